// fix.c -- changes of the text that mend it: made from places in the source, and applied.
#include "base/fix.h"

#include <stdlib.h>
#include <string.h>

static void add(Diag *d, bool certain, const char *from, const char *to, const char *text, const char *title) {
    Arena *a = diag_arena(d);
    const char *begin = diag_source(d);
    Fix *fix = arena_alloc(a, sizeof *fix);
    *fix = (Fix){.from = (int)(from - begin), .to = (int)(to - begin), .text = text, .certain = certain,
                 .title = title ? title : arena_printf(a, "write %s", text)};
    diag_attach(d, fix);
}

void fix_replace(Diag *d, bool certain, Loc loc, const char *text) {
    add(d, certain, diag_place(d, loc.line, loc.col), diag_place(d, loc.end_line, loc.end_col),
        arena_printf(diag_arena(d), "%s", text), NULL);
}

void fix_word(Diag *d, bool certain, const char *word, const char *instead) {
    const Message *m = diag_last(d);
    if (!m) return;
    const char *from = diag_place(d, m->loc.line, m->loc.col);
    const size_t n = strlen(word);
    if (!strncmp(from, word, n)) add(d, certain, from, from + n, arena_printf(diag_arena(d), "%s", instead), NULL);
}

void fix_insert(Diag *d, bool certain, Loc before, const char *text) {
    const char *at = diag_place(d, before.line, before.col);
    add(d, certain, at, at, text, arena_printf(diag_arena(d), "add %.*s", (int)strcspn(text, " "), text));
}

static bool blank(char c) { return c == ' ' || c == '\t'; }

void fix_remove(Diag *d, bool certain, Loc loc) {
    const char *begin = diag_source(d);
    const char *from = diag_place(d, loc.line, loc.col), *to = diag_place(d, loc.end_line, loc.end_col), *end = to;
    const char *title = arena_printf(diag_arena(d), "remove %.*s", (int)(to - from), from);
    while (*end == ' ' || *end == '\t' || *end == '\n' || *end == '\r') end++;
    if (!strncmp(end, "as", 2) && (blank(end[2]) || end[2] == '\n')) return; // others go by its name
    while (from > begin && blank(from[-1])) from--;
    for (end = to; blank(*end) || *end == '\r'; end++) continue;
    if ((from == begin || from[-1] == '\n') && *end == '\n') to = end + 1;
    add(d, certain, from, to, "", title);
}

void fix_append(Diag *d, bool certain, Loc brace, const char *stage) {
    Arena *a = diag_arena(d);
    const char *begin = diag_source(d), *at = diag_place(d, brace.line, brace.col), *line = at;
    while (line > begin && blank(line[-1])) line--;
    const bool alone = line == begin || line[-1] == '\n';
    const char *text = alone ? arena_printf(a, "%.*s    %s\n", (int)(at - line), line, stage)
                             : arena_printf(a, "%s ", stage);
    if (alone) at = line;
    else if (at > begin && !blank(at[-1])) text = arena_printf(a, " %s", text);
    add(d, certain, at, at, text, arena_printf(a, "add %s", stage));
}

static int by_place(const void *pa, const void *pb) {
    const Fix *a = *(const Fix *const *)pa, *b = *(const Fix *const *)pb;
    return a->from != b->from ? (a->from < b->from ? -1 : 1) : (a->to > b->to) - (a->to < b->to);
}

char *fix_apply(Arena *a, const Diag *d, const char *text, size_t length) {
    const int n = diag_messages(d);
    const Fix **fix = arena_alloc(a, (size_t)(n + 1) * sizeof *fix);
    int n_fixes = 0;
    for (int i = 0; i < n; i++) {
        const Fix *f = diag_message(d, i)->fix;
        if (f && f->certain) fix[n_fixes++] = f;
    }
    if (!n_fixes) return NULL;
    qsort(fix, (size_t)n_fixes, sizeof *fix, by_place);
    Capture capture;
    capture_begin(&capture);
    int at = 0, last = -1; // two changes at one place: the second waits for the next round
    for (int i = 0; i < n_fixes; i++) {
        if (fix[i]->from < at || fix[i]->from == last) continue;
        fwrite(text + at, 1, (size_t)(fix[i]->from - at), capture.f);
        fputs(fix[i]->text, capture.f);
        at = fix[i]->to;
        last = fix[i]->from;
    }
    fwrite(text + at, 1, length - (size_t)at, capture.f);
    return capture_end(&capture, a);
}
