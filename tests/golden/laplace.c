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
//   train          18       76         5,952        5,952
//   eval            8       45         3,072        3,072
//   encode          4        9         1,792        1,792
//   decode          3       15         1,792        1,792
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   mean1: [6]
//   x4: [n, 6]
//   std2: [6]
VAE_SHARED void like_train_k0(const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *mean1, vae_real *x4, const vae_real *std2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            x4[i * 6 + j] = (x0[i * 6 + j] - mean1[j]) / std2[j];
        }
    }
}

// kernel 0, train: loop over rows of [6]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 1024, s->param + 272, s->arena + 928, s->param + 288);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   x4: [n, 6]
//   w5: [6, 8]
//   h9: [n, 8]
//   b6: [8]
VAE_SHARED void like_train_k1(const VaeState *s, int tile, vae_real *scratch, const vae_real *x4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 6, x4 + begin * 6, 6, w5, 8, h9 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v7 = h9[i * 8 + j];
            h9[i * 8 + j] = vae_max(v7 + b6[j], 0.0f);
        }
    }
}

// laplace.vae:7  dense(8)
// laplace.vae:7  relu
// kernel 1, train: product by panels over rows of [8]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 928, s->param + 0, s->arena + 512, s->param + 48);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h9: [n, 8]
//   w10: [8, 4]
//   heads13: [n, 4]
//   b11: [4]
VAE_SHARED void like_train_k2(const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 8, h9 + begin * 8, 8, w10, 4, heads13 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v12 = heads13[i * 4 + j];
            heads13[i * 4 + j] = v12 + b11[j];
        }
    }
}

// laplace.vae:5  posterior heads (added by the compiler)
// kernel 2, train: product by panels over rows of [4]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 512, s->param + 64, s->arena + 1184, s->param + 96);
}

// laplace.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar15 = s->arena + 1186; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 1312; // [n, 2]
    const vae_real *eps16 = s->arena + 1344; // [n, 2]
    vae_real *z21 = s->arena + 1280; // [n, 2]
    const vae_real *mean14 = s->arena + 1184; // [n, 2] in rows of 4
    vae_real *t23 = s->arena + 1248; // [n, 2]
    vae_real *t29 = s->arena + 1472; // [n, 1]
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

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z21: [n, 2]
//   w30: [2, 8]
//   h34: [n, 8]
//   b31: [8]
VAE_SHARED void like_train_k4(const VaeState *s, int tile, vae_real *scratch, const vae_real *z21,
    const vae_real *w30, vae_real *h34, const vae_real *b31) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z21 + begin * 2, 2, w30, 8, h34 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v32 = h34[i * 8 + j];
            h34[i * 8 + j] = vae_max(v32 + b31[j], 0.0f);
        }
    }
}

// laplace.vae:8  dense(8)
// laplace.vae:8  relu
// kernel 4, train: product by panels over rows of [8]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 1280, s->param + 112, s->arena + 384, s->param + 128);
}

// laplace.vae:8  dense(6)
// kernel 5, train: product by panels over rows of [6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h34 = s->arena + 384; // [n, 8]
    const vae_real *w35 = s->param + 144; // [8, 6]
    vae_real *t37 = s->arena + 832; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h34 + begin * 8, 8, w35, 6, t37 + begin * 6, 6);
}

// laplace.vae:8  dense(6)
// laplace.vae:10  likelihood = laplace
// laplace.vae:10  gradient of likelihood = laplace
// kernel 6, train: product by panels over rows of [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h34 = s->arena + 384; // [n, 8]
    const vae_real *w39 = s->param + 208; // [8, 6]
    vae_real *d71 = s->arena + 736; // [n, 6]
    const vae_real *t37 = s->arena + 832; // [n, 6]
    const vae_real *b36 = s->param + 192; // [6]
    const vae_real *b40 = s->param + 256; // [6]
    const vae_real *x4 = s->arena + 928; // [n, 6]
    vae_real *t55 = s->arena + 1456; // [n, 1]
    vae_real *d73 = s->arena + 640; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 6, 8, h34 + begin * 8, 8, w39, 6, d71 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v41 = d71[i * 6 + j];
            const vae_real v44 = v41 + b40[j] - (-6.90775528f);
            const vae_real v46 = (-6.90775528f) + vae_softplus(v44);
            const vae_real v47 = x4[i * 6 + j] - (t37[i * 6 + j] + b36[j]);
            const vae_real v48 = vae_abs(v47);
            const vae_real v50 = vae_exp(-v46);
            t55_sum += v48 * v50 + v46 + 0.693147181f;
            const vae_real v65 = inv_n * v50;
            d71[i * 6 + j] = -vae_where(v47, v65, -v65);
            d73[i * 6 + j] = (inv_n - inv_n * v48 * v50) * vae_sigmoid(v44);
        }
        t55[i] = t55_sum;
    }
}

