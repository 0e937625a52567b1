// build.c -- Model -> a forward graph for each program: train, eval, encode, decode, prior, explain, step, code, next.
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

static NodeId build_shared(Build *b, int i);

static NodeId referred(Build *b, const Ref *ref) {
    if (ref->kind == REF_STREAM) return b->stream[ref->index];
    if (ref->kind == REF_LATENT) return b->latent[ref->index];
    if (ref->kind == REF_NETWORK) return build_shared(b, ref->index);
    if (ref->kind == REF_PREVIOUS) return build_previous(b, ref->index);
    if (ref->kind == REF_CODES) return b->codes_before;
    for (int i = b->n_stages - 1; i >= 0; i--) // the last one: a twin reads what the twin built
        if (b->stage[i].layer == ref->layer) return b->stage[i].node;
    die("a reference to a stage that has not been built");
}

NodeId build_reference(Build *b, const Ref *ref) {
    return build_repeat(b, b->m->loss_loc, referred(b, ref));
}

// What flows into a network's first stage.
NodeId build_start(Build *b, const Network *net) {
    NodeId in[MAX_LATENTS];
    const int n = net->joins_latents ? net->n_inputs : 1;
    for (int i = 0; i < n; i++) in[i] = build_reference(b, &net->input[i]);
    if (n == 1) return in[0];
    return role(b, node_with(b->g, OP_concat, net->loc, n, in, 0, NULL), "z");
}

// What a shared network makes is built once in a program, for whoever lists it. What does not depend on z is
// made once for all of a row's samples.
static NodeId build_shared(Build *b, int i) {
    const Network *n = &b->m->shared[i];
    if (b->shared[i] != NO_NODE) return b->shared[i];
    const int rows = b->rows;
    if (!network_reads_latents(b->m, n)) b->rows = 1;
    b->shared[i] = build_layers(b, n->layers, build_start(b, n));
    b->rows = rows;
    return b->shared[i];
}

// ---------------------------------------------------------------- data and encoder

static Binarize binarized(const Model *m, int stream) {
    const Target *t = model_target(m, stream);
    return t ? t->binarize : BINARIZE_NONE;
}

static NodeId build_stream(Build *b, int i) {
    const VaeStream *s = &b->m->stream[i];
    const Loc loc = b->m->stream_loc[i];
    const bool table = s->kind == VAE_TABLE;
    const Shape shape = table ? (Shape){1, {s->width}} : shape_of_stream(s);
    const NodeId port = role(b, build_input(b, loc, VAE_IN_DATA, i, s->name, shape), "x");
    b->given[i] = port;
    if (s->kind == VAE_SERIES)
        b->ends[i] = role(b, build_input(b, loc, VAE_IN_ENDS, i, arena_printf(b->g->arena, "%s.ends", s->name),
                                         (Shape){1, {s->height}}), "ends");
    // What has been told of an image or of a series is as the decoder tells it.
    if (b->g->kind == PROGRAM_DECODE && (s->kind == VAE_IMAGE || s->kind == VAE_SERIES) && model_target(b->m, i)) return port;
    const NodeId x = build_columns(b, i, port);
    if (table) b->data[i] = port;
    const Binarize binarize = binarized(b->m, i);
    if (binarize == BINARIZE_NONE) return x;
    if (binarize == BINARIZE_THRESHOLD)
        return build_formula(b, loc, "step(x - 0.5)", (const char *const[]){"x"}, &x, 1);
    if (b->g->kind == PROGRAM_ENCODE) return x; // the expectation of the draw
    const NodeId u = build_random(b, loc, VAE_IN_UNIFORM,
                                  arena_printf(b->g->arena, "%s.binarize", s->name),
                                  shape_of_stream(s));
    return build_formula(b, loc, "step(x - u)", (const char *const[]){"x", "u"}, (NodeId[]){x, u},
                         2);
}

NodeId build_features(Build *b, const Network *net, NodeId x) {
    x = build_layers(b, net->layers, x);
    if (latent_placed(latent_at_top(b->m))) return x;
    const Node n = b->g->node[x];
    if (n.rows) return build_flatten(b, net->loc, x);
    const Shape flat = {2, {n.shape.dim[0], shape_size(n.shape) / n.shape.dim[0]}};
    return node_reshape(b->g, net->loc, x, 0, flat);
}

