// schedules.c -- learning rates and schedules: what changes from step to step, and how much an optimizer
// keeps.
#include "core/core.h"

#include <math.h>

int vae_optimizer_slots(const VaeOptimizer *o) {
    switch (o->kind) {
    case VAE_ADAM:
    case VAE_ADAMW:
        return o->amsgrad ? 3 : 2; // m, v, largest v
    case VAE_RMSPROP:
        return 1 + (o->momentum > 0) + o->centered; // v, then buffer, then mean
    case VAE_SGD:
        return o->momentum > 0 ? 1 : 0; // buffer
    }
    return 0;
}

// Bias corrections (adam, adamw) are powers of the betas: in double.
void vae_update_begin(VaeUpdate *u, float lr, long step) {
    const VaeOptimizer *o = u->optimizer;
    u->lr = lr;
    u->rate = (float)((double)lr / (1 - pow(o->beta1, (double)step)));
    u->root = (float)(1 / sqrt(1 - pow(o->beta2, (double)step)));
}

// ---------------------------------------------------------------- schedules

static const double pi = 3.14159265358979323846;

static double clamp01(double x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

// Linear warm-up from 0, then: cosine from 1 to min over the epochs after the warm-up; linear
// likewise; step: gamma once for every `every` epochs that have passed since the warm-up; plateau: gamma
// once for each of the drops so far (vae_fit_end_epoch counts them).
double vae_lr_factor(const VaeLrSchedule *s, double epoch, double epochs, uint32_t drops) {
    if (s->warmup > 0 && epoch < s->warmup) return epoch < 0 ? 0 : epoch / s->warmup;
    const double since = epoch - s->warmup, whole = epochs - s->warmup;
    const double part = whole > 0 ? clamp01(since / whole) : 1;
    switch (s->kind) {
    case VAE_LR_CONSTANT:
        return 1;
    case VAE_LR_COSINE:
        return s->min + (1 - s->min) * 0.5 * (1 + cos(pi * part));
    case VAE_LR_LINEAR:
        return 1 + (s->min - 1) * part;
    case VAE_LR_STEP:
        return s->every > 0 ? pow(s->gamma, floor(since / s->every)) : 1;
    case VAE_LR_PLATEAU:
        return pow(s->gamma, (double)drops);
    }
    return 1;
}

double vae_schedule_value(const VaeSchedule *s, double step, double epoch, double total_steps,
                          double epochs) {
    if (s->kind == VAE_CONSTANT) return s->from;
    double part; // how far from `from` to `to`
    if (s->kind == VAE_CYCLICAL) {
        double done = total_steps > 0 ? step / total_steps : epochs > 0 ? epoch / epochs : 1;
        if (done >= 1) return s->to; // the last cycle has ended
        done = (done < 0 ? 0 : done) * (s->cycles > 0 ? s->cycles : 1);
        part = s->ratio > 0 ? clamp01((done - floor(done)) / s->ratio) : 1;
    } else {
        part = s->steps > 0 ? step / s->steps : s->epochs > 0 ? epoch / s->epochs : 1;
        part = clamp01(part);
        if (s->kind == VAE_COSINE) part = 0.5 * (1 - cos(pi * part));
    }
    return s->from + (s->to - s->from) * part;
}
