// matrix.c -- plain matrices between commands: latents, reconstructions, scores.
// In and out as .npy (float32, C order, little-endian) and .csv (no header, nine digits, which
// bring every float32 back exactly).
#include "data/readers.h"

#include <math.h>
#include <string.h>

static bool is_npy(const char *path) {
    if (data_suffix(path, ".npy")) return true;
    if (data_suffix(path, ".csv")) return false;
    vae_die(EX_USAGE, "%s: a file of numbers must be named .npy or .csv", path);
}

static void check_finite(const VaeMatrix *m, const char *path) {
    size_t n = m->rows * (size_t)m->width;
    for (size_t i = 0; i < n; i++)
        if (!isfinite(m->values[i]))
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: value %g is not finite", path,
                    i / (size_t)m->width + 1, i % (size_t)m->width + 1, (double)m->values[i]);
}

VaeMatrix vae_matrix_read(const char *path, int width) {
    DataTable t;
    is_npy(path);
    data_read(&t, path, NULL, 0);
    if (t.width > 0x7fffffff || (width > 0 && t.width != (size_t)width))
        vae_die(EX_DATAERR, "%s: a row has %zu value%s, but %d are needed", path, t.width,
                t.width == 1 ? "" : "s", width);
    VaeMatrix m = {.rows = t.rows, .width = (int)t.width};
    m.values = data_alloc(&t, t.rows * t.width, sizeof *m.values);
    data_floats(m.values, t.values, t.rows * t.width, t.type.cell, t.type.big);
    data_release(t.owned, t.values, t.mapped);
    check_finite(&m, path);
    return m;
}

void data_write_npy_header(VaeFile *f, const char *descr, size_t rows, const int *dims, int n_dims) {
    char text[512];
    int n = snprintf(text, sizeof text, "{'descr': '%s', 'fortran_order': False, 'shape': (%zu,",
                     descr, rows);
    for (int i = 0; i < n_dims && n < 400; i++)
        n += snprintf(text + n, sizeof text - (size_t)n, "%s%d%s", i ? "" : " ", dims[i],
                      i + 1 < n_dims ? ", " : "");
    n += snprintf(text + n, sizeof text - (size_t)n, "), }");
    // The values begin at a multiple of 64, so that the file can be mapped.
    while ((10 + n + 1) % 64) text[n++] = ' ';
    text[n++] = '\n';
    const uint8_t head[10] = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, n & 255, (uint8_t)(n >> 8)};
    vae_file_write(f, head, sizeof head);
    vae_file_write(f, text, (size_t)n);
}

void vae_matrix_write(const char *path, const float *values, size_t rows, const int *dims,
                      int n_dims) {
    vae_matrix_write_under(path, NULL, 0, values, rows, dims, n_dims);
}

void vae_matrix_write_under(const char *path, const VaeData *like, int stream, const float *values,
                            size_t rows, const int *dims, int n_dims) {
    bool npy = is_npy(path);
    size_t width = 1;
    for (int i = 0; i < n_dims; i++) width *= (size_t)dims[i];
    VaeFile f = vae_file_create(path);
    if (npy) {
        data_write_npy_header(&f, "<f4", rows, dims, n_dims);
        vae_file_write(&f, values, rows * width * sizeof *values);
    } else {
        if (like && (size_t)like->stream[stream].width == width) data_copy_header(&f, like, stream);
        for (size_t row = 0; row < rows; row++)
            for (size_t j = 0; j < width; j++)
                vae_file_printf(&f, "%.9g%c", (double)values[row * width + j],
                                j + 1 < width ? ',' : '\n');
    }
    vae_file_commit(&f);
}
