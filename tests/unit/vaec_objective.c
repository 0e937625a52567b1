// vaec_objective.c -- objectives held to what is known of them: exact evidence, bounds that tighten,
// two estimates of one gradient, formulas worked out by hand. All by the interpreter.
#include "vaec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- a model and its numbers

typedef struct Lab {
    Compilation c;
    double *flat; // parameters
    uint64_t state;
} Lab;

static Lab *lab_new(const char *text) {
    Arena *a = arena_new();
    Lab *lab = arena_alloc(a, sizeof *lab);
    Compilation *c = &lab->c;
    *c = (Compilation){.arena = a, .file = "t.vae", .text = text, .length = strlen(text)};
    c->diag = diag_new(a, "t.vae", text, stderr);
    c->ast = parse_file(a, c->diag, text, c->length);
    if (c->ast) c->model = check(a, c->diag, c->ast, "t.vae", NULL, 0);
    diag_print(c->diag);
    assert_non_null(c->model);
    build(c);
    autodiff(c);
    for (int k = 0; k < PROGRAMS; k++) graph_verify(c->graph[k], "autodiff");
    lab->flat = arena_alloc(a, (c->n_param + c->n_state + 1) * sizeof(double));
    lab->state = 1;
    return lab;
}

static void lab_free(Lab *lab) { arena_free(lab->c.arena); }

static double uniform(Lab *lab) { // splitmix64 (Steele, Lea, Flood 2014)
    uint64_t z = lab->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 11) + 0.5) / 9007199254740992.0;
}

static double normal(Lab *lab) {
    const double radius = sqrt(-2 * log(uniform(lab)));
    return radius * cos(6.283185307179586 * uniform(lab));
}

// Weights that do not depend on the layout, so that several objectives get the same.
static void lab_weights(Lab *lab, double scale) {
    lab->state = 7;
    for (int i = 0; i < lab->c.n_params; i++) {
        const VaeTensor *t = &lab->c.param[i].tensor;
        const int columns = t->rank > 1 ? t->dim[1] : 1;
        for (int k = 0; k < t->dim[0] * columns; k++)
            lab->flat[t->offset + (size_t)(k / columns) * (size_t)t->stride[0] +
                      (t->rank > 1 ? (size_t)(k % columns) * (size_t)t->stride[1] : 0)] =
                scale * normal(lab);
    }
}

static double *tensor(const Lab *lab, const char *name, int i, int j) {
    for (int p = 0; p < lab->c.n_params; p++) {
        const VaeTensor *t = &lab->c.param[p].tensor;
        if (strcmp(t->name, name)) continue;
        return lab->flat + t->offset + (size_t)(i * t->stride[0]) +
               (t->rank > 1 ? (size_t)(j * t->stride[1]) : 0);
    }
    fail_msg("no tensor %s", name);
    return NULL;
}

static Interp *lab_run(const Lab *lab, ProgramKind kind, int n) {
    Interp *in = interp_new(lab->c.graph[kind], n, lab->flat);
    in->scalar[VAE_BETA] = 1;
    in->scalar[VAE_CAPACITY] = 0.8;
    in->scalar[VAE_FREE_BITS] = 0.3;
    in->scalar[VAE_TEMPERATURE] = 0.7;
    return in;
}

static size_t width_of(const Interp *in, NodeId id) {
    const Node *n = &in->g->node[id];
    return (size_t)(n->rows ? n->rows : 1) * (size_t)shape_size(n->shape);
}

// New noise in every port that has some.
static void draw(Lab *lab, Interp *in) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        const Node *n = &in->g->node[id];
        if (n->op != OP_input) continue;
        for (size_t k = 0; k < width_of(in, id) * (size_t)in->n; k++) {
            if (n->attr[0] == VAE_IN_NORMAL) in->value[id][k] = normal(lab);
            if (n->attr[0] == VAE_IN_UNIFORM) in->value[id][k] = uniform(lab);
        }
    }
}

static void give(Interp *in, const char *port, const double *x, size_t n) {
    double *to = interp_input(in, port);
    assert_non_null(to);
    memcpy(to, x, n * sizeof *x);
}

