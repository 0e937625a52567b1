// vaert.h -- the contract between the C that vaec emits and the runtime that drives it.
//
// An emitted file defines one constant table, `vae_model`, and the functions it points to. The
// runtime (libvaert.a) knows no model: it reads the table, owns all memory, and calls the
// functions. Everything is laid out at compile time; nothing is allocated after start-up.
//
// Conventions: matrices are row-major, images [height, width, channel], the batch is the outermost
// dimension. Losses are in nats. n is the number of rows in this batch, 1 <= n <= model->batch.
#ifndef VAERT_H
#define VAERT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VAE_ABI 19

// VAE_SHARED: kernels in headers: one copy in the program, however many calls. Left alone, gcc -O3
// clones them for every shape and takes many times as long.
// VAE_KERNEL: a kernel of the model. Two programs may hold the same one, which gcc 12 -O3 then merges,
// and takes a call of the other for a function without effects: it vanishes (no_icf prevents that).
// gcc 12 takes stores of short loops under `omp simd` for dead once it has made vectors of them, and
// whole kernels vanish: it is asked to look for dead stores no more. Nor for functions without effects: at -O1
// it takes kernels for such whose addresses it has rearranged (seen with AVX-512), and drops the call.
#if defined VAE_OPENMP_SIMD && !defined __clang__
#pragma GCC optimize("no-tree-dse", "no-ipa-pure-const")
// VAE_FEW_PASSES: nor for what loops of emitted C seldom have, which takes a third of the time of compiling them.
#ifdef VAE_FEW_PASSES
#define VAE_NO_REDUNDANCIES
#pragma GCC optimize("no-tree-slp-vectorize", "no-tree-vrp", "no-thread-jumps", "no-tree-dominator-opts", "no-schedule-insns2")
#endif
// VAE_NO_REDUNDANCIES: nor for partial redundancies; a step of examples/counts.vae took four times as long where it did.
#ifdef VAE_NO_REDUNDANCIES
#pragma GCC optimize("no-tree-pre", "no-code-hoisting")
#endif
#endif
// clang warns of each loop that it does not make vectors of although VAE_SIMD allows it to: short ones, for example.
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpass-failed"
#define VAE_SHARED static __attribute__((noinline, unused))
#define VAE_KERNEL static
#define VAE_LINKED __attribute__((noinline, visibility("hidden"))) // VAE_SHARED for several object files
#else
#define VAE_SHARED static __attribute__((noinline, noclone, no_icf, unused))
#define VAE_KERNEL static __attribute__((no_icf))
#define VAE_LINKED __attribute__((noinline, noclone, no_icf, visibility("hidden")))
#endif

// VAE_COMMON: likewise, of all that is no part of one model: products, convolutions, recurrent layers. `vaec build` compiles it beside
// the model: one object file declares them, another has them.
#ifdef VAE_COMMON_APART
#define VAE_COMMON __attribute__((visibility("hidden")))
#define VAE_COMMON_TABLE VAE_COMMON
#endif
#ifdef VAE_COMMON_HERE
#define VAE_COMMON_TABLE __attribute__((visibility("hidden")))
#define VAE_COMMON VAE_LINKED
#endif
#ifndef VAE_COMMON
#define VAE_COMMON VAE_SHARED
#define VAE_COMMON_TABLE static
#endif

// VAE_TRAINING(name): the function that runs the program `train`. It and the kernels that it alone calls are most of what is
// to be compiled, and `vaec build` compiles them beside the rest: one object file has them, the other VAE_MODEL_TABLE, the model
// and all else. Each leaves out what it does not need, as nothing calls it. VAE_SHARED_1(name, parameters), VAE_SHARED_2: what
// several kernels do; the first object file has it, or the second, and the other declares it.
#ifdef VAE_TRAINING_APART
#define VAE_TRAINING(name) \
    __attribute__((visibility("hidden"))) void name(const VaeState *s, VaeMember *me); \
    __attribute__((unused)) static void name##_apart
