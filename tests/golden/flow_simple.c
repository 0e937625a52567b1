// flow_simple -- written by vaec 0.1.0 from flow_simple.vae; do not edit.
//
// model flow_simple
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: heads and flow                 [3]                       260            520
//   w: heads and flow                 [2]                       156            312
//   decoder(z, w)                     [5]                         -              -
//     dense(12)                       [12]                       72            120
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   725 parameters; one training step of 36 rows: 134,784 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          36      356        39,808       39,808
//   eval           17      154        18,880       18,880
//   encode         15      105        18,176       18,176
//   decode          5        9         7,296        7,296
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
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
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
//   w6: [12, 32]
//   heads9: [n, 32]
//   b7: [32]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 32, 12, h5 + begin * 12, 12, w6, 32, heads9 + begin * 32, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            const vae_real v8 = heads9[i * 32 + j];
            heads9[i * 32 + j] = v8 + b7[j];
        }
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1155; // [n, 3] in rows of 32
    vae_real *t19 = s->arena + 5984; // [n, 3]
    const vae_real *eps16 = s->arena + 6096; // [n, 3]
    vae_real *t21 = s->arena + 5872; // [n, 3]
    const vae_real *mean10 = s->arena + 1152; // [n, 3] in rows of 32
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    const vae_real *t29 = s->arena + 1158; // [n, 3] in rows of 32
    vae_real *t33 = s->arena + 9824; // [n, 1]
    vae_real *t40 = s->arena + 9776; // [n, 1]
    vae_real *t46 = s->arena + 9632; // [n, 1]
    const vae_real *t59 = s->arena + 1168; // [n, 3] in rows of 32
    const vae_real *t58 = s->arena + 1165; // [n, 3] in rows of 32
    vae_real *t62 = s->arena + 9392; // [n, 1]
    vae_real *t67 = s->arena + 9344; // [n, 1]
    vae_real *t86 = s->arena + 8960; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        vae_real t46_sum = 0.0f;
        vae_real t62_sum = 0.0f;
        vae_real t67_sum = 0.0f;
        vae_real t86_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t40_sum, t46_sum, t62_sum, t67_sum, t86_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v19 = vae_exp(0.5f * logvar11[i * 32 + j]);
            t19[i * 3 + j] = v19;
            const vae_real v21 = mean10[i * 32 + j] + v19 * eps16[i * 3 + j];
            t21[i * 3 + j] = v21;
            const vae_real v24 = eps16[i * 3 + j] * eps16[i * 3 + j] + logvar11[i * 32 + j];
            t33_sum += t30[i * 32 + j] * t29[i * 32 + j];
            t40_sum += t30[i * 32 + j] * t30[i * 32 + j];
            t46_sum += t30[i * 32 + j] * v21;
            t62_sum += t59[i * 32 + j] * t58[i * 32 + j];
            t67_sum += t59[i * 32 + j] * t59[i * 32 + j];
            t86_sum += (-0.5f) * (v24 + 1.83787707f);
        }
        t33[i] = t33_sum;
        t40[i] = t40_sum;
        t46[i] = t46_sum;
        t62[i] = t62_sum;
        t67[i] = t67_sum;
        t86[i] = t86_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:6  sampling and KL
