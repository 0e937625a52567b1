// options.c -- the options of the command line: their table, and how arguments become an Options.
// What is wrong with them is reported here, with the exit code of <sysexits.h> for it.
#include "tool/options.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

const OptionDef options[MAX_OPTIONS] = {
    {'D', true, NULL, "NAME=VALUE", "give a param another value (sweep: each of several, NAME=A,B,C)"},
    {'o', true, "output", "FILE", "where to write"},
    {'f', false, "format", "NAME", "what to write"}, // help() says what there is
    {'a', false, "standalone", NULL, "with a main and all that it needs: one C file for any C compiler"},
    {'l', false, "library", NULL, "the model as functions: one C file and its header, for other programs"},
    {'I', false, "inference", NULL, "of the library: without training"},
    {'b', false, "batch", "ROWS", "with --inference: rows at a time, which the memory is for; default: the model's"},
    {'d', true, NULL, "LETTERS", "dump after passes, on standard error"},
    {'j', false, "json", NULL, "print JSON"},
    {'t', false, "dot", NULL, "print the graph for Graphviz"},
    {'p', false, "program", "NAME", "train (the default), eval, encode, decode, prior, explain, step or code"},
    {'e', false, "explain", NULL, "with the derivatives that the program's command explain needs"},
    {'k', false, "keep-c", NULL, "leave the C beside the executable"},
    {'v', true, "verbose", NULL, "print the commands that are run"},
    {'r', false, "portable", NULL, "run on every processor of this family, not only on this kind"},
    {'E', false, "exact", NULL, "the same bits on every processor, for compress and decompress; slower"},
    {'s', false, "static", NULL, "without shared libraries: runs on any Linux; does not read NPZ"},
    {'M', false, "mpi", NULL, "for several processes, which mpirun or srun start: made with mpicc"},
    {'P', false, "python", NULL,
     "a Python package, the directory ./<model name> or -o: scikit-learn's methods on NumPy"},
    {'w', false, "weights", "FILE", "trained weights, which become part of what is written"},
    {'u', false, "tune", NULL, "measure what is fastest on this machine; results may round otherwise"},
    {'y', false, "retune", NULL, "the same, without looking into the cache"},
    {'i', true, "in-place", NULL, "write it back into the file"},
    {'c', false, "check", NULL, "only say whether the file is formatted; exit code 1: it is not"},
    {'R', false, "rows", "N", "rows that a private training will have: what it will spend"},
    {'x', false, "fix", NULL, "mend in the file what is certain, and show the change"},
    {'F', false, "diff", NULL, "only show what would change"},
    {'S', false, "seeds", "N", "train with the seeds 1 to N; default: the model's seed"},
    {'J', false, "jobs", "N", "trainings at a time, at most; default: as many as there are cores"},
    {'h', true, "help", NULL, "print this"},
    {0},
};

int usage(const char *command, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "vaec: ");
    vfprintf(stderr, format, args);
    fprintf(stderr, "\nhint: vaec%s%s --help\n", command ? " " : "", command ? command : "");
    va_end(args);
    return EX_USAGE;
}

void format_names(char *list, size_t room, const char *between) {
    size_t n = 0;
    *list = '\0';
    for (const ExportFormat *f = export_formats; f->name && n < room; f++)
        n += (size_t)snprintf(list + n, room - n, "%s%s", n ? between : "", f->name);
}

static bool read_number(const char *text, double *value) {
    char *end;
    *value = strtod(text, &end);
    return end != text && !*end && strspn(text, "0123456789+-.eE") == strlen(text) && isfinite(*value);
}

static int set_define(Options *o, const char *command, char *text) {
    char *equals = strchr(text, '=');
    if (!equals || equals == text) return usage(command, "-D needs name=value, got '%s'", text);
    if (o->n_defines == MAX_DEFINES) return usage(command, "more than %d -D", MAX_DEFINES);
    double value;
    if (!read_number(equals + 1, &value)) return usage(command, "-D %s is not a number", text);
    *equals = '\0';
    for (int i = 0; i < o->n_defines; i++)
        if (!strcmp(o->define[i].name, text)) return usage(command, "-D %s is given twice", text);
    o->define[o->n_defines++] = (Define){.name = text, .value = value};
    return EX_OK;
}

