// hierarchy.h -- the model hierarchy, written by vaec 0.1.0 from hierarchy.vae; do not edit.
//
// Functions return HIERARCHY_OK or say what went wrong; m can go on either way. Different m may be used by
// different threads at the same time, one m by one thread at a time.
#ifndef HIERARCHY_LIBRARY_H
#define HIERARCHY_LIBRARY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HIERARCHY_ABI 1
#define HIERARCHY_BATCH 36 // rows of a training step, at most
#define HIERARCHY_X 9 // values in a row of x: numbers
#define HIERARCHY_A 4 // of the latent a
#define HIERARCHY_TOP 2 // of the latent top
#define HIERARCHY_B 3 // of the latent b

typedef struct hierarchy hierarchy; // a model: its weights and all memory that it works in

enum { // what functions return; hierarchy_error says it in one line
    HIERARCHY_OK,           // all went well
    HIERARCHY_BAD_ARGUMENT, // a pointer is NULL, a number out of range, or the handle not opened for this
    HIERARCHY_BAD_DATA,     // a value that the model cannot take, such as a NaN
    HIERARCHY_BAD_WEIGHTS,  // not this model's, or damaged
    HIERARCHY_NO_FILE,      // it cannot be read or written
    HIERARCHY_NO_MEMORY,    // or the memory given is too small, or a thread cannot be started
    HIERARCHY_NOT_FINITE,   // the result would not be: the learning rate is too large, or the weights are no good
    HIERARCHY_STOPPED       // by progress
};

typedef struct { // all zero: the standard
    int threads;    // 0: one. More need the C compiled with -DHIERARCHY_THREADS -pthread; bits are the same
    uint64_t seed;  // of initial weights, order and noise; 0: the model's, 1
    int inference;  // not 0: it cannot be trained, and takes less memory
    void *memory;   // at any address: nothing is allocated, ever; NULL: it comes from malloc
    size_t size;    // bytes of memory: hierarchy_memory, and 8 for each row that is trained on
} hierarchy_options;

typedef struct { // rows, [n, width] each, row after row; NULL: not given
    const float *x;
} hierarchy_rows;

typedef struct { // [n, width] each; NULL: not asked for
    float *a, *top, *b;
} hierarchy_latents;

typedef struct { // the same, to be read
    const float *a, *top, *b;
} hierarchy_codes;

typedef struct { // of a batch, in nats a row
    double loss, reconstruction, kl;
} hierarchy_loss;

typedef struct { // all zero: as the model says
    int epochs;     // 0: 10
    double lr;      // learning rate; 0: 0.001
    hierarchy_rows valid;  // rows to validate on after each epoch; all NULL: none
    size_t n_valid;
    // Called after each step; epoch and step count from 1. What is not 0 stops the training.
    int (*progress)(void *user, int epoch, long step, const hierarchy_loss *loss);
    void *user;
} hierarchy_training;

// Bytes that hierarchy_open needs (options NULL: the standard); SIZE_MAX: they cannot be addressed.
size_t hierarchy_memory(const hierarchy_options *options);

// Opens a model with initial weights by the seed. *m is NULL if it fails: BAD_ARGUMENT or NO_MEMORY.
int hierarchy_open(hierarchy **m, const hierarchy_options *options);
void hierarchy_close(hierarchy *m); // NULL is fine
const char *hierarchy_error(const hierarchy *m); // what went wrong in the last call; "" if nothing did

// Initial weights by this seed; order and noise follow it, too.
int hierarchy_init(hierarchy *m, uint64_t seed);

// Weights as safetensors. Where a load fails, m has the weights that it had; where a save fails, path is as it
// was. The file says the model, its params, the seed, and at which epoch and step of a training the weights were
// left.
int hierarchy_load_bytes(hierarchy *m, const void *bytes, size_t size);
#ifndef HIERARCHY_NO_FILES
int hierarchy_load(hierarchy *m, const char *path);
int hierarchy_save(hierarchy *m, const char *path);
#endif

// One step on n rows, from 1 to HIERARCHY_BATCH, as they come. loss may be NULL. Schedules of the model that
// count steps count these; those that count epochs stand at their end.
int hierarchy_train_step(hierarchy *m, hierarchy_rows rows, int n, hierarchy_loss *loss);

// A whole training on n rows, from the weights that m has, with a new optimizer. Afterwards, and after STOPPED,
// m has the weights that the command train would leave: the best where the model stops early, else the last (or
// their moving average). t may be NULL.
int hierarchy_train(hierarchy *m, hierarchy_rows rows, size_t n, const hierarchy_training *t);

// Means and logarithms of variances of the latents of n rows. What is NULL is not asked for.
int hierarchy_encode(hierarchy *m, hierarchy_rows rows, int n, hierarchy_latents mean, hierarchy_latents logvar);

// x[n, HIERARCHY_X]: what the decoder expects for latents, in the data's units.
int hierarchy_decode(hierarchy *m, hierarchy_rows conditions, hierarchy_codes z, int n, float *x);

// Rows through the means of their latents and back: x[n, HIERARCHY_X].
int hierarchy_reconstruct(hierarchy *m, hierarchy_rows rows, int n, float *x);

// Draws n latents from the prior and decodes them: x[n, HIERARCHY_X].
int hierarchy_sample(hierarchy *m, hierarchy_rows conditions, int n, uint64_t seed, float *x);

// nats[n]: of each row, the evidence lower bound; samples > 1: the importance-sampled log p(x), a tighter bound.
int hierarchy_elbo(hierarchy *m, hierarchy_rows rows, int n, int samples, float *nats);

#ifdef __cplusplus
}
#endif

#endif