// kernel 7, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t57 = s->arena + 1440; // [1]
    const vae_real *t55 = s->arena + 1456; // [n, 1]
    vae_real *t59 = s->arena + 1408; // [1]
    const vae_real *t29 = s->arena + 1472; // [n, 1]
    vae_real t57_sum = 0.0f;
    vae_real t59_sum = 0.0f;
    VAE_SIMD_SUM(t57_sum, t59_sum)
    for (size_t i = 0; i < rows; i++) {
        t57_sum += t55[i];
        t59_sum += t29[i];
    }
    t57[0] = t57_sum;
    t59[0] = t59_sum;
}

// kernel 8, train: loop over [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t58 = s->arena + 1424; // [1]
    const vae_real *t57 = s->arena + 1440; // [1]
    vae_real *t60 = s->arena + 1392; // [1]
    const vae_real *t59 = s->arena + 1408; // [1]
    vae_real *t63 = s->arena + 1376; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v58 = t57[0] * inv_n;
    t58[0] = v58;
    const vae_real v60 = t59[0] * inv_n;
    t60[0] = v60;
    t63[0] = v58 + beta * v60;
}

// laplace.vae:10  gradient of dense(6)
// laplace.vae:8  gradient of dense(6)
// kernel 9, train: weight gradient over [8, 6]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h34 = s->arena + 384; // [n, 8]
    const vae_real *d73 = s->arena + 640; // [n, 6]
    vae_real *d_param75 = s->grad + 208; // [8, 6]
    if (tile == 1) {
        vae_real *d_param74 = s->grad + 256; // [6]
        vae_column_sums(s->n, 6, d73, 6, d_param74);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h34, 8, d73, 6, d_param75, 6);
}

// laplace.vae:8  gradient of dense(6)
// kernel 10, train: product by panels over rows of [8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d73 = s->arena + 640; // [n, 6]
    const vae_real *w39 = s->param + 208; // [8, 6]
    vae_real *d76 = s->arena + 256; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d73 + begin * 6, 6, w39, 6, d76 + begin * 8, 8);
}

// laplace.vae:10  gradient of dense(6)
// laplace.vae:8  gradient of dense(6)
// kernel 11, train: weight gradient over [8, 6]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h34 = s->arena + 384; // [n, 8]
    const vae_real *d71 = s->arena + 736; // [n, 6]
    vae_real *d_param78 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param77 = s->grad + 192; // [6]
        vae_column_sums(s->n, 6, d71, 6, d_param77);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h34, 8, d71, 6, d_param78, 6);
}

// laplace.vae:8  gradient of dense(6)
// laplace.vae:8  gradient of relu
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d71 = s->arena + 736; // [n, 6]
    const vae_real *w35 = s->param + 144; // [8, 6]
    vae_real *d82 = s->arena + 128; // [n, 8]
    const vae_real *d76 = s->arena + 256; // [n, 8]
    const vae_real *h34 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d71 + begin * 6, 6, w35, 6, d82 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v79 = d82[i * 8 + j];
            d82[i * 8 + j] = vae_where(h34[i * 8 + j], d76[i * 8 + j] + v79, 0.0f);
        }
    }
}

// laplace.vae:8  gradient of dense(8)
// kernel 13, train: weight gradient over [2, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z21 = s->arena + 1280; // [n, 2]
    const vae_real *d82 = s->arena + 128; // [n, 8]
    vae_real *d_param84 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param83 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d82, 8, d_param83);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z21, 2, d82, 8, d_param84, 8);
}

