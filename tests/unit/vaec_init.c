// vaec_init.c -- what the weights of each layer start from, for every `init`, against what PyTorch and Keras take
// from the shapes of their tensors. PyTorch's fan in is weight.size(1) and its fan out weight.size(0), times the
// kernel's area: conv [out, in / groups, k, k], transposed conv [in, out / groups, k, k], linear [out, in]. Keras's
// kernels are [k, k, in / groups, out], and of a transposed one [k, k, out, in] with fan in k k out: the same.
#include "lab.h"

typedef struct Fan {
    const char *layer; // its tensors' names
    double in, out;
} Fan;

// On image(8, 8, 4): 8x8x12 after the first, and so on.
#define LAYERS                                                                                     \
    "encoder { conv(12, kernel=3, groups=2, pad=same) deconv(6, kernel=4, stride=2, groups=3) "    \
    "conv(5, kernel=(3, 2)) deconv(2, kernel=3) flatten dense(7) }\n"
static const Fan fans[] = {
    {"encoder.0", 4 / 2 * 9, 12 * 9},  // [12, 2, 3, 3]
    {"encoder.1", 6 / 3 * 16, 12 * 16}, // [12, 2, 4, 4]
    {"encoder.2", 6 * 6, 5 * 6},       // [5, 6, 3, 2]
    {"encoder.3", 2 * 9, 5 * 9},       // [5, 2, 3, 3]
    {"decoder.0", 3, 256},             // [256, 3]
};

static const VaeTensor *find(const Compilation *c, const char *layer, const char *what) {
    char name[64];
    snprintf(name, sizeof name, "%s.%s", layer, what);
    for (int i = 0; i < c->n_params; i++)
        if (strcmp(c->param[i].tensor.name, name) == 0) return &c->param[i].tensor;
    fail_msg("no tensor %s", name);
    return NULL;
}

static void starts(const VaeTensor *t, const char *init, VaeInit kind, double value) {
    if (t->init != kind || fabs((double)t->init_value - value) > 1e-6 * (1 + value))
        fail_msg("init = %s: %s starts by rule %d with %.7g, not %d with %.7g", init, t->name, t->init,
                 (double)t->init_value, kind, value);
}

static void test_init(void **state) {
    const char *init = *state;
    char text[512];
    snprintf(text, sizeof text,
             "model t\ndata x: image(8, 8, 4)\nlatent z: normal(3)\n" LAYERS
             "decoder { dense(256) reshape(8, 8, 4) }\nloss { likelihood = mse }\n"
             "train { batch = 2 init = %s }\n", init);
    Lab *lab = lab_new(text);
    for (size_t i = 0; i < sizeof fans / sizeof fans[0]; i++) {
        const VaeTensor *w = find(&lab->c, fans[i].layer, "weight"), *b = find(&lab->c, fans[i].layer, "bias");
        const double in = fans[i].in, out = fans[i].out;
        if (strcmp(init, "pytorch") == 0) { // kaiming_uniform_(a=sqrt(5)) and 1 / sqrt(fan in)
            starts(w, init, VAE_INIT_UNIFORM, 1 / sqrt(in));
            starts(b, init, VAE_INIT_UNIFORM, 1 / sqrt(in));
            continue;
        }
        starts(b, init, VAE_INIT_ZERO, 0);
        if (strcmp(init, "he") == 0) starts(w, init, VAE_INIT_NORMAL, sqrt(2 / in));
        else if (strncmp(init, "normal", 6) == 0) starts(w, init, VAE_INIT_NORMAL, 0.02);
        else starts(w, init, VAE_INIT_UNIFORM, sqrt(6 / (in + out))); // xavier_uniform_, GlorotUniform
    }
    lab_free(lab);
}

int main(void) {
    static const char *const scheme_names[] = {"glorot", "keras", "pytorch", "he", "normal"};
    struct CMUnitTest tests[5];
    for (int i = 0; i < 5; i++)
        tests[i] = (struct CMUnitTest){scheme_names[i], test_init, NULL, NULL, (void *)(uintptr_t)scheme_names[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
