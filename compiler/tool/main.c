// main.c -- the command line. The pipeline is in passes.c.
// Exit codes are those of <sysexits.h>: 64 usage, 65 a bad .vae, 66 no input, 70 internal,
// 73/74 cannot write. Results go to standard output, messages to standard error.
#include "emit/privacy.h"
#include "tool/compare.h"
#include "tool/help.h"
#include "tool/options.h"
#include "lsp/lsp.h"
#include "tool/python.h"
#include "tool/standalone.h"
#include "tool/sweep.h"

#include "../runtime/commands/completion.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#define MAX_INPUT (1 << 20) // bytes; parse_file says so in a message of its own

// ---------------------------------------------------------------- input

static int cannot_read(const char *path) {
    fprintf(stderr, "vaec: cannot read %s: %s\n", path, strerror(errno));
    return EX_NOINPUT;
}

static int read_input(Arena *a, Compilation *c, const char *path) {
    FILE *in = stdin;
    c->file = "stdin";
    if (strcmp(path, "-")) {
        c->file = path;
        in = open_to_read(path);
        if (!in) return cannot_read(path);
        output_reads(a, path, "the model");
    } else {
        output_reads_stdin();
    }
    char *text = arena_alloc(a, MAX_INPUT + 2); // one byte more than allowed, and a zero
    errno = 0;
    c->length = fread(text, 1, MAX_INPUT + 1, in);
    c->text = text;
    if (ferror(in) && errno == ENOMEM) out_of_memory();
    const int exit_code = ferror(in) ? cannot_read(c->file) : EX_OK;
    if (in != stdin) fclose(in);
    return exit_code;
}

