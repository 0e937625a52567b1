// csv_form.c -- the form of a CSV file: what separates its fields, which decimal mark its numbers have,
// whether its first line is a header, and which of its columns are read.
// What the command line says goes first; then the first lines decide by their looks, which is said with the
// rows.
#include "data/csv.h"

#include <math.h>
#include <string.h>

// ---------------------------------------------------------------- separator and decimal mark

enum { TRIED_LINES = 100 };

typedef struct Tried {
    size_t filled, numbers; // fields that are not missing, and numbers in lines as wide as the first
    size_t width, first;    // of the first line, and numbers in it
} Tried;

// Without the first line, which may be a header, if there are more; of two as good, it decides.
static Tried try_form(Csv c, const CsvForm *form) {
    Tried t = {0};
    c.separator = form->separator;
    c.decimal = form->decimal;
    c.trying = true;
    for (int line = 0; line < TRIED_LINES && !vae_csv_only_blank_lines_left(&c); line++) {
        size_t numbers = 0, filled = 0;
        double v;
        vae_csv_begin_line(&c);
        while (!c.line_done) {
            vae_csv_next_field(&c);
            if (vae_csv_is_missing(&c)) continue;
            filled++;
            numbers += vae_csv_number(c.field, c.length, c.decimal, &v);
        }
        if (line == 0) t.width = c.column, t.first = numbers;
        if (line == 1) t.filled = t.numbers = 0;
        t.filled += filled;
        if (c.column == t.width && !c.flaw) t.numbers += numbers;
        c.flaw = false;
    }
    return t;
}

// More of the fields are numbers: n / filled, without division.
static bool is_better(const Tried *a, const Tried *b) {
    const double x = (double)a->numbers * (double)b->filled, y = (double)b->numbers * (double)a->filled;
    if (a->width < 2 || x < y) return false;
    return x > y || a->first > b->first || (a->numbers == 0 && a->width > b->width);
}

CsvForm vae_csv_form(const Csv *from, const VaeStream *s) {
    static const CsvForm form[] = {{',', '.', false}, {';', '.', true},  {';', ',', true},
                                   {'\t', '.', true}, {'\t', ',', true}, {',', ',', true}};
    const VaeHow *how = s ? vae_how(s->name) : NULL;
    if (how && how->separator) return (CsvForm){how->separator, how->decimal, false};
    const CsvForm *best = &form[0];
    Tried most = try_form(*from, best);
    if (most.width > 1 && most.numbers == most.filled && most.first == most.width) return *best;
    for (size_t i = 1; i < sizeof form / sizeof *form; i++) {
        const Tried t = try_form(*from, &form[i]);
        if (!is_better(&t, &most)) continue;
        most = t;
        best = &form[i];
    }
    return *best;
}

// ---------------------------------------------------------------- the first line

typedef struct FirstLine {
    size_t fields;
    bool names;  // none of its fields is a number, and not all of them are missing values
    int counts;  // from so much on, in ones, as of columns that are numbered; -1: it does not
} FirstLine;

static FirstLine first_line(const Csv *from) {
    Csv c = *from;
    double v;
    bool number = false, name = false, counts = true;
    int first = 0; // pandas counts from 0, R from 1; and years are counted
    vae_csv_begin_line(&c);
    for (size_t i = 0; !c.line_done; i++) {
        vae_csv_next_field(&c);
        const bool is_number = vae_csv_number(c.field, c.length, c.decimal, &v);
        number |= is_number;
        name |= !is_number && !vae_csv_is_missing(&c);
        if (i == 0 && is_number) first = v == 1 || (v >= 1800 && v <= 2200 && v == floor(v)) ? (int)v : 0;
        counts &= is_number && v == (double)i + first;
    }
    return (FirstLine){c.column, name && !number, counts && c.column > (first == 1 ? 3 : 2) ? first : -1};
}

bool vae_csv_is_header(const Csv *from, const VaeStream *s) {
    const VaeHow *how = s ? vae_how(s->name) : NULL;
    if (s && s->kind == VAE_TABLE) {
        if (how->header < 0) vae_die(EX_USAGE, "--header no: data %s is a table, and its columns go by names", s->name);
        return true;
    }
    const FirstLine line = first_line(from);
    if (how && how->header) return how->header > 0;
    if (how && how->columns) return true; // they have names
    if (line.counts >= 0)
        vae_warn("%s: its first line, %d, %d, %d, ..., is read as a row and may be a header of numbers: "
                 "--header yes or --header no says which", from->path, line.counts, line.counts + 1,
                 line.counts + 2);
    return line.names;
}

