// check_blocks.c -- the user's blocks: declared once, expanded wherever they are used.
// A block sees its parameters, the params of the file, streams and latents, and the names that its
// own stages have; of the stages around its use only those that are its arguments.
#include "front/check.h"

#include <string.h>

Block *block_find(Check *c, const char *name) {
    const int i = names_find(&c->block_names, name);
    return i < 0 ? NULL : &c->block[i];
}

static void declare_param(Check *c, Block *b, const Arg *arg) {
    const char *name = arg->name ? arg->name : arg->value->name;
    const int before = diag_errors(c->diag);
    b->bad = true; // until all is well
    if (!arg->name && arg->value->kind != EX_NAME) {
        diag_error(c->diag, arg->loc, "E0505", "a parameter of a block is a name");
        diag_hint(c->diag, "block %s(k, s=2) { ... }", b->decl->name);
        return;
    }
    for (int i = 0; i < b->n_params; i++)
        if (!strcmp(b->param[i].name, name)) {
            diag_error(c->diag, arg->loc, "E0505", "parameter %s is declared twice", name);
            return;
        }
    if (b->n_params == MAX_ARGS - 1) {
        diag_error(c->diag, arg->loc, "E0505", "a block has at most %d parameters", MAX_ARGS - 1);
        return;
    }
    if (!arg->name && b->n_params && !b->param[b->n_params - 1].required) {
        diag_error(c->diag, arg->loc, "E0505", "parameters without a default come first");
        return;
    }
    ArgDef def = {.name = name, .kind = ARG_ANY, .required = !arg->name};
    Value standard = {0};
    if (arg->name && check_value(c, NULL, name, &def, arg->value, &standard)) {
        def.standard = standard.number[0];
        def.standard_word = standard.word;
    }
    b->param_loc[b->n_params] = arg->name ? arg->name_loc : arg->loc;
    b->param[b->n_params++] = def;
    b->bad = diag_errors(c->diag) > before;
}

void check_blocks(Check *c) {
    for (const Decl *d = c->ast->decls; d; d = d->next) {
        if (d->kind != DECL_BLOCK || block_find(c, d->name)) continue;
        if (layer_find(d->name)) {
            diag_error(c->diag, d->name_loc, "E0507", "%s is a stage of the language", d->name);
            diag_hint(c->diag, "give the block another name");
        }
        c->block =
            arena_grow(c->arena, c->block, &c->cap_blocks, c->n_blocks + 1, sizeof *c->block);
        c->block[c->n_blocks++] = (Block){.decl = d};
        names_add(&c->block_names, c->arena, d->name);
    }
    for (int i = 0; i < c->n_blocks; i++)
        for (const Arg *arg = c->block[i].decl->params; arg && !c->block[i].bad; arg = arg->next)
            declare_param(c, &c->block[i], arg);
}

// "down(64)", with the values that the parameters have.
static const char *use_text(Check *c, const Block *b, const Value *value) {
    const char *text = b->decl->name;
    for (int i = 0; i < b->n_params; i++)
        text =
            arena_printf(c->arena, "%s%s%s", text, i ? ", " : "(",
                         value[i].word ? value[i].word : number_text(c->arena, value[i].number[0]));
    return b->n_params ? arena_printf(c->arena, "%s)", text) : text;
}

// Words that name stages where the block is used stand for them inside it, whatever they are called.
static void name_stages(Check *c, const Block *b, Value *value) {
    for (int i = 0; i < b->n_params; i++) {
        if (!value[i].given || !value[i].word || value[i].outer) continue;
        Layer *l = stage_find(c, value[i].word);
        if (l) value[i].ref = (Ref){.kind = REF_STAGE, .layer = l};
    }
}

static const Binding *bind(Check *c, Block *b, const Value *value, bool known) {
    const Binding *list = NULL;
    for (int i = 0; i < b->n_params; i++) {
        Binding *bound = arena_alloc(c->arena, sizeof *bound);
        *bound = (Binding){.name = b->param[i].name,
                           .known = known,
                           .next = (Binding *)list,
                           .used = &b->param_used[i]};
        if (known) bound->number = value[i].number[0], bound->word = value[i].word;
        if (known) bound->ref = value[i].ref;
        list = bound;
    }
    return list;
}

static Layer *walk(Check *c, Block *b, const Binding *bindings, const char *path, Shape *shape,
                   bool *known) {
    const Scope inside = {.bindings = bindings};
    Named *outer = c->named;
    int position = 0;
    c->named = NULL;
    b->active = true;
    c->depth++;
    Layer *body = check_stages(c, b->decl->stages, &inside, path, &position, shape, known);
    c->depth--;
    b->active = false;
    c->named = outer;
    return body;
}

Layer *expand_block(Check *c, Block *b, const Stage *stage, const Scope *s, Layer *l, Shape *shape,
                    bool *known) {
    b->used = true;
    if (b->bad) {
        *known = false;
        return l;
    }
    const bool good = check_args(c, s, stage->name, stage->loc, b->param, stage->args, l->arg);
    if (stage->has_body) diag_error(c->diag, stage->name_loc, "E0503", "a block takes no { }");
    if (b->active) {
        diag_error(c->diag, stage->loc, "E0504", "block %s contains itself", stage->name);
        *known = false;
        return l;
    }
    if (!good) *known = false;
    else name_stages(c, b, l->arg);
    const char *outer = c->context;
    c->context = arena_printf(c->arena, "%s, used on line %d",
                              good ? use_text(c, b, l->arg) : stage->name, stage->loc.line);
    diag_context(c->diag, c->context);
    l->def = &layer_block;
    l->in = *shape;
    l->body = walk(c, b, bind(c, b, l->arg, good), l->path, shape, known);
    l->out = *shape;
    c->context = outer;
    diag_context(c->diag, outer);
    return l;
}

// A block that nobody uses is still read, with parameters of which nothing is known.
void check_unused_blocks(Check *c) {
    for (int i = 0; i < c->n_blocks; i++) {
        Block *b = &c->block[i];
        if (b->used || b->bad) continue;
        b->unused = true;
        Shape shape = {0};
        bool known = false;
        c->unused_block = true;
        walk(c, b, bind(c, b, NULL, false), b->decl->name, &shape, &known);
        c->unused_block = false;
    }
}

void check_unused_params(Check *c) {
    for (int i = 0; i < c->n_blocks; i++) {
        const Block *b = &c->block[i];
        if (b->unused)
            diag_warning(c->diag, b->decl->name_loc, "W0702", "block %s is never used",
                         b->decl->name);
        for (int j = 0; j < b->n_params; j++)
            if (!b->param_used[j])
                diag_warning(c->diag, b->param_loc[j], "W0711",
                             "parameter %s of block %s is never used", b->param[j].name,
                             b->decl->name);
    }
}
