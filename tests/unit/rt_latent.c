// rt_latent.c -- eigenvectors, principal components, quantiles of the normal distribution.
#include "commands/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 40 };

// A symmetric matrix without structure, by a generator of its own.
static void random_symmetric(double *a, size_t n, uint32_t seed) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            seed = seed * 1664525u + 1013904223u;
            a[i * n + j] = a[j * n + i] = (double)(seed >> 8) / (1 << 24) - 0.5;
        }
}

static void test_eigen(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 2, 3, 8, MOST};
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        const size_t n = sizes[s];
        double a[MOST * MOST], whole[MOST * MOST], v[MOST * MOST];
        random_symmetric(a, n, 7 + (uint32_t)n);
        memcpy(whole, a, sizeof a);
        vae_eigen(a, v, n);
        for (size_t i = 0; i < n; i++) {
            if (i > 0) assert_true(a[i * n + i] <= a[(i - 1) * n + i - 1]);
            for (size_t j = 0; j < n; j++) { // A v = lambda v, and v are orthonormal
                double product = 0, dot = 0;
                for (size_t k = 0; k < n; k++) {
                    product += whole[j * n + k] * v[i * n + k];
                    dot += v[i * n + k] * v[j * n + k];
                }
                assert_true(fabs(product - a[i * n + i] * v[i * n + j]) < 1e-12);
                assert_true(fabs(dot - (i == j)) < 1e-12);
            }
        }
    }
}

static void test_eigen_known(void **state) {
    (void)state;
    double a[9] = {2, 1, 0, 1, 2, 0, 0, 0, -5}, v[9]; // 3, 1 and -5
    vae_eigen(a, v, 3);
    assert_true(fabs(a[0] - 3) < 1e-15 && fabs(a[4] - 1) < 1e-15 && fabs(a[8] + 5) < 1e-15);
    assert_true(fabs(v[0] - sqrt(0.5)) < 1e-15 && fabs(v[1] - sqrt(0.5)) < 1e-15);
    double zero[4] = {0}, w[4];
    vae_eigen(zero, w, 2);
    assert_true(w[0] == 1 && w[3] == 1 && zero[0] == 0);
}

// Points along (3, 4, 0) / 5 with deviation 10, and along (0, 0, 1) with deviation 1.
static void test_principal(void **state) {
    (void)state;
    enum { N = 1000 };
    static float z[N * 3], plane[N * 2];
    double share[2];
    for (uint32_t i = 0; i < N; i++) {
        float e[2];
        vae_fill_normal(e, 2, 1, VAE_RNG_SAMPLE, 0, i);
        z[3 * i] = 6 * e[0] + 100;
        z[3 * i + 1] = 8 * e[0] - 50;
        z[3 * i + 2] = e[1];
    }
    vae_principal(z, N, 3, plane, share);
    assert_true(fabs(share[0] - 100.0 / 101) < 0.01 && fabs(share[0] + share[1] - 1) < 1e-6);
    for (uint32_t i = 1; i < N; i++) { // distances along the first axis are kept
        const double moved = hypot((double)(z[3 * i] - z[0]), (double)(z[3 * i + 1] - z[1]));
        assert_true(fabs(moved - fabs((double)(plane[2 * i] - plane[0]))) < 0.5);
    }
}

