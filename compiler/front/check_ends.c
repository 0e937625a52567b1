// check_ends.c -- whether the networks end in what latents and likelihood need, and warnings about
// models that are legal and almost surely a mistake.
// The compiler adds the posterior's heads and the likelihood's link itself, so a model that brings
// its own has them twice.
#include "front/check.h"

#include <stdint.h>
#include <string.h>

// ---------------------------------------------------------------- the last stages

typedef struct Tail { // the innermost stages of a network in order, nothing nested
    const Layer *layer[MAX_LAYERS + 1];
    int n;
} Tail;

static void flatten_layers(const Layer *l, Tail *t) {
    for (; l && t->n < MAX_LAYERS; l = l->next) {
        if (l->body && l->def && (l->def->group || l->def == &layer_block))
            flatten_layers(l->body, t);
        else if (l->def && !l->def->group && l->def != &layer_block) t->layer[t->n++] = l;
    }
}

static bool is(const Layer *l, const char *name) { return l && !strcmp(l->def->name, name); }

// Stages that pass numbers through as they are.
static bool passes(const Layer *l) {
    return l->def->training_only || is(l, "flatten") || is(l, "reshape");
}

static int last_effective(const Tail *t, int from) {
    while (from >= 0 && passes(t->layer[from])) from--;
    return from;
}

// ---------------------------------------------------------------- encoder

static void check_posterior(Check *c, const Tail *t) {
    const Model *m = c->model;
    if (!m->encoder_out.rank) return;
    const Layer *end = m->encoder;
    while (end && end->next) end = end->next;
    if (m->encoder_out.rank != 1) {
        diag_error(c->diag, end ? end->loc : m->encoder_loc, "E0218",
                   "the encoder ends at %s, but the posterior is made from a vector",
                   shape_text(c->arena, m->encoder_out));
        diag_hint(c->diag, "add flatten at the end");
        return;
    }
    // `dense(hidden) relu` at the end is the usual design: the heads that the compiler adds are
    // linear. But if the width is the latent's, the user has written the head himself, and relu or batchnorm on a head cuts the posterior down.
    const int last = last_effective(t, t->n - 1);
    if (last < 1 || !(is(t->layer[last], "relu") || is(t->layer[last], "batchnorm"))) return;
    int head = last - 1;
    while (head > 0 && (is(t->layer[head], "relu") || is(t->layer[head], "batchnorm"))) head--;
    if (!t->layer[head]->def->has_weights) return;
    const int width = shape_size(t->layer[head]->out);
    for (int i = 0; i < m->n_latents; i++) {
        if (width != m->latent[i].width) continue;
        diag_warning(c->diag, t->layer[last]->loc, "W0705",
                     "%s on a layer as wide as the posterior of %s", t->layer[last]->def->name,
                     m->latent[i].name);
        diag_hint(c->diag,
                  "the compiler adds mean and log variance itself; end the encoder before "
                  "'%s'",
                  t->layer[head]->text);
        return;
    }
}

// ---------------------------------------------------------------- decoder

// [channels, height, width], as PyTorch has it: few, and then two sizes that are alike, or 3 and two
// that are not small.
bool channels_first(const VaeStream *s) {
    if (s->kind != VAE_IMAGE || s->height > 4 || s->width_px <= 4 || s->channels <= 4) return false;
    return s->width_px == s->channels || (s->height == 3 && s->width_px > 8 && s->channels > 8);
}

static void hint_output(Check *c, Shape got, Shape want, const VaeStream *s) {
    const bool image = want.rank == 3;
    const char *data = s->name;
    if (channels_first(s))
        diag_hint(c->diag, "sizes are height, width, channels: declare data %s: image(%d, %d, %d)", data,
                  s->width_px, s->channels, s->height);
    else if (shape_size(got) == shape_size(want)) {
        if (image)
            diag_hint(c->diag, "add reshape(%d, %d, %d)", want.dim[0], want.dim[1], want.dim[2]);
        else diag_hint(c->diag, "add flatten");
    } else if (image && got.rank == 3 && got.dim[0] == want.dim[0] && got.dim[1] == want.dim[1]) {
        diag_hint(c->diag, "the last layer needs %d channel%s", want.dim[2],
                  want.dim[2] == 1 ? "" : "s");
    } else if (image && got.rank == 3) {
        diag_hint(c->diag, "%s is %d by %d, the decoder's output %d by %d", data, want.dim[0],
                  want.dim[1], got.dim[0], got.dim[1]);
        hint_sizes(c->diag, c->arena, c->flow, NULL);
    } else if (image) {
        diag_hint(c->diag, "end it in dense(%d) reshape(%d, %d, %d)", shape_size(want), want.dim[0],
                  want.dim[1], want.dim[2]);
    } else {
        diag_hint(c->diag, "end it in dense(%d)", shape_size(want));
    }
}

