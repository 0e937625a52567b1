// commands.h -- the command line of a built model: its options, the commands and what they share.
#ifndef VAE_COMMANDS_H
#define VAE_COMMANDS_H

#include "pictures/pictures.h"

// ---------------------------------------------------------------- the program (cli.c)

int vae_main(int argc, char **argv, const VaeModel *m, const VaeModel *f64); // f64 may be NULL

// ---------------------------------------------------------------- options (cli.c)

typedef struct VaeList { // of an option that is given once for each stream
    const char *item[VAE_MAX_STREAMS];
    int n;
} VaeList;

// What the command line said. A number that was not given is negative (a real: NaN).
typedef struct VaeOptions {
    const VaeModel *model, *f64; // f64 may be NULL
    VaeList data, valid, condition, train_data, clean, seen;
    const char *weights_column; // of the first stream's CSV: what the model's row_weights are
    VaeList bytes, layout, header, csv, missing, columns, fit; // how files are read: see reading.c
    const char *word; // the command's argument
    const char *weights, *out, *output, *latents, *noise, *tensorboard;
    const char *stream; // of several that the model produces, the one that this is about
    const char *reference; // of audit: other weights
    const char *bleu;      // the lines that should come out
    const char *prior, *freeze, *mask, *hide, *labels, *probe, *picture, *formula, *of, *along, *baseline;
    const char *shuffle;   // --shuffle: rows or block; NULL
    long epochs, threads, limit, checkpoint_every, log_every, samples, count, rows;
    long noise_seed; // of a private training
    long sets; // that impute draws, values and all
    long from, to, row, steps, dims, iterations, label, normal, top, beam, chunk, bits;
    double lr, beta, seconds, range, deviation, quantile, temperature;
    uint64_t seed;
    bool has_seed, resume, quiet, verbose, json, logvar, draw, alike, mig, by_column, by_stream, by_step, as_read, greedy, prior_alone, help;
} VaeOptions;

// Commands return the exit code.
int vae_command_train(const VaeOptions *o);
int vae_command_eval(const VaeOptions *o);
int vae_command_fit(const VaeOptions *o);
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
int vae_command_audit(const VaeOptions *o);
int vae_command_rank(const VaeOptions *o);
int vae_command_select(const VaeOptions *o);
int vae_command_convert(const VaeOptions *o);
int vae_command_compress(const VaeOptions *o);
int vae_command_decompress(const VaeOptions *o);
int vae_command_init(const VaeOptions *o);
int vae_command_explain(const VaeOptions *o);
int vae_command_grad(const VaeOptions *o);
int vae_command_gradcheck(const VaeOptions *o);
int vae_command_bench(const VaeOptions *o);
int vae_command_info(const VaeOptions *o);
int vae_command_new(const VaeOptions *o);

// How many threads run: as many as asked for (0 or less: as many as pay), but no more than there are
// cores, and no more than pay for a model of this size, so that more never take longer than fewer.
// With VAE_ALL_THREADS in the environment, exactly as many: for tests of what threads must not change.
int vae_threads(const VaeModel *m, long asked);
int vae_cores(void); // that this process may use; 0: not known
// ---------------------------------------------------------------- the environment (environment.c)

// VAE_ISA=sse2, avx2 or avx512: which of the runtime's variants run. Dies where it does not name one of them that
// this processor has (64, 69), or none of the models of a program is for it (64).
void vae_isa_from_environment(void);
void vae_isa_require(const VaeModel *m);
// VAE_PACE=team, claimed, streamed, alone or turns (another way at each step) sets how steps are shared out, for
// tests and measurements; dies with 64 on another word. With VAE_ALL_THREADS all threads are used.
#ifndef VAE_F64
VaeSharing vae_sharing(void);
#endif
// Dies if mpirun or srun started this program more than once. work: what it was asked for, in words, of a program that is
// made for several processes; NULL: of any other.
void vae_refuse_copies(const char *work);
bool vae_all_threads(void); // whether VAE_ALL_THREADS is there
const char *vae_kernels_in_use(const VaeModel *m); // "avx512, runtime avx512", for info and bench

// ---------------------------------------------------------------- what core/ runs in (open.c)

