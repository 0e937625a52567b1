// vaec_posterior.c -- posteriors, flows and priors held to what defines them: volumes against numeric
// Jacobians, densities that integrate to one, exact posteriors that reach the exact evidence.
#include "lab.h"

#define MODEL(latent, rest)                                                                        \
    "model m data x: vector(5) latent z: " latent "\n"                                             \
    "encoder { dense(5) tanh } decoder { dense(4) tanh dense(5) }\n"                               \
    "loss { likelihood = gaussian(sigma=0.6) " rest " } train { batch = 6 }"

static const double rows[4][5] = {{0.3, -1.2, 0.8, 0.2, -0.4},
                                  {1.1, 0.4, -0.5, 0.9, 0.1},
                                  {-0.7, 0.1, 0.2, -1.1, 0.6},
                                  {0.9, -0.6, -1.4, 0.5, -0.2}};

static double log_standard(const double *z, int d) {
    double sum = 0;
    for (int i = 0; i < d; i++) sum -= 0.5 * (z[i] * z[i] + log(6.283185307179586));
    return sum;
}

static double log_det(double *a, int n) { // log|det| by elimination with pivots
    double sum = 0;
    for (int k = 0; k < n; k++) {
        int best = k;
        for (int i = k + 1; i < n; i++)
            if (fabs(a[i * n + k]) > fabs(a[best * n + k])) best = i;
        for (int j = 0; j < n; j++) {
            const double t = a[k * n + j];
            a[k * n + j] = a[best * n + j];
            a[best * n + j] = t;
        }
        sum += log(fabs(a[k * n + k]));
        for (int i = k + 1; i < n; i++)
            for (int j = n - 1; j >= k; j--)
                a[i * n + j] -= a[i * n + k] / a[k * n + k] * a[k * n + j];
    }
    return sum;
}

// log|det dz/deps| of row 0, where `in` makes `sample` of `port`.
static double numeric_log_det(Interp *in, const char *port, const char *sample, int d) {
    double *eps = interp_input(in, port), *jacobian = calloc((size_t)(d * d), sizeof *jacobian);
    const double h = 1e-5;
    for (int j = 0; j < d; j++) {
        const double old = eps[j];
        for (int side = -1; side <= 1; side += 2) {
            eps[j] = old + side * h;
            interp_run(in);
            for (int i = 0; i < d; i++)
                jacobian[i * d + j] += side * output(in, sample)[i] / (2 * h);
        }
        eps[j] = old;
    }
    interp_run(in);
    const double sum = log_det(jacobian, d);
    free(jacobian);
    return sum;
}

// ---------------------------------------------------------------- posteriors

typedef struct Case {
    const char *text;
    int d;
    bool prior; // the prior is learned: how probable z is, is not known here
} Case;

// log p(z) - log q(z|x), as the eval program has it.
static double log_ratio(const Interp *in, int row) {
    return output(in, "log_weight")[row] + output(in, "reconstruction")[row];
}

// q(z|x) = N(eps) / |dz/deps| for draws of every row.
static void test_volume(void **state) {
    const Case *c = *state;
    Lab *lab = lab_new(c->text);
    lab_weights(lab, 0.7);
    for (int trial = 0; trial < 8; trial++) {
        Interp *eval = lab_run(lab, PROGRAM_EVAL, 1), *encode = lab_run(lab, PROGRAM_ENCODE, 1);
        give(eval, "x", rows[trial % 4], 5);
        give(encode, "x", rows[trial % 4], 5);
        draw(lab, eval);
        give(encode, "z.eps", interp_input(eval, "z.eps"), (size_t)c->d);
        interp_run(eval);
        const double volume = numeric_log_det(encode, "z.eps", "z.sample", c->d);
        const double *z = output(encode, "z.sample");
        const double log_q = log_standard(interp_input(eval, "z.eps"), c->d) - volume;
        close_to("log q", log_standard(z, c->d) - log_ratio(eval, 0), log_q, 1e-7);
        interp_free(eval);
        interp_free(encode);
    }
    lab_free(lab);
}

