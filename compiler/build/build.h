// build.h -- from a Model to a forward graph for each program; what the builders of layers, latents,
// likelihoods and objectives share.
// Uses front/ (formulas are parsed), graph/, model/ and base/.
#ifndef VAEC_BUILD_H
#define VAEC_BUILD_H

#include "front/front.h"
#include "graph/graph.h"

// All that is known of one model, from its text to its planned graphs. Memory comes from one arena and is
// freed at once.
typedef struct Compilation {
    Arena *arena;
    Tuning tuning;
    bool inference; // the C goes without PROGRAM_TRAIN
    bool explain;   // and has PROGRAM_EXPLAIN
    bool exact;     // and is compiled to the same bits for every processor
    enum { FOR_RUNTIME, FOR_LIBRARY, FOR_STANDALONE } purpose; // of the C: what nobody reads there is left out
    int batch;      // rows of a batch, whatever the model says; 0: what it says
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
    VaeStretch critic;       // of these, the critic's
    Graph *graph[PROGRAMS]; // NULL: the model does without
} Compilation;

void build(Compilation *c); // model -> a graph for each program, forward only
long parameters_under(const Compilation *c, const char *path); // in tensors "path" and "path.*"

// ---- inside

typedef struct Build Build;
typedef struct Sample Sample;       // a latent drawn from its posterior
typedef struct Bound Bound;         // what an objective is made of
typedef struct DensePart DensePart; // a head on the encoder's features
typedef struct Mixture { // of normals: [parts, d], [parts, d], and log shares [parts] (or one number)
    NodeId mean, logvar, log_share;
    int parts;
} Mixture;
typedef struct CodeLevel { // of vq: what one codebook is asked
    NodeId vector, hot; // [n, dim] and [n, codes], 1 at its nearest code
} CodeLevel;

// State of building one program's graph.
struct Build {
    Compilation *c;
    const Model *m;
    const Target *target; // whose decoder and likelihood are being built
    Graph *g;
    bool training;                     // dropout and noise are active
    int samples;                       // of z for each row of data
    NodeId share;                      // [samples, 1] what each counts of them; NO_NODE: alike
    int rows;                          // of what is being built: 1, or samples after z
    NodeId stream[VAE_MAX_STREAMS];    // as the networks see them (after binarize)
    NodeId data[VAE_MAX_STREAMS];      // as likelihoods see them: the same, but of a table its columns
    NodeId given[VAE_MAX_STREAMS];     // as they come: 0 where a value is missing
    NodeId observed[VAE_MAX_STREAMS];  // 1 where a value is known; of streams with missing values
    NodeId ends[VAE_MAX_STREAMS];      // of a series, [steps]: 1 where a row has a step, 0 behind its last one
    NodeId hidden[VAE_MAX_STREAMS];    // [n] 1 at places that a mask hides, if the loss counts them alone; or NO_NODE
    int entering;                      // the stream that flows into the encoder being built
    NodeId previous[VAE_MAX_STREAMS];  // one step late; NO_NODE: not built yet
    NodeId codes_before;               // the codes before each, while the prior's network is built
    NodeId shared[MAX_SHARED];         // what shared networks make; NO_NODE: not built yet
    NodeId latent[MAX_LATENTS];
    NodeId drawn[MAX_LATENTS];         // the same as [k, d]: what latents below are given
    NodeId prior_draw[MAX_LATENTS];    // NO_NODE: not drawn yet
    NodeId from[MAX_LATENTS];          // of those that a stage draws: what the encoder's stage made
    NodeId says_mean[MAX_LATENTS], says_logvar[MAX_LATENTS]; // and their p, from the decoder's features: [k, d]
    NodeId position; // of the step program: which step it is
    int n_kept;      // and states that stages keep for the next one
    NodeId known;                      // of the prior program: how many latents are given; NO_NODE: not asked yet
    Sample *sample;                    // [latents]: where a stage draws into
    enum { DRAW_POSTERIOR, DRAW_MIDDLE, DRAW_PRIOR, DRAW_GIVEN, DRAW_CODED } draws; // what a stage draws from; GIVEN: it is
                                                          // an input; CODED: so, and p and q are told
    const char *expert;                // whose heads are being built, of several encoders; NULL: the only one's
    const char *path;                  // prefix of tensor names; overrides the layer's own if set
    bool judging;                      // the critic is being built
    bool again;                        // what has been built before, on something else: running statistics stay
    int n_random;                      // random ports made so far, other than the latents' noise
    struct { const Layer *layer; NodeId input, node; } *stage; // built so far, for references
    int n_stages, cap_stages;
    struct { NodeId of, is; } *normed; // weights, and the same with norm=spectral (spectral.c)
    int n_normed, cap_normed;
};

