// rt_privacy.c -- what a private training spends, against numbers of another program (privacy.py made them); the noise that an
// epsilon takes; which rows a step draws, and what noise it adds.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/privacy.h"
#include "vae_privacy.h"

typedef struct Known {
    double rate, noise, steps, delta, renyi, loss;
} Known;
static const Known known[] = {
#include "privacy_epsilon.h"
};
enum { KNOWN = sizeof known / sizeof known[0] };

static double *work;

static bool near(double got, double want, double tolerance, const char *what) {
    if (fabs(got - want) <= tolerance * want) return true;
    print_error("%s: got %.9g, want %.9g\n", what, got, want);
    return false;
}

// The grids of the two programs differ, and both bound the same number from above; and so does the other one's moment of an order
// that is no whole number.
static void test_accountants(void **unused) {
    (void)unused;
    for (int i = 0; i < KNOWN; i++) {
        const Known *k = &known[i];
        assert_true(near(vae_rdp_epsilon(k->rate, k->noise, k->steps, k->delta), k->renyi, 1e-3, "Renyi"));
        assert_true(near(vae_pld_of(k->rate, k->noise, k->steps, k->delta, work), k->loss, 5e-4, "privacy loss"));
        const double epsilon = vae_privacy_epsilon(k->rate, k->noise, k->steps, k->delta, work);
        assert_true(epsilon <= k->renyi * 1.00001);
        assert_true(near(epsilon, k->loss, 5e-4, "epsilon"));
    }
}

// The moments that it is made of, against a sum over a fine grid of x.
static void test_moments(void **unused) {
    (void)unused;
    static const double cases[][3] = {{0.1, 2, 3.8}, {0.01, 1.1, 7.3}, {0.002, 0.8, 2.4}, {0.3, 4, 12}, {0.05, 3, 1.1}, {0.9, 5, 6.5}, {0.0085, 0.6655, 2.3}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const double q = cases[i][0], s = cases[i][1], order = cases[i][2], dx = s / 500;
        double sum = 0;
        for (double x = -15 * s; x < order + 15 * s; x += dx)
            sum += exp(-x * x / (2 * s * s)) * (pow(1 - q + q * exp((2 * x - 1) / (2 * s * s)), order) - 1);
        sum *= dx / (s * 2.50662827463100050242);
        assert_true(near(expm1(vae_rdp_log_moment(q, s, order)), sum, 1e-7, "moment"));
    }
}

// Without sampling, all steps are one normal mechanism, whose epsilon is known in closed form (Balle and Wang 2018).
static void test_normal(void **unused) {
    (void)unused;
    for (int steps = 1; steps <= 64; steps *= 4) {
        const double s = 6 / sqrt(steps), delta = 1e-5, epsilon = vae_pld_of(1, 6, steps, delta, work);
        const double there = vae_normal_above(epsilon * s - 0.5 / s) - exp(epsilon) * vae_normal_above(epsilon * s + 0.5 / s);
        assert_true(near(there, delta, 2e-3, "delta of a normal mechanism"));
    }
}

static void test_limits(void **unused) {
    (void)unused;
    assert_true(vae_privacy_epsilon(0.01, 1, 0, 1e-5, work) == 0);
    assert_true(isinf(vae_privacy_epsilon(0.01, 0, 10, 1e-5, work)));
    assert_true(isinf(vae_privacy_epsilon(0.5, 0.05, 1000, 1e-5, work)));
    double last = 0;
    for (int steps = 1; steps < 5000; steps *= 3) { // more steps spend more
        const double epsilon = vae_privacy_epsilon(0.004, 0.9, steps, 1e-5, work);
        assert_true(epsilon > last);
        last = epsilon;
    }
    for (double epsilon = 0.25; epsilon <= 16; epsilon *= 8) {
        const double noise = vae_privacy_noise(0.01, 1500, epsilon, 1e-5, work);
        const double spent = vae_privacy_epsilon(0.01, noise, 1500, 1e-5, work);
        assert_true(spent <= epsilon && spent > 0.99 * epsilon);
    }
    for (int batch = 1; batch <= 4096; batch *= 8) { // room for all but a tail of 1e-26
        const double a = vae_privacy_most(batch);
        assert_true(a - batch - a * log(a / batch) <= VAE_PRIVACY_LN_TAIL);
        assert_true(a < batch + 50 + 12 * sqrt(batch));
    }
}

