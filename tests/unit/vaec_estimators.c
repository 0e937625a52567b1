// vaec_estimators.c -- the mean over noise of a gradient does not depend on how it is estimated: the
// doubly reparametrized gradient has that of iwae, the closed form of a KL that of its samples, the three
// parts of beta_tc with equal weights that of the ELBO; with any beta, several latents, hierarchies,
// conditions and missing values. By the interpreter, in double precision, with a fixed seed.
#include "lab.h"

static const double rows[4][3] = {
    {0.3, -1.2, 0.8}, {1.1, 0.4, -0.5}, {-0.7, 0.1, 0.2}, {0.9, -0.6, -1.4}};

#define MODEL(data, latents, encoder, decoder, likelihood, objective)                              \
    "model m data x: vector(3" data ") " latents " encoder { " encoder " } decoder { " decoder     \
    " } loss { likelihood = " likelihood " objective = " objective " } train { batch = 4 }"

typedef struct Pair {
    const char *name, *text[2];
    double beta;
    int runs; // draws of noise
} Pair;

// The same noise for both, where both have that port.
static void share_noise(Interp *from, Interp *to) {
    for (NodeId id = 0; id < from->g->n_nodes; id++) {
        const Node *n = &from->g->node[id];
        if (n->op != OP_input || (n->attr[0] != VAE_IN_NORMAL && n->attr[0] != VAE_IN_UNIFORM)) continue;
        double *port = interp_input(to, n->note);
        if (port) memcpy(port, from->value[id], width_of(from, id) * (size_t)from->n * sizeof *port);
    }
}

// Row 1 lacks its second value, where the model allows for that.
static void give_rows(Interp *in) {
    give(in, "x", &rows[0][0], 12);
    double *observed = interp_input(in, "x.observed");
    for (int k = 0; observed && k < 12; k++) observed[k] = k != 4;
}

// Every gradient's mean difference is within 5 of its standard errors (a thousand numbers are compared
// in all: by chance one in two million is off by as much).
static void test_pair(void **state) {
    const Pair *t = *state;
    Lab *lab[2];
    Interp *in[2];
    double *grad[2];
    for (int i = 0; i < 2; i++) {
        lab[i] = lab_new(t->text[i]);
        lab_weights(lab[i], 0.6);
        in[i] = lab_run(lab[i], PROGRAM_TRAIN, 4);
        in[i]->scalar[VAE_BETA] = t->beta;
        give_rows(in[i]);
        grad[i] = calloc(lab[i]->c.n_param, sizeof(double));
    }
    const size_t n = lab[0]->c.n_param;
    assert_int_equal(n, lab[1]->c.n_param);
    Mean *apart = calloc(n, sizeof *apart);
    double *size = calloc(n, sizeof *size);
    for (int run = 0; run < t->runs; run++) {
        lab[0]->state = lab[1]->state = 5000 + (uint64_t)run;
        for (int i = 0; i < 2; i++) draw(lab[i], in[i]);
        share_noise(in[0], in[1]);
        for (int i = 0; i < 2; i++) {
            interp_run(in[i]);
            gradient(lab[i], in[i], grad[i]);
        }
        for (size_t k = 0; k < n; k++) {
            mean_add(&apart[k], grad[1][k] - grad[0][k]);
            size[k] += fabs(grad[0][k]) / t->runs;
        }
    }
    double most = 0;
    for (int p = 0; p < lab[0]->c.n_params; p++) {
        const VaeTensor *tensor = &lab[0]->c.param[p].tensor;
        const int columns = tensor->rank > 1 ? tensor->dim[1] : 1;
        for (int k = 0; k < tensor->dim[0] * columns && tensor->trained; k++) {
            const size_t at = tensor->offset + (size_t)(k / columns) * (size_t)tensor->stride[0] +
                              (tensor->rank > 1 ? (size_t)(k % columns) * (size_t)tensor->stride[1] : 0);
            const double tol = 5 * mean_error(&apart[at]) + 1e-9 * (1 + size[at]);
            if (!(fabs(apart[at].mean) <= tol))
                fail_msg("%s, beta %g, %s[%d,%d]: the means differ by %.4g, %.1f standard errors (size %.3g)",
                         t->name, t->beta, tensor->name, k / columns, k % columns, apart[at].mean,
                         fabs(apart[at].mean) / mean_error(&apart[at]), size[at]);
            most = fmax(most, size[at]);
        }
    }
    assert_true(most > 0.01);
    for (int i = 0; i < 2; i++) {
        interp_free(in[i]);
        lab_free(lab[i]);
        free(grad[i]);
    }
    free(apart);
    free(size);
}

