// error.c -- the runtime's one way to fail, and its one way to get memory.
// vae_die: one line on standard error, then exit with a <sysexits.h> code.
// vae_alloc: zeroed, 64-byte aligned, overflow-checked; it returns memory or does not return.
#include "core/core.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

const char *vae_program_name = "vae";
unsigned long vae_allocations = 0;

// The message is built first and written by one call, so that lines of several processes that
// share a terminal do not mix.
static void message(const char *kind, const char *format, va_list args) {
    char text[2048];
    vsnprintf(text, sizeof text, format, args);
    fflush(stdout);
    fprintf(stderr, "%s: %s: %s\n", vae_program_name, kind, text);
}

static bool dying;

void vae_die(int code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    message("error", format, args);
    va_end(args);
    dying = true;
    exit(code);
}

// A program that dies leaves its memory to the system, some of it with nothing left that points
// there, as vae_die does not return. LeakSanitizer, which asks this at exit, would put a code of
// its own in place of ours; without it nobody calls this.
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void) { return dying; }

void vae_warn(const char *format, ...) {
    va_list args;
    va_start(args, format);
    message("warning", format, args);
    va_end(args);
}

void *vae_alloc_or_null(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2) return NULL;
    bytes = bytes == 0 ? 64 : (bytes + 63) / 64 * 64; // aligned_alloc wants whole multiples
    void *p = aligned_alloc(64, bytes);
    if (p == NULL) return NULL;
    memset(p, 0, bytes);
    vae_allocations++;
    return p;
}

void *vae_alloc(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2)
        vae_die(EX_OSERR, "out of memory: %zu times %zu bytes are more than can be addressed",
                count, size);
    void *p = vae_alloc_or_null(count, size);
    if (p == NULL) vae_die(EX_OSERR, "out of memory: cannot get %zu bytes", bytes);
    return p;
}

void vae_free(void *p) { free(p); }

void *vae_library_alloc(size_t size) {
    void *p = malloc(size ? size : 1);
    if (p == NULL) vae_die(EX_OSERR, "out of memory: cannot get %zu bytes", size);
    return p;
}

double vae_memory(void) {
    const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    double have = pages > 0 ? (double)pages * (double)page : INFINITY;
    const int limits[] = {RLIMIT_DATA, RLIMIT_AS};
    for (int i = 0; i < 2; i++) {
        struct rlimit limit;
        if (getrlimit(limits[i], &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
            have = fmin(have, (double)limit.rlim_cur);
    }
    return have;
}
