// load.c -- a libFuzzer target: any bytes as a file that a built program reads. The first byte says
// as what (see `as`), the rest is the file. A reader may refuse it by vae_die, with one of the codes
// of bad data, and may not take more memory than so small a file can have asked for.
#include "commands/commands.h"
#include "data/hdf5.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

// ---------------------------------------------------------------- fatal.c, so that dying comes back

const char *vae_program_name = "fuzz";
unsigned long vae_allocations = 0;
static jmp_buf back;
static void *taken[4096]; // by vae_alloc, so that what a reader dies with is given back
static int n_taken;
static size_t room; // what the file can have asked for

void vae_die(int code, const char *format, ...) {
    char text[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const bool fair = code == EX_DATAERR || code == EX_NOINPUT || code == EX_IOERR ||
                      code == EX_OSERR || code == EX_USAGE || code == EX_UNAVAILABLE; // no libsndfile
    if (!fair || strchr(text, '\n')) abort();
    longjmp(back, 1);
}

void vae_warn(const char *format, ...) { (void)format; }

void *vae_alloc(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) abort();
    if (total > room || n_taken == 4096) abort();
    void *p = aligned_alloc(64, total / 64 * 64 + 64);
    memset(p, 0, total / 64 * 64 + 64);
    return taken[n_taken++] = p;
}

void vae_free(void *p) {
    for (int i = n_taken - 1; p && i >= 0; i--)
        if (taken[i] == p) {
            taken[i] = taken[--n_taken];
            free(p);
            return;
        }
    if (p) abort();
}

void *vae_library_alloc(size_t n) { return malloc(n ? n : 1); } // its library gives it back
double vae_memory(void) { return INFINITY; }

// guard.c keeps what it was told for as long as the program runs, and has nothing to do with what is read.
void vae_guard_input(const char *path, const struct stat *s) { (void)path, (void)s; }
void vae_guard_input_path(const char *path) { (void)path; }
void vae_guard_output(const char *option, const char *path) { (void)option, (void)path; }
void vae_guard_forget(void) {}
bool vae_guarded(const struct stat *s) { return (void)s, false; }

// map.c's mapping, remembered for the same reason (the linker is told --wrap).
void *__real_mmap(void *at, size_t n, int how, int flags, int fd, off_t from);
int __real_munmap(void *at, size_t n);
void *__wrap_mmap(void *at, size_t n, int how, int flags, int fd, off_t from);
int __wrap_munmap(void *at, size_t n);
static char *map;
static size_t mapped;
static void *shared[16]; // with the process that calls libhdf5
static int n_shared;

void *__wrap_mmap(void *at, size_t n, int how, int flags, int fd, off_t from) {
    void *p = __real_mmap(at, n, how, flags, fd, from);
    if (fd < 0) {
        if (p != MAP_FAILED && n_shared < 16) shared[n_shared++] = p;
        return p;
    }
    map = p, mapped = n;
    return p;
}

int __wrap_munmap(void *at, size_t n) {
    const int result = __real_munmap(at, n);
    for (int i = 0; i < n_shared; i++)
        if (shared[i] == at) shared[i] = shared[--n_shared];
    if (at == map) { // a part of it, or all
        const size_t pages = (n + 4095) / 4096 * 4096;
        mapped = pages < mapped ? mapped - pages : 0;
        map = mapped ? map + pages : NULL;
    }
    return result;
}

// ---------------------------------------------------------------- what is read

