// digamma_diff.c -- psi(a + x) - psi(a) for a > 0, x >= 0: the gradient of lgamma_diff.
#include "graph/ops/ops.h"

// psi(a + x) - psi(a) = sum of x / ((a + k) (a + x + k)) over k = 0, 1, ...; the rest of the sum
// from 20 on by the asymptotic series (Abramowitz and Stegun 6.3.18).
static double digamma_diff(double a, double x) {
    double sum = 0;
    for (; a < 20; a++) sum += x / (a * (a + x));
    const double b = a + x, r = 1 / (a * a), q = 1 / (b * b);
    return sum + log1p(x / a) + 0.5 * x / (a * b) +
           r * (1 / 12.0 - r * (1 / 120.0 - r * (1 / 252.0 - r / 240))) -
           q * (1 / 12.0 - q * (1 / 120.0 - q * (1 / 252.0 - q / 240)));
}

EVAL(digamma_diff(a, b))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId a = g->node[y].in[0], x = g->node[y].in[1];
    const NodeId far = grad_trigamma(g, y, grad2(g, y, OP_add, a, x));
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_sub, far, grad_trigamma(g, y, a)));
    din[1] = grad2(g, y, OP_mul, dy, far);
}

const OpDef op_digamma_diff = {
    .name = "digamma_diff",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_digamma_diff(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
