// objective.c -- the objective table: one row for each loss that training can minimize.
#include "build.h"

static NodeId elbo_loss(Build *b, const Bound *r) {
    const Loc loc = b->m->loss_loc;
    const NodeId recon = build_batch_mean(b, r->reconstruction), kl = build_batch_mean(b, r->kl);
    const NodeId beta = node_with(b->g, OP_scalar, loc, 0, NULL, 1, (int[]){VAE_BETA});
    const NodeId scale = node_const(b->g, loc, b->m->training.recon_scale);
    return build_formula(b, loc, "scale * recon + beta * kl",
                         (const char *const[]){"scale", "recon", "beta", "kl"},
                         (NodeId[]){scale, recon, beta, kl}, 4);
}

const ObjectiveDef objective_table[] = {
    {.sig = {.name = "elbo"}, .help = "reconstruction + beta KL", .loss = elbo_loss},
    {.sig = {.name = NULL}},
};
const Choices objectives = {objective_table, sizeof *objective_table};
