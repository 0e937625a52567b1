// options.h -- what a command line says: the tables' rows, and what main.c needs of options.c.
#ifndef VAEC_OPTIONS_H
#define VAEC_OPTIONS_H

#include "export/export.h"
#include "tool/driver.h"
#include "tool/library.h"
#include "tool/rewrite.h"
#include "tool/sweep.h"

#define MAX_DEFINES 64

typedef struct Options {
    const char *input, *dump;
    BuildOptions build;
    Define define[MAX_DEFINES];
    int n_defines;
    int batch; // 0: the model's
    bool json, dot, help, fix, explain;
    RewriteMode rewrite;
    long rows; // of check: that will be trained on; 0: not known
    bool library, standalone, python;
    LibraryOptions lib;
    ProgramKind program;
    const ExportFormat *format;
    SweepOptions sweep;
    char **rest; // what is handed on (Rest), NULL at its end
} Options;

// What of the command line a command hands on, as it is: to a program what follows the model, or all; or the words that
// are no options, of which it takes several; or all but the model and its own options.
typedef enum Rest { REST_NONE, REST_AFTER_MODEL, REST_ALL, REST_WORDS, REST_OTHERS } Rest;

typedef struct CommandDef {
    const char *name;
    int (*run)(Compilation *c, Options *o);
    Rest rest;
    const char *options; // letters of the options that it takes
    const char *arguments, *help, *example;
} CommandDef;

typedef struct OptionDef {
    char letter; // also -LETTER where `spelled` says so
    bool spelled;
    const char *name;     // --name; NULL: only the letter
    const char *argument; // NULL: none
    const char *help;
} OptionDef;

#define MAX_OPTIONS 32
extern const OptionDef options[MAX_OPTIONS]; // the last has no letter

// Reads argv[2] and what follows; an exit code, and what is wrong is reported.
int parse_options(const CommandDef *command, Options *o, int argc, char **argv);

// Reports how a command is not to be called, and where help is (command NULL: of vaec itself); EX_USAGE.
int usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The formats of export, with a text between them.
void format_names(char *list, size_t room, const char *between);

#endif
