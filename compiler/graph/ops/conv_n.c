// conv_n.c -- images x[.., h, w, c], d[.., oh, ow, o] of each row -> [1]: the length of what the row contributes to
// conv_w, with conv_w's attributes. Not differentiated.
#include "graph/ops/image.h"
#include "graph/ops/norm.h"

static Node image_of(const Node *n) { // one of the images side by side
    Node image = *n;
    image.shape = (Shape){3, {0}};
    for (int i = 0; i < 3; i++) image.shape.dim[i] = n->shape.dim[n->shape.rank - 3 + i];
    return image;
}

static int images(const Node *n) {
    const Node one = image_of(n);
    return shape_size(n->shape) / shape_size(one.shape);
}

static const char *shape(const Graph *g, Node *n) {
    const char *wrong = norm_shape(g, n);
    if (wrong) return wrong;
    const Node *x = &g->node[n->in[0]], *y = &g->node[n->in[1]];
    if (n->n_in != 2 || x->shape.rank < 3 || y->shape.rank < 3 || images(x) != images(y))
        return "conv_n needs x[.., h, w, c], d[.., h, w, o]";
    return NULL;
}

static VaeConv geometry(const Graph *g, const Node *n) {
    const Node x = image_of(&g->node[n->in[0]]), y = image_of(&g->node[n->in[1]]);
    return conv_geometry(n, &x, &y);
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

static size_t weights(const VaeConv *c) {
    return (size_t)c->kernel_h * (size_t)c->kernel_w * (size_t)(c->channels / c->groups) * (size_t)c->out_channels;
}

static void interpret(Interp *in, const Node *n, NodeId id) {
    const Node *x = &in->g->node[n->in[0]], *y = &in->g->node[n->in[1]];
    const VaeConv c = geometry(in->g, n);
    const size_t x_size = (size_t)shape_size(x->shape), y_size = (size_t)shape_size(y->shape), each = (size_t)images(x);
    double *w = arena_alloc(in->g->arena, weights(&c) * sizeof *w);
    for (size_t r = 0; r < interp_rows(in, n); r++) {
        for (size_t k = 0; k < weights(&c); k++) w[k] = 0;
        for (size_t k = 0; k < each; k++) {
            Sum s = {in->value[n->in[0]] + r * x_size + k * (x_size / each),
                     in->value[n->in[1]] + r * y_size + k * (y_size / each), w};
            conv_each(&c, add, &s);
        }
        in->value[id][r] = 0;
        for (size_t k = 0; k < weights(&c); k++) in->value[id][r] += w[k] * w[k];
    }
}

static size_t scratch(const Graph *g, const Node *n, int rows) {
    (void)rows;
    const VaeConv c = geometry(g, n);
    return weights(&c) + vae_conv_w_scratch(&c);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    const VaeConv c = geometry(g, n);
    conv_declare(o, id, &c);
    out_open(o, "for (size_t i = begin; i < end; i++)");
    out_line(o, "%s = vae_conv_norm(&conv%d, %d, %s, %s, scratch);", norm_target(o, g, id, target), id,
             images(&g->node[n->in[0]]), norm_at(o, g, n->in[0]), norm_at(o, g, n->in[1]));
    out_close(o, "");
}

static double flops(const Graph *g, const Node *n) {
    const VaeConv c = geometry(g, n);
    return images(&g->node[n->in[0]]) * conv_flops(&c);
}

const OpDef op_conv_n = {
    .name = "conv_n",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .clipped = true,
    .interpret = interpret,
    .header = "vae_norm.h",
    .emit = emit_call,
    .panels = true,
    .scratch = scratch,
    .flops = flops,
};
