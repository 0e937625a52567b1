// clock.c -- seconds of a clock that only goes forward. In a library only threads are timed: without them it stands still,
// and needs no system. A program says how long it takes, and its bench ends by it.
#include "core/core.h"

#ifndef VAE_STANDALONE
#ifdef VAE_NO_THREADS
#define VAE_NO_CLOCK
#endif
#endif

#ifdef VAE_NO_CLOCK

double vae_seconds(void) { return 0; }

#else

#include <time.h>

double vae_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#endif
