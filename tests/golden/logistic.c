// logistic -- written by vaec 0.1.0 from logistic.vae; do not edit.
//
// model logistic
//
//   layer                             output             parameters      flops/row
//   encoder                           [3, 3, 1]                   -              -
//     flatten                         [9]                         -              -
//     dense(8)                        [8]                        80            144
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     relu                            [8]                         -              -
//     dense(9)                        [9]                        81            144
//     reshape(3, 3, 1)                [3, 3, 1]                   -              -
//   likelihood: logscale                                         81            162
//
//   302 parameters; one training step of 16 rows: 23,040 flops
//   likelihood logistic(bins=32, scale=learned, floor=0.0005)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          17      103         6,336        6,336
//   eval            7       58         3,072        3,072
//   encode          3        7         1,600        1,600
//   decode          3       20         2,368        2,368
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 9]
//   w2: [9, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 9, h1 + begin * 9, 9, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_max(v4 + b3[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 8, h6 + begin * 8, 8, w7, 4, heads10 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v9 = heads10[i * 4 + j];
            heads10[i * 4 + j] = v9 + b8[j];
        }
    }
}

// logistic.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 1282; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 1408; // [n, 2]
    const vae_real *eps13 = s->arena + 1440; // [n, 2]
    vae_real *z18 = s->arena + 1376; // [n, 2]
    const vae_real *mean11 = s->arena + 1280; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 1344; // [n, 2]
    vae_real *t26 = s->arena + 1568; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = 0.0f;
        VAE_SIMD_SUM(t26_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v16 = vae_exp(0.5f * logvar12[i * 4 + j]);
            t16[i * 2 + j] = v16;
            z18[i * 2 + j] = mean11[i * 4 + j] + v16 * eps13[i * 2 + j];
            const vae_real v20 = vae_exp(logvar12[i * 4 + j]);
            t20[i * 2 + j] = v20;
            const vae_real v24 = mean11[i * 4 + j] * mean11[i * 4 + j] + v20 - 1.0f - logvar12[i * 4 + j];
            t26_sum += 0.5f * v24;
        }
        t26[i] = t26_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z18: [n, 2]
//   w27: [2, 8]
//   h31: [n, 8]
//   b28: [8]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w27, vae_real *h31, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z18 + begin * 2, 2, w27, 8, h31 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v29 = h31[i * 8 + j];
            h31[i * 8 + j] = vae_max(v29 + b28[j], 0.0f);
        }
    }
}

// What kernel 4 of train and 1 other do, each with buffers of its own:
//   h31: [n, 8]
//   w32: [8, 9]
//   t34: [n, 9]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 9, 8, h31 + begin * 8, 8, w32, 9, t34 + begin * 9, 9);
}

