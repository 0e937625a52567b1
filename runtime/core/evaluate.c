// evaluate.c -- how good a model is: the bound of rows, the latent units and their KL.
// The ELBO is always at beta 1. With more than one sample per row the importance weights
// log p(x|z) + log p(z) - log q(z|x) give log p(x) = logmeanexp over samples (Burda et al. 2016),
// kept as a running maximum and a sum beside it, so that memory does not grow with the samples.
#include "core/session.h"

#include <string.h>

#define EVALUATE_ACTIVE 0.01 // least variance of an active unit's posterior mean (Burda et al.)
#define EVALUATE_VARIES 1e-12
#define EVALUATE_COLLAPSED 0.01 // nats: less in every dimension is a collapsed posterior

static void scores_take(VaeScores *r, VaeMemory *memory, const VaeModel *m) {
    memset(r, 0, sizeof *r);
    r->units = vae_latent_width(m);
    r->unit_kl = vae_take(memory, (size_t)r->units, sizeof(double));
    r->unit_variance = vae_take(memory, (size_t)r->units, sizeof(double));
    r->unit_mean = vae_take(memory, (size_t)r->units, sizeof(double));
    vae_codes_take(r, memory, m);
    r->row = vae_take(memory, (size_t)m->batch, sizeof *r->row);
    r->row_max = vae_take(memory, (size_t)m->batch, sizeof(double));
    r->row_sum = vae_take(memory, (size_t)m->batch, sizeof(double));
    if (vae_targets(m) > 1) r->row_stream = vae_take(memory, (size_t)m->batch * (size_t)m->n_streams, sizeof(double));
    const VaeStream *x = &m->stream[m->target];
    r->columns = x->kind == VAE_TABLE ? x->width : x->kind == VAE_SERIES ? x->height : 0;
    if (vae_row_weights(m) >= 0) r->row_weight = vae_take(memory, (size_t)m->batch, sizeof(double));
    if (!r->columns) return;
    r->column = vae_take(memory, (size_t)r->columns, sizeof(double));
    r->row_column = vae_take(memory, (size_t)m->batch * (size_t)r->columns, sizeof(double));
}

size_t vae_scores_memory(const VaeModel *m) {
    VaeMemory count = {0};
    VaeScores r;
    scores_take(&r, &count, m);
    return count.used;
}

VaeStatus vae_scores_open(VaeScores *r, VaeMemory *memory, const VaeModel *m, VaeError *error) {
    scores_take(r, memory, m);
    if (vae_took(memory)) return VAE_OK;
    return vae_fail(error, VAE_NO_MEMORY, "out of memory: an evaluation takes %zu bytes beside the model",
                    vae_scores_memory(m));
}

