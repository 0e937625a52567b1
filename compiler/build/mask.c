// mask.c -- the stage mask: what it hides of a stream looks to the networks as what is missing does, and its places are
// kept for a loss that counts them alone. A block is hidden by one uniform number.
#include "build/layers.h"

typedef struct Blocks { // of a stream: how it is cut, [..] numbers in each
    Shape of, kept;     // x as blocks side by side; one number of each, which is broadcast
    Shape places;       // the same without channels
} Blocks;

static Blocks blocks_of(const VaeStream *s, int block) {
    if (s->kind == VAE_IMAGE) {
        const int down = s->height / block, across = s->width_px / block;
        return (Blocks){.of = {4, {down, block, across, block * s->channels}},
                        .kept = {4, {down, 1, across, 1}},
                        .places = {4, {down, block, across, block}}};
    }
    if (s->kind == VAE_SERIES) {
        const int n = s->height / block;
        return (Blocks){.of = {2, {n, block * s->channels}}, .kept = {2, {n, 1}}, .places = {2, {n, block}}};
    }
    if (s->kind == VAE_LABEL) return (Blocks){{1, {s->width}}, {1, {1}}, {1, {1}}};
    const Shape all = {2, {s->width / block, block}};
    return (Blocks){all, {2, {s->width / block, 1}}, all};
}

// The mean of a stream with missing values, which networks see in their place; NO_NODE: that is 0.
static NodeId stands_in(Build *b, int stream, Shape as) {
    const VaeStream *s = &b->m->stream[stream];
    if (!s->missing || s->standardize || s->kind == VAE_TABLE) return NO_NODE;
    const NodeId mean = build_column_param(b, stream, "mean", 0, s->width);
    return node_reshape(b->g, b->m->stream_loc[stream], mean, 0, as);
}

// A table's columns are hidden before they become a vector.
static NodeId hide_columns(Build *b, const Layer *l, int stream, NodeId keep) {
    const NodeId known = b->observed[stream];
    b->observed[stream] = node2(b->g, OP_mul, l->loc, known, keep);
    const NodeId x = table_vector(b, stream, node2(b->g, OP_mul, l->loc, b->given[stream], keep));
    b->observed[stream] = known;
    return x;
}

// A word becomes the unknown one; begin, end and padding stay, and are not hidden.
static NodeId hide_words(Build *b, const Layer *l, int stream, NodeId x, Blocks blocks, NodeId keep) {
    const char *const names[] = {"x", "keep", "unknown"};
    const NodeId apart = node_reshape(b->g, l->loc, x, 1, blocks.of);
    const NodeId ids[] = {apart, keep, node_const(b->g, l->loc, VAE_UNK)};
    if (b->hidden[stream] != NO_NODE)
        b->hidden[stream] = build_flatten(b, l->loc, build_formula(b, l->loc, "(1 - keep) * step(x - unknown + 0.5)", names, ids, 3));
    return node_reshape(b->g, l->loc, build_formula(b, l->loc, "where(keep, x, min(x, unknown))", names, ids, 3), 1, l->out);
}

NodeId make_mask(Build *b, const Layer *l, NodeId x) {
    const double p = l->arg[MASK_P].number[0];
    if (!b->training || p == 0) return x;
    const int stream = b->entering;
    const VaeStream *s = &b->m->stream[stream];
    const Blocks blocks = blocks_of(s, (int)l->arg[MASK_BLOCK].number[0]);
    const char *const names[] = {"x", "keep", "mean", "u", "p"};
    NodeId ids[5] = {NO_NODE, NO_NODE, NO_NODE,
                     build_random(b, l->loc, VAE_IN_UNIFORM, arena_printf(b->g->arena, "%s.u", l->path), blocks.kept),
                     node_const(b->g, l->loc, p)};
    ids[1] = role(b, build_formula(b, l->loc, "step(u - p)", names, ids, 5), "keep");
    const Target *t = model_target(b->m, stream);
    if (t && t->hidden) {
        const NodeId hidden = build_formula(b, l->loc, "1 - keep", names, ids, 2);
        b->hidden[stream] = build_flatten(b, l->loc, node_expand(b->g, l->loc, hidden, 1, blocks.places));
    }
    if (s->kind == VAE_TOKENS) return hide_words(b, l, stream, x, blocks, ids[1]);
    if (s->kind == VAE_TABLE) return hide_columns(b, l, stream, build_flatten(b, l->loc, ids[1]));
    ids[0] = node_reshape(b->g, l->loc, x, 1, blocks.of);
    ids[2] = stands_in(b, stream, blocks.of);
    const char *formula = ids[2] == NO_NODE ? "keep * x" : "mean + keep * (x - mean)";
    return node_reshape(b->g, l->loc, build_formula(b, l->loc, formula, names, ids, 5), 1, l->out);
}
