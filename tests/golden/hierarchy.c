// hierarchy -- written by vaec 0.1.0 from hierarchy.vae; do not edit.
//
// model hierarchy
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   a: mean, logvar heads, given b    [4]                       200            400
//   top: mean, logvar heads           [2]                        52             96
//   b: mean, logvar heads, given top  [3]                       132            264
//   a: prior given b                  [4]                       104              -
//   b: prior given top                [3]                        60              -
//   decoder(a)                        [4]                         -              -
//     dense(12)                       [12]                       60             96
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   845 parameters; one training step of 36 rows: 283,392 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective iwae(samples=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          72      258       103,168      103,168
//   eval           19      118        21,056       21,056
//   encode         15       50        23,936       23,936
//   decode          3        7         6,336        6,336
//   prior           7       19         6,784        6,784
//   code           17       38        19,840       19,840
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// hierarchy.vae:9  dense(12)
// hierarchy.vae:9  tanh
// kernel 0, train: product by panels over rows of [12]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *x0 = s->arena + 17680; // [n, 9]
    const vae_real *w1 = s->param + 0; // [9, 12]
    vae_real *h5 = s->arena + 17248; // [n, 12]
    const vae_real *b2 = s->param + 112; // [12]
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h5 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h5[i * 12 + j];
            h5[i * 12 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// hierarchy.vae:5  posterior heads (added by the compiler)
// kernel 1, train: product by panels over rows of [4]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 17248; // [n, 12]
    const vae_real *w6 = s->param + 128; // [12, 4]
    vae_real *heads9 = s->arena + 24000; // [n, 4]
    const vae_real *b7 = s->param + 176; // [4]
    vae_gemm_nn((int)(end - begin), 4, 12, h5 + begin * 12, 12, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// hierarchy.vae:6  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 24002; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 25136; // [n, 2]
    const vae_real *mean10 = s->arena + 24000; // [n, 2] in rows of 4
    vae_real *t33 = s->arena + 25648; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum)
        for (size_t j = 0; j < 2; j++) {
            t15[i * 2 + j] = vae_exp(0.5f * logvar11[i * 4 + j]);
            const vae_real v28 = mean10[i * 4 + j] * mean10[i * 4 + j] + vae_exp(logvar11[i * 4 + j]);
            t33_sum += 0.5f * (v28 - 1.0f - logvar11[i * 4 + j]);
        }
        t33[i] = t33_sum;
    }
}

// hierarchy.vae:6  sampling and KL
// kernel 3, train: loop over rows of [2, 2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t15 = s->arena + 25136; // [n, 2]
    const vae_real *eps12 = s->arena + 23856; // [n, 2, 2]
    vae_real *z17 = s->arena + 3196; // [n, 2, 2] in rows of 14
    const vae_real *mean10 = s->arena + 24000; // [n, 2] in rows of 4
    const vae_real *logvar11 = s->arena + 24002; // [n, 2] in rows of 4
    vae_real *t36 = s->arena + 25056; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t36_sum = 0.0f;
            VAE_SIMD_SUM(t36_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v17 = mean10[i * 4 + k] + t15[i * 2 + k] * eps12[i * 4 + j * 2 + k];
                z17[i * 28 + j * 14 + k] = v17;
                const vae_real v20 = eps12[i * 4 + j * 2 + k] * eps12[i * 4 + j * 2 + k] + logvar11[i * 4 + k];
                const vae_real v35 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
                t36_sum += v35;
            }
            t36[i * 2 + j] = t36_sum;
        }
    }
}

// hierarchy.vae:7  posterior heads (added by the compiler)
// kernel 4, train: loop over rows of [2, 12]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t38 = s->arena + 3184; // [n, 2, 12] in rows of 14
    const vae_real *h5 = s->arena + 17248; // [n, 1, 12]
    vae_real *t96 = s->arena + 1088; // [n, 2, 12] in rows of 15
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v38 = h5[i * 12 + k];
                t38[i * 28 + j * 14 + k] = v38;
                t96[i * 30 + j * 15 + k] = v38;
            }
        }
    }
}

// hierarchy.vae:7  posterior heads (added by the compiler)
// kernel 5, train: product by panels over rows of [2, 6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t39 = s->arena + 3184; // [n, 2, 14]
    const vae_real *w40 = s->param + 192; // [14, 6]
    vae_real *h44 = s->arena + 16816; // [n, 2, 6]
    const vae_real *b41 = s->param + 288; // [6]
    vae_gemm_nn((int)(end - begin) * 2, 6, 14, t39 + begin * 28, 14, w40, 6, h44 + begin * 12, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v42 = h44[i * 12 + j * 6 + k];
                h44[i * 12 + j * 6 + k] = vae_tanh(v42 + b41[k]);
            }
        }
    }
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   h44: [n, 2, 6]
//   w45: [6, 6]
//   heads48: [n, 2, 6]
//   b46: [6]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *h44,
    const vae_real *w45, vae_real *heads48, const vae_real *b46) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin) * 2, 6, 6, h44 + begin * 12, 6, w45, 6, heads48 + begin * 12, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v47 = heads48[i * 12 + j * 6 + k];
                heads48[i * 12 + j * 6 + k] = v47 + b46[k];
            }
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 7, train: loop over rows of [2, 3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar50 = s->arena + 16387; // [n, 2, 3] in rows of 6
    vae_real *t53 = s->arena + 22976; // [n, 2, 3]
    const vae_real *eps51 = s->arena + 23200; // [n, 2, 3]
    vae_real *z55 = s->arena + 1100; // [n, 2, 3] in rows of 15
    const vae_real *mean49 = s->arena + 16384; // [n, 2, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v53 = vae_exp(0.5f * logvar50[i * 12 + j * 6 + k]);
                t53[i * 6 + j * 3 + k] = v53;
                z55[i * 30 + j * 15 + k] = mean49[i * 12 + j * 6 + k] + v53 * eps51[i * 6 + j * 3 + k];
            }
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 8, train: product by panels over rows of [2, 6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z17 = s->arena + 3196; // [n, 2, 2] in rows of 14
    const vae_real *w59 = s->param + 368; // [2, 6]
    vae_real *t63 = s->arena + 15952; // [n, 2, 6]
    const vae_real *b60 = s->param + 384; // [6]
    vae_gemm_nn((int)(end - begin) * 2, 6, 2, z17 + begin * 28, 14, w59, 6, t63 + begin * 12, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v61 = t63[i * 12 + j * 6 + k];
                t63[i * 12 + j * 6 + k] = vae_tanh(v61 + b60[k]);
            }
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 10, train: loop over rows of [2, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *eps51 = s->arena + 23200; // [n, 2, 3]
    const vae_real *logvar50 = s->arena + 16387; // [n, 2, 3] in rows of 6
    vae_real *t70 = s->arena + 22752; // [n, 2, 3]
    const vae_real *z55 = s->arena + 1100; // [n, 2, 3] in rows of 15
    const vae_real *t68 = s->arena + 15520; // [n, 2, 3] in rows of 6
    vae_real *t71 = s->arena + 22528; // [n, 2, 3]
    const vae_real *t69 = s->arena + 15523; // [n, 2, 3] in rows of 6
    vae_real *t73 = s->arena + 22304; // [n, 2, 3]
    const vae_real *mean49 = s->arena + 16384; // [n, 2, 3] in rows of 6
    vae_real *t87 = s->arena + 24144; // [n, 1, 3]
    vae_real *t94 = s->arena + 24976; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t87[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            vae_real t94_sum = 0.0f;
            VAE_SIMD_SUM(t94_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v57 = eps51[i * 6 + j * 3 + k] * eps51[i * 6 + j * 3 + k] + logvar50[i * 12 + j * 6 + k];
                const vae_real v70 = z55[i * 30 + j * 15 + k] - t68[i * 12 + j * 6 + k];
                t70[i * 6 + j * 3 + k] = v70;
                const vae_real v71 = v70 * v70;
                t71[i * 6 + j * 3 + k] = v71;
                const vae_real v73 = vae_exp(-t69[i * 12 + j * 6 + k]);
                t73[i * 6 + j * 3 + k] = v73;
                const vae_real v78 = vae_exp(logvar50[i * 12 + j * 6 + k] - t69[i * 12 + j * 6 + k]);
                const vae_real v79 = mean49[i * 12 + j * 6 + k] - t68[i * 12 + j * 6 + k];
                const vae_real v85 = v78 + v79 * v79 * v73 - 1.0f + t69[i * 12 + j * 6 + k] - logvar50[i * 12 + j * 6 + k];
                t87[i * 3 + k] += 0.5f * v85;
                const vae_real v92 = v71 * v73 + t69[i * 12 + j * 6 + k] + 1.83787707f - (v57 + 1.83787707f);
                t94_sum += (-0.5f) * v92;
            }
            t94[i * 2 + j] = t94_sum;
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 11, train: loop over rows of [1, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t87 = s->arena + 24144; // [n, 1, 3]
    vae_real *t90 = s->arena + 25600; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t90_sum = 0.0f;
        VAE_SIMD_SUM(t90_sum)
        for (size_t j = 0; j < 3; j++) {
            t90_sum += 0.5f * t87[i * 3 + j];
        }
        t90[i] = t90_sum;
    }
}

// kernel 12, train: loop over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d199 = s->arena + 25264; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d199[i] = inv_n;
    }
}

// hierarchy.vae:5  posterior heads (added by the compiler)
// kernel 13, train: product by panels over rows of [2, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t97 = s->arena + 1088; // [n, 2, 15]
    const vae_real *w98 = s->param + 464; // [15, 8]
    vae_real *h102 = s->arena + 11920; // [n, 2, 8]
    const vae_real *b99 = s->param + 592; // [8]
    vae_gemm_nn((int)(end - begin) * 2, 8, 15, t97 + begin * 30, 15, w98, 8, h102 + begin * 16, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v100 = h102[i * 16 + j * 8 + k];
                h102[i * 16 + j * 8 + k] = vae_tanh(v100 + b99[k]);
            }
        }
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   h102: [n, 2, 8]
//   w103: [8, 8]
//   heads106: [n, 2, 8]
//   b104: [8]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *h102,
    const vae_real *w103, vae_real *heads106, const vae_real *b104) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin) * 2, 8, 8, h102 + begin * 16, 8, w103, 8, heads106 + begin * 16, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v105 = heads106[i * 16 + j * 8 + k];
                heads106[i * 16 + j * 8 + k] = v105 + b104[k];
            }
        }
    }
}