// One part of a packed dense layer: tensors <name>.weight [width, in] and <name>.bias [width].
struct DensePart {
    const char *name;
    int width;
    bool spectral; // of one part alone: norm=spectral
};
#define MAX_HEADS 5 // of one latent, a flow's context included

// With several samples of z for each row (k of them), what depends on the sample has shape [k, d]
// instead of [d]. The decoder sees the same memory as n*k rows of [d].
struct Sample {
    NodeId features;     // of a latent that is given another one: its heads come when that is drawn
    NodeId head[MAX_HEADS];
    NodeId mean, logvar; // [d] of the base of q(z|x), each dimension by itself; no logvar: NO_NODE
    NodeId kappa;        // [1] of vmf: how concentrated it is about the mean
    NodeId classes;      // [n, classes] of a categorical: log probabilities
    NodeId vector, code; // of vq, fsq: [d] before it becomes codes, [n] their numbers
    CodeLevel *level;    // of vq
    NodeId log_diagonal, lower, spread; // of a covariance's factor: [d], [d, d]; row sums of squares
    NodeId context;      // what a flow takes of the encoder
    Mixture experts;     // of a mixture of experts; no mean: NO_NODE
    NodeId z;            // [k, d]
    NodeId log_q;        // [k, d] log q(z|x) of each dimension, or [k, 1]
    NodeId log_p;        // [k, d] log p(z) of each dimension, or [k, 1]
    NodeId kl;           // [d] KL(q || p) of each dimension, or [1]
    NodeId right;        // [1] of an observed categorical, as likelihood_right; NO_NODE: it is none
    NodeId hook;         // of z, under a doubly reparametrized objective
    NodeId extra;        // [1] what else training minimizes, or NO_NODE
};

typedef struct Decoded { // what the decoder says of the data (likelihood_build.c): names that the likelihood's formulas know
    const LikelihoodDef *def;
    const char *name[2 + MAX_ARGS + MAX_LIKELIHOOD_HEADS + MAX_LETS];
    NodeId node[2 + MAX_ARGS + MAX_LIKELIHOOD_HEADS + MAX_LETS];
    int n;
} Decoded;

struct Bound { // of each row, in nats
    NodeId reconstruction; // [k, 1], or [1] if there is one sample; of all streams that are modelled
    NodeId of[VAE_MAX_STREAMS]; // the same, of each target
    NodeId steps[VAE_MAX_STREAMS];   // in eval, of a series each of its steps, [steps]; else NO_NODE
    NodeId columns[VAE_MAX_STREAMS]; // of a table each of its columns, [columns]; else NO_NODE
    NodeId made[VAE_MAX_STREAMS]; // in training, of what a critic judges: the decoder's mean; else NO_NODE
    NodeId right[VAE_MAX_STREAMS]; // in eval, of a label: likelihood_right; else NO_NODE
    Decoded decoded[VAE_MAX_STREAMS]; // what each is from
    NodeId weighed;        // the same of all, as the loss weighs them; of a single one, as it is
    NodeId log_ratio;      // the same: log p(z) - log q(z|x)
    NodeId kl;             // [1]
    Sample sample[MAX_LATENTS];
};

// ---- how the rows of model/'s tables become nodes: one of these for each row

