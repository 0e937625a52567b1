// mixed -- written by vaec 0.1.0 from mixed.vae; do not edit.
//
// model mixed
//
//   layer                             output             parameters      flops/row
//   encoder                           [18]                        -              -
//     dense(6)                        [6]                       114            216
//     relu                            [6]                         -              -
//   z: mean, logvar heads             [2]                        28             48
//   decoder                           [2]                         -              -
//     dense(6)                        [6]                        18             24
//     relu                            [6]                         -              -
//   t: table                          [18]                        -              -
//     age number                      [1]                        14              -
//     height number                   [1]                        14              -
//     income number(log=true)         [1]                        14              -
//     visits count                    [1]                        14              -
//     sex category f, m               [2]                        14              -
//     city category                   [4]                        28              -
//     smokes flag                     [1]                         7              -
//     since date                      [1]                        14              -
//     score ordinal                   [4]                        10              -
//     is it ordinal                   [2]                         8              -
//
//   297 parameters; one training step of 16 rows: 21,312 flops
//   data t is standardized, column by column: losses are those of the data's own units
//   likelihood table
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          54      281        16,768       16,768
//   eval           29      170         9,280        9,280
//   encode          6       37         3,328        3,328
//   decode         19       78         4,928        4,928
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   t4: [n, 1] in rows of 10
//   t7: [1] in rows of 10
//   t5: [n, 1] in rows of 10
//   t13: [n, 1] in rows of 18
//   t9: [1] in rows of 10
//   t31: [n, 1] in rows of 10
//   t37: [n, 1] in rows of 18
//   t32: [n, 1] in rows of 10
//   t54: [n, 1] in rows of 18
//   t3: [n, 1] in rows of 10
//   t55: [n, 1] in rows of 18
//   t38: [n, 1] in rows of 10
//   t214: [n, 1] in rows of 4
//   t217: [n, 1] in rows of 4
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *t4,
    const vae_real *t7, const vae_real *t5, vae_real *t13, const vae_real *t9, const vae_real *t31,
    vae_real *t37, const vae_real *t32, vae_real *t54, const vae_real *t3, vae_real *t55,
    const vae_real *t38, vae_real *t214, vae_real *t217) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t13[i * 18] = t5[i * 10] * (vae_log1p(t4[i * 10]) - t7[0]) / t9[0];
        t37[i * 18] = t32[i * 10] * (2.0f * t31[i * 10] - 1.0f);
        t54[i * 18] = t3[i * 10];
        t55[i * 18] = t38[i * 10];
        t214[i * 4] = 0.0f;
        t217[i * 4] = 0.0f;
    }
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   t14: [n, 1] in rows of 10
//   t21: [n, 2]
//   t22: [n, 2] in rows of 18
//   t15: [n, 1] in rows of 10
//   t46: [n, 1] in rows of 10
//   t51: [n, 2]
//   t52: [n, 2] in rows of 18
//   t47: [n, 1] in rows of 10
//   t53: [n, 2] in rows of 18
//   t2: [n, 2] in rows of 10
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *t14,
    vae_real *t21, vae_real *t22, const vae_real *t15, const vae_real *t46, vae_real *t51,
    vae_real *t52, const vae_real *t47, vae_real *t53, const vae_real *t2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v16 = (vae_real)(j);
            const vae_real v21 = vae_step(0.5f - vae_abs(t14[i * 10] - v16));
            t21[i * 2 + j] = v21;
            t22[i * 18 + j] = t15[i * 10] * v21;
            const vae_real v51 = vae_step(0.5f - vae_abs(t46[i * 10] - v16));
            t51[i * 2 + j] = v51;
            t52[i * 18 + j] = t47[i * 10] * v51;
            t53[i * 18 + j] = t2[i * 10 + j];
        }
    }
}

// What kernel 2 of train and 1 other do, each with buffers of its own:
//   t23: [n, 1] in rows of 10
//   t29: [n, 4]
//   t30: [n, 4] in rows of 18
//   t24: [n, 1] in rows of 10
//   t39: [n, 1] in rows of 10
//   t44: [n, 4]
//   t45: [n, 4] in rows of 18
//   t40: [n, 1] in rows of 10
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *t23,
    vae_real *t29, vae_real *t30, const vae_real *t24, const vae_real *t39, vae_real *t44,
    vae_real *t45, const vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v25 = (vae_real)(j);
            const vae_real v29 = vae_step(0.5f - vae_abs(t23[i * 10] - v25));
            t29[i * 4 + j] = v29;
            t30[i * 18 + j] = t24[i * 10] * v29;
            const vae_real v44 = vae_step(0.5f - vae_abs(t39[i * 10] - v25));
            t44[i * 4 + j] = v44;
            t45[i * 18 + j] = t40[i * 10] * v44;
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   x57: [n, 18]
//   w58: [18, 6]
//   h62: [n, 6]
//   b59: [6]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x57,
    const vae_real *w58, vae_real *h62, const vae_real *b59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 18, x57 + begin * 18, 18, w58, 6, h62 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v60 = h62[i * 6 + j];
            h62[i * 6 + j] = vae_max(v60 + b59[j], 0.0f);
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h62: [n, 6]
//   w63: [6, 4]
//   heads66: [n, 4]
//   b64: [4]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h62,
    const vae_real *w63, vae_real *heads66, const vae_real *b64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 6, h62 + begin * 6, 6, w63, 4, heads66 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v65 = heads66[i * 4 + j];
            heads66[i * 4 + j] = v65 + b64[j];
        }
    }
}

// mixed.vae:18  sampling and KL
// kernel 5, train: loop over rows of [2]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar68 = s->arena + 2370; // [n, 2] in rows of 4
    vae_real *t71 = s->arena + 3136; // [n, 2]
    const vae_real *eps69 = s->arena + 3168; // [n, 2]
    vae_real *z73 = s->arena + 3104; // [n, 2]
    const vae_real *mean67 = s->arena + 2368; // [n, 2] in rows of 4
    vae_real *t75 = s->arena + 3072; // [n, 2]
    vae_real *t80 = s->arena + 4176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        VAE_SIMD_SUM(t80_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v71 = vae_exp(0.5f * logvar68[i * 4 + j]);
            t71[i * 2 + j] = v71;
            z73[i * 2 + j] = mean67[i * 4 + j] + v71 * eps69[i * 2 + j];
            const vae_real v75 = vae_exp(logvar68[i * 4 + j]);
            t75[i * 2 + j] = v75;
            const vae_real v78 = mean67[i * 4 + j] * mean67[i * 4 + j] + v75 - 1.0f - logvar68[i * 4 + j];
            t80_sum += 0.5f * v78;
        }
        t80[i] = t80_sum;
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   z73: [n, 2]
//   w81: [2, 6]
//   h85: [n, 6]
//   b82: [6]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *z73,
    const vae_real *w81, vae_real *h85, const vae_real *b82) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 2, z73 + begin * 2, 2, w81, 6, h85 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v83 = h85[i * 6 + j];
            h85[i * 6 + j] = vae_max(v83 + b82[j], 0.0f);
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h85: [n, 6]
//   w86: [6, 19]
//   heads89: [n, 19]
//   b87: [19]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h85,
    const vae_real *w86, vae_real *heads89, const vae_real *b87) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 19, 6, h85 + begin * 6, 6, w86, 19, heads89 + begin * 19, 19);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 19; j++) {
            const vae_real v88 = heads89[i * 19 + j];
            heads89[i * 19 + j] = v88 + b87[j];
        }
    }
}

// mixed.vae:0  likelihood = gaussian
// mixed.vae:0  likelihood = categorical
// kernel 8, train: loop over rows of [2]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t93 = s->arena + 3040; // [n, 2]
    const vae_real *t91 = s->arena + 306; // [n, 2] in rows of 19
    vae_real *t96 = s->arena + 3008; // [n, 2]
    const vae_real *t2 = s->arena + 1376; // [n, 2] in rows of 10
    const vae_real *t90 = s->arena + 304; // [n, 2] in rows of 19
    vae_real *t97 = s->arena + 2976; // [n, 2]
    vae_real *t99 = s->arena + 2944; // [n, 2]
    vae_real *t104 = s->arena + 2912; // [n, 2]
    vae_real *t147 = s->arena + 3984; // [n, 1]
    const vae_real *t146 = s->arena + 312; // [n, 2] in rows of 19
    for (size_t i = begin; i < end; i++) {
        vae_real t147_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t147_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v93 = t91[i * 19 + j] - (-9.21034037f);
            t93[i * 2 + j] = v93;
            const vae_real v95 = (-9.21034037f) + vae_softplus(v93);
            const vae_real v96 = t2[i * 10 + j] - t90[i * 19 + j];
            t96[i * 2 + j] = v96;
            const vae_real v97 = v96 * v96;
            t97[i * 2 + j] = v97;
            const vae_real v99 = vae_exp(-v95);
            t99[i * 2 + j] = v99;
            t104[i * 2 + j] = 0.5f * (v95 + v97 * v99 + 1.83787707f);
            t147_sum = vae_max(t147_sum, t146[i * 19 + j]);
        }
        t147[i] = t147_sum;
    }
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   t106: [2]
//   t105: [2] in rows of 10
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t106,
    const vae_real *t105) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        t106[j] = vae_log(t105[j]);
    }
}

// kernel 9, train: loop over [2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 4160, s->param + 432);
}

// kernel 10, train: loop over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t107 = s->arena + 1056; // [n, 2] in rows of 10
    const vae_real *t104 = s->arena + 2912; // [n, 2]
    const vae_real *t106 = s->arena + 4160; // [2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t107[i * 10 + j] = t104[i * 2 + j] + t106[j];
        }
    }
}