// The closed form against what draws average to, for every row.
static void test_kl(void **state) {
    const Case *c = *state;
    Lab *lab = lab_new(c->text);
    lab_weights(lab, 0.5);
    Interp *in = lab_run(lab, PROGRAM_EVAL, 4);
    give(in, "x", &rows[0][0], 20);
    Mean m[4] = {{0, 0, 0}};
    for (int i = 0; i < (strstr(c->text, "vmf") ? 4000 : 20000); i++) {
        draw(lab, in);
        interp_run(in);
        for (int r = 0; r < 4; r++) mean_add(&m[r], -log_ratio(in, r));
    }
    for (int r = 0; r < 4; r++) close_to("KL", m[r].mean, output(in, "kl")[r], 4 * mean_error(&m[r]));
    interp_free(in);
    lab_free(lab);
}

// x = W z + b + 0.6 noise with z ~ N(0, I): q(z|x) = N(A (x - b), S), S = (I + W'W / 0.36)^-1 and
// A = S W' / 0.36. Given exactly, every importance weight is the evidence.
static void test_exact_posterior(void **state) {
    (void)state;
    Lab *lab = lab_new("model m data x: vector(3) latent z: normal(2, cov=full)\n"
                       "encoder { } decoder { dense(3) }\n"
                       "loss { likelihood = gaussian(sigma=0.6) } train { batch = 4 }");
    lab_weights(lab, 0.8);
    double w[3][2], precision[3] = {1, 0, 1}, bias[3]; // [0, 0], [0, 1], [1, 1]
    for (int i = 0; i < 3; i++) {
        bias[i] = *tensor(lab, "decoder.0.bias", i, 0);
        for (int k = 0; k < 2; k++) w[i][k] = *tensor(lab, "decoder.0.weight", i, k);
        precision[0] += w[i][0] * w[i][0] / 0.36;
        precision[1] += w[i][0] * w[i][1] / 0.36;
        precision[2] += w[i][1] * w[i][1] / 0.36;
    }
    const double det = precision[0] * precision[2] - precision[1] * precision[1];
    const double s[2][2] = {{precision[2] / det, -precision[1] / det},
                            {-precision[1] / det, precision[0] / det}};
    const double l00 = sqrt(s[0][0]), l10 = s[1][0] / l00, l11 = sqrt(s[1][1] - l10 * l10);
    for (int k = 0; k < 2; k++) {
        *tensor(lab, "posterior.z.mean.bias", k, 0) = 0;
        *tensor(lab, "posterior.z.logvar.bias", k, 0) = 2 * log(k ? l11 : l00);
        for (int i = 0; i < 3; i++) {
            const double a = (s[k][0] * w[i][0] + s[k][1] * w[i][1]) / 0.36;
            *tensor(lab, "posterior.z.mean.weight", k, i) = a;
            *tensor(lab, "posterior.z.mean.bias", k, 0) -= a * bias[i];
            *tensor(lab, "posterior.z.logvar.weight", k, i) = 0;
        }
    }
    for (int k = 0; k < 4; k++) {
        *tensor(lab, "posterior.z.lower.bias", k, 0) = k == 2 ? l10 : 5; // the others do not count
        for (int i = 0; i < 3; i++) *tensor(lab, "posterior.z.lower.weight", k, i) = 0;
    }
    Interp *in = lab_run(lab, PROGRAM_EVAL, 4);
    for (int r = 0; r < 4; r++) memcpy(interp_input(in, "x") + 3 * r, rows[r], 3 * sizeof(double));
    for (int trial = 0; trial < 5; trial++) {
        draw(lab, in);
        interp_run(in);
        for (int r = 0; r < 4; r++) {
            // log N(x; b, W W' + 0.36 I), by Woodbury's identity and the determinant lemma
            double square = 0, wx[2] = {0, 0};
            for (int i = 0; i < 3; i++) {
                const double x = rows[r][i] - bias[i];
                square += x * x / 0.36;
                for (int k = 0; k < 2; k++) wx[k] += w[i][k] * x / 0.36;
            }
            for (int a = 0; a < 2; a++)
                for (int b = 0; b < 2; b++) square -= wx[a] * s[a][b] * wx[b];
            const double exact =
                -0.5 * (square + log(det) + 3 * log(0.36) + 3 * log(6.283185307179586));
            close_to("evidence", output(in, "log_weight")[r], exact, 1e-9);
        }
    }
    interp_free(in);
    lab_free(lab);
}

