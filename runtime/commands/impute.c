// impute.c -- the command impute: fills in what is missing by pseudo-Gibbs (Rezende et al. 2014):
// encode, decode, keep what is known, take the rest from the decoded row, and again.
// Missing is what is NaN in the data, what --mask marks, or what --hide hides; only the last is
// known all the same, so the error is measured on it, beside the error of column means.
// One completed set takes means all the way and settles; --samples M draws the latents instead and
// writes M sets, whose differences say how sure the model is. With --draw M the values are drawn as
// well: then the sets differ by all that the model does not know (multiple imputation, Rubin 1987).
#include "commands/commands.h"
#include "pictures/plot.h"

#include <stdlib.h>
#include <string.h>

enum { IMPUTE_ITERATIONS = 20, IMPUTE_PICTURES = 20, IMPUTE_MOST = 10000 };

typedef struct Impute {
    const VaeOptions *options;
    const VaeModel *model;
    VaeSession session;
    VaeData data;
    size_t rows, width; // of the target stream
    double *given;      // [rows, width] as it was read, or hidden values as they are known
    uint8_t *missing;   // [rows, width]
    double *mean;       // [width] of the known values of a column
    double *filled;     // [rows, width]
    double *decoded;    // [rows, width]
    float *z;           // [rows, latent width]
    size_t n_missing;
    double change; // root mean square over what is missing, in the last iteration
} Impute;

// ---------------------------------------------------------------- what is missing

static void impute_mask(Impute *p) {
    const VaeStream *x = &p->model->stream[p->model->target];
    const VaeMatrix mask = vae_matrix_of_option(p->options->mask, 0, "mask", p->options->quiet);
    const size_t pixels = (size_t)x->height * (size_t)x->width_px;
    const bool all = (size_t)mask.width == p->width;
    if (!all && !(x->kind == VAE_IMAGE && (size_t)mask.width == pixels))
        vae_die(EX_DATAERR, "--mask %s: a row has %d value%s, but a row of '%s' has %zu",
                p->options->mask, mask.width, VAE_S(mask.width), x->name, p->width);
    if (mask.rows != 1 && mask.rows != p->rows)
        vae_die(EX_DATAERR, "--mask %s: %zu row%s, but --data has %zu (one row would do for all)",
                p->options->mask, mask.rows, VAE_S(mask.rows), p->rows);
    const size_t channels = all ? 1 : (size_t)x->channels; // one mark for all colours of a pixel
    for (size_t r = 0; r < p->rows; r++) {
        const float *row = mask.values + (mask.rows == 1 ? 0 : r * (size_t)mask.width);
        for (size_t i = 0; i < p->width; i++) {
            const float mark = row[i / channels];
            char digits[VAE_DIGITS];
            if (mark != 0 && mark != 1)
                vae_die(EX_DATAERR, "--mask %s: row %zu, column %zu: %s is neither 0 (known) nor 1 "
                        "(missing)", p->options->mask, r + 1, i / channels + 1,
                        vae_digits((double)mark, digits));
            p->missing[r * p->width + i] |= mark == 1;
        }
    }
    vae_free(mask.values);
}

static bool impute_in_part(const char *part, const VaeStream *x, size_t i) {
    const int column = (int)(i / (size_t)x->channels) % x->width_px;
    const int line = (int)(i / (size_t)x->channels) / x->width_px;
    const bool right = column >= (x->width_px + 1) / 2, bottom = line >= (x->height + 1) / 2;
    if (!strcmp(part, "top")) return !bottom;
    if (!strcmp(part, "bottom")) return bottom;
    if (!strcmp(part, "left")) return !right;
    if (!strcmp(part, "right")) return right;
    return right && bottom; // quarter
}

