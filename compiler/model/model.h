// model.h -- what a .vae file says, checked: the Model, and the tables of all that it can name.
// Uses base/. The tables (layers, likelihoods, posteriors, priors, flows, objectives) say what front/
// must know to check a file: names, arguments, help, shapes, sizes, formulas. How a row becomes graph
// nodes is said in build/.
#ifndef VAEC_MODEL_H
#define VAEC_MODEL_H

#include "vaert.h"
#include "base/diag.h"

// ---------------------------------------------------------------- arguments

#define MAX_ARGS 12
#define MAX_RANK 5
#define MAX_NUMBERS 8 // of one argument
#define MAX_LATENTS VAE_MAX_LATENTS
#define MAX_ENCODERS 8
#define MOST_BATCH 65536 // rows
#define MOST_SHARDS 1024
#define MAX_SHARED 16

// (Shape){1, {n}} is a whole one: what it does not name is 0.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

typedef struct Shape { // of one row of the batch, or of a parameter
    int rank;
    int dim[MAX_RANK];
    int steps; // the first dimension is the steps of a row of tokens or of a series, or the first two of three are the places
               // of an image in raster order: STEPS_OF its stream, or one of those below; 0: it is not
    int words; // they are numbers of tokens, below this; 0: they are not
} Shape;
#define STEPS_OF(stream) (1 + (stream))
#define STEPS_BEFORE(stream) (1 + VAE_MAX_STREAMS + (stream)) // what was there one step before (`previous`)
#define STEPS_CODES (1 + 3 * VAE_MAX_STREAMS) // the codes of a latent, one step before (`previous` of its prior)
#define STEPS_AHEAD(stream) (1 + 2 * VAE_MAX_STREAMS + (stream)) // those that a decoder makes of z: all that a row can have

typedef enum {
    ARG_END,    // no more arguments
    ARG_INT,    // a whole number in [min, max]
    ARG_NUMBER, // a number in [min, max]
    ARG_WORD,   // one of words ("a|b|c"); word_default
    ARG_NUMBER_OR_WORD,
    ARG_PAIR,        // a whole number for both, or (height, width)
    ARG_PAIR_OR_WORD, // pad: a pair or one of words
    ARG_DIMS,        // one or more whole numbers; takes all positional arguments that are numbers
    ARG_REF,         // the name of a stream, latent or stage; required, unless standard_word says `none`
    ARG_REFS,        // one or more such names; takes all positional arguments that are names
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
    int most;                  // ARG_DIMS: so many at most; 0: MAX_RANK
    bool quiet;                // not in the summary unless it is given
    bool named;                // only by its name, as those behind it
    bool term;                 // what a term of the loss weighs
    bool open;                 // min and max are exclusive (a probability below 1, a positive number)
    const Choices *choices;    // ARG_CHOICE
    const char *help;          // for the reference, where the name does not say enough
} ArgDef;
// An argument that is true or false; false by default.
#define BOOL(name_)                                                                                \
    { .name = name_, .kind = ARG_WORD, .words = "true|false", .standard_word = "false" }

#define JUST_BELOW_ONE 0.9999999 // the last of a range that ends before 1
#define NUMBER(name_, standard_, min_, max_)                                                       \
    { .name = name_, .kind = ARG_NUMBER, .standard = standard_, .min = min_, .max = max_ }
#define POSITIVE(name_, standard_)                                                                 \
    {                                                                                              \
        .name = name_, .kind = ARG_NUMBER, .standard = standard_, .min = 0, .max = INFINITY,       \
        .open = true                                                                               \
    }
#define BELOW_ONE(name_, standard_)                                                                \
    { .name = name_, .kind = ARG_NUMBER, .standard = standard_, .min = 0, .max = JUST_BELOW_ONE }

// What the reference says of a row beside its help (front/reference.c). tests/docs compiles the examples.
typedef struct Notes {
    const char *formula; // activations have one for the compiler, too: not needed there
    const char *shapes;  // "[n] to [units]"
    const char *example; // as a model says it; where the name alone can stand there: not needed
    const char *source;  // the paper: authors, year, title
} Notes;

