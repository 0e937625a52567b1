// maximum.c -- the largest over dimensions of a row: dy goes to where x equals it, in equal parts.
#include "graph/ops/reduce.h"

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    const NodeId below = grad2(g, y, OP_sub, y, x), zero = grad_const(g, y, 0);
    const NodeId one = grad_const(g, y, 1);
    const NodeId ties = node_sum(g, g->node[y].loc, grad3(g, y, OP_where, below, zero, one), (unsigned)g->node[y].attr[0]);
    din[0] = grad3(g, y, OP_where, below, zero, grad2(g, y, OP_div, dy, ties));
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Node *x = &in->g->node[n->in[0]];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[y][i] = -INFINITY;
    for (size_t i = 0, count = interp_count(in, x); i < count; i++) {
        double *best = &in->value[y][reduce_target(n, x, i)];
        *best = fmax(*best, in->value[n->in[0]][i]);
    }
}

const OpDef op_maximum = {
    .name = "maximum",
    .class = CLASS_REDUCE,
    .arity = 1,
    .shape = reduce_shape,
    .grad = grad,
    .interpret = interpret,
};
