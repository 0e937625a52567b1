// likelihood.c -- the likelihood table: one row each, as formulas of the data x and of the
// decoder's raw output p. The compiler applies the link, in training and in sampling alike.
#include "build.h"

#include <string.h>

const LikelihoodDef likelihood_table[] = {
    {.name = "bernoulli",
     .help = "pixels in [0, 1]; the decoder ends in logits; -log p = softplus(p) - x p",
     .domain = VAE_DOMAIN_UNIT,
     .binarize = true,
     .link = "sigmoid",
     .nll = "softplus(p) - x * p",
     .mean = "sigmoid(p)"},
    {.name = "mse",
     .help = "sum of squared errors, without constants",
     .domain = VAE_DOMAIN_ANY,
     .nll = "(x - p)^2",
     .mean = "p"},
    // The floor keeps the density bounded where a pixel never varies: the deviation used is
    // sqrt(floor^2 (1 + exp(logvar) / floor^2)), smooth, and equal to exp(logvar / 2) well above it.
    {.name = "gaussian",
     .help = "normal density, constants included; sigma a number, shared (one trained number) or "
             "learned (one per value, from a second head of the decoder)",
     .arg = {{.name = "sigma",
              .kind = ARG_NUMBER_OR_WORD,
              .standard = 1,
              .min = 1e-6,
              .max = 1e6,
              .words = "learned|shared"},
             {.name = "floor", .kind = ARG_NUMBER, .standard = 1e-3, .min = 1e-6, .max = 1}},
     .domain = VAE_DOMAIN_ANY,
     .nll = "0.5 * (logvar + (x - p)^2 * exp(-logvar) + log(2 * pi))",
     .mean = "p"},
    {.name = NULL},
};

const LikelihoodDef *likelihood_find(const char *name) {
    for (const LikelihoodDef *d = likelihood_table; d->name; d++)
        if (strcmp(d->name, name) == 0) return d;
    return NULL;
}
