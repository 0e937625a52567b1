// vaec_discrete.c -- latents of classes and codes held to what defines them: draws of the stated
// probabilities, exact evidence by summing over all classes, the nearest code by trying them all, and
// straight-through gradients as the derivatives of the surrogate that defines them.
#include "lab.h"

#define MODEL(latent, rest)                                                                        \
    "model m data x: vector(5) latent z: " latent "\n"                                             \
    "encoder { dense(5) tanh } decoder { dense(4) tanh dense(5) }\n"                               \
    "loss { likelihood = gaussian(sigma=0.6) " rest " } train { batch = 6 }"

static const double rows[4][5] = {{0.3, -1.2, 0.8, 0.2, -0.4},
                                  {1.1, 0.4, -0.5, 0.9, 0.1},
                                  {-0.7, 0.1, 0.2, -1.1, 0.6},
                                  {0.9, -0.6, -1.4, 0.5, -0.2}};

static Lab *lab_of(const char *text) {
    Lab *lab = lab_new(text);
    lab_weights(lab, 0.8);
    return lab;
}

static Interp *run_on_rows(const Lab *lab, ProgramKind kind) {
    Interp *in = lab_run(lab, kind, 4);
    give(in, "x", &rows[0][0], 20);
    return in;
}

// ---------------------------------------------------------------- categorical

// Draws are one-hot, each class as often as `mean` says; the closed form of the KL is their average.
static void test_draws(void **state) {
    (void)state;
    enum { RUNS = 20000, N = 2, CLASSES = 3, WIDTH = N * CLASSES };
    Lab *lab = lab_of(MODEL("categorical(2, 3)", ""));
    Interp *encode = run_on_rows(lab, PROGRAM_ENCODE), *eval = run_on_rows(lab, PROGRAM_EVAL);
    Mean share[4 * WIDTH] = {{0, 0, 0}}, kl[4] = {{0, 0, 0}};
    for (int i = 0; i < RUNS; i++) {
        draw(lab, encode);
        interp_run(encode);
        const double *z = output(encode, "z.sample");
        for (int p = 0; p < 4 * N; p++) {
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                const double v = z[p * CLASSES + k];
                assert_true(v == 0 || v == 1);
                sum += v;
                mean_add(&share[p * CLASSES + k], v);
            }
            assert_true(sum == 1);
        }
        draw(lab, eval);
        interp_run(eval);
        for (int r = 0; r < 4; r++) // log q - log p
            mean_add(&kl[r], -output(eval, "log_weight")[r] - output(eval, "reconstruction")[r]);
    }
    for (int k = 0; k < 4 * WIDTH; k++)
        close_to("share", share[k].mean, output(encode, "z.mean")[k], 4.5 * mean_error(&share[k]) + 1e-4);
    for (int r = 0; r < 4; r++) {
        close_to("KL", kl[r].mean, output(eval, "kl")[r], 4 * mean_error(&kl[r]));
        const double *each = output(eval, "z.kl") + r * N; // of each place; closed forms by hand
        for (int p = 0; p < N; p++) {
            double want = log(CLASSES);
            for (int k = 0; k < CLASSES; k++) {
                const double q = output(encode, "z.mean")[r * WIDTH + p * CLASSES + k];
                want += q * log(q);
            }
            close_to("KL of a place", each[p], want, 1e-12);
        }
    }
    interp_free(encode);
    interp_free(eval);
    lab_free(lab);
}

