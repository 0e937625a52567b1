// vmf_log.c -- log of the integral over w of exp(-kappa (1 - w)) (1 - w^2)^((n - 3) / 2): of a von Mises-Fisher density, with
// vmf_mean and vmf_variance (vae_sphere.h). dkappa = -dy * vmf_mean(kappa, n); n is a constant.
#include "ops.h"

#define VAE_F64
#include "vae_sphere.h"

EVAL(vae_vmf_log(a, b))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId kappa = g->node[y].in[0], n = g->node[y].in[1];
    din[0] = grad2(g, y, OP_mul, dy, grad1(g, y, OP_neg, grad2(g, y, OP_vmf_mean, kappa, n)));
}

const OpDef op_vmf_log = {
    .name = "vmf_log",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_vmf_log(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
