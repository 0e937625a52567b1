// file.c -- whole files in, whole files out.
// A file being written is a temporary beside its final place until vae_file_commit has flushed it,
// synced it and renamed it; a reader, or a crash at any point, sees the old file or the new one.
// Devices and pipes (-o /dev/stdout) cannot be renamed over: they are written directly.
// Codes: 73 when a file cannot be created, 74 when writing or reading fails, 66 when there is no
// such input, 65 when the input is longer than the caller can use.
#include "files/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

int vae_open(const char *path, int flags) {
    int fd;
    while ((fd = open(path, flags, 0666)) < 0 && errno == EINTR) {}
    return fd;
}

FILE *vae_open_stream(const char *path) {
    FILE *f;
    while (!(f = fopen(path, "rb")) && errno == EINTR) {}
    return f;
}

// ---------------------------------------------------------------- writing

// Temporaries of this process that are not in place yet. A program that dies with a message takes them with it; what a
// killed one leaves is swept away by the next that writes there.
enum { UNFINISHED = 8 };
static char unfinished[UNFINISHED][sizeof((VaeFile *)0)->temporary];

static void remove_unfinished(void) {
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i][0]) unlink(unfinished[i]);
}

static void is_unfinished(const char *temporary) {
    vae_unfinished = remove_unfinished;
    int i = 0;
    while (i < UNFINISHED && unfinished[i][0]) i++;
    if (i < UNFINISHED) snprintf(unfinished[i], sizeof unfinished[i], "%s", temporary);
}

static void is_finished(const char *temporary) {
    for (int i = 0; i < UNFINISHED; i++)
        if (!strcmp(unfinished[i], temporary)) unfinished[i][0] = 0;
}

static _Noreturn void write_failed(VaeFile *f, int error) {
    vae_die(EX_IOERR, "cannot write %s: %s", f->path, strerror(error ? error : EIO));
}

const char *vae_follow_links(const char *path, char *at) {
    enum { MOST = 40 }; // as the kernel has it
    char link[PATH_MAX], next[PATH_MAX];
    if (strlen(path) >= PATH_MAX) return path; // refused below
    strcpy(at, path);
    for (int i = 0; i < MOST; i++) {
        const ssize_t got = readlink(at, link, sizeof link - 1);
        if (got < 0) return at;
        link[got] = 0;
        const char *slash = strrchr(at, '/');
        const int n = link[0] == '/' || !slash
                          ? snprintf(next, sizeof next, "%s", link)
                          : snprintf(next, sizeof next, "%.*s%s", (int)(slash - at + 1), at, link);
        if (n >= PATH_MAX) vae_die(EX_CANTCREAT, "cannot create %s: %s", path, strerror(ENAMETOOLONG));
        strcpy(at, next);
    }
    vae_die(EX_CANTCREAT, "cannot create %s: %s", path, strerror(ELOOP));
}

// Fills path and temporary. A link is followed first, so that the rename replaces what it points
// to and not the link.
static void choose_names(VaeFile *f, const char *path, bool *direct) {
    struct stat s;
    bool exists = stat(path, &s) == 0;
    if (exists && S_ISDIR(s.st_mode))
        vae_die(EX_CANTCREAT, "cannot create %s: it is a directory", path);
    if (exists && vae_guarded(&s))
        vae_die(EX_USAGE, "%s is not written: it would replace a file that this command reads", path);
    *direct = exists && !S_ISREG(s.st_mode);
    char real[PATH_MAX];
    if (!*direct) path = vae_follow_links(path, real);
    int n = snprintf(f->path, sizeof f->path, "%s", path);
    int m = 0;
    if (n > 0 && (size_t)n < sizeof f->path && !*direct)
        m = snprintf(f->temporary, sizeof f->temporary, "%s.tmp%ld", path, (long)getpid());
    if (n <= 0 || (size_t)n >= sizeof f->path || m < 0 || (size_t)m >= sizeof f->temporary)
        vae_die(EX_CANTCREAT, "cannot create \"%.80s\": %s", path,
                n <= 0 ? "the name is empty" : "the name is too long");
}

// Is the rest of a name, after that of the file, ".tmp" and a number of a process?
static bool is_temporary(const char *rest) {
    if (strncmp(rest, ".tmp", 4) != 0 || rest[4] == 0) return false;
    return strspn(rest + 4, "0123456789") == strlen(rest + 4);
}

