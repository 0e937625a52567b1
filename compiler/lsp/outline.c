// outline.c -- a text from above: its declarations with what is in them, and the shapes behind its stages.
#include "lsp/document.h"

#include <string.h>

// The protocol's kinds of symbols.
enum { SYMBOL_MODULE = 2, SYMBOL_PROPERTY = 7, SYMBOL_FUNCTION = 12, SYMBOL_VARIABLE = 13, SYMBOL_CONSTANT = 14,
       SYMBOL_OBJECT = 19, SYMBOL_OPERATOR = 25 };

static json_t *symbol(Document *d, const char *name, const char *detail, int kind, Span whole, Span own) {
    if (own.from < whole.from || own.to > whole.to) own = whole;
    json_t *s = json_pack("{s:s, s:i, s:o, s:o}", "name", name, "kind", kind, "range", range_of(d, whole),
                          "selectionRange", range_of(d, own));
    if (detail) json_object_set_new(s, "detail", json_string(detail));
    return s;
}

static json_t *stage_symbols(Document *d, const Stage *s) {
    json_t *list = json_array();
    for (; s; s = s->next) {
        Span whole = span_of(d, s->loc);
        const Span as = span_of(d, s->as_loc);
        if (s->as && as.to > whole.to) whole.to = as.to;
        json_t *inside = s->body ? stage_symbols(d, s->body) : NULL;
        if (inside) { // up to its }
            for (int i = token_at(d, whole.from); i >= 0 && i < d->n_tokens; i++) {
                if (d->token[i].kind != '{' || d->token[i].match < 0) continue;
                const int end = (int)(d->token[d->token[i].match].text - d->text) + 1;
                if (end > whole.to) whole.to = end;
                break;
            }
        }
        const char *text = diag_text(d->diag, d->arena, s->loc);
        json_t *one = symbol(d, text, s->as, SYMBOL_OPERATOR, whole, span_of(d, s->name_loc));
        if (inside) json_object_set_new(one, "children", inside);
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *setting_symbols(Document *d, const Setting *s) {
    json_t *list = json_array();
    for (; s; s = s->next)
        json_array_append_new(list, symbol(d, s->name, diag_text(d->diag, d->arena, s->value->loc), SYMBOL_PROPERTY,
                                           span_of(d, s->loc), span_of(d, s->name_loc)));
    return list;
}

json_t *answer_symbols(Document *d) {
    static const int kinds[] = {[DECL_MODEL] = SYMBOL_MODULE, [DECL_PARAM] = SYMBOL_CONSTANT,
                                [DECL_DATA] = SYMBOL_VARIABLE, [DECL_LATENT] = SYMBOL_VARIABLE,
                                [DECL_BLOCK] = SYMBOL_FUNCTION, [DECL_SHARED] = SYMBOL_FUNCTION,
                                [DECL_CRITIC] = SYMBOL_FUNCTION, [DECL_NETWORK] = SYMBOL_FUNCTION,
                                [DECL_SETTINGS] = SYMBOL_OBJECT};
    json_t *list = json_array();
    for (const Decl *decl = d->ast ? d->ast->decls : NULL; decl; decl = decl->next) {
        Span whole = span_of(d, decl->loc);
        if (decl->end.line) whole.to = span_of(d, decl->end).to;
        const char *detail = decl->value ? diag_text(d->diag, d->arena, decl->value->loc) : NULL;
        const char *name = decl->of ? arena_printf(d->arena, "%s %s", decl->name, decl->of) : decl->name;
        json_t *one = symbol(d, name, detail, kinds[decl->kind], whole, span_of(d, decl->name_loc));
        if (decl->stages) json_object_set_new(one, "children", stage_symbols(d, decl->stages));
        if (decl->settings) json_object_set_new(one, "children", setting_symbols(d, decl->settings));
        json_array_append_new(list, one);
    }
    return list;
}

// ---------------------------------------------------------------- hints

typedef struct Hint {
    int offset; // where the stage ends
    Shape out;
    bool agree; // all uses of the stage make this
} Hint;

typedef struct Hints {
    Document *d;
    Span range;
    Hint *hint;
    int n, cap;
} Hints;

static void add_hint(void *state, const Layer *l, Shape out) {
    Hints *h = state;
    const int at = span_of(h->d, l->loc).to;
    if (at < h->range.from || at > h->range.to) return;
    for (int i = h->n - 1; i >= 0; i--) // a block's stages come again with each of its uses
        if (h->hint[i].offset == at) {
            h->hint[i].agree &= shape_equal(h->hint[i].out, out);
            return;
        }
    h->hint = arena_grow(h->d->arena, h->hint, &h->cap, h->n + 1, sizeof *h->hint);
    h->hint[h->n++] = (Hint){at, out, true};
}

json_t *answer_hints(Document *d, Span range) {
    Hints h = {.d = d, .range = range};
    json_t *list = json_array();
    visit_layers(d->model, add_hint, &h);
    for (int i = 0; i < h.n; i++)
        if (h.hint[i].agree && h.hint[i].out.rank)
            json_array_append_new(list, json_pack("{s:o, s:s, s:b}", "position", position_of(d, h.hint[i].offset),
                                                  "label", shape_text(d->arena, h.hint[i].out), "paddingLeft", true));
    return list;
}
