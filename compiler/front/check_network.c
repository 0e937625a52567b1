// check_network.c -- encoder and decoder: what they read, their stages, what flows out.
// The first input flows into the first stage; the others are read by stages that name them.
// Without a list the first data stream flows into the encoder, and all latents, one behind the
// other, into the decoder.
#include "front/check.h"

#include <string.h>

static const char *ref_name(const Model *m, Ref ref) {
    return ref.kind == REF_STREAM ? m->stream[ref.index].name : m->latent[ref.index].name;
}

static Ref find_input(const Model *m, const char *name) {
    for (int i = 0; i < m->n_streams; i++)
        if (!strcmp(m->stream[i].name, name)) return (Ref){.kind = REF_STREAM, .index = i};
    for (int i = 0; i < m->n_latents; i++)
        if (!strcmp(m->latent[i].name, name)) return (Ref){.kind = REF_LATENT, .index = i};
    return (Ref){0};
}

static void unknown_input(Check *c, const Arg *arg, bool encoder) {
    const Model *m = c->model;
    const char *words[VAE_MAX_STREAMS + MAX_LATENTS + 1] = {0};
    int n = 0;
    for (int i = encoder ? 0 : 1; i < m->n_streams; i++) words[n++] = m->stream[i].name;
    for (int i = 0; i < m->n_latents && !encoder; i++) words[n++] = m->latent[i].name;
    diag_error(c->diag, arg->loc, "E0207", "no data stream%s is named %s",
               encoder ? "" : " or latent", arg->value->name);
    if (n) hint_nearest(c, arg->value->name, words, "it can read");
}

static void add_input(Check *c, const Arg *arg, bool encoder, Ref *list, int *n) {
    const Model *m = c->model;
    const char *network = encoder ? "encoder" : "decoder";
    if (arg->name || arg->value->kind != EX_NAME) {
        diag_error(c->diag, arg->loc, "E0209", "what the %s reads is a list of names", network);
        diag_hint(c->diag, encoder ? "encoder(x, y) { ... }" : "decoder(z, y) { ... }");
        return;
    }
    const char *name = arg->value->name;
    const Ref ref = find_input(m, name);
    if (ref.kind == REF_NONE) {
        unknown_input(c, arg, encoder);
        return;
    }
    if (encoder && ref.kind == REF_LATENT) {
        diag_error(c->diag, arg->loc, "E0208", "the encoder cannot read the latent %s", name);
        diag_hint(c->diag, "the latent is made from what the encoder makes");
        return;
    }
    if (!encoder && ref.kind == REF_STREAM && ref.index == m->target) {
        diag_error(c->diag, arg->loc, "E0208", "the decoder cannot read %s", name);
        diag_hint(c->diag, "%s is what it has to produce", name);
        return;
    }
    for (int i = 0; i < *n; i++)
        if (list[i].kind == ref.kind && list[i].index == ref.index) {
            diag_error(c->diag, arg->loc, "E0208", "the %s reads %s twice", network, name);
            return;
        }
    if (*n < VAE_MAX_STREAMS) {
        list[(*n)++] = ref;
        return;
    }
    diag_error(c->diag, arg->loc, "E0206", "the %s reads more than %d inputs", network,
               VAE_MAX_STREAMS);
}

static void check_inputs(Check *c, const Decl *d, bool encoder, Ref *list, int *n) {
    Model *m = c->model;
    const int before = diag_errors(c->diag);
    for (const Arg *arg = d->params; arg; arg = arg->next) add_input(c, arg, encoder, list, n);
    if (d->has_params && !d->params) {
        diag_error(c->diag, d->loc, "E0209", "the %s reads nothing", d->name);
        diag_hint(c->diag, encoder ? "encoder { ... } reads the first data stream"
                                   : "decoder { ... } reads the latents");
    }
    bool latent = encoder;
    for (int i = 0; i < *n; i++) latent |= list[i].kind == REF_LATENT;
    if (d->params && !latent && diag_errors(c->diag) == before) {
        diag_error(c->diag, d->params->loc, "E0208", "the decoder has to read a latent");
        if (m->n_latents) diag_hint(c->diag, "decoder(%s, %s) { ... }", m->latent[0].name,
                                    d->params->value->name);
    }
    if (d->has_params) return;
    if (encoder) {
        if (m->n_streams) list[(*n)++] = (Ref){.kind = REF_STREAM, .index = 0};
    } else {
        for (int i = 0; i < m->n_latents; i++) list[(*n)++] = (Ref){.kind = REF_LATENT, .index = i};
    }
}

