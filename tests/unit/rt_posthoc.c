// rt_posthoc.c -- fitted priors on codes whose density is known: they sum to 1, come close to it, and are drawn as they
// say; the same numbers each time.
#include "core/posthoc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#ifdef __SANITIZE_ADDRESS__ // whether a flow comes close is asked without them: 800 steps take ten times as long
enum { FITTED_KINDS = 1 };
#else
enum { FITTED_KINDS = 2 };
#endif
enum { N = 3000, TESTS = 1000 };
static float z[(N + TESTS) * 2];

// Two arcs, each with a normal across it: no normal, and log p known by the parts.
static void setup_arcs(void) {
    for (int r = 0; r < N + TESTS; r++) {
        VaeDice d = vae_dice(5, VAE_RNG_DATA, (uint32_t)r, 0);
        const double u = 3.14159265 * vae_dice_uniform(&d), side = r % 2 ? 1 : -1;
        z[2 * r] = (float)(5 + 3 * (cos(u) + 0.5 * side) + 0.2 * vae_dice_normal(&d));
        z[2 * r + 1] = (float)(-1 + side * (2 * sin(u) - 0.5) + 0.2 * vae_dice_normal(&d));
    }
}

static VaePosthoc fitted_for(VaePosthocKind kind, int parts, int width, int steps) {
    VaePosthoc p = {.kind = kind, .width = width, .parts = parts, .steps = steps};
    p.number = malloc(vae_posthoc_numbers(&p) * sizeof *p.number);
    const size_t size = vae_posthoc_scratch(&p, N), behind = 64;
    char *scratch = malloc(size + behind);
    memset(scratch, 0x7f, size + behind); // what lies there, or behind it, is not read
    vae_posthoc_fit(&p, z, N, 3, scratch);
    for (size_t i = 0; i < behind; i++) assert_int_equal(scratch[size + i], 0x7f);
    free(scratch);
    return p;
}

static VaePosthoc fitted(VaePosthocKind kind, int parts, int width) { return fitted_for(kind, parts, width, 800); }

static double mean_density(const VaePosthoc *p, const float *x, int n) {
    void *scratch = malloc(vae_posthoc_scratch(p, 0));
    double sum = 0;
    for (int r = 0; r < n; r++) sum += vae_posthoc_density(p, x + r * p->width, scratch) / n;
    free(scratch);
    return sum;
}

static double total(const VaePosthoc *p) { // over the plane
    void *scratch = malloc(vae_posthoc_scratch(p, 0));
    double sum = 0;
    for (int i = 0; i < 400; i++)
        for (int j = 0; j < 400; j++) {
            const float x[2] = {5 + (float)(i - 200) * 0.05f, -1 + (float)(j - 200) * 0.05f};
            sum += exp(vae_posthoc_density(p, x, scratch)) * 0.05 * 0.05;
        }
    free(scratch);
    return sum;
}

// Draws have the density that they are drawn from: its mean over them and over the codes held out is nearly the same.
static double drawn_density(const VaePosthoc *p) {
    static float x[TESTS * 2];
    void *scratch = malloc(vae_posthoc_scratch(p, 0));
    for (int r = 0; r < TESTS; r++) vae_posthoc_draw(p, 9, (uint32_t)r, x + 2 * r, scratch);
    free(scratch);
    return mean_density(p, x, TESTS);
}

static void close_to(const char *what, double got, double want, double tolerance) {
    if (!(fabs(got - want) <= tolerance)) fail_msg("%s: got %.5g, want %.5g (tol %g)", what, got, want, tolerance);
}

static void test_arcs(void **state) {
    const VaePosthocKind kind = *(VaePosthocKind *)*state;
    setup_arcs();
    VaePosthoc p = fitted(kind, kind == VAE_POSTHOC_MIXTURE ? 12 : 8, 2), one = fitted(VAE_POSTHOC_MIXTURE, 1, 2);
    const double held = mean_density(&p, z + 2 * N, TESTS), normal = mean_density(&one, z + 2 * N, TESTS);
    close_to("the sum over the plane", total(&p), 1, 0.01);
    if (!(held > normal + 0.35)) fail_msg("held-out codes: %.4f nats, under one normal %.4f", held, normal);
    close_to("draws", drawn_density(&p), held, 0.15);
    VaePosthoc again = fitted(kind, p.parts, 2);
    assert_memory_equal(p.number, again.number, vae_posthoc_numbers(&p) * sizeof *p.number);
    free(again.number);
    free(one.number);
    free(p.number);
}