// laplace.vae:8  gradient of dense(8)
// laplace.vae:5  gradient of sampling and KL
// kernel 14, train: product by panels over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d82 = s->arena + 128; // [n, 8]
    const vae_real *w30 = s->param + 112; // [2, 8]
    vae_real *d90 = s->arena + 1120; // [n, 2] in rows of 4
    const vae_real *t23 = s->arena + 1248; // [n, 2]
    const vae_real *mean14 = s->arena + 1184; // [n, 2] in rows of 4
    const vae_real *eps16 = s->arena + 1344; // [n, 2]
    const vae_real *t19 = s->arena + 1312; // [n, 2]
    vae_real *d94 = s->arena + 1122; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c64 = beta * inv_n;
    const vae_real c86 = 0.5f * c64;
    vae_gemm_nt((int)(end - begin), 2, 8, d82 + begin * 8, 8, w30, 8, d90 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v85 = d90[i * 4 + j];
            d90[i * 4 + j] = c64 * mean14[i * 4 + j] + v85;
            d94[i * 4 + j] = c86 * t23[i * 2 + j] - c86 + 0.5f * (v85 * eps16[i * 2 + j] * t19[i * 2 + j]);
        }
    }
}

// laplace.vae:5  gradient of posterior heads (added by the compiler)
// kernel 15, train: weight gradient over [8, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 512; // [n, 8]
    const vae_real *d95 = s->arena + 1120; // [n, 4]
    vae_real *d_param97 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param96 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d95, 4, d_param96);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h9, 8, d95, 4, d_param97, 4);
}

// laplace.vae:5  gradient of posterior heads (added by the compiler)
// laplace.vae:7  gradient of relu
// kernel 16, train: product by panels over rows of [8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d95 = s->arena + 1120; // [n, 4]
    const vae_real *w10 = s->param + 64; // [8, 4]
    vae_real *d99 = s->arena + 0; // [n, 8]
    const vae_real *h9 = s->arena + 512; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d95 + begin * 4, 4, w10, 4, d99 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v98 = d99[i * 8 + j];
            d99[i * 8 + j] = vae_where(h9[i * 8 + j], v98, 0.0f);
        }
    }
}

// laplace.vae:7  gradient of dense(8)
// kernel 17, train: weight gradient over [6, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x4 = s->arena + 928; // [n, 6]
    const vae_real *d99 = s->arena + 0; // [n, 8]
    vae_real *d_param101 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param100 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d99, 8, d_param100);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x4, 6, d99, 8, d_param101, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){{train_u0, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k9, 2, {.weights = true, .first = 208, .each = 96, .end = 256}},
        {train_k11, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k17, 2, {0}},
        {train_k15, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_k13, 2, {0}}}, 5);
}

// kernel 0, eval: loop over rows of [6]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 448, s->param + 272, s->arena + 352, s->param + 288);
}

// laplace.vae:7  dense(8)
// laplace.vae:7  relu
// kernel 1, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 352, s->param + 0, s->arena + 128, s->param + 48);
}

// laplace.vae:5  posterior heads (added by the compiler)
// kernel 2, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 128, s->param + 64, s->arena + 544, s->param + 96);
}

// laplace.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar15 = s->arena + 546; // [n, 2] in rows of 4
    const vae_real *eps16 = s->arena + 672; // [n, 2]
    vae_real *z21 = s->arena + 640; // [n, 2]
    const vae_real *mean14 = s->arena + 544; // [n, 2] in rows of 4
    vae_real *t35 = s->arena + 608; // [n, 2]
    vae_real *t36 = s->arena + 752; // [n, 1]
    vae_real *t39 = s->arena + 736; // [n, 1]
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

// laplace.vae:8  dense(8)
// laplace.vae:8  relu
// kernel 4, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 640, s->param + 112, s->arena + 0, s->param + 128);
}

// laplace.vae:8  dense(6)
// laplace.vae:10  likelihood = laplace
// kernel 5, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h44 = s->arena + 0; // [n, 8]
    const vae_real *w45 = s->param + 144; // [8, 6]
    vae_real *t58 = s->arena + 256; // [n, 6]
    const vae_real *b46 = s->param + 192; // [6]
    const vae_real *x4 = s->arena + 352; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h44 + begin * 8, 8, w45, 6, t58 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v47 = t58[i * 6 + j];
            t58[i * 6 + j] = vae_abs(x4[i * 6 + j] - (v47 + b46[j]));
        }
    }
}

