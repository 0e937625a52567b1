// tables.c -- made-up rows of a table: a row has three causes, and each column follows one of them as its kind allows.
// What a column does with its cause depends on its place alone.
#include "data/readers.h"

#include <math.h>

enum { TABLE_CAUSES = 176, TABLE_VALUES = 177 }; // random streams

// In (0, 1), growing with x.
static double share_of(double x) { return 1 / (1 + exp(-1.7 * x)); }

void vae_table_make_row(const VaeStream *s, const float cause[3], uint64_t seed, uint32_t stream, size_t row,
                        float *to) {
    for (int j = 0; j < s->width; j++) {
        const VaeColumn *k = &s->column[j];
        VaeDice d = vae_dice(seed, stream, (uint32_t)row, (uint32_t)j);
        const double sign = j % 2 ? -1 : 1, x = 0.85 * sign * (double)cause[j % 3] + 0.5 * vae_dice_normal(&d);
        const int classes = k->kind == VAE_COLUMN_CATEGORY && !k->word ? k->classes - 1 : k->classes;
        switch (k->kind) {
        case VAE_COLUMN_NUMBER: to[j] = (float)(10 * (j + 1) + (j % 4 + 1) * x); break;
        case VAE_COLUMN_LOG: to[j] = (float)exp(2 + x); break;
        case VAE_COLUMN_COUNT: to[j] = (float)vae_dice_negative_binomial(&d, exp(1 + 0.5 * x), 5); break;
        case VAE_COLUMN_FLAG: to[j] = x > 0; break;
        case VAE_COLUMN_DATE: to[j] = (float)floor(18000 + 300 * x); break;
        case VAE_COLUMN_CATEGORY:
        case VAE_COLUMN_ORDINAL: to[j] = (float)fmin(floor(share_of(x) * classes), classes - 1); break;
        case VAE_COLUMN_TEXT:
        case VAE_COLUMN_KINDS: break;
        }
        if (vae_dice_uniform(&d) < 0.05) to[j] = NAN;
    }
}

void vae_data_make_table(DataTable *t, const VaeStream *s, int stream, const DataMade *how) {
    float *to = vae_data_make_floats(t, s), cause[3];
    for (size_t row = 0; row < t->rows; row++, to += t->width) {
        vae_fill_normal(cause, 3, how->seed, VAE_RNG_DATA | TABLE_CAUSES, 0, (uint32_t)row);
        vae_table_make_row(s, cause, how->seed, VAE_RNG_DATA | (TABLE_VALUES + (uint32_t)stream), row, to);
    }
}
