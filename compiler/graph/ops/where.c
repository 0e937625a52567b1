// where.c -- where(c, a, b): a where c > 0, b elsewhere. No gradient reaches c.
#include "graph/ops/ops.h"

EVAL(a > 0 ? b : c)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId c = g->node[y].in[0], zero = grad_const(g, y, 0);
    din[1] = grad3(g, y, OP_where, c, dy, zero);
    din[2] = grad3(g, y, OP_where, c, zero, dy);
}

const OpDef op_where = {
    .name = "where",
    .class = CLASS_ELEMENTWISE,
    .arity = 3,
    .expr = "vae_where(%0, %1, %2)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
