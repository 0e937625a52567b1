// vae_counts.h -- densities of counts, in forms whose terms do not cancel.
// A count near its mean has -log P of a few nats, but e^p, x p and ln x! of size x: a float holds their sum to
// x / 10^7. Here -log P is a deviance, which is 0 where the mean is the count, and what is left of Stirling's
// formula (Loader, "Fast and accurate computation of binomial probabilities", 2000); both are >= 0.
//     Poisson of mean m = e^p:        D + lgamma_rest(x),  D = m - x + x ln(x / m)
//     negative binomial, size a = e^l: D + lgamma_rest(x) + nb_rest(l, x),
//                                      D = x ln(x / m) - (a + x) ln((a + x) / (a + m))
// At x = 1 D has nb_rest in it, which is 0 there: d/dl is then -m / (a + m) more than at x = 0, while both parts
// are of size 1 at small means, where only m / a is left of them.
// As in vae_math.h: branch-free, in a float and a double form, NaN in gives NaN out; tests/unit/rt_counts.c
// holds each function to its bound. x >= 0 everywhere, and of lgamma_rest and nb_rest x is 0 or at least 1.
#ifndef VAE_COUNTS_H
#define VAE_COUNTS_H

#ifdef VAE_F64

// e^d - 1 - d
static inline double vae_exp_rest_(double d) {
    if (fabs(d) > 0.5) return expm1(d) - d;
    double u = 1;
    for (int n = 18; n >= 3; n--) u = 1 + u * d / n;
    return u * d * d / 2;
}

// t - ln(1 + t)
static inline double vae_log_rest_(double t) {
    if (fabs(t) > 0.1) return t - log1p(t);
    double u = 0;
    for (int n = 18; n >= 2; n--) u = 1.0 / n - u * t;
    return u * t * t;
}

static inline double vae_exp_minus(double p, double x) {
    const double d = p - log(x);
    return fabs(d) < 1 ? x * expm1(d) : exp(p) - x;
}

static inline double vae_poisson_deviance(double p, double x) {
    const double d = p - log(x);
    if (fabs(d) < 1) return x * vae_exp_rest_(d);
    return exp(p) - x - (x > 0 ? x * d : 0);
}

static inline double vae_lgamma_rest(double x) {
    if (x == 0) return 0;
    return x < 16 ? lgamma(x + 1) - x * log(x) + x : 0.5 * log(2 * 3.14159265358979323846 * x) + vae_stirling_(x);
}

// x (m - x) / (a + m) / x for the count, (x - m) / (a + m) for the size: by how much the shares are off.
static inline double vae_nb_excess_(double p, double l, double x) {
    const double d = p - log(x), of_size = vae_sigmoid(l - p);
    return fabs(d) < 1 ? of_size * expm1(d) : exp(l) / x * vae_sigmoid(p - l) - of_size;
}

static inline double vae_nb_slope(double p, double l, double x) {
    return x > 0 ? x * vae_nb_excess_(p, l, x) : x < 0 ? NAN : exp(l) * vae_sigmoid(p - l) + x;
}

static inline double vae_nb_size_slope(double p, double l, double x) {
    if (x == 1) return vae_nb_size_slope(p, l, 0) - vae_sigmoid(p - l);
    const double a = exp(l), t = -vae_nb_slope(p, l, x) / a;
    return a * (t < -0.5 ? t - (log1p(x / a) - vae_softplus(p - l)) : vae_log_rest_(t));
}

static inline double vae_nb_deviance(double p, double l, double x) {
    const double a = exp(l);
    if (x == 0) return a * vae_softplus(p - l);
    if (x == 1) return (a + 1) * vae_softplus(p - l) - p - 1;
    const double s = vae_nb_excess_(p, l, x);
    const double of_count = s < -0.5 ? s - (log1p(a / x) - vae_softplus(l - p)) : vae_log_rest_(s);
    return vae_nb_size_slope(p, l, x) + x * of_count;
}

static inline double vae_nb_rest(double l, double x) {
    if (x == 1) return 0;
    double a = exp(l), sum = 0;
    for (; a < 16; a++)
        sum += log1p(x / (a * (a + 1 + x))) - ((a + x) * log1p(1 / (a + x)) - a * log1p(1 / a));
    return sum + 0.5 * log1p(x / a) + (vae_stirling_(a) - vae_stirling_(a + x));
}

static inline double vae_nb_rest_slope(double l, double x) {
    if (x == 1) return 0;
    const double size = exp(l);
    double a = size, sum = 0;
    for (; a < 16; a++)
        sum += vae_log_rest_(x / (a * (a + 1 + x))) + x / (a * (a + x) * (a + 1 + x));
    const double b = a + x, r = 1 / (a * a), q = 1 / (b * b);
    const double high = r * r * (1 / 120.0 - r * (1 / 252.0 - r / 240)) -
                        q * q * (1 / 120.0 - q * (1 / 252.0 - q / 240));
    return -size * (sum + x / (a * b) * (0.5 + (1 / a + 1 / b) / 12) - high);
}

