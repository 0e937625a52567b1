// units.c -- a standardized stream's values and the data's: x = mean + mean_low + std * value, in double
// both ways, as a column of 1700000001, 1700000002, ... has no digits left as floats.
#include "core/session.h"

// Where one of the stream's tensors is in the flat array; all of them are vectors of the row's shape, element by
// element in order.
static const float *units_tensor(const VaeModel *m, const VaeStream *s, const char *what, const float *param) {
    char name[256];
    vae_text(name, sizeof name, "data.%s.%s", s->name, what);
    const VaeTensor *t = vae_tensor(m, name);
    return t ? param + t->offset : NULL;
}

VaeUnits vae_units(const VaeModel *m, int stream, const float *param) {
    const VaeStream *s = &m->stream[stream];
    if (!s->standardize) return (VaeUnits){0};
    return (VaeUnits){.mean = units_tensor(m, s, "mean", param), .low = units_tensor(m, s, "mean_low", param),
                      .std = units_tensor(m, s, "std", param), .column = s->column};
}

double vae_standard_value(const VaeUnits *u, size_t column, double x) {
    if (u->column && !vae_column_is_read(&u->column[column])) return x;
    if (u->column) x = vae_column_scaled(&u->column[column], x);
    return ((x - (double)u->mean[column]) - (double)u->low[column]) / (double)u->std[column];
}

void vae_to_units(const VaeUnits *u, double *row, size_t width) {
    for (size_t j = 0; j < width; j++)
        row[j] = !u->std ? (double)(float)row[j]
                         : (double)u->mean[j] + ((double)u->low[j] + (double)u->std[j] * row[j]);
}

bool vae_has_total(const VaeModel *m, int stream) {
    static const float none = 0;
    return units_tensor(m, &m->stream[stream], "total", &none) != NULL;
}

float *vae_total(const VaeModel *m, int stream, float *param) {
    return (float *)units_tensor(m, &m->stream[stream], "total", param);
}

double vae_row_total(const VaeModel *m, const VaeSource *d, int stream, size_t row) {
    enum { CHUNK = 64 };
    const size_t width = (size_t)m->stream[stream].width;
    double values[CHUNK], sum = 0;
    for (size_t at = 0; at < width; at += CHUNK) {
        const size_t n = width - at < CHUNK ? width - at : CHUNK;
        d->values(d, m, stream, row, at, n, values);
        for (size_t j = 0; j < n; j++) sum += values[j];
    }
    return sum;
}

int vae_row_weights(const VaeModel *m) {
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].domain == VAE_DOMAIN_WEIGHT) return i;
    return -1;
}