// ---------------------------------------------------------------- the sphere

// Draws have length 1, lie about the mean as kappa says (of three dimensions: coth kappa - 1 / kappa on average), and
// p(z)/q(z|x) is 1 on average. decode takes any length.
static void test_sphere(void **state) {
    const Case *c = *state;
    Lab *lab = lab_new(c->text);
    lab_weights(lab, 1);
    Interp *eval = lab_run(lab, PROGRAM_EVAL, 1), *encode = lab_run(lab, PROGRAM_ENCODE, 1);
    give(eval, "x", rows[1], 5);
    give(encode, "x", rows[1], 5);
    Mean ratio = {0, 0, 0}, along = {0, 0, 0}, first = {0, 0, 0};
    for (int i = 0; i < 5000; i++) {
        draw(lab, eval);
        draw(lab, encode);
        interp_run(eval);
        interp_run(encode);
        const double *z = output(encode, "z.sample"), *mean = output(encode, "z.mean");
        double square = 0, w = 0;
        for (int k = 0; k < c->d; k++) square += z[k] * z[k], w += z[k] * mean[k];
        close_to("length", square, 1, 1e-9);
        mean_add(&ratio, exp(log_ratio(eval, 0)));
        mean_add(&along, w);
        mean_add(&first, z[0]);
    }
    const double kappa = *output(encode, "z.kappa"), *mean = output(encode, "z.mean");
    close_to("p/q", ratio.mean, 1, 4 * mean_error(&ratio));
    close_to("direction", first.mean, along.mean * mean[0], 4 * mean_error(&first) + 4 * mean_error(&along));
    if (c->d == 3) close_to("cosine", along.mean, 1 / tanh(kappa) - 1 / kappa, 4 * mean_error(&along));
    Interp *decode = lab_run(lab, PROGRAM_DECODE, 1);
    double z[16], x[5];
    for (int k = 0; k < c->d; k++) z[k] = mean[k];
    for (int trial = 0; trial < 2; trial++) {
        give(decode, "z", z, (size_t)c->d);
        interp_run(decode);
        for (int k = 0; k < 5; k++)
            if (trial) close_to("decoded", output(decode, "x.mean")[k], x[k], 1e-9);
            else x[k] = output(decode, "x.mean")[k];
        for (int k = 0; k < c->d; k++) z[k] *= 7;
    }
    interp_free(eval);
    interp_free(encode);
    interp_free(decode);
    lab_free(lab);
}

// ---------------------------------------------------------------- experts

#define EXPERTS(latent, rest)                                                                      \
    "model m data x: vector(5, missing=true) data y: label(3, missing=true) latent z: " latent "\n" \
    "encoder seen(x) { dense(5) tanh } encoder told(y) { dense(4) tanh }\n"                        \
    "decoder x(z) { dense(5) } decoder y(z) { dense(3) }\n"                                        \
    "loss x { likelihood = gaussian(sigma=0.6) } loss y { likelihood = categorical }\n"            \
    "loss { beta = 1 " rest " } train { batch = 6 }"

// Row r of the data: both are there, x alone, y alone, nothing.
static void give_experts(Interp *in) {
    static const double labels[4][3] = {{0, 1, 0}, {0}, {0, 0, 1}, {0}};
    for (int r = 0; r < 4; r++)
        for (int k = 0; k < 5; k++) {
            interp_input(in, "x")[5 * r + k] = r < 2 ? rows[r][k] : 0;
            interp_input(in, "x.observed")[5 * r + k] = r < 2;
        }
    give(in, "y", labels[0], 12);
    for (int k = 0; k < 12; k++) interp_input(in, "y.observed")[k] = k / 3 % 2 == 0;
}

