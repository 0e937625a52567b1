// table -- written by vaec 0.1.0 from table.vae; do not edit.
//
// model table
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
//   likelihood: logvar                                           54            108
//
//   224 parameters; one training step of 128 rows: 135,168 flops
//   data x is standardized, column by column: losses are those of the standardized values
//   likelihood gaussian(sigma=learned, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          18       81        48,448       48,448
//   eval            8       48        27,648       27,648
//   encode          4       10        17,408       17,408
//   decode          3       16        14,336       14,336
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   mean1: [6]
//   std2: [6]
//   x6: [n, 6]
//   known3: [n, 6]
VAE_SHARED void like_train_k0(const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *mean1, const vae_real *std2, vae_real *x6, const vae_real *known3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            x6[i * 6 + j] = known3[i * 6 + j] * ((x0[i * 6 + j] - mean1[j]) / std2[j]);
        }
    }
}

// kernel 0, train: loop over rows of [6]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 8960, s->param + 272, s->param + 288,
        s->arena + 7424, s->arena + 8192);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   x6: [n, 6]
//   w7: [6, 8]
//   h11: [n, 8]
//   b8: [8]
VAE_SHARED void like_train_k1(const VaeState *s, int tile, vae_real *scratch, const vae_real *x6,
    const vae_real *w7, vae_real *h11, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 6, x6 + begin * 6, 6, w7, 8, h11 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v9 = h11[i * 8 + j];
            h11[i * 8 + j] = vae_max(v9 + b8[j], 0.0f);
        }
    }
}

// table.vae:7  dense(8)
// table.vae:7  relu
// kernel 1, train: product by panels over rows of [8]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 7424, s->param + 0, s->arena + 4096, s->param + 48);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h11: [n, 8]
//   w12: [8, 4]
//   heads15: [n, 4]
//   b13: [4]
VAE_SHARED void like_train_k2(const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *heads15, const vae_real *b13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h11 + begin * 8, 8, w12, 4, heads15 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = heads15[i * 4 + j];
            heads15[i * 4 + j] = v14 + b13[j];
        }
    }
}

// table.vae:5  posterior heads (added by the compiler)
// kernel 2, train: product by panels over rows of [4]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 4096, s->param + 64, s->arena + 10240, s->param + 96);
}

// table.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 10242; // [n, 2] in rows of 4
    vae_real *t21 = s->arena + 11264; // [n, 2]
    const vae_real *eps18 = s->arena + 11520; // [n, 2]
    vae_real *z23 = s->arena + 11008; // [n, 2]
    const vae_real *mean16 = s->arena + 10240; // [n, 2] in rows of 4
    vae_real *t25 = s->arena + 10752; // [n, 2]
    vae_real *t31 = s->arena + 11904; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t31_sum = 0.0f;
        VAE_SIMD_SUM(t31_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v21 = vae_exp(0.5f * logvar17[i * 4 + j]);
            t21[i * 2 + j] = v21;
            z23[i * 2 + j] = mean16[i * 4 + j] + v21 * eps18[i * 2 + j];
            const vae_real v25 = vae_exp(logvar17[i * 4 + j]);
            t25[i * 2 + j] = v25;
            const vae_real v29 = mean16[i * 4 + j] * mean16[i * 4 + j] + v25 - 1.0f - logvar17[i * 4 + j];
            t31_sum += 0.5f * v29;
        }
        t31[i] = t31_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z23: [n, 2]
//   w32: [2, 8]
//   h36: [n, 8]
//   b33: [8]
VAE_SHARED void like_train_k4(const VaeState *s, int tile, vae_real *scratch, const vae_real *z23,
    const vae_real *w32, vae_real *h36, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 2, z23 + begin * 2, 2, w32, 8, h36 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v34 = h36[i * 8 + j];
            h36[i * 8 + j] = vae_max(v34 + b33[j], 0.0f);
        }
    }
}

