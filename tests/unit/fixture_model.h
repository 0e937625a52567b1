// fixture_model.h -- a VAE written by hand as vaec would emit it, only slower: for tests of the
// runtime without the compiler. 4x4 pixels in [0, 1] - dense 5 tanh - normal(2) - dense 16,
// bernoulli. Include it once; with -DVAE_F64 it is the double-precision model.
// One untrained number, encoder.stat, follows the mean of the data, as a running statistic would.
#ifndef FIXTURE_MODEL_H
#define FIXTURE_MODEL_H

#include "vaert.h"

#include <math.h>

enum { FIX_B = 8, FIX_D = 16, FIX_H = 5, FIX_Z = 2 };
enum { // in param; weights are [in, out] here and [out, in] in files
    FIX_W1 = 0, FIX_B1 = 80, FIX_WM = 96, FIX_BM = 112, FIX_WV = 128, FIX_BV = 144, FIX_WD = 160,
    FIX_BD = 192, FIX_PARAM = 208, FIX_STAT = 208, FIX_STATE = 16
};
enum { // in the arena
    FIX_X = 0, FIX_EPS = 128, FIX_HID = 144, FIX_MEAN = 192, FIX_LV = 208, FIX_ZV = 224,
    FIX_OUT = 240, FIX_GRAD = 368, FIX_LOSS = 2032, FIX_REC1 = 2033, FIX_KL1 = 2034,
    FIX_REC = 2048, FIX_KL = 2064, FIX_LOGW = 2080, FIX_ZKL = 2096, FIX_XMEAN = 2112,
    FIX_ARENA = 2240
};

static int fix_wrong; // 1: d_logvar is wrong on purpose

static void fix_encode_row(const VaeState *s, int r, vae_real *scratch) {
    const vae_real *w = s->param, *x = s->arena + FIX_X + r * FIX_D;
    vae_real *h = s->arena + FIX_HID + r * FIX_H;
    (void)scratch;
    for (int j = 0; j < FIX_H; j++) {
        vae_real a = w[FIX_B1 + j];
        for (int i = 0; i < FIX_D; i++) a += x[i] * w[FIX_W1 + i * FIX_H + j];
        h[j] = (vae_real)tanh((double)a);
    }
    for (int k = 0; k < FIX_Z; k++) {
        vae_real m = w[FIX_BM + k], v = w[FIX_BV + k];
        for (int j = 0; j < FIX_H; j++) {
            m += h[j] * w[FIX_WM + j * FIX_Z + k];
            v += h[j] * w[FIX_WV + j * FIX_Z + k];
        }
        s->arena[FIX_MEAN + r * FIX_Z + k] = m;
        s->arena[FIX_LV + r * FIX_Z + k] = v;
    }
}

// z -> logits and sigmoid(logits)
static void fix_decode_row(const VaeState *s, int r, vae_real *scratch) {
    const vae_real *w = s->param, *z = s->arena + FIX_ZV + r * FIX_Z;
    (void)scratch;
    for (int i = 0; i < FIX_D; i++) {
        vae_real l = w[FIX_BD + i];
        for (int k = 0; k < FIX_Z; k++) l += z[k] * w[FIX_WD + k * FIX_D + i];
        s->arena[FIX_OUT + r * FIX_D + i] = l;
        s->arena[FIX_XMEAN + r * FIX_D + i] = (vae_real)(1 / (1 + exp(-(double)l)));
    }
}

static void fix_eval_row(const VaeState *s, int r, vae_real *scratch) {
    vae_real *a = s->arena;
    double reconstruction = 0, kl = 0, weight = 0;
    fix_encode_row(s, r, scratch);
    for (int k = 0; k < FIX_Z; k++) {
        const int at = r * FIX_Z + k;
        const double m = (double)a[FIX_MEAN + at], v = (double)a[FIX_LV + at];
        const double e = (double)a[FIX_EPS + at], z = m + exp(v / 2) * e;
        const double part = 0.5 * (m * m + exp(v) - 1 - v);
        a[FIX_ZV + at] = (vae_real)z;
        a[FIX_ZKL + at] = (vae_real)part;
        kl += part;
        weight += 0.5 * (e * e + v - z * z);
    }
    fix_decode_row(s, r, scratch);
    for (int i = 0; i < FIX_D; i++) {
        const double l = (double)a[FIX_OUT + r * FIX_D + i];
        reconstruction += fmax(l, 0) + log1p(exp(-fabs(l))) - (double)a[FIX_X + r * FIX_D + i] * l;
    }
    a[FIX_REC + r] = (vae_real)reconstruction;
    a[FIX_KL + r] = (vae_real)kl;
    a[FIX_LOGW + r] = (vae_real)(weight - reconstruction);
}

