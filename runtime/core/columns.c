// columns.c -- the means and deviations of a stream's columns, for streams that are standardized or
// have missing values. Training takes them from its rows, once, before the first step; from then on
// they are tensors like others, in the weights and in the checkpoint.
// In:  rows in double, as they were given.  Out: data.<stream>.mean, .mean_low and .std; and, from
//      then on, standardized rows, which are rounded to float last (vae_standardize).
// Of a series the columns are its channels, whose values at all steps are of one kind.
// A column is constant if all of its values are equal, or so near that their deviation is no float.
#include "core/rows.h"

#include <string.h>

enum { CHUNK = 64 }; // columns at a time: no memory is asked for

// A column's values stand once in a row, or, those of a series' channel, at each of its steps.
static size_t columns_width(const VaeStream *s) { return (size_t)(s->kind == VAE_SERIES ? s->channels : s->width); }
static size_t columns_steps(const VaeStream *s) { return s->kind == VAE_SERIES ? (size_t)s->height : 1; }

typedef struct Columns {
    double first[CHUNK]; // of the rows: differences to it keep their digits
    double sum[CHUNK], squares[CHUNK];
    size_t known[CHUNK]; // values that are not missing
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

// Columns [at, at + n) of a tensor, if there is one: nothing reads it otherwise.
static void columns_store(const VaeModel *m, const VaeStream *s, const char *what, size_t at, size_t n,
                          const double *values, float *param) {
    char name[256];
    vae_text(name, sizeof name, "data.%s.%s", s->name, what);
    const VaeTensor *t = vae_tensor(m, name);
    for (size_t k = 0; t && k < columns_steps(s); k++)
        for (size_t j = 0; j < n; j++) param[vae_tensor_place(t, k * columns_width(s) + at + j)] = (float)values[j];
}

static void columns_read(const VaeSource *d, const VaeModel *m, int stream, size_t row, size_t at, size_t n,
                         double *values) {
    const VaeColumn *column = m->stream[stream].column;
    d->values(d, m, stream, row, at, n, values);
    for (size_t j = 0; column && j < n; j++) values[j] = vae_column_scaled(&column[at + j], values[j]);
}

static VaeStatus columns_of(const VaeModel *m, const VaeSource *d, int stream, size_t at, size_t width,
                            const uint32_t *row, size_t n, float *param, VaeError *error) {
    const VaeStream *s = &m->stream[stream];
    double values[CHUNK];
    Columns c;
    memset(&c, 0, sizeof c);
    const size_t steps = columns_steps(s), apart = columns_width(s);
    for (size_t i = 0; i < n * steps; i++) {
        columns_read(d, m, stream, row ? row[i / steps] : i / steps, i % steps * apart + at, width, values);
        columns_take(&c, values, width);
    }
    for (size_t j = 0; j < width; j++)
        if (c.known[j] == 0)
            return s->column ? vae_fail(error, VAE_BAD_DATA, "data %s: column %s has no values in the rows to train on",
                                        s->name, s->column[at + j].name)
                             : vae_fail(error, VAE_BAD_DATA, "data %s: %s %zu has no values in the rows to train on",
                                        s->name, s->kind == VAE_SERIES ? "channel" : "column", at + j + 1);
    for (size_t i = 0; i < n * steps && s->standardize; i++) {
        columns_read(d, m, stream, row ? row[i / steps] : i / steps, i % steps * apart + at, width, values);
        columns_take_squares(&c, values, width);
    }
    for (size_t j = 0; j < width; j++) {
        c.first[j] += c.sum[j] / (double)c.known[j];
        const double deviation = sqrt(c.squares[j] / (double)c.known[j]);
        c.squares[j] = (float)deviation > 0 ? deviation : 1; // a constant column: only moved
        if (s->column && !vae_column_is_scaled(&s->column[at + j])) c.first[j] = 0, c.squares[j] = 1;
    }
    columns_store(m, s, "mean", at, width, c.first, param);
    for (size_t j = 0; j < width; j++) c.first[j] -= (double)(float)c.first[j];
    columns_store(m, s, "mean_low", at, width, c.first, param);
    if (s->standardize) columns_store(m, s, "std", at, width, c.squares, param);
    return VAE_OK;
}

// data.<stream>.total, where the mean of counts is a multiple of their sum: the geometric mean of the rows' sums, those that
// are 0 left out; 1 if all are.
static void columns_total(const VaeModel *m, const VaeSource *d, int stream, const uint32_t *row, size_t n, float *param) {
    float *total = vae_total(m, stream, param);
    double sum = 0, known = 0;
    if (!total) return;
    for (size_t i = 0; i < n; i++) {
        const double x = vae_row_total(m, d, stream, row ? row[i] : i);
        if (x > 0) sum += log(x), known++;
    }
    *total = known > 0 ? (float)exp(sum / known) : 1;
}

// data.<stream>.mean of weights of rows, which they are divided by.
static VaeStatus columns_weights(const VaeModel *m, const VaeSource *d, int stream, const uint32_t *row, size_t n, float *param,
                                 VaeError *error) {
    const VaeStream *s = &m->stream[stream];
    double sum = 0, value = 0;
    if (s->domain != VAE_DOMAIN_WEIGHT) return VAE_OK;
    for (size_t i = 0; i < n; i++) {
        d->values(d, m, stream, row ? row[i] : i, 0, 1, &value);
        sum += value;
    }
    if ((float)(sum / (double)n) <= 0) return vae_fail(error, VAE_BAD_DATA, "data %s: all rows to train on weigh 0", s->name);
    value = sum / (double)n;
    columns_store(m, s, "mean", 0, 1, &value, param);
    return VAE_OK;
}

VaeStatus vae_set_columns(const VaeModel *m, const VaeSource *d, const uint32_t *row, size_t n, float *param,
                          VaeError *error) {
    VaeStatus status = VAE_OK;
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        if (d->has(d, i)) columns_total(m, d, i, row, n, param);
        if (d->has(d, i)) status = columns_weights(m, d, i, row, n, param, error);
        if (status) return status;
        if (!(s->standardize || s->missing) || !d->has(d, i)) continue;
        const size_t width = columns_width(s);
        for (size_t at = 0; at < width && !status; at += CHUNK)
            status = columns_of(m, d, i, at, width - at < CHUNK ? width - at : CHUNK, row, n, param, error);
    }
    return status;
}

