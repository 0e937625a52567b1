// train.c -- the command train.
// A run is a function of the data, the settings and the seed, and of nothing else: not of threads,
// nor of how often it was stopped. DIR/checkpoint has everything that the next step reads; the
// generator is counter-based, so no random state is. Nothing is allocated between the first step and
// the last but at the ends of epochs, and where files are opened, once all data have been looked through.
//
// Files are written in an order that a kill may cut anywhere: weights, metrics, checkpoint. What is
// newer than the checkpoint is written again, to the same bits, by the run that resumes it. So when
// they are written may depend on the clock, and does: after the first epoch and the last, and after
// others when the last time is TRAIN_SAVE_SECONDS ago and TRAIN_SAVE_SHARE times what saving took. Every epoch
// has a line of metrics, which is on the disk before the checkpoint that counts it.
//
// Nothing at all is written before all data are known to be good, and on --resume those that the checkpoint was made on.
// Large mapped files are looked through (data_pass.c) between the first steps, half of the time, and what would be written
// first waits for the rest: the end of an epoch, a checkpoint, more lines of steps than are held. Not by a thread of its
// own: what is looked through is the same bytes in the same order whoever does it, and nothing has to be ended or told.
#include "commands/commands.h"
#include "commands/processes.h"
#ifndef VAE_STANDALONE
#include "core/peers.h"
#endif
#include "core/privacy.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Rows that latent units are judged by without validation data: a part of those trained on, but some at least and no
// more than tell anything; not after every epoch, where that would be more than the part of the rows since the last time.
// To judge a row takes about half of what it takes to train on it.
enum { TRAIN_UNIT_PART = 128, TRAIN_UNIT_LEAST = 64, TRAIN_UNIT_MOST = 1000, TRAIN_UNIT_FIRST = 8 };
#define TRAIN_SAVE_SECONDS 2.0
#define TRAIN_SAVE_SHARE 200.0

// Left out of a program that is one C file, which writes no report.
typedef void PastAct(VaeTrain *t);
static PastAct *const past_open = VAE_FULL(vae_past_open);
static PastAct *const past_epoch = VAE_FULL(vae_past_epoch);
static PastAct *const past_sync = VAE_FULL(vae_past_sync);
static PastAct *const past_moved = VAE_FULL(vae_past_moved);
static PastAct *const past_close = VAE_FULL(vae_past_close);

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

// ---------------------------------------------------------------- rows

// Which rows are trained on and which are held out: by the seed alone.
static void train_split(VaeTrain *t, size_t held_out) {
    const size_t rows = t->data.rows;
    if (held_out == 0) return; // all of them
    uint32_t *all = vae_alloc(rows, sizeof *all), *flag = vae_alloc(rows, sizeof *flag);
    vae_fit_split(all, flag, rows, held_out, t->fit.seed);
    vae_free(flag);
    t->fit.train_row = all + held_out;
    t->valid_row = all;
}

static size_t train_count_rows(VaeTrain *t) {
    const double fraction = t->fit.training.validation;
    size_t held_out = 0;
    t->fit.n_train = t->data.rows;
    if (t->options->valid.n > 0) {
        t->valid = &t->valid_file;
        t->n_valid = t->valid_file.rows;
    } else if (fraction > 0) {
        if (t->data.rows < 2)
            vae_die(EX_DATAERR, "--data has one row: none is left to hold out for validation");
        held_out = vae_fit_held_out(fraction, t->data.rows);
        t->fit.n_train -= held_out;
        t->n_valid = held_out;
        t->valid = &t->data;
    }
    if (t->fit.n_train < (size_t)t->fit.training.over_batch)
        vae_die(EX_DATAERR, "one row is not enough to train on: this model estimates variances or distances "
                "over the rows of a batch");
    vae_fit_count_steps(&t->fit);
    if ((int64_t)t->fit.steps > VAE_FIT_MOST_STEPS)
        vae_die(EX_USAGE, "%ld steps are more than the random numbers have room for", t->fit.steps);
    return held_out;
}