// Forward, then this row's own copy of the gradient.
static void fix_train_row(const VaeState *s, int r, vae_real *scratch) {
    fix_eval_row(s, r, scratch);
    const vae_real *w = s->param, *a = s->arena, *x = a + FIX_X + r * FIX_D;
    const vae_real *h = a + FIX_HID + r * FIX_H, beta = s->scalar[VAE_BETA];
    vae_real *g = s->arena + FIX_GRAD + r * FIX_PARAM, dh[FIX_H] = {0};
    for (int i = 0; i < FIX_PARAM; i++) g[i] = 0;
    for (int k = 0; k < FIX_Z; k++) {
        const int at = r * FIX_Z + k;
        const vae_real m = a[FIX_MEAN + at], v = a[FIX_LV + at], z = a[FIX_ZV + at];
        vae_real dz = 0;
        for (int i = 0; i < FIX_D; i++) {
            const vae_real dl = a[FIX_XMEAN + r * FIX_D + i] - x[i];
            g[FIX_BD + i] = dl;
            g[FIX_WD + k * FIX_D + i] = dl * z;
            dz += dl * w[FIX_WD + k * FIX_D + i];
        }
        const vae_real dm = dz + beta * m;
        vae_real dv = dz * (z - m) / 2 + beta * ((vae_real)exp((double)v) - 1) / 2;
        if (fix_wrong) dv *= 2;
        g[FIX_BM + k] = dm;
        g[FIX_BV + k] = dv;
        for (int j = 0; j < FIX_H; j++) {
            g[FIX_WM + j * FIX_Z + k] = dm * h[j];
            g[FIX_WV + j * FIX_Z + k] = dv * h[j];
            dh[j] += dm * w[FIX_WM + j * FIX_Z + k] + dv * w[FIX_WV + j * FIX_Z + k];
        }
    }
    for (int j = 0; j < FIX_H; j++) {
        const vae_real da = dh[j] * (1 - h[j] * h[j]);
        g[FIX_B1 + j] = da;
        for (int i = 0; i < FIX_D; i++) g[FIX_W1 + i * FIX_H + j] = da * x[i];
    }
}

// Sums rows in order, 16 parameters a tile; the tile after the last does the scalars.
static void fix_reduce(const VaeState *s, int tile, vae_real *scratch) {
    vae_real *a = s->arena;
    const vae_real inv = s->scalar[VAE_INV_N];
    (void)scratch;
    if (tile < FIX_PARAM / 16) {
        for (int i = tile * 16; i < tile * 16 + 16; i++) {
            vae_real sum = 0;
            for (int r = 0; r < s->n; r++) sum += a[FIX_GRAD + r * FIX_PARAM + i];
            s->grad[i] = sum * inv;
        }
        return;
    }
    vae_real reconstruction = 0, kl = 0, mean = 0;
    for (int r = 0; r < s->n; r++) {
        reconstruction += a[FIX_REC + r];
        kl += a[FIX_KL + r];
        mean += a[FIX_X + r * FIX_D];
    }
    a[FIX_REC1] = reconstruction * inv;
    a[FIX_KL1] = kl * inv;
    a[FIX_LOSS] = a[FIX_REC1] + s->scalar[VAE_BETA] * a[FIX_KL1];
    s->param[FIX_STAT] += (vae_real)0.1 * (mean * inv - s->param[FIX_STAT]);
}

static void fix_train(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){{fix_train_row, s->n, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{fix_reduce, FIX_PARAM / 16 + 1, {0}}}, 1);
}
static void fix_eval(const VaeState *s, VaeMember *me) { vae_run(me, s, (VaeWork[]){{fix_eval_row, s->n, {0}}}, 1); }
static void fix_encode(const VaeState *s, VaeMember *me) { vae_run(me, s, (VaeWork[]){{fix_encode_row, s->n, {0}}}, 1); }
static void fix_decode(const VaeState *s, VaeMember *me) { vae_run(me, s, (VaeWork[]){{fix_decode_row, s->n, {0}}}, 1); }

