// rt_counts.c -- every function of vae_counts.h over all means from 1e-6 to 1e8, sizes from 1e-6 to 1e6 and
// counts up to 1e8, many of them near their mean, where the plain formulas cancel. Against those formulas
// in long double, whose 64 bits leave ten digits of the sums here.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <float.h>
#include <stdio.h>

#include "vae_math.h"

enum { BLOCK = 4096, BLOCKS = 60 };

typedef struct Case {
    const char *name;
    void (*apply)(const float *p, const float *l, const float *x, float *y, int n); // one vector loop
    long double (*exact)(long double p, long double l, long double x);
    double bound; // ulp of the result
    // ... and what an error of 2e-8 in p - ln x does to it; NULL: that is not in it
    long double (*slope)(long double p, long double l, long double x); // d/dp
    long double (*terms)(long double p, long double l, long double x); // whose ulp it is; NULL: of the result
} Case;

#define LOOP(f, ...)                                                                               \
    static void loop_##f(const float *p, const float *l, const float *x, float *y, int n) {       \
        (void)p, (void)l;                                                                          \
        for (int i = 0; i < n; i++) y[i] = vae_##f(__VA_ARGS__);                                   \
    }
LOOP(exp_minus, p[i], x[i])
LOOP(poisson_deviance, p[i], x[i])
LOOP(lgamma_rest, x[i])
LOOP(nb_deviance, p[i], l[i], x[i])
LOOP(nb_slope, p[i], l[i], x[i])
LOOP(nb_size_slope, p[i], l[i], x[i])
LOOP(nb_rest, l[i], x[i])
LOOP(nb_rest_slope, l[i], x[i])
static void loop_nb_size_sum(const float *p, const float *l, const float *x, float *y, int n) {
    for (int i = 0; i < n; i++) y[i] = vae_nb_size_slope(p[i], l[i], x[i]) + vae_nb_rest_slope(l[i], x[i]);
}

static long double xlogx(long double x) { return x > 0 ? x * logl(x) : 0; }

static long double exp_minus(long double p, long double l, long double x) { return (void)l, expl(p) - x; }
static long double poisson_deviance(long double p, long double l, long double x) {
    return (void)l, expl(p) - x * p + xlogx(x) - x;
}
static long double lgamma_rest(long double p, long double l, long double x) {
    return (void)p, (void)l, lgammal(x + 1) - xlogx(x) + x;
}
static long double log_rest(long double t) { // t - ln(1 + t)
    return fabsl(t) < 1e-4L ? t * t * (0.5L - t * (1 / 3.0L - t * (0.25L - t / 5))) : t - log1pl(t);
}
static long double nb_slope(long double p, long double l, long double x) {
    const long double a = expl(l), m = expl(p);
    return a * (m - x) / (a + m);
}
static long double nb_size_slope(long double p, long double l, long double x) {
    if (x == 1) return nb_size_slope(p, l, 0) - expl(p) / (expl(l) + expl(p));
    return expl(l) * log_rest((x - expl(p)) / (expl(l) + expl(p)));
}
// x ln(x / m) - (a + x) ln((a + x) / (a + m))
static long double nb_deviance(long double p, long double l, long double x) {
    const long double a = expl(l), m = expl(p), s = a * (m - x) / (a + m);
    if (x == 1) return (a + 1) * log1pl(m / a) - p - 1;
    return nb_size_slope(p, l, x) + (x > 0 ? x * log_rest(s / x) : s);
}
// ln y - psi(y), and what Stirling's formula lacks at y
static long double log_minus_digamma(long double y) {
    long double sum = 0;
    for (; y < 60; y++) sum += 1 / y - log1pl(1 / y);
    const long double r = 1 / (y * y);
    return sum + 0.5L / y + r * (1 / 12.0L - r * (1 / 120.0L - r / 252));
}
static long double stirling(long double y) {
    long double sum = 0;
    for (; y < 60; y++) sum += (y + 0.5L) * log1pl(1 / y) - 1;
    const long double r = 1 / (y * y);
    return sum + (1 / 12.0L - r * (1 / 360.0L - r / 1260)) / y;
}
static long double nb_rest(long double p, long double l, long double x) {
    const long double a = expl(l);
    if (x == 1) return 0;
    return (void)p, 0.5L * log1pl(x / a) + stirling(a) - stirling(a + x);
}
static long double nb_rest_slope(long double p, long double l, long double x) {
    const long double a = expl(l);
    if (x == 1) return 0;
    return (void)p, -a * (log_minus_digamma(a) - log_minus_digamma(a + x));
}

