// iota.c -- 0, 1, 2, ...: positions. attr: rows, rank, dims.
// rows 1, [1]: each row of the batch has its number. rows 0, [d]: positions along a dimension.
// It has no memory: loops write the index itself.
#include "graph/ops/ops.h"

static void interpret(Interp *in, const Node *n, NodeId y) {
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[y][i] = (double)i;
}

const OpDef op_iota = {
    .name = "iota",
    .class = CLASS_LEAF,
    .shape = shape_given,
    .grad = grad_none,
    .interpret = interpret,
};
