// draw.c -- random numbers of every distribution that a decoder can speak of, for --draw.
// Each value has its own sequence of uniform numbers, at counter (stream, block, row, column), and
// takes as many as it needs: a draw depends on the seed, its row and its column alone, never on the
// batch or on the threads.
#include "core/core.h"

#include <math.h>
#include <string.h>

// ---------------------------------------------------------------- uniform and normal

VaeDice vae_dice(uint64_t seed, uint32_t stream, uint32_t row, uint32_t column) {
    return (VaeDice){.key = {(uint32_t)seed, (uint32_t)(seed >> 32)},
                     .counter = {stream, 0, row, column}};
}

// In the open interval (0, 1), with 53 bits.
double vae_dice_uniform(VaeDice *d) {
    if (d->left == 0) {
        vae_philox(d->counter, d->key, d->word);
        d->counter[1]++;
        d->left = 4;
    }
    const uint32_t a = d->word[--d->left] >> 5, b = d->word[--d->left] >> 6;
    return ((double)a * 67108864.0 + (double)b + 0.5) / 9007199254740992.0;
}

double vae_dice_normal(VaeDice *d) { // Box-Muller
    const double radius = sqrt(-2 * log(vae_dice_uniform(d)));
    return radius * cos(6.283185307179586 * vae_dice_uniform(d));
}

// ---------------------------------------------------------------- gamma and Poisson

// Marsaglia and Tsang 2000, "A simple method for generating gamma variables"; scale 1.
static double dice_gamma(VaeDice *d, double shape) {
    if (!(shape > 0 && shape < 1e30)) return shape; // what is no number stays none
    if (shape < 1) {
        const double u = vae_dice_uniform(d); // before the other numbers are drawn
        return exp(log(u) / shape) * dice_gamma(d, shape + 1);
    }
    const double a = shape - 1.0 / 3, c = 1 / sqrt(9 * a);
    for (;;) {
        const double x = vae_dice_normal(d), root = 1 + c * x;
        const double u = vae_dice_uniform(d), v = root * root * root;
        if (root > 0 && log(u) < 0.5 * x * x + a - a * v + a * log(v)) return a * v;
    }
}

// Below 10 as many factors as keep the product above exp(-rate); above, Hormann's PTRS (1993, "The
// transformed rejection method for generating Poisson random variables").
static double dice_poisson(VaeDice *d, double rate) {
    if (!(rate < 1e15)) return rate; // its deviation is below a float's last place; NaN stays NaN
    if (rate < 10) {
        const double least = exp(-rate);
        double count = 0;
        for (double p = vae_dice_uniform(d); p > least; p *= vae_dice_uniform(d)) count++;
        return count;
    }
    const double b = 0.931 + 2.53 * sqrt(rate), a = -0.059 + 0.02483 * b;
    const double inverse = 1.1239 + 1.1328 / (b - 3.4), most = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        const double u = vae_dice_uniform(d) - 0.5, v = vae_dice_uniform(d), us = 0.5 - fabs(u);
        const double k = floor((2 * a / us + b) * u + rate + 0.43);
        if (us >= 0.07 && v <= most) return k;
        if (k < 0 || (us < 0.013 && v > us)) continue;
        if (log(v * inverse / (a / (us * us) + b)) <= k * log(rate) - rate - lgamma(k + 1)) return k;
    }
}

double vae_dice_negative_binomial(VaeDice *d, double mean, double size) {
    return dice_poisson(d, mean / size * dice_gamma(d, size));
}

// ---------------------------------------------------------------- one value

// Inverse of the distribution function (exp(x p) - 1) / (exp(p) - 1), on the side where p < 0.
static double draw_continuous_bernoulli(VaeDice *d, double p) {
    const double u = vae_dice_uniform(d), low = -fabs(p);
    const double x = low > -1e-9 ? u : log1p(u * expm1(low)) / low;
    return p > 0 ? 1 - x : x;
}

static double draw_level(VaeDice *d, double mean, double scale, int levels) {
    const double u = vae_dice_uniform(d), x = mean + scale * (log(u) - log1p(-u));
    const double level = floor(x * (levels - 1) + 0.5);
    return fmin(fmax(level, 0), levels - 1) / (levels - 1);
}

static double draw_value(const VaeModel *m, VaeDice *d, double a, double b, double c) {
    switch (m->draw) {
    case VAE_DRAW_BERNOULLI: return vae_dice_uniform(d) < a;
    case VAE_DRAW_CONTINUOUS_BERNOULLI: return draw_continuous_bernoulli(d, a);
    case VAE_DRAW_NORMAL: return a + b * vae_dice_normal(d);
    case VAE_DRAW_LAPLACE: {
        const double u = vae_dice_uniform(d) - 0.5;
        return a - copysign(b * log1p(-2 * fabs(u)), u);
    }
    case VAE_DRAW_LOGISTIC: return draw_level(d, a, b, m->stream[m->target].levels);
    case VAE_DRAW_POISSON: return dice_poisson(d, a);
    case VAE_DRAW_NEGATIVE_BINOMIAL: return vae_dice_negative_binomial(d, a, b);
    case VAE_DRAW_ZINB:
        return vae_dice_uniform(d) < c ? 0 : vae_dice_negative_binomial(d, a, b);
    case VAE_DRAW_NONE:
    case VAE_DRAW_CATEGORICAL:
    case VAE_DRAW_MULTINOMIAL:
    case VAE_DRAW_COLUMNS:
    case VAE_DRAWS: break;
    }
    return (double)NAN; // a table that says so draws nothing
}

// ---------------------------------------------------------------- several values at once

// total draws among n shares; dst gets how many fell on each.
static void draw_shares(VaeDice *d, const float *share, size_t n, long total, double *dst) {
    double sum = 0;
    for (size_t k = 0; k < n; k++) sum += (double)share[k];
    memset(dst, 0, n * sizeof *dst);
    for (long i = 0; i < total; i++) {
        double at = sum * vae_dice_uniform(d);
        size_t k = 0;
        while (k + 1 < n && (at -= (double)share[k]) >= 0) k++;
        dst[k]++;
    }
}

void vae_draw_values(const VaeModel *m, const float *const number[VAE_DRAW_MOST], uint64_t seed, uint32_t row, size_t first,
                     size_t n, double *dst) {
    const VaeStream *s = &m->stream[m->target];
    const bool shares = m->draw == VAE_DRAW_CATEGORICAL || m->draw == VAE_DRAW_MULTINOMIAL;
    const size_t step = shares ? (size_t)s->channels : 1;
    for (size_t j = 0; j < n; j += step) {
        VaeDice d = vae_dice(seed, VAE_RNG_DRAW, row, (uint32_t)(first + j));
        if (shares) {
            const long total = m->draw == VAE_DRAW_MULTINOMIAL ? m->draw_total : 1;
            draw_shares(&d, number[0] + j, step, total, dst + j);
            continue;
        }
        double v[VAE_DRAW_MOST] = {0};
        for (int k = 0; k < VAE_DRAW_MOST && number[k]; k++) v[k] = (double)number[k][j];
        dst[j] = draw_value(m, &d, v[0], v[1], v[2]);
    }
}

void vae_draw_row(const VaeModel *m, const float *const number[VAE_DRAW_MOST], uint64_t seed,
                  uint32_t row, double *dst) {
    vae_draw_values(m, number, seed, row, 0, (size_t)m->stream[m->target].width, dst);
}
