// vaec_tune.c -- when build --tune takes a value, and that each of its values is a program that it can
// emit: the tests of tests/run/tune.sh build and run some.
#include "tool/driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static void only_what_is_faster(void **state) {
    (void)state;
    const double faster[9] = {0.90, 0.91, 0.89, 0.90, 0.92, 0.88, 0.90, 0.91, 0.90};
    TuneVerdict v = tune_judge(faster, 9, 0.98);
    assert_true(v.faster && v.median == 0.90 && v.low == 0.90 && v.high == 0.91);
    const double little[9] = {0.985, 0.985, 0.985, 0.985, 0.985, 0.985, 0.985, 0.985, 0.985};
    assert_false(tune_judge(little, 9, 0.98).faster);
    assert_true(tune_judge(little, 9, 0.995).faster);
    const double slower[9] = {1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1};
    assert_false(tune_judge(slower, 9, 0.98).faster);
    // The median says 10%, but a third of the pairs say the opposite: noise.
    const double noise[9] = {0.90, 1.20, 0.88, 0.90, 1.10, 0.90, 1.30, 0.89, 0.90};
    v = tune_judge(noise, 9, 0.98);
    assert_true(v.median == 0.90 && v.high > 1 && !v.faster);
    // One odd pair is no noise: others ran for a moment.
    const double odd[9] = {0.90, 0.91, 0.89, 3.0, 0.92, 0.88, 0.90, 0.91, 0.90};
    assert_true(tune_judge(odd, 9, 0.98).faster);
    const double even[4] = {0.9, 0.7, 0.8, 1.0};
    assert_true(tune_judge(even, 4, 0.98).median > 0.849 && tune_judge(even, 4, 0.98).median < 0.851);
}

static const char text[] =
    "model m data x: image(12, 12, 1) latent z: normal(4)\n"
    "encoder { conv(16) relu conv(32) relu maxpool(2) conv(32) relu flatten dense(300) relu }\n"
    "decoder { dense(300) relu dense(144) reshape(12, 12, 1) }\n"
    "loss { likelihood = bernoulli } train { batch = 64 }\n";

static const char tiny[] = // one thread, as it is
    "model m data x: vector(5) latent z: normal(2) encoder { dense(5) tanh } decoder { dense(5) }\n"
    "loss { likelihood = gaussian(sigma=0.6) } train { batch = 8 }\n";

static const char *emitted_from(Arena *a, const char *source, Tuning t) {
    Compilation c = {.arena = a, .tuning = t, .file = "m.vae", .text = source, .length = strlen(source)};
    c.diag = diag_new(a, c.file, c.text, stderr);
    const bool good = run_passes(&c, NULL);
    diag_print(c.diag);
    assert_true(good);
    return emit_text(&c);
}

static const char *emitted_with(Arena *a, Tuning t) { return emitted_from(a, text, t); }

// Each value changes the C of a model that it can change, and nothing is left behind in the compiler.
static void values_make_programs(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Tuning t;
    } values[] = {
        {"panel 16", {.panel = 16}},
        {"panel 64", {.panel = 64}},
        {"columns always", {.columns = COLUMNS_ALWAYS}},
        {"columns never", {.columns = COLUMNS_NEVER}},
        {"tiles fine", {.tiles = TILES_FINE}},
        {"tiles coarse", {.tiles = TILES_COARSE}},
        {"conv direct", {.conv = CONV_DIRECT}},
        {"memory own", {.memory = MEMORY_OWN}},
        {"pixels 256", {.pixels = 256}},
    };
    Arena *a = arena_new();
    const char *standard = emitted_with(a, (Tuning){.panel = 0});
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        if (strcmp(emitted_with(a, values[i].t), standard) == 0) fail_msg("%s changes nothing", values[i].name);
        assert_string_equal(emitted_with(a, (Tuning){.panel = 0}), standard);
    }
    assert_non_null(strstr(emitted_from(a, tiny, (Tuning){.panel = 0}), ".max_threads = 1,"));
    assert_non_null(strstr(emitted_from(a, tiny, (Tuning){.threads = 64}), ".max_threads = 64,"));
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_faster),
        cmocka_unit_test(values_make_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
