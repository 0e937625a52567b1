// emitted_run.h -- runs a program of an emitted model, whose C was compiled and loaded, in float or
// in double. Everything that is handed over is double.
#ifndef EMITTED_RUN_H
#define EMITTED_RUN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct EmittedRun {
    const void *model;   // its VaeModel
    int program;         // 0 train, 1 eval, 2 encode, 3 decode
    int n, threads;
    const double *param; // [n_param + n_state]
    const double *scalar;
    // Where a port's numbers are (n * width of them): read for inputs, written for outputs. NULL for
    // a port that the test did not expect.
    double *(*port)(void *arg, const char *name, size_t n);
    void *arg;
    double *grad;  // [n_param] written by train
    double *state; // [n_state] running statistics after the run
} EmittedRun;

// Every number of the arena and of the gradient is NaN before the run. NULL, or what went wrong.
const char *emitted_run_f32(const EmittedRun *r);
const char *emitted_run_f64(const EmittedRun *r);

#endif
