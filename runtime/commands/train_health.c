// train_health.c -- what ends a training, numbers that are not finite, and what it is warned of.
#include "commands/commands.h"
#include "commands/processes.h"

// What a training that breaks off leaves, for its last message. A run that is still built beside an
// older one has nothing worth keeping: it would break off again.
static const char *train_kept(VaeTrain *t) {
    const char *kept = t->run.building    ? "The training of before is kept in"
                       : t->kept_step > 0 ? "The last checkpoint is kept in"
                       : t->kept          ? "Nothing but the first weights is kept in"
                                          : "No weights are kept in";
    if (t->metrics->line.n) vae_metrics_flush(t->metrics); // of the epochs until then
    vae_run_abandon(&t->run);
    return kept;
}

// Weights that are not finite must not replace what was saved before.
void vae_train_check_weights(VaeTrain *t) {
    const VaeModel *m = t->model;
    const float *param = t->session.state.param;
    if (vae_fit_finite(param, m->n_param + m->n_state)) return;
    if (!vae_leads()) vae_wait_for_end();
    for (int i = 0; i < m->n_tensors; i++) {
        const size_t n = vae_tensor_size(&m->tensor[i]);
        for (size_t k = 0; k < n; k++) {
            if (isfinite(param[vae_tensor_place(&m->tensor[i], k)])) continue;
            vae_meter_clear(t->meter);
            char why[VAE_WHY];
            vae_why_not_finite(why, sizeof why, &t->session, &t->data, t->fit.train_row, t->fit.n_train,
                               (long)t->at.place.step, t->fit.lr);
            vae_die(EX_SOFTWARE, "step %llu: %s is no longer finite. %s. %s %s",
                    (unsigned long long)t->at.place.step, m->tensor[i].name, why, train_kept(t), t->run.directory);
        }
    }
}

// What is not finite can be the best of nothing, so it ends training as the training loss does.
void vae_train_check_valid(VaeTrain *t, const VaeRecord *r) {
    const double value[] = {r->valid_reconstruction, r->valid_kl, r->valid_loss, r->valid_elbo};
    static const char *const term[] = {"reconstruction", "kl", "loss", "ELBO"};
    for (int i = 0; i < 4; i++) {
        if (isfinite(value[i])) continue;
        if (!vae_leads()) vae_wait_for_end();
        vae_meter_clear(t->meter);
        vae_die(EX_SOFTWARE, "epoch %ld: %s of the validation data is %f, training stopped. Are its values "
                "far from those that are trained on? %s %s", r->epoch, term[i], value[i], train_kept(t),
                t->run.directory);
    }
}

void vae_train_check_losses(VaeTrain *t) {
    double value;
    const char *term = vae_fit_not_finite(&t->fit, &value);
    if (!term) return;
    if (!vae_leads()) vae_wait_for_end();
    vae_meter_clear(t->meter);
    char why[VAE_WHY];
    const uint64_t step = t->at.place.step;
    vae_why_not_finite(why, sizeof why, &t->session, &t->data, t->fit.train_row, t->fit.n_train, (long)step - 1,
                       t->fit.lr);
    vae_die(EX_SOFTWARE, "step %llu (epoch %u): %s is %f, training stopped. %s. %s %s", (unsigned long long)step,
            (unsigned)t->at.place.epoch + 1, term, value, why, train_kept(t), t->run.directory);
}

// ---------------------------------------------------------------- warnings

static bool has_codes(const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++)
        if (m->latent[l].codes) return true;
    return false;
}

static void warn_of_game(const VaeTrain *t, const VaeRecord *r) {
    const double real = 100 * r->critic_real, made = 100 * r->critic_made;
    if (r->game == VAE_GAME_CRITIC && t->game != VAE_GAME_CRITIC)
        vae_warn("the critic has won: over epoch %ld it was right about %.1f%% of the real and %.1f%% of the made rows, "
                 "which shows the model no way; try a lower lr of the critic, a smaller critic, or more weight on it",
                 r->epoch, real, made);
    if (r->game == VAE_GAME_MODEL && t->game != VAE_GAME_MODEL)
        vae_warn("the model has won: over epoch %ld the critic was right about %.1f%% of the real and %.1f%% of the made "
                 "rows, less than a coin; try a higher lr of the critic, a larger critic, or less weight on it",
                 r->epoch, real, made);
    if (r->game == VAE_GAME_OPEN && t->game != VAE_GAME_OPEN)
        vae_note(false, "nobody has won any more: over epoch %ld the critic was right about %.1f%% of the real and %.1f%% "
                 "of the made rows", r->epoch, real, made);
}

void vae_train_warn(const VaeTrain *t, const VaeRecord *r) {
    if (r->has_units && r->collapsed && !t->collapsed)
        vae_warn("posterior collapse: after epoch %ld the KL of every latent dimension is next to 0%s, "
                 "so the decoder ignores the latents; try a warm-up, beta = linear(0, 1, epochs=10), "
                 "a lower beta, or free_bits", r->epoch,
                 has_codes(t->model) ? " (and one code stands for every row)" : "");
    if (r->has_units && t->collapsed && !r->collapsed)
        vae_note(false, "no posterior collapse any more: after epoch %ld the latents carry %.2f nats", r->epoch,
                 t->scores->kl);
    warn_of_game(t, r);
}
