// mnist.h -- the model mnist, written by vaec 0.1.0 from mnist.vae; do not edit.
//
// Functions return MNIST_OK or say what went wrong; m can go on either way. Different m may be used by different
// threads at the same time, one m by one thread at a time.
#ifndef MNIST_LIBRARY_H
#define MNIST_LIBRARY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MNIST_ABI 1
#define MNIST_BATCH 128 // rows of a training step, at most
#define MNIST_X 784 // values in a row of x: [28, 28, 1], from 0 to 1
#define MNIST_Z 20 // of the latent z

typedef struct mnist mnist; // a model: its weights and all memory that it works in

enum { // what functions return; mnist_error says it in one line
    MNIST_OK,           // all went well
    MNIST_BAD_ARGUMENT, // a pointer is NULL, a number out of range, or the handle not opened for this
    MNIST_BAD_DATA,     // a value that the model cannot take, such as a NaN
    MNIST_BAD_WEIGHTS,  // not this model's, or damaged
    MNIST_NO_FILE,      // it cannot be read or written
    MNIST_NO_MEMORY,    // or the memory given is too small, or a thread cannot be started
    MNIST_NOT_FINITE,   // the result would not be: the learning rate is too large, or the weights are no good
    MNIST_STOPPED       // by progress
};

typedef struct { // all zero: the standard
    int threads;    // 0: one. More need the C compiled with -DMNIST_THREADS -pthread; bits are the same
    uint64_t seed;  // of initial weights, order and noise; 0: the model's, 1
    int inference;  // not 0: it cannot be trained, and takes less memory
    void *memory;   // at any address: nothing is allocated, ever; NULL: it comes from malloc
    size_t size;    // bytes of memory: mnist_memory, and 8 for each row that is trained on
} mnist_options;

typedef struct { // rows, [n, width] each, row after row; NULL: not given
    const float *x;
} mnist_rows;

typedef struct { // of a batch, in nats a row
    double loss, reconstruction, kl;
} mnist_loss;

typedef struct { // all zero: as the model says
    int epochs;     // 0: 10
    double lr;      // learning rate; 0: 0.001
    mnist_rows valid;  // rows to validate on after each epoch; all NULL: none
    size_t n_valid;
    // Called after each step; epoch and step count from 1. What is not 0 stops the training.
    int (*progress)(void *user, int epoch, long step, const mnist_loss *loss);
    void *user;
} mnist_training;

// Bytes that mnist_open needs (options NULL: the standard); SIZE_MAX: they cannot be addressed.
size_t mnist_memory(const mnist_options *options);

// Opens a model with initial weights by the seed. *m is NULL if it fails: BAD_ARGUMENT or NO_MEMORY.
int mnist_open(mnist **m, const mnist_options *options);
void mnist_close(mnist *m); // NULL is fine
const char *mnist_error(const mnist *m); // what went wrong in the last call; "" if nothing did

// Initial weights by this seed; order and noise follow it, too.
int mnist_init(mnist *m, uint64_t seed);

// Weights as safetensors. Where a load fails, m has the weights that it had; where a save fails, path is as it
// was. The file says the model, its params, the seed, and at which epoch and step of a training the weights were
// left.
int mnist_load_bytes(mnist *m, const void *bytes, size_t size);
#ifndef MNIST_NO_FILES
int mnist_load(mnist *m, const char *path);
int mnist_save(mnist *m, const char *path);
#endif

// One step on n rows, from 1 to MNIST_BATCH, as they come. loss may be NULL. Schedules of the model that count
// steps count these; those that count epochs stand at their end.
int mnist_train_step(mnist *m, mnist_rows rows, int n, mnist_loss *loss);

// A whole training on n rows, from the weights that m has, with a new optimizer. Afterwards, and after STOPPED,
// m has the weights that the command train would leave: the best where the model stops early, else the last (or
// their moving average). t may be NULL.
int mnist_train(mnist *m, mnist_rows rows, size_t n, const mnist_training *t);

// mean[n, MNIST_Z] and, unless it is NULL, logvar[n, MNIST_Z] of the latent z of n rows.
int mnist_encode(mnist *m, mnist_rows rows, int n, float *mean, float *logvar);

// x[n, MNIST_X]: what the decoder expects for latents z[n, MNIST_Z], in the data's units.
int mnist_decode(mnist *m, mnist_rows conditions, const float *z, int n, float *x);

// Rows through the means of their latents and back: x[n, MNIST_X].
int mnist_reconstruct(mnist *m, mnist_rows rows, int n, float *x);

// Draws n latents from the prior and decodes them: x[n, MNIST_X].
int mnist_sample(mnist *m, mnist_rows conditions, int n, uint64_t seed, float *x);

// nats[n]: of each row, the evidence lower bound; samples > 1: the importance-sampled log p(x), a tighter bound.
int mnist_elbo(mnist *m, mnist_rows rows, int n, int samples, float *nats);

#ifdef __cplusplus
}
#endif

#endif
