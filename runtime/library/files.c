// files.c -- weights in and out, as safetensors. With POSIX a file is read and written without the C library's
// streams, which allocate; elsewhere with them.
#include "library/handle.h"
#include "core/tensors.h"

#include <string.h>

#ifndef VAE_NO_FILES
#include <errno.h>
#include <stdio.h>
#if defined __unix__ || defined __APPLE__
#define FILES_POSIX
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#ifndef O_CLOEXEC // where a standard header came before _POSIX_C_SOURCE
#define O_CLOEXEC 0
#endif
#endif
#ifndef VAE_NO_HEAP
#include <stdlib.h>
#endif
#endif

// ---------------------------------------------------------------- reading

// A whole number of the metadata; false: it is none.
static bool read_whole(const char *text, uint64_t *to) {
    *to = 0;
    int n = 0;
    for (; text[n] >= '0' && text[n] <= '9' && n < 18; n++) *to = 10 * *to + (uint64_t)(text[n] - '0');
    return n > 0 && !text[n];
}

static VaeAge read_age(const VaeTensors *t) {
    VaeAge age = {0};
    char key[16], text[32];
    uint64_t value;
    bool epoch = false, step = false;
    for (size_t at = 0; vae_tensors_metadata(t, &at, key, sizeof key, text, sizeof text);) {
        if (!read_whole(text, &value)) continue;
        if (!strcmp(key, "epoch") && value <= UINT32_MAX) epoch = true, age.epoch = (uint32_t)value;
        if (!strcmp(key, "step")) step = true, age.step = value;
    }
    age.known = epoch && step;
    return age;
}

int vae_handle_load_bytes(VaeHandle *h, const void *bytes, size_t size) {
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    if (!bytes) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the bytes to load are NULL");
    VaeTensors t;
    int status = vae_tensors_open(&t, bytes, size, &h->error);
    if (status) return status;
    status = vae_vocabulary_load(h, &t);
    if (!status) status = vae_tensors_read(&t, h->model, h->session.state.param, h->place, &h->error);
    if (status) {
        vae_vocabulary_back(h);
        return status;
    }
    h->columns = true;
    h->age = read_age(&t);
#ifndef VAE_INFERENCE
    if (h->training) vae_handle_begin_training(h);
#endif
    return VAE_OK;
}

#ifndef VAE_NO_FILES

static int files_fail(VaeHandle *h, const char *path, const char *what) {
    const char *why = errno ? strerror(errno) : "it is no file";
    return vae_fail(&h->error, VAE_NO_FILE, "cannot %s %.200s: %s", what, path, why);
}

static int files_open(VaeHandle *h, const char *path) {
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    errno = 0;
    return path ? VAE_OK : vae_fail(&h->error, VAE_BAD_ARGUMENT, "the path is NULL");
}

#ifdef FILES_POSIX

static int files_descriptor(const char *path, int flags) {
    int fd;
    do fd = open(path, flags | O_CLOEXEC, 0666);
    while (fd < 0 && errno == EINTR);
    return fd;
}

// Memory where malloc is not to be asked; NULL: there is none, and errno says why.
static char *files_pages(size_t size) {
    const int fd = files_descriptor("/dev/zero", O_RDWR);
    if (fd < 0) return NULL;
    void *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    const int why = errno;
    close(fd);
    errno = why;
    return bytes == MAP_FAILED ? NULL : bytes;
}

// How many bytes there are, at most size; SIZE_MAX: they cannot be read.
static size_t files_read(int fd, char *bytes, size_t size) {
    size_t n = 0;
    while (n < size) {
        const ssize_t some = read(fd, bytes + n, size - n);
        if (some < 0 && errno == EINTR) continue;
        if (some < 0) return SIZE_MAX;
        if (some == 0) break;
        n += (size_t)some;
    }
    return n;
}

int vae_handle_load(VaeHandle *h, const char *path) {
    int status = files_open(h, path);
    if (status) return status;
    const int fd = files_descriptor(path, O_RDONLY);
    struct stat s;
    if (fd < 0 || fstat(fd, &s) != 0 || !S_ISREG(s.st_mode)) {
        status = files_fail(h, path, "read");
        if (fd >= 0) close(fd);
        return status;
    }
    const size_t size = (size_t)s.st_size;
    // It is read, not mapped: where a file is cut short meanwhile, or its disk fails, a map would end the process by a signal.
    char *bytes = NULL;
    const bool asks = h->owned != NULL; // malloc
#ifndef VAE_NO_HEAP
    if (asks) bytes = malloc(size ? size : 1);
#endif
    if (!asks) bytes = files_pages(size ? size : 1);
    if (!bytes && (asks || errno == ENOMEM)) status = vae_fail(&h->error, VAE_NO_MEMORY, "out of memory: %.200s has %zu bytes", path, size);
    else if (!bytes) status = files_fail(h, "/dev/zero", "read");
    else {
        const size_t n = files_read(fd, bytes, size);
        if (n == SIZE_MAX) status = files_fail(h, path, "read");
        else status = vae_handle_load_bytes(h, bytes, n);
    }
#ifndef VAE_NO_HEAP
    if (asks) free(bytes);
#endif
    if (!asks && bytes) munmap(bytes, size ? size : 1);
    close(fd);
    return status;
}

enum { WRITTEN_ROOM = 4096 };

