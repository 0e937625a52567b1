// layers.c -- every layer, likelihood and setting of the loss in small models: the gradients that
// autodiff built against central differences, and all programs the same after every pass.
// A layer without a case fails; activations and likelihoods get their cases from their own rows.
#include "cases.h"
#include "oracle.h"

#include <math.h>

static const int sizes[] = {1, 3}; // rows of the batch

static bool check_model(const char *where, const char *text) {
    Compiled *m = oracle_compile(where, text, 0);
    if (!m) {
        fprintf(stderr, "%s does not compile:\n%s", where, text);
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0] && good; i++) {
        good &= oracle_model_gradients(where, m, sizes[i], 11 + i);
        good &= oracle_passes_agree(where, m, sizes[i], 21 + i);
        if (oracle_explained) good &= oracle_explain_gradients(where, m, sizes[i], 31 + i);
    }
    oracle_free(m);
    return good;
}

// ---------------------------------------------------------------- layers

typedef struct LayerCase {
    const char *layer;
    const char *dims;  // of what flows in: "5" or "2, 3, 4"
    int size;          // the product of dims
    const char *stage; // as written
} LayerCase;

static const LayerCase layer_cases[] = {
    {"dense", "5", 5, "dense(3)"},
    {"dense", "1", 1, "dense(1)"},
    {"dense", "5", 5, "dense(3, norm=spectral)"},
    {"dense", "6", 6, "dense(4, norm=spectral) tanh dense(1, norm=spectral)"},
    {"flatten", "2, 3, 2", 12, "flatten"},
    {"flatten", "4", 4, "flatten"},
    {"reshape", "6", 6, "reshape(3, 2)"},
    {"reshape", "2, 3", 6, "reshape(1, 3, 1, 2)"},
    {"dropout", "7", 7, "dropout(0.3)"},
    {"dropout", "7", 7, "dropout"},
    {"dropout", "2, 3, 2", 12, "dropout(0.5)"},
    {"dropout", "3", 3, "dropout(0)"},
    {"noise", "5", 5, "noise(0.2)"},
    {"noise", "2, 2, 2", 8, "noise(1.5)"},
    {"noise", "5", 5, "noise(0)"},
    {"residual", "5", 5, "residual { dense(4) tanh dense(5) }"},
    {"residual", "5", 5, "residual { }"},
    {"residual", "1", 1, "residual { dense(1) }"},
    {"residual", "4", 4, "residual { dense(4) residual { tanh } sigmoid }"},
    {"residual", "2, 3", 6, "residual { tanh }"},
    {"repeat", "4", 4, "repeat(3) { dense(4) tanh }"},
    {"repeat", "4", 4, "repeat(1) { dense(3) }"},
    {"repeat", "4", 4, "repeat(2) { repeat(2) { dense(3) silu } residual { dense(3) } }"},
    {"softmax", "5", 5, "softmax"},
    {"softmax", "1", 1, "softmax"},
    {"softmax", "3, 2", 6, "softmax"},
    {"softmax", "2, 3, 4", 24, "softmax"},
    {"concat", "4", 4, "tanh as a dense(3) concat(a)"},
    {"concat", "4", 4, "as a concat(a) dense(2) tanh as b concat(a) concat(b)"},
    {"concat", "2, 1, 2", 4, "tanh as a sigmoid concat(a)"},
    {"add", "4", 4, "tanh as a dense(4) add(a)"},
    {"add", "2, 2, 3", 12, "tanh as a sigmoid add(a)"},
    {"conv", "4, 5, 2", 40, "conv(3, 5, causal=true)"},
    {"conv", "3, 4, 4", 48, "conv(4, kernel=(4, 3), dilation=(1, 2), groups=2, causal=true)"},
    {"conv", "1, 3, 2", 6, "conv(2, kernel=(3, 1), causal=true)"},
    {"conv", "3, 4, 2", 24, "conv(3)"},
    {"conv", "1, 1, 1", 1, "conv(1)"},
    {"conv", "5, 3, 1", 15, "conv(2, kernel=(2, 3), stride=(2, 1))"},
    {"conv", "4, 5, 2", 40, "conv(2, kernel=3, pad=valid) conv(1, kernel=2, pad=1)"},
    {"conv", "5, 5, 2", 50, "conv(4, kernel=3, dilation=2, groups=2)"},
    {"conv", "4, 4, 1", 16, "conv(2, kernel=5, stride=3)"},
    {"conv", "4, 4, 2", 32, "conv(4, kernel=3, stride=2, groups=2, norm=spectral) tanh conv(1, norm=spectral)"},
    {"deconv", "3, 2, 2", 12, "deconv(3)"},
    {"deconv", "2, 2, 4", 16, "deconv(2, kernel=3, stride=2, groups=2, norm=spectral)"},
    {"deconv", "2, 3, 2", 12, "deconv(1, kernel=4, stride=2)"},
    {"deconv", "2, 2, 4", 16, "deconv(2, kernel=3, stride=2, groups=2)"},
    {"deconv", "2, 1, 1", 2, "deconv(2, kernel=(3, 2), stride=(1, 3), pad=valid)"},
    {"deconv", "3, 3, 1", 9, "deconv(1, kernel=3, dilation=2, pad=1)"},
    {"maxpool", "4, 6, 2", 48, "maxpool"},
    {"maxpool", "5, 3, 1", 15, "maxpool(2)"},
    {"maxpool", "4, 5, 2", 40, "maxpool(3, stride=(1, 2))"},
    {"maxpool", "4, 4, 1", 16, "maxpool(3, stride=2, pad=1)"},
    {"avgpool", "4, 6, 2", 48, "avgpool"},
    {"avgpool", "5, 3, 1", 15, "avgpool(2)"},
    {"avgpool", "4, 5, 2", 40, "avgpool((3, 2), stride=1, pad=valid)"},
    {"globalavgpool", "3, 2, 4", 24, "globalavgpool"},
    {"globalavgpool", "1, 1, 1", 1, "globalavgpool"},
    {"upsample", "2, 3, 2", 12, "upsample"},
    {"upsample", "2, 1, 3", 6, "upsample((1, 3))"},
    {"upsample", "2, 3, 2", 12, "upsample(2, mode=bilinear)"},
    {"upsample", "1, 3, 1", 3, "upsample((3, 2), mode=bilinear)"},
    {"batchnorm", "5", 5, "batchnorm"},
    {"batchnorm", "2, 3, 2", 12, "batchnorm(momentum=0.3, eps=1e-3)"},
    {"batchnorm", "2, 2, 1", 4, "conv(3) batchnorm relu"},
    {"layernorm", "5", 5, "layernorm"},
    {"layernorm", "2, 3, 4", 24, "layernorm(eps=0.01)"},
    {"groupnorm", "2, 3, 4", 24, "groupnorm(2)"},
    {"groupnorm", "2, 2, 6", 24, "groupnorm(3, eps=0.1)"},
    {"groupnorm", "3, 1, 2", 6, "groupnorm(1)"},
    {"attention", "2, 3, 4", 24, "attention(2)"},
    {"attention", "3, 2, 2", 12, "conv(4) as a conv(2) attention(2, over=a)"},
    {"attention", "5, 2", 10, "attention(1, causal=true)"},
    {"attention", "1, 3", 3, "attention(3)"},
};
enum { N_LAYER_CASES = sizeof layer_cases / sizeof layer_cases[0] };

