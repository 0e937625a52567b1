// train.c -- the command train.
// A run is a function of the data, the settings and the seed, and of nothing else: not of threads,
// nor of how often it was stopped. DIR/checkpoint has everything that the next step reads; the
// generator is counter-based, so no random state is. Nothing is allocated between the first step and
// the last but at the ends of epochs.
//
// Files are written in an order that a kill may cut anywhere: weights, metrics, checkpoint. What is
// newer than the checkpoint is written again, to the same bits, by the run that resumes it. So when
// they are written may depend on the clock, and does: after the first epoch and the last, and after
// others when the last time is TRAIN_SAVE_SECONDS ago and TRAIN_SAVE_SHARE times what saving took. A line
// of metrics is appended after every epoch, and is on the disk before the checkpoint that counts it.
#include "commands/commands.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Rows that latent units are judged by without validation data: a part of those trained on, so that
// it takes a small share of the epoch, but some at least and no more than tell anything.
enum { TRAIN_UNIT_PART = 32, TRAIN_UNIT_LEAST = 64, TRAIN_UNIT_MOST = 1000 };
#define TRAIN_SAVE_SECONDS 2.0
#define TRAIN_SAVE_SHARE 30.0

static volatile sig_atomic_t train_signal;

static void train_on_signal(int signal) { train_signal = signal; }

// The second signal of a kind ends the program at once.
static void train_catch_signals(void) {
    struct sigaction action = {.sa_handler = train_on_signal, .sa_flags = (int)SA_RESETHAND | SA_RESTART};
    sigemptyset(&action.sa_mask);
    train_signal = 0;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

// ---------------------------------------------------------------- files

static void train_directory(const VaeOptions *o, char path[VAE_PATH]) {
    if (o->out) snprintf(path, VAE_PATH, "%s", o->out);
    else snprintf(path, VAE_PATH, "out/%s", o->model->name);
    if (strlen(path) > VAE_PATH - 64) vae_die(EX_USAGE, "--out %s is too long", path);
    vae_run_guard(path);
}

static void train_paths(VaeTrain *t) {
    const char *place = t->run.place;
    const int n = (int)strlen(place);
    snprintf(t->weights, VAE_PATH, "%.*s/model.safetensors", n, place);
    snprintf(t->last, VAE_PATH, "%.*s/last.safetensors", n, place);
    snprintf(t->checkpoint, VAE_PATH, "%.*s/checkpoint", n, place);
    snprintf(t->metrics_path, VAE_PATH, "%.*s/metrics.jsonl", n, place);
}

// What a training that breaks off leaves, for its last message. A run that is still built beside an
// older one has nothing worth keeping: it would break off again.
static const char *train_kept(VaeTrain *t) {
    const char *kept = t->run.building ? "The training of before is kept in"
                                       : "The last checkpoint is kept in";
    vae_run_abandon(&t->run);
    return kept;
}

// ---------------------------------------------------------------- rows

static int train_compare_rows(const void *a, const void *b) {
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

// Which rows are trained on and which are held out: by the seed alone.
static void train_split(VaeTrain *t, size_t held_out) {
    const size_t rows = t->data.rows;
    uint32_t *all = vae_alloc(rows, sizeof *all);
    if (held_out > 0)
        vae_permutation(all, (uint32_t)rows, t->training.seed, 0xffffffffu); // no epoch's number
    else
        for (size_t i = 0; i < rows; i++) all[i] = (uint32_t)i;
    t->train_row = all + held_out;
    if (held_out > 0) {
        t->valid_row = all;
        qsort(t->valid_row, held_out, sizeof *all, train_compare_rows);
        qsort(t->train_row, t->n_train, sizeof *all, train_compare_rows);
    }
}

static size_t train_count_rows(VaeTrain *t) {
    const double fraction = t->training.validation;
    size_t held_out = 0;
    t->n_train = t->data.rows;
    if (t->options->valid.n > 0) {
        t->valid = &t->valid_file;
        t->n_valid = t->valid_file.rows;
    } else if (fraction > 0) {
        if (t->data.rows < 2)
            vae_die(EX_DATAERR, "--data has one row: none is left to hold out for validation");
        held_out = (size_t)llround(fraction * (double)t->data.rows);
        if (held_out < 1) held_out = 1;
        if (held_out > t->data.rows - 1) held_out = t->data.rows - 1;
        t->n_train -= held_out;
        t->n_valid = held_out;
        t->valid = &t->data;
    }
    if (t->n_train < (size_t)t->training.over_batch)
        vae_die(EX_DATAERR, "one row is not enough to train on: this model estimates variances or distances "
                "over the rows of a batch");
    t->steps_per_epoch = vae_batches(t->model, t->n_train);
    t->steps = t->steps_per_epoch * t->training.epochs;
    if (t->steps > 0xfffffff0L)
        vae_die(EX_USAGE, "%ld steps are more than the random numbers have room for", t->steps);
    return held_out;
}

// Rows all over those that are trained on: files are often sorted by class.
static void train_pick_units(VaeTrain *t) {
    size_t n = t->n_train / TRAIN_UNIT_PART;
    if (n < TRAIN_UNIT_LEAST) n = TRAIN_UNIT_LEAST;
    if (n > TRAIN_UNIT_MOST) n = TRAIN_UNIT_MOST;
    if (n > t->n_train) n = t->n_train;
    t->n_units = n;
    t->unit_row = vae_alloc(n, sizeof *t->unit_row);
    for (size_t i = 0; i < n; i++)
        t->unit_row[i] = t->train_row[(size_t)((double)i * (double)t->n_train / (double)n)];
}

static void train_shuffle(VaeTrain *t) {
    vae_permutation(t->order, (uint32_t)t->n_train, t->training.seed, t->at.epoch);
    for (size_t i = 0; i < t->n_train; i++) t->order[i] = t->train_row[t->order[i]];
}

// ---------------------------------------------------------------- saving

static bool train_finite(const float *values, size_t n) {
    uint32_t bad = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, &values[i], sizeof bits);
        bad |= (bits & 0x7f800000u) == 0x7f800000u;
    }
    return !bad;
}

