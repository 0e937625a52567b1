// sweep.c -- trains each value of some params with each seed, several at a time, and compares them.
// In:  a program for each point, built.  Out: DIR/NAME for each run, as a `train` alone writes it, and
// DIR/compare.html. DIR/NAME/.sweep says by a hash of program, options and files that a run is done; whatever else
// is there, train --resume goes on with. SIGINT and SIGTERM are handed on once, and every training saves what it has.
#include "tool/sweep.h"
#include "tool/compare.h"
#include "tool/options.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { SWEEP_MOST = 200 };

typedef enum { WAITS, RUNS, DONE, FAILED } Progress;

typedef struct Training {
    const SweepPoint *point;
    const char *name, *directory;
    long seed; // 0: the model's
    Progress progress;
    pid_t pid;
    int threads, exit_code;
    double start;
} Training;

typedef struct State {
    Sweep *sweep;
    Training *run; // [n]
    int n, cores, used, running, done;
    int stopped;         // by this signal
    bool refused;        // one was told that its options are wrong: so would be the others
    sigset_t signals, before;
} State;

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// ---------------------------------------------------------------- points

// Points count through the values, the last param the fastest.
static int value_index(const Sweep *s, int point, int axis) {
    for (int k = s->options->n_axes - 1; k > axis; k--) point /= s->options->axis[k].n;
    return point % s->options->axis[axis].n;
}

double sweep_value(const Sweep *s, int point, int axis) {
    return s->options->axis[axis].value[value_index(s, point, axis)];
}

int sweep_open(Sweep *s) {
    static const char *const ours[] = {"--out", "--seed", "--threads", "--resume"};
    const SweepOptions *o = s->options;
    double runs = o->seeds ? (double)o->seeds : 1;
    for (char **arg = s->args; *arg; arg++)
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
            const size_t n = strlen(ours[i]);
            if (!strncmp(*arg, ours[i], n) && (!(*arg)[n] || (*arg)[n] == '='))
                return usage("sweep", "%s is for sweep to say: of the directory -o, of seeds --seeds", ours[i]);
        }
    s->n_points = 1;
    for (int k = 0; k < o->n_axes; k++) runs *= o->axis[k].n;
    if (runs > SWEEP_MOST) return usage("sweep", "%.0f runs are more than %d", runs, SWEEP_MOST);
    for (int k = 0; k < o->n_axes; k++) s->n_points *= o->axis[k].n;
    s->point = arena_alloc(s->arena, (size_t)s->n_points * sizeof *s->point);
    for (int i = 0; i < s->n_points; i++) {
        const char *name = "";
        for (int k = 0; k < o->n_axes; k++)
            name = arena_printf(s->arena, "%s%s%s=%s", name, k ? "," : "", o->axis[k].name,
                                o->axis[k].text[value_index(s, i, k)]);
        s->point[i] = (SweepPoint){.name = name, .program = -1};
    }
    return EX_OK;
}

// ---------------------------------------------------------------- what is done

// Of all that decides what a run becomes; of files that an option names, their size and time.
static const char *mark_of(const State *s, const Training *t) {
    uint64_t h = hash_bytes(HASH_START, &t->point->key, sizeof t->point->key);
    h = hash_bytes(h, &t->seed, sizeof t->seed);
    for (char **arg = s->sweep->args; *arg; arg++) {
        const char *equals = strchr(*arg, '=');
        struct stat st;
        h = hash_bytes(h, *arg, strlen(*arg) + 1);
        if (stat(*arg, &st) && (!equals || stat(equals + 1, &st))) continue;
        h = hash_bytes(h, &st.st_size, sizeof st.st_size);
        h = hash_bytes(h, &st.st_mtim, sizeof st.st_mtim);
    }
    return arena_printf(s->sweep->arena, "%016llx\n", (unsigned long long)h);
}

static const char *mark_path(const State *s, const Training *t) {
    return arena_printf(s->sweep->arena, "%s/.sweep", t->directory);
}

static bool is_done(const State *s, const Training *t) {
    char found[32] = "";
    VaeSummary summary;
    FILE *f = open_to_read(mark_path(s, t));
    if (!f) return false;
    const bool same = fgets(found, sizeof found, f) && !strcmp(found, mark_of(s, t));
    fclose(f);
    const char *path = arena_printf(s->sweep->arena, "%s/run.json", t->directory);
    return same && vae_summary_read(path, &summary) && summary.done;
}

// ---------------------------------------------------------------- one training

