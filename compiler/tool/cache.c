// cache.c -- what is kept for the next time, under the hash of all that it is made from: the programs of run, and the object
// file of the kernels that models share. What is executed was written by nobody but its user: owner and mode of directory
// and file are looked at.
#include "tool/driver.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

extern char **environ;

static uint64_t hash_text(uint64_t h, const char *s) { return hash_bytes(h, s, strlen(s) + 1); }

// -march=native makes programs for one kind of processor, and a home can be shared by many.
static uint64_t hash_processor(uint64_t h) {
    FILE *f = open_to_read("/proc/cpuinfo");
    char line[4096];
    while (f && fgets(line, sizeof line, f)) { // of the first core
        if (line[0] == '\n') break;
        if (strncmp(line, "flags", 5) == 0 || strncmp(line, "Features", 8) == 0 ||
            strncmp(line, "model name", 10) == 0 || strncmp(line, "CPU part", 8) == 0)
            h = hash_text(h, line);
    }
    if (f) fclose(f);
    return h;
}

static uint64_t cache_key(const Runtime *r, const char *code) {
    uint64_t h = hash_text(HASH_START, VAEC_VERSION);
    const char *flags = getenv("CFLAGS");
    h = hash_text(h, code);
    h = hash_text(h, driver_compiler());
    h = hash_text(h, flags ? flags : "");
    for (int i = 0; driver_float_flags[i]; i++) h = hash_text(h, driver_float_flags[i]);
    for (int i = 0; driver_model_flags[i]; i++) h = hash_text(h, driver_model_flags[i]);
    h = hash_text(h, r->library);
    struct stat st = {0};
    stat(r->library, &st);
    h = hash_bytes(h, &st.st_mtim, sizeof st.st_mtim);
    h = hash_bytes(h, &st.st_size, sizeof st.st_size);
    return hash_processor(h);
}

uint64_t driver_key(Arena *a, const char *code) {
    Runtime r;
    return driver_runtime(a, &r) ? cache_key(&r, code) : 0;
}

static bool is_ours(const struct stat *st) { return st->st_uid == geteuid() && !(st->st_mode & (S_IWGRP | S_IWOTH)); }

// What is executed must be written by nobody else: a file or directory of the cache.
static bool only_ours(const char *path, const struct stat *st) {
    if (is_ours(st)) return true;
    fprintf(stderr, "vaec: %s is not used: %s\n", path,
            st->st_uid == geteuid() ? "others may write there" : "it belongs to another user");
    if (st->st_uid == geteuid()) fprintf(stderr, "hint: if what is there is yours: chmod go-w %s\n", path);
    else fprintf(stderr, "hint: XDG_CACHE_HOME names another place for the cache\n");
    return false;
}

static bool directory_is_ours(const char *path) {
    struct stat st;
    int failed = lstat(path, &st);
    if (!failed && S_ISLNK(st.st_mode) && st.st_uid == geteuid()) failed = stat(path, &st); // on another disk
    if (!failed && S_ISDIR(st.st_mode)) return only_ours(path, &st);
    fprintf(stderr, "vaec: cannot make %s: %s\n", path,
            failed ? strerror(errno) : "something else has that name");
    return false;
}

// mkdir -p for the last parts: ~/.cache may be missing too.
const char *driver_cache(Arena *a, const char *part) {
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (!(xdg && *xdg == '/') && !(home && *home)) {
        fprintf(stderr, "vaec: no place for the cache: neither XDG_CACHE_HOME nor HOME is set\n");
        return NULL;
    }
    const char *base = xdg && *xdg == '/' ? xdg : arena_printf(a, "%s/.cache", home);
    const char *dir = arena_printf(a, "%s/vaec", base);
    mkdir(base, 0700);
    mkdir(dir, 0700);
    if (!directory_is_ours(dir)) return NULL;
    if (!*part) return dir;
    dir = arena_printf(a, "%s/%s", dir, part);
    mkdir(dir, 0700);
    return directory_is_ours(dir) ? dir : NULL;
}

// ---------------------------------------------------------------- kernels that models share

// The files that a word of CC may mean; a compiler that is replaced is another one.
static uint64_t hash_compiler(Arena *a, uint64_t h) {
    for (const char *word = driver_compiler(); *word; word += strcspn(word, " "), word += strspn(word, " ")) {
        const int n = (int)strcspn(word, " ");
        const char *path = memchr(word, '/', (size_t)n) ? "" : getenv("PATH");
        for (bool more = true; more && path; path += *path == ':') {
            struct stat st;
            const int part = (int)strcspn(path, ":");
            const char *file = arena_printf(a, "%.*s%s%.*s", part, path, part ? "/" : "", n, word);
            const bool found = stat(file, &st) == 0 && S_ISREG(st.st_mode);
            if (found) h = hash_bytes(hash_bytes(h, &st.st_mtim, sizeof st.st_mtim), &st.st_size, sizeof st.st_size);
            path += part;
            more = !found && *path;
        }
    }
    return h;
}

static int is_header(const struct dirent *e) {
    const size_t n = strlen(e->d_name);
    return n > 2 && !strcmp(e->d_name + n - 2, ".h");
}

