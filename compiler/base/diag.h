// diag.h -- places in the source, and messages to the user about them (diag.c).
// Every mistake that a user can make is reported here, with a code of diag.def.
#ifndef VAEC_DIAG_H
#define VAEC_DIAG_H

#include "base/arena.h"

#define DIAG_S(n) ((n) == 1 ? "" : "s") // of a plural

// A span of the source: 1-based lines and columns, the end exclusive. Tabs count to multiples of 8;
// columns count characters (UTF-8 code points). line 0: no place in the file.
typedef struct Loc {
    int line, col, end_line, end_col;
} Loc;

typedef struct Message {
    Loc loc;
    bool error; // else a warning
    int order;  // in which it came
    const char *code, *message;
    const char *hint, *context;   // NULL: none
    const struct Fix *fix; // what would mend it (fix.h); NULL: nothing that is known
} Message;

typedef struct Diag Diag;
Diag *diag_new(Arena *a, const char *file, const char *text, FILE *out);
// file:line:col: error[E0214]: ... + source line + caret under the span. A hint follows the last one.
void diag_error(Diag *d, Loc loc, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_warning(Diag *d, Loc loc, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_hint(Diag *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Errors that follow are inside this ("down(64), used at line 12"); NULL: no longer.
void diag_context(Diag *d, const char *context);
void diag_print(Diag *d);            // all so far, sorted by place, at most 20 errors
void diag_json(Diag *d, FILE *out);  // the same as a JSON array
char *diag_text(const Diag *d, Arena *a, Loc loc); // the source in a span, on one line, no comments
const char *const *diag_codes(void); // every code, NULL-terminated
const char *diag_meaning(const char *code); // in one line
int diag_errors(const Diag *d);
// The nearest of `words` (NULL-terminated) to a misspelled word, or NULL if none is near.
const char *diag_nearest(const char *word, const char *const *words);
bool diag_nearest_alone(const char *word, const char *const *words); // no other is as near, and it is no short word

// For what goes by the messages themselves: as they came, until they are printed.
int diag_messages(const Diag *d);
const Message *diag_message(const Diag *d, int i);
// For fix.c: the message that a hint would belong to, NULL if it was dropped; the source, and a place in it.
const Message *diag_last(const Diag *d);
void diag_attach(Diag *d, struct Fix *fix);
const char *diag_source(const Diag *d);
const char *diag_place(Diag *d, int line, int col);
Arena *diag_arena(Diag *d);

#endif
