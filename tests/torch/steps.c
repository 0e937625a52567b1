// steps.c -- five training steps of the model that this is linked with, on given data and noise:
//   steps x.npy eps.npy weights.safetensors out.safetensors
// Step i has rows i*batch to (i+1)*batch of both. Writes the weights and running statistics after
// the last step. The optimizer, its numbers and what goes with it are those of the model's file.
#include "commands/commands.h"

enum { STEPS = 5 };

int main(int argc, char **argv) {
    if (argc != 5) vae_die(EX_USAGE, "usage: steps DATA NOISE WEIGHTS OUT");
    const VaeModel *m = &vae_model;
    const size_t rows = (size_t)STEPS * (size_t)vae_step_rows(m);
    const int width = vae_latent_width(m);
    const VaeMatrix noise = vae_matrix_read(argv[2], width);
    VaeData d;
    vae_data_open(&d, m, (const char *const[]){argv[1]}, 1, 0, 1);
    if (d.rows != rows || noise.rows != rows) vae_die(EX_DATAERR, "not %zu rows", rows);
    VaeSession s;
    vae_open_session(&s, m, 2, true);
    vae_weights_read(argv[3], m, s.state.param);
    VaeTrainer t;
    vae_open_trainer(&t, &s, &m->training);
    for (int step = 0; step < STEPS; step++) {
        const size_t first = (size_t)step * (size_t)vae_step_rows(m);
        const VaeInput in = {.data = vae_data_source(&d), .first = first, .noise = noise.values + first * (size_t)width,
                             .rng = VAE_RNG_TRAIN, .step = (uint32_t)step};
        vae_trainer_step(&t, &in, vae_step_rows(m), step, m->training.optimizer.lr);
    }
    vae_weights_write(argv[4], m, s.state.param, true, NULL, NULL, 0);
    vae_close_trainer(&t);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}
