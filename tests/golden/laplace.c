// laplace -- written by vaec 0.1.0 from laplace.vae; do not edit.
//
// model laplace
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(8)                        [8]                        56             96
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     relu                            [8]                         -              -
//     dense(6)                        [6]                        54             96
//   likelihood: logscale                                         54            108
//
//   224 parameters; one training step of 16 rows: 16,896 flops
//   data x is standardized, column by column: losses are those of the standardized values
//   likelihood laplace(scale=learned, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          17       76         5,568        5,568
//   eval            7       43         2,688        2,688
//   encode          3        7         1,408        1,408
//   decode          3       12         1,792        1,792
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [6, 8]
//   h5: [n, 8]
//   b2: [8]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 6, x0 + begin * 6, 6, w1, 8, h5 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v3 = h5[i * 8 + j];
            h5[i * 8 + j] = vae_max(v3 + b2[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 8]
//   w6: [8, 4]
//   heads9: [n, 4]
//   b7: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 8, h5 + begin * 8, 8, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// laplace.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1090; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 1216; // [n, 2]
    const vae_real *eps12 = s->arena + 1248; // [n, 2]
    vae_real *z17 = s->arena + 1184; // [n, 2]
    const vae_real *mean10 = s->arena + 1088; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 1152; // [n, 2]
    vae_real *t25 = s->arena + 1376; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t25_sum = 0.0f;
        VAE_SIMD_SUM(t25_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v15 = vae_exp(0.5f * logvar11[i * 4 + j]);
            t15[i * 2 + j] = v15;
            z17[i * 2 + j] = mean10[i * 4 + j] + v15 * eps12[i * 2 + j];
            const vae_real v19 = vae_exp(logvar11[i * 4 + j]);
            t19[i * 2 + j] = v19;
            const vae_real v23 = mean10[i * 4 + j] * mean10[i * 4 + j] + v19 - 1.0f - logvar11[i * 4 + j];
            t25_sum += 0.5f * v23;
        }
        t25[i] = t25_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z17: [n, 2]
//   w26: [2, 8]
//   h30: [n, 8]
//   b27: [8]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w26, vae_real *h30, const vae_real *b27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z17 + begin * 2, 2, w26, 8, h30 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v28 = h30[i * 8 + j];
            h30[i * 8 + j] = vae_max(v28 + b27[j], 0.0f);
        }
    }
}

// laplace.vae:8  dense(6)
// kernel 4, train: product by panels over rows of [6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h30 = s->arena + 384; // [n, 8]
    const vae_real *w31 = s->param + 144; // [8, 6]
    vae_real *t33 = s->arena + 832; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h30 + begin * 8, 8, w31, 6, t33 + begin * 6, 6);
}

