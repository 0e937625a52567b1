// samples_condition -- written by vaec 0.1.0 from samples_condition.vae; do not edit.
//
// model samples_condition
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [7]                         -              -
//     concat(y)                       [10]                        -              -
//     dense(9)                        [9]                        99            180
//     tanh                            [9]                         -              -
//   z: mean, logvar heads             [3]                        60            108
//   decoder(z, y)                     [3]                         -              -
//     concat(y)                       [6]                         -              -
//     dense(9)                        [9]                        63            108
//     tanh                            [9]                         -              -
//     dense(7)                        [7]                        70            126
//   likelihood: logvar                                           70            140
//
//   362 parameters; one training step of 20 rows: 100,080 flops
//   likelihood gaussian(sigma=learned, floor=0.001)
//   objective dreg(samples=4)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          34      128        41,856       41,856
//   eval            9       47         5,824        5,824
//   encode          5        9         3,456        3,456
//   decode          5       15         3,520        3,520
//
// n is the number of rows in the batch, at most 20; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   t2: [n, 7] in rows of 10
//   x0: [n, 7]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t2,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            t2[i * 10 + j] = x0[i * 7 + j];
        }
    }
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   t3: [n, 3] in rows of 10
//   x1: [n, 3]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t3,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 10 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h4: [n, 10]
//   w5: [10, 9]
//   h9: [n, 9]
//   b6: [9]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_gemm_nn((int)(end - begin), 9, 10, h4 + begin * 10, 10, w5, 9, h9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v7 = h9[i * 9 + j];
            h9[i * 9 + j] = vae_tanh(v7 + b6[j]);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h9: [n, 9]
//   w10: [9, 6]
//   heads13: [n, 6]
//   b11: [6]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_gemm_nn((int)(end - begin), 6, 9, h9 + begin * 9, 9, w10, 6, heads13 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v12 = heads13[i * 6 + j];
            heads13[i * 6 + j] = v12 + b11[j];
        }
    }
}

// samples_condition.vae:5  sampling and KL
// kernel 4, train: loop over rows of [3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *logvar15 = s->arena + 9107; // [n, 3] in rows of 6
    vae_real *t19 = s->arena + 9984; // [n, 3]
    vae_real *t26 = s->arena + 9920; // [n, 3]
    const vae_real *mean14 = s->arena + 9104; // [n, 3] in rows of 6
    vae_real *t42 = s->arena + 10336; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum)
        for (size_t j = 0; j < 3; j++) {
            t19[i * 3 + j] = vae_exp(0.5f * logvar15[i * 6 + j]);
            t26[i * 3 + j] = vae_exp(-logvar15[i * 6 + j]);
            const vae_real v36 = mean14[i * 6 + j] * mean14[i * 6 + j] + vae_exp(logvar15[i * 6 + j]);
            t42_sum += 0.5f * (v36 - 1.0f - logvar15[i * 6 + j]);
        }
        t42[i] = t42_sum;
    }
}

// samples_condition.vae:5  sampling and KL
// kernel 5, train: loop over rows of [4, 3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *t19 = s->arena + 9984; // [n, 3]
    const vae_real *eps16 = s->arena + 8000; // [n, 4, 3]
    vae_real *t21 = s->arena + 7760; // [n, 4, 3]
    const vae_real *mean14 = s->arena + 9104; // [n, 3] in rows of 6
    vae_real *t23 = s->arena + 7520; // [n, 4, 3]
    const vae_real *t26 = s->arena + 9920; // [n, 3]
    const vae_real *logvar15 = s->arena + 9107; // [n, 3] in rows of 6
    vae_real *t45 = s->arena + 9712; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t45_sum = 0.0f;
            VAE_SIMD_SUM(t45_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v21 = mean14[i * 6 + k] + t19[i * 3 + k] * eps16[i * 12 + j * 3 + k];
                t21[i * 12 + j * 3 + k] = v21;
                const vae_real v23 = v21 - mean14[i * 6 + k];
                t23[i * 12 + j * 3 + k] = v23;
                const vae_real v31 = v23 * v23 * t26[i * 3 + k] + logvar15[i * 6 + k] + 1.83787707f;
                t45_sum += (-0.5f) * (v21 * v21 + 1.83787707f - v31);
            }
            t45[i * 4 + j] = t45_sum;
        }
    }
}

