// zero_inflated.c -- -ln(sigmoid(z) + sigmoid(-z) e^-v), a zero with probability sigmoid(z) or else one whose
// -ln P is v >= 0: dv = dy * sigmoid(-z - v), dz = dy * sigmoid(z + v) sigmoid(-z) (e^-v - 1).
#include "ops.h"

static double zero_inflated(double z, double v) {
    const double zero = 1 / (1 + exp(-z));
    return -log(zero + (1 - zero) * exp(-v));
}

EVAL(zero_inflated(a, b))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId z = g->node[y].in[0], v = g->node[y].in[1];
    const NodeId sum = grad2(g, y, OP_add, z, v), other = grad1(g, y, OP_sigmoid, grad1(g, y, OP_neg, z));
    const NodeId falls = grad1(g, y, OP_expm1, grad1(g, y, OP_neg, v));
    const NodeId weight = grad2(g, y, OP_mul, grad1(g, y, OP_sigmoid, sum), other);
    din[0] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_mul, weight, falls));
    din[1] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_sigmoid, grad1(g, y, OP_neg, sum)));
}

const OpDef op_zero_inflated = {
    .name = "zero_inflated",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_zero_inflated(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
