// fixed_sigma -- written by vaec 0.1.0 from fixed_sigma.vae; do not edit.
//
// model fixed_sigma
//
//   layer                             output             parameters      flops/row
//   encoder                           [5]                         -              -
//     dense(width)                    [8]                        48             80
//     gelu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(width)                    [8]                        24             32
//     gelu                            [8]                         -              -
//     dense(5)                        [5]                        45             80
//
//   153 parameters; one training step of 128 rows: 88,064 flops
//   params: sigma = 0.5, width = 8
//   likelihood gaussian(sigma=0.25, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          14       83        55,616       55,616
//   eval            6       45        17,920       17,920
//   encode          3       11        10,752       10,752
//   decode          3       11        12,800       12,800
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// fixed_sigma.vae:10  dense(width)
// fixed_sigma.vae:10  gelu
// kernel 0, train: product by panels over rows of [8]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 10880; // [n, 5]
    const vae_real *w1 = s->param + 0; // [5, 8]
    vae_real *t6 = s->arena + 9216; // [n, 8]
    const vae_real *b2 = s->param + 48; // [8]
    vae_real *t9 = s->arena + 8192; // [n, 8]
    vae_real *t11 = s->arena + 7168; // [n, 8]
    vae_real *h12 = s->arena + 6144; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 5, x0 + begin * 5, 5, w1, 8, t6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v3 = t6[i * 8 + j];
            const vae_real v4 = v3 + b2[j];
            const vae_real v6 = 0.5f * v4;
            t6[i * 8 + j] = v6;
            const vae_real v9 = 0.707106781f * v4;
            t9[i * 8 + j] = v9;
            const vae_real v11 = 1.0f + vae_erf(v9);
            t11[i * 8 + j] = v11;
            h12[i * 8 + j] = v6 * v11;
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h12: [n, 8]
//   w13: [8, 4]
//   heads16: [n, 4]
//   b14: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h12,
    const vae_real *w13, vae_real *heads16, const vae_real *b14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h12 + begin * 8, 8, w13, 4, heads16 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v15 = heads16[i * 4 + j];
            heads16[i * 4 + j] = v15 + b14[j];
        }
    }
}

// fixed_sigma.vae:8  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar18 = s->arena + 12034; // [n, 2] in rows of 4
    vae_real *t21 = s->arena + 13056; // [n, 2]
    const vae_real *eps19 = s->arena + 13312; // [n, 2]
    vae_real *z23 = s->arena + 12800; // [n, 2]
    const vae_real *mean17 = s->arena + 12032; // [n, 2] in rows of 4
    vae_real *t25 = s->arena + 12544; // [n, 2]
    vae_real *t30 = s->arena + 13696; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t30_sum = 0.0f;
        VAE_SIMD_SUM(t30_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v21 = vae_exp(0.5f * logvar18[i * 4 + j]);
            t21[i * 2 + j] = v21;
            z23[i * 2 + j] = mean17[i * 4 + j] + v21 * eps19[i * 2 + j];
            const vae_real v25 = vae_exp(logvar18[i * 4 + j]);
            t25[i * 2 + j] = v25;
            const vae_real v28 = mean17[i * 4 + j] * mean17[i * 4 + j] + v25 - 1.0f - logvar18[i * 4 + j];
            t30_sum += 0.5f * v28;
        }
        t30[i] = t30_sum;
    }
}

// fixed_sigma.vae:11  dense(width)
// fixed_sigma.vae:11  gelu
// kernel 3, train: product by panels over rows of [8]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z23 = s->arena + 12800; // [n, 2]
    const vae_real *w31 = s->param + 112; // [2, 8]
    vae_real *t35 = s->arena + 5120; // [n, 8]
    const vae_real *b32 = s->param + 128; // [8]
    vae_real *t36 = s->arena + 4096; // [n, 8]
    vae_real *t38 = s->arena + 3072; // [n, 8]
    vae_real *h39 = s->arena + 2048; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 2, z23 + begin * 2, 2, w31, 8, t35 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v33 = t35[i * 8 + j];
            const vae_real v34 = v33 + b32[j];
            const vae_real v35 = 0.5f * v34;
            t35[i * 8 + j] = v35;
            const vae_real v36 = 0.707106781f * v34;
            t36[i * 8 + j] = v36;
            const vae_real v38 = 1.0f + vae_erf(v36);
            t38[i * 8 + j] = v38;
            h39[i * 8 + j] = v35 * v38;
        }
    }
}