// The features at the end of each encoder, and on them the heads of all latents.
void build_encoder(Build *b, Sample *s) {
    const Model *m = b->m;
    Sample each[MAX_ENCODERS][MAX_LATENTS];
    for (int i = 0; i < m->n_encoders; i++) {
        const Network *n = &m->encoder[i];
        b->expert = m->n_encoders > 1 ? n->own : NULL;
        b->entering = n->input[0].index;
        const NodeId x = build_features(b, n, build_start(b, n));
        build_posteriors(b, m->latent[0].loc, x, -1, each[i]);
    }
    b->expert = NULL;
    for (int i = 0; i < m->n_latents; i++) // before the encoder is built again, on a prior's pseudo-inputs
        if (m->latent[i].drawn) b->from[i] = referred(b, &(Ref){.kind = REF_STAGE, .layer = (Layer *)m->latent[i].from});
    if (m->n_encoders > 1) build_experts(b, each);
    memcpy(s, each[0], sizeof each[0]);
}

static Decoded build_decoder(Build *b, const Target *t, NodeId x) {
    b->target = t;
    return likelihood_decode(b, build_start(b, &t->decoder), x);
}

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

// What each row counts in the loss, its weight over the training rows' mean; NO_NODE: all the same.
static NodeId build_row_weight(Build *b) {
    const int stream = b->m->row_weights;
    if (!b->training || stream == NO_STREAM) return NO_NODE;
    const NodeId mean = role(b, build_column_param(b, stream, "mean", 1, 1), "mean");
    return node2(b->g, OP_div, b->m->loss_loc, b->data[stream], mean);
}

NodeId build_batch_mean(Build *b, NodeId rows) {
    const Loc loc = b->m->loss_loc;
    const NodeId weight = build_row_weight(b);
    if (weight != NO_NODE) rows = node2(b->g, OP_mul, loc, rows, weight);
    const NodeId inv_n = build_scalar(b, loc, VAE_INV_N);
    return node2(b->g, OP_mul, loc, node1(b->g, OP_rowsum, loc, rows), inv_n);
}

