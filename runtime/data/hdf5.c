// hdf5.c -- HDF5 and AnnData's .h5ad: FILE.h5:/PATH and FILE.h5ad:PATH, of FILE.h5ad alone its X.
// An array that stands in the file as it is is mapped; one in chunks comes through a pipe from the process that reads it
// (hdf5.h). A group is a sparse matrix (encoding-type csr_matrix or csc_matrix, with data, indices and indptr) or a column
// of categories, whose codes are its values; a label goes by their names, where training knew names.
// Everything that the other process says is held against what is there.
#include "data/hdf5.h"
#include "data/sparse.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Hdf5 { // a thing in a file, and the process that reads it
    const char *path;
    char name[DATA_NAME];
    Hdf5Report *report;
    pid_t child;
    int from;
} Hdf5;

// ---------------------------------------------------------------- the other process

static ssize_t read_pipe(const Hdf5 *h, uint8_t *to, size_t room) {
    ssize_t got;
    while ((got = read(h->from, to, room)) < 0 && errno == EINTR) {}
    if (got < 0) vae_die(EX_IOERR, "cannot read %s: %s", h->name, strerror(errno));
    return got;
}

static void hdf5_close(Hdf5 *h) {
    int status;
    close(h->from);
    while (waitpid(h->child, &status, 0) < 0 && errno == EINTR) {}
    munmap(h->report, sizeof *h->report);
}

// It has written nothing more: why?
static void hdf5_ended(Hdf5 *h) {
    int status = 0;
    while (waitpid(h->child, &status, 0) < 0 && errno == EINTR) {}
    char message[sizeof h->report->message];
    memcpy(message, h->report->message, sizeof message);
    message[sizeof message - 1] = 0;
    const int code = h->report->code;
    if (WIFSIGNALED(status)) vae_die(EX_DATAERR, "%s: damaged: libhdf5 ended with signal %d (%s) while it read it", h->name,
                                     WTERMSIG(status), strsignal(WTERMSIG(status)));
    if (code) vae_die(code == EX_OSERR || code == EX_UNAVAILABLE ? code : EX_DATAERR, "%s: %s", h->name, message);
}

