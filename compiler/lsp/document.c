// document.c -- an open text: changes to it, what is known of it, and places in it as the protocol counts them.
#include "lsp/document.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- texts

static char *copy(const char *text, size_t length) {
    char *s = malloc(length + 1);
    if (!s) out_of_memory();
    memcpy(s, text, length);
    s[length] = '\0';
    return s;
}

static const char *path_of(const char *uri) {
    const char *slash = strrchr(uri, '/');
    return slash ? slash + 1 : uri;
}

static void find_lines(Document *d) {
    int n = 1;
    for (size_t i = 0; i < d->length; i++) n += d->text[i] == '\n';
    d->line = arena_alloc(d->arena, (size_t)n * sizeof *d->line);
    d->n_lines = 1;
    for (size_t i = 0; i < d->length; i++)
        if (d->text[i] == '\n') d->line[d->n_lines++] = (int)i + 1;
}

// All that is known of the text.
static void look(Document *d) {
    arena_free(d->arena);
    d->arena = arena_new();
    d->diag = diag_new(d->arena, path_of(d->uri), d->text, stderr);
    find_lines(d);
    d->token = tokens_of(d->arena, d->text, d->length, &d->n_tokens);
    d->ast = parse_file(d->arena, d->diag, d->text, d->length);
    d->model = d->ast ? check_known(d->arena, d->diag, d->ast, path_of(d->uri), NULL, 0) : NULL;
    d->n_uses = 0;
    d->use = d->ast ? names_used(d->arena, d->ast, &d->n_uses) : NULL;
}

Document *document_new(const char *uri, const char *text, size_t length, long long version) {
    Document *d = calloc(1, sizeof *d);
    if (!d) out_of_memory();
    d->uri = copy(uri, strlen(uri));
    d->hover_kind = d->help_kind = "markdown";
    d->arena = arena_new();
    document_set(d, text, length, version);
    return d;
}

void document_set(Document *d, const char *text, size_t length, long long version) {
    char *old = d->text;
    d->text = copy(text, length);
    d->length = length;
    d->version = version;
    free(old);
    look(d);
}

bool document_change(Document *d, const json_t *change, long long version) {
    const json_t *text = json_object_get(change, "text"), *range = json_object_get(change, "range");
    if (!json_is_string(text)) return false;
    const char *now = json_string_value(text);
    const size_t n = json_string_length(text);
    if (!range) {
        document_set(d, now, n, version);
        return true;
    }
    const int from = offset_of(d, json_object_get(range, "start")), to = offset_of(d, json_object_get(range, "end"));
    if (from < 0 || to < from) return false;
    const size_t length = d->length - (size_t)(to - from) + n;
    char *all = malloc(length + 1);
    if (!all) out_of_memory();
    memcpy(all, d->text, (size_t)from);
    memcpy(all + from, now, n);
    memcpy(all + from + n, d->text + to, d->length - (size_t)to);
    document_set(d, all, length, version);
    free(all);
    return true;
}

void document_free(Document *d) {
    arena_free(d->arena);
    free(d->text);
    free(d->uri);
    free(d);
}

// ---------------------------------------------------------------- places

// Bytes of the character at s, one for what is no UTF-8; and its UTF-16 units.
static int step(const char *s, const char *end, int *units) {
    const unsigned char c = (unsigned char)*s;
    int n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    if (n > end - s) n = 1;
    for (int i = 1; i < n; i++)
        if (((unsigned char)s[i] & 0xC0) != 0x80) n = i;
    *units = n == 4 ? 2 : 1;
    return n;
}

int offset_of(const Document *d, const json_t *position) {
    const json_t *jline = json_object_get(position, "line"), *jcharacter = json_object_get(position, "character");
    if (!json_is_integer(jline) || !json_is_integer(jcharacter)) return -1;
    const long long line = json_integer_value(jline);
    if (line < 0) return -1;
    if (line >= d->n_lines) return (int)d->length;
    const char *s = d->text + d->line[line], *end = d->text + d->length;
    long long left = json_integer_value(jcharacter);
    for (int units; s < end && *s != '\n' && left > 0; left -= units) {
        if (*s == '\r' && (s + 1 == end || s[1] == '\n')) break;
        const int n = step(s, end, &units);
        if (units > left) break; // within a pair
        s += n;
    }
    return (int)(s - d->text);
}

json_t *position_of(const Document *d, int offset) {
    int first = 0, last = d->n_lines - 1, units, column = 0;
    while (first < last) { // the last line that does not begin behind it
        const int middle = (first + last + 1) / 2;
        if (d->line[middle] <= offset) first = middle;
        else last = middle - 1;
    }
    const char *at = d->text + offset;
    for (const char *s = d->text + d->line[first]; s < at; column += units) s += step(s, at, &units);
    return json_pack("{s:i, s:i}", "line", first, "character", column);
}

json_t *range_of(const Document *d, Span s) {
    return json_pack("{s:o, s:o}", "start", position_of(d, s.from), "end", position_of(d, s.to));
}

Span span_of(Document *d, Loc loc) {
    if (loc.line < 1) return (Span){0, 0};
    Span s = {(int)(diag_place(d->diag, loc.line, loc.col) - d->text),
              (int)(diag_place(d->diag, loc.end_line, loc.end_col) - d->text)};
    if (s.to < s.from) s.to = s.from;
    return s;
}

Span span_of_name(Document *d, Loc loc, const char *name) {
    Span s = span_of(d, loc);
    const size_t n = strlen(name);
    while (s.from < s.to && (d->text[s.from] == '(' || (unsigned char)d->text[s.from] <= ' ')) s.from++;
    if (!strncmp(d->text + s.from, name, n)) s.to = s.from + (int)n;
    return s;
}
