// series.h -- the model series, written by vaec 0.1.0 from series.vae; do not edit.
//
// Functions return SERIES_OK or say what went wrong; m can go on either way. Different m may be used by
// different threads at the same time, one m by one thread at a time.
#ifndef SERIES_LIBRARY_H
#define SERIES_LIBRARY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SERIES_ABI 1
#define SERIES_BATCH 8 // rows of a training step, at most
#define SERIES_X 12 // values in a row of x: [6, 2], NaN behind a row's last step; numbers; NaN where it is missing; standardized inside, in the data's units outside
#define SERIES_Z 3 // of the latent z

typedef struct series series; // a model: its weights and all memory that it works in

enum { // what functions return; series_error says it in one line
    SERIES_OK,           // all went well
    SERIES_BAD_ARGUMENT, // a pointer is NULL, a number out of range, or the handle not opened for this
    SERIES_BAD_DATA,     // a value that the model cannot take, such as a NaN
    SERIES_BAD_WEIGHTS,  // not this model's, or damaged
    SERIES_NO_FILE,      // it cannot be read or written
    SERIES_NO_MEMORY,    // or the memory given is too small, or a thread cannot be started
    SERIES_NOT_FINITE,   // the result would not be: the learning rate is too large, or the weights are no good
    SERIES_STOPPED       // by progress
};

typedef struct { // all zero: the standard
    int threads;    // 0: one. More need the C compiled with -DSERIES_THREADS -pthread; bits are the same
    uint64_t seed;  // of initial weights, order and noise; 0: the model's, 1
    int inference;  // not 0: it cannot be trained, and takes less memory
    void *memory;   // at any address: nothing is allocated, ever; NULL: it comes from malloc
    size_t size;    // bytes of memory: series_memory, and 8 for each row that is trained on
} series_options;

typedef struct { // rows, [n, width] each, row after row; NULL: not given
    const float *x;
} series_rows;

typedef struct { // of a batch, in nats a row
    double loss, reconstruction, kl;
} series_loss;

typedef struct { // all zero: as the model says
    int epochs;     // 0: 10
    double lr;      // learning rate; 0: 0.001
    series_rows valid;  // rows to validate on after each epoch; all NULL: none
    size_t n_valid;
    // Called after each step; epoch and step count from 1. What is not 0 stops the training.
    int (*progress)(void *user, int epoch, long step, const series_loss *loss);
    void *user;
} series_training;

// Bytes that series_open needs (options NULL: the standard); SIZE_MAX: they cannot be addressed.
size_t series_memory(const series_options *options);

// Opens a model with initial weights by the seed. *m is NULL if it fails: BAD_ARGUMENT or NO_MEMORY.
int series_open(series **m, const series_options *options);
void series_close(series *m); // NULL is fine
const char *series_error(const series *m); // what went wrong in the last call; "" if nothing did

// Initial weights by this seed; order and noise follow it, too.
int series_init(series *m, uint64_t seed);

// Weights as safetensors. Where a load fails, m has the weights that it had; where a save fails, path is as it
// was. The file says the model, its params, the seed, and at which epoch and step of a training the weights were
// left.
int series_load_bytes(series *m, const void *bytes, size_t size);
#ifndef SERIES_NO_FILES
int series_load(series *m, const char *path);
int series_save(series *m, const char *path);
#endif

// One step on n rows, from 1 to SERIES_BATCH, as they come. loss may be NULL. Schedules of the model that count
// steps count these; those that count epochs stand at their end. A standardized column's mean and deviation are
// those of the first rows that m is trained on.
int series_train_step(series *m, series_rows rows, int n, series_loss *loss);

// A whole training on n rows, from the weights that m has, with a new optimizer. Afterwards, and after STOPPED,
// m has the weights that the command train would leave: the best where the model stops early, else the last (or
// their moving average). t may be NULL.
int series_train(series *m, series_rows rows, size_t n, const series_training *t);

// mean[n, SERIES_Z] and, unless it is NULL, logvar[n, SERIES_Z] of the latent z of n rows.
int series_encode(series *m, series_rows rows, int n, float *mean, float *logvar);

// x[n, SERIES_X]: what the decoder expects for latents z[n, SERIES_Z], in the data's units.
int series_decode(series *m, series_rows conditions, const float *z, int n, float *x);

// Rows through the means of their latents and back: x[n, SERIES_X], NaN behind a row's last step.
int series_reconstruct(series *m, series_rows rows, int n, float *x);

// Draws n latents from the prior and decodes them: x[n, SERIES_X].
int series_sample(series *m, series_rows conditions, int n, uint64_t seed, float *x);

// nats[n]: of each row, the evidence lower bound; samples > 1: the importance-sampled log p(x), a tighter bound.
int series_elbo(series *m, series_rows rows, int n, int samples, float *nats);

#ifdef __cplusplus
}
#endif

#endif
