// tune.c -- build --tune: what is fastest on this machine, by measuring.
// In:  a compilation and its standard C.  Out: an executable, and the choice in the cache.
//
// A coordinate search: each choice in turn, each of its values beside the best so far, which it
// replaces if it is faster by more than the noise (tune_judge); small gains add up. At the end the best
// must be faster than the standard by 2%, because less is not worth other bits, and because the luckiest
// of many is often only lucky. A value is judged by pairs of short runs of the program's own bench, one after the other, with the threads
// that training would use; what else happens on the machine then meets both.
#include "tool/command.h"
#include "tool/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <sched.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

extern char **environ;

#define PAIRS 9           // of runs, for each verdict
#define FEW_PAIRS 3       // after these, what is slower in the middle is given up
#define RUN_SECONDS 0.1   // at least
#define RUN_STEPS 30      // at least, where a step takes long: enough for runtime/core/strategy.c to make up its mind
#define RUN_MOST 1.0      // seconds, at most
#define MOST_OTHERS 0.2   // processors
#define FASTER 0.995      // of the time of the best so far, to replace it
#define WORTH 0.98        // of the standard's time, all together

// ---------------------------------------------------------------- choices

// Two choices are flags of the C compiler; the values are places in these.
static const char *const vector_flags[] = {NULL, "-mno-avx512f", "-mprefer-vector-width=256",
                                           "-mprefer-vector-width=512"};
static const char *const block_flags[] = {NULL, "-DVAE_BLOCK_K=96", "-DVAE_BLOCK_K=384"};
enum { MOST_FLAGS = 2 };

// All flags, NULL-terminated.
static const char *const *tuning_flags(Arena *a, const Tuning *t) {
    const char *const each[MOST_FLAGS] = {vector_flags[t->vectors], block_flags[t->block]};
    const char **flags = arena_alloc(a, (MOST_FLAGS + 1) * sizeof *flags);
    int n = 0;
    for (int i = 0; i < MOST_FLAGS; i++)
        if (each[i]) flags[n++] = each[i];
    flags[n] = NULL;
    return flags;
}

static bool same_flags(const Tuning *a, const Tuning *b) {
    return a->vectors == b->vectors && a->block == b->block;
}

typedef struct Choice {
    const char *name;
    size_t offset; // of an int in Tuning
    struct { const char *name; int value; } other[4]; // than the standard, which is 0
} Choice;

#define ALL_THREADS 64 // the runtime takes no more than there are cores, and fewer while those are faster

static const Choice choices[] = {
    {"threads", offsetof(Tuning, threads), {{"all", ALL_THREADS}}},
    {"vectors", offsetof(Tuning, vectors), {{"avx2", 1}, {"256", 2}, {"512", 3}}},
    {"memory", offsetof(Tuning, memory), {{"shared", MEMORY_SHARED}, {"own", MEMORY_OWN}}},
    {"panel", offsetof(Tuning, panel), {{"16", 16}, {"64", 64}, {"128", 128}}},
    {"columns", offsetof(Tuning, columns), {{"never", COLUMNS_NEVER}, {"always", COLUMNS_ALWAYS}}},
    {"tiles", offsetof(Tuning, tiles), {{"fine", TILES_FINE}, {"coarse", TILES_COARSE}}},
    {"conv", offsetof(Tuning, conv), {{"direct", CONV_DIRECT}, {"winograd", CONV_WINOGRAD}}},
    {"block", offsetof(Tuning, block), {{"96", 1}, {"384", 2}}},
    {"pixels", offsetof(Tuning, pixels), {{"16", 16}, {"256", 256}}},
};
#define N_CHOICES (sizeof choices / sizeof choices[0])

static int *value_of(Tuning *t, const Choice *c) { return (int *)((char *)t + c->offset); }

// "panel 64, columns never"; "the standard".
static const char *tuning_text(Arena *a, Tuning t) {
    const char *text = "";
    for (size_t i = 0; i < N_CHOICES; i++) {
        const int value = *value_of(&t, &choices[i]);
        for (int k = 0; value && choices[i].other[k].name; k++)
            if (choices[i].other[k].value == value)
                text = arena_printf(a, "%s%s%s %s", text, *text ? ", " : "", choices[i].name,
                                    choices[i].other[k].name);
    }
    return *text ? text : "the standard";
}

static bool is_standard(Tuning t) {
    for (size_t i = 0; i < N_CHOICES; i++)
        if (*value_of(&t, &choices[i])) return false;
    return true;
}

// ---------------------------------------------------------------- programs

typedef struct Program {
    Tuning tuning;
    const char *code, *path;
    double us; // of a step, when it was last run
} Program;

typedef struct Tuner {
    Compilation *c;
    Arena *a;
    const BuildOptions *o;
    const char *dir;
    int cores, threads; // threads: of the standard program
    double seconds;     // of a run
    int made;           // programs in dir: 0, 1, ...
} Tuner;

