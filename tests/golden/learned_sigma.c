// learned_sigma -- written by vaec 0.1.0 from learned_sigma.vae; do not edit.
//
// model learned_sigma
//
//   layer                             output             parameters      flops/row
//   encoder                           [3, 3, 2]                   -              -
//     flatten                         [18]                        -              -
//     dense(10)                       [10]                      190            360
//     tanh                            [10]                        -              -
//   z: mean, logvar heads             [3]                        66            120
//   decoder                           [3]                         -              -
//     dense(10)                       [10]                       40             60
//     tanh                            [10]                        -              -
//     dense(18)                       [18]                      198            360
//     reshape(3, 3, 2)                [3, 3, 2]                   -              -
//   likelihood: logvar                                          198            396
//
//   692 parameters; one training step of 16 rows: 54,720 flops
//   likelihood gaussian(sigma=learned, floor=0.01)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          17       79         9,792        9,792
//   eval            7       44         4,800        4,800
//   encode          3        7         2,560        2,560
//   decode          3       13         4,288        4,288
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 18]
//   w2: [18, 10]
//   h6: [n, 10]
//   b3: [10]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 10, 18, h1 + begin * 18, 18, w2, 10, h6 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v4 = h6[i * 10 + j];
            h6[i * 10 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 10]
//   w7: [10, 6]
//   heads10: [n, 6]
//   b8: [6]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 10, h6 + begin * 10, 10, w7, 6, heads10 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v9 = heads10[i * 6 + j];
            heads10[i * 6 + j] = v9 + b8[j];
        }
    }
}

// learned_sigma.vae:5  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 2051; // [n, 3] in rows of 6
    vae_real *t16 = s->arena + 2240; // [n, 3]
    const vae_real *eps13 = s->arena + 2288; // [n, 3]
    vae_real *z18 = s->arena + 2192; // [n, 3]
    const vae_real *mean11 = s->arena + 2048; // [n, 3] in rows of 6
    vae_real *t20 = s->arena + 2144; // [n, 3]
    vae_real *t26 = s->arena + 2432; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = 0.0f;
        VAE_SIMD_SUM(t26_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v16 = vae_exp(0.5f * logvar12[i * 6 + j]);
            t16[i * 3 + j] = v16;
            z18[i * 3 + j] = mean11[i * 6 + j] + v16 * eps13[i * 3 + j];
            const vae_real v20 = vae_exp(logvar12[i * 6 + j]);
            t20[i * 3 + j] = v20;
            const vae_real v24 = mean11[i * 6 + j] * mean11[i * 6 + j] + v20 - 1.0f - logvar12[i * 6 + j];
            t26_sum += 0.5f * v24;
        }
        t26[i] = t26_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z18: [n, 3]
//   w27: [3, 10]
//   h31: [n, 10]
//   b28: [10]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w27, vae_real *h31, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 10, 3, z18 + begin * 3, 3, w27, 10, h31 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v29 = h31[i * 10 + j];
            h31[i * 10 + j] = vae_tanh(v29 + b28[j]);
        }
    }
}

// learned_sigma.vae:8  dense(18)
// kernel 4, train: product by panels over rows of [18]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h31 = s->arena + 1632; // [n, 10]
    const vae_real *w32 = s->param + 336; // [10, 18]
    vae_real *t34 = s->arena + 576; // [n, 18]
    vae_gemm_nn((int)(end - begin), 18, 10, h31 + begin * 10, 10, w32, 18, t34 + begin * 18, 18);
}

