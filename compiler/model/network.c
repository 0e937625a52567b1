// network.c -- what a model's networks read, themselves and through the networks that they list.
#include "model/model.h"

const char *ref_name(const Model *m, Ref ref) {
    switch (ref.kind) {
    case REF_STREAM: return m->stream[ref.index].name;
    case REF_LATENT: return m->latent[ref.index].name;
    case REF_NETWORK: return m->shared[ref.index].own;
    case REF_PREVIOUS:
    case REF_CODES: return "previous";
    case REF_NONE:
    case REF_STAGE: break;
    }
    return "";
}

Shape shape_of_ref(const Model *m, Ref ref) {
    Shape s = {0};
    switch (ref.kind) {
    case REF_STREAM:
    case REF_PREVIOUS:
        s = shape_of_stream(&m->stream[ref.index]);
        if (ref.kind == REF_PREVIOUS) s.steps = STEPS_BEFORE(ref.index);
        else if (stream_has_steps(&m->stream[ref.index])) s.steps = STEPS_OF(ref.index);
        return s;
    case REF_CODES: return shape_of_codes(&m->latent[ref.index]);
    case REF_LATENT: return m->latent[ref.index].shape;
    case REF_NETWORK: return m->shared[ref.index].out;
    case REF_NONE:
    case REF_STAGE: break;
    }
    return s;
}

// A circle is a mistake that check reports: no path of networks is longer than there are networks.
static bool reads(const Model *m, const Network *n, int kind, int index, int depth) {
    for (int i = 0; i < n->n_inputs; i++) {
        const Ref ref = n->input[i];
        if ((int)ref.kind == kind && (index < 0 || ref.index == index)) return true;
        if (ref.kind == REF_NETWORK && depth < MAX_SHARED && reads(m, &m->shared[ref.index], kind, index, depth + 1))
            return true;
    }
    return false;
}

bool network_reads(const Model *m, const Network *n, int kind, int index) { return reads(m, n, kind, index, 0); }

bool network_reads_latents(const Model *m, const Network *n) { return reads(m, n, REF_LATENT, -1, 0); }

bool encoders_read(const Model *m, int stream) {
    for (int i = 0; i < m->n_encoders; i++)
        if (network_reads(m, &m->encoder[i], REF_STREAM, stream)) return true;
    return false;
}

bool decoders_read(const Model *m, int kind, int index) {
    for (int i = 0; i < m->n_targets; i++)
        if (network_reads(m, &m->target[i].decoder, kind, index)) return true;
    return false;
}

const Layer *network_mask(const Network *n) {
    const Layer *l = n->layers;
    while (l && l->def && l->body && l->def->group) l = l->body; // a block
    return l && l->def && l->def->id == LAYER_mask ? l : NULL;
}

int model_draws(const Model *m) {
    return m->samples * (latent_mixed(m->latent) && !m->objective->over_batch ? m->n_encoders : 1);
}

bool decoder_draws(const Layer *l) {
    for (; l; l = l->next)
        if (l->def && (l->def->draws || decoder_draws(l->body))) return true;
    return false;
}

const Target *model_target(const Model *m, int stream) {
    for (int i = 0; i < m->n_targets; i++)
        if (m->target[i].stream == stream) return &m->target[i];
    return NULL;
}

bool codes_read(const Model *m, int kind, int index) {
    return m->prior_of != NO_LATENT && reads(m, &m->prior, kind, index, 0);
}

bool critic_reads(const Model *m, int kind, int index) { return reads(m, &m->critic, kind, index, 0); }

const Network *model_network(const Model *m, int i) {
    if (i < m->n_shared) return &m->shared[i];
    i -= m->n_shared;
    if (i < m->n_encoders) return &m->encoder[i];
    i -= m->n_encoders;
    if (i < m->n_targets) return &m->target[i].decoder;
    return i == m->n_targets && m->prior_of != NO_LATENT ? &m->prior : NULL;
}

bool layers_spectral(const Layer *l) {
    for (; l; l = l->next)
        if (layer_spectral(l) || layers_spectral(l->body)) return true;
    return false;
}

bool model_spectral(const Model *m) {
    const Network *net;
    for (int i = 0; (net = model_network(m, i)); i++)
        if (layers_spectral(net->layers)) return true;
    return false;
}
