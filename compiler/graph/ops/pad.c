// pad.c -- zeros before and after, along the last dimension. attr: before, after.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->shape.rank < 1) return "pad needs a dimension";
    n->shape = x->shape;
    n->rows = x->rows;
    n->shape.dim[x->shape.rank - 1] += n->attr[0] + n->attr[1];
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node n = g->node[y];
    const Shape x = g->node[n.in[0]].shape;
    din[0] = node_with(g, OP_slice, n.loc, 1, &dy, 2, (int[]){n.attr[0], x.dim[x.rank - 1]});
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Shape x = in->g->node[n->in[0]].shape;
    const int narrow = x.dim[x.rank - 1], wide = n->shape.dim[n->shape.rank - 1];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) {
        const int j = (int)(i % wide) - n->attr[0];
        in->value[y][i] = j < 0 || j >= narrow ? 0 : in->value[n->in[0]][i / wide * narrow + j];
    }
}

const OpDef op_pad = {
    .name = "pad",
    .class = CLASS_VIEW,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
};
