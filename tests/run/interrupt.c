// interrupt.c -- preloaded into a program: every other write, fsync and open is interrupted by a signal,
// as far as the program can tell, before it has done anything.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int turn;

static int interrupted(void) {
    if (atomic_fetch_add(&turn, 1) % 2) return 0;
    errno = EINTR;
    return 1;
}

ssize_t write(int fd, const void *bytes, size_t n) {
    return interrupted() ? -1 : syscall(SYS_write, fd, bytes, n);
}

int fsync(int fd) { return interrupted() ? -1 : (int)syscall(SYS_fsync, fd); }

int open(const char *path, int flags, ...) {
    va_list ap;
    va_start(ap, flags);
    const int mode = flags & O_CREAT ? va_arg(ap, int) : 0;
    va_end(ap);
    return interrupted() ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
