// vae_special.h -- functions that densities are made of: gamma functions and hyperbolic ones.
// As in vae_math.h, which includes this: branch-free inline functions that become vector
// instructions, NaN in gives NaN out, and tests/unit/rt_math.c holds each to the bound in its
// comment. Both branches are computed and one is taken, so the other may overflow on its way.
// With -DVAE_F64 everything is double.
#ifndef VAE_SPECIAL_H
#define VAE_SPECIAL_H

// Stirling's series (Abramowitz and Stegun 6.1.40, 6.3.18): with y large,
//     ln gamma(y) = (y - 1/2) ln y - y + ln(2 pi)/2 + 1/(12 y) - 1/(360 y^3) + ...
//     psi(y) = ln y - 1/(2 y) - 1/(12 y^2) + 1/(120 y^4) - ...
// Smaller arguments are moved up by gamma(y + 1) = y gamma(y). Differences at a and a + x are taken
// term by term, because ln gamma of a large number swallows what x adds to it.

#ifdef VAE_F64

static inline double vae_lgamma(double x) { return x < 0 ? NAN : lgamma(x); }

static inline double vae_digamma(double x) {
    double sum = 0;
    if (x < 0) return NAN;
    for (; x < 16; x++) sum -= 1 / x;
    const double r = 1 / (x * x);
    return sum + log(x) - 0.5 / x -
           r * (1 / 12.0 - r * (1 / 120.0 - r * (1 / 252.0 - r * (1 / 240.0 - r / 132))));
}

// ln gamma(y) - ((y - 1/2) ln y - y + ln(2 pi)/2)
static inline double vae_stirling_(double y) {
    const double r = 1 / (y * y);
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188)))) / y;
}

static inline double vae_lgamma_diff(double a, double x) {
    if (a < 16) return vae_lgamma(a + x) - vae_lgamma(a);
    return (a - 0.5) * log1p(x / a) + x * (log(a + x) - 1) +
           (vae_stirling_(a + x) - vae_stirling_(a));
}

static inline double vae_digamma_diff(double a, double x) {
    double sum = 0;
    if (a < 0 || x < 0) return NAN;
    for (; a < 16; a++) sum += x / (a * (a + x));
    const double b = a + x, r = 1 / (a * a), q = 1 / (b * b);
    const double high = r * r * (1 / 120.0 - r * (1 / 252.0 - r * (1 / 240.0 - r / 132))) -
                        q * q * (1 / 120.0 - q * (1 / 252.0 - q * (1 / 240.0 - q / 132)));
    return sum + log1p(x / a) + 0.5 * x / (a * b) + (r - q) / 12 - high;
}

static inline double vae_log_sinhc(double x) {
    const double a = fabs(x), s = x * x;
    if (a < 1) { // ln of 1 + s/6 + s^2/120 + ...
        double u = 1;
        for (int n = 18; n >= 4; n -= 2) u = 1 + u * s / (n * (n + 1));
        return log1p(u * s / 6);
    }
    return a < INFINITY ? a - log(2 * a) + log1p(-exp(-2 * a)) : a;
}

static inline double vae_langevin(double x) {
    const double a = fabs(x);
    if (!(a < 2)) {
        const double e = exp(-2 * a);
        return copysign((1 + e) / (1 - e) - 1 / a, x);
    }
    double bottom = 31; // x / (3 + x^2 / (5 + x^2 / (7 + ...)))
    for (int n = 29; n >= 3; n -= 2) bottom = n + x * x / bottom;
    return x / bottom;
}

#else

// ---------------------------------------------------------------- gamma functions

// ln gamma(x) for x >= 0 (below: NaN), 7 ulp (5 with fused multiply-add). Up to 8.5: (r - 2) P(r - 2)
// for r in [1.5, 2.5] and the logarithm of the product that moves x to r, so that the zeros at 1 and
// 2 stay exact.
static inline float vae_lgamma(float x) {
    float r = x, q = 1.0f; // gamma(x) = q gamma(r)
    for (int k = 0; k < 6; k++) {
        const int above = r > 2.5f;
        q = above ? q * (r - 1.0f) : q;
        r = above ? r - 1.0f : r;
    }
    const int below = x < 1.5f, far_below = x < 0.5f;
    q = below ? (far_below ? x * (x + 1.0f) : x) : q; // there gamma(x) = gamma(r) / q
    const float t = below ? (far_below ? x : x - 1.0f) : r - 2.0f;
    const int large = x > 8.5f;
    const float l = vae_log(large ? x : q);
    float p = -0.000442941528f;
    p = p * t + 0.000567281386f;
    p = p * t - 0.00108905311f;
    p = p * t + 0.00288051832f;
    p = p * t - 0.0074017453f;
    p = p * t + 0.0205813572f;
    p = p * t - 0.0673514754f;
    p = p * t + 0.322467029f;
    p = p * t + 0.422784328f;
    const float small = t * p + (below ? -l : l);
    const float i = 1.0f / x;
    const float big = (x - 0.5f) * (l - 1.0f) + 0.418938533f + i * (0.0833333333f - i * i * 0.00277777778f);
    const float y = large ? big : small;
    return x < 0.0f ? VAE_NAN : y;
}