// log p(x) = log of the mean over classes of p(x|class): what importance weights average to. The
// ELBO is below it by KL(q || p(z|x)).
static void test_exact_evidence(void **state) {
    (void)state;
    enum { RUNS = 40000, CLASSES = 4 };
    Lab *lab = lab_of(MODEL("categorical(1, 4)", ""));
    double p[4] = {0}; // of each row
    Interp *eval = run_on_rows(lab, PROGRAM_EVAL);
    double nll[4][CLASSES];
    bool seen[4][CLASSES] = {{false}};
    Mean weight[4] = {{0, 0, 0}};
    Interp *encode = run_on_rows(lab, PROGRAM_ENCODE);
    for (int i = 0; i < RUNS; i++) {
        draw(lab, eval);
        give(encode, "z.u", interp_input(eval, "z.u"), 4 * CLASSES);
        interp_run(eval);
        interp_run(encode);
        for (int r = 0; r < 4; r++) {
            mean_add(&weight[r], exp(output(eval, "log_weight")[r]));
            for (int k = 0; k < CLASSES; k++)
                if (output(encode, "z.sample")[r * CLASSES + k] == 1) {
                    nll[r][k] = output(eval, "reconstruction")[r];
                    seen[r][k] = true;
                }
        }
    }
    for (int r = 0; r < 4; r++) {
        for (int k = 0; k < CLASSES; k++) {
            assert_true(seen[r][k]);
            p[r] += exp(-nll[r][k]) / CLASSES;
        }
        close_to("evidence", weight[r].mean, p[r], 4 * mean_error(&weight[r]));
    }
    interp_free(encode);
    interp_free(eval);
    lab_free(lab);
}

// Hot or cold, training's draw is a softmax whose largest is the exact draw's class; as the
// temperature falls it becomes that draw.
static void test_temperature(void **state) {
    (void)state;
    Lab *soft = lab_of(MODEL("categorical(2, 3)", "temperature = 0.7"));
    Lab *hard = lab_of(MODEL("categorical(2, 3, straight_through=true)", "temperature = 0.7"));
    Interp *a = run_on_rows(soft, PROGRAM_TRAIN), *b = run_on_rows(hard, PROGRAM_TRAIN);
    Interp *eval = run_on_rows(soft, PROGRAM_EVAL);
    draw(soft, a);
    give(b, "z.u", interp_input(a, "z.u"), 24);
    give(eval, "z.u", interp_input(a, "z.u"), 24);
    interp_run(eval);
    double recon = 0;
    for (int r = 0; r < 4; r++) recon += output(eval, "reconstruction")[r] / 4;
    interp_run(b);
    close_to("straight-through", output(b, "reconstruction")[0], recon, 1e-12);
    a->scalar[VAE_TEMPERATURE] = 0.7;
    interp_run(a);
    assert_true(fabs(output(a, "reconstruction")[0] - recon) > 1e-3);
    a->scalar[VAE_TEMPERATURE] = 1e-4;
    interp_run(a);
    close_to("cold", output(a, "reconstruction")[0], recon, 1e-9);
    interp_free(a);
    interp_free(b);
    interp_free(eval);
    lab_free(soft);
    lab_free(hard);
}

// ---------------------------------------------------------------- vq

static void test_codes(void **state) {
    (void)state;
    enum { CODES = 7, DIM = 3, N = 2, WIDTH = N * DIM };
    Lab *lab = lab_of(MODEL("vq(7, 3, n=2)", ""));
    Interp *encode = run_on_rows(lab, PROGRAM_ENCODE);
    interp_run(encode);
    const Graph *g = encode->g;
    const double *v = NULL; // what goes in: the heads
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].role && !strcmp(g->node[id].role, "heads")) v = encode->value[id];
    assert_non_null(v);
    int used[CODES] = {0};
    for (int p = 0; p < 4 * N; p++) {
        int best = 0;
        double least = INFINITY;
        for (int k = 0; k < CODES; k++) {
            double square = 0;
            for (int d = 0; d < DIM; d++) {
                const double apart = v[p * DIM + d] - *tensor(lab, "posterior.z.codebook", k, d);
                square += apart * apart;
            }
            if (square < least) least = square, best = k;
        }
        used[best]++;
        close_to("number", output(encode, "z.code")[p], best, 0);
        for (int d = 0; d < DIM; d++)
            close_to("code", output(encode, "z.mean")[p * DIM + d],
                     *tensor(lab, "posterior.z.codebook", best, d), 1e-12);
    }
    int several = 0;
    for (int k = 0; k < CODES; k++) several += used[k] > 0;
    assert_true(several > 1);
    interp_free(encode);
    // Two codes of 7, chosen without a choice: 2 log 7 nats.
    Interp *eval = run_on_rows(lab, PROGRAM_EVAL);
    interp_run(eval);
    for (int r = 0; r < 4; r++) {
        close_to("kl", output(eval, "kl")[r], 2 * log(CODES), 1e-12);
        close_to("log weight", output(eval, "log_weight")[r],
                 -output(eval, "reconstruction")[r] - 2 * log(CODES), 1e-12);
    }
    interp_free(eval);
    // The loss: the ELBO, (1 + commitment) times the squared distance to the codes.
    Interp *train = run_on_rows(lab, PROGRAM_TRAIN);
    interp_run(train);
    double apart = 0;
    for (int p = 0; p < 4 * WIDTH; p++) {
        const double *mean = NULL;
        for (NodeId id = 0; id < train->g->n_nodes; id++)
            if (train->g->node[id].role && !strcmp(train->g->node[id].role, "heads"))
                v = train->value[id];
        for (NodeId id = 0; id < train->g->n_nodes && !mean; id++)
            if (train->g->node[id].op == OP_straight) mean = train->value[id];
        apart += (v[p] - mean[p]) * (v[p] - mean[p]) / 4;
    }
    close_to("loss", output(train, "loss")[0],
             output(train, "reconstruction")[0] + 2 * log(CODES) + 1.25 * apart, 1e-9);
    interp_free(train);
    lab_free(lab);
}

