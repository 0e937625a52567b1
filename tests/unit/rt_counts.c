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
    return expl(l) * log_rest((x - expl(p)) / (expl(l) + expl(p)));
}
// x ln(x / m) - (a + x) ln((a + x) / (a + m))
static long double nb_deviance(long double p, long double l, long double x) {
    const long double a = expl(l), m = expl(p), s = a * (m - x) / (a + m);
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
    return (void)p, 0.5L * log1pl(x / a) + stirling(a) - stirling(a + x);
}
static long double nb_rest_slope(long double p, long double l, long double x) {
    const long double a = expl(l);
    return (void)p, -a * (log_minus_digamma(a) - log_minus_digamma(a + x));
}
static long double exp_p(long double p, long double l, long double x) { return (void)l, (void)x, expl(p); }

static const Case cases[] = {
    {"exp_minus", loop_exp_minus, exp_minus, 4, exp_p},
    {"poisson_deviance", loop_poisson_deviance, poisson_deviance, 8, exp_minus},
    {"lgamma_rest", loop_lgamma_rest, lgamma_rest, 2, NULL},
    {"nb_deviance", loop_nb_deviance, nb_deviance, 12, nb_slope},
    {"nb_slope", loop_nb_slope, nb_slope, 6, exp_p},
    {"nb_size_slope", loop_nb_size_slope, nb_size_slope, 12, nb_slope},
    {"nb_rest", loop_nb_rest, nb_rest, 8, NULL},
    {"nb_rest_slope", loop_nb_rest_slope, nb_rest_slope, 8, NULL},
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
            double unit = ulp_of(want);
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
