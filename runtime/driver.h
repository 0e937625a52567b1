// driver.h -- what the files of the driver share: the commands of a built model and the parts they
// are made of. cli.c parses; session.c holds a model's memory and runs its programs; step.c is one
// training step; the rest is a command or a kind of output each. Emitted C never sees this.
#ifndef VAE_DRIVER_H
#define VAE_DRIVER_H

#include "runtime.h"

#include <math.h>

#define VAE_PATH 4096
#define VAE_LIMIT_ROWS 0xffffffffu // rows are numbered with 32 bits, in the random counters too

// ---------------------------------------------------------------- options (cli.c)

typedef struct VaeList { // of an option that is given once for each stream
    const char *item[VAE_MAX_STREAMS];
    int n;
} VaeList;

// What the command line said. A number that was not given is negative (a real: NaN).
typedef struct VaeOptions {
    const VaeModel *model, *f64; // f64 may be NULL
    VaeList data, valid, condition, train_data, clean;
    VaeList bytes, layout, header; // how files are read: see reading.c
    const char *word; // the command's argument
    const char *weights, *out, *output, *latents, *noise, *tensorboard;
    const char *mask, *hide, *labels, *picture, *formula;
    long epochs, threads, limit, checkpoint_every, log_every, samples, count, rows;
    long from, to, row, steps, dims, iterations, label, normal;
    double lr, beta, seconds, range, deviation, quantile;
    uint64_t seed;
    bool has_seed, resume, quiet, json, logvar, draw, alike, mig, help;
} VaeOptions;

// Commands return the exit code.
int vae_command_train(const VaeOptions *o);
int vae_command_eval(const VaeOptions *o);
int vae_command_sample(const VaeOptions *o);
int vae_command_reconstruct(const VaeOptions *o);
int vae_command_encode(const VaeOptions *o);
int vae_command_decode(const VaeOptions *o);
int vae_command_interpolate(const VaeOptions *o);
int vae_command_traverse(const VaeOptions *o);
int vae_command_manifold(const VaeOptions *o);
int vae_command_arithmetic(const VaeOptions *o);
int vae_command_latents(const VaeOptions *o);
int vae_command_impute(const VaeOptions *o);
int vae_command_denoise(const VaeOptions *o);
int vae_command_score(const VaeOptions *o);
int vae_command_rank(const VaeOptions *o);
int vae_command_select(const VaeOptions *o);
int vae_command_init(const VaeOptions *o);
int vae_command_grad(const VaeOptions *o);
int vae_command_gradcheck(const VaeOptions *o);
int vae_command_bench(const VaeOptions *o);
int vae_command_info(const VaeOptions *o);

// How many threads run: as many as asked for (0 or less: as many as pay), but no more than there are
// cores, and no more than pay for a model of this size, so that more never take longer than fewer.
// With VAE_ALL_THREADS in the environment, exactly as many: for tests of what threads must not change.
int vae_threads(const VaeModel *m, long asked);
uint64_t vae_option_seed(const VaeOptions *o); // --seed, or the model's

// ---------------------------------------------------------------- data (dataset_check.c)

// How files are read (reading.c): what the options say, and what the weights say of their training data,
// which is there for a command that reads weights if they are. Before any data are opened.
void vae_reading_open(const VaeOptions *o, bool weights);
// From now on `d` is what training found: other data are read as these were.
void vae_reading_train(const VaeData *d, const VaeModel *m);
// The same as metadata of the weights: key, value pairs, NULL-terminated. Borrows `text`.
#define VAE_READING_TEXT (VAE_MAX_STREAMS * 3 * 128)
#define VAE_READING_PAIRS (VAE_MAX_STREAMS * 3 * 2)
int vae_reading_metadata(const VaeModel *m, const char *pair[VAE_READING_PAIRS], char text[VAE_READING_TEXT]);

