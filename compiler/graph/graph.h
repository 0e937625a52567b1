// graph.h -- a program as a graph of nodes; the table of ops; the oracle, which runs a graph in plain loops.
// Uses model/ (shapes, arguments) and base/. How ops are written in C is here, too (emit_ops.h, writer.h):
// an op is one file. Arrays that grow are referred to by index, never by pointer.
#ifndef VAEC_GRAPH_H
#define VAEC_GRAPH_H

#include "model/model.h"

// ---------------------------------------------------------------- the graph (graph.c)

typedef int NodeId;
#define NO_NODE (-1)
#define MAX_IN 8
#define MAX_ATTR 12

typedef enum {
#define OP(name) OP_##name,
#include "graph/ops.def"
#undef OP
    OP_COUNT
} Op;

typedef struct Node {
    Op op;
    Shape shape;
    int rows; // 0: not batched (parameters, constants, totals); k: n*k rows of `shape`
    int n_in;
    NodeId in[MAX_IN];
    double number;      // const: its value
    int attr[MAX_ATTR]; // see the op's file
    Loc loc;
    const char *note; // what it is in the user's terms: "dense(hidden)"; NULL: nothing special
    const char *role; // a word of the compiler's own for names in the emitted C: "w", "eps", "d_z"
    bool backward;    // made by autodiff
    NodeId bound; // bound: the row of tokens behind whose end it is not computed; NO_NODE: all of it is
    int kernel; // fuse: index of the kernel that computes it, or -1 (leaves, views, hoisted scalars)
    int buffer; // plan: index of its buffer, or -1 when it lives only inside its kernel
    int offset; // plan: of its first element in the buffer
    int pitch;  // plan: from one vector along the last dimension to the next; more than its length
                // for a part of something wider
} Node;

typedef enum {
    PROGRAM_TRAIN,
    PROGRAM_EVAL,
    PROGRAM_ENCODE,
    PROGRAM_DECODE,
    PROGRAM_PRIOR, // only where the runtime cannot draw from the prior itself
    PROGRAM_EXPLAIN, // only if asked for
    PROGRAM_STEP,    // only of a decoder that tells a row step by step (build/step.c)
    PROGRAM_CODE,    // only of a hierarchy whose rows can be coded (build/code.c)
    PROGRAM_NEXT,    // only of codes whose prior goes from one to the next (build/codes_prior.c)
    PROGRAMS
} ProgramKind;

typedef struct Output { // a result that the runtime reads; see the list of ports in vaert.h
    const char *name;
    NodeId node;
} Output;

// One named tensor in the flat parameter array, and how a parameter node spans one or several.
typedef struct Param {
    VaeTensor tensor;
    Loc loc;
    bool apart; // its gradient is that of the train graph's loss_apart
} Param;

typedef enum {
    KERNEL_MAP,     // loops over rows * domain: elementwise nodes and reductions within a row
    KERNEL_PRODUCT, // a matrix product by panels of rows, then a map over each panel
    KERNEL_WEIGHTS, // a product summed over the batch, and the sums of its second factor (the bias)
    KERNEL_ROWSUM   // sums over the batch, of elementwise nodes
} KernelKind;

typedef struct Kernel {
    KernelKind kind;
    int rows;       // of the domain, as in Node
    Shape domain;   // of one row
    NodeId product; // NO_NODE for maps and sums
    NodeId bound;   // of all its members
    NodeId *member; // every node it computes, in topological order
    int n_members, cap_members;
    NodeId target; // plan: the node in whose place the product accumulates
    int group;     // schedule: its groups run one after the other, with a barrier between them
    int unit;      // schedule: kernels of one unit run after each other on each panel
} Kernel;

typedef enum {
    BUFFER_ARENA,
    BUFFER_PARAM,
    BUFFER_GRAD,
    BUFFER_SCRATCH // of the thread: one panel at a time, row `begin` first
} BufferKind;

typedef struct Buffer { // reals [offset, offset + size) of the arena, or of a flat array
    BufferKind kind;
    size_t offset, size;
    int first, last; // kernels between which it is live; -1: filled by the runtime
    int over;        // the buffer whose place it takes, value by value, in kernel `first`; -1: none
    NodeId node;     // the first that lies in it
    int last_group; // schedule: of a gradient, the last that touches it
    int exported_until; // with private arenas: the last group in which other threads read its rows; 0: none
} Buffer;

