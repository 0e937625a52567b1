// arithmetic.c -- the command arithmetic: sums of codes, decoded. A term of --formula is a row of
// --data ("row:12", or just "12") or the mean code of all rows with a label ("label:3"); terms are
// added and taken away, and may have a factor: "row:12 + 1.5*label:3 - 1.5*label:0".
// A picture shows each term decoded, then the result; a matrix holds the result alone.
// "each:0 + label:3 - label:0" does it to every row with the label 0, and says which label's mean
// the results are nearest to: their codes, encoded anew, and their values.
#include "commands/commands.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ARITHMETIC_TERMS = 16, ARITHMETIC_PICTURES = 20 };
#define ARITHMETIC_LARGEST 1e30 // of a number in a formula

typedef struct Term {
    double factor; // its sign in it
    bool is_label, is_each;
    long number; // of the row, counted from 1, or the label
} Term;

typedef struct Formula {
    const char *text, *at;
    Term term[ARITHMETIC_TERMS];
    int n;
    int each; // the term that stands for many rows; -1: none
} Formula;

// ---------------------------------------------------------------- the formula

_Noreturn static void formula_wrong(const Formula *f, const char *what) {
    vae_die(EX_USAGE, "--formula \"%.80s\": %s at character %d; an example: row:12 + label:3 - "
            "label:0", f->text, what, (int)(f->at - f->text) + 1);
}

static void formula_space(Formula *f) {
    while (isspace((unsigned char)*f->at)) f->at++;
}

static bool formula_word(Formula *f, const char *word) {
    if (strncmp(f->at, word, strlen(word)) != 0) return false;
    f->at += strlen(word);
    return true;
}

static double formula_number(Formula *f) {
    if (!isdigit((unsigned char)*f->at) && *f->at != '.') formula_wrong(f, "a number is missing");
    char *end;
    const double x = strtod(f->at, &end);
    if (!(x < ARITHMETIC_LARGEST)) formula_wrong(f, "a number that is too large");
    f->at = end;
    return x;
}

// [NUMBER *] (row:N | label:N | each:N | N)
static void formula_term(Formula *f, double sign) {
    if (f->n == ARITHMETIC_TERMS) formula_wrong(f, "too many terms");
    Term *t = &f->term[f->n++];
    *t = (Term){.factor = sign};
    formula_space(f);
    const char *start = f->at;
    if (isdigit((unsigned char)*f->at) || *f->at == '.') {
        const double x = formula_number(f);
        formula_space(f);
        if (*f->at != '*') f->at = start; // it is a row
        else {
            t->factor *= x;
            f->at++;
            formula_space(f);
        }
    }
    t->is_label = formula_word(f, "label:");
    t->is_each = !t->is_label && formula_word(f, "each:");
    if (t->is_each && f->each >= 0) formula_wrong(f, "a second each:");
    if (t->is_each) f->each = f->n - 1;
    const bool of_label = t->is_label || t->is_each;
    if (!of_label) formula_word(f, "row:");
    const double number = formula_number(f);
    if (number != floor(number) || number > 1e9 || (!of_label && number < 1))
        formula_wrong(f, of_label ? "labels are whole numbers" : "rows are counted from 1");
    t->number = (long)number;
    formula_space(f);
}

static Formula formula_read(const char *text) {
    Formula f = {.text = text, .at = text, .each = -1};
    formula_space(&f);
    double sign = 1;
    if (*f.at == '-') sign = -1, f.at++;
    formula_term(&f, sign);
    while (*f.at) {
        if (*f.at != '+' && *f.at != '-') formula_wrong(&f, "+ or - is missing");
        sign = *f.at++ == '-' ? -1 : 1;
        formula_term(&f, sign);
    }
    return f;
}

// ---------------------------------------------------------------- codes

// code[width]: the mean of the codes z[rows, width] of the rows with the label; how many they are.
static size_t arithmetic_mean(const float *z, const int *label, size_t rows, size_t width,
                              long wanted, float *code) {
    double *sum = vae_alloc(width, sizeof *sum);
    size_t n = 0;
    for (size_t r = 0; r < rows; r++) {
        if (label[r] != wanted) continue;
        n++;
        for (size_t k = 0; k < width; k++) sum[k] += (double)z[r * width + k];
    }
    for (size_t k = 0; k < width && n > 0; k++) code[k] = (float)(sum[k] / (double)n);
    vae_free(sum);
    return n;
}

// ---------------------------------------------------------------- every row of a label

typedef struct Each {
    const VaeOptions *options;
    const VaeData *data;
    VaeSession *session;
    const int *label;     // [rows]
    uint32_t *row;        // [n] the rows that the formula is applied to
    size_t n, *near[2];   // [classes] results nearest to each class: by codes, by values
    VaeClasses class[2];
} Each;