// kernel 3, train: loop over rows of [1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t33 = s->arena + 9824; // [n, 1]
    vae_real *t41 = s->arena + 9728; // [n, 1]
    const vae_real *t40 = s->arena + 9776; // [n, 1]
    vae_real *t42 = s->arena + 9680; // [n, 1]
    const vae_real *t46 = s->arena + 9632; // [n, 1]
    const vae_real *t31 = s->arena + 1164; // [n, 1] in rows of 32
    vae_real *t48 = s->arena + 9584; // [n, 1]
    vae_real *t52 = s->arena + 9536; // [n, 1]
    vae_real *t54 = s->arena + 9488; // [n, 1]
    vae_real *t56 = s->arena + 9440; // [n, 1]
    const vae_real *t62 = s->arena + 9392; // [n, 1]
    vae_real *t68 = s->arena + 9296; // [n, 1]
    const vae_real *t67 = s->arena + 9344; // [n, 1]
    vae_real *t69 = s->arena + 9248; // [n, 1]
    vae_real *t81 = s->arena + 9056; // [n, 1]
    vae_real *t106 = s->arena + 8816; // [n, 1]
    const vae_real *t104 = s->arena + 1178; // [n, 1] in rows of 32
    vae_real *t107 = s->arena + 8768; // [n, 1]
    const vae_real *t105 = s->arena + 1179; // [n, 1] in rows of 32
    vae_real *t115 = s->arena + 8528; // [n, 1]
    vae_real *t135 = s->arena + 8384; // [n, 1]
    const vae_real *t133 = s->arena + 1182; // [n, 1] in rows of 32
    vae_real *t136 = s->arena + 8336; // [n, 1]
    const vae_real *t134 = s->arena + 1183; // [n, 1] in rows of 32
    vae_real *t144 = s->arena + 8096; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v34 = vae_softplus(t33[i]);
        const vae_real v41 = t40[i] + 1e-12f;
        t41[i] = v41;
        const vae_real v42 = (v34 - 1.0f - t33[i]) / v41;
        t42[i] = v42;
        const vae_real v48 = vae_tanh(t46[i] + t31[i * 32]);
        t48[i] = v48;
        const vae_real v51 = v48 * v48;
        const vae_real v52 = 1.0f - v51;
        t52[i] = v52;
        const vae_real v54 = v34 - 1e-12f * v42;
        t54[i] = v54;
        t56[i] = v51 + v52 * v54;
        const vae_real v63 = vae_softplus(t62[i]);
        const vae_real v68 = t67[i] + 1e-12f;
        t68[i] = v68;
        const vae_real v69 = (v63 - 1.0f - t62[i]) / v68;
        t69[i] = v69;
        t81[i] = v63 - 1e-12f * v69;
        const vae_real v106 = vae_softplus(t104[i * 32]);
        t106[i] = v106;
        const vae_real v107 = vae_softplus(t105[i * 32]);
        t107[i] = v107;
        t115[i] = v107 - v106;
        const vae_real v135 = vae_softplus(t133[i * 32]);
        t135[i] = v135;
        const vae_real v136 = vae_softplus(t134[i * 32]);
        t136[i] = v136;
        t144[i] = v136 - v135;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 4, train: loop over rows of [3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t42 = s->arena + 9680; // [n, 1]
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    vae_real *t44 = s->arena + 5760; // [n, 3]
    const vae_real *t29 = s->arena + 1158; // [n, 3] in rows of 32
    const vae_real *t48 = s->arena + 9584; // [n, 1]
    vae_real *t50 = s->arena + 5648; // [n, 3]
    const vae_real *t21 = s->arena + 5872; // [n, 3]
    const vae_real *t69 = s->arena + 9248; // [n, 1]
    const vae_real *t59 = s->arena + 1168; // [n, 3] in rows of 32
    vae_real *t71 = s->arena + 5536; // [n, 3]
    const vae_real *t58 = s->arena + 1165; // [n, 3] in rows of 32
    vae_real *t73 = s->arena + 9200; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t73_sum = 0.0f;
        VAE_SIMD_SUM(t73_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v44 = t29[i * 32 + j] + t42[i] * t30[i * 32 + j];
            t44[i * 3 + j] = v44;
            const vae_real v50 = t21[i * 3 + j] + v44 * t48[i];
            t50[i * 3 + j] = v50;
            t71[i * 3 + j] = t58[i * 32 + j] + t69[i] * t59[i * 32 + j];
            t73_sum += t59[i * 32 + j] * v50;
        }
        t73[i] = t73_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 5, train: loop over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t56 = s->arena + 9440; // [n, 1]
    const vae_real *t73 = s->arena + 9200; // [n, 1]
    const vae_real *t60 = s->arena + 1171; // [n, 1] in rows of 32
    vae_real *t75 = s->arena + 9152; // [n, 1]
    vae_real *t79 = s->arena + 9104; // [n, 1]
    const vae_real *t81 = s->arena + 9056; // [n, 1]
    vae_real *t83 = s->arena + 9008; // [n, 1]
    vae_real *t87 = s->arena + 8912; // [n, 1]
    const vae_real *t86 = s->arena + 8960; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v75 = vae_tanh(t73[i] + t60[i * 32]);
        t75[i] = v75;
        const vae_real v78 = v75 * v75;
        const vae_real v79 = 1.0f - v78;
        t79[i] = v79;
        const vae_real v83 = v78 + v79 * t81[i];
        t83[i] = v83;
        t87[i] = t86[i] - (vae_log(t56[i]) + vae_log(v83));
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 6, train: loop over rows of [3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t71 = s->arena + 5536; // [n, 3]
    const vae_real *t75 = s->arena + 9152; // [n, 1]
    vae_real *z77 = s->arena + 4896; // [n, 3] in rows of 5
    const vae_real *t50 = s->arena + 5648; // [n, 3]
    vae_real *t91 = s->arena + 8864; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t91_sum = 0.0f;
        VAE_SIMD_SUM(t91_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v77 = t50[i * 3 + j] + t71[i * 3 + j] * t75[i];
            z77[i * 5 + j] = v77;
            t91_sum += (-0.5f) * (v77 * v77 + 1.83787707f);
        }
        t91[i] = t91_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 7, train: loop over rows of [2]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar14 = s->arena + 1174; // [n, 2] in rows of 32
    vae_real *t96 = s->arena + 6688; // [n, 2]
    const vae_real *eps94 = s->arena + 6768; // [n, 2]
    vae_real *t98 = s->arena + 6608; // [n, 2]
    const vae_real *mean13 = s->arena + 1172; // [n, 2] in rows of 32
    vae_real *t108 = s->arena + 6528; // [n, 2]
    const vae_real *t103 = s->arena + 1176; // [n, 2] in rows of 32
    vae_real *t110 = s->arena + 8720; // [n, 1]
    vae_real *t162 = s->arena + 8000; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t110_sum = 0.0f;
        vae_real t162_sum = 0.0f;
        VAE_SIMD_SUM(t110_sum, t162_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v96 = vae_exp(0.5f * logvar14[i * 32 + j]);
            t96[i * 2 + j] = v96;
            const vae_real v98 = mean13[i * 32 + j] + v96 * eps94[i * 2 + j];
            t98[i * 2 + j] = v98;
            const vae_real v100 = eps94[i * 2 + j] * eps94[i * 2 + j] + logvar14[i * 32 + j];
            const vae_real v108 = v98 - t103[i * 32 + j];
            t108[i * 2 + j] = v108;
            t110_sum += v108 * v108;
            t162_sum += (-0.5f) * (v100 + 1.83787707f);
        }
        t110[i] = t110_sum;
        t162[i] = t162_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:6  gradient of sampling and KL
// kernel 8, train: loop over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t110 = s->arena + 8720; // [n, 1]
    vae_real *t112 = s->arena + 8672; // [n, 1]
    vae_real *t113 = s->arena + 8624; // [n, 1]
    const vae_real *t106 = s->arena + 8816; // [n, 1]
    vae_real *t114 = s->arena + 8576; // [n, 1]
    vae_real *t116 = s->arena + 8480; // [n, 1]
    const vae_real *t115 = s->arena + 8528; // [n, 1]
    const vae_real *t107 = s->arena + 8768; // [n, 1]
    vae_real *t131 = s->arena + 8432; // [n, 1]
    vae_real *d273 = s->arena + 7472; // [n, 1]
    vae_real *d280 = s->arena + 7424; // [n, 1]
    vae_real *d281 = s->arena + 7376; // [n, 1]
    vae_real *d282 = s->arena + 7328; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    const vae_real c212 = -c197;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v112 = vae_sqrt(t110[i] + 1e-12f);
        t112[i] = v112;
        const vae_real v113 = t106[i] + v112;
        t113[i] = v113;
        const vae_real v114 = 1.0f / v113;
        t114[i] = v114;
        t116[i] = t115[i] * v114;
        const vae_real v119 = v112 + t107[i];
        const vae_real v120 = v119 * v114;
        const vae_real v123 = 2.0f * t106[i];
        const vae_real v127 = v112 * v112 + v123 * v112 + t106[i] * t107[i];
        const vae_real v128 = v127 * v114;
        const vae_real v129 = v128 * v114;
        t131[i] = vae_log(v120) + vae_log(v129);
        const vae_real v262 = c212 / v129;
        const vae_real v263 = v262 * v114;
        const vae_real v265 = v263 * v114;
        d273[i] = v265 * t107[i] + 2.0f * (v265 * v112);
        const vae_real v277 = c212 / v120;
        const vae_real v278 = v277 * v114;
        d280[i] = v262 * v128 + v263 * v127 + v277 * v119;
        d281[i] = v265 * v123 + 2.0f * v265 * v112 + v278;
        d282[i] = v265 * t106[i] + v278;
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t116: [n, 1]
//   t108: [n, 2]
//   t118: [n, 2]
//   t98: [n, 2]
//   t137: [n, 2]
//   t132: [n, 2] in rows of 32
//   t139: [n, 1]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t116,
    const vae_real *t108, vae_real *t118, const vae_real *t98, vae_real *t137,
    const vae_real *t132, vae_real *t139) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t139_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v118 = t98[i * 2 + j] + t116[i] * t108[i * 2 + j];
            t118[i * 2 + j] = v118;
            const vae_real v137 = v118 - t132[i * 32 + j];
            t137[i * 2 + j] = v137;
            t139_sum += v137 * v137;
        }
        t139[i] = t139_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:6  gradient of sampling and KL
// kernel 10, train: loop over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t139 = s->arena + 8288; // [n, 1]
    vae_real *t141 = s->arena + 8240; // [n, 1]
    vae_real *t142 = s->arena + 8192; // [n, 1]
    const vae_real *t135 = s->arena + 8384; // [n, 1]
    vae_real *t143 = s->arena + 8144; // [n, 1]
    vae_real *t145 = s->arena + 8048; // [n, 1]
    const vae_real *t144 = s->arena + 8096; // [n, 1]
    const vae_real *t136 = s->arena + 8336; // [n, 1]
    const vae_real *t131 = s->arena + 8432; // [n, 1]
    vae_real *t163 = s->arena + 7952; // [n, 1]
    const vae_real *t162 = s->arena + 8000; // [n, 1]
    vae_real *d227 = s->arena + 7760; // [n, 1]
    vae_real *d234 = s->arena + 7712; // [n, 1]
    vae_real *d235 = s->arena + 7664; // [n, 1]
    vae_real *d236 = s->arena + 7616; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    const vae_real c212 = -c197;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v141 = vae_sqrt(t139[i] + 1e-12f);
        t141[i] = v141;
        const vae_real v142 = t135[i] + v141;
        t142[i] = v142;
        const vae_real v143 = 1.0f / v142;
        t143[i] = v143;
        t145[i] = t144[i] * v143;
        const vae_real v148 = v141 + t136[i];
        const vae_real v149 = v148 * v143;
        const vae_real v152 = 2.0f * t135[i];
        const vae_real v156 = v141 * v141 + v152 * v141 + t135[i] * t136[i];
        const vae_real v157 = v156 * v143;
        const vae_real v158 = v157 * v143;
        t163[i] = t162[i] - (t131[i] + (vae_log(v149) + vae_log(v158)));
        const vae_real v216 = c212 / v158;
        const vae_real v217 = v216 * v143;
        const vae_real v219 = v217 * v143;
        d227[i] = v219 * t136[i] + 2.0f * (v219 * v141);
        const vae_real v231 = c212 / v149;
        const vae_real v232 = v231 * v143;
        d234[i] = v216 * v157 + v217 * v156 + v231 * v148;
        d235[i] = v219 * v152 + 2.0f * v219 * v141 + v232;
        d236[i] = v219 * t135[i] + v232;
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t145: [n, 1]
//   t137: [n, 2]
//   z147: [n, 2] in rows of 5
//   t118: [n, 2]
//   t167: [n, 1]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *t145,
    const vae_real *t137, vae_real *z147, const vae_real *t118, vae_real *t167) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t167_sum = 0.0f;
        VAE_SIMD_SUM(t167_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v147 = t118[i * 2 + j] + t145[i] * t137[i * 2 + j];
            z147[i * 5 + j] = v147;
            t167_sum += (-0.5f) * (v147 * v147 + 1.83787707f);
        }
        t167[i] = t167_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:6  sampling and KL
