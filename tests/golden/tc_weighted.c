// tc_weighted -- written by vaec 0.1.0 from tc_weighted.vae; do not edit.
//
// model tc_weighted
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: mean, logvar heads             [3]                        78            144
//   w: mean, logvar heads             [1]                        26             48
//   decoder(z, w)                     [4]                         -              -
//     dense(12)                       [12]                       60             96
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   401 parameters; one training step of 36 rows: 69,984 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective beta_tc(alpha=1, beta=4, gamma=1, estimator=weighted)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          39      212       172,736      172,736
//   eval            7       56         8,960        8,960
//   encode          4        9         5,504        5,504
//   decode          5        9         6,976        6,976
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
//   w6: [12, 8]
//   heads9: [n, 8]
//   b7: [8]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 12, h5 + begin * 12, 12, w6, 8, heads9 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v8 = heads9[i * 8 + j];
            heads9[i * 8 + j] = v8 + b7[j];
        }
    }
}

// tc_weighted.vae:4  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 38979; // [n, 3] in rows of 8
    vae_real *t17 = s->arena + 41344; // [n, 3]
    const vae_real *eps14 = s->arena + 41456; // [n, 3]
    vae_real *z19 = s->arena + 41232; // [n, 3]
    const vae_real *mean10 = s->arena + 38976; // [n, 3] in rows of 8
    vae_real *t37 = s->arena + 42960; // [n, 1]
    vae_real *t57 = s->arena + 39408; // [n, 3] in rows of 4
    vae_real *t87 = s->arena + 41120; // [n, 3]
    vae_real *t91 = s->arena + 40896; // [n, 3]
    vae_real *t115 = s->arena + 42624; // [n, 1]
    vae_real *t116 = s->arena + 42576; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        vae_real t115_sum = 0.0f;
        vae_real t116_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum, t115_sum, t116_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = vae_exp(0.5f * logvar11[i * 8 + j]);
            t17[i * 3 + j] = v17;
            const vae_real v19 = mean10[i * 8 + j] + v17 * eps14[i * 3 + j];
            z19[i * 3 + j] = v19;
            const vae_real v22 = eps14[i * 3 + j] * eps14[i * 3 + j] + logvar11[i * 8 + j];
            const vae_real v32 = mean10[i * 8 + j] * mean10[i * 8 + j] + vae_exp(logvar11[i * 8 + j]);
            t37_sum += 0.5f * (v32 - 1.0f - logvar11[i * 8 + j]);
            t57[i * 4 + j] = v19;
            t87[i * 3 + j] = mean10[i * 8 + j];
            t91[i * 3 + j] = logvar11[i * 8 + j];
            t115_sum += (-0.5f) * (v22 + 1.83787707f);
            t116_sum += (-0.5f) * (v19 * v19 + 1.83787707f);
        }
        t37[i] = t37_sum;
        t115[i] = t115_sum;
        t116[i] = t116_sum;
    }
}

// tc_weighted.vae:5  sampling and KL
// kernel 3, train: loop over rows of [1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar13 = s->arena + 38983; // [n, 1] in rows of 8
    vae_real *t40 = s->arena + 42864; // [n, 1]
    const vae_real *eps38 = s->arena + 42912; // [n, 1]
    vae_real *z42 = s->arena + 42816; // [n, 1]
    const vae_real *mean12 = s->arena + 38982; // [n, 1] in rows of 8
    vae_real *t58 = s->arena + 39411; // [n, 1] in rows of 4
    vae_real *t117 = s->arena + 42528; // [n, 1]
    vae_real *t120 = s->arena + 42432; // [n, 1]
    vae_real *d177 = s->arena + 42000; // [n, 1]
    vae_real *d180 = s->arena + 41952; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c173 = 4.0f * beta;
    const vae_real c175 = beta - c173;
    const vae_real c176 = inv_n * c175;
    const vae_real c178 = c173 - beta;
    const vae_real c179 = inv_n * c178;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v40 = vae_exp(0.5f * logvar13[i * 8]);
        t40[i] = v40;
        const vae_real v42 = mean12[i * 8] + v40 * eps38[i];
        z42[i] = v42;
        t58[i * 4] = v42;
        t117[i] = mean12[i * 8];
        t120[i] = logvar13[i * 8];
        d177[i] = c176;
        d180[i] = c179;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z59: [n, 4]
//   w60: [4, 12]
//   h64: [n, 12]
//   b61: [12]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z59,
    const vae_real *w60, vae_real *h64, const vae_real *b61) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 4, z59 + begin * 4, 4, w60, 12, h64 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v62 = h64[i * 12 + j];
            h64[i * 12 + j] = vae_tanh(v62 + b61[j]);
        }
    }
}