static void impute_hide(Impute *p) {
    const VaeOptions *o = p->options;
    const VaeStream *x = &p->model->stream[p->model->target];
    static const char *const parts[] = {"top", "bottom", "left", "right", "quarter"};
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        if (strcmp(o->hide, parts[k]) != 0) continue;
        if (x->kind != VAE_IMAGE)
            vae_die(EX_USAGE, "--hide %s is for images; '%s' is none", o->hide, x->name);
        const bool flat = x->height < 2 && k != 2 && k != 3, narrow = x->width_px < 2 && k > 1;
        if (flat || narrow) // there is no half of one pixel
            vae_die(EX_USAGE, "--hide %s: '%s' is one pixel %s", o->hide, x->name, narrow ? "wide" : "high");
        for (size_t i = 0; i < p->rows * p->width; i++)
            p->missing[i] |= impute_in_part(o->hide, x, i % p->width);
        return;
    }
    char *end;
    const double share = strtod(o->hide, &end);
    if (end == o->hide || *end || !(share > 0 && share < 1))
        vae_die(EX_USAGE, "--hide needs a share between 0 and 1, or top, bottom, left, right or "
                "quarter, not '%.60s'", o->hide);
    float *u = vae_alloc(p->width, sizeof *u);
    const size_t group = x->domain == VAE_DOMAIN_SHARES && x->kind != VAE_LABEL ? (size_t)x->channels : 1; // a place's shares
    for (size_t r = 0; r < p->rows; r++) {
        vae_fill_uniform(u, (int)p->width, vae_option_seed(o), VAE_RNG_NOISE, 0, (uint32_t)r);
        for (size_t i = 0; i < p->width; i++) p->missing[r * p->width + i] |= (double)u[i - i % group] < share;
    }
    vae_free(u);
}

// A row of a series has nothing behind its last step, and nothing of that is filled in.
static void impute_ends(Impute *p) {
    const VaeModel *m = p->model;
    const VaeStream *x = &m->stream[m->target];
    for (size_t r = 0; r < p->rows && x->kind == VAE_SERIES; r++) {
        const size_t end = vae_series_steps(vae_data_source(&p->data), m, m->target, (uint32_t)r) * (size_t)x->channels;
        memset(p->missing + r * p->width + end, 0, p->width - end);
    }
}

static void impute_find(Impute *p) {
    const VaeOptions *o = p->options;
    for (size_t r = 0; r < p->rows; r++) {
        double *row = p->given + r * p->width;
        vae_data_row_double(&p->data, p->model, p->model->target, r, row);
        for (size_t i = 0; i < p->width; i++) p->missing[r * p->width + i] = isnan(row[i]) != 0;
    }
    if (o->mask) impute_mask(p);
    if (o->hide) impute_hide(p);
    impute_ends(p);
    for (size_t i = 0; i < p->rows * p->width; i++) p->n_missing += p->missing[i];
    if (p->n_missing == 0 && o->hide)
        vae_die(EX_DATAERR, "--hide %s hides none of the %zu values: give a larger share", o->hide,
                p->rows * p->width);
    if (p->n_missing == 0)
        vae_die(EX_DATAERR, "nothing is missing in --data: say what with --mask, or NaN in a CSV");
    for (size_t i = 0; i < p->width; i++) {
        double sum = 0;
        size_t n = 0;
        for (size_t r = 0; r < p->rows; r++) {
            if (p->missing[r * p->width + i] || isnan(p->given[r * p->width + i])) continue;
            sum += p->given[r * p->width + i];
            n++;
        }
        p->mean[i] = n > 0 ? sum / (double)n : 0;
    }
}

// ---------------------------------------------------------------- filling in

// A model that was made for missing values is shown at first where they are; any other begins with
// column means.
static void impute_run(Impute *p, long iterations, long sample, bool draw) {
    const VaeModel *m = p->model;
    const bool knows = m->stream[m->target].missing;
    for (size_t i = 0; i < p->rows * p->width; i++)
        p->filled[i] = !p->missing[i] ? p->given[i] : knows ? (double)NAN : p->mean[i % p->width];
    VaeData work = vae_data_with(&p->data, m, m->target, p->filled);
    for (long t = 0; t < iterations; t++) {
        const uint64_t key[3] = {vae_option_seed(p->options), (uint64_t)sample, (uint64_t)t};
        vae_encode_rows(&p->session, vae_data_source(&work), NULL, p->rows, draw,
                        vae_hash(VAE_HASH_START, key, sizeof key), p->z, NULL);
        if (p->options->sets > 0)
            vae_decode_draws(&p->session, vae_data_source(&work), NULL, p->z, p->rows,
                             vae_hash(VAE_HASH_START, key, sizeof key), p->decoded);
        else vae_decode_rows(&p->session, vae_data_source(&work), NULL, p->z, p->rows, p->decoded);
        double squares = 0;
        for (size_t i = 0; i < p->rows * p->width; i++) {
            if (!p->missing[i]) continue;
            if (!isfinite(p->decoded[i]))
                vae_die_row_not_finite("what is filled in", &p->session, &p->data, (uint32_t)(i / p->width));
            const double was = isnan(p->filled[i]) ? p->mean[i % p->width] : p->filled[i];
            const double change = p->decoded[i] - was;
            squares += change * change;
            p->filled[i] = p->decoded[i];
        }
        p->change = sqrt(squares / (double)p->n_missing);
        if (!isfinite(p->change))
            vae_die(EX_SOFTWARE, "iteration %ld: what is filled in is no longer finite", t + 1);
    }
}

