// oracle.h -- what the tests of gradients share: compiling a model from text, made-up inputs,
// central differences on the interpreter, and comparisons that say which tensor, where, how far.
#ifndef ORACLE_H
#define ORACLE_H

#include "emit/emit.h"

// ---------------------------------------------------------------- compiling

typedef enum {
    AFTER_AUTODIFF,
    AFTER_REORDER, // and autodiff
    AFTER_SIMPLIFY,
    AFTER_LOWER,
    AFTER_LEGALIZE,
    AFTER_PLAN,
    SNAPSHOTS
} Snapshot;
extern const char *const snapshot_names[SNAPSHOTS];

typedef struct Compiled {
    Compilation c;
    Graph *at[SNAPSHOTS][PROGRAMS]; // the graphs as they were after each pass
    int first_param; // the train graph has gradients for those from here on
} Compiled;

// Runs every pass. batch > 0 replaces the model's. NULL after a user's error, which is printed.
Compiled *oracle_compile(const char *name, const char *text, int batch);
extern bool oracle_explained; // with the program explain, from here on
// The same in two steps: up to the graphs as they are built, and the passes from autodiff on.
Compiled *oracle_build(const char *name, const char *text, int batch);
void oracle_passes(Compiled *m);
void oracle_free(Compiled *m);
char *oracle_read(const char *path); // a whole file, with malloc

// ---------------------------------------------------------------- made-up numbers

// Numbers that depend on the seed alone; all are floats, so that a float program and the
// interpreter can be given the same ones.
typedef struct Random {
    unsigned long long state;
} Random;
Random random_new(unsigned long long seed, const char *name);
double random_uniform(Random *r, double low, double high);
double random_normal(Random *r);
int random_below(Random *r, int n);

// A number inside an argument's range that is not its default.
double other_number(const ArgDef *d);
// The ways to write a row of a table with a signature: number 0 has only what is required, each
// further one sets one argument to one of its words or to another number. NULL: there are no more.
char *oracle_spelling(const char *name, const ArgDef *arg, int number);

// A row of a stream, as its domain allows.
void oracle_row(const VaeStream *s, Random *r, double *row);
// Every input port: data as the stream's domain allows, N(0, 1) or U(0, 1) as its kind says. A
// port's numbers depend on its name and the row, so that all programs see the same rows.
void oracle_inputs(Interp *in, const Model *m, unsigned long long seed);
// An interpreter of one of the model's graphs, with inputs of `n` rows and schedules in the middle.
Interp *oracle_interp(const Compiled *m, Snapshot s, ProgramKind kind, int n, const double *flat,
                      unsigned long long seed);
// The flat parameter array: weights of the size that keeps values near 1, biases that are not 0.
double *oracle_params(const Compilation *c, unsigned long long seed);

// ---------------------------------------------------------------- comparing

size_t oracle_count(const Interp *in, NodeId id); // numbers in a node's value

// |got - want| <= tol |want| in the 2-norm; |want| counts as at least `floor`. On failure prints
// "where: name[3,17]: got .., want .. (tol ..)" for the element that is farthest off.
bool oracle_near(const char *where, const char *name, int rank, const int *dim, const double *got,
                 const double *want, size_t n, double tol, double floor);
// All outputs, gradients and updates of one program, interpreted in two forms of its graph.
bool oracle_same(const char *where, const Interp *got, const Interp *want, double tol);

// Every output and gradient of every program, after each pass, against the graph as it was built.
bool oracle_passes_agree(const char *where, const Compiled *m, int n, unsigned long long seed);

// The gradients that autodiff built, against central differences of the loss, for every element of
// every trained parameter (a part of them when there are many), but those whose gradient is another
// estimate by design. False, and says where, if any is off.
bool oracle_gradients(const char *where, const Graph *g, const Param *param, int n_params,
                      Interp *in, double *flat);
// The same for a model's train program on n made-up rows.
bool oracle_model_gradients(const char *where, const Compiled *m, int n, unsigned long long seed);
// The gradients of the program explain by the data, against central differences of its value. One that passes a draw
// straight through has none that differences know: true.
bool oracle_explain_gradients(const char *where, const Compiled *m, int n, unsigned long long seed);

#endif
