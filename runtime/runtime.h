// runtime.h -- what the runtime's own files share. Emitted C never includes this.
#ifndef VAE_RUNTIME_H
#define VAE_RUNTIME_H

#include "vaert.h"

#include <stdio.h>
#include <sysexits.h>

// ---------------------------------------------------------------- errors (error.c)

// Prints "<program>: error: <message>" on standard error and exits with a <sysexits.h> code. Every
// user error in the runtime ends here, and only here.
_Noreturn void vae_die(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));
void vae_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
extern const char *vae_program_name; // for messages

// start-up only; zeroed, 64-byte aligned, sizes overflow-checked; dies with EX_OSERR when out of
// memory. `vae_allocations` counts calls, so that a test can show that none happen while training.
void *vae_alloc(size_t count, size_t size);
void vae_free(void *p);
extern unsigned long vae_allocations;

// ---------------------------------------------------------------- random numbers (rng.c)

// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011). out = bijection of counter under key.
void vae_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

// Random streams: the high byte says what the numbers are for, so that training, evaluation,
// initial weights and shuffling never share numbers.
enum {
    VAE_RNG_TRAIN = 0 << 24,   // | port's stream; step = training step
    VAE_RNG_EVAL = 1 << 24,    // | port's stream; step = sample number
    VAE_RNG_INIT = 2 << 24,    // | tensor number; row = 0
    VAE_RNG_SHUFFLE = 3 << 24, // step = epoch
    VAE_RNG_SAMPLE = 4 << 24,  // | latent; row = sample number
    VAE_RNG_DATA = 5 << 24,    // procedural data sets
    VAE_RNG_PICK = 6 << 24,    // rows picked at random
    VAE_RNG_DRAW = 8 << 24,    // values drawn from what the decoder says
    VAE_RNG_NOISE = 7 << 24    // values hidden, noise added, to test impute and denoise
};

// dst[0..width): numbers keyed by seed, at counter (stream, step, row, index/4). N(0, 1) by
// Box-Muller, or U(0, 1) in the open interval.
void vae_fill_normal(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                     uint32_t row);
void vae_fill_uniform(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                      uint32_t row);
// The same numbers for many rows at once, dst[rows, width], row[r] being row r's number: several
// times faster where rows are narrow.
void vae_fill_normal_rows(float *dst, int rows, int width, uint64_t seed, uint32_t stream,
                          uint32_t step, const uint32_t *row);
// perm[0..n): a permutation of 0..n-1 that depends on seed and epoch only.
void vae_permutation(uint32_t *perm, uint32_t n, uint64_t seed, uint32_t epoch);

// ---------------------------------------------------------------- draws (draw.c)

typedef struct VaeDice { // a sequence of random numbers for one value; copy it to repeat it
    uint32_t key[2], counter[4], word[4];
    int left; // words not used yet
} VaeDice;
VaeDice vae_dice(uint64_t seed, uint32_t stream, uint32_t row, uint32_t column);
double vae_dice_uniform(VaeDice *d); // in (0, 1)
// Counts of this mean and variance mean + mean^2 / size: a Poisson of a gamma rate.
double vae_dice_negative_binomial(VaeDice *d, double mean, double size);
// One row of the model's target stream, dst[width], from what its decoder says: number[k][width]
// is its port "<stream>.draw<k>", NULL behind the last.
void vae_draw_row(const VaeModel *m, const float *const number[VAE_DRAW_MOST], uint64_t seed,
                  uint32_t row, float *dst);

// ---------------------------------------------------------------- threads (team.c)

