// train_lines.c -- lines of text for a training's report: what was drawn, rows and what they become, and the strangest
// rows, of a model that tells tokens.
#include "commands/commands.h"

// Rows row[0..n) of the target as lines.
static void lines_of(const VaeModel *m, const VaeData *d, const uint32_t *row, size_t n, char **line) {
    const VaeStream *x = &m->stream[m->target];
    double *token = vae_alloc((size_t)x->width, sizeof *token);
    for (size_t i = 0; i < n; i++) {
        vae_data_row_double(d, m, m->target, row ? row[i] : i, token);
        line[i] = vae_lines_text(x, token);
    }
    vae_free(token);
}

// The likeliest lines of the rows' codes; or, without an encoder, draws from the prior.
static void lines_told(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t n, bool encode, char **line) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    float *z = vae_alloc(n, (size_t)vae_latent_width(m) * sizeof *z);
    double *token = vae_alloc(n, (size_t)x->width * sizeof *token);
    VaeCondition condition = {0};
    vae_condition_over(&condition, m, NULL, d);
    const VaeSource *with = vae_data_source(&condition.data);
    if (encode) vae_encode_rows(&t->session, vae_data_source(d), row, n, false, 0, z, NULL);
    else vae_draw_latents(&t->session, with, row, t->at.seed, n, z);
    if (encode) vae_decode_rows(&t->session, with, row, z, n, token);
    else vae_decode_draws(&t->session, with, row, z, n, t->at.seed, token);
    for (size_t i = 0; i < n; i++) line[i] = vae_lines_text(x, token + i * (size_t)x->width);
    vae_condition_close(&condition);
    vae_free(token);
    vae_free(z);
}

void vae_train_lines(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows, VaeLines *lines) {
    const VaeModel *m = t->model;
    *lines = (VaeLines){0};
    if (m->stream[m->target].kind != VAE_TOKENS || !d->stream[m->target].values) return;
    lines->n = rows < VAE_REPORT_LINES ? (int)rows : VAE_REPORT_LINES;
    lines_told(t, d, row, (size_t)lines->n, false, lines->drawn);
    lines_of(m, d, row, (size_t)lines->n, lines->row);
    lines_told(t, d, row, (size_t)lines->n, true, lines->rebuilt);
}

void vae_strange_lines(VaeTrain *t, const VaeData *d, const uint32_t *number, VaeStrange *s, int n) {
    char *line[VAE_STRANGE_ROWS], *rebuilt[VAE_STRANGE_ROWS];
    lines_of(t->model, d, number, (size_t)n, line);
    lines_told(t, d, number, (size_t)n, true, rebuilt);
    for (int i = 0; i < n; i++) s[i].line = line[i], s[i].rebuilt = rebuilt[i];
}

void vae_lines_free(VaeLines *lines) {
    for (int i = 0; i < lines->n; i++) {
        vae_free(lines->drawn[i]);
        vae_free(lines->row[i]);
        vae_free(lines->rebuilt[i]);
    }
}
