// code_draws.c -- codes of a latent whose prior is a network, one after the other in raster order: the program `next` says how
// likely each code is, given those before it, and keeps its states in the arena. A code is drawn by the seed, its row and its
// place alone: batch and threads change none.
#include "core/session.h"

void vae_draw_codes(VaeSession *s, const VaeSource *condition, const uint32_t *row, size_t first, uint64_t seed, size_t n,
                    float *latents) {
    const VaeModel *m = s->model;
    const size_t width = (size_t)vae_latent_width(m);
    const VaeInput in = {.data = condition, .row = row, .first = first};
    float *z = latents;
    const int l = m->next_of;
    for (int k = 0; k < l; k++) z += m->latent[k].width;
    const VaePort *before = vae_port_of(&m->next, m->latent[l].name, "before");
    const VaePort *next = vae_port_of(&m->next, m->latent[l].name, "next");
    const int codes = next->width;
    float *number = s->state.arena + before->offset;
    const float *p = s->state.arena + next->offset;
    for (int t = 0; t < m->next_places; t++) {
        vae_step_ready(s, &m->next, n, t, NULL);
        for (size_t r = 0; r < n; r++) number[r] = t ? z[r * width + (size_t)t - 1] + 1 : 0; // 0: none stands before
        vae_session_run(s, &m->next, &in, (int)n);
        for (size_t r = 0; r < n; r++) {
            const VaeDice d = vae_dice(seed, VAE_RNG_SAMPLE | (uint32_t)l, row ? row[r] : (uint32_t)(first + r), (uint32_t)t);
            z[r * width + (size_t)t] = (float)vae_draw_one_of(p + r * (size_t)codes, codes, false, &s->telling, d);
        }
    }
}