// The shape of what flows into the first stage.
static Shape flows_in(Check *c, const Ref *list, int n, bool *known) {
    const Model *m = c->model;
    *known = n > 0;
    if (!n) return (Shape){0};
    if (list[0].kind == REF_STREAM) {
        *known = c->data_known[list[0].index];
        return shape_of_stream(&m->stream[list[0].index]);
    }
    Shape shape = {.rank = 1};
    for (int i = 0; i < (m->joins_latents ? n : 1); i++) {
        *known &= c->latent_known[list[i].index];
        shape.dim[0] += m->latent[list[i].index].width;
        c->input_read[i] = true;
    }
    return shape;
}

static void walk(Check *c, const Decl *d, bool encoder) {
    Model *m = c->model;
    Ref *list = encoder ? m->encoder_input : m->decoder_input;
    int *n = encoder ? &m->n_encoder_inputs : &m->n_decoder_inputs;
    const int before = diag_errors(c->diag);
    check_inputs(c, d, encoder, list, n);
    memset(c->input_read, 0, sizeof c->input_read);
    c->input_read[0] = true;
    m->joins_latents = !encoder && !d->has_params;
    bool known;
    Shape shape = flows_in(c, list, *n, &known);
    if (diag_errors(c->diag) > before) known = false;
    c->is_encoder = encoder;
    c->named = NULL;
    c->flow = NULL;
    int position = 0;
    Layer *layers = check_stages(c, d->stages, NULL, d->name, &position, &shape, &known);
    if (!known || c->too_many) shape = (Shape){0}; // rank 0: not known
    if (encoder) {
        m->encoder = layers;
        m->encoder_out = shape;
        m->encoder_loc = d->loc;
    } else {
        m->decoder = layers;
        m->decoder_out = shape;
        m->decoder_loc = d->loc;
    }
    if (!known) return;
    for (int i = 1; i < *n; i++) {
        if (c->input_read[i]) continue;
        const char *name = ref_name(m, list[i]);
        Loc loc = d->loc;
        for (const Arg *arg = d->params; arg; arg = arg->next)
            if (!strcmp(arg->value->name, name)) loc = arg->loc;
        diag_warning(c->diag, loc, "W0703", "the %s never reads %s", d->name, name);
        if (layer_find("concat"))
            diag_hint(c->diag,
                      "only the first input flows into the stages; join it with concat(%s)", name);
    }
}

static bool listed(const Ref *list, int n, int kind, int index) {
    for (int i = 0; i < n; i++)
        if ((int)list[i].kind == kind && list[i].index == index) return true;
    return false;
}

// What was declared and neither network reads. (What one names and never uses is W0703.)
void check_unread(Check *c) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_streams; i++) {
        const char *name = m->stream[i].name;
        if (i == m->target || listed(m->encoder_input, m->n_encoder_inputs, REF_STREAM, i) ||
            listed(m->decoder_input, m->n_decoder_inputs, REF_STREAM, i))
            continue;
        diag_warning(c->diag, m->stream_loc[i], "W0712", "nothing reads data %s", name);
        diag_hint(c->diag, "encoder(%s, %s) { ... concat(%s) ... }", m->stream[m->target].name, name,
                  name);
    }
    for (int i = 0; i < m->n_latents; i++) {
        if (m->latent[i].below || listed(m->decoder_input, m->n_decoder_inputs, REF_LATENT, i))
            continue;
        const char *name = m->latent[i].name;
        diag_warning(c->diag, m->latent[i].loc, "W0712", "the decoder does not read latent %s", name);
        diag_hint(c->diag, "without a list of inputs the decoder reads all latents; with one, add "
                           "%s to it and concat(%s)", name, name);
    }
}

void check_networks(Check *c) {
    if (c->encoder) walk(c, c->encoder, true);
    if (c->decoder) walk(c, c->decoder, false);
}