// kernel 6, train: loop over rows of [4, 7]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_real *t47 = s->arena + 5520; // [n, 4, 7]
    const vae_real *x0 = s->arena + 8832; // [n, 1, 7]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 7; k++) {
                t47[i * 28 + j * 7 + k] = x0[i * 7 + k];
            }
        }
    }
}

// samples_condition.vae:8  concat(y)
// kernel 7, train: loop over rows of [4, 3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_real *t50 = s->arena + 7280; // [n, 4, 3]
    const vae_real *x1 = s->arena + 10048; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t50[i * 12 + j * 3 + k] = x1[i * 3 + k];
            }
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   t52: [n*4, 3] in rows of 6
//   t21: [n*4, 3]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t52,
    const vae_real *t21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t52[i * 6 + j] = t21[i * 3 + j];
        }
    }
}

// samples_condition.vae:7  dense(9)
// samples_condition.vae:7  tanh
// kernel 10, train: product by panels over rows of [9]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    const vae_real *h54 = s->arena + 6560; // [n*4, 6]
    const vae_real *w55 = s->param + 192; // [6, 9]
    vae_real *h59 = s->arena + 1440; // [n*4, 9]
    const vae_real *b56 = s->param + 256; // [9]
    vae_gemm_nn((int)(end - begin), 9, 6, h54 + begin * 6, 6, w55, 9, h59 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v57 = h59[i * 9 + j];
            h59[i * 9 + j] = vae_tanh(v57 + b56[j]);
        }
    }
}

// samples_condition.vae:7  dense(7)
// samples_condition.vae:8  likelihood = gaussian
// kernel 11, train: product by panels over rows of [7]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    const vae_real *h59 = s->arena + 1440; // [n*4, 9]
    const vae_real *w60 = s->param + 272; // [9, 7]
    vae_real *t72 = s->arena + 4400; // [n*4, 7]
    const vae_real *b61 = s->param + 336; // [7]
    const vae_real *x48 = s->arena + 5520; // [n*4, 7]
    vae_real *t73 = s->arena + 3840; // [n*4, 7]
    vae_gemm_nn((int)(end - begin), 7, 9, h59 + begin * 9, 9, w60, 7, t72 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v62 = t72[i * 7 + j];
            const vae_real v72 = x48[i * 7 + j] - (v62 + b61[j]);
            t72[i * 7 + j] = v72;
            t73[i * 7 + j] = v72 * v72;
        }
    }
}

// samples_condition.vae:7  dense(7)
// samples_condition.vae:8  likelihood = gaussian
// kernel 12, train: product by panels over rows of [7]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    const vae_real *h59 = s->arena + 1440; // [n*4, 9]
    const vae_real *w64 = s->param + 352; // [9, 7]
    vae_real *t69 = s->arena + 4960; // [n*4, 7]
    const vae_real *b65 = s->param + 416; // [7]
    vae_real *t75 = s->arena + 3280; // [n*4, 7]
    const vae_real *t73 = s->arena + 3840; // [n*4, 7]
    vae_real *t80 = s->arena + 9632; // [n*4, 1]
    vae_gemm_nn((int)(end - begin), 7, 9, h59 + begin * 9, 9, w64, 7, t69 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        VAE_SIMD_SUM(t80_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v66 = t69[i * 7 + j];
            const vae_real v69 = v66 + b65[j] - (-13.8155106f);
            t69[i * 7 + j] = v69;
            const vae_real v71 = (-13.8155106f) + vae_softplus(v69);
            const vae_real v75 = vae_exp(-v71);
            t75[i * 7 + j] = v75;
            t80_sum += 0.5f * (v71 + t73[i * 7 + j] * v75 + 1.83787707f);
        }
        t80[i] = t80_sum;
    }
}

