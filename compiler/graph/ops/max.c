// max.c -- the larger of a and b. A tie's gradient goes to a, the data, as where PyTorch clamps
// them to a bound b.
#include "graph/ops/ops.h"

EVAL(a > b ? a : (a != a ? a : b))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId a = g->node[y].in[0], b = g->node[y].in[1];
    const NodeId loses = grad2(g, y, OP_sub, b, a), zero = grad_const(g, y, 0);
    din[0] = grad3(g, y, OP_where, loses, zero, dy);
    din[1] = grad3(g, y, OP_where, loses, dy, zero);
}

const OpDef op_max = {
    .name = "max",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_max(%0, %1)",
    .rising = 3,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
