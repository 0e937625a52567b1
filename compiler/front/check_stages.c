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
    const Ref *input = c->network->input;
    const int n_inputs = c->network->n_inputs;
    for (const Named *v = c->named; v && n < 40; v = v->next) words[n++] = v->name;
    for (int i = 0; i < n_inputs; i++) words[n++] = ref_name(c->model, input[i]);
    hint_nearest(c, name, words, "it can read");
}

Layer *stage_find(const Check *c, const char *name) {
    for (const Named *v = c->named; v; v = v->next)
        if (!strcmp(v->name, name)) return v->layer;
    return NULL;
}

// A stage of that name somewhere in the file; NULL: none.
const Stage *stage_anywhere(const Stage *s, const char *name) {
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
    const Decl *d = c->network_decl;
    for (const Arg *arg = d ? d->params : NULL; arg; arg = arg->next)
        if (arg->value->kind == EX_NAME && !strcmp(arg->value->name, name)) return true;
    return false;
}

// Finds what a name stands for; marks inputs as read.
static bool resolve(Check *c, Layer *l, Value *v, bool *known) {
    Model *m = c->model;
    const char *network = c->network->name;
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
    for (int i = 0; i < m->n_shared; i++)
        if (!strcmp(m->shared[i].own, v->word)) ref = (Ref){.kind = REF_NETWORK, .index = i};
    for (int i = 0; i < c->network->n_inputs && ref.kind == REF_NONE; i++)
        if ((c->network->input[i].kind == REF_PREVIOUS || c->network->input[i].kind == REF_CODES) && !strcmp(v->word, "previous")) ref = c->network->input[i];
    if (ref.kind == REF_NONE) {
        if (!in_list(c, v->word)) unknown_reference(c, v);
        return false;
    }
    const Ref *input = c->network->input;
    const int n_inputs = c->network->n_inputs;
    for (int i = 0; i < n_inputs; i++)
        if (input[i].kind == ref.kind && input[i].index == ref.index) {
            c->input_read[i] = true;
            v->ref = ref;
            l->ref_shape = shape_of_ref(m, ref);
            *known &= ref.kind == REF_STREAM || ref.kind == REF_PREVIOUS ? c->data_known[ref.index]
                      : ref.kind == REF_LATENT || ref.kind == REF_CODES ? c->latent_known[ref.index]
                                               : l->ref_shape.rank > 0;
            return true;
        }
    if (in_list(c, v->word)) return false;
    diag_error(c->diag, v->loc, "E0309", "the %s does not read %s", network, v->word);
    const char *first = n_inputs ? ref_name(m, input[0]) : "";
    if (ref.kind == REF_LATENT && c->network->kind == NETWORK_ENCODER)
        diag_hint(c->diag, "latents come after the encoder");
    else if (ref.kind == REF_STREAM && model_target(m, ref.index) && c->network->kind == NETWORK_DECODER)
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
    for (int i = 0; i < m->n_shared; i++)
        if (!strcmp(m->shared[i].own, stage->as)) line = c->shared_of[i]->loc.line;
    if (c->critic && !strcmp(c->critic->name, stage->as)) line = c->critic->loc.line;
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
                                         "encoder", "decoder", "critic", "prior", "loss", "train", NULL};
    diag_error(c->diag, stage->name_loc, "E0501", "unknown stage '%s'", stage->name);
    const char **words = arena_alloc(c->arena, (size_t)(200 + c->n_blocks) * sizeof *words);
    int n = 0;
    for (const LayerDef *def = layer_table; def->name && n < 198; def++) words[n++] = def->name;
    for (int i = 0; i < c->n_blocks; i++) words[n++] = c->block[i].decl->name;
    const char *near = diag_nearest(stage->name, words);
    const bool one = stage->args && !stage->args->next && !stage->args->name; // Activation(relu)
    if (hint_foreign(c, FOREIGN_STAGE, stage->name, one ? foreign_activation(c, "", NULL, stage->args) : NULL)) return;
    if (near) fix_word(c->diag, diag_nearest_alone(stage->name, words), stage->name, near);
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
    c->n_weights += layer_weights(l);
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

static bool resolve_refs(Check *c, const Stage *stage, Layer *l, bool *known) {
    bool good = true;
    for (int i = 0; i < MAX_ARGS && l->def->arg[i].kind != ARG_END; i++)
        if (l->def->arg[i].kind == ARG_REF && l->arg[i].word &&
            !(l->def->arg[i].standard_word && !strcmp(l->arg[i].word, l->def->arg[i].standard_word)))
            good &= l->def->draws ? check_draw(c, stage, l, &l->arg[i], known) : resolve(c, l, &l->arg[i], known);
    return good;
}

// ---------------------------------------------------------------- steps of tokens

#define LOOKS_BACK "behind previous, stages take each place by itself, or look back: "
#define STEPS_LOOK_BACK                                                                                                 \
    "behind previous, stages take each step by itself, or look back: gru, lstm, conv and attention with causal=true"

static bool before_it(Shape s) { return steps_are_before(s.steps); }

// A convolution with a kernel of one place, which looks at no other.
static bool sees_itself(const Layer *l) {
    if (strcmp(l->def->name, "conv") != 0) return false;
    for (int i = 0; i < MAX_ARGS && l->def->arg[i].kind != ARG_END; i++)
        if (!strcmp(l->def->arg[i].name, "kernel")) return l->arg[i].number[0] == 1 && (l->arg[i].n < 2 || l->arg[i].number[1] == 1);
    return false;
}