// kernel 12, train: loop over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t91 = s->arena + 8864; // [n, 1]
    const vae_real *t87 = s->arena + 8912; // [n, 1]
    const vae_real *t167 = s->arena + 7904; // [n, 1]
    const vae_real *t163 = s->arena + 7952; // [n, 1]
    vae_real *t169 = s->arena + 7856; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t169[i] = -(t91[i] - t87[i]) - (t167[i] - t163[i]);
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   z170: [n, 5]
//   w171: [5, 12]
//   h175: [n, 12]
//   b172: [12]
VAE_SHARED_1(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *z170,
    const vae_real *w171, vae_real *h175, const vae_real *b172) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 5, z170 + begin * 5, 5, w171, 12, h175 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v173 = h175[i * 12 + j];
            h175[i * 12 + j] = vae_tanh(v173 + b172[j]);
        }
    }
}

// flow_simple.vae:9  dense(9)
// flow_simple.vae:11  likelihood = gaussian
// flow_simple.vae:11  gradient of likelihood = gaussian
// kernel 14, train: product by panels over rows of [9]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h175 = s->arena + 3168; // [n, 12]
    const vae_real *w176 = s->param + 624; // [12, 9]
    vae_real *d200 = s->arena + 4032; // [n, 9]
    const vae_real *b177 = s->param + 736; // [9]
    const vae_real *x0 = s->arena + 4368; // [n, 9]
    vae_real *t188 = s->arena + 7808; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c198 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h175 + begin * 12, 12, w176, 9, d200 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t188_sum = 0.0f;
        VAE_SIMD_SUM(t188_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v178 = d200[i * 9 + j];
            const vae_real v181 = x0[i * 9 + j] - (v178 + b177[j]);
            const vae_real v187 = 0.5f * ((-1.38629436f) + 4.0f * (v181 * v181) + 1.83787707f);
            t188_sum += v187;
            d200[i * 9 + j] = -(c198 * v181);
        }
        t188[i] = t188_sum;
    }
}

// kernel 15, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t190 = s->arena + 9936; // [1]
    const vae_real *t188 = s->arena + 7808; // [n, 1]
    vae_real *t192 = s->arena + 9904; // [1]
    const vae_real *t169 = s->arena + 7856; // [n, 1]
    vae_real t190_sum = 0.0f;
    vae_real t192_sum = 0.0f;
    VAE_SIMD_SUM(t190_sum, t192_sum)
    for (size_t i = 0; i < rows; i++) {
        t190_sum += t188[i];
        t192_sum += t169[i];
    }
    t190[0] = t190_sum;
    t192[0] = t192_sum;
}

// kernel 16, train: loop over [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t191 = s->arena + 9920; // [1]
    const vae_real *t190 = s->arena + 9936; // [1]
    vae_real *t193 = s->arena + 9888; // [1]
    const vae_real *t192 = s->arena + 9904; // [1]
    vae_real *t196 = s->arena + 9872; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v191 = t190[0] * inv_n;
    t191[0] = v191;
    const vae_real v193 = t192[0] * inv_n;
    t193[0] = v193;
    t196[0] = v191 + beta * v193;
}

// flow_simple.vae:11  gradient of dense(9)
// flow_simple.vae:9  gradient of dense(9)
// kernel 17, train: weight gradient over [12, 9]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h175 = s->arena + 3168; // [n, 12]
    const vae_real *d200 = s->arena + 4032; // [n, 9]
    vae_real *d_param202 = s->grad + 624; // [12, 9]
    if (tile == 1) {
        vae_real *d_param201 = s->grad + 736; // [9]
        vae_column_sums(s->n, 9, d200, 9, d_param201);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h175, 12, d200, 9, d_param202, 9);
}

// flow_simple.vae:9  gradient of dense(9)
// flow_simple.vae:9  gradient of tanh
// kernel 18, train: product by panels over rows of [12]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d200 = s->arena + 4032; // [n, 9]
    const vae_real *w176 = s->param + 624; // [12, 9]
    vae_real *d206 = s->arena + 2736; // [n, 12]
    const vae_real *h175 = s->arena + 3168; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d200 + begin * 9, 9, w176, 9, d206 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v203 = d206[i * 12 + j];
            d206[i * 12 + j] = v203 * (1.0f - h175[i * 12 + j] * h175[i * 12 + j]);
        }
    }
}

// flow_simple.vae:9  gradient of dense(12)
// kernel 19, train: weight gradient over [5, 12]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z170 = s->arena + 4896; // [n, 5]
    const vae_real *d206 = s->arena + 2736; // [n, 12]
    vae_real *d_param208 = s->grad + 544; // [5, 12]
    if (tile == 1) {
        vae_real *d_param207 = s->grad + 608; // [12]
        vae_column_sums(s->n, 12, d206, 12, d_param207);
        return;
    }
    vae_gemm_tn(5, 12, s->n, z170, 5, d206, 12, d_param208, 12);
}

// flow_simple.vae:9  gradient of dense(12)
// kernel 20, train: product by panels over rows of [5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d206 = s->arena + 2736; // [n, 12]
    const vae_real *w171 = s->param + 544; // [5, 12]
    vae_real *d209 = s->arena + 4704; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 12, d206 + begin * 12, 12, w171, 12, d209 + begin * 5, 5);
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 21, train: loop over rows of [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z147 = s->arena + 4899; // [n, 2] in rows of 5
    vae_real *d215 = s->arena + 6288; // [n, 2]
    const vae_real *d211 = s->arena + 4707; // [n, 2] in rows of 5
    const vae_real *t137 = s->arena + 6368; // [n, 2]
    vae_real *d239 = s->arena + 7568; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real d239_sum = 0.0f;
        VAE_SIMD_SUM(d239_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v215 = d211[i * 5 + j] + c197 * z147[i * 5 + j];
            d215[i * 2 + j] = v215;
            d239_sum += v215 * t137[i * 2 + j];
        }
        d239[i] = d239_sum;
    }
}

