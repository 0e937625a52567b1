// maxpool_t.c -- x, y = maxpool(x), dy -> dx: each dy goes to the first place of its window, row by
// row, that holds y. Not differentiated again.
#include "image.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *y = &g->node[n->in[1]], *dy = &g->node[n->in[2]];
    if (x->shape.rank != 3 || !shape_equal(y->shape, dy->shape)) return "maxpool_t of unlike images";
    n->rows = x->rows;
    n->shape = x->shape;
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId dx) {
    const Node *y = &in->g->node[n->in[1]];
    const VaePool p = pool_geometry(n, n, y);
    const int wide = y->shape.dim[1], deep = y->shape.dim[2];
    for (size_t i = 0; i < interp_count(in, n); i++) in->value[dx][i] = 0;
    for (size_t i = 0; i < interp_count(in, y); i++) {
        const int c = (int)(i % deep), ox = (int)(i / deep % wide);
        const int oy = (int)(i / deep / wide % y->shape.dim[0]);
        const size_t image = i / shape_size(y->shape) * shape_size(n->shape);
        const VaeWindow w = vae_pool_window(&p, oy, ox);
        bool given = false;
        for (int h = w.top; h < w.bottom && !given; h++)
            for (int q = w.left; q < w.right && !given; q++) {
                const size_t at = image + (size_t)(h * p.width + q) * deep + c;
                given = in->value[n->in[0]][at] == in->value[n->in[1]][i];
                if (given) in->value[dx][at] += in->value[n->in[2]][i];
            }
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    const VaePool p = pool_geometry(n, &g->node[n->in[0]], &g->node[n->in[1]]);
    pool_declare(o, id, &p);
    each_row(o, g, id);
    out_line(o, "vae_maxpool_t(&pool%d, %s, %s, %s, %d, %s, %d);", id, image_at(o, g, n->in[0]),
             image_at(o, g, n->in[1]), image_at(o, g, n->in[2]), g->node[n->in[2]].pitch,
             image_at(o, g, target), panel_pitch(g, id, target));
    out_close(o, "");
}

const OpDef op_maxpool_t = {
    .name = "maxpool_t",
    .class = CLASS_PRODUCT,
    .arity = 3,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .emit = emit_call,
};
