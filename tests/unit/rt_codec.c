// rt_codec.c -- the coder of the runtime: what is pushed is popped, at the rate of its probability; distributions as whole
// numbers, against their formulas.
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/cdf.h"
#include "core/codec_values.h"

#include <math.h>

enum { ROOM = 1 << 16 };
static uint32_t words[ROOM];

static void *block; // of the tables

static VaeCdf tables(int bits) {
    VaeCdf c;
    VaeMemory count = {0};
    vae_cdf_take(&c, &count, bits);
    free(block);
    block = calloc(1, count.used + VAE_ALIGNMENT);
    VaeMemory memory = vae_memory_at(block, count.used + VAE_ALIGNMENT);
    vae_cdf_take(&c, &memory, bits);
    assert_true(vae_took(&memory));
    vae_cdf_fill(&c);
    return c; // until the next one
}

static int free_tables(void **state) {
    (void)state;
    free(block);
    return 0;
}

static uint64_t chance(uint64_t *x) { return (*x = *x * 6364136223846793005u + 1442695040888963407u) >> 33; }

// ---------------------------------------------------------------- the stack

static void symbols_come_back(void **state) {
    (void)state;
    enum { N = 20000 };
    static uint32_t start[N], freq[N];
    static int bits[N];
    VaeAns a;
    uint64_t x = 1;
    double information = 0;
    vae_ans_open(&a, words, ROOM);
    for (int i = 0; i < N; i++) {
        bits[i] = 1 + (int)(chance(&x) % VAE_ANS_BITS);
        const uint32_t whole = UINT32_C(1) << bits[i];
        start[i] = (uint32_t)(chance(&x) % whole);
        freq[i] = 1 + (uint32_t)(chance(&x) % (whole - start[i]));
        information += bits[i] - log2(freq[i]);
        vae_ans_push(&a, start[i], freq[i], bits[i]);
    }
    assert_false(a.full);
    const double bits_used = 32.0 * (double)a.n + log2((double)a.state) - 31;
    assert_true(fabs(bits_used - information) < 1e-4 * information);
    for (int i = N - 1; i >= 0; i--) {
        const uint32_t top = vae_ans_top(&a, bits[i]);
        assert_true(top >= start[i] && top < start[i] + freq[i]);
        vae_ans_pop(&a, start[i], freq[i], bits[i]);
    }
    assert_true(vae_ans_is_begin(&a, 0));
}

// A whole frequency pushes nothing; popping from an empty stack borrows, and pushing it back returns what was borrowed.
static void an_empty_stack_lends(void **state) {
    (void)state;
    VaeAns a;
    uint32_t number[50];
    vae_ans_open(&a, words, ROOM);
    vae_ans_push(&a, 0, VAE_ANS_WHOLE, VAE_ANS_BITS);
    assert_int_equal(a.n, 0);
    for (int i = 0; i < 50; i++) {
        number[i] = vae_ans_top(&a, 16);
        vae_ans_pop(&a, number[i], 1, 16);
    }
    const size_t borrowed = a.borrowed;
    assert_int_equal(borrowed, 50 * 16 / 32);
    a.borrowed = 0;
    for (int i = 49; i >= 0; i--) vae_ans_push(&a, number[i], 1, 16);
    assert_true(vae_ans_is_begin(&a, borrowed));
    a.word[3] ^= 1;
    assert_false(vae_ans_is_begin(&a, borrowed));
}

static void a_full_stack_says_so(void **state) {
    (void)state;
    VaeAns a;
    vae_ans_open(&a, words, 4);
    for (int i = 0; i < 20; i++) vae_ans_push(&a, 3, 1, VAE_ANS_BITS);
    assert_true(a.full);
    assert_int_equal(a.n, 4);
}

// ---------------------------------------------------------------- distributions

static void exp_is_exact_enough(void **state) {
    (void)state;
    for (double x = -699; x < 700; x += 0.37)
        assert_true(fabs(vae_exact_exp(x) - exp(x)) <= 2e-15 * exp(x));
    assert_true(vae_exact_exp(-1e9) == 0 && vae_exact_exp(NAN) == 0);
    assert_true(vae_exact_exp(1e9) == vae_exact_exp(700));
}