// --data, --valid or neither: dies when a stream that `p` reads is not in it.
void vae_data_require(const VaeData *d, const VaeModel *m, const VaeProgram *p, const char *option);
// Dies unless the encoder reads the stream that the decoder makes: there is nothing to denoise or
// to fill in otherwise.
void vae_require_encoded(const VaeModel *m);
void vae_require_target(const VaeData *d, const VaeModel *m, const char *option);
// The same data, one stream's values taken from values[rows, width] in data units. Borrows both; it
// is not to be closed.
VaeData vae_data_with(const VaeData *d, const VaeModel *m, int stream, const float *values);
// The first `rows` labels of a file, a whole number each; a file of fewer rows dies with 65.
int *vae_labels_read(const char *path, size_t rows, uint64_t seed);
uint64_t vae_data_hash(const VaeData *d, const VaeModel *m);
// Of rows as the model reads them, whatever the file's format. row NULL: 0..n-1.
uint64_t vae_rows_hash(const VaeData *d, const VaeModel *m, const uint32_t *row, size_t n);
// Made-up rows that every stream's domain allows. vae_data_close frees them.
void vae_data_make_up(VaeData *d, const VaeModel *m, size_t rows, uint64_t seed);
uint64_t vae_hash(uint64_t hash, const void *bytes, size_t n); // start from VAE_HASH_START
#define VAE_HASH_START UINT64_C(0xcbf29ce484222325)

// ---------------------------------------------------------------- initial weights (init.c)

// param[n_param + n_state]; element k of tensor t in saved order is number k of stream t, so the
// values do not depend on how the kernels lay tensors out.
void vae_init_weights(const VaeModel *m, uint64_t seed, float *param);
size_t vae_tensor_size(const VaeTensor *t);               // elements
size_t vae_tensor_place(const VaeTensor *t, size_t k);    // of element k in saved order, in param

const VaeTensor *vae_tensor(const VaeModel *m, const char *name); // NULL when there is none
const VaePort *vae_port(const VaeProgram *p, const char *name); // NULL when there is none
int vae_latent_width(const VaeModel *m);                        // of all latents together

// Sets data.<stream>.mean, .mean_low and .std from rows row[0..n) of the data (column_stats.c).
void vae_set_columns(const VaeModel *m, const VaeData *d, const uint32_t *row, size_t n,
                     float *param);
// Rows row[0..rows) of a standardized stream, less its mean and over its deviation: dst[rows, width].
void vae_standardize(const VaeData *d, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                     int rows, float *dst);

// What fills a program's input ports.
typedef struct VaeInput {
    const VaeData *data;
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
} VaeSession;

void vae_session_open(VaeSession *s, const VaeModel *m, long threads, bool training);
void vae_session_close(VaeSession *s);
// weights.c: --weights, or those in out/ and the model's name. Dies when they are another model's.
void vae_weights_place(const VaeOptions *o, char path[VAE_PATH]); // there may be no file
void vae_weights_path(const VaeOptions *o, char path[VAE_PATH]);
void vae_session_open_weights(VaeSession *s, const VaeOptions *o); // for inference
void vae_session_read_weights(VaeSession *s, const VaeOptions *o, const char *path);
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

// ---------------------------------------------------------------- evaluation (evaluate.c)

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
    int samples, units, active;
    double reconstruction, kl, elbo;
    double log_likelihood, log_likelihood_error; // only with samples > 1
    double *unit_kl;       // [units]
    double *unit_variance; // [units] of the posterior means over the rows
    double *unit_mean;     // [units]
    VaeCodeUse codes[VAE_MAX_LATENTS]; // of latents with a codebook
    double *code_count;                // [all codebooks' codes]
    VaeRowScore *row;          // [batch] of the batch evaluated last
    double *row_max, *row_sum; // [batch] of the streaming log-sum-exp
} VaeScores;

void vae_scores_open(VaeScores *r, const VaeModel *m);
void vae_scores_close(VaeScores *r);
// row[0..n), or 0..n-1 when NULL. Works in bounded memory, whatever n and samples are.
void vae_evaluate(VaeScores *r, VaeSession *s, const VaeData *d, const uint32_t *row, size_t n,
                  int samples, uint64_t seed);
