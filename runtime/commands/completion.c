// completion.c -- completion scripts, made from the tables that --help is made from.
// bash: one function that looks at the word before and at the command; files complete after options
// that take them, also after "x=" of --data x=FILE. zsh: _describe for commands, _arguments for
// options, so that their help is shown beside them.
#include "commands/completion.h"

#include <ctype.h>
#include <string.h>

CompletionKind vae_completion_kind(const char *value) {
    if (!value) return COMPLETE_FLAG;
    if (strstr(value, "FILE")) return COMPLETE_FILE;
    return strcmp(value, "DIR") == 0 ? COMPLETE_DIRECTORY : COMPLETE_VALUE;
}

bool vae_completion_word(const char *program) {
    if (!isalnum((unsigned char)*program) && *program != '_') return false;
    for (; *program; program++)
        if (!isalnum((unsigned char)*program) && !strchr("_-.+", *program)) return false;
    return true;
}

// The function's name: what no shell would take in one becomes '_'.
static void completion_function(FILE *out, const char *program) {
    fputs("_complete_", out);
    for (; *program; program++) fputc(isalnum((unsigned char)*program) ? *program : '_', out);
}

// ---------------------------------------------------------------- bash

static void bash_option_words(FILE *out, const CompletionCommand *c) {
    for (int i = 0; i < c->n_options; i++) {
        if (c->option[i].name) fprintf(out, " --%s", c->option[i].name);
        if (c->option[i].letter) fprintf(out, " -%c", c->option[i].letter);
    }
}

// One line of a case for the options of a kind, each spelling once; nothing if there are none.
static void bash_kind(FILE *out, const CompletionCommand *c, CompletionKind kind,
                      const char *action) {
    int n = 0;
    for (int i = 0; i < c->n_options; i++) {
        const CompletionOption *o = &c->option[i];
        if (o->kind != kind || o->values) continue;
        if (o->name) fprintf(out, "%s--%s", n++ ? " | " : "        ", o->name);
        if (o->letter) fprintf(out, "%s-%c", n++ ? " | " : "        ", o->letter);
    }
    if (n) fprintf(out, ") %s ;;\n", action);
}

static void bash_command(FILE *out, const CompletionCommand *c) {
    fprintf(out, "    %s)\n        words=\"", c->name);
    bash_option_words(out, c);
    fprintf(out, "%s%s\"\n", c->words ? " " : "", c->words ? c->words : "");
    if (c->glob) fprintf(out, "        glob='%s'\n", c->glob);
    fprintf(out, "        case $prev in\n");
    bash_kind(out, c, COMPLETE_FILE, "kind=file");
    bash_kind(out, c, COMPLETE_DIRECTORY, "kind=directory");
    bash_kind(out, c, COMPLETE_VALUE, "kind=value");
    for (int i = 0; i < c->n_options; i++)
        if (c->option[i].values && c->option[i].name)
            fprintf(out, "        --%s) words='%s' glob= ;;\n", c->option[i].name, c->option[i].values);
    fprintf(out, "        esac\n        ;;\n");
}