NodeId build_sample_mean(Build *b, NodeId x) {
    const Shape s = b->g->node[x].shape;
    if (b->samples == 1 || s.rank == 1) return x; // what is given depends on no sample
    const Loc loc = b->g->node[x].loc;
    NodeId mean;
    if (b->share != NO_NODE) {
        mean = node_sum(b->g, loc, node2(b->g, OP_mul, loc, x, b->share), 1);
    } else {
        const NodeId sum = node_sum(b->g, loc, x, 1), share = node_const(b->g, loc, 1.0 / b->samples);
        mean = node2(b->g, OP_mul, loc, sum, share);
    }
    return node_reshape(b->g, loc, mean, 1, (Shape){1, {s.dim[1]}});
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

static NodeId each_step(Build *b, NodeId x) { // of [steps, channels] the sums over channels
    const Node n = b->g->node[x];
    return node_reshape(b->g, n.loc, build_sum_last(b, x), n.rows, (Shape){1, {n.shape.dim[0]}});
}

NodeId build_made(Build *b, const Target *t, const Decoded *d) {
    return node_reshape(b->g, t->loss_loc, likelihood_mean(b, d), 1, shape_of_stream(&b->m->stream[t->stream]));
}

NodeId build_made_again(Build *b, const Target *t) {
    const bool before = b->again;
    b->again = true;
    const Decoded d = build_decoder(b, t, b->data[t->stream]);
    b->again = before;
    return build_made(b, t, &d);
}

// -log p(x|z) of each stream that is modelled, and their sums.
static void build_streams(Build *b, Bound *r) {
    const Model *m = b->m;
    r->reconstruction = r->weighed = NO_NODE;
    for (int i = 0; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        // Before the decoder, so that its last product can go on with the likelihood.
        const NodeId x = build_repeat(b, t->loss_loc, b->data[t->stream]);
        const Decoded d = r->decoded[i] = build_decoder(b, t, x);
        r->columns[i] = d.def->columns ? table_nll(b, &d, x) : NO_NODE;
        NodeId nll = d.def->columns ? r->columns[i] : likelihood_nll(b, &d, x);
        r->steps[i] = NO_NODE;
        if (b->g->kind == PROGRAM_EVAL && m->stream[t->stream].kind == VAE_SERIES) nll = r->steps[i] = each_step(b, nll);
        r->of[i] = node_reshape(b->g, t->loss_loc, build_total(b, nll), 1, build_sample_shape(b, 1));
        r->reconstruction = add(b, r->reconstruction, r->of[i]);
        // An encoder that sees the only thing to be told has nothing to show for it.
        const bool told = m->n_targets == 1 && encoders_read(m, t->stream);
        const bool judged = b->training && m->judged && m->objective->judges == JUDGES_DATA;
        r->made[i] = judged && critic_reads(m, REF_STREAM, t->stream) ? build_made(b, t, &d) : NO_NODE;
        r->right[i] = NO_NODE;
        if (b->g->kind == PROGRAM_EVAL && m->stream[t->stream].kind == VAE_LABEL && !told)
            r->right[i] = likelihood_right(b, &d, x);
    }
    r->weighed = r->reconstruction;
    for (int i = 0; i < m->n_targets && m->n_targets > 1; i++) {
        const NodeId scale = node_const(b->g, m->loss_loc, m->target[i].scale);
        const NodeId one = node2(b->g, OP_mul, m->loss_loc, scale, r->of[i]);
        r->weighed = i ? node2(b->g, OP_add, m->loss_loc, r->weighed, one) : one;
    }
}

static void add_latent(Build *b, Bound *r, int latent) {
    const Sample *s = &r->sample[latent];
    r->kl = add(b, r->kl, build_total(b, s->kl));
    const NodeId ratio = build_sum_last(b, build_log_ratio(b, b->m->loss_loc, s));
    r->log_ratio = add(b, r->log_ratio, ratio);
}

static Bound build_bound(Build *b) {
    const Model *m = b->m;
    Bound r = {.kl = NO_NODE, .log_ratio = NO_NODE};
    build_encoder(b, r.sample);
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k];
        if (m->latent[i].drawn) continue; // by the decoder
        Sample *s = &r.sample[i];
        build_sample(b, i, s);
        build_prior(b, i, s);
        b->latent[i] = node_reshape(b->g, m->latent[i].loc, s->z, b->samples,
                                    m->latent[i].shape);
        add_latent(b, &r, i);
    }
    b->rows = b->samples;
    b->sample = r.sample;
    b->draws = DRAW_POSTERIOR;
    build_streams(b, &r);
    b->rows = 1;
    for (int k = 0; k < m->n_latents; k++)
        if (m->latent[m->latent_order[k]].drawn) add_latent(b, &r, m->latent_order[k]);
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
    for (int i = 0; i < b->m->n_latents; i++) {
        const Latent *z = &b->m->latent[i];
        if (posterior_builder(z)->learn) posterior_builder(z)->learn(b, z, &r.sample[i]);
    }
}

static const char *stream_port(const Build *b, const Target *t, const char *what) {
    return arena_printf(b->g->arena, "%s.%s", b->m->stream[t->stream].name, what);
}

static void build_eval(Build *b) {
    const Model *m = b->m;
    const Bound r = build_bound(b);
    graph_output(b->g, "reconstruction", r.reconstruction);
    graph_output(b->g, "kl", r.kl);
    graph_output(b->g, "log_weight", node2(b->g, OP_sub, m->loss_loc, r.log_ratio, r.reconstruction));
    for (int i = 0; i < m->n_latents; i++)
        graph_output(b->g, arena_printf(b->g->arena, "%s.kl", m->latent[i].name), r.sample[i].kl);
    for (int i = 0; i < m->n_targets && m->n_targets > 1; i++)
        graph_output(b->g, stream_port(b, &m->target[i], "reconstruction"), r.of[i]);
    for (int i = 0; i < m->n_targets; i++)
        if (r.right[i] != NO_NODE) graph_output(b->g, stream_port(b, &m->target[i], "right"), r.right[i]);
    for (int i = 0; i < m->n_targets; i++) {
        const int stream = m->target[i].stream;
        if (m->stream[stream].kind == VAE_TOKENS)
            graph_output(b->g, stream_port(b, &m->target[i], "tokens"),
                         build_total(b, build_steps_mask(b, STEPS_OF(stream))));
    }
    for (int i = 0; i < m->n_targets; i++)
        if (r.steps[i] != NO_NODE) graph_output(b->g, stream_port(b, &m->target[i], "steps"), r.steps[i]);
    for (int i = 0; i < m->n_targets; i++)
        if (r.columns[i] != NO_NODE) graph_output(b->g, stream_port(b, &m->target[i], "columns"), r.columns[i]);
    for (int i = 0; i < m->n_latents; i++)
        if (r.sample[i].right != NO_NODE)
            graph_output(b->g, arena_printf(b->g->arena, "%s.right", m->stream[m->latent[i].observed].name),
                         r.sample[i].right);
}

