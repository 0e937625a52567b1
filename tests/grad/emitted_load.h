// emitted_load.h -- the C that is emitted of a model, compiled as `vaec build` compiles it, warnings being
// errors, and loaded, once as float and once as double. The kernels that models share are compiled once for
// all of them, as `vaec build` keeps them.
#ifndef EMITTED_LOAD_H
#define EMITTED_LOAD_H

#include "oracle.h"

typedef struct Emitted {
    void *code; // a handle for dlsym: vae_model, and vae_model_f64 if that was asked for
} Emitted;

// False, and says why: it does not compile or load.
bool emitted_load(Compiled *m, bool f64, Emitted *l);
void emitted_unload(Emitted *l);

#endif
