// cells.c -- from numbers in a file to a DataTable.
// In:  a mapped file (or bytes in memory), a type, the shape from its header.
// Out: table->values, mapped where the file already holds what the runtime wants (bytes, or little-
//      endian float32, in C order), converted otherwise.
// Sizes are checked against what the file holds before anything is allocated.
#include "data.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "mapped files are little-endian");

// ---------------------------------------------------------------- mapping

DataFile data_map(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat s;
    if (fd < 0 || fstat(fd, &s) != 0)
        vae_die(EX_NOINPUT, "cannot open %s: %s", path, strerror(errno));
    if (S_ISDIR(s.st_mode)) vae_die(EX_NOINPUT, "cannot open %s: it is a directory", path);
    if (!S_ISREG(s.st_mode)) vae_die(EX_NOINPUT, "cannot open %s: it is not a plain file", path);
    if (s.st_size == 0) vae_die(EX_DATAERR, "%s: the file is empty", path);
    void *p = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED) vae_die(EX_IOERR, "cannot map %s: %s", path, strerror(errno));
    close(fd);
    return (DataFile){.path = path, .bytes = p, .size = (size_t)s.st_size};
}

void data_unmap(DataFile *f) {
    if (f->bytes) munmap((void *)(uintptr_t)f->bytes, f->size);
    f->bytes = NULL;
}

static uintptr_t page_of(const void *p) {
    return (uintptr_t)p & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
}

// Keeps the map as the table's values. The pages before the first value are given back, so that
// what must be unmapped later begins at the page of `values` and nothing else need be remembered.
static void keep_map(DataTable *t, DataFile *f, size_t offset) {
    uintptr_t begin = (uintptr_t)f->bytes;
    t->values = f->bytes + offset;
    uintptr_t first = page_of(t->values);
    if (first > begin) munmap((void *)begin, first - begin);
    t->mapped = f->size - (size_t)(first - begin);
    f->bytes = NULL;
}

void data_release(void *owned, const void *values, size_t mapped) {
    if (mapped) munmap((void *)page_of(values), mapped);
    vae_free(owned);
}

// ---------------------------------------------------------------- sizes

// Bytes that the array needs; sets t->width from t->dim. Dies unless it is non-empty and equals
// `room`, the bytes that are there (SIZE_MAX: not known yet; then only overflow is checked).
size_t data_need(const DataTable *t, DataType type, size_t room, const char *where) {
    size_t total = (size_t)type.size;
    for (int i = 0; i < t->rank; i++) {
        if (t->dim[i] == 0)
            vae_die(EX_DATAERR, "%s: %s", t->path,
                    i == 0 ? "there are no rows" : "there are no values in a row");
        if (__builtin_mul_overflow(total, t->dim[i], &total) || total > SIZE_MAX / 16)
            vae_die(EX_DATAERR, "%s: the sizes in its %s are impossibly large", t->path, where);
    }
    if (room != SIZE_MAX && total != room)
        vae_die(EX_DATAERR, "%s: %s: its %s asks for %zu bytes of values, the file has %zu",
                t->path, room < total ? "truncated" : "extra bytes at the end", where, total, room);
    return total;
}

// ---------------------------------------------------------------- conversion

static double half_value(uint16_t h) {
    int exponent = h >> 10 & 31, mantissa = h & 1023;
    double v = exponent == 0    ? ldexp(mantissa, -24)
               : exponent == 31 ? (mantissa ? (double)NAN : (double)INFINITY)
                                : ldexp(mantissa + 1024, exponent - 25);
    return h >> 15 ? -v : v;
}