// Open in memory of their own; die with 71 and the batch that takes so much, or where a thread cannot be started.
VaeTeam *vae_open_team(int threads, size_t scratch_reals, void **block); // *block: to be freed after it is closed
#ifndef VAE_F64
void vae_open_session(VaeSession *s, const VaeModel *m, int threads, bool training);
void vae_close_session(VaeSession *s);
void vae_open_trainer(VaeTrainer *t, VaeSession *s, const VaeTraining *training);
void vae_close_trainer(VaeTrainer *t);
void vae_open_scores(VaeScores *r, const VaeModel *m);
void vae_close_scores(VaeScores *r);
#endif

// weights.c: --weights, or those in out/ and the model's name. Dies when they are another model's.
void vae_weights_place(const VaeOptions *o, char path[VAE_PATH]); // there may be no file
void vae_weights_path(const VaeOptions *o, char path[VAE_PATH]);
#ifndef VAE_F64
void vae_session_open_weights(VaeSession *s, const VaeOptions *o); // for inference
// For info: whether the program has weights inside. j NULL: as a line of text.
void vae_say_inside(const VaeModel *m, VaeJsonText *j);
void vae_session_read_weights(VaeSession *s, const VaeOptions *o, const char *path);
#endif
uint64_t vae_option_seed(const VaeOptions *o); // --seed, or the model's
_Noreturn void vae_option_is_not_here(const char *name); // in a program that is one C file

// ---------------------------------------------------------------- data (dataset_check.c)

// How files are read (reading.c): what the options say, and what the weights say of their training data,
// which is there for a command that reads weights if they are. Before any data are opened.
void vae_reading_open(const VaeOptions *o, bool weights);
void vae_reading_weights(VaeOptions *o); // --weights-column: a source of the stream that says what rows weigh
// Says what rows weigh, where the model asks; not all of them nothing. option: "--data".
void vae_weights_say(const VaeData *d, const VaeModel *m, const char *option, bool quiet);
void vae_weights_held_out(const VaeData *d, const VaeModel *m, const uint32_t *row, size_t n); // these rows do not all weigh 0
// Of the weights that a training begins with, the words of tokens and of tables: their numbers must stay what they are.
void vae_reading_words(const VaeOptions *o);
// From now on `d` is what training found: other data are read as these were.
void vae_reading_train(const VaeData *d, const VaeModel *m);
void vae_reading_warn(const VaeData *d, const VaeModel *m); // of pixels that nobody scaled
void vae_shades_say(const VaeModel *m, bool quiet); // what is black and white in pictures, if not 0 and 1
// The same as metadata of the weights: key, value pairs, NULL-terminated. Borrows `text`.
#define VAE_READING_TEXT (VAE_MAX_STREAMS * 8 * 192)
#define VAE_READING_PAIRS (VAE_MAX_STREAMS * 8 * 2)
int vae_reading_metadata(const VaeModel *m, const char *pair[VAE_READING_PAIRS], char text[VAE_READING_TEXT]);