#define VAE_SHARED_1 VAE_SHARED_APART
#define VAE_SHARED_2 VAE_SHARED_HERE
#endif
#ifdef VAE_TRAINING_HERE
#define VAE_TRAINING(name) __attribute__((visibility("hidden"))) void name
#define VAE_MODEL_TABLE __attribute__((unused)) static
#define VAE_SHARED_1 VAE_SHARED_HERE
#define VAE_SHARED_2 VAE_SHARED_APART
#endif
#define VAE_SHARED_HERE(name, ...) VAE_LINKED void name(__VA_ARGS__)
#define VAE_SHARED_APART(name, ...) \
    __attribute__((visibility("hidden"))) void name(__VA_ARGS__); \
    __attribute__((unused)) static void name##_apart(__VA_ARGS__)
#ifndef VAE_TRAINING
#define VAE_TRAINING(name) static void name
#define VAE_SHARED_1(name, ...) VAE_SHARED void name(__VA_ARGS__)
#define VAE_SHARED_2(name, ...) VAE_SHARED void name(__VA_ARGS__)
#endif
#ifndef VAE_MODEL_TABLE
#define VAE_MODEL_TABLE
#endif

// VAE_UNCHECKED(run): of the programs that the copy in double goes without, as neither `gradcheck` nor `explain --along`
// runs them: there nothing calls them.
#ifdef VAE_CHECKED_ONLY
#define VAE_UNCHECKED(run) (0 ? (run) : NULL)
#else
#define VAE_UNCHECKED(run) run
#endif

// Emitted C is compiled twice: as float (the product), and with -DVAE_F64 as double, which is what
// `gradcheck` takes finite differences on. Both use this one type for every number in a buffer.
#ifdef VAE_F64
typedef double vae_real;
#define vae_model vae_model_f64
#else
typedef float vae_real;
#endif

// The instructions that this is compiled for.
#if defined(__AVX512F__) && defined(__AVX512VL__)
#define VAE_ISA "avx512"
#elif defined(__AVX2__) && defined(__FMA__)
#define VAE_ISA "avx2"
#elif defined(__AVX__)
#define VAE_ISA "avx"
#elif defined(__SSE2__)
#define VAE_ISA "sse2"
#elif defined(__ARM_NEON)
#define VAE_ISA "neon"
#else
#define VAE_ISA "plain C"
#endif

#define VAE_MAX_RANK 6
#define VAE_MAX_STREAMS 8
#define VAE_MAX_LATENTS 8

// ---------------------------------------------------------------- the model's table

typedef enum {
    VAE_INIT_ZERO,
    VAE_INIT_CONST,
    VAE_INIT_UNIFORM,
    VAE_INIT_NORMAL,
    VAE_INIT_SINGULAR // W_u and W_v, in this order behind W: its first singular vectors; init_value: W's dimension of W_u
} VaeInit;

// One named tensor as it is saved (PyTorch's names and layouts). Element [i, j, ...] lives at
// param[offset + i*stride[0] + j*stride[1] + ...]: the strides turn the saved layout ([out, in] for
// dense) into the one the kernels use ([in, out]), and let tensors interleave in one packed matrix.
typedef struct VaeTensor {
    const char *name;
    int rank;
    int dim[VAE_MAX_RANK];
    int stride[VAE_MAX_RANK];
    size_t offset;
    VaeInit init;
    float init_value; // the constant; the bound a of uniform(-a, a); the deviation of a normal
    bool trained;     // false: running statistics, saved but not optimized
    bool decay;       // weight decay applies (weights, not biases)
    bool surrogate;   // its gradient is an estimator's, not the derivative of the loss
} VaeTensor;

typedef enum { VAE_VECTOR, VAE_IMAGE, VAE_LABEL, VAE_TABLE, VAE_TOKENS, VAE_SERIES } VaeStreamKind;

// What values the model's likelihood can take in this stream; checked when data is loaded.
typedef enum {
    VAE_DOMAIN_ANY,   // finite numbers
    VAE_DOMAIN_UNIT,  // [0, 1]
    VAE_DOMAIN_COUNT, // whole numbers >= 0
    VAE_DOMAIN_BYTE,  // whole numbers 0..255 (not rescaled)
    VAE_DOMAIN_LEVELS, // k / (levels - 1), k a whole number from 0 to levels - 1
    VAE_DOMAIN_SHARES, // [0, 1], of sum 1 along the last dimension (one-hot codes among them)
    VAE_DOMAIN_POSITIVE, // numbers above 0
    VAE_DOMAIN_WEIGHT    // numbers >= 0
} VaeDomain;

