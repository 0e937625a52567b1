// softmax -- written by vaec 0.1.0 from softmax.vae; do not edit.
//
// model softmax
//
//   layer                             output             parameters      flops/row
//   encoder                           [2, 3, 1]                   -              -
//     reshape(2, 3)                   [2, 3]                      -              -
//     softmax                         [2, 3]                      -              -
//     flatten                         [6]                         -              -
//     dense(6)                        [6]                        42             72
//     reshape(3, 2)                   [3, 2]                      -              -
//     softmax                         [3, 2]                      -              -
//     flatten                         [6]                         -              -
//   z: mean, logvar heads             [2]                        28             48
//   decoder                           [2]                         -              -
//     dense(6)                        [6]                        18             24
//     reshape(3, 2)                   [3, 2]                      -              -
//     softmax                         [3, 2]                      -              -
//     flatten                         [6]                         -              -
//     dense(6)                        [6]                        42             72
//     reshape(2, 3, 1)                [2, 3, 1]                   -              -
//
//   130 parameters; one training step of 100 rows: 57,600 flops
//   likelihood mse
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          27       76        55,616       55,616
//   eval           15       46        34,304       34,304
//   encode          9       16        21,952       21,952
//   decode          6       11        17,856       17,856
//
// n is the number of rows in the batch, at most 100; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   t2: [n, 2, 1]
//   h1: [n, 2, 3]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t2,
    const vae_real *h1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t2_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t2_sum)
            for (size_t k = 0; k < 3; k++) {
                t2_sum = vae_max(t2_sum, h1[i * 6 + j * 3 + k]);
            }
            t2[i * 2 + j] = t2_sum;
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h1: [n, 2, 3]
//   t2: [n, 2, 1]
//   t4: [n, 2, 3]
//   t5: [n, 2, 1]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *t2, vae_real *t4, vae_real *t5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t5_sum = 0.0f;
            VAE_SIMD_SUM(t5_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v4 = vae_exp(h1[i * 6 + j * 3 + k] - t2[i * 2 + j]);
                t4[i * 6 + j * 3 + k] = v4;
                t5_sum += v4;
            }
            t5[i * 2 + j] = t5_sum;
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h6: [n, 2, 3]
//   t4: [n, 2, 3]
//   t5: [n, 2, 1]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *h6,
    const vae_real *t4, const vae_real *t5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                h6[i * 6 + j * 3 + k] = t4[i * 6 + j * 3 + k] / t5[i * 2 + j];
            }
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h7: [n, 6]
//   w8: [6, 6]
//   h11: [n, 6]
//   b9: [6]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h7,
    const vae_real *w8, vae_real *h11, const vae_real *b9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 6, 6, h7 + begin * 6, 6, w8, 6, h11 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v10 = h11[i * 6 + j];
            h11[i * 6 + j] = v10 + b9[j];
        }
    }
}

// What kernel 4 of train and 5 others do, each with buffers of its own:
//   t13: [n, 3, 1]
//   h12: [n, 3, 2]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *h12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t13_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t13_sum)
            for (size_t k = 0; k < 2; k++) {
                t13_sum = vae_max(t13_sum, h12[i * 6 + j * 2 + k]);
            }
            t13[i * 3 + j] = t13_sum;
        }
    }
}

// What kernel 5 of train and 5 others do, each with buffers of its own:
//   h12: [n, 3, 2]
//   t13: [n, 3, 1]
//   t15: [n, 3, 2]
//   t16: [n, 3, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h12,
    const vae_real *t13, vae_real *t15, vae_real *t16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t16_sum = 0.0f;
            VAE_SIMD_SUM(t16_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v15 = vae_exp(h12[i * 6 + j * 2 + k] - t13[i * 3 + j]);
                t15[i * 6 + j * 2 + k] = v15;
                t16_sum += v15;
            }
            t16[i * 3 + j] = t16_sum;
        }
    }
}

