// flow_realnvp -- written by vaec 0.1.0 from flow_realnvp.vae; do not edit.
//
// model flow_realnvp
//
//   layer                             output             parameters      flops/row
//   encoder                           [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: heads and flow                 [5]                       380            760
//   z: prior realnvp                  [5]                        95              -
//   decoder                           [5]                         -              -
//     dense(12)                       [12]                       72            120
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   784 parameters; one training step of 36 rows: 139,320 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          66      226        50,368       50,368
//   eval           29      100        23,040       23,040
//   encode         27       75        21,632       21,632
//   decode          3        7         6,528        6,528
//   prior           8       20         5,312        5,312
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 9]
//   w1: [9, 12]
//   h5: [n, 12]
//   b2: [12]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h5 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h5[i * 12 + j];
            h5[i * 12 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 12]
//   w6: [12, 16]
//   heads9: [n, 16]
//   b7: [16]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 16, 12, h5 + begin * 12, 12, w6, 16, heads9 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v8 = heads9[i * 16 + j];
            heads9[i * 16 + j] = v8 + b7[j];
        }
    }
}

// flow_realnvp.vae:5  sampling and KL
// flow_realnvp.vae:10  sampling and KL
// kernel 2, train: loop over rows of [5]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 581; // [n, 5] in rows of 16
    vae_real *t16 = s->arena + 9888; // [n, 5]
    const vae_real *eps13 = s->arena + 10080; // [n, 5]
    vae_real *t18 = s->arena + 9696; // [n, 5]
    const vae_real *mean10 = s->arena + 576; // [n, 5] in rows of 16
    vae_real *t90 = s->arena + 12320; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t90_sum = 0.0f;
        VAE_SIMD_SUM(t90_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v16 = vae_exp(0.5f * logvar11[i * 16 + j]);
            t16[i * 5 + j] = v16;
            t18[i * 5 + j] = mean10[i * 16 + j] + v16 * eps13[i * 5 + j];
            const vae_real v21 = eps13[i * 5 + j] * eps13[i * 5 + j] + logvar11[i * 16 + j];
            t90_sum += (-0.5f) * (v21 + 1.83787707f);
        }
        t90[i] = t90_sum;
    }
}

// What kernel 3 of train and 6 others do, each with buffers of its own:
//   t25: [n, 2] in rows of 5
//   w27: [2, 6]
//   t32: [n, 6]
//   b28: [6]
//   t12: [n, 6] in rows of 16
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t25,
    const vae_real *w27, vae_real *t32, const vae_real *b28, const vae_real *t12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 2, t25 + begin * 5, 5, w27, 6, t32 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v29 = t32[i * 6 + j];
            t32[i * 6 + j] = vae_tanh(v29 + b28[j] + t12[i * 16 + j]);
        }
    }
}

// What kernel 4 of train and 7 others do, each with buffers of its own:
//   t32: [n, 6]
//   w33: [6, 6]
//   t36: [n, 6]
//   b34: [6]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t32,
    const vae_real *w33, vae_real *t36, const vae_real *b34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 6, t32 + begin * 6, 6, w33, 6, t36 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v35 = t36[i * 6 + j];
            t36[i * 6 + j] = v35 + b34[j];
        }
    }
}

// What kernel 5 of train and 1 other do, each with buffers of its own:
//   t39: [n, 3]
//   t37: [n, 3] in rows of 6
//   t40: [n, 3]
//   t26: [n, 3] in rows of 5
//   t42: [n, 3] in rows of 5
//   t38: [n, 3] in rows of 6
//   t43: [n, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t39,
    const vae_real *t37, vae_real *t40, const vae_real *t26, vae_real *t42, const vae_real *t38,
    vae_real *t43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v39 = vae_tanh(t37[i * 6 + j]);
            t39[i * 3 + j] = v39;
            const vae_real v40 = vae_exp(v39);
            t40[i * 3 + j] = v40;
            t42[i * 5 + j] = t26[i * 5 + j] * v40 + t38[i * 6 + j];
            t43_sum += v39;
        }
        t43[i] = t43_sum;
    }
}

// What kernel 6 of train and 9 others do, each with buffers of its own:
//   t44: [n, 2] in rows of 5
//   t25: [n, 2] in rows of 5
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t44,
    const vae_real *t25) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t44[i * 5 + j] = t25[i * 5 + j];
        }
    }
}

// What kernel 7 of train and 3 others do, each with buffers of its own:
//   t46: [n, 3] in rows of 5
//   w48: [3, 6]
//   t53: [n, 6]
//   b49: [6]
//   t12: [n, 6] in rows of 16
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t46,
    const vae_real *w48, vae_real *t53, const vae_real *b49, const vae_real *t12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 3, t46 + begin * 5, 5, w48, 6, t53 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v50 = t53[i * 6 + j];
            t53[i * 6 + j] = vae_tanh(v50 + b49[j] + t12[i * 16 + j]);
        }
    }
}

// What kernel 8 of train and 3 others do, each with buffers of its own:
//   t53: [n, 6]
//   w54: [6, 4]
//   t57: [n, 4]
//   b55: [4]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t53,
    const vae_real *w54, vae_real *t57, const vae_real *b55) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 6, t53 + begin * 6, 6, w54, 4, t57 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v56 = t57[i * 4 + j];
            t57[i * 4 + j] = v56 + b55[j];
        }
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 9, train: loop over rows of [2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t60 = s->arena + 11952; // [n, 2]
    const vae_real *t58 = s->arena + 10704; // [n, 2] in rows of 4
    vae_real *t61 = s->arena + 11872; // [n, 2]
    const vae_real *t47 = s->arena + 9504; // [n, 2] in rows of 5
    vae_real *t63 = s->arena + 9312; // [n, 2] in rows of 5
    const vae_real *t59 = s->arena + 10706; // [n, 2] in rows of 4
    vae_real *t64 = s->arena + 12416; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v60 = vae_tanh(t58[i * 4 + j]);
            t60[i * 2 + j] = v60;
            const vae_real v61 = vae_exp(v60);
            t61[i * 2 + j] = v61;
            t63[i * 5 + j] = t47[i * 5 + j] * v61 + t59[i * 4 + j];
            t64_sum += v60;
        }
        t64[i] = t64_sum;
    }
}

// What kernel 10 of train and 6 others do, each with buffers of its own:
//   t66: [n, 3] in rows of 5
//   t46: [n, 3] in rows of 5
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, vae_real *t66,
    const vae_real *t46) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t66[i * 5 + j] = t46[i * 5 + j];
        }
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   t43: [n, 1]
//   t64: [n, 1]
//   t86: [n, 1]
//   t91: [n, 1]
//   t90: [n, 1]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *t43,
    const vae_real *t64, const vae_real *t86, vae_real *t91, const vae_real *t90) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t91[i] = t90[i] - (t43[i] + t64[i] + t86[i]);
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t92: [n, 3] in rows of 5
//   w94: [3, 5]
//   t98: [n, 5]
//   b95: [5]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *t92,
    const vae_real *w94, vae_real *t98, const vae_real *b95) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 5, 3, t92 + begin * 5, 5, w94, 5, t98 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v96 = t98[i * 5 + j];
            t98[i * 5 + j] = vae_tanh(v96 + b95[j]);
        }
    }
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   t98: [n, 5]
//   w99: [5, 4]
//   t102: [n, 4]
//   b100: [4]
VAE_SHARED_1(like_train_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *t98,
    const vae_real *w99, vae_real *t102, const vae_real *b100) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 5, t98 + begin * 5, 5, w99, 4, t102 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v101 = t102[i * 4 + j];
            t102[i * 4 + j] = v101 + b100[j];
        }
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 18, train: loop over rows of [2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t105 = s->arena + 11792; // [n, 2]
    const vae_real *t103 = s->arena + 10560; // [n, 2] in rows of 4
    vae_real *t106 = s->arena + 11712; // [n, 2]
    const vae_real *t93 = s->arena + 9120; // [n, 2] in rows of 5
    const vae_real *t104 = s->arena + 10562; // [n, 2] in rows of 4
    vae_real *t108 = s->arena + 11632; // [n, 2]
    vae_real *t109 = s->arena + 8736; // [n, 2] in rows of 5
    vae_real *t110 = s->arena + 12224; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t110_sum = 0.0f;
        VAE_SIMD_SUM(t110_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v105 = vae_tanh(t103[i * 4 + j]);
            t105[i * 2 + j] = v105;
            const vae_real v106 = t93[i * 5 + j] - t104[i * 4 + j];
            t106[i * 2 + j] = v106;
            const vae_real v108 = vae_exp(-v105);
            t108[i * 2 + j] = v108;
            t109[i * 5 + j] = v106 * v108;
            t110_sum += v105;
        }
        t110[i] = t110_sum;
    }
}

