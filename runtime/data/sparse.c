// sparse.c -- rows of which only the values that are not zero are stored (CSR): in memory, checked, and as the model
// reads them. Readers: npz_sparse.c, mtx.c.
#include "data/sparse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

DataSparse *vae_sparse_new(DataTable *t, size_t rows, size_t width, size_t n) {
    if (rows == 0) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    if (width == 0) vae_die(EX_DATAERR, "%s: there are no values in a row", t->path);
    if (rows >= VAE_LIMIT_ROWS || width > 0x7fffffff)
        vae_die(EX_DATAERR, "%s: %zu rows of %zu values are too many", t->path, rows, width);
    DataSparse *s = vae_alloc(1, sizeof *s);
    *s = (DataSparse){.rows = rows, .width = width};
    s->begin = vae_data_alloc(t, rows + 1, sizeof *s->begin);
    s->column = vae_data_alloc(t, n ? n : 1, sizeof *s->column);
    s->value = vae_data_alloc(t, n ? n : 1, sizeof *s->value);
    return s;
}

void vae_sparse_free(DataSparse *s) {
    if (!s) return;
    vae_free(s->begin);
    vae_free(s->column);
    vae_free(s->value);
    vae_free(s);
}

typedef struct Entry {
    uint32_t column;
    float value;
} Entry;

static int by_column(const void *a, const void *b) {
    const uint32_t x = ((const Entry *)a)->column, y = ((const Entry *)b)->column;
    return (x > y) - (x < y);
}

static void sort_row(DataSparse *s, size_t from, size_t n) {
    Entry *e = vae_alloc(n, sizeof *e);
    for (size_t i = 0; i < n; i++) e[i] = (Entry){s->column[from + i], s->value[from + i]};
    qsort(e, n, sizeof *e, by_column);
    for (size_t i = 0; i < n; i++) s->column[from + i] = e[i].column, s->value[from + i] = e[i].value;
    vae_free(e);
}

void vae_sparse_table(DataTable *t, DataSparse *s, size_t limit) {
    for (size_t r = 0; r < s->rows; r++) {
        const size_t from = s->begin[r], n = s->begin[r + 1] - from;
        bool sorted = true;
        for (size_t i = 1; i < n; i++) sorted &= s->column[from + i - 1] < s->column[from + i];
        if (sorted) continue;
        sort_row(s, from, n);
        for (size_t i = 1; i < n; i++)
            if (s->column[from + i - 1] == s->column[from + i])
                vae_die(EX_DATAERR, "%s: row %zu has two values in column %zu (sum_duplicates() of scipy adds them up)",
                        t->path, r + 1, (size_t)s->column[from + i] + 1);
    }
    t->sparse = s;
    t->rows = limit && limit < s->rows ? limit : s->rows;
    t->width = s->width;
    t->rank = 2;
    t->dim[0] = t->rows;
    t->dim[1] = t->width;
    t->type = (DataType){.cell = VAE_CELL_F32};
    t->values = (const uint8_t *)s->value;
}

void vae_sparse_join(DataTable *t, DataTable *file, int n) {
    size_t values = 0, row = 0;
    for (int i = 0; i < n; i++) values += file[i].sparse->begin[file[i].rows];
    DataSparse *all = vae_sparse_new(t, t->rows, t->width, values);
    values = 0;
    for (int i = 0; i < n; i++) {
        DataSparse *s = file[i].sparse;
        const size_t here = s->begin[file[i].rows];
        for (size_t r = 0; r <= file[i].rows; r++) all->begin[row + r] = values + s->begin[r];
        memcpy(all->column + values, s->column, here * sizeof *s->column);
        memcpy(all->value + values, s->value, here * sizeof *s->value);
        vae_sparse_free(s);
        file[i].sparse = vae_alloc(1, sizeof *s);
        *file[i].sparse = (DataSparse){file[i].rows, all->width, all->begin + row, all->column, all->value};
        file[i].values = NULL;
        row += file[i].rows;
        values += here;
    }
    t->sparse = all;
    t->values = (const uint8_t *)all->value;
}

void vae_sparse_check(const DataTable *t, const VaeStream *stream, DataUnit *u) {
    const DataSparse *s = t->sparse;
    const size_t n = s->begin[t->rows] - s->begin[0];
    char why[VAE_MISFIT], digits[VAE_DIGITS];
    if (stream->kind != VAE_VECTOR)
        vae_die(EX_DATAERR, "%s: sparse rows are for data that are a vector, and %s is none", t->path, stream->name);
    for (size_t r = 0; r < t->rows; r++)
        for (size_t i = s->begin[r]; i < s->begin[r + 1]; i++) {
            if (vae_fits(stream, s->value[i]) && !isnan(s->value[i])) {
                u->low = fminf(u->low, s->value[i]);
                u->high = fmaxf(u->high, s->value[i]);
                continue;
            }
            vae_misfit(stream, (double)s->value[i], why);
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: value %s %s", t->path, r + 1, (size_t)s->column[i] + 1,
                    vae_digits((double)s->value[i], digits), isnan(s->value[i]) ? "is missing, which sparse rows cannot say" : why);
        }
    if ((double)n < (double)t->rows * (double)t->width) {
        if (!vae_fits(stream, 0)) {
            vae_misfit(stream, 0, why);
            vae_die(EX_DATAERR, "%s: what is not stored is 0, and 0 %s", t->path, why);
        }
        u->low = fminf(u->low, 0);
        u->high = fmaxf(u->high, 0);
    }
    for (size_t r = 0; r < t->rows && stream->domain == VAE_DOMAIN_SHARES; r++) {
        double sum = 0;
        for (size_t i = s->begin[r]; i < s->begin[r + 1]; i++) sum += (double)s->value[i];
        if (!vae_is_whole_sum(sum))
            vae_die(EX_DATAERR, "%s: row %zu: the values sum to %s, not to 1, which %s needs", t->path, r + 1,
                    vae_digits((double)(float)sum, digits),
                    stream->likelihood ? stream->likelihood : stream->name);
    }
}

void vae_sparse_text(const DataTable *t, char *text, size_t room) {
    const double n = (double)t->sparse->begin[t->rows];
    snprintf(text, room, "sparse, %.3g %% of the values are stored", 100 * n / ((double)t->rows * (double)t->width));
}

// The first place of a row whose column is `column` or later.
static size_t place_of(const DataSparse *s, size_t row, size_t column) {
    size_t low = s->begin[row], high = s->begin[row + 1];
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (s->column[middle] < column) low = middle + 1;
        else high = middle;
    }
    return low;
}

void vae_sparse_row(const DataSparse *s, size_t row, float *dst) {
    memset(dst, 0, s->width * sizeof *dst);
    for (size_t i = s->begin[row]; i < s->begin[row + 1]; i++) dst[s->column[i]] = s->value[i];
}

void vae_sparse_doubles(const DataSparse *s, size_t row, size_t at, size_t n, double *dst) {
    for (size_t i = 0; i < n; i++) dst[i] = 0;
    for (size_t i = place_of(s, row, at); i < s->begin[row + 1] && s->column[i] < at + n; i++)
        dst[s->column[i] - at] = (double)s->value[i];
}