// laplace.vae:8  dense(6)
// laplace.vae:10  likelihood = laplace
// kernel 6, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h44 = s->arena + 0; // [n, 8]
    const vae_real *w49 = s->param + 208; // [8, 6]
    vae_real *t51 = scratch; // [end - begin, 6]
    const vae_real *b50 = s->param + 256; // [6]
    const vae_real *t58 = s->arena + 256; // [n, 6]
    vae_real *t65 = s->arena + 720; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h44 + begin * 8, 8, w49, 6, t51, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t65_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v51 = t51[(i - begin) * 6 + j];
            const vae_real v56 = (-6.90775528f) + vae_softplus(v51 + b50[j] - (-6.90775528f));
            t65_sum += t58[i * 6 + j] * vae_exp(-v56) + v56 + 0.693147181f;
        }
        t65[i] = t65_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t66 = s->arena + 704; // [n, 1]
    const vae_real *t39 = s->arena + 736; // [n, 1]
    const vae_real *t65 = s->arena + 720; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t66[i] = t39[i] - t65[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    eval_k0(s, tile, scratch);
    eval_k1(s, tile, scratch);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){{eval_u0, 1, {0}}}, 1);
}

// kernel 0, encode: loop over rows of [6]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 224, s->param + 272, s->arena + 128, s->param + 288);
}

// laplace.vae:7  dense(8)
// laplace.vae:7  relu
// kernel 1, encode: product by panels over rows of [8]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 48);
}

// laplace.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: product by panels over rows of [4]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 320, s->param + 96);
}

// laplace.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t16 = s->arena + 416; // [n, 2]
    const vae_real *mean14 = s->arena + 320; // [n, 2] in rows of 4
    vae_real *t17 = s->arena + 384; // [n, 2]
    const vae_real *logvar15 = s->arena + 322; // [n, 2] in rows of 4
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
    encode_k0(s, tile, scratch);
    encode_k1(s, tile, scratch);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){{encode_u0, 1, {0}}}, 1);
}

// laplace.vae:8  dense(8)
// laplace.vae:8  relu
// kernel 0, decode: product by panels over rows of [8]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 416, s->param + 112, s->arena + 0, s->param + 128);
}

// laplace.vae:8  dense(6)
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *t21 = s->arena + 320; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    const vae_real *std19 = s->param + 288; // [6]
    const vae_real *mean18 = s->param + 272; // [6]
    vae_real *t24 = s->arena + 128; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, t21 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = t21[i * 6 + j];
            const vae_real v21 = mean18[j] + std19[j] * (v8 + b7[j]);
            t21[i * 6 + j] = v21;
            t24[i * 6 + j] = v21;
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
    vae_real *t23 = s->arena + 224; // [n, 6]
    const vae_real *b11 = s->param + 256; // [6]
    const vae_real *std19 = s->param + 288; // [6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w10, 6, t23 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v12 = t23[i * 6 + j];
            const vae_real v17 = (-6.90775528f) + vae_softplus(v12 + b11[j] - (-6.90775528f));
            t23[i * 6 + j] = vae_exp(v17) * std19[j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){{decode_u0, 1, {0}}}, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1024, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 1344, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1376, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1424, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1392, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 448, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 672, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 720, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 752, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 704, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 608, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 224, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 416, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 384, 2}, // [n, 2]
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
    {"data.x.std", 1, {6}, {1}, 288, VAE_INIT_CONST, 1.0f, false, false, false},
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
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "laplace", true, false, 0},
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

const VaeModel vae_model = {
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
        "  train          18       76         5,952        5,952\n"
        "  eval            8       45         3,072        3,072\n"
        "  encode          4        9         1,792        1,792\n"
        "  decode          3       15         1,792        1,792\n",
    .batch = 16, .n_param = 272, .n_state = 32, .n_arena = 1488,
    .n_scratch = 96,
    .max_threads = 1, .flops_per_row = 1056.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_LAPLACE, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", eval_run, eval_ports, 6},
    .encode = {"encode", encode_run, encode_ports, 3},
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
