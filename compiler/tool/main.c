// main.c -- the command line. The pipeline is in passes.c.
// Exit codes are those of <sysexits.h>: 64 usage, 65 a bad .vae, 66 no input, 70 internal,
// 73/74 cannot write. Results go to standard output, messages to standard error.
#include "tool/driver.h"
#include "tool/export.h"

#include "../runtime/commands/completion.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#define MAX_INPUT (1 << 20) // bytes; parse_file says so in a message of its own
#define MAX_DEFINES 64

typedef struct Options {
    const char *input, *dump;
    BuildOptions build;
    Define define[MAX_DEFINES];
    int n_defines;
    bool json, dot, help;
    ProgramKind program;
    const ExportFormat *format;
    char **rest; // run: what follows the file
} Options;

// ---------------------------------------------------------------- input

static int read_input(Arena *a, Compilation *c, const char *path) {
    FILE *in = stdin;
    c->file = "stdin";
    if (strcmp(path, "-")) {
        c->file = path;
        in = fopen(path, "rb");
        output_reads(a, path, "the model");
    } else {
        output_reads_stdin();
    }
    size_t size = 0;
    char *text = arena_alloc(a, MAX_INPUT + 2); // one byte more than allowed, and a zero
    if (in) {
        errno = 0;
        size = fread(text, 1, MAX_INPUT + 1, in);
    }
    if ((!in || ferror(in)) && errno == ENOMEM) out_of_memory();
    if (!in || ferror(in)) {
        fprintf(stderr, "vaec: cannot read %s: %s\n", c->file, strerror(errno));
        if (in && in != stdin) fclose(in);
        return EX_NOINPUT;
    }
    if (in != stdin) fclose(in);
    c->text = text;
    c->length = size;
    return EX_OK;
}

// Reads and compiles up to where C can be emitted. Messages are printed, or left to be printed as
// JSON; on an exit code other than 0 nothing more needs to be said.
static int compile(Compilation *c, Options *o, bool print) {
    *c = (Compilation){.arena = arena_new(), .define = o->define, .n_defines = o->n_defines};
    const int exit_code = read_input(c->arena, c, o->input);
    if (exit_code) return exit_code;
    c->diag = diag_new(c->arena, c->file, c->text, stderr);
    const bool good = run_passes(c, o->dump);
    if (print) diag_print(c->diag);
    return good ? EX_OK : EX_DATAERR;
}

static int flush_output(void) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return EX_OK;
    fprintf(stderr, "vaec: cannot write to standard output: %s\n", strerror(errno));
    return EX_IOERR;
}

// ---------------------------------------------------------------- commands

static double count_parameters(const Compilation *c) {
    double total = 0;
    for (int i = 0; i < c->n_params; i++) {
        double n = c->param[i].tensor.trained;
        for (int j = 0; j < c->param[i].tensor.rank; j++) n *= c->param[i].tensor.dim[j];
        total += n;
    }
    return total;
}

static int command_check(Compilation *c, Options *o) {
    const int exit_code = compile(c, o, !o->json);
    if (!o->json) {
        if (!exit_code) summary(c, stdout);
        return exit_code ? exit_code : flush_output();
    }
    if (exit_code && exit_code != EX_DATAERR) return exit_code;
    printf("{\"ok\": %s", exit_code ? "false" : "true");
    if (!exit_code) {
        printf(", \"model\": \"%s\", \"parameters\": %.0f", c->model->name, count_parameters(c));
        printf(", \"batch\": %d, \"flops_per_row\": %.0f", c->model->batch,
               program_flops(c->graph[PROGRAM_TRAIN]));
        printf(", \"arena\": %zu", c->graph[PROGRAM_TRAIN]->arena_reals);
    }
    printf(", \"messages\": ");
    diag_json(c->diag, stdout);
    printf("}\n");
    const int written = flush_output();
    return exit_code ? exit_code : written;
}

