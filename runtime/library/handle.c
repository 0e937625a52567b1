// handle.c -- opening and closing a model: all memory is laid out here, in one block.
#include "library/handle.h"

#include <string.h>

#ifndef VAE_NO_HEAP
#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

// As vae_block of a program's (files/fatal.c): where a block is many large pages, the system is asked for these.
static void *handle_block(size_t size) {
#if defined __linux__ && defined POSIX_MADV_NORMAL
    const size_t page = (size_t)2 << 20;
    if (size >= 4 * page && size <= SIZE_MAX - page) {
        const size_t bytes = (size + page - 1) / page * page;
        void *block = aligned_alloc(page, bytes);
        // MADV_HUGEPAGE, by a name that POSIX has: with Linux's own names models could not be called random. Or it does without.
        if (block) (void)posix_madvise(block, bytes, 14);
        return block;
    }
#endif
    return malloc(size);
}
#endif

static int handle_threads(const VaeHandleOptions *o) { return o->threads > 0 ? o->threads : 1; }

// The handle and what stands beside the session; and the session itself, if *error is there to say what failed.
static int handle_take(VaeHandle **handle, VaeMemory *memory, const VaeModel *m, const VaeHandleOptions *o,
                       VaeError *error) {
    const size_t batch = (size_t)m->batch, width = (size_t)vae_latent_width(m);
    VaeHandle none, *h = vae_take(memory, 1, sizeof *h);
    *handle = h;
    if (!h) h = &none; // only counts
    h->latent = vae_take(memory, batch * width, sizeof *h->latent);
    h->logvar = vae_take(memory, batch * width, sizeof *h->logvar);
    h->row = vae_take(memory, (size_t)vae_step_rows(m), sizeof *h->row);
#ifndef VAE_FIXED_WEIGHTS
    h->place = vae_take(memory, (size_t)m->n_tensors, sizeof *h->place);
#endif
#ifndef VAE_NO_TELLING
    size_t widest = 0; // of the streams that are told
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const bool told = (s->kind == VAE_TOKENS && s->likelihood) || vae_told_by_place(m, i);
        if (told && (size_t)s->width > widest) widest = (size_t)s->width;
    }
    h->told = vae_take(memory, batch * widest, sizeof *h->told);
#endif
    vae_vocabulary_take(h, memory, m, o);
#ifndef VAE_INFERENCE
    if (!o->inference) vae_handle_take_training(h, memory, m);
#else
    (void)o;
#endif
    if (!vae_took(memory)) return VAE_NO_MEMORY;
    return vae_scores_open(&h->scores, memory, m, error);
}

size_t vae_handle_memory(const VaeModel *m, const VaeHandleOptions *o) {
    const VaeHandleOptions standard = {0};
    if (!o) o = &standard;
    if (o->threads < 0 || o->threads > VAE_MOST_THREADS) return SIZE_MAX;
    VaeMemory count = {0};
    VaeHandle *h;
    (void)handle_take(&h, &count, m, o, NULL);
    size_t part[3] = {vae_scores_memory(m), vae_session_memory(m, handle_threads(o), !o->inference), 0};
#ifndef VAE_INFERENCE
    if (!o->inference)
        part[2] = vae_trainer_memory(m, handle_threads(o), &m->training, (VaeSharing){0});
#endif
    size_t all = count.used;
    for (int i = 0; i < 3; i++) {
        all = (all + VAE_ALIGNMENT - 1) / VAE_ALIGNMENT * VAE_ALIGNMENT;
        if (all > SIZE_MAX / 4 || part[i] > SIZE_MAX / 4) return SIZE_MAX;
        all += part[i];
    }
    return all + 2 * VAE_ALIGNMENT; // wherever the block begins, and where the rows of a training do
}

static int handle_begin(VaeHandle *h, VaeMemory *memory, const VaeModel *m, const VaeHandleOptions *o) {
    const bool training = !o->inference;
    int status = vae_session_open(&h->session, memory, m, handle_threads(o), training, &h->error);
    if (status) return status;
    h->model = m;
#ifndef VAE_INFERENCE
    h->training = training;
    if (training)
        status = vae_trainer_open(&h->trainer, memory, &h->session, &m->training, (VaeSharing){0}, &h->error);
#endif
    h->memory = *memory;
    h->seed = o->seed ? o->seed : m->training.seed;
    vae_vocabulary_begin(h, o);
#ifdef VAE_FIXED_WEIGHTS
    h->session.state.param = (float *)o->weights; // only read
#else
    if (!o->weights) return status ? status : vae_handle_init(h, h->seed);
    memcpy(h->session.state.param, o->weights, (m->n_param + m->n_state) * sizeof *o->weights);
#endif
    h->columns = true;
    h->age = (VaeAge){0};
#ifndef VAE_INFERENCE
    if (training && !status) vae_handle_begin_training(h);
#endif
    return status;
}

int vae_handle_open(VaeHandle **handle, const VaeModel *m, const VaeHandleOptions *o) {
    const VaeHandleOptions standard = {0};
    if (!handle) return VAE_BAD_ARGUMENT;
    *handle = NULL;
    if (!o) o = &standard;
    const size_t size = vae_handle_memory(m, o);
    if (size == SIZE_MAX) return o->threads < 0 || o->threads > VAE_MOST_THREADS ? VAE_BAD_ARGUMENT : VAE_NO_MEMORY;
#ifdef VAE_NO_THREADS
    if (o->threads > 1) return VAE_BAD_ARGUMENT;
#endif
    if (o->memory && o->size < size) return VAE_NO_MEMORY;
    void *block = o->memory;
#ifndef VAE_NO_HEAP
    if (!block) block = handle_block(size);
#endif
    if (!block) return VAE_NO_MEMORY;
    VaeMemory memory = vae_memory_at(block, o->memory ? o->size : size);
    VaeHandle *h;
    VaeError error;
    int status = handle_take(&h, &memory, m, o, &error);
    if (!status) status = handle_begin(h, &memory, m, o);
    if (!status) {
        h->owned = o->memory ? NULL : block;
        *handle = h;
        return VAE_OK;
    }
#ifndef VAE_NO_HEAP
    if (!o->memory) free(block);
#endif
    return status;
}

void vae_handle_close(VaeHandle *h) {
    if (!h) return;
    void *owned = h->owned;
#ifndef VAE_FIXED_WEIGHTS
    vae_vocabulary_close(h);
#endif
    vae_session_close(&h->session);
#ifndef VAE_NO_HEAP
    free(owned);
#else
    (void)owned;
#endif
}

const char *vae_handle_error(const VaeHandle *h) {
    return !h ? "there is no handle" : h->error.status == VAE_OK ? "" : h->error.text;
}

int vae_handle_init(VaeHandle *h, uint64_t seed) {
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    h->seed = seed;
    vae_init_weights(h->model, seed, h->session.state.param);
    h->columns = false;
    h->age = (VaeAge){0};
#ifndef VAE_INFERENCE
    if (h->training) vae_handle_begin_training(h);
#endif
    return VAE_OK;
}
