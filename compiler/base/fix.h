// fix.h -- changes of the text that mend what a message is about: said beside the message (diag.h), as data, for
// `vaec check --fix` and for editors.
#ifndef VAEC_FIX_H
#define VAEC_FIX_H

#include "base/diag.h"

typedef struct Fix { // bytes [from, to) of the text become `text`
    int from, to;
    const char *text;
    const char *title; // "write relu", for a menu
    bool certain;      // there is nothing else that can be meant
} Fix;

// Each belongs to the last message, and is not certain in a block, which may be used in several ways.
void fix_replace(Diag *d, bool certain, Loc loc, const char *text);
void fix_word(Diag *d, bool certain, const char *word, const char *instead); // the word at the message's place
void fix_insert(Diag *d, bool certain, Loc before, const char *text);
void fix_remove(Diag *d, bool certain, Loc loc); // with the blanks before it, or the line that it is alone on
void fix_append(Diag *d, bool certain, Loc brace, const char *stage); // a last stage, before the } of a network
// The text after all certain changes that do not touch each other; NULL: there is none.
char *fix_apply(Arena *a, const Diag *d, const char *text, size_t length);

#endif