#define PAIR(name, beta, runs, a, b)                                                               \
    { name " beta " #beta, test_pair, NULL, NULL, &(Pair){name, {a, b}, beta, runs} }

// dreg against iwae
#define DREG(name, beta, runs, data, latents, encoder, decoder, likelihood)                        \
    PAIR("dreg: " name, beta, runs,                                                                \
         MODEL(data, latents, encoder, decoder, likelihood, "iwae(samples=3)"),                    \
         MODEL(data, latents, encoder, decoder, likelihood, "dreg(samples=3)"))
#define DREG_SMALL(beta, runs)                                                                     \
    DREG("one latent", beta, runs, "", "latent z: normal(2)", "dense(3) tanh", "dense(3) tanh dense(3)", \
         "gaussian(sigma=0.5)")

// The sampled KL (one importance sample) against the closed form
#define CLOSED(name, beta, latents, decoder)                                                       \
    PAIR("closed KL: " name, beta, 2000,                                                           \
         MODEL("", latents, "dense(3) tanh", decoder, "gaussian(sigma=0.5)", "elbo"),              \
         MODEL("", latents, "dense(3) tanh", decoder, "gaussian(sigma=0.5)", "iwae(samples=1)"))

// An objective that is the ELBO in disguise
#define DISGUISE(objective, beta)                                                                  \
    PAIR(objective, beta, 500,                                                                     \
         MODEL(", missing=true", "latent z: normal(2) latent w: normal(1)", "dense(3) tanh", "dense(3)", \
               "gaussian(sigma=0.5)", "iwae(samples=1)"),                                          \
         MODEL(", missing=true", "latent z: normal(2) latent w: normal(1)", "dense(3) tanh", "dense(3)", \
               "gaussian(sigma=0.5)", objective))

int main(void) {
    const struct CMUnitTest tests[] = {
        DREG_SMALL(0, 500),
        DREG_SMALL(0.5, 2000),
        DREG_SMALL(1, 2000),
        DREG_SMALL(4, 2000),
        DREG("two latents", 0.3, 2000, "", "latent z: normal(2) latent w: normal(1)", "dense(3) tanh",
             "dense(3) tanh dense(3)", "gaussian(sigma=0.5)"),
        DREG("missing values", 0.5, 2000, ", missing=true", "latent z: normal(2)", "dense(3) tanh",
             "dense(3) tanh dense(3)", "gaussian(sigma=0.5)"),
        DREG("a learned sigma, reduce = mean", 2, 2000, "", "latent z: normal(2)", "dense(3) tanh", "dense(3)",
             "gaussian(sigma=learned) reduce = mean"),
        DREG("a shared scale", 0.5, 2000, "", "latent z: normal(2)", "dense(3) tanh", "dense(3)",
             "laplace(scale=shared)"),
        DREG("a mixture", 0.5, 2000, "", "latent z: normal(2, prior=mixture(3))", "dense(3) tanh",
             "dense(3)", "gaussian(sigma=0.5)"),
        DREG("pseudo-inputs", 0.5, 2000, "", "latent z: normal(2, prior=vamp(3))", "dense(3) tanh",
             "dense(3)", "gaussian(sigma=0.5)"),
        DREG("a flow as prior", 0.5, 1000, "", "latent z: normal(2, prior=realnvp(2, hidden=3))",
             "dense(3) tanh", "dense(3)", "gaussian(sigma=0.5)"),
        DREG("batchnorm in the encoder", 0.5, 2000, "", "latent z: normal(2)", "dense(3) batchnorm tanh",
             "dense(3)", "gaussian(sigma=0.5)"),
        CLOSED("normal", 0.5, "latent z: normal(2)", "dense(3) tanh dense(3)"),
        CLOSED("normal", 3, "latent z: normal(2) latent w: normal(1)", "dense(3) tanh dense(3)"),
        CLOSED("full covariance", 0.5, "latent z: normal(2, cov=full)", "dense(3) tanh dense(3)"),
        CLOSED("hierarchy", 0.5, "latent z: normal(2, prior=given(t, hidden=3)) latent t: normal(1)",
               "dense(3) tanh dense(3)"),
        DISGUISE("elbo(samples=4)", 0.5),
        DISGUISE("beta_tc(1, 1, 1)", 0.5),
        DISGUISE("beta_tc(1, 1, 1, weighted)", 2),
        DISGUISE("mmd(0)", 0.5),
        DISGUISE("dip(0, 0)", 0.5),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
