// score.c -- the command score: how unlikely each row is. A row's score is minus its bound on the
// log-likelihood (with --samples K above 1: minus its importance-sampled log-likelihood), in nats;
// the higher, the stranger. Rows beyond a quantile of the scores of known good rows are flagged,
// and with labels the area under the ROC curve says how well scores tell the classes apart.
#include "commands/commands.h"
#include "commands/processes.h"
#include "data/table.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SCORE_WORST = 25 };
#define SCORE_QUANTILE 0.99

typedef struct Score {
    const VaeOptions *options;
    const VaeModel *model;
    size_t rows;
    int samples;
    VaeRowScore *row; // [rows]
    bool has_threshold, has_auroc;
    double threshold, auroc, mean;
    double auroc_parts; // of the part that is farthest above what is usual, with --by-step
    size_t flagged, normal; // rows of the normal class
    VaeScoreParts by;       // with --by-column, --by-stream
    VaeTextColumns texts;
} Score;

double vae_row_score(const VaeRowScore *r, int samples) {
    return samples > 1 ? -r->log_likelihood : r->reconstruction + r->kl;
}

// ---------------------------------------------------------------- threshold, AUROC

static int score_compare(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// The least score that a share q of the rows does not exceed.
static double score_quantile(double *sorted, size_t n, double q) {
    qsort(sorted, n, sizeof *sorted, score_compare);
    const double place = ceil(q * (double)n) - 1;
    return sorted[place < 0 ? 0 : (size_t)place];
}

static void score_rows(VaeRowScore *row, VaeSession *s, const VaeData *d, int samples, uint64_t seed,
                       VaeScoreParts *by) {
    VaeScores scores;
    vae_open_scores(&scores, s->model);
    if (by->n) vae_score_parts(by, row, &scores, s, d, samples, seed);
    else vae_score_rows(row, &scores, s, vae_data_source(d), samples, seed);
    vae_close_scores(&scores);
}

static void score_threshold(Score *p, VaeSession *s) {
    const VaeOptions *o = p->options;
    const VaeModel *m = p->model;
    VaeData d;
    vae_data_open(&d, m, o->train_data.item, o->train_data.n, 0, vae_option_seed(o));
    vae_data_require(&d, m, &m->eval, "--train-data");
    VaeRowScore *row = vae_alloc(d.rows, sizeof *row);
    double *score = vae_alloc(d.rows, sizeof *score);
    VaeScoreParts by = {0};
    if (p->by.n) vae_score_parts_open(&by, m, d.rows, p->by.streams);
    score_rows(row, s, &d, p->samples, vae_option_seed(o), &by);
    if (by.n) vae_score_parts_usual(&p->by, &by), vae_score_parts_close(&by);
    for (size_t i = 0; i < d.rows; i++) score[i] = vae_row_score(&row[i], p->samples);
    p->threshold = score_quantile(score, d.rows, isnan(o->quantile) ? SCORE_QUANTILE : o->quantile);
    p->has_threshold = true;
    for (size_t i = 0; i < p->rows; i++)
        p->flagged += vae_row_score(&p->row[i], p->samples) > p->threshold;
    vae_free(score);
    vae_free(row);
    vae_data_close(&d);
}

typedef struct Ranked {
    double score;
    size_t row;
    bool normal;
} Ranked;

// The worst first; ties by row.
static int score_compare_ranked(const void *a, const void *b) {
    const Ranked *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return (x->row > y->row) - (x->row < y->row);
}

// parts: by the part of a row that is farthest above what is usual, instead of the whole score.
static Ranked *score_rank(const Score *p, const int *label, bool parts) {
    const long normal = p->options->normal < 0 ? 0 : p->options->normal;
    Ranked *ranked = vae_alloc(p->rows, sizeof *ranked);
    for (size_t i = 0; i < p->rows; i++) {
        const double whole = vae_row_score(&p->row[i], p->samples);
        const double score = parts ? vae_score_parts_above(&p->by, i, vae_score_parts_strangest(&p->by, i)) : whole;
        ranked[i] = (Ranked){score, i, label && label[i] == normal};
    }
    qsort(ranked, p->rows, sizeof *ranked, score_compare_ranked);
    return ranked;
}

// The chance that a row of another class scores above one of the normal class, ties by half
// (Mann and Whitney's U over the number of pairs).
static double score_auroc(Score *p, const Ranked *ranked) {
    double above = 0, others = 0, normal = 0; // pairs won; rows of each kind so far, from the top
    for (size_t i = 0, end; i < p->rows; i = end) {
        double tied[2] = {0, 0};
        for (end = i; end < p->rows && ranked[end].score == ranked[i].score; end++)
            tied[ranked[end].normal]++;
        above += tied[1] * (others + tied[0] / 2);
        others += tied[0];
        normal += tied[1];
    }
    if (others == 0 || normal == 0)
        vae_die(EX_DATAERR, "--labels: every row is %s class %ld: nothing to tell apart",
                normal > 0 ? "of" : "of another than",
                p->options->normal < 0 ? 0 : p->options->normal);
    p->has_auroc = true;
    p->normal = (size_t)normal;
    return above / (others * normal);
}

// ---------------------------------------------------------------- what is written and printed

static void score_write(const Score *p) {
    const bool npy = strcasecmp(strrchr(p->options->output, '.'), ".npy") == 0;
    const char *const name[] = {"row", "score", "reconstruction", "kl",
                                p->samples > 1 ? "log_likelihood" : NULL,
                                p->has_threshold ? "flag" : NULL};
    int columns = 0;
    VaeFile f = {0};
    if (!npy) f = vae_file_create(p->options->output);
    for (int k = 0; k < 6; k++) {
        if (!name[k]) continue;
        if (!npy) vae_file_printf(&f, "%s%s", columns ? "," : "", name[k]);
        for (size_t t = 0; t < p->texts.n && !npy && k == 0; t++) {
            vae_file_write(&f, ",", 1);
            vae_table_put_name(&f, ',', p->texts.column[t].name, false);
        }
        columns++;
    }
    if (p->by.n) vae_file_printf(&f, ",strangest");
    for (size_t j = 0; j < p->by.n; j++) {
        vae_file_write(&f, ",", 1);
        vae_table_put_name(&f, ',', p->by.name[j], false);
    }
    if (!npy) vae_file_printf(&f, "\n");
    float *all = vae_alloc(p->rows, (size_t)columns * sizeof *all);
    for (size_t i = 0; i < p->rows; i++) {
        const VaeRowScore *r = &p->row[i];
        const double score = vae_row_score(r, p->samples);
        const double value[] = {(double)(i + 1), score, r->reconstruction, r->kl,
                                r->log_likelihood, score > p->threshold};
        int column = 0;
        for (int k = 0; k < 6; k++) {
            if (!name[k]) continue;
            all[i * (size_t)columns + (size_t)column] = (float)value[k];
            if (!npy) vae_file_printf(&f, "%s%.9g", column ? "," : "", value[k]);
            for (size_t t = 0; t < p->texts.n && !npy && k == 0; t++)
                vae_file_printf(&f, ",%s", p->texts.text[i * p->texts.n + t]);
            column++;
        }
        if (p->by.n) {
            vae_file_write(&f, ",", 1);
            vae_table_put_name(&f, ',', p->by.name[vae_score_parts_strangest(&p->by, i)], false);
        }
        for (size_t j = 0; j < p->by.n; j++) {
            const double v = p->by.nats[i * p->by.n + j];
            vae_file_printf(&f, isnan(v) ? "," : ",%.9g", v);
        }
        if (!npy) vae_file_printf(&f, "\n");
    }
    if (npy) vae_matrix_write(p->options->output, all, p->rows, &columns, 1);
    else vae_file_commit(&f);
    vae_free(all);
}

static void score_picture(const Score *p, const VaeData *d, const Ranked *ranked) {
    const VaeModel *m = p->model;
    const size_t width = (size_t)m->stream[m->target].width;
    size_t n = p->options->count > 0 ? (size_t)p->options->count : SCORE_WORST;
    if (n > p->rows) n = p->rows;
    vae_output_limit(VAE_PNG, n, "-n");
    double *grid = vae_alloc(n, width * sizeof *grid);
    for (size_t i = 0; i < n; i++)
        vae_data_row_double(d, m, m->target, ranked[i].row, grid + i * width);
    vae_output_rows(p->options->picture, m, grid, n, 0);
    vae_free(grid);
}

// "row 17      income 8.31, city 3.20 nats above what is usual": up to three parts.
static void score_print_row(const VaeScoreParts *c, size_t row) {
    bool *said = vae_alloc(c->n, sizeof *said);
    printf("row %-7zu ", row + 1);
    for (int k = 0; k < 3; k++) {
        size_t best = c->n;
        for (size_t j = 0; j < c->n; j++)
            if (!said[j] && (best == c->n || vae_score_parts_above(c, row, j) > vae_score_parts_above(c, row, best)))
                best = j;
        if (best == c->n || !(vae_score_parts_above(c, row, best) > 0)) break;
        printf("%s%s %.2f", k ? ", " : "", c->name[best], vae_score_parts_above(c, row, best));
        said[best] = true;
    }
    printf(" nats above what is usual\n");
    vae_free(said);
}

static void score_print(const Score *p, const Ranked *ranked) {
    const VaeOptions *o = p->options;
    const size_t most = p->rows < 5 ? p->rows : 5;
    if (o->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "rows", (long long)p->rows);
        vae_text_whole(&j, "samples", p->samples);
        vae_text_number(&j, "mean", p->mean);
        if (p->has_threshold) {
            vae_text_number(&j, "threshold", p->threshold);
            vae_text_whole(&j, "flagged", (long long)p->flagged);
        }
        if (p->has_auroc) {
            vae_text_whole(&j, "normal", (long long)p->normal);
            vae_text_number(&j, "auroc", p->auroc);
            if (p->by.steps) vae_text_number(&j, "auroc_step", p->auroc_parts);
        }
        vae_text_begin(&j, "worst", '[');
        for (size_t i = 0; i < most; i++) vae_text_whole(&j, NULL, (long long)ranked[i].row + 1);
        vae_text_end(&j, ']');
        vae_print_result(&j);
        return;
    }
    printf("rows        %zu\n", p->rows);
    printf("mean score  %.4f nats\n", p->mean);
    if (p->has_threshold)
        printf("flagged     %zu of %zu, above %.4f nats\n", p->flagged, p->rows, p->threshold);
    if (p->has_auroc)
        printf("AUROC       %.4f  (%zu normal rows, %zu others)\n", p->auroc, p->normal,
               p->rows - p->normal);
    if (p->has_auroc && p->by.steps) printf("            %.4f  by each row's strangest step alone\n", p->auroc_parts);
    printf("worst rows ");
    for (size_t i = 0; i < most; i++) printf(" %zu", ranked[i].row + 1);
    putchar('\n');
    for (size_t i = 0; i < most && p->by.n; i++) score_print_row(&p->by, ranked[i].row);
}

