// winograd.c -- conv of a 3x3 kernel with stride 1, x[h, w, c] and u[16, c, o] -> y[oh, ow, o], where u
// is winograd_pack of the weights. Made by lower from conv and, with turned weights, from conv_t.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *u = &g->node[n->in[1]];
    if (x->shape.rank != 3 || u->shape.rank != 3 || u->rows) return "winograd needs x[h, w, c], u[16, c, o]";
    if (u->shape.dim[1] != x->shape.dim[2]) return "winograd of unlike channels";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], u->shape.dim[2]}};
    return NULL;
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { conv_call(o, g, id, target, "vae_winograd"); }

static size_t scratch(const Graph *g, const Node *n, int rows) {
    const VaeConv c = conv_geometry(n, &g->node[n->in[0]], n);
    return vae_winograd_scratch(&c, rows);
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
