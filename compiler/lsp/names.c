// names.c -- the file's own names: where they are defined and used, and another name for one.
#include "lsp/document.h"

#include <string.h>

const NameUse *use_at(Document *d, int offset) {
    for (int i = 0; i < d->n_uses; i++) {
        const Span s = span_of_name(d, d->use[i].loc, d->use[i].name);
        if (offset >= s.from && offset <= s.to) return &d->use[i];
    }
    return NULL;
}

static Span place(Document *d, const NameUse *use) { return span_of_name(d, use->loc, use->name); }

static json_t *location(Document *d, const NameUse *use) {
    return json_pack("{s:s, s:o}", "uri", d->uri, "range", range_of(d, place(d, use)));
}

json_t *answer_definition(Document *d, int offset) {
    const NameUse *use = use_at(d, offset);
    return use ? location(d, &d->use[use->definition]) : NULL;
}

json_t *answer_references(Document *d, int offset, bool definition) {
    const NameUse *use = use_at(d, offset);
    json_t *list = json_array();
    for (int i = 0; use && i < d->n_uses; i++)
        if (d->use[i].definition == use->definition && (definition || i != use->definition))
            json_array_append_new(list, location(d, &d->use[i]));
    return list;
}

json_t *answer_highlights(Document *d, int offset) {
    const NameUse *use = use_at(d, offset);
    json_t *list = json_array();
    for (int i = 0; use && i < d->n_uses; i++)
        if (d->use[i].definition == use->definition)
            json_array_append_new(list, json_pack("{s:o}", "range", range_of(d, place(d, &d->use[i]))));
    return list;
}

json_t *answer_prepare_rename(Document *d, int offset) {
    const NameUse *use = use_at(d, offset);
    return use ? json_pack("{s:o, s:s}", "range", range_of(d, place(d, use)), "placeholder", use->name) : NULL;
}

// ---------------------------------------------------------------- another name

// The whole text with the other name.
static char *renamed(Document *d, Arena *a, const NameUse *use, const char *name) {
    Capture c;
    int at = 0;
    capture_begin(&c);
    for (int last = -1;;) { // uses are in no order of places
        int next = -1;
        for (int i = 0; i < d->n_uses; i++) {
            if (d->use[i].definition != use->definition) continue;
            const int from = place(d, &d->use[i]).from;
            if (from > last && (next < 0 || from < place(d, &d->use[next]).from)) next = i;
        }
        if (next < 0) break;
        const Span s = place(d, &d->use[next]);
        fwrite(d->text + at, 1, (size_t)(s.from - at), c.f);
        fputs(name, c.f);
        at = s.to;
        last = s.from;
    }
    fwrite(d->text + at, 1, d->length - (size_t)at, c.f);
    return capture_end(&c, a);
}

static int count_errors(Arena *a, const char *text) {
    Diag *d = diag_new(a, "", text, stderr);
    const Ast *ast = parse_file(a, d, text, strlen(text));
    if (ast) check_known(a, d, ast, "", NULL, 0);
    return diag_errors(d);
}

static bool is_name(const char *name) {
    Arena *a = arena_new();
    int n = 0;
    const Token *t = tokens_of(a, name, strlen(name), &n);
    const bool good = n == 1 && t->kind == 'n' && !t->decl && !token_is(t, "as") && t->length == (int)strlen(name) &&
                      t->length <= 64;
    arena_free(a);
    return good;
}

json_t *answer_rename(Document *d, int offset, const char *name, const char **error) {
    const NameUse *use = use_at(d, offset);
    *error = NULL;
    if (!use) *error = "no name of this file stands here";
    else if (!is_name(name)) *error = "a name has letters a-z, digits and _, and is no word of the language";
    if (*error) return NULL;
    Arena *a = arena_new();
    // Whatever else the name may mean somewhere, the model must be as right as before.
    const bool good = count_errors(a, renamed(d, a, use, name)) <= diag_errors(d->diag);
    bool taken = false;
    for (int i = 0; i < d->n_uses; i++)
        taken |= d->use[i].definition == i && i != use->definition && !strcmp(d->use[i].name, name);
    arena_free(a);
    if (!good || taken) {
        *error = arena_printf(d->arena, "the name %s is taken, or means something else here", name);
        return NULL;
    }
    json_t *edits = json_array(), *changes = json_object();
    for (int i = 0; i < d->n_uses; i++)
        if (d->use[i].definition == use->definition)
            json_array_append_new(edits, json_pack("{s:o, s:s}", "range", range_of(d, place(d, &d->use[i])),
                                                   "newText", name));
    json_object_set_new(changes, d->uri, edits);
    return json_pack("{s:o}", "changes", changes);
}