// tc_weighted.vae:7  dense(9)
// tc_weighted.vae:8  likelihood = gaussian
// tc_weighted.vae:8  gradient of likelihood = gaussian
// kernel 5, train: product by panels over rows of [9]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h64 = s->arena + 37152; // [n, 12]
    const vae_real *w65 = s->param + 304; // [12, 9]
    vae_real *d232 = s->arena + 38016; // [n, 9]
    const vae_real *b66 = s->param + 416; // [9]
    const vae_real *x0 = s->arena + 38352; // [n, 9]
    vae_real *t77 = s->arena + 42768; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c230 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h64 + begin * 12, 12, w65, 9, d232 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t77_sum = 0.0f;
        VAE_SIMD_SUM(t77_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v67 = d232[i * 9 + j];
            const vae_real v70 = x0[i * 9 + j] - (v67 + b66[j]);
            const vae_real v76 = 0.5f * ((-1.38629436f) + 4.0f * (v70 * v70) + 1.83787707f);
            t77_sum += v76;
            d232[i * 9 + j] = -(c230 * v70);
        }
        t77[i] = t77_sum;
    }
}

// kernel 6, train: loop over [36, 1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t83 = s->arena + 42720; // [36, 1]
    vae_real *t119 = s->arena + 42480; // [36, 1]
    const vae_real *t118 = s->arena + 42528; // [36, 1]
    vae_real *t122 = s->arena + 42384; // [36, 1]
    const vae_real *t121 = s->arena + 42432; // [36, 1]
    vae_real *t127 = s->arena + 42336; // [36, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        const vae_real v79 = (vae_real)(j);
        const vae_real v83 = vae_step(1.0f - (v79 + 0.5f) * inv_n);
        t83[j] = v83;
        t119[j] = vae_where(v83, t118[j], 0.0f);
        const vae_real v122 = vae_where(v83, t121[j], 0.0f);
        t122[j] = v122;
        t127[j] = vae_exp(-v122);
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   t90: [36, 3]
//   t83: [36, 1]
//   t88: [36, 3]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t90,
    const vae_real *t83, const vae_real *t88) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            t90[j * 3 + k] = vae_where(t83[j], t88[j * 3 + k], 0.0f);
        }
    }
}

// kernel 8, train: loop over [36, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t93 = s->arena + 40784; // [36, 3]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    const vae_real *t92 = s->arena + 40896; // [36, 3]
    vae_real *t98 = s->arena + 40672; // [36, 3]
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            const vae_real v93 = vae_where(t83[j], t92[j * 3 + k], 0.0f);
            t93[j * 3 + k] = v93;
            t98[j * 3 + k] = vae_exp(-v93);
        }
    }
}

// kernel 9, train: loop over rows of [36, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t95 = s->arena + 19440; // [n, 36, 3]
    const vae_real *z19 = s->arena + 41232; // [n, 1, 3]
    const vae_real *t90 = s->arena + 41008; // [36, 3]
    vae_real *t96 = s->arena + 15552; // [n, 36, 3]
    const vae_real *t98 = s->arena + 40672; // [36, 3]
    const vae_real *t93 = s->arena + 40784; // [36, 3]
    vae_real *t105 = s->arena + 11664; // [n, 36, 3]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    vae_real *t106 = s->arena + 40560; // [n, 1, 3]
    vae_real *t113 = s->arena + 34992; // [n, 36, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real data_rows = s->scalar[VAE_DATA_ROWS];
    const vae_real c85 = inv_n / data_rows;
    const vae_real c86 = vae_log(c85);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t106[i * 3 + k] = -VAE_INFINITY;
        }
        for (size_t j = 0; j < 36; j++) {
            vae_real t113_sum = 0.0f;
            VAE_SIMD_SUM(t113_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v95 = z19[i * 3 + k] - t90[j * 3 + k];
                t95[i * 108 + j * 3 + k] = v95;
                const vae_real v96 = v95 * v95;
                t96[i * 108 + j * 3 + k] = v96;
                const vae_real v102 = (-0.5f) * (v96 * t98[j * 3 + k] + t93[j * 3 + k] + 1.83787707f);
                const vae_real v105 = vae_where(t83[j], v102 + c86, (-1e+30f));
                t105[i * 108 + j * 3 + k] = v105;
                t106[i * 3 + k] = vae_max(t106[i * 3 + k], v105);
                t113_sum += v102;
            }
            t113[i * 36 + j] = t113_sum;
        }
    }
}

// kernel 10, train: loop over rows of [36, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t105 = s->arena + 11664; // [n, 36, 3]
    const vae_real *t106 = s->arena + 40560; // [n, 1, 3]
    vae_real *t108 = s->arena + 7776; // [n, 36, 3]
    vae_real *t109 = s->arena + 40448; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t109[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v108 = vae_exp(t105[i * 108 + j * 3 + k] - t106[i * 3 + k]);
                t108[i * 108 + j * 3 + k] = v108;
                t109[i * 3 + k] += v108;
            }
        }
    }
}

// kernel 11, train: loop over rows of [1, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t109 = s->arena + 40448; // [n, 1, 3]
    const vae_real *t106 = s->arena + 40560; // [n, 1, 3]
    vae_real *t114 = s->arena + 42672; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t114_sum = 0.0f;
        VAE_SIMD_SUM(t114_sum)
        for (size_t j = 0; j < 3; j++) {
            t114_sum += vae_log(t109[i * 3 + j]) + t106[i * 3 + j];
        }
        t114[i] = t114_sum;
    }
}