static const double *output(const Interp *in, const char *name) {
    for (int i = 0; i < in->g->n_outputs; i++)
        if (!strcmp(in->g->output[i].name, name)) return in->value[in->g->output[i].node];
    fail_msg("no output %s", name);
    return NULL;
}

// All gradients in the flat array's layout.
static void gradient(const Lab *lab, const Interp *in, double *flat) {
    memset(flat, 0, lab->c.n_param * sizeof *flat);
    for (int i = 0; i < in->g->n_grads; i++) {
        const Node *p = &in->g->node[in->g->grad[i].param];
        memcpy(flat + p->attr[0], in->value[in->g->grad[i].grad],
               (size_t)shape_size(p->shape) * sizeof *flat);
    }
}

typedef struct Mean { // of numbers one after the other, and its standard error
    double mean, squares;
    int n;
} Mean;

static void mean_add(Mean *m, double x) {
    const double delta = x - m->mean;
    m->mean += delta / ++m->n;
    m->squares += delta * (x - m->mean);
}
static double mean_error(const Mean *m) { return sqrt(m->squares / (m->n - 1.0) / m->n); }

static Mean mean_loss(Lab *lab, const double *x, int n, size_t width, int runs) {
    Mean m = {0, 0, 0};
    Interp *in = lab_run(lab, PROGRAM_TRAIN, n);
    give(in, "x", x, (size_t)n * width);
    for (int i = 0; i < runs; i++) {
        draw(lab, in);
        interp_run(in);
        mean_add(&m, output(in, "loss")[0]);
    }
    interp_free(in);
    return m;
}

#define close_to(what, got, want, tol)                                                             \
    do {                                                                                           \
        const double got_ = (got), want_ = (want), tol_ = (tol);                                   \
        if (!(fabs(got_ - want_) <= tol_))                                                         \
            fail_msg("%s: got %.9g, want %.9g (tol %.3g)", what, got_, want_, tol_);               \
    } while (0)

// ---------------------------------------------------------------- linear and Gaussian

// x = W z + b + 0.7 noise: log p(x) is that of N(b, W W' + 0.49 I).
#define LINEAR(objective)                                                                          \
    "model linear data x: vector(3) latent z: normal(2) encoder { } decoder { dense(3) }\n"        \
    "loss { likelihood = gaussian(sigma=0.7) objective = " objective " } train { batch = 4 }"

static const double rows[4][3] = {
    {0.3, -1.2, 0.8}, {1.1, 0.4, -0.5}, {-0.7, 0.1, 0.2}, {0.9, -0.6, -1.4}};

static double evidence(const Lab *lab) { // mean of log p(x) over the rows
    double cov[3][3], sum = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            cov[i][j] = i == j ? 0.49 : 0;
            for (int k = 0; k < 2; k++)
                cov[i][j] += *tensor(lab, "decoder.0.weight", i, k) *
                             *tensor(lab, "decoder.0.weight", j, k);
        }
    double l[3][3] = {{0}}; // Cholesky
    for (int i = 0; i < 3; i++)
        for (int j = 0; j <= i; j++) {
            double s = cov[i][j];
            for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
            l[i][j] = i == j ? sqrt(s) : s / l[j][j];
        }
    for (int r = 0; r < 4; r++) {
        double y[3];
        for (int i = 0; i < 3; i++) {
            y[i] = rows[r][i] - *tensor(lab, "decoder.0.bias", i, 0);
            for (int k = 0; k < i; k++) y[i] -= l[i][k] * y[k];
            y[i] /= l[i][i];
            sum -= 0.5 * y[i] * y[i] + log(l[i][i]) + 0.5 * log(6.283185307179586);
        }
    }
    return sum / 4;
}

static void test_evidence(void **state) {
    (void)state;
    static const char *const text[] = {LINEAR("iwae(samples=1)"), LINEAR("iwae(samples=5)"),
                                       LINEAR("iwae(samples=50)"), LINEAR("iwae(samples=1000)")};
    static const int runs[] = {4000, 2000, 400, 100};
    double last = -INFINITY, last_error = 0;
    for (int i = 0; i < 4; i++) {
        Lab *lab = lab_new(text[i]);
        lab_weights(lab, 0.5);
        const double exact = evidence(lab);
        const Mean m = mean_loss(lab, &rows[0][0], 4, 3, runs[i]);
        const double bound = -m.mean, error = mean_error(&m);
        if (!(bound - 4 * error < exact)) fail_msg("bound %g above the evidence %g", bound, exact);
        if (!(bound - last > 4 * hypot(error, last_error)))
            fail_msg("bound %d is %g, the one before %g", i, bound, last);
        last = bound;
        last_error = error;
        if (i == 3) close_to("iwae(1000)", bound, exact, 4 * error + 0.01);
        lab_free(lab);
    }
}

