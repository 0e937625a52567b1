// cdf.c -- distributions as whole numbers. A distribution function is a table of 64-bit numbers with straight lines
// between its points, so that it never falls, wherever it is asked for; a symbol's numbers are between two of its values,
// and one more for each symbol, so that none is without.
#include "core/cdf.h"

#include <stdbool.h>
#include <string.h>

enum { STEPS = 4096, NORMAL_REACH = 8, LOGISTIC_REACH = 32 };
enum { COUNTS_SINGLE = 1024, COUNTS_ALIKE = 256 }; // classes of one count; classes of one width behind them
#define ONE 4294967296.0 // 2^32: 1 in the tables

// ---------------------------------------------------------------- exp

double vae_exact_exp(double x) {
    if (!(x > -700)) return 0;
    if (x > 700) x = 700;
    const double steps = x * 1.4426950408889634;
    const int64_t n = (int64_t)(steps + (steps < 0 ? -0.5 : 0.5));
    const double r = (x - (double)n * 0.6931471803691238) - (double)n * 1.9082149292705877e-10; // ln 2 in two parts
    double sum = 1;
    for (int k = 14; k > 0; k--) sum = 1 + sum * r / k;
    const uint64_t bits = (uint64_t)(n + 1023) << 52; // 2^n
    double power;
    memcpy(&power, &bits, sizeof power);
    return sum * power;
}

// ---------------------------------------------------------------- the tables

// The standard normal's distribution function from 0 on, by the series t + t^3 / 3 + t^5 / (3 5) + ...
static double normal_above(double t) {
    double term = t, sum = t;
    for (int k = 3; k < 400 && term > sum * 1e-17; k += 2) {
        term *= t * t / k;
        sum += term;
    }
    return 0.5 + 0.3989422804014327 * vae_exact_exp(-0.5 * t * t) * sum;
}

// Where normal_above is p, from a point where it is less: the function bends down, so that each step ends before it.
static double normal_where(double p, double from) {
    for (int i = 0; i < 12; i++) {
        const double slope = 0.3989422804014327 * vae_exact_exp(-0.5 * from * from);
        const double step = (p - normal_above(from)) / slope;
        if (!(step > 0)) break;
        from += step;
    }
    return from;
}

void vae_cdf_take(VaeCdf *c, VaeMemory *memory, int bits) {
    const size_t bins = (size_t)1 << bits;
    c->bits = bits;
    c->coarser = 0;
    c->normal = vae_take(memory, STEPS + 1, sizeof *c->normal);
    c->logistic = vae_take(memory, STEPS + 1, sizeof *c->logistic);
    c->edge = vae_take(memory, bins + 1, sizeof *c->edge);
    c->centre = vae_take(memory, bins, sizeof *c->centre);
}

void vae_cdf_fill(VaeCdf *c) {
    const int half = STEPS / 2, bins = 1 << c->bits;
    for (int i = 0; i <= half; i++) { // both are symmetrical
        const double normal = normal_above((double)i * NORMAL_REACH / half);
        const double logistic = 1 / (1 + vae_exact_exp(-(double)i * LOGISTIC_REACH / half));
        c->normal[half + i] = i == half ? (uint64_t)ONE : (uint64_t)(normal * ONE);
        c->normal[half - i] = (uint64_t)ONE - c->normal[half + i];
        c->logistic[half + i] = i == half ? (uint64_t)ONE : (uint64_t)(logistic * ONE);
        c->logistic[half - i] = (uint64_t)ONE - c->logistic[half + i];
    }
    double at = 0;
    for (int i = bins / 2; i < bins; i++) {
        c->edge[i] = at = i == bins / 2 ? 0 : normal_where((double)i / bins, at);
        c->edge[bins - i] = -at;
        c->centre[i] = normal_where((i + 0.5) / bins, at);
        c->centre[bins - 1 - i] = -c->centre[i];
    }
    c->edge[0] = c->edge[1];
    c->edge[bins] = c->edge[bins - 1];
}

// ---------------------------------------------------------------- values of the tables

// A table's value at t, from 0 to 2^32; what is no number is at its begin.
static uint64_t table_at(const uint64_t *table, int reach, double t) {
    const double at = (t + reach) * ((double)STEPS / (2 * reach) * 65536);
    if (!(at > 0)) return 0;
    if (at >= STEPS * 65536.0) return (uint64_t)ONE;
    const uint64_t fixed = (uint64_t)at, step = fixed >> 16, part = fixed & 65535;
    return table[step] + ((table[step + 1] - table[step]) * part >> 16);
}