// Weights that are not finite must not replace what was saved before.
static void train_check_weights(VaeTrain *t) {
    const VaeModel *m = t->model;
    const float *param = t->session.state.param;
    if (train_finite(param, m->n_param + m->n_state)) return;
    for (int i = 0; i < m->n_tensors; i++) {
        const size_t n = vae_tensor_size(&m->tensor[i]);
        for (size_t k = 0; k < n; k++) {
            if (isfinite(param[vae_tensor_place(&m->tensor[i], k)])) continue;
            vae_meter_clear(t->meter);
            char why[VAE_WHY];
            vae_why_not_finite(why, sizeof why, &t->session, &t->data, t->train_row, t->n_train,
                               (long)t->at.step, t->lr);
            vae_die(EX_SOFTWARE, "step %llu: %s is no longer finite. %s. %s %s",
                    (unsigned long long)t->at.step, m->tensor[i].name, why, train_kept(t), t->run.directory);
        }
    }
}

// The weights that evaluation uses: the moving average's if there is one.
static float *train_evaluated(VaeTrain *t) {
    const VaeModel *m = t->model;
    float *param = t->session.state.param;
    if (!t->averaged) return param;
    memcpy(t->averaged, t->trainer.ema, m->n_param * sizeof(float));
    memcpy(t->averaged + m->n_param, param + m->n_param, m->n_state * sizeof(float));
    return t->averaged;
}

static void train_write_weights(VaeTrain *t, const char *path, const float *weights, uint32_t of_epoch,
                                uint64_t of_step) {
    char epoch[32], step[32], seed[32], data[32], part[32];
    snprintf(epoch, sizeof epoch, "%u", (unsigned)of_epoch);
    snprintf(step, sizeof step, "%llu", (unsigned long long)of_step);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)t->at.seed);
    snprintf(data, sizeof data, "%016llx", (unsigned long long)t->rows_hash);
    snprintf(part, sizeof part, "%016llx", (unsigned long long)t->all_rows_hash);
    const char *metadata[16 + VAE_READING_PAIRS] = {
        "model", t->model->name, "params", t->model->params, "epoch", epoch, "step", step,
        "seed",  seed,           "data",   data,             "data_with_validation", part};
    char reading[VAE_READING_TEXT];
    vae_reading_metadata(t->model, metadata + 14, reading);
    vae_weights_write(path, t->model, weights, true, metadata, NULL, 0);
}

