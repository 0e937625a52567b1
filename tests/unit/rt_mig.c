// rt_mig.c -- the mutual information gap on codes whose gap is known.
#include "commands/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { N = 4000, F = VAE_SHAPE_FACTORS };
static float v[N * F], z[N * 4];

// Kinds 0.1, 0.3, ..., 0.9 in turn; the other factors independent of them and of each other.
static void setup_factors(void) {
    for (int r = 0; r < N; r++) {
        v[r * F] = 0.1f + 0.2f * (float)(r % 5);
        for (int f = 1; f < F; f++) {
            float u[4];
            vae_fill_uniform(u, 4, 3, VAE_RNG_DATA, (uint32_t)f, (uint32_t)r);
            v[r * F + f] = u[0];
        }
    }
}

static VaeMig score(void) {
    VaeMig mig;
    vae_mig_score(&mig, z, 4, v, 4, N);
    return mig;
}

// One factor to a dimension: what chance says between independent columns is all that is missing,
// about 19 * 19 / (2 N) nats of 20 bins.
static void test_apart(void **state) {
    (void)state;
    setup_factors();
    static const int of[4] = {2, 0, 3, 1}; // dimensions in another order, one of them mirrored
    for (int r = 0; r < N; r++)
        for (int k = 0; k < 4; k++) z[r * 4 + k] = (k == 2 ? -3 : 5) * v[r * F + of[k]] + 1;
    const VaeMig mig = score();
    assert_int_equal(mig.n, 4);
    for (int k = 0; k < 4; k++) assert_int_equal(mig.factor[of[k]].best, k);
    assert_true(fabs(mig.factor[0].entropy - log(5)) < 1e-9);
    assert_true(fabs(mig.factor[0].first - log(5)) < 1e-9);
    assert_true(mig.factor[1].entropy > 2.98 && mig.factor[1].entropy <= log(20) + 1e-9);
    assert_true(mig.gap > 0.95 && mig.gap < 1);
}

// Two dimensions that say the same: no gap, however much they say.
static void test_twice(void **state) {
    (void)state;
    setup_factors();
    for (int r = 0; r < N; r++)
        for (int k = 0; k < 4; k++) z[r * 4 + k] = v[r * F + k / 2];
    const VaeMig mig = score();
    assert_true(mig.factor[0].first > 1.6 && mig.factor[1].first > 2.9);
    for (int f = 0; f < 2; f++) assert_true(mig.factor[f].gap < 1e-9);
    assert_true(mig.factor[2].first < 0.1);
}

// Worked out by hand: kind k in one of two halves of a dimension.
static void test_by_hand(void **state) {
    (void)state;
    setup_factors();
    for (int r = 0; r < N; r++) {
        memset(z + r * 4, 0, 4 * sizeof *z); // a dimension that never varies says nothing
        z[r * 4] = r % 5 < 2;
    }
    const VaeMig mig = score();
    const double says = -(0.4 * log(0.4) + 0.6 * log(0.6)); // the half is decided by the kind
    assert_true(fabs(mig.factor[0].first - says) < 1e-9 && mig.factor[0].second == 0);
    assert_true(fabs(mig.factor[0].gap - says / log(5)) < 1e-9);
}

// A kind is a fifth of (0, 1), and not of what the rows' numbers reach: kinds 1 and 2 by numbers close to
// each other, told apart by one dimension.
static void test_kinds(void **state) {
    (void)state;
    setup_factors();
    for (int r = 0; r < N; r++) {
        const float u[5] = {0.19f, 0.21f, 0.39f, 0.41f, 0.55f}; // kinds 0, 1, 1, 2, 2
        v[r * F] = u[r % 5];
        memset(z + r * 4, 0, 4 * sizeof *z);
        z[r * 4 + 1] = (float)((r % 5 + 1) / 2); // the kind
    }
    const VaeMig mig = score();
    const double entropy = -(0.2 * log(0.2) + 0.8 * log(0.4));
    assert_true(fabs(mig.factor[0].entropy - entropy) < 1e-9);
    assert_true(fabs(mig.factor[0].first - entropy) < 1e-9 && fabs(mig.factor[0].gap - 1) < 1e-9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_twice),
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