// logistic.vae:8  dense(9)
// logistic.vae:10  likelihood = logistic
// logistic.vae:10  gradient of likelihood = logistic
// kernel 5, train: product by panels over rows of [9]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h31 = s->arena + 960; // [n, 8]
    const vae_real *w36 = s->param + 272; // [8, 9]
    vae_real *d99 = s->arena + 144; // [n, 9]
    const vae_real *t34 = s->arena + 288; // [n, 9]
    const vae_real *b33 = s->param + 256; // [9]
    const vae_real *b37 = s->param + 352; // [9]
    const vae_real *h1 = s->arena + 432; // [n, 9]
    vae_real *t70 = s->arena + 1552; // [n, 1]
    vae_real *d103 = s->arena + 0; // [n, 9]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c80 = -inv_n;
    vae_gemm_nn((int)(end - begin), 9, 8, h31 + begin * 8, 8, w36, 9, d99 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t70_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v38 = d99[i * 9 + j];
            const vae_real v41 = v38 + b37[j] - (-7.60090246f);
            const vae_real v46 = vae_exp(-((-7.60090246f) + vae_softplus(v41)));
            const vae_real v47 = h1[i * 9 + j] - (t34[i * 9 + j] + b33[j]);
            const vae_real v48 = v47 - 0.0161290323f;
            const vae_real v49 = v48 * v46;
            const vae_real v50 = v47 + 0.0161290323f;
            const vae_real v52 = h1[i * 9 + j] - 0.0161290323f;
            const vae_real v54 = 0.983870968f - h1[i * 9 + j];
            const vae_real v55 = v52 * v54;
            const vae_real v59 = -(v50 * v46);
            const vae_real v62 = vae_where(v52, vae_softplus(v49), 0.0f) + vae_where(v54, vae_softplus(v59), 0.0f);
            const vae_real v65 = vae_expm1((-0.0322580645f) * v46);
            const vae_real v66 = -v65;
            t70_sum += v62 - vae_where(v55, vae_log(v66), 0.0f);
            const vae_real v85 = (-0.0322580645f) * (vae_where(v55, c80, 0.0f) / v66 * (v65 + 1.0f));
            const vae_real v89 = vae_where(v54, inv_n, 0.0f) * vae_sigmoid(v59);
            const vae_real v92 = vae_where(v52, inv_n, 0.0f) * vae_sigmoid(v49);
            d99[i * 9 + j] = v89 * v46 - v92 * v46;
            d103[i * 9 + j] = -((-v85 - v89 * v50 + v92 * v48) * v46 * vae_sigmoid(v41));
        }
        t70[i] = t70_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t72 = s->arena + 1536; // [1]
    const vae_real *t70 = s->arena + 1552; // [n, 1]
    vae_real *t74 = s->arena + 1504; // [1]
    const vae_real *t26 = s->arena + 1568; // [n, 1]
    vae_real t72_sum = 0.0f;
    vae_real t74_sum = 0.0f;
    VAE_SIMD_SUM(t72_sum, t74_sum)
    for (size_t i = 0; i < rows; i++) {
        t72_sum += t70[i];
        t74_sum += t26[i];
    }
    t72[0] = t72_sum;
    t74[0] = t74_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t73 = s->arena + 1520; // [1]
    const vae_real *t72 = s->arena + 1536; // [1]
    vae_real *t75 = s->arena + 1488; // [1]
    const vae_real *t74 = s->arena + 1504; // [1]
    vae_real *t78 = s->arena + 1472; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v73 = t72[0] * inv_n;
    t73[0] = v73;
    const vae_real v75 = t74[0] * inv_n;
    t75[0] = v75;
    t78[0] = v73 + beta * v75;
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   h31: [n, 8]
//   d103: [n, 9]
//   d_param105: [8, 9]
//   d_param104: [9]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *d103, vae_real *d_param105, vae_real *d_param104) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 9, d103, 9, d_param104);
        return;
    }
    vae_gemm_tn(8, 9, s->n, h31, 8, d103, 9, d_param105, 9);
}

// logistic.vae:8  gradient of dense(9)
// kernel 8, train: weight gradient over [8, 9]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 960, s->arena + 0, s->grad + 272, s->grad + 352);
}

// logistic.vae:8  gradient of dense(9)
// kernel 9, train: product by panels over rows of [8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d103 = s->arena + 0; // [n, 9]
    const vae_real *w36 = s->param + 272; // [8, 9]
    vae_real *d106 = s->arena + 832; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 9, d103 + begin * 9, 9, w36, 9, d106 + begin * 8, 8);
}

// logistic.vae:8  gradient of dense(9)
// kernel 10, train: weight gradient over [8, 9]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 960, s->arena + 144, s->grad + 176, s->grad + 256);
}

// logistic.vae:8  gradient of dense(9)
// logistic.vae:8  gradient of relu
// kernel 11, train: product by panels over rows of [8]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d99 = s->arena + 144; // [n, 9]
    const vae_real *w32 = s->param + 176; // [8, 9]
    vae_real *d111 = s->arena + 704; // [n, 8]
    const vae_real *d106 = s->arena + 832; // [n, 8]
    const vae_real *h31 = s->arena + 960; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 9, d99 + begin * 9, 9, w32, 9, d111 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v109 = d111[i * 8 + j];
            d111[i * 8 + j] = vae_where(h31[i * 8 + j], d106[i * 8 + j] + v109, 0.0f);
        }
    }
}

