// winograd_unpack.c -- du[places, c, o] -> dw[3, 3, c, o], from the gradient that winograd_w (or winograd4_w) sums up.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *u = &g->node[n->in[0]];
    if (u->rows || u->shape.rank != 3 || u->shape.dim[0] != winograd_places(n->op == OP_winograd4_unpack))
        return "winograd_unpack needs du[places, c, o]";
    n->rows = 0;
    n->shape = (Shape){4, {3, 3, u->shape.dim[1], u->shape.dim[2]}};
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
    return vae_winograd_strips(&c);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    const VaeConv c = geometry(n);
    conv_declare(o, id, &c);
    out_line(o, "%s(&conv%d, %s, %s, tile);",
             n->op == OP_winograd4_unpack ? "vae_winograd4_unpack" : "vae_winograd_unpack", id, node_name(g, n->in[0]),
             node_name(g, target));
}

const OpDef op_winograd_unpack = {
    .name = "winograd_unpack",
    .class = CLASS_PRODUCT,
    .arity = 1,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = interpret,
    .header = "vae_winograd.h",
    .emit = emit_call,
    .tiles = tiles,
};

const OpDef op_winograd4_unpack = {
    .name = "winograd4_unpack",
    .class = CLASS_PRODUCT,
    .arity = 1,
    .shape = shape,
    .grad = grad_none,
    .lowered = true,
    .interpret = interpret,
    .header = "vae_winograd4.h",
    .emit = emit_call,
    .tiles = tiles,
};