// All of [0, 2^24) is shared out in order, nobody without, and each number finds its own.
static void bins_cover_everything(void **state) {
    (void)state;
    const double mean[] = {0, 1.3, -40, 40, 2, NAN}, deviation[] = {1, 0.01, 1, 1e-9, 1e9, 1};
    VaeCdf c = tables(10);
    for (c.coarser = 0; c.coarser < 10; c.coarser += 3)
        for (size_t k = 0; k < sizeof mean / sizeof *mean; k++) {
            uint32_t at = 0;
            for (uint32_t bin = 0; bin < UINT32_C(1) << vae_cdf_bits(&c); bin++) {
                const VaeInterval i = vae_cdf_bin(&c, mean[k], deviation[k], bin);
                VaeInterval found;
                assert_int_equal(i.start, at);
                assert_true(i.freq > 0);
                at += i.freq;
                assert_int_equal(vae_cdf_find_bin(&c, mean[k], deviation[k], i.start, &found), bin);
                assert_int_equal(found.freq, i.freq);
                assert_int_equal(vae_cdf_find_bin(&c, mean[k], deviation[k], at - 1, &found), bin);
            }
            assert_int_equal(at, VAE_ANS_WHOLE);
        }
}

// Fewer bins are those that are there, joined: their edges and medians are among them.
static void joined_bins_are_bins(void **state) {
    (void)state;
    VaeCdf c = tables(9);
    for (c.coarser = 0; c.coarser < 9; c.coarser++) {
        const uint32_t bins = UINT32_C(1) << vae_cdf_bits(&c);
        for (uint32_t i = 0; i < bins; i++)
            assert_true(fabs(0.5 * erfc(-vae_cdf_centre(&c, i) / sqrt(2)) - (i + 0.5) / bins) < 1e-13);
        for (uint32_t i = 0; i < bins; i++) {
            const VaeInterval got = vae_cdf_bin(&c, 0, 1, i);
            assert_true(fabs(got.freq / (double)VAE_ANS_WHOLE - 1.0 / bins) < 2e-6);
        }
    }
}

static double normal(double x) { return 0.5 * erfc(-x / sqrt(2)); }

static void bins_have_their_probabilities(void **state) {
    (void)state;
    for (int bits = VAE_LEAST_BITS; bits <= VAE_MOST_BITS; bits += 5) {
        const VaeCdf c = tables(bits);
        const uint32_t bins = UINT32_C(1) << bits;
        for (uint32_t i = 1; i < bins; i++) {
            assert_true(fabs(normal(c.edge[i]) - (double)i / bins) < 1e-13);
            assert_true(c.edge[i] == -c.edge[bins - i]);
            assert_true(fabs(normal(c.centre[i]) - (i + 0.5) / bins) < 1e-13);
        }
        for (uint32_t i = 1; i + 1 < bins; i += 7) {
            const double p = normal((c.edge[i + 1] - 0.4) / 0.3) - normal((c.edge[i] - 0.4) / 0.3);
            const double got = vae_cdf_bin(&c, 0.4, 0.3, i).freq / (double)VAE_ANS_WHOLE;
            assert_true(fabs(got - p) < 1e-6 + 1.1 * bins / VAE_ANS_WHOLE);
        }
    }
}

static void levels_are_those_of_the_likelihood(void **state) {
    (void)state;
    const VaeCdf c = tables(6);
    const double mean[] = {0.3, 0, 1.7, 0.5}, scale[] = {0.05, 0.01, 0.2, 5e-4};
    for (size_t k = 0; k < 4; k++) {
        uint32_t at = 0;
        for (uint32_t x = 0; x < 256; x++) {
            const VaeInterval i = vae_cdf_level(&c, mean[k], scale[k], 256, x);
            const double low = x ? 1 / (1 + exp(-((x - 0.5) / 255 - mean[k]) / scale[k])) : 0;
            const double high = x < 255 ? 1 / (1 + exp(-((x + 0.5) / 255 - mean[k]) / scale[k])) : 1;
            VaeInterval found;
            assert_int_equal(i.start, at);
            at += i.freq;
            assert_true(fabs(i.freq / (double)VAE_ANS_WHOLE - (high - low)) < 2e-5);
            assert_int_equal(vae_cdf_find_level(&c, mean[k], scale[k], 256, at - 1, &found), x);
            assert_int_equal(found.start, i.start);
        }
        assert_int_equal(at, VAE_ANS_WHOLE);
    }
}

