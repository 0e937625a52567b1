// manual.c -- manual pages, printed from the tables of a command line.
// In:  commands and options in the words of completion.h.  Out: text for man, in the macros of man(7).
#include "commands/completion.h"

#include <string.h>

// A line of text: a point or quote at its beginning is no macro, a minus one that can be copied.
void vae_manual_text(FILE *out, const char *text) {
    if (*text == '.' || *text == '\'') fputs("\\&", out);
    for (; *text; text++) {
        if (*text == '\\') fputs("\\e", out);
        else if (*text == '-') fputs("\\-", out);
        else fputc(*text, out);
    }
}

static void put_line(FILE *out, const char *macro, const char *text) {
    if (macro) fprintf(out, "%s ", macro);
    vae_manual_text(out, text);
    fputc('\n', out);
}

void vae_manual_head(FILE *out, const char *page, int section, const char *version, const char *what) {
    fprintf(out, ".TH %s %d \"\" \"vaec %s\" \"vaec\"\n.SH NAME\n", page, section, version);
    vae_manual_text(out, page);
    fputs(" \\- ", out);
    vae_manual_text(out, what);
    fputc('\n', out);
}

void vae_manual_section(FILE *out, const char *heading, const char *text) {
    bool shown = false; // as it is
    fprintf(out, ".SH %s\n", heading);
    while (*text) {
        char line[1024];
        const size_t n = strcspn(text, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, text);
        text += n + (text[n] == '\n');
        const bool verbatim = line[0] == ' ';
        if (verbatim != shown) fputs(verbatim ? ".PP\n.nf\n.RS 4\n" : ".RE\n.fi\n", out);
        shown = verbatim;
        if (line[0]) put_line(out, NULL, line + strspn(line, " "));
        else fputs(".PP\n", out);
    }
    if (shown) fputs(".RE\n.fi\n", out);
}

static void option_head(FILE *out, const CompletionOption *o) {
    fputs(".TP\n", out);
    if (o->letter) fprintf(out, "\\fB\\-%c\\fR", o->letter);
    if (o->letter && o->name) fputs(", ", out);
    if (o->name) {
        fputs("\\fB\\-\\-", out);
        vae_manual_text(out, o->name);
        fputs("\\fR", out);
    }
    if (o->value) {
        fputs(" \\fI", out);
        vae_manual_text(out, o->value);
        fputs("\\fR", out);
    }
    fputc('\n', out);
}

void vae_manual_commands(FILE *out, const char *program, const CompletionCommand *c, int n) {
    fputs(".SH COMMANDS\n", out);
    for (int i = 0; i < n; i++) {
        fprintf(out, ".SS \"%s %s", program, c[i].name);
        if (c[i].n_options) fputs(" [OPTION]...", out);
        if (c[i].arguments && *c[i].arguments) fprintf(out, " %s", c[i].arguments);
        fputs("\"\n", out);
        put_line(out, NULL, c[i].help);
        for (int k = 0; k < c[i].n_options; k++) {
            option_head(out, &c[i].option[k]);
            put_line(out, NULL, c[i].option[k].help);
        }
        if (!c[i].example) continue;
        fputs(".PP\nExample:\n.PP\n.nf\n.RS 4\n", out);
        put_line(out, NULL, c[i].example);
        fputs(".RE\n.fi\n", out);
    }
}
