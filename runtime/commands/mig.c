// mig.c -- eval --mig: the mutual information gap (Chen et al. 2018, "Isolating sources of disentanglement
// in VAEs", equation 6), for `shapes`, whose factors are known.
// For each factor v of the data: how much the dimension of z that says most about it says beyond the
// one that says second most, as a part of the entropy of v. Codes are posterior means; both they and
// factors that are numbers fall into 20 bins of equal width from least to largest; a kind is the one that
// was drawn (shapes.c). The angle is left out: a disc has none, and the other kinds are alike at
// several angles.
#include "commands/commands.h"

#include <string.h>

enum { MIG_BINS = 20, MIG_KINDS = 5 };
static const char *const mig_names[VAE_SHAPE_FACTORS] = {"kind", "size", "x", "y", "colour"};

typedef struct MigColumn { // of n rows, each in one of `bins`
    int *bin, bins;
} MigColumn;

static MigColumn mig_column(const float *value, size_t n, size_t stride, int bins) {
    MigColumn c = {vae_alloc(n, sizeof *c.bin), bins};
    float low = value[0], high = value[0];
    for (size_t r = 0; r < n; r++) {
        low = fminf(low, value[r * stride]);
        high = fmaxf(high, value[r * stride]);
    }
    for (size_t r = 0; r < n && high > low; r++) {
        const int k = (int)((value[r * stride] - low) / (high - low) * (float)bins);
        c.bin[r] = k < bins ? k : bins - 1;
    }
    return c;
}

// The kinds that were drawn: fifths of (0, 1), however far the rows' numbers reach.
static MigColumn mig_kinds(const float *value, size_t n, size_t stride) {
    MigColumn c = {vae_alloc(n, sizeof *c.bin), MIG_KINDS};
    for (size_t r = 0; r < n; r++) {
        const int k = (int)(value[r * stride] * MIG_KINDS);
        c.bin[r] = k < MIG_KINDS ? k : MIG_KINDS - 1;
    }
    return c;
}

static double mig_entropy(const double *count, int n, double total) {
    double sum = 0;
    for (int k = 0; k < n; k++)
        if (count[k] > 0) sum -= count[k] / total * log(count[k] / total);
    return sum;
}

// I(a; b) = H(a) + H(b) - H(a, b), of the counts.
static double mig_information(const MigColumn *a, const MigColumn *b, size_t n) {
    double joint[MIG_BINS * MIG_BINS] = {0}, one[MIG_BINS] = {0}, other[MIG_BINS] = {0};
    for (size_t r = 0; r < n; r++) {
        joint[a->bin[r] * MIG_BINS + b->bin[r]]++;
        one[a->bin[r]]++;
        other[b->bin[r]]++;
    }
    const double rows = (double)n;
    return mig_entropy(one, a->bins, rows) + mig_entropy(other, b->bins, rows) -
           mig_entropy(joint, MIG_BINS * MIG_BINS, rows);
}

static void mig_factor(VaeMigFactor *f, const MigColumn *v, const MigColumn *z, int width, size_t n) {
    f->entropy = mig_information(v, v, n);
    f->best = -1;
    for (int k = 0; k < width; k++) {
        const double i = mig_information(v, &z[k], n);
        if (f->best < 0 || i > f->first) {
            f->second = f->best < 0 ? 0 : f->first;
            f->first = i;
            f->best = k;
        } else if (i > f->second) {
            f->second = i;
        }
    }
    f->gap = f->entropy > 0 ? (f->first - f->second) / f->entropy : 0;
}

// The seed of the rows' factors, and whether they are there to be known.
static void mig_require(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const VaeStream *x = &m->stream[m->target];
    const char *item = o->data.n == 1 ? o->data.item[0] : "";
    const char *equals = strchr(item, '=');
    if (equals) item = equals + 1;
    if (x->kind != VAE_IMAGE || strncmp(item, "shapes", 6) != 0)
        vae_die(EX_USAGE, "--mig needs data whose factors are known: a model of pictures, and --data "
                "shapes:N");
    if (vae_latent_width(m) < 2) vae_die(EX_USAGE, "--mig needs two dimensions of z at least");
}

void vae_mig_score(VaeMig *mig, const float *z, size_t width, const float *v, int factors, size_t n) {
    MigColumn *code = vae_alloc(width, sizeof *code);
    for (size_t k = 0; k < width; k++) code[k] = mig_column(z + k, n, width, MIG_BINS);
    *mig = (VaeMig){.n = factors};
    for (int f = 0; f < factors; f++) {
        MigColumn column = f == 0 ? mig_kinds(v, n, VAE_SHAPE_FACTORS)
                                  : mig_column(v + f, n, VAE_SHAPE_FACTORS, MIG_BINS);
        mig->factor[f].name = mig_names[f];
        mig_factor(&mig->factor[f], &column, code, (int)width, n);
        mig->gap += mig->factor[f].gap / factors;
        vae_free(column.bin);
    }
    for (size_t k = 0; k < width; k++) vae_free(code[k].bin);
    vae_free(code);
}

void vae_mig(VaeMig *mig, VaeSession *s, const VaeOptions *o, const VaeData *d) {
    const VaeModel *m = s->model;
    const size_t n = d->rows, width = (size_t)vae_latent_width(m);
    mig_require(o);
    float *z = vae_alloc(n, width * sizeof *z), *v = vae_alloc(n, VAE_SHAPE_FACTORS * sizeof *v);
    vae_encode_rows(s, vae_data_source(d), NULL, n, false, 0, z, NULL);
    for (size_t r = 0; r < n; r++)
        vae_shape_factors(r, vae_option_seed(o), v + r * VAE_SHAPE_FACTORS);
    const bool coloured = m->stream[m->target].channels == 3;
    vae_mig_score(mig, z, width, v, coloured ? VAE_SHAPE_FACTORS : VAE_SHAPE_FACTORS - 1, n);
    vae_free(v);
    vae_free(z);
}

void vae_mig_print(const VaeMig *mig, const VaeModel *m) {
    char name[VAE_NAME];
    printf("MIG             %.4f\n", mig->gap);
    for (int f = 0; f < mig->n; f++)
        printf("  %-8s entropy %.3f, %s says %.3f, the next %.3f: %.4f\n", mig->factor[f].name,
               mig->factor[f].entropy, vae_dimension_name(m, mig->factor[f].best, name),
               mig->factor[f].first, mig->factor[f].second, mig->factor[f].gap);
}
