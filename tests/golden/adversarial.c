// adversarial -- written by vaec 0.1.0 from adversarial.vae; do not edit.
//
// model adversarial
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6]                         -              -
//     dense(8)                        [8]                        56             96
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [3]                        54             96
//   decoder(z)                        [3]                         -              -
//     dense(6)                        [6]                        24             36
//   critic judge(z, y)                [3]                         -              -
//     concat(y)                       [6]                         -              -
//     dense(8)                        [8]                        56             96
//     batchnorm                       [8]                        16              -
//     leaky_relu(0.2)                 [8]                         -              -
//     dropout(0.1)                    [8]                         -              -
//     dense(1)                        [1]                         9             16
//
//   215 parameters; one training step of 8 rows: 9,440 flops
//   likelihood mse
//   objective adversarial(critic=judge, weight=2, game=hinge)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          63      210        13,376       13,376
//   eval            5       30         1,280        1,280
//   encode          3        7           896          896
//   decode          2        4           704          704
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w2: [6, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 6, x0 + begin * 6, 6, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 6]
//   heads10: [n, 6]
//   b8: [6]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 8, h6 + begin * 8, 8, w7, 6, heads10 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v9 = heads10[i * 6 + j];
            heads10[i * 6 + j] = v9 + b8[j];
        }
    }
}

// adversarial.vae:5  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar12 = s->arena + 2195; // [n, 3] in rows of 6
    vae_real *t16 = s->arena + 2352; // [n, 3]
    const vae_real *eps13 = s->arena + 2384; // [n, 3]
    vae_real *z18 = s->arena + 2096; // [n, 3] in rows of 6
    const vae_real *mean11 = s->arena + 2192; // [n, 3] in rows of 6
    vae_real *t20 = s->arena + 2320; // [n, 3]
    vae_real *t26 = s->arena + 3328; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = 0.0f;
        VAE_SIMD_SUM(t26_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v16 = vae_exp(0.5f * logvar12[i * 6 + j]);
            t16[i * 3 + j] = v16;
            z18[i * 6 + j] = mean11[i * 6 + j] + v16 * eps13[i * 3 + j];
            const vae_real v20 = vae_exp(logvar12[i * 6 + j]);
            t20[i * 3 + j] = v20;
            const vae_real v24 = mean11[i * 6 + j] * mean11[i * 6 + j] + v20 - 1.0f - logvar12[i * 6 + j];
            t26_sum += 0.5f * v24;
        }
        t26[i] = t26_sum;
    }
}

// adversarial.vae:7  dense(6)
// adversarial.vae:9  likelihood = mse
// adversarial.vae:9  gradient of likelihood = mse
// kernel 3, train: product by panels over rows of [6]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z18 = s->arena + 2096; // [n, 3] in rows of 6
    const vae_real *w27 = s->param + 128; // [3, 6]
    vae_real *d154 = s->arena + 2000; // [n, 6]
    const vae_real *b28 = s->param + 160; // [6]
    const vae_real *x0 = s->arena + 2240; // [n, 6]
    vae_real *t33 = s->arena + 3312; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c121 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 3, z18 + begin * 6, 6, w27, 6, d154 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v29 = d154[i * 6 + j];
            const vae_real v31 = x0[i * 6 + j] - (v29 + b28[j]);
            t33_sum += v31 * v31;
            d154[i * 6 + j] = -(c121 * v31);
        }
        t33[i] = t33_sum;
    }
}

// adversarial.vae:5  z.prior
// kernel 4, train: loop over rows of [3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t35 = s->arena + 2144; // [n, 3] in rows of 6
    const vae_real *eps34 = s->arena + 2288; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t35[i * 6 + j] = eps34[i * 3 + j];
        }
    }
}

// adversarial.vae:4  y
// kernel 5, train: loop over rows of [3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t36 = s->arena + 2147; // [n, 3] in rows of 6
    const vae_real *x1 = s->arena + 2416; // [n, 3]
    vae_real *t71 = s->arena + 2099; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t36[i * 6 + j] = x1[i * 3 + j];
            t71[i * 6 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   h37: [n, 6]
//   w38: [6, 8]
//   h41: [n, 8]
//   b39: [8]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *h37,
    const vae_real *w38, vae_real *h41, const vae_real *b39) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 6, h37 + begin * 6, 6, w38, 8, h41 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v40 = h41[i * 8 + j];
            h41[i * 8 + j] = v40 + b39[j];
        }
    }
}

// What kernel 7 of train and 3 others do, each with buffers of its own:
//   t44: [8]
//   h41: [n, 8]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t44,
    const vae_real *h41) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        t44[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t44[j] += h41[i * 8 + j];
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   t46: [8]
//   t44: [8]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t46,
    const vae_real *t44) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        t46[j] = inv_n * t44[j];
    }
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   t47: [n, 8]
//   h41: [n, 8]
//   t46: [8]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t47,
    const vae_real *h41, const vae_real *t46) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t47[i * 8 + j] = h41[i * 8 + j] - t46[j];
        }
    }
}

