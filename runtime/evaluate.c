// evaluate.c -- how good a model is: the command eval, and the scores that training reports.
// The ELBO is always at beta 1. With more than one sample per row the importance weights
// log p(x|z) + log p(z) - log q(z|x) give log p(x) = logmeanexp over samples (Burda et al. 2016),
// kept as a running maximum and a sum beside it, so that memory does not grow with the samples.
#include "driver.h"

#include <jansson.h>
#include <string.h>

#define EVALUATE_ACTIVE 0.01 // least variance of an active unit's posterior mean (Burda et al.)
#define EVALUATE_COLLAPSED 0.01 // nats: less in every dimension is a collapsed posterior

void vae_scores_open(VaeScores *r, const VaeModel *m) {
    memset(r, 0, sizeof *r);
    r->units = vae_latent_width(m);
    r->unit_kl = vae_alloc((size_t)r->units, sizeof(double));
    r->unit_variance = vae_alloc((size_t)r->units, sizeof(double));
    r->unit_mean = vae_alloc((size_t)r->units, sizeof(double));
    r->row = vae_alloc((size_t)m->batch, sizeof *r->row);
    r->row_max = vae_alloc((size_t)m->batch, sizeof(double));
    r->row_sum = vae_alloc((size_t)m->batch, sizeof(double));
}

void vae_scores_close(VaeScores *r) {
    vae_free(r->unit_kl);
    vae_free(r->unit_variance);
    vae_free(r->unit_mean);
    vae_free(r->row);
    vae_free(r->row_max);
    vae_free(r->row_sum);
    memset(r, 0, sizeof *r);
}

void vae_evaluate_units(VaeScores *r, VaeSession *s, const VaeData *d, const uint32_t *row,
                        size_t n, uint64_t seed) {
    const VaeModel *m = s->model;
    double *mean = r->unit_mean, *variance = r->unit_variance;
    memset(mean, 0, (size_t)r->units * sizeof *mean);
    memset(variance, 0, (size_t)r->units * sizeof *variance);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t left = n - at;
        const int rows = left < (size_t)m->batch ? (int)left : m->batch;
        const VaeInput in = {.data = d, .row = row ? row + at : NULL, .first = at, .seed = seed,
                             .rng = VAE_RNG_EVAL};
        vae_session_run(s, &m->encode, &in, rows);
        int unit = 0;
        for (int l = 0; l < m->n_latents; l++) {
            char name[256];
            snprintf(name, sizeof name, "%s.mean", m->latent[l].name);
            const float *z = vae_session_output(s, &m->encode, name);
            const int width = m->latent[l].width;
            for (int i = 0; i < rows; i++) {
                const double count = (double)(at + (size_t)i + 1);
                for (int k = 0; k < width; k++) { // Welford's running mean and variance
                    const double x = (double)z[i * width + k], delta = x - mean[unit + k];
                    mean[unit + k] += delta / count;
                    variance[unit + k] += delta * (x - mean[unit + k]);
                }
            }
            unit += width;
        }
    }
    r->active = 0;
    for (int k = 0; k < r->units; k++) {
        if (n > 0) variance[k] /= (double)n;
        r->active += variance[k] > EVALUATE_ACTIVE;
    }
}

bool vae_collapsed(const VaeScores *r) {
    for (int k = 0; k < r->units; k++)
        if (!(fabs(r->unit_kl[k]) < EVALUATE_COLLAPSED)) return false;
    return true;
}

// Adds one sample's outputs of `rows` rows to the sums of the rows and of the units.
static void evaluate_add(VaeScores *r, const VaeSession *s, int rows, bool first_sample) {
    const VaeModel *m = s->model;
    const float *reconstruction = vae_session_output(s, &m->eval, "reconstruction");
    const float *kl = vae_session_output(s, &m->eval, "kl");
    const float *weight = vae_session_output(s, &m->eval, "log_weight");
    for (int i = 0; i < rows; i++) {
        r->row[i].reconstruction += (double)reconstruction[i];
        r->row[i].kl += (double)kl[i];
        const double w = (double)weight[i];
        if (first_sample) {
            r->row_max[i] = w;
            r->row_sum[i] = 1;
        } else if (w == -INFINITY) { // weighs nothing; its difference to -inf would be NaN
        } else if (w <= r->row_max[i]) {
            r->row_sum[i] += exp(w - r->row_max[i]);
        } else {
            r->row_sum[i] = r->row_sum[i] * exp(r->row_max[i] - w) + 1;
            r->row_max[i] = w;
        }
    }
    int unit = 0;
    for (int l = 0; l < m->n_latents; l++) {
        char name[256];
        snprintf(name, sizeof name, "%s.kl", m->latent[l].name);
        const float *value = vae_session_output(s, &m->eval, name);
        const int width = m->latent[l].width;
        const bool apart = vae_port(&m->eval, name)->width == width; // else one number for all
        for (int i = 0; i < rows; i++)
            for (int k = 0; k < width; k++)
                r->unit_kl[unit + k] += apart ? (double)value[i * width + k]
                                              : (double)value[i] / width;
        unit += width;
    }
}

// The rows of one batch into r->row, and their units' KL into the sums.
static void evaluate_batch(VaeScores *r, VaeSession *s, const VaeData *d, const uint32_t *row,
                           size_t first, int rows, int samples, uint64_t seed) {
    memset(r->row, 0, (size_t)rows * sizeof *r->row);
    for (int k = 0; k < samples; k++) {
        const VaeInput in = {.data = d, .row = row, .first = first, .seed = seed,
                             .rng = VAE_RNG_EVAL, .step = (uint32_t)k};
        vae_session_run(s, &s->model->eval, &in, rows);
        evaluate_add(r, s, rows, k == 0);
    }
    for (int i = 0; i < rows; i++) {
        r->row[i].reconstruction /= samples;
        r->row[i].kl /= samples;
        r->row[i].log_likelihood = r->row_max[i] + log(r->row_sum[i] / samples);
    }
}