// mixed.vae:0  likelihood = gaussian
// mixed.vae:0  likelihood = negative_binomial
// mixed.vae:0  likelihood = bernoulli
// mixed.vae:0  likelihood = gaussian
// kernel 11, train: loop over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t110 = s->arena + 4144; // [n, 1]
    const vae_real *t109 = s->arena + 309; // [n, 1] in rows of 19
    vae_real *t113 = s->arena + 4128; // [n, 1]
    const vae_real *t3 = s->arena + 1378; // [n, 1] in rows of 10
    const vae_real *t108 = s->arena + 308; // [n, 1] in rows of 19
    vae_real *t114 = s->arena + 4112; // [n, 1]
    vae_real *t116 = s->arena + 4096; // [n, 1]
    vae_real *t120 = s->arena + 4080; // [n, 1]
    const vae_real *t9 = s->param + 435; // [1] in rows of 10
    const vae_real *t128 = s->arena + 310; // [n, 1] in rows of 19
    vae_real *t130 = s->arena + 4048; // [n, 1]
    const vae_real *t7 = s->param + 403; // [1] in rows of 10
    vae_real *t136 = s->arena + 4032; // [n, 1]
    const vae_real *t132 = s->arena + 311; // [n, 1] in rows of 19
    vae_real *t138 = s->arena + 4016; // [n, 1]
    vae_real *t140 = s->arena + 4000; // [n, 1]
    const vae_real *t4 = s->arena + 1379; // [n, 1] in rows of 10
    vae_real *t145 = s->arena + 1059; // [n, 1] in rows of 10
    const vae_real *t166 = s->arena + 318; // [n, 1] in rows of 19
    const vae_real *t31 = s->arena + 1382; // [n, 1] in rows of 10
    vae_real *t169 = s->arena + 1062; // [n, 1] in rows of 10
    vae_real *t172 = s->arena + 3888; // [n, 1]
    const vae_real *t171 = s->arena + 320; // [n, 1] in rows of 19
    vae_real *t175 = s->arena + 3872; // [n, 1]
    const vae_real *t38 = s->arena + 1383; // [n, 1] in rows of 10
    const vae_real *t170 = s->arena + 319; // [n, 1] in rows of 19
    vae_real *t176 = s->arena + 3856; // [n, 1]
    vae_real *t178 = s->arena + 3840; // [n, 1]
    vae_real *t182 = s->arena + 3824; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v110 = t109[i * 19] - (-9.21034037f);
        t110[i] = v110;
        const vae_real v112 = (-9.21034037f) + vae_softplus(v110);
        const vae_real v113 = t3[i * 10] - t108[i * 19];
        t113[i] = v113;
        const vae_real v114 = v113 * v113;
        t114[i] = v114;
        const vae_real v116 = vae_exp(-v112);
        t116[i] = v116;
        t120[i] = 0.5f * (v112 + v114 * v116 + 1.83787707f);
        const vae_real v130 = t7[0] + t9[0] * t128[i * 19];
        t130[i] = v130;
        const vae_real v136 = t132[i * 19] - (-6.90775528f);
        t136[i] = v136;
        const vae_real v138 = 20.7232658f - vae_softplus(v136);
        t138[i] = v138;
        const vae_real v140 = 13.8155106f - vae_softplus(v138);
        t140[i] = v140;
        const vae_real v143 = vae_nb_deviance(v130, v140, t4[i * 10]) + vae_lgamma_rest(t4[i * 10]);
        t145[i * 10] = v143 + vae_nb_rest(v140, t4[i * 10]);
        t169[i * 10] = vae_softplus(t166[i * 19]) - t31[i * 10] * t166[i * 19];
        const vae_real v172 = t171[i * 19] - (-9.21034037f);
        t172[i] = v172;
        const vae_real v174 = (-9.21034037f) + vae_softplus(v172);
        const vae_real v175 = t38[i * 10] - t170[i * 19];
        t175[i] = v175;
        const vae_real v176 = v175 * v175;
        t176[i] = v176;
        const vae_real v178 = vae_exp(-v174);
        t178[i] = v178;
        t182[i] = 0.5f * (v174 + v176 * v178 + 1.83787707f);
    }
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   t122: [1] in rows of 10
//   t124: [1]
//   t121: [1] in rows of 10
//   t184: [1]
//   t183: [1] in rows of 10
//   t190: [1] in rows of 3
//   t188: [1] in rows of 3
//   t224: [1] in rows of 4
//   t225: [1] in rows of 4
//   t234: [1]
//   t232: [1]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t122,
    vae_real *t124, const vae_real *t121, vae_real *t184, const vae_real *t183, vae_real *t190,
    const vae_real *t188, vae_real *t224, vae_real *t225, vae_real *t234, const vae_real *t232) {
    (void)s;
    (void)tile, (void)scratch;
    const vae_real c221 = 0.0f;
    const vae_real c223 = 0.0f;
    t124[0] = vae_log(t122[0]) + t121[0];
    t184[0] = vae_log(t183[0]);
    t190[0] = t188[0] - 1.54132485f;
    t224[0] = c221;
    t225[0] = c223;
    t234[0] = t232[0] - 0.541324855f;
}

// kernel 13, train: loop over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t122 = s->param + 434; // [1] in rows of 10
    const vae_real *t3 = s->arena + 1378; // [n, 1] in rows of 10
    const vae_real *t124 = s->arena + 4064; // [1]
    vae_real *t127 = s->arena + 1058; // [n, 1] in rows of 10
    const vae_real *t120 = s->arena + 4080; // [n, 1]
    vae_real *t185 = s->arena + 1063; // [n, 1] in rows of 10
    const vae_real *t182 = s->arena + 3824; // [n, 1]
    const vae_real *t184 = s->arena + 3808; // [1]
    vae_real *t235 = s->arena + 3664; // [n, 1]
    const vae_real *t231 = s->arena + 322; // [n, 1] in rows of 19
    const vae_real *t234 = s->arena + 3680; // [1]
    vae_real *t236 = s->arena + 2816; // [n, 1] in rows of 2
    vae_real *t237 = s->arena + 3648; // [n, 1]
    vae_real *t238 = s->arena + 2817; // [n, 1] in rows of 2
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t127[i * 10] = t120[i] + (t124[0] + t122[0] * t3[i * 10]);
        t185[i * 10] = t182[i] + t184[0];
        const vae_real v235 = t231[i * 19] - t234[0];
        t235[i] = v235;
        t236[i * 2] = vae_softplus(v235);
        const vae_real v237 = t234[0] - t231[i * 19];
        t237[i] = v237;
        t238[i * 2] = vae_softplus(v237);
    }
}

// mixed.vae:0  likelihood = categorical
// kernel 14, train: loop over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t148 = s->arena + 2880; // [n, 2]
    const vae_real *t146 = s->arena + 312; // [n, 2] in rows of 19
    const vae_real *t147 = s->arena + 3984; // [n, 1]
    vae_real *t149 = s->arena + 2848; // [n, 2]
    vae_real *t150 = s->arena + 3968; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t150_sum = 0.0f;
        VAE_SIMD_SUM(t150_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v148 = t146[i * 19 + j] - t147[i];
            t148[i * 2 + j] = v148;
            const vae_real v149 = vae_exp(v148);
            t149[i * 2 + j] = v149;
            t150_sum += v149;
        }
        t150[i] = t150_sum;
    }
}

// What kernel 15 of train and 5 others do, each with buffers of its own:
//   t151: [n, 1]
//   t150: [n, 1]
VAE_SHARED_1(like_train_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *t151,
    const vae_real *t150) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t151[i] = vae_log(t150[i]);
    }
}

// What kernel 16 of train and 1 other do, each with buffers of its own:
//   t148: [n, 2]
//   t151: [n, 1]
//   t21: [n, 2]
//   t155: [n, 1] in rows of 10
VAE_SHARED_1(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *t148,
    const vae_real *t151, const vae_real *t21, vae_real *t155) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t155_sum = 0.0f;
        VAE_SIMD_SUM(t155_sum)
        for (size_t j = 0; j < 2; j++) {
            t155_sum += -(t21[i * 2 + j] * (t148[i * 2 + j] - t151[i]));
        }
        t155[i * 10] = t155_sum;
    }
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   t157: [n, 1]
//   t156: [n, 4] in rows of 19
VAE_SHARED_1(like_train_k17, const VaeState *s, int tile, vae_real *scratch, vae_real *t157,
    const vae_real *t156) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t157_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t157_sum)
        for (size_t j = 0; j < 4; j++) {
            t157_sum = vae_max(t157_sum, t156[i * 19 + j]);
        }
        t157[i] = t157_sum;
    }
}

// mixed.vae:0  likelihood = categorical
// kernel 18, train: loop over rows of [4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t158 = s->arena + 2304; // [n, 4]
    const vae_real *t156 = s->arena + 314; // [n, 4] in rows of 19
    const vae_real *t157 = s->arena + 3936; // [n, 1]
    vae_real *t159 = s->arena + 2240; // [n, 4]
    vae_real *t160 = s->arena + 3920; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t160_sum = 0.0f;
        VAE_SIMD_SUM(t160_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v158 = t156[i * 19 + j] - t157[i];
            t158[i * 4 + j] = v158;
            const vae_real v159 = vae_exp(v158);
            t159[i * 4 + j] = v159;
            t160_sum += v159;
        }
        t160[i] = t160_sum;
    }
}

// What kernel 20 of train and 1 other do, each with buffers of its own:
//   t158: [n, 4]
//   t161: [n, 1]
//   t29: [n, 4]
//   t165: [n, 1] in rows of 10
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *t158,
    const vae_real *t161, const vae_real *t29, vae_real *t165) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t165_sum = 0.0f;
        VAE_SIMD_SUM(t165_sum)
        for (size_t j = 0; j < 4; j++) {
            t165_sum += -(t29[i * 4 + j] * (t158[i * 4 + j] - t161[i]));
        }
        t165[i * 10] = t165_sum;
    }
}

// kernel 21, train: loop over [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t191 = s->param + 369; // [2] in rows of 3
    vae_real *t193 = s->arena + 3792; // [2]
    vae_real *t206 = s->arena + 3728; // [2]
    vae_real *t207 = s->arena + 3712; // [2]
    vae_real *t208 = s->arena + 3697; // [2] in rows of 4
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        const vae_real v193 = vae_softplus(t191[j]) + 0.001f;
        t193[j] = v193;
        const vae_real v206 = vae_expm1(-v193);
        t206[j] = v206;
        const vae_real v207 = -v206;
        t207[j] = v207;
        t208[j] = vae_log(v207);
    }
}

// kernel 22, train: loop over [2, 2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t199 = s->arena + 3776; // [2, 2]
    const vae_real *t193 = s->arena + 3792; // [1, 2]
    vae_real *t201 = s->arena + 3760; // [2, 1]
    for (size_t j = 0; j < 2; j++) {
        vae_real t201_sum = 0.0f;
        VAE_SIMD_SUM(t201_sum)
        for (size_t k = 0; k < 2; k++) {
            const vae_real v194 = (vae_real)(j);
            const vae_real v195 = (vae_real)(k);
            const vae_real v199 = vae_step(v194 - v195 + 0.5f);
            t199[j * 2 + k] = v199;
            t201_sum += v199 * t193[k];
        }
        t201[j] = t201_sum;
    }
}

