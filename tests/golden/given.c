// given -- written by vaec 0.1.0 from given.vae; do not edit.
//
// model given
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [6]                         -              -
//     concat(y)                       [9]                         -              -
//     dense(7)                        [7]                        70            126
//     tanh                            [7]                         -              -
//   z: mean, logvar heads             [2]                        32             56
//   z: prior given y                  [2]                        44              -
//   decoder(z)                        [2]                         -              -
//     dense(6)                        [6]                        18             24
//
//   164 parameters; one training step of 6 rows: 4,032 flops
//   likelihood mse
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          19       76         2,688        2,688
//   eval           10       46         1,600        1,600
//   encode          5        9         1,024        1,024
//   decode          2        4           640          640
//   prior           3        9           512          512
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   t2: [n, 6] in rows of 9
//   x0: [n, 6]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t2,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t2[i * 9 + j] = x0[i * 6 + j];
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t3: [n, 3] in rows of 9
//   x1: [n, 3]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t3,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 9 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h4: [n, 9]
//   w5: [9, 7]
//   h9: [n, 7]
//   b6: [7]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 7, 9, h4 + begin * 9, 9, w5, 7, h9 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v7 = h9[i * 7 + j];
            h9[i * 7 + j] = vae_tanh(v7 + b6[j]);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h9: [n, 7]
//   w10: [7, 4]
//   heads13: [n, 4]
//   b11: [4]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 7, h9 + begin * 7, 7, w10, 4, heads13 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v12 = heads13[i * 4 + j];
            heads13[i * 4 + j] = v12 + b11[j];
        }
    }
}

// given.vae:6  sampling and KL
// kernel 4, train: loop over rows of [2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar15 = s->arena + 418; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 640; // [n, 2]
    const vae_real *eps16 = s->arena + 656; // [n, 2]
    vae_real *z21 = s->arena + 624; // [n, 2]
    const vae_real *mean14 = s->arena + 416; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v19 = vae_exp(0.5f * logvar15[i * 4 + j]);
            t19[i * 2 + j] = v19;
            z21[i * 2 + j] = mean14[i * 4 + j] + v19 * eps16[i * 2 + j];
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   x1: [n, 3]
//   w22: [3, 5]
//   t28: [n, 5]
//   b23: [5]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w22, vae_real *t28, const vae_real *b23) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 5, 3, x1 + begin * 3, 3, w22, 5, t28 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v26 = t28[i * 5 + j];
            t28[i * 5 + j] = vae_tanh(v26 + b23[j]);
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t28: [n, 5]
//   w24: [5, 4]
//   t30: [n, 4]
//   b25: [4]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t28,
    const vae_real *w24, vae_real *t30, const vae_real *b25) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 5, t28 + begin * 5, 5, w24, 4, t30 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v29 = t30[i * 4 + j];
            t30[i * 4 + j] = v29 + b25[j];
        }
    }
}

// given.vae:6  sampling and KL
// given.vae:6  gradient of sampling and KL
// kernel 7, train: loop over rows of [2]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar15 = s->arena + 418; // [n, 2] in rows of 4
    const vae_real *t32 = s->arena + 354; // [n, 2] in rows of 4
    const vae_real *mean14 = s->arena + 416; // [n, 2] in rows of 4
    const vae_real *t31 = s->arena + 352; // [n, 2] in rows of 4
    vae_real *t46 = s->arena + 608; // [n, 1]
    vae_real *d76 = s->arena + 496; // [n, 2]
    vae_real *d77 = s->arena + 320; // [n, 2] in rows of 4
    vae_real *d78 = s->arena + 480; // [n, 2]
    vae_real *d80 = s->arena + 322; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c62 = beta * inv_n;
    const vae_real c70 = 0.5f * c62;
    for (size_t i = begin; i < end; i++) {
        vae_real t46_sum = 0.0f;
        VAE_SIMD_SUM(t46_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v34 = vae_exp(logvar15[i * 4 + j] - t32[i * 4 + j]);
            const vae_real v35 = mean14[i * 4 + j] - t31[i * 4 + j];
            const vae_real v36 = v35 * v35;
            const vae_real v38 = vae_exp(-t32[i * 4 + j]);
            const vae_real v44 = v34 + v36 * v38 - 1.0f + t32[i * 4 + j] - logvar15[i * 4 + j];
            t46_sum += 0.5f * v44;
            const vae_real v76 = 2.0f * (c70 * v38) * v35;
            d76[i * 2 + j] = v76;
            d77[i * 4 + j] = -v76;
            const vae_real v78 = c70 * v34;
            d78[i * 2 + j] = v78;
            d80[i * 4 + j] = c70 - c70 * v36 * v38 - v78;
        }
        t46[i] = t46_sum;
    }
}

