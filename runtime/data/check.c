// check.c -- does what a file holds fit the model's stream?
// Shapes by product, with one mistake caught that a product cannot see (channels first); then every
// value, against what the likelihood can take. The first bad one is reported with file, row and
// column, counted from 1.
#include "data/data.h"

#include <math.h>
#include <string.h>

// ---------------------------------------------------------------- shapes

// What one unit of the stored numbers is worth.
//   an image:  bytes are pixels, 1/255, unless the likelihood wants bytes or counts as they are
//   a vector:  bytes are pixels too if the file is a stack of pictures (rank 3 or more), so that
//              vector(784) takes the MNIST files; bytes in a plain table (rank 2) are just numbers
//   a label:   never scaled
// Where the likelihood wants levels, bytes in any file are numbers of levels.
float data_scale(const DataTable *t, const VaeStream *s) {
    bool whole = s->domain == VAE_DOMAIN_BYTE || s->domain == VAE_DOMAIN_COUNT;
    bool bytes = t->type.cell == VAE_CELL_U8 && !t->type.boolean;
    if (s->domain == VAE_DOMAIN_LEVELS) return bytes ? 1.0f / (float)(s->levels - 1) : 1.0f;
    bool pixels = bytes && (s->kind == VAE_IMAGE || (s->kind == VAE_VECTOR && t->rank >= 3));
    return pixels && !whole ? 1.0f / 255.0f : 1.0f;
}

// The dimensions of a row that are not 1.
static int squeeze(const size_t *dim, int rank, size_t *out) {
    int n = 0;
    for (int i = 0; i < rank; i++)
        if (dim[i] != 1) out[n++] = dim[i];
    return n;
}

static bool same_dims(const size_t *a, int na, const size_t *b, int nb) {
    return na == nb && memcmp(a, b, (size_t)na * sizeof *a) == 0;
}

static void shape_text(const DataTable *t, char *out, size_t room) {
    size_t n = 0;
    out[0] = 0;
    for (int i = 1; i < t->rank && n < room; i++)
        n += (size_t)snprintf(out + n, room - n, "%s%zu", i > 1 ? ", " : "", t->dim[i]);
}

// [channels, height, width], as PyTorch has it, has the right product and would train on noise.
static void check_channels(const DataTable *t, const VaeStream *s) {
    size_t have[DATA_MAX_RANK], want[3], first[3];
    size_t h = (size_t)s->height, w = (size_t)s->width_px, c = (size_t)s->channels;
    int n_have = squeeze(t->dim + 1, t->rank - 1, have);
    int n_want = squeeze((size_t[]){h, w, c}, 3, want);
    int n_first = squeeze((size_t[]){c, h, w}, 3, first);
    if (same_dims(have, n_have, want, n_want) || !same_dims(have, n_have, first, n_first)) return;
    char text[200];
    shape_text(t, text, sizeof text);
    vae_die(EX_DATAERR,
            "%s: rows have the shape [%s], channels first; data %s: image(%d, %d, %d) needs "
            "channels last",
            t->path, text, s->name, s->height, s->width_px, s->channels);
}

static const char *stream_text(const VaeStream *s, char *out, size_t room) {
    if (s->kind == VAE_IMAGE)
        snprintf(out, room, "image(%d, %d, %d)", s->height, s->width_px, s->channels);
    else snprintf(out, room, "%s(%d)", s->kind == VAE_LABEL ? "label" : "vector", s->width);
    return out;
}

void data_check_shape(const DataTable *t, const VaeStream *s) {
    size_t need = s->kind == VAE_LABEL ? 1 : (size_t)s->width;
    if (t->width == need) {
        if (s->kind == VAE_IMAGE) check_channels(t, s);
        return;
    }
    char dims[200], text[64];
    shape_text(t, dims, sizeof dims);
    vae_die(EX_DATAERR, "%s: a row has %zu value%s%s%s%s, but data %s: %s needs %zu", t->path,
            t->width, t->width == 1 ? "" : "s", t->rank > 2 ? " [" : "", t->rank > 2 ? dims : "",
            t->rank > 2 ? "]" : "", s->name, stream_text(s, text, sizeof text), need);
}

// ---------------------------------------------------------------- values

static bool is_whole(float v) { return v >= 16777216.0f || v == (float)(int)v; }

// Files may hold levels rounded to a few digits.
static bool is_level(float v, int levels) {
    const float k = v * (float)(levels - 1);
    return fabsf(k - rintf(k)) < 0.01f;
}

static bool fits(const VaeStream *s, float v) {
    if (isnan(v)) return s->missing;
    switch (s->domain) {
    case VAE_DOMAIN_UNIT:
    case VAE_DOMAIN_SHARES:
        return v >= 0 && v <= 1;
    case VAE_DOMAIN_LEVELS:
        return v >= 0 && v <= 1 && is_level(v, s->levels);
    case VAE_DOMAIN_COUNT:
        return v >= 0 && v <= 3.4028235e38f && is_whole(v);
    case VAE_DOMAIN_BYTE:
        return v >= 0 && v <= 255 && is_whole(v);
    case VAE_DOMAIN_ANY:
        break;
    }
    return isfinite(v);
}

