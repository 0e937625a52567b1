// session.h -- a model in memory: initial weights, running its programs, a training step, evaluation.
#ifndef VAE_SESSION_H
#define VAE_SESSION_H

#include "core/core.h"

typedef struct VaeScores VaeScores;

// ---------------------------------------------------------------- initial weights (init.c)

// param[n_param + n_state]; element k of tensor t in saved order is number k of stream t, so the
// values do not depend on how the kernels lay tensors out.
void vae_init_weights(const VaeModel *m, uint64_t seed, float *param);
size_t vae_tensor_size(const VaeTensor *t);               // elements
size_t vae_tensor_place(const VaeTensor *t, size_t k);    // of element k in saved order, in param

const VaeTensor *vae_tensor(const VaeModel *m, const char *name); // NULL when there is none
const VaePort *vae_port(const VaeProgram *p, const char *name); // NULL when there is none
int vae_latent_width(const VaeModel *m);                        // of all latents together

// Where the rows of the model's streams come from: files (data/dataset.h), or somebody's arrays.
typedef struct VaeSource VaeSource;
struct VaeSource {
    size_t rows;
    // Writes rows row[0..n) of a stream as the programs read them: dst[n, stream width]; a label one-hot, a
    // standardized stream less its mean and over its deviation (of param), a missing value NaN.
    void (*read)(const VaeSource *self, const VaeModel *m, const float *param, int stream,
                 const uint32_t *row, int n, float *dst);
};
// Turns rows, in place, into what a port VAE_IN_DATA (0 where a value is missing) or VAE_IN_MASK
// (1 where it is known, 0 where it is missing) of their stream is given.
void vae_port_missing(const VaeStream *s, VaePortKind port, float *rows, size_t n);

// What fills a program's input ports.
typedef struct VaeInput {
    const VaeSource *data;
    const uint32_t *row; // [n] the data set's rows; NULL: first, first + 1, ...
    size_t first;
    uint64_t seed;
    uint32_t rng, step;  // VAE_RNG_TRAIN or VAE_RNG_EVAL, and the step or sample
    const float *latent; // [n, latent width], all latents side by side
    const float *noise;  // [n, width] for the ports that vae_port_given, side by side; NULL: drawn
} VaeInput;

bool vae_port_given(const VaePort *port); // normal, or uniform for a latent's own draw

#ifndef VAE_F64 // a session's numbers are float; gradcheck.c has its own of double

// ---------------------------------------------------------------- sessions (session.c)

typedef struct VaeSession {
    const VaeModel *model;
    VaeState state;
    VaeTeam *team;
    const VaeProgram *program; // of the run under way
    VaeInput input;
    void (*progress)(void *arg, double done); // of an evaluation, the share; NULL: nobody asks
    void *progress_arg;
} VaeSession;

// threads: how many, exactly.
void vae_session_open(VaeSession *s, const VaeModel *m, int threads, bool training);
void vae_session_close(VaeSession *s);
// Called by every member: fills its share of the rows of the input ports, in whole panels of `panel` rows.
void vae_session_load(const VaeState *s, const VaeProgram *p, const VaeInput *in, VaeMember *me, int panel);
void vae_session_run(VaeSession *s, const VaeProgram *p, const VaeInput *in, int n);
// Where an output of the program that ran last is; it must exist.
const float *vae_session_output(const VaeSession *s, const VaeProgram *p, const char *name);

// ---------------------------------------------------------------- how steps are shared out (strategy.c)

typedef enum {
    VAE_WAY_TEAM,     // by all threads
    VAE_WAY_CLAIMED,  // by all; weights are claimed while their gradients are computed (vae_claimed)
    VAE_WAY_STREAMED, // by all; new weights go past the caches (VaeWrite), and so do rows (vae_apart)
    VAE_WAY_ALONE,    // by one, while the others sleep
    VAE_WAYS
} VaeWay;

