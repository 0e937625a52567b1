// train_report.c -- DIR/report.html of a finished training, made from the weights that were kept, as the samples are
// (train_outcome.c).
#include "commands/commands.h"
#include "pictures/plot.h"

#include <stdlib.h>
#include <string.h>

enum { OUTCOME_PAIRS = 15, OUTCOME_POINTS = 2000, OUTCOME_FEW = 300, OUTCOME_ROWS = 1000, OUTCOME_PLANE = 14,
       OUTCOME_WHOLE = 1 << 20 /* values of whole rows at a time */ };

// The rows that a picture of many rows shows: those that were scored, or, where these are few, the
// training rows.
typedef struct Shown {
    const VaeData *data;
    const uint32_t *row; // NULL: all
    size_t rows;
    const char *of;
} Shown;

static Shown outcome_shown(const VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows) {
    if (!t->valid) return (Shown){d, row, rows, "training data"};
    if (rows >= OUTCOME_FEW || t->fit.n_train <= rows) return (Shown){d, row, rows, "validation data"};
    return (Shown){&t->data, t->fit.train_row, t->fit.n_train, "training data"};
}

// Class numbers of one-hot rows [rows, width], in place of them.
static void outcome_classes(double *values, size_t rows, size_t width) {
    for (size_t r = 0; r < rows; r++) {
        size_t class = 0;
        for (size_t k = 1; k < width; k++)
            if (values[r * width + k] > values[r * width + class]) class = k;
        values[r] = (double)class;
    }
}

// The columns that the page shows of some rows, at, at + 1, ...: as they are, as draws and rebuilt.
static void outcome_some(VaeTrain *t, const Shown *s, const VaeData *condition, const uint32_t *row, size_t at, size_t n,
                         size_t keep, double *whole, double *const values[3]) {
    const VaeModel *m = t->model;
    const VaeSource *with = vae_data_source(condition);
    const size_t width = (size_t)m->stream[m->target].width;
    float *z = vae_alloc(n, (size_t)vae_latent_width(m) * sizeof *z);
    for (int i = 0; i < 3; i++) {
        if (i == 0) for (size_t r = 0; r < n; r++) vae_data_row_double(s->data, m, m->target, row[r], whole + r * width);
        if (i == 1) vae_draw_latents_from(&t->session, with, row, t->at.seed, at, n, z);
        if (i == 2) vae_encode_rows(&t->session, vae_data_source(s->data), row, n, false, 0, z, NULL);
        if (i == 1 && m->draw != VAE_DRAW_NONE) vae_decode_draws(&t->session, with, row, z, n, t->at.seed, whole);
        else if (i > 0) vae_decode_rows(&t->session, with, row, z, n, whole);
        for (size_t r = 0; r < n; r++) memcpy(values[i] + (at + r) * keep, whole + r * width, keep * sizeof *whole);
    }
    vae_free(z);
}