// Compiles to a text, which goes to -o or standard output; what: in messages.
static int command_text(Compilation *c, Options *o, char *(*text_of)(Compilation *c), const char *what) {
    int exit_code = compile(c, o, true);
    const char *path = o->build.output;
    if (!exit_code && path && strcmp(path, "-")) exit_code = output_claim(c->arena, path, what);
    if (exit_code) return exit_code;
    const char *text = text_of(c);
    if (!text) return EX_SOFTWARE;
    if (path && strcmp(path, "-")) return write_file(c->arena, path, text, strlen(text));
    fputs(text, stdout);
    return flush_output();
}

static int command_emit(Compilation *c, Options *o) { return command_text(c, o, emit_text, "the C"); }

static int command_export(Compilation *c, Options *o) {
    if (o->format) return command_text(c, o, o->format->text, "the exported model");
    fprintf(stderr, "vaec: export needs --format\nhint: vaec export --help\n");
    return EX_USAGE;
}

static int command_build(Compilation *c, Options *o) {
    int exit_code = compile(c, o, true);
    if (!exit_code && o->build.weights)
        exit_code = weights_find(c->arena, o->build.weights, &o->build.weights);
    if (!exit_code) exit_code = driver_claim(c->arena, c->model, &o->build);
    if (exit_code) return exit_code;
    const char *text = emit_text(c);
    if (o->build.tune) return tune_build(c, text, &o->build);
    return driver_build(c->arena, c->model, text, &o->build);
}

static int command_run(Compilation *c, Options *o) {
    const int exit_code = compile(c, o, true);
    if (exit_code) return exit_code;
    const char *text = emit_text(c);
    return driver_run(c->arena, c->model, text, &o->build, o->rest);
}

static int command_graph(Compilation *c, Options *o) {
    const int exit_code = compile(c, o, true);
    if (exit_code) return exit_code;
    const Graph *g = c->graph[o->program];
    if (!g) {
        fprintf(stderr, "vaec graph: %s has no program %s: its priors are standard normals\n",
                c->file, program_names[o->program]);
        return EX_USAGE;
    }
    if (o->dot) graph_dot(g, stdout);
    else if (o->json) graph_json(g, stdout);
    else graph_dump(g, stdout);
    return flush_output();
}

static int command_completion(Compilation *c, Options *o);

typedef struct CommandDef {
    const char *name;
    int (*run)(Compilation *c, Options *o);
    const char *options; // letters of the options that it takes
    const char *arguments, *help, *example;
} CommandDef;

static const CommandDef commands[] = {
    {"check", command_check, "Ddjh", "MODEL.vae", "find mistakes; print shapes and sizes",
     "vaec check -D hidden=512 mnist.vae"},
    {"emit", command_emit, "Ddoh", "MODEL.vae", "write the C, to standard output or -o FILE",
     "vaec emit mnist.vae -o mnist.c"},
    {"build", command_build, "Ddokvrswuyh", "MODEL.vae",
     "make an executable, ./<model name> or -o FILE", "vaec build mnist.vae"},
    {"run", command_run, "Ddvh", "MODEL.vae ARGS...", "build if needed, then run it with ARGS",
     "vaec run mnist.vae train --data train-images-idx3-ubyte.gz"},
    {"graph", command_graph, "Ddjtph", "MODEL.vae", "print the graph of a program",
     "vaec graph --program decode --dot mnist.vae | dot -Tsvg >mnist.svg"},
    {"export", command_export, "Ddfoh", "MODEL.vae", "write the model for another framework",
     "vaec export --format pytorch mnist.vae -o mnist.py"},
    {"completion", command_completion, "h", "bash|zsh", "a script that completes command lines",
     "vaec completion bash >~/.local/share/bash-completion/completions/vaec"},
};
#define N_COMMANDS (sizeof commands / sizeof commands[0])

// ---------------------------------------------------------------- options

typedef struct OptionDef {
    char letter; // also -LETTER where `spelled` says so
    bool spelled;
    const char *name;     // --name; NULL: only the letter
    const char *argument; // NULL: none
    const char *help;
} OptionDef;