// kernel 13, train: loop over rows of [4, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *t45 = s->arena + 9712; // [n, 4, 1]
    vae_real *t84 = s->arena + 9552; // [n, 4, 1]
    const vae_real *t80 = s->arena + 9632; // [n, 4, 1]
    vae_real *t85 = s->arena + 10304; // [n, 1, 1]
    vae_real *t102 = s->arena + 10176; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t85_sum = -VAE_INFINITY;
        vae_real t102_sum = 0.0f;
        for (size_t j = 0; j < 4; j++) {
            const vae_real v84 = beta * t45[i * 4 + j] - t80[i * 4 + j];
            t84[i * 4 + j] = v84;
            t85_sum = vae_max(t85_sum, v84);
            t102_sum += t80[i * 4 + j];
        }
        t85[i] = t85_sum;
        t102[i] = t102_sum;
    }
}

// kernel 14, train: loop over rows of [4, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *t84 = s->arena + 9552; // [n, 4, 1]
    const vae_real *t85 = s->arena + 10304; // [n, 1, 1]
    vae_real *t87 = s->arena + 9472; // [n, 4, 1]
    vae_real *t88 = s->arena + 10272; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t88_sum = 0.0f;
        VAE_SIMD_SUM(t88_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v87 = vae_exp(t84[i * 4 + j] - t85[i]);
            t87[i * 4 + j] = v87;
            t88_sum += v87;
        }
        t88[i] = t88_sum;
    }
}

// kernel 15, train: loop over rows of [1, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *t88 = s->arena + 10272; // [n, 1, 1]
    vae_real *t90 = s->arena + 10240; // [n, 1, 1]
    const vae_real *t85 = s->arena + 10304; // [n, 1, 1]
    vae_real *t97 = s->arena + 10208; // [n, 1, 1]
    vae_real *t104 = s->arena + 10144; // [n, 1, 1]
    const vae_real *t102 = s->arena + 10176; // [n, 1, 1]
    vae_real *d113 = s->arena + 10112; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v90 = vae_log(t88[i]) + t85[i];
        t90[i] = v90;
        t97[i] = 1.38629436f - v90;
        t104[i] = 0.25f * t102[i];
        d113[i] = -inv_n / t88[i];
    }
}

// kernel 16, train: loop over rows of [4, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *t84 = s->arena + 9552; // [n, 4, 1]
    const vae_real *t90 = s->arena + 10240; // [n, 1, 1]
    vae_real *t95 = s->arena + 9392; // [n, 4, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c91 = 1.0f - beta;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t95[i * 4 + j] = c91 + beta * vae_exp(t84[i * 4 + j] - t90[i]);
        }
    }
}

// kernel 17, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t100 = s->arena + 10448; // [1]
    const vae_real *t97 = s->arena + 10208; // [n, 1]
    vae_real *t106 = s->arena + 10416; // [1]
    const vae_real *t104 = s->arena + 10144; // [n, 1]
    vae_real *t108 = s->arena + 10384; // [1]
    const vae_real *t42 = s->arena + 10336; // [n, 1]
    vae_real t100_sum = 0.0f;
    vae_real t106_sum = 0.0f;
    vae_real t108_sum = 0.0f;
    VAE_SIMD_SUM(t100_sum, t106_sum, t108_sum)
    for (size_t i = 0; i < rows; i++) {
        t100_sum += t97[i];
        t106_sum += t104[i];
        t108_sum += t42[i];
    }
    t100[0] = t100_sum;
    t106[0] = t106_sum;
    t108[0] = t108_sum;
}

// kernel 18, train: loop over [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t101 = s->arena + 10432; // [1]
    const vae_real *t100 = s->arena + 10448; // [1]
    vae_real *t107 = s->arena + 10400; // [1]
    const vae_real *t106 = s->arena + 10416; // [1]
    vae_real *t109 = s->arena + 10368; // [1]
    const vae_real *t108 = s->arena + 10384; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t101[0] = t100[0] * inv_n;
    t107[0] = t106[0] * inv_n;
    t109[0] = t108[0] * inv_n;
}

