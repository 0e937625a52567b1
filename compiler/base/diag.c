// diag.c -- messages to the user.
// In:  errors and warnings in any order, with places in the source.
// Out: text sorted by place: file:line:col: error[E0214]: what, the line, a caret under the span,
//      and a hint. Nothing is printed before diag_print, so one place never gets the same code
//      twice, and independent errors come in the order of the file.
// Columns count characters, tabs to multiples of 8; a quoted line has its tabs expanded and its
// control characters replaced, so that a hostile file cannot talk to the terminal.
#include "base/fix.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_ERRORS 20
#define MAX_KEPT 1000 // a file of a million mistakes needs no million messages
#define TAB 8
#define WINDOW 120 // columns of a quoted line that are shown

struct Diag {
    Arena *arena;
    const char *file, *text;
    FILE *out;
    Message *item;
    int n_items, cap_items;
    int errors;
    bool last_dropped; // a hint to a dropped message is dropped too
    const char *context;
    const char **line; // start of each line; built when first needed
    int n_lines;
};

static const char *const codes[] = {
#define CODE(code, meaning) #code,
#include "base/diag.def"
#undef CODE
    NULL};

const char *const *diag_codes(void) { return codes; }

const char *diag_meaning(const char *code) {
    static const char *const meanings[] = {
#define CODE(code, meaning) meaning,
#include "base/diag.def"
#undef CODE
    };
    for (int i = 0; codes[i]; i++)
        if (!strcmp(codes[i], code)) return meanings[i];
    die("code %s", code);
}

Diag *diag_new(Arena *a, const char *file, const char *text, FILE *out) {
    Diag *d = arena_alloc(a, sizeof *d);
    d->arena = a;
    d->file = file;
    d->text = text ? text : "";
    d->out = out;
    return d;
}

void diag_context(Diag *d, const char *context) { d->context = context; }
int diag_errors(const Diag *d) { return d->errors; }
int diag_messages(const Diag *d) { return d->n_items; }
const Message *diag_message(const Diag *d, int i) { return &d->item[i]; }
const Message *diag_last(const Diag *d) { return d->last_dropped || !d->n_items ? NULL : &d->item[d->n_items - 1]; }
const char *diag_source(const Diag *d) { return d->text; }
Arena *diag_arena(Diag *d) { return d->arena; }

void diag_attach(Diag *d, Fix *fix) {
    if (d->last_dropped || !d->n_items) return;
    fix->certain = fix->certain && !d->context;
    d->item[d->n_items - 1].fix = fix;
}

static bool same_place(Loc a, Loc b) { return a.line == b.line && a.col == b.col; }

static void add(Diag *d, bool error, Loc loc, const char *code, const char *format, va_list args) {
    char text[1024];
    vsnprintf(text, sizeof text, format, args);
    d->last_dropped = true;
    if (d->n_items >= MAX_KEPT) {
        d->errors += error;
        return;
    }
    // The same mistake in a block used twice is one mistake.
    for (int i = 0; i < d->n_items; i++)
        if (loc.line && same_place(d->item[i].loc, loc) && !strcmp(d->item[i].code, code)) return;
    d->item = arena_grow(d->arena, d->item, &d->cap_items, d->n_items + 1, sizeof *d->item);
    d->item[d->n_items] = (Message){.loc = loc,
                                 .error = error,
                                 .order = d->n_items,
                                 .code = code,
                                 .message = arena_printf(d->arena, "%s", text),
                                 .context = d->context};
    d->n_items++;
    d->errors += error;
    d->last_dropped = false;
}

void diag_error(Diag *d, Loc loc, const char *code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(d, true, loc, code, format, args);
    va_end(args);
}

void diag_warning(Diag *d, Loc loc, const char *code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(d, false, loc, code, format, args);
    va_end(args);
}

void diag_hint(Diag *d, const char *format, ...) {
    if (d->last_dropped || !d->n_items) return;
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    Message *item = &d->item[d->n_items - 1];
    item->hint = item->hint ? arena_printf(d->arena, "%s\nhint: %s", item->hint, text)
                            : arena_printf(d->arena, "%s", text);
}

// ---------------------------------------------------------------- the source

static void find_lines(Diag *d) {
    if (d->line) return;
    int n = 1;
    for (const char *s = d->text; *s; s++) n += *s == '\n';
    d->line = arena_alloc(d->arena, (size_t)n * sizeof *d->line);
    d->line[d->n_lines++] = d->text + (strncmp(d->text, "\xEF\xBB\xBF", 3) ? 0 : 3);
    for (const char *s = d->text; *s; s++)
        if (*s == '\n') d->line[d->n_lines++] = s + 1;
}

