// dedup.h -- what emit.c asks of dedup.c.
#ifndef VAEC_SHARE_H
#define VAEC_SHARE_H

#include "emit/kernel.h"

typedef struct SharedKernel SharedKernel;

typedef struct SharedKernels { // of all programs, in order
    SharedKernel *kernel;
    int n, cap;
    int first[PROGRAMS]; // of each program
} SharedKernels;

SharedKernels share_kernels(const Compilation *c, const Cut *cut);
// Kernel `index` of a program; before it, if it is the first to need it, what it shares with others.
void share_emit(Out *o, SharedKernels *all, int program, int index);

#endif