// hierarchy.vae:5  sampling and KL
// kernel 15, train: loop over rows of [2, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar108 = s->arena + 11348; // [n, 2, 4] in rows of 8
    vae_real *t111 = s->arena + 20608; // [n, 2, 4]
    const vae_real *eps109 = s->arena + 20896; // [n, 2, 4]
    vae_real *z113 = s->arena + 20320; // [n, 2, 4]
    const vae_real *mean107 = s->arena + 11344; // [n, 2, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v111 = vae_exp(0.5f * logvar108[i * 16 + j * 8 + k]);
                t111[i * 8 + j * 4 + k] = v111;
                z113[i * 8 + j * 4 + k] = mean107[i * 16 + j * 8 + k] + v111 * eps109[i * 8 + j * 4 + k];
            }
        }
    }
}

// hierarchy.vae:5  sampling and KL
// kernel 16, train: product by panels over rows of [2, 8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z55 = s->arena + 1100; // [n, 2, 3] in rows of 15
    const vae_real *w117 = s->param + 688; // [3, 8]
    vae_real *t121 = s->arena + 10768; // [n, 2, 8]
    const vae_real *b118 = s->param + 720; // [8]
    vae_gemm_nn((int)(end - begin) * 2, 8, 3, z55 + begin * 30, 15, w117, 8, t121 + begin * 16, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v119 = t121[i * 16 + j * 8 + k];
                t121[i * 16 + j * 8 + k] = vae_tanh(v119 + b118[k]);
            }
        }
    }
}

// hierarchy.vae:5  sampling and KL
// kernel 18, train: loop over rows of [2, 4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *eps109 = s->arena + 20896; // [n, 2, 4]
    const vae_real *logvar108 = s->arena + 11348; // [n, 2, 4] in rows of 8
    vae_real *t128 = s->arena + 20032; // [n, 2, 4]
    const vae_real *z113 = s->arena + 20320; // [n, 2, 4]
    const vae_real *t126 = s->arena + 10192; // [n, 2, 4] in rows of 8
    vae_real *t129 = s->arena + 19744; // [n, 2, 4]
    const vae_real *t127 = s->arena + 10196; // [n, 2, 4] in rows of 8
    vae_real *t131 = s->arena + 19456; // [n, 2, 4]
    const vae_real *mean107 = s->arena + 11344; // [n, 2, 4] in rows of 8
    vae_real *t145 = s->arena + 23712; // [n, 1, 4]
    vae_real *t153 = s->arena + 24896; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t145[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            vae_real t153_sum = 0.0f;
            VAE_SIMD_SUM(t153_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v115 = eps109[i * 8 + j * 4 + k] * eps109[i * 8 + j * 4 + k] + logvar108[i * 16 + j * 8 + k];
                const vae_real v128 = z113[i * 8 + j * 4 + k] - t126[i * 16 + j * 8 + k];
                t128[i * 8 + j * 4 + k] = v128;
                const vae_real v129 = v128 * v128;
                t129[i * 8 + j * 4 + k] = v129;
                const vae_real v131 = vae_exp(-t127[i * 16 + j * 8 + k]);
                t131[i * 8 + j * 4 + k] = v131;
                const vae_real v136 = vae_exp(logvar108[i * 16 + j * 8 + k] - t127[i * 16 + j * 8 + k]);
                const vae_real v137 = mean107[i * 16 + j * 8 + k] - t126[i * 16 + j * 8 + k];
                const vae_real v142 = v136 + v137 * v137 * v131 - 1.0f + t127[i * 16 + j * 8 + k];
                t145[i * 4 + k] += 0.5f * (v142 - logvar108[i * 16 + j * 8 + k]);
                const vae_real v151 = v129 * v131 + t127[i * 16 + j * 8 + k] + 1.83787707f - (v115 + 1.83787707f);
                t153_sum += (-0.5f) * v151;
            }
            t153[i * 2 + j] = t153_sum;
        }
    }
}

// hierarchy.vae:5  sampling and KL
// kernel 19, train: loop over rows of [1, 4]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t145 = s->arena + 23712; // [n, 1, 4]
    vae_real *t149 = s->arena + 25552; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t149_sum = 0.0f;
        VAE_SIMD_SUM(t149_sum)
        for (size_t j = 0; j < 4; j++) {
            t149_sum += 0.5f * t145[i * 4 + j];
        }
        t149[i] = t149_sum;
    }
}

// kernel 20, train: loop over rows of [2, 9]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t156 = s->arena + 7232; // [n, 2, 9]
    const vae_real *x0 = s->arena + 17680; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t156[i * 18 + j * 9 + k] = x0[i * 9 + k];
            }
        }
    }
}

// hierarchy.vae:10  dense(12)
// hierarchy.vae:10  tanh
// kernel 21, train: product by panels over rows of [12]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *z113 = s->arena + 20320; // [n*2, 4]
    const vae_real *w158 = s->param + 816; // [4, 12]
    vae_real *h162 = s->arena + 5056; // [n*2, 12]
    const vae_real *b159 = s->param + 864; // [12]
    vae_gemm_nn((int)(end - begin), 12, 4, z113 + begin * 4, 4, w158, 12, h162 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v160 = h162[i * 12 + j];
            h162[i * 12 + j] = vae_tanh(v160 + b159[j]);
        }
    }
}

// hierarchy.vae:10  dense(9)
// hierarchy.vae:12  likelihood = gaussian
// kernel 22, train: product by panels over rows of [9]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *h162 = s->arena + 5056; // [n*2, 12]
    const vae_real *w163 = s->param + 880; // [12, 9]
    vae_real *t168 = s->arena + 6576; // [n*2, 9]
    const vae_real *b164 = s->param + 992; // [9]
    const vae_real *x157 = s->arena + 7232; // [n*2, 9]
    vae_real *t175 = s->arena + 24816; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h162 + begin * 12, 12, w163, 9, t168 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t175_sum = 0.0f;
        VAE_SIMD_SUM(t175_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v165 = t168[i * 9 + j];
            const vae_real v168 = x157[i * 9 + j] - (v165 + b164[j]);
            t168[i * 9 + j] = v168;
            const vae_real v174 = 0.5f * ((-1.38629436f) + 4.0f * (v168 * v168) + 1.83787707f);
            t175_sum += v174;
        }
        t175[i] = t175_sum;
    }
}

// kernel 23, train: loop over rows of [2, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t36 = s->arena + 25056; // [n, 2, 1]
    const vae_real *t94 = s->arena + 24976; // [n, 2, 1]
    const vae_real *t153 = s->arena + 24896; // [n, 2, 1]
    vae_real *t179 = s->arena + 24736; // [n, 2, 1]
    const vae_real *t175 = s->arena + 24816; // [n, 2, 1]
    vae_real *t180 = s->arena + 25504; // [n, 1, 1]
    vae_real *t192 = s->arena + 25360; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t180_sum = -VAE_INFINITY;
        vae_real t192_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            const vae_real v178 = beta * (t36[i * 2 + j] + t94[i * 2 + j] + t153[i * 2 + j]);
            const vae_real v179 = v178 - t175[i * 2 + j];
            t179[i * 2 + j] = v179;
            t180_sum = vae_max(t180_sum, v179);
            t192_sum += t175[i * 2 + j];
        }
        t180[i] = t180_sum;
        t192[i] = t192_sum;
    }
}

// kernel 24, train: loop over rows of [2, 1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t179 = s->arena + 24736; // [n, 2, 1]
    const vae_real *t180 = s->arena + 25504; // [n, 1, 1]
    vae_real *t182 = s->arena + 24656; // [n, 2, 1]
    vae_real *t183 = s->arena + 25456; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t183_sum = 0.0f;
        VAE_SIMD_SUM(t183_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v182 = vae_exp(t179[i * 2 + j] - t180[i]);
            t182[i * 2 + j] = v182;
            t183_sum += v182;
        }
        t183[i] = t183_sum;
    }
}

// kernel 25, train: loop over rows of [1, 1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t183 = s->arena + 25456; // [n, 1, 1]
    const vae_real *t180 = s->arena + 25504; // [n, 1, 1]
    vae_real *t187 = s->arena + 25408; // [n, 1, 1]
    vae_real *t193 = s->arena + 25312; // [n, 1, 1]
    const vae_real *t192 = s->arena + 25360; // [n, 1, 1]
    const vae_real *d199 = s->arena + 25264; // [n, 1, 1]
    vae_real *d202 = s->arena + 25216; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t187[i] = 0.693147181f - (vae_log(t183[i]) + t180[i]);
        t193[i] = 0.5f * t192[i];
        d202[i] = -d199[i] / t183[i];
    }
}

// kernel 26, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t33 = s->arena + 25648; // [n, 1]
    const vae_real *t90 = s->arena + 25600; // [n, 1]
    const vae_real *t149 = s->arena + 25552; // [n, 1]
    vae_real *t190 = s->arena + 25776; // [1]
    const vae_real *t187 = s->arena + 25408; // [n, 1]
    vae_real *t195 = s->arena + 25744; // [1]
    const vae_real *t193 = s->arena + 25312; // [n, 1]
    vae_real *t197 = s->arena + 25712; // [1]
    vae_real t190_sum = 0.0f;
    vae_real t195_sum = 0.0f;
    vae_real t197_sum = 0.0f;
    VAE_SIMD_SUM(t190_sum, t195_sum, t197_sum)
    for (size_t i = 0; i < rows; i++) {
        t190_sum += t187[i];
        t195_sum += t193[i];
        t197_sum += t33[i] + t90[i] + t149[i];
    }
    t190[0] = t190_sum;
    t195[0] = t195_sum;
    t197[0] = t197_sum;
}

