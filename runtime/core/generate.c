// generate.c -- between rows and latents, in batches: draws from the prior, decoding, encoding.
#include "core/session.h"

#include <string.h>

static size_t generate_batch(const VaeModel *m, size_t at, size_t n) {
    return n - at < (size_t)m->batch ? n - at : (size_t)m->batch;
}

// A latent's output of the program that ran last; NULL if there is none of this name.
static const float *generate_output(const VaeSession *s, const VaeProgram *p, int latent,
                                    const char *what) {
    return vae_session_output_of(s, p, s->model->latent[latent].name, what);
}

// Columns into a wider matrix.
static void generate_copy(float *to, int to_width, const float *from, int width, size_t rows) {
    for (size_t r = 0; r < rows; r++)
        memcpy(to + r * (size_t)to_width, from + r * (size_t)width, (size_t)width * sizeof *to);
}

void vae_draw_latents_from(VaeSession *s, const VaeSource *condition, const uint32_t *row, uint64_t seed,
                           size_t first, size_t n, float *latents) {
    const VaeModel *m = s->model;
    bool given = false;
    for (int i = 0; i < m->prior.n_ports; i++) given |= m->prior.port[i].kind == VAE_IN_DATA;
#ifndef VAE_NO_NEXT
    for (int i = 0; i < m->next.n_ports; i++) given |= m->next.port[i].kind == VAE_IN_DATA;
#endif
    const int width = vae_latent_width(m);
    for (size_t r = 0; r < n && !m->prior.run; r++) {
        float *z = latents + r * (size_t)width;
        for (int l = 0; l < m->n_latents; l++) {
            vae_fill_normal(z, m->latent[l].width, seed, VAE_RNG_SAMPLE | (uint32_t)l, 0,
                            (uint32_t)(first + r));
            z += m->latent[l].width;
        }
    }
    for (size_t at = 0; at < n && m->prior.run; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        VaeInput in = {.data = condition, .row = given && row ? row + at : NULL, .first = first + at, .seed = seed,
                       .rng = VAE_RNG_SAMPLE};
        vae_session_progress(s, "drawing", at, n);
#ifndef VAE_NO_NEXT
        if (m->next.run) {
            in.latent = latents + at * (size_t)width;
            vae_draw_codes(s, condition, in.row, in.first, seed, rows, latents + at * (size_t)width);
        }
#endif
        vae_session_run(s, &m->prior, &in, (int)rows);
        float *z = latents + at * (size_t)width;
        for (int l = 0; l < m->n_latents; l++) {
            const float *draw = generate_output(s, &m->prior, l, "sample");
            generate_copy(z, width, draw, m->latent[l].width, rows);
            z += m->latent[l].width;
        }
    }
    if (m->prior.run) vae_session_progress(s, "drawing", n, n);
}

void vae_draw_latents(VaeSession *s, const VaeSource *condition, const uint32_t *row, uint64_t seed, size_t n,
                      float *latents) {
    vae_draw_latents_from(s, condition, row, seed, 0, n, latents);
}

// ---------------------------------------------------------------- below what is known

void vae_draw_below(VaeSession *s, const VaeSource *condition, const uint32_t *row, int known, bool middle, uint64_t seed,
                    size_t n, float *latents) {
    const VaeModel *m = s->model;
    const int width = vae_latent_width(m);
    bool given = false;
    for (int i = 0; i < m->prior.n_ports; i++) given |= m->prior.port[i].kind == VAE_IN_DATA;
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        float *z = latents + at * (size_t)width;
        const VaeInput in = {.data = condition, .row = given && row ? row + at : NULL, .first = at, .seed = seed,
                             .rng = VAE_RNG_SAMPLE, .latent = z, .known = known, .middle = middle};
        vae_session_progress(s, "drawing", at, n);
        vae_session_run(s, &m->prior, &in, (int)rows);
        for (int l = 0; l < m->n_latents; z += m->latent[l++].width)
            generate_copy(z, width, generate_output(s, &m->prior, l, "sample"), m->latent[l].width, rows);
    }
    vae_session_progress(s, "drawing", n, n);
}

