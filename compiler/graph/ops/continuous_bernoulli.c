// continuous_bernoulli.c -- -ln of the density exp(x p) p / (exp(p) - 1) on [0, 1] (Loaiza-Ganem and Cunningham 2019),
// whose own formula divides 0 by 0 at p = 0: dp = dy * continuous_bernoulli_slope(p, x), dx = -dy * p.
#include "ops.h"

// ln of sinh(y) / y = 1 + y^2/6 + y^4/120 + ... next to zero.
static double log_sinhc(double y) {
    const double s = y * y;
    double u = 1;
    if (fabs(y) > 1) return fabs(y) - log(2 * fabs(y)) + log1p(-exp(-2 * fabs(y)));
    for (int n = 20; n >= 4; n -= 2) u = 1 + u * s / (n * (n + 1));
    return log1p(u * s / 6);
}

EVAL(log_sinhc(0.5 * a) + (0.5 - b) * a)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId p = g->node[y].in[0], x = g->node[y].in[1];
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_continuous_bernoulli_slope, p, x));
    din[1] = grad1(g, y, OP_neg, grad2(g, y, OP_mul, dy, p));
}

const OpDef op_continuous_bernoulli = {
    .name = "continuous_bernoulli",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_continuous_bernoulli(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
