// concat.c -- its inputs side by side along the last dimension. Each input gets its part of dy.
// No kernel: plan gives the inputs their place inside the result, so that nothing is copied.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    n->shape = g->node[n->in[0]].shape;
    n->rows = g->node[n->in[0]].rows;
    if (n->shape.rank < 1) return "concat needs a dimension";
    const int last = n->shape.rank - 1;
    for (int i = 1; i < n->n_in; i++) {
        const Node *x = &g->node[n->in[i]];
        Shape same = x->shape;
        if (x->rows != n->rows || same.rank != n->shape.rank) return "concat of unlike inputs";
        same.dim[last] = n->shape.dim[last];
        if (!shape_equal(same, n->shape)) return "concat of unlike inputs";
        n->shape.dim[last] += x->shape.dim[last];
    }
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node n = g->node[y];
    int first = 0;
    for (int i = 0; i < n.n_in; i++) {
        const Shape x = g->node[n.in[i]].shape;
        const int width = x.dim[x.rank - 1];
        din[i] = node_with(g, OP_slice, n.loc, 1, &dy, 2, (int[]){first, width});
        first += width;
    }
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const int wide = n->shape.dim[n->shape.rank - 1];
    int first = 0;
    for (int k = 0; k < n->n_in; k++) {
        const Node *x = &in->g->node[n->in[k]];
        const int width = x->shape.dim[x->shape.rank - 1];
        for (size_t i = 0, count = interp_count(in, x); i < count; i++)
            in->value[y][i / width * wide + first + i % width] = in->value[n->in[k]][i];
        first += width;
    }
}

const OpDef op_concat = {
    .name = "concat",
    .class = CLASS_VIEW,
    .arity = -1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
};
