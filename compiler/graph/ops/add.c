// add.c -- a + b. Both inputs get dy.
#include "graph/ops/ops.h"

EVAL(a + b)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    (void)g, (void)y;
    din[0] = dy;
    din[1] = dy;
}

const OpDef op_add = {
    .name = "add",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "%0 + %1",
    .rising = 3,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