static void flags_and_classes(void **state) {
    (void)state;
    for (double p = -0.1; p < 1.2; p += 0.1) {
        const VaeInterval zero = vae_cdf_bernoulli(p, 0), one = vae_cdf_bernoulli(p, 1);
        assert_true(zero.start == 0 && zero.freq > 0 && one.freq > 0);
        assert_int_equal(one.start, zero.freq);
        assert_int_equal(zero.freq + one.freq, VAE_ANS_WHOLE);
        if (p >= 0 && p <= 1) assert_true(fabs(one.freq / (double)VAE_ANS_WHOLE - p) < 2e-7);
    }
    const float p[] = {0.2f, 0, 0.5f, NAN, 0.3f};
    uint32_t from[6];
    vae_cdf_classes(p, 5, from);
    assert_true(from[0] == 0 && from[5] == VAE_ANS_WHOLE);
    for (uint32_t k = 0; k < 5; k++) {
        assert_true(from[k + 1] > from[k]);
        assert_int_equal(vae_cdf_find_class(from, 5, from[k]), k);
        assert_int_equal(vae_cdf_find_class(from, 5, from[k + 1] - 1), k);
        if (p[k] > 0) assert_true(fabs((from[k + 1] - from[k]) / (double)VAE_ANS_WHOLE - (double)p[k]) < 1e-6);
    }
    for (int huge = 0; huge < 2; huge++) { // says nothing: still all are there
        vae_cdf_classes(huge ? (float[]){3e38f, 1, 3e38f} : (float[]){0, 0, 0}, 3, from);
        assert_true(from[1] > 0 && from[2] > from[1] && from[3] == VAE_ANS_WHOLE);
    }
}

static double count_probability(double k, double mean, double size) { // of a negative binomial, or of a Poisson
    if (size <= 0) return exp(k * log(mean) - mean - lgamma(k + 1));
    return exp(lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * log(size / (mean + size)) +
               k * log(mean / (mean + size)));
}

static void counts_have_their_probabilities(void **state) {
    (void)state;
    static VaeCounts c;
    const double mean[] = {0.01, 3, 250, 1e6, 5, 40, 1e-40, 300, 100}, size[] = {0, 0, 0, 0, 0.3, 1000, 2, 1.5, 0.01};
    for (size_t k = 0; k < sizeof mean / sizeof *mean; k++) {
        double covered = 0, lost = 0;
        vae_cdf_counts(&c, mean[k], size[k], 0);
        assert_true(c.n >= 2 && c.n <= VAE_COUNT_WINDOW + 1 && c.from[0] == 0 && c.from[c.n] == VAE_ANS_WHOLE);
        for (int i = 1; i < c.n; i++) {
            const double got = (c.from[i + 1] - c.from[i]) / (double)VAE_ANS_WHOLE, width = c.begin[i + 1] - c.begin[i];
            double want = 0;
            for (double x = 0; x < width; x++) want += count_probability(c.begin[i] + x, mean[k], size[k]);
            assert_true(c.from[i + 1] > c.from[i]);
            if (want > 0) lost += want * log(want / got);
            covered += want;
        }
        if (!(lost < 5e-4)) fail_msg("mean %g, size %g: %g nats more for each count", mean[k], size[k], lost);
        if (!(covered > 1 - 1e-6)) fail_msg("mean %g, size %g: only %g have classes", mean[k], size[k], covered);
    }
    vae_cdf_counts(&c, 4, 2, 0.25);
    const double zero = (c.from[2] - c.from[1]) / (double)VAE_ANS_WHOLE;
    assert_true(fabs(zero - (0.25 + 0.75 * count_probability(0, 4, 2))) < 1e-5);
    static const double odd[][3] = {{NAN, NAN, NAN}, {1e20, 0, 0}, {INFINITY, 2, 0}, {4, 2, 1.5}, {4, 2, -1}};
    for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) { // whatever a network says, each class can be coded
        vae_cdf_counts(&c, odd[k][0], odd[k][1], odd[k][2]);
        assert_int_equal(c.from[c.n], VAE_ANS_WHOLE);
        for (int i = 0; i < c.n; i++) assert_true(c.from[i + 1] > c.from[i] && (i < 1 || c.begin[i + 1] > c.begin[i]));
    }
    vae_cdf_counts(&c, 4, 2, 1); // none but zeros
    assert_true(c.from[2] - c.from[1] > 0.99999 * VAE_ANS_WHOLE);
}