// kernel 12, train: loop over rows of [36, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t124 = s->arena + 33696; // [n, 36, 1]
    const vae_real *z42 = s->arena + 42816; // [n, 1, 1]
    const vae_real *t119 = s->arena + 42480; // [36, 1]
    vae_real *t125 = s->arena + 32400; // [n, 36, 1]
    const vae_real *t127 = s->arena + 42336; // [36, 1]
    const vae_real *t122 = s->arena + 42384; // [36, 1]
    vae_real *t133 = s->arena + 31104; // [n, 36, 1]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    vae_real *t134 = s->arena + 42288; // [n, 1, 1]
    const vae_real *t113 = s->arena + 34992; // [n, 36, 1]
    vae_real *t146 = s->arena + 28512; // [n, 36, 1]
    vae_real *t147 = s->arena + 42144; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real data_rows = s->scalar[VAE_DATA_ROWS];
    const vae_real c85 = inv_n / data_rows;
    const vae_real c86 = vae_log(c85);
    for (size_t i = begin; i < end; i++) {
        vae_real t134_sum = -VAE_INFINITY;
        vae_real t147_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t134_sum, t147_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v124 = z42[i] - t119[j];
            t124[i * 36 + j] = v124;
            const vae_real v125 = v124 * v124;
            t125[i * 36 + j] = v125;
            const vae_real v131 = (-0.5f) * (v125 * t127[j] + t122[j] + 1.83787707f);
            const vae_real v133 = vae_where(t83[j], v131 + c86, (-1e+30f));
            t133[i * 36 + j] = v133;
            t134_sum = vae_max(t134_sum, v133);
            const vae_real v146 = vae_where(t83[j], t113[i * 36 + j] + v131 + c86, (-1e+30f));
            t146[i * 36 + j] = v146;
            t147_sum = vae_max(t147_sum, v146);
        }
        t134[i] = t134_sum;
        t147[i] = t147_sum;
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   t133: [n, 36, 1]
//   t134: [n, 1, 1]
//   t136: [n, 36, 1]
//   t137: [n, 1, 1]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *t133,
    const vae_real *t134, vae_real *t136, vae_real *t137) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t137_sum = 0.0f;
        VAE_SIMD_SUM(t137_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v136 = vae_exp(t133[i * 36 + j] - t134[i]);
            t136[i * 36 + j] = v136;
            t137_sum += v136;
        }
        t137[i] = t137_sum;
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   t137: [n, 1, 1]
//   t139: [n, 1, 1]
//   t134: [n, 1, 1]
//   d186: [n, 1, 1]
//   d177: [n, 1, 1]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *t137,
    vae_real *t139, const vae_real *t134, vae_real *d186, const vae_real *d177) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t139[i] = vae_log(t137[i]) + t134[i];
        d186[i] = d177[i] / t137[i];
    }
}

// tc_weighted.vae:5  sampling and KL
// kernel 17, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *eps38 = s->arena + 42912; // [n, 1]
    const vae_real *logvar13 = s->arena + 38983; // [n, 1] in rows of 8
    const vae_real *z42 = s->arena + 42816; // [n, 1]
    const vae_real *mean12 = s->arena + 38982; // [n, 1] in rows of 8
    const vae_real *t37 = s->arena + 42960; // [n, 1]
    const vae_real *t114 = s->arena + 42672; // [n, 1]
    const vae_real *t139 = s->arena + 42192; // [n, 1]
    const vae_real *t115 = s->arena + 42624; // [n, 1]
    const vae_real *t116 = s->arena + 42576; // [n, 1]
    const vae_real *t152 = s->arena + 42048; // [n, 1]
    vae_real *t155 = s->arena + 43168; // [1]
    vae_real *t158 = s->arena + 43136; // [1]
    vae_real *t161 = s->arena + 43104; // [1]
    vae_real *t166 = s->arena + 43072; // [1]
    const vae_real *t77 = s->arena + 42768; // [n, 1]
    vae_real *t171 = s->arena + 43024; // [1]
    vae_real t155_sum = 0.0f;
    vae_real t158_sum = 0.0f;
    vae_real t161_sum = 0.0f;
    vae_real t166_sum = 0.0f;
    vae_real t171_sum = 0.0f;
    VAE_SIMD_SUM(t155_sum, t158_sum, t161_sum, t166_sum, t171_sum)
    for (size_t i = 0; i < rows; i++) {
        const vae_real v46 = (-0.5f) * (eps38[i] * eps38[i] + logvar13[i * 8] + 1.83787707f);
        const vae_real v53 = mean12[i * 8] * mean12[i * 8] + vae_exp(logvar13[i * 8]) - 1.0f;
        const vae_real v142 = t114[i] + t139[i];
        t155_sum += t115[i] + v46 - t152[i];
        t158_sum += t152[i] - v142;
        const vae_real v160 = v142 - (t116[i] + (-0.5f) * (z42[i] * z42[i] + 1.83787707f));
        t161_sum += v160;
        t166_sum += t77[i];
        t171_sum += t37[i] + 0.5f * (v53 - logvar13[i * 8]);
    }
    t155[0] = t155_sum;
    t158[0] = t158_sum;
    t161[0] = t161_sum;
    t166[0] = t166_sum;
    t171[0] = t171_sum;
}

