// matmul.c -- x[.., in] * w[in, out] -> y[.., out], over every leading dimension and row of x.
// dx = dy * w^T, dw = x^T * dy (summed over the batch). attr[0]: see product_sparse; the same product.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *w = &g->node[n->in[1]];
    if (w->rows || w->shape.rank != 2 || x->shape.rank < 1) return "matmul needs x[.., in], w[in, out]";
    if (x->shape.dim[x->shape.rank - 1] != w->shape.dim[0]) return "matmul of unlike widths";
    n->shape = x->shape;
    n->shape.dim[x->shape.rank - 1] = w->shape.dim[1];
    n->rows = x->rows;
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0], w = g->node[y].in[1];
    din[1] = grad2(g, y, OP_matmul_w, x, dy);
    din[0] = grad2(g, y, OP_matmul_t, dy, w);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Shape w = in->g->node[n->in[1]].shape;
    const size_t depth = (size_t)w.dim[0], wide = (size_t)w.dim[1];
    const double *b = in->value[n->in[1]];
    const size_t rows = interp_count(in, n) / wide;
    for (size_t r = 0; r < rows; r++) {
        const double *a = in->value[n->in[0]] + r * depth;
        double *row = in->value[y] + r * wide;
        for (size_t i = 0; i < wide; i++) row[i] = 0;
        for (size_t k = 0; k < depth; k++)
            for (size_t i = 0; i < wide; i++) row[i] += a[k] * b[k * wide + i];
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id], *w = &g->node[n->in[1]];
    if (node_bounded(g, id)) {
        declare_ragged_panel(o, g, id);
        out_line(o, "vae_ragged_nn(&ragged, %d, %d, %s, %d, %s, %d, %s, %d);", w->shape.dim[1], w->shape.dim[0],
                 panel_at(o, g, n->in[0]), g->node[n->in[0]].pitch, node_name(g, n->in[1]), w->pitch,
                 panel_at(o, g, target), panel_pitch(g, id, target));
        return;
    }
    out_line(o, "vae_%s_nn(%s, %d, %d, %s, %d, %s, %d, %s, %d);", left_product_kind(g, n), panel_rows(o, g, id),
             w->shape.dim[1], w->shape.dim[0], panel_at(o, g, n->in[0]), g->node[n->in[0]].pitch,
             node_name(g, n->in[1]), w->pitch, panel_at(o, g, target), panel_pitch(g, id, target));
}

static void emit_columns(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id], *w = &g->node[n->in[1]];
    out_line(o, "vae_%s_nn(%s, (int)(end - begin), %d, %s, %d, %s + begin, %d, %s + begin, %d);",
             product_sparse(n) ? "sparse" : "gemm", batch_rows(o, g, id), w->shape.dim[0], node_name(g, n->in[0]), g->node[n->in[0]].pitch,
             node_name(g, n->in[1]), w->pitch, node_name(g, target), panel_pitch(g, id, target));
}

static double flops(const Graph *g, const Node *n) {
    return 2.0 * node_size(n) * g->node[n->in[1]].shape.dim[0] / (product_sparse(n) ? SPARSE_GAIN : 1);
}

const OpDef op_matmul = {
    .name = "matmul",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_gemm.h",
    .emit = emit_call,
    .ragged = true,
    .emit_columns = emit_columns,
    .flops = flops,
};
