// check_stages.c -- stages to layers.
// In:  the stages of a network or block.  Out: a list of Layers with arguments evaluated, names
// resolved, blocks and repeats expanded, shapes along the chain.
// After the first error in shapes nothing is known of the shapes behind it, but arguments are still
// checked. The number and depth of layers are bounded, since a few lines can expand to millions.
#include "front/check.h"

#include <stdint.h>
#include <string.h>

static Layer *one_stage(Check *c, const Stage *stage, const Scope *s, const char *path,
                        Shape *shape, bool *known);

// ---------------------------------------------------------------- names

static void hint_visible(Check *c, const char *name) {
    const char *words[64] = {0};
    int n = 0;
    const Ref *input = c->is_encoder ? c->model->encoder_input : c->model->decoder_input;
    const int n_inputs = c->is_encoder ? c->model->n_encoder_inputs : c->model->n_decoder_inputs;
    for (const Named *v = c->named; v && n < 40; v = v->next) words[n++] = v->name;
    for (int i = 0; i < n_inputs; i++)
        words[n++] = input[i].kind == REF_STREAM ? c->model->stream[input[i].index].name
                                                 : c->model->latent[input[i].index].name;
    hint_nearest(c, name, words, "it can read");
}

Layer *stage_find(const Check *c, const char *name) {
    for (const Named *v = c->named; v; v = v->next)
        if (!strcmp(v->name, name)) return v->layer;
    return NULL;
}

// A stage of that name somewhere in the file; NULL: none.
static const Stage *stage_anywhere(const Stage *s, const char *name) {
    for (; s; s = s->next) {
        if (s->as && !strcmp(s->as, name)) return s;
        const Stage *inside = stage_anywhere(s->body, name);
        if (inside) return inside;
    }
    return NULL;
}

static void unknown_reference(Check *c, const Value *v) {
    diag_error(c->diag, v->loc, "E0308", "nothing here is named %s", v->word);
    const Stage *stage = NULL;
    for (const Decl *d = c->ast->decls; d && !stage; d = d->next)
        stage = stage_anywhere(d->stages, v->word);
    if (v->outer)
        diag_hint(c->diag, "a block is given a stream, a latent, or a stage that has its name before "
                           "the block is used");
    else if (stage)
        diag_hint(c->diag, "the stage %s on line %d is not in sight: only later stages in the "
                           "same { } see it", v->word, stage->as_loc.line);
    else
        hint_visible(c, v->word);
}

// Is it in the list of what the network reads? Then that list was wrong, and the error is reported.
static bool in_list(const Check *c, const char *name) {
    const Decl *d = c->is_encoder ? c->encoder : c->decoder;
    for (const Arg *arg = d ? d->params : NULL; arg; arg = arg->next)
        if (arg->value->kind == EX_NAME && !strcmp(arg->value->name, name)) return true;
    return false;
}

// Finds what a name stands for; marks inputs as read.
static bool resolve(Check *c, Layer *l, Value *v, bool *known) {
    Model *m = c->model;
    const char *network = c->is_encoder ? "encoder" : "decoder";
    Layer *stage = v->outer ? v->ref.layer : stage_find(c, v->word);
    if (stage) { // if its shape is not known, nothing behind it is
        v->ref = (Ref){.kind = REF_STAGE, .layer = stage};
        l->ref_shape = stage->out;
        return true;
    }
    Ref ref = {0};
    for (int i = 0; i < m->n_streams; i++)
        if (!strcmp(m->stream[i].name, v->word)) ref = (Ref){.kind = REF_STREAM, .index = i};
    for (int i = 0; i < m->n_latents; i++)
        if (!strcmp(m->latent[i].name, v->word)) ref = (Ref){.kind = REF_LATENT, .index = i};
    if (ref.kind == REF_NONE) {
        if (!in_list(c, v->word)) unknown_reference(c, v);
        return false;
    }
    const Ref *input = c->is_encoder ? m->encoder_input : m->decoder_input;
    const int n_inputs = c->is_encoder ? m->n_encoder_inputs : m->n_decoder_inputs;
    for (int i = 0; i < n_inputs; i++)
        if (input[i].kind == ref.kind && input[i].index == ref.index) {
            c->input_read[i] = true;
            v->ref = ref;
            if (ref.kind == REF_STREAM) {
                l->ref_shape = shape_of_stream(&m->stream[ref.index]);
                *known &= c->data_known[ref.index];
            } else {
                l->ref_shape = (Shape){.rank = 1, .dim = {m->latent[ref.index].width}};
                *known &= c->latent_known[ref.index];
            }
            return true;
        }
    if (in_list(c, v->word)) return false;
    diag_error(c->diag, v->loc, "E0309", "the %s does not read %s", network, v->word);
    const char *first = "";
    if (n_inputs)
        first = input[0].kind == REF_STREAM ? m->stream[input[0].index].name
                                            : m->latent[input[0].index].name;
    if (ref.kind == REF_LATENT && c->is_encoder)
        diag_hint(c->diag, "latents come after the encoder");
    else if (ref.kind == REF_STREAM && ref.index == m->target && !c->is_encoder)
        diag_hint(c->diag, "%s is what the decoder has to produce", v->word);
    else diag_hint(c->diag, "name it as an input: %s(%s, %s) { ... }", network, first, v->word);
    return false;
}