// kernel 27, train: loop over [1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t191 = s->arena + 25760; // [1]
    const vae_real *t190 = s->arena + 25776; // [1]
    vae_real *t196 = s->arena + 25728; // [1]
    const vae_real *t195 = s->arena + 25744; // [1]
    vae_real *t198 = s->arena + 25696; // [1]
    const vae_real *t197 = s->arena + 25712; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t191[0] = t190[0] * inv_n;
    t196[0] = t195[0] * inv_n;
    t198[0] = t197[0] * inv_n;
}

// kernel 28, train: loop over rows of [2, 1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d202 = s->arena + 25216; // [n, 1, 1]
    const vae_real *t182 = s->arena + 24656; // [n, 2, 1]
    vae_real *d204 = s->arena + 24576; // [n, 2, 1]
    vae_real *d205 = s->arena + 24496; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v203 = d202[i] * t182[i * 2 + j];
            d204[i * 2 + j] = -v203;
            d205[i * 2 + j] = v203 * beta;
        }
    }
}

// hierarchy.vae:12  gradient of likelihood = gaussian
// kernel 29, train: loop over rows of [9]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d204 = s->arena + 24576; // [n*2, 1]
    const vae_real *t168 = s->arena + 6576; // [n*2, 9]
    vae_real *d210 = s->arena + 5920; // [n*2, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d210[i * 9 + j] = -(4.0f * d204[i] * t168[i * 9 + j]);
        }
    }
}

// hierarchy.vae:12  gradient of dense(9)
// hierarchy.vae:10  gradient of dense(9)
// kernel 30, train: weight gradient over [12, 9]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h162 = s->arena + 5056; // [n*2, 12]
    const vae_real *d210 = s->arena + 5920; // [n*2, 9]
    vae_real *d_param212 = s->grad + 880; // [12, 9]
    if (tile == 1) {
        vae_real *d_param211 = s->grad + 992; // [9]
        vae_column_sums(s->n * 2, 9, d210, 9, d_param211);
        return;
    }
    vae_gemm_tn(12, 9, s->n * 2, h162, 12, d210, 9, d_param212, 9);
}

// hierarchy.vae:10  gradient of dense(9)
// hierarchy.vae:10  gradient of tanh
// kernel 31, train: product by panels over rows of [12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d210 = s->arena + 5920; // [n*2, 9]
    const vae_real *w163 = s->param + 880; // [12, 9]
    vae_real *d216 = s->arena + 4192; // [n*2, 12]
    const vae_real *h162 = s->arena + 5056; // [n*2, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d210 + begin * 9, 9, w163, 9, d216 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v213 = d216[i * 12 + j];
            d216[i * 12 + j] = v213 * (1.0f - h162[i * 12 + j] * h162[i * 12 + j]);
        }
    }
}

// hierarchy.vae:10  gradient of dense(12)
// kernel 32, train: weight gradient over [4, 12]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z113 = s->arena + 20320; // [n*2, 4]
    const vae_real *d216 = s->arena + 4192; // [n*2, 12]
    vae_real *d_param218 = s->grad + 816; // [4, 12]
    if (tile == 1) {
        vae_real *d_param217 = s->grad + 864; // [12]
        vae_column_sums(s->n * 2, 12, d216, 12, d_param217);
        return;
    }
    vae_gemm_tn(4, 12, s->n * 2, z113, 4, d216, 12, d_param218, 12);
}

// hierarchy.vae:10  gradient of dense(12)
// kernel 33, train: product by panels over rows of [4]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d216 = s->arena + 4192; // [n*2, 12]
    const vae_real *w158 = s->param + 816; // [4, 12]
    vae_real *d219 = s->arena + 19168; // [n*2, 4]
    vae_gemm_nt((int)(end - begin), 4, 12, d216 + begin * 12, 12, w158, 12, d219 + begin * 4, 4);
}

// hierarchy.vae:5  gradient of sampling and KL
// kernel 34, train: loop over rows of [2, 4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d205 = s->arena + 24496; // [n, 2, 1]
    const vae_real *t131 = s->arena + 19456; // [n, 2, 4]
    const vae_real *t129 = s->arena + 19744; // [n, 2, 4]
    vae_real *d226 = s->arena + 9620; // [n, 2, 4] in rows of 8
    const vae_real *t128 = s->arena + 20032; // [n, 2, 4]
    vae_real *d229 = s->arena + 9616; // [n, 2, 4] in rows of 8
    vae_real *d230 = s->arena + 8464; // [n, 2, 4] in rows of 8
    const vae_real *d219 = s->arena + 19168; // [n, 2, 4]
    const vae_real *eps109 = s->arena + 20896; // [n, 2, 4]
    const vae_real *t111 = s->arena + 20608; // [n, 2, 4]
    vae_real *d248 = s->arena + 8468; // [n, 2, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v222 = (-0.5f) * d205[i * 2 + j];
                d226[i * 16 + j * 8 + k] = v222 - v222 * t129[i * 8 + j * 4 + k] * t131[i * 8 + j * 4 + k];
                const vae_real v228 = 2.0f * (v222 * t131[i * 8 + j * 4 + k]) * t128[i * 8 + j * 4 + k];
                d229[i * 16 + j * 8 + k] = -v228;
                const vae_real v230 = d219[i * 8 + j * 4 + k] + v228;
                d230[i * 16 + j * 8 + k] = v230;
                const vae_real v246 = v230 * eps109[i * 8 + j * 4 + k] * t111[i * 8 + j * 4 + k];
                d248[i * 16 + j * 8 + k] = 0.5f * v246 - v222;
            }
        }
    }
}

// What kernel 35 of train and 1 other do, each with buffers of its own:
//   d232: [n, 1, 8]
//   d231: [n, 2, 8]
VAE_SHARED_2(like_train_k35, const VaeState *s, int tile, vae_real *scratch, vae_real *d232,
    const vae_real *d231) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d232[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d232[i * 8 + k] += d231[i * 16 + j * 8 + k];
            }
        }
    }
}

// What kernel 36 of train and 3 others do, each with buffers of its own:
//   d_param233: [1, 8]
//   d232: [n, 1, 8]
VAE_SHARED_2(like_train_k36, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param233,
    const vae_real *d232) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d_param233[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param233[j] += d232[i * 8 + j];
        }
    }
}

// hierarchy.vae:5  gradient of sampling and KL
// kernel 36, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k36(s, tile, scratch, s->grad + 800, s->arena + 18880);
}

// What kernel 37 of train and 1 other do, each with buffers of its own:
//   t121: [n, 2, 8]
//   d231: [n, 2, 8]
//   d_param235: [8, 8]
VAE_SHARED_2(like_train_k37, const VaeState *s, int tile, vae_real *scratch, const vae_real *t121,
    const vae_real *d231, vae_real *d_param235) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(8, 8, s->n * 2, t121, 8, d231, 8, d_param235, 8);
}

// hierarchy.vae:5  gradient of sampling and KL
// kernel 37, train: weight gradient over [8, 8]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k37(s, tile, scratch, s->arena + 10768, s->arena + 9616, s->grad + 736);
}

// What kernel 38 of train and 1 other do, each with buffers of its own:
//   d231: [n, 2, 8]
//   w122: [8, 8]
//   d239: [n, 2, 8]
//   t121: [n, 2, 8]
//   d240: [n, 1, 8]
VAE_SHARED_2(like_train_k38, const VaeState *s, int tile, vae_real *scratch, const vae_real *d231,
    const vae_real *w122, vae_real *d239, const vae_real *t121, vae_real *d240) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nt((int)(end - begin) * 2, 8, 8, d231 + begin * 16, 8, w122, 8, d239 + begin * 16, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d240[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v236 = d239[i * 16 + j * 8 + k];
                const vae_real v238 = 1.0f - t121[i * 16 + j * 8 + k] * t121[i * 16 + j * 8 + k];
                const vae_real v239 = v236 * v238;
                d239[i * 16 + j * 8 + k] = v239;
                d240[i * 8 + k] += v239;
            }
        }
    }
}

// hierarchy.vae:5  gradient of sampling and KL
// kernel 39, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k36(s, tile, scratch, s->grad + 720, s->arena + 18592);
}

// hierarchy.vae:5  gradient of sampling and KL
// kernel 40, train: weight gradient over [3, 8]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *z55 = s->arena + 1100; // [n, 2, 3] in rows of 15
    const vae_real *d239 = s->arena + 9040; // [n, 2, 8]
    vae_real *d_param243 = s->grad + 688; // [3, 8]
    vae_gemm_tn(3, 8, s->n * 2, z55, 15, d239, 8, d_param243, 8);
}

