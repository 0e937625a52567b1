// passes.c -- simplify, lower, legalize and fuse change no output and no gradient: the interpreter's values
// after each pass, in the order of the kernels, against those of the graph as it was built. On every
// golden model (with LONG set every example, too), and models made up from seeds (ORACLE_MODELS of them, from
// ORACLE_FIRST on).
#include "cases.h"
#include "oracle.h"
#include "random_model.h"


// Interpreting takes time: models above this many operations for a batch of 3 only pass with 1 row,
// and what is larger still is left out, and said so.
#define MAX_FLOPS 3e8

static long number_from(const char *variable, long standard) {
    const char *text = getenv(variable);
    return text && *text ? atol(text) : standard;
}

static void test_file(void **state) {
    const char *path = *state;
    char *text = oracle_read(path);
    assert_non_null(text);
    Compiled *m = oracle_compile(path, text, 3);
    assert_non_null(m);
    const double flops = program_flops(m->at[AFTER_PLAN][PROGRAM_TRAIN]);
    if (flops > MAX_FLOPS) {
        fprintf(stderr, "skipped: %s: too large to interpret (%.0f operations a row)\n", path, flops);
        oracle_free(m);
        free(text);
        skip();
    }
    bool good = oracle_passes_agree(path, m, 1, 1);
    if (flops * 3 <= MAX_FLOPS) good &= oracle_passes_agree(path, m, 3, 2);
    oracle_free(m);
    free(text);
    assert_true(good);
}

static bool check_random(unsigned long long seed) {
    char where[64], *text = random_model(seed);
    snprintf(where, sizeof where, "random model %llu", seed);
    Compiled *m = oracle_compile(where, text, 0);
    bool good = m != NULL;
    for (int n = 1; n <= 3 && good && n <= m->c.model->batch; n += 2) {
        good &= oracle_passes_agree(where, m, n, seed);
        // What a private training takes is no derivative: its rows are shortened first (tests/grad/clip).
        if (m->c.model->training.privacy.clip <= 0) good &= oracle_model_gradients(where, m, n, seed);
    }
    if (!good) fprintf(stderr, "%s is:\n%s\n", where, text);
    oracle_free(m);
    free(text);
    return good;
}

enum { PER_TEST = 10 };

static void test_random(void **state) {
    const unsigned long long first = (uintptr_t)*state;
    bool good = true;
    for (unsigned long long i = 0; i < PER_TEST; i++) good &= check_random(first + i);
    assert_true(good);
}

int main(void) {
    Cases c = {0};
    if (getenv("LONG")) add_files(&c, "examples/*.vae", test_file); // every word in them is in a golden model
    add_files(&c, "tests/golden/*.vae", test_file);
    const long models = number_from("ORACLE_MODELS", 200), from = number_from("ORACLE_FIRST", 1);
    for (long i = 0; i < models; i += PER_TEST) {
        char name[64];
        snprintf(name, sizeof name, "random models %ld to %ld", from + i, from + i + PER_TEST - 1);
        add_case(&c, name, test_random, (const void *)(uintptr_t)(from + i));
    }
    return run_cases("passes", &c);
}
