// vae_privacy.h -- what private training needs to know before it has any data: the largest batch, and how much privacy a
// training spends (the compiler prints it, too).
//
// A step takes each of n rows with probability q = batch / n, sums their gradients, each at most `clip` long, and adds noise
// of deviation noise * clip. Two sets of rows are neighbours if one has a row that the other lacks. Of the two distributions
// of a step's result, P = (1 - q) N(0, s^2) + q N(1, s^2) and Q = N(0, s^2) in units of clip are the pair that can be told
// apart best, and all steps together are as many draws from one of them.
#ifndef VAE_PRIVACY_H
#define VAE_PRIVACY_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

// ---------------------------------------------------------------- the largest batch

// Rows are drawn one by one, so a batch can be of any size. There is room for as many as a batch exceeds with a probability
// below this, by Chernoff's bound for a sum of independent draws, P(X >= a) <= exp(a - b - a ln(a / b)).
#define VAE_PRIVACY_LN_TAIL (-60.0) // 1e-26

static inline int vae_privacy_most(int batch) {
    const double b = batch;
    int a = batch + 1;
    while (a - b - a * log(a / b) > VAE_PRIVACY_LN_TAIL) a++;
    return a;
}

// Beyond it rows are left out. Such a step is not accounted for, so its probability is part of delta: under either of two
// neighbours, and for the second exp(epsilon) times (Chua et al. 2024).
static inline double vae_privacy_overflow(double steps, double epsilon) {
    return steps * exp(VAE_PRIVACY_LN_TAIL) * (1 + exp(epsilon));
}

// ---------------------------------------------------------------- Renyi differential privacy

// log(exp(a) + exp(b)), log(exp(a) - exp(b)) of a >= b.
static inline double vae_log_add(double a, double b) {
    const double most = a > b ? a : b, least = a > b ? b : a;
    return least == -INFINITY ? most : most + log1p(exp(least - most));
}
static inline double vae_log_sub(double a, double b) {
    return b == -INFINITY ? a : a <= b ? -INFINITY : a + log1p(-exp(b - a));
}

static inline double vae_log_erfc(double x) {
    if (x < 20) return log(erfc(x));
    const double u = 1 / (2 * x * x); // erfc's asymptotic series
    return -x * x - log(x) - 0.5 * log(3.14159265358979323846) + log1p(-u * (1 - 3 * u * (1 - 5 * u)));
}

static inline double vae_log_choose(double n, double k) { return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1); }

// log E over Q of (P / Q)^order of one step (Mironov, Talwar, Zhang 2019, sections 3.3): a sum of as many terms as a whole
// order has; else a series.
static inline double vae_rdp_log_moment(double q, double s, double order) {
    const double two = 2 * s * s;
    double sum = -INFINITY;
    if (order == floor(order)) {
        for (double i = 0; i <= order; i++)
            sum = vae_log_add(sum, vae_log_choose(order, i) + i * log(q) + (order - i) * log1p(-q) + (i * i - i) / two);
        return sum;
    }
    // Generalized binomial coefficients change their sign beyond the order. z is where both parts are alike.
    const double z = s * s * log(1 / q - 1) + 0.5;
    double low = -INFINITY, high = -INFINITY, log_choose = 0, sign = 1;
    for (double i = 0; i < 4096; i++) {
        const double j = order - i;
        const double log_low = log_choose + i * log(q) + j * log1p(-q) + (i * i - i) / two - log(2) +
                               vae_log_erfc((i - z) / (sqrt(2) * s));
        const double log_high = log_choose + j * log(q) + i * log1p(-q) + (j * j - j) / two - log(2) +
                                vae_log_erfc((z - j) / (sqrt(2) * s));
        low = sign > 0 ? vae_log_add(low, log_low) : vae_log_sub(low, log_low);
        high = sign > 0 ? vae_log_add(high, log_high) : vae_log_sub(high, log_high);
        const double most = fmax(log_low, log_high);
        if (i > order && most < -30 && most < fmax(low, high) - 30) break;
        log_choose += log(fabs(order - i)) - log(i + 1);
        if (order - i < 0) sign = -sign;
    }
    return vae_log_add(low, high);
}

