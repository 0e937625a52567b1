// npz_sparse.c -- a sparse matrix as scipy.sparse.save_npz writes it: an NPZ with the members format (csr), shape,
// indptr, indices and data.
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

void vae_sparse_of_members(DataTable *t, size_t rows, size_t width, DataTable *begin, DataTable *column, DataTable *value,
                           size_t limit) {
    const char *path = t->path;
    if (begin->rows != rows + 1)
        vae_die(EX_DATAERR, "%s: indptr has %zu numbers; %zu rows need %zu", path, begin->rows, rows, rows + 1);
    if (column->rows != value->rows)
        vae_die(EX_DATAERR, "%s: indices has %zu numbers, data %zu", path, column->rows, value->rows);
    DataSparse *s = vae_sparse_new(t, rows, width, value->rows);
    for (size_t r = 0; r <= rows; r++) {
        const size_t at = whole(begin, r, value->rows + 1), least = r ? s->begin[r - 1] : 0;
        if (at == SIZE_MAX || at < least || (r == 0 && at != 0) || (r == rows && at != value->rows))
            vae_die(EX_DATAERR, "%s: indptr does not go from 0 to %zu, the number of values, without falling "
                    "(number %zu)", path, value->rows, r + 1);
        s->begin[r] = at;
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t i = s->begin[r]; i < s->begin[r + 1]; i++) {
            const size_t k = whole(column, i, width);
            if (k == SIZE_MAX)
                vae_die(EX_DATAERR, "%s: row %zu: a column that is not one of 0 to %zu (number %zu of indices)", path,
                        r + 1, width - 1, i + 1);
            s->column[i] = (uint32_t)k;
        }
    vae_data_floats(s->value, value->values, value->rows, value->type.cell, value->type.big);
    done(begin), done(column), done(value);
    vae_sparse_table(t, s, limit);
}

void vae_data_read_npz_sparse(DataTable *t, const char *path, size_t limit) {
    enum { MOST = 1 << 9 };
    uint8_t head[MOST];
    const size_t got = vae_data_npz_peek(path, "format", head, sizeof head);
    if (got < 3 || memcmp(head + got - 3, "csr", 3) != 0)
        vae_die(EX_DATAERR, "%s: a sparse matrix in another form than csr; .tocsr() of scipy makes one", path);
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
    vae_sparse_of_members(t, rows, width, &begin, &column, &value, limit);
}