// d/dl of -log P, as a sum that is not the one of the code: it does not cancel where the mean is far below a count.
static long double nb_size_sum(long double p, long double l, long double x) {
    const long double a = expl(l), m = expl(p);
    long double sum = a * log_rest(-m / (a + m)) - x * m / (a + m);
    if (x > 1000) return nb_size_slope(p, l, x) + nb_rest_slope(p, l, x);
    for (int k = 1; k < x; k++) sum += k / (a + k);
    return sum;
}
// What is added there, and in the code: where its sign changes, the result is less than any of them.
static long double nb_size_terms(long double p, long double l, long double x) {
    const long double a = expl(l), m = expl(p);
    const long double two = fabsl(nb_size_slope(p, l, x)) + fabsl(nb_rest_slope(p, l, x));
    const long double rising = fabsl(nb_size_sum(p, l, x)) + x * m / (a + m);
    return x != 1 && two < rising ? two : rising;
}
// At x = 1 lgamma_rest, which is 1, is added to the deviance, and the slope is the difference of two terms.
static long double nb_deviance_terms(long double p, long double l, long double x) {
    return nb_deviance(p, l, x) + (x == 1);
}
static long double nb_slope_terms(long double p, long double l, long double x) {
    return x == 1 ? nb_size_terms(p, l, x) : nb_size_slope(p, l, x);
}
static long double exp_p(long double p, long double l, long double x) { return (void)l, (void)x, expl(p); }

static const Case cases[] = {
    {"exp_minus", loop_exp_minus, exp_minus, 4, exp_p, NULL},
    {"poisson_deviance", loop_poisson_deviance, poisson_deviance, 8, exp_minus, NULL},
    {"lgamma_rest", loop_lgamma_rest, lgamma_rest, 2, NULL, NULL},
    {"nb_deviance", loop_nb_deviance, nb_deviance, 12, nb_slope, nb_deviance_terms},
    {"nb_slope", loop_nb_slope, nb_slope, 6, exp_p, NULL},
    {"nb_size_slope", loop_nb_size_slope, nb_size_slope, 12, nb_slope, nb_slope_terms},
    {"nb_rest", loop_nb_rest, nb_rest, 8, NULL, NULL},
    {"nb_rest_slope", loop_nb_rest_slope, nb_rest_slope, 8, NULL, NULL},
    {"nb_size_sum", loop_nb_size_sum, nb_size_sum, 12, nb_slope, nb_size_terms},
};

static double uniform(uint32_t *bits) {
    *bits = *bits * 1664525u + 1013904223u; // Numerical Recipes
    return (*bits >> 8) * 0x1p-24;
}

static double ulp_of(double x) { return ldexp(1, ilogb(fmax(fabs(x), FLT_MIN)) - 23); }

static void check_case(void **state) {
    const Case *c = *state;
    float p[BLOCK], l[BLOCK], x[BLOCK], y[BLOCK];
    double worst = 0, at[4] = {0};
    uint32_t bits = 1;
    for (int block = 0; block < BLOCKS; block++) {
        for (int i = 0; i < BLOCK; i++) {
            p[i] = (float)(log(10) * (14 * uniform(&bits) - 6));
            l[i] = (float)(log(10) * (12 * uniform(&bits) - 6));
            const double m = exp((double)p[i]), deviation = sqrt(m + (i % 2 ? m * m * exp(-(double)l[i]) : 0));
            const double near = m + 4 * (uniform(&bits) + uniform(&bits) - 1) * deviation;
            const double far = pow(10, 9 * uniform(&bits) - 1);
            x[i] = (float)floor(fmin(fmax(i % 4 ? near : far, 0), 1e8));
        }
        c->apply(p, l, x, y, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            const double in[3] = {(double)p[i], (double)l[i], (double)x[i]};
            const double want = (double)c->exact(in[0], in[1], in[2]);
            double unit = ulp_of(c->terms ? (double)c->terms(in[0], in[1], in[2]) : want);
            if (c->slope)
                unit += 2e-8 / c->bound * fabs((double)c->slope(in[0], in[1], in[2]));
            const double e = fabs((double)y[i] - want) / unit;
            if (!(e <= worst)) {
                worst = e;
                for (int k = 0; k < 3; k++) at[k] = in[k];
                at[3] = (double)y[i];
            }
        }
    }
    print_message("%-16s at most %.3f ulp, at p = %.9g, l = %.9g, x = %.9g\n", c->name, worst, at[0], at[1],
                  at[2]);
    if (!(worst <= c->bound))
        fail_msg("%s: %.9g for %.9Lg: %.2f ulp, bound %.2f", c->name, at[3], c->exact(at[0], at[1], at[2]),
                 worst, c->bound);
}

int main(void) {
    enum { N = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[N] = {{0}};
    for (int i = 0; i < N; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, check_case, NULL, NULL, (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
