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

// Itself one of a network's stages, not inside another one.
static bool in_chain(const Layer *chain, const Layer *l) {
    while (chain && chain != l) chain = chain->next;
    return chain != NULL;
}

// Stages that pass numbers through as they are.
static bool passes(const Layer *l) {
    return l->def->training_only || is(l, "flatten") || is(l, "reshape");
}

static int last_effective(const Tail *t, int from) {
    while (from >= 0 && passes(t->layer[from])) from--;
    return from;
}

// ---------------------------------------------------------------- encoder

static const Latent *first_latent(const Model *m, bool placed) {
    for (int i = 0; i < m->n_latents; i++)
        if (!m->latent[i].drawn && latent_placed(&m->latent[i]) == placed) return &m->latent[i];
    return NULL;
}

// The features are a vector, or an image of the height and width of each latent.
static bool check_features(Check *c, const Network *net) {
    const Model *m = c->model;
    const Shape out = net->out;
    const Layer *end = net->layers;
    while (end && end->next) end = end->next;
    const Loc loc = end ? end->loc : net->loc;
    const char *size = shape_text(c->arena, out);
    for (int i = 0; i < m->n_latents; i++)
        if (!c->latent_known[i] || c->unlike) return false;
    const Latent *flat = first_latent(m, false), *placed = first_latent(m, true);
    if (placed && flat) {
        diag_error(c->diag, flat->loc, "E0240", "%s is a vector and %s is %s, but their heads read the same features",
                   flat->name, placed->name, shape_text(c->arena, placed->shape));
        diag_hint(c->diag, "give both a place, of the same height and width, or neither");
        return false;
    }
    if (!placed) {
        if (out.rank == 1 && !out.words) return true;
        diag_error(c->diag, loc, "E0218", "the %s ends at %s, but the posterior is made from a vector", net->name,
                   size);
        if (out.steps) {
            diag_hint(c->diag, "add %s at the end: one vector of all steps", out.words ? "embed(64) pool(mean)" : "pool(mean)");
            fix_append(c->diag, true, net->end, out.words ? "embed(64) pool(mean)" : "pool(mean)");
            return false;
        }
        diag_hint(c->diag, "add flatten at the end");
        fix_append(c->diag, true, net->end, "flatten");
        return false;
    }
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const int h = z->shape.dim[0], w = z->shape.dim[1];
        if (z->drawn) continue;
        if (out.rank == 3 && out.dim[0] == h && out.dim[1] == w) continue;
        diag_error(c->diag, loc, "E0218", "the %s ends at %s, but %s is %s", net->name, size, z->name,
                   shape_text(c->arena, z->shape));
        if (out.rank == 3) {
            diag_hint(c->diag, "%s is %d by %d, the features are %d by %d", z->name, h, w, out.dim[0], out.dim[1]);
            hint_sizes(c->diag, c->arena, end, NULL);
        } else {
            diag_hint(c->diag, "a latent with a place is made from an image, here of %d by %d", h, w);
        }
        return false;
    }
    return true;
}