// table.vae:8  dense(8)
// table.vae:8  relu
// kernel 4, train: product by panels over rows of [8]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 11008, s->param + 112, s->arena + 3072,
        s->param + 128);
}

// table.vae:8  dense(6)
// kernel 5, train: product by panels over rows of [6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h36 = s->arena + 3072; // [n, 8]
    const vae_real *w37 = s->param + 144; // [8, 6]
    vae_real *t39 = s->arena + 6656; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h36 + begin * 8, 8, w37, 6, t39 + begin * 6, 6);
}

// table.vae:8  dense(6)
// table.vae:10  likelihood = gaussian
// table.vae:10  gradient of likelihood = gaussian
// kernel 6, train: product by panels over rows of [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h36 = s->arena + 3072; // [n, 8]
    const vae_real *w41 = s->param + 208; // [8, 6]
    vae_real *d78 = s->arena + 5888; // [n, 6]
    const vae_real *t39 = s->arena + 6656; // [n, 6]
    const vae_real *b38 = s->param + 192; // [6]
    const vae_real *b42 = s->param + 256; // [6]
    const vae_real *x6 = s->arena + 7424; // [n, 6]
    const vae_real *known3 = s->arena + 8192; // [n, 6]
    vae_real *t60 = s->arena + 11776; // [n, 1]
    vae_real *d80 = s->arena + 5120; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 6, 8, h36 + begin * 8, 8, w41, 6, d78 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t60_sum = 0.0f;
        VAE_SIMD_SUM(t60_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = d78[i * 6 + j];
            const vae_real v47 = v43 + b42[j] - (-13.8155106f);
            const vae_real v49 = (-13.8155106f) + vae_softplus(v47);
            const vae_real v50 = x6[i * 6 + j] - (t39[i * 6 + j] + b38[j]);
            const vae_real v51 = v50 * v50;
            const vae_real v53 = vae_exp(-v49);
            const vae_real v59 = 0.5f * (v49 + v51 * v53 + 1.83787707f) * known3[i * 6 + j];
            t60_sum += v59;
            const vae_real v71 = 0.5f * (inv_n * known3[i * 6 + j]);
            d78[i * 6 + j] = -(2.0f * (v71 * v53) * v50);
            d80[i * 6 + j] = (v71 - v71 * v51 * v53) * vae_sigmoid(v47);
        }
        t60[i] = t60_sum;
    }
}

// kernel 7, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t62 = s->arena + 12096; // [1]
    const vae_real *t60 = s->arena + 11776; // [n, 1]
    vae_real *t64 = s->arena + 12064; // [1]
    const vae_real *t31 = s->arena + 11904; // [n, 1]
    vae_real t62_sum = 0.0f;
    vae_real t64_sum = 0.0f;
    VAE_SIMD_SUM(t62_sum, t64_sum)
    for (size_t i = 0; i < rows; i++) {
        t62_sum += t60[i];
        t64_sum += t31[i];
    }
    t62[0] = t62_sum;
    t64[0] = t64_sum;
}

// kernel 8, train: loop over [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t63 = s->arena + 12080; // [1]
    const vae_real *t62 = s->arena + 12096; // [1]
    vae_real *t65 = s->arena + 12048; // [1]
    const vae_real *t64 = s->arena + 12064; // [1]
    vae_real *t68 = s->arena + 12032; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v63 = t62[0] * inv_n;
    t63[0] = v63;
    const vae_real v65 = t64[0] * inv_n;
    t65[0] = v65;
    t68[0] = v63 + beta * v65;
}

// table.vae:10  gradient of dense(6)
// table.vae:8  gradient of dense(6)
// kernel 9, train: weight gradient over [8, 6]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h36 = s->arena + 3072; // [n, 8]
    const vae_real *d80 = s->arena + 5120; // [n, 6]
    vae_real *d_param82 = s->grad + 208; // [8, 6]
    if (tile == 1) {
        vae_real *d_param81 = s->grad + 256; // [6]
        vae_column_sums(s->n, 6, d80, 6, d_param81);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h36, 8, d80, 6, d_param82, 6);
}

