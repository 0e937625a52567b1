// fit.c -- the loop of a training, cut where the command train saves and a library asks its caller.
// In:  a trainer, rows, settings, a seed.  Out: the weights, and where the training is.
// What a step does is a function of these alone.
#include "core/fit.h"
#include "core/privacy.h"

#include <string.h>

// ---------------------------------------------------------------- rows

size_t vae_fit_held_out(double fraction, size_t rows) {
    const size_t n = (size_t)llround(fraction * (double)rows);
    if (n < 1) return 1;
    return n < rows - 1 ? n : rows - 1;
}

void vae_fit_split(uint32_t *all, uint32_t *flag, size_t rows, size_t held_out, uint64_t seed) {
    if (held_out > 0) vae_permutation(all, (uint32_t)rows, seed, 0xffffffffu); // no epoch's number
    memset(flag, 0, rows * sizeof *flag);
    for (size_t i = 0; i < held_out; i++) flag[all[i]] = 1;
    uint32_t *out = all, *in = all + held_out;
    for (size_t i = 0; i < rows; i++)
        if (flag[i]) *out++ = (uint32_t)i;
        else *in++ = (uint32_t)i;
}

void vae_fit_count_steps(VaeFit *f) {
    f->steps_per_epoch = vae_batches(f->trainer->session->model, f->n_train);
    f->steps = f->steps_per_epoch * f->training.epochs;
}

size_t vae_fit_block(const VaeModel *m) {
    enum { BYTES = 1 << 20 };
    size_t row = 0;
    for (int i = 0; i < m->n_streams; i++)
        row += (m->stream[i].kind == VAE_LABEL ? 1 : (size_t)m->stream[i].width) * sizeof(float);
    return row < BYTES ? BYTES / row : 1;
}

static uint32_t fit_row(const VaeFit *f, uint32_t i) { return f->train_row ? f->train_row[i] : i; }

void vae_fit_shuffle(VaeFit *f) {
    if (vae_is_private(f->trainer->session->model)) return; // its steps draw
    if (f->block > 0 || f->n_train > VAE_FIT_STORED) {
        f->computed = vae_order(f->n_train, f->block, f->seed, f->at->epoch);
        for (size_t i = 0; f->order && i < f->n_train; i++) f->order[i] = fit_row(f, vae_order_at(&f->computed, i));
        return;
    }
    vae_permutation(f->order, (uint32_t)f->n_train, f->seed, f->at->epoch);
    for (size_t i = 0; i < f->n_train; i++) f->order[i] = fit_row(f, f->order[i]);
}

// The rows of a batch of the epoch that was shuffled last.
static const uint32_t *fit_rows(VaeFit *f, VaeBatch batch) {
    if (f->order) return f->order + batch.first;
    for (size_t i = 0; i < (size_t)batch.n; i++)
        f->batch_row[i] = fit_row(f, vae_order_at(&f->computed, batch.first + i));
    return f->batch_row;
}

// ---------------------------------------------------------------- steps

void vae_fit_rates(VaeFit *f, double step, double epoch) {
    const VaeTraining *s = &f->training;
    vae_real *scalar = f->trainer->session->state.scalar;
    for (int i = VAE_BETA; i < VAE_SCALARS; i++)
        scalar[i] = (float)vae_schedule_value(&s->schedule[i], step, epoch, (double)f->steps, s->epochs);
    scalar[VAE_DATA_ROWS] = (float)f->n_train;
    f->beta = (double)scalar[VAE_BETA];
    f->lr = s->optimizer.lr * vae_lr_factor(&s->lr_schedule, epoch, s->epochs, f->at->drops);
}

void vae_fit_step(VaeFit *f) {
    VaePlace *at = f->at;
    const VaeTrainer *t = f->trainer;
    const VaeModel *m = t->session->model;
    VaeBatch batch;
    if (vae_is_private(m))
        batch = (VaeBatch){0, vae_privacy_take(f->order ? f->order : f->batch_row, f->train_row, f->n_train, f->below, m->batch, t->noise_seed,
                                               (uint32_t)at->step)};
    else batch = vae_batch_rows(m, f->n_train, (long)at->batch_in_epoch);
    f->rows = batch.n;
    vae_fit_rates(f, (double)at->step, (double)at->step / (double)f->steps_per_epoch);
    const VaeInput in = {.data = f->data, .row = vae_is_private(m) ? f->order ? f->order : f->batch_row : fit_rows(f, batch), .seed = f->seed,
                         .rng = VAE_RNG_TRAIN, .step = (uint32_t)at->step};
    vae_trainer_step(f->trainer, &in, batch.n, (long)at->step, f->lr);
    at->sum_loss += (double)*t->loss * batch.n;
    at->sum_reconstruction += (double)*t->reconstruction * batch.n;
    at->sum_kl += (double)*t->kl * batch.n;
    for (int i = 0; i < VAE_TERMS && t->term[i]; i++) at->sum_term[i] += (double)*t->term[i] * batch.n;
    if (t->critic) {
        at->sum_critic += (double)*t->critic * batch.n;
        at->sum_real += (double)*t->critic_real * batch.n;
        at->sum_made += (double)*t->critic_made * batch.n;
    }
    at->sum_rows += batch.n;
    at->step++;
    at->batch_in_epoch++;
}