// What kernel 20 of train and 2 others do, each with buffers of its own:
//   t114: [n, 2] in rows of 5
//   w116: [2, 5]
//   t120: [n, 5]
//   b117: [5]
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *t114,
    const vae_real *w116, vae_real *t120, const vae_real *b117) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 5, 2, t114 + begin * 5, 5, w116, 5, t120 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v118 = t120[i * 5 + j];
            t120[i * 5 + j] = vae_tanh(v118 + b117[j]);
        }
    }
}

// What kernel 21 of train and 2 others do, each with buffers of its own:
//   t120: [n, 5]
//   w121: [5, 6]
//   t124: [n, 6]
//   b122: [6]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *t120,
    const vae_real *w121, vae_real *t124, const vae_real *b122) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 5, t120 + begin * 5, 5, w121, 6, t124 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v123 = t124[i * 6 + j];
            t124[i * 6 + j] = v123 + b122[j];
        }
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 22, train: loop over rows of [3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t127 = s->arena + 11072; // [n, 3]
    const vae_real *t125 = s->arena + 4896; // [n, 3] in rows of 6
    vae_real *t128 = s->arena + 10960; // [n, 3]
    const vae_real *t115 = s->arena + 8738; // [n, 3] in rows of 5
    const vae_real *t126 = s->arena + 4899; // [n, 3] in rows of 6
    vae_real *t130 = s->arena + 10848; // [n, 3]
    vae_real *t131 = s->arena + 8354; // [n, 3] in rows of 5
    vae_real *t132 = s->arena + 12176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t132_sum = 0.0f;
        VAE_SIMD_SUM(t132_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v127 = vae_tanh(t125[i * 6 + j]);
            t127[i * 3 + j] = v127;
            const vae_real v128 = t115[i * 5 + j] - t126[i * 6 + j];
            t128[i * 3 + j] = v128;
            const vae_real v130 = vae_exp(-v127);
            t130[i * 3 + j] = v130;
            t131[i * 5 + j] = v128 * v130;
            t132_sum += v127;
        }
        t132[i] = t132_sum;
    }
}

// flow_realnvp.vae:5  sampling and KL
// flow_realnvp.vae:10  sampling and KL
// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 24, train: loop over rows of [5]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t135 = s->arena + 8352; // [n, 5]
    vae_real *t139 = s->arena + 12128; // [n, 1]
    vae_real *d184 = s->arena + 7968; // [n, 5]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c170 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real t139_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v138 = (-0.5f) * (t135[i * 5 + j] * t135[i * 5 + j] + 1.83787707f);
            t139_sum += v138;
            d184[i * 5 + j] = c170 * t135[i * 5 + j];
        }
        t139[i] = t139_sum;
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 25, train: loop over rows of [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t110 = s->arena + 12224; // [n, 1]
    const vae_real *t132 = s->arena + 12176; // [n, 1]
    const vae_real *t139 = s->arena + 12128; // [n, 1]
    const vae_real *t91 = s->arena + 12272; // [n, 1]
    vae_real *t142 = s->arena + 12080; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t142[i] = -(t139[i] + (-t110[i] - t132[i]) - t91[i]);
    }
}

// What kernel 26 of train and 2 others do, each with buffers of its own:
//   z89: [n, 5]
//   w143: [5, 12]
//   h147: [n, 12]
//   b144: [12]
VAE_SHARED_2(like_train_k26, const VaeState *s, int tile, vae_real *scratch, const vae_real *z89,
    const vae_real *w143, vae_real *h147, const vae_real *b144) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 5, z89 + begin * 5, 5, w143, 12, h147 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v145 = h147[i * 12 + j];
            h147[i * 12 + j] = vae_tanh(v145 + b144[j]);
        }
    }
}

// flow_realnvp.vae:8  dense(9)
// flow_realnvp.vae:10  likelihood = gaussian
// flow_realnvp.vae:10  gradient of likelihood = gaussian
// kernel 27, train: product by panels over rows of [9]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h147 = s->arena + 2016; // [n, 12]
    const vae_real *w148 = s->param + 864; // [12, 9]
    vae_real *d173 = s->arena + 2880; // [n, 9]
    const vae_real *b149 = s->param + 976; // [9]
    const vae_real *x0 = s->arena + 3216; // [n, 9]
    vae_real *t160 = s->arena + 12032; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c171 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h147 + begin * 12, 12, w148, 9, d173 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t160_sum = 0.0f;
        VAE_SIMD_SUM(t160_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v150 = d173[i * 9 + j];
            const vae_real v153 = x0[i * 9 + j] - (v150 + b149[j]);
            const vae_real v159 = 0.5f * ((-1.38629436f) + 4.0f * (v153 * v153) + 1.83787707f);
            t160_sum += v159;
            d173[i * 9 + j] = -(c171 * v153);
        }
        t160[i] = t160_sum;
    }
}

// kernel 28, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t162 = s->arena + 12576; // [1]
    const vae_real *t160 = s->arena + 12032; // [n, 1]
    vae_real *t164 = s->arena + 12544; // [1]
    const vae_real *t142 = s->arena + 12080; // [n, 1]
    vae_real t162_sum = 0.0f;
    vae_real t164_sum = 0.0f;
    VAE_SIMD_SUM(t162_sum, t164_sum)
    for (size_t i = 0; i < rows; i++) {
        t162_sum += t160[i];
        t164_sum += t142[i];
    }
    t162[0] = t162_sum;
    t164[0] = t164_sum;
}

// kernel 29, train: loop over [1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t163 = s->arena + 12560; // [1]
    const vae_real *t162 = s->arena + 12576; // [1]
    vae_real *t165 = s->arena + 12528; // [1]
    const vae_real *t164 = s->arena + 12544; // [1]
    vae_real *t169 = s->arena + 12512; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v163 = t162[0] * inv_n;
    t163[0] = v163;
    const vae_real v165 = t164[0] * inv_n;
    t165[0] = v165;
    t169[0] = v163 + beta * v165;
}

// flow_realnvp.vae:10  gradient of dense(9)
// flow_realnvp.vae:8  gradient of dense(9)
// kernel 30, train: weight gradient over [12, 9]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h147 = s->arena + 2016; // [n, 12]
    const vae_real *d173 = s->arena + 2880; // [n, 9]
    vae_real *d_param175 = s->grad + 864; // [12, 9]
    if (tile == 1) {
        vae_real *d_param174 = s->grad + 976; // [9]
        vae_column_sums(s->n, 9, d173, 9, d_param174);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h147, 12, d173, 9, d_param175, 9);
}