// hierarchy.vae:5  gradient of sampling and KL
// kernel 41, train: product by panels over rows of [2, 3]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d239 = s->arena + 9040; // [n, 2, 8]
    const vae_real *w117 = s->param + 688; // [3, 8]
    vae_real *d244 = s->arena + 22080; // [n, 2, 3]
    vae_gemm_nt((int)(end - begin) * 2, 3, 8, d239 + begin * 16, 8, w117, 8, d244 + begin * 6, 3);
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// kernel 43, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k36(s, tile, scratch, s->grad + 672, s->arena + 18304);
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// kernel 44, train: weight gradient over [8, 8]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k37(s, tile, scratch, s->arena + 11920, s->arena + 8464, s->grad + 608);
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// kernel 46, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k36(s, tile, scratch, s->grad + 592, s->arena + 18016);
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// kernel 47, train: weight gradient over [15, 8]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t97 = s->arena + 1088; // [n, 2, 15]
    const vae_real *d257 = s->arena + 7888; // [n, 2, 8]
    vae_real *d_param261 = s->grad + 464; // [15, 8]
    vae_gemm_tn(15, 8, s->n * 2, t97, 15, d257, 8, d_param261, 8);
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// kernel 48, train: product by panels over rows of [2, 15]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d257 = s->arena + 7888; // [n, 2, 8]
    const vae_real *w98 = s->param + 464; // [15, 8]
    vae_real *d262 = s->arena + 0; // [n, 2, 15]
    vae_gemm_nt((int)(end - begin) * 2, 15, 8, d257 + begin * 16, 8, w98, 8, d262 + begin * 30, 15);
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// kernel 49, train: loop over rows of [2, 12]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d266 = s->arena + 15088; // [n, 1, 12]
    const vae_real *d263 = s->arena + 0; // [n, 2, 12] in rows of 15
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d266[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d266[i * 12 + k] += d263[i * 30 + j * 15 + k];
            }
        }
    }
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// hierarchy.vae:7  gradient of sampling and KL
// kernel 50, train: loop over rows of [2, 3]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d244 = s->arena + 22080; // [n, 2, 3]
    const vae_real *d264 = s->arena + 12; // [n, 2, 3] in rows of 15
    const vae_real *d205 = s->arena + 24496; // [n, 2, 1]
    const vae_real *t73 = s->arena + 22304; // [n, 2, 3]
    const vae_real *t71 = s->arena + 22528; // [n, 2, 3]
    vae_real *d273 = s->arena + 14659; // [n, 2, 3] in rows of 6
    const vae_real *t70 = s->arena + 22752; // [n, 2, 3]
    vae_real *d276 = s->arena + 14656; // [n, 2, 3] in rows of 6
    vae_real *d277 = s->arena + 13792; // [n, 2, 3] in rows of 6
    const vae_real *eps51 = s->arena + 23200; // [n, 2, 3]
    const vae_real *t53 = s->arena + 22976; // [n, 2, 3]
    vae_real *d295 = s->arena + 13795; // [n, 2, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v269 = (-0.5f) * d205[i * 2 + j];
                d273[i * 12 + j * 6 + k] = v269 - v269 * t71[i * 6 + j * 3 + k] * t73[i * 6 + j * 3 + k];
                const vae_real v275 = 2.0f * (v269 * t73[i * 6 + j * 3 + k]) * t70[i * 6 + j * 3 + k];
                d276[i * 12 + j * 6 + k] = -v275;
                const vae_real v277 = d244[i * 6 + j * 3 + k] + d264[i * 30 + j * 15 + k] + v275;
                d277[i * 12 + j * 6 + k] = v277;
                const vae_real v294 = 0.5f * (v277 * eps51[i * 6 + j * 3 + k] * t53[i * 6 + j * 3 + k]);
                d295[i * 12 + j * 6 + k] = v294 - v269;
            }
        }
    }
}

// What kernel 51 of train and 1 other do, each with buffers of its own:
//   d279: [n, 1, 6]
//   d278: [n, 2, 6]
VAE_SHARED_2(like_train_k51, const VaeState *s, int tile, vae_real *scratch, vae_real *d279,
    const vae_real *d278) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d279[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d279[i * 6 + k] += d278[i * 12 + j * 6 + k];
            }
        }
    }
}

// What kernel 52 of train and 3 others do, each with buffers of its own:
//   d_param280: [1, 6]
//   d279: [n, 1, 6]
VAE_SHARED_1(like_train_k52, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param280,
    const vae_real *d279) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 6; j++) {
        d_param280[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param280[j] += d279[i * 6 + j];
        }
    }
}

// hierarchy.vae:7  gradient of sampling and KL
// kernel 52, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k52(s, tile, scratch, s->grad + 448, s->arena + 21856);
}

// What kernel 53 of train and 1 other do, each with buffers of its own:
//   t63: [n, 2, 6]
//   d278: [n, 2, 6]
//   d_param282: [6, 6]
VAE_SHARED_2(like_train_k53, const VaeState *s, int tile, vae_real *scratch, const vae_real *t63,
    const vae_real *d278, vae_real *d_param282) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(6, 6, s->n * 2, t63, 6, d278, 6, d_param282, 6);
}

// hierarchy.vae:7  gradient of sampling and KL
// kernel 53, train: weight gradient over [6, 6]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k53(s, tile, scratch, s->arena + 15952, s->arena + 14656, s->grad + 400);
}

// What kernel 54 of train and 1 other do, each with buffers of its own:
//   d278: [n, 2, 6]
//   w64: [6, 6]
//   d286: [n, 2, 6]
//   t63: [n, 2, 6]
//   d287: [n, 1, 6]
VAE_SHARED_2(like_train_k54, const VaeState *s, int tile, vae_real *scratch, const vae_real *d278,
    const vae_real *w64, vae_real *d286, const vae_real *t63, vae_real *d287) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nt((int)(end - begin) * 2, 6, 6, d278 + begin * 12, 6, w64, 6, d286 + begin * 12, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d287[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v283 = d286[i * 12 + j * 6 + k];
                const vae_real v286 = v283 * (1.0f - t63[i * 12 + j * 6 + k] * t63[i * 12 + j * 6 + k]);
                d286[i * 12 + j * 6 + k] = v286;
                d287[i * 6 + k] += v286;
            }
        }
    }
}

// hierarchy.vae:7  gradient of sampling and KL
// kernel 55, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k52(s, tile, scratch, s->grad + 384, s->arena + 21632);
}

// hierarchy.vae:7  gradient of sampling and KL
// kernel 56, train: weight gradient over [2, 6]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *z17 = s->arena + 3196; // [n, 2, 2] in rows of 14
    const vae_real *d286 = s->arena + 14224; // [n, 2, 6]
    vae_real *d_param290 = s->grad + 368; // [2, 6]
    vae_gemm_tn(2, 6, s->n * 2, z17, 14, d286, 6, d_param290, 6);
}

// hierarchy.vae:7  gradient of sampling and KL
// kernel 57, train: product by panels over rows of [2, 2]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d286 = s->arena + 14224; // [n, 2, 6]
    const vae_real *w59 = s->param + 368; // [2, 6]
    vae_real *d291 = s->arena + 23568; // [n, 2, 2]
    vae_gemm_nt((int)(end - begin) * 2, 2, 6, d286 + begin * 12, 6, w59, 6, d291 + begin * 4, 2);
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// kernel 59, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k52(s, tile, scratch, s->grad + 352, s->arena + 21408);
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// kernel 60, train: weight gradient over [6, 6]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k53(s, tile, scratch, s->arena + 16816, s->arena + 13792, s->grad + 304);
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// kernel 62, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k52(s, tile, scratch, s->grad + 288, s->arena + 21184);
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// kernel 63, train: weight gradient over [14, 6]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t39 = s->arena + 3184; // [n, 2, 14]
    const vae_real *d304 = s->arena + 13360; // [n, 2, 6]
    vae_real *d_param308 = s->grad + 192; // [14, 6]
    vae_gemm_tn(14, 6, s->n * 2, t39, 14, d304, 6, d_param308, 6);
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// kernel 64, train: product by panels over rows of [2, 14]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d304 = s->arena + 13360; // [n, 2, 6]
    const vae_real *w40 = s->param + 192; // [14, 6]
    vae_real *d309 = s->arena + 2176; // [n, 2, 14]
    vae_gemm_nt((int)(end - begin) * 2, 14, 6, d304 + begin * 12, 6, w40, 6, d309 + begin * 28, 14);
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// kernel 65, train: loop over rows of [2, 12]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d313 = s->arena + 12928; // [n, 1, 12]
    const vae_real *d310 = s->arena + 2176; // [n, 2, 12] in rows of 14
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d313[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d313[i * 12 + k] += d310[i * 28 + j * 14 + k];
            }
        }
    }
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// hierarchy.vae:6  gradient of sampling and KL
// kernel 66, train: loop over rows of [2, 2]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d291 = s->arena + 23568; // [n, 2, 2]
    const vae_real *d311 = s->arena + 2188; // [n, 2, 2] in rows of 14
    const vae_real *d205 = s->arena + 24496; // [n, 2, 1]
    const vae_real *z17 = s->arena + 3196; // [n, 2, 2] in rows of 14
    vae_real *d321 = s->arena + 24416; // [n, 1, 2]
    vae_real *d323 = s->arena + 24336; // [n, 1, 2]
    const vae_real *eps12 = s->arena + 23856; // [n, 2, 2]
    vae_real *d326 = s->arena + 24256; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d321[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d323[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d326[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v318 = d291[i * 4 + j * 2 + k] + d311[i * 28 + j * 14 + k] - d205[i * 2 + j] * z17[i * 28 + j * 14 + k];
                d321[i * 2 + k] += -((-0.5f) * d205[i * 2 + j]);
                d323[i * 2 + k] += v318;
                d326[i * 2 + k] += v318 * eps12[i * 4 + j * 2 + k];
            }
        }
    }
}

// hierarchy.vae:6  gradient of sampling and KL
// kernel 67, train: loop over rows of [2]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d326 = s->arena + 24256; // [n, 2]
    const vae_real *t15 = s->arena + 25136; // [n, 2]
    vae_real *d330 = s->arena + 23426; // [n, 2] in rows of 4
    const vae_real *d321 = s->arena + 24416; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d330[i * 4 + j] = d321[i * 2 + j] + 0.5f * (d326[i * 2 + j] * t15[i * 2 + j]);
        }
    }
}

// kernel 68, train: loop over rows of [2]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t331 = s->arena + 23424; // [n, 2] in rows of 4
    const vae_real *d323 = s->arena + 24336; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t331[i * 4 + j] = d323[i * 2 + j];
        }
    }
}

// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// kernel 69, train: weight gradient over [12, 4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 17248; // [n, 12]
    const vae_real *d332 = s->arena + 23424; // [n, 4]
    vae_real *d_param334 = s->grad + 128; // [12, 4]
    if (tile == 1) {
        vae_real *d_param333 = s->grad + 176; // [4]
        vae_column_sums(s->n, 4, d332, 4, d_param333);
        return;
    }
    vae_gemm_tn(12, 4, s->n, h5, 12, d332, 4, d_param334, 4);
}

// hierarchy.vae:7  gradient of posterior heads (added by the compiler)
// hierarchy.vae:5  gradient of posterior heads (added by the compiler)
// hierarchy.vae:9  gradient of tanh
// kernel 70, train: product by panels over rows of [12]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d332 = s->arena + 23424; // [n, 4]
    const vae_real *w6 = s->param + 128; // [12, 4]
    vae_real *d339 = s->arena + 12496; // [n, 12]
    const vae_real *d266 = s->arena + 15088; // [n, 12]
    const vae_real *d313 = s->arena + 12928; // [n, 12]
    const vae_real *h5 = s->arena + 17248; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 4, d332 + begin * 4, 4, w6, 4, d339 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v335 = d339[i * 12 + j];
            d339[i * 12 + j] = (d266[i * 12 + j] + d313[i * 12 + j] + v335) * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// hierarchy.vae:9  gradient of dense(12)
