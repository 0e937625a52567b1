// div.c -- y = a / b: da = dy / b, db = -da * y, which reuses both results.
#include "graph/ops/ops.h"

EVAL(a / b)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId b = g->node[y].in[1];
    din[0] = grad2(g, y, OP_div, dy, b);
    din[1] = grad1(g, y, OP_neg, grad2(g, y, OP_mul, din[0], y));
}

const OpDef op_div = {
    .name = "div",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "%0 / %1",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