// With early stopping the best weights are kept in memory until they are saved.
static void train_keep_best(VaeTrain *t) {
    const size_t n = t->model->n_param + t->model->n_state;
    memcpy(t->best, train_evaluated(t), n * sizeof *t->best);
    t->best_epoch = t->at.epoch;
    t->best_step = t->at.step;
    t->best_unsaved = true;
}

static void train_save_best(VaeTrain *t) {
    if (!t->best_unsaved) return;
    train_write_weights(t, t->weights, t->best, t->best_epoch, t->best_step);
    t->best_unsaved = false;
}

static void train_checkpoint(VaeTrain *t) {
    train_check_weights(t);
    vae_checkpoint_write(t->checkpoint, t->model, &t->at, t->session.state.param,
                         (const float *const *)t->trainer.slot, t->trainer.n_slots);
}

// A checkpoint within an epoch, and what it takes for saved.
static void train_checkpoint_step(VaeTrain *t) {
    train_save_best(t);
    vae_log_sync(&t->metrics->log);
    train_checkpoint(t);
}

// Weights to use, and a checkpoint to go on from.
static void train_save(VaeTrain *t) {
    const double begin = vae_seconds();
    const bool stops = t->training.early_stop > 0;
    train_check_weights(t);
    if (stops && t->at.epoch == 0) train_keep_best(t); // there are no better ones
    if (stops) train_save_best(t);
    train_write_weights(t, stops ? t->last : t->weights, train_evaluated(t), t->at.epoch, t->at.step);
    vae_log_sync(&t->metrics->log);
    train_checkpoint(t);
    t->saved_step = t->at.step;
    t->saved = vae_seconds();
    t->save_took = t->saved - begin;
}

static bool train_save_is_due(const VaeTrain *t) {
    return t->save_every == 0 ||
           vae_seconds() - t->saved >= fmax(t->save_every, TRAIN_SAVE_SHARE * t->save_took);
}

// The first epoch is whole on the disk: from here on this is the run in --out.
static void train_stands(VaeTrain *t) {
    if (!t->run.building) return;
    vae_run_stands(&t->run);
    train_paths(t);
    snprintf(t->metrics->log.path, sizeof t->metrics->log.path, "%s", t->metrics_path);
}

// ---------------------------------------------------------------- steps and epochs

// The loss on validation data as training weighs it, at the last beta: it must not change its
// meaning while beta is on its way up.
static double train_last(const VaeTrain *t, VaeScalar which) {
    const VaeSchedule *s = &t->training.schedule[which];
    return s->kind == VAE_CONSTANT ? s->from : s->to;
}

static double train_valid_loss(const VaeTrain *t) {
    const VaeScores *r = t->scores;
    if (t->training.importance > 0) return -r->log_likelihood;
    const double scale = t->training.recon_scale > 0 ? t->training.recon_scale : 1;
    const double least = train_last(t, VAE_FREE_BITS), capacity = train_last(t, VAE_CAPACITY);
    double kl = r->kl;
    if (least > 0) {
        kl = 0;
        for (int l = 0; l < t->model->n_latents; l++)
            for (int g = 0; g < vae_kl_groups(t->model, l); g++)
                kl += fmax(vae_group_kl(r, t->model, l, g), least);
    }
    if (capacity > 0) kl = fabs(kl - capacity);
    return scale * r->reconstruction + train_last(t, VAE_BETA) * kl;
}

static bool train_has_codes(const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++)
        if (m->latent[l].codes) return true;
    return false;
}

static bool train_done(const VaeTrain *t) {
    const int patience = t->training.early_stop;
    return t->at.epoch >= (uint32_t)t->training.epochs ||
           (patience > 0 && t->at.epochs_without_gain >= (uint32_t)patience);
}