// ---------------------------------------------------------------- what has no probabilities

#define NUMBERS(KIND) .kind = KIND, .height = 1, .width_px = 1, .channels = 2, .width = 2, .likelihood = "of it"
static const VaeColumn counts[] = {{.name = "n", .kind = VAE_COLUMN_COUNT}, {.name = "k", .kind = VAE_COLUMN_CATEGORY, .classes = 3}};
static const VaeColumn numbers[] = {{.name = "n", .kind = VAE_COLUMN_COUNT}, {.name = "x", .kind = VAE_COLUMN_NUMBER}};
static const VaeColumn logs[] = {{.name = "x", .kind = VAE_COLUMN_LOG}, {.name = "n", .kind = VAE_COLUMN_COUNT}};
static const VaeColumn dates[] = {{.name = "n", .kind = VAE_COLUMN_COUNT}, {.name = "d", .kind = VAE_COLUMN_DATE}};

static void runs(const VaeState *s, VaeMember *me) { (void)s, (void)me; }

static void what_cannot_be_coded(void **state) {
    (void)state;
    static const VaeStream of[] = {
        {.name = "x", NUMBERS(VAE_VECTOR)}, {.name = "x", NUMBERS(VAE_VECTOR), .missing = true}, {.name = "x", NUMBERS(VAE_SERIES)},
        {.name = "x", NUMBERS(VAE_VECTOR), .standardize = true},
        {.name = "x", NUMBERS(VAE_TOKENS), .words = 9}, {.name = "x", NUMBERS(VAE_TABLE), .column = counts, .missing = true, .standardize = true},
        {.name = "x", NUMBERS(VAE_TABLE), .column = numbers}, {.name = "x", NUMBERS(VAE_TABLE), .column = logs}, {.name = "x", NUMBERS(VAE_TABLE), .column = dates},
        {.name = "x", NUMBERS(VAE_TABLE), .column = counts, .n_texts = 1}, {.name = "x", NUMBERS(VAE_IMAGE)}};
    static const struct { int stream; VaeDrawKind draw; const char *why; } each[] = {
        {0, VAE_DRAW_BERNOULLI, NULL}, {0, VAE_DRAW_LOGISTIC, NULL}, {0, VAE_DRAW_CATEGORICAL, NULL}, {0, VAE_DRAW_POISSON, NULL},
        {0, VAE_DRAW_NEGATIVE_BINOMIAL, NULL}, {0, VAE_DRAW_ZINB, NULL},
        {0, VAE_DRAW_MULTINOMIAL, "multinomial"}, {0, VAE_DRAW_NONE, "a density"}, {0, VAE_DRAW_CONTINUOUS_BERNOULLI, "a density"},
        {0, VAE_DRAW_NORMAL, "a density"},
        {0, VAE_DRAW_LAPLACE, "a density"}, {1, VAE_DRAW_BERNOULLI, "may have missing values"}, {2, VAE_DRAW_BERNOULLI, "is a series"},
        {3, VAE_DRAW_BERNOULLI, "is standardized"},
        {4, VAE_DRAW_CATEGORICAL, NULL}, {5, VAE_DRAW_COLUMNS, NULL}, {6, VAE_DRAW_COLUMNS, "columns of numbers"}, {7, VAE_DRAW_COLUMNS, "columns of numbers"},
        {8, VAE_DRAW_COLUMNS, "columns of dates"}, {9, VAE_DRAW_COLUMNS, "columns of text"}};
    VaeError error;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const VaeModel m = {.name = "test", .stream = &of[each[i].stream], .n_streams = 1, .draw = each[i].draw};
        const VaeStatus got = vae_codec_can(&m, &error);
        if (got != (each[i].why ? VAE_BAD_ARGUMENT : VAE_OK) || (each[i].why && !strstr(error.text, each[i].why))) fail_msg("case %zu: %s", i, error.text);
    }
    static const VaePort place[] = {{.name = "x.place", .kind = VAE_IN_DATA, .index = 0}}, other[] = {{.name = "x", .kind = VAE_IN_DATA, .index = 0}};
    static const VaeTensor total = {.name = "data.x.total", .rank = 1, .dim = {1}, .stride = {1}};
    const VaeStream two[] = {of[10], of[0]}, told[] = {of[4], of[0]}, read[] = {{.name = "c", .kind = VAE_VECTOR, .width = 2}, of[0]};
    static const VaeLatent z = {.name = "z", .width = 1};
    static const VaeCoded cannot = {.why = "is continuous and discrete"};
    const struct { VaeModel m; const char *why; } more[] = {
        {{.stream = two, .n_streams = 2, .step = {"step", runs, place, 1}}, "place by place beside other streams"},
        {{.stream = told, .n_streams = 2}, "is told beside other streams"},
        {{.stream = &of[4], .n_streams = 1, .decode = {"decode", runs, other, 1}}, "no form for one step"},
        {{.stream = &of[4], .n_streams = 1, .decode = {"decode", runs, other, 1}, .step = {"step", runs, other, 1}}, NULL},
        {{.stream = &of[0], .n_streams = 1, .draw = VAE_DRAW_POISSON, .tensor = &total, .n_tensors = 1}, "offset = total"},
        {{.stream = read, .n_streams = 2, .draw = VAE_DRAW_POISSON, .encode = {"encode", runs, other, 1}}, "'c' is read but not modelled"},
        {{.stream = read, .n_streams = 2, .draw = VAE_DRAW_POISSON, .decode = {"decode", runs, other, 1}}, "'c' is read but not modelled"},
        {{.stream = read, .n_streams = 2, .draw = VAE_DRAW_POISSON, .prior = {"prior", runs, other, 1}}, "'c' is read but not modelled"},
        {{.stream = read, .n_streams = 2, .draw = VAE_DRAW_POISSON}, NULL},
        {{.stream = of, .n_streams = 1, .draw = VAE_DRAW_POISSON, .latent = &z, .n_latents = 1, .coded = &cannot}, "'z' is continuous and discrete"}};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        const VaeStatus got = vae_codec_can(&more[i].m, &error);
        if (got != (more[i].why ? VAE_BAD_ARGUMENT : VAE_OK) || (more[i].why && !strstr(error.text, more[i].why))) fail_msg("model %zu: %s", i, error.text);
    }
}

