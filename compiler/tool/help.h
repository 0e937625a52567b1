// help.h -- `vaec help WORD`, where the word is no name of the language, the manual pages, and `vaec --version`.
#ifndef VAEC_HELP_H
#define VAEC_HELP_H

#include "front/front.h"

#include "../runtime/commands/completion.h"

// What a code of a message means, with examples; false: it is no code. Case does not matter.
bool help_code(FILE *f, const char *word);

void print_version(FILE *f); // version.c

// manual.c
void manual_vaec(FILE *f, const char *version, const CompletionCommand *command, int n); // vaec(1)
void manual_language(FILE *f, const char *version);                                      // vae(5)

#endif
