// settings.c -- everything that decides what a step of a training does, but for data and seed, as
// text: a line "name=value" each. It lies in the checkpoint, so that a training that is gone on with
// otherwise can be told which setting differs, what it was and what it is.
#include "commands/commands.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef struct Settings {
    char *text; // [VAE_SETTINGS]
    size_t n;
} Settings;

__attribute__((format(printf, 3, 4))) static void setting(Settings *s, const char *name,
                                                           const char *format, ...) {
    va_list args;
    va_start(args, format);
    const size_t room = VAE_SETTINGS - s->n;
    int n = snprintf(s->text + s->n, room, "%s=", name);
    if (n >= 0 && (size_t)n < room) n += vsnprintf(s->text + s->n + n, room - (size_t)n, format, args);
    va_end(args);
    if (n < 0 || (size_t)n + 1 >= room) vae_die(EX_SOFTWARE, "internal error, please report: too many settings");
    s->n += (size_t)n;
    s->text[s->n++] = '\n';
    s->text[s->n] = '\0';
}

// The shortest decimal that is this number.
static void setting_number(Settings *s, const char *name, double x) {
    char text[32];
    for (int digits = 6; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, x);
        if (strtod(text, NULL) == x) break;
    }
    setting(s, name, "%s", text);
}

static bool schedule_needs_end(const VaeSchedule *s) {
    if (s->kind == VAE_CONSTANT) return false;
    return s->kind == VAE_CYCLICAL || (s->steps <= 0 && s->epochs <= 0);
}

// Whether any step depends on how many epochs there are in all. Where none does, resuming with
// more --epochs goes on as if they had been asked for from the start.
static bool training_needs_end(const VaeTraining *t) {
    if (t->lr_schedule.kind == VAE_LR_COSINE || t->lr_schedule.kind == VAE_LR_LINEAR) return true;
    for (int i = VAE_BETA; i < VAE_SCALARS; i++)
        if (schedule_needs_end(&t->schedule[i])) return true;
    return false;
}

static void schedule_settings(Settings *s, const char *name, const VaeSchedule *c) {
    static const char *const kind[] = {"constant", "linear", "cosine", "cyclical"};
    char text[64];
#define PART(part, value) snprintf(text, sizeof text, "%s%s", name, part), setting_number(s, text, value)
    setting(s, name, "%s", kind[c->kind]);
    PART(" from", c->from);
    PART(" to", c->to);
    PART(" steps", c->steps);
    PART(" epochs", c->epochs);
    PART(" cycles", c->cycles);
    PART(" ratio", c->ratio);
#undef PART
}

// `of` is "critic", or NULL of the model's.
static void optimizer_settings(Settings *s, const char *of, const VaeOptimizer *o) {
    static const char *const kind[] = {"adam", "adamw", "rmsprop", "sgd"};
    char text[64];
#define NAME(part) (snprintf(text, sizeof text, "%s%s%s", of ? of : "", of ? " " : "", part), text)
    setting(s, of ? of : "optimizer", "%s", kind[o->kind]);
    setting_number(s, NAME("lr"), o->lr);
    setting_number(s, NAME("beta1"), o->beta1);
    setting_number(s, NAME("beta2"), o->beta2);
    setting_number(s, NAME("eps"), o->eps);
    setting_number(s, NAME("alpha"), o->alpha);
    setting_number(s, NAME("momentum"), o->momentum);
    setting(s, NAME("nesterov"), "%d", o->nesterov);
    setting(s, NAME("amsgrad"), "%d", o->amsgrad);
    setting(s, NAME("centered"), "%d", o->centered);
    setting_number(s, NAME("weight_decay"), o->weight_decay);
#undef NAME
}