// --data, --valid or neither: dies when a stream that `p` reads is not in it.
void vae_data_require(const VaeData *d, const VaeModel *m, const VaeProgram *p, const char *option);
// The same data as an encoder has them that sees the streams of the list alone: the others are missing. Borrows; it is
// not to be closed, and *nothing is to be freed behind it. Dies where the encoder cannot do without one.
VaeData vae_data_seen(const VaeData *d, const VaeModel *m, const VaeList *seen, double **nothing);
// Dies unless the encoder reads the stream that the decoder makes: there is nothing to denoise or
// to fill in otherwise.
void vae_require_encoded(const VaeModel *m);
void vae_require_target(const VaeData *d, const VaeModel *m, const char *option);
// The same data, one stream's values taken from values[rows, width] in data units. Borrows both; it
// is not to be closed.
VaeData vae_data_with(const VaeData *d, const VaeModel *m, int stream, const double *values);
// The first `rows` labels of a file, a whole number each; a file of fewer rows dies with 65.
int *vae_labels_read(const char *path, size_t rows, uint64_t seed);
// data_pass.c: one pass through all rows, from the first to the last.
typedef struct VaePass {
    VaeData *data;
    const VaeModel *model;
    const uint32_t *row; // [n] rows that `rows` is of, growing; NULL: all
    size_t n;
    uint64_t cells, all, rows; // hashes, when the pass is through: of all cells as they are stored, and of rows (vae_rows_hash)
    int stream;                // where it is
    size_t at, next;           // the next row of it, and of row[]
    bool began, same;          // `all` is `cells` so far
    uint8_t *room;
    float *value;
} VaePass;
void vae_pass_open(VaePass *p, VaeData *d, const VaeModel *m, const uint32_t *row, size_t n);
bool vae_pass_waits(const VaePass *p); // whether data are still to be checked: see vae_data_later
bool vae_pass_some(VaePass *p);        // a block of rows; false: it is through
void vae_pass_close(VaePass *p);
// Of rows as the model reads them, whatever the file's format. row NULL: 0..n-1.
uint64_t vae_rows_hash(const VaeData *d, const VaeModel *m, const uint32_t *row, size_t n);
// Made-up rows that every stream's domain allows. vae_data_close frees them.
void vae_data_make_up(VaeData *d, const VaeModel *m, size_t rows, uint64_t seed);
// What a table's columns are centred and divided by, from the first of its made-up rows, which are in units of their own; those
// of all other streams have mean 0 and deviation 1.
void vae_made_up_columns(const VaeData *d, const VaeModel *m, size_t rows, float *param);
uint64_t vae_hash(uint64_t hash, const void *bytes, size_t n); // start from VAE_HASH_START
#define VAE_HASH_START UINT64_C(0xcbf29ce484222325)

// jacobian.c: slope[n, target width], the derivative of what f64's decoder says of the target by dimension `dimension`
// of z[n, latent width] (all latents side by side), where it reads rows row[0..n) of the data beside them.
void vae_decoder_slope(const VaeModel *f64, const float *param, const VaeSource *data, const uint32_t *row, int n,
                       const float *z, int dimension, long threads, double *slope);

#ifndef VAE_F64 // a session's numbers are float; gradcheck.c has its own of double

// fit_prior.c: z[n, latents] from the prior that fit has made of these weights, if it is to be used; else false.
bool vae_fitted_latents(VaeSession *s, const VaeOptions *o, size_t n, float *z);

// ---------------------------------------------------------------- parts of a score (score_parts.c)

typedef struct VaeScoreParts { // by column of a table, by stream that is modelled, or by step of a series
    bool streams, steps;
    VaeTexts texts; // the steps' names
    size_t n, rows;
    const char **name; // [n]
    double *nats;  // [rows, n] -log p of a value given the row's others, or of a stream or step given z; NaN where it is missing
    double *usual; // [n] what a part is on average
} VaeScoreParts;
void vae_score_parts_open(VaeScoreParts *p, const VaeModel *m, size_t rows, bool streams);
// row[rows]: the rows' scores, which it computes.
void vae_score_parts(VaeScoreParts *p, VaeRowScore *row, VaeScores *scores, VaeSession *s, const VaeData *d, int samples,
                     uint64_t seed);
double vae_row_score(const VaeRowScore *r, int samples); // score.c: minus the bound, or minus the log-likelihood
void vae_score_parts_usual(VaeScoreParts *p, const VaeScoreParts *of);
double vae_score_parts_above(const VaeScoreParts *p, size_t row, size_t part); // what is usual; -inf: missing
size_t vae_score_parts_strangest(const VaeScoreParts *p, size_t row);
void vae_score_parts_close(VaeScoreParts *p);

typedef struct VaeTextColumns { // columns of kind text, as fields of a CSV
    size_t n, rows;
    const VaeColumn *column; // [n]
    char **text;             // [rows, n]
} VaeTextColumns;
void vae_text_columns_open(VaeTextColumns *t, const VaeModel *m, const VaeData *d);
void vae_text_columns_close(VaeTextColumns *t);

// ---------------------------------------------------------------- mutual information gap (mig.c)

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
void vae_mig(VaeMig *mig, VaeSession *s, const VaeOptions *o, const VaeData *d);
// The same of z[n, width] and the first `factors` of v[n, VAE_SHAPE_FACTORS].
void vae_mig_score(VaeMig *mig, const float *z, size_t width, const float *v, int factors, size_t n);
void vae_mig_print(const VaeMig *mig, const VaeModel *m);

