// files.h -- files that are never half written: weights, checkpoints, metrics, event files.
#ifndef VAE_FILES_H
#define VAE_FILES_H

#include "core/fit.h"
#include "core/tensors.h"
#include "files/fatal.h"
#include "files/json_text.h"

#define VAE_PATH 4096

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
// Beside FILE.npy, FILE.npy.crc32: what the command convert wrote of its values, "89abcdef 47040000": their CRC-32 and
// their bytes; beside FILE.txt the same of its lines. It goes when FILE.npy is written anew.
#define VAE_FILE_SUM ".crc32"
void vae_file_forget_sum(const char *path); // removes what is beside FILE.npy
// What a link points to in the end, there or not; `path` itself if it is none. at[4096]
const char *vae_follow_links(const char *path, char *at);

// part_file.c: a large file that is written over more than one start of the program, as PATH.part until it is whole.
enum { VAE_PART_HEAD = 256 }; // bytes that it begins with, written last
typedef struct VaePart {
    int fd;
    char path[4096], part[4096];
    uint64_t of;       // a hash of what it is made of
    uint64_t place[4]; // where the last mark is: rows, and what the writer likes
    uint64_t bytes;    // behind the head
    bool bare;         // it has none
    uint8_t front[VAE_PART_HEAD]; // of a bare one: its first bytes
    size_t n_front;
    uint32_t crc;      // of them
    uint8_t *buffer;
    size_t n;
} VaePart;
// resume: goes on from the last mark, if one stands: true, and p->place says where. Dies with 64 where it is made of something
// else, with 73 or 74, and with 75 while another process writes it. bare: it has no head, and bytes that go before the
// last mark must be given again to vae_part_front until this takes no more: how many it has taken.
bool vae_part_open(VaePart *p, const char *path, uint64_t of, bool bare, bool resume);
size_t vae_part_front(VaePart *p, const void *bytes, size_t n);
void vae_part_write(VaePart *p, const void *bytes, size_t n);
void vae_part_mark(VaePart *p, const uint64_t place[4]); // all of this is on the disk
void vae_part_commit(VaePart *p, const uint8_t head[VAE_PART_HEAD]); // NULL of a bare one

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
FILE *vae_open_stream(const char *path); // fopen(path, "rb") likewise

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

// CRC-32 as in PNG, gzip and ZIP, of what was summed up so far (0: nothing) and n more bytes. (crc.c)
uint32_t vae_crc(uint32_t crc, const void *bytes, size_t n);

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

// core/tensors.h, with files.
void vae_weights_write(const char *path, const VaeModel *m, const float *flat, bool with_state,
                       const char *const *metadata, const VaeExtra *extra, int n_extra);
// Reads every tensor of the model into `flat`; a missing, extra, misshapen, non-F32 or non-finite
// tensor, or any flaw of the file, dies with 65. `path` may be a directory (model.safetensors in it).
void vae_weights_read(const char *path, const VaeModel *m, float *flat);
bool vae_weights_fit(const char *path, const VaeModel *m); // has the model's tensors, by name and shape
// In place of a path: the weights inside the program (inside.c). Whether there are any; their bytes,
// NULL for another path.
#define VAE_INSIDE "(inside the program)"
bool vae_weights_inside(void);
const uint8_t *vae_weights_inside_bytes(const char *path, size_t *size);
void vae_weights_guard(const char *path); // they are the user's: an input, as guard.c has it
// What the file's metadata say under `key`; false: nothing.
bool vae_weights_metadata(const char *path, const VaeModel *m, const char *key, char *text, size_t room);
// Calls each() for every text of the metadata.
void vae_weights_each_metadata(const char *path, const VaeModel *m,
                               void (*each)(void *arg, const char *key, const char *value), void *arg);

// ---------------------------------------------------------------- checkpoints (checkpoint.c)

// All that training needs to go on to the same bits. Kept in DIR/checkpoint, written atomically.
#define VAE_SETTINGS 4096
typedef struct VaeProgress {
    uint64_t seed;
    uint64_t rows; // of the training data: resuming on other data is refused
    uint64_t data_hash;
    VaePlace place;
    char settings[VAE_SETTINGS]; // as text; resuming under others is refused
} VaeProgress;
void vae_checkpoint_write(const char *path, const VaeModel *m, const VaeProgress *p,
                          const float *param, const float *const *slots, int n_slots);
bool vae_checkpoint_read(const char *path, const VaeModel *m, VaeProgress *p, float *param,
                         float *const *slots, int n_slots); // false: no such file; flaws die with 65

// ---------------------------------------------------------------- records (metrics.c)

