// explore.c -- pictures of the latent space: the commands interpolate, traverse and manifold. Each
// lays out a grid of codes, decodes it, and writes one picture, or the decoded rows line by line.
// Beside the latents, a decoder may read a condition: it is the same all over the grid.
#include "commands/commands.h"

#include <string.h>

enum { WALK_PAIRS = 8, WALK_STEPS = 11, WALK_DIMENSIONS = 10, WALK_SIDE = 20, WALK_MOST = 10000 };
#define WALK_RANGE 3.0

// What a walk needs: the model's memory, the data if it was given, the grid.
typedef struct Walk {
    const VaeOptions *options;
    const VaeModel *model;
    VaeSession session;
    VaeData data;
    VaeCondition condition;
    VaeFormat format;
    bool has_data;
    int width;        // of all latents
    int lines, steps; // of the grid
    VaeTexts head, label; // of the grid as a picture
    float *z;         // [lines * steps, width]
    double *x;        // [lines * steps, target width]
} Walk;

// Opens the output's name, the data (needed: without it the command makes no sense), the weights.
static void walk_open(Walk *w, const VaeOptions *o, bool needed) {
    const VaeModel *m = o->model;
    *w = (Walk){.options = o, .model = m, .has_data = o->data.n > 0,
                .width = vae_latent_width(m)};
    w->format = vae_output_format(o->output, m, true);
    if (w->has_data) {
        vae_data_open(&w->data, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                      vae_option_seed(o));
        if (needed || o->row > 0) vae_data_require(&w->data, m, &m->encode, "--data");
        vae_condition_over(&w->condition, m, o, &w->data);
    } else {
        vae_condition_open(&w->condition, m, o, 1, true);
    }
    vae_session_open_weights(&w->session, o);
    vae_condition_totals(&w->condition, &w->session, o->quiet);
}

static void walk_grid(Walk *w, long lines, long steps) {
    if (lines * steps > WALK_MOST)
        vae_die(EX_USAGE, "%ld lines of %ld steps are too many: at most %d in all", lines, steps,
                WALK_MOST);
    w->lines = (int)lines;
    w->steps = (int)steps;
    const size_t n = (size_t)(lines * steps);
    w->head = vae_texts_open(w->steps);
    w->label = vae_texts_open(w->lines);
    w->z = vae_alloc(n, (size_t)w->width * sizeof *w->z);
    w->x = vae_alloc(n, (size_t)w->model->stream[w->model->target].width * sizeof *w->x);
}

static float *walk_code(Walk *w, int line, int step) {
    return w->z + ((size_t)line * (size_t)w->steps + (size_t)step) * (size_t)w->width;
}

// Dimension `dimension` has been moved along line `line`: what a decoder draws below its latent follows.
static void walk_follow(Walk *w, int line, int dimension, uint32_t row) {
    if (!w->model->drawn) return;
    uint32_t *rows = vae_alloc((size_t)w->steps, sizeof *rows);
    for (int i = 0; i < w->steps; i++) rows[i] = row;
    vae_follow(&w->session, vae_data_source(&w->condition.data), rows, dimension, (size_t)w->steps, walk_code(w, line, 0));
    vae_free(rows);
}

// Of two dimensions that of the latent that is drawn later.
static int walk_lower(const VaeModel *m, int a, int b) {
    int place[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        int l = 0, dimension = i ? b : a;
        while (dimension >= m->latent[l].width) dimension -= m->latent[l++].width;
        if (m->drawn) place[i] = m->drawn[l];
    }
    return place[1] > place[0] ? b : a;
}

// Decodes line `line` under the condition of `row`.
static void walk_decode(Walk *w, int line, uint32_t row) {
    const size_t at = (size_t)line * (size_t)w->steps;
    vae_decode_under(&w->session, &w->condition.data, row, walk_code(w, line, 0), (size_t)w->steps,
                     w->x + at * (size_t)w->model->stream[w->model->target].width);
}

