// check_batch.c -- what a model estimates from the rows of a batch together: batchnorm, an optimal sigma,
// the objectives that hold rows against each other.
// In:  the checked networks and settings.  Out: errors, and training.over_batch.
#include "front/check.h"

#include <string.h>

// The first stage of a network, or within its stages, that looks at more than one row; on vectors only,
// where that is asked.
static const Layer *over_batch(const Layer *l, bool vectors) {
    for (; l; l = l->next) {
        if (l->def && l->def->over_batch && (!vectors || l->in.rank == 1)) return l;
        const Layer *inside = over_batch(l->body, vectors);
        if (inside) return inside;
    }
    return NULL;
}

// The same in any network, or in any that makes the likelihood of z.
static const Layer *network_over_batch(const Model *m, bool vectors, bool decoders) {
    for (int i = 0; model_network(m, i); i++) {
        const Network *n = model_network(m, i);
        if (decoders && !network_reads_latents(m, n)) continue;
        const Layer *l = over_batch(n->layers, vectors);
        if (l) return l;
    }
    return m->judged && !decoders ? over_batch(m->critic.layers, vectors) : NULL;
}

const Layer *batch_layer(const Model *m) { return network_over_batch(m, false, false); }

// The argument of a likelihood that is `optimal`, NULL if none is.
const Value *batch_optimal(const Model *m, const char **name) {
    for (int i = 0; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        for (const LikelihoodHead *h = t->likelihood ? t->likelihood->head : NULL; h && h->name; h++)
            if (likelihood_source(t, h) == HEAD_OPTIMAL) {
                *name = h->arg;
                return likelihood_argument(t, h->arg);
            }
    }
    return NULL;
}

// A row's importance weights must be a function of its own draws alone: what dreg leaves out of the
// gradient would otherwise be missing in other rows.
static void check_separate(Check *c) {
    const Model *m = c->model;
    const Layer *norm = network_over_batch(m, false, true);
    const char *scale = NULL;
    const Value *best = batch_optimal(m, &scale);
    if (!norm && !best) return;
    diag_error(c->diag, norm ? norm->loc : best->loc, "E0229",
               "%s needs each row's likelihood for itself, and %s%s mixes the rows of a batch",
               m->objective->sig.name, norm ? norm->def->name : scale, norm ? "" : " = optimal");
    if (norm) diag_hint(c->diag, "use iwae, or layernorm or groupnorm in the decoder");
    else diag_hint(c->diag, "use iwae, or %s = shared", scale);
}

// One value has no variance, and one row no covariances and no distance to others.
static void check_enough(Check *c) {
    const Model *m = c->model;
    const Layer *norm = network_over_batch(m, true, false);
    if (norm) {
        diag_error(c->diag, norm->loc, "E0230", "%s with batch = 1: one value has no variance",
                   norm->def->name);
        diag_hint(c->diag, "use a larger batch, or layernorm");
    } else if (m->objective->over_batch) {
        diag_error(c->diag, m->loss_loc, "E0230", "%s with batch = 1: it holds the rows of a batch against "
                   "each other", m->objective->sig.name);
        diag_hint(c->diag, "use a larger batch");
    }
}

// Each shard of a full batch has a row, and what is estimated from several has them. The last batch of an epoch
// fills as few shards as hold it (vae_shard_rows): with three rows in each, none of these has a single one.
static void check_shards(Check *c) {
    Model *m = c->model;
    const int least = m->training.over_batch == 2 ? 3 : 1;
    m->step_rows = m->batch;
    if (m->shards == 1) return;
    if (m->batch < least * m->shards) {
        diag_error(c->diag, m->shards_loc, "E0605", "shards = %d with batch = %d: %s", m->shards, m->batch,
                   least == 1 ? "there are fewer rows than shards"
                              : "this model estimates variances or distances over a shard's rows, at least three");
        diag_hint(c->diag, "use batch = %d or more, or fewer shards", least * m->shards);
    }
    for (const Latent *z = m->latent; z < m->latent + m->n_latents; z++) // one may be unknown, and so may be its arguments
        if (z->posterior && z->posterior->id == POSTERIOR_vq && z->posterior_arg[VQ_UPDATE].word &&
            !strcmp(z->posterior_arg[VQ_UPDATE].word, "ema")) {
            diag_error(c->diag, m->shards_loc, "E0605", "shards with latent %s: vq(update=ema) averages the vectors of a "
                       "whole batch", z->name);
            diag_hint(c->diag, "use update=gradient, whose gradients are added like all others");
        }
    m->batch = (m->batch + m->shards - 1) / m->shards;
}

void check_batch(Check *c) {
    Model *m = c->model;
    const char *scale = NULL;
    const bool one = network_over_batch(m, false, false) || batch_optimal(m, &scale);
    const bool two = network_over_batch(m, true, false) || m->objective->over_batch;
    m->training.over_batch = two ? 2 : one ? 1 : 0;
    if (m->objective->doubly) check_separate(c);
    if (m->batch == 1) check_enough(c);
    check_shards(c);
}