// kernel 71, train: weight gradient over [9, 12]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 17680; // [n, 9]
    const vae_real *d339 = s->arena + 12496; // [n, 12]
    vae_real *d_param341 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param340 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d339, 12, d_param340);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d339, 12, d_param341, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 6, train: product by panels over rows of [2, 6]
    like_train_k6(s, tile, scratch, s->arena + 16816, s->param + 304, s->arena + 16384,
        s->param + 352);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    // hierarchy.vae:7  sampling and KL
    // kernel 9, train: product by panels over rows of [2, 6]
    like_train_k6(s, tile, scratch, s->arena + 15952, s->param + 400, s->arena + 15520,
        s->param + 448);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 14, train: product by panels over rows of [2, 8]
    like_train_k14(s, tile, scratch, s->arena + 11920, s->param + 608, s->arena + 11344,
        s->param + 672);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    // hierarchy.vae:5  sampling and KL
    // kernel 17, train: product by panels over rows of [2, 8]
    like_train_k14(s, tile, scratch, s->arena + 10768, s->param + 736, s->arena + 10192,
        s->param + 800);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k21(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {5056, 24}, // h162
    {25552, 1}, // t149
    {10768, 16}, // t121
    {20320, 8}, // z113
    {11920, 16}, // h102
    {1088, 30}, // z55
    {25600, 1}, // t90
    {15952, 12}, // t63
    {16816, 12}, // h44
    {3184, 28}, // z17
    {25648, 1}, // t33
    {17248, 12}, // h5
    {17680, 9}, // x0
};
static const VaeShown train_u0_shown = {13, train_u0_rows};

static const VaeShown train_k20_shown = {0, NULL};

static const VaeShown train_k12_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    // hierarchy.vae:5  gradient of sampling and KL
    // kernel 35, train: loop over rows of [2, 8]
    like_train_k35(s, tile, scratch, s->arena + 18880, s->arena + 9616);
    // hierarchy.vae:5  gradient of sampling and KL
    // kernel 38, train: product by panels over rows of [2, 8]
    like_train_k38(s, tile, scratch, s->arena + 9616, s->param + 736, s->arena + 9040,
        s->arena + 10768, s->arena + 18592);
    train_k41(s, tile, scratch);
    // hierarchy.vae:5  gradient of posterior heads (added by the compiler)
    // kernel 42, train: loop over rows of [2, 8]
    like_train_k35(s, tile, scratch, s->arena + 18304, s->arena + 8464);
    // hierarchy.vae:5  gradient of posterior heads (added by the compiler)
    // kernel 45, train: product by panels over rows of [2, 8]
    like_train_k38(s, tile, scratch, s->arena + 8464, s->param + 608, s->arena + 7888,
        s->arena + 11920, s->arena + 18016);
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k50(s, tile, scratch);
    // hierarchy.vae:7  gradient of sampling and KL
    // kernel 51, train: loop over rows of [2, 6]
    like_train_k51(s, tile, scratch, s->arena + 21856, s->arena + 14656);
    // hierarchy.vae:7  gradient of sampling and KL
    // kernel 54, train: product by panels over rows of [2, 6]
    like_train_k54(s, tile, scratch, s->arena + 14656, s->param + 400, s->arena + 14224,
        s->arena + 15952, s->arena + 21632);
    train_k57(s, tile, scratch);
    // hierarchy.vae:7  gradient of posterior heads (added by the compiler)
    // kernel 58, train: loop over rows of [2, 6]
    like_train_k51(s, tile, scratch, s->arena + 21408, s->arena + 13792);
    // hierarchy.vae:7  gradient of posterior heads (added by the compiler)
    // kernel 61, train: product by panels over rows of [2, 6]
    like_train_k54(s, tile, scratch, s->arena + 13792, s->param + 304, s->arena + 13360,
        s->arena + 16816, s->arena + 21184);
    train_k64(s, tile, scratch);
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k67(s, tile, scratch);
    train_k68(s, tile, scratch);
    train_k70(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {12496, 12}, // d339
    {23424, 4}, // d330
    {21184, 6}, // d305
    {13360, 12}, // d304
    {21408, 6}, // d297
    {13792, 12}, // d277
    {21632, 6}, // d287
    {14224, 12}, // d286
    {21856, 6}, // d279
    {14656, 12}, // d273
    {18016, 8}, // d258
    {7888, 16}, // d257
    {18304, 8}, // d250
    {8464, 16}, // d230
    {18592, 8}, // d240
    {9040, 16}, // d239
    {18880, 8}, // d232
    {9616, 16}, // d226
    {4192, 24}, // d216
    {5920, 18}, // d210
    {25312, 1}, // t193
    {25408, 1}, // t187
};
static const VaeShown train_u3_shown = {22, train_u3_rows};

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_k20, panels, {.shown = &train_k20_shown}},
        {train_k12, panels, {.shown = &train_k12_shown}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_u3, panels, {.shown = &train_u3_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k47, 1, {.weights = true}},
        {train_k30, 2, {.weights = true}},
        {train_k63, 1, {.weights = true}},
        {train_k37, 1, {.weights = true, .first = 736, .each = 128, .end = 800}},
        {train_k44, 1, {.weights = true, .first = 608, .each = 128, .end = 672}},
        {train_k71, 2, {.weights = true}},
        {train_k32, 2, {.weights = true}},
        {train_k53, 1, {.weights = true}},
        {train_k60, 1, {.weights = true}},
        {train_k40, 1, {.weights = true}},
        {train_k69, 2, {.weights = true, .first = 128, .each = 64, .end = 176}},
        {train_k56, 1, {.weights = true}},
        {train_k36, 1, {0}},
        {train_k39, 1, {0}},
        {train_k43, 1, {0}},
        {train_k46, 1, {0}},
        {train_k52, 1, {0}},
        {train_k55, 1, {0}},
        {train_k59, 1, {0}},
        {train_k62, 1, {0}},
        {train_u4, 1, {0}}}, 21);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 9]
//   w1: [9, 12]
//   h5: [n, 12] in rows of 14
//   b2: [12]
//   t90: [n, 12] in rows of 15
VAE_SHARED_2(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2, vae_real *t90) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h5 + begin * 14, 14);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h5[i * 14 + j];
            const vae_real v5 = vae_tanh(v3 + b2[j]);
            h5[i * 14 + j] = v5;
            t90[i * 15 + j] = v5;
        }
    }
}

// What kernel 1 of eval and 2 others do, each with buffers of its own:
//   h5: [n, 12] in rows of 14
//   w6: [12, 4]
//   heads9: [n, 4]
//   b7: [4]
VAE_SHARED_1(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 12, h5 + begin * 14, 14, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// hierarchy.vae:6  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 4306; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 4752; // [n, 2]
    vae_real *z17 = s->arena + 556; // [n, 2] in rows of 14
    const vae_real *mean10 = s->arena + 4304; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 4672; // [n, 2]
    vae_real *t32 = s->arena + 5216; // [n, 1]
    vae_real *t35 = s->arena + 5168; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t35_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v17 = mean10[i * 4 + j] + vae_exp(0.5f * logvar11[i * 4 + j]) * eps12[i * 2 + j];
            z17[i * 14 + j] = v17;
            const vae_real v20 = eps12[i * 2 + j] * eps12[i * 2 + j] + logvar11[i * 4 + j];
            const vae_real v27 = mean10[i * 4 + j] * mean10[i * 4 + j] + vae_exp(logvar11[i * 4 + j]);
            const vae_real v31 = 0.5f * (v27 - 1.0f - logvar11[i * 4 + j]);
            t31[i * 2 + j] = v31;
            t32_sum += v31;
            const vae_real v34 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
            t35_sum += v34;
        }
        t32[i] = t32_sum;
        t35[i] = t35_sum;
    }
}

// What kernel 3 of eval and 3 others do, each with buffers of its own:
//   t36: [n, 14]
//   w37: [14, 6]
//   h41: [n, 6]
//   b38: [6]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
    const vae_real *w37, vae_real *h41, const vae_real *b38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 14, t36 + begin * 14, 14, w37, 6, h41 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v39 = h41[i * 6 + j];
            h41[i * 6 + j] = vae_tanh(v39 + b38[j]);
        }
    }
}

// What kernel 4 of eval and 6 others do, each with buffers of its own:
//   h41: [n, 6]
//   w42: [6, 6]
//   heads45: [n, 6]
//   b43: [6]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h41,
    const vae_real *w42, vae_real *heads45, const vae_real *b43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 6, h41 + begin * 6, 6, w42, 6, heads45 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v44 = heads45[i * 6 + j];
            heads45[i * 6 + j] = v44 + b43[j];
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 5, eval: loop over rows of [3]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar47 = s->arena + 3427; // [n, 3] in rows of 6
    const vae_real *eps48 = s->arena + 4560; // [n, 3]
    vae_real *z52 = s->arena + 12; // [n, 3] in rows of 15
    const vae_real *mean46 = s->arena + 3424; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            z52[i * 15 + j] = mean46[i * 6 + j] + vae_exp(0.5f * logvar47[i * 6 + j]) * eps48[i * 3 + j];
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 6, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z17 = s->arena + 556; // [n, 2] in rows of 14
    const vae_real *w56 = s->param + 368; // [2, 6]
    vae_real *t60 = s->arena + 3200; // [n, 6]
    const vae_real *b57 = s->param + 384; // [6]
    vae_gemm_nn((int)(end - begin), 6, 2, z17 + begin * 14, 14, w56, 6, t60 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v58 = t60[i * 6 + j];
            t60[i * 6 + j] = vae_tanh(v58 + b57[j]);
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 8, eval: loop over rows of [3]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *eps48 = s->arena + 4560; // [n, 3]
    const vae_real *logvar47 = s->arena + 3427; // [n, 3] in rows of 6
    const vae_real *z52 = s->arena + 12; // [n, 3] in rows of 15
    const vae_real *t65 = s->arena + 2976; // [n, 3] in rows of 6
    const vae_real *t66 = s->arena + 2979; // [n, 3] in rows of 6
    const vae_real *mean46 = s->arena + 3424; // [n, 3] in rows of 6
    vae_real *t83 = s->arena + 4448; // [n, 3]
    vae_real *t84 = s->arena + 5120; // [n, 1]
    vae_real *t88 = s->arena + 5072; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = 0.0f;
        vae_real t88_sum = 0.0f;
        VAE_SIMD_SUM(t84_sum, t88_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v54 = eps48[i * 3 + j] * eps48[i * 3 + j] + logvar47[i * 6 + j];
            const vae_real v67 = z52[i * 15 + j] - t65[i * 6 + j];
            const vae_real v70 = vae_exp(-t66[i * 6 + j]);
            const vae_real v76 = mean46[i * 6 + j] - t65[i * 6 + j];
            const vae_real v79 = vae_exp(logvar47[i * 6 + j] - t66[i * 6 + j]) + v76 * v76 * v70;
            const vae_real v83 = 0.5f * (v79 - 1.0f + t66[i * 6 + j] - logvar47[i * 6 + j]);
            t83[i * 3 + j] = v83;
            t84_sum += v83;
            const vae_real v86 = v67 * v67 * v70 + t66[i * 6 + j] + 1.83787707f - (v54 + 1.83787707f);
            t88_sum += (-0.5f) * v86;
        }
        t84[i] = t84_sum;
        t88[i] = t88_sum;
    }
}

