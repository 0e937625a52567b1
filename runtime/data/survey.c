// survey.c -- what is in a data file: the columns of a CSV and what their fields are, the shape and reach of an
// array, the sizes of pictures.
#include "data/survey.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

// ---------------------------------------------------------------- CSV

static void take_powers(double sum[4], double x) {
    double power = 1;
    for (int i = 0; i < 4; i++, power *= x) sum[i] += power;
}

double vae_survey_skewness(const double sum[4]) {
    const double n = sum[0], mean = sum[1] / n, variance = sum[2] / n - mean * mean;
    const double third = sum[3] / n - 3 * mean * sum[2] / n + 2 * mean * mean * mean;
    return variance > 0 ? third / (variance * sqrt(variance)) : 0;
}

static void take_text(DataColumn *k, const Csv *c) {
    double day;
    k->filled++;
    k->dates += vae_date_read(c->field, c->length, &day);
    if (k->many) return;
    char *text = vae_alloc(c->length + 1, 1);
    const size_t n = vae_table_unquoted(c, text);
    if (k->fields.n == SURVEY_WORDS && vae_words_find(&k->fields, text, n) == NO_WORD) k->many = true;
    else vae_words_add(&k->fields, text, n);
    vae_free(text);
}

static void take_field(DataColumn *k, const Csv *c, size_t row) {
    double v;
    if (!vae_csv_is_missing(c)) take_text(k, c);
    if (vae_csv_is_missing(c)) {
        k->missing++;
        k->counts = false;
    } else if (vae_csv_number(c->field, c->length, c->decimal, &v) && isfinite((float)v)) {
        k->low = k->numbers == 0 || v < k->low ? v : k->low;
        k->high = k->numbers == 0 || v > k->high ? v : k->high;
        k->whole &= v == floor(v);
        k->counts &= row == 0 || v == k->last + 1;
        k->last = v;
        take_powers(k->sum, v);
        if (v > 0) take_powers(k->log_sum, log(v));
        k->numbers++;
    } else {
        if (k->words++ == 0) vae_data_shown(k->word, c->field, c->length);
        k->counts = false;
    }
}

static void survey_csv(DataSurvey *v, const char *path, const VaeStream *s) {
    const VaeHow *how = vae_how(s->name);
    v->file = vae_data_map(path);
    v->text = vae_csv_text(&v->file);
    Csv c = {.path = path, .at = v->text.at, .end = v->text.end, .separator = ',', .decimal = '.',
             .missing = how->missing};
    if (vae_csv_only_blank_lines_left(&c)) vae_die(EX_DATAERR, "%s: there are no rows", path);
    v->form = vae_csv_form(&c, s);
    c.separator = v->form.separator, c.decimal = v->form.decimal;
    v->header = vae_csv_is_header(&c, s);
    Csv first = c;
    vae_csv_skip_line(&first);
    v->columns = first.column;
    v->column = vae_alloc(v->columns, sizeof *v->column);
    for (size_t j = 0; j < v->columns; j++) v->column[j].whole = v->column[j].counts = true;
    if (v->header) {
        vae_csv_begin_line(&c);
        while (!c.line_done) {
            vae_csv_next_field(&c);
            v->column[c.column - 1].name = c.field;
            v->column[c.column - 1].length = c.length;
        }
    }
    for (; !vae_csv_only_blank_lines_left(&c); v->rows++) {
        vae_csv_begin_line(&c);
        while (!c.line_done) {
            vae_csv_next_field(&c);
            if (c.column <= v->columns) take_field(&v->column[c.column - 1], &c, v->rows);
        }
        if (c.column != v->columns)
            vae_die(EX_DATAERR, "%s: line %zu has %zu value%s, but line 1 has %zu", path, c.line, c.column,
                    c.column == 1 ? "" : "s", v->columns);
    }
    if (v->rows == 0) vae_die(EX_DATAERR, "%s: there are no rows", path);
}

// ---------------------------------------------------------------- arrays

static void survey_array(DataSurvey *v, const char *path) {
    DataTable *t = &v->table;
    v->kind = SURVEY_ARRAY;
    vae_data_read(t, path, NULL, 0);
    if (t->sparse)
        vae_die(EX_DATAERR, "%s: no model is drafted for sparse rows; data x: vector(%zu, sparse=true) reads them", path,
                t->width);
    v->rows = t->rows;
    v->whole = true;
    bool any = false;
    const size_t size = vae_cell_size(t->type.cell);
    for (size_t i = 0; i < t->rows * t->width; i++) {
        const double x = vae_data_number(t->values + i * size, t->type.cell, t->type.big);
        if (isnan(x)) continue;
        if (!isfinite((float)x))
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: value %g is not finite", path, i / t->width + 1,
                    i % t->width + 1, x);
        v->low = !any || x < v->low ? x : v->low;
        v->high = !any || x > v->high ? x : v->high;
        v->whole &= x == floor(x);
        any = true;
    }
    if (!any) vae_die(EX_DATAERR, "%s: every value is missing", path);
    if (t->width == 1) vae_die(EX_DATAERR, "%s: has one number a row: labels, perhaps, but no data to model", path);
}

void vae_data_survey(DataSurvey *v, const char *path, const VaeStream *s) {
    struct stat st;
    memset(v, 0, sizeof *v);
    const bool folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode), sound = vae_data_suffix(path, ".wav") || vae_data_suffix(path, ".flac");
    if (folder ? vae_data_has_sound(path) : sound) vae_data_survey_sound(v, path, SURVEY_WINDOW);
    else if (folder) vae_data_survey_folder(v, path);
    else if (vae_data_is_csv(path)) survey_csv(v, path, s);
    else if (vae_data_suffix(path, ".txt") || vae_data_suffix(path, ".txt.gz")) vae_data_survey_lines(v, path);
    else survey_array(v, path);
}

void vae_data_survey_close(DataSurvey *v) {
    if (v->file.bytes) vae_data_unmap(&v->file);
    vae_free(v->text.owned);
    for (size_t j = 0; j < v->columns; j++) vae_words_free(&v->column[j].fields);
    vae_free(v->column);
    vae_data_release(v->table.owned, v->table.values, v->table.mapped, v->table.opened);
    vae_data_csv_free(v->table.csv);
}
