// reshape.c -- the same numbers, in the same order, as other rows and dimensions.
// attr: rows, rank, dims. [n*k, d] and [n, k, d] are the same memory, so samples and rows mix too.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    shape_given(g, n);
    const long before = (long)(x->rows ? x->rows : 1) * shape_size(x->shape);
    const long after = (long)(n->rows ? n->rows : 1) * shape_size(n->shape);
    if (before != after) return "reshape changes the number of values";
    return (x->rows == 0) != (n->rows == 0) ? "reshape cannot add or remove the batch" : NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node x = g->node[g->node[y].in[0]];
    din[0] = node_reshape(g, g->node[y].loc, dy, x.rows, x.shape);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[y][i] = in->value[n->in[0]][i];
}

const OpDef op_reshape = {
    .name = "reshape",
    .class = CLASS_VIEW,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
};
