// cli.c -- the command line of a built model: wrong words, parsing, defaults.
// What it accepts is in the tables of commands.c.
#include "commands/cli.h"
#include "commands/processes.h"
#include "core/privacy.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CLI_LARGEST 3e38 // of a number, in the widths and rates that commands compute with

// ---------------------------------------------------------------- wrong words

// Edits between two words: letters added, dropped, changed, or swapped with the next
// (the restricted Damerau-Levenshtein distance).
static int cli_distance(const char *a, const char *b) {
    enum { MOST = 31 };
    const int n = (int)strnlen(a, MOST), m = (int)strnlen(b, MOST);
    int d[MOST + 1][MOST + 1];
    for (int i = 0; i <= n; i++) d[i][0] = i;
    for (int j = 0; j <= m; j++) d[0][j] = j;
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= m; j++) {
            int best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (d[i - 1][j] + 1 < best) best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    }
    return d[n][m];
}

// The candidate to offer for a wrong word, if one is near enough to be meant.
static const char *cli_nearest(const char *word, const char *best, int *best_distance,
                               const char *candidate) {
    int distance = cli_distance(word, candidate);
    if (strlen(word) >= 3 && strncmp(word, candidate, strlen(word)) == 0) distance = 1;
    const int near = strlen(word) <= 4 ? 1 : 2;
    if (distance > near || distance >= *best_distance) return best;
    *best_distance = distance;
    return candidate;
}

_Noreturn static void cli_unknown_command(const char *word) {
    const char *best = NULL;
    int distance = 99;
    for (int i = 0; i < vae_cli_commands; i++)
        best = cli_nearest(word, best, &distance, vae_cli_command[i].name);
    if (best)
        vae_die(EX_USAGE, "no command '%s'; did you mean '%s'? See '%s --help'", word, best,
                vae_program_name);
    vae_die(EX_USAGE, "no command '%s'; see '%s --help'", word, vae_program_name);
}

_Noreturn static void cli_unknown_option(const CliCommand *c, const char *word) {
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
    const char *best = NULL;
    int distance = 99;
    for (int i = 0; i < vae_cli_options; i++) {
        const CliOption *o = &vae_cli_option[i];
        if (strcmp(o->name, name) == 0) // known, but elsewhere
            vae_die(EX_USAGE, "'%s' has no option --%s; see '%s %s --help'", c->name, name,
                    vae_program_name, c->name);
        if (o->commands & c->bit) best = cli_nearest(name, best, &distance, o->name);
    }
    if (best)
        vae_die(EX_USAGE, "no option '--%s'; did you mean '--%s'? See '%s %s --help'", name, best,
                vae_program_name, c->name);
    vae_die(EX_USAGE, "no option '--%s'; see '%s %s --help'", name, vae_program_name, c->name);
}

// A word that is neither an option nor the value of one: data, most likely, if the command reads some.
_Noreturn static void cli_stray(const CliCommand *c, const char *word) {
    for (int i = 0; i < vae_cli_options; i++)
        if (vae_cli_option[i].commands & c->bit && strcmp(vae_cli_option[i].name, "data") == 0)
            vae_die(EX_USAGE, "'%.200s' is not an option; data are given as --data %.200s (see '%s %s --help')",
                    word, word, vae_program_name, c->name);
    vae_die(EX_USAGE, "'%.200s' is not an option; see '%s %s --help'", word, vae_program_name, c->name);
}

// ---------------------------------------------------------------- parsing

static void cli_set(VaeOptions *options, const CliOption *o, const char *text) {
    void *at = (char *)options + o->at;
    char *end = NULL;
    errno = 0;
    switch (o->kind) {
    case CLI_FLAG: *(bool *)at = true; return;
    case CLI_OUTPUT: {
        char name[64];
        if (o->letter) snprintf(name, sizeof name, "-%c", o->letter);
        else snprintf(name, sizeof name, "--%s", o->name);
        vae_guard_output(name, text);
    } // fall through
    case CLI_TEXT:
        if (*text == '\0') vae_die(EX_USAGE, "--%s needs a %s, not nothing", o->name, o->value);
        *(const char **)at = text;
        return;
    case CLI_LIST: {
        VaeList *list = at;
        if (*text == '\0') vae_die(EX_USAGE, "--%s needs a %s, not nothing", o->name, o->value);
        if (list->n == VAE_MAX_STREAMS)
            vae_die(EX_USAGE, "--%s is given more than %d times", o->name, VAE_MAX_STREAMS);
        list->item[list->n++] = text;
        return;
    }
    case CLI_COUNT: {
        const long value = strtol(text, &end, 10);
        if (end == text || *end || errno || (double)value < o->min || (double)value > 1e12)
            vae_die(EX_USAGE, "--%s needs a whole number of at least %g%s, not '%s'", o->name, o->min,
                    *end || !((double)value > 1e12) ? "" : " and at most 1e12", text);
        *(long *)at = value;
        return;
    }
    case CLI_SEED:
        *(uint64_t *)at = strtoull(text, &end, 10);
        if (end == text || *end || errno || strchr(text, '-'))
            vae_die(EX_USAGE, "--%s needs a whole number of at least 0%s, not '%s'", o->name,
                    !*end && errno == ERANGE ? " and below 2^64" : "", text);
        options->has_seed = true;
        return;
    case CLI_REAL: {
        const double value = strtod(text, &end);
        // What is computed with it are floats.
        if (end == text || *end || !(value > o->min && value < CLI_LARGEST))
            vae_die(EX_USAGE, "--%s needs a number %s 0%s, not '%s'", o->name,
                    o->min < 0 ? "of at least" : "above",
                    value >= CLI_LARGEST ? " and below 3e38" : "", text);
        *(double *)at = value;
        return;
    }
    }
}

