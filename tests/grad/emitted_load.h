// emitted_load.h -- the C that is emitted of a model, compiled as `vaec build` compiles it, warnings being
// errors, and loaded, once as float and once as double.
#ifndef EMITTED_LOAD_H
#define EMITTED_LOAD_H

#include "oracle.h"

typedef struct Emitted {
    void *f32, *f64; // handles for dlsym: vae_model, vae_model_f64
} Emitted;

// False, and says why: it does not compile or load.
bool emitted_load(Compiled *m, Emitted *l);
void emitted_unload(Emitted *l);

#endif
