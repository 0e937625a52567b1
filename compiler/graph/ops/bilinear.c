// bilinear.c -- an image enlarged by whole factors (attr kernel), with linear interpolation, pixel
// centres aligned and the border repeated. dx = bilinear_t(dy), its transpose.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->shape.rank != 3) return "bilinear needs an image";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], x->shape.dim[2]}};
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    din[0] = image_node(g, OP_bilinear_t, y, 1, &dy, g->node[x].shape);
}

// Weight of input place `from` in output place `to` along one axis.
static double weight(int to, int from, int factor, int size) {
    double at = (to + 0.5) / factor - 0.5;
    at = fmin(fmax(at, 0), size - 1);
    return fmax(0, 1 - fabs(at - from));
}

static void interpret(Interp *in, const Node *n, NodeId result) {
    const Node *other = &in->g->node[n->in[0]];
    const Node *x = other, *y = n;
    const VaePool p = pool_geometry(n, x, y);
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[result][i] = 0;
    for (size_t row = 0; row < interp_rows(in, n); row++) {
        double *to = in->value[result] + row * shape_size(n->shape);
        const double *from = in->value[n->in[0]] + row * shape_size(other->shape);
        for (int oy = 0; oy < p.out_height; oy++)
            for (int h = 0; h < p.height; h++)
                for (int ox = 0; ox < p.out_width; ox++)
                    for (int q = 0; q < p.width; q++) {
                        const double share = weight(oy, h, p.kernel_h, p.height) *
                                             weight(ox, q, p.kernel_w, p.width);
                        for (int c = 0; c < p.channels; c++) {
                            const int at_y = (oy * p.out_width + ox) * p.channels + c;
                            const int at_x = (h * p.width + q) * p.channels + c;
                            to[at_y] += share * from[at_x];
                        }
                    }
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    VaePool p = pool_geometry(n, &g->node[n->in[0]], n);
    p.y_pitch = panel_pitch(g, id, target);
    pool_declare(o, id, &p);
    each_row(o, g, id);
    out_line(o, "vae_bilinear(&pool%d, %s, %s);", id, image_at(o, g, n->in[0]), image_at(o, g, target));
    out_close(o, "");
}

const OpDef op_bilinear = {
    .name = "bilinear",
    .class = CLASS_PRODUCT,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_pool.h",
    .emit = emit_call,
};
