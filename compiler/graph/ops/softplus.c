// softplus.c -- log(1 + exp(x)), stable at both ends: dx = dy * sigmoid(x).
#include "graph/ops/ops.h"

EVAL(fmax(a, 0) + log1p(exp(-fabs(a))))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    din[0] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_sigmoid, x));
}

const OpDef op_softplus = {
    .name = "softplus",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_softplus(%0)",
    .rising = 1,
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
