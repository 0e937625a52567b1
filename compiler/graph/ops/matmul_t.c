// matmul_t.c -- y[.., out] * w[in, out]^T -> x[.., in]: the input gradient of matmul.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *w = &g->node[n->in[1]];
    if (w->rows || w->shape.rank != 2 || x->shape.rank < 1) return "matmul_t needs y[.., out], w[in, out]";
    if (x->shape.dim[x->shape.rank - 1] != w->shape.dim[1]) return "matmul_t of unlike widths";
    n->shape = x->shape;
    n->shape.dim[x->shape.rank - 1] = w->shape.dim[0];
    n->rows = x->rows;
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0], w = g->node[y].in[1];
    din[1] = grad2(g, y, OP_matmul_w, dy, x);
    din[0] = grad2(g, y, OP_matmul, dy, w);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Shape w = in->g->node[n->in[1]].shape;
    const size_t wide = (size_t)w.dim[0], depth = (size_t)w.dim[1];
    const double *a = in->value[n->in[0]], *b = in->value[n->in[1]];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) {
        double sum = 0;
        for (size_t k = 0; k < depth; k++) sum += a[i / wide * depth + k] * b[i % wide * depth + k];
        in->value[y][i] = sum;
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id], *w = &g->node[n->in[1]];
    if (node_bounded(g, id)) {
        declare_ragged_panel(o, g, id);
        out_line(o, "vae_ragged_nt(&ragged, %d, %d, %s, %d, %s, %d, %s, %d);", w->shape.dim[0], w->shape.dim[1],
                 panel_at(o, g, n->in[0]), g->node[n->in[0]].pitch, node_name(g, n->in[1]), w->pitch,
                 panel_at(o, g, target), panel_pitch(g, id, target));
        return;
    }
    out_line(o, "vae_%s_nt(%s, %d, %d, %s, %d, %s, %d, %s, %d);", product_kind(g), panel_rows(o, g, id),
             w->shape.dim[0], w->shape.dim[1], panel_at(o, g, n->in[0]), g->node[n->in[0]].pitch,
             node_name(g, n->in[1]), w->pitch, panel_at(o, g, target), panel_pitch(g, id, target));
}

static void emit_columns(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id], *w = &g->node[n->in[1]];
    out_line(o, "vae_gemm_nt(%s, (int)(end - begin), %d, %s, %d, %s + begin * %d, %d, %s + begin, %d);",
             batch_rows(o, g, id), w->shape.dim[1], node_name(g, n->in[0]), g->node[n->in[0]].pitch,
             node_name(g, n->in[1]), w->pitch, w->pitch, node_name(g, target), panel_pitch(g, id, target));
}

static double flops(const Graph *g, const Node *n) {
    return 2.0 * node_size(n) * g->node[n->in[1]].shape.dim[1];
}

const OpDef op_matmul_t = {
    .name = "matmul_t",
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
