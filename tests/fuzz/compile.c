// compile.c -- a libFuzzer target: any bytes as a model, through every pass to the emitted C. What a
// user writes may be refused by messages, and by nothing else: die(), a sanitizer or a signal is a
// finding.
#include "emit/emit.h"
#include "format_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
bool fuzz_compiled; // the last one became a program (near.c)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    static FILE *nowhere;
    if (!nowhere) nowhere = fopen("/dev/null", "w");
    Compilation c = {.arena = arena_new(), .file = "fuzz.vae", .length = n};
    char *text = arena_alloc(c.arena, n + 1);
    if (n) memcpy(text, bytes, n);
    c.text = text;
    c.diag = diag_new(c.arena, c.file, c.text, nowhere);
    const bool good = run_passes(&c, NULL);
    if (good) summary(&c, nowhere), emit(&c, nowhere);
    fuzz_compiled = good;
    const char *fails = format_fails(c.arena, c.text, c.length);
    if (fails) die("formatted: %s", fails);
    diag_print(c.diag);
    diag_json(c.diag, nowhere);
    arena_free(c.arena);
    return 0;
}
