// places.c -- linked with an emitted model whose image is told place by place: one place after the other says the same bits as
// the whole decoder, whatever the batch and its other rows; and what the decoder says of a place is the same to the bit
// whatever stands there and behind it.
// Weights are the first ones of a seed, latents N(0, 1), values drawn. Prints how many places it compared.
#include "commands/commands.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"mean", "draw0", "draw1", "draw2"};
enum { NAMES = 4 };

// What the whole decoder says of n rows, of which value[n, width] has been told: [names][n, width].
static void whole(VaeSession *s, const VaeSource *data, const float *z, const double *value, size_t n, float *says) {
    const VaeModel *m = s->model;
    const size_t size = n * (size_t)m->stream[m->target].width;
    vae_decode_told(s, data, NULL, 0, z, value, n);
    for (int k = 0; k < NAMES; k++) {
        const float *p = vae_session_output_of(s, &m->decode, m->stream[m->target].name, names[k]);
        if (p) memcpy(says + (size_t)k * size, p, size * sizeof *p);
    }
}

int main(int argc, char **argv) {
    const VaeModel *m = &vae_model;
    const VaeStream *x = &m->stream[m->target];
    const size_t rows = argc > 1 ? (size_t)atoi(argv[1]) : (size_t)m->batch, width = (size_t)x->width;
    const size_t c = (size_t)x->channels, places = width / c, wide = (size_t)vae_latent_width(m), size = rows * width;
    if (!vae_told_by_place(m, m->target)) vae_die(EX_SOFTWARE, "no program says one place");
    VaeSession s;
    vae_open_session(&s, m, 2, false);
    vae_init_weights(m, 7, s.state.param);
    for (size_t i = 0; i < m->n_param; i++) s.state.param[i] *= 3; // not all alike
    VaeData d;
    vae_data_make_up(&d, m, rows, 5); // for conditions
    const VaeSource *data = vae_data_source(&d);
    float *z = vae_alloc(rows * wide, sizeof *z), *says = vae_alloc(size * NAMES, sizeof *says);
    float *other = vae_alloc(size * NAMES, sizeof *other);
    double *value = vae_alloc(size, sizeof *value), *alone = vae_alloc(width, sizeof *alone);
    vae_fill_normal(z, (int)(rows * wide), 3, 0, 0, 0);
    vae_tell_places(&s, data, NULL, z, rows, true, 11, value);
    const VaeUnits units = vae_units(m, m->target, s.state.param);
    for (size_t k = 0; k < size && units.std; k++) // back to what was told
        value[k] = (value[k] - (double)units.mean[k % width]) / (double)units.std[k % width];
    for (size_t r = 0; r < rows && !units.std; r++) { // a row by itself
        const uint32_t row = (uint32_t)r;
        vae_tell_places(&s, data, &row, z + r * wide, 1, true, 11, alone);
        if (memcmp(alone, value + r * width, width * sizeof *alone)) vae_die(EX_SOFTWARE, "row %zu: another one by itself", r);
    }
    whole(&s, data, z, value, rows, says);
    for (size_t i = 0; i < size * NAMES; i++) // a NaN has several forms
        if (!isfinite(says[i])) vae_die(EX_SOFTWARE, "row %zu, %s: not finite", i % size / width, names[i / size]);
    size_t compared = 0;
    const VaeInput in = {.data = data, .latent = z};
    for (size_t t = 0; t < places; t++) {
        vae_tell_place(&s, &in, rows, (int)t, t ? value + (t - 1) * c : NULL, width);
        for (int k = 0; k < NAMES; k++) {
            const float *p = vae_session_output_of(&s, &m->step, x->name, names[k]);
            for (size_t r = 0; p && r < rows; r++, compared++)
                if (memcmp(p + r * c, says + (size_t)k * size + r * width + t * c, c * sizeof *p))
                    vae_die(EX_SOFTWARE, "row %zu, place %zu, %s: other bits, %g not %g", r, t, names[k], (double)p[r * c], (double)says[(size_t)k * size + r * width + t * c]);
        }
    }
    double *moved = vae_alloc(size, sizeof *moved);
    size_t changed = 0;
    for (size_t t = 0; t < places; t++) { // this place and all behind it
        memcpy(moved, value, size * sizeof *moved);
        for (size_t r = 0; r < rows; r++)
            for (size_t j = t * c; j < width; j++) moved[r * width + j] += 1 + (double)(j % 3);
        whole(&s, data, z, moved, rows, other);
        for (size_t k = 0; k < NAMES * rows; k++) {
            if (memcmp(says + k * width, other + k * width, (t + 1) * c * sizeof *says))
                vae_die(EX_SOFTWARE, "row %zu: place %zu or one before it is told by what stands there or behind it", k % rows, t);
            changed += memcmp(says + k * width, other + k * width, width * sizeof *says) != 0;
        }
    }
    if (places > 1 && !changed) vae_die(EX_SOFTWARE, "no place is told by those before it");
    printf("%zu places\n", compared);
    return 0;
}
