// vae_sphere.h -- the von Mises-Fisher distribution on the unit sphere in n dimensions: its density is exp(kappa w) / M
// times the uniform one's, w the cosine of the angle to the mean. Of w it needs the density, proportional to
// exp(kappa w) (1 - w^2)^((n - 3) / 2), its moments and quantiles.
// Bessel functions are integrals of that density, and so is all here: in t = log((1 + w) / (1 - w)) it has one mode and
// tails that fall at least exponentially, in y, t = mode + spread sinh(y), faster; the trapezoidal rule then converges
// exponentially (Takahasi and Mori 1974), for every order n >= 2 and every kappa >= 0, without overflow. Values are
// those of 1 - w, which keeps its digits where kappa is large.
// In double inside, float and double outside; a fixed number of terms. tests/unit/rt_sphere.c holds each function to
// series of Bessel functions.
#ifndef VAE_SPHERE_H
#define VAE_SPHERE_H

#include <math.h>

#define VAE_SPHERE_POINTS 72 // of the trapezoidal rule
#define VAE_SPHERE_PANELS 14 // of the cumulative one
#define VAE_SPHERE_LEAST (-36.0) // log of what is nothing beside the mode

typedef struct VaeSphere {
    double kappa, tail, mode, spread, top; // tail: n - 1; top: the log-density at the mode
    double low, high;                      // y, beyond which there is nothing
} VaeSphere;

static inline double vae_sphere_gap_(double t) { // 1 - w
    const double e = exp(-fabs(t));
    return (t > 0 ? 2 * e : 2) / (1 + e);
}

// log of exp(-kappa (1 - w)) (1 - w^2)^((n - 1) / 2): the density in t, unnormalized.
static inline double vae_sphere_log_(const VaeSphere *s, double t) {
    const double a = fabs(t), e = exp(-a), gap = (t > 0 ? 2 * e : 2) / (1 + e);
    return -s->kappa * gap - s->tail * (a / 2 + log1p(e) - 0.69314718055994530942);
}

static inline double vae_sphere_t_(const VaeSphere *s, double y) { return s->mode + s->spread * sinh(y); }

// The density in y, as a part of that of t at the mode.
static inline double vae_sphere_at_(const VaeSphere *s, double y, double *t) {
    *t = vae_sphere_t_(s, y);
    return exp(vae_sphere_log_(s, *t) - s->top) * s->spread * cosh(y);
}

static inline VaeSphere vae_sphere_(double kappa, double n) {
    VaeSphere s = {.kappa = kappa, .tail = n - 1};
    const double root = sqrt(s.tail * s.tail + 4 * kappa * kappa), all = s.tail + root;
    const double gap = s.tail * (1 + s.tail / (root + 2 * kappa)) / all, w = 2 * kappa / all;
    s.mode = log((2 - gap) / gap);
    s.spread = sqrt(2 / (gap * (2 - gap) * (kappa * w + s.tail / 2)));
    s.top = vae_sphere_log_(&s, s.mode);
    for (s.low = -1; s.low > -9 && vae_sphere_log_(&s, vae_sphere_t_(&s, s.low)) - s.top > VAE_SPHERE_LEAST;) s.low -= 0.25;
    for (s.high = 1; s.high < 9 && vae_sphere_log_(&s, vae_sphere_t_(&s, s.high)) - s.top > VAE_SPHERE_LEAST;) s.high += 0.25;
    return s;
}

// The integral of the density in t, and the moments of 1 - w about `about`.
static inline double vae_sphere_sum_(const VaeSphere *s, double about, double *first, double *second) {
    const double h = (s->high - s->low) / VAE_SPHERE_POINTS;
    double sum = 0, one = 0, two = 0, t;
    for (int i = 0; i <= VAE_SPHERE_POINTS; i++) {
        const double f = vae_sphere_at_(s, s->low + i * h, &t), d = vae_sphere_gap_(t) - about;
        sum += f;
        one += f * d;
        two += f * d * d;
    }
    *first = one / sum;
    *second = two / sum;
    return sum * h;
}

// log of the integral of exp(-kappa (1 - w)) (1 - w^2)^((n - 3) / 2) dw, which is log M - kappa but for a constant of n.
static inline double vae_vmf_log_(double kappa, double n) {
    const VaeSphere s = vae_sphere_(kappa, n);
    double one, two;
    return log(vae_sphere_sum_(&s, 0, &one, &two) / 2) + s.top;
}

static inline double vae_vmf_mean_(double kappa, double n) { // of 1 - w: 1 - I_(n/2) / I_(n/2 - 1)
    const VaeSphere s = vae_sphere_(kappa, n);
    double one, two;
    vae_sphere_sum_(&s, 0, &one, &two);
    return one;
}

static inline double vae_vmf_variance_(double kappa, double n) {
    const VaeSphere s = vae_sphere_(kappa, n);
    double one, two;
    const double about = vae_sphere_gap_(s.mode);
    vae_sphere_sum_(&s, about, &one, &two);
    return two - one * one;
}

