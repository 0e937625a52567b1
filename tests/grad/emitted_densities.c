// emitted_densities.c -- the float programs that are emitted for likelihoods with a long way from terms to
// sum: -log p of one row and its gradients, over means from 1e-6 to 1e8, all sizes and scales, near the mean
// and far from it, against densities.txt, which densities.py computed in 50 digits.
#include "cases.h"
#include "emitted_load.h"
#include "emitted_run.h"

#include <dlfcn.h>
#include <math.h>

enum { MOST_HEADS = 2, MOST_LINE = 1024 };

typedef struct Row {
    int likelihood;
    double p, raw[MOST_HEADS], x;
    double want[2 + MOST_HEADS], allowed[2 + MOST_HEADS]; // value, d/dp, d/draw
} Row;

typedef struct Kind {
    const char *likelihood;
    int heads;
    const char *head[MOST_HEADS];
} Kind;

static const Kind kinds[] = {
    {"poisson", 0, {NULL}},
    {"negative_binomial", 1, {"logsize"}},
    {"zinb", 2, {"logsize", "zero"}},
    {"logistic(floor=1e-6)", 1, {"logscale"}},
    {"continuous_bernoulli", 0, {NULL}},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

// The decoder's output and the heads are numbers that it is given as a condition.
static Compiled *compile(const Kind *k) {
    char text[512];
    snprintf(text, sizeof text,
             "model t\ndata x: vector(1)\ndata c: vector(3)\nlatent z: normal(1)\n"
             "encoder { log1p dense(1) }\ndecoder(z, c) { concat(c) dense(1) }\n"
             "loss { likelihood = %s }\ntrain { batch = 1 }\n", k->likelihood);
    return oracle_compile(k->likelihood, text, 0);
}

enum { SHARES = 3, OF_MULTINOMIAL = 5 };

// Where the weights or the bias of the layer `of` are in the flat array.
static size_t find(const Compilation *c, const char *of, const char *what) {
    char name[128];
    snprintf(name, sizeof name, "%s.%s", of, what);
    for (int i = 0; i < c->n_params; i++)
        if (strcmp(c->param[i].tensor.name, name) == 0) return c->param[i].tensor.offset;
    fail_msg("no tensor %s", name);
    return 0;
}

static bool parse(char *line, Row *row) {
    if (*line == '#' || *line == '\n') return false;
    row->likelihood = (int)strtol(line, &line, 10);
    if (row->likelihood == OF_MULTINOMIAL) return false;
    const int heads = kinds[row->likelihood].heads;
    row->p = strtod(line, &line);
    for (int h = 0; h < heads; h++) row->raw[h] = strtod(line, &line);
    row->x = strtod(line, &line);
    for (int i = 0; i < 2 + heads; i++) {
        row->want[i] = strtod(line, &line);
        row->allowed[i] = strtod(line, &line);
    }
    assert_true(*line == '\n');
    return true;
}

typedef struct Ports {
    double x, c[3], eps, out[8];
    double *reconstruction;
} Ports;

static double *find_port(void *arg, const char *name, size_t n) {
    Ports *p = arg;
    if (strcmp(name, "x") == 0) return &p->x;
    if (strcmp(name, "c") == 0) return p->c;
    if (strcmp(name, "eps") == 0) return &p->eps;
    if (strcmp(name, "reconstruction") == 0) return p->reconstruction = p->out;
    return n <= 7 ? p->out + 1 : NULL;
}

static double *find_counts(void *arg, const char *name, size_t n) {
    Ports *p = arg;
    return strcmp(name, "x") == 0 ? p->c : find_port(arg, name, n);
}

static void test_kind(void **state) {
    const Kind *k = *state;
    Compiled *m = compile(k);
    assert_non_null(m);
    Emitted l;
    assert_true(emitted_load(m, false, &l));
    const Compilation *c = &m->c;
    double *flat = calloc(c->n_param + c->n_state + 1, sizeof *flat), *grad = calloc(c->n_param + 1, sizeof *grad);
    double *after = calloc(c->n_state + 1, sizeof *after), scalar[VAE_SCALARS] = {0};
    scalar[VAE_INV_N] = 1;
    size_t at[1 + MOST_HEADS];
    for (int i = 0; i < 1 + k->heads; i++) { // weights [1, 4]: of z and c, or [4, 1]: the same place
        char of[64];
        snprintf(of, sizeof of, i ? "likelihood.x.%s" : "decoder.1", i ? k->head[i - 1] : "");
        flat[find(c, of, "weight") + 1 + (size_t)i] = 1;
        at[i] = find(c, of, "bias");
    }
    FILE *f = fopen("tests/grad/densities.txt", "r");
    assert_non_null(f);
    char line[MOST_LINE];
    int rows = 0, off = 0;
    while (fgets(line, sizeof line, f)) {
        Row row = {0};
        if (!parse(line, &row) || &kinds[row.likelihood] != k) continue;
        Ports ports = {.x = row.x, .c = {row.p, row.raw[0], row.raw[1]}};
        EmittedRun r = {.model = dlsym(l.code, "vae_model"), .program = PROGRAM_TRAIN, .n = 1, .threads = 1,
                        .param = flat, .scalar = scalar, .port = find_port, .arg = &ports, .grad = grad,
                        .state = after};
        assert_non_null(r.model);
        const char *wrong = emitted_run_f32(&r);
        if (wrong) fail_msg("port %s", wrong);
        assert_non_null(ports.reconstruction);
        for (int i = 0; i < 2 + k->heads; i++) {
            const double got = i ? grad[at[i - 1]] : *ports.reconstruction;
            if (fabs(got - row.want[i]) <= row.allowed[i]) continue;
            if (off++ < 10)
                fprintf(stderr, "%s at p = %.9g, raw %.9g %.9g, x = %.9g: %s%s is %.9g, want %.9g (off by %.2g, "
                        "allowed %.2g)\n", k->likelihood, row.p, row.raw[0], row.raw[1], row.x,
                        i ? "d/d" : "the value", i > 1 ? k->head[i - 2] : i ? "p" : "", got, row.want[i],
                        fabs(got - row.want[i]), row.allowed[i]);
        }
        rows++;
    }
    fclose(f);
    free(flat), free(grad), free(after);
    emitted_unload(&l);
    oracle_free(m);
    assert_true(rows > 30);
    if (off) fail_msg("%d numbers of %d rows are off", off, rows);
}

// Several numbers a row, which are the biases of a decoder whose weights are 0.
static void test_multinomial(void **state) {
    (void)state;
    Compiled *m = oracle_compile("multinomial",
                                 "model t\ndata x: vector(3)\nlatent z: normal(1)\nencoder { log1p dense(1) }\n"
                                 "decoder { dense(3) }\nloss { likelihood = multinomial }\ntrain { batch = 1 }\n", 0);
    assert_non_null(m);
    Emitted l;
    assert_true(emitted_load(m, false, &l));
    const Compilation *c = &m->c;
    double *flat = calloc(c->n_param + c->n_state + 1, sizeof *flat), *grad = calloc(c->n_param + 1, sizeof *grad);
    double after[1], scalar[VAE_SCALARS] = {0};
    scalar[VAE_INV_N] = 1;
    const size_t bias = find(c, "decoder.0", "bias");
    FILE *f = fopen("tests/grad/densities.txt", "r");
    assert_non_null(f);
    char text[MOST_LINE];
    int rows = 0, off = 0;
    while (fgets(text, sizeof text, f)) {
        char *line = text;
        if (strtol(line, &line, 10) != OF_MULTINOMIAL) continue;
        Ports ports = {.eps = 0};
        for (int k = 0; k < SHARES; k++) flat[bias + (size_t)k] = strtod(line, &line);
        for (int k = 0; k < SHARES; k++) ports.c[k] = strtod(line, &line);
        EmittedRun r = {.model = dlsym(l.code, "vae_model"), .program = PROGRAM_TRAIN, .n = 1, .threads = 1,
                        .param = flat, .scalar = scalar, .port = find_counts, .arg = &ports, .grad = grad,
                        .state = after};
        assert_null(emitted_run_f32(&r));
        for (int i = 0; i <= SHARES; i++) {
            const double got = i ? grad[bias + (size_t)i - 1] : *ports.reconstruction;
            const double want = strtod(line, &line), allowed = strtod(line, &line);
            if (fabs(got - want) <= allowed) continue;
            if (off++ < 10)
                fprintf(stderr, "multinomial of %g, %g, %g: number %d is %.9g, want %.9g (allowed %.2g)\n", ports.c[0],
                        ports.c[1], ports.c[2], i, got, want, allowed);
        }
        rows++;
    }
    fclose(f);
    free(flat), free(grad);
    emitted_unload(&l);
    oracle_free(m);
    assert_true(rows > 30);
    if (off) fail_msg("%d numbers of %d rows are off", off, rows);
}

int main(void) {
    Cases c = {0};
    add_case(&c, "multinomial", test_multinomial, NULL);
    for (int i = 0; i < KINDS; i++) add_case(&c, kinds[i].likelihood, test_kind, &kinds[i]);
    return run_cases("emitted_densities", &c);
}
