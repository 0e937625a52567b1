// library.c -- libraries of `vaec emit --library` while what they ask of the system fails: three handles of two models,
// opened, trained, loaded, saved and asked, and in each run one call of the system that fails.
//   library [all]    five N of each kind of call, or every N
// Linked with --wrap for each kind below. What must hold: a function that meets the failure comes back with a status and one
// line that says why; nothing that it has opened, mapped or started is left, and files are as they were; and the handle goes
// on, whether the function is called once more or left out, to the bits of a run in which nothing fails.
#define _GNU_SOURCE
#include "faults.h"
#include "told.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// ---------------------------------------------------------------- calls that fail

typedef enum { MALLOC, THREAD, MUTEX, COND, OPEN, FSTAT, READ, WRITE, FSYNC, CLOSE, MMAP, RENAME, REMOVE, KINDS } Kind;
static const struct {
    const char *name;
    int error;
} kinds[KINDS] = {
    {"malloc", ENOMEM}, {"pthread_create", EAGAIN}, {"pthread_mutex_init", ENOMEM}, {"pthread_cond_init", ENOMEM},
    {"open", EACCES},   {"fstat", EIO},             {"read", EIO},                  {"write", ENOSPC},
    {"fsync", EIO},     {"close", EIO},             {"mmap", ENOMEM},               {"rename", EIO},
    {"remove", EIO},
};

typedef enum {
    ONCE,     // the Nth call of a kind fails, and the function is called once more
    LEFT_OUT, // or is not
    ON,       // it and all after it, of this kind; each function is called once more without
    ALL,      // the Nth call of any kind, and all calls after it
    KILLED,   // the process ends at the Nth call of any kind
    CUT,      // a file loses its second half once its size is known
    PIECES,   // reads and writes move few bytes at a time, and signals come in between: nothing fails
    MODES
} Mode;
static const char *const modes[MODES + 1] = {"once",   "left out", "from then on", "all from then on",
                                             "killed", "cut",      "in pieces",    "two threads"};

static Mode mode;
static Kind kind;   // of ONCE, LEFT_OUT and ON
static long at;     // N; 0: nothing fails
static bool inside; // one of the functions is running
static bool armed;  // and calls fail
static long count[KINDS], all_calls, hits;
static Kind last_hit;
static long blocks, descriptors, maps, threads, mutexes, conds; // that there are

static bool fails(Kind k) {
    if (!armed) return false;
    count[k]++, all_calls++;
    if (at == 0) return false;
    const bool mine = mode == ONCE || mode == LEFT_OUT ? k == kind && count[k] == at
                      : mode == ON                     ? k == kind && count[k] >= at
                      : mode == ALL                    ? all_calls >= at
                                                       : false;
    if (mode == KILLED && all_calls == at) _exit(99);
    if (!mine) return false;
    hits++;
    last_hit = k;
    errno = kinds[k].error;
    return true;
}

static bool interrupted(void) { // every other time
    static unsigned calls;
    if (!armed || mode != PIECES || ++calls % 2) return false;
    errno = EINTR;
    return true;
}
static size_t piece(size_t n) { return armed && mode == PIECES && n > 61 ? 61 : n; }

void *__real_malloc(size_t), *__real_aligned_alloc(size_t, size_t), *__real_mmap(void *, size_t, int, int, int, off_t);
void __real_free(void *);
int __real_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *), __real_pthread_join(pthread_t, void **);
int __real_pthread_mutex_init(pthread_mutex_t *, const pthread_mutexattr_t *), __real_pthread_mutex_destroy(pthread_mutex_t *);
int __real_pthread_cond_init(pthread_cond_t *, const pthread_condattr_t *), __real_pthread_cond_destroy(pthread_cond_t *);
int __real_open(const char *, int, ...), __real_fstat(int, struct stat *), __real_fsync(int), __real_close(int);
int __real_munmap(void *, size_t), __real_rename(const char *, const char *), __real_remove(const char *);
ssize_t __real_read(int, void *, size_t), __real_write(int, const void *, size_t);

