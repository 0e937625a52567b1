// rewrite.c -- `vaec fmt` and `vaec check --fix`: a model's text is changed, shown, or written back.
#include "tool/rewrite.h"
#include "base/fix.h"

#include <string.h>
#include <sysexits.h>

#define MOST_ROUNDS 50 // of mending: a mended text can have other mistakes

static const char *name_of(const char *path) { return strcmp(path, "-") ? path : "stdin"; }

int format_command(Arena *a, Diag *d, const char *path, const char *text, size_t length, RewriteMode mode) {
    const bool good = parse_file(a, d, text, length) != NULL;
    diag_print(d);
    if (!good) return EX_DATAERR;
    const char *now = format_model(a, text, length);
    const bool same = strlen(now) == length && !memcmp(now, text, length);
    switch (mode) {
    case REWRITE_PRINT:
        fputs(now, stdout);
        break;
    case REWRITE_DIFF:
        diff_print(stdout, name_of(path), text, now);
        break;
    case REWRITE_CHECK:
        if (same) break;
        fprintf(stderr, "vaec: %s is not formatted\nhint: vaec fmt -i %s\n", name_of(path), path);
        return 1;
    case REWRITE_PLACE:
        if (!same) return rewrite_file(a, path, now, strlen(now));
    }
    return EX_OK;
}

// The text with what is certain mended; NULL: there is nothing.
static const char *mend(Arena *a, const char *path, const char *text, size_t length) {
    Diag *d = diag_new(a, path, text, stderr);
    const Ast *ast = parse_file(a, d, text, length);
    if (ast) check(a, d, ast, path, NULL, 0);
    return fix_apply(a, d, text, length);
}

int fix_command(Arena *a, const char *path, const char *text, size_t length, RewriteMode mode, const char **fixed) {
    *fixed = text;
    for (int i = 0; i < MOST_ROUNDS; i++) {
        const char *next = mend(a, path, *fixed, i ? strlen(*fixed) : length);
        if (!next) break;
        *fixed = next;
    }
    if (!strcmp(path, "-") && mode != REWRITE_DIFF) {
        fputs(*fixed, stdout);
        return EX_OK;
    }
    if (*fixed == text) return EX_OK;
    diff_print(stdout, name_of(path), text, *fixed);
    return mode == REWRITE_DIFF ? EX_OK : rewrite_file(a, path, *fixed, strlen(*fixed));
}