// ---------------------------------------------------------------- eval --probe (probe.c)

typedef struct VaeProbe { // shares of the rows; labels that occur, the commonest one's, told right by two classifiers
    size_t rows;
    int classes;
    double commonest, linear, neighbours;
} VaeProbe;
void vae_probe(VaeProbe *p, VaeSession *s, const VaeOptions *o, const VaeData *d);
void vae_probe_print(const VaeProbe *p);
void vae_probe_json(const VaeProbe *p, VaeJsonText *j);

// ---------------------------------------------------------------- not finite (not_finite.c)

#define VAE_WHY 600
// What to do about it, as a sentence without its full stop: by the data's reach in rows row[0..n), then by
// how many times the weights were changed, then by the rate.
void vae_why_not_finite(char *text, size_t room, const VaeSession *s, const VaeData *d, const uint32_t *row,
                        size_t n, long updates, double lr);
// "WHAT of row N is not a finite number under these weights", with the row's value that is farthest out.
_Noreturn void vae_die_row_not_finite(const char *what, const VaeSession *s, const VaeData *d, uint32_t row);

// ---------------------------------------------------------------- conditions (condition.c)

typedef struct VaeCondition { // what the decoder reads beside the latents, row by row
    VaeData data, given; // given: --data, of which data borrows
    double total[VAE_MAX_STREAMS]; // --condition x.total=N: what rows of counts sum to; 0: not given
} VaeCondition;

// From --condition, else --data, else (spread) all classes of a label, in order. What is missing is
// a usage error; where o is NULL it is `false`, with nothing opened.
bool vae_condition_open(VaeCondition *c, const VaeModel *m, const VaeOptions *o, size_t rows,
                        bool spread);
// The rows of `data`, which must stay open, but for what --condition says.
void vae_condition_over(VaeCondition *c, const VaeModel *m, const VaeOptions *o, const VaeData *data);
// What rows of counts sum to where no row says it: as --condition asked, else as the weights have it, which is said.
void vae_condition_totals(const VaeCondition *c, VaeSession *s, bool quiet);
void vae_condition_close(VaeCondition *c);
// How many classes rows would be spread over; 0: they would not.
int vae_condition_classes(const VaeModel *m, const VaeOptions *o);
// "y=0", "y=1", ... of those classes, where there are any.
VaeTexts vae_condition_texts(const VaeModel *m, const VaeOptions *o);

// ---------------------------------------------------------------- BLEU (bleu.c)

typedef struct VaeBleuLines { // of --bleu, to be read once
    struct LinesText *text;
} VaeBleuLines;
VaeBleuLines vae_bleu_open(const VaeOptions *o, size_t rows); // dies where there are not as many
// Prints how near values[rows, width] of tokens are to them, and closes them.
void vae_bleu_say(VaeBleuLines *lines, const VaeOptions *o, const double *values, size_t rows);

// ---------------------------------------------------------------- better pictures (restore.c)

// dst, as large as `to`; one channel may become several. smooth: bilinear, else the nearest pixel.
void vae_resize(const VaeStream *to, double *dst, const VaeStream *from, const double *src, bool smooth);
// panel[n, panels, width], as [0, 1] pixels; draw: z is drawn; draw_values: and x
void vae_reconstruct_pictures(VaeSession *s, const VaeData *d, const VaeData *condition, const uint32_t *row, size_t n, bool draw,
                              bool draw_values, uint64_t seed, float *panel);

typedef struct VaePictureScores { // means over pictures, in dB
    double psnr;       // of what is decoded from the posterior mean
    int from;          // the image it was made from; -1: the target itself
    bool same_size;    // that one has the target's size
    double plain_psnr; // of that one, enlarged bilinearly
} VaePictureScores;
bool vae_evaluate_pictures(VaePictureScores *r, VaeSession *s, const VaeData *d); // false: no pixels

