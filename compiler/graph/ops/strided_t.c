// strided_t.c -- conv_t of a 4x4 kernel with stride 2, y[oh, ow, o] and u[36, o, c] -> x[h, w, c], where u is
// strided_pack of the weights, turned. Made by lower.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *y = &g->node[n->in[0]], *u = &g->node[n->in[1]];
    if (y->shape.rank != 3 || u->shape.rank != 3 || u->rows) return "strided_t needs y[h, w, o], u[36, o, c]";
    if (u->shape.dim[1] != y->shape.dim[2]) return "strided_t of unlike channels";
    n->rows = y->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], u->shape.dim[2]}};
    return NULL;
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    conv_t_call(o, g, id, target, "vae_strided_t");
}

static size_t scratch(const Graph *g, const Node *n, int rows) {
    const VaeConv c = conv_t_geometry(g, n);
    return vae_strided_t_scratch(&c, rows);
}

const OpDef op_strided_t = {
    .name = "strided_t",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = conv_t_interpret,
    .header = "vae_strided.h",
    .emit = emit_call,
    .scratch = scratch,
    .flops = conv_t_flops,
};