// Rows all over those that are trained on: files are often sorted by class.
static void train_pick_units(VaeTrain *t) {
    size_t n = t->fit.n_train / TRAIN_UNIT_PART;
    if (n < TRAIN_UNIT_LEAST) n = TRAIN_UNIT_LEAST;
    if (n > TRAIN_UNIT_MOST) n = TRAIN_UNIT_MOST;
    if (n > t->fit.n_train) n = t->fit.n_train;
    t->n_units = n;
    t->unit_row = vae_alloc(n, sizeof *t->unit_row);
    for (size_t i = 0; i < n; i++) {
        const size_t at = (size_t)((double)i * (double)t->fit.n_train / (double)n);
        t->unit_row[i] = t->fit.train_row ? t->fit.train_row[at] : (uint32_t)at;
    }
}

// Whether the epoch that ends now is looked at: by its number alone, so that processes agree, and a training that is
// resumed looks at the same.
static bool train_looks(const VaeTrain *t) {
    const uint64_t epoch = t->at.place.epoch, rows = t->fit.n_train, each = TRAIN_UNIT_PART * TRAIN_UNIT_LEAST;
    return epoch < TRAIN_UNIT_FIRST || epoch + 1 == (uint64_t)t->fit.training.epochs ||
           (epoch + 1) * rows / each > epoch * rows / each;
}

// ---------------------------------------------------------------- saving

static void train_write_weights(VaeTrain *t, const char *path, const float *weights, uint32_t of_epoch,
                                uint64_t of_step) {
    char epoch[32], step[32], seed[32], data[32], part[32];
    snprintf(epoch, sizeof epoch, "%u", (unsigned)of_epoch);
    snprintf(step, sizeof step, "%llu", (unsigned long long)of_step);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)t->at.seed);
    snprintf(data, sizeof data, "%016llx", (unsigned long long)t->rows_hash);
    snprintf(part, sizeof part, "%016llx", (unsigned long long)t->all_rows_hash);
    const bool private = vae_is_private(t->model); // then a hash of the rows would tell of them
    char reading[VAE_READING_TEXT], promise[200];
    const char *metadata[16 + VAE_READING_PAIRS] = {
        "model", t->model->name, "params", t->model->params, "epoch", epoch, "step", step,
        "seed",  seed};
    int pairs = 10;
    if (private) {
        metadata[pairs++] = "privacy", metadata[pairs++] = vae_private_metadata(t, promise, sizeof promise);
    } else {
        metadata[pairs++] = "data", metadata[pairs++] = data;
        metadata[pairs++] = "data_with_validation", metadata[pairs++] = part;
    }
    vae_reading_metadata(t->model, metadata + pairs, reading);
    vae_weights_write(path, t->model, weights, true, metadata, NULL, 0);
}

// With early stopping the best weights are kept in memory until they are saved.
static void train_keep_best(VaeTrain *t) {
    vae_fit_keep_best(&t->fit);
    t->best_epoch = t->at.place.epoch;
    t->best_step = t->at.place.step;
    t->best_unsaved = true;
}

static void train_save_best(VaeTrain *t) {
    if (!t->best_unsaved || !vae_leads()) return;
    train_write_weights(t, t->weights, t->fit.best, t->best_epoch, t->best_step);
    t->best_unsaved = false;
}

static void train_checkpoint(VaeTrain *t) {
    vae_train_check_weights(t);
    if (!vae_leads()) return;
    vae_checkpoint_write(t->checkpoint, t->model, &t->at, t->session.state.param,
                         (const float *const *)t->trainer.slot, t->trainer.n_slots);
    t->kept_step = t->at.place.step;
    t->kept = true;
}

// What grows, before the checkpoint that counts it.
static void train_sync(VaeTrain *t) {
    vae_metrics_sync(t->metrics);
#ifndef VAE_STANDALONE
    vae_tensorboard_sync(&t->board);
#endif
    if (past_sync) past_sync(t);
}