int vae_command_score(const VaeOptions *o) {
    const VaeModel *m = o->model;
    VaeData d;
    VaeSession s;
    if (o->samples > 1000000) vae_die(EX_USAGE, "--samples %ld is more than 1000000", o->samples);
    if (!isnan(o->quantile) && !o->train_data.n)
        vae_die(EX_USAGE, "--quantile is of the scores of --train-data: give that too");
    if (o->quantile >= 1) vae_die(EX_USAGE, "--quantile %g: it must be below 1", o->quantile);
    if (o->normal >= 0 && !o->labels) vae_die(EX_USAGE, "--normal needs --labels");
    if (o->count > 0 && !o->picture) vae_die(EX_USAGE, "-n counts the rows in --picture: give it");
    vae_output_format(o->output, m, false);
    const bool parts = o->by_column || o->by_stream || o->by_step;
    if (o->by_column + o->by_stream + o->by_step > 1)
        vae_die(EX_USAGE, "--by-column, --by-stream or --by-step: one at a time");
    if (o->by_step && m->stream[m->target].kind != VAE_SERIES)
        vae_die(EX_USAGE, "--by-step is of a series, and '%s' is none", m->stream[m->target].name);
    if (o->by_stream && vae_targets(m) < 2)
        vae_die(EX_USAGE, "--by-stream is of several streams, and the model produces '%s' alone",
                m->stream[m->target].name);
    if (o->by_column && m->stream[m->target].kind != VAE_TABLE)
        vae_die(EX_USAGE, "--by-column is of a table, and '%s' is none", m->stream[m->target].name);
    if (parts && strcasecmp(strrchr(o->output, '.'), ".csv") != 0)
        vae_die(EX_USAGE, "--by-%s: -o must end in .csv, as words are written",
                o->by_column ? "column" : o->by_step ? "step" : "stream");
    if (o->picture && vae_output_format(o->picture, m, true) != VAE_PNG)
        vae_die(EX_USAGE, "--picture %s: its name must end in .png", o->picture);
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->eval, "--data");
    int *label = o->labels ? vae_labels_read(o->labels, d.rows, vae_option_seed(o)) : NULL;
    vae_session_open_weights(&s, o);
    vae_share_session(&s, true);
    Score p = {.options = o, .model = m, .rows = d.rows,
               .samples = o->samples > 0 ? (int)o->samples : 1};
    p.row = vae_alloc(p.rows, sizeof *p.row);
    vae_text_columns_open(&p.texts, m, &d);
    if (parts) vae_score_parts_open(&p.by, m, d.rows, o->by_stream);
    score_rows(p.row, &s, &d, p.samples, vae_option_seed(o), &p.by);
    if (parts) vae_score_parts_usual(&p.by, &p.by);
    for (size_t i = 0; i < p.rows; i++) {
        const double score = vae_row_score(&p.row[i], p.samples);
        if (!isfinite(score))
            vae_die_row_not_finite("the score", &s, &d, (uint32_t)i);
        p.mean += score / (double)p.rows;
    }
    if (o->train_data.n) score_threshold(&p, &s);
    vae_share_session(&s, false);
    if (!vae_leads()) return 0;
    Ranked *ranked = score_rank(&p, label, false);
    if (label) p.auroc = score_auroc(&p, ranked);
    if (label && p.by.steps) {
        Ranked *by_step = score_rank(&p, label, true);
        p.auroc_parts = score_auroc(&p, by_step);
        vae_free(by_step);
    }
    score_write(&p);
    vae_note(o->quiet, "wrote %s", o->output);
    if (o->picture) {
        score_picture(&p, &d, ranked);
        vae_note(o->quiet, "wrote %s", o->picture);
    }
    score_print(&p, ranked);
    if (parts) vae_score_parts_close(&p.by);
    vae_text_columns_close(&p.texts);
    vae_free(ranked);
    vae_free(p.row);
    vae_free(label);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}