// Hidden, and known all the same: neither what was given nor what was NaN in the data.
static bool impute_hidden(const Impute *p, size_t i) {
    return p->missing[i] && !isnan(p->given[i]);
}

// Root mean square errors over what is hidden: of what was filled in, and of the means of whole
// columns, what is hidden included: no one number a column could do better on them all.
static double impute_error(const Impute *p) {
    double squares = 0;
    size_t n = 0;
    for (size_t i = 0; i < p->rows * p->width; i++) {
        if (!impute_hidden(p, i)) continue;
        const double error = p->filled[i] - p->given[i];
        squares += error * error;
        n++;
    }
    if (n == 0) vae_die(EX_DATAERR, "--hide: nothing that it hides is known");
    return sqrt(squares / (double)n);
}

// Of a table, whose columns have units of their own: root mean square errors of numbers and dates (days), shares of
// wrong words, flags and levels; beside them what the column's mean, or its commonest, does.
typedef struct ImputeColumn {
    size_t n;
    bool share;
    double error, of_mean;
} ImputeColumn;

static ImputeColumn impute_column(const Impute *p, size_t j) {
    const VaeColumnKind kind = p->model->stream[p->model->target].column[j].kind;
    ImputeColumn c = {.share = kind == VAE_COLUMN_CATEGORY || kind == VAE_COLUMN_FLAG || kind == VAE_COLUMN_ORDINAL};
    const int classes = p->model->stream[p->model->target].column[j].classes;
    size_t *count = vae_alloc((size_t)classes + 2, sizeof *count), known = 0;
    double plain = 0;
    for (size_t i = j; i < p->rows * p->width; i += p->width) {
        if (isnan(p->given[i])) continue;
        plain += p->given[i];
        known++;
        if (c.share) count[(size_t)p->given[i]]++;
    }
    plain /= (double)(known ? known : 1);
    if (c.share) {
        plain = 0;
        for (int k = 1; k < (classes ? classes : 2); k++)
            if (count[k] > count[(size_t)plain]) plain = k;
    }
    for (size_t i = j; i < p->rows * p->width; i += p->width) {
        if (!impute_hidden(p, i)) continue;
        const double by_model = p->filled[i] - p->given[i], by_mean = plain - p->given[i];
        c.error += c.share ? by_model != 0 : by_model * by_model;
        c.of_mean += c.share ? by_mean != 0 : by_mean * by_mean;
        c.n++;
    }
    vae_free(count);
    const double n = (double)(c.n ? c.n : 1);
    c.error = c.share ? c.error / n : sqrt(c.error / n);
    c.of_mean = c.share ? c.of_mean / n : sqrt(c.of_mean / n);
    return c;
}

static void impute_print_columns(const Impute *p, VaeJsonText *j) {
    if (j) vae_text_begin(j, "columns", '{');
    else printf("column             hidden      error  mean or commonest\n");
    for (size_t k = 0; k < p->width; k++) {
        const char *name = p->model->stream[p->model->target].column[k].name;
        const ImputeColumn c = impute_column(p, k);
        if (!j) {
            printf("  %-16s %6zu %10.5g %10.5g  %s\n", name, c.n, c.error, c.of_mean, c.share ? "wrong" : "RMSE");
            continue;
        }
        vae_text_begin(j, name, '{');
        vae_text_whole(j, "hidden", (long long)c.n);
        vae_text_number(j, c.share ? "wrong" : "rmse", c.error);
        vae_text_number(j, c.share ? "wrong_commonest" : "rmse_mean", c.of_mean);
        vae_text_end(j, '}');
    }
    if (j) vae_text_end(j, '}');
}