// What kernel 6 of train and 5 others do, each with buffers of its own:
//   h17: [n, 3, 2]
//   t15: [n, 3, 2]
//   t16: [n, 3, 1]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *h17,
    const vae_real *t15, const vae_real *t16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                h17[i * 6 + j * 2 + k] = t15[i * 6 + j * 2 + k] / t16[i * 3 + j];
            }
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h18: [n, 6]
//   w19: [6, 4]
//   heads22: [n, 4]
//   b20: [4]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h18,
    const vae_real *w19, vae_real *heads22, const vae_real *b20) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 4, 6, h18 + begin * 6, 6, w19, 4, heads22 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v21 = heads22[i * 4 + j];
            heads22[i * 4 + j] = v21 + b20[j];
        }
    }
}

// softmax.vae:5  sampling and KL
// kernel 8, train: loop over rows of [2]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar24 = s->arena + 10130; // [n, 2] in rows of 4
    vae_real *t28 = s->arena + 12768; // [n, 2]
    const vae_real *eps25 = s->arena + 12976; // [n, 2]
    vae_real *z30 = s->arena + 12560; // [n, 2]
    const vae_real *mean23 = s->arena + 10128; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 12352; // [n, 2]
    vae_real *t38 = s->arena + 13712; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v28 = vae_exp(0.5f * logvar24[i * 4 + j]);
            t28[i * 2 + j] = v28;
            z30[i * 2 + j] = mean23[i * 4 + j] + v28 * eps25[i * 2 + j];
            const vae_real v32 = vae_exp(logvar24[i * 4 + j]);
            t32[i * 2 + j] = v32;
            const vae_real v36 = mean23[i * 4 + j] * mean23[i * 4 + j] + v32 - 1.0f - logvar24[i * 4 + j];
            t38_sum += 0.5f * v36;
        }
        t38[i] = t38_sum;
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   z30: [n, 2]
//   w39: [2, 6]
//   h42: [n, 6]
//   b40: [6]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *z30,
    const vae_real *w39, vae_real *h42, const vae_real *b40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 6, 2, z30 + begin * 2, 2, w39, 6, h42 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v41 = h42[i * 6 + j];
            h42[i * 6 + j] = v41 + b40[j];
        }
    }
}

// softmax.vae:8  dense(6)
// softmax.vae:10  likelihood = mse
// softmax.vae:10  gradient of likelihood = mse
// kernel 13, train: product by panels over rows of [6]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h49 = s->arena + 4256; // [n, 6]
    const vae_real *w50 = s->param + 144; // [6, 6]
    vae_real *d70 = s->arena + 3648; // [n, 6]
    const vae_real *b51 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 9120; // [n, 6]
    vae_real *t57 = s->arena + 13600; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c68 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 6, h49 + begin * 6, 6, w50, 6, d70 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t57_sum = 0.0f;
        VAE_SIMD_SUM(t57_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v52 = d70[i * 6 + j];
            const vae_real v55 = x0[i * 6 + j] - (v52 + b51[j]);
            t57_sum += v55 * v55;
            d70[i * 6 + j] = -(c68 * v55);
        }
        t57[i] = t57_sum;
    }
}

// kernel 14, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t59 = s->arena + 13888; // [1]
    const vae_real *t57 = s->arena + 13600; // [n, 1]
    vae_real *t61 = s->arena + 13856; // [1]
    const vae_real *t38 = s->arena + 13712; // [n, 1]
    vae_real t59_sum = 0.0f;
    vae_real t61_sum = 0.0f;
    VAE_SIMD_SUM(t59_sum, t61_sum)
    for (size_t i = 0; i < rows; i++) {
        t59_sum += t57[i];
        t61_sum += t38[i];
    }
    t59[0] = t59_sum;
    t61[0] = t61_sum;
}

// kernel 15, train: loop over [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t60 = s->arena + 13872; // [1]
    const vae_real *t59 = s->arena + 13888; // [1]
    vae_real *t62 = s->arena + 13840; // [1]
    const vae_real *t61 = s->arena + 13856; // [1]
    vae_real *t65 = s->arena + 13824; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v60 = t59[0] * inv_n;
    t60[0] = v60;
    const vae_real v62 = t61[0] * inv_n;
    t62[0] = v62;
    t65[0] = v60 + beta * v62;
}

