// derive.c -- streams made of another one, so that pairs need no files of their own:
//   --data small=shrink:x       each pixel the mean of a whole number of x's pixels
//   --data blurred=blur:x:1.5   a Gaussian of that standard deviation, in pixels
// Made when the data is opened, as floats, from x as it was given.
#include "data/readers.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BLUR_MOST 100.0 // pixels

typedef struct Derive {
    const VaeModel *model;
    const VaeStream *to, *from;
    const char *spec;
    int source; // from's index
    double sigma;
} Derive;

static bool begins(const char *spec, const char *word) { return strncmp(spec, word, strlen(word)) == 0; }

bool vae_data_is_derived(const char *spec) { return begins(spec, "shrink:") || begins(spec, "blur:"); }

// ---------------------------------------------------------------- the argument

static Derive derive_parse(const VaeModel *m, int stream, const char *spec) {
    Derive v = {.model = m, .to = &m->stream[stream], .spec = spec, .source = -1};
    const char *name = strchr(spec, ':') + 1;
    const size_t n = strcspn(name, ":");
    for (int i = 0; i < m->n_streams; i++)
        if (strlen(m->stream[i].name) == n && memcmp(m->stream[i].name, name, n) == 0) v.source = i;
    if (v.source < 0)
        vae_die(EX_USAGE, "--data %s=%.100s: the model has no data called %.*s", v.to->name, spec,
                (int)n, name);
    v.from = &m->stream[v.source];
    if (v.source == stream)
        vae_die(EX_USAGE, "--data %s=%.100s: %s cannot be made of itself", v.to->name, spec, v.to->name);
    if (stream == m->target)
        vae_die(EX_USAGE, "--data %s=%.100s: %s is what the model learns to produce; give it as it is",
                v.to->name, spec, v.to->name);
    if (v.to->kind != VAE_IMAGE || v.from->kind != VAE_IMAGE)
        vae_die(EX_USAGE, "--data %s=%.100s: %s is no image", v.to->name, spec,
                v.to->kind != VAE_IMAGE ? v.to->name : v.from->name);
    const char *number = name[n] ? name + n + 1 : "";
    if (begins(spec, "blur:")) {
        char *end = NULL;
        errno = 0;
        v.sigma = strtod(number, &end);
        if (end == number || *end || errno || !(v.sigma > 0) || v.sigma > BLUR_MOST)
            vae_die(EX_USAGE, "--data %s=%.100s: blur:%s:SIGMA takes a number of pixels above 0 and at "
                    "most %g", v.to->name, spec, v.from->name, BLUR_MOST);
    } else if (name[n]) {
        vae_die(EX_USAGE, "--data %s=%.100s: shrink takes no number: the model says how large %s is",
                v.to->name, spec, v.to->name);
    }
    return v;
}

static void derive_sizes(const Derive *v) {
    const VaeStream *a = v->from, *b = v->to;
    bool fits = a->channels == b->channels;
    if (v->sigma > 0) fits &= a->height == b->height && a->width_px == b->width_px;
    else fits &= a->height % b->height == 0 && a->width_px % b->width_px == 0;
    if (fits) return;
    vae_die(EX_USAGE, "--data %s=%.100s: %s is image(%d, %d, %d), %s image(%d, %d, %d): %s", b->name,
            v->spec, a->name, a->height, a->width_px, a->channels, b->name, b->height, b->width_px,
            b->channels,
            v->sigma > 0 ? "blur needs them alike"
                         : "shrink needs a whole number of pixels for each, and as many channels");
}

int vae_data_derived_from(const VaeModel *m, int stream, const char *spec) {
    return derive_parse(m, stream, spec).source;
}

// ---------------------------------------------------------------- pictures

static void shrink(const Derive *v, const float *src, float *dst) {
    const VaeStream *a = v->from, *b = v->to;
    const size_t c = (size_t)b->channels, line = (size_t)a->width_px * c;
    const int down = a->height / b->height, across = a->width_px / b->width_px;
    const float scale = 1.0f / ((float)down * (float)across);
    for (int y = 0; y < b->height; y++)
        for (int x = 0; x < b->width_px; x++)
            for (size_t k = 0; k < c; k++) {
                float sum = 0;
                for (int i = 0; i < down; i++)
                    for (int j = 0; j < across; j++)
                        sum += src[(size_t)(y * down + i) * line + (size_t)(x * across + j) * c + k];
                *dst++ = sum * scale;
            }
}

static int clamp(int i, int n) { return i < 0 ? 0 : i < n ? i : n - 1; }

// Along one dimension of `length` pixels that are `step` numbers apart; the picture goes on beyond
// its border as it ends there.
static void blur_line(const float *src, float *dst, int length, size_t step, const float *weight,
                      int radius) {
    for (int i = 0; i < length; i++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++)
            sum += weight[k + radius] * src[(size_t)clamp(i + k, length) * step];
        dst[(size_t)i * step] = sum;
    }
}

static void blur(const Derive *v, const float *src, float *dst, float *half, const float *weight,
                 int radius) {
    const size_t c = (size_t)v->to->channels, line = (size_t)v->to->width_px * c;
    for (int y = 0; y < v->to->height; y++)
        for (size_t k = 0; k < c; k++)
            blur_line(src + (size_t)y * line + k, half + (size_t)y * line + k, v->to->width_px, c, weight,
                      radius);
    for (size_t k = 0; k < line; k++)
        blur_line(half + k, dst + k, v->to->height, line, weight, radius);
}

// weight[2 radius + 1], of sum 1
static void blur_weights(double sigma, int radius, float *weight) {
    double sum = 0;
    for (int k = -radius; k <= radius; k++) sum += exp(-0.5 * k * k / (sigma * sigma));
    for (int k = -radius; k <= radius; k++)
        weight[k + radius] = (float)(exp(-0.5 * k * k / (sigma * sigma)) / sum);
}

// ---------------------------------------------------------------- all rows

void vae_data_derive(VaeData *d, const VaeModel *m, int stream, const char *spec) {
    const Derive v = derive_parse(m, stream, spec);
    derive_sizes(&v);
    if (!d->stream[v.source].values)
        vae_die(EX_USAGE, "--data %s=%.100s: it needs %s, with --data %s=FILE", v.to->name, spec,
                v.from->name, v.from->name);
    const size_t width = (size_t)v.to->width;
    const int radius = (int)ceil(3 * v.sigma);
    float *all = vae_alloc(d->rows, width * sizeof *all);
    float *src = vae_alloc(2 * (size_t)v.from->width, sizeof *src), *half = src + v.from->width;
    float *weight = vae_alloc(2 * (size_t)radius + 1, sizeof *weight);
    if (v.sigma > 0) blur_weights(v.sigma, radius, weight);
    for (size_t r = 0; r < d->rows; r++) {
        vae_data_row(d, m, v.source, r, src);
        for (int i = 0; i < v.from->width; i++)
            if (isnan(src[i]))
                vae_die(EX_DATAERR, "--data %s=%.100s: row %zu of %s has missing values", v.to->name,
                        spec, r + 1, v.from->name);
        if (v.sigma > 0) blur(&v, src, all + r * width, half, weight, radius);
        else shrink(&v, src, all + r * width);
    }
    vae_free(weight);
    vae_free(src);
    vae_data_own(d, stream, all, v.to->width);
}
