// rt_bf16.c -- the products of vae_bf16.h: exact sums of rounded operands, to float rounding; the bits
// of a plain loop in the stated order, which is also what the instruction does where it is used; and
// the same bits when rows and columns are cut in other ways.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "pictures/pictures.h"
#include "vae_bf16.h"
#include "vae_math.h"

typedef void Product(int m, int n, int k, const float *a, int lda, const float *b, int ldb, float *c,
                     int ldc);
static const struct {
    const char *name;
    Product *product;
    bool turn_a, turn_b;
} kinds[] = {{"nn", vae_bf16_nn, false, false},
             {"nt", vae_bf16_nt, false, true},
             {"tn", vae_bf16_tn, true, false}};

static float rounded(float x) { return vae_from_bits(vae_bf16_round(vae_bits(x))); }

static void check(int kind, int m, int n, int k) {
    const bool ta = kinds[kind].turn_a, tb = kinds[kind].turn_b;
    const int lda = (ta ? m : k) + 3, ldb = (tb ? k : n) + 5, ldc = n + 7;
    const int size_a = (ta ? k : m) * lda, size_b = (tb ? n : k) * ldb, size_c = m * ldc;
    float *a = vae_alloc((size_t)size_a, sizeof *a), *b = vae_alloc((size_t)size_b, sizeof *b);
    float *c = vae_alloc((size_t)size_c, sizeof *c), *cut = vae_alloc((size_t)size_c, sizeof *cut);
    vae_fill_normal(a, size_a, 1, VAE_RNG_SAMPLE, 0, 1);
    vae_fill_normal(b, size_b, 1, VAE_RNG_SAMPLE, 0, 2);
    kinds[kind].product(m, n, k, a, lda, b, ldb, c, ldc);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            float chain = 0;
            double exact = 0, scale = 0;
            for (int p = 0; p < k; p += 2)
                for (int q = p + 1; q >= p; q--) { // the odd one first
                    if (q >= k) continue;
                    const float x = rounded(a[ta ? q * lda + i : i * lda + q]);
                    const float y = rounded(b[tb ? j * ldb + q : q * ldb + j]);
                    chain = fmaf(x, y, chain);
                    exact += (double)x * (double)y;
                    scale += fabs((double)x * (double)y);
                }
            const float got = c[i * ldc + j];
            if (!(fabs((double)got - exact) <= 3e-7 * scale * sqrt(k + 1.0)))
                fail_msg("%s %dx%dx%d c[%d,%d]: got %.9g, want %.9g", kinds[kind].name, m, n, k, i, j,
                         (double)got, exact);
            if (got != chain)
                fail_msg("%s %dx%dx%d c[%d,%d]: got %a, in the stated order %a", kinds[kind].name, m,
                         n, k, i, j, (double)got, (double)chain);
        }
    for (int i = 0, rows = 1; i < m; i += rows, rows = rows % 16 * 3 + 1) {
        if (rows > m - i) rows = m - i;
        for (int j = 0; j < n;) {
            const int columns = j == 0 && n > 1 ? n / 2 : n - j;
            kinds[kind].product(rows, columns, k, a + (ta ? i : i * lda), lda,
                                b + (tb ? j * ldb : j), ldb, cut + i * ldc + j, ldc);
            j += columns;
        }
    }
    assert_memory_equal(c, cut, (size_t)size_c * sizeof *c);
    vae_free(a), vae_free(b), vae_free(c), vae_free(cut);
}

static void test_shapes(void **unused) {
    (void)unused;
    static const int shape[][3] = {{1, 1, 1},    {2, 3, 2},     {9, 17, 5},   {8, 48, 64},
                                   {33, 97, 193}, {32, 40, 400}, {70, 20, 385}, {130, 50, 770},
                                   {7, 49, 1}};
    for (int kind = 0; kind < 3; kind++)
        for (size_t i = 0; i < sizeof shape / sizeof *shape; i++)
            check(kind, shape[i][0], shape[i][1], shape[i][2]);
}

static void test_rounding(void **unused) {
    (void)unused;
    static const struct {
        float x, want;
    } cases[] = {{1, 1},
                 {0x1.01p0f, 0x1p0f},       // halfway: to even
                 {0x1.03p0f, 0x1.04p0f},    // halfway: to even
                 {0x1.010002p0f, 0x1.02p0f}, // above
                 {-0x1.03p0f, -0x1.04p0f},
                 {0x1.fffffep127f, INFINITY},
                 {INFINITY, INFINITY},
                 {-INFINITY, -INFINITY},
                 {0x1p-127f, 0},
                 {0x1p-126f, 0x1p-126f}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        float b[1] = {1}, c[1];
        vae_bf16_nn(1, 1, 1, &cases[i].x, 1, b, 1, c, 1);
        if (c[0] != cases[i].want)
            fail_msg("%a became %a, not %a", (double)cases[i].x, (double)c[0], (double)cases[i].want);
    }
    float nan[1] = {NAN}, one[1] = {1}, c[1];
    vae_bf16_nn(1, 1, 1, nan, 1, one, 1, c, 1);
    assert_true(isnan(c[0]));
    vae_bf16_nn(1, 1, 1, one, 1, nan, 1, c, 1);
    assert_true(isnan(c[0]));
}

int main(void) {
    print_message("%s\n", VAE_BF16_HERE ? "by vdpbf16ps" : "by multiply-adds");
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shapes),
                                       cmocka_unit_test(test_rounding)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