// kernel 19, train: loop over rows of [4, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *d113 = s->arena + 10112; // [n, 1, 1]
    const vae_real *t87 = s->arena + 9472; // [n, 4, 1]
    vae_real *d115 = s->arena + 9312; // [n, 4, 1]
    vae_real *d116 = s->arena + 9232; // [n, 4, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v114 = d113[i] * t87[i * 4 + j];
            d115[i * 4 + j] = -v114;
            d116[i * 4 + j] = v114 * beta;
        }
    }
}

// samples_condition.vae:8  gradient of likelihood = gaussian
// kernel 20, train: loop over rows of [7]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    const vae_real *d115 = s->arena + 9312; // [n*4, 1]
    const vae_real *t75 = s->arena + 3280; // [n*4, 7]
    const vae_real *t73 = s->arena + 3840; // [n*4, 7]
    const vae_real *t72 = s->arena + 4400; // [n*4, 7]
    vae_real *d126 = s->arena + 2720; // [n*4, 7]
    const vae_real *t69 = s->arena + 4960; // [n*4, 7]
    vae_real *d128 = s->arena + 2160; // [n*4, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v119 = 0.5f * d115[i];
            d126[i * 7 + j] = -(2.0f * (v119 * t75[i * 7 + j]) * t72[i * 7 + j]);
            d128[i * 7 + j] = (v119 - v119 * t73[i * 7 + j] * t75[i * 7 + j]) * vae_sigmoid(t69[i * 7 + j]);
        }
    }
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   h59: [n*4, 9]
//   d128: [n*4, 7]
//   d_param130: [9, 7]
//   d_param129: [7]
VAE_SHARED_1(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *h59,
    const vae_real *d128, vae_real *d_param130, vae_real *d_param129) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n * 4, 7, d128, 7, d_param129);
        return;
    }
    vae_gemm_tn(9, 7, s->n * 4, h59, 9, d128, 7, d_param130, 7);
}

// samples_condition.vae:8  gradient of dense(7)
// samples_condition.vae:7  gradient of dense(7)
// kernel 21, train: weight gradient over [9, 7]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k21(s, tile, scratch, s->arena + 1440, s->arena + 2160, s->grad + 352, s->grad + 416);
}

// samples_condition.vae:7  gradient of dense(7)
// kernel 22, train: product by panels over rows of [9]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    const vae_real *d128 = s->arena + 2160; // [n*4, 7]
    const vae_real *w64 = s->param + 352; // [9, 7]
    vae_real *d131 = s->arena + 720; // [n*4, 9]
    vae_gemm_nt((int)(end - begin), 9, 7, d128 + begin * 7, 7, w64, 7, d131 + begin * 9, 9);
}

// samples_condition.vae:8  gradient of dense(7)
// samples_condition.vae:7  gradient of dense(7)
// kernel 23, train: weight gradient over [9, 7]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k21(s, tile, scratch, s->arena + 1440, s->arena + 2720, s->grad + 272, s->grad + 336);
}

// samples_condition.vae:7  gradient of dense(7)
// samples_condition.vae:7  gradient of tanh
// kernel 24, train: product by panels over rows of [9]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    const vae_real *d126 = s->arena + 2720; // [n*4, 7]
    const vae_real *w60 = s->param + 272; // [9, 7]
    vae_real *d138 = s->arena + 0; // [n*4, 9]
    const vae_real *d131 = s->arena + 720; // [n*4, 9]
    const vae_real *h59 = s->arena + 1440; // [n*4, 9]
    vae_gemm_nt((int)(end - begin), 9, 7, d126 + begin * 7, 7, w60, 7, d138 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v134 = d138[i * 9 + j];
            d138[i * 9 + j] = (d131[i * 9 + j] + v134) * (1.0f - h59[i * 9 + j] * h59[i * 9 + j]);
        }
    }
}

// samples_condition.vae:7  gradient of dense(9)
// kernel 25, train: weight gradient over [6, 9]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h54 = s->arena + 6560; // [n*4, 6]
    const vae_real *d138 = s->arena + 0; // [n*4, 9]
    vae_real *d_param140 = s->grad + 192; // [6, 9]
    if (tile == 1) {
        vae_real *d_param139 = s->grad + 256; // [9]
        vae_column_sums(s->n * 4, 9, d138, 9, d_param139);
        return;
    }
    vae_gemm_tn(6, 9, s->n * 4, h54, 6, d138, 9, d_param140, 9);
}

