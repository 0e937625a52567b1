// objective.c -- nodes of the losses that training can minimize (model/objectives.def).
// All of them are in nats per row. `beta` weighs what stands between posterior and prior,
// `reduce` scales the reconstruction.
#include "build/build.h"

NodeId build_scale(Build *b) { // of several streams each has its own already
    return node_const(b->g, b->m->loss_loc, b->m->n_targets == 1 ? b->m->target->scale : 1);
}

// ---------------------------------------------------------------- elbo

NodeId build_reconstruction(Build *b, const Bound *r) {
    return build_batch_mean(b, build_sample_mean(b, r->weighed));
}

NodeId build_elbo(Build *b, NodeId recon, NodeId kl) {
    const NodeId scale = build_scale(b), beta = build_scalar(b, b->m->loss_loc, VAE_BETA);
    return build_formula(b, b->m->loss_loc, "scale * recon + beta * kl",
                         (const char *const[]){"scale", "recon", "beta", "kl"},
                         (NodeId[]){scale, recon, beta, kl}, 4);
}

// free_bits: a latent that informs of less than this (each dimension of it, averaged over the
// batch) is not pressed further (Kingma et al. 2016, "Improved variational inference with inverse
// autoregressive flow", equation 15).
static NodeId free_bits_kl(Build *b, const Bound *r) {
    const Loc loc = b->m->loss_loc;
    const NodeId least = build_scalar(b, loc, VAE_FREE_BITS);
    NodeId kl = NO_NODE;
    for (int i = 0; i < b->m->n_latents; i++) {
        const NodeId free = node2(b->g, OP_max, loc, build_batch_mean(b, r->sample[i].kl), least);
        const NodeId sum = build_sum_last(b, free);
        kl = i ? node2(b->g, OP_add, loc, kl, sum) : sum;
    }
    return kl;
}

// capacity: the KL is drawn to C nats from both sides (Burgess et al. 2018, "Understanding
// disentangling in beta-VAE", equation 8).
NodeId elbo_loss(Build *b, const Bound *r) {
    const Loc loc = b->m->loss_loc;
    const NodeId recon = build_reconstruction(b, r);
    NodeId kl = b->m->free_bits ? free_bits_kl(b, r) : build_batch_mean(b, r->kl);
    if (b->m->capacity)
        kl = build_formula(b, loc, "abs(kl - capacity)", (const char *const[]){"kl", "capacity"},
                           (NodeId[]){kl, build_scalar(b, loc, VAE_CAPACITY)}, 2);
    return build_elbo(b, recon, kl);
}

// ---------------------------------------------------------------- the losses, by the rows of the table

NodeId build_loss(Build *b, const Bound *r) {
    static NodeId (*const loss[OBJECTIVES])(Build *b, const Bound *r) = {
#define OBJECTIVE(name, ...) [OBJECTIVE_##name] = name##_loss,
#include "model/objectives.def"
#undef OBJECTIVE
    };
    return loss[b->m->objective->id](b, r);
}
