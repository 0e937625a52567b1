// exp_minus.c -- e^p - x, of which nothing is lost where the two are near: dp = dy * e^p, dx = -dy.
#include "ops.h"

EVAL(exp(a) - b)

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_exp, g->node[y].in[0]));
    din[1] = grad1(g, y, OP_neg, dy);
}

const OpDef op_exp_minus = {
    .name = "exp_minus",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_exp_minus(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
