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
//   train          18       79        48,448       48,448
//   eval            8       46        27,648       27,648
//   encode          4        8        17,408       17,408
//   decode          3       13        14,336       14,336
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x2: [n, 6]
//   known1: [n, 6]
//   x0: [n, 6]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *x2,
    const vae_real *known1, const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            x2[i * 6 + j] = known1[i * 6 + j] * x0[i * 6 + j];
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   x2: [n, 6]
//   w3: [6, 8]
//   h7: [n, 8]
//   b4: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *x2,
    const vae_real *w3, vae_real *h7, const vae_real *b4) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 6, x2 + begin * 6, 6, w3, 8, h7 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v5 = h7[i * 8 + j];
            h7[i * 8 + j] = vae_max(v5 + b4[j], 0.0f);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h7: [n, 8]
//   w8: [8, 4]
//   heads11: [n, 4]
//   b9: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h7,
    const vae_real *w8, vae_real *heads11, const vae_real *b9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h7 + begin * 8, 8, w8, 4, heads11 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v10 = heads11[i * 4 + j];
            heads11[i * 4 + j] = v10 + b9[j];
        }
    }
}

// table.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar13 = s->arena + 10242; // [n, 2] in rows of 4
    vae_real *t17 = s->arena + 11264; // [n, 2]
    const vae_real *eps14 = s->arena + 11520; // [n, 2]
    vae_real *z19 = s->arena + 11008; // [n, 2]
    const vae_real *mean12 = s->arena + 10240; // [n, 2] in rows of 4
    vae_real *t21 = s->arena + 10752; // [n, 2]
    vae_real *t27 = s->arena + 11904; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t27_sum = 0.0f;
        VAE_SIMD_SUM(t27_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v17 = vae_exp(0.5f * logvar13[i * 4 + j]);
            t17[i * 2 + j] = v17;
            z19[i * 2 + j] = mean12[i * 4 + j] + v17 * eps14[i * 2 + j];
            const vae_real v21 = vae_exp(logvar13[i * 4 + j]);
            t21[i * 2 + j] = v21;
            const vae_real v25 = mean12[i * 4 + j] * mean12[i * 4 + j] + v21 - 1.0f - logvar13[i * 4 + j];
            t27_sum += 0.5f * v25;
        }
        t27[i] = t27_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z19: [n, 2]
//   w28: [2, 8]
//   h32: [n, 8]
//   b29: [8]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z19,
    const vae_real *w28, vae_real *h32, const vae_real *b29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 2, z19 + begin * 2, 2, w28, 8, h32 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v30 = h32[i * 8 + j];
            h32[i * 8 + j] = vae_max(v30 + b29[j], 0.0f);
        }
    }
}

// table.vae:8  dense(6)
// kernel 5, train: product by panels over rows of [6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h32 = s->arena + 3072; // [n, 8]
    const vae_real *w33 = s->param + 144; // [8, 6]
    vae_real *t35 = s->arena + 6656; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h32 + begin * 8, 8, w33, 6, t35 + begin * 6, 6);
}

// table.vae:8  dense(6)
// table.vae:10  likelihood = gaussian
// table.vae:10  gradient of likelihood = gaussian
// kernel 6, train: product by panels over rows of [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h32 = s->arena + 3072; // [n, 8]
    const vae_real *w37 = s->param + 208; // [8, 6]
    vae_real *d74 = s->arena + 5888; // [n, 6]
    const vae_real *t35 = s->arena + 6656; // [n, 6]
    const vae_real *b34 = s->param + 192; // [6]
    const vae_real *b38 = s->param + 256; // [6]
    const vae_real *x2 = s->arena + 7424; // [n, 6]
    const vae_real *known1 = s->arena + 8192; // [n, 6]
    vae_real *t56 = s->arena + 11776; // [n, 1]
    vae_real *d76 = s->arena + 5120; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 6, 8, h32 + begin * 8, 8, w37, 6, d74 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t56_sum = 0.0f;
        VAE_SIMD_SUM(t56_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v39 = d74[i * 6 + j];
            const vae_real v43 = v39 + b38[j] - (-13.8155106f);
            const vae_real v45 = (-13.8155106f) + vae_softplus(v43);
            const vae_real v46 = x2[i * 6 + j] - (t35[i * 6 + j] + b34[j]);
            const vae_real v47 = v46 * v46;
            const vae_real v49 = vae_exp(-v45);
            const vae_real v55 = 0.5f * (v45 + v47 * v49 + 1.83787707f) * known1[i * 6 + j];
            t56_sum += v55;
            const vae_real v67 = 0.5f * (inv_n * known1[i * 6 + j]);
            d74[i * 6 + j] = -(2.0f * (v67 * v49) * v46);
            d76[i * 6 + j] = (v67 - v67 * v47 * v49) * vae_sigmoid(v43);
        }
        t56[i] = t56_sum;
    }
}