static const char *kind_text(Check *c, const VaeStream *s) {
    if (s->kind == VAE_IMAGE)
        return arena_printf(c->arena, "image(%d, %d, %d)", s->height, s->width_px, s->channels);
    return arena_printf(c->arena, "%s(%d)", s->kind == VAE_LABEL ? "label" : "vector", s->width);
}

// Can the likelihood produce the first data stream at all?
static bool check_kind(Check *c) {
    const Model *m = c->model;
    const LikelihoodDef *lik = m->likelihood;
    if (!lik || !m->n_streams || !c->data_known[m->target]) return true;
    const VaeStream *s = &m->stream[m->target];
    const bool shares = lik->domain == VAE_DOMAIN_SHARES;
    if (lik->kinds >> s->kind & 1 && !(shares && s->channels < 2)) {
        if (!lik->grouped || !s->missing) return true;
        diag_error(c->diag, m->stream_loc[m->target], "E0605",
                   "%s needs all values of %s: none can be missing", lik->name, s->name);
        return true;
    }
    diag_error(c->diag, m->stream_loc[m->target], "E0217", "%s needs %s, but data %s is %s",
               lik->name, lik->needs, s->name, kind_text(c, s));
    if (s->kind == VAE_LABEL)
        diag_hint(c->diag, "the decoder produces the first data stream: declare the vector or image "
                           "first, or use likelihood = categorical");
    else if (s->kind == VAE_IMAGE && lik->kinds == 1u << VAE_VECTOR)
        diag_hint(c->diag, "declare it as data %s: vector(%d)", s->name, s->width);
    return false;
}

static void check_output(Check *c) {
    const Model *m = c->model;
    if (!m->decoder_out.rank || !c->data_known[m->target]) return;
    const VaeStream *s = &m->stream[m->target];
    const Shape want = shape_of_stream(s);
    if (shape_equal(m->decoder_out, want)) return;
    const Layer *end = m->decoder;
    while (end && end->next) end = end->next;
    diag_error(c->diag, end ? end->loc : m->decoder_loc, "E0214",
               "decoder ends at %s but data %s is %s", shape_text(c->arena, m->decoder_out),
               s->name, kind_text(c, s));
    for (int i = 0; i < m->n_streams; i++)
        if (i != m->target && m->stream[i].kind != VAE_LABEL && c->data_known[i] &&
            shape_equal(m->decoder_out, shape_of_stream(&m->stream[i]))) {
            diag_hint(c->diag, "the decoder produces the first data stream; declare %s first",
                      m->stream[i].name);
            return;
        }
    hint_output(c, m->decoder_out, want, s);
}

static void check_link(Check *c, const Tail *t) {
    const LikelihoodDef *lik = c->model->likelihood;
    const int last = last_effective(t, t->n - 1);
    if (!lik || last < 0) return;
    const Layer *l = t->layer[last];
    const char *name = l->def->name;
    if (lik->link && is(l, lik->link)) {
        diag_error(c->diag, l->loc, "E0215", "%s applies the %s itself", lik->name, name);
        diag_hint(c->diag, "remove it: the decoder ends in raw numbers");
        return;
    }
    const VaeStream *s = &c->model->stream[c->model->target];
    const bool unit = lik->domain == VAE_DOMAIN_UNIT || s->kind == VAE_IMAGE;
    const bool narrow =
        is(l, "tanh") || is(l, "relu") || is(l, "softmax") || is(l, "softplus") || is(l, "sigmoid");
    if (lik->link && narrow) {
        diag_warning(c->diag, l->loc, "W0710",
                     "%s applies its own %s; %s before it limits what the "
                     "decoder can say",
                     lik->name, lik->link, name);
        diag_hint(c->diag, "remove %s", name);
    } else if (!lik->link && is(l, "tanh") && unit) {
        diag_warning(c->diag, l->loc, "W0710", "tanh keeps what the decoder says within [-1, 1]");
        diag_hint(c->diag, "right if %s was scaled to that; pixels in [0, 1] take sigmoid, or nothing",
                  s->name);
    }
}