typedef struct PosteriorBuilder {
    // Fills in the heads that the encoder's features need; returns how many.
    int (*heads)(Build *b, const Latent *z, DensePart *head);
    void (*encode)(Build *b, const Latent *z, Sample *s); // from the heads: mean, logvar
    void (*draw)(Build *b, int latent, Sample *s);        // z, log_q
    // log q(z|x) of each dimension as a function of z, for plain ones.
    NodeId (*density)(Build *b, const Latent *z, const Sample *s);
    NodeId (*kl)(Build *b, const Latent *z, const Sample *s); // from N(0, I) or its own prior, in closed form
    // What decode makes of numbers that the caller gives; NULL: it takes them as they are.
    NodeId (*given)(Build *b, const Latent *z, NodeId x);
    // The latent [width] that has these codes, [n, 1]; NULL: it has none.
    NodeId (*of_codes)(Build *b, int latent, NodeId code);
    // What a training step changes beside gradients; built last. NULL: nothing.
    void (*learn)(Build *b, const Latent *z, const Sample *s);
} PosteriorBuilder;
const PosteriorBuilder *posterior_builder(const Latent *z);

typedef struct PriorBuilder {
    NodeId (*density)(Build *b, int latent, NodeId z); // log p(z): of each dimension, or one number
    NodeId (*draw)(Build *b, int latent);              // [n, d]
    // KL(q || p) of each dimension, [k, d], of a normal with a diagonal covariance; NULL: no closed form.
    NodeId (*kl)(Build *b, int latent, const Sample *s);
    void (*bound)(Build *b, int latent, Sample *s); // log_p, KL and what else training minimizes; NULL: the others say
} PriorBuilder;

typedef struct FlowUse { // one flow at one place
    const char *path;    // prefix of its tensors: "posterior.z.flow"
    Loc loc;
    int width;
    const Value *arg;
    NodeId context; // [.., context(width, arg)] of the encoder, or NO_NODE
} FlowUse;

typedef struct FlowBuilder {
    // Both add their log|det| to *log_det (NO_NODE: 0). inverse is NULL where it has no formula.
    NodeId (*forward)(Build *b, const FlowUse *f, NodeId u, NodeId *log_det);
    NodeId (*inverse)(Build *b, const FlowUse *f, NodeId z, NodeId *log_det);
} FlowBuilder;
const FlowBuilder *flow_builder(const FlowDef *def);

#define POSTERIOR(name, ...) extern const PosteriorBuilder posterior_##name;
#define PRIOR(name, ...) extern const PriorBuilder prior_##name;
#define PRIOR_OF(posterior, ...) extern const PriorBuilder prior_of_##posterior##_builder;
#define FLOW(name, ...) extern const FlowBuilder flow_##name;
#define OBJECTIVE(name, ...) NodeId name##_loss(Build *b, const Bound *r);
#include "model/posteriors.def"
#include "model/priors.def"
#include "model/flows.def"
#include "model/objectives.def"
#undef POSTERIOR
#undef PRIOR
#undef PRIOR_OF
#undef FLOW
#undef OBJECTIVE

// ---- small pieces

NodeId build_layer(Build *b, const Layer *l, NodeId x); // one stage
NodeId build_features(Build *b, const Network *n, NodeId x); // an encoder on x: a vector of each row
NodeId build_layers(Build *b, const Layer *l, NodeId x); // it and all that follow
// x[.., in] * w[in, total] + bias[total]; the parts' weights interleave in one matrix, so that
// several heads on the same features are one product.
NodeId build_dense(Build *b, Loc loc, NodeId x, const DensePart *part, int n_parts);
// The same with weights multiplied by mask [in, total].
NodeId build_masked_dense(Build *b, Loc loc, NodeId x, const DensePart *part, int n_parts,
                          NodeId mask);