// kernel 18, train: loop over [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t156 = s->arena + 43152; // [1]
    const vae_real *t155 = s->arena + 43168; // [1]
    vae_real *t159 = s->arena + 43120; // [1]
    const vae_real *t158 = s->arena + 43136; // [1]
    vae_real *t162 = s->arena + 43088; // [1]
    const vae_real *t161 = s->arena + 43104; // [1]
    vae_real *t167 = s->arena + 43056; // [1]
    const vae_real *t166 = s->arena + 43072; // [1]
    vae_real *t170 = s->arena + 43040; // [1]
    vae_real *t172 = s->arena + 43008; // [1]
    const vae_real *t171 = s->arena + 43024; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v156 = t155[0] * inv_n;
    t156[0] = v156;
    const vae_real v159 = t158[0] * inv_n;
    t159[0] = v159;
    const vae_real v162 = t161[0] * inv_n;
    t162[0] = v162;
    const vae_real v167 = t166[0] * inv_n;
    t167[0] = v167;
    t170[0] = v167 + beta * (v156 + 4.0f * v159 + v162);
    t172[0] = t171[0] * inv_n;
}

// kernel 19, train: loop over rows of [36, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d182 = s->arena + 41904; // [n, 1, 1]
    const vae_real *t149 = s->arena + 27216; // [n, 36, 1]
    vae_real *d184 = s->arena + 25920; // [n, 36, 1]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d184[i * 36 + j] = vae_where(t83[j], d182[i] * t149[i * 36 + j], 0.0f);
        }
    }
}

// kernel 20, train: loop over rows of [36, 1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d186 = s->arena + 41856; // [n, 1, 1]
    const vae_real *t136 = s->arena + 29808; // [n, 36, 1]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    const vae_real *d184 = s->arena + 25920; // [n, 36, 1]
    vae_real *d190 = s->arena + 24624; // [n, 36, 1]
    const vae_real *t127 = s->arena + 42336; // [36, 1]
    vae_real *d198 = s->arena + 23328; // [n, 36, 1]
    const vae_real *t124 = s->arena + 33696; // [n, 36, 1]
    vae_real *d200 = s->arena + 41712; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d200_sum = 0.0f;
        VAE_SIMD_SUM(d200_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v189 = d184[i * 36 + j] + vae_where(t83[j], d186[i] * t136[i * 36 + j], 0.0f);
            const vae_real v190 = (-0.5f) * v189;
            d190[i * 36 + j] = v190;
            const vae_real v198 = 2.0f * (v190 * t127[j]) * t124[i * 36 + j];
            d198[i * 36 + j] = v198;
            d200_sum += v198;
        }
        d200[i] = d200_sum;
    }
}

// kernel 21, train: sum over the batch over rows of [36, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d191 = s->arena + 41808; // [36, 1]
    const vae_real *d190 = s->arena + 24624; // [n, 36, 1]
    const vae_real *t125 = s->arena + 32400; // [n, 36, 1]
    vae_real *d194 = s->arena + 41760; // [36, 1]
    const vae_real *d198 = s->arena + 23328; // [n, 36, 1]
    vae_real *d201 = s->arena + 41664; // [36, 1]
    for (size_t j = 0; j < 36; j++) {
        d191[j] = 0.0f;
    }
    for (size_t j = 0; j < 36; j++) {
        d194[j] = 0.0f;
    }
    for (size_t j = 0; j < 36; j++) {
        d201[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d191[j] += d190[i * 36 + j];
            d194[j] += d190[i * 36 + j] * t125[i * 36 + j];
            d201[j] += -d198[i * 36 + j];
        }
    }
}

// kernel 22, train: loop over [36, 1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d194 = s->arena + 41760; // [36, 1]
    const vae_real *t127 = s->arena + 42336; // [36, 1]
    const vae_real *d191 = s->arena + 41808; // [36, 1]
    vae_real *d203 = s->arena + 41616; // [36, 1]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        d203[j] = vae_where(t83[j], d191[j] - d194[j] * t127[j], 0.0f);
    }
}

// kernel 23, train: loop over [36, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d205 = s->arena + 41568; // [36, 1]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    const vae_real *d201 = s->arena + 41664; // [36, 1]
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        d205[j] = vae_where(t83[j], d201[j], 0.0f);
    }
}

// kernel 24, train: loop over rows of [3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d209 = s->arena + 40336; // [n, 1, 3]
    const vae_real *t109 = s->arena + 40448; // [n, 1, 3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c173 = 4.0f * beta;
    const vae_real c175 = beta - c173;
    const vae_real c176 = inv_n * c175;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d209[i * 3 + j] = c176 / t109[i * 3 + j];
        }
    }
}

