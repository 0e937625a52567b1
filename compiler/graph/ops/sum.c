// sum.c -- sum over dimensions of a row: every element that went in gets dy.
#include "graph/ops/reduce.h"

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node x = g->node[g->node[y].in[0]];
    din[0] = node_expand(g, g->node[y].loc, dy, x.rows, x.shape);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Node *x = &in->g->node[n->in[0]];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[y][i] = 0;
    for (size_t i = 0, count = interp_count(in, x); i < count; i++)
        in->value[y][reduce_target(n, x, i)] += in->value[n->in[0]][i];
}

const OpDef op_sum = {
    .name = "sum",
    .class = CLASS_REDUCE,
    .arity = 1,
    .shape = reduce_shape,
    .grad = grad,
    .interpret = interpret,
};
