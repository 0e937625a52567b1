// csv.c -- comma-separated numbers, one row of data a line.
// The first line is a header if none of its fields is a number, or if --header says so. Fields may be quoted; spaces around
// them do not count; lines end in LF, CRLF or CR; empty lines are allowed at the end only.
// A value may be missing where the stream says so: an empty field, NA, NaN.
// Every flaw is reported with its line and column (the field's number), both counted from 1.
#include "data/readers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct Csv {
    const char *path;
    const char *at, *end;
    size_t line, column; // of the field just read
    const char *field;   // its text, without quotes and outer spaces
    size_t length;
    bool line_done;          // it was the line's last
    const VaeStream *stream; // that the numbers are for; NULL: none
} Csv;

// ---------------------------------------------------------------- numbers

typedef struct Decimal { // digits * 10^exponent
    uint64_t digits;
    int n_digits, exponent;
    bool negative;
} Decimal;

// True if s[0..n) is a decimal number: [+-] digits [. digits] [e [+-] digits].
static bool scan_decimal(const char *s, size_t n, Decimal *d) {
    const char *end = s + n;
    bool point = false, any = false;
    *d = (Decimal){0};
    if (s < end && (*s == '-' || *s == '+')) d->negative = *s++ == '-';
    for (; s < end && ((*s >= '0' && *s <= '9') || (*s == '.' && !point)); s++) {
        if (*s == '.') {
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
static bool parse_number(const char *s, size_t n, double *v) {
    static const double power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    Decimal d;
    char copy[400];
    if (scan_decimal(s, n, &d)) {
        if (d.n_digits <= 15 && d.exponent >= -22 && d.exponent <= 22) {
            double x = (double)d.digits;
            x = d.exponent < 0 ? x / power[-d.exponent] : x * power[d.exponent];
            *v = d.negative ? -x : x;
            return true;
        }
        if (n >= sizeof copy) return false;
        memcpy(copy, s, n);
        copy[n] = 0;
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
static bool is_space(char c) { return c == ' ' || c == '\t'; }

static void skip_spaces(Csv *c) {
    while (c->at < c->end && is_space(*c->at)) c->at++;
}

static void quoted_field(Csv *c) {
    c->field = ++c->at;
    size_t line = c->line;
    while (c->at < c->end && (*c->at != '"' || (c->at + 1 < c->end && c->at[1] == '"'))) {
        line += *c->at == '\n';
        c->at += *c->at == '"' ? 2 : 1;
    }
    if (c->at == c->end)
        vae_die(EX_DATAERR, "%s: line %zu, column %zu: a quote is not closed", c->path, c->line,
                c->column);
    c->line = line;
    c->length = (size_t)(c->at++ - c->field);
    skip_spaces(c);
    if (c->at < c->end && *c->at != ',' && !is_end_of_line(*c->at))
        vae_die(EX_DATAERR, "%s: line %zu, column %zu: text after the closing quote", c->path,
                c->line, c->column);
}

static void plain_field(Csv *c) {
    c->field = c->at;
    while (c->at < c->end && *c->at != ',' && !is_end_of_line(*c->at)) c->at++;
    c->length = (size_t)(c->at - c->field);
    while (c->length && is_space(c->field[c->length - 1])) c->length--;
}

// Reads the next field of the current line, and steps over what ends it.
static void next_field(Csv *c) {
    c->column++;
    skip_spaces(c);
    if (c->at < c->end && *c->at == '"') quoted_field(c);
    else plain_field(c);
    c->line_done = c->at == c->end || *c->at != ',';
    if (c->at == c->end) return;
    if (*c->at == '\r' && c->at + 1 < c->end && c->at[1] == '\n') c->at++;
    c->at++;
}

static void begin_line(Csv *c) {
    c->line++;
    c->column = 0;
    c->line_done = false;
}

static bool only_blank_lines_left(const Csv *c) {
    const char *p = c->at;
    while (p < c->end && (is_space(*p) || is_end_of_line(*p))) p++;
    return p == c->end;
}

static bool is_missing(const Csv *c) {
    return c->length == 0 || (c->length == 2 && memcmp(c->field, "NA", 2) == 0) ||
           (c->length == 3 && strncasecmp(c->field, "nan", 3) == 0);
}

static _Noreturn void missing(const Csv *c) {
    char shown[48];
    const bool can_be = c->stream && c->stream->kind != VAE_LABEL;
    vae_die(EX_DATAERR, "%s: line %zu, column %zu: %s%s%s%s%s%s", c->path, c->line, c->column,
            c->length ? "value " : "empty value", data_shown(shown, c->field, c->length),
            c->length ? " is not finite" : "",
            can_be ? " (if values may be missing, declare data " : "",
            can_be ? c->stream->name : "", can_be ? " with missing=true)" : "");
}

static double field_value(const Csv *c) {
    double v;
    char shown[48];
    if (is_missing(c)) {
        if (c->stream && c->stream->missing) return NAN;
        missing(c);
    }
    if (!parse_number(c->field, c->length, &v))
        vae_die(EX_DATAERR, "%s: line %zu, column %zu: \"%s\" is not a number", c->path, c->line,
                c->column, data_shown(shown, c->field, c->length));
    if (!isfinite((float)v)) {
        char last = c->field[c->length - 1];
        bool word = last != '.' && (last < '0' || last > '9'); // nan, inf
        vae_die(EX_DATAERR, "%s: line %zu, column %zu: value %s %s", c->path, c->line, c->column,
                data_shown(shown, c->field, c->length),
                word ? "is not finite" : "does not fit in 32-bit floating point");
    }
    return v;
}

// ---------------------------------------------------------------- the file

typedef struct FirstLine {
    size_t fields;
    bool names;  // none of its fields is a number, and not all of them are missing values
    bool counts; // 0, 1, 2, ..., as of columns that are numbered
} FirstLine;

static FirstLine first_line(const Csv *from) {
    Csv c = *from;
    double v;
    bool number = false, name = false, counts = true;
    begin_line(&c);
    for (size_t i = 0; !c.line_done; i++) {
        next_field(&c);
        const bool is_number = parse_number(c.field, c.length, &v);
        number |= is_number;
        name |= !is_number && !is_missing(&c);
        counts &= is_number && v == (double)i;
    }
    return (FirstLine){c.column, name && !number, counts && c.column > 2};
}

// Is the first line a header? What is decided by its looks is said with the rows (vae_data_say).
static bool is_header(const Csv *c, const FirstLine *line) {
    const int said = c->stream ? vae_how(c->stream->name)->header : 0;
    if (said) return said > 0;
    if (line->counts)
        vae_warn("%s: its first line, 0, 1, 2, ..., is read as a row and may be a header of numbered "
                 "columns: --header yes or --header no says which", c->path);
    return line->names;
}

// At most this many values can be there: every one is ended by a byte, or by the end of the file (a
// missing one may take none itself), and they fill lines of `width`. A file cannot make us allocate
// more than eight bytes for each one that it has.
static size_t most_values(const Csv *c, size_t width) {
    size_t lines = 1, bound, size = (size_t)(c->end - c->at);
    for (const char *p = c->at; p < c->end; p++) lines += is_end_of_line(*p);
    if (__builtin_mul_overflow(lines, width, &bound)) bound = SIZE_MAX;
    return bound < size + 1 ? bound : size + 1;
}

static void read_row(Csv *c, double *row, size_t width, size_t first) {
    begin_line(c);
    while (!c->line_done) {
        next_field(c);
        if (c->column > width) continue; // only counted, for the message
        row[c->column - 1] = field_value(c);
    }
    if (c->column != width)
        vae_die(EX_DATAERR, "%s: line %zu has %zu value%s, but line %zu has %zu", c->path, c->line,
                c->column, c->column == 1 ? "" : "s", first, width);
}

void data_read_csv(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    const char *text = (const char *)f->bytes;
    Csv c = {.path = t->path, .at = text, .end = text + f->size, .stream = s};
    if (f->size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) c.at += 3; // byte order mark
    if (only_blank_lines_left(&c)) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    const FirstLine line = first_line(&c);
    t->width = line.fields;
    t->csv = true;
    t->header = is_header(&c, &line);
    if (t->header) {
        begin_line(&c);
        while (!c.line_done) next_field(&c);
    }
    if (only_blank_lines_left(&c)) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    // Columns that are standardized lose the digits that a float lacks after their mean is taken off.
    const bool wide = s && s->standardize;
    double *row = vae_alloc(t->width, sizeof *row);
    uint8_t *values = vae_alloc(most_values(&c, t->width), wide ? sizeof(double) : sizeof(float));
    do {
        read_row(&c, row, t->width, 1);
        for (size_t j = 0, at = t->rows * t->width; j < t->width; j++)
            if (wide) ((double *)values)[at + j] = row[j];
            else ((float *)values)[at + j] = (float)row[j];
        t->rows++;
        bool blank = c.at < c.end && (is_space(*c.at) || is_end_of_line(*c.at));
        if (blank && only_blank_lines_left(&c)) break;
    } while (c.at < c.end && t->rows != limit);
    t->owned = values;
    t->values = values;
    vae_free(row);
    t->type.cell = wide ? VAE_CELL_F64 : VAE_CELL_F32;
    t->rank = 2;
    t->dim[0] = t->rows;
    t->dim[1] = t->width;
    data_unmap(f);
}

// ---------------------------------------------------------------- the same lines again

static Csv csv_again(const DataFile *f) {
    const char *text = (const char *)f->bytes;
    Csv c = {.path = f->path, .at = text, .end = text + f->size};
    if (f->size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) c.at += 3;
    return c;
}

static void skip_line(Csv *c) {
    begin_line(c);
    while (!c->line_done) next_field(c);
}

size_t data_csv_header(const DataFile *f) {
    Csv c = csv_again(f);
    skip_line(&c);
    return (size_t)(c.at - (const char *)f->bytes);
}

void data_csv_lines(const DataFile *f, bool header, size_t rows, size_t width,
                    void (*fn)(void *arg, size_t row, const DataCsvLine *line), void *arg) {
    Csv c = csv_again(f);
    struct DataCsvField *field = vae_alloc(width, sizeof *field);
    if (header) skip_line(&c);
    for (size_t row = 0; row < rows; row++) {
        DataCsvLine line = {.begin = c.at, .field = field};
        begin_line(&c);
        bool same = c.at < c.end;
        while (!c.line_done) {
            next_field(&c);
            if (c.column > width) continue;
            struct DataCsvField *to = &field[c.column - 1];
            *to = (struct DataCsvField){c.field, c.length, NAN};
            if (!is_missing(&c)) same &= parse_number(c.field, c.length, &to->value);
        }
        if (!same || c.column != width)
            vae_die(EX_DATAERR, "%s: line %zu has changed while the program ran", f->path, c.line);
        line.end = c.at;
        fn(arg, row, &line);
    }
    vae_free(field);
}