// Whether a stage can be given the steps, and the numbers, that flow in. What a decoder makes of `previous` at a step
// depends on no later one as long as no stage looks ahead: nothing but what flows through such stages, or through
// stages that take each step by itself, still has steps at the end.
static bool takes_steps(Check *c, const Layer *l) {
    const LayerDef *def = l->def;
    const char *first = l->before ? "" : c->network->n_inputs ? ref_name(c->model, c->network->input[0]) : "";
    if (l->in.words && !def->reads_words && !def->takes_words && !def->group) {
        diag_error(c->diag, l->loc, "E0260", "%s reads numbers that measure something, and the numbers of %s do not",
                   def->name, l->in.steps == STEPS_CODES ? "codes" : "tokens");
        diag_hint(c->diag, "embed(64) before it makes vectors of %s", *first ? first : "them");
        return false;
    }
    if (def->reads_words && !l->in.words) {
        diag_error(c->diag, l->loc, "E0260", "%s reads the numbers of tokens, but its input is %s", def->name,
                   shape_text(c->arena, l->in));
        diag_hint(c->diag, "it is the first stage behind tokens, or behind their previous");
        return false;
    }
    const StepsUse use = layer_steps(l);
    if (use == STEPS_REFUSED && shape_raster(l->in) && before_it(l->in)) {
        diag_error(c->diag, l->loc, "E0262", "%s does not take the places of previous one by one", def->name);
        diag_hint(c->diag, LOOKS_BACK "conv and attention with causal=true");
        return false;
    }
    if (l->in.steps && use == STEPS_REFUSED) {
        diag_error(c->diag, l->loc, "E0261", "%s does not work on the steps of a row", def->name);
        if (def->over_batch) diag_hint(c->diag, "layernorm works on each step");
        else if (before_it(l->in)) diag_hint(c->diag, STEPS_LOOK_BACK);
        else diag_hint(c->diag, "pool(mean) or pool(last) before it makes one vector of the steps");
        return false;
    }
    if (!l->in.steps && def->needs_steps) {
        diag_error(c->diag, l->loc, "E0261", "%s needs the steps of a row, but its input is %s", def->name,
                   shape_text(c->arena, l->in));
        diag_hint(c->diag, "steps come from a series, from tokens behind embed, or from previous");
        return false;
    }
    if (use == STEPS_MIXED && (before_it(l->in) || before_it(l->ref_shape))) {
        const bool image = shape_raster(l->in) || shape_raster(l->ref_shape);
        if (sees_itself(l)) {
            diag_error(c->diag, l->loc, "E0262", "%s with a kernel of 1 goes %s by %s behind previous with causal=true alone", def->name,
                       image ? "place" : "step", image ? "place" : "step");
            diag_hint(c->diag, "causal=true, or dense, which is the same");
            return false;
        }
        diag_error(c->diag, l->loc, "E0262", "%s lets a %s of previous see those behind it, which are still to be told",
                   def->name, image ? "place" : "step");
        if (image) diag_hint(c->diag, LOOKS_BACK "conv and attention with causal=true");
        else diag_hint(c->diag, STEPS_LOOK_BACK);
        return false;
    }
    return true;
}

// The same of what a stage reads by its name.
static bool joins_steps(Check *c, const Layer *l, const Value *v) {
    const Shape ref = l->ref_shape;
    if (ref.words) {
        diag_error(c->diag, v->loc, "E0260", "%s: %s are numbers of tokens, which measure nothing", l->def->name, v->word);
        diag_hint(c->diag, "a network of its own makes vectors of them: network told(%s) { embed(64)%s }", v->word,
                  l->def->other_steps ? "" : " pool(last)");
        return false;
    }
    if (ref.steps && ref.steps != l->in.steps && !l->def->other_steps) {
        diag_error(c->diag, v->loc, "E0261", "%s: %s has %s%s", l->def->name, v->word, shape_raster(ref) ? "places in their order" : "steps",
                   l->in.steps ? " of another stream" : ", its input has none");
        if (shape_raster(ref)) diag_hint(c->diag, "let previous flow in first, and join the others to it");
        else diag_hint(c->diag, "pool(last) or pool(mean) makes one vector of them");
        return false;
    }
    return true;
}

// What a decoder of a series makes in one go, [steps, n], are steps: those that a row can have at most.
static void makes_steps(const Check *c, Layer *l) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        const VaeStream *s = &m->stream[t->stream];
        if (&t->decoder != c->network || s->kind != VAE_SERIES || !c->data_known[t->stream]) continue;
        if (l->out.rank == 2 && l->out.dim[0] == s->height) l->out.steps = STEPS_AHEAD(t->stream);
    }
}

static void built_in(Check *c, const Stage *stage, const Scope *s, Layer *l, Shape *shape,
                     bool *known) {
    const LayerDef *def = l->def;
    bool good = check_args(c, s, stage->name, stage->loc, def->arg, stage->args, l->arg);
    if (good) good = resolve_refs(c, stage, l, known);
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
    if (*known && !takes_steps(c, l)) *known = false;
    for (int i = 0; i < MAX_ARGS && def->arg[i].kind != ARG_END && *known; i++)
        if (def->arg[i].kind == ARG_REF && l->arg[i].ref.kind != REF_NONE && !joins_steps(c, l, &l->arg[i])) *known = false;
    if (stage->has_body) {
        const int times = def->group && good ? (int)l->arg[0].number[0] : 1;
        nested(c, stage, s, l, times, shape, known);
    }
    if (!*known) return;
    l->out = *shape;
    if (def->shape && !def->shape(c->diag, c->arena, l)) *known = false;
    if (*known && def->id == LAYER_reshape) makes_steps(c, l);
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
