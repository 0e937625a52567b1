// fatal.c -- a program's one way to fail, and its one way to get memory.
// vae_die: one line on standard error, then exit with a <sysexits.h> code.
// vae_alloc: zeroed, 64-byte aligned, overflow-checked; it returns memory or does not return.
#include "files/fatal.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define LARGE_PAGE ((size_t)2 << 20)
#define MANY_LARGE_PAGES 4

const char *vae_program_name = "vae";
unsigned long vae_allocations = 0;
void (*vae_before_message)(void) = NULL;
bool vae_follows = false;
void (*vae_dying)(int code, bool said) = NULL;
void (*vae_unfinished)(void) = NULL;

// The message is built first and written by one call, so that lines of several processes that
// share a terminal do not mix.
static void message(const char *kind, const char *format, va_list args) {
    char text[2048];
    vsnprintf(text, sizeof text, format, args);
    if (vae_before_message) vae_before_message();
    fflush(stdout);
    fprintf(stderr, "%s: %s: %s\n", vae_program_name, kind, text);
}

static bool dying;

#ifdef __has_feature
#define VAE_HAS_FEATURE(x) __has_feature(x)
#else
#define VAE_HAS_FEATURE(x) 0
#endif

void vae_die(int code, const char *format, ...) {
    va_list args;
    if (vae_dying) vae_dying(code, false);
    va_start(args, format);
    message("error", format, args);
    va_end(args);
    dying = true;
    (void)dying; // read by nobody but LeakSanitizer
    if (vae_unfinished) vae_unfinished();
    if (vae_dying) vae_dying(code, true);
    exit(code);
}

// A program that dies leaves its memory to the system, some of it with nothing left that points
// there, as vae_die does not return. LeakSanitizer, which asks this at exit, would put a code of
// its own in place of ours.
#if defined __SANITIZE_ADDRESS__ || VAE_HAS_FEATURE(address_sanitizer)
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void) { return dying; }
#endif

void vae_die_of(const VaeError *error) {
    int code = EX_SOFTWARE;
    switch (error->status) {
    case VAE_BAD_ARGUMENT: code = EX_USAGE; break;
    case VAE_BAD_DATA:
    case VAE_BAD_WEIGHTS: code = EX_DATAERR; break;
    case VAE_NO_FILE: code = EX_NOINPUT; break;
    case VAE_NO_MEMORY: code = EX_OSERR; break;
    case VAE_OK:
    case VAE_NOT_FINITE:
    case VAE_STOPPED: break;
    }
    vae_die(code, "%s", error->text);
}

void vae_warn(const char *format, ...) {
    if (vae_follows) return;
    va_list args;
    va_start(args, format);
    message("warning", format, args);
    va_end(args);
}

// Where a block is many pages of the larger kind, the system is asked for these: kernels that walk down the columns of a
// matrix touch a page for each row, and the processor remembers few.
VaeMemory vae_block(size_t size) {
    if (size > SIZE_MAX / 2) return (VaeMemory){0};
    const bool large = size >= MANY_LARGE_PAGES * LARGE_PAGE;
    const size_t unit = large ? LARGE_PAGE : VAE_ALIGNMENT, bytes = size == 0 ? unit : (size + unit - 1) / unit * unit; // as it wants them
    char *p = aligned_alloc(unit, bytes);
    if (p != NULL) vae_allocations++;
#ifdef MADV_HUGEPAGE
    if (p != NULL && large) (void)madvise(p, bytes, MADV_HUGEPAGE); // or it does without
#endif
    return (VaeMemory){p, p ? size : 0, 0};
}

void *vae_alloc(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2)
        vae_die(EX_OSERR, "out of memory: %zu times %zu bytes are more than can be addressed",
                count, size);
    void *p = vae_block(bytes).base;
    if (p == NULL) vae_die(EX_OSERR, "out of memory: cannot get %zu bytes", bytes);
    return memset(p, 0, bytes);
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