// What is not finite can be the best of nothing, so it ends training as the training loss does.
static void train_check_valid(VaeTrain *t, const VaeRecord *r) {
    const double value[] = {r->valid_reconstruction, r->valid_kl, r->valid_loss, r->valid_elbo};
    static const char *const term[] = {"reconstruction", "kl", "loss", "ELBO"};
    for (int i = 0; i < 4; i++) {
        if (isfinite(value[i])) continue;
        vae_meter_clear(t->meter);
        vae_die(EX_SOFTWARE, "epoch %ld: %s of the validation data is %f, training stopped. Are its values "
                "far from those that are trained on? %s %s", r->epoch, term[i], value[i], train_kept(t),
                t->run.directory);
    }
}

static void train_end_epoch(VaeTrain *t) {
    VaeProgress *at = &t->at;
    VaeRecord r = {.epoch = at->epoch + 1, .step = (long)at->step,
                   .loss = at->sum_loss / at->sum_rows,
                   .reconstruction = at->sum_reconstruction / at->sum_rows,
                   .kl = at->sum_kl / at->sum_rows, .beta = t->beta, .lr = t->lr};
    r.elbo = -(r.reconstruction + r.kl);
    r.seconds = vae_seconds() - t->epoch_start;
    r.samples_per_second = r.seconds > 0 ? t->epoch_rows / r.seconds : 0;

    float *param = t->session.state.param;
    t->session.state.param = train_evaluated(t);
    if (t->valid) {
        const int samples = t->training.importance > 1 ? t->training.importance : 1;
        vae_evaluate(t->scores, &t->session, vae_data_source(t->valid), t->valid_row, t->n_valid, samples, at->seed);
        r.has_valid = true;
        r.valid_loss = train_valid_loss(t);
        r.valid_reconstruction = t->scores->reconstruction;
        r.valid_kl = t->scores->kl;
        r.valid_elbo = t->scores->elbo;
        train_check_valid(t, &r);
    } else {
        vae_evaluate(t->scores, &t->session, vae_data_source(&t->data), t->unit_row, t->n_units, 1, at->seed);
    }
    t->session.state.param = param;
    r.active_units = t->scores->active;
    r.scores = t->scores;
    r.collapsed = vae_collapsed(t->scores, t->model);

    const double gain = r.has_valid ? r.valid_loss : r.loss;
    const bool better = gain < at->best_loss;
    at->epochs_without_gain = better ? 0 : at->epochs_without_gain + 1;
    if (better) at->best_loss = gain;
    at->epoch++;
    at->batch_in_epoch = 0;
    at->sum_loss = at->sum_reconstruction = at->sum_kl = at->sum_rows = 0;
    train_check_weights(t);
    if (better && t->training.early_stop > 0) train_keep_best(t);
    vae_metrics_epoch(t->metrics, &r);
    vae_tensorboard_epoch(&t->board, &r);
    if (at->epoch == 1 || train_done(t) || train_save_is_due(t)) train_save(t);
    train_stands(t);
    vae_meter_epoch(t->meter, &r, t->training.epochs);
    if (r.collapsed && !t->collapsed)
        vae_warn("posterior collapse: after epoch %ld the KL of every latent dimension is next to 0%s, "
                 "so the decoder ignores the latents; try a warm-up, beta = linear(0, 1, epochs=10), "
                 "a lower beta, or free_bits", r.epoch,
                 train_has_codes(t->model) ? " (and one code stands for every row)" : "");
    if (t->collapsed && !r.collapsed)
        vae_note(false, "no posterior collapse any more: after epoch %ld the latents carry %.2f nats", r.epoch,
                 t->scores->kl);
    t->collapsed = r.collapsed;
    t->epoch_start = vae_seconds();
    t->epoch_rows = 0;
}

