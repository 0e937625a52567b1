// rewrite.h -- commands that change a model's text.
#ifndef VAEC_REWRITE_H
#define VAEC_REWRITE_H

#include "front/front.h"

typedef enum {
    REWRITE_PRINT, // the new text, on standard output
    REWRITE_PLACE, // the file itself
    REWRITE_CHECK, // nothing but whether it would change
    REWRITE_DIFF   // what would change
} RewriteMode;

// `vaec fmt`: the text, which has been read from `path` (-: standard input), in the one style. An exit code;
// 1: it would change, with REWRITE_CHECK. Messages about a text that cannot be parsed are printed.
int format_command(Arena *a, Diag *d, const char *path, const char *text, size_t length, RewriteMode mode);

// `vaec check --fix`: mends what is certain, as long as that leads on; prints what it changed. In the file, unless
// the mode is REWRITE_DIFF; the mended text itself, if it came from standard input. *fixed: what is then to be checked.
int fix_command(Arena *a, const char *path, const char *text, size_t length, RewriteMode mode, const char **fixed);

// diff.c: the lines that differ, as `diff -u` prints them; nothing if there are none.
void diff_print(FILE *f, const char *name, const char *old, const char *now);

// files.c: a new content for a file that is there, at once or not at all; its permissions stay.
int rewrite_file(Arena *a, const char *path, const char *text, size_t length);

#endif
