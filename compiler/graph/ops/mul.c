// mul.c -- a * b: each input gets dy times the other; a square, 2 dy a once.
#include "graph/ops/ops.h"

EVAL(a * b)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId a = g->node[y].in[0], b = g->node[y].in[1];
    if (a == b) {
        din[0] = grad2(g, y, OP_mul, grad2(g, y, OP_mul, grad_const(g, y, 2), dy), a);
        return;
    }
    din[0] = grad2(g, y, OP_mul, dy, b);
    din[1] = grad2(g, y, OP_mul, dy, a);
}

const OpDef op_mul = {
    .name = "mul",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "%0 * %1",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
