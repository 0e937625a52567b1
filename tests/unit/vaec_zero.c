// vaec_zero.c -- nothing divides 0 by 0: empty and constant rows, weights and biases that are all 0 (as behind a
// relu that lets nothing through), and noise in the middle of its range. Every output and every gradient of the
// training step is finite, for each posterior, prior, norm, objective and likelihood.
#include "lab.h"

typedef struct Zero {
    const char *data, *latent, *encoder, *loss;
} Zero;

static const Zero zeros[] = {
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "normal(3, flow=planar(2))", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "normal(3, flow=radial(2))", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "normal(3, flow=realnvp(2))", "dense(3) elu", "likelihood = mse"},
    {"vector(4)", "normal(3, flow=iaf(2))", "dense(3) selu", "likelihood = mse"},
    {"vector(4)", "normal(3, cov=full)", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "normal(2, prior=mixture(3))", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "normal(2, prior=vamp(3))", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "normal(2, prior=realnvp(2))", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "categorical(2, 3)", "dense(3) relu", "likelihood = mse"},
    {"vector(4)", "vq(3, 2)", "dense(4)", "likelihood = mse"},
    {"vector(4)", "vmf(3)", "dense(4)", "likelihood = mse"},
    {"vector(4)", "normal(2)", "layernorm dense(3) batchnorm relu", "likelihood = mse"},
    {"vector(4)", "normal(2)", "dense(3) softmax", "likelihood = mse"},
    {"image(2, 2, 4)", "normal(2)", "groupnorm(2) maxpool(2) flatten", "likelihood = mse"},
    {"vector(4)", "normal(2)", "log1p dense(3) relu", "likelihood = poisson"},
    {"vector(4)", "normal(2)", "log1p dense(3) relu", "likelihood = negative_binomial"},
    {"vector(4)", "normal(2)", "log1p dense(3) relu", "likelihood = zinb"},
    {"vector(4)", "normal(2)", "log1p dense(3) relu", "likelihood = multinomial"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = logistic"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = continuous_bernoulli"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = gaussian(sigma=optimal)"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = laplace(scale=optimal)"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = mse objective = beta_tc"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = mse objective = mmd"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = mse objective = dip"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = mse objective = iwae(3)"},
    {"vector(4)", "normal(2)", "dense(3) relu", "likelihood = mse objective = dreg(3)"},
    {"vector(4, missing=true)", "normal(2)", "dense(3) relu", "likelihood = mse"},
    {"vector(4, standardize=true)", "normal(2)", "dense(3) relu", "likelihood = gaussian"},
};
enum { ZEROS = sizeof zeros / sizeof zeros[0], ROWS = 3 };

static void all_finite(const char *what, const Interp *in, NodeId id) {
    for (size_t k = 0; k < width_of(in, id) * (size_t)(in->g->node[id].rows ? in->n : 1); k++)
        if (!isfinite(in->value[id][k])) fail_msg("%s is %g", what, in->value[id][k]);
}

static void test_zero(void **state) {
    const Zero *z = *state;
    const bool image = z->data[0] == 'i';
    char text[512];
    snprintf(text, sizeof text,
             "model t\ndata x: %s\nlatent z: %s\nencoder { %s }\ndecoder { dense(%d) %s }\n"
             "loss { %s }\ntrain { batch = %d }\n",
             z->data, z->latent, z->encoder, image ? 16 : 4, image ? "reshape(2, 2, 4)" : "", z->loss, ROWS);
    Lab *lab = lab_new(text);
    for (int i = 0; i < lab->c.n_params; i++) // all 0 but what scales
        for (int k = 0; k < lab->c.param[i].tensor.dim[0] && lab->c.param[i].tensor.init == VAE_INIT_CONST; k++)
            *tensor(lab, lab->c.param[i].tensor.name, k, 0) = (double)lab->c.param[i].tensor.init_value;
    Interp *in = lab_run(lab, PROGRAM_TRAIN, ROWS);
    for (NodeId id = 0; id < in->g->n_nodes; id++)
        for (size_t k = 0; in->g->node[id].op == OP_input && k < width_of(in, id) * ROWS; k++)
            in->value[id][k] = in->g->node[id].attr[0] == VAE_IN_UNIFORM ? 0.5 : 0;
    interp_run(in);
    for (int i = 0; i < in->g->n_outputs; i++) all_finite(in->g->output[i].name, in, in->g->output[i].node);
    for (int i = 0; i < in->g->n_grads; i++) all_finite("a gradient", in, in->g->grad[i].grad);
    interp_free(in);
    lab_free(lab);
}

int main(void) {
    struct CMUnitTest tests[ZEROS];
    for (int i = 0; i < ZEROS; i++)
        tests[i] = (struct CMUnitTest){strlen(zeros[i].loss) > 20 ? zeros[i].loss : zeros[i].latent, test_zero, NULL,
                                       NULL, (void *)(uintptr_t)&zeros[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
