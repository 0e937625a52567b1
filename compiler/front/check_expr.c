// check_expr.c -- constant arithmetic and params.
// In:  expressions.  Out: finite doubles. A name is a block's parameter or a param, in this order;
// any other name is a word, which only an argument that asks for one may hold.
#include "front/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const Loc NOWHERE = {0};

Var *var_find(Check *c, const char *name) {
    const int i = names_find(&c->var_names, name);
    return i < 0 ? NULL : &c->var[i];
}

const Binding *binding_find(const Scope *s, const char *name) {
    for (const Binding *b = s ? s->bindings : NULL; b; b = b->next)
        if (!strcmp(b->name, name)) return b;
    return NULL;
}

const char *number_text(Arena *a, double value) {
    if (value == floor(value) && fabs(value) < 1e15) return arena_printf(a, "%.0f", value);
    for (int digits = 6; digits < 17; digits++) {
        const char *text = arena_printf(a, "%.*g", digits, value);
        if (strtod(text, NULL) == value) return text;
    }
    return arena_printf(a, "%.17g", value);
}

const char *check_word(Check *c, const Scope *s, const Expr *e) {
    if (e->kind != EX_NAME) return NULL;
    const Binding *b = binding_find(s, e->name);
    if (!b) return var_find(c, e->name) ? NULL : e->name;
    if (b->word) *b->used = true;
    return b->word;
}

