// compare.h -- several training runs of a model beside each other: what `compare` reads, and its page.
#ifndef VAEC_COMPARE_H
#define VAEC_COMPARE_H

#include "base/arena.h"

#include "../runtime/files/files.h"

typedef struct RunSetting {
    const char *name, *value;
} RunSetting;

typedef struct Run {
    const char *path, *name; // the directory; what it is called here
    VaeSummary summary;
    VaeRecord *record; // [n_records] its epochs
    size_t n_records;
    RunSetting *setting; // [n_settings] params, what decides a step, seed, epochs
    int n_settings;
    int group;        // runs of the same settings but for the seed
    long epochs;      // done
    double elbo, elbo_error, reconstruction, kl; // the last that is known, in nats; an error that is not known: NaN
    int active, units; // units 0: not known
} Run;

typedef struct RunGroup {
    const Run *first;
    int runs, done;
    double elbo, elbo_error; // mean of those that are done, and its standard error; NaN
} RunGroup;

typedef struct Comparison {
    Arena *arena;
    Run *run; // [n]
    int n;
    const char **differs; // [n_differ] settings by name
    int n_differ;
    RunGroup *group; // [n_groups]
    int n_groups;
    const Run *best;  // of those that are done; NULL: there are not several, or they have other data
    const char *note; // what makes bounds hard to compare; NULL
} Comparison;

// Reads and compares; what is wrong ends vaec with one line and 65 or 66.
Comparison compare_runs(Arena *a, char **paths, int n);
const char *run_setting(const Run *r, const char *name); // "-": it has none
void compare_print(const Comparison *c);                 // a table, on standard output
void compare_json(const Comparison *c);
void compare_page(const Comparison *c, const char *path); // one page of HTML (compare_page.c)

#endif