typedef struct VaeTeam VaeTeam;
VaeTeam *vae_team_new(int threads, size_t scratch_reals); // start-up only
void vae_team_free(VaeTeam *team);
int vae_team_size(const VaeTeam *team);
// Calls fn(arg, member) on every member, the caller among them; returns when all have returned.
void vae_team_run(VaeTeam *team, void (*fn)(void *arg, VaeMember *me), void *arg);
// Whether the next runs are the caller's alone, while the others sleep. Not from inside fn.
void vae_team_alone(VaeTeam *team, bool alone);
// Inside fn: waits for all members; and the half-open share [*begin, *end) of `count` for me.
void vae_barrier(VaeMember *me);
void vae_share(const VaeMember *me, size_t count, size_t *begin, size_t *end);
int vae_member_index(const VaeMember *me); // 0..team size - 1, in vae_team_alone as well
// Of a team of two: from now on this member has its own copies of the arena and the weights, `mine`, and
// `other` is the other member's arena. On them it runs gradients of weights, and works that say what they
// show (VaeResult), of these only its own share; what they show it copies to `other`, past the caches.
// NULL: no longer.
void vae_apart(VaeMember *me, const VaeState *mine, vae_real *other);
// Begins a list, empty, of the stretches of the gradient that this member's tiles compute from now on;
// NULL: no list. And how many it has; -1: of a team of one, which computes all and writes no list.
void vae_computed_begin(VaeMember *me, VaeStretch *list);
int vae_computed(const VaeMember *me);

// ---------------------------------------------------------------- optimizers (optim.c)

// dst[0, n) = src[0, n), past the caches but for what shares lines of dst with others; other threads see it
// after vae_stream_end.
void vae_stream(float *dst, const float *src, size_t n);
void vae_stream_end(void);

// How new weights are written; which is fastest depends on who read the old ones.
typedef enum {
    VAE_WRITE_AT_ONCE,  // nobody else
    VAE_WRITE_TOGETHER, // other threads: many in a row, apart from the other stores
    VAE_WRITE_STREAMED  // other threads, far away: past the caches, or only those for the twin
} VaeWrite;

// What a step needs: the flat arrays, and numbers that are the same for all of their elements.
typedef struct VaeUpdate {
    const VaeOptimizer *optimizer;
    float *param;
    float *twin; // VAE_WRITE_STREAMED: another copy of param, for the new weights as well; NULL: there is none
    const float *grad;
    float *slot[3];       // the optimizer's own, zero at the start; vae_optimizer_slots says how many
    const uint8_t *decay; // 1 where weight decay applies, 0 elsewhere; NULL: it is off
    VaeWrite write;
    float lr, rate, root; // set by vae_update_begin
} VaeUpdate;
int vae_optimizer_slots(const VaeOptimizer *o);
// Before the elements of step `step`, which counts from 1, are updated.
void vae_update_begin(VaeUpdate *u, float lr, long step);
// Applies the step to elements [begin, end) of the flat arrays, formulas as in PyTorch. What becomes of an
// element depends neither on the cut nor on u->write.
void vae_optimizer_step(const VaeUpdate *u, size_t begin, size_t end);
// Factor on lr at a point of training: `epoch` may have a fraction; `epochs` is the whole.
double vae_lr_factor(const VaeLrSchedule *s, double epoch, double epochs);
double vae_schedule_value(const VaeSchedule *s, double step, double epoch, double total_steps,
                          double epochs);

// ---------------------------------------------------------------- data (data/*.c)

// How a file stores a number. Rows become floats when a batch is made, not before: the file
// may be larger than memory.
typedef enum {
    VAE_CELL_U8,
    VAE_CELL_I8,
    VAE_CELL_U16,
    VAE_CELL_I16,
    VAE_CELL_U32,
    VAE_CELL_I32,
    VAE_CELL_U64,
    VAE_CELL_I64,
    VAE_CELL_F16,
    VAE_CELL_F32,
    VAE_CELL_F64,
    VAE_CELLS
} VaeCell;
size_t vae_cell_size(VaeCell cell); // bytes

typedef enum { VAE_LAYOUT_NONE, VAE_LAYOUT_HWC, VAE_LAYOUT_CHW } VaeLayout; // of an image's rows
#define VAE_HOW 160

// A data set: rows * width numbers, mapped or read, one array for each stream of the model.