// What kernel 23 of train and 2 others do, each with buffers of its own:
//   t203: [2] in rows of 3
//   t201: [2]
//   t190: [1] in rows of 3
VAE_SHARED_2(like_train_k23, const VaeState *s, int tile, vae_real *scratch, vae_real *t203,
    const vae_real *t201, const vae_real *t190) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        t203[j] = t201[j] + t190[0];
    }
}

// kernel 24, train: loop over rows of [3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t209 = s->arena + 2704; // [n, 3]
    const vae_real *t186 = s->arena + 321; // [n, 1] in rows of 19
    const vae_real *t204 = s->arena + 3744; // [3]
    vae_real *t210 = s->arena + 2176; // [n, 3] in rows of 4
    vae_real *t211 = s->arena + 2656; // [n, 3]
    vae_real *t212 = s->arena + 2113; // [n, 3] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v209 = t186[i * 19] - t204[j];
            t209[i * 3 + j] = v209;
            t210[i * 4 + j] = vae_softplus(v209);
            const vae_real v211 = t204[j] - t186[i * 19];
            t211[i * 3 + j] = v211;
            t212[i * 4 + j] = vae_softplus(v211);
        }
    }
}

// What kernel 25 of train and 1 other do, each with buffers of its own:
//   t215: [n, 4]
//   t218: [n, 4]
//   t226: [4]
//   t44: [n, 4]
//   t230: [n, 1] in rows of 10
VAE_SHARED_2(like_train_k25, const VaeState *s, int tile, vae_real *scratch, const vae_real *t215,
    const vae_real *t218, const vae_real *t226, const vae_real *t44, vae_real *t230) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t230_sum = 0.0f;
        VAE_SIMD_SUM(t230_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v228 = t44[i * 4 + j] * (t226[j] - (t215[i * 4 + j] + t218[i * 4 + j]));
            t230_sum += -v228;
        }
        t230[i * 10] = t230_sum;
    }
}

// What kernel 26 of train and 1 other do, each with buffers of its own:
//   t51: [n, 2]
//   t239: [n, 2]
//   t241: [n, 1] in rows of 10
VAE_SHARED_2(like_train_k26, const VaeState *s, int tile, vae_real *scratch, const vae_real *t51,
    const vae_real *t239, vae_real *t241) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t241_sum = 0.0f;
        VAE_SIMD_SUM(t241_sum)
        for (size_t j = 0; j < 2; j++) {
            t241_sum += t51[i * 2 + j] * t239[i * 2 + j];
        }
        t241[i * 10] = t241_sum;
    }
}

// kernel 27, train: loop over rows of [10]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t243 = s->arena + 1056; // [n, 10]
    const vae_real *known1 = s->arena + 1216; // [n, 10]
    vae_real *t245 = s->arena + 3632; // [n, 1]
    vae_real *d255 = s->arena + 896; // [n, 10]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        vae_real t245_sum = 0.0f;
        VAE_SIMD_SUM(t245_sum)
        for (size_t j = 0; j < 10; j++) {
            t245_sum += t243[i * 10 + j] * known1[i * 10 + j];
            d255[i * 10 + j] = inv_n * known1[i * 10 + j];
        }
        t245[i] = t245_sum;
    }
}

// mixed.vae:0  gradient of likelihood = gaussian
// mixed.vae:0  gradient of likelihood = bernoulli
// mixed.vae:0  gradient of likelihood = negative_binomial
// mixed.vae:0  gradient of likelihood = gaussian
// kernel 28, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t247 = s->arena + 3616; // [1]
    const vae_real *t245 = s->arena + 3632; // [n, 1]
    vae_real *t249 = s->arena + 3584; // [1]
    const vae_real *t80 = s->arena + 4176; // [n, 1]
    const vae_real *d264 = s->arena + 903; // [n, 1] in rows of 10
    const vae_real *t178 = s->arena + 3840; // [n, 1]
    const vae_real *t176 = s->arena + 3856; // [n, 1]
    const vae_real *t175 = s->arena + 3872; // [n, 1]
    vae_real *d319 = s->arena + 15; // [n, 1] in rows of 19
    const vae_real *t172 = s->arena + 3888; // [n, 1]
    vae_real *d321 = s->arena + 16; // [n, 1] in rows of 19
    const vae_real *d263 = s->arena + 902; // [n, 1] in rows of 10
    const vae_real *t31 = s->arena + 1382; // [n, 1] in rows of 10
    const vae_real *t166 = s->arena + 318; // [n, 1] in rows of 19
    vae_real *d325 = s->arena + 14; // [n, 1] in rows of 19
    const vae_real *t140 = s->arena + 4000; // [n, 1]
    const vae_real *t4 = s->arena + 1379; // [n, 1] in rows of 10
    const vae_real *d260 = s->arena + 899; // [n, 1] in rows of 10
    const vae_real *t130 = s->arena + 4048; // [n, 1]
    const vae_real *t138 = s->arena + 4016; // [n, 1]
    const vae_real *t136 = s->arena + 4032; // [n, 1]
    vae_real *d346 = s->arena + 7; // [n, 1] in rows of 19
    vae_real *d348 = s->arena + 6; // [n, 1] in rows of 19
    const vae_real *t9 = s->param + 435; // [1] in rows of 10
    const vae_real *d259 = s->arena + 898; // [n, 1] in rows of 10
    const vae_real *t116 = s->arena + 4096; // [n, 1]
    const vae_real *t114 = s->arena + 4112; // [n, 1]
    const vae_real *t113 = s->arena + 4128; // [n, 1]
    vae_real *d356 = s->arena + 4; // [n, 1] in rows of 19
    const vae_real *t110 = s->arena + 4144; // [n, 1]
    vae_real *d358 = s->arena + 5; // [n, 1] in rows of 19
    vae_real t247_sum = 0.0f;
    vae_real t249_sum = 0.0f;
    VAE_SIMD_SUM(t247_sum, t249_sum)
    for (size_t i = 0; i < rows; i++) {
        t247_sum += t245[i];
        t249_sum += t80[i];
        const vae_real v312 = 0.5f * d264[i * 10];
        d319[i * 19] = -(2.0f * (v312 * t178[i]) * t175[i]);
        d321[i * 19] = (v312 - v312 * t176[i] * t178[i]) * vae_sigmoid(t172[i]);
        d325[i * 19] = d263[i * 10] * vae_sigmoid(t166[i * 19]) - d263[i * 10] * t31[i * 10];
        const vae_real v339 = d260[i * 10] * vae_nb_slope(t130[i], t140[i], t4[i * 10]);
        const vae_real v341 = d260[i * 10] * vae_nb_size_slope(t130[i], t140[i], t4[i * 10]);
        const vae_real v342 = d260[i * 10] * vae_nb_rest_slope(t140[i], t4[i * 10]) + v341;
        d346[i * 19] = v342 * vae_sigmoid(t138[i]) * vae_sigmoid(t136[i]);
        d348[i * 19] = v339 * t9[0];
        const vae_real v349 = 0.5f * d259[i * 10];
        d356[i * 19] = -(2.0f * (v349 * t116[i]) * t113[i]);
        d358[i * 19] = (v349 - v349 * t114[i] * t116[i]) * vae_sigmoid(t110[i]);
    }
    t247[0] = t247_sum;
    t249[0] = t249_sum;
}

// kernel 29, train: loop over [1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t248 = s->arena + 3600; // [1]
    const vae_real *t247 = s->arena + 3616; // [1]
    vae_real *t250 = s->arena + 3568; // [1]
    const vae_real *t249 = s->arena + 3584; // [1]
    vae_real *t253 = s->arena + 3552; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v248 = t247[0] * inv_n;
    t248[0] = v248;
    const vae_real v250 = t249[0] * inv_n;
    t250[0] = v250;
    t253[0] = v248 + beta * v250;
}

// mixed.vae:0  gradient of likelihood = categorical
// mixed.vae:0  gradient of likelihood = gaussian
// kernel 30, train: loop over rows of [2]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d266 = s->arena + 2784; // [n, 2]
    const vae_real *d257 = s->arena + 905; // [n, 1] in rows of 10
    const vae_real *t51 = s->arena + 3200; // [n, 2]
    vae_real *d331 = s->arena + 2752; // [n, 2]
    const vae_real *d261 = s->arena + 900; // [n, 1] in rows of 10
    const vae_real *t21 = s->arena + 3232; // [n, 2]
    vae_real *d332 = s->arena + 3280; // [n, 1]
    const vae_real *d258 = s->arena + 896; // [n, 2] in rows of 10
    const vae_real *t99 = s->arena + 2944; // [n, 2]
    const vae_real *t97 = s->arena + 2976; // [n, 2]
    const vae_real *t96 = s->arena + 3008; // [n, 2]
    vae_real *d366 = s->arena + 0; // [n, 2] in rows of 19
    const vae_real *t93 = s->arena + 3040; // [n, 2]
    vae_real *d368 = s->arena + 2; // [n, 2] in rows of 19
    for (size_t i = begin; i < end; i++) {
        vae_real d332_sum = 0.0f;
        VAE_SIMD_SUM(d332_sum)
        for (size_t j = 0; j < 2; j++) {
            d266[i * 2 + j] = d257[i * 10] * t51[i * 2 + j];
            const vae_real v331 = d261[i * 10] * t21[i * 2 + j];
            d331[i * 2 + j] = v331;
            d332_sum += v331;
            const vae_real v359 = 0.5f * d258[i * 10 + j];
            d366[i * 19 + j] = -(2.0f * (v359 * t99[i * 2 + j]) * t96[i * 2 + j]);
            d368[i * 19 + j] = (v359 - v359 * t97[i * 2 + j] * t99[i * 2 + j]) * vae_sigmoid(t93[i * 2 + j]);
        }
        d332[i] = d332_sum;
    }
}