// What kernel 22 of train and 1 other do, each with buffers of its own:
//   d239: [n, 1]
//   t143: [n, 1]
//   t144: [n, 1]
//   d234: [n, 1]
//   d236: [n, 1]
//   d227: [n, 1]
//   t142: [n, 1]
//   d235: [n, 1]
//   d252: [n, 1]
//   t141: [n, 1]
//   t134: [n, 1] in rows of 32
//   d259: [n, 1] in rows of 32
//   t133: [n, 1] in rows of 32
//   d261: [n, 1] in rows of 32
VAE_SHARED_1(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *d239,
    const vae_real *t143, const vae_real *t144, const vae_real *d234, const vae_real *d236,
    const vae_real *d227, const vae_real *t142, const vae_real *d235, vae_real *d252,
    const vae_real *t141, const vae_real *t134, vae_real *d259, const vae_real *t133,
    vae_real *d261) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v242 = d239[i] * t143[i];
        const vae_real v248 = (d234[i] + d239[i] * t144[i]) / t142[i] * t143[i];
        d252[i] = 0.5f * (d235[i] - v248) / t141[i];
        d259[i * 32] = (d236[i] + v242) * vae_sigmoid(t134[i * 32]);
        d261[i * 32] = (d227[i] - v242 - v248) * vae_sigmoid(t133[i * 32]);
    }
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 23, train: loop over rows of [2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d215 = s->arena + 6288; // [n, 2]
    const vae_real *t145 = s->arena + 8048; // [n, 1]
    const vae_real *d252 = s->arena + 7520; // [n, 1]
    const vae_real *t137 = s->arena + 6368; // [n, 2]
    vae_real *d256 = s->arena + 6208; // [n, 2]
    vae_real *d257 = s->arena + 28; // [n, 2] in rows of 32
    const vae_real *t108 = s->arena + 6528; // [n, 2]
    vae_real *d285 = s->arena + 7280; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d285_sum = 0.0f;
        VAE_SIMD_SUM(d285_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v238 = d215[i * 2 + j] * t145[i];
            const vae_real v255 = 2.0f * d252[i] * t137[i * 2 + j];
            const vae_real v256 = d215[i * 2 + j] + v238 + v255;
            d256[i * 2 + j] = v256;
            d257[i * 32 + j] = -v238 - v255;
            d285_sum += v256 * t108[i * 2 + j];
        }
        d285[i] = d285_sum;
    }
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 25, train: loop over rows of [2]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d256 = s->arena + 6208; // [n, 2]
    const vae_real *t116 = s->arena + 8480; // [n, 1]
    const vae_real *d298 = s->arena + 7232; // [n, 1]
    const vae_real *t108 = s->arena + 6528; // [n, 2]
    vae_real *d302 = s->arena + 20; // [n, 2] in rows of 32
    vae_real *d303 = s->arena + 24; // [n, 2] in rows of 32
    const vae_real *eps94 = s->arena + 6768; // [n, 2]
    const vae_real *t96 = s->arena + 6688; // [n, 2]
    vae_real *d311 = s->arena + 22; // [n, 2] in rows of 32
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    const vae_real c213 = (-0.5f) * c197;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v284 = d256[i * 2 + j] * t116[i];
            const vae_real v301 = 2.0f * d298[i] * t108[i * 2 + j];
            const vae_real v302 = d256[i * 2 + j] + v284 + v301;
            d302[i * 32 + j] = v302;
            d303[i * 32 + j] = -v284 - v301;
            d311[i * 32 + j] = c213 + 0.5f * (v302 * eps94[i * 2 + j] * t96[i * 2 + j]);
        }
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z77 = s->arena + 4896; // [n, 3] in rows of 5
    vae_real *d313 = s->arena + 5424; // [n, 3]
    const vae_real *d210 = s->arena + 4704; // [n, 3] in rows of 5
    vae_real *d325 = s->arena + 5312; // [n, 3]
    const vae_real *t75 = s->arena + 9152; // [n, 1]
    const vae_real *t71 = s->arena + 5536; // [n, 3]
    vae_real *d327 = s->arena + 7184; // [n, 1]
    const vae_real *t59 = s->arena + 1168; // [n, 3] in rows of 32
    vae_real *d335 = s->arena + 7136; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real d327_sum = 0.0f;
        vae_real d335_sum = 0.0f;
        VAE_SIMD_SUM(d327_sum, d335_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v313 = d210[i * 5 + j] + c197 * z77[i * 5 + j];
            d313[i * 3 + j] = v313;
            const vae_real v325 = v313 * t75[i];
            d325[i * 3 + j] = v325;
            d327_sum += v313 * t71[i * 3 + j];
            d335_sum += v325 * t59[i * 32 + j];
        }
        d327[i] = d327_sum;
        d335[i] = d335_sum;
    }
}

// What kernel 27 of train and 1 other do, each with buffers of its own:
//   t83: [n, 1]
//   t81: [n, 1]
//   t79: [n, 1]
//   t62: [n, 1]
//   t75: [n, 1]
//   d327: [n, 1]
//   d329: [n, 1] in rows of 32
//   d335: [n, 1]
//   t68: [n, 1]
//   t69: [n, 1]
//   d340: [n, 1]
//   d347: [n, 1]
VAE_SHARED_1(like_train_k27, const VaeState *s, int tile, vae_real *scratch, const vae_real *t83,
    const vae_real *t81, const vae_real *t79, const vae_real *t62, const vae_real *t75,
    const vae_real *d327, vae_real *d329, const vae_real *d335, const vae_real *t68,
    const vae_real *t69, vae_real *d340, vae_real *d347) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    const vae_real c212 = -c197;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v314 = c212 / t83[i];
        const vae_real v316 = v314 * t79[i];
        const vae_real v318 = vae_sigmoid(t62[i]);
        const vae_real v328 = 2.0f * v314 * t75[i] - 2.0f * (v314 * t81[i]) * t75[i] + d327[i];
        d329[i * 32] = v328 * t79[i];
        const vae_real v338 = (d335[i] - 1e-12f * v316) / t68[i];
        d340[i] = -(v338 * t69[i]);
        d347[i] = v316 * v318 - v338 + v338 * v318;
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 28, train: loop over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d329 = s->arena + 19; // [n, 1] in rows of 32
    const vae_real *t59 = s->arena + 1168; // [n, 3] in rows of 32
    vae_real *d332 = s->arena + 5200; // [n, 3]
    const vae_real *d313 = s->arena + 5424; // [n, 3]
    const vae_real *d347 = s->arena + 7040; // [n, 1]
    vae_real *d351 = s->arena + 13; // [n, 3] in rows of 32
    const vae_real *d325 = s->arena + 5312; // [n, 3]
    vae_real *d363 = s->arena + 5088; // [n, 3]
    const vae_real *t48 = s->arena + 9584; // [n, 1]
    const vae_real *t44 = s->arena + 5760; // [n, 3]
    vae_real *d365 = s->arena + 6992; // [n, 1]
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    vae_real *d373 = s->arena + 6944; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d365_sum = 0.0f;
        vae_real d373_sum = 0.0f;
        VAE_SIMD_SUM(d365_sum, d373_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v332 = d313[i * 3 + j] + d329[i * 32] * t59[i * 32 + j];
            d332[i * 3 + j] = v332;
            d351[i * 32 + j] = d325[i * 3 + j] + d347[i] * t59[i * 32 + j];
            const vae_real v363 = v332 * t48[i];
            d363[i * 3 + j] = v363;
            d365_sum += v332 * t44[i * 3 + j];
            d373_sum += v363 * t30[i * 32 + j];
        }
        d365[i] = d365_sum;
        d373[i] = d373_sum;
    }
}

// What kernel 29 of train and 1 other do, each with buffers of its own:
//   d329: [n, 1] in rows of 32
//   t50: [n, 3]
//   d325: [n, 3]
//   t69: [n, 1]
//   d340: [n, 1]
//   t59: [n, 3] in rows of 32
//   d347: [n, 1]
//   t58: [n, 3] in rows of 32
//   d350: [n, 3] in rows of 32
VAE_SHARED_2(like_train_k29, const VaeState *s, int tile, vae_real *scratch, const vae_real *d329,
    const vae_real *t50, const vae_real *d325, const vae_real *t69, const vae_real *d340,
    const vae_real *t59, const vae_real *d347, const vae_real *t58, vae_real *d350) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v344 = d329[i * 32] * t50[i * 3 + j] + d325[i * 3 + j] * t69[i] + 2.0f * d340[i] * t59[i * 32 + j];
            d350[i * 32 + j] = v344 + d347[i] * t58[i * 32 + j];
        }
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 31, train: loop over rows of [3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d367 = s->arena + 12; // [n, 1] in rows of 32
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    vae_real *d370 = s->arena + 0; // [n, 3] in rows of 32
    const vae_real *d332 = s->arena + 5200; // [n, 3]
    const vae_real *d385 = s->arena + 6848; // [n, 1]
    vae_real *d389 = s->arena + 6; // [n, 3] in rows of 32
    const vae_real *d363 = s->arena + 5088; // [n, 3]
    const vae_real *eps16 = s->arena + 6096; // [n, 3]
    const vae_real *t19 = s->arena + 5984; // [n, 3]
    vae_real *d394 = s->arena + 3; // [n, 3] in rows of 32
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    const vae_real c213 = (-0.5f) * c197;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v370 = d332[i * 3 + j] + d367[i * 32] * t30[i * 32 + j];
            d370[i * 32 + j] = v370;
            d389[i * 32 + j] = d363[i * 3 + j] + d385[i] * t30[i * 32 + j];
            d394[i * 32 + j] = c213 + 0.5f * (v370 * eps16[i * 3 + j] * t19[i * 3 + j]);
        }
    }
}

// flow_simple.vae:5  gradient of posterior heads (added by the compiler)
// kernel 33, train: weight gradient over [12, 32]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 3600; // [n, 12]
    const vae_real *d396 = s->arena + 0; // [n, 32]
    vae_real *d_param398 = s->grad + 128; // [12, 32]
    if (tile == 1) {
        vae_real *d_param397 = s->grad + 512; // [32]
        vae_column_sums(s->n, 32, d396, 32, d_param397);
        return;
    }
    vae_gemm_tn(12, 32, s->n, h5, 12, d396, 32, d_param398, 32);
}