// laplace.vae:8  dense(6)
// laplace.vae:10  likelihood = laplace
// laplace.vae:10  gradient of likelihood = laplace
// kernel 5, train: product by panels over rows of [6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h30 = s->arena + 384; // [n, 8]
    const vae_real *w35 = s->param + 208; // [8, 6]
    vae_real *d70 = s->arena + 736; // [n, 6]
    const vae_real *t33 = s->arena + 832; // [n, 6]
    const vae_real *b32 = s->param + 192; // [6]
    const vae_real *b36 = s->param + 256; // [6]
    const vae_real *x0 = s->arena + 928; // [n, 6]
    vae_real *t51 = s->arena + 1360; // [n, 1]
    vae_real *d72 = s->arena + 640; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 6, 8, h30 + begin * 8, 8, w35, 6, d70 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t51_sum = 0.0f;
        VAE_SIMD_SUM(t51_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v37 = d70[i * 6 + j];
            const vae_real v40 = v37 + b36[j] - (-6.90775528f);
            const vae_real v42 = (-6.90775528f) + vae_softplus(v40);
            const vae_real v43 = x0[i * 6 + j] - (t33[i * 6 + j] + b32[j]);
            const vae_real v44 = vae_abs(v43);
            const vae_real v46 = vae_exp(-v42);
            t51_sum += v44 * v46 + v42 + 0.693147181f;
            const vae_real v61 = inv_n * v46;
            d70[i * 6 + j] = -vae_where(v43, v61, vae_where(-v43, -v61, 0.0f));
            d72[i * 6 + j] = (inv_n - inv_n * v44 * v46) * vae_sigmoid(v40);
        }
        t51[i] = t51_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t53 = s->arena + 1344; // [1]
    const vae_real *t51 = s->arena + 1360; // [n, 1]
    vae_real *t55 = s->arena + 1312; // [1]
    const vae_real *t25 = s->arena + 1376; // [n, 1]
    vae_real t53_sum = 0.0f;
    vae_real t55_sum = 0.0f;
    VAE_SIMD_SUM(t53_sum, t55_sum)
    for (size_t i = 0; i < rows; i++) {
        t53_sum += t51[i];
        t55_sum += t25[i];
    }
    t53[0] = t53_sum;
    t55[0] = t55_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t54 = s->arena + 1328; // [1]
    const vae_real *t53 = s->arena + 1344; // [1]
    vae_real *t56 = s->arena + 1296; // [1]
    const vae_real *t55 = s->arena + 1312; // [1]
    vae_real *t59 = s->arena + 1280; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v54 = t53[0] * inv_n;
    t54[0] = v54;
    const vae_real v56 = t55[0] * inv_n;
    t56[0] = v56;
    t59[0] = v54 + beta * v56;
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   h30: [n, 8]
//   d72: [n, 6]
//   d_param74: [8, 6]
//   d_param73: [6]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h30,
    const vae_real *d72, vae_real *d_param74, vae_real *d_param73) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 6, d72, 6, d_param73);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h30, 8, d72, 6, d_param74, 6);
}

// laplace.vae:10  gradient of dense(6)
// laplace.vae:8  gradient of dense(6)
// kernel 8, train: weight gradient over [8, 6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 384, s->arena + 640, s->grad + 208, s->grad + 256);
}

// laplace.vae:8  gradient of dense(6)
// kernel 9, train: product by panels over rows of [8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d72 = s->arena + 640; // [n, 6]
    const vae_real *w35 = s->param + 208; // [8, 6]
    vae_real *d75 = s->arena + 256; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d72 + begin * 6, 6, w35, 6, d75 + begin * 8, 8);
}

// laplace.vae:10  gradient of dense(6)
// laplace.vae:8  gradient of dense(6)
// kernel 10, train: weight gradient over [8, 6]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 384, s->arena + 736, s->grad + 144, s->grad + 192);
}

// laplace.vae:8  gradient of dense(6)
// laplace.vae:8  gradient of relu
// kernel 11, train: product by panels over rows of [8]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d70 = s->arena + 736; // [n, 6]
    const vae_real *w31 = s->param + 144; // [8, 6]
    vae_real *d80 = s->arena + 128; // [n, 8]
    const vae_real *d75 = s->arena + 256; // [n, 8]
    const vae_real *h30 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d70 + begin * 6, 6, w31, 6, d80 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v78 = d80[i * 8 + j];
            d80[i * 8 + j] = vae_where(h30[i * 8 + j], d75[i * 8 + j] + v78, 0.0f);
        }
    }
}

// laplace.vae:8  gradient of dense(8)
// kernel 12, train: weight gradient over [2, 8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 1184; // [n, 2]
    const vae_real *d80 = s->arena + 128; // [n, 8]
    vae_real *d_param82 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param81 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d80, 8, d_param81);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z17, 2, d80, 8, d_param82, 8);
}

// laplace.vae:8  gradient of dense(8)
// laplace.vae:5  gradient of sampling and KL
// kernel 13, train: product by panels over rows of [2]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d80 = s->arena + 128; // [n, 8]
    const vae_real *w26 = s->param + 112; // [2, 8]
    vae_real *d88 = s->arena + 1024; // [n, 2] in rows of 4
    const vae_real *t19 = s->arena + 1152; // [n, 2]
    const vae_real *mean10 = s->arena + 1088; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 1248; // [n, 2]
    const vae_real *t15 = s->arena + 1216; // [n, 2]
    vae_real *d92 = s->arena + 1026; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c60 = beta * inv_n;
    const vae_real c84 = 0.5f * c60;
    vae_gemm_nt((int)(end - begin), 2, 8, d80 + begin * 8, 8, w26, 8, d88 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v83 = d88[i * 4 + j];
            d88[i * 4 + j] = c60 * mean10[i * 4 + j] + v83;
            d92[i * 4 + j] = c84 * t19[i * 2 + j] - c84 + 0.5f * (v83 * eps12[i * 2 + j] * t15[i * 2 + j]);
        }
    }
}