static char *layer_model(const LayerCase *c, const char *stage) {
    char *text = NULL;
    if (asprintf(&text,
                 "model t\n"
                 "data x: vector(6)\n"
                 "latent z: normal(2)\n"
                 "encoder { dense(%d) reshape(%s) %s flatten dense(3) tanh }\n"
                 "decoder { dense(%d) reshape(%s) %s flatten dense(6) }\n"
                 "loss { likelihood = mse }\n"
                 "train { batch = 4 }\n",
                 c->size, c->dims, stage, c->size, c->dims, stage) < 0)
        abort();
    return text;
}

// In evaluation a training-only stage is not there.
static bool same_evaluated(const char *where, const char *with_text, const char *without_text) {
    Compiled *with = oracle_compile(where, with_text, 0);
    Compiled *without = oracle_compile(where, without_text, 0);
    bool good = with && without;
    for (int kind = PROGRAM_EVAL; kind < PROGRAMS && good; kind++) {
        if (!with->c.graph[kind]) continue;
        double *flat = oracle_params(&with->c, 5);
        Interp *a = oracle_interp(with, AFTER_AUTODIFF, (ProgramKind)kind, 3, flat, 6);
        Interp *b = oracle_interp(without, AFTER_AUTODIFF, (ProgramKind)kind, 3, flat, 6);
        interp_run(a);
        interp_run(b);
        good &= oracle_same(where, a, b, 0);
        interp_free(a);
        interp_free(b);
        free(flat);
    }
    oracle_free(with);
    oracle_free(without);
    return good;
}

static bool same_without(const LayerCase *c, const char *where) {
    char stage[64];
    snprintf(stage, sizeof stage, "reshape(%s)", c->dims);
    char *with_text = layer_model(c, c->stage), *without_text = layer_model(c, stage);
    const bool good = same_evaluated(where, with_text, without_text);
    free(with_text);
    free(without_text);
    return good;
}

static bool check_layer(const LayerDef *def, const LayerCase *c) {
    char *text = layer_model(c, c->stage), where[128];
    snprintf(where, sizeof where, "%s on [%s]", c->stage, c->dims);
    bool good = check_model(where, text);
    if (def->training_only) good = good && same_without(c, where);
    free(text);
    return good;
}

// ---------------------------------------------------------------- steps of tokens

typedef struct StepsCase { // of lines of a few tokens: one alone, all steps, or some
    const char *layer, *encoder, *decoder;
} StepsCase;

static const StepsCase steps_cases[] = {
    {"embed", "embed(3) pool(mean)", "embed(2) concat(z) dense(7)"},
    {"word_dropout", "word_dropout(%s) embed(3) pool(mean)", "word_dropout(%s) embed(2) concat(z) dense(7)"},
    {"positions", "embed(3) positions tanh pool(mean)", "embed(2) positions tanh concat(z) dense(7)"},
    {"positions", "embed(3) positions(sinusoid) tanh pool(mean)", "embed(2) positions(sinusoid) concat(z) positions(sinusoid) dense(7)"},
    {"pool", "embed(3) as a dense(3) sigmoid pool(last)", "embed(2) concat(z) dense(7)"},
    {"pool", "embed(3) dense(2) tanh pool(max)", "embed(2) concat(z) dense(7)"},
    {"pool", "embed(3) dense(2) tanh pool(mean) dense(2)", "embed(2) concat(z) dense(7)"},
    {"gru", "embed(3) gru(2) pool(last)", "embed(2) concat(z) gru(3) dense(7)"},
    {"gru", "embed(3) gru(2) gru(3) flatten dense(3)", "embed(2) gru(3, start=z) gru(2) concat(z) dense(7)"},
    {"gru", "embed(3) gru(2, both=true) pool(mean) as a dense(3)", "embed(2) gru(3, start=z) dense(7)"},
    {"gru", "embed(3) gru(2, both=true) gru(2, both=true) pool(last)", "embed(2) concat(z) dense(7)"},
    {"lstm", "embed(3) lstm(2, both=true) pool(max)", "embed(2) concat(z) lstm(3) dense(7)"},
    {"lstm", "embed(3) as a pool(mean) dense(2) as s dense(3)", "embed(2) concat(z) dense(7)"},
    {"lstm", "embed(3) lstm(2) pool(last)", "embed(2) concat(z) lstm(3) dense(7)"},
    {"lstm", "embed(3) lstm(2) as a lstm(2) add(a) pool(mean)",
     "embed(2) lstm(3, start=z) residual { layernorm lstm(3, start=z) } dropout(0.2) dense(7)"},
    {"attention", "embed(4) attention(2) pool(mean)", "embed(4) concat(z) dense(6) attention(3, causal=true) dense(7)"},
    {"attention", "embed(2) as a dense(4) attention(1, over=a) pool(max)",
     "embed(2) residual { layernorm attention(1, causal=true) } concat(z) dense(4) as a dense(4) attention(2, causal=true, over=a) "
     "dense(7)"},
    {"conv", "embed(3) conv(4, kernel=3) tanh conv(2, kernel=2, dilation=2) pool(mean)",
     "embed(2) concat(z) conv(4, kernel=3, causal=true) tanh conv(3, kernel=2, dilation=2, causal=true) dense(7)"},
    {"conv", "embed(4) conv(4, kernel=5, groups=2) pool(max)",
     "embed(2) concat(z) conv(4, kernel=9, causal=true) sigmoid conv(7, kernel=1, causal=true)"},
    {"dense", "embed(3) dense(4) softmax flatten", "embed(3) add(z) concat(z) noise(0.1) dense(7)"},
};
enum { N_STEPS_CASES = sizeof steps_cases / sizeof steps_cases[0] };

static char *steps_model(const StepsCase *c, const char *p, const char *objective) {
    char *text = NULL, form[512];
    snprintf(form, sizeof form, "model t data x: tokens(4, 7) latent z: normal(3) encoder { %s } decoder(previous, z) { %s } "
             "loss { likelihood = categorical %s } train { batch = 4 }", c->encoder, c->decoder, objective);
    if (asprintf(&text, form, p, p) < 0) abort();
    return text;
}

static bool check_steps(const LayerDef *def) {
    bool good = true;
    oracle_explained = false; // the number of a token has no derivative
    for (int i = 0; i < N_STEPS_CASES; i++) {
        const StepsCase *c = &steps_cases[i];
        if (strcmp(c->layer, def->name) != 0) continue;
        char *text = steps_model(c, "0.4", i % 2 ? "objective = iwae(samples=2)" : ""), *none = steps_model(c, "0", "");
        good &= check_model(c->encoder, text);
        free(text);
        text = steps_model(c, "0.4", "");
        if (def->training_only) good = good && same_evaluated(c->encoder, text, none);
        free(text);
        free(none);
    }
    oracle_explained = true;
    return good;
}