// Removes what killed processes have left of the same file. Whoever is writing holds a lock, which
// goes when the process goes; numbers of processes tell less, since others, perhaps of another
// machine, may have had the same.
static void sweep(const char *temporary) {
    char dir[4096], old[4400];
    const char *slash = strrchr(temporary, '/');
    const char *name = slash ? slash + 1 : temporary;
    const size_t n = (size_t)(strrchr(name, '.') - name);
    snprintf(dir, sizeof dir, "%.*s", slash ? (int)(slash - temporary + 1) : 1,
             slash ? temporary : ".");
    DIR *d = opendir(dir);
    if (!d) return; // creating the file will say why
    for (struct dirent *e; (e = readdir(d));) {
        if (strncmp(e->d_name, name, n) != 0 || !is_temporary(e->d_name + n)) continue;
        snprintf(old, sizeof old, "%s/%s", dir, e->d_name);
        const int fd = vae_open(old, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) continue;
        struct stat s;
        const bool input = fstat(fd, &s) == 0 && vae_guarded(&s);
        if (!input && flock(fd, LOCK_EX | LOCK_NB) == 0) unlink(old);
        close(fd);
    }
    closedir(d);
}

// Opens and locks the temporary. Another process may sweep it away between the two; then once more.
static int create_temporary(const char *path) {
    for (int tries = 0; tries < 10; tries++) {
        struct stat s;
        sweep(path);
        const int fd = vae_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
        if (fd < 0) return fd;
        if (flock(fd, LOCK_EX) != 0) return fd; // a file system without locks: nobody sweeps there
        if (fstat(fd, &s) == 0 && s.st_nlink > 0) return fd;
        close(fd);
    }
    errno = EBUSY;
    return -1;
}

// What stdio writes with. Its own write gives up when a signal interrupts it.
static ssize_t stream_write(void *cookie, const char *bytes, size_t n) {
    const int fd = (int)(intptr_t)cookie;
    size_t done = 0;
    while (done < n) {
        const ssize_t got = write(fd, bytes + done, n - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return 0; // an error, to stdio
        done += (size_t)got;
    }
    return (ssize_t)n;
}

static FILE *stream_of(int fd) {
    const cookie_io_functions_t functions = {.write = stream_write};
    return fopencookie((void *)(intptr_t)fd, "w", functions);
}

VaeFile vae_file_create(const char *path) {
    VaeFile f = {0};
    bool direct;
    choose_names(&f, path, &direct);
    f.fd = direct ? vae_open(f.path, O_WRONLY | O_CLOEXEC) : create_temporary(f.temporary);
    if (f.fd < 0) vae_die(EX_CANTCREAT, "cannot create %s: %s", path, strerror(errno));
    if (f.temporary[0]) is_unfinished(f.temporary);
    f.f = stream_of(f.fd);
    if (f.f) return f;
    vae_die(EX_OSERR, "out of memory: cannot write %s", path);
}

void vae_file_write(VaeFile *f, const void *bytes, size_t n) {
    errno = 0;
    if (n && fwrite(bytes, 1, n, f->f) != n) write_failed(f, errno);
}

void vae_file_printf(VaeFile *f, const char *format, ...) {
    va_list args;
    va_start(args, format);
    errno = 0;
    int n = vfprintf(f->f, format, args);
    int error = errno;
    va_end(args);
    if (n < 0) write_failed(f, error);
}

static int sync_all(int fd) {
    int result;
    while ((result = fsync(fd)) != 0 && errno == EINTR) {}
    return result;
}

// Some file systems cannot sync a directory and say EINVAL; there, nothing more can be done.
void vae_sync_directory(const char *path) {
    const int fd = vae_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        if (errno == EACCES) return; // a directory one may write but not read
        vae_die(EX_IOERR, "cannot sync directory %s: %s", path, strerror(errno));
    }
    if (sync_all(fd) != 0 && errno != EINVAL && errno != ENOTSUP)
        vae_die(EX_IOERR, "cannot sync directory %s: %s", path, strerror(errno));
    close(fd);
}

// The rename of a file is only safe on disk once its directory is.
static void sync_directory_of(const char *path) {
    char dir[4096];
    snprintf(dir, sizeof dir, "%s", path);
    char *slash = strrchr(dir, '/');
    if (!slash) snprintf(dir, sizeof dir, ".");
    else slash[slash == dir] = 0;
    vae_sync_directory(dir);
}

