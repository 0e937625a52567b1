// poisson_deviance.c -- e^p - x + x (ln x - p), half the deviance of a count x whose mean is e^p:
// dp = dy * (e^p - x), dx = dy * (ln x - p).
#include "ops.h"

EVAL(exp(a) - b + (b > 0 ? b * (log(b) - a) : 0))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId p = g->node[y].in[0], x = g->node[y].in[1];
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_exp_minus, p, x));
    din[1] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_sub, grad_log_count(g, y, x), p));
}

const OpDef op_poisson_deviance = {
    .name = "poisson_deviance",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_poisson_deviance(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
