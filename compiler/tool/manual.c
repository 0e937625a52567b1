// manual.c -- the manual pages vaec(1) and vae(5), printed from the tables of options and of the language.
#include "tool/help.h"
#include "front/reference.h"

#include <ctype.h>
#include <string.h>

void manual_vaec(FILE *f, const char *version, const CompletionCommand *command, int n) {
    vae_manual_head(f, "vaec", 1, version, "compile .vae models of variational autoencoders to programs");
    vae_manual_section(f, "SYNOPSIS",
                       "vaec COMMAND [OPTION]... MODEL.vae\n\nvaec help [NAME | CODE | SECTION | language]");
    vae_manual_section(f, "DESCRIPTION",
                   "vaec reads the description of a variational autoencoder, vae(5), and writes C, which it compiles "
                   "with the system's C compiler and links with its runtime into a program: vaec-model(1).\n\n"
                   " vaec build mnist.vae\n"
                   " ./mnist train --data train-images-idx3-ubyte.gz\n"
                   " ./mnist sample -n 64 -o samples.png\n\n"
                   "vaec help conv explains a name of the language, vaec help E0215 a message. MODEL.vae may be -, "
                   "standard input.");
    vae_manual_commands(f, "vaec", command, n);
    vae_manual_section(f, "EXIT STATUS",
                   "0; 1 a model is not formatted (fmt --check); 64 wrong usage; 65 a mistake in the model; 66 no "
                   "such file; 69 no C compiler, runtime or library that works; 70 a mistake in vaec; 71 no memory; "
                   "73, 74 cannot write; 77 a program in the cache that others may have changed.");
    vae_manual_section(f, "ENVIRONMENT",
                   "CC, CFLAGS: the C compiler, and more options for it. XDG_CACHE_HOME: where vaec run and build "
                   "keep what they have made, in the directory vaec; default: ~/.cache. TMPDIR: temporary files. "
                   "NO_COLOR: messages without colours.");
    vae_manual_section(f, "SEE ALSO", "vaec-model(1), vae(5)");
}

// Text of a table: `word` in bold.
static void put_marked(FILE *f, const char *text) {
    Arena *a = arena_new();
    for (bool bold = false; *text; bold = !bold) {
        const size_t n = strcspn(text, "`");
        if (n && bold) fputs("\\fB", f);
        if (n) vae_manual_text(f, arena_strndup(a, text, n));
        if (n && bold) fputs("\\fR", f);
        text += n + (text[n] == '`');
    }
    arena_free(a);
}

static void put_note(FILE *f, const char *what, const char *text) {
    if (!text) return;
    fprintf(f, ".br\n%s: ", what);
    put_marked(f, text);
    fputc('\n', f);
}

static void put_row(FILE *f, Arena *a, const ReferenceRow *row) {
    fputs(".TP\n\\fB", f);
    vae_manual_text(f, reference_signature(a, row));
    fputs("\\fR\n\\&", f);
    put_marked(f, row->help);
    fputc('\n', f);
    if (row->value) put_note(f, "value", reference_values(a, row));
    for (int i = 0; row->arg && i < MAX_ARGS && row->arg[i].kind != ARG_END; i++)
        put_note(f, arena_printf(a, "\\fI%s\\fR", row->arg[i].name), reference_argument(a, &row->arg[i]));
    put_note(f, "formula", row->notes.formula);
    put_note(f, "shapes", row->notes.shapes);
    put_note(f, "example", row->notes.example);
    put_note(f, "source", row->notes.source);
}

void manual_language(FILE *f, const char *version) {
    Arena *a = arena_new();
    vae_manual_head(f, "vae", 5, version, "the language of vaec: models of variational autoencoders");
    vae_manual_section(f, "DESCRIPTION",
                   "A .vae file describes one variational autoencoder: its data, its latent variables, an encoder, a "
                   "decoder, a loss and how to train it. It is UTF-8; a comment runs from # to the end of the line; "
                   "white space only separates.\n\n"
                   " model mnist\n"
                   " param hidden = 400\n"
                   " data   x: image(28, 28, 1)\n"
                   " latent z: normal(20)\n"
                   " encoder { flatten dense(hidden) relu }\n"
                   " decoder { dense(hidden) relu dense(784) reshape(28, 28, 1) }\n"
                   " loss { likelihood = bernoulli }\n"
                   " train { optimizer = adam(lr=1e-3)  epochs = 10 }\n\n"
                   "A network is a sequence of stages; `as NAME` behind a stage names its output. The encoder ends "
                   "in a vector, from which the compiler makes the posterior; the decoder ends in the shape of the "
                   "first data stream, in raw numbers, to which the likelihood applies its own link. A block gives "
                   "stages a name: block layer(k, p=0) { dense(k) relu dropout(p) }. Arguments come by position "
                   "first, then as name=value; name=value in the headings below is a default. Expressions are "
                   "numbers, params, + - * / ^ and parentheses.");
    for (int i = 0; reference_section(i); i++) {
        ReferenceRow row;
        char heading[64];
        snprintf(heading, sizeof heading, "%s", reference_section(i));
        for (char *s = heading; *s; s++) *s = (char)toupper((unsigned char)(*s == '_' ? ' ' : *s));
        fprintf(f, ".SH %s\n", heading);
        for (int k = 0; reference_row(reference_section(i), k, &row); k++) put_row(f, a, &row);
    }
    vae_manual_section(f, "SEE ALSO", "vaec(1), vaec-model(1)");
    arena_free(a);
}