// row[d->rows]
void vae_score_rows(VaeRowScore *row, VaeSession *s, const VaeData *d, int samples, uint64_t seed);
// What a latent's KL is known of: each of its dimensions (as many as its width), groups of them side
// by side (one of several classes), or the whole (1).
int vae_kl_groups(const VaeModel *m, int latent);
double vae_group_kl(const VaeScores *r, const VaeModel *m, int latent, int group);
double vae_latent_kl(const VaeScores *r, const VaeModel *m, int latent);
// Posterior collapse: every dimension's KL is next to nothing, or all rows have the same code, so the
// decoder reads nothing of z.
bool vae_collapsed(const VaeScores *r, const VaeModel *m);
// mig.c: the mutual information gap, on `shapes`; dies where factors are not known.
typedef struct VaeMigFactor { // nats; best: the dimension of z that says most
    const char *name;
    double entropy, first, second, gap;
    int best;
} VaeMigFactor;
typedef struct VaeMig {
    int n;
    VaeMigFactor factor[VAE_SHAPE_FACTORS];
    double gap; // their mean
} VaeMig;
// codes.c: around the encoder's runs over all rows.
void vae_codes_open(VaeScores *r, const VaeModel *m);
void vae_codes_begin(VaeScores *r, const VaeModel *m);
void vae_codes_add(VaeScores *r, const VaeSession *s, int rows);
void vae_codes_end(VaeScores *r, const VaeModel *m);
// Fills active and unit_variance only, by the encoder alone.
void vae_evaluate_units(VaeScores *r, VaeSession *s, const VaeData *d, const uint32_t *row,
                        size_t n, uint64_t seed);

void vae_mig(VaeMig *mig, VaeSession *s, const VaeOptions *o, const VaeData *d);
// The same of z[n, width] and the first `factors` of v[n, VAE_SHAPE_FACTORS].
void vae_mig_score(VaeMig *mig, const float *z, size_t width, const float *v, int factors, size_t n);
void vae_mig_print(const VaeMig *mig, const VaeModel *m);

// ---------------------------------------------------------------- generation (generate.c)

// dst[n, target width] in data units, from latents[n, latent width]. condition and row: what the
// decoder reads besides; NULL where it reads nothing, and NULL for rows 0..n-1.
void vae_decode_rows(VaeSession *s, const VaeData *condition, const uint32_t *row,
                     const float *latents, size_t n, float *dst);
// The same for draws from what the decoder says of each value, instead of its mean.
void vae_decode_draws(VaeSession *s, const VaeData *condition, const uint32_t *row,
                      const float *latents, size_t n, uint64_t seed, float *dst);
// Draws from the prior.
void vae_draw_latents(VaeSession *s, uint64_t seed, size_t n, float *latents);
bool vae_has_logvar(const VaeModel *m); // whether the posteriors' variances are known
// Means of the posterior of rows, or draws from it (draw), and log variances if logvar is not NULL.
void vae_encode_rows(VaeSession *s, const VaeData *d, const uint32_t *row, size_t n, bool draw,
                     uint64_t seed, float *latents, float *logvar);

// ---------------------------------------------------------------- conditions (condition.c)

typedef struct VaeCondition { // what the decoder reads beside the latents, row by row
    VaeData data, given; // given: --data, of which data borrows
} VaeCondition;

// From --condition, else --data, else (spread) all classes of a label, in order. What is missing is
// a usage error; where o is NULL it is `false`, with nothing opened.
bool vae_condition_open(VaeCondition *c, const VaeModel *m, const VaeOptions *o, size_t rows,
                        bool spread);
// The rows of `data`, which must stay open, but for what --condition says.
void vae_condition_over(VaeCondition *c, const VaeModel *m, const VaeOptions *o, const VaeData *data);
void vae_condition_close(VaeCondition *c);
// How many classes rows would be spread over; 0: they would not.
int vae_condition_classes(const VaeModel *m, const VaeOptions *o);
// "y=0", "y=1", ... of those classes, where there are any.
VaeTexts vae_condition_texts(const VaeModel *m, const VaeOptions *o);

// ---------------------------------------------------------------- better pictures (restore.c)