// learned_sigma.vae:8  dense(18)
// learned_sigma.vae:10  likelihood = gaussian
// learned_sigma.vae:10  gradient of likelihood = gaussian
// kernel 5, train: product by panels over rows of [18]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h31 = s->arena + 1632; // [n, 10]
    const vae_real *w36 = s->param + 560; // [10, 18]
    vae_real *d71 = s->arena + 288; // [n, 18]
    const vae_real *t34 = s->arena + 576; // [n, 18]
    const vae_real *b33 = s->param + 528; // [18]
    const vae_real *b37 = s->param + 752; // [18]
    const vae_real *h1 = s->arena + 864; // [n, 18]
    vae_real *t54 = s->arena + 2416; // [n, 1]
    vae_real *d73 = s->arena + 0; // [n, 18]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c64 = 0.5f * inv_n;
    vae_gemm_nn((int)(end - begin), 18, 10, h31 + begin * 10, 10, w36, 18, d71 + begin * 18, 18);
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = 0.0f;
        VAE_SIMD_SUM(t54_sum)
        for (size_t j = 0; j < 18; j++) {
            const vae_real v38 = d71[i * 18 + j];
            const vae_real v42 = v38 + b37[j] - (-9.21034037f);
            const vae_real v44 = (-9.21034037f) + vae_softplus(v42);
            const vae_real v45 = h1[i * 18 + j] - (t34[i * 18 + j] + b33[j]);
            const vae_real v46 = v45 * v45;
            const vae_real v48 = vae_exp(-v44);
            t54_sum += 0.5f * (v44 + v46 * v48 + 1.83787707f);
            d71[i * 18 + j] = -(2.0f * (c64 * v48) * v45);
            d73[i * 18 + j] = (c64 - c64 * v46 * v48) * vae_sigmoid(v42);
        }
        t54[i] = t54_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t56 = s->arena + 2400; // [1]
    const vae_real *t54 = s->arena + 2416; // [n, 1]
    vae_real *t58 = s->arena + 2368; // [1]
    const vae_real *t26 = s->arena + 2432; // [n, 1]
    vae_real t56_sum = 0.0f;
    vae_real t58_sum = 0.0f;
    VAE_SIMD_SUM(t56_sum, t58_sum)
    for (size_t i = 0; i < rows; i++) {
        t56_sum += t54[i];
        t58_sum += t26[i];
    }
    t56[0] = t56_sum;
    t58[0] = t58_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t57 = s->arena + 2384; // [1]
    const vae_real *t56 = s->arena + 2400; // [1]
    vae_real *t59 = s->arena + 2352; // [1]
    const vae_real *t58 = s->arena + 2368; // [1]
    vae_real *t62 = s->arena + 2336; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v57 = t56[0] * inv_n;
    t57[0] = v57;
    const vae_real v59 = t58[0] * inv_n;
    t59[0] = v59;
    t62[0] = v57 + beta * v59;
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   h31: [n, 10]
//   d73: [n, 18]
//   d_param75: [10, 18]
//   d_param74: [18]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *d73, vae_real *d_param75, vae_real *d_param74) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 18, d73, 18, d_param74);
        return;
    }
    vae_gemm_tn(10, 18, s->n, h31, 10, d73, 18, d_param75, 18);
}

// learned_sigma.vae:8  gradient of dense(18)
// kernel 8, train: weight gradient over [10, 18]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 1632, s->arena + 0, s->grad + 560, s->grad + 752);
}

// learned_sigma.vae:8  gradient of dense(18)
// kernel 9, train: product by panels over rows of [10]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d73 = s->arena + 0; // [n, 18]
    const vae_real *w36 = s->param + 560; // [10, 18]
    vae_real *d76 = s->arena + 1472; // [n, 10]
    vae_gemm_nt((int)(end - begin), 10, 18, d73 + begin * 18, 18, w36, 18, d76 + begin * 10, 10);
}

// learned_sigma.vae:8  gradient of dense(18)
// kernel 10, train: weight gradient over [10, 18]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 1632, s->arena + 288, s->grad + 336, s->grad + 528);
}

// learned_sigma.vae:8  gradient of dense(18)
// learned_sigma.vae:8  gradient of tanh
// kernel 11, train: product by panels over rows of [10]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d71 = s->arena + 288; // [n, 18]
    const vae_real *w32 = s->param + 336; // [10, 18]
    vae_real *d83 = s->arena + 1312; // [n, 10]
    const vae_real *d76 = s->arena + 1472; // [n, 10]
    const vae_real *h31 = s->arena + 1632; // [n, 10]
    vae_gemm_nt((int)(end - begin), 10, 18, d71 + begin * 18, 18, w32, 18, d83 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v79 = d83[i * 10 + j];
            d83[i * 10 + j] = (d76[i * 10 + j] + v79) * (1.0f - h31[i * 10 + j] * h31[i * 10 + j]);
        }
    }
}

// learned_sigma.vae:8  gradient of dense(10)
// kernel 12, train: weight gradient over [3, 10]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 2192; // [n, 3]
    const vae_real *d83 = s->arena + 1312; // [n, 10]
    vae_real *d_param85 = s->grad + 288; // [3, 10]
    if (tile == 1) {
        vae_real *d_param84 = s->grad + 320; // [10]
        vae_column_sums(s->n, 10, d83, 10, d_param84);
        return;
    }
    vae_gemm_tn(3, 10, s->n, z18, 3, d83, 10, d_param85, 10);
}

