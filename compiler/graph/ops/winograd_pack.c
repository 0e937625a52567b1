// winograd_pack.c -- w[3, 3, c, o] -> u[places, c, o], the weights that winograd (or winograd4) reads. attr: those of
// conv and AT_TURNED: w is [3, 3, o, c] of the conv whose input gradient is computed, read backwards.
// The layout of u is the runtime's; in the oracle, as in double, its first part is w itself.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *w = &g->node[n->in[0]];
    if (w->rows || w->shape.rank != 4 || w->shape.dim[0] != 3 || w->shape.dim[1] != 3)
        return "winograd_pack needs w[3, 3, c, o]";
    const int turned = n->attr[AT_TURNED];
    n->rows = 0;
    n->shape = (Shape){3, {winograd_places(n->op == OP_winograd4_pack), w->shape.dim[2 + turned],
                           w->shape.dim[3 - turned]}};
    return NULL;
}

static VaeConv geometry(const Node *n) { // what the layout of u depends on
    return (VaeConv){.channels = n->shape.dim[1], .out_channels = n->shape.dim[2], .groups = 1};
}

static void interpret(Interp *in, const Node *n, NodeId u) {
    const int channels = n->shape.dim[1], out = n->shape.dim[2];
    const double *w = in->value[n->in[0]];
    double *to = in->value[u];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) to[i] = 0;
    for (int k = 0; k < 9; k++)
        for (int i = 0; i < channels; i++)
            for (int j = 0; j < out; j++)
                to[(k * channels + i) * out + j] = n->attr[AT_TURNED]
                                                       ? w[((8 - k) * out + j) * channels + i]
                                                       : w[(k * channels + i) * out + j];
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
    out_line(o, "%s(&conv%d, %s, %s, %s, tile);",
             n->op == OP_winograd4_pack ? "vae_winograd4_pack" : "vae_winograd_pack", id, node_name(g, n->in[0]),
             node_name(g, target), n->attr[AT_TURNED] ? "true" : "false");
}

const OpDef op_winograd_pack = {
    .name = "winograd_pack",
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

const OpDef op_winograd4_pack = {
    .name = "winograd4_pack",
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
