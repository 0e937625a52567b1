// sparse.h -- rows of which only the values that are not zero are stored: what readers of such files share.
#ifndef VAE_DATA_SPARSE_H
#define VAE_DATA_SPARSE_H

#include "core/rows.h"
#include "data/readers.h"

typedef struct DataSparse { // compressed sparse rows
    size_t rows, width;
    uint64_t *begin;  // [rows + 1] where a row's values begin
    uint32_t *column; // [begin[rows]] of each value, growing within a row
    float *value;
} DataSparse;

// Room for n values. Dies where there are no rows or too many.
DataSparse *vae_sparse_new(DataTable *t, size_t rows, size_t width, size_t n);
void vae_sparse_free(DataSparse *s);
// Becomes the table's values. Columns, each below width, are brought into order; two values in one place are refused.
void vae_sparse_table(DataTable *t, DataSparse *s, size_t limit);
// From arrays of one dimension, which it releases: where rows (or columns) begin, each value's column (or row), values.
// t->path is for messages.
void vae_sparse_of_members(DataTable *t, size_t rows, size_t width, bool columns, DataTable *begin, DataTable *index,
                           DataTable *value, size_t limit);
// The rows of all files, file[0..n), become the table's, and each file's a part of them.
void vae_sparse_join(DataTable *t, DataTable *file, int n);
void vae_sparse_check(const DataTable *t, const VaeStream *stream, DataUnit *u); // sets low and high
void vae_sparse_text(const DataTable *t, char *text, size_t room);
void vae_sparse_row(const DataSparse *s, size_t row, float *dst); // [width]
void vae_sparse_doubles(const DataSparse *s, size_t row, size_t at, size_t n, double *dst); // values [at, at + n)

#endif
