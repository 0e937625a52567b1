// expand.c -- x repeated to a larger shape. attr: rows, rank, dims (as reshape).
// The gradient is dy itself: autodiff sums it over the repeated dimensions.
#include "graph/ops/ops.h"

EVAL(a)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    (void)g, (void)y;
    din[0] = dy;
}

const OpDef op_expand = {
    .name = "expand",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "%0",
    .eval = eval,
    .shape = shape_given,
    .grad = grad,
};
