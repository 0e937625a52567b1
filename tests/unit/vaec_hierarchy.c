// vaec_hierarchy.c -- latents that are given other latents, or drawn in the decoder, held to what defines them: draws,
// densities and KL by hand from the tensors, and one evidence by two ways.
#include "lab.h"

#define MODEL(latents, decoder, rest)                                                              \
    "model m data x: vector(5)\n" latents "\n"                                                     \
    "encoder { dense(5) tanh } decoder" decoder " { dense(4) tanh dense(5) }\n"                    \
    "loss { likelihood = gaussian(sigma=0.6) " rest " } train { batch = 6 }"
#define TWO "latent z: normal(2, prior=given(top, hidden=3)) latent top: normal(1)"
#define THREE                                                                                      \
    "latent z: normal(2, prior=given(y, hidden=3)) latent top: normal(1)\n"                        \
    "latent y: normal(2, prior=given(top, hidden=4))"

// A decoder that draws, behind tanh.
#define DRAWS(latents, decoder, rest)                                                              \
    "model m data x: vector(5)\n" latents "\n"                                                     \
    "encoder { dense(4) tanh as e dense(3) tanh as d } decoder { " decoder " dense(5) }\n"         \
    "loss { likelihood = gaussian(sigma=0.6) " rest " } train { batch = 6 }"
#define DRAWN "latent low: normal(2, from=e) latent z: normal(1)"
#define DRAWN_TWICE "latent low: normal(1, from=e) latent z: normal(1) latent mid: normal(2, from=d)"

static const double rows[4][5] = {{0.3, -1.2, 0.8, 0.2, -0.4},
                                  {1.1, 0.4, -0.5, 0.9, 0.1},
                                  {-0.7, 0.1, 0.2, -1.1, 0.6},
                                  {0.9, -0.6, -1.4, 0.5, -0.2}};

static Lab *lab_of(const char *text) {
    Lab *lab = lab_new(text);
    lab_weights(lab, 0.6);
    return lab;
}

static Interp *run_on_rows(const Lab *lab, ProgramKind kind) {
    Interp *in = lab_run(lab, kind, 4);
    if (interp_input(in, "x")) give(in, "x", &rows[0][0], 20);
    return in;
}

// A dense layer of the model on v[in], by name.
static void layer(const Lab *lab, const char *name, const double *v, int in, int out, double *y) {
    char weight[64], bias[64];
    snprintf(weight, sizeof weight, "%s.weight", name);
    snprintf(bias, sizeof bias, "%s.bias", name);
    for (int i = 0; i < out; i++) {
        y[i] = *tensor(lab, bias, i, 0);
        for (int j = 0; j < in; j++) y[i] += *tensor(lab, weight, i, j) * v[j];
    }
}

static double log_normal(double z, double mean, double logvar) {
    return -0.5 * ((z - mean) * (z - mean) / exp(logvar) + logvar + log(6.283185307179586));
}

