// check_objective.c -- what an objective asks of the networks.
#include "front/check.h"

#include <string.h>

// The likelihood is no part of the loss: what it learns itself would stay as it is.
bool check_learns(Check *c, const Target *t) {
    const char *what = c->model->objective->compares ? "structure" : "features";
    for (const LikelihoodHead *h = t->likelihood ? t->likelihood->head : NULL; h && h->name; h++) {
        const HeadSource source = likelihood_source(t, h);
        if (source != HEAD_LEARNED && source != HEAD_SHARED) continue;
        diag_error(c->diag, t->loss_loc, "E0605", "%s compares %s, and %s of %s would learn nothing", c->model->objective->sig.name, what,
                   h->arg ? h->arg : h->name, t->likelihood->name);
        if (h->arg) diag_hint(c->diag, "%s(%s=optimal)", t->likelihood->name, h->arg);
        else diag_hint(c->diag, "another likelihood, or %s", c->model->objective->compares ? "nll=1" : "features=none");
        return false;
    }
    return true;
}

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
        if (!l->def) continue; // an unknown one
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

static void incomparable(Check *c, Loc loc, const char *what, const char *hint) {
    diag_error(c->diag, loc, "E0281", "%s %s", c->model->objective->sig.name, what);
    diag_hint(c->diag, "%s", hint);
}

// Pictures of one stream, with values from 0 to 1, larger than a window at every scale.
static void check_compares(Check *c) {
    Model *m = c->model;
    const Target *t = m->target;
    VaeStream *s = &m->stream[t->stream];
    const Loc loc = m->stream_loc[t->stream];
    const Value *scales = objective_argument(m, "scales"), *window = objective_argument(m, "window");
    if (!t->likelihood || !c->data_known[t->stream]) return;
    if (m->n_targets > 1) {
        incomparable(c, m->stream_loc[m->target[1].stream], "compares the pictures of one stream, and several are modelled",
                     "model one, or use objective = elbo");
        return;
    }
    if (s->kind != VAE_IMAGE) {
        incomparable(c, loc, arena_printf(c->arena, "compares pictures, and %s is none", s->name), "use objective = elbo");
        return;
    }
    if (s->standardize || s->missing || s->domain == VAE_DOMAIN_COUNT || s->domain == VAE_DOMAIN_BYTE || s->domain == VAE_DOMAIN_SHARES)
        incomparable(c, loc, arena_printf(c->arena, "compares pictures with values from 0 to 1, and %s is %s", s->name,
                                          s->missing         ? "one with missing values"
                                          : s->standardize   ? "standardized"
                                          : s->domain == VAE_DOMAIN_SHARES ? "one of shares"
                                                                           : "one of counts"),
                     "use objective = elbo");
    else if (s->domain == VAE_DOMAIN_ANY) s->domain = VAE_DOMAIN_UNIT;
    if (t->hidden)
        incomparable(c, t->loss_loc, "compares whole pictures, and on = hidden counts a part of them", "leave out on");
    const Shape shape = shape_of_stream(s);
    const int least = shape.dim[0] < shape.dim[1] ? shape.dim[0] : shape.dim[1];
    const int last = least >> ((int)scales->number[0] - 1);
    if (last < (int)window->number[0]) {
        const Loc at = scales->number[0] > 1 ? scales->loc : window->given ? window->loc : setting_loc(c->whole_loss, "objective", t->loss_loc);
        incomparable(c, at, arena_printf(c->arena, "has windows of %d by %d, and at scale %d pictures are %d by %d", (int)window->number[0],
                                         (int)window->number[0], (int)scales->number[0], shape.dim[0] >> ((int)scales->number[0] - 1),
                                         shape.dim[1] >> ((int)scales->number[0] - 1)),
                     scales->number[0] > 1 ? "fewer scales, or a smaller window" : "a smaller window: ssim(window=7)");
    }
    if (objective_argument(m, "nll")->number[0] > 0) return;
    m->training.off_likelihood = true;
    check_learns(c, t);
    if (t->reduce == REDUCE_MEAN) {
        diag_error(c->diag, setting_loc(c->whole_loss, "reduce", t->loss_loc), "E0605",
                   "reduce = mean is of -log p(x|z), and ssim without nll has none");
        diag_hint(c->diag, "leave it out, or give nll a weight");
    }
}

void check_objective(Check *c) {
    const Model *m = c->model;
    if (m->objective->compares) check_compares(c);
    if (m->objective->apart) check_apart(c);
    if (!m->objective->exact) return;
    const char *regularizer = m->objective_arg[0].word;
    if (!strcmp(regularizer, "gradient")) check_twice(c);
    if (!strcmp(regularizer, "spectral")) check_spectral(c);
}