// One name that takes arguments: a kind of data, an optimizer; the head of a row in a larger table.
typedef struct Signature {
    const char *name;
    ArgDef arg[MAX_ARGS];
    const char *help; // of rows that have no other place for it
    Notes notes;
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
    enum { REF_NONE, REF_STREAM, REF_LATENT, REF_NETWORK, REF_STAGE, REF_PREVIOUS, REF_CODES } kind;
    int index;    // stream, latent (REF_CODES: whose codes) or shared network
    Layer *layer; // stage
} Ref;

typedef struct Value { // an argument after checking; defaults are filled in
    bool given;
    Loc loc;
    int n;                // numbers: 1, 2 for a pair, rank for dims; 0 when it is a word
    double number[MAX_NUMBERS];
    const char *word;     // NULL when it is a number
    bool outer;           // the word came through a block's parameter: it is no name of the block's own
    Ref ref;              // ARG_REF: what the word stands for; ARG_ANY: a stage around the block, if one
    struct Value *next;   // ARG_REFS: the name after this one
    int choice;         // of ARG_CHOICE: the row
    struct Value *arg;  // and its arguments
} Value;
bool value_true(const Value *v); // of a BOOL

// ---------------------------------------------------------------- the Model

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

typedef struct ColumnDef ColumnDef;
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
    Shape shape; // as the decoder sees it: [n], or an image, if it has a place
    int width;   // numbers in it
    const PosteriorDef *posterior;
    Value posterior_arg[MAX_ARGS];
    const FlowDef *flow; // NULL: none
    const Value *flow_arg;
    const PriorDef *prior;
    const Value *prior_arg;
    bool plain; // q(z|x) is N(mean, diag(exp(logvar))), whatever else is drawn
    int above;  // the latent that this one is given, in p and in q; NO_LATENT: none
    bool below; // another one is given this one
    bool given[VAE_MAX_STREAMS]; // the streams that p is given
    bool drawn;        // by a stage `draw` inside a decoder, whose features its p and q are given
    const Layer *from; // drawn: the encoder's stage that its q reads beside them
    const Layer *draw; // and the stage that draws it
    int observed; // the label that this one is where it is known; NO_STREAM: none
} Latent;
#define NO_LATENT (-1)
#define NO_STREAM (-1)

// Initial weights. Biases start at zero but under pytorch (uniform +-1/sqrt(fan_in)).
typedef enum { INIT_GLOROT, INIT_KERAS, INIT_PYTORCH, INIT_HE, INIT_NORMAL } InitScheme;

typedef struct Column { // of a table; what the runtime must know of it is in VaeStream.column
    Loc loc;
    const ColumnDef *def;
    Value arg[MAX_ARGS];
} Column;

typedef enum { NETWORK_ENCODER, NETWORK_DECODER, NETWORK_SHARED, NETWORK_CRITIC, NETWORK_PRIOR } NetworkKind;

typedef struct Network { // stages, and what flows into them
    NetworkKind kind;
    const char *name; // in messages: "encoder", "decoder y", "network trunk"
    const char *own;  // the user's name for it: "trunk"; NULL: none
    const char *path; // of its tensors: "encoder", "decoder.y", "network.trunk"
    Loc loc, end;     // of its name, of its }
    bool declared;
    Ref input[VAE_MAX_STREAMS]; // what name(...) lists; the first flows into the stages
    int n_inputs;
    bool joins_latents; // without a list: all latents flow in, one behind the other
    Layer *layers;
    Shape out; // rank 0: not known
} Network;

typedef struct Target { // a stream that the model produces: its decoder, its loss
    int stream;
    Network decoder;
    const LikelihoodDef *likelihood;
    Value likelihood_arg[MAX_ARGS];
    int draw_total; // of a multinomial
    int exposure;   // the stream that its argument `offset` names; NO_STREAM: none
    Binarize binarize;
    Reduce reduce;
    bool hidden;   // the reconstruction counts what a mask hides, in training
    double weight; // of its reconstruction in the loss, beside what reduce says
    double scale;  // both together
    Loc loss_loc;
} Target;