// flow_realnvp.vae:8  gradient of dense(9)
// flow_realnvp.vae:8  gradient of tanh
// kernel 31, train: product by panels over rows of [12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d173 = s->arena + 2880; // [n, 9]
    const vae_real *w148 = s->param + 864; // [12, 9]
    vae_real *d179 = s->arena + 1584; // [n, 12]
    const vae_real *h147 = s->arena + 2016; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d173 + begin * 9, 9, w148, 9, d179 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v176 = d179[i * 12 + j];
            d179[i * 12 + j] = v176 * (1.0f - h147[i * 12 + j] * h147[i * 12 + j]);
        }
    }
}

// flow_realnvp.vae:8  gradient of dense(12)
// kernel 32, train: weight gradient over [5, 12]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z89 = s->arena + 9120; // [n, 5]
    const vae_real *d179 = s->arena + 1584; // [n, 12]
    vae_real *d_param181 = s->grad + 784; // [5, 12]
    if (tile == 1) {
        vae_real *d_param180 = s->grad + 848; // [12]
        vae_column_sums(s->n, 12, d179, 12, d_param180);
        return;
    }
    vae_gemm_tn(5, 12, s->n, z89, 5, d179, 12, d_param181, 12);
}

// flow_realnvp.vae:8  gradient of dense(12)
// kernel 33, train: product by panels over rows of [5]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d179 = s->arena + 1584; // [n, 12]
    const vae_real *w143 = s->param + 784; // [5, 12]
    vae_real *d182 = s->arena + 8160; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 12, d179 + begin * 12, 12, w143, 12, d182 + begin * 5, 5);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 34, train: loop over rows of [3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d187 = s->arena + 7586; // [n, 3] in rows of 5
    const vae_real *d186 = s->arena + 7970; // [n, 3] in rows of 5
    const vae_real *t130 = s->arena + 10848; // [n, 3]
    const vae_real *t128 = s->arena + 10960; // [n, 3]
    vae_real *d191 = s->arena + 4675; // [n, 3] in rows of 6
    const vae_real *t127 = s->arena + 11072; // [n, 3]
    vae_real *d194 = s->arena + 4672; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c170 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v187 = d186[i * 5 + j] * t130[i * 3 + j];
            d187[i * 5 + j] = v187;
            const vae_real v190 = c170 - d186[i * 5 + j] * t128[i * 3 + j] * t130[i * 3 + j];
            d191[i * 6 + j] = -v187;
            d194[i * 6 + j] = v190 * (1.0f - t127[i * 3 + j] * t127[i * 3 + j]);
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 35, train: weight gradient over [5, 6]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t120 = s->arena + 8544; // [n, 5]
    const vae_real *d195 = s->arena + 4672; // [n, 6]
    vae_real *d_param197 = s->grad + 736; // [5, 6]
    if (tile == 1) {
        vae_real *d_param196 = s->grad + 768; // [6]
        vae_column_sums(s->n, 6, d195, 6, d_param196);
        return;
    }
    vae_gemm_tn(5, 6, s->n, t120, 5, d195, 6, d_param197, 6);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 36, train: product by panels over rows of [5]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d195 = s->arena + 4672; // [n, 6]
    const vae_real *w121 = s->param + 736; // [5, 6]
    vae_real *d201 = s->arena + 7776; // [n, 5]
    const vae_real *t120 = s->arena + 8544; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d195 + begin * 6, 6, w121, 6, d201 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v198 = d201[i * 5 + j];
            d201[i * 5 + j] = v198 * (1.0f - t120[i * 5 + j] * t120[i * 5 + j]);
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 37, train: weight gradient over [2, 5]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t114 = s->arena + 8736; // [n, 2] in rows of 5
    const vae_real *d201 = s->arena + 7776; // [n, 5]
    vae_real *d_param203 = s->grad + 704; // [2, 5]
    if (tile == 1) {
        vae_real *d_param202 = s->grad + 720; // [5]
        vae_column_sums(s->n, 5, d201, 5, d_param202);
        return;
    }
    vae_gemm_tn(2, 5, s->n, t114, 5, d201, 5, d_param203, 5);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 38, train: product by panels over rows of [2]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d201 = s->arena + 7776; // [n, 5]
    const vae_real *w116 = s->param + 704; // [2, 5]
    vae_real *d205 = s->arena + 7584; // [n, 2] in rows of 5
    const vae_real *d185 = s->arena + 7968; // [n, 2] in rows of 5
    vae_gemm_nt((int)(end - begin), 2, 5, d201 + begin * 5, 5, w116, 5, d205 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v204 = d205[i * 5 + j];
            d205[i * 5 + j] = d185[i * 5 + j] + v204;
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 39, train: loop over rows of [2]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d209 = s->arena + 7200; // [n, 2] in rows of 5
    const vae_real *d207 = s->arena + 7584; // [n, 2] in rows of 5
    const vae_real *t108 = s->arena + 11632; // [n, 2]
    const vae_real *t106 = s->arena + 11712; // [n, 2]
    vae_real *d213 = s->arena + 10418; // [n, 2] in rows of 4
    const vae_real *t105 = s->arena + 11792; // [n, 2]
    vae_real *d216 = s->arena + 10416; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c170 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v209 = d207[i * 5 + j] * t108[i * 2 + j];
            d209[i * 5 + j] = v209;
            const vae_real v212 = c170 - d207[i * 5 + j] * t106[i * 2 + j] * t108[i * 2 + j];
            d213[i * 4 + j] = -v209;
            d216[i * 4 + j] = v212 * (1.0f - t105[i * 2 + j] * t105[i * 2 + j]);
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 40, train: weight gradient over [5, 4]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t98 = s->arena + 8928; // [n, 5]
    const vae_real *d217 = s->arena + 10416; // [n, 4]
    vae_real *d_param219 = s->grad + 656; // [5, 4]
    if (tile == 1) {
        vae_real *d_param218 = s->grad + 688; // [4]
        vae_column_sums(s->n, 4, d217, 4, d_param218);
        return;
    }
    vae_gemm_tn(5, 4, s->n, t98, 5, d217, 4, d_param219, 4);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 41, train: product by panels over rows of [5]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d217 = s->arena + 10416; // [n, 4]
    const vae_real *w99 = s->param + 656; // [5, 4]
    vae_real *d223 = s->arena + 7392; // [n, 5]
    const vae_real *t98 = s->arena + 8928; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d217 + begin * 4, 4, w99, 4, d223 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v220 = d223[i * 5 + j];
            d223[i * 5 + j] = v220 * (1.0f - t98[i * 5 + j] * t98[i * 5 + j]);
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 42, train: weight gradient over [3, 5]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t92 = s->arena + 9122; // [n, 3] in rows of 5
    const vae_real *d223 = s->arena + 7392; // [n, 5]
    vae_real *d_param225 = s->grad + 624; // [3, 5]
    if (tile == 1) {
        vae_real *d_param224 = s->grad + 640; // [5]
        vae_column_sums(s->n, 5, d223, 5, d_param224);
        return;
    }
    vae_gemm_tn(3, 5, s->n, t92, 5, d223, 5, d_param225, 5);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 43, train: product by panels over rows of [3]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d223 = s->arena + 7392; // [n, 5]
    const vae_real *w94 = s->param + 624; // [3, 5]
    vae_real *d227 = s->arena + 7010; // [n, 3] in rows of 5
    const vae_real *d208 = s->arena + 7586; // [n, 3] in rows of 5
    vae_gemm_nt((int)(end - begin), 3, 5, d223 + begin * 5, 5, w94, 5, d227 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v226 = d227[i * 5 + j];
            d227[i * 5 + j] = d208[i * 5 + j] + v226;
        }
    }
}

// kernel 44, train: loop over rows of [3]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t229 = s->arena + 7202; // [n, 3] in rows of 5
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t229[i * 5 + j] = 0.0f;
        }
    }
}

