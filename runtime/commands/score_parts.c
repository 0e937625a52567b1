// score_parts.c -- what makes a row strange: which of a table's columns (score --by-column), which of the streams
// (--by-stream), which of the steps of a series (--by-step). A column's part is what the row's score loses when its value is taken for missing: minus the log of its
// density given the others. (Its share of the reconstruction would not do: one wild value moves z, and with it all that
// is rebuilt.) A stream's part is its own reconstruction: with the KL they add up to the bound; a step's is that of the step. Some parts are always
// larger than others: what counts is how far one is above its average, in the rows of --train-data or else in these.
#include "commands/commands.h"
#include "data/readers.h"

#include <string.h>

void vae_score_parts_open(VaeScoreParts *p, const VaeModel *m, size_t rows, bool streams) {
    const VaeStream *x = &m->stream[m->target];
    *p = (VaeScoreParts){.streams = streams, .steps = !streams && x->kind == VAE_SERIES, .rows = rows};
    p->name = vae_alloc((size_t)(streams ? m->n_streams : p->steps ? x->height : x->width), sizeof *p->name);
    if (p->steps) {
        p->texts = vae_texts_open(x->height);
        for (int t = 0; t < x->height; t++) {
            snprintf(p->texts.room[t], sizeof p->texts.room[t], "step %d", t + 1);
            p->name[p->n++] = p->texts.text[t];
        }
    }
    for (int k = 0; k < m->n_streams && streams; k++)
        if (vae_scores_stream(m, k)) p->name[p->n++] = m->stream[k].name;
    for (int j = 0; j < x->width && !streams && !p->steps; j++) p->name[p->n++] = x->column[j].name;
    p->nats = vae_alloc(rows, p->n * sizeof *p->nats);
    p->usual = vae_alloc(p->n, sizeof *p->usual);
}

// What is missing has no part: NaN.
static void parts_columns(VaeScoreParts *p, const VaeRowScore *score, VaeScores *scores, VaeSession *s, const VaeData *d,
                          int samples, uint64_t seed) {
    const VaeModel *m = s->model;
    double *values = vae_alloc(p->rows, p->n * sizeof *values), *kept = vae_alloc(p->rows, sizeof *kept);
    VaeRowScore *row = vae_alloc(p->rows, sizeof *row);
    for (size_t r = 0; r < p->rows; r++) vae_data_row_double(d, m, m->target, r, values + r * p->n);
    const VaeData work = vae_data_with(d, m, m->target, values);
    for (size_t j = 0; j < p->n; j++) {
        for (size_t r = 0; r < p->rows; r++) kept[r] = values[r * p->n + j], values[r * p->n + j] = (double)NAN;
        vae_score_rows(row, scores, s, vae_data_source(&work), samples, seed);
        for (size_t r = 0; r < p->rows; r++) {
            const double with = vae_row_score(&score[r], samples), without = vae_row_score(&row[r], samples);
            p->nats[r * p->n + j] = isnan(kept[r]) ? kept[r] : with - without;
            values[r * p->n + j] = kept[r];
        }
    }
    vae_free(row);
    vae_free(kept);
    vae_free(values);
}

static bool parts_missing(const VaeData *d, const VaeModel *m, int stream, size_t row, double *values) {
    if (!m->stream[stream].missing) return false;
    vae_data_row_double(d, m, stream, row, values);
    for (int k = 0; k < m->stream[stream].width; k++)
        if (!isnan(values[k])) return false;
    return true;
}

// each[rows, m->n_streams]
static void parts_streams(VaeScoreParts *p, const double *each, const VaeModel *m, const VaeData *d) {
    size_t at = 0;
    for (int k = 0; k < m->n_streams; k++) {
        if (!vae_scores_stream(m, k)) continue;
        double *values = vae_alloc((size_t)m->stream[k].width, sizeof *values);
        for (size_t r = 0; r < p->rows; r++)
            p->nats[r * p->n + at] = parts_missing(d, m, k, r, values) ? (double)NAN : each[r * (size_t)m->n_streams + (size_t)k];
        vae_free(values);
        at++;
    }
}

