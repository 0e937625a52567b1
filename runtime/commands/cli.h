// cli.h -- the tables of the command line of a built model. Parsing, --help, completion and the
// did-you-mean of wrong words all read them and nothing else.
#ifndef VAE_CLI_H
#define VAE_CLI_H

#include "commands/commands.h"

typedef struct CliCommand {
    const char *name;
    unsigned bit; // an option says by these where it belongs
    int (*run)(const VaeOptions *o); // NULL: left out
    const char *summary, *example; // the example without the program's name
    const char *words; // it takes one of these, separated by blanks, as its argument; NULL
    enum { SHARES_NOTHING, SHARES_ROWS, SHARES_STEPS } shares; // among the processes of a program of build --mpi
} CliCommand;

typedef enum {
    CLI_TEXT,
    CLI_OUTPUT, // a text that names a file to write
    CLI_LIST,
    CLI_COUNT,
    CLI_REAL,
    CLI_SEED,
    CLI_FLAG
} CliKind;

typedef struct CliOption {
    const char *name;
    char letter;
    const char *value; // what to call its value in help; NULL for a flag
    CliKind kind;
    size_t at;  // in VaeOptions
    double min; // least value of a number; reals must be above it
    unsigned commands, required;
    const char *help;
} CliOption;

enum { CLI_MOST_OPTIONS = 128 };

extern const CliCommand vae_cli_command[];
extern const int vae_cli_commands;
extern const CliOption vae_cli_option[];
extern const int vae_cli_options;

// help.c
void vae_cli_help(const VaeModel *m);
void vae_cli_help_command(const CliCommand *c);
int vae_cli_completion(const VaeOptions *o); // prints the script for o->word (shells.c)
void vae_cli_manual(FILE *out, const char *version); // vaec-model(1), of any model (shells.c)

#endif
