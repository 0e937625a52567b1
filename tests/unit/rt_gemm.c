// rt_gemm.c -- the products of vae_gemm.h against double sums on buffers of exactly the right size
// (each ends at a page that may not be touched), and bit for bit against themselves when rows and
// columns are cut in other ways.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "commands/commands.h"
#include "vae_gemm.h"
#include "vae_steps.h"

typedef void Gemm(int m, int n, int k, const float *a, int lda, const float *b, int ldb, float *c,
                  int ldc);
static const struct {
    const char *name;
    Gemm *gemm;
    bool turn_a, turn_b, add;
} kinds[] = {
    {"nn", vae_gemm_nn, false, false, false}, {"nn_acc", vae_gemm_nn_acc, false, false, true},
    {"nt", vae_gemm_nt, false, true, false},  {"nt_acc", vae_gemm_nt_acc, false, true, true},
    {"tn", vae_gemm_tn, true, false, false},  {"tn_acc", vae_gemm_tn_acc, true, false, true},
};
#define N_KINDS (int)(sizeof kinds / sizeof *kinds)

// Reals that end where the readable memory ends.
typedef struct Fenced {
    char *pages;
    size_t bytes;
    float *at;
} Fenced;

static Fenced fenced(size_t n, uint32_t number) {
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t bytes = (n * sizeof(float) + page - 1) / page * page + page;
    Fenced f = {mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
                bytes, NULL};
    assert_true(f.pages != MAP_FAILED);
    assert_int_equal(mprotect(f.pages + bytes - page, page, PROT_NONE), 0);
    f.at = (float *)(void *)(f.pages + bytes - page) - n;
    if (n > 0) vae_fill_normal(f.at, (int)n, 42, VAE_RNG_SAMPLE, 0, number);
    return f;
}
static void unfence(Fenced *f) { munmap(f->pages, f->bytes); }

// What lies between the rows of C, which no product may change.
static size_t extent(int rows, int columns, int ld) {
    return rows > 0 ? (size_t)(rows - 1) * (size_t)ld + (size_t)columns : 0;
}

static void check(int kind, int m, int n, int k, int gap) {
    const bool ta = kinds[kind].turn_a, tb = kinds[kind].turn_b;
    const int a_rows = ta ? k : m, a_columns = ta ? m : k, b_rows = tb ? n : k;
    const int b_columns = tb ? k : n;
    const int lda = a_columns + gap, ldb = b_columns + 2 * gap, ldc = n + 3 * gap;
    Fenced a = fenced(extent(a_rows, a_columns, lda), 1);
    Fenced b = fenced(extent(b_rows, b_columns, ldb), 2);
    const size_t c_size = extent(m, n, ldc);
    Fenced c = fenced(c_size, 3), before = fenced(c_size, 3), cut = fenced(c_size, 3);
    kinds[kind].gemm(m, n, k, a.at, lda, b.at, ldb, c.at, ldc);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < ldc && (size_t)i * (size_t)ldc + (size_t)j < c_size; j++) {
            const size_t at = (size_t)i * (size_t)ldc + (size_t)j;
            double want = (double)before.at[at], scale = 1;
            if (j < n) {
                if (!kinds[kind].add) want = 0;
                for (int p = 0; p < k; p++) {
                    const double x = (double)a.at[ta ? p * lda + i : i * lda + p];
                    const double y = (double)b.at[tb ? j * ldb + p : p * ldb + j];
                    want += x * y;
                    scale += fabs(x * y);
                }
            }
            const double error = fabs((double)c.at[at] - want);
            if (!(j < n ? error <= 3e-7 * scale * sqrt(k + 1.0) : error == 0))
                fail_msg("%s %dx%dx%d gap %d: c[%d,%d]: got %.9g, want %.9g", kinds[kind].name, m,
                         n, k, gap, i, j, (double)c.at[at], want);
        }
    // the same in pieces: one row, then four, then thirteen, ..., each in two pieces of columns
    for (int i = 0, rows = 1; i < m; i += rows, rows = rows % 16 * 3 + 1) {
        if (rows > m - i) rows = m - i;
        for (int j = 0; j < n;) {
            const int columns = j == 0 && n > 1 ? n / 2 : n - j;
            kinds[kind].gemm(rows, columns, k, a.at + (ta ? i : i * lda), lda,
                             b.at + (tb ? j * ldb : j), ldb, cut.at + i * ldc + j, ldc);
            j += columns;
        }
    }
    if (memcmp(c.at, cut.at, c_size * sizeof(float)) != 0)
        fail_msg("%s %dx%dx%d: bits depend on how C is cut", kinds[kind].name, m, n, k);
    unfence(&a), unfence(&b), unfence(&c), unfence(&before), unfence(&cut);
}

static void test_small_shapes(void **unused) {
    (void)unused;
    static const int ms[] = {1, 2, 3, 7, 8, 9, 15, 17}, ks[] = {1, 2, 5, 16, 17, 33};
    for (int kind = 0; kind < N_KINDS; kind++)
        for (int m = 0; m < 8; m++)
            for (int n = 1; n <= 50; n++)
                for (int k = 0; k < 6; k++) check(kind, ms[m], n, ks[k], (n + k) % 3);
}