// The middle of a latent that is given another one is where that one's middle puts it.
static NodeId middle_of(Build *b, int latent, Sample *s, NodeId *middle) {
    const int above = b->m->latent[latent].above;
    if (above != NO_LATENT) build_given(b, latent, middle[above], &s[latent]);
    return middle[latent] = build_middle(b, latent, &s[latent]);
}

// Decoders on what is at the top: middles, or draws.
static void build_below(Build *b, const NodeId *top, Sample *s, int draws) {
    for (int i = 0; i < b->m->n_latents; i++) {
        const Latent *z = &b->m->latent[i];
        if (!z->drawn) b->latent[i] = node_reshape(b->g, z->loc, top[i], 1, z->shape);
    }
    build_decoders(b, s, draws);
}

static void encode_output(Build *b, int latent, const char *what, NodeId id) {
    graph_output(b->g, arena_printf(b->g->arena, "%s.%s", b->m->latent[latent].name, what), id);
}

// What the runtime can draw by itself it is not given: z = mean + exp(logvar / 2) eps.
static void build_encode(Build *b) {
    const Model *m = b->m;
    Sample s[MAX_LATENTS], below[MAX_LATENTS];
    NodeId middle[MAX_LATENTS], draw[MAX_LATENTS];
    build_encoder(b, s);
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k];
        const Latent *z = &m->latent[i];
        if (z->drawn) continue;
        encode_output(b, i, "mean", middle_of(b, i, s, middle));
        if (!z->flow && s[i].logvar != NO_NODE) encode_output(b, i, "logvar", s[i].logvar);
        if (s[i].kappa != NO_NODE) encode_output(b, i, "kappa", s[i].kappa);
        if (s[i].code != NO_NODE) encode_output(b, i, "code", s[i].code);
        if (z->plain && latent_alone(z) && !z->below && !model_topdown(m)) continue;
        build_sample(b, i, &s[i]);
        encode_output(b, i, "sample", draw[i] = s[i].z);
    }
    if (!model_topdown(m)) return;
    build_below(b, middle, s, DRAW_MIDDLE);
    build_below(b, draw, below, DRAW_POSTERIOR);
    for (int i = 0; i < m->n_latents; i++) {
        if (!m->latent[i].drawn) continue;
        encode_output(b, i, "mean", s[i].mean);
        encode_output(b, i, "logvar", s[i].logvar);
        encode_output(b, i, "sample", below[i].z);
    }
}

static bool standard_prior(const Model *m) {
    for (int i = 0; i < m->n_latents; i++)
        if (!m->latent[i].prior->standard) return false;
    return true;
}

static void build_prior_program(Build *b) {
    for (int k = 0; k < b->m->n_latents; k++) {
        const int i = b->m->latent_order[k];
        const Latent *z = &b->m->latent[i];
        if (!z->drawn) b->latent[i] = node_reshape(b->g, z->loc, build_prior_draw(b, i), 1, z->shape);
    }
    build_decoders(b, NULL, DRAW_PRIOR);
    for (int i = 0; i < b->m->n_latents; i++)
        graph_output(b->g, arena_printf(b->g->arena, "%s.sample", b->m->latent[i].name),
                     build_prior_draw(b, i));
}

void build_given_latents(Build *b) {
    const Model *m = b->m;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const NodeId port = build_input(b, z->loc, VAE_IN_LATENT, i, z->name, (Shape){1, {z->width}});
        const PosteriorBuilder *p = posterior_builder(z);
        role(b, port, "z");
        b->latent[i] = node_reshape(b->g, z->loc, p->given ? p->given(b, z, port) : port, 1, z->shape);
    }
    b->draws = DRAW_GIVEN;
}

static void build_decode(Build *b) {
    const Model *m = b->m;
    build_given_latents(b);
    for (int i = 0; i < m->n_targets; i++) {
        const Decoded d = build_decoder(b, &m->target[i], NO_NODE);
        graph_output(b->g, stream_port(b, &m->target[i], "mean"), likelihood_mean(b, &d));
        likelihood_draws(b, &d);
    }
}

