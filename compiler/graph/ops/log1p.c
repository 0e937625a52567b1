// log1p.c -- log(1 + x), exact near 0: dx = dy / (1 + x).
#include "graph/ops/ops.h"

EVAL(log1p(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    din[0] = grad2(g, y, OP_div, dy, grad2(g, y, OP_add, x, grad_const(g, y, 1)));
}

const OpDef op_log1p = {
    .name = "log1p",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_log1p(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
