// session.h -- a model in memory: initial weights, running its programs, a training step, evaluation.
#ifndef VAE_SESSION_H
#define VAE_SESSION_H

#include "core/core.h"

typedef struct VaeScores VaeScores;
typedef struct VaePeers VaePeers; // core/peers.h

// ---------------------------------------------------------------- initial weights (init.c)

// param[n_param + n_state]; element k of tensor t in saved order is number k of stream t, so the
// values do not depend on how the kernels lay tensors out.
void vae_init_weights(const VaeModel *m, uint64_t seed, float *param);
size_t vae_tensor_size(const VaeTensor *t);               // elements
size_t vae_tensor_place(const VaeTensor *t, size_t k);    // of element k in saved order, in param

const VaeTensor *vae_tensor(const VaeModel *m, const char *name); // NULL when there is none
const VaePort *vae_port(const VaeProgram *p, const char *name); // NULL when there is none
const VaePort *vae_port_of(const VaeProgram *p, const char *of, const char *what); // "OF.WHAT"
int vae_latent_width(const VaeModel *m);                        // of all latents together
bool vae_latent_on_sphere(const VaeModel *m, int latent);       // of length 1: encode says how concentrated it is

// What the columns of a standardized stream were centred and divided by (units.c): [width] each, in param. Of any
// other stream NULL.
typedef struct VaeUnits {
    const float *mean, *low, *std;
    const VaeColumn *column; // of a table
} VaeUnits;
VaeUnits vae_units(const VaeModel *m, int stream, const float *param);
double vae_standard_value(const VaeUnits *u, size_t column, double x); // only with u->std
// From what a decoder says of a row to the units of the data; where these are the same, rounded to floats.
void vae_to_units(const VaeUnits *u, double *row, size_t width); // not of a table
// table.c: what is standardized of a column's value, by its kind (itself, its logarithm, ...); whether anything is.
double vae_column_scaled(const VaeColumn *c, double x);
bool vae_column_is_scaled(const VaeColumn *c);
bool vae_column_is_read(const VaeColumn *c); // and that is what the port is given
// The value of a table's column, in data units, that its decoder's row `says`: the middle, or a draw.
double vae_column_middle(const VaeUnits *u, size_t column, const float *says);
double vae_column_draw(const VaeUnits *u, size_t column, const float *says, VaeDice *d);

// Where the rows of the model's streams come from: files (data/dataset.h), or somebody's arrays.
typedef struct VaeSource VaeSource;
struct VaeSource {
    size_t rows;
    bool (*has)(const VaeSource *self, int stream); // whether it was given
    // Values [at, at + n) of a row as they were given, a missing one NaN, a label one-hot.
    void (*values)(const VaeSource *self, const VaeModel *m, int stream, size_t row, size_t at, size_t n,
                   double *dst);
    // Writes rows row[0..n) of a stream as the programs read them: dst[n, stream width]; a label one-hot, a
    // standardized stream less its mean and over its deviation (of param), a missing value NaN.
    void (*read)(const VaeSource *self, const VaeModel *m, const float *param, int stream,
                 const uint32_t *row, int n, float *dst);
};
// Turns rows, in place, into what a port VAE_IN_DATA (0 where a value is missing) or VAE_IN_MASK
// (1 where it is known, 0 where it is missing) of their stream is given.
// end[steps] of a row of a series: 1 as far as its last step with a value, 0 behind it. (columns.c)
void vae_series_ends(const VaeSource *d, const VaeModel *m, int stream, uint32_t row, float *end);
size_t vae_series_steps(const VaeSource *d, const VaeModel *m, int stream, uint32_t row); // how many it has
// values[n, width] that were made of these rows (NULL: 0..n-1) end where they do, if it is a series and given.
void vae_series_cut(const VaeSource *d, const VaeModel *m, int stream, const uint32_t *row, size_t n, double *values);
void vae_port_missing(const VaeStream *s, VaePortKind port, float *rows, size_t n);