// What kernel 9 of eval and 3 others do, each with buffers of its own:
//   t91: [n, 15]
//   w92: [15, 8]
//   h96: [n, 8]
//   b93: [8]
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t91,
    const vae_real *w92, vae_real *h96, const vae_real *b93) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 15, t91 + begin * 15, 15, w92, 8, h96 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v94 = h96[i * 8 + j];
            h96[i * 8 + j] = vae_tanh(v94 + b93[j]);
        }
    }
}

// What kernel 10 of eval and 6 others do, each with buffers of its own:
//   h96: [n, 8]
//   w97: [8, 8]
//   heads100: [n, 8]
//   b98: [8]
VAE_SHARED_2(like_eval_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *h96,
    const vae_real *w97, vae_real *heads100, const vae_real *b98) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 8, h96 + begin * 8, 8, w97, 8, heads100 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v99 = heads100[i * 8 + j];
            heads100[i * 8 + j] = v99 + b98[j];
        }
    }
}

// What kernel 11 of eval and 2 others do, each with buffers of its own:
//   logvar102: [n, 4] in rows of 8
//   eps103: [n, 4]
//   z107: [n, 4]
//   mean101: [n, 4] in rows of 8
VAE_SHARED_1(like_eval_k11, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar102, const vae_real *eps103, vae_real *z107, const vae_real *mean101) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            z107[i * 4 + j] = mean101[i * 8 + j] + vae_exp(0.5f * logvar102[i * 8 + j]) * eps103[i * 4 + j];
        }
    }
}

// hierarchy.vae:5  sampling and KL
// kernel 12, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z52 = s->arena + 12; // [n, 3] in rows of 15
    const vae_real *w111 = s->param + 688; // [3, 8]
    vae_real *t115 = s->arena + 2112; // [n, 8]
    const vae_real *b112 = s->param + 720; // [8]
    vae_gemm_nn((int)(end - begin), 8, 3, z52 + begin * 15, 15, w111, 8, t115 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v113 = t115[i * 8 + j];
            t115[i * 8 + j] = vae_tanh(v113 + b112[j]);
        }
    }
}

// hierarchy.vae:5  sampling and KL
// kernel 14, eval: loop over rows of [4]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *eps103 = s->arena + 4160; // [n, 4]
    const vae_real *logvar102 = s->arena + 2404; // [n, 4] in rows of 8
    const vae_real *z107 = s->arena + 4016; // [n, 4]
    const vae_real *t120 = s->arena + 1824; // [n, 4] in rows of 8
    const vae_real *t121 = s->arena + 1828; // [n, 4] in rows of 8
    const vae_real *mean101 = s->arena + 2400; // [n, 4] in rows of 8
    vae_real *t138 = s->arena + 3872; // [n, 4]
    vae_real *t139 = s->arena + 5024; // [n, 1]
    vae_real *t143 = s->arena + 4928; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t139_sum = 0.0f;
        vae_real t143_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum, t143_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v109 = eps103[i * 4 + j] * eps103[i * 4 + j] + logvar102[i * 8 + j];
            const vae_real v122 = z107[i * 4 + j] - t120[i * 8 + j];
            const vae_real v125 = vae_exp(-t121[i * 8 + j]);
            const vae_real v131 = mean101[i * 8 + j] - t120[i * 8 + j];
            const vae_real v134 = vae_exp(logvar102[i * 8 + j] - t121[i * 8 + j]) + v131 * v131 * v125;
            const vae_real v138 = 0.5f * (v134 - 1.0f + t121[i * 8 + j] - logvar102[i * 8 + j]);
            t138[i * 4 + j] = v138;
            t139_sum += v138;
            const vae_real v141 = v122 * v122 * v125 + t121[i * 8 + j] + 1.83787707f - (v109 + 1.83787707f);
            t143_sum += (-0.5f) * v141;
        }
        t139[i] = t139_sum;
        t143[i] = t143_sum;
    }
}

// kernel 15, eval: loop over rows of [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t32 = s->arena + 5216; // [n, 1]
    const vae_real *t84 = s->arena + 5120; // [n, 1]
    vae_real *t140 = s->arena + 4976; // [n, 1]
    const vae_real *t139 = s->arena + 5024; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t140[i] = t32[i] + t84[i] + t139[i];
    }
}

// What kernel 16 of eval and 1 other do, each with buffers of its own:
//   z107: [n, 4]
//   w145: [4, 12]
//   h149: [n, 12]
//   b146: [12]
VAE_SHARED_2(like_eval_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *z107,
    const vae_real *w145, vae_real *h149, const vae_real *b146) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 4, z107 + begin * 4, 4, w145, 12, h149 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v147 = h149[i * 12 + j];
            h149[i * 12 + j] = vae_tanh(v147 + b146[j]);
        }
    }
}

// hierarchy.vae:10  dense(9)
// hierarchy.vae:12  likelihood = gaussian
// kernel 17, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h149 = s->arena + 1056; // [n, 12]
    const vae_real *w150 = s->param + 880; // [12, 9]
    vae_real *t152 = scratch; // [end - begin, 9]
    const vae_real *b151 = s->param + 992; // [9]
    const vae_real *x0 = s->arena + 1488; // [n, 9]
    vae_real *t162 = s->arena + 4880; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h149 + begin * 12, 12, w150, 9, t152, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t162_sum = 0.0f;
        VAE_SIMD_SUM(t162_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v152 = t152[(i - begin) * 9 + j];
            const vae_real v155 = x0[i * 9 + j] - (v152 + b151[j]);
            const vae_real v161 = 0.5f * ((-1.38629436f) + 4.0f * (v155 * v155) + 1.83787707f);
            t162_sum += v161;
        }
        t162[i] = t162_sum;
    }
}

// kernel 18, eval: loop over rows of [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t35 = s->arena + 5168; // [n, 1]
    const vae_real *t88 = s->arena + 5072; // [n, 1]
    const vae_real *t143 = s->arena + 4928; // [n, 1]
    vae_real *t163 = s->arena + 4832; // [n, 1]
    const vae_real *t162 = s->arena + 4880; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t163[i] = t35[i] + t88[i] + t143[i] - t162[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // hierarchy.vae:9  dense(12)
    // hierarchy.vae:9  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_eval_k0(s, tile, scratch, s->arena + 1488, s->param + 0, s->arena + 544, s->param + 112,
        s->arena + 0);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_eval_k1(s, tile, scratch, s->arena + 544, s->param + 128, s->arena + 4304, s->param + 176);
    eval_k2(s, tile, scratch);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [6]
    like_eval_k3(s, tile, scratch, s->arena + 544, s->param + 192, s->arena + 3648, s->param + 288);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [6]
    like_eval_k4(s, tile, scratch, s->arena + 3648, s->param + 304, s->arena + 3424, s->param + 352);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
    // hierarchy.vae:7  sampling and KL
    // kernel 7, eval: product by panels over rows of [6]
    like_eval_k4(s, tile, scratch, s->arena + 3200, s->param + 400, s->arena + 2976, s->param + 448);
    eval_k8(s, tile, scratch);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 9, eval: product by panels over rows of [8]
    like_eval_k9(s, tile, scratch, s->arena + 0, s->param + 464, s->arena + 2688, s->param + 592);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 10, eval: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2688, s->param + 608, s->arena + 2400,
        s->param + 672);
    // hierarchy.vae:5  sampling and KL
    // kernel 11, eval: loop over rows of [4]
    like_eval_k11(s, tile, scratch, s->arena + 2404, s->arena + 4160, s->arena + 4016,
        s->arena + 2400);
    eval_k12(s, tile, scratch);
    // hierarchy.vae:5  sampling and KL
    // kernel 13, eval: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2112, s->param + 736, s->arena + 1824,
        s->param + 800);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
    // hierarchy.vae:10  dense(12)
    // hierarchy.vae:10  tanh
    // kernel 16, eval: product by panels over rows of [12]
    like_eval_k16(s, tile, scratch, s->arena + 4016, s->param + 816, s->arena + 1056,
        s->param + 864);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// hierarchy.vae:9  dense(12)
// hierarchy.vae:9  tanh
// kernel 0, encode: product by panels over rows of [12]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *x0 = s->arena + 2112; // [n, 9]
    const vae_real *w1 = s->param + 0; // [9, 12]
    vae_real *h5 = s->arena + 1600; // [n, 12] in rows of 14
    const vae_real *b2 = s->param + 112; // [12]
    vae_real *t31 = s->arena + 1088; // [n, 12] in rows of 14
    vae_real *t45 = s->arena + 544; // [n, 12] in rows of 15
    vae_real *t59 = s->arena + 0; // [n, 12] in rows of 15
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h5 + begin * 14, 14);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h5[i * 14 + j];
            const vae_real v5 = vae_tanh(v3 + b2[j]);
            h5[i * 14 + j] = v5;
            t31[i * 14 + j] = v5;
            t45[i * 15 + j] = v5;
            t59[i * 15 + j] = v5;
        }
    }
}