// A checkpoint within an epoch, and what it takes for saved.
static void train_checkpoint_step(VaeTrain *t) {
    if (!vae_leads()) return;
    train_save_best(t);
    train_sync(t);
    train_checkpoint(t);
}

// Weights to use, and a checkpoint to go on from.
static void train_save(VaeTrain *t) {
    const double begin = vae_seconds();
    const bool stops = t->fit.training.early_stop > 0;
    if (!vae_leads()) return;
    vae_train_check_weights(t);
    if (stops && t->at.place.epoch == 0) train_keep_best(t); // there are no better ones
    if (stops) train_save_best(t);
    train_write_weights(t, stops ? t->last : t->weights, vae_fit_evaluated(&t->fit), t->at.place.epoch,
                        t->at.place.step);
    train_sync(t);
    train_checkpoint(t);
    t->saved_step = t->at.place.step;
    t->saved = vae_seconds();
    t->save_took = t->saved - begin;
    t->saving += t->save_took;
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
    if (past_moved) past_moved(t);
}

// ---------------------------------------------------------------- looking through the data

// What grows while a training runs. Opened where it begins or goes on.
static void train_open_files(VaeTrain *t) {
    vae_train_summary(t, NULL, 0);
    vae_metrics_open(t->metrics, t->model, t->metrics_path, t->from.epoch, (long)t->from.step);
    if (past_open) past_open(t);
#ifndef VAE_STANDALONE
    vae_tensorboard_open(&t->board, t->options->tensorboard, (long)t->from.step);
#endif
    if (t->run.building && t->from.epoch > 0) train_stands(t); // killed just before it did
}

static void train_require_data(const VaeTrain *t, bool same) {
    const uint64_t rows = t->at.rows;
    if (same && rows == t->data.rows) return;
    vae_die(EX_DATAERR, "--resume: %s was made on other data (%llu row%s)", t->checkpoint, (unsigned long long)rows, VAE_S(rows));
}

// All data have been looked through, and are good: from here on files are written.
static void train_write(VaeTrain *t) {
    const bool late = t->at.place.step != t->from.step; // and the first weights are no more
    const char *directory = t->directory;
    t->looking = false;
    t->rows_hash = t->pass.rows;
    t->all_rows_hash = t->pass.all;
    if (t->resumed) train_require_data(t, t->at.data_hash == t->pass.cells);
    t->at.data_hash = t->pass.cells;
    const bool again = t->options->valid.n > 0 && t->valid_pass.rows == t->rows_hash;
    vae_pass_close(&t->pass);
    if (t->options->valid.n > 0) vae_pass_close(&t->valid_pass);
    if (vae_leads() && !t->resumed) {
        vae_run_open(&t->run, directory);
        vae_run_begin(&t->run);
        train_paths(t);
    }
    if (t->run.building && !t->resumed)
        vae_note(t->options->quiet, "replacing the training in %s, once the first epoch is done "
                 "(--resume would have gone on with it)", directory);
    if (!t->resumed && !late) train_checkpoint(t);
    if (vae_leads()) train_open_files(t);
    if (again) vae_warn("--valid is the same data as --data: it says nothing about rows that are not trained on");
}

// What is said of data, and kept for the weights, when their values are known.
static void train_know(VaeTrain *t) {
    const VaeModel *m = t->model;
    vae_data_warn_far(&t->data, m, "--data"); // by the weights it starts from
    vae_reading_train(&t->data, m);
    if (t->options->valid.n > 0) vae_data_warn_far(&t->valid_file, m, "--valid");
    vae_reading_warn(&t->data, m);
    for (int i = 0; i < m->n_streams; i++)
        if (t->data.stream[i].values && t->data.stream[i].divisor == 0 && t->data.stream[i].low <= t->data.stream[i].high)
            vae_note(t->options->quiet, "data %s: from %g to %g", m->stream[i].name, (double)t->data.stream[i].low,
                     (double)t->data.stream[i].high);
}