// samples_condition.vae:7  gradient of dense(9)
// kernel 26, train: product by panels over rows of [6]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    const vae_real *d138 = s->arena + 0; // [n*4, 9]
    const vae_real *w55 = s->param + 192; // [6, 9]
    vae_real *d141 = s->arena + 6080; // [n*4, 6]
    vae_gemm_nt((int)(end - begin), 6, 9, d138 + begin * 9, 9, w55, 9, d141 + begin * 6, 6);
}

// kernel 27, train: loop over rows of [3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20 * 4, end = vae_panel_end(s, tile, 20) * 4;
    vae_real *t144 = s->arena + 7040; // [n*4, 3]
    const vae_real *d142 = s->arena + 6080; // [n*4, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t144[i * 3 + j] = d142[i * 6 + j];
        }
    }
}

// samples_condition.vae:5  gradient of sampling and KL
// kernel 28, train: loop over rows of [4, 3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *d116 = s->arena + 9232; // [n, 4, 1]
    const vae_real *t21 = s->arena + 7760; // [n, 4, 3]
    const vae_real *t144 = s->arena + 7040; // [n, 4, 3]
    const vae_real *t26 = s->arena + 9920; // [n, 3]
    const vae_real *t23 = s->arena + 7520; // [n, 4, 3]
    const vae_real *t95 = s->arena + 9392; // [n, 4, 1]
    vae_real *d154 = s->arena + 9856; // [n, 1, 3]
    const vae_real *eps16 = s->arena + 8000; // [n, 4, 3]
    vae_real *d157 = s->arena + 9792; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d154[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d157[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v147 = t144[i * 12 + j * 3 + k] - d116[i * 4 + j] * t21[i * 12 + j * 3 + k];
                const vae_real v151 = 2.0f * ((-0.5f) * d116[i * 4 + j] * t26[i * 3 + k]) * t23[i * 12 + j * 3 + k];
                const vae_real v153 = (v147 - v151) * t95[i * 4 + j];
                d154[i * 3 + k] += v153;
                d157[i * 3 + k] += v153 * eps16[i * 12 + j * 3 + k];
            }
        }
    }
}

// samples_condition.vae:5  gradient of sampling and KL
// kernel 29, train: loop over rows of [3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *d157 = s->arena + 9792; // [n, 3]
    const vae_real *t19 = s->arena + 9984; // [n, 3]
    vae_real *d160 = s->arena + 8979; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d160[i * 6 + j] = 0.5f * (d157[i * 3 + j] * t19[i * 3 + j]);
        }
    }
}

// What kernel 30 of train and 2 others do, each with buffers of its own:
//   t161: [n, 3] in rows of 6
//   d154: [n, 3]
VAE_SHARED_2(like_train_k30, const VaeState *s, int tile, vae_real *scratch, vae_real *t161,
    const vae_real *d154) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t161[i * 6 + j] = d154[i * 3 + j];
        }
    }
}

// samples_condition.vae:5  gradient of posterior heads (added by the compiler)
// kernel 31, train: weight gradient over [9, 6]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 8640; // [n, 9]
    const vae_real *d162 = s->arena + 8976; // [n, 6]
    vae_real *d_param164 = s->grad + 112; // [9, 6]
    if (tile == 1) {
        vae_real *d_param163 = s->grad + 176; // [6]
        vae_column_sums(s->n, 6, d162, 6, d_param163);
        return;
    }
    vae_gemm_tn(9, 6, s->n, h9, 9, d162, 6, d_param164, 6);
}

// samples_condition.vae:5  gradient of posterior heads (added by the compiler)
// samples_condition.vae:6  gradient of tanh
// kernel 32, train: product by panels over rows of [9]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *d162 = s->arena + 8976; // [n, 6]
    const vae_real *w10 = s->param + 112; // [9, 6]
    vae_real *d168 = s->arena + 8448; // [n, 9]
    const vae_real *h9 = s->arena + 8640; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 6, d162 + begin * 6, 6, w10, 6, d168 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v165 = d168[i * 9 + j];
            d168[i * 9 + j] = v165 * (1.0f - h9[i * 9 + j] * h9[i * 9 + j]);
        }
    }
}

