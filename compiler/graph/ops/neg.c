// neg.c -- -x.
#include "graph/ops/ops.h"

EVAL(-a)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad1(g, y, OP_neg, dy);
}

const OpDef op_neg = {
    .name = "neg",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "-%0",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
