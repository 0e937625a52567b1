// evaluate.c -- how good a model is: the command eval, and the scores that training reports.
// The ELBO is always at beta 1. With more than one sample per row the importance weights
// log p(x|z) + log p(z) - log q(z|x) give log p(x) = logmeanexp over samples (Burda et al. 2016),
// kept as a running maximum and a sum beside it, so that memory does not grow with the samples.
#include "driver.h"

#include <jansson.h>
#include <string.h>

#define EVALUATE_ACTIVE 0.01 // least variance of an active unit's posterior mean (Burda et al.)
#define EVALUATE_VARIES 1e-12
#define EVALUATE_COLLAPSED 0.01 // nats: less in every dimension is a collapsed posterior

void vae_scores_open(VaeScores *r, const VaeModel *m) {
    memset(r, 0, sizeof *r);
    r->units = vae_latent_width(m);
    r->unit_kl = vae_alloc((size_t)r->units, sizeof(double));
    r->unit_variance = vae_alloc((size_t)r->units, sizeof(double));
    r->unit_mean = vae_alloc((size_t)r->units, sizeof(double));
    vae_codes_open(r, m);
    r->row = vae_alloc((size_t)m->batch, sizeof *r->row);
    r->row_max = vae_alloc((size_t)m->batch, sizeof(double));
    r->row_sum = vae_alloc((size_t)m->batch, sizeof(double));
}

void vae_scores_close(VaeScores *r) {
    vae_free(r->unit_kl);
    vae_free(r->unit_variance);
    vae_free(r->unit_mean);
    vae_free(r->code_count);
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
    vae_codes_begin(r, m);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t left = n - at;
        const int rows = left < (size_t)m->batch ? (int)left : m->batch;
        const VaeInput in = {.data = d, .row = row ? row + at : NULL, .first = at, .seed = seed,
                             .rng = VAE_RNG_EVAL};
        vae_session_run(s, &m->encode, &in, rows);
        vae_codes_add(r, s, rows);
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
    vae_codes_end(r, m);
    r->active = 0;
    int unit = 0;
    for (int l = 0; l < m->n_latents; l++) {
        // Codes have no prior that says how large they are: those that vary at all are active.
        const double least = m->latent[l].codes ? EVALUATE_VARIES : EVALUATE_ACTIVE;
        for (const int end = unit + m->latent[l].width; unit < end; unit++) {
            if (n > 0) variance[unit] /= (double)n;
            r->active += variance[unit] > least;
        }
    }
}

int vae_kl_groups(const VaeModel *m, int latent) {
    char name[256];
    snprintf(name, sizeof name, "%s.kl", m->latent[latent].name);
    return vae_port(&m->eval, name)->width;
}

double vae_group_kl(const VaeScores *r, const VaeModel *m, int latent, int group) {
    const int size = m->latent[latent].width / vae_kl_groups(m, latent);
    const double *unit = r->unit_kl + group * size;
    double kl = 0;
    for (int l = 0; l < latent; l++) unit += m->latent[l].width;
    for (int k = 0; k < size; k++) kl += unit[k];
    return kl;
}

double vae_latent_kl(const VaeScores *r, const VaeModel *m, int latent) {
    double kl = 0;
    for (int g = 0; g < vae_kl_groups(m, latent); g++) kl += vae_group_kl(r, m, latent, g);
    return kl;
}

bool vae_collapsed(const VaeScores *r, const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++) {
        if (m->latent[l].codes && r->codes[l].used > 1) return false;
        for (int g = 0; g < vae_kl_groups(m, l) && !m->latent[l].codes; g++)
            if (!(fabs(vae_group_kl(r, m, l, g)) < EVALUATE_COLLAPSED)) return false;
    }
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
        const int groups = vae_kl_groups(m, l), size = width / groups; // a group's number is shared out
        for (int i = 0; i < rows; i++)
            for (int k = 0; k < width; k++)
                r->unit_kl[unit + k] += (double)value[i * groups + k / size] / size;
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

json_t *vae_json_units(const VaeScores *r, const VaeModel *m) {
    json_t *o = json_object();
    for (int l = 0; l < m->n_latents; l++) {
        json_t *list = json_array();
        for (int g = 0; g < vae_kl_groups(m, l); g++)
            json_array_append_new(list, evaluate_number(vae_group_kl(r, m, l, g)));
        json_object_set_new(o, m->latent[l].name, list);
    }
    return o;
}

json_t *vae_json_latents(const VaeScores *r, const VaeModel *m) {
    json_t *o = json_object();
    for (int l = 0; l < m->n_latents; l++)
        json_object_set_new(o, m->latent[l].name, evaluate_number(vae_latent_kl(r, m, l)));
    return o;
}

json_t *vae_json_codes(const VaeScores *r, const VaeModel *m) {
    json_t *o = NULL;
    for (int l = 0; l < m->n_latents; l++) {
        if (!m->latent[l].codes) continue;
        if (!o) o = json_object();
        json_object_set_new(o, m->latent[l].name,
                            json_pack("{s:i, s:i, s:f}", "used", r->codes[l].used, "of",
                                      m->latent[l].codes, "perplexity", r->codes[l].perplexity));
    }
    return o;
}

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
    json_object_set_new(o, "units", json_integer(r->units));
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
    printf("active units    %d of %d\n", r->active, r->units);
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
    vae_scores_open(&r, m);
    vae_evaluate(&r, &s, &d, NULL, d.rows, o->samples > 0 ? (int)o->samples : 1,
                 vae_option_seed(o));
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
    vae_scores_close(&r);
    vae_session_close(&s);
    vae_data_close(&d);
    if (!finite) vae_die(EX_SOFTWARE, "the ELBO is not a finite number under these weights");
    return 0;
}
