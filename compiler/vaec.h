// vaec.h -- every structure of the compiler, in pipeline order.
//
//   .vae -> lex -> parse -> AST -> check -> Model -> build -> Graph (one for each program)
//        -> reorder -> autodiff -> simplify -> lower -> legalize -> fuse -> plan -> emit -> C
//
// Memory comes from one arena per compilation and is freed once. User errors go through diag.c; a
// broken invariant is die() (both in arena.h). Arrays that grow are referred to by index, never by pointer.
#ifndef VAEC_H
#define VAEC_H

#include "vaert.h"
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define VAEC_VERSION "0.1.0"

// ---------------------------------------------------------------- source, diagnostics (diag.c)

// A span of the source: 1-based lines and columns, the end exclusive. Tabs count to multiples of 8;
// columns count characters (UTF-8 code points). line 0: no place in the file.
typedef struct Loc {
    int line, col, end_line, end_col;
} Loc;

typedef struct Diag Diag;
Diag *diag_new(Arena *a, const char *file, const char *text, FILE *out);
// file:line:col: error[E0214]: ... + source line + caret under the span. A hint follows the last one.
void diag_error(Diag *d, Loc loc, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_warning(Diag *d, Loc loc, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_hint(Diag *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Errors that follow are inside this ("down(64), used at line 12"); NULL: no longer.
void diag_context(Diag *d, const char *context);
void diag_print(Diag *d);            // all so far, sorted by place, at most 20 errors
void diag_json(Diag *d, FILE *out);  // the same as a JSON array
char *diag_text(const Diag *d, Arena *a, Loc loc); // the source in a span, on one line, no comments
const char *const *diag_codes(void); // every code, NULL-terminated
int diag_errors(const Diag *d);
int diag_warnings(const Diag *d);
// The nearest of `words` (NULL-terminated) to a misspelled word, or NULL if none is near.
const char *diag_nearest(const char *word, const char *const *words);

// ---------------------------------------------------------------- AST (ast.c, lexer.l, parser.y)

typedef struct Expr Expr;
typedef struct Arg Arg;
typedef struct Stage Stage;

typedef enum {
    EX_NUMBER, // number
    EX_NAME,   // name: a param, a word such as `same`, a stage, a stream
    EX_CALL,   // name(args)
    EX_TUPLE,  // (args): two or more values
    EX_NEG,    // -left
    EX_BINARY  // left op right, op one of + - * / ^
} ExprKind;

struct Expr {
    ExprKind kind;
    int depth; // of the tree below; bounded by the parser
    Loc loc;
    double number;
    const char *name;
    char op;
    Expr *left, *right;
    Arg *args;
};

struct Arg {
    const char *name; // NULL: positional
    Loc name_loc, loc;
    Expr *value;
    Arg *next;
};

struct Stage { // name, name(args), name(args) { body }, each with an optional `as` name
    Loc loc;   // of the name and its arguments, not of the body
    Loc name_loc;
    const char *name;
    Arg *args;
    bool has_body;
    Stage *body;
    const char *as;
    Loc as_loc;
    Stage *next;
};

typedef struct Setting { // name = value
    Loc loc, name_loc;
    const char *name;
    Expr *value;
    struct Setting *next;
} Setting;

typedef enum { DECL_MODEL, DECL_PARAM, DECL_DATA, DECL_LATENT, DECL_BLOCK, DECL_NETWORK, DECL_SETTINGS } DeclKind;

typedef struct Decl {
    DeclKind kind;
    Loc loc, name_loc;
    const char *name;  // model, param, data, latent, block: the user's; network: encoder, decoder; settings: loss, train
    Expr *value;       // param: its value; data, latent: kind(args) as EX_CALL
    Arg *params;       // block, network: what is in the parentheses (names; a block's may have defaults)
    bool has_params;
    Stage *stages;     // block, network
    Setting *settings; // settings
    struct Decl *next;
} Decl;

typedef struct Ast {
    Decl *decls;
} Ast;

Ast *parse_file(Arena *a, Diag *d, const char *text, size_t length); // NULL after a syntax error
Expr *parse_formula(Arena *a, const char *text); // the formula of a table row; dies on a bad one
void ast_dump(const Ast *ast, FILE *out);

// ---------------------------------------------------------------- signatures

#define MAX_ARGS 8
#define MAX_RANK 5
#define MAX_LATENTS VAE_MAX_LATENTS

typedef struct Shape { // of one row of the batch, or of a parameter
    int rank;
    int dim[MAX_RANK];
} Shape;

typedef enum {
    ARG_END,    // no more arguments
    ARG_INT,    // a whole number in [min, max]
    ARG_NUMBER, // a number in [min, max]
    ARG_WORD,   // one of words ("a|b|c"); word_default
    ARG_NUMBER_OR_WORD,
    ARG_PAIR,        // a whole number for both, or (height, width)
    ARG_PAIR_OR_WORD, // pad: a pair or one of words
    ARG_DIMS,        // one or more whole numbers; takes all positional arguments
    ARG_REF,         // the name of a stream, latent or stage; required
    ARG_ANY,         // a number or any word: the parameter of a block
    ARG_CHOICE       // the name of a row of a table, with arguments of its own; default: row 0
} ArgKind;

typedef struct Choices Choices;

typedef struct ArgDef {
    const char *name;
    ArgKind kind;
    bool required;
    double standard; // default value
    double min, max; // inclusive; both 0: any finite number
    const char *words;
    const char *standard_word; // default word, when the default is one
    bool open;                 // min and max are exclusive (a probability below 1, a positive number)
    const Choices *choices;    // ARG_CHOICE
} ArgDef;
// An argument that is true or false; false by default.
#define BOOL(name_)                                                                                \
    { .name = name_, .kind = ARG_WORD, .words = "true|false", .standard_word = "false" }

// One name that takes arguments: a kind of data, an optimizer; the head of a row in a larger table.
typedef struct Signature {
    const char *name;
    ArgDef arg[MAX_ARGS];
} Signature;

// A table whose rows begin with a Signature; the row after the last has no name.
struct Choices {
    const void *row;
    size_t size; // of a row
};
const Signature *choice(const Choices *c, int i); // NULL after the last
int choice_find(const Choices *c, const char *name); // -1 if there is none

typedef struct Layer Layer;

typedef struct Ref { // what a name stands for
    enum { REF_NONE, REF_STREAM, REF_LATENT, REF_STAGE } kind;
    int index;    // stream or latent
    Layer *layer; // stage
} Ref;

typedef struct Value { // an argument after checking; defaults are filled in
    bool given;
    Loc loc;
    int n;                // numbers: 1, 2 for a pair, rank for dims; 0 when it is a word
    double number[MAX_RANK];
    const char *word;     // NULL when it is a number
    bool outer;           // the word came through a block's parameter: it is no name of the block's own
    Ref ref;              // ARG_REF: what the word stands for; ARG_ANY: a stage around the block, if one
    int choice;         // of ARG_CHOICE: the row
    struct Value *arg;  // and its arguments
} Value;
bool value_true(const Value *v); // of a BOOL

// ---------------------------------------------------------------- Model (check.c)

typedef struct LayerDef LayerDef;

struct Layer { // one stage: names resolved, arguments evaluated, blocks and repeats expanded
    const LayerDef *def;
    Loc loc;          // in the file, of the stage as used (for a stage in a block: inside the block)
    const char *text; // the stage as written, on one line: "dense(hidden)"
    const char *path; // "encoder.3.0": the prefix of its tensors' names
    Value arg[MAX_ARGS];
    Shape in, out;
    Layer *body; // residual; an expanded block or repeat is a Layer with def->group and a body
    Layer *next;
    Shape ref_shape; // shape of arg[i].ref's target, for concat and add
    const Layer *before; // the stage, inside blocks or not, that its input comes from; NULL: the first
    const char *sizes;   // how height and width follow, if they change: "ceil(13 / 2) = 7 by 5 * 2 = 10"
};

typedef struct LikelihoodDef LikelihoodDef;
typedef struct PosteriorDef PosteriorDef;
typedef struct PriorDef PriorDef;
typedef struct FlowDef FlowDef;
typedef struct ObjectiveDef ObjectiveDef;

typedef enum { BINARIZE_NONE, BINARIZE_THRESHOLD, BINARIZE_DYNAMIC } Binarize;
typedef enum { REDUCE_SUM, REDUCE_MEAN } Reduce;

typedef struct Latent {
    const char *name;
    Loc loc;
    int width; // numbers that the decoder sees
    const PosteriorDef *posterior;
    Value posterior_arg[MAX_ARGS];
    const FlowDef *flow; // NULL: none
    const Value *flow_arg;
    const PriorDef *prior;
    const Value *prior_arg;
    bool plain; // q(z|x) is N(mean, diag(exp(logvar))), whatever else is drawn
    int above;  // the latent that this one is given, in p and in q; NO_LATENT: none
    bool below; // another one is given this one
} Latent;
#define NO_LATENT (-1)

// Initial weights. Biases start at zero but under pytorch (uniform +-1/sqrt(fan_in)).
typedef enum { INIT_GLOROT, INIT_KERAS, INIT_PYTORCH, INIT_HE, INIT_NORMAL } InitScheme;

typedef struct Model {
    const char *name;
    const char *file; // base name, for comments in the emitted C
    Loc loc;
    VaeStream stream[VAE_MAX_STREAMS];
    Loc stream_loc[VAE_MAX_STREAMS];
    int n_streams;
    Latent latent[MAX_LATENTS];
    int n_latents;
    int latent_order[MAX_LATENTS]; // from the top down: a latent comes after the one it is given
    Ref encoder_input[VAE_MAX_STREAMS]; // what encoder(...) names; the first flows into the stages
    int n_encoder_inputs;
    Ref decoder_input[VAE_MAX_STREAMS];
    int n_decoder_inputs;
    bool joins_latents; // decoder without a list: all latents flow in, one behind the other
    int target; // the stream that the decoder produces: the first
    Layer *encoder, *decoder;
    Shape encoder_out, decoder_out;
    Loc encoder_loc, decoder_loc, loss_loc;
    const LikelihoodDef *likelihood;
    Value likelihood_arg[MAX_ARGS];
    int draw_total; // of a multinomial
    const ObjectiveDef *objective;
    Value objective_arg[MAX_ARGS];
    bool capacity, free_bits; // set: the objective heeds these schedules
    int samples;              // of z for each row in training
    Binarize binarize;
    Reduce reduce;
    int batch;
    InitScheme init;
    double init_std; // INIT_NORMAL
    bool bf16; // training's matrix products have operands rounded to bf16
    VaeTraining training;
    const char **var_name; // params and their values
    double *var_value;
    int n_vars;
} Model;

typedef struct Define { // -D name=value
    const char *name;
    double value;
    bool used;
} Define;

// Checks names, ranges and shapes; NULL if there was any error (all independent ones are reported).
Model *check(Arena *a, Diag *d, const Ast *ast, const char *file, Define *defines, int n_defines);
Shape shape_of_stream(const VaeStream *s);
const char *shape_text(Arena *a, Shape s); // "[28, 28, 1]"
int shape_size(Shape s);
bool shape_equal(Shape a, Shape b);

// ---------------------------------------------------------------- Graph (graph.c)

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
    int shown_until; // of a graph that is apart: the last group that reads all its rows; 0: none does
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
    bool apart;                      // two threads can run it in an arena each (privatize.c)
    int first_panels;                // then: the first unit of panels of rows
} Graph;

extern const char *const program_names[PROGRAMS];
extern const char *const scalar_names[VAE_SCALARS]; // "VAE_BETA"
extern const char *const scalar_words[VAE_SCALARS]; // "beta"

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
size_t node_size(const Node *n); // values per row of the batch: max(rows, 1) * shape
NodeId node_root(const Graph *g, NodeId id); // through views, to the node with the memory
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
    bool backward_only; // appears in gradients alone and is not differentiated again
    bool lowered;       // made by lower alone, from an op that computes the same
    // Everything else: the oracle in plain loops.
    void (*interpret)(Interp *in, const Node *n, NodeId y);
    const char *header; // of the runtime, that the C calls into; NULL: none but vaert.h and vae_math.h
    // Products: C that computes rows [begin, end) of node `id` at the place of `target`; weights:
    // tile `tile` of its `tiles`. See panel_at and the others in ops/ops.h.
    void (*emit)(Out *o, const Graph *g, NodeId id, NodeId target);
    // Products: C that computes columns [begin, end) of all rows instead; NULL: it cannot be cut so.
    void (*emit_columns)(Out *o, const Graph *g, NodeId id, NodeId target);
    int (*tiles)(const Graph *g, const Node *n);
    // Weights: values that a tile computes, one tile after the other; NULL or 0: not one piece each.
    size_t (*piece)(const Graph *g, const Node *n);
    // Reals for each thread, with at most `rows` rows of the node in a tile; NULL: none.
    size_t (*scratch)(const Graph *g, const Node *n, int rows);
    double (*flops)(const Graph *g, const Node *n);   // for each row of the batch; NULL: not counted
} OpDef;

extern const OpDef *const op_table[OP_COUNT];
Op op_find(const char *name); // OP_COUNT if there is none

// ---------------------------------------------------------------- layers, likelihoods (tables)

typedef struct Build Build;

struct LayerDef {
    const char *name;
    const char *help; // one line, for docs and `vaec --help layers`
    ArgDef arg[MAX_ARGS];
    bool has_body;       // residual, repeat
    bool group;          // only nests its body: a user's block, repeat
    bool has_weights;    // dense, conv, ...: gets a twin under gaussian(sigma=learned)
    bool transposed;     // deconv: its weights are used once for each pixel of its input
    bool activation;     // elementwise: `formula` says what it does
    bool training_only;  // dropout, noise
    bool unbatched;      // works on [k, ..] without a batch, too: the pseudo-inputs of a vamp prior
    const char *formula; // of x and the arguments by name
    double (*weights)(const Layer *l); // how many numbers it learns; NULL: in*out+out if has_weights
    // Sets l->out from l->in; NULL: the same shape. On a user error reports it and returns false.
    bool (*shape)(Diag *d, Arena *a, Layer *l);
    NodeId (*build)(Build *b, const Layer *l, NodeId x);
};

extern const LayerDef layer_table[]; // ends with a row whose name is NULL
extern const LayerDef layer_block;   // what a user's block becomes
const LayerDef *layer_find(const char *name);

typedef struct LikelihoodLet { // a name for what several formulas use
    const char *name, *formula;
} LikelihoodLet;

// A number that a likelihood needs for every value beside the decoder's output. Argument `arg` says
// where it comes from: it is a number itself, or a word: `learned`, a twin of the decoder's last layer
// with weights; `shared`, one trained number; `optimal`, whatever makes this batch most likely. The
// first two are trained as `raw`, unbounded.
typedef struct LikelihoodHead {
    const char *name;  // in the formulas, and of its tensors: likelihood.<stream>.<name>
    const char *arg;   // NULL: always learned
    const char *given; // formula: from the argument's number
    const char *bound; // formula: from `raw`, kept where the density is safe
    const char *each;  // optimal: formula whose average over all values of a batch has the name
    LikelihoodLet optimal; // optimal.name in this formula
} LikelihoodHead;

#define MAX_LIKELIHOOD_HEADS 2
#define MAX_LETS 6

// Formulas know p (the decoder's raw output), the heads, the numeric arguments by name, and the lets
// above them; all but `mean` also x, the data. sum() and maximum() go along the last dimension.
struct LikelihoodDef {
    const char *name;
    const char *help;
    ArgDef arg[MAX_ARGS];
    unsigned kinds;       // of data that it can produce: a bit for each VaeStreamKind
    const char *needs;    // those in words: "a vector of counts"
    VaeDomain domain;
    const char *levels;   // VAE_DOMAIN_LEVELS: the argument that says how many
    bool binarize;        // `binarize =` makes sense
    bool grouped;         // p and x keep the data's shape: the last dimension matters
    const char *link;     // the activation that it applies itself ("sigmoid"), NULL if none
    LikelihoodHead head[MAX_LIKELIHOOD_HEADS + 1];
    LikelihoodLet let[MAX_LETS + 1];
    const char *nll;      // nats of each value, or of each group; its sum is a row's
    const char *mean;     // in data units
    struct { VaeDrawKind kind; const char *of[VAE_DRAW_MOST + 1]; } draw; // what --draw needs
};
extern const LikelihoodDef likelihood_table[];
const LikelihoodDef *likelihood_find(const char *name);

// ---------------------------------------------------------------- posteriors, priors, objectives

typedef struct Sample Sample;       // a latent drawn from its posterior (build.h)
typedef struct Bound Bound;         // what an objective is made of (build.h)
typedef struct DensePart DensePart; // a head on the encoder's features (build.h)

struct PosteriorDef { // posterior.c: a family of q(z|x), the kind of a latent
    Signature sig;    // arguments named `flow` and `prior` are the latent's
    const char *help; // one line
    int (*width)(const Value arg[MAX_ARGS]); // of z
    double (*size)(const Latent *z);         // of its heads, or of what else it learns if that is more
    int (*codes)(const Value arg[MAX_ARGS]); // how many each place has to choose from; NULL: none
    const PriorDef *prior; // the only one that it goes with; NULL: its argument `prior` says which
    bool discrete;         // z is one of several; its draws in training are not weighed by a density
    bool temperature;      // draws follow the schedule `temperature`
    bool (*plain)(const Latent *z); // mean + exp(logvar / 2) eps, if no flow follows
    // Fills in the heads that the encoder's features need; returns how many.
    int (*heads)(Build *b, const Latent *z, DensePart *head);
    void (*encode)(Build *b, const Latent *z, Sample *s); // from the heads: mean, logvar
    void (*draw)(Build *b, int latent, Sample *s);        // z, log_q
    // log q(z|x) of each dimension as a function of z, for plain ones.
    NodeId (*density)(Build *b, const Latent *z, const Sample *s);
    NodeId (*kl)(Build *b, const Latent *z, const Sample *s); // from N(0, I) or `prior`, in closed form
};

struct PriorDef { // prior.c: p(z)
    Signature sig;
    const char *help;
    int least;     // dimensions that it needs
    double (*size)(int width, int data, const Value *arg); // numbers that it learns, or more; NULL: none
    bool standard; // N(0, I)
    bool reads_encoder; // its parts are posteriors
    bool conditional;   // p(z) given another latent, its argument `latent`
    NodeId (*density)(Build *b, int latent, NodeId z); // log p(z): of each dimension, or one number
    NodeId (*draw)(Build *b, int latent);              // [n, d]
    // KL(q || p) of each dimension, [k, d], of a normal with a diagonal covariance; NULL: no closed form.
    NodeId (*kl)(Build *b, int latent, const Sample *s);
};

struct ObjectiveDef { // objective.c: what training minimizes
    Signature sig;
    const char *help; // one line
    NodeId (*loss)(Build *b, const Bound *r); // one number
    bool has_kl;     // capacity and free_bits apply
    bool importance; // the loss is a bound by importance samples
    bool wants_beta_0; // makes sense without the KL
    bool density;    // asks for a posterior with a density that is known everywhere
    bool doubly; // doubly reparametrized: z is hooked, and log_q is a function of z alone
};

extern const PosteriorDef posterior_table[];
extern const PriorDef prior_table[];
extern const ObjectiveDef objective_table[];
extern const Choices posteriors, priors, flows, objectives;

// ---------------------------------------------------------------- build.c: Model -> Graph

typedef struct Compilation {
    Arena *arena;
    Tuning tuning;
    Diag *diag;
    const char *file, *text; // the source and its name
    size_t length;
    Define *define; // -D
    int n_defines;
    Ast *ast;
    Model *model;
    Param *param; // shared by all programs
    int n_params, cap_params;
    int *param_table;        // hash of a name -> param + 1, of the first n_hashed; 0: free
    unsigned param_mask;
    int n_hashed;
    size_t n_param, n_state; // reals in the flat array
    Graph *graph[PROGRAMS]; // NULL: the model does without
} Compilation;

// Where a head's number comes from in this model.
typedef enum { HEAD_GIVEN, HEAD_LEARNED, HEAD_SHARED, HEAD_OPTIMAL } HeadSource;
const Value *likelihood_argument(const Model *m, const char *name); // NULL: there is none
HeadSource observe_source(const Model *m, const LikelihoodHead *h);
// The decoder's last layer with weights, which learned heads copy; NULL: there is none, or it is
// where no copy can be made (inside a residual).
const Layer *observe_last(const Layer *decoder);

void build(Compilation *c);    // model -> a graph for each program, forward only
void reorder(Compilation *c);  // moves work to where there are fewer numbers
void autodiff(Compilation *c); // adds gradients to the train graph
void simplify(Compilation *c); // constants, identities, common subexpressions, dead nodes
void lower(Compilation *c);    // chooses how convolutions are computed
void legalize(Compilation *c); // gives a node of its own to every value that must have its own place
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

void emit(Compilation *c, FILE *out);
char *emit_text(Compilation *c); // the same in memory
void summary(Compilation *c, FILE *out); // what `vaec check` prints
double program_flops(const Graph *g);    // multiply-adds * 2 per row of the batch
long parameters_under(const Compilation *c, const char *path); // in tensors "path" and "path.*"

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