// logistic.vae:8  gradient of dense(8)
// kernel 12, train: weight gradient over [2, 8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 1376; // [n, 2]
    const vae_real *d111 = s->arena + 704; // [n, 8]
    vae_real *d_param113 = s->grad + 144; // [2, 8]
    if (tile == 1) {
        vae_real *d_param112 = s->grad + 160; // [8]
        vae_column_sums(s->n, 8, d111, 8, d_param112);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z18, 2, d111, 8, d_param113, 8);
}

// logistic.vae:8  gradient of dense(8)
// logistic.vae:5  gradient of sampling and KL
// kernel 13, train: product by panels over rows of [2]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d111 = s->arena + 704; // [n, 8]
    const vae_real *w27 = s->param + 144; // [2, 8]
    vae_real *d119 = s->arena + 1216; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 1344; // [n, 2]
    const vae_real *mean11 = s->arena + 1280; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 1440; // [n, 2]
    const vae_real *t16 = s->arena + 1408; // [n, 2]
    vae_real *d123 = s->arena + 1218; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c79 = beta * inv_n;
    const vae_real c115 = 0.5f * c79;
    vae_gemm_nt((int)(end - begin), 2, 8, d111 + begin * 8, 8, w27, 8, d119 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v114 = d119[i * 4 + j];
            d119[i * 4 + j] = c79 * mean11[i * 4 + j] + v114;
            d123[i * 4 + j] = c115 * t20[i * 2 + j] - c115 + 0.5f * (v114 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// logistic.vae:5  gradient of posterior heads (added by the compiler)
// kernel 14, train: weight gradient over [8, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 1088; // [n, 8]
    const vae_real *d124 = s->arena + 1216; // [n, 4]
    vae_real *d_param126 = s->grad + 96; // [8, 4]
    if (tile == 1) {
        vae_real *d_param125 = s->grad + 128; // [4]
        vae_column_sums(s->n, 4, d124, 4, d_param125);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d124, 4, d_param126, 4);
}

// logistic.vae:5  gradient of posterior heads (added by the compiler)
// logistic.vae:7  gradient of relu
// kernel 15, train: product by panels over rows of [8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d124 = s->arena + 1216; // [n, 4]
    const vae_real *w7 = s->param + 96; // [8, 4]
    vae_real *d128 = s->arena + 576; // [n, 8]
    const vae_real *h6 = s->arena + 1088; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d124 + begin * 4, 4, w7, 4, d128 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v127 = d128[i * 8 + j];
            d128[i * 8 + j] = vae_where(h6[i * 8 + j], v127, 0.0f);
        }
    }
}

// logistic.vae:7  gradient of dense(8)
// kernel 16, train: weight gradient over [9, 8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 432; // [n, 9]
    const vae_real *d128 = s->arena + 576; // [n, 8]
    vae_real *d_param130 = s->grad + 0; // [9, 8]
    if (tile == 1) {
        vae_real *d_param129 = s->grad + 80; // [8]
        vae_column_sums(s->n, 8, d128, 8, d_param129);
        return;
    }
    vae_gemm_tn(9, 8, s->n, h1, 9, d128, 8, d_param130, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // logistic.vae:7  dense(8)
    // logistic.vae:7  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 432, s->param + 0, s->arena + 1088, s->param + 80);
    // logistic.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1088, s->param + 96, s->arena + 1280, s->param + 128);
    train_k2(s, tile, scratch);
    // logistic.vae:8  dense(8)
    // logistic.vae:8  relu
    // kernel 3, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 1376, s->param + 144, s->arena + 960, s->param + 160);
    // logistic.vae:8  dense(9)
    // kernel 4, train: product by panels over rows of [9]
    like_train_k4(s, tile, scratch, s->arena + 960, s->param + 176, s->arena + 288);
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
        {train_k8, 2, {0}},
        {train_k10, 2, {0}},
        {train_k16, 2, {0}},
        {train_k14, 2, {.weights = true, .first = 96, .each = 64, .end = 128}},
        {train_k12, 2, {0}}}, 5);
}