// What fills a program's input ports.
typedef struct VaeInput {
    const VaeSource *data;
    const uint32_t *row; // [n] the data set's rows; NULL: first, first + 1, ...
    size_t first;
    uint64_t seed;
    uint32_t rng, step;  // VAE_RNG_TRAIN or VAE_RNG_EVAL, and the step or sample
    int known;           // for VAE_IN_KNOWN
    bool middle;         // normal noise is 0
    const float *latent; // NULL: zeros; [n, latent width], all latents side by side; of explain one weight more, of the score
    const float *noise;  // [n, width] for the ports that vae_port_given, side by side; NULL: drawn
} VaeInput;

bool vae_port_given(const VaePort *port); // normal, or uniform for a latent's own draw

#ifndef VAE_F64 // a session's numbers are float; gradcheck.c has its own of double

// ---------------------------------------------------------------- sessions (session.c)

typedef struct VaeTelling { // how tokens are drawn
    double temperature; // probabilities to the power of 1 / temperature; 0: as they are
    int top;            // of the likeliest so many; 0: of all
    int beam;           // so many beginnings of a row are gone on with (vae_tell_beams); 0: none are kept
    double *token;      // [2, vae_beam_room, width] of theirs; beams need these two
    float *latent;      // [vae_beam_room, latent width]
} VaeTelling;
enum { VAE_MOST_BEAMS = 64 };

typedef struct VaeSession {
    const VaeModel *model;
    VaeState state;
    VaeTeam *team;
    const VaeProgram *program; // of the run under way
    VaeInput input;
    // How far a pass over rows is, from 0 to 1, and what it does; NULL: nobody asks. Several passes are
    // one piece of work if they have been announced: so many, together called `work`.
    void (*progress)(void *arg, const char *work, double done);
    void *progress_arg;
    const char *work;
    long passes, pass; // announced, and through
    VaeTelling telling;
    VaePeers *peers; // other processes that take part in the same VaeRuns; NULL: there are none
    void *block; // for whoever opened it: the memory to give back. core/ does not look at it
} VaeSession;

// What core/ takes for granted of a model's table: its ABI, and ports by name.
VaeStatus vae_model_check(const VaeModel *m, VaeError *error);
// Bytes of an aligned block that vae_session_open takes; SIZE_MAX: more than can be addressed.
size_t vae_session_memory(const VaeModel *m, int threads, bool training);
// threads: how many, exactly. The memory is in use until the session is closed. Of one that was not opened nothing
// is left to close.
VaeStatus vae_session_open(VaeSession *s, VaeMemory *memory, const VaeModel *m, int threads, bool training,
                           VaeError *error);
void vae_session_close(VaeSession *s);
// Called by every member: fills its share of the rows of the input ports, in whole panels of `panel` rows.
void vae_session_load(const VaeState *s, const VaeProgram *p, const VaeInput *in, VaeMember *me, int panel);
void vae_session_run(VaeSession *s, const VaeProgram *p, const VaeInput *in, int n);
// A program on n rows, batch by batch, each `samples` times: run number k is sample k % samples of a batch.
typedef struct VaeRuns {
    const VaeProgram *program;
    VaeInput input; // of the first
    size_t n;
    int samples;
} VaeRuns;
long vae_runs(const VaeModel *m, const VaeRuns *r);
int vae_runs_rows(const VaeModel *m, const VaeRuns *r, long run);
// Its outputs are in the arena afterwards, whoever computed them. Of several processes each asks for all, in order.
void vae_runs_next(VaeSession *s, const VaeRuns *r, long run);
void vae_runs_one(VaeSession *s, const VaeRuns *r, long run); // computes it here
void vae_rounds_run(VaeSession *s, const VaeRuns *r, long run); // rounds.c
size_t vae_rounds_room(const VaeModel *m, const VaePeers *peers); // bytes of VaePeers.room
void vae_session_passes(VaeSession *s, const char *work, long passes); // announces them
// Said by a pass: so many of its rows are done; all: it ends.
void vae_session_progress(VaeSession *s, const char *work, size_t done, size_t rows);
// Where an output of the program that ran last is; NULL if there is none of this name.
const float *vae_session_output(const VaeSession *s, const VaeProgram *p, const char *name);
const float *vae_session_output_of(const VaeSession *s, const VaeProgram *p, const char *of, const char *what);

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

