// emitted_load.c -- see emitted_load.h.
#include "emitted_load.h"

#include "tool/driver.h"

#include <dlfcn.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int add_words(Arena *a, const char **argv, int n, const char *text) {
    while (text && *(text += strspn(text, " "))) {
        const size_t length = strcspn(text, " ");
        argv[n++] = arena_strndup(a, text, length);
        text += length;
    }
    return n;
}

// flags and more end with NULL.
static pid_t start_compiler(Arena *a, const char *const *flags, const char *const *more) {
    static const char *const always[] = {"-Wall", "-Wextra", "-Werror", "-fPIC", "-I", "runtime/kernels", NULL};
    const char *argv[128];
    int n = add_words(a, argv, 0, getenv("CC") && *getenv("CC") ? getenv("CC") : "cc");
    for (int i = 0; flags[i]; i++) argv[n++] = flags[i];
    n = add_words(a, argv, n, getenv("CFLAGS"));
    for (int i = 0; always[i]; i++) argv[n++] = always[i];
    for (int i = 0; more[i]; i++) argv[n++] = more[i];
    argv[n] = NULL;
    pid_t pid;
    if (posix_spawnp(&pid, argv[0], NULL, NULL, (char **)(uintptr_t)argv, environ)) return -1;
    return pid;
}

static bool finished(pid_t pid) {
    int status = 1;
    if (pid > 0) waitpid(pid, &status, 0);
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// ---------------------------------------------------------------- what models share

typedef struct Common {
    char *compiler; // that made it: tests change CC as they go
    char *object;   // NULL: it could not be made
} Common;

static Common made[4];
static char common_directory[] = "/tmp/emitted.XXXXXX";

static void remove_common(void) {
    for (size_t i = 0; i < sizeof made / sizeof *made && made[i].compiler; i++) {
        if (made[i].object) unlink(made[i].object);
        free(made[i].object);
        free(made[i].compiler);
    }
    rmdir(common_directory);
}

// Includes each header that has such kernels.
static bool write_common(const char *source) {
    static const char *const headers[] = {"gemm",     "conv",       "pool",    "sparse",  "squares", "steps", "strided",
                                          "winograd", "vocabulary", "special", "winograd4"};
    FILE *f = fopen(source, "w");
    if (!f) return false;
    fprintf(f, "#include \"vaert.h\"\n#include \"vae_math.h\"\n");
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) fprintf(f, "#include \"vae_%s.h\"\n", headers[i]);
    return fclose(f) == 0;
}

static const char *common_object(Arena *a) {
    const char *compiler = getenv("CC") ? getenv("CC") : "";
    size_t i = 0;
    while (made[i].compiler && strcmp(made[i].compiler, compiler) != 0)
        if (++i == sizeof made / sizeof *made) return NULL;
    if (made[i].compiler) return made[i].object;
    if (i == 0 && (!mkdtemp(common_directory) || atexit(remove_common))) return NULL;
    made[i].compiler = strdup(compiler);
    const char *source = arena_printf(a, "%s/common.c", common_directory);
    const char *object = arena_printf(a, "%s/common%zu.o", common_directory, i);
    // -O1 but in the long form: with -O3 they take a third of all that is compiled here, and tests/unit has them so.
    const char *const more[] = {"-DVAE_COMMON_HERE", "-c", "-o", object, source, getenv("LONG") ? NULL : "-O1", NULL};
    const bool good = write_common(source) && finished(start_compiler(a, driver_float_flags, more));
    unlink(source);
    if (good) made[i].object = strdup(object);
    return made[i].object;
}

// ---------------------------------------------------------------- a model

bool emitted_load(Compiled *m, bool f64, Emitted *l) {
    Arena *a = m->c.arena;
    char directory[] = "/tmp/emitted.XXXXXX";
    *l = (Emitted){NULL};
    const char *common = common_object(a);
    if (!common || !mkdtemp(directory)) return false;
    const char *source = arena_printf(a, "%s/model.c", directory), *code = arena_printf(a, "%s/model.so", directory);
    const char *single = arena_printf(a, "%s/single.o", directory), *twice = arena_printf(a, "%s/double.o", directory);
    FILE *f = fopen(source, "w");
    if (!f) return false;
    emit(&m->c, f);
    if (fclose(f)) return false;
    static const char *const none[] = {NULL};
    const char *const as32[] = {"-DVAE_COMMON_APART", "-c", "-o", single, source, NULL};
    const char *const as64[] = {"-c", "-o", twice, source, NULL};
    const char *const link[] = {"-shared", "-o", code, common, single, f64 ? twice : NULL, NULL};
    const pid_t p32 = start_compiler(a, driver_model_flags, as32);
    const pid_t p64 = f64 ? start_compiler(a, driver_double_flags, as64) : 0;
    const bool good32 = finished(p32), good64 = !f64 || finished(p64);
    if (good32 && good64 && finished(start_compiler(a, none, link))) {
        l->code = dlopen(code, RTLD_NOW | RTLD_LOCAL);
        if (!l->code) fprintf(stderr, "%s\n", dlerror());
    }
    unlink(source);
    unlink(single);
    unlink(twice);
    unlink(code);
    rmdir(directory);
    return l->code;
}

void emitted_unload(Emitted *l) {
    if (l->code) dlclose(l->code);
}