static void add_name(Check *c, const Stage *stage, const Scope *s, Layer *l) {
    Model *m = c->model;
    int line = 0;
    if (binding_find(s, stage->as)) {
        diag_error(c->diag, stage->as_loc, "E0203", "%s is already a parameter of the block", stage->as);
        return;
    }
    for (const Named *v = c->named; v; v = v->next)
        if (!strcmp(v->name, stage->as)) line = v->loc.line;
    for (int i = 0; i < m->n_streams; i++)
        if (!strcmp(m->stream[i].name, stage->as)) line = m->stream_loc[i].line;
    for (int i = 0; i < m->n_latents; i++)
        if (!strcmp(m->latent[i].name, stage->as)) line = m->latent[i].loc.line;
    if (var_find(c, stage->as)) line = var_find(c, stage->as)->loc.line;
    if (line) {
        diag_error(c->diag, stage->as_loc, "E0203", "%s is already declared on line %d", stage->as,
                   line);
        return;
    }
    Named *named = arena_alloc(c->arena, sizeof *named);
    *named = (Named){.name = stage->as, .loc = stage->as_loc, .layer = l, .next = c->named};
    c->named = named;
}

static void unknown_stage(Check *c, const Stage *stage) {
    static const char *const others[] = {"model",   "param",   "data", "latent", "block",
                                         "encoder", "decoder", "loss", "train",  NULL};
    diag_error(c->diag, stage->name_loc, "E0501", "unknown stage '%s'", stage->name);
    const char **words = arena_alloc(c->arena, (size_t)(200 + c->n_blocks) * sizeof *words);
    int n = 0;
    for (const LayerDef *def = layer_table; def->name && n < 198; def++) words[n++] = def->name;
    for (int i = 0; i < c->n_blocks; i++) words[n++] = c->block[i].decl->name;
    const char *near = diag_nearest(stage->name, words);
    if (hint_foreign(c, FOREIGN_STAGE, stage->name)) return;
    if (near) diag_hint(c->diag, "did you mean '%s'?", near);
    else if (diag_nearest(stage->name, others))
        diag_hint(c->diag, "did you mean the declaration '%s'?", diag_nearest(stage->name, others));
    else diag_hint(c->diag, "stages: %s", words_text(c->arena, words));
}

// ---------------------------------------------------------------- sizes

static double numbers_in(Shape s) {
    double n = 1;
    for (int i = 0; i < s.rank; i++) n *= s.dim[i];
    return n;
}

static void check_sizes(Check *c, const Layer *l, bool *known) {
    if (numbers_in(l->out) > INT32_MAX) {
        diag_error(c->diag, l->loc, "E0221", "%s makes %s: more than 2^31 numbers for each row",
                   l->def->name, shape_text(c->arena, l->out));
        *known = false;
        return;
    }
    if (l->def->weights) {
        c->n_weights += l->def->weights(l);
    } else if (l->def->has_weights && l->in.rank && l->out.rank) {
        const double out = l->out.dim[l->out.rank - 1];
        c->n_weights += out * (1 + (double)l->in.dim[l->in.rank - 1]);
    }
    if (c->n_weights > INT32_MAX && !c->too_large) {
        c->too_large = true;
        diag_error(c->diag, l->loc, "E0222",
                   "the model has more than 2^31 parameters with this stage");
        diag_hint(c->diag, "%s reads %s and makes %s", l->def->name, shape_text(c->arena, l->in),
                  shape_text(c->arena, l->out));
    }
}