void *__wrap_malloc(size_t n);
void *__wrap_malloc(size_t n) {
    void *p = fails(MALLOC) ? NULL : __real_malloc(n);
    blocks += p != NULL && inside;
    return p;
}
void *__wrap_aligned_alloc(size_t to, size_t n); // a handle's block, where that is many pages
void *__wrap_aligned_alloc(size_t to, size_t n) {
    void *p = fails(MALLOC) ? NULL : __real_aligned_alloc(to, n);
    blocks += p != NULL && inside;
    return p;
}
void __wrap_free(void *p);
void __wrap_free(void *p) {
    blocks -= p != NULL && inside;
    __real_free(p);
}
int __wrap_pthread_create(pthread_t *t, const pthread_attr_t *a, void *(*f)(void *), void *arg);
int __wrap_pthread_create(pthread_t *t, const pthread_attr_t *a, void *(*f)(void *), void *arg) {
    if (fails(THREAD)) return kinds[THREAD].error;
    threads++;
    return __real_pthread_create(t, a, f, arg);
}
int __wrap_pthread_join(pthread_t t, void **to);
int __wrap_pthread_join(pthread_t t, void **to) {
    threads--;
    return __real_pthread_join(t, to);
}
int __wrap_pthread_mutex_init(pthread_mutex_t *m, const pthread_mutexattr_t *a);
int __wrap_pthread_mutex_init(pthread_mutex_t *m, const pthread_mutexattr_t *a) {
    if (fails(MUTEX)) return kinds[MUTEX].error;
    mutexes++;
    return __real_pthread_mutex_init(m, a);
}
int __wrap_pthread_mutex_destroy(pthread_mutex_t *m);
int __wrap_pthread_mutex_destroy(pthread_mutex_t *m) {
    mutexes--;
    return __real_pthread_mutex_destroy(m);
}
int __wrap_pthread_cond_init(pthread_cond_t *c, const pthread_condattr_t *a);
int __wrap_pthread_cond_init(pthread_cond_t *c, const pthread_condattr_t *a) {
    if (fails(COND)) return kinds[COND].error;
    conds++;
    return __real_pthread_cond_init(c, a);
}
int __wrap_pthread_cond_destroy(pthread_cond_t *c);
int __wrap_pthread_cond_destroy(pthread_cond_t *c) {
    conds--;
    return __real_pthread_cond_destroy(c);
}
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const int permissions = flags & O_CREAT ? va_arg(arguments, int) : 0;
    va_end(arguments);
    if (fails(OPEN) || interrupted()) return -1;
    const int fd = __real_open(path, flags, permissions);
    descriptors += fd >= 0 && inside;
    return fd;
}
int __wrap_fstat(int fd, struct stat *s);
int __wrap_fstat(int fd, struct stat *s) {
    if (fails(FSTAT)) return -1;
    const int result = __real_fstat(fd, s);
    char name[64], path[256] = "";
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    if (armed && mode == CUT && count[FSTAT] == at && readlink(name, path, sizeof path - 1) > 0) {
        hits++;
        last_hit = FSTAT;
        if (truncate(path, s->st_size / 2) != 0) perror(path);
    }
    return result;
}
ssize_t __wrap_read(int fd, void *to, size_t n);
ssize_t __wrap_read(int fd, void *to, size_t n) { return fails(READ) || interrupted() ? -1 : __real_read(fd, to, piece(n)); }
ssize_t __wrap_write(int fd, const void *from, size_t n);
ssize_t __wrap_write(int fd, const void *from, size_t n) {
    return fails(WRITE) || interrupted() ? -1 : __real_write(fd, from, piece(n));
}
int __wrap_fsync(int fd);
int __wrap_fsync(int fd) { return fails(FSYNC) || interrupted() ? -1 : fcntl(fd, F_GETFD) >= 0 ? 0 : -1; } // not the slow one
int __wrap_close(int fd);
int __wrap_close(int fd) { // as in Linux, the descriptor is gone either way
    const bool failed = fails(CLOSE);
    descriptors -= inside;
    __real_close(fd);
    if (failed) errno = kinds[CLOSE].error;
    return failed ? -1 : 0;
}
void *__wrap_mmap(void *to, size_t n, int access, int flags, int fd, off_t from);
void *__wrap_mmap(void *to, size_t n, int access, int flags, int fd, off_t from) {
    void *p = fails(MMAP) ? MAP_FAILED : __real_mmap(to, n, access, flags, fd, from);
    maps += p != MAP_FAILED && inside;
    return p;
}
int __wrap_munmap(void *p, size_t n);
int __wrap_munmap(void *p, size_t n) {
    maps -= inside;
    return __real_munmap(p, n);
}
int __wrap_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to) { return fails(RENAME) ? -1 : __real_rename(from, to); }
int __wrap_remove(const char *path);
int __wrap_remove(const char *path) { return fails(REMOVE) ? -1 : __real_remove(path); }