// A row's first steps, and how far they must be the same: what the decoder says of a step depends on no token that is not
// before it, to the bit; and a beginning that is still to be told is said as the whole row is.
static bool same_beginning(const char *where, const Compiled *m, const double *flat, int step, bool told) {
    enum { STEPS = 4, WORDS = 7, ROWS = 2 };
    Interp *in[2];
    for (int k = 0; k < 2; k++) {
        in[k] = oracle_interp(m, AFTER_PLAN, PROGRAM_DECODE, ROWS, flat, 3);
        double *x = interp_input(in[k], "x");
        for (int i = 0; i < ROWS * STEPS; i++) {
            const bool later = i % STEPS >= step;
            x[i] = told ? VAE_FIRST_WORD + i % 3 : i % STEPS == STEPS - 1 ? VAE_EOS : VAE_UNK + i % 3;
            if (later && k == 1) x[i] = told ? VAE_PAD : i % 2 ? VAE_EOS : VAE_FIRST_WORD;
        }
        interp_run(in[k]);
    }
    const Graph *g = m->at[AFTER_PLAN][PROGRAM_DECODE];
    bool good = true;
    for (int i = 0; i < g->n_outputs; i++)
        for (int k = 0; k < ROWS * STEPS * WORDS; k++) {
            const int t = k / WORDS % STEPS;
            const double a = in[0]->value[g->output[i].node][k], b = in[1]->value[g->output[i].node][k];
            if (t > step || a == b) continue;
            fprintf(stderr, "%s: step %d depends on step %d\n", where, t, step);
            good = false;
        }
    interp_free(in[0]);
    interp_free(in[1]);
    return good;
}

static void test_beginnings(void **state) {
    (void)state;
    bool good = true;
    for (int i = 0; i < N_STEPS_CASES; i++) {
        char *text = steps_model(&steps_cases[i], "0", "");
        Compiled *m = oracle_compile("beginnings", text, 2);
        double *flat = oracle_params(&m->c, 4);
        for (int step = 0; step < 4; step++)
            for (int told = 0; told < 2; told++) good &= same_beginning(steps_cases[i].decoder, m, flat, step, told);
        free(flat);
        oracle_free(m);
        free(text);
    }
    assert_true(good);
}

static bool has_case(const LayerDef *def) {
    for (int i = 0; i < N_LAYER_CASES; i++)
        if (strcmp(layer_cases[i].layer, def->name) == 0) return true;
    for (int i = 0; i < N_STEPS_CASES; i++)
        if (strcmp(steps_cases[i].layer, def->name) == 0) return true;
    return false;
}

// What stands behind a row's last step changes no bit of what training sees.
static bool padding_says_nothing(const char *where, const char *text) {
    Compiled *m = oracle_compile(where, text, 0);
    double *flat = oracle_params(&m->c, 5);
    Interp *in[2];
    for (int k = 0; k < 2; k++) {
        in[k] = oracle_interp(m, AFTER_PLAN, PROGRAM_TRAIN, 4, flat, 6);
        double *x = interp_input(in[k], "x"), *end = interp_input(in[k], "x.ends");
        const VaeStream *s = m->c.model->stream;
        for (int i = 0; i < 4 * s->width && k == 1; i++)
            if (end[i / s->channels] == 0) x[i] = 0.25 * i - 7;
        interp_run(in[k]);
    }
    const bool good = oracle_same(where, in[0], in[1], 0);
    for (int k = 0; k < 2; k++) interp_free(in[k]);
    free(flat);
    oracle_free(m);
    return good;
}

// Series: ragged rows, from encoders and decoders of every kind, with and without values that are missing.
static void test_series(void **state) {
    (void)state;
    static const struct { const char *data, *encoder, *decoder, *loss; } models[] = {
        {"4, 3", "gru(3) pool(last)", "dense(8) tanh reshape(4, 2) gru(3) dense(3)", "gaussian(sigma=learned)"},
        {"4, 2, missing=true", "lstm(3, both=true) pool(mean)", "dense(12) reshape(4, 3) tanh concat(z) dense(2)",
         "laplace(scale=shared)"},
        {"5, 2, standardize=true, missing=true", "conv(3, kernel=3) tanh pool(max)", "dense(10) reshape(5, 2)",
         "gaussian(sigma=optimal)"},
        {"4, 1", "dense(4) positions attention(2) pool(mean)", "dense(16) reshape(4, 4) attention(2) conv(1, kernel=3)", "mse"},
        {"3, 4", "flatten dense(4) tanh", "dense(12) reshape(3, 4) layernorm dense(4)", "bernoulli"},
        {"6, 2", "mask(0.5, block=2) residual { conv(2, kernel=3, causal=true) relu } flatten dense(3)",
         "dense(12) reshape(3, 1, 4) upsample((2, 1)) conv(2) reshape(6, 2)", "gaussian on = hidden"},
        {"4, 3", "mask(0.5, block=2) gru(2, both=true) pool(mean)", "dense(12) reshape(4, 3)", "gaussian on = hidden"},
        {"4, 2", "dropout(0.3) dense(3) as a softmax concat(a) pool(last)", "dense(8) reshape(4, 2)", "poisson"},
        {"4, 2", "gru(2) pool(last)", "dense(8) reshape(4, 2) positions(sinusoid) dense(2)",
         "gaussian(sigma=0.5) objective = iwae(samples=2)"},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        char *text = NULL;
        if (asprintf(&text, "model t data x: series(%s) latent z: normal(2) encoder { %s } decoder(z) { %s } "
                     "loss { likelihood = %s } train { batch = 4 }", models[i].data, models[i].encoder, models[i].decoder,
                     models[i].loss) < 0)
            abort();
        good &= check_model(models[i].encoder, text);
        good &= padding_says_nothing(models[i].encoder, text);
        free(text);
    }
    good &= check_model("a series that is a condition",
                        "model t data x: vector(3) data s: series(4, 2, missing=true) latent z: normal(2)\n"
                        "network seen(s) { gru(3) pool(last) }\n"
                        "encoder(x, seen) { concat(seen) dense(3) tanh }\n"
                        "decoder(z, seen) { concat(seen) dense(3) }\n"
                        "loss { likelihood = mse }\n");
    good &= check_model("two series",
                        "model t data x: series(4, 2) data y: series(3, 2) latent z: normal(2)\n"
                        "network told(y) { gru(3) }\n"
                        "encoder(x, told) { dense(4) attention(2, over=told) pool(mean) }\n"
                        "decoder x(z, told) { dense(16) reshape(4, 4) attention(1, over=told) dense(2) }\n"
                        "loss { likelihood = mse }\n");
    assert_true(good);
}