// table.vae:8  gradient of dense(6)
// kernel 10, train: product by panels over rows of [8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d80 = s->arena + 5120; // [n, 6]
    const vae_real *w41 = s->param + 208; // [8, 6]
    vae_real *d83 = s->arena + 2048; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d80 + begin * 6, 6, w41, 6, d83 + begin * 8, 8);
}

// table.vae:10  gradient of dense(6)
// table.vae:8  gradient of dense(6)
// kernel 11, train: weight gradient over [8, 6]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h36 = s->arena + 3072; // [n, 8]
    const vae_real *d78 = s->arena + 5888; // [n, 6]
    vae_real *d_param85 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param84 = s->grad + 192; // [6]
        vae_column_sums(s->n, 6, d78, 6, d_param84);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h36, 8, d78, 6, d_param85, 6);
}

// table.vae:8  gradient of dense(6)
// table.vae:8  gradient of relu
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d78 = s->arena + 5888; // [n, 6]
    const vae_real *w37 = s->param + 144; // [8, 6]
    vae_real *d89 = s->arena + 1024; // [n, 8]
    const vae_real *d83 = s->arena + 2048; // [n, 8]
    const vae_real *h36 = s->arena + 3072; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d78 + begin * 6, 6, w37, 6, d89 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v86 = d89[i * 8 + j];
            d89[i * 8 + j] = vae_where(h36[i * 8 + j], d83[i * 8 + j] + v86, 0.0f);
        }
    }
}

// table.vae:8  gradient of dense(8)
// kernel 13, train: weight gradient over [2, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z23 = s->arena + 11008; // [n, 2]
    const vae_real *d89 = s->arena + 1024; // [n, 8]
    vae_real *d_param91 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param90 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d89, 8, d_param90);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z23, 2, d89, 8, d_param91, 8);
}

// table.vae:8  gradient of dense(8)
// table.vae:5  gradient of sampling and KL
// kernel 14, train: product by panels over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d89 = s->arena + 1024; // [n, 8]
    const vae_real *w32 = s->param + 112; // [2, 8]
    vae_real *d97 = s->arena + 9728; // [n, 2] in rows of 4
    const vae_real *t25 = s->arena + 10752; // [n, 2]
    const vae_real *mean16 = s->arena + 10240; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 11520; // [n, 2]
    const vae_real *t21 = s->arena + 11264; // [n, 2]
    vae_real *d101 = s->arena + 9730; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c69 = beta * inv_n;
    const vae_real c93 = 0.5f * c69;
    vae_gemm_nt((int)(end - begin), 2, 8, d89 + begin * 8, 8, w32, 8, d97 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v92 = d97[i * 4 + j];
            d97[i * 4 + j] = c69 * mean16[i * 4 + j] + v92;
            d101[i * 4 + j] = c93 * t25[i * 2 + j] - c93 + 0.5f * (v92 * eps18[i * 2 + j] * t21[i * 2 + j]);
        }
    }
}

// table.vae:5  gradient of posterior heads (added by the compiler)
// kernel 15, train: weight gradient over [8, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 4096; // [n, 8]
    const vae_real *d102 = s->arena + 9728; // [n, 4]
    vae_real *d_param104 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param103 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d102, 4, d_param103);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h11, 8, d102, 4, d_param104, 4);
}

// table.vae:5  gradient of posterior heads (added by the compiler)
// table.vae:7  gradient of relu
// kernel 16, train: product by panels over rows of [8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d102 = s->arena + 9728; // [n, 4]
    const vae_real *w12 = s->param + 64; // [8, 4]
    vae_real *d106 = s->arena + 0; // [n, 8]
    const vae_real *h11 = s->arena + 4096; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d102 + begin * 4, 4, w12, 4, d106 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v105 = d106[i * 8 + j];
            d106[i * 8 + j] = vae_where(h11[i * 8 + j], v105, 0.0f);
        }
    }
}

