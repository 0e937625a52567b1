// build.c -- Model -> a forward graph for each program: train, eval, encode, decode.
// The user never writes the heads, the sampling step or the loss and its units: posterior.c, prior.c
// and objective.c make them, and this file puts the parts together.
#include "build/build.h"

#include <math.h>
#include <string.h>

NodeId role(Build *b, NodeId id, const char *word) {
    b->g->node[id].role = word;
    return id;
}

// ---------------------------------------------------------------- small pieces

NodeId build_slice(Build *b, Loc loc, NodeId x, int first, int length) {
    return node_with(b->g, OP_slice, loc, 1, &x, 2, (int[]){first, length});
}

NodeId build_total(Build *b, NodeId x) {
    const Loc loc = b->m->loss_loc;
    const Node n = b->g->node[x];
    if (shape_size(n.shape) > 1) x = node_sum(b->g, loc, x, (1u << n.shape.rank) - 1);
    return node_reshape(b->g, loc, x, n.rows, (Shape){1, {1}});
}

NodeId build_flatten(Build *b, Loc loc, NodeId x) {
    const Node *n = &b->g->node[x];
    const Shape flat = {1, {shape_size(n->shape)}};
    return node_reshape(b->g, loc, x, n->rows, flat);
}

NodeId build_input(Build *b, Loc loc, VaePortKind kind, int index, const char *name, Shape s) {
    int attr[4 + MAX_RANK] = {kind, index, b->rows, s.rank};
    memcpy(attr + 4, s.dim, sizeof s.dim);
    const NodeId id = node_with(b->g, OP_input, loc, 0, NULL, 4 + MAX_RANK, attr);
    b->g->node[id].note = name;
    return id;
}

NodeId build_random(Build *b, Loc loc, VaePortKind kind, const char *name, Shape shape) {
    const NodeId id = build_input(b, loc, kind, MAX_LATENTS + b->n_random++, name, shape);
    return role(b, id, kind == VAE_IN_NORMAL ? "eps" : "u");
}

// Every sample of z gets its copy of what does not depend on it.
NodeId build_repeat(Build *b, Loc loc, NodeId x) {
    const Node n = b->g->node[x];
    if (n.rows == b->rows) return x;
    Shape one = {.rank = n.shape.rank + 1, .dim = {1}};
    memcpy(one.dim + 1, n.shape.dim, (MAX_RANK - 1) * sizeof *one.dim);
    Shape all = one;
    all.dim[0] = b->rows;
    x = node_expand(b->g, loc, node_reshape(b->g, loc, x, 1, one), 1, all);
    return role(b, node_reshape(b->g, loc, x, b->rows, n.shape), n.role);
}

static NodeId referred(const Build *b, const Ref *ref) {
    if (ref->kind == REF_STREAM) return b->stream[ref->index];
    if (ref->kind == REF_LATENT) return b->latent[ref->index];
    for (int i = b->n_stages - 1; i >= 0; i--) // the last one: a twin reads what the twin built
        if (b->stage[i].layer == ref->layer) return b->stage[i].node;
    die("a reference to a stage that has not been built");
}

NodeId build_reference(Build *b, const Ref *ref) {
    return build_repeat(b, b->m->loss_loc, referred(b, ref));
}

// ---------------------------------------------------------------- data and encoder

static NodeId build_stream(Build *b, int i) {
    const VaeStream *s = &b->m->stream[i];
    const Loc loc = b->m->stream_loc[i];
    const NodeId port = build_input(b, loc, VAE_IN_DATA, i, s->name, shape_of_stream(s));
    const NodeId x = build_columns(b, i, role(b, port, "x"));
    if (i != b->m->target || b->m->binarize == BINARIZE_NONE) return x;
    if (b->m->binarize == BINARIZE_THRESHOLD)
        return build_formula(b, loc, "step(x - 0.5)", (const char *const[]){"x"}, &x, 1);
    if (b->g->kind == PROGRAM_ENCODE) return x; // the expectation of the draw
    const NodeId u = build_random(b, loc, VAE_IN_UNIFORM,
                                  arena_printf(b->g->arena, "%s.binarize", s->name),
                                  shape_of_stream(s));
    return build_formula(b, loc, "step(x - u)", (const char *const[]){"x", "u"}, (NodeId[]){x, u},
                         2);
}