// How `--draw` draws a value, and from which numbers (runtime/core/draw.c).
typedef enum {
    VAE_DRAW_NONE,
    VAE_DRAW_BERNOULLI,            // probability of 1
    VAE_DRAW_CONTINUOUS_BERNOULLI, // logit
    VAE_DRAW_NORMAL,               // mean, deviation
    VAE_DRAW_LAPLACE,              // mean, scale
    VAE_DRAW_LOGISTIC,             // mean, scale; then the nearest of the stream's levels
    VAE_DRAW_CATEGORICAL,          // probabilities, along the last dimension
    VAE_DRAW_MULTINOMIAL,          // probabilities; draw_total is the sum
    VAE_DRAW_POISSON,              // rate
    VAE_DRAW_NEGATIVE_BINOMIAL,    // mean, size
    VAE_DRAW_ZINB,                 // mean, size, probability of a zero on top
    VAE_DRAW_COLUMNS,              // a table's, from its port "<stream>.mean"
    VAE_DRAWS
} VaeDrawKind;
#define VAE_DRAW_MOST 3 // numbers

// The columns of a table. Each is one number of a row: itself, a count, 0 or 1, days since 1970, which of its words,
// which of its levels from 0 on.
typedef enum {
    VAE_COLUMN_NUMBER,
    VAE_COLUMN_LOG, // above 0; standardized, and said by the decoder, as its logarithm
    VAE_COLUMN_COUNT,
    VAE_COLUMN_CATEGORY,
    VAE_COLUMN_FLAG,
    VAE_COLUMN_DATE,
    VAE_COLUMN_ORDINAL,
    VAE_COLUMN_TEXT, // carried along: none of the row's numbers
    VAE_COLUMN_KINDS
} VaeColumnKind;

// The decoder's port "<stream>.mean" says of a column: mean and deviation (NUMBER, LOG, DATE; standardized), mean and
// size of a negative binomial (COUNT), the probability of 1 (FLAG), or of each class (CATEGORY, ORDINAL).
typedef struct VaeColumn {
    const char *name;
    VaeColumnKind kind;
    int classes;             // CATEGORY, ORDINAL
    const char *const *word; // CATEGORY: its words [classes]; NULL: training finds all but the last, which is any other
    int first, second;       // places in the port
} VaeColumn;

// The words of a row of tokens: what a line of text is cut into. Their numbers begin with four that are no words.
typedef enum { VAE_UNIT_BYTE, VAE_UNIT_CHAR, VAE_UNIT_WORD, VAE_UNIT_ATOM, VAE_UNIT_ID, VAE_UNITS } VaeTokenUnit;
enum { VAE_PAD, VAE_BOS, VAE_EOS, VAE_UNK, VAE_FIRST_WORD }; // behind the end, before the begin, the end, any other word

// One data stream. In a batch it is [n, width] reals: height*width*channels for an image, the
// vector's length, the one-hot code of a label, a table's columns, the numbers of tokens: words, VAE_EOS, and VAE_PAD
// as far as the row goes; or steps*channels of a series, NaN in all of them behind a row's last step.
typedef struct VaeStream {
    const char *name;
    VaeStreamKind kind;
    int height, width_px, channels; // images; steps, 1, channels of a series; 1, 1, width otherwise
    int width;                      // values per row
    VaeDomain domain;
    const char *likelihood; // the likelihood that reads it, for messages; NULL if none
    // Untrained tensors data.<name>.mean and data.<name>.std, [width], hold what training found in
    // its rows: the first with either of these, the second with standardize; what is left of the mean when it
    // is rounded to float is in data.<name>.mean_low. A port of a stream that is standardized takes
    // (x - mean - mean_low) / std, computed in double and then rounded, 0 where x is missing. A series has one mean and one
    // deviation for each channel, at all of its steps. The decoder speaks
    // of the same: x = mean + mean_low + std * value, which the runtime computes in double as well.
    bool standardize;
    bool missing; // values may be missing (NaN); there is a port VAE_IN_MASK
    int levels;   // VAE_DOMAIN_LEVELS
    const VaeColumn *column; // VAE_TABLE: [width], and n_texts of VAE_COLUMN_TEXT behind them
    int n_texts;
    int words;         // VAE_TOKENS: the numbers that tokens have, the first four included
    VaeTokenUnit unit; // VAE_TOKENS
    bool truncate;     // VAE_TOKENS: lines that are too long are cut; otherwise they are an error
    // Of each of several streams that the model produces (those with a likelihood). Of a single one these are 0, and the
    // model's own draw, draw_total and training.recon_scale say it.
    VaeDrawKind draw;
    int draw_total; // VAE_DRAW_MULTINOMIAL
    double scale;   // of its reconstruction in the loss
} VaeStream;

