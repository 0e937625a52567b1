// coding.c -- what compress and decompress share: the codec on a session with weights, and what a file says of both.
#include "commands/coding.h"

#include <string.h>

enum { MOST_WORDS = 1 << 25 }; // of a chunk's stack

void vae_coding_can(const VaeModel *m) {
    VaeError error;
    if (vae_codec_can(m, &error) != VAE_OK) vae_die(EX_USAGE, "%s", error.text);
}

// ---------------------------------------------------------------- hashes

static uint64_t hash_text(uint64_t hash, const char *text) { return vae_hash(hash, text, strlen(text) + 1); }

static uint64_t hash_number(uint64_t hash, int64_t number) { return vae_hash(hash, &number, sizeof number); }

// Of the network and its streams, whatever it was trained by.
static uint64_t hash_model(const VaeModel *m) {
    uint64_t hash = hash_text(VAE_HASH_START, m->params);
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        hash = hash_text(hash, s->name);
        hash = hash_text(hash, s->likelihood ? s->likelihood : "");
        const int64_t numbers[] = {s->kind, s->height, s->width_px, s->channels, s->width, s->levels, s->words, s->standardize};
        hash = vae_hash(hash, numbers, sizeof numbers);
    }
    for (int l = 0; l < m->n_latents; l++)
        hash = hash_number(hash_number(hash_text(hash, m->latent[l].name), m->latent[l].width), m->latent[l].codes);
    for (int t = 0; t < m->n_tensors; t++) {
        hash = hash_text(hash, m->tensor[t].name);
        for (int k = 0; k < m->tensor[t].rank; k++) hash = hash_number(hash, m->tensor[t].dim[k]);
    }
    for (int i = 0; i < m->n_stages; i++) hash = hash_text(hash_text(hash, m->stage[i].text), m->stage[i].shape);
    return hash;
}

static uint64_t hash_weights(const VaeModel *m, const float *param) { // in the order in which they are saved
    uint64_t hash = VAE_HASH_START;
    for (int t = 0; t < m->n_tensors; t++)
        for (size_t k = 0, n = vae_tensor_size(&m->tensor[t]); k < n; k++)
            hash = vae_hash(hash, param + vae_tensor_place(&m->tensor[t], k), sizeof *param);
    return hash;
}

static uint64_t hash_outputs(uint64_t hash, const VaeSession *s, const VaeProgram *p, int rows) {
    for (int i = 0; i < p->n_ports; i++)
        if (p->port[i].kind == VAE_OUT_ROW)
            hash = vae_hash(hash, s->state.arena + p->port[i].offset, (size_t)rows * (size_t)p->port[i].width * sizeof(float));
    return hash;
}

// Of what encoder and decoder say of made-up rows: another processor, or another compiler, may say something else in the
// last bit, and rows would then be decoded to nonsense.
static uint64_t hash_said(VaeCodec *c) {
    const VaeModel *m = c->session->model;
    const int rows = m->batch < 3 ? m->batch : 3, width = vae_latent_width(m);
    for (int k = 0; k < m->n_streams; k++) {
        const VaeStream *s = &m->stream[k];
        for (int i = 0; c->value[k] && i < rows * s->width; i++)
            c->value[k][i] = s->kind == VAE_TOKENS ? (i % s->width ? VAE_PAD : VAE_EOS) : i % 3 == 0;
    }
    for (int i = 0; i < rows * width; i++) c->z[i] = (float)(i * 5 % 7 - 3) / 2;
    const VaeInput in = {.data = &c->source, .rng = VAE_RNG_EVAL, .latent = c->z};
    const VaeProgram *const program[] = {m->code.run ? &m->code : &m->encode, &m->decode};
    uint64_t hash = VAE_HASH_START;
    for (int i = 0; i < 2; i++) {
        vae_session_run(c->session, program[i], &in, rows);
        hash = hash_outputs(hash, c->session, program[i], rows);
    }
    return hash;
}

VaePacing vae_coding_pacing(const VaeVaz *z) { return (VaePacing){(int)z->growth, (int)z->first, (int)z->ramp}; }

size_t vae_coding_most_rows(const VaeModel *m) {
    const size_t rows = MOST_WORDS / vae_codec_words(m);
    return rows ? rows : 1;
}

uint32_t vae_coding_sum(const VaeCoding *c, int n, uint32_t sum) {
    const VaeModel *m = c->session.model;
    for (int k = 0; k < m->n_streams; k++)
        if (c->codec.value[k])
            sum = vae_crc(sum, c->codec.value[k], (size_t)n * (size_t)m->stream[k].width * sizeof(double));
    return sum;
}

// ---------------------------------------------------------------- opening

void vae_coding_open(VaeCoding *c, const VaeOptions *o, int bits) {
    const VaeModel *m = o->model;
    VaeError error;
    vae_session_open_weights(&c->session, o);
    VaeMemory memory = vae_block(vae_codec_memory(m, bits));
    if (vae_codec_open(&c->codec, &memory, &c->session, bits, &error) != VAE_OK) vae_die_of(&error);
    c->block = memory.base;
    c->head = (VaeVaz){.exact = m->exact, .model_hash = hash_model(m),
                       .weights_hash = hash_weights(m, c->session.state.param), .sign = hash_said(&c->codec),
                       .batch = (uint32_t)m->batch, .bits = (uint32_t)bits, .n_streams = (uint32_t)m->n_streams};
    snprintf(c->head.model, sizeof c->head.model, "%s", m->name);
    snprintf(c->head.isa, sizeof c->head.isa, "%s", m->exact ? "any" : m->isa);
}

void vae_coding_close(VaeCoding *c) {
    vae_close_session(&c->session);
    vae_free(c->block);
}