// Rows of a table, draws and reconstructions. What the decoder reads besides is what goes with the
// rows. Of wide ones a few rows are whole at a time. False: the data are no table, or the target was not given.
static bool outcome_columns(VaeTrain *t, const Shown *s, VaeColumns *c, double *values[3]) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    const size_t width = (size_t)x->width;
    if (x->kind == VAE_IMAGE || x->kind == VAE_TOKENS || x->kind == VAE_SERIES || !s->data->stream[m->target].values) return false;
    size_t n = s->rows < OUTCOME_ROWS ? s->rows : OUTCOME_ROWS, some = OUTCOME_WHOLE / width;
    while (n > 1 && (double)width * (double)n > VAE_OUTCOME_VALUES) n /= 2;
    some = some < 1 ? 1 : some > n ? n : some;
    const size_t keep = x->kind == VAE_LABEL || width < VAE_COLUMNS_SHOWN ? width : VAE_COLUMNS_SHOWN;
    uint32_t *row = vae_alloc(some, sizeof *row);
    double *whole = vae_alloc(some, width * sizeof *whole);
    for (int i = 0; i < 3; i++) values[i] = vae_alloc(n, keep * sizeof *values[i]);
    VaeCondition condition = {0};
    vae_condition_over(&condition, m, NULL, s->data);
    for (size_t at = 0; at < n; at += some) {
        const size_t rows = n - at < some ? n - at : some;
        for (size_t r = 0; r < rows; r++) row[r] = s->row ? s->row[at + r] : (uint32_t)(at + r);
        outcome_some(t, s, &condition.data, row, at, rows, keep, whole, values);
    }
    vae_condition_close(&condition);
    vae_free(whole);
    vae_free(row);
    *c = (VaeColumns){.rows = n, .width = keep, .all = width, .data = values[0], .draws = values[1],
                      .rebuilt = values[2], .of = s->of, .stream = x, .means = m->draw == VAE_DRAW_NONE};
    if (x->kind != VAE_LABEL) return true;
    for (int i = 0; i < 2; i++) outcome_classes(values[i], n, width);
    c->width = c->all = 1, c->classes = true, c->rebuilt = NULL;
    return true;
}

// Originals beside reconstructions, or inputs, outputs and originals.
static void outcome_pairs(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows,
                          VaePng *png) {
    const VaeModel *m = t->model;
    if (!vae_target_is_picture(m) || !d->stream[m->target].values) return;
    const int panels = vae_reconstruct_panels(m), six = panels == 2 ? 3 : 2;
    const VaeStream *x = &m->stream[m->target];
    const int most = vae_is_trace(x->height, x->width_px) ? six - 1 : six; // on a line
    const size_t width = (size_t)m->stream[m->target].width;
    size_t n = rows < OUTCOME_PAIRS ? rows : OUTCOME_PAIRS;
    while (n > 1 && (double)(width * n) * panels > VAE_OUTCOME_VALUES) n--;
    const int across = n < (size_t)most ? (int)n : most;
    n -= n % (size_t)across; // whole lines
    float *panel = vae_alloc(n * (size_t)panels, width * sizeof *panel);
    vae_reconstruct_pictures(&t->session, d, d, row, n, false, vae_told_by_place(m, m->target), 0, panel);
    VaeGrid grid = vae_output_grid(m, panel, n * (size_t)panels, panels * across);
    grid.words = vae_reconstruct_words(m);
    vae_picture_on_page(&grid, png);
    vae_free(panel);
}

// The plane of two latents over the prior's quantiles; of a label, the first class.
static void outcome_manifold(VaeTrain *t, VaePng *png) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    enum { N = OUTCOME_PLANE * OUTCOME_PLANE };
    VaeCondition condition;
    if (vae_latent_width(m) != 2 || !vae_target_is_picture(m) || vae_latent_on_sphere(m, 0)) return;
    if ((double)N * x->width > VAE_OUTCOME_VALUES) return; // `manifold` makes larger pictures
    if (!vae_condition_open(&condition, m, NULL, 1, true)) return;
    float z[2 * N], *pixels = vae_alloc(N, (size_t)x->width * sizeof *pixels);
    double *values = vae_alloc(N, (size_t)x->width * sizeof *values);
    for (int i = 0; i < N; i++) {
        z[2 * i] = (float)vae_normal_quantile((i % OUTCOME_PLANE + 0.5) / OUTCOME_PLANE);
        z[2 * i + 1] = (float)vae_normal_quantile(1 - (i / OUTCOME_PLANE + 0.5) / OUTCOME_PLANE);
    }
    vae_decode_under(&t->session, &condition.data, 0, z, N, values);
    vae_to_pixels(m, pixels, values, N);
    VaeGrid grid = vae_output_grid(m, pixels, N, OUTCOME_PLANE);
    vae_picture_on_page(&grid, png);
    vae_free(values);
    vae_free(pixels);
    vae_condition_close(&condition);
}

