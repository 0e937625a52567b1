// hdf5_child.c -- the process that calls libhdf5: it looks at one thing in a file, reports what it is, and writes its values
// to a pipe, a piece at a time. It ends by _exit, whatever happens, and asks for memory by malloc: nothing of the program
// that it is a copy of is to be done twice.
#include "data/hdf5.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { GROUP = 2, DATASET = 5 };                               // H5I_type_t
enum { CONTIGUOUS = 1, CHUNKED = 2, VIRTUAL = 3 };             // H5D_layout_t
enum { CLASS_STRING = 3, CLASS_ENUM = 8 };                     // H5T_class_t
enum { PIECE = 4 << 20, PIECE_MOST = 1 << 28, PATIENCE = 600 }; // bytes that are read at once; seconds for them
enum { MOST_SHRUNK = 1032 }; // deflate never shrinks by more

typedef struct Child {
    Hdf5Library h5;
    Hdf5Type type[HDF5_TYPES];
    Hdf5Report *report;
    int to;
} Child;

__attribute__((format(printf, 3, 4))) static _Noreturn void child_fails(Child *c, int code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(c->report->message, sizeof c->report->message, format, args);
    va_end(args);
    c->report->code = code;
    _exit(1);
}

static void put(const Child *c, const void *bytes, size_t n) {
    const char *at = bytes;
    while (n > 0) {
        const ssize_t got = write(c->to, at, n);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) _exit(1); // nobody reads any more
        at += got, n -= (size_t)got;
    }
}

// ---------------------------------------------------------------- types

static bool same_type(Child *c, Hdf5Id type, DataType *to) {
    for (int i = 0; i < HDF5_TYPES; i++)
        if (c->h5.type_equal(type, c->type[i].id) > 0) {
            *to = c->type[i].type;
            return true;
        }
    return false;
}

// Also the two words of a bool, as h5py writes it: an enumeration of bytes.
static bool find_type(Child *c, Hdf5Id type, DataType *to) {
    if (same_type(c, type, to)) return true;
    if (c->h5.type_class(type) != CLASS_ENUM || c->h5.type_size(type) != 1 || c->h5.type_members(type) != 2) return false;
    *to = (DataType){.cell = VAE_CELL_U8, .boolean = true};
    return true;
}

// ---------------------------------------------------------------- attributes

static bool attribute_is(Child *c, Hdf5Id object, const char *name, const char *word) {
    char text[64] = "", *variable = NULL;
    if (c->h5.attribute_exists(object, name) <= 0) return false;
    const Hdf5Id a = c->h5.attribute_open(object, name, 0), type = a < 0 ? -1 : c->h5.attribute_type(a);
    const Hdf5Id space = a < 0 ? -1 : c->h5.attribute_space(a);
    if (type < 0 || space < 0 || c->h5.type_class(type) != CLASS_STRING || c->h5.space_points(space) != 1) return false;
    if (c->h5.type_is_variable(type) > 0) {
        if (c->h5.attribute_read(a, type, &variable) < 0 || !variable) return false;
        return strcmp(variable, word) == 0;
    }
    if (c->h5.type_size(type) >= sizeof text || c->h5.attribute_read(a, type, text) < 0) return false;
    return strcmp(text, word) == 0;
}

static bool attribute_shape(Child *c, Hdf5Id object, const char *name) {
    uint8_t raw[16];
    DataType type;
    if (c->h5.attribute_exists(object, name) <= 0) return false;
    const Hdf5Id a = c->h5.attribute_open(object, name, 0), is = a < 0 ? -1 : c->h5.attribute_type(a);
    const Hdf5Id space = a < 0 ? -1 : c->h5.attribute_space(a);
    if (is < 0 || space < 0 || c->h5.space_points(space) != 2 || !same_type(c, is, &type)) return false;
    if (c->h5.attribute_read(a, is, raw) < 0) return false;
    for (int i = 0; i < 2; i++) {
        const double v = vae_data_number(raw + (size_t)i * vae_cell_size(type.cell), type.cell, type.big);
        if (!(v >= 0 && v < 9007199254740992.0) || v != (double)(uint64_t)v) return false;
        c->report->shape[i] = (uint64_t)v;
    }
    return true;
}

