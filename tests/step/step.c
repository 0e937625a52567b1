// step.c -- linked with an emitted model: one step after the other says the same bits as the whole decoder, and a search
// with beams finds what a plain one finds that sorts all candidates.
// Weights are the first ones of a seed, latents N(0, 1), words drawn; rows end at different steps. Prints how many steps it
// compared.
#include "commands/commands.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- beams, plainly

typedef struct Candidate {
    double score;
    int from, word;
    bool ended;
} Candidate;

static int better_first(const void *a, const void *b) {
    const Candidate *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return x->from != y->from ? x->from - y->from : x->word - y->word;
}

static void plain_beams(VaeSession *s, const VaeSource *data, uint32_t row, const float *z, int beam, double *dst) {
    const VaeModel *m = s->model;
    const size_t steps = (size_t)m->stream[m->target].width, words = (size_t)m->stream[m->target].words;
    double *token = vae_alloc((size_t)beam * steps, sizeof *token), *next = vae_alloc((size_t)beam * steps, sizeof *next);
    Candidate *all = vae_alloc((size_t)beam * words, sizeof *all), now[VAE_MOST_BEAMS] = {{.score = 0}};
    memset(token, 0, (size_t)beam * steps * sizeof *token);
    for (size_t t = 0, n = 1; t < steps; t++) {
        size_t found = 0;
        for (size_t i = 0; i < n; i++) { // one beginning at a time, by the whole decoder
            vae_decode_told(s, data, &row, 0, z, token + i * steps, 1);
            const float *p = vae_session_output_of(s, &m->decode, m->stream[m->target].name, "mean") + t * words;
            if (now[i].ended) all[found++] = (Candidate){now[i].score, (int)i, VAE_PAD, true};
            for (size_t k = VAE_EOS; k < words && !now[i].ended; k++)
                all[found++] = (Candidate){now[i].score + log((double)p[k]), (int)i, (int)k, k == VAE_EOS};
        }
        qsort(all, found, sizeof *all, better_first);
        n = found < (size_t)beam ? found : (size_t)beam;
        for (size_t i = 0; i < n; i++) {
            memcpy(next + i * steps, token + (size_t)all[i].from * steps, steps * sizeof *next);
            next[i * steps + t] = all[i].word;
            now[i] = all[i];
        }
        memcpy(token, next, n * steps * sizeof *token);
    }
    memcpy(dst, token, steps * sizeof *dst);
    vae_free(all);
    vae_free(next);
    vae_free(token);
}

static void compare_beams(VaeSession *s, const VaeSource *data, const float *z, size_t rows, int beam) {
    const VaeModel *m = s->model;
    const size_t steps = (size_t)m->stream[m->target].width, wide = (size_t)vae_latent_width(m);
    double *found = vae_alloc(rows * steps, sizeof *found), *plain = vae_alloc(steps, sizeof *plain);
    s->telling = (VaeTelling){.beam = beam, .token = vae_alloc(2 * vae_beam_room(m, beam) * steps, sizeof *found),
                              .latent = vae_alloc(vae_beam_room(m, beam) * wide, sizeof *z)};
    vae_tell_rows(s, data, NULL, z, rows, false, 0, found);
    for (size_t r = 0; r < rows; r++) {
        plain_beams(s, data, (uint32_t)r, z + r * wide, beam, plain);
        for (size_t t = 0; t < steps; t++)
            if (found[r * steps + t] != plain[t]) vae_die(EX_SOFTWARE, "%d beams, row %zu, step %zu: %g, and plainly %g", beam, r, t, found[r * steps + t], plain[t]);
    }
    vae_free(s->telling.token);
    vae_free(s->telling.latent);
    s->telling = (VaeTelling){0};
    vae_free(plain);
    vae_free(found);
}

// ---------------------------------------------------------------- bits

int main(int argc, char **argv) {
    const VaeModel *m = &vae_model;
    const VaeStream *x = &m->stream[m->target];
    const size_t rows = argc > 1 ? (size_t)atoi(argv[1]) : (size_t)m->batch, steps = (size_t)x->width;
    const size_t words = (size_t)x->words;
    if (!m->step.run) vae_die(EX_SOFTWARE, "there is no program step");
    VaeSession s;
    vae_open_session(&s, m, 2, false);
    vae_init_weights(m, 7, s.state.param);
    for (size_t i = 0; i < m->n_param; i++) s.state.param[i] *= 3; // not all alike
    VaeData d;
    vae_data_make_up(&d, m, rows, 5); // for conditions
    float *z = vae_alloc(rows * (size_t)vae_latent_width(m), sizeof *z);
    vae_fill_normal(z, (int)rows * vae_latent_width(m), 3, 0, 0, 0);
    // What the whole decoder says at each step is kept, and then asked of the one that goes by steps.
    double *token = vae_alloc(rows * steps, sizeof *token), *alone = vae_alloc(rows * steps, sizeof *alone);
    vae_tell_rows(&s, vae_data_source(&d), NULL, z, rows, true, 11, token);
    VaeModel whole = *m;
    whole.step.run = NULL;
    s.model = &whole;
    vae_tell_rows(&s, vae_data_source(&d), NULL, z, rows, true, 11, alone);
    for (size_t i = 0; i < rows * steps; i++)
        if (token[i] != alone[i]) vae_die(EX_SOFTWARE, "row %zu, step %zu: %g by steps, %g by rows", i / steps, i % steps, token[i], alone[i]);
    vae_decode_told(&s, vae_data_source(&d), NULL, 0, z, token, rows);
    const float *says = vae_session_output_of(&s, &m->decode, x->name, "mean");
    float *kept = vae_alloc(rows * steps * words, sizeof *kept);
    memcpy(kept, says, rows * steps * words * sizeof *kept);
    s.model = m;
    size_t compared = 0;
    const VaeInput in = {.data = vae_data_source(&d), .latent = z};
    for (size_t t = 0; t < steps; t++) {
        const float *p = vae_tell_step(&s, &in, rows, (int)t, t ? token + t - 1 : NULL, steps, NULL);
        for (size_t r = 0; r < rows; r++) {
            if (t && (token[r * steps + t - 1] == VAE_EOS || token[r * steps + t - 1] == VAE_PAD)) continue;
            if (memcmp(p + r * words, kept + (r * steps + t) * words, words * sizeof *p))
                vae_die(EX_SOFTWARE, "row %zu, step %zu: other bits", r, t);
            compared++;
        }
    }
    const int beams[] = {1, 2, 3, 20};
    for (size_t i = 0; i < sizeof beams / sizeof *beams && beams[i] <= m->batch; i++) {
        compare_beams(&s, vae_data_source(&d), z, rows < 12 ? rows : 12, beams[i]);
        s.model = &whole; // the same search without the program step
        compare_beams(&s, vae_data_source(&d), z, 1, beams[i]);
        s.model = m;
    }
    printf("%zu steps\n", compared);
    return 0;
}
