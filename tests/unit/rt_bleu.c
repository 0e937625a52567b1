// rt_bleu.c -- BLEU of lines against what sacrebleu makes of them (bleu.py).
#include "bleu_lines.h"
#include "data/bleu.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
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

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sacrebleu), cmocka_unit_test(test_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
