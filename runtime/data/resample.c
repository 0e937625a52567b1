// resample.c -- pictures in another size. A pixel of the result is a mean of the pixels around its place,
// with weights that fall off linearly: over the distance of one pixel where the picture is enlarged
// (bilinear interpolation), over that of one of the result's where it shrinks, so that nothing is skipped.
// Lines first, then columns; sums in a fixed order, rounded once.
#include "data/raster.h"

#include <math.h>

typedef struct Span { // along one dimension: to[i] is at start + (i + 0.5) * step of the original
    double start, step;
    size_t from, first, n; // pixels of the original; those of the result that it fills
} Span;

static Span span(size_t from, size_t to, VaeSizing fit, double scale) {
    if (fit == VAE_SIZING_STRETCH) return (Span){0, (double)from / (double)to, from, 0, to};
    if (fit == VAE_SIZING_CROP) return (Span){((double)from - scale * (double)to) / 2, scale, from, 0, to};
    size_t n = (size_t)floor((double)from / scale + 0.5);
    n = n < 1 ? 1 : n > to ? to : n;
    return (Span){0, (double)from / (double)n, from, (to - n) / 2, n};
}

// Weights of pixels [*first, *first + n) for the i-th of the result; they sum to 1.
static size_t weights(const Span *s, size_t i, size_t *first, float *w) {
    const double reach = s->step > 1 ? s->step : 1, centre = s->start + ((double)i + 0.5) * s->step;
    const double low = floor(centre - reach), high = ceil(centre + reach), end = (double)s->from;
    const size_t begin = low > 0 ? (size_t)low : 0, stop = (size_t)(high < end ? high : end);
    double sum = 0;
    for (size_t k = begin; k < stop; k++) sum += fmax(0, 1 - fabs((double)k + 0.5 - centre) / reach);
    for (size_t k = begin; k < stop; k++)
        w[k - begin] = (float)(fmax(0, 1 - fabs((double)k + 0.5 - centre) / reach) / sum);
    *first = begin;
    return stop - begin;
}

static float value(const void *from, bool deep, size_t i) {
    return deep ? (float)((const uint16_t *)from)[i] : (float)((const uint8_t *)from)[i];
}

static void put(void *to, bool deep, size_t i, float v) {
    const float most = deep ? 65535 : 255, rounded = floorf(v + 0.5f);
    const float held = rounded < 0 ? 0 : rounded > most ? most : rounded;
    if (deep) ((uint16_t *)to)[i] = (uint16_t)held;
    else ((uint8_t *)to)[i] = (uint8_t)held;
}

void vae_data_resample(const Resample *r, const void *from, void *to) {
    const size_t c = (size_t)r->channels, line = r->width * c;
    const double tall = (double)r->from_height / (double)r->height, wide = (double)r->from_width / (double)r->width;
    const double scale = r->fit == VAE_SIZING_CROP ? fmin(tall, wide) : fmax(tall, wide);
    const Span down = span(r->from_height, r->height, r->fit, scale);
    const Span across = span(r->from_width, r->width, r->fit, scale);
    const size_t longest = r->from_height > r->from_width ? r->from_height : r->from_width;
    float *narrow = vae_alloc(r->from_height, line * sizeof *narrow); // [from_height, width, channels]
    float *w = vae_alloc(longest, sizeof *w);
    size_t first;
    for (size_t x = 0; x < across.n; x++) {
        const size_t n = weights(&across, x, &first, w);
        for (size_t y = 0; y < r->from_height; y++)
            for (size_t k = 0; k < c; k++) {
                float sum = 0;
                for (size_t j = 0; j < n; j++)
                    sum += w[j] * value(from, r->deep, (y * r->from_width + first + j) * c + k);
                narrow[y * line + (across.first + x) * c + k] = sum;
            }
    }
    for (size_t i = 0; i < r->height * line; i++) put(to, r->deep, i, 0);
    for (size_t y = 0; y < down.n; y++) {
        const size_t n = weights(&down, y, &first, w);
        for (size_t i = across.first * c; i < (across.first + across.n) * c; i++) {
            float sum = 0;
            for (size_t j = 0; j < n; j++) sum += w[j] * narrow[(first + j) * line + i];
            put(to, r->deep, (down.first + y) * line + i, sum);
        }
    }
    vae_free(w);
    vae_free(narrow);
}
