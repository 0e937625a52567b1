// nb_slope.c -- a (m - x) / (a + m) with m = e^p, a = e^l: d nb_deviance / dp.
#include "ops.h"

EVAL(exp(b) * (exp(a) - c) / (exp(b) + exp(a)))

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