void vae_completion_bash(FILE *out, const char *program, const CompletionCommand *c, int n) {
    fprintf(out, "# bash completion for %s. To use it: source <(./%s completion bash)\n", program,
            program);
    completion_function(out, program);
    fprintf(out, "() {\n"
                 "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    local words= kind= glob=\n"
                 "    COMPREPLY=()\n"
                 "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                 "        COMPREPLY=($(compgen -W '");
    for (int i = 0; i < n; i++) fprintf(out, "%s ", c[i].name);
    fprintf(out, "help --help' -- \"$cur\"))\n"
                 "        return\n"
                 "    fi\n"
                 "    case ${COMP_WORDS[1]} in\n"
                 "    help)\n"
                 "        words='");
    for (int i = 0; i < n; i++) fprintf(out, "%s%s", i ? " " : "", c[i].name);
    fprintf(out, "'\n        ;;\n");
    for (int i = 0; i < n; i++) bash_command(out, &c[i]);
    fprintf(out, "    esac\n"
                 "    # x=FILE comes as three words\n"
                 "    [ \"$prev\" = = ] && kind=file\n"
                 "    [ \"$cur\" = = ] && kind=file cur=\n"
                 "    case $kind in\n"
                 "    file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\") "
                 ";;\n"
                 "    directory)\n"
                 "        compopt -o filenames\n"
                 "        mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")\n"
                 "        ;;\n"
                 "    value) ;;\n"
                 "    *)\n"
                 "        COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
                 "        if [ -n \"$glob\" ] && [ \"${cur#-}\" = \"$cur\" ]; then\n"
                 "            compopt -o filenames\n"
                 "            mapfile -t COMPREPLY < <(compgen -f -X \"!$glob\" -- \"$cur\"\n"
                 "                compgen -d -- \"$cur\")\n"
                 "        fi\n"
                 "        ;;\n"
                 "    esac\n"
                 "}\n"
                 "complete -F ");
    completion_function(out, program);
    fprintf(out, " %s\n", program);
}

// ---------------------------------------------------------------- zsh

// Inside single quotes, in a description of _arguments or _describe.
static void zsh_text(FILE *out, const char *text) {
    for (; *text; text++) {
        if (*text == '\'') fputs("'\\''", out);
        else if (strchr("[]:\\", *text)) fprintf(out, "\\%c", *text);
        else fputc(*text, out);
    }
}

static void zsh_spelling(FILE *out, const CompletionOption *o, bool letter) {
    fprintf(out, " \\\n            '%s", o->repeats ? "*" : "");
    if (letter) fprintf(out, "-%c", o->letter);
    else fprintf(out, "--%s%s", o->name, o->kind == COMPLETE_FLAG ? "" : "=");
    fputc('[', out);
    zsh_text(out, o->help);
    fputc(']', out);
    if (o->kind != COMPLETE_FLAG) {
        fputc(':', out);
        zsh_text(out, o->value);
        if (o->values) fprintf(out, ":(%s)", o->values);
        else fputs(o->kind == COMPLETE_FILE        ? ":_files"
              : o->kind == COMPLETE_DIRECTORY ? ":_files -/"
                                              : ": ", out);
    }
    fputc('\'', out);
}

void vae_completion_zsh(FILE *out, const char *program, const CompletionCommand *c, int n) {
    fprintf(out, "#compdef %s\n# zsh completion for %s. To use it: source <(./%s completion zsh)\n",
            program, program, program);
    completion_function(out, program);
    fprintf(out, "() {\n    local -a commands\n    commands=(\n");
    for (int i = 0; i < n; i++) {
        fprintf(out, "        '%s:", c[i].name);
        zsh_text(out, c[i].help);
        fprintf(out, "'\n");
    }
    fprintf(out, "    )\n"
                 "    if (( CURRENT == 2 )); then\n"
                 "        _describe command commands\n"
                 "        return\n"
                 "    fi\n"
                 "    shift words\n"
                 "    (( CURRENT-- ))\n"
                 "    case ${words[1]} in\n"
                 "    help) _describe command commands ;;\n");
    for (int i = 0; i < n; i++) {
        fprintf(out, "    %s)\n        _arguments", c[i].name);
        for (int k = 0; k < c[i].n_options; k++) {
            const CompletionOption *o = &c[i].option[k];
            if (o->name) zsh_spelling(out, o, false);
            if (o->letter) zsh_spelling(out, o, true);
        }
        if (c[i].words) fprintf(out, " \\\n            '1:what:(%s)'", c[i].words);
        if (c[i].glob) fprintf(out, " \\\n            '*:file:_files -g \"%s\"'", c[i].glob);
        fprintf(out, "\n        ;;\n");
    }
    fprintf(out, "    esac\n}\ncompdef ");
    completion_function(out, program);
    fprintf(out, " %s\n", program);
}
