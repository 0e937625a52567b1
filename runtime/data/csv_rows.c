// csv_rows.c -- the rows of a CSV file, one after the other: a line's fields to numbers.
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

// ---------------------------------------------------------------- the form of a file

static bool is_end_of_line(char c) { return c == '\n' || c == '\r'; }

enum { UNREAD = UINT32_MAX };

uint32_t *vae_csv_places(const DataCsv *form) {
    uint32_t *to = vae_alloc(form->fields, sizeof *to);
    for (size_t i = 0; i < form->fields; i++) to[i] = UNREAD;
    for (size_t j = 0; j < form->width; j++) to[form->column[j]] = (uint32_t)j;
    return to;
}

Csv vae_csv_begin(const char *path, const CsvText *text, const DataCsv *form) {
    return (Csv){.path = path, .at = text->at, .end = text->end, .separator = form->separator,
                 .decimal = form->decimal, .missing = form->missing};
}

static void find_form(CsvRows *r) {
    const VaeStream *s = r->stream;
    const VaeHow *how = s ? vae_how(s->name) : NULL;
    DataTable *t = r->table;
    DataCsv *form = t->csv = vae_alloc(1, sizeof *form);
    *form = (DataCsv){.path = t->path, .separator = ',', .decimal = '.', .missing = how ? how->missing : NULL};
    if (how && !form->missing) form->missing = how->trained_missing;
    Csv c = vae_csv_begin(t->path, &r->text, form);
    if (vae_csv_only_blank_lines_left(&c)) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    const CsvForm found = vae_csv_form(&c, s);
    form->separator = c.separator = found.separator;
    form->decimal = c.decimal = found.decimal;
    form->guessed = found.guessed;
    form->utf16 = r->text.utf16;
    form->header = vae_csv_is_header(&c, s);
    if (s && s->kind == VAE_TABLE) {
        form->table = true;
        vae_csv_table_columns(form, &c, s);
        vae_table_open(form, s);
    } else {
        vae_csv_columns(form, &c, s);
    }
    t->width = form->width;
    t->type.cell = s && s->standardize ? VAE_CELL_F64 : VAE_CELL_F32;
    t->rank = 2;
    t->dim[1] = t->width;
    if (s && s->domain == VAE_DOMAIN_ANY && s->kind != VAE_LABEL && s->kind != VAE_TABLE) {
        form->whole = vae_alloc(t->width, sizeof *form->whole);
        memset(form->whole, 1, t->width);
    }
}

// A further file has the header of the first, field by field, or none where that has none.
static void same_header(const CsvRows *r, const char *path, Csv c) {
    const DataCsv *form = r->table->csv;
    if (!form->header) {
        if (vae_csv_is_header(&c, r->stream))
            vae_die(EX_DATAERR, "%s: it has a header, and %s has none; files that are read as one all have it, or none", path,
                    form->path);
        return;
    }
    DataFile f = vae_data_map(form->path);
    const CsvText text = vae_csv_text(&f);
    Csv first = vae_csv_begin(form->path, &text, form);
    char here[48], there[48];
    vae_csv_begin_line(&c), vae_csv_begin_line(&first);
    while (!c.line_done && !first.line_done) {
        vae_csv_next_field(&c), vae_csv_next_field(&first);
        if (c.length == first.length && memcmp(c.field, first.field, c.length) == 0) continue;
        vae_die(EX_DATAERR, "%s: its header is not that of %s: column %zu is %s, and there %s", path, form->path, c.column,
                vae_data_shown(here, c.field, c.length), vae_data_shown(there, first.field, first.length));
    }
    if (c.line_done != first.line_done)
        vae_die(EX_DATAERR, "%s: its header is not that of %s: it has %s columns", path, form->path,
                c.line_done ? "fewer" : "more");
    vae_free(text.owned);
    vae_data_unmap(&f);
}

// ---------------------------------------------------------------- rows

void vae_csv_rows_open(CsvRows *r, DataTable *t, DataFile *f, const VaeStream *s, bool unpack) {
    void (*const packed)(CsvRows *) = VAE_FULL(vae_csv_packed);
    *r = (CsvRows){.table = t, .stream = s, .file = *f};
    if (unpack && packed && f->size >= 2 && f->bytes[0] == 0x1f && f->bytes[1] == 0x8b) packed(r);
    else r->text = vae_csv_text(f);
    if (t->csv) {
        const Csv c = vae_csv_begin(t->path, &r->text, t->csv);
        if (vae_csv_only_blank_lines_left(&c)) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
        same_header(r, t->path, c);
    } else {
        find_form(r);
    }
    r->at = vae_csv_begin(t->path, &r->text, t->csv);
    if (t->csv->header) vae_csv_skip_line(&r->at);
    if (r->fill) r->fill(r);
    if (vae_csv_only_blank_lines_left(&r->at)) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    r->row = vae_alloc(t->width, sizeof *r->row);
    r->to = vae_csv_places(t->csv);
}

static void read_row(CsvRows *r) {
    DataTable *t = r->table;
    const DataCsv *form = t->csv;
    Csv *c = &r->at;
    vae_csv_begin_line(c);
    while (!c->line_done) {
        vae_csv_next_field(c);
        if (c->column > form->fields) continue; // only counted, for the message
        const uint32_t to = r->to[c->column - 1];
        if (to != UNREAD) r->row[to] = field_value(c, r->stream, t, to);
    }
    if (c->column == form->fields) return;
    const bool other = form->path != t->path;
    vae_die(EX_DATAERR, "%s: line %zu has %zu value%s, but line 1%s%s has %zu", c->path, c->line, c->column,
            c->column == 1 ? "" : "s", other ? " of " : "", other ? form->path : "", form->fields);
}

bool vae_csv_rows_next(CsvRows *r) {
    const DataCsv *form = r->table->csv;
    Csv *c = &r->at;
    if (r->done) return false;
    read_row(r);
    for (size_t j = 0; form->whole && j < form->width; j++) form->whole[j] &= isnan(r->row[j]) || r->row[j] == floor(r->row[j]);
    if (r->fill) r->fill(r);
    const bool blank = c->at < c->end && (*c->at == ' ' || *c->at == '\t' || is_end_of_line(*c->at));
    r->done = c->at == c->end || (blank && vae_csv_only_blank_lines_left(c));
    return true;
}

void vae_csv_rows_close(CsvRows *r) {
    if (r->close) r->close(r);
    vae_free(r->row);
    vae_free(r->to);
    vae_free(r->text.owned);
    vae_data_unmap(&r->file);
}
