// not_finite.c -- why a number is no longer finite, from what is there to be seen: how far the data
// reach that the networks read as they are, then whether the weights have been changed at all, and only
// then the learning rate.
#include "commands/commands.h"

#include <string.h>

#define LARGE 16.0 // far beyond what was scaled, to [0, 1] or to a deviation of 1

typedef struct Reach { // the column whose values reach farthest from 0, as the networks read them
    int stream;     // -1: there is none
    size_t column;  // from 0
    double most;    // how far
    double low, high; // in units of the data
} Reach;

// What a standardized value was divided by after its mean was taken off; 1 and 0 of others.
static double column_of(const VaeModel *m, const VaeStream *s, const float *param, const char *what, size_t j,
                        double otherwise) {
    char name[256];
    snprintf(name, sizeof name, "data.%s.%s", s->name, what);
    const VaeTensor *t = s->standardize ? vae_tensor(m, name) : NULL;
    return t ? (double)param[vae_tensor_place(t, j)] : otherwise;
}

// Of rows row[0..n), or 0..n-1 when NULL. param: the weights, for the means of standardized columns.
static Reach farthest(const VaeData *d, const VaeModel *m, const float *param, const uint32_t *row, size_t n) {
    Reach far = {.stream = -1};
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        if (!d->stream[i].values || s->kind == VAE_LABEL) continue;
        const size_t width = (size_t)s->width;
        float *low = vae_alloc(3 * width, sizeof *low), *high = low + width, *values = high + width;
        for (size_t j = 0; j < width; j++) low[j] = INFINITY, high[j] = -INFINITY;
        for (size_t r = 0; r < n; r++) {
            vae_data_row(d, m, i, row ? row[r] : r, values);
            for (size_t j = 0; j < width; j++) { // false for NaN
                low[j] = values[j] < low[j] ? values[j] : low[j];
                high[j] = values[j] > high[j] ? values[j] : high[j];
            }
        }
        for (size_t j = 0; j < width; j++) {
            if (low[j] > high[j]) continue;
            const double mean = column_of(m, s, param, "mean", j, 0), unit = column_of(m, s, param, "std", j, 1);
            const double most = fmax(fabs((double)low[j] - mean), fabs((double)high[j] - mean)) / unit;
            if (far.stream < 0 || most > far.most)
                far = (Reach){i, j, most, (double)low[j], (double)high[j]};
        }
        vae_free(low);
    }
    return far;
}

static void cure(const VaeStream *s, double most, char *text, size_t room) {
    if (s->domain == VAE_DOMAIN_COUNT)
        snprintf(text, room, "begin the encoder with log1p, if it does not, or divide them");
    else if (s->domain != VAE_DOMAIN_ANY) snprintf(text, room, "divide them");
    else if (s->kind == VAE_IMAGE)
        snprintf(text, room, "divide pixels by %s, or declare standardize=true",
                 most > 65535 ? "their largest" : most > 255 ? "65535" : "255");
    else snprintf(text, room, "declare data %s with standardize=true, or divide them", s->name);
}

void vae_why_not_finite(char *text, size_t room, const VaeSession *session, const VaeData *d,
                        const uint32_t *row, size_t n, long updates, double lr) {
    const VaeModel *m = session->model;
    const Reach far = farthest(d, m, session->state.param, row, n);
    size_t at = 0;
    text[0] = 0;
    if (far.stream >= 0 && far.most > LARGE) {
        const VaeStream *s = &m->stream[far.stream];
        char how[160];
        cure(s, far.high, how, sizeof how);
        if (s->standardize)
            at = (size_t)snprintf(text, room, "Data %s, column %zu, from %g to %g, reaches %g deviations from its "
                                  "mean: look at these values", s->name, far.column + 1, far.low, far.high,
                                  far.most);
        else
            at = (size_t)snprintf(text, room, "Data %s go into the networks as they are, column %zu from %g to %g: "
                                  "%s", s->name, far.column + 1, far.low, far.high, how);
    } else if (updates == 0) {
        snprintf(text, room, "No weight has been changed yet, and no value reaches beyond %g: the initial weights "
                 "are too large for these networks; see init, batchnorm, layernorm", LARGE);
    }
    if (updates == 0 || at >= room) return;
    snprintf(text + at, room - at, "%s a lower --lr (now %g) or clip_norm in the model's train block",
             at ? "; or try" : "Try", lr);
}

void vae_die_row_not_finite(const char *what, const VaeSession *session, const VaeData *d, uint32_t row) {
    const VaeModel *m = session->model;
    const Reach far = farthest(d, m, session->state.param, &row, 1);
    const VaeHow *how = far.stream < 0 ? NULL : vae_how(m->stream[far.stream].name);
    char value[200] = "", was[120] = "";
    if (how && how->low < how->high)
        snprintf(was, sizeof was, "; in training data %s went from %g to %g", how->stream, (double)how->low,
                 (double)how->high);
    if (far.stream >= 0)
        snprintf(value, sizeof value, ": the value farthest out is %g, data %s, column %zu%s", far.low,
                 m->stream[far.stream].name, far.column + 1, was);
    vae_die(EX_SOFTWARE, "%s of row %u is not a finite number under these weights%s", what, row + 1, value);
}
