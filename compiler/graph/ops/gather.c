// gather.c -- a batch as one matrix that every row can read: n rows of [d] -> [batch, d]. attr[0]: batch.
// The same memory: rows from n on hold what was there before, and whoever reads them must mask them.
// The gradient is the way back.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->rows != 1 || x->shape.rank >= MAX_RANK) return "gather needs one row of the batch";
    n->rows = 0;
    n->shape.rank = x->shape.rank + 1;
    n->shape.dim[0] = n->attr[0];
    for (int i = 0; i < x->shape.rank; i++) n->shape.dim[i + 1] = x->shape.dim[i];
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad1(g, y, OP_scatter, dy);
}

// What must not be read is NaN here, so that a missing mask shows.
static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t valid = interp_count(in, &in->g->node[n->in[0]]);
    for (size_t i = 0, count = interp_count(in, n); i < count; i++)
        in->value[y][i] = i < valid ? in->value[n->in[0]][i] : NAN;
}

const OpDef op_gather = {
    .name = "gather",
    .class = CLASS_VIEW,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
};
