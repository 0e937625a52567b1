// winograd.c -- conv of a 3x3 kernel with stride 1, x[h, w, c] and u[places, c, o] -> y[oh, ow, o], where u is
// winograd_pack of the weights: winograd by F(2x2, 3x3), 16 places, winograd4 by F(4x4, 3x3), 36. Made by lower from
// conv and, with turned weights, from conv_t.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *u = &g->node[n->in[1]];
    if (x->shape.rank != 3 || u->shape.rank != 3 || u->rows) return "winograd needs x[h, w, c], u[places, c, o]";
    if (u->shape.dim[0] != winograd_places(n->op == OP_winograd4)) return "winograd of another form's weights";
    if (u->shape.dim[1] != x->shape.dim[2]) return "winograd of unlike channels";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], u->shape.dim[2]}};
    return NULL;
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    conv_call(o, g, id, target, g->node[id].op == OP_winograd4 ? "vae_winograd4" : "vae_winograd");
}

static size_t scratch(const Graph *g, const Node *n, int rows) {
    const VaeConv c = conv_geometry(n, &g->node[n->in[0]], n);
    return n->op == OP_winograd4 ? vae_winograd4_scratch(&c, rows) : vae_winograd_scratch(&c, rows);
}

const OpDef op_winograd = {
    .name = "winograd",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = conv_interpret,
    .header = "vae_winograd.h",
    .emit = emit_call,
    .scratch = scratch,
    .flops = conv_node_flops,
};

const OpDef op_winograd4 = {
    .name = "winograd4",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = conv_interpret,
    .header = "vae_winograd4.h",
    .emit = emit_call,
    .scratch = scratch,
    .flops = conv_node_flops,
};