// -D NAME=A,B,C of sweep. Directories are named by the values as they are written.
static int set_axis(SweepOptions *o, const char *command, char *text) {
    char *at = strchr(text, '=');
    if (!at || at == text) return usage(command, "-D needs name=values, got '%s'", text);
    *at++ = '\0';
    if (o->n_axes == SWEEP_AXES) return usage(command, "more than %d -D", SWEEP_AXES);
    for (int i = 0; i < o->n_axes; i++)
        if (!strcmp(o->axis[i].name, text)) return usage(command, "-D %s is given twice", text);
    SweepAxis *axis = &o->axis[o->n_axes++];
    *axis = (SweepAxis){.name = text};
    for (char *comma = at; comma; at = comma + 1) {
        if (axis->n == SWEEP_VALUES) return usage(command, "-D %s has more than %d values", text, SWEEP_VALUES);
        comma = strchr(at, ',');
        if (comma) *comma = '\0';
        if (!read_number(at, &axis->value[axis->n])) return usage(command, "-D %s=%s is not a number", text, at);
        for (int i = 0; i < axis->n; i++)
            if (axis->value[i] == axis->value[axis->n])
                return usage(command, "-D %s=%s is given twice", text, at);
        axis->text[axis->n++] = at;
    }
    return EX_OK;
}

static int set_count(const char *command, const char *name, const char *text, long *n) {
    char *end;
    errno = 0;
    *n = strtol(text, &end, 10);
    if (end != text && !*end && !errno && *n > 0) return EX_OK;
    return usage(command, "--%s needs a whole number of at least 1, not '%s'", name, text);
}

static int unknown_format(const char *command, const char *name) {
    const char *names[8] = {NULL};
    char list[128];
    format_names(list, sizeof list, ", ");
    for (int i = 0; export_formats[i].name && i < 7; i++) names[i] = export_formats[i].name;
    const char *near = diag_nearest(name, names);
    if (near) return usage(command, "--format: no '%s'; did you mean '%s'?", name, near);
    return usage(command, "--format is %s, got '%s'", list, name);
}

static int set_rewrite(Options *o, const char *command, RewriteMode mode) {
    if (o->rewrite && o->rewrite != mode) return usage(command, "-i, --check or --diff: only one of them");
    o->rewrite = mode;
    return EX_OK;
}

static int set_batch(Options *o, const char *command, const char *text) {
    char *end;
    const long rows = strtol(text, &end, 10);
    if (end == text || *end || rows < 1 || rows > MOST_BATCH)
        return usage(command, "--batch is a number of rows from 1 to %d, got '%s'", MOST_BATCH, text);
    o->batch = (int)rows;
    return EX_OK;
}

static int set_option(Options *o, const CommandDef *def, char letter, char *value) {
    const char *command = def->name;
    switch (letter) {
    case 'D':
        return def->rest == REST_OTHERS ? set_axis(&o->sweep, command, value) : set_define(o, command, value);
    case 'S':
        return set_count(command, "seeds", value, &o->sweep.seeds);
    case 'J':
        return set_count(command, "jobs", value, &o->sweep.jobs);
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
    case 'a':
        o->standalone = true;
        return EX_OK;
    case 'l':
        o->library = true;
        return EX_OK;
    case 'I':
        o->lib.inference = true;
        return EX_OK;
    case 'b':
        return set_batch(o, command, value);
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
    case 'e':
        o->explain = true;
        return EX_OK;
    case 'r':
        o->build.portable = true;
        return EX_OK;
    case 'E':
        o->build.exact = true;
        return EX_OK;
    case 'w':
        o->build.weights = value;
        return EX_OK;
    case 'M':
        o->build.mpi = true;
        return EX_OK;
    case 'P':
        o->python = true;
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
    case 'i':
        return set_rewrite(o, command, REWRITE_PLACE);
    case 'c':
        return set_rewrite(o, command, REWRITE_CHECK);
    case 'F':
        return set_rewrite(o, command, REWRITE_DIFF);
    case 'R':
        return set_count(command, "rows", value, &o->rows);
    case 'x':
        o->fix = true;
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
        return usage(command, "--program is train, eval, encode, decode, prior, explain, step or code, got '%s'", value);
    default:
        die("option %c", letter);
    }
}

