// check_objective.c -- what an objective asks of the networks.
#include "front/check.h"

#include <string.h>

// Encoders and decoders that learn by two losses have no weights in common.
static void check_apart(Check *c) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_shared; i++) {
        bool encodes = false, decodes = false;
        for (int k = 0; k < m->n_encoders; k++) encodes |= network_reads(m, &m->encoder[k], REF_NETWORK, i);
        for (int k = 0; k < m->n_targets; k++) decodes |= network_reads(m, &m->target[k].decoder, REF_NETWORK, i);
        if (!encodes || !decodes) continue;
        diag_error(c->diag, m->shared[i].loc, "E0227", "%s gives encoder and decoder a loss each, and %s is in both",
                   m->objective->sig.name, m->shared[i].name);
        diag_hint(c->diag, "use objective = miwae, or a network each");
    }
}

static const Layer *first_once(const Layer *l) {
    for (const Layer *found; l; l = l->next) {
        if (l->def && l->def->once) return l;
        if (l->body && (found = first_once(l->body))) return found;
    }
    return NULL;
}

// A gradient penalty holds the decoder's gradient, which is differentiated again.
static void check_twice(Check *c) {
    const Model *m = c->model;
    const char *name = m->objective->sig.name;
    for (int i = 0; model_network(m, i); i++) {
        const Network *n = model_network(m, i);
        const Layer *l = n->kind != NETWORK_ENCODER && network_reads_latents(m, n) ? first_once(n->layers) : NULL;
        if (!l) continue;
        diag_error(c->diag, l->loc, "E0280", "%s(gradient) differentiates the gradient of the %s again, which %s does not have", name,
                   n->name, l->def->name);
        diag_hint(c->diag, "use %s(l2)", name);
    }
    for (int i = 0; i < m->n_targets; i++) {
        const VaeStream *s = &m->stream[m->target[i].stream];
        if (s->kind != VAE_TOKENS && s->kind != VAE_TABLE) continue;
        diag_error(c->diag, m->stream_loc[m->target[i].stream], "E0280", "%s(gradient) goes by the numbers that a decoder makes, and %s is %s",
                   name, s->name, s->kind == VAE_TOKENS ? "words" : "columns of many kinds");
        diag_hint(c->diag, "use %s(l2)", name);
    }
}

// Every stage that decodes and has weights gets norm=spectral, but where it says norm=none.
static void norm_stages(Check *c, const Network *n, Layer *l) {
    for (; l; l = l->next) {
        norm_stages(c, n, l->body);
        Value *norm = layer_norm(l);
        if (norm) {
            if (!norm->given) norm->word = "spectral";
        } else if (!l->body && l->in.rank && layer_weights(l) > 0 && !l->def->affine) {
            diag_error(c->diag, l->loc, "E0280", "rae(spectral) gives the stages of the %s norm=spectral, which %s does not have",
                       n->name, l->def->name);
            diag_hint(c->diag, "use rae(l2)");
        }
    }
}

static void check_spectral(Check *c) {
    Model *m = c->model;
    for (int i = 0; i < m->n_shared; i++)
        if (network_reads_latents(m, &m->shared[i])) norm_stages(c, &m->shared[i], m->shared[i].layers);
    for (int i = 0; i < m->n_targets; i++) {
        norm_stages(c, &m->target[i].decoder, m->target[i].decoder.layers);
        const VaeStream *s = &m->stream[m->target[i].stream];
        if (s->kind != VAE_TABLE) continue;
        diag_error(c->diag, m->stream_loc[m->target[i].stream], "E0280", "rae(spectral) gives the stages of a decoder norm=spectral, and the "
                   "heads of the columns of %s are none", s->name);
        diag_hint(c->diag, "use rae(l2)");
    }
    const Value *weight = objective_argument(m, "weight");
    if (!weight->given) return;
    diag_error(c->diag, weight->loc, "E0605", "rae(spectral) adds nothing to the loss that weight could weigh");
    diag_hint(c->diag, "leave it out");
}

void check_objective(Check *c) {
    const Model *m = c->model;
    if (m->objective->apart) check_apart(c);
    if (!m->objective->exact) return;
    const char *regularizer = m->objective_arg[0].word;
    if (!strcmp(regularizer, "gradient")) check_twice(c);
    if (!strcmp(regularizer, "spectral")) check_spectral(c);
}
