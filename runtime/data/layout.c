// layout.c -- do the dimensions of an array fit the model's stream, and in which order do they stand?
// A vector takes rows of any dimensions whose product is its length. An image takes rows of [height,
// width, channels], of neighbouring dimensions multiplied ([height, width * channels], flat rows),
// and with dimensions of 1 wherever they stand. Everything else has the right product and would train
// on noise: height and width swapped is an error, channels first is one unless --layout says so, and
// then rows are copied into the model's order.
#include "data/readers.h"

#include <string.h>

// The dimensions of a row that are not 1.
static int squeeze(const size_t *dim, int rank, size_t *out) {
    int n = 0;
    for (int i = 0; i < rank; i++)
        if (dim[i] != 1) out[n++] = dim[i];
    return n;
}

// Whether a row lies in memory as [a, b, c] does, as far as its dimensions tell: each of them is one of
// these or a product of neighbours.
static bool in_order(const DataTable *t, size_t a, size_t b, size_t c) {
    size_t have[DATA_MAX_RANK], product = 1;
    const int n = squeeze(t->dim + 1, t->rank - 1, have);
    for (int i = 0; i < n; i++) {
        product *= have[i];
        if (product != a && product != a * b && product != a * b * c) return false;
    }
    return true;
}

static void shape_text(const DataTable *t, char *out, size_t room) {
    size_t n = 0;
    out[0] = 0;
    for (int i = 1; i < t->rank && n < room; i++)
        n += (size_t)snprintf(out + n, room - n, "%s%zu", i > 1 ? ", " : "", t->dim[i]);
}

static const char *stream_text(const VaeStream *s, char *out, size_t room) {
    if (s->kind == VAE_IMAGE)
        snprintf(out, room, "image(%d, %d, %d)", s->height, s->width_px, s->channels);
    else if (s->kind == VAE_SERIES) snprintf(out, room, "series(%d, %d)", s->height, s->channels);
    else snprintf(out, room, "%s(%d)", s->kind == VAE_LABEL ? "label" : s->kind == VAE_TOKENS ? "tokens" : "vector", s->width);
    return out;
}

static _Noreturn void bad_layout(const DataTable *t, const VaeStream *s, const char *what,
                                 const char *hint) {
    char text[200], stream[64];
    shape_text(t, text, sizeof text);
    vae_die(EX_DATAERR, "%s: rows have the shape [%s]%s; data %s: %s needs [height, width, channels]%s",
            t->path, text, what, s->name, stream_text(s, stream, sizeof stream), hint);
}

// From rows of [c, h, w] to rows of [h, w, c], cells as they are.
static void transpose(DataTable *t, size_t h, size_t w, size_t c) {
    const size_t size = vae_cell_size(t->type.cell), pixels = h * w;
    uint8_t *all = vae_data_alloc(t, t->rows * t->width, size), *to = all;
    const uint8_t *from = t->values;
    for (size_t row = 0; row < t->rows; row++, from += t->width * size)
        for (size_t i = 0; i < pixels; i++)
            for (size_t k = 0; k < c; k++, to += size)
                memcpy(to, from + (k * pixels + i) * size, size);
    vae_data_release(t->owned, t->values, t->mapped, t->opened);
    t->owned = all;
    t->values = all;
    t->mapped = 0;
    t->opened = 0;
    t->transposed = true;
}

static void check_series(const DataTable *t, const VaeStream *s) {
    const size_t steps = (size_t)s->height, channels = (size_t)s->channels;
    if (in_order(t, steps, channels, 1)) return;
    char text[200], stream[64];
    shape_text(t, text, sizeof text);
    vae_die(EX_DATAERR, "%s: rows have the shape [%s]%s; data %s: %s needs [steps, channels]", t->path, text,
            in_order(t, channels, steps, 1) ? ", channels first" : "", s->name, stream_text(s, stream, sizeof stream));
}

static void check_image(DataTable *t, const VaeStream *s) {
    const size_t h = (size_t)s->height, w = (size_t)s->width_px, c = (size_t)s->channels;
    const VaeHow *how = vae_how(s->name);
    const bool last = in_order(t, h, w, c), first = in_order(t, c, h, w);
    const bool as_trained = !how->layout && how->trained_layout == VAE_LAYOUT_CHW;
    if (t->picture) return;
    if (how->layout == VAE_LAYOUT_CHW && !first)
        bad_layout(t, s, ", which --layout chw does not fit", "");
    if (how->layout == VAE_LAYOUT_CHW || (as_trained && first && (!last || t->rank < 3))) {
        if (c > 1) transpose(t, h, w, c);
        return;
    }
    if (last) return;
    if (first) bad_layout(t, s, ", channels first", " (--layout chw takes them as they are)");
    if (in_order(t, w, h, c) || in_order(t, c, w, h))
        bad_layout(t, s, ", height and width swapped", "");
    bad_layout(t, s, "", " in this order");
}

void vae_data_check_shape(DataTable *t, const VaeStream *s) {
    const size_t need = s->kind == VAE_LABEL ? 1 : (size_t)s->width;
    if (s->kind == VAE_TABLE && !t->csv && !t->made)
        vae_die(EX_DATAERR, "%s: data %s is a table, and is read from a CSV with a header", t->path, s->name);
    if (t->width == need) {
        if (s->kind == VAE_IMAGE && !t->sparse) check_image(t, s);
        if (s->kind == VAE_SERIES) check_series(t, s);
        return;
    }
    char dims[200], text[64];
    shape_text(t, dims, sizeof dims);
    vae_die(EX_DATAERR, "%s: a row has %zu value%s%s%s%s, but data %s: %s needs %zu", t->path,
            t->width, t->width == 1 ? "" : "s", t->rank > 2 ? " [" : "", t->rank > 2 ? dims : "",
            t->rank > 2 ? "]" : "", s->name, stream_text(s, text, sizeof text), need);
}