// kernel 25, train: loop over rows of [36, 3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d209 = s->arena + 40336; // [n, 1, 3]
    const vae_real *t108 = s->arena + 7776; // [n, 36, 3]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    const vae_real *d184 = s->arena + 25920; // [n, 36, 1]
    vae_real *d213 = s->arena + 3888; // [n, 36, 3]
    const vae_real *t98 = s->arena + 40672; // [36, 3]
    vae_real *d221 = s->arena + 0; // [n, 36, 3]
    const vae_real *t95 = s->arena + 19440; // [n, 36, 3]
    vae_real *d223 = s->arena + 40000; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d223[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v211 = vae_where(t83[j], d209[i * 3 + k] * t108[i * 108 + j * 3 + k], 0.0f);
                const vae_real v213 = (-0.5f) * (d184[i * 36 + j] + v211);
                d213[i * 108 + j * 3 + k] = v213;
                const vae_real v221 = 2.0f * (v213 * t98[j * 3 + k]) * t95[i * 108 + j * 3 + k];
                d221[i * 108 + j * 3 + k] = v221;
                d223[i * 3 + k] += v221;
            }
        }
    }
}

// kernel 26, train: sum over the batch over rows of [36, 3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d214 = s->arena + 40224; // [36, 3]
    const vae_real *d213 = s->arena + 3888; // [n, 36, 3]
    const vae_real *t96 = s->arena + 15552; // [n, 36, 3]
    vae_real *d217 = s->arena + 40112; // [36, 3]
    const vae_real *d221 = s->arena + 0; // [n, 36, 3]
    vae_real *d224 = s->arena + 39888; // [36, 3]
    for (size_t j = 0; j < 108; j++) {
        d214[j] = 0.0f;
    }
    for (size_t j = 0; j < 108; j++) {
        d217[j] = 0.0f;
    }
    for (size_t j = 0; j < 108; j++) {
        d224[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 108; j++) {
            d214[j] += d213[i * 108 + j];
            d217[j] += d213[i * 108 + j] * t96[i * 108 + j];
            d224[j] += -d221[i * 108 + j];
        }
    }
}

// kernel 27, train: loop over [36, 3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d217 = s->arena + 40112; // [36, 3]
    const vae_real *t98 = s->arena + 40672; // [36, 3]
    const vae_real *d214 = s->arena + 40224; // [36, 3]
    vae_real *d226 = s->arena + 39776; // [36, 3]
    const vae_real *t83 = s->arena + 42720; // [36, 1]
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            d226[j * 3 + k] = vae_where(t83[j], d214[j * 3 + k] - d217[j * 3 + k] * t98[j * 3 + k], 0.0f);
        }
    }
}

// tc_weighted.vae:8  gradient of dense(9)
// tc_weighted.vae:7  gradient of dense(9)
// kernel 29, train: weight gradient over [12, 9]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h64 = s->arena + 37152; // [n, 12]
    const vae_real *d232 = s->arena + 38016; // [n, 9]
    vae_real *d_param234 = s->grad + 304; // [12, 9]
    if (tile == 1) {
        vae_real *d_param233 = s->grad + 416; // [9]
        vae_column_sums(s->n, 9, d232, 9, d_param233);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h64, 12, d232, 9, d_param234, 9);
}

// tc_weighted.vae:7  gradient of dense(9)
// tc_weighted.vae:7  gradient of tanh
// kernel 30, train: product by panels over rows of [12]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d232 = s->arena + 38016; // [n, 9]
    const vae_real *w65 = s->param + 304; // [12, 9]
    vae_real *d238 = s->arena + 36720; // [n, 12]
    const vae_real *h64 = s->arena + 37152; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d232 + begin * 9, 9, w65, 9, d238 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v235 = d238[i * 12 + j];
            d238[i * 12 + j] = v235 * (1.0f - h64[i * 12 + j] * h64[i * 12 + j]);
        }
    }
}

// tc_weighted.vae:7  gradient of dense(12)
// kernel 31, train: weight gradient over [4, 12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z59 = s->arena + 39408; // [n, 4]
    const vae_real *d238 = s->arena + 36720; // [n, 12]
    vae_real *d_param240 = s->grad + 240; // [4, 12]
    if (tile == 1) {
        vae_real *d_param239 = s->grad + 288; // [12]
        vae_column_sums(s->n, 12, d238, 12, d_param239);
        return;
    }
    vae_gemm_tn(4, 12, s->n, z59, 4, d238, 12, d_param240, 12);
}

// tc_weighted.vae:7  gradient of dense(12)
// kernel 32, train: product by panels over rows of [4]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d238 = s->arena + 36720; // [n, 12]
    const vae_real *w60 = s->param + 240; // [4, 12]
    vae_real *d241 = s->arena + 39264; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 12, d238 + begin * 12, 12, w60, 12, d241 + begin * 4, 4);
}

