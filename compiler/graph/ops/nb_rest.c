// nb_rest.c -- what a negative binomial of size a = e^l loses at its mean beside lgamma_rest(x):
// ln gamma(a) - ln gamma(a + x) + (a + x) ln(a + x) - a ln a - x; 0 at x = 1, where nb_deviance has it.
// dl = dy * nb_rest_slope(l, x), dx = dy * (ln(a + x) - psi(a + x)).
#include "ops.h"

// Stirling's formula from 20 on, without what is the same in both; from below by gamma(y + 1) = y gamma(y).
static double stirling(double y) {
    const double r = 1 / (y * y);
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r / 1680))) / y;
}

static double rest(double l, double x) {
    if (x == 1) return 0;
    double sum = 0, a = exp(l);
    for (; a < 20; a++)
        sum += log1p(x / (a * (a + 1 + x))) - ((a + x) * log1p(1 / (a + x)) - a * log1p(1 / a));
    return sum + 0.5 * log1p(x / a) + stirling(a) - stirling(a + x);
}

EVAL(rest(a, b))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId l = g->node[y].in[0], x = g->node[y].in[1];
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_nb_rest_slope, l, x));
    const NodeId both = grad2(g, y, OP_add, grad1(g, y, OP_exp, l), x);
    const NodeId log = grad1(g, y, OP_log, both), psi = grad1(g, y, OP_digamma, both);
    din[1] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_sub, log, psi));
}

const OpDef op_nb_rest = {
    .name = "nb_rest",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_nb_rest(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