static double cell_value(const uint8_t *p, DataType t) {
    uint64_t bits = 0;
    for (int i = 0; i < t.size; i++) bits |= (uint64_t)p[t.big ? t.size - 1 - i : i] << 8 * i;
    if (t.kind == 'i') {
        int unused = 64 - 8 * t.size;
        return (double)((int64_t)(bits << unused) >> unused);
    }
    if (t.kind != 'f') return (double)bits;
    if (t.size == 2) return half_value((uint16_t)bits);
    if (t.size == 4) {
        uint32_t low = (uint32_t)bits;
        float v;
        memcpy(&v, &low, sizeof v);
        return (double)v;
    }
    double v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

// Where in the file cell j of row 0 is, counted in cells: j itself in C order. In Fortran order the
// rows are the fastest, then the second dimension, and so on.
static size_t fortran_index(const DataTable *t, size_t j) {
    size_t index = 0, stride = 1;
    size_t part[DATA_MAX_RANK];
    for (int i = t->rank - 1; i > 0; i--) {
        part[i] = j % t->dim[i];
        j /= t->dim[i];
    }
    for (int i = 1; i < t->rank; i++) {
        stride *= t->dim[i - 1];
        index += part[i] * stride;
    }
    return index;
}

static void convert_cell(DataTable *t, const uint8_t *p, DataType type, size_t row, size_t j) {
    double v = cell_value(p, type);
    size_t at = row * t->width + j;
    if (t->cell == VAE_U8) {
        if (type.kind == 'b' && v > 1)
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: byte %g is not a bool", t->path, row + 1,
                    j + 1, v);
        ((uint8_t *)t->owned)[at] = (uint8_t)v;
        return;
    }
    float narrow = (float)v;
    if (isinf(narrow) && !isinf(v))
        vae_die(EX_DATAERR,
                "%s: row %zu, column %zu: value %g does not fit in 32-bit floating point", t->path,
                row + 1, j + 1, v);
    ((float *)t->owned)[at] = narrow;
}

static void set_rows(DataTable *t, DataType type, size_t limit) {
    t->rows = limit && limit < t->dim[0] ? limit : t->dim[0];
    t->width = 1;
    for (int i = 1; i < t->rank; i++) t->width *= t->dim[i];
    t->cell = type.size == 1 && type.kind != 'i' ? VAE_U8 : VAE_F32;
    t->bytes = type.size == 1 && type.kind == 'u';
}

// Copies raw[] into t->owned as bytes or floats. The sizes have been checked by data_need.
void data_convert(DataTable *t, const uint8_t *raw, DataType type, bool fortran, size_t limit) {
    set_rows(t, type, limit);
    t->owned = vae_alloc(t->rows * t->width, t->cell == VAE_U8 ? 1 : sizeof(float));
    t->values = t->owned;
    size_t size = (size_t)type.size;
    if (!fortran) {
        for (size_t row = 0; row < t->rows; row++)
            for (size_t j = 0; j < t->width; j++)
                convert_cell(t, raw + (row * t->width + j) * size, type, row, j);
        return;
    }
    for (size_t j = 0; j < t->width; j++) {
        const uint8_t *column = raw + fortran_index(t, j) * size;
        for (size_t row = 0; row < t->rows; row++)
            convert_cell(t, column + row * size, type, row, j);
    }
}

// The table's values from memory of vae_alloc, which it takes over.
void data_own(DataTable *t, uint8_t *raw, DataType type, size_t limit) {
    if (type.kind == 'u' && type.size == 1) {
        set_rows(t, type, limit);
        t->owned = raw;
        t->values = raw;
        return;
    }
    data_convert(t, raw, type, false, limit);
    vae_free(raw);
}

// The table's values from a mapped file; the file is unmapped unless its map is kept.
void data_take(DataTable *t, DataFile *f, size_t offset, DataType type, bool fortran,
               size_t limit) {
    bool as_it_is = (type.kind == 'u' && type.size == 1) ||
                    (type.kind == 'f' && type.size == 4 && !type.big && offset % 4 == 0);
    bool one_order = !fortran || t->rank == 1;
    if (as_it_is && one_order) {
        set_rows(t, type, limit);
        keep_map(t, f, offset);
        return;
    }
    data_convert(t, f->bytes + offset, type, fortran, limit);
    data_unmap(f);
}

// Text from a file, made safe to print: cut short, strange bytes as '?'.
const char *data_shown(char out[48], const void *text, size_t n) {
    const unsigned char *s = text;
    size_t keep = n < 44 ? n : 41;
    for (size_t i = 0; i < keep; i++) out[i] = s[i] < 32 || s[i] > 126 ? '?' : (char)s[i];
    memcpy(out + keep, "...", 4);
    if (keep == n) out[keep] = 0;
    return out;
}