// The image that the encoder reads when it does not read the target itself; -1: no such model.
int vae_restored_from(const VaeModel *m);
// dst, as large as `to`; one channel may become several. smooth: bilinear, else the nearest pixel.
void vae_resize(const VaeStream *to, float *dst, const VaeStream *from, const float *src, bool smooth);
// Two pictures for each row, original and reconstruction; or three, input, output and original.
int vae_reconstruct_panels(const VaeModel *m);
VaeGridWords vae_reconstruct_words(const VaeModel *m); // what they are called, in pictures
// panel[n, panels, width], as [0, 1] pixels; draw: both z and x are drawn
void vae_reconstruct_pictures(VaeSession *s, const VaeData *d, const VaeData *condition,
                              const uint32_t *row, size_t n, bool draw, uint64_t seed, float *panel);

typedef struct VaePictureScores { // means over pictures, in dB
    double psnr;       // of what is decoded from the posterior mean
    int from;          // the image it was made from; -1: the target itself
    bool same_size;    // that one has the target's size
    double plain_psnr; // of that one, enlarged bilinearly
} VaePictureScores;
bool vae_evaluate_pictures(VaePictureScores *r, VaeSession *s, const VaeData *d); // false: no pixels

// ---------------------------------------------------------------- latent space (latent_names.c)

#define VAE_NAME 128
// "z[3]": dimension k of all latents side by side, counted from 0 here and from 1 in the name.
const char *vae_dimension_name(const VaeModel *m, int k, char text[VAE_NAME]);
// "z[3]", or "z" where the KL is one number: see vae_kl_groups.
const char *vae_group_name(const VaeModel *m, int latent, int group, char text[VAE_NAME]);
// The index of row `number`, counted from 1; dies naming the option when there is no such row.
uint32_t vae_option_row(long number, size_t rows, const char *option);

typedef struct VaeDimension {
    int index;
    double activity; // KL in nats, or the effect on what is decoded, in data units
} VaeDimension;

// dim[latent width], the most active first: by KL on data, or by how much the decoded values change
// (root mean square) between one below and one above `centre`, which needs no data.
void vae_rank_by_kl(VaeSession *s, const VaeData *d, uint64_t seed, VaeDimension *dim);
void vae_rank_by_effect(VaeSession *s, const VaeData *condition, uint32_t row, const float *centre,
                        VaeDimension *dim);
// vae_decode_rows, all under the condition of one row.
void vae_decode_under(VaeSession *s, const VaeData *condition, uint32_t row, const float *latents,
                      size_t n, float *dst);
double vae_normal_quantile(double p); // of N(0, 1); 0 < p < 1
// plane[n, 2] of the codes of rows, and what its axes are. True when they are principal components;
// then share[2] is how much of the variance each explains. (latents.c)
bool vae_latent_plane(VaeSession *s, const VaeData *d, const uint32_t *row, size_t n, float *plane,
                      char x_name[VAE_NAME], char y_name[VAE_NAME], double share[2]);

// ---------------------------------------------------------------- classes by means (nearest.c)

typedef struct VaeClasses {
    int n; // the highest label, and one
    size_t width, *rows; // [n] rows of each; 0: there is no such class
    double *mean;        // [n, width]
    double *own;         // [n] the share of a class's rows that are nearest to its own mean
} VaeClasses;
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

// ---------------------------------------------------------------- rows to files (rows_out.c)

typedef enum { VAE_PNG, VAE_MATRIX } VaeFormat;

// Of a file to write rows of the target stream to (png: may it be a picture?); dies when its suffix
// says nothing, or a picture where the target is none.
VaeFormat vae_output_format(const char *path, const VaeModel *m, bool png);
void vae_output_limit(VaeFormat format, size_t n, const char *what); // dies: too many in a picture
// values[n, target width] in data units. cols: pictures a line; 0: as near to a square as n allows.
void vae_output_rows(const char *path, const VaeModel *m, const float *values, size_t n, int cols);
// The same, of rows that were made of those of a file: under its header.
void vae_output_rows_under(const char *path, const VaeModel *m, const VaeData *like, const float *values,
                           size_t n, int cols);
// The same as a picture, with words around it.
void vae_output_pictures(const char *path, const VaeModel *m, const float *values, size_t n, int cols,
                         VaeGridWords words);