typedef struct VaePace {
    bool on;
    bool turns;           // for tests: another way at each step
    VaeWay way;           // of the next step
    VaeWay kept;          // which won the last trial
    int tries;            // done in the trial under way; -1: there is none
    int try_steps;        // measured in this try
    double try_time, try_slowest; // seconds they took, and the slowest of them
    double best[VAE_WAYS]; // seconds of a step, in the better try of this trial
    double trial_time;    // seconds of all steps of this trial
    long trial_steps;
    double next;          // when the next trial begins, by vae_seconds
    long steps[VAE_WAYS]; // taken so far
} VaePace;

// One thread has nothing to choose; with VAE_ALL_THREADS in the environment all are used. VAE_PACE=team,
// claimed, streamed, alone or turns (another way at each step) sets the way instead, for tests and measurements.
const char *vae_pace_name(VaeWay way); // as in VAE_PACE
void vae_pace_open(VaePace *p, int threads);
bool vae_pace_streams(const VaePace *p); // whether a step may be taken in the streamed way
// A step went from `begin` to `end`, by vae_seconds, in way p->way: sets the way of the next.
void vae_pace_step(VaePace *p, double begin, double end);

// ---------------------------------------------------------------- batches (batches.c)

typedef struct VaeBatch { // of an epoch's rows in their order: n from `first` on
    size_t first;
    int n;
} VaeBatch;
long vae_batches(const VaeModel *m, size_t rows);                 // of an epoch of so many rows
VaeBatch vae_batch_rows(const VaeModel *m, size_t rows, long k); // those of batch k

// ---------------------------------------------------------------- one training step (step.c)

typedef struct VaeTrainer {
    VaeSession *session;
    VaePace pace;
    VaeTraining training;
    float *slot[4]; // the optimizer's, then the moving average of the weights
    int n_slots;
    float *ema;       // [n_param], one of slot; NULL when off
    uint8_t *decay;   // [n_param]; NULL when off
    double *partial;  // [n_partials] squared norms of fixed pieces of the gradient
    size_t n_partials;
    VaeStretch *computed; // [threads][list_size] of the gradient, by each member in the step under way
    size_t list_size;
    // Arena and weights of the second of two threads, for the streamed way, if the program can be run so; or NULL.
    float *twin_arena, *twin_param;
    bool twin_fresh; // twin_param has the weights of the last step
    const float *loss, *reconstruction, *kl; // of the last step, in the arena
    VaeInput input;   // of the step under way
    VaeUpdate update;
} VaeTrainer;

void vae_trainer_open(VaeTrainer *t, VaeSession *s, const VaeTraining *training);
void vae_trainer_close(VaeTrainer *t);
// Step number `step` (from 0) on n rows. state.scalar must be set but for VAE_INV_N.
void vae_trainer_step(VaeTrainer *t, const VaeInput *in, int n, long step, double lr);

// ---------------------------------------------------------------- evaluation (evaluate.c, codes.c)

typedef struct VaeRowScore { // of one row, averaged over its samples, in nats
    double reconstruction, kl;
    double log_likelihood; // importance-sampled
} VaeRowScore;

typedef struct VaeCodeUse { // of a codebook: how many of its codes, and their perplexity
    int used;
    double perplexity;
} VaeCodeUse;

// Averages over rows, in nats. Allocated once, then reused.
typedef struct VaeScores {
    size_t rows;
    int samples, units; // units: the width of all latents
    int active, counted; // see vae_units_name
    double reconstruction, kl, elbo;
    double log_likelihood, log_likelihood_error; // only with samples > 1
    double *unit_kl;       // [units]
    double *unit_variance; // [units] of the posterior means over the rows
    double *unit_mean;     // [units]
    VaeCodeUse codes[VAE_MAX_LATENTS]; // of latents with a codebook
    double *code_count;                // [all codebooks' codes]
    VaeRowScore *row;          // [batch] of the batch evaluated last
    size_t first_not_finite;   // the first row whose scores are not, from 1; 0: there is none
    double *row_max, *row_sum; // [batch] of the streaming log-sum-exp
} VaeScores;

