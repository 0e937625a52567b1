// explain.c -- the command explain: what of a row's values made its code, or its score; and what of the decoder's values a
// dimension of the code moves.
//
// Integrated gradients (Sundararajan et al. 2017, "Axiomatic attribution for deep networks"): value i contributes
// (x_i - b_i) times the mean of the derivative by it on the straight line from a baseline b to the row x, by the
// midpoint rule. The contributions add up to what the row has more than the baseline, which is printed beside their
// sum. The derivatives are those of a program of its own (vaec build --explain). The draw from the posterior is the one
// that the command score makes, the same all along the line.
#include "commands/commands.h"

#include <stdlib.h>
#include <string.h>

enum { EXPLAIN_STEPS = 50, EXPLAIN_MOST = 8, EXPLAIN_SPREAD = 1000000 };

typedef struct Explain {
    const VaeOptions *options;
    const VaeModel *model;
    VaeSession session;
    VaeData data;
    VaeSource line;        // rows of the data, moved towards the baseline
    double along;          // 0: the baseline, 1: the rows
    float *baseline[VAE_MAX_STREAMS]; // as the programs read them, [width]; NULL: zeros
    float *weight;         // [batch, latent width + 1]
    uint32_t *row;         // [rows]
    size_t rows;
    double *sum[VAE_MAX_STREAMS]; // [rows, width] contributions, or slopes; NULL: the program does not read it
    double *value, *from;  // [rows] of the row and of the baseline; NULL of slopes
} Explain;

// ---------------------------------------------------------------- what is asked for

static bool explain_dimension(const VaeModel *m, const char *text, int *dimension) {
    int first = 0;
    for (int l = 0; l < m->n_latents; first += m->latent[l++].width) {
        const size_t n = strlen(m->latent[l].name);
        if (strncmp(text, m->latent[l].name, n) != 0 || (text[n] != ':' && text[n] != '[')) continue;
        char *end;
        const long k = strtol(text + n + 1, &end, 10);
        if (end == text + n + 1 || strcmp(end, text[n] == '[' ? "]" : "")) return false;
        if (k < 1 || k > m->latent[l].width)
            vae_die(EX_USAGE, "%s: latent %s has dimensions 1 to %d", text, m->latent[l].name, m->latent[l].width);
        *dimension = first + (int)k - 1;
        return true;
    }
    return false;
}

static int explain_dimension_of(const VaeModel *m, const char *option, const char *text, const char *also) {
    int dimension = 0;
    if (!explain_dimension(m, text, &dimension))
        vae_die(EX_USAGE, "%s %.60s: it takes %sa dimension of a latent, such as %s:1", option, text, also,
                m->latent[0].name);
    return dimension;
}

// ---------------------------------------------------------------- rows on the line

static void explain_read(const VaeSource *self, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                         int n, float *dst) {
    const Explain *e = (const Explain *)(const void *)((const char *)self - offsetof(Explain, line));
    const size_t width = (size_t)m->stream[stream].width;
    const float *b = e->baseline[stream];
    e->data.source.read(&e->data.source, m, param, stream, row, n, dst);
    for (size_t i = 0; i < (size_t)n * width; i++) {
        const double from = b ? (double)b[i % width] : 0;
        dst[i] = (float)(from + e->along * ((double)dst[i] - from)); // what is missing stays so
    }
}

// As the rows are given: where a series ends does not change on the way.
static void explain_values(const VaeSource *self, const VaeModel *m, int stream, size_t row, size_t at, size_t n, double *dst) {
    const Explain *e = (const Explain *)(const void *)((const char *)self - offsetof(Explain, line));
    e->data.source.values(&e->data.source, m, stream, row, at, n, dst);
}

