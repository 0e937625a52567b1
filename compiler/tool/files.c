// files.c -- what vaec writes: through links to the file itself, whole or not at all, and never in the place
// of something that it has read or of another output.
// Files are compared by device and inode, so that links and other spellings of a path do not matter; one
// that is not there yet, by its directory and name.
#include "tool/driver.h"
#include "tool/rewrite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

// ---------------------------------------------------------------- where a path leads

#define MOST_LINKS 40 // as the kernel has it

// The directory that a path's last part is in, and that part.
static const char *parent_of(Arena *a, const char *path, const char **name) {
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    if (!slash) return ".";
    return slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
}

const char *output_target(Arena *a, const char *path) {
    const char *given = path;
    int links = 0;
    if (!*path) errno = ENOENT;
    for (struct stat st; *path && lstat(path, &st) == 0 && S_ISLNK(st.st_mode);) {
        char to[4096];
        const ssize_t n = readlink(path, to, sizeof to - 1);
        if (n < 0 || ++links > MOST_LINKS) {
            if (n >= 0) errno = ELOOP;
            path = "";
            break;
        }
        to[n] = '\0';
        const char *name, *parent = parent_of(a, path, &name);
        path = to[0] == '/' ? arena_printf(a, "%s", to) : arena_printf(a, "%s/%s", parent, to);
    }
    if (*path) return path;
    fprintf(stderr, "vaec: cannot write '%s': %s\n", given, strerror(errno));
    return NULL;
}

// ---------------------------------------------------------------- nothing takes another's place

typedef struct Held { // a file: its own device and inode, or those of its directory and its name there
    dev_t device;
    ino_t inode;
    const char *name; // NULL: it is there
    const char *what; // in words
    bool read;
} Held;

#define MOST_HELD 16
static Held held[MOST_HELD];
static int n_held;

static bool look(Arena *a, const char *path, Held *h) {
    struct stat st;
    *h = (Held){.name = NULL};
    if (stat(path, &st)) {
        const char *parent = parent_of(a, path, &h->name);
        if (stat(parent, &st)) return false;
    }
    h->device = st.st_dev;
    h->inode = st.st_ino;
    return h->name || S_ISREG(st.st_mode); // devices and pipes are not replaced
}

static const Held *find(const Held *h) {
    for (int i = 0; i < n_held; i++) {
        const bool name = h->name && held[i].name ? !strcmp(h->name, held[i].name) : h->name == held[i].name;
        if (held[i].device == h->device && held[i].inode == h->inode && name) return &held[i];
    }
    return NULL;
}

static void hold(Held h) {
    if (n_held == MOST_HELD) die("more than %d files", MOST_HELD);
    held[n_held++] = h;
}

void output_reads(Arena *a, const char *path, const char *what) {
    Held h;
    if (!look(a, path, &h) || h.name || find(&h)) return;
    h.what = what;
    h.read = true;
    hold(h);
}

void output_reads_stdin(void) {
    struct stat st;
    if (fstat(STDIN_FILENO, &st) || !S_ISREG(st.st_mode)) return;
    hold((Held){.device = st.st_dev, .inode = st.st_ino, .what = "the model", .read = true});
}

int output_claim(Arena *a, const char *path, const char *what) {
    Held h;
    path = output_target(a, path);
    if (!path) return EX_CANTCREAT;
    if (!look(a, path, &h)) return EX_OK; // whoever writes says why it cannot
    const Held *other = find(&h);
    if (!other) {
        h.what = what;
        hold(h);
        return EX_OK;
    }
    if (!other->read && !strcmp(other->what, what)) return EX_OK; // once more
    fprintf(stderr, "vaec: %s, %s, would take the place of %s\n", what, path, other->what);
    fprintf(stderr, "hint: name another file with -o\n");
    return EX_USAGE;
}

// ---------------------------------------------------------------- reading and writing

FILE *open_to_read(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f && errno == ENOMEM) out_of_memory();
    return f;
}

// kept: the permissions and the owner of the file that is there; NULL: those of a new one.
static int write_whole(Arena *a, const char *path, const char *text, size_t length, const struct stat *kept) {
    struct stat st;
    int fd = -1;
    const char *temporary = NULL;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
        fd = open(path, O_WRONLY | O_CLOEXEC); // fails for a directory
    } else {
        path = output_target(a, path);
        if (!path) return EX_CANTCREAT;
        char *name = arena_printf(a, "%s.XXXXXX", path);
        fd = mkostemp(name, O_CLOEXEC);
        temporary = name;
    }
    if (fd < 0) {
        fprintf(stderr, "vaec: cannot write %s: %s\n", path, strerror(errno));
        return EX_CANTCREAT;
    }
    bool good = true;
    for (size_t done = 0; good && done < length;) {
        const ssize_t n = write(fd, text + done, length - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) good = false;
        else done += (size_t)n;
    }
    if (temporary && kept) {
        // Whoever may not give a file away has written it himself.
        if (fchown(fd, kept->st_uid, kept->st_gid)) errno = 0;
        good = good && fchmod(fd, kept->st_mode & 07777) == 0;
    } else if (temporary) {
        const mode_t mask = umask(0);
        umask(mask);
        good = good && fchmod(fd, 0666 & ~mask) == 0;
    }
    const int failed = good ? 0 : errno;
    if (close(fd) && good) good = false;
    if (good && temporary) good = rename(temporary, path) == 0;
    if (good) return EX_OK;
    fprintf(stderr, "vaec: cannot write %s: %s\n", path, strerror(failed ? failed : errno));
    if (temporary) unlink(temporary);
    return EX_IOERR;
}

int write_file(Arena *a, const char *path, const char *text, size_t length) {
    return write_whole(a, path, text, length, NULL);
}

int rewrite_file(Arena *a, const char *path, const char *text, size_t length) {
    struct stat st;
    if (stat(path, &st) || (!S_ISREG(st.st_mode) && (errno = EINVAL))) {
        fprintf(stderr, "vaec: cannot rewrite %s: %s\n", path, strerror(errno));
        return EX_CANTCREAT;
    }
    if (access(path, W_OK)) { // a directory that may be written to is not enough
        fprintf(stderr, "vaec: cannot rewrite %s: %s\n", path, strerror(errno));
        return EX_CANTCREAT;
    }
    return write_whole(a, path, text, length, &st);
}