static void values_without_probabilities(void **state) {
    (void)state;
    static const char *const known[] = {"a", "b", "c"};
    static const VaeColumn fixed[] = {{.name = "n", .kind = VAE_COLUMN_COUNT}, {.name = "k", .kind = VAE_COLUMN_CATEGORY, .classes = 3, .word = known}};
    static const VaeStream vector = {.name = "x", NUMBERS(VAE_VECTOR)}, count = {.name = "x", NUMBERS(VAE_VECTOR), .domain = VAE_DOMAIN_COUNT},
                           tokens = {.name = "x", NUMBERS(VAE_TOKENS), .words = 9}, table = {.name = "x", NUMBERS(VAE_TABLE), .column = counts},
                           table_of_words = {.name = "x", NUMBERS(VAE_TABLE), .column = fixed};
    static const struct { const VaeStream *stream; VaeDrawKind draw; double value[2]; const char *why; size_t at; } each[] = {
        {&vector, VAE_DRAW_BERNOULLI, {0, 1}, NULL, 0}, {&vector, VAE_DRAW_BERNOULLI, {0, 0.5}, "is neither 0 nor 1", 1},
        {&vector, VAE_DRAW_CATEGORICAL, {0.5, 0.5}, "is a share", 0},
        {&vector, VAE_DRAW_CATEGORICAL, {0, 1}, NULL, 0}, {&vector, VAE_DRAW_LOGISTIC, {0.5, 0.25}, NULL, 0},
        {&vector, VAE_DRAW_LOGISTIC, {0.5, NAN}, "is missing", 1},
        {&count, VAE_DRAW_POISSON, {7, 1e15}, NULL, 0}, {&count, VAE_DRAW_POISSON, {7, 1e16}, "is too large a count", 1},
        {&tokens, VAE_DRAW_CATEGORICAL, {8, 2}, NULL, 0},
        {&tokens, VAE_DRAW_CATEGORICAL, {VAE_UNK, 2}, "a word that is not in the vocabulary", 0}, {&table, VAE_DRAW_COLUMNS, {5, 1}, NULL, 0},
        {&table, VAE_DRAW_COLUMNS, {5, 2}, "is a word that the column's words do not have", 1}, {&table, VAE_DRAW_COLUMNS, {1e16, 1}, "is too large a count", 0},
        {&table_of_words, VAE_DRAW_COLUMNS, {5, 2}, NULL, 0}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const VaeModel m = {.name = "test", .stream = each[i].stream, .n_streams = 1, .draw = each[i].draw};
        size_t at;
        const char *why = vae_codec_misfit(&m, 0, each[i].value, &at);
        if (!why != !each[i].why || (why && (!strstr(why, each[i].why) || at != each[i].at))) fail_msg("case %zu: %s, %zu", i, why ? why : "fits", at);
    }
    assert_int_equal(vae_codec_most_classes(&table), 3);
    assert_int_equal(vae_codec_most_classes(&tokens), 9);
    assert_int_equal(vae_codec_most_classes(&vector), 2);
    const VaeModel m[] = {{.stream = &vector}, {.stream = &count}, {.stream = &table}};
    assert_true(vae_codec_symbols(&m[0], 0) == 2 && vae_codec_symbols(&m[1], 0) == 12 && vae_codec_symbols(&m[2], 0) == 12);
}