// fixed_sigma.vae:11  dense(5)
// fixed_sigma.vae:13  likelihood = gaussian
// fixed_sigma.vae:13  gradient of likelihood = gaussian
// kernel 4, train: product by panels over rows of [5]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h39 = s->arena + 2048; // [n, 8]
    const vae_real *w40 = s->param + 144; // [8, 5]
    vae_real *d65 = s->arena + 10240; // [n, 5]
    const vae_real *b41 = s->param + 192; // [5]
    const vae_real *x0 = s->arena + 10880; // [n, 5]
    vae_real *t53 = s->arena + 13568; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c63 = 16.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 5, 8, h39 + begin * 8, 8, w40, 5, d65 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v42 = d65[i * 5 + j];
            const vae_real v45 = x0[i * 5 + j] - (v42 + b41[j]);
            const vae_real v52 = 0.5f * ((-2.77258872f) + 16.0f * (v45 * v45) + 1.83787707f);
            t53_sum += v52;
            d65[i * 5 + j] = -(c63 * v45);
        }
        t53[i] = t53_sum;
    }
}

// kernel 5, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t55 = s->arena + 13888; // [1]
    const vae_real *t53 = s->arena + 13568; // [n, 1]
    vae_real *t57 = s->arena + 13856; // [1]
    const vae_real *t30 = s->arena + 13696; // [n, 1]
    vae_real t55_sum = 0.0f;
    vae_real t57_sum = 0.0f;
    VAE_SIMD_SUM(t55_sum, t57_sum)
    for (size_t i = 0; i < rows; i++) {
        t55_sum += t53[i];
        t57_sum += t30[i];
    }
    t55[0] = t55_sum;
    t57[0] = t57_sum;
}

// kernel 6, train: loop over [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t56 = s->arena + 13872; // [1]
    const vae_real *t55 = s->arena + 13888; // [1]
    vae_real *t58 = s->arena + 13840; // [1]
    const vae_real *t57 = s->arena + 13856; // [1]
    vae_real *t61 = s->arena + 13824; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v56 = t55[0] * inv_n;
    t56[0] = v56;
    const vae_real v58 = t57[0] * inv_n;
    t58[0] = v58;
    t61[0] = v56 + beta * v58;
}

// fixed_sigma.vae:13  gradient of dense(5)
// fixed_sigma.vae:11  gradient of dense(5)
// kernel 7, train: weight gradient over [8, 5]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h39 = s->arena + 2048; // [n, 8]
    const vae_real *d65 = s->arena + 10240; // [n, 5]
    vae_real *d_param67 = s->grad + 144; // [8, 5]
    if (tile == 1) {
        vae_real *d_param66 = s->grad + 192; // [5]
        vae_column_sums(s->n, 5, d65, 5, d_param66);
        return;
    }
    vae_gemm_tn(8, 5, s->n, h39, 8, d65, 5, d_param67, 5);
}

// fixed_sigma.vae:11  gradient of dense(5)
// fixed_sigma.vae:11  gradient of gelu
// kernel 8, train: product by panels over rows of [8]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d65 = s->arena + 10240; // [n, 5]
    const vae_real *w40 = s->param + 144; // [8, 5]
    vae_real *d79 = s->arena + 1024; // [n, 8]
    const vae_real *t38 = s->arena + 3072; // [n, 8]
    const vae_real *t35 = s->arena + 5120; // [n, 8]
    const vae_real *t36 = s->arena + 4096; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 5, d65 + begin * 5, 5, w40, 5, d79 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v68 = d79[i * 8 + j];
            const vae_real v76 = 1.12837917f * (v68 * t35[i * 8 + j]) * vae_exp(-(t36[i * 8 + j] * t36[i * 8 + j]));
            d79[i * 8 + j] = 0.707106781f * v76 + 0.5f * (v68 * t38[i * 8 + j]);
        }
    }
}