void vae_settings(const VaeTrain *t, char text[VAE_SETTINGS]) {
    static const char *const rates[] = {"constant", "cosine", "step", "linear", "plateau"};
    static const char *const scalars[VAE_SCALARS] = {
        [VAE_BETA] = "beta", [VAE_CAPACITY] = "capacity", [VAE_FREE_BITS] = "free_bits",
        [VAE_TEMPERATURE] = "temperature"};
    Settings s = {.text = text};
    memset(text, 0, VAE_SETTINGS); // it is in the checkpoint, whole
    const VaeModel *m = t->model;
    const VaeTraining *c = &t->fit.training;
    const VaeLrSchedule *l = &c->lr_schedule;
    uint64_t definition = vae_hash(VAE_HASH_START, m->name, strlen(m->name));
    definition = vae_hash(definition, m->summary, strlen(m->summary));
    // Params and training first: where one of them differs, so may what the model is made of.
    setting(&s, "params", "%s", m->params);
    setting(&s, "batch", "%d", vae_step_rows(m));
    if (m->shards > 1) setting(&s, "shards", "%d", m->shards);
    optimizer_settings(&s, NULL, &c->optimizer);
    if (m->critic.end) optimizer_settings(&s, "critic", &c->critic);
    setting(&s, "lr_schedule", "%s", rates[l->kind]);
    setting_number(&s, "lr_schedule warmup", l->warmup);
    setting_number(&s, "lr_schedule min", l->min);
    setting_number(&s, "lr_schedule every", l->every);
    setting_number(&s, "lr_schedule gamma", l->gamma);
    setting(&s, "lr_schedule times", "%d", c->most_drops);
    if (t->start_hash) setting(&s, "weights to start from", "%016llx", (unsigned long long)t->start_hash);
    else setting(&s, "weights to start from", "new ones");
    setting(&s, "freeze", "%s", t->options->prior_alone ? "all but the prior" : t->options->freeze ? t->options->freeze : "nothing");
    if (training_needs_end(c)) setting(&s, "epochs", "%d", c->epochs);
    setting_number(&s, "clip_norm", c->clip_norm);
    if (c->privacy.clip > 0) {
        setting_number(&s, "privacy clip", c->privacy.clip);
        setting_number(&s, "privacy noise", t->trainer.noise);
    }
    setting_number(&s, "ema", c->ema);
    setting_number(&s, "validation", c->validation);
    setting(&s, "early_stop", "%d", c->early_stop);
    for (int i = VAE_BETA; i < VAE_SCALARS; i++) schedule_settings(&s, scalars[i], &c->schedule[i]);
    setting(&s, "rows to train on", "%zu", t->fit.n_train);
    setting(&s, "rows to validate", "%zu", t->n_valid);
    setting(&s, "shuffle", "%s", t->fit.block > 0 ? "block" : "rows");
    for (int i = 0; i < m->n_streams; i++) // the data's own hash is of the cells as stored
        setting_number(&s, m->stream[i].name, (double)t->data.stream[i].divisor);
    setting(&s, "definition", "%016llx", (unsigned long long)definition);
    setting(&s, "kernels", "%s", vae_kernels_in_use(m));
}

// The line of `text` that begins at *at, without its end; *at goes behind it. False: there is none.
static int settings_line(const char **at, int *n) {
    *n = (int)strcspn(*at, "\n");
    return **at != 0; // int: both of two are called, by |
}

void vae_settings_require(const char *path, const char *was, const char *now, bool other_rate) {
    int a, b;
    while (settings_line(&was, &a) | settings_line(&now, &b)) {
        if (a == b && strncmp(was, now, (size_t)a) == 0) {
            was += a + (was[a] == '\n');
            now += b + (now[b] == '\n');
            continue;
        }
        const int name = (int)strcspn(now, "=\n");
        if (strncmp(was, now, (size_t)name + 1) != 0) break;
        if (other_rate && strncmp(now, "lr", 2) == 0) { // and its schedule
            was += a + (was[a] == '\n');
            now += b + (now[b] == '\n');
            continue;
        }
        const char *old = was + name + 1, *new = now + name + 1;
        a -= name + 1, b -= name + 1;
        if (strncmp(now, "definition=", 11) == 0) break;
        if (strncmp(now, "kernels=", 8) == 0)
            vae_die(EX_USAGE, "--resume: %s was made under other settings: by kernels for %.*s, and here they "
                    "are for %.*s, which round otherwise. Go on where it was made, or with VAE_ISA set to "
                    "the first of those words if the program is portable", path, a, old, b, new);
        vae_die(EX_USAGE, "--resume: %s was made under other settings: %.*s was %.*s and is %.*s now. Give "
                "the same options as before, or train anew without --resume", path, name, now, a, old, b,
                new);
    }
    if (*was || *now)
        vae_die(EX_USAGE, "--resume: %s was made under other settings: the model's layers, latents or loss "
                "were others. Build it as it was, or train anew without --resume", path);
}
