// objective.c -- nodes of the losses that training can minimize (model/objectives.def).
// All of them are in nats per row. `beta` weighs what stands between posterior and prior,
// `reduce` scales the reconstruction.
#include "build/build.h"

#include <math.h>

typedef struct Weights { // of the loss's terms
    NodeId scale, beta;
} Weights;

static NodeId build_scale(Build *b) { // of several streams each has its own already
    return node_const(b->g, b->m->loss_loc, b->m->n_targets == 1 ? b->m->target->scale : 1);
}

static Weights weights(Build *b) {
    return (Weights){build_scale(b),
                     build_scalar(b, b->m->loss_loc, VAE_BETA)};
}

// ---------------------------------------------------------------- elbo

NodeId build_reconstruction(Build *b, const Bound *r) {
    return build_batch_mean(b, build_sample_mean(b, r->weighed));
}

NodeId build_elbo(Build *b, NodeId recon, NodeId kl) {
    const Weights w = weights(b);
    return build_formula(b, b->m->loss_loc, "scale * recon + beta * kl",
                         (const char *const[]){"scale", "recon", "beta", "kl"},
                         (NodeId[]){w.scale, recon, w.beta, kl}, 4);
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

// ---------------------------------------------------------------- importance weighted

// [k, 1] log p(x|z) + log p(z) - log q(z|x) of each sample
static NodeId log_weights(Build *b, const Bound *r) {
    const Weights w = weights(b);
    return build_formula(b, b->m->loss_loc, "beta * ratio - scale * recon",
                         (const char *const[]){"beta", "ratio", "scale", "recon"},
                         (NodeId[]){w.beta, r->log_ratio, w.scale, r->weighed}, 4);
}

// -log of the mean of k importance weights (Burda, Grosse and Salakhutdinov 2016, "Importance
// weighted autoencoders", equation 8). One sample: the ELBO, by that sample.
NodeId iwae_loss(Build *b, const Bound *r) {
    const Loc loc = b->m->loss_loc;
    NodeId log_w = log_weights(b, r);
    if (b->share != NO_NODE) log_w = node2(b->g, OP_add, loc, log_w, node1(b->g, OP_log, loc, b->share));
    const NodeId sum = b->samples == 1 ? log_w : build_log_sum_exp(b, loc, log_w, 0);
    const NodeId log_k = node_const(b->g, loc, b->share != NO_NODE ? 0 : log(b->samples));
    const NodeId loss = node_reshape(b->g, loc, node2(b->g, OP_sub, loc, log_k, sum), 1,
                                     (Shape){1, {1}});
    return build_batch_mean(b, loss);
}

// The same bound with another estimate of the encoder's gradient, whose variance does not grow with
// k: the path through the parameters of q(z|x), whose mean the reparametrization trick turns into one
// through z, is left out (Tucker et al. 2019, "Doubly reparameterized gradient estimators for Monte
// Carlo objectives", equation 8). With s the normalized weights, that path has -beta s, of mean
// -beta (s - s^2) dlog w/dz. Together with s on the path through z: (1 - beta) s + beta s^2. The loss
// gives s once; the hook multiplies by the rest.
NodeId dreg_loss(Build *b, const Bound *r) {
    const Loc loc = b->m->loss_loc;
    const NodeId log_w = log_weights(b, r);
    const NodeId sum = build_log_sum_exp(b, loc, log_w, 0);
    const NodeId factor = build_formula(b, loc, "(1 - beta) + beta * exp(log_w - sum)",
                                        (const char *const[]){"beta", "log_w", "sum"},
                                        (NodeId[]){weights(b).beta, log_w, sum}, 3);
    for (int i = 0; i < b->m->n_latents; i++) b->g->node[r->sample[i].hook].attr[0] = factor;
    return iwae_loss(b, r);
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
