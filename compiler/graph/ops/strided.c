// strided.c -- conv of a 4x4 kernel with stride 2, x[h, w, c] and u[36, c, o] -> y[oh, ow, o], where u is strided_pack
// of the weights. Made by lower.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *u = &g->node[n->in[1]];
    if (x->shape.rank != 3 || u->shape.rank != 3 || u->rows) return "strided needs x[h, w, c], u[36, c, o]";
    if (u->shape.dim[1] != x->shape.dim[2]) return "strided of unlike channels";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], u->shape.dim[2]}};
    return NULL;
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { conv_call(o, g, id, target, "vae_strided"); }

static size_t scratch(const Graph *g, const Node *n, int rows) {
    const VaeConv c = conv_geometry(n, &g->node[n->in[0]], n);
    return vae_strided_scratch(&c, rows);
}

const OpDef op_strided = {
    .name = "strided",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = conv_interpret,
    .header = "vae_strided.h",
    .emit = emit_call,
    .scratch = scratch,
    .flops = conv_node_flops,
};
