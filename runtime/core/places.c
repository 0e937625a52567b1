// places.c -- images out of latents, place by place in raster order, and series step by step, by a decoder that reads what
// stands before each (`previous`). Both are places here. The program `step` says one place of each row and keeps its states
// in the arena, to the same bits as the whole decoder. All channels of a place are drawn together, each by the seed, its row
// and its column of the row alone: batch and threads change none.
#include "core/session.h"

#include <string.h>

bool vae_told_by_place(const VaeModel *m, int stream) {
    return m->step.run && m->stream[stream].kind != VAE_TOKENS && vae_port_of(&m->step, m->stream[stream].name, "place");
}

// What stands before each row's place: values before[r * pitch], ...; NULL: nothing does. Of what is not told here
// nothing is asked.
static void places_before(VaeSession *s, size_t rows, const double *before, size_t pitch) {
    const VaeProgram *p = &s->model->step;
    for (int i = 0; i < p->n_ports; i++) {
        const VaePort *port = &p->port[i];
        if (port->kind != VAE_IN_STEP || port->index < 0) continue;
        const size_t n = (size_t)port->width;
        float *to = s->state.arena + port->offset;
        const bool known = before && port->index == s->model->target;
        for (size_t r = 0; r < rows; r++)
            for (size_t j = 0; j < n; j++) to[r * n + j] = known ? (float)before[r * pitch + j] : 0;
    }
}

void vae_tell_place(VaeSession *s, const VaeInput *in, size_t rows, int t, const double *before, size_t pitch) {
    vae_step_ready(s, &s->model->step, rows, t, NULL);
    places_before(s, rows, before, pitch);
    vae_session_run(s, &s->model->step, in, (int)rows);
}

// Place t of n rows, as drawn or the mean: [n, channels] in the decoder's units.
static void place_values(VaeSession *s, const uint32_t *row, size_t first, size_t n, size_t t, bool draw, uint64_t seed,
                         double *dst, size_t pitch) {
    const VaeModel *m = s->model;
    const VaeStream *x = &m->stream[m->target];
    const size_t c = (size_t)x->channels;
    static const char *const name[VAE_DRAW_MOST] = {"draw0", "draw1", "draw2"};
    const float *mean = vae_session_output_of(s, &m->step, x->name, "mean"), *number[VAE_DRAW_MOST] = {NULL};
    for (int k = 0; k < VAE_DRAW_MOST; k++) number[k] = vae_session_output_of(s, &m->step, x->name, name[k]);
    for (size_t r = 0; r < n; r++) {
        double *to = dst + r * pitch;
        const float *from[VAE_DRAW_MOST] = {NULL};
        for (int k = 0; k < VAE_DRAW_MOST && number[k]; k++) from[k] = number[k] + r * c;
        if (draw) vae_draw_values(m, from, seed, row ? row[r] : (uint32_t)(first + r), t * c, c, to);
        for (size_t j = 0; j < c && !draw; j++) to[j] = (double)mean[r * c + j];
    }
}

void vae_tell_places(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents, size_t n, bool draw,
                     uint64_t seed, double *dst) {
    const VaeModel *m = s->model;
    const VaeStream *x = &m->stream[m->target];
    const size_t width = (size_t)x->width, c = (size_t)x->channels, places = width / c, batch = (size_t)m->batch;
    const VaeUnits units = vae_units(m, m->target, s->state.param);
    for (size_t at = 0; at < n; at += batch) {
        const size_t rows = n - at < batch ? n - at : batch;
        const VaeInput in = {.data = condition, .row = row ? row + at : NULL, .first = at,
                             .latent = latents + at * (size_t)vae_latent_width(m)};
        for (size_t t = 0; t < places; t++) {
            vae_session_progress(s, "drawing places", at * places + t * rows, n * places);
            double *to = dst + at * width + t * c;
            vae_tell_place(s, &in, rows, (int)t, t ? to - c : NULL, width);
            place_values(s, row ? row + at : NULL, at, rows, t, draw, seed, to, width);
        }
        for (size_t r = 0; r < rows; r++) vae_to_units(&units, dst + (at + r) * width, width);
    }
    vae_session_progress(s, "drawing places", n * places, n * places);
}