// The integral over y in [a, b] of the density times (1 - w - about)^power: 10 points of Gauss and Legendre.
static inline double vae_sphere_panel_(const VaeSphere *s, double a, double b, double about, int power) {
    static const double x[5] = {0.14887433898163121, 0.43339539412924719, 0.67940956829902441, 0.86506336668898451,
                                0.97390652851717172};
    static const double w[5] = {0.29552422471475287, 0.26926671930999636, 0.21908636251598204, 0.14945134915058059,
                                0.06667134430868814};
    const double middle = (a + b) / 2, half = (b - a) / 2;
    double sum = 0, t;
    for (int i = 0; i < 5; i++)
        for (int side = -1; side <= 1; side += 2) {
            const double f = vae_sphere_at_(s, middle + side * half * x[i], &t);
            sum += w[i] * f * (power ? vae_sphere_gap_(t) - about : 1);
        }
    return sum * half;
}

// 1 - w at the quantile u of w: the panel that holds it, and Newton's method inside, kept between what is known.
static inline double vae_vmf_gap_(double u, double kappa, double n) {
    if (!(u >= 0) || !(kappa >= 0)) return NAN;
    const VaeSphere s = vae_sphere_(kappa, n);
    double below[VAE_SPHERE_PANELS + 1] = {0};
    const double h = (s.high - s.low) / VAE_SPHERE_PANELS;
    for (int i = 0; i < VAE_SPHERE_PANELS; i++)
        below[i + 1] = below[i] + vae_sphere_panel_(&s, s.low + i * h, s.low + (i + 1) * h, 0, 0);
    const double want = u * below[VAE_SPHERE_PANELS];
    int at = 0;
    while (at + 1 < VAE_SPHERE_PANELS && below[at + 1] < want) at++;
    const double begin = s.low + at * h;
    double a = begin, b = begin + h, t;
    double y = begin + h * (want - below[at]) / (below[at + 1] - below[at]);
    for (int i = 0; i < 24; i++) {
        const double off = below[at] + vae_sphere_panel_(&s, begin, y, 0, 0) - want;
        if (off > 0) b = y;
        else a = y;
        double next = y - off / vae_sphere_at_(&s, y, &t);
        if (!(next >= a && next <= b)) next = (a + b) / 2;
        const double moved = fabs(next - y);
        y = next;
        if (moved < 1e-13) break;
    }
    return vae_sphere_gap_(vae_sphere_t_(&s, y));
}

// d gap / d kappa at a fixed quantile, -(dF/dkappa) / f: from the smaller side, as both together are 0.
static inline double vae_vmf_gap_slope_(double gap, double kappa, double n) {
    const VaeSphere s = vae_sphere_(kappa, n);
    double mean, two, t;
    vae_sphere_sum_(&s, 0, &mean, &two);
    double y = asinh((log((2 - gap) / gap) - s.mode) / s.spread);
    y = y < s.low ? s.low : y > s.high ? s.high : y;
    const double a = y < 0 ? s.low : y, b = y < 0 ? y : s.high, h = (b - a) / VAE_SPHERE_PANELS;
    double sum = 0;
    for (int i = 0; i < VAE_SPHERE_PANELS; i++) sum += vae_sphere_panel_(&s, a + i * h, a + (i + 1) * h, mean, 1);
    const double f = vae_sphere_at_(&s, y, &t) / (s.spread * cosh(y)); // in t
    return (y < 0 ? -1 : 1) * sum / f * gap * (2 - gap) / 2;
}

#ifdef VAE_F64
static inline double vae_vmf_log(double kappa, double n) { return vae_vmf_log_(kappa, n); }
static inline double vae_vmf_mean(double kappa, double n) { return vae_vmf_mean_(kappa, n); }
static inline double vae_vmf_variance(double kappa, double n) { return vae_vmf_variance_(kappa, n); }
static inline double vae_vmf_gap(double u, double kappa, double n) { return vae_vmf_gap_(u, kappa, n); }
static inline double vae_vmf_gap_slope(double gap, double kappa, double n) { return vae_vmf_gap_slope_(gap, kappa, n); }
#else
static inline float vae_vmf_log(float kappa, float n) { return (float)vae_vmf_log_((double)kappa, (double)n); }
static inline float vae_vmf_mean(float kappa, float n) { return (float)vae_vmf_mean_((double)kappa, (double)n); }
static inline float vae_vmf_variance(float kappa, float n) { return (float)vae_vmf_variance_((double)kappa, (double)n); }
static inline float vae_vmf_gap(float u, float kappa, float n) {
    return (float)vae_vmf_gap_((double)u, (double)kappa, (double)n);
}
static inline float vae_vmf_gap_slope(float gap, float kappa, float n) {
    return (float)vae_vmf_gap_slope_((double)gap, (double)kappa, (double)n);
}
#endif

#endif