typedef struct Model {
    const char *name;
    const char *file; // base name, for comments in the emitted C
    Loc loc;
    VaeStream stream[VAE_MAX_STREAMS];
    bool sparse[VAE_MAX_STREAMS]; // most values of a row are zero
    Loc stream_loc[VAE_MAX_STREAMS];
    int n_streams;
    const Column *column[VAE_MAX_STREAMS]; // of a table: [width]
    Latent latent[MAX_LATENTS];
    int n_latents;
    int latent_order[MAX_LATENTS]; // from the top down: a latent comes after the one it is given, drawn ones behind all others
    Network encoder[MAX_ENCODERS];
    int n_encoders;
    Network shared[MAX_SHARED]; // whoever lists one reads what it makes
    int n_shared;
    Network critic; // declared: there is one
    bool judged;    // and the objective asks it
    Network prior;  // of the codes of one latent, each given those before it
    int prior_of;   // that latent; NO_LATENT: there is none
    Target target[VAE_MAX_STREAMS]; // by their streams; [0] is as if nothing were said before one is declared
    int n_targets;
    Loc loss_loc;
    const ObjectiveDef *objective;
    Value objective_arg[MAX_ARGS];
    int row_weights;          // the stream that says what each row weighs in training; NO_STREAM: all the same
    Loc row_weights_loc;
    bool capacity, free_bits; // set: the objective heeds these schedules
    int samples;              // of z for each row in training
    int batch;     // rows that the programs take at once: a shard's
    int step_rows; // rows of a training step: of all its shards
    int shards;    // that a step's rows are cut into
    Loc shards_loc;
    InitScheme init;
    double init_std; // INIT_NORMAL
    bool bf16; // training's matrix products have operands rounded to bf16
    VaeTraining training;
    const char **var_name; // params and their values
    double *var_value;
    int n_vars;
} Model;

// ---------------------------------------------------------------- shapes (shape.c)

Shape shape_of_stream(const VaeStream *s);
Shape shape_of_output(const VaeStream *s); // of what its decoder ends in: of tokens a number for each word at each step
Shape shape_of_ref(const Model *m, Ref ref); // of what a network lists; rank 0: not known
const char *shape_text(Arena *a, Shape s); // "[28, 28, 1]"
int shape_size(Shape s);
bool shape_equal(Shape a, Shape b);
bool shape_raster(Shape s); // places of an image, in raster order: height, width, numbers at each
int shape_places(Shape s);  // how many steps or places: all but the last dimension

// ---------------------------------------------------------------- networks (network.c)

const char *ref_name(const Model *m, Ref ref);
// Whether a network lists it, or a network that it lists does, and so on.
bool network_reads(const Model *m, const Network *n, int kind, int index);
bool network_reads_latents(const Model *m, const Network *n);
bool encoders_read(const Model *m, int stream);
bool decoders_read(const Model *m, int kind, int index);
bool codes_read(const Model *m, int kind, int index); // the network that is a latent's prior
enum { MASK_P, MASK_BLOCK };
const Layer *network_mask(const Network *n); // the stage mask that it begins with; NULL: it does not
const Target *model_target(const Model *m, int stream); // NULL: nothing produces it
bool layers_spectral(const Layer *l); // some of these stages, or within them, have norm=spectral
bool model_spectral(const Model *m);  // of its networks but the critic
bool decoder_draws(const Layer *l); // a latent, in these stages or within them
// All of them, one after the other, NULL behind the last: those shared, encoders, decoders, a prior.
const Network *model_network(const Model *m, int i);

// ---------------------------------------------------------------- tables

// Names of the numbers that the runtime sets for each step (VaeScalar).
extern const char *const scalar_names[VAE_SCALARS]; // "VAE_BETA"
extern const char *const scalar_words[VAE_SCALARS]; // "beta"

// Each table's rows are in a .def file, one macro call a row. Here it makes the numbers by which build/
// finds the functions that make nodes for a row; a row without its function does not link.
typedef enum {
#define LAYER(name, ...) LAYER_##name,
#define ACTIVATION(name, ...) LAYER_##name,
#include "model/layers.def"
#undef LAYER
#undef ACTIVATION
    LAYER_block, // a user's block; not in the table
    LAYERS
} LayerId;

