// names.c -- where the names of a file are defined and used: for editors. Goes by the tree alone, so that it answers
// for models with mistakes, too; the rules are check's.
// In:  a tree.  Out: every use of a name, with the number of the one that defines it.
#include "front/front.h"

#include <string.h>

typedef struct Scope { // a name in sight
    const char *name;
    int definition;
    struct Scope *next;
} Scope;

typedef struct Names {
    Arena *arena;
    NameUse *use;
    int n, cap;
    NameTable global;  // and what defines them, by number
    int *global_definition;
    int cap_global;
} Names;

static int put(Names *w, NameKind kind, const char *name, Loc loc, int definition) {
    w->use = arena_grow(w->arena, w->use, &w->cap, w->n + 1, sizeof *w->use);
    w->use[w->n] = (NameUse){kind, name, loc, definition < 0 ? w->n : definition};
    return w->n++;
}

static Scope *push(Names *w, Scope *s, const char *name, int definition) {
    Scope *inner = arena_alloc(w->arena, sizeof *inner);
    *inner = (Scope){name, definition, s};
    return inner;
}

static int find(const Names *w, const Scope *s, const char *name) {
    for (; s; s = s->next)
        if (!strcmp(s->name, name)) return s->definition;
    const int i = names_find(&w->global, name);
    return i < 0 ? -1 : w->global_definition[i];
}

static void use(Names *w, const Scope *s, const char *name, Loc loc) {
    const int definition = find(w, s, name);
    if (definition >= 0) put(w, w->use[definition].kind, name, loc, definition);
}

static void walk_expr(Names *w, const Scope *s, const Expr *e) {
    if (!e) return;
    if (e->kind == EX_NAME) use(w, s, e->name, e->loc);
    walk_expr(w, s, e->left);
    walk_expr(w, s, e->right);
    for (const Arg *arg = e->args; arg; arg = arg->next) walk_expr(w, s, arg->value);
}

// The parameter of a block by its name.
static int parameter(const Names *w, int block, const char *name) {
    for (int i = block + 1; i < w->n && w->use[i].kind == NAME_PARAMETER && w->use[i].definition == i; i++)
        if (!strcmp(w->use[i].name, name)) return i;
    return -1;
}

static void walk_stages(Names *w, Scope *s, const Stage *stage) {
    for (; stage; stage = stage->next) {
        const int block = layer_find(stage->name) ? -1 : find(w, NULL, stage->name);
        const bool is_block = block >= 0 && w->use[block].kind == NAME_BLOCK;
        if (is_block) put(w, NAME_BLOCK, stage->name, stage->name_loc, block);
        for (const Arg *arg = stage->args; arg; arg = arg->next) {
            const int p = is_block && arg->name ? parameter(w, block, arg->name) : -1;
            if (p >= 0) put(w, NAME_PARAMETER, arg->name, arg->name_loc, p);
            walk_expr(w, s, arg->value);
        }
        walk_stages(w, s, stage->body);
        if (stage->as) s = push(w, s, stage->as, put(w, NAME_STAGE, stage->as, stage->as_loc, -1));
    }
}

static void define(Names *w, NameKind kind, const Decl *d) {
    if (names_find(&w->global, d->name) >= 0) return;
    const int number = names_add(&w->global, w->arena, d->name);
    w->global_definition =
        arena_grow(w->arena, w->global_definition, &w->cap_global, number + 1, sizeof *w->global_definition);
    w->global_definition[number] = put(w, kind, d->name, d->name_loc, -1);
    for (const Arg *arg = kind == NAME_BLOCK ? d->params : NULL; arg; arg = arg->next) {
        const char *name = arg->name ? arg->name : arg->value->kind == EX_NAME ? arg->value->name : NULL;
        if (name) put(w, NAME_PARAMETER, name, arg->name_loc, -1);
    }
}

static void walk_decl(Names *w, const Decl *d) {
    Scope *s = NULL;
    walk_expr(w, NULL, d->value);
    if (d->of) use(w, NULL, d->of, d->of_loc);
    if (d->kind == DECL_BLOCK) {
        const int block = find(w, NULL, d->name);
        for (const Arg *arg = d->params; arg; arg = arg->next) {
            const char *name = arg->name ? arg->name : arg->value->kind == EX_NAME ? arg->value->name : NULL;
            const int p = name ? parameter(w, block, name) : -1;
            if (p >= 0) s = push(w, s, name, p);
            if (arg->name) walk_expr(w, NULL, arg->value);
        }
    } else {
        for (const Arg *arg = d->params; arg; arg = arg->next) walk_expr(w, NULL, arg->value);
    }
    walk_stages(w, s, d->stages);
    for (const Setting *set = d->settings; set; set = set->next) walk_expr(w, NULL, set->value);
}

NameUse *names_used(Arena *a, const Ast *ast, int *n) {
    static const int kinds[] = {[DECL_PARAM] = NAME_PARAM, [DECL_DATA] = NAME_DATA, [DECL_LATENT] = NAME_LATENT,
                                [DECL_BLOCK] = NAME_BLOCK, [DECL_SHARED] = NAME_NETWORK, [DECL_CRITIC] = NAME_CRITIC};
    Names w = {.arena = a};
    for (const Decl *d = ast->decls; d; d = d->next)
        if (d->kind != DECL_MODEL && d->kind != DECL_NETWORK && d->kind != DECL_SETTINGS)
            define(&w, (NameKind)kinds[d->kind], d);
    for (const Decl *d = ast->decls; d; d = d->next) walk_decl(&w, d);
    *n = w.n;
    return w.use;
}