// Everything of TWO, row by row, from the tensors and the noise.
static void test_by_hand(void **state) {
    (void)state;
    Lab *lab = lab_of(MODEL(TWO, "(z)", ""));
    Interp *eval = run_on_rows(lab, PROGRAM_EVAL), *encode = run_on_rows(lab, PROGRAM_ENCODE);
    draw(lab, eval);
    give(encode, "z.eps", interp_input(eval, "z.eps"), 8);
    give(encode, "top.eps", interp_input(eval, "top.eps"), 4);
    interp_run(eval);
    interp_run(encode);
    for (int r = 0; r < 4; r++) {
        double h[6], mean[2], logvar[2], hidden[3], p_mean[2], p_logvar[2], top[2], p_h[3];
        layer(lab, "encoder.0", rows[r], 5, 5, h);
        for (int i = 0; i < 5; i++) h[i] = tanh(h[i]);
        layer(lab, "posterior.top.mean", h, 5, 1, top);
        layer(lab, "posterior.top.logvar", h, 5, 1, top + 1);
        const double eps = interp_input(eval, "top.eps")[r];
        for (int drawn = 0; drawn < 2; drawn++) { // first along the means, as encode has it
            h[5] = top[0] + drawn * exp(top[1] / 2) * eps;
            layer(lab, "posterior.z.hidden", h, 6, 3, hidden);
            for (int i = 0; i < 3; i++) hidden[i] = tanh(hidden[i]);
            layer(lab, "posterior.z.mean", hidden, 3, 2, mean);
            layer(lab, "posterior.z.logvar", hidden, 3, 2, logvar);
            for (int i = 0; i < 2 && !drawn; i++) {
                close_to("mean", output(encode, "z.mean")[2 * r + i], mean[i], 1e-12);
                close_to("logvar", output(encode, "z.logvar")[2 * r + i], logvar[i], 1e-12);
            }
        }
        layer(lab, "prior.z.hidden", h + 5, 1, 3, p_h);
        for (int i = 0; i < 3; i++) p_h[i] = tanh(p_h[i]);
        layer(lab, "prior.z.mean", p_h, 3, 2, p_mean);
        layer(lab, "prior.z.logvar", p_h, 3, 2, p_logvar);
        close_to("top", output(encode, "top.sample")[r], h[5], 1e-12);
        double ratio = log_normal(h[5], 0, 0) - log_normal(h[5], top[0], top[1]), kl = 0;
        for (int i = 0; i < 2; i++) {
            const double z = mean[i] + exp(logvar[i] / 2) * interp_input(eval, "z.eps")[2 * r + i];
            close_to("sample", output(encode, "z.sample")[2 * r + i], z, 1e-12);
            ratio += log_normal(z, p_mean[i], p_logvar[i]) - log_normal(z, mean[i], logvar[i]);
            const double apart = mean[i] - p_mean[i];
            const double each = 0.5 * (p_logvar[i] - logvar[i] - 1 +
                                       (exp(logvar[i]) + apart * apart) / exp(p_logvar[i]));
            close_to("KL of a dimension", output(eval, "z.kl")[2 * r + i], each, 1e-12);
            kl += each;
        }
        kl += output(eval, "top.kl")[r];
        close_to("KL", output(eval, "kl")[r], kl, 1e-12);
        close_to("log ratio", output(eval, "log_weight")[r] + output(eval, "reconstruction")[r], ratio,
                 1e-11);
    }
    interp_free(eval);
    interp_free(encode);
    lab_free(lab);
}

