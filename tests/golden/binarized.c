// binarized -- written by vaec 0.1.0 from binarized.vae; do not edit.
//
// model binarized
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 3, 1]                   -              -
//     flatten                         [12]                        -              -
//     dense(9)                        [9]                       117            216
//     softplus                        [9]                         -              -
//   z: mean, logvar heads             [2]                        40             72
//   decoder                           [2]                         -              -
//     dense(9)                        [9]                        27             36
//     softplus                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     reshape(4, 3, 1)                [4, 3, 1]                   -              -
//
//   304 parameters; one training step of 128 rows: 179,712 flops
//   likelihood bernoulli
//   binarize dynamic
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          15       59        61,760       61,760
//   eval            7       36        34,816       34,816
//   encode          3        7        14,848       14,848
//   decode          2        7        17,920       17,920
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   x0: [n, 4, 3, 1]
//   u1: [n, 4, 3, 1]
//   t3: [n, 4, 3, 1]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *u1, vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t3[i * 12 + j] = vae_step(x0[i * 12 + j] - u1[i * 12 + j]);
        }
    }
}

// binarized.vae:7  dense(9)
// binarized.vae:7  softplus
// kernel 1, train: product by panels over rows of [9]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h4 = s->arena + 1536; // [n, 12]
    const vae_real *w5 = s->param + 0; // [12, 9]
    vae_real *h8 = s->arena + 11904; // [n, 9]
    const vae_real *b6 = s->param + 112; // [9]
    vae_real *h9 = s->arena + 10752; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h4 + begin * 12, 12, w5, 9, h8 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v7 = h8[i * 9 + j];
            const vae_real v8 = v7 + b6[j];
            h8[i * 9 + j] = v8;
            h9[i * 9 + j] = vae_softplus(v8);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h9: [n, 9]
//   w10: [9, 4]
//   heads13: [n, 4]
//   b11: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 9, h9 + begin * 9, 9, w10, 4, heads13 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v12 = heads13[i * 4 + j];
            heads13[i * 4 + j] = v12 + b11[j];
        }
    }
}

// binarized.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 13570; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 14592; // [n, 2]
    const vae_real *eps16 = s->arena + 14848; // [n, 2]
    vae_real *z21 = s->arena + 14336; // [n, 2]
    const vae_real *mean14 = s->arena + 13568; // [n, 2] in rows of 4
    vae_real *t23 = s->arena + 14080; // [n, 2]
    vae_real *t29 = s->arena + 15232; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t29_sum = 0.0f;
        VAE_SIMD_SUM(t29_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v19 = vae_exp(0.5f * logvar15[i * 4 + j]);
            t19[i * 2 + j] = v19;
            z21[i * 2 + j] = mean14[i * 4 + j] + v19 * eps16[i * 2 + j];
            const vae_real v23 = vae_exp(logvar15[i * 4 + j]);
            t23[i * 2 + j] = v23;
            const vae_real v27 = mean14[i * 4 + j] * mean14[i * 4 + j] + v23 - 1.0f - logvar15[i * 4 + j];
            t29_sum += 0.5f * v27;
        }
        t29[i] = t29_sum;
    }
}

// binarized.vae:8  dense(9)
// binarized.vae:8  softplus
// kernel 4, train: product by panels over rows of [9]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z21 = s->arena + 14336; // [n, 2]
    const vae_real *w30 = s->param + 192; // [2, 9]
    vae_real *h33 = s->arena + 9600; // [n, 9]
    const vae_real *b31 = s->param + 224; // [9]
    vae_real *h34 = s->arena + 8448; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 2, z21 + begin * 2, 2, w30, 9, h33 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v32 = h33[i * 9 + j];
            const vae_real v33 = v32 + b31[j];
            h33[i * 9 + j] = v33;
            h34[i * 9 + j] = vae_softplus(v33);
        }
    }
}

