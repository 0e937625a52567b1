// csv.c -- comma-separated numbers, one row of data a line.
// The form (separator, decimal mark, header, columns) is found first (csv_form.c); then every line must have
// as many fields as the first, and those of the columns that are read must be numbers. A value may be missing
// where the stream says so: an empty field, or one of the usual markers (csv_fields.c).
#include "data/table.h"

#include <math.h>
#include <string.h>

// ---------------------------------------------------------------- one value

static _Noreturn void missing(const Csv *c, const VaeStream *s) {
    char shown[48];
    const bool can_be = s && s->kind != VAE_LABEL, nan = c->length == 3;
    vae_die(EX_DATAERR, "%s: line %zu, column %zu: %s%s%s%s%s%s", c->path, c->line, c->column,
            c->length ? "value " : "empty value", vae_data_shown(shown, c->field, c->length),
            !c->length ? "" : nan ? " is not finite" : " is missing",
            can_be ? " (if values may be missing, declare data " : "", can_be ? s->name : "",
            can_be ? " with missing=true)" : "");
}

static _Noreturn void not_a_number(const Csv *c) {
    char shown[48];
    double v;
    const char *hint = "";
    if (vae_csv_number(c->field, c->length, c->decimal == ',' ? '.' : ',', &v))
        hint = c->decimal == ',' ? " (--csv says whether decimals have a comma)"
               : c->separator == ';' ? " (--csv ';,' reads decimal commas)"
               : c->separator == '\t' ? " (--csv tab, reads decimal commas)"
                                      : " (--csv ,, reads decimal commas)";
    else if (memchr(c->field, ';', c->length)) hint = " (--csv ';' separates fields there)";
    else if (c->line == 1) hint = " (if the first line is a header, say --header yes)";
    vae_die(EX_DATAERR, "%s: line %zu, column %zu: \"%s\" is not a number%s", c->path, c->line, c->column,
            vae_data_shown(shown, c->field, c->length), hint);
}

// The marker of a missing value goes on the list of those found, once.
static void note_missing(DataTable *t, const Csv *c) {
    char shown[48];
    const char *marker = c->length ? vae_data_shown(shown, c->field, c->length) : "empty";
    const size_t n = strlen(marker), have = strlen(t->markers);
    t->missing++;
    t->odd_markers |= c->length > 0 && strcmp(marker, "NA") != 0 && strcasecmp(marker, "nan") != 0;
    for (const char *at = t->markers; (at = strstr(at, marker)); at += n)
        if ((at == t->markers || at[-1] == ' ') && (at[n] == ',' || !at[n])) return;
    if (have + n + 3 < sizeof t->markers)
        snprintf(t->markers + have, sizeof t->markers - have, "%s%s", have ? ", " : "", marker);
}

static double field_value(const Csv *c, const VaeStream *s, DataTable *t, size_t column) {
    double v;
    char shown[48];
    if (vae_csv_is_missing(c)) {
        if (!s || !(s->missing || s->kind == VAE_SERIES)) missing(c, s);
        note_missing(t, c);
        return NAN;
    }
    if (t->csv->table) return vae_table_field(c, s, column, t->csv);
    if (!vae_csv_number(c->field, c->length, c->decimal, &v)) not_a_number(c);
    if (!isfinite((float)v)) {
        char last = c->field[c->length - 1];
        bool word = last != c->decimal && (last < '0' || last > '9'); // nan, inf
        vae_die(EX_DATAERR, "%s: line %zu, column %zu: value %s %s", c->path, c->line, c->column,
                vae_data_shown(shown, c->field, c->length),
                word ? "is not finite" : "does not fit in 32-bit floating point");
    }
    return v;
}

// ---------------------------------------------------------------- the file

static bool is_end_of_line(char c) { return c == '\n' || c == '\r'; }

// At most this many values can be there: every one is ended by a byte, or by the end of the file (a
// missing one may take none itself), and they fill lines of `width`. A file cannot make us allocate
// more than eight bytes for each one that it has.
static size_t most_values(const Csv *c, size_t width) {
    size_t lines = 1, bound, size = (size_t)(c->end - c->at);
    for (const char *p = c->at; p < c->end; p++) lines += is_end_of_line(*p);
    if (__builtin_mul_overflow(lines, width, &bound)) bound = SIZE_MAX;
    return bound < size + 1 ? bound : size + 1;
}

enum { UNREAD = UINT32_MAX };

// to[fields]: where in a row a field goes, or UNREAD.
static uint32_t *places(const DataCsv *form) {
    uint32_t *to = vae_alloc(form->fields, sizeof *to);
    for (size_t i = 0; i < form->fields; i++) to[i] = UNREAD;
    for (size_t j = 0; j < form->width; j++) to[form->column[j]] = (uint32_t)j;
    return to;
}

static void read_row(Csv *c, double *row, const DataCsv *form, const uint32_t *to, const VaeStream *s,
                     DataTable *t) {
    vae_csv_begin_line(c);
    while (!c->line_done) {
        vae_csv_next_field(c);
        if (c->column > form->fields) continue; // only counted, for the message
        if (to[c->column - 1] != UNREAD) row[to[c->column - 1]] = field_value(c, s, t, to[c->column - 1]);
    }
    if (c->column != form->fields)
        vae_die(EX_DATAERR, "%s: line %zu has %zu value%s, but line 1 has %zu", c->path, c->line,
                c->column, c->column == 1 ? "" : "s", form->fields);
}

