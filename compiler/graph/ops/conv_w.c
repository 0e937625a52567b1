// conv_w.c -- x[h, w, c], dy[oh, ow, o] -> dw[kh, kw, c/groups, o], summed over the batch: the
// gradient of the weights of conv (and, with the images' parts exchanged, of conv_t).
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *y = &g->node[n->in[1]];
    if (x->shape.rank != 3 || y->shape.rank != 3 || x->rows != y->rows) return "conv_w needs x[h, w, c], y[h, w, o]";
    n->rows = 0;
    n->shape = (Shape){4,
                       {n->attr[AT_KERNEL], n->attr[AT_KERNEL + 1],
                        x->shape.dim[2] / n->attr[AT_GROUPS], y->shape.dim[2]}};
    return NULL;
}

static void grad(Graph *g, NodeId w, NodeId dw, NodeId din[MAX_IN]) {
    const NodeId x = g->node[w].in[0], y = g->node[w].in[1];
    din[0] = image_node(g, OP_conv_t, w, 2, (NodeId[]){y, dw}, g->node[x].shape);
    din[1] = image_node(g, OP_conv, w, 2, (NodeId[]){x, dw}, g->node[y].shape);
}

typedef struct Sum {
    const double *x, *y;
    double *w;
} Sum;

static void add(void *state, size_t x, size_t w, size_t y, size_t n) {
    const Sum *s = state;
    const double v = s->x[x];
    for (size_t k = 0; k < n; k++) s->w[w + k] += v * s->y[y + k];
}

VaeConv conv_w_geometry(const Graph *g, const Node *n) {
    return conv_geometry(n, &g->node[n->in[0]], &g->node[n->in[1]]);
}

void conv_w_interpret(Interp *in, const Node *n, NodeId w) {
    const Node *x = &in->g->node[n->in[0]], *y = &in->g->node[n->in[1]];
    const VaeConv c = conv_w_geometry(in->g, n);
    for (size_t j = 0, count = interp_count(in, n); j < count; j++) in->value[w][j] = 0;
    for (size_t i = 0; i < interp_rows(in, x); i++) {
        Sum s = {in->value[n->in[0]] + i * shape_size(x->shape),
                 in->value[n->in[1]] + i * shape_size(y->shape), in->value[w]};
        conv_each(&c, add, &s);
    }
}

static int tiles(const Graph *g, const Node *n) {
    const VaeConv c = conv_w_geometry(g, n);
    return vae_conv_w_parts(&c);
}

void conv_w_call(Out *o, const Graph *g, NodeId id, const char *function) {
    const Node *n = &g->node[id], *x = &g->node[n->in[0]];
    const VaeConv c = conv_w_geometry(g, n);
    conv_declare(o, id, &c);
    out_line(o, "%s(&conv%d, %s, %s, %s, %s, tile, scratch);", function, id, batch_images(o, x),
             node_name(g, n->in[0]), node_name(g, n->in[1]), node_name(g, id));
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    (void)target;
    conv_w_call(o, g, id, "vae_conv_w");
}

static size_t scratch(const Graph *g, const Node *n, int rows) {
    (void)rows;
    const VaeConv c = conv_w_geometry(g, n);
    return vae_conv_w_scratch(&c);
}

double conv_w_flops(const Graph *g, const Node *n) {
    const VaeConv c = conv_w_geometry(g, n);
    const int rows = g->node[n->in[0]].rows;
    return (rows ? rows : 1) * conv_flops(&c);
}

const OpDef op_conv_w = {
    .name = "conv_w",
    .class = CLASS_WEIGHTS,
    .arity = 2,
    .shape = shape,
    .grad = grad,
    .interpret = conv_w_interpret,
    .header = "vae_conv.h",
    .emit = emit_call,
    .tiles = tiles,
    .scratch = scratch,
    .flops = conv_w_flops,
};