// binarized.vae:8  dense(12)
// binarized.vae:10  likelihood = bernoulli
// binarized.vae:10  gradient of likelihood = bernoulli
// kernel 5, train: product by panels over rows of [12]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h34 = s->arena + 8448; // [n, 9]
    const vae_real *w35 = s->param + 240; // [9, 12]
    vae_real *d54 = s->arena + 0; // [n, 12]
    const vae_real *b36 = s->param + 352; // [12]
    const vae_real *h4 = s->arena + 1536; // [n, 12]
    vae_real *t42 = s->arena + 15104; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 12, 9, h34 + begin * 9, 9, w35, 12, d54 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v37 = d54[i * 12 + j];
            const vae_real v38 = v37 + b36[j];
            t42_sum += vae_softplus(v38) - h4[i * 12 + j] * v38;
            d54[i * 12 + j] = inv_n * (vae_sigmoid(v38) - h4[i * 12 + j]);
        }
        t42[i] = t42_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t44 = s->arena + 15424; // [1]
    const vae_real *t42 = s->arena + 15104; // [n, 1]
    vae_real *t46 = s->arena + 15392; // [1]
    const vae_real *t29 = s->arena + 15232; // [n, 1]
    vae_real t44_sum = 0.0f;
    vae_real t46_sum = 0.0f;
    VAE_SIMD_SUM(t44_sum, t46_sum)
    for (size_t i = 0; i < rows; i++) {
        t44_sum += t42[i];
        t46_sum += t29[i];
    }
    t44[0] = t44_sum;
    t46[0] = t46_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t45 = s->arena + 15408; // [1]
    const vae_real *t44 = s->arena + 15424; // [1]
    vae_real *t47 = s->arena + 15376; // [1]
    const vae_real *t46 = s->arena + 15392; // [1]
    vae_real *t50 = s->arena + 15360; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v45 = t44[0] * inv_n;
    t45[0] = v45;
    const vae_real v47 = t46[0] * inv_n;
    t47[0] = v47;
    t50[0] = v45 + beta * v47;
}

// binarized.vae:8  gradient of dense(12)
// kernel 8, train: weight gradient over [9, 12]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h34 = s->arena + 8448; // [n, 9]
    const vae_real *d54 = s->arena + 0; // [n, 12]
    vae_real *d_param56 = s->grad + 240; // [9, 12]
    if (tile == 1) {
        vae_real *d_param55 = s->grad + 352; // [12]
        vae_column_sums(s->n, 12, d54, 12, d_param55);
        return;
    }
    vae_gemm_tn(9, 12, s->n, h34, 9, d54, 12, d_param56, 12);
}

// binarized.vae:8  gradient of dense(12)
// binarized.vae:8  gradient of softplus
// kernel 9, train: product by panels over rows of [9]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d54 = s->arena + 0; // [n, 12]
    const vae_real *w35 = s->param + 240; // [9, 12]
    vae_real *d59 = s->arena + 7296; // [n, 9]
    const vae_real *h33 = s->arena + 9600; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 12, d54 + begin * 12, 12, w35, 12, d59 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v57 = d59[i * 9 + j];
            d59[i * 9 + j] = v57 * vae_sigmoid(h33[i * 9 + j]);
        }
    }
}

// binarized.vae:8  gradient of dense(9)
// kernel 10, train: weight gradient over [2, 9]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z21 = s->arena + 14336; // [n, 2]
    const vae_real *d59 = s->arena + 7296; // [n, 9]
    vae_real *d_param61 = s->grad + 192; // [2, 9]
    if (tile == 1) {
        vae_real *d_param60 = s->grad + 224; // [9]
        vae_column_sums(s->n, 9, d59, 9, d_param60);
        return;
    }
    vae_gemm_tn(2, 9, s->n, z21, 2, d59, 9, d_param61, 9);
}

// binarized.vae:8  gradient of dense(9)
// binarized.vae:5  gradient of sampling and KL
// kernel 11, train: product by panels over rows of [2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d59 = s->arena + 7296; // [n, 9]
    const vae_real *w30 = s->param + 192; // [2, 9]
    vae_real *d67 = s->arena + 13056; // [n, 2] in rows of 4
    const vae_real *t23 = s->arena + 14080; // [n, 2]
    const vae_real *mean14 = s->arena + 13568; // [n, 2] in rows of 4
    const vae_real *eps16 = s->arena + 14848; // [n, 2]
    const vae_real *t19 = s->arena + 14592; // [n, 2]
    vae_real *d71 = s->arena + 13058; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c51 = beta * inv_n;
    const vae_real c63 = 0.5f * c51;
    vae_gemm_nt((int)(end - begin), 2, 9, d59 + begin * 9, 9, w30, 9, d67 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v62 = d67[i * 4 + j];
            d67[i * 4 + j] = c51 * mean14[i * 4 + j] + v62;
            d71[i * 4 + j] = c63 * t23[i * 2 + j] - c63 + 0.5f * (v62 * eps16[i * 2 + j] * t19[i * 2 + j]);
        }
    }
}

// binarized.vae:5  gradient of posterior heads (added by the compiler)
// kernel 12, train: weight gradient over [9, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 10752; // [n, 9]
    const vae_real *d72 = s->arena + 13056; // [n, 4]
    vae_real *d_param74 = s->grad + 128; // [9, 4]
    if (tile == 1) {
        vae_real *d_param73 = s->grad + 176; // [4]
        vae_column_sums(s->n, 4, d72, 4, d_param73);
        return;
    }
    vae_gemm_tn(9, 4, s->n, h9, 9, d72, 4, d_param74, 4);
}