// ---------------------------------------------------------------- averages, levels, angles

// What goes into the codes, [rows, width].
static const double *heads_of(const Interp *in) {
    for (NodeId id = 0; id < in->g->n_nodes; id++)
        if (in->g->node[id].role && !strcmp(in->g->node[id].role, "heads")) return in->value[id];
    fail_msg("no heads");
    return NULL;
}

static double updated(const Interp *in, const Lab *lab, const char *name, int i, int j) { // after the step
    const size_t at = (size_t)(tensor(lab, name, i, j) - lab->flat);
    for (int k = 0; k < in->g->n_updates; k++) {
        const Node *p = &in->g->node[in->g->update[k].param];
        const size_t first = (size_t)p->attr[0];
        if (at >= first && at < first + (size_t)shape_size(p->shape)) return in->value[in->g->update[k].value][at - first];
    }
    fail_msg("%s is not updated", name);
    return 0;
}

// N and N m by their definition (van den Oord et al. 2017, appendix A.1); a code that was not taken stays.
static void test_averages(void **state) {
    (void)state;
    enum { CODES = 6, DIM = 2, PLACES = 12 };
    Lab *lab = lab_of(MODEL("vq(6, 2, n=3, update=ema, decay=0.9)", ""));
    for (int k = 0; k < CODES; k++) *tensor(lab, "posterior.z.usage", k, 0) = 0.5 + k;
    Interp *train = run_on_rows(lab, PROGRAM_TRAIN), *encode = run_on_rows(lab, PROGRAM_ENCODE);
    interp_run(train);
    interp_run(encode);
    assert_int_equal(train->g->n_updates, 2);
    for (int p = 0; p < lab->c.n_params; p++) // no weights of the optimizer's
        assert_true(!strstr(lab->c.param[p].tensor.name, "codebook") || !lab->c.param[p].tensor.trained);
    const double *v = heads_of(train), *code = output(encode, "z.code");
    int taken = 0;
    for (int k = 0; k < CODES; k++) {
        double count = 0, sum[DIM] = {0};
        for (int p = 0; p < PLACES; p++)
            for (int d = 0; d < DIM && code[p] == k; d++) sum[d] += v[p * DIM + d], count += d == 0;
        const double old = 0.5 + k, now = 0.9 * old + 0.1 * count;
        taken += count > 0;
        close_to("usage", updated(train, lab, "posterior.z.usage", k, 0), now, 1e-12);
        for (int d = 0; d < DIM; d++) {
            const double e = *tensor(lab, "posterior.z.codebook", k, d);
            const double mean = count > 0 ? (0.9 * old * e + 0.1 * sum[d]) / now : e;
            close_to("code", updated(train, lab, "posterior.z.codebook", k, d), mean, 1e-12);
        }
    }
    assert_true(taken > 1 && taken < CODES);
    interp_free(train);
    interp_free(encode);
    lab_free(lab);
}