static void walk_close(Walk *w, const char *corner) {
    const VaeOptions *o = w->options;
    const size_t n = (size_t)w->lines * (size_t)w->steps;
    const VaeGridWords words = {.head = w->head.text, .label = w->label.text, .corner = corner};
    if (w->format == VAE_PNG) vae_output_pictures(o->output, w->model, w->x, n, w->steps, words);
    else vae_output_rows(o->output, w->model, w->x, n, w->steps);
    vae_texts_close(&w->head);
    vae_texts_close(&w->label);
    vae_note(o->quiet, "wrote %s: %d line%s of %d", o->output, w->lines, VAE_S(w->lines), w->steps);
    vae_free(w->z);
    vae_free(w->x);
    vae_condition_close(&w->condition);
    vae_data_close(&w->data);
    vae_close_session(&w->session);
}

static long walk_number(long given, long otherwise) { return given > 0 ? given : otherwise; }

// ---------------------------------------------------------------- interpolate

// Two rows for pair p, not the same one if there are two.
static void walk_pair(const Walk *w, int p, uint32_t row[2]) {
    const VaeOptions *o = w->options;
    const uint32_t rows = (uint32_t)w->data.rows;
    if (o->from > 0) {
        row[0] = vae_option_row(o->from, rows, "--from");
        row[1] = vae_option_row(o->to, rows, "--to");
        return;
    }
    float u[2];
    vae_fill_uniform(u, 2, vae_option_seed(o), VAE_RNG_PICK, 0, (uint32_t)p);
    for (int i = 0; i < 2; i++) {
        const uint32_t left = rows - (i && rows > 1); // the second: of those but the first
        row[i] = (uint32_t)((double)u[i] * left);
        if (row[i] >= left) row[i] = left - 1;
    }
    if (rows > 1 && row[1] >= row[0]) row[1]++;
}

// From a to b at t, [latent width] each: along the line, or of length 1 along the arc between them, at a steady pace.
static void walk_between(const VaeModel *m, const float *a, const float *b, float t, float *z) {
    for (int l = 0, at = 0; l < m->n_latents; at += m->latent[l++].width) {
        float from = 1 - t, to = t;
        double cosine = 0;
        for (int k = 0; k < m->latent[l].width; k++) cosine += (double)a[at + k] * (double)b[at + k];
        const double angle = acos(fmax(-1, fmin(1, cosine))), height = sin(angle);
        if (vae_latent_on_sphere(m, l) && height > 1e-6) {
            from = (float)(sin((1 - (double)t) * angle) / height);
            to = (float)(sin((double)t * angle) / height);
        }
        for (int k = 0; k < m->latent[l].width; k++) z[at + k] = from * a[at + k] + to * b[at + k];
    }
}

// What walks along one dimension leaves a sphere.
static void walk_off_sphere(const VaeOptions *o, const char *what) {
    const VaeModel *m = o->model;
    for (int l = 0; l < m->n_latents; l++)
        if (vae_latent_on_sphere(m, l))
            vae_die(EX_USAGE, "%s: %s is on a sphere, which no dimension keeps to; interpolate goes along it", what,
                    m->latent[l].name);
}

static void walk_print_pairs(const VaeOptions *o, uint32_t (*pair)[2], int n, int steps) {
    if (o->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_begin(&j, "pairs", '[');
        for (int p = 0; p < n; p++) {
            vae_text_begin(&j, NULL, '[');
            for (int i = 0; i < 2; i++) vae_text_whole(&j, NULL, (long long)pair[p][i] + 1);
            vae_text_end(&j, ']');
        }
        vae_text_end(&j, ']');
        vae_text_whole(&j, "steps", steps);
        vae_print_result(&j);
        return;
    }
    for (int p = 0; p < n; p++)
        printf("line %d: from row %u to row %u\n", p + 1, pair[p][0] + 1, pair[p][1] + 1);
}