// samples_condition.vae:6  gradient of dense(9)
// kernel 33, train: weight gradient over [10, 9]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 8240; // [n, 10]
    const vae_real *d168 = s->arena + 8448; // [n, 9]
    vae_real *d_param170 = s->grad + 0; // [10, 9]
    if (tile == 1) {
        vae_real *d_param169 = s->grad + 96; // [9]
        vae_column_sums(s->n, 9, d168, 9, d_param169);
        return;
    }
    vae_gemm_tn(10, 9, s->n, h4, 10, d168, 9, d_param170, 9);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 8240, s->arena + 8832);
    // kernel 1, train: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 8247, s->arena + 10048);
    // samples_condition.vae:6  dense(9)
    // samples_condition.vae:6  tanh
    // kernel 2, train: product by panels over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 8240, s->param + 0, s->arena + 8640, s->param + 96);
    // samples_condition.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 8640, s->param + 112, s->arena + 9104,
        s->param + 176);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    // kernel 8, train: loop over rows of [3]
    like_train_k8(s, tile, scratch, s->arena + 6560, s->arena + 7760);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 9, train: loop over rows of [3]
    like_train_k8(s, tile, scratch, s->arena + 6563, s->arena + 7280);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    // kernel 30, train: loop over rows of [3]
    like_train_k30(s, tile, scratch, s->arena + 8976, s->arena + 9856);
    train_k32(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k6, 1, {0}},
        {train_k7, 1, {0}}}, 3);
    vae_run_one(me, s, train_u3, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k21, 2, {0}},
        {train_k23, 2, {0}},
        {train_k25, 2, {0}},
        {train_k33, 2, {0}},
        {train_k31, 2, {0}}}, 5);
}

// samples_condition.vae:4  y
// kernel 1, eval: loop over rows of [3]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_real *t3 = s->arena + 7; // [n, 3] in rows of 10
    const vae_real *x1 = s->arena + 1264; // [n, 3]
    vae_real *t40 = s->arena + 883; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 10 + j] = x1[i * 3 + j];
            t40[i * 6 + j] = x1[i * 3 + j];
        }
    }
}

// samples_condition.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [3]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *logvar15 = s->arena + 1011; // [n, 3] in rows of 6
    const vae_real *eps16 = s->arena + 1200; // [n, 3]
    vae_real *z21 = s->arena + 880; // [n, 3] in rows of 6
    const vae_real *mean14 = s->arena + 1008; // [n, 3] in rows of 6
    vae_real *t35 = s->arena + 1136; // [n, 3]
    vae_real *t36 = s->arena + 1424; // [n, 1]
    vae_real *t39 = s->arena + 1392; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum, t39_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v21 = mean14[i * 6 + j] + vae_exp(0.5f * logvar15[i * 6 + j]) * eps16[i * 3 + j];
            z21[i * 6 + j] = v21;
            const vae_real v24 = eps16[i * 3 + j] * eps16[i * 3 + j] + logvar15[i * 6 + j];
            const vae_real v31 = mean14[i * 6 + j] * mean14[i * 6 + j] + vae_exp(logvar15[i * 6 + j]);
            const vae_real v35 = 0.5f * (v31 - 1.0f - logvar15[i * 6 + j]);
            t35[i * 3 + j] = v35;
            t36_sum += v35;
            const vae_real v38 = (-0.5f) * (v21 * v21 + 1.83787707f - (v24 + 1.83787707f));
            t39_sum += v38;
        }
        t36[i] = t36_sum;
        t39[i] = t39_sum;
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   h41: [n, 6]
//   w42: [6, 9]
//   h46: [n, 9]
//   b43: [9]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h41,
    const vae_real *w42, vae_real *h46, const vae_real *b43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_gemm_nn((int)(end - begin), 9, 6, h41 + begin * 6, 6, w42, 9, h46 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v44 = h46[i * 9 + j];
            h46[i * 9 + j] = vae_tanh(v44 + b43[j]);
        }
    }
}