// ---------------------------------------------------------------- stages

static void nested(Check *c, const Stage *stage, const Scope *s, Layer *l, int times, Shape *shape,
                   bool *known) {
    Named *outer = c->named;
    Layer **tail = &l->body;
    int position = 0;
    c->depth++;
    for (int i = 0; i < times && stage->body && !c->too_many; i++) {
        *tail = check_stages(c, stage->body, s, l->path, &position, shape, known);
        while (*tail) tail = &(*tail)->next;
        c->named = outer;
    }
    c->depth--;
}

static bool resolve_refs(Check *c, Layer *l, bool *known) {
    bool good = true;
    for (int i = 0; i < MAX_ARGS && l->def->arg[i].kind != ARG_END; i++)
        if (l->def->arg[i].kind == ARG_REF && l->arg[i].word)
            good &= resolve(c, l, &l->arg[i], known);
    return good;
}

static void built_in(Check *c, const Stage *stage, const Scope *s, Layer *l, Shape *shape,
                     bool *known) {
    const LayerDef *def = l->def;
    bool good = check_args(c, s, stage->name, stage->loc, def->arg, stage->args, l->arg);
    if (good) good = resolve_refs(c, l, known);
    if (def->has_body && !stage->has_body) {
        diag_error(c->diag, stage->loc, "E0502", "%s needs a body", stage->name);
        diag_hint(c->diag, "%s { dense(64) relu }", l->text);
        good = false;
    }
    if (!def->has_body && stage->has_body) {
        diag_error(c->diag, stage->name_loc, "E0503", "%s takes no { }", stage->name);
        good = false;
    }
    if (!good) *known = false;
    l->in = *shape;
    l->before = c->flow;
    if (stage->has_body) {
        const int times = def->group && good ? (int)l->arg[0].number[0] : 1;
        nested(c, stage, s, l, times, shape, known);
    }
    if (!*known) return;
    l->out = *shape;
    if (def->shape && !def->shape(c->diag, c->arena, l)) *known = false;
    if (*known && !def->group) check_sizes(c, l, known);
    *shape = l->out;
    c->flow = l;
}

static Layer *one_stage(Check *c, const Stage *stage, const Scope *s, const char *path,
                        Shape *shape, bool *known) {
    Layer *l = arena_alloc(c->arena, sizeof *l);
    l->loc = stage->loc;
    l->text = diag_text(c->diag, c->arena, stage->loc);
    l->path = path;
    Block *block = block_find(c, stage->name);
    l->def = layer_find(stage->name);
    if (c->depth > MAX_BLOCK_DEPTH) {
        if (!c->too_many)
            diag_error(c->diag, stage->loc, "E0108", "more than %d blocks within one another",
                       MAX_BLOCK_DEPTH);
        c->too_many = true;
        *known = false;
    } else if (block) {
        expand_block(c, block, stage, s, l, shape, known);
    } else if (l->def) {
        built_in(c, stage, s, l, shape, known);
    } else {
        unknown_stage(c, stage);
        *known = false;
    }
    if (stage->as) add_name(c, stage, s, l);
    return l;
}

Layer *check_stages(Check *c, const Stage *stages, const Scope *s, const char *path, int *position,
                    Shape *shape, bool *known) {
    Layer *first = NULL, **tail = &first;
    for (const Stage *stage = stages; stage && !c->too_many; stage = stage->next) {
        if (c->n_layers++ == MAX_LAYERS) {
            diag_error(c->diag, stage->loc, "E0223", "the model has more than %d stages",
                       MAX_LAYERS);
            diag_hint(c->diag, "blocks and repeats count as often as they are used");
            c->too_many = true;
            *known = false;
            break;
        }
        const char *own = arena_printf(c->arena, "%s.%d", path, (*position)++);
        *tail = one_stage(c, stage, s, own, shape, known);
        tail = &(*tail)->next;
    }
    return first;
}
