// format.c -- a libFuzzer target: any bytes as a model that `vaec fmt` writes anew. What is written is the same
// model, and stays as it is when it is formatted once more.
#include "front/front.h"
#include "format_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    Arena *a = arena_new();
    char *text = arena_alloc(a, n + 1);
    if (n) memcpy(text, bytes, n);
    const char *fails = format_fails(a, text, n);
    if (fails) die("formatted: %s", fails);
    arena_free(a);
    return 0;
}
