// csv.c -- comma-separated numbers, one row of data a line, in memory: of a file, or of several that are read as one.
// csv_rows.c reads the rows.
#include "data/table.h"

#include <math.h>
#include <string.h>

// ---------------------------------------------------------------- into memory

// At most this many values can be there: every one is ended by a byte, or by the end of the file (a
// missing one may take none itself), and they fill lines of `width`. A file cannot make us allocate
// more than eight bytes for each one that it has.
static size_t most_values(const Csv *c, size_t width) {
    size_t lines = 1, bound, size = (size_t)(c->end - c->at);
    for (const char *p = c->at; p < c->end; p++) lines += *p == '\n' || *p == '\r';
    if (__builtin_mul_overflow(lines, width, &bound)) bound = SIZE_MAX;
    return bound < size + 1 ? bound : size + 1;
}

typedef struct Values {
    void *all;     // [room], of the table's type; n of them are there
    size_t n, room;
} Values;

static void make_room(Values *v, size_t more, size_t size) {
    if (v->n + more <= v->room) return;
    const size_t room = v->room && 2 * v->room > v->n + more ? 2 * v->room : v->n + more; // of the first file: all it needs
    void *wider = vae_alloc(room, size);
    if (v->n) memcpy(wider, v->all, v->n * size);
    vae_free(v->all);
    v->all = wider;
    v->room = room;
}

static void read_file(DataTable *t, DataFile *f, const VaeStream *s, size_t limit, Values *v) {
    CsvRows r;
    vae_csv_rows_open(&r, t, f, s, false);
    make_room(v, most_values(&r.at, t->width), vae_cell_size(t->type.cell));
    size_t rows = 0;
    while ((!limit || rows < limit) && vae_csv_rows_next(&r)) {
        if (t->type.cell == VAE_CELL_F64) memcpy((double *)v->all + v->n, r.row, t->width * sizeof *r.row);
        else
            for (size_t j = 0; j < t->width; j++) ((float *)v->all)[v->n + j] = (float)r.row[j];
        v->n += t->width;
        rows++;
    }
    t->rows += rows;
    vae_csv_rows_close(&r);
}

static void rows_are(DataTable *t, const Values *v) {
    t->owned = v->all;
    t->values = v->all;
    t->dim[0] = t->rows;
}

void vae_data_read_csv(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    Values v = {0};
    read_file(t, f, s, limit, &v);
    rows_are(t, &v);
}

void vae_data_read_csvs(DataTable *t, DataParts *p, const VaeStream *s, size_t limit) {
    Values v = {0};
    int n = 0;
    for (; n < p->n && (!limit || t->rows < limit); n++) {
        t->path = p->path[n];
        if (!vae_data_is_csv(t->path))
            vae_die(EX_DATAERR, "%s: files that are read as one are all CSV, or none, and %s is", t->path, p->path[0]);
        p->first[n] = t->rows;
        DataFile f = vae_data_map(t->path);
        read_file(t, &f, s, limit ? limit - t->rows : 0, &v);
    }
    vae_data_parts_cut(p, n, t->rows);
    t->path = p->path[0];
    rows_are(t, &v);
}

void vae_data_csv_free(DataCsv *form) {
    if (form) vae_free(form->column), vae_free(form->whole), vae_free(form->text);
    if (form) vae_table_form_free(form->found, form->width);
    if (form) vae_data_parts_free(form->files);
    vae_free(form);
}

// ---------------------------------------------------------------- the same lines again

void vae_data_csv_header(const DataCsv *form, void (*fn)(void *arg, const char *begin, const char *end), void *arg) {
    static const char end_of_line[] = "\n";
    DataFile f = vae_data_map(form->path);
    const CsvText text = vae_csv_text(&f);
    Csv c = vae_csv_begin(form->path, &text, form);
    vae_csv_skip_line(&c);
    if (!form->chosen) fn(arg, text.begin, c.at);
    for (size_t j = 0; form->chosen && j < form->width; j++) {
        c = vae_csv_begin(form->path, &text, form);
        vae_csv_begin_line(&c);
        const char *begin;
        do {
            begin = c.at;
            vae_csv_next_field(&c);
        } while (c.column <= form->column[j]);
        const bool quoted = c.field > begin && c.field[-1] == '"';
        if (j) fn(arg, &form->separator, &form->separator + 1);
        fn(arg, c.field - quoted, c.field + c.length + quoted);
    }
    if (form->chosen) fn(arg, end_of_line, end_of_line + 1);
    vae_free(text.owned);
    vae_data_unmap(&f);
}

typedef struct Again { // the lines of one file after the other
    const DataCsv *form;
    uint32_t *to; // [fields]
    struct DataCsvField *field; // [width + n_texts]
    size_t row;
} Again;

static void lines_of(Again *a, const char *path, size_t rows, void (*fn)(void *, size_t, const DataCsvLine *), void *arg) {
    const DataCsv *form = a->form;
    DataFile f = vae_data_map(path);
    const CsvText text = vae_csv_text(&f);
    Csv c = vae_csv_begin(path, &text, form);
    if (form->header) vae_csv_skip_line(&c);
    for (size_t i = 0; i < rows; i++, a->row++) {
        DataCsvLine line = {.begin = c.at, .field = a->field};
        vae_csv_begin_line(&c);
        bool same = c.at < c.end;
        while (!c.line_done) {
            vae_csv_next_field(&c);
            if (c.column > form->fields || a->to[c.column - 1] == UINT32_MAX) continue;
            struct DataCsvField *at = &a->field[a->to[c.column - 1]];
            *at = (struct DataCsvField){c.field, c.length, NAN};
            if (!form->table && !vae_csv_is_missing(&c))
                same &= vae_csv_number(c.field, c.length, c.decimal, &at->value);
        }
        if (!same || c.column != form->fields)
            vae_die(EX_DATAERR, "%s: line %zu has changed while the program ran", path, c.line);
        line.end = c.at;
        fn(arg, a->row, &line);
    }
    vae_free(text.owned);
    vae_data_unmap(&f);
}

void vae_data_csv_lines(const DataCsv *form, size_t rows,
                        void (*fn)(void *arg, size_t row, const DataCsvLine *line), void *arg) {
    Again a = {.form = form, .to = vae_csv_places(form)};
    a.field = vae_alloc(form->width + form->n_texts, sizeof *a.field);
    for (size_t k = 0; k < form->n_texts; k++) a.to[form->text[k]] = (uint32_t)(form->width + k);
    const DataParts *p = form->files;
    if (!p) lines_of(&a, form->path, rows, fn, arg);
    for (int i = 0; p && i < p->n && a.row < rows; i++) {
        const size_t n = p->first[i + 1] - p->first[i];
        lines_of(&a, p->path[i], n < rows - a.row ? n : rows - a.row, fn, arg);
    }
    vae_free(a.field);
    vae_free(a.to);
}
