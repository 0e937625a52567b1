// training.c -- training a model from the caller's arrays: a whole training, as the command train has it, or single
// steps on rows as they come.
#include "library/handle.h"

#include <string.h>

#ifndef VAE_NO_HEAP
#include <stdlib.h>
#endif

// ---------------------------------------------------------------- opening

void vae_handle_take_training(VaeHandle *h, VaeMemory *memory, const VaeModel *m) {
    const size_t n = m->n_param + m->n_state;
    h->fit.averaged = m->training.ema > 0 ? vae_take(memory, n, sizeof(float)) : NULL;
    h->fit.best = m->training.early_stop > 0 ? vae_take(memory, n, sizeof(float)) : NULL;
}

// Where a training begins: at step 0.
static void training_place(VaeHandle *h) {
    h->at = (VaePlace){.best_loss = INFINITY};
    h->rows_seen = 0;
    float *averaged = h->fit.averaged, *best = h->fit.best;
    h->fit = (VaeFit){.trainer = &h->trainer, .training = h->model->training, .seed = h->seed, .at = &h->at,
                      .data = &h->data.source, .averaged = averaged, .best = best};
}

static void training_optimizer(VaeHandle *h) { // a new one
    const VaeModel *m = h->model;
    VaeTrainer *t = &h->trainer;
    for (int i = 0; i < t->n_slots; i++) memset(t->slot[i], 0, m->n_param * sizeof(float));
    if (t->ema) memcpy(t->ema, h->session.state.param, m->n_param * sizeof(float));
    t->twin_fresh = false;
}

void vae_handle_begin_training(VaeHandle *h) {
    training_place(h);
    training_optimizer(h);
}

static int training_open(VaeHandle *h) {
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    if (h->training) return VAE_OK;
    return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the model was opened for inference");
}

// Statistics of columns are taken from the first rows that a model is trained on.
static int training_columns(VaeHandle *h, const uint32_t *row, size_t n) {
    if (h->columns) return VAE_OK;
    const int status = vae_set_columns(h->model, &h->data.source, row, n, h->session.state.param, &h->error);
    h->columns = status == VAE_OK;
    return status;
}

static VaeLoss training_loss(const VaeHandle *h) {
    const VaeTrainer *t = &h->trainer;
    return (VaeLoss){(double)*t->loss, (double)*t->reconstruction, (double)*t->kl};
}

static int training_check(VaeHandle *h) {
    double value;
    const char *term = vae_fit_not_finite(&h->fit, &value);
    if (!term) return VAE_OK;
    return vae_fail(&h->error, VAE_NOT_FINITE, "step %llu: %s is %g. Is the learning rate too large, or are the data "
                    "far from 0?", (unsigned long long)h->at.step, term, value);
}

// ---------------------------------------------------------------- a step

int vae_handle_train_step(VaeHandle *h, VaeRowArrays rows, int n, VaeLoss *loss) {
    int status = training_open(h);
    if (status) return status;
    const VaeModel *m = h->model;
    if (n < 0 || n > vae_step_rows(m))
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "n is %d: a step takes from 1 to %d rows", n, vae_step_rows(m));
    status = vae_arrays_open(&h->data, h, &m->train, rows, (size_t)n);
    if (status) return status;
    if (n < m->training.over_batch)
        return vae_fail(&h->error, VAE_BAD_DATA, "one row is not enough to train on: this model estimates variances "
                        "or distances over the rows of a batch");
    if (h->at.step >= (uint64_t)VAE_FIT_MOST_STEPS)
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the random numbers have no room for more steps");
    for (int i = 0; i < n; i++) h->row[i] = (uint32_t)i;
    status = training_columns(h, h->row, (size_t)n);
    if (status) return status;
    h->rows_seen += (size_t)n;
    h->fit.n_train = h->rows_seen;
    // There are no epochs here: what follows them stands where the training of the model ends.
    vae_fit_rates(&h->fit, (double)h->at.step, (double)m->training.epochs);
    const VaeInput in = {.data = &h->data.source, .row = h->row, .seed = h->seed, .rng = VAE_RNG_TRAIN,
                         .step = (uint32_t)h->at.step};
    vae_trainer_step(&h->trainer, &in, n, (long)h->at.step, m->training.optimizer.lr);
    h->at.step++;
    h->age = (VaeAge){true, h->at.epoch, h->at.step};
    if (loss) *loss = training_loss(h);
    return training_check(h);
}

