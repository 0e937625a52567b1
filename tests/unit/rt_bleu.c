// rt_bleu.c -- BLEU of lines against what sacrebleu makes of them (bleu.py).
#include "bleu_lines.h"
#include "data/bleu.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void near(const char *what, size_t piece, double got, double want) {
    if (fabs(got - want) <= 1e-9 * fmax(1, fabs(want))) return;
    print_error("piece %zu: %s %.17g, and sacrebleu's is %.17g\n", piece, what, got, want);
    fail();
}

static void test_sacrebleu(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof bleu_scores / sizeof *bleu_scores; k++) {
        const double *want = bleu_scores[k];
        VaeBleu b = {.words = 0};
        for (size_t i = (size_t)want[0]; i < (size_t)want[1]; i++)
            vae_bleu_add(&b, bleu_lines[i][0], strlen(bleu_lines[i][0]), bleu_lines[i][1], strlen(bleu_lines[i][1]));
        double precision[VAE_BLEU_ORDERS], brevity;
        near("the score is", k, vae_bleu_score(&b, precision, &brevity), want[2]);
        for (int n = 0; n < VAE_BLEU_ORDERS; n++) near("a precision is", k, precision[n], want[3 + n]);
        near("the brevity penalty is", k, brevity, want[7]);
        near("words:", k, b.words, want[8]);
        near("words of references:", k, b.wanted, want[9]);
    }
}

static void test_nothing(void **state) { // no line at all, and lines without words
    (void)state;
    VaeBleu b = {.words = 0};
    double precision[VAE_BLEU_ORDERS], brevity;
    assert_true(vae_bleu_score(&b, precision, &brevity) == 0);
    vae_bleu_add(&b, "", 0, "a b c d", 7);
    assert_true(vae_bleu_score(&b, precision, &brevity) == 0 && brevity == 0);
    vae_bleu_add(&b, "a b c d", 7, "", 0);
    assert_true(vae_bleu_score(&b, precision, &brevity) == 0 && brevity == 1);
}

// Whatever separates words in Unicode does; what only begins as such a character is a part of a word.
static void test_spaces(void **state) {
    (void)state;
    static const char *const spaces[] = {" ", "\t", "\x1c", "\xc2\x85", "\xc2\xa0", "\xe2\x80\x80", "\xe2\x80\x8a", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf",
                                         "\xe2\x81\x9f", "\xe1\x9a\x80", "\xe3\x80\x80"};
    static const char *const none[] = {"\xc2\x84", "\xc2\xa1", "\xe2\x80\x8b", "\xe2\x81\xa0", "\xe3\x80\x81", "\xe1\x9a\x81", "\xc2"};
    double precision[VAE_BLEU_ORDERS], brevity;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces + sizeof none / sizeof *none; i++) {
        const bool is = i < sizeof spaces / sizeof *spaces;
        const char *s = is ? spaces[i] : none[i - sizeof spaces / sizeof *spaces];
        char line[80];
        const size_t n = (size_t)snprintf(line, sizeof line, "%sa%sbb%sccc%s%sdddd%s", s, s, s, s, s, s);
        VaeBleu b = {.words = 0};
        vae_bleu_add(&b, line, n, "a bb ccc dddd", 13);
        const double score = vae_bleu_score(&b, precision, &brevity);
        if (is ? b.words != 4 || fabs(score - 100) > 1e-9 : b.words != 1 || score > 1) fail_msg("%zu: %g words, score %g", i, (double)b.words, score);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sacrebleu), cmocka_unit_test(test_nothing), cmocka_unit_test(test_spaces)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
