// clock.c -- seconds of a clock that only goes forward.
#include "core/core.h"

#include <time.h>

double vae_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
