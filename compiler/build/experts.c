// experts.c -- several encoders, each of which says what z is: their product with the prior (Wu and Goodman 2018,
// "Multimodal generative models for scalable weakly-supervised learning", section 2.2), or the mixture of what they say
// (Shi et al. 2019, "Variational mixture-of-experts autoencoders for multi-modal deep generative models", section 3).
// The precision of a product of normals is the sum of theirs, that of N(0, I) being 1; its mean is theirs, weighed by
// precision. An expert all of whose data are missing has none.
// In a mixture the experts whose data are there count alike; where none is, the posterior is N(0, I). Training takes as
// many draws of each expert, stratified, and weighs them by what the experts count; elsewhere a draw is one expert's.
#include "build/build.h"

#include <math.h>
#include <string.h>

// [1]: 1 where a row has any of what an encoder reads; NO_NODE: always.
static NodeId present(Build *b, const Network *n) {
    NodeId known = NO_NODE;
    for (int i = 0; i < b->m->n_streams; i++) {
        if (!network_reads(b->m, n, REF_STREAM, i)) continue;
        if (!b->m->stream[i].missing) return NO_NODE;
        const NodeId one = build_known(b, i);
        known = known == NO_NODE ? one : node2(b->g, OP_max, n->loc, known, one);
    }
    return known;
}

// ---------------------------------------------------------------- product

static void product(Build *b, Sample s[][MAX_LATENTS], const NodeId *known) {
    const Model *m = b->m;
    for (int i = 0; i < m->n_latents; i++) {
        const Loc loc = m->latent[i].loc;
        NodeId precision = node_const(b->g, loc, 1), pull = NO_NODE;
        for (int e = 0; e < m->n_encoders; e++) {
            const char *const names[] = {"logvar", "known", "mean", "one"};
            NodeId ids[] = {s[e][i].logvar, known[e], s[e][i].mean, NO_NODE};
            const char *one = known[e] == NO_NODE ? "exp(-logvar)" : "known * exp(-logvar)";
            ids[3] = build_formula(b, loc, one, names, ids, 2);
            const NodeId mean = build_formula(b, loc, "mean * one", names, ids, 4);
            precision = node2(b->g, OP_add, loc, precision, ids[3]);
            pull = e ? node2(b->g, OP_add, loc, pull, mean) : mean;
        }
        const char *const names[] = {"precision", "pull"};
        const NodeId ids[] = {precision, pull};
        s[0][i].mean = role(b, build_formula(b, loc, "pull / precision", names, ids, 2), "mean");
        s[0][i].logvar = role(b, build_formula(b, loc, "-log(precision)", names, ids, 2), "logvar");
        s[0][i].log_diagonal = s[0][i].logvar;
    }
}

// ---------------------------------------------------------------- mixture

// [parts], one number of each expert; NO_NODE is 1.
static NodeId side_by_side(Build *b, Loc loc, const NodeId *each, int n) {
    NodeId all[MAX_ENCODERS];
    const NodeId one = node_expand(b->g, loc, node_const(b->g, loc, 1), 1, (Shape){1, {1}});
    for (int e = 0; e < n; e++) all[e] = each[e] == NO_NODE ? one : each[e];
    return node_with(b->g, OP_concat, loc, n, all, 0, NULL);
}

// [d] of each expert -> [parts, d]; 0 where its data are missing, which makes it N(0, I).
static NodeId stacked(Build *b, const Latent *z, const NodeId *each, const NodeId *known, int n) {
    NodeId all[MAX_ENCODERS];
    for (int e = 0; e < n; e++)
        all[e] = known[e] == NO_NODE ? each[e] : node2(b->g, OP_mul, z->loc, known[e], each[e]);
    const NodeId flat = node_with(b->g, OP_concat, z->loc, n, all, 0, NULL);
    return node_reshape(b->g, z->loc, flat, 1, (Shape){2, {n, z->width}});
}

// [parts, d] -> [samples, d]: as many of each expert.
static NodeId each_sample(Build *b, Loc loc, NodeId x, int parts) {
    const int width = b->g->node[x].shape.dim[1], times = b->samples / parts;
    if (times > 1) {
        x = node_reshape(b->g, loc, x, 1, (Shape){3, {parts, 1, width}});
        x = node_expand(b->g, loc, x, 1, (Shape){3, {parts, times, width}});
    }
    return node_reshape(b->g, loc, x, 1, (Shape){2, {b->samples, width}});
}