// binarized.vae:5  gradient of posterior heads (added by the compiler)
// binarized.vae:7  gradient of softplus
// kernel 13, train: product by panels over rows of [9]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d72 = s->arena + 13056; // [n, 4]
    const vae_real *w10 = s->param + 128; // [9, 4]
    vae_real *d77 = s->arena + 6144; // [n, 9]
    const vae_real *h8 = s->arena + 11904; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 4, d72 + begin * 4, 4, w10, 4, d77 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v75 = d77[i * 9 + j];
            d77[i * 9 + j] = v75 * vae_sigmoid(h8[i * 9 + j]);
        }
    }
}

// binarized.vae:7  gradient of dense(9)
// kernel 14, train: weight gradient over [12, 9]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 1536; // [n, 12]
    const vae_real *d77 = s->arena + 6144; // [n, 9]
    vae_real *d_param79 = s->grad + 0; // [12, 9]
    if (tile == 1) {
        vae_real *d_param78 = s->grad + 112; // [9]
        vae_column_sums(s->n, 9, d77, 9, d_param78);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h4, 12, d77, 9, d_param79, 9);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [4, 3, 1]
    like_train_k0(s, tile, scratch, s->arena + 4608, s->arena + 3072, s->arena + 1536);
    train_k1(s, tile, scratch);
    // binarized.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 10752, s->param + 128, s->arena + 13568,
        s->param + 176);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {6144, 9}, // d77
    {13056, 4}, // d67
    {7296, 9}, // d59
    {0, 12}, // d54
    {15104, 1}, // t42
    {8448, 9}, // h34
    {15232, 1}, // t29
    {14336, 2}, // z21
    {10752, 9}, // h9
    {1536, 12}, // t3
};
static const VaeShown train_u0_shown = {10, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k8, 2, {.weights = true}},
        {train_k14, 2, {.weights = true}},
        {train_k12, 2, {.weights = true}},
        {train_k10, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// What kernel 1 of eval and 1 other do, each with buffers of its own:
//   h4: [n, 12]
//   w5: [12, 9]
//   h9: [n, 9]
//   b6: [9]
VAE_SHARED_1(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 12, h4 + begin * 12, 12, w5, 9, h9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v7 = h9[i * 9 + j];
            h9[i * 9 + j] = vae_softplus(v7 + b6[j]);
        }
    }
}

// binarized.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 6914; // [n, 2] in rows of 4
    const vae_real *eps16 = s->arena + 7936; // [n, 2]
    vae_real *z21 = s->arena + 7680; // [n, 2]
    const vae_real *mean14 = s->arena + 6912; // [n, 2] in rows of 4
    vae_real *t35 = s->arena + 7424; // [n, 2]
    vae_real *t36 = s->arena + 8576; // [n, 1]
    vae_real *t39 = s->arena + 8448; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum, t39_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v21 = mean14[i * 4 + j] + vae_exp(0.5f * logvar15[i * 4 + j]) * eps16[i * 2 + j];
            z21[i * 2 + j] = v21;
            const vae_real v24 = eps16[i * 2 + j] * eps16[i * 2 + j] + logvar15[i * 4 + j];
            const vae_real v31 = mean14[i * 4 + j] * mean14[i * 4 + j] + vae_exp(logvar15[i * 4 + j]);
            const vae_real v35 = 0.5f * (v31 - 1.0f - logvar15[i * 4 + j]);
            t35[i * 2 + j] = v35;
            t36_sum += v35;
            const vae_real v38 = (-0.5f) * (v21 * v21 + 1.83787707f - (v24 + 1.83787707f));
            t39_sum += v38;
        }
        t36[i] = t36_sum;
        t39[i] = t39_sum;
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   z21: [n, 2]
//   w40: [2, 9]
//   h44: [n, 9]
//   b41: [9]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z21,
    const vae_real *w40, vae_real *h44, const vae_real *b41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 2, z21 + begin * 2, 2, w40, 9, h44 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v42 = h44[i * 9 + j];
            h44[i * 9 + j] = vae_softplus(v42 + b41[j]);
        }
    }
}

