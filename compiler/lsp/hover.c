// hover.c -- what is known of the word at a place: its entry in the reference, and of a stage its shapes and sizes.
#include "lsp/document.h"

#include <math.h>
#include <string.h>

static const char *const kind_words[] = {[NAME_PARAM] = "param",   [NAME_DATA] = "data",
                                         [NAME_LATENT] = "latent", [NAME_BLOCK] = "block",
                                         [NAME_STAGE] = "stage",   [NAME_PARAMETER] = "parameter of a block",
                                         [NAME_NETWORK] = "network", [NAME_CRITIC] = "critic"};

// The text from an offset to the end of its line or the first { or comment.
static const char *rest_of_line(Document *d, int from) {
    size_t n = strcspn(d->text + from, "\n\r#{");
    while (n && (unsigned char)d->text[from + (int)n - 1] <= ' ') n--;
    return arena_strndup(d->arena, d->text + from, n);
}

const char *name_text(Document *d, const NameUse *definition) {
    const Span s = span_of_name(d, definition->loc, definition->name);
    const char *kind = kind_words[definition->kind];
    const Model *m = d->model;
    if (definition->kind == NAME_PARAMETER || definition->kind == NAME_STAGE)
        return arena_printf(d->arena, "%s (%s)", definition->name, kind);
    const char *text = arena_printf(d->arena, "%s %s", kind, rest_of_line(d, s.from));
    for (int i = 0; m && definition->kind == NAME_PARAM && i < m->n_vars; i++) {
        if (strcmp(m->var_name[i], definition->name) || !isfinite(m->var_value[i])) continue;
        const char *value = arena_printf(d->arena, "= %.10g", m->var_value[i]);
        const size_t n = strlen(text), k = strlen(value);
        if (n < k || strcmp(text + n - k, value)) text = arena_printf(d->arena, "%s  %s", text, value);
    }
    return text;
}

static void print_stage(Document *d, FILE *f, Span stage) {
    StageInfo info;
    if (!stage_info(d, stage, &info)) return;
    fprintf(f, "`%s` to `%s`", shape_text(d->arena, info.in), shape_text(d->arena, info.out));
    if (info.weights > 0) fprintf(f, ", %.0f parameters", info.weights);
    if (info.uses > 1) fprintf(f, ", %d times", info.uses);
    fprintf(f, "\n\n");
}

// Of a name that `as` gives: the stage before it.
static void print_named_stage(Document *d, FILE *f, const NameUse *definition) {
    const Span s = span_of_name(d, definition->loc, definition->name);
    for (int i = 0; i < d->n_tokens; i++) {
        if (d->token[i].text != d->text + s.from) continue;
        const int depth = d->token[i].depth;
        while (i >= 0 && (!d->token[i].starts || d->token[i].depth != depth)) i--;
        if (i < 0) return;
        const int from = (int)(d->token[i].text - d->text);
        print_stage(d, f, (Span){from, from});
        return;
    }
}

static bool print_word(Document *d, FILE *f, int i) {
    const Token *t = &d->token[i];
    const char *word = arena_strndup(d->arena, t->text, (size_t)t->length);
    const Context c = context_at(d, i);
    const bool by_name = i + 1 < d->n_tokens && d->token[i + 1].kind == '=' && t->parens;
    for (int k = 0; by_name && c.callee.name && k < MAX_ARGS && c.callee.arg && c.callee.arg[k].kind != ARG_END; k++) {
        if (strcmp(c.callee.arg[k].name, word)) continue;
        fprintf(f, "`%s` of `%s`\n\n%s\n", word, reference_signature(d->arena, &c.callee),
                reference_argument(d->arena, &c.callee.arg[k]));
        return true;
    }
    for (int k = 0; !by_name && c.section[k]; k++) {
        ReferenceRow row;
        if (!reference_find(c.section[k], word, &row)) continue;
        const int from = (int)(t->text - d->text);
        if (t->starts) print_stage(d, f, (Span){from, from});
        reference_entry(f, c.section[k], &row);
        return true;
    }
    if (!c.argument || by_name) return false;
    fprintf(f, "`%s`: %s\n", c.argument->name, reference_argument(d->arena, c.argument));
    return true;
}

json_t *answer_hover(Document *d, int offset) {
    const int i = token_at(d, offset);
    if (i < 0 || d->token[i].kind != 'n') return NULL;
    const NameUse *use = use_at(d, offset);
    Capture capture;
    capture_begin(&capture);
    bool said = true;
    if (use) {
        const NameUse *definition = &d->use[use->definition];
        fprintf(capture.f, "```\n%s\n```\n\n", name_text(d, definition));
        if (definition->kind == NAME_STAGE) print_named_stage(d, capture.f, definition);
        const int from = (int)(d->token[i].text - d->text);
        if (d->token[i].starts) print_stage(d, capture.f, (Span){from, from});
    } else {
        said = print_word(d, capture.f, i);
    }
    const char *text = capture_end(&capture, d->arena);
    if (!said) return NULL;
    const int from = (int)(d->token[i].text - d->text);
    return json_pack("{s:{s:s, s:s}, s:o}", "contents", "kind", d->hover_kind, "value", text, "range",
                     range_of(d, (Span){from, from + d->token[i].length}));
}