typedef struct VaeData {
    size_t rows;
    struct {
        VaeCell cell;
        bool big;           // most significant byte first
        const void *values; // [rows, width], at any alignment; a label: [rows, 1], the class
        int width;          // cells per row as stored (1 for labels)
        float scale;        // of u8: 1 / divisor; 1 otherwise
        int divisor;        // of u8: what it is divided by, such as 255; 0: the file held no bytes
        VaeLayout layout;   // VAE_LAYOUT_CHW: the file's rows were [channels, height, width]
        float low, high;    // of the values, as the model reads them; low >= high: not known
        char how[VAE_HOW];  // "bytes / 255": how the file was read; "" for what is made up
        void *owned;        // to free; NULL when mapped
        size_t mapped;      // bytes mapped
        // The form of the file, for rows_like.c. Of what is no file: NULL and 0.
        const char *csv; // its path, if it is a CSV file
        bool header;     // of which the first line is none of the rows
        bool boolean;    // bytes that are 0 or 1
        int rank;        // of the array, rows included
        size_t dim[8];
    } stream[VAE_MAX_STREAMS];
} VaeData;

// How the files of a stream are read where a file does not say it itself (data/how.c).
typedef struct VaeHow {
    const char *stream;
    int bytes;        // --bytes: what bytes are divided by; 0: not said
    VaeLayout layout; // --layout
    int header;       // --header of CSV: 1 yes, -1 no, 0 not said
    // What training found in its own files: the weights' metadata, or --data while --valid is read.
    int trained_bytes;
    VaeLayout trained_layout;
    float low, high; // low >= high: not known
} VaeHow;
VaeHow *vae_how_of(const char *stream);      // to set; `stream` must stay
const VaeHow *vae_how(const char *stream);   // all zero where nothing is said
void vae_how_forget(void);                   // all of it, for tests
void vae_data_say(const VaeData *d, const VaeModel *m, bool quiet); // one line a file, on stderr

// Reads the data for the model's streams. `spec` holds the --data arguments: "FILE" for the first
// stream or "x=FILE" for a named one; `shapes`, `signals`, `ratings` make data up, `shapes:N` N rows.
// The format is told by content (IDX, gzip'd IDX, NPY, NPZ, PNG or a folder of PNG files) or by the
// suffix .csv; "FILE.npz:NAME" is a member. Shapes, domains and
// finite values are checked (the message gives file, row and column); dies with 65 or 66.
// "shrink:x" and "blur:x:SIGMA" make a stream of another one (derive.c).
// A stream that is not given stays with values == NULL. limit > 0 keeps the first rows only.
void vae_data_open(VaeData *d, const VaeModel *m, const char *const *spec, int n_spec, size_t limit,
                   uint64_t seed);
void vae_data_close(VaeData *d);
// values[rows, cells], from vae_alloc, become a stream's.
void vae_data_own(VaeData *d, int stream, float *values, int cells);
// Writes row `row` of a stream as reals: dst[0..stream width), labels one-hot.
// A missing value is NaN.
void vae_data_row(const VaeData *d, const VaeModel *m, int stream, size_t row, float *dst);
// The same in double, as the file has it; and values [at, at + n) of a row.
void vae_data_row_double(const VaeData *d, const VaeModel *m, int stream, size_t row, double *dst);
void vae_data_doubles(const VaeData *d, int stream, size_t row, size_t at, size_t n, double *dst);
// Turns rows, in place, into what a port VAE_IN_DATA (0 where a value is missing) or VAE_IN_MASK
// (1 where it is known, 0 where it is missing) of their stream is given.
void vae_data_missing(const VaeStream *s, VaePortKind port, float *rows, size_t n);

// What a picture of `shapes` is made from: kind, size, x, y and colour, each within (0, 1).
#define VAE_SHAPE_FACTORS 5
void vae_shape_factors(size_t row, uint64_t seed, float factor[VAE_SHAPE_FACTORS]);

// Plain matrices between commands (latents, reconstructions): .npy and .csv by suffix.
typedef struct VaeMatrix {
    size_t rows;
    int width;
    float *values; // [rows, width]
} VaeMatrix;
VaeMatrix vae_matrix_read(const char *path, int width); // width 0: any; dies with 65 or 66
// dims: the shape of one row for NPY ([28, 28, 1]); CSV and pictures write flat rows.
void vae_matrix_write(const char *path, const float *values, size_t rows, const int *dims,
                      int n_dims);
