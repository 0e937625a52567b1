// vaec_tokens.c -- a text as tokens (front/tokens.c), whatever is wrong with it: where each begins and ends, its kind, and what is around.
#include "front/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// Tokens one after the other, each in [ ] behind its kind.
static void tokens_are(void **state) {
    (void)state;
    static const struct { const char *text, *want; } each[] = {
        {"", ""}, {"  \n\t", ""}, {"a", "n[a]"}, {"a_1 b", "n[a_1] n[b]"}, {"1", "0[1]"}, {"1.5e-3+x", "0[1.5e-3] +[+] n[x]"}, {"1e+", "0[1e+]"},
        {"2E5", "0[2E5]"}, {".5", "0[.5]"},
        {".x", ".[.] n[x]"}, {".", ".[.]"}, {"./", ".[.] /[/]"}, {".:", ".[.] :[:]"}, {"1-2", "0[1] -[-] 0[2]"}, {"1+2", "0[1] +[+] 0[2]"},
        {"/:@[`{", "/[/] :[:] @[@] [[[] `[`] {[{]"},
        {"\"a b\"c", "n[\"a b\"] n[c]"}, {"\"a\"\"b\"", "n[\"a\"\"b\"]"}, {"\"a", "n[\"a]"}, {"\"a\nb", "n[\"a] n[b]"}, {"\"a\"", "n[\"a\"]"},
        {"\"", "n[\"]"}, {"\"a\"\"", "n[\"a\"\"]"},
        {"# a \nb", "#[# a] n[b]"}, {"#", "#[#]"}, {"#\t \r\n", "#[#]"}, {"a#b", "n[a] #[#b]"}, {"\xef\xbb\xbf" "a", "n[a]"}, {"\xef\xbb", "\xef[\xef] \xbb[\xbb]"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        Arena *a = arena_new();
        char got[300] = "";
        int n = 0;
        size_t at = 0;
        const Token *t = tokens_of(a, each[i].text, strlen(each[i].text), &n);
        for (int k = 0; k < n; k++) at += (size_t)snprintf(got + at, sizeof got - at, "%s%c[%.*s]", k ? " " : "", t[k].kind, t[k].length, t[k].text);
        if (strcmp(got, each[i].want)) fail_msg("%s: got %s, want %s", each[i].text, got, each[i].want);
        arena_free(a);
    }
}

// Of comments those that go on one that stands behind a line, of brackets their partners.
static void what_is_around(void **state) {
    (void)state;
    static const struct { const char *text, *behind; } comments[] = {
        {"x # a\n  # b\n", "01"}, {"x # a\n  # b\n  # c\n", "011"}, {"# a\n# b\n", "00"}, {"x   # a\n    # b\n", "01"}, {"x {\n  y # a\n    # b\n}", "00"},
        {"x # a\n\n  # b\n", "00"}, {"x # a\n # b\n", "00"},
        {"y\nx # a\n  # b\n  # c\n# d\n", "0110"}};
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        Arena *a = arena_new();
        char got[16];
        int n = 0, found = 0;
        const Token *t = tokens_of(a, comments[i].text, strlen(comments[i].text), &n);
        for (int k = 0; k < n; k++)
            if (t[k].kind == '#') got[found++] = t[k].behind ? '1' : '0';
        got[found] = 0;
        if (strcmp(got, comments[i].behind)) fail_msg("%s: got %s, want %s", comments[i].text, got, comments[i].behind);
        arena_free(a);
    }
    Arena *a = arena_new();
    int n = 0;
    static const char text[] = ") { ( ( x ) } )";
    const Token *t = tokens_of(a, text, sizeof text - 1, &n);
    static const int match[] = {-1, 7, 6, 5, -1, 3, 2, 1}, depth[] = {0, 0, 1, 2, 3, 2, 1, 0};
    assert_int_equal(n, 8);
    for (int k = 0; k < n; k++)
        if (t[k].match != match[k] || t[k].depth != depth[k]) fail_msg("token %d: match %d, depth %d", k, t[k].match, t[k].depth);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(tokens_are), cmocka_unit_test(what_is_around)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