// "zero", "mean" of the rows of --data, or the number of one of them.
static void explain_baseline(Explain *e, const char *text) {
    const VaeModel *m = e->model;
    const bool mean = !strcmp(text, "mean");
    char *end;
    const long number = strtol(text, &end, 10);
    if (!strcmp(text, "zero")) return;
    if (!mean && (*end || number < 1))
        vae_die(EX_USAGE, "--baseline %.60s: it takes zero, mean, or the number of a row of --data", text);
    if (!mean && (size_t)number > e->data.rows)
        vae_die(EX_USAGE, "--baseline %ld: --data has %zu row%s", number, e->data.rows, VAE_S(e->data.rows));
    for (int i = 0; i < m->n_streams; i++) {
        if (!e->sum[i]) continue;
        const size_t width = (size_t)m->stream[i].width;
        float *x = vae_alloc(width, sizeof *x);
        double *total = vae_alloc(width, sizeof *total);
        size_t *known = vae_alloc(width, sizeof *known);
        e->baseline[i] = vae_alloc(width, sizeof *x);
        for (size_t r = mean ? 0 : (size_t)number - 1; r < (mean ? e->data.rows : (size_t)number); r++) {
            e->data.source.read(&e->data.source, m, e->session.state.param, i, &(uint32_t){(uint32_t)r}, 1, x);
            for (size_t k = 0; k < width; k++)
                if (!isnan(x[k])) total[k] += (double)x[k], known[k]++;
        }
        for (size_t k = 0; k < width; k++) e->baseline[i][k] = known[k] ? (float)(total[k] / (double)known[k]) : 0;
        vae_free(known);
        vae_free(total);
        vae_free(x);
    }
}

// Rows at.. of the line's point `along`; where the values go, and with share > 0 what their gradients add.
static void explain_run(Explain *e, size_t at, int n, double along, double *value, double share) {
    const VaeModel *m = e->model;
    e->along = along;
    const VaeInput in = {.data = &e->line, .row = e->row + at, .seed = vae_option_seed(e->options), .rng = VAE_RNG_EVAL,
                         .latent = e->weight};
    vae_session_run(&e->session, &m->explain, &in, n);
    const float *result = vae_session_output(&e->session, &m->explain, "value");
    for (int r = 0; value && r < n; r++) value[at + (size_t)r] = (double)result[r];
    for (int i = 0; i < m->n_streams && share > 0; i++) {
        const size_t width = (size_t)m->stream[i].width;
        const float *g = e->sum[i] ? vae_session_output_of(&e->session, &m->explain, m->stream[i].name, "gradient") : NULL;
        for (size_t k = 0; g && k < (size_t)n * width; k++) e->sum[i][at * width + k] += share * (double)g[k];
    }
}

// From means of derivatives to contributions.
static void explain_scale(Explain *e) {
    const VaeModel *m = e->model;
    for (int i = 0; i < m->n_streams; i++) {
        if (!e->sum[i]) continue;
        const size_t width = (size_t)m->stream[i].width;
        float *x = vae_alloc(width, sizeof *x);
        for (size_t r = 0; r < e->rows; r++) {
            e->data.source.read(&e->data.source, m, e->session.state.param, i, &e->row[r], 1, x);
            double *sum = e->sum[i] + r * width;
            for (size_t k = 0; k < width; k++) {
                const double from = e->baseline[i] ? (double)e->baseline[i][k] : 0;
                sum[k] = isnan(x[k]) ? 0 : sum[k] * ((double)x[k] - from);
            }
        }
        vae_free(x);
    }
}

// ---------------------------------------------------------------- what is written and printed

// Red adds, blue takes away, by the largest of the picture; in the middle white.
static void explain_colours(const VaeStream *x, const double *values, float *rgb) {
    const size_t pixels = (size_t)(x->height * x->width_px), channels = (size_t)x->channels;
    double most = 0;
    for (size_t p = 0; p < pixels; p++) {
        double sum = 0;
        for (size_t c = 0; c < channels; c++) sum += values[p * channels + c];
        most = fmax(most, fabs(sum));
    }
    for (size_t p = 0; p < pixels; p++) {
        double sum = 0;
        for (size_t c = 0; c < channels; c++) sum += values[p * channels + c];
        const float v = most > 0 ? (float)(sum / most) : 0, pale = 1 - fabsf(v);
        rgb[3 * p] = v > 0 ? 1 : pale;
        rgb[3 * p + 1] = pale;
        rgb[3 * p + 2] = v < 0 ? 1 : pale;
    }
}

