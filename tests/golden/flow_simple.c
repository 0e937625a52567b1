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
//   train          36      306        39,872       39,872
//   eval           17      134        19,328       19,328
//   encode         15      103        18,624       18,624
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
VAE_SHARED void like_train_k0(const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
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

// flow_simple.vae:8  dense(12)
// flow_simple.vae:8  tanh
// kernel 0, train: product by panels over rows of [12]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 4368, s->param + 0, s->arena + 3600, s->param + 112);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 12]
//   w6: [12, 32]
//   heads9: [n, 32]
//   b7: [32]
VAE_SHARED void like_train_k1(const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
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

// flow_simple.vae:5  posterior heads (added by the compiler)
// kernel 1, train: product by panels over rows of [32]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 3600, s->param + 128, s->arena + 1152,
        s->param + 512);
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1155; // [n, 3] in rows of 32
    vae_real *t19 = s->arena + 6432; // [n, 3]
    const vae_real *eps16 = s->arena + 6544; // [n, 3]
    vae_real *t21 = s->arena + 6320; // [n, 3]
    const vae_real *mean10 = s->arena + 1152; // [n, 3] in rows of 32
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    const vae_real *t29 = s->arena + 1158; // [n, 3] in rows of 32
    vae_real *t33 = s->arena + 9840; // [n, 1]
    vae_real *t40 = s->arena + 9696; // [n, 1]
    vae_real *t44 = s->arena + 9648; // [n, 1]
    const vae_real *t55 = s->arena + 1168; // [n, 3] in rows of 32
    const vae_real *t54 = s->arena + 1165; // [n, 3] in rows of 32
    vae_real *t58 = s->arena + 9456; // [n, 1]
    vae_real *t64 = s->arena + 9312; // [n, 1]
    vae_real *t79 = s->arena + 9072; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        vae_real t44_sum = 0.0f;
        vae_real t58_sum = 0.0f;
        vae_real t64_sum = 0.0f;
        vae_real t79_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t40_sum, t44_sum, t58_sum, t64_sum, t79_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v19 = vae_exp(0.5f * logvar11[i * 32 + j]);
            t19[i * 3 + j] = v19;
            const vae_real v21 = mean10[i * 32 + j] + v19 * eps16[i * 3 + j];
            t21[i * 3 + j] = v21;
            const vae_real v24 = eps16[i * 3 + j] * eps16[i * 3 + j] + logvar11[i * 32 + j];
            t33_sum += t30[i * 32 + j] * t29[i * 32 + j];
            t40_sum += t30[i * 32 + j] * t30[i * 32 + j];
            t44_sum += t30[i * 32 + j] * v21;
            t58_sum += t55[i * 32 + j] * t54[i * 32 + j];
            t64_sum += t55[i * 32 + j] * t55[i * 32 + j];
            t79_sum += (-0.5f) * (v24 + 1.83787707f);
        }
        t33[i] = t33_sum;
        t40[i] = t40_sum;
        t44[i] = t44_sum;
        t58[i] = t58_sum;
        t64[i] = t64_sum;
        t79[i] = t79_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:6  sampling and KL
