// arithmetic.c -- the command arithmetic: sums of codes, decoded. A term of --formula is a row of
// --data ("row:12", or just "12") or the mean code of all rows with a label ("label:3"); terms are
// added and taken away, and may have a factor: "row:12 + 1.5*label:3 - 1.5*label:0".
// A picture shows each term decoded, then the result; a matrix holds the result alone.
#include "driver.h"

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { ARITHMETIC_TERMS = 16 };

typedef struct Term {
    double factor; // its sign in it
    bool is_label;
    long number; // of the row, counted from 1, or the label
} Term;

typedef struct Formula {
    const char *text, *at;
    Term term[ARITHMETIC_TERMS];
    int n;
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
    f->at = end;
    return x;
}

// [NUMBER *] (row:N | label:N | N)
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
    if (!t->is_label) formula_word(f, "row:");
    const double number = formula_number(f);
    if (number != floor(number) || number > 1e9 || (!t->is_label && number < 1))
        formula_wrong(f, t->is_label ? "labels are whole numbers" : "rows are counted from 1");
    t->number = (long)number;
    formula_space(f);
}

static Formula formula_read(const char *text) {
    Formula f = {.text = text, .at = text};
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

int vae_command_arithmetic(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const size_t width = (size_t)vae_latent_width(m);
    VaeData d;
    VaeSession s;
    const VaeFormat format = vae_output_format(o->output, m, true);
    const Formula f = formula_read(o->formula);
    bool labels = false;
    for (int i = 0; i < f.n; i++) labels |= f.term[i].is_label;
    if (labels && !o->labels) vae_die(EX_USAGE, "a formula with label: needs --labels FILE");
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    VaeCondition condition;
    vae_condition_over(&condition, m, o, &d);
    int *label = labels ? vae_labels_read(o->labels, d.rows, vae_option_seed(o)) : NULL;
    vae_session_open_weights(&s, o);

    // The terms' codes, then the result's.
    const size_t n = (size_t)f.n + 1;
    float *code = vae_alloc(n, width * sizeof *code);
    float *all = labels ? vae_alloc(d.rows, width * sizeof *all) : NULL;
    if (labels) vae_encode_rows(&s, &d, NULL, d.rows, false, 0, all, NULL);
    uint32_t row = 0; // the last: its condition, where the decoder reads one
    float *result = code + (n - 1) * width;
    for (int i = 0; i < f.n; i++) {
        const Term *t = &f.term[i];
        float *to = code + (size_t)i * width;
        if (t->is_label) {
            if (arithmetic_mean(all, label, d.rows, width, t->number, to) == 0)
                vae_die(EX_DATAERR, "no row has the label %ld", t->number);
        } else {
            row = vae_option_row(t->number, d.rows, "--formula: row");
            vae_encode_rows(&s, &d, &row, 1, false, 0, to, NULL);
        }
        for (size_t k = 0; k < width; k++) result[k] += (float)t->factor * to[k];
    }
    float *x = vae_alloc(n, (size_t)m->stream[m->target].width * sizeof *x);
    vae_decode_under(&s, &condition.data, row, code, n, x);
    if (format == VAE_PNG) vae_output_rows(o->output, m, x, n, (int)n);
    else vae_output_rows(o->output, m, x + (n - 1) * (size_t)m->stream[m->target].width, 1, 1);
    vae_note(o->quiet, "wrote %s", o->output);
    if (o->json) {
        json_t *j = json_object(), *list = json_array();
        for (size_t k = 0; k < width; k++)
            json_array_append_new(list, json_real((double)result[k]));
        json_object_set_new(j, "code", list);
        vae_print_json(j);
    } else {
        printf("code");
        for (size_t k = 0; k < width; k++) printf(" %.4f", (double)result[k]);
        putchar('\n');
    }
    vae_free(x);
    vae_free(all);
    vae_free(code);
    vae_free(label);
    vae_condition_close(&condition);
    vae_session_close(&s);
    vae_data_close(&d);
    return 0;
}
