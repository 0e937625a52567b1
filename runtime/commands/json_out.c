// json_out.c -- the one line of JSON that a command prints with --json.
#include "commands/commands.h"

#include <jansson.h>
#include <string.h>

// JSON is UTF-8, and a file's name need not be: bytes that are none of it become '?'.
json_t *vae_json_text(const char *text) {
    json_t *o = json_string(text);
    if (o) return o;
    const size_t n = strlen(text);
    char *plain = vae_alloc(n + 1, 1);
    for (size_t i = 0; i < n; i++) plain[i] = (unsigned char)text[i] < 128 ? text[i] : '?';
    o = json_string(plain);
    vae_free(plain);
    return o;
}

void vae_print_json(json_t *o) {
    if (!o || json_dumpf(o, stdout, JSON_COMPACT | JSON_REAL_PRECISION(9)))
        vae_die(EX_OSERR, "out of memory");
    putchar('\n');
    json_decref(o);
}
