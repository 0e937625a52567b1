// random_write.h -- what the files that make up models share: random_model.c, random_steps.c, random_parts.c, random_loss.c.
#ifndef RANDOM_WRITE_H
#define RANDOM_WRITE_H

#include "oracle.h"

typedef struct Known { // a name that concat and add can read
    char name[16];
    Shape shape;
} Known;

enum { MAX_KNOWN = 64, MAX_JOINED = 400, MOST_ATTEMPTS = 60 };

typedef struct Writer {
    FILE *f;
    Random r;
    int depth;
    bool blocks; // the blocks `mix(k)`, `keep` and `with(k, s)` are declared
    bool params; // the param `size` is 3
    bool separate, over_batch; // the objective: wants no rows mixed; mixes them itself
    char **text;  // written so far, after a flush
    bool normed;  // there is a batchnorm
    bool learned; // the likelihood needs a last layer that no residual hides
    bool chosen;  // latents without a density: no objective but the standard one
    bool shared;  // a network that encoder and decoder read
    bool placed;  // latents are images of 2 by 2 places
    bool free;    // anything that the tables have may be said
    bool masked;  // the encoder begins with mask
    bool weighed; // there is a stream w of weights of rows
    bool steps;   // rows are steps: batches stay small
    bool averages; // codes are running averages
    bool standardized; // x is: not all likelihoods take it
    const ObjectiveDef *wanted; // NULL: any
    bool critics; // one can be declared
    int judges;   // what the objective's critic judges
    Known known[MAX_KNOWN]; // streams, latents and stages in sight
    int n_known, names;     // so many names have been given to stages
} Writer;

int pick(Writer *w, int low, int high);
bool chance(Writer *w, int percent);
int width(Writer *w);
int size_of(Shape s);
void know(Writer *w, const char *name, Shape s);
void flatten(Writer *w, Shape *s);
void activation(Writer *w);
bool stages(Writer *w, Shape *s, int n); // at most n; false: none was written

// random_loss.c
void spelling(Writer *w, const char *name, const ArgDef *arg); // a row of a table as it may be written
void arguments(Writer *w, const ArgDef *arg, const char *given, bool first); // some of those that have a default, and the )
void free_latent(Writer *w, int n, Known *k, int i, const char *condition);  // of any kind; `i` latents stand before it
void likelihood(Writer *w, VaeStreamKind kind); // with what else is said of a stream
const ObjectiveDef *random_objective(Random *r); // two in five times the first
void objective(Writer *w, long before);         // with what else is said of the whole loss; `before` is where that began
void loss(Writer *w, VaeStreamKind kind);       // all of it
void train(Writer *w, bool several);            // several: at least two rows

char *random_steps(unsigned long long seed);              // random_steps.c: a model of tokens or series
char *random_parts(unsigned long long seed, int attempt); // random_parts.c: tables, several streams, latents drawn in the decoder
bool random_is_model(const char *text);

#endif