// -ln(sigmoid(z) + sigmoid(-z) e^-v) for v >= 0
static inline double vae_zero_inflated(double z, double v) {
    const double q = -vae_sigmoid(-z) * expm1(-v); // 1 - the probability
    if (q < 0.5) return -log1p(-q);
    return z + v > 0 ? vae_softplus(-z) - vae_softplus(-z - v) : v + vae_softplus(z) - vae_softplus(z + v);
}

#else

// ---------------------------------------------------------------- parts

// t - ln x for x > 0 (else it is finite), and t - ln(1 + t) for t > -1. Where the logarithm is near t, n ln 2's
// first part and f are taken from it exactly; only what is small is rounded.
static inline float vae_minus_log_(float t, float x) {
    const uint32_t v = vae_bits(x) + (0x3f800000u - 0x3f3504f3u);
    const float n = (float)(int32_t)(v >> 23) - 127.0f;
    const float f = vae_from_bits((v & 0x7fffffu) + 0x3f3504f3u) - 1.0f;
    return ((t - n * VAE_LN2_HI) - f) - vae_log_tail_(f, n);
}
static inline float vae_log_rest_(float t) {
    const uint32_t v = vae_bits(1.0f + t) + (0x3f800000u - 0x3f3504f3u);
    const uint32_t e = (v >> 23) & 255u;
    const float n = (float)(int32_t)e - 127.0f;
    const float half = vae_from_bits(((253u - e) & 255u) << 23);
    const float f = 2.0f * (half * t + (half - 0.5f));
    const float z = ((t - n * VAE_LN2_HI) - f) - vae_log_tail_(f, n);
    return t < 1e30f ? z : t;
}

// e^d - 1 - d for |d| <= 1: the series.
static inline float vae_exp_rest_(float d) {
    float u = 2.50521084e-08f;
    u = u * d + 2.75573192e-07f;
    u = u * d + 2.75573192e-06f;
    u = u * d + 2.48015873e-05f;
    u = u * d + 0.000198412698f;
    u = u * d + 0.00138888889f;
    u = u * d + 0.00833333333f;
    u = u * d + 0.0416666667f;
    u = u * d + 0.166666667f;
    u = u * d + 0.5f;
    return u * d * d;
}

// What Stirling's formula lacks: ln gamma(y) - ((y - 1/2) ln y - y + ln(2 pi)/2) for y = 1/r >= 1.
static inline float vae_stirling_(float r) {
    float u = -1.83159187e-05f;
    u = u * r + 0.000202577014f;
    u = u * r - 0.000722282262f;
    u = u * r + 0.0011102485f;
    u = u * r - 7.47310393e-05f;
    u = u * r - 0.00276895876f;
    u = u * r - 4.06289979e-07f;
    u = u * r + 0.0833333365f;
    return u * r;
}

// ---------------------------------------------------------------- Poisson

// e^p - x, the gradient of the deviance.
static inline float vae_exp_minus(float p, float x) {
    const float d = vae_minus_log_(p, x);
    const float far = vae_exp(p) - x;
    return vae_abs(d) < 1.0f && x > 0.0f ? x * vae_expm1(d) : far;
}

// e^p - x + x (ln x - p)
static inline float vae_poisson_deviance(float p, float x) {
    const float d = vae_minus_log_(p, x);
    const float far = vae_exp(p) - x - x * d;
    return vae_abs(d) < 1.0f && x > 0.0f ? x * vae_exp_rest_(d) : far;
}

// ln x! - (x ln x - x)
static inline float vae_lgamma_rest(float x) {
    const float y = x < 1.0f ? 1.0f : x;
    const float z = 0.5f * vae_log(y) + (0.918938533f + vae_stirling_(1.0f / y));
    return x < 1.0f ? x : z;
}

// ---------------------------------------------------------------- negative binomial

// The mean is kept below overflow; beyond VAE_NB_FAR logarithms are taken of p itself, not of it.
#define VAE_NB_MOST 87.0f
#define VAE_NB_FAR 50.0f

// t - ln(1 + t) for t < -1/2, where 1 + t = share = (a + x) / (a + m), with the logarithm
// ln(1 + x / a) - ln(1 + e^(p - l)).
static inline float vae_nb_low_(float t, float share, float p, float ratio, float difference) {
    const float far = t - (vae_log1p(ratio) - vae_softplus(difference));
    return vae_abs(p) < VAE_NB_FAR ? (share - 1.0f) - vae_log(share) : far;
}