// ---------------------------------------------------------------- latent space (latent_rank.c)

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
                      size_t n, double *dst);
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
// How many there are of the labels that this option read; dies with 65 when they are too many to compare
int vae_classes(const char *option, const int *label, size_t rows);
void vae_classes_open(VaeClasses *c, const double *point, const int *label, size_t rows,
                      size_t width); // point[rows, width]
void vae_classes_close(VaeClasses *c);
int vae_nearest(const VaeClasses *c, const double *point); // a label

// ---------------------------------------------------------------- latents with a place (maps.c)

bool vae_has_maps(const VaeModel *m);
// A picture of each row's code z[n, width of all latents], a pixel a place.
void vae_write_maps(const char *path, const VaeModel *m, const float *z, size_t n);

// ---------------------------------------------------------------- principal components (pca.c)

// Of a symmetric a[n, n]: the eigenvalues on its diagonal, the largest first; vectors[n, n] in
// rows.
void vae_eigen(double *a, double *vectors, size_t n);
// plane[rows, 2]: z[rows, width] along its first two components (width >= 2).
void vae_principal(const float *z, size_t rows, size_t width, float *plane, double share[2]);

#endif // VAE_F64

// A line on standard output: the object that *j has begun. Frees it.
void vae_print_json(VaeJsonText *j);
void vae_print_result(VaeJsonText *j); // the same, with the weights that were used (weights.c)

// ---------------------------------------------------------------- progress (progress.c)

typedef struct VaeMeter {
    bool quiet, bar, colour, drawn;
    double start, last_drawn; // seconds
    double spoke;             // for how long: what lines of epochs took
    long steps_at_start;
} VaeMeter;

void vae_meter_open(VaeMeter *p, bool quiet, long steps_done);
void vae_meter_step(VaeMeter *p, long step, long steps, long epoch, long epochs, double loss);
// last: none follows. Where lines would take more than a five-hundredth of the time, some are left out.
void vae_meter_epoch(VaeMeter *p, const VaeRecord *r, long epochs, bool last);
void vae_meter_work(VaeMeter *p, const char *work, double done); // done: from 0, when it begins, to 1
void vae_meter_log(VaeMeter *p, const VaeRecord *r, long steps); // one line of --log-every
#ifndef VAE_F64
void vae_meter_of(VaeSession *s, bool quiet); // its passes over rows show how far they are
#endif
void vae_meter_clear(VaeMeter *p); // takes the bar away before anything else is printed
void vae_note(bool quiet, const char *format, ...) __attribute__((format(printf, 2, 3)));

#ifndef VAE_F64 // a session's numbers are float; gradcheck.c has its own of double

// ---------------------------------------------------------------- training (train.c, train_report.c)

// DIR/past_samples while training runs (train_past.c).
typedef struct VaePast {
    VaeLog log;
    VaeCondition condition;
    const uint32_t *row; // of the condition; NULL: 0..n-1
    size_t n, bytes;     // pictures; bytes in a record
    int height, width, channels, factor; // of a picture as it is kept, and by how much it is smaller
    uint8_t *record;     // [bytes]; NULL: the target is no picture, and nothing is kept
    float *z, *pixels, *small;
    double *values;
} VaePast;