// The classes of rows by the first label stream of the data; NULL if there is none.
static int *outcome_labels(const VaeModel *m, const VaeData *d, const uint32_t *row, size_t n) {
    int stream = 0;
    while (stream < m->n_streams &&
           (m->stream[stream].kind != VAE_LABEL || m->stream[stream].missing || !d->stream[stream].values))
        stream++;
    if (stream == m->n_streams) return NULL;
    int *label = vae_alloc(n, sizeof *label);
    float *one = vae_alloc((size_t)m->stream[stream].width, sizeof *one);
    for (size_t i = 0; i < n; i++) {
        vae_data_row(d, m, stream, row ? row[i] : i, one);
        while (label[i] + 1 < m->stream[stream].width && one[label[i]] == 0) label[i]++;
    }
    vae_free(one);
    return label;
}

void vae_train_report(VaeTrain *t, const VaeData *d, const uint32_t *row, size_t rows, VaePng samples) {
    const VaeModel *m = t->model;
    VaeReport r = {.model = m, .scored_on = t->valid ? "validation data" : "training data",
                   .scored_rows = rows, .reconstruction = t->scores->reconstruction,
                   .kl = t->scores->kl, .elbo = t->scores->elbo, .active = t->scores->active,
                   .units = t->scores->counted, .scores = t->scores, .seed = t->at.seed,
                   .epochs = t->at.place.epoch, .train_rows = t->fit.n_train, .samples = samples};
    outcome_pairs(t, d, row, rows, &r.pairs);
    outcome_manifold(t, &r.manifold);
    char x_name[VAE_NAME], y_name[VAE_NAME];
    double share[2];
    const Shown s = outcome_shown(t, d, row, rows);
    r.n_plane = s.rows < OUTCOME_POINTS ? s.rows : OUTCOME_POINTS;
    r.plane_of = s.of;
    float *plane = vae_alloc(r.n_plane, 2 * sizeof *plane);
    int *label = outcome_labels(m, s.data, s.row, r.n_plane);
    vae_latent_plane(&t->session, s.data, s.row, r.n_plane, plane, x_name, y_name, share);
    VaeColumns columns;
    double *values[3] = {NULL, NULL, NULL};
    if (outcome_columns(t, &s, &columns, values)) r.columns = &columns;
    r.plane = plane, r.label = label, r.x_name = x_name, r.y_name = y_name;
    VaeFrame frame[VAE_FRAMES];
    VaeStrange strange[VAE_STRANGE_ROWS];
    char epoch[32];
    const bool known = vae_weights_metadata(t->weights, m, "epoch", epoch, sizeof epoch);
    r.n_frames = vae_past_frames(t, known ? atol(epoch) : r.epochs, frame);
    r.n_strange = vae_train_strange(t, d, row, rows, strange);
    r.frame = frame, r.strange = strange;
    vae_train_lines(t, d, row, rows, &r.lines);
    r.plane_row = s.row;
    VaeRecord *record = vae_metrics_read(t->metrics_path, &r.n_records);
    r.record = record;
    char path[VAE_PATH + 16];
    snprintf(path, sizeof path, "%s/report.html", t->run.directory);
    vae_report_write(path, &r);
    vae_tensorboard_picture(&t->board, "samples", (long)t->at.place.step, r.samples.bytes,
                            r.samples.size);
    vae_tensorboard_picture(&t->board, "reconstructions", (long)t->at.place.step, r.pairs.bytes,
                            r.pairs.size);
    vae_free(record);
    for (int i = 0; i < 3; i++) vae_free(values[i]);
    vae_free(label);
    vae_free(plane);
    vae_free(r.pairs.bytes);
    for (int i = 0; i < r.n_frames; i++) vae_free(frame[i].png.bytes);
    for (int i = 0; i < r.n_strange; i++) {
        vae_free(strange[i].png.bytes);
        vae_free(strange[i].line);
        vae_free(strange[i].rebuilt);
    }
    vae_lines_free(&r.lines);
    vae_free(r.manifold.bytes);
}