static const CliOption *cli_find(const CliCommand *c, const char *name, size_t n, char letter) {
    for (int i = 0; i < vae_cli_options; i++) {
        const CliOption *o = &vae_cli_option[i];
        if (!(o->commands & c->bit)) continue;
        if (letter ? o->letter == letter : strlen(o->name) == n && !strncmp(o->name, name, n))
            return o;
    }
    return NULL;
}

// The command's argument, which must be one of its words.
static void cli_argument(VaeOptions *options, const CliCommand *c, const char *word) {
    const size_t n = strlen(word);
    for (const char *at = c->words; (at = strstr(at, word)) && n; at += n)
        if ((at == c->words || at[-1] == ' ') && (at[n] == ' ' || !at[n])) {
            options->word = word;
            return;
        }
    vae_die(EX_USAGE, "'%s' takes one of these: %s; not '%.60s'", c->name, c->words, word);
}

static void cli_parse(VaeOptions *options, const CliCommand *c, int argc, char **argv) {
    bool given[CLI_MOST_OPTIONS] = {false};
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        const CliOption *o;
        const char *value = NULL;
        if (word[0] == '-' && word[1] == '-' && word[2]) {
            const size_t n = strcspn(word + 2, "=");
            o = cli_find(c, word + 2, n, 0);
            if (!o) cli_unknown_option(c, word + 2);
            if (word[2 + n] == '=') value = word + 3 + n;
        } else if (word[0] == '-' && word[1] && word[1] != '-') {
            o = cli_find(c, NULL, 0, word[1]);
            if (!o)
                vae_die(EX_USAGE, "no option '-%c'; see '%s %s --help'", word[1],
                        vae_program_name, c->name);
            if (word[2]) value = word + 2;
        } else if (c->words && !options->word) {
            cli_argument(options, c, word);
            continue;
        } else {
            cli_stray(c, word);
        }
        if (o->kind == CLI_FLAG) {
            if (value) vae_die(EX_USAGE, "--%s takes no value", o->name);
        } else if (!value) {
            if (++i == argc) vae_die(EX_USAGE, "--%s needs a value: %s", o->name, o->value);
            value = argv[i];
        }
        if (given[o - vae_cli_option] && o->kind != CLI_FLAG && o->kind != CLI_LIST)
            vae_die(EX_USAGE, "--%s is given twice", o->name);
        given[o - vae_cli_option] = true;
        cli_set(options, o, value);
    }
    if (options->help) return;
    if (c->words && !options->word)
        vae_die(EX_USAGE, "'%s' takes one of these: %s; see '%s %s --help'", c->name, c->words,
                vae_program_name, c->name);
    for (int i = 0; i < vae_cli_options; i++) {
        const CliOption *o = &vae_cli_option[i];
        if (!(o->required & c->bit) || given[i]) continue;
        if (o->letter)
            vae_die(EX_USAGE, "'%s' needs -%c %s; see '%s %s --help'", c->name, o->letter,
                    o->value, vae_program_name, c->name);
        vae_die(EX_USAGE, "'%s' needs --%s %s; see '%s %s --help'", c->name, o->name, o->value,
                vae_program_name, c->name);
    }
}

// Descriptors 0 to 2 are open from the start: otherwise a file of ours would get one of them, and with
// it what is said while the program runs. Whoever closed one still gets an error from using it.
static void cli_open_standard(void) {
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
            vae_open("/dev/null", fd == 1 ? O_RDONLY : O_WRONLY) != fd)
            _exit(EX_OSERR); // nowhere to say so
}

// All that was printed has arrived, or it is an error, whatever the command.
static int cli_finish(int code) {
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout))
        vae_die(EX_IOERR, "cannot write standard output: %s", strerror(errno ? errno : EIO));
    return code;
}

