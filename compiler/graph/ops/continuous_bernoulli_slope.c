// continuous_bernoulli_slope.c -- d continuous_bernoulli(p, x) / dp: its mean minus x.
#include "ops.h"

static double mean(double p) {
    if (fabs(p) < 1e-2) return 0.5 + p / 12 * (1 - p * p / 60 * (1 - p * p / 42));
    return 1 / (1 - exp(-p)) - 1 / p;
}

EVAL(mean(a) - b)

const OpDef op_continuous_bernoulli_slope = {
    .name = "continuous_bernoulli_slope",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_continuous_bernoulli_slope(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
    .backward_only = true,
};
