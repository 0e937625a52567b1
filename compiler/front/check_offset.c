// check_offset.c -- what the mean of counts is a multiple of: the argument `offset` of their likelihoods.
// In:  the checked networks and likelihoods.  Out: Target.exposure, and the domain of that stream.
#include "front/check.h"

#include <string.h>

static void refuse(Check *c, Loc loc, const char *text, const char *hint) {
    diag_error(c->diag, loc, "E0235", "%s", text);
    if (hint) diag_hint(c->diag, "%s", hint);
}

static int stream_named(const Model *m, const char *name) {
    for (int i = 0; i < m->n_streams; i++)
        if (!strcmp(m->stream[i].name, name)) return i;
    return NO_STREAM;
}

static bool lists(const Network *net, int stream) {
    for (int i = 0; i < net->n_inputs && !net->joins_latents; i++)
        if (net->input[i].kind == REF_STREAM && net->input[i].index == stream) return true;
    return false;
}

static bool tells(const Network *net) { // one value after the other
    for (int i = 0; i < net->n_inputs; i++)
        if (net->input[i].kind == REF_PREVIOUS) return true;
    return false;
}

// The row's own sum: all of it must be there.
static void check_total(Check *c, const Target *t, const Value *v) {
    const VaeStream *s = &c->model->stream[t->stream];
    if (stream_named(c->model, "total") != NO_STREAM)
        refuse(c, v->loc, "offset = total is the row's own sum, and a data stream is named total, too",
               "give that stream another name");
    else if (s->kind == VAE_SERIES)
        refuse(c, v->loc, arena_printf(c->arena, "offset = total shares out the sum of a row's counts, and data %s is a "
                                       "series", s->name), "declare a vector, or leave offset out");
    else if (tells(&t->decoder))
        refuse(c, v->loc, arena_printf(c->arena, "offset = total: a decoder that reads previous tells %s value by value, before "
                                       "their sum is known", s->name), "leave out previous, or offset");
    else if (s->width == 1)
        refuse(c, v->loc, arena_printf(c->arena, "offset = total: the sum of one value is that value, data %s has one",
                                       s->name), "leave offset out");
    else if (s->missing)
        refuse(c, v->loc, arena_printf(c->arena, "offset = total needs all values of %s: a sum without those that are "
                                       "missing is not the row's", s->name), "leave out missing=true, or offset");
}

static void unknown(Check *c, const Value *v) {
    const Model *m = c->model;
    const char *names[VAE_MAX_STREAMS + 2] = {"total"};
    int n = 1;
    for (int i = 0; i < m->n_streams; i++)
        if (!model_target(m, i)) names[n++] = m->stream[i].name;
    refuse(c, v->loc, arena_printf(c->arena, "offset cannot be %s: no data stream has this name", v->word), NULL);
    hint_nearest(c, v->word, names, "known");
}

// One number above 0 in each row, which the decoder is told.
static void check_exposure(Check *c, Target *t, const Value *v) {
    Model *m = c->model;
    VaeStream *s = &m->stream[t->exposure];
    const char *decoder = arena_printf(c->arena, "%s(%s, %s) { ... }", t->decoder.name,
                                       m->n_latents ? m->latent->name : "z", s->name);
    if (model_target(m, t->exposure))
        refuse(c, v->loc, arena_printf(c->arena, "offset = %s is data that a decoder produces, and it has to be given",
                                       s->name), "offset = total is the row's own sum");
    else if (c->data_known[t->exposure] && (s->kind != VAE_VECTOR || s->width != 1))
        refuse(c, v->loc, arena_printf(c->arena, "offset = %s is one number in each row: a vector(1)", s->name),
               arena_printf(c->arena, "data %s: vector(1)", s->name));
    else if (s->missing || s->standardize)
        refuse(c, v->loc, arena_printf(c->arena, "offset = %s is taken as it is, above 0: it cannot be %s", s->name,
                                       s->missing ? "missing" : "standardized"),
               arena_printf(c->arena, "data %s: vector(1)", s->name));
    else if (!lists(&t->decoder, t->exposure))
        refuse(c, v->loc, arena_printf(c->arena, "offset = %s is part of what the decoder says, which does not list it",
                                       s->name), decoder);
    else s->domain = VAE_DOMAIN_POSITIVE;
}

bool is_exposure(const Check *c, const Network *net, const char *name) {
    for (int i = 0; i < c->model->n_targets; i++) {
        const Target *t = &c->model->target[i];
        const Value *v = t->likelihood ? likelihood_argument(t, LIKELIHOOD_OFFSET) : NULL;
        if (&t->decoder == net && v && v->word && !strcmp(v->word, name)) return true;
    }
    return false;
}

void check_offset(Check *c, Target *t) {
    const Value *v = likelihood_argument(t, LIKELIHOOD_OFFSET);
    t->exposure = NO_STREAM;
    if (!v || !v->word || likelihood_offset(t) == OFFSET_NONE || !c->data_known[t->stream]) return;
    if (likelihood_offset(t) == OFFSET_TOTAL) {
        check_total(c, t, v);
        return;
    }
    t->exposure = stream_named(c->model, v->word);
    if (t->exposure == NO_STREAM) unknown(c, v);
    else check_exposure(c, t, v);
}