// kernel 45, train: loop over rows of [2]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t233 = s->arena + 7008; // [n, 2] in rows of 5
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t233[i * 5 + j] = 0.0f;
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 46, train: loop over rows of [5]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d182 = s->arena + 8160; // [n, 5]
    const vae_real *d230 = s->arena + 7200; // [n, 5]
    vae_real *d235 = s->arena + 6816; // [n, 5]
    const vae_real *d234 = s->arena + 7008; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d235[i * 5 + j] = d182[i * 5 + j] + d230[i * 5 + j] + d234[i * 5 + j];
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 47, train: loop over rows of [3]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d238 = s->arena + 6626; // [n, 3] in rows of 5
    const vae_real *d237 = s->arena + 6818; // [n, 3] in rows of 5
    const vae_real *t83 = s->arena + 11184; // [n, 3]
    const vae_real *t69 = s->arena + 9314; // [n, 3] in rows of 5
    const vae_real *t82 = s->arena + 11296; // [n, 3]
    vae_real *d244 = s->arena + 4448; // [n, 3] in rows of 6
    vae_real *d245 = s->arena + 4451; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c170 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d238[i * 5 + j] = d237[i * 5 + j] * t83[i * 3 + j];
            d244[i * 6 + j] = (d237[i * 5 + j] * t69[i * 5 + j] * t83[i * 3 + j] - c170) * (1.0f - t82[i * 3 + j] * t82[i * 3 + j]);
            d245[i * 6 + j] = d237[i * 5 + j];
        }
    }
}

// What kernel 48 of train and 1 other do, each with buffers of its own:
//   t75: [n, 6]
//   d246: [n, 6]
//   d_param248: [6, 6]
//   d_param247: [6]
VAE_SHARED_2(like_train_k48, const VaeState *s, int tile, vae_real *scratch, const vae_real *t75,
    const vae_real *d246, vae_real *d_param248, vae_real *d_param247) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 6, d246, 6, d_param247);
        return;
    }
    vae_gemm_tn(6, 6, s->n, t75, 6, d246, 6, d_param248, 6);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 48, train: weight gradient over [6, 6]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k48(s, tile, scratch, s->arena + 5344, s->arena + 4448, s->grad + 560, s->grad + 608);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 49, train: product by panels over rows of [6]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d246 = s->arena + 4448; // [n, 6]
    const vae_real *w76 = s->param + 560; // [6, 6]
    vae_real *d252 = s->arena + 4224; // [n, 6]
    const vae_real *t75 = s->arena + 5344; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 6, d246 + begin * 6, 6, w76, 6, d252 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v249 = d252[i * 6 + j];
            d252[i * 6 + j] = v249 * (1.0f - t75[i * 6 + j] * t75[i * 6 + j]);
        }
    }
}

// What kernel 50 of train and 1 other do, each with buffers of its own:
//   t68: [n, 2] in rows of 5
//   d252: [n, 6]
//   d_param254: [2, 6]
//   d_param253: [6]
VAE_SHARED_1(like_train_k50, const VaeState *s, int tile, vae_real *scratch, const vae_real *t68,
    const vae_real *d252, vae_real *d_param254, vae_real *d_param253) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 6, d252, 6, d_param253);
        return;
    }
    vae_gemm_tn(2, 6, s->n, t68, 5, d252, 6, d_param254, 6);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 50, train: weight gradient over [2, 6]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k50(s, tile, scratch, s->arena + 9312, s->arena + 4224, s->grad + 528, s->grad + 544);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 51, train: product by panels over rows of [2]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d252 = s->arena + 4224; // [n, 6]
    const vae_real *w70 = s->param + 528; // [2, 6]
    vae_real *d256 = s->arena + 6624; // [n, 2] in rows of 5
    const vae_real *d236 = s->arena + 6816; // [n, 2] in rows of 5
    vae_gemm_nt((int)(end - begin), 2, 6, d252 + begin * 6, 6, w70, 6, d256 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v255 = d256[i * 5 + j];
            d256[i * 5 + j] = d236[i * 5 + j] + v255;
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 52, train: loop over rows of [2]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d260 = s->arena + 6432; // [n, 2] in rows of 5
    const vae_real *d258 = s->arena + 6624; // [n, 2] in rows of 5
    const vae_real *t61 = s->arena + 11872; // [n, 2]
    const vae_real *t47 = s->arena + 9504; // [n, 2] in rows of 5
    const vae_real *t60 = s->arena + 11952; // [n, 2]
    vae_real *d266 = s->arena + 10272; // [n, 2] in rows of 4
    vae_real *d267 = s->arena + 10274; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c170 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d260[i * 5 + j] = d258[i * 5 + j] * t61[i * 2 + j];
            d266[i * 4 + j] = (d258[i * 5 + j] * t47[i * 5 + j] * t61[i * 2 + j] - c170) * (1.0f - t60[i * 2 + j] * t60[i * 2 + j]);
            d267[i * 4 + j] = d258[i * 5 + j];
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 53, train: weight gradient over [6, 4]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t53 = s->arena + 5568; // [n, 6]
    const vae_real *d268 = s->arena + 10272; // [n, 4]
    vae_real *d_param270 = s->grad + 480; // [6, 4]
    if (tile == 1) {
        vae_real *d_param269 = s->grad + 512; // [4]
        vae_column_sums(s->n, 4, d268, 4, d_param269);
        return;
    }
    vae_gemm_tn(6, 4, s->n, t53, 6, d268, 4, d_param270, 4);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 54, train: product by panels over rows of [6]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d268 = s->arena + 10272; // [n, 4]
    const vae_real *w54 = s->param + 480; // [6, 4]
    vae_real *d274 = s->arena + 4000; // [n, 6]
    const vae_real *t53 = s->arena + 5568; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 4, d268 + begin * 4, 4, w54, 4, d274 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v271 = d274[i * 6 + j];
            d274[i * 6 + j] = v271 * (1.0f - t53[i * 6 + j] * t53[i * 6 + j]);
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 55, train: weight gradient over [3, 6]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t46 = s->arena + 9506; // [n, 3] in rows of 5
    const vae_real *d274 = s->arena + 4000; // [n, 6]
    vae_real *d_param277 = s->grad + 432; // [3, 6]
    if (tile == 1) {
        vae_real *d_param276 = s->grad + 464; // [6]
        vae_column_sums(s->n, 6, d274, 6, d_param276);
        return;
    }
    vae_gemm_tn(3, 6, s->n, t46, 5, d274, 6, d_param277, 6);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 56, train: product by panels over rows of [3]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d274 = s->arena + 4000; // [n, 6]
    const vae_real *w48 = s->param + 432; // [3, 6]
    vae_real *d279 = s->arena + 6434; // [n, 3] in rows of 5
    const vae_real *d259 = s->arena + 6626; // [n, 3] in rows of 5
    vae_gemm_nt((int)(end - begin), 3, 6, d274 + begin * 6, 6, w48, 6, d279 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v278 = d279[i * 5 + j];
            d279[i * 5 + j] = d259[i * 5 + j] + v278;
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 57, train: loop over rows of [3]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d283 = s->arena + 6242; // [n, 3] in rows of 5
    const vae_real *d282 = s->arena + 6434; // [n, 3] in rows of 5
    const vae_real *t40 = s->arena + 11408; // [n, 3]
    const vae_real *t26 = s->arena + 9698; // [n, 3] in rows of 5
    const vae_real *t39 = s->arena + 11520; // [n, 3]
    vae_real *d289 = s->arena + 3776; // [n, 3] in rows of 6
    vae_real *d290 = s->arena + 3779; // [n, 3] in rows of 6
    vae_real *d309 = s->arena + 2; // [n, 3] in rows of 16
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c170 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v283 = d282[i * 5 + j] * t40[i * 3 + j];
            d283[i * 5 + j] = v283;
            d289[i * 6 + j] = (d282[i * 5 + j] * t26[i * 5 + j] * t40[i * 3 + j] - c170) * (1.0f - t39[i * 3 + j] * t39[i * 3 + j]);
            d290[i * 6 + j] = d282[i * 5 + j];
            d309[i * 16 + j] = v283;
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 58, train: weight gradient over [6, 6]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k48(s, tile, scratch, s->arena + 6016, s->arena + 3776, s->grad + 368, s->grad + 416);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 59, train: product by panels over rows of [6]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d291 = s->arena + 3776; // [n, 6]
    const vae_real *w33 = s->param + 368; // [6, 6]
    vae_real *d297 = s->arena + 3552; // [n, 6]
    const vae_real *d252 = s->arena + 4224; // [n, 6]
    const vae_real *d274 = s->arena + 4000; // [n, 6]
    const vae_real *t32 = s->arena + 6016; // [n, 6]
    vae_real *d298 = s->arena + 10; // [n, 6] in rows of 16
    vae_gemm_nt((int)(end - begin), 6, 6, d291 + begin * 6, 6, w33, 6, d297 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v294 = d297[i * 6 + j];
            const vae_real v297 = v294 * (1.0f - t32[i * 6 + j] * t32[i * 6 + j]);
            d297[i * 6 + j] = v297;
            d298[i * 16 + j] = d252[i * 6 + j] + d274[i * 6 + j] + v297;
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 60, train: weight gradient over [2, 6]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k50(s, tile, scratch, s->arena + 9696, s->arena + 3552, s->grad + 336, s->grad + 352);
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 61, train: product by panels over rows of [2]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d297 = s->arena + 3552; // [n, 6]
    const vae_real *w27 = s->param + 336; // [2, 6]
    vae_real *d302 = s->arena + 6240; // [n, 2] in rows of 5
    const vae_real *d281 = s->arena + 6432; // [n, 2] in rows of 5
    vae_real *d308 = s->arena + 0; // [n, 2] in rows of 16
    vae_gemm_nt((int)(end - begin), 2, 6, d297 + begin * 6, 6, w27, 6, d302 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v301 = d302[i * 5 + j];
            const vae_real v302 = d281[i * 5 + j] + v301;
            d302[i * 5 + j] = v302;
            d308[i * 16 + j] = v302;
        }
    }
}

// flow_realnvp.vae:5  gradient of sampling and KL
// kernel 62, train: loop over rows of [5]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d303 = s->arena + 6240; // [n, 5]
    const vae_real *eps13 = s->arena + 10080; // [n, 5]
    const vae_real *t16 = s->arena + 9888; // [n, 5]
    vae_real *d307 = s->arena + 5; // [n, 5] in rows of 16
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c170 = beta * inv_n;
    const vae_real c183 = (-0.5f) * c170;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v306 = 0.5f * (d303[i * 5 + j] * eps13[i * 5 + j] * t16[i * 5 + j]);
            d307[i * 16 + j] = c183 + v306;
        }
    }
}