// A learned head is a twin of the last layer with weights.
static void check_twin(Check *c) {
    const Model *m = c->model;
    if (!m->likelihood || !m->decoder_out.rank || likelihood_last(m->decoder)) return;
    const LikelihoodHead *h = m->likelihood->head;
    while (h->name && likelihood_source(m, h) != HEAD_LEARNED) h++;
    if (!h->name) return;
    const char *what = h->arg ? arena_printf(c->arena, "%s = learned", h->arg)
                              : arena_printf(c->arena, "%s", m->likelihood->name);
    diag_error(c->diag, m->decoder_loc, "E0219",
               "%s needs a layer with weights in the decoder, outside any residual", what);
    if (h->arg) diag_hint(c->diag, "end it in dense, or use %s = shared", h->arg);
    else diag_hint(c->diag, "end it in dense");
}

// Stages with weights, and residual, which adds its input as it is.
static bool reads_values(const Layer *l) { return l->def->has_weights || is(l, "residual"); }

// What is large before them is large behind them.
static bool keeps_scale(const Layer *l) {
    static const char *const bounded[] = {"log1p", "tanh", "sigmoid", "softmax", "batchnorm", "layernorm",
                                          "groupnorm"};
    for (size_t i = 0; i < sizeof bounded / sizeof *bounded; i++)
        if (is(l, bounded[i])) return false;
    return true;
}

// Counts can be hundreds, which is no scale for a first layer: exp() of what follows soon overflows.
static void check_counts(Check *c, const Tail *t) {
    const Model *m = c->model;
    const LikelihoodDef *lik = m->likelihood;
    if (!lik || lik->domain != VAE_DOMAIN_COUNT || !lik->link || strcmp(lik->link, "exp")) return;
    if (!m->n_encoder_inputs || m->encoder_input[0].index != m->target) return;
    int i = 0;
    while (i < t->n && !reads_values(t->layer[i])) {
        if (!keeps_scale(t->layer[i])) return;
        i++;
    }
    const char *what = i < t->n ? t->layer[i]->def->name : "the posterior's head";
    diag_warning(c->diag, i < t->n ? t->layer[i]->loc : m->encoder_loc, "W0714", "%s reads counts as they are",
                 what);
    diag_hint(c->diag, "begin the encoder with log1p, which brings them to one scale");
}

static void check_dropout(Check *c, const Tail *t) {
    for (int i = t->n - 1; i >= 0 && !t->layer[i]->def->has_weights; i--)
        if (is(t->layer[i], "dropout")) {
            diag_warning(c->diag, t->layer[i]->loc, "W0708",
                         "dropout after the decoder's last layer drops data, not features");
            diag_hint(c->diag, "move it before the last layer");
            return;
        }
}

// ---------------------------------------------------------------- posterior, prior, objective

// The encoder must take [k, ..] of pseudo-inputs, and nothing beside them.
static void check_pseudo_inputs(Check *c, const Latent *z, const Tail *t) {
    const Model *m = c->model;
    const char *prior = z->prior->sig.name;
    if (m->n_encoder_inputs > 1) {
        diag_error(c->diag, z->loc, "E0227", "%s passes pseudo-inputs for %s through the encoder, "
                   "which reads more than that", prior,
                   m->stream[m->encoder_input[0].index].name);
        diag_hint(c->diag, "use prior = mixture, or an encoder of one input");
        return;
    }
    for (int i = 0; i < t->n; i++) {
        if (t->layer[i]->def->unbatched) continue;
        diag_error(c->diag, t->layer[i]->loc, "E0227",
                   "%s passes pseudo-inputs through the encoder, which %s cannot take yet", prior,
                   t->layer[i]->def->name);
        diag_hint(c->diag, "use prior = mixture, or an encoder of dense layers");
        return;
    }
}