typedef struct VaeSharing { // how a training is asked to share out its steps
    enum { VAE_MEASURED, VAE_FIXED, VAE_TURNS } by; // the fastest way; always `way`; another one at each step
    VaeWay way;
    VaePeers *peers; // other processes that take shards of each step; NULL: there are none
} VaeSharing;

const char *vae_pace_name(VaeWay way); // "team", ...
void vae_pace_open(VaePace *p, int threads, VaeSharing sharing); // one thread has nothing to choose
bool vae_pace_streams(const VaePace *p); // whether a step may be taken in the streamed way
// A step went from `begin` to `end`, by vae_seconds, in way p->way: sets the way of the next.
void vae_pace_step(VaePace *p, double begin, double end);

// ---------------------------------------------------------------- batches (batches.c)

typedef struct VaeBatch { // of an epoch's rows in their order: n from `first` on
    size_t first;
    int n;
} VaeBatch;
int vae_step_rows(const VaeModel *m);                             // of a full batch
int vae_shards(const VaeModel *m);                                // that a step's rows are cut into, at least 1
VaeBatch vae_shard_rows(const VaeModel *m, int n, int shard);     // of a step's n rows; n = 0: it has none
long vae_batches(const VaeModel *m, size_t rows);                 // of an epoch of so many rows
VaeBatch vae_batch_rows(const VaeModel *m, size_t rows, long k); // those of batch k

// ---------------------------------------------------------------- shards of a step (shards.c)

enum { VAE_SHARD_LEVELS = 11 };

typedef struct VaeShards {
    int all, first, own, levels; // of a step; those of this process, from `first` on; log2(own)
    float *level[VAE_SHARD_LEVELS]; // [n_param] a partial sum of 2^l shards that waits for its neighbour
    float *tail[VAE_SHARD_LEVELS];  // [n_tail] the same of what stands behind the gradient; the last: the whole sum
    size_t n_tail;
    float *before; // [n_state] the untrained parameters before the step
    struct VaeOverlap *overlap; // overlap.h; NULL: the process is alone
    bool told, heard; // something that this process says in the next step; that one of them said in the last
    VaeSession *session; // of the run under way
    VaeInput input;
    int leaf;
    float weight;
} VaeShards;

void vae_shards_take(VaeShards *h, VaeMemory *memory, const VaeModel *m, VaePeers *peers);
// The gradient of a step on n rows into s->state.grad, and its untrained parameters. Only of a model with shards.
void vae_shards_gradient(VaeShards *h, VaeSession *s, const VaeInput *in, int n);
const float *vae_shards_output(const VaeShards *h, const VaeModel *m, const char *name); // of train, of all shards

// ---------------------------------------------------------------- a private step, row by row (by_row.c)

typedef struct VaeByRow {
    float *sum, *weights_alone; // [n_param] of the rows so far; what the loss says of the weights alone
    float *said;                // [2, scalars] the same of the numbers that the program gives for a batch
    double *partial;            // [n_partials] of a row's squared length
    size_t n_partials, noise_width;
    double most; // the length that a row's gradient has at most
    VaeSession *session; // of the step under way
    VaeInput input;
    int rows;
} VaeByRow;

void vae_by_row_take(VaeByRow *h, VaeMemory *memory, const VaeModel *m);
// The gradient of a step on n rows into s->state.grad, each row's shortened, divided by `divisor`; what the program gives for a
// batch, for all rows. Only of a model with privacy.by_row, and n > 0.
void vae_by_row_gradient(VaeByRow *h, VaeSession *s, const VaeInput *in, int n, int divisor);

// ---------------------------------------------------------------- one training step (step.c)

// What the objective is made of beside reconstruction and KL, and a critic's numbers: of one that has more, the first ones.
const VaePort *vae_term(const VaeModel *m, int i); // a number of the program train; NULL: there are no more

