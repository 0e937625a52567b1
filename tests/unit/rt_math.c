// rt_math.c -- every function of vae_math.h over the whole range of floats (one in 488 of the 2^32
// bit patterns, so all exponents, both signs, infinities and NaNs), and densely where models live,
// against double libm. The error is in units of the last place of the float result.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <float.h>
#include <stdio.h>

#include "vae_math.h"

typedef struct Case {
    const char *name;
    void (*apply)(const float *x, float *y, int n); // one vector loop, as emitted code has
    double (*exact)(double x);
    double bound; // ulp
    float limit;  // |x| up to which the bound holds; 0: all
    double flush; // |results| up to this may be zero
    double least; // the error is in ulps of what is at least this large; 0: of the result
} Case;

#define LOOP(f)                                                                                    \
    static void loop_##f(const float *x, float *y, int n) {                                        \
        for (int i = 0; i < n; i++) y[i] = vae_##f(x[i]);                                          \
    }
LOOP(exp)
LOOP(expm1) LOOP(log) LOOP(log1p) LOOP(sqrt) LOOP(tanh) LOOP(sigmoid) LOOP(softplus) LOOP(erf)
    LOOP(sin) LOOP(cos) LOOP(abs) LOOP(step) LOOP(sign) LOOP(lgamma) LOOP(digamma) LOOP(langevin)

        static double exact_sigmoid(double x) {
    return 1 / (1 + exp(-x));
}
static double exact_softplus(double x) { return (x > 0 ? x : 0) + log1p(exp(-fabs(x))); }
static double exact_step(double x) { return x > 0; }
static double exact_sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : x; }

static double exact_lgamma(double x) { return x < 0 ? NAN : lgamma(x); }

// The recurrence up to 100 and four terms of the asymptotic series, in long double.
static long double digammal(long double y) {
    long double sum = 0;
    for (; y < 100; y++) sum += 1 / y;
    const long double r = 1 / (y * y);
    return logl(y) - 0.5L / y - r * (1 / 12.0L - r * (1 / 120.0L - r / 252)) - sum;
}
static double exact_digamma(double x) {
    if (x <= 0) return x < 0 ? NAN : -INFINITY;
    return (double)digammal((long double)x);
}
static double exact_langevin(double x) {
    const long double y = (long double)x;
    if (fabsl(y) < 0.01L) return (double)(y / 3 * (1 - y * y / 15 * (1 - y * y * 2 / 21)));
    return (double)(1 / tanhl(y) - 1 / y);
}

static const Case cases[] = {
    {"exp", loop_exp, exp, 1.1, 0, 0, 0},
    {"expm1", loop_expm1, expm1, 2.0, 0, 0, 0},
    {"log", loop_log, log, 2.0, 0, 0, 0},
    {"log1p", loop_log1p, log1p, 2.0, 0, 0, 0},
    {"sqrt", loop_sqrt, sqrt, 0.51, 0, 0, 0},
    {"tanh", loop_tanh, tanh, 2.0, 0, 0, 0},
    {"sigmoid", loop_sigmoid, exact_sigmoid, 2.5, 0, 0, 0},
    {"softplus", loop_softplus, exact_softplus, 2.0, 0, 0, 0},
    {"erf", loop_erf, erf, 2.0, 0, 0, 0},
    {"sin", loop_sin, sin, 2.0, VAE_PHASE_LIMIT, 0, 0},
    {"cos", loop_cos, cos, 2.0, VAE_PHASE_LIMIT, 0, 0},
    {"abs", loop_abs, fabs, 0.0, 0, 0, 0},
    {"step", loop_step, exact_step, 0.0, 0, 0, 0},
    {"sign", loop_sign, exact_sign, 0.0, 0, 0, 0},
    {"lgamma", loop_lgamma, exact_lgamma, 7.0, 0, 0, 0},
    {"digamma", loop_digamma, exact_digamma, 6.0, 0, 0, 1},
    {"langevin", loop_langevin, exact_langevin, 3.0, 0, 0, 0},
};

// Distance of got from want in ulps of want rounded to float.
static double ulps(float got, double want, double least) {
    if (isnan(want)) return isnan(got) ? 0 : INFINITY;
    const float rounded = (float)want;
    if (isinf(rounded) || isinf(got)) { // overflow is decided within one ulp of FLT_MAX
        if (rounded == got) return 0;
        const float finite = isinf(got) ? rounded : got;
        return fabsf(finite) == FLT_MAX && signbit(got) == signbit(rounded) ? 1 : INFINITY;
    }
    const double magnitude = fmax(fmax(fabs(want), least), FLT_MIN);
    const double ulp = ldexp(1, ilogb(magnitude) - 23);
    return fabs((double)got - want) / ulp;
}

enum { BLOCK = 4096 };

typedef struct Worst {
    double ulps;
    float x, got;
} Worst;

