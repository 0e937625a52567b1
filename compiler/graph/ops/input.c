// input.c -- a port that the runtime fills before the program runs.
// attr: VaePortKind, index of the stream or latent, rows, rank, dims. note: the port's name.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    (void)g;
    n->rows = n->attr[2];
    n->shape.rank = n->attr[3];
    for (int i = 0; i < n->shape.rank; i++) n->shape.dim[i] = n->attr[4 + i];
    return n->rows < 1 ? "an input must be batched" : NULL;
}

const OpDef op_input = {
    .name = "input",
    .class = CLASS_LEAF,
    .shape = shape,
    .grad = grad_none,
};