// What the cost model decides and a machine may want otherwise (tune.c). 0 is the standard.
typedef enum { COLUMNS_STANDARD, COLUMNS_NEVER, COLUMNS_ALWAYS } ColumnCut; // of dense products
typedef enum { TILES_STANDARD, TILES_FINE, TILES_COARSE } TileSize; // of weight gradients, and columns
typedef enum { CONV_STANDARD, CONV_DIRECT, CONV_WINOGRAD } ConvKind;        // where either can be
typedef enum { MEMORY_STANDARD, MEMORY_SHARED, MEMORY_OWN } MemoryKind;     // of a step's values
typedef struct Tuning {
    int panel;   // rows, about
    int threads; // at most
    int pixels;  // of images in a panel, about
    ColumnCut columns;
    TileSize tiles;
    ConvKind conv;
    MemoryKind memory;
    int vectors, block; // flags of the C compiler, by numbers that tune.c knows
} Tuning;

typedef struct Graph {
    Arena *arena;
    ProgramKind kind;
    Node *node;
    int n_nodes, cap_nodes;
    bool backward;    // new nodes are marked as made by autodiff
    const char *note; // and carry this note
    Output *output;
    int n_outputs, cap_outputs;
    struct { NodeId param, grad; } *grad; // train: gradients of parameter nodes
    int n_grads, cap_grads;
    NodeId loss;
    NodeId loss_apart; // train: what the parameters that are apart minimize; NO_NODE: all minimize the loss
    Kernel *kernel;
    int n_kernels, cap_kernels;
    struct { NodeId param, value; } *update; // train: new values of untrained parameters
    int n_updates, cap_updates;
    int kernels_unfused; // what it would be with one kernel per node
    Buffer *buffer;
    int n_buffers, cap_buffers;
    size_t arena_reals, arena_naive; // after planning, before it
    int n_groups, n_units;           // of kernels, after scheduling
    bool bf16;                       // its matrix products are those of vae_bf16.h
    TileSize tiles;                  // Tuning's
    int batch;                       // rows of a batch, after planning
    bool private_arenas;             // threads can run it with a private arena each (privatize.c)
    int first_panels;                // then: the first unit of panels of rows
} Graph;

extern const char *const program_names[PROGRAMS];
bool program_steps(ProgramKind kind); // it goes by steps, with states from one to the next

// A new node; its shape comes from the op's rule, which dies here if it is broken.
NodeId node_with(Graph *g, Op op, Loc loc, int n_in, const NodeId *in, int n_attr, const int *attr);
NodeId node1(Graph *g, Op op, Loc loc, NodeId a);
NodeId node2(Graph *g, Op op, Loc loc, NodeId a, NodeId b);
NodeId node3(Graph *g, Op op, Loc loc, NodeId a, NodeId b, NodeId c);
NodeId node_const(Graph *g, Loc loc, double value);
NodeId node_reshape(Graph *g, Loc loc, NodeId x, int rows, Shape shape);
NodeId node_expand(Graph *g, Loc loc, NodeId x, int rows, Shape shape); // x if nothing changes
NodeId node_sum(Graph *g, Loc loc, NodeId x, unsigned dims);            // dims: a bit for each
void graph_update(Graph *g, NodeId param, NodeId value); // after the step, param holds value
NodeId node_iota(Graph *g, Loc loc, int rows, Shape shape); // 0, 1, 2, ...
// 1 for the rows that a batch has of a matrix [batch, ..], 0 for the others: [batch, 1, ..].
NodeId node_batch_mask(Graph *g, Loc loc, Shape whole);
Graph *graph_new(Arena *a, ProgramKind kind);
// Whether the tensors that a parameter node spans are apart: all of them are, or none.
bool param_apart(const Param *param, int n_params, const Node *n);
// reverse.c: from d_of, the derivative by `of`, that of each node before it on the way to a variable (by node);
// NO_NODE: there is none. g->note is then that of the last of them. And a gradient d in the shape of x.
NodeId *graph_reverse(Graph *g, NodeId of, NodeId d_of, const bool *variable);
NodeId graph_fit(Graph *g, NodeId d, NodeId x);
size_t node_size(const Node *n); // values per row of the batch: max(rows, 1) * shape
NodeId node_root(const Graph *g, NodeId id); // through views, to the node with the memory
NodeId node_unshaped(const Graph *g, NodeId id); // through reshapes only
bool node_dense_view(const Graph *g, NodeId id); // all of its input's memory, in the same order
bool node_hoisted(const Graph *g, NodeId id); // a number made of scalars: computed where it is used
// Of each node, those that read it, once for each time they do; it, or through views the memory behind it.
Lists graph_readers(const Graph *g);
Lists graph_root_readers(const Graph *g); // of nodes that are their own node_root
// For passes that rebuild a graph: a node with the place, note and role of another; the outputs,
// gradients, updates and loss of `old`, of whose node i now[i] is the new one.
NodeId node_like(Graph *g, const Node *like, Op op, int n_in, const NodeId *in, int n_attr,
                 const int *attr);