static void mixture(Build *b, Sample s[][MAX_LATENTS], const NodeId *known) {
    const Model *m = b->m;
    const Latent *z = m->latent;
    const int n = m->n_encoders;
    NodeId mean[MAX_ENCODERS], logvar[MAX_ENCODERS];
    bool always = true;
    for (int e = 0; e < n; e++) {
        mean[e] = s[e]->mean;
        logvar[e] = s[e]->logvar;
        always &= known[e] == NO_NODE;
    }
    const char *const names[] = {"mean", "logvar", "share", "middle", "known", "total", "n"};
    NodeId ids[7] = {stacked(b, z, mean, known, n), stacked(b, z, logvar, known, n)};
    ids[6] = node_const(b->g, z->loc, n);
    Mixture *q = &s[0]->experts;
    *q = (Mixture){.mean = role(b, ids[0], "mean"), .logvar = role(b, ids[1], "logvar"), .parts = n};
    NodeId share = node_const(b->g, z->loc, 1.0 / n);
    q->log_share = node_const(b->g, z->loc, -log(n));
    if (!always) {
        ids[4] = side_by_side(b, z->loc, known, n);
        ids[5] = build_sum_last(b, ids[4]);
        ids[2] = share = role(b, build_formula(b, z->loc, "where(total, known / max(total, 1), 1 / n)", names, ids, 7),
                              "share");
        q->log_share = build_formula(b, z->loc, "where(share, log(share), -1e30)", names, ids, 7);
        share = node_reshape(b->g, z->loc, share, 1, (Shape){2, {n, 1}});
    }
    // Mean and variance of the mixture, for encode.
    ids[2] = share;
    const Shape flat = {1, {z->width}};
    ids[3] = node_sum(b->g, z->loc, build_formula(b, z->loc, "share * mean", names, ids, 3), 1);
    const NodeId spread = build_formula(b, z->loc, "share * (exp(logvar) + (mean - middle)^2)", names, ids, 4);
    const NodeId variance = node1(b->g, OP_log, z->loc, node_sum(b->g, z->loc, spread, 1));
    s[0]->mean = role(b, node_reshape(b->g, z->loc, ids[3], 1, flat), "mean");
    s[0]->logvar = role(b, node_reshape(b->g, z->loc, variance, 1, flat), "logvar");
    s[0]->log_diagonal = NO_NODE;
    if (b->samples > 1 && !always) {
        const NodeId times = node_const(b->g, z->loc, (double)n / b->samples);
        b->share = each_sample(b, z->loc, node2(b->g, OP_mul, z->loc, share, times), n);
    }
}

static int mixed_heads(Build *b, const Latent *z, DensePart *head) { return posterior_normal.heads(b, z, head); }

static void mixed_encode(Build *b, const Latent *z, Sample *s) { posterior_normal.encode(b, z, s); }

static void mixed_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const Mixture *q = &s->experts;
    const char *name = arena_printf(b->g->arena, "%s.eps", z->name);
    const NodeId eps = role(b, build_input(b, z->loc, VAE_IN_NORMAL, latent, name, build_sample_shape(b, z->width)), "eps");
    if (b->samples > 1) {
        const char *const names[] = {"mean", "logvar", "eps"};
        const NodeId ids[] = {each_sample(b, z->loc, q->mean, q->parts), each_sample(b, z->loc, q->logvar, q->parts), eps};
        s->z = build_formula(b, z->loc, "mean + exp(0.5 * logvar) * eps", names, ids, 3);
    } else {
        name = arena_printf(b->g->arena, "%s.expert", z->name);
        const NodeId u = build_random(b, z->loc, VAE_IN_UNIFORM, name, (Shape){1, {q->parts}});
        s->z = build_mixture_draw(b, z, q, build_mixture_part(b, z, q, u), eps);
    }
    s->log_q = build_mixture_density(b, z, q, s->z);
}

const PosteriorBuilder posterior_mixed = {.heads = mixed_heads, .encode = mixed_encode, .draw = mixed_draw};

// ---------------------------------------------------------------- what they say together

void build_experts(Build *b, Sample s[][MAX_LATENTS]) {
    const Model *m = b->m;
    const bool mixed = latent_mixed(m->latent);
    NodeId known[MAX_ENCODERS];
    b->g->note = mixed ? "the mixture of experts" : "the product of experts";
    for (int e = 0; e < m->n_encoders; e++) known[e] = present(b, &m->encoder[e]);
    if (mixed) mixture(b, s, known);
    else product(b, s, known);
    b->g->note = NULL;
}