NodeId build_input(Build *b, Loc loc, VaePortKind kind, int index, const char *name, Shape s);
// params.c: a parameter of `shape` as the kernels have it, saved as `t` says (name, rank, dim, stride,
// init, trained, decay; its offset is chosen here).
NodeId build_param(Build *b, Loc loc, VaeTensor t, Shape shape);
// Initial values of a layer's weights or bias, as `init =` says: `in` numbers flow into each of its
// results, each of its inputs flows into `out`.
void init_weights(const Model *m, VaeTensor *t, double in, double out);
// spectral.c: weights w, a parameter whose tensor is <name>.weight, over their largest singular value. `dim` of w's dimensions
// is of its left singular vector, all others are of the right one, which is saved as `right` says (rank, dim, stride).
NodeId build_spectral(Build *b, Loc loc, NodeId w, const char *name, int dim, VaeTensor right);
void place_state(Compilation *c); // once all programs are built
// A trained vector [width], all `start` at first, without weight decay.
NodeId build_vector(Build *b, Loc loc, const char *name, int width, double start);
// Untrained numbers that are saved with the weights: means, deviations, running statistics.
NodeId build_state(Build *b, Loc loc, const char *name, double start, Shape s);
NodeId build_column_param(Build *b, int stream, const char *what, double start, int width); // data.<stream>.<what>
// standardize.c: a stream's values as the model sees them; sums without what is missing.
NodeId build_columns(Build *b, int stream, NodeId x);
NodeId build_observed(Build *b, int stream, NodeId each); // each: [n, width], or of a label [n, 1]
NodeId build_known(Build *b, int stream); // [1]: 1 where anything of a row is known; of streams with missing values
NodeId build_slice(Build *b, Loc loc, NodeId x, int first, int length);
NodeId build_flatten(Build *b, Loc loc, NodeId x);
NodeId build_random(Build *b, Loc loc, VaePortKind kind, const char *name, Shape shape);
NodeId build_repeat(Build *b, Loc loc, NodeId x); // to b->rows, each row b->rows times
NodeId build_reference(Build *b, const Ref *ref);
// layers_steps.c: what stands one step before each of a stream of tokens, [steps]; of a shape's `steps` 1 where a row has
// one, [steps] of b->rows; steps without what stands behind a row's end.
NodeId build_previous(Build *b, int stream);
NodeId build_steps_mask(Build *b, int steps);
NodeId build_masked_steps(Build *b, const Layer *l, NodeId x);
void build_encoder(Build *b, Sample *s); // build.c: all that encoders say
void build_code(Build *b);               // code.c: the program `code`
void build_next(Build *b);               // codes_prior.c: the program `next`
// step.c: the program of one step. Of a shape's `steps` whether there is one alone; the state that a stage has kept from
// the step before, or `first`; what it keeps for the next.
void build_step(Build *b);
bool build_one_step(const Build *b, int steps);
NodeId build_kept(Build *b, const Layer *l, NodeId first);
void build_keep(Build *b, const Layer *l, NodeId state);
NodeId build_place(Build *b, const Layer *l, NodeId x); // the step's own of all places of x, which does not go by steps
// x of all steps so far, [steps, n], which are kept; mask: [steps] 1 for these.
NodeId build_kept_steps(Build *b, const Layer *l, NodeId x, NodeId *mask);
bool model_steps(const Model *m); // some decoder tells its stream step by step
// What programs tell one after the other, each by those before it.
enum { TELLS_TOKENS = 1, TELLS_PLACES = 2, TELLS_CODES = 4 };
int model_tells(const Model *m);
const char *model_places(const Model *m); // "place of an image", "step of a series": what TELLS_PLACES is here
const char *model_no_export(Arena *a, const Model *m); // why no exported form has it; NULL: others have
const Layer *step_without_form(const Model *m); // NULL: there is a program of one step

// likelihood_build.c
void likelihood_define(Decoded *d, const char *name, NodeId node);
// A formula of d->def, on what it and the lets know.
NodeId likelihood_formula(Build *b, const char *text, const Decoded *d);
// table.c: a table as the networks see it; what its decoder says (of all columns, [heads]), minus the log-likelihood of
// each column, [columns], and what its port "<stream>.mean" holds.
NodeId table_vector(Build *b, int stream, NodeId cells);
Decoded table_decode(Build *b, NodeId z);
NodeId table_nll(Build *b, const Decoded *d, NodeId cells);
NodeId table_says(Build *b, const Decoded *d);
// The decoder's stages on z, and the heads. x: the data, in training (NO_NODE in decode).
Decoded likelihood_decode(Build *b, NodeId z, NodeId x);
NodeId likelihood_nll(Build *b, const Decoded *d, NodeId x); // of each value or group, without what is missing
// [1] of a label: 1 where its most likely class is the row's, 0 where not, -1 where that is not known.
NodeId likelihood_right(Build *b, const Decoded *d, NodeId x);
NodeId likelihood_mean(Build *b, const Decoded *d);
void likelihood_draws(Build *b, const Decoded *d); // adds the outputs that --draw needs