// Images told place by place, and series told step by step: gradients; and no place is told by what stands there or behind it, in any program.
static bool told_by_those_before(const char *where, const char *text) {
    Compiled *m = oracle_compile(where, text, 0);
    const VaeStream *x = m->c.model->stream;
    const int c = x->channels, places = x->width / c;
    double *flat = oracle_params(&m->c, 5);
    bool good = true, any = false;
    for (int t = 0; t < places; t++) {
        Interp *in[2];
        for (int k = 0; k < 2; k++) {
            in[k] = oracle_interp(m, AFTER_PLAN, PROGRAM_DECODE, 1, flat, 6);
            double *value = interp_input(in[k], "x");
            for (int i = 0; i < x->width; i++) value[i] = k && i >= t * c ? 3 - i : 0.1 * (i % 7);
            interp_run(in[k]);
        }
        const Graph *g = m->at[AFTER_PLAN][PROGRAM_DECODE];
        for (int i = 0; i < g->n_outputs; i++)
            for (int k = 0; k < x->width; k++) {
                if (in[0]->value[g->output[i].node][k] == in[1]->value[g->output[i].node][k]) continue;
                any = true;
                if (k >= (t + 1) * c) continue;
                fprintf(stderr, "%s: place %d depends on place %d\n", where, k / c, t);
                good = false;
            }
        for (int k = 0; k < 2; k++) interp_free(in[k]);
    }
    free(flat);
    oracle_free(m);
    return good && any;
}

static void test_told_series(void **state) {
    (void)state;
    static const struct { const char *data, *decoder, *loss; } models[] = {
        {"5, 2", "concat(z) gru(3, start=z) lstm(4) dense(2)", "gaussian(sigma=learned)"},
        {"4, 1, missing=true", "dense(4) as a positions attention(2, causal=true) attention(1, causal=true, over=a) add(z) "
                               "attention(2, over=told) dense(1)", "mse"},
        {"6, 2, standardize=true, missing=true", "conv(4, 3, dilation=2, causal=true) residual { layernorm conv(4, 2, causal=true) tanh } "
                                                 "attention(2, over=told) dense(2)", "laplace(scale=optimal) objective = iwae(samples=2)"},
        {"2, 3", "concat(z) lstm(3, start=z) dense(3)", "poisson"},
        {"4, 2", "noise(0.1) dropout(0.3) gru(3) softmax concat(z) dense(2)", "bernoulli binarize = dynamic"},
        {"5, 1", "concat(z) dense(4) repeat(2) { residual { layernorm attention(2, causal=true) } residual { dense(4) gelu } } dense(1)",
         "gaussian(sigma=shared) beta = linear(0.1, 1, steps=10)"},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        char *text = NULL;
        if (asprintf(&text, "model t data x: series(%s) data y: tokens(3, 6, unit=id) latent z: normal(4) network told(y) { embed(2) "
                     "gru(3) } encoder { gru(3) pool(last) } decoder(previous, z, told) { %s } loss { likelihood = %s } "
                     "train { batch = 4 }", models[i].data, models[i].decoder, models[i].loss) < 0)
            abort();
        good &= check_model(models[i].decoder, text);
        good &= told_by_those_before(models[i].decoder, text);
        free(text);
    }
    assert_true(good);
}

static void test_places(void **state) {
    (void)state;
    static const struct { const char *data, *decoder, *loss; } models[] = {
        {"3, 3, 1", "conv(3, 3, causal=true) tanh concat(z) conv(2, 5, causal=true) dense(1)", "bernoulli"},
        {"2, 3, 2", "conv(2, kernel=(3, 2), causal=true, dilation=(1, 2)) residual { layernorm conv(2, 3, causal=true) tanh } "
                    "concat(trunk) dense(2)", "gaussian(sigma=learned)"},
        {"2, 2, 3", "dense(4) as a positions attention(2, causal=true) attention(1, causal=true, over=a) add(z) "
                    "attention(2, over=trunk) dense(3)", "categorical"},
        {"3, 2, 1", "dropout(0.3) conv(2, 3, causal=true) softmax dense(1)", "logistic(bins=8)"},
        {"2, 3, 1, standardize=true", "conv(4, 3, causal=true) relu dense(1)", "laplace(scale=optimal) objective = iwae(samples=2)"},
        {"2, 3, 1", "noise(0.1) conv(2, 3, causal=true) tanh concat(z) dense(1)", "bernoulli binarize = dynamic"},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        char *text = NULL;
        int h = 0, w = 0;
        sscanf(models[i].data, "%d, %d", &h, &w);
        if (asprintf(&text, "model t data x: image(%s) latent z: normal(4) network trunk(z) { dense(%d) tanh reshape(%d, %d, 2) } "
                     "encoder { flatten dense(3) tanh } decoder(previous, z, trunk) { %s } loss { likelihood = %s } "
                     "train { batch = 4 }", models[i].data, 2 * h * w, h, w, models[i].decoder, models[i].loss) < 0)
            abort();
        good &= check_model(models[i].decoder, text);
        good &= told_by_those_before(models[i].decoder, text);
        free(text);
    }
    assert_true(good);
}

// Codes whose prior is a network.
static void test_codes(void **state) {
    (void)state;
    static const struct { const char *latent, *prior, *more; } models[] = {
        {"vq(5, 2, grid=(2, 3))", "embed(3) conv(3, 3, causal=true) tanh conv(4, kernel=(1, 3), causal=true) tanh dense(5)", ""},
        {"vq(4, 2, 5, update=ema)", "embed(3) gru(3) as a concat(a) dense(4)", ""},
        {"fsq(3, 2, n=4)", "word_dropout(0.3) embed(4) positions attention(2, causal=true) dense(6)", ""},
        {"fsq(3, 3, grid=(2, 2))", "embed(4) positions(sinusoid) attention(1, causal=true) residual { layernorm dense(4) } dense(9)", ""},
        {"categorical(6, 3)", "embed(2) conv(3, 2, causal=true) tanh dense(3)", ""},
        {"categorical(2, 3, grid=(2, 1))", "embed(2) lstm(2) dense(3)", "samples"},
        {"vq(3, 2, grid=(2, 2), distance=cosine)", "embed(2) concat(y) dense(4) tanh dense(3)", "y"},
    };
    bool good = true;
    oracle_explained = false; // no derivative goes through the choice of a code
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        char *text = NULL;
        const bool given = !strcmp(models[i].more, "y"), grid = strstr(models[i].latent, "grid") != NULL;
        const int h = strstr(models[i].latent, "(2, 3)") ? 3 : strstr(models[i].latent, "(2, 1)") ? 1 : 2;
        if (asprintf(&text, "model t data x: image(2, %d, 1) %s latent c: %s encoder(x) { conv(2) tanh %s } prior c(previous%s) { %s } "
                     "decoder(c) { flatten dense(%d) reshape(2, %d, 1) } loss { likelihood = mse objective = elbo(samples=%d) } "
                     "train { batch = 4 }", h, given ? "data y: vector(2)" : "", models[i].latent, grid ? "" : "flatten",
                     given ? ", y" : "", models[i].prior, 2 * h, h, !strcmp(models[i].more, "samples") ? 2 : 1) < 0)
            abort();
        good &= check_model(models[i].latent, text);
        free(text);
    }
    oracle_explained = true;
    assert_true(good);
}