typedef enum {
#define POSTERIOR(name, ...) POSTERIOR_##name,
#include "model/posteriors.def"
#undef POSTERIOR
    POSTERIORS
} PosteriorId;

typedef enum {
#define PRIOR(name, ...) PRIOR_##name,
#define PRIOR_OF(posterior, ...) PRIOR_OF_##posterior,
#include "model/priors.def"
#undef PRIOR
#undef PRIOR_OF
    PRIORS
} PriorId;

typedef enum {
#define FLOW(name, ...) FLOW_##name,
#include "model/flows.def"
#undef FLOW
    FLOWS
} FlowId;

typedef enum {
#define OBJECTIVE(name, ...) OBJECTIVE_##name,
#include "model/objectives.def"
#undef OBJECTIVE
    OBJECTIVES
} ObjectiveId;


bool steps_are_before(int steps); // and those behind them are still to be told
bool stream_has_steps(const VaeStream *s); // tokens, a series

// What a stage does with the steps of a row of tokens or of a series.
typedef enum {
    STEPS_REFUSED,
    STEPS_EACH,   // the same with each, whatever the others are
    STEPS_BEHIND, // what it makes at a step depends on that step and those before it
    STEPS_MIXED   // on any
} StepsUse;

struct LayerDef {
    LayerId id;
    const char *name;
    const char *help; // one line, for docs and `vaec help stages`
    Notes notes;
    ArgDef arg[MAX_ARGS];
    bool has_body;       // residual, repeat
    bool group;          // only nests its body: a user's block, repeat
    bool has_weights;    // dense, conv, ...: gets a twin under gaussian(sigma=learned)
    bool transposed;     // deconv: its weights are used once for each pixel of its input
    bool activation;     // elementwise: `formula` says what it does
    bool training_only;  // dropout, noise
    bool affine;         // its weights are a factor and a term of each channel: layernorm
    bool over_batch;     // what it makes of a row depends on the batch's other rows: batchnorm
    bool draws;          // a latent, from what flows in
    bool unbatched;      // works on [k, ..] without a batch, too: the pseudo-inputs of a vamp prior
    StepsUse on_steps;   // of activations: STEPS_EACH
    StepsUse (*steps)(const Layer *l); // where the arguments decide; NULL: on_steps
    bool other_steps;    // what it reads by name may have steps of another stream
    bool reads_words;    // numbers of tokens flow in
    bool takes_words;    // they may
    bool needs_steps;    // the steps of a row of tokens flow in
    bool once;           // its gradient cannot be differentiated again
    bool keeps;          // STEPS_BEHIND: by a state that it keeps from step to step (build/step.c)
    const char *formula; // of x and the arguments by name
    const char *range;   // what it makes of a number, if that cannot be any number: "between 0 and 1"
    double (*weights)(const Layer *l); // how many numbers it learns; NULL: in*out+out if has_weights
    // Sets l->out from l->in; NULL: the same shape. On a user error reports it and returns false.
    bool (*shape)(Diag *d, Arena *a, Layer *l);
};

extern const LayerDef layer_table[]; // ends with a row whose name is NULL
extern const LayerDef layer_block;   // what a user's block becomes
const LayerDef *layer_find(const char *name);
Value *layer_norm(Layer *l);           // its argument `norm`; NULL: it has none
bool layer_spectral(const Layer *l);
double layer_weights(const Layer *l); // how many numbers the stage itself learns
StepsUse layer_steps(const Layer *l);  // what it does with steps, by its arguments
// A hint with the arithmetic of the sizes of the last stages from `end` back to `until`.
void hint_sizes(Diag *d, Arena *a, const Layer *end, const Layer *until);

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
    Notes notes;
    ArgDef arg[MAX_ARGS];
    unsigned kinds;       // of data that it can produce: a bit for each VaeStreamKind
    const char *needs;    // those in words: "a vector of counts"
    VaeDomain domain;
    const char *levels;   // VAE_DOMAIN_LEVELS: the argument that says how many
    bool binarize;        // `binarize =` makes sense
    bool columns;         // each column has its own (table.c); there are no formulas here
    bool grouped;         // p and x keep the data's shape: the last dimension matters
    bool gaps;            // grouped, and all values of a place may be missing
    const char *link;     // the activation that it applies itself ("sigmoid"), NULL if none
    LikelihoodHead head[MAX_LIKELIHOOD_HEADS + 1];
    LikelihoodLet let[MAX_LETS + 1];
    const char *nll;      // nats of each value, or of each group; its sum is a row's
    const char *mean;     // in data units
    struct { VaeDrawKind kind; const char *of[VAE_DRAW_MOST + 1]; } draw; // what --draw needs
};
extern const LikelihoodDef likelihood_table[];
const LikelihoodDef *likelihood_find(const char *name);