// samples_condition.vae:7  dense(7)
// samples_condition.vae:8  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *h46 = s->arena + 208; // [n, 9]
    const vae_real *w47 = s->param + 272; // [9, 7]
    vae_real *t60 = s->arena + 592; // [n, 7]
    const vae_real *b48 = s->param + 336; // [7]
    const vae_real *x0 = s->arena + 736; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 9, h46 + begin * 9, 9, w47, 7, t60 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v49 = t60[i * 7 + j];
            const vae_real v59 = x0[i * 7 + j] - (v49 + b48[j]);
            t60[i * 7 + j] = v59 * v59;
        }
    }
}

// samples_condition.vae:7  dense(7)
// samples_condition.vae:8  likelihood = gaussian
// kernel 7, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *h46 = s->arena + 208; // [n, 9]
    const vae_real *w51 = s->param + 352; // [9, 7]
    vae_real *t53 = scratch; // [end - begin, 7]
    const vae_real *b52 = s->param + 416; // [7]
    const vae_real *t60 = s->arena + 592; // [n, 7]
    vae_real *t67 = s->arena + 1360; // [n, 1]
    vae_gemm_nn((int)(end - begin), 7, 9, h46 + begin * 9, 9, w51, 7, t53, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v53 = t53[(i - begin) * 7 + j];
            const vae_real v58 = (-13.8155106f) + vae_softplus(v53 + b52[j] - (-13.8155106f));
            const vae_real v66 = 0.5f * (v58 + t60[i * 7 + j] * vae_exp(-v58) + 1.83787707f);
            t67_sum += v66;
        }
        t67[i] = t67_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_real *t68 = s->arena + 1328; // [n, 1]
    const vae_real *t39 = s->arena + 1392; // [n, 1]
    const vae_real *t67 = s->arena + 1360; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t68[i] = t39[i] - t67[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // samples_condition.vae:3  x
    // kernel 0, eval: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 736);
    eval_k1(s, tile, scratch);
    // samples_condition.vae:6  dense(9)
    // samples_condition.vae:6  tanh
    // kernel 2, eval: product by panels over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 400, s->param + 96);
    // samples_condition.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 400, s->param + 112, s->arena + 1008, s->param + 176);
    eval_k4(s, tile, scratch);
    // samples_condition.vae:7  dense(9)
    // samples_condition.vae:7  tanh
    // kernel 5, eval: product by panels over rows of [9]
    like_eval_k5(s, tile, scratch, s->arena + 880, s->param + 192, s->arena + 208, s->param + 256);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// samples_condition.vae:5  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [3]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    vae_real *t16 = s->arena + 736; // [n, 3]
    const vae_real *mean14 = s->arena + 544; // [n, 3] in rows of 6
    vae_real *t17 = s->arena + 672; // [n, 3]
    const vae_real *logvar15 = s->arena + 547; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t16[i * 3 + j] = mean14[i * 6 + j];
            t17[i * 3 + j] = logvar15[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // samples_condition.vae:3  x
    // kernel 0, encode: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 400);
    // samples_condition.vae:4  y
    // kernel 1, encode: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 7, s->arena + 800);
    // samples_condition.vae:6  dense(9)
    // samples_condition.vae:6  tanh
    // kernel 2, encode: product by panels over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 208, s->param + 96);
    // samples_condition.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 208, s->param + 112, s->arena + 544, s->param + 176);
    encode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// samples_condition.vae:7  dense(7)
// kernel 3, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *h9 = s->arena + 0; // [n, 9]
    const vae_real *w10 = s->param + 272; // [9, 7]
    vae_real *p13 = s->arena + 480; // [n, 7]
    const vae_real *b11 = s->param + 336; // [7]
    vae_real *t25 = s->arena + 192; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 9, h9 + begin * 9, 9, w10, 7, p13 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v12 = p13[i * 7 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 7 + j] = v13;
            t25[i * 7 + j] = v13;
        }
    }
}