// What kernel 16 of train and 1 other do, each with buffers of its own:
//   h49: [n, 6]
//   d70: [n, 6]
//   d_param72: [6, 6]
//   d_param71: [6]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *h49,
    const vae_real *d70, vae_real *d_param72, vae_real *d_param71) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 6, d70, 6, d_param71);
        return;
    }
    vae_gemm_tn(6, 6, s->n, h49, 6, d70, 6, d_param72, 6);
}

// softmax.vae:8  gradient of dense(6)
// kernel 16, train: weight gradient over [6, 6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 4256, s->arena + 3648, s->grad + 144, s->grad + 192);
}

// softmax.vae:8  gradient of dense(6)
// kernel 17, train: product by panels over rows of [6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d70 = s->arena + 3648; // [n, 6]
    const vae_real *w50 = s->param + 144; // [6, 6]
    vae_real *d73 = s->arena + 3040; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 6, d70 + begin * 6, 6, w50, 6, d73 + begin * 6, 6);
}

// What kernel 18 of train and 1 other do, each with buffers of its own:
//   d75: [n, 3, 2]
//   d73: [n, 3, 2]
//   t47: [n, 3, 1]
//   h48: [n, 3, 2]
//   d78: [n, 3, 1]
VAE_SHARED_1(like_train_k18, const VaeState *s, int tile, vae_real *scratch, vae_real *d75,
    const vae_real *d73, const vae_real *t47, const vae_real *h48, vae_real *d78) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real d78_sum = 0.0f;
            VAE_SIMD_SUM(d78_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v75 = d73[i * 6 + j * 2 + k] / t47[i * 3 + j];
                d75[i * 6 + j * 2 + k] = v75;
                d78_sum += -(v75 * h48[i * 6 + j * 2 + k]);
            }
            d78[i * 3 + j] = d78_sum;
        }
    }
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   d75: [n, 3, 2]
//   d78: [n, 3, 1]
//   d80: [n, 3, 2]
//   t46: [n, 3, 2]
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *d75,
    const vae_real *d78, vae_real *d80, const vae_real *t46) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d80[i * 6 + j * 2 + k] = (d75[i * 6 + j * 2 + k] + d78[i * 3 + j]) * t46[i * 6 + j * 2 + k];
            }
        }
    }
}

// softmax.vae:8  gradient of dense(6)
// kernel 20, train: weight gradient over [2, 6]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z30 = s->arena + 12560; // [n, 2]
    const vae_real *d80 = s->arena + 1824; // [n, 6]
    vae_real *d_param83 = s->grad + 112; // [2, 6]
    if (tile == 1) {
        vae_real *d_param82 = s->grad + 128; // [6]
        vae_column_sums(s->n, 6, d80, 6, d_param82);
        return;
    }
    vae_gemm_tn(2, 6, s->n, z30, 2, d80, 6, d_param83, 6);
}

// softmax.vae:8  gradient of dense(6)
// softmax.vae:5  gradient of sampling and KL
// kernel 21, train: product by panels over rows of [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d80 = s->arena + 1824; // [n, 6]
    const vae_real *w39 = s->param + 112; // [2, 6]
    vae_real *d89 = s->arena + 9728; // [n, 2] in rows of 4
    const vae_real *t32 = s->arena + 12352; // [n, 2]
    const vae_real *mean23 = s->arena + 10128; // [n, 2] in rows of 4
    const vae_real *eps25 = s->arena + 12976; // [n, 2]
    const vae_real *t28 = s->arena + 12768; // [n, 2]
    vae_real *d93 = s->arena + 9730; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c66 = beta * inv_n;
    const vae_real c85 = 0.5f * c66;
    vae_gemm_nt((int)(end - begin), 2, 6, d80 + begin * 6, 6, w39, 6, d89 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v84 = d89[i * 4 + j];
            d89[i * 4 + j] = c66 * mean23[i * 4 + j] + v84;
            d93[i * 4 + j] = c85 * t32[i * 2 + j] - c85 + 0.5f * (v84 * eps25[i * 2 + j] * t28[i * 2 + j]);
        }
    }
}