// kernel 3, train: loop over rows of [1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t33 = s->arena + 9840; // [n, 1]
    vae_real *t36 = s->arena + 9792; // [n, 1]
    vae_real *t37 = s->arena + 9744; // [n, 1]
    const vae_real *t44 = s->arena + 9648; // [n, 1]
    const vae_real *t31 = s->arena + 1164; // [n, 1] in rows of 32
    vae_real *t46 = s->arena + 9600; // [n, 1]
    vae_real *t50 = s->arena + 9552; // [n, 1]
    vae_real *t52 = s->arena + 9504; // [n, 1]
    const vae_real *t58 = s->arena + 9456; // [n, 1]
    vae_real *t60 = s->arena + 9408; // [n, 1]
    vae_real *t61 = s->arena + 9360; // [n, 1]
    vae_real *t99 = s->arena + 8928; // [n, 1]
    const vae_real *t97 = s->arena + 1178; // [n, 1] in rows of 32
    const vae_real *t98 = s->arena + 1179; // [n, 1] in rows of 32
    vae_real *t101 = s->arena + 8880; // [n, 1]
    vae_real *t122 = s->arena + 8496; // [n, 1]
    const vae_real *t120 = s->arena + 1182; // [n, 1] in rows of 32
    const vae_real *t121 = s->arena + 1183; // [n, 1] in rows of 32
    vae_real *t124 = s->arena + 8448; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v36 = vae_softplus(t33[i]) - 1.0f;
        t36[i] = v36;
        t37[i] = v36 - t33[i];
        const vae_real v46 = vae_tanh(t44[i] + t31[i * 32]);
        t46[i] = v46;
        const vae_real v50 = 1.0f - v46 * v46;
        t50[i] = v50;
        t52[i] = 1.0f + v50 * v36;
        const vae_real v60 = vae_softplus(t58[i]) - 1.0f;
        t60[i] = v60;
        t61[i] = v60 - t58[i];
        const vae_real v99 = vae_softplus(t97[i * 32]);
        t99[i] = v99;
        t101[i] = vae_softplus(t98[i * 32]) - v99;
        const vae_real v122 = vae_softplus(t120[i * 32]);
        t122[i] = v122;
        t124[i] = vae_softplus(t121[i * 32]) - v122;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 4, train: loop over rows of [3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t37 = s->arena + 9744; // [n, 1]
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    vae_real *t41 = s->arena + 6208; // [n, 3]
    const vae_real *t40 = s->arena + 9696; // [n, 1]
    vae_real *t42 = s->arena + 6096; // [n, 3]
    const vae_real *t29 = s->arena + 1158; // [n, 3] in rows of 32
    const vae_real *t46 = s->arena + 9600; // [n, 1]
    vae_real *t48 = s->arena + 5984; // [n, 3]
    const vae_real *t21 = s->arena + 6320; // [n, 3]
    const vae_real *t61 = s->arena + 9360; // [n, 1]
    const vae_real *t55 = s->arena + 1168; // [n, 3] in rows of 32
    vae_real *t65 = s->arena + 5872; // [n, 3]
    const vae_real *t64 = s->arena + 9312; // [n, 1]
    vae_real *t66 = s->arena + 5760; // [n, 3]
    const vae_real *t54 = s->arena + 1165; // [n, 3] in rows of 32
    vae_real *t68 = s->arena + 9264; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t68_sum = 0.0f;
        VAE_SIMD_SUM(t68_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v41 = t37[i] * t30[i * 32 + j] / t40[i];
            t41[i * 3 + j] = v41;
            const vae_real v42 = t29[i * 32 + j] + v41;
            t42[i * 3 + j] = v42;
            const vae_real v48 = t21[i * 3 + j] + v42 * t46[i];
            t48[i * 3 + j] = v48;
            const vae_real v65 = t61[i] * t55[i * 32 + j] / t64[i];
            t65[i * 3 + j] = v65;
            t66[i * 3 + j] = t54[i * 32 + j] + v65;
            t68_sum += t55[i * 32 + j] * v48;
        }
        t68[i] = t68_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 5, train: loop over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t52 = s->arena + 9504; // [n, 1]
    const vae_real *t68 = s->arena + 9264; // [n, 1]
    const vae_real *t56 = s->arena + 1171; // [n, 1] in rows of 32
    vae_real *t70 = s->arena + 9216; // [n, 1]
    vae_real *t74 = s->arena + 9168; // [n, 1]
    const vae_real *t60 = s->arena + 9408; // [n, 1]
    vae_real *t76 = s->arena + 9120; // [n, 1]
    vae_real *t80 = s->arena + 9024; // [n, 1]
    const vae_real *t79 = s->arena + 9072; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v70 = vae_tanh(t68[i] + t56[i * 32]);
        t70[i] = v70;
        const vae_real v74 = 1.0f - v70 * v70;
        t74[i] = v74;
        const vae_real v76 = 1.0f + v74 * t60[i];
        t76[i] = v76;
        t80[i] = t79[i] - (vae_log(t52[i]) + vae_log(v76));
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 6, train: loop over rows of [3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t66 = s->arena + 5760; // [n, 3]
    const vae_real *t70 = s->arena + 9216; // [n, 1]
    vae_real *z72 = s->arena + 4896; // [n, 3] in rows of 5
    const vae_real *t48 = s->arena + 5984; // [n, 3]
    vae_real *t84 = s->arena + 8976; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t84_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v72 = t48[i * 3 + j] + t66[i * 3 + j] * t70[i];
            z72[i * 5 + j] = v72;
            t84_sum += (-0.5f) * (v72 * v72 + 1.83787707f);
        }
        t84[i] = t84_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 7, train: loop over rows of [2]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar14 = s->arena + 1174; // [n, 2] in rows of 32
    vae_real *t89 = s->arena + 7136; // [n, 2]
    const vae_real *eps87 = s->arena + 7216; // [n, 2]
    vae_real *t91 = s->arena + 7056; // [n, 2]
    const vae_real *mean13 = s->arena + 1172; // [n, 2] in rows of 32
    vae_real *t102 = s->arena + 6976; // [n, 2]
    const vae_real *t96 = s->arena + 1176; // [n, 2] in rows of 32
    vae_real *t104 = s->arena + 8832; // [n, 1]
    vae_real *t142 = s->arena + 8064; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t104_sum = 0.0f;
        vae_real t142_sum = 0.0f;
        VAE_SIMD_SUM(t104_sum, t142_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v89 = vae_exp(0.5f * logvar14[i * 32 + j]);
            t89[i * 2 + j] = v89;
            const vae_real v91 = mean13[i * 32 + j] + v89 * eps87[i * 2 + j];
            t91[i * 2 + j] = v91;
            const vae_real v93 = eps87[i * 2 + j] * eps87[i * 2 + j] + logvar14[i * 32 + j];
            const vae_real v102 = v91 - t96[i * 32 + j];
            t102[i * 2 + j] = v102;
            t104_sum += v102 * v102;
            t142_sum += (-0.5f) * (v93 + 1.83787707f);
        }
        t104[i] = t104_sum;
        t142[i] = t142_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 8, train: loop over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t104 = s->arena + 8832; // [n, 1]
    vae_real *t107 = s->arena + 8784; // [n, 1]
    vae_real *t108 = s->arena + 8736; // [n, 1]
    const vae_real *t99 = s->arena + 8928; // [n, 1]
    vae_real *t109 = s->arena + 8688; // [n, 1]
    vae_real *t110 = s->arena + 8640; // [n, 1]
    const vae_real *t101 = s->arena + 8880; // [n, 1]
    vae_real *t114 = s->arena + 8592; // [n, 1]
    vae_real *t116 = s->arena + 8544; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v107 = vae_sqrt(t104[i] + 1e-12f);
        t107[i] = v107;
        const vae_real v108 = t99[i] + v107;
        t108[i] = v108;
        const vae_real v109 = 1.0f / v108;
        t109[i] = v109;
        const vae_real v110 = t101[i] * v109;
        t110[i] = v110;
        const vae_real v114 = v110 * v109;
        t114[i] = v114;
        t116[i] = v110 - v114 * v107;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 9, train: loop over rows of [2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t110 = s->arena + 8640; // [n, 1]
    const vae_real *t102 = s->arena + 6976; // [n, 2]
    vae_real *t112 = s->arena + 6896; // [n, 2]
    const vae_real *t91 = s->arena + 7056; // [n, 2]
    vae_real *t125 = s->arena + 6816; // [n, 2]
    const vae_real *t119 = s->arena + 1180; // [n, 2] in rows of 32
    vae_real *t127 = s->arena + 8400; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t127_sum = 0.0f;
        VAE_SIMD_SUM(t127_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v112 = t91[i * 2 + j] + t110[i] * t102[i * 2 + j];
            t112[i * 2 + j] = v112;
            const vae_real v125 = v112 - t119[i * 32 + j];
            t125[i * 2 + j] = v125;
            t127_sum += v125 * v125;
        }
        t127[i] = t127_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 10, train: loop over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t110 = s->arena + 8640; // [n, 1]
    const vae_real *t116 = s->arena + 8544; // [n, 1]
    const vae_real *t127 = s->arena + 8400; // [n, 1]
    vae_real *t129 = s->arena + 8352; // [n, 1]
    vae_real *t130 = s->arena + 8304; // [n, 1]
    const vae_real *t122 = s->arena + 8496; // [n, 1]
    vae_real *t131 = s->arena + 8256; // [n, 1]
    vae_real *t132 = s->arena + 8208; // [n, 1]
    const vae_real *t124 = s->arena + 8448; // [n, 1]
    vae_real *t136 = s->arena + 8160; // [n, 1]
    vae_real *t138 = s->arena + 8112; // [n, 1]
    vae_real *t143 = s->arena + 8016; // [n, 1]
    const vae_real *t142 = s->arena + 8064; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v129 = vae_sqrt(t127[i] + 1e-12f);
        t129[i] = v129;
        const vae_real v130 = t122[i] + v129;
        t130[i] = v130;
        const vae_real v131 = 1.0f / v130;
        t131[i] = v131;
        const vae_real v132 = t124[i] * v131;
        t132[i] = v132;
        const vae_real v136 = v132 * v131;
        t136[i] = v136;
        const vae_real v138 = v132 - v136 * v129;
        t138[i] = v138;
        const vae_real v141 = vae_log1p(t110[i]) + vae_log1p(t116[i]) + (vae_log1p(v132) + vae_log1p(v138));
        t143[i] = t142[i] - v141;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 11, train: loop over rows of [2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t132 = s->arena + 8208; // [n, 1]
    const vae_real *t125 = s->arena + 6816; // [n, 2]
    vae_real *z134 = s->arena + 4899; // [n, 2] in rows of 5
    const vae_real *t112 = s->arena + 6896; // [n, 2]
    vae_real *t147 = s->arena + 7968; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t147_sum = 0.0f;
        VAE_SIMD_SUM(t147_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v134 = t112[i * 2 + j] + t132[i] * t125[i * 2 + j];
            z134[i * 5 + j] = v134;
            t147_sum += (-0.5f) * (v134 * v134 + 1.83787707f);
        }
        t147[i] = t147_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:6  sampling and KL
// kernel 12, train: loop over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t84 = s->arena + 8976; // [n, 1]
    const vae_real *t80 = s->arena + 9024; // [n, 1]
    const vae_real *t147 = s->arena + 7968; // [n, 1]
    const vae_real *t143 = s->arena + 8016; // [n, 1]
    vae_real *t149 = s->arena + 7920; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t149[i] = -(t84[i] - t80[i]) - (t147[i] - t143[i]);
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   z150: [n, 5]
//   w151: [5, 12]
//   h155: [n, 12]
//   b152: [12]
VAE_SHARED void like_train_k13(const VaeState *s, int tile, vae_real *scratch,
    const vae_real *z150, const vae_real *w151, vae_real *h155, const vae_real *b152) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 5, z150 + begin * 5, 5, w151, 12, h155 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v153 = h155[i * 12 + j];
            h155[i * 12 + j] = vae_tanh(v153 + b152[j]);
        }
    }
}

// flow_simple.vae:9  dense(12)
// flow_simple.vae:9  tanh
// kernel 13, train: product by panels over rows of [12]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 4896, s->param + 544, s->arena + 3168,
        s->param + 608);
}

// flow_simple.vae:9  dense(9)
// flow_simple.vae:11  likelihood = gaussian
// flow_simple.vae:11  gradient of likelihood = gaussian
// kernel 14, train: product by panels over rows of [9]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h155 = s->arena + 3168; // [n, 12]
    const vae_real *w156 = s->param + 624; // [12, 9]
    vae_real *d180 = s->arena + 4032; // [n, 9]
    const vae_real *b157 = s->param + 736; // [9]
    const vae_real *x0 = s->arena + 4368; // [n, 9]
    vae_real *t168 = s->arena + 7872; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c178 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h155 + begin * 12, 12, w156, 9, d180 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t168_sum = 0.0f;
        VAE_SIMD_SUM(t168_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v158 = d180[i * 9 + j];
            const vae_real v161 = x0[i * 9 + j] - (v158 + b157[j]);
            const vae_real v167 = 0.5f * ((-1.38629436f) + 4.0f * (v161 * v161) + 1.83787707f);
            t168_sum += v167;
            d180[i * 9 + j] = -(c178 * v161);
        }
        t168[i] = t168_sum;
    }
}

