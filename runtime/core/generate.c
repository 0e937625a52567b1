// generate.c -- between rows and latents, in batches: draws from the prior, decoding, encoding.
#include "core/session.h"

#include <string.h>

static size_t generate_batch(const VaeModel *m, size_t at, size_t n) {
    return n - at < (size_t)m->batch ? n - at : (size_t)m->batch;
}

// A latent's output of the program that ran last; NULL if there is none of this name.
static const float *generate_output(const VaeSession *s, const VaeProgram *p, int latent,
                                    const char *what) {
    char name[256];
    snprintf(name, sizeof name, "%s.%s", s->model->latent[latent].name, what);
    return vae_port(p, name) ? vae_session_output(s, p, name) : NULL;
}

// Columns into a wider matrix.
static void generate_copy(float *to, int to_width, const float *from, int width, size_t rows) {
    for (size_t r = 0; r < rows; r++)
        memcpy(to + r * (size_t)to_width, from + r * (size_t)width, (size_t)width * sizeof *to);
}

void vae_draw_latents(VaeSession *s, uint64_t seed, size_t n, float *latents) {
    const VaeModel *m = s->model;
    const int width = vae_latent_width(m);
    for (size_t r = 0; r < n && !m->prior.run; r++) {
        float *z = latents + r * (size_t)width;
        for (int l = 0; l < m->n_latents; l++) {
            vae_fill_normal(z, m->latent[l].width, seed, VAE_RNG_SAMPLE | (uint32_t)l, 0,
                            (uint32_t)r);
            z += m->latent[l].width;
        }
    }
    for (size_t at = 0; at < n && m->prior.run; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        const VaeInput in = {.first = at, .seed = seed, .rng = VAE_RNG_SAMPLE};
        vae_session_run(s, &m->prior, &in, (int)rows);
        float *z = latents + at * (size_t)width;
        for (int l = 0; l < m->n_latents; l++) {
            const float *draw = generate_output(s, &m->prior, l, "sample");
            generate_copy(z, width, draw, m->latent[l].width, rows);
            z += m->latent[l].width;
        }
    }
}

static void generate_decode(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                            const float *latents, size_t at, size_t rows) {
    const VaeInput in = {.data = condition, .row = row ? row + at : NULL, .first = at,
                         .latent = latents + at * (size_t)vae_latent_width(s->model)};
    vae_session_run(s, &s->model->decode, &in, (int)rows);
}

void vae_decode_rows(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                     const float *latents, size_t n, float *dst) {
    const VaeModel *m = s->model;
    const size_t width = (size_t)m->stream[m->target].width;
    char name[256];
    snprintf(name, sizeof name, "%s.mean", m->stream[m->target].name);
    const float *mean = vae_session_output(s, &m->decode, name);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        generate_decode(s, condition, row, latents, at, rows);
        memcpy(dst + at * width, mean, rows * width * sizeof *dst);
    }
}

void vae_decode_draws(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                      const float *latents, size_t n, uint64_t seed, float *dst) {
    const VaeModel *m = s->model;
    const size_t width = (size_t)m->stream[m->target].width;
    const float *number[VAE_DRAW_MOST] = {NULL};
    for (int k = 0; k < VAE_DRAW_MOST; k++) {
        char name[256];
        snprintf(name, sizeof name, "%s.draw%d", m->stream[m->target].name, k);
        const VaePort *port = vae_port(&m->decode, name);
        if (port) number[k] = s->state.arena + port->offset;
    }
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        generate_decode(s, condition, row, latents, at, rows);
        for (size_t r = 0; r < rows; r++) {
            const float *from[VAE_DRAW_MOST];
            for (int k = 0; k < VAE_DRAW_MOST; k++)
                from[k] = number[k] ? number[k] + r * width : NULL;
            vae_draw_row(m, from, seed, row ? row[at + r] : (uint32_t)(at + r),
                         dst + (at + r) * width);
        }
    }
}

void vae_encode_rows(VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n, bool draw,
                     uint64_t seed, float *latents, float *logvar) {
    const VaeModel *m = s->model;
    const size_t total = (size_t)vae_latent_width(m);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        const VaeInput in = {.data = d, .row = row ? row + at : NULL, .first = at, .seed = seed,
                             .rng = VAE_RNG_EVAL};
        vae_session_run(s, &m->encode, &in, (int)rows);
        size_t place = 0;
        for (int l = 0; l < m->n_latents; l++) {
            const int width = m->latent[l].width;
            const float *mu = generate_output(s, &m->encode, l, "mean");
            const float *lv = generate_output(s, &m->encode, l, "logvar");
            const float *sample = generate_output(s, &m->encode, l, "sample");
            float *z = latents + at * total + place;
            generate_copy(z, (int)total, draw && sample ? sample : mu, width, rows);
            for (size_t r = 0; r < rows && draw && !sample; r++, z += total) {
                vae_fill_normal(z, width, seed, VAE_RNG_EVAL | (uint32_t)l, 0,
                                row ? row[at + r] : (uint32_t)(at + r));
                for (int k = 0; k < width; k++)
                    z[k] = mu[r * (size_t)width + (size_t)k] +
                           expf(lv[r * (size_t)width + (size_t)k] / 2) * z[k];
            }
            if (logvar && lv)
                generate_copy(logvar + at * total + place, (int)total, lv, width, rows);
            place += (size_t)width;
        }
    }
}

bool vae_has_logvar(const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++) {
        char name[256];
        snprintf(name, sizeof name, "%s.logvar", m->latent[l].name);
        if (!vae_port(&m->encode, name)) return false;
    }
    return true;
}