// mixed.vae:0  gradient of likelihood = categorical
// kernel 31, train: loop over rows of [1]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t237 = s->arena + 3648; // [n, 1]
    vae_real *d270 = s->arena + 3536; // [n, 1]
    const vae_real *d267 = s->arena + 2785; // [n, 1] in rows of 2
    const vae_real *t235 = s->arena + 3664; // [n, 1]
    vae_real *d273 = s->arena + 3504; // [n, 1]
    const vae_real *d268 = s->arena + 2784; // [n, 1] in rows of 2
    vae_real *d275 = s->arena + 18; // [n, 1] in rows of 19
    vae_real *d333 = s->arena + 3264; // [n, 1]
    const vae_real *d332 = s->arena + 3280; // [n, 1]
    const vae_real *t150 = s->arena + 3968; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v270 = d267[i * 2] * vae_sigmoid(t237[i]);
        d270[i] = v270;
        const vae_real v273 = d268[i * 2] * vae_sigmoid(t235[i]);
        d273[i] = v273;
        d275[i * 19] = v273 - v270;
        d333[i] = d332[i] / t150[i];
    }
}

// kernel 32, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d271 = s->arena + 3520; // [1]
    const vae_real *d270 = s->arena + 3536; // [n, 1]
    const vae_real *d273 = s->arena + 3504; // [n, 1]
    vae_real *d276 = s->arena + 3488; // [1]
    vae_real d271_sum = 0.0f;
    vae_real d276_sum = 0.0f;
    VAE_SIMD_SUM(d271_sum, d276_sum)
    for (size_t i = 0; i < rows; i++) {
        d271_sum += d270[i];
        d276_sum += -d273[i];
    }
    d271[0] = d271_sum;
    d276[0] = d276_sum;
}

// kernel 33, train: loop over [1]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param277 = s->grad + 384; // [1]
    const vae_real *d271 = s->arena + 3520; // [1]
    const vae_real *d276 = s->arena + 3488; // [1]
    d_param277[0] = d271[0] + d276[0];
}

// mixed.vae:0  gradient of likelihood = categorical
// kernel 34, train: loop over rows of [4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d278 = s->arena + 2048; // [n, 4]
    const vae_real *d265 = s->arena + 904; // [n, 1] in rows of 10
    const vae_real *t44 = s->arena + 2432; // [n, 4]
    vae_real *d326 = s->arena + 1984; // [n, 4]
    const vae_real *d262 = s->arena + 901; // [n, 1] in rows of 10
    const vae_real *t29 = s->arena + 2496; // [n, 4]
    vae_real *d327 = s->arena + 3312; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d327_sum = 0.0f;
        VAE_SIMD_SUM(d327_sum)
        for (size_t j = 0; j < 4; j++) {
            d278[i * 4 + j] = d265[i * 10] * t44[i * 4 + j];
            const vae_real v326 = d262[i * 10] * t29[i * 4 + j];
            d326[i * 4 + j] = v326;
            d327_sum += v326;
        }
        d327[i] = d327_sum;
    }
}

// kernel 35, train: sum over the batch over rows of [4]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d278 = s->arena + 2048; // [n, 4]
    vae_real *d280 = s->arena + 3472; // [4]
    for (size_t j = 0; j < 4; j++) {
        d280[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d280[j] += -d278[i * 4 + j];
        }
    }
}

// kernel 36, train: loop over rows of [3]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t211 = s->arena + 2656; // [n, 3]
    vae_real *d285 = s->arena + 2608; // [n, 3]
    const vae_real *d282 = s->arena + 2049; // [n, 3] in rows of 4
    vae_real *d288 = s->arena + 3440; // [n, 1]
    const vae_real *t209 = s->arena + 2704; // [n, 3]
    vae_real *d290 = s->arena + 2560; // [n, 3]
    const vae_real *d283 = s->arena + 2048; // [n, 3] in rows of 4
    vae_real *d292 = s->arena + 3424; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d288_sum = 0.0f;
        vae_real d292_sum = 0.0f;
        VAE_SIMD_SUM(d288_sum, d292_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v285 = d282[i * 4 + j] * vae_sigmoid(t211[i * 3 + j]);
            d285[i * 3 + j] = v285;
            d288_sum += -v285;
            const vae_real v290 = d283[i * 4 + j] * vae_sigmoid(t209[i * 3 + j]);
            d290[i * 3 + j] = v290;
            d292_sum += v290;
        }
        d288[i] = d288_sum;
        d292[i] = d292_sum;
    }
}

// kernel 37, train: sum over the batch over rows of [3]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d287 = s->arena + 3456; // [3]
    const vae_real *d285 = s->arena + 2608; // [n, 3]
    const vae_real *d290 = s->arena + 2560; // [n, 3]
    vae_real *d294 = s->arena + 3408; // [3]
    for (size_t j = 0; j < 3; j++) {
        d287[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d294[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d287[j] += d285[i * 3 + j];
            d294[j] += -d290[i * 3 + j];
        }
    }
}

// mixed.vae:0  gradient of likelihood = categorical
// kernel 38, train: loop over rows of [1]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d293 = s->arena + 17; // [n, 1] in rows of 19
    const vae_real *d288 = s->arena + 3440; // [n, 1]
    const vae_real *d292 = s->arena + 3424; // [n, 1]
    vae_real *d328 = s->arena + 3296; // [n, 1]
    const vae_real *d327 = s->arena + 3312; // [n, 1]
    const vae_real *t160 = s->arena + 3920; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d293[i * 19] = d288[i] + d292[i];
        d328[i] = d327[i] / t160[i];
    }
}

// kernel 39, train: loop over [3]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d295 = s->arena + 3392; // [3]
    const vae_real *d287 = s->arena + 3456; // [3]
    const vae_real *d294 = s->arena + 3408; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d295[j] = d287[j] + d294[j];
    }
}

// kernel 40, train: loop over [2]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d281 = s->arena + 3473; // [2] in rows of 4
    const vae_real *t207 = s->arena + 3712; // [2]
    const vae_real *t206 = s->arena + 3728; // [2]
    vae_real *d298 = s->arena + 3376; // [2]
    vae_real *d301 = s->arena + 3360; // [1]
    const vae_real *d300 = s->arena + 3393; // [2] in rows of 3
    vae_real d301_sum = 0.0f;
    VAE_SIMD_SUM(d301_sum)
    for (size_t j = 0; j < 2; j++) {
        d298[j] = d281[j] / t207[j] * (t206[j] + 1.0f);
        d301_sum += d300[j];
    }
    d301[0] = d301_sum;
}

// kernel 41, train: loop over [1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param302 = s->grad + 368; // [1] in rows of 3
    const vae_real *d299 = s->arena + 3392; // [1] in rows of 3
    const vae_real *d301 = s->arena + 3360; // [1]
    d_param302[0] = d299[0] + d301[0];
}

// kernel 42, train: loop over [2]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t303 = s->arena + 3344; // [2]
    const vae_real *d300 = s->arena + 3393; // [2] in rows of 3
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        t303[j] = d300[j];
    }
}

// kernel 43, train: loop over [2, 2]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t303 = s->arena + 3344; // [2, 1]
    const vae_real *t199 = s->arena + 3776; // [2, 2]
    vae_real *d306 = s->arena + 3328; // [1, 2]
    for (size_t k = 0; k < 2; k++) {
        d306[k] = 0.0f;
    }
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 2; k++) {
            d306[k] += t303[j] * t199[j * 2 + k];
        }
    }
}

// kernel 44, train: loop over [2]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d298 = s->arena + 3376; // [2]
    const vae_real *d306 = s->arena + 3328; // [2]
    const vae_real *t191 = s->param + 369; // [2] in rows of 3
    vae_real *d_param310 = s->grad + 369; // [2] in rows of 3
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        d_param310[j] = (d298[j] + d306[j]) * vae_sigmoid(t191[j]);
    }
}

// mixed.vae:0  gradient of likelihood = categorical
// kernel 45, train: loop over rows of [4]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d328 = s->arena + 3296; // [n, 1]
    const vae_real *t159 = s->arena + 2240; // [n, 4]
    vae_real *d330 = s->arena + 10; // [n, 4] in rows of 19
    const vae_real *d326 = s->arena + 1984; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d330[i * 19 + j] = d328[i] * t159[i * 4 + j] - d326[i * 4 + j];
        }
    }
}

// mixed.vae:0  gradient of likelihood = categorical
// kernel 46, train: loop over rows of [2]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d333 = s->arena + 3264; // [n, 1]
    const vae_real *t149 = s->arena + 2848; // [n, 2]
    vae_real *d335 = s->arena + 8; // [n, 2] in rows of 19
    const vae_real *d331 = s->arena + 2752; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d335[i * 19 + j] = d333[i] * t149[i * 2 + j] - d331[i * 2 + j];
        }
    }
}

// kernel 47, train: weight gradient over [6, 19]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h85 = s->arena + 1728; // [n, 6]
    const vae_real *d369 = s->arena + 0; // [n, 19]
    vae_real *d_param371 = s->grad + 208; // [6, 19]
    if (tile == 1) {
        vae_real *d_param370 = s->grad + 336; // [19]
        vae_column_sums(s->n, 19, d369, 19, d_param370);
        return;
    }
    vae_gemm_tn(6, 19, s->n, h85, 6, d369, 19, d_param371, 19);
}

// mixed.vae:21  gradient of relu
// kernel 48, train: product by panels over rows of [6]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d369 = s->arena + 0; // [n, 19]
    const vae_real *w86 = s->param + 208; // [6, 19]
    vae_real *d374 = s->arena + 1632; // [n, 6]
    const vae_real *h85 = s->arena + 1728; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 19, d369 + begin * 19, 19, w86, 19, d374 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v372 = d374[i * 6 + j];
            d374[i * 6 + j] = vae_where(h85[i * 6 + j], v372, 0.0f);
        }
    }
}

// mixed.vae:21  gradient of dense(6)
// kernel 49, train: weight gradient over [2, 6]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z73 = s->arena + 3104; // [n, 2]
    const vae_real *d374 = s->arena + 1632; // [n, 6]
    vae_real *d_param376 = s->grad + 176; // [2, 6]
    if (tile == 1) {
        vae_real *d_param375 = s->grad + 192; // [6]
        vae_column_sums(s->n, 6, d374, 6, d_param375);
        return;
    }
    vae_gemm_tn(2, 6, s->n, z73, 2, d374, 6, d_param376, 6);
}

