// privacy.h -- what `vaec check` says of a private training before there are data.
#ifndef VAEC_PRIVACY_H
#define VAEC_PRIVACY_H

#include "emit/emit.h"

// Of so many rows; 0: they are not known. Nothing of a model whose training is not private.
void privacy_say(const Compilation *c, long rows, FILE *out);
void privacy_json(const Compilation *c, long rows, FILE *out); // ", "noise": .., "epsilon": .., "delta": .."

#endif