// Draws have the mixture's mean and variance, and p(z)/q(z|x) is 1 on average whoever is missing.
static void test_experts(void **state) {
    (void)state;
    Lab *lab = lab_new(EXPERTS("normal(2, experts=mixture)", ""));
    lab_weights(lab, 0.4);
    Interp *eval = lab_run(lab, PROGRAM_EVAL, 4), *encode = lab_run(lab, PROGRAM_ENCODE, 4);
    give_experts(eval);
    give_experts(encode);
    Mean ratio[4] = {{0, 0, 0}}, first[4] = {{0, 0, 0}}, second[4] = {{0, 0, 0}};
    for (int i = 0; i < 10000; i++) {
        draw(lab, eval);
        draw(lab, encode);
        interp_run(eval);
        interp_run(encode);
        for (int r = 0; r < 4; r++) {
            const double apart = output(encode, "z.sample")[2 * r] - output(encode, "z.mean")[2 * r];
            mean_add(&ratio[r], exp(log_ratio(eval, r)));
            mean_add(&first[r], apart);
            mean_add(&second[r], apart * apart);
        }
    }
    for (int r = 0; r < 4; r++) {
        close_to("p/q", ratio[r].mean, 1, 4 * mean_error(&ratio[r]) + 1e-12);
        close_to("mean", first[r].mean, 0, 4 * mean_error(&first[r]));
        close_to("variance", second[r].mean, exp(output(encode, "z.logvar")[2 * r]), 4 * mean_error(&second[r]));
    }
    close_to("of nothing", output(encode, "z.logvar")[6], 0, 1e-12);
    close_to("KL of nothing", output(eval, "kl")[3], 0, 1e-12);
    interp_free(eval);
    interp_free(encode);
    lab_free(lab);
}

static void test_experts_gradients(void **state) {
    Lab *lab = lab_new(*state);
    lab_weights(lab, 0.6);
    Interp *in = lab_run(lab, PROGRAM_TRAIN, 4);
    give_experts(in);
    draw(lab, in);
    check_gradients(lab, in, 1e-6);
    interp_free(in);
    lab_free(lab);
}

// ---------------------------------------------------------------- priors

// log p(z) at given z, by a plain posterior whose density is known: [n, d].
static void prior_density(Lab *lab, const double *z, int n, int d, double *log_p) {
    Interp *eval = lab_run(lab, PROGRAM_EVAL, n), *encode = lab_run(lab, PROGRAM_ENCODE, n);
    for (int r = 0; r < n; r++) {
        memcpy(interp_input(eval, "x") + 5 * r, rows[0], sizeof rows[0]);
        memcpy(interp_input(encode, "x") + 5 * r, rows[0], sizeof rows[0]);
    }
    interp_run(encode);
    const double *mean = output(encode, "z.mean"), *logvar = output(encode, "z.logvar");
    double *eps = interp_input(eval, "z.eps");
    for (int i = 0; i < n * d; i++) eps[i] = (z[i] - mean[i]) / exp(logvar[i] / 2);
    interp_run(eval);
    for (int r = 0; r < n; r++) {
        double log_q = log_standard(eps + r * d, d);
        for (int k = 0; k < d; k++) log_q -= logvar[r * d + k] / 2;
        log_p[r] = log_ratio(eval, r) + log_q;
    }
    interp_free(eval);
    interp_free(encode);
}

// Over a grid that holds all there is. And the draws have the moments of the density.
static void test_integral(void **state) {
    const Case *c = *state;
    enum { SIDE = 161 };
    Lab *lab = lab_new(c->text);
    lab_weights(lab, 0.6);
    const int d = c->d, n = d == 1 ? SIDE : SIDE * SIDE;
    const double step = 16.0 / (SIDE - 1);
    double *z = calloc((size_t)(n * d), sizeof *z), *log_p = calloc((size_t)n, sizeof *log_p);
    for (int r = 0; r < n; r++)
        for (int k = 0; k < d; k++) z[r * d + k] = -8 + step * (k ? r / SIDE : r % SIDE);
    prior_density(lab, z, n, d, log_p);
    double sum = 0, mean = 0, square = 0;
    for (int r = 0; r < n; r++) {
        const double p = exp(log_p[r]) * pow(step, d);
        sum += p;
        mean += p * z[r * d];
        square += p * z[r * d] * z[r * d];
    }
    close_to("integral", sum, 1, 2e-3);
    Interp *in = lab_run(lab, PROGRAM_PRIOR, 50);
    Mean first = {0, 0, 0}, second = {0, 0, 0};
    for (int i = 0; i < 400; i++) {
        draw(lab, in);
        interp_run(in);
        for (int r = 0; r < 50; r++) {
            const double v = output(in, "z.sample")[r * d];
            mean_add(&first, v);
            mean_add(&second, v * v);
        }
    }
    close_to("mean of draws", first.mean, mean, 4 * mean_error(&first) + 1e-3);
    close_to("square of draws", second.mean, square, 4 * mean_error(&second) + 4e-3);
    interp_free(in);
    free(z);
    free(log_p);
    lab_free(lab);
}

