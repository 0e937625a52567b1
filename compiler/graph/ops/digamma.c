// digamma.c -- psi(x) = d ln gamma(x) / dx for x > 0: dx = dy * psi'(x).
// Abramowitz and Stegun 6.3.5 (the recurrence up to 20) and 6.3.18 (the asymptotic series).
#include "graph/ops/ops.h"

static double digamma(double x) {
    double sum = 0;
    for (; x < 20; x++) sum -= 1 / x;
    const double r = 1 / (x * x);
    return sum + log(x) - 0.5 / x - r * (1 / 12.0 - r * (1 / 120.0 - r * (1 / 252.0 - r / 240)));
}

EVAL(digamma(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_mul, dy, grad_trigamma(g, y, g->node[y].in[0]));
}

const OpDef op_digamma = {
    .name = "digamma",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_digamma(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