// What kernel 10 of train and 1 other do, each with buffers of its own:
//   t47: [n, 8]
//   t49: [8]
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t47,
    vae_real *t49) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        t49[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t49[j] += t47[i * 8 + j] * t47[i * 8 + j];
        }
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t49: [8]
//   t53: [8]
//   t54: [8]
//   t42: [8]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *t49,
    vae_real *t53, vae_real *t54, const vae_real *t42) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v53 = vae_sqrt(inv_n * t49[j] + 1e-05f);
        t53[j] = v53;
        t54[j] = t42[j] / v53;
    }
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   t47: [n, 8]
//   t54: [8]
//   t43: [8]
//   h59: [n, 8]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t47,
    const vae_real *t54, const vae_real *t43, vae_real *h59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v56 = t47[i * 8 + j] * t54[j] + t43[j];
            h59[i * 8 + j] = vae_where(v56, v56, 0.2f * v56);
        }
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   u60: [n, 8]
//   t65: [n, 8]
//   h66: [n, 8]
//   h59: [n, 8]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *u60,
    vae_real *t65, vae_real *h66, const vae_real *h59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v65 = vae_where(u60[i * 8 + j] - 0.1f, 1.11111111f, 0.0f);
            t65[i * 8 + j] = v65;
            h66[i * 8 + j] = h59[i * 8 + j] * v65;
        }
    }
}

// adversarial.vae:8  dense(1)
// kernel 14, train: product by panels over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h66 = s->arena + 1408; // [n, 8]
    const vae_real *w67 = s->param + 272; // [8, 1]
    vae_real *h70 = s->arena + 3216; // [n, 1]
    const vae_real *b68 = s->param + 288; // [1]
    vae_real *t95 = s->arena + 3104; // [n, 1]
    vae_real *d124 = s->arena + 2864; // [n, 1]
    vae_real *d179 = s->arena + 2752; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c121 = 2.0f * inv_n;
    const vae_real c123 = -c121;
    vae_gemm_nn((int)(end - begin), 1, 8, h66 + begin * 8, 8, w67, 1, h70 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v69 = h70[i];
        const vae_real v70 = v69 + b68[0];
        h70[i] = v70;
        const vae_real v95 = vae_max(1.0f - v70, 0.0f);
        t95[i] = v95;
        d124[i] = c123;
        d179[i] = -vae_where(v95, inv_n, 0.0f);
    }
}

// adversarial.vae:8  dense(1)
// kernel 23, train: product by panels over rows of [1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h91 = s->arena + 1024; // [n, 8]
    const vae_real *w67 = s->param + 272; // [8, 1]
    vae_real *h93 = s->arena + 3120; // [n, 1]
    const vae_real *b68 = s->param + 288; // [1]
    vae_real *t100 = s->arena + 3056; // [n, 1]
    vae_real *d177 = s->arena + 2768; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 1, 8, h91 + begin * 8, 8, w67, 1, h93 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v92 = h93[i];
        const vae_real v93 = v92 + b68[0];
        h93[i] = v93;
        const vae_real v100 = vae_max(1.0f + v93, 0.0f);
        t100[i] = v100;
        d177[i] = vae_where(v100, inv_n, 0.0f);
    }
}

// adversarial.vae:9  gradient of dense(1)
// kernel 24, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *h70 = s->arena + 3216; // [n, 1]
    vae_real *t97 = s->arena + 3088; // [1]
    const vae_real *t95 = s->arena + 3104; // [n, 1]
    const vae_real *t100 = s->arena + 3056; // [n, 1]
    const vae_real *h93 = s->arena + 3120; // [n, 1]
    vae_real *t104 = s->arena + 3040; // [1]
    vae_real *t106 = s->arena + 3008; // [1]
    vae_real *t109 = s->arena + 2976; // [1]
    const vae_real *t26 = s->arena + 3328; // [n, 1]
    vae_real *t111 = s->arena + 2944; // [1]
    const vae_real *t33 = s->arena + 3312; // [n, 1]
    vae_real *t117 = s->arena + 2912; // [1]
    vae_real *d180 = s->arena + 2736; // [1]
    const vae_real *d177 = s->arena + 2768; // [n, 1]
    vae_real *d211 = s->arena + 2576; // [1]
    const vae_real *d179 = s->arena + 2752; // [n, 1]
    vae_real t97_sum = 0.0f;
    vae_real t104_sum = 0.0f;
    vae_real t106_sum = 0.0f;
    vae_real t109_sum = 0.0f;
    vae_real t111_sum = 0.0f;
    vae_real t117_sum = 0.0f;
    vae_real d180_sum = 0.0f;
    vae_real d211_sum = 0.0f;
    VAE_SIMD_SUM(t97_sum, t104_sum, t106_sum, t109_sum, t111_sum, t117_sum, d180_sum, d211_sum)
    for (size_t i = 0; i < rows; i++) {
        t97_sum += vae_step(h70[i]);
        t104_sum += t95[i] + t100[i];
        t106_sum += vae_step(0.0f - h93[i]);
        t109_sum += t26[i];
        t111_sum += t33[i];
        t117_sum += -h93[i];
        d180_sum += d177[i];
        d211_sum += d179[i];
    }
    t97[0] = t97_sum;
    t104[0] = t104_sum;
    t106[0] = t106_sum;
    t109[0] = t109_sum;
    t111[0] = t111_sum;
    t117[0] = t117_sum;
    d180[0] = d180_sum;
    d211[0] = d211_sum;
}

