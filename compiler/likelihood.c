// likelihood.c -- the likelihood table: one row each, as formulas of the data x and of the
// decoder's raw output p. The compiler applies the link, in training and in sampling alike.
// To add a likelihood: one row here, and ops for functions that no row has used yet. What the names
// in a row mean is said at LikelihoodDef; observe.c makes nodes of it.
#include "build.h"

#include <string.h>

#define KIND(k) (1u << VAE_##k)
#define NUMBERS .kinds = KIND(VECTOR) | KIND(IMAGE), .needs = "a vector or an image"

// Where a scale comes from: a number, or a head that is trained.
#define SCALE(word, standard_, words_)                                                             \
    {.name = word, .kind = ARG_NUMBER_OR_WORD, .standard = standard_, .min = 1e-6, .max = 1e6,     \
     .words = words_}
// The least scale. It keeps the density bounded where a value never varies: with the logarithm of a
// scale as `raw`, floor_log is log(floor + exp(raw)), smooth, and equal to raw well above the floor.
#define FLOOR(standard_) \
    {.name = "floor", .kind = ARG_NUMBER, .standard = standard_, .min = 1e-6, .max = 1}

const LikelihoodDef likelihood_table[] = {
    {.name = "bernoulli",
     .help = "pixels in [0, 1]; the decoder ends in logits; -log p = softplus(p) - x p",
     NUMBERS,
     .domain = VAE_DOMAIN_UNIT,
     .binarize = true,
     .link = "sigmoid",
     .nll = "softplus(p) - x * p",
     .mean = "sigmoid(p)"},
    {.name = "mse",
     .help = "sum of squared errors, without constants",
     NUMBERS,
     .domain = VAE_DOMAIN_ANY,
     .nll = "(x - p)^2",
     .mean = "p"},
    // logvar is log(floor^2 + exp(raw)).
    {.name = "gaussian",
     .help = "normal density, constants included; sigma a number, shared (one trained number) or "
             "learned (one per value, from a second head of the decoder)",
     .arg = {SCALE("sigma", 1, "learned|shared"), FLOOR(1e-3)},
     NUMBERS,
     .domain = VAE_DOMAIN_ANY,
     .head = {{"logvar", "sigma", "2 * log(sigma)",
               "2 * log(floor) + softplus(raw - 2 * log(floor))"}},
     .nll = "0.5 * (logvar + (x - p)^2 * exp(-logvar) + log(2 * pi))",
     .mean = "p"},
    {.name = NULL},
};

const LikelihoodDef *likelihood_find(const char *name) {
    for (const LikelihoodDef *d = likelihood_table; d->name; d++)
        if (strcmp(d->name, name) == 0) return d;
    return NULL;
}
