// lgamma.c -- ln gamma(x) for x >= 0: dx = dy * digamma(x).
#include "graph/ops/ops.h"

EVAL(lgamma(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_digamma, g->node[y].in[0]));
}

const OpDef op_lgamma = {
    .name = "lgamma",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_lgamma(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