static const VaeStream stream[] = {
    {.name = "v", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_ANY, .likelihood = "mse"},
    {.name = "g", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_ANY, .likelihood = "mse", .missing = true},
    {.name = "u", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    {.name = "c", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_COUNT, .likelihood = "poisson"},
    {.name = "x", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    {.name = "rgb", .kind = VAE_IMAGE, .height = 2, .width_px = 4, .channels = 3, .width = 24,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 10, .width = 10,
         .domain = VAE_DOMAIN_ANY},
    {.name = "b", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4,
         .domain = VAE_DOMAIN_BYTE, .likelihood = "categorical"},
    {.name = "l", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4,
         .domain = VAE_DOMAIN_LEVELS, .likelihood = "logistic", .levels = 256},
    {.name = "s", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_SHARES, .likelihood = "categorical"},
    {.name = "w", .kind = VAE_SERIES, .height = 3, .width_px = 1, .channels = 2, .width = 6,
         .domain = VAE_DOMAIN_ANY, .likelihood = "mse"},
};
enum { STREAMS = sizeof stream / sizeof stream[0] };

static const VaeTensor tensor[] = {
    {.name = "encoder.0.weight", .rank = 2, .dim = {2, 3}, .stride = {1, 4}, .trained = true},
    {.name = "encoder.0.bias", .rank = 1, .dim = {2}, .stride = {1}, .offset = 2, .trained = true},
    {.name = "encoder.1.running", .rank = 1, .dim = {2}, .stride = {1}, .offset = 16},
};
static const VaeModel weighty = {
    .name = "test", .n_param = 16, .n_state = 16, .tensor = tensor, .n_tensors = 3};

static void read_stream(int which, const char *path) {
    const VaeModel m = {.name = "test", .stream = &stream[which], .n_streams = 1};
    VaeData d;
    float row[64];
    vae_data_open(&d, &m, &path, 1, which % 2 ? 2 : 0, 1);
    for (size_t i = 0; i < d.rows && i < 1000; i++) vae_data_row(&d, &m, 0, i, row);
    vae_data_close(&d);
}

// The X of a .h5ad as rows of numbers, or a column of categories as labels: in a process of its own each time.
static void read_h5ad(bool label, const char *path) {
    char column[80];
    snprintf(column, sizeof column, "%s:obs/y", path);
    read_stream(label ? 6 : 0, label ? column : path);
}

static void read_as(unsigned as, const char *plain, const char *csv, const char *h5ad) {
    if (as >= 2 * STREAMS + 8) read_h5ad(as % 2, h5ad);
    else if (as < STREAMS) read_stream((int)as, plain);
    else if (as < 2 * STREAMS) read_stream((int)as - STREAMS, csv);
    else if (as == 2 * STREAMS) {
        float flat[32];
        vae_weights_read(plain, &weighty, flat);
    } else if (as == 2 * STREAMS + 1) {
        float flat[32], slot[2][16], *slots[] = {slot[0], slot[1]};
        VaeProgress at;
        vae_checkpoint_read(plain, &weighty, &at, flat, slots, 2);
    } else if (as == 2 * STREAMS + 2) {
        vae_free(vae_labels_read(plain, 3, 1));
    } else if (as == 2 * STREAMS + 3) {
        vae_free(vae_labels_read(csv, 3, 1));
    } else if (as == 2 * STREAMS + 4) {
        VaeMatrix m = vae_matrix_read(csv, 0);
        vae_free(m.values);
    } else if (as == 2 * STREAMS + 5) {
        VaeMatrix m = vae_matrix_read(plain, 3);
        vae_free(m.values);
    } else if (as == 2 * STREAMS + 6) {
        size_t records;
        vae_free(vae_metrics_read(plain, &records));
        vae_metrics_require(plain);
    } else {
        VaeSummary summary;
        vae_summary_read(plain, &summary);
    }
}

// ---------------------------------------------------------------- one file

static void put(const char *path, const uint8_t *bytes, size_t n) {
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes, 1, n, f) != n || fclose(f)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    static char plain[64], csv[64], h5ad[64];
    static int first; // file descriptor that was free before
    if (!plain[0]) {
        snprintf(plain, sizeof plain, "/dev/shm/vae_fuzz_%d.npy", (int)getpid());
        snprintf(csv, sizeof csv, "/dev/shm/vae_fuzz_%d.csv", (int)getpid());
        snprintf(h5ad, sizeof h5ad, "/dev/shm/vae_fuzz_%d.h5ad", (int)getpid());
        first = dup(2);
        close(first);
    }
    if (n < 1) return 0;
    // deflate makes at most 1032 bytes of one; a byte becomes at most a double and its copy.
    room = (n + 64) * 1032 * 16;
    const unsigned as = bytes[0] % (2 * STREAMS + 10);
    const bool is_h5ad = as >= 2 * STREAMS + 8;
    if (is_h5ad && (n < 5 || memcmp(bytes + 1, "\x89HDF", 4) != 0)) return 0; // of another kind: it has been read as that
    const bool is_csv = (as >= STREAMS && as < 2 * STREAMS) ||
                        as == 2 * STREAMS + 3 || as == 2 * STREAMS + 4;
    const char *path = is_h5ad ? h5ad : is_csv ? csv : plain;
    put(path, bytes + 1, n - 1);
    n_taken = 0, map = NULL, mapped = 0;
    if (setjmp(back) == 0) read_as(as, plain, csv, h5ad);
    else {
        while (n_taken) free(taken[--n_taken]);
        if (map && mapped) __real_munmap(map, mapped);
        for (int fd = first; fd < first + 4; fd++) close(fd);
        while (n_shared) __real_munmap(shared[--n_shared], sizeof(Hdf5Report));
        while (is_h5ad && waitpid(-1, NULL, 0) > 0) {} // nobody reads from it any more
    }
    if (n_taken) abort(); // a leak
    unlink(path);
    return 0;
}