// kernel 15, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t170 = s->arena + 9952; // [1]
    const vae_real *t168 = s->arena + 7872; // [n, 1]
    vae_real *t172 = s->arena + 9920; // [1]
    const vae_real *t149 = s->arena + 7920; // [n, 1]
    vae_real t170_sum = 0.0f;
    vae_real t172_sum = 0.0f;
    VAE_SIMD_SUM(t170_sum, t172_sum)
    for (size_t i = 0; i < rows; i++) {
        t170_sum += t168[i];
        t172_sum += t149[i];
    }
    t170[0] = t170_sum;
    t172[0] = t172_sum;
}

// kernel 16, train: loop over [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t171 = s->arena + 9936; // [1]
    const vae_real *t170 = s->arena + 9952; // [1]
    vae_real *t173 = s->arena + 9904; // [1]
    const vae_real *t172 = s->arena + 9920; // [1]
    vae_real *t176 = s->arena + 9888; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v171 = t170[0] * inv_n;
    t171[0] = v171;
    const vae_real v173 = t172[0] * inv_n;
    t173[0] = v173;
    t176[0] = v171 + beta * v173;
}

// flow_simple.vae:11  gradient of dense(9)
// flow_simple.vae:9  gradient of dense(9)
// kernel 17, train: weight gradient over [12, 9]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h155 = s->arena + 3168; // [n, 12]
    const vae_real *d180 = s->arena + 4032; // [n, 9]
    vae_real *d_param182 = s->grad + 624; // [12, 9]
    if (tile == 1) {
        vae_real *d_param181 = s->grad + 736; // [9]
        vae_column_sums(s->n, 9, d180, 9, d_param181);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h155, 12, d180, 9, d_param182, 9);
}

// flow_simple.vae:9  gradient of dense(9)
// flow_simple.vae:9  gradient of tanh
// kernel 18, train: product by panels over rows of [12]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d180 = s->arena + 4032; // [n, 9]
    const vae_real *w156 = s->param + 624; // [12, 9]
    vae_real *d186 = s->arena + 2736; // [n, 12]
    const vae_real *h155 = s->arena + 3168; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d180 + begin * 9, 9, w156, 9, d186 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v183 = d186[i * 12 + j];
            d186[i * 12 + j] = v183 * (1.0f - h155[i * 12 + j] * h155[i * 12 + j]);
        }
    }
}

// flow_simple.vae:9  gradient of dense(12)
// kernel 19, train: weight gradient over [5, 12]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z150 = s->arena + 4896; // [n, 5]
    const vae_real *d186 = s->arena + 2736; // [n, 12]
    vae_real *d_param188 = s->grad + 544; // [5, 12]
    if (tile == 1) {
        vae_real *d_param187 = s->grad + 608; // [12]
        vae_column_sums(s->n, 12, d186, 12, d_param187);
        return;
    }
    vae_gemm_tn(5, 12, s->n, z150, 5, d186, 12, d_param188, 12);
}

// flow_simple.vae:9  gradient of dense(12)
// kernel 20, train: product by panels over rows of [5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d186 = s->arena + 2736; // [n, 12]
    const vae_real *w151 = s->param + 544; // [5, 12]
    vae_real *d189 = s->arena + 4704; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 12, d186 + begin * 12, 12, w151, 12, d189 + begin * 5, 5);
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 21, train: loop over rows of [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z134 = s->arena + 4899; // [n, 2] in rows of 5
    vae_real *d195 = s->arena + 6736; // [n, 2]
    const vae_real *d191 = s->arena + 4707; // [n, 2] in rows of 5
    const vae_real *t125 = s->arena + 6816; // [n, 2]
    vae_real *d209 = s->arena + 7824; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real d209_sum = 0.0f;
        VAE_SIMD_SUM(d209_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v195 = d191[i * 5 + j] + c177 * z134[i * 5 + j];
            d195[i * 2 + j] = v195;
            d209_sum += v195 * t125[i * 2 + j];
        }
        d209[i] = d209_sum;
    }
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 22, train: loop over rows of [1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t138 = s->arena + 8112; // [n, 1]
    const vae_real *t129 = s->arena + 8352; // [n, 1]
    const vae_real *t136 = s->arena + 8160; // [n, 1]
    const vae_real *t131 = s->arena + 8256; // [n, 1]
    const vae_real *t132 = s->arena + 8208; // [n, 1]
    const vae_real *d209 = s->arena + 7824; // [n, 1]
    const vae_real *t124 = s->arena + 8448; // [n, 1]
    const vae_real *t130 = s->arena + 8304; // [n, 1]
    vae_real *d221 = s->arena + 7776; // [n, 1]
    const vae_real *t121 = s->arena + 1183; // [n, 1] in rows of 32
    vae_real *d229 = s->arena + 31; // [n, 1] in rows of 32
    const vae_real *t120 = s->arena + 1182; // [n, 1] in rows of 32
    vae_real *d231 = s->arena + 30; // [n, 1] in rows of 32
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    const vae_real c192 = -c177;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v197 = c192 / (t138[i] + 1.0f);
        const vae_real v198 = v197 * t129[i];
        const vae_real v210 = v197 - v198 * t131[i] + c192 / (t132[i] + 1.0f) + d209[i];
        const vae_real v213 = v210 * t131[i];
        const vae_real v217 = (v210 * t124[i] - v198 * t132[i]) / t130[i] * t131[i];
        d221[i] = 0.5f * (-(v197 * t136[i]) - v217) / t129[i];
        d229[i * 32] = v213 * vae_sigmoid(t121[i * 32]);
        d231[i * 32] = (-v217 - v213) * vae_sigmoid(t120[i * 32]);
    }
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 23, train: loop over rows of [2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d195 = s->arena + 6736; // [n, 2]
    const vae_real *t132 = s->arena + 8208; // [n, 1]
    const vae_real *d221 = s->arena + 7776; // [n, 1]
    const vae_real *t125 = s->arena + 6816; // [n, 2]
    vae_real *d225 = s->arena + 6656; // [n, 2]
    vae_real *d226 = s->arena + 28; // [n, 2] in rows of 32
    const vae_real *t102 = s->arena + 6976; // [n, 2]
    vae_real *d245 = s->arena + 7728; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d245_sum = 0.0f;
        VAE_SIMD_SUM(d245_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v208 = d195[i * 2 + j] * t132[i];
            const vae_real v224 = 2.0f * d221[i] * t125[i * 2 + j];
            const vae_real v225 = d195[i * 2 + j] + v208 + v224;
            d225[i * 2 + j] = v225;
            d226[i * 32 + j] = -v208 - v224;
            d245_sum += v225 * t102[i * 2 + j];
        }
        d245[i] = d245_sum;
    }
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 24, train: loop over rows of [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t116 = s->arena + 8544; // [n, 1]
    const vae_real *t107 = s->arena + 8784; // [n, 1]
    const vae_real *t114 = s->arena + 8592; // [n, 1]
    const vae_real *t109 = s->arena + 8688; // [n, 1]
    const vae_real *t110 = s->arena + 8640; // [n, 1]
    const vae_real *d245 = s->arena + 7728; // [n, 1]
    const vae_real *t101 = s->arena + 8880; // [n, 1]
    const vae_real *t108 = s->arena + 8736; // [n, 1]
    vae_real *d257 = s->arena + 7680; // [n, 1]
    const vae_real *t98 = s->arena + 1179; // [n, 1] in rows of 32
    vae_real *d265 = s->arena + 27; // [n, 1] in rows of 32
    const vae_real *t97 = s->arena + 1178; // [n, 1] in rows of 32
    vae_real *d267 = s->arena + 26; // [n, 1] in rows of 32
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    const vae_real c192 = -c177;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v233 = c192 / (t116[i] + 1.0f);
        const vae_real v234 = v233 * t107[i];
        const vae_real v246 = v233 - v234 * t109[i] + c192 / (t110[i] + 1.0f) + d245[i];
        const vae_real v249 = v246 * t109[i];
        const vae_real v253 = (v246 * t101[i] - v234 * t110[i]) / t108[i] * t109[i];
        d257[i] = 0.5f * (-(v233 * t114[i]) - v253) / t107[i];
        d265[i * 32] = v249 * vae_sigmoid(t98[i * 32]);
        d267[i * 32] = (-v253 - v249) * vae_sigmoid(t97[i * 32]);
    }
}

