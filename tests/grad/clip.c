// clip.c -- private training: the gradient of rows together is the sum of each row's own, shortened, where the interpreter runs
// each row alone through the graph without clipping. On every golden model; what cannot be trained privately is known by name.
#include "cases.h"
#include "oracle.h"

#include <math.h>

enum { ROWS = 3 };
#define CLIP_TOLERANCE 1e-10
#define MAX_FLOPS 3e7

// Models whose rows depend on each other, and those in whose gradient a row's part is not known.
static const char *const refused[] = {
    "beta_tc", "capacity", "categorical", "code_prior", "codebooks", "convolutions", "dip", "dip_i", "free_bits", "masked", "mmd", "mmd_rbf", "optimal_sigma",
    "spectral", "tc_weighted", "topdown", "adversarial", "factor", "vae_gan",
    NULL};

// Those whose rows are independent, and run one by one: tests/torch has their gradients, tests/run their threads.
static const char *const alone[] = {
    "prior_vamp", "rae_gradient", "spectral_steps", "vqgan", // critics are refused before this pass
    NULL};

static bool is_among(const char *const *list, const char *path) {
    const char *name = strrchr(path, '/') + 1;
    for (int i = 0; list[i]; i++)
        if (strlen(name) == strlen(list[i]) + 4 && !strncmp(name, list[i], strlen(list[i]))) return true;
    return false;
}

// The gradients of the train graph, one after the other.
static size_t gradients(const Interp *in, double *flat) {
    size_t n = 0;
    for (int i = 0; i < in->g->n_grads; i++) {
        const NodeId id = in->g->grad[i].grad;
        const size_t size = oracle_count(in, id);
        for (size_t k = 0; k < size; k++, n++)
            if (flat) flat[n] = in->value[id][k];
    }
    return n;
}

static double length(const double *v, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += v[i] * v[i];
    return sqrt(sum);
}

// Row r of every port of `all`, which has the same nodes up to the last port.
static void take_row(Interp *one, const Interp *all, size_t r) {
    for (NodeId id = 0; id < one->g->n_nodes; id++) {
        const Node *n = &one->g->node[id];
        if (n->op != OP_input) continue;
        const size_t size = node_size(n);
        for (size_t k = 0; k < size; k++) one->value[id][k] = all->value[id][(n->rows ? r * size : 0) + k];
    }
}

static bool check_clipped(const char *path, const Compiled *plain, const Compiled *private) {
    double *flat = oracle_params(&plain->c, 5);
    Interp *all = oracle_interp(private, AFTER_AUTODIFF, PROGRAM_TRAIN, ROWS, flat, 5);
    Interp *one = oracle_interp(plain, AFTER_AUTODIFF, PROGRAM_TRAIN, 1, flat, 5);
    const size_t n = gradients(one, NULL);
    double *row = calloc(n * (ROWS + 3), sizeof *row), *want = row + ROWS * n, *got = want + n, *none = got + n, norm[ROWS];
    double middle = 0;
    take_row(one, all, 0); // what a loss says of the weights alone is no row's, and stays as it is
    one->scalar[VAE_INV_N] = 0;
    interp_run(one);
    gradients(one, none);
    one->scalar[VAE_INV_N] = 1;
    for (size_t r = 0; r < ROWS; r++) {
        take_row(one, all, r);
        interp_run(one);
        gradients(one, row + r * n);
        for (size_t i = 0; i < n; i++) row[r * n + i] -= none[i];
        norm[r] = length(row + r * n, n);
        middle += norm[r] / ROWS; // some rows are longer, some shorter
    }
    for (size_t r = 0; r < ROWS; r++)
        for (size_t i = 0; i < n; i++) want[i] += row[r * n + i] * fmin(1, middle / norm[r]) / ROWS;
    for (size_t i = 0; i < n; i++) want[i] += none[i];
    all->scalar[VAE_CLIP] = middle;
    interp_run(all);
    bool good = gradients(all, NULL) == n;
    gradients(all, got);
    const int dim[] = {(int)n};
    good = good && oracle_near(path, "clipped gradients", 1, dim, got, want, n, CLIP_TOLERANCE, 0);
    free(row);
    interp_free(all);
    interp_free(one);
    free(flat);
    return good;
}

static void test_file(void **state) {
    const char *path = *state;
    char *text = oracle_read(path);
    assert_non_null(text);
    Compiled *plain = oracle_build(path, text, ROWS), *private = oracle_build(path, text, ROWS);
    assert_true(plain && private);
    plain->c.model->training.privacy.clip = 0;
    private->c.model->training.privacy.clip = 1;
    oracle_passes(plain);
    bool good = true;
    const bool large = program_flops(plain->c.graph[PROGRAM_TRAIN]) > MAX_FLOPS;
    if (large) {
        fprintf(stderr, "skipped: %s: too large to interpret\n", path);
    } else {
        oracle_passes(private);
        const bool not_possible = diag_errors(private->c.diag);
        const bool by_row = private->c.model->training.privacy.by_row;
        good = not_possible == is_among(refused, path) && by_row == is_among(alone, path);
        if (!good) diag_print(private->c.diag), fprintf(stderr, "%s: %s\n", path, by_row ? private->c.model->training.privacy.by_row : "not by row");
        if (good && !not_possible && !by_row) good = check_clipped(path, plain, private);
    }
    oracle_free(plain);
    oracle_free(private);
    free(text);
    if (large) skip();
    assert_true(good);
}

int main(void) {
    Cases c = {0};
    add_files(&c, "tests/golden/*.vae", test_file);
    return run_cases("clip", &c);
}