#define VAE_RDP_ORDERS 158
static inline double vae_rdp_order(int i) { // 1.1 to 10.9 by tenths, 12 to 63, and large ones
    static const double large[] = {64, 80, 96, 128, 192, 256, 512, 1024};
    if (i < 99) return 1 + (i + 1) / 10.0;
    if (i < 150) return i - 99 + 12;
    return large[i - 150];
}

// What so many steps spend at this delta (the conversion of Canonne, Kamath, Steinke 2020).
static inline double vae_rdp_epsilon(double q, double noise, double steps, double delta) {
    if (steps <= 0 || q <= 0) return 0;
    if (!(noise > 0)) return INFINITY;
    double best = INFINITY;
    for (int i = 0; i < VAE_RDP_ORDERS; i++) {
        const double order = vae_rdp_order(i);
        const double moment = q >= 1 ? (order * order - order) / (2 * noise * noise) : vae_rdp_log_moment(q, noise, order);
        const double rdp = steps * fmax(0, moment) / (order - 1);
        const double epsilon = rdp + log1p(-1 / order) - (log(delta) + log(order)) / (order - 1);
        if (epsilon < best) best = epsilon;
    }
    return fmax(0, best);
}

// ---------------------------------------------------------------- privacy loss distributions

// The distribution of ln(P / Q) under P on a grid, as many steps of it added by Fourier transforms (Koskela et al. 2020), for
// P against Q and Q against P: tighter than the above. What lies between two points of the grid is shared out to both, so that
// its probability stays the same under P and under Q: an upper bound (Doroshenko et al. 2022).
enum { VAE_PLD_POINTS = 1 << 18 };
#define VAE_PRIVACY_WORK (3 * (size_t)VAE_PLD_POINTS) // doubles
#define VAE_PLD_LN_TAIL 34.5     // 1e-15: how likely the sum is to leave the grid at either end
#define VAE_PLD_LEAST_DELTA 1e-9 // below, rounding counts
#define VAE_PLD_ROUNDING 1e-12
#define VAE_PLD_DEVIATIONS 9.0   // of N(0, s^2) beyond which a step's result is not looked at: 2e-19

static inline double vae_normal_above(double x) { return 0.5 * erfc(x * 0.70710678118654752440); }

static inline double vae_normal_between(double a, double b) {
    if (a >= 0) return vae_normal_above(a) - vae_normal_above(b);
    if (b <= 0) return vae_normal_above(-b) - vae_normal_above(-a);
    return 1 - vae_normal_above(b) - vae_normal_above(-a);
}

// ln(P / Q) at x, which rises with x, and where it has a value.
static inline double vae_pld_loss(double q, double s, double x) {
    const double power = (2 * x - 1) / (2 * s * s);
    return power > 0 ? power + log(q + (1 - q) * exp(-power)) : log1p(q * expm1(power));
}
static inline double vae_pld_place(double q, double s, double loss) {
    const double more = (expm1(loss) + q) / q;
    return more > 0 ? s * s * log(more) + 0.5 : -INFINITY;
}