// flow_simple.vae:6  gradient of sampling and KL
// kernel 25, train: loop over rows of [2]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d225 = s->arena + 6656; // [n, 2]
    const vae_real *t110 = s->arena + 8640; // [n, 1]
    const vae_real *d257 = s->arena + 7680; // [n, 1]
    const vae_real *t102 = s->arena + 6976; // [n, 2]
    vae_real *d261 = s->arena + 20; // [n, 2] in rows of 32
    vae_real *d262 = s->arena + 24; // [n, 2] in rows of 32
    const vae_real *eps87 = s->arena + 7216; // [n, 2]
    const vae_real *t89 = s->arena + 7136; // [n, 2]
    vae_real *d271 = s->arena + 22; // [n, 2] in rows of 32
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    const vae_real c193 = (-0.5f) * c177;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v244 = d225[i * 2 + j] * t110[i];
            const vae_real v260 = 2.0f * d257[i] * t102[i * 2 + j];
            const vae_real v261 = d225[i * 2 + j] + v244 + v260;
            d261[i * 32 + j] = v261;
            d262[i * 32 + j] = -v244 - v260;
            d271[i * 32 + j] = c193 + 0.5f * (v261 * eps87[i * 2 + j] * t89[i * 2 + j]);
        }
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z72 = s->arena + 4896; // [n, 3] in rows of 5
    vae_real *d273 = s->arena + 5648; // [n, 3]
    const vae_real *d190 = s->arena + 4704; // [n, 3] in rows of 5
    vae_real *d279 = s->arena + 5536; // [n, 3]
    const vae_real *t70 = s->arena + 9216; // [n, 1]
    const vae_real *t66 = s->arena + 5760; // [n, 3]
    vae_real *d281 = s->arena + 7632; // [n, 1]
    const vae_real *t64 = s->arena + 9312; // [n, 1]
    const vae_real *t65 = s->arena + 5872; // [n, 3]
    vae_real *d290 = s->arena + 7584; // [n, 1]
    const vae_real *t55 = s->arena + 1168; // [n, 3] in rows of 32
    vae_real *d296 = s->arena + 5312; // [n, 3]
    const vae_real *t61 = s->arena + 9360; // [n, 1]
    vae_real *d297 = s->arena + 7536; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real d281_sum = 0.0f;
        vae_real d290_sum = 0.0f;
        vae_real d297_sum = 0.0f;
        VAE_SIMD_SUM(d281_sum, d290_sum, d297_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v273 = d190[i * 5 + j] + c177 * z72[i * 5 + j];
            d273[i * 3 + j] = v273;
            const vae_real v279 = v273 * t70[i];
            d279[i * 3 + j] = v279;
            d281_sum += v273 * t66[i * 3 + j];
            const vae_real v287 = v279 / t64[i];
            d290_sum += -(v287 * t65[i * 3 + j]);
            d296[i * 3 + j] = v287 * t61[i];
            d297_sum += v287 * t55[i * 32 + j];
        }
        d281[i] = d281_sum;
        d290[i] = d290_sum;
        d297[i] = d297_sum;
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 27, train: loop over rows of [1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t76 = s->arena + 9120; // [n, 1]
    const vae_real *t60 = s->arena + 9408; // [n, 1]
    const vae_real *t74 = s->arena + 9168; // [n, 1]
    const vae_real *t70 = s->arena + 9216; // [n, 1]
    const vae_real *d281 = s->arena + 7632; // [n, 1]
    vae_real *d283 = s->arena + 19; // [n, 1] in rows of 32
    const vae_real *d297 = s->arena + 7536; // [n, 1]
    const vae_real *t58 = s->arena + 9456; // [n, 1]
    vae_real *d302 = s->arena + 7488; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    const vae_real c192 = -c177;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v274 = c192 / t76[i];
        d283[i * 32] = (d281[i] - 2.0f * (v274 * t60[i]) * t70[i]) * t74[i];
        d302[i] = (v274 * t74[i] + d297[i]) * vae_sigmoid(t58[i]) - d297[i];
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 28, train: loop over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d283 = s->arena + 19; // [n, 1] in rows of 32
    const vae_real *t55 = s->arena + 1168; // [n, 3] in rows of 32
    vae_real *d286 = s->arena + 5424; // [n, 3]
    const vae_real *d273 = s->arena + 5648; // [n, 3]
    const vae_real *d302 = s->arena + 7488; // [n, 1]
    vae_real *d306 = s->arena + 13; // [n, 3] in rows of 32
    const vae_real *d279 = s->arena + 5536; // [n, 3]
    vae_real *d312 = s->arena + 5200; // [n, 3]
    const vae_real *t46 = s->arena + 9600; // [n, 1]
    const vae_real *t42 = s->arena + 6096; // [n, 3]
    vae_real *d314 = s->arena + 7440; // [n, 1]
    const vae_real *t40 = s->arena + 9696; // [n, 1]
    const vae_real *t41 = s->arena + 6208; // [n, 3]
    vae_real *d323 = s->arena + 7392; // [n, 1]
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    vae_real *d329 = s->arena + 5088; // [n, 3]
    const vae_real *t37 = s->arena + 9744; // [n, 1]
    vae_real *d330 = s->arena + 7344; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d314_sum = 0.0f;
        vae_real d323_sum = 0.0f;
        vae_real d330_sum = 0.0f;
        VAE_SIMD_SUM(d314_sum, d323_sum, d330_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v286 = d273[i * 3 + j] + d283[i * 32] * t55[i * 32 + j];
            d286[i * 3 + j] = v286;
            d306[i * 32 + j] = d279[i * 3 + j] + d302[i] * t55[i * 32 + j];
            const vae_real v312 = v286 * t46[i];
            d312[i * 3 + j] = v312;
            d314_sum += v286 * t42[i * 3 + j];
            const vae_real v320 = v312 / t40[i];
            d323_sum += -(v320 * t41[i * 3 + j]);
            d329[i * 3 + j] = v320 * t37[i];
            d330_sum += v320 * t30[i * 32 + j];
        }
        d314[i] = d314_sum;
        d323[i] = d323_sum;
        d330[i] = d330_sum;
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 29, train: loop over rows of [3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d283 = s->arena + 19; // [n, 1] in rows of 32
    const vae_real *t48 = s->arena + 5984; // [n, 3]
    const vae_real *d290 = s->arena + 7584; // [n, 1]
    const vae_real *t55 = s->arena + 1168; // [n, 3] in rows of 32
    const vae_real *d296 = s->arena + 5312; // [n, 3]
    const vae_real *d302 = s->arena + 7488; // [n, 1]
    const vae_real *t54 = s->arena + 1165; // [n, 3] in rows of 32
    vae_real *d305 = s->arena + 16; // [n, 3] in rows of 32
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v294 = d283[i * 32] * t48[i * 3 + j] + 2.0f * d290[i] * t55[i * 32 + j];
            d305[i * 32 + j] = v294 + d296[i * 3 + j] + d302[i] * t54[i * 32 + j];
        }
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 30, train: loop over rows of [1]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t52 = s->arena + 9504; // [n, 1]
    const vae_real *t36 = s->arena + 9792; // [n, 1]
    const vae_real *t50 = s->arena + 9552; // [n, 1]
    const vae_real *t46 = s->arena + 9600; // [n, 1]
    const vae_real *d314 = s->arena + 7440; // [n, 1]
    vae_real *d316 = s->arena + 12; // [n, 1] in rows of 32
    const vae_real *d330 = s->arena + 7344; // [n, 1]
    const vae_real *t33 = s->arena + 9840; // [n, 1]
    vae_real *d335 = s->arena + 7296; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    const vae_real c192 = -c177;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v307 = c192 / t52[i];
        d316[i * 32] = (d314[i] - 2.0f * (v307 * t36[i]) * t46[i]) * t50[i];
        d335[i] = (v307 * t50[i] + d330[i]) * vae_sigmoid(t33[i]) - d330[i];
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 31, train: loop over rows of [3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d316 = s->arena + 12; // [n, 1] in rows of 32
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    vae_real *d319 = s->arena + 0; // [n, 3] in rows of 32
    const vae_real *d286 = s->arena + 5424; // [n, 3]
    const vae_real *d335 = s->arena + 7296; // [n, 1]
    vae_real *d339 = s->arena + 6; // [n, 3] in rows of 32
    const vae_real *d312 = s->arena + 5200; // [n, 3]
    const vae_real *eps16 = s->arena + 6544; // [n, 3]
    const vae_real *t19 = s->arena + 6432; // [n, 3]
    vae_real *d344 = s->arena + 3; // [n, 3] in rows of 32
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c177 = beta * inv_n;
    const vae_real c193 = (-0.5f) * c177;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v319 = d286[i * 3 + j] + d316[i * 32] * t30[i * 32 + j];
            d319[i * 32 + j] = v319;
            d339[i * 32 + j] = d312[i * 3 + j] + d335[i] * t30[i * 32 + j];
            d344[i * 32 + j] = c193 + 0.5f * (v319 * eps16[i * 3 + j] * t19[i * 3 + j]);
        }
    }
}

