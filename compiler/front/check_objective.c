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

void check_objective(Check *c) {
    const Model *m = c->model;
    if (m->objective->apart) check_apart(c);
    if (m->objective->exact && !strcmp(m->objective_arg[0].word, "gradient")) check_twice(c);
}