static const char *emit_tuned(const Compilation *like, Tuning tuning) {
    Compilation c = {.arena = like->arena, .tuning = tuning, .file = like->file, .text = like->text,
                     .length = like->length, .define = like->define, .n_defines = like->n_defines};
    c.diag = diag_new(c.arena, c.file, c.text, stderr); // has printed its warnings already
    if (!run_passes(&c, NULL)) die("tune: the model compiles no more");
    return emit_text(&c);
}

static int make(Tuner *t, Program *p) {
    BuildOptions o = {.verbose = t->o->verbose, .flags = tuning_flags(t->a, &p->tuning)};
    p->path = arena_printf(t->a, "%s/%d", t->dir, t->made);
    const int exit_code = driver_make(t->a, p->code, p->path, &o);
    if (exit_code) return exit_code;
    temporary_add(p->path);
    t->made++;
    return EX_OK;
}

// Reads all that a child writes, then waits for it. Returns its exit status, or 128 + a signal.
static int listen_to(int fd, pid_t pid, char *text, size_t size) {
    size_t length = 0;
    for (;;) {
        char rest[256];
        const bool room = length + 1 < size;
        const ssize_t n = read(fd, room ? text + length : rest, room ? size - 1 - length : sizeof rest);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        if (room) length += (size_t)n;
    }
    text[length] = '\0';
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR) die("waitpid: %s", strerror(errno));
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// One run of a program's bench: sets p->us and *threads. Its messages are shown if `loud`.
static int bench(const Tuner *t, Program *p, bool loud, int *threads) {
    const char *seconds = arena_printf(t->a, "%g", t->seconds);
    const char *const arg[] = {p->path, "bench", "--seconds", seconds, "--json", NULL};
    char text[4096];
    int pipe_end[2];
    if (pipe2(pipe_end, O_CLOEXEC)) die("pipe: %s", strerror(errno));
    posix_spawnattr_t attr;
    command_stoppable(&attr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    if (posix_spawn_file_actions_adddup2(&files, pipe_end[1], STDOUT_FILENO)) out_of_memory();
    if (!loud && posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0))
        out_of_memory();
    pid_t pid;
    const int error = posix_spawn(&pid, p->path, &files, &attr, (char **)arg, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attr);
    close(pipe_end[1]);
    int status = 0;
    if (!error) status = listen_to(pipe_end[0], pid, text, sizeof text);
    close(pipe_end[0]);
    if (driver_stopped()) return EX_SOFTWARE;
    json_t *j = error || status ? NULL : json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    p->us = json_number_value(json_object_get(j, "us_per_step"));
    *threads = (int)json_integer_value(json_object_get(j, "threads"));
    json_decref(j);
    if (p->us > 0) return EX_OK;
    if (error) fprintf(stderr, "vaec: cannot run %s: %s\n", p->path, strerror(error));
    else fprintf(stderr, "vaec: cannot tune: the program's bench failed (exit %d)\n", status);
    return EX_UNAVAILABLE;
}

// ---------------------------------------------------------------- verdicts

