// conv_t.c -- y[oh, ow, o] * w[kh, kw, c/groups, o] -> x[h, w, c]: the transpose of conv with the same
// attributes; its input gradient, and the forward pass of deconv.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *y = &g->node[n->in[0]], *w = &g->node[n->in[1]];
    if (y->shape.rank != 3 || w->shape.rank != 4 || w->rows) return "conv_t needs y[h, w, o], w[kh, kw, c, o]";
    if (w->shape.dim[3] != y->shape.dim[2]) return "conv_t of unlike channels";
    n->rows = y->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], w->shape.dim[2] * n->attr[AT_GROUPS]}};
    return NULL;
}

static void grad(Graph *g, NodeId x, NodeId dx, NodeId din[MAX_IN]) {
    const NodeId y = g->node[x].in[0], w = g->node[x].in[1];
    const Shape s = g->node[y].shape;
    din[1] = image_node(g, OP_conv_w, x, 2, (NodeId[]){dx, y}, s);
    din[0] = image_node(g, OP_conv, x, 2, (NodeId[]){dx, w}, s);
}

typedef struct Sum {
    const double *y, *w;
    double *x;
} Sum;

static void add(void *state, size_t x, size_t w, size_t y, size_t n) {
    const Sum *s = state;
    double sum = s->x[x];
    for (size_t k = 0; k < n; k++) sum += s->y[y + k] * s->w[w + k];
    s->x[x] = sum;
}

VaeConv conv_t_geometry(const Graph *g, const Node *n) { return conv_geometry(n, n, &g->node[n->in[0]]); }

void conv_t_interpret(Interp *in, const Node *n, NodeId x) {
    const Node *y = &in->g->node[n->in[0]];
    const VaeConv c = conv_t_geometry(in->g, n);
    const size_t size = shape_size(n->shape);
    for (size_t i = 0; i < interp_rows(in, n); i++) {
        Sum s = {in->value[n->in[0]] + i * shape_size(y->shape), in->value[n->in[1]],
                 in->value[x] + i * size};
        for (size_t j = 0; j < size; j++) s.x[j] = 0;
        conv_each(&c, add, &s);
    }
}

void conv_t_call(Out *o, const Graph *g, NodeId id, NodeId target, const char *function) {
    const Node *n = &g->node[id];
    VaeConv c = conv_t_geometry(g, n);
    c.x_pitch = panel_pitch(g, id, target);
    conv_declare(o, id, &c);
    out_line(o, "%s(&conv%d, %s, %s, %s, %s, scratch);", function, id, panel_images(n), panel_at(o, g, n->in[0]),
             node_name(g, n->in[1]), panel_at(o, g, target));
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { conv_t_call(o, g, id, target, "vae_conv_t"); }

static size_t scratch(const Graph *g, const Node *n, int rows) {
    const VaeConv c = conv_t_geometry(g, n);
    return vae_conv_t_scratch(&c, rows);
}

double conv_t_flops(const Graph *g, const Node *n) {
    const VaeConv c = conv_t_geometry(g, n);
    return (n->rows ? n->rows : 1) * conv_flops(&c);
}

const OpDef op_conv_t = {
    .name = "conv_t",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad,
    .interpret = conv_t_interpret,
    .header = "vae_conv.h",
    .emit = emit_call,
    .scratch = scratch,
    .flops = conv_t_flops,
};