// One number of a row, whose gradient by the data autodiff adds: the caller's weights times the score (what the
// command score gives for one sample) and times the means that encode reports.
static void build_explain(Build *b) {
    const Model *m = b->m;
    const Shape one = {1, {1}};
    const Bound r = build_bound(b);
    NodeId score = build_sample_mean(b, r.reconstruction);
    score = node_reshape(b->g, m->loss_loc, node2(b->g, OP_add, m->loss_loc, score, r.kl), 1, one);
    const NodeId weight = build_input(b, m->loss_loc, VAE_IN_LATENT, m->n_latents, "score.weight", one);
    NodeId value = node2(b->g, OP_mul, m->loss_loc, weight, score), middle[MAX_LATENTS];
    Sample s[MAX_LATENTS];
    build_encoder(b, s);
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k];
        const Latent *z = &m->latent[i];
        if (!z->drawn) middle_of(b, i, s, middle);
        else if (!m->latent[m->latent_order[k - 1]].drawn) build_below(b, middle, s, DRAW_MIDDLE); // the first of these
        if (z->drawn) middle[i] = s[i].mean;
        const NodeId of = build_input(b, z->loc, VAE_IN_LATENT, i, arena_printf(b->g->arena, "%s.weight", z->name),
                                      (Shape){1, {z->width}});
        const NodeId flat = node_reshape(b->g, z->loc, middle[i], 1, (Shape){1, {z->width}});
        value = add(b, value, build_sum_last(b, node2(b->g, OP_mul, z->loc, of, flat)));
    }
    b->g->loss = value;
    graph_output(b->g, "value", value);
}

// What a prior is given, itself or by the decoder that draws from it.
static bool is_given(const Model *m, int stream) {
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].given[stream]) return true;
    return model_topdown(m) && !model_target(m, stream);
}

void build(Compilation *c) {
    static void (*const builder[PROGRAMS])(Build *) = {build_train, build_eval, build_encode,
                                                       build_decode, build_prior_program, build_explain, build_step,
                                                       build_code, build_next};
    Model *m = c->model;
    const ObjectiveDef *objective = m->objective;
    if (c->inference && m->judged) { // nobody trains: without the critic, and its weights
        m->objective = objectives.row;
        m->judged = false;
    }
    for (int kind = 0; kind < PROGRAMS; kind++) {
        if (kind == PROGRAM_PRIOR && standard_prior(c->model)) continue;
        if (kind == PROGRAM_EXPLAIN && !c->explain) continue;
        if (kind == PROGRAM_STEP && (!model_steps(c->model) || step_without_form(c->model))) continue;
        if (kind == PROGRAM_CODE && !model_codes_by_program(c->model)) continue;
        if (kind == PROGRAM_NEXT && c->model->prior_of == NO_LATENT) continue;
        Build b = {.c = c, .m = c->model, .g = graph_new(c->arena, (ProgramKind)kind)};
        b.rows = 1;
        b.known = NO_NODE;
        for (int i = 0; i < MAX_LATENTS; i++) b.prior_draw[i] = NO_NODE;
        for (int i = 0; i < MAX_SHARED; i++) b.shared[i] = NO_NODE;
        for (int i = 0; i < VAE_MAX_STREAMS; i++) b.hidden[i] = NO_NODE;
        for (int i = 0; i < VAE_MAX_STREAMS; i++) b.previous[i] = NO_NODE;
        b.samples = kind == PROGRAM_TRAIN ? model_draws(c->model) : 1;
        b.share = NO_NODE;
        b.training = kind == PROGRAM_TRAIN;
        for (int i = 0; i < c->model->n_streams; i++) // what is not read later is dropped
            if (kind == PROGRAM_PRIOR  ? is_given(c->model, i)
                : kind == PROGRAM_STEP || kind == PROGRAM_NEXT ? !model_target(c->model, i)
                                      : kind != PROGRAM_DECODE || !model_target(c->model, i) ||
                                            decoders_read(c->model, REF_PREVIOUS, i)) {
                b.data[i] = NO_NODE;
                b.stream[i] = build_stream(&b, i);
                if (b.data[i] == NO_NODE) b.data[i] = b.stream[i];
            }
        builder[kind](&b);
        c->graph[kind] = b.g;
    }
    m->objective = objective;
    place_state(c);
}