struct ColumnDef { // a kind of a table's columns
    Signature sig;
    const char *likelihood; // whose formulas say how likely a value is; NULL: ordered logits (build/table.c)
    const char *head;       // its output of the decoder: tensors likelihood.<stream>.<column>.<head>
    VaeColumnKind kind;
};
extern const ColumnDef column_table[];
extern const Choices column_kinds;
const char *column_number_means(VaeColumnKind kind); // what a column's number is where a table is numbers: "a count"
// table.c: the kind, which `log` decides; numbers that the networks see of a column; columns of one formula.
VaeColumnKind column_kind(const Column *c);
int column_width(const VaeColumn *c);
int column_run(const Column *c, const VaeColumn *k, int n, int first); // how many from `first` on are
const LikelihoodHead *column_head(const Column *c); // the second number that the decoder says; NULL: there is none
// In the names of tensors: its name, or its place in the table, from 1, where that is no word of letters and digits.
const char *column_path(Arena *a, const VaeStream *s, int column);
double column_number(const Column *c, const char *name, double otherwise); // an argument

struct PosteriorDef { // a family of q(z|x), the kind of a latent
    Signature sig;    // arguments named `flow` and `prior` are the latent's
    PosteriorId id;
    const char *help; // one line
    const char *heads; // what the layers behind the encoder make: "mean and log variance"
    Shape (*shape)(const Value arg[MAX_ARGS]); // of z; of rank 0: sizes that make none
    double (*size)(const Latent *z);         // of its heads, or of what else it learns if that is more
    bool (*check)(Diag *d, const Value arg[MAX_ARGS]); // reports what does not go together; NULL: all does
    int (*codes)(const Value arg[MAX_ARGS]); // how many each place has to choose from; NULL: none
    int choice;  // of a discrete one: the argument that says how many numbers a choice is; -1: as many as it has levels
    bool exact;            // z is what the heads say, and no prior is held against it
    const PriorDef *prior; // the only one that it goes with; NULL: its argument `prior` says which
    bool discrete;         // z is one of several; its draws in training are not weighed by a density
    bool temperature;      // draws follow the schedule `temperature`
    bool (*plain)(const Latent *z); // mean + exp(logvar / 2) eps, if no flow follows
};

struct PriorDef { // p(z)
    Signature sig;
    PriorId id;
    const char *help;
    int least;     // dimensions that it needs
    double (*size)(int width, int data, const Value *arg); // numbers that it learns, or more; NULL: none
    bool standard; // N(0, I)
    bool reads_encoder; // its parts are posteriors
    bool conditional;   // p(z) given another latent, its argument `latent`
};

struct FlowDef { // an invertible map on a latent
    Signature sig;
    FlowId id;
    const char *help; // one line
    int least;        // dimensions that it needs
    double (*size)(int width, const Value *arg); // numbers that it learns, or more; NULL: none
    int (*context)(int width, const Value *arg); // numbers of each row that it takes of the encoder
};

struct ObjectiveDef { // what training minimizes
    Signature sig;
    ObjectiveId id;
    const char *help; // one line
    bool has_kl;     // capacity and free_bits apply
    bool importance; // the loss is a bound by importance samples
    bool wants_beta_0; // makes sense without the KL
    bool over_batch; // estimates something from the rows of a batch together
    bool density;    // asks for a posterior with a density that is known everywhere
    bool exact;      // asks for latents that are what their heads say
    bool grouped;    // importance: the draws of a row, m * k, are m groups
    bool compares;   // pictures by their structure: the likelihood is no part of it, or a small one
    bool apart;      // what draws z minimizes another loss than the rest
    enum { JUDGES_NOTHING, JUDGES_LATENTS, JUDGES_DATA } judges; // what a critic, its first argument, reads
    bool doubly; // doubly reparametrized: z is hooked, and log_q is a function of z alone
};