static void compare(const Case *c, const float *x, int n, Worst *worst) {
    float y[BLOCK];
    c->apply(x, y, n);
    for (int i = 0; i < n; i++) {
        if (c->limit > 0 && !(fabsf(x[i]) <= c->limit) && isfinite(x[i])) {
            if (!(fabsf(y[i]) <= 1)) fail_msg("%s(%a) = %a", c->name, x[i], y[i]);
            continue;
        }
        const double want = c->exact((double)x[i]);
        if (fabs(want) < c->flush && y[i] == 0) continue;
        const double error = ulps(y[i], want, c->least);
        if (!(error <= worst->ulps)) *worst = (Worst){error, x[i], y[i]};
    }
}

static void check_case(void **state) {
    const Case *c = *state;
    float x[BLOCK];
    Worst worst = {0, 0, 0};
    int n = 0;
    for (uint64_t u = 0; u < UINT64_C(1) << 32; u += 488) { // all exponents
        x[n++] = vae_from_bits((uint32_t)u);
        if (n == BLOCK) compare(c, x, n, &worst), n = 0;
    }
    for (int i = -2000000; i <= 2000000; i++) { // -20 .. 20, where models live
        x[n++] = (float)i * 1e-5f;
        if (n == BLOCK) compare(c, x, n, &worst), n = 0;
    }
    const float special[] = {0.0f,    -0.0f,   INFINITY,   -INFINITY, NAN,        1,
                             -1,      FLT_MAX, -FLT_MAX,   FLT_MIN,   -FLT_MIN,   1e-45f,
                             -1e-45f, 88.7f,   88.72284f,  88.8f,     -87.4f,     -103.9f,
                             -104.1f, 0.625f,  0.85f,      4.0f,      16777216,   -0.99999994f,
                             4194304, -4e6f,   3.1415927f, 0.5f,      1.4142135f, 0.70710677f};
    compare(c, x, n, &worst);
    compare(c, special, sizeof special / sizeof *special, &worst);
    print_message("%-9s at most %.3f ulp, at x = %.9g\n", c->name, worst.ulps, (double)worst.x);
    if (!(worst.ulps <= c->bound))
        fail_msg("%s(%a) = %a, want %a: %.2f ulp, bound %.2f", c->name, (double)worst.x,
                 (double)worst.got, c->exact((double)worst.x), worst.ulps, c->bound);
}

static void test_exact_functions(void **state) {
    (void)state;
    assert_true(vae_max(1, 2) == 2 && vae_max(2, 1) == 2 && vae_min(1, 2) == 1);
    assert_true(isnan(vae_max(NAN, 0)) && isnan(vae_min(NAN, 0)));
    assert_true(vae_where(1, 3, 4) == 3 && vae_where(0, 3, 4) == 4 && vae_where(-1, 3, 4) == 4);
    assert_true(vae_step(0) == 0 && vae_step(NAN) == 0 && isnan(vae_sign(NAN)));
}

// A maximum of several at a time is that of one after the other, wherever it stands, and no NaN behind the start is taken.
static void test_maximum(void **state) {
    (void)state;
    float x[70];
    for (int n = 0; n <= 70; n++)
        for (int at = 0; at < (n ? n : 1); at++) {
            for (int i = 0; i < n; i++) x[i] = i == at ? -1.0f : i % 5 == 4 ? NAN : i % 7 == 6 ? -INFINITY : -2.0f - (float)i;
            float most = -VAE_INFINITY;
            VAE_SIMD_MAX(most)
            for (int i = 0; i < n; i++) most = vae_max(most, x[i]);
            assert_true(most == (n ? -1.0f : -INFINITY));
        }
}

// Of every step that a stream can have, and of odd widths.
static void test_sinusoid(void **state) {
    (void)state;
    static const int widths[] = {1, 2, 7, 64, 513};
    double worst = 0;
    for (int k = 0; k < 5; k++)
        for (int t = 0; t < 65536; t += t < 300 ? 1 : 331)
            for (int c = 0; c < widths[k]; c++) {
                const double angle = t / pow(10000, (double)(c - c % 2) / widths[k]), want = c % 2 ? cos(angle) : sin(angle);
                worst = fmax(worst, fabs(vae_sinusoid((float)t, (float)c, (float)widths[k]) - want));
            }
    print_message("sinusoid  at most %.2g off\n", worst);
    assert_true(worst < 1e-6);
}

int main(void) {
    enum { N = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[N + 3] = {{0}};
    for (int i = 0; i < N; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, check_case, NULL, NULL, (void *)&cases[i]};
    tests[N] = (struct CMUnitTest)cmocka_unit_test(test_exact_functions);
    tests[N + 1] = (struct CMUnitTest)cmocka_unit_test(test_sinusoid);
    tests[N + 2] = (struct CMUnitTest)cmocka_unit_test(test_maximum);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