// flow_simple.vae:5  gradient of sampling and KL
// kernel 32, train: loop over rows of [3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d316 = s->arena + 12; // [n, 1] in rows of 32
    const vae_real *t21 = s->arena + 6320; // [n, 3]
    const vae_real *d323 = s->arena + 7392; // [n, 1]
    const vae_real *t30 = s->arena + 1161; // [n, 3] in rows of 32
    const vae_real *d329 = s->arena + 5088; // [n, 3]
    const vae_real *d335 = s->arena + 7296; // [n, 1]
    const vae_real *t29 = s->arena + 1158; // [n, 3] in rows of 32
    vae_real *d338 = s->arena + 9; // [n, 3] in rows of 32
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v327 = d316[i * 32] * t21[i * 3 + j] + 2.0f * d323[i] * t30[i * 32 + j];
            d338[i * 32 + j] = v327 + d329[i * 3 + j] + d335[i] * t29[i * 32 + j];
        }
    }
}

// flow_simple.vae:5  gradient of posterior heads (added by the compiler)
// kernel 33, train: weight gradient over [12, 32]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 3600; // [n, 12]
    const vae_real *d346 = s->arena + 0; // [n, 32]
    vae_real *d_param348 = s->grad + 128; // [12, 32]
    if (tile == 1) {
        vae_real *d_param347 = s->grad + 512; // [32]
        vae_column_sums(s->n, 32, d346, 32, d_param347);
        return;
    }
    vae_gemm_tn(12, 32, s->n, h5, 12, d346, 32, d_param348, 32);
}

// flow_simple.vae:5  gradient of posterior heads (added by the compiler)
// flow_simple.vae:8  gradient of tanh
// kernel 34, train: product by panels over rows of [12]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d346 = s->arena + 0; // [n, 32]
    const vae_real *w6 = s->param + 128; // [12, 32]
    vae_real *d352 = s->arena + 2304; // [n, 12]
    const vae_real *h5 = s->arena + 3600; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 32, d346 + begin * 32, 32, w6, 32, d352 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v349 = d352[i * 12 + j];
            d352[i * 12 + j] = v349 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// flow_simple.vae:8  gradient of dense(12)
// kernel 35, train: weight gradient over [9, 12]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 4368; // [n, 9]
    const vae_real *d352 = s->arena + 2304; // [n, 12]
    vae_real *d_param354 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param353 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d352, 12, d_param353);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d352, 12, d_param354, 12);
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
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k34(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {2304, 12}, // d352
    {0, 32}, // d226
    {2736, 12}, // d186
    {4032, 9}, // d180
    {7872, 1}, // t168
    {3168, 12}, // h155
    {4896, 5}, // z72
    {7920, 1}, // t149
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
static void train_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k33, 2, {.weights = true}},
        {train_k17, 2, {.weights = true}},
        {train_k35, 2, {.weights = true}},
        {train_k19, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// flow_simple.vae:8  dense(12)
// flow_simple.vae:8  tanh
// kernel 0, eval: product by panels over rows of [12]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 2016, s->param + 0, s->arena + 1584, s->param + 112);
}

// flow_simple.vae:5  posterior heads (added by the compiler)
// kernel 1, eval: product by panels over rows of [32]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 1584, s->param + 128, s->arena + 0, s->param + 512);
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 3; // [n, 3] in rows of 32
    const vae_real *eps16 = s->arena + 2880; // [n, 3]
    vae_real *t21 = s->arena + 2768; // [n, 3]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 32
    const vae_real *t29 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t28 = s->arena + 6; // [n, 3] in rows of 32
    vae_real *t32 = s->arena + 4784; // [n, 1]
    vae_real *t39 = s->arena + 4688; // [n, 1]
    vae_real *t43 = s->arena + 4640; // [n, 1]
    const vae_real *t54 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t53 = s->arena + 13; // [n, 3] in rows of 32
    vae_real *t57 = s->arena + 4496; // [n, 1]
    vae_real *t63 = s->arena + 4352; // [n, 1]
    vae_real *t78 = s->arena + 4208; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t39_sum = 0.0f;
        vae_real t43_sum = 0.0f;
        vae_real t57_sum = 0.0f;
        vae_real t63_sum = 0.0f;
        vae_real t78_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t39_sum, t43_sum, t57_sum, t63_sum, t78_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v21 = mean10[i * 32 + j] + vae_exp(0.5f * logvar11[i * 32 + j]) * eps16[i * 3 + j];
            t21[i * 3 + j] = v21;
            const vae_real v24 = eps16[i * 3 + j] * eps16[i * 3 + j] + logvar11[i * 32 + j];
            t32_sum += t29[i * 32 + j] * t28[i * 32 + j];
            t39_sum += t29[i * 32 + j] * t29[i * 32 + j];
            t43_sum += t29[i * 32 + j] * v21;
            t57_sum += t54[i * 32 + j] * t53[i * 32 + j];
            t63_sum += t54[i * 32 + j] * t54[i * 32 + j];
            t78_sum += (-0.5f) * (v24 + 1.83787707f);
        }
        t32[i] = t32_sum;
        t39[i] = t39_sum;
        t43[i] = t43_sum;
        t57[i] = t57_sum;
        t63[i] = t63_sum;
        t78[i] = t78_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t32 = s->arena + 4784; // [n, 1]
    vae_real *t36 = s->arena + 4736; // [n, 1]
    const vae_real *t43 = s->arena + 4640; // [n, 1]
    const vae_real *t30 = s->arena + 12; // [n, 1] in rows of 32
    vae_real *t45 = s->arena + 4592; // [n, 1]
    vae_real *t52 = s->arena + 4544; // [n, 1]
    const vae_real *t57 = s->arena + 4496; // [n, 1]
    vae_real *t59 = s->arena + 4448; // [n, 1]
    vae_real *t60 = s->arena + 4400; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v35 = vae_softplus(t32[i]) - 1.0f;
        t36[i] = v35 - t32[i];
        const vae_real v45 = vae_tanh(t43[i] + t30[i * 32]);
        t45[i] = v45;
        t52[i] = vae_log(1.0f + (1.0f - v45 * v45) * v35);
        const vae_real v59 = vae_softplus(t57[i]) - 1.0f;
        t59[i] = v59;
        t60[i] = v59 - t57[i];
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [3]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t36 = s->arena + 4736; // [n, 1]
    const vae_real *t29 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t39 = s->arena + 4688; // [n, 1]
    const vae_real *t28 = s->arena + 6; // [n, 3] in rows of 32
    const vae_real *t45 = s->arena + 4592; // [n, 1]
    vae_real *t47 = s->arena + 2656; // [n, 3]
    const vae_real *t21 = s->arena + 2768; // [n, 3]
    const vae_real *t60 = s->arena + 4400; // [n, 1]
    const vae_real *t54 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t63 = s->arena + 4352; // [n, 1]
    vae_real *t65 = s->arena + 2544; // [n, 3]
    const vae_real *t53 = s->arena + 13; // [n, 3] in rows of 32
    vae_real *t67 = s->arena + 4304; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v46 = (t28[i * 32 + j] + t36[i] * t29[i * 32 + j] / t39[i]) * t45[i];
            const vae_real v47 = t21[i * 3 + j] + v46;
            t47[i * 3 + j] = v47;
            t65[i * 3 + j] = t53[i * 32 + j] + t60[i] * t54[i * 32 + j] / t63[i];
            t67_sum += t54[i * 32 + j] * v47;
        }
        t67[i] = t67_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t67 = s->arena + 4304; // [n, 1]
    const vae_real *t55 = s->arena + 19; // [n, 1] in rows of 32
    vae_real *t69 = s->arena + 4256; // [n, 1]
    const vae_real *t59 = s->arena + 4448; // [n, 1]
    const vae_real *t52 = s->arena + 4544; // [n, 1]
    vae_real *t79 = s->arena + 4160; // [n, 1]
    const vae_real *t78 = s->arena + 4208; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v69 = vae_tanh(t67[i] + t55[i * 32]);
        t69[i] = v69;
        t79[i] = t78[i] - (t52[i] + vae_log(1.0f + (1.0f - v69 * v69) * t59[i]));
    }
}