// flow_simple.vae:5  gradient of posterior heads (added by the compiler)
// flow_simple.vae:8  gradient of tanh
// kernel 34, train: product by panels over rows of [12]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d396 = s->arena + 0; // [n, 32]
    const vae_real *w6 = s->param + 128; // [12, 32]
    vae_real *d402 = s->arena + 2304; // [n, 12]
    const vae_real *h5 = s->arena + 3600; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 32, d396 + begin * 32, 32, w6, 32, d402 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v399 = d402[i * 12 + j];
            d402[i * 12 + j] = v399 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// flow_simple.vae:8  gradient of dense(12)
// kernel 35, train: weight gradient over [9, 12]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 4368; // [n, 9]
    const vae_real *d402 = s->arena + 2304; // [n, 12]
    vae_real *d_param404 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param403 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d402, 12, d_param403);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d402, 12, d_param404, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_simple.vae:8  dense(12)
    // flow_simple.vae:8  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 4368, s->param + 0, s->arena + 3600, s->param + 112);
    // flow_simple.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [32]
    like_train_k1(s, tile, scratch, s->arena + 3600, s->param + 128, s->arena + 1152,
        s->param + 512);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    // flow_simple.vae:6  sampling and KL
    // kernel 9, train: loop over rows of [2]
    like_train_k9(s, tile, scratch, s->arena + 8480, s->arena + 6528, s->arena + 6448,
        s->arena + 6608, s->arena + 6368, s->arena + 1180, s->arena + 8288);
    train_k10(s, tile, scratch);
    // flow_simple.vae:6  sampling and KL
    // flow_simple.vae:11  sampling and KL
    // kernel 11, train: loop over rows of [2]
    like_train_k11(s, tile, scratch, s->arena + 8048, s->arena + 6368, s->arena + 4899,
        s->arena + 6448, s->arena + 7904);
    train_k12(s, tile, scratch);
    // flow_simple.vae:9  dense(12)
    // flow_simple.vae:9  tanh
    // kernel 13, train: product by panels over rows of [12]
    like_train_k13(s, tile, scratch, s->arena + 4896, s->param + 544, s->arena + 3168,
        s->param + 608);
    train_k14(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    // flow_simple.vae:6  gradient of sampling and KL
    // kernel 22, train: loop over rows of [1]
    like_train_k22(s, tile, scratch, s->arena + 7568, s->arena + 8144, s->arena + 8096,
        s->arena + 7712, s->arena + 7616, s->arena + 7760, s->arena + 8192, s->arena + 7664,
        s->arena + 7520, s->arena + 8240, s->arena + 1183, s->arena + 31, s->arena + 1182,
        s->arena + 30);
    train_k23(s, tile, scratch);
    // flow_simple.vae:6  gradient of sampling and KL
    // kernel 24, train: loop over rows of [1]
    like_train_k22(s, tile, scratch, s->arena + 7280, s->arena + 8576, s->arena + 8528,
        s->arena + 7424, s->arena + 7328, s->arena + 7472, s->arena + 8624, s->arena + 7376,
        s->arena + 7232, s->arena + 8672, s->arena + 1179, s->arena + 27, s->arena + 1178,
        s->arena + 26);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    // flow_simple.vae:5  gradient of sampling and KL
    // kernel 27, train: loop over rows of [1]
    like_train_k27(s, tile, scratch, s->arena + 9008, s->arena + 9056, s->arena + 9104,
        s->arena + 9392, s->arena + 9152, s->arena + 7184, s->arena + 19, s->arena + 7136,
        s->arena + 9296, s->arena + 9248, s->arena + 7088, s->arena + 7040);
    train_k28(s, tile, scratch);
    // flow_simple.vae:5  gradient of sampling and KL
    // kernel 29, train: loop over rows of [3]
    like_train_k29(s, tile, scratch, s->arena + 19, s->arena + 5648, s->arena + 5312,
        s->arena + 9248, s->arena + 7088, s->arena + 1168, s->arena + 7040, s->arena + 1165,
        s->arena + 16);
    // flow_simple.vae:5  gradient of sampling and KL
    // kernel 30, train: loop over rows of [1]
    like_train_k27(s, tile, scratch, s->arena + 9440, s->arena + 9488, s->arena + 9536,
        s->arena + 9824, s->arena + 9584, s->arena + 6992, s->arena + 12, s->arena + 6944,
        s->arena + 9728, s->arena + 9680, s->arena + 6896, s->arena + 6848);
    train_k31(s, tile, scratch);
    // flow_simple.vae:5  gradient of sampling and KL
    // kernel 32, train: loop over rows of [3]
    like_train_k29(s, tile, scratch, s->arena + 12, s->arena + 5872, s->arena + 5088,
        s->arena + 9680, s->arena + 6896, s->arena + 1161, s->arena + 6848, s->arena + 1158,
        s->arena + 9);
    train_k34(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {2304, 12}, // d402
    {0, 32}, // d257
    {2736, 12}, // d206
    {4032, 9}, // d200
    {7808, 1}, // t188
    {3168, 12}, // h175
    {4896, 5}, // z77
    {7856, 1}, // t169
    {3600, 12}, // h5
    {4368, 9}, // x0
};
static const VaeShown train_u0_shown = {10, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k33, 2, {.weights = true}},
        {train_k17, 2, {.weights = true}},
        {train_k35, 2, {.weights = true}},
        {train_k19, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 3; // [n, 3] in rows of 32
    const vae_real *eps16 = s->arena + 2768; // [n, 3]
    vae_real *t21 = s->arena + 2656; // [n, 3]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 32
    const vae_real *t30 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t29 = s->arena + 6; // [n, 3] in rows of 32
    vae_real *t33 = s->arena + 4672; // [n, 1]
    vae_real *t40 = s->arena + 4624; // [n, 1]
    vae_real *t46 = s->arena + 4528; // [n, 1]
    const vae_real *t59 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t58 = s->arena + 13; // [n, 3] in rows of 32
    vae_real *t62 = s->arena + 4384; // [n, 1]
    vae_real *t67 = s->arena + 4336; // [n, 1]
    vae_real *t86 = s->arena + 4096; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        vae_real t46_sum = 0.0f;
        vae_real t62_sum = 0.0f;
        vae_real t67_sum = 0.0f;
        vae_real t86_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t40_sum, t46_sum, t62_sum, t67_sum, t86_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v21 = mean10[i * 32 + j] + vae_exp(0.5f * logvar11[i * 32 + j]) * eps16[i * 3 + j];
            t21[i * 3 + j] = v21;
            const vae_real v24 = eps16[i * 3 + j] * eps16[i * 3 + j] + logvar11[i * 32 + j];
            t33_sum += t30[i * 32 + j] * t29[i * 32 + j];
            t40_sum += t30[i * 32 + j] * t30[i * 32 + j];
            t46_sum += t30[i * 32 + j] * v21;
            t62_sum += t59[i * 32 + j] * t58[i * 32 + j];
            t67_sum += t59[i * 32 + j] * t59[i * 32 + j];
            t86_sum += (-0.5f) * (v24 + 1.83787707f);
        }
        t33[i] = t33_sum;
        t40[i] = t40_sum;
        t46[i] = t46_sum;
        t62[i] = t62_sum;
        t67[i] = t67_sum;
        t86[i] = t86_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t33 = s->arena + 4672; // [n, 1]
    const vae_real *t40 = s->arena + 4624; // [n, 1]
    vae_real *t42 = s->arena + 4576; // [n, 1]
    const vae_real *t46 = s->arena + 4528; // [n, 1]
    const vae_real *t31 = s->arena + 12; // [n, 1] in rows of 32
    vae_real *t48 = s->arena + 4480; // [n, 1]
    vae_real *t57 = s->arena + 4432; // [n, 1]
    const vae_real *t62 = s->arena + 4384; // [n, 1]
    const vae_real *t67 = s->arena + 4336; // [n, 1]
    vae_real *t69 = s->arena + 4288; // [n, 1]
    vae_real *t81 = s->arena + 4144; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v34 = vae_softplus(t33[i]);
        const vae_real v42 = (v34 - 1.0f - t33[i]) / (t40[i] + 1e-12f);
        t42[i] = v42;
        const vae_real v48 = vae_tanh(t46[i] + t31[i * 32]);
        t48[i] = v48;
        const vae_real v51 = v48 * v48;
        t57[i] = vae_log(v51 + (1.0f - v51) * (v34 - 1e-12f * v42));
        const vae_real v63 = vae_softplus(t62[i]);
        const vae_real v69 = (v63 - 1.0f - t62[i]) / (t67[i] + 1e-12f);
        t69[i] = v69;
        t81[i] = v63 - 1e-12f * v69;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [3]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t42 = s->arena + 4576; // [n, 1]
    const vae_real *t30 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t29 = s->arena + 6; // [n, 3] in rows of 32
    const vae_real *t48 = s->arena + 4480; // [n, 1]
    vae_real *t50 = s->arena + 2544; // [n, 3]
    const vae_real *t21 = s->arena + 2656; // [n, 3]
    const vae_real *t59 = s->arena + 16; // [n, 3] in rows of 32
    vae_real *t73 = s->arena + 4240; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t73_sum = 0.0f;
        VAE_SIMD_SUM(t73_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v50 = t21[i * 3 + j] + (t29[i * 32 + j] + t42[i] * t30[i * 32 + j]) * t48[i];
            t50[i * 3 + j] = v50;
            t73_sum += t59[i * 32 + j] * v50;
        }
        t73[i] = t73_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t73 = s->arena + 4240; // [n, 1]
    const vae_real *t60 = s->arena + 19; // [n, 1] in rows of 32
    vae_real *t75 = s->arena + 4192; // [n, 1]
    const vae_real *t81 = s->arena + 4144; // [n, 1]
    const vae_real *t57 = s->arena + 4432; // [n, 1]
    vae_real *t87 = s->arena + 4048; // [n, 1]
    const vae_real *t86 = s->arena + 4096; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v75 = vae_tanh(t73[i] + t60[i * 32]);
        t75[i] = v75;
        const vae_real v78 = v75 * v75;
        t87[i] = t86[i] - (t57[i] + vae_log(v78 + (1.0f - v78) * t81[i]));
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 6, eval: loop over rows of [3]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t69 = s->arena + 4288; // [n, 1]
    const vae_real *t59 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t58 = s->arena + 13; // [n, 3] in rows of 32
    const vae_real *t75 = s->arena + 4192; // [n, 1]
    vae_real *z77 = s->arena + 2352; // [n, 3] in rows of 5
    const vae_real *t50 = s->arena + 2544; // [n, 3]
    vae_real *t91 = s->arena + 4000; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t91_sum = 0.0f;
        VAE_SIMD_SUM(t91_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v77 = t50[i * 3 + j] + (t58[i * 32 + j] + t69[i] * t59[i * 32 + j]) * t75[i];
            z77[i * 5 + j] = v77;
            t91_sum += (-0.5f) * (v77 * v77 + 1.83787707f);
        }
        t91[i] = t91_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t92 = s->arena + 3952; // [n, 1]
    const vae_real *t91 = s->arena + 4000; // [n, 1]
    const vae_real *t87 = s->arena + 4048; // [n, 1]
    vae_real *t93 = s->arena + 3904; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v92 = t91[i] - t87[i];
        t92[i] = v92;
        t93[i] = -v92;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 8, eval: loop over rows of [2]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar14 = s->arena + 22; // [n, 2] in rows of 32
    const vae_real *eps94 = s->arena + 3200; // [n, 2]
    vae_real *t98 = s->arena + 3120; // [n, 2]
    const vae_real *mean13 = s->arena + 20; // [n, 2] in rows of 32
    vae_real *t108 = s->arena + 3040; // [n, 2]
    const vae_real *t103 = s->arena + 24; // [n, 2] in rows of 32
    vae_real *t110 = s->arena + 3856; // [n, 1]
    vae_real *t162 = s->arena + 3616; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t110_sum = 0.0f;
        vae_real t162_sum = 0.0f;
        VAE_SIMD_SUM(t110_sum, t162_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v98 = mean13[i * 32 + j] + vae_exp(0.5f * logvar14[i * 32 + j]) * eps94[i * 2 + j];
            t98[i * 2 + j] = v98;
            const vae_real v100 = eps94[i * 2 + j] * eps94[i * 2 + j] + logvar14[i * 32 + j];
            const vae_real v108 = v98 - t103[i * 32 + j];
            t108[i * 2 + j] = v108;
            t110_sum += v108 * v108;
            t162_sum += (-0.5f) * (v100 + 1.83787707f);
        }
        t110[i] = t110_sum;
        t162[i] = t162_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t104 = s->arena + 26; // [n, 1] in rows of 32
    const vae_real *t105 = s->arena + 27; // [n, 1] in rows of 32
    const vae_real *t110 = s->arena + 3856; // [n, 1]
    vae_real *t116 = s->arena + 3808; // [n, 1]
    vae_real *t131 = s->arena + 3760; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v106 = vae_softplus(t104[i * 32]);
        const vae_real v107 = vae_softplus(t105[i * 32]);
        const vae_real v112 = vae_sqrt(t110[i] + 1e-12f);
        const vae_real v114 = 1.0f / (v106 + v112);
        t116[i] = (v107 - v106) * v114;
        const vae_real v129 = (v112 * v112 + 2.0f * v106 * v112 + v106 * v107) * v114 * v114;
        t131[i] = vae_log((v112 + v107) * v114) + vae_log(v129);
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 11, eval: loop over rows of [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t133 = s->arena + 30; // [n, 1] in rows of 32
    const vae_real *t134 = s->arena + 31; // [n, 1] in rows of 32
    const vae_real *t139 = s->arena + 3712; // [n, 1]
    vae_real *t145 = s->arena + 3664; // [n, 1]
    const vae_real *t131 = s->arena + 3760; // [n, 1]
    vae_real *t163 = s->arena + 3568; // [n, 1]
    const vae_real *t162 = s->arena + 3616; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v135 = vae_softplus(t133[i * 32]);
        const vae_real v136 = vae_softplus(t134[i * 32]);
        const vae_real v141 = vae_sqrt(t139[i] + 1e-12f);
        const vae_real v143 = 1.0f / (v135 + v141);
        t145[i] = (v136 - v135) * v143;
        const vae_real v158 = (v141 * v141 + 2.0f * v135 * v141 + v135 * v136) * v143 * v143;
        const vae_real v161 = t131[i] + (vae_log((v141 + v136) * v143) + vae_log(v158));
        t163[i] = t162[i] - v161;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 13, eval: loop over rows of [1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t167 = s->arena + 3520; // [n, 1]
    const vae_real *t163 = s->arena + 3568; // [n, 1]
    vae_real *t169 = s->arena + 3472; // [n, 1]
    vae_real *t170 = s->arena + 3424; // [n, 1]
    const vae_real *t93 = s->arena + 3904; // [n, 1]
    vae_real *t171 = s->arena + 3376; // [n, 1]
    const vae_real *t92 = s->arena + 3952; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v168 = t167[i] - t163[i];
        t169[i] = -v168;
        t170[i] = t93[i] - v168;
        t171[i] = t92[i] + v168;
    }
}

// flow_simple.vae:9  dense(9)
// flow_simple.vae:11  likelihood = gaussian
// kernel 15, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h177 = s->arena + 1152; // [n, 12]
    const vae_real *w178 = s->param + 624; // [12, 9]
    vae_real *t180 = scratch; // [end - begin, 9]
    const vae_real *b179 = s->param + 736; // [9]
    const vae_real *x0 = s->arena + 2016; // [n, 9]
    vae_real *t190 = s->arena + 3328; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h177 + begin * 12, 12, w178, 9, t180, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t190_sum = 0.0f;
        VAE_SIMD_SUM(t190_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v180 = t180[(i - begin) * 9 + j];
            const vae_real v183 = x0[i * 9 + j] - (v180 + b179[j]);
            const vae_real v189 = 0.5f * ((-1.38629436f) + 4.0f * (v183 * v183) + 1.83787707f);
            t190_sum += v189;
        }
        t190[i] = t190_sum;
    }
}

