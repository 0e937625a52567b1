// objective_importance.c -- losses of importance weights: bounds of log p(x) that are the tighter the more draws of z there
// are of each row, and mixtures of them.
#include "build/build.h"

#include <math.h>

// [k, 1] log p(x|z) + log p(z) - log q(z|x) of each sample
static NodeId log_weights(Build *b, const Bound *r) {
    const NodeId scale = build_scale(b), beta = build_scalar(b, b->m->loss_loc, VAE_BETA);
    return build_formula(b, b->m->loss_loc, "beta * ratio - scale * recon",
                         (const char *const[]){"beta", "ratio", "scale", "recon"},
                         (NodeId[]){beta, r->log_ratio, scale, r->weighed}, 4);
}

// -log of the mean of all importance weights (Burda, Grosse and Salakhutdinov 2016, "Importance weighted autoencoders",
// equation 8). One sample: the ELBO, by that sample.
static NodeId iwae_of(Build *b, NodeId log_w) {
    const Loc loc = b->m->loss_loc;
    if (b->share != NO_NODE) log_w = node2(b->g, OP_add, loc, log_w, node1(b->g, OP_log, loc, b->share));
    const NodeId sum = b->samples == 1 ? log_w : build_log_sum_exp(b, loc, log_w, 0);
    const NodeId log_k = node_const(b->g, loc, b->share != NO_NODE ? 0 : log(b->samples));
    const NodeId loss = node_reshape(b->g, loc, node2(b->g, OP_sub, loc, log_k, sum), 1,
                                     (Shape){1, {1}});
    return build_batch_mean(b, loss);
}

NodeId iwae_loss(Build *b, const Bound *r) { return iwae_of(b, log_weights(b, r)); }

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
    const NodeId beta = build_scalar(b, loc, VAE_BETA);
    const NodeId factor = build_formula(b, loc, "(1 - beta) + beta * exp(log_w - sum)",
                                        (const char *const[]){"beta", "log_w", "sum"},
                                        (NodeId[]){beta, log_w, sum}, 3);
    for (int i = 0; i < b->m->n_latents; i++) b->g->node[r->sample[i].hook].attr[0] = factor;
    return iwae_loss(b, r);
}

// ---------------------------------------------------------------- several bounds of one row

// The mean of m bounds of k draws each (Rainforth et al. 2018, "Tighter variational bounds are not necessarily better",
// section 4).
static NodeId miwae_of(Build *b, NodeId log_w) {
    const Loc loc = b->m->loss_loc;
    const int m = (int)b->m->objective_arg[0].number[0], k = (int)b->m->objective_arg[1].number[0];
    if (m == 1) return iwae_of(b, log_w);
    log_w = node_reshape(b->g, loc, log_w, 1, (Shape){2, {m, k}});
    const NodeId sum = k == 1 ? log_w : build_log_sum_exp(b, loc, log_w, 1);
    const NodeId each = node2(b->g, OP_sub, loc, node_const(b->g, loc, log(k)), sum);
    const NodeId mean = node2(b->g, OP_mul, loc, node_sum(b->g, loc, each, 1), node_const(b->g, loc, 1.0 / m));
    return build_batch_mean(b, node_reshape(b->g, loc, mean, 1, (Shape){1, {1}}));
}

NodeId miwae_loss(Build *b, const Bound *r) { return miwae_of(b, log_weights(b, r)); }

// beta ELBO + (1 - beta) IWAE of the same draws, the paper's CIWAE; beta is the argument `mix`.
NodeId ciwae_loss(Build *b, const Bound *r) {
    const Loc loc = b->m->loss_loc;
    const NodeId log_w = log_weights(b, r);
    const NodeId elbo = build_batch_mean(b, build_sample_mean(b, log_w));
    const char *const names[] = {"mix", "elbo", "iwae"};
    const NodeId ids[] = {node_const(b->g, loc, b->m->objective_arg[0].number[0]), elbo, iwae_of(b, log_w)};
    return build_formula(b, loc, "(1 - mix) * iwae - mix * elbo", names, ids, 3);
}

// The parameters that `root` depends on are apart: they minimize another loss than the rest.
static void set_apart(Build *b, NodeId root, bool *above) {
    const Graph *g = b->g;
    above[root] = true;
    for (NodeId id = root; id >= 0; id--) {
        if (!above[id]) continue;
        const Node *n = &g->node[id];
        for (int i = 0; i < n->n_in; i++) above[n->in[i]] = true;
        if (n->op != OP_param || n->attr[2 + MAX_RANK]) continue;
        const size_t first = (size_t)n->attr[0], end = first + node_size(n);
        for (int i = 0; i < b->c->n_params; i++) {
            Param *p = &b->c->param[i];
            if (p->tensor.trained) p->apart |= p->tensor.offset >= first && p->tensor.offset < end;
        }
    }
}

// The paper's PIWAE: what draws z learns by the mean of m bounds of k draws, all else by the one bound of all m k draws,
// which is the loss that is shown.
NodeId piwae_loss(Build *b, const Bound *r) {
    const NodeId log_w = log_weights(b, r);
    bool *above = arena_alloc(b->g->arena, b->g->n_nodes);
    for (int i = 0; i < b->m->n_latents; i++) {
        set_apart(b, r->sample[i].z, above);
        set_apart(b, r->sample[i].log_q, above);
    }
    b->g->loss_apart = miwae_of(b, log_w);
    graph_output(b->g, "inference_loss", b->g->loss_apart);
    return iwae_of(b, log_w);
}