void graph_ends(Graph *g, const Graph *old, const NodeId *now);
void graph_output(Graph *g, const char *name, NodeId node);
void graph_verify(const Graph *g, const char *after_pass); // dies on any broken rule
void graph_dump(const Graph *g, FILE *out);
void graph_dot(const Graph *g, FILE *out);
void graph_json(const Graph *g, FILE *out);
double program_flops(const Graph *g); // multiply-adds * 2 per row of the batch that has all steps
int program_step_work(const Graph *g, VaeStepWork work[]); // what of it ends where rows do: up to MOST_STEP_WORK parts
#define MOST_STEP_WORK ((VAE_MAX_STREAMS + 1) * (VAE_MAX_STREAMS + 1))

// ---------------------------------------------------------------- ops (op.c, ops.def, ops/*.c)

typedef enum {
    CLASS_LEAF,        // input, param, const, scalar
    CLASS_ELEMENTWISE, // one number in, one out, with broadcasting
    CLASS_VIEW,        // the same numbers under another shape or part of them
    CLASS_REDUCE,      // over dimensions of one row
    CLASS_ROWSUM,      // over the rows of the batch
    CLASS_PRODUCT,     // reads whole rows: matrix products, convolutions, pooling
    CLASS_WEIGHTS      // a product summed over the rows of the batch
} OpClass;

typedef struct Interp Interp;
typedef struct Out Out;

typedef struct OpDef {
    const char *name;
    OpClass class;
    int arity;        // -1: any
    const char *expr; // elementwise: C with %0 %1 %2 for its inputs
    unsigned rising;  // elementwise: a bit for each input with which the value never falls
    double (*eval)(double a, double b, double c); // elementwise: the oracle's value
    // The op's shape rule: fills n->shape and n->rows from its inputs; returns NULL or what is wrong.
    const char *(*shape)(const Graph *g, Node *n);
    // The gradient rule: given y and dy, builds nodes and sets din[i] (NO_NODE: no gradient).
    // Sums over broadcast dimensions are added by autodiff, not by the rule.
    void (*grad)(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]);
    bool keeps; // attr[0]: keeps what its gradient needs, in the last dimension behind the result; see lower
    bool backward_only; // appears in gradients alone and is not differentiated again
    bool clipped;       // made by clip alone, of what private training needs to know of rows
    bool lowered;       // made by lower alone, from an op that computes the same
    // Everything else: the oracle in plain loops.
    void (*interpret)(Interp *in, const Node *n, NodeId y);
    const char *header; // of the runtime, that the C calls into; NULL: none but vaert.h and vae_math.h
    // Products: C that computes rows [begin, end) of node `id` at the place of `target`; weights:
    // tile `tile` of its `tiles`. See panel_at and the others in emit_ops.h.
    void (*emit)(Out *o, const Graph *g, NodeId id, NodeId target);
    // Products: C that computes columns [begin, end) of all rows instead; NULL: it cannot be cut so.
    void (*emit_columns)(Out *o, const Graph *g, NodeId id, NodeId target);
    int (*tiles)(const Graph *g, const Node *n);
    bool beside; // Weights: computed by the kernel of its only input, which writes both; has no tiles
    bool ragged; // Products, weights: where rows end (Node.bound) is for the C that it prints; else for loops behind it
    bool panels; // Products: cut into panels of rows like a matrix product, however long a row is
    // Weights: values that a tile computes, one tile after the other; NULL or 0: not one piece each.
    size_t (*piece)(const Graph *g, const Node *n);
    // Reals for each thread, with at most `rows` rows of the node in a tile; NULL: none.
    size_t (*scratch)(const Graph *g, const Node *n, int rows);
    double (*flops)(const Graph *g, const Node *n);   // for each row of the batch that has all steps; NULL: not counted
    // Products, weights: the inputs (tokens or masks, [steps]) with whose steps flops go, NO_NODE for none; else `ragged` says it.
    void (*counts)(const Graph *g, const Node *n, NodeId steps[2]);
} OpDef;

extern const OpDef *const op_table[OP_COUNT];
Op op_find(const char *name); // OP_COUNT if there is none

// ---------------------------------------------------------------- oracle.c: the oracle

// Interprets a graph in double precision, node by node, with nothing fused or reused.
struct Interp {
    const Graph *g;
    int n; // rows in the batch
    double **value; // of every node: [max(rows*n, 1), shape], row-major
    const double *param; // flat, as in VaeState.param
    double scalar[VAE_SCALARS];
};
Interp *interp_new(const Graph *g, int n, const double *param);
void interp_free(Interp *in);
double *interp_input(Interp *in, const char *port); // where to put a port's data, [n, width]; NULL: no such port
void interp_node(Interp *in, NodeId id); // once its inputs have their values
void interp_run(Interp *in);             // every node, in order

#endif