const char *vae_fit_not_finite(const VaeFit *f, double *value) {
    const VaeTrainer *t = f->trainer;
    const float values[4] = {*t->reconstruction, *t->kl, *t->loss, t->critic ? *t->critic : 0};
    static const char *const term[4] = {"reconstruction", "kl", "loss", "the critic's loss"};
    for (int i = 0; i < 4; i++) {
        if (isfinite(values[i])) continue;
        *value = (double)values[i];
        return term[i];
    }
    return NULL;
}

// ---------------------------------------------------------------- epochs

float *vae_fit_evaluated(VaeFit *f) {
    const VaeModel *m = f->trainer->session->model;
    float *param = f->trainer->session->state.param;
    if (!f->averaged) return param;
    memcpy(f->averaged, f->trainer->ema, m->n_param * sizeof(float));
    memcpy(f->averaged + m->n_param, param + m->n_param, m->n_state * sizeof(float));
    return f->averaged;
}

void vae_fit_evaluate(VaeFit *f, VaeScores *r, const VaeSource *d, const uint32_t *row, size_t n, int samples) {
    VaeSession *s = f->trainer->session;
    float *param = s->state.param;
    s->state.param = vae_fit_evaluated(f);
    vae_evaluate(r, s, d, row, n, samples, f->seed);
    s->state.param = param;
}

static double fit_last(const VaeFit *f, VaeScalar which) {
    const VaeSchedule *s = &f->training.schedule[which];
    return s->kind == VAE_CONSTANT ? s->from : s->to;
}

double vae_fit_loss(const VaeFit *f, const VaeScores *r) {
    const VaeModel *m = f->trainer->session->model;
    if (f->training.importance > 0) return -r->log_likelihood;
    const double scale = f->training.recon_scale > 0 ? f->training.recon_scale : 1;
    const double least = fit_last(f, VAE_FREE_BITS), capacity = fit_last(f, VAE_CAPACITY);
    double kl = r->kl;
    if (least > 0) {
        kl = 0;
        for (int l = 0; l < m->n_latents; l++)
            for (int g = 0; g < vae_kl_groups(m, l); g++) kl += fmax(vae_group_kl(r, m, l, g), least);
    }
    if (capacity > 0) kl = fabs(kl - capacity);
    double reconstruction = scale * r->reconstruction;
    if (vae_targets(m) > 1) {
        reconstruction = 0;
        for (int k = 0; k < m->n_streams; k++) reconstruction += m->stream[k].scale * r->stream[k].reconstruction;
    }
    return reconstruction + fit_last(f, VAE_BETA) * kl;
}

// A drop of the learning rate begins the count anew.
static void fit_plateau(VaeFit *f, bool better) {
    const VaeTraining *s = &f->training;
    VaePlace *at = f->at;
    at->epochs_on_plateau = better ? 0 : at->epochs_on_plateau + 1;
    if (at->epochs_on_plateau < s->lr_schedule.every) return;
    if (s->most_drops > 0 && at->drops >= (uint32_t)s->most_drops) return;
    at->drops++;
    at->epochs_on_plateau = 0;
}

bool vae_fit_end_epoch(VaeFit *f, double loss) {
    VaePlace *at = f->at;
    const bool better = loss < at->best_loss;
    at->epochs_without_gain = better ? 0 : at->epochs_without_gain + 1;
    if (better) at->best_loss = loss;
    if (f->training.lr_schedule.kind == VAE_LR_PLATEAU) fit_plateau(f, better);
    at->epoch++;
    at->batch_in_epoch = 0;
    at->sum_critic = at->sum_real = at->sum_made = 0;
    for (int i = 0; i < VAE_TERMS; i++) at->sum_term[i] = 0;
    at->sum_loss = at->sum_reconstruction = at->sum_kl = at->sum_rows = 0;
    return better;
}

void vae_fit_keep_best(VaeFit *f) {
    const VaeModel *m = f->trainer->session->model;
    memcpy(f->best, vae_fit_evaluated(f), (m->n_param + m->n_state) * sizeof *f->best);
}

bool vae_fit_done(const VaeFit *f) {
    const int patience = f->training.early_stop;
    return f->at->epoch >= (uint32_t)f->training.epochs ||
           (patience > 0 && f->at->epochs_without_gain >= (uint32_t)patience);
}

bool vae_fit_finite(const float *values, size_t n) {
    uint32_t bad = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, &values[i], sizeof bits);
        bad |= (bits & 0x7f800000u) == 0x7f800000u;
    }
    return !bad;
}