typedef struct VaeLatent {
    const char *name;
    int width;
    int codes; // vq: in its codebook; 0: it has none
} VaeLatent;

typedef struct VaeCoded { // what the codec has to know of a latent
    int classes;     // categorical: at each place; 0: it is none
    int turn;        // where there is a program `code`: its place from the top down
    const char *why; // it cannot be coded; NULL: it can
} VaeCoded;

// What a program reads and writes: a place in the arena of rows * width reals per batch row.
typedef enum {
    VAE_IN_DATA,    // index = stream; the runtime copies the batch's rows here
    VAE_IN_NORMAL,  // index = random stream, of a latent's own draw the latent; filled with N(0, 1)
    VAE_IN_UNIFORM, // the same; filled with U(0, 1)
    VAE_IN_LATENT,  // index = latent; given by the caller (decode, explain)
    VAE_IN_MASK,    // index = stream; 1 where its value is known, 0 where it is missing (VAE_IN_DATA
                    // holds 0 there)
    VAE_OUT_SCALAR, // one number for the batch
    VAE_OUT_ROW,    // width numbers per row
    VAE_IN_KNOWN,   // of the prior, where a decoder draws latents: 0, or 1 and how many of those are given in the
                    // ports VAE_IN_LATENT, with all others; what is not given is drawn from what is
    VAE_IN_STEP,    // of step, filled by its caller: index = stream: the word before; or one of those below
    VAE_IN_ENDS     // index = stream, a series; [steps] 1 where a row has a step, 0 behind its last one
} VaePortKind;
enum { VAE_STEP_NUMBER = -1, VAE_STEP_STATE = -2 };

typedef struct VaePort {
    const char *name; // "x", "z.eps", "loss", "reconstruction", "kl", "z.mean", ...
    VaePortKind kind;
    int index;
    size_t offset; // in the arena, in reals
    int width;     // reals per batch row (samples included); 1 for a scalar
} VaePort;

typedef struct VaeState VaeState;
typedef struct VaeMember VaeMember;

// A program: called by every member of the team at once, it shares its kernels' tiles out among
// them and returns when all are done. Bits do not depend on the number of members.
typedef struct VaeProgram {
    const char *name; // "train", "eval", "encode", "decode"
    void (*run)(const VaeState *s, VaeMember *me);
    const VaePort *port;
    int n_ports;
} VaeProgram;