// softmax.vae:5  gradient of posterior heads (added by the compiler)
// kernel 22, train: weight gradient over [6, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h18 = s->arena + 6080; // [n, 6]
    const vae_real *d94 = s->arena + 9728; // [n, 4]
    vae_real *d_param96 = s->grad + 64; // [6, 4]
    if (tile == 1) {
        vae_real *d_param95 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d94, 4, d_param95);
        return;
    }
    vae_gemm_tn(6, 4, s->n, h18, 6, d94, 4, d_param96, 4);
}

// softmax.vae:5  gradient of posterior heads (added by the compiler)
// kernel 23, train: product by panels over rows of [6]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d94 = s->arena + 9728; // [n, 4]
    const vae_real *w19 = s->param + 64; // [6, 4]
    vae_real *d97 = s->arena + 1216; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 4, d94 + begin * 4, 4, w19, 4, d97 + begin * 6, 6);
}

// softmax.vae:7  gradient of dense(6)
// kernel 26, train: weight gradient over [6, 6]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 7904, s->arena + 0, s->grad + 0, s->grad + 48);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // softmax.vae:7  softmax
    // kernel 0, train: loop over rows of [2, 3]
    like_train_k0(s, tile, scratch, s->arena + 13392, s->arena + 9120);
    // softmax.vae:7  softmax
    // kernel 1, train: loop over rows of [2, 3]
    like_train_k1(s, tile, scratch, s->arena + 9120, s->arena + 13392, s->arena + 8512,
        s->arena + 13184);
    // softmax.vae:7  softmax
    // kernel 2, train: loop over rows of [2, 3]
    like_train_k2(s, tile, scratch, s->arena + 7904, s->arena + 8512, s->arena + 13184);
    // softmax.vae:7  dense(6)
    // kernel 3, train: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 7904, s->param + 0, s->arena + 7296, s->param + 48);
    // softmax.vae:7  softmax
    // kernel 4, train: loop over rows of [3, 2]
    like_train_k4(s, tile, scratch, s->arena + 12048, s->arena + 7296);
    // softmax.vae:7  softmax
    // kernel 5, train: loop over rows of [3, 2]
    like_train_k5(s, tile, scratch, s->arena + 7296, s->arena + 12048, s->arena + 6688,
        s->arena + 11744);
    // softmax.vae:7  softmax
    // kernel 6, train: loop over rows of [3, 2]
    like_train_k6(s, tile, scratch, s->arena + 6080, s->arena + 6688, s->arena + 11744);
    // softmax.vae:5  posterior heads (added by the compiler)
    // kernel 7, train: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 6080, s->param + 64, s->arena + 10128, s->param + 96);
    train_k8(s, tile, scratch);
    // softmax.vae:8  dense(6)
    // kernel 9, train: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 12560, s->param + 112, s->arena + 5472,
        s->param + 128);
    // softmax.vae:8  softmax
    // kernel 10, train: loop over rows of [3, 2]
    like_train_k4(s, tile, scratch, s->arena + 11440, s->arena + 5472);
    // softmax.vae:8  softmax
    // kernel 11, train: loop over rows of [3, 2]
    like_train_k5(s, tile, scratch, s->arena + 5472, s->arena + 11440, s->arena + 4864,
        s->arena + 11136);
    // softmax.vae:8  softmax
    // kernel 12, train: loop over rows of [3, 2]
    like_train_k6(s, tile, scratch, s->arena + 4256, s->arena + 4864, s->arena + 11136);
    train_k13(s, tile, scratch);
    train_k17(s, tile, scratch);
    // softmax.vae:8  gradient of softmax
    // kernel 18, train: loop over rows of [3, 2]
    like_train_k18(s, tile, scratch, s->arena + 2432, s->arena + 3040, s->arena + 11136,
        s->arena + 4256, s->arena + 10832);
    // softmax.vae:8  gradient of softmax
    // kernel 19, train: loop over rows of [3, 2]
    like_train_k19(s, tile, scratch, s->arena + 2432, s->arena + 10832, s->arena + 1824,
        s->arena + 4864);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    // softmax.vae:7  gradient of softmax
    // kernel 24, train: loop over rows of [3, 2]
    like_train_k18(s, tile, scratch, s->arena + 608, s->arena + 1216, s->arena + 11744,
        s->arena + 6080, s->arena + 10528);
    // softmax.vae:7  gradient of softmax
    // kernel 25, train: loop over rows of [3, 2]
    like_train_k19(s, tile, scratch, s->arena + 608, s->arena + 10528, s->arena + 0,
        s->arena + 6688);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 6}, // d104
    {9728, 4}, // d89
    {1824, 6}, // d80
    {3648, 6}, // d70
    {13600, 1}, // t57
    {4256, 6}, // h48
    {13712, 1}, // t38
    {12560, 2}, // z30
    {6080, 6}, // h17
    {7904, 6}, // h6
};
static const VaeShown train_u0_shown = {10, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k16, 2, {.weights = true}},
        {train_k26, 2, {.weights = true}},
        {train_k22, 2, {.weights = true}},
        {train_k20, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// softmax.vae:5  sampling and KL
// kernel 8, eval: loop over rows of [2]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar24 = s->arena + 5474; // [n, 2] in rows of 4
    const vae_real *eps25 = s->arena + 7504; // [n, 2]
    vae_real *z30 = s->arena + 7296; // [n, 2]
    const vae_real *mean23 = s->arena + 5472; // [n, 2] in rows of 4
    vae_real *t44 = s->arena + 7088; // [n, 2]
    vae_real *t45 = s->arena + 8464; // [n, 1]
    vae_real *t48 = s->arena + 8352; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t45_sum = 0.0f;
        vae_real t48_sum = 0.0f;
        VAE_SIMD_SUM(t45_sum, t48_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v30 = mean23[i * 4 + j] + vae_exp(0.5f * logvar24[i * 4 + j]) * eps25[i * 2 + j];
            z30[i * 2 + j] = v30;
            const vae_real v33 = eps25[i * 2 + j] * eps25[i * 2 + j] + logvar24[i * 4 + j];
            const vae_real v40 = mean23[i * 4 + j] * mean23[i * 4 + j] + vae_exp(logvar24[i * 4 + j]);
            const vae_real v44 = 0.5f * (v40 - 1.0f - logvar24[i * 4 + j]);
            t44[i * 2 + j] = v44;
            t45_sum += v44;
            const vae_real v47 = (-0.5f) * (v30 * v30 + 1.83787707f - (v33 + 1.83787707f));
            t48_sum += v47;
        }
        t45[i] = t45_sum;
        t48[i] = t48_sum;
    }
}

