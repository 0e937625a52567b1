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
// weights.c: --weights, or those in out/ and the model's name. Dies when they are another model's.
void vae_weights_place(const VaeOptions *o, char path[VAE_PATH]); // there may be no file
void vae_weights_path(const VaeOptions *o, char path[VAE_PATH]);
#ifndef VAE_F64
void vae_session_open_weights(VaeSession *s, const VaeOptions *o); // for inference
// For info: whether the program has weights inside. o NULL: as a line of text.
struct json_t;
void vae_say_inside(const VaeModel *m, struct json_t *o);
void vae_session_read_weights(VaeSession *s, const VaeOptions *o, const char *path);
#endif
uint64_t vae_option_seed(const VaeOptions *o); // --seed, or the model's

// ---------------------------------------------------------------- data (dataset_check.c)

// How files are read (reading.c): what the options say, and what the weights say of their training data,
// which is there for a command that reads weights if they are. Before any data are opened.
void vae_reading_open(const VaeOptions *o, bool weights);
// From now on `d` is what training found: other data are read as these were.
void vae_reading_train(const VaeData *d, const VaeModel *m);
void vae_reading_warn(const VaeData *d, const VaeModel *m); // of pixels that nobody scaled
void vae_shades_say(const VaeModel *m, bool quiet); // what is black and white in pictures, if not 0 and 1
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

#ifndef VAE_F64 // a session's numbers are float; gradcheck.c has its own of double

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

// dst, as large as `to`; one channel may become several. smooth: bilinear, else the nearest pixel.
void vae_resize(const VaeStream *to, float *dst, const VaeStream *from, const float *src, bool smooth);
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
                      size_t n, float *dst);
double vae_normal_quantile(double p); // of N(0, 1); 0 < p < 1
// plane[n, 2] of the codes of rows, and what its axes are. True when they are principal components;
// then share[2] is how much of the variance each explains. (latents.c)
bool vae_latent_plane(VaeSession *s, const VaeData *d, const uint32_t *row, size_t n, float *plane,
                      char x_name[VAE_NAME], char y_name[VAE_NAME], double share[2]);

#endif // VAE_F64

struct json_t; // jansson's
struct json_t *vae_json_text(const char *text); // of any bytes
void vae_print_json(struct json_t *o); // one line on standard output; takes the reference
void vae_print_result(struct json_t *o); // the same, with the weights that were used (weights.c)

// ---------------------------------------------------------------- progress (progress.c)

typedef struct VaeMeter {
    bool quiet, bar, colour, drawn;
    double start, last_drawn; // seconds
    long steps_at_start;
} VaeMeter;

void vae_meter_open(VaeMeter *p, bool quiet, long steps_done);
void vae_meter_step(VaeMeter *p, long step, long steps, long epoch, long epochs, double loss);
void vae_meter_epoch(VaeMeter *p, const VaeRecord *r, long epochs);
void vae_meter_log(VaeMeter *p, const VaeRecord *r, long steps); // one line of --log-every
#ifndef VAE_F64
void vae_meter_of(VaeMeter *p, VaeSession *s); // an evaluation shows how far it is
#endif
void vae_meter_clear(VaeMeter *p); // takes the bar away before anything else is printed
void vae_note(bool quiet, const char *format, ...) __attribute__((format(printf, 2, 3)));

#ifndef VAE_F64 // a session's numbers are float; gradcheck.c has its own of double

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

#endif