typedef struct VaeTrainer {
    VaeSession *session;
    VaePeers *peers;
    VaePace pace;
    VaeTraining training;
    float *slot[4]; // the optimizer's, then the moving average of the weights
    int n_slots;
    float *ema;       // [n_param], one of slot; NULL when off
    uint8_t *decay;   // [n_param]; NULL when off
    const float *still;    // [n_state] what the untrained weights (averages) stay at; the caller's; NULL: they move
    const uint8_t *frozen; // [n_param] 1: stays as it is, as if its gradient were none; the caller's; NULL: none
    double *partial;  // [players, n_partials] squared norms of fixed pieces of the gradient: the model's, a critic's
    size_t n_partials;
    VaeStretch *computed; // [threads][list_size] of the gradient, by each member in the step under way
    size_t list_size;
    // Arena and weights of the second of two threads, for the streamed way, if the program can be run so; or NULL.
    float *twin_arena, *twin_param;
    double noise;       // of a private training: its deviation in units of privacy.clip
    uint64_t noise_seed;
    bool twin_fresh; // twin_param has the weights of the last step
    VaeShards shards; // shards.all: 1 if a step is one run
    VaeByRow by_row;
    const float *loss, *reconstruction, *kl; // of the last step
    const float *term[VAE_TERMS]; // the same, as vae_term has them; NULL: no more
    const float *critic, *critic_real, *critic_made; // the same, with a critic; else NULL
    VaeInput input;   // of the step under way
    VaeUpdate update[2]; // of the model's weights, of a critic's
    void *block; // as VaeSession.block
} VaeTrainer;

size_t vae_trainer_memory(const VaeModel *m, int threads, const VaeTraining *training, VaeSharing sharing);
// The session must be one for training, and both it and the memory outlive the trainer.
VaeStatus vae_trainer_open(VaeTrainer *t, VaeMemory *memory, VaeSession *s, const VaeTraining *training,
                           VaeSharing sharing, VaeError *error);
// What the program train gave for the last step's rows; NULL: it gives none of this name.
const float *vae_trainer_output(const VaeTrainer *t, const char *name);
// Step number `step` (from 0) on n rows, of a private training also on none. state.scalar must be set but for VAE_INV_N.
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

typedef struct VaeStreamScore { // of one of several streams that the model produces, or of a label
    double reconstruction;
    double tokens;       // of tokens: how many, their ends among them
    double right, known; // a label: rows whose most likely class is theirs, of those whose label is known
} VaeStreamScore;

// Averages over rows, in nats. Opened once, then reused.
typedef struct VaeScores {
    size_t rows;
    int samples, units; // units: the width of all latents
    int active, counted; // see vae_units_name
    double reconstruction, kl, elbo;
    double elbo_error; // the standard error of elbo as the mean of these rows
    double log_likelihood, log_likelihood_error; // only with samples > 1
    double *unit_kl;       // [units]
    double *unit_variance; // [units] of the posterior means over the rows
    double *unit_mean;     // [units]
    VaeStreamScore stream[VAE_MAX_STREAMS];
    VaeCodeUse codes[VAE_MAX_LATENTS]; // of latents with a codebook
    double *code_count;                // [all codebooks' codes]
    VaeRowScore *row;          // [batch] of the batch evaluated last
    VaeRowScore *each;         // [rows] the caller's, for vae_evaluate to fill; NULL: not asked for
    double weight;             // of all rows together: how many there are, where they weigh the same
    double *row_weight;        // [batch] of the batch evaluated last; NULL: no stream says it
    size_t first_not_finite;   // the first row whose scores are not, from 1; 0: there is none
    double *row_max, *row_sum; // [batch] of the streaming log-sum-exp
    int columns;               // of a table that is modelled, steps of a series; 0: it is neither
    double *column;            // [columns] the reconstruction's parts
    double *row_column;        // [batch, columns] of the batch evaluated last
    double *each_column;       // [rows, columns] the caller's, for vae_score_rows to fill; NULL: not asked for
    double *row_stream;        // [batch, model's streams] the same, of each of several that are modelled; NULL: of one
    double *each_stream;       // [rows, model's streams] the caller's, for vae_score_rows to fill; NULL: not asked for
    void *block; // as VaeSession.block
} VaeScores;