NodeId build_features(Build *b, NodeId x) {
    x = build_layers(b, b->m->encoder, x);
    const Node n = b->g->node[x];
    if (n.rows) return build_flatten(b, b->m->encoder_loc, x);
    const Shape flat = {2, {n.shape.dim[0], shape_size(n.shape) / n.shape.dim[0]}};
    return node_reshape(b->g, b->m->encoder_loc, x, 0, flat);
}

// The features at the end of the encoder, and on them the heads of all latents.
static void build_encoder(Build *b, Sample *s) {
    const Model *m = b->m;
    const NodeId x = build_features(b, build_reference(b, &m->encoder_input[0]));
    build_posteriors(b, m->latent[0].loc, x, -1, s);
}

// What flows into the decoder's first stage.
static NodeId decoder_start(Build *b) {
    const Model *m = b->m;
    NodeId in[MAX_LATENTS];
    const int n = m->joins_latents ? m->n_decoder_inputs : 1;
    for (int i = 0; i < n; i++) in[i] = build_reference(b, &m->decoder_input[i]);
    if (n == 1) return in[0];
    return role(b, node_with(b->g, OP_concat, m->decoder_loc, n, in, 0, NULL), "z");
}

static Decoded build_decoder(Build *b, NodeId x) { return likelihood_decode(b, decoder_start(b), x); }

// ---------------------------------------------------------------- programs

NodeId build_scalar(Build *b, Loc loc, VaeScalar which) {
    return node_with(b->g, OP_scalar, loc, 0, NULL, 1, (int[]){which});
}

Shape build_sample_shape(const Build *b, int width) {
    return b->samples == 1 ? (Shape){1, {width}} : (Shape){2, {b->samples, width}};
}

NodeId build_sum_last(Build *b, NodeId x) {
    const Shape s = b->g->node[x].shape;
    const int last = s.rank - 1;
    return s.dim[last] == 1 ? x : node_sum(b->g, b->m->loss_loc, x, 1u << last);
}

NodeId build_batch_mean(Build *b, NodeId rows) {
    const Loc loc = b->m->loss_loc;
    const NodeId inv_n = build_scalar(b, loc, VAE_INV_N);
    return node2(b->g, OP_mul, loc, node1(b->g, OP_rowsum, loc, rows), inv_n);
}

NodeId build_sample_mean(Build *b, NodeId x) {
    const Loc loc = b->m->loss_loc;
    if (b->g->node[x].shape.rank == 1) return x;
    const NodeId sum = node_sum(b->g, loc, x, 1), share = node_const(b->g, loc, 1.0 / b->samples);
    return node_reshape(b->g, loc, node2(b->g, OP_mul, loc, sum, share), 1, (Shape){1, {1}});
}

// The largest is taken off first, so that exp cannot overflow; it moves nothing, so no gradient
// needs to pass through it.
NodeId build_log_sum_exp(Build *b, Loc loc, NodeId x, int dim) {
    Graph *g = b->g;
    const NodeId top =
        node1(g, OP_stop, loc, node_with(g, OP_maximum, loc, 1, &x, 1, (int[]){1 << dim}));
    const NodeId e = node1(g, OP_exp, loc, node2(g, OP_sub, loc, x, top));
    return node2(g, OP_add, loc, node1(g, OP_log, loc, node_sum(g, loc, e, 1u << dim)), top);
}

static NodeId add(Build *b, NodeId sum, NodeId x) {
    return sum == NO_NODE ? x : node2(b->g, OP_add, b->m->loss_loc, sum, x);
}

static Bound build_bound(Build *b) {
    const Model *m = b->m;
    Bound r = {.kl = NO_NODE, .log_ratio = NO_NODE};
    build_encoder(b, r.sample);
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k];
        Sample *s = &r.sample[i];
        build_sample(b, i, s);
        build_prior(b, i, s);
        b->latent[i] = node_reshape(b->g, m->latent[i].loc, s->z, b->samples,
                                    (Shape){1, {m->latent[i].width}});
        r.kl = add(b, r.kl, build_total(b, s->kl));
        const NodeId ratio = build_sum_last(b, build_log_ratio(b, m->loss_loc, s));
        r.log_ratio = add(b, r.log_ratio, ratio);
    }
    b->rows = b->samples;
    // Before the decoder, so that its last product can go on with the likelihood.
    const NodeId x = build_repeat(b, m->loss_loc, b->stream[m->target]);
    const Decoded d = build_decoder(b, x);
    const NodeId nll = likelihood_nll(b, &d, x);
    r.reconstruction = node_reshape(b->g, m->loss_loc, nll, 1, build_sample_shape(b, 1));
    b->rows = 1;
    return r;
}

