// layers_merge.c -- builders of concat and add: a stream, a latent or a named stage joins the chain, in the
// shape that joined_shape (model/layers.c) gives it.
#include "build/layers.h"
#include "model/layers.h"

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
    Shape s = joined_shape(l->in, l->ref_shape);
    const bool one = build_one_step(b, l->in.steps);
    if (one && l->ref_shape.rank > 1 && !l->ref_shape.steps) ref = build_place(b, l, ref);
    for (int i = 0; i < s.rank - 1 && one; i++) s.dim[i] = 1;
    if (l->in.rank == 1) ref = node_reshape(b->g, l->loc, ref, other, s);
    else ref = node_expand(b->g, l->loc, ref, other, s);
    ref = repeat_rows(b, l->loc, ref, rows);
    return node2(b->g, op, l->loc, repeat_rows(b, l->loc, x, rows), ref);
}

NodeId make_concat(Build *b, const Layer *l, NodeId x) { return join(b, l, OP_concat, x); }

NodeId make_add(Build *b, const Layer *l, NodeId x) { return join(b, l, OP_add, x); }