// One training run. train.c opens it and loops; train_report.c writes what is left when it is done.
typedef struct VaeTrain {
    const VaeOptions *options;
    const VaeModel *model;
    VaeFit fit;
    VaeData data, valid_file;
    const VaeData *valid;      // where validation rows are; NULL: there are none
    uint32_t *valid_row;       // [n_valid] the rows of *valid
    size_t n_valid;
    uint32_t *unit_row;        // [n_units] those of fit.train_row that latent units are judged by
    size_t n_units;
    VaePass pass, valid_pass;  // through the data, as long as `looking`
    bool looking;              // not all data have been checked: nothing is written yet
    bool resumed;
    VaePlace from;             // where this process began
    uint64_t rows_hash;        // of the rows to train on: see vae_rows_hash
    float *start;              // [n_param + n_state] with --weights: those to start from; NULL
    uint64_t start_hash;       // of them; 0: new weights
    uint8_t *frozen;           // [n_param] with --freeze; NULL
    uint64_t all_rows_hash;    // of those of --data, held out or not
    VaeSession session;
    VaeTrainer trainer;
    VaeScores *scores;
    VaeMetrics *metrics;
#ifndef VAE_STANDALONE
    VaeTensorBoard board;
#endif
    VaeMeter *meter;
    VaeProgress at;            // what the checkpoint holds
    uint32_t best_epoch;       // with early stopping, of fit.best
    uint64_t best_step;
    bool best_unsaved;         // the file does not have them yet
    uint64_t saved_step;       // the step that is saved
    uint64_t kept_step;        // the step of the checkpoint
    bool kept;                 // there is one of this process
    const char *directory;     // --out
    double saved, save_took, save_every; // seconds: see train_save_is_due
    double between, saving;    // seconds so far: what is done at ends of epochs; of it, saving
    VaePast past;
    bool collapsed;            // the last epoch ended so; the warning has been given
    int game;                  // likewise: who had won it
    double epoch_start, epoch_rows; // since when and for how many rows this process has worked
    double rate, *spending; // of a private training: the probability of a row in a step; [VAE_PRIVACY_WORK]
    double spent;           // and epsilon after so many steps
    uint64_t spent_steps;
    VaeRun run;
    char weights[VAE_PATH], checkpoint[VAE_PATH], metrics_path[VAE_PATH]; // in run.place
    char last[VAE_PATH]; // with early stopping: the last weights, where weights has the best
} VaeTrain;

// private.c: of a private training: its noise, before the first step; what it has spent; and what is said and saved of that.
void vae_private_open(VaeTrain *t, bool resumed);
double vae_private_spent(VaeTrain *t);
void vae_private_outcome(VaeTrain *t);
void vae_private_close(VaeTrain *t);
const char *vae_private_metadata(VaeTrain *t, char *text, size_t room);

// train_start.c: --weights, into the session and t->start; and --freeze and --prior.
void vae_train_read_start(VaeTrain *t);
void vae_train_freeze(VaeTrain *t);
// settings.c: what decides what a step does, and a refusal that names what differs.
void vae_settings(const VaeTrain *t, char text[VAE_SETTINGS]);
// other_rate: the learning rate and its schedule may differ.
void vae_settings_require(const char *path, const char *was, const char *now, bool other_rate);
// DIR/run.json. scored_on: what t->scores are of, so many rows, when the training is done; NULL: it begins.
void vae_train_summary(const VaeTrain *t, const char *scored_on, size_t rows);
// What is not finite ends the training (train_health.c): the weights, before they are written; a step's losses; and
// those of an epoch's validation. And what an epoch is warned of, where the one before it was not.
void vae_train_check_weights(VaeTrain *t);
void vae_train_check_losses(VaeTrain *t);
void vae_train_check_valid(VaeTrain *t, const VaeRecord *r);
void vae_train_warn(const VaeTrain *t, const VaeRecord *r);
// Reads the weights that were kept and writes samples and report beside them.
void vae_train_outcome(VaeTrain *t);
// What is left to be written when the weights have been scored, on rows row[0..rows) of d, and samples were drawn.
void vae_train_report(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows, VaePng samples);
// The rows with the lowest bounds of those that t->scores are of, with t->scores->each: how many (train_strange.c).
// train_lines.c: of a model that tells tokens; else nothing.
void vae_train_lines(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows, VaeLines *lines);
void vae_strange_lines(VaeTrain *t, const VaeData *d, const uint32_t *number, VaeStrange *s, int n);
void vae_lines_free(VaeLines *lines);
int vae_train_strange(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows, VaeStrange s[VAE_STRANGE_ROWS]);
#define VAE_OUTCOME_VALUES 2e7 // in a picture that the report is made of
// train_past.c: opened before the first step or where a checkpoint was made; after each epoch; before a checkpoint; when
// the run has moved into its place.
void vae_past_open(VaeTrain *t);
void vae_past_epoch(VaeTrain *t);
void vae_past_sync(VaeTrain *t);
void vae_past_moved(VaeTrain *t);
void vae_past_close(VaeTrain *t);
// The pictures of past epochs, and of the weights that were kept, which must be the session's. The caller frees them.
int vae_past_frames(VaeTrain *t, long kept_epoch, VaeFrame frame[VAE_FRAMES]);

#endif // VAE_F64

#endif