// mixed.vae:21  gradient of dense(6)
// mixed.vae:18  gradient of sampling and KL
// kernel 50, train: product by panels over rows of [2]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d374 = s->arena + 1632; // [n, 6]
    const vae_real *w81 = s->param + 176; // [2, 6]
    vae_real *d382 = s->arena + 1920; // [n, 2] in rows of 4
    const vae_real *t75 = s->arena + 3072; // [n, 2]
    const vae_real *mean67 = s->arena + 2368; // [n, 2] in rows of 4
    const vae_real *eps69 = s->arena + 3168; // [n, 2]
    const vae_real *t71 = s->arena + 3136; // [n, 2]
    vae_real *d386 = s->arena + 1922; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c254 = beta * inv_n;
    const vae_real c378 = 0.5f * c254;
    vae_gemm_nt((int)(end - begin), 2, 6, d374 + begin * 6, 6, w81, 6, d382 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v377 = d382[i * 4 + j];
            d382[i * 4 + j] = c254 * mean67[i * 4 + j] + v377;
            d386[i * 4 + j] = c378 * t75[i * 2 + j] - c378 + 0.5f * (v377 * eps69[i * 2 + j] * t71[i * 2 + j]);
        }
    }
}

// mixed.vae:18  gradient of posterior heads (added by the compiler)
// kernel 51, train: weight gradient over [6, 4]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h62 = s->arena + 1824; // [n, 6]
    const vae_real *d387 = s->arena + 1920; // [n, 4]
    vae_real *d_param389 = s->grad + 128; // [6, 4]
    if (tile == 1) {
        vae_real *d_param388 = s->grad + 160; // [4]
        vae_column_sums(s->n, 4, d387, 4, d_param388);
        return;
    }
    vae_gemm_tn(6, 4, s->n, h62, 6, d387, 4, d_param389, 4);
}

// mixed.vae:18  gradient of posterior heads (added by the compiler)
// mixed.vae:20  gradient of relu
// kernel 52, train: product by panels over rows of [6]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d387 = s->arena + 1920; // [n, 4]
    const vae_real *w63 = s->param + 128; // [6, 4]
    vae_real *d391 = s->arena + 1536; // [n, 6]
    const vae_real *h62 = s->arena + 1824; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 4, d387 + begin * 4, 4, w63, 4, d391 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v390 = d391[i * 6 + j];
            d391[i * 6 + j] = vae_where(h62[i * 6 + j], v390, 0.0f);
        }
    }
}

// mixed.vae:20  gradient of dense(6)
// kernel 53, train: weight gradient over [18, 6]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x57 = s->arena + 608; // [n, 18]
    const vae_real *d391 = s->arena + 1536; // [n, 6]
    vae_real *d_param393 = s->grad + 0; // [18, 6]
    if (tile == 2) {
        vae_real *d_param392 = s->grad + 112; // [6]
        vae_column_sums(s->n, 6, d391, 6, d_param392);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 18 ? begin + 16 : 18;
    vae_gemm_tn_claim((int)(end - begin), 6, s->n, x57 + begin, 18, d391, 6, d_param393 + begin * 6, 6,
        vae_claimed(s, d_param393 + begin * 6));
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [1]
    like_train_k0(s, tile, scratch, s->arena + 1379, s->param + 403, s->arena + 1219,
        s->arena + 611, s->param + 435, s->arena + 1382, s->arena + 618, s->arena + 1222,
        s->arena + 610, s->arena + 1378, s->arena + 619, s->arena + 1383, s->arena + 2179,
        s->arena + 2112);
    // kernel 1, train: loop over rows of [2]
    like_train_k1(s, tile, scratch, s->arena + 1380, s->arena + 3232, s->arena + 612,
        s->arena + 1220, s->arena + 1385, s->arena + 3200, s->arena + 624, s->arena + 1225,
        s->arena + 608, s->arena + 1376);
    // kernel 2, train: loop over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 1381, s->arena + 2496, s->arena + 614,
        s->arena + 1221, s->arena + 1384, s->arena + 2432, s->arena + 620, s->arena + 1224);
    // mixed.vae:20  dense(6)
    // mixed.vae:20  relu
    // kernel 3, train: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 608, s->param + 0, s->arena + 1824, s->param + 112);
    // mixed.vae:18  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 1824, s->param + 128, s->arena + 2368,
        s->param + 160);
    train_k5(s, tile, scratch);
    // mixed.vae:21  dense(6)
    // mixed.vae:21  relu
    // kernel 6, train: product by panels over rows of [6]
    like_train_k6(s, tile, scratch, s->arena + 3104, s->param + 176, s->arena + 1728,
        s->param + 192);
    // kernel 7, train: product by panels over rows of [19]
    like_train_k7(s, tile, scratch, s->arena + 1728, s->param + 208, s->arena + 304, s->param + 336);
    train_k8(s, tile, scratch);
    train_k14(s, tile, scratch);
    // mixed.vae:0  likelihood = categorical
    // kernel 15, train: loop over rows of [1]
    like_train_k15(s, tile, scratch, s->arena + 3952, s->arena + 3968);
    // mixed.vae:0  likelihood = categorical
    // kernel 17, train: loop over rows of [4]
    like_train_k17(s, tile, scratch, s->arena + 3936, s->arena + 314);
    train_k18(s, tile, scratch);
    // mixed.vae:0  likelihood = categorical
    // kernel 19, train: loop over rows of [1]
    like_train_k15(s, tile, scratch, s->arena + 3904, s->arena + 3920);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 12, train: loop over [1]
    like_train_k12(s, tile, scratch, s->param + 434, s->arena + 4064, s->param + 402,
        s->arena + 3808, s->param + 439, s->arena + 3744, s->param + 368, s->arena + 3696,
        s->arena + 3699, s->arena + 3680, s->param + 384);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    // kernel 23, train: loop over [2]
    like_train_k23(s, tile, scratch, s->arena + 3745, s->arena + 3760, s->arena + 3744);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    // mixed.vae:0  likelihood = categorical
    // kernel 16, train: loop over rows of [2]
    like_train_k16(s, tile, scratch, s->arena + 2880, s->arena + 3952, s->arena + 3232,
        s->arena + 1060);
    // mixed.vae:0  likelihood = categorical
    // kernel 20, train: loop over rows of [4]
    like_train_k20(s, tile, scratch, s->arena + 2304, s->arena + 3904, s->arena + 2496,
        s->arena + 1061);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 25, train: loop over rows of [4]
    like_train_k25(s, tile, scratch, s->arena + 2176, s->arena + 2112, s->arena + 3696,
        s->arena + 2432, s->arena + 1064);
    // kernel 26, train: loop over rows of [2]
    like_train_k26(s, tile, scratch, s->arena + 3200, s->arena + 2816, s->arena + 1065);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k50(s, tile, scratch);
    train_k52(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u3, 1, {0}},
        {train_k9, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k24, 1, {0}}}, 2);
    vae_run_one(me, s, train_u5, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k47, 2, {0}},
        {train_k53, 3, {0}},
        {train_k51, 2, {0}},
        {train_k49, 2, {0}}}, 4);
}

// mixed.vae:18  sampling and KL
// kernel 5, eval: loop over rows of [2]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar68 = s->arena + 1618; // [n, 2] in rows of 4
    const vae_real *eps69 = s->arena + 1936; // [n, 2]
    vae_real *z73 = s->arena + 1904; // [n, 2]
    const vae_real *mean67 = s->arena + 1616; // [n, 2] in rows of 4
    vae_real *t86 = s->arena + 1872; // [n, 2]
    vae_real *t87 = s->arena + 2304; // [n, 1]
    vae_real *t90 = s->arena + 2288; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t87_sum = 0.0f;
        vae_real t90_sum = 0.0f;
        VAE_SIMD_SUM(t87_sum, t90_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v73 = mean67[i * 4 + j] + vae_exp(0.5f * logvar68[i * 4 + j]) * eps69[i * 2 + j];
            z73[i * 2 + j] = v73;
            const vae_real v76 = eps69[i * 2 + j] * eps69[i * 2 + j] + logvar68[i * 4 + j];
            const vae_real v83 = mean67[i * 4 + j] * mean67[i * 4 + j] + vae_exp(logvar68[i * 4 + j]);
            const vae_real v86 = 0.5f * (v83 - 1.0f - logvar68[i * 4 + j]);
            t86[i * 2 + j] = v86;
            t87_sum += v86;
            const vae_real v89 = (-0.5f) * (v73 * v73 + 1.83787707f - (v76 + 1.83787707f));
            t90_sum += v89;
        }
        t87[i] = t87_sum;
        t90[i] = t90_sum;
    }
}

// mixed.vae:0  likelihood = categorical
// kernel 8, eval: loop over rows of [2]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t156 = s->arena + 2240; // [n, 1]
    const vae_real *t155 = s->arena + 8; // [n, 2] in rows of 19
    for (size_t i = begin; i < end; i++) {
        vae_real t156_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t156_sum)
        for (size_t j = 0; j < 2; j++) {
            t156_sum = vae_max(t156_sum, t155[i * 19 + j]);
        }
        t156[i] = t156_sum;
    }
}

// kernel 9, eval: loop over [2]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 2272, s->param + 432);
}

// mixed.vae:0  likelihood = gaussian
// kernel 10, eval: loop over rows of [2]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t101 = s->arena + 2; // [n, 2] in rows of 19
    const vae_real *t2 = s->arena + 1072; // [n, 2] in rows of 10
    const vae_real *t100 = s->arena + 0; // [n, 2] in rows of 19
    vae_real *t116 = s->arena + 752; // [n, 2] in rows of 10
    const vae_real *t115 = s->arena + 2272; // [2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v105 = (-9.21034037f) + vae_softplus(t101[i * 19 + j] - (-9.21034037f));
            const vae_real v106 = t2[i * 10 + j] - t100[i * 19 + j];
            const vae_real v113 = 0.5f * (v105 + v106 * v106 * vae_exp(-v105) + 1.83787707f);
            t116[i * 10 + j] = v113 + t115[j];
        }
    }
}