// The same under the header of a stream's CSV file, if that has one.
void vae_matrix_write_under(const char *path, const VaeData *like, int stream, const float *values,
                            size_t rows, const int *dims, int n_dims);
// Rows of a stream's file with some of their values replaced, in the file's own text or type.
typedef struct VaeRowsLike {
    const VaeData *data;
    int stream;
    const uint32_t *row;    // [n] growing; NULL: 0..n-1
    size_t n;
    const uint8_t *changed; // [n, width] 1: take it from values; NULL: none
    const float *values;    // [n, width] in the model's units
} VaeRowsLike;
void vae_rows_like(const char *path, const VaeModel *m, const VaeRowsLike *r);

// ---------------------------------------------------------------- files (file.c)

// A file that is never half written: everything goes to a temporary file beside `path`, which
// vae_file_commit flushes, fsyncs and renames (and fsyncs the directory). A link stays: what it points
// to is written, there or not. Errors die with EX_CANTCREAT (73) or EX_IOERR (74), the temporary file
// removed, the previous file untouched; and with EX_USAGE (64) where it would replace an input.
typedef struct VaeFile {
    FILE *f;
    int fd;
    char path[4096];
    char temporary[4096];
} VaeFile;
VaeFile vae_file_create(const char *path);
void vae_file_write(VaeFile *f, const void *bytes, size_t n);
void vae_file_printf(VaeFile *f, const char *format, ...) __attribute__((format(printf, 2, 3)));
void vae_file_commit(VaeFile *f);
// A file that is appended to; every write is there whole or not at all. Dies with 73 or 74.
typedef struct VaeLog {
    int fd;
    char path[4096];
} VaeLog;
void vae_log_open(VaeLog *l, const char *path);
void vae_log_write(VaeLog *l, const void *bytes, size_t n);
void vae_log_sync(VaeLog *l); // to the disk
void vae_log_close(VaeLog *l);
void vae_make_directory(const char *path); // with parents; existing is fine
// So that names made, renamed or removed in it survive a crash of the machine.
void vae_sync_directory(const char *path);

// open(2), again as long as a signal interrupts it.
int vae_open(const char *path, int flags);

// No output takes the place of an input (guard.c). What is read, as stat(2) has it, or by its name;
// and what will be written: dies with 64 if that is what is read. Before anything is written.
struct stat;
void vae_guard_input(const char *path, const struct stat *s);
void vae_guard_input_path(const char *path);
void vae_guard_output(const char *option, const char *path);
bool vae_guarded(const struct stat *s); // is it an input?
void vae_guard_forget(void);            // all of it, for tests

// Reads a whole file, refusing those over `limit` bytes; dies with 66 or 74. *size gets the length;
// the buffer has a zero byte after it.
void *vae_file_read(const char *path, size_t limit, size_t *size);

// ---------------------------------------------------------------- the directory of a run (run_directory.c)

typedef struct VaeRun {
    char directory[4096]; // --out
    char place[4096];     // where the run's files are: directory, or a hidden one in it
    bool building;            // directory holds an older run, which counts until this one stands
    int lock;
} VaeRun;

void vae_run_guard(const char *directory); // what a training will write there
// Makes and locks the directory; dies with 75 if another training has it. It ends what was cut off
// when a run took the place of an older one.
void vae_run_open(VaeRun *r, const char *directory);
void vae_run_close(VaeRun *r);
void vae_run_begin(VaeRun *r);  // finds the place for a run from the start
void vae_run_resume(VaeRun *r); // finds the run that was begun last
// All that the run needs is on the disk: it takes the place of the older one.
void vae_run_stands(VaeRun *r);
void vae_run_abandon(VaeRun *r); // the older one stays
// Where the weights of the run in a directory are.
void vae_run_weights(const char *directory, char path[4096]);

// ---------------------------------------------------------------- weights (safetensors.c)

