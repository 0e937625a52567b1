// rt_draw.c -- every distribution that --draw knows: means and variances of many draws against the
// formulas, and frequencies against probabilities. Draws are a function of the seed, so a test that
// passes once passes always; the bounds are 5 standard errors.
#include "pictures/pictures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DRAWS = 25000, WIDTH = 4 };

static VaeStream stream = {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = WIDTH, .width = WIDTH,
         .domain = VAE_DOMAIN_ANY, .likelihood = ""};
static VaeModel model = {.stream = &stream};

typedef struct Moments {
    double mean, variance, fourth; // central
} Moments;

// dst[DRAWS][WIDTH]; every row from the same numbers.
static double *draw(VaeDrawKind kind, float a, float b, float c) {
    static double values[DRAWS * WIDTH];
    const float numbers[3][WIDTH] = {{a, a, a, a}, {b, b, b, b}, {c, c, c, c}};
    const float *number[VAE_DRAW_MOST] = {numbers[0], numbers[1], numbers[2]};
    model.draw = kind;
    for (int r = 0; r < DRAWS; r++) vae_draw_row(&model, number, 7, (uint32_t)r, values + r * WIDTH);
    return values;
}

static Moments moments(const double *v, int n) {
    Moments m = {0, 0, 0};
    for (int i = 0; i < n; i++) m.mean += v[i] / n;
    for (int i = 0; i < n; i++) {
        const double d = v[i] - m.mean;
        m.variance += d * d / n;
        m.fourth += d * d * d * d / n;
    }
    return m;
}

static void check_moments(const char *what, const double *v, double mean, double variance) {
    const int n = DRAWS * WIDTH;
    const Moments m = moments(v, n);
    const double mean_error = sqrt(m.variance / n);
    const double variance_error = sqrt((m.fourth - m.variance * m.variance) / n);
    if (!(fabs(m.mean - mean) <= 5 * mean_error + 1e-7))
        fail_msg("%s: mean %g, want %g +- %g", what, m.mean, mean, mean_error);
    if (!(fabs(m.variance - variance) <= 5 * variance_error + 1e-7))
        fail_msg("%s: variance %g, want %g +- %g", what, m.variance, variance, variance_error);
}

static void check_share(const char *what, double got, double want) {
    const double error = sqrt(want * (1 - want) / (DRAWS * WIDTH));
    if (!(fabs(got - want) <= 5 * error)) fail_msg("%s: share %g, want %g +- %g", what, got, want, error);
}

static double share_of(const double *v, double low, double high) { // of values in [low, high)
    int n = 0;
    for (int i = 0; i < DRAWS * WIDTH; i++) n += v[i] >= low && v[i] < high;
    return (double)n / (DRAWS * WIDTH);
}

static void test_uniform(void **state) {
    (void)state;
    VaeDice d = vae_dice(3, VAE_RNG_DRAW, 5, 9), again = d;
    double sum = 0, squares = 0;
    for (int i = 0; i < 100000; i++) {
        const double u = vae_dice_uniform(&d);
        assert_true(u > 0 && u < 1);
        assert_true(u == vae_dice_uniform(&again));
        sum += u, squares += u * u;
    }
    assert_true(fabs(sum / 1e5 - 0.5) < 5 * sqrt(1 / 12e5));
    assert_true(fabs(squares / 1e5 - 1 / 3.0) < 5 * sqrt(4 / 45.0 / 1e5));
}

static void test_continuous(void **state) {
    (void)state;
    check_moments("normal", draw(VAE_DRAW_NORMAL, 1.5f, 0.5f, 0), 1.5, 0.25);
    const double *v = draw(VAE_DRAW_NORMAL, 0, 1, 0);
    check_share("normal below 1", share_of(v, -1e9, 1), 0.8413447460685429);
    v = draw(VAE_DRAW_LAPLACE, -2, 3, 0);
    check_moments("laplace", v, -2, 18);
    check_share("laplace above 1", share_of(v, 1, 1e9), 0.5 * exp(-1));
    for (float p = -30; p <= 30; p += 7.5f) { // a truncated exponential: its own moments
        const double q = (double)p;
        v = draw(VAE_DRAW_CONTINUOUS_BERNOULLI, p, 0, 0);
        const double mean = p == 0 ? 0.5 : 1 / (1 - exp(-q)) - 1 / q;
        const double variance = p == 0 ? 1 / 12.0 : 1 / (q * q) - exp(q) / pow(exp(q) - 1, 2);
        check_moments("continuous_bernoulli", v, mean, variance);
        for (int i = 0; i < DRAWS; i++) assert_true(v[i] >= 0 && v[i] <= 1);
    }
}

