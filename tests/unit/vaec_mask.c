// vaec_mask.c -- the stage mask: what it hides does not reach the encoder, what the loss counts is what `on` says,
// and both are as if the values were missing, or the encoder had been given them as they stand there.
#include "lab.h"

enum { MOST = 64 };

typedef struct Case {
    const char *data, *mask, *decoder, *loss;
    int width, blocks;   // numbers of a row of the port, random numbers of the mask
    int block[MOST];     // of each number: which of them hides it
    bool missing, on;    // there is a port of what is known; on = hidden
} Case;

static Lab *lab_of(const Case *c) {
    char text[1024];
    snprintf(text, sizeof text,
             "model m data x: %s latent z: normal(2)\nencoder { %s flatten dense(5) tanh }\n"
             "decoder { dense(4) tanh %s }\nloss { %s %s } train { batch = 4 }",
             c->data, c->mask, c->decoder, c->loss, c->on ? "on = hidden" : "on = all");
    Lab *lab = lab_new(text);
    lab_weights(lab, 0.7);
    for (int i = 0; i < c->width && !*c->loss; i++) *tensor(lab, "data.x.std", i, 0) = 0.5 + 0.2 * i;
    return lab;
}

// One row; block i is hidden where bit i of `hidden` is set.
static void give_row(const Case *c, Interp *in, const double *x, int hidden) {
    double u[MOST];
    for (int i = 0; i < c->blocks; i++) u[i] = hidden >> i & 1 ? 0.25 : 0.75;
    give(in, "x", x, (size_t)c->width);
    give(in, "encoder.0.u", u, (size_t)c->blocks);
    for (int i = 0; i < c->width && c->missing; i++) interp_input(in, "x.observed")[i] = 1;
    interp_run(in);
}

static void values(const Case *c, Lab *lab, double *x) {
    for (int i = 0; i < c->width; i++) x[i] = strstr(c->data, "count") ? floor(5 * uniform(lab)) : uniform(lab);
}

// What is hidden changes the KL in nothing; what is not hidden does, and its own loss counts with on = all alone. The
// decoder's weights are 0: what it says does not depend on z.
static void test_reach(void **state) {
    const Case *c = *state;
    Lab *lab = lab_of(c);
    for (int i = 0; i < lab->c.n_params; i++) {
        const VaeTensor *t = &lab->c.param[i].tensor;
        const bool said = !strncmp(t->name, "decoder.", 8) || !strncmp(t->name, "likelihood.", 11);
        if (said && t->rank > 1)
            for (int k = 0; k < t->dim[0] * t->dim[1]; k++) *tensor(lab, t->name, k / t->dim[1], k % t->dim[1]) = 0;
    }
    Interp *in = lab_run(lab, PROGRAM_TRAIN, 1);
    draw(lab, in);
    for (int trial = 0; trial < 6; trial++) {
        double x[MOST];
        const int hidden = 1 + (int)(uniform(lab) * ((1 << c->blocks) - 1));
        values(c, lab, x);
        give_row(c, in, x, hidden);
        const double kl = *output(in, "kl"), told = *output(in, "reconstruction");
        for (int i = 0; i < c->width; i++) {
            const double old = x[i];
            x[i] += strstr(c->data, "count") ? 1 : 0.125;
            give_row(c, in, x, hidden);
            const bool away = hidden >> c->block[i] & 1;
            assert_int_equal(*output(in, "kl") == kl, away);
            assert_int_equal(*output(in, "reconstruction") == told, c->on && !away);
            x[i] = old;
        }
        give_row(c, in, x, 0); // nothing is hidden
        if (c->on) assert_true(*output(in, "reconstruction") == 0);
    }
    interp_free(in);
    lab_free(lab);
}