static void test_layer(void **state) {
    const LayerDef *def = *state;
    bool good = check_steps(def);
    for (int i = 0; i < N_LAYER_CASES; i++)
        if (strcmp(layer_cases[i].layer, def->name) == 0) good &= check_layer(def, &layer_cases[i]);
    if (def->formula) { // an activation: with its defaults, then with other arguments
        const bool above = strcmp(def->name, "log1p") == 0; // what is -1 and below it has no value for
        for (int i = 0; (i == 0 || def->arg[0].kind != ARG_END); i++) {
            char stage[256], *spelled = oracle_spelling(def->name, def->arg, i);
            if (!spelled) break;
            snprintf(stage, sizeof stage, "%s%s", above ? "softplus " : "", spelled);
            const LayerCase c = {def->name, i % 2 ? "2, 1, 3" : "7", i % 2 ? 6 : 7, stage};
            good &= check_layer(def, &c);
            free(spelled);
        }
    } else if (!has_case(def) && !def->draws && def->id != LAYER_mask) { // these have test_draws and test_masks
        fprintf(stderr, "the layer %s has no case in layers.c\n", def->name);
        good = false;
    }
    assert_true(good);
}

static void test_block(void **state) {
    (void)state;
    assert_true(check_model("a user's blocks",
                            "model t\n"
                            "param w = 3\n"
                            "block wide(k) { dense(2*k) tanh dense(k) }\n"
                            "block twice(k, s=0.1) { wide(k) leaky_relu(s) residual { wide(k) } }\n"
                            "data x: image(2, 2, 1)\n"
                            "latent z: normal(1)\n"
                            "encoder { flatten twice(w) repeat(2) { twice(w, s=0.2) } }\n"
                            "decoder { twice(2) wide(4) reshape(2, 2, 1) }\n"
                            "loss { likelihood = bernoulli }\n"));
}

// ---------------------------------------------------------------- conditions

// What a table of single layers cannot say: several streams, latents and names at once.
static void test_conditions(void **state) {
    (void)state;
    static const char *const models[] = {
        "model t data x: vector(5) data y: label(3) latent z: normal(2)\n"
        "encoder(x, y) { dense(4) tanh concat(y) dense(3) tanh }\n"
        "decoder(z, y) { concat(y) dense(4) tanh dense(5) }\n"
        "loss { likelihood = mse }\n",
        "model t data x: image(4, 4, 1) data y: vector(2) latent z: normal(2)\n"
        "encoder(x, y) { conv(2, stride=2) add(y) concat(y) relu flatten }\n" // planes
        "decoder(z, y) { add(y) dense(8) reshape(2, 2, 2) add(y) deconv(1, kernel=4, stride=2) }\n"
        "loss { likelihood = bernoulli }\n",
        "model t data x: vector(6) latent z: normal(3) latent w: normal(2)\n"
        "encoder { dense(6) as a tanh residual { dense(6) add(a) } concat(a) }\n"
        "decoder(z, w) { dense(2) add(w) concat(w) tanh as b dense(6) concat(b) dense(6) }\n"
        "loss { likelihood = gaussian(sigma=learned) }\n",
        "model t data x: vector(4) data y: image(2, 1, 2) latent z: normal(1)\n"
        "encoder(x, y) { concat(y) as u concat(u) dense(2) elu }\n"
        "decoder(z, y) { concat(y) concat(z) dense(4) }\n"
        "loss { likelihood = mse objective = iwae(samples=3) }\n",
    };
    bool good = true;
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++)
        good &= check_model("conditions", models[i]);
    assert_true(good);
}

// Latents that the decoder draws: vectors and places, once and several times, within other stages, behind a condition,
// in two decoders, of which one starts at a network that both read.
static void test_draws(void **state) {
    (void)state;
    static const char *const models[] = {
        "model t data x: vector(5) latent z: normal(2) latent w: normal(3, from=e)\n"
        "encoder { dense(4) tanh as e dense(3) tanh }\n"
        "decoder { dense(4) tanh draw(w) dense(5) }\n"
        "loss { likelihood = mse free_bits = 0.2 }\n",
        "model t data x: image(4, 4, 1) data y: label(2) latent z: normal(2)\n"
        "latent v: normal(4, 4, 1, from=e) latent w: normal(2, 2, 3, from=d)\n"
        "encoder(x, y) { conv(2) tanh as e conv(3, stride=2) tanh as d flatten concat(y) dense(3) tanh }\n"
        "decoder(z, y) { concat(y) dense(8) reshape(2, 2, 2) residual { draw(w) conv(2) } upsample draw(v) conv(1) }\n"
        "loss { likelihood = bernoulli objective = iwae(samples=3) }\n",
        "model t data x: image(2, 2, 2) latent z: normal(2, 2, 1) latent w: normal(2, 2, 2, from=e) latent v: normal(2, "
        "from=f)\n"
        "block down(z, k) { draw(z) dense(k) silu }\n"
        "encoder { conv(3) as e flatten dense(4) as f tanh reshape(2, 2, 1) }\n"
        "decoder { draw(w) flatten down(v, 8) reshape(2, 2, 2) }\n"
        "loss { likelihood = gaussian(sigma=shared) objective = elbo(samples=2) }\n",
        "model t data x: vector(4) data y: label(3) latent top: normal(2) latent z: normal(2, prior=given(top, hidden=3))\n"
        "latent v: normal(1, from=e) latent w: normal(2, from=e) network trunk(z) { dense(3) tanh }\n"
        "encoder { dense(4) tanh as e }\n"
        "decoder x(trunk) { draw(w) dense(4) } decoder y(trunk, z) { concat(z) draw(v) dense(3) }\n"
        "loss x { likelihood = mse weight = 0.5 } loss y { likelihood = categorical }\n",
    };
    bool good = true;
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) good &= check_model("draws", models[i]);
    assert_true(good);
}

// What an encoder's first stage hides: numbers, blocks of an image, a label as a whole; the loss of all and of what is hidden.
static void test_masks(void **state) {
    (void)state;
    static const char *const models[] = {
        "model t data x: vector(6) latent z: normal(2) encoder { mask(0.4) dense(4) tanh } decoder { dense(6) }\n"
        "loss { likelihood = mse }\n",
        "model t data x: image(4, 4, 2) latent z: normal(2) encoder { mask(0.5, block=2) conv(2) tanh flatten }\n"
        "decoder { dense(32) reshape(4, 4, 2) } loss { likelihood = bernoulli on = hidden objective = iwae(samples=2) }\n",
        "model t data x: vector(4) data y: label(3) latent z: normal(2) encoder(y, x) { mask(0.5) concat(x) dense(4) tanh }\n"
        "decoder x(z) { dense(4) } loss x { likelihood = mse }\n",
    };
    bool good = true;
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) good &= check_model("masks", models[i]);
    assert_true(good);
}

