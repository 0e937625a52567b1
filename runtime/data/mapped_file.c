// mapped_file.c -- files mapped into memory.
// A file that is mapped must not get shorter: reading past its new end raises SIGBUS, at whatever
// point of the program. A handler turns that into the one line and exit code of any other failure
// to read. It may only call what is safe in a signal handler, so the line is put together by hand.
#include "data/readers.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "mapped files are little-endian");

enum { MAPS = 512 }; // of training and validation data, all streams; a map beyond has no handler

#define LARGE ((size_t)64 << 20) // bytes; of larger files rows are read: see parts.c

typedef struct Map {
    const uint8_t *begin; // NULL: free
    size_t size;
    char path[256]; // its end, if it is longer
} Map;

static Map map_of[MAPS];

static void map_write(const char *text) {
    ssize_t ignored = write(2, text, strlen(text));
    (void)ignored;
}

static void map_bus_error(int signal_number, siginfo_t *info, void *context) {
    const uint8_t *at = info->si_addr;
    (void)context;
    for (int i = 0; i < MAPS; i++) {
        const Map *m = &map_of[i];
        if (!m->begin || at < m->begin || at >= m->begin + m->size) continue;
        map_write(vae_program_name);
        map_write(": error: cannot read ");
        map_write(m->path);
        map_write(": it became shorter while it was in use\n");
        _exit(EX_IOERR);
    }
    signal(signal_number, SIG_DFL); // not ours: the instruction runs again and ends the program
}

static void map_remember(const uint8_t *begin, size_t size, const char *path) {
    struct sigaction action = {.sa_sigaction = map_bus_error, .sa_flags = SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
    for (int i = 0; i < MAPS; i++) {
        Map *m = &map_of[i];
        if (m->begin) continue;
        const size_t n = strlen(path), room = sizeof m->path - 1;
        snprintf(m->path, sizeof m->path, "%s", n > room ? path + n - room : path);
        m->size = size;
        m->begin = begin;
        return;
    }
}

// The part [begin, begin + size) of a map is gone.
static void map_forget(const uint8_t *begin, size_t size) {
    for (int i = 0; i < MAPS; i++) {
        Map *m = &map_of[i];
        if (m->begin != begin) continue;
        m->begin = size < m->size ? begin + size : NULL;
        m->size -= size;
        return;
    }
}

static void map_drop(const uint8_t *begin, size_t size) {
    map_forget(begin, size);
    munmap((void *)(uintptr_t)begin, size);
}

// ---------------------------------------------------------------- for the readers

DataFile vae_data_map(const char *path) {
    int fd = vae_open(path, O_RDONLY | O_CLOEXEC);
    struct stat s;
    if (fd < 0 || fstat(fd, &s) != 0)
        vae_die(EX_NOINPUT, "cannot open %s: %s", path, strerror(errno));
    if (S_ISDIR(s.st_mode)) vae_die(EX_NOINPUT, "cannot open %s: it is a directory", path);
    if (!S_ISREG(s.st_mode)) vae_die(EX_NOINPUT, "cannot open %s: it is not a plain file", path);
    if (s.st_size == 0) vae_die(EX_DATAERR, "%s: the file is empty", path);
    vae_guard_input(path, &s);
    void *p = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED) vae_die(EX_IOERR, "cannot map %s: %s", path, strerror(errno));
    const bool large = (size_t)s.st_size >= LARGE;
    if (!large) close(fd);
    map_remember(p, (size_t)s.st_size, path);
    return (DataFile){.path = path, .bytes = p, .size = (size_t)s.st_size, .opened = large ? fd + 1 : 0};
}

void vae_data_unmap(DataFile *f) {
    if (f->bytes) map_drop(f->bytes, f->size);
    if (f->opened) close(f->opened - 1);
    f->bytes = NULL;
    f->opened = 0;
}

static const uint8_t *page_of(const void *p) {
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    return (const uint8_t *)p - (uintptr_t)p % page;
}

// The pages before the first value are given back, so that what must be unmapped later begins at
// the page of `values` and nothing else need be remembered.
void vae_data_keep_map(DataTable *t, DataFile *f, size_t offset) {
    t->values = f->bytes + offset;
    const uint8_t *first = page_of(t->values);
    const size_t before = (size_t)(first - f->bytes);
    if (before) map_drop(f->bytes, before);
    t->mapped = f->size - before;
    t->opened = f->opened;
    t->offset = offset;
    f->bytes = NULL;
    f->opened = 0;
}

void vae_data_drop(const uint8_t *from, size_t n) {
    const uint8_t *first = page_of(from);
    madvise((void *)(uintptr_t)first, n + (size_t)(from - first), MADV_DONTNEED);
}

void vae_data_release(void *owned, const void *values, size_t mapped, int opened) {
    if (opened) close(opened - 1);
    if (mapped) map_drop(page_of(values), mapped);
    vae_free(owned);
}
