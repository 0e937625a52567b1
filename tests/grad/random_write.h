// random_write.h -- what the made-up models of random_model.c and random_steps.c share.
#ifndef RANDOM_WRITE_H
#define RANDOM_WRITE_H

#include "oracle.h"

typedef struct Known { // a name that concat and add can read
    char name[16];
    Shape shape;
} Known;

enum { MAX_KNOWN = 64, MAX_JOINED = 400 };

typedef struct Writer {
    FILE *f;
    Random r;
    int depth;
    bool blocks; // the blocks `mix(k)`, `keep` and `with(k, s)` are declared
    bool separate, over_batch; // the objective: wants no rows mixed; mixes them itself
    char **text;  // written so far, after a flush
    bool normed;  // there is a batchnorm
    bool learned; // the likelihood needs a last layer that no residual hides
    bool chosen;  // latents without a density: no objective but the standard one
    bool shared;  // a network that encoder and decoder read
    bool placed;  // latents are images of 2 by 2 places
    Known known[MAX_KNOWN]; // streams, latents and stages in sight
    int n_known, names;     // so many names have been given to stages
} Writer;

int pick(Writer *w, int low, int high);
bool chance(Writer *w, int percent);
void activation(Writer *w);
void likelihood(Writer *w, VaeStreamKind kind); // and the whole of `loss`
char *random_steps(unsigned long long seed);    // random_steps.c: a model of tokens or series

#endif
