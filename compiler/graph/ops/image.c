// image.c -- geometry and emission that convolutions and pooling share.
#include "graph/ops/image.h"

#include <string.h>

void image_attr(const Node *n, Shape result, int attr[IMAGE_ATTRS]) {
    memcpy(attr, n->attr, IMAGE_ATTRS * sizeof *attr);
    attr[AT_SIZE] = result.dim[0];
    attr[AT_SIZE + 1] = result.dim[1];
}

NodeId image_node(Graph *g, Op op, NodeId like, int n_in, const NodeId *in, Shape result) {
    const Node n = g->node[like];
    int attr[IMAGE_ATTRS];
    image_attr(&n, result, attr);
    return node_with(g, op, n.loc, n_in, in, IMAGE_ATTRS, attr);
}

VaeConv conv_geometry(const Node *n, const Node *x, const Node *y) {
    const int *a = n->attr, *p = x->shape.dim, *q = y->shape.dim;
    return (VaeConv){.height = p[0], .width = p[1], .channels = p[2],
                     .out_height = q[0], .out_width = q[1], .out_channels = q[2],
                     .kernel_h = a[AT_KERNEL], .kernel_w = a[AT_KERNEL + 1],
                     .stride_h = a[AT_STRIDE], .stride_w = a[AT_STRIDE + 1],
                     .pad_h = a[AT_PAD], .pad_w = a[AT_PAD + 1],
                     .dilation_h = a[AT_DILATION], .dilation_w = a[AT_DILATION + 1],
                     .groups = a[AT_GROUPS], .x_pitch = x->pitch, .y_pitch = y->pitch};
}

VaePool pool_geometry(const Node *n, const Node *x, const Node *y) {
    const int *a = n->attr, *p = x->shape.dim, *q = y->shape.dim;
    return (VaePool){.height = p[0], .width = p[1], .channels = p[2],
                     .out_height = q[0], .out_width = q[1],
                     .kernel_h = a[AT_KERNEL], .kernel_w = a[AT_KERNEL + 1],
                     .stride_h = a[AT_STRIDE], .stride_w = a[AT_STRIDE + 1],
                     .pad_h = a[AT_PAD], .pad_w = a[AT_PAD + 1],
                     .x_pitch = x->pitch, .y_pitch = y->pitch};
}

void conv_declare(Out *o, NodeId id, const VaeConv *c) {
    out_open(o, "static const VaeConv conv%d =", id);
    out_line(o, ".height = %d, .width = %d, .channels = %d,", c->height, c->width, c->channels);
    out_line(o, ".out_height = %d, .out_width = %d, .out_channels = %d,", c->out_height, c->out_width,
             c->out_channels);
    out_line(o, ".kernel_h = %d, .kernel_w = %d, .stride_h = %d, .stride_w = %d,", c->kernel_h,
             c->kernel_w, c->stride_h, c->stride_w);
    out_line(o, ".pad_h = %d, .pad_w = %d, .dilation_h = %d, .dilation_w = %d, .groups = %d,", c->pad_h,
             c->pad_w, c->dilation_h, c->dilation_w, c->groups);
    out_line(o, ".x_pitch = %d, .y_pitch = %d", c->x_pitch, c->y_pitch);
    out_close(o, ";");
}

void pool_declare(Out *o, NodeId id, const VaePool *p) {
    out_open(o, "static const VaePool pool%d =", id);
    out_line(o, ".height = %d, .width = %d, .channels = %d,", p->height, p->width, p->channels);
    out_line(o, ".out_height = %d, .out_width = %d,", p->out_height, p->out_width);
    out_line(o, ".kernel_h = %d, .kernel_w = %d, .stride_h = %d, .stride_w = %d,", p->kernel_h,
             p->kernel_w, p->stride_h, p->stride_w);
    out_line(o, ".pad_h = %d, .pad_w = %d, .x_pitch = %d, .y_pitch = %d", p->pad_h, p->pad_w,
             p->x_pitch, p->y_pitch);
    out_close(o, ";");
}

// The target of a product may have its values under another shape.
static size_t image_reals(const Node *n) {
    return (size_t)shape_size(n->shape) / n->shape.dim[n->shape.rank - 1] * n->pitch;
}

const char *image_at(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    if (!n->rows) return node_name(g, id);
    const char *row = g->buffer[n->buffer].kind == BUFFER_SCRATCH ? "(i - begin)" : "i";
    return arena_printf(o->arena, "%s + %s * %zu", node_name(g, id), row, image_reals(n));
}

const char *panel_images(const Node *n) { return n->rows ? "(int)(end - begin)" : "1"; }

const char *batch_images(const Out *o, const Node *x) {
    if (x->rows <= 1) return x->rows ? "s->n" : "1";
    return arena_printf(o->arena, "s->n * %d", x->rows);
}

void each_row(Out *o, const Graph *g, NodeId id) {
    if (g->node[id].rows) out_open(o, "for (size_t i = begin; i < end; i++)");
    else out_open(o, "%s", "");
}

void conv_each(const VaeConv *c, void (*f)(void *state, size_t x, size_t w, size_t y, size_t n), void *state) {
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    for (int oy = 0; oy < c->out_height; oy++)
        for (int ox = 0; ox < c->out_width; ox++)
            for (int kh = 0; kh < c->kernel_h; kh++)
                for (int kw = 0; kw < c->kernel_w; kw++) {
                    const int h = oy * c->stride_h + kh * c->dilation_h - c->pad_h;
                    const int q = ox * c->stride_w + kw * c->dilation_w - c->pad_w;
                    if (h < 0 || h >= c->height || q < 0 || q >= c->width) continue;
                    for (int ci = 0; ci < in; ci++)
                        for (int co = 0; co < c->out_channels; co += out) {
                            const size_t x = ((size_t)h * c->width + q) * c->channels + co / out * in + ci;
                            const size_t w = (((size_t)kh * c->kernel_w + kw) * in + ci) * c->out_channels + co;
                            const size_t y = ((size_t)oy * c->out_width + ox) * c->out_channels + co;
                            f(state, x, w, y, (size_t)out);
                        }
                }
}

double conv_flops(const VaeConv *c) {
    return 2.0 * c->out_height * c->out_width * c->out_channels * c->kernel_h * c->kernel_w *
           (c->channels / c->groups);
}
