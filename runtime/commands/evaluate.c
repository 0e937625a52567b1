// evaluate.c -- the command eval: the scores of core/evaluate.c as text and as JSON.
#include "commands/commands.h"

#include <jansson.h>
#include <string.h>

static json_t *evaluate_number(double x) { return isfinite(x) ? json_real(x) : json_null(); }

static void evaluate_json(const VaeScores *r, const VaePictureScores *p, const VaeMig *mig,
                          const VaeModel *m, double per_dim) {
    json_t *o = json_object();
    json_object_set_new(o, "rows", json_integer((json_int_t)r->rows));
    json_object_set_new(o, "samples", json_integer(r->samples));
    json_object_set_new(o, "elbo", evaluate_number(r->elbo));
    json_object_set_new(o, "reconstruction", evaluate_number(r->reconstruction));
    json_object_set_new(o, "kl", evaluate_number(r->kl));
    json_object_set_new(o, "bits_per_dim", evaluate_number(-r->elbo * per_dim));
    if (r->samples > 1) {
        json_object_set_new(o, "log_likelihood", evaluate_number(r->log_likelihood));
        json_object_set_new(o, "log_likelihood_error", evaluate_number(r->log_likelihood_error));
    }
    if (p) json_object_set_new(o, "psnr", evaluate_number(p->psnr));
    if (p && p->from >= 0)
        json_object_set_new(o, p->same_size ? "psnr_input" : "psnr_bilinear",
                            evaluate_number(p->plain_psnr));
    json_object_set_new(o, "active_units", json_integer(r->active));
    json_object_set_new(o, "units", json_integer(r->counted));
    json_object_set_new(o, "kl_per_latent", vae_json_latents(r, m));
    json_object_set_new(o, "kl_per_dimension", vae_json_units(r, m));
    json_t *codes = vae_json_codes(r, m);
    if (codes) json_object_set_new(o, "codes", codes);
    if (mig) json_object_set_new(o, "mig", evaluate_number(mig->gap));
    for (int f = 0; mig && f < mig->n; f++) {
        if (f == 0) json_object_set_new(o, "mig_of", json_object());
        json_object_set_new(json_object_get(o, "mig_of"), mig->factor[f].name,
                            evaluate_number(mig->factor[f].gap));
    }
    vae_print_result(o);
}

static void evaluate_text(const VaeScores *r, const VaePictureScores *p, const VaeModel *m,
                          double per_dim) {
    printf("rows            %zu\n", r->rows);
    printf("ELBO            %.4f nats  (%.5f bits/dim)\n", r->elbo, -r->elbo * per_dim);
    printf("reconstruction  %.4f nats\n", r->reconstruction);
    printf("KL              %.4f nats\n", r->kl);
    if (r->samples > 1)
        printf("log-likelihood  %.4f +- %.4f nats  (%d importance samples)\n", r->log_likelihood,
               r->log_likelihood_error, r->samples);
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
    if (o->samples > 1000000) vae_die(EX_USAGE, "--samples %ld is more than 1000000", o->samples);
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->eval, "--data");
    vae_session_open_weights(&s, o);
    vae_data_say(&d, m, o->quiet);
    evaluate_seen(o, &d);
    VaeMeter meter;
    vae_meter_open(&meter, o->quiet, 0);
    vae_meter_of(&meter, &s);
    vae_scores_open(&r, m);
    vae_evaluate(&r, &s, vae_data_source(&d), NULL, d.rows, o->samples > 0 ? (int)o->samples : 1,
                 vae_option_seed(o));
    vae_meter_clear(&meter);
    const VaeStream *x = &m->stream[m->target];
    const bool shares = x->kind == VAE_LABEL || x->domain == VAE_DOMAIN_SHARES;
    const double dims = shares ? x->width / x->channels : x->width; // one of many is one
    const double per_dim = 1 / (dims * log(2.0));
    VaePictureScores pictures;
    const bool has = vae_evaluate_pictures(&pictures, &s, &d);
    VaeMig mig;
    if (o->mig) vae_mig(&mig, &s, o, &d);
    if (o->json) evaluate_json(&r, has ? &pictures : NULL, o->mig ? &mig : NULL, m, per_dim);
    else evaluate_text(&r, has ? &pictures : NULL, m, per_dim);
    if (o->mig && !o->json) vae_mig_print(&mig, m);
    const bool finite = isfinite(r.elbo);
    if (r.first_not_finite) {
        fflush(stdout);
        vae_die_row_not_finite("the ELBO", &s, &d, (uint32_t)r.first_not_finite - 1);
    }
    vae_scores_close(&r);
    vae_session_close(&s);
    vae_data_close(&d);
    if (!finite) vae_die(EX_SOFTWARE, "the ELBO is not a finite number under these weights");
    return 0;
}