void vae_standardize(const VaeSource *d, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                     int rows, float *dst) {
    const VaeUnits units = vae_units(m, stream, param);
    const size_t width = (size_t)m->stream[stream].width;
    double values[CHUNK];
    for (int r = 0; r < rows; r++)
        for (size_t at = 0; at < width; at += CHUNK) {
            const size_t n = width - at < CHUNK ? width - at : CHUNK;
            d->values(d, m, stream, row[r], at, n, values);
            float *to = dst + (size_t)r * width + at;
            for (size_t j = 0; j < n; j++) to[j] = (float)vae_standard_value(&units, at + j, values[j]);
        }
}

size_t vae_series_steps(const VaeSource *d, const VaeModel *m, int stream, uint32_t row) {
    const VaeStream *s = &m->stream[stream];
    const size_t width = (size_t)s->channels;
    double values[CHUNK];
    size_t steps = (size_t)s->height;
    for (; steps > 0; steps--)
        for (size_t at = 0; at < width; at += CHUNK) {
            const size_t n = width - at < CHUNK ? width - at : CHUNK;
            d->values(d, m, stream, row, (steps - 1) * width + at, n, values);
            for (size_t j = 0; j < n; j++)
                if (!isnan(values[j])) return steps;
        }
    return 0;
}

void vae_series_ends(const VaeSource *d, const VaeModel *m, int stream, uint32_t row, float *end) {
    const size_t steps = vae_series_steps(d, m, stream, row);
    for (size_t t = 0; t < (size_t)m->stream[stream].height; t++) end[t] = t < steps;
}

void vae_series_cut(const VaeSource *d, const VaeModel *m, int stream, const uint32_t *row, size_t n, double *values) {
    const VaeStream *s = &m->stream[stream];
    if (s->kind != VAE_SERIES || !d->has(d, stream)) return;
    for (size_t r = 0; r < n; r++, values += s->width)
        for (size_t i = vae_series_steps(d, m, stream, row ? row[r] : (uint32_t)r) * (size_t)s->channels; i < (size_t)s->width; i++)
            values[i] = (double)NAN;
}
