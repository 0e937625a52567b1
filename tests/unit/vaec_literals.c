// vaec_literals.c -- numbers as emitted C says them: read back, they are the nearest float, or the same double. Texts as
// Python reads them.
#include "export/python.h"
#include "graph/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void both(Arena *a, double x) {
    const char *f = out_float(a, x), *d = out_double(a, x);
    char *end;
    if (strtof(f, &end) != (float)x || strcmp(end, "f") || !strpbrk(f, ".e")) fail_msg("%.17g as float is %s", x, f);
    if (strtod(d, &end) != x || *end || !strpbrk(d, ".e")) fail_msg("%.17g as double is %s", x, d);
}

// Halves of a bin, what they leave of 1, shares, logarithms: of many, nine digits of the double are another float.
static void nearest(void **state) {
    (void)state;
    Arena *a = arena_new();
    int twice = 0; // of those that are rounded twice
    for (int i = 1; i < 5000; i++) {
        const double list[] = {0.5 / i, 1 - 0.5 / i, -1.0 / i, i / 4999.0, log(i), log(1.0 / i), sqrt(i), i, exp(i % 80), exp(-i % 80)};
        for (size_t k = 0; k < sizeof list / sizeof *list; k++) {
            char digits[32];
            snprintf(digits, sizeof digits, "%.9g", list[k]);
            twice += strtof(digits, NULL) != (float)list[k];
            both(a, list[k]);
        }
    }
    assert_true(twice > 10);
    assert_string_equal(out_float(a, 0.5 / 255), "0.00196078443f");
    assert_string_equal(out_float(a, 0.1), "0.1f");
    assert_string_equal(out_float(a, -3), "-3.0f");
    arena_free(a);
}

static void texts(void **state) {
    (void)state;
    Arena *a = arena_new();
    assert_string_equal(py_literal(a, "a \"b\" \\ '\n\x7f \xc3\xa4"), "\"a \\x22b\\x22 \\x5c '\\x0a\\x7f \xc3\xa4\"");
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(nearest), cmocka_unit_test(texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