// Ports by name and program:
// ("data" includes "<stream>.observed", the mask of a stream with missing values.)
//   train   in: data, noise      out scalars: loss, reconstruction, kl (sums / n, in nats), and
//           what else the objective is made of. With a critic "critic", its own loss, and "critic.real" and
//           "critic.made", the shares of the rows of either kind that it takes for what they are.
//   eval    in: data, noise      out rows: reconstruction[1], kl[1], log_weight[1], and for each
//           latent "<name>.kl": the KL of each dimension, or of each of n groups of them side by side
//           ([1] where it is no sum). log_weight = log p(x|z) + log p(z) - log q(z|x), whose
//           logmeanexp over samples estimates log p(x). Of several streams that are modelled,
//           "<stream>.reconstruction"[1] of each. Of a label that is to be told "<stream>.right"[1]: 1 where its
//           most likely class is the row's, 0 where not, -1 where that is not known. Of tokens "<stream>.tokens"[1]: how
//           many there are, the end among them. Of a table "<stream>.columns"[width]: the
//           reconstruction of each column; of a series "<stream>.steps"[steps]: that of each step.
//   encode  in: data, noise      out rows: "<name>.mean"[width] and, where it is known,
//           "<name>.logvar"[width]. "<name>.sample"[width], a draw, unless
//           mean + exp(logvar / 2) N(0, 1) is one. Of vq "<name>.code"[n]: the numbers of the codes.
//   prior   in: data that a prior is given, noise  out rows: "<name>.sample"[width]. NULL where all latents are N(0, I).
//           Where a decoder draws latents, also in: latents, of which "known" says which count.
//   decode  in: latents          out rows: "<stream>.mean"[width] and the numbers that values are drawn
//           by: "<stream>.draw0"[width], ...; see VaeDrawKind. Of a standardized stream, both are of
//           standardized values. Of a table see VaeColumn. Of tokens "<stream>.mean"[width, words] holds the probability
//           of each word at each step, and there is nothing to draw by; a decoder that reads what stands before a step
//           has a port VAE_IN_DATA of the stream.
//   step    what decode says of one step: in: data that conditions it, latents, and in ports VAE_IN_STEP "<stream>.token"[1], the
//           word that stands before the step, "position"[1], its number from 0, and "state.<stage>", what the step before
//           left as "next.<stage>". These keep what they hold.   out rows: "<stream>.mean"[words], and the states. NULL
//           where a decoder has a stage without a form for one step, or does not read what stands before.
//   code    what q and p say of each latent, given those above it: in: data, latents   out rows: "<name>.mean"[width],
//           "<name>.logvar"[width], and of those that are given others "<name>.prior_mean", "<name>.prior_logvar". NULL
//           where no latent is given another.
//   next    of a latent whose prior is a network, how likely each code is at one place: in: data that conditions it, and in ports
//           VAE_IN_STEP "<name>.before"[1], the number of the code before it, 1 for the first code, 0 where none stands
//           there, "position"[1] and "state.<stage>", as of step.   out rows: "<name>.next"[codes], and the states. The caller
//           gives prior the codes in the first values of the port VAE_IN_LATENT of the latent.
//   explain in: data, noise, and in the ports VAE_IN_LATENT weights: of the means of each latent and, behind
//           all latents, one of the score, reconstruction + KL.   out rows: "value"[1], their weighted sum, and
//           "<stream>.gradient"[width], its derivatives by what the program read (of a standardized stream
//           standardized values). NULL unless the model was built with --explain.

// ---------------------------------------------------------------- schedules and training

// Numbers that change from run to run or from step to step, kept in VaeState.scalar.
typedef enum {
    VAE_INV_N, // 1 / rows of the batch
    VAE_DATA_ROWS,  // of the training data
    VAE_CLIP,       // private training: the norm that a row's gradient has at most
    VAE_POWER,      // 1: norm=spectral makes its singular vectors better by a step; 0 (gradcheck): they stay
    VAE_BETA,  // from here on each follows its schedule
    VAE_CAPACITY,
    VAE_FREE_BITS,
    VAE_TEMPERATURE,
    VAE_SCALARS
} VaeScalar;

typedef enum { VAE_CONSTANT, VAE_LINEAR, VAE_COSINE, VAE_CYCLICAL } VaeScheduleKind;

// value(t): constant: from. linear: from -> to over `steps` steps (or `epochs` epochs), then to.
// cosine: the same along half a cosine. cyclical: `cycles` equal cycles over the whole training;
// in each the value rises linearly for `ratio` of the cycle and then stays at `to` (Fu et al. 2019).
typedef struct VaeSchedule {
    VaeScheduleKind kind;
    double from, to;
    double steps, epochs; // whichever is > 0 counts
    int cycles;
    double ratio;
} VaeSchedule;

typedef enum { VAE_ADAM, VAE_ADAMW, VAE_RMSPROP, VAE_SGD } VaeOptimizerKind;

// Update rules as in PyTorch's optimizers of the same names.
typedef struct VaeOptimizer {
    VaeOptimizerKind kind;
    double lr, beta1, beta2, eps; // adam, adamw (eps also rmsprop)
    double alpha;                 // rmsprop's smoothing
    double momentum;              // rmsprop, sgd
    bool nesterov, amsgrad, centered;
    double weight_decay; // decoupled for adamw; added to the gradient otherwise
} VaeOptimizer;

typedef enum { VAE_LR_CONSTANT, VAE_LR_COSINE, VAE_LR_STEP, VAE_LR_LINEAR, VAE_LR_PLATEAU } VaeLrKind;

typedef struct VaeLrSchedule { // multiplies lr; warm-up is linear from 0 over `warmup` epochs
    VaeLrKind kind;
    double warmup; // epochs
    double min;    // cosine, linear: the last factor
    double every;  // step: epochs between drops; plateau: epochs without gain before one
    double gamma;  // step, plateau: the factor of a drop
} VaeLrSchedule;

