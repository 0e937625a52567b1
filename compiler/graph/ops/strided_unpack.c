// strided_unpack.c -- du[36, c, o] -> dw[4, 4, c, o], from the gradient that strided_w sums up.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *u = &g->node[n->in[0]];
    if (u->rows || u->shape.rank != 3 || u->shape.dim[0] != 36) return "strided_unpack needs du[36, c, o]";
    n->rows = 0;
    n->shape = (Shape){4, {4, 4, u->shape.dim[1], u->shape.dim[2]}};
    return NULL;
}

static VaeConv geometry(const Node *n) { // what the layout of du depends on
    return (VaeConv){.channels = n->shape.dim[2], .out_channels = n->shape.dim[3], .groups = 1};
}

static void interpret(Interp *in, const Node *n, NodeId w) {
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[w][i] = in->value[n->in[0]][i];
}

static int tiles(const Graph *g, const Node *n) {
    (void)g;
    const VaeConv c = geometry(n);
    return vae_strided_strips(&c, false);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    const VaeConv c = geometry(n);
    conv_declare(o, id, &c);
    out_line(o, "vae_strided_unpack(&conv%d, %s, %s, tile);", id, node_name(g, n->in[0]), node_name(g, target));
}

const OpDef op_strided_unpack = {
    .name = "strided_unpack",
    .class = CLASS_PRODUCT,
    .arity = 1,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = interpret,
    .header = "vae_strided.h",
    .emit = emit_call,
    .tiles = tiles,
};