// mixed.vae:0  likelihood = negative_binomial
// mixed.vae:0  likelihood = bernoulli
// kernel 11, eval: loop over rows of [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t9 = s->param + 435; // [1] in rows of 10
    const vae_real *t137 = s->arena + 6; // [n, 1] in rows of 19
    const vae_real *t7 = s->param + 403; // [1] in rows of 10
    const vae_real *t141 = s->arena + 7; // [n, 1] in rows of 19
    const vae_real *t4 = s->arena + 1075; // [n, 1] in rows of 10
    vae_real *t154 = s->arena + 755; // [n, 1] in rows of 10
    const vae_real *t175 = s->arena + 14; // [n, 1] in rows of 19
    const vae_real *t31 = s->arena + 1078; // [n, 1] in rows of 10
    vae_real *t178 = s->arena + 758; // [n, 1] in rows of 10
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v147 = 20.7232658f - vae_softplus(t141[i * 19] - (-6.90775528f));
        const vae_real v149 = 13.8155106f - vae_softplus(v147);
        const vae_real v150 = vae_nb_deviance(t7[0] + t9[0] * t137[i * 19], v149, t4[i * 10]);
        t154[i * 10] = v150 + vae_lgamma_rest(t4[i * 10]) + vae_nb_rest(v149, t4[i * 10]);
        t178[i * 10] = vae_softplus(t175[i * 19]) - t31[i * 10] * t175[i * 19];
    }
}

// mixed.vae:0  likelihood = gaussian
// kernel 13, eval: loop over rows of [1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t118 = s->arena + 5; // [n, 1] in rows of 19
    const vae_real *t3 = s->arena + 1074; // [n, 1] in rows of 10
    const vae_real *t117 = s->arena + 4; // [n, 1] in rows of 19
    const vae_real *t131 = s->param + 434; // [1] in rows of 10
    const vae_real *t133 = s->arena + 2256; // [1]
    vae_real *t136 = s->arena + 754; // [n, 1] in rows of 10
    const vae_real *t180 = s->arena + 16; // [n, 1] in rows of 19
    const vae_real *t38 = s->arena + 1079; // [n, 1] in rows of 10
    const vae_real *t179 = s->arena + 15; // [n, 1] in rows of 19
    vae_real *t194 = s->arena + 759; // [n, 1] in rows of 10
    const vae_real *t193 = s->arena + 2144; // [1]
    const vae_real *t240 = s->arena + 18; // [n, 1] in rows of 19
    const vae_real *t243 = s->arena + 2064; // [1]
    vae_real *t245 = s->arena + 1808; // [n, 1] in rows of 2
    vae_real *t247 = s->arena + 1809; // [n, 1] in rows of 2
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v121 = (-9.21034037f) + vae_softplus(t118[i * 19] - (-9.21034037f));
        const vae_real v122 = t3[i * 10] - t117[i * 19];
        const vae_real v129 = 0.5f * (v121 + v122 * v122 * vae_exp(-v121) + 1.83787707f);
        t136[i * 10] = v129 + (t133[0] + t131[0] * t3[i * 10]);
        const vae_real v183 = (-9.21034037f) + vae_softplus(t180[i * 19] - (-9.21034037f));
        const vae_real v184 = t38[i * 10] - t179[i * 19];
        const vae_real v191 = 0.5f * (v183 + v184 * v184 * vae_exp(-v183) + 1.83787707f);
        t194[i * 10] = v191 + t193[0];
        t245[i * 2] = vae_softplus(t240[i * 19] - t243[0]);
        t247[i * 2] = vae_softplus(t243[0] - t240[i * 19]);
    }
}

// What kernel 14 of eval and 1 other do, each with buffers of its own:
//   t157: [n, 2]
//   t155: [n, 2] in rows of 19
//   t156: [n, 1]
//   t159: [n, 1]
VAE_SHARED_2(like_eval_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t157,
    const vae_real *t155, const vae_real *t156, vae_real *t159) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t159_sum = 0.0f;
        VAE_SIMD_SUM(t159_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v157 = t155[i * 19 + j] - t156[i];
            t157[i * 2 + j] = v157;
            t159_sum += vae_exp(v157);
        }
        t159[i] = t159_sum;
    }
}

// What kernel 18 of eval and 1 other do, each with buffers of its own:
//   t167: [n, 4]
//   t165: [n, 4] in rows of 19
//   t166: [n, 1]
//   t169: [n, 1]
VAE_SHARED_1(like_eval_k18, const VaeState *s, int tile, vae_real *scratch, vae_real *t167,
    const vae_real *t165, const vae_real *t166, vae_real *t169) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t169_sum = 0.0f;
        VAE_SIMD_SUM(t169_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v167 = t165[i * 19 + j] - t166[i];
            t167[i * 4 + j] = v167;
            t169_sum += vae_exp(v167);
        }
        t169[i] = t169_sum;
    }
}

// What kernel 21 of eval and 1 other do, each with buffers of its own:
//   t200: [2] in rows of 3
//   t202: [2]
//   t217: [2] in rows of 4
VAE_SHARED_1(like_eval_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *t200,
    vae_real *t202, vae_real *t217) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        const vae_real v202 = vae_softplus(t200[j]) + 0.001f;
        t202[j] = v202;
        t217[j] = vae_log(-vae_expm1(-v202));
    }
}

// What kernel 22 of eval and 1 other do, each with buffers of its own:
//   t202: [1, 2]
//   t210: [2, 1]
VAE_SHARED_2(like_eval_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *t202,
    vae_real *t210) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 2; j++) {
        vae_real t210_sum = 0.0f;
        VAE_SIMD_SUM(t210_sum)
        for (size_t k = 0; k < 2; k++) {
            const vae_real v203 = (vae_real)(j);
            const vae_real v204 = (vae_real)(k);
            t210_sum += vae_step(v203 - v204 + 0.5f) * t202[k];
        }
        t210[j] = t210_sum;
    }
}

// What kernel 24 of eval and 1 other do, each with buffers of its own:
//   t195: [n, 1] in rows of 19
//   t213: [3]
//   t219: [n, 3] in rows of 4
//   t221: [n, 3] in rows of 4
VAE_SHARED_1(like_eval_k24, const VaeState *s, int tile, vae_real *scratch, const vae_real *t195,
    const vae_real *t213, vae_real *t219, vae_real *t221) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t219[i * 4 + j] = vae_softplus(t195[i * 19] - t213[j]);
            t221[i * 4 + j] = vae_softplus(t213[j] - t195[i * 19]);
        }
    }
}

// kernel 24, eval: loop over rows of [3]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k24(s, tile, scratch, s->arena + 17, s->arena + 2096, s->arena + 1488,
        s->arena + 1425);
}

// kernel 27, eval: loop over rows of [10]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t253 = s->arena + 592; // [n, 10]
    const vae_real *t252 = s->arena + 752; // [n, 10]
    const vae_real *known1 = s->arena + 912; // [n, 10]
    vae_real *t254 = s->arena + 2048; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t254_sum = 0.0f;
        VAE_SIMD_SUM(t254_sum)
        for (size_t j = 0; j < 10; j++) {
            const vae_real v253 = t252[i * 10 + j] * known1[i * 10 + j];
            t253[i * 10 + j] = v253;
            t254_sum += v253;
        }
        t254[i] = t254_sum;
    }
}

// kernel 28, eval: loop over rows of [1]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t255 = s->arena + 2032; // [n, 1]
    const vae_real *t90 = s->arena + 2288; // [n, 1]
    const vae_real *t254 = s->arena + 2048; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t255[i] = t90[i] - t254[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [1]
    like_train_k0(s, tile, scratch, s->arena + 1075, s->param + 403, s->arena + 915, s->arena + 307,
        s->param + 435, s->arena + 1078, s->arena + 314, s->arena + 918, s->arena + 306,
        s->arena + 1074, s->arena + 315, s->arena + 1079, s->arena + 1491, s->arena + 1424);
    // kernel 1, eval: loop over rows of [2]
    like_train_k1(s, tile, scratch, s->arena + 1076, s->arena + 2000, s->arena + 308,
        s->arena + 916, s->arena + 1081, s->arena + 1968, s->arena + 320, s->arena + 921,
        s->arena + 304, s->arena + 1072);
    // kernel 2, eval: loop over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 1077, s->arena + 1744, s->arena + 310,
        s->arena + 917, s->arena + 1080, s->arena + 1680, s->arena + 316, s->arena + 920);
    // mixed.vae:20  dense(6)
    // mixed.vae:20  relu
    // kernel 3, eval: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 304, s->param + 0, s->arena + 1328, s->param + 112);
    // mixed.vae:18  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 1328, s->param + 128, s->arena + 1616,
        s->param + 160);
    eval_k5(s, tile, scratch);
    // mixed.vae:21  dense(6)
    // mixed.vae:21  relu
    // kernel 6, eval: product by panels over rows of [6]
    like_train_k6(s, tile, scratch, s->arena + 1904, s->param + 176, s->arena + 1232,
        s->param + 192);
    // kernel 7, eval: product by panels over rows of [19]
    like_train_k7(s, tile, scratch, s->arena + 1232, s->param + 208, s->arena + 0, s->param + 336);
    eval_k8(s, tile, scratch);
    // mixed.vae:0  likelihood = categorical
    // kernel 14, eval: loop over rows of [2]
    like_eval_k14(s, tile, scratch, s->arena + 1840, s->arena + 8, s->arena + 2240, s->arena + 2224);
    // mixed.vae:0  likelihood = categorical
    // kernel 15, eval: loop over rows of [1]
    like_train_k15(s, tile, scratch, s->arena + 2208, s->arena + 2224);
    // mixed.vae:0  likelihood = categorical
    // kernel 17, eval: loop over rows of [4]
    like_train_k17(s, tile, scratch, s->arena + 2192, s->arena + 10);
    // mixed.vae:0  likelihood = categorical
    // kernel 18, eval: loop over rows of [4]
    like_eval_k18(s, tile, scratch, s->arena + 1552, s->arena + 10, s->arena + 2192,
        s->arena + 2176);
    // mixed.vae:0  likelihood = categorical
    // kernel 19, eval: loop over rows of [1]
    like_train_k15(s, tile, scratch, s->arena + 2160, s->arena + 2176);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 12, eval: loop over [1]
    like_train_k12(s, tile, scratch, s->param + 434, s->arena + 2256, s->param + 402,
        s->arena + 2144, s->param + 439, s->arena + 2096, s->param + 368, s->arena + 2080,
        s->arena + 2083, s->arena + 2064, s->param + 384);
    // kernel 21, eval: loop over [2]
    like_eval_k21(s, tile, scratch, s->param + 369, s->arena + 2128, s->arena + 2081);
    // kernel 22, eval: loop over [2, 2]
    like_eval_k22(s, tile, scratch, s->arena + 2128, s->arena + 2112);
    // kernel 23, eval: loop over [2]
    like_train_k23(s, tile, scratch, s->arena + 2097, s->arena + 2112, s->arena + 2096);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k13(s, tile, scratch);
    // mixed.vae:0  likelihood = categorical
    // kernel 16, eval: loop over rows of [2]
    like_train_k16(s, tile, scratch, s->arena + 1840, s->arena + 2208, s->arena + 2000,
        s->arena + 756);
    // mixed.vae:0  likelihood = categorical
    // kernel 20, eval: loop over rows of [4]
    like_train_k20(s, tile, scratch, s->arena + 1552, s->arena + 2160, s->arena + 1744,
        s->arena + 757);
}