static _Noreturn void train_give_up(const VaeTrain *t, int stopped) {
    vae_meter_clear(t->meter);
    vae_note(t->options->quiet, "stopped at step %llu, before all data had been looked through: nothing was saved%s",
             (unsigned long long)t->at.place.step, t->resumed ? ", and the checkpoint is as it was" : "");
    exit(128 + stopped);
}

// Looks through the data for so many seconds, at least a block of rows. A signal does not wait for all of it.
static void train_look(VaeTrain *t, double seconds) {
    if (!t->looking) return;
    const double begin = vae_seconds();
    while (vae_pass_some(&t->pass) || (t->options->valid.n > 0 && vae_pass_some(&t->valid_pass))) {
        if (train_signal && !vae_processes()) train_give_up(t, train_signal);
        if (vae_seconds() - begin < seconds) continue;
        t->epoch_start += vae_seconds() - begin;
        return;
    }
    train_know(t);
    train_write(t);
    t->epoch_start += vae_seconds() - begin;
}

// ---------------------------------------------------------------- steps and epochs

// What is written and said of an epoch.
static void train_say_epoch(VaeTrain *t, VaeRecord *r) {
    const VaePlace *at = &t->at.place;
    vae_metrics_epoch(t->metrics, r);
#ifndef VAE_STANDALONE
    vae_tensorboard_epoch(&t->board, r);
#endif
    if (past_epoch) past_epoch(t);
    if (at->epoch == 1 || vae_fit_done(&t->fit) || train_save_is_due(t)) train_save(t);
    train_stands(t);
    vae_meter_epoch(t->meter, r, t->fit.training.epochs, vae_fit_done(&t->fit));
    vae_train_warn(t, r);
}

static void train_end_epoch(VaeTrain *t) {
    VaePlace *at = &t->at.place;
    const double rows = at->sum_rows > 0 ? at->sum_rows : 1; // a private training may have drawn none
    VaeRecord r = {.epoch = at->epoch + 1, .step = (long)at->step,
                   .loss = at->sum_loss / rows,
                   .reconstruction = at->sum_reconstruction / rows,
                   .kl = at->sum_kl / rows, .beta = t->fit.beta, .lr = t->fit.lr,
                   .has_critic = t->trainer.critic != NULL, .critic = at->sum_critic / rows,
                   .critic_real = at->sum_real / rows, .critic_made = at->sum_made / rows};
    for (int i = 0; i < VAE_TERMS; i++) r.term[i] = at->sum_term[i] / rows;
    r.elbo = -(r.reconstruction + r.kl);
    r.seconds = vae_seconds() - t->epoch_start;
    r.is_private = vae_is_private(t->model);
    if (r.is_private) r.epsilon = vae_private_spent(t);
    r.samples_per_second = r.seconds > 0 ? t->epoch_rows / r.seconds : 0;

    const bool looks = train_looks(t);
    r.has_units = looks || t->valid;
    vae_share_session(&t->session, true);
    if (t->valid) {
        const int samples = t->fit.training.importance > 1 ? t->fit.training.importance : 1;
        vae_fit_evaluate(&t->fit, t->scores, vae_data_source(t->valid), t->valid_row, t->n_valid, samples);
        r.has_valid = true;
        r.valid_loss = vae_fit_loss(&t->fit, t->scores);
        r.valid_reconstruction = t->scores->reconstruction;
        r.valid_kl = t->scores->kl;
        r.valid_elbo = t->scores->elbo;
    } else if (looks) {
        vae_fit_evaluate(&t->fit, t->scores, vae_data_source(&t->data), t->unit_row, t->n_units, 1);
    }
    vae_share_session(&t->session, false);
    if (r.has_valid) vae_train_check_valid(t, &r);
    r.active_units = t->scores->active;
    r.scores = t->scores;
    r.game = vae_game(&r);
    r.collapsed = r.has_units && vae_collapsed(t->scores, t->model);

    const bool better = vae_fit_end_epoch(&t->fit, r.has_valid ? r.valid_loss : r.loss);
    const bool keeps = better && t->fit.training.early_stop > 0;
    if (looks || keeps) vae_train_check_weights(t);
    if (keeps) train_keep_best(t);
    if (vae_leads()) train_say_epoch(t, &r);
    if (r.has_units) t->collapsed = r.collapsed;
    t->game = (int)r.game;
    t->epoch_start = vae_seconds();
    t->epoch_rows = 0;
}