// flow_simple.vae:5  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 6, eval: loop over rows of [3]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t65 = s->arena + 2544; // [n, 3]
    const vae_real *t69 = s->arena + 4256; // [n, 1]
    vae_real *z71 = s->arena + 2352; // [n, 3] in rows of 5
    const vae_real *t47 = s->arena + 2656; // [n, 3]
    vae_real *t83 = s->arena + 4112; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v71 = t47[i * 3 + j] + t65[i * 3 + j] * t69[i];
            z71[i * 5 + j] = v71;
            t83_sum += (-0.5f) * (v71 * v71 + 1.83787707f);
        }
        t83[i] = t83_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t84 = s->arena + 4064; // [n, 1]
    const vae_real *t83 = s->arena + 4112; // [n, 1]
    const vae_real *t79 = s->arena + 4160; // [n, 1]
    vae_real *t85 = s->arena + 4016; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v84 = t83[i] - t79[i];
        t84[i] = v84;
        t85[i] = -v84;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 8, eval: loop over rows of [2]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar14 = s->arena + 22; // [n, 2] in rows of 32
    const vae_real *eps86 = s->arena + 3312; // [n, 2]
    vae_real *t90 = s->arena + 3232; // [n, 2]
    const vae_real *mean13 = s->arena + 20; // [n, 2] in rows of 32
    vae_real *t101 = s->arena + 3152; // [n, 2]
    const vae_real *t95 = s->arena + 24; // [n, 2] in rows of 32
    vae_real *t103 = s->arena + 3968; // [n, 1]
    vae_real *t141 = s->arena + 3728; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t103_sum = 0.0f;
        vae_real t141_sum = 0.0f;
        VAE_SIMD_SUM(t103_sum, t141_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v90 = mean13[i * 32 + j] + vae_exp(0.5f * logvar14[i * 32 + j]) * eps86[i * 2 + j];
            t90[i * 2 + j] = v90;
            const vae_real v92 = eps86[i * 2 + j] * eps86[i * 2 + j] + logvar14[i * 32 + j];
            const vae_real v101 = v90 - t95[i * 32 + j];
            t101[i * 2 + j] = v101;
            t103_sum += v101 * v101;
            t141_sum += (-0.5f) * (v92 + 1.83787707f);
        }
        t103[i] = t103_sum;
        t141[i] = t141_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t96 = s->arena + 26; // [n, 1] in rows of 32
    const vae_real *t97 = s->arena + 27; // [n, 1] in rows of 32
    const vae_real *t103 = s->arena + 3968; // [n, 1]
    vae_real *t109 = s->arena + 3920; // [n, 1]
    vae_real *t117 = s->arena + 3872; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v98 = vae_softplus(t96[i * 32]);
        const vae_real v106 = vae_sqrt(t103[i] + 1e-12f);
        const vae_real v108 = 1.0f / (v98 + v106);
        const vae_real v109 = (vae_softplus(t97[i * 32]) - v98) * v108;
        t109[i] = v109;
        t117[i] = vae_log1p(v109) + vae_log1p(v109 - v109 * v108 * v106);
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 10, eval: loop over rows of [2]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t109 = s->arena + 3920; // [n, 1]
    const vae_real *t101 = s->arena + 3152; // [n, 2]
    vae_real *t111 = s->arena + 3072; // [n, 2]
    const vae_real *t90 = s->arena + 3232; // [n, 2]
    vae_real *t124 = s->arena + 2992; // [n, 2]
    const vae_real *t118 = s->arena + 28; // [n, 2] in rows of 32
    vae_real *t126 = s->arena + 3824; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t126_sum = 0.0f;
        VAE_SIMD_SUM(t126_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v111 = t90[i * 2 + j] + t109[i] * t101[i * 2 + j];
            t111[i * 2 + j] = v111;
            const vae_real v124 = v111 - t118[i * 32 + j];
            t124[i * 2 + j] = v124;
            t126_sum += v124 * v124;
        }
        t126[i] = t126_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 11, eval: loop over rows of [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t119 = s->arena + 30; // [n, 1] in rows of 32
    const vae_real *t120 = s->arena + 31; // [n, 1] in rows of 32
    const vae_real *t126 = s->arena + 3824; // [n, 1]
    vae_real *t131 = s->arena + 3776; // [n, 1]
    const vae_real *t117 = s->arena + 3872; // [n, 1]
    vae_real *t142 = s->arena + 3680; // [n, 1]
    const vae_real *t141 = s->arena + 3728; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v121 = vae_softplus(t119[i * 32]);
        const vae_real v128 = vae_sqrt(t126[i] + 1e-12f);
        const vae_real v130 = 1.0f / (v121 + v128);
        const vae_real v131 = (vae_softplus(t120[i * 32]) - v121) * v130;
        t131[i] = v131;
        const vae_real v140 = t117[i] + (vae_log1p(v131) + vae_log1p(v131 - v131 * v130 * v128));
        t142[i] = t141[i] - v140;
    }
}

// flow_simple.vae:6  sampling and KL
// flow_simple.vae:11  sampling and KL
// kernel 12, eval: loop over rows of [2]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t131 = s->arena + 3776; // [n, 1]
    const vae_real *t124 = s->arena + 2992; // [n, 2]
    vae_real *z133 = s->arena + 2355; // [n, 2] in rows of 5
    const vae_real *t111 = s->arena + 3072; // [n, 2]
    vae_real *t146 = s->arena + 3632; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t146_sum = 0.0f;
        VAE_SIMD_SUM(t146_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v133 = t111[i * 2 + j] + t131[i] * t124[i * 2 + j];
            z133[i * 5 + j] = v133;
            t146_sum += (-0.5f) * (v133 * v133 + 1.83787707f);
        }
        t146[i] = t146_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 13, eval: loop over rows of [1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t146 = s->arena + 3632; // [n, 1]
    const vae_real *t142 = s->arena + 3680; // [n, 1]
    vae_real *t148 = s->arena + 3584; // [n, 1]
    vae_real *t149 = s->arena + 3536; // [n, 1]
    const vae_real *t85 = s->arena + 4016; // [n, 1]
    vae_real *t150 = s->arena + 3488; // [n, 1]
    const vae_real *t84 = s->arena + 4064; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v147 = t146[i] - t142[i];
        t148[i] = -v147;
        t149[i] = t85[i] - v147;
        t150[i] = t84[i] + v147;
    }
}