// A code that was hardly taken lies on the vector that its number and the first row's draw name.
static void test_restarts(void **state) {
    (void)state;
    enum { CODES = 6, DIM = 2, PLACES = 12 };
    Lab *lab = lab_of(MODEL("vq(6, 2, n=3, update=ema, decay=0.5, restart=true)", ""));
    for (int k = 0; k < CODES; k++) {
        *tensor(lab, "posterior.z.usage", k, 0) = k % 2 ? 0.01 : 4;
        for (int d = 0; d < DIM && k % 2; d++) *tensor(lab, "posterior.z.codebook", k, d) = 50 + k;
    }
    Interp *train = run_on_rows(lab, PROGRAM_TRAIN);
    for (int round = 0; round < 20; round++) {
        draw(lab, train);
        interp_run(train);
        const double *v = heads_of(train), u = interp_input(train, "z.restart")[0];
        for (int k = 0; k < CODES; k++) {
            const double at = u + (double)k / CODES;
            const int place = (int)((at - (at > 1)) * PLACES);
            const double used = updated(train, lab, "posterior.z.usage", k, 0);
            if (k % 2) close_to("usage", used, (double)PLACES / CODES, 1e-12);
            else assert_true(used >= 2);
            for (int d = 0; d < DIM && k % 2; d++)
                close_to("code", updated(train, lab, "posterior.z.codebook", k, d), v[place * DIM + d], 1e-12);
        }
    }
    interp_free(train);
    lab_free(lab);
}

// Each level takes the nearest code to what the levels before it left over.
static void test_levels(void **state) {
    (void)state;
    enum { CODES = 5, DIM = 3, PLACES = 8, LEVELS = 3 };
    Lab *lab = lab_of(MODEL("vq(5, 3, n=2, levels=3)", ""));
    Interp *encode = run_on_rows(lab, PROGRAM_ENCODE);
    interp_run(encode);
    const double *v = heads_of(encode);
    for (int p = 0; p < PLACES; p++) {
        double sum[DIM] = {0};
        for (int l = 0; l < LEVELS; l++) {
            char name[64];
            snprintf(name, sizeof name, "posterior.z.codebook.%d", l);
            int best = 0;
            double least = INFINITY;
            for (int k = 0; k < CODES; k++) {
                double square = 0;
                for (int d = 0; d < DIM; d++) square += pow(v[p * DIM + d] - sum[d] - *tensor(lab, name, k, d), 2);
                if (square < least) least = square, best = k;
            }
            for (int d = 0; d < DIM; d++) sum[d] += *tensor(lab, name, best, d);
            close_to("number", output(encode, "z.code")[p * LEVELS + l], l * CODES + best, 0);
        }
        for (int d = 0; d < DIM; d++) close_to("sum", output(encode, "z.mean")[p * DIM + d], sum[d], 1e-12);
    }
    interp_free(encode);
    lab_free(lab);
}

static void test_angles(void **state) {
    (void)state;
    enum { CODES = 7, DIM = 3, PLACES = 8 };
    Lab *lab = lab_of(MODEL("vq(7, 3, n=2, distance=cosine)", ""));
    Interp *encode = run_on_rows(lab, PROGRAM_ENCODE);
    interp_run(encode);
    const double *v = heads_of(encode);
    for (int p = 0; p < PLACES; p++) {
        int best = 0;
        double most = -INFINITY, length = 0;
        for (int k = 0; k < CODES; k++) {
            double dot = 0, square = 0;
            for (int d = 0; d < DIM; d++) {
                const double e = *tensor(lab, "posterior.z.codebook", k, d);
                dot += v[p * DIM + d] * e;
                square += e * e;
            }
            if (dot / sqrt(square) > most) most = dot / sqrt(square), best = k, length = sqrt(square);
        }
        close_to("number", output(encode, "z.code")[p], best, 0);
        for (int d = 0; d < DIM; d++)
            close_to("code", output(encode, "z.mean")[p * DIM + d],
                     *tensor(lab, "posterior.z.codebook", best, d) / length, 1e-9);
    }
    interp_free(encode);
    lab_free(lab);
}

// ---------------------------------------------------------------- fsq, deterministic

