// check_idle.c -- what a loss says and what changes nothing: terms that weigh 0.
// In:  a model without errors.  Out: warnings.
#include "front/check.h"

#include <string.h>

static void idle(Check *c, Loc loc, const char *what, const char *hint) {
    diag_warning(c->diag, loc, "W0721", "%s", what);
    if (hint) diag_hint(c->diag, "%s", hint);
}

static bool is_zero(const VaeSchedule *s) { return s->from == 0 && (s->kind == VAE_CONSTANT || s->to == 0); }

// The weights of an objective's terms: 0 takes the term away. Of some rows other arguments keep it there.
static bool keeps_term(const Model *m) {
    if (m->objective->id == OBJECTIVE_rae) return !strcmp(m->objective_arg[0].word, "spectral");
    const Value *features = objective_argument(m, "features");
    return features && features->ref.kind == REF_STAGE;
}

static const char *left_over(const Model *m) {
    switch (m->objective->id) {
    case OBJECTIVE_rae: return "an autoencoder without a regularizer";
    case OBJECTIVE_ssim: return "nothing that reconstructs";
    case OBJECTIVE_beta_tc: return "an autoencoder, whose samples will mean nothing";
    default: return m->objective->judges ? "a model that its critic teaches nothing" : "the objective elbo";
    }
}

static void check_terms(Check *c) {
    const Model *m = c->model;
    const ArgDef *arg = m->objective->sig.arg;
    const char *zeros = "";
    bool all = true;
    Loc loc = setting_loc(c->whole_loss, "objective", m->loss_loc);
    for (int i = 0; i < MAX_ARGS && arg[i].kind != ARG_END; i++) {
        if (!arg[i].term) continue;
        const Value *v = &m->objective_arg[i];
        const bool by_beta = m->objective->id == OBJECTIVE_rae && !strcmp(arg[i].name, "embedding");
        if (by_beta && is_zero(&m->training.schedule[VAE_BETA])) continue; // which weighs it
        all &= v->number[0] == 0;
        zeros = arena_printf(c->arena, "%s%s%s=%s", zeros, *zeros ? ", " : "", arg[i].name, number_text(c->arena, v->number[0]));
        if (v->given && v->number[0] == 0) loc = v->loc;
    }
    if (!all || !*zeros || keeps_term(m)) return;
    idle(c, loc, arena_printf(c->arena, "%s(%s) leaves %s", m->objective->sig.name, zeros, left_over(m)),
         "a weight above 0, or leave the objective out");
}

// Whether any stage that decodes has weights over their largest singular value.
static bool any_spectral(const Layer *l) {
    for (; l; l = l->next)
        if (layer_spectral(l) || any_spectral(l->body)) return true;
    return false;
}

static void check_spectral(Check *c) {
    const Model *m = c->model;
    const Value *regularizer = &m->objective_arg[0];
    if (m->objective->id != OBJECTIVE_rae || strcmp(regularizer->word, "spectral") != 0) return;
    for (int i = 0; i < m->n_shared; i++)
        if (network_reads_latents(m, &m->shared[i]) && any_spectral(m->shared[i].layers)) return;
    for (int i = 0; i < m->n_targets; i++)
        if (any_spectral(m->target[i].decoder.layers)) return;
    idle(c, regularizer->loc, "rae(spectral) changes nothing: every stage that decodes says norm=none, or has no weights",
         "leave out norm=none, or use rae(l2)");
}

// Streams whose reconstruction weighs nothing learn nothing.
static void check_streams(Check *c) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        if (t->weight > 0) continue;
        idle(c, setting_loc(target_loss(c, t), "weight", t->loss_loc),
             arena_printf(c->arena, "weight = 0: the decoder of %s learns nothing", m->stream[t->stream].name),
             m->n_targets > 1 ? "a weight above 0, or no decoder of it" : "a weight above 0");
    }
}

void check_idle(Check *c) {
    const Model *m = c->model;
    if (!m->objective) return;
    check_terms(c);
    check_spectral(c);
    check_streams(c);
    if (m->free_bits && is_zero(&m->training.schedule[VAE_FREE_BITS]))
        idle(c, setting_loc(c->whole_loss, "free_bits", m->loss_loc), "free_bits = 0 changes nothing: a KL is never below 0", "leave it out");
    if (m->capacity && is_zero(&m->training.schedule[VAE_CAPACITY]))
        idle(c, setting_loc(c->whole_loss, "capacity", m->loss_loc), "capacity = 0 changes nothing: beta abs(KL) is beta KL", "leave it out");
}