// What is not modelled, and read by nothing that decodes, such as the rows' weights, is no part of what is coded.
static void inputs_that_are_not_coded(void **state) {
    (void)state;
    const VaeStream x = {.name = "x", NUMBERS(VAE_VECTOR)}, w = {.name = "w", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 7, .width = 7};
    const VaeStream both[] = {w, x}, alone[] = {x}, none[] = {w, w};
    const VaeModel with = {.name = "test", .stream = both, .n_streams = 2, .batch = 4}, without = {.name = "test", .stream = alone, .n_streams = 1, .batch = 4},
                   of_none = {.name = "test", .stream = none, .n_streams = 2, .batch = 4};
    assert_int_equal(vae_codec_memory(&with, 12), vae_codec_memory(&without, 12));
    assert_int_equal(vae_codec_words(&with), vae_codec_words(&without));
    uint32_t word[4];
    VaeSession session = {.model = &of_none};
    VaeCodec c = {.session = &session};
    vae_ans_open(&c.ans, word, 4);
    const uint64_t before = c.ans.state;
    vae_codec_push_values(&c, 4);
    vae_codec_pop_values(&c, 4);
    assert_true(c.ans.state == before && c.ans.n == 0 && c.ans.borrowed == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_come_back),
        cmocka_unit_test(an_empty_stack_lends),
        cmocka_unit_test(a_full_stack_says_so),
        cmocka_unit_test(exp_is_exact_enough),
        cmocka_unit_test(bins_cover_everything),
        cmocka_unit_test(joined_bins_are_bins),
        cmocka_unit_test(bins_have_their_probabilities),
        cmocka_unit_test(levels_are_those_of_the_likelihood),
        cmocka_unit_test(flags_and_classes),
        cmocka_unit_test(counts_have_their_probabilities),
        cmocka_unit_test(what_cannot_be_coded),
        cmocka_unit_test(values_without_probabilities),
        cmocka_unit_test(inputs_that_are_not_coded),
    };
    return cmocka_run_group_tests(tests, NULL, free_tables);
}
