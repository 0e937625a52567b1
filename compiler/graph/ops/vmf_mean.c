// vmf_mean.c -- the mean of 1 - w, w the cosine between draws of a von Mises-Fisher distribution and its mean:
// 1 - I_(n/2)(kappa) / I_(n/2 - 1)(kappa). dkappa = -dy * vmf_variance(kappa, n); n is a constant.
#include "ops.h"

#define VAE_F64
#include "vae_sphere.h"

EVAL(vae_vmf_mean(a, b))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId kappa = g->node[y].in[0], n = g->node[y].in[1];
    din[0] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_neg, grad2(g, y, OP_vmf_variance, kappa, n)));
}

const OpDef op_vmf_mean = {
    .name = "vmf_mean",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_vmf_mean(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
