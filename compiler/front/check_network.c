// check_network.c -- encoders, decoders and shared networks: what they read, their stages, what flows out.
// The first input flows into the first stage; the others are read by stages that name them.
// Without a list the first data stream flows into the encoder, and all latents, one behind the
// other, into the decoder.
#include "front/check.h"

#include <string.h>

static Ref find_input(const Model *m, const char *name) {
    for (int i = 0; i < m->n_streams; i++)
        if (!strcmp(m->stream[i].name, name)) return (Ref){.kind = REF_STREAM, .index = i};
    for (int i = 0; i < m->n_latents; i++)
        if (!strcmp(m->latent[i].name, name)) return (Ref){.kind = REF_LATENT, .index = i};
    for (int i = 0; i < m->n_shared; i++)
        if (!strcmp(m->shared[i].own, name)) return (Ref){.kind = REF_NETWORK, .index = i};
    return (Ref){0};
}

static void walk_shared(Check *c, int i);

// What a network is not to read, and through which of those that it lists it would: NULL, it may.
static const char *forbidden(const Model *m, const Network *net, Ref ref) {
    if (net->kind == NETWORK_SHARED) return NULL;
    const Network *through = ref.kind == REF_NETWORK ? &m->shared[ref.index] : NULL;
    for (int i = 0; i < m->n_latents && (net->kind == NETWORK_ENCODER || net->kind == NETWORK_PRIOR); i++)
        if (through ? network_reads(m, through, REF_LATENT, i) : ref.kind == REF_LATENT && ref.index == i)
            return m->latent[i].name;
    for (int i = 0; i < m->n_targets && (net->kind == NETWORK_DECODER || net->kind == NETWORK_PRIOR); i++) {
        const int x = m->target[i].stream;
        if (through ? network_reads(m, through, REF_STREAM, x) : ref.kind == REF_STREAM && ref.index == x)
            return m->stream[x].name;
    }
    return NULL;
}

static void unknown_input(Check *c, const Arg *arg, const Network *net) {
    const Model *m = c->model;
    const bool latents = net->kind != NETWORK_ENCODER && net->kind != NETWORK_PRIOR;
    const char *words[VAE_MAX_STREAMS + MAX_LATENTS + MAX_SHARED + 2] = {0};
    int n = 0;
    for (int i = 0; i < m->n_streams; i++)
        if (!forbidden(m, net, (Ref){.kind = REF_STREAM, .index = i})) words[n++] = m->stream[i].name;
    for (int i = 0; i < m->n_latents && latents; i++) words[n++] = m->latent[i].name;
    for (int i = 0; i < m->n_shared; i++)
        if (&m->shared[i] != net) words[n++] = m->shared[i].own;
    for (int i = 0; i < m->n_targets; i++)
        if (&m->target[i].decoder == net && diag_nearest(arg->value->name, (const char *const[]){"previous", NULL})) words[n++] = "previous";
    if (net->kind == NETWORK_PRIOR) words[n++] = "previous";
    const char *what = !m->n_shared ? (latents ? " or latent" : "") : latents ? ", latent or network" : " or network";
    diag_error(c->diag, arg->loc, "E0207", "no data stream%s is named %s", what, arg->value->name);
    if (n) hint_nearest(c, arg->value->name, words, "it can read");
}

// What a decoder has produced before each step: its stream, one step late.
static bool find_previous(Check *c, const Arg *arg, const Network *net, Ref *ref) {
    const Model *m = c->model;
    const Target *t = NULL;
    if (net->kind == NETWORK_PRIOR) {
        *ref = (Ref){.kind = REF_CODES, .index = m->prior_of};
        return true;
    }
    for (int i = 0; i < m->n_targets; i++)
        if (&m->target[i].decoder == net) t = &m->target[i];
    if (!t) {
        diag_error(c->diag, arg->loc, "E0262", "the %s cannot read previous", net->name);
        diag_hint(c->diag, "a decoder reads what it has produced so far: decoder(previous, z) { ... }");
        return false;
    }
    if (!m->n_streams) return false; // reported
    const VaeStream *s = &m->stream[t->stream];
    if (c->data_known[t->stream] && s->kind != VAE_IMAGE && !stream_has_steps(s)) {
        diag_error(c->diag, arg->loc, "E0262", "previous is what stands before a token, a step of a series or a place of an image, "
                   "and data %s has none of them", s->name);
        diag_hint(c->diag, "data %s: tokens(steps, words), series(steps, channels) or image(height, width, channels)", s->name);
        return false;
    }
    if (c->data_known[t->stream] && s->kind == VAE_IMAGE && s->missing) {
        diag_error(c->diag, arg->loc, "E0262", "previous is what stands before a place, and of data %s that may be missing",
                   s->name);
        diag_hint(c->diag, "leave out missing=true, or previous");
        return false;
    }
    *ref = (Ref){.kind = REF_PREVIOUS, .index = t->stream};
    return true;
}