// softmax.vae:8  dense(6)
// softmax.vae:10  likelihood = mse
// kernel 13, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h59 = s->arena + 0; // [n, 6]
    const vae_real *w60 = s->param + 144; // [6, 6]
    vae_real *t62 = scratch; // [end - begin, 6]
    const vae_real *b61 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 4864; // [n, 6]
    vae_real *t67 = s->arena + 8240; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 6, h59 + begin * 6, 6, w60, 6, t62, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v62 = t62[(i - begin) * 6 + j];
            const vae_real v65 = x0[i * 6 + j] - (v62 + b61[j]);
            t67_sum += v65 * v65;
        }
        t67[i] = t67_sum;
    }
}

// kernel 14, eval: loop over rows of [1]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t68 = s->arena + 8128; // [n, 1]
    const vae_real *t48 = s->arena + 8352; // [n, 1]
    const vae_real *t67 = s->arena + 8240; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t68[i] = t48[i] - t67[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // softmax.vae:7  softmax
    // kernel 0, eval: loop over rows of [2, 3]
    like_train_k0(s, tile, scratch, s->arena + 7920, s->arena + 4864);
    // softmax.vae:7  softmax
    // kernel 1, eval: loop over rows of [2, 3]
    like_train_k1(s, tile, scratch, s->arena + 4864, s->arena + 7920, s->arena + 4256,
        s->arena + 7712);
    // softmax.vae:7  softmax
    // kernel 2, eval: loop over rows of [2, 3]
    like_train_k2(s, tile, scratch, s->arena + 3648, s->arena + 4256, s->arena + 7712);
    // softmax.vae:7  dense(6)
    // kernel 3, eval: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 3648, s->param + 0, s->arena + 3040, s->param + 48);
    // softmax.vae:7  softmax
    // kernel 4, eval: loop over rows of [3, 2]
    like_train_k4(s, tile, scratch, s->arena + 6784, s->arena + 3040);
    // softmax.vae:7  softmax
    // kernel 5, eval: loop over rows of [3, 2]
    like_train_k5(s, tile, scratch, s->arena + 3040, s->arena + 6784, s->arena + 2432,
        s->arena + 6480);
    // softmax.vae:7  softmax
    // kernel 6, eval: loop over rows of [3, 2]
    like_train_k6(s, tile, scratch, s->arena + 1824, s->arena + 2432, s->arena + 6480);
    // softmax.vae:5  posterior heads (added by the compiler)
    // kernel 7, eval: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 1824, s->param + 64, s->arena + 5472, s->param + 96);
    eval_k8(s, tile, scratch);
    // softmax.vae:8  dense(6)
    // kernel 9, eval: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 7296, s->param + 112, s->arena + 1216,
        s->param + 128);
    // softmax.vae:8  softmax
    // kernel 10, eval: loop over rows of [3, 2]
    like_train_k4(s, tile, scratch, s->arena + 6176, s->arena + 1216);
    // softmax.vae:8  softmax
    // kernel 11, eval: loop over rows of [3, 2]
    like_train_k5(s, tile, scratch, s->arena + 1216, s->arena + 6176, s->arena + 608,
        s->arena + 5872);
    // softmax.vae:8  softmax
    // kernel 12, eval: loop over rows of [3, 2]
    like_train_k6(s, tile, scratch, s->arena + 0, s->arena + 608, s->arena + 5872);
    eval_k13(s, tile, scratch);
    eval_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, eval_u0, panels);
}

