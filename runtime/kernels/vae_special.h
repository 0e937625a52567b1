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
// Smaller arguments are moved up by gamma(y + 1) = y gamma(y).

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

static inline double vae_continuous_bernoulli(double p, double x) {
    const double a = fabs(p), s = p * p / 4;
    if (a < 2) { // ln of 1 + s/6 + s^2/120 + ...
        double u = 1;
        for (int n = 18; n >= 4; n -= 2) u = 1 + u * s / (n * (n + 1));
        return log1p(u * s / 6) + (0.5 - x) * p;
    }
    return log1p(-exp(-a)) - log(a) + a * (p > 0 ? 1 - x : x);
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

static inline double vae_sinusoid(double t, double c, double width) {
    const double pair = floor(c / 2), angle = t / pow(10000, 2 * pair / width);
    return floor(c) > 2 * pair ? cos(angle) : sin(angle);
}

static inline double vae_continuous_bernoulli_slope(double p, double x) {
    if (fabs(p) < 4) return 0.5 * vae_langevin(0.5 * p) + (0.5 - x);
    return (p > 0 ? 1 - x : -x) - 1 / p + copysign(1 / expm1(fabs(p)), p);
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

// ---------------------------------------------------------------- hyperbolic functions

// coth(x) - 1/x, 0 at 0, 3 ulp.
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

// -ln of the continuous Bernoulli's density exp(x p) p / (exp(p) - 1) at x in [0, 1], and d/dp of it. Near p = 0
// by ln(sinh(y) / y) = y^2 P(y^2), y = p / 2; beyond without the halves of p that cancel.
static inline float vae_continuous_bernoulli(float p, float x) {
    const float a = vae_abs(p), y = 0.5f * p, s = y * y;
    float u = 7.51507745e-09f;
    u = u * s - 1.63128249e-07f;
    u = u * s + 2.1565254e-06f;
    u = u * s - 2.65850122e-05f;
    u = u * s + 0.000352908217f;
    u = u * s - 0.00555562973f;
    u = u * s + 0.166666672f;
    const float near = s * u + (0.5f - x) * p;
    const float far = (vae_log1p(-vae_exp(-a)) - vae_log(a)) + a * (p > 0.0f ? 1.0f - x : x);
    return a < 4.0f ? near : far;
}
static inline float vae_continuous_bernoulli_slope(float p, float x) {
    const float a = vae_abs(p), e = vae_exp(-a), tail = e / (1.0f - e);
    const float near = 0.5f * vae_langevin(0.5f * p) + (0.5f - x);
    const float far = p > 0.0f ? (1.0f - x) - (1.0f / a - tail) : (1.0f / a - tail) - x;
    return a < 4.0f ? near : far;
}

// sin(t / 10000^(c / width)) for even c, cos(t / 10000^((c - 1) / width)) for odd c (Vaswani et al. 2017): of whole t
// and c < width, t < 2^24, to 1e-6 of 1. The angle is a float's only at the end: a double, by quarters of a turn.
static inline float vae_sinusoid(float t, float c, float width) {
    const double half = ((double)c * 0.5 - 0.25) + 4503599627370496.0; // 2^52: rounds to a whole number
    const double pair = half - 4503599627370496.0, odd = (double)c - 2 * pair;
    const double x = -2 * pair / (double)width * 0.57564627324851142; // ln(10000) / 16
    double e = 1; // exp(x), x > -0.58
    for (int n = 13; n > 0; n--) e = 1 + e * x / n;
    e = e * e, e = e * e, e = e * e, e = e * e;
    const double quarters = (double)t * e * 0.63661977236758134;
    const double whole = (quarters + 6755399441055744.0) - 6755399441055744.0; // 1.5 2^52
    const double r = (quarters - whole) * 1.5707963267948966, s = r * r;
    const double sine = r * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72 * (1 - s / 110)))));
    const double cosine = 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90 * (1 - s / 132)))));
    const int turn = (int)whole + (int)odd;
    const double value = turn & 1 ? cosine : sine;
    return (float)(turn & 2 ? -value : value);
}

#endif
#endif