// Every level is reached and none beyond; z and the code's number are what the levels say.
static void test_rounded(void **state) {
    (void)state;
    enum { CHANNELS = 4, PLACES = 8 };
    static const int levels[CHANNELS] = {5, 4, 3, 2};
    Lab *lab = lab_of(MODEL("fsq(5, 4, 3, 2, n=2)", ""));
    Interp *encode = run_on_rows(lab, PROGRAM_ENCODE);
    bool seen[CHANNELS][5] = {{false}};
    for (double scale = 0.01; scale < 100; scale *= 1.3) { // from all at the middle to all at the ends
        for (int k = 0; k < 8; k++)
            for (int j = 0; j < 5; j++) *tensor(lab, "posterior.z.vector.weight", k, j) = scale * normal(lab);
        interp_run(encode);
        const double *v = heads_of(encode);
        for (int p = 0; p < PLACES; p++) {
            double number = 0, radix = 1;
            for (int d = 0; d < CHANNELS; radix *= levels[d++]) {
                const double half = (levels[d] - 1) * 0.999 / 2, offset = levels[d] % 2 ? 0 : 0.5;
                const double at = rint(tanh(v[p * CHANNELS + d] + tan(offset / half)) * half - offset);
                const int level = (int)at + levels[d] / 2;
                assert_in_range(level, 0, levels[d] - 1);
                seen[d][level] = true;
                number += level * radix;
                close_to("z", output(encode, "z.mean")[p * CHANNELS + d], at / (levels[d] / 2), 1e-12);
            }
            close_to("number", output(encode, "z.code")[p], number, 0);
        }
    }
    for (int d = 0; d < CHANNELS; d++)
        for (int k = 0; k < levels[d]; k++)
            if (!seen[d][k]) fail_msg("level %d of %d is never reached", k, levels[d]);
    interp_free(encode);
    Interp *prior = lab_run(lab, PROGRAM_PRIOR, 2000);
    draw(lab, prior);
    interp_run(prior);
    const double *z = output(prior, "z.sample");
    for (int d = 0; d < CHANNELS; d++) {
        int count[5] = {0};
        for (int i = 0; i < 4000; i++) {
            const double level = z[i * CHANNELS + d] * (levels[d] / 2) + levels[d] / 2;
            assert_in_range((int)rint(level), 0, levels[d] - 1);
            close_to("a level", level, rint(level), 1e-12);
            count[(int)rint(level)]++;
        }
        for (int k = 0; k < levels[d]; k++) // within 5 deviations
            close_to("share", count[k] / 4000.0, 1.0 / levels[d], 5 * sqrt(0.25 / 4000));
    }
    interp_free(prior);
    lab_free(lab);
}

static void test_exact(void **state) {
    (void)state;
    Lab *lab = lab_of(MODEL("deterministic(3)", ""));
    Interp *eval = run_on_rows(lab, PROGRAM_EVAL), *encode = run_on_rows(lab, PROGRAM_ENCODE);
    draw(lab, eval);
    interp_run(eval);
    interp_run(encode);
    for (int i = 0; i < 12; i++) {
        close_to("mean", output(encode, "z.mean")[i], heads_of(encode)[i], 0);
        close_to("draw", output(encode, "z.sample")[i], heads_of(encode)[i], 0);
    }
    for (int i = 0; i < 4; i++) {
        close_to("kl", output(eval, "kl")[i], 0, 0);
        close_to("log weight", output(eval, "log_weight")[i], -output(eval, "reconstruction")[i], 0);
    }
    interp_free(eval);
    interp_free(encode);
    lab_free(lab);
}

// ---------------------------------------------------------------- priors

// Every class, or every code, equally often, at every place.
static void test_prior(void **state) {
    enum { RUNS = 6000 };
    const bool codes = *state != NULL;
    Lab *lab = lab_of(codes ? MODEL("vq(3, 2, n=2)", "") : MODEL("categorical(2, 3)", ""));
    Interp *in = lab_run(lab, PROGRAM_PRIOR, 1);
    int count[2][3] = {{0}};
    for (int i = 0; i < RUNS; i++) {
        draw(lab, in);
        interp_run(in);
        const double *z = output(in, "z.sample");
        for (int p = 0; p < 2; p++)
            for (int k = 0; k < 3; k++)
                count[p][k] += codes ? z[2 * p] == *tensor(lab, "posterior.z.codebook", k, 0) &&
                                           z[2 * p + 1] == *tensor(lab, "posterior.z.codebook", k, 1)
                                     : z[3 * p + k] == 1;
    }
    for (int p = 0; p < 2; p++) {
        assert_int_equal(count[p][0] + count[p][1] + count[p][2], RUNS);
        for (int k = 0; k < 3; k++) // of 4 standard errors
            close_to("share", count[p][k] / (double)RUNS, 1 / 3., 4 * sqrt(2 / 9. / RUNS));
    }
    // Wherever u is, one is chosen, at the bounds of the parts as well.
    for (int k = 1; k < 60; k++) {
        interp_input(in, "z.prior")[0] = k / 60.;
        interp_input(in, "z.prior")[1] = k == 1 ? 1e-300 : 1 - 1e-16;
        interp_run(in);
        const double *z = output(in, "z.sample");
        for (int p = 0; p < 2 && !codes; p++) assert_true(z[3 * p] + z[3 * p + 1] + z[3 * p + 2] == 1);
    }
    interp_free(in);
    lab_free(lab);
}

