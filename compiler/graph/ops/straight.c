// straight.c -- the value of the first, the gradient to the second: what cannot be differentiated in
// place of what can ("straight-through", Bengio et al. 2013, "Estimating or propagating gradients
// through stochastic neurons"). Simplify drops it, since gradients have been taken by then.
#include "graph/ops/ops.h"

EVAL(a)

static const char *shape(const Graph *g, Node *n) {
    const Node *a = &g->node[n->in[0]], *b = &g->node[n->in[1]];
    n->shape = a->shape;
    n->rows = a->rows;
    return a->rows == b->rows && shape_equal(a->shape, b->shape) ? NULL : "straight of unlike inputs";
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    (void)g, (void)y;
    din[1] = dy;
}

const OpDef op_straight = {
    .name = "straight",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "%0",
    .eval = eval,
    .shape = shape,
    .grad = grad,
};