// learned_sigma.vae:8  gradient of dense(10)
// learned_sigma.vae:5  gradient of sampling and KL
// kernel 13, train: product by panels over rows of [3]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d83 = s->arena + 1312; // [n, 10]
    const vae_real *w27 = s->param + 288; // [3, 10]
    vae_real *d91 = s->arena + 1952; // [n, 3] in rows of 6
    const vae_real *t20 = s->arena + 2144; // [n, 3]
    const vae_real *mean11 = s->arena + 2048; // [n, 3] in rows of 6
    const vae_real *eps13 = s->arena + 2288; // [n, 3]
    const vae_real *t16 = s->arena + 2240; // [n, 3]
    vae_real *d95 = s->arena + 1955; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c63 = beta * inv_n;
    const vae_real c87 = 0.5f * c63;
    vae_gemm_nt((int)(end - begin), 3, 10, d83 + begin * 10, 10, w27, 10, d91 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v86 = d91[i * 6 + j];
            d91[i * 6 + j] = c63 * mean11[i * 6 + j] + v86;
            d95[i * 6 + j] = c87 * t20[i * 3 + j] - c87 + 0.5f * (v86 * eps13[i * 3 + j] * t16[i * 3 + j]);
        }
    }
}

// learned_sigma.vae:5  gradient of posterior heads (added by the compiler)
// kernel 14, train: weight gradient over [10, 6]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 1792; // [n, 10]
    const vae_real *d96 = s->arena + 1952; // [n, 6]
    vae_real *d_param98 = s->grad + 208; // [10, 6]
    if (tile == 1) {
        vae_real *d_param97 = s->grad + 272; // [6]
        vae_column_sums(s->n, 6, d96, 6, d_param97);
        return;
    }
    vae_gemm_tn(10, 6, s->n, h6, 10, d96, 6, d_param98, 6);
}

// learned_sigma.vae:5  gradient of posterior heads (added by the compiler)
// learned_sigma.vae:7  gradient of tanh
// kernel 15, train: product by panels over rows of [10]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d96 = s->arena + 1952; // [n, 6]
    const vae_real *w7 = s->param + 208; // [10, 6]
    vae_real *d102 = s->arena + 1152; // [n, 10]
    const vae_real *h6 = s->arena + 1792; // [n, 10]
    vae_gemm_nt((int)(end - begin), 10, 6, d96 + begin * 6, 6, w7, 6, d102 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v99 = d102[i * 10 + j];
            d102[i * 10 + j] = v99 * (1.0f - h6[i * 10 + j] * h6[i * 10 + j]);
        }
    }
}

// learned_sigma.vae:7  gradient of dense(10)
// kernel 16, train: weight gradient over [18, 10]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 864; // [n, 18]
    const vae_real *d102 = s->arena + 1152; // [n, 10]
    vae_real *d_param104 = s->grad + 0; // [18, 10]
    if (tile == 2) {
        vae_real *d_param103 = s->grad + 192; // [10]
        vae_column_sums(s->n, 10, d102, 10, d_param103);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 18 ? begin + 16 : 18;
    vae_gemm_tn_claim((int)(end - begin), 10, s->n, h1 + begin, 18, d102, 10, d_param104 + begin * 10, 10,
        vae_claimed(s, d_param104 + begin * 10));
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // learned_sigma.vae:7  dense(10)
    // learned_sigma.vae:7  tanh
    // kernel 0, train: product by panels over rows of [10]
    like_train_k0(s, tile, scratch, s->arena + 864, s->param + 0, s->arena + 1792, s->param + 192);
    // learned_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 1792, s->param + 208, s->arena + 2048,
        s->param + 272);
    train_k2(s, tile, scratch);
    // learned_sigma.vae:8  dense(10)
    // learned_sigma.vae:8  tanh
    // kernel 3, train: product by panels over rows of [10]
    like_train_k3(s, tile, scratch, s->arena + 2192, s->param + 288, s->arena + 1632,
        s->param + 320);
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
        {train_k8, 2, {0}},
        {train_k10, 2, {0}},
        {train_k16, 3, {0}},
        {train_k14, 2, {0}},
        {train_k12, 2, {0}}}, 5);
}