// ---------------------------------------------------------------- a training

// Rows for the order and the split: in what is left of the caller's memory, or asked for.
static int training_rows(VaeHandle *h, size_t n, void **owned) {
    *owned = NULL;
    VaeMemory rest = h->memory;
    uint32_t *order = vae_take(&rest, n, 2 * sizeof *order);
#ifndef VAE_NO_HEAP
    if (h->owned && n <= SIZE_MAX / (4 * sizeof *order)) *owned = order = malloc(2 * n * sizeof *order);
#endif
    if (!order)
        return vae_fail(&h->error, VAE_NO_MEMORY, "out of memory: to train on %zu rows takes %zu bytes beside the "
                        "model", n, rest.used == SIZE_MAX ? rest.used : rest.used - h->memory.used);
    h->order = order;
    h->row_of = order + n;
    return VAE_OK;
}

int vae_rows_open(VaeRowNumbers *r, VaeHandle *h, size_t n, bool all) {
    const double fraction = all || n < 2 ? 0 : h->model->training.validation;
    *r = (VaeRowNumbers){.n = n, .rest = h->memory};
    if (n == 0 || n >= VAE_LIMIT_ROWS) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "n is %zu rows", n);
    if (!(fraction > 0)) return VAE_OK;
    uint32_t *number = vae_take(&r->rest, n, 2 * sizeof *number);
#ifndef VAE_NO_HEAP
    if (h->owned && n <= SIZE_MAX / (4 * sizeof *number)) r->owned = number = malloc(2 * n * sizeof *number);
#endif
    if (!number) return vae_fail(&h->error, VAE_NO_MEMORY, "out of memory: %zu rows have no room for their numbers", n);
    const size_t held_out = vae_fit_held_out(fraction, n);
    vae_fit_split(number, number + n, n, held_out, h->seed);
    r->row = number + held_out;
    r->n = n - held_out;
    return VAE_OK;
}

void vae_rows_close(VaeRowNumbers *r) {
#ifndef VAE_NO_HEAP
    free(r->owned);
#else
    (void)r;
#endif
}

int vae_handle_held_out(VaeHandle *h, size_t n, unsigned char *held) {
    VaeRowNumbers rows;
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    if (!held) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the array for the result is NULL");
    const int status = vae_rows_open(&rows, h, n, false);
    if (status) return status;
    memset(held, rows.row != NULL, n);
    for (size_t i = 0; rows.row && i < rows.n; i++) held[rows.row[i]] = 0;
    vae_rows_close(&rows);
    return VAE_OK;
}

typedef struct Validation {
    const VaeSource *source; // NULL: none
    const uint32_t *row;
    size_t n;
} Validation;

static int training_split(VaeHandle *h, size_t n, const VaeHandleTraining *t, Validation *v) {
    VaeFit *f = &h->fit;
    const double fraction = f->training.validation;
    size_t held_out = 0;
    *v = (Validation){0};
    bool given = false;
    for (int i = 0; i < h->model->n_streams; i++) given |= t->valid.stream[i] != NULL;
    if (given) {
        const int status = vae_arrays_open(&h->valid, h, &h->model->eval, t->valid, t->n_valid);
        if (status) return status;
        *v = (Validation){&h->valid.source, NULL, t->n_valid};
    } else if (fraction > 0) {
        if (n < 2)
            return vae_fail(&h->error, VAE_BAD_DATA, "there is one row: none is left to hold out for validation");
        held_out = vae_fit_held_out(fraction, n);
        *v = (Validation){&h->data.source, h->row_of, held_out};
    }
    vae_fit_split(h->row_of, h->order, n, held_out, h->seed);
    f->train_row = h->row_of + held_out;
    f->order = h->order;
    f->n_train = n - held_out;
    if (f->n_train < (size_t)f->training.over_batch)
        return vae_fail(&h->error, VAE_BAD_DATA, "one row is not enough to train on: this model estimates variances "
                        "or distances over the rows of a batch");
    vae_fit_count_steps(f);
    if ((int64_t)f->steps > VAE_FIT_MOST_STEPS)
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "%ld steps are more than the random numbers have room for",
                        f->steps);
    return VAE_OK;
}

