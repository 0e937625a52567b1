// standardize.c -- what a stream's columns are known by: means and deviations, and which values are
// missing.
// The mean and the deviation of each column are untrained tensors, data.<name>.mean and
// data.<name>.std; training computes them on its rows and they are saved with the weights. A column of
// 1700000001, 1700000002, ... has no digits left as floats: what runs a program takes the mean off a
// standardized stream in double, divides by the deviation and only then rounds, and it brings what the
// decoder says back to the data's units in double (runtime/core/units.c): inside a program there are
// standardized values alone. The mean needs two floats for that, the second being data.<name>.mean_low.
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

NodeId build_column_param(Build *b, int stream, const char *what, double start, int width) {
    return column_param(b, stream, what, start, (Shape){1, {width}});
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
    if (s->standardize) { // for the runtime
        column_param(b, stream, "mean_low", 0, shape);
        column_param(b, stream, "std", 1, shape);
    }
    if (s->missing) {
        const char *port = arena_printf(b->g->arena, "%s.observed", s->name);
        ids[2] = role(b, build_input(b, loc, VAE_IN_MASK, stream, port, shape), "known");
        b->observed[stream] = ids[2];
    }
    if (s->kind == VAE_TABLE) return table_vector(b, stream, x);
    if (!s->missing) return x;
    const char *formula = s->standardize ? "known * x" : "mean + known * (x - mean)";
    return role(b, build_formula(b, loc, formula, names, ids, 3), "x");
}

NodeId build_known(Build *b, int stream) {
    const Loc loc = b->m->stream_loc[stream];
    const NodeId known = build_flatten(b, loc, b->observed[stream]);
    if (b->m->stream[stream].kind == VAE_LABEL) return build_slice(b, loc, known, 0, 1);
    return b->m->stream[stream].width == 1 ? known : node_with(b->g, OP_maximum, loc, 1, &known, 1, (int[]){1});
}

// each: a number for every value, or one for each place of an image; hidden: [places].
static NodeId where_hidden(Build *b, int stream, NodeId each) {
    const Loc loc = b->m->stream_loc[stream];
    const Node n = b->g->node[each];
    const int places = shape_size(b->g->node[b->hidden[stream]].shape);
    const NodeId hidden = node_reshape(b->g, loc, build_repeat(b, loc, b->hidden[stream]), n.rows, (Shape){2, {places, 1}});
    const Shape apart = {2, {places, shape_size(n.shape) / places}};
    const NodeId counted = node2(b->g, OP_mul, loc, node_reshape(b->g, loc, each, n.rows, apart), hidden);
    return node_reshape(b->g, loc, counted, n.rows, n.shape);
}

// each: [steps, channels] of a series. A row has no steps behind its last one.
static NodeId of_steps(Build *b, int stream, NodeId each) {
    const VaeStream *s = &b->m->stream[stream];
    const Loc loc = b->m->stream_loc[stream];
    if (s->missing) each = node2(b->g, OP_mul, loc, each, build_repeat(b, loc, b->observed[stream]));
    const NodeId mask = build_steps_mask(b, STEPS_OF(stream));
    return node2(b->g, OP_mul, loc, each, node_reshape(b->g, loc, mask, b->g->node[mask].rows, (Shape){2, {s->height, 1}}));
}

// A sum over a stream's values leaves out those that are missing, and what was not hidden, if what is counts alone.
NodeId build_observed(Build *b, int stream, NodeId each) {
    const Loc loc = b->m->stream_loc[stream];
    if (b->hidden[stream] != NO_NODE) each = where_hidden(b, stream, each);
    if (b->m->stream[stream].kind == VAE_SERIES) return of_steps(b, stream, each);
    if (!b->m->stream[stream].missing) return each;
    if (b->m->stream[stream].kind == VAE_LABEL)
        return node2(b->g, OP_mul, loc, each, build_repeat(b, loc, build_known(b, stream)));
    const NodeId known = build_repeat(b, loc, b->observed[stream]);
    return node2(b->g, OP_mul, loc, build_flatten(b, loc, each), build_flatten(b, loc, known));
}
