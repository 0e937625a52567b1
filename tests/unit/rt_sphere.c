// rt_sphere.c -- vae_sphere.h against series of Bessel functions, the closed form of three dimensions, and central
// differences of quantiles.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define VAE_F64
#include "vae_sphere.h"

#include <math.h>
#include <stdio.h>

static void near(const char *what, double n, double kappa, double got, double want, double bound) {
    if (fabs(got - want) <= bound * fmax(fabs(want), 1e-12)) return;
    fail_msg("%s of n = %g, kappa = %g: %.17g, not %.17g", what, n, kappa, got, want);
}

// log I_nu(kappa): a series of positive terms.
static long double log_bessel(long double nu, long double kappa) {
    enum { TERMS = 3000 };
    static long double term[TERMS];
    long double top = -INFINITY, sum = 0;
    for (int j = 0; j < TERMS; j++) {
        term[j] = (2 * j + nu) * logl(kappa / 2) - lgammal(j + 1.0L) - lgammal(j + nu + 1);
        top = fmaxl(top, term[j]);
    }
    for (int j = 0; j < TERMS; j++) sum += expl(term[j] - top);
    return top + logl(sum);
}

static void test_moments(void **state) {
    (void)state;
    static const double dimensions[] = {2, 3, 4, 10, 65, 1024, 65536}, kappas[] = {1e-3, 0.3, 1, 5, 30, 200, 1000};
    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; i++)
        for (size_t j = 0; j < sizeof kappas / sizeof *kappas; j++) {
            const long double n = dimensions[i], kappa = kappas[j], nu = n / 2 - 1;
            const long double of = log_bessel(nu, kappa), ratio = expl(log_bessel(nu + 1, kappa) - of);
            const long double integral = 0.5L * logl(acosl(-1)) + lgammal(nu + 0.5L) + nu * logl(2 / kappa) + of - kappa;
            near("log", (double)n, (double)kappa, vae_vmf_log((double)kappa, (double)n), (double)integral, 1e-11);
            near("mean", (double)n, (double)kappa, vae_vmf_mean((double)kappa, (double)n), (double)(1 - ratio), 1e-9);
            near("variance", (double)n, (double)kappa, vae_vmf_variance((double)kappa, (double)n),
                 (double)(1 - ratio * ratio - (n - 1) * ratio / kappa), 1e-7);
        }
}

// Of three dimensions w is exponential between -1 and 1.
static void test_quantiles(void **state) {
    (void)state;
    for (double kappa = 0.05; kappa < 2000; kappa *= 3)
        for (double u = 1e-4; u < 1; u += 0.0371)
            near("quantile", 3, kappa, vae_vmf_gap(u, kappa, 3), -log(u + (1 - u) * exp(-2 * kappa)) / kappa, 1e-9);
    // On the circle at kappa = 0 the angle is uniform.
    for (double u = 0.01; u < 1; u += 0.0371) near("angle", 2, 0, vae_vmf_gap(u, 0, 2), 1 + cos(acos(-1) * u), 1e-7);
}

static void test_slopes(void **state) {
    (void)state;
    static const double dimensions[] = {2, 3, 5, 20, 400}, kappas[] = {0.3, 2, 20, 500};
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 4; j++)
            for (double u = 0.003; u < 1; u += 0.0711) {
                const double n = dimensions[i], kappa = kappas[j], h = 1e-4 * kappa;
                const double slope = (vae_vmf_gap(u, kappa + h, n) - vae_vmf_gap(u, kappa - h, n)) / (2 * h);
                near("slope", n, kappa, vae_vmf_gap_slope(vae_vmf_gap(u, kappa, n), kappa, n), slope, 3e-5);
            }
}

// What floats give: the ends of u and kappa. NaN in, NaN out.
static void test_ends(void **state) {
    (void)state;
    static const double dimensions[] = {2, 3, 50, 65536}, kappas[] = {0, 1e-30, 1, 1e4, 1e9};
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 5; j++)
            for (int k = 0; k < 3; k++) {
                const double n = dimensions[i], kappa = kappas[j], gap = vae_vmf_gap(0.5 * k, kappa, n);
                if (!(gap >= 0 && gap <= 2)) fail_msg("1 - w = %g at n = %g, kappa = %g, u = %g", gap, n, kappa, 0.5 * k);
                const double slope = vae_vmf_gap_slope(gap, kappa, n);
                if (!isfinite(slope)) fail_msg("slope %g at n = %g, kappa = %g, u = %g", slope, n, kappa, 0.5 * k);
                if (!isfinite(vae_vmf_log(kappa, n)) || !(vae_vmf_mean(kappa, n) >= 0)) fail_msg("n = %g, kappa = %g", n, kappa);
            }
    assert_true(isnan(vae_vmf_gap(NAN, 1, 3)) && isnan(vae_vmf_gap(0.5, NAN, 3)));
    assert_true(isnan(vae_vmf_log(NAN, 3)) && isnan(vae_vmf_mean(NAN, 3)) && isnan(vae_vmf_gap_slope(NAN, 1, 3)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_quantiles),
        cmocka_unit_test(test_slopes),
        cmocka_unit_test(test_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