static const OptionDef options[] = {
    {'D', true, NULL, "NAME=VALUE", "give a param another value"},
    {'o', true, "output", "FILE", "where to write"},
    {'f', false, "format", "NAME", "of the export: pytorch"},
    {'d', true, NULL, "LETTERS", "dump after passes, on standard error"},
    {'j', false, "json", NULL, "print JSON"},
    {'t', false, "dot", NULL, "print the graph for Graphviz"},
    {'p', false, "program", "NAME", "train (the default), eval, encode, decode or prior"},
    {'k', false, "keep-c", NULL, "leave the C beside the executable"},
    {'v', true, "verbose", NULL, "print the commands that are run"},
    {'r', false, "portable", NULL, "run on every processor of this family, not only on this kind"},
    {'s', false, "static", NULL, "without shared libraries: runs on any Linux; does not read NPZ"},
    {'w', false, "weights", "FILE", "put these trained weights into the program, for its commands to use"},
    {'u', false, "tune", NULL, "measure what is fastest on this machine; results may round otherwise"},
    {'y', false, "retune", NULL, "the same, without looking into the cache"},
    {'h', true, "help", NULL, "print this"},
};
#define N_OPTIONS ((int)(sizeof options / sizeof options[0]))

static void help(const CommandDef *command, FILE *out) {
    if (command) {
        fprintf(out, "usage: vaec %s [OPTIONS] %s\n%s\n\n", command->name, command->arguments,
                command->help);
    } else {
        fprintf(out, "vaec compiles .vae models of variational autoencoders to C.\n\n");
        fprintf(out, "usage: vaec COMMAND [OPTIONS] MODEL.vae\n       vaec --help | --version\n\n");
        for (size_t i = 0; i < N_COMMANDS; i++)
            fprintf(out, "  vaec %-10s %-18s %s\n", commands[i].name, commands[i].arguments,
                    commands[i].help);
        fprintf(out, "\n");
    }
    for (int i = 0; i < N_OPTIONS; i++) {
        const OptionDef *d = &options[i];
        if (command && !strchr(command->options, d->letter)) continue;
        char text[64];
        const char letter[] = {'-', d->letter, '\0'};
        snprintf(text, sizeof text, "%s%s%s%s%s%s", d->spelled ? letter : "",
                 d->spelled && d->name ? ", " : "", d->name ? "--" : "", d->name ? d->name : "",
                 d->argument ? " " : "", d->argument ? d->argument : "");
        fprintf(out, "  %-20s %s\n", text, d->help);
    }
    if (!command || strchr(command->options, 'd')) {
        fprintf(out, "\nMODEL.vae may be -, standard input. Passes, for -d:");
        for (int i = 0; i < n_passes; i++) fprintf(out, " %c %s", pass_table[i].letter, pass_table[i].name);
        fprintf(out, "\n");
    }
    fprintf(out, "\nexample:\n  %s\n", command ? command->example
                                              : "vaec build mnist.vae && ./mnist train --data "
                                                "train-images-idx3-ubyte.gz");
    if (command) return;
    fprintf(out, "\n'vaec COMMAND --help' lists a command's options. 'vaec help conv' explains a name of "
            "the language,\n'vaec help SECTION' lists those of a section, 'vaec help language' all: ");
    reference_sections(out);
    fprintf(out, "\n");
}

__attribute__((format(printf, 2, 3))) static int usage(const char *command, const char *format,
                                                       ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "vaec: ");
    vfprintf(stderr, format, args);
    fprintf(stderr, "\nhint: vaec%s%s --help\n", command ? " " : "", command ? command : "");
    va_end(args);
    return EX_USAGE;
}

static int command_completion(Compilation *c, Options *o) {
    CompletionCommand command[N_COMMANDS];
    CompletionOption option[N_COMMANDS][N_OPTIONS];
    (void)c;
    const bool bash = !strcmp(o->input, "bash");
    if (!bash && strcmp(o->input, "zsh"))
        return usage("completion", "completion is for bash or zsh, not '%s'", o->input);
    for (size_t i = 0; i < N_COMMANDS; i++) {
        const bool words = commands[i].run == command_completion;
        command[i] = (CompletionCommand){.name = commands[i].name, .help = commands[i].help,
                                         .option = option[i], .words = words ? "bash zsh" : NULL,
                                         .glob = words ? NULL : "*.vae"};
        for (int k = 0; k < N_OPTIONS; k++) {
            const OptionDef *d = &options[k];
            if (!strchr(commands[i].options, d->letter)) continue;
            option[i][command[i].n_options++] =
                (CompletionOption){.name = d->name, .letter = d->spelled ? d->letter : '\0',
                                   .kind = completion_kind(d->argument), .value = d->argument,
                                   .help = d->help, .repeats = d->letter == 'D',
                                   .values = d->letter == 'p' ? "train eval encode decode prior" : NULL};
        }
    }
    (bash ? completion_bash : completion_zsh)(stdout, "vaec", command, N_COMMANDS);
    return flush_output();
}