static void check_posterior(Check *c, const Network *net, const Tail *t) {
    const Model *m = c->model;
    if (!net->out.rank || !check_features(c, net)) return;
    // `dense(hidden) relu` at the end is the usual design: the heads that the compiler adds are
    // linear. But if the width is the latent's, the user has written the head himself, and relu or batchnorm on a head cuts the posterior down.
    const int last = last_effective(t, t->n - 1);
    if (last < 1 || !(is(t->layer[last], "relu") || is(t->layer[last], "batchnorm"))) return;
    int head = last - 1;
    while (head > 0 && (is(t->layer[head], "relu") || is(t->layer[head], "batchnorm"))) head--;
    if (!t->layer[head]->def->has_weights) return;
    const Shape out = t->layer[head]->out;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (z->drawn) continue;
        if (!latent_placed(z) && shape_size(out) != z->width) continue;
        if (latent_placed(z) && out.dim[out.rank - 1] != latent_channels(z)) continue;
        diag_warning(c->diag, t->layer[last]->loc, "W0705",
                     "%s on a layer as wide as the posterior of %s", t->layer[last]->def->name,
                     m->latent[i].name);
        diag_hint(c->diag,
                  "the compiler itself adds %s; end the encoder before "
                  "'%s'",
                  z->posterior->heads, t->layer[head]->text);
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

static void hint_output(Check *c, const Target *t, Shape want) {
    const VaeStream *s = &c->model->stream[t->stream];
    const Shape got = t->decoder.out;
    const bool image = want.rank == 3;
    if (s->kind == VAE_TOKENS) {
        if (got.rank == 2 && got.steps) diag_hint(c->diag, "end it in dense(%d): a number for each word", s->words);
        else if (shape_size(got) == shape_size(want)) {
            const char *stage = arena_printf(c->arena, "reshape(%d, %d)", s->width, s->words);
            diag_hint(c->diag, "add %s", stage);
            fix_append(c->diag, true, t->decoder.end, stage);
        } else {
            diag_hint(c->diag, "end it in dense(%d) reshape(%d, %d), or begin with previous", shape_size(want), s->width,
                      s->words);
        }
        return;
    }
    if (s->kind == VAE_SERIES && got.rank == 2 && got.dim[0] == s->height) {
        diag_hint(c->diag, "end it in dense(%d): a number for each channel", s->channels);
        return;
    }
    if (s->kind == VAE_SERIES) {
        const char *stage = arena_printf(c->arena, "reshape(%d, %d)", s->height, s->channels);
        if (shape_size(got) == shape_size(want)) {
            diag_hint(c->diag, "add %s", stage);
            fix_append(c->diag, true, t->decoder.end, stage);
        } else {
            diag_hint(c->diag, "end it in dense(%d) %s", shape_size(want), stage);
        }
        return;
    }
    const char *data = s->name;
    if (channels_first(s))
        diag_hint(c->diag, "sizes are height, width, channels: declare data %s: image(%d, %d, %d)", data,
                  s->width_px, s->channels, s->height);
    else if (shape_size(got) == shape_size(want)) {
        const char *stage = "flatten";
        if (image) stage = arena_printf(c->arena, "reshape(%d, %d, %d)", want.dim[0], want.dim[1], want.dim[2]);
        diag_hint(c->diag, "add %s", stage);
        fix_append(c->diag, true, t->decoder.end, stage);
    } else if (image && got.rank == 3 && got.dim[0] == want.dim[0] && got.dim[1] == want.dim[1]) {
        diag_hint(c->diag, "the last layer needs %d channel%s", want.dim[2],
                  DIAG_S(want.dim[2]));
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
    if (s->kind == VAE_TABLE) return "a table";
    if (s->kind == VAE_IMAGE)
        return arena_printf(c->arena, "image(%d, %d, %d)", s->height, s->width_px, s->channels);
    if (s->kind == VAE_TOKENS) return arena_printf(c->arena, "tokens(%d, %d)", s->width, s->words);
    if (s->kind == VAE_SERIES) return arena_printf(c->arena, "series(%d, %d)", s->height, s->channels);
    return arena_printf(c->arena, "%s(%d)", s->kind == VAE_LABEL ? "label" : "vector", s->width);
}

// Can the likelihood produce the first data stream at all?
static bool check_kind(Check *c, const Target *t) {
    const Model *m = c->model;
    const LikelihoodDef *lik = t->likelihood;
    if (!lik || !m->n_streams || !c->data_known[t->stream]) return true;
    const VaeStream *s = &m->stream[t->stream];
    const bool shares = lik->domain == VAE_DOMAIN_SHARES && s->kind != VAE_TOKENS;
    if (lik->kinds >> s->kind & 1 && !(shares && s->channels < 2)) {
        if (!lik->grouped || lik->gaps || !s->missing || s->kind == VAE_LABEL) return true;
        diag_error(c->diag, m->stream_loc[t->stream], "E0605",
                   "%s needs all values of %s: none can be missing", lik->name, s->name);
        return true;
    }
    diag_error(c->diag, m->stream_loc[t->stream], "E0217", "%s needs %s, but data %s is %s",
               lik->name, lik->needs, s->name, kind_text(c, s));
    if (s->kind == VAE_TABLE)
        diag_hint(c->diag, "its columns have each their own likelihood: leave it out");
    else if (s->kind == VAE_TOKENS)
        diag_hint(c->diag, "of tokens it is likelihood = categorical");
    else if (s->kind == VAE_LABEL && strchr(t->decoder.name, ' '))
        diag_hint(c->diag, "of a label it is likelihood = categorical");
    else if (s->kind == VAE_LABEL)
        diag_hint(c->diag, "the decoder produces the first data stream: declare the vector or image "
                           "first, or use likelihood = categorical");
    else if (s->kind == VAE_IMAGE && lik->kinds == 1u << VAE_VECTOR)
        diag_hint(c->diag, "declare it as data %s: vector(%d)", s->name, s->width);
    return false;
}

static void check_output(Check *c, const Target *t) {
    const Model *m = c->model;
    if (!t->decoder.out.rank || !c->data_known[t->stream]) return;
    const VaeStream *s = &m->stream[t->stream];
    if (s->kind == VAE_TABLE) return; // features, of any shape
    const Shape want = shape_of_output(s);
    if (shape_equal(t->decoder.out, want)) return;
    const Layer *end = t->decoder.layers;
    while (end && end->next) end = end->next;
    diag_error(c->diag, end ? end->loc : t->decoder.loc, "E0214",
               "%s ends at %s but data %s is %s", t->decoder.name, shape_text(c->arena, t->decoder.out),
               s->name, kind_text(c, s));
    for (int i = 0; i < m->n_streams; i++)
        if (!t->decoder.declared || strchr(t->decoder.name, ' ')) break;
        else if (i != t->stream && m->stream[i].kind != VAE_LABEL && c->data_known[i] &&
            shape_equal(t->decoder.out, shape_of_stream(&m->stream[i]))) {
            diag_hint(c->diag, "the decoder produces the first data stream; declare %s first",
                      m->stream[i].name);
            return;
        }
    hint_output(c, t, want);
}

static void check_link(Check *c, const Target *t, const Tail *tail) {
    const LikelihoodDef *lik = t->likelihood;
    const int last = last_effective(tail, tail->n - 1);
    if (!lik || last < 0) return;
    const Layer *l = tail->layer[last];
    const char *name = l->def->name;
    if (lik->link && is(l, lik->link)) {
        diag_error(c->diag, l->loc, "E0215", "%s applies the %s itself", lik->name, name);
        diag_hint(c->diag, "remove it: the decoder ends in raw numbers");
        fix_remove(c->diag, in_chain(t->decoder.layers, l), l->loc);
        return;
    }
    const VaeStream *s = &c->model->stream[t->stream];
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
static void check_twin(Check *c, const Target *t) {
    if (!t->likelihood || !t->decoder.out.rank || likelihood_last(t->decoder.layers)) return;
    const LikelihoodHead *h = t->likelihood->head;
    while (h->name && likelihood_source(t, h) != HEAD_LEARNED) h++;
    if (!h->name) return;
    const char *what = h->arg ? arena_printf(c->arena, "%s = learned", h->arg)
                              : arena_printf(c->arena, "%s", t->likelihood->name);
    diag_error(c->diag, t->decoder.loc, "E0219",
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
static void check_counts(Check *c, const Network *net, const Tail *tail) {
    const Model *m = c->model;
    if (!net->n_inputs || net->input[0].kind != REF_STREAM) return;
    const Target *t = model_target(m, net->input[0].index);
    const LikelihoodDef *lik = t ? t->likelihood : NULL;
    if (!lik || lik->domain != VAE_DOMAIN_COUNT || !lik->link || strcmp(lik->link, "exp")) return;
    int i = 0;
    while (i < tail->n && !reads_values(tail->layer[i])) {
        if (!keeps_scale(tail->layer[i])) return;
        i++;
    }
    const char *what = i < tail->n ? tail->layer[i]->def->name : "the posterior's head";
    diag_warning(c->diag, i < tail->n ? tail->layer[i]->loc : net->loc, "W0714", "%s reads counts as they are",
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

// The first stage, within others or not, that needs the rows of a batch; NULL: there is none.
static const Layer *needs_batch(const Layer *l) {
    for (const Layer *found; l; l = l->next) {
        if (l->body && (found = needs_batch(l->body))) return found;
        if (l->def && !l->body && !l->def->unbatched) return l;
    }
    return NULL;
}

// The encoder must take [k, ..] of pseudo-inputs, and nothing beside them.
static void check_pseudo_inputs(Check *c, const Latent *z) {
    const Model *m = c->model;
    const char *prior = z->prior->sig.name;
    const Ref in = m->encoder->input[0];
    if (m->n_encoders > 1 || (m->encoder->n_inputs && in.kind != REF_STREAM)) {
        diag_error(c->diag, z->loc, "E0227", "%s passes pseudo-inputs through the encoder, which must be "
                   "one that reads a stream", prior);
        diag_hint(c->diag, "use prior = mixture, or one encoder");
        return;
    }
    if (m->encoder->n_inputs > 1) {
        diag_error(c->diag, z->loc, "E0227", "%s passes pseudo-inputs for %s through the encoder, "
                   "which reads more than that", prior,
                   m->stream[m->encoder->input[0].index].name);
        diag_hint(c->diag, "use prior = mixture, or an encoder of one input");
        return;
    }
    const Layer *stage = needs_batch(m->encoder->layers);
    if (!stage) return;
    diag_error(c->diag, stage->loc, "E0227", "%s passes pseudo-inputs through the encoder, which %s cannot take yet", prior,
               stage->def->name);
    diag_hint(c->diag, "use prior = mixture, or an encoder of dense layers");
}

// Heads on the features, and what flow and prior learn beside them.
static void check_size(Check *c, const Latent *z) {
    const Model *m = c->model;
    double features = 0;
    for (int i = 0; i < m->n_encoders; i++)
        features += m->encoder[i].out.rank ? m->encoder[i].out.dim[m->encoder[i].out.rank - 1] : 1;
    const Ref *in = m->encoder->input;
    const int data = m->encoder->n_inputs && in->kind == REF_STREAM ? shape_size(shape_of_stream(&m->stream[in->index])) : 0;
    double heads = z->posterior->size(z), rest = heads;
    if (z->above != NO_LATENT) { // a hidden layer on the features and what is above, in q; in p, on that
        const double hidden = z->prior_arg[1].number[0];
        rest += hidden * (features + 2.0 * m->latent[z->above].width + 2);
        features = hidden;
    }
    for (int i = 0; i < m->n_streams; i++)
        if (z->given[i]) rest += z->prior_arg[1].number[0] * (m->stream[i].width + 1.0);
    if (z->drawn && z->draw && z->from && z->draw->in.rank && z->from->out.rank) { // q on both, p on the decoder's alone
        const double h = z->draw->in.dim[z->draw->in.rank - 1];
        features = h + z->from->out.dim[z->from->out.rank - 1];
        rest += heads * h;
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

// Of several encoders each gives a normal. Their product is a normal again; their mixture has a density, and one
// expert makes all of z.
static void check_experts(Check *c, const Latent *z) {
    const Model *m = c->model;
    const bool normal = z->posterior->id == POSTERIOR_normal;
    const Value *experts = normal ? &z->posterior_arg[NORMAL_EXPERTS] : NULL;
    if (z->drawn) return; // one encoder makes it, which check_hierarchy.c asks for
    if (m->n_encoders == 1) {
        if (!normal || !experts->given) return;
        diag_error(c->diag, experts->loc, "E0250", "experts are several encoders, and there is one");
        diag_hint(c->diag, "encoder seen(x) { ... } encoder told(y) { ... }");
        return;
    }
    if (!normal || latent_full(z)) {
        diag_error(c->diag, z->loc, "E0250", "%s is made by several encoders, which takes a normal with a diagonal "
                   "covariance", z->name);
        diag_hint(c->diag, "latent %s: normal(%d), or one encoder", z->name, z->width);
    } else if (z->flow) {
        diag_error(c->diag, z->loc, "E0250", "a flow follows one encoder's normal, and %s is made by several", z->name);
        diag_hint(c->diag, "leave out flow=, or use one encoder");
    } else if (latent_mixed(z) && m->n_latents > 1) {
        diag_error(c->diag, z->loc, "E0250", "experts = mixture is of a single latent: one expert makes all that is drawn");
        diag_hint(c->diag, "experts = product, or one latent of all dimensions");
    } else if (!latent_mixed(z) && !z->prior->standard) {
        diag_error(c->diag, z->loc, "E0250", "N(0, I) is one of the experts of %s: its prior cannot be %s", z->name,
                   z->prior->sig.name);
        diag_hint(c->diag, "leave out prior=, or use one encoder");
    }
}

static void check_latents(Check *c) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (!c->latent_known[i]) continue;
        check_size(c, z);
        check_experts(c, z);
        const char *name = z->prior->reads_encoder           ? z->prior->sig.name
                           : m->objective && m->objective->density ? m->objective->sig.name
                                                                   : NULL;
        if (m->objective && m->objective->importance && (z->posterior->discrete || z->posterior->exact)) {
            diag_error(c->diag, z->loc, "E0227", "%s weighs draws of %s by their density, which %s draws "
                       "in training do not have", m->objective->sig.name, z->name,
                       z->posterior->sig.name);
            if (z->posterior->exact) diag_hint(c->diag, "use objective = elbo, which is then an autoencoder's");
            else diag_hint(c->diag, "use objective = elbo; eval --samples gives the importance-sampled "
                               "log-likelihood under any objective");
        } else if (m->objective && m->objective->exact && !z->posterior->exact) {
            diag_error(c->diag, z->loc, "E0227", "%s is the objective of an autoencoder, and %s is drawn", m->objective->sig.name, z->name);
            const int h = z->shape.dim[0];
            if (!latent_placed(z)) diag_hint(c->diag, "latent %s: deterministic(%d)", z->name, h);
            else diag_hint(c->diag, "latent %s: deterministic(%d, %d, %d)", z->name, h, z->shape.dim[1], z->shape.dim[2]);
        } else if (latent_mixed(z) && m->objective && m->objective->grouped) {
            diag_error(c->diag, z->loc, "E0227", "%s takes draws in groups, and those of %s are of its experts", m->objective->sig.name,
                       z->name);
            diag_hint(c->diag, "use objective = iwae or ciwae, or experts = product");
        } else if (z->drawn && m->objective && m->objective->apart) {
            diag_error(c->diag, z->loc, "E0258", "%s is drawn inside a decoder, whose gradient %s tells apart from the encoder's",
                       z->name, m->objective->sig.name);
            diag_hint(c->diag, "use objective = miwae");
        } else if (z->prior->reads_encoder && m->objective && m->objective->apart) {
            diag_error(c->diag, z->loc, "E0227", "%s gives the encoder a loss of its own, and the prior %s goes through it",
                       m->objective->sig.name, z->prior->sig.name);
            diag_hint(c->diag, "use objective = miwae, or prior = mixture");
        } else if (name && (!z->plain || !latent_alone(z))) {
            diag_error(c->diag, z->loc, "E0227", "%s needs the density of q(%s|x) at every %s", name,
                       z->name, z->name);
            if (latent_mixed(z)) diag_hint(c->diag, "experts = product has it");
            else diag_hint(c->diag, "it is known for normal(n) with a diagonal covariance, no flow, and not %s",
                           z->drawn ? "drawn inside a decoder" : "given another latent");
        } else if (z->drawn && m->objective && m->objective->over_batch) {
            diag_error(c->diag, z->loc, "E0258", "%s is drawn inside a decoder, which %s cannot weigh", z->name,
                       m->objective->sig.name);
            diag_hint(c->diag, "use objective = elbo or iwae");
        } else if (z->prior->reads_encoder && !latent_placed(z)) {
            check_pseudo_inputs(c, z);
        }
    }
}

static void check_target(Check *c, Target *t, Tail *tail) {
    Model *m = c->model;
    const bool possible = check_kind(c, t);
    if (t->decoder.declared) {
        tail->n = 0;
        flatten_layers(t->decoder.layers, tail);
        if (possible) check_output(c, t);
        check_link(c, t, tail);
        check_twin(c, t);
        check_dropout(c, tail);
    }
    if (!m->n_streams || !t->likelihood) return;
    VaeStream *stream = &m->stream[t->stream];
    stream->domain = stream->kind == VAE_TOKENS ? VAE_DOMAIN_ANY : t->likelihood->domain;
    stream->likelihood = t->likelihood->name;
    const Value *levels = likelihood_argument(t, t->likelihood->levels);
    if (levels) stream->levels = (int)levels->number[0];
    const Value *total = likelihood_argument(t, "total");
    if (total) t->draw_total = (int)total->number[0];
    check_offset(c, t);
    if (stream->standardize && stream->domain != VAE_DOMAIN_ANY) {
        diag_error(c->diag, m->stream_loc[t->stream], "E0605",
                   "%s is standardized, but %s does not take every number", stream->name,
                   stream->likelihood);
        diag_hint(c->diag, "standardize goes with likelihoods such as gaussian and mse");
    }
    t->scale = t->weight * (t->reduce == REDUCE_MEAN && c->data_known[t->stream] ? 1.0 / stream->width : 1);
}

void check_ends(Check *c) {
    Model *m = c->model;
    Tail *t = arena_alloc(c->arena, sizeof *t);
    for (int i = 0; i < m->n_encoders && m->encoder->declared; i++) {
        t->n = 0;
        flatten_layers(m->encoder[i].layers, t);
        check_posterior(c, &m->encoder[i], t);
        check_counts(c, &m->encoder[i], t);
        if (i == 0) check_latents(c);
    }
    for (int i = 0; i < m->n_targets; i++) check_target(c, &m->target[i], t);
    check_masks(c);
    m->training.recon_scale = m->n_targets == 1 ? m->target->scale : 1;
}

// ---------------------------------------------------------------- the balance of the loss

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
        diag_warning(c->diag, setting_loc(c->whole_loss, scalar_words[i], c->model->loss_loc), "W0706",
                     "%s takes %s epochs, the training has %d", scalar_words[i],
                     number_text(c->arena, s->epochs), t->epochs);
        diag_hint(c->diag, "%s never reaches %s", scalar_words[i], number_text(c->arena, s->to));
    }
}

// A code is chosen, not drawn: its KL is n log codes, whatever weighs it. What is exact has none.
static void check_constant_kl(Check *c) {
    static const char *const weighs[] = {"beta", "capacity", "free_bits"};
    const Model *m = c->model;
    for (int i = 0; i < m->n_latents; i++)
        if (m->objective->exact || (!m->latent[i].posterior->codes && !m->latent[i].posterior->exact)) return;
    const PosteriorDef *first = m->n_latents ? m->latent[0].posterior : NULL;
    for (int i = 0; first && i < 3; i++) {
        const Loc loc = setting_loc(c->whole_loss, weighs[i], (Loc){0});
        if (!loc.line) continue;
        if (m->prior_of != NO_LATENT) {
            diag_warning(c->diag, loc, "W0715", "%s changes nothing: codes are chosen, and the prior %s learns with weight 1",
                         weighs[i], m->prior.own);
            continue;
        }
        diag_warning(c->diag, loc, "W0715", "%s changes nothing: the KL of %s is always %s", weighs[i],
                     first->sig.name, first->exact ? "0" : "the same");
        if (first->id == POSTERIOR_vq) diag_hint(c->diag, "how far vectors keep to their codes is vq(commitment=...)");
    }
}

// What a stream's loss weighs, and what it does not say.
static void check_weights(Check *c, const Target *t, bool said, bool one) {
    const Model *m = c->model;
    const Decl *loss = target_loss(c, t);
    const int width = m->stream[t->stream].width;
    const bool pixels = m->stream[t->stream].kind == VAE_IMAGE && !m->stream[t->stream].standardize;
    const bool unsaid = pixels && t->reduce == REDUCE_SUM && one && !said;
    if (!strcmp(t->likelihood->name, "mse") && unsaid) {
        diag_warning(c->diag, setting_loc(loss, "likelihood", t->loss_loc), "W0713",
                     "mse against the KL is a gaussian of sigma = 0.71 in units of the data: wide, for scaled pixels");
        diag_hint(c->diag, "say what is meant: gaussian(sigma=optimal), or a beta");
    }
    static const char *const wide[][2] = {{"gaussian", "sigma"}, {"laplace", "scale"}};
    for (int i = 0; i < 2; i++) {
        const char *name = wide[i][0], *argument = wide[i][1];
        if (strcmp(t->likelihood->name, name) != 0 || !unsaid) continue;
        if (likelihood_argument(t, argument)->given) continue;
        diag_warning(c->diag, setting_loc(loss, "likelihood", t->loss_loc), "W0713",
                     "%s without a %s has %s = 1 in units of the data: wide, for scaled pixels", name, argument,
                     argument);
        diag_hint(c->diag, "say what is meant: %s(%s=optimal), %s(%s=0.1), or a beta", name, argument, name, argument);
    }
    if (t->reduce != REDUCE_MEAN || !one) return;
    diag_warning(c->diag, setting_loc(loss, "reduce", t->loss_loc), "W0707",
                 "a mean over %d value%s against a summed KL is beta = %d", width, DIAG_S(width), width);
    diag_hint(c->diag, "use reduce = sum, or beta = %s to mean it", number_text(c->arena, 1.0 / width));
}

void check_balance(Check *c) {
    const Model *m = c->model;
    const VaeSchedule *beta = &m->training.schedule[VAE_BETA];
    int64_t latents = 0, width = 0;
    for (int i = 0; i < m->n_targets; i++) width += shape_size(shape_of_output(&m->stream[m->target[i].stream]));
    check_schedules(c);
    for (int i = 0; i < m->n_latents; i++) { // those above in a hierarchy are no code of their own
        const Latent *z = &m->latent[i];
        if (!decoders_read(m, REF_LATENT, i)) continue; // nor are those that it draws
        latents += z->posterior->discrete ? 0 : z->width; // one of several holds less than its numbers
    }
    // A number that is to be told from z is no picture to be compressed.
    const bool told = !encoders_read(m, m->target->stream) && m->n_targets == 1;
    if (latents > width && !told) {
        diag_warning(c->diag, m->latent[0].loc, "W0704", "the latent has %lld numbers, the data %lld",
                     (long long)latents, (long long)width);
        diag_hint(c->diag, "a latent that wide compresses nothing");
    }
    const bool off = beta->from == 0 && (beta->kind == VAE_CONSTANT || beta->to == 0);
    if (off && !m->objective->wants_beta_0 && !told) {
        diag_warning(c->diag, setting_loc(c->whole_loss, "beta", m->loss_loc), "W0709",
                     "beta = 0 makes a plain autoencoder");
        diag_hint(c->diag, "its prior samples will mean nothing");
    }
    const bool one = beta->kind == VAE_CONSTANT && beta->from == 1;
    const bool said = setting_loc(c->whole_loss, "beta", (Loc){0}).line > 0;
    for (int i = 0; i < m->n_targets; i++) check_weights(c, &m->target[i], said, one);
    check_constant_kl(c);
}
