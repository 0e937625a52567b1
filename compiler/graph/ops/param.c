// param.c -- a trained or untrained matrix or vector.
// attr: offset in the flat array, rank, dims, 1 if it is not trained.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    (void)g;
    n->rows = 0;
    n->shape.rank = n->attr[1];
    for (int i = 0; i < n->shape.rank; i++) n->shape.dim[i] = n->attr[2 + i];
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[y][i] = in->param[n->attr[0] + i];
}

const OpDef op_param = {
    .name = "param",
    .class = CLASS_LEAF,
    .shape = shape,
    .grad = grad_none,
    .interpret = interpret,
};