static int set_define(Options *o, const char *command, char *text) {
    char *equals = strchr(text, '=');
    if (!equals || equals == text) return usage(command, "-D needs name=value, got '%s'", text);
    if (o->n_defines == MAX_DEFINES) return usage(command, "more than %d -D", MAX_DEFINES);
    char *end;
    errno = 0;
    const double value = strtod(equals + 1, &end);
    const bool decimal = strspn(equals + 1, "0123456789+-.eE") == strlen(equals + 1);
    if (end == equals + 1 || *end || !decimal || !isfinite(value))
        return usage(command, "-D %s is not a number", text);
    *equals = '\0';
    for (int i = 0; i < o->n_defines; i++)
        if (!strcmp(o->define[i].name, text)) return usage(command, "-D %s is given twice", text);
    o->define[o->n_defines++] = (Define){.name = text, .value = value};
    return EX_OK;
}

static int unknown_format(const char *command, const char *name) {
    const char *names[8] = {NULL};
    char list[128] = "";
    for (int i = 0; export_formats[i].name && i < 7; i++) {
        names[i] = export_formats[i].name;
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "", names[i]);
    }
    const char *near = diag_nearest(name, names);
    if (near) return usage(command, "--format: no '%s'; did you mean '%s'?", name, near);
    return usage(command, "--format is %s, got '%s'", list, name);
}

static int set_option(Options *o, const char *command, char letter, char *value) {
    switch (letter) {
    case 'D':
        return set_define(o, command, value);
    case 'o':
        o->build.output = value;
        return EX_OK;
    case 'd':
        for (const char *s = value; *s; s++) {
            bool known = false;
            for (int i = 0; i < n_passes; i++) known |= pass_table[i].letter == *s;
            if (!known) return usage(command, "-d: no pass has the letter '%c'", *s);
        }
        o->dump = value;
        return EX_OK;
    case 'f':
        o->format = export_format(value);
        if (!o->format) return unknown_format(command, value);
        return EX_OK;
    case 'j':
        o->json = true;
        return EX_OK;
    case 't':
        o->dot = true;
        return EX_OK;
    case 'k':
        o->build.keep_c = true;
        return EX_OK;
    case 'v':
        o->build.verbose = true;
        return EX_OK;
    case 'r':
        o->build.portable = true;
        return EX_OK;
    case 'w':
        o->build.weights = value;
        return EX_OK;
    case 's':
        o->build.is_static = true;
        return EX_OK;
    case 'u':
        o->build.tune = true;
        return EX_OK;
    case 'y':
        o->build.tune = o->build.retune = true;
        return EX_OK;
    case 'h':
        o->help = true;
        return EX_OK;
    case 'p':
        for (int i = 0; i < PROGRAMS; i++)
            if (!strcmp(value, program_names[i])) {
                o->program = (ProgramKind)i;
                return EX_OK;
            }
        return usage(command, "--program is train, eval, encode, decode or prior, got '%s'", value);
    default:
        die("option %c", letter);
    }
}

// The option that an argument spells; *value is what follows "=" or the letter, or NULL.
static const OptionDef *find_option(char *arg, char **value) {
    *value = NULL;
    for (int i = 0; i < N_OPTIONS; i++) {
        const OptionDef *d = &options[i];
        if (arg[1] == '-') {
            const size_t n = strcspn(arg + 2, "=");
            if (!d->name || strlen(d->name) != n || strncmp(arg + 2, d->name, n)) continue;
            if (arg[2 + n]) *value = arg + 3 + n;
            return d;
        }
        if (!d->spelled || arg[1] != d->letter || (arg[2] && !d->argument)) continue;
        if (arg[2]) *value = arg + 2;
        return d;
    }
    return NULL;
}