// One importance sample is the ELBO; the closed form of the KL is what the samples average to.
static void test_one_sample(void **state) {
    (void)state;
    Lab *elbo = lab_new(LINEAR("elbo")), *one = lab_new(LINEAR("iwae(samples=1)"));
    Lab *many = lab_new(LINEAR("elbo(samples=7)"));
    lab_weights(elbo, 0.5);
    lab_weights(one, 0.5);
    lab_weights(many, 0.5);
    const Mean a = mean_loss(elbo, &rows[0][0], 4, 3, 20000);
    const Mean b = mean_loss(one, &rows[0][0], 4, 3, 20000);
    const Mean c = mean_loss(many, &rows[0][0], 4, 3, 4000);
    close_to("elbo, iwae(1)", b.mean, a.mean, 4 * hypot(mean_error(&a), mean_error(&b)));
    close_to("elbo, elbo(7)", c.mean, a.mean, 4 * hypot(mean_error(&a), mean_error(&c)));
    assert_true(mean_error(&c) * sqrt(4000) < 0.6 * mean_error(&a) * sqrt(20000));
    lab_free(elbo);
    lab_free(one);
    lab_free(many);
}

// ---------------------------------------------------------------- doubly reparametrized

#define SMALL(objective)                                                                           \
    "model small data x: vector(3) latent z: normal(2) latent w: normal(1)\n"                      \
    "encoder { dense(3) tanh } decoder { dense(3) tanh dense(3) }\n"                               \
    "loss { likelihood = gaussian(sigma=0.5) " objective " } train { batch = 4 }"

// Same expectation of every gradient; the same gradient of the decoder for the same noise; less
// variance for the encoder.
static void test_dreg(void **state) {
    (void)state;
    enum { RUNS = 3000 };
    Lab *lab[2] = {lab_new(SMALL("objective = iwae(samples=8)")),
                   lab_new(SMALL("objective = dreg(samples=8)"))};
    const size_t n = lab[0]->c.n_param;
    Mean *m[2] = {calloc(n, sizeof(Mean)), calloc(n, sizeof(Mean))};
    double *grad[2] = {calloc(n, sizeof(double)), calloc(n, sizeof(double))};
    Interp *in[2];
    for (int i = 0; i < 2; i++) {
        lab_weights(lab[i], 0.6);
        in[i] = lab_run(lab[i], PROGRAM_TRAIN, 4);
        give(in[i], "x", &rows[0][0], 12);
    }
    for (int run = 0; run < RUNS; run++) {
        for (int i = 0; i < 2; i++) {
            lab[i]->state = 1000 + (uint64_t)run;
            draw(lab[i], in[i]);
            interp_run(in[i]);
            gradient(lab[i], in[i], grad[i]);
            for (size_t k = 0; k < n; k++) mean_add(&m[i][k], grad[i][k]);
        }
        close_to("loss", output(in[1], "loss")[0], output(in[0], "loss")[0], 1e-9);
        for (int p = 0; run == 0 && p < lab[0]->c.n_params; p++) {
            const VaeTensor *t = &lab[0]->c.param[p].tensor;
            assert_int_equal(lab[1]->c.param[p].tensor.surrogate, t->name[0] != 'd');
            assert_false(t->surrogate);
            if (t->name[0] == 'd')
                close_to(t->name, grad[1][t->offset], grad[0][t->offset], 1e-9);
        }
    }
    double variance[2] = {0, 0};
    for (size_t k = 0; k < n; k++) {
        const double error = hypot(mean_error(&m[0][k]), mean_error(&m[1][k]));
        // Of 4.5 errors: some 50 numbers are compared, seldom may one be off.
        close_to("gradient", m[1][k].mean, m[0][k].mean, 4.5 * error + 1e-9);
    }
    for (int p = 0; p < lab[0]->c.n_params; p++) {
        const VaeTensor *t = &lab[0]->c.param[p].tensor;
        for (int i = 0; i < 2 && t->name[0] != 'd'; i++) variance[i] += m[i][t->offset].squares;
    }
    assert_true(variance[1] < 0.7 * variance[0]);
    for (int i = 0; i < 2; i++) {
        interp_free(in[i]);
        lab_free(lab[i]);
        free(m[i]);
        free(grad[i]);
    }
}

