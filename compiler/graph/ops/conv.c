// conv.c -- x[h, w, c] * w[kh, kw, c/groups, o] -> y[oh, ow, o], cross-correlation as everywhere.
// dx = conv_t(dy, w), dw = conv_w(x, dy).
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *w = &g->node[n->in[1]];
    if (x->shape.rank != 3 || w->shape.rank != 4 || w->rows) return "conv needs x[h, w, c], w[kh, kw, c, o]";
    if (w->shape.dim[2] * n->attr[AT_GROUPS] != x->shape.dim[2]) return "conv of unlike channels";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], w->shape.dim[3]}};
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0], w = g->node[y].in[1];
    const Shape s = g->node[x].shape;
    din[1] = image_node(g, OP_conv_w, y, 2, (NodeId[]){x, dy}, s);
    din[0] = image_node(g, OP_conv_t, y, 2, (NodeId[]){dy, w}, s);
}

typedef struct Sum {
    const double *x, *w;
    double *y;
} Sum;

static void add(void *state, size_t x, size_t w, size_t y, size_t n) {
    const Sum *s = state;
    const double v = s->x[x];
    for (size_t k = 0; k < n; k++) s->y[y + k] += v * s->w[w + k];
}

void conv_interpret(Interp *in, const Node *n, NodeId y) {
    const Node *x = &in->g->node[n->in[0]];
    const VaeConv c = conv_geometry(n, x, n);
    const size_t size = shape_size(n->shape);
    for (size_t i = 0; i < interp_rows(in, n); i++) {
        Sum s = {in->value[n->in[0]] + i * shape_size(x->shape), in->value[n->in[1]],
                 in->value[y] + i * size};
        for (size_t j = 0; j < size; j++) s.y[j] = 0;
        conv_each(&c, add, &s);
    }
}

void conv_call(Out *o, const Graph *g, NodeId id, NodeId target, const char *function) {
    const Node *n = &g->node[id];
    VaeConv c = conv_geometry(n, &g->node[n->in[0]], n);
    c.y_pitch = panel_pitch(g, id, target);
    conv_declare(o, id, &c);
    out_line(o, "%s(&conv%d, %s, %s, %s, %s, scratch);", function, id, panel_images(n), panel_at(o, g, n->in[0]),
             node_name(g, n->in[1]), panel_at(o, g, target));
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { conv_call(o, g, id, target, "vae_conv"); }

static size_t scratch(const Graph *g, const Node *n, int rows) {
    const VaeConv c = conv_geometry(n, &g->node[n->in[0]], n);
    return vae_conv_scratch(&c, rows);
}

double conv_node_flops(const Graph *g, const Node *n) {
    const VaeConv c = conv_geometry(n, &g->node[n->in[0]], n);
    return (n->rows ? n->rows : 1) * conv_flops(&c);
}

const OpDef op_conv = {
    .name = "conv",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad,
    .interpret = conv_interpret,
    .header = "vae_conv.h",
    .emit = emit_call,
    .scratch = scratch,
    .flops = conv_node_flops,
};
