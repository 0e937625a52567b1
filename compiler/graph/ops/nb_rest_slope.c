// nb_rest_slope.c -- -a (psi(a + x) - psi(a) - ln((a + x) / a)) with a = e^l, 0 at x = 1: d nb_rest / dl.
#include "ops.h"

// psi(a + x) - psi(a) - ln(1 + x / a): from 20 on by the asymptotic series (Abramowitz and Stegun 6.3.18), from
// below by psi(y + 1) = psi(y) + 1 / y.
static double rest_slope(double l, double x) {
    if (x == 1) return 0;
    const double size = exp(l);
    double sum = 0, a = size;
    for (; a < 20; a++) sum += x / (a * (a + x)) - log1p(x / (a * (a + 1 + x)));
    const double b = a + x, r = 1 / (a * a), q = 1 / (b * b);
    return -size * (sum + 0.5 * x / (a * b) + r * (1 / 12.0 - r * (1 / 120.0 - r * (1 / 252.0 - r / 240))) -
                    q * (1 / 12.0 - q * (1 / 120.0 - q * (1 / 252.0 - q / 240))));
}

EVAL(rest_slope(a, b))

const OpDef op_nb_rest_slope = {
    .name = "nb_rest_slope",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_nb_rest_slope(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
    .backward_only = true,
};