// adversarial.vae:8  gradient of dense(8)
// kernel 25, train: loop over [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t98 = s->arena + 3072; // [1]
    const vae_real *t97 = s->arena + 3088; // [1]
    vae_real *t105 = s->arena + 3024; // [1]
    const vae_real *t104 = s->arena + 3040; // [1]
    vae_real *t107 = s->arena + 2992; // [1]
    const vae_real *t106 = s->arena + 3008; // [1]
    vae_real *t110 = s->arena + 2960; // [1]
    const vae_real *t109 = s->arena + 2976; // [1]
    vae_real *t112 = s->arena + 2928; // [1]
    const vae_real *t111 = s->arena + 2944; // [1]
    vae_real *t118 = s->arena + 2896; // [1]
    const vae_real *t117 = s->arena + 2912; // [1]
    vae_real *t120 = s->arena + 2880; // [1]
    vae_real *d_param247 = s->grad + 288; // [1]
    const vae_real *d211 = s->arena + 2576; // [1]
    const vae_real *d180 = s->arena + 2736; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    t98[0] = t97[0] * inv_n;
    t105[0] = t104[0] * inv_n;
    t107[0] = t106[0] * inv_n;
    const vae_real v110 = t109[0] * inv_n;
    t110[0] = v110;
    const vae_real v112 = t111[0] * inv_n;
    t112[0] = v112;
    const vae_real v118 = t117[0] * inv_n;
    t118[0] = v118;
    t120[0] = v112 + beta * v110 + 2.0f * v118;
    d_param247[0] = d211[0] + d180[0];
}

// What kernel 26 of train and 2 others do, each with buffers of its own:
//   d124: [n, 1]
//   w67: [8, 1]
//   d130: [n, 8]
//   t90: [n, 8]
//   h87: [n, 8]
//   d131: [n, 8]
//   t83: [8]
VAE_SHARED_2(like_train_k26, const VaeState *s, int tile, vae_real *scratch, const vae_real *d124,
    const vae_real *w67, vae_real *d130, const vae_real *t90, const vae_real *h87, vae_real *d131,
    const vae_real *t83) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nt((int)(end - begin), 8, 1, d124 + begin * 1, 1, w67, 1, d130 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v125 = d130[i * 8 + j];
            const vae_real v126 = v125 * t90[i * 8 + j];
            const vae_real v130 = vae_where(h87[i * 8 + j], v126, 0.0f) + 0.2f * vae_where(h87[i * 8 + j], 0.0f, v126);
            d130[i * 8 + j] = v130;
            d131[i * 8 + j] = v130 * t83[j];
        }
    }
}

// adversarial.vae:8  gradient of batchnorm
// kernel 27, train: sum over the batch over rows of [8]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d130 = s->arena + 960; // [n, 8]
    const vae_real *t77 = s->arena + 1280; // [n, 8]
    vae_real *d133 = s->arena + 2848; // [8]
    const vae_real *d131 = s->arena + 896; // [n, 8]
    vae_real *d140 = s->arena + 2832; // [8]
    for (size_t j = 0; j < 8; j++) {
        d133[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d140[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d133[j] += d130[i * 8 + j] * t77[i * 8 + j];
            d140[j] += -d131[i * 8 + j];
        }
    }
}

// adversarial.vae:8  gradient of batchnorm
// kernel 28, train: loop over [8]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d133 = s->arena + 2848; // [8]
    const vae_real *t82 = s->arena + 3152; // [8]
    const vae_real *t83 = s->arena + 3136; // [8]
    vae_real *d141 = s->arena + 2816; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d141[j] = -(0.5f * (d133[j] / t82[j] * t83[j])) / t82[j] * inv_n;
    }
}

// What kernel 29 of train and 2 others do, each with buffers of its own:
//   d141: [8]
//   d144: [n, 8]
//   t77: [n, 8]
//   d146: [n, 8]
//   d131: [n, 8]
VAE_SHARED_1(like_train_k29, const VaeState *s, int tile, vae_real *scratch, const vae_real *d141,
    vae_real *d144, const vae_real *t77, vae_real *d146, const vae_real *d131) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v144 = 2.0f * d141[j] * t77[i * 8 + j];
            d144[i * 8 + j] = v144;
            d146[i * 8 + j] = d131[i * 8 + j] + v144;
        }
    }
}