// kernel 7, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t58 = s->arena + 12096; // [1]
    const vae_real *t56 = s->arena + 11776; // [n, 1]
    vae_real *t60 = s->arena + 12064; // [1]
    const vae_real *t27 = s->arena + 11904; // [n, 1]
    vae_real t58_sum = 0.0f;
    vae_real t60_sum = 0.0f;
    VAE_SIMD_SUM(t58_sum, t60_sum)
    for (size_t i = 0; i < rows; i++) {
        t58_sum += t56[i];
        t60_sum += t27[i];
    }
    t58[0] = t58_sum;
    t60[0] = t60_sum;
}

// kernel 8, train: loop over [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t59 = s->arena + 12080; // [1]
    const vae_real *t58 = s->arena + 12096; // [1]
    vae_real *t61 = s->arena + 12048; // [1]
    const vae_real *t60 = s->arena + 12064; // [1]
    vae_real *t64 = s->arena + 12032; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v59 = t58[0] * inv_n;
    t59[0] = v59;
    const vae_real v61 = t60[0] * inv_n;
    t61[0] = v61;
    t64[0] = v59 + beta * v61;
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   h32: [n, 8]
//   d76: [n, 6]
//   d_param78: [8, 6]
//   d_param77: [6]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *h32,
    const vae_real *d76, vae_real *d_param78, vae_real *d_param77) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 6, d76, 6, d_param77);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h32, 8, d76, 6, d_param78, 6);
}

// table.vae:10  gradient of dense(6)
// table.vae:8  gradient of dense(6)
// kernel 9, train: weight gradient over [8, 6]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 3072, s->arena + 5120, s->grad + 208, s->grad + 256);
}

// table.vae:8  gradient of dense(6)
// kernel 10, train: product by panels over rows of [8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d76 = s->arena + 5120; // [n, 6]
    const vae_real *w37 = s->param + 208; // [8, 6]
    vae_real *d79 = s->arena + 2048; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d76 + begin * 6, 6, w37, 6, d79 + begin * 8, 8);
}

// table.vae:10  gradient of dense(6)
// table.vae:8  gradient of dense(6)
// kernel 11, train: weight gradient over [8, 6]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 3072, s->arena + 5888, s->grad + 144, s->grad + 192);
}

// table.vae:8  gradient of dense(6)
// table.vae:8  gradient of relu
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d74 = s->arena + 5888; // [n, 6]
    const vae_real *w33 = s->param + 144; // [8, 6]
    vae_real *d85 = s->arena + 1024; // [n, 8]
    const vae_real *d79 = s->arena + 2048; // [n, 8]
    const vae_real *h32 = s->arena + 3072; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d74 + begin * 6, 6, w33, 6, d85 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v82 = d85[i * 8 + j];
            d85[i * 8 + j] = vae_where(h32[i * 8 + j], d79[i * 8 + j] + v82, 0.0f);
        }
    }
}

// table.vae:8  gradient of dense(8)
// kernel 13, train: weight gradient over [2, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z19 = s->arena + 11008; // [n, 2]
    const vae_real *d85 = s->arena + 1024; // [n, 8]
    vae_real *d_param87 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param86 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d85, 8, d_param86);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z19, 2, d85, 8, d_param87, 8);
}

