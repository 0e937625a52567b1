// csv_fields.c -- the fields of a CSV file's lines, and what they say: a number, or that it is missing.
// Fields may be quoted; spaces around them do not count; lines end in LF, CRLF or CR; empty lines are
// allowed at the end only. Every flaw is reported with its line and column, both counted from 1.
#include "data/csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// ---------------------------------------------------------------- numbers

typedef struct Decimal { // digits * 10^exponent
    uint64_t digits;
    int n_digits, exponent;
    bool negative;
} Decimal;

// True if s[0..n) is a decimal number: [+-] digits [. digits] [e [+-] digits], with `mark` for the point.
static bool scan_decimal(const char *s, size_t n, char mark, Decimal *d) {
    const char *end = s + n;
    bool point = false, any = false;
    *d = (Decimal){0};
    if (s < end && (*s == '-' || *s == '+')) d->negative = *s++ == '-';
    for (; s < end && ((*s >= '0' && *s <= '9') || (*s == mark && !point)); s++) {
        if (*s == mark) {
            point = true;
            continue;
        }
        any = true;
        if (d->n_digits < 19) d->digits = 10 * d->digits + (uint64_t)(*s - '0');
        d->n_digits += d->digits > 0;
        d->exponent -= point;
    }
    if (!any) return false;
    if (s == end) return true;
    if (*s != 'e' && *s != 'E') return false;
    s++;
    bool down = s < end && *s == '-';
    if (s < end && (*s == '-' || *s == '+')) s++;
    if (s == end) return false;
    int e = 0;
    for (; s < end && *s >= '0' && *s <= '9'; s++)
        if (e < 100000) e = 10 * e + (*s - '0');
    d->exponent += down ? -e : e;
    return s == end;
}

// Up to 15 digits and a power of ten up to 22 are both exact in a double, so one multiplication or
// division rounds correctly (Clinger 1990); that is nearly every number in a file.
bool vae_csv_number(const char *s, size_t n, char decimal, double *v) {
    static const double power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    Decimal d;
    char copy[400];
    if (scan_decimal(s, n, decimal, &d)) {
        if (d.n_digits <= 15 && d.exponent >= -22 && d.exponent <= 22) {
            double x = (double)d.digits;
            x = d.exponent < 0 ? x / power[-d.exponent] : x * power[d.exponent];
            *v = d.negative ? -x : x;
            return true;
        }
        if (n >= sizeof copy) return false;
        memcpy(copy, s, n);
        copy[n] = 0;
        char *mark = strchr(copy, decimal);
        if (mark) *mark = '.';
        *v = strtod(copy, NULL);
        return true;
    }
    if (n && (*s == '-' || *s == '+')) s++, n--;
    bool nan = n == 3 && strncasecmp(s, "nan", 3) == 0;
    bool inf =
        (n == 3 && strncasecmp(s, "inf", 3) == 0) || (n == 8 && strncasecmp(s, "infinity", 8) == 0);
    if (nan || inf) *v = nan ? (double)NAN : (double)INFINITY;
    return nan || inf;
}

// ---------------------------------------------------------------- fields

static bool is_end_of_line(char c) { return c == '\n' || c == '\r'; }
static bool is_space(const Csv *c, char s) { return s == ' ' || (s == '\t' && c->separator != '\t'); }

static void skip_spaces(Csv *c) {
    while (c->at < c->end && is_space(c, *c->at)) c->at++;
}

// Of a line that may be of another form, what is left is skipped.
static void flawed(Csv *c, const char *what) {
    if (!c->trying) vae_die(EX_DATAERR, "%s: line %zu, column %zu: %s", c->path, c->line, c->column, what);
    c->flaw = true;
    while (c->at < c->end && !is_end_of_line(*c->at)) c->at++;
}

static void quoted_field(Csv *c) {
    c->field = ++c->at;
    c->length = 0;
    size_t line = c->line;
    while (c->at < c->end && (*c->at != '"' || (c->at + 1 < c->end && c->at[1] == '"'))) {
        line += *c->at == '\n';
        c->at += *c->at == '"' ? 2 : 1;
    }
    if (c->at == c->end) {
        flawed(c, "a quote is not closed");
        return;
    }
    c->line = line;
    c->length = (size_t)(c->at++ - c->field);
    skip_spaces(c);
    if (c->at < c->end && *c->at != c->separator && !is_end_of_line(*c->at))
        flawed(c, "text after the closing quote");
}

static void plain_field(Csv *c) {
    c->field = c->at;
    while (c->at < c->end && *c->at != c->separator && !is_end_of_line(*c->at)) c->at++;
    c->length = (size_t)(c->at - c->field);
    while (c->length && is_space(c, c->field[c->length - 1])) c->length--;
}

void vae_csv_next_field(Csv *c) {
    c->column++;
    c->begin = c->at;
    skip_spaces(c);
    if (c->at < c->end && *c->at == '"') quoted_field(c);
    else plain_field(c);
    c->line_done = c->at == c->end || *c->at != c->separator;
    if (c->at == c->end) return;
    if (*c->at == '\r' && c->at + 1 < c->end && c->at[1] == '\n') c->at++;
    c->at++;
}

void vae_csv_begin_line(Csv *c) {
    c->line++;
    c->column = 0;
    c->line_done = false;
}

bool vae_csv_only_blank_lines_left(const Csv *c) {
    const char *p = c->at;
    while (p < c->end && (is_space(c, *p) || is_end_of_line(*p))) p++;
    return p == c->end;
}

void vae_csv_skip_line(Csv *c) {
    vae_csv_begin_line(c);
    while (!c->line_done) vae_csv_next_field(c);
}

// ---------------------------------------------------------------- missing values

static bool is_word(const Csv *c, const char *word, size_t n) {
    return c->length == n && strncasecmp(c->field, word, n) == 0;
}

// One of the markers that --missing lists: the same text, or the same number.
static bool is_said(const Csv *c) {
    double v, w;
    const bool number = c->missing && vae_csv_number(c->field, c->length, c->decimal, &v);
    for (const char *at = c->missing; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
        const size_t n = strcspn(at, ",");
        if (is_word(c, at, n) || (number && vae_csv_number(at, n, '.', &w) && v == w)) return true;
    }
    return false;
}

bool vae_csv_is_missing(const Csv *c) {
    static const char *const word[] = {"NA", "NaN", "N/A", "NULL", "None", "?", "-"};
    if (c->length == 0) return true;
    for (size_t i = 0; i < sizeof word / sizeof *word && c->length <= 4; i++)
        if (is_word(c, word[i], strlen(word[i]))) return true;
    return is_said(c);
}
