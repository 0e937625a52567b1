// table.c -- the columns of a table as numbers: what is standardized of them, and the values that a decoder means.
#include "core/session.h"

bool vae_column_is_scaled(const VaeColumn *c) { return vae_column_is_read(c) || c->kind == VAE_COLUMN_COUNT; }

bool vae_column_is_read(const VaeColumn *c) {
    return c->kind == VAE_COLUMN_NUMBER || c->kind == VAE_COLUMN_LOG || c->kind == VAE_COLUMN_DATE;
}

double vae_column_scaled(const VaeColumn *c, double x) {
    return c->kind == VAE_COLUMN_LOG ? log(x) : c->kind == VAE_COLUMN_COUNT ? log1p(x) : x;
}

static double in_units(const VaeUnits *u, size_t j, double v) {
    const double x = (double)u->mean[j] + ((double)u->low[j] + (double)u->std[j] * v);
    return u->column[j].kind == VAE_COLUMN_LOG ? exp(x) : x;
}

// The likeliest class. What stands for all other words is none that could be written.
static int likeliest(const VaeColumn *c, const float *share) {
    const int n = c->word ? c->classes : c->classes - 1;
    int best = 0;
    for (int k = 1; k < n; k++)
        if (share[k] > share[best]) best = k;
    return best;
}

// The first of the levels by which half of the probability is reached.
static int median(const VaeColumn *c, const float *share) {
    double below = 0;
    int k = 0;
    while (k + 1 < c->classes && (below += (double)share[k]) < 0.5) k++;
    return k;
}

double vae_column_middle(const VaeUnits *u, size_t j, const float *says) {
    const VaeColumn *c = &u->column[j];
    const float *first = says + c->first;
    switch (c->kind) {
    case VAE_COLUMN_NUMBER:
    case VAE_COLUMN_LOG:
    case VAE_COLUMN_DATE: return in_units(u, j, (double)*first);
    case VAE_COLUMN_COUNT: return rint((double)*first);
    case VAE_COLUMN_FLAG: return *first > 0.5f;
    case VAE_COLUMN_CATEGORY: return likeliest(c, first);
    case VAE_COLUMN_ORDINAL: return median(c, first);
    case VAE_COLUMN_TEXT:
    case VAE_COLUMN_KINDS: break;
    }
    return (double)NAN;
}

double vae_column_draw(const VaeUnits *u, size_t j, const float *says, VaeDice *d) {
    const VaeColumn *c = &u->column[j];
    const float *first = says + c->first;
    const double second = (double)says[c->second];
    switch (c->kind) {
    case VAE_COLUMN_NUMBER:
    case VAE_COLUMN_LOG:
    case VAE_COLUMN_DATE: return in_units(u, j, (double)*first + second * vae_dice_normal(d));
    case VAE_COLUMN_COUNT: return vae_dice_negative_binomial(d, (double)*first, second);
    case VAE_COLUMN_FLAG: return vae_dice_uniform(d) < (double)*first;
    case VAE_COLUMN_CATEGORY:
    case VAE_COLUMN_ORDINAL: {
        double at = vae_dice_uniform(d);
        int k = 0;
        while (k + 1 < c->classes && (at -= (double)first[k]) >= 0) k++;
        return k;
    }
    case VAE_COLUMN_TEXT:
    case VAE_COLUMN_KINDS: break;
    }
    return (double)NAN;
}
