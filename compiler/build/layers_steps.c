// layers_steps.c -- builders of the stages that are about the steps of a row of tokens: embed, word_dropout, positions,
// pool, gru, lstm; and what is known of the steps: the words before each, and the mask.
#include "build/layers.h"
#include "model/layers.h"

// ---------------------------------------------------------------- the words of a row

// Of an image the places one before each in raster order, of a series the steps; before the first, zeros.
static NodeId place_before(Build *b, int stream) {
    const VaeStream *s = &b->m->stream[stream];
    const Loc loc = b->m->stream_loc[stream];
    const NodeId x = b->stream[stream], flat = build_flatten(b, loc, x);
    const NodeId zero = node_expand(b->g, loc, node_const(b->g, loc, 0), 1, (Shape){1, {s->channels}});
    if (s->width == s->channels) return role(b, node_reshape(b->g, loc, zero, 1, shape_of_stream(s)), "before");
    const NodeId both[] = {zero, build_slice(b, loc, flat, 0, s->width - s->channels)};
    return role(b, node_reshape(b->g, loc, node_with(b->g, OP_concat, loc, 2, both, 0, NULL), 1, shape_of_stream(s)), "before");
}

// What stands one step before each: the begin, and all words but the last.
NodeId build_previous(Build *b, int stream) {
    const Loc loc = b->m->stream_loc[stream];
    if (b->previous[stream] != NO_NODE) return b->previous[stream];
    const NodeId x = b->stream[stream];
    if (b->m->stream[stream].kind != VAE_TOKENS) return b->previous[stream] = place_before(b, stream);
    const NodeId bos = node_expand(b->g, loc, node_const(b->g, loc, VAE_BOS), 1, (Shape){1, {1}});
    const NodeId both[] = {bos, build_slice(b, loc, x, 0, b->m->stream[stream].width - 1)};
    return b->previous[stream] = role(b, node_with(b->g, OP_concat, loc, 2, both, 0, NULL), "before");
}

// 1 where a row has a step, 0 behind its end. While a row is still to be told, it is what stands before each step that
// tells: the steps that have a word before them, the end not being one. So it has as many steps as it needs so far.
NodeId build_steps_mask(Build *b, int steps) {
    if (steps == STEPS_CODES) { // there are all
        const int n = build_one_step(b, steps) ? 1 : latent_choices(&b->m->latent[b->m->prior_of]);
        return node_expand(b->g, b->m->prior.loc, node_const(b->g, b->m->prior.loc, 1), b->rows, (Shape){1, {n}});
    }
    const bool of_previous = steps_are_before(steps), ahead = steps >= STEPS_AHEAD(0);
    const bool before = of_previous && b->g->kind == PROGRAM_DECODE;
    const int stream = steps - (ahead ? STEPS_AHEAD(0) : of_previous ? STEPS_BEFORE(0) : STEPS_OF(0));
    const Loc loc = b->m->stream_loc[stream];
    const bool series = b->m->stream[stream].kind == VAE_SERIES;
    if (ahead || (before && series)) // whatever a row has, no more can be told of it
        return node_expand(b->g, loc, node_const(b->g, loc, 1), b->rows, (Shape){1, {shape_of_stream(&b->m->stream[stream]).dim[0]}});
    if (build_one_step(b, steps)) return node_expand(b->g, loc, node_const(b->g, loc, 1), b->rows, (Shape){1, {1}});
    const NodeId x = before ? build_previous(b, stream) : series ? b->ends[stream] : b->stream[stream];
    const char *const names[] = {"x", "end"};
    const NodeId ids[] = {x, node_const(b->g, loc, VAE_EOS)};
    const NodeId mask = build_formula(b, loc, before ? "step(x - 0.5) * step(abs(x - end) - 0.5)" : "step(x - 0.5)",
                                      names, ids, 2);
    return build_repeat(b, loc, role(b, mask, "mask"));
}

static NodeId mask_column(Build *b, const Layer *l) { // [steps, 1]
    const NodeId mask = build_steps_mask(b, l->in.steps);
    return node_reshape(b->g, l->loc, mask, b->g->node[mask].rows, (Shape){2, {l->in.dim[0], 1}});
}

NodeId build_masked_steps(Build *b, const Layer *l, NodeId x) {
    return node2(b->g, OP_mul, l->loc, x, mask_column(b, l));
}

// ---------------------------------------------------------------- each step by itself

