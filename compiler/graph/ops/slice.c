// slice.c -- part of the last dimension. attr: first, length.
// The gradient is dy with zeros around it; simplify turns a sum of such pads into a concat.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->shape.rank < 1) return "slice needs a dimension";
    const int last = x->shape.rank - 1;
    if (n->attr[0] < 0 || n->attr[1] < 1 || n->attr[0] + n->attr[1] > x->shape.dim[last])
        return "slice is outside its input";
    n->shape = x->shape;
    n->rows = x->rows;
    n->shape.dim[last] = n->attr[1];
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node n = g->node[y];
    const Shape x = g->node[n.in[0]].shape;
    const int after = x.dim[x.rank - 1] - n.attr[0] - n.attr[1];
    din[0] = node_with(g, OP_pad, n.loc, 1, &dy, 2, (int[]){n.attr[0], after});
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Shape x = in->g->node[n->in[0]].shape;
    const int wide = x.dim[x.rank - 1], narrow = n->attr[1];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++)
        in->value[y][i] = in->value[n->in[0]][i / narrow * wide + n->attr[0] + i % narrow];
}

const OpDef op_slice = {
    .name = "slice",
    .class = CLASS_VIEW,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
};