static double impute_error_of_means(const Impute *p) {
    double squares = 0;
    size_t n = 0;
    for (size_t j = 0; j < p->width; j++) {
        double mean = 0;
        size_t known = 0;
        for (size_t i = j; i < p->rows * p->width; i += p->width) {
            if (isnan(p->given[i])) continue;
            mean += p->given[i];
            known++;
        }
        mean /= (double)(known ? known : 1);
        for (size_t i = j; i < p->rows * p->width; i += p->width) {
            if (!impute_hidden(p, i)) continue;
            const double error = mean - p->given[i];
            squares += error * error;
            n++;
        }
    }
    return sqrt(squares / (double)n);
}

// ---------------------------------------------------------------- what is written

// "filled.csv", sample 3 -> "filled.3.csv"
static const char *impute_path(const char *output, long sample, bool several, char path[VAE_PATH]) {
    const char *dot = strrchr(output, '.');
    if (!several) snprintf(path, VAE_PATH, "%s", output);
    else if (snprintf(path, VAE_PATH, "%.*s.%ld%s", (int)(dot - output), output, sample, dot) >=
             VAE_PATH)
        vae_die(EX_USAGE, "-o: the name is too long");
    return path;
}

// Pictures: what was given, grey (in a curve, a gap) where it is missing; what came of it; the truth if it is known.
static void impute_write(Impute *p, const char *path, VaeFormat format) {
    const VaeStream *x = &p->model->stream[p->model->target];
    if (format == VAE_MATRIX && x->kind == VAE_LABEL) { // shares of the classes
        vae_output_rows(path, p->model, p->filled, p->rows, 0);
        return;
    }
    if (format == VAE_MATRIX) {
        const VaeRowsLike like = {.data = &p->data, .stream = p->model->target, .n = p->rows,
                                  .changed = p->missing, .values = p->filled};
        vae_rows_like(path, p->model, &like);
        return;
    }
    const size_t n = p->rows < IMPUTE_PICTURES ? p->rows : IMPUTE_PICTURES;
    const size_t each = p->options->hide ? 3 : 2;
    const VaeShades shades = vae_shades(p->model);
    const double grey = 0.5 * ((double)shades.black + (double)shades.white);
    const double hole = vae_is_trace(x->height, x->width_px) ? (double)NAN : grey;
    double *grid = vae_alloc(n * each, p->width * sizeof *grid);
    for (size_t r = 0; r < n; r++) {
        const size_t at = r * p->width;
        double *to = grid + r * each * p->width;
        for (size_t i = 0; i < p->width; i++)
            to[i] = p->missing[at + i] ? hole : p->given[at + i];
        memcpy(to + p->width, p->filled + at, p->width * sizeof *to);
        if (each == 3) memcpy(to + 2 * p->width, p->given + at, p->width * sizeof *to);
    }
    const size_t across = n < 4 ? n : 4;
    static const char *const head[] = {"given", "filled", "true"};
    vae_output_pictures(path, p->model, grid, n * each, (int)(across * each),
                        (VaeGridWords){.group = (int)each, .head = head});
    vae_free(grid);
}

static void impute_print(const Impute *p, long iterations, double error, double means) {
    const VaeOptions *o = p->options;
    const bool table = p->model->stream[p->model->target].kind == VAE_TABLE; // its columns have no common unit
    if (o->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "rows", (long long)p->rows);
        vae_text_whole(&j, "missing", (long long)p->n_missing);
        vae_text_whole(&j, "iterations", iterations);
        if (!table) vae_text_number(&j, "last_change", p->change);
        if (o->hide && table) {
            impute_print_columns(p, &j);
        } else if (o->hide) {
            vae_text_number(&j, "rmse", error);
            vae_text_number(&j, "rmse_column_means", means);
        }
        vae_print_result(&j);
        return;
    }
    printf("missing         %zu of %zu value%s\n", p->n_missing, p->rows * p->width,
           VAE_S(p->rows * p->width));
    if (table && o->hide) impute_print_columns(p, NULL);
    if (table) return;
    printf("last change     %.3g  (root mean square, iteration %ld)\n", p->change, iterations);
    if (!o->hide) return;
    printf("RMSE            %.5f\n", error);
    printf("column means    %.5f  (RMSE of the mean of each column)\n", means);
}