// table.vae:7  gradient of dense(8)
// kernel 17, train: weight gradient over [6, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x6 = s->arena + 7424; // [n, 6]
    const vae_real *d106 = s->arena + 0; // [n, 8]
    vae_real *d_param108 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param107 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d106, 8, d_param107);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x6, 6, d106, 8, d_param108, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 8}, // d106
    {9728, 4}, // d97
    {1024, 8}, // d89
    {5120, 6}, // d80
    {5888, 6}, // d78
    {11776, 1}, // t60
    {3072, 8}, // h36
    {11904, 1}, // t31
    {11008, 2}, // z23
    {4096, 8}, // h11
    {7424, 6}, // x6
};
static const VaeShown train_u0_shown = {11, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k9, 2, {.weights = true, .first = 208, .each = 96, .end = 256}},
        {train_k11, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k17, 2, {.weights = true}},
        {train_k15, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_k13, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 6);
}

// kernel 0, eval: loop over rows of [6]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 4352, s->param + 272, s->param + 288,
        s->arena + 2816, s->arena + 3584);
}

// table.vae:7  dense(8)
// table.vae:7  relu
// kernel 1, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 2816, s->param + 0, s->arena + 1024, s->param + 48);
}

// table.vae:5  posterior heads (added by the compiler)
// kernel 2, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 1024, s->param + 64, s->arena + 5120, s->param + 96);
}

// table.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 5122; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 6144; // [n, 2]
    vae_real *z23 = s->arena + 5888; // [n, 2]
    const vae_real *mean16 = s->arena + 5120; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 5632; // [n, 2]
    vae_real *t38 = s->arena + 6784; // [n, 1]
    vae_real *t41 = s->arena + 6656; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum, t41_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v23 = mean16[i * 4 + j] + vae_exp(0.5f * logvar17[i * 4 + j]) * eps18[i * 2 + j];
            z23[i * 2 + j] = v23;
            const vae_real v26 = eps18[i * 2 + j] * eps18[i * 2 + j] + logvar17[i * 4 + j];
            const vae_real v33 = mean16[i * 4 + j] * mean16[i * 4 + j] + vae_exp(logvar17[i * 4 + j]);
            const vae_real v37 = 0.5f * (v33 - 1.0f - logvar17[i * 4 + j]);
            t37[i * 2 + j] = v37;
            t38_sum += v37;
            const vae_real v40 = (-0.5f) * (v23 * v23 + 1.83787707f - (v26 + 1.83787707f));
            t41_sum += v40;
        }
        t38[i] = t38_sum;
        t41[i] = t41_sum;
    }
}

// table.vae:8  dense(8)
// table.vae:8  relu
// kernel 4, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 5888, s->param + 112, s->arena + 0, s->param + 128);
}

// table.vae:8  dense(6)
// table.vae:10  likelihood = gaussian
// kernel 5, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h46 = s->arena + 0; // [n, 8]
    const vae_real *w47 = s->param + 144; // [8, 6]
    vae_real *t60 = s->arena + 2048; // [n, 6]
    const vae_real *b48 = s->param + 192; // [6]
    const vae_real *x6 = s->arena + 2816; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h46 + begin * 8, 8, w47, 6, t60 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v49 = t60[i * 6 + j];
            const vae_real v59 = x6[i * 6 + j] - (v49 + b48[j]);
            t60[i * 6 + j] = v59 * v59;
        }
    }
}

