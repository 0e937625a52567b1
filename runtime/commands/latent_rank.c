// latent_rank.c -- what the commands that explore the latent space share: which of its dimensions do
// something, and the rows that a command line speaks of.
// Dimensions and rows are counted from 1 wherever a person reads or writes them.
#include "commands/commands.h"

#include <stdlib.h>
#include <string.h>

uint32_t vae_option_row(long number, size_t rows, const char *option) {
    if (number < 1 || (size_t)number > rows)
        vae_die(EX_USAGE, "%s %ld: --data has rows 1 to %zu", option, number, rows);
    return (uint32_t)(number - 1);
}

// ---------------------------------------------------------------- the most active first

// By activity, ties by number, so that the order is always the same.
static int latent_compare(const void *a, const void *b) {
    const VaeDimension *x = a, *y = b;
    if (x->activity != y->activity) return x->activity < y->activity ? 1 : -1;
    return x->index - y->index;
}

void vae_rank_by_kl(VaeSession *s, const VaeData *d, uint64_t seed, VaeDimension *dim) {
    VaeScores scores;
    vae_open_scores(&scores, s->model);
    vae_evaluate(&scores, s, vae_data_source(d), NULL, d->rows, 1, seed);
    for (int k = 0; k < scores.units; k++)
        dim[k] = (VaeDimension){.index = k, .activity = scores.unit_kl[k]};
    qsort(dim, (size_t)scores.units, sizeof *dim, latent_compare);
    vae_close_scores(&scores);
}

void vae_rank_by_effect(VaeSession *s, const VaeData *condition, uint32_t row, const float *centre,
                        VaeDimension *dim) {
    const VaeModel *m = s->model;
    const int width = vae_latent_width(m);
    const size_t values = (size_t)m->stream[m->target].width;
    float *z = vae_alloc(2 * (size_t)width, sizeof *z);
    double *x = vae_alloc(2 * values, sizeof *x);
    for (int k = 0; k < width; k++) {
        for (int side = 0; side < 2; side++) {
            memcpy(z + side * width, centre, (size_t)width * sizeof *z);
            z[side * width + k] += side ? 1.0f : -1.0f;
        }
        vae_follow(s, vae_data_source(condition), (const uint32_t[]){row, row}, k, 2, z);
        vae_decode_under(s, condition, row, z, 2, x);
        double squares = 0;
        for (size_t i = 0; i < values; i++) {
            double change = x[values + i] - x[i];
            if (m->stream[m->target].kind == VAE_TOKENS) change = change != 0; // whatever its number, another one
            squares += change * change;
        }
        dim[k] = (VaeDimension){.index = k, .activity = sqrt(squares / (double)values)};
    }
    qsort(dim, (size_t)width, sizeof *dim, latent_compare);
    vae_free(x);
    vae_free(z);
}

void vae_decode_under(VaeSession *s, const VaeData *condition, uint32_t row, const float *latents,
                      size_t n, double *dst) {
    uint32_t *rows = vae_alloc(n, sizeof *rows);
    for (size_t i = 0; i < n; i++) rows[i] = row;
    vae_decode_rows(s, vae_data_source(condition), rows, latents, n, dst);
    vae_free(rows);
}

// ---------------------------------------------------------------- the normal distribution

// The cumulative distribution is well conditioned by erfc on either side, so bisection between -40
// and 40 (where it underflows) gives the quantile to the last bits without a table of constants.
double vae_normal_quantile(double p) {
    if (p > 0.5) return -vae_normal_quantile(1 - p);
    double low = -40, high = 0;
    for (int i = 0; i < 100; i++) {
        const double middle = (low + high) / 2;
        if (0.5 * erfc(-middle / sqrt(2.0)) < p) low = middle;
        else high = middle;
    }
    return (low + high) / 2;
}