// given.vae:10  dense(6)
// given.vae:12  likelihood = mse
// given.vae:12  gradient of likelihood = mse
// kernel 8, train: product by panels over rows of [6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z21 = s->arena + 624; // [n, 2]
    const vae_real *w47 = s->param + 208; // [2, 6]
    vae_real *d66 = s->arena + 112; // [n, 6]
    const vae_real *b48 = s->param + 224; // [6]
    const vae_real *x0 = s->arena + 208; // [n, 6]
    vae_real *t53 = s->arena + 592; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c64 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 2, z21 + begin * 2, 2, w47, 6, d66 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v49 = d66[i * 6 + j];
            const vae_real v51 = x0[i * 6 + j] - (v49 + b48[j]);
            t53_sum += v51 * v51;
            d66[i * 6 + j] = -(c64 * v51);
        }
        t53[i] = t53_sum;
    }
}

// kernel 9, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t55 = s->arena + 576; // [1]
    const vae_real *t53 = s->arena + 592; // [n, 1]
    vae_real *t57 = s->arena + 544; // [1]
    const vae_real *t46 = s->arena + 608; // [n, 1]
    vae_real t55_sum = 0.0f;
    vae_real t57_sum = 0.0f;
    VAE_SIMD_SUM(t55_sum, t57_sum)
    for (size_t i = 0; i < rows; i++) {
        t55_sum += t53[i];
        t57_sum += t46[i];
    }
    t55[0] = t55_sum;
    t57[0] = t57_sum;
}

// kernel 10, train: loop over [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t56 = s->arena + 560; // [1]
    const vae_real *t55 = s->arena + 576; // [1]
    vae_real *t58 = s->arena + 528; // [1]
    const vae_real *t57 = s->arena + 544; // [1]
    vae_real *t61 = s->arena + 512; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v56 = t55[0] * inv_n;
    t56[0] = v56;
    const vae_real v58 = t57[0] * inv_n;
    t58[0] = v58;
    t61[0] = v56 + beta * v58;
}

// given.vae:12  gradient of dense(6)
// given.vae:10  gradient of dense(6)
// kernel 11, train: weight gradient over [2, 6]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z21 = s->arena + 624; // [n, 2]
    const vae_real *d66 = s->arena + 112; // [n, 6]
    vae_real *d_param68 = s->grad + 208; // [2, 6]
    if (tile == 1) {
        vae_real *d_param67 = s->grad + 224; // [6]
        vae_column_sums(s->n, 6, d66, 6, d_param67);
        return;
    }
    vae_gemm_tn(2, 6, s->n, z21, 2, d66, 6, d_param68, 6);
}

// given.vae:10  gradient of dense(6)
// given.vae:6  gradient of sampling and KL
// kernel 12, train: product by panels over rows of [2]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d66 = s->arena + 112; // [n, 6]
    const vae_real *w47 = s->param + 208; // [2, 6]
    vae_real *d90 = s->arena + 256; // [n, 2] in rows of 4
    const vae_real *d78 = s->arena + 480; // [n, 2]
    const vae_real *d76 = s->arena + 496; // [n, 2]
    const vae_real *eps16 = s->arena + 656; // [n, 2]
    const vae_real *t19 = s->arena + 640; // [n, 2]
    vae_real *d94 = s->arena + 258; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c62 = beta * inv_n;
    const vae_real c70 = 0.5f * c62;
    vae_gemm_nt((int)(end - begin), 2, 6, d66 + begin * 6, 6, w47, 6, d90 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v69 = d90[i * 4 + j];
            d90[i * 4 + j] = d76[i * 2 + j] + v69;
            d94[i * 4 + j] = d78[i * 2 + j] - c70 + 0.5f * (v69 * eps16[i * 2 + j] * t19[i * 2 + j]);
        }
    }
}