int vae_command_interpolate(const VaeOptions *o) {
    Walk w;
    if ((o->from > 0) != (o->to > 0)) vae_die(EX_USAGE, "--from and --to go together");
    if (o->from > 0 && o->count > 0)
        vae_die(EX_USAGE, "-n counts random pairs: not with --from and --to");
    if (o->steps == 1) vae_die(EX_USAGE, "--steps 1: both ends are steps, so at least 2");
    walk_open(&w, o, true);
    walk_grid(&w, o->from > 0 ? 1 : walk_number(o->count, WALK_PAIRS),
              walk_number(o->steps, WALK_STEPS));
    uint32_t(*pair)[2] = vae_alloc((size_t)w.lines, sizeof *pair);
    float *ends = vae_alloc(2 * (size_t)w.width, sizeof *ends);
    for (int line = 0; line < w.lines; line++) {
        walk_pair(&w, line, pair[line]);
        vae_encode_rows(&w.session, vae_data_source(&w.data), pair[line], 2, false, 0, ends, NULL);
        for (int i = 0; i < w.steps; i++) {
            const float t = (float)i / (float)(w.steps - 1);
            walk_between(w.model, ends, ends + w.width, t, walk_code(&w, line, i));
        }
        snprintf(w.label.room[line], VAE_TEXT, "%u > %u", pair[line][0] + 1, pair[line][1] + 1);
        walk_decode(&w, line, pair[line][0]);
    }
    for (int i = 0; i < w.steps; i++)
        snprintf(w.head.room[i], VAE_TEXT, "%.0f%%", 100.0 * i / (w.steps - 1));
    walk_print_pairs(o, pair, w.lines, w.steps);
    vae_free(ends);
    vae_free(pair);
    walk_close(&w, "row > row");
    return 0;
}

// ---------------------------------------------------------------- dimensions

// Where the walk is centred, centre[width], and under what condition: --row's code, else the mean
// of the prior. dim: every dimension, the most active first, by KL where there is data for it.
static uint32_t walk_centre(Walk *w, float *centre, VaeDimension *dim, bool *by_kl) {
    const VaeOptions *o = w->options;
    const VaeModel *m = w->model;
    uint32_t row = 0;
    if (o->row > 0) {
        if (!w->has_data) vae_die(EX_USAGE, "--row needs --data");
        row = vae_option_row(o->row, w->data.rows, "--row");
        vae_encode_rows(&w->session, vae_data_source(&w->data), &row, 1, false, 0, centre, NULL);
    } else if (m->drawn) {
        vae_draw_below(&w->session, vae_data_source(&w->condition.data), &row, 1, true, 0, 1, centre);
    }
    *by_kl = w->has_data;
    for (int i = 0; i < m->eval.n_ports && w->has_data; i++)
        if (m->eval.port[i].kind == VAE_IN_DATA && !w->data.stream[m->eval.port[i].index].values)
            *by_kl = false; // a condition alone was given
    if (*by_kl) vae_rank_by_kl(&w->session, &w->data, vae_option_seed(o), dim);
    else vae_rank_by_effect(&w->session, &w->condition.data, row, centre, dim);
    return row;
}

static void walk_print_dimensions(const Walk *w, const VaeDimension *dim, int n, bool by_kl) {
    char name[VAE_NAME];
    if (w->options->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_begin(&j, "dimensions", '[');
        for (int i = 0; i < n; i++) {
            vae_text_begin(&j, NULL, '{');
            vae_text_string(&j, "dimension", vae_dimension_name(w->model, dim[i].index, name));
            vae_text_number(&j, by_kl ? "kl" : "effect", dim[i].activity);
            vae_text_end(&j, '}');
        }
        vae_text_end(&j, ']');
        vae_print_result(&j);
        return;
    }
    for (int i = 0; i < n; i++)
        printf("%-5d %-10s %s %.4f\n", i + 1, vae_dimension_name(w->model, dim[i].index, name),
               by_kl ? "KL" : "effect", dim[i].activity);
}

