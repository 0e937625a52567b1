// rank.c -- the command rank: for each row the columns that it has nothing in, the likeliest first:
// what else would this person like? A row is encoded and decoded, and what it has is left out.
// With --hide a share of what each row has is hidden first, and then looked for: NDCG and recall of
// the first N, as in Liang et al. (2018), beside those of the columns that most rows have.
#include "commands/commands.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { RANK_COUNT = 10 };
#define RANK_NONE SIZE_MAX // written as column 0: a row with nearly everything has no more to be named

typedef struct Rank {
    const VaeOptions *options;
    const VaeModel *model;
    size_t rows, width, count; // count: columns named for each row
    float *given;              // [rows, width]
    double *shown;             // [rows, width] without what is hidden
    double *decoded;           // [batch, width]
    double *popularity;        // [width] rows that have something in a column
    size_t *first;             // [rows, count] columns, the best first
    size_t *popular;           // [count] the same by popularity, for one row
    size_t measured;           // rows with something hidden and something shown
    size_t short_rows;         // rows with fewer empty columns than `count`
    double ndcg[2], recall[2]; // of the model, of popularity; sums, then means
} Rank;

// ---------------------------------------------------------------- what is hidden

static void rank_hide(Rank *p) {
    const VaeOptions *o = p->options;
    char *end;
    const double share = strtod(o->hide, &end);
    if (end == o->hide || *end || !(share > 0 && share < 1))
        vae_die(EX_USAGE, "--hide needs a share between 0 and 1, not '%.60s'", o->hide);
    float *u = vae_alloc(p->width, sizeof *u);
    for (size_t r = 0; r < p->rows; r++) {
        vae_fill_uniform(u, (int)p->width, vae_option_seed(o), VAE_RNG_NOISE, 0, (uint32_t)r);
        for (size_t i = 0; i < p->width; i++)
            if ((double)u[i] < share) p->shown[r * p->width + i] = 0;
    }
    vae_free(u);
}

// Of the rows of --train-data, or of those that are shown.
static void rank_popularity(Rank *p) {
    const VaeOptions *o = p->options;
    const VaeModel *m = p->model;
    if (!o->train_data.n) {
        for (size_t i = 0; i < p->rows * p->width; i++)
            p->popularity[i % p->width] += p->shown[i] > 0;
        return;
    }
    VaeData d;
    vae_data_open(&d, m, o->train_data.item, o->train_data.n, 0, vae_option_seed(o));
    vae_require_target(&d, m, "--train-data");
    float *row = vae_alloc(p->width, sizeof *row);
    for (size_t r = 0; r < d.rows; r++) {
        vae_data_row(&d, m, m->target, r, row);
        for (size_t i = 0; i < p->width; i++) p->popularity[i] += row[i] > 0;
    }
    vae_free(row);
    vae_data_close(&d);
}

// ---------------------------------------------------------------- ranks

// first[0..n): the columns of the highest score that are 0 in shown; ties go by column.
// Returns n, or less where there are fewer of them.
static size_t rank_row(size_t *first, size_t n, const double *score, const double *shown,
                       size_t width) {
    size_t found = 0;
    for (size_t i = 0; i < width; i++) {
        if (shown[i] > 0) continue;
        if (found == n && !(score[i] > score[first[n - 1]])) continue;
        if (found < n) found++;
        size_t at = found - 1;
        for (; at > 0 && score[i] > score[first[at - 1]]; at--) first[at] = first[at - 1];
        first[at] = i;
    }
    return found;
}

// Adds a row's NDCG and recall; both are 1 where all that is hidden comes first.
static void rank_measure(const Rank *p, size_t r, const size_t *first, size_t n, size_t hidden,
                         double *ndcg, double *recall) {
    const float *given = p->given + r * p->width;
    const double *shown = p->shown + r * p->width;
    double gain = 0, best = 0;
    size_t hits = 0;
    for (size_t k = 0; k < n; k++) {
        const double weight = 1 / log2((double)k + 2);
        if (k < hidden) best += weight;
        if (!(given[first[k]] > 0 && shown[first[k]] <= 0)) continue;
        gain += weight;
        hits++;
    }
    *ndcg += gain / best;
    *recall += (double)hits / (double)(hidden < n ? hidden : n);
}

// z: codes of all rows, whose data are `work`. What is decoded of them is kept a batch at a time.
static void rank_rows(Rank *p, VaeSession *s, const VaeData *work, const float *z) {
    const size_t batch = (size_t)p->model->batch;
    uint32_t *row = vae_alloc(batch, sizeof *row);
    for (size_t r = 0; r < p->rows; r++) {
        if (r % batch == 0) {
            const size_t rows = p->rows - r < batch ? p->rows - r : batch;
            for (size_t i = 0; i < rows; i++) row[i] = (uint32_t)(r + i);
            vae_decode_rows(s, vae_data_source(work), row, z + r * (size_t)vae_latent_width(p->model), rows,
                            p->decoded);
        }
        const float *given = p->given + r * p->width;
        const double *shown = p->shown + r * p->width;
        size_t *first = p->first + r * p->count, hidden = 0, known = 0;
        const size_t n = rank_row(first, p->count, p->decoded + r % batch * p->width, shown, p->width);
        p->short_rows += n < p->count;
        for (size_t k = n; k < p->count; k++) first[k] = RANK_NONE;
        for (size_t i = 0; i < p->width; i++) {
            known += shown[i] > 0;
            hidden += given[i] > 0 && shown[i] <= 0;
        }
        if (hidden == 0 || known == 0) continue;
        p->measured++;
        rank_measure(p, r, first, n, hidden, &p->ndcg[0], &p->recall[0]);
        rank_row(p->popular, n, p->popularity, shown, p->width);
        rank_measure(p, r, p->popular, n, hidden, &p->ndcg[1], &p->recall[1]);
    }
    vae_free(row);
    if (!p->options->hide) return;
    if (p->measured == 0) vae_die(EX_DATAERR, "--hide: no row has both hidden and shown values");
    for (int k = 0; k < 2; k++) {
        p->ndcg[k] /= (double)p->measured;
        p->recall[k] /= (double)p->measured;
    }
}