int vae_command_impute(const VaeOptions *o) {
    const VaeModel *m = o->model;
    Impute p = {.options = o, .model = m, .width = (size_t)m->stream[m->target].width};
    const VaeFormat format = vae_output_format(o->output, m, true);
    if (m->stream[m->target].kind == VAE_TOKENS)
        vae_die(EX_USAGE, "'%s' is tokens: no value of a line is missing", m->stream[m->target].name);
    const char *place = vae_place_word(&m->stream[m->target]);
    if (vae_told_by_place(m, m->target))
        vae_die(EX_USAGE, "'%s' is told %s by %s, which goes by the %ss before: impute is for decoders without previous",
                m->stream[m->target].name, place, place, place);
    if (vae_has_total(m, m->target))
        vae_die(EX_USAGE, "'%s' has offset = total: what a row with missing values sums to is not known", m->stream[m->target].name);
    const long usual = m->stream[m->target].missing ? 1 : IMPUTE_ITERATIONS;
    const long iterations = o->iterations > 0 ? o->iterations : usual;
    const bool drawn = o->samples > 0 || o->sets > 0;
    const long samples = o->sets > 0 ? o->sets : o->samples > 0 ? o->samples : 1;
    if (o->samples > 0 && o->sets > 0) vae_die(EX_USAGE, "--draw M and --samples M: give one of them");
    if (o->sets > 0 && m->draw == VAE_DRAW_NONE)
        vae_die(EX_USAGE, "--draw: this likelihood is no distribution to draw from");
    if (samples > IMPUTE_MOST)
        vae_die(EX_USAGE, "--%s %ld: at most %d", o->sets > 0 ? "draw" : "samples", samples, IMPUTE_MOST);
    for (long s = 1; s <= samples && drawn; s++) {
        char path[VAE_PATH];
        vae_guard_output("-o", impute_path(o->output, s, true, path));
    }
    VaeModel reads = *m; // missing values are read here, whether or not the model knows of them
    VaeStream stream[VAE_MAX_STREAMS];
    memcpy(stream, m->stream, (size_t)m->n_streams * sizeof *stream);
    stream[m->target].missing = true;
    reads.stream = stream;
    vae_data_open(&p.data, &reads, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&p.data, m, &m->encode, "--data");
    vae_data_require(&p.data, m, &m->decode, "--data");
    vae_require_encoded(m);
    p.rows = p.data.rows;
    p.given = vae_alloc(p.rows, p.width * sizeof *p.given);
    p.missing = vae_alloc(p.rows, p.width);
    p.mean = vae_alloc(p.width, sizeof *p.mean);
    p.filled = vae_alloc(p.rows, p.width * sizeof *p.filled);
    p.decoded = vae_alloc(p.rows, p.width * sizeof *p.decoded);
    p.z = vae_alloc(p.rows, (size_t)vae_latent_width(m) * sizeof *p.z);
    impute_find(&p);
    vae_session_open_weights(&p.session, o);
    double squares = 0;
    vae_session_passes(&p.session, "filling in", 2 * iterations * samples);
    for (long s = 1; s <= samples; s++) {
        char path[VAE_PATH];
        impute_run(&p, iterations, s, drawn);
        const double error = o->hide ? impute_error(&p) : 0;
        squares += error * error;
        impute_write(&p, impute_path(o->output, s, drawn, path), format);
        vae_note(o->quiet, "wrote %s", path);
    }
    impute_print(&p, iterations, sqrt(squares / (double)samples),
                 o->hide ? impute_error_of_means(&p) : 0);
    vae_close_session(&p.session);
    vae_free(p.z);
    vae_free(p.decoded);
    vae_free(p.filled);
    vae_free(p.mean);
    vae_free(p.missing);
    vae_free(p.given);
    vae_data_close(&p.data);
    return 0;
}