static void each_print(const Each *e) {
    const VaeClasses *codes = &e->class[0], *values = &e->class[1];
    VaeJsonText j = {0};
    vae_text_begin(&j, NULL, '{');
    vae_text_whole(&j, "results", (long long)e->n);
    vae_text_begin(&j, "labels", '[');
    if (!e->options->json) {
        printf("results  %zu\n", e->n);
        printf("label    nearest by code, by values   (its own rows: by code, by values)\n");
    }
    for (int i = 0; i < codes->n; i++) {
        if (!codes->rows[i]) continue;
        const double of_codes = (double)e->near[0][i] / (double)e->n;
        const double of_values = (double)e->near[1][i] / (double)e->n;
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "label", i);
        vae_text_number(&j, "by_code", of_codes);
        vae_text_number(&j, "by_values", of_values);
        vae_text_number(&j, "own_by_code", codes->own[i]);
        vae_text_number(&j, "own_by_values", values->own[i]);
        vae_text_end(&j, '}');
        if (!e->options->json)
            printf("%-5d    %14.1f %%   %6.1f %%   %20.1f %%   %6.1f %%\n", i, 100 * of_codes,
                   100 * of_values, 100 * codes->own[i], 100 * values->own[i]);
    }
    vae_text_end(&j, ']');
    if (e->options->json) vae_print_result(&j);
    else vae_text_free(&j);
}

// Pictures: a row as it is, and the result. A matrix: the results.
static void each_write(const Each *e, const double *result, VaeFormat format) {
    const VaeModel *m = e->options->model;
    const size_t width = (size_t)m->stream[m->target].width;
    if (format == VAE_MATRIX) {
        vae_output_rows(e->options->output, m, result, e->n, 1);
        return;
    }
    const size_t n = e->n < ARITHMETIC_PICTURES ? e->n : ARITHMETIC_PICTURES;
    double *grid = vae_alloc(2 * n, width * sizeof *grid);
    for (size_t i = 0; i < n; i++) {
        vae_data_row_double(e->data, m, m->target, e->row[i], grid + 2 * i * width);
        memcpy(grid + (2 * i + 1) * width, result + i * width, width * sizeof *grid);
    }
    static const char *const head[] = {"row", "result"};
    vae_output_pictures(e->options->output, m, grid, 2 * n, n < 5 ? (int)(2 * n) : 10,
                        (VaeGridWords){.group = 2, .head = head});
    vae_free(grid);
}

// all[rows, width]: the codes of all rows; shift[width]: the sum of the other terms.
static void each_run(Each *e, const VaeData *condition, const float *all, const float *shift,
                     double factor, long wanted, VaeFormat format) {
    const VaeModel *m = e->options->model;
    const VaeData *d = e->data;
    const size_t width = (size_t)vae_latent_width(m), values = (size_t)m->stream[m->target].width;
    e->row = vae_alloc(d->rows, sizeof *e->row);
    for (size_t r = 0; r < d->rows; r++)
        if (e->label[r] == wanted) e->row[e->n++] = (uint32_t)r;
    if (e->n == 0) vae_die(EX_DATAERR, "no row has the label %ld", wanted);
    float *code = vae_alloc(e->n, width * sizeof *code);
    double *result = vae_alloc(e->n, values * sizeof *result), *wide = vae_alloc(d->rows, width * sizeof *wide);
    double *given = vae_alloc(d->rows, values * sizeof *given);
    for (size_t i = 0; i < e->n; i++)
        for (size_t k = 0; k < width; k++)
            code[i * width + k] = (float)factor * all[e->row[i] * width + k] + shift[k];
    vae_decode_rows(e->session, vae_data_source(condition), e->row, code, e->n, result);
    each_write(e, result, format);
    vae_note(e->options->quiet, "wrote %s", e->options->output);

    for (size_t r = 0; r < d->rows; r++) vae_data_row_double(d, m, m->target, r, given + r * values);
    for (size_t i = 0; i < d->rows * width; i++) wide[i] = (double)all[i];
    vae_classes_open(&e->class[0], wide, e->label, d->rows, width);
    vae_classes_open(&e->class[1], given, e->label, d->rows, values);
    for (size_t i = 0; i < e->n; i++)
        memcpy(given + e->row[i] * values, result + i * values, values * sizeof *given);
    const VaeData changed = vae_data_with(d, m, m->target, given);
    vae_encode_rows(e->session, vae_data_source(&changed), e->row, e->n, false, 0, code, NULL);
    for (int k = 0; k < 2; k++) e->near[k] = vae_alloc((size_t)e->class[k].n, sizeof(size_t));
    for (size_t i = 0; i < e->n; i++) {
        for (size_t k = 0; k < width; k++) wide[k] = (double)code[i * width + k];
        e->near[0][vae_nearest(&e->class[0], wide)]++;
        e->near[1][vae_nearest(&e->class[1], result + i * values)]++;
    }
    each_print(e);
    for (int k = 0; k < 2; k++) {
        vae_free(e->near[k]);
        vae_classes_close(&e->class[k]);
    }
    vae_free(given);
    vae_free(wide);
    vae_free(result);
    vae_free(code);
    vae_free(e->row);
}

