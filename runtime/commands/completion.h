// completion.h -- scripts that complete a command line in bash and zsh, and manual pages. Of neither the
// compiler nor the runtime: each describes its own tables in these words.
#ifndef VAE_COMPLETION_H
#define VAE_COMPLETION_H

#include <stdbool.h>
#include <stdio.h>

typedef enum { COMPLETE_FLAG, COMPLETE_VALUE, COMPLETE_FILE, COMPLETE_DIRECTORY } CompletionKind;

typedef struct CompletionOption {
    const char *name; // --name; NULL: only the letter
    char letter;      // 0: only the name
    CompletionKind kind;
    const char *value, *help; // value: what the help calls it; NULL for a flag
    bool repeats;             // may be given several times
    const char *values;       // what it takes: words, separated by blanks; NULL
} CompletionOption;

typedef struct CompletionCommand {
    const char *name, *help;
    const CompletionOption *option;
    int n_options;
    const char *words; // what else may follow: words, separated by blanks; NULL
    const char *glob;  // or files: "*.vae"; NULL
    const char *arguments, *example; // for the manual; NULL
} CompletionCommand;

// The kind of an option by what the help calls its value: "[STREAM=]FILE", "DIR", "N", ...
CompletionKind vae_completion_kind(const char *value);

// `program` must be a plain word, as vae_completion_word says: it becomes part of a function's name.
bool vae_completion_word(const char *program);
void vae_completion_bash(FILE *out, const char *program, const CompletionCommand *c, int n);
void vae_completion_zsh(FILE *out, const char *program, const CompletionCommand *c, int n);

// manual.c: pages for man, in the macros of man(7).
void vae_manual_text(FILE *out, const char *text); // as it is: nothing in it is a macro or an escape
void vae_manual_head(FILE *out, const char *page, int section, const char *version, const char *what);
void vae_manual_commands(FILE *out, const char *program, const CompletionCommand *c, int n);
// A heading, and paragraphs: lines that begin with a blank are shown as they are.
void vae_manual_section(FILE *out, const char *heading, const char *text);

#endif