// tc_weighted.vae:4  gradient of sampling and KL
// kernel 33, train: loop over rows of [3]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d223 = s->arena + 40000; // [n, 3]
    const vae_real *d242 = s->arena + 39264; // [n, 3] in rows of 4
    const vae_real *z19 = s->arena + 41232; // [n, 3]
    vae_real *d258 = s->arena + 38688; // [n, 3] in rows of 8
    const vae_real *d229 = s->arena + 39664; // [n, 3]
    const vae_real *eps14 = s->arena + 41456; // [n, 3]
    const vae_real *t17 = s->arena + 41344; // [n, 3]
    vae_real *d261 = s->arena + 39552; // [n, 3]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c174 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v256 = d223[i * 3 + j] + d242[i * 4 + j] + c174 * z19[i * 3 + j];
            d258[i * 8 + j] = d229[i * 3 + j] + v256;
            d261[i * 3 + j] = 0.5f * (v256 * eps14[i * 3 + j] * t17[i * 3 + j]);
        }
    }
}

// tc_weighted.vae:5  gradient of sampling and KL
// kernel 34, train: loop over rows of [1]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d200 = s->arena + 41712; // [n, 1]
    const vae_real *d243 = s->arena + 39267; // [n, 1] in rows of 4
    const vae_real *z42 = s->arena + 42816; // [n, 1]
    const vae_real *d204 = s->arena + 41616; // [n, 1]
    vae_real *d250 = s->arena + 38694; // [n, 1] in rows of 8
    const vae_real *d206 = s->arena + 41568; // [n, 1]
    const vae_real *eps38 = s->arena + 42912; // [n, 1]
    const vae_real *t40 = s->arena + 42864; // [n, 1]
    vae_real *d254 = s->arena + 38695; // [n, 1] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c174 = beta * inv_n;
    const vae_real c246 = (-0.5f) * c174;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v248 = d200[i] + d243[i * 4] + c174 * z42[i];
        d250[i * 8] = d206[i] + v248;
        d254[i * 8] = d204[i] + c246 + 0.5f * (v248 * eps38[i] * t40[i]);
    }
}

// tc_weighted.vae:4  gradient of sampling and KL
// kernel 35, train: loop over rows of [3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d227 = s->arena + 39776; // [n, 3]
    vae_real *d262 = s->arena + 38691; // [n, 3] in rows of 8
    const vae_real *d261 = s->arena + 39552; // [n, 3]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c174 = beta * inv_n;
    const vae_real c246 = (-0.5f) * c174;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d262[i * 8 + j] = d227[i * 3 + j] + c246 + d261[i * 3 + j];
        }
    }
}

// tc_weighted.vae:4  gradient of posterior heads (added by the compiler)
// kernel 36, train: weight gradient over [12, 8]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 37584; // [n, 12]
    const vae_real *d263 = s->arena + 38688; // [n, 8]
    vae_real *d_param265 = s->grad + 128; // [12, 8]
    if (tile == 1) {
        vae_real *d_param264 = s->grad + 224; // [8]
        vae_column_sums(s->n, 8, d263, 8, d_param264);
        return;
    }
    vae_gemm_tn(12, 8, s->n, h5, 12, d263, 8, d_param265, 8);
}

// tc_weighted.vae:4  gradient of posterior heads (added by the compiler)
// tc_weighted.vae:6  gradient of tanh
// kernel 37, train: product by panels over rows of [12]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d263 = s->arena + 38688; // [n, 8]
    const vae_real *w6 = s->param + 128; // [12, 8]
    vae_real *d269 = s->arena + 36288; // [n, 12]
    const vae_real *h5 = s->arena + 37584; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 8, d263 + begin * 8, 8, w6, 8, d269 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v266 = d269[i * 12 + j];
            d269[i * 12 + j] = v266 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// tc_weighted.vae:6  gradient of dense(12)
// kernel 38, train: weight gradient over [9, 12]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 38352; // [n, 9]
    const vae_real *d269 = s->arena + 36288; // [n, 12]
    vae_real *d_param271 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param270 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d269, 12, d_param270);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d269, 12, d_param271, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // tc_weighted.vae:6  dense(12)
    // tc_weighted.vae:6  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 38352, s->param + 0, s->arena + 37584,
        s->param + 112);
    // tc_weighted.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 37584, s->param + 128, s->arena + 38976,
        s->param + 224);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    // tc_weighted.vae:7  dense(12)
    // tc_weighted.vae:7  tanh
    // kernel 4, train: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 39408, s->param + 240, s->arena + 37152,
        s->param + 288);
    train_k5(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k32(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    // kernel 7, train: loop over [36, 3]
    like_train_k7(s, tile, scratch, s->arena + 41008, s->arena + 42720, s->arena + 41120);
    train_k8(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    // kernel 13, train: loop over rows of [36, 1]
    like_train_k13(s, tile, scratch, s->arena + 31104, s->arena + 42288, s->arena + 29808,
        s->arena + 42240);
    // kernel 14, train: loop over rows of [1, 1]
    like_train_k14(s, tile, scratch, s->arena + 42240, s->arena + 42192, s->arena + 42288,
        s->arena + 41856, s->arena + 42000);
    // kernel 15, train: loop over rows of [36, 1]
    like_train_k13(s, tile, scratch, s->arena + 28512, s->arena + 42144, s->arena + 27216,
        s->arena + 42096);
    // kernel 16, train: loop over rows of [1, 1]
    like_train_k14(s, tile, scratch, s->arena + 42096, s->arena + 42048, s->arena + 42144,
        s->arena + 41904, s->arena + 41952);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    // kernel 28, train: loop over [36, 3]
    like_train_k7(s, tile, scratch, s->arena + 39664, s->arena + 42720, s->arena + 39888);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k37(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, train_u0, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k29, 2, {0}},
        {train_u1, 1, {0}},
        {train_k31, 2, {0}}}, 3);
    vae_run_one(me, s, train_u2, panels);
    vae_run(me, s, (VaeWork[]){
        {train_u5, 1, {0}},
        {train_u4, 1, {0}},
        {train_u3, 1, {0}}}, 3);
    vae_run_one(me, s, train_u8, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k38, 2, {0}},
        {train_k36, 2, {.weights = true, .first = 128, .each = 128, .end = 224}}}, 2);
}