NodeId make_embed(Build *b, const Layer *l, NodeId x) {
    const int words = l->in.words, dim = (int)l->arg[0].number[0];
    VaeTensor t = {.name = arena_printf(b->c->arena, "%s.weight", b->path ? b->path : l->path), .rank = 2,
                   .dim = {words, dim}, .stride = {dim, 1}};
    init_weights(b->m, &t, dim, dim);
    const NodeId w = role(b, build_param(b, l->loc, t, (Shape){2, {words, dim}}), "w");
    const Node n = b->g->node[x];
    if (n.shape.rank == 1) return node2(b->g, OP_lookup, l->loc, x, w);
    const NodeId y = node2(b->g, OP_lookup, l->loc, build_flatten(b, l->loc, x), w); // of the places of an image
    return node_reshape(b->g, l->loc, y, n.rows, (Shape){3, {n.shape.dim[0], n.shape.dim[1], dim}});
}

NodeId make_word_dropout(Build *b, const Layer *l, NodeId x) {
    const double p = l->arg[0].number[0];
    if (!b->training || p == 0) return x;
    const NodeId u = build_random(b, l->loc, VAE_IN_UNIFORM, arena_printf(b->g->arena, "%s.u", l->path), l->in);
    const char *const names[] = {"x", "u", "p", "unknown"};
    const int unknown = l->in.steps == STEPS_CODES ? 0 : VAE_UNK; // of codes as if none stood before
    const NodeId ids[] = {x, u, node_const(b->g, l->loc, p), node_const(b->g, l->loc, unknown)};
    return build_formula(b, l->loc, "where(u - p, x, min(x, unknown))", names, ids, 4);
}

static NodeId sinusoid(Build *b, const Layer *l, int steps, int width) {
    const NodeId step = build_one_step(b, l->in.steps) ? node_reshape(b->g, l->loc, b->position, 1, (Shape){2, {1, 1}})
                                                       : node_iota(b->g, l->loc, 0, (Shape){2, {steps, 1}});
    const NodeId number = node_iota(b->g, l->loc, 0, (Shape){2, {1, width}});
    return node3(b->g, OP_sinusoid, l->loc, step, number, node_const(b->g, l->loc, width));
}

static NodeId positions(Build *b, const Layer *l, NodeId x) { // [steps, n]
    const int steps = shape_places(l->in), width = l->in.dim[l->in.rank - 1];
    if (l->arg[0].word[0] == 's') return node2(b->g, OP_add, l->loc, x, sinusoid(b, l, steps, width));
    VaeTensor t = {.name = arena_printf(b->c->arena, "%s.weight", b->path ? b->path : l->path), .rank = 2,
                   .dim = {steps, width}, .stride = {width, 1}};
    init_weights(b->m, &t, width, width);
    NodeId w = role(b, build_param(b, l->loc, t, (Shape){2, {steps, width}}), "w");
    if (build_one_step(b, l->in.steps)) w = node2(b->g, OP_lookup, l->loc, b->position, w);
    return node2(b->g, OP_add, l->loc, x, w);
}

NodeId make_positions(Build *b, const Layer *l, NodeId x) {
    const Node n = b->g->node[x];
    if (n.shape.rank == 2) return positions(b, l, x);
    const Shape flat = {2, {shape_places(n.shape), n.shape.dim[2]}};
    return node_reshape(b->g, l->loc, positions(b, l, node_reshape(b->g, l->loc, x, n.rows, flat)), n.rows, n.shape);
}

// ---------------------------------------------------------------- all steps of a row

static NodeId pool_last(Build *b, const Layer *l, NodeId x) { // the step behind which there is none
    const NodeId mask = build_steps_mask(b, l->in.steps);
    const int steps = l->in.dim[0], rows = b->g->node[mask].rows;
    const NodeId none = node_expand(b->g, l->loc, node_const(b->g, l->loc, 0), rows, (Shape){1, {1}});
    const NodeId next[] = {build_slice(b, l->loc, mask, 1, steps - 1), none};
    const char *const names[] = {"mask", "next"};
    const NodeId ids[] = {mask, node_with(b->g, OP_concat, l->loc, 2, next, 0, NULL)};
    const NodeId last = build_formula(b, l->loc, "mask * (1 - next)", names, ids, 2);
    const NodeId column = node_reshape(b->g, l->loc, last, rows, (Shape){2, {steps, 1}});
    return node_sum(b->g, l->loc, node2(b->g, OP_mul, l->loc, x, column), 1);
}

static NodeId pool_mean(Build *b, const Layer *l, NodeId x) {
    const NodeId mask = mask_column(b, l);
    const NodeId sum = node_sum(b->g, l->loc, node2(b->g, OP_mul, l->loc, x, mask), 1);
    return node2(b->g, OP_div, l->loc, sum, node_sum(b->g, l->loc, mask, 1));
}

