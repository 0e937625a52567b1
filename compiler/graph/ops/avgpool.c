// avgpool.c -- the mean of the pixels of the image under each window.
// dx = avgpool_t(dy), its transpose.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->shape.rank != 3) return "avgpool needs an image";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], x->shape.dim[2]}};
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    din[0] = image_node(g, OP_avgpool_t, y, 1, &dy, g->node[x].shape);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Node *x = &in->g->node[n->in[0]];
    const VaePool p = pool_geometry(n, x, n);
    const int wide = n->shape.dim[1], deep = n->shape.dim[2];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) {
        const int c = (int)(i % deep), ox = (int)(i / deep % wide);
        const int oy = (int)(i / deep / wide % n->shape.dim[0]);
        const double *from = in->value[n->in[0]] + i / shape_size(n->shape) * shape_size(x->shape);
        const VaeWindow w = vae_pool_window(&p, oy, ox);
        double sum = 0;
        for (int h = w.top; h < w.bottom; h++)
            for (int q = w.left; q < w.right; q++) sum += from[(h * p.width + q) * deep + c];
        in->value[y][i] = sum / ((w.bottom - w.top) * (w.right - w.left));
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    VaePool p = pool_geometry(n, &g->node[n->in[0]], n);
    p.y_pitch = panel_pitch(g, id, target);
    pool_declare(o, id, &p);
    each_row(o, g, id);
    out_line(o, "vae_avgpool(&pool%d, %s, %s);", id, image_at(o, g, n->in[0]), image_at(o, g, target));
    out_close(o, "");
}

const OpDef op_avgpool = {
    .name = "avgpool",
    .class = CLASS_PRODUCT,
    .arity = 1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_pool.h",
    .emit = emit_call,
};
