// hook.c -- the same number, whose gradient is multiplied by another node's value (DReG).
// attr[0]: that node, which may be made later, from the hook itself: the gradient comes after both.
// Simplify drops hooks, since gradients have been taken by then.
#include "graph/ops/ops.h"

EVAL(a)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_mul, dy, g->node[y].attr[0]);
}

const OpDef op_hook = {
    .name = "hook",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "%0",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
