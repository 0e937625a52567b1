// completion.h -- scripts that complete a command line in bash and zsh. Of neither the compiler nor
// the runtime: each describes its own tables in these words.
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
} CompletionCommand;

// The kind of an option by what the help calls its value: "[STREAM=]FILE", "DIR", "N", ...
CompletionKind completion_kind(const char *value);

// `program` must be a plain word, as completion_word says: it becomes part of a function's name.
bool completion_word(const char *program);
void completion_bash(FILE *out, const char *program, const CompletionCommand *c, int n);
void completion_zsh(FILE *out, const char *program, const CompletionCommand *c, int n);

#endif