// "active units", "active places": what VaeScores.active is a part of .counted of. Dimensions of z whose
// posterior mean varies and whose KL is not next to 0; for discrete latents the places of a code.
const char *vae_units_name(const VaeModel *m);
void vae_scores_open(VaeScores *r, const VaeModel *m);
void vae_scores_close(VaeScores *r);
// row[0..n), or 0..n-1 when NULL. Works in bounded memory, whatever n and samples are.
void vae_evaluate(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n,
                  int samples, uint64_t seed);
// row[d->rows]
void vae_score_rows(VaeRowScore *row, VaeSession *s, const VaeSource *d, int samples, uint64_t seed);
// What a latent's KL is known of: each of its dimensions (as many as its width), groups of them side
// by side (one of several classes), or the whole (1).
int vae_kl_groups(const VaeModel *m, int latent);
double vae_group_kl(const VaeScores *r, const VaeModel *m, int latent, int group);
double vae_latent_kl(const VaeScores *r, const VaeModel *m, int latent);
// Posterior collapse: every dimension's KL is next to nothing, or all rows have the same code, so the
// decoder reads nothing of z.
bool vae_collapsed(const VaeScores *r, const VaeModel *m);
// codes.c: around the encoder's runs over all rows.
void vae_codes_open(VaeScores *r, const VaeModel *m);
void vae_codes_begin(VaeScores *r, const VaeModel *m);
void vae_codes_add(VaeScores *r, const VaeSession *s, int rows);
void vae_codes_end(VaeScores *r, const VaeModel *m);
// Fills active and unit_variance only, by the encoder alone.
void vae_evaluate_units(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row,
                        size_t n, uint64_t seed);

// ---------------------------------------------------------------- generation (generate.c)

// dst[n, target width] in data units, from latents[n, latent width]. condition and row: what the
// decoder reads besides; NULL where it reads nothing, and NULL for rows 0..n-1.
void vae_decode_rows(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                     const float *latents, size_t n, float *dst);
// The same for draws from what the decoder says of each value, instead of its mean.
void vae_decode_draws(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                      const float *latents, size_t n, uint64_t seed, float *dst);
// Draws from the prior.
void vae_draw_latents(VaeSession *s, uint64_t seed, size_t n, float *latents);
bool vae_has_logvar(const VaeModel *m); // whether the posteriors' variances are known
// Means of the posterior of rows, or draws from it (draw), and log variances if logvar is not NULL.
void vae_encode_rows(VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n, bool draw,
                     uint64_t seed, float *latents, float *logvar);

// ---------------------------------------------------------------- classes by means (nearest.c)

typedef struct VaeClasses {
    int n; // the highest label, and one
    size_t width, *rows; // [n] rows of each; 0: there is no such class
    double *mean;        // [n, width]
    double *own;         // [n] the share of a class's rows that are nearest to its own mean
} VaeClasses;
int vae_classes(const int *label, size_t rows); // how many; dies with 65 when they are too many to compare
void vae_classes_open(VaeClasses *c, const float *point, const int *label, size_t rows,
                      size_t width); // point[rows, width]
void vae_classes_close(VaeClasses *c);
int vae_nearest(const VaeClasses *c, const float *point); // a label

// ---------------------------------------------------------------- principal components (pca.c)

// Of a symmetric a[n, n]: the eigenvalues on its diagonal, the largest first; vectors[n, n] in
// rows.
void vae_eigen(double *a, double *vectors, size_t n);
// plane[rows, 2]: z[rows, width] along its first two components (width >= 2).
void vae_principal(const float *z, size_t rows, size_t width, float *plane, double share[2]);

#endif // VAE_F64

#endif