// ---------------------------------------------------------------- gradients

static void test_gradients(void **state) {
    Lab *lab = lab_of(*state);
    Interp *in = run_on_rows(lab, PROGRAM_TRAIN);
    draw(lab, in);
    for (int p = 0; p < lab->c.n_params; p++) assert_false(lab->c.param[p].tensor.surrogate);
    check_gradients(lab, in, 1e-6);
    interp_free(in);
    lab_free(lab);
}

static void test_surrogate(void **state) {
    Lab *lab = lab_of(*state);
    Interp *in = run_on_rows(lab, PROGRAM_TRAIN);
    draw(lab, in);
    bool some = false;
    for (int p = 0; p < lab->c.n_params; p++) { // the encoder's are, the decoder's are not
        const VaeTensor *t = &lab->c.param[p].tensor;
        some |= t->surrogate;
        if (t->name[0] == 'd') assert_false(t->surrogate);
    }
    assert_true(some);
    check_surrogate_gradients(lab, in, 1e-6);
    check_gradients(lab, in, 1e-6);
    interp_free(in);
    lab_free(lab);
}

#define GRADIENTS(test, latent, rest)                                                              \
    { "gradients " latent " " rest, test, NULL, NULL, (void *)(uintptr_t)MODEL(latent, rest) }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draws),
        cmocka_unit_test(test_exact_evidence),
        cmocka_unit_test(test_temperature),
        cmocka_unit_test(test_codes),
        {"uniform classes", test_prior, NULL, NULL, NULL},
        {"uniform codes", test_prior, NULL, NULL, (void *)(uintptr_t) "codes"},
        GRADIENTS(test_gradients, "categorical(2, 3)", ""),
        GRADIENTS(test_gradients, "categorical(1, 4)", "temperature = 0.4 beta = 0.5"),
        GRADIENTS(test_gradients, "categorical(2, 3)", "objective = elbo(3)"),
        GRADIENTS(test_gradients, "categorical(2, 3)", "free_bits = 0.2"),
        GRADIENTS(test_gradients, "categorical(2, 3)", "objective = mmd"),
        GRADIENTS(test_surrogate, "categorical(2, 3, straight_through=true)", ""),
        GRADIENTS(test_surrogate, "categorical(2, 3, straight_through=true)", "objective = elbo(2)"),
        GRADIENTS(test_surrogate, "vq(7, 3, n=2)", ""),
        GRADIENTS(test_surrogate, "vq(5, 2, commitment=1)", "objective = elbo(2)"),
        GRADIENTS(test_surrogate, "vq(7, 2) latent w: normal(2)", "objective = mmd"),
        cmocka_unit_test(test_averages),
        cmocka_unit_test(test_restarts),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_angles),
        cmocka_unit_test(test_rounded),
        cmocka_unit_test(test_exact),
        GRADIENTS(test_surrogate, "vq(7, 3, n=2, update=ema, restart=true)", ""),
        GRADIENTS(test_surrogate, "vq(5, 3, n=2, levels=3)", "objective = elbo(2)"),
        GRADIENTS(test_surrogate, "vq(5, 3, n=2, distance=cosine)", ""),
        GRADIENTS(test_surrogate, "fsq(5, 4, 3, n=2)", ""),
        GRADIENTS(test_surrogate, "fsq(8, 2)", "objective = elbo(3)"),
        GRADIENTS(test_gradients, "deterministic(3)", ""),
        GRADIENTS(test_gradients, "deterministic(2)", "objective = mmd"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