// A draw z from eps has p(z) = N(eps) / |dz/deps|: so the density's inverse undoes the draw.
static void test_prior_volume(void **state) {
    const Case *c = *state;
    Lab *lab = lab_new(c->text);
    lab_weights(lab, 0.7);
    for (int trial = 0; trial < 5; trial++) {
        Interp *in = lab_run(lab, PROGRAM_PRIOR, 1);
        draw(lab, in);
        const double volume = numeric_log_det(in, "z.prior", "z.sample", c->d);
        double log_p;
        prior_density(lab, output(in, "z.sample"), 1, c->d, &log_p);
        close_to("log p", log_p, log_standard(interp_input(in, "z.prior"), c->d) - volume, 1e-7);
        interp_free(in);
    }
    lab_free(lab);
}

static double log_add(double a, double b) {
    return fmax(a, b) + log1p(exp(-fabs(a - b)));
}

static void test_mixture(void **state) {
    (void)state;
    Lab *lab = lab_new(MODEL("normal(2, prior=mixture(3))", ""));
    lab_weights(lab, 0.7);
    const double z[2] = {0.4, -0.3};
    double all = -INFINITY, log_p = -INFINITY;
    for (int k = 0; k < 3; k++) {
        double part = *tensor(lab, "prior.z.logits", k, 0);
        all = log_add(all, part);
        for (int i = 0; i < 2; i++) {
            const double logvar = *tensor(lab, "prior.z.logvar", k, i);
            const double apart = (z[i] - *tensor(lab, "prior.z.mean", k, i)) / exp(logvar / 2);
            part += log_standard(&apart, 1) - logvar / 2;
        }
        log_p = log_add(log_p, part);
    }
    double got;
    prior_density(lab, z, 1, 2, &got);
    close_to("log p", got, log_p - all, 1e-10);
    lab_free(lab);
}

// The parts are what encode says of the pseudo-inputs.
static void test_vamp(void **state) {
    (void)state;
    Lab *lab = lab_new(MODEL("normal(2, prior=vamp(3))", ""));
    lab_weights(lab, 0.7);
    Interp *in = lab_run(lab, PROGRAM_ENCODE, 3);
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 5; i++)
            interp_input(in, "x")[5 * k + i] = *tensor(lab, "prior.z.inputs", k, i);
    interp_run(in);
    const double z[2] = {0.4, -0.3};
    double log_p = -INFINITY;
    for (int k = 0; k < 3; k++) {
        double part = -log(3);
        for (int i = 0; i < 2; i++) {
            const double logvar = output(in, "z.logvar")[2 * k + i];
            const double apart = (z[i] - output(in, "z.mean")[2 * k + i]) / exp(logvar / 2);
            part += log_standard(&apart, 1) - logvar / 2;
        }
        log_p = log_add(log_p, part);
    }
    double got;
    prior_density(lab, z, 1, 2, &got);
    close_to("log p", got, log_p, 1e-10);
    interp_free(in);
    lab_free(lab);
}

// ---------------------------------------------------------------- gradients

static void test_gradients(void **state) {
    const Case *c = *state;
    Lab *lab = lab_new(c->text);
    lab_weights(lab, 0.6);
    Interp *in = lab_run(lab, PROGRAM_TRAIN, 4);
    give(in, "x", &rows[0][0], 20);
    draw(lab, in);
    check_gradients(lab, in, 1e-6);
    interp_free(in);
    lab_free(lab);
}

#define CASE(what, test, latent, rest, d)                                                          \
    { what " " latent " " rest, test, NULL, NULL, &(Case){MODEL(latent, rest), d, false} }
