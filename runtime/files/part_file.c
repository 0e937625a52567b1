// part_file.c -- a file that is written over more than one start of a program: PATH.part, which becomes PATH when it is
// whole.
// Its first VAE_PART_HEAD bytes are kept for what the file begins with, which may be known last. Until then they say what
// it is made of and how much of it stands on the disk: the last mark. What is behind that is written again. A file
// without a head of its own (lines of text) begins with its first bytes, which wait in memory while the mark is there.
#include "files/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROOM = 1 << 20 }; // bytes that are written at once

static char *unfinished; // to be removed when the program ends: what it is made of is wrong, and so is it

static void remove_unfinished(void) {
    if (unfinished) unlink(unfinished);
}

static _Noreturn void failed(const VaePart *p) {
    const int error = errno;
    unfinished = NULL; // when there is room again
    vae_die(EX_IOERR, "cannot write %s: %s (--resume goes on from the %llu rows that stand)", p->part,
            strerror(error ? error : EIO), (unsigned long long)p->place[0]);
}

static void write_at(VaePart *p, const uint8_t *bytes, size_t n, uint64_t at) {
    while (n > 0) {
        const ssize_t got = pwrite(p->fd, bytes, n, (off_t)at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) failed(p);
        bytes += got, at += (uint64_t)got, n -= (size_t)got;
    }
}

static void flush(VaePart *p) {
    const uint64_t at = (p->bare ? 0 : VAE_PART_HEAD) + p->bytes - p->n;
    write_at(p, p->buffer, p->n, at);
    p->n = 0;
}

// ---------------------------------------------------------------- marks

#define MARK "vaec part 1\nof %016llx\nplace %llu %llu %llu %llu\nbytes %llu\ncrc32 %08x\n"

static void write_mark(VaePart *p) {
    char head[VAE_PART_HEAD] = {0};
    const int n = snprintf(head, sizeof head, MARK, (unsigned long long)p->of, (unsigned long long)p->place[0],
                           (unsigned long long)p->place[1], (unsigned long long)p->place[2], (unsigned long long)p->place[3],
                           (unsigned long long)p->bytes, p->crc);
    snprintf(head + n, sizeof head - (size_t)n, "sum %08x\n", vae_crc(0, head, (size_t)n));
    write_at(p, (const uint8_t *)head, sizeof head, 0);
}

// false: there is no whole mark.
static bool read_mark(VaePart *p, uint64_t *of, uint64_t size) {
    char head[VAE_PART_HEAD + 1] = {0};
    unsigned long long was, place[4], bytes;
    unsigned crc, sum;
    if (pread(p->fd, head, VAE_PART_HEAD, 0) != VAE_PART_HEAD) return false;
    if (sscanf(head, MARK "sum %8x\n", &was, &place[0], &place[1], &place[2], &place[3], &bytes, &crc, &sum) != 8) return false;
    const char *end = strstr(head, "sum ");
    if (!end || vae_crc(0, head, (size_t)(end - head)) != sum || bytes > size - (p->bare ? 0 : VAE_PART_HEAD)) return false;
    *of = was;
    for (int i = 0; i < 4; i++) p->place[i] = place[i];
    p->bytes = bytes;
    p->crc = crc;
    return true;
}

// ---------------------------------------------------------------- the file

// How large it is up to the last mark.
static off_t marked_size(const VaePart *p) {
    return p->bare && p->bytes > VAE_PART_HEAD ? (off_t)p->bytes : (off_t)(VAE_PART_HEAD + (p->bare ? 0 : p->bytes));
}

bool vae_part_open(VaePart *p, const char *path, uint64_t of, bool bare, bool resume) {
    struct stat s;
    char real[4096];
    memset(p, 0, sizeof *p);
    if (stat(path, &s) == 0 && !S_ISREG(s.st_mode)) vae_die(EX_CANTCREAT, "cannot create %s: it is not a plain file", path);
    if (stat(path, &s) == 0 && vae_guarded(&s))
        vae_die(EX_USAGE, "%s is not written: it would replace a file that this command reads", path);
    const int n = snprintf(p->path, sizeof p->path, "%s", vae_follow_links(path, real));
    if (n >= (int)sizeof p->path || snprintf(p->part, sizeof p->part, "%s.part", p->path) >= (int)sizeof p->part)
        vae_die(EX_CANTCREAT, "cannot create \"%.80s\": the name is too long", path);
    p->of = of;
    p->bare = bare;
    p->fd = vae_open(p->part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW);
    if (p->fd < 0 || fstat(p->fd, &s) != 0) vae_die(EX_CANTCREAT, "cannot create %s: %s", p->part, strerror(errno));
    if (!S_ISREG(s.st_mode)) vae_die(EX_CANTCREAT, "cannot create %s: there is something that is not a plain file", p->part);
    if (flock(p->fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        vae_die(EX_TEMPFAIL, "%s: another process is writing it", p->part);
    p->buffer = vae_alloc(ROOM, 1);
    uint64_t was = 0;
    const bool stands = resume && s.st_size > VAE_PART_HEAD && read_mark(p, &was, (uint64_t)s.st_size);
    if (stands && was != of)
        vae_die(EX_USAGE, "--resume: %s is made of other data, or with other options; without --resume it begins anew", p->part);
    if (ftruncate(p->fd, stands ? marked_size(p) : 0) != 0) failed(p);
    if (!stands) write_mark(p);
    const size_t room = strlen(p->part) + 1;
    unfinished = memcpy(vae_alloc(room, 1), p->part, room);
    atexit(remove_unfinished);
    return stands;
}

size_t vae_part_front(VaePart *p, const void *bytes, size_t n) {
    const size_t left = p->bare ? VAE_PART_HEAD - p->n_front : 0, some = n < left ? n : left;
    memcpy(p->front + p->n_front, bytes, some);
    p->n_front += some;
    return some;
}

void vae_part_write(VaePart *p, const void *bytes, size_t n) {
    const uint8_t *from = bytes;
    p->crc = vae_crc(p->crc, bytes, n);
    const size_t first = vae_part_front(p, bytes, n);
    p->bytes += first;
    from += first, n -= first;
    while (n > 0) {
        const size_t some = ROOM - p->n < n ? ROOM - p->n : n;
        memcpy(p->buffer + p->n, from, some);
        p->n += some, p->bytes += some;
        from += some, n -= some;
        if (p->n == ROOM) flush(p);
    }
}

// Values before their mark: a machine that stops in between has an older mark.
void vae_part_mark(VaePart *p, const uint64_t place[4]) {
    flush(p);
    if (fdatasync(p->fd) != 0) failed(p);
    memcpy(p->place, place, sizeof p->place);
    write_mark(p);
}

void vae_part_commit(VaePart *p, const uint8_t head[VAE_PART_HEAD]) {
    flush(p);
    write_at(p, p->bare ? p->front : head, p->bare ? p->n_front : VAE_PART_HEAD, 0);
    if (p->bare && ftruncate(p->fd, (off_t)p->bytes) != 0) failed(p);
    if (fsync(p->fd) != 0 || rename(p->part, p->path) != 0) failed(p);
    vae_free(unfinished);
    unfinished = NULL;
    char folder[4096];
    snprintf(folder, sizeof folder, "%s", p->path);
    char *slash = strrchr(folder, '/');
    if (!slash) snprintf(folder, sizeof folder, ".");
    else slash[slash == folder] = 0;
    vae_sync_directory(folder);
    close(p->fd);
    vae_free(p->buffer);
}