static int parse_options(const CommandDef *command, Options *o, int argc, char **argv) {
    bool only_files = false;
    const bool takes_rest = command->run == command_run;
    for (int i = 2; i < argc; i++) {
        if (o->input && takes_rest) {
            o->rest = &argv[i];
            return EX_OK;
        }
        if (!only_files && !strcmp(argv[i], "--")) {
            only_files = true;
            continue;
        }
        if (only_files || argv[i][0] != '-' || !argv[i][1]) {
            if (o->input)
                return usage(command->name, "one model at a time: '%s' is too many", argv[i]);
            o->input = argv[i];
            continue;
        }
        char *value;
        const OptionDef *d = find_option(argv[i], &value);
        if (!d) return usage(command->name, "unknown option %s", argv[i]);
        if (!strchr(command->options, d->letter))
            return usage(command->name, "%s does not take %s", command->name, argv[i]);
        if (value && !d->argument) return usage(command->name, "%s takes no value", argv[i]);
        if (d->argument && !value) {
            if (i + 1 == argc) return usage(command->name, "%s needs %s", argv[i], d->argument);
            value = argv[++i];
        }
        const int exit_code = set_option(o, command->name, d->letter, value);
        if (exit_code) return exit_code;
    }
    o->rest = &argv[argc]; // the NULL at the end
    if (o->json && o->dot) return usage(command->name, "--json or --dot, not both");
    if (o->build.tune && o->build.portable)
        return usage(command->name, "--tune is for this machine, --portable for others: not both");
    if (!o->input && !o->help)
        return usage(command->name, "%s is missing", command->arguments);
    return EX_OK;
}

static bool is_command(const char *word) {
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (!strcmp(word, commands[i].name)) return true;
    return false;
}

// help WORD: from the tables of what a model can name. help --markdown SECTION: for the docs.
static int help_word(int argc, char **argv) {
    const bool markdown = !strcmp(argv[2], "--markdown");
    const char *word = argv[markdown && argc > 3 ? 3 : 2];
    if ((markdown ? reference_markdown : reference_print)(stdout, word)) return flush_output();
    const char *near = reference_nearest(word);
    if (near) return usage(NULL, "no help on '%s'; did you mean '%s'?", word, near);
    return usage(NULL, "no help on '%s'", word);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        help(NULL, stderr);
        return EX_USAGE;
    }
    const bool asks = !strcmp(argv[1], "help");
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || (asks && argc == 2)) {
        help(NULL, stdout);
        return flush_output();
    }
    if (asks && !is_command(argv[2])) return help_word(argc, argv);
    if (asks) { // help COMMAND
        argv[1] = argv[2];
        argv[2] = "--help";
        argc = 3;
    }
    if (!strcmp(argv[1], "--version")) {
        printf("vaec %s\n", VAEC_VERSION);
        return flush_output();
    }
    const char *names[N_COMMANDS + 1] = {0};
    for (size_t i = 0; i < N_COMMANDS; i++) {
        names[i] = commands[i].name;
        if (strcmp(argv[1], commands[i].name)) continue;
        Options o = {.program = PROGRAM_TRAIN};
        int exit_code = parse_options(&commands[i], &o, argc, argv);
        if (exit_code) return exit_code;
        if (o.help) {
            help(&commands[i], stdout);
            return flush_output();
        }
        Compilation c = {0};
        exit_code = commands[i].run(&c, &o);
        arena_free(c.arena);
        return exit_code;
    }
    const size_t length = strlen(argv[1]);
    if (length > 4 && !strcmp(argv[1] + length - 4, ".vae")) {
        fprintf(stderr, "vaec: what is to be done with %s?\nhint: vaec build %s, or vaec check %s\n", argv[1],
                argv[1], argv[1]);
        return EX_USAGE;
    }
    const char *near = diag_nearest(argv[1], names);
    if (near) return usage(NULL, "unknown command '%s'; did you mean '%s'?", argv[1], near);
    return usage(NULL, "unknown command '%s'", argv[1]);
}
