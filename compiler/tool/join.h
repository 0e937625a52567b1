// join.h -- several C files as one: what emit --library and emit --standalone are made with.
#ifndef VAEC_JOIN_H
#define VAEC_JOIN_H

#include "base/arena.h"

typedef struct JoinPart { // a source, in the order of the result
    const char *name; // "core/rng.c", for the comment above it; headers come before the first part that includes them
    const char *text;
    const char *purpose; // in the contents; NULL: the first sentence of its comment, behind "NAME -- "
    bool whole; // all of it stays; of other parts only what is used
    bool seen;  // its functions stay as they are; others become `static`
    bool fused; // products and sums may be fused, as where the runtime is compiled so
} JoinPart;

// The result includes nothing of the project. part[0] is its head, as it is, but for a line "// CONTENTS", where the
// table of contents goes; the head defines VAE_LOCAL, what is put before what becomes `static`, and VAE_FUSED and
// VAE_UNFUSED, which are put where .fused changes. defined: macros whose #ifdef and #ifndef are resolved: "NAME" is
// defined, "!NAME" is not; NULL-terminated. source: finds a header's text by the name in an #include; NULL: none.
char *join(Arena *a, const JoinPart *part, int n, const char *const *defined,
           const char *(*source)(Arena *a, const char *name));

#endif