// Everything of DRAWN, row by row: its q reads the encoder's stage e beside the decoder's features, p these alone.
static void test_drawn_by_hand(void **state) {
    (void)state;
    Lab *lab = lab_of(DRAWS(DRAWN, "dense(3) tanh draw(low)", ""));
    Interp *eval = run_on_rows(lab, PROGRAM_EVAL), *encode = run_on_rows(lab, PROGRAM_ENCODE);
    Interp *prior = run_on_rows(lab, PROGRAM_PRIOR), *decode = run_on_rows(lab, PROGRAM_DECODE);
    draw(lab, eval);
    draw(lab, prior);
    give(encode, "z.eps", interp_input(eval, "z.eps"), 4);
    give(encode, "low.eps", interp_input(eval, "low.eps"), 8);
    interp_run(eval);
    interp_run(encode);
    give(decode, "z", output(encode, "z.sample"), 4);
    give(decode, "low", output(encode, "low.sample"), 8);
    interp_run(decode);
    for (int r = 0; r < 4; r++) {
        double e[4], d[3], z[2], h[7], says[5], mean[2], logvar[2], p_mean[2], p_logvar[2];
        layer(lab, "encoder.0", rows[r], 5, 4, e);
        for (int i = 0; i < 4; i++) e[i] = tanh(e[i]);
        layer(lab, "encoder.2", e, 4, 3, d);
        for (int i = 0; i < 3; i++) d[i] = tanh(d[i]);
        layer(lab, "posterior.z.mean", d, 3, 1, z);
        layer(lab, "posterior.z.logvar", d, 3, 1, z + 1);
        double top = 0;
        for (int drawn = 0; drawn < 2; drawn++) { // first along the means, as encode has it
            top = z[0] + drawn * exp(z[1] / 2) * interp_input(eval, "z.eps")[r];
            layer(lab, "decoder.0", &top, 1, 3, h);
            for (int i = 0; i < 3; i++) h[i] = tanh(h[i]);
            memcpy(h + 3, e, sizeof e);
            layer(lab, "posterior.low.mean", h, 7, 2, mean);
            layer(lab, "posterior.low.logvar", h, 7, 2, logvar);
            for (int i = 0; i < 2 && !drawn; i++) {
                close_to("mean", output(encode, "low.mean")[2 * r + i], mean[i], 1e-12);
                close_to("logvar", output(encode, "low.logvar")[2 * r + i], logvar[i], 1e-12);
            }
        }
        layer(lab, "prior.low.mean", h, 3, 2, p_mean);
        layer(lab, "prior.low.logvar", h, 3, 2, p_logvar);
        close_to("top", output(encode, "z.sample")[r], top, 1e-12);
        double ratio = log_normal(top, 0, 0) - log_normal(top, z[0], z[1]), kl = output(eval, "z.kl")[r], nll = 0;
        for (int i = 0; i < 2; i++) {
            h[3 + i] = mean[i] + exp(logvar[i] / 2) * interp_input(eval, "low.eps")[2 * r + i];
            close_to("sample", output(encode, "low.sample")[2 * r + i], h[3 + i], 1e-12);
            ratio += log_normal(h[3 + i], p_mean[i], p_logvar[i]) - log_normal(h[3 + i], mean[i], logvar[i]);
            const double apart = mean[i] - p_mean[i];
            const double each = 0.5 * (p_logvar[i] - logvar[i] - 1 +
                                       (exp(logvar[i]) + apart * apart) / exp(p_logvar[i]));
            close_to("KL of a dimension", output(eval, "low.kl")[2 * r + i], each, 1e-12);
            kl += each;
        }
        layer(lab, "decoder.3", h, 5, 5, says);
        for (int i = 0; i < 5; i++) {
            nll -= log_normal(rows[r][i], says[i], 2 * log(0.6));
            close_to("decoded", output(decode, "x.mean")[5 * r + i], says[i], 1e-12);
        }
        close_to("reconstruction", output(eval, "reconstruction")[r], nll, 1e-11);
        close_to("KL", output(eval, "kl")[r], kl, 1e-12);
        close_to("log weight", output(eval, "log_weight")[r], ratio - nll, 1e-11);
    }
    // The prior program: what is known is taken as it is, the rest is drawn from what the decoder says of it.
    for (int known = 0; known < 3; known++) {
        const double level[4] = {known, known, known, known};
        give(prior, "known", level, 4);
        give(prior, "z", output(encode, "z.sample"), 4);
        give(prior, "low", output(encode, "low.sample"), 8);
        interp_run(prior);
        for (int r = 0; r < 4; r++) {
            const double top = known ? output(encode, "z.sample")[r] : interp_input(prior, "z.prior")[r];
            double h[3], mean[2], logvar[2];
            close_to("top", output(prior, "z.sample")[r], top, 1e-12);
            layer(lab, "decoder.0", &top, 1, 3, h);
            for (int i = 0; i < 3; i++) h[i] = tanh(h[i]);
            layer(lab, "prior.low.mean", h, 3, 2, mean);
            layer(lab, "prior.low.logvar", h, 3, 2, logvar);
            for (int i = 0; i < 2; i++) {
                const double low = known > 1 ? output(encode, "low.sample")[2 * r + i]
                                             : mean[i] + exp(logvar[i] / 2) * interp_input(prior, "low.prior")[2 * r + i];
                close_to("drawn below", output(prior, "low.sample")[2 * r + i], low, 1e-12);
            }
        }
    }
    interp_free(eval);
    interp_free(encode);
    interp_free(prior);
    interp_free(decode);
    lab_free(lab);
}

// The closed form of each KL, averaged over draws of what is above, is what all draws average to.
static void test_kl(void **state) {
    Lab *lab = lab_of(*state);
    Interp *in = run_on_rows(lab, PROGRAM_EVAL);
    Mean off[4] = {{0, 0, 0}};
    for (int i = 0; i < 20000; i++) {
        draw(lab, in);
        interp_run(in);
        for (int r = 0; r < 4; r++)
            mean_add(&off[r], output(in, "kl")[r] + output(in, "log_weight")[r] +
                                  output(in, "reconstruction")[r]);
    }
    for (int r = 0; r < 4; r++) {
        assert_true(mean_error(&off[r]) > 1e-6);
        close_to("KL less its draws", off[r].mean, 0, 4 * mean_error(&off[r]));
    }
    interp_free(in);
    lab_free(lab);
}