// ---------------------------------------------------------------- files

enum { FILES = 3, MOST = 1 << 16 };
static const char *const files[FILES] = {"saved.safetensors", "new.safetensors", "told.safetensors"};
typedef struct {
    long size; // -1: it is not there
    char bytes[MOST];
} File;
static File before[FILES], first[FILES], final[FILES]; // the call under way; the run; a run in which nothing failed

static void see(File *f, const char *path) {
    const int fd = __real_open(path, O_RDONLY);
    f->size = fd < 0 ? -1 : (long)__real_read(fd, f->bytes, MOST);
    if (fd >= 0) __real_close(fd);
}
static bool same(const File *a, const File *b) {
    return a->size == b->size && (a->size < 0 || !memcmp(a->bytes, b->bytes, (size_t)a->size));
}

static void put_back(const File *f, const char *path) {
    if (f->size < 0) {
        __real_remove(path);
        return;
    }
    const int fd = __real_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0 || __real_write(fd, f->bytes, (size_t)f->size) != f->size) perror(path);
    __real_close(fd);
}

// How many files lie in this directory that are none of ours; they are removed.
static int others(void) {
    int n = 0;
    DIR *d = opendir(".");
    for (struct dirent *e; d && (e = readdir(d));) {
        if (!strstr(e->d_name, "safetensors")) continue;
        bool ours = false;
        for (int i = 0; i < FILES; i++) ours |= !strcmp(e->d_name, files[i]);
        if (!ours) n++, __real_remove(e->d_name);
    }
    if (d) closedir(d);
    return n;
}

// ---------------------------------------------------------------- a run

static int passed, failed, wrong;
static int step, left_out, met; // number of the function; which is left out (0: none); which has met the failure (0: none)
static uint64_t hash;

static void complain(const char *what, const char *why, const char *text) {
    if (wrong++ > 0) return; // the first of a run
    printf("FAILED tests/faults: library, %s, %s %ld: %s: %s%s%s\n", modes[mode],
           mode == ALL || mode == KILLED ? "call" : kinds[kind].name, at, what, why, *text ? ": " : "", text);
}

static void mix(const void *bytes, size_t n) { // FNV-1a
    for (size_t i = 0; i < n; i++) hash = (hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001b3);
}

static struct {
    long hits, descriptors, maps, threads, mutexes, conds, blocks;
} was;

static bool begin(void) {
    if (++step == left_out) return false;
    for (int i = 0; i < FILES; i++) see(&before[i], files[i]);
    was.hits = hits, was.descriptors = descriptors, was.maps = maps, was.blocks = blocks;
    was.threads = threads, was.mutexes = mutexes, was.conds = conds;
    inside = armed = true;
    return true;
}

// What the function came to. True: it is to be called once more, with nothing failing.
static bool end(const char *what, int status, const char *text, bool opens) {
    inside = armed = false;
    const bool hit = hits > was.hits;
    if (descriptors != was.descriptors || maps != was.maps) complain(what, "a descriptor or a map is left", text);
    if (status == FAULTS_OK || !hit) {
        mix(&status, sizeof status);
        mix(text, strlen(text));
        return false;
    }
    met = step;
    if (threads != was.threads || mutexes != was.mutexes || conds != was.conds) complain(what, "a thread is left", text);
    if (opens && blocks != was.blocks) complain(what, "memory is left", text);
    const bool no_memory = last_hit <= COND || last_hit == MMAP;
    const int want = no_memory ? FAULTS_NO_MEMORY : mode == CUT ? FAULTS_BAD_WEIGHTS : FAULTS_NO_FILE;
    const bool due = status == want || (mode == ALL && (status == FAULTS_NO_MEMORY || status == FAULTS_NO_FILE));
    if (!due) complain(what, "another status than is due", text);
    if (!*text || strchr(text, '\n')) complain(what, "not one line that says what is wrong", text);
    if (want == FAULTS_NO_FILE && mode != ALL && !strstr(text, strerror(kinds[last_hit].error)))
        complain(what, "does not say why", text);
    for (int i = 0; i < FILES; i++) {
        File now;
        see(&now, files[i]);
        if (mode != CUT && !same(&now, &before[i])) complain(what, "is not what it was", files[i]);
        if (mode == CUT) put_back(&before[i], files[i]);
    }
    if (others() > 0 && mode != ALL) complain(what, "leaves a file beside", text);
    return mode != LEFT_OUT || opens;
}