// table.vae:8  gradient of dense(8)
// table.vae:5  gradient of sampling and KL
// kernel 14, train: product by panels over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d85 = s->arena + 1024; // [n, 8]
    const vae_real *w28 = s->param + 112; // [2, 8]
    vae_real *d93 = s->arena + 9728; // [n, 2] in rows of 4
    const vae_real *t21 = s->arena + 10752; // [n, 2]
    const vae_real *mean12 = s->arena + 10240; // [n, 2] in rows of 4
    const vae_real *eps14 = s->arena + 11520; // [n, 2]
    const vae_real *t17 = s->arena + 11264; // [n, 2]
    vae_real *d97 = s->arena + 9730; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c65 = beta * inv_n;
    const vae_real c89 = 0.5f * c65;
    vae_gemm_nt((int)(end - begin), 2, 8, d85 + begin * 8, 8, w28, 8, d93 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v88 = d93[i * 4 + j];
            d93[i * 4 + j] = c65 * mean12[i * 4 + j] + v88;
            d97[i * 4 + j] = c89 * t21[i * 2 + j] - c89 + 0.5f * (v88 * eps14[i * 2 + j] * t17[i * 2 + j]);
        }
    }
}

// table.vae:5  gradient of posterior heads (added by the compiler)
// kernel 15, train: weight gradient over [8, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h7 = s->arena + 4096; // [n, 8]
    const vae_real *d98 = s->arena + 9728; // [n, 4]
    vae_real *d_param100 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param99 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d98, 4, d_param99);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h7, 8, d98, 4, d_param100, 4);
}

// table.vae:5  gradient of posterior heads (added by the compiler)
// table.vae:7  gradient of relu
// kernel 16, train: product by panels over rows of [8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d98 = s->arena + 9728; // [n, 4]
    const vae_real *w8 = s->param + 64; // [8, 4]
    vae_real *d102 = s->arena + 0; // [n, 8]
    const vae_real *h7 = s->arena + 4096; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d98 + begin * 4, 4, w8, 4, d102 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v101 = d102[i * 8 + j];
            d102[i * 8 + j] = vae_where(h7[i * 8 + j], v101, 0.0f);
        }
    }
}

// table.vae:7  gradient of dense(8)
// kernel 17, train: weight gradient over [6, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x2 = s->arena + 7424; // [n, 6]
    const vae_real *d102 = s->arena + 0; // [n, 8]
    vae_real *d_param104 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param103 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d102, 8, d_param103);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x2, 6, d102, 8, d_param104, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 7424, s->arena + 8192, s->arena + 8960);
    // table.vae:7  dense(8)
    // table.vae:7  relu
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 7424, s->param + 0, s->arena + 4096, s->param + 48);
    // table.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 4096, s->param + 64, s->arena + 10240, s->param + 96);
    train_k3(s, tile, scratch);
    // table.vae:8  dense(8)
    // table.vae:8  relu
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 11008, s->param + 112, s->arena + 3072,
        s->param + 128);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 8}, // d102
    {9728, 4}, // d93
    {1024, 8}, // d85
    {5120, 6}, // d76
    {5888, 6}, // d74
    {11776, 1}, // t56
    {3072, 8}, // h32
    {11904, 1}, // t27
    {11008, 2}, // z19
    {4096, 8}, // h7
    {7424, 6}, // x2
};
static const VaeShown train_u0_shown = {11, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
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

// table.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar13 = s->arena + 5122; // [n, 2] in rows of 4
    const vae_real *eps14 = s->arena + 6144; // [n, 2]
    vae_real *z19 = s->arena + 5888; // [n, 2]
    const vae_real *mean12 = s->arena + 5120; // [n, 2] in rows of 4
    vae_real *t33 = s->arena + 5632; // [n, 2]
    vae_real *t34 = s->arena + 6784; // [n, 1]
    vae_real *t37 = s->arena + 6656; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum, t37_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v19 = mean12[i * 4 + j] + vae_exp(0.5f * logvar13[i * 4 + j]) * eps14[i * 2 + j];
            z19[i * 2 + j] = v19;
            const vae_real v22 = eps14[i * 2 + j] * eps14[i * 2 + j] + logvar13[i * 4 + j];
            const vae_real v29 = mean12[i * 4 + j] * mean12[i * 4 + j] + vae_exp(logvar13[i * 4 + j]);
            const vae_real v33 = 0.5f * (v29 - 1.0f - logvar13[i * 4 + j]);
            t33[i * 2 + j] = v33;
            t34_sum += v33;
            const vae_real v36 = (-0.5f) * (v19 * v19 + 1.83787707f - (v22 + 1.83787707f));
            t37_sum += v36;
        }
        t34[i] = t34_sum;
        t37[i] = t37_sum;
    }
}

