// clock.c -- seconds of a clock that only goes forward. Only threads are timed: without them it stands still.
#include "core/core.h"

#ifdef VAE_NO_THREADS

double vae_seconds(void) { return 0; }

#else

#include <time.h>

double vae_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#endif
