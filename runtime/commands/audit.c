// audit.c -- the command audit: how well an attacker who has the weights and a row can tell whether the row was trained on
// (membership inference). He guesses by the row's loss, minus its bound: rows that were trained on tend to have a lower one
// (Yeom et al. 2018); or, with --reference, by how far it is below the loss under weights that never saw the row, which takes
// off how difficult the row is anyway (Watson et al. 2022).
#include "commands/commands.h"

#include <stdlib.h>
#include <string.h>

enum { AUDIT_FALSE = 100 }; // one in so many of the rows not trained on may be accused

typedef struct Guess {
    double score; // the higher, the surer that it was trained on
    bool member;
} Guess;

typedef struct Attack {
    double auc, error; // the chance that a member scores above another row; its standard error
    double told, sure; // the share of members accused where one in AUDIT_FALSE of the others is, and where none is
} Attack;

static int audit_compare(const void *a, const void *b) { // the surest first; of equals the others
    const Guess *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return (int)x->member - (int)y->member;
}

// Ties count by half in the area, and for nothing in the share: he accuses all rows of a score or none.
static Attack audit_attack(Guess *guess, size_t members, size_t others) {
    const size_t n = members + others, most = others / AUDIT_FALSE;
    qsort(guess, n, sizeof *guess, audit_compare);
    double won = 0;
    size_t accused = 0, wrongly = 0;
    Attack a = {0};
    for (size_t i = 0, end; i < n; i = end) {
        size_t tied[2] = {0, 0};
        for (end = i; end < n && guess[end].score == guess[i].score; end++) tied[guess[end].member]++;
        won += (double)tied[0] * ((double)accused + (double)tied[1] / 2);
        accused += tied[1], wrongly += tied[0];
        if (wrongly <= most) a.told = (double)accused / (double)members;
        if (wrongly == 0) a.sure = (double)accused / (double)members;
    }
    a.auc = won / (double)members / (double)others;
    const double one = a.auc / (2 - a.auc), two = 2 * a.auc * a.auc / (1 + a.auc); // Hanley and McNeil 1982
    const double variance = a.auc * (1 - a.auc) + ((double)members - 1) * (one - a.auc * a.auc) +
                            ((double)others - 1) * (two - a.auc * a.auc);
    a.error = sqrt(fmax(0, variance) / (double)members / (double)others);
    return a;
}

typedef struct Audit {
    const VaeOptions *options;
    VaeData data[2]; // rows not trained on, rows trained on
    size_t rows[2];
    int samples;
    double mean[2];
} Audit;

// Made-up rows that were trained on are those of the training's seed; others have the seed of --valid.
static uint64_t audit_seed(const VaeOptions *o) {
    char path[VAE_PATH], seed[32];
    vae_weights_path(o, path);
    if (o->has_seed || !vae_weights_metadata(path, o->model, "seed", seed, sizeof seed)) return vae_option_seed(o);
    return strtoull(seed, NULL, 10);
}

static void audit_open(Audit *p, int which, const VaeList *files, const char *option) {
    const VaeOptions *o = p->options;
    const size_t limit = o->limit > 0 ? (size_t)o->limit : 0;
    vae_data_open(&p->data[which], o->model, files->item, files->n, limit, audit_seed(o) + (uint64_t)(1 - which));
    vae_data_require(&p->data[which], o->model, &o->model->eval, option);
    p->rows[which] = p->data[which].rows;
}

// Adds weight times minus each row's loss under the session's weights to guess[all rows], members first.
static void audit_losses(Audit *p, VaeSession *s, double weight, Guess *guess, bool keep) {
    VaeScores scores;
    vae_open_scores(&scores, p->options->model);
    for (int which = 1, at = 0; which >= 0; which--) {
        VaeRowScore *row = vae_alloc(p->rows[which], sizeof *row);
        vae_score_rows(row, &scores, s, vae_data_source(&p->data[which]), p->samples, vae_option_seed(p->options));
        for (size_t i = 0; i < p->rows[which]; i++, at++) {
            const double loss = vae_row_score(&row[i], p->samples);
            if (!isfinite(loss)) vae_die_row_not_finite("the loss", s, &p->data[which], (uint32_t)i);
            guess[at].score -= weight * loss;
            guess[at].member = which;
            if (keep) p->mean[which] += loss / (double)p->rows[which];
        }
        vae_free(row);
    }
    vae_close_scores(&scores);
}