// flow_realnvp.vae:5  gradient of posterior heads (added by the compiler)
// kernel 63, train: weight gradient over [12, 16]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 2448; // [n, 12]
    const vae_real *d310 = s->arena + 0; // [n, 16]
    vae_real *d_param312 = s->grad + 128; // [12, 16]
    if (tile == 1) {
        vae_real *d_param311 = s->grad + 320; // [16]
        vae_column_sums(s->n, 16, d310, 16, d_param311);
        return;
    }
    vae_gemm_tn(12, 16, s->n, h5, 12, d310, 16, d_param312, 16);
}

// flow_realnvp.vae:5  gradient of posterior heads (added by the compiler)
// flow_realnvp.vae:7  gradient of tanh
// kernel 64, train: product by panels over rows of [12]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d310 = s->arena + 0; // [n, 16]
    const vae_real *w6 = s->param + 128; // [12, 16]
    vae_real *d316 = s->arena + 1152; // [n, 12]
    const vae_real *h5 = s->arena + 2448; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 16, d310 + begin * 16, 16, w6, 16, d316 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v313 = d316[i * 12 + j];
            d316[i * 12 + j] = v313 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// flow_realnvp.vae:7  gradient of dense(12)
// kernel 65, train: weight gradient over [9, 12]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 3216; // [n, 9]
    const vae_real *d316 = s->arena + 1152; // [n, 12]
    vae_real *d_param318 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param317 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d316, 12, d_param317);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d316, 12, d_param318, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_realnvp.vae:7  dense(12)
    // flow_realnvp.vae:7  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 3216, s->param + 0, s->arena + 2448, s->param + 112);
    // flow_realnvp.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 2448, s->param + 128, s->arena + 576, s->param + 320);
    train_k2(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 3, train: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 9696, s->param + 336, s->arena + 6016,
        s->param + 352, s->arena + 586);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 4, train: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 6016, s->param + 368, s->arena + 5792,
        s->param + 416);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 5, train: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 11520, s->arena + 5792, s->arena + 11408,
        s->arena + 9698, s->arena + 9506, s->arena + 5795, s->arena + 12464);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 6, train: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 9504, s->arena + 9696);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 7, train: product by panels over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 9506, s->param + 432, s->arena + 5568,
        s->param + 464, s->arena + 586);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 8, train: product by panels over rows of [4]
    like_train_k8(s, tile, scratch, s->arena + 5568, s->param + 480, s->arena + 10704,
        s->param + 512);
    train_k9(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 10, train: loop over rows of [3]
    like_train_k10(s, tile, scratch, s->arena + 9314, s->arena + 9506);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 11, train: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 9312, s->param + 528, s->arena + 5344,
        s->param + 544, s->arena + 586);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 12, train: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 5344, s->param + 560, s->arena + 5120,
        s->param + 608);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 13, train: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 11296, s->arena + 5120, s->arena + 11184,
        s->arena + 9314, s->arena + 9122, s->arena + 5123, s->arena + 12368);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 14, train: loop over rows of [1]
    like_train_k14(s, tile, scratch, s->arena + 12464, s->arena + 12416, s->arena + 12368,
        s->arena + 12272, s->arena + 12320);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 15, train: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 9120, s->arena + 9312);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 16, train: product by panels over rows of [5]
    like_train_k16(s, tile, scratch, s->arena + 9122, s->param + 624, s->arena + 8928,
        s->param + 640);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 17, train: product by panels over rows of [4]
    like_train_k17(s, tile, scratch, s->arena + 8928, s->param + 656, s->arena + 10560,
        s->param + 688);
    train_k18(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 19, train: loop over rows of [3]
    like_train_k10(s, tile, scratch, s->arena + 8738, s->arena + 9122);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 20, train: product by panels over rows of [5]
    like_train_k20(s, tile, scratch, s->arena + 8736, s->param + 704, s->arena + 8544,
        s->param + 720);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 21, train: product by panels over rows of [6]
    like_train_k21(s, tile, scratch, s->arena + 8544, s->param + 736, s->arena + 4896,
        s->param + 768);
    train_k22(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 23, train: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 8352, s->arena + 8736);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    // flow_realnvp.vae:8  dense(12)
    // flow_realnvp.vae:8  tanh
    // kernel 26, train: product by panels over rows of [12]
    like_train_k26(s, tile, scratch, s->arena + 9120, s->param + 784, s->arena + 2016,
        s->param + 848);
    train_k27(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k47(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k51(s, tile, scratch);
    train_k52(s, tile, scratch);
    train_k54(s, tile, scratch);
    train_k56(s, tile, scratch);
    train_k57(s, tile, scratch);
    train_k59(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k62(s, tile, scratch);
    train_k64(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {1152, 12}, // d316
    {0, 16}, // d298
    {3552, 6}, // d297
    {3776, 6}, // d289
    {4000, 6}, // d274
    {10272, 4}, // d266
    {4224, 6}, // d252
    {4448, 6}, // d244
    {7392, 5}, // d223
    {10416, 4}, // d213
    {7776, 5}, // d201
    {4672, 6}, // d191
    {1584, 12}, // d179
    {2880, 9}, // d173
    {12032, 1}, // t160
    {2016, 12}, // h147
    {12080, 1}, // t142
    {8544, 5}, // t120
    {8736, 5}, // t109
    {8928, 5}, // t98
    {9120, 5}, // t85
    {5344, 6}, // t75
    {9312, 5}, // t63
    {5568, 6}, // t53
    {9504, 5}, // t42
    {6016, 6}, // t32
    {9696, 5}, // t18
    {2448, 12}, // h5
    {3216, 9}, // x0
};
static const VaeShown train_u0_shown = {29, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k63, 2, {.weights = true}},
        {train_k30, 2, {.weights = true}},
        {train_k65, 2, {.weights = true}},
        {train_k32, 2, {.weights = true}},
        {train_k48, 2, {.weights = true}},
        {train_k58, 2, {.weights = true}},
        {train_k35, 2, {.weights = true}},
        {train_k53, 2, {.weights = true}},
        {train_k40, 2, {.weights = true}},
        {train_k55, 2, {.weights = true}},
        {train_k42, 2, {.weights = true}},
        {train_k50, 2, {.weights = true}},
        {train_k60, 2, {.weights = true}},
        {train_k37, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 15);
}

// flow_realnvp.vae:5  sampling and KL
// flow_realnvp.vae:10  sampling and KL
// kernel 2, eval: loop over rows of [5]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 5; // [n, 5] in rows of 16
    const vae_real *eps13 = s->arena + 4656; // [n, 5]
    vae_real *t18 = s->arena + 4464; // [n, 5]
    const vae_real *mean10 = s->arena + 0; // [n, 5] in rows of 16
    vae_real *t90 = s->arena + 5568; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t90_sum = 0.0f;
        VAE_SIMD_SUM(t90_sum)
        for (size_t j = 0; j < 5; j++) {
            t18[i * 5 + j] = mean10[i * 16 + j] + vae_exp(0.5f * logvar11[i * 16 + j]) * eps13[i * 5 + j];
            const vae_real v21 = eps13[i * 5 + j] * eps13[i * 5 + j] + logvar11[i * 16 + j];
            t90_sum += (-0.5f) * (v21 + 1.83787707f);
        }
        t90[i] = t90_sum;
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   t37: [n, 3] in rows of 6
//   t26: [n, 3] in rows of 5
//   t42: [n, 3] in rows of 5
//   t38: [n, 3] in rows of 6
//   t43: [n, 1]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t37,
    const vae_real *t26, vae_real *t42, const vae_real *t38, vae_real *t43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v39 = vae_tanh(t37[i * 6 + j]);
            t42[i * 5 + j] = t26[i * 5 + j] * vae_exp(v39) + t38[i * 6 + j];
            t43_sum += v39;
        }
        t43[i] = t43_sum;
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 9, eval: loop over rows of [2]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t58 = s->arena + 4992; // [n, 2] in rows of 4
    const vae_real *t47 = s->arena + 4272; // [n, 2] in rows of 5
    vae_real *t63 = s->arena + 4080; // [n, 2] in rows of 5
    const vae_real *t59 = s->arena + 4994; // [n, 2] in rows of 4
    vae_real *t64 = s->arena + 5664; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v60 = vae_tanh(t58[i * 4 + j]);
            t63[i * 5 + j] = t47[i * 5 + j] * vae_exp(v60) + t59[i * 4 + j];
            t64_sum += v60;
        }
        t64[i] = t64_sum;
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 18, eval: loop over rows of [2]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t103 = s->arena + 4848; // [n, 2] in rows of 4
    const vae_real *t93 = s->arena + 3888; // [n, 2] in rows of 5
    const vae_real *t104 = s->arena + 4850; // [n, 2] in rows of 4
    vae_real *t109 = s->arena + 3504; // [n, 2] in rows of 5
    vae_real *t110 = s->arena + 5472; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t110_sum = 0.0f;
        VAE_SIMD_SUM(t110_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v105 = vae_tanh(t103[i * 4 + j]);
            t109[i * 5 + j] = (t93[i * 5 + j] - t104[i * 4 + j]) * vae_exp(-v105);
            t110_sum += v105;
        }
        t110[i] = t110_sum;
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 22, eval: loop over rows of [3]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t125 = s->arena + 1776; // [n, 3] in rows of 6
    const vae_real *t115 = s->arena + 3506; // [n, 3] in rows of 5
    const vae_real *t126 = s->arena + 1779; // [n, 3] in rows of 6
    vae_real *t131 = s->arena + 3122; // [n, 3] in rows of 5
    vae_real *t132 = s->arena + 5424; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t132_sum = 0.0f;
        VAE_SIMD_SUM(t132_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v127 = vae_tanh(t125[i * 6 + j]);
            t131[i * 5 + j] = (t115[i * 5 + j] - t126[i * 6 + j]) * vae_exp(-v127);
            t132_sum += v127;
        }
        t132[i] = t132_sum;
    }
}