static void train_terms_of_step(const VaeTrain *t, VaeRecord *r) {
    for (int i = 0; i < VAE_TERMS && t->trainer.term[i]; i++) r->term[i] = (double)*t->trainer.term[i];
    r->has_critic = t->trainer.critic != NULL;
    if (!r->has_critic) return;
    r->critic = (double)*t->trainer.critic;
    r->critic_real = (double)*t->trainer.critic_real;
    r->critic_made = (double)*t->trainer.critic_made;
}

// The signal that ends the training after this step; 0: none does. Several processes end together, all after the step
// in which one of them told the others.
static int train_stopped(VaeTrain *t) {
    if (!vae_processes()) return train_signal;
    t->trainer.shards.told = train_signal != 0; // in the next step
    if (!t->trainer.shards.heard) return 0;
    return train_signal ? train_signal : SIGTERM;
}

// Returns the signal that stopped it, or 0 when training is done.
static int train_loop(VaeTrain *t) {
    const VaeOptions *o = t->options;
    train_catch_signals();
    t->epoch_start = vae_seconds();
    while (!vae_fit_done(&t->fit)) {
        vae_fit_shuffle(&t->fit);
        const uint32_t epoch = t->at.place.epoch;
        while (t->at.place.epoch == epoch) {
            const double start = t->looking ? vae_seconds() : 0;
            double bad;
            vae_fit_step(&t->fit);
            if (t->looking && vae_fit_not_finite(&t->fit, &bad)) train_look(t, INFINITY); // of bad data, most likely
            vae_train_check_losses(t);
            const double took = t->looking ? vae_seconds() - start : 0;
            t->epoch_rows += t->fit.rows;
            const long step = (long)t->at.place.step;
            vae_meter_step(t->meter, step, t->fit.steps, epoch + 1, t->fit.training.epochs,
                           (double)*t->trainer.loss);
            if (vae_leads() && o->log_every > 0 && step % o->log_every == 0) {
                if (vae_metrics_full(t->metrics)) train_look(t, INFINITY);
                VaeRecord r = {.epoch = epoch + 1, .step = step,
                               .loss = (double)*t->trainer.loss,
                               .reconstruction = (double)*t->trainer.reconstruction,
                               .kl = (double)*t->trainer.kl, .beta = t->fit.beta, .lr = t->fit.lr};
                train_terms_of_step(t, &r);
                vae_metrics_step(t->metrics, &r);
#ifndef VAE_STANDALONE
                vae_tensorboard_step(&t->board, &r);
#endif
                vae_meter_log(t->meter, &r, t->fit.steps);
            }
            const bool last = t->at.place.batch_in_epoch == (uint32_t)t->fit.steps_per_epoch;
            const bool saves = last || (o->checkpoint_every > 0 && step % o->checkpoint_every == 0);
            train_look(t, saves ? INFINITY : took);
            const double end = vae_seconds();
            if (last) train_end_epoch(t);
            else if (saves) train_checkpoint_step(t);
            t->between += vae_seconds() - end;
            const int stopped = train_stopped(t);
            if (!stopped || vae_fit_done(&t->fit)) continue;
            if (t->looking && !vae_processes()) train_give_up(t, stopped);
            train_look(t, INFINITY);
            if (t->saved_step != t->at.place.step) train_save(t); // stopped by hand
            return stopped;
        }
    }
    train_look(t, INFINITY); // where there was no step
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
            t->fit.seed = t->at.seed; // procedural data and the split follow it
            return true;
        }
        vae_run_close(&t->run);
    }
    vae_note(o->quiet, "nothing to resume in %s: starting from the beginning", directory);
    return false;
}