// table.vae:8  dense(6)
// table.vae:10  likelihood = gaussian
// kernel 5, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h42 = s->arena + 0; // [n, 8]
    const vae_real *w43 = s->param + 144; // [8, 6]
    vae_real *t56 = s->arena + 2048; // [n, 6]
    const vae_real *b44 = s->param + 192; // [6]
    const vae_real *x2 = s->arena + 2816; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h42 + begin * 8, 8, w43, 6, t56 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v45 = t56[i * 6 + j];
            const vae_real v55 = x2[i * 6 + j] - (v45 + b44[j]);
            t56[i * 6 + j] = v55 * v55;
        }
    }
}

// table.vae:8  dense(6)
// table.vae:10  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h42 = s->arena + 0; // [n, 8]
    const vae_real *w47 = s->param + 208; // [8, 6]
    vae_real *t49 = scratch; // [end - begin, 6]
    const vae_real *b48 = s->param + 256; // [6]
    const vae_real *t56 = s->arena + 2048; // [n, 6]
    const vae_real *known1 = s->arena + 3584; // [n, 6]
    vae_real *t64 = s->arena + 6528; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h42 + begin * 8, 8, w47, 6, t49, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v49 = t49[(i - begin) * 6 + j];
            const vae_real v54 = (-13.8155106f) + vae_softplus(v49 + b48[j] - (-13.8155106f));
            const vae_real v62 = 0.5f * (v54 + t56[i * 6 + j] * vae_exp(-v54) + 1.83787707f);
            t64_sum += v62 * known1[i * 6 + j];
        }
        t64[i] = t64_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t65 = s->arena + 6400; // [n, 1]
    const vae_real *t37 = s->arena + 6656; // [n, 1]
    const vae_real *t64 = s->arena + 6528; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t65[i] = t37[i] - t64[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 2816, s->arena + 3584, s->arena + 4352);
    // table.vae:7  dense(8)
    // table.vae:7  relu
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 2816, s->param + 0, s->arena + 1024, s->param + 48);
    // table.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 1024, s->param + 64, s->arena + 5120, s->param + 96);
    eval_k3(s, tile, scratch);
    // table.vae:8  dense(8)
    // table.vae:8  relu
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 5888, s->param + 112, s->arena + 0, s->param + 128);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// table.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t14 = s->arena + 4096; // [n, 2]
    const vae_real *mean12 = s->arena + 3328; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 3840; // [n, 2]
    const vae_real *logvar13 = s->arena + 3330; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t14[i * 2 + j] = mean12[i * 4 + j];
            t15[i * 2 + j] = logvar13[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 1024, s->arena + 1792, s->arena + 2560);
    // table.vae:7  dense(8)
    // table.vae:7  relu
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 0, s->param + 48);
    // table.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 3328, s->param + 96);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// table.vae:8  dense(6)
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *p9 = s->arena + 2560; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    vae_real *t21 = s->arena + 1024; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, p9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = p9[i * 6 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 6 + j] = v9;
            t21[i * 6 + j] = v9;
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
    vae_real *t20 = s->arena + 1792; // [n, 6]
    const vae_real *b11 = s->param + 256; // [6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w10, 6, t20 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v12 = t20[i * 6 + j];
            const vae_real v17 = (-13.8155106f) + vae_softplus(v12 + b11[j] - (-13.8155106f));
            t20[i * 6 + j] = vae_exp(0.5f * v17);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // table.vae:8  dense(8)
    // table.vae:8  relu
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 3328, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
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
    {"likelihood.x.logvar.weight", 2, {6, 8}, {1, 6}, 208, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {6}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", true, true, .levels = 0},
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

VAE_MODEL_TABLE const VaeModel vae_model = {
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
        "  train          18       79        48,448       48,448\n"
        "  eval            8       46        27,648       27,648\n"
        "  encode          4        8        17,408       17,408\n"
        "  decode          3       13        14,336       14,336\n",
    .batch = 128, .n_param = 272, .n_state = 48, .n_arena = 12112,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 1056.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 32,
    .tensor = tensors, .n_tensors = 15,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
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
