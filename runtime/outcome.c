// outcome.c -- what a finished training leaves beside the weights: DIR/samples.png (samples.csv for
// data that is no picture) and DIR/report.html. All of it is made from the weights that were kept,
// so it is the same after --resume, and when the best epoch was not the last.
#include "driver.h"

#include <string.h>

enum { OUTCOME_SIDE = 8, OUTCOME_CLASSES = 50, OUTCOME_PAIRS = 15, OUTCOME_MOST_ROWS = 10000 };

// Draws from the prior into DIR/samples.*; *png gets the picture's bytes if it is one. What the decoder
// reads besides is every class of a label in turn, else what it is in the first rows of the data.
static void outcome_samples(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows,
                            uint8_t **png, size_t *png_size) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    const int classes = vae_condition_classes(m, NULL), side = OUTCOME_SIDE;
    int lines = classes > 0 && classes <= OUTCOME_CLASSES ? classes : side; // one for each
    size_t n = (size_t)(lines * side);
    VaeCondition condition;
    if (vae_condition_open(&condition, m, NULL, n, true)) {
        row = NULL;
    } else {
        vae_condition_over(&condition, m, NULL, d);
        n = rows < (size_t)(side * side) ? rows : (size_t)(side * side);
        lines = (int)(n + (size_t)side - 1) / side;
    }
    float *z = vae_alloc(n, (size_t)vae_latent_width(m) * sizeof *z);
    float *values = vae_alloc((size_t)(lines * side), (size_t)x->width * sizeof *values);
    vae_draw_latents(m, t->at.seed, n, z);
    vae_decode_rows(&t->session, &condition.data, row, z, n, values);
    char path[VAE_PATH + 16];
    snprintf(path, sizeof path, "%s/samples.%s", t->directory,
             vae_target_is_picture(m) ? "png" : "csv");
    if (vae_target_is_picture(m)) {
        vae_to_pixels(m, values, n);
        vae_picture_grid(path, values, lines, side, x->height, x->width_px, x->channels);
        vae_picture_encode(values, lines, side, x->height, x->width_px, x->channels, png, png_size);
    } else {
        vae_matrix_write(path, values, n, &x->width, 1);
    }
    vae_free(values);
    vae_free(z);
    vae_condition_close(&condition);
}

// Originals beside reconstructions, or inputs, outputs and originals.
static void outcome_pairs(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows,
                          uint8_t **png, size_t *png_size) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    if (!vae_target_is_picture(m) || !d->stream[m->target].values) return;
    const size_t n = rows < OUTCOME_PAIRS ? rows : OUTCOME_PAIRS;
    const int panels = vae_reconstruct_panels(m), most = panels == 2 ? 5 : 3;
    const int across = n < (size_t)most ? (int)n : most, down = ((int)n + across - 1) / across;
    float *grid = vae_alloc((size_t)(panels * across * down), (size_t)x->width * sizeof *grid);
    vae_reconstruct_pictures(&t->session, d, d, row, n, false, 0, grid);
    vae_picture_encode(grid, down, panels * across, x->height, x->width_px, x->channels, png, png_size);
    vae_free(grid);
}

void vae_train_outcome(VaeTrain *t) {
    const VaeModel *m = t->model;
    vae_weights_read(t->weights, m, t->session.state.param);
    const VaeData *d = t->valid ? t->valid : &t->data;
    const uint32_t *row = t->valid ? t->valid_row : t->train_row;
    size_t rows = t->valid ? t->n_valid : t->n_train;
    if (rows > OUTCOME_MOST_ROWS) rows = OUTCOME_MOST_ROWS;
    vae_evaluate(t->scores, &t->session, d, row, rows, 1, t->at.seed);

    uint8_t *samples = NULL, *pairs = NULL;
    VaeReport r = {.model = m, .scored_on = t->valid ? "validation data" : "training data",
                   .scored_rows = rows, .reconstruction = t->scores->reconstruction,
                   .kl = t->scores->kl, .elbo = t->scores->elbo, .active = t->scores->active,
                   .units = t->scores->units, .unit_kl = t->scores->unit_kl, .seed = t->at.seed,
                   .epochs = t->at.epoch, .train_rows = t->n_train};
    outcome_samples(t, d, row, rows, &samples, &r.samples_size);
    outcome_pairs(t, d, row, rows, &pairs, &r.pairs_size);
    VaeRecord *record = vae_metrics_read(t->metrics_path, &r.n_records);
    r.record = record;
    r.samples = samples;
    r.pairs = pairs;
    char path[VAE_PATH + 16];
    snprintf(path, sizeof path, "%s/report.html", t->directory);
    vae_report_write(path, &r);
    vae_note(t->options->quiet, "ELBO %.2f on %s; wrote model.safetensors, samples.%s and "
             "report.html in %s", r.elbo, r.scored_on, vae_target_is_picture(m) ? "png" : "csv",
             t->directory);
    vae_tensorboard_picture(&t->board, "samples", (long)t->at.step, samples, r.samples_size);
    vae_tensorboard_picture(&t->board, "reconstructions", (long)t->at.step, pairs, r.pairs_size);
    vae_free(record);
    vae_free(samples);
    vae_free(pairs);
}