static void unknown_name(Check *c, const Scope *s, const Expr *e) {
    for (int i = 0; i < c->model->n_streams; i++)
        if (!strcmp(c->model->stream[i].name, e->name)) {
            diag_error(c->diag, e->loc, "E0305", "%s is a data stream, not a number", e->name);
            return;
        }
    for (int i = 0; i < c->model->n_latents; i++)
        if (!strcmp(c->model->latent[i].name, e->name)) {
            diag_error(c->diag, e->loc, "E0305", "%s is a latent, not a number", e->name);
            return;
        }
    static const char *const nothing[] = {"none", "None", "null", "nil", "off", "false", "False", "no", "auto"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        if (!strcmp(e->name, nothing[i]) && !var_find(c, e->name)) {
            diag_error(c->diag, e->loc, "E0305", "%s is not a number", e->name);
            diag_hint(c->diag, "a number stands here; without this line or argument its default holds");
            return;
        }
    diag_error(c->diag, e->loc, "E0301", "no param is named %s", e->name);
    int n = 0;
    const char **words = arena_alloc(c->arena, (size_t)(c->n_vars + MAX_ARGS + 1) * sizeof *words);
    for (const Binding *b = s ? s->bindings : NULL; b && n < MAX_ARGS; b = b->next)
        words[n++] = b->name;
    for (int i = 0; i < c->n_vars; i++) words[n++] = c->var[i].name;
    const char *near = diag_nearest(e->name, words);
    if (near) fix_word(c->diag, diag_nearest_alone(e->name, words), e->name, near);
    if (near) diag_hint(c->diag, "did you mean %s?", near);
    else diag_hint(c->diag, "define it at the top of the file: param %s = 1", e->name);
}

static bool name_value(Check *c, const Scope *s, const Expr *e, double *value) {
    const Binding *b = binding_find(s, e->name);
    if (b) {
        *b->used = true;
        *value = b->number;
        if (b->known && b->word) {
            diag_error(c->diag, e->loc, "E0305", "%s is %s here, not a number", b->name, b->word);
            return false;
        }
        return b->known;
    }
    Var *v = var_find(c, e->name);
    if (!v) {
        unknown_name(c, s, e);
        return false;
    }
    v->used = true;
    if (!v->defined) {
        diag_error(c->diag, e->loc, "E0302", "param %s is used before it is defined", v->name);
        diag_hint(c->diag, "move its line (%d) up", v->loc.line);
        return false;
    }
    *value = v->value;
    return v->known;
}

static bool binary(Check *c, const Expr *e, double l, double r, double *value) {
    switch (e->op) {
    case '+':
        *value = l + r;
        break;
    case '-':
        *value = l - r;
        break;
    case '*':
        *value = l * r;
        break;
    case '^':
        *value = pow(l, r);
        break;
    case '/':
        if (r == 0) {
            diag_error(c->diag, e->loc, "E0306", "division by zero");
            return false;
        }
        *value = l / r;
        break;
    default:
        die("operator %c", e->op);
    }
    if (isfinite(*value)) return true;
    diag_error(c->diag, e->loc, "E0307",
               l < 0 ? "(%s) %c %s is not a finite number" : "%s %c %s is not a finite number",
               number_text(c->arena, l), e->op, number_text(c->arena, r));
    return false;
}

bool check_number(Check *c, const Scope *s, const Expr *e, double *value) {
    double l, r;
    *value = 0;
    switch (e->kind) {
    case EX_NUMBER:
        *value = e->number;
        return true;
    case EX_NAME:
        return name_value(c, s, e, value);
    case EX_NEG:
        if (!check_number(c, s, e->left, &l)) return false;
        *value = -l;
        return true;
    case EX_BINARY: {
        const bool left = check_number(c, s, e->left, &l), right = check_number(c, s, e->right, &r);
        return left && right && binary(c, e, l, r, value);
    }
    case EX_TEXT:
        diag_error(c->diag, e->loc, "E0305", "a number is needed here, not text");
        return false;
    case EX_CALL:
        diag_error(c->diag, e->loc, "E0305", "%s(...) is not a number", e->name);
        diag_hint(c->diag, "numbers are made of params and + - * / ^");
        return false;
    case EX_TUPLE:
        diag_error(c->diag, e->loc, "E0305", "one number is needed here, not several");
        return false;
    }
    return false;
}

static void apply_defines(Check *c, Define *defines, int n_defines) {
    for (int i = 0; i < n_defines; i++) {
        Var *v = var_find(c, defines[i].name);
        if (v) {
            defines[i].used = true;
            v->value = defines[i].value;
            v->known = true;
            continue;
        }
        diag_error(c->diag, NOWHERE, "E0304", "-D %s: the model has no param of this name",
                   defines[i].name);
        const char **names = arena_alloc(c->arena, (size_t)(c->n_vars + 1) * sizeof *names);
        for (int j = 0; j < c->n_vars; j++) names[j] = c->var[j].name;
        const char *near = diag_nearest(defines[i].name, names);
        if (near) diag_hint(c->diag, "did you mean %s?", near);
        else if (c->n_vars) diag_hint(c->diag, "its params: %s", words_text(c->arena, names));
    }
}

static bool mentions(const Expr *e, const char *name) {
    if (!e) return false;
    if (e->kind == EX_NAME) return !strcmp(e->name, name);
    return mentions(e->left, name) || mentions(e->right, name);
}

void check_params(Check *c, Define *defines, int n_defines) {
    for (const Decl *d = c->ast->decls; d; d = d->next) {
        if (d->kind != DECL_PARAM || var_find(c, d->name)) continue;
        c->var = arena_grow(c->arena, c->var, &c->cap_vars, c->n_vars + 1, sizeof *c->var);
        c->var[c->n_vars++] = (Var){.name = d->name, .loc = d->name_loc};
        names_add(&c->var_names, c->arena, d->name);
    }
    // Each value is worked out even where -D replaces it: what is wrong in a file is wrong always.
    for (const Decl *d = c->ast->decls; d; d = d->next) {
        if (d->kind != DECL_PARAM) continue;
        Var *v = var_find(c, d->name);
        if (v->defined) continue; // declared twice
        double value;
        bool known = false;
        if (mentions(d->value, d->name)) {
            diag_error(c->diag, d->value->loc, "E0303", "param %s is defined by itself", d->name);
        } else {
            known = check_number(c, NULL, d->value, &value);
        }
        v = var_find(c, d->name);
        v->defined = true;
        v->known = known;
        v->value = known ? value : 0;
        for (int i = 0; i < n_defines; i++) // those that follow see the new value
            if (!strcmp(defines[i].name, d->name)) v->value = defines[i].value, v->known = true;
    }
    apply_defines(c, defines, n_defines);
    Model *m = c->model;
    m->var_name = arena_alloc(c->arena, (size_t)c->n_vars * sizeof *m->var_name);
    m->var_value = arena_alloc(c->arena, (size_t)c->n_vars * sizeof *m->var_value);
    m->n_vars = c->n_vars;
    for (int i = 0; i < c->n_vars; i++) {
        m->var_name[i] = c->var[i].name;
        m->var_value[i] = c->var[i].value;
    }
}

void check_unused(Check *c) {
    for (int i = 0; i < c->n_vars; i++)
        if (!c->var[i].used)
            diag_warning(c->diag, c->var[i].loc, "W0701", "param %s is never used", c->var[i].name);
}
