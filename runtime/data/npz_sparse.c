// npz_sparse.c -- a sparse matrix as scipy.sparse.save_npz writes it: an NPZ with the members format (csr, or csc, whose
// columns become rows), shape, indptr, indices and data.
// Lengths are held against each other before anything is made of them; for hdf5.c, too.
#include "data/sparse.h"

#include <string.h>

static DataTable member(const char *path, const char *name, int cell_least, int cell_most) {
    DataTable t = {.path = path};
    vae_data_read_member(&t, path, name, NULL, 0);
    const bool fits = t.type.cell >= (VaeCell)cell_least && t.type.cell <= (VaeCell)cell_most && !t.type.boolean;
    if (t.rank != 1 || (!fits && !(cell_most == VAE_CELL_F64 && t.type.boolean)))
        vae_die(EX_DATAERR, "%s:%s: a sparse matrix needs %s in one dimension there", path, name,
                cell_most == VAE_CELL_F64 ? "numbers" : "whole numbers");
    return t;
}

static void done(DataTable *t) { vae_data_release(t->owned, t->values, t->mapped, t->opened); }

// A whole number below `most`, or SIZE_MAX.
static size_t whole(const DataTable *t, size_t i, size_t most) {
    const double v = vae_data_number(t->values + i * vae_cell_size(t->type.cell), t->type.cell, t->type.big);
    return v >= 0 && v < (double)most ? (size_t)v : SIZE_MAX;
}

bool vae_data_npz_is_sparse(const char *path) {
    static const char *const names[] = {"format", "shape", "indptr", "indices", "data"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!vae_data_npz_has(path, names[i])) return false;
    return true;
}

// Where each of n rows (or columns) begins.
static void read_begin(const char *path, const DataTable *begin, size_t n, size_t values, const char *what, uint64_t *to) {
    if (begin->rows != n + 1)
        vae_die(EX_DATAERR, "%s: indptr has %zu numbers; %zu %s need %zu", path, begin->rows, n, what, n + 1);
    for (size_t r = 0; r <= n; r++) {
        const size_t at = whole(begin, r, values + 1), least = r ? to[r - 1] : 0;
        if (at == SIZE_MAX || at < least || (r == 0 && at != 0) || (r == n && at != values))
            vae_die(EX_DATAERR, "%s: indptr does not go from 0 to %zu, the number of values, without falling "
                    "(number %zu)", path, values, r + 1);
        to[r] = at;
    }
}

static void read_rows(DataSparse *s, const char *path, const DataTable *begin, const DataTable *column, const DataTable *value) {
    read_begin(path, begin, s->rows, value->rows, "rows", s->begin);
    for (size_t r = 0; r < s->rows; r++)
        for (size_t i = s->begin[r]; i < s->begin[r + 1]; i++) {
            const size_t k = whole(column, i, s->width);
            if (k == SIZE_MAX)
                vae_die(EX_DATAERR, "%s: row %zu: a column that is not one of 0 to %zu (number %zu of indices)", path,
                        r + 1, s->width - 1, i + 1);
            s->column[i] = (uint32_t)k;
        }
    vae_data_floats(s->value, value->values, value->rows, value->type.cell, value->type.big);
}

// Columns become rows: each row's values are counted, then every value goes behind those that its row has.
static void read_columns(DataSparse *s, const DataTable *t, const DataTable *begin, const DataTable *row, const DataTable *value) {
    const size_t n = value->rows;
    uint64_t *from = vae_data_alloc(t, s->width + 1, sizeof *from), *next = vae_data_alloc(t, s->rows, sizeof *next);
    float *values = vae_data_alloc(t, n ? n : 1, sizeof *values);
    read_begin(t->path, begin, s->width, n, "columns", from);
    vae_data_floats(values, value->values, n, value->type.cell, value->type.big);
    memset(s->begin, 0, (s->rows + 1) * sizeof *s->begin);
    for (size_t i = 0; i < n; i++) {
        const size_t r = whole(row, i, s->rows);
        if (r == SIZE_MAX)
            vae_die(EX_DATAERR, "%s: a row that is not one of 0 to %zu (number %zu of indices)", t->path, s->rows - 1, i + 1);
        s->begin[r + 1]++;
    }
    for (size_t r = 0; r < s->rows; r++) s->begin[r + 1] += s->begin[r];
    memcpy(next, s->begin, s->rows * sizeof *next);
    for (size_t k = 0; k < s->width; k++)
        for (size_t i = from[k]; i < from[k + 1]; i++) {
            const uint64_t to = next[whole(row, i, s->rows)]++;
            s->column[to] = (uint32_t)k;
            s->value[to] = values[i];
        }
    vae_free(from), vae_free(next), vae_free(values);
}

void vae_sparse_of_members(DataTable *t, size_t rows, size_t width, bool columns, DataTable *begin, DataTable *index,
                           DataTable *value, size_t limit) {
    if (index->rows != value->rows)
        vae_die(EX_DATAERR, "%s: indices has %zu numbers, data %zu", t->path, index->rows, value->rows);
    DataSparse *s = vae_sparse_new(t, rows, width, value->rows);
    if (columns) read_columns(s, t, begin, index, value);
    else read_rows(s, t->path, begin, index, value);
    done(begin), done(index), done(value);
    vae_sparse_table(t, s, limit);
}

void vae_data_read_npz_sparse(DataTable *t, const char *path, size_t limit) {
    enum { MOST = 1 << 9 };
    uint8_t head[MOST];
    const size_t got = vae_data_npz_peek(path, "format", head, sizeof head);
    const bool columns = got >= 3 && memcmp(head + got - 3, "csc", 3) == 0;
    if (!columns && (got < 3 || memcmp(head + got - 3, "csr", 3) != 0))
        vae_die(EX_DATAERR, "%s: a sparse matrix in another form than csr and csc; .tocsr() of scipy makes one", path);
    DataTable shape = member(path, "shape", VAE_CELL_U8, VAE_CELL_I64);
    DataTable begin = member(path, "indptr", VAE_CELL_U8, VAE_CELL_I64);
    DataTable column = member(path, "indices", VAE_CELL_U8, VAE_CELL_I64);
    DataTable value = member(path, "data", VAE_CELL_U8, VAE_CELL_F64);
    t->path = path;
    const size_t rows = shape.rows == 2 ? whole(&shape, 0, VAE_LIMIT_ROWS) : SIZE_MAX;
    const size_t width = shape.rows == 2 ? whole(&shape, 1, (size_t)1 << 31) : SIZE_MAX;
    if (rows == SIZE_MAX || width == SIZE_MAX)
        vae_die(EX_DATAERR, "%s: its shape is not that of a matrix whose rows can be numbered", path);
    done(&shape);
    vae_sparse_of_members(t, rows, width, columns, &begin, &column, &value, limit);
}