// A prior that is given a latent and streams, one of them an image.
static void test_given(void **state) {
    (void)state;
    static const char *const models[] = {
        "model t data x: vector(4) data y: label(3) latent top: normal(2) latent z: normal(2, prior=given(top, y, 3))\n"
        "encoder(x, y) { concat(y) dense(4) tanh } decoder(z) { dense(4) } loss { likelihood = mse }\n",
        "model t data x: vector(4) data y: label(3) data u: image(2, 1, 2) latent top: normal(2, prior=given(u, y))\n"
        "latent z: normal(2, prior=given(y, u, top, hidden=3))\n"
        "encoder { dense(4) tanh } decoder(z) { dense(4) } loss { likelihood = mse objective = iwae(samples=3) }\n",
    };
    bool good = true;
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) good &= check_model("given", models[i]);
    assert_true(good);
}

// ---------------------------------------------------------------- likelihoods

// Two networks: one that ends in a layer with weights, one with stages after it.
static char *likelihood_model(const char *data, const char *likelihood, const char *more,
                              bool after) {
    char *text = NULL;
    const char *shape = strncmp(data, "image", 5) ? "6" : "1, 2, 3";
    if (asprintf(&text,
                 "model t\n"
                 "data x: %s\n"
                 "latent z: normal(2)\n"
                 "encoder { flatten dense(4) tanh }\n"
                 "decoder { dense(3) tanh %s reshape(%s) }\n"
                 "loss { likelihood = %s %s }\n",
                 data, after ? "dense(6) softplus" : "dense(6)", shape, likelihood, more) < 0)
        abort();
    return text;
}

// On every kind of data that it can produce.
static bool check_likelihood(const LikelihoodDef *def, const char *likelihood) {
    static const char *const binarize[] = {"", "binarize = threshold", "binarize = dynamic"};
    static const char *const kinds[] = {
        [VAE_VECTOR] = "vector(6)", [VAE_IMAGE] = "image(1, 2, 3)", [VAE_LABEL] = "label(6)"};
    bool good = true;
    for (int kind = VAE_VECTOR; kind <= VAE_LABEL; kind++)
        for (int i = 0; i < (def->binarize ? 3 : 1); i++)
            for (int after = 0; after < 2; after++) {
                if (!(def->kinds >> kind & 1)) continue;
                char where[256];
                char *text = likelihood_model(kinds[kind], likelihood, binarize[i], after);
                snprintf(where, sizeof where, "%s of %s %s%s", likelihood, kinds[kind], binarize[i],
                         after ? " after softplus" : "");
                good &= check_model(where, text);
                free(text);
            }
    return good;
}

// By its row: with its defaults, then with every word and another number for each argument.
static void test_likelihood(void **state) {
    const LikelihoodDef *def = *state;
    bool good = true;
    char *text;
    for (int i = 0; (text = oracle_spelling(def->name, def->arg, i)); i++) {
        good &= check_likelihood(def, text);
        free(text);
    }
    assert_true(good);
}

// ---------------------------------------------------------------- the loss

// With a critic of latents or data, for the objectives that ask one.
static const char judge_latents[] = "critic judge(%s) { dense(3, norm=spectral) tanh as deep dense(1) }";
static const char judge_data[] = "critic judge(x) { dense(3) tanh as deep dense(1) }";

static char *loss_model(const char *latents, const char *likelihood, const char *more) {
    char *text = NULL;
    if (asprintf(&text,
                 "model t\n"
                 "data x: vector(5)\n"
                 "%s\n"
                 "encoder { dense(4) tanh }\n"
                 "decoder { dense(3) tanh dense(5) }\n"
                 "loss { likelihood = %s %s }\n",
                 latents, likelihood, more) < 0)
        abort();
    return text;
}

static const char one_latent[] = "latent z: normal(2)";
static const char two_latents[] = "latent z: normal(1)  latent w: normal(3)";
static const char three_latents[] = "latent a: normal(2)  latent b: normal(2)  latent c: normal(1)";

static void test_loss_settings(void **state) {
    (void)state;
    static const struct {
        const char *latents, *likelihood, *more;
    } cases[] = {
        {one_latent, "mse", "reduce = mean beta = 0.2"},
        {one_latent, "bernoulli", "reduce = mean binarize = dynamic"},
        {one_latent, "gaussian(sigma=learned)", "reduce = mean beta = linear(0, 2, epochs=3)"},
        {one_latent, "mse", "beta = 0"},
        {one_latent, "mse", "beta = cyclical(cycles=2)"},
        {two_latents, "mse", "beta = 4"},
        {two_latents, "gaussian(sigma=shared)", "reduce = mean"},
        {three_latents, "bernoulli", "binarize = threshold"},
        {one_latent, "mse", "free_bits = 0.3"},
        {two_latents, "mse", "free_bits = linear(0, 1, epochs=2) reduce = mean"},
        {one_latent, "mse", "capacity = linear(0, 25, steps=100) beta = 10"},
        {two_latents, "bernoulli", "capacity = 2"},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = loss_model(cases[i].latents, cases[i].likelihood, cases[i].more);
        good &= check_model(cases[i].more, text);
        free(text);
    }
    assert_true(good);
}

// Every objective of the table, by its row: with its defaults, then with every word and another
// number for each argument; with one latent and several.
static void test_objective(void **state) {
    const ObjectiveDef *def = *state;
    static const char *const likelihoods[] = {"mse", "bernoulli", "gaussian(sigma=learned)"};
    static const char *const drawn[] = {one_latent, two_latents, three_latents};
    static const char *const exact[] = {"latent z: deterministic(2)", "latent z: deterministic(3) latent w: deterministic(2)",
                                        "latent z: deterministic(1) latent w: deterministic(1)"};
    const char *const *latents = def->exact ? exact : drawn;
    static const char *const settings[] = {"", "reduce = mean beta = 0.5", "beta = 2"};
    bool good = true;
    static const char *const pictures[] = {"ssim(window=5)", "ssim(20, nll=0.5, scales=2, window=3) beta = 2", "ssim(3, window=6)"};
    for (int i = 0; i < 3 && def->compares; i++) {
        char *text = NULL;
        if (asprintf(&text, "model t\ndata x: image(7, 6, 2)\n%s\nencoder { flatten dense(4) tanh }\ndecoder { dense(3) tanh "
                     "dense(84) reshape(7, 6, 2) }\nloss { likelihood = bernoulli objective = %s }\n", drawn[i], pictures[i]) < 0)
            abort();
        good &= check_model(pictures[i], text);
        free(text);
    }
    if (def->compares) {
        assert_true(good);
        return;
    }
    char *spelled;
    for (int i = 0; (spelled = oracle_spelling(def->sig.name, def->sig.arg, i)); i++) {
        for (int k = 0; k < (i ? 1 : 3); k++) {
            char more[256];
            const char *latent = latents[(i + k) % 3];
            char critic[128] = "", declared[256];
            if (def->judges == JUDGES_LATENTS) snprintf(critic, sizeof critic, judge_latents, strchr(latent, 'w') ? "w" : strchr(latent, 'z') ? "z" : "b");
            if (def->judges == JUDGES_DATA) snprintf(critic, sizeof critic, "%s", judge_data);
            snprintf(declared, sizeof declared, "%s %s", latent, critic);
            snprintf(more, sizeof more, "objective = %s %s", spelled, settings[(i + k) % 3]);
            char *text = loss_model(declared, likelihoods[(i + k) % 3], more);
            good &= check_model(more, text);
            free(text);
        }
        free(spelled);
    }
    assert_true(good);
}

