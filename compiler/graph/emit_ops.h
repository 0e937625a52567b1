// emit_ops.h -- how nodes are written in C; after planning, when they have a place in memory.
#ifndef VAEC_EMIT_OPS_H
#define VAEC_EMIT_OPS_H

#include "graph/writer.h"

bool node_in_scratch(const Graph *g, NodeId id); // in the memory of the thread that computes the tile
const char *node_name(const Graph *g, NodeId id);    // "heads12": an identifier
const char *node_pointer(const Graph *g, NodeId id); // "s->arena + 5120"
const char *node_layout(const Graph *g, NodeId id);  // "[n, 20] in rows of 40"
// Declares a pointer to a node's memory.
void declare(Out *o, const Graph *g, NodeId id, bool written);

// For emitters of products: a pointer to a batched node's row `begin` ("x1 + begin * 784"; for one
// that is not batched, its name), how many matrix rows [begin, end) of a node are, the distance
// between rows of a product in its target's place, and matrix rows in the whole batch.
const char *panel_at(Out *o, const Graph *g, NodeId id);
const char *panel_rows(Out *o, const Graph *g, NodeId id);
int panel_pitch(const Graph *g, NodeId product, NodeId target);
const char *batch_rows(Out *o, const Graph *g, NodeId id);
// Of kernels that end where rows of tokens do (bound.c): whether a node's does; opens a loop over the tile's rows i, in
// which `steps` is how many it has; a node's row i there; and declares `ragged`, of all rows, for sums over the
// batch, or of the tile's.
bool node_bounded(const Graph *g, NodeId id);
void open_ragged_rows(Out *o, const Graph *g, NodeId id);
void emit_row_steps(Out *o, const Graph *g, const Kernel *k); // "const size_t steps = ...;" of row i
const char *ragged_at(Out *o, const Graph *g, NodeId id);
void declare_ragged(Out *o, const Graph *g, NodeId id, int rows);
void declare_ragged_panel(Out *o, const Graph *g, NodeId id);
// A matrix that is cut by columns, the same way wherever that is: how many tiles, and the C that declares
// `begin` and `end`, the columns of tile `tile` of several.
int column_tiles(const Graph *g, int columns);
void emit_column_cut(Out *o, const Graph *g, int columns);
// Whether the kernel of weight gradient `product` may claim these weights (vae_gemm_tn_claim): nothing
// that runs at the same time reads them.
bool kernel_claims(const Graph *g, NodeId product);
// Whether a kernel of weights has a tile for sums over the batch (a bias).
bool kernel_sums(const Graph *g, const Kernel *k);
// vae_<kind>_nn and the others: the family of products that a graph is emitted with.
static inline const char *product_kind(const Graph *g) { return g->bf16 ? "bf16" : "gemm"; }
// attr[0] of matmul and matmul_w: their left input is mostly zeros (lower.c)
enum { PRODUCT_SPARSE = 1, SPARSE_GAIN = 8 }; // and how many times faster the cost model takes them to be
static inline bool product_sparse(const Node *n) { return n->attr[0] == PRODUCT_SPARSE; }
static inline const char *left_product_kind(const Graph *g, const Node *n) {
    return product_sparse(n) ? "sparse" : product_kind(g);
}

#endif