// The same two components as those of the whole covariance: of codes with few and with many rows, with
// directions that are as important as others, with hardly any differences between them, with none.
static void test_principal_of_any(void **state) {
    (void)state;
    static const struct { size_t rows, width, kinds; double falls; } cases[] = {
        {300, 3, 3, 0.5}, {300, 40, 40, 0.9}, {300, 130, 130, 0.97}, {300, 130, 5, 0.8}, {9, 70, 70, 0.9},
        {300, 100, 100, 1}, {64, 32, 1, 1}, {5, 2, 2, 0.5}, {20, 24, 0, 1},
    };
    for (size_t s = 0; s < sizeof cases / sizeof cases[0]; s++) {
        const size_t rows = cases[s].rows, n = cases[s].width;
        float *z = vae_alloc(rows, n * sizeof *z), *plane = vae_alloc(rows, 2 * sizeof *plane);
        double *c = vae_alloc(n, n * sizeof *c), *v = vae_alloc(n, n * sizeof *v);
        double *mean = vae_alloc(n, sizeof *mean), share[2], total = 0;
        for (size_t r = 0; r < rows; r++) { // a sum of `kinds` directions, each weaker than the last
            float part[130] = {0};
            vae_fill_normal(part, (int)cases[s].kinds, 3, VAE_RNG_SAMPLE, 0, (uint32_t)r);
            for (size_t i = 0; i < cases[s].kinds; i++)
                for (size_t k = 0; k < n; k++)
                    z[r * n + k] += part[i] * (float)pow(cases[s].falls, (double)i) *
                                    (float)cos((double)((i + 1) * (2 * k + 1)) * acos(-1) / (double)(2 * n));
            for (size_t k = 0; k < n; k++) z[r * n + k] += 100;
            for (size_t k = 0; k < n; k++) mean[k] += (double)z[r * n + k] / (double)rows;
        }
        for (size_t r = 0; r < rows; r++)
            for (size_t i = 0; i < n; i++)
                for (size_t j = 0; j < n; j++)
                    c[i * n + j] += ((double)z[r * n + i] - mean[i]) * ((double)z[r * n + j] - mean[j]);
        for (size_t i = 0; i < n; i++) total += c[i * n + i];
        vae_eigen(c, v, n);
        vae_principal(z, rows, n, plane, share);
        for (size_t i = 0; i < 2; i++) {
            assert_true(fabs(share[i] - (total > 0 ? c[i * n + i] / total : 0)) < 1e-9);
            for (size_t r = 0; r < rows; r++) {
                double want = 0;
                for (size_t k = 0; k < n; k++) want += ((double)z[r * n + k] - mean[k]) * v[i * n + k];
                const bool matters = c[i * n + i] > 1e-9 * total; // one component alone has no second
                if (matters) assert_true(fabs(want - (double)plane[2 * r + i]) < 1e-5 * (1 + fabs(want)));
                else assert_true(fabs((double)plane[2 * r + i]) < 1e-3);
            }
        }
        vae_free(mean), vae_free(v), vae_free(c), vae_free(plane), vae_free(z);
    }
}

// A wide latent, in about the time that its codes take to write down, not the cube of its width.
static void test_principal_of_wide(void **state) {
    (void)state;
    enum { ROWS = 500, WIDTH = 4096 };
    float *z = vae_alloc(ROWS, WIDTH * sizeof *z), *plane = vae_alloc(ROWS, 2 * sizeof *plane);
    double share[2], off[2] = {0};
    for (uint32_t r = 0; r < ROWS; r++) {
        vae_fill_normal(z + r * WIDTH, WIDTH, 5, VAE_RNG_SAMPLE, 0, r);
        z[r * WIDTH + 7] *= 40, z[r * WIDTH + 4000] *= 30; // the others turn the axes a little
    }
    vae_principal(z, ROWS, WIDTH, plane, share);
    for (size_t r = 0; r < ROWS; r++) {
        off[0] += pow((double)(plane[2 * r] - z[r * WIDTH + 7]), 2) / ROWS;
        off[1] += pow((double)(plane[2 * r + 1] - z[r * WIDTH + 4000]), 2) / ROWS;
    }
    assert_true(off[0] < 16 && off[1] < 16 && share[0] > share[1]);
    vae_free(plane);
    vae_free(z);
}

static void test_quantile(void **state) {
    (void)state;
    static const double known[][2] = {{0.5, 0}, {0.75, 0.67448975019608174},
                                      {0.975, 1.9599639845400542}, {0.999, 3.0902323061678132},
                                      {1e-9, -5.9978070150076869}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_true(fabs(vae_normal_quantile(known[i][0]) - known[i][1]) < 1e-12);
        if (known[i][0] > 1e-3)
            assert_true(fabs(vae_normal_quantile(1 - known[i][0]) + known[i][1]) < 1e-12);
    }
    for (double p = 0.001; p < 1; p += 0.001)
        assert_true(fabs(0.5 * erfc(-vae_normal_quantile(p) / sqrt(2.0)) - p) < 1e-14);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_eigen),
        cmocka_unit_test(test_eigen_known),
        cmocka_unit_test(test_principal),
        cmocka_unit_test(test_principal_of_any),
        cmocka_unit_test(test_principal_of_wide),
        cmocka_unit_test(test_quantile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