typedef struct VaeRecord { // one epoch
    long epoch, step;      // epochs and steps done
    double loss, reconstruction, kl, elbo, beta, lr;
    bool has_valid;
    double valid_loss, valid_reconstruction, valid_kl, valid_elbo;
    bool has_critic;
    double critic, critic_real, critic_made; // its loss, the parts of real and of made rows that it is right about
    double term[VAE_TERMS]; // what else the objective is made of; not when read from a file
    bool has_units;          // whether units were judged at the end of the epoch
    int active_units;
    const VaeScores *scores; // likewise; NULL when read from a file
    double latent_kl[VAE_MAX_LATENTS]; // when read from a file: of each of several latents; NaN: it does not say
    enum { VAE_GAME_OPEN, VAE_GAME_CRITIC, VAE_GAME_MODEL } game; // who has won it, if there is a critic
    bool collapsed;        // no latent dimension carries anything: see vae_collapsed
    bool is_private;
    double epsilon;        // then: spent so far; not finite: no promise
    double seconds, samples_per_second;
} VaeRecord;

// Who has won between model and critic: it, when it is right about nearly all rows of either kind, or the model, when it
// is right less often than a coin.
int vae_game(const VaeRecord *r);

typedef struct VaeMetrics {
    VaeLog log;
    const VaeModel *model;
    VaeJsonText line; // records that are not written yet
    double written;   // when others were
    bool held;        // there is no file yet
} VaeMetrics;

// Opens DIR/metrics.jsonl for appending, first dropping every line past `epochs` epochs and `steps`
// steps (all of them when both are 0), so that resuming never repeats a line.
void vae_metrics_open(VaeMetrics *x, const VaeModel *m, const char *path, long epochs, long steps);
void vae_metrics_hold(VaeMetrics *x, const VaeModel *m); // before that: lines of steps wait until it is open,
bool vae_metrics_full(const VaeMetrics *x);              // which it has to be for more
void vae_metrics_epoch(VaeMetrics *x, const VaeRecord *r);
void vae_metrics_step(VaeMetrics *x, const VaeRecord *r); // allocates nothing
void vae_metrics_flush(VaeMetrics *x); // writes what waits
void vae_metrics_sync(VaeMetrics *x);  // and to the disk
void vae_metrics_close(VaeMetrics *x);
// The epochs in the file, from vae_alloc; *n gets how many.
VaeRecord *vae_metrics_read(const char *path, size_t *n);
const VaeRecord *vae_metrics_judged(const VaeRecord *record, size_t n); // the last whose units were; NULL: none's
// Dies with 66 if there is no such file, with 65 and the line's number if one is damaged; only the last may be cut off.
void vae_metrics_require(const char *path);

// "kl_per_dimension":{"z":[...]}, the KL of each group of each latent; "kl_per_latent":{"z":1.5}; and
// "codes":{"z":{"used":3,"of":8,"perplexity":2.5}}, or nothing where no latent has a codebook.
void vae_json_units(VaeJsonText *j, const VaeScores *r, const VaeModel *m);
void vae_json_columns(VaeJsonText *j, const VaeScores *r, const VaeModel *m); // of a table; nothing otherwise
void vae_json_latents(VaeJsonText *j, const VaeScores *r, const VaeModel *m);
void vae_json_streams(VaeJsonText *j, const VaeScores *r, const VaeModel *m); // of several, or of labels
void vae_json_codes(VaeJsonText *j, const VaeScores *r, const VaeModel *m);

// ---------------------------------------------------------------- what a run is (summary.c)

// DIR/run.json: how a run was made, written when it begins, and what came of it when it is done. The same for any
// number of threads: there is no time in it.
typedef struct VaeSummary {
    char model[256];
    char settings[VAE_SETTINGS]; // as in VaeProgress, and the seed and the epochs asked for
    char data[17];               // the hash of the rows of --data
    bool done;
    char scored_on[32]; // "validation data", ...; the rest if it is done
    long scored_rows, epochs;
    double elbo, elbo_error, reconstruction, kl; // nats; the error is the standard error over these rows
    int active, units;
} VaeSummary;
void vae_summary_write(const char *path, const VaeSummary *s);
bool vae_summary_read(const char *path, VaeSummary *s); // false: no such file; what is no summary dies with 65

#ifndef VAE_STANDALONE

// ---------------------------------------------------------------- TensorBoard (tensorboard.c)

// Event files for --tensorboard DIR, a new one for each process. directory NULL: all of these do
// nothing. step: steps done before. Steps and epochs allocate nothing.
typedef struct VaeTensorBoard {
    bool open;
    VaeLog log;
} VaeTensorBoard;

void vae_tensorboard_open(VaeTensorBoard *b, const char *directory, long step);
void vae_tensorboard_epoch(VaeTensorBoard *b, const VaeRecord *r);
void vae_tensorboard_sync(VaeTensorBoard *b); // to the disk
void vae_tensorboard_step(VaeTensorBoard *b, const VaeRecord *r); // of --log-every
void vae_tensorboard_picture(VaeTensorBoard *b, const char *tag, long step, const uint8_t *png,
                             size_t n);
void vae_tensorboard_close(VaeTensorBoard *b);

#endif

#endif
