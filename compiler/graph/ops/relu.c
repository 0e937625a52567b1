// relu.c -- max(x, 0): dx = dy where y > 0. Reads the output, so that x can be overwritten.
#include "graph/ops/ops.h"

EVAL(a > 0 ? a : (a != a ? a : 0))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad3(g, y, OP_where, y, dy, grad_const(g, y, 0));
}

const OpDef op_relu = {
    .name = "relu",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_max(%0, 0.0f)",
    .rising = 1,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