// Of several processes one has read where the training is: what it has goes to the others.
static bool train_share_start(VaeTrain *t, bool resumed) {
#ifndef VAE_STANDALONE
    VaePeers *p = vae_processes();
    const VaeModel *m = t->model;
    if (!p) return resumed;
    vae_peers_spread(p, &resumed, sizeof resumed);
    if (!resumed) return false;
    vae_peers_spread(p, &t->at, sizeof t->at);
    vae_peers_spread(p, t->session.state.param, (m->n_param + m->n_state) * sizeof(float));
    for (int i = 0; i < t->trainer.n_slots; i++) vae_peers_spread(p, t->trainer.slot[i], m->n_param * sizeof(float));
    t->fit.seed = t->at.seed;
#else
    (void)t;
#endif
    return resumed;
}

static void train_begin_again(VaeTrain *t, const char *settings) {
    const VaeProgress *at = &t->at;
    train_require_data(t, t->looking || at->data_hash == t->pass.cells);
    const bool other_rate = !isnan(t->options->lr);
    vae_settings_require(t->checkpoint, at->settings, settings, other_rate);
    if (other_rate && strcmp(at->settings, settings) != 0)
        vae_note(t->options->quiet, "from here on with lr %g", t->options->lr);
    memcpy(t->at.settings, settings, sizeof t->at.settings);
    // The same data and settings: then these must agree, too.
    if (at->place.batch_in_epoch >= (uint64_t)t->fit.steps_per_epoch ||
        at->place.step != at->place.epoch * (uint64_t)t->fit.steps_per_epoch + at->place.batch_in_epoch ||
        (!vae_is_private(t->model) &&
         at->place.sum_rows != (double)vae_batch_rows(t->model, t->fit.n_train, (long)at->place.batch_in_epoch).first))
        vae_die(EX_DATAERR, "%s: damaged checkpoint: step %llu is not step %u of epoch %u", t->checkpoint,
                (unsigned long long)at->place.step, (unsigned)at->place.batch_in_epoch, (unsigned)at->place.epoch + 1);
    t->kept_step = at->place.step;
    t->resumed = true;
    vae_note(t->options->quiet, "resuming at epoch %u, step %llu", (unsigned)at->place.epoch + 1,
             (unsigned long long)at->place.step);
}

// At the start, or where the checkpoint was made.
static void train_begin(VaeTrain *t, bool resumed) {
    VaeProgress *at = &t->at;
    char settings[VAE_SETTINGS];
    vae_settings(t, settings);
    if (resumed) {
        train_begin_again(t, settings);
        return;
    }
    *at = (VaeProgress){.seed = t->fit.seed, .rows = t->data.rows, .place.best_loss = INFINITY};
    memcpy(at->settings, settings, sizeof at->settings);
    vae_init_weights(t->model, at->seed, t->session.state.param);
    VaeError error;
    if (t->start) // they know the columns of their own data
        memcpy(t->session.state.param, t->start, (t->model->n_param + t->model->n_state) * sizeof *t->start);
    else if (vae_set_columns(t->model, t->fit.data, t->fit.train_row, t->fit.n_train, t->session.state.param, &error))
        vae_die(EX_DATAERR, "%s", error.text);
    if (t->trainer.ema)
        memcpy(t->trainer.ema, t->session.state.param, t->model->n_param * sizeof(float));
}