// Reads and compiles up to where C can be emitted. Messages are printed, or left to be printed as
// JSON; on an exit code other than 0 nothing more needs to be said.
static int compile(Compilation *c, Options *o, bool print) {
    *c = (Compilation){.arena = arena_new(), .batch = o->batch, .define = o->define, .n_defines = o->n_defines};
    const int exit_code = read_input(c->arena, c, o->input);
    if (exit_code) return exit_code;
    c->exact = o->build.exact;
    c->explain = o->explain || o->program == PROGRAM_EXPLAIN;
    c->inference = o->lib.inference;
    c->diag = diag_new(c->arena, c->file, c->text, stderr);
    const bool good = run_passes_until(c, o->dump, o->format ? o->format->until : NULL);
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

static int command_fmt(Compilation *c, Options *o) {
    *c = (Compilation){.arena = arena_new()};
    int exit_code = read_input(c->arena, c, o->input);
    if (exit_code) return exit_code;
    if (o->rewrite == REWRITE_PLACE && !strcmp(o->input, "-")) return usage("fmt", "-i needs a file");
    c->diag = diag_new(c->arena, c->file, c->text, stderr);
    exit_code = format_command(c->arena, c->diag, o->input, c->text, c->length, o->rewrite);
    return exit_code ? exit_code : flush_output();
}

static int command_lsp(Compilation *c, Options *o) {
    (void)c, (void)o;
    return lsp_serve(stdin, stdout, VAEC_VERSION);
}

// Mends the file; what is then checked, and printed, is what is left of its mistakes.
static int fix(Compilation *c, Options *o) {
    *c = (Compilation){.arena = arena_new()};
    int exit_code = read_input(c->arena, c, o->input);
    const char *fixed = NULL;
    if (!exit_code) exit_code = fix_command(c->arena, o->input, c->text, c->length, o->rewrite, &fixed);
    if (!exit_code) exit_code = flush_output();
    if (exit_code) return exit_code;
    c->text = fixed;
    c->length = strlen(fixed);
    c->define = o->define;
    c->n_defines = o->n_defines;
    c->diag = diag_new(c->arena, c->file, c->text, stderr);
    const bool good = run_passes(c, o->dump);
    diag_print(c->diag);
    return good ? EX_OK : EX_DATAERR;
}

static int command_check(Compilation *c, Options *o) {
    if (o->fix) return fix(c, o);
    const int exit_code = compile(c, o, !o->json);
    if (!o->json) {
        if (!exit_code) summary(c, stdout);
        if (!exit_code) privacy_say(c, o->rows, stdout);
        return exit_code ? exit_code : flush_output();
    }
    if (exit_code && exit_code != EX_DATAERR) return exit_code;
    printf("{\"ok\": %s", exit_code ? "false" : "true");
    if (!exit_code) {
        printf(", \"model\": \"%s\", \"parameters\": %.0f", c->model->name, count_parameters(c));
        printf(", \"batch\": %d, \"flops_per_row\": %.0f", c->model->step_rows,
               program_flops(c->graph[PROGRAM_TRAIN]));
        printf(", \"arena\": %zu", c->graph[PROGRAM_TRAIN]->arena_reals);
        if (o->rows > 0) privacy_json(c, o->rows, stdout);
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
    if (!text) return EX_DATAERR;
    if (path && strcmp(path, "-")) return write_file(c->arena, path, text, strlen(text));
    fputs(text, stdout);
    return flush_output();
}

static int command_emit(Compilation *c, Options *o) {
    if (!o->library) return command_text(c, o, o->standalone ? standalone_text : emit_text, "the C");
    const int exit_code = compile(c, o, true);
    if (exit_code) return exit_code;
    const char *weights = o->build.weights;
    const int found = weights ? weights_find(c->arena, weights, &weights) : EX_OK;
    if (found) return found;
    o->lib.weights = weights ? export_weights(c, weights, o->lib.words) : NULL;
    return library_write(c, o->build.output, &o->lib);
}

static int command_export(Compilation *c, Options *o) {
    const ExportFormat *f = o->format;
    const char *weights = o->build.weights, *output = o->build.output;
    if (!f) return usage("export", "export needs --format");
    if (f->weights && !weights) return usage("export", "--format %s needs --weights: they are part of it", f->name);
    if (!f->weights && weights) return usage("export", "--format %s takes no --weights: it loads them itself", f->name);
    if (f->directory && (!output || !strcmp(output, "-")))
        return usage("export", "--format %s needs -o and a directory: it is several files", f->name);
    int exit_code = compile(c, o, true);
    if (!exit_code) exit_code = export_run(c, f, weights, output);
    return exit_code ? exit_code : flush_output();
}

static int command_build(Compilation *c, Options *o) {
    const char *other = o->build.is_static ? "static" : o->build.portable ? "portable" : o->build.keep_c ? "keep-c" :
                        o->build.tune ? "tune" : o->build.exact ? "exact" : NULL;
    if (o->python && other) return usage("build", "--python and --%s do not go together", other);
    if (o->python && o->explain) return usage("build", "--explain is of an executable: it has the command");
    int exit_code = compile(c, o, true);
    if (!exit_code && o->build.weights)
        exit_code = weights_find(c->arena, o->build.weights, &o->build.weights);
    if (!exit_code && o->python) {
        o->lib.weights = o->build.weights ? export_weights(c, o->build.weights, o->lib.words) : NULL;
        return python_build(c, &o->build, &o->lib);
    }
    if (!exit_code) exit_code = driver_claim(c->arena, c->model, &o->build);
    if (exit_code) return exit_code;
    const char *text = emit_text(c);
    if (o->build.tune) return tune_build(c, text, &o->build);
    return driver_build(c->arena, c->model, text, &o->build);
}

static int command_run(Compilation *c, Options *o) {
    o->explain = o->rest[0] && !strcmp(o->rest[0], "explain");
    const int exit_code = compile(c, o, true);
    if (exit_code) return exit_code;
    const char *text = emit_text(c);
    return driver_run(c->arena, c->model, text, &o->build, o->rest);
}

// A program of any model looks at data and drafts another (runtime/commands/new.c).
static int command_new(Compilation *c, Options *o) {
    static const char model[] = "model vaec\ndata x: vector(1)\nlatent z: normal(1)\nencoder { dense(1) }\n"
                                "decoder { dense(1) }\nloss { likelihood = mse }\n";
    *c = (Compilation){.arena = arena_new(), .file = "vaec new", .text = model, .length = sizeof model - 1};
    c->diag = diag_new(c->arena, c->file, c->text, stderr);
    if (!run_passes(c, NULL)) return EX_SOFTWARE;
    int n = 0;
    while (o->rest[n]) n++;
    char **args = arena_alloc(c->arena, (size_t)(n + 2) * sizeof *args);
    args[0] = arena_printf(c->arena, "new");
    memcpy(args + 1, o->rest, (size_t)(n + 1) * sizeof *args);
    return driver_run(c->arena, c->model, emit_text(c), &o->build, args);
}

static int command_compare(Compilation *c, Options *o) {
    int n = 0;
    while (o->rest[n]) n++;
    *c = (Compilation){.arena = arena_new()};
    const Comparison all = compare_runs(c->arena, o->rest, n);
    if (o->build.output) compare_page(&all, o->build.output);
    (o->json ? compare_json : compare_print)(&all);
    return flush_output();
}

// A program for each value of the params; where one does not compile, its runs fail and the others go on.
static int command_sweep(Compilation *c, Options *o) {
    Sweep s = {.arena = arena_new(), .options = &o->sweep, .args = o->rest, .json = o->json};
    *c = (Compilation){.arena = s.arena};
    if (!strcmp(o->input, "-")) return usage("sweep", "the model must be a file: it is read for every value");
    for (char **arg = o->rest; *arg; arg++) s.quiet |= !strcmp(*arg, "--quiet") || !strcmp(*arg, "-q");
    int exit_code = sweep_open(&s);
    for (int i = 0; i < s.n_points && !exit_code; i++) {
        SweepPoint *p = &s.point[i];
        Compilation one;
        o->n_defines = o->sweep.n_axes;
        for (int k = 0; k < o->n_defines; k++)
            o->define[k] = (Define){.name = o->sweep.axis[k].name, .value = sweep_value(&s, i, k)};
        p->exit_code = compile(&one, o, true);
        if (!p->exit_code) {
            const char *text = emit_text(&one);
            s.model = arena_printf(s.arena, "%s", one.model->name);
            p->exit_code = driver_cached(one.arena, one.model, text, &o->build, &p->program);
            p->key = driver_key(one.arena, text);
        } else if (p->exit_code == EX_DATAERR && *p->name) {
            fprintf(stderr, "vaec: this is with %s\n", p->name);
        }
        arena_free(one.arena);
        if (driver_stopped()) exit_code = 128 + driver_stopped();
        else if (p->exit_code && p->exit_code != EX_DATAERR) exit_code = p->exit_code; // of no value
    }
    if (!exit_code && !s.model) exit_code = s.point[0].exit_code;
    if (exit_code) return exit_code;
    s.directory = o->build.output ? o->build.output : arena_printf(s.arena, "out/%s-sweep", s.model);
    exit_code = sweep_run(&s);
    const int written = flush_output();
    return exit_code ? exit_code : written;
}

static int command_graph(Compilation *c, Options *o) {
    const int exit_code = compile(c, o, true);
    if (exit_code) return exit_code;
    const Graph *g = c->graph[o->program];
    if (!g) {
        fprintf(stderr, "vaec graph: %s has no program %s: %s\n", c->file, program_names[o->program],
                o->program == PROGRAM_STEP   ? "no decoder of it tells tokens step by step"
                : o->program == PROGRAM_CODE ? "no latent of it is given another, or rows of it cannot be coded"
                                           : "its priors are standard normals");
        return EX_USAGE;
    }
    if (o->dot) graph_dot(g, stdout);
    else if (o->json) graph_json(g, stdout);
    else graph_dump(g, stdout);
    return flush_output();
}

static int command_completion(Compilation *c, Options *o);

static const CommandDef commands[] = {
    {"new", command_new, REST_ALL, "h", "--data FILE [-o MODEL.vae]",
     "write a model that fits a data file (--csv, --header, --missing: as for train)",
     "vaec new --data measurements.csv -o mine.vae"},
    {"check", command_check, REST_NONE, "DdjRxFh", "MODEL.vae", "find mistakes; print shapes and sizes",
     "vaec check -D hidden=512 mnist.vae"},
    {"fmt", command_fmt, REST_NONE, "icFh", "MODEL.vae", "print the model in the one style",
     "vaec fmt -i mnist.vae"},
    {"lsp", command_lsp, REST_NONE, "h", "",
     "answer an editor (Language Server Protocol) over standard input and output",
     "vaec lsp"},
    {"emit", command_emit, REST_NONE, "DdoalIbewh", "MODEL.vae", "write the C, to standard output or -o FILE",
     "vaec emit mnist.vae -o mnist.c"},
    {"build", command_build, REST_NONE, "DdokvrEsMPewuyh", "MODEL.vae",
     "make an executable, ./<model name> or -o FILE", "vaec build mnist.vae"},
    {"run", command_run, REST_AFTER_MODEL, "Ddvh", "MODEL.vae ARGS...", "build if needed, then run it with ARGS",
     "vaec run mnist.vae train --data train-images-idx3-ubyte.gz"},
    {"compare", command_compare, REST_WORDS, "joh", "RUN...",
     "runs of train beside each other: a table, and with -o a page", "vaec compare out/first out/second -o compare.html"},
    {"sweep", command_sweep, REST_OTHERS, "DSJojh", "MODEL.vae TRAIN-OPTIONS...",
     "train each value of params with each seed, side by side, into the directory -o, and compare",
     "vaec sweep mnist.vae -D hidden=100,200,400 --seeds 3 --data train-images-idx3-ubyte.gz"},
    {"graph", command_graph, REST_NONE, "Ddjtph", "MODEL.vae", "print the graph of a program",
     "vaec graph --program decode --dot mnist.vae | dot -Tsvg >mnist.svg"},
    {"export", command_export, REST_NONE, "Ddfowh", "MODEL.vae", "write the model for another framework",
     "vaec export --format pytorch mnist.vae -o mnist.py"},
    {"completion", command_completion, REST_NONE, "h", "bash|zsh", "a script that completes command lines",
     "vaec completion bash >~/.local/share/bash-completion/completions/vaec"},
};
#define N_COMMANDS (sizeof commands / sizeof commands[0])

// ---------------------------------------------------------------- help

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
    for (const OptionDef *d = options; d->letter; d++) {
        if (command && !strchr(command->options, d->letter)) continue;
        char text[64];
        const char letter[] = {'-', d->letter, '\0'};
        snprintf(text, sizeof text, "%s%s%s%s%s%s", d->spelled ? letter : "",
                 d->spelled && d->name ? ", " : "", d->name ? "--" : "", d->name ? d->name : "",
                 d->argument ? " " : "", d->argument ? d->argument : "");
        fprintf(out, "  %-20s %s\n", text, d->help);
    }
    if (command && strchr(command->options, 'f')) {
        fprintf(out, "\nformats:\n");
        for (const ExportFormat *f = export_formats; f->name; f++) fprintf(out, "  %-20s %s\n", f->name, f->help);
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
            "the language,\n'vaec help E0215' a message, 'vaec help SECTION' lists the names of a section, "
            "'vaec help language' all: ");
    reference_sections(out);
    fprintf(out, "\n");
}

typedef struct Description { // the tables in the words of completion.h
    CompletionCommand command[N_COMMANDS];
    CompletionOption option[N_COMMANDS][MAX_OPTIONS];
    char formats[128];
} Description;

static void describe(Description *d) {
    *d = (Description){.formats = ""};
    format_names(d->formats, sizeof d->formats, " ");
    for (size_t i = 0; i < N_COMMANDS; i++) {
        const CommandDef *def = &commands[i];
        const bool words = def->run == command_completion;
        d->command[i] = (CompletionCommand){.name = def->name, .help = def->help, .option = d->option[i],
                                            .words = words ? "bash zsh" : NULL,
                                            .glob = def->rest == REST_WORDS ? "*/"
                                                    : words || !*def->arguments ? NULL : "*.vae",
                                            .arguments = def->arguments, .example = def->example};
        for (const OptionDef *o = options; o->letter; o++) {
            if (!strchr(def->options, o->letter)) continue;
            d->option[i][d->command[i].n_options++] =
                (CompletionOption){.name = o->name, .letter = o->spelled ? o->letter : '\0',
                                   .kind = vae_completion_kind(o->argument), .value = o->argument,
                                   .help = o->help, .repeats = o->letter == 'D',
                                   .values = o->letter == 'p'   ? "train eval encode decode prior explain step code"
                                             : o->letter == 'f' ? d->formats
                                                                : NULL};
        }
    }
}

static int command_completion(Compilation *c, Options *o) {
    Description d;
    (void)c;
    const bool bash = !strcmp(o->input, "bash");
    if (!bash && strcmp(o->input, "zsh"))
        return usage("completion", "completion is for bash or zsh, not '%s'", o->input);
    describe(&d);
    (bash ? vae_completion_bash : vae_completion_zsh)(stdout, "vaec", d.command, N_COMMANDS);
    return flush_output();
}

// help --manual [vae]: vaec(1), or vae(5).
static int print_manual(const char *page) {
    Description d;
    if (page && strcmp(page, "vae")) return usage(NULL, "the manual pages are vaec and vae, not '%s'", page);
    if (page) {
        manual_language(stdout, VAEC_VERSION);
        return flush_output();
    }
    describe(&d);
    manual_vaec(stdout, VAEC_VERSION, d.command, N_COMMANDS);
    return flush_output();
}

static bool is_command(const char *word) {
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (!strcmp(word, commands[i].name)) return true;
    return false;
}

// help WORD: from the tables of what a model can name, or of a code. For the docs, grammars of editors and man:
// help --markdown SECTION, help --words, help --manual [vae].
static int help_word(int argc, char **argv) {
    const bool markdown = !strcmp(argv[2], "--markdown");
    if (!strcmp(argv[2], "--manual")) return print_manual(argv[3]);
    if (!strcmp(argv[2], "--words")) return reference_words(stdout), flush_output();
    const char *word = argv[markdown && argc > 3 ? 3 : 2];
    if ((markdown ? reference_markdown : reference_print)(stdout, word)) return flush_output();
    if (!markdown && help_code(stdout, word)) return flush_output();
    const char *near = reference_nearest(word);
    if (!near) near = diag_nearest(word, diag_codes());
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
        print_version(stdout);
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