// Rows come with probability q each, apart from each other; the same ones for the same step and seed.
static void test_rows(void **unused) {
    (void)unused;
    enum { ROWS = 1003, STEPS = 2000 };
    uint32_t from[ROWS], taken[ROWS], again[ROWS];
    static int times[ROWS];
    uint64_t below;
    const double q = vae_privacy_rate(32, ROWS, &below);
    double sum = 0, squares = 0, worst = 0;
    assert_true(fabs(q - 32.0 / ROWS) < 1e-9);
    for (uint32_t i = 0; i < ROWS; i++) from[i] = 7 * i;
    for (uint32_t step = 0; step < STEPS; step++) {
        const int n = vae_privacy_take(taken, from, ROWS, below, ROWS, 99, step);
        sum += n, squares += (double)n * n;
        for (int i = 0; i < n; i++) {
            assert_true(taken[i] % 7 == 0 && (i == 0 || taken[i] > taken[i - 1]));
            times[taken[i] / 7]++;
        }
    }
    const double mean = sum / STEPS, variance = squares / STEPS - mean * mean;
    assert_true(fabs(mean - ROWS * q) < 5 * sqrt(ROWS * q / STEPS));
    assert_true(fabs(variance / (ROWS * q * (1 - q)) - 1) < 0.2);
    for (int i = 0; i < ROWS; i++) worst = fmax(worst, fabs(times[i] - STEPS * q) / sqrt(STEPS * q));
    assert_true(worst < 5);
    const int n = vae_privacy_take(taken, from, ROWS, below, ROWS, 99, 5);
    assert_int_equal(vae_privacy_take(again, from, ROWS, below, 10, 99, 5), 10); // the first that there is room for
    assert_memory_equal(taken, again, 10 * sizeof *again);
    assert_int_equal(vae_privacy_take(again, from, ROWS, below, ROWS, 99, 5), n);
    assert_memory_equal(taken, again, (size_t)n * sizeof *again);
    assert_true(vae_privacy_rate(2000, ROWS, &below) == 1);
    assert_int_equal(vae_privacy_take(taken, from, ROWS, below, ROWS, 99, 5), ROWS);
}

static void test_noise(void **unused) {
    (void)unused;
    enum { N = 100000 };
    static float whole[N], parts[N];
    for (int i = 0; i < N; i++) whole[i] = parts[i] = 1;
    vae_privacy_add_noise(whole, 0, N, 3, 11, 42);
    for (size_t at = 0, n = 1; at < N; at += n, n = n % 97 + 5) // however it is cut
        vae_privacy_add_noise(parts, at, at + n < N ? at + n : N, 3, 11, 42);
    assert_memory_equal(whole, parts, sizeof whole);
    double sum = 0, squares = 0, beyond = 0, same = 0;
    vae_privacy_add_noise(parts, 0, N, 3, 11, 43);
    for (int i = 0; i < N; i++) {
        const double x = ((double)whole[i] - 1) / 3, y = (double)(parts[i] - whole[i]) / 3;
        sum += x, squares += x * x, beyond += fabs(x) > 2, same += x * y;
    }
    assert_true(fabs(sum / N) < 5 / sqrt(N) && fabs(squares / N - 1) < 0.025);
    assert_true(fabs(beyond / N - 0.0455) < 0.004);
    assert_true(fabs(same / N) < 5 / sqrt(N)); // another step's noise is its own
}

int main(void) {
    work = malloc(VAE_PRIVACY_WORK * sizeof *work);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_accountants), cmocka_unit_test(test_moments),
                                       cmocka_unit_test(test_normal),
                                       cmocka_unit_test(test_limits), cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_noise)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
