// append_log.c -- files that grow while training runs: metrics and TensorBoard's events.
// What is written by one call is there whole or not at all: if the disk is full in the middle of
// it, the file is cut back to what it was. Only a crash of the machine, or kill -9 between two
// bytes, can leave the beginning of a record at the end; whoever reads these files passes over it.
#include "files/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static _Noreturn void log_failed(const VaeLog *l, int error) {
    vae_die(EX_IOERR, "cannot write %s: %s", l->path, strerror(error));
}

void vae_log_open(VaeLog *l, const char *path) {
    memset(l, 0, sizeof *l);
    snprintf(l->path, sizeof l->path, "%s", path);
    struct stat s;
    l->fd = vae_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC);
    if (l->fd < 0) vae_die(EX_CANTCREAT, "cannot create %s: %s", path, strerror(errno));
    if (fstat(l->fd, &s) == 0 && vae_guarded(&s))
        vae_die(EX_USAGE, "%s is not written: it is a file that this command reads", path);
}

void vae_log_write(VaeLog *l, const void *bytes, size_t n) {
    const char *at = bytes;
    struct stat s;
    if (fstat(l->fd, &s) != 0) log_failed(l, errno);
    for (size_t done = 0; done < n;) {
        const ssize_t got = write(l->fd, at + done, n - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            const int error = got < 0 ? errno : EIO;
            while (done && S_ISREG(s.st_mode) && ftruncate(l->fd, s.st_size) != 0)
                if (errno != EINTR) log_failed(l, errno);
            log_failed(l, error);
        }
        done += (size_t)got;
    }
}

// Some file systems cannot sync and say EINVAL; pipes and devices do.
void vae_log_sync(VaeLog *l) {
    int failed;
    while ((failed = fsync(l->fd)) != 0 && errno == EINTR) {}
    if (failed && errno != EINVAL && errno != ENOTSUP) log_failed(l, errno);
}

void vae_log_close(VaeLog *l) {
    if (close(l->fd) != 0 && errno != EINTR) log_failed(l, errno); // EINTR: closed all the same
    l->fd = -1;
}
