// handle.h -- a model in somebody else's program: one pointer, functions that return a status, and the last message
// in it. `vaec emit --library` writes functions of the model's own name and types around these.
//
// Nothing here prints or exits. Where the caller gives memory, nothing is asked for; otherwise one block at opening,
// and one for the time of a training. Different handles may be used by different threads at the same time.
#ifndef VAE_HANDLE_H
#define VAE_HANDLE_H

#include "core/fit.h"
#include "core/rows.h"

typedef struct VaeRowArrays { // of the model's streams
    const float *stream[VAE_MAX_STREAMS]; // [n, width] in the data's units, labels one-hot; NULL: not given
} VaeRowArrays;

typedef struct VaeHandleOptions { // all zero: the standard
    int threads;    // 0: one
    uint64_t seed;  // 0: the model's
    bool inference; // no training
    void *memory;   // NULL: it is asked for
    size_t size;    // of memory
    const float *weights; // [n_param + n_state] to begin with, which stay; NULL: initial ones
} VaeHandleOptions;

typedef struct VaeLoss { // of a batch, in nats a row
    double loss, reconstruction, kl;
} VaeLoss;

typedef struct VaeHandleTraining { // all zero: the model's own
    int epochs;   // 0: the model's
    double lr;    // 0: the model's
    VaeRowArrays valid; // all NULL: as many of the rows as the model says are held out
    size_t n_valid;
    int (*progress)(void *user, int epoch, long step, const VaeLoss *loss); // after each step, from 1; not 0: stop
    void *user;
} VaeHandleTraining;

typedef struct VaeAge { // when in a training weights were left, as their file says it
    bool known;
    uint32_t epoch;
    uint64_t step;
} VaeAge;

typedef struct VaeArrays { // the rows of a caller as what programs read
    VaeSource source;
    VaeRowArrays rows;
} VaeArrays;

typedef struct VaeHandle {
    const VaeModel *model;
    VaeModel about; // the model, if it has been asked for another one of the streams that it produces
    VaeError error;
    void *owned;      // the block that was asked for; NULL: the caller gave one
    VaeMemory memory; // what is left of the block is for the rows of a training
    VaeSession session;
    VaeScores scores;
    VaeArrays data;
    uint64_t seed;
    bool columns;    // the weights have statistics of the columns: those of data that they were trained on
    VaeAge age;      // of the weights
    float *latent;   // [batch, all latents' width]
    float *logvar;   // the same
    uint32_t *row;   // [batch] numbers of rows
    size_t *place;   // [n_tensors] scratch of a load
#ifndef VAE_INFERENCE
    bool training;   // it can be trained
    VaeTrainer trainer;
    VaeFit fit;
    VaePlace at;
    VaeAge best; // of fit.best
    VaeArrays valid;
    uint32_t *order, *row_of; // [n] of a training
    size_t rows_seen; // by single steps
#endif
} VaeHandle;

// handle.c: all return a VaeStatus. n, where it is no batch, may be any number of rows.
size_t vae_handle_memory(const VaeModel *m, const VaeHandleOptions *o); // bytes at any address; SIZE_MAX: too many
int vae_handle_open(VaeHandle **h, const VaeModel *m, const VaeHandleOptions *o); // *h: NULL where it fails
void vae_handle_close(VaeHandle *h);
const char *vae_handle_error(const VaeHandle *h);
int vae_handle_init(VaeHandle *h, uint64_t seed);

// files.c: safetensors. Where a load fails the weights are as they were.
int vae_handle_load_bytes(VaeHandle *h, const void *bytes, size_t size);
#ifndef VAE_NO_FILES
int vae_handle_load(VaeHandle *h, const char *path);
int vae_handle_save(VaeHandle *h, const char *path); // path has all of it or is as it was
#endif

// run.c. Several latents: an array for each; NULL: not asked for.
int vae_handle_encode(VaeHandle *h, VaeRowArrays rows, int n, float *const *mean, float *const *logvar);
int vae_handle_decode(VaeHandle *h, VaeRowArrays conditions, const float *const *z, int n, float *x);
int vae_handle_reconstruct(VaeHandle *h, VaeRowArrays rows, int n, float *x);
int vae_handle_sample(VaeHandle *h, VaeRowArrays conditions, int n, uint64_t seed, float *x);
void vae_handle_about(VaeHandle *h, int stream); // from now on x is this one of several streams that are produced
int vae_handle_elbo(VaeHandle *h, VaeRowArrays rows, int n, int samples, float *nats);

// training.c
int vae_handle_train_step(VaeHandle *h, VaeRowArrays rows, int n, VaeLoss *loss);
int vae_handle_train(VaeHandle *h, VaeRowArrays rows, size_t n, const VaeHandleTraining *t);
void vae_handle_take_training(VaeHandle *h, VaeMemory *memory, const VaeModel *m);
void vae_handle_begin_training(VaeHandle *h); // at step 0, with the weights that there are

// arrays.c: rows for programs to read. The streams that p reads must be there (checked: all values fit, and n > 0).
int vae_arrays_open(VaeArrays *a, VaeHandle *h, const VaeProgram *p, VaeRowArrays rows, size_t n);

#endif