void vae_file_forget_sum(const char *path) {
    char sum[4096 + 16];
    snprintf(sum, sizeof sum, "%s" VAE_FILE_SUM, path);
    if (unlink(sum) != 0 && errno != ENOENT) vae_die(EX_CANTCREAT, "cannot replace %s: %s", sum, strerror(errno));
}

static bool may_have_sum(const char *path) {
    const size_t n = strlen(path);
    return n > 4 && (!strcmp(path + n - 4, ".npy") || !strcmp(path + n - 4, ".txt"));
}

void vae_file_commit(VaeFile *f) {
    bool direct = !f->temporary[0];
    errno = 0;
    if (fflush(f->f) != 0 || ferror(f->f)) write_failed(f, errno);
    if (!direct && sync_all(f->fd) != 0) write_failed(f, errno);
    if (!direct && may_have_sum(f->path)) vae_file_forget_sum(f->path);
    // The lock goes with close, and an unlocked temporary is anybody's to sweep away.
    if (!direct && rename(f->temporary, f->path) != 0) write_failed(f, errno);
    if (!direct) is_finished(f->temporary);
    f->temporary[0] = 0;
    if (fclose(f->f) != 0) write_failed(f, errno);
    f->f = NULL;
    if (close(f->fd) != 0 && errno != EINTR) write_failed(f, errno); // EINTR: closed all the same
    if (!direct) sync_directory_of(f->path);
}

// ---------------------------------------------------------------- directories

static void make_one(const char *whole, const char *part) {
    struct stat s;
    if (mkdir(part, 0777) == 0) return;
    int error = errno;
    if (error == EEXIST && stat(part, &s) == 0) {
        if (S_ISDIR(s.st_mode)) return;
        error = ENOTDIR;
    }
    vae_die(EX_CANTCREAT, "cannot create directory %s: %s: %s", whole, part, strerror(error));
}

void vae_make_directory(const char *path) {
    char part[4096];
    size_t n = strlen(path);
    if (n == 0 || n >= sizeof part)
        vae_die(EX_CANTCREAT, "cannot create directory \"%.80s\": the name is %s", path,
                n ? "too long" : "empty");
    memcpy(part, path, n + 1);
    for (size_t i = 1; i < n; i++)
        if (part[i] == '/' && part[i - 1] != '/') {
            part[i] = 0;
            make_one(path, part);
            part[i] = '/';
        }
    make_one(path, part);
}

// ---------------------------------------------------------------- reading

static _Noreturn void too_long(const char *path, size_t limit) {
    vae_die(EX_DATAERR, "%s: longer than the %zu bytes it may have", path, limit);
}

// Reads up to `room` bytes; fewer only at the end of the file.
static size_t read_some(int fd, const char *path, char *to, size_t room) {
    size_t n = 0;
    while (n < room) {
        ssize_t got = read(fd, to + n, room - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) vae_die(EX_IOERR, "cannot read %s: %s", path, strerror(errno));
        if (got == 0) break;
        n += (size_t)got;
    }
    return n;
}

// A pipe's length is not known: grow as bytes arrive, never past the limit.
static char *read_growing(int fd, const char *path, size_t limit, size_t *size) {
    size_t room = 1 << 16, n = 0;
    char *bytes = vae_alloc(room + 1, 1);
    for (;;) {
        n += read_some(fd, path, bytes + n, room - n);
        if (n > limit) too_long(path, limit);
        if (n < room) break;
        char *more = vae_alloc(2 * room + 1, 1);
        memcpy(more, bytes, n);
        vae_free(bytes);
        bytes = more;
        room *= 2;
    }
    *size = n;
    return bytes;
}

void *vae_file_read(const char *path, size_t limit, size_t *size) {
    int fd = vae_open(path, O_RDONLY | O_CLOEXEC);
    struct stat s;
    if (fd < 0 || fstat(fd, &s) != 0)
        vae_die(EX_NOINPUT, "cannot open %s: %s", path, strerror(errno));
    if (S_ISDIR(s.st_mode)) vae_die(EX_NOINPUT, "cannot open %s: it is a directory", path);
    char *bytes;
    if (S_ISREG(s.st_mode) && s.st_size > 0) {
        if ((uintmax_t)s.st_size > limit) too_long(path, limit);
        bytes = vae_alloc((size_t)s.st_size + 1, 1);
        *size = read_some(fd, path, bytes, (size_t)s.st_size);
    } else {
        bytes = read_growing(fd, path, limit, size);
    }
    bytes[*size] = 0;
    close(fd);
    return bytes;
}