// psi(x) = d ln gamma(x) / dx for x >= 0 (below: NaN), 6 ulp of the larger of |psi(x)| and 1.
static inline float vae_digamma(float x) {
    const int small = x < 8.0f;
    const float y = small ? x + 8.0f : x;
    float sum = 0.0f; // of 1 / (x + k), two at a time
    for (int k = 6; k >= 0; k -= 2) {
        const float u = x + (float)k;
        sum += (u + (u + 1.0f)) / (u * (u + 1.0f));
    }
    const float i = 1.0f / y, s = i * i;
    const float z = vae_log(y) - (0.5f * i + s * (0.0833333333f - s * 0.00833333333f)) -
                    (small ? sum : 0.0f);
    return x < 0.0f ? VAE_NAN : z;
}

// ln gamma(a + x) - ln gamma(a) for a > 0, x >= 0: 8 ulp of the larger of the result and 1, and for
// a <= 8.5 of |ln gamma(a)|.
static inline float vae_lgamma_diff(float a, float x) {
    const float b = a + x, r = 1.0f / a, q = 1.0f / b;
    const float high = (q - r) * (0.0833333333f - (q * q + q * r + r * r) * 0.00277777778f);
    const float far = (a - 0.5f) * vae_log1p(x * r) + x * (vae_log(b) - 1.0f) + high;
    const float near = vae_lgamma(b) - vae_lgamma(a);
    return a > 8.5f ? far : near;
}

// psi(a + x) - psi(a) for a > 0, x >= 0, 4 ulp: d lgamma_diff(a, x) / da. All terms are positive.
static inline float vae_digamma_diff(float a, float x) {
    const int small = a < 8.0f;
    const float b = small ? a + 8.0f : a;
    float sum = 0.0f; // of x / ((a + k) (a + x + k)), two at a time
    for (int k = 6; k >= 0; k -= 2) {
        const float c = a + (float)k;
        const float u = c * (c + x), v = (c + 1.0f) * (c + 1.0f + x);
        sum += x / u * ((u + v) / v);
    }
    const float r = 1.0f / b, q = 1.0f / (b + x), d = x * r * q;
    const float z = vae_log1p(x * r) + d * (0.5f + (r + q) * (0.0833333333f - (r * r + q * q) * 0.00833333333f));
    return z + (small ? sum : 0.0f);
}

// ---------------------------------------------------------------- hyperbolic functions

// ln(sinh(x) / x), 0 at 0, 3 ulp: x^2 P(x^2) next to zero, |x| - ln 2|x| + ln(1 - e^-2|x|) beyond.
static inline float vae_log_sinhc(float x) {
    const float a = vae_abs(x), s = x * x;
    float p = 7.51507745e-09f;
    p = p * s - 1.63128249e-07f;
    p = p * s + 2.1565254e-06f;
    p = p * s - 2.65850122e-05f;
    p = p * s + 0.000352908217f;
    p = p * s - 0.00555562973f;
    p = p * s + 0.166666672f;
    const float big = (a - 0.693147181f - vae_log(a)) + vae_log1p(-vae_exp(-2.0f * a));
    const float z = a < 2.0f ? s * p : big;
    return a < VAE_INFINITY ? z : a;
}

// coth(x) - 1/x = d log_sinhc(x) / dx, 0 at 0, 3 ulp.
static inline float vae_langevin(float x) {
    const float a = vae_abs(x), s = x * x;
    float p = -9.68593739e-09f;
    p = p * s + 2.00412032e-07f;
    p = p * s - 2.27613941e-06f;
    p = p * s + 2.19393223e-05f;
    p = p * s - 0.000212639017f;
    p = p * s + 0.00211717305f;
    p = p * s - 0.0222224388f;
    p = p * s + 0.333333343f;
    const float e = vae_exp(-2.0f * a);
    const float big = (1.0f + e) / (1.0f - e) - 1.0f / a;
    return a < 2.0f ? x * p : __builtin_copysignf(big, x);
}

#endif
#endif