static int training_end_epoch(VaeHandle *h, const Validation *v) {
    VaeFit *f = &h->fit;
    double loss = h->at.sum_loss / h->at.sum_rows;
    if (v->source) {
        const int samples = f->training.importance > 1 ? f->training.importance : 1;
        vae_fit_evaluate(f, &h->scores, v->source, v->row, v->n, samples);
        loss = vae_fit_loss(f, &h->scores);
        if (!isfinite(loss))
            return vae_fail(&h->error, VAE_NOT_FINITE, "epoch %u: the loss of the validation data is %g",
                            h->at.epoch + 1, loss);
    }
    if (vae_fit_end_epoch(f, loss) && f->best) {
        vae_fit_keep_best(f);
        h->best = (VaeAge){true, h->at.epoch, h->at.step};
    }
    const VaeModel *m = h->model;
    if (vae_fit_finite(h->session.state.param, m->n_param + m->n_state)) return VAE_OK;
    return vae_fail(&h->error, VAE_NOT_FINITE, "epoch %u: not all weights are finite", h->at.epoch);
}

static int training_loop(VaeHandle *h, const VaeHandleTraining *t, const Validation *v) {
    VaeFit *f = &h->fit;
    while (!vae_fit_done(f)) {
        vae_fit_shuffle(f);
        for (long k = 0; k < f->steps_per_epoch; k++) {
            vae_fit_step(f);
            int status = training_check(h);
            if (status) return status;
            const VaeLoss loss = training_loss(h);
            if (t->progress && t->progress(t->user, (int)h->at.epoch + 1, (long)h->at.step, &loss))
                return vae_fail(&h->error, VAE_STOPPED, "stopped at step %llu", (unsigned long long)h->at.step);
        }
        const int status = training_end_epoch(h, v);
        if (status) return status;
    }
    return VAE_OK;
}

// The weights that a training leaves: the best, where it looks for them, else the moving average or the last.
static void training_leave(VaeHandle *h, int status) {
    const VaeModel *m = h->model;
    float *param = h->session.state.param;
    const bool best = h->fit.best && h->at.best_loss < INFINITY && (status == VAE_OK || status == VAE_STOPPED);
    const float *left = best ? h->fit.best : vae_fit_evaluated(&h->fit);
    if (left != param) memcpy(param, left, (m->n_param + m->n_state) * sizeof *param);
    h->age = best ? h->best : (VaeAge){true, h->at.epoch, h->at.step};
    h->trainer.twin_fresh = false;
}

int vae_handle_train(VaeHandle *h, VaeRowArrays rows, size_t n, const VaeHandleTraining *t) {
    const VaeHandleTraining standard = {0};
    int status = training_open(h);
    if (status) return status;
    if (!t) t = &standard;
    if (t->epochs < 0 || t->epochs > 1000000)
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "epochs is %d", t->epochs);
    if (!(t->lr >= 0 && t->lr <= 1e30)) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "lr is %g", t->lr);
    status = vae_arrays_open(&h->data, h, &h->model->train, rows, n);
    if (status) return status;
    const VaeFit fit = h->fit; // these stay if there is no training
    const VaePlace at = h->at;
    const size_t seen = h->rows_seen;
    training_place(h);
    if (t->epochs > 0) h->fit.training.epochs = t->epochs;
    if (t->lr > 0) h->fit.training.optimizer.lr = t->lr;
    void *owned;
    Validation v;
    status = training_rows(h, n, &owned);
    if (!status) status = training_split(h, n, t, &v);
    // Validation on held out rows reads these by the evaluation's streams, too.
    if (!status && v.source == &h->data.source) status = vae_arrays_open(&h->data, h, &h->model->eval, rows, n);
    if (!status) status = training_columns(h, h->fit.train_row, h->fit.n_train);
    if (!status) {
        training_optimizer(h);
        status = training_loop(h, t, &v);
        training_leave(h, status);
    } else {
        h->fit = fit;
        h->at = at;
        h->rows_seen = seen;
    }
#ifndef VAE_NO_HEAP
    free(owned);
#endif
    return status;
}