VaeGrid vae_output_grid(const VaeModel *m, const float *values, size_t n, int cols); // of pixels
bool vae_target_is_picture(const VaeModel *m); // 1 or 3 channels
// Turns data units into [0, 1] pixels, for streams of bytes.
void vae_to_pixels(const VaeModel *m, float *values, size_t rows);

struct json_t; // jansson's
typedef struct VaeScores VaeScores;
void vae_print_json(struct json_t *o); // one line on standard output; takes the reference
void vae_print_result(struct json_t *o); // the same, with the weights that were used (weights.c)
// evaluate.c: {"z": [...]}, the KL of each group of each latent; {"z": 1.5}, of each latent; and
// {"z": {"used": 3, "of": 8, "perplexity": 2.5}}, or NULL where no latent has a codebook.
struct json_t *vae_json_units(const VaeScores *r, const VaeModel *m);
struct json_t *vae_json_latents(const VaeScores *r, const VaeModel *m);
struct json_t *vae_json_codes(const VaeScores *r, const VaeModel *m);

// ---------------------------------------------------------------- records (metrics.c)

typedef struct VaeRecord { // one epoch
    long epoch, step;      // epochs and steps done
    double loss, reconstruction, kl, elbo, beta, lr;
    bool has_valid;
    double valid_loss, valid_reconstruction, valid_kl, valid_elbo;
    int active_units;
    const VaeScores *scores; // at the end of the epoch; NULL when read from a file
    bool collapsed;        // no latent dimension carries anything: see vae_collapsed
    double seconds, samples_per_second;
} VaeRecord;

typedef struct VaeMetrics {
    VaeLog log;
    const VaeModel *model;
    char *line; // [room] one record, built before it is written
    size_t room;
} VaeMetrics;

// Opens DIR/metrics.jsonl for appending, first dropping every line past `epochs` epochs and `steps`
// steps (all of them when both are 0), so that resuming never repeats a line.
void vae_metrics_open(VaeMetrics *x, const VaeModel *m, const char *path, long epochs, long steps);
void vae_metrics_epoch(VaeMetrics *x, const VaeRecord *r);
void vae_metrics_step(VaeMetrics *x, const VaeRecord *r); // allocates nothing
void vae_metrics_close(VaeMetrics *x);
// The epochs in the file, from vae_alloc; *n gets how many.
VaeRecord *vae_metrics_read(const char *path, size_t *n);

// ---------------------------------------------------------------- TensorBoard (tensorboard.c)

// Event files for --tensorboard DIR, a new one for each process. directory NULL: all of these do
// nothing. step: steps done before. Steps and epochs allocate nothing.
typedef struct VaeTensorBoard {
    bool open;
    VaeLog log;
} VaeTensorBoard;

void vae_tensorboard_open(VaeTensorBoard *b, const char *directory, long step);
void vae_tensorboard_epoch(VaeTensorBoard *b, const VaeRecord *r);
void vae_tensorboard_step(VaeTensorBoard *b, const VaeRecord *r); // of --log-every
void vae_tensorboard_picture(VaeTensorBoard *b, const char *tag, long step, const uint8_t *png,
                             size_t n);
void vae_tensorboard_close(VaeTensorBoard *b);

// ---------------------------------------------------------------- progress (progress.c)

typedef struct VaeMeter {
    bool quiet, bar, colour, drawn;
    double start, last_drawn; // seconds
    long steps_at_start;
} VaeMeter;

double vae_seconds(void); // of a clock that only goes forward
void vae_meter_open(VaeMeter *p, bool quiet, long steps_done);
void vae_meter_step(VaeMeter *p, long step, long steps, long epoch, long epochs, double loss);
void vae_meter_epoch(VaeMeter *p, const VaeRecord *r, long epochs);
void vae_meter_log(VaeMeter *p, const VaeRecord *r, long steps); // one line of --log-every
void vae_meter_clear(VaeMeter *p); // takes the bar away before anything else is printed
void vae_note(bool quiet, const char *format, ...) __attribute__((format(printf, 2, 3)));