static void train_open_data(VaeTrain *t) {
    const VaeOptions *o = t->options;
    const VaeModel *m = t->model;
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == VAE_TABLE || m->stream[i].kind == VAE_TOKENS) vae_how_of(m->stream[i].name)->learns = true;
    if (t->start) vae_reading_words(o);
    vae_data_later(!vae_is_private(m) && !o->tensorboard);
    vae_data_open(&t->data, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  t->fit.seed);
    vae_data_require(&t->data, m, &m->train, "--data");
    vae_data_say(&t->data, m, o->quiet);
    vae_weights_say(&t->data, m, "--data", o->quiet);
    vae_reading_warn(&t->data, m);
    vae_reading_train(&t->data, m);
    if (o->valid.n == 0) return;
    vae_table_learn(&t->data, m, NULL, t->data.rows);
    vae_lines_learn(&t->data, m, NULL, t->data.rows);
    vae_data_open(&t->valid_file, m, o->valid.item, o->valid.n, 0, t->fit.seed + 1);
    vae_data_require(&t->valid_file, m, &m->eval, "--valid");
    vae_weights_say(&t->valid_file, m, "--valid", o->quiet);
}

static void train_close(VaeTrain *t) {
    if (vae_leads()) vae_run_close(&t->run);
    vae_close_trainer(&t->trainer);
    vae_close_session(&t->session);
    vae_close_scores(t->scores);
    vae_private_close(t);
    vae_free(t->valid_row); // and train_row behind it
    vae_free(t->fit.order);
    vae_free(t->fit.batch_row);
    vae_free(t->start);
    vae_free(t->frozen);
    vae_free(t->fit.averaged);
    vae_free(t->fit.best);
    vae_free(t->unit_row);
    if (t->options->valid.n > 0) vae_data_close(&t->valid_file);
    vae_data_close(&t->data);
}