// The loss by hand, of a gaussian of sigma 1 and the mean that decode has of what encode makes of the row without what is
// hidden.
static void test_loss(void **state) {
    const Case *c = *state;
    Lab *lab = lab_of(c);
    Interp *in = lab_run(lab, PROGRAM_TRAIN, 1), *encode = lab_run(lab, PROGRAM_ENCODE, 1),
           *decode = lab_run(lab, PROGRAM_DECODE, 1);
    for (int hidden = 1; hidden < 1 << c->blocks; hidden += 5) {
        double x[MOST], seen[MOST], eps[2] = {0, 0}, want = 0;
        values(c, lab, x);
        for (int i = 0; i < c->width; i++) {
            seen[i] = hidden >> c->block[i] & 1 ? c->missing ? *tensor(lab, "data.x.mean", i, 0) : 0 : x[i];
            if (c->missing) interp_input(encode, "x.observed")[i] = 1;
        }
        give(in, "z.eps", eps, 2);
        give_row(c, in, x, hidden);
        give(encode, "x", seen, (size_t)c->width);
        interp_run(encode);
        give(decode, "z", output(encode, "z.mean"), 2);
        interp_run(decode);
        for (int i = 0; i < c->width; i++) {
            const double apart = x[i] - output(decode, "x.mean")[i];
            if (!c->on || hidden >> c->block[i] & 1) want += 0.5 * (apart * apart + log(6.283185307179586));
        }
        close_to("reconstruction", *output(in, "reconstruction"), want, 1e-10);
    }
    interp_free(in);
    interp_free(encode);
    interp_free(decode);
    lab_free(lab);
}

static void test_gradients(void **state) {
    const Case *c = *state;
    Lab *lab = lab_of(c);
    Interp *in = lab_run(lab, PROGRAM_TRAIN, 4);
    draw(lab, in);
    for (int i = 0; i < 4 * c->width; i++) {
        interp_input(in, "x")[i] = strstr(c->data, "count") ? i % 4 : 0.1 * (i % 7);
        if (c->missing) interp_input(in, "x.observed")[i] = i % 3 > 0;
    }
    check_gradients(lab, in, 1e-6);
    interp_free(in);
    lab_free(lab);
}

#define GAUSSIAN "likelihood = gaussian(sigma=1)"
#define VECTOR(mask, missing)                                                                  \
    "vector(6" missing ")", mask, "dense(6)", GAUSSIAN, 6

static const Case cases[] = {
    {VECTOR("mask(0.5)", ""), 6, {0, 1, 2, 3, 4, 5}, false, false},
    {VECTOR("mask(0.5)", ""), 6, {0, 1, 2, 3, 4, 5}, false, true},
    {VECTOR("mask(0.5, block=3)", ""), 2, {0, 0, 0, 1, 1, 1}, false, true},
    {VECTOR("mask(0.5)", ", missing=true"), 6, {0, 1, 2, 3, 4, 5}, true, false},
    {VECTOR("mask(0.5)", ", missing=true"), 6, {0, 1, 2, 3, 4, 5}, true, true},
    {"image(2, 4, 2)", "mask(0.5, block=2)", "dense(16) reshape(2, 4, 2)", GAUSSIAN, 16, 2,
     {0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1}, false, true},
    {"image(2, 2, 3, missing=true)", "mask(0.5)", "dense(12) reshape(2, 2, 3)", GAUSSIAN, 12, 4,
     {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}, true, true},
    // what a table's columns say is in the data's units, and has no gaussian of sigma 1
    {"table { a number b count c number }", "mask(0.5)", "", "", 3, 3, {0, 1, 2}, true, true},
    {"table { a number b count c number }", "mask(0.5)", "", "", 3, 3, {0, 1, 2}, true, false},
};

int main(void) {
    enum { N = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[3 * N];
    int n = 0;
    for (int i = 0; i < N; i++) {
        Case *c = (Case *)(uintptr_t)&cases[i];
        const char *what = cases[i].mask;
        tests[n++] = (struct CMUnitTest){what, test_reach, NULL, NULL, c};
        if (*cases[i].loss) tests[n++] = (struct CMUnitTest){what, test_loss, NULL, NULL, c};
        tests[n++] = (struct CMUnitTest){what, test_gradients, NULL, NULL, c};
    }
    return _cmocka_run_group_tests("mask", tests, (size_t)n, NULL, NULL);
}