// fixed_sigma.vae:11  gradient of dense(width)
// kernel 9, train: weight gradient over [2, 8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z23 = s->arena + 12800; // [n, 2]
    const vae_real *d79 = s->arena + 1024; // [n, 8]
    vae_real *d_param81 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param80 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d79, 8, d_param80);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z23, 2, d79, 8, d_param81, 8);
}

// fixed_sigma.vae:11  gradient of dense(width)
// fixed_sigma.vae:8  gradient of sampling and KL
// kernel 10, train: product by panels over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d79 = s->arena + 1024; // [n, 8]
    const vae_real *w31 = s->param + 112; // [2, 8]
    vae_real *d87 = s->arena + 11520; // [n, 2] in rows of 4
    const vae_real *t25 = s->arena + 12544; // [n, 2]
    const vae_real *mean17 = s->arena + 12032; // [n, 2] in rows of 4
    const vae_real *eps19 = s->arena + 13312; // [n, 2]
    const vae_real *t21 = s->arena + 13056; // [n, 2]
    vae_real *d91 = s->arena + 11522; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c62 = beta * inv_n;
    const vae_real c83 = 0.5f * c62;
    vae_gemm_nt((int)(end - begin), 2, 8, d79 + begin * 8, 8, w31, 8, d87 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v82 = d87[i * 4 + j];
            d87[i * 4 + j] = c62 * mean17[i * 4 + j] + v82;
            d91[i * 4 + j] = c83 * t25[i * 2 + j] - c83 + 0.5f * (v82 * eps19[i * 2 + j] * t21[i * 2 + j]);
        }
    }
}

// fixed_sigma.vae:8  gradient of posterior heads (added by the compiler)
// kernel 11, train: weight gradient over [8, 4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h12 = s->arena + 6144; // [n, 8]
    const vae_real *d92 = s->arena + 11520; // [n, 4]
    vae_real *d_param94 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param93 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d92, 4, d_param93);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h12, 8, d92, 4, d_param94, 4);
}

// fixed_sigma.vae:8  gradient of posterior heads (added by the compiler)
// fixed_sigma.vae:10  gradient of gelu
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d92 = s->arena + 11520; // [n, 4]
    const vae_real *w13 = s->param + 64; // [8, 4]
    vae_real *d105 = s->arena + 0; // [n, 8]
    const vae_real *t11 = s->arena + 7168; // [n, 8]
    const vae_real *t6 = s->arena + 9216; // [n, 8]
    const vae_real *t9 = s->arena + 8192; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d92 + begin * 4, 4, w13, 4, d105 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v95 = d105[i * 8 + j];
            const vae_real v102 = 1.12837917f * (v95 * t6[i * 8 + j]) * vae_exp(-(t9[i * 8 + j] * t9[i * 8 + j]));
            d105[i * 8 + j] = 0.707106781f * v102 + 0.5f * (v95 * t11[i * 8 + j]);
        }
    }
}

// fixed_sigma.vae:10  gradient of dense(width)
// kernel 13, train: weight gradient over [5, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 10880; // [n, 5]
    const vae_real *d105 = s->arena + 0; // [n, 8]
    vae_real *d_param107 = s->grad + 0; // [5, 8]
    if (tile == 1) {
        vae_real *d_param106 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d105, 8, d_param106);
        return;
    }
    vae_gemm_tn(5, 8, s->n, x0, 5, d105, 8, d_param107, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    // fixed_sigma.vae:8  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 6144, s->param + 64, s->arena + 12032, s->param + 96);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 8}, // d105
    {11520, 4}, // d87
    {1024, 8}, // d79
    {10240, 5}, // d65
    {13568, 1}, // t53
    {2048, 8}, // h39
    {13696, 1}, // t30
    {12800, 2}, // z23
    {6144, 8}, // h12
    {10880, 5}, // x0
};
static const VaeShown train_u0_shown = {10, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k7, 2, {.weights = true}},
        {train_k13, 2, {.weights = true}},
        {train_k11, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_k9, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 5]