#ifndef VAE_F64

// ---------------------------------------------------------------- batches (batches.c)

typedef struct VaeRows { // of an epoch's rows in their order: n from `first` on
    size_t first;
    int n;
} VaeRows;
long vae_batches(const VaeModel *m, size_t rows);                 // of an epoch of so many rows
VaeRows vae_batch_rows(const VaeModel *m, size_t rows, long k); // those of batch k

// ---------------------------------------------------------------- training (train.c, train_report.c)

// One training run. train.c opens it and loops; train_report.c writes what is left when it is done.
typedef struct VaeTrain {
    const VaeOptions *options;
    const VaeModel *model;
    VaeTraining training;      // the model's, with the command line's changes
    VaeData data, valid_file;
    const VaeData *valid;      // where validation rows are; NULL: there are none
    uint32_t *train_row;       // [n_train] the rows of data to train on
    uint32_t *valid_row;       // [n_valid] the rows of *valid
    uint32_t *order;           // [n_train] this epoch's rows in order
    size_t n_train, n_valid;
    uint32_t *unit_row;        // [n_units] those of train_row that latent units are judged by
    size_t n_units;
    uint64_t rows_hash;        // of the rows to train on: see vae_rows_hash
    uint64_t all_rows_hash;    // of those of --data, held out or not
    VaeSession session;
    VaeTrainer trainer;
    VaeScores *scores;
    VaeMetrics *metrics;
    VaeTensorBoard board;
    VaeMeter *meter;
    VaeProgress at;            // what the checkpoint holds
    float *averaged;           // [n_param + n_state] weights to evaluate; NULL without ema
    long steps_per_epoch, steps;
    double beta, lr;           // of the last step
    float *best;               // [n_param + n_state] with early stopping: the best weights to evaluate
    uint32_t best_epoch;
    uint64_t best_step;
    bool best_unsaved;         // the file does not have them yet
    uint64_t saved_step;       // the step that is saved
    double saved, save_took, save_every; // seconds: see train_save_is_due
    bool collapsed;            // the last epoch ended so; the warning has been given
    double epoch_start, epoch_rows; // since when and for how many rows this process has worked
    VaeRun run;
    char weights[VAE_PATH], checkpoint[VAE_PATH], metrics_path[VAE_PATH]; // in run.place
    char last[VAE_PATH]; // with early stopping: the last weights, where weights has the best
} VaeTrain;

// settings.c: what decides what a step does, and a refusal that names what differs.
void vae_settings(const VaeTrain *t, char text[VAE_SETTINGS]);
void vae_settings_require(const char *path, const char *was, const char *now);
// Reads the weights that were kept and writes samples and report beside them.
void vae_train_outcome(VaeTrain *t);

#endif // VAE_F64

// ---------------------------------------------------------------- the report (report.c)

typedef struct VaePng {
    uint8_t *bytes;
    size_t size;
} VaePng;

// Rows of a table, draws and reconstructions, in the units of the data; NaN: missing.
typedef struct VaeColumns {
    size_t rows, width;
    const float *data, *draws, *rebuilt; // [rows, width]; rebuilt NULL: there are none
    const char *of; // "validation data", ...
    bool classes;   // the one column holds classes
    bool means;     // draws are decoded means: the likelihood is not drawn from
} VaeColumns;

typedef struct VaeReport {
    const VaeModel *model;
    const VaeRecord *record; // [n_records]
    size_t n_records;
    const char *scored_on; // "validation data", ...
    size_t scored_rows;
    double reconstruction, kl, elbo;
    int active, units;
    const VaeScores *scores;
    uint64_t seed;
    long epochs;
    size_t train_rows;
    VaePng samples, pairs, manifold; // bytes NULL: there is none
    const float *plane;  // [n_plane, 2] codes of rows; NULL: none
    const int *label;    // [n_plane]; NULL: none
    size_t n_plane;
    const char *plane_of; // "training data", ...
    const char *x_name, *y_name;
    const VaeColumns *columns; // NULL: the data are no table
} VaeReport;

void vae_report_write(const char *path, const VaeReport *r);

#endif