// Private training (DP-SGD, Abadi et al. 2016): each step takes every row with probability batch / rows by itself, shortens each
// row's gradient to `clip`, and adds noise to the sum of them. The sum is divided by `batch`, however many rows there are.
typedef struct VaePrivacy {
    double clip;    // 0: training is not private
    double noise;   // its deviation, in units of clip; 0: as epsilon wants it
    double epsilon; // what the whole training may spend; 0: noise says
    double delta;
    int batch;      // rows of a step, expected; VaeModel.batch is the most that there can be
    const char *by_row; // why the gradient of the program `train` is not shortened, and each row is a run of its own (core/by_row.c);
                        // NULL: it is
} VaePrivacy;

typedef struct VaeTraining {
    VaeOptimizer optimizer;
    VaeOptimizer critic; // of the weights in VaeModel.critic; its lr is scaled as the other's is
    VaeLrSchedule lr_schedule;
    VaeSchedule schedule[VAE_SCALARS]; // from VAE_BETA on
    int epochs;
    uint64_t seed;
    double clip_norm;   // 0: off
    double ema;         // 0: off
    double validation;  // fraction of the training rows held out; 0: none
    int most_drops;     // under VAE_LR_PLATEAU; 0: any number
    int early_stop;     // epochs without improvement before stopping; 0: never
    int over_batch; // rows from which a batch estimates something for all of them (batchnorm, mmd, ...) at
                    // least: 1 or 2; 0: rows do not depend on each other
    double recon_scale; // 1, or 1/width under reduce = mean (for reports; the graph has it inside)
    VaePrivacy privacy;
    int importance;     // samples of an importance-weighted objective; 0: the loss is an ELBO
    bool off_likelihood; // the loss has another reconstruction: the likelihood's ELBO is told, and not raised
} VaeTraining;

// The network for a reader's eyes: what flows in, stage by stage, what comes out. A stage with a
// body (residual, a block) is followed by its stages, one deeper.
typedef enum {
    VAE_STAGE_DATA,
    VAE_STAGE_ENCODER,
    VAE_STAGE_LATENT,
    VAE_STAGE_DECODER,
    VAE_STAGE_OUTPUT
} VaeStageKind;

typedef struct VaeStage {
    VaeStageKind kind;
    int depth;
    const char *text, *shape; // "dense(400)", "[400]"
    double parameters;
} VaeStage;

typedef struct VaeStretch { // of the flat parameters, and of their gradient: [begin, end)
    size_t begin, end;
} VaeStretch;

// Gradients from where the stretch before this one ends, up to `end`: nothing in `train` reads or writes them any more
// behind its call of vae_run number `runs`, from 1.
typedef struct VaeFinal {
    size_t end;
    int runs;
} VaeFinal;

// Work of a training step that ends where rows do: for a row, flops times the steps that it has in stream `steps`, and, where
// steps ask steps (attention), times those in stream `keys`; -1: not.
typedef struct VaeStepWork {
    int steps, keys;
    double flops;
} VaeStepWork;