// table.vae:8  dense(6)
// table.vae:10  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h46 = s->arena + 0; // [n, 8]
    const vae_real *w51 = s->param + 208; // [8, 6]
    vae_real *t53 = scratch; // [end - begin, 6]
    const vae_real *b52 = s->param + 256; // [6]
    const vae_real *t60 = s->arena + 2048; // [n, 6]
    const vae_real *known3 = s->arena + 3584; // [n, 6]
    vae_real *t68 = s->arena + 6528; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h46 + begin * 8, 8, w51, 6, t53, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t68_sum = 0.0f;
        VAE_SIMD_SUM(t68_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v53 = t53[(i - begin) * 6 + j];
            const vae_real v58 = (-13.8155106f) + vae_softplus(v53 + b52[j] - (-13.8155106f));
            const vae_real v66 = 0.5f * (v58 + t60[i * 6 + j] * vae_exp(-v58) + 1.83787707f);
            t68_sum += v66 * known3[i * 6 + j];
        }
        t68[i] = t68_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t69 = s->arena + 6400; // [n, 1]
    const vae_real *t41 = s->arena + 6656; // [n, 1]
    const vae_real *t68 = s->arena + 6528; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t69[i] = t41[i] - t68[i];
    }
}

// Each panel of rows goes through all of these.
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
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{eval_u0, panels, {0}}}, 1);
}

// kernel 0, encode: loop over rows of [6]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 2560, s->param + 272, s->param + 288,
        s->arena + 1024, s->arena + 1792);
}

// table.vae:7  dense(8)
// table.vae:7  relu
// kernel 1, encode: product by panels over rows of [8]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 0, s->param + 48);
}

// table.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: product by panels over rows of [4]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 3328, s->param + 96);
}

// table.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 4096; // [n, 2]
    const vae_real *mean16 = s->arena + 3328; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 3840; // [n, 2]
    const vae_real *logvar17 = s->arena + 3330; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = mean16[i * 4 + j];
            t19[i * 2 + j] = logvar17[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k1(s, tile, scratch);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{encode_u0, panels, {0}}}, 1);
}

// table.vae:8  dense(8)
// table.vae:8  relu
// kernel 0, decode: product by panels over rows of [8]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 3328, s->param + 112, s->arena + 0, s->param + 128);
}

// table.vae:8  dense(6)
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *t21 = s->arena + 2560; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    const vae_real *std19 = s->param + 288; // [6]
    const vae_real *mean18 = s->param + 272; // [6]
    vae_real *t26 = s->arena + 1024; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, t21 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = t21[i * 6 + j];
            const vae_real v21 = mean18[j] + std19[j] * (v8 + b7[j]);
            t21[i * 6 + j] = v21;
            t26[i * 6 + j] = v21;
        }
    }
}

// table.vae:8  dense(6)
// table.vae:10  likelihood = gaussian
// kernel 2, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w10 = s->param + 208; // [8, 6]
    vae_real *t25 = s->arena + 1792; // [n, 6]
    const vae_real *b11 = s->param + 256; // [6]
    const vae_real *std19 = s->param + 288; // [6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w10, 6, t25 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v12 = t25[i * 6 + j];
            const vae_real v17 = (-13.8155106f) + vae_softplus(v12 + b11[j] - (-13.8155106f));
            t25[i * 6 + j] = vae_exp(0.5f * v17) * std19[j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{decode_u0, panels, {0}}}, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 8960, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 8192, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 11520, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 12032, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 12080, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 12048, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4352, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 3584, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 6144, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 6528, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 6784, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 6400, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5632, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 2560, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 1792, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 4096, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 3840, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 3328, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2560, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 1024, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 1792, 6}, // [n, 6]
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
    {"likelihood.x.logvar.weight", 2, {6, 8}, {1, 6}, 208, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {6}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", true, true, 0},
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
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6]", 54},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 144},
    {192, 208},
    {256, 272},
};

const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "table", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model table\n"
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
        "  likelihood: logvar                                           54            108\n"
        "\n"
        "  224 parameters; one training step of 128 rows: 135,168 flops\n"
        "  data x is standardized, column by column: losses are those of the standardized values\n"
        "  likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          18       81        48,448       48,448\n"
        "  eval            8       48        27,648       27,648\n"
        "  encode          4       10        17,408       17,408\n"
        "  decode          3       16        14,336       14,336\n",
    .batch = 128, .n_param = 272, .n_state = 32, .n_arena = 12112,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 1056.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 32,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", eval_run, eval_ports, 7},
    .encode = {"encode", encode_run, encode_ports, 4},
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