static void build_train(Build *b) {
    const Bound r = build_bound(b);
    b->g->loss = build_loss(b, &r);
    for (int i = 0; i < b->m->n_latents; i++)
        if (r.sample[i].extra != NO_NODE)
            b->g->loss = add(b, b->g->loss, build_batch_mean(b, r.sample[i].extra));
    graph_output(b->g, "loss", b->g->loss);
    const NodeId reconstruction = build_sample_mean(b, r.reconstruction);
    graph_output(b->g, "reconstruction", build_batch_mean(b, reconstruction));
    graph_output(b->g, "kl", build_batch_mean(b, r.kl));
}

static void build_eval(Build *b) {
    const Model *m = b->m;
    const Bound r = build_bound(b);
    graph_output(b->g, "reconstruction", r.reconstruction);
    graph_output(b->g, "kl", r.kl);
    graph_output(b->g, "log_weight", node2(b->g, OP_sub, m->loss_loc, r.log_ratio, r.reconstruction));
    for (int i = 0; i < m->n_latents; i++)
        graph_output(b->g, arena_printf(b->g->arena, "%s.kl", m->latent[i].name), r.sample[i].kl);
}

// What the runtime can draw by itself it is not given: z = mean + exp(logvar / 2) eps. The middle of a
// latent that is given another one is where that one's middle puts it.
static void build_encode(Build *b) {
    Sample s[MAX_LATENTS];
    NodeId middle[MAX_LATENTS];
    build_encoder(b, s);
    for (int k = 0; k < b->m->n_latents; k++) {
        const int i = b->m->latent_order[k];
        const Latent *z = &b->m->latent[i];
        if (z->above != NO_LATENT) build_given(b, i, middle[z->above], &s[i]);
        middle[i] = build_middle(b, i, &s[i]);
        graph_output(b->g, arena_printf(b->g->arena, "%s.mean", z->name), middle[i]);
        if (!z->flow && s[i].logvar != NO_NODE)
            graph_output(b->g, arena_printf(b->g->arena, "%s.logvar", z->name), s[i].logvar);
        if (s[i].code != NO_NODE)
            graph_output(b->g, arena_printf(b->g->arena, "%s.code", z->name), s[i].code);
        if (z->plain && z->above == NO_LATENT && !z->below) continue;
        build_sample(b, i, &s[i]);
        graph_output(b->g, arena_printf(b->g->arena, "%s.sample", z->name), s[i].z);
    }
}

static bool standard_prior(const Model *m) {
    for (int i = 0; i < m->n_latents; i++)
        if (!m->latent[i].prior->standard) return false;
    return true;
}

static void build_prior_program(Build *b) {
    for (int i = 0; i < b->m->n_latents; i++)
        graph_output(b->g, arena_printf(b->g->arena, "%s.sample", b->m->latent[i].name),
                     build_prior_draw(b, i));
}

static void build_decode(Build *b) {
    const Model *m = b->m;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        b->latent[i] =
            role(b, build_input(b, z->loc, VAE_IN_LATENT, i, z->name, (Shape){1, {z->width}}), "z");
    }
    const Decoded d = build_decoder(b, NO_NODE);
    graph_output(b->g, arena_printf(b->g->arena, "%s.mean", m->stream[m->target].name),
                 likelihood_mean(b, &d));
    likelihood_draws(b, &d);
}

void build(Compilation *c) {
    static void (*const builder[PROGRAMS])(Build *) = {build_train, build_eval, build_encode,
                                                       build_decode, build_prior_program};
    for (int kind = 0; kind < PROGRAMS; kind++) {
        if (kind == PROGRAM_PRIOR && standard_prior(c->model)) continue;
        Build b = {.c = c, .m = c->model, .g = graph_new(c->arena, (ProgramKind)kind)};
        b.rows = 1;
        for (int i = 0; i < MAX_LATENTS; i++) b.prior_draw[i] = NO_NODE;
        b.samples = kind == PROGRAM_TRAIN ? c->model->samples : 1;
        b.training = kind == PROGRAM_TRAIN;
        for (int i = 0; i < c->model->n_streams; i++) // what is not read later is dropped
            if (kind != PROGRAM_PRIOR && (kind != PROGRAM_DECODE || i != c->model->target))
                b.stream[i] = build_stream(&b, i);
        builder[kind](&b);
        c->graph[kind] = b.g;
    }
    place_state(c);
}
