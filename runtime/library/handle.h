// handle.h -- a model in somebody else's program: one pointer, functions that return a status, and the last message
// in it. `vaec emit --library` writes functions of the model's own name and types around these.
//
// Nothing here prints or exits. Where the caller gives memory, nothing is asked for; otherwise one block at opening,
// and one for the time of a training. Different handles may be used by different threads at the same time.
#ifndef VAE_HANDLE_H
#define VAE_HANDLE_H

#include "core/fit.h"
#include "core/rows.h"
#include "core/tensors.h"
#include "core/token_text.h"

typedef struct VaeRowArrays { // of the model's streams
    // [n, width]: floats in the data's units, labels one-hot; of tokens their numbers, int32_t. NULL: not given
    const void *stream[VAE_MAX_STREAMS];
} VaeRowArrays;

typedef struct VaeHandleOptions { // all zero: the standard
    int threads;    // 0: one
    uint64_t seed;  // 0: the model's
    bool inference; // no training
    void *memory;   // NULL: it is asked for
    size_t size;    // of memory
    const float *weights; // [n_param + n_state] to begin with, which stay; NULL: initial ones
    const char *words[VAE_MAX_STREAMS]; // and the vocabularies that belong to them; NULL: none
    size_t text; // bytes for each vocabulary; 0: the standard
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

#ifndef VAE_NO_WORDS // in one file with a model whose numbers stand for no words
typedef struct VaeVocabulary { // of a stream of tokens, or of a table's columns
#ifdef VAE_FIXED_WEIGHTS
    const char *text;
#else
    char *text, *was; // [room + 1] as the weights' metadata have it, ended by 0 ("": not known); and before it was set
#endif
    size_t room, n;   // of tokens: so many words
    uint32_t *at;     // [words + 1] where in text each begins
    uint32_t *slot;   // [slots] hash -> word + 1; 0: free
    size_t slots;
    void *owned;      // text and was, where they have outgrown the block
    bool fresh;       // set by the load under way
} VaeVocabulary;
#endif

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
#ifndef VAE_NO_TELLING
    double *told;    // [batch, width] of the widest stream that is told one after the other
    bool greedy;     // each token is the likeliest, each place its mean
#endif
#ifndef VAE_NO_WORDS
    VaeVocabulary words[VAE_MAX_STREAMS];
#endif
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
// x: floats, or of tokens int32_t.
int vae_handle_decode(VaeHandle *h, VaeRowArrays conditions, const float *const *z, int n, void *x);
int vae_handle_reconstruct(VaeHandle *h, VaeRowArrays rows, int n, void *x);
int vae_handle_sample(VaeHandle *h, VaeRowArrays conditions, int n, uint64_t seed, void *x);
void vae_handle_about(VaeHandle *h, int stream); // from now on x is this one of several streams that are produced
int vae_handle_elbo(VaeHandle *h, VaeRowArrays rows, int n, int samples, float *nats);

// training.c
int vae_handle_train_step(VaeHandle *h, VaeRowArrays rows, int n, VaeLoss *loss);
int vae_handle_train(VaeHandle *h, VaeRowArrays rows, size_t n, const VaeHandleTraining *t);
void vae_handle_take_training(VaeHandle *h, VaeMemory *memory, const VaeModel *m);
void vae_handle_begin_training(VaeHandle *h); // at step 0, with the weights that there are
// held[n]: 1 of the rows that a training on n rows holds out to validate on, where none are given for that; 0 of all others.
int vae_handle_held_out(VaeHandle *h, size_t n, unsigned char *held);
typedef struct VaeRowNumbers { // of the others, in order
    size_t n;
    const uint32_t *row; // NULL: all
    void *owned;
    VaeMemory rest; // what is left of the caller's memory
} VaeRowNumbers;
int vae_rows_open(VaeRowNumbers *r, VaeHandle *h, size_t n, bool all); // all: others are given
void vae_rows_close(VaeRowNumbers *r);

// words.c: a vocabulary as the weights' metadata have it. A text that is none is refused, and the old one stays.
const char *vae_handle_vocabulary(const VaeHandle *h, int stream); // "": not known
int vae_handle_set_vocabulary(VaeHandle *h, int stream, const char *text);
#ifdef VAE_NO_WORDS
#define vae_vocabulary_take(h, memory, m, o) ((void)0)
#define vae_vocabulary_begin(h, o) ((void)0)
#define vae_vocabulary_load(h, t) VAE_OK
#define vae_vocabulary_back(h) ((void)0)
#define vae_vocabulary_pairs(h, key, pair) 0
#define vae_vocabulary_close(h) ((void)0)
#else
void vae_vocabulary_take(VaeHandle *h, VaeMemory *memory, const VaeModel *m, const VaeHandleOptions *o);
void vae_vocabulary_begin(VaeHandle *h, const VaeHandleOptions *o);
uint32_t vae_vocabulary_find(const VaeHandle *h, int stream, const char *word, size_t n); // a token's number, or VAE_UNK
const char *vae_vocabulary_word(const VaeHandle *h, int stream, uint32_t number, size_t *n); // not ended by 0; NULL: there is none
// Makes room for a text of n bytes in .was, which then becomes the vocabulary, or is refused with the status `wrong`.
int vae_vocabulary_room(VaeHandle *h, int stream, size_t n);
int vae_vocabulary_settle(VaeHandle *h, int stream, VaeStatus wrong);
int vae_vocabulary_load(VaeHandle *h, const VaeTensors *t); // of weights; and, where these are then refused, as it was
void vae_vocabulary_back(VaeHandle *h);
enum { VAE_WORDS_KEY = 128 };
int vae_vocabulary_pairs(const VaeHandle *h, char key[][VAE_WORDS_KEY], const char **pair); // metadata: how many texts
void vae_vocabulary_close(VaeHandle *h);
#endif

// lines.c: n lines of text as rows to[n, width] of tokens, and one such row as a line of at most size - 1 bytes and a 0.
int vae_handle_read(VaeHandle *h, int stream, const char *const *lines, int n, int32_t *to);
int vae_handle_write(VaeHandle *h, int stream, const int32_t *from, char *line, size_t size);
// The vocabulary of the lines that a training on n of them trains on; all: of all of them.
int vae_handle_learn(VaeHandle *h, int stream, const char *const *lines, size_t n, bool all);
// run.c: how tokens, places and codes are told from now on, as VaeTelling says; greedy: nothing is drawn.
int vae_handle_tell(VaeHandle *h, bool greedy, double temperature, int top);

// arrays.c: rows for programs to read. The streams that p reads must be there (checked: all values fit, and n > 0).
int vae_arrays_open(VaeArrays *a, VaeHandle *h, const VaeProgram *p, VaeRowArrays rows, size_t n);

#endif
