// sqrt.c -- square root: dx = dy / (2 y).
#include "graph/ops/ops.h"

EVAL(sqrt(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_div, grad2(g, y, OP_mul, dy, grad_const(g, y, 0.5)), y);
}

const OpDef op_sqrt = {
    .name = "sqrt",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_sqrt(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