//   w1: [5, 8]
//   h12: [n, 8]
//   b2: [8]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h12, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 5, x0 + begin * 5, 5, w1, 8, h12 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v3 = h12[i * 8 + j];
            const vae_real v4 = v3 + b2[j];
            h12[i * 8 + j] = 0.5f * v4 * (1.0f + vae_erf(0.707106781f * v4));
        }
    }
}

// fixed_sigma.vae:8  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar18 = s->arena + 2690; // [n, 2] in rows of 4
    const vae_real *eps19 = s->arena + 3712; // [n, 2]
    vae_real *z23 = s->arena + 3456; // [n, 2]
    const vae_real *mean17 = s->arena + 2688; // [n, 2] in rows of 4
    vae_real *t36 = s->arena + 3200; // [n, 2]
    vae_real *t37 = s->arena + 4352; // [n, 1]
    vae_real *t40 = s->arena + 4224; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum, t40_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v23 = mean17[i * 4 + j] + vae_exp(0.5f * logvar18[i * 4 + j]) * eps19[i * 2 + j];
            z23[i * 2 + j] = v23;
            const vae_real v26 = eps19[i * 2 + j] * eps19[i * 2 + j] + logvar18[i * 4 + j];
            const vae_real v33 = mean17[i * 4 + j] * mean17[i * 4 + j] + vae_exp(logvar18[i * 4 + j]);
            const vae_real v36 = 0.5f * (v33 - 1.0f - logvar18[i * 4 + j]);
            t36[i * 2 + j] = v36;
            t37_sum += v36;
            const vae_real v39 = (-0.5f) * (v23 * v23 + 1.83787707f - (v26 + 1.83787707f));
            t40_sum += v39;
        }
        t37[i] = t37_sum;
        t40[i] = t40_sum;
    }
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   z23: [n, 2]
//   w41: [2, 8]
//   h49: [n, 8]
//   b42: [8]
VAE_SHARED_1(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z23,
    const vae_real *w41, vae_real *h49, const vae_real *b42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 2, z23 + begin * 2, 2, w41, 8, h49 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v43 = h49[i * 8 + j];
            const vae_real v44 = v43 + b42[j];
            h49[i * 8 + j] = 0.5f * v44 * (1.0f + vae_erf(0.707106781f * v44));
        }
    }
}