static void add_input(Check *c, const Arg *arg, Network *net) {
    const Model *m = c->model;
    if (arg->name || arg->value->kind != EX_NAME) {
        diag_error(c->diag, arg->loc, "E0209", "what the %s reads is a list of names", net->name);
        diag_hint(c->diag, net->kind == NETWORK_DECODER ? "%s(z, y) { ... }" : "%s(x, y) { ... }", net->name);
        return;
    }
    const char *name = arg->value->name;
    Ref ref = find_input(m, name);
    if (ref.kind == REF_NONE && !strcmp(name, "previous") && !find_previous(c, arg, net, &ref)) return;
    if (ref.kind == REF_NONE) {
        unknown_input(c, arg, net);
        return;
    }
    if (ref.kind == REF_NETWORK && net->kind == NETWORK_CRITIC) {
        diag_error(c->diag, arg->loc, "E0271", "the %s cannot read network %s, whose weights are the model's", net->name,
                   name);
        diag_hint(c->diag, "a critic reads data and latents, and its weights are its own");
        return;
    }
    if (ref.kind == REF_NETWORK && net->kind == NETWORK_PRIOR) {
        diag_error(c->diag, arg->loc, "E0263", "the %s cannot read network %s, whose weights are the model's", net->name, name);
        diag_hint(c->diag, "it learns by a loss of its own; stages of its own can do the same with what %s reads", name);
        return;
    }
    if (ref.kind == REF_NETWORK) walk_shared(c, ref.index);
    if (ref.kind == REF_NETWORK && c->walked[ref.index] == 1) {
        const bool self = &m->shared[ref.index] == net;
        diag_error(c->diag, arg->loc, "E0208", "the %s reads %s%s", net->name, self ? "itself" : name,
                   self ? "" : ", which reads it");
        return;
    }
    if (ref.kind == REF_LATENT && m->latent[ref.index].drawn) {
        diag_error(c->diag, arg->loc, "E0255", "%s is drawn inside the decoder: it cannot flow into the %s", name, net->name);
        c->misdrawn[ref.index] = true;
        diag_hint(c->diag, "leave it out of the list; draw(%s) as seen, and later stages can read seen", name);
        return;
    }
    const char *not = forbidden(m, net, ref);
    if (not && ref.kind == REF_NETWORK) {
        diag_error(c->diag, arg->loc, "E0208", "the %s cannot read %s, which reads %s", net->name, name, not);
        diag_hint(c->diag, net->kind == NETWORK_ENCODER ? "the latent is made from what the encoder makes"
                                                        : "%s is what the model has to produce", not);
        return;
    }
    if (not && net->kind == NETWORK_PRIOR) {
        diag_error(c->diag, arg->loc, "E0208", "the %s cannot read %s", net->name, name);
        diag_hint(c->diag, ref.kind == REF_LATENT ? "it reads the codes before each: %s(previous) { ... }"
                                                  : "when codes are drawn there is none yet: %s(previous) { ... }", net->name);
        return;
    }
    if (not && net->kind == NETWORK_ENCODER) {
        diag_error(c->diag, arg->loc, "E0208", "the %s cannot read the latent %s", net->name, name);
        diag_hint(c->diag, "the latent is made from what the encoder makes");
        return;
    }
    if (not) {
        diag_error(c->diag, arg->loc, "E0208", "the %s cannot read %s", net->name, name);
        if (ref.kind == REF_STREAM && stream_has_steps(&m->stream[ref.index]))
            diag_hint(c->diag, "it has to produce %s, and can read what stands before each %s: previous", name,
                      m->stream[ref.index].kind == VAE_TOKENS ? "token" : "step");
        else diag_hint(c->diag, "%s is what %s has to produce", name, m->n_targets > 1 ? "the model" : "it");
        return;
    }
    for (int i = 0; i < net->n_inputs; i++)
        if (net->input[i].kind == ref.kind && net->input[i].index == ref.index) {
            diag_error(c->diag, arg->loc, "E0208", "the %s reads %s twice", net->name, name);
            return;
        }
    if (net->n_inputs < VAE_MAX_STREAMS) {
        net->input[net->n_inputs++] = ref;
        return;
    }
    diag_error(c->diag, arg->loc, "E0206", "the %s reads more than %d inputs", net->name, VAE_MAX_STREAMS);
}