// The model with another one of the streams that it produces in the place of the first.
static VaeModel cli_about(const VaeModel *m, const char *name) {
    VaeModel about = *m;
    char known[VAE_MAX_STREAMS * 72];
    size_t n = 0;
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        if (!s->likelihood) continue;
        n += (size_t)snprintf(known + n, sizeof known - n, "%s%s", n ? ", " : "", s->name);
        if (strcmp(s->name, name) != 0) continue;
        if (vae_targets(m) == 1) return about;
        about.target = i;
        about.draw = s->draw;
        about.draw_total = s->draw_total;
        return about;
    }
    vae_die(EX_USAGE, "--stream: the model does not produce '%s': it produces %s", name, known);
}

int vae_main(int argc, char **argv, const VaeModel *m, const VaeModel *f64) {
    cli_open_standard();
    signal(SIGXFSZ, SIG_IGN); // a file that may not grow is a write that fails, with its message
    if (argc > 0 && argv[0]) {
        const char *slash = strrchr(argv[0], '/');
        vae_program_name = slash ? slash + 1 : argv[0];
    }
    if (m->abi != VAE_ABI)
        vae_die(EX_SOFTWARE, "built by a vaec of another version (ABI %d, this runtime has %d); "
                "build the model again", m->abi, VAE_ABI);
    if (argc < 2)
        vae_die(EX_USAGE, "needs a command, such as 'train'; see '%s --help'", vae_program_name);
    const char *word = argv[1];
    const bool asks = !strcmp(word, "--help") || !strcmp(word, "-h") || !strcmp(word, "help");
    if (asks && argc == 2) {
        vae_cli_help(m);
        return cli_finish(0);
    }
    if (asks) word = argv[2]; // help COMMAND
    if (!strcmp(word, "--version")) word = "info";
    const CliCommand *c = NULL;
    for (int i = 0; i < vae_cli_commands; i++)
        if (strcmp(vae_cli_command[i].name, word) == 0) c = &vae_cli_command[i];
    if (!c) cli_unknown_command(word);
    if (!c->run)
        vae_die(EX_UNAVAILABLE, "'%s' is a command of the program of vaec build, not of one that is a single C file",
                c->name);
    vae_guard_input_path("/proc/self/exe");

    VaeOptions o = {.model = m, .f64 = f64, .epochs = -1, .threads = -1, .limit = -1,
                    .checkpoint_every = -1, .log_every = -1, .samples = -1, .count = -1,
                    .rows = -1, .noise_seed = -1, .from = -1, .to = -1, .row = -1, .steps = -1, .dims = -1,
                    .iterations = -1, .label = -1, .normal = -1, .top = -1, .beam = -1, .chunk = -1, .bits = -1, .temperature = NAN, .deviation = NAN, .quantile = NAN,
                    .lr = NAN, .beta = NAN, .seconds = NAN, .range = NAN, .help = asks};
    if (!asks) cli_parse(&o, c, argc - 2, argv + 2);
    VaeModel about;
    if (o.stream) {
        about = cli_about(m, o.stream);
        o.model = &about;
    }
    int code = 0;
    if (o.help) vae_cli_help_command(c);
    else {
#ifdef VAE_STANDALONE
        vae_refuse_copies(NULL);
#else
        const bool steps = c->shares == SHARES_STEPS, drawn = steps && vae_is_private(m);
        char work[100]; // for one process only
        snprintf(work, sizeof work, "'%s'%s", c->name, drawn ? " of a private model, which draws its rows one by one," : "");
        vae_processes_begin(work, c->shares != 0 && !drawn, steps ? vae_shards(m) : 0);
        o.quiet |= !vae_leads();
#endif
        const bool may = c->run == vae_command_train && !o.weights; // starts without any
        vae_reading_weights(&o);
        vae_reading_open(&o, cli_find(c, "weights", 7, 0) != NULL && !may);
        code = c->run(&o);
    }
    code = cli_finish(code);
#ifndef VAE_STANDALONE
    vae_processes_end();
#endif
    return code;
}

// ---------------------------------------------------------------- defaults

int vae_threads(const VaeModel *m, long asked) {
    if (asked > 1024) vae_die(EX_USAGE, "--threads %ld is more than 1024", asked);
#ifdef VAE_NO_THREADS
    return 1;
#endif
    if (asked > 0 && vae_all_threads()) return (int)asked;
    const int cores = vae_cores() > 0 ? vae_cores() : 1;
    const int each = cores / vae_processes_beside(); // of several processes
    int most = m->max_threads > 0 ? m->max_threads : 1;
    if (each < most) most = each > 0 ? each : 1;
    if (cores < most) most = cores;
    return asked > 0 && asked < most ? (int)asked : most;
}

_Noreturn void vae_option_is_not_here(const char *name) {
    vae_die(EX_UNAVAILABLE, "--%s is an option of the program of vaec build, not of one that is a single C file", name);
}

uint64_t vae_option_seed(const VaeOptions *o) {
    return o->has_seed ? o->seed : o->model->training.seed;
}