static int audit_by_number(const void *a, const void *b) {
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static uint64_t *audit_rows(const Audit *p, int which) { // a hash of each, sorted
    uint64_t *hash = vae_alloc(p->rows[which], sizeof *hash);
    for (uint32_t r = 0; r < p->rows[which]; r++) hash[r] = vae_rows_hash(&p->data[which], p->options->model, &r, 1);
    qsort(hash, p->rows[which], sizeof *hash, audit_by_number);
    return hash;
}

// Rows on both sides tell nothing apart, and rows on the wrong side tell the wrong thing.
static void audit_check(const Audit *p) {
    const VaeModel *m = p->options->model;
    char path[VAE_PATH], text[2][24], seen[24];
    for (int which = 0; which < 2; which++)
        snprintf(text[which], sizeof text[which], "%016llx",
                 (unsigned long long)vae_rows_hash(&p->data[which], m, NULL, p->rows[which]));
    if (!strcmp(text[0], text[1]))
        vae_die(EX_DATAERR, "--data and --train-data are the same rows: one must not have been trained on");
    vae_weights_path(p->options, path);
    if (vae_weights_metadata(path, m, "data", seen, sizeof seen) && !strcmp(seen, text[0]))
        vae_die(EX_DATAERR, "--data are the rows that the weights were trained on: give them with --train-data");
    uint64_t *other = audit_rows(p, 0), *member = audit_rows(p, 1);
    size_t both = 0;
    for (size_t r = 0; r < p->rows[0]; r++)
        both += bsearch(&other[r], member, p->rows[1], sizeof *member, audit_by_number) != NULL;
    if (both)
        vae_warn("%zu of the %zu rows of --data %s among those of --train-data, too, and nothing tells %s apart", both, p->rows[0],
                 both == 1 ? "is" : "are", both == 1 ? "it" : "them");
    if (vae_weights_metadata(path, m, "data_with_validation", seen, sizeof seen) && !strcmp(seen, text[1]) &&
        vae_weights_metadata(path, m, "data", seen, sizeof seen) && strcmp(seen, text[1]) != 0)
        vae_note(p->options->quiet, "some of --train-data were held out for validation, and count here as trained on");
    vae_free(other);
    vae_free(member);
}

static void audit_say(VaeJsonText *j, const char *by, const Attack *a, size_t others, bool json) {
    const size_t most = others / AUDIT_FALSE;
    if (!json) {
        printf("%-11s AUC %.4f +- %.4f; %.2f %% of those trained on are told where ", by, a->auc, a->error, 100 * a->told);
        if (most) printf("%zu of the %zu others %s\n", most, others, most == 1 ? "is" : "are");
        else printf("none of the %zu others is (one in %d takes %d others)\n", others, AUDIT_FALSE, AUDIT_FALSE);
        return;
    }
    vae_text_begin(j, by, '{');
    vae_text_number(j, "auc", a->auc);
    vae_text_number(j, "auc_error", a->error);
    vae_text_number(j, "tpr_at_fpr_0", a->sure);
    vae_text_number(j, "tpr_at_fpr_0.01", most ? a->told : NAN); // of fewer others there is no such share
    vae_text_end(j, '}');
}

int vae_command_audit(const VaeOptions *o) {
    Audit p = {.options = o, .samples = o->samples > 0 ? (int)o->samples : 1};
    VaeSession s;
    if (o->samples > 1000000) vae_die(EX_USAGE, "--samples %ld is more than 1000000", o->samples);
    vae_session_open_weights(&s, o);
    audit_open(&p, 0, &o->data, "--data");
    audit_open(&p, 1, &o->train_data, "--train-data");
    audit_check(&p);
    const size_t n = p.rows[0] + p.rows[1];
    Guess *guess = vae_alloc(n, sizeof *guess), *own = vae_alloc(n, sizeof *own);
    audit_losses(&p, &s, 1, guess, true);
    for (size_t i = 0; i < n; i++) own[i] = guess[i];
    const Attack plain = audit_attack(own, p.rows[1], p.rows[0]);
    Attack calibrated = {0};
    if (o->reference) {
        vae_weights_guard(o->reference);
        vae_session_read_weights(&s, o, o->reference);
        audit_losses(&p, &s, -1, guess, false);
        calibrated = audit_attack(guess, p.rows[1], p.rows[0]);
        char path[VAE_PATH]; // what the result says it is of
        vae_weights_path(o, path);
        vae_session_read_weights(&s, o, path);
    }
    VaeJsonText j = {0};
    if (o->json) {
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "trained_on", (long long)p.rows[1]);
        vae_text_whole(&j, "others", (long long)p.rows[0]);
        vae_text_number(&j, "loss_trained_on", p.mean[1]);
        vae_text_number(&j, "loss_others", p.mean[0]);
    } else {
        printf("rows        %zu trained on, %zu others\n", p.rows[1], p.rows[0]);
        printf("mean loss   %.4f nats of those trained on, %.4f of the others\n", p.mean[1], p.mean[0]);
    }
    audit_say(&j, "loss", &plain, p.rows[0], o->json);
    if (o->reference) audit_say(&j, "calibrated", &calibrated, p.rows[0], o->json);
    if (o->json) vae_print_result(&j);
    vae_free(guess);
    vae_free(own);
    vae_data_close(&p.data[0]);
    vae_data_close(&p.data[1]);
    vae_close_session(&s);
    return 0;
}