// given.vae:6  gradient of sampling and KL
// kernel 13, train: weight gradient over [5, 4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t28 = s->arena + 384; // [n, 5]
    const vae_real *d81 = s->arena + 320; // [n, 4]
    vae_real *d_param83 = s->grad + 160; // [5, 4]
    if (tile == 1) {
        vae_real *d_param82 = s->grad + 192; // [4]
        vae_column_sums(s->n, 4, d81, 4, d_param82);
        return;
    }
    vae_gemm_tn(5, 4, s->n, t28, 5, d81, 4, d_param83, 4);
}

// given.vae:6  gradient of sampling and KL
// kernel 14, train: product by panels over rows of [5]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d81 = s->arena + 320; // [n, 4]
    const vae_real *w24 = s->param + 160; // [5, 4]
    vae_real *d87 = s->arena + 288; // [n, 5]
    const vae_real *t28 = s->arena + 384; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d81 + begin * 4, 4, w24, 4, d87 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v84 = d87[i * 5 + j];
            d87[i * 5 + j] = v84 * (1.0f - t28[i * 5 + j] * t28[i * 5 + j]);
        }
    }
}

// given.vae:6  gradient of sampling and KL
// kernel 15, train: weight gradient over [3, 5]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x1 = s->arena + 448; // [n, 3]
    const vae_real *d87 = s->arena + 288; // [n, 5]
    vae_real *d_param89 = s->grad + 128; // [3, 5]
    if (tile == 1) {
        vae_real *d_param88 = s->grad + 144; // [5]
        vae_column_sums(s->n, 5, d87, 5, d_param88);
        return;
    }
    vae_gemm_tn(3, 5, s->n, x1, 3, d87, 5, d_param89, 5);
}

// given.vae:6  gradient of posterior heads (added by the compiler)
// kernel 16, train: weight gradient over [7, 4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 160; // [n, 7]
    const vae_real *d95 = s->arena + 256; // [n, 4]
    vae_real *d_param97 = s->grad + 80; // [7, 4]
    if (tile == 1) {
        vae_real *d_param96 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d95, 4, d_param96);
        return;
    }
    vae_gemm_tn(7, 4, s->n, h9, 7, d95, 4, d_param97, 4);
}

// given.vae:6  gradient of posterior heads (added by the compiler)
// given.vae:8  gradient of tanh
// kernel 17, train: product by panels over rows of [7]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d95 = s->arena + 256; // [n, 4]
    const vae_real *w10 = s->param + 80; // [7, 4]
    vae_real *d101 = s->arena + 64; // [n, 7]
    const vae_real *h9 = s->arena + 160; // [n, 7]
    vae_gemm_nt((int)(end - begin), 7, 4, d95 + begin * 4, 4, w10, 4, d101 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v98 = d101[i * 7 + j];
            d101[i * 7 + j] = v98 * (1.0f - h9[i * 7 + j] * h9[i * 7 + j]);
        }
    }
}

// given.vae:8  gradient of dense(7)
// kernel 18, train: weight gradient over [9, 7]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 0; // [n, 9]
    const vae_real *d101 = s->arena + 64; // [n, 7]
    vae_real *d_param103 = s->grad + 0; // [9, 7]
    if (tile == 1) {
        vae_real *d_param102 = s->grad + 64; // [7]
        vae_column_sums(s->n, 7, d101, 7, d_param102);
        return;
    }
    vae_gemm_tn(9, 7, s->n, h4, 9, d101, 7, d_param103, 7);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // given.vae:4  x
    // kernel 0, train: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 208);
    // given.vae:5  y
    // kernel 1, train: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 6, s->arena + 448);
    // given.vae:8  dense(7)
    // given.vae:8  tanh
    // kernel 2, train: product by panels over rows of [7]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 160, s->param + 64);
    // given.vae:6  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 160, s->param + 80, s->arena + 416, s->param + 112);
    train_k4(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // given.vae:6  sampling and KL
    // kernel 5, train: product by panels over rows of [5]
    like_train_k5(s, tile, scratch, s->arena + 448, s->param + 128, s->arena + 384, s->param + 144);
    // given.vae:6  sampling and KL
    // kernel 6, train: product by panels over rows of [4]
    like_train_k6(s, tile, scratch, s->arena + 384, s->param + 160, s->arena + 352, s->param + 192);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u1, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k11, 2, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k18, 2, {0}},
        {train_k16, 2, {0}},
        {train_k13, 2, {0}},
        {train_k15, 2, {0}}}, 4);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   logvar15: [n, 2] in rows of 4