// kernel 16, eval: loop over rows of [1]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t191 = s->arena + 3280; // [n, 1]
    const vae_real *t171 = s->arena + 3376; // [n, 1]
    const vae_real *t190 = s->arena + 3328; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t191[i] = t171[i] - t190[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_simple.vae:8  dense(12)
    // flow_simple.vae:8  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 2016, s->param + 0, s->arena + 1584, s->param + 112);
    // flow_simple.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [32]
    like_train_k1(s, tile, scratch, s->arena + 1584, s->param + 128, s->arena + 0, s->param + 512);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
    // flow_simple.vae:6  sampling and KL
    // kernel 10, eval: loop over rows of [2]
    like_train_k9(s, tile, scratch, s->arena + 3808, s->arena + 3040, s->arena + 2960,
        s->arena + 3120, s->arena + 2880, s->arena + 28, s->arena + 3712);
    eval_k11(s, tile, scratch);
    // flow_simple.vae:6  sampling and KL
    // flow_simple.vae:11  sampling and KL
    // kernel 12, eval: loop over rows of [2]
    like_train_k11(s, tile, scratch, s->arena + 3664, s->arena + 2880, s->arena + 2355,
        s->arena + 2960, s->arena + 3520);
    eval_k13(s, tile, scratch);
    // flow_simple.vae:9  dense(12)
    // flow_simple.vae:9  tanh
    // kernel 14, eval: product by panels over rows of [12]
    like_train_k13(s, tile, scratch, s->arena + 2352, s->param + 544, s->arena + 1152,
        s->param + 608);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// flow_simple.vae:5  sampling and KL
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t17 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t16 = s->arena + 6; // [n, 3] in rows of 32
    vae_real *t20 = s->arena + 4496; // [n, 1]
    vae_real *t27 = s->arena + 4448; // [n, 1]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 32
    vae_real *t33 = s->arena + 4352; // [n, 1]
    const vae_real *t39 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t38 = s->arena + 13; // [n, 3] in rows of 32
    vae_real *t42 = s->arena + 4256; // [n, 1]
    vae_real *t47 = s->arena + 4208; // [n, 1]
    const vae_real *logvar11 = s->arena + 3; // [n, 3] in rows of 32
    const vae_real *eps58 = s->arena + 2256; // [n, 3]
    vae_real *t63 = s->arena + 2144; // [n, 3]
    vae_real *t65 = s->arena + 4016; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t20_sum = 0.0f;
        vae_real t27_sum = 0.0f;
        vae_real t33_sum = 0.0f;
        vae_real t42_sum = 0.0f;
        vae_real t47_sum = 0.0f;
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t20_sum, t27_sum, t33_sum, t42_sum, t47_sum, t65_sum)
        for (size_t j = 0; j < 3; j++) {
            t20_sum += t17[i * 32 + j] * t16[i * 32 + j];
            t27_sum += t17[i * 32 + j] * t17[i * 32 + j];
            t33_sum += t17[i * 32 + j] * mean10[i * 32 + j];
            t42_sum += t39[i * 32 + j] * t38[i * 32 + j];
            t47_sum += t39[i * 32 + j] * t39[i * 32 + j];
            const vae_real v63 = mean10[i * 32 + j] + vae_exp(0.5f * logvar11[i * 32 + j]) * eps58[i * 3 + j];
            t63[i * 3 + j] = v63;
            t65_sum += t17[i * 32 + j] * v63;
        }
        t20[i] = t20_sum;
        t27[i] = t27_sum;
        t33[i] = t33_sum;
        t42[i] = t42_sum;
        t47[i] = t47_sum;
        t65[i] = t65_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 3, encode: loop over rows of [1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t20 = s->arena + 4496; // [n, 1]
    const vae_real *t27 = s->arena + 4448; // [n, 1]
    vae_real *t29 = s->arena + 4400; // [n, 1]
    const vae_real *t33 = s->arena + 4352; // [n, 1]
    const vae_real *t18 = s->arena + 12; // [n, 1] in rows of 32
    vae_real *t35 = s->arena + 4304; // [n, 1]
    const vae_real *t42 = s->arena + 4256; // [n, 1]
    const vae_real *t47 = s->arena + 4208; // [n, 1]
    vae_real *t49 = s->arena + 4160; // [n, 1]
    const vae_real *t65 = s->arena + 4016; // [n, 1]
    vae_real *t67 = s->arena + 3968; // [n, 1]
    vae_real *t95 = s->arena + 3728; // [n, 1]
    const vae_real *t93 = s->arena + 30; // [n, 1] in rows of 32
    const vae_real *t94 = s->arena + 31; // [n, 1] in rows of 32
    vae_real *t104 = s->arena + 3632; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t29[i] = (vae_softplus(t20[i]) - 1.0f - t20[i]) / (t27[i] + 1e-12f);
        t35[i] = vae_tanh(t33[i] + t18[i * 32]);
        t49[i] = (vae_softplus(t42[i]) - 1.0f - t42[i]) / (t47[i] + 1e-12f);
        t67[i] = vae_tanh(t65[i] + t18[i * 32]);
        const vae_real v95 = vae_softplus(t93[i * 32]);
        t95[i] = v95;
        t104[i] = vae_softplus(t94[i * 32]) - v95;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 4, encode: loop over rows of [3]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t29 = s->arena + 4400; // [n, 1]
    const vae_real *t17 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t16 = s->arena + 6; // [n, 3] in rows of 32
    const vae_real *t35 = s->arena + 4304; // [n, 1]
    vae_real *t37 = s->arena + 2480; // [n, 3]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 32
    const vae_real *t39 = s->arena + 16; // [n, 3] in rows of 32
    vae_real *t53 = s->arena + 4112; // [n, 1]
    const vae_real *t67 = s->arena + 3968; // [n, 1]
    vae_real *t69 = s->arena + 2032; // [n, 3]
    const vae_real *t63 = s->arena + 2144; // [n, 3]
    vae_real *t71 = s->arena + 3920; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum, t71_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v31 = t16[i * 32 + j] + t29[i] * t17[i * 32 + j];
            const vae_real v37 = mean10[i * 32 + j] + v31 * t35[i];
            t37[i * 3 + j] = v37;
            t53_sum += t39[i * 32 + j] * v37;
            const vae_real v69 = t63[i * 3 + j] + v31 * t67[i];
            t69[i * 3 + j] = v69;
            t71_sum += t39[i * 32 + j] * v69;
        }
        t53[i] = t53_sum;
        t71[i] = t71_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 5, encode: loop over rows of [1]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t53 = s->arena + 4112; // [n, 1]
    const vae_real *t40 = s->arena + 19; // [n, 1] in rows of 32
    vae_real *t55 = s->arena + 4064; // [n, 1]
    const vae_real *t71 = s->arena + 3920; // [n, 1]
    vae_real *t73 = s->arena + 3872; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = vae_tanh(t53[i] + t40[i * 32]);
        t73[i] = vae_tanh(t71[i] + t40[i * 32]);
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 6, encode: loop over rows of [3]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t49 = s->arena + 4160; // [n, 1]
    const vae_real *t39 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t38 = s->arena + 13; // [n, 3] in rows of 32
    const vae_real *t55 = s->arena + 4064; // [n, 1]
    vae_real *t57 = s->arena + 2368; // [n, 3]
    const vae_real *t37 = s->arena + 2480; // [n, 3]
    const vae_real *t73 = s->arena + 3872; // [n, 1]
    vae_real *z75 = s->arena + 1920; // [n, 3]
    const vae_real *t69 = s->arena + 2032; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v51 = t38[i * 32 + j] + t49[i] * t39[i * 32 + j];
            t57[i * 3 + j] = t37[i * 3 + j] + v51 * t55[i];
            z75[i * 3 + j] = t69[i * 3 + j] + v51 * t73[i];
        }
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 7, encode: loop over rows of [2]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t81 = s->arena + 3312; // [n, 2]
    const vae_real *mean13 = s->arena + 20; // [n, 2] in rows of 32
    const vae_real *t76 = s->arena + 24; // [n, 2] in rows of 32
    vae_real *t83 = s->arena + 3824; // [n, 1]
    const vae_real *logvar14 = s->arena + 22; // [n, 2] in rows of 32
    const vae_real *eps108 = s->arena + 2992; // [n, 2]
    vae_real *t112 = s->arena + 2912; // [n, 2]
    vae_real *t113 = s->arena + 2832; // [n, 2]
    vae_real *t115 = s->arena + 3536; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        vae_real t115_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum, t115_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v81 = mean13[i * 32 + j] - t76[i * 32 + j];
            t81[i * 2 + j] = v81;
            t83_sum += v81 * v81;
            const vae_real v112 = mean13[i * 32 + j] + vae_exp(0.5f * logvar14[i * 32 + j]) * eps108[i * 2 + j];
            t112[i * 2 + j] = v112;
            const vae_real v113 = v112 - t76[i * 32 + j];
            t113[i * 2 + j] = v113;
            t115_sum += v113 * v113;
        }
        t83[i] = t83_sum;
        t115[i] = t115_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 8, encode: loop over rows of [1]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t77 = s->arena + 26; // [n, 1] in rows of 32
    const vae_real *t78 = s->arena + 27; // [n, 1] in rows of 32
    const vae_real *t83 = s->arena + 3824; // [n, 1]
    vae_real *t89 = s->arena + 3776; // [n, 1]
    const vae_real *t115 = s->arena + 3536; // [n, 1]
    vae_real *t120 = s->arena + 3488; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v79 = vae_softplus(t77[i * 32]);
        const vae_real v88 = vae_softplus(t78[i * 32]) - v79;
        t89[i] = v88 * (1.0f / (v79 + vae_sqrt(t83[i] + 1e-12f)));
        t120[i] = v88 * (1.0f / (v79 + vae_sqrt(t115[i] + 1e-12f)));
    }
}