// A mixture of normals that codes are drawn from: its density is found again.
static void test_mixture(void **state) {
    (void)state;
    static const float truth[] = {-0.693147f, -0.693147f, 0, 0, 4, 1, 1, 0, 0.5f, 0.3f, 0.2f, 0, 0, 1.5f};
    float copy[14];
    memcpy(copy, truth, sizeof copy);
    const VaePosthoc of = {.kind = VAE_POSTHOC_MIXTURE, .width = 2, .parts = 2, .number = copy};
    double scratch[16];
    for (int r = 0; r < N + TESTS; r++) vae_posthoc_draw(&of, 4, (uint32_t)r, z + 2 * r, scratch);
    VaePosthoc p = fitted(VAE_POSTHOC_MIXTURE, 2, 2);
    close_to("held-out codes", mean_density(&p, z + 2 * N, TESTS), mean_density(&of, z + 2 * N, TESTS), 0.02);
    free(p.number);
}

// One normal: mean and variances are those of the codes.
static void test_normal(void **state) {
    (void)state;
    setup_arcs();
    VaePosthoc p = fitted(VAE_POSTHOC_MIXTURE, 1, 2);
    double mean = 0, square = 0;
    for (int r = 0; r < N; r++) mean += z[2 * r] / N;
    for (int r = 0; r < N; r++) square += (z[2 * r] - mean) * (z[2 * r] - mean) / N;
    close_to("share", p.number[0], 0, 1e-6);
    close_to("mean", p.number[1], mean, 1e-4);
    close_to("variance", p.number[3] * p.number[3], square, 1e-3 * square);
    free(p.number);
}

// Of one number there is nothing to keep for a coupling, or nothing to change.
static void test_narrow(void **state) {
    (void)state;
    for (int r = 0; r < N + TESTS; r++) {
        VaeDice d = vae_dice(6, VAE_RNG_DATA, (uint32_t)r, 0);
        z[r] = (float)(2 + 3 * vae_dice_normal(&d));
    }
    for (int kind = 0; kind < FITTED_KINDS; kind++) {
        VaePosthoc p = fitted((VaePosthocKind)kind, 3, 1);
        close_to("held-out codes", mean_density(&p, z + N, TESTS), -0.5 * log(2 * 3.14159265 * 9) - 0.5, 0.1);
        free(p.number);
    }
}

// Each step of a flow is shorter than the one before: by half a cosine to 0. Adam's first are as long as the rate.
static void test_rate(void **state) {
    (void)state;
    setup_arcs();
    VaePosthoc before = fitted_for(VAE_POSTHOC_REALNVP, 2, 2, 1), after = fitted_for(VAE_POSTHOC_REALNVP, 2, 2, 2);
    float most = 0;
    for (size_t i = 0; i < vae_posthoc_numbers(&before); i++) most = fmaxf(most, fabsf(after.number[i] - before.number[i]));
    if (!(most > 0.5e-3f && most < 1.5e-3f)) fail_msg("the second of two steps moves a weight by %g", (double)most);
    close_to("draws", drawn_density(&after), mean_density(&after, z, TESTS), 1); // next to no step: both are wide
    free(before.number);
    free(after.number);
}

int main(void) {
    static VaePosthocKind kinds[] = {VAE_POSTHOC_MIXTURE, VAE_POSTHOC_REALNVP};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_arcs, &kinds[0]),
        cmocka_unit_test_prestate(test_arcs, &kinds[FITTED_KINDS - 1]),
        cmocka_unit_test(test_mixture),
        cmocka_unit_test(test_normal),
        cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_rate),
    };
    return cmocka_run_group_tests_name("posthoc", tests, NULL, NULL);
}