// ---------------------------------------------------------------- arrays

static void child_array(Child *c, const char *path, Hdf5Id data, const char *object, Hdf5Id *type, uint64_t *piece) {
    Hdf5Report *r = c->report;
    const Hdf5Id space = c->h5.data_space(data), settings = c->h5.data_settings(data);
    *type = c->h5.data_type(data);
    const int rank = space < 0 ? -1 : c->h5.space_rank(space);
    if (rank < 0 || settings < 0 || *type < 0) child_fails(c, EX_DATAERR, "damaged: %.100s has no shape or no type", object);
    if (rank == 0) child_fails(c, EX_DATAERR, "%.100s is a single number; the first dimension must be the rows", object);
    if (rank > DATA_MAX_RANK) child_fails(c, EX_DATAERR, "%.100s has more than 8 dimensions", object);
    if (!find_type(c, *type, &r->type))
        child_fails(c, EX_DATAERR, "%.100s is of a type that cannot be read; whole numbers of 8 to 64 bits, bool, and floats of "
                    "32 or 64 bits can", object);
    if (c->h5.space_dims(space, r->dim, NULL) < 0) child_fails(c, EX_DATAERR, "damaged: %.100s has no shape", object);
    r->rank = rank;
    const int layout = c->h5.layout(settings);
    if (layout == VIRTUAL || c->h5.externals(settings) > 0)
        child_fails(c, EX_DATAERR, "the values of %.100s stand in other files; h5repack, or a copy, puts them into this one", object);
    r->offset = UINT64_MAX;
    if (layout == CONTIGUOUS) r->offset = c->h5.data_offset(data);
    uint64_t chunk[DATA_MAX_RANK] = {1}, row = vae_cell_size(r->type.cell);
    for (int i = 1; i < rank; i++)
        if (__builtin_mul_overflow(row, r->dim[i], &row)) child_fails(c, EX_DATAERR, "the sizes of %.100s are impossibly large", object);
    // Before there is memory for a row: chunks that are not there are zeros, and a damaged size is many of them.
    struct stat st = {0};
    uint64_t total = row;
    if (__builtin_mul_overflow(total, r->dim[0], &total)) child_fails(c, EX_DATAERR, "the sizes of %.100s are impossibly large", object);
    if (r->offset == UINT64_MAX && (stat(path, &st) != 0 || total / MOST_SHRUNK > (uint64_t)st.st_size))
        child_fails(c, EX_DATAERR, "truncated: its header asks for %llu bytes of values, which cannot come from %llu compressed bytes",
                    (unsigned long long)total, (unsigned long long)st.st_size);
    if (layout == CHUNKED && c->h5.chunk(settings, rank, chunk) < 0) child_fails(c, EX_DATAERR, "damaged: %.100s has no chunks", object);
    *piece = row ? PIECE / row : 1;
    if (row && chunk[0] > 0 && chunk[0] <= PIECE_MOST / row) // whole chunks, each of which is unpacked once
        *piece = *piece > chunk[0] ? *piece - *piece % chunk[0] : chunk[0];
    if (*piece == 0) *piece = 1;
}

static void child_values(Child *c, Hdf5Id data, Hdf5Id type, uint64_t piece, const char *object) {
    const Hdf5Report *r = c->report;
    uint64_t start[DATA_MAX_RANK] = {0}, count[DATA_MAX_RANK], row = vae_cell_size(r->type.cell);
    for (int i = 1; i < r->rank; i++) row *= r->dim[i];
    memcpy(count, r->dim, sizeof count);
    if (piece > r->dim[0]) piece = r->dim[0];
    uint8_t *bytes = row && piece ? malloc(piece * row) : NULL;
    if (!bytes) child_fails(c, EX_OSERR, "out of memory");
    const Hdf5Id from = c->h5.data_space(data);
    for (uint64_t at = 0; at < r->dim[0]; at += piece) {
        start[0] = at;
        count[0] = r->dim[0] - at < piece ? r->dim[0] - at : piece;
        const Hdf5Id to = c->h5.space_simple(r->rank, count, NULL);
        alarm(PATIENCE);
        if (to < 0 || c->h5.space_select(from, 0, start, NULL, count, NULL) < 0 ||
            c->h5.data_read(data, type, to, from, 0, bytes) < 0)
            child_fails(c, EX_DATAERR, "damaged, or compressed in a way that libhdf5 does not know: rows %llu to %llu of %.100s",
                        (unsigned long long)at + 1, (unsigned long long)(at + count[0]), object);
        alarm(0); // the program may take its time
        put(c, bytes, count[0] * row);
    }
}

