// rt_axis.c -- ticks: few, growing, inside their range, and told apart by what is written of them.
#include "pictures/plot.h"

#include <float.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void check_ticks(double low, double high, int least) {
    const VaeTicks t = vae_ticks(low, high);
    char text[64], before[64] = "";
    assert_in_range(t.n, least, 16);
    for (int i = 0; i < t.n; i++) {
        const double at = vae_tick(&t, i), slack = 1e-5 * (high - low);
        assert_true(at >= low - slack && at <= high + slack);
        if (i > 0) assert_true(at > vae_tick(&t, i - 1));
        snprintf(text, sizeof text, "%.*g", t.digits, at);
        assert_string_not_equal(text, before);
        memcpy(before, text, sizeof text);
    }
}

// Around every power of ten, ranges that are anything from wide to as narrow as a plot can have.
static void test_ticks(void **state) {
    (void)state;
    for (int power = -300; power <= 300; power += 3)
        for (int sign = -1; sign <= 1; sign += 2)
            for (double width = 1; width > 5e-7; width /= 7) {
                const double at = sign * pow(10, power);
                check_ticks(at, at + width * fabs(at), 3);
            }
    check_ticks(0, 1, 3);
    check_ticks(-3, 3, 3);
}

static void test_no_range(void **state) {
    (void)state;
    assert_int_equal(vae_ticks(1, 1).n, 0);
    assert_int_equal(vae_ticks(2, 1).n, 0);
    assert_int_equal(vae_ticks(NAN, 1).n, 0);
    assert_int_equal(vae_ticks(0, INFINITY).n, 0);
    assert_int_equal(vae_ticks(-DBL_MAX, DBL_MAX).n, 0);
    check_ticks(2e9, nextafter(2e9, 3e9), 0);
    check_ticks(1e300, nextafter(1e300, INFINITY), 0);
}

// Points that are all alike, near 0 and far away.
static void test_widen(void **state) {
    (void)state;
    static const double at[] = {0, 1, -1, 2e9, -1.7e12, 3e38, 1e-30};
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        double low = at[i], high = at[i];
        vae_plot_widen(&low, &high);
        assert_true(low < at[i] && at[i] < high);
        check_ticks(low, high, 3);
    }
    double low = 1, high = 2; // wide enough: as it is
    vae_plot_widen(&low, &high);
    assert_true(low == 1 && high == 2);
}

// Losses that differ in their last places only, far from 0: a page of bounded size.
static void test_curves(void **state) {
    (void)state;
    static const double x[] = {1, 2, 3}, y[] = {1e20, 1e20 + 16384, 1e20}, top[] = {-DBL_MAX, DBL_MAX, 0};
    VaeCurve line = {.name = "n", .class = "one", .n = 3, .x = x, .y = y}, far = line;
    const VaeCurves near = {.title = "t", .x_name = "epoch", .n_lines = 1, .line = &line, .legend = true};
    VaeCurves wide = near;
    wide.line = &far;
    far.y = top;
    char path[] = "/tmp/rt_axisXXXXXX";
    close(mkstemp(path));
    VaeFile f = vae_file_create(path);
    assert_true(vae_curves_svg(&f, &near));
    vae_file_commit(&f);
    struct stat s;
    assert_int_equal(stat(path, &s), 0);
    assert_in_range(s.st_size, 300, 10000);
    f = vae_file_create(path);
    assert_false(vae_curves_svg(&f, &wide)); // no double says how wide it is
    vae_file_commit(&f);
    assert_int_equal(stat(path, &s), 0);
    assert_int_equal(s.st_size, 0);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ticks),
        cmocka_unit_test(test_no_range),
        cmocka_unit_test(test_widen),
        cmocka_unit_test(test_curves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