// What kernel 30 of train and 2 others do, each with buffers of its own:
//   d144: [n, 8]
//   d147: [8]
VAE_SHARED_2(like_train_k30, const VaeState *s, int tile, vae_real *scratch, const vae_real *d144,
    vae_real *d147) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d147[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d147[j] += -d144[i * 8 + j];
        }
    }
}

// What kernel 31 of train and 2 others do, each with buffers of its own:
//   d140: [8]
//   d147: [8]
//   d149: [8]
VAE_SHARED_1(like_train_k31, const VaeState *s, int tile, vae_real *scratch, const vae_real *d140,
    const vae_real *d147, vae_real *d149) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d149[j] = (d140[j] + d147[j]) * inv_n;
    }
}

// What kernel 32 of train and 2 others do, each with buffers of its own:
//   d150: [n, 8]
//   d146: [n, 8]
//   d149: [8]
VAE_SHARED_2(like_train_k32, const VaeState *s, int tile, vae_real *scratch, vae_real *d150,
    const vae_real *d146, const vae_real *d149) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d150[i * 8 + j] = d146[i * 8 + j] + d149[j];
        }
    }
}

// adversarial.vae:8  gradient of dense(8)
// kernel 33, train: product by panels over rows of [6]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d150 = s->arena + 704; // [n, 8]
    const vae_real *w38 = s->param + 176; // [6, 8]
    vae_real *d151 = s->arena + 2048; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 8, d150 + begin * 8, 8, w38, 8, d151 + begin * 6, 6);
}

// adversarial.vae:9  gradient of dense(6)
// adversarial.vae:7  gradient of dense(6)
// kernel 34, train: weight gradient over [3, 6]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 2096; // [n, 3] in rows of 6
    const vae_real *d154 = s->arena + 2000; // [n, 6]
    vae_real *d_param156 = s->grad + 128; // [3, 6]
    if (tile == 1) {
        vae_real *d_param155 = s->grad + 160; // [6]
        vae_column_sums(s->n, 6, d154, 6, d_param155);
        return;
    }
    vae_gemm_tn(3, 6, s->n, z18, 6, d154, 6, d_param156, 6);
}

// adversarial.vae:7  gradient of dense(6)
// adversarial.vae:5  gradient of sampling and KL
// kernel 35, train: product by panels over rows of [3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d154 = s->arena + 2000; // [n, 6]
    const vae_real *w27 = s->param + 128; // [3, 6]
    vae_real *d163 = s->arena + 1952; // [n, 3] in rows of 6
    const vae_real *d152 = s->arena + 2048; // [n, 3] in rows of 6
    const vae_real *t20 = s->arena + 2320; // [n, 3]
    const vae_real *mean11 = s->arena + 2192; // [n, 3] in rows of 6
    const vae_real *eps13 = s->arena + 2384; // [n, 3]
    const vae_real *t16 = s->arena + 2352; // [n, 3]
    vae_real *d167 = s->arena + 1955; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c122 = beta * inv_n;
    const vae_real c159 = 0.5f * c122;
    vae_gemm_nt((int)(end - begin), 3, 6, d154 + begin * 6, 6, w27, 6, d163 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v157 = d163[i * 6 + j];
            const vae_real v158 = d152[i * 6 + j] + v157;
            d163[i * 6 + j] = c122 * mean11[i * 6 + j] + v158;
            d167[i * 6 + j] = c159 * t20[i * 3 + j] - c159 + 0.5f * (v158 * eps13[i * 3 + j] * t16[i * 3 + j]);
        }
    }
}

// adversarial.vae:5  gradient of posterior heads (added by the compiler)
// kernel 36, train: weight gradient over [8, 6]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 1792; // [n, 8]
    const vae_real *d168 = s->arena + 1952; // [n, 6]
    vae_real *d_param170 = s->grad + 64; // [8, 6]
    if (tile == 1) {
        vae_real *d_param169 = s->grad + 112; // [6]
        vae_column_sums(s->n, 6, d168, 6, d_param169);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h6, 8, d168, 6, d_param170, 6);
}

// adversarial.vae:5  gradient of posterior heads (added by the compiler)
// adversarial.vae:6  gradient of tanh
// kernel 37, train: product by panels over rows of [8]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d168 = s->arena + 1952; // [n, 6]
    const vae_real *w7 = s->param + 64; // [8, 6]
    vae_real *d174 = s->arena + 640; // [n, 8]
    const vae_real *h6 = s->arena + 1792; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d168 + begin * 6, 6, w7, 6, d174 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v171 = d174[i * 8 + j];
            d174[i * 8 + j] = v171 * (1.0f - h6[i * 8 + j] * h6[i * 8 + j]);
        }
    }
}

// adversarial.vae:6  gradient of dense(8)
// kernel 38, train: weight gradient over [6, 8]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 2240; // [n, 6]
    const vae_real *d174 = s->arena + 640; // [n, 8]
    vae_real *d_param176 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param175 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d174, 8, d_param175);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d174, 8, d_param176, 8);
}