// What the evaluation said of each step; behind a row's last one NaN.
static void parts_steps(VaeScoreParts *p, const VaeSession *s, const VaeData *d) {
    const VaeModel *m = s->model;
    for (size_t r = 0; r < p->rows; r++)
        for (size_t t = vae_series_steps(vae_data_source(d), m, m->target, (uint32_t)r); t < p->n; t++)
            p->nats[r * p->n + t] = (double)NAN;
}

void vae_score_parts(VaeScoreParts *p, VaeRowScore *row, VaeScores *scores, VaeSession *s, const VaeData *d, int samples,
                     uint64_t seed) {
    const VaeModel *m = s->model;
    if (p->streams) scores->each_stream = vae_alloc(p->rows, (size_t)m->n_streams * sizeof *scores->each_stream);
    scores->each_column = p->steps ? p->nats : NULL;
    vae_score_rows(row, scores, s, vae_data_source(d), samples, seed);
    scores->each_column = NULL;
    if (p->steps) parts_steps(p, s, d);
    if (p->streams) parts_streams(p, scores->each_stream, m, d);
    vae_free(scores->each_stream);
    scores->each_stream = NULL;
    if (!p->streams && !p->steps) parts_columns(p, row, scores, s, d, samples, seed);
}

void vae_score_parts_usual(VaeScoreParts *p, const VaeScoreParts *of) {
    for (size_t j = 0; j < p->n; j++) {
        double sum = 0;
        size_t known = 0;
        for (size_t r = 0; r < of->rows; r++) {
            const double v = of->nats[r * p->n + j];
            if (isfinite(v)) sum += v, known++;
        }
        p->usual[j] = known ? sum / (double)known : 0;
    }
}

double vae_score_parts_above(const VaeScoreParts *p, size_t row, size_t part) {
    const double v = p->nats[row * p->n + part];
    return isnan(v) ? -INFINITY : v - p->usual[part];
}

size_t vae_score_parts_strangest(const VaeScoreParts *p, size_t row) {
    size_t best = 0;
    for (size_t j = 1; j < p->n; j++)
        if (vae_score_parts_above(p, row, j) > vae_score_parts_above(p, row, best)) best = j;
    return best;
}

void vae_score_parts_close(VaeScoreParts *p) {
    if (p->steps) vae_texts_close(&p->texts);
    vae_free(p->name);
    vae_free(p->nats);
    vae_free(p->usual);
}

// ---------------------------------------------------------------- what is carried along

typedef struct Carried {
    VaeTextColumns *to;
    size_t width;
} Carried;

static void carry(void *arg, size_t row, const DataCsvLine *line) {
    const Carried *c = arg;
    for (size_t k = 0; k < c->to->n; k++) {
        const struct DataCsvField *f = &line->field[c->width + k];
        char *copy = vae_alloc(f->length + 3, 1);
        const bool odd = memchr(f->text, ',', f->length) || memchr(f->text, '"', f->length) ||
                         memchr(f->text, '\n', f->length);
        sprintf(copy, odd ? "\"%.*s\"" : "%.*s", (int)f->length, f->text);
        c->to->text[row * c->to->n + k] = copy;
    }
}

void vae_text_columns_open(VaeTextColumns *t, const VaeModel *m, const VaeData *d) {
    const VaeStream *s = &m->stream[m->target];
    const DataCsv *form = d->stream[m->target].csv;
    *t = (VaeTextColumns){.rows = d->rows};
    if (s->kind != VAE_TABLE || !form || !form->n_texts) return;
    t->n = form->n_texts;
    t->column = &s->column[s->width];
    t->text = vae_alloc(t->rows, t->n * sizeof *t->text);
    vae_data_csv_lines(form, t->rows, carry, &(Carried){t, form->width});
}

void vae_text_columns_close(VaeTextColumns *t) {
    for (size_t i = 0; i < t->rows * t->n; i++) vae_free(t->text[i]);
    vae_free(t->text);
}
