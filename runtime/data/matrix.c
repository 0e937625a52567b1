// matrix.c -- plain matrices between commands: latents, reconstructions, scores.
// In and out as .npy (float32, C order, little-endian) and .csv (no header, nine digits, which
// bring every float32 back exactly). Rows of a standardized stream are written in double: float64 and up
// to 17 digits, as float32 has none for what changes in a column such as 1700000001, 1700000002, ...
#include "data/sparse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_npy(const char *path) {
    if (vae_data_suffix(path, ".npy")) return true;
    if (vae_data_suffix(path, ".csv")) return false;
    vae_die(EX_USAGE, "%s: a file of numbers must be named .npy or .csv", path);
}

static void check_finite(const VaeMatrix *m, const char *path) {
    size_t n = m->rows * (size_t)m->width;
    for (size_t i = 0; i < n; i++)
        if (!isfinite(m->values[i]))
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: value %g is not finite", path,
                    i / (size_t)m->width + 1, i % (size_t)m->width + 1, (double)m->values[i]);
}

VaeMatrix vae_matrix_read(const char *path, int width) { return vae_matrix_of_option(path, width, NULL, true); }

VaeMatrix vae_matrix_of_option(const char *path, int width, const char *name, bool quiet) {
    DataTable t;
    const VaeStream stream = {.name = name, .kind = VAE_LABEL}; // nothing may be missing
    is_npy(path);
    vae_data_read(&t, path, name ? &stream : NULL, 0);
    char how[VAE_HOW];
    vae_data_how_text(&t, &stream, &(DataUnit){.divisor = 1, .low = 1, .high = 0}, how, sizeof how);
    if (name && t.csv && !quiet)
        fprintf(stderr, "%s: %zu row%s, %s\n", name, t.rows, t.rows == 1 ? "" : "s", how);
    if (t.width > 0x7fffffff || (width > 0 && t.width != (size_t)width))
        vae_die(EX_DATAERR, "%s: a row has %zu value%s, but %d are needed", path, t.width,
                t.width == 1 ? "" : "s", width);
    VaeMatrix m = {.rows = t.rows, .width = (int)t.width};
    m.values = vae_data_alloc(&t, t.rows * t.width, sizeof *m.values);
    for (size_t r = 0; r < t.rows && t.sparse; r++) vae_sparse_row(t.sparse, r, m.values + r * t.width);
    if (!t.sparse) vae_data_floats(m.values, t.values, t.rows * t.width, t.type.cell, t.type.big);
    vae_sparse_free(t.sparse);
    vae_data_release(t.owned, t.values, t.mapped, t.opened);
    vae_data_csv_free(t.csv);
    check_finite(&m, path);
    return m;
}

void vae_data_descr(DataType type, char text[8]) {
    static const char *const name[VAE_CELLS] = {
        [VAE_CELL_U8] = "u1",  [VAE_CELL_I8] = "i1",  [VAE_CELL_U16] = "u2", [VAE_CELL_I16] = "i2",
        [VAE_CELL_U32] = "u4", [VAE_CELL_I32] = "i4", [VAE_CELL_U64] = "u8", [VAE_CELL_I64] = "i8",
        [VAE_CELL_F16] = "f2", [VAE_CELL_F32] = "f4", [VAE_CELL_F64] = "f8"};
    const char order = vae_cell_size(type.cell) == 1 ? '|' : type.big ? '>' : '<';
    snprintf(text, 8, "%c%s", order, type.boolean ? "b1" : name[type.cell]);
}

void vae_data_write_npy_header(VaeFile *f, const char *descr, size_t rows, const int *dims, int n_dims) {
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

size_t vae_data_number_text(char text[DATA_NUMBER_TEXT], double v, bool wide) {
    int n = snprintf(text, DATA_NUMBER_TEXT, "%.9g", v);
    for (int digits = 15; digits <= 17 && wide; digits++) {
        n = snprintf(text, DATA_NUMBER_TEXT, "%.*g", digits, v);
        if (strtod(text, NULL) == v) break;
    }
    return (size_t)n;
}

int vae_row_dims(const VaeStream *s, int dims[3]) {
    const bool image = s->kind == VAE_IMAGE, series = s->kind == VAE_SERIES;
    dims[0] = image || series ? s->height : s->width;
    dims[1] = series ? s->channels : s->width_px;
    dims[2] = s->channels;
    return image ? 3 : series ? 2 : 1;
}

static size_t row_width(const int *dims, int n_dims) {
    size_t width = 1;
    for (int i = 0; i < n_dims; i++) width *= (size_t)dims[i];
    return width;
}

void vae_matrix_write(const char *path, const float *values, size_t rows, const int *dims,
                      int n_dims) {
    const bool npy = is_npy(path);
    const size_t width = row_width(dims, n_dims);
    VaeFile f = vae_file_create(path);
    if (npy) {
        vae_data_write_npy_header(&f, "<f4", rows, dims, n_dims);
        vae_file_write(&f, values, rows * width * sizeof *values);
    }
    for (size_t i = 0; i < rows * width && !npy; i++)
        vae_file_printf(&f, "%.9g%c", (double)values[i], (i + 1) % width ? ',' : '\n');
    vae_file_commit(&f);
}

void vae_rows_write(const char *path, const VaeModel *m, int stream, const VaeData *like, const double *values,
                    size_t rows, const int *dims, int n_dims) {
    if (m->stream[stream].kind == VAE_TABLE) {
        vae_table_write(path, m, stream, values, rows);
        return;
    }
#ifndef VAE_NO_TOKENS
    if (m->stream[stream].kind == VAE_TOKENS) {
        vae_lines_write(path, m, stream, values, rows);
        return;
    }
#endif
    void (*const sound)(const char *, const VaeStream *, const VaeData *, int, const double *, size_t) = VAE_FULL(vae_sound_write);
    if (sound && m->stream[stream].kind == VAE_SERIES && vae_data_suffix(path, ".wav")) {
        sound(path, &m->stream[stream], like, stream, values, rows);
        return;
    }
    const bool npy = is_npy(path), wide = m->stream[stream].standardize;
    const size_t width = row_width(dims, n_dims), n = rows * width;
    const DataCsv *form = like && (size_t)like->stream[stream].width == width ? like->stream[stream].csv : NULL;
    VaeFile f = vae_file_create(path);
    if (npy) vae_data_write_npy_header(&f, wide ? "<f8" : "<f4", rows, dims, n_dims);
    if (npy && wide) {
        vae_file_write(&f, values, n * sizeof *values);
    } else if (npy) {
        for (size_t i = 0; i < n; i++) vae_file_write(&f, &(float){(float)values[i]}, sizeof(float));
    } else if (form) {
        vae_data_copy_header(&f, form);
        vae_data_csv_rows(&f, form, values, rows, wide);
    } else {
        char text[DATA_NUMBER_TEXT];
        for (size_t i = 0; i < n; i++) {
            if (!isnan(values[i])) vae_file_write(&f, text, vae_data_number_text(text, values[i], wide));
            vae_file_write(&f, (i + 1) % width ? "," : "\n", 1);
        }
    }
    vae_file_commit(&f);
}
