// mixed.h -- the model mixed, written by vaec 0.1.0 from mixed.vae; do not edit.
//
// Functions return MIXED_OK or say what went wrong; m can go on either way. Different m may be used by different
// threads at the same time, one m by one thread at a time.
#ifndef MIXED_LIBRARY_H
#define MIXED_LIBRARY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MIXED_ABI 1
#define MIXED_BATCH 16 // rows of a training step, at most
#define MIXED_T 10 // values in a row of t: a table's columns, a number each; NaN where one is missing
#define MIXED_Z 2 // of the latent z

// A row of t, as it is read and as it comes out:
//   [0] age: a number
//   [1] height: a number
//   [2] income: a number above 0
//   [3] visits: a count
//   [4] sex: which word: 0 f, 1 m
//   [5] city: which word, as the vocabulary numbers them: from 0 on, 3 for any other
//   [6] smokes: 0 or 1
//   [7] since: days since 1970-01-01
//   [8] score: a level less 1: from 0 to 3
//   [9] is it: a level less 1: from 0 to 1

typedef struct mixed mixed; // a model: its weights and all memory that it works in

enum { // what functions return; mixed_error says it in one line
    MIXED_OK,           // all went well
    MIXED_BAD_ARGUMENT, // a pointer is NULL, a number out of range, or the handle not opened for this
    MIXED_BAD_DATA,     // a value that the model cannot take, such as a NaN
    MIXED_BAD_WEIGHTS,  // not this model's, or damaged
    MIXED_NO_FILE,      // it cannot be read or written
    MIXED_NO_MEMORY,    // or the memory given is too small, or a thread cannot be started
    MIXED_NOT_FINITE,   // the result would not be: the learning rate is too large, or the weights are no good
    MIXED_STOPPED       // by progress
};

typedef struct { // all zero: the standard
    int threads;    // 0: one. More need the C compiled with -DMIXED_THREADS -pthread; bits are the same
    uint64_t seed;  // of initial weights, order and noise; 0: the model's, 1
    int inference;  // not 0: it cannot be trained, and takes less memory
    void *memory;   // at any address: nothing is allocated, ever; NULL: it comes from malloc
    size_t size;    // bytes of memory: mixed_memory, and 8 for each row that is trained on
    size_t text;    // bytes for the words of each vocabulary; 0: enough for usual ones
} mixed_options;

typedef struct { // rows, [n, width] each, row after row; NULL: not given
    const float *t;
} mixed_rows;

typedef struct { // of a batch, in nats a row
    double loss, reconstruction, kl;
} mixed_loss;

typedef struct { // all zero: as the model says
    int epochs;     // 0: 2
    double lr;      // learning rate; 0: 0.001
    mixed_rows valid;  // rows to validate on after each epoch; all NULL: none
    size_t n_valid;
    // Called after each step; epoch and step count from 1. What is not 0 stops the training.
    int (*progress)(void *user, int epoch, long step, const mixed_loss *loss);
    void *user;
} mixed_training;

// Bytes that mixed_open needs (options NULL: the standard); SIZE_MAX: they cannot be addressed.
size_t mixed_memory(const mixed_options *options);

// Opens a model with initial weights by the seed. *m is NULL if it fails: BAD_ARGUMENT or NO_MEMORY.
int mixed_open(mixed **m, const mixed_options *options);
void mixed_close(mixed *m); // NULL is fine
const char *mixed_error(const mixed *m); // what went wrong in the last call; "" if nothing did

// Initial weights by this seed; order and noise follow it, too.
int mixed_init(mixed *m, uint64_t seed);

// Weights as safetensors. Where a load fails, m has the weights that it had; where a save fails, path is as it
// was. The file says the model, its params, the seed, and at which epoch and step of a training the weights were
// left.
// Vocabularies come and go with them.
int mixed_load_bytes(mixed *m, const void *bytes, size_t size);
#ifndef MIXED_NO_FILES
int mixed_load(mixed *m, const char *path);
int mixed_save(mixed *m, const char *path);
#endif

// The vocabulary of t, "" if it is not known: a line of CSV for each column, the words of a category in quotes, from number 0 on.
const char *mixed_vocabulary_t(const mixed *m);
// Another one, as text like that. BAD_DATA: it is none, and m has the one that it had.
int mixed_set_vocabulary_t(mixed *m, const char *text);

// held[n]: 1 of the rows that mixed_train, given n, holds out to validate on; their words count for no vocabulary.
int mixed_held_out(mixed *m, size_t n, unsigned char *held);

// One step on n rows, from 1 to MIXED_BATCH, as they come. loss may be NULL. Schedules of the model that count
// steps count these; those that count epochs stand at their end. A standardized column's mean and deviation are
// those of the first rows that m is trained on.
int mixed_train_step(mixed *m, mixed_rows rows, int n, mixed_loss *loss);

// A whole training on n rows, from the weights that m has, with a new optimizer. Afterwards, and after STOPPED,
// m has the weights that the command train would leave: the best where the model stops early, else the last (or
// their moving average). t may be NULL.
int mixed_train(mixed *m, mixed_rows rows, size_t n, const mixed_training *t);

// mean[n, MIXED_Z] and, unless it is NULL, logvar[n, MIXED_Z] of the latent z of n rows.
int mixed_encode(mixed *m, mixed_rows rows, int n, float *mean, float *logvar);

// t[n, MIXED_T]: what the decoder expects for latents z[n, MIXED_Z], in the data's units; of a table the
// likeliest words and flags, the middle of all else.
int mixed_decode(mixed *m, mixed_rows conditions, const float *z, int n, float *t);

// Rows through the means of their latents and back: t[n, MIXED_T].
int mixed_reconstruct(mixed *m, mixed_rows rows, int n, float *t);

// Draws n latents from the prior and decodes them: t[n, MIXED_T].
int mixed_sample(mixed *m, mixed_rows conditions, int n, uint64_t seed, float *t);

// nats[n]: of each row, the evidence lower bound; samples > 1: the importance-sampled log p(x), a tighter bound.
int mixed_elbo(mixed *m, mixed_rows rows, int n, int samples, float *nats);

#ifdef __cplusplus
}
#endif

#endif
