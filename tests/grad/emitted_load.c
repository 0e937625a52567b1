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

static pid_t start_compiler(Arena *a, const char *const *flags, const char *source,
                            const char *object) {
    static const char *const more[] = {"-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-I",
                                       "runtime/kernels", "-o", NULL};
    const char *argv[128];
    int n = add_words(a, argv, 0, getenv("CC") && *getenv("CC") ? getenv("CC") : "cc");
    for (int i = 0; flags[i]; i++) argv[n++] = flags[i];
    n = add_words(a, argv, n, getenv("CFLAGS"));
    for (int i = 0; more[i]; i++) argv[n++] = more[i];
    argv[n++] = object;
    argv[n++] = source;
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

bool emitted_load(Compiled *m, Emitted *l) {
    Arena *a = m->c.arena;
    char directory[] = "/tmp/emitted.XXXXXX";
    if (!mkdtemp(directory)) return false;
    const char *source = arena_printf(a, "%s/model.c", directory);
    const char *object32 = arena_printf(a, "%s/model32.so", directory);
    const char *object64 = arena_printf(a, "%s/model64.so", directory);
    FILE *f = fopen(source, "w");
    if (!f) return false;
    emit(&m->c, f);
    if (fclose(f)) return false;
    const pid_t p32 = start_compiler(a, driver_model_flags, source, object32);
    const pid_t p64 = start_compiler(a, driver_double_flags, source, object64);
    const bool good32 = finished(p32), good64 = finished(p64);
    *l = (Emitted){NULL, NULL};
    if (good32 && good64) {
        l->f32 = dlopen(object32, RTLD_NOW | RTLD_LOCAL);
        if (!l->f32) fprintf(stderr, "%s\n", dlerror());
        l->f64 = dlopen(object64, RTLD_NOW | RTLD_LOCAL);
        if (!l->f64) fprintf(stderr, "%s\n", dlerror());
    }
    unlink(source);
    unlink(object32);
    unlink(object64);
    rmdir(directory);
    return l->f32 && l->f64;
}

void emitted_unload(Emitted *l) {
    if (l->f32) dlclose(l->f32);
    if (l->f64) dlclose(l->f64);
}
