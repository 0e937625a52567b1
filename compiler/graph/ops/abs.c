// abs.c -- |x|: dx = dy with the sign of x, 0 at 0.
#include "graph/ops/ops.h"

EVAL(fabs(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0], zero = grad_const(g, y, 0);
    const NodeId below = grad3(g, y, OP_where, grad1(g, y, OP_neg, x), grad1(g, y, OP_neg, dy), zero);
    din[0] = grad3(g, y, OP_where, x, dy, below);
}

const OpDef op_abs = {
    .name = "abs",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_abs(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