// TRY(name, message, call, result, its bytes)
#define TRY_(what, text, call, to, size, opens)                                                   \
    do {                                                                                          \
        if (!begin()) break;                                                                      \
        int status_ = (call);                                                                     \
        if (end(what, status_, text, opens)) {                                                    \
            inside = true;                                                                        \
            status_ = (call);                                                                     \
            inside = false;                                                                       \
            if (status_ != FAULTS_OK) complain(what, "fails once more, though nothing does", text); \
            mix(&status_, sizeof status_);                                                        \
            mix(text, strlen(text));                                                              \
        }                                                                                         \
        if (status_ == FAULTS_OK) mix(to, size);                                                  \
    } while (0)
#define TRY(what, text, call, to) TRY_(what, text, call, to, sizeof(to), false)

enum { N = 70, LINES = 40 };
static float x[N * FAULTS_X], y[N * FAULTS_Y], z[N * FAULTS_Z], nats[N], out[N * FAULTS_X];
static int32_t chars[LINES * TOLD_X], words[LINES * TOLD_C], again[LINES * TOLD_X];
static float w[LINES * TOLD_W], codes[LINES * TOLD_Z], scores[LINES];
static char text_of[LINES][32], title_of[LINES][32], line[64], block[2 << 20];
static const char *lines[LINES], *titles[LINES];
static char none[1];

static void rows_begin(void) {
    memset(line, 0, sizeof line), memset(z, 0, sizeof z), memset(nats, 0, sizeof nats), memset(out, 0, sizeof out);
    memset(again, 0, sizeof again), memset(chars, 0, sizeof chars), memset(words, 0, sizeof words);
    memset(codes, 0, sizeof codes), memset(scores, 0, sizeof scores);
    for (int i = 0; i < N * FAULTS_X; i++) x[i] = 3 + (float)((i * 7919) % 1000) / 300;
    for (int i = 0; i < N * FAULTS_Y; i++) y[i] = i % FAULTS_Y == i / FAULTS_Y % FAULTS_Y;
    for (int i = 0; i < LINES * TOLD_W; i++) w[i] = (float)(i % 11) / 7;
    for (int i = 0; i < LINES; i++) {
        chars[i * TOLD_X] = words[i * TOLD_C] = TOLD_END;
        snprintf(text_of[i], sizeof text_of[i], "%.*s", 2 + i % 7, i % 2 ? "abcdefgh" : "hagbfced");
        snprintf(title_of[i], sizeof title_of[i], "%s number %d", i % 3 ? "old" : "new", i % 4);
        lines[i] = text_of[i], titles[i] = title_of[i];
    }
}