void vae_follow(VaeSession *s, const VaeSource *condition, const uint32_t *row, int dimension, size_t n, float *latents) {
    const VaeModel *m = s->model;
    int l = 0, last = 0;
    if (!m->drawn) return;
    while (dimension >= m->latent[l].width) dimension -= m->latent[l++].width;
    for (int i = 0; i < m->n_latents; i++) last = m->drawn[i] > last ? m->drawn[i] : last;
    if (m->drawn[l] < last) vae_draw_below(s, condition, row, 1 + m->drawn[l], true, 0, n, latents);
}

int vae_known_above(const VaeModel *m) {
    int width = 0;
    for (int l = 0; l < m->n_latents; l++) width += m->drawn && m->drawn[l] ? 0 : m->latent[l].width;
    return width;
}

// ---------------------------------------------------------------- rows

// Where the mean of counts is a multiple of their sum, decode speaks of the sum in the weights: of a row that is given, of
// its own.
static void generate_totals(VaeSession *s, const VaeSource *condition, const uint32_t *row, size_t at, size_t rows) {
    static const char *const multiple[] = {"mean", "draw0"};
    const VaeModel *m = s->model;
    const float *saved = vae_total(m, m->target, s->state.param);
    if (!saved || !condition || !condition->has(condition, m->target)) return;
    const VaePort *scaled = NULL;
    for (int k = 0; k < 2; k++) {
        const VaePort *port = vae_port_of(&m->decode, m->stream[m->target].name, multiple[k]);
        if (!port || (scaled && scaled->offset == port->offset)) continue; // one number can be both
        scaled = port;
        for (size_t r = 0; r < rows; r++) {
            const double total = vae_row_total(m, condition, m->target, row ? row[at + r] : at + r);
            const float by = (float)(fmax(total, 1) / fmax((double)*saved, 1));
            float *value = s->state.arena + port->offset + r * (size_t)port->width;
            for (int j = 0; j < port->width; j++) value[j] *= by;
        }
    }
}

static void generate_decode(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                            const float *latents, size_t at, size_t rows, size_t n) {
    vae_session_progress(s, "decoding", at, n);
#ifndef VAE_NO_TELLING
    if (vae_reads_told(s->model)) { // of a stream that is none of the tokens
        vae_decode_told(s, condition, row ? row + at : NULL, at, latents + at * (size_t)vae_latent_width(s->model), NULL,
                        rows);
        generate_totals(s, condition, row, at, rows);
        return;
    }
#endif
    const VaeInput in = {.data = condition, .row = row ? row + at : NULL, .first = at,
                         .latent = latents + at * (size_t)vae_latent_width(s->model)};
    vae_session_run(s, &s->model->decode, &in, (int)rows);
    generate_totals(s, condition, row, at, rows);
}

// Numbers that the decoder says of a row.
static size_t generate_said(const VaeModel *m) {
    return (size_t)vae_port_of(&m->decode, m->stream[m->target].name, "mean")->width;
}

void vae_decode_rows(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                     const float *latents, size_t n, double *dst) {
    const VaeModel *m = s->model;
#ifndef VAE_NO_TOKENS
    if (m->stream[m->target].kind == VAE_TOKENS) {
        vae_tell_rows(s, condition, row, latents, n, false, 0, dst);
        return;
    }
#endif
#ifndef VAE_NO_PLACES
    if (vae_told_by_place(m, m->target)) {
        vae_tell_places(s, condition, row, latents, n, false, 0, dst);
        return;
    }
#endif
    const size_t width = (size_t)m->stream[m->target].width;
    const VaeUnits units = vae_units(m, m->target, s->state.param);
    const float *mean = vae_session_output_of(s, &m->decode, m->stream[m->target].name, "mean");
    const size_t said = generate_said(m);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        generate_decode(s, condition, row, latents, at, rows, n);
        for (size_t r = 0; r < rows; r++) {
            double *to = dst + (at + r) * width;
            if (units.column) {
                for (size_t j = 0; j < width; j++) to[j] = vae_column_middle(&units, j, mean + r * said);
                continue;
            }
            for (size_t j = 0; j < width; j++) to[j] = (double)mean[r * width + j];
            vae_to_units(&units, to, width);
        }
    }
    vae_session_progress(s, "decoding", n, n);
}