static void hdf5_open(Hdf5 *h, const char *path, const char *object) {
    int ends[2];
    h->path = path;
    snprintf(h->name, sizeof h->name, "%.4000s:%.200s", path, object);
    h->report = mmap(NULL, sizeof *h->report, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (h->report == MAP_FAILED || pipe(ends) != 0) vae_die(EX_OSERR, "cannot read %s: %s", path, strerror(errno));
    fflush(NULL);
    h->child = fork();
    if (h->child < 0) vae_die(EX_OSERR, "cannot read %s: %s", path, strerror(errno));
    if (h->child == 0) {
        close(ends[0]);
        vae_hdf5_child(path, object, h->report, ends[1]);
    }
    close(ends[1]);
    h->from = ends[0];
    uint8_t ready;
    if (read_pipe(h, &ready, 1) == 1) return;
    hdf5_ended(h);
    vae_die(EX_DATAERR, "%s: damaged", h->name);
}

static size_t hdf5_some(DataStream *s, uint8_t *to, size_t room) {
    Hdf5 *h = s->handle;
    size_t n = 0;
    while (n < room) {
        const ssize_t got = read_pipe(h, to + n, room - n);
        if (got == 0) {
            hdf5_ended(h);
            break;
        }
        n += (size_t)got;
    }
    return n;
}

// ---------------------------------------------------------------- arrays

static void close_packed(DataPacked *p) {
    hdf5_close(p->archive);
    vae_free(p->archive);
}

// In the file as it is; the file has no more to say.
static void map_array(DataTable *t, Hdf5 *h, DataType type, uint64_t offset, size_t limit) {
    DataFile f = vae_data_map(h->path);
    const size_t total = vae_data_need(t, type, SIZE_MAX, "HDF5 header");
    if (offset > f.size || total > f.size - offset)
        vae_die(EX_DATAERR, "%s: truncated: its values are %zu bytes from byte %llu on, the file has %zu", t->path, total,
                (unsigned long long)offset, f.size);
    vae_data_take(t, &f, (size_t)offset, type, false, limit);
}

// The array `object`; where it is categories, their codes. true: *p is open; false: *t is all of it.
static bool open_array(DataPacked *p, DataTable *t, Hdf5 *h, const char *path, const char *object, size_t limit) {
    const Hdf5Report *r = h->report; // written by the other process, and done
    if (r->names[0]) {
        const size_t n = strnlen(r->names, HDF5_NAMES - 1);
        t->classes = memcpy(vae_alloc(n + 1, 1), r->names, n);
        t->classes[n] = 0;
        t->categories = true;
    }
    if (r->kind == HDF5_CODES) {
        char codes[DATA_PATH];
        snprintf(codes, sizeof codes, "%.4000s/codes", object);
        hdf5_close(h);
        hdf5_open(h, path, codes);
        r = h->report;
        if (r->kind != HDF5_ARRAY) vae_die(EX_DATAERR, "%s: is no array", h->name);
    }
    memcpy(t->name, h->name, sizeof t->name);
    t->path = t->name;
    t->rank = r->rank;
    for (int i = 0; i < t->rank && i < DATA_MAX_RANK; i++) t->dim[i] = r->dim[i];
    const DataType type = r->type;
    const uint64_t offset = r->offset;
    if (t->rank < 1 || t->rank > DATA_MAX_RANK || type.cell >= VAE_CELLS) vae_die(EX_DATAERR, "%s: damaged", t->path);
    const size_t total = vae_data_need(t, type, SIZE_MAX, "HDF5 header");
    if (offset != UINT64_MAX) {
        hdf5_close(h);
        map_array(t, h, type, offset, limit);
        vae_free(h);
        return false;
    }
    DataFile f = vae_data_map(path);
    *p = (DataPacked){.stream = {.path = t->path, .handle = h, .some = hdf5_some, .packed = f.size}, .type = type,
                      .total = total, .archive = h, .close = close_packed};
    vae_data_unmap(&f);
    return true;
}

static void unpack_array(DataTable *t, DataPacked *p, size_t limit) {
    const bool all = !limit || limit >= t->dim[0];
    const size_t total = all ? p->total : p->total / t->dim[0] * limit;
    uint8_t *raw = vae_data_unpack(&p->stream, total, "HDF5 header", all);
    p->close(p);
    vae_table_own(t, raw, p->type, false, limit);
}

// ---------------------------------------------------------------- sparse matrices

static DataTable member(const char *path, const char *object, const char *name, bool whole) {
    char inside[DATA_PATH];
    snprintf(inside, sizeof inside, "%.4000s/%s", object, name);
    DataTable t = {.path = path};
    DataPacked p;
    Hdf5 *h = vae_alloc(1, sizeof *h);
    hdf5_open(h, path, inside);
    if (h->report->kind != HDF5_ARRAY) vae_die(EX_DATAERR, "%s: is no array", h->name);
    if (open_array(&p, &t, h, path, inside, 0)) unpack_array(&t, &p, 0);
    if (t.rank != 1 || (whole && (t.type.cell > VAE_CELL_I64 || t.type.boolean)))
        vae_die(EX_DATAERR, "%s: a sparse matrix needs %s in one dimension there", t.path, whole ? "whole numbers" : "numbers");
    t.path = path;
    return t;
}

static void read_sparse(DataTable *t, uint64_t rows, uint64_t width, bool columns, const char *path, const char *object,
                        size_t limit) {
    snprintf(t->name, sizeof t->name, "%.4000s:%.200s", path, object);
    t->path = t->name;
    if (rows >= VAE_LIMIT_ROWS || width > 0x7fffffff)
        vae_die(EX_DATAERR, "%s: its shape is not that of a matrix whose rows can be numbered", t->path);
    DataTable begin = member(path, object, "indptr", true), index = member(path, object, "indices", true);
    DataTable value = member(path, object, "data", false);
    vae_sparse_of_members(t, (size_t)rows, (size_t)width, columns, &begin, &index, &value, limit);
}

// ---------------------------------------------------------------- labels

static const char *next_name(const char *name) {
    const char *slash = strchr(name, '/');
    return slash ? slash + 1 : NULL;
}

static const char *name_of(const char *names, size_t k) {
    while (k-- > 0) names = next_name(names);
    return names;
}

// Which of `names` it is, or -1.
static int32_t number_of(const char *names, const char *name) {
    const size_t n = strcspn(name, "/");
    int32_t k = 0;
    for (; names && (strcspn(names, "/") != n || strncmp(names, name, n) != 0); k++) names = next_name(names);
    return names ? k : -1;
}

static _Noreturn void no_class(const DataTable *t, size_t row, const char *name, const VaeStream *s, const char *trained) {
    char shown[48];
    vae_data_shown(shown, name, strcspn(name, "/"));
    if (trained) vae_die(EX_DATAERR, "%s: row %zu: category %s is none of the classes of training: %.300s", t->path, row + 1, shown, trained);
    vae_die(EX_DATAERR, "%s: row %zu: category %s is number %d of its categories, from 0, but data %s: label(%d)", t->path, row + 1, shown,
            (int)number_of(t->classes, name), s->name, s->width);
}

// Codes of categories have the numbers that these names had in training; -1, a missing one, stays.
static void name_labels(DataTable *t, const VaeStream *s) {
    const char *trained = vae_how(s->name)->trained_classes;
    size_t n = 0;
    for (const char *at = t->classes; at; at = next_name(at)) n++;
    int32_t *to = vae_alloc(n, sizeof *to), *label = vae_data_alloc(t, t->rows, sizeof *label);
    for (size_t k = 0; k < n; k++) to[k] = trained ? number_of(trained, name_of(t->classes, k)) : k < (size_t)s->width ? (int32_t)k : -1;
    const size_t size = vae_cell_size(t->type.cell);
    for (size_t i = 0; i < t->rows; i++) {
        const double code = vae_data_number(t->values + i * size, t->type.cell, t->type.big);
        if (!(code >= -1 && code < (double)n))
            vae_die(EX_DATAERR, "%s: row %zu has the code %g, and there are %zu categories", t->path, i + 1, code, n);
        label[i] = code < 0 ? -1 : to[(size_t)code];
        if (code >= 0 && label[i] < 0) no_class(t, i, name_of(t->classes, (size_t)code), s, trained);
    }
    vae_free(to);
    vae_data_release(t->owned, t->values, t->mapped, t->opened);
    t->owned = label;
    t->values = (const uint8_t *)label;
    t->mapped = 0, t->opened = 0;
    t->type = (DataType){.cell = VAE_CELL_I32};
}

// ---------------------------------------------------------------- files

// "FILE.h5:/PATH": the file, and in *object what is behind the colon, or the X of a .h5ad.
static void split(const char *path, size_t archive, char file[DATA_PATH], const char **object) {
    snprintf(file, DATA_PATH, "%.*s", archive ? (int)archive : DATA_PATH - 1, path);
    *object = archive ? path + archive + 1 : "X";
    if (!archive && !vae_data_suffix(path, ".h5ad"))
        vae_die(EX_DATAERR, "%s: holds things by name; --data %s:/NAME says which", path, path);
}

bool vae_data_open_hdf5(DataPacked *p, DataTable *t, const char *path, size_t archive, size_t limit) {
    char file[DATA_PATH];
    const char *object;
    split(path, archive, file, &object);
    DataFile f = vae_data_map(file); // is it there? it is an input
    vae_data_unmap(&f);
    Hdf5 *h = vae_alloc(1, sizeof *h);
    hdf5_open(h, file, object);
    if (h->report->kind == HDF5_SPARSE) {
        const uint64_t rows = h->report->shape[0], width = h->report->shape[1];
        const bool columns = h->report->columns;
        hdf5_close(h);
        vae_free(h);
        read_sparse(t, rows, width, columns, file, object, limit);
        return false;
    }
    return open_array(p, t, h, file, object, limit);
}

void vae_data_read_hdf5(DataTable *t, const char *path, size_t archive, const VaeStream *s, size_t limit) {
    DataPacked p;
    if (vae_data_open_hdf5(&p, t, path, archive, limit)) unpack_array(t, &p, limit);
    if (t->classes && s && s->kind == VAE_LABEL && t->width == 1) {
        name_labels(t, s);
        return;
    }
    vae_free(t->classes);
    t->classes = NULL;
}
