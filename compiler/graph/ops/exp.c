// exp.c -- exp: dx = dy * y. Reuses the output, so x need not stay live.
#include "graph/ops/ops.h"

EVAL(exp(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_mul, dy, y);
}

const OpDef op_exp = {
    .name = "exp",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_exp(%0)",
    .rising = 1,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
