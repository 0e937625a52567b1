// passes.h -- the passes between the built graph and the C that is printed of it: each takes a Compilation and
// leaves graphs that graph_verify accepts. Here, too, is what they decide: tiles, loop nests, schedule.
// Uses build/ and what is below it.
#ifndef VAEC_PASSES_H
#define VAEC_PASSES_H

#include "build/build.h"

void reorder(Compilation *c);  // moves work to where there are fewer numbers
void contract(Compilation *c); // products and what alone reads their large results, as one op
void autodiff(Compilation *c); // adds gradients to the train graph
void clip(Compilation *c);     // of private training: each row's gradient is shortened to a norm
void simplify(Compilation *c); // constants, identities, common subexpressions, dead nodes
void lower(Compilation *c);    // chooses how convolutions are computed
void legalize(Compilation *c); // gives a node of its own to every value that must have its own place
void bound(Compilation *c);    // ends what goes by steps where the rows do
void fuse(Compilation *c);     // groups nodes into kernels
void plan(Compilation *c);     // buffers and their place in the arena
void schedule(Compilation *c); // what runs at the same time
void schedule_dump(const Graph *g, FILE *out);

// The pipeline in order (passes.c).
typedef struct Pass {
    char letter; // of -d
    const char *name;
    void (*run)(Compilation *c);
    void (*dump)(Compilation *c, FILE *out);
} Pass;
extern const Pass pass_table[];
extern const int n_passes;
// Runs all, and prints what the passes whose letters are in dump (or NULL) leave on standard error.
// False after a user's error.
bool run_passes(Compilation *c, const char *dump);
bool run_passes_until(Compilation *c, const char *dump, const char *until); // those before the one of that name

// ---------------------------------------------------------------- tiles.c

// How a program's work is cut up: constants, so that bits never depend on the threads.
typedef struct Cut {
    int batch;
    int panel; // rows of the batch in one tile
    int pixels; // of images in one tile, about
    ColumnCut columns;
} Cut;
Cut cut_batch(const Compilation *c);

// How many tiles it has, as a C expression of s->n.
const char *kernel_tiles(const Graph *g, int k, const Cut *cut);
// Rows of the batch in one of its tiles; 0: it is not cut by rows.
int kernel_panel(const Graph *g, int k, const Cut *cut);
// What its tiles compute of the flat gradient (VaeResult of the runtime); false: nothing, or not a stretch
// for each tile.
bool kernel_pieces(const Graph *g, int k, size_t *first, size_t *each, size_t *end);
// About how long one of its tiles takes, in multiply-adds.
double kernel_tile_cost(const Graph *g, int k, const Cut *cut);
// Reals of scratch that each thread needs for it; of those, what its product asks for, which comes first.
size_t kernel_scratch(const Graph *g, int k, const Cut *cut);
size_t kernel_product_scratch(const Graph *g, int k, const Cut *cut);
bool kernel_by_columns(const Graph *g, const Kernel *k, const Cut *cut); // its tiles are columns of all rows
// Rows of the batch in one tile of a kernel that is cut by rows.
int kernel_rows(const Graph *g, const Kernel *k, const Cut *cut);
#define COLUMN_TILE 512 // columns of a sum over the batch in one tile

// ---------------------------------------------------------------- strides.c

typedef struct Operand { // a node in memory, as a kernel's loops see it
    NodeId node;
    long row;              // stride of the row loop; 0: does not depend on it
    long stride[MAX_RANK]; // of each loop over the domain
} Operand;

typedef struct Loops { // a kernel's loops over one row, adjacent ones merged where every operand allows
    const Graph *g;
    const Kernel *k;
    Operand *operand;
    int n_operands;
    int dim[MAX_RANK];
    int n_dims;
    bool rowsum; // results are summed over rows: their row stride is 0
} Loops;

Loops loops_new(const Graph *g, const Kernel *k);
int sum_tiles(const Loops *l); // of a sum over the batch
bool loops_inside(const Loops *l, NodeId id); // computed in this very loop
const Operand *loops_operand(const Loops *l, NodeId id); // dies if it is none
// Do the loops find a and b, both in memory, at the same number of their buffers in each iteration?
bool loops_in_step(const Graph *g, const Kernel *k, NodeId a, NodeId b);

// ---------------------------------------------------------------- schedule.c, privatize.c

// The kernels of each group, or unit.
Lists kernels_by_group(const Graph *g);
Lists kernels_by_unit(const Graph *g);
// Sets Graph.private_arenas and Buffer.exported_until.
void privatize(Graph *g, const Cut *cut);
// Of each unit of a graph that can run with private arenas: the buffers whose rows other threads read, in
// rising order; one may be there several times.
Lists exported_rows(const Graph *g);

// ---------------------------------------------------------------- plan.c, inplace.c

// A buffer of `size` reals; a node's place in one, with its views and parts.
int buffer_new(Graph *g, BufferKind kind, size_t size, int first);
void set_place(Graph *g, NodeId id, int buffer, int offset, int pitch);
int last_dim(const Node *n);
// After lifetimes are known: sets buffer->over wherever a result can be written over something that its
// kernel is the last to read.
void inplace_results(Graph *g, const Cut *cut);
void inplace_scratch(Graph *g, int kernel, const Cut *cut); // the product's panel goes into scratch
Buffer *inplace_root(Graph *g, int buffer); // the first of those that take each other's place

#endif
