// winograd_w.c -- x[h, w, c], dy[oh, ow, o] -> du[places, c, o], summed over the batch: the gradient of the transformed
// weights, from which winograd_unpack makes that of the weights; winograd4_w that of winograd4's. Made by lower.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *y = &g->node[n->in[1]];
    if (x->shape.rank != 3 || y->shape.rank != 3 || x->rows != y->rows)
        return "winograd_w needs x[h, w, c], y[h, w, o]";
    n->rows = 0;
    n->shape = (Shape){3, {winograd_places(n->op == OP_winograd4_w), x->shape.dim[2], y->shape.dim[2]}};
    return NULL;
}

static int tiles(const Graph *g, const Node *n) {
    const VaeConv c = conv_w_geometry(g, n);
    return n->op == OP_winograd4_w ? vae_winograd4_parts(&c) : vae_winograd_parts(&c);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    (void)target;
    conv_w_call(o, g, id, g->node[id].op == OP_winograd4_w ? "vae_winograd4_w" : "vae_winograd_w");
}

static size_t scratch(const Graph *g, const Node *n, int rows) {
    const VaeConv c = conv_w_geometry(g, n);
    return n->op == OP_winograd4_w ? vae_winograd4_w_scratch(&c, rows) : vae_winograd_w_scratch(&c, rows);
}

const OpDef op_winograd_w = {
    .name = "winograd_w",
    .class = CLASS_WEIGHTS,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = conv_w_interpret,
    .header = "vae_winograd.h",
    .emit = emit_call,
    .tiles = tiles,
    .scratch = scratch,
    .flops = conv_w_flops,
};

const OpDef op_winograd4_w = {
    .name = "winograd4_w",
    .class = CLASS_WEIGHTS,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = conv_w_interpret,
    .header = "vae_winograd4.h",
    .emit = emit_call,
    .tiles = tiles,
    .scratch = scratch,
    .flops = conv_w_flops,
};