// flow_realnvp.vae:5  sampling and KL
// flow_realnvp.vae:10  sampling and KL
// kernel 24, eval: loop over rows of [5]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t135 = s->arena + 3120; // [n, 5]
    vae_real *t139 = s->arena + 5376; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t139_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v138 = (-0.5f) * (t135[i * 5 + j] * t135[i * 5 + j] + 1.83787707f);
            t139_sum += v138;
        }
        t139[i] = t139_sum;
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 25, eval: loop over rows of [1]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t110 = s->arena + 5472; // [n, 1]
    const vae_real *t132 = s->arena + 5424; // [n, 1]
    const vae_real *t139 = s->arena + 5376; // [n, 1]
    vae_real *t141 = s->arena + 5328; // [n, 1]
    const vae_real *t91 = s->arena + 5520; // [n, 1]
    vae_real *t142 = s->arena + 5280; // [n, 1]
    vae_real *t162 = s->arena + 5136; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v141 = t139[i] + (-t110[i] - t132[i]) - t91[i];
        t141[i] = v141;
        const vae_real v142 = -v141;
        t142[i] = v142;
        t162[i] = v142;
    }
}

// flow_realnvp.vae:8  dense(9)
// flow_realnvp.vae:10  likelihood = gaussian
// kernel 27, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h147 = s->arena + 576; // [n, 12]
    const vae_real *w148 = s->param + 864; // [12, 9]
    vae_real *t150 = scratch; // [end - begin, 9]
    const vae_real *b149 = s->param + 976; // [9]
    const vae_real *x0 = s->arena + 1440; // [n, 9]
    vae_real *t160 = s->arena + 5232; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h147 + begin * 12, 12, w148, 9, t150, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t160_sum = 0.0f;
        VAE_SIMD_SUM(t160_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v150 = t150[(i - begin) * 9 + j];
            const vae_real v153 = x0[i * 9 + j] - (v150 + b149[j]);
            const vae_real v159 = 0.5f * ((-1.38629436f) + 4.0f * (v153 * v153) + 1.83787707f);
            t160_sum += v159;
        }
        t160[i] = t160_sum;
    }
}