// Adds to p[j mod POINTS] the losses of one step; swap: of Q against P. Returns the probability of a loss without bound.
static inline double vae_pld_step(double *p, double q, double s, double h, bool swap) {
    const double far = VAE_PLD_DEVIATIONS * s, low = -far, high = swap ? far : far + 1;
    const double from = swap ? -vae_pld_loss(q, s, high) : vae_pld_loss(q, s, low);
    const double to = swap ? -vae_pld_loss(q, s, low) : vae_pld_loss(q, s, high);
    const long first = (long)floor(from / h), last = (long)ceil(to / h);
    const double keep = -expm1(-h);
    double done = 0;
    for (long j = first; j < last; j++) {
        const double near = (double)j * h, next = near + h;
        double a = fmax(low, vae_pld_place(q, s, swap ? -next : near));
        double b = fmin(high, vae_pld_place(q, s, swap ? -near : next));
        if (a >= b) continue;
        const double none = vae_normal_between(a / s, b / s);
        const double some = (1 - q) * none + q * vae_normal_between((a - 1) / s, (b - 1) / s);
        const double mass = swap ? none : some, other = swap ? some : none;
        double above = (mass - exp(near) * other) / keep;
        above = above < 0 ? 0 : above > mass ? mass : above;
        p[j & (VAE_PLD_POINTS - 1)] += mass - above;
        p[(j + 1) & (VAE_PLD_POINTS - 1)] += above;
        done += mass;
    }
    // What was left out at the low end is taken for the lowest loss; at the high end for one without bound.
    const double up = swap ? q < 1 ? 0 : vae_normal_above(VAE_PLD_DEVIATIONS) : vae_normal_above(VAE_PLD_DEVIATIONS);
    const double rest = 1 - done - up;
    if (rest > 0) p[first & (VAE_PLD_POINTS - 1)] += rest;
    return up;
}

// In place, re + i im; turn: exp(-2 pi i k / POINTS), cosines and then sines of half a turn.
static inline void vae_pld_transform(double *re, double *im, const double *turn, double sign) {
    const size_t n = VAE_PLD_POINTS;
    for (size_t i = 1, j = 0; i < n; i++) { // bits reversed
        size_t bit = n >> 1;
        for (; j & bit; bit >>= 1) j ^= bit;
        j ^= bit;
        if (i >= j) continue;
        const double a = re[i], b = im[i];
        re[i] = re[j], im[i] = im[j];
        re[j] = a, im[j] = b;
    }
    for (size_t half = 1; half < n; half *= 2)
        for (size_t at = 0; at < n; at += 2 * half)
            for (size_t k = 0; k < half; k++) {
                const size_t i = at + k, j = i + half, t = k * (n / 2 / half);
                const double c = turn[t], d = sign * turn[n / 2 + t];
                const double a = re[j] * c - im[j] * d, b = re[j] * d + im[j] * c;
                re[j] = re[i] - a, im[j] = im[i] - b;
                re[i] += a, im[i] += b;
            }
}

static inline void vae_pld_power(double *re, double *im, double steps) {
    const double length = pow(hypot(*re, *im), steps), angle = steps * atan2(*im, *re);
    *re = length * cos(angle);
    *im = length * sin(angle);
}

// The least epsilon >= 0 with sum over losses l > epsilon of p[l] (1 - exp(epsilon - l)) + unbounded <= delta. Losses go from
// `top` points down, around the end of the array.
static inline double vae_pld_epsilon(const double *p, double h, long top, double unbounded, double delta) {
    double mass = unbounded, weighed = 0;
    for (long j = top; j > 0; j--) {
        const double at = p[j & (VAE_PLD_POINTS - 1)];
        if (at > 0) mass += at, weighed += at * exp(-(double)j * h);
        if (mass - exp((double)(j - 1) * h) * weighed > delta) return fmax(0, log((mass - delta) / weighed));
    }
    return 0;
}

