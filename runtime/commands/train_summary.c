// train_summary.c -- DIR/run.json of a training: how it is made, as soon as it begins, and how it ended.
#include "commands/commands.h"

#include <string.h>

// A line more, unless there is one of that name; left out where there is no room.
static void add_setting(char text[VAE_SETTINGS], const char *name, const char *value) {
    const size_t n = strlen(text), length = strlen(name);
    for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n')
        if (!strncmp(line, name, length) && line[length] == '=') return;
    if (n + length + strlen(value) + 3 <= VAE_SETTINGS) snprintf(text + n, VAE_SETTINGS - n, "%s=%s\n", name, value);
}

void vae_train_summary(const VaeTrain *t, const char *scored_on, size_t rows) {
    VaeSummary s = {.done = scored_on != NULL};
    char path[VAE_PATH + 16], number[32];
    snprintf(s.model, sizeof s.model, "%s", t->model->name);
    vae_settings(t, s.settings);
    snprintf(number, sizeof number, "%llu", (unsigned long long)t->fit.seed);
    add_setting(s.settings, "seed", number);
    snprintf(number, sizeof number, "%d", t->fit.training.epochs);
    add_setting(s.settings, "epochs", number);
    snprintf(s.data, sizeof s.data, "%016llx", (unsigned long long)t->all_rows_hash);
    if (s.done) {
        const VaeScores *r = t->scores;
        snprintf(s.scored_on, sizeof s.scored_on, "%s", scored_on);
        s.epochs = (long)t->at.place.epoch;
        s.scored_rows = (long)rows;
        s.elbo = r->elbo, s.elbo_error = r->elbo_error, s.reconstruction = r->reconstruction, s.kl = r->kl;
        s.active = r->active, s.units = r->counted;
    }
    snprintf(path, sizeof path, "%s/run.json", t->run.place);
    vae_summary_write(path, &s);
}
