// audit.c -- the command audit: how well an attacker who has the weights and a row can tell whether the row was trained on
// (membership inference). He guesses by the row's loss, minus its bound: rows that were trained on tend to have a lower one
// (Yeom et al. 2018); or, with --reference, by how far it is below the loss under weights that never saw the row, which takes
// off how difficult the row is anyway (Watson et al. 2022).
#include "commands/commands.h"

#include <stdlib.h>

#define AUDIT_FALSE 0.01 // the share of rows not trained on that may be accused

typedef struct Guess {
    double score; // the higher, the surer that it was trained on
    bool member;
} Guess;

typedef struct Attack {
    double auc, error; // the chance that a member scores above another row; its standard error
    double told;       // the share of members accused where AUDIT_FALSE of the others are
} Attack;

static int audit_compare(const void *a, const void *b) { // the surest first; of equals the others
    const Guess *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return (int)x->member - (int)y->member;
}

// Ties count by half in the area, and for nothing in the share: he accuses all rows of a score or none.
static Attack audit_attack(Guess *guess, size_t members, size_t others) {
    const size_t n = members + others, most = (size_t)(AUDIT_FALSE * (double)others);
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

static void audit_open(Audit *p, int which, const VaeList *files, const char *option) {
    const VaeOptions *o = p->options;
    const size_t limit = o->limit > 0 ? (size_t)o->limit : 0;
    vae_data_open(&p->data[which], o->model, files->item, files->n, limit, vae_option_seed(o) + (uint64_t)which);
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

static void audit_say(VaeJsonText *j, const char *by, const Attack *a, bool json) {
    if (!json) {
        printf("%-11s AUC %.4f +- %.4f; %.2f %% of those trained on are told where %g %% of the others are\n", by, a->auc,
               a->error, 100 * a->told, 100 * AUDIT_FALSE);
        return;
    }
    vae_text_begin(j, by, '{');
    vae_text_number(j, "auc", a->auc);
    vae_text_number(j, "auc_error", a->error);
    vae_text_number(j, "tpr_at_fpr_0.01", a->told);
    vae_text_end(j, '}');
}

int vae_command_audit(const VaeOptions *o) {
    Audit p = {.options = o, .samples = o->samples > 0 ? (int)o->samples : 1};
    VaeSession s;
    if (o->samples > 1000000) vae_die(EX_USAGE, "--samples %ld is more than 1000000", o->samples);
    vae_session_open_weights(&s, o);
    audit_open(&p, 0, &o->data, "--data");
    audit_open(&p, 1, &o->train_data, "--train-data");
    if (vae_rows_hash(&p.data[0], o->model, NULL, p.rows[0]) == vae_rows_hash(&p.data[1], o->model, NULL, p.rows[1]))
        vae_die(EX_DATAERR, "--data and --train-data are the same rows: one must not have been trained on");
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
    audit_say(&j, "loss", &plain, o->json);
    if (o->reference) audit_say(&j, "calibrated", &calibrated, o->json);
    if (o->json) vae_print_result(&j);
    vae_free(guess);
    vae_free(own);
    vae_data_close(&p.data[0]);
    vae_data_close(&p.data[1]);
    vae_close_session(&s);
    return 0;
}