// kernel 9, encode: loop over rows of [2]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t89 = s->arena + 3776; // [n, 1]
    const vae_real *t81 = s->arena + 3312; // [n, 2]
    vae_real *t91 = s->arena + 3232; // [n, 2]
    const vae_real *mean13 = s->arena + 20; // [n, 2] in rows of 32
    vae_real *t97 = s->arena + 3152; // [n, 2]
    const vae_real *t92 = s->arena + 28; // [n, 2] in rows of 32
    vae_real *t99 = s->arena + 3680; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t99_sum = 0.0f;
        VAE_SIMD_SUM(t99_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v91 = mean13[i * 32 + j] + t89[i] * t81[i * 2 + j];
            t91[i * 2 + j] = v91;
            const vae_real v97 = v91 - t92[i * 32 + j];
            t97[i * 2 + j] = v97;
            t99_sum += v97 * v97;
        }
        t99[i] = t99_sum;
    }
}

// What kernel 10 of encode and 1 other do, each with buffers of its own:
//   t99: [n, 1]
//   t95: [n, 1]
//   t105: [n, 1]
//   t104: [n, 1]
VAE_SHARED_2(like_encode_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t99,
    const vae_real *t95, vae_real *t105, const vae_real *t104) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t105[i] = t104[i] * (1.0f / (t95[i] + vae_sqrt(t99[i] + 1e-12f)));
    }
}