static void check_inputs(Check *c, const Decl *d, Network *net) {
    const Model *m = c->model;
    const int before = diag_errors(c->diag);
    const bool encoder = net->kind == NETWORK_ENCODER;
    const bool prior = net->kind == NETWORK_PRIOR;
    const bool shared = net->kind == NETWORK_SHARED || net->kind == NETWORK_CRITIC || prior;
    for (const Arg *arg = d->params; arg; arg = arg->next) add_input(c, arg, net);
    if ((d->has_params || shared) && !d->params) {
        diag_error(c->diag, d->loc, "E0209", "the %s reads nothing", net->name);
        diag_hint(c->diag, prior     ? "%s(previous) { ... } reads the codes before each"
                           : shared  ? "%s(z) { ... } reads z"
                           : encoder ? "%s { ... } reads the first data stream"
                                     : "%s { ... } reads the latents", net->name);
    }
    if (net->kind == NETWORK_DECODER && d->params && !network_reads_latents(m, net) &&
        diag_errors(c->diag) == before) {
        diag_error(c->diag, d->params->loc, "E0208", "the %s has to read a latent", net->name);
        if (latent_at_top(m))
            diag_hint(c->diag, "%s(%s, %s) { ... }", net->name, latent_at_top(m)->name, d->params->value->name);
    }
    if (prior && d->params && diag_errors(c->diag) == before && net->input[0].kind != REF_CODES) {
        diag_error(c->diag, d->params->loc, "E0208", "the codes before each flow into the %s first", net->name);
        diag_hint(c->diag, "%s(previous, %s) { ... }", net->name, d->params->value->name);
    }
    if (d->has_params || shared) return;
    if (encoder) {
        if (m->n_streams) net->input[net->n_inputs++] = (Ref){.kind = REF_STREAM, .index = 0};
    } else {
        for (int i = 0; i < m->n_latents; i++)
            if (!m->latent[i].drawn) net->input[net->n_inputs++] = (Ref){.kind = REF_LATENT, .index = i};
    }
}

// The shape of what flows into the first stage.
static Shape flows_in(Check *c, const Network *net, bool *known) {
    const Model *m = c->model;
    const Ref *list = net->input;
    const int n = net->n_inputs;
    *known = n > 0;
    if (!n) return (Shape){0};
    if (list[0].kind == REF_STREAM || list[0].kind == REF_PREVIOUS) *known = c->data_known[list[0].index];
    if (list[0].kind == REF_CODES) *known = c->latent_known[list[0].index];
    if (list[0].kind == REF_NETWORK) *known = m->shared[list[0].index].out.rank > 0;
    if (list[0].kind != REF_LATENT) return shape_of_ref(m, list[0]);
    const Latent *first = &m->latent[list[0].index];
    Shape shape = first->shape;
    *known = c->latent_known[list[0].index];
    for (int i = 1; i < (net->joins_latents ? n : 1); i++) {
        const Latent *z = &m->latent[list[i].index];
        c->input_read[i] = true;
        *known &= c->latent_known[list[i].index];
        if (!*known) continue;
        Shape same = z->shape; // but for the last dimension
        same.dim[same.rank - 1] = first->shape.dim[first->shape.rank - 1];
        if (shape_equal(same, first->shape)) {
            shape.dim[shape.rank - 1] += latent_channels(z);
            continue;
        }
        diag_error(c->diag, z->loc, "E0241", "%s is %s, %s is %s: they cannot flow into the decoder side by side",
                   z->name, shape_text(c->arena, z->shape), first->name, shape_text(c->arena, first->shape));
        diag_hint(c->diag, "decoder(%s, %s) { ... } lets %s flow in", first->name, z->name, first->name);
        *known = false;
        c->unlike = true;
    }
    return shape;
}