int vae_command_train(const VaeOptions *o) {
    const VaeModel *m = o->model;
    VaeScores scores;
    VaeMetrics metrics = {.line = {0}};
    VaeMeter meter;
    VaeTrain t = {.options = o, .model = m, .scores = &scores, .metrics = &metrics, .meter = &meter};
    t.fit = (VaeFit){.trainer = &t.trainer, .training = m->training, .at = &t.at.place,
                     .data = vae_data_source(&t.data)};
#ifdef VAE_STANDALONE
    if (o->tensorboard) vae_option_is_not_here("tensorboard");
#endif
    if (o->epochs > 1000000) vae_die(EX_USAGE, "--epochs %ld is more than 1000000", o->epochs);
    if (o->epochs > 0) t.fit.training.epochs = (int)o->epochs;
    if (!isnan(o->lr)) t.fit.training.optimizer.lr = o->lr;
    t.fit.seed = vae_option_seed(o);
    if (o->shuffle && strcmp(o->shuffle, "rows") != 0 && strcmp(o->shuffle, "block") != 0)
        vae_die(EX_USAGE, "--shuffle takes rows or block, not '%.60s'", o->shuffle);
    if (o->shuffle && strcmp(o->shuffle, "block") == 0) t.fit.block = vae_fit_block(m);
    char directory[VAE_PATH];
    train_directory(o, directory);
    t.directory = directory;

    vae_open_session(&t.session, m, vae_threads(m, o->threads), true);
    vae_open_trainer(&t.trainer, &t.session, &t.fit.training);
    vae_train_read_start(&t);
    vae_train_freeze(&t);
    const bool resumed = train_share_start(&t, o->resume && vae_leads() && train_resume(&t, directory));
    train_open_data(&t);
    const size_t held_out = train_count_rows(&t);
    if (t.fit.training.early_stop > 0 && !t.valid)
        vae_warn("early_stop without validation data looks at the training loss");
    if (t.fit.training.lr_schedule.kind == VAE_LR_PLATEAU && !t.valid)
        vae_warn("lr_schedule = plateau without validation data looks at the training loss");
    train_split(&t, held_out);
    vae_weights_held_out(&t.data, m, t.valid_row, held_out);
    vae_table_learn(&t.data, m, t.fit.train_row, t.fit.n_train);
    vae_lines_learn(&t.data, m, t.fit.train_row, t.fit.n_train);
    vae_lines_say(&t.data, m, o->quiet);
    if (t.fit.block > 0 || t.fit.n_train > VAE_FIT_STORED)
        t.fit.batch_row = vae_alloc((size_t)(m->batch > vae_step_rows(m) ? m->batch : vae_step_rows(m)),
                                    sizeof *t.fit.batch_row);
    else t.fit.order = vae_alloc(t.fit.n_train, sizeof *t.fit.order);
    if (t.fit.training.ema > 0) t.fit.averaged = vae_alloc(m->n_param + m->n_state, sizeof(float));
    if (t.fit.training.early_stop > 0) t.fit.best = vae_alloc(m->n_param + m->n_state, sizeof(float));
    train_pick_units(&t);
    vae_open_scores(&scores, m);
    vae_pass_open(&t.pass, &t.data, m, t.fit.train_row, t.fit.n_train);
    if (o->valid.n > 0) vae_pass_open(&t.valid_pass, &t.valid_file, m, NULL, 0);
    t.looking = vae_pass_waits(&t.pass) || (o->valid.n > 0 && vae_pass_waits(&t.valid_pass));
    while (!t.looking && (vae_pass_some(&t.pass) || (o->valid.n > 0 && vae_pass_some(&t.valid_pass)))) {}
    vae_private_open(&t, resumed);
    train_begin(&t, resumed);
    t.from = t.at.place;
    if (t.looking) vae_metrics_hold(&metrics, m);
    else train_write(&t);
    vae_note(o->quiet, "%zu row%s (and %zu to validate), %d epoch%s of %ld step%s, %d thread%s, "
             "to %s", t.fit.n_train, VAE_S(t.fit.n_train), t.n_valid, t.fit.training.epochs,
             VAE_S(t.fit.training.epochs),
             t.fit.steps_per_epoch, VAE_S(t.fit.steps_per_epoch), vae_team_size(t.session.team),
             VAE_S(vae_team_size(t.session.team)),
             directory);
    // Every epoch is saved where this is 0, for tests of what a kill must not change.
    const char *every = getenv("VAE_CHECKPOINT_SECONDS");
    t.save_every = every && *every ? strtod(every, NULL) : TRAIN_SAVE_SECONDS;
    t.saved = vae_seconds();
    vae_meter_open(&meter, o->quiet, (long)t.at.place.step);

#ifndef VAE_STANDALONE
    if (o->verbose) vae_processes_say(&t.trainer.shards, vae_team_size(t.session.team));
#endif
    const double begin = vae_seconds();
    const int stopped = train_loop(&t);
    const double took = vae_seconds() - begin;
    if (o->verbose && took > 0)
        vae_note(false, "%.1f%% of %.1f s went to ends of epochs, %.1f%% to saving", 100 * t.between / took, took,
                 100 * t.saving / took);
    if (!vae_leads()) {
        train_close(&t);
        return stopped ? 128 + stopped : 0;
    }
    vae_meter_clear(&meter);
    vae_metrics_close(&metrics);
    if (stopped) {
        vae_note(o->quiet, "stopped at step %llu; the same command with --resume goes on%s%s",
                 (unsigned long long)t.at.place.step,
                 t.run.building ? ". Until its first epoch is done, the training of before is kept in " : "",
                 t.run.building ? directory : "");
    } else {
        if (t.at.place.epoch < (uint32_t)t.fit.training.epochs)
            vae_note(o->quiet, "no gain for %d epoch%s: stopped after %u; model.safetensors has the "
                     "best weights, last.safetensors the last",
                     t.fit.training.early_stop, VAE_S(t.fit.training.early_stop), (unsigned)t.at.place.epoch);
        if (!vae_is_private(m)) vae_close_trainer(&t.trainer); // what its averages took is now free for weights, and what reads them
        vae_train_outcome(&t);
    }
    vae_private_outcome(&t);
#ifndef VAE_STANDALONE
    vae_tensorboard_close(&t.board);
#endif
    if (past_close) past_close(&t);
    train_close(&t);
    return stopped ? 128 + stopped : 0;
}
