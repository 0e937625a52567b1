// format_check.h -- what must hold of a formatted model, for the fuzzer and for tests/unit/vaec_format.c.
#include "front/tokens.h"

#include <stdlib.h>
#include <string.h>

// The tree without places, and the comments in order.
static char *meaning(Arena *a, const Ast *ast, const char *text) {
    Capture tree, all;
    capture_begin(&tree);
    ast_dump(ast, tree.f);
    const char *dump = capture_end(&tree, a);
    capture_begin(&all);
    const char *end = dump + strlen(dump);
    for (const char *s = dump, *line; s < end; s = line + 1) { // no strstr: a sanitizer looks for its end each time
        line = memchr(s, '\n', (size_t)(end - s));
        if (!line) line = end;
        const char *place = memmem(s, (size_t)(line - s), "    # ", 6);
        fprintf(all.f, "%.*s\n", (int)((place ? place : line) - s), s);
    }
    int n = 0;
    const Token *token = tokens_of(a, text, strlen(text), &n);
    for (int i = 0; i < n; i++)
        if (token[i].kind == '#') fprintf(all.f, "%.*s\n", token[i].length, token[i].text);
    return capture_end(&all, a);
}

static int formats_checked; // texts that could be parsed

// NULL, or what does not hold. Texts that cannot be parsed are as they are.
static const char *format_fails(Arena *a, const char *text, size_t n) {
    static FILE *nowhere;
    if (!nowhere) nowhere = fopen("/dev/null", "w");
    Diag *d = diag_new(a, "test.vae", text, nowhere);
    const Ast *ast = parse_file(a, d, text, n);
    if (!ast) return NULL;
    formats_checked++;
    const char *once = format_model(a, text, n);
    Diag *after = diag_new(a, "test.vae", once, nowhere);
    const Ast *again = parse_file(a, after, once, strlen(once));
    if (!again) return "does not parse any more";
    if (strcmp(meaning(a, ast, text), meaning(a, again, once))) return "another tree or other comments";
    if (strcmp(format_model(a, once, strlen(once)), once)) return "formatted again it changes";
    for (const char *s = once; *s; s++)
        if (*s == '\n' && s > once && (s[-1] == ' ' || s[-1] == '\t')) return "blanks at the end of a line";
    return NULL;
}
