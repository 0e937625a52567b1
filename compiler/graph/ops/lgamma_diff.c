// lgamma_diff.c -- ln gamma(a + x) - ln gamma(a) for a > 0, x >= 0, without the loss of digits
// that the difference has where a is large: da = dy * (psi(a + x) - psi(a)), dx = dy * psi(a + x).
#include "graph/ops/ops.h"

// The difference of Stirling's series term by term (Abramowitz and Stegun 6.1.40).
static double stirling(double y) {
    const double r = 1 / (y * y);
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r / 1680))) / y;
}

static double lgamma_diff(double a, double x) {
    if (a < 20) return lgamma(a + x) - lgamma(a);
    return (a - 0.5) * log1p(x / a) + x * (log(a + x) - 1) + stirling(a + x) - stirling(a);
}

EVAL(lgamma_diff(a, b))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId a = g->node[y].in[0], x = g->node[y].in[1];
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_digamma_diff, a, x));
    din[1] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_digamma, grad2(g, y, OP_add, a, x)));
}

const OpDef op_lgamma_diff = {
    .name = "lgamma_diff",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_lgamma_diff(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
