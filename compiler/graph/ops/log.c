// log.c -- natural logarithm: dx = dy / x.
#include "graph/ops/ops.h"

EVAL(log(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_div, dy, g->node[y].in[0]);
}

const OpDef op_log = {
    .name = "log",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_log(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
