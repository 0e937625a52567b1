// sub.c -- a - b. The second input gets -dy.
#include "graph/ops/ops.h"

EVAL(a - b)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = dy;
    din[1] = grad1(g, y, OP_neg, dy);
}

const OpDef op_sub = {
    .name = "sub",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "%0 - %1",
    .rising = 1,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
