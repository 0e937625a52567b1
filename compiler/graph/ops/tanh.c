// tanh.c -- tanh: dx = dy * (1 - y^2), from the output alone.
#include "graph/ops/ops.h"

EVAL(tanh(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId square = grad2(g, y, OP_mul, y, y);
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_sub, grad_const(g, y, 1), square));
}

const OpDef op_tanh = {
    .name = "tanh",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_tanh(%0)",
    .rising = 1,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