// softmax.vae:5  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [2]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t25 = s->arena + 4864; // [n, 2]
    const vae_real *mean23 = s->arena + 3648; // [n, 2] in rows of 4
    vae_real *t26 = s->arena + 4656; // [n, 2]
    const vae_real *logvar24 = s->arena + 3650; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t25[i * 2 + j] = mean23[i * 4 + j];
            t26[i * 2 + j] = logvar24[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // softmax.vae:7  softmax
    // kernel 0, encode: loop over rows of [2, 3]
    like_train_k0(s, tile, scratch, s->arena + 5280, s->arena + 3040);
    // softmax.vae:7  softmax
    // kernel 1, encode: loop over rows of [2, 3]
    like_train_k1(s, tile, scratch, s->arena + 3040, s->arena + 5280, s->arena + 2432,
        s->arena + 5072);
    // softmax.vae:7  softmax
    // kernel 2, encode: loop over rows of [2, 3]
    like_train_k2(s, tile, scratch, s->arena + 1824, s->arena + 2432, s->arena + 5072);
    // softmax.vae:7  dense(6)
    // kernel 3, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 1824, s->param + 0, s->arena + 1216, s->param + 48);
    // softmax.vae:7  softmax
    // kernel 4, encode: loop over rows of [3, 2]
    like_train_k4(s, tile, scratch, s->arena + 4352, s->arena + 1216);
    // softmax.vae:7  softmax
    // kernel 5, encode: loop over rows of [3, 2]
    like_train_k5(s, tile, scratch, s->arena + 1216, s->arena + 4352, s->arena + 608,
        s->arena + 4048);
    // softmax.vae:7  softmax
    // kernel 6, encode: loop over rows of [3, 2]
    like_train_k6(s, tile, scratch, s->arena + 0, s->arena + 608, s->arena + 4048);
    // softmax.vae:5  posterior heads (added by the compiler)
    // kernel 7, encode: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 3648, s->param + 96);
    encode_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, encode_u0, panels);
}