// tc_weighted.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1203; // [n, 3] in rows of 8
    const vae_real *eps14 = s->arena + 1744; // [n, 3]
    vae_real *z19 = s->arena + 1488; // [n, 3] in rows of 4
    const vae_real *mean10 = s->arena + 1200; // [n, 3] in rows of 8
    vae_real *t33 = s->arena + 1632; // [n, 3]
    vae_real *t34 = s->arena + 2192; // [n, 1]
    vae_real *t37 = s->arena + 2144; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum, t37_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v19 = mean10[i * 8 + j] + vae_exp(0.5f * logvar11[i * 8 + j]) * eps14[i * 3 + j];
            z19[i * 4 + j] = v19;
            const vae_real v22 = eps14[i * 3 + j] * eps14[i * 3 + j] + logvar11[i * 8 + j];
            const vae_real v29 = mean10[i * 8 + j] * mean10[i * 8 + j] + vae_exp(logvar11[i * 8 + j]);
            const vae_real v33 = 0.5f * (v29 - 1.0f - logvar11[i * 8 + j]);
            t33[i * 3 + j] = v33;
            t34_sum += v33;
            const vae_real v36 = (-0.5f) * (v19 * v19 + 1.83787707f - (v22 + 1.83787707f));
            t37_sum += v36;
        }
        t34[i] = t34_sum;
        t37[i] = t37_sum;
    }
}

// tc_weighted.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar13 = s->arena + 1207; // [n, 1] in rows of 8
    const vae_real *eps38 = s->arena + 2096; // [n, 1]
    vae_real *z42 = s->arena + 1491; // [n, 1] in rows of 4
    const vae_real *mean12 = s->arena + 1206; // [n, 1] in rows of 8
    vae_real *t53 = s->arena + 2048; // [n, 1]
    vae_real *t54 = s->arena + 2000; // [n, 1]
    const vae_real *t34 = s->arena + 2192; // [n, 1]
    vae_real *t57 = s->arena + 1952; // [n, 1]
    const vae_real *t37 = s->arena + 2144; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v42 = mean12[i * 8] + vae_exp(0.5f * logvar13[i * 8]) * eps38[i];
        z42[i * 4] = v42;
        const vae_real v51 = mean12[i * 8] * mean12[i * 8] + vae_exp(logvar13[i * 8]) - 1.0f;
        const vae_real v53 = 0.5f * (v51 - logvar13[i * 8]);
        t53[i] = v53;
        t54[i] = t34[i] + v53;
        const vae_real v55 = v42 * v42 + 1.83787707f - (eps38[i] * eps38[i] + logvar13[i * 8] + 1.83787707f);
        t57[i] = t37[i] + (-0.5f) * v55;
    }
}

// tc_weighted.vae:7  dense(9)
// tc_weighted.vae:8  likelihood = gaussian
// kernel 5, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h63 = s->arena + 0; // [n, 12]
    const vae_real *w64 = s->param + 304; // [12, 9]
    vae_real *t66 = scratch; // [end - begin, 9]
    const vae_real *b65 = s->param + 416; // [9]
    const vae_real *x0 = s->arena + 864; // [n, 9]
    vae_real *t76 = s->arena + 1904; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h63 + begin * 12, 12, w64, 9, t66, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t76_sum = 0.0f;
        VAE_SIMD_SUM(t76_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v66 = t66[(i - begin) * 9 + j];
            const vae_real v69 = x0[i * 9 + j] - (v66 + b65[j]);
            const vae_real v75 = 0.5f * ((-1.38629436f) + 4.0f * (v69 * v69) + 1.83787707f);
            t76_sum += v75;
        }
        t76[i] = t76_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t77 = s->arena + 1856; // [n, 1]
    const vae_real *t57 = s->arena + 1952; // [n, 1]
    const vae_real *t76 = s->arena + 1904; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t77[i] = t57[i] - t76[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // tc_weighted.vae:6  dense(12)
    // tc_weighted.vae:6  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 864, s->param + 0, s->arena + 432, s->param + 112);
    // tc_weighted.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 432, s->param + 128, s->arena + 1200, s->param + 224);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    // tc_weighted.vae:7  dense(12)
    // tc_weighted.vae:7  tanh
    // kernel 4, eval: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 1488, s->param + 240, s->arena + 0, s->param + 288);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// tc_weighted.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t14 = s->arena + 1168; // [n, 3]
    const vae_real *mean10 = s->arena + 768; // [n, 3] in rows of 8
    vae_real *t15 = s->arena + 1056; // [n, 3]
    const vae_real *logvar11 = s->arena + 771; // [n, 3] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t14[i * 3 + j] = mean10[i * 8 + j];
            t15[i * 3 + j] = logvar11[i * 8 + j];
        }
    }
}

