// strided_pack.c -- w[4, 4, c, o] -> u[36, c, o], the weights that strided reads; or, with AT_TURNED, u[36, o, c], those
// of strided_t. attr: those of conv and AT_TURNED. The layout of u is the runtime's; in the oracle, as in double, its
// first part is w itself.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *w = &g->node[n->in[0]];
    if (w->rows || w->shape.rank != 4 || w->shape.dim[0] != 4 || w->shape.dim[1] != 4)
        return "strided_pack needs w[4, 4, c, o]";
    const int turned = n->attr[AT_TURNED];
    n->rows = 0;
    n->shape = (Shape){3, {36, w->shape.dim[2 + turned], w->shape.dim[3 - turned]}};
    return NULL;
}

static VaeConv geometry(const Node *n) { // what the layout of u depends on
    const int turned = n->attr[AT_TURNED];
    return (VaeConv){.channels = n->shape.dim[1 + turned], .out_channels = n->shape.dim[2 - turned], .groups = 1};
}

static void interpret(Interp *in, const Node *n, NodeId u) {
    const size_t weights = (size_t)16 * (size_t)n->shape.dim[1] * (size_t)n->shape.dim[2];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[u][i] = i < weights ? in->value[n->in[0]][i] : 0;
}

static int tiles(const Graph *g, const Node *n) {
    (void)g;
    const VaeConv c = geometry(n);
    return vae_strided_strips(&c, n->attr[AT_TURNED]);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    const VaeConv c = geometry(n);
    conv_declare(o, id, &c);
    out_line(o, "vae_strided_pack(&conv%d, %s, %s, %s, tile);", id, node_name(g, n->in[0]), node_name(g, target),
             n->attr[AT_TURNED] ? "true" : "false");
}

const OpDef op_strided_pack = {
    .name = "strided_pack",
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