// softmax.vae:8  dense(6)
// kernel 4, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h11 = s->arena + 1824; // [n, 6]
    const vae_real *w12 = s->param + 144; // [6, 6]
    vae_real *h15 = s->arena + 1216; // [n, 6]
    const vae_real *b13 = s->param + 192; // [6]
    vae_real *t18 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 6, h11 + begin * 6, 6, w12, 6, h15 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v14 = h15[i * 6 + j];
            const vae_real v15 = v14 + b13[j];
            h15[i * 6 + j] = v15;
            t18[i * 6 + j] = v15;
        }
    }
}

// kernel 5, decode: loop over rows of [6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t17 = s->arena + 608; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t17[i * 6 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // softmax.vae:8  dense(6)
    // kernel 0, decode: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 4256, s->param + 112, s->arena + 3040,
        s->param + 128);
    // softmax.vae:8  softmax
    // kernel 1, decode: loop over rows of [3, 2]
    like_train_k4(s, tile, scratch, s->arena + 3952, s->arena + 3040);
    // softmax.vae:8  softmax
    // kernel 2, decode: loop over rows of [3, 2]
    like_train_k5(s, tile, scratch, s->arena + 3040, s->arena + 3952, s->arena + 2432,
        s->arena + 3648);
    // softmax.vae:8  softmax
    // kernel 3, decode: loop over rows of [3, 2]
    like_train_k6(s, tile, scratch, s->arena + 1824, s->arena + 2432, s->arena + 3648);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k5, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 9120, 6}, // [n, 2, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 12976, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 13824, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 13872, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 13840, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4864, 6}, // [n, 2, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 7504, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 8240, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 8464, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 8128, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 7088, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 3040, 6}, // [n, 2, 3, 1]
    {"z.mean", VAE_OUT_ROW, 0, 4864, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 4656, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 4256, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1216, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 608, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.3.weight", 2, {6, 6}, {1, 6}, 0, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.3.bias", 1, {6}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 6}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 6}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {6, 2}, {1, 6}, 112, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.0.bias", 1, {6}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.weight", 2, {6, 6}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.4.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 2, 3, 1, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[2, 3, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "reshape(2, 3)", "[2, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "softmax", "[2, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(6)", "[6]", 42},
    {VAE_STAGE_ENCODER, 0, "reshape(3, 2)", "[3, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "softmax", "[3, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[6]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 28},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 18},
    {VAE_STAGE_DECODER, 0, "reshape(3, 2)", "[3, 2]", 0},
    {VAE_STAGE_DECODER, 0, "softmax", "[3, 2]", 0},
    {VAE_STAGE_DECODER, 0, "flatten", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 42},
    {VAE_STAGE_DECODER, 0, "reshape(2, 3, 1)", "[2, 3, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[2, 3, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "softmax", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model softmax\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [2, 3, 1]                   -              -\n"
        "    reshape(2, 3)                   [2, 3]                      -              -\n"
        "    softmax                         [2, 3]                      -              -\n"
        "    flatten                         [6]                         -              -\n"
        "    dense(6)                        [6]                        42             72\n"
        "    reshape(3, 2)                   [3, 2]                      -              -\n"
        "    softmax                         [3, 2]                      -              -\n"
        "    flatten                         [6]                         -              -\n"
        "  z: mean, logvar heads             [2]                        28             48\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(6)                        [6]                        18             24\n"
        "    reshape(3, 2)                   [3, 2]                      -              -\n"
        "    softmax                         [3, 2]                      -              -\n"
        "    flatten                         [6]                         -              -\n"
        "    dense(6)                        [6]                        42             72\n"
        "    reshape(2, 3, 1)                [2, 3, 1]                   -              -\n"
        "\n"
        "  130 parameters; one training step of 100 rows: 57,600 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          27       76        55,616       55,616\n"
        "  eval           15       46        34,304       34,304\n"
        "  encode          9       16        21,952       21,952\n"
        "  decode          6       11        17,856       17,856\n",
    .batch = 100, .n_param = 208, .n_state = 0, .n_arena = 13904,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 576.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 24,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 16,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
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