// ---------------------------------------------------------------- the command

// The terms decoded and, the last, their sum: x[f->n + 1, values].
static void arithmetic_picture(const VaeOptions *o, const Formula *f, const double *x) {
    const size_t n = (size_t)f->n + 1;
    VaeTexts head = vae_texts_open((int)n);
    for (size_t i = 0; i < n; i++) {
        const Term *t = i < (size_t)f->n ? &f->term[i] : NULL;
        char factor[16] = "";
        if (t && t->factor == -1) snprintf(factor, sizeof factor, "-");
        else if (t && t->factor != 1) snprintf(factor, sizeof factor, "%.3g*", t->factor);
        if (t)
            snprintf(head.room[i], VAE_TEXT, "%s%s:%ld", factor, t->is_label ? "label" : "row",
                     t->number);
        else snprintf(head.room[i], VAE_TEXT, "sum");
    }
    vae_output_pictures(o->output, o->model, x, n, (int)n, (VaeGridWords){.head = head.text});
    vae_texts_close(&head);
}

// The one result, of codes code[n, width] of the terms and, the last, of their sum.
static void arithmetic_one(const VaeOptions *o, VaeSession *s, const VaeData *condition,
                           uint32_t row, const Formula *f, const float *code, VaeFormat format) {
    const VaeModel *m = o->model;
    const size_t width = (size_t)vae_latent_width(m), values = (size_t)m->stream[m->target].width;
    const size_t n = (size_t)f->n + 1;
    const float *result = code + (n - 1) * width;
    double *x = vae_alloc(n, values * sizeof *x);
    vae_decode_under(s, condition, row, code, n, x);
    if (format == VAE_PNG) arithmetic_picture(o, f, x);
    else vae_output_rows(o->output, m, x + (n - 1) * values, 1, 1);
    vae_note(o->quiet, "wrote %s", o->output);
    if (o->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_begin(&j, "code", '[');
        for (size_t k = 0; k < width; k++) vae_text_number(&j, NULL, (double)result[k]);
        vae_text_end(&j, ']');
        vae_print_result(&j);
    } else {
        printf("code");
        for (size_t k = 0; k < width; k++) printf(" %.4f", (double)result[k]);
        putchar('\n');
    }
    vae_free(x);
}

int vae_command_arithmetic(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const size_t width = (size_t)vae_latent_width(m);
    VaeData d;
    VaeSession s;
    const VaeFormat format = vae_output_format(o->output, m, true);
    const Formula f = formula_read(o->formula);
    bool labels = false;
    for (int i = 0; i < f.n; i++) labels |= f.term[i].is_label || f.term[i].is_each;
    if (labels && !o->labels)
        vae_die(EX_USAGE, "a formula with label: or each: needs --labels FILE");
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    if (f.each >= 0) {
        vae_require_encoded(m);
        if (m->stream[m->target].missing)
            vae_die(EX_USAGE, "each: measures distances, and '%s' may have missing values",
                    m->stream[m->target].name);
    }
    VaeCondition condition;
    vae_condition_over(&condition, m, o, &d);
    int *label = labels ? vae_labels_read(o->labels, d.rows, vae_option_seed(o)) : NULL;
    if (f.each >= 0) vae_classes("--labels", label, d.rows); // before anything is written
    vae_session_open_weights(&s, o);
    vae_condition_totals(&condition, &s, o->quiet);

    // The terms' codes, then the sum's.
    const size_t n = (size_t)f.n + 1;
    float *code = vae_alloc(n, width * sizeof *code);
    float *all = labels ? vae_alloc(d.rows, width * sizeof *all) : NULL;
    if (labels) vae_encode_rows(&s, vae_data_source(&d), NULL, d.rows, false, 0, all, NULL);
    uint32_t row = 0; // the last: its condition, where the decoder reads one
    float *result = code + (n - 1) * width;
    for (int i = 0; i < f.n; i++) {
        const Term *t = &f.term[i];
        float *to = code + (size_t)i * width;
        if (t->is_each) continue;
        if (t->is_label) {
            if (arithmetic_mean(all, label, d.rows, width, t->number, to) == 0)
                vae_die(EX_DATAERR, "no row has the label %ld", t->number);
        } else {
            row = vae_option_row(t->number, d.rows, "--formula: row");
            vae_encode_rows(&s, vae_data_source(&d), &row, 1, false, 0, to, NULL);
        }
        for (size_t k = 0; k < width; k++) result[k] += (float)t->factor * to[k];
    }
    if (f.each >= 0) {
        const Term *t = &f.term[f.each];
        Each e = {.options = o, .data = &d, .session = &s, .label = label};
        each_run(&e, &condition.data, all, result, t->factor, t->number, format);
    } else {
        arithmetic_one(o, &s, &condition.data, row, &f, code, format);
    }
    vae_free(all);
    vae_free(code);
    vae_free(label);
    vae_condition_close(&condition);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}