// tc_weighted.vae:4  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t16 = s->arena + 1328; // [n, 1]
    const vae_real *mean12 = s->arena + 774; // [n, 1] in rows of 8
    vae_real *t17 = s->arena + 1280; // [n, 1]
    const vae_real *logvar13 = s->arena + 775; // [n, 1] in rows of 8
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t16[i] = mean12[i * 8];
        t17[i] = logvar13[i * 8];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // tc_weighted.vae:6  dense(12)
    // tc_weighted.vae:6  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 432, s->param + 0, s->arena + 0, s->param + 112);
    // tc_weighted.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 768, s->param + 224);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// tc_weighted.vae:4  z
// kernel 0, decode: loop over rows of [3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t2 = s->arena + 1440; // [n, 3] in rows of 4
    const vae_real *z0 = s->arena + 1584; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t2[i * 4 + j] = z0[i * 3 + j];
        }
    }
}

// tc_weighted.vae:5  w
// kernel 1, decode: loop over rows of [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 1443; // [n, 1] in rows of 4
    const vae_real *z1 = s->arena + 1696; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t3[i * 4] = z1[i];
    }
}

// tc_weighted.vae:7  dense(9)
// kernel 3, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h9 = s->arena + 0; // [n, 12]
    const vae_real *w10 = s->param + 304; // [12, 9]
    vae_real *p13 = s->arena + 1104; // [n, 9]
    const vae_real *b11 = s->param + 416; // [9]
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
    // tc_weighted.vae:7  dense(12)
    // tc_weighted.vae:7  tanh
    // kernel 2, decode: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 1440, s->param + 240, s->arena + 0, s->param + 288);
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
    {"x", VAE_IN_DATA, 0, 38352, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 41456, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 42912, 1}, // [n, 1]
    {"mutual_information", VAE_OUT_SCALAR, 0, 43152, 1}, // [1]
    {"total_correlation", VAE_OUT_SCALAR, 0, 43120, 1}, // [1]
    {"dimension_kl", VAE_OUT_SCALAR, 0, 43088, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 43040, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 43056, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 43008, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 864, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 1744, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 2096, 1}, // [n, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 1904, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2000, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1856, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1632, 3}, // [n, 3]
    {"w.kl", VAE_OUT_ROW, 0, 2048, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 432, 9}, // [n, 9]
    {"z.mean", VAE_OUT_ROW, 0, 1168, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 1056, 3}, // [n, 3]
    {"w.mean", VAE_OUT_ROW, 0, 1328, 1}, // [n, 1]
    {"w.logvar", VAE_OUT_ROW, 0, 1280, 1}, // [n, 1]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1584, 3}, // [n, 3]
    {"w", VAE_IN_LATENT, 1, 1696, 1}, // [n, 1]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 8}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 8}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 227, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.mean.weight", 2, {1, 12}, {1, 8}, 134, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"posterior.w.mean.bias", 1, {1}, {1}, 230, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.logvar.weight", 2, {1, 12}, {1, 8}, 135, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"posterior.w.logvar.bias", 1, {1}, {1}, 231, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 4}, {1, 12}, 240, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 304, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 416, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
    {"w", 1, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 78},
    {VAE_STAGE_LATENT, 0, "w: normal", "[1]", 26},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 60},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 128},
    {224, 432},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "tc_weighted", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model tc_weighted\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: mean, logvar heads             [3]                        78            144\n"
        "  w: mean, logvar heads             [1]                        26             48\n"
        "  decoder(z, w)                     [4]                         -              -\n"
        "    dense(12)                       [12]                       60             96\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  401 parameters; one training step of 36 rows: 69,984 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective beta_tc(alpha=1, beta=4, gamma=1, estimator=weighted)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          39      212       172,736      172,736\n"
        "  eval            7       56         8,960        8,960\n"
        "  encode          4        9         5,504        5,504\n"
        "  decode          5        9         6,976        6,976\n",
    .batch = 36, .n_param = 432, .n_state = 0, .n_arena = 43184,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 1944.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 9},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
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
        .over_batch = 2,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
