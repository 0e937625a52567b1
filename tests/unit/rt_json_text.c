// rt_json_text.c -- JSON as it is written (files/json_text.c) and read (core/json.c), against jansson; CRC-32 against zlib.
#include "core/json.h"
#include "files/files.h"

#include <jansson.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

static uint64_t state = 1;

static uint64_t next_word(void) { // xorshift64
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

// Our text of [x], and jansson's.
static void compare_number(double x, int digits) {
    VaeJsonText j = {.digits = digits};
    vae_text_begin(&j, NULL, '[');
    vae_text_number(&j, NULL, x);
    vae_text_end(&j, ']');
    json_t *list = json_pack("[o]", isfinite(x) ? json_real(x) : json_null());
    char *want = json_dumps(list, JSON_COMPACT | JSON_REAL_PRECISION(digits ? digits : 9));
    assert_string_equal(j.text, want);
    free(want);
    json_decref(list);
    vae_text_free(&j);
}

static void test_numbers(void **arg) {
    (void)arg;
    const double some[] = {0, -0.0, 1, -1, 0.1, 1e5, 123456789, 1e9, 1e10, 1e15, 1e22, 1e-5, 1e-10, 1e100, 1e-300,
                           5e-324, 1.7976931348623157e308, 100000, 0.0001, NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        for (int digits = 0; digits <= 17; digits += 6) compare_number(some[i], digits);
    for (int i = 0; i < 20000; i++) { // doubles of any exponent
        const uint64_t bits = next_word();
        double x;
        memcpy(&x, &bits, sizeof x);
        compare_number(x, 0);
        compare_number((double)(int64_t)next_word() / 4096, 6);
        // and those that are written without printf: of usual sizes, and halfway between two texts
        const double size = pow(10, (double)(next_word() % 1500) / 100 - 5), part = (double)(int64_t)next_word() / 9.3e18;
        const int digits = 1 + (int)(next_word() % 9);
        compare_number(size * part, 9);
        compare_number((double)(float)(size * part), digits);
        compare_number(rint(part * 1e6) / 1024, digits);
        compare_number(pow(10, (double)(next_word() % 16) - 6) * (1 + (double)((int)(next_word() % 9) - 4) * 0x1p-52), digits);
    }
}

static void test_object(void **arg) {
    (void)arg;
    VaeJsonText j = {0};
    vae_text_begin(&j, NULL, '{');
    vae_text_whole(&j, "n", -12);
    vae_text_begin(&j, "list", '[');
    vae_text_string(&j, NULL, "a\"\\/\b\f\n\r\t\x01\x1f\x7f\xc3\xa9{[");
    vae_text_bool(&j, NULL, true);
    vae_text_begin(&j, NULL, '{');
    vae_text_end(&j, '}');
    vae_text_begin(&j, NULL, '[');
    vae_text_end(&j, ']');
    vae_text_end(&j, ']');
    vae_text_bool(&j, "no", false);
    vae_text_end(&j, '}');
    json_t *o = json_pack("{s:i, s:[s,b,{},[]], s:b}", "n", -12, "list",
                          "a\"\\/\b\f\n\r\t\x01\x1f\x7f\xc3\xa9{[", 1, "no", 0);
    char *want = json_dumps(o, JSON_COMPACT);
    assert_string_equal(j.text, want);
    free(want);
    json_decref(o);
    vae_text_again(&j);
    vae_text_string(&j, NULL, "what is no UTF-8: \xc3( \xed\xa0\x80 \xf4\x90\x80\x80 \xc0\x80");
    assert_string_equal(j.text, "\"what is no UTF-8: ?( ??? ???? ??\"");
    vae_text_free(&j);
}

// What is JSON, and what is not.
static void test_reading(void **arg) {
    (void)arg;
#define TEXT(s) {s, sizeof s - 1}
    static const struct { const char *text; size_t n; } each[] = {
        TEXT(" \r\n\t{ \"a\" : [ 1 , -2.5e+3 , 1e-5, 0.5E7 ] }\r "), TEXT("[]"), TEXT("[true,false,null]"), TEXT("\"\\u0041\\u00e9\\u20ac\\uFFff\""),
        TEXT("\"\\ud83d\\ude00\""), TEXT("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]"), TEXT("\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\""), TEXT("{} x"), TEXT("{}{}"), TEXT(""),
        TEXT(" \r"), TEXT("{"), TEXT("["), TEXT("[1"), TEXT("[1,"), TEXT("[1,]"), TEXT("[1 2]"), TEXT("[1}"), TEXT("{1:2}"), TEXT("{\"a\" 1}"), TEXT("{\"a\":1"),
        TEXT("{\"a\":1,}"), TEXT("{\"a\":1 \"b\":2}"), TEXT("{\"a\":}"), TEXT("{\"a"), TEXT("\"\\u12g4\""), TEXT("\"\\u12:4\""), TEXT("\"\\u12/4\""), TEXT("\"\\u12@4\""),
        TEXT("\"\\u12G4\""), TEXT("\"\\u12`4\""), TEXT("\"\\u12\""), TEXT("\"\\u0000\""), TEXT("\"\\"), TEXT("\"\\\0\""), TEXT("\"\\x\""), TEXT("\"\\ud800\""),
        TEXT("\"\\ud800xudc00\""), TEXT("\"\\ud800\\xdc00\""), TEXT("\"\\ud800\\u0041\""), TEXT("\"\\ud800\\ue000\""), TEXT("\"\\udc00\\ud800\""), TEXT("\"\\ud800\\udc0"),
        TEXT("\"\x1f\""), TEXT("\"\xc3\""), TEXT("\"\xc0\x80\""), TEXT("\"\xed\xa0\x80\""), TEXT("\"\xe0\x80\x80\""), TEXT("\"\xf0\x80\x80\x80\""), TEXT("\"\xf4\x90\x80\x80\""),
        TEXT("\"\xf5\x80\x80\x80\""), TEXT("\"\xf0\x9f\x98("), TEXT("01"), TEXT("-"), TEXT("-01"), TEXT("1."), TEXT("1.e5"), TEXT(".5"), TEXT("1e"), TEXT("1e+"), TEXT("1e-"),
        TEXT("+1"), TEXT("-0"), TEXT("9223372036854775807"), TEXT("9223372036854775808"), TEXT("tru"), TEXT("truth"), TEXT("nul"), TEXT("NaN"), TEXT("'a'")};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        VaeJson j = {.text = each[i].text, .n = each[i].n};
        const bool got = vae_json_skip(&j) && vae_json_end(&j);
        json_t *want = json_loadb(each[i].text, each[i].n, JSON_DECODE_ANY, NULL);
        if (got != (want != NULL)) fail_msg("%s: %s, jansson %s", each[i].text, got ? "read" : j.wrong, want ? "reads it" : "refuses it");
        assert_int_equal(got, j.wrong == NULL);
        json_decref(want);
    }
    VaeJson j = {.text = "[1]", .n = 3, .wrong = "before"}; // behind an error nothing is there, and the error stays
    bool first = true;
    long long number = 7;
    VaeJsonString key;
    assert_false(vae_json_integer(&j, &number) || vae_json_element(&j, &first) || vae_json_is(&j, '[') || vae_json_end(&j) || vae_json_skip(&j));
    first = true;
    assert_false(vae_json_member(&j, &first, &key));
    assert_true(number == 7 && j.at == 0 && strcmp(j.wrong, "before") == 0);
}

static void test_crc(void **arg) {
    (void)arg;
    uint8_t bytes[1000];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (uint8_t)next_word();
    for (size_t n = 0; n <= sizeof bytes; n += 1 + n / 20)
        for (size_t from = 0; from < 9 && from < n; from++) {
            const uint32_t first = vae_crc(0, bytes, from);
            assert_int_equal(vae_crc(first, bytes + from, n - from), crc32(0, bytes, (uInt)n));
        }
    assert_int_equal(vae_crc(0, "123456789", 9), 0xcbf43926);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers), cmocka_unit_test(test_object), cmocka_unit_test(test_reading),
                                       cmocka_unit_test(test_crc)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
