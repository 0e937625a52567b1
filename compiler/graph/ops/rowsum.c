// rowsum.c -- sum over the rows of the batch: [n, d] -> [d]. Every row gets dy.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    n->shape = x->shape;
    n->rows = 0;
    return x->rows ? NULL : "rowsum of what is not batched";
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node x = g->node[g->node[y].in[0]];
    din[0] = node_expand(g, g->node[y].loc, dy, x.rows, x.shape);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t size = interp_count(in, n), all = interp_count(in, &in->g->node[n->in[0]]);
    for (size_t i = 0; i < size; i++) in->value[y][i] = 0;
    for (size_t i = 0; i < all; i++) in->value[y][i % size] += in->value[n->in[0]][i];
}

const OpDef op_rowsum = {
    .name = "rowsum",
    .class = CLASS_ROWSUM,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
};