// "active units", "active places": what VaeScores.active is a part of .counted of. Dimensions of z whose
// posterior mean varies and whose KL is not next to 0; for discrete latents the places of a code.
const char *vae_units_name(const VaeModel *m);
// What eval says of a stream beside the sums: its own reconstruction; how often its label is right.
bool vae_scores_stream(const VaeModel *m, int stream);
bool vae_scores_labels(const VaeModel *m, int stream);
double vae_accuracy(const VaeScores *r, int stream); // 0 to 1; NaN: no label is known
bool vae_scores_tokens(const VaeModel *m, int stream);
// Nats for each token of a stream: of the bound (or of the log-likelihood, with samples), or, where several streams are
// modelled, of its reconstruction alone.
double vae_nats_per_token(const VaeScores *r, const VaeModel *m, int stream);
int vae_targets(const VaeModel *m);                  // streams that the model produces
double vae_dimensions(const VaeModel *m);            // numbers of a row that it produces; one of many is one
size_t vae_scores_memory(const VaeModel *m);
VaeStatus vae_scores_open(VaeScores *r, VaeMemory *memory, const VaeModel *m, VaeError *error);
// row[0..n), or 0..n-1 when NULL. Works in bounded memory, whatever n and samples are.
void vae_evaluate(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n,
                  int samples, uint64_t seed);
// Rows row[0..rows), or first, first + 1, ..., of one batch: into r->row, and their units' KL into the sums.
void vae_score_batch(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row, size_t first, int rows,
                     int samples, uint64_t seed);
// row[d->rows]. What `r` held before is lost.
void vae_score_rows(VaeRowScore *row, VaeScores *r, VaeSession *s, const VaeSource *d, int samples, uint64_t seed);
// What a latent's KL is known of: each of its dimensions (as many as its width), groups of them side
// by side (one of several classes), or the whole (1).
int vae_kl_groups(const VaeModel *m, int latent);
double vae_group_kl(const VaeScores *r, const VaeModel *m, int latent, int group);
double vae_latent_kl(const VaeScores *r, const VaeModel *m, int latent);
// Posterior collapse: every dimension's KL is next to nothing, or all rows have the same code, so the
// decoder reads nothing of z.
bool vae_collapsed(const VaeScores *r, const VaeModel *m);
// codes.c: around the encoder's runs over all rows.
void vae_codes_take(VaeScores *r, VaeMemory *memory, const VaeModel *m);
void vae_codes_begin(VaeScores *r, const VaeModel *m);
void vae_codes_add(VaeScores *r, const VaeSession *s, int rows);
void vae_codes_end(VaeScores *r, const VaeModel *m);
// Fills active and unit_variance only, by the encoder alone.
void vae_evaluate_units(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row,
                        size_t n, uint64_t seed);

// ---------------------------------------------------------------- generation (generate.c)

int vae_row_weights(const VaeModel *m); // the stream that says what each row weighs; -1: none does
// The sum of a row's counts that decode speaks of, where the likelihood's mean is a multiple of it; NULL: it is none.
float *vae_total(const VaeModel *m, int stream, float *param);
bool vae_has_total(const VaeModel *m, int stream);
double vae_row_total(const VaeModel *m, const VaeSource *d, int stream, size_t row); // the sum of a row's values
// dst[n, target width] in data units, from latents[n, latent width]; of counts with a total, of the rows' own where the
// condition has the target. condition and row: what the
// decoder reads besides; NULL where it reads nothing, and NULL for rows 0..n-1. In double: a float has
// digits for the values of a standardized stream, but not always for those in the data's units.
void vae_decode_rows(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                     const float *latents, size_t n, double *dst);
// The same, rounded to floats.
void vae_decode_floats(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents,
                       size_t n, float *dst);
// vae_decode_rows for draws from what the decoder says of each value, instead of its mean.
void vae_decode_draws(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                      const float *latents, size_t n, uint64_t seed, double *dst);
// Both tell tokens in the end (tokens.c): the likeliest at each step, or draws.
#ifndef VAE_NO_TELLING // in one file with a model that tells nothing step by step: no tokens, places or codes
void vae_tell_rows(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents, size_t n,
                   bool draw, uint64_t seed, double *dst);
bool vae_reads_told(const VaeModel *m); // whether some decoder reads what stands before a step
// Runs the decode program on n rows, where the target's tokens so far are token[n, width] (NULL: none). row and first: of
// the condition.
void vae_decode_told(VaeSession *s, const VaeSource *condition, const uint32_t *row, size_t first, const float *latents,
                     const double *token, size_t n);