// One thread does all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 25, eval: loop over rows of [4]
    like_train_k25(s, tile, scratch, s->arena + 1488, s->arena + 1424, s->arena + 2080,
        s->arena + 1680, s->arena + 760);
    // kernel 26, eval: loop over rows of [2]
    like_train_k26(s, tile, scratch, s->arena + 1968, s->arena + 1808, s->arena + 761);
    eval_k27(s, tile, scratch);
    eval_k28(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_u3, 1, {0}},
        {eval_k9, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {eval_u2, 1, {0}},
        {eval_k24, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u5, 1);
}

// kernel 0, encode: loop over rows of [1]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t4 = s->arena + 451; // [n, 1] in rows of 10
    const vae_real *t7 = s->param + 403; // [1] in rows of 10
    const vae_real *t5 = s->arena + 291; // [n, 1] in rows of 10
    vae_real *t13 = s->arena + 3; // [n, 1] in rows of 18
    const vae_real *t9 = s->param + 435; // [1] in rows of 10
    const vae_real *t31 = s->arena + 454; // [n, 1] in rows of 10
    vae_real *t37 = s->arena + 10; // [n, 1] in rows of 18
    const vae_real *t32 = s->arena + 294; // [n, 1] in rows of 10
    vae_real *t54 = s->arena + 2; // [n, 1] in rows of 18
    const vae_real *t3 = s->arena + 450; // [n, 1] in rows of 10
    vae_real *t55 = s->arena + 11; // [n, 1] in rows of 18
    const vae_real *t38 = s->arena + 455; // [n, 1] in rows of 10
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t13[i * 18] = t5[i * 10] * (vae_log1p(t4[i * 10]) - t7[0]) / t9[0];
        t37[i * 18] = t32[i * 10] * (2.0f * t31[i * 10] - 1.0f);
        t54[i * 18] = t3[i * 10];
        t55[i * 18] = t38[i * 10];
    }
}

// kernel 1, encode: loop over rows of [2]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t14 = s->arena + 452; // [n, 1] in rows of 10
    vae_real *t22 = s->arena + 4; // [n, 2] in rows of 18
    const vae_real *t15 = s->arena + 292; // [n, 1] in rows of 10
    const vae_real *t46 = s->arena + 457; // [n, 1] in rows of 10
    vae_real *t52 = s->arena + 16; // [n, 2] in rows of 18
    const vae_real *t47 = s->arena + 297; // [n, 1] in rows of 10
    vae_real *t53 = s->arena + 0; // [n, 2] in rows of 18
    const vae_real *t2 = s->arena + 448; // [n, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v16 = (vae_real)(j);
            t22[i * 18 + j] = t15[i * 10] * vae_step(0.5f - vae_abs(t14[i * 10] - v16));
            t52[i * 18 + j] = t47[i * 10] * vae_step(0.5f - vae_abs(t46[i * 10] - v16));
            t53[i * 18 + j] = t2[i * 10 + j];
        }
    }
}

// kernel 2, encode: loop over rows of [4]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t23 = s->arena + 453; // [n, 1] in rows of 10
    vae_real *t30 = s->arena + 6; // [n, 4] in rows of 18
    const vae_real *t24 = s->arena + 293; // [n, 1] in rows of 10
    const vae_real *t39 = s->arena + 456; // [n, 1] in rows of 10
    vae_real *t45 = s->arena + 12; // [n, 4] in rows of 18
    const vae_real *t40 = s->arena + 296; // [n, 1] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v25 = (vae_real)(j);
            t30[i * 18 + j] = t24[i * 10] * vae_step(0.5f - vae_abs(t23[i * 10] - v25));
            t45[i * 18 + j] = t40[i * 10] * vae_step(0.5f - vae_abs(t39[i * 10] - v25));
        }
    }
}

// mixed.vae:18  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [2]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t69 = s->arena + 800; // [n, 2]
    const vae_real *mean67 = s->arena + 704; // [n, 2] in rows of 4
    vae_real *t70 = s->arena + 768; // [n, 2]
    const vae_real *logvar68 = s->arena + 706; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t69[i * 2 + j] = mean67[i * 4 + j];
            t70[i * 2 + j] = logvar68[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k1(s, tile, scratch);
    encode_k2(s, tile, scratch);
    // mixed.vae:20  dense(6)
    // mixed.vae:20  relu
    // kernel 3, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 608, s->param + 112);
    // mixed.vae:18  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 608, s->param + 128, s->arena + 704, s->param + 160);
    encode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// mixed.vae:0  likelihood = gaussian
// mixed.vae:0  likelihood = categorical
// kernel 2, decode: loop over rows of [2]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t11 = s->arena + 370; // [n, 2] in rows of 19
    vae_real *t18 = s->arena + 2; // [n, 2] in rows of 23
    vae_real *t46 = s->arena + 1216; // [n, 1]
    const vae_real *t45 = s->arena + 376; // [n, 2] in rows of 19
    vae_real *t63 = s->arena + 0; // [n, 2] in rows of 23
    const vae_real *t10 = s->arena + 368; // [n, 2] in rows of 19
    for (size_t i = begin; i < end; i++) {
        vae_real t46_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t46_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v15 = (-9.21034037f) + vae_softplus(t11[i * 19 + j] - (-9.21034037f));
            t18[i * 23 + j] = vae_exp(0.5f * v15);
            t46_sum = vae_max(t46_sum, t45[i * 19 + j]);
            t63[i * 23 + j] = t10[i * 19 + j];
        }
        t46[i] = t46_sum;
    }
}

// mixed.vae:0  likelihood = gaussian
// mixed.vae:0  likelihood = negative_binomial
// mixed.vae:0  likelihood = bernoulli
// mixed.vae:0  likelihood = gaussian
// kernel 3, decode: loop over rows of [1]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t20 = s->arena + 373; // [n, 1] in rows of 19
    vae_real *t25 = s->arena + 5; // [n, 1] in rows of 23
    const vae_real *t30 = s->param + 435; // [1] in rows of 10
    const vae_real *t26 = s->arena + 374; // [n, 1] in rows of 19
    const vae_real *t28 = s->param + 403; // [1] in rows of 10
    const vae_real *t34 = s->arena + 375; // [n, 1] in rows of 19
    vae_real *t43 = s->arena + 6; // [n, 1] in rows of 23
    vae_real *t44 = s->arena + 7; // [n, 1] in rows of 23
    vae_real *t62 = s->arena + 14; // [n, 1] in rows of 23
    const vae_real *t61 = s->arena + 382; // [n, 1] in rows of 19
    vae_real *t64 = s->arena + 4; // [n, 1] in rows of 23
    const vae_real *t19 = s->arena + 372; // [n, 1] in rows of 19
    const vae_real *t67 = s->arena + 384; // [n, 1] in rows of 19
    vae_real *t72 = s->arena + 16; // [n, 1] in rows of 23
    vae_real *t101 = s->arena + 835; // [n, 1] in rows of 4
    vae_real *t104 = s->arena + 768; // [n, 1] in rows of 4
    vae_real *t127 = s->arena + 15; // [n, 1] in rows of 23
    const vae_real *t66 = s->arena + 383; // [n, 1] in rows of 19
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v23 = (-9.21034037f) + vae_softplus(t20[i * 19] - (-9.21034037f));
        t25[i * 23] = vae_exp(0.5f * v23);
        const vae_real v41 = vae_softplus(20.7232658f - vae_softplus(t34[i * 19] - (-6.90775528f)));
        t43[i * 23] = vae_exp(t28[0] + t30[0] * t26[i * 19]);
        t44[i * 23] = vae_exp(13.8155106f - v41);
        t62[i * 23] = vae_sigmoid(t61[i * 19]);
        t64[i * 23] = t19[i * 19];
        const vae_real v70 = (-9.21034037f) + vae_softplus(t67[i * 19] - (-9.21034037f));
        t72[i * 23] = vae_exp(0.5f * v70);
        t101[i * 4] = 0.0f;
        t104[i * 4] = 0.0f;
        t127[i * 23] = t66[i * 19];
    }
}

// mixed.vae:0  likelihood = categorical
// kernel 6, decode: loop over rows of [2]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t47 = s->arena + 992; // [n, 2]
    const vae_real *t50 = s->arena + 1184; // [n, 1]
    vae_real *t52 = s->arena + 8; // [n, 2] in rows of 23
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t52[i * 23 + j] = vae_exp(t47[i * 2 + j] - t50[i]);
        }
    }
}

// mixed.vae:0  likelihood = categorical
// kernel 10, decode: loop over rows of [4]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t55 = s->arena + 896; // [n, 4]
    const vae_real *t58 = s->arena + 1136; // [n, 1]
    vae_real *t60 = s->arena + 10; // [n, 4] in rows of 23
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t60[i * 23 + j] = vae_exp(t55[i * 4 + j] - t58[i]);
        }
    }
}

// kernel 11, decode: loop over [1]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t77 = s->arena + 1088; // [1] in rows of 3
    const vae_real *t75 = s->param + 368; // [1] in rows of 3
    vae_real *t111 = s->arena + 1072; // [1] in rows of 4
    vae_real *t112 = s->arena + 1075; // [1] in rows of 4
    vae_real *t119 = s->arena + 1056; // [1]
    const vae_real *t117 = s->param + 384; // [1]
    const vae_real c108 = 0.0f;
    const vae_real c110 = 0.0f;
    t77[0] = t75[0] - 1.54132485f;
    t111[0] = c108;
    t112[0] = c110;
    t119[0] = t117[0] - 0.541324855f;
}

// kernel 16, decode: loop over rows of [4]
VAE_KERNEL void decode_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t102 = s->arena + 832; // [n, 4]
    const vae_real *t105 = s->arena + 768; // [n, 4]
    const vae_real *t113 = s->arena + 1072; // [4]
    vae_real *t115 = s->arena + 17; // [n, 4] in rows of 23
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t115[i * 23 + j] = vae_exp(t113[j] - (t102[i * 4 + j] + t105[i * 4 + j]));
        }
    }
}