static double value_at(const DataTable *t, size_t i) {
    return data_number(t->values + i * vae_cell_size(t->type.cell), t->type.cell, t->type.big);
}

static _Noreturn void bad_value(const DataTable *t, const VaeStream *s, size_t i, float scale) {
    const size_t row = i / t->width + 1, column = i % t->width + 1;
    const double v = scale == 1.0f ? value_at(t, i) : (double)((float)value_at(t, i) * scale);
    if (isnan(v))
        vae_die(EX_DATAERR,
                "%s: row %zu, column %zu: value %g is not finite (if values may be missing, "
                "declare data %s with missing=true)",
                t->path, row, column, v, s->name);
    if (!isfinite((float)v))
        vae_die(EX_DATAERR, "%s: row %zu, column %zu: value %g %s", t->path, row, column, v,
                isfinite(v) ? "does not fit in 32-bit floating point" : "is not finite");
    const bool whole = s->domain == VAE_DOMAIN_COUNT || s->domain == VAE_DOMAIN_BYTE;
    char what[64] = "outside [0, 1]";
    if (s->domain == VAE_DOMAIN_COUNT) snprintf(what, sizeof what, "not a whole number >= 0");
    if (s->domain == VAE_DOMAIN_BYTE)
        snprintf(what, sizeof what, "not a whole number from 0 to 255");
    if (s->domain == VAE_DOMAIN_LEVELS && v >= 0 && v <= 1)
        snprintf(what, sizeof what, "not a multiple of 1/%d", s->levels - 1);
    const bool like_pixel = !whole && v > 1 && v <= 255 && is_whole((float)v);
    vae_die(EX_DATAERR, "%s: row %zu, column %zu: value %g is %s, which %s needs%s", t->path, row,
            column, v, what, s->likelihood ? s->likelihood : s->name,
            like_pixel ? " (if these are pixels from 0 to 255, divide them by 255)" : "");
}

static void check_labels(const DataTable *t, const VaeStream *s) {
    for (size_t i = 0; i < t->rows; i++) {
        const double v = value_at(t, i);
        if (v >= 0 && v < s->width && v == floor(v)) continue;
        vae_die(EX_DATAERR,
                "%s: row %zu: label %g is not a whole number from 0 to %d (data %s: label(%d))",
                t->path, i + 1, v, s->width - 1, s->name, s->width);
    }
}

static void check_numbers(const DataTable *t, const VaeStream *s) {
    float block[1024];
    const size_t n = t->rows * t->width, size = vae_cell_size(t->type.cell);
    for (size_t at = 0; at < n; at += 1024) {
        const size_t some = n - at < 1024 ? n - at : 1024;
        data_floats(block, t->values + at * size, some, t->type.cell, t->type.big);
        for (size_t i = 0; i < some; i++)
            if (!fits(s, block[i])) bad_value(t, s, at + i, 1);
    }
}

// A byte has 256 values: look each one up.
static void check_bytes(const DataTable *t, const VaeStream *s, float scale) {
    const uint8_t *v = t->values;
    bool ok[256], all = true;
    for (int b = 0; b < 256; b++) all &= ok[b] = fits(s, (float)b * scale);
    size_t n = all ? 0 : t->rows * t->width;
    for (size_t i = 0; i < n; i++)
        if (!ok[v[i]]) bad_value(t, s, i, scale);
}

static void check_booleans(const DataTable *t) {
    for (size_t i = 0; i < t->rows * t->width; i++)
        if (t->values[i] > 1)
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: byte %d is not a bool", t->path,
                    i / t->width + 1, i % t->width + 1, t->values[i]);
}

// Shares along the last dimension make up a whole.
static void check_sums(const DataTable *t, const VaeStream *s, float scale) {
    const size_t n = t->rows * t->width, group = (size_t)s->channels;
    for (size_t i = 0; i < n; i += group) {
        double sum = 0;
        for (size_t k = 0; k < group; k++) sum += value_at(t, i + k) * (double)scale;
        if (fabs(sum - 1) < 1e-3) continue;
        vae_die(EX_DATAERR,
                "%s: row %zu, columns %zu to %zu: the values sum to %g, not to 1, which %s needs",
                t->path, i / t->width + 1, i % t->width + 1, i % t->width + group, sum,
                s->likelihood ? s->likelihood : s->name);
    }
}

void data_check_values(const DataTable *t, const VaeStream *s, float scale) {
    if (t->type.boolean) check_booleans(t);
    if (s->kind == VAE_LABEL) check_labels(t, s);
    else if (t->type.cell == VAE_CELL_U8) check_bytes(t, s, scale);
    else check_numbers(t, s);
    if (s->domain == VAE_DOMAIN_SHARES && s->kind != VAE_LABEL) check_sums(t, s, scale);
}
