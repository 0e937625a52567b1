// context.c -- what stands at a place, or could: by the tokens alone, so that it is known while a line is written.
#include "lsp/document.h"

#include <string.h>

int token_at(const Document *d, int offset) {
    int found = -1;
    for (int i = 0; i < d->n_tokens; i++) {
        const int from = (int)(d->token[i].text - d->text), to = from + d->token[i].length;
        if (from > offset) break;
        if (offset < to || (offset == to && (d->token[i].kind == 'n' || d->token[i].kind == '0'))) return i;
        if (offset == to) found = i;
    }
    return found;
}

static int before(const Document *d, int i) { // the token before, comments left out
    while (--i >= 0 && d->token[i].kind == '#') continue;
    return i;
}

static const char *word(const Document *d, int i) {
    return arena_strndup(d->arena, d->token[i].text, (size_t)d->token[i].length);
}

// The declaration that the token is in.
static int declaration(const Document *d, int i) {
    if (i >= d->n_tokens) i = d->n_tokens - 1;
    while (i >= 0 && !d->token[i].decl) i--;
    return i;
}

static bool decl_is(const Document *d, int decl, const char *name) {
    return decl >= 0 && token_is(&d->token[decl], name);
}

static int count_args(const ArgDef *arg) {
    int n = 0;
    while (arg && n < MAX_ARGS && arg[n].kind != ARG_END) n++;
    return n;
}

// The innermost bracket that is open before token i.
static int around(const Document *d, int i) {
    int depth = 0;
    while (--i >= 0) {
        const char kind = d->token[i].kind;
        if (kind == ')' || kind == '}') depth++;
        if ((kind == '(' || kind == '{') && depth-- == 0) return i;
    }
    return -1;
}

static void add_section(Context *c, const char *section) {
    int n = 0;
    while (c->section[n]) n++;
    c->section[n] = section;
}

static bool find_row(const Context *c, const char *name, ReferenceRow *row) {
    for (int i = 0; c->section[i]; i++)
        if (reference_find(c->section[i], name, row)) return true;
    return false;
}

// The value of an argument or setting: a row of another table, a word, or a number.
static void value_of(Context *c, const ArgDef *arg) {
    c->argument = arg;
    c->name = arg->kind != ARG_WORD && arg->kind != ARG_CHOICE;
    if (arg->kind == ARG_CHOICE) add_section(c, reference_table(arg->choices));
}

// Within the parentheses that token `open` opens.
static void in_call(const Document *d, Context *c, int open, int i) {
    const int name = before(d, open), last = before(d, i);
    if (name < 0 || d->token[name].kind != 'n') { // around a value
        c->name = true;
        return;
    }
    if (d->token[name].decl) {
        c->inputs = c->name = true;
        return;
    }
    const char *called = word(d, name);
    const Context outer = context_at(d, name);
    for (int k = 0; k < d->n_uses; k++)
        if (d->use[k].kind == NAME_BLOCK && !strcmp(d->use[k].name, called)) c->call = &d->use[d->use[k].definition];
    if (!find_row(&outer, called, &c->callee)) {
        c->name = true;
        return;
    }
    c->call = NULL;
    const ArgDef *arg = c->callee.arg;
    const int n = count_args(arg);
    if (d->token[last].kind == '=') {
        const int by = before(d, last);
        for (int k = 0; by >= 0 && k < n; k++)
            if (token_is(&d->token[by], arg[k].name)) value_of(c, &arg[k]);
        return;
    }
    if (d->token[last].kind != '(' && d->token[last].kind != ',') { // within a value
        c->name = true;
        return;
    }
    int position = 0, depth = 0;
    for (int k = open + 1; k < i; k++) {
        depth += (d->token[k].kind == '(') - (d->token[k].kind == ')');
        position += depth == 0 && d->token[k].kind == ',';
    }
    c->argument_name = true;
    c->position = position;
    for (int k = 0; k < n && k < position; k++)
        if (arg[k].kind == ARG_DIMS) position = k;
    if (position < n) value_of(c, &arg[position]);
}

Context context_at(const Document *d, int i) {
    Context c = {.name = false};
    const int open = around(d, i), last = before(d, i), decl = declaration(d, i - 1);
    if (open >= 0 && d->token[open].kind == '(') {
        in_call(d, &c, open, i);
        return c;
    }
    if (open < 0) {
        if (last >= 0 && d->token[last].kind == ':') {
            if (decl_is(d, decl, "data")) add_section(&c, "data");
            if (decl_is(d, decl, "latent")) add_section(&c, "latents");
        }
        c.name = last >= 0 && decl_is(d, decl, "param") && last > decl + 1;
        return c;
    }
    if (decl_is(d, decl, "data")) { // a table's columns: a new name, and behind it its kind
        if (last >= 0 && d->token[last].starts && d->token[last].inside == 't') add_section(&c, "columns");
        return c;
    }
    const bool loss = decl_is(d, decl, "loss"), train = decl_is(d, decl, "train");
    if (!loss && !train) {
        if (last >= 0 && token_is(&d->token[last], "as")) return c;
        add_section(&c, "stages");
        add_section(&c, "activations");
        c.block = true;
        return c;
    }
    const char *settings = loss ? "loss" : "train";
    ReferenceRow row;
    const int name = last >= 0 && d->token[last].kind == '=' ? before(d, last) : -1;
    if (name < 0) {
        const bool value = last >= 0 && strchr("+-*/^", d->token[last].kind);
        if (value) c.name = true;
        else add_section(&c, settings);
        return c;
    }
    if (!reference_find(settings, word(d, name), &row)) return c;
    if (row.value->kind != ARG_END) value_of(&c, row.value);
    if (reference_choices(&row)) add_section(&c, reference_choices(&row));
    return c;
}