typedef struct VaeModel {
    int abi; // VAE_ABI
    const char *name;
    const char *params;  // what its params are: "hidden=400 depth=3"
    const char *isa;     // VAE_ISA of the kernels
    bool exact;          // they compute the same bits on every processor
    const char *summary; // the table that `vaec check` prints
    int batch;      // rows that a program takes at once, at most
    int step_rows;  // of a training step, at most, of a private one on the average; 0: as many
    int shards;     // parts of a step's rows, a power of two, each one run of `train`; 0: one
    size_t n_param; // trained reals, a multiple of 16; tensors are padded to 64 bytes
    size_t n_state; // untrained reals (running statistics), stored after the trained ones
    size_t n_arena; // reals
    size_t n_scratch; // reals per thread
    int max_threads;  // more than this does not pay for a model of this size
    double flops_per_row; // multiply-adds * 2 of one training step, per row that has all steps
    const VaeStepWork *step_work; // what of it goes with the steps that a row has; NULL: nothing
    int n_step_work;
    int n_weight_tiles;   // tiles of `train` that compute a stretch of the gradient each (VaeWork)
    int panel; // rows in each tile of the works of `train` that say what they show; 0: none does
    VaeStretch critic; // trained reals of the critic, which have an optimizer of their own; empty: there is none
    const VaeStretch *rest; // trained reals whose gradient no such tile computes
    int n_rest;
    const VaeFinal *final; // of all trained reals, in order; NULL: of no model without shards
    int n_final;
    const VaeTensor *tensor;
    int n_tensors;
    const VaeStream *stream;
    int n_streams;
    int target; // the stream that the decoder produces; of several, the one that is asked for, or the first
    VaeDrawKind draw;
    int draw_total; // VAE_DRAW_MULTINOMIAL
    const VaeLatent *latent;
    int n_latents;
    const int *drawn; // [n_latents] the place of each among those that a decoder draws, from 1; 0: it is none. NULL: none is
    int next_of, next_places; // the latent whose codes the program `next` draws, and how many, if there is one
    const VaeCoded *coded; // [n_latents]; NULL: all are normals, and none is given another
    const VaeStage *stage;
    int n_stages;
    VaeProgram train, eval, encode, decode, prior, explain, step, code, next;
    VaeTraining training;
} VaeModel;

#ifndef VAE_TRAINING_HERE
extern const VaeModel vae_model;
#endif

// ---------------------------------------------------------------- state

// All mutable state of one model. Arrays are 64-byte aligned. The runtime allocates them once.
struct VaeState {
    const VaeModel *model;
    vae_real *param; // [n_param + n_state]
    vae_real *grad;  // [n_param]
    vae_real *arena; // [n_arena]
    int n;           // rows in this batch
    bool claims;     // kernels that compute gradients of weights claim these weights (vae_claimed)
    vae_real scalar[VAE_SCALARS];
};

// ---------------------------------------------------------------- threads (team.c)

// A kernel does tile `tile` of its work; scratch is the calling member's own, n_scratch reals.
typedef void (*VaeKernel)(const VaeState *s, int tile, vae_real *scratch);

// Row i of the batch of a value in the arena: `width` reals from offset + i * width on.
typedef struct VaeShownRows {
    size_t offset;
    int width;
} VaeShownRows;

typedef struct VaeShown { // of panels of rows: what works of other kinds read of them
    int n;
    const VaeShownRows *rows; // [n]
} VaeShown;

// What a work leaves behind, where that is known. A gradient of weights writes nothing else; if each > 0,
// tile t computes `each` reals of the flat gradient from first + t * each on, as far as `end`, and a tile that
// would begin at `end` or behind it other gradients. Panels of rows which read nothing in the arena that works
// of other kinds write: what they show.
typedef struct VaeResult {
    bool weights;
    size_t first, each, end;
    const VaeShown *shown;
} VaeResult;

typedef struct VaeWork { // tiles 0..tiles-1 of a kernel
    VaeKernel kernel;
    int tiles;
    VaeResult out; // {0}: nothing is known
} VaeWork;

// Runs n works whose tiles do not wait for each other, shared among the team's members; then waits for all
// of them. Which member runs a tile never changes what the tile computes.
void vae_run(VaeMember *me, const VaeState *s, const VaeWork *work, int n);

// A single one, of which nothing else is known.
VAE_SHARED void vae_run_one(VaeMember *me, const VaeState *s, VaeKernel kernel, int tiles) {
    vae_run(me, s, &(VaeWork){kernel, tiles, {0}}, 1);
}

// The row after the last of tile `tile`, when each tile has `panel` rows of the batch.
static inline size_t vae_panel_end(const VaeState *s, int tile, int panel) {
    const size_t end = ((size_t)tile + 1) * (size_t)panel;
    return end < (size_t)s->n ? end : (size_t)s->n;
}

// sum[j] = sum over i of a[i, j], rows in order; a is [rows, columns], lda from row to row.
#ifdef VAE_COMMON_APART
VAE_COMMON void vae_column_sums(int rows, int columns, const vae_real *a, int lda, vae_real *sum);
#else
VAE_COMMON void vae_column_sums(int rows, int columns, const vae_real *a, int lda, vae_real *sum) {
    for (int j = 0; j < columns; j++) sum[j] = 0;
    for (ptrdiff_t i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) sum[j] += a[i * lda + j];
}
#endif

#endif