#endif
// Step t of n rows by the program `step`, the steps before it having been asked for in their order: the probabilities of its
// words, [n, words]. Word before[r * pitch] stands before row r's (t 0: nothing does). in: latents and conditions. from: the
// row whose states row r goes on with; NULL: its own.
#ifndef VAE_NO_TELLING
// Before step t of the program p: which one it is, and what the step before left as the states of this one (from: of row r
// those of row from[r]; NULL: its own).
void vae_step_ready(VaeSession *s, const VaeProgram *p, size_t rows, int t, const int *from);
const float *vae_tell_step(VaeSession *s, const VaeInput *in, size_t n, int t, const double *before, size_t pitch,
                           const int *from);
// dst[n, width]: of each row the likeliest that a search finds which keeps the s->telling.beam likeliest beginnings after
// each step (at most VAE_MOST_BEAMS, and the rows of a batch). Likely is the sum of log-probabilities, the end's among them, and
// not less for being long; of equals the earlier beginning goes first, and then the smaller word.
// Several rows are searched at a time, whose results do not depend on each other.
void vae_tell_beams(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents, size_t n,
                    double *dst);
size_t vae_beam_room(const VaeModel *m, int beam); // beginnings that are looked at together, of all rows
#endif
static inline const char *vae_place_word(const VaeStream *x) { return x->kind == VAE_SERIES ? "step" : "place"; }
#ifdef VAE_NO_PLACES // in one file with a model none of whose decoders tells an image place by place, or a series step by step
#define vae_told_by_place(m, stream) false
#else
bool vae_told_by_place(const VaeModel *m, int stream); // an image or a series, by a decoder that reads what stands before each place
// vae_decode_rows, or vae_decode_draws, of the target, which is told by place: each place given those before it.
void vae_tell_places(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents, size_t n, bool draw,
                     uint64_t seed, double *dst);
// Place t of n rows by the program `step`, those before it having been asked for in their order; row r's place before it is
// before[r * pitch], ... in the decoder's units. What it says is in the program's outputs.
void vae_tell_place(VaeSession *s, const VaeInput *in, size_t n, int t, const double *before, size_t pitch);
#endif
#ifndef VAE_NO_TELLING
// One of n with probabilities p (their sum need not be 1), as `how` says: of words no padding and no begin.
int vae_draw_one_of(const float *p, int n, bool words, const VaeTelling *how, VaeDice d);
#endif
#ifndef VAE_NO_NEXT // in one file with a model none of whose priors goes from code to code
// Of n rows, as many as a batch has at most, the codes of the latent whose prior goes from one to the next: their numbers stand
// where its first values would, in latents[n, latent width]. row: of the condition, NULL: first, first + 1, ...
void vae_draw_codes(VaeSession *s, const VaeSource *condition, const uint32_t *row, size_t first, uint64_t seed, size_t n,
                    float *latents);
#endif
// Draws from the prior. condition and row as above, of what a prior is given.
void vae_draw_latents(VaeSession *s, const VaeSource *condition, const uint32_t *row, uint64_t seed, size_t n,
                      float *latents);
// Where a decoder draws latents: the latents of latents[n, width] below those that are known (1: those that no decoder
// draws; 1 + k: the first k that are drawn, too), drawn from their priors given these, or (middle) their priors' means.
void vae_draw_below(VaeSession *s, const VaeSource *condition, const uint32_t *row, int known, bool middle, uint64_t seed,
                    size_t n, float *latents);
// The same means below the latent that has this dimension, for codes in which that has been changed. Where no decoder
// draws, codes stay as they are.
void vae_follow(VaeSession *s, const VaeSource *condition, const uint32_t *row, int dimension, size_t n, float *latents);
int vae_known_above(const VaeModel *m); // the width of the latents that no decoder draws
// Numbers first, first + 1, ..., and these rows of the condition.
void vae_draw_latents_from(VaeSession *s, const VaeSource *condition, const uint32_t *row, uint64_t seed,
                           size_t first, size_t n, float *latents);
bool vae_has_logvar(const VaeModel *m); // whether the posteriors' variances are known
// Means of the posterior of rows, or draws from it (draw), and log variances if logvar is not NULL.
void vae_encode_rows(VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n, bool draw,
                     uint64_t seed, float *latents, float *logvar);

#endif // VAE_F64

#endif