static void test_discrete(void **state) {
    (void)state;
    check_moments("bernoulli", draw(VAE_DRAW_BERNOULLI, 0.3f, 0, 0), 0.3, 0.21);
    static const float rates[] = {0.01f, 0.7f, 4, 9.99f, 10.01f, 35, 1000, 3e6f};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        const double rate = (double)rates[i];
        const double *v = draw(VAE_DRAW_POISSON, rates[i], 0, 0);
        check_moments("poisson", v, rate, rate);
        if (rate < 40) {
            const double k = floor(rate), p = exp(k * log(rate) - rate - lgamma(k + 1));
            check_share("poisson", share_of(v, k - 0.5, k + 0.5), p);
        }
    }
    static const float sizes[] = {0.05f, 0.8f, 2, 50, 1e6f};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const double mean = 6, size = (double)sizes[i], variance = mean + mean * mean / size;
        const double none = exp(-size * log1p(mean / size));
        const double *v = draw(VAE_DRAW_NEGATIVE_BINOMIAL, 6, sizes[i], 0);
        check_moments("negative_binomial", v, mean, variance);
        check_share("negative_binomial of 0", share_of(v, -0.5, 0.5), none);
        v = draw(VAE_DRAW_ZINB, 6, sizes[i], 0.25f);
        check_moments("zinb", v, 0.75 * mean, 0.75 * variance + 0.1875 * mean * mean);
        check_share("zinb of 0", share_of(v, -0.5, 0.5), 0.25 + 0.75 * none);
    }
}

static void test_logistic(void **state) {
    (void)state;
    stream.levels = 11; // bins around 0, 0.1, ... 1
    const double *v = draw(VAE_DRAW_LOGISTIC, 0.33f, 0.1f, 0);
    for (int k = 0; k <= 10; k++) {
        const double mean = (double)0.33f, scale = (double)0.1f;
        const double low = k == 0 ? 0 : 1 / (1 + exp(-(k * 0.1 - 0.05 - mean) / scale));
        const double high = k == 10 ? 1 : 1 / (1 + exp(-(k * 0.1 + 0.05 - mean) / scale));
        check_share("logistic", share_of(v, k * 0.1 - 0.01, k * 0.1 + 0.01),
                    high - low);
    }
}

static void test_shares(void **state) {
    (void)state;
    const float share[WIDTH] = {0.1f, 0.2f, 0.3f, 0.4f}, *number[VAE_DRAW_MOST] = {share, NULL, NULL};
    double v[WIDTH];
    double sum[WIDTH] = {0}, squares = 0;
    model.draw = VAE_DRAW_CATEGORICAL;
    for (int r = 0; r < DRAWS; r++) {
        vae_draw_row(&model, number, 1, (uint32_t)r, v);
        double all = 0;
        for (int k = 0; k < WIDTH; k++) sum[k] += v[k], all += v[k];
        assert_true(all == 1);
    }
    for (int k = 0; k < WIDTH; k++) {
        const double p = 0.1 * (k + 1);
        assert_true(fabs(sum[k] / DRAWS - p) < 5 * sqrt(p * (1 - p) / DRAWS));
    }
    model.draw = VAE_DRAW_MULTINOMIAL;
    model.draw_total = 20;
    memset(sum, 0, sizeof sum);
    for (int r = 0; r < DRAWS; r++) {
        vae_draw_row(&model, number, 1, (uint32_t)r, v);
        double all = 0;
        for (int k = 0; k < WIDTH; k++) sum[k] += v[k], all += v[k];
        squares += v[3] * v[3];
        assert_true(all == 20);
    }
    assert_true(fabs(sum[3] / DRAWS - 8) < 5 * sqrt(20 * 0.24 / DRAWS));
    assert_true(fabs(squares / DRAWS - 64 - 20 * 0.24) < 5 * sqrt(64 * 4 * 4.8 / DRAWS));
    stream.channels = 2; // pairs
    const float pairs[WIDTH] = {1, 0, 0.5f, 0.5f}, *two[VAE_DRAW_MOST] = {pairs, NULL, NULL};
    model.draw = VAE_DRAW_CATEGORICAL;
    double third = 0;
    for (int r = 0; r < DRAWS; r++) {
        vae_draw_row(&model, two, 1, (uint32_t)r, v);
        assert_true(v[0] == 1 && v[1] == 0 && v[2] + v[3] == 1);
        third += v[2];
    }
    assert_true(fabs(third / DRAWS - 0.5) < 5 * sqrt(0.25 / DRAWS));
    stream.channels = WIDTH;
}

// A rate that is no number, or too large for one, must not hang.
static void test_extremes(void **state) {
    (void)state;
    static const float odd[] = {0, 1e-30f, 3e38f, INFINITY, NAN};
    double v[WIDTH];
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        for (int kind = VAE_DRAW_BERNOULLI; kind < VAE_DRAWS; kind++) {
            const float a[WIDTH] = {odd[i], 1, 1, 1}, *number[VAE_DRAW_MOST] = {a, a, a};
            model.draw = (VaeDrawKind)kind;
            model.draw_total = 3;
            vae_draw_row(&model, number, 1, 0, v);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uniform),  cmocka_unit_test(test_continuous),
        cmocka_unit_test(test_discrete), cmocka_unit_test(test_logistic),
        cmocka_unit_test(test_shares),   cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
