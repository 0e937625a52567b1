// vaec_objective.c -- objectives held to what is known of them: exact evidence, bounds that tighten,
// two estimates of one gradient, formulas worked out by hand. All by the interpreter.
#include "lab.h"

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
    check_gradients(lab, in, 1e-7);
    interp_free(in);
    lab_free(lab);
}

#define GRADIENTS(text)                                                                            \
    { "gradients of " text, test_gradients, NULL, NULL, (void *)(uintptr_t)SMALL(text) }

// ---------------------------------------------------------------- objectives of the batch

// Worked out with plain loops from means, log variances and noise.
typedef struct Draws { // of up to 4 rows: z (2) and w (1) side by side
    int n;
    double mean[4][3], logvar[4][3], z[4][3], prior[4][3];
    double recon, kl;
} Draws;

static Draws draws(Lab *lab, Interp *train, int n) {
    Draws d = {.n = n, .recon = output(train, "reconstruction")[0], .kl = output(train, "kl")[0]};
    Interp *in = lab_run(lab, PROGRAM_ENCODE, n);
    give(in, "x", &rows[0][0], (size_t)n * 3);
    interp_run(in);
    const double *eps[2] = {interp_input(train, "z.eps"), interp_input(train, "w.eps")};
    const double *prior[2] = {interp_input(train, "z.prior"), interp_input(train, "w.prior")};
    for (int r = 0; r < n; r++)
        for (int k = 0; k < 3; k++) {
            const int l = k == 2, at = l ? r : 2 * r + k;
            d.mean[r][k] = output(in, l ? "w.mean" : "z.mean")[at];
            d.logvar[r][k] = output(in, l ? "w.logvar" : "z.logvar")[at];
            d.z[r][k] = d.mean[r][k] + exp(d.logvar[r][k] / 2) * eps[l][at];
            if (prior[l]) d.prior[r][k] = prior[l][at];
        }
    interp_free(in);
    return d;
}

static double log_normal(double z, double mean, double logvar) {
    return -0.5 * ((z - mean) * (z - mean) / exp(logvar) + logvar + log(6.283185307179586));
}

// The weights are those of the authors' own matrix, for a batch of M + 1 rows out of N: 1/N on the
// diagonal, 1/M elsewhere but for (N - M)/(N M) beside the diagonal, which wraps around.
static double tc_by_hand(const Draws *d, bool weighted, double a, double b, double c, double part[3]) {
    const double rows_all = 50, m = d->n - 1;
    double information = 0, correlation = 0, dimensions = 0;
    for (int i = 0; i < d->n; i++) {
        double joint = 0, single[3] = {0}, qx = 0, p = 0, marginals = 0;
        for (int j = 0; j < d->n; j++) {
            double w = j == i ? 1 / rows_all : j == (i + 1) % d->n ? (rows_all - m) / (rows_all * m) : 1 / m;
            if (weighted) w = 1 / (rows_all * d->n);
            double all = 0;
            for (int k = 0; k < 3; k++) {
                const double q = log_normal(d->z[i][k], d->mean[j][k], d->logvar[j][k]);
                single[k] += w * exp(q);
                all += q;
                if (j == i) qx += q;
                if (j == i) p += log_normal(d->z[i][k], 0, 0);
            }
            joint += w * exp(all);
        }
        for (int k = 0; k < 3; k++) marginals += log(single[k]);
        information += (qx - log(joint)) / d->n;
        correlation += (log(joint) - marginals) / d->n;
        dimensions += (marginals - p) / d->n;
    }
    part[0] = information, part[1] = correlation, part[2] = dimensions;
    return d->recon + a * information + b * correlation + c * dimensions;
}

static double kernel(const double *u, const double *v, bool rbf, double scale) {
    double square = 0;
    for (int k = 0; k < 3; k++) square += (u[k] - v[k]) * (u[k] - v[k]);
    const double c = 6 * scale * scale;
    return rbf ? exp(-square / c) : c / (c + square);
}