// The first of the numbers of symbol k of n, all those below it having the probability below / 2^32.
static uint32_t begin_of(uint64_t below, uint32_t k, uint32_t n) {
    return (uint32_t)(below * (VAE_ANS_WHOLE - n) >> 32) + k;
}

// Which of n symbols has a number; begin(arg, k) is where each begins.
typedef struct Side {
    const VaeCdf *cdf;
    double mean, per; // per: 1 / deviation
    uint32_t n;
} Side;

static uint32_t bin_begin(const Side *s, uint32_t bin) {
    if (bin == 0) return 0;
    if (bin == s->n) return VAE_ANS_WHOLE;
    const double edge = s->cdf->edge[bin << s->cdf->coarser];
    return begin_of(table_at(s->cdf->normal, NORMAL_REACH, (edge - s->mean) * s->per), bin, s->n);
}

static uint32_t level_begin(const Side *s, uint32_t k) {
    if (k == 0) return 0;
    if (k == s->n) return VAE_ANS_WHOLE;
    const double edge = ((double)k - 0.5) / ((double)s->n - 1);
    return begin_of(table_at(s->cdf->logistic, LOGISTIC_REACH, (edge - s->mean) * s->per), k, s->n);
}

static VaeInterval between(const Side *s, uint32_t (*begin)(const Side *, uint32_t), uint32_t k) {
    const uint32_t start = begin(s, k);
    return (VaeInterval){start, begin(s, k + 1) - start};
}

static uint32_t find(const Side *s, uint32_t (*begin)(const Side *, uint32_t), uint32_t number, VaeInterval *i) {
    uint32_t low = 0, high = s->n, start = 0, end = VAE_ANS_WHOLE;
    while (high - low > 1) {
        const uint32_t middle = (low + high) / 2, at = begin(s, middle);
        if (at <= number) low = middle, start = at;
        else high = middle, end = at;
    }
    *i = (VaeInterval){start, end - start};
    return low;
}

static Side normal_side(const VaeCdf *c, double mean, double deviation) {
    return (Side){c, mean, 1 / deviation, UINT32_C(1) << vae_cdf_bits(c)};
}

double vae_cdf_centre(const VaeCdf *c, uint32_t bin) { // of joined bins an edge of finer ones
    return c->coarser ? c->edge[(2 * bin + 1) << (c->coarser - 1)] : c->centre[bin];
}

VaeInterval vae_cdf_bin(const VaeCdf *c, double mean, double deviation, uint32_t bin) {
    const Side s = normal_side(c, mean, deviation);
    return between(&s, bin_begin, bin);
}

uint32_t vae_cdf_find_bin(const VaeCdf *c, double mean, double deviation, uint32_t number, VaeInterval *i) {
    const Side s = normal_side(c, mean, deviation);
    return find(&s, bin_begin, number, i);
}

VaeInterval vae_cdf_level(const VaeCdf *c, double mean, double scale, int levels, uint32_t k) {
    const Side s = {c, mean, 1 / scale, (uint32_t)levels};
    return between(&s, level_begin, k);
}

uint32_t vae_cdf_find_level(const VaeCdf *c, double mean, double scale, int levels, uint32_t number, VaeInterval *i) {
    const Side s = {c, mean, 1 / scale, (uint32_t)levels};
    return find(&s, level_begin, number, i);
}

VaeInterval vae_cdf_bernoulli(double p, uint32_t x) {
    const double part = p > 0 ? p < 1 ? p : 1 : 0;
    const uint32_t ones = (uint32_t)(part * (VAE_ANS_WHOLE - 2)) + 1;
    return x ? (VaeInterval){VAE_ANS_WHOLE - ones, ones} : (VaeInterval){0, VAE_ANS_WHOLE - ones};
}

// ---------------------------------------------------------------- classes

// weight[n] as shares of all numbers; from[n + 1].
static void shares(const double *weight, int n, uint32_t *from) {
    double sum = 0, below = 0;
    for (int k = 0; k < n; k++) sum += weight[k];
    const double per = sum > 0 ? ONE / sum : 0;
    for (int k = 0; k < n; k++) {
        const double at = below * per;
        from[k] = begin_of(at < ONE ? (uint64_t)at : (uint64_t)ONE, (uint32_t)k, (uint32_t)n);
        below += weight[k];
    }
    from[n] = VAE_ANS_WHOLE;
}

