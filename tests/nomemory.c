// nomemory.c -- preloaded into a program: the allocation whose number FAIL_AT says gets nothing. With
// FAIL_AT=0 all succeed, and how many there were is written to the file COUNT_TO. Programs that it starts
// itself have their memory.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static atomic_long count;
static long fail_at = -1;

static int fails(void) {
    if (fail_at < 0) {
        const char *text = getenv("FAIL_AT");
        fail_at = text ? atol(text) : 0;
        unsetenv("LD_PRELOAD");
    }
    const long n = atomic_fetch_add(&count, 1) + 1;
    if (n != fail_at) return 0;
    errno = ENOMEM;
    return 1;
}

// glibc's own names: no look-up, which would allocate.
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t n) { return fails() ? NULL : __libc_malloc(n); }
void *calloc(size_t n, size_t size) { return fails() ? NULL : __libc_calloc(n, size); }
void *realloc(void *p, size_t n) { return fails() ? NULL : __libc_realloc(p, n); }
void *aligned_alloc(size_t align, size_t n) { return fails() ? NULL : __libc_memalign(align, n); }

__attribute__((destructor)) static void say(void) {
    const char *path = getenv("COUNT_TO");
    if (!path || fail_at != 0) return;
    char text[32];
    const int n = snprintf(text, sizeof text, "%ld\n", (long)atomic_load(&count));
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd >= 0 && write(fd, text, (size_t)n) == n) close(fd);
}