static void train_check_losses(VaeTrain *t) {
    const float value[3] = {*t->trainer.reconstruction, *t->trainer.kl, *t->trainer.loss};
    static const char *const term[3] = {"reconstruction", "kl", "loss"};
    for (int i = 0; i < 3; i++) {
        if (isfinite(value[i])) continue;
        vae_meter_clear(t->meter);
        char why[VAE_WHY];
        vae_why_not_finite(why, sizeof why, &t->session, &t->data, t->train_row, t->n_train,
                           (long)t->at.step, t->lr);
        vae_die(EX_SOFTWARE, "step %llu (epoch %u): %s is %f, training stopped. %s. %s %s",
                (unsigned long long)t->at.step + 1, (unsigned)t->at.epoch + 1, term[i], (double)value[i], why,
                train_kept(t), t->run.directory);
    }
}

static void train_step(VaeTrain *t) {
    VaeProgress *at = &t->at;
    const VaeTraining *s = &t->training;
    const VaeBatch batch = vae_batch_rows(t->model, t->n_train, (long)at->batch_in_epoch);
    const int n = batch.n;
    const double epoch = (double)at->step / (double)t->steps_per_epoch;
    for (int i = VAE_BETA; i < VAE_SCALARS; i++)
        t->session.state.scalar[i] = (float)vae_schedule_value(
            &s->schedule[i], (double)at->step, epoch, (double)t->steps, s->epochs);
    t->session.state.scalar[VAE_DATA_ROWS] = (float)t->n_train;
    t->beta = (double)t->session.state.scalar[VAE_BETA];
    t->lr = s->optimizer.lr * vae_lr_factor(&s->lr_schedule, epoch, s->epochs);

    const VaeInput in = {.data = vae_data_source(&t->data), .row = t->order + batch.first, .seed = at->seed,
                         .rng = VAE_RNG_TRAIN, .step = (uint32_t)at->step};
    vae_trainer_step(&t->trainer, &in, n, (long)at->step, t->lr);
    train_check_losses(t);
    at->sum_loss += (double)*t->trainer.loss * n;
    at->sum_reconstruction += (double)*t->trainer.reconstruction * n;
    at->sum_kl += (double)*t->trainer.kl * n;
    at->sum_rows += n;
    t->epoch_rows += n;
    at->step++;
    at->batch_in_epoch++;
}

// Returns the signal that stopped it, or 0 when training is done.
static int train_loop(VaeTrain *t) {
    const VaeOptions *o = t->options;
    train_catch_signals();
    t->epoch_start = vae_seconds();
    while (!train_done(t)) {
        train_shuffle(t);
        const uint32_t epoch = t->at.epoch;
        while (t->at.epoch == epoch) {
            train_step(t);
            const long step = (long)t->at.step;
            vae_meter_step(t->meter, step, t->steps, epoch + 1, t->training.epochs,
                           (double)*t->trainer.loss);
            if (o->log_every > 0 && step % o->log_every == 0) {
                const VaeRecord r = {.epoch = epoch + 1, .step = step,
                                     .loss = (double)*t->trainer.loss,
                                     .reconstruction = (double)*t->trainer.reconstruction,
                                     .kl = (double)*t->trainer.kl, .beta = t->beta, .lr = t->lr};
                vae_metrics_step(t->metrics, &r);
                vae_tensorboard_step(&t->board, &r);
                vae_meter_log(t->meter, &r, t->steps);
            }
            const bool last = t->at.batch_in_epoch == (uint32_t)t->steps_per_epoch;
            if (last) train_end_epoch(t);
            else if (o->checkpoint_every > 0 && step % o->checkpoint_every == 0)
                train_checkpoint_step(t);
            if (!train_signal || train_done(t)) continue;
            if (t->saved_step != t->at.step) train_save(t); // stopped by hand
            return train_signal;
        }
    }
    signal(SIGINT, SIG_DFL); // what follows can be cut anywhere
    signal(SIGTERM, SIG_DFL);
    return 0;
}

// ---------------------------------------------------------------- the command