void vae_cdf_classes(const float *p, int n, uint32_t *from) {
    double sum = 0, below = 0;
    for (int k = 0; k < n; k++) sum += p[k] > 0 ? (double)p[k] : 0;
    const double per = sum > 0 && sum < 1e30 ? ONE / sum : 0;
    for (int k = 0; k < n; k++) {
        const double at = below * per;
        from[k] = begin_of(at < ONE ? (uint64_t)at : (uint64_t)ONE, (uint32_t)k, (uint32_t)n);
        below += p[k] > 0 ? (double)p[k] : 0;
    }
    from[n] = VAE_ANS_WHOLE;
}

uint32_t vae_cdf_find_class(const uint32_t *from, int n, uint32_t number) {
    uint32_t low = 0, high = (uint32_t)n;
    while (high - low > 1) {
        const uint32_t middle = (low + high) / 2;
        if (from[middle] <= number) low = middle;
        else high = middle;
    }
    return low;
}

// ---------------------------------------------------------------- counts

static double root(double x) { // of what decides where a window ends
    double r = x > 1 ? x : 1;
    for (int i = 0; i < 600 && r * r > x * 1.0001; i++) r = 0.5 * (r + x / r);
    return r;
}

// p(k + 1) / p(k) = (k + size) / (k + 1) * mean / (mean + size), of a Poisson mean / (k + 1).
typedef struct Ratio {
    double mean, size, share; // size 0: Poisson
} Ratio;

static double ratio(const Ratio *r, double k) {
    return r->size > 0 ? (k + r->size) / (k + 1) * r->share : r->mean / (k + 1);
}

// p(k + w) / p(k) for w a power of two, nearly.
static double ratio_over(const Ratio *r, double k, double w) {
    double x = ratio(r, k + 0.5 * w - 0.5);
    for (; w > 1; w *= 0.5) x *= x;
    return x;
}

// The classes' begins: all of one width about a likeliest count; from 0 on single counts, and then ever more in one.
static void count_windows(VaeCounts *c, double mode, double down, double up) {
    int n = 0;
    double at = mode - down > 0 ? (double)(int64_t)(mode - down) : 0, width = 1;
    while (mode > 0 && mode + up - at > width * (VAE_COUNT_WINDOW - 1)) width *= 2;
    for (; n < VAE_COUNT_WINDOW && (n < 2 || at <= mode + up); n++) {
        if (mode == 0 && n >= COUNTS_SINGLE && n % COUNTS_ALIKE == 0) width *= 2;
        c->begin[1 + n] = at;
        at += width;
    }
    c->begin[1 + n] = at;
    c->n = n + 1;
}

void vae_cdf_counts(VaeCounts *c, double mean, double size, double zeros) {
    if (!(mean > 1e-30)) mean = 1e-30;
    if (!(mean < 1e15)) mean = 1e15;
    const Ratio r = {mean, size > 0 ? size : 0, size > 0 ? mean / (mean + size) : 0};
    const double tail = r.size > 0 ? mean / size : 0; // the slower of the two ways in which probabilities fall
    const double deviation = root(mean + mean * tail);
    double mode = r.size > 0 ? size > 1 ? (size - 1) * tail : 0 : mean;
    mode = (double)(int64_t)mode;
    count_windows(c, mode, 12 * deviation + 24, 12 * deviation + 24 + 24 * tail);
    const int n = c->n - 1;
    int top = 1;
    while (top < n && c->begin[top + 1] <= mode) top++;
    double *p = c->weight, sum = 0; // of the first count of each class, as parts of the likeliest's
    p[top] = 1;
    for (int i = top + 1; i <= n + 1; i++) p[i] = p[i - 1] * ratio_over(&r, c->begin[i - 1], c->begin[i] - c->begin[i - 1]);
    for (int i = top - 1; i >= 1; i--) p[i] = p[i + 1] / ratio_over(&r, c->begin[i], c->begin[i + 1] - c->begin[i]);
    for (int i = 1; i <= n; i++) {
        const double width = c->begin[i + 1] - c->begin[i];
        if (width > 1) p[i] = 0.5 * width * (p[i] + p[i + 1]);
        sum += p[i];
    }
    const double kept = zeros > 0 ? zeros < 1 ? 1 - zeros : 0 : 1;
    const bool from_zero = c->begin[1] == 0;
    for (int i = 1; i <= n; i++) p[i] *= kept / sum;
    if (from_zero) p[1] += 1 - kept;
    p[0] = (from_zero ? 0 : 1 - kept) + 1e-6; // all others
    shares(p, c->n, c->from);
}