static inline double vae_pld_of(double q, double noise, double steps, double delta, double *work) {
    double high = INFINITY;
    for (int i = 0; i < VAE_RDP_ORDERS; i++) {
        const double order = vae_rdp_order(i);
        const double moment = q >= 1 ? (order * order - order) / (2 * noise * noise) : vae_rdp_log_moment(q, noise, order);
        high = fmin(high, (steps * fmax(0, moment) + VAE_PLD_LN_TAIL) / (order - 1));
    }
    const double least = q < 1 ? -steps * log1p(-q) : INFINITY; // losses of all steps reach down to here
    const double low = fmin(VAE_PLD_LN_TAIL, least) + 1, one = vae_pld_loss(q, noise, 1 + VAE_PLD_DEVIATIONS * noise);
    const double h = (fmax(high, one) + low + 1) / (VAE_PLD_POINTS - 8);
    if (!(high < 600) || !(one < 600)) return INFINITY;
    double *re = work, *im = re + VAE_PLD_POINTS, *turn = im + VAE_PLD_POINTS;
    for (size_t k = 0; k < 2 * (size_t)VAE_PLD_POINTS; k++) work[k] = 0;
    for (size_t k = 0; k < VAE_PLD_POINTS / 2; k++) {
        const double angle = 2 * 3.14159265358979323846 * (double)k / VAE_PLD_POINTS;
        turn[k] = cos(angle);
        turn[VAE_PLD_POINTS / 2 + k] = -sin(angle);
    }
    const double lost = vae_pld_step(re, q, noise, h, false), lost_back = vae_pld_step(im, q, noise, h, true);
    vae_pld_transform(re, im, turn, 1);
    for (size_t k = 0; k <= VAE_PLD_POINTS / 2; k++) { // both at once: they are real
        const size_t c = (VAE_PLD_POINTS - k) & (VAE_PLD_POINTS - 1);
        double a = (re[k] + re[c]) / 2, b = (im[k] - im[c]) / 2, u = (im[k] + im[c]) / 2, v = (re[c] - re[k]) / 2;
        vae_pld_power(&a, &b, steps);
        vae_pld_power(&u, &v, steps);
        re[k] = a - v, im[k] = b + u;
        re[c] = a + v, im[c] = u - b;
    }
    vae_pld_transform(re, im, turn, -1);
    for (size_t k = 0; k < VAE_PLD_POINTS; k++) re[k] /= VAE_PLD_POINTS, im[k] /= VAE_PLD_POINTS;
    const long top = (long)((VAE_PLD_POINTS - 1) - (low + 1) / h);
    const double left = delta - VAE_PLD_ROUNDING - 2 * exp(-VAE_PLD_LN_TAIL);
    const double there = vae_pld_epsilon(re, h, top, -expm1(steps * log1p(-lost)), left);
    const double back = vae_pld_epsilon(im, h, top, -expm1(steps * log1p(-lost_back)), left);
    return fmax(there, back);
}

// ---------------------------------------------------------------- what a training spends

// q: the probability of a row in a step. INFINITY: there is no promise. work: [VAE_PRIVACY_WORK].
static inline double vae_privacy_epsilon(double q, double noise, double steps, double delta, double *work) {
    const double renyi = vae_rdp_epsilon(q, noise, steps, delta);
    if (renyi == 0 || !isfinite(renyi)) return renyi;
    const double left = delta - vae_privacy_overflow(steps, renyi);
    if (left < delta / 2) return INFINITY;
    const double bound = vae_rdp_epsilon(q, noise, steps, left);
    return left < VAE_PLD_LEAST_DELTA ? bound : fmin(bound, vae_pld_of(q, noise, steps, left, work));
}

// The least noise, to a thousandth, with which so many steps spend at most epsilon; INFINITY: none is enough.
static inline double vae_privacy_noise(double q, double steps, double epsilon, double delta, double *work) {
    double low = 1e-2, high = 1e6;
    if (vae_rdp_epsilon(q, high, steps, delta / 2) > epsilon) return INFINITY;
    while (high > low * 1.001) { // the looser bound says where to begin
        const double middle = sqrt(low * high);
        if (vae_rdp_epsilon(q, middle, steps, delta / 2) > epsilon) low = middle;
        else high = middle;
    }
    if (vae_privacy_epsilon(q, high, steps, delta, work) > epsilon) return INFINITY;
    low = high / 2;
    while (high > low * 1.0005) {
        const double middle = sqrt(low * high);
        if (vae_privacy_epsilon(q, middle, steps, delta, work) > epsilon) low = middle;
        else high = middle;
    }
    return high;
}

#endif