// kernel 28, eval: loop over rows of [1]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t161 = s->arena + 5184; // [n, 1]
    const vae_real *t141 = s->arena + 5328; // [n, 1]
    const vae_real *t160 = s->arena + 5232; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t161[i] = t141[i] - t160[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_realnvp.vae:7  dense(12)
    // flow_realnvp.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 1440, s->param + 0, s->arena + 1008, s->param + 112);
    // flow_realnvp.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 1008, s->param + 128, s->arena + 0, s->param + 320);
    eval_k2(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 3, eval: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 4464, s->param + 336, s->arena + 2896,
        s->param + 352, s->arena + 10);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 4, eval: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 2896, s->param + 368, s->arena + 2672,
        s->param + 416);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 5, eval: loop over rows of [3]
    like_eval_k5(s, tile, scratch, s->arena + 2672, s->arena + 4466, s->arena + 4274,
        s->arena + 2675, s->arena + 5712);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 6, eval: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 4272, s->arena + 4464);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 7, eval: product by panels over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 4274, s->param + 432, s->arena + 2448,
        s->param + 464, s->arena + 10);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 8, eval: product by panels over rows of [4]
    like_train_k8(s, tile, scratch, s->arena + 2448, s->param + 480, s->arena + 4992,
        s->param + 512);
    eval_k9(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 10, eval: loop over rows of [3]
    like_train_k10(s, tile, scratch, s->arena + 4082, s->arena + 4274);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 11, eval: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 4080, s->param + 528, s->arena + 2224,
        s->param + 544, s->arena + 10);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 12, eval: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 2224, s->param + 560, s->arena + 2000,
        s->param + 608);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 13, eval: loop over rows of [3]
    like_eval_k5(s, tile, scratch, s->arena + 2000, s->arena + 4082, s->arena + 3890,
        s->arena + 2003, s->arena + 5616);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 14, eval: loop over rows of [1]
    like_train_k14(s, tile, scratch, s->arena + 5712, s->arena + 5664, s->arena + 5616,
        s->arena + 5520, s->arena + 5568);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 15, eval: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 3888, s->arena + 4080);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 16, eval: product by panels over rows of [5]
    like_train_k16(s, tile, scratch, s->arena + 3890, s->param + 624, s->arena + 3696,
        s->param + 640);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 17, eval: product by panels over rows of [4]
    like_train_k17(s, tile, scratch, s->arena + 3696, s->param + 656, s->arena + 4848,
        s->param + 688);
    eval_k18(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 19, eval: loop over rows of [3]
    like_train_k10(s, tile, scratch, s->arena + 3506, s->arena + 3890);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 20, eval: product by panels over rows of [5]
    like_train_k20(s, tile, scratch, s->arena + 3504, s->param + 704, s->arena + 3312,
        s->param + 720);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 21, eval: product by panels over rows of [6]
    like_train_k21(s, tile, scratch, s->arena + 3312, s->param + 736, s->arena + 1776,
        s->param + 768);
    eval_k22(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 23, eval: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 3120, s->arena + 3504);
    eval_k24(s, tile, scratch);
    eval_k25(s, tile, scratch);
    // flow_realnvp.vae:8  dense(12)
    // flow_realnvp.vae:8  tanh
    // kernel 26, eval: product by panels over rows of [12]
    like_train_k26(s, tile, scratch, s->arena + 3888, s->param + 784, s->arena + 576,
        s->param + 848);
    eval_k27(s, tile, scratch);
    eval_k28(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// kernel 2, encode: product by panels over rows of [6]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t13 = s->arena + 0; // [n, 2] in rows of 16
    const vae_real *w15 = s->param + 336; // [2, 6]
    vae_real *t20 = s->arena + 3360; // [n, 6]
    const vae_real *b16 = s->param + 352; // [6]
    const vae_real *t12 = s->arena + 10; // [n, 6] in rows of 16
    vae_gemm_nn((int)(end - begin), 6, 2, t13 + begin * 16, 16, w15, 6, t20 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v17 = t20[i * 6 + j];
            t20[i * 6 + j] = vae_tanh(v17 + b16[j] + t12[i * 16 + j]);
        }
    }
}

// kernel 4, encode: loop over rows of [3]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t25 = s->arena + 3136; // [n, 3] in rows of 6
    const vae_real *t14 = s->arena + 2; // [n, 3] in rows of 16
    vae_real *t30 = s->arena + 4930; // [n, 3] in rows of 5
    const vae_real *t26 = s->arena + 3139; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t30[i * 5 + j] = t14[i * 16 + j] * vae_exp(vae_tanh(t25[i * 6 + j])) + t26[i * 6 + j];
        }
    }
}

// kernel 5, encode: loop over rows of [2]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t31 = s->arena + 4928; // [n, 2] in rows of 5
    const vae_real *t13 = s->arena + 0; // [n, 2] in rows of 16
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t31[i * 5 + j] = t13[i * 16 + j];
        }
    }
}

// What kernel 8 of encode and 2 others do, each with buffers of its own:
//   t45: [n, 2] in rows of 4
//   t34: [n, 2] in rows of 5
//   t50: [n, 2] in rows of 5
//   t46: [n, 2] in rows of 4
VAE_SHARED_2(like_encode_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t45,
    const vae_real *t34, vae_real *t50, const vae_real *t46) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t50[i * 5 + j] = t34[i * 5 + j] * vae_exp(vae_tanh(t45[i * 4 + j])) + t46[i * 4 + j];
        }
    }
}

// What kernel 12 of encode and 3 others do, each with buffers of its own:
//   t65: [n, 3] in rows of 6
//   t54: [n, 3] in rows of 5
//   t70: [n, 3] in rows of 5
//   t66: [n, 3] in rows of 6
VAE_SHARED_2(like_encode_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t65,
    const vae_real *t54, vae_real *t70, const vae_real *t66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t70[i * 5 + j] = t54[i * 5 + j] * vae_exp(vae_tanh(t65[i * 6 + j])) + t66[i * 6 + j];
        }
    }
}

// flow_realnvp.vae:5  sampling and KL
// kernel 14, encode: loop over rows of [5]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 5; // [n, 5] in rows of 16
    const vae_real *eps73 = s->arena + 4352; // [n, 5]
    vae_real *t78 = s->arena + 4160; // [n, 5]
    const vae_real *mean10 = s->arena + 0; // [n, 5] in rows of 16
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t78[i * 5 + j] = mean10[i * 16 + j] + vae_exp(0.5f * logvar11[i * 16 + j]) * eps73[i * 5 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_realnvp.vae:7  dense(12)
    // flow_realnvp.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 1008, s->param + 0, s->arena + 576, s->param + 112);
    // flow_realnvp.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 576, s->param + 128, s->arena + 0, s->param + 320);
    encode_k2(s, tile, scratch);
    // kernel 3, encode: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 3360, s->param + 368, s->arena + 3136,
        s->param + 416);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    // kernel 6, encode: product by panels over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 4930, s->param + 432, s->arena + 2912,
        s->param + 464, s->arena + 10);
    // kernel 7, encode: product by panels over rows of [4]
    like_train_k8(s, tile, scratch, s->arena + 2912, s->param + 480, s->arena + 5264,
        s->param + 512);
    // kernel 8, encode: loop over rows of [2]
    like_encode_k8(s, tile, scratch, s->arena + 5264, s->arena + 4928, s->arena + 4736,
        s->arena + 5266);
    // kernel 9, encode: loop over rows of [3]
    like_train_k10(s, tile, scratch, s->arena + 4738, s->arena + 4930);
    // kernel 10, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 4736, s->param + 528, s->arena + 2688,
        s->param + 544, s->arena + 10);
    // kernel 11, encode: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 2688, s->param + 560, s->arena + 2464,
        s->param + 608);
    // kernel 12, encode: loop over rows of [3]
    like_encode_k12(s, tile, scratch, s->arena + 2464, s->arena + 4738, s->arena + 4546,
        s->arena + 2467);
    // kernel 13, encode: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 4544, s->arena + 4736);
    encode_k14(s, tile, scratch);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 15, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 4160, s->param + 336, s->arena + 2240,
        s->param + 352, s->arena + 10);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 16, encode: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 2240, s->param + 368, s->arena + 2016,
        s->param + 416);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 17, encode: loop over rows of [3]
    like_encode_k12(s, tile, scratch, s->arena + 2016, s->arena + 4162, s->arena + 3970,
        s->arena + 2019);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 18, encode: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 3968, s->arena + 4160);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 19, encode: product by panels over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 3970, s->param + 432, s->arena + 1792,
        s->param + 464, s->arena + 10);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 20, encode: product by panels over rows of [4]
    like_train_k8(s, tile, scratch, s->arena + 1792, s->param + 480, s->arena + 5120,
        s->param + 512);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 21, encode: loop over rows of [2]
    like_encode_k8(s, tile, scratch, s->arena + 5120, s->arena + 3968, s->arena + 3776,
        s->arena + 5122);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 22, encode: loop over rows of [3]
    like_train_k10(s, tile, scratch, s->arena + 3778, s->arena + 3970);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 23, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 3776, s->param + 528, s->arena + 1568,
        s->param + 544, s->arena + 10);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 24, encode: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 1568, s->param + 560, s->arena + 1344,
        s->param + 608);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 25, encode: loop over rows of [3]
    like_encode_k12(s, tile, scratch, s->arena + 1344, s->arena + 3778, s->arena + 3586,
        s->arena + 1347);
    // flow_realnvp.vae:5  sampling and KL
    // kernel 26, encode: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 3584, s->arena + 3776);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// flow_realnvp.vae:8  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 864; // [12, 9]
    vae_real *p9 = s->arena + 1104; // [n, 9]
    const vae_real *b7 = s->param + 976; // [9]
    vae_real *t12 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h5 + begin * 12, 12, w6, 9, p9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = p9[i * 9 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 9 + j] = v9;
            t12[i * 9 + j] = v9;
        }
    }
}

