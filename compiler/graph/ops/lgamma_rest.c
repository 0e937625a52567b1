// lgamma_rest.c -- ln x! - (x ln x - x), what a Poisson loses at its mean, for x = 0 and x >= 1:
// dx = dy * (psi(x + 1) - ln x).
#include "ops.h"

EVAL(a > 0 ? lgamma(a + 1) - a * log(a) + a : 0)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    const NodeId psi = grad1(g, y, OP_digamma, grad2(g, y, OP_add, x, grad_const(g, y, 1)));
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_sub, psi, grad_log_count(g, y, x)));
}

const OpDef op_lgamma_rest = {
    .name = "lgamma_rest",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_lgamma_rest(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
