// rt_rng.c -- the generator against its published known answers; every way of asking for a number
// gives the same number; the distributions are what they say.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pictures/pictures.h"

// Random123, tests/kat_vectors, the lines "philox4x32 10": counter, key, answer.
static void test_known_answers(void **unused) {
    (void)unused;
    static const uint32_t kat[3][10] = {
        {0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
        {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d,
         0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
        {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09,
         0x94fdcceb, 0x5001e420, 0x24126ea1}};
    for (int i = 0; i < 3; i++) {
        uint32_t out[4];
        vae_philox(kat[i], kat[i] + 4, out);
        assert_memory_equal(out, kat[i] + 6, sizeof out);
    }
}

// The vector loops give what the plain function gives, word by word, at every width.
static void test_fill_is_philox(void **unused) {
    (void)unused;
    enum { N = 1100 };
    static float x[N], y[N + 1];
    const uint64_t seed = 0x123456789abcdef0u;
    const uint32_t stream = VAE_RNG_EVAL | 3, step = 77, row = 0xfffffff0u;
    vae_fill_uniform(x, N, seed, stream, step, row);
    for (uint32_t i = 0; i < N; i++) {
        const uint32_t counter[4] = {i / 4, row, step, stream};
        const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
        uint32_t out[4];
        vae_philox(counter, key, out);
        const double want = ((double)(out[i % 4] >> 9) + 0.5) / 8388608;
        if ((double)x[i] != want)
            fail_msg("uniform %u: got %.9g, want %.9g", i, (double)x[i], want);
    }
    for (int width = 0; width < N; width += width < 300 ? 1 : 97) {
        y[width] = -7;
        vae_fill_uniform(y, width, seed, stream, step, row);
        assert_memory_equal(x, y, (size_t)width * sizeof *x);
        assert_true(y[width] == -7);
    }
    vae_fill_normal(x, N, seed, stream, step, row);
    for (uint32_t i = 0; i < N; i += 2) {
        const uint32_t counter[4] = {i / 4, row, step, stream};
        const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
        uint32_t out[4];
        vae_philox(counter, key, out);
        const double u = ((double)out[i % 4] + 0.5) / 4294967296.0;
        // the angle starts at -pi/4
        const double angle = ((double)out[i % 4 + 1] / 4294967296.0 - 0.125) * 6.283185307179586;
        const double r = sqrt(-2 * log(u)), c = r * cos(angle), s = r * sin(angle);
        if (fabs((double)x[i] - c) > 2e-6 || fabs((double)x[i + 1] - s) > 2e-6)
            fail_msg("normal %u: got %.9g %.9g, want %.9g %.9g", i, (double)x[i], (double)x[i + 1],
                     c, s);
    }
    for (int width = 0; width < N; width += width < 300 ? 1 : 97) {
        y[width] = -7;
        vae_fill_normal(y, width, seed, stream, step, row);
        assert_memory_equal(x, y, (size_t)width * sizeof *x);
        assert_true(y[width] == -7);
    }
}

static void test_rows_together(void **unused) {
    (void)unused;
    enum { ROWS = 37 };
    static float together[ROWS * 131 + 1], alone[131];
    uint32_t row[ROWS];
    for (uint32_t r = 0; r < ROWS; r++) row[r] = r * 977 % 101;
    for (int width = 1; width <= 130; width += width < 70 ? 1 : 11) {
        together[ROWS * width] = -7;
        vae_fill_normal_rows(together, ROWS, width, 3, VAE_RNG_TRAIN, 8, row);
        assert_true(together[ROWS * width] == -7);
        for (int r = 0; r < ROWS; r++) {
            vae_fill_normal(alone, width, 3, VAE_RNG_TRAIN, 8, row[r]);
            assert_memory_equal(together + r * width, alone, (size_t)width * sizeof *alone);
        }
    }
}

static void test_moments(void **unused) {
    (void)unused;
    enum { N = 1 << 20 };
    float *x = vae_alloc(N, sizeof *x);
    double m[5] = {0}, within[3] = {0}, pairs = 0;
    vae_fill_normal(x, N, 1, VAE_RNG_TRAIN, 0, 0);
    for (int i = 0; i < N; i++) {
        const double v = (double)x[i];
        assert_true(fabs(v) < 7);
        for (int k = 1; k <= 4; k++) m[k] += pow(v, k) / N;
        for (int k = 0; k < 3; k++) within[k] += (fabs(v) < k + 1) / (double)N;
        if (i > 0) pairs += v * (double)x[i - 1] / N;
    }
    assert_true(fabs(m[1]) < 0.005 && fabs(m[2] - 1) < 0.007);
    assert_true(fabs(m[3]) < 0.012 && fabs(m[4] - 3) < 0.05 && fabs(pairs) < 0.005);
    assert_true(fabs(within[0] - 0.682689) < 0.0023 && fabs(within[1] - 0.9545) < 0.001);
    assert_true(fabs(within[2] - 0.9973) < 0.0003);
    vae_fill_uniform(x, N, 1, VAE_RNG_TRAIN, 0, 0);
    double mean = 0, square = 0;
    int cell[64] = {0};
    for (int i = 0; i < N; i++) {
        assert_true(x[i] > 0 && x[i] < 1);
        mean += (double)x[i] / N;
        square += (double)x[i] * (double)x[i] / N;
        cell[(int)(x[i] * 64)]++;
    }
    assert_true(fabs(mean - 0.5) < 0.0015 && fabs(square - 1.0 / 3) < 0.0015);
    double chi2 = 0;
    for (int i = 0; i < 64; i++) chi2 += pow(cell[i] - N / 64.0, 2) / (N / 64.0);
    assert_true(chi2 > 25 && chi2 < 115); // 63 degrees of freedom, five sigma
    vae_free(x);
}

static void test_streams_differ(void **unused) {
    (void)unused;
    float x[6][8];
    vae_fill_normal(x[0], 8, 1, VAE_RNG_TRAIN, 1, 1);
    vae_fill_normal(x[1], 8, 2, VAE_RNG_TRAIN, 1, 1);
    vae_fill_normal(x[2], 8, 1, VAE_RNG_EVAL, 1, 1);
    vae_fill_normal(x[3], 8, 1, VAE_RNG_TRAIN, 2, 1);
    vae_fill_normal(x[4], 8, 1, VAE_RNG_TRAIN, 1, 2);
    vae_fill_normal(x[5], 8, 1 | (uint64_t)1 << 32, VAE_RNG_TRAIN, 1, 1);
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < i; j++) assert_true(memcmp(x[i], x[j], sizeof x[i]) != 0);
}

static void test_permutation(void **unused) {
    (void)unused;
    enum { N = 10007 };
    static uint32_t p[N], q[N];
    static unsigned char seen[N];
    vae_permutation(p, N, 5, 0);
    for (int i = 0; i < N; i++) seen[p[i]]++;
    for (int i = 0; i < N; i++) assert_int_equal(seen[i], 1);
    vae_permutation(q, N, 5, 0);
    assert_memory_equal(p, q, sizeof p);
    vae_permutation(q, N, 5, 1);
    assert_true(memcmp(p, q, sizeof p) != 0);
    vae_permutation(q, N, 6, 0);
    assert_true(memcmp(p, q, sizeof p) != 0);
    vae_permutation(q, 0, 5, 0);
    vae_permutation(q, 1, 5, 0);
    assert_int_equal(q[0], 0);
    // Unbiased: all 24 orders of 4 equally often.
    int count[256] = {0};
    for (uint32_t e = 0; e < 24000; e++) {
        vae_permutation(q, 4, 9, e);
        count[q[0] << 6 | q[1] << 4 | q[2] << 2 | q[3]]++;
    }
    double chi2 = 0;
    int orders = 0;
    for (int i = 0; i < 256; i++)
        if (count[i] > 0) orders++, chi2 += pow(count[i] - 1000, 2) / 1000;
    assert_int_equal(orders, 24);
    assert_true(chi2 > 4 && chi2 < 60); // 23 degrees of freedom
}

// Orders that are computed: every row once, another at each epoch and seed; by blocks, from few of them at a time.
static void test_order(void **unused) {
    (void)unused;
    enum { MOST = 70001 };
    static unsigned char seen[MOST];
    static const uint32_t sizes[] = {1, 2, 3, 4, 5, 31, 64, 65, 1000, 65537, MOST};
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
        for (uint32_t block = 0; block <= 100; block += 50) {
            const uint32_t n = sizes[k];
            VaeOrder o = vae_order(n, block, 5, 0), other = vae_order(n, block, 5, 1), third = vae_order(n, block, 6, 0);
            size_t alike = 0, fixed = 0;
            memset(seen, 0, sizeof seen);
            for (uint32_t i = 0; i < n; i++) {
                const uint32_t row = vae_order_at(&o, i);
                assert_true(row < n);
                assert_int_equal(seen[row]++, 0);
                alike += (row == vae_order_at(&other, i)) + (row == vae_order_at(&third, i));
                fixed += row == i;
            }
            if (n >= 1000) assert_true(alike < n / 50 && fixed < n / 50);
            VaeOrder again = vae_order(n, block, 5, 0);
            for (uint32_t i = n; i-- > 0;) assert_int_equal(vae_order_at(&again, i), vae_order_at(&o, i)); // in any order
        }
    // The first 16 blocks of 50 are all that the first 800 rows come from, and they are not in their order.
    VaeOrder o = vae_order(MOST, 50, 5, 0);
    memset(seen, 0, sizeof seen);
    int blocks = 0, follow = 0;
    uint32_t last = 0;
    for (uint32_t i = 0; i < 800; i++) {
        const uint32_t row = vae_order_at(&o, i), block = (row + MOST - o.shift) % MOST / 50;
        blocks += !seen[block]++;
        follow += row == last + 1;
        last = row;
    }
    assert_int_equal(blocks, 16);
    assert_true(follow < 40);
    // Every order of 4 comes about; of 1000 rows each place has each tenth of them about equally often.
    int count[256] = {0}, orders = 0, tenth[10] = {0};
    for (uint32_t e = 0; e < 24000; e++) {
        VaeOrder four = vae_order(4, 0, 9, e), thousand = vae_order(1000, 0, 9, e);
        count[vae_order_at(&four, 0) << 6 | vae_order_at(&four, 1) << 4 | vae_order_at(&four, 2) << 2 | vae_order_at(&four, 3)]++;
        tenth[vae_order_at(&thousand, e % 1000) / 100]++;
    }
    for (int i = 0; i < 256; i++) {
        orders += count[i] > 0;
        assert_true(count[i] == 0 || (count[i] > 700 && count[i] < 1300));
    }
    assert_int_equal(orders, 24);
    for (int i = 0; i < 10; i++) assert_true(tenth[i] > 2200 && tenth[i] < 2600);
    VaeOrder most = vae_order(UINT32_MAX, 0, 1, 1); // as many rows as there may be
    assert_true(vae_order_at(&most, UINT32_MAX - 1) < UINT32_MAX);
}

static void report_speed(void **unused) {
    (void)unused;
    enum { WIDTH = 400, ROWS = 128, TIMES = 40 };
    float *x = vae_alloc(WIDTH * ROWS, sizeof *x);
    for (int kind = 0; kind < 2; kind++) {
        struct timespec a, b;
        clock_gettime(CLOCK_MONOTONIC, &a);
        for (int t = 0; t < TIMES; t++)
            for (int r = 0; r < ROWS; r++)
                (kind ? vae_fill_uniform : vae_fill_normal)(x + r * WIDTH, WIDTH, 1, 0, (uint32_t)t,
                                                            (uint32_t)r);
        clock_gettime(CLOCK_MONOTONIC, &b);
        const double s = (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
        print_message("%s: %.2f ns a number\n", kind ? "uniform" : "normal",
                      s * 1e9 / ((double)WIDTH * ROWS * TIMES));
    }
    vae_free(x);
}

// A part of a long row is what the whole has there; parts begin at multiples of 4.
static void test_parts(void **state) {
    (void)state;
    enum { ALL = 1000 };
    static float whole[ALL], part[ALL];
    vae_fill_normal(whole, ALL, 5, VAE_RNG_TRAIN, 2, 7);
    for (int first = 0; first < ALL; first += 36) {
        const int n = ALL - first < 101 ? ALL - first : 101;
        memset(part, 0, sizeof part);
        vae_fill_normal_from(part, (size_t)first, n, 5, VAE_RNG_TRAIN, 2, 7);
        assert_memory_equal(part, whole + first, (size_t)n * sizeof *part);
        assert_true(part[n] == 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_answers),  cmocka_unit_test(test_fill_is_philox),
        cmocka_unit_test(test_rows_together),  cmocka_unit_test(test_moments),
        cmocka_unit_test(test_streams_differ), cmocka_unit_test(test_permutation),
        cmocka_unit_test(test_order),          cmocka_unit_test(test_parts),
        cmocka_unit_test(report_speed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
