// matmul_w.c -- x[.., in]^T * dy[.., out] -> dw[in, out], summed over rows: matmul's weight gradient.
// attr[0]: see product_sparse.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *dy = &g->node[n->in[1]];
    if (x->shape.rank < 1 || x->shape.rank != dy->shape.rank || x->rows != dy->rows)
        return "matmul_w of unlike inputs";
    const int last = x->shape.rank - 1;
    for (int i = 0; i < last; i++)
        if (x->shape.dim[i] != dy->shape.dim[i]) return "matmul_w of unlike inputs";
    n->shape = (Shape){.rank = 2, .dim = {x->shape.dim[last], dy->shape.dim[last]}};
    n->rows = 0;
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0], d = g->node[y].in[1];
    din[0] = grad2(g, y, OP_matmul_t, d, dy);
    din[1] = grad2(g, y, OP_matmul, x, dy);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t tall = (size_t)n->shape.dim[0], wide = (size_t)n->shape.dim[1];
    const size_t rows = interp_count(in, &in->g->node[n->in[0]]) / tall;
    const double *a = in->value[n->in[0]], *b = in->value[n->in[1]];
    for (size_t i = 0; i < tall * wide; i++) {
        double sum = 0;
        for (size_t r = 0; r < rows; r++) sum += a[r * tall + i / wide] * b[r * wide + i % wide];
        in->value[y][i] = sum;
    }
}

#define ROW_TILE 64 // rows of the result in one tile

#define LARGE 65536 // numbers for the whole batch: more than each tile should read again

// Rows of weights lie in memory one after the other, so that who computes some of them can update them from its
// own cache. But each tile of rows reads all of dy, so where that is large, columns are cut.
static bool by_columns(const Graph *g, const Node *n) {
    const int in = n->shape.dim[0], out = n->shape.dim[1];
    const Node *dy = &g->node[n->in[1]];
    const double read = (double)node_size(dy) * (dy->rows ? g->batch * dy->rows : 1);
    return in < out && (in < ROW_TILE / 2 || read > LARGE);
}

// Halves and quarters where there would be few tiles, so that threads end together; a tuned program may have halves
// everywhere, or everything twice as large.
static int row_tile(const Graph *g, const Node *n) {
    const int in = n->shape.dim[0];
    const int tile = in <= 2 * ROW_TILE ? ROW_TILE / 4 : in <= 4 * ROW_TILE ? ROW_TILE / 2 : ROW_TILE;
    if (g->tiles == TILES_COARSE) return 2 * tile;
    return g->tiles == TILES_FINE && tile == ROW_TILE ? tile / 2 : tile;
}

static int tiles(const Graph *g, const Node *n) {
    if (by_columns(g, n)) return column_tiles(g, n->shape.dim[1]);
    return (n->shape.dim[0] + row_tile(g, n) - 1) / row_tile(g, n);
}

static size_t piece(const Graph *g, const Node *n) {
    return by_columns(g, n) ? 0 : (size_t)row_tile(g, n) * (size_t)n->shape.dim[1];
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    (void)target;
    const Node *n = &g->node[id], *x = &g->node[n->in[0]], *dy = &g->node[n->in[1]];
    const int in = n->shape.dim[0], out = n->shape.dim[1], tile = row_tile(g, n), all = tiles(g, n);
    const char *rows = batch_rows(o, g, n->in[0]), *kind = left_product_kind(g, n);
    const char *a = node_name(g, n->in[0]), *b = node_name(g, n->in[1]), *dw = node_name(g, id);
    if (node_bounded(g, id)) {
        declare_ragged(o, g, id, x->rows);
        const bool columns = all > 1 && by_columns(g, n);
        if (columns) {
            emit_column_cut(o, g, out);
            out_line(o, "vae_ragged_tn(&ragged, %d, (int)(end - begin), %s, %d, %s + begin, %d, %s + begin, %d);", in, a,
                     x->pitch, b, dy->pitch, dw, n->pitch);
        } else if (all > 1) {
            out_line(o, "const size_t begin = (size_t)tile * %d;", tile);
            out_line(o, "const size_t end = begin + %d < %d ? begin + %d : %d;", tile, in, tile, in);
            out_line(o, "vae_ragged_tn(&ragged, (int)(end - begin), %d, %s + begin, %d, %s, %d, %s + begin * %d, %d);", out, a,
                     x->pitch, b, dy->pitch, dw, n->pitch, n->pitch);
        } else {
            out_line(o, "vae_ragged_tn(&ragged, %d, %d, %s, %d, %s, %d, %s, %d);", in, out, a, x->pitch, b, dy->pitch, dw,
                     n->pitch);
        }
        return;
    }
    if (all == 1) {
        out_line(o, "vae_%s_tn(%d, %d, %s, %s, %d, %s, %d, %s, %d);", kind, in, out, rows, a, x->pitch, b,
                 dy->pitch, dw, n->pitch);
    } else if (by_columns(g, n)) {
        emit_column_cut(o, g, out);
        out_line(o, "vae_%s_tn(%d, (int)(end - begin), %s, %s, %d, %s + begin, %d, %s + begin, %d);",
                 kind, in, rows, a, x->pitch, b, dy->pitch, dw, n->pitch);
    } else {
        out_line(o, "const size_t begin = (size_t)tile * %d;", tile);
        out_line(o, "const size_t end = begin + %d < %d ? begin + %d : %d;", tile, in, tile, in);
        const bool claims = !product_sparse(n) && kernel_claims(g, id);
        out_line(o, "vae_%s_tn%s((int)(end - begin), %d, %s, %s + begin, %d, %s, %d, %s + begin * %d, %d%s",
                 kind, claims ? "_claim" : "", out, rows, a, x->pitch, b, dy->pitch, dw, n->pitch, n->pitch,
                 claims ? "," : ");");
        if (claims) out_line(o, "    vae_claimed(s, %s + begin * %d));", dw, n->pitch);
    }
}

static double flops(const Graph *g, const Node *n) {
    return 2.0 * node_size(&g->node[n->in[0]]) * n->shape.dim[1] / (product_sparse(n) ? SPARSE_GAIN : 1);
}

const OpDef op_matmul_w = {
    .name = "matmul_w",
    .class = CLASS_WEIGHTS,
    .arity = 2,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_gemm.h",
    .emit = emit_call,
    .ragged = true,
    .tiles = tiles,
    .piece = piece,
    .flops = flops,
};
