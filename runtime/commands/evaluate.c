// evaluate.c -- the command eval: the scores of core/evaluate.c as text and as JSON.
#include "commands/commands.h"
#include "commands/processes.h"

#include <string.h>

// What options of eval measure beside the scores, in functions that a program as a single C file has not.
typedef struct Extras {
    const VaeMig *mig;     // NULL: not asked for
    const VaeProbe *probe; // likewise
} Extras;

static void evaluate_json(const VaeScores *r, const VaePictureScores *p, const Extras *more,
                          const VaeModel *m, double per_dim) {
    const VaeMig *mig = more->mig;
    void (*const probe)(const VaeProbe *, VaeJsonText *) = VAE_FULL(vae_probe_json);
    VaeJsonText j = {0};
    vae_text_begin(&j, NULL, '{');
    vae_text_whole(&j, "rows", (long long)r->rows);
    vae_text_whole(&j, "samples", r->samples);
    vae_text_number(&j, "elbo", r->elbo);
    vae_text_number(&j, "reconstruction", r->reconstruction);
    vae_text_number(&j, "kl", r->kl);
    if (per_dim > 0) vae_text_number(&j, "bits_per_dim", -r->elbo * per_dim);
#ifndef VAE_NO_TOKENS
    for (int k = 0; k < m->n_streams; k++) {
        if (!vae_scores_tokens(m, k)) continue;
        vae_text_begin(&j, m->stream[k].name, '{');
        vae_text_number(&j, "tokens", r->stream[k].tokens);
        vae_text_number(&j, "nats_per_token", vae_nats_per_token(r, m, k));
        vae_text_number(&j, "perplexity", exp(vae_nats_per_token(r, m, k)));
        vae_text_end(&j, '}');
    }
#endif
    if (r->samples > 1) {
        vae_text_number(&j, "log_likelihood", r->log_likelihood);
        vae_text_number(&j, "log_likelihood_error", r->log_likelihood_error);
    }
    if (p) vae_text_number(&j, "psnr", p->psnr);
    if (p && p->from >= 0)
        vae_text_number(&j, p->same_size ? "psnr_input" : "psnr_bilinear", p->plain_psnr);
    vae_text_whole(&j, "active_units", r->active);
    vae_text_whole(&j, "units", r->counted);
    vae_json_streams(&j, r, m);
    vae_json_latents(&j, r, m);
    vae_json_units(&j, r, m);
    vae_json_codes(&j, r, m);
    vae_json_columns(&j, r, m);
    if (mig) {
        vae_text_number(&j, "mig", mig->gap);
        vae_text_begin(&j, "mig_of", '{');
        for (int f = 0; f < mig->n; f++) vae_text_number(&j, mig->factor[f].name, mig->factor[f].gap);
        vae_text_end(&j, '}');
    }
    if (more->probe && probe) probe(more->probe, &j);
    vae_print_result(&j);
}

static void evaluate_text(const VaeScores *r, const VaePictureScores *p, const VaeModel *m,
                          double per_dim) {
    printf("rows            %zu\n", r->rows);
    if (per_dim > 0) printf("ELBO            %.4f nats  (%.5f bits/dim)\n", r->elbo, -r->elbo * per_dim);
    else printf("ELBO            %.4f nats\n", r->elbo);
    if (m->training.off_likelihood)
        printf("  by the likelihood %s, which was no part of the training's loss: nothing raised this bound\n",
               m->stream[m->target].likelihood);
    printf("reconstruction  %.4f nats\n", r->reconstruction);
    for (int k = 0; k < m->n_streams; k++)
        if (vae_scores_stream(m, k))
            printf("  of %-10s %.4f nats\n", m->stream[k].name, r->stream[k].reconstruction);
    for (int c = 0; c < r->columns && m->stream[m->target].column; c++) // of a series these are steps: score has them
        printf("  %-18s %.4f nats\n", m->stream[m->target].column[c].name, r->column[c]);
    printf("KL              %.4f nats\n", r->kl);
    if (r->samples > 1)
        printf("log-likelihood  %.4f +- %.4f nats  (%d importance samples)\n", r->log_likelihood,
               r->log_likelihood_error, r->samples);
    for (int k = 0; k < m->n_streams; k++)
        if (vae_scores_labels(m, k))
            printf("%-15s %.2f %% right, of %.0f known\n", m->stream[k].name, 100 * vae_accuracy(r, k),
                   r->stream[k].known / r->samples);
#ifndef VAE_NO_TOKENS
    for (int k = 0; k < m->n_streams; k++) {
        if (!vae_scores_tokens(m, k)) continue;
        const double nats = vae_nats_per_token(r, m, k);
        printf("tokens of %-5s %.0f, the rows' ends among them\n", m->stream[k].name, r->stream[k].tokens);
        printf("  each          %.4f nats, %.4f bits: perplexity %.4f by the %s\n", nats, nats / log(2.0), exp(nats),
               vae_targets(m) > 1 ? "reconstruction" : r->samples > 1 ? "log-likelihood" : "ELBO");
    }
#endif
    if (p) printf("PSNR            %.3f dB", p->psnr);
    if (p && p->from >= 0)
        printf(p->same_size ? "  (the input %s: %.3f dB)" : "  (%s enlarged bilinearly: %.3f dB)",
               m->stream[p->from].name, p->plain_psnr);
    if (p) putchar('\n');
    printf("%-15s %d of %d\n", vae_units_name(m), r->active, r->counted);
    for (int l = 0; l < m->n_latents; l++) {
        const int groups = vae_kl_groups(m, l);
        printf("KL of %-9s %.4f nats", m->latent[l].name, vae_latent_kl(r, m, l));
        for (int g = 0; g < groups && groups > 1; g++)
            printf("%s%.4f", g % 10 ? " " : "\n  ", vae_group_kl(r, m, l, g));
        putchar('\n');
        if (m->latent[l].codes)
            printf("codes of %-6s %d of %d used, perplexity %.2f\n", m->latent[l].name,
                   r->codes[l].used, m->latent[l].codes, r->codes[l].perplexity);
    }
}