// Heads on the features, and what flow and prior learn beside them.
static void check_size(Check *c, const Latent *z) {
    const Model *m = c->model;
    double features = m->encoder_out.rank ? shape_size(m->encoder_out) : 1;
    const int data = m->n_encoder_inputs ? m->stream[m->encoder_input[0].index].width : 0;
    double heads = z->posterior->size(z), rest = heads;
    if (z->above != NO_LATENT) { // a hidden layer on the features and what is above, in q; in p, on that
        const double hidden = z->prior_arg[1].number[0];
        rest += hidden * (features + 2.0 * m->latent[z->above].width + 2);
        features = hidden;
    }
    if (z->flow) heads += z->flow->context(z->width, z->flow_arg);
    if (z->flow && z->flow->size) rest += z->flow->size(z->width, z->flow_arg);
    if (z->prior->size) rest += z->prior->size(z->width, data, z->prior_arg);
    c->n_weights += heads * (features + 1) + rest;
    if (c->n_weights <= INT32_MAX || c->too_large) return;
    c->too_large = true;
    diag_error(c->diag, z->loc, "E0222", "the model has more than 2^31 parameters with latent %s",
               z->name);
}

static void check_latents(Check *c, const Tail *encoder) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (!c->latent_known[i]) continue;
        check_size(c, z);
        const char *name = z->prior->reads_encoder           ? z->prior->sig.name
                           : m->objective && m->objective->density ? m->objective->sig.name
                                                                   : NULL;
        if (m->objective && m->objective->importance && z->posterior->discrete) {
            diag_error(c->diag, z->loc, "E0227", "%s weighs draws of %s by their density, which %s draws "
                       "in training do not have", m->objective->sig.name, z->name,
                       z->posterior->sig.name);
            diag_hint(c->diag, "use objective = elbo; eval --samples gives the importance-sampled "
                               "log-likelihood under any objective");
        } else if (name && (!z->plain || z->above != NO_LATENT)) {
            diag_error(c->diag, z->loc, "E0227", "%s needs the density of q(%s|x) at every %s", name,
                       z->name, z->name);
            diag_hint(c->diag, "it is known for normal(n) with a diagonal covariance, no flow, and not "
                               "given another latent");
        } else if (z->prior->reads_encoder) {
            check_pseudo_inputs(c, z, encoder);
        }
    }
}

void check_ends(Check *c) {
    Model *m = c->model;
    Tail *t = arena_alloc(c->arena, sizeof *t);
    const bool possible = check_kind(c);
    if (c->encoder) {
        flatten_layers(m->encoder, t);
        check_posterior(c, t);
        check_counts(c, t);
        check_latents(c, t);
    }
    t->n = 0;
    if (c->decoder) {
        flatten_layers(m->decoder, t);
        if (possible) check_output(c);
        check_link(c, t);
        check_twin(c);
        check_dropout(c, t);
    }
    if (!m->n_streams || !m->likelihood) return;
    VaeStream *target = &m->stream[m->target];
    target->domain = m->likelihood->domain;
    target->likelihood = m->likelihood->name;
    const Value *levels = likelihood_argument(m, m->likelihood->levels);
    if (levels) target->levels = (int)levels->number[0];
    const Value *total = likelihood_argument(m, "total");
    if (total) m->draw_total = (int)total->number[0];
    if (target->standardize && target->domain != VAE_DOMAIN_ANY) {
        diag_error(c->diag, m->stream_loc[m->target], "E0605",
                   "%s is standardized, but %s does not take every number", target->name,
                   target->likelihood);
        diag_hint(c->diag, "standardize goes with likelihoods such as gaussian and mse");
    }
    m->training.recon_scale = 1;
    if (m->reduce == REDUCE_MEAN && c->data_known[m->target])
        m->training.recon_scale = 1.0 / m->stream[m->target].width;
}

// ---------------------------------------------------------------- the balance of the loss

static Loc setting_loc(const Decl *d, const char *name, Loc otherwise) {
    for (const Setting *s = d ? d->settings : NULL; s; s = s->next)
        if (!strcmp(s->name, name)) return s->loc;
    return otherwise;
}