// logistic.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 546; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 672; // [n, 2]
    vae_real *z18 = s->arena + 640; // [n, 2]
    const vae_real *mean11 = s->arena + 544; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 608; // [n, 2]
    vae_real *t33 = s->arena + 752; // [n, 1]
    vae_real *t36 = s->arena + 736; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t36_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v18 = mean11[i * 4 + j] + vae_exp(0.5f * logvar12[i * 4 + j]) * eps13[i * 2 + j];
            z18[i * 2 + j] = v18;
            const vae_real v21 = eps13[i * 2 + j] * eps13[i * 2 + j] + logvar12[i * 4 + j];
            const vae_real v28 = mean11[i * 4 + j] * mean11[i * 4 + j] + vae_exp(logvar12[i * 4 + j]);
            const vae_real v32 = 0.5f * (v28 - 1.0f - logvar12[i * 4 + j]);
            t32[i * 2 + j] = v32;
            t33_sum += v32;
            const vae_real v35 = (-0.5f) * (v18 * v18 + 1.83787707f - (v21 + 1.83787707f));
            t36_sum += v35;
        }
        t33[i] = t33_sum;
        t36[i] = t36_sum;
    }
}

// logistic.vae:8  dense(9)
// logistic.vae:10  likelihood = logistic
// kernel 5, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h41 = s->arena + 288; // [n, 8]
    const vae_real *w46 = s->param + 272; // [8, 9]
    vae_real *t48 = scratch; // [end - begin, 9]
    const vae_real *t44 = s->arena + 0; // [n, 9]
    const vae_real *b43 = s->param + 256; // [9]
    const vae_real *b47 = s->param + 352; // [9]
    const vae_real *h1 = s->arena + 144; // [n, 9]
    vae_real *t80 = s->arena + 720; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 8, h41 + begin * 8, 8, w46, 9, t48, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        VAE_SIMD_SUM(t80_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v48 = t48[(i - begin) * 9 + j];
            const vae_real v53 = (-7.60090246f) + vae_softplus(v48 + b47[j] - (-7.60090246f));
            const vae_real v56 = vae_exp(-v53);
            const vae_real v57 = h1[i * 9 + j] - (t44[i * 9 + j] + b43[j]);
            const vae_real v62 = h1[i * 9 + j] - 0.0161290323f;
            const vae_real v64 = 0.983870968f - h1[i * 9 + j];
            const vae_real v68 = vae_where(v62, vae_softplus((v57 - 0.0161290323f) * v56), 0.0f);
            const vae_real v71 = vae_where(v64, vae_softplus(-((v57 + 0.0161290323f) * v56)), 0.0f);
            const vae_real v78 = vae_where(v62 * v64, vae_log(-vae_expm1((-0.0322580645f) * v56)), 0.0f);
            t80_sum += v68 + v71 - v78;
        }
        t80[i] = t80_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t81 = s->arena + 704; // [n, 1]
    const vae_real *t36 = s->arena + 736; // [n, 1]
    const vae_real *t80 = s->arena + 720; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t81[i] = t36[i] - t80[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // logistic.vae:7  dense(8)
    // logistic.vae:7  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 144, s->param + 0, s->arena + 416, s->param + 80);
    // logistic.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 416, s->param + 96, s->arena + 544, s->param + 128);
    eval_k2(s, tile, scratch);
    // logistic.vae:8  dense(8)
    // logistic.vae:8  relu
    // kernel 3, eval: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 640, s->param + 144, s->arena + 288, s->param + 160);
    // logistic.vae:8  dense(9)
    // kernel 4, eval: product by panels over rows of [9]
    like_train_k4(s, tile, scratch, s->arena + 288, s->param + 176, s->arena + 0);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// logistic.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t13 = s->arena + 368; // [n, 2]
    const vae_real *mean11 = s->arena + 272; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 336; // [n, 2]
    const vae_real *logvar12 = s->arena + 274; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t13[i * 2 + j] = mean11[i * 4 + j];
            t14[i * 2 + j] = logvar12[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // logistic.vae:7  dense(8)
    // logistic.vae:7  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 144, s->param + 80);
    // logistic.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 144, s->param + 96, s->arena + 272, s->param + 128);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// logistic.vae:8  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 432; // [n, 8]
    const vae_real *w6 = s->param + 176; // [8, 9]
    vae_real *h9 = s->arena + 288; // [n, 9]
    const vae_real *b7 = s->param + 256; // [9]
    vae_gemm_nn((int)(end - begin), 9, 8, h5 + begin * 8, 8, w6, 9, h9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = h9[i * 9 + j];
            h9[i * 9 + j] = v8 + b7[j];
        }
    }
}

