// maxpool_at.c -- which place of each window holds maxpool's value: the number of the first, row by row
// through the kernel. All that the gradient needs to know of x.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    if (x->shape.rank != 3) return "maxpool_at needs an image";
    n->rows = x->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], x->shape.dim[2]}};
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId at) {
    const Node *x = &in->g->node[n->in[0]];
    const VaePool p = pool_geometry(n, x, n);
    const int wide = n->shape.dim[1], deep = n->shape.dim[2];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) {
        const int c = (int)(i % deep), ox = (int)(i / deep % wide);
        const int oy = (int)(i / deep / wide % n->shape.dim[0]);
        const double *from = in->value[n->in[0]] + i / shape_size(n->shape) * shape_size(x->shape);
        const VaeWindow w = vae_pool_window(&p, oy, ox);
        double best = -INFINITY;
        for (int h = w.top; h < w.bottom; h++)
            for (int q = w.left; q < w.right; q++) {
                const double v = from[(h * p.width + q) * deep + c];
                const int row = h - oy * p.stride_h + p.pad_h, column = q - ox * p.stride_w + p.pad_w;
                const bool first = h == w.top && q == w.left;
                if (!first && !(v > best)) continue;
                best = v;
                in->value[at][i] = row * p.kernel_w + column;
            }
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    VaePool p = pool_geometry(n, &g->node[n->in[0]], n);
    p.y_pitch = panel_pitch(g, id, target);
    pool_declare(o, id, &p);
    each_row(o, g, id);
    out_line(o, "vae_maxpool_at(&pool%d, %s, %s);", id, image_at(o, g, n->in[0]),
             image_at(o, g, target));
    out_close(o, "");
}

const OpDef op_maxpool_at = {
    .name = "maxpool_at",
    .class = CLASS_PRODUCT,
    .arity = 1,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .header = "vae_pool.h",
    .emit = emit_call,
};
