// expm1.c -- exp(x) - 1, exact near 0: dx = dy * (y + 1).
#include "graph/ops/ops.h"

EVAL(expm1(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_add, y, grad_const(g, y, 1)));
}

const OpDef op_expm1 = {
    .name = "expm1",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_expm1(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