static void test_model_shapes(void **unused) {
    (void)unused;
    static const int shape[][3] = {{32, 400, 784}, {33, 97, 193},   {100, 96, 500}, {65, 49, 385},
                                   {64, 48, 192},  {128, 145, 200}, {20, 784, 100}, {32, 10, 64},
                                   {71, 2, 3072},  {32, 512, 20},   {16, 3, 1000},  {96, 16, 16},
                                   {80, 144, 576}, {32, 500, 500},  {17, 256, 400}, {16, 1024, 515}};
    for (int kind = 0; kind < N_KINDS; kind++)
        for (size_t i = 0; i < sizeof shape / sizeof *shape; i++)
            check(kind, shape[i][0], shape[i][1], shape[i][2], (int)i % 2 * 5);
}

// Nothing to sum: zero, or C as it was.
static void test_empty_sum(void **unused) {
    (void)unused;
    for (int kind = 0; kind < N_KINDS; kind++) {
        float a[8] = {1}, b[8] = {1}, c[6] = {1, 2, 3, 4, 5, 6};
        kinds[kind].gemm(2, 3, 0, a, 1, b, 3, c, 3);
        for (int i = 0; i < 6; i++) assert_true(c[i] == (kinds[kind].add ? (float)(i + 1) : 0));
        kinds[kind].gemm(0, 3, 2, a, 2, b, 3, c, 3);
        kinds[kind].gemm(2, 0, 2, a, 2, b, 3, c, 3);
        for (int i = 0; i < 6; i++) assert_true(c[i] == (kinds[kind].add ? (float)(i + 1) : 0));
    }
}

static void test_nan_is_seen(void **unused) {
    (void)unused;
    float a[4] = {0, 0, 0, 0}, b[4] = {NAN, 1, INFINITY, 1}, c[4];
    vae_gemm_nn(2, 2, 2, a, 2, b, 2, c, 2);
    assert_true(isnan(c[0]) && c[1] == 0 && isnan(c[2]) && c[3] == 0);
}

// Products of the steps that there are: bit for bit those of each row by itself; what stands behind its end is neither read
// nor written.
static void ragged(bool turned, int n, int k) {
    enum { ROWS = 5, STEPS = 70 };
    static const int length[ROWS] = {3, 0, STEPS, 1, 65};
    const int lda = k + 3, ldb = (turned ? k : n) + 1, ldc = n + 2;
    float x[ROWS * STEPS] = {0};
    Fenced a = fenced((size_t)(ROWS * STEPS * lda), 1), b = fenced((size_t)((turned ? n : k) * ldb), 2);
    Fenced c = fenced((size_t)(ROWS * STEPS * ldc), 3), wanted = fenced((size_t)(ROWS * STEPS * ldc), 3);
    for (int i = 0; i < ROWS; i++) {
        for (int t = 0; t < STEPS; t++) x[i * STEPS + t] = t < length[i] ? 5 : 0;
        float *from = a.at + i * STEPS * lda, *to = wanted.at + i * STEPS * ldc;
        for (int j = length[i] * lda; j < STEPS * lda; j++) from[j] = NAN;
        if (turned) vae_gemm_nt(length[i], n, k, from, lda, b.at, ldb, to, ldc);
        else vae_gemm_nn(length[i], n, k, from, lda, b.at, ldb, to, ldc);
    }
    const VaeRagged rows = {x, ROWS, 1, STEPS};
    if (turned) vae_ragged_nt(&rows, n, k, a.at, lda, b.at, ldb, c.at, ldc);
    else vae_ragged_nn(&rows, n, k, a.at, lda, b.at, ldb, c.at, ldc);
    assert_memory_equal(c.at, wanted.at, (size_t)(ROWS * STEPS * ldc) * sizeof(float));
    unfence(&a), unfence(&b), unfence(&c), unfence(&wanted);
}

static void test_ragged(void **unused) {
    (void)unused;
    static const int width[] = {1, 5, 24, 48, 65, 100, 144}, depth[] = {1, 7, 192, 200, 400};
    for (int turned = 0; turned < 2; turned++)
        for (size_t i = 0; i < sizeof width / sizeof *width; i++)
            for (size_t j = 0; j < sizeof depth / sizeof *depth; j++) ragged(turned, width[i], depth[j]);
}

static void test_machine(void **unused) {
    (void)unused;
    const double peak = vae_measure_peak();
    const VaeModel m = {.isa = VAE_ISA};
    print_message("%s, peak %.0f Gflop/s\n", vae_kernels_in_use(&m), peak * 1e-9);
    assert_true(peak > 1e8 && peak < 1e13);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_shapes), cmocka_unit_test(test_model_shapes),
        cmocka_unit_test(test_empty_sum),    cmocka_unit_test(test_nan_is_seen),
        cmocka_unit_test(test_ragged),       cmocka_unit_test(test_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
