// library.h -- what main.c needs of library.c.
#ifndef VAEC_TOOL_LIBRARY_H
#define VAEC_TOOL_LIBRARY_H

#include "emit/library.h"
#include "tool/driver.h"

// The C, whose header is not written; NULL: what is wrong is reported.
const char *library_text(Compilation *c, LibraryOptions *l);
// Writes PATH, which ends in .c, and its header beside it: an exit code; what is wrong is reported.
int library_write(Compilation *c, const char *path, LibraryOptions *l);
// What the runtime's sources are told of a model without codebooks: see `defined` of join().
const char *join_codes(const Compilation *c);
bool join_has(const Model *m, VaeStreamKind kind); // whether a model has streams of a kind
// The same of what tells one thing after the other (core/tokens.c and its neighbours): whether a source is needed, and the
// three macros.
bool join_tells(const Model *m, const char *source);
const char *join_no(const Model *m, int tells, const char *macro);
#define JOIN_TELLS(m) join_no(m, ~0, "!VAE_NO_TELLING"), join_no(m, TELLS_PLACES, "!VAE_NO_PLACES"), join_no(m, TELLS_CODES, "!VAE_NO_NEXT")

#endif