// hierarchy.vae:6  sampling and KL
// hierarchy.vae:5  posterior heads (added by the compiler)
// hierarchy.vae:6  sampling and KL
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 5074; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 5904; // [n, 2]
    vae_real *z17 = s->arena + 1100; // [n, 2] in rows of 14
    const vae_real *mean10 = s->arena + 5072; // [n, 2] in rows of 4
    vae_real *t18 = s->arena + 1612; // [n, 2] in rows of 14
    vae_real *t73 = s->arena + 5824; // [n, 2]
    vae_real *t74 = s->arena + 5744; // [n, 2]
    vae_real *t75 = s->arena + 5664; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v17 = mean10[i * 4 + j] + vae_exp(0.5f * logvar11[i * 4 + j]) * eps12[i * 2 + j];
            z17[i * 14 + j] = v17;
            t18[i * 14 + j] = mean10[i * 4 + j];
            t73[i * 2 + j] = mean10[i * 4 + j];
            t74[i * 2 + j] = logvar11[i * 4 + j];
            t75[i * 2 + j] = v17;
        }
    }
}

// hierarchy.vae:7  sampling and KL
// kernel 7, encode: loop over rows of [3]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar39 = s->arena + 3603; // [n, 3] in rows of 6
    const vae_real *eps40 = s->arena + 5552; // [n, 3]
    vae_real *z44 = s->arena + 12; // [n, 3] in rows of 15
    const vae_real *mean38 = s->arena + 3600; // [n, 3] in rows of 6
    vae_real *t78 = s->arena + 5216; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v44 = mean38[i * 6 + j] + vae_exp(0.5f * logvar39[i * 6 + j]) * eps40[i * 3 + j];
            z44[i * 15 + j] = v44;
            t78[i * 3 + j] = v44;
        }
    }
}

// hierarchy.vae:7  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [3]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t46 = s->arena + 556; // [n, 3] in rows of 15
    const vae_real *mean29 = s->arena + 4048; // [n, 3] in rows of 6
    vae_real *t76 = s->arena + 5440; // [n, 3]
    vae_real *t77 = s->arena + 5328; // [n, 3]
    const vae_real *logvar30 = s->arena + 4051; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t46[i * 15 + j] = mean29[i * 6 + j];
            t76[i * 3 + j] = mean29[i * 6 + j];
            t77[i * 3 + j] = logvar30[i * 6 + j];
        }
    }
}

// What kernel 14 of encode and 2 others do, each with buffers of its own:
//   t79: [n, 4]
//   mean57: [n, 4] in rows of 8
//   t80: [n, 4]
//   logvar58: [n, 4] in rows of 8
VAE_SHARED_2(like_encode_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t79,
    const vae_real *mean57, vae_real *t80, const vae_real *logvar58) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t79[i * 4 + j] = mean57[i * 8 + j];
            t80[i * 4 + j] = logvar58[i * 8 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_eval_k1(s, tile, scratch, s->arena + 1600, s->param + 128, s->arena + 5072, s->param + 176);
    encode_k2(s, tile, scratch);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [6]
    like_eval_k3(s, tile, scratch, s->arena + 1600, s->param + 192, s->arena + 4272, s->param + 288);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [6]
    like_eval_k4(s, tile, scratch, s->arena + 4272, s->param + 304, s->arena + 4048, s->param + 352);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 5, encode: product by panels over rows of [6]
    like_eval_k3(s, tile, scratch, s->arena + 1088, s->param + 192, s->arena + 3824, s->param + 288);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 6, encode: product by panels over rows of [6]
    like_eval_k4(s, tile, scratch, s->arena + 3824, s->param + 304, s->arena + 3600, s->param + 352);
    encode_k7(s, tile, scratch);
    encode_k8(s, tile, scratch);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 9, encode: product by panels over rows of [8]
    like_eval_k9(s, tile, scratch, s->arena + 544, s->param + 464, s->arena + 3312, s->param + 592);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 10, encode: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 3312, s->param + 608, s->arena + 3024,
        s->param + 672);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 11, encode: product by panels over rows of [8]
    like_eval_k9(s, tile, scratch, s->arena + 0, s->param + 464, s->arena + 2736, s->param + 592);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 12, encode: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2736, s->param + 608, s->arena + 2448,
        s->param + 672);
    // hierarchy.vae:5  sampling and KL
    // kernel 13, encode: loop over rows of [4]
    like_eval_k11(s, tile, scratch, s->arena + 2452, s->arena + 4928, s->arena + 4784,
        s->arena + 2448);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 14, encode: loop over rows of [4]
    like_encode_k14(s, tile, scratch, s->arena + 4640, s->arena + 3024, s->arena + 4496,
        s->arena + 3028);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// hierarchy.vae:10  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 880; // [12, 9]
    vae_real *p9 = s->arena + 1104; // [n, 9]
    const vae_real *b7 = s->param + 992; // [9]
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
    // hierarchy.vae:10  dense(12)
    // hierarchy.vae:10  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_eval_k16(s, tile, scratch, s->arena + 1440, s->param + 816, s->arena + 0, s->param + 864);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

// What kernel 0 of prior and 1 other do, each with buffers of its own:
//   eps0: [n, 2]
//   w1: [2, 6]
//   t5: [n, 6]
//   b2: [6]
VAE_SHARED_2(like_prior_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *eps0,
    const vae_real *w1, vae_real *t5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 2, eps0 + begin * 2, 2, w1, 6, t5 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v3 = t5[i * 6 + j];
            t5[i * 6 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// kernel 2, prior: loop over rows of [3]
VAE_KERNEL void prior_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t11 = s->arena + 579; // [n, 3] in rows of 6
    const vae_real *eps12 = s->arena + 1424; // [n, 3]
    vae_real *t17 = s->arena + 1312; // [n, 3]
    const vae_real *t10 = s->arena + 576; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t17[i * 3 + j] = t10[i * 6 + j] + vae_exp(0.5f * t11[i * 6 + j]) * eps12[i * 3 + j];
        }
    }
}

// What kernel 3 of prior and 1 other do, each with buffers of its own:
//   t17: [n, 3]
//   w18: [3, 8]
//   t22: [n, 8]
//   b19: [8]
VAE_SHARED_2(like_prior_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t17,
    const vae_real *w18, vae_real *t22, const vae_real *b19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 3, t17 + begin * 3, 3, w18, 8, t22 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v20 = t22[i * 8 + j];
            t22[i * 8 + j] = vae_tanh(v20 + b19[j]);
        }
    }
}

// hierarchy.vae:6  top.prior
// kernel 6, prior: loop over rows of [2]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t34 = s->arena + 1536; // [n, 2]
    const vae_real *eps0 = s->arena + 1616; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t34[i * 2 + j] = eps0[i * 2 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: product by panels over rows of [6]
    like_prior_k0(s, tile, scratch, s->arena + 1616, s->param + 368, s->arena + 800, s->param + 384);
    // kernel 1, prior: product by panels over rows of [6]
    like_eval_k4(s, tile, scratch, s->arena + 800, s->param + 400, s->arena + 576, s->param + 448);
    prior_k2(s, tile, scratch);
    // kernel 3, prior: product by panels over rows of [8]
    like_prior_k3(s, tile, scratch, s->arena + 1312, s->param + 688, s->arena + 288, s->param + 720);
    // kernel 4, prior: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 288, s->param + 736, s->arena + 0, s->param + 800);
    // kernel 5, prior: loop over rows of [4]
    like_eval_k11(s, tile, scratch, s->arena + 4, s->arena + 1168, s->arena + 1024, s->arena + 0);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {prior_u0, panels, {0}},
        {prior_k6, panels, {0}}}, 2);
}

// hierarchy.vae:6  top
// kernel 2, code: loop over rows of [2]
VAE_KERNEL void code_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t14 = s->arena + 556; // [n, 2] in rows of 14
    const vae_real *z12 = s->arena + 4880; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t14[i * 14 + j] = z12[i * 2 + j];
        }
    }
}

// hierarchy.vae:7  b
// kernel 7, code: loop over rows of [3]
VAE_KERNEL void code_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t39 = s->arena + 12; // [n, 3] in rows of 15
    const vae_real *z13 = s->arena + 4608; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t39[i * 15 + j] = z13[i * 3 + j];
        }
    }
}

// hierarchy.vae:5  posterior heads (added by the compiler)
// kernel 14, code: loop over rows of [2]
VAE_KERNEL void code_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t67 = s->arena + 4800; // [n, 2]
    const vae_real *mean10 = s->arena + 4016; // [n, 2] in rows of 4
    vae_real *t68 = s->arena + 4720; // [n, 2]
    const vae_real *logvar11 = s->arena + 4018; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t67[i * 2 + j] = mean10[i * 4 + j];
            t68[i * 2 + j] = logvar11[i * 4 + j];
        }
    }
}