// What kernel 11 of encode and 1 other do, each with buffers of its own:
//   t105: [n, 1]
//   t97: [n, 2]
//   t107: [n, 2]
//   t91: [n, 2]
VAE_SHARED_1(like_encode_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *t105,
    const vae_real *t97, vae_real *t107, const vae_real *t91) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t107[i * 2 + j] = t91[i * 2 + j] + t105[i] * t97[i * 2 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_simple.vae:8  dense(12)
    // flow_simple.vae:8  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 1584, s->param + 0, s->arena + 1152, s->param + 112);
    // flow_simple.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [32]
    like_train_k1(s, tile, scratch, s->arena + 1152, s->param + 128, s->arena + 0, s->param + 512);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    encode_k6(s, tile, scratch);
    encode_k7(s, tile, scratch);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
    // kernel 10, encode: loop over rows of [1]
    like_encode_k10(s, tile, scratch, s->arena + 3680, s->arena + 3728, s->arena + 3584,
        s->arena + 3632);
    // kernel 11, encode: loop over rows of [2]
    like_encode_k11(s, tile, scratch, s->arena + 3584, s->arena + 3152, s->arena + 3072,
        s->arena + 3232);
    // flow_simple.vae:6  sampling and KL
    // kernel 12, encode: loop over rows of [2]
    like_train_k9(s, tile, scratch, s->arena + 3488, s->arena + 2832, s->arena + 2752,
        s->arena + 2912, s->arena + 2672, s->arena + 28, s->arena + 3440);
    // flow_simple.vae:6  sampling and KL
    // kernel 13, encode: loop over rows of [1]
    like_encode_k10(s, tile, scratch, s->arena + 3440, s->arena + 3728, s->arena + 3392,
        s->arena + 3632);
    // flow_simple.vae:6  sampling and KL
    // kernel 14, encode: loop over rows of [2]
    like_encode_k11(s, tile, scratch, s->arena + 3392, s->arena + 2672, s->arena + 2592,
        s->arena + 2752);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// flow_simple.vae:5  z
// kernel 0, decode: loop over rows of [3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t2 = s->arena + 1440; // [n, 3] in rows of 5
    const vae_real *z0 = s->arena + 1632; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t2[i * 5 + j] = z0[i * 3 + j];
        }
    }
}

// flow_simple.vae:6  w
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 1443; // [n, 2] in rows of 5
    const vae_real *z1 = s->arena + 1744; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t3[i * 5 + j] = z1[i * 2 + j];
        }
    }
}

// flow_simple.vae:9  dense(9)
// kernel 3, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h9 = s->arena + 0; // [n, 12]
    const vae_real *w10 = s->param + 624; // [12, 9]
    vae_real *p13 = s->arena + 1104; // [n, 9]
    const vae_real *b11 = s->param + 736; // [9]
    vae_real *t16 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h9 + begin * 12, 12, w10, 9, p13 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v12 = p13[i * 9 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 9 + j] = v13;
            t16[i * 9 + j] = v13;
        }
    }
}

// kernel 4, decode: loop over rows of [9]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t15 = s->arena + 768; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t15[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // flow_simple.vae:9  dense(12)
    // flow_simple.vae:9  tanh
    // kernel 2, decode: product by panels over rows of [12]
    like_train_k13(s, tile, scratch, s->arena + 1440, s->param + 544, s->arena + 0, s->param + 608);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 4368, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 6096, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 6768, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 9872, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 9920, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 9888, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2016, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 2768, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 3200, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 3328, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 3424, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3280, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3904, 1}, // [n, 1]
    {"w.kl", VAE_OUT_ROW, 0, 3472, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1584, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 2256, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 2992, 2}, // [n, 2]
    {"z.mean", VAE_OUT_ROW, 0, 2368, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 1920, 3}, // [n, 3]
    {"w.mean", VAE_OUT_ROW, 0, 3072, 2}, // [n, 2]
    {"w.sample", VAE_OUT_ROW, 0, 2592, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1632, 3}, // [n, 3]
    {"w", VAE_IN_LATENT, 1, 1744, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 32}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 512, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 32}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 515, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.weight", 2, {14, 12}, {1, 32}, 134, VAE_INIT_UNIFORM, 0.480384469f, true, true, false},
    {"posterior.z.flow.bias", 1, {14}, {1}, 518, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.mean.weight", 2, {2, 12}, {1, 32}, 148, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.w.mean.bias", 1, {2}, {1}, 532, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.logvar.weight", 2, {2, 12}, {1, 32}, 150, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.w.logvar.bias", 1, {2}, {1}, 534, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.flow.weight", 2, {8, 12}, {1, 32}, 152, VAE_INIT_UNIFORM, 0.547722578f, true, true, false},
    {"posterior.w.flow.bias", 1, {8}, {1}, 536, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 5}, {1, 12}, 544, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 624, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 736, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
    {"w", 2, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a posterior with a flow, whose density is not known of every value"},
    {0, 0, "has a posterior with a flow, whose density is not known of every value"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 260},
    {VAE_STAGE_LATENT, 0, "w: normal", "[2]", 156},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 72},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 752},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "flow_simple", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model flow_simple\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: heads and flow                 [3]                       260            520\n"
        "  w: heads and flow                 [2]                       156            312\n"
        "  decoder(z, w)                     [5]                         -              -\n"
        "    dense(12)                       [12]                       72            120\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  725 parameters; one training step of 36 rows: 134,784 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          36      356        39,808       39,808\n"
        "  eval           17      154        18,880       18,880\n"
        "  encode         15      105        18,176       18,176\n"
        "  decode          5        9         7,296        7,296\n",
    .batch = 36, .n_param = 752, .n_state = 0, .n_arena = 9952,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 3744.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 16,
    .tensor = tensors, .n_tensors = 18,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 7},
    .decode = {"decode", decode_run, decode_ports, 5},
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
