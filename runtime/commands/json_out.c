// json_out.c -- the one line of JSON that a command prints with --json.
#include "commands/commands.h"

#include <jansson.h>

void vae_print_json(json_t *o) {
    if (!o || json_dumpf(o, stdout, JSON_COMPACT | JSON_REAL_PRECISION(9)))
        vae_die(EX_OSERR, "out of memory");
    putchar('\n');
    json_decref(o);
}