// What kernel 39 of train and 1 other do, each with buffers of its own:
//   h91: [n, 8]
//   d177: [n, 1]
//   d181: [8, 1]
VAE_SHARED_2(like_train_k39, const VaeState *s, int tile, vae_real *scratch, const vae_real *h91,
    const vae_real *d177, vae_real *d181) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(8, 1, s->n, h91, 8, d177, 1, d181, 1);
}

// adversarial.vae:8  gradient of dense(1)
// kernel 39, train: weight gradient over [8, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 1024, s->arena + 2768, s->arena + 2720);
}

// What kernel 41 of train and 1 other do, each with buffers of its own:
//   d188: [8]
//   d187: [n, 8]
//   t77: [n, 8]
//   d191: [8]
//   d189: [n, 8]
//   d198: [8]
VAE_SHARED_2(like_train_k41, const VaeState *s, int tile, vae_real *scratch, vae_real *d188,
    const vae_real *d187, const vae_real *t77, vae_real *d191, const vae_real *d189,
    vae_real *d198) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d188[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d191[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d198[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d188[j] += d187[i * 8 + j];
            d191[j] += d187[i * 8 + j] * t77[i * 8 + j];
            d198[j] += -d189[i * 8 + j];
        }
    }
}

// adversarial.vae:8  gradient of batchnorm
// kernel 42, train: loop over [8]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d192 = s->arena + 2672; // [8]
    const vae_real *d191 = s->arena + 2688; // [8]
    const vae_real *t82 = s->arena + 3152; // [8]
    const vae_real *t83 = s->arena + 3136; // [8]
    vae_real *d199 = s->arena + 2640; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v192 = d191[j] / t82[j];
        d192[j] = v192;
        d199[j] = -(0.5f * (v192 * t83[j])) / t82[j] * inv_n;
    }
}

// What kernel 48 of train and 1 other do, each with buffers of its own:
//   h72: [n, 6]
//   d208: [n, 8]
//   d210: [6, 8]
VAE_SHARED_1(like_train_k48, const VaeState *s, int tile, vae_real *scratch, const vae_real *h72,
    const vae_real *d208, vae_real *d210) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(6, 8, s->n, h72, 6, d208, 8, d210, 8);
}

// adversarial.vae:8  gradient of dense(8)
// kernel 48, train: weight gradient over [6, 8]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k48(s, tile, scratch, s->arena + 2096, s->arena + 320, s->arena + 1904);
}

// adversarial.vae:8  gradient of dense(1)
// kernel 49, train: weight gradient over [8, 1]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 1408, s->arena + 2752, s->arena + 2560);
}

// adversarial.vae:8  gradient of batchnorm
// adversarial.vae:8  gradient of dense(8)
// kernel 52, train: loop over [8]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d222 = s->arena + 2528; // [8]
    const vae_real *t53 = s->arena + 3248; // [8]
    const vae_real *t54 = s->arena + 3232; // [8]
    vae_real *d230 = s->arena + 2496; // [8]
    vae_real *d_param244 = s->grad + 240; // [8]
    const vae_real *d192 = s->arena + 2672; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v223 = d222[j] / t53[j];
        d230[j] = -(0.5f * (v223 * t54[j])) / t53[j] * inv_n;
        d_param244[j] = v223 + d192[j];
    }
}

// adversarial.vae:8  gradient of dense(8)
// kernel 58, train: weight gradient over [6, 8]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k48(s, tile, scratch, s->arena + 2144, s->arena + 0, s->arena + 1856);
}

// adversarial.vae:8  gradient of dense(8)
// kernel 59, train: loop over [6, 8]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param242 = s->grad + 176; // [6, 8]
    const vae_real *d241 = s->arena + 1856; // [6, 8]
    const vae_real *d210 = s->arena + 1904; // [6, 8]
    VAE_SIMD
    for (size_t j = 0; j < 48; j++) {
        d_param242[j] = d241[j] + d210[j];
    }
}

// What kernel 60 of train and 1 other do, each with buffers of its own:
//   d_param243: [8]
//   d240: [8]
//   d209: [8]
VAE_SHARED_2(like_train_k60, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param243,
    const vae_real *d240, const vae_real *d209) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param243[j] = d240[j] + d209[j];
    }
}