// Pairs: the picture (in colours, so that both are of one kind) and the map.
static void explain_picture(const VaeModel *m, const char *path, const double *shown, const double *values, size_t n,
                            const char *of) {
    const VaeStream *x = &m->stream[m->target];
    const size_t width = (size_t)x->width, pixels = width / (size_t)x->channels;
    float *grey = vae_alloc(n, width * sizeof *grey), *rgb = vae_alloc(2 * n, 3 * pixels * sizeof *rgb);
    vae_to_pixels(m, grey, shown, n);
    for (size_t r = 0; r < n; r++) {
        for (size_t k = 0; k < 3 * pixels; k++)
            rgb[2 * r * 3 * pixels + k] = grey[r * width + (x->channels == 3 ? k : k / 3)];
        explain_colours(x, values + r * width, rgb + (2 * r + 1) * 3 * pixels);
    }
    int pairs = (int)ceil(sqrt((double)n / 2));
    if (pairs < 1) pairs = 1;
    const char *const head[] = {x->name, of};
    const VaeGrid grid = {.values = rgb, .n = 2 * n, .rows = ((int)n + pairs - 1) / pairs, .cols = 2 * pairs,
                          .height = x->height, .width = x->width_px, .channels = 3, .words = {.group = 2, .head = head}};
    vae_picture_grid(path, &grid);
    vae_free(rgb);
    vae_free(grey);
}

// values[n, width] of the target to o->output. shown: the pictures beside the map, in data units.
static void explain_write(const VaeOptions *o, const VaeData *d, const double *shown, const double *values, size_t n,
                          const char *of) {
    const VaeModel *m = o->model;
    const VaeStream *x = &m->stream[m->target];
    if (vae_output_format(o->output, m, true) == VAE_PNG) {
        explain_picture(m, o->output, shown, values, n, of);
    } else {
        VaeData like = *d; // whole numbers are no good for these
        DataCsv form;
        if (like.stream[m->target].csv) {
            form = *like.stream[m->target].csv;
            form.whole = NULL;
            like.stream[m->target].csv = &form;
        }
        int dims[3];
        const int n_dims = vae_row_dims(x, dims);
        vae_rows_write(o->output, m, m->target, &like, values, n, dims, n_dims);
    }
    vae_note(o->quiet, "wrote %s", o->output);
}

typedef struct ExplainValue {
    int stream;
    size_t at;
    double value;
} ExplainValue;

static int explain_compare(const void *a, const void *b) {
    const ExplainValue *x = a, *y = b;
    const double p = fabs(x->value), q = fabs(y->value);
    if (p != q) return p < q ? 1 : -1;
    return x->stream != y->stream ? x->stream - y->stream : (x->at > y->at) - (x->at < y->at);
}

// The largest of a row's values, of the streams that have some: values[stream] is [width], or NULL.
static int explain_largest(const VaeModel *m, const double *const *values, ExplainValue most[EXPLAIN_MOST]) {
    size_t n = 0, all = 0;
    for (int i = 0; i < m->n_streams; i++) all += values[i] ? (size_t)m->stream[i].width : 0;
    ExplainValue *list = vae_alloc(all + 1, sizeof *list);
    for (int i = 0; i < m->n_streams; i++)
        for (size_t k = 0; values[i] && k < (size_t)m->stream[i].width; k++)
            if (values[i][k] != 0) list[n++] = (ExplainValue){i, k, values[i][k]};
    qsort(list, n, sizeof *list, explain_compare);
    if (n > EXPLAIN_MOST) n = EXPLAIN_MOST;
    memcpy(most, list, n * sizeof *list);
    vae_free(list);
    return (int)n;
}

static void explain_print(const VaeModel *m, const VaeNames *names, const double *const *values, VaeJsonText *j) {
    ExplainValue most[EXPLAIN_MOST];
    const int n = explain_largest(m, values, most);
    char text[VAE_NAME];
    if (j) vae_text_begin(j, "largest", '[');
    for (int i = 0; i < n; i++) {
        vae_value_name(&names[most[i].stream], most[i].at, text, sizeof text);
        if (!j) {
            printf("  %-32s %+.6g\n", text, most[i].value);
            continue;
        }
        vae_text_begin(j, NULL, '{');
        vae_text_string(j, "of", text);
        vae_text_number(j, "value", most[i].value);
        vae_text_end(j, '}');
    }
    if (j) vae_text_end(j, ']');
}

