// evaluate.c -- how good a model is: the bound of rows, the latent units and their KL.
// The ELBO is always at beta 1. With more than one sample per row the importance weights
// log p(x|z) + log p(z) - log q(z|x) give log p(x) = logmeanexp over samples (Burda et al. 2016),
// kept as a running maximum and a sum beside it, so that memory does not grow with the samples.
#include "core/session.h"

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

void vae_evaluate_units(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row,
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
    for (int unit = 0; unit < vae_latent_width(m) && n > 0; unit++) variance[unit] /= (double)n;
}

// A latent of codes or classes is counted by its places, each of so many numbers side by side.
static int evaluate_place(const VaeModel *m, int latent) {
    const int groups = vae_kl_groups(m, latent), width = m->latent[latent].width;
    const bool discrete = m->latent[latent].codes || (groups > 1 && groups < width);
    return discrete ? width / groups : 1;
}

const char *vae_units_name(const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++)
        if (evaluate_place(m, l) == 1 && !m->latent[l].codes) return "active units";
    return "active places";
}

// After the KL is known: a unit is active if the mean of its posterior varies over the rows and its KL
// (or that of what it is part of, where it has none of its own) is not next to 0.
static void evaluate_active(VaeScores *r, const VaeModel *m) {
    int unit = 0;
    r->active = r->counted = 0;
    for (int l = 0; l < m->n_latents; l++) {
        const int width = m->latent[l].width, place = evaluate_place(m, l), size = width / vae_kl_groups(m, l);
        // Codes have no prior that says how large they are: those that vary at all are active.
        const double least = m->latent[l].codes ? EVALUATE_VARIES : EVALUATE_ACTIVE;
        for (int at = 0; at < width; at += place, r->counted++) {
            bool varies = false;
            for (int k = 0; k < place; k++) varies |= r->unit_variance[unit + at + k] > least;
            const bool tells = m->latent[l].codes || !(fabs(vae_group_kl(r, m, l, at / size)) < EVALUATE_COLLAPSED);
            r->active += varies && tells;
        }
        unit += width;
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
static void evaluate_batch(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row,
                           size_t first, int rows, int samples, uint64_t seed) {
    memset(r->row, 0, (size_t)rows * sizeof *r->row);
    for (int k = 0; k < samples; k++) {
        if (s->progress)
            s->progress(s->progress_arg, ((double)first + (double)rows * k / samples) / (double)r->rows);
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

void vae_evaluate(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n,
                  int samples, uint64_t seed) {
    const VaeModel *m = s->model;
    vae_evaluate_units(r, s, d, row, n, seed);
    r->rows = n;
    r->samples = samples;
    r->reconstruction = r->kl = 0;
    r->first_not_finite = 0;
    memset(r->unit_kl, 0, (size_t)r->units * sizeof *r->unit_kl);
    double mean = 0, squares = 0; // of the rows' log-likelihoods
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t left = n - at;
        const int rows = left < (size_t)m->batch ? (int)left : m->batch;
        evaluate_batch(r, s, d, row ? row + at : NULL, at, rows, samples, seed);
        for (int i = 0; i < rows; i++) {
            r->reconstruction += r->row[i].reconstruction;
            r->kl += r->row[i].kl;
            if (!isfinite(r->row[i].reconstruction + r->row[i].kl) && !r->first_not_finite)
                r->first_not_finite = (row ? row[at + (size_t)i] : at + (size_t)i) + 1;
            const double ll = r->row[i].log_likelihood, delta = ll - mean;
            mean += delta / (double)(at + (size_t)i + 1);
            squares += delta * (ll - mean);
        }
    }
    r->reconstruction /= (double)n;
    r->kl /= (double)n;
    r->elbo = -(r->reconstruction + r->kl);
    for (int k = 0; k < r->units; k++) r->unit_kl[k] /= (double)n * samples;
    evaluate_active(r, m);
    r->log_likelihood = mean;
    r->log_likelihood_error = n > 1 ? sqrt(squares / (double)(n - 1) / (double)n) : 0;
}

void vae_score_rows(VaeRowScore *row, VaeSession *s, const VaeSource *d, int samples, uint64_t seed) {
    const size_t batch = (size_t)s->model->batch;
    VaeScores scores;
    vae_scores_open(&scores, s->model);
    scores.rows = d->rows;
    for (size_t at = 0; at < d->rows; at += batch) {
        const size_t rows = d->rows - at < batch ? d->rows - at : batch;
        evaluate_batch(&scores, s, d, NULL, at, (int)rows, samples, seed);
        memcpy(row + at, scores.row, rows * sizeof *row);
    }
    vae_scores_close(&scores);
}
