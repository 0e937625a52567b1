// kernel.h -- what emit.c asks of kernel.c and loopnest.c.
#ifndef VAEC_KERNEL_H
#define VAEC_KERNEL_H

#include "graph/writer.h"

// How a program's work is cut up: constants, so that bits never depend on the threads.
typedef struct Cut {
    int batch;
    int panel; // rows of the batch in one tile
    int pixels; // of images in one tile, about
    ColumnCut columns;
} Cut;
Cut cut_batch(const Compilation *c);

// The C function of kernel k, named <program>_k<number>.
void kernel_emit(Out *o, const Graph *g, int k, const Cut *cut, const char *file);
// How many tiles it has, as a C expression of s->n.
const char *kernel_tiles(const Graph *g, int k, const Cut *cut);
// Rows of the batch in one of its tiles; 0: it is not cut by rows.
int kernel_panel(const Graph *g, int k, const Cut *cut);
// What its tiles compute of the flat gradient (VaeResult of the runtime); false: nothing, or not a stretch
// for each tile.
bool kernel_pieces(const Graph *g, int k, size_t *first, size_t *each, size_t *end);
// Whether the kernel of weight gradient `product` may claim these weights (vae_gemm_tn_claim): nothing
// that runs at the same time reads them.
bool kernel_claims(const Graph *g, NodeId product);
// About how long one of its tiles takes, in multiply-adds.
double kernel_tile_cost(const Graph *g, int k, const Cut *cut);
// Reals of scratch that each thread needs for it; of those, what its product asks for, which comes first.
size_t kernel_scratch(const Graph *g, int k, const Cut *cut);
size_t kernel_product_scratch(const Graph *g, int k, const Cut *cut);
bool kernel_by_columns(const Graph *g, int k, const Cut *cut); // its tiles are columns of all rows

// schedule.c: the kernels of each group, or unit.
Lists kernels_by_group(const Graph *g);
Lists kernels_by_unit(const Graph *g);

// privatize.c: sets Graph.apart and Buffer.shown_until. And of each unit of a graph that is apart, the buffers that
// it shows to the other thread, in rising order; one may be there several times.
void find_shown(Graph *g, const Cut *cut);
Lists shown_rows(const Graph *g);

int emit_stages(Out *o, const Compilation *c); // stages.c; how many rows

// ---- inside

typedef struct Operand { // a node in memory, as a kernel's loops see it
    NodeId node;
    long row;              // stride of the row loop; 0: does not depend on it
    long stride[MAX_RANK]; // of each loop over the domain
} Operand;

typedef struct LoopValue {
    NodeId node;
    const char *text; // the C expression for it in the innermost loop
} LoopValue;

typedef struct Loops { // a kernel's loops over one row, adjacent ones merged where every operand allows
    const Graph *g;
    const Kernel *k;
    Out *o;
    Operand *operand;
    int n_operands;
    int dim[MAX_RANK];
    int n_dims;
    bool rowsum;        // results are summed over rows: their row stride is 0
    bool rows_inside;   // the innermost loop is the one over rows
    LoopValue *value;   // of every node that has one by now
    int n_values, cap_values;
} Loops;

const char *node_name(const Graph *g, NodeId id);    // "heads12": an identifier
const char *node_pointer(const Graph *g, NodeId id); // "s->arena + 5120"
const char *node_layout(const Graph *g, NodeId id);  // "[n, 20] in rows of 40"
// Declares a pointer to a node's memory.
void declare(Out *o, const Graph *g, NodeId id, bool written);

Loops loops_new(Out *o, const Graph *g, const Kernel *k);
// Do the loops find a and b, both in memory, at the same number of their buffers in each iteration?
bool loops_in_step(const Graph *g, const Kernel *k, NodeId a, NodeId b);
// Pointers to all operands, but those a product has declared (product may be NULL), and scalars.
void loops_declare(Loops *l, const Node *product);
// The loops over rows [begin, end) (C expressions; NULL: there is no row loop) and over the domain;
// with columns != NULL the one domain loop runs over [columns, columns_end) instead.
void loops_emit(Loops *l, const char *begin, const char *end, const char *columns,
                const char *columns_end);

#endif
