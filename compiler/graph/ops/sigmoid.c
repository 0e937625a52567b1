// sigmoid.c -- 1 / (1 + exp(-x)): dx = dy * y (1 - y), from the output alone.
#include "graph/ops/ops.h"

EVAL(1 / (1 + exp(-a)))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId rest = grad2(g, y, OP_sub, grad_const(g, y, 1), y);
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_mul, y, rest));
}

const OpDef op_sigmoid = {
    .name = "sigmoid",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_sigmoid(%0)",
    .rising = 1,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