// p(x) by draws from the prior program, decoded, and by importance weights from eval: one number.
static void test_evidence(void **state) {
    enum { RUNS = 60000 };
    Lab *lab = lab_new(*state);
    lab_weights(lab, 0.3); // a posterior that is wide enough for weights without a heavy tail
    Interp *eval = run_on_rows(lab, PROGRAM_EVAL), *prior = lab_run(lab, PROGRAM_PRIOR, 4);
    Interp *decode = lab_run(lab, PROGRAM_DECODE, 4);
    Mean by_weights[4] = {{0, 0, 0}}, by_prior[4] = {{0, 0, 0}};
    for (int i = 0; i < RUNS; i++) {
        draw(lab, eval);
        interp_run(eval);
        draw(lab, prior);
        interp_run(prior);
        for (int l = 0; l < lab->c.model->n_latents; l++) {
            const Latent *z = &lab->c.model->latent[l];
            char drawn[32];
            snprintf(drawn, sizeof drawn, "%s.sample", z->name);
            if (interp_input(decode, z->name)) give(decode, z->name, output(prior, drawn), 4 * (size_t)z->width);
        }
        interp_run(decode);
        for (int r = 0; r < 4; r++) {
            double log_p = 0;
            for (int k = 0; k < 5; k++)
                log_p += log_normal(rows[r][k], output(decode, "x.mean")[5 * r + k], 2 * log(0.6));
            mean_add(&by_prior[r], exp(log_p));
            mean_add(&by_weights[r], exp(output(eval, "log_weight")[r]));
        }
    }
    for (int r = 0; r < 4; r++)
        close_to("evidence", by_weights[r].mean, by_prior[r].mean,
                 4 * hypot(mean_error(&by_weights[r]), mean_error(&by_prior[r])));
    interp_free(eval);
    interp_free(prior);
    interp_free(decode);
    lab_free(lab);
}

static void test_gradients(void **state) {
    Lab *lab = lab_of(*state);
    Interp *in = run_on_rows(lab, PROGRAM_TRAIN);
    draw(lab, in);
    check_gradients(lab, in, 1e-6);
    interp_free(in);
    lab_free(lab);
}

#define CASE(what, test, latents, decoder, rest)                                                   \
    { what " " latents " " rest, test, NULL, NULL, (void *)(uintptr_t)MODEL(latents, decoder, rest) }

#define DRAW_CASE(what, test, latents, decoder, rest)                                              \
    { what " " latents " " rest, test, NULL, NULL, (void *)(uintptr_t)DRAWS(latents, decoder, rest) }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        CASE("KL", test_kl, TWO, "(z)", ""),
        CASE("KL", test_kl, THREE, "(z)", ""),
        CASE("evidence", test_evidence, TWO, "(z)", ""),
        CASE("evidence", test_evidence, THREE, "(z)", ""),
        cmocka_unit_test(test_drawn_by_hand),
        DRAW_CASE("KL", test_kl, DRAWN, "dense(3) tanh draw(low)", ""),
        DRAW_CASE("KL", test_kl, DRAWN_TWICE, "dense(3) tanh draw(low) dense(3) tanh draw(mid)", ""),
        DRAW_CASE("evidence", test_evidence, DRAWN, "dense(3) tanh draw(low)", ""),
        DRAW_CASE("evidence", test_evidence, DRAWN_TWICE, "draw(mid) dense(3) tanh draw(low)", ""),
        DRAW_CASE("gradients", test_gradients, DRAWN, "dense(3) tanh draw(low)", "objective = iwae(3)"),
        DRAW_CASE("gradients", test_gradients, DRAWN_TWICE " latent top: normal(2)", "draw(mid) dense(3) tanh draw(low)",
                  "objective = elbo(3) free_bits = 0.1"),
        DRAW_CASE("gradients", test_gradients,
                  "latent low: normal(2, from=e) latent z: normal(3, prior=vamp(3)) latent w: normal(2, flow=iaf(1, hidden=4))",
                  "dense(3) tanh draw(low)", ""),
        CASE("gradients", test_gradients, TWO, "(z)", ""),
        CASE("gradients", test_gradients, TWO, "", "objective = iwae(3)"),
        CASE("gradients", test_gradients, TWO, "(z)", "objective = elbo(3) free_bits = 0.1"),
        CASE("gradients", test_gradients, TWO, "(z)", "objective = mmd"),
        CASE("gradients", test_gradients, THREE, "(z)", "objective = iwae(2)"),
        CASE("gradients", test_gradients,
             "latent z: normal(2, cov=full, prior=given(c, hidden=3)) latent c: categorical(1, 3)", "", ""),
        CASE("gradients", test_gradients,
             "latent z: normal(2, cov=full, prior=given(top, hidden=3)) latent top: normal(1)", "(z)",
             "objective = iwae(2)"),
        CASE("gradients", test_gradients,
             "latent z: normal(3, flow=iaf(2, hidden=4), prior=given(top, hidden=3))\n"
             "latent top: normal(2, flow=planar(1), prior=mixture(2))", "(z)", "objective = iwae(2)"),
        CASE("gradients", test_gradients,
             "latent z: normal(3, prior=given(top)) latent top: normal(2, prior=vamp(3))", "(z)", ""),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