void vae_decode_floats(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents,
                       size_t n, float *dst) {
    enum { CHUNK = 64 }; // no memory for a row in double
    const VaeModel *m = s->model;
    const size_t width = (size_t)m->stream[m->target].width;
    const VaeUnits units = vae_units(m, m->target, s->state.param);
    const float *mean = vae_session_output_of(s, &m->decode, m->stream[m->target].name, "mean");
    const size_t said = generate_said(m);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        generate_decode(s, condition, row, latents, at, rows, n);
        for (size_t r = 0; r < rows && units.column; r++)
            for (size_t j = 0; j < width; j++)
                dst[(at + r) * width + j] = (float)vae_column_middle(&units, j, mean + r * said);
        for (size_t r = 0; r < rows && !units.column; r++)
            for (size_t j = 0; j < width; j += CHUNK) {
                const size_t some = width - j < CHUNK ? width - j : CHUNK;
                VaeUnits part = {0};
                if (units.std) part = (VaeUnits){units.mean + j, units.low + j, units.std + j, NULL};
                double value[CHUNK];
                for (size_t k = 0; k < some; k++) value[k] = (double)mean[r * width + j + k];
                vae_to_units(&part, value, some);
                for (size_t k = 0; k < some; k++) dst[(at + r) * width + j + k] = (float)value[k];
            }
    }
    vae_session_progress(s, "decoding", n, n);
}

void vae_decode_draws(VaeSession *s, const VaeSource *condition, const uint32_t *row,
                      const float *latents, size_t n, uint64_t seed, double *dst) {
    const VaeModel *m = s->model;
#ifndef VAE_NO_TOKENS
    if (m->stream[m->target].kind == VAE_TOKENS) {
        vae_tell_rows(s, condition, row, latents, n, true, seed, dst);
        return;
    }
#endif
#ifndef VAE_NO_PLACES
    if (vae_told_by_place(m, m->target)) {
        vae_tell_places(s, condition, row, latents, n, true, seed, dst);
        return;
    }
#endif
    const size_t width = (size_t)m->stream[m->target].width;
    const VaeUnits units = vae_units(m, m->target, s->state.param);
    const float *number[VAE_DRAW_MOST] = {NULL};
    const float *mean = vae_session_output_of(s, &m->decode, m->stream[m->target].name, "mean");
    const size_t said = generate_said(m);
    static const char *const draw[VAE_DRAW_MOST] = {"draw0", "draw1", "draw2"};
    for (int k = 0; k < VAE_DRAW_MOST; k++)
        number[k] = vae_session_output_of(s, &m->decode, m->stream[m->target].name, draw[k]);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        generate_decode(s, condition, row, latents, at, rows, n);
        for (size_t r = 0; r < rows; r++) {
            const float *from[VAE_DRAW_MOST];
            for (int k = 0; k < VAE_DRAW_MOST; k++)
                from[k] = number[k] ? number[k] + r * width : NULL;
            double *to = dst + (at + r) * width;
            const uint32_t name = row ? row[at + r] : (uint32_t)(at + r);
            for (size_t j = 0; units.column && j < width; j++) {
                VaeDice d = vae_dice(seed, VAE_RNG_DRAW, name, (uint32_t)j);
                to[j] = vae_column_draw(&units, j, mean + r * said, &d);
            }
            if (units.column) continue;
            vae_draw_row(m, from, seed, name, to);
            vae_to_units(&units, to, width);
        }
    }
    vae_session_progress(s, "decoding", n, n);
}

void vae_encode_rows(VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n, bool draw,
                     uint64_t seed, float *latents, float *logvar) {
    const VaeModel *m = s->model;
    const size_t total = (size_t)vae_latent_width(m);
    const VaeRuns runs = {.program = &m->encode, .n = n, .samples = 1,
                          .input = {.data = d, .row = row, .seed = seed, .rng = VAE_RNG_EVAL}};
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        vae_session_progress(s, "encoding", at, n);
        vae_runs_next(s, &runs, (long)(at / (size_t)m->batch));
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
    vae_session_progress(s, "encoding", n, n);
}

bool vae_has_logvar(const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++)
        if (!vae_port_of(&m->encode, m->latent[l].name, "logvar")) return false;
    return true;
}
