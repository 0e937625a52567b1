// scatter.c -- gather undone: [batch, d] -> n rows of [d]; the rest of the matrix is left out.
// The gradient is gathered again; what was left out gets none.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->rows || x->shape.rank < 1) return "scatter needs what gather made";
    n->rows = 1;
    n->shape.rank = x->shape.rank - 1;
    for (int i = 0; i < n->shape.rank; i++) n->shape.dim[i] = x->shape.dim[i + 1];
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node x = g->node[g->node[y].in[0]];
    const Loc loc = g->node[y].loc;
    const NodeId all = node_with(g, OP_gather, loc, 1, &dy, 1, (int[]){x.shape.dim[0]});
    const NodeId zero = grad_const(g, y, 0);
    din[0] = grad3(g, y, OP_where, node_batch_mask(g, loc, x.shape), all, zero);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[y][i] = in->value[n->in[0]][i];
}

const OpDef op_scatter = {
    .name = "scatter",
    .class = CLASS_VIEW,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
};
