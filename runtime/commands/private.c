// private.c -- a private training (train { privacy = dp(...) }) as the command train sees it: how much noise, from which seed,
// and what is promised of the weights.
#include "commands/commands.h"
#include "core/privacy.h"
#include "vae_privacy.h"

#include <stdlib.h>
#include <unistd.h>

// From the system, and nowhere saved: with it, the noise could be taken off again. A training that is resumed draws another.
static uint64_t private_seed(void) {
    uint64_t seed;
    FILE *f = fopen("/dev/urandom", "rb");
    if (!f || fread(&seed, sizeof seed, 1, f) != 1)
        vae_die(EX_OSERR, "a private training needs random numbers of the system, and /dev/urandom gives none");
    fclose(f);
    return seed;
}

double vae_private_spent(VaeTrain *t) {
    const uint64_t steps = t->at.place.step;
    if (steps != t->spent_steps)
        t->spent = vae_privacy_epsilon(t->rate, t->trainer.noise, (double)steps, t->fit.training.privacy.delta, t->spending);
    t->spent_steps = steps;
    return t->spent;
}

void vae_private_open(VaeTrain *t, bool resumed) {
    const VaePrivacy *p = &t->fit.training.privacy;
    const VaeOptions *o = t->options;
    if (!vae_is_private(t->model)) {
        if (o->noise_seed >= 0) vae_die(EX_USAGE, "--noise-seed: the model's training is not private");
        return;
    }
    if (o->shuffle) vae_die(EX_USAGE, "--shuffle: the steps of a private training draw their rows one by one");
    t->rate = vae_privacy_rate(p->batch, t->fit.n_train, &t->fit.below);
    t->spending = vae_alloc(VAE_PRIVACY_WORK, sizeof *t->spending);
    if (p->delta * (double)t->fit.n_train >= 1)
        vae_warn("privacy: delta = %g of %zu rows allows to publish one of them: take less than 1 / rows, well", p->delta,
                 t->fit.n_train);
    t->trainer.noise = p->noise;
    if (!(p->noise > 0)) {
        t->trainer.noise = vae_privacy_noise(t->rate, (double)t->fit.steps, p->epsilon, p->delta, t->spending);
        if (!isfinite(t->trainer.noise))
            vae_die(EX_DATAERR, "privacy: no noise keeps epsilon = %g at delta = %g in %ld steps", p->epsilon, p->delta,
                    t->fit.steps);
    }
    t->trainer.noise_seed = o->noise_seed >= 0 ? (uint64_t)o->noise_seed : private_seed();
    vae_note(o->quiet, "privacy: %d row%s a step on the average, each row's gradient at most %g long, noise %.4g times that",
             p->batch, VAE_S(p->batch), p->clip, t->trainer.noise);
    if (t->model->training.privacy.by_row)
        vae_note(o->quiet, "privacy: each row is a run of the network of its own, which is slow: %s", t->model->training.privacy.by_row);
    if (resumed && o->noise_seed < 0)
        vae_note(o->quiet, "privacy: rows and noise from here on are others than those of the training that was broken off");
}

static void private_say(VaeTrain *t, char *text, size_t room) {
    const VaePrivacy *p = &t->fit.training.privacy;
    const double epsilon = vae_private_spent(t);
    if (t->options->noise_seed >= 0) snprintf(text, room, "nothing is promised: the noise is that of --noise-seed");
    else if (t->start) snprintf(text, room, "epsilon %.3f at delta %g for this training; nothing is known of that of the "
                                "weights that it began with", epsilon, p->delta);
    else if (!isfinite(epsilon)) snprintf(text, room, "nothing is promised: there is too little noise");
    else snprintf(text, room, "epsilon %.3f at delta %g", epsilon, p->delta);
}

void vae_private_outcome(VaeTrain *t) {
    if (!vae_is_private(t->model)) return;
    char text[200];
    private_say(t, text, sizeof text);
    fprintf(stderr, "privacy: %s, of the weights after %llu step%s; metrics, pictures and reports beside them are not private\n",
            text, (unsigned long long)t->at.place.step, VAE_S(t->at.place.step));
}

const char *vae_private_metadata(VaeTrain *t, char *text, size_t room) {
    private_say(t, text, room);
    return text;
}

void vae_private_close(VaeTrain *t) { vae_free(t->spending); }
