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

void build(Compilation *c); // model -> a graph for each program, forward only
long parameters_under(const Compilation *c, const char *path); // in tensors "path" and "path.*"

// ---- inside

typedef struct Build Build;
typedef struct Sample Sample;       // a latent drawn from its posterior
typedef struct Bound Bound;         // what an objective is made of
typedef struct DensePart DensePart; // a head on the encoder's features

// State of building one program's graph.
struct Build {
    Compilation *c;
    const Model *m;
    Graph *g;
    bool training;                     // dropout and noise are active
    int samples;                       // of z for each row of data
    int rows;                          // of what is being built: 1, or samples after z
    NodeId stream[VAE_MAX_STREAMS];    // as the networks see them (after binarize)
    NodeId observed[VAE_MAX_STREAMS];  // 1 where a value is known; of streams with missing values
    NodeId latent[MAX_LATENTS];
    NodeId drawn[MAX_LATENTS];         // the same as [k, d]: what latents below are given
    NodeId prior_draw[MAX_LATENTS];    // NO_NODE: not drawn yet
    const char *path;                  // prefix of tensor names; overrides the layer's own if set
    int n_random;                      // random ports made so far, other than the latents' noise
    struct { const Layer *layer; NodeId input, node; } *stage; // built so far, for references
    int n_stages, cap_stages;
};

// One part of a packed dense layer: tensors <name>.weight [width, in] and <name>.bias [width].
struct DensePart {
    const char *name;
    int width;
};
#define MAX_HEADS 5 // of one latent, a flow's context included

// With several samples of z for each row (k of them), what depends on the sample has shape [k, d]
// instead of [d]. The decoder sees the same memory as n*k rows of [d].
struct Sample {
    NodeId features;     // of a latent that is given another one: its heads come when that is drawn
    NodeId head[MAX_HEADS];
    NodeId mean, logvar; // [d] of the base of q(z|x), each dimension by itself; no logvar: NO_NODE
    NodeId classes;      // [n, classes] of a categorical: log probabilities
    NodeId vector, code; // of vq: [d] before it becomes codes, [n] their numbers
    NodeId log_diagonal, lower, spread; // of a covariance's factor: [d], [d, d]; row sums of squares
    NodeId context;      // what a flow takes of the encoder
    NodeId z;            // [k, d]
    NodeId log_q;        // [k, d] log q(z|x) of each dimension, or [k, 1]
    NodeId log_p;        // [k, d] log p(z) of each dimension, or [k, 1]
    NodeId kl;           // [d] KL(q || p) of each dimension, or [1]
    NodeId hook;         // of z, under a doubly reparametrized objective
    NodeId extra;        // [1] what else training minimizes, or NO_NODE
};

struct Bound { // of each row, in nats
    NodeId reconstruction; // [k, 1], or [1] if there is one sample
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
} PosteriorBuilder;
const PosteriorBuilder *posterior_builder(const Latent *z);

typedef struct PriorBuilder {
    NodeId (*density)(Build *b, int latent, NodeId z); // log p(z): of each dimension, or one number
    NodeId (*draw)(Build *b, int latent);              // [n, d]
    // KL(q || p) of each dimension, [k, d], of a normal with a diagonal covariance; NULL: no closed form.
    NodeId (*kl)(Build *b, int latent, const Sample *s);
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
NodeId build_features(Build *b, NodeId x); // the encoder on x: a vector of each row
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
void place_state(Compilation *c); // once all programs are built
// A trained vector [width], all `start` at first, without weight decay.
NodeId build_vector(Build *b, Loc loc, const char *name, int width, double start);
// Untrained numbers that are saved with the weights: means, deviations, running statistics.
NodeId build_state(Build *b, Loc loc, const char *name, double start, Shape s);
// standardize.c: a stream's values as the model sees them, and back; sums without what is missing.
NodeId build_columns(Build *b, int stream, NodeId x);
NodeId build_units(Build *b, int stream, NodeId x);
NodeId build_spread(Build *b, int stream, NodeId x); // the same for a deviation
NodeId build_observed(Build *b, int stream, NodeId each); // each: [n, width]
NodeId build_slice(Build *b, Loc loc, NodeId x, int first, int length);
NodeId build_flatten(Build *b, Loc loc, NodeId x);
NodeId build_random(Build *b, Loc loc, VaePortKind kind, const char *name, Shape shape);
NodeId build_repeat(Build *b, Loc loc, NodeId x); // to b->rows, each row b->rows times
NodeId build_reference(Build *b, const Ref *ref);

// likelihood_build.c: what the decoder says of the data, by the row of the likelihood's table.
typedef struct Decoded { // names that the formulas know
    const char *name[2 + MAX_ARGS + MAX_LIKELIHOOD_HEADS + MAX_LETS];
    NodeId node[2 + MAX_ARGS + MAX_LIKELIHOOD_HEADS + MAX_LETS];
    int n;
} Decoded;
// The decoder's stages on z, and the heads. x: the data, in training (NO_NODE in decode).
Decoded likelihood_decode(Build *b, NodeId z, NodeId x);
NodeId likelihood_nll(Build *b, const Decoded *d, NodeId x); // of each row, [1]
NodeId likelihood_mean(Build *b, const Decoded *d);
void likelihood_draws(Build *b, const Decoded *d); // adds the outputs that --draw needs

// A table row's formula as nodes; names[i] stands for ids[i]; also pi. Reductions go along the last
// dimension.
NodeId build_formula(Build *b, Loc loc, const char *formula, const char *const *names,
                     const NodeId *ids, int n);
NodeId build_total(Build *b, NodeId x);       // [n, ..] -> [n, 1]: over one row's values
NodeId build_sum_last(Build *b, NodeId x);    // [.., d] -> [.., 1]: over the last dimension
NodeId build_batch_mean(Build *b, NodeId x);  // of every row -> of one row: the sum / n
NodeId build_sample_mean(Build *b, NodeId x); // [k, 1] -> [1]: over samples
NodeId build_log_sum_exp(Build *b, Loc loc, NodeId x, int dim); // that dimension becomes 1
Shape build_sample_shape(const Build *b, int width); // [k, width], or [width] of one sample
NodeId build_scalar(Build *b, Loc loc, VaeScalar which);

// posterior.c: from the encoder's features, the heads of all latents and what encode reports: of one
// latent alone, or of all (-1).
void build_posteriors(Build *b, Loc loc, NodeId features, int only, Sample *s);
// posterior.c, prior.c: draws a latent; its densities and KL.
void build_given(Build *b, int latent, NodeId above, Sample *s); // heads of a latent given `above`
void build_sample(Build *b, int latent, Sample *s); // heads, too, if they are missing
void build_prior(Build *b, int latent, Sample *s);

// log p(z) - log q(z|x) of each dimension if both are, else [.., 1].
NodeId build_log_ratio(Build *b, Loc loc, const Sample *s);
NodeId build_middle(Build *b, int latent, const Sample *s); // [d], for encode
NodeId build_prior_draw(Build *b, int latent); // [n, d] from p(z)

// objective.c, objective_batch.c: losses, one number each.
NodeId build_reconstruction(Build *b, const Bound *r);
NodeId build_elbo(Build *b, NodeId recon, NodeId kl); // kl: what beta weighs
NodeId build_loss(Build *b, const Bound *r); // the one of the model

NodeId role(Build *b, NodeId id, const char *word); // names it in the emitted C; returns id

#endif