// (m - x) a / (a + m)
static inline float vae_nb_slope(float p, float l, float x) {
    const float a = vae_exp(l), m = vae_exp(p > VAE_NB_MOST ? VAE_NB_MOST : p), share = a / (a + m);
    const float d = vae_minus_log_(p, x);
    const float far = m * share - x * share;
    return vae_abs(d) < 1.0f && x > 0.0f ? share * (x * vae_expm1(d)) : far;
}

// a (t - ln(1 + t)) with t = (x - m) / (a + m); at x = 1 what it is at 0, less m / (a + m)
static inline float vae_nb_size_slope(float p, float l, float count) {
    const float a = vae_exp(l), m = vae_exp(p > VAE_NB_MOST ? VAE_NB_MOST : p), i = 1.0f / (a + m);
    const float x = count == 1.0f ? 0.0f : count, once = count == 1.0f ? m * i : 0.0f;
    const float d = vae_minus_log_(p, x);
    const float far = x * i - m * i;
    const float t = vae_abs(d) < 1.0f && x > 0.0f ? -i * (x * vae_expm1(d)) : far;
    const float low = vae_nb_low_(t, (a + x) * i, p, x / a, p - l);
    return a * (t < -0.5f ? low : vae_log_rest_(t)) - once;
}

static inline float vae_nb_deviance(float p, float l, float x) {
    const float a = vae_exp(l), m = vae_exp(p > VAE_NB_MOST ? VAE_NB_MOST : p), i = 1.0f / (a + m);
    const float d = vae_minus_log_(p, x), e = vae_expm1(d), y = x > 0.0f ? x : 1.0f;
    const int near = vae_abs(d) < 1.0f && x > 0.0f;
    const float t = near ? -i * (x * e) : x * i - m * i;
    const float s = a * i * (near ? e : m / y - 1.0f);
    const float t_low = vae_nb_low_(t, (a + x) * i, p, x / a, p - l);
    const float s_low = vae_nb_low_(s, (a + y) * i * (m / y), p, a / y, l - p);
    const float of_size = t < -0.5f ? t_low : vae_log_rest_(t);
    const float of_count = s < -0.5f ? s_low : vae_log_rest_(s);
    const float z = a * of_size + x * of_count;
    const float log_share = p < VAE_NB_FAR ? vae_log1p(m / a) : vae_softplus(p - l);
    const float none = a * log_share, one = ((none - p) + log_share) - 1.0f;
    return x == 0.0f ? none : x == 1.0f ? one : z;
}

// lgamma_rest(a) - lgamma_rest(a + x) + ln(1 + x / a), by Stirling's formula from 1 on.
static inline float vae_nb_rest(float l, float x) {
    const float size = vae_exp(l);
    const int small = size < 1.0f;
    const float a = small ? size + 1.0f : size, b = a + x, c = size + x;
    const float z = 0.5f * vae_log1p(x / a) + (vae_stirling_(1.0f / a) - vae_stirling_(1.0f / b));
    const float up = vae_log1p(x / (size * b)) - (c * vae_log1p(1.0f / c) - size * vae_log1p(1.0f / size));
    return x == 0.0f || x == 1.0f ? 0.0f : small ? z + up : z; // at 0 rounding would leave 10^-7
}

// -a (psi(a + x) - psi(a) - ln(1 + x / a)): d nb_rest(l, x) / dl. ln y - psi(y) is r P(r) with r = 1/y, and
// the difference of two of these is divided by that of their r term by term.
static inline float vae_nb_rest_slope(float l, float x) {
    static const float c[] = {-1.45109293e-05f, -0.00033071957f, 0.00217508595f, -0.00544833421f, 0.00636699544f,
                              -0.000617122019f, -0.0082423959f,  -6.87068537e-6f, 0.0833335375f,  0.499999999f};
    const float size = vae_exp(l);
    const int small = size < 1.0f;
    const float a = small ? size + 1.0f : size, b = a + x, r = 1.0f / a, q = 1.0f / b;
    float one = c[0], both = c[0];
    for (int k = 1; k < 10; k++) {
        one = one * r + c[k];
        both = both * q + one;
    }
    const float z = x * r * q * both;
    const float up = vae_log_rest_(x / (size * b)) + x / (size * (size + x)) * q;
    return x == 1.0f ? 0.0f : -size * (small ? z + up : z);
}

// ---------------------------------------------------------------- zeros

// -ln(sigmoid(z) + sigmoid(-z) e^-v) for v >= 0
static inline float vae_zero_inflated(float z, float v) {
    const float q = -vae_sigmoid(-z) * vae_expm1(-v); // 1 - the probability
    const float w = z + v, some = vae_softplus(w > 0.0f ? -w : w), of_z = vae_softplus(w > 0.0f ? -z : z);
    const float rare = (w > 0.0f ? of_z : v + of_z) - some;
    return q < 0.5f ? -vae_log1p(-q) : rare;
}

#endif
#endif