//   eps16: [n, 2]
//   z21: [n, 2]
//   mean14: [n, 2] in rows of 4
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar15, const vae_real *eps16, vae_real *z21, const vae_real *mean14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            z21[i * 2 + j] = mean14[i * 4 + j] + vae_exp(0.5f * logvar15[i * 4 + j]) * eps16[i * 2 + j];
        }
    }
}

// given.vae:6  sampling and KL
// kernel 7, eval: loop over rows of [2]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *eps16 = s->arena + 384; // [n, 2]
    const vae_real *logvar15 = s->arena + 226; // [n, 2] in rows of 4
    const vae_real *z21 = s->arena + 368; // [n, 2]
    const vae_real *t36 = s->arena + 160; // [n, 2] in rows of 4
    const vae_real *t37 = s->arena + 162; // [n, 2] in rows of 4
    const vae_real *mean14 = s->arena + 224; // [n, 2] in rows of 4
    vae_real *t55 = s->arena + 352; // [n, 2]
    vae_real *t56 = s->arena + 336; // [n, 1]
    vae_real *t59 = s->arena + 320; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t56_sum = 0.0f;
        vae_real t59_sum = 0.0f;
        VAE_SIMD_SUM(t56_sum, t59_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v24 = eps16[i * 2 + j] * eps16[i * 2 + j] + logvar15[i * 4 + j];
            const vae_real v38 = z21[i * 2 + j] - t36[i * 4 + j];
            const vae_real v41 = vae_exp(-t37[i * 4 + j]);
            const vae_real v47 = mean14[i * 4 + j] - t36[i * 4 + j];
            const vae_real v50 = vae_exp(logvar15[i * 4 + j] - t37[i * 4 + j]) + v47 * v47 * v41;
            const vae_real v55 = 0.5f * (v50 - 1.0f + t37[i * 4 + j] - logvar15[i * 4 + j]);
            t55[i * 2 + j] = v55;
            t56_sum += v55;
            const vae_real v57 = v38 * v38 * v41 + t37[i * 4 + j] + 1.83787707f - (v24 + 1.83787707f);
            t59_sum += (-0.5f) * v57;
        }
        t56[i] = t56_sum;
        t59[i] = t59_sum;
    }
}

// given.vae:10  dense(6)
// given.vae:12  likelihood = mse
// kernel 8, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z21 = s->arena + 368; // [n, 2]
    const vae_real *w60 = s->param + 208; // [2, 6]
    vae_real *t62 = scratch; // [end - begin, 6]
    const vae_real *b61 = s->param + 224; // [6]
    const vae_real *x0 = s->arena + 112; // [n, 6]
    vae_real *t66 = s->arena + 304; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 2, z21 + begin * 2, 2, w60, 6, t62, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t66_sum = 0.0f;
        VAE_SIMD_SUM(t66_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v62 = t62[(i - begin) * 6 + j];
            const vae_real v64 = x0[i * 6 + j] - (v62 + b61[j]);
            t66_sum += v64 * v64;
        }
        t66[i] = t66_sum;
    }
}

// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t67 = s->arena + 288; // [n, 1]
    const vae_real *t59 = s->arena + 320; // [n, 1]
    const vae_real *t66 = s->arena + 304; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t67[i] = t59[i] - t66[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // given.vae:4  x
    // kernel 0, eval: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 112);
    // given.vae:5  y
    // kernel 1, eval: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 6, s->arena + 256);
    // given.vae:8  dense(7)
    // given.vae:8  tanh
    // kernel 2, eval: product by panels over rows of [7]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 64, s->param + 64);
    // given.vae:6  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 64, s->param + 80, s->arena + 224, s->param + 112);
    // given.vae:6  sampling and KL
    // kernel 4, eval: loop over rows of [2]
    like_eval_k4(s, tile, scratch, s->arena + 226, s->arena + 384, s->arena + 368, s->arena + 224);
    eval_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // given.vae:6  sampling and KL
    // kernel 5, eval: product by panels over rows of [5]
    like_train_k5(s, tile, scratch, s->arena + 256, s->param + 128, s->arena + 192, s->param + 144);
    // given.vae:6  sampling and KL
    // kernel 6, eval: product by panels over rows of [4]
    like_train_k6(s, tile, scratch, s->arena + 192, s->param + 160, s->arena + 160, s->param + 192);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k7(s, tile, scratch);
    eval_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_u1, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// given.vae:6  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [2]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t16 = s->arena + 240; // [n, 2]
    const vae_real *mean14 = s->arena + 160; // [n, 2] in rows of 4
    vae_real *t17 = s->arena + 224; // [n, 2]
    const vae_real *logvar15 = s->arena + 162; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t16[i * 2 + j] = mean14[i * 4 + j];
            t17[i * 2 + j] = logvar15[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // given.vae:4  x
    // kernel 0, encode: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 112);
    // given.vae:5  y
    // kernel 1, encode: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 6, s->arena + 192);
    // given.vae:8  dense(7)
    // given.vae:8  tanh
    // kernel 2, encode: product by panels over rows of [7]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 64, s->param + 64);
    // given.vae:6  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 64, s->param + 80, s->arena + 160, s->param + 112);
    encode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// given.vae:10  dense(6)
// kernel 0, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z0 = s->arena + 144; // [n, 2]
    const vae_real *w1 = s->param + 208; // [2, 6]
    vae_real *p4 = s->arena + 96; // [n, 6]
    const vae_real *b2 = s->param + 224; // [6]
    vae_real *t7 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 2, z0 + begin * 2, 2, w1, 6, p4 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v3 = p4[i * 6 + j];
            const vae_real v4 = v3 + b2[j];
            p4[i * 6 + j] = v4;
            t7[i * 6 + j] = v4;
        }
    }
}

// kernel 1, decode: loop over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t6 = s->arena + 48; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t6[i * 6 + j] = 0.707106781f;
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k0, 1, {0}},
        {decode_k1, 1, {0}}}, 2);
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: product by panels over rows of [5]
    like_train_k5(s, tile, scratch, s->arena + 64, s->param + 128, s->arena + 32, s->param + 144);
    // kernel 1, prior: product by panels over rows of [4]
    like_train_k6(s, tile, scratch, s->arena + 32, s->param + 160, s->arena + 0, s->param + 192);
    // kernel 2, prior: loop over rows of [2]
    like_eval_k4(s, tile, scratch, s->arena + 2, s->arena + 112, s->arena + 96, s->arena + 0);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, prior_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 208, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 448, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 656, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 512, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 560, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 528, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 112, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 256, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 384, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 304, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 336, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 288, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 352, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 112, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 192, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 240, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 224, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 144, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 96, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 48, 6}, // [n, 6]
};

static const VaePort prior_ports[] = {
    {"y", VAE_IN_DATA, 1, 64, 3}, // [n, 3]
    {"z.prior", VAE_IN_NORMAL, 8, 112, 2}, // [n, 2]
    {"z.sample", VAE_OUT_ROW, 0, 96, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {7, 9}, {1, 7}, 0, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"encoder.1.bias", 1, {7}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 7}, {1, 4}, 80, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 7}, {1, 4}, 82, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 114, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.hidden.weight", 2, {5, 3}, {1, 5}, 128, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"prior.z.hidden.bias", 1, {5}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.mean.weight", 2, {2, 5}, {1, 4}, 160, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z.mean.bias", 1, {2}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.logvar.weight", 2, {2, 5}, {1, 4}, 162, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z.logvar.bias", 1, {2}, {1}, 194, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {6, 2}, {1, 6}, 208, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.0.bias", 1, {6}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a prior that is given a data stream"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(7)", "[7]", 70},
    {VAE_STAGE_ENCODER, 0, "tanh", "[7]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 32},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 18},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 240},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "given", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model given\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [6]                         -              -\n"
        "    concat(y)                       [9]                         -              -\n"
        "    dense(7)                        [7]                        70            126\n"
        "    tanh                            [7]                         -              -\n"
        "  z: mean, logvar heads             [2]                        32             56\n"
        "  z: prior given y                  [2]                        44              -\n"
        "  decoder(z)                        [2]                         -              -\n"
        "    dense(6)                        [6]                        18             24\n"
        "\n"
        "  164 parameters; one training step of 6 rows: 4,032 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          19       76         2,688        2,688\n"
        "  eval           10       46         1,600        1,600\n"
        "  encode          5        9         1,024        1,024\n"
        "  decode          2        4           640          640\n"
        "  prior           3        9           512          512\n",
    .batch = 6, .n_param = 240, .n_state = 0, .n_arena = 672,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 672.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 3},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 0.5, 0.5, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