static const VaePort fix_train_port[] = {
    {"x", VAE_IN_DATA, 0, FIX_X, FIX_D},
    {"z.eps", VAE_IN_NORMAL, 0, FIX_EPS, FIX_Z},
    {"loss", VAE_OUT_SCALAR, 0, FIX_LOSS, 1},
    {"reconstruction", VAE_OUT_SCALAR, 0, FIX_REC1, 1},
    {"kl", VAE_OUT_SCALAR, 0, FIX_KL1, 1},
};
static const VaePort fix_eval_port[] = {
    {"x", VAE_IN_DATA, 0, FIX_X, FIX_D},
    {"z.eps", VAE_IN_NORMAL, 0, FIX_EPS, FIX_Z},
    {"reconstruction", VAE_OUT_ROW, 0, FIX_REC, 1},
    {"kl", VAE_OUT_ROW, 0, FIX_KL, 1},
    {"log_weight", VAE_OUT_ROW, 0, FIX_LOGW, 1},
    {"z.kl", VAE_OUT_ROW, 0, FIX_ZKL, FIX_Z},
};
static const VaePort fix_encode_port[] = {
    {"x", VAE_IN_DATA, 0, FIX_X, FIX_D},
    {"z.mean", VAE_OUT_ROW, 0, FIX_MEAN, FIX_Z},
    {"z.logvar", VAE_OUT_ROW, 0, FIX_LV, FIX_Z},
};
static const VaePort fix_decode_port[] = {
    {"z", VAE_IN_LATENT, 0, FIX_ZV, FIX_Z},
    {"x.mean", VAE_OUT_ROW, 0, FIX_XMEAN, FIX_D},
    {"x.draw0", VAE_OUT_ROW, 0, FIX_XMEAN, FIX_D},
};

#define FIX_TENSOR(NAME, OUT, IN, AT) \
    {NAME, 2, {OUT, IN}, {1, OUT}, AT, VAE_INIT_UNIFORM, 0.5f, true, true, false}
#define FIX_BIAS(NAME, N, AT) {NAME, 1, {N}, {1}, AT, VAE_INIT_ZERO, 0, true, false, false}
static const VaeTensor fix_tensor[] = {
    FIX_TENSOR("encoder.0.weight", FIX_H, FIX_D, FIX_W1),
    FIX_BIAS("encoder.0.bias", FIX_H, FIX_B1),
    {"encoder.stat", 1, {1}, {1}, FIX_STAT, VAE_INIT_CONST, 0.5f, false, false, false},
    FIX_TENSOR("posterior.z.mean.weight", FIX_Z, FIX_H, FIX_WM),
    FIX_BIAS("posterior.z.mean.bias", FIX_Z, FIX_BM),
    FIX_TENSOR("posterior.z.logvar.weight", FIX_Z, FIX_H, FIX_WV),
    FIX_BIAS("posterior.z.logvar.bias", FIX_Z, FIX_BV),
    FIX_TENSOR("decoder.0.weight", FIX_D, FIX_Z, FIX_WD),
    FIX_BIAS("decoder.0.bias", FIX_D, FIX_BD),
};
static const VaeStream fix_image[] = {
    {.name = "x", .kind = VAE_IMAGE, .height = 4, .width_px = 4, .channels = 1, .width = FIX_D,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"}};
static const VaeLatent fix_latent[] = {{"z", FIX_Z, 0}};
static const VaeStage fix_stage[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten & <co>", "[16]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 85},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 48},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 4, 1]", 0},
};

static const VaeStretch fix_rest = {0, FIX_PARAM};

const VaeModel vae_model = {
    .abi = VAE_ABI, .isa = VAE_ISA, .name = "fixture", .params = "hidden=5", .summary = "fixture <16-5-2-16> & \"co\"\n", .batch = FIX_B,
    .n_param = FIX_PARAM, .n_state = FIX_STATE, .n_arena = FIX_ARENA, .n_scratch = 0,
    .max_threads = 4, .flops_per_row = 1000, .rest = &fix_rest, .n_rest = 1, .tensor = fix_tensor, .n_tensors = 9,
    .stream = fix_image, .n_streams = 1, .target = 0, .draw = VAE_DRAW_BERNOULLI,
    .latent = fix_latent, .n_latents = 1, .stage = fix_stage, .n_stages = 7,
    .train = {"train", fix_train, fix_train_port, 5},
    .eval = {"eval", fix_eval, fix_eval_port, 6},
    .encode = {"encode", fix_encode, fix_encode_port, 3},
    .decode = {"decode", fix_decode, fix_decode_port, 3},
    .training = {.optimizer = {.kind = VAE_ADAM, .lr = 1e-2, .beta1 = 0.9, .beta2 = 0.999,
                               .eps = 1e-8},
                 .schedule[VAE_BETA] = {.kind = VAE_LINEAR, .from = 0.1, .to = 1, .epochs = 2},
                 .schedule[VAE_TEMPERATURE] = {.kind = VAE_CONSTANT, .from = 1, .to = 1},
                 .epochs = 3, .seed = 1, .recon_scale = 1},
};

#endif