// The option that an argument spells; *value is what follows "=" or the letter, or NULL.
static const OptionDef *find_option(char *arg, char **value) {
    *value = NULL;
    for (const OptionDef *d = options; d->letter; d++) {
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

int parse_options(const CommandDef *command, Options *o, int argc, char **argv) {
    bool only_files = false;
    int n_rest = 0; // of REST_WORDS and REST_OTHERS: they move to the front
    if (command->rest == REST_ALL && !(argc > 2 && (!strcmp(argv[2], "--help") || !strcmp(argv[2], "-h")))) {
        o->rest = &argv[2];
        return EX_OK;
    }
    for (int i = 2; i < argc; i++) {
        if (o->input && command->rest == REST_AFTER_MODEL) {
            o->rest = &argv[i];
            return EX_OK;
        }
        if (!only_files && !strcmp(argv[i], "--")) {
            only_files = true;
            continue;
        }
        if (only_files || argv[i][0] != '-' || !argv[i][1]) {
            if (command->rest == REST_WORDS || (command->rest == REST_OTHERS && o->input)) {
                argv[2 + n_rest++] = argv[i];
                continue;
            }
            if (o->input)
                return usage(command->name, "one model at a time: '%s' is too many", argv[i]);
            o->input = argv[i];
            continue;
        }
        char *value;
        const OptionDef *d = find_option(argv[i], &value);
        if (command->rest == REST_OTHERS && (!d || !strchr(command->options, d->letter))) {
            argv[2 + n_rest++] = argv[i];
            continue;
        }
        if (!d) return usage(command->name, "unknown option %s", argv[i]);
        if (!strchr(command->options, d->letter))
            return usage(command->name, "%s does not take %s", command->name, argv[i]);
        if (value && !d->argument) return usage(command->name, "%s takes no value", argv[i]);
        if (d->argument && !value) {
            if (i + 1 == argc) return usage(command->name, "%s needs %s", argv[i], d->argument);
            value = argv[++i];
        }
        const int exit_code = set_option(o, command, d->letter, value);
        if (exit_code) return exit_code;
    }
    o->rest = &argv[argc]; // the NULL at the end
    if (n_rest) argv[2 + n_rest] = NULL, o->rest = &argv[2];
    if (o->rewrite == REWRITE_DIFF && !o->fix && strchr(command->options, 'x'))
        return usage(command->name, "--diff goes with --fix");
    if (o->json && o->fix) return usage(command->name, "--json or --fix, not both");
    if (o->standalone && o->library) return usage(command->name, "--standalone or --library, not both");
    if (strchr(command->options, 'l') && o->build.weights && !o->library)
        return usage(command->name, "--weights become part of a --library: give that too");
    if (o->explain && (o->standalone || o->library))
        return usage(command->name, "--explain is of an executable: it has the command");
    if (o->lib.inference && !o->library) return usage(command->name, "--inference is of a --library: give that too");
    if (o->batch && !o->lib.inference)
        return usage(command->name, "--batch is of a library without training: give --inference too");
    if (o->json && o->dot) return usage(command->name, "--json or --dot, not both");
    if (o->build.mpi && (o->build.is_static || o->python))
        return usage(command->name, "--mpi or --%s, not both", o->python ? "python" : "static");
    if (o->build.tune && o->build.portable)
        return usage(command->name, "--tune is for this machine, --portable for others: not both");
    if (o->build.tune && o->build.exact)
        return usage(command->name, "--tune is for this machine, --exact for all: not both");
    if (!o->input && (!n_rest || command->rest == REST_OTHERS) && !o->help && *command->arguments)
        return usage(command->name, "%s is missing", command->arguments);
    return EX_OK;
}