// adversarial.vae:8  gradient of dense(8)
// kernel 62, train: loop over [8, 1]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param246 = s->grad + 272; // [8, 1]
    const vae_real *d212 = s->arena + 2560; // [8, 1]
    const vae_real *d181 = s->arena + 2720; // [8, 1]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param246[j] = d212[j] + d181[j];
    }
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // adversarial.vae:6  dense(8)
    // adversarial.vae:6  tanh
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 2240, s->param + 0, s->arena + 1792, s->param + 48);
    // adversarial.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 1792, s->param + 64, s->arena + 2192, s->param + 112);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    // adversarial.vae:8  dense(8)
    // kernel 6, train: product by panels over rows of [8]
    like_train_k6(s, tile, scratch, s->arena + 2144, s->param + 176, s->arena + 1728,
        s->param + 224);
    // adversarial.vae:8  batchnorm
    // kernel 7, train: sum over the batch over rows of [8]
    like_train_k7(s, tile, scratch, s->arena + 3296, s->arena + 1728);
    // adversarial.vae:8  batchnorm
    // kernel 8, train: loop over [8]
    like_train_k8(s, tile, scratch, s->arena + 3280, s->arena + 3296);
    // adversarial.vae:8  batchnorm
    // kernel 9, train: loop over rows of [8]
    like_train_k9(s, tile, scratch, s->arena + 1664, s->arena + 1728, s->arena + 3280);
    // adversarial.vae:8  batchnorm
    // kernel 10, train: sum over the batch over rows of [8]
    like_train_k10(s, tile, scratch, s->arena + 1664, s->arena + 3264);
    // adversarial.vae:8  batchnorm
    // kernel 11, train: loop over [8]
    like_train_k11(s, tile, scratch, s->arena + 3264, s->arena + 3248, s->arena + 3232,
        s->param + 240);
    // adversarial.vae:8  batchnorm
    // adversarial.vae:8  leaky_relu(0.2)
    // kernel 12, train: loop over rows of [8]
    like_train_k12(s, tile, scratch, s->arena + 1664, s->arena + 3232, s->param + 256,
        s->arena + 1600);
    // adversarial.vae:8  dropout(0.1)
    // kernel 13, train: loop over rows of [8]
    like_train_k13(s, tile, scratch, s->arena + 1536, s->arena + 1472, s->arena + 1408,
        s->arena + 1600);
    train_k14(s, tile, scratch);
    // adversarial.vae:8  dense(8)
    // kernel 15, train: product by panels over rows of [8]
    like_train_k6(s, tile, scratch, s->arena + 2096, s->param + 176, s->arena + 1344,
        s->param + 224);
    // adversarial.vae:8  batchnorm
    // kernel 16, train: sum over the batch over rows of [8]
    like_train_k7(s, tile, scratch, s->arena + 3200, s->arena + 1344);
    // adversarial.vae:8  batchnorm
    // kernel 17, train: loop over [8]
    like_train_k8(s, tile, scratch, s->arena + 3184, s->arena + 3200);
    // adversarial.vae:8  batchnorm
    // kernel 18, train: loop over rows of [8]
    like_train_k9(s, tile, scratch, s->arena + 1280, s->arena + 1344, s->arena + 3184);
    // adversarial.vae:8  batchnorm
    // kernel 19, train: sum over the batch over rows of [8]
    like_train_k10(s, tile, scratch, s->arena + 1280, s->arena + 3168);
    // adversarial.vae:8  batchnorm
    // kernel 20, train: loop over [8]
    like_train_k11(s, tile, scratch, s->arena + 3168, s->arena + 3152, s->arena + 3136,
        s->param + 240);
    // adversarial.vae:8  batchnorm
    // adversarial.vae:8  leaky_relu(0.2)
    // kernel 21, train: loop over rows of [8]
    like_train_k12(s, tile, scratch, s->arena + 1280, s->arena + 3136, s->param + 256,
        s->arena + 1216);
    // adversarial.vae:8  dropout(0.1)
    // kernel 22, train: loop over rows of [8]
    like_train_k13(s, tile, scratch, s->arena + 1152, s->arena + 1088, s->arena + 1024,
        s->arena + 1216);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    // adversarial.vae:8  gradient of dense(1)
    // adversarial.vae:8  gradient of dropout(0.1)
    // adversarial.vae:8  gradient of leaky_relu(0.2)
    // adversarial.vae:8  gradient of batchnorm
    // kernel 26, train: product by panels over rows of [8]
    like_train_k26(s, tile, scratch, s->arena + 2864, s->param + 272, s->arena + 960,
        s->arena + 1088, s->arena + 1216, s->arena + 896, s->arena + 3136);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 29, train: loop over rows of [8]
    like_train_k29(s, tile, scratch, s->arena + 2816, s->arena + 832, s->arena + 1280,
        s->arena + 768, s->arena + 896);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 30, train: sum over the batch over rows of [8]
    like_train_k30(s, tile, scratch, s->arena + 832, s->arena + 2800);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 31, train: loop over [8]
    like_train_k31(s, tile, scratch, s->arena + 2832, s->arena + 2800, s->arena + 2784);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 32, train: loop over rows of [8]
    like_train_k32(s, tile, scratch, s->arena + 704, s->arena + 768, s->arena + 2784);
    train_k33(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k37(s, tile, scratch);
    // adversarial.vae:8  gradient of dense(1)
    // adversarial.vae:8  gradient of dropout(0.1)
    // adversarial.vae:8  gradient of leaky_relu(0.2)
    // adversarial.vae:8  gradient of batchnorm
    // kernel 40, train: product by panels over rows of [8]
    like_train_k26(s, tile, scratch, s->arena + 2768, s->param + 272, s->arena + 576,
        s->arena + 1088, s->arena + 1216, s->arena + 512, s->arena + 3136);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 41, train: sum over the batch over rows of [8]
    like_train_k41(s, tile, scratch, s->arena + 2704, s->arena + 576, s->arena + 1280,
        s->arena + 2688, s->arena + 512, s->arena + 2656);
    train_k42(s, tile, scratch);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 43, train: loop over rows of [8]
    like_train_k29(s, tile, scratch, s->arena + 2640, s->arena + 448, s->arena + 1280,
        s->arena + 384, s->arena + 512);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 44, train: sum over the batch over rows of [8]
    like_train_k30(s, tile, scratch, s->arena + 448, s->arena + 2624);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 45, train: loop over [8]
    like_train_k31(s, tile, scratch, s->arena + 2656, s->arena + 2624, s->arena + 2608);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 46, train: loop over rows of [8]
    like_train_k32(s, tile, scratch, s->arena + 320, s->arena + 384, s->arena + 2608);
    // adversarial.vae:8  gradient of dense(8)
    // kernel 47, train: sum over the batch over rows of [8]
    like_train_k7(s, tile, scratch, s->arena + 2592, s->arena + 320);
    // adversarial.vae:8  gradient of dense(1)
    // adversarial.vae:8  gradient of dropout(0.1)
    // adversarial.vae:8  gradient of leaky_relu(0.2)
    // adversarial.vae:8  gradient of batchnorm
    // kernel 50, train: product by panels over rows of [8]
    like_train_k26(s, tile, scratch, s->arena + 2752, s->param + 272, s->arena + 256,
        s->arena + 1472, s->arena + 1600, s->arena + 192, s->arena + 3232);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 51, train: sum over the batch over rows of [8]
    like_train_k41(s, tile, scratch, s->arena + 2544, s->arena + 256, s->arena + 1664,
        s->arena + 2528, s->arena + 192, s->arena + 2512);
    train_k52(s, tile, scratch);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 53, train: loop over rows of [8]
    like_train_k29(s, tile, scratch, s->arena + 2496, s->arena + 128, s->arena + 1664,
        s->arena + 64, s->arena + 192);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 54, train: sum over the batch over rows of [8]
    like_train_k30(s, tile, scratch, s->arena + 128, s->arena + 2480);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 55, train: loop over [8]
    like_train_k31(s, tile, scratch, s->arena + 2512, s->arena + 2480, s->arena + 2464);
    // adversarial.vae:8  gradient of batchnorm
    // kernel 56, train: loop over rows of [8]
    like_train_k32(s, tile, scratch, s->arena + 0, s->arena + 64, s->arena + 2464);
    // adversarial.vae:8  gradient of dense(8)
    // kernel 57, train: sum over the batch over rows of [8]
    like_train_k7(s, tile, scratch, s->arena + 2448, s->arena + 0);
    // adversarial.vae:8  gradient of dense(8)
    // kernel 60, train: loop over [8]
    like_train_k60(s, tile, scratch, s->grad + 224, s->arena + 2448, s->arena + 2592);
    // adversarial.vae:8  gradient of dense(8)
    // kernel 61, train: loop over [8]
    like_train_k60(s, tile, scratch, s->grad + 256, s->arena + 2544, s->arena + 2704);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k4, 1, {0}}}, 2);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k36, 2, {.weights = true, .first = 64, .each = 96, .end = 112}},
        {train_k38, 2, {0}},
        {train_k48, 1, {0}},
        {train_k58, 1, {0}},
        {train_k34, 2, {0}},
        {train_k39, 1, {0}},
        {train_k49, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_k59, 1, {0}},
        {train_k62, 1, {0}}}, 2);
}