// Every kind of latent, alone and beside a normal one, drawn once and several times.
static void test_posterior(void **state) {
    const PosteriorDef *def = *state;
    bool good = true;
    for (int i = 0; i < 3; i++) {
        char latent[256], where[128];
        // what other arguments must be given: the number of classes, the size of a code
        const char *more = def->sig.arg[1].required ? ", 3" : "";
        snprintf(latent, sizeof latent, "latent z: %s(%d%s) %s", def->sig.name, 4 - i, more,
                 i ? "latent w: normal(2)" : "");
        snprintf(where, sizeof where, "posterior %s", def->sig.name);
        const char *several = def->discrete || def->exact ? "objective = elbo(samples=3)" : "objective = iwae(samples=3)";
        char *text = loss_model(latent, "mse", i == 2 ? several : "");
        good &= check_model(where, text);
        free(text);
    }
    assert_true(good);
}

// An interpreted program whose numbers a test looks at.
typedef struct Run {
    Compiled *m;
    double *flat;
    Interp *in;
} Run;

static Run start(const char *text, ProgramKind kind, int n) {
    Run r = {.m = oracle_compile("t", text, 0)};
    assert_non_null(r.m);
    r.flat = oracle_params(&r.m->c, 31);
    r.in = oracle_interp(r.m, AFTER_AUTODIFF, kind, n, r.flat, 32);
    interp_run(r.in);
    return r;
}

static const double *output(const Run *r, const char *name) {
    for (int i = 0; i < r->in->g->n_outputs; i++)
        if (strcmp(r->in->g->output[i].name, name) == 0)
            return r->in->value[r->in->g->output[i].node];
    fail_msg("no output is called %s", name);
    return NULL;
}

static void finish(Run *r) {
    interp_free(r->in);
    free(r->flat);
    oracle_free(r->m);
}

static void assert_close(const char *what, double got, double want) {
    assert_true(oracle_near("loss", what, 0, NULL, &got, &want, 1, 1e-13, 1e-9));
}

// loss = reconstruction + beta KL, whatever the schedule says, and nothing else moves with beta.
static void test_beta(void **state) {
    (void)state;
    char *text = loss_model(one_latent, "mse", "beta = linear(0, 4, steps=10)");
    Run r = start(text, PROGRAM_TRAIN, 3);
    const double recon = *output(&r, "reconstruction"), kl = *output(&r, "kl");
    assert_true(kl > 0.01);
    for (double beta = 0; beta < 5; beta += 1.25) {
        r.in->scalar[VAE_BETA] = beta;
        interp_run(r.in);
        assert_close("loss", *output(&r, "loss"), recon + beta * kl);
        assert_close("reconstruction", *output(&r, "reconstruction"), recon);
        assert_close("kl", *output(&r, "kl"), kl);
    }
    finish(&r);
    free(text);
}

// The batch-optimal scale: the deviation is the root mean squared error, Laplace's scale the mean
// absolute one, so that the loss is that of a model which is given these numbers, and no scale makes
// the batch more likely. Evaluation goes by the running average, which begins at 1.
static void test_optimal(void **state) {
    (void)state;
    static const struct {
        const char *likelihood, *argument;
        double power; // of the error in the average, whose root is the scale
    } cases[] = {{"gaussian", "sigma", 2}, {"laplace", "scale", 1}};
    for (int i = 0; i < 2; i++) {
        char likelihood[64];
        snprintf(likelihood, sizeof likelihood, "%s(%s=optimal)", cases[i].likelihood,
                 cases[i].argument);
        char *text = loss_model(one_latent, likelihood, "");
        Run r = start(text, PROGRAM_TRAIN, 4);
        const Graph *g = r.in->g;
        assert_int_equal(g->n_updates, 1);
        const double average = (r.in->value[g->update[0].value][0] -
                                0.9 * r.in->value[g->update[0].param][0]) / 0.1;
        const double scale = pow(average, 1 / cases[i].power);
        const double optimal = *output(&r, "reconstruction");
        const double constant = i ? 1 + log(2 * scale) : 0.5 + log(scale) + 0.5 * log(2 * acos(-1));
        assert_close("reconstruction", optimal, 5 * constant);
        const double seen = *r.in->value[g->update[0].param];
        finish(&r);
        free(text);
        for (int k = -1; k <= 1; k++) { // the same weights: the state lies behind them
            snprintf(likelihood, sizeof likelihood, "%s(%s=%.17g)", cases[i].likelihood,
                     cases[i].argument, scale * (1 + 0.01 * k));
            text = loss_model(one_latent, likelihood, "");
            r = start(text, PROGRAM_TRAIN, 4);
            const double given = *output(&r, "reconstruction");
            if (k == 0) assert_close("reconstruction", optimal, given);
            else assert_true(given > optimal);
            finish(&r);
            free(text);
        }
        snprintf(likelihood, sizeof likelihood, "%s(%s=%.17g)", cases[i].likelihood,
                 cases[i].argument, pow(seen, 1 / cases[i].power));
        text = loss_model(one_latent, likelihood, "");
        r = start(text, PROGRAM_EVAL, 4);
        const double given = *output(&r, "reconstruction");
        finish(&r);
        free(text);
        snprintf(likelihood, sizeof likelihood, "%s(%s=optimal)", cases[i].likelihood,
                 cases[i].argument);
        text = loss_model(one_latent, likelihood, "");
        r = start(text, PROGRAM_EVAL, 4);
        assert_close("reconstruction", *output(&r, "reconstruction"), given);
        finish(&r);
        free(text);
    }
}