// ---------------------------------------------------------------- names of categories

// A slash stands between names, and a control character is not printed: both are others in a name.
static void add_name(Child *c, size_t *n, const char *name, size_t length) {
    char *to = c->report->names;
    if (length == 0) name = "(empty)", length = 7;
    if (length + 2 > HDF5_NAMES - *n) child_fails(c, EX_DATAERR, "the names of its categories are longer than %d bytes", HDF5_NAMES);
    if (*n) to[(*n)++] = '/';
    for (size_t i = 0; i < length; i++)
        to[(*n)++] = name[i] == '/' ? '|' : (unsigned char)name[i] < 32 || name[i] == 127 ? '?' : name[i];
    to[*n] = 0;
}

static void add_number(Child *c, size_t *n, const uint8_t *cell, DataType type) {
    char text[40];
    const double v = vae_data_number(cell, type.cell, type.big);
    if (type.boolean) snprintf(text, sizeof text, "%s", v != 0 ? "True" : "False");
    else snprintf(text, sizeof text, "%.17g", v);
    if (type.cell == VAE_CELL_F32) snprintf(text, sizeof text, "%.9g", v);
    add_name(c, n, text, strlen(text));
}

static bool stands_elsewhere(Child *c, Hdf5Id file, Hdf5Id it, char inside[DATA_PATH]) {
    char name[DATA_PATH];
    memcpy(inside, "unknown", sizeof "unknown");
    return c->h5.file_name(file, name, sizeof name) < 0 || c->h5.file_name(it, inside, DATA_PATH) < 0 || strcmp(name, inside) != 0;
}

// Of an array of text or numbers; what is neither names nothing.
static void child_names(Child *c, Hdf5Id file, Hdf5Id at, const char *object) {
    enum { MOST = 1 << 16, LONGEST = 4096 };
    char inside[DATA_PATH];
    const Hdf5Id data = c->h5.object_open(at, object, 0);
    if (data < 0 || c->h5.id_type(data) != DATASET || stands_elsewhere(c, file, data, inside)) return;
    const Hdf5Id type = c->h5.data_type(data), space = c->h5.data_space(data);
    const int64_t points = space < 0 ? 0 : c->h5.space_points(space);
    DataType number = {0};
    const bool text = type >= 0 && c->h5.type_class(type) == CLASS_STRING, any = text && c->h5.type_is_variable(type) > 0;
    if (points < 1 || type < 0 || (!text && !find_type(c, type, &number))) return;
    const size_t size = any ? sizeof(char *) : text ? c->h5.type_size(type) : vae_cell_size(number.cell);
    if (points > MOST || size < 1 || size > LONGEST) child_fails(c, EX_DATAERR, "%.100s has more categories than there can be", object);
    uint8_t *cells = calloc((size_t)points, size);
    if (!cells) child_fails(c, EX_OSERR, "out of memory");
    if (c->h5.data_read(data, type, 0, 0, 0, cells) < 0) child_fails(c, EX_DATAERR, "damaged: the names of its categories cannot be read");
    size_t n = 0;
    for (int64_t i = 0; i < points; i++) {
        const uint8_t *cell = cells + (size_t)i * size;
        const char *word;
        memcpy(&word, cell, any ? sizeof word : 0);
        if (any) add_name(c, &n, word ? word : "", word ? strlen(word) : 0);
        else if (text) add_name(c, &n, (const char *)cell, strnlen((const char *)cell, size));
        else add_number(c, &n, cell, number);
    }
    free(cells);
}