// ---------------------------------------------------------------- capacity, free bits

static void test_kl_terms(void **state) {
    (void)state;
    Lab *plain = lab_new(SMALL(""));
    lab_weights(plain, 0.6);
    Interp *in = lab_run(plain, PROGRAM_EVAL, 4);
    give(in, "x", &rows[0][0], 12);
    draw(plain, in);
    interp_run(in);
    double recon = 0, kl = 0, free_kl = 0, dim[3] = {0};
    for (int r = 0; r < 4; r++) {
        recon += output(in, "reconstruction")[r] / 4;
        kl += output(in, "kl")[r] / 4;
        for (int d = 0; d < 2; d++) dim[d] += output(in, "z.kl")[2 * r + d] / 4;
        dim[2] += output(in, "w.kl")[r] / 4;
    }
    for (int d = 0; d < 3; d++) free_kl += dim[d] > 0.3 ? dim[d] : 0.3;
    assert_true(free_kl > kl + 0.01 && free_kl > 0.91); // some are below, some above
    static const char *const text[] = {SMALL(""), SMALL("capacity = 0.8"),
                                       SMALL("free_bits = 0.3")};
    const double want[] = {recon + kl, recon + fabs(kl - 0.8), recon + free_kl};
    for (int i = 0; i < 3; i++) {
        Lab *lab = lab_new(text[i]);
        lab_weights(lab, 0.6);
        Interp *train = lab_run(lab, PROGRAM_TRAIN, 4);
        give(train, "x", &rows[0][0], 12);
        give(train, "z.eps", interp_input(in, "z.eps"), 8);
        give(train, "w.eps", interp_input(in, "w.eps"), 4);
        interp_run(train);
        close_to("loss", output(train, "loss")[0], want[i], 1e-12);
        close_to("kl", output(train, "kl")[0], kl, 1e-12);
        interp_free(train);
        lab_free(lab);
    }
    interp_free(in);
    lab_free(plain);
}

// ---------------------------------------------------------------- gradients

static void test_gradients(void **state) {
    const char *text = *state;
    Lab *lab = lab_new(text);
    lab_weights(lab, 0.6);
    Interp *in = lab_run(lab, PROGRAM_TRAIN, 4);
    give(in, "x", &rows[0][0], 12);
    draw(lab, in);
    interp_run(in);
    double *grad = calloc(lab->c.n_param, sizeof *grad);
    gradient(lab, in, grad);
    const double h = 1e-5;
    for (int p = 0; p < lab->c.n_params; p++) {
        const VaeTensor *t = &lab->c.param[p].tensor;
        for (int k = 0; k < t->dim[0]; k++) {
            const size_t at = t->offset + (size_t)(k * t->stride[0]);
            const double w = lab->flat[at];
            double loss[2];
            for (int side = 0; side < 2; side++) {
                lab->flat[at] = side ? w + h : w - h;
                interp_run(in);
                loss[side] = output(in, "loss")[0];
            }
            lab->flat[at] = w;
            close_to(t->name, grad[at], (loss[1] - loss[0]) / (2 * h), 1e-7);
        }
    }
    free(grad);
    interp_free(in);
    lab_free(lab);
}

#define GRADIENTS(text)                                                                            \
    { "gradients of " text, test_gradients, NULL, NULL, (void *)(uintptr_t)SMALL(text) }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_one_sample),
        cmocka_unit_test(test_dreg),
        cmocka_unit_test(test_kl_terms),
        GRADIENTS("objective = elbo(samples=3)"),
        GRADIENTS("objective = iwae(samples=5)"),
        GRADIENTS("objective = iwae(samples=1) reduce = mean"),
        GRADIENTS("capacity = linear(0, 2)"),
        GRADIENTS("free_bits = 0.3"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