static int by_size(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

TuneVerdict tune_judge(const double *ratio, int n, double enough) {
    double sorted[PAIRS];
    if (n < 1 || n > PAIRS) die("a verdict from %d pairs", n);
    memcpy(sorted, ratio, (size_t)n * sizeof *sorted);
    qsort(sorted, (size_t)n, sizeof *sorted, by_size);
    TuneVerdict v = {.low = sorted[n / 4], .high = sorted[n - 1 - n / 4],
                     .median = (sorted[n / 2] + sorted[(n - 1) / 2]) / 2};
    v.faster = v.median < enough && v.high < 1;
    return v;
}

// Pairs of runs, the order within them alternating.
static int compare(const Tuner *t, Program *old, Program *new, double enough, TuneVerdict *verdict) {
    double ratio[PAIRS];
    int n = 0;
    while (n < PAIRS) {
        Program *first = n % 2 ? new : old, *second = n % 2 ? old : new;
        int threads, exit_code = bench(t, first, false, &threads);
        if (!exit_code) exit_code = bench(t, second, false, &threads);
        if (exit_code) return exit_code;
        ratio[n++] = new->us / old->us;
        *verdict = tune_judge(ratio, n, enough);
        if (n == FEW_PAIRS && verdict->median >= 1) break;
    }
    return EX_OK;
}

static void print_verdict(const TuneVerdict *v, const char *end) {
    fprintf(stderr, "%.3f  (%.3f to %.3f)%s\n", v->median, v->low, v->high, end);
}

// ---------------------------------------------------------------- the search

// What the system has counted so far, all processors together, in ticks.
static bool read_ticks(double *busy, double *all) {
    double t[8] = {0}; // user nice system idle iowait irq softirq steal
    FILE *f = open_to_read("/proc/stat");
    const bool good = f && fscanf(f, "cpu %lf %lf %lf %lf %lf %lf %lf %lf", &t[0], &t[1], &t[2], &t[3],
                                  &t[4], &t[5], &t[6], &t[7]) == 8;
    if (f) fclose(f);
    *busy = t[0] + t[1] + t[2] + t[5] + t[6] + t[7];
    *all = *busy + t[3] + t[4];
    return good;
}

// Processors that others keep busy while we sleep, other guests of the same host included.
static double others(void) {
    double busy[2], all[2];
    if (!read_ticks(&busy[0], &all[0])) return 0;
    usleep(500000);
    return read_ticks(&busy[1], &all[1]) && all[1] > all[0]
               ? (double)sysconf(_SC_NPROCESSORS_ONLN) * (busy[1] - busy[0]) / (all[1] - all[0]) : 0;
}

// Does the value make a difference on this machine?
static bool applies(const Tuner *t, const Choice *c) {
    if (c->offset == offsetof(Tuning, threads)) return t->threads < t->cores;
    if (c->offset == offsetof(Tuning, vectors)) {
#ifdef __x86_64__
        return __builtin_cpu_supports("avx512f");
#else
        return false;
#endif
    }
    return true;
}

static int try_value(Tuner *t, Program *best, const Choice *c, int k) {
    Program p = {.tuning = best->tuning};
    *value_of(&p.tuning, c) = c->other[k].value;
    p.code = emit_tuned(t->c, p.tuning);
    fprintf(stderr, "  %-8s %-9s", c->name, c->other[k].name);
    if (same_flags(&p.tuning, &best->tuning) && strcmp(p.code, best->code) == 0) {
        fprintf(stderr, "the same program\n");
        return EX_OK;
    }
    TuneVerdict v;
    int exit_code = make(t, &p);
    if (!exit_code) exit_code = compare(t, best, &p, FASTER, &v);
    if (exit_code) return exit_code;
    print_verdict(&v, v.faster ? "  taken" : "");
    if (v.faster) *best = p;
    return EX_OK;
}

static int search(Tuner *t, Program *best, double *gain) {
    const double used = others();
    if (used > MOST_OTHERS)
        fprintf(stderr, "vaec: warning: others keep %.1f processors busy: the choice may not be the best "
                        "of a quiet machine\n", used);
    int exit_code = make(t, best);
    t->seconds = RUN_SECONDS;
    if (!exit_code) exit_code = bench(t, best, true, &t->threads);
    if (exit_code) return exit_code;
    const double some_steps = RUN_STEPS * 1e-6 * best->us;
    if (some_steps > t->seconds) t->seconds = some_steps < RUN_MOST ? some_steps : RUN_MOST;
    Program standard = *best;
    fprintf(stderr, "tuning %s: %.1f us a step on %d thread%s\n", t->c->model->name, best->us, t->threads,
            t->threads > 1 ? "s" : "");
    fprintf(stderr, "  choice   value    time beside the best so far (the middle half of %d pairs)\n", PAIRS);
    for (size_t i = 0; i < N_CHOICES; i++)
        for (int k = 0; k < 4 && choices[i].other[k].name; k++) {
            if (!applies(t, &choices[i])) continue;
            exit_code = try_value(t, best, &choices[i], k);
            if (exit_code) return exit_code;
        }
    *gain = 1;
    if (is_standard(best->tuning)) return EX_OK;
    TuneVerdict v;
    exit_code = compare(t, &standard, best, WORTH, &v);
    if (exit_code) return exit_code;
    fprintf(stderr, "  %-18s", "all, once more");
    print_verdict(&v, v.faster ? "  taken" : "  not worth it");
    if (v.faster) *gain = v.median;
    else *best = standard;
    return EX_OK;
}

static int measure(Compilation *c, const char *code, const BuildOptions *o, int cores, Tuning *tuning,
                   double *time) {
    Tuner t = {.c = c, .a = c->arena, .o = o, .cores = cores};
    Interrupts old;
    const int mark = temporary_mark();
    driver_outlive(&old);
    t.dir = driver_directory(t.a);
    if (!t.dir) {
        driver_obey(&old);
        return EX_CANTCREAT;
    }
    Program best = {.code = code};
    const int exit_code = search(&t, &best, time);
    temporary_remove(mark);
    driver_obey(&old);
    if (driver_stopped()) {
        fprintf(stderr, "\nvaec: stopped while tuning; nothing is written\n");
        raise(driver_stopped());
    }
    *tuning = best.tuning;
    return exit_code;
}

// ---------------------------------------------------------------- the cache

static bool find_value(const char *name, const char *value, Tuning *tuning) {
    for (size_t i = 0; value && i < N_CHOICES; i++)
        for (int k = 0; k < 4 && choices[i].other[k].name; k++)
            if (strcmp(choices[i].name, name) == 0 && strcmp(choices[i].other[k].name, value) == 0) {
                *value_of(tuning, &choices[i]) = choices[i].other[k].value;
                return true;
            }
    return false;
}

static bool read_cache(const char *path, Tuning *tuning) {
    FILE *f = open_to_read(path);
    if (!f && errno == ENOENT) return false;
    json_error_t error = {.text = ""};
    if (!f) snprintf(error.text, sizeof error.text, "%s", strerror(errno));
    json_t *j = f ? json_loadf(f, JSON_REJECT_DUPLICATES, &error) : NULL;
    if (f) fclose(f);
    json_t *chosen = json_object_get(j, "choices"), *value;
    bool good = json_is_object(chosen);
    if (j && !good) snprintf(error.text, sizeof error.text, "it has no \"choices\"");
    const char *name;
    json_object_foreach(chosen, name, value)
        if (!find_value(name, json_string_value(value), tuning)) {
            snprintf(error.text, sizeof error.text, "it has an unknown choice");
            good = false;
        }
    json_decref(j);
    if (good) return true;
    fprintf(stderr, "vaec: warning: %s is not used: %s\n", path, error.text);
    *tuning = (Tuning){.panel = 0};
    return false;
}

static void write_cache(Arena *a, const char *path, const Model *m, Tuning tuning, double time) {
    json_t *j = json_object(), *chosen = json_object();
    for (size_t i = 0; i < N_CHOICES; i++)
        for (int k = 0; k < 4 && choices[i].other[k].name; k++)
            if (choices[i].other[k].value == *value_of(&tuning, &choices[i]))
                json_object_set_new(chosen, choices[i].name, json_string(choices[i].other[k].name));
    json_object_set_new(j, "vaec", json_string(VAEC_VERSION));
    json_object_set_new(j, "model", json_string(m->name));
    json_object_set_new(j, "choices", chosen);
    json_object_set_new(j, "time", json_real(time));
    char *text = json_dumps(j, JSON_INDENT(2) | JSON_REAL_PRECISION(3));
    json_decref(j);
    if (write_file(a, path, arena_printf(a, "%s\n", text), strlen(text) + 1) == EX_OK)
        fprintf(stderr, "kept in %s\n", path);
    else fprintf(stderr, "note: the choice is not kept for the next time\n");
    free(text);
}

// ---------------------------------------------------------------- build

static int build_tuned(Compilation *c, const char *code, const BuildOptions *o, Tuning tuning) {
    BuildOptions final = *o;
    if (is_standard(tuning)) return driver_build(c->arena, c->model, code, o);
    final.flags = tuning_flags(c->arena, &tuning);
    const char *flags = "";
    for (int i = 0; final.flags[i]; i++)
        flags = arena_printf(c->arena, "%s %s", i ? flags : " Compile with", final.flags[i]);
    code = arena_printf(c->arena, "// Tuned for one machine: %s.%s\n%s", tuning_text(c->arena, tuning),
                        flags, emit_tuned(c, tuning));
    return driver_build(c->arena, c->model, code, &final);
}

static void *json_memory(size_t size) { // jansson drops what it has no memory for
    void *p = malloc(size);
    if (!p) out_of_memory();
    return p;
}

int tune_build(Compilation *c, const char *code, const BuildOptions *o) {
    Arena *a = c->arena;
    json_set_alloc_funcs(json_memory, free);
    const int exit_code = driver_may_write(a, driver_output(a, c->model, o)); // before minutes are spent
    if (exit_code) return exit_code;
    const uint64_t key = driver_key(a, code);
    if (!key) return EX_UNAVAILABLE;
    cpu_set_t set;
    const int cores = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    const char *dir = driver_cache(a, "tune"), *path = NULL;
    if (dir) path = arena_printf(a, "%s/%016llx-%d.json", dir, (unsigned long long)key, cores);
    Tuning tuning = {.panel = 0};
    if (path && !o->retune && read_cache(path, &tuning)) {
        fprintf(stderr, "tuned before: %s\nhint: --retune measures again; the choice is in %s\n",
                tuning_text(a, tuning), path);
        return build_tuned(c, code, o, tuning);
    }
    double time = 1;
    const int measured = measure(c, code, o, cores, &tuning, &time);
    if (measured) return measured;
    if (is_standard(tuning)) fprintf(stderr, "chosen: the standard, as nothing is faster by 2%% and more\n");
    else fprintf(stderr, "chosen: %s: %.3f of the standard's time\n", tuning_text(a, tuning), time);
    if (path) write_cache(a, path, c->model, tuning, time);
    return build_tuned(c, code, o, tuning);
}