// adversarial.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar11 = s->arena + 67; // [n, 3] in rows of 6
    const vae_real *eps12 = s->arena + 224; // [n, 3]
    vae_real *z17 = s->arena + 192; // [n, 3]
    const vae_real *mean10 = s->arena + 64; // [n, 3] in rows of 6
    vae_real *t31 = s->arena + 160; // [n, 3]
    vae_real *t32 = s->arena + 304; // [n, 1]
    vae_real *t35 = s->arena + 288; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t35_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = mean10[i * 6 + j] + vae_exp(0.5f * logvar11[i * 6 + j]) * eps12[i * 3 + j];
            z17[i * 3 + j] = v17;
            const vae_real v20 = eps12[i * 3 + j] * eps12[i * 3 + j] + logvar11[i * 6 + j];
            const vae_real v27 = mean10[i * 6 + j] * mean10[i * 6 + j] + vae_exp(logvar11[i * 6 + j]);
            const vae_real v31 = 0.5f * (v27 - 1.0f - logvar11[i * 6 + j]);
            t31[i * 3 + j] = v31;
            t32_sum += v31;
            const vae_real v34 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
            t35_sum += v34;
        }
        t32[i] = t32_sum;
        t35[i] = t35_sum;
    }
}

// adversarial.vae:7  dense(6)
// adversarial.vae:9  likelihood = mse
// kernel 3, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z17 = s->arena + 192; // [n, 3]
    const vae_real *w36 = s->param + 128; // [3, 6]
    vae_real *t38 = scratch; // [end - begin, 6]
    const vae_real *b37 = s->param + 160; // [6]
    const vae_real *x0 = s->arena + 112; // [n, 6]
    vae_real *t42 = s->arena + 272; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 3, z17 + begin * 3, 3, w36, 6, t38, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v38 = t38[(i - begin) * 6 + j];
            const vae_real v40 = x0[i * 6 + j] - (v38 + b37[j]);
            t42_sum += v40 * v40;
        }
        t42[i] = t42_sum;
    }
}