static void read_rows(DataTable *t, Csv *c, const VaeStream *s, size_t limit) {
    // Columns that are standardized lose the digits that a float lacks after their mean is taken off.
    const bool wide = s && s->standardize;
    double *row = vae_alloc(t->width, sizeof *row);
    uint32_t *to = places(t->csv);
    if (s && s->domain == VAE_DOMAIN_ANY && s->kind != VAE_LABEL && s->kind != VAE_TABLE) {
        t->csv->whole = vae_alloc(t->width, sizeof *t->csv->whole);
        memset(t->csv->whole, 1, t->width);
    }
    uint8_t *values = vae_alloc(most_values(c, t->width), wide ? sizeof(double) : sizeof(float));
    do {
        read_row(c, row, t->csv, to, s, t);
        for (size_t j = 0, at = t->rows * t->width; j < t->width; j++)
            if (wide) ((double *)values)[at + j] = row[j];
            else ((float *)values)[at + j] = (float)row[j];
        for (size_t j = 0; t->csv->whole && j < t->width; j++)
            t->csv->whole[j] &= isnan(row[j]) || row[j] == floor(row[j]);
        t->rows++;
        bool blank = c->at < c->end && (*c->at == ' ' || *c->at == '\t' || is_end_of_line(*c->at));
        if (blank && vae_csv_only_blank_lines_left(c)) break;
    } while (c->at < c->end && t->rows != limit);
    vae_free(to);
    vae_free(row);
    t->owned = values;
    t->values = values;
    t->type.cell = wide ? VAE_CELL_F64 : VAE_CELL_F32;
    t->rank = 2;
    t->dim[0] = t->rows;
    t->dim[1] = t->width;
}

static Csv csv_of(const char *path, const CsvText *text, const DataCsv *form) {
    return (Csv){.path = path, .at = text->at, .end = text->end, .separator = form->separator,
                 .decimal = form->decimal, .missing = form->missing};
}

void vae_data_read_csv(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    const VaeHow *how = s ? vae_how(s->name) : NULL;
    const CsvText text = vae_csv_text(f);
    DataCsv *form = t->csv = vae_alloc(1, sizeof *form);
    *form = (DataCsv){.path = t->path, .separator = ',', .decimal = '.', .missing = how ? how->missing : NULL};
    if (how && !form->missing) form->missing = how->trained_missing;
    Csv c = csv_of(t->path, &text, form);
    if (vae_csv_only_blank_lines_left(&c)) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    const CsvForm found = vae_csv_form(&c, s);
    form->separator = c.separator = found.separator;
    form->decimal = c.decimal = found.decimal;
    form->guessed = found.guessed;
    form->utf16 = text.owned != NULL;
    form->header = vae_csv_is_header(&c, s);
    if (s && s->kind == VAE_TABLE) {
        form->table = true;
        vae_csv_table_columns(form, &c, s);
        vae_table_open(form, s);
    } else {
        vae_csv_columns(form, &c, s);
    }
    t->width = form->width;
    if (form->header) vae_csv_skip_line(&c);
    if (vae_csv_only_blank_lines_left(&c)) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    read_rows(t, &c, s, limit);
    vae_free(text.owned);
    vae_data_unmap(f);
}

void vae_data_csv_free(DataCsv *form) {
    if (form) vae_free(form->column), vae_free(form->whole), vae_free(form->text);
    if (form) vae_table_form_free(form->found, form->width);
    vae_free(form);
}

// ---------------------------------------------------------------- the same lines again

void vae_data_csv_header(const DataCsv *form, void (*fn)(void *arg, const char *begin, const char *end), void *arg) {
    static const char end_of_line[] = "\n";
    DataFile f = vae_data_map(form->path);
    const CsvText text = vae_csv_text(&f);
    Csv c = csv_of(form->path, &text, form);
    vae_csv_skip_line(&c);
    if (!form->chosen) fn(arg, text.begin, c.at);
    for (size_t j = 0; form->chosen && j < form->width; j++) {
        c = csv_of(form->path, &text, form);
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

void vae_data_csv_lines(const DataCsv *form, size_t rows,
                        void (*fn)(void *arg, size_t row, const DataCsvLine *line), void *arg) {
    DataFile f = vae_data_map(form->path);
    const CsvText text = vae_csv_text(&f);
    Csv c = csv_of(form->path, &text, form);
    struct DataCsvField *field = vae_alloc(form->width + form->n_texts, sizeof *field);
    uint32_t *to = places(form);
    for (size_t k = 0; k < form->n_texts; k++) to[form->text[k]] = (uint32_t)(form->width + k);
    if (form->header) vae_csv_skip_line(&c);
    for (size_t row = 0; row < rows; row++) {
        DataCsvLine line = {.begin = c.at, .field = field};
        vae_csv_begin_line(&c);
        bool same = c.at < c.end;
        while (!c.line_done) {
            vae_csv_next_field(&c);
            if (c.column > form->fields || to[c.column - 1] == UNREAD) continue;
            struct DataCsvField *at = &field[to[c.column - 1]];
            *at = (struct DataCsvField){c.field, c.length, NAN};
            if (!form->table && !vae_csv_is_missing(&c))
                same &= vae_csv_number(c.field, c.length, c.decimal, &at->value);
        }
        if (!same || c.column != form->fields)
            vae_die(EX_DATAERR, "%s: line %zu has changed while the program ran", form->path, c.line);
        line.end = c.at;
        fn(arg, row, &line);
    }
    vae_free(field);
    vae_free(to);
    vae_free(text.owned);
    vae_data_unmap(&f);
}