// laplace.vae:5  gradient of posterior heads (added by the compiler)
// kernel 14, train: weight gradient over [8, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 512; // [n, 8]
    const vae_real *d93 = s->arena + 1024; // [n, 4]
    vae_real *d_param95 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param94 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d93, 4, d_param94);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h5, 8, d93, 4, d_param95, 4);
}

// laplace.vae:5  gradient of posterior heads (added by the compiler)
// laplace.vae:7  gradient of relu
// kernel 15, train: product by panels over rows of [8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d93 = s->arena + 1024; // [n, 4]
    const vae_real *w6 = s->param + 64; // [8, 4]
    vae_real *d97 = s->arena + 0; // [n, 8]
    const vae_real *h5 = s->arena + 512; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d93 + begin * 4, 4, w6, 4, d97 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v96 = d97[i * 8 + j];
            d97[i * 8 + j] = vae_where(h5[i * 8 + j], v96, 0.0f);
        }
    }
}

// laplace.vae:7  gradient of dense(8)
// kernel 16, train: weight gradient over [6, 8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 928; // [n, 6]
    const vae_real *d97 = s->arena + 0; // [n, 8]
    vae_real *d_param99 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param98 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d97, 8, d_param98);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d97, 8, d_param99, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // laplace.vae:7  dense(8)
    // laplace.vae:7  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 928, s->param + 0, s->arena + 512, s->param + 48);
    // laplace.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 512, s->param + 64, s->arena + 1088, s->param + 96);
    train_k2(s, tile, scratch);
    // laplace.vae:8  dense(8)
    // laplace.vae:8  relu
    // kernel 3, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 1184, s->param + 112, s->arena + 384, s->param + 128);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k8, 2, {.weights = true, .first = 208, .each = 96, .end = 256}},
        {train_k10, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k16, 2, {0}},
        {train_k14, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_k12, 2, {0}}}, 5);
}

// laplace.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 450; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 576; // [n, 2]
    vae_real *z17 = s->arena + 544; // [n, 2]
    const vae_real *mean10 = s->arena + 448; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 512; // [n, 2]
    vae_real *t32 = s->arena + 656; // [n, 1]
    vae_real *t35 = s->arena + 640; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t35_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v17 = mean10[i * 4 + j] + vae_exp(0.5f * logvar11[i * 4 + j]) * eps12[i * 2 + j];
            z17[i * 2 + j] = v17;
            const vae_real v20 = eps12[i * 2 + j] * eps12[i * 2 + j] + logvar11[i * 4 + j];
            const vae_real v27 = mean10[i * 4 + j] * mean10[i * 4 + j] + vae_exp(logvar11[i * 4 + j]);
            const vae_real v31 = 0.5f * (v27 - 1.0f - logvar11[i * 4 + j]);
            t31[i * 2 + j] = v31;
            t32_sum += v31;
            const vae_real v34 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
            t35_sum += v34;
        }
        t32[i] = t32_sum;
        t35[i] = t35_sum;
    }
}

// laplace.vae:8  dense(6)
// laplace.vae:10  likelihood = laplace
// kernel 4, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h40 = s->arena + 0; // [n, 8]
    const vae_real *w41 = s->param + 144; // [8, 6]
    vae_real *t54 = s->arena + 256; // [n, 6]
    const vae_real *b42 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 352; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h40 + begin * 8, 8, w41, 6, t54 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = t54[i * 6 + j];
            t54[i * 6 + j] = vae_abs(x0[i * 6 + j] - (v43 + b42[j]));
        }
    }
}