int vae_command_traverse(const VaeOptions *o) {
    Walk w;
    bool by_kl;
    walk_off_sphere(o, "traverse");
    walk_open(&w, o, false);
    long lines = walk_number(o->dims, WALK_DIMENSIONS < w.width ? WALK_DIMENSIONS : w.width);
    if (lines > w.width)
        vae_die(EX_USAGE, "--dims %ld: the latents have %d dimension%s", lines, w.width, VAE_S(w.width));
    walk_grid(&w, lines, walk_number(o->steps, WALK_STEPS));
    const double range = isnan(o->range) ? WALK_RANGE : o->range;
    float *centre = vae_alloc((size_t)w.width, sizeof *centre);
    VaeDimension *dim = vae_alloc((size_t)w.width, sizeof *dim);
    const uint32_t row = walk_centre(&w, centre, dim, &by_kl);
    for (int line = 0; line < w.lines; line++) {
        for (int i = 0; i < w.steps; i++) {
            const double t = w.steps > 1 ? 2.0 * i / (w.steps - 1) - 1 : 0;
            memcpy(walk_code(&w, line, i), centre, (size_t)w.width * sizeof *centre);
            walk_code(&w, line, i)[dim[line].index] = (float)(t * range);
        }
        walk_follow(&w, line, dim[line].index, row);
        char name[VAE_NAME];
        vae_dimension_name(w.model, dim[line].index, name);
        if (by_kl) snprintf(w.label.room[line], VAE_TEXT, "%.24s KL %.2f", name, dim[line].activity);
        else snprintf(w.label.room[line], VAE_TEXT, "%.24s", name);
        walk_decode(&w, line, row);
    }
    for (int i = 0; i < w.steps; i++)
        snprintf(w.head.room[i], VAE_TEXT, "%.3g", range * (w.steps > 1 ? 2.0 * i / (w.steps - 1) - 1 : 0));
    walk_print_dimensions(&w, dim, w.lines, by_kl);
    vae_free(dim);
    vae_free(centre);
    walk_close(&w, NULL);
    return 0;
}

// The quantiles of the prior in the middle of `side` equal parts: every picture stands for the same
// share of what the model draws (Kingma and Welling 2014, figure 4).
int vae_command_manifold(const VaeOptions *o) {
    Walk w;
    bool by_kl;
    walk_off_sphere(o, "manifold");
    walk_open(&w, o, false);
    const long side = walk_number(o->steps, WALK_SIDE);
    const bool flat = w.width == 1;
    walk_grid(&w, flat ? 1 : side, side);
    float *centre = vae_alloc((size_t)w.width, sizeof *centre);
    VaeDimension *dim = vae_alloc((size_t)w.width, sizeof *dim);
    const uint32_t row = walk_centre(&w, centre, dim, &by_kl);
    if (w.width == 2) dim[0].index = 0, dim[1].index = 1; // nothing to choose: in their order
    char name[VAE_NAME], corner[VAE_TEXT];
    for (int line = 0; line < w.lines; line++) {
        const double y = vae_normal_quantile(1 - (line + 0.5) / w.lines); // upwards, as in a plot
        for (int i = 0; i < w.steps; i++) {
            float *z = walk_code(&w, line, i);
            memcpy(z, centre, (size_t)w.width * sizeof *centre);
            const double x = vae_normal_quantile((i + 0.5) / w.steps);
            z[dim[0].index] = (float)x;
            snprintf(w.head.room[i], VAE_TEXT, "%.2f", x);
            if (!flat) z[dim[1].index] = (float)y;
        }
        walk_follow(&w, line, flat ? dim[0].index : walk_lower(w.model, dim[0].index, dim[1].index), row);
        if (!flat)
            snprintf(w.label.room[line], VAE_TEXT, "%.16s %.2f",
                     vae_dimension_name(w.model, dim[1].index, name), y);
        walk_decode(&w, line, row);
    }
    walk_print_dimensions(&w, dim, w.width < 2 ? 1 : 2, by_kl);
    snprintf(corner, sizeof corner, "%.16s", vae_dimension_name(w.model, dim[0].index, name));
    vae_free(dim);
    vae_free(centre);
    walk_close(&w, corner);
    return 0;
}
