// train_strange.c -- the strangest of the rows that were scored, for the report: those with the lowest bound.
#include "commands/commands.h"
#include "pictures/plot.h"

#include <stdlib.h>
#include <string.h>

typedef struct Ranked {
    double bound;
    size_t at; // of the rows that were scored
} Ranked;

// The lowest first; ties by place.
static int strange_compare(const void *a, const void *b) {
    const Ranked *x = a, *y = b;
    if (x->bound != y->bound) return x->bound < y->bound ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static int strange_find(const VaeTrain *t, const uint32_t *row, size_t rows, VaeStrange *s, uint32_t *number) {
    Ranked *ranked = vae_alloc(rows, sizeof *ranked);
    for (size_t i = 0; i < rows; i++)
        ranked[i] = (Ranked){-(t->scores->each[i].reconstruction + t->scores->each[i].kl), i};
    qsort(ranked, rows, sizeof *ranked, strange_compare);
    const int n = rows < VAE_STRANGE_ROWS ? (int)rows : VAE_STRANGE_ROWS;
    for (int i = 0; i < n; i++) {
        number[i] = row ? row[ranked[i].at] : (uint32_t)ranked[i].at;
        s[i] = (VaeStrange){.row = (size_t)number[i] + 1, .bound = ranked[i].bound};
    }
    vae_free(ranked);
    return n;
}

static int strange_pictures(VaeTrain *t, const VaeData *d, const uint32_t *number, VaeStrange *s, int n) {
    const VaeModel *m = t->model;
    const int panels = vae_reconstruct_panels(m);
    const size_t width = (size_t)m->stream[m->target].width;
    while (n > 1 && (double)width * panels * n > VAE_OUTCOME_VALUES) n--;
    float *panel = vae_alloc((size_t)(n * panels), width * sizeof *panel);
    vae_reconstruct_pictures(&t->session, d, d, number, (size_t)n, false, vae_told_by_place(m, m->target), 0, panel);
    for (int i = 0; i < n; i++) {
        VaeGrid grid = vae_output_grid(m, panel + (size_t)(i * panels) * width, (size_t)panels, panels);
        vae_picture_on_page(&grid, &s[i].png);
    }
    vae_free(panel);
    return n;
}

// The standard deviation of each column over the rows of the data that are known, at most `most` of them.
static double *strange_deviations(const VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows) {
    enum { MOST = 1000 };
    const VaeModel *m = t->model;
    const size_t width = (size_t)m->stream[m->target].width;
    double *deviation = vae_alloc(4 * width, sizeof *deviation);
    double *mean = deviation + width, *count = mean + width, *one = count + width;
    for (size_t i = 0; i < rows && i < MOST; i++) {
        vae_data_row_double(d, m, m->target, row ? row[i] : (uint32_t)i, one);
        for (size_t k = 0; k < width; k++) {
            if (!isfinite(one[k])) continue;
            const double delta = one[k] - mean[k];
            mean[k] += delta / ++count[k];
            deviation[k] += delta * (one[k] - mean[k]);
        }
    }
    for (size_t k = 0; k < width; k++) deviation[k] = count[k] > 1 ? sqrt(deviation[k] / (count[k] - 1)) : 0;
    return deviation;
}

static void strange_value(VaeStrange *s, int column, double value, double rebuilt, double off, double worst[]) {
    int at = s->n_values < VAE_STRANGE_VALUES ? s->n_values++ : VAE_STRANGE_VALUES;
    while (at > 0 && worst[at - 1] < off) at--;
    if (at == VAE_STRANGE_VALUES) return;
    for (int k = s->n_values - 1; k > at; k--) worst[k] = worst[k - 1], s->value[k] = s->value[k - 1];
    worst[at] = off;
    s->value[at].column = column, s->value[at].value = value, s->value[at].rebuilt = rebuilt;
}

static int strange_class(const double *one, size_t width) {
    size_t best = 0;
    for (size_t k = 1; k < width; k++)
        if (one[k] > one[best]) best = k;
    return (int)best;
}

static void strange_columns(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows, const uint32_t *number,
                            VaeStrange *s, int n) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    const size_t width = (size_t)x->width;
    double *deviation = strange_deviations(t, d, row, rows);
    double *one = vae_alloc(width, sizeof *one), *rebuilt = vae_alloc((size_t)n, width * sizeof *rebuilt);
    float *z = vae_alloc((size_t)n, (size_t)vae_latent_width(m) * sizeof *z);
    VaeCondition condition = {0};
    vae_condition_over(&condition, m, NULL, d);
    vae_encode_rows(&t->session, vae_data_source(d), number, (size_t)n, false, 0, z, NULL);
    vae_decode_rows(&t->session, vae_data_source(&condition.data), number, z, (size_t)n, rebuilt);
    vae_condition_close(&condition);
    for (int i = 0; i < n; i++) {
        const double *got = rebuilt + (size_t)i * width;
        double worst[VAE_STRANGE_VALUES + 1];
        vae_data_row_double(d, m, m->target, number[i], one);
        if (x->kind == VAE_LABEL) {
            strange_value(&s[i], 0, strange_class(one, width), strange_class(got, width), 0, worst);
            continue;
        }
        for (size_t k = 0; k < width; k++) {
            const double off = fabs(one[k] - got[k]) / (deviation[k] > 0 ? deviation[k] : 1);
            if (isfinite(off)) strange_value(&s[i], (int)k + 1, one[k], got[k], off, worst);
        }
    }
    vae_free(z);
    vae_free(rebuilt);
    vae_free(one);
    vae_free(deviation);
}

int vae_train_strange(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows, VaeStrange s[VAE_STRANGE_ROWS]) {
    uint32_t number[VAE_STRANGE_ROWS];
    if (!t->scores->each || !d->stream[t->model->target].values) return 0;
    const int n = strange_find(t, row, rows, s, number);
    if (vae_target_is_picture(t->model)) return strange_pictures(t, d, number, s, n);
    if (t->model->stream[t->model->target].kind == VAE_TOKENS) vae_strange_lines(t, d, number, s, n);
    else strange_columns(t, d, row, rows, number, s, n);
    return n;
}
