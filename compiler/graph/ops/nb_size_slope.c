// nb_size_slope.c -- a (t - ln(1 + t)) with t = (x - m) / (a + m), m = e^p, a = e^l: d nb_deviance / dl. At x = 1
// it is what it is at 0, less m / (a + m).
#include "ops.h"

static double size_slope(double p, double l, double x) {
    if (x == 1) return size_slope(p, l, 0) - 1 / (1 + exp(l - p));
    const double a = exp(l), m = exp(p), t = p < 700 ? (x - m) / (a + m) : (x / m - 1) / (exp(l - p) + 1);
    if (t < -0.5) // of a mean far above the count t is next to -1: the two logarithms apart
        return a * (t - log1p(x / a) + (p > l ? p - l + log1p(exp(l - p)) : log1p(exp(p - l))));
    return a * (fabs(t) < 1e-4 ? t * t * (0.5 - t * (1 / 3.0 - t * (0.25 - t / 5))) : t - log1p(t));
}

EVAL(size_slope(a, b, c))

const OpDef op_nb_size_slope = {
    .name = "nb_size_slope",
    .class = CLASS_ELEMENTWISE,
    .arity = 3,
    .expr = "vae_nb_size_slope(%0, %1, %2)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
    .backward_only = true,
};
