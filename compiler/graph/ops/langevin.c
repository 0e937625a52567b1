// langevin.c -- L(x) = coth(x) - 1/x, 0 at 0: dx = dy * (1 - L^2 - 2 L / x).
// The gradient of log_sinhc, and the mean of a continuous Bernoulli.
#include "graph/ops/ops.h"

// x / (3 + x^2 / (5 + x^2 / (7 + ...))) next to zero.
static double langevin(double x) {
    double bottom = 33;
    if (fabs(x) > 2) return 1 / tanh(x) - 1 / x;
    for (int n = 31; n >= 3; n -= 2) bottom = n + x * x / bottom;
    return x / bottom;
}

EVAL(langevin(a))

// Where x^2 < 0.01 both the rule and L / x lose their digits; there 1/3 - x^2/15 + 2 x^4/189.
static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0], s = grad2(g, y, OP_mul, x, x);
    const NodeId far = grad2(g, y, OP_sub, s, grad_const(g, y, 0.01));
    const NodeId safe = grad3(g, y, OP_where, far, x, grad_const(g, y, 1));
    const NodeId ratio = grad2(g, y, OP_div, grad2(g, y, OP_mul, grad_const(g, y, 2), y), safe);
    const NodeId yy = grad2(g, y, OP_mul, y, y);
    const NodeId square = grad2(g, y, OP_sub, grad_const(g, y, 1), yy);
    const NodeId bend = grad2(g, y, OP_mul, s, grad_const(g, y, 2 / 189.0));
    const NodeId slope = grad2(g, y, OP_mul, s, grad2(g, y, OP_sub, bend, grad_const(g, y, 1 / 15.0)));
    const NodeId near = grad2(g, y, OP_add, slope, grad_const(g, y, 1 / 3.0));
    din[0] = grad2(g, y, OP_mul, dy,
                   grad3(g, y, OP_where, far, grad2(g, y, OP_sub, square, ratio), near));
}

const OpDef op_langevin = {
    .name = "langevin",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_langevin(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
