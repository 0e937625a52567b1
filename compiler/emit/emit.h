// emit.h -- planned graphs as C, and the summary that `vaec check` prints. Decides nothing: the passes have.
// Uses passes/ and what is below it.
#ifndef VAEC_EMIT_H
#define VAEC_EMIT_H

#include "graph/emit_ops.h"
#include "passes/passes.h"

#define VAEC_VERSION "0.1.0"

void emit(Compilation *c, FILE *out);
char *emit_text(Compilation *c); // the same in memory
const Graph *emitted(const Compilation *c, int program); // programs.c; NULL: there is none in the C
int emit_most_threads(const Compilation *c); // more than these do not pay for a model of its size
void summary(Compilation *c, FILE *out); // what `vaec check` prints
const char *params_text(Arena *a, const Model *m); // "hidden=400 depth=3"

// ---------------------------------------------------------------- kernel.c, stages.c

// The C function of kernel k, named <program>_k<number>.
void kernel_emit(Out *o, const Graph *g, int k, const Cut *cut, const char *file);
int emit_stages(Out *o, const Compilation *c); // the table of stages; how many rows

// ---------------------------------------------------------------- dedup.c

typedef struct SharedKernel SharedKernel;

typedef struct SharedKernels { // of all programs, in order
    SharedKernel *kernel;
    int n, cap;
    int first[PROGRAMS]; // of each program
} SharedKernels;

SharedKernels dedup_kernels(const Compilation *c, const Cut *cut);
// Kernel `index` of a program; before it, if it is the first to need it, what it shares with others. One that shares all that it
// does, and that stands within a unit of several, has no function of its own.
void dedup_emit(Out *o, SharedKernels *all, int program, int index, bool within);
void dedup_call(Out *o, const SharedKernels *all, int program, int index); // in such a unit

// ---------------------------------------------------------------- programs.c

void program_emit(Out *o, const Compilation *c, int kind, const Cut *cut, SharedKernels *shared); // its functions
int program_ports(Out *o, const Model *m, const Graph *g); // the table of its ports; how many
const char *program_run(Out *o, const Compilation *c, int kind); // the function that runs it, as the model's table has it

// ---------------------------------------------------------------- loopnest.c

typedef struct LoopValue {
    NodeId node;
    const char *text; // the C expression for it in the innermost loop
} LoopValue;

typedef struct LoopText { // a kernel's loops as they are being written
    Loops nest;
    Out *o;
    LoopValue *value; // of every node that has one by now
    int n_values, cap_values;
} LoopText;

LoopText loops_text(Out *o, const Graph *g, const Kernel *k);
// Pointers to all operands, but those a product has declared (product may be NULL), and scalars.
void loops_declare(LoopText *l, const Node *product);
// The loops over rows [begin, end) (C expressions; NULL: there is no row loop) and over the domain;
// with columns != NULL the one domain loop runs over [columns, columns_end) instead.
void loops_emit(LoopText *l, const char *begin, const char *end, const char *columns,
                const char *columns_end);

#endif
