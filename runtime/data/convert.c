// convert.c -- from an array in a file to a DataTable.
// In:  a mapped file (or bytes in memory), a type, the shape from its header.
// Out: table->values. An array in C order stays as the file has it, mapped if it is a plain file, of
//      whatever type: it may be larger than memory. One in Fortran order, whose rows lie scattered,
//      is copied.
// Sizes are checked against what the file holds before anything is allocated.
#include "data/readers.h"

#include <string.h>

// ---------------------------------------------------------------- sizes

// Bytes that the array needs. Dies unless it is non-empty and equals `room`, the bytes that are
// there (SIZE_MAX: not known yet; then only overflow is checked).
size_t vae_data_need(const DataTable *t, DataType type, size_t room, const char *where) {
    size_t total = vae_cell_size(type.cell);
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

// Memory for a table's values, if the machine has so much.
void *vae_data_alloc(const DataTable *t, size_t count, size_t size) {
    const double want = (double)count * (double)size, have = vae_memory();
    if (want > have)
        vae_die(EX_OSERR,
                "%s: its values take %.3g GB of memory, and there are %.3g; plain IDX files and NPY "
                "files in C order need none",
                t->path, want / 1e9, have / 1e9);
    return vae_alloc(count, size);
}

static void set_rows(DataTable *t, DataType type, size_t limit) {
    t->rows = limit && limit < t->dim[0] ? limit : t->dim[0];
    t->width = 1;
    for (int i = 1; i < t->rank; i++) t->width *= t->dim[i];
    t->type = type;
}

// ---------------------------------------------------------------- Fortran order

// Where in the file cell j of row 0 is, counted in cells: the rows are the fastest, then the second
// dimension, and so on.
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

enum { BLOCK_ROWS = 64 }; // copied together: a cache line of each column is read once

// Copies raw[] into t->owned row by row, cells as they are.
static void copy_fortran(DataTable *t, const uint8_t *raw) {
    const size_t size = vae_cell_size(t->type.cell);
    uint8_t *to = t->owned = vae_data_alloc(t, t->rows * t->width, size);
    t->values = to;
    for (size_t first = 0; first < t->rows; first += BLOCK_ROWS) {
        const size_t last = t->rows - first < BLOCK_ROWS ? t->rows : first + BLOCK_ROWS;
        for (size_t j = 0; j < t->width; j++) {
            const uint8_t *column = raw + fortran_index(t, j) * size;
            for (size_t row = first; row < last; row++)
                memcpy(to + (row * t->width + j) * size, column + row * size, size);
        }
    }
}

static bool in_order(const DataTable *t, bool fortran) { return !fortran || t->rank == 1; }

// ---------------------------------------------------------------- from files

// The table's values from memory of vae_alloc, which it takes over.
void vae_table_own(DataTable *t, uint8_t *raw, DataType type, bool fortran, size_t limit) {
    set_rows(t, type, limit);
    if (in_order(t, fortran)) {
        t->owned = raw;
        t->values = raw;
        return;
    }
    copy_fortran(t, raw);
    vae_free(raw);
}

// The table's values from a mapped file; the file is unmapped unless its map is kept.
void vae_data_take(DataTable *t, DataFile *f, size_t offset, DataType type, bool fortran,
                   size_t limit) {
    set_rows(t, type, limit);
    if (in_order(t, fortran)) {
        vae_data_keep_map(t, f, offset);
        return;
    }
    copy_fortran(t, f->bytes + offset);
    vae_data_unmap(f);
}

// Text from a file, made safe to print: cut short, strange bytes as '?'.
const char *vae_data_shown(char out[48], const void *text, size_t n) {
    const unsigned char *s = text;
    size_t keep = n < 44 ? n : 41;
    for (size_t i = 0; i < keep; i++) out[i] = s[i] < 32 || s[i] > 126 ? '?' : (char)s[i];
    memcpy(out + keep, "...", 4);
    if (keep == n) out[keep] = 0;
    return out;
}
