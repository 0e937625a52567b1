// scalar.c -- a number the runtime sets for each step. attr[0]: which (VaeScalar).
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    (void)g;
    n->rows = 0;
    n->shape.rank = 0;
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    in->value[y][0] = in->scalar[n->attr[0]];
}

const OpDef op_scalar = {
    .name = "scalar",
    .class = CLASS_LEAF,
    .shape = shape,
    .grad = grad_none,
    .interpret = interpret,
};
