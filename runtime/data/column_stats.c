// column_stats.c -- the means and deviations of a stream's columns, for streams that are standardized or
// have missing values. Training takes them from its rows, once, before the first step; from then on
// they are tensors like others, in the weights and in the checkpoint.
// In:  rows in double, as their file has them.  Out: data.<stream>.mean, .mean_low and .std; and, from
//      then on, standardized rows, which are rounded to float last (vae_standardize).
// A column is constant if all of its values are equal, or so near that their deviation is no float.
#include "data/dataset.h"

#include <string.h>

typedef struct Columns { // [width] each
    double *first;       // of the rows: differences to it keep their digits
    double *sum, *squares;
    size_t *known; // values that are not missing
} Columns;

static void columns_take(Columns *c, const double *row, size_t width) {
    for (size_t j = 0; j < width; j++) {
        if (isnan(row[j])) continue;
        const double x = row[j];
        if (c->known[j]++ == 0) c->first[j] = x;
        c->sum[j] += x - c->first[j];
    }
}

static void columns_take_squares(Columns *c, const double *row, size_t width) {
    for (size_t j = 0; j < width; j++) {
        if (isnan(row[j])) continue;
        const double away = (row[j] - c->first[j]) - c->sum[j] / (double)c->known[j];
        c->squares[j] += away * away;
    }
}

static void columns_store(const VaeModel *m, const VaeStream *s, const char *what,
                          const double *values, float *param) {
    char name[256];
    snprintf(name, sizeof name, "data.%s.%s", s->name, what);
    const VaeTensor *t = vae_tensor(m, name);
    if (!t) return; // nothing reads it
    for (size_t j = 0; j < (size_t)s->width; j++) param[vae_tensor_place(t, j)] = (float)values[j];
}

static void columns_of(const VaeModel *m, const VaeData *d, int stream, const uint32_t *row,
                       size_t n, float *param) {
    const VaeStream *s = &m->stream[stream];
    const size_t width = (size_t)s->width;
    double *values = vae_alloc(width, sizeof *values);
    double *sums = vae_alloc(3 * width, sizeof *sums);
    Columns c = {sums, sums + width, sums + 2 * width, vae_alloc(width, sizeof *c.known)};
    for (size_t i = 0; i < n; i++) {
        vae_data_row_double(d, m, stream, row[i], values);
        columns_take(&c, values, width);
    }
    for (size_t j = 0; j < width; j++)
        if (c.known[j] == 0)
            vae_die(EX_DATAERR, "data %s: column %zu has no values in the rows to train on",
                    s->name, j + 1);
    for (size_t i = 0; i < n && s->standardize; i++) {
        vae_data_row_double(d, m, stream, row[i], values);
        columns_take_squares(&c, values, width);
    }
    for (size_t j = 0; j < width; j++) {
        c.first[j] += c.sum[j] / (double)c.known[j];
        const double deviation = sqrt(c.squares[j] / (double)c.known[j]);
        c.squares[j] = (float)deviation > 0 ? deviation : 1; // a constant column: only moved
    }
    columns_store(m, s, "mean", c.first, param);
    for (size_t j = 0; j < width; j++) c.first[j] -= (double)(float)c.first[j];
    columns_store(m, s, "mean_low", c.first, param);
    if (s->standardize) columns_store(m, s, "std", c.squares, param);
    vae_free(values);
    vae_free(sums);
    vae_free(c.known);
}

void vae_set_columns(const VaeModel *m, const VaeData *d, const uint32_t *row, size_t n,
                     float *param) {
    for (int i = 0; i < m->n_streams; i++)
        if ((m->stream[i].standardize || m->stream[i].missing) && d->stream[i].values)
            columns_of(m, d, i, row, n, param);
}

// Where a tensor of a standardized stream is in the flat array; all of them are vectors of the row's shape,
// element by element in order.
static const float *column_values(const VaeModel *m, const VaeStream *s, const char *what, const float *param) {
    char name[256];
    snprintf(name, sizeof name, "data.%s.%s", s->name, what);
    const VaeTensor *t = vae_tensor(m, name);
    return t ? param + t->offset : NULL;
}

void vae_standardize(const VaeData *d, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                     int rows, float *dst) {
    enum { CHUNK = 256 }; // of a row: no memory is allocated while training
    const VaeStream *s = &m->stream[stream];
    const float *mean = column_values(m, s, "mean", param), *low = column_values(m, s, "mean_low", param);
    const float *std = column_values(m, s, "std", param);
    const size_t width = (size_t)s->width;
    double values[CHUNK];
    for (int r = 0; r < rows; r++)
        for (size_t at = 0; at < width; at += CHUNK) {
            const size_t n = width - at < CHUNK ? width - at : CHUNK;
            vae_data_doubles(d, stream, row[r], at, n, values);
            float *to = dst + (size_t)r * width + at;
            for (size_t j = 0; j < n; j++) {
                const double away = (values[j] - (double)mean[at + j]) - (double)low[at + j];
                to[j] = (float)(away / (double)std[at + j]);
            }
        }
}