static void run_all(void) {
    faults *a = NULL, *b = NULL;
    told *t = NULL, *u = NULL;
    const faults_rows rows = {x, y}, few = {x, y};
    const told_rows told = {chars, w, words};
    const faults_options two = {.threads = 2}, given = {.memory = block, .size = sizeof block, .seed = 5};
    const told_options small = {.threads = 3, .text = 4};
    const faults_training valid = {.epochs = 2, .valid = few, .n_valid = 20}, plain = {.epochs = 1};
    const told_training one = {.epochs = 1};
#define OPENED "there is no handle yet" // which would have the message
#define A faults_error(a)
#define B faults_error(b)
#define T told_error(t)
#define U told_error(u)
    TRY_("open", OPENED, faults_open(&a, &two), none, 0, true);
    TRY_("open in memory that is given", OPENED, faults_open(&b, &given), none, 0, true);
    TRY_("open", OPENED, told_open(&t, &small), none, 0, true);
    TRY_("open", OPENED, told_open(&u, &small), none, 0, true);
    TRY("elbo", A, faults_elbo(a, rows, N, 1, nats), nats);
    TRY("step", A, faults_train_step(a, rows, 30, NULL), none);
    TRY("train", A, faults_train(a, rows, N, &valid), none);
    TRY("step", A, faults_train_step(a, rows, 30, NULL), none);
    TRY("train", A, faults_train(a, rows, N, &plain), none);
    TRY("load", B, faults_load(b, files[0]), none);
    TRY("step", B, faults_train_step(b, rows, 8, NULL), none);
    TRY("elbo", B, faults_elbo(b, rows, N, 3, nats), nats);
    TRY("save", A, faults_save(a, files[0]), none);
    TRY("load", B, faults_load(b, files[0]), none);
    TRY("save", A, faults_save(a, files[0]), none);
    TRY("train in memory that is given", B, faults_train(b, rows, N, &plain), none);
    TRY("encode", A, faults_encode(a, rows, N, z, NULL), z);
    TRY("decode", A, faults_decode(a, rows, z, N, out), out);
    TRY("reconstruct", B, faults_reconstruct(b, rows, N, out), out);
    TRY("sample", B, faults_sample(b, rows, N, 3, out), out);
    TRY("elbo", A, faults_elbo(a, rows, N, 1, nats), nats);
    TRY("save", B, faults_save(b, files[1]), none);
    TRY("init", B, faults_init(b, 9), none);
    TRY("load", B, faults_load(b, files[1]), none);
    TRY("learn", T, told_learn_x(t, lines, LINES, 0), none);
    TRY("learn", T, told_learn_c(t, titles, LINES, 1), none);
    TRY("read", T, told_read_x(t, lines, LINES, chars), chars);
    TRY("read", T, told_read_c(t, titles, LINES, words), words);
    TRY("step", T, told_train_step(t, told, TOLD_BATCH, NULL), none);
    TRY("train", T, told_train(t, told, LINES, &one), none);
    TRY("step", T, told_train_step(t, told, TOLD_BATCH, NULL), none);
    TRY("encode", T, told_encode(t, told, LINES, codes, NULL), codes);
    TRY("reconstruct", T, told_reconstruct(t, told, LINES, again), again);
    TRY("write", T, told_write_x(t, again, line, sizeof line), line);
    TRY("sample", T, told_sample_w(t, told, LINES, 4, w), w);
    TRY("save", T, told_save(t, files[2]), none);
    TRY("set", U, told_set_vocabulary_c(u, "alpha\nbeta\ngamma\n"), none);
    mix(told_vocabulary_c(u), strlen(told_vocabulary_c(u)));
    TRY("load", U, told_load(u, files[2]), none);
    mix(told_vocabulary_c(u), strlen(told_vocabulary_c(u)));
    mix(told_vocabulary_x(u), strlen(told_vocabulary_x(u)));
    TRY("elbo", U, told_elbo(u, told, LINES, 2, scores), scores);
    TRY("step", U, told_train_step(u, told, TOLD_BATCH, NULL), none);
    TRY("elbo", U, told_elbo(u, told, LINES, 1, scores), scores);
    inside = true;
    told_close(t);
    faults_close(a);
    told_close(u);
    faults_close(b);
    inside = false;
}

static uint64_t run(Mode m, Kind k, long n, int without) {
    mode = m, kind = k, at = n, left_out = without;
    memset(count, 0, sizeof count);
    blocks = descriptors = maps = threads = mutexes = conds = hits = all_calls = 0;
    step = met = wrong = 0;
    hash = UINT64_C(0xcbf29ce484222325);
    rows_begin();
    others();
    for (int i = 0; i < FILES; i++) put_back(&first[i], files[i]);
    run_all();
    for (int i = 0; i < FILES; i++) {
        see(&before[i], files[i]);
        mix(before[i].bytes, before[i].size > 0 ? (size_t)before[i].size : 0);
    }
    if (blocks || descriptors || maps || threads || mutexes || conds) complain("the end", "something is left", "");
    return hash;
}

static void judge(bool good, const char *what) {
    if (!good) complain("the end", what, "");
    if (wrong) failed++;
    else passed++;
}