static void walk(Check *c, const Decl *d, Network *net) {
    const int before = diag_errors(c->diag);
    check_inputs(c, d, net);
    memset(c->input_read, 0, sizeof c->input_read);
    c->input_read[0] = true;
    net->joins_latents = net->kind == NETWORK_DECODER && !d->has_params;
    net->loc = d->loc;
    net->end = d->end;
    net->declared = true;
    bool known;
    Shape shape = flows_in(c, net, &known);
    if (diag_errors(c->diag) > before) known = false;
    c->network = net;
    c->network_decl = d;
    c->named = NULL;
    c->flow = NULL;
    int position = 0;
    net->layers = check_stages(c, d->stages, NULL, net->path, &position, &shape, &known);
    if (!known || c->too_many) shape = (Shape){0}; // rank 0: not known
    net->out = shape;
    if (!known) return;
    for (int i = 1; i < net->n_inputs; i++) {
        if (c->input_read[i]) continue;
        const char *name = ref_name(c->model, net->input[i]);
        if (is_exposure(c, net, name)) continue;
        Loc loc = d->loc;
        for (const Arg *arg = d->params; arg; arg = arg->next)
            if (!strcmp(arg->value->name, name)) loc = arg->loc;
        diag_warning(c->diag, loc, "W0703", "the %s never reads %s", net->name, name);
        if (layer_find("concat"))
            diag_hint(c->diag,
                      "only the first input flows into the stages; join it with concat(%s)", name);
    }
}

static void walk_shared(Check *c, int i) {
    if (c->walked[i]) return;
    const Check outer = *c; // what belongs to the network being walked comes back behind this one
    c->walked[i] = 1;
    walk(c, c->shared_of[i], &c->model->shared[i]);
    c->walked[i] = 2;
    c->network = outer.network;
    c->network_decl = outer.network_decl;
    c->named = outer.named;
    c->flow = outer.flow;
    memcpy(c->input_read, outer.input_read, sizeof c->input_read);
}

// What was declared and no network reads. (What one names and never uses is W0703.)
void check_unread(Check *c) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_streams; i++) {
        const char *name = m->stream[i].name;
        bool observed = false;
        for (int k = 0; k < m->n_latents; k++) observed |= m->latent[k].observed == i || m->latent[k].given[i];
        observed |= (m->judged && critic_reads(m, REF_STREAM, i)) || codes_read(m, REF_STREAM, i);
        observed |= m->row_weights == i;
        if (observed || model_target(m, i) || encoders_read(m, i) || decoders_read(m, REF_STREAM, i)) continue;
        diag_warning(c->diag, m->stream_loc[i], "W0712", "nothing reads data %s", name);
        diag_hint(c->diag, "encoder(%s, %s) { ... concat(%s) ... }", m->stream[m->target->stream].name, name,
                  name);
    }
    for (int i = 0; i < m->n_latents; i++) {
        if (m->latent[i].below || m->latent[i].drawn || decoders_read(m, REF_LATENT, i)) continue;
        const char *name = m->latent[i].name;
        diag_warning(c->diag, m->latent[i].loc, "W0712", "the decoder does not read latent %s", name);
        diag_hint(c->diag, "without a list of inputs the decoder reads all latents; with one, add "
                           "%s to it and concat(%s)", name, name);
    }
    for (int i = 0; i < m->n_shared; i++) {
        bool read = decoders_read(m, REF_NETWORK, i);
        for (int k = 0; k < m->n_encoders; k++) read |= network_reads(m, &m->encoder[k], REF_NETWORK, i);
        if (read) continue;
        diag_warning(c->diag, m->shared[i].loc, "W0712", "nothing reads network %s", m->shared[i].own);
        diag_hint(c->diag, "who lists it reads what it makes: decoder(%s) { ... }", m->shared[i].own);
    }
}

void check_networks(Check *c) {
    Model *m = c->model;
    for (int i = 0; i < m->n_shared; i++) walk_shared(c, i);
    for (int i = 0; i < m->n_encoders; i++) {
        if (!c->encoder_of[i]) continue;
        walk(c, c->encoder_of[i], &m->encoder[i]);
        c->encoder_end[i] = c->named;
    }
    check_from(c);
    for (int i = 0; i < m->n_targets; i++)
        if (c->decoder_of[m->target[i].stream]) walk(c, c->decoder_of[m->target[i].stream], &m->target[i].decoder);
    if (m->prior_of != NO_LATENT) walk(c, c->prior, &m->prior);
    if (c->critic) {
        walk(c, c->critic, &m->critic);
        c->critic_end = c->named;
    }
    check_draws(c);
}