// The column after the character at *s, which stands at `col`; moves *s behind it.
static int step(const char **s, int col) {
    const char c = **s;
    (*s)++;
    if (c == '\t') return (col - 1) / TAB * TAB + TAB + 1;
    while (((unsigned char)**s & 0xC0) == 0x80) (*s)++;
    return col + 1;
}

const char *diag_place(Diag *d, int line, int col) {
    find_lines(d);
    if (line < 1) return d->text;
    if (line > d->n_lines) return d->text + strlen(d->text);
    const char *s = d->line[line - 1];
    for (int at = 1; at < col && *s && *s != '\n';) at = step(&s, at);
    return s;
}

char *diag_text(const Diag *d, Arena *a, Loc loc) {
    const char *from = diag_place((Diag *)d, loc.line, loc.col);
    const char *to = diag_place((Diag *)d, loc.end_line, loc.end_col);
    if (to < from) to = from;
    char *text = arena_alloc(a, (size_t)(to - from) + 1);
    size_t n = 0;
    bool space = false;
    for (const char *s = from; s < to; s++) {
        if (*s == '#') { // a comment within the arguments
            while (s < to && *s != '\n') s++;
            space = true;
        } else if ((unsigned char)*s <= ' ') {
            space = true;
        } else {
            if (space && n && text[n - 1] != '(' && *s != ')') text[n++] = ' ';
            space = false;
            text[n++] = *s;
        }
    }
    return text;
}

// ---------------------------------------------------------------- printing