// --resume: the newest run in --out, if there is one, with the seed that it was begun with.
static bool train_resume(VaeTrain *t, const char *directory) {
    const VaeOptions *o = t->options;
    if (access(directory, F_OK) == 0) {
        vae_run_open(&t->run, directory);
        vae_run_resume(&t->run);
        train_paths(t);
        if (vae_checkpoint_read(t->checkpoint, t->model, &t->at, t->session.state.param,
                                t->trainer.slot, t->trainer.n_slots)) {
            if (o->has_seed && o->seed != t->at.seed)
                vae_die(EX_USAGE, "--resume: %s was made with --seed %llu", t->checkpoint,
                        (unsigned long long)t->at.seed);
            t->training.seed = t->at.seed; // procedural data and the split follow it
            return true;
        }
        vae_run_close(&t->run);
    }
    vae_note(o->quiet, "nothing to resume in %s: starting from the beginning", directory);
    return false;
}

static void train_begin_again(VaeTrain *t, uint64_t data_hash, const char *settings) {
    const VaeProgress *at = &t->at;
    if (at->rows != t->data.rows || at->data_hash != data_hash)
        vae_die(EX_DATAERR, "--resume: %s was made on other data (%llu row%s)", t->checkpoint,
                (unsigned long long)at->rows, VAE_S(at->rows));
    vae_settings_require(t->checkpoint, at->settings, settings);
    // The same data and settings: then these must agree, too.
    if (at->batch_in_epoch >= (uint64_t)t->steps_per_epoch ||
        at->step != at->epoch * (uint64_t)t->steps_per_epoch + at->batch_in_epoch ||
        at->sum_rows != (double)vae_batch_rows(t->model, t->n_train, (long)at->batch_in_epoch).first)
        vae_die(EX_DATAERR, "%s: damaged checkpoint: step %llu is not step %u of epoch %u", t->checkpoint,
                (unsigned long long)at->step, (unsigned)at->batch_in_epoch, (unsigned)at->epoch + 1);
    vae_note(t->options->quiet, "resuming at epoch %u, step %llu", (unsigned)at->epoch + 1,
             (unsigned long long)at->step);
}

// At the start, or where the checkpoint was made. The data are known to be good by now.
static void train_begin(VaeTrain *t, const char *directory, bool resumed) {
    VaeProgress *at = &t->at;
    const uint64_t data_hash = vae_data_hash(&t->data, t->model);
    char settings[VAE_SETTINGS];
    vae_settings(t, settings);
    if (resumed) {
        train_begin_again(t, data_hash, settings);
        return;
    }
    vae_run_open(&t->run, directory);
    vae_run_begin(&t->run);
    train_paths(t);
    if (t->run.building)
        vae_note(t->options->quiet, "replacing the training in %s, once the first epoch is done "
                 "(--resume would have gone on with it)", directory);
    *at = (VaeProgress){.seed = t->training.seed, .rows = t->data.rows, .data_hash = data_hash,
                        .best_loss = INFINITY};
    memcpy(at->settings, settings, sizeof at->settings);
    vae_init_weights(t->model, at->seed, t->session.state.param);
    vae_set_columns(t->model, &t->data, t->train_row, t->n_train, t->session.state.param);
    if (t->trainer.ema)
        memcpy(t->trainer.ema, t->session.state.param, t->model->n_param * sizeof(float));
    train_checkpoint(t);
}

static void train_open_data(VaeTrain *t) {
    const VaeOptions *o = t->options;
    const VaeModel *m = t->model;
    vae_data_open(&t->data, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  t->training.seed);
    vae_data_require(&t->data, m, &m->train, "--data");
    vae_data_say(&t->data, m, o->quiet);
    vae_reading_warn(&t->data, m);
    vae_reading_train(&t->data, m);
    if (o->valid.n == 0) return;
    vae_data_open(&t->valid_file, m, o->valid.item, o->valid.n, 0, t->training.seed + 1);
    vae_data_require(&t->valid_file, m, &m->eval, "--valid");
}

static void train_close(VaeTrain *t) {
    vae_run_close(&t->run);
    vae_trainer_close(&t->trainer);
    vae_session_close(&t->session);
    vae_scores_close(t->scores);
    vae_free(t->valid_row ? t->valid_row : t->train_row); // one array
    vae_free(t->order);
    vae_free(t->averaged);
    vae_free(t->best);
    vae_free(t->unit_row);
    if (t->options->valid.n > 0) vae_data_close(&t->valid_file);
    vae_data_close(&t->data);
}