static void explain_print_rows(const Explain *e, const char *of) {
    const VaeModel *m = e->model;
    VaeNames names[VAE_MAX_STREAMS] = {{0}};
    VaeJsonText json = {0}, *j = e->options->json ? &json : NULL;
    for (int i = 0; i < m->n_streams; i++)
        if (e->sum[i]) names[i] = vae_names_open(&e->data, m, i);
    if (j) vae_text_begin(j, NULL, '{'), vae_text_string(j, "of", of), vae_text_begin(j, "rows", '[');
    for (size_t r = 0; r < e->rows; r++) {
        const double *values[VAE_MAX_STREAMS] = {0};
        double sum = 0;
        for (int i = 0; i < m->n_streams; i++) {
            if (!e->sum[i]) continue;
            values[i] = e->sum[i] + r * (size_t)m->stream[i].width;
            for (size_t k = 0; k < (size_t)m->stream[i].width; k++) sum += values[i][k];
        }
        if (j) {
            vae_text_begin(j, NULL, '{');
            vae_text_whole(j, "row", (long long)e->row[r] + 1);
            if (e->value) {
                vae_text_number(j, "value", e->value[r]);
                vae_text_number(j, "baseline", e->from[r]);
                vae_text_number(j, "sum", sum);
            }
        } else if (!e->value) {
            printf("row %u: per unit of %s\n", e->row[r] + 1, of);
        } else {
            printf("row %u: %s %.6g, baseline %.6g; contributions add up to %.6g for %.6g\n", e->row[r] + 1, of,
                   e->value[r], e->from[r], sum, e->value[r] - e->from[r]);
        }
        explain_print(m, names, values, j);
        if (j) vae_text_end(j, '}');
    }
    if (j) vae_text_end(j, ']'), vae_print_result(j);
    for (int i = 0; i < m->n_streams; i++) vae_names_close(&names[i]);
}

// ---------------------------------------------------------------- the command

static void explain_open(Explain *e, const VaeOptions *o) {
    const VaeModel *m = o->model;
    *e = (Explain){.options = o, .model = m};
    if (m->stream[m->target].kind == VAE_TABLE)
        vae_die(EX_USAGE, "data %s is a table, whose words and levels have no derivative: score --by-column says which "
                "columns make a row strange", m->stream[m->target].name);
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == VAE_TOKENS)
            vae_die(EX_USAGE, "data %s is tokens, whose numbers have no derivative", m->stream[i].name);
    const char *place = vae_place_word(&m->stream[m->target]);
    if (vae_told_by_place(m, m->target) && o->along)
        vae_die(EX_USAGE, "--along: data %s is told %s by %s, and what it is along a latent is drawn",
                m->stream[m->target].name, place, place);
    if (!m->explain.run && !o->along)
        vae_die(EX_UNAVAILABLE, "this program was built without the derivatives that explain needs: build it again with "
                "vaec build --explain");
    const VaeFormat format = vae_output_format(o->output, m, true);
    vae_data_open(&e->data, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0, vae_option_seed(o));
    vae_data_require(&e->data, m, o->along ? &m->encode : &m->explain, "--data");
    if (o->row > 0 && (size_t)o->row > e->data.rows)
        vae_die(EX_USAGE, "--row %ld: --data has %zu row%s", o->row, e->data.rows, VAE_S(e->data.rows));
    e->rows = o->row > 0 ? 1 : e->data.rows;
    if (e->rows * (size_t)m->stream[m->target].width > (size_t)EXPLAIN_SPREAD * 100)
        vae_die(EX_USAGE, "%zu rows are too many to explain at once: --row N or --limit N says which", e->rows);
    vae_output_limit(format, 2 * e->rows, "--data");
    vae_session_open_weights(&e->session, o);
    e->row = vae_alloc(e->rows, sizeof *e->row);
    for (size_t r = 0; r < e->rows; r++) e->row[r] = o->row > 0 ? (uint32_t)o->row - 1 : (uint32_t)r;
}

static void explain_close(Explain *e) {
    for (int i = 0; i < e->model->n_streams; i++) {
        vae_free(e->sum[i]);
        vae_free(e->baseline[i]);
    }
    vae_free(e->value);
    vae_free(e->from);
    vae_free(e->weight);
    vae_free(e->row);
    vae_close_session(&e->session);
    vae_data_close(&e->data);
}

static double *explain_shown(const Explain *e) {
    const VaeModel *m = e->model;
    double *x = vae_alloc(e->rows, (size_t)m->stream[m->target].width * sizeof *x);
    for (size_t r = 0; r < e->rows; r++)
        vae_data_row_double(&e->data, m, m->target, e->row[r], x + r * (size_t)m->stream[m->target].width);
    return x;
}