#define VOLUME(latent, d) CASE("volume", test_volume, latent, "", d)
#define GRADIENTS(latent, rest) CASE("gradients", test_gradients, latent, rest, 0)

#define EXPERTS_GRADIENTS(latent, rest)                                                            \
    { "gradients " latent " " rest, test_experts_gradients, NULL, NULL, EXPERTS(latent, rest) }

int main(void) {
    const struct CMUnitTest tests[] = {
        VOLUME("normal(3, cov=full)", 3),
        VOLUME("normal(3, flow=planar(3))", 3),
        VOLUME("normal(1, flow=planar)", 1),
        VOLUME("normal(3, flow=radial(3))", 3),
        VOLUME("normal(4, flow=realnvp(3, hidden=5))", 4),
        VOLUME("normal(3, flow=realnvp(2, hidden=5))", 3),
        VOLUME("normal(4, flow=iaf(3, hidden=7))", 4),
        VOLUME("normal(5, flow=iaf(2, hidden=3))", 5),
        VOLUME("normal(1, flow=iaf)", 1),
        VOLUME("normal(3, cov=full, flow=iaf(2, hidden=9))", 3),
        CASE("KL", test_kl, "normal(3)", "", 3),
        CASE("KL", test_kl, "normal(3, cov=full)", "", 3),
        CASE("KL", test_kl, "vmf(2)", "", 2),
        CASE("KL", test_kl, "vmf(3)", "", 3),
        CASE("KL", test_kl, "vmf(5)", "", 5),
        CASE("sphere", test_sphere, "vmf(2)", "", 2),
        CASE("sphere", test_sphere, "vmf(3)", "", 3),
        CASE("sphere", test_sphere, "vmf(5)", "", 5),
        cmocka_unit_test(test_exact_posterior),
        cmocka_unit_test(test_experts),
        cmocka_unit_test(test_mixture),
        cmocka_unit_test(test_vamp),
        CASE("integral", test_integral, "normal(1, prior=mixture(3))", "", 1),
        CASE("integral", test_integral, "normal(1, prior=vamp(4))", "", 1),
        CASE("integral", test_integral, "normal(2, prior=realnvp(2, hidden=4))", "", 2),
        CASE("volume of the prior", test_prior_volume, "normal(3, prior=realnvp(3, hidden=4))", "", 3),
        EXPERTS_GRADIENTS("normal(3, experts=product)", ""),
        EXPERTS_GRADIENTS("normal(3, experts=mixture)", ""),
        EXPERTS_GRADIENTS("normal(3, experts=mixture)", "objective = elbo(3)"),
        EXPERTS_GRADIENTS("normal(3, experts=mixture)", "objective = iwae(2)"),
        EXPERTS_GRADIENTS("normal(3, experts=mixture)", "objective = mmd"),
        EXPERTS_GRADIENTS("normal(3, experts=mixture, prior=mixture(2))", "free_bits = 0.1"),
        GRADIENTS("vmf(2)", ""),
        GRADIENTS("vmf(3)", ""),
        GRADIENTS("vmf(4)", "objective = iwae(2)"),
        GRADIENTS("vmf(3)", "objective = elbo(3)"),
        GRADIENTS("vmf(3)", "objective = mmd"),
        GRADIENTS("normal(3, cov=full)", ""),
        GRADIENTS("normal(3, cov=full)", "objective = iwae(3)"),
        GRADIENTS("normal(3, flow=planar(2))", ""),
        GRADIENTS("normal(3, flow=radial(2))", "objective = elbo(3)"),
        GRADIENTS("normal(3, flow=realnvp(2, hidden=4))", "objective = iwae(2)"),
        GRADIENTS("normal(3, flow=iaf(2, hidden=5))", "free_bits = 0.1"),
        GRADIENTS("normal(3, prior=mixture(4))", ""),
        GRADIENTS("normal(3, prior=mixture(4))", "objective = mmd"),
        GRADIENTS("normal(3, prior=vamp(4))", "objective = iwae(2)"),
        GRADIENTS("normal(3, prior=realnvp(2, hidden=4))", "objective = beta_tc"),
        GRADIENTS("normal(3, flow=iaf(2, hidden=5), prior=realnvp(2, hidden=4))", ""),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
