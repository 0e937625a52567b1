// sweep.h -- many trainings of one model: each value of some params, each seed.
#ifndef VAEC_SWEEP_H
#define VAEC_SWEEP_H

#include "base/arena.h"

enum { SWEEP_AXES = 8, SWEEP_VALUES = 64 };

typedef struct SweepAxis { // -D name=a,b,c
    const char *name, *text[SWEEP_VALUES]; // as they were written
    double value[SWEEP_VALUES];
    int n;
} SweepAxis;

typedef struct SweepOptions {
    SweepAxis axis[SWEEP_AXES];
    int n_axes;
    long seeds, jobs; // 0: not given
} SweepOptions;

typedef struct SweepPoint { // one value of each param
    const char *name; // "hidden=100,depth=2"
    int program;      // opened to be run; -1: it could not be built
    uint64_t key;     // of the program
    int exit_code;    // why there is none
} SweepPoint;

typedef struct Sweep {
    Arena *arena;
    const SweepOptions *options;
    char **args;           // of every train, NULL-terminated
    const char *directory, *model;
    SweepPoint *point;     // [n_points]
    int n_points;
    bool json, quiet;
} Sweep;

int sweep_open(Sweep *s); // the points, and what train may not be told: an exit code
double sweep_value(const Sweep *s, int point, int axis);
// Trains all that is not done yet side by side, and compares: an exit code.
int sweep_run(Sweep *s);

#endif