static void explain_rows(Explain *e) {
    const VaeOptions *o = e->options;
    const VaeModel *m = e->model;
    const char *of = o->of ? o->of : "score";
    const int width = vae_latent_width(m);
    const bool score = !strcmp(of, "score");
    const int dimension = score ? width : explain_dimension_of(m, "--of", of, "score or ");
    const long steps = o->steps > 0 ? o->steps : EXPLAIN_STEPS;
    if (steps > EXPLAIN_SPREAD) vae_die(EX_USAGE, "--steps %ld is more than %d", steps, EXPLAIN_SPREAD);
    for (int i = 0; i < m->n_streams; i++)
        if (vae_port_of(&m->explain, m->stream[i].name, "gradient"))
            e->sum[i] = vae_alloc(e->rows, (size_t)m->stream[i].width * sizeof **e->sum);
    if (!e->sum[m->target])
        vae_die(EX_USAGE, "nothing of '%s' leads to %s: it cannot be explained by it", m->stream[m->target].name, of);
    explain_baseline(e, o->baseline ? o->baseline : "zero");
    e->value = vae_alloc(e->rows, sizeof *e->value);
    e->from = vae_alloc(e->rows, sizeof *e->from);
    e->weight = vae_alloc((size_t)m->batch, (size_t)(width + 1) * sizeof *e->weight);
    for (int r = 0; r < m->batch; r++) e->weight[(size_t)r * (size_t)(width + 1) + (size_t)dimension] = 1;
    e->line = (VaeSource){.rows = e->data.rows, .has = e->data.source.has, .values = explain_values,
                          .read = explain_read};
    for (size_t at = 0; at < e->rows; at += (size_t)m->batch) {
        const size_t left = e->rows - at;
        const int n = left < (size_t)m->batch ? (int)left : m->batch;
        explain_run(e, at, n, 1, e->value, 0);
        explain_run(e, at, n, 0, e->from, 0);
        for (long k = 0; k < steps; k++) {
            vae_session_progress(&e->session, "explaining", at * (size_t)steps + (size_t)n * (size_t)k,
                                 e->rows * (size_t)steps);
            explain_run(e, at, n, ((double)k + 0.5) / (double)steps, NULL, 1 / (double)steps);
        }
    }
    vae_session_progress(&e->session, "explaining", 1, 1);
    for (size_t r = 0; r < e->rows; r++)
        if (!isfinite(e->value[r]) || !isfinite(e->from[r]))
            vae_die_row_not_finite(isfinite(e->value[r]) ? "the baseline's value" : "the value", &e->session, &e->data,
                                   e->row[r]);
    explain_scale(e);
    double *shown = explain_shown(e);
    explain_write(o, &e->data, shown, e->sum[m->target], e->rows, of);
    vae_free(shown);
    explain_print_rows(e, of);
}

// The derivative of what is decoded, in data units, by one dimension of the code.
static void explain_along(Explain *e) {
    const VaeOptions *o = e->options;
    const VaeModel *m = e->model;
    const int dimension = explain_dimension_of(m, "--along", o->along, "");
    const size_t width = (size_t)m->stream[m->target].width, latents = (size_t)vae_latent_width(m);
    if (!o->f64)
        vae_die(EX_UNAVAILABLE, "this program was built without its double-precision copy, which --along needs: build it "
                "again with vaec build");
    float *z = vae_alloc(e->rows, latents * sizeof *z);
    double *slope = vae_alloc(e->rows, width * sizeof *slope);
    vae_encode_rows(&e->session, vae_data_source(&e->data), e->row, e->rows, false, 0, z, NULL);
    for (size_t at = 0; at < e->rows; at += (size_t)m->batch) {
        const size_t left = e->rows - at;
        const int n = left < (size_t)m->batch ? (int)left : m->batch;
        vae_decoder_slope(o->f64, e->session.state.param, vae_data_source(&e->data), e->row + at, n, z + at * latents,
                          dimension, o->threads, slope + at * width);
    }
    const VaeUnits units = vae_units(m, m->target, e->session.state.param);
    for (size_t i = 0; i < e->rows * width && units.std; i++) slope[i] *= (double)units.std[i % width];
    double *shown = explain_shown(e);
    explain_write(o, &e->data, shown, slope, e->rows, o->along);
    vae_free(shown);
    e->sum[m->target] = slope;
    explain_print_rows(e, o->along);
    vae_free(z);
}

int vae_command_explain(const VaeOptions *o) {
    Explain e;
    if (o->along && (o->of || o->baseline || o->steps > 0))
        vae_die(EX_USAGE, "--along is a derivative by itself: it goes with none of --of, --baseline and --steps");
    explain_open(&e, o);
    if (o->along) explain_along(&e);
    else explain_rows(&e);
    explain_close(&e);
    return 0;
}
