// domain.c -- which values a stream takes, and what is wrong with one that it does not take.
#include "core/rows.h"

static bool is_whole(float v) { return v >= 16777216.0f || v == (float)(int)v; }

// Levels may be rounded to a few digits.
static bool is_level(float v, int levels) {
    const float k = v * (float)(levels - 1);
    return fabsf(k - rintf(k)) < 0.01f;
}

bool vae_fits(const VaeStream *s, float v) {
    if (isnan(v)) return s->missing || s->kind == VAE_SERIES; // where, vae_series_misfit says
    switch (s->domain) {
    case VAE_DOMAIN_UNIT:
    case VAE_DOMAIN_SHARES:
        return v >= 0 && v <= 1;
    case VAE_DOMAIN_LEVELS:
        return v >= 0 && v <= 1 && is_level(v, s->levels);
    case VAE_DOMAIN_COUNT:
        return v >= 0 && v <= 3.4028235e38f && is_whole(v);
    case VAE_DOMAIN_BYTE:
        return v >= 0 && v <= 255 && is_whole(v);
    case VAE_DOMAIN_POSITIVE:
        return v > 0 && isfinite(v);
    case VAE_DOMAIN_WEIGHT:
        return v >= 0 && isfinite(v);
    case VAE_DOMAIN_ANY:
        break;
    }
    return isfinite(v);
}

void vae_misfit(const VaeStream *s, double v, char text[VAE_MISFIT]) {
    const char *by = s->likelihood ? s->likelihood : s->name;
    if (isnan(v))
        vae_text(text, VAE_MISFIT, "is not finite (if values may be missing, declare data %s with missing=true)",
                 s->name);
    else if (!isfinite((float)v))
        vae_text(text, VAE_MISFIT, "%s", isfinite(v) ? "does not fit in 32-bit floating point" : "is not finite");
    else if (s->domain == VAE_DOMAIN_POSITIVE)
        vae_text(text, VAE_MISFIT, "is not above 0, which an offset has to be");
    else if (s->domain == VAE_DOMAIN_WEIGHT)
        vae_text(text, VAE_MISFIT, "is below 0, which a weight cannot be");
    else if (s->domain == VAE_DOMAIN_COUNT)
        vae_text(text, VAE_MISFIT, "is not a whole number >= 0, which %s needs", by);
    else if (s->domain == VAE_DOMAIN_BYTE)
        vae_text(text, VAE_MISFIT, "is not a whole number from 0 to 255, which %s needs", by);
    else if (s->domain == VAE_DOMAIN_LEVELS && v >= 0 && v <= 1)
        vae_text(text, VAE_MISFIT, "is not a multiple of 1/%d, which %s needs", s->levels - 1, by);
    else
        vae_text(text, VAE_MISFIT, "is outside [0, 1], which %s needs", by);
}

bool vae_is_whole_sum(double sum) { return fabs(sum - 1) < 1e-3; }

bool vae_series_misfit(const VaeStream *s, const float *row, char text[VAE_MISFIT]) {
    const int steps = s->height, channels = s->channels;
    int end = s->width; // behind the last value
    while (end > 0 && isnan(row[end - 1])) end--;
    if (end == 0) {
        vae_text(text, VAE_MISFIT, "has no step: all of it is missing");
        return true;
    }
    const int last = (end + channels - 1) / channels;
    for (int i = 0; i < last * channels && !s->missing; i++) {
        if (!isnan(row[i])) continue;
        vae_text(text, VAE_MISFIT, "step %d, channel %d: is missing (if values may be, declare data %s: series(%d, %d, "
                 "missing=true))", i / channels + 1, i % channels + 1, s->name, steps, channels);
        return true;
    }
    return false;
}