int vae_command_train(const VaeOptions *o) {
    const VaeModel *m = o->model;
    VaeScores scores;
    VaeMetrics metrics;
    VaeMeter meter;
    VaeTrain t = {.options = o, .model = m, .training = m->training, .scores = &scores,
                  .metrics = &metrics, .meter = &meter};
    if (o->epochs > 1000000) vae_die(EX_USAGE, "--epochs %ld is more than 1000000", o->epochs);
    if (o->epochs > 0) t.training.epochs = (int)o->epochs;
    if (!isnan(o->lr)) t.training.optimizer.lr = o->lr;
    t.training.seed = vae_option_seed(o);
    char directory[VAE_PATH];
    train_directory(o, directory);

    vae_session_open(&t.session, m, vae_threads(m, o->threads), true);
    vae_trainer_open(&t.trainer, &t.session, &t.training);
    const bool resumed = o->resume && train_resume(&t, directory);
    train_open_data(&t);
    const size_t held_out = train_count_rows(&t);
    if (t.training.early_stop > 0 && !t.valid)
        vae_warn("early_stop without validation data looks at the training loss");
    train_split(&t, held_out);
    t.order = vae_alloc(t.n_train, sizeof *t.order);
    if (t.training.ema > 0) t.averaged = vae_alloc(m->n_param + m->n_state, sizeof(float));
    if (t.training.early_stop > 0) t.best = vae_alloc(m->n_param + m->n_state, sizeof(float));
    train_pick_units(&t);
    vae_scores_open(&scores, m);
    t.rows_hash = vae_rows_hash(&t.data, m, t.train_row, t.n_train);
    t.all_rows_hash = held_out > 0 ? vae_rows_hash(&t.data, m, NULL, t.data.rows) : t.rows_hash;
    train_begin(&t, directory, resumed);
    if (o->valid.n > 0 && vae_rows_hash(&t.valid_file, m, NULL, t.n_valid) == t.rows_hash)
        vae_warn("--valid is the same data as --data: it says nothing about rows that are not trained on");
    vae_metrics_open(&metrics, m, t.metrics_path, t.at.epoch, (long)t.at.step);
    vae_tensorboard_open(&t.board, o->tensorboard, (long)t.at.step);
    if (t.run.building && t.at.epoch > 0) train_stands(&t); // killed just before it did
    vae_note(o->quiet, "%zu row%s (and %zu to validate), %d epoch%s of %ld step%s, %d thread%s, "
             "to %s", t.n_train, VAE_S(t.n_train), t.n_valid, t.training.epochs, VAE_S(t.training.epochs),
             t.steps_per_epoch, VAE_S(t.steps_per_epoch), vae_team_size(t.session.team),
             VAE_S(vae_team_size(t.session.team)),
             directory);
    // Every epoch is saved where this is 0, for tests of what a kill must not change.
    const char *every = getenv("VAE_CHECKPOINT_SECONDS");
    t.save_every = every && *every ? strtod(every, NULL) : TRAIN_SAVE_SECONDS;
    t.saved = vae_seconds();
    vae_meter_open(&meter, o->quiet, (long)t.at.step);

    const int stopped = train_loop(&t);
    vae_meter_clear(&meter);
    vae_metrics_close(&metrics);
    if (stopped) {
        vae_note(o->quiet, "stopped at step %llu; the same command with --resume goes on%s%s",
                 (unsigned long long)t.at.step,
                 t.run.building ? ". Until its first epoch is done, the training of before is kept in " : "",
                 t.run.building ? directory : "");
    } else {
        if (t.at.epoch < (uint32_t)t.training.epochs)
            vae_note(o->quiet, "no gain for %d epoch%s: stopped after %u; model.safetensors has the "
                     "best weights, last.safetensors the last",
                     t.training.early_stop, VAE_S(t.training.early_stop), (unsigned)t.at.epoch);
        vae_train_outcome(&t);
    }
    vae_tensorboard_close(&t.board);
    train_close(&t);
    return stopped ? 128 + stopped : 0;
}