// learned_sigma.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 899; // [n, 3] in rows of 6
    const vae_real *eps13 = s->arena + 1088; // [n, 3]
    vae_real *z18 = s->arena + 1040; // [n, 3]
    const vae_real *mean11 = s->arena + 896; // [n, 3] in rows of 6
    vae_real *t32 = s->arena + 992; // [n, 3]
    vae_real *t33 = s->arena + 1184; // [n, 1]
    vae_real *t36 = s->arena + 1168; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t36_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v18 = mean11[i * 6 + j] + vae_exp(0.5f * logvar12[i * 6 + j]) * eps13[i * 3 + j];
            z18[i * 3 + j] = v18;
            const vae_real v21 = eps13[i * 3 + j] * eps13[i * 3 + j] + logvar12[i * 6 + j];
            const vae_real v28 = mean11[i * 6 + j] * mean11[i * 6 + j] + vae_exp(logvar12[i * 6 + j]);
            const vae_real v32 = 0.5f * (v28 - 1.0f - logvar12[i * 6 + j]);
            t32[i * 3 + j] = v32;
            t33_sum += v32;
            const vae_real v35 = (-0.5f) * (v18 * v18 + 1.83787707f - (v21 + 1.83787707f));
            t36_sum += v35;
        }
        t33[i] = t33_sum;
        t36[i] = t36_sum;
    }
}

// learned_sigma.vae:8  dense(18)
// learned_sigma.vae:10  likelihood = gaussian
// kernel 4, eval: product by panels over rows of [18]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h41 = s->arena + 576; // [n, 10]
    const vae_real *w42 = s->param + 336; // [10, 18]
    vae_real *t55 = s->arena + 0; // [n, 18]
    const vae_real *b43 = s->param + 528; // [18]
    const vae_real *h1 = s->arena + 288; // [n, 18]
    vae_gemm_nn((int)(end - begin), 18, 10, h41 + begin * 10, 10, w42, 18, t55 + begin * 18, 18);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v44 = t55[i * 18 + j];
            const vae_real v54 = h1[i * 18 + j] - (v44 + b43[j]);
            t55[i * 18 + j] = v54 * v54;
        }
    }
}

// learned_sigma.vae:8  dense(18)
// learned_sigma.vae:10  likelihood = gaussian
// kernel 5, eval: product by panels over rows of [18]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h41 = s->arena + 576; // [n, 10]
    const vae_real *w46 = s->param + 560; // [10, 18]
    vae_real *t48 = scratch; // [end - begin, 18]
    const vae_real *b47 = s->param + 752; // [18]
    const vae_real *t55 = s->arena + 0; // [n, 18]
    vae_real *t62 = s->arena + 1152; // [n, 1]
    vae_gemm_nn((int)(end - begin), 18, 10, h41 + begin * 10, 10, w46, 18, t48, 18);
    for (size_t i = begin; i < end; i++) {
        vae_real t62_sum = 0.0f;
        VAE_SIMD_SUM(t62_sum)
        for (size_t j = 0; j < 18; j++) {
            const vae_real v48 = t48[(i - begin) * 18 + j];
            const vae_real v53 = (-9.21034037f) + vae_softplus(v48 + b47[j] - (-9.21034037f));
            const vae_real v61 = 0.5f * (v53 + t55[i * 18 + j] * vae_exp(-v53) + 1.83787707f);
            t62_sum += v61;
        }
        t62[i] = t62_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t63 = s->arena + 1136; // [n, 1]
    const vae_real *t36 = s->arena + 1168; // [n, 1]
    const vae_real *t62 = s->arena + 1152; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t63[i] = t36[i] - t62[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // learned_sigma.vae:7  dense(10)
    // learned_sigma.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [10]
    like_train_k0(s, tile, scratch, s->arena + 288, s->param + 0, s->arena + 736, s->param + 192);
    // learned_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 736, s->param + 208, s->arena + 896, s->param + 272);
    eval_k2(s, tile, scratch);
    // learned_sigma.vae:8  dense(10)
    // learned_sigma.vae:8  tanh
    // kernel 3, eval: product by panels over rows of [10]
    like_train_k3(s, tile, scratch, s->arena + 1040, s->param + 288, s->arena + 576, s->param + 320);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// learned_sigma.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t13 = s->arena + 592; // [n, 3]
    const vae_real *mean11 = s->arena + 448; // [n, 3] in rows of 6
    vae_real *t14 = s->arena + 544; // [n, 3]
    const vae_real *logvar12 = s->arena + 451; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t13[i * 3 + j] = mean11[i * 6 + j];
            t14[i * 3 + j] = logvar12[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // learned_sigma.vae:7  dense(10)
    // learned_sigma.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [10]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 288, s->param + 192);
    // learned_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 288, s->param + 208, s->arena + 448, s->param + 272);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// learned_sigma.vae:8  dense(18)
// kernel 1, decode: product by panels over rows of [18]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 864; // [n, 10]
    const vae_real *w6 = s->param + 336; // [10, 18]
    vae_real *h9 = s->arena + 576; // [n, 18]
    const vae_real *b7 = s->param + 528; // [18]
    vae_real *t21 = s->arena + 0; // [n, 18]
    vae_gemm_nn((int)(end - begin), 18, 10, h5 + begin * 10, 10, w6, 18, h9 + begin * 18, 18);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v8 = h9[i * 18 + j];
            const vae_real v9 = v8 + b7[j];
            h9[i * 18 + j] = v9;
            t21[i * 18 + j] = v9;
        }
    }
}