static char **arguments(const State *s, const Training *t) {
    Arena *a = s->sweep->arena;
    int n = 0, at = 0;
    while (s->sweep->args[n]) n++;
    char **argv = arena_alloc(a, (size_t)(n + 10) * sizeof *argv);
    argv[at++] = (char *)s->sweep->model;
    argv[at++] = arena_printf(a, "train");
    for (int i = 0; i < n; i++) {
        char *arg = s->sweep->args[i];
        const bool board = i > 0 && !strcmp(s->sweep->args[i - 1], "--tensorboard");
        argv[at++] = board || !strncmp(arg, "--tensorboard=", 14) ? arena_printf(a, "%s/%s", arg, t->name) : arg;
    }
    argv[at++] = arena_printf(a, "--out=%s", t->directory);
    if (t->seed) argv[at++] = arena_printf(a, "--seed=%ld", t->seed);
    argv[at++] = arena_printf(a, "--threads=%d", t->threads);
    argv[at++] = arena_printf(a, "--resume");
    return argv;
}

static const char *log_path(const State *s, const Training *t) {
    return arena_printf(s->sweep->arena, "%s/log", t->directory);
}

// In the new process: becomes the training.
static _Noreturn void become(const State *s, const Training *t, char **argv, const char *log) {
    const int fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0666), none = open("/dev/null", O_RDONLY);
    prctl(PR_SET_PDEATHSIG, SIGTERM); // should vaec be killed
    if (fd < 0 || none < 0 || dup2(none, STDIN_FILENO) < 0 || dup2(fd, STDOUT_FILENO) < 0 ||
        dup2(fd, STDERR_FILENO) < 0)
        _exit(EX_CANTCREAT);
    sigprocmask(SIG_SETMASK, &s->before, NULL);
    fexecve(t->point->program, argv, environ);
    _exit(EX_OSERR);
}

static void begin(State *s, Training *t, int threads) {
    t->threads = threads;
    t->start = seconds();
    vae_make_directory(t->directory);
    char **argv = arguments(s, t);
    const char *log = log_path(s, t);
    unlink(mark_path(s, t));
    fflush(NULL);
    t->pid = fork();
    if (t->pid == 0) become(s, t, argv, log);
    t->progress = t->pid > 0 ? RUNS : FAILED;
    if (t->pid < 0) {
        fprintf(stderr, "%s: cannot start: %s\n", t->name, strerror(errno));
        t->exit_code = EX_OSERR;
        return;
    }
    s->running++;
    s->used += threads;
}

// The last line of the log.
static const char *last_words(const State *s, const Training *t) {
    static char line[600], last[600];
    FILE *f = open_to_read(log_path(s, t));
    strcpy(last, "(it said nothing)");
    while (f && fgets(line, sizeof line, f))
        if (line[0] != '\n') strcpy(last, line);
    if (f) fclose(f);
    last[strcspn(last, "\n")] = '\0';
    return last;
}

static void end(State *s, Training *t, int status) {
    s->running--;
    s->used -= t->threads;
    t->exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    t->progress = t->exit_code ? FAILED : DONE;
    if (t->exit_code) {
        if (s->stopped) return; // it says so itself, in its log
        if (s->refused && t->exit_code == EX_USAGE) return;
        s->refused |= t->exit_code == EX_USAGE;
        fprintf(stderr, "%s: failed (exit %d): %s\n", t->name, t->exit_code, last_words(s, t));
        return;
    }
    s->done++;
    const char *mark = mark_of(s, t);
    write_file(s->sweep->arena, mark_path(s, t), mark, strlen(mark));
    VaeSummary r;
    if (s->sweep->quiet || !vae_summary_read(arena_printf(s->sweep->arena, "%s/run.json", t->directory), &r)) return;
    fprintf(stderr, "%s: ELBO %.3f +- %.3f on %s, %.1f s (%d of %d)\n", t->name, r.elbo, r.elbo_error, r.scored_on,
            seconds() - t->start, s->done, s->n);
}

// ---------------------------------------------------------------- all of them

static int count(const State *s, Progress progress) {
    int n = 0;
    for (int i = 0; i < s->n; i++) n += s->run[i].progress == progress;
    return n;
}

// As many at a time as there are cores; what cores are left over, they share.
static void fill_cores(State *s) {
    const long jobs = s->sweep->options->jobs;
    for (int i = 0; i < s->n && !s->stopped && !s->refused; i++) {
        if (s->run[i].progress != WAITS) continue;
        const int left = s->cores - s->used, waiting = count(s, WAITS);
        int slots = waiting < left ? waiting : left;
        if (jobs && jobs - s->running < slots) slots = (int)jobs - s->running;
        if (slots <= 0) return;
        begin(s, &s->run[i], left / slots);
    }
}

