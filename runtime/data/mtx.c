// mtx.c -- Matrix Market's coordinate form, as it is or compressed by gzip: a line that says what it is, comments (%),
// a line with rows, columns and values, and a line for each value: row, column (from 1), value.
#include "data/csv.h"
#include "data/sparse.h"

#include <string.h>
#include <strings.h>

typedef struct Mtx {
    const char *path;
    const char *at, *end;
    size_t line; // from 1
} Mtx;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The next word of the line; 0: there is none.
static size_t word(Mtx *m, const char **begin) {
    while (m->at < m->end && is_blank(*m->at)) m->at++;
    *begin = m->at;
    while (m->at < m->end && *m->at != '\n' && !is_blank(*m->at)) m->at++;
    return (size_t)(m->at - *begin);
}

static bool next_line(Mtx *m) {
    while (m->at < m->end && *m->at != '\n') m->at++;
    if (m->at == m->end) return false;
    m->at++, m->line++;
    return m->at < m->end;
}

static _Noreturn void bad(const Mtx *m, const char *what) {
    vae_die(EX_DATAERR, "%s: line %zu: %s", m->path, m->line, what);
}

// A whole number of at most `most`, or it dies saying `what`.
static size_t whole(Mtx *m, size_t most, const char *what) {
    const char *s;
    const size_t n = word(m, &s);
    size_t v = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9' || __builtin_mul_overflow(v, 10, &v) ||
            __builtin_add_overflow(v, (size_t)(s[i] - '0'), &v)) bad(m, what);
    }
    if (n == 0 || v > most) bad(m, what);
    return v;
}

static bool is_word(const char *s, size_t n, const char *w) { return n == strlen(w) && strncasecmp(s, w, n) == 0; }

// What the first line says; whether lines have no values, which are then 1.
static bool banner(Mtx *m) {
    const char *s;
    size_t n = word(m, &s);
    if (!is_word(s, n, "%%MatrixMarket")) bad(m, "a Matrix Market file begins with %%MatrixMarket");
    n = word(m, &s);
    if (!is_word(s, n, "matrix")) bad(m, "it holds no matrix");
    n = word(m, &s);
    if (!is_word(s, n, "coordinate")) bad(m, "only the coordinate form is read; an array can be saved as NPY");
    n = word(m, &s);
    const bool pattern = is_word(s, n, "pattern");
    if (!pattern && !is_word(s, n, "real") && !is_word(s, n, "integer") && !is_word(s, n, "double"))
        bad(m, "its values must be real, integer or pattern");
    n = word(m, &s);
    if (!is_word(s, n, "general")) bad(m, "only general matrices are read, whose rows are all there");
    return pattern;
}

static void skip_comments(Mtx *m) {
    for (;;) {
        if (!next_line(m)) bad(m, "truncated: the line with its sizes is missing");
        const char *s = m->at;
        while (s < m->end && is_blank(*s)) s++;
        if (s < m->end && *s != '%' && *s != '\n') return;
    }
}

typedef struct Place {
    uint32_t row, column;
    float value;
} Place;

static Place place(Mtx *m, size_t rows, size_t width, bool pattern) {
    const size_t row = whole(m, rows, "its row is not one of the matrix, from 1");
    const size_t column = whole(m, width, "its column is not one of the matrix, from 1");
    if (row == 0 || column == 0) bad(m, "rows and columns are counted from 1");
    double v = 1;
    const char *s;
    if (!pattern) {
        const size_t n = word(m, &s);
        if (n == 0 || !vae_csv_number(s, n, '.', &v)) bad(m, "a row, a column and a number are needed");
    }
    if (word(m, &s) > 0) bad(m, "there is more on it than a row, a column and a value");
    return (Place){(uint32_t)(row - 1), (uint32_t)(column - 1), (float)v};
}

static void read_text(DataTable *t, const char *text, size_t size, size_t limit) {
    Mtx m = {.path = t->path, .at = text, .end = text + size, .line = 1};
    const bool pattern = banner(&m);
    skip_comments(&m);
    const size_t rows = whole(&m, VAE_LIMIT_ROWS - 1, "the number of rows is not possible");
    const size_t width = whole(&m, 0x7fffffff, "the number of columns is not possible");
    const size_t n = whole(&m, SIZE_MAX / 64, "the number of values is not possible");
    if (n > size / 4) bad(&m, "truncated: there cannot be so many values in the file"); // "1 1\n"
    if (rows > size * 16) bad(&m, "there are far more rows than values");
    Place *all = vae_data_alloc(t, n ? n : 1, sizeof *all);
    DataSparse *s = vae_sparse_new(t, rows, width, n);
    for (size_t i = 0; i < n; i++) {
        do {
            if (!next_line(&m)) bad(&m, "truncated: the file has fewer values than it says");
            while (m.at < m.end && is_blank(*m.at)) m.at++;
        } while (m.at < m.end && *m.at == '\n');
        if (m.at == m.end) bad(&m, "truncated: the file has fewer values than it says");
        all[i] = place(&m, rows, width, pattern);
        s->begin[all[i].row + 1]++;
    }
    const char *more;
    while (next_line(&m))
        if (word(&m, &more) > 0) bad(&m, "the file has more values than it says");
    for (size_t r = 0; r < rows; r++) s->begin[r + 1] += s->begin[r];
    for (size_t i = n; i-- > 0;) { // from the end: each row's next place is where the one before it will begin
        const size_t at = --s->begin[all[i].row + 1];
        s->column[at] = all[i].column;
        s->value[at] = all[i].value;
    }
    for (size_t r = 0; r < rows; r++) s->begin[r] = s->begin[r + 1]; // which are now the beginnings of rows
    s->begin[rows] = n;
    vae_free(all);
    vae_sparse_table(t, s, limit);
}

void vae_data_read_mtx(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    (void)s;
    read_text(t, (const char *)f->bytes, f->size, limit);
    vae_data_unmap(f);
}

void vae_data_read_mtx_gz(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    (void)s;
    size_t size;
    uint8_t *text = vae_data_unzip(t, f, &size);
    read_text(t, (const char *)text, size, limit);
    vae_free(text);
    vae_data_unmap(f);
}
