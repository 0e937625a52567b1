// train_outcome.c -- what a finished training does with the weights that were kept: it scores them and draws samples,
// DIR/samples.png (samples.csv for data that is no picture). All of it is made from these weights, so it is the same
// after --resume, and when the best epoch was not the last.
#include "commands/commands.h"
#include "pictures/plot.h"

#include <string.h>

enum { OUTCOME_SIDE = 8, OUTCOME_CLASSES = 50, OUTCOME_MOST_ROWS = 10000 };

static const char *outcome_suffix(const VaeModel *m) {
    return vae_target_is_picture(m) ? "png" : m->stream[m->target].kind == VAE_TOKENS ? "txt" : "csv";
}

static void outcome_encode(const VaeModel *m, const double *values, size_t n, int side, const char *const *label,
                           VaePng *png) {
    float *pixels = vae_alloc(n, (size_t)m->stream[m->target].width * sizeof *pixels);
    vae_to_pixels(m, pixels, values, n);
    VaeGrid grid = vae_output_grid(m, pixels, n, side);
    grid.words.label = label;
    vae_picture_on_page(&grid, png);
    vae_free(pixels);
}

// Draws from the prior into DIR/samples.*; *png gets the picture's bytes if it is one and they are asked for. What the
// decoder reads besides is every class of a label in turn, else what it is in the first rows of the
// data.
static void outcome_samples(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows,
                            VaePng *png) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    const int classes = vae_condition_classes(m, NULL);
    const bool trace = vae_is_trace(x->height, x->width_px); // wider than pictures
    int side = trace ? OUTCOME_SIDE / 2 : OUTCOME_SIDE;
    // Less where so many pictures would make a page of many megabytes.
    while (side > 1 && (double)x->width * side * side > VAE_OUTCOME_VALUES) side--;
    const int most = trace ? 2 * side : side;
    int lines = most;
    if (classes > 0 && classes <= OUTCOME_CLASSES) lines = classes; // one for each
    size_t n = (size_t)(lines * side);
    VaeCondition condition;
    VaeTexts label = {0};
    if (vae_condition_open(&condition, m, NULL, n, true)) {
        row = NULL;
        if (classes == lines) label = vae_condition_texts(m, NULL);
    } else {
        vae_condition_over(&condition, m, NULL, d);
        n = rows < (size_t)(most * side) ? rows : (size_t)(most * side);
        lines = (int)(n + (size_t)side - 1) / side;
    }
    float *z = vae_alloc(n, (size_t)vae_latent_width(m) * sizeof *z);
    double *values = vae_alloc(n, (size_t)x->width * sizeof *values);
    vae_draw_latents(&t->session, vae_data_source(&condition.data), row, t->at.seed, n, z);
    if (x->kind == VAE_TOKENS || vae_told_by_place(m, m->target))
        vae_decode_draws(&t->session, vae_data_source(&condition.data), row, z, n, t->at.seed, values);
    else vae_decode_rows(&t->session, vae_data_source(&condition.data), row, z, n, values);
    char path[VAE_PATH + 16];
    snprintf(path, sizeof path, "%s/samples.%s", t->run.directory,
             outcome_suffix(m));
    if (vae_target_is_picture(m)) {
        vae_output_pictures(path, m, values, n, side, (VaeGridWords){.label = label.text});
        if (png) outcome_encode(m, values, n, side, label.text, png);
    } else {
        vae_rows_write(path, m, m->target, NULL, values, n, &x->width, 1);
    }
    vae_texts_close(&label);
    vae_free(values);
    vae_free(z);
    vae_condition_close(&condition);
}

void vae_train_outcome(VaeTrain *t) {
    const VaeModel *m = t->model;
    vae_weights_read(t->weights, m, t->session.state.param);
    const VaeData *d = t->valid ? t->valid : &t->data;
    const uint32_t *row = t->valid ? t->valid_row : t->fit.train_row;
    size_t rows = t->valid ? t->n_valid : t->fit.n_train;
    if (rows > OUTCOME_MOST_ROWS) rows = OUTCOME_MOST_ROWS;
    void (*const report)(VaeTrain *, const VaeData *, const uint32_t *, size_t, VaePng) = VAE_FULL(vae_train_report);
    VaeRowScore *each = t->scores->each = report ? vae_alloc(rows, sizeof *each) : NULL;
    vae_evaluate(t->scores, &t->session, vae_data_source(d), row, rows, 1, t->at.seed);

    if (!isfinite(t->scores->elbo))
        vae_die(EX_SOFTWARE, "the ELBO on %s is not a finite number under the weights that were trained, in %s",
                t->valid ? "validation data" : "training data", t->weights);

    vae_train_summary(t, t->valid ? "validation data" : "training data", rows);
    VaePng samples = {0};
    outcome_samples(t, d, row, rows, report ? &samples : NULL);
    if (report) report(t, d, row, rows, samples);
    char usual[VAE_PATH];
    snprintf(usual, sizeof usual, "out/%s", m->name);
    const bool standard = !vae_weights_inside() && strcmp(usual, t->run.directory) == 0;
    vae_note(t->options->quiet, "ELBO %.2f on %s; wrote model.safetensors%s samples.%s%s in %s%s%s", t->scores->elbo,
             t->valid ? "validation data" : "training data", report ? "," : " and",
             outcome_suffix(m), report ? " and report.html" : "", t->run.directory,
             standard ? "" : "; to use them: --weights ", standard ? "" : t->run.directory);
    if (m->training.off_likelihood)
        vae_note(t->options->quiet, "this ELBO is a bound by the likelihood %s, which was no part of the loss: nothing raised it",
                 m->stream[m->target].likelihood);
    if (!report) vae_note(t->options->quiet, "the program of vaec build also writes a page with curves, report.html");
    if (vae_target_is_picture(m)) vae_shades_say(m, t->options->quiet);
    vae_free(samples.bytes);
    vae_free(each);
    t->scores->each = NULL;
}
