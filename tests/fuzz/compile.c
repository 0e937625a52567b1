// compile.c -- a libFuzzer target: any bytes as a model, through every pass to the emitted C. What a
// user writes may be refused by messages, and by nothing else: die(), a sanitizer or a signal is a
// finding.
#include "emit/emit.h"
#include "format_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    static FILE *nowhere;
    if (!nowhere) nowhere = fopen("/dev/null", "w");
    static void (*const pass[])(Compilation *) = {build, autodiff, simplify, lower,
                                                  legalize, fuse, plan};
    Compilation c = {.arena = arena_new(), .file = "fuzz.vae", .length = n};
    char *text = arena_alloc(c.arena, n + 1);
    if (n) memcpy(text, bytes, n);
    c.text = text;
    c.diag = diag_new(c.arena, c.file, c.text, nowhere);
    c.ast = parse_file(c.arena, c.diag, c.text, c.length);
    if (!diag_errors(c.diag)) c.model = check(c.arena, c.diag, c.ast, c.file, NULL, 0);
    bool good = !diag_errors(c.diag);
    for (size_t i = 0; i < sizeof pass / sizeof pass[0] && good; i++) {
        pass[i](&c);
        good = !diag_errors(c.diag);
        for (int k = 0; k < PROGRAMS && good; k++)
            if (c.graph[k]) graph_verify(c.graph[k], "fuzz");
    }
    if (good) summary(&c, nowhere), emit(&c, nowhere);
    const char *fails = format_fails(c.arena, c.text, c.length);
    if (fails) die("formatted: %s", fails);
    diag_print(c.diag);
    diag_json(c.diag, nowhere);
    arena_free(c.arena);
    return 0;
}
