// erf.c -- error function: dx = dy * 2 / sqrt(pi) * exp(-x^2).
#include "graph/ops/ops.h"

EVAL(erf(a))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    const NodeId e = grad1(g, y, OP_exp, grad1(g, y, OP_neg, grad2(g, y, OP_mul, x, x)));
    din[0] = grad2(g, y, OP_mul, grad2(g, y, OP_mul, dy, grad_const(g, y, 1.1283791670955126)), e);
}

const OpDef op_erf = {
    .name = "erf",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_erf(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