// learned_sigma.vae:8  dense(18)
// learned_sigma.vae:10  likelihood = gaussian
// kernel 2, decode: product by panels over rows of [18]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 864; // [n, 10]
    const vae_real *w10 = s->param + 560; // [10, 18]
    vae_real *t20 = s->arena + 288; // [n, 18]
    const vae_real *b11 = s->param + 752; // [18]
    vae_gemm_nn((int)(end - begin), 18, 10, h5 + begin * 10, 10, w10, 18, t20 + begin * 18, 18);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v12 = t20[i * 18 + j];
            const vae_real v17 = (-9.21034037f) + vae_softplus(v12 + b11[j] - (-9.21034037f));
            t20[i * 18 + j] = vae_exp(0.5f * v17);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // learned_sigma.vae:8  dense(10)
    // learned_sigma.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [10]
    like_train_k3(s, tile, scratch, s->arena + 1024, s->param + 288, s->arena + 864, s->param + 320);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 864, 18}, // [n, 3, 3, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 2288, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 2336, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 2384, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 2352, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 288, 18}, // [n, 3, 3, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 1088, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 1152, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1184, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1136, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 992, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 18}, // [n, 3, 3, 2]
    {"z.mean", VAE_OUT_ROW, 0, 592, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 544, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1024, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 576, 18}, // [n, 18]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 18}, // [n, 18]
    {"x.draw1", VAE_OUT_ROW, 0, 288, 18}, // [n, 18]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {10, 18}, {1, 10}, 0, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"encoder.1.bias", 1, {10}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 10}, {1, 6}, 208, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 10}, {1, 6}, 211, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 275, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {10, 3}, {1, 10}, 288, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"decoder.0.bias", 1, {10}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {18, 10}, {1, 18}, 336, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"decoder.2.bias", 1, {18}, {1}, 528, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight", 2, {18, 10}, {1, 18}, 560, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {18}, {1}, 752, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 3, 3, 2, 18, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[3, 3, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[18]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(10)", "[10]", 190},
    {VAE_STAGE_ENCODER, 0, "tanh", "[10]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 66},
    {VAE_STAGE_DECODER, 0, "dense(10)", "[10]", 40},
    {VAE_STAGE_DECODER, 0, "tanh", "[10]", 0},
    {VAE_STAGE_DECODER, 0, "dense(18)", "[18]", 198},
    {VAE_STAGE_DECODER, 0, "reshape(3, 3, 2)", "[3, 3, 2]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[3, 3, 2]", 198},
};

static const VaeStretch rest[] = {
    {0, 784},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "learned_sigma", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model learned_sigma\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [3, 3, 2]                   -              -\n"
        "    flatten                         [18]                        -              -\n"
        "    dense(10)                       [10]                      190            360\n"
        "    tanh                            [10]                        -              -\n"
        "  z: mean, logvar heads             [3]                        66            120\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(10)                       [10]                       40             60\n"
        "    tanh                            [10]                        -              -\n"
        "    dense(18)                       [18]                      198            360\n"
        "    reshape(3, 3, 2)                [3, 3, 2]                   -              -\n"
        "  likelihood: logvar                                          198            396\n"
        "\n"
        "  692 parameters; one training step of 16 rows: 54,720 flops\n"
        "  likelihood gaussian(sigma=learned, floor=0.01)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          17       79         9,792        9,792\n"
        "  eval            7       44         4,800        4,800\n"
        "  encode          3        7         2,560        2,560\n"
        "  decode          3       13         4,288        4,288\n",
    .batch = 16, .n_param = 784, .n_state = 0, .n_arena = 2448,
    .n_scratch = 288,
    .max_threads = 1, .flops_per_row = 3420.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_RMSPROP, .lr = 0.001, .beta1 = 0.0, .beta2 = 0.0, .eps = 1e-08,
            .alpha = 0.99, .momentum = 0.5, .nesterov = 0, .amsgrad = 0, .centered = 1,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_LINEAR, 0.0, 1.0, 0.0, 3.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