void vae_evaluate(VaeScores *r, VaeSession *s, const VaeData *d, const uint32_t *row, size_t n,
                  int samples, uint64_t seed) {
    const VaeModel *m = s->model;
    vae_evaluate_units(r, s, d, row, n, seed);
    r->rows = n;
    r->samples = samples;
    r->reconstruction = r->kl = 0;
    memset(r->unit_kl, 0, (size_t)r->units * sizeof *r->unit_kl);
    double mean = 0, squares = 0; // of the rows' log-likelihoods
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t left = n - at;
        const int rows = left < (size_t)m->batch ? (int)left : m->batch;
        evaluate_batch(r, s, d, row ? row + at : NULL, at, rows, samples, seed);
        for (int i = 0; i < rows; i++) {
            r->reconstruction += r->row[i].reconstruction;
            r->kl += r->row[i].kl;
            const double ll = r->row[i].log_likelihood, delta = ll - mean;
            mean += delta / (double)(at + (size_t)i + 1);
            squares += delta * (ll - mean);
        }
    }
    r->reconstruction /= (double)n;
    r->kl /= (double)n;
    r->elbo = -(r->reconstruction + r->kl);
    for (int k = 0; k < r->units; k++) r->unit_kl[k] /= (double)n * samples;
    r->log_likelihood = mean;
    r->log_likelihood_error = n > 1 ? sqrt(squares / (double)(n - 1) / (double)n) : 0;
}

void vae_score_rows(VaeRowScore *row, VaeSession *s, const VaeData *d, int samples, uint64_t seed) {
    const size_t batch = (size_t)s->model->batch;
    VaeScores scores;
    vae_scores_open(&scores, s->model);
    for (size_t at = 0; at < d->rows; at += batch) {
        const size_t rows = d->rows - at < batch ? d->rows - at : batch;
        evaluate_batch(&scores, s, d, NULL, at, (int)rows, samples, seed);
        memcpy(row + at, scores.row, rows * sizeof *row);
    }
    vae_scores_close(&scores);
}

static json_t *evaluate_number(double x) { return isfinite(x) ? json_real(x) : json_null(); }

// Whether the KL of a latent is a sum over its dimensions.
static bool evaluate_apart(const VaeModel *m, int latent) {
    char name[256];
    snprintf(name, sizeof name, "%s.kl", m->latent[latent].name);
    return vae_port(&m->eval, name)->width == m->latent[latent].width;
}

static double evaluate_kl(const VaeScores *r, const VaeModel *m, int latent, int unit) {
    double kl = 0;
    for (int k = 0; k < m->latent[latent].width; k++) kl += r->unit_kl[unit + k];
    return kl;
}

static void evaluate_json(const VaeScores *r, const VaePictureScores *p, const VaeModel *m,
                          double per_dim) {
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
    json_object_set_new(o, "units", json_integer(r->units));
    json_t *latents = json_object(), *totals = json_object();
    int unit = 0;
    for (int l = 0; l < m->n_latents; l++) {
        json_t *list = json_array();
        for (int k = 0; k < m->latent[l].width && evaluate_apart(m, l); k++)
            json_array_append_new(list, evaluate_number(r->unit_kl[unit + k]));
        json_object_set_new(latents, m->latent[l].name, list);
        json_object_set_new(totals, m->latent[l].name, evaluate_number(evaluate_kl(r, m, l, unit)));
        unit += m->latent[l].width;
    }
    json_object_set_new(o, "kl_per_latent", totals);
    json_object_set_new(o, "kl_per_dimension", latents);
    vae_print_json(o);
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
    printf("active units    %d of %d\n", r->active, r->units);
    int unit = 0;
    for (int l = 0; l < m->n_latents; l++) {
        printf("KL of %-9s %.4f nats", m->latent[l].name, evaluate_kl(r, m, l, unit));
        for (int k = 0; k < m->latent[l].width && evaluate_apart(m, l); k++)
            printf("%s%.4f", k % 10 ? " " : "\n  ", r->unit_kl[unit + k]);
        putchar('\n');
        unit += m->latent[l].width;
    }
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
    vae_scores_open(&r, m);
    vae_evaluate(&r, &s, &d, NULL, d.rows, o->samples > 0 ? (int)o->samples : 1,
                 vae_option_seed(o));
    const VaeStream *x = &m->stream[m->target];
    const bool shares = x->kind == VAE_LABEL || x->domain == VAE_DOMAIN_SHARES;
    const double dims = shares ? x->width / x->channels : x->width; // one of many is one
    const double per_dim = 1 / (dims * log(2.0));
    VaePictureScores pictures;
    const bool has = vae_evaluate_pictures(&pictures, &s, &d);
    if (o->json) evaluate_json(&r, has ? &pictures : NULL, m, per_dim);
    else evaluate_text(&r, has ? &pictures : NULL, m, per_dim);
    const bool finite = isfinite(r.elbo);
    vae_scores_close(&r);
    vae_session_close(&s);
    vae_data_close(&d);
    if (!finite) vae_die(EX_SOFTWARE, "the ELBO is not a finite number under these weights");
    return 0;
}