// What kernel 15 of code and 1 other do, each with buffers of its own:
//   t69: [n, 3]
//   mean25: [n, 3] in rows of 6
//   t70: [n, 3]
//   logvar26: [n, 3] in rows of 6
VAE_SHARED_1(like_code_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *t69,
    const vae_real *mean25, vae_real *t70, const vae_real *logvar26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t69[i * 3 + j] = mean25[i * 6 + j];
            t70[i * 3 + j] = logvar26[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void code_u0(const VaeState *s, int tile, vae_real *scratch) {
    // hierarchy.vae:9  dense(12)
    // hierarchy.vae:9  tanh
    // kernel 0, code: product by panels over rows of [12]
    like_eval_k0(s, tile, scratch, s->arena + 1056, s->param + 0, s->arena + 544, s->param + 112,
        s->arena + 0);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 1, code: product by panels over rows of [4]
    like_eval_k1(s, tile, scratch, s->arena + 544, s->param + 128, s->arena + 4016, s->param + 176);
    code_k2(s, tile, scratch);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 3, code: product by panels over rows of [6]
    like_eval_k3(s, tile, scratch, s->arena + 544, s->param + 192, s->arena + 3216, s->param + 288);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 4, code: product by panels over rows of [6]
    like_eval_k4(s, tile, scratch, s->arena + 3216, s->param + 304, s->arena + 2992, s->param + 352);
    code_k7(s, tile, scratch);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 8, code: product by panels over rows of [8]
    like_eval_k9(s, tile, scratch, s->arena + 0, s->param + 464, s->arena + 2256, s->param + 592);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 9, code: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2256, s->param + 608, s->arena + 1968,
        s->param + 672);
    // hierarchy.vae:5  posterior heads (added by the compiler)
    // kernel 12, code: loop over rows of [4]
    like_encode_k14(s, tile, scratch, s->arena + 3872, s->arena + 1968, s->arena + 3728,
        s->arena + 1972);
    code_k14(s, tile, scratch);
    // hierarchy.vae:7  posterior heads (added by the compiler)
    // kernel 15, code: loop over rows of [3]
    like_code_k15(s, tile, scratch, s->arena + 4496, s->arena + 2992, s->arena + 4384,
        s->arena + 2995);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void code_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 10, code: product by panels over rows of [8]
    like_prior_k3(s, tile, scratch, s->arena + 4608, s->param + 688, s->arena + 1680,
        s->param + 720);
    // kernel 11, code: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 1680, s->param + 736, s->arena + 1392,
        s->param + 800);
    // kernel 13, code: loop over rows of [4]
    like_encode_k14(s, tile, scratch, s->arena + 3584, s->arena + 1392, s->arena + 3440,
        s->arena + 1396);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void code_u1(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 5, code: product by panels over rows of [6]
    like_prior_k0(s, tile, scratch, s->arena + 4880, s->param + 368, s->arena + 2768,
        s->param + 384);
    // kernel 6, code: product by panels over rows of [6]
    like_eval_k4(s, tile, scratch, s->arena + 2768, s->param + 400, s->arena + 2544, s->param + 448);
    // kernel 16, code: loop over rows of [3]
    like_code_k15(s, tile, scratch, s->arena + 4272, s->arena + 2544, s->arena + 4160,
        s->arena + 2547);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void code_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {code_u0, panels, {0}},
        {code_u2, panels, {0}},
        {code_u1, panels, {0}}}, 3);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 17680, 9}, // [n, 9]
    {"top.eps", VAE_IN_NORMAL, 1, 23856, 4}, // [n, 2, 2]
    {"b.eps", VAE_IN_NORMAL, 2, 23200, 6}, // [n, 2, 3]
    {"a.eps", VAE_IN_NORMAL, 0, 20896, 8}, // [n, 2, 4]
    {"loss", VAE_OUT_SCALAR, 0, 25760, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 25728, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 25696, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1488, 9}, // [n, 9]
    {"top.eps", VAE_IN_NORMAL, 1, 4752, 2}, // [n, 2]
    {"b.eps", VAE_IN_NORMAL, 2, 4560, 3}, // [n, 3]
    {"a.eps", VAE_IN_NORMAL, 0, 4160, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 4880, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4976, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 4832, 1}, // [n, 1]
    {"a.kl", VAE_OUT_ROW, 0, 3872, 4}, // [n, 4]
    {"top.kl", VAE_OUT_ROW, 0, 4672, 2}, // [n, 2]
    {"b.kl", VAE_OUT_ROW, 0, 4448, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 2112, 9}, // [n, 9]
    {"top.eps", VAE_IN_NORMAL, 1, 5904, 2}, // [n, 2]
    {"b.eps", VAE_IN_NORMAL, 2, 5552, 3}, // [n, 3]
    {"a.eps", VAE_IN_NORMAL, 0, 4928, 4}, // [n, 4]
    {"top.mean", VAE_OUT_ROW, 0, 5824, 2}, // [n, 2]
    {"top.logvar", VAE_OUT_ROW, 0, 5744, 2}, // [n, 2]
    {"top.sample", VAE_OUT_ROW, 0, 5664, 2}, // [n, 2]
    {"b.mean", VAE_OUT_ROW, 0, 5440, 3}, // [n, 3]
    {"b.logvar", VAE_OUT_ROW, 0, 5328, 3}, // [n, 3]
    {"b.sample", VAE_OUT_ROW, 0, 5216, 3}, // [n, 3]
    {"a.mean", VAE_OUT_ROW, 0, 4640, 4}, // [n, 4]
    {"a.logvar", VAE_OUT_ROW, 0, 4496, 4}, // [n, 4]
    {"a.sample", VAE_OUT_ROW, 0, 4784, 4}, // [n, 4]
};

static const VaePort decode_ports[] = {
    {"a", VAE_IN_LATENT, 0, 1440, 4}, // [n, 4]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

static const VaePort prior_ports[] = {
    {"top.prior", VAE_IN_NORMAL, 8, 1616, 2}, // [n, 2]
    {"b.prior", VAE_IN_NORMAL, 9, 1424, 3}, // [n, 3]
    {"a.prior", VAE_IN_NORMAL, 10, 1168, 4}, // [n, 4]
    {"a.sample", VAE_OUT_ROW, 0, 1024, 4}, // [n, 4]
    {"top.sample", VAE_OUT_ROW, 0, 1536, 2}, // [n, 2]
    {"b.sample", VAE_OUT_ROW, 0, 1312, 3}, // [n, 3]
};

static const VaePort code_ports[] = {
    {"x", VAE_IN_DATA, 0, 1056, 9}, // [n, 9]
    {"top", VAE_IN_LATENT, 1, 4880, 2}, // [n, 2]
    {"b", VAE_IN_LATENT, 2, 4608, 3}, // [n, 3]
    {"a.mean", VAE_OUT_ROW, 0, 3872, 4}, // [n, 4]
    {"a.logvar", VAE_OUT_ROW, 0, 3728, 4}, // [n, 4]
    {"a.prior_mean", VAE_OUT_ROW, 0, 3584, 4}, // [n, 4]
    {"a.prior_logvar", VAE_OUT_ROW, 0, 3440, 4}, // [n, 4]
    {"top.mean", VAE_OUT_ROW, 0, 4800, 2}, // [n, 2]
    {"top.logvar", VAE_OUT_ROW, 0, 4720, 2}, // [n, 2]
    {"b.mean", VAE_OUT_ROW, 0, 4496, 3}, // [n, 3]
    {"b.logvar", VAE_OUT_ROW, 0, 4384, 3}, // [n, 3]
    {"b.prior_mean", VAE_OUT_ROW, 0, 4272, 3}, // [n, 3]
    {"b.prior_logvar", VAE_OUT_ROW, 0, 4160, 3}, // [n, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.top.mean.weight", 2, {2, 12}, {1, 4}, 128, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.top.mean.bias", 1, {2}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.top.logvar.weight", 2, {2, 12}, {1, 4}, 130, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.top.logvar.bias", 1, {2}, {1}, 178, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.b.hidden.weight", 2, {6, 14}, {1, 6}, 192, VAE_INIT_UNIFORM, 0.547722578f, true, true, false},
    {"posterior.b.hidden.bias", 1, {6}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.b.mean.weight", 2, {3, 6}, {1, 6}, 304, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.b.mean.bias", 1, {3}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.b.logvar.weight", 2, {3, 6}, {1, 6}, 307, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.b.logvar.bias", 1, {3}, {1}, 355, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.b.hidden.weight", 2, {6, 2}, {1, 6}, 368, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"prior.b.hidden.bias", 1, {6}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.b.mean.weight", 2, {3, 6}, {1, 6}, 400, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"prior.b.mean.bias", 1, {3}, {1}, 448, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.b.logvar.weight", 2, {3, 6}, {1, 6}, 403, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"prior.b.logvar.bias", 1, {3}, {1}, 451, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.hidden.weight", 2, {8, 15}, {1, 8}, 464, VAE_INIT_UNIFORM, 0.51075393f, true, true, false},
    {"posterior.a.hidden.bias", 1, {8}, {1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.mean.weight", 2, {4, 8}, {1, 8}, 608, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.a.mean.bias", 1, {4}, {1}, 672, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.logvar.weight", 2, {4, 8}, {1, 8}, 612, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.a.logvar.bias", 1, {4}, {1}, 676, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.a.hidden.weight", 2, {8, 3}, {1, 8}, 688, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"prior.a.hidden.bias", 1, {8}, {1}, 720, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.a.mean.weight", 2, {4, 8}, {1, 8}, 736, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"prior.a.mean.bias", 1, {4}, {1}, 800, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.a.logvar.weight", 2, {4, 8}, {1, 8}, 740, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"prior.a.logvar.bias", 1, {4}, {1}, 804, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 4}, {1, 12}, 816, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 864, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 880, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 992, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"a", 4, 0},
    {"top", 2, 0},
    {"b", 3, 0},
};
static const VaeCoded coded[] = {
    {0, 2, NULL},
    {0, 0, NULL},
    {0, 1, NULL},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "a: normal", "[4]", 200},
    {VAE_STAGE_LATENT, 0, "top: normal", "[2]", 52},
    {VAE_STAGE_LATENT, 0, "b: normal", "[3]", 132},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 60},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 128},
    {176, 608},
    {672, 736},
    {800, 1008},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "hierarchy", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model hierarchy\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  a: mean, logvar heads, given b    [4]                       200            400\n"
        "  top: mean, logvar heads           [2]                        52             96\n"
        "  b: mean, logvar heads, given top  [3]                       132            264\n"
        "  a: prior given b                  [4]                       104              -\n"
        "  b: prior given top                [3]                        60              -\n"
        "  decoder(a)                        [4]                         -              -\n"
        "    dense(12)                       [12]                       60             96\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  845 parameters; one training step of 36 rows: 283,392 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective iwae(samples=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          72      258       103,168      103,168\n"
        "  eval           19      118        21,056       21,056\n"
        "  encode         15       50        23,936       23,936\n"
        "  decode          3        7         6,336        6,336\n"
        "  prior           7       19         6,784        6,784\n"
        "  code           17       38        19,840       19,840\n",
    .batch = 36, .n_param = 1008, .n_state = 0, .n_arena = 25792,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 7872.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 16,
    .tensor = tensors, .n_tensors = 34,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 3,
    .coded = coded,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 10},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 13},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 6},
    .code = {"code", VAE_UNCHECKED(code_run), code_ports, 13},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 2
    },
};