// logistic.vae:8  dense(9)
// logistic.vae:10  likelihood = logistic
// kernel 2, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 432; // [n, 8]
    const vae_real *w10 = s->param + 272; // [8, 9]
    vae_real *t20 = s->arena + 144; // [n, 9]
    const vae_real *b11 = s->param + 352; // [9]
    const vae_real *h9 = s->arena + 288; // [n, 9]
    vae_real *t28 = s->arena + 0; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 8, h5 + begin * 8, 8, w10, 9, t20 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v12 = t20[i * 9 + j];
            const vae_real v17 = (-7.60090246f) + vae_softplus(v12 + b11[j] - (-7.60090246f));
            const vae_real v19 = vae_exp(-v17);
            const vae_real v20 = vae_exp(v17);
            t20[i * 9 + j] = v20;
            const vae_real v27 = vae_softplus(h9[i * 9 + j] * v19) - vae_softplus((h9[i * 9 + j] - 1.0f) * v19);
            t28[i * 9 + j] = v20 * v27;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // logistic.vae:8  dense(8)
    // logistic.vae:8  relu
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 560, s->param + 144, s->arena + 432, s->param + 160);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 432, 9}, // [n, 3, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 1440, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1472, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1520, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1488, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 144, 9}, // [n, 3, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 672, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 720, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 752, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 704, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 608, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 9}, // [n, 3, 3, 1]
    {"z.mean", VAE_OUT_ROW, 0, 368, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 336, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 560, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 0, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 288, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 144, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 9}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 96, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 98, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 130, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 144, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 8}, {1, 9}, 176, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logscale.weight", 2, {9, 8}, {1, 9}, 272, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"likelihood.x.logscale.bias", 1, {9}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 3, 3, 1, 9, VAE_DOMAIN_LEVELS, "logistic", false, false, .levels = 32},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[3, 3, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 80},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 81},
    {VAE_STAGE_DECODER, 0, "reshape(3, 3, 1)", "[3, 3, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: logistic", "[3, 3, 1]", 81},
};

static const VaeStretch rest[] = {
    {0, 96},
    {128, 368},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "logistic", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model logistic\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [3, 3, 1]                   -              -\n"
        "    flatten                         [9]                         -              -\n"
        "    dense(8)                        [8]                        80            144\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    relu                            [8]                         -              -\n"
        "    dense(9)                        [9]                        81            144\n"
        "    reshape(3, 3, 1)                [3, 3, 1]                   -              -\n"
        "  likelihood: logscale                                         81            162\n"
        "\n"
        "  302 parameters; one training step of 16 rows: 23,040 flops\n"
        "  likelihood logistic(bins=32, scale=learned, floor=0.0005)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          17      103         6,336        6,336\n"
        "  eval            7       58         3,072        3,072\n"
        "  encode          3        7         1,600        1,600\n"
        "  decode          3       20         2,368        2,368\n",
    .batch = 16, .n_param = 368, .n_state = 0, .n_arena = 1584,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 1440.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_LOGISTIC, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
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