void vae_evaluate_units(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row,
                        size_t n, uint64_t seed) {
    const VaeModel *m = s->model;
    double *mean = r->unit_mean, *variance = r->unit_variance;
    memset(mean, 0, (size_t)r->units * sizeof *mean);
    memset(variance, 0, (size_t)r->units * sizeof *variance);
    vae_codes_begin(r, m);
    const VaeRuns runs = {.program = &m->encode, .n = n, .samples = 1,
                          .input = {.data = d, .row = row, .seed = seed, .rng = VAE_RNG_EVAL}};
    for (long run = 0; run < vae_runs(m, &runs); run++) {
        const size_t at = (size_t)run * (size_t)m->batch;
        const int rows = vae_runs_rows(m, &runs, run);
        vae_session_progress(s, "encoding", at, n);
        vae_runs_next(s, &runs, run);
        vae_codes_add(r, s, rows);
        int unit = 0;
        for (int l = 0; l < m->n_latents; l++) {
            const float *z = vae_session_output_of(s, &m->encode, m->latent[l].name, "mean");
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
    vae_session_progress(s, "encoding", n, n);
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

// A latent that is what the encoder says: nothing of it is drawn, and it has no KL.
static bool evaluate_exact(const VaeModel *m, int latent) {
    const VaeProgram *p = &m->eval;
    for (int i = 0; i < p->n_ports; i++)
        if ((p->port[i].kind == VAE_IN_NORMAL || p->port[i].kind == VAE_IN_UNIFORM) && p->port[i].index == latent) return false;
    return !m->latent[latent].codes;
}

// After the KL is known: a unit is active if the mean of its posterior varies over the rows and its KL
// (or that of what it is part of, where it has none of its own) is not next to 0.
static void evaluate_active(VaeScores *r, const VaeModel *m) {
    int unit = 0;
    r->active = r->counted = 0;
    for (int l = 0; l < m->n_latents; l++) {
        const int width = m->latent[l].width, place = evaluate_place(m, l), size = width / vae_kl_groups(m, l);
        // Codes, and what is exact, have no prior that says how large they are: those that vary at all are active.
        const bool free = m->latent[l].codes || evaluate_exact(m, l);
        const double least = free ? EVALUATE_VARIES : EVALUATE_ACTIVE;
        for (int at = 0; at < width; at += place, r->counted++) {
            bool varies = false;
            for (int k = 0; k < place; k++) varies |= r->unit_variance[unit + at + k] > least;
            const bool tells = free || !(fabs(vae_group_kl(r, m, l, at / size)) < EVALUATE_COLLAPSED);
            r->active += varies && tells;
        }
        unit += width;
    }
}

int vae_kl_groups(const VaeModel *m, int latent) {
    return vae_port_of(&m->eval, m->latent[latent].name, "kl")->width;
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
        if (evaluate_exact(m, l) || (m->latent[l].codes && r->codes[l].used > 1)) return false;
        for (int g = 0; g < vae_kl_groups(m, l) && !m->latent[l].codes; g++)
            if (!(fabs(vae_group_kl(r, m, l, g)) < EVALUATE_COLLAPSED)) return false;
    }
    return true;
}

// ---------------------------------------------------------------- streams

bool vae_scores_stream(const VaeModel *m, int stream) {
    return vae_port_of(&m->eval, m->stream[stream].name, "reconstruction") != NULL;
}

bool vae_scores_labels(const VaeModel *m, int stream) {
    return vae_port_of(&m->eval, m->stream[stream].name, "right") != NULL;
}

bool vae_scores_tokens(const VaeModel *m, int stream) {
    return vae_port_of(&m->eval, m->stream[stream].name, "tokens") != NULL;
}

double vae_nats_per_token(const VaeScores *r, const VaeModel *m, int stream) {
    const double each = r->stream[stream].tokens / r->weight; // in a row
    if (vae_targets(m) > 1) return r->stream[stream].reconstruction / each;
    return -(r->samples > 1 ? r->log_likelihood : r->elbo) / each;
}

double vae_accuracy(const VaeScores *r, int stream) { return r->stream[stream].right / r->stream[stream].known; }

int vae_targets(const VaeModel *m) {
    int n = 0;
    for (int i = 0; i < m->n_streams; i++) n += m->stream[i].likelihood != NULL;
    return n;
}

double vae_dimensions(const VaeModel *m) {
    double n = 0;
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const bool shares = s->kind == VAE_LABEL || s->domain == VAE_DOMAIN_SHARES;
        if (s->likelihood) n += shares ? s->width / s->channels : s->width;
    }
    return n;
}

// What the rows of a batch weigh: 1 each, unless the data say it.
static void evaluate_weigh(VaeScores *r, const VaeModel *m, const VaeInput *in, size_t at, int rows) {
    const int stream = vae_row_weights(m);
    for (int i = 0; i < rows && r->row_weight; i++) {
        const size_t k = at + (size_t)i;
        r->row_weight[i] = 1;
        if (in->data->has(in->data, stream))
            in->data->values(in->data, m, stream, in->row ? in->row[k] : in->first + k, 0, 1, &r->row_weight[i]);
    }
}

static double evaluate_weight(const VaeScores *r, int i) { return r->row_weight ? r->row_weight[i] : 1; }

static void evaluate_streams(VaeScores *r, const VaeSession *s, int rows) {
    const VaeModel *m = s->model;
    for (int k = 0; k < m->n_streams; k++) {
        const float *nll = vae_session_output_of(s, &m->eval, m->stream[k].name, "reconstruction");
        const float *right = vae_session_output_of(s, &m->eval, m->stream[k].name, "right");
        const float *tokens = vae_session_output_of(s, &m->eval, m->stream[k].name, "tokens");
        for (int i = 0; i < rows && tokens; i++) r->stream[k].tokens += evaluate_weight(r, i) * (double)tokens[i];
        for (int i = 0; i < rows && nll; i++) {
            r->stream[k].reconstruction += evaluate_weight(r, i) * (double)nll[i];
            r->row_stream[i * m->n_streams + k] += (double)nll[i];
        }
        for (int i = 0; i < rows && right; i++) {
            r->stream[k].known += right[i] >= 0 ? evaluate_weight(r, i) : 0;
            r->stream[k].right += right[i] > 0 ? evaluate_weight(r, i) : 0;
        }
    }
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
    evaluate_streams(r, s, rows);
    const char *parts = m->stream[m->target].kind == VAE_TABLE ? "columns" : "steps";
    const float *column = r->columns ? vae_session_output_of(s, &m->eval, m->stream[m->target].name, parts) : NULL;
    for (int i = 0; column && i < rows * r->columns; i++) r->row_column[i] += (double)column[i];
    int unit = 0;
    for (int l = 0; l < m->n_latents; l++) {
        const float *value = vae_session_output_of(s, &m->eval, m->latent[l].name, "kl");
        const int width = m->latent[l].width;
        const int groups = vae_kl_groups(m, l), size = width / groups; // a group's number is shared out
        for (int i = 0; i < rows; i++)
            for (int k = 0; k < width; k++)
                r->unit_kl[unit + k] += evaluate_weight(r, i) * (double)value[i * groups + k / size] / size;
        unit += width;
    }
}

// Batch number `batch` of some runs of eval.
static void score_batch(VaeScores *r, VaeSession *s, const VaeRuns *runs, size_t first, long batch) {
    const int rows = vae_runs_rows(s->model, runs, batch * runs->samples), samples = runs->samples;
    memset(r->row, 0, (size_t)rows * sizeof *r->row);
    evaluate_weigh(r, s->model, &runs->input, (size_t)batch * (size_t)s->model->batch, rows);
    if (r->columns) memset(r->row_column, 0, (size_t)rows * (size_t)r->columns * sizeof *r->row_column);
    const int streams = s->model->n_streams;
    if (r->row_stream) memset(r->row_stream, 0, (size_t)rows * (size_t)streams * sizeof *r->row_stream);
    for (int k = 0; k < samples; k++) {
        vae_session_progress(s, "evaluating", first * (size_t)samples + (size_t)rows * (size_t)k,
                             r->rows * (size_t)samples);
        vae_runs_next(s, runs, batch * samples + k);
        evaluate_add(r, s, rows, k == 0);
    }
    for (int i = 0; i < rows * r->columns; i++) r->row_column[i] /= samples;
    for (int i = 0; i < rows * streams && r->row_stream; i++) r->row_stream[i] /= samples;
    for (int i = 0; i < rows; i++) {
        r->row[i].reconstruction /= samples;
        r->row[i].kl /= samples;
        r->row[i].log_likelihood = r->row_max[i] + log(r->row_sum[i] / samples);
    }
}

static VaeRuns score_runs(const VaeModel *m, const VaeSource *d, const uint32_t *row, size_t n, int samples,
                          uint64_t seed) {
    return (VaeRuns){.program = &m->eval, .n = n, .samples = samples,
                     .input = {.data = d, .row = row, .seed = seed, .rng = VAE_RNG_EVAL}};
}

void vae_score_batch(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row, size_t first, int rows,
                     int samples, uint64_t seed) {
    VaeRuns runs = score_runs(s->model, d, row, (size_t)rows, samples, seed);
    runs.input.first = first;
    score_batch(r, s, &runs, first, 0);
}

typedef struct Spread { // of numbers that come one after the other (Welford)
    double n, weight, mean, squares;
} Spread;

static void spread_add(Spread *s, double x, double weight) {
    if (weight == 0) return;
    const double delta = x - s->mean;
    s->n++;
    s->weight += weight;
    s->mean += delta * weight / s->weight;
    s->squares += weight * delta * (x - s->mean);
}

// The standard error of the mean, of rows that were drawn once each, whatever they weigh: their variance, times the
// sum of their squared shares, which is 1 / n of rows of one weight.
static double spread_error(const Spread *s, double squared) {
    if (!(s->n > 1)) return 0;
    if (s->n == s->weight) return sqrt(s->squares / (s->n - 1) / s->n);
    return sqrt(s->squares / s->weight * s->n / (s->n - 1) * squared / (s->weight * s->weight));
}

void vae_evaluate(VaeScores *r, VaeSession *s, const VaeSource *d, const uint32_t *row, size_t n,
                  int samples, uint64_t seed) {
    const VaeModel *m = s->model;
    vae_evaluate_units(r, s, d, row, n, seed);
    double squared = 0; // weights
    r->rows = n;
    r->weight = 0;
    r->samples = samples;
    r->reconstruction = r->kl = 0;
    r->first_not_finite = 0;
    memset(r->unit_kl, 0, (size_t)r->units * sizeof *r->unit_kl);
    for (int j = 0; j < r->columns; j++) r->column[j] = 0;
    Spread log_likelihood = {0}, bound = {0};
    memset(r->stream, 0, sizeof r->stream);
    const VaeRuns runs = score_runs(m, d, row, n, samples, seed);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t left = n - at;
        const int rows = left < (size_t)m->batch ? (int)left : m->batch;
        score_batch(r, s, &runs, at, (long)(at / (size_t)m->batch));
        if (r->each) memcpy(r->each + at, r->row, (size_t)rows * sizeof *r->each);
        for (int i = 0; i < rows * r->columns; i++)
            r->column[i % r->columns] += evaluate_weight(r, i / r->columns) * (r->row_column[i] / (double)n);
        for (int i = 0; i < rows; i++) {
            const double weight = evaluate_weight(r, i);
            r->weight += weight;
            squared += weight * weight;
            r->reconstruction += weight * r->row[i].reconstruction;
            r->kl += weight * r->row[i].kl;
            if (!isfinite(r->row[i].reconstruction + r->row[i].kl) && !r->first_not_finite)
                r->first_not_finite = (row ? row[at + (size_t)i] : at + (size_t)i) + 1;
            spread_add(&log_likelihood, r->row[i].log_likelihood, weight);
            spread_add(&bound, -(r->row[i].reconstruction + r->row[i].kl), weight);
        }
    }
    vae_session_progress(s, "evaluating", n, n);
    r->reconstruction /= r->weight;
    r->kl /= r->weight;
    r->elbo = -(r->reconstruction + r->kl);
    for (int j = 0; j < r->columns; j++) r->column[j] *= (double)n / r->weight;
    for (int k = 0; k < r->units; k++) r->unit_kl[k] /= r->weight * samples;
    for (int k = 0; k < m->n_streams; k++) {
        r->stream[k].reconstruction /= r->weight * samples;
        r->stream[k].tokens /= samples;
    }
    evaluate_active(r, m);
    r->elbo_error = spread_error(&bound, squared);
    r->log_likelihood = log_likelihood.mean;
    r->log_likelihood_error = spread_error(&log_likelihood, squared);
}

void vae_score_rows(VaeRowScore *row, VaeScores *r, VaeSession *s, const VaeSource *d, int samples, uint64_t seed) {
    const size_t batch = (size_t)s->model->batch;
    r->rows = d->rows;
    const VaeRuns runs = score_runs(s->model, d, NULL, d->rows, samples, seed);
    for (size_t at = 0; at < d->rows; at += batch) {
        const size_t rows = d->rows - at < batch ? d->rows - at : batch;
        score_batch(r, s, &runs, at, (long)(at / batch));
        memcpy(row + at, r->row, rows * sizeof *row);
        const size_t streams = (size_t)s->model->n_streams, columns = (size_t)r->columns;
        if (r->each_column) memcpy(r->each_column + at * columns, r->row_column, rows * columns * sizeof *r->each_column);
        if (r->each_stream) memcpy(r->each_stream + at * streams, r->row_stream, rows * streams * sizeof *r->each_stream);
    }
    vae_session_progress(s, "evaluating", d->rows, d->rows);
}