static uint64_t hash_headers(Arena *a, uint64_t h, const char *include) {
    struct dirent **list;
    const int n = scandir(include, &list, is_header, alphasort);
    for (int i = 0; i < n; free(list[i++])) {
        char block[4096];
        FILE *f = open_to_read(arena_printf(a, "%s/%s", include, list[i]->d_name));
        h = hash_text(h, list[i]->d_name);
        for (size_t size; f && (size = fread(block, 1, sizeof block, f)) > 0;) h = hash_bytes(h, block, size);
        if (f) fclose(f);
    }
    if (n >= 0) free(list);
    return h;
}

// A directory of ours in the cache; nothing is said if there can be none.
static const char *quiet_directory(Arena *a, const char *part) {
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    const bool named = xdg && *xdg == '/';
    if (!named && !(home && *home)) return NULL;
    const char *dir = named ? xdg : arena_printf(a, "%s/.cache", home);
    mkdir(dir, 0700);
    const char *const below[] = {"vaec", part};
    for (int i = 0; i < 2; i++) {
        struct stat st;
        dir = arena_printf(a, "%s/%s", dir, below[i]);
        mkdir(dir, 0700);
        if (stat(dir, &st) || !S_ISDIR(st.st_mode) || !is_ours(&st)) return NULL;
    }
    return dir;
}

const char *driver_common(Arena *a, const Runtime *r, const char *includes, const char *const *words, bool *there) {
    static const char *const variables[] = {"CPATH", "C_INCLUDE_PATH", "GCC_EXEC_PREFIX", "COMPILER_PATH"};
    *there = false;
    const char *dir = quiet_directory(a, "kernels");
    if (!dir) return NULL;
    uint64_t h = hash_text(HASH_START, VAEC_VERSION);
    h = hash_text(h, includes);
    for (; *words; words++) h = hash_text(h, *words);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        h = hash_text(h, getenv(variables[i]) ? getenv(variables[i]) : "");
    h = hash_processor(hash_headers(a, hash_compiler(a, h), r->include));
    const char *path = arena_printf(a, "%s/%016llx.o", dir, (unsigned long long)h);
    struct stat st;
    *there = lstat(path, &st) == 0 && S_ISREG(st.st_mode) && is_ours(&st) && st.st_size > 0;
    return path;
}

void driver_common_keep(Arena *a, const char *object, const char *path) {
    char *partial = arena_printf(a, "%s.XXXXXX", path), block[1 << 14];
    FILE *from = open_to_read(object);
    if (!from) return;
    const int fd = mkostemp(partial, O_CLOEXEC);
    bool good = fd >= 0;
    if (good) temporary_add(partial);
    for (size_t n; good && (n = fread(block, 1, sizeof block, from)) > 0;) good = write(fd, block, n) == (ssize_t)n;
    good = good && !ferror(from) && fsync(fd) == 0;
    fclose(from);
    if (fd >= 0) close(fd);
    if (!good || rename(partial, path)) unlink(fd >= 0 ? partial : "");
}

// ---------------------------------------------------------------- run

// The cached program, opened to be run: what is looked at is what runs. -1: it is not there, or (refused)
// it is not ours.
static int open_program(const char *path, bool *refused) {
    struct stat st;
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    *refused = fd >= 0 ? fstat(fd, &st) || !S_ISREG(st.st_mode) || !only_ours(path, &st) : errno != ENOENT;
    if (fd < 0 && *refused) fprintf(stderr, "vaec: cannot run %s: %s\n", path, strerror(errno));
    if (fd < 0 || !*refused) return fd;
    close(fd);
    return -1;
}

int driver_cached(Arena *a, const Model *m, const char *code, const BuildOptions *o, int *fd) {
    Runtime r;
    if (!driver_runtime(a, &r)) return EX_UNAVAILABLE;
    const char *dir = driver_cache(a, "");
    if (!dir) return EX_CANTCREAT;
    const char *program =
        arena_printf(a, "%s/%s-%016llx", dir, m->name, (unsigned long long)cache_key(&r, code));
    bool refused;
    *fd = open_program(program, &refused);
    if (refused) return EX_NOPERM;
    if (*fd >= 0) return EX_OK;
    BuildOptions own = *o;
    own.withheld = 077;
    const int exit_code = driver_make(a, code, program, &own);
    if (exit_code) return exit_code;
    *fd = open_program(program, &refused);
    return *fd < 0 ? EX_OSERR : EX_OK;
}

int driver_run(Arena *a, const Model *m, const char *code, const BuildOptions *o, char **args) {
    int fd, n = 0;
    const int exit_code = driver_cached(a, m, code, o, &fd);
    if (exit_code) return exit_code;
    while (args[n]) n++;
    char **argv = arena_alloc(a, (size_t)(n + 2) * sizeof *argv);
    argv[0] = (char *)m->name;
    memcpy(argv + 1, args, (size_t)n * sizeof *argv);
    fflush(NULL);
    fexecve(fd, argv, environ);
    fprintf(stderr, "vaec: cannot run %s: %s\n", m->name, strerror(errno));
    return EX_OSERR;
}
