// scatter.c -- gather undone: [batch, d] -> n rows of [d]; the rest of the matrix is left out.
// Made by gather's gradient only, so that nobody asks for its own.
#include "ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->rows || x->shape.rank < 1) return "scatter needs what gather made";
    n->rows = 1;
    n->shape.rank = x->shape.rank - 1;
    for (int i = 0; i < n->shape.rank; i++) n->shape.dim[i] = x->shape.dim[i + 1];
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    for (size_t i = 0; i < interp_count(in, n); i++) in->value[y][i] = in->value[n->in[0]][i];
}

const OpDef op_scatter = {
    .name = "scatter",
    .class = CLASS_VIEW,
    .arity = 1,
    .shape = shape,
    .grad = grad_none,
    .interpret = interpret,
};
