// nb_slope.c -- a (m - x) / (a + m) with m = e^p, a = e^l: d nb_deviance / dp.
#include "ops.h"

// (of a mean beyond what a double holds the two parts apart)
static double slope(double p, double l, double x) {
    const double size_share = 1 / (1 + exp(p - l)), mean_share = 1 / (1 + exp(l - p));
    return p < 700 && p - l < 700 ? (exp(p) - x) * size_share : exp(l) * mean_share - x * size_share;
}

EVAL(slope(a, b, c))

const OpDef op_nb_slope = {
    .name = "nb_slope",
    .class = CLASS_ELEMENTWISE,
    .arity = 3,
    .expr = "vae_nb_slope(%0, %1, %2)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
    .backward_only = true,
};
