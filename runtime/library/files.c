// files.c -- weights in and out, as safetensors. With POSIX a file is mapped and written without the C library's
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
#elif !defined VAE_NO_HEAP
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

int vae_handle_load(VaeHandle *h, const char *path) {
    int status = files_open(h, path);
    if (status) return status;
    const int fd = open(path, O_RDONLY);
    struct stat s;
    if (fd < 0 || fstat(fd, &s) != 0 || !S_ISREG(s.st_mode)) {
        status = files_fail(h, path, "read");
        if (fd >= 0) close(fd);
        return status;
    }
    const size_t size = (size_t)s.st_size;
    void *bytes = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : "";
    if (bytes == MAP_FAILED) status = files_fail(h, path, "read");
    else status = vae_handle_load_bytes(h, bytes, size);
    if (size && bytes != MAP_FAILED) munmap(bytes, size);
    close(fd);
    return status;
}

typedef struct Written {
    int fd;
    bool failed;
} Written;

static void files_put(void *arg, const void *bytes, size_t n) {
    Written *w = arg;
    for (const char *from = bytes; n > 0 && !w->failed;) {
        const ssize_t some = write(w->fd, from, n);
        if (some < 0 && errno == EINTR) continue;
        w->failed = some <= 0;
        from += w->failed ? 0 : some;
        n -= w->failed ? 0 : (size_t)some;
    }
}

static bool files_create(Written *w, const char *path) {
    w->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    return w->fd >= 0;
}

static void files_close(Written *w) {
    w->failed |= fsync(w->fd) != 0;
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

static bool files_create(Written *w, const char *path) {
    w->file = fopen(path, "wb");
    return w->file != NULL;
}

static void files_close(Written *w) { w->failed |= fclose(w->file) != 0; }

#endif

// ---------------------------------------------------------------- writing

enum { PATH_MOST = 4096 };

int vae_handle_save(VaeHandle *h, const char *path) {
    int status = files_open(h, path);
    if (status) return status;
    char beside[PATH_MOST], seed[32], epoch[32], step[32];
    if (strlen(path) > PATH_MOST - 8) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the path is too long");
    vae_text(beside, sizeof beside, "%s.new", path);
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
    Written w = {0};
    if (!files_create(&w, beside)) return files_fail(h, beside, "write");
    vae_tensors_write(h->model, h->session.state.param, true, metadata, NULL, 0, files_put, &w);
    files_close(&w);
    if (!w.failed && rename(beside, path) == 0) return VAE_OK;
    status = files_fail(h, path, "write");
    remove(beside);
    return status;
}

#endif // VAE_NO_FILES