// flow_simple.vae:9  dense(12)
// flow_simple.vae:9  tanh
// kernel 14, eval: product by panels over rows of [12]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 2352, s->param + 544, s->arena + 1152,
        s->param + 608);
}

// flow_simple.vae:9  dense(9)
// flow_simple.vae:11  likelihood = gaussian
// kernel 15, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h156 = s->arena + 1152; // [n, 12]
    const vae_real *w157 = s->param + 624; // [12, 9]
    vae_real *t159 = scratch; // [end - begin, 9]
    const vae_real *b158 = s->param + 736; // [9]
    const vae_real *x0 = s->arena + 2016; // [n, 9]
    vae_real *t169 = s->arena + 3440; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h156 + begin * 12, 12, w157, 9, t159, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t169_sum = 0.0f;
        VAE_SIMD_SUM(t169_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v159 = t159[(i - begin) * 9 + j];
            const vae_real v162 = x0[i * 9 + j] - (v159 + b158[j]);
            const vae_real v168 = 0.5f * ((-1.38629436f) + 4.0f * (v162 * v162) + 1.83787707f);
            t169_sum += v168;
        }
        t169[i] = t169_sum;
    }
}

// kernel 16, eval: loop over rows of [1]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t170 = s->arena + 3392; // [n, 1]
    const vae_real *t150 = s->arena + 3488; // [n, 1]
    const vae_real *t169 = s->arena + 3440; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t170[i] = t150[i] - t169[i];
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
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k12(s, tile, scratch);
    eval_k13(s, tile, scratch);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){{eval_u0, panels, {0}}}, 1);
}

// flow_simple.vae:8  dense(12)
// flow_simple.vae:8  tanh
// kernel 0, encode: product by panels over rows of [12]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 1584, s->param + 0, s->arena + 1152, s->param + 112);
}

// flow_simple.vae:5  posterior heads (added by the compiler)
// kernel 1, encode: product by panels over rows of [32]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 1152, s->param + 128, s->arena + 0, s->param + 512);
}

// flow_simple.vae:5  sampling and KL
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t17 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t16 = s->arena + 6; // [n, 3] in rows of 32
    vae_real *t20 = s->arena + 4608; // [n, 1]
    vae_real *t27 = s->arena + 4512; // [n, 1]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 32
    vae_real *t31 = s->arena + 4464; // [n, 1]
    const vae_real *t37 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t36 = s->arena + 13; // [n, 3] in rows of 32
    vae_real *t40 = s->arena + 4368; // [n, 1]
    vae_real *t46 = s->arena + 4272; // [n, 1]
    const vae_real *logvar11 = s->arena + 3; // [n, 3] in rows of 32
    const vae_real *eps55 = s->arena + 2256; // [n, 3]
    vae_real *t60 = s->arena + 2144; // [n, 3]
    vae_real *t62 = s->arena + 4128; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t20_sum = 0.0f;
        vae_real t27_sum = 0.0f;
        vae_real t31_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        vae_real t46_sum = 0.0f;
        vae_real t62_sum = 0.0f;
        VAE_SIMD_SUM(t20_sum, t27_sum, t31_sum, t40_sum, t46_sum, t62_sum)
        for (size_t j = 0; j < 3; j++) {
            t20_sum += t17[i * 32 + j] * t16[i * 32 + j];
            t27_sum += t17[i * 32 + j] * t17[i * 32 + j];
            t31_sum += t17[i * 32 + j] * mean10[i * 32 + j];
            t40_sum += t37[i * 32 + j] * t36[i * 32 + j];
            t46_sum += t37[i * 32 + j] * t37[i * 32 + j];
            const vae_real v60 = mean10[i * 32 + j] + vae_exp(0.5f * logvar11[i * 32 + j]) * eps55[i * 3 + j];
            t60[i * 3 + j] = v60;
            t62_sum += t17[i * 32 + j] * v60;
        }
        t20[i] = t20_sum;
        t27[i] = t27_sum;
        t31[i] = t31_sum;
        t40[i] = t40_sum;
        t46[i] = t46_sum;
        t62[i] = t62_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 3, encode: loop over rows of [1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t20 = s->arena + 4608; // [n, 1]
    vae_real *t24 = s->arena + 4560; // [n, 1]
    const vae_real *t31 = s->arena + 4464; // [n, 1]
    const vae_real *t18 = s->arena + 12; // [n, 1] in rows of 32
    vae_real *t33 = s->arena + 4416; // [n, 1]
    const vae_real *t40 = s->arena + 4368; // [n, 1]
    vae_real *t43 = s->arena + 4320; // [n, 1]
    const vae_real *t62 = s->arena + 4128; // [n, 1]
    vae_real *t64 = s->arena + 4080; // [n, 1]
    vae_real *t93 = s->arena + 3840; // [n, 1]
    const vae_real *t91 = s->arena + 30; // [n, 1] in rows of 32
    const vae_real *t92 = s->arena + 31; // [n, 1] in rows of 32
    vae_real *t95 = s->arena + 3792; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t24[i] = vae_softplus(t20[i]) - 1.0f - t20[i];
        t33[i] = vae_tanh(t31[i] + t18[i * 32]);
        t43[i] = vae_softplus(t40[i]) - 1.0f - t40[i];
        t64[i] = vae_tanh(t62[i] + t18[i * 32]);
        const vae_real v93 = vae_softplus(t91[i * 32]);
        t93[i] = v93;
        t95[i] = vae_softplus(t92[i * 32]) - v93;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 4, encode: loop over rows of [3]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t24 = s->arena + 4560; // [n, 1]
    const vae_real *t17 = s->arena + 9; // [n, 3] in rows of 32
    const vae_real *t27 = s->arena + 4512; // [n, 1]
    const vae_real *t16 = s->arena + 6; // [n, 3] in rows of 32
    const vae_real *t33 = s->arena + 4416; // [n, 1]
    vae_real *t35 = s->arena + 2592; // [n, 3]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 32
    const vae_real *t43 = s->arena + 4320; // [n, 1]
    const vae_real *t37 = s->arena + 16; // [n, 3] in rows of 32
    const vae_real *t46 = s->arena + 4272; // [n, 1]
    vae_real *t48 = s->arena + 2480; // [n, 3]
    const vae_real *t36 = s->arena + 13; // [n, 3] in rows of 32
    vae_real *t50 = s->arena + 4224; // [n, 1]
    const vae_real *t64 = s->arena + 4080; // [n, 1]
    vae_real *t66 = s->arena + 2032; // [n, 3]
    const vae_real *t60 = s->arena + 2144; // [n, 3]
    vae_real *t68 = s->arena + 4032; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t50_sum = 0.0f;
        vae_real t68_sum = 0.0f;
        VAE_SIMD_SUM(t50_sum, t68_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v29 = t16[i * 32 + j] + t24[i] * t17[i * 32 + j] / t27[i];
            const vae_real v35 = mean10[i * 32 + j] + v29 * t33[i];
            t35[i * 3 + j] = v35;
            t48[i * 3 + j] = t36[i * 32 + j] + t43[i] * t37[i * 32 + j] / t46[i];
            t50_sum += t37[i * 32 + j] * v35;
            const vae_real v66 = t60[i * 3 + j] + v29 * t64[i];
            t66[i * 3 + j] = v66;
            t68_sum += t37[i * 32 + j] * v66;
        }
        t50[i] = t50_sum;
        t68[i] = t68_sum;
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 5, encode: loop over rows of [1]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t50 = s->arena + 4224; // [n, 1]
    const vae_real *t38 = s->arena + 19; // [n, 1] in rows of 32
    vae_real *t52 = s->arena + 4176; // [n, 1]
    const vae_real *t68 = s->arena + 4032; // [n, 1]
    vae_real *t70 = s->arena + 3984; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t52[i] = vae_tanh(t50[i] + t38[i * 32]);
        t70[i] = vae_tanh(t68[i] + t38[i * 32]);
    }
}