extern const PosteriorDef posterior_table[];
extern const PriorDef prior_table[];
extern const FlowDef flow_table[];
extern const ObjectiveDef objective_table[];
const Value *objective_argument(const Model *m, const char *name); // NULL: it has none of that name
bool critic_reads(const Model *m, int kind, int index); // index -1: any
extern const PriorDef *const prior_of_drawn; // what the decoder's features say
extern const PriorDef *const prior_of_network; // what Model.prior says
bool latent_alone(const Latent *z);         // its heads read the encoder's features and nothing else
bool latent_given(const Latent *z);         // a stream
bool model_topdown(const Model *m);         // some latent is drawn inside a decoder
const Latent *latent_at_top(const Model *m); // the first that is not; NULL: all are
int latent_drawn(const Model *m, int i);    // its place among the drawn ones, from 1; 0: it is none
bool latent_placed(const Latent *z);        // an image: its heads work on the features' last dimension
int latent_channels(const Latent *z);       // numbers at each place; of a vector all
bool latent_full(const Latent *z);          // normal: with a covariance
bool latent_mixed(const Latent *z);         // normal: a mixture of what several encoders say
int model_draws(const Model *m);            // of z for each row in training: samples, of a mixture that many an expert
int latent_number(const Latent *z, int i);  // argument i of its posterior
enum { NORMAL_SIZE, NORMAL_COV, NORMAL_FLOW, NORMAL_PRIOR, NORMAL_EXPERTS, NORMAL_FROM };
enum { CATEGORICAL_N, CATEGORICAL_CLASSES, CATEGORICAL_STRAIGHT, CATEGORICAL_GRID, CATEGORICAL_OBSERVED,
       CATEGORICAL_WEIGHT };
enum { VQ_CODES, VQ_DIM, VQ_N, VQ_COMMITMENT, VQ_GRID, VQ_UPDATE, VQ_DECAY, VQ_RESTART, VQ_LEVELS, VQ_DISTANCE };
enum { FSQ_LEVELS, FSQ_N, FSQ_GRID };
#define MAX_VQ_LEVELS 8
const char *latent_uncoded(const Latent *z); // why the codec cannot code it; NULL: it can
bool model_codes_by_program(const Model *m); // it can, and what q and p say of latents depends on those above
int latent_codes(const Latent *z);   // how many each of these places has to choose from
Shape shape_of_codes(const Latent *z); // the codes before each, as a prior's network reads them
int latent_choices(const Latent *z); // of a discrete one: at how many places something is chosen
extern const Choices posteriors, priors, flows, objectives;
extern const Choices optimizers, schedules, lr_schedules, inits, privacies; // training.c

// Where a head's number comes from in this model.
typedef enum { HEAD_GIVEN, HEAD_LEARNED, HEAD_SHARED, HEAD_OPTIMAL } HeadSource;
const Value *likelihood_argument(const Target *t, const char *name); // NULL: there is none
HeadSource likelihood_source(const Target *t, const LikelihoodHead *h);
// What the mean of counts is a multiple of. Then `p` of all formulas is a logarithm of the mean as before, made of the decoder's
// output: of a total by `likelihood_shares`, a formula of p and total; of a stream by adding its logarithm.
#define LIKELIHOOD_OFFSET "offset"
typedef enum { OFFSET_NONE, OFFSET_TOTAL, OFFSET_STREAM } LikelihoodOffset;
LikelihoodOffset likelihood_offset(const Target *t);
extern const char *const likelihood_shares;
// The last of a chain of stages that has weights, itself or inside; NULL: there is none.
const Layer *likelihood_with_weights(const Layer *l);
// The decoder's last layer with weights, which learned heads copy; NULL: there is none, or it is
// where no copy can be made (inside a residual).
const Layer *likelihood_last(const Layer *decoder);

#endif