static int by_place(const void *pa, const void *pb) {
    const Message *a = pa, *b = pb;
    if (a->loc.line != b->loc.line) return a->loc.line < b->loc.line ? -1 : 1;
    if (a->loc.col != b->loc.col) return a->loc.col < b->loc.col ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

// One column of the quoted line: spaces for a tab, ? for what a terminal could obey or cannot show.
static void put_char(FILE *out, const char *s, const char *end, int width) {
    const unsigned char c = (unsigned char)*s;
    const int length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0x80 ? 2 : 1;
    bool strange = c < ' ' || c == 0x7F || (c == 0xC2 && (unsigned char)s[1] < 0xA0);
    strange |= (c >= 0x80 && c < 0xC2) || c > 0xF4 || end - s != length;
    // U+202A..202E and U+2066..2069 turn the direction of text.
    if (c == 0xE2 && end - s == 3) {
        const unsigned char b = (unsigned char)s[1], e = (unsigned char)s[2];
        strange |= (b == 0x80 && e >= 0xAA && e <= 0xAE) || (b == 0x81 && e >= 0xA6 && e <= 0xA9);
    }
    if (c == '\t') fprintf(out, "%*s", width, "");
    else if (strange) fputc('?', out);
    else fwrite(s, 1, (size_t)(end - s), out);
}

// A message, which may quote a name from the file.
static void put_text(FILE *out, const char *s) {
    while (*s) {
        const char *start = s;
        step(&s, 1);
        if (*start == '\n') fputc('\n', out); // between two hints
        else put_char(out, start, s, 1);
    }
}

static void quote(Diag *d, Loc loc, const char *color, const char *plain) {
    find_lines(d);
    if (loc.line < 1 || loc.line > d->n_lines) return;
    const char *s = d->line[loc.line - 1];
    const int first = loc.col > WINDOW - 20 ? loc.col - WINDOW / 2 : 1;
    int col = 1, printed = 0;
    if (first > 1) fputs("... ", d->out);
    while (*s && *s != '\n' && !(*s == '\r' && (s[1] == '\n' || !s[1]))) {
        const char *start = s;
        const int at = col;
        col = step(&s, col);
        if (at >= first && at < first + WINDOW) {
            put_char(d->out, start, s, col - at);
            printed = col;
        }
    }
    fputs(col > printed && printed ? " ...\n" : "\n", d->out);
    if (first > 1) fputs("    ", d->out);
    fprintf(d->out, "%*s%s^", loc.col - first, "", color);
    int end = loc.end_line == loc.line ? loc.end_col : col;
    if (end > first + WINDOW) end = first + WINDOW;
    for (int i = loc.col + 1; i < end; i++) fputc('~', d->out);
    fprintf(d->out, "%s\n", plain);
}

void diag_print(Diag *d) {
    const bool color = isatty(fileno(d->out)) && !getenv("NO_COLOR");
    const char *red = color ? "\033[1;31m" : "", *yellow = color ? "\033[1;33m" : "";
    const char *bold = color ? "\033[1m" : "", *plain = color ? "\033[0m" : "";
    if (d->n_items) qsort(d->item, (size_t)d->n_items, sizeof *d->item, by_place);
    int shown = 0;
    for (int i = 0; i < d->n_items; i++) {
        const Message *item = &d->item[i];
        if (item->error && shown == MAX_ERRORS) {
            fprintf(d->out, "%s: too many errors, %d more\n", d->file, d->errors - shown);
            break;
        }
        shown += item->error;
        const char *hue = item->error ? red : yellow;
        if (item->loc.line)
            fprintf(d->out, "%s%s:%d:%d:%s ", bold, d->file, item->loc.line, item->loc.col, plain);
        else fprintf(d->out, "%s%s:%s ", bold, d->file, plain);
        fprintf(d->out, "%s%s[%s]:%s %s", hue, item->error ? "error" : "warning", item->code, plain,
                bold);
        put_text(d->out, item->message);
        fprintf(d->out, "%s\n", plain);
        if (item->loc.line) quote(d, item->loc, hue, plain);
        if (item->context) fprintf(d->out, "in: %s\n", item->context);
        if (!item->hint) continue;
        fputs("hint: ", d->out);
        put_text(d->out, item->hint);
        fputc('\n', d->out);
    }
    d->n_items = 0;
}

static void json_string(FILE *out, const char *s) {
    fputc('"', out);
    for (; *s; s++) {
        const unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\') fprintf(out, "\\%c", c);
        else if (c < ' ' || c == 0x7F) fprintf(out, "\\u%04x", c);
        else fputc(c, out);
    }
    fputc('"', out);
}

// Bytes [from, to) of the file become the text.
static void json_fix(FILE *out, const Fix *fix) {
    fprintf(out, ", \"fix\": {\"from\": %d, \"to\": %d, \"certain\": %s, \"text\": ", fix->from, fix->to,
            fix->certain ? "true" : "false");
    json_string(out, fix->text);
    fputc('}', out);
}

void diag_json(Diag *d, FILE *out) {
    if (d->n_items) qsort(d->item, (size_t)d->n_items, sizeof *d->item, by_place);
    fputc('[', out);
    for (int i = 0; i < d->n_items; i++) {
        const Message *item = &d->item[i];
        fprintf(out,
                "%s\n  {\"severity\": \"%s\", \"code\": \"%s\", \"line\": %d, \"column\": %d, ",
                i ? "," : "", item->error ? "error" : "warning", item->code, item->loc.line,
                item->loc.col);
        fprintf(out, "\"end_line\": %d, \"end_column\": %d, \"message\": ", item->loc.end_line,
                item->loc.end_col);
        json_string(out, item->message);
        if (item->context) fputs(", \"in\": ", out), json_string(out, item->context);
        if (item->hint) fputs(", \"hint\": ", out), json_string(out, item->hint);
        if (item->fix) json_fix(out, item->fix);
        fputc('}', out);
    }
    fputs(d->n_items ? "\n]" : "]", out);
    d->n_items = 0;
}

// ---------------------------------------------------------------- did you mean

// Edits that turn a into b: insert, delete, replace, or swap two neighbours. Words over 64
// characters are near nothing; case does not matter.
static int distance(const char *a, const char *b) {
    const int n = (int)strlen(a), m = (int)strlen(b);
    if (n > 64 || m > 64) return 99;
    int row[3][66]; // rows i-2, i-1 and i of the table
    for (int j = 0; j <= m; j++) row[1][j] = j;
    for (int i = 1; i <= n; i++) {
        int *two = row[(i - 1) % 3], *one = row[i % 3], *now = row[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= m; j++) {
            int best = one[j - 1] + (tolower((unsigned char)a[i - 1]) != tolower((unsigned char)b[j - 1]));
            if (one[j] + 1 < best) best = one[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && two[j - 2] + 1 < best) best = two[j - 2] + 1;
            now[j] = best;
        }
    }
    return row[(n + 1) % 3][m];
}

// How many are nearest; *best: the first of them.
static int nearest(const char *word, const char *const *words, const char **best) {
    int least = ((int)strlen(word) + 2) / 3 + 1, n = 0; // one wrong letter in three
    for (*best = NULL; *words; words++) {
        const int edits = distance(word, *words);
        if (edits >= (int)strlen(*words)) continue;
        if (edits < least) least = edits, *best = *words, n = 1;
        else if (edits == least && *best && strcmp(*best, *words)) n++;
    }
    return n;
}

const char *diag_nearest(const char *word, const char *const *words) {
    const char *best;
    nearest(word, words, &best);
    return best;
}

bool diag_nearest_alone(const char *word, const char *const *words) {
    const char *best;
    return strlen(word) >= 4 && nearest(word, words, &best) == 1;
}
