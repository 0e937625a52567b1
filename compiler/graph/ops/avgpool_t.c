// avgpool_t.c -- dy spread evenly over each window: the transpose of avgpool.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->shape.rank != 3) return "avgpool_t needs an image";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], x->shape.dim[2]}};
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    din[0] = image_node(g, OP_avgpool, y, 1, &dy, g->node[x].shape);
}

static void interpret(Interp *in, const Node *n, NodeId x) {
    const Node *y = &in->g->node[n->in[0]];
    const VaePool p = pool_geometry(n, n, y);
    const int wide = y->shape.dim[1], deep = y->shape.dim[2];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[x][i] = 0;
    for (size_t i = 0, count = interp_count(in, y); i < count; i++) {
        const int c = (int)(i % deep), ox = (int)(i / deep % wide);
        const int oy = (int)(i / deep / wide % y->shape.dim[0]);
        double *to = in->value[x] + i / shape_size(y->shape) * shape_size(n->shape);
        const VaeWindow w = vae_pool_window(&p, oy, ox);
        const double d = in->value[n->in[0]][i] / ((w.bottom - w.top) * (w.right - w.left));
        for (int h = w.top; h < w.bottom; h++)
            for (int q = w.left; q < w.right; q++) to[(h * p.width + q) * deep + c] += d;
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    VaePool p = pool_geometry(n, n, &g->node[n->in[0]]);
    p.x_pitch = panel_pitch(g, id, target);
    pool_declare(o, id, &p);
    each_row(o, g, id);
    out_line(o, "vae_avgpool_t(&pool%d, %s, %s);", id, image_at(o, g, n->in[0]), image_at(o, g, target));
    out_close(o, "");
}

const OpDef op_avgpool_t = {
    .name = "avgpool_t",
    .class = CLASS_PRODUCT,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_pool.h",
    .emit = emit_call,
};