// fixed_sigma.vae:11  dense(5)
// fixed_sigma.vae:13  likelihood = gaussian
// kernel 4, eval: product by panels over rows of [5]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h49 = s->arena + 0; // [n, 8]
    const vae_real *w50 = s->param + 144; // [8, 5]
    vae_real *t52 = scratch; // [end - begin, 5]
    const vae_real *b51 = s->param + 192; // [5]
    const vae_real *x0 = s->arena + 2048; // [n, 5]
    vae_real *t62 = s->arena + 4096; // [n, 1]
    vae_gemm_nn((int)(end - begin), 5, 8, h49 + begin * 8, 8, w50, 5, t52, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real t62_sum = 0.0f;
        VAE_SIMD_SUM(t62_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v52 = t52[(i - begin) * 5 + j];
            const vae_real v55 = x0[i * 5 + j] - (v52 + b51[j]);
            const vae_real v61 = 0.5f * ((-2.77258872f) + 16.0f * (v55 * v55) + 1.83787707f);
            t62_sum += v61;
        }
        t62[i] = t62_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t63 = s->arena + 3968; // [n, 1]
    const vae_real *t40 = s->arena + 4224; // [n, 1]
    const vae_real *t62 = s->arena + 4096; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t63[i] = t40[i] - t62[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // fixed_sigma.vae:10  dense(width)
    // fixed_sigma.vae:10  gelu
    // kernel 0, eval: product by panels over rows of [8]
    like_eval_k0(s, tile, scratch, s->arena + 2048, s->param + 0, s->arena + 1024, s->param + 48);
    // fixed_sigma.vae:8  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 64, s->arena + 2688, s->param + 96);
    eval_k2(s, tile, scratch);
    // fixed_sigma.vae:11  dense(width)
    // fixed_sigma.vae:11  gelu
    // kernel 3, eval: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 3456, s->param + 112, s->arena + 0, s->param + 128);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// fixed_sigma.vae:8  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t19 = s->arena + 2432; // [n, 2]
    const vae_real *mean17 = s->arena + 1664; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 2176; // [n, 2]
    const vae_real *logvar18 = s->arena + 1666; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t19[i * 2 + j] = mean17[i * 4 + j];
            t20[i * 2 + j] = logvar18[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // fixed_sigma.vae:10  dense(width)
    // fixed_sigma.vae:10  gelu
    // kernel 0, encode: product by panels over rows of [8]
    like_eval_k0(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 0, s->param + 48);
    // fixed_sigma.vae:8  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 1664, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// fixed_sigma.vae:11  dense(5)
// kernel 1, decode: product by panels over rows of [5]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h12 = s->arena + 0; // [n, 8]
    const vae_real *w13 = s->param + 144; // [8, 5]
    vae_real *p16 = s->arena + 2304; // [n, 5]
    const vae_real *b14 = s->param + 192; // [5]
    vae_real *t19 = s->arena + 1024; // [n, 5]
    vae_gemm_nn((int)(end - begin), 5, 8, h12 + begin * 8, 8, w13, 5, p16 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v15 = p16[i * 5 + j];
            const vae_real v16 = v15 + b14[j];
            p16[i * 5 + j] = v16;
            t19[i * 5 + j] = v16;
        }
    }
}

// kernel 2, decode: loop over rows of [5]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 1664; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t18[i * 5 + j] = 0.25f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // fixed_sigma.vae:11  dense(width)
    // fixed_sigma.vae:11  gelu
    // kernel 0, decode: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 2944, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 10880, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 13312, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 13824, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 13872, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 13840, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2048, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 3712, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 4096, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4352, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3968, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3200, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1024, 5}, // [n, 5]
    {"z.mean", VAE_OUT_ROW, 0, 2432, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 2176, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2944, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2304, 5}, // [n, 5]
    {"x.draw0", VAE_OUT_ROW, 0, 1024, 5}, // [n, 5]
    {"x.draw1", VAE_OUT_ROW, 0, 1664, 5}, // [n, 5]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 5}, {1, 8}, 0, VAE_INIT_NORMAL, 0.0500000007f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 64, VAE_INIT_NORMAL, 0.0500000007f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 66, VAE_INIT_NORMAL, 0.0500000007f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 112, VAE_INIT_NORMAL, 0.0500000007f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {5, 8}, {1, 5}, 144, VAE_INIT_NORMAL, 0.0500000007f, true, true, false},
    {"decoder.2.bias", 1, {5}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 5, 5, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[5]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(width)", "[8]", 48},
    {VAE_STAGE_ENCODER, 0, "gelu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(width)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "gelu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 45},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[5]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "fixed_sigma", .isa = VAE_ISA,
    .params = "sigma=0.5 width=8",
    .summary =
        "model fixed_sigma\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [5]                         -              -\n"
        "    dense(width)                    [8]                        48             80\n"
        "    gelu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(width)                    [8]                        24             32\n"
        "    gelu                            [8]                         -              -\n"
        "    dense(5)                        [5]                        45             80\n"
        "\n"
        "  153 parameters; one training step of 128 rows: 88,064 flops\n"
        "  params: sigma = 0.5, width = 8\n"
        "  likelihood gaussian(sigma=0.25, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          14       83        55,616       55,616\n"
        "  eval            6       45        17,920       17,920\n"
        "  encode          3       11        10,752       10,752\n"
        "  decode          3       11        12,800       12,800\n",
    .batch = 128, .n_param = 208, .n_state = 0, .n_arena = 13904,
    .n_scratch = 160,
    .max_threads = 1, .flops_per_row = 688.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_ADAMW, .lr = 0.001, .beta1 = 0.8, .beta2 = 0.99, .eps = 1e-07,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 1, .centered = 0,
            .weight_decay = 0.1
        },
        .lr_schedule = {VAE_LR_STEP, 1.0, 0.0, 3.0, 0.5},
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