// ---------------------------------------------------------------- columns by name

// Two names are the same whichever of them is quoted.
static bool same_name(const Csv *a, const Csv *b) {
    size_t i = 0, j = 0;
    for (; i < a->length && j < b->length; i++, j++) {
        if (a->field[i] != b->field[j]) return false;
        if (a->field[i] != '"') continue;
        i += i + 1 < a->length && a->field[i + 1] == '"'; // doubled within quotes
        j += j + 1 < b->length && b->field[j + 1] == '"';
    }
    return i == a->length && j == b->length;
}

static _Noreturn void no_such_column(const Csv *header, const Csv *name) {
    char names[300] = "", shown[48], wanted[48];
    size_t n = 0;
    Csv c = *header;
    vae_csv_begin_line(&c);
    while (!c.line_done && n < sizeof names - 60) {
        vae_csv_next_field(&c);
        n += (size_t)snprintf(names + n, sizeof names - n, "%s%s", c.column > 1 ? ", " : "",
                              vae_data_shown(shown, c.field, c.length));
    }
    vae_die(EX_DATAERR, "%s: has no column called %s; it has %s%s", c.path,
            vae_data_shown(wanted, name->field, name->length), names, c.line_done ? "" : ", ...");
}

// The field of the header that has this name, from 0.
static uint32_t find_column(const Csv *header, const Csv *name) {
    Csv c = *header;
    char shown[48];
    size_t at = 0;
    vae_csv_begin_line(&c);
    while (!c.line_done) {
        vae_csv_next_field(&c);
        if (!same_name(&c, name)) continue;
        if (at)
            vae_die(EX_DATAERR, "%s: columns %zu and %zu are both called %s", c.path, at, c.column,
                    vae_data_shown(shown, c.field, c.length));
        at = c.column;
    }
    if (!at) no_such_column(header, name);
    return (uint32_t)(at - 1);
}

static void all_columns(DataCsv *form) {
    form->width = form->fields;
    form->column = vae_alloc(form->width, sizeof *form->column);
    for (size_t j = 0; j < form->width; j++) form->column[j] = (uint32_t)j;
}

void vae_csv_columns(DataCsv *form, const Csv *from, const VaeStream *s) {
    const VaeHow *how = s ? vae_how(s->name) : NULL;
    const char *said = how && how->columns ? how->columns : how ? how->trained_columns : NULL;
    const FirstLine line = first_line(from);
    form->fields = line.fields;
    if (!said || (!how->columns && !form->header)) { // a file of these columns alone, without a header
        all_columns(form);
        return;
    }
    if (!form->header)
        vae_die(EX_USAGE, "--columns %.60s: %s has no header that names them", said, form->path);
    Csv names = {.path = "--columns", .at = said, .end = said + strlen(said), .separator = ',', .decimal = '.'};
    form->column = vae_alloc(strlen(said) + 1, sizeof *form->column);
    uint8_t *taken = vae_alloc(form->fields, 1);
    vae_csv_begin_line(&names);
    while (!names.line_done) {
        char shown[48];
        vae_csv_next_field(&names);
        const uint32_t at = find_column(from, &names);
        if (taken[at]++)
            vae_die(EX_USAGE, "--columns names %s twice", vae_data_shown(shown, names.field, names.length));
        form->column[form->width++] = at;
    }
    form->chosen = true;
    vae_free(taken);
}

// A table's columns may stand in any order, among others.
void vae_csv_table_columns(DataCsv *form, const Csv *from, const VaeStream *s) {
    if (vae_how(s->name)->columns)
        vae_die(EX_USAGE, "--columns: data %s is a table, and the model names its columns", s->name);
    form->fields = first_line(from).fields;
    form->width = (size_t)s->width;
    form->n_texts = (size_t)s->n_texts;
    form->column = vae_alloc(form->width, sizeof *form->column);
    form->text = vae_alloc(form->n_texts + 1, sizeof *form->text);
    form->chosen = true;
    for (size_t j = 0; j < form->width + form->n_texts; j++) {
        const char *text = s->column[j].name;
        const Csv name = {.path = form->path, .field = text, .length = strlen(text)};
        *(j < form->width ? &form->column[j] : &form->text[j - form->width]) = find_column(from, &name);
    }
}
