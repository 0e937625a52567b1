// completion.c -- the words that can stand at a place: stages, arguments, words, names.
#include "lsp/document.h"

#include <string.h>

// The protocol's kinds of items.
enum { ITEM_FUNCTION = 3, ITEM_FIELD = 5, ITEM_VARIABLE = 6, ITEM_PROPERTY = 10, ITEM_VALUE = 12, ITEM_KEYWORD = 14,
       ITEM_CONSTANT = 21 };

static void add(const Document *d, json_t *list, const char *label, int kind, const char *detail, const char *text,
                const char *help) {
    json_t *item = json_pack("{s:s, s:i}", "label", label, "kind", kind);
    if (detail) json_object_set_new(item, "detail", json_string(detail));
    if (text) json_object_set_new(item, "insertText", json_string(text));
    if (help) json_object_set_new(item, "documentation", json_pack("{s:s, s:s}", "kind", d->help_kind, "value", help));
    json_array_append_new(list, item);
}

static void add_section(Document *d, json_t *list, const char *section) {
    ReferenceRow row;
    for (int i = 0; reference_row(section, i, &row); i++) {
        Capture help;
        capture_begin(&help);
        reference_entry(help.f, section, &row);
        add(d, list, row.name, row.value ? ITEM_PROPERTY : ITEM_FUNCTION, reference_one(section), NULL,
            capture_end(&help, d->arena));
    }
}

static void add_words(Document *d, json_t *list, const ArgDef *arg) {
    for (const char *s = arg->words; s && *s;) {
        const size_t n = strcspn(s, "|");
        add(d, list, arena_strndup(d->arena, s, n), ITEM_VALUE, arg->name, NULL, NULL);
        s += n + (s[n] == '|');
    }
}

// The arguments that the call does not have yet: `before` of them come before the token with that number.
static void add_arguments(Document *d, json_t *list, const ArgDef *arg, int token, int before) {
    int named = 0, at = 0;
    for (int i = token - 1; i >= 0 && at >= 0; i--) {
        at += (d->token[i].kind == ')') - (d->token[i].kind == '(');
        named += at == 0 && d->token[i].kind == '=';
    }
    for (int k = before - named; arg && k >= 0 && k < MAX_ARGS && arg[k].kind != ARG_END; k++) {
        bool given = false;
        int depth = 0;
        for (int i = token - 1; i >= 0 && depth >= 0; i--) {
            depth += (d->token[i].kind == ')') - (d->token[i].kind == '(');
            const bool by_name = i + 1 < d->n_tokens && d->token[i + 1].kind == '=';
            given |= depth == 0 && by_name && token_is(&d->token[i], arg[k].name);
        }
        if (given || arg[k].kind == ARG_DIMS || arg[k].kind == ARG_REF || arg[k].kind == ARG_REFS)
            continue;
        add(d, list, arg[k].name, ITEM_FIELD, "argument", arena_printf(d->arena, "%s=", arg[k].name),
            reference_argument(d->arena, &arg[k]));
    }
}

// The file's own names, by its tokens: the file need not be right. before: only what stands before this offset.
static void add_names(Document *d, json_t *list, const char *keyword, int kind, int before) {
    for (int i = 0; i + 1 < d->n_tokens; i++) {
        const Token *t = &d->token[i], *name = &d->token[i + 1];
        if (!token_is(t, keyword) || name->kind != 'n' || (!t->decl && strcmp(keyword, "as"))) continue;
        if (name->text - d->text >= before) break;
        add(d, list, arena_strndup(d->arena, name->text, (size_t)name->length), kind, keyword, NULL, NULL);
    }
}

// The parameters of the block that the offset is in.
static void add_parameters(Document *d, json_t *list, int token) {
    int i = token < d->n_tokens ? token : d->n_tokens - 1;
    while (i >= 0 && !d->token[i].decl) i--;
    if (i < 0 || !token_is(&d->token[i], "block") || i + 2 >= d->n_tokens || d->token[i + 2].kind != '(') return;
    for (int k = i + 3; k < d->n_tokens && d->token[k].kind != ')'; k++) {
        const char before = d->token[k - 1].kind;
        if (d->token[k].kind != 'n' || (before != '(' && before != ',')) continue;
        const char *name = arena_strndup(d->arena, d->token[k].text, (size_t)d->token[k].length);
        add(d, list, name, ITEM_VARIABLE, "parameter", NULL, NULL);
    }
}

static void add_declarations(const Document *d, json_t *list) {
    static const struct { const char *word, *text; } all[] = {
        {"model", "model "},      {"param", "param "},      {"data", "data x: "}, {"latent", "latent z: "},
        {"block", "block "},      {"network", "network "},  {"encoder", "encoder {"}, {"decoder", "decoder {"}, {"critic", "critic "}, {"prior", "prior "},
        {"loss", "loss {"},        {"train", "train {"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        add(d, list, all[i].word, ITEM_KEYWORD, "declaration", all[i].text, NULL);
}

json_t *answer_completion(Document *d, int offset) {
    json_t *list = json_array();
    // The word that is being written counts as not there yet.
    int i = 0;
    while (i < d->n_tokens && d->token[i].text - d->text + d->token[i].length < offset) i++;
    const Token *t = i < d->n_tokens ? &d->token[i] : NULL;
    const int from = t ? (int)(t->text - d->text) : offset;
    if (t && from < offset && (t->kind == '0' || t->kind == '#')) return list;
    if (i && d->token[i - 1].kind == '#' && from >= offset && !memchr(d->token[i - 1].text, '\n',
                                                                     (size_t)(d->text + offset - d->token[i - 1].text)))
        return list; // behind a comment
    if (t && from < offset && t->kind != 'n') i++;
    const Context c = context_at(d, i);
    const Token *last = i ? &d->token[i - 1] : NULL;
    const bool top = !last || (last->depth == 0 && last->kind != '(' && last->kind != '{');
    const bool named = last && (last->decl || token_is(last, "as"));
    if (top && !c.section[0] && !named && !c.name) add_declarations(d, list);
    if (named && !c.inputs && !token_is(last, "loss") && !token_is(last, "train")) return list; // a new name
    for (int k = 0; c.section[k]; k++) add_section(d, list, c.section[k]);
    if (c.block) add_names(d, list, "block", ITEM_FUNCTION, (int)d->length);
    if (c.argument) add_words(d, list, c.argument);
    if (c.argument_name && c.callee.name) add_arguments(d, list, c.callee.arg, i, c.position);
    if (!c.name) return list;
    const bool refers = c.argument && (c.argument->kind == ARG_REF || c.argument->kind == ARG_REFS);
    if (!c.inputs && !refers) add_names(d, list, "param", ITEM_CONSTANT, offset);
    add_parameters(d, list, i);
    if (!c.inputs && !refers && !c.call) return list;
    add_names(d, list, "data", ITEM_VARIABLE, (int)d->length);
    add_names(d, list, "latent", ITEM_VARIABLE, (int)d->length);
    if (!c.inputs) add_names(d, list, "as", ITEM_VARIABLE, offset);
    return list;
}
