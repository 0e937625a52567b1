// log_sinhc.c -- ln(sinh(x) / x), 0 at 0: dx = dy * langevin(x).
// The normalizer of the continuous Bernoulli, whose own formula divides 0 by 0 in the middle.
#include "graph/ops/ops.h"

// ln of 1 + x^2/6 + x^4/120 + ... next to zero.
static double log_sinhc(double x) {
    const double s = x * x;
    double u = 1;
    if (fabs(x) > 1) return fabs(x) - log(2 * fabs(x)) + log1p(-exp(-2 * fabs(x)));
    for (int n = 20; n >= 4; n -= 2) u = 1 + u * s / (n * (n + 1));
    return log1p(u * s / 6);
}

EVAL(log_sinhc(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_langevin, g->node[y].in[0]));
}

const OpDef op_log_sinhc = {
    .name = "log_sinhc",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_log_sinhc(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