// flow_simple.vae:5  sampling and KL
// kernel 6, encode: loop over rows of [3]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t48 = s->arena + 2480; // [n, 3]
    const vae_real *t52 = s->arena + 4176; // [n, 1]
    vae_real *t54 = s->arena + 2368; // [n, 3]
    const vae_real *t35 = s->arena + 2592; // [n, 3]
    const vae_real *t70 = s->arena + 3984; // [n, 1]
    vae_real *z72 = s->arena + 1920; // [n, 3]
    const vae_real *t66 = s->arena + 2032; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t54[i * 3 + j] = t35[i * 3 + j] + t48[i * 3 + j] * t52[i];
            z72[i * 3 + j] = t66[i * 3 + j] + t48[i * 3 + j] * t70[i];
        }
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 7, encode: loop over rows of [2]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t79 = s->arena + 3424; // [n, 2]
    const vae_real *mean13 = s->arena + 20; // [n, 2] in rows of 32
    const vae_real *t73 = s->arena + 24; // [n, 2] in rows of 32
    vae_real *t81 = s->arena + 3936; // [n, 1]
    const vae_real *logvar14 = s->arena + 22; // [n, 2] in rows of 32
    const vae_real *eps106 = s->arena + 3104; // [n, 2]
    vae_real *t110 = s->arena + 3024; // [n, 2]
    vae_real *t111 = s->arena + 2944; // [n, 2]
    vae_real *t113 = s->arena + 3648; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = 0.0f;
        vae_real t113_sum = 0.0f;
        VAE_SIMD_SUM(t81_sum, t113_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v79 = mean13[i * 32 + j] - t73[i * 32 + j];
            t79[i * 2 + j] = v79;
            t81_sum += v79 * v79;
            const vae_real v110 = mean13[i * 32 + j] + vae_exp(0.5f * logvar14[i * 32 + j]) * eps106[i * 2 + j];
            t110[i * 2 + j] = v110;
            const vae_real v111 = v110 - t73[i * 32 + j];
            t111[i * 2 + j] = v111;
            t113_sum += v111 * v111;
        }
        t81[i] = t81_sum;
        t113[i] = t113_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 8, encode: loop over rows of [1]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t74 = s->arena + 26; // [n, 1] in rows of 32
    const vae_real *t75 = s->arena + 27; // [n, 1] in rows of 32
    const vae_real *t81 = s->arena + 3936; // [n, 1]
    vae_real *t87 = s->arena + 3888; // [n, 1]
    const vae_real *t113 = s->arena + 3648; // [n, 1]
    vae_real *t118 = s->arena + 3600; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v76 = vae_softplus(t74[i * 32]);
        const vae_real v78 = vae_softplus(t75[i * 32]) - v76;
        t87[i] = v78 * (1.0f / (v76 + vae_sqrt(t81[i] + 1e-12f)));
        t118[i] = v78 * (1.0f / (v76 + vae_sqrt(t113[i] + 1e-12f)));
    }
}

// kernel 9, encode: loop over rows of [2]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t87 = s->arena + 3888; // [n, 1]
    const vae_real *t79 = s->arena + 3424; // [n, 2]
    vae_real *t89 = s->arena + 3344; // [n, 2]
    const vae_real *mean13 = s->arena + 20; // [n, 2] in rows of 32
    vae_real *t96 = s->arena + 3264; // [n, 2]
    const vae_real *t90 = s->arena + 28; // [n, 2] in rows of 32
    vae_real *t98 = s->arena + 3744; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t98_sum = 0.0f;
        VAE_SIMD_SUM(t98_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v89 = mean13[i * 32 + j] + t87[i] * t79[i * 2 + j];
            t89[i * 2 + j] = v89;
            const vae_real v96 = v89 - t90[i * 32 + j];
            t96[i * 2 + j] = v96;
            t98_sum += v96 * v96;
        }
        t98[i] = t98_sum;
    }
}

// kernel 10, encode: loop over rows of [1]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t98 = s->arena + 3744; // [n, 1]
    const vae_real *t93 = s->arena + 3840; // [n, 1]
    vae_real *t103 = s->arena + 3696; // [n, 1]
    const vae_real *t95 = s->arena + 3792; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t103[i] = t95[i] * (1.0f / (t93[i] + vae_sqrt(t98[i] + 1e-12f)));
    }
}

// kernel 11, encode: loop over rows of [2]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t103 = s->arena + 3696; // [n, 1]
    const vae_real *t96 = s->arena + 3264; // [n, 2]
    vae_real *t105 = s->arena + 3184; // [n, 2]
    const vae_real *t89 = s->arena + 3344; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t105[i * 2 + j] = t89[i * 2 + j] + t103[i] * t96[i * 2 + j];
        }
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 12, encode: loop over rows of [2]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t118 = s->arena + 3600; // [n, 1]
    const vae_real *t111 = s->arena + 2944; // [n, 2]
    vae_real *t120 = s->arena + 2864; // [n, 2]
    const vae_real *t110 = s->arena + 3024; // [n, 2]
    vae_real *t121 = s->arena + 2784; // [n, 2]
    const vae_real *t90 = s->arena + 28; // [n, 2] in rows of 32
    vae_real *t123 = s->arena + 3552; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t123_sum = 0.0f;
        VAE_SIMD_SUM(t123_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v120 = t110[i * 2 + j] + t118[i] * t111[i * 2 + j];
            t120[i * 2 + j] = v120;
            const vae_real v121 = v120 - t90[i * 32 + j];
            t121[i * 2 + j] = v121;
            t123_sum += v121 * v121;
        }
        t123[i] = t123_sum;
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 13, encode: loop over rows of [1]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t123 = s->arena + 3552; // [n, 1]
    const vae_real *t93 = s->arena + 3840; // [n, 1]
    vae_real *t128 = s->arena + 3504; // [n, 1]
    const vae_real *t95 = s->arena + 3792; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t128[i] = t95[i] * (1.0f / (t93[i] + vae_sqrt(t123[i] + 1e-12f)));
    }
}

// flow_simple.vae:6  sampling and KL
// kernel 14, encode: loop over rows of [2]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t128 = s->arena + 3504; // [n, 1]
    const vae_real *t121 = s->arena + 2784; // [n, 2]
    vae_real *z130 = s->arena + 2704; // [n, 2]
    const vae_real *t120 = s->arena + 2864; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            z130[i * 2 + j] = t120[i * 2 + j] + t128[i] * t121[i * 2 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k1(s, tile, scratch);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    encode_k6(s, tile, scratch);
    encode_k7(s, tile, scratch);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
    encode_k10(s, tile, scratch);
    encode_k11(s, tile, scratch);
    encode_k12(s, tile, scratch);
    encode_k13(s, tile, scratch);
    encode_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){{encode_u0, panels, {0}}}, 1);
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

// flow_simple.vae:9  dense(12)
// flow_simple.vae:9  tanh
// kernel 2, decode: product by panels over rows of [12]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 1440, s->param + 544, s->arena + 0, s->param + 608);
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
    decode_k2(s, tile, scratch);
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
    {"z.eps", VAE_IN_NORMAL, 0, 6544, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 7216, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 9888, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 9936, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 9904, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2016, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 2880, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 3312, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 3440, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 3536, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3392, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 4016, 1}, // [n, 1]
    {"w.kl", VAE_OUT_ROW, 0, 3584, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1584, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 2256, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 3104, 2}, // [n, 2]
    {"z.mean", VAE_OUT_ROW, 0, 2368, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 1920, 3}, // [n, 3]
    {"w.mean", VAE_OUT_ROW, 0, 3184, 2}, // [n, 2]
    {"w.sample", VAE_OUT_ROW, 0, 2704, 2}, // [n, 2]
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
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
    {"w", 2, 0},
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

const VaeModel vae_model = {
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
        "  train          36      306        39,872       39,872\n"
        "  eval           17      134        19,328       19,328\n"
        "  encode         15      103        18,624       18,624\n"
        "  decode          5        9         7,296        7,296\n",
    .batch = 36, .n_param = 752, .n_state = 0, .n_arena = 9968,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 3744.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 16,
    .tensor = tensors, .n_tensors = 18,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", eval_run, eval_ports, 8},
    .encode = {"encode", encode_run, encode_ports, 7},
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
