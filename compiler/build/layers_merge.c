// layers_merge.c -- the stages concat and add: a stream, a latent or a named stage joins the chain.
// What is joined takes the form of the chain. Where the chain is an image (or anything but a
// vector), a vector becomes planes: its numbers are the same at every place. Where the chain is a
// vector, an image is read in the order of flatten. Otherwise all sizes (concat: all but the last)
// must agree.
#include "build/layers.h"

#include <stdint.h>

// The shape in which `ref` joins a chain of shape `chain`.
static Shape joined_shape(Shape chain, Shape ref) {
    if (chain.rank == ref.rank) return ref;
    if (chain.rank == 1) return (Shape){.rank = 1, .dim = {shape_size(ref)}};
    if (ref.rank != 1) return ref;
    Shape planes = chain;
    planes.dim[chain.rank - 1] = ref.dim[0];
    return planes;
}

static bool same_places(Shape a, Shape b) { // all sizes but the last
    if (a.rank != b.rank) return false;
    a.dim[a.rank - 1] = b.dim[b.rank - 1];
    return shape_equal(a, b);
}

static void unlike(Diag *d, Arena *a, const Layer *l) {
    diag_error(d, l->loc, "E0213", "%s: %s is %s but the input is %s", l->def->name,
               l->arg[0].word, shape_text(a, l->ref_shape), shape_text(a, l->in));
}

bool join_shape_concat(Diag *d, Arena *a, Layer *l) {
    const Shape ref = joined_shape(l->in, l->ref_shape);
    const int last = l->in.rank - 1;
    if (!same_places(l->in, ref)) {
        unlike(d, a, l);
        if (l->in.rank == 3 && ref.rank == 3) diag_hint(d, "height and width must be the same");
        else diag_hint(d, "all sizes but the last must be the same");
        hint_sizes(d, a, l->before, l->arg[0].ref.layer);
        return false;
    }
    const double width = (double)l->in.dim[last] + ref.dim[last];
    if (width > INT32_MAX) {
        diag_error(d, l->loc, "E0221", "concat makes rows of %.0f numbers; at most %d are allowed",
                   width, INT32_MAX);
        return false;
    }
    l->out = l->in;
    l->out.dim[last] = (int)width;
    return true;
}

bool join_shape_add(Diag *d, Arena *a, Layer *l) {
    if (shape_equal(l->in, joined_shape(l->in, l->ref_shape))) return true;
    unlike(d, a, l);
    const int last = l->in.dim[l->in.rank - 1];
    if (l->in.rank == 1) diag_hint(d, "both need %d values", last);
    else diag_hint(d, "it needs the input's shape, or to be a vector of %d: one number for each channel",
                   last);
    if (!same_places(l->in, joined_shape(l->in, l->ref_shape)))
        hint_sizes(d, a, l->before, l->arg[0].ref.layer);
    return false;
}

// Each row of x `rows` times: a condition beside several samples of a latent.
static NodeId repeat_rows(Build *b, Loc loc, NodeId x, int rows) {
    const Node n = b->g->node[x];
    if (n.rows == rows) return x;
    const int size = shape_size(n.shape);
    x = node_reshape(b->g, loc, x, n.rows, (Shape){2, {1, size}});
    x = node_expand(b->g, loc, x, n.rows, (Shape){2, {rows / n.rows, size}});
    return node_reshape(b->g, loc, x, rows, n.shape);
}

static NodeId join(Build *b, const Layer *l, Op op, NodeId x) {
    NodeId ref = build_reference(b, &l->arg[0].ref);
    const int have = b->g->node[x].rows, other = b->g->node[ref].rows;
    const int rows = have > other ? have : other;
    const Shape s = joined_shape(l->in, l->ref_shape);
    if (l->in.rank == 1) ref = node_reshape(b->g, l->loc, ref, other, s);
    else ref = node_expand(b->g, l->loc, ref, other, s);
    ref = repeat_rows(b, l->loc, ref, rows);
    return node2(b->g, op, l->loc, repeat_rows(b, l->loc, x, rows), ref);
}

NodeId join_concat(Build *b, const Layer *l, NodeId x) { return join(b, l, OP_concat, x); }

NodeId join_add(Build *b, const Layer *l, NodeId x) { return join(b, l, OP_add, x); }