// binarized.vae:8  dense(12)
// binarized.vae:10  likelihood = bernoulli
// kernel 5, eval: product by panels over rows of [12]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h44 = s->arena + 4608; // [n, 9]
    const vae_real *w45 = s->param + 240; // [9, 12]
    vae_real *t47 = scratch; // [end - begin, 12]
    const vae_real *b46 = s->param + 352; // [12]
    const vae_real *h4 = s->arena + 0; // [n, 12]
    vae_real *t52 = s->arena + 8320; // [n, 1]
    vae_gemm_nn((int)(end - begin), 12, 9, h44 + begin * 9, 9, w45, 12, t47, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t52_sum = 0.0f;
        VAE_SIMD_SUM(t52_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v47 = t47[(i - begin) * 12 + j];
            const vae_real v48 = v47 + b46[j];
            t52_sum += vae_softplus(v48) - h4[i * 12 + j] * v48;
        }
        t52[i] = t52_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t53 = s->arena + 8192; // [n, 1]
    const vae_real *t39 = s->arena + 8448; // [n, 1]
    const vae_real *t52 = s->arena + 8320; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t53[i] = t39[i] - t52[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [4, 3, 1]
    like_train_k0(s, tile, scratch, s->arena + 3072, s->arena + 1536, s->arena + 0);
    // binarized.vae:7  dense(9)
    // binarized.vae:7  softplus
    // kernel 1, eval: product by panels over rows of [9]
    like_eval_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 5760, s->param + 112);
    // binarized.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 5760, s->param + 128, s->arena + 6912,
        s->param + 176);
    eval_k3(s, tile, scratch);
    // binarized.vae:8  dense(9)
    // binarized.vae:8  softplus
    // kernel 4, eval: product by panels over rows of [9]
    like_eval_k4(s, tile, scratch, s->arena + 7680, s->param + 192, s->arena + 4608, s->param + 224);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// binarized.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t13 = s->arena + 3456; // [n, 2]
    const vae_real *mean11 = s->arena + 2688; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 3200; // [n, 2]
    const vae_real *logvar12 = s->arena + 2690; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t13[i * 2 + j] = mean11[i * 4 + j];
            t14[i * 2 + j] = logvar12[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // binarized.vae:7  dense(9)
    // binarized.vae:7  softplus
    // kernel 0, encode: product by panels over rows of [9]
    like_eval_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 1536, s->param + 112);
    // binarized.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 1536, s->param + 128, s->arena + 2688,
        s->param + 176);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// binarized.vae:8  dense(12)
// binarized.vae:10  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [12]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 3072; // [n, 9]
    const vae_real *w6 = s->param + 240; // [9, 12]
    vae_real *t10 = s->arena + 1536; // [n, 12]
    const vae_real *b7 = s->param + 352; // [12]
    vae_real *t11 = s->arena + 0; // [n, 12]
    vae_gemm_nn((int)(end - begin), 12, 9, h5 + begin * 9, 9, w6, 12, t10 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v8 = t10[i * 12 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 12 + j] = v10;
            t11[i * 12 + j] = v10;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // binarized.vae:8  dense(9)
    // binarized.vae:8  softplus
    // kernel 0, decode: product by panels over rows of [9]
    like_eval_k4(s, tile, scratch, s->arena + 4224, s->param + 192, s->arena + 3072, s->param + 224);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 4608, 12}, // [n, 4, 3, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 3072, 12}, // [n, 4, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 14848, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 15360, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 15408, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 15376, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 3072, 12}, // [n, 4, 3, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 1536, 12}, // [n, 4, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 7936, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 8320, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 8576, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 8192, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 7424, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 12}, // [n, 4, 3, 1]
    {"z.mean", VAE_OUT_ROW, 0, 3456, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 3200, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 4224, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1536, 12}, // [n, 12]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {9, 12}, {1, 9}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.1.bias", 1, {9}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 9}, {1, 4}, 128, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 9}, {1, 4}, 130, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 178, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {9, 2}, {1, 9}, 192, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.0.bias", 1, {9}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {12, 9}, {1, 12}, 240, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {12}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 3, 1, 12, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 3, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_ENCODER, 0, "softplus", "[9]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 40},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 27},
    {VAE_STAGE_DECODER, 0, "softplus", "[9]", 0},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_DECODER, 0, "reshape(4, 3, 1)", "[4, 3, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 3, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 368},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "binarized", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model binarized\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 3, 1]                   -              -\n"
        "    flatten                         [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "    softplus                        [9]                         -              -\n"
        "  z: mean, logvar heads             [2]                        40             72\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(9)                        [9]                        27             36\n"
        "    softplus                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    reshape(4, 3, 1)                [4, 3, 1]                   -              -\n"
        "\n"
        "  304 parameters; one training step of 128 rows: 179,712 flops\n"
        "  likelihood bernoulli\n"
        "  binarize dynamic\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          15       59        61,760       61,760\n"
        "  eval            7       36        34,816       34,816\n"
        "  encode          3        7        14,848       14,848\n"
        "  decode          2        7        17,920       17,920\n",
    .batch = 128, .n_param = 368, .n_state = 0, .n_arena = 15440,
    .n_scratch = 384,
    .max_threads = 1, .flops_per_row = 1404.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.002, .beta1 = 0.95, .beta2 = 0.999, .eps = 0.0001,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 1, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_LINEAR, 1.0, 0.2, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CYCLICAL, 0.1, 1.0, 0.0, 0.0, 3, 0.6},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.99, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