static void hand_on(State *s, int signal) {
    for (int i = 0; i < s->n; i++)
        if (s->run[i].progress == RUNS) kill(s->run[i].pid, s->stopped ? SIGKILL : SIGTERM);
    if (!s->stopped) fprintf(stderr, "vaec: stopping; each training saves what it has\n");
    s->stopped = signal;
}

static void wait_for_one(State *s) {
    const int signal = sigwaitinfo(&s->signals, NULL);
    if (signal == SIGINT || signal == SIGTERM) hand_on(s, signal);
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (int i = 0; i < s->n; i++)
            if (s->run[i].progress == RUNS && s->run[i].pid == pid) end(s, &s->run[i], status);
}

// Signals come one by one, to sigwaitinfo; those that were ignored stay so.
static void catch_signals(State *s) {
    static const int stops[] = {SIGINT, SIGTERM};
    signal(SIGCHLD, SIG_DFL);
    sigemptyset(&s->signals);
    sigaddset(&s->signals, SIGCHLD);
    for (int i = 0; i < 2; i++) {
        struct sigaction old;
        if (sigaction(stops[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaddset(&s->signals, stops[i]);
    }
    sigprocmask(SIG_BLOCK, &s->signals, &s->before);
}

static void name_runs(State *s) {
    Sweep *w = s->sweep;
    const int seeds = w->options->seeds ? (int)w->options->seeds : 1;
    s->n = w->n_points * seeds;
    s->run = arena_alloc(w->arena, (size_t)s->n * sizeof *s->run);
    for (int i = 0; i < s->n; i++) {
        Training *t = &s->run[i];
        t->point = &w->point[i / seeds];
        t->seed = w->options->seeds ? i % seeds + 1 : 0;
        const char *name = t->point->name, *seed = "";
        if (t->seed) seed = arena_printf(w->arena, "%sseed=%ld", *name ? "," : "", t->seed);
        t->name = *name || *seed ? arena_printf(w->arena, "%s%s", name, seed) : "run";
        t->directory = arena_printf(w->arena, "%s/%s", w->directory, t->name);
        if (t->point->program < 0) t->progress = FAILED, t->exit_code = t->point->exit_code;
        else if (is_done(s, t)) t->progress = DONE, s->done++;
    }
}

// The runs that are done; nothing if there are none.
static void compare_done(const State *s) {
    Arena *a = s->sweep->arena;
    char **path = arena_alloc(a, (size_t)(s->n + 1) * sizeof *path);
    int n = 0;
    for (int i = 0; i < s->n; i++)
        if (s->run[i].progress == DONE) path[n++] = (char *)s->run[i].directory;
    if (n == 0) return;
    const Comparison c = compare_runs(a, path, n);
    const char *page = arena_printf(a, "%s/compare.html", s->sweep->directory);
    compare_page(&c, page);
    (s->sweep->json ? compare_json : compare_print)(&c);
    if (!s->sweep->quiet) fprintf(stderr, "wrote %s\n", page);
}

static int outcome(const State *s) {
    const int failed = count(s, FAILED);
    if (s->stopped) {
        fprintf(stderr, "vaec: stopped with %d of %d runs done; the same command goes on\n", s->done, s->n);
        return 128 + s->stopped;
    }
    compare_done(s);
    if (failed == 0) return EX_OK;
    int exit_code = EX_OK;
    fprintf(stderr, "vaec: %d of %d runs failed, each with its log in %s:", failed, s->n, s->sweep->directory);
    for (int i = 0; i < s->n; i++) {
        if (s->run[i].progress != FAILED) continue;
        if (!exit_code) exit_code = s->run[i].exit_code;
        fprintf(stderr, " %s", s->run[i].name);
    }
    fprintf(stderr, "\n");
    return exit_code;
}

int sweep_run(Sweep *sweep) {
    cpu_set_t set;
    State s = {.sweep = sweep, .cores = 1};
    if (sched_getaffinity(0, sizeof set, &set) == 0) s.cores = CPU_COUNT(&set);
    vae_program_name = "vaec";
    name_runs(&s);
    if (!sweep->quiet)
        fprintf(stderr, "%d run%s in %s, %d of them done before; %d core%s\n", s.n, VAE_S(s.n), sweep->directory,
                s.done, s.cores, VAE_S(s.cores));
    catch_signals(&s);
    fill_cores(&s);
    while (s.running > 0) {
        wait_for_one(&s);
        fill_cores(&s);
    }
    sigprocmask(SIG_SETMASK, &s.before, NULL);
    if (s.refused) return EX_USAGE; // said once
    return outcome(&s);
}