// A batch of which nothing is known, or nothing was hidden, says nothing of the scale: it goes by the running average, which
// stays as it is, and all gradients but the prior's are 0.
static void test_optimal_of_nothing(void **state) {
    (void)state;
    static const char *const data[] = {"vector(3, missing=true)", "vector(3)"}, *const first[] = {"", "mask(0.1)"};
    static const char *const likelihood[] = {"gaussian(sigma=optimal)", "laplace(scale=optimal)"};
    for (int i = 0; i < 4; i++) {
        char *text = NULL;
        if (asprintf(&text, "model t\ndata x: %s\nlatent z: normal(2)\nencoder { %s dense(4) tanh }\ndecoder { dense(3) }\n"
                     "loss { likelihood = %s %s }\n", data[i % 2], first[i % 2], likelihood[i / 2], i % 2 ? "on = hidden" : "") < 0)
            abort();
        Run r = start(text, PROGRAM_TRAIN, 2);
        double *const port = interp_input(r.in, i % 2 ? "encoder.0.u" : "x.observed");
        assert_non_null(port);
        for (int k = 0; k < 6; k++) port[k] = i % 2 ? 0.9 : 0; // nothing is hidden, or nothing known
        interp_run(r.in);
        const Graph *g = r.in->g;
        assert_close("reconstruction", *output(&r, "reconstruction"), 0);
        assert_true(isfinite(*output(&r, "loss")));
        const double average = *r.in->value[g->update[0].param];
        assert_true(average > 0.1);
        assert_close("average", *r.in->value[g->update[0].value], average);
        for (int k = 0; k < g->n_grads; k++)
            for (size_t at = 0; at < oracle_count(r.in, g->grad[k].grad); at++)
                assert_true(isfinite(r.in->value[g->grad[k].grad][at]));
        finish(&r);
        free(text);
    }
}

// reduce = mean divides the reconstruction by the data's width, in the loss only.
static void test_reduce(void **state) {
    (void)state;
    char *sum_text = loss_model(one_latent, "mse", "");
    char *mean_text = loss_model(one_latent, "mse", "reduce = mean");
    Run sum = start(sum_text, PROGRAM_TRAIN, 3), mean = start(mean_text, PROGRAM_TRAIN, 3);
    const double recon = *output(&sum, "reconstruction"), kl = *output(&sum, "kl");
    assert_close("reconstruction", *output(&mean, "reconstruction"), recon);
    assert_close("kl", *output(&mean, "kl"), kl);
    assert_close("loss", *output(&mean, "loss"), recon / 5 + 0.7 * kl);
    finish(&sum);
    finish(&mean);
    free(sum_text);
    free(mean_text);
}

// Binarized data is data that was 0 or 1 to begin with.
static void test_binarize(void **state) {
    (void)state;
    for (int dynamic = 0; dynamic < 2; dynamic++) {
        const char *setting = dynamic ? "binarize = dynamic" : "binarize = threshold";
        char *text = loss_model(one_latent, "bernoulli", setting);
        char *plain_text = loss_model(one_latent, "bernoulli", "");
        Run r = start(text, PROGRAM_TRAIN, 3), plain = start(plain_text, PROGRAM_TRAIN, 3);
        double *x = interp_input(plain.in, "x");
        const double *u = dynamic ? interp_input(r.in, "x.binarize") : NULL;
        assert_true(!dynamic || u);
        int ones = 0;
        for (int i = 0; i < 3 * 5; i++) ones += (x[i] = x[i] > (u ? u[i] : 0.5));
        assert_true(ones > 2 && ones < 13);
        interp_run(plain.in);
        assert_true(oracle_same(setting, r.in, plain.in, 1e-13));
        finish(&r);
        finish(&plain);
        free(text);
        free(plain_text);
    }
}

// KL is the sum over latents and their dimensions, in training as in evaluation, and the
// log weight is log p(x|z) + log p(z) - log q(z|x).
static void test_two_latents(void **state) {
    (void)state;
    enum { N = 3 };
    char *text = loss_model(two_latents, "mse", "");
    Run train = start(text, PROGRAM_TRAIN, N), eval = start(text, PROGRAM_EVAL, N);
    Run encode = start(text, PROGRAM_ENCODE, N);
    double kl = 0, recon = 0;
    for (int row = 0; row < N; row++) {
        double row_kl = 0, ratio = 0;
        static const char *const names[] = {"z", "w"};
        static const int widths[] = {1, 3};
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < widths[i]; j++) {
                char name[16];
                const int at = row * widths[i] + j;
                snprintf(name, sizeof name, "%s.mean", names[i]);
                const double mean = output(&encode, name)[at];
                snprintf(name, sizeof name, "%s.logvar", names[i]);
                const double logvar = output(&encode, name)[at];
                snprintf(name, sizeof name, "%s.eps", names[i]);
                const double eps = interp_input(eval.in, name)[at];
                const double z = mean + sqrt(exp(logvar)) * eps;
                const double unit_kl = (exp(logvar) + mean * mean - 1 - logvar) / 2;
                snprintf(name, sizeof name, "%s.kl", names[i]);
                assert_close(name, output(&eval, name)[at], unit_kl);
                row_kl += unit_kl;
                const double log_prior = -z * z / 2;
                const double log_posterior = -(z - mean) * (z - mean) / exp(logvar) / 2 - logvar / 2;
                ratio += log_prior - log_posterior;
            }
        assert_close("kl", output(&eval, "kl")[row], row_kl);
        assert_close("log_weight", output(&eval, "log_weight")[row],
                     ratio - output(&eval, "reconstruction")[row]);
        kl += row_kl;
        recon += output(&eval, "reconstruction")[row];
    }
    assert_close("kl", *output(&train, "kl"), kl / N);
    assert_close("reconstruction", *output(&train, "reconstruction"), recon / N);
    finish(&train);
    finish(&eval);
    finish(&encode);
    free(text);
}

int main(void) {
    oracle_explained = true;
    Cases c = {0};
    char name[128];
    for (const LayerDef *def = layer_table; def->name; def++) {
        snprintf(name, sizeof name, "layer %s", def->name);
        add_case(&c, name, test_layer, def);
    }
    add_case(&c, "beginnings of lines", test_beginnings, NULL);
    add_case(&c, "blocks", test_block, NULL);
    for (const LikelihoodDef *def = likelihood_table; def->name; def++) {
        snprintf(name, sizeof name, "likelihood %s", def->name);
        add_case(&c, name, test_likelihood, def);
    }
    add_case(&c, "conditions", test_conditions, NULL);
    add_case(&c, "draws", test_draws, NULL);
    add_case(&c, "given", test_given, NULL);
    add_case(&c, "masks", test_masks, NULL);
    for (const ObjectiveDef *def = objective_table; def->sig.name; def++) {
        snprintf(name, sizeof name, "objective %s", def->sig.name);
        add_case(&c, name, test_objective, def);
    }
    for (const PosteriorDef *def = posterior_table; def->sig.name; def++) {
        snprintf(name, sizeof name, "posterior %s", def->sig.name);
        add_case(&c, name, test_posterior, def);
    }
    add_case(&c, "codes with a network for a prior", test_codes, NULL);
    add_case(&c, "images told by places", test_places, NULL);
    add_case(&c, "series told by steps", test_told_series, NULL);
    add_case(&c, "series", test_series, NULL);
    add_case(&c, "settings of the loss", test_loss_settings, NULL);
    add_case(&c, "beta", test_beta, NULL);
    add_case(&c, "optimal scale", test_optimal, NULL);
    add_case(&c, "optimal scale of nothing", test_optimal_of_nothing, NULL);
    add_case(&c, "reduce", test_reduce, NULL);
    add_case(&c, "binarize", test_binarize, NULL);
    add_case(&c, "two latents", test_two_latents, NULL);
    return run_cases("layers", &c);
}