// samples_condition.vae:7  dense(7)
// samples_condition.vae:8  likelihood = gaussian
// kernel 4, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 20, end = vae_panel_end(s, tile, 20);
    const vae_real *h9 = s->arena + 0; // [n, 9]
    const vae_real *w14 = s->param + 352; // [9, 7]
    vae_real *t24 = s->arena + 336; // [n, 7]
    const vae_real *b15 = s->param + 416; // [7]
    vae_gemm_nn((int)(end - begin), 7, 9, h9 + begin * 9, 9, w14, 7, t24 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v16 = t24[i * 7 + j];
            const vae_real v21 = (-13.8155106f) + vae_softplus(v16 + b15[j] - (-13.8155106f));
            t24[i * 7 + j] = vae_exp(0.5f * v21);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // samples_condition.vae:5  z
    // kernel 0, decode: loop over rows of [3]
    like_train_k30(s, tile, scratch, s->arena + 624, s->arena + 752);
    // samples_condition.vae:4  y
    // kernel 1, decode: loop over rows of [3]
    like_train_k30(s, tile, scratch, s->arena + 627, s->arena + 816);
    // samples_condition.vae:7  dense(9)
    // samples_condition.vae:7  tanh
    // kernel 2, decode: product by panels over rows of [9]
    like_eval_k5(s, tile, scratch, s->arena + 624, s->param + 192, s->arena + 0, s->param + 256);
    decode_k3(s, tile, scratch);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 8832, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 10048, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 8000, 12}, // [n, 4, 3]
    {"loss", VAE_OUT_SCALAR, 0, 10432, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 10400, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 10368, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 736, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 1264, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 1200, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 1360, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1424, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1328, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1136, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 400, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 800, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 736, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 672, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 816, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 0, 752, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 480, 7}, // [n, 7]
    {"x.draw0", VAE_OUT_ROW, 0, 192, 7}, // [n, 7]
    {"x.draw1", VAE_OUT_ROW, 0, 336, 7}, // [n, 7]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {9, 10}, {1, 9}, 0, VAE_INIT_UNIFORM, 0.561951458f, true, true, true},
    {"encoder.1.bias", 1, {9}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.mean.weight", 2, {3, 9}, {1, 6}, 112, VAE_INIT_UNIFORM, 0.707106769f, true, true, true},
    {"posterior.z.mean.bias", 1, {3}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.logvar.weight", 2, {3, 9}, {1, 6}, 115, VAE_INIT_UNIFORM, 0.707106769f, true, true, true},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 179, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"decoder.1.weight", 2, {9, 6}, {1, 9}, 192, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.1.bias", 1, {9}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {7, 9}, {1, 7}, 272, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.3.bias", 1, {7}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight", 2, {7, 9}, {1, 7}, 352, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {7}, {1}, 416, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 7, 7, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[7]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[10]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(9)", "[9]", 99},
    {VAE_STAGE_ENCODER, 0, "tanh", "[9]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 60},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 63},
    {VAE_STAGE_DECODER, 0, "tanh", "[9]", 0},
    {VAE_STAGE_DECODER, 0, "dense(7)", "[7]", 70},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[7]", 70},
};

static const VaeStretch rest[] = {
    {0, 432},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "samples_condition", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model samples_condition\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [7]                         -              -\n"
        "    concat(y)                       [10]                        -              -\n"
        "    dense(9)                        [9]                        99            180\n"
        "    tanh                            [9]                         -              -\n"
        "  z: mean, logvar heads             [3]                        60            108\n"
        "  decoder(z, y)                     [3]                         -              -\n"
        "    concat(y)                       [6]                         -              -\n"
        "    dense(9)                        [9]                        63            108\n"
        "    tanh                            [9]                         -              -\n"
        "    dense(7)                        [7]                        70            126\n"
        "  likelihood: logvar                                           70            140\n"
        "\n"
        "  362 parameters; one training step of 20 rows: 100,080 flops\n"
        "  likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  objective dreg(samples=4)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          34      128        41,856       41,856\n"
        "  eval            9       47         5,824        5,824\n"
        "  encode          5        9         3,456        3,456\n"
        "  decode          5       15         3,520        3,520\n",
    .batch = 20, .n_param = 432, .n_state = 0, .n_arena = 10464,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 5004.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 12,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 4
    },
};