// kernel 2, decode: loop over rows of [9]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t11 = s->arena + 768; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t11[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_realnvp.vae:8  dense(12)
    // flow_realnvp.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_train_k26(s, tile, scratch, s->arena + 1440, s->param + 784, s->arena + 0, s->param + 848);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: product by panels over rows of [5]
    like_train_k20(s, tile, scratch, s->arena + 992, s->param + 704, s->arena + 800, s->param + 720);
    // kernel 1, prior: product by panels over rows of [6]
    like_train_k21(s, tile, scratch, s->arena + 800, s->param + 736, s->arena + 0, s->param + 768);
    // kernel 2, prior: loop over rows of [3]
    like_encode_k12(s, tile, scratch, s->arena + 0, s->arena + 994, s->arena + 610, s->arena + 3);
    // kernel 3, prior: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 608, s->arena + 992);
    // kernel 4, prior: product by panels over rows of [5]
    like_train_k16(s, tile, scratch, s->arena + 610, s->param + 624, s->arena + 416, s->param + 640);
    // kernel 5, prior: product by panels over rows of [4]
    like_train_k17(s, tile, scratch, s->arena + 416, s->param + 656, s->arena + 1184,
        s->param + 688);
    // kernel 6, prior: loop over rows of [2]
    like_encode_k8(s, tile, scratch, s->arena + 1184, s->arena + 608, s->arena + 224,
        s->arena + 1186);
    // kernel 7, prior: loop over rows of [3]
    like_train_k10(s, tile, scratch, s->arena + 226, s->arena + 610);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, prior_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 3216, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 10080, 5}, // [n, 5]
    {"loss", VAE_OUT_SCALAR, 0, 12512, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 12560, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 12528, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1440, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 4656, 5}, // [n, 5]
    {"reconstruction", VAE_OUT_ROW, 0, 5232, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 5280, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 5184, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5136, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1008, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 4352, 5}, // [n, 5]
    {"z.mean", VAE_OUT_ROW, 0, 4544, 5}, // [n, 5]
    {"z.sample", VAE_OUT_ROW, 0, 3584, 5}, // [n, 5]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1440, 5}, // [n, 5]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

static const VaePort prior_ports[] = {
    {"z.prior", VAE_IN_NORMAL, 8, 992, 5}, // [n, 5]
    {"z.sample", VAE_OUT_ROW, 0, 224, 5}, // [n, 5]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {5, 12}, {1, 16}, 128, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"posterior.z.mean.bias", 1, {5}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {5, 12}, {1, 16}, 133, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"posterior.z.logvar.bias", 1, {5}, {1}, 325, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.weight", 2, {6, 12}, {1, 16}, 138, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"posterior.z.flow.bias", 1, {6}, {1}, 330, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.0.hidden.weight", 2, {6, 2}, {1, 6}, 336, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.flow.0.hidden.bias", 1, {6}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.0.scale.weight", 2, {3, 6}, {1, 6}, 368, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.flow.0.scale.bias", 1, {3}, {1}, 416, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.0.shift.weight", 2, {3, 6}, {1, 6}, 371, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.flow.0.shift.bias", 1, {3}, {1}, 419, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.1.hidden.weight", 2, {6, 3}, {1, 6}, 432, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.flow.1.hidden.bias", 1, {6}, {1}, 464, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.1.scale.weight", 2, {2, 6}, {1, 4}, 480, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.flow.1.scale.bias", 1, {2}, {1}, 512, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.1.shift.weight", 2, {2, 6}, {1, 4}, 482, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.flow.1.shift.bias", 1, {2}, {1}, 514, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.2.hidden.weight", 2, {6, 2}, {1, 6}, 528, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.flow.2.hidden.bias", 1, {6}, {1}, 544, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.2.scale.weight", 2, {3, 6}, {1, 6}, 560, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.flow.2.scale.bias", 1, {3}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.2.shift.weight", 2, {3, 6}, {1, 6}, 563, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.flow.2.shift.bias", 1, {3}, {1}, 611, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.flow.1.hidden.weight", 2, {5, 3}, {1, 5}, 624, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"prior.z.flow.1.hidden.bias", 1, {5}, {1}, 640, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.flow.1.scale.weight", 2, {2, 5}, {1, 4}, 656, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z.flow.1.scale.bias", 1, {2}, {1}, 688, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.flow.1.shift.weight", 2, {2, 5}, {1, 4}, 658, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z.flow.1.shift.bias", 1, {2}, {1}, 690, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.flow.0.hidden.weight", 2, {5, 2}, {1, 5}, 704, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z.flow.0.hidden.bias", 1, {5}, {1}, 720, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.flow.0.scale.weight", 2, {3, 5}, {1, 6}, 736, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"prior.z.flow.0.scale.bias", 1, {3}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.flow.0.shift.weight", 2, {3, 5}, {1, 6}, 739, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"prior.z.flow.0.shift.bias", 1, {3}, {1}, 771, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 5}, {1, 12}, 784, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 848, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 864, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 976, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 5, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a posterior with a flow, whose density is not known of every value"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[5]", 380},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 72},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 992},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "flow_realnvp", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model flow_realnvp\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: heads and flow                 [5]                       380            760\n"
        "  z: prior realnvp                  [5]                        95              -\n"
        "  decoder                           [5]                         -              -\n"
        "    dense(12)                       [12]                       72            120\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  784 parameters; one training step of 36 rows: 139,320 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          66      226        50,368       50,368\n"
        "  eval           29      100        23,040       23,040\n"
        "  encode         27       75        21,632       21,632\n"
        "  decode          3        7         6,528        6,528\n"
        "  prior           8       20         5,312        5,312\n",
    .batch = 36, .n_param = 992, .n_state = 0, .n_arena = 12592,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 3870.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 16,
    .tensor = tensors, .n_tensors = 42,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 2},
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