// ---------------------------------------------------------------- what is written and printed

// A row's columns, counted from 1; 0 where it has no more.
static void rank_write(const Rank *p) {
    const int dims = (int)p->count;
    float *out = vae_alloc(p->rows, p->count * sizeof *out);
    for (size_t i = 0; i < p->rows * p->count; i++) out[i] = p->first[i] == RANK_NONE ? 0 : (float)(p->first[i] + 1);
    vae_matrix_write(p->options->output, out, p->rows, &dims, 1);
    vae_free(out);
}

static void rank_print(const Rank *p) {
    const VaeOptions *o = p->options;
    if (o->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "rows", (long long)p->rows);
        vae_text_whole(&j, "count", (long long)p->count);
        vae_text_whole(&j, "short_rows", (long long)p->short_rows);
        if (o->hide) {
            vae_text_whole(&j, "measured", (long long)p->measured);
            vae_text_number(&j, "ndcg", p->ndcg[0]);
            vae_text_number(&j, "recall", p->recall[0]);
            vae_text_number(&j, "ndcg_popularity", p->ndcg[1]);
            vae_text_number(&j, "recall_popularity", p->recall[1]);
        }
        vae_print_result(&j);
        return;
    }
    printf("rows        %zu, %zu column%s for each\n", p->rows, p->count, VAE_S(p->count));
    if (!o->hide) return;
    printf("NDCG@%-6zu %.4f  recall %.4f  (%zu row%s)\n", p->count, p->ndcg[0], p->recall[0],
           p->measured, VAE_S(p->measured));
    printf("popularity  %.4f  recall %.4f\n", p->ndcg[1], p->recall[1]);
}

int vae_command_rank(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const VaeStream *x = &m->stream[m->target];
    VaeData d;
    VaeSession s;
    Rank p = {.options = o, .model = m, .width = (size_t)x->width,
              .count = o->count > 0 ? (size_t)o->count : RANK_COUNT};
    vae_output_format(o->output, m, false);
    if (x->kind != VAE_VECTOR || (x->domain != VAE_DOMAIN_COUNT && x->domain != VAE_DOMAIN_UNIT))
        vae_die(EX_USAGE, "rank is for a vector of counts or of values from 0 to 1, not for '%s'",
                x->name);
    if (p.count >= p.width)
        vae_die(EX_USAGE, "-n %zu: a row of '%s' has %zu column%s", p.count, x->name, p.width, VAE_S(p.width));
    if (o->train_data.n && !o->hide)
        vae_die(EX_USAGE, "--train-data is what --hide compares with: give that too");
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    vae_data_require(&d, m, &m->decode, "--data");
    vae_require_encoded(m);
    p.rows = d.rows;
    p.given = vae_alloc(p.rows, p.width * sizeof *p.given);
    p.shown = vae_alloc(p.rows, p.width * sizeof *p.shown);
    p.decoded = vae_alloc((size_t)m->batch, p.width * sizeof *p.decoded);
    p.popularity = vae_alloc(p.width, sizeof *p.popularity);
    p.first = vae_alloc(p.rows, p.count * sizeof *p.first);
    p.popular = vae_alloc(p.count, sizeof *p.popular);
    float *z = vae_alloc(p.rows, (size_t)vae_latent_width(m) * sizeof *z);
    for (size_t r = 0; r < p.rows; r++) vae_data_row(&d, m, m->target, r, p.given + r * p.width);
    for (size_t i = 0; i < p.rows * p.width; i++) p.shown[i] = (double)p.given[i];
    if (o->hide) {
        rank_hide(&p);
        rank_popularity(&p);
    }
    vae_session_open_weights(&s, o);
    const VaeData work = vae_data_with(&d, m, m->target, p.shown);
    vae_encode_rows(&s, vae_data_source(&work), NULL, p.rows, false, 0, z, NULL);
    rank_rows(&p, &s, &work, z);
    rank_write(&p);
    vae_note(o->quiet, "wrote %s", o->output);
    if (p.short_rows)
        vae_note(o->quiet, "%zu row%s fewer than %zu empty columns: 0 stands for those there are not",
                 p.short_rows, p.short_rows == 1 ? " has" : "s have", p.count);
    rank_print(&p);
    vae_close_session(&s);
    vae_free(z);
    vae_free(p.popular);
    vae_free(p.first);
    vae_free(p.popularity);
    vae_free(p.decoded);
    vae_free(p.shown);
    vae_free(p.given);
    vae_data_close(&d);
    return 0;
}
