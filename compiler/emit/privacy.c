// privacy.c -- see privacy.h. The accountant is the runtime's (vae_privacy.h).
#include "emit/privacy.h"

#include "vae_privacy.h"

#include <stdlib.h>

typedef struct Spending {
    double rate, steps, noise, epsilon;
} Spending;

static Spending spending(const Compilation *c, long rows) {
    const VaePrivacy *p = &c->model->training.privacy;
    Spending s = {.rate = rows > p->batch ? (double)p->batch / (double)rows : 1, .noise = p->noise};
    s.steps = ceil((double)rows / p->batch) * c->model->training.epochs;
    double *work = arena_alloc(c->arena, VAE_PRIVACY_WORK * sizeof *work);
    if (!(s.noise > 0)) s.noise = vae_privacy_noise(s.rate, s.steps, p->epsilon, p->delta, work);
    s.epsilon = isfinite(s.noise) ? vae_privacy_epsilon(s.rate, s.noise, s.steps, p->delta, work) : INFINITY;
    return s;
}

void privacy_say(const Compilation *c, long rows, FILE *out) {
    const VaePrivacy *p = &c->model->training.privacy;
    if (p->clip <= 0) return;
    if (!rows) {
        fprintf(out, "\n  privacy: what %s depends on how many rows there are: --rows N tells\n",
                p->noise > 0 ? "is spent" : "noise it takes");
        return;
    }
    const Spending s = spending(c, rows);
    if (!isfinite(s.epsilon)) {
        fprintf(out, "\n  privacy: nothing can be promised of %ld rows: %s\n", rows,
                p->noise > 0 ? "there is too little noise" : "no noise keeps epsilon");
        return;
    }
    fprintf(out, "\n  privacy: %ld rows, each in a step with probability %.4g; noise %.4g; after %.0f steps epsilon %.3f at "
                 "delta %g\n",
            rows, s.rate, s.noise, s.steps, s.epsilon, p->delta);
    if (p->delta * (double)rows >= 1)
        fprintf(out, "  privacy: delta = %g of %ld rows allows to publish one of them: take less than 1 / rows, well\n", p->delta,
                rows);
}

void privacy_json(const Compilation *c, long rows, FILE *out) {
    const VaePrivacy *p = &c->model->training.privacy;
    if (p->clip <= 0) return;
    const Spending s = spending(c, rows);
    if (isfinite(s.epsilon))
        fprintf(out, ", \"noise\": %.6g, \"epsilon\": %.6g, \"delta\": %g", s.noise, s.epsilon, p->delta);
    else fprintf(out, ", \"noise\": null, \"epsilon\": null, \"delta\": %g", p->delta);
}
