// fault.c -- preloaded into a built model: the FAULT_AT-th call that touches the disk (1 is the first)
// kills the program, or fails with the error FAULT names. With FAULT_COUNT=FILE the number of such
// calls is written there at the end.
// Calls: open for writing, write and ftruncate of what is no standard stream, fsync, rename, unlink.
// What stdio writes by itself is not seen; a full disk is tested by ulimit as well.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int calls;

// True if this call must fail.
static int fault(void) {
    static int at = -1;
    static const char *what;
    if (at < 0) {
        at = getenv("FAULT_AT") ? atoi(getenv("FAULT_AT")) : 0;
        what = getenv("FAULT") ? getenv("FAULT") : "kill";
    }
    if (++calls != at) return 0;
    if (strcmp(what, "kill") == 0) kill(getpid(), SIGKILL);
    errno = strcmp(what, "full") == 0 ? ENOSPC : strcmp(what, "readonly") == 0 ? EROFS : EIO;
    return 1;
}

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *f = path ? fopen(path, "w") : NULL;
    if (f) fprintf(f, "%d\n", calls), fclose(f);
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
    va_list args;
    va_start(args, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    if ((flags & O_ACCMODE) != O_RDONLY && fault()) return -1;
    return REAL(int, open, const char *, int, ...)(path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t n) {
    if (fd > 2 && fault()) return -1;
    return REAL(ssize_t, write, int, const void *, size_t)(fd, bytes, n);
}

int fsync(int fd) {
    if (fault()) return -1;
    return REAL(int, fsync, int)(fd);
}

int ftruncate(int fd, off_t n) {
    if (fault()) return -1;
    return REAL(int, ftruncate, int, off_t)(fd, n);
}

int rename(const char *from, const char *to) {
    if (fault()) return -1;
    return REAL(int, rename, const char *, const char *)(from, to);
}

int unlink(const char *path) {
    if (fault()) return -1;
    return REAL(int, unlink, const char *)(path);
}