// One run of a process that ends in between: files are those of before or whole, and all goes on.
static bool killed(long n) {
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        run(KILLED, MALLOC, n, 0);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 99) complain("the process", "ends otherwise", "");
    for (int i = 0; i < FILES; i++) {
        File now;
        see(&now, files[i]);
        if (!same(&now, &first[i]) && !same(&now, &final[i])) complain("killed", "neither what it was nor whole", files[i]);
    }
    return WEXITSTATUS(status) == 99;
}

// ---------------------------------------------------------------- two at a time

enum { SAVES = 40 };

static void *save_often(void *m) {
    for (int i = 0; i < SAVES; i++)
        if (faults_save(m, files[0]) != FAULTS_OK) return m;
    return NULL;
}

// Two handles that save at one path leave one of the two there, whole, and a file that has the name of one to be stays.
static void together(void) {
    static const char *const mine = "saved.safetensors.new";
    static const File kept = {4, "mine"};
    static File each[2], now;
    faults *m[2];
    pthread_t thread[2];
    void *wrongly[2];
    mode = MODES, wrong = 0;
    put_back(&kept, mine);
    for (int i = 0; i < 2; i++) {
        if (faults_open(&m[i], &(faults_options){.seed = (uint64_t)i + 1}) || faults_save(m[i], files[i]))
            complain("two", "do not save", "");
        see(&each[i], files[i]);
    }
    for (int i = 0; i < 2; i++) __real_pthread_create(&thread[i], NULL, save_often, m[i]);
    for (int i = 0; i < 2; i++) __real_pthread_join(thread[i], &wrongly[i]);
    for (int i = 0; i < 2; i++)
        if (wrongly[i]) complain("two that save at one path", "fail", faults_error(m[i]));
    see(&now, files[0]);
    if (same(&each[0], &each[1]) || (!same(&now, &each[0]) && !same(&now, &each[1])))
        complain("two that save at one path", "leave neither", "");
    see(&now, mine);
    if (!same(&now, &kept)) complain("save", "takes another's file", mine);
    if (others() != 1) complain("two that save at one path", "leave more", "");
    for (int i = 0; i < 2; i++) faults_close(m[i]);
    judge(true, "");
}

int main(int argc, char **argv) {
    const long parts = argc > 1 && !strcmp(argv[1], "all") ? 1000000 : 5;
    faults *m;
    if (faults_open(&m, NULL) || faults_save(m, files[0])) return 1;
    faults_close(m);
    for (int i = 0; i < FILES; i++) see(&first[i], files[i]);
    const uint64_t want = run(ONCE, MALLOC, 0, 0);
    judge(run(ONCE, MALLOC, 0, 0) == want, "two runs differ");
    for (int i = 0; i < FILES; i++) see(&final[i], files[i]);
    const int steps = step;
    long calls[KINDS], all = 0;
    for (int k = 0; k < KINDS; k++) all += calls[k] = count[k];
    static uint64_t without[100]; // each function in its turn left out
    for (int i = 1; i <= steps && i < 100; i++) without[i] = run(ONCE, MALLOC, 0, i);

    for (Mode how = ONCE; how <= ON; how++)
        for (Kind k = 0; k < KINDS; k++)
            for (long n = 1; n <= calls[k]; n += calls[k] / parts + 1) {
                const uint64_t got = run(how, k, n, 0);
                judge(got == (how == LEFT_OUT && met > 4 ? without[met] : want), "other bits");
            }
    for (long n = 1; n <= all; n += all / (3 * parts) + 1) judge(run(ALL, MALLOC, n, 0) == want, "other bits");
    for (long n = 1; n <= all; n += all / (3 * parts) + 1) {
        wrong = 0;
        mode = KILLED, at = n;
        for (int i = 0; i < FILES; i++) put_back(&first[i], files[i]);
        judge(killed(n), "it is not killed");
    }
    for (long n = 1; n <= calls[FSTAT]; n++) judge(run(CUT, FSTAT, n, 0) == want && met > 0, "other bits, or nothing said");
    judge(run(PIECES, READ, 1, 0) == want, "other bits");
    together();
    printf("%ld calls in %d functions:", all, steps);
    for (Kind k = 0; k < KINDS; k++) printf(" %ld %s%s", calls[k], kinds[k].name, k < KINDS - 1 ? "," : "\n");
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
