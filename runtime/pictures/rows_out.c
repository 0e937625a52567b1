// rows_out.c -- what the commands write: rows of the target stream as a grid of pictures (.png) or as
// a matrix (.npy, .csv), told by the file's suffix. A name that cannot be written is refused before
// any work is done.
#include "pictures/pictures.h"
#include "pictures/plot.h"

#include <string.h>
#include <strings.h>

enum { OUTPUT_MOST_PICTURES = 10000 };

bool vae_target_is_picture(const VaeModel *m) {
    const VaeStream *x = &m->stream[m->target];
    if (x->kind == VAE_SERIES) return vae_is_trace(x->height, x->width_px);
    return x->kind == VAE_IMAGE && (x->channels == 1 || x->channels == 3);
}

static bool output_ends(const char *path, const char *suffix) {
    const char *dot = strrchr(path, '.');
    return dot && !strcasecmp(dot, suffix);
}

bool vae_output_pictured(const char *path) { return output_ends(path, ".png"); }

VaeFormat vae_output_format(const char *path, const VaeModel *m, bool png) {
#ifndef VAE_NO_TOKENS
    if (png && m->stream[m->target].kind == VAE_TOKENS) {
        if (output_ends(path, ".txt") || !strcmp(path, "-")) return VAE_LINES;
        vae_die(EX_USAGE, "'%s' is written as lines of text: to a file that ends in .txt, or to - , the standard output",
                m->stream[m->target].name);
    }
#endif
    if (output_ends(path, ".npy") || output_ends(path, ".csv")) return VAE_MATRIX;
    if (png && m->stream[m->target].kind == VAE_SERIES && output_ends(path, ".wav")) return VAE_MATRIX;
    if (png && output_ends(path, ".png")) {
        if (vae_target_is_picture(m)) return VAE_PNG;
        vae_die(EX_USAGE, "'%s' is not an image of 1 or 3 channels: write .npy or .csv",
                m->stream[m->target].name);
    }
    vae_die(EX_USAGE, "what to write to %s? Its name must end in %s.npy or .csv", path,
            png ? ".png, " : "");
}

void vae_output_limit(VaeFormat format, size_t n, const char *what) {
    if (format == VAE_PNG && n > OUTPUT_MOST_PICTURES)
        vae_die(EX_USAGE, "%s: %zu are too many for one picture: at most %d", what, n,
                OUTPUT_MOST_PICTURES);
}

// What the likelihood says of the values' range goes first; else it is the range of the training's
// data, taken for [0, 1], [-1, 1] or [0, 255] where it lies in one of these.
VaeShades vae_shades(const VaeModel *m) {
    const VaeStream *x = &m->stream[m->target];
    const VaeHow *how = vae_how(x->name);
    const float low = how->low, high = how->high;
    if (x->domain == VAE_DOMAIN_BYTE) return (VaeShades){0, 255, true};
    const bool any = x->domain == VAE_DOMAIN_ANY || x->domain == VAE_DOMAIN_COUNT;
    if (!any || !(low < high) || (low >= 0 && high <= 1)) return (VaeShades){0, 1, true};
    if (low >= -1 && high <= 1) return (VaeShades){-1, 1, true};
    if (low >= 0 && high > 127 && high <= 255) return (VaeShades){0, 255, true};
    return (VaeShades){x->domain == VAE_DOMAIN_COUNT ? 0 : low, high, false};
}

void vae_to_pixels(const VaeModel *m, float *pixels, const double *values, size_t rows) {
    const VaeShades shades = vae_shades(m);
    const double black = (double)shades.black, scale = (double)shades.white - black;
    const size_t n = rows * (size_t)m->stream[m->target].width;
    for (size_t i = 0; i < n; i++) pixels[i] = (float)((values[i] - black) / scale);
}

VaeGrid vae_output_grid(const VaeModel *m, const float *pixels, size_t n, int cols) {
    const VaeStream *x = &m->stream[m->target];
    return (VaeGrid){.values = pixels, .n = n, .rows = ((int)n + cols - 1) / cols, .cols = cols,
                     .height = x->height, .width = x->width_px,
                     .channels = x->kind == VAE_SERIES && x->channels > 1 ? 3 : x->channels,
                     .lines = x->kind == VAE_SERIES ? x->channels : 0};
}

void vae_output_pictures(const char *path, const VaeModel *m, const double *values, size_t n, int cols,
                         VaeGridWords words) {
    const size_t width = (size_t)m->stream[m->target].width;
    float *pixels = vae_alloc(n, width * sizeof *pixels);
    vae_to_pixels(m, pixels, values, n);
    VaeGrid grid = vae_output_grid(m, pixels, n, cols);
    grid.words = words;
    vae_picture_grid(path, &grid);
    vae_free(pixels);
}

void vae_output_rows(const char *path, const VaeModel *m, const double *values, size_t n, int cols) {
    vae_output_rows_under(path, m, NULL, values, n, cols);
}

void vae_output_rows_under(const char *path, const VaeModel *m, const VaeData *like, const double *values,
                           size_t n, int cols) {
    const VaeStream *x = &m->stream[m->target];
    if (vae_output_format(path, m, true) == VAE_PNG) {
        vae_output_pictures(path, m, values, n, cols > 0 ? cols : (int)ceil(sqrt((double)n)),
                            (VaeGridWords){0});
        return;
    }
    const bool ends = x->kind == VAE_SERIES && like; // NaN behind a row's last step
    for (size_t i = 0; i < n * (size_t)x->width && !x->missing; i++)
        if (!isfinite(values[i]) && !(ends && isnan(values[i])))
            vae_die(EX_SOFTWARE, "%s is not written: row %zu would not be finite under these weights "
                    "and options", path, i / (size_t)x->width + 1);
    int dims[3];
    const int n_dims = vae_row_dims(x, dims);
    vae_rows_write(path, m, m->target, like, values, n, dims, n_dims);
}

VaeTexts vae_texts_open(int n) {
    VaeTexts t = {vae_alloc((size_t)n, sizeof *t.text), vae_alloc((size_t)n, sizeof *t.room)};
    for (int i = 0; i < n; i++) t.text[i] = t.room[i];
    return t;
}

void vae_texts_close(VaeTexts *t) {
    vae_free(t->text);
    vae_free(t->room);
    *t = (VaeTexts){0};
}