typedef struct Written {
    int fd;
    bool failed;
    size_t n; // bytes that wait
    char bytes[WRITTEN_ROOM];
} Written;

static void files_flush(Written *w) {
    for (const char *from = w->bytes; w->n > 0 && !w->failed;) {
        const ssize_t some = write(w->fd, from, w->n);
        if (some < 0 && errno == EINTR) continue;
        w->failed = some <= 0;
        from += w->failed ? 0 : some;
        w->n -= w->failed ? 0 : (size_t)some;
    }
}

static void files_put(void *arg, const void *bytes, size_t n) {
    Written *w = arg;
    for (const char *from = bytes; n > 0 && !w->failed;) {
        const size_t room = WRITTEN_ROOM - w->n, some = n < room ? n : room;
        memcpy(w->bytes + w->n, from, some);
        w->n += some;
        from += some;
        n -= some;
        if (w->n == WRITTEN_ROOM) files_flush(w);
    }
}

// false: there is a file of that name, which may be another handle's, or it cannot be written.
static bool files_create(Written *w, const char *path, bool alone) {
    w->fd = files_descriptor(path, O_WRONLY | O_CREAT | (alone ? O_EXCL : O_TRUNC));
    return w->fd >= 0;
}

static void files_close(Written *w) {
    files_flush(w);
    int synced;
    do synced = w->failed ? -1 : fsync(w->fd);
    while (synced != 0 && !w->failed && errno == EINTR);
    w->failed |= synced != 0;
    const int failed = errno;
    if (close(w->fd) != 0) w->failed = true;
    else errno = failed;
}

#else

int vae_handle_load(VaeHandle *h, const char *path) {
    int status = files_open(h, path);
    if (status) return status;
    FILE *f = fopen(path, "rb");
    long size = -1;
    if (f && fseek(f, 0, SEEK_END) == 0) size = ftell(f);
    if (size < 0 || fseek(f, 0, SEEK_SET) != 0) {
        status = files_fail(h, path, "read");
        if (f) fclose(f);
        return status;
    }
    VaeMemory rest = h->memory; // what the caller gave beside the model
    void *bytes = vae_take(&rest, (size_t)size, 1), *owned = NULL;
#ifndef VAE_NO_HEAP
    if (h->owned) bytes = owned = malloc(size ? (size_t)size : 1);
#endif
    if (!bytes) status = vae_fail(&h->error, VAE_NO_MEMORY, "out of memory: %.200s has %ld bytes", path, size);
    else if (fread(bytes, 1, (size_t)size, f) != (size_t)size) status = files_fail(h, path, "read");
    else status = vae_handle_load_bytes(h, bytes, (size_t)size);
#ifndef VAE_NO_HEAP
    free(owned);
#endif
    fclose(f);
    return status;
}

typedef struct Written {
    FILE *file;
    bool failed;
} Written;

static void files_put(void *arg, const void *bytes, size_t n) {
    Written *w = arg;
    if (!w->failed) w->failed = fwrite(bytes, 1, n, w->file) != n;
}

static bool files_create(Written *w, const char *path, bool alone) {
    w->file = fopen(path, alone ? "wbx" : "wb");
    return w->file != NULL;
}

static void files_close(Written *w) { w->failed |= fclose(w->file) != 0; }

#endif

// ---------------------------------------------------------------- writing

enum { PATH_MOST = 4096, BESIDE = 10 };

// A file beside the one to be: PATH.new, or one of nine others where that is there, as another handle saves at the same
// time, or a process was killed as it did.
static bool files_beside(Written *w, char *beside, const char *path) {
    vae_text(beside, PATH_MOST, "%s.new", path);
    for (int k = 1; k < BESIDE; k++) {
        if (files_create(w, beside, true)) return errno = 0, true;
#ifdef EEXIST
        if (errno != EEXIST) return false;
#endif
        vae_text(beside, PATH_MOST, "%s.new%d", path, k);
    }
    return files_create(w, beside, false);
}

int vae_handle_save(VaeHandle *h, const char *path) {
    int status = files_open(h, path);
    if (status) return status;
    char beside[PATH_MOST], seed[32], epoch[32], step[32];
    if (strlen(path) > PATH_MOST - 8) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the path is too long");
    vae_text(seed, sizeof seed, "%llu", (unsigned long long)h->seed);
    vae_text(epoch, sizeof epoch, "%u", h->age.epoch);
    vae_text(step, sizeof step, "%llu", (unsigned long long)h->age.step);
    const char *metadata[2 * VAE_MAX_STREAMS + 11] = {"model", h->model->name, "params", h->model->params, "seed", seed};
    int n = 6;
#ifndef VAE_NO_WORDS
    char key[VAE_MAX_STREAMS][VAE_WORDS_KEY];
    n += vae_vocabulary_pairs(h, key, metadata + n);
#endif
    const char *const age[] = {"epoch", epoch, "step", step};
    if (h->age.known) memcpy(metadata + n, age, sizeof age);
    Written w;
    memset(&w, 0, sizeof w);
    if (!files_beside(&w, beside, path)) return files_fail(h, beside, "write");
    vae_tensors_write(h->model, h->session.state.param, true, metadata, NULL, 0, files_put, &w);
    files_close(&w);
    if (!w.failed && rename(beside, path) == 0) return VAE_OK;
    status = files_fail(h, path, "write");
    remove(beside);
    return status;
}

#endif // VAE_NO_FILES