static NodeId pool_max(Build *b, const Layer *l, NodeId x) {
    const NodeId there = node3(b->g, OP_where, l->loc, mask_column(b, l), x, node_const(b->g, l->loc, -1e30));
    return node_with(b->g, OP_maximum, l->loc, 1, &there, 1, (int[]){1});
}

NodeId make_pool(Build *b, const Layer *l, NodeId x) {
    const char of = l->arg[0].word[1];
    const NodeId y = l->arg[0].word[0] == 'l' ? pool_last(b, l, x) : of == 'e' ? pool_mean(b, l, x) : pool_max(b, l, x);
    return node_reshape(b->g, l->loc, y, b->g->node[y].rows, l->out);
}

// ---------------------------------------------------------------- from step to step

typedef struct Recurrent { // one direction of a recurrent layer
    const Layer *l;
    Op op;
    int gates, state, units;
    bool both, reverse; // one of two; from a row's last step to its first
} Recurrent;

static NodeId weights(Build *b, const Recurrent *r, const char *name, int in) {
    const bool bias = in == 0;
    const int out = r->gates * r->units;
    const char *path = b->path ? b->path : r->l->path;
    VaeTensor t = {.name = arena_printf(b->c->arena, "%s.%s_l0%s", path, name, r->reverse ? "_reverse" : ""),
                   .rank = bias ? 1 : 2, .dim = {out, in}, .stride = {1, out}};
    // PyTorch draws all of a recurrent layer's weights by how many units it has.
    init_weights(b->m, &t, b->m->init == INIT_PYTORCH || bias ? r->units : in, r->units);
    return role(b, build_param(b, r->l->loc, t, bias ? (Shape){1, {out}} : (Shape){2, {in, out}}), bias ? "b" : "w");
}

static NodeId start_of(Build *b, const Layer *l, int rows, int width) {
    const Ref *ref = &l->arg[RECURRENT_START].ref;
    if (ref->kind == REF_NONE)
        return node_expand(b->g, l->loc, node_const(b->g, l->loc, 0), rows, (Shape){1, {width}});
    const DensePart part = {arena_printf(b->c->arena, "%s.start", b->path ? b->path : l->path), width};
    return build_dense(b, l->loc, build_reference(b, ref), &part, 1);
}

// *start: the first states of all directions, which the first one makes.
static NodeId one_direction(Build *b, const Recurrent *r, NodeId x, NodeId *start) {
    const Loc loc = r->l->loc;
    const NodeId w_in = weights(b, r, "weight_ih", r->l->in.dim[1]), w = weights(b, r, "weight_hh", r->units);
    const NodeId b_in = weights(b, r, "bias_ih", 0), bias = weights(b, r, "bias_hh", 0);
    const int width = r->state * r->units, reverse = r->reverse;
    const bool one_step = build_one_step(b, r->l->in.steps); // which goes one way
    if (*start == NO_NODE) *start = start_of(b, r->l, b->rows, r->both ? 2 * width : width);
    NodeId own = r->both ? build_slice(b, loc, *start, reverse * width, width) : *start;
    if (one_step) own = build_kept(b, r->l, own);
    const NodeId mask = build_steps_mask(b, r->l->in.steps);
    const NodeId gated = node2(b->g, OP_add, loc, node2(b->g, OP_matmul, loc, x, w_in), b_in);
    const NodeId y = node_with(b->g, r->op, loc, 5, (NodeId[]){gated, own, w, bias, mask}, 2, (int[]){0, reverse});
    if (one_step) build_keep(b, r->l, y);
    return r->state == 1 ? y : build_slice(b, loc, y, 0, r->units);
}

static NodeId recurrent(Build *b, const Layer *l, NodeId x, Op op, int gates, int state) {
    Recurrent r = {l, op, gates, state, (int)l->arg[RECURRENT_UNITS].number[0], value_true(&l->arg[RECURRENT_BOTH]), false};
    NodeId start = NO_NODE, y[2];
    x = build_repeat(b, l->loc, x);
    y[0] = one_direction(b, &r, x, &start);
    if (!r.both) return y[0];
    r.reverse = true;
    y[1] = one_direction(b, &r, x, &start);
    return node_with(b->g, OP_concat, l->loc, 2, y, 0, NULL);
}

NodeId make_gru(Build *b, const Layer *l, NodeId x) { return recurrent(b, l, x, OP_gru, 3, 1); }

NodeId make_lstm(Build *b, const Layer *l, NodeId x) { return recurrent(b, l, x, OP_lstm, 4, 2); }