// Writes tensors in saved layout from a flat array shaped like VaeState.param (also gradients).
// metadata: key, value pairs, NULL-terminated; NULL for none.
typedef struct VaeExtra { // tensors that are not the model's: loss terms, outputs
    const char *name;
    int rank;
    int dim[VAE_MAX_RANK];
    const float *values;
} VaeExtra;
void vae_weights_write(const char *path, const VaeModel *m, const float *flat, bool with_state,
                       const char *const *metadata, const VaeExtra *extra, int n_extra);
// Reads every tensor of the model into `flat`; a missing, extra, misshapen, non-F32 or non-finite
// tensor, or any flaw of the file, dies with 65. `path` may be a directory (model.safetensors in it).
void vae_weights_read(const char *path, const VaeModel *m, float *flat);
void vae_weights_guard(const char *path); // they are the user's: an input, as guard.c has it
bool vae_weights_fit(const char *path, const VaeModel *m); // has the model's tensors, by name and shape
// What the file's metadata say under `key`; false: nothing.
bool vae_weights_metadata(const char *path, const VaeModel *m, const char *key, char *text, size_t room);
// Calls each() for every text of the metadata.
void vae_weights_each_metadata(const char *path, const VaeModel *m,
                               void (*each)(void *arg, const char *key, const char *value), void *arg);

// ---------------------------------------------------------------- checkpoints (checkpoint.c)

#define VAE_SETTINGS 4096
// All that training needs to go on to the same bits. Kept in DIR/checkpoint, written atomically.
typedef struct VaeProgress {
    uint64_t seed;
    uint64_t rows; // of the training data: resuming on other data is refused
    uint64_t data_hash;
    uint64_t step; // steps done
    uint32_t epoch, batch_in_epoch; // where the next step is
    uint32_t epochs_without_gain;
    double best_loss;
    double sum_loss, sum_reconstruction, sum_kl; // of the epoch under way
    double sum_rows;
    char settings[VAE_SETTINGS]; // as text; resuming under others is refused
} VaeProgress;
void vae_checkpoint_write(const char *path, const VaeModel *m, const VaeProgress *p,
                          const float *param, const float *const *slots, int n_slots);
bool vae_checkpoint_read(const char *path, const VaeModel *m, VaeProgress *p, float *param,
                         float *const *slots, int n_slots); // false: no such file; flaws die with 65

// ---------------------------------------------------------------- pictures (picture.c)

// n short texts, to be written into room[i]: words for a grid. (rows_out.c)
enum { VAE_TEXT = 40 };
typedef struct VaeTexts {
    const char **text;
    char (*room)[VAE_TEXT];
} VaeTexts;
VaeTexts vae_texts_open(int n);
void vae_texts_close(VaeTexts *t);

// Words around a grid, all of them optional.
typedef struct VaeGridWords {
    int group;                // so many side by side belong together: a gap after each group; 0: none
    const char *const *head;  // above the columns: [group], over every group; without groups [cols]
    const char *const *label; // [rows] on the left
    const char *corner;       // before the heads, above the labels
} VaeGridWords;

// Pictures of height x width x channels (1 or 3) in [0, 1], clipped; of a series, one pixel high or
// wide, any numbers. One pixel of margin; small pictures are enlarged.
typedef struct VaeGrid {
    const float *values; // [n, height, width, channels]
    size_t n;            // at most rows * cols; 0: as many
    int rows, cols, height, width, channels;
    VaeGridWords words;
} VaeGrid;

void vae_picture_grid(const char *path, const VaeGrid *g);
// The same as PNG bytes in memory (for data: URIs in the report); *bytes from vae_alloc.
void vae_picture_encode(const VaeGrid *g, uint8_t **bytes, size_t *size);

// ---------------------------------------------------------------- kernels in use (cpu_dispatch.c, peak.c)

const char *vae_kernels_in_use(const VaeModel *m); // "avx512, runtime avx512", for info and bench
double vae_measure_peak(void);                     // float32 flop/s of one core, measured in about 50 ms

// ---------------------------------------------------------------- the program (cli.c)

int vae_main(int argc, char **argv, const VaeModel *m, const VaeModel *f64); // f64 may be NULL

#endif