// kernel 17, decode: loop over rows of [1]
VAE_KERNEL void decode_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t116 = s->arena + 386; // [n, 1] in rows of 19
    const vae_real *t119 = s->arena + 1056; // [1]
    vae_real *t121 = s->arena + 960; // [n, 1] in rows of 2
    vae_real *t123 = s->arena + 961; // [n, 1] in rows of 2
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t121[i * 2] = vae_softplus(t116[i * 19] - t119[0]);
        t123[i * 2] = vae_softplus(t119[0] - t116[i * 19]);
    }
}

// kernel 18, decode: loop over rows of [2]
VAE_KERNEL void decode_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t124 = s->arena + 960; // [n, 2]
    vae_real *t126 = s->arena + 21; // [n, 2] in rows of 23
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t126[i * 23 + j] = vae_exp(-t124[i * 2 + j]);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // mixed.vae:21  dense(6)
    // mixed.vae:21  relu
    // kernel 0, decode: product by panels over rows of [6]
    like_train_k6(s, tile, scratch, s->arena + 1024, s->param + 176, s->arena + 672, s->param + 192);
    // kernel 1, decode: product by panels over rows of [19]
    like_train_k7(s, tile, scratch, s->arena + 672, s->param + 208, s->arena + 368, s->param + 336);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    // mixed.vae:0  likelihood = categorical
    // kernel 4, decode: loop over rows of [2]
    like_eval_k14(s, tile, scratch, s->arena + 992, s->arena + 376, s->arena + 1216,
        s->arena + 1200);
    // mixed.vae:0  likelihood = categorical
    // kernel 5, decode: loop over rows of [1]
    like_train_k15(s, tile, scratch, s->arena + 1184, s->arena + 1200);
    decode_k6(s, tile, scratch);
    // mixed.vae:0  likelihood = categorical
    // kernel 7, decode: loop over rows of [4]
    like_train_k17(s, tile, scratch, s->arena + 1168, s->arena + 378);
    // mixed.vae:0  likelihood = categorical
    // kernel 8, decode: loop over rows of [4]
    like_eval_k18(s, tile, scratch, s->arena + 896, s->arena + 378, s->arena + 1168,
        s->arena + 1152);
    // mixed.vae:0  likelihood = categorical
    // kernel 9, decode: loop over rows of [1]
    like_train_k15(s, tile, scratch, s->arena + 1136, s->arena + 1152);
    decode_k10(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    decode_k11(s, tile, scratch);
    // kernel 12, decode: loop over [2]
    like_eval_k21(s, tile, scratch, s->param + 369, s->arena + 1120, s->arena + 1073);
    // kernel 13, decode: loop over [2, 2]
    like_eval_k22(s, tile, scratch, s->arena + 1120, s->arena + 1104);
    // kernel 14, decode: loop over [2]
    like_train_k23(s, tile, scratch, s->arena + 1089, s->arena + 1104, s->arena + 1088);
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 15, decode: loop over rows of [3]
    like_eval_k24(s, tile, scratch, s->arena + 385, s->arena + 1088, s->arena + 832, s->arena + 769);
    decode_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_u1, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {decode_u2, 1, {0}},
        {decode_k17, 1, {0}}}, 2);
    vae_run_one(me, s, decode_k18, 1);
}

static const VaePort train_ports[] = {
    {"t", VAE_IN_DATA, 0, 1376, 10}, // [n, 10]
    {"t.observed", VAE_IN_MASK, 0, 1216, 10}, // [n, 10]
    {"z.eps", VAE_IN_NORMAL, 0, 3168, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 3552, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 3600, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 3568, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"t", VAE_IN_DATA, 0, 1072, 10}, // [n, 10]
    {"t.observed", VAE_IN_MASK, 0, 912, 10}, // [n, 10]
    {"z.eps", VAE_IN_NORMAL, 0, 1936, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 2048, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2304, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2032, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1872, 2}, // [n, 2]
    {"t.columns", VAE_OUT_ROW, 0, 592, 10}, // [n, 10]
};

static const VaePort encode_ports[] = {
    {"t", VAE_IN_DATA, 0, 448, 10}, // [n, 10]
    {"t.observed", VAE_IN_MASK, 0, 288, 10}, // [n, 10]
    {"z.mean", VAE_OUT_ROW, 0, 800, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 768, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1024, 2}, // [n, 2]
    {"t.mean", VAE_OUT_ROW, 0, 0, 23}, // [n, 23]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.t.mean", 1, {10}, {1}, 400, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.t.mean_low", 1, {10}, {1}, 416, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.t.std", 1, {10}, {1}, 432, VAE_INIT_CONST, 1.0f, false, false, false},
    {"encoder.0.weight", 2, {6, 18}, {1, 6}, 0, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"encoder.0.bias", 1, {6}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 6}, {1, 4}, 128, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 6}, {1, 4}, 130, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 162, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {6, 2}, {1, 6}, 176, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.0.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.age.mean.weight", 2, {1, 6}, {1, 19}, 208, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.age.mean.bias", 1, {1}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.height.mean.weight", 2, {1, 6}, {1, 19}, 209, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.height.mean.bias", 1, {1}, {1}, 337, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.age.logvar.weight", 2, {1, 6}, {1, 19}, 210, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.age.logvar.bias", 1, {1}, {1}, 338, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.height.logvar.weight", 2, {1, 6}, {1, 19}, 211, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.height.logvar.bias", 1, {1}, {1}, 339, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.income.mean.weight", 2, {1, 6}, {1, 19}, 212, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.income.mean.bias", 1, {1}, {1}, 340, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.income.logvar.weight", 2, {1, 6}, {1, 19}, 213, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.income.logvar.bias", 1, {1}, {1}, 341, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.visits.lograte.weight", 2, {1, 6}, {1, 19}, 214, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.visits.lograte.bias", 1, {1}, {1}, 342, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.visits.logsize.weight", 2, {1, 6}, {1, 19}, 215, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.visits.logsize.bias", 1, {1}, {1}, 343, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.sex.logits.weight", 2, {2, 6}, {1, 19}, 216, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"likelihood.t.sex.logits.bias", 1, {2}, {1}, 344, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.city.logits.weight", 2, {4, 6}, {1, 19}, 218, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"likelihood.t.city.logits.bias", 1, {4}, {1}, 346, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.smokes.logit.weight", 2, {1, 6}, {1, 19}, 222, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.smokes.logit.bias", 1, {1}, {1}, 350, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.since.mean.weight", 2, {1, 6}, {1, 19}, 223, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.since.mean.bias", 1, {1}, {1}, 351, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.since.logvar.weight", 2, {1, 6}, {1, 19}, 224, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.since.logvar.bias", 1, {1}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.score.location.weight", 2, {1, 6}, {1, 19}, 225, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.score.location.bias", 1, {1}, {1}, 353, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.10.location.weight", 2, {1, 6}, {1, 19}, 226, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.10.location.bias", 1, {1}, {1}, 354, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.score.cuts", 1, {3}, {1}, 368, VAE_INIT_CONST, 0.541324854f, true, false, false},
    {"likelihood.t.10.cuts", 1, {1}, {1}, 384, VAE_INIT_CONST, 0.541324854f, true, false, false},
};

// Name, kind, classes, words, places in the decoder's port.
static const VaeColumn columns_t[] = {
    {"age", VAE_COLUMN_NUMBER, 0, NULL, 0, 2},
    {"height", VAE_COLUMN_NUMBER, 0, NULL, 1, 3},
    {"income", VAE_COLUMN_LOG, 0, NULL, 4, 5},
    {"visits", VAE_COLUMN_COUNT, 0, NULL, 6, 7},
    {"sex", VAE_COLUMN_CATEGORY, 2, (const char *const[]){"f", "m"}, 8, 0},
    {"city", VAE_COLUMN_CATEGORY, 4, NULL, 10, 0},
    {"smokes", VAE_COLUMN_FLAG, 0, NULL, 14, 0},
    {"since", VAE_COLUMN_DATE, 0, NULL, 15, 16},
    {"score", VAE_COLUMN_ORDINAL, 4, NULL, 17, 0},
    {"is it", VAE_COLUMN_ORDINAL, 2, NULL, 21, 0},
    {"id", VAE_COLUMN_TEXT, 0, NULL, 0, 0},
};

static const VaeStream streams[] = {
    {"t", VAE_TABLE, 1, 1, 10, 10, VAE_DOMAIN_ANY, "table", true, true, .levels = 0, .column = columns_t, .n_texts = 1},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "t", "[18]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(6)", "[6]", 114},
    {VAE_STAGE_ENCODER, 0, "relu", "[6]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 28},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 18},
    {VAE_STAGE_DECODER, 0, "relu", "[6]", 0},
    {VAE_STAGE_OUTPUT, 0, "t: table", "[18]", 137},
};

static const VaeStretch rest[] = {
    {0, 400},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "mixed", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model mixed\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [18]                        -              -\n"
        "    dense(6)                        [6]                       114            216\n"
        "    relu                            [6]                         -              -\n"
        "  z: mean, logvar heads             [2]                        28             48\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(6)                        [6]                        18             24\n"
        "    relu                            [6]                         -              -\n"
        "  t: table                          [18]                        -              -\n"
        "    age number                      [1]                        14              -\n"
        "    height number                   [1]                        14              -\n"
        "    income number(log=true)         [1]                        14              -\n"
        "    visits count                    [1]                        14              -\n"
        "    sex category f, m               [2]                        14              -\n"
        "    city category                   [4]                        28              -\n"
        "    smokes flag                     [1]                         7              -\n"
        "    since date                      [1]                        14              -\n"
        "    score ordinal                   [4]                        10              -\n"
        "    is it ordinal                   [2]                         8              -\n"
        "\n"
        "  297 parameters; one training step of 16 rows: 21,312 flops\n"
        "  data t is standardized, column by column: losses are those of the data's own units\n"
        "  likelihood table\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          54      281        16,768       16,768\n"
        "  eval           29      170         9,280        9,280\n"
        "  encode          6       37         3,328        3,328\n"
        "  decode         19       78         4,928        4,928\n",
    .batch = 16, .n_param = 400, .n_state = 48, .n_arena = 4192,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 1332.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 43,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_COLUMNS, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 7,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 2},
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
        .epochs = 2, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