// kernel 4, eval: loop over rows of [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t43 = s->arena + 256; // [n, 1]
    const vae_real *t35 = s->arena + 288; // [n, 1]
    const vae_real *t42 = s->arena + 272; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t43[i] = t35[i] - t42[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // adversarial.vae:6  dense(8)
    // adversarial.vae:6  tanh
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 112, s->param + 0, s->arena + 0, s->param + 48);
    // adversarial.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 64, s->param + 112);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// adversarial.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t12 = s->arena + 192; // [n, 3]
    const vae_real *mean10 = s->arena + 64; // [n, 3] in rows of 6
    vae_real *t13 = s->arena + 160; // [n, 3]
    const vae_real *logvar11 = s->arena + 67; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t12[i * 3 + j] = mean10[i * 6 + j];
            t13[i * 3 + j] = logvar11[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // adversarial.vae:6  dense(8)
    // adversarial.vae:6  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 112, s->param + 0, s->arena + 0, s->param + 48);
    // adversarial.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 64, s->param + 112);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// adversarial.vae:7  dense(6)
// kernel 0, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z0 = s->arena + 144; // [n, 3]
    const vae_real *w1 = s->param + 128; // [3, 6]
    vae_real *p4 = s->arena + 96; // [n, 6]
    const vae_real *b2 = s->param + 160; // [6]
    vae_real *t7 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 3, z0 + begin * 3, 3, w1, 6, p4 + begin * 6, 6);
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
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
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

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2240, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 2416, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 2384, 3}, // [n, 3]
    {"z.prior", VAE_IN_NORMAL, 8, 2288, 3}, // [n, 3]
    {"critic.judge.4.u", VAE_IN_UNIFORM, 9, 1536, 8}, // [n, 8]
    {"critic.judge.4.u", VAE_IN_UNIFORM, 10, 1152, 8}, // [n, 8]
    {"critic.real", VAE_OUT_SCALAR, 0, 3072, 1}, // [1]
    {"critic", VAE_OUT_SCALAR, 0, 3024, 1}, // [1]
    {"critic.made", VAE_OUT_SCALAR, 0, 2992, 1}, // [1]
    {"adversary", VAE_OUT_SCALAR, 0, 2896, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 2880, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 2928, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 2960, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 112, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 224, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 272, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 304, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 256, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 160, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 112, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 192, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 160, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 144, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 96, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 48, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 8}, {1, 6}, 64, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 8}, {1, 6}, 67, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 115, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {6, 3}, {1, 6}, 128, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"decoder.0.bias", 1, {6}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.1.weight", 2, {8, 6}, {1, 8}, 176, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"critic.judge.1.bias", 1, {8}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.2.weight", 1, {8}, {1}, 240, VAE_INIT_CONST, 1.0f, true, false, false},
    {"critic.judge.2.bias", 1, {8}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.5.weight", 2, {1, 8}, {1, 1}, 272, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"critic.judge.5.bias", 1, {1}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 54},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 24},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {112, 304},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "adversarial", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model adversarial\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [3]                        54             96\n"
        "  decoder(z)                        [3]                         -              -\n"
        "    dense(6)                        [6]                        24             36\n"
        "  critic judge(z, y)                [3]                         -              -\n"
        "    concat(y)                       [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    batchnorm                       [8]                        16              -\n"
        "    leaky_relu(0.2)                 [8]                         -              -\n"
        "    dropout(0.1)                    [8]                         -              -\n"
        "    dense(1)                        [1]                         9             16\n"
        "\n"
        "  215 parameters; one training step of 8 rows: 9,440 flops\n"
        "  likelihood mse\n"
        "  objective adversarial(critic=judge, weight=2, game=hinge)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          63      210        13,376       13,376\n"
        "  eval            5       30         1,280        1,280\n"
        "  encode          3        7           896          896\n"
        "  decode          2        4           704          704\n",
    .batch = 8, .n_param = 304, .n_state = 0, .n_arena = 3344,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 1180.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .critic = {176, 304},
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 6,
    .train = {"train", train_run, train_ports, 13},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .critic = {
            .kind = VAE_SGD, .lr = 0.01, .beta1 = 0.0, .beta2 = 0.0, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.9, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .over_batch = 2,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