// A score on the rows that were trained on is no test.
static void evaluate_seen(const VaeOptions *o, const VaeData *d) {
    char path[VAE_PATH], hash[32], seen[32];
    vae_weights_path(o, path);
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)vae_rows_hash(d, o->model, NULL, d->rows));
    if (vae_weights_metadata(path, o->model, "data", seen, sizeof seen) && !strcmp(seen, hash))
        vae_note(o->quiet, "these are the rows that the weights were trained on: no test of the model");
    else if (vae_weights_metadata(path, o->model, "data_with_validation", seen, sizeof seen) && !strcmp(seen, hash))
        vae_note(o->quiet, "the weights were trained on these rows, but for those held out for validation: no "
                 "test of the model");
}

int vae_command_eval(const VaeOptions *o) {
    const VaeModel *m = o->model;
    VaeData d;
    VaeSession s;
    VaeScores r;
    void (*const gap)(VaeMig *, VaeSession *, const VaeOptions *, const VaeData *) = VAE_FULL(vae_mig);
    void (*const tell)(VaeProbe *, VaeSession *, const VaeOptions *, const VaeData *) = VAE_FULL(vae_probe);
    if ((o->mig && !gap) || (o->probe && !tell))
        vae_option_is_not_here(o->mig ? "mig" : "probe");
    if (o->samples > 1000000) vae_die(EX_USAGE, "--samples %ld is more than 1000000", o->samples);
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->eval, "--data");
    vae_session_open_weights(&s, o);
    vae_data_say(&d, m, o->quiet);
    vae_weights_say(&d, m, "--data", o->quiet);
    evaluate_seen(o, &d);
    vae_open_scores(&r, m);
    vae_share_session(&s, true);
    vae_evaluate(&r, &s, vae_data_source(&d), NULL, d.rows, o->samples > 0 ? (int)o->samples : 1,
                 vae_option_seed(o));
    vae_share_session(&s, false);
    if (!vae_leads()) return 0; // what it has gone to whoever says it
    double per_dim = 1 / (vae_dimensions(m) * log(2.0));
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].kind == VAE_SERIES && m->stream[k].likelihood) per_dim = 0; // rows differ in how many there are
#ifndef VAE_NO_TOKENS
    for (int k = 0; k < m->n_streams; k++)
        if (vae_scores_tokens(m, k)) per_dim = 0; // rows differ in how many there are
#endif
    VaePictureScores pictures;
    const bool has = vae_evaluate_pictures(&pictures, &s, &d);
    VaeMig mig;
    if (o->mig) gap(&mig, &s, o, &d);
    VaeProbe probe;
    if (o->probe) tell(&probe, &s, o, &d);
    const Extras more = {o->mig ? &mig : NULL, o->probe ? &probe : NULL};
    if (o->json) evaluate_json(&r, has ? &pictures : NULL, &more, m, per_dim);
    else evaluate_text(&r, has ? &pictures : NULL, m, per_dim);
    void (*const print)(const VaeMig *, const VaeModel *) = VAE_FULL(vae_mig_print);
    void (*const print_probe)(const VaeProbe *) = VAE_FULL(vae_probe_print);
    if (o->mig && print && !o->json) print(&mig, m);
    if (o->probe && print_probe && !o->json) print_probe(&probe);
    const bool finite = isfinite(r.elbo);
    if (r.first_not_finite) {
        fflush(stdout);
        vae_die_row_not_finite("the ELBO", &s, &d, (uint32_t)r.first_not_finite - 1);
    }
    vae_close_scores(&r);
    vae_close_session(&s);
    vae_data_close(&d);
    if (!finite) vae_die(EX_SOFTWARE, "the ELBO is not a finite number under these weights");
    return 0;
}