// Before AnnData 0.8 the codes were an array obs/NAME, and the names obs/__categories/NAME.
static void child_old_names(Child *c, Hdf5Id file, const char *object) {
    char folder[DATA_PATH], names[2 * DATA_PATH];
    while (*object == '/') object++;
    const char *slash = strrchr(object, '/');
    if (!slash || snprintf(folder, sizeof folder, "%.*s/__categories", (int)(slash - object), object) >= DATA_PATH) return;
    snprintf(names, sizeof names, "%s%s", folder, slash);
    if (c->h5.link_exists(file, folder, 0) > 0 && c->h5.link_exists(file, names, 0) > 0) child_names(c, file, file, names);
}

// ---------------------------------------------------------------- groups: sparse matrices and categories, as AnnData has them

static void child_group(Child *c, Hdf5Id file, Hdf5Id group, const char *object) {
    Hdf5Report *r = c->report;
    const bool old_row = attribute_is(c, group, "h5sparse_format", "csr"), old_column = attribute_is(c, group, "h5sparse_format", "csc");
    const bool row = attribute_is(c, group, "encoding-type", "csr_matrix"), column = attribute_is(c, group, "encoding-type", "csc_matrix");
    if (row || column || old_row || old_column) {
        r->kind = HDF5_SPARSE;
        r->columns = column || old_column;
        if (!attribute_shape(c, group, "shape") && !attribute_shape(c, group, "h5sparse_shape"))
            child_fails(c, EX_DATAERR, "the sparse matrix %.100s has no shape of two whole numbers", object);
        return;
    }
    if (!attribute_is(c, group, "encoding-type", "categorical") || c->h5.link_exists(group, "codes", 0) <= 0)
        child_fails(c, EX_DATAERR, "%.100s is a group, and neither a sparse matrix nor categories as AnnData writes them", object);
    r->kind = HDF5_CODES;
    if (c->h5.link_exists(group, "categories", 0) > 0) child_names(c, file, group, "categories");
}

void vae_hdf5_child(const char *path, const char *object, Hdf5Report *report, int to) {
    Child c = {.report = report, .to = to};
    char inside[DATA_PATH];
    setenv("HDF5_USE_FILE_LOCKING", "FALSE", 1); // files on disks that know no locks are read as well
    const char *wrong = vae_hdf5_library(&c.h5, c.type);
    if (wrong) child_fails(&c, EX_UNAVAILABLE, "%s", wrong);
    c.h5.set_auto(0, NULL, NULL); // it prints nothing
    c.h5.set_plugins(0);          // and loads nothing
    alarm(PATIENCE);
    const Hdf5Id file = c.h5.file_open(path, 0, 0);
    if (file < 0) child_fails(&c, EX_DATAERR, "damaged, or no HDF5 file that libhdf5 can read");
    const Hdf5Id it = c.h5.object_open(file, object, 0);
    if (it < 0) child_fails(&c, EX_DATAERR, "there is nothing called %.200s in it", object);
    if (stands_elsewhere(&c, file, it, inside))
        child_fails(&c, EX_DATAERR, "%.100s stands in another file (%.150s)", object, inside);
    const int kind = c.h5.id_type(it);
    Hdf5Id type = -1;
    uint64_t piece = 0;
    if (kind == DATASET) child_array(&c, path, it, object, &type, &piece);
    else if (kind == GROUP) child_group(&c, file, it, object);
    else child_fails(&c, EX_DATAERR, "%.100s is no array", object);
    if (kind == DATASET) report->kind = HDF5_ARRAY;
    if (kind == DATASET && vae_data_suffix(path, ".h5ad")) child_old_names(&c, file, object);
    alarm(0);
    put(&c, "", 1);
    if (kind == DATASET && report->offset == UINT64_MAX) child_values(&c, it, type, piece, object);
    _exit(0);
}