static void check_schedules(Check *c) {
    const VaeTraining *t = &c->model->training;
    const double warmup = t->lr_schedule.warmup;
    if (warmup > t->epochs) {
        diag_warning(c->diag, setting_loc(c->train, "lr_schedule", c->model->loc), "W0706",
                     "a warm-up of %s epochs, the training has %d", number_text(c->arena, warmup),
                     t->epochs);
        diag_hint(c->diag, "the learning rate never gets to its full value");
    }
    for (int i = VAE_BETA; i < VAE_SCALARS; i++) {
        const VaeSchedule *s = &t->schedule[i];
        if ((s->kind != VAE_LINEAR && s->kind != VAE_COSINE) || s->epochs <= t->epochs) continue;
        diag_warning(c->diag, setting_loc(c->loss, scalar_words[i], c->model->loss_loc), "W0706",
                     "%s takes %s epochs, the training has %d", scalar_words[i],
                     number_text(c->arena, s->epochs), t->epochs);
        diag_hint(c->diag, "%s never reaches %s", scalar_words[i], number_text(c->arena, s->to));
    }
}

// A vq's code is chosen, not drawn: its KL is n log codes, whatever weighs it.
static void check_constant_kl(Check *c) {
    static const char *const weighs[] = {"beta", "capacity", "free_bits"};
    const Model *m = c->model;
    for (int i = 0; i < m->n_latents; i++)
        if (!m->latent[i].posterior->codes) return;
    for (int i = 0; i < 3; i++) {
        const Loc loc = setting_loc(c->loss, weighs[i], (Loc){0});
        if (!loc.line) continue;
        diag_warning(c->diag, loc, "W0715", "%s changes nothing: the KL of a vq is always the same",
                     weighs[i]);
        diag_hint(c->diag, "how far vectors keep to their codes is vq(commitment=...)");
    }
}

void check_balance(Check *c) {
    const Model *m = c->model;
    const VaeSchedule *beta = &m->training.schedule[VAE_BETA];
    const int width = m->stream[m->target].width;
    check_schedules(c);
    int64_t latents = 0;
    for (int i = 0; i < m->n_decoder_inputs; i++) { // those above in a hierarchy are no code of their own
        if (m->decoder_input[i].kind != REF_LATENT) continue;
        const Latent *z = &m->latent[m->decoder_input[i].index];
        latents += z->posterior->discrete ? 0 : z->width; // one of several holds less than its numbers
    }
    if (latents > width) {
        diag_warning(c->diag, m->latent[0].loc, "W0704", "the latent has %lld numbers, the data %d",
                     (long long)latents, width);
        diag_hint(c->diag, "a latent that wide compresses nothing");
    }
    const bool off = beta->from == 0 && (beta->kind == VAE_CONSTANT || beta->to == 0);
    if (off && !m->objective->wants_beta_0) {
        diag_warning(c->diag, setting_loc(c->loss, "beta", m->loss_loc), "W0709",
                     "beta = 0 makes a plain autoencoder");
        diag_hint(c->diag, "its prior samples will mean nothing");
    }
    const bool one = beta->kind == VAE_CONSTANT && beta->from == 1;
    const bool said = setting_loc(c->loss, "beta", (Loc){0}).line > 0;
    if (!strcmp(m->likelihood->name, "mse") && m->reduce == REDUCE_SUM && one && !said &&
        m->stream[m->target].kind == VAE_IMAGE) {
        diag_warning(c->diag, setting_loc(c->loss, "likelihood", m->loss_loc), "W0713",
                     "mse against the KL is a gaussian of sigma = 0.71 in units of the data: wide, for scaled pixels");
        diag_hint(c->diag, "say what is meant: gaussian(sigma=optimal), or a beta");
    }
    const Value *sigma = likelihood_argument(m, "sigma");
    if (!strcmp(m->likelihood->name, "gaussian") && sigma && !sigma->given && m->reduce == REDUCE_SUM && one &&
        !said && m->stream[m->target].kind == VAE_IMAGE && !m->stream[m->target].standardize) {
        diag_warning(c->diag, setting_loc(c->loss, "likelihood", m->loss_loc), "W0713",
                     "gaussian without a sigma has sigma = 1 in units of the data: wide, for scaled pixels");
        diag_hint(c->diag, "say what is meant: gaussian(sigma=optimal), gaussian(sigma=0.1), or a beta");
    }
    check_constant_kl(c);
    if (m->reduce == REDUCE_MEAN && one) {
        diag_warning(c->diag, setting_loc(c->loss, "reduce", m->loss_loc), "W0707",
                     "a mean over %d values against a summed KL is beta = %d", width, width);
        diag_hint(c->diag, "use reduce = sum, or beta = %s to mean it",
                  number_text(c->arena, 1.0 / width));
    }
}
