// vmf_gap.c -- 1 - w at the quantile u of w, the cosine between a draw and the mean: a draw of it, if u is uniform.
// dkappa = dy * vmf_gap_slope(y, kappa, n), of the implicit function F(w; kappa) = u; u is a random number, n a constant.
#include "ops.h"

#define VAE_F64
#include "vae_sphere.h"

EVAL(vae_vmf_gap(a, b, c))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId kappa = g->node[y].in[1], n = g->node[y].in[2];
    din[1] = grad2(g, y, OP_mul, dy, grad3(g, y, OP_vmf_gap_slope, y, kappa, n));
}

const OpDef op_vmf_gap = {
    .name = "vmf_gap",
    .class = CLASS_ELEMENTWISE,
    .arity = 3,
    .expr = "vae_vmf_gap(%0, %1, %2)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};
