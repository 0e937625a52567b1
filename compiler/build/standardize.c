// standardize.c -- what a stream's columns are known by: means and deviations, and which values are
// missing.
// The mean and the deviation of each column are untrained tensors, data.<name>.mean and
// data.<name>.std; training computes them on its rows and they are saved with the weights. A column of
// 1700000001, 1700000002, ... has no digits left as floats: what runs a program takes the mean off a
// standardized stream in double, divides by the deviation and only then rounds (vae_standardize in
// runtime/data/column_stats.c). The mean needs two floats for that, the second being
// data.<name>.mean_low. Programs bring what they say back to the units of the data.
#include "build/build.h"

#include <string.h>

static const char *column_name(const Build *b, int stream, const char *what) {
    return arena_printf(b->c->arena, "data.%s.%s", b->m->stream[stream].name, what);
}

static NodeId column_param(Build *b, int stream, const char *what, double start, Shape s) {
    const Loc loc = b->m->stream_loc[stream];
    const char *name = column_name(b, stream, what);
    return role(b, build_state(b, loc, name, start, s), what);
}

// The stream as the networks and the likelihood see it: a missing value is its column's mean, and
// where columns are standardized that is 0.
NodeId build_columns(Build *b, int stream, NodeId x) {
    const VaeStream *s = &b->m->stream[stream];
    const Loc loc = b->m->stream_loc[stream];
    const Shape shape = b->g->node[x].shape;
    if (!s->standardize && !s->missing) return x;
    const char *const names[] = {"x", "mean", "known"};
    NodeId ids[3] = {x, column_param(b, stream, "mean", 0, shape), NO_NODE};
    if (s->standardize) { // for who fills the port
        column_param(b, stream, "mean_low", 0, shape);
        column_param(b, stream, "std", 1, shape);
    }
    if (s->missing) {
        const char *port = arena_printf(b->g->arena, "%s.observed", s->name);
        ids[2] = role(b, build_input(b, loc, VAE_IN_MASK, stream, port, shape), "known");
        b->observed[stream] = ids[2];
    }
    if (!s->missing) return x;
    const char *formula = s->standardize ? "known * x" : "mean + known * (x - mean)";
    return role(b, build_formula(b, loc, formula, names, ids, 3), "x");
}

// Back from what the likelihood sees to the units of the data.
NodeId build_units(Build *b, int stream, NodeId x) {
    if (!b->m->stream[stream].standardize) return x;
    const Shape shape = b->g->node[x].shape;
    const char *const names[] = {"x", "mean", "low", "std"};
    const NodeId mean = column_param(b, stream, "mean", 0, shape);
    const NodeId low = column_param(b, stream, "mean_low", 0, shape);
    const NodeId ids[] = {x, mean, low, column_param(b, stream, "std", 1, shape)};
    return build_formula(b, b->m->stream_loc[stream], "mean + (low + std * x)", names, ids, 4);
}

NodeId build_spread(Build *b, int stream, NodeId x) {
    if (!b->m->stream[stream].standardize) return x;
    const Loc loc = b->m->stream_loc[stream];
    const Shape flat = {1, {b->m->stream[stream].width}};
    return node2(b->g, OP_mul, loc, x, column_param(b, stream, "std", 1, flat));
}

// A sum over a stream's values leaves out those that are missing.
NodeId build_observed(Build *b, int stream, NodeId each) {
    if (!b->m->stream[stream].missing) return each;
    const Loc loc = b->m->stream_loc[stream];
    const NodeId known = build_repeat(b, loc, b->observed[stream]);
    return node2(b->g, OP_mul, loc, each, build_flatten(b, loc, known));
}
