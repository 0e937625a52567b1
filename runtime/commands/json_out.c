// json_out.c -- the one line of JSON that a command prints with --json.
#include "commands/commands.h"

void vae_print_json(VaeJsonText *j) {
    vae_text_end(j, '}');
    vae_text_line(j);
    fwrite(j->text, 1, j->n, stdout);
    vae_text_free(j);
}