// laplace.vae:8  dense(6)
// laplace.vae:10  likelihood = laplace
// kernel 5, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h40 = s->arena + 0; // [n, 8]
    const vae_real *w45 = s->param + 208; // [8, 6]
    vae_real *t47 = scratch; // [end - begin, 6]
    const vae_real *b46 = s->param + 256; // [6]
    const vae_real *t54 = s->arena + 256; // [n, 6]
    vae_real *t61 = s->arena + 624; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h40 + begin * 8, 8, w45, 6, t47, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v47 = t47[(i - begin) * 6 + j];
            const vae_real v52 = (-6.90775528f) + vae_softplus(v47 + b46[j] - (-6.90775528f));
            t61_sum += t54[i * 6 + j] * vae_exp(-v52) + v52 + 0.693147181f;
        }
        t61[i] = t61_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t62 = s->arena + 608; // [n, 1]
    const vae_real *t35 = s->arena + 640; // [n, 1]
    const vae_real *t61 = s->arena + 624; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t62[i] = t35[i] - t61[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // laplace.vae:7  dense(8)
    // laplace.vae:7  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 352, s->param + 0, s->arena + 128, s->param + 48);
    // laplace.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 64, s->arena + 448, s->param + 96);
    eval_k2(s, tile, scratch);
    // laplace.vae:8  dense(8)
    // laplace.vae:8  relu
    // kernel 3, eval: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 544, s->param + 112, s->arena + 0, s->param + 128);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// laplace.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t12 = s->arena + 320; // [n, 2]
    const vae_real *mean10 = s->arena + 224; // [n, 2] in rows of 4
    vae_real *t13 = s->arena + 288; // [n, 2]
    const vae_real *logvar11 = s->arena + 226; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t12[i * 2 + j] = mean10[i * 4 + j];
            t13[i * 2 + j] = logvar11[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // laplace.vae:7  dense(8)
    // laplace.vae:7  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 48);
    // laplace.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 224, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// laplace.vae:8  dense(6)
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *p9 = s->arena + 320; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    vae_real *t19 = s->arena + 128; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, p9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = p9[i * 6 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 6 + j] = v9;
            t19[i * 6 + j] = v9;
        }
    }
}

// laplace.vae:8  dense(6)
// laplace.vae:10  likelihood = laplace
// kernel 2, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w10 = s->param + 208; // [8, 6]
    vae_real *t18 = s->arena + 224; // [n, 6]
    const vae_real *b11 = s->param + 256; // [6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w10, 6, t18 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v12 = t18[i * 6 + j];
            const vae_real v17 = (-6.90775528f) + vae_softplus(v12 + b11[j] - (-6.90775528f));
            t18[i * 6 + j] = vae_exp(v17);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // laplace.vae:8  dense(8)
    // laplace.vae:8  relu
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 416, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 928, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 1248, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1280, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1328, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1296, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 352, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 576, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 624, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 656, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 608, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 512, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 128, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 320, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 288, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 416, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 320, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 128, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 224, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.x.mean", 1, {6}, {1}, 272, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.x.mean_low", 1, {6}, {1}, 288, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.x.std", 1, {6}, {1}, 304, VAE_INIT_CONST, 1.0f, false, false, false},
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 112, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 8}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logscale.weight", 2, {6, 8}, {1, 6}, 208, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"likelihood.x.logscale.bias", 1, {6}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "laplace", true, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: laplace", "[6]", 54},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 144},
    {192, 208},
    {256, 272},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "laplace", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model laplace\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    relu                            [8]                         -              -\n"
        "    dense(6)                        [6]                        54             96\n"
        "  likelihood: logscale                                         54            108\n"
        "\n"
        "  224 parameters; one training step of 16 rows: 16,896 flops\n"
        "  data x is standardized, column by column: losses are those of the standardized values\n"
        "  likelihood laplace(scale=learned, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          17       76         5,568        5,568\n"
        "  eval            7       43         2,688        2,688\n"
        "  encode          3        7         1,408        1,408\n"
        "  decode          3       12         1,792        1,792\n",
    .batch = 16, .n_param = 272, .n_state = 48, .n_arena = 1392,
    .n_scratch = 96,
    .max_threads = 1, .flops_per_row = 1056.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 0,
    .tensor = tensors, .n_tensors = 15,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_LAPLACE, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
