// maxpool_put.c -- at = maxpool_at(x), dy -> dx: each dy goes to the place of its window that at names.
// Not differentiated again.
#include "graph/ops/image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *at = &g->node[n->in[0]], *dy = &g->node[n->in[1]];
    if (at->shape.rank != 3 || !shape_equal(at->shape, dy->shape)) return "maxpool_put of unlike images";
    n->rows = at->rows;
    n->shape = (Shape){3, {n->attr[AT_SIZE], n->attr[AT_SIZE + 1], at->shape.dim[2]}};
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId dx) {
    const Node *y = &in->g->node[n->in[0]];
    const VaePool p = pool_geometry(n, n, y);
    const int wide = y->shape.dim[1], deep = y->shape.dim[2];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[dx][i] = 0;
    for (size_t i = 0, count = interp_count(in, y); i < count; i++) {
        const int c = (int)(i % deep), ox = (int)(i / deep % wide);
        const int oy = (int)(i / deep / wide % y->shape.dim[0]), at = (int)in->value[n->in[0]][i];
        const int h = oy * p.stride_h - p.pad_h + at / p.kernel_w;
        const int q = ox * p.stride_w - p.pad_w + at % p.kernel_w;
        const size_t image = i / shape_size(y->shape) * shape_size(n->shape);
        in->value[dx][image + (size_t)(h * p.width + q) * deep + c] += in->value[n->in[1]][i];
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    VaePool p = pool_geometry(n, n, &g->node[n->in[0]]);
    p.x_pitch = panel_pitch(g, id, target);
    pool_declare(o, id, &p);
    each_row(o, g, id);
    out_line(o, "vae_maxpool_put(&pool%d, %s, %s, %d, %s);", id, image_at(o, g, n->in[0]),
             image_at(o, g, n->in[1]), g->node[n->in[1]].pitch, image_at(o, g, target));
    out_close(o, "");
}

const OpDef op_maxpool_put = {
    .name = "maxpool_put",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .header = "vae_pool.h",
    .emit = emit_call,
};