static double mmd_by_hand(const Draws *d, double weight, bool rbf, double scale) {
    double same = 0, other = 0;
    const int n = d->n;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            other += kernel(d->z[i], d->prior[j], rbf, scale);
            if (i != j) same += kernel(d->z[i], d->z[j], rbf, scale) +
                                kernel(d->prior[i], d->prior[j], rbf, scale);
        }
    if (n == 1) return d->recon + d->kl; // an estimate from one row is none
    const double mmd = same / (n * (n - 1)) - 2 * other / (n * n);
    return d->recon + d->kl + weight * mmd;
}

static double dip_by_hand(const Draws *d, double off, double on, bool ii) {
    double penalty = 0;
    for (int a = 0; a < 3 && d->n > 1; a++) // one row has no covariance
        for (int b = 0; b < 3; b++) {
            double ma = 0, mb = 0, ab = 0, variance = 0;
            for (int i = 0; i < d->n; i++) {
                ma += d->mean[i][a] / d->n;
                mb += d->mean[i][b] / d->n;
                ab += d->mean[i][a] * d->mean[i][b] / d->n;
                variance += exp(d->logvar[i][a]) / d->n;
            }
            double c = ab - ma * mb;
            if (a == b && ii) c += variance;
            penalty += a == b ? on * (c - 1) * (c - 1) : off * c * c;
        }
    return d->recon + d->kl + penalty;
}

typedef struct BatchCase {
    const char *text;
    int kind; // 0: beta_tc, 1: mmd, 2: dip
    bool other;
    double a, b, c;
} BatchCase;

// With a full batch and with partial ones.
static void test_batch(void **state) {
    const BatchCase *t = *state;
    for (int n = 4; n > 0; n--) {
        Lab *lab = lab_new(t->text);
        lab_weights(lab, 0.6);
        Interp *in = lab_run(lab, PROGRAM_TRAIN, n);
        give(in, "x", &rows[0][0], (size_t)n * 3);
        draw(lab, in);
        interp_run(in);
        const Draws d = draws(lab, in, n);
        double want, part[3];
        if (t->kind == 0) want = tc_by_hand(&d, t->other, t->a, t->b, t->c, part);
        else if (t->kind == 1) want = mmd_by_hand(&d, t->a, t->other, t->b);
        else want = dip_by_hand(&d, t->a, t->b, t->other);
        if (t->kind == 0) { // the parts, and that they add up to log q(z|x) - log p(z)
            double sum = 0, kl = 0;
            for (int i = 0; i < n; i++)
                for (int k = 0; k < 3; k++)
                    kl += (log_normal(d.z[i][k], d.mean[i][k], d.logvar[i][k]) -
                           log_normal(d.z[i][k], 0, 0)) / n;
            static const char *const names[] = {"mutual_information", "total_correlation",
                                                "dimension_kl"};
            for (int k = 0; k < 3; k++) {
                close_to(names[k], output(in, names[k])[0], part[k], 1e-9);
                sum += output(in, names[k])[0];
            }
            close_to("the parts' sum", sum, kl, 1e-9);
        }
        close_to(t->text, output(in, "loss")[0], want, 1e-9);
        check_gradients(lab, in, 1e-6);
        interp_free(in);
        lab_free(lab);
    }
}

#define BATCH(text, kind, other, a, b, c)                                                          \
    { text, test_batch, NULL, NULL, &(BatchCase){SMALL("objective = " text), kind, other, a, b, c} }

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
        BATCH("beta_tc", 0, false, 1, 6, 1),
        BATCH("beta_tc(0.5, 3, 2, weighted)", 0, true, 0.5, 3, 2),
        BATCH("mmd", 1, false, 10, 1, 0),
        BATCH("mmd(5, kernel=rbf, scale=0.7)", 1, true, 5, 0.7, 0),
        BATCH("dip", 2, true, 10, 10, 0),
        BATCH("dip(3, 0.5, type=i)", 2, false, 3, 0.5, 0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