// A table row's formula as nodes; names[i] stands for ids[i]; also pi. Reductions go along the last
// dimension.
NodeId build_formula(Build *b, Loc loc, const char *formula, const char *const *names,
                     const NodeId *ids, int n);
NodeId build_total(Build *b, NodeId x);       // [n, ..] -> [n, 1]: over one row's values
NodeId build_sum_last(Build *b, NodeId x);    // [.., d] -> [.., 1]: over the last dimension
NodeId build_batch_mean(Build *b, NodeId x);  // of every row -> of one row: the sum / n
NodeId build_sample_mean(Build *b, NodeId x); // [k, d] -> [d]: over samples, by what each counts
NodeId build_log_sum_exp(Build *b, Loc loc, NodeId x, int dim); // that dimension becomes 1
Shape build_sample_shape(const Build *b, int width); // [k, width], or [width] of one sample
NodeId build_scalar(Build *b, Loc loc, VaeScalar which);

// draw.c: the stages `draw`. Decoders as far as they draw: `draws` says how, b->latent what flows in.
void build_decoders(Build *b, Sample *s, int draws);
NodeId build_made(Build *b, const Target *t, const Decoded *d); // build.c: what the decoder says, in the stream's shape
NodeId build_made_again(Build *b, const Target *t); // build.c: the same of what b->latent is now
NodeId build_start(Build *b, const Network *net); // build.c: what flows into a network's first stage
void build_given_latents(Build *b);               // build.c: latents as inputs
NodeId build_known_latent(Build *b, int latent, NodeId draw); // in the prior program: the draw, or what is known

// experts.c: what several encoders say together, s[encoder][latent], in s[0].
void build_experts(Build *b, Sample s[][MAX_LATENTS]);
extern const PosteriorBuilder posterior_mixed; // of latent_mixed

// prior.c: log of the sum over parts of share times density, [.., d] -> [.., 1]; which part is drawn, [parts, 1], by
// uniform u [parts]; what is drawn of it, [d], by normal eps [d].
NodeId build_mixture_density(Build *b, const Latent *l, const Mixture *m, NodeId z);
NodeId build_mixture_part(Build *b, const Latent *l, const Mixture *m, NodeId u);
NodeId build_mixture_draw(Build *b, const Latent *l, const Mixture *m, NodeId part, NodeId eps);

// posterior.c: from the encoder's features, the heads of all latents and what encode reports: of one
// latent alone, or of all (-1).
void build_posteriors(Build *b, Loc loc, NodeId features, int only, Sample *s);
// Heads [.., total] from `at` on, cut into a latent's own, [d] each. Returns where they end.
int build_heads(Build *b, Loc loc, const Latent *z, NodeId heads, int at, const DensePart *part, int n, NodeId *head);
Sample build_no_sample(void); // nothing known yet
// posterior.c, prior.c: draws a latent; its densities and KL.
void build_given(Build *b, int latent, NodeId above, Sample *s); // heads of a latent given `above`
void build_sample(Build *b, int latent, Sample *s); // heads, too, if they are missing
void build_prior(Build *b, int latent, Sample *s);
void build_prior_given(Build *b, int latent, NodeId *mean, NodeId *logvar); // of one that is given what is above it

// log p(z) - log q(z|x) of each dimension if both are, else [.., 1].
NodeId build_log_ratio(Build *b, Loc loc, const Sample *s);
NodeId build_standard_draw(Build *b, int latent); // [n, d] from N(0, I)
NodeId build_middle(Build *b, int latent, const Sample *s); // [d], for encode
NodeId build_prior_draw(Build *b, int latent); // [n, d] from p(z)

// objective.c, objective_batch.c, objective_importance.c, critic.c: losses, one number each.
NodeId build_reconstruction(Build *b, const Bound *r); // weighed
NodeId build_scale(Build *b);                          // of the reconstruction
NodeId build_elbo(Build *b, NodeId recon, NodeId kl); // kl: what beta weighs
NodeId build_loss(Build *b, const Bound *r); // the one of the model

NodeId role(Build *b, NodeId id, const char *word); // names it in the emitted C; returns id

#endif
