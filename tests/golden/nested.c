// nested -- written by vaec 0.1.0 from nested.vae; do not edit.
//
// model nested
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(8)                        [8]                        56             96
//     relu                            [8]                         -              -
//     repeat(2)                       [8]                         -              -
//       residual                      [8]                         -              -
//         dense(5)                    [5]                        45             80
//         relu                        [5]                         -              -
//         dense(8)                    [8]                        48             80
//       relu                          [8]                         -              -
//       residual                      [8]                         -              -
//         dense(5)                    [5]                        45             80
//         relu                        [5]                         -              -
//         dense(8)                    [8]                        48             80
//       relu                          [8]                         -              -
//   z: mean, logvar heads             [4]                        72            128
//   decoder                           [4]                         -              -
//     residual                        [4]                         -              -
//       repeat(2)                     [4]                         -              -
//         dense(4)                    [4]                        20             32
//         tanh                        [4]                         -              -
//         dense(4)                    [4]                        20             32
//         tanh                        [4]                         -              -
//     dense(6)                        [6]                        30             48
//
//   384 parameters; one training step of 128 rows: 239,616 flops
//   likelihood mse
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          29       98        70,976       70,976
//   eval           11       51        36,864       36,864
//   encode          7       21        28,672       28,672
//   decode          4       11        15,360       15,360
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [6, 8]
//   h5: [n, 8]
//   b2: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 6, x0 + begin * 6, 6, w1, 8, h5 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v3 = h5[i * 8 + j];
            h5[i * 8 + j] = vae_max(v3 + b2[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 5 others do, each with buffers of its own:
//   h5: [n, 8]
//   w6: [8, 5]
//   h10: [n, 5]
//   b7: [5]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *h10, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 8, h5 + begin * 8, 8, w6, 5, h10 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v8 = h10[i * 5 + j];
            h10[i * 5 + j] = vae_max(v8 + b7[j], 0.0f);
        }
    }
}

// What kernel 2 of train and 5 others do, each with buffers of its own:
//   h10: [n, 5]
//   w11: [5, 8]
//   h16: [n, 8]
//   b12: [8]
//   h5: [n, 8]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h10,
    const vae_real *w11, vae_real *h16, const vae_real *b12, const vae_real *h5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 5, h10 + begin * 5, 5, w11, 8, h16 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v13 = h16[i * 8 + j];
            h16[i * 8 + j] = vae_max(h5[i * 8 + j] + (v13 + b12[j]), 0.0f);
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h27: [n, 8]
//   w28: [8, 8]
//   heads31: [n, 8]
//   b29: [8]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h27,
    const vae_real *w28, vae_real *heads31, const vae_real *b29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h27 + begin * 8, 8, w28, 8, heads31 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v30 = heads31[i * 8 + j];
            heads31[i * 8 + j] = v30 + b29[j];
        }
    }
}

// nested.vae:5  sampling and KL
// kernel 6, train: loop over rows of [4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar33 = s->arena + 4100; // [n, 4] in rows of 8
    vae_real *t37 = s->arena + 16384; // [n, 4]
    const vae_real *eps34 = s->arena + 16896; // [n, 4]
    vae_real *z39 = s->arena + 15872; // [n, 4]
    const vae_real *mean32 = s->arena + 4096; // [n, 4] in rows of 8
    vae_real *t41 = s->arena + 15360; // [n, 4]
    vae_real *t47 = s->arena + 17536; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t47_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v37 = vae_exp(0.5f * logvar33[i * 8 + j]);
            t37[i * 4 + j] = v37;
            z39[i * 4 + j] = mean32[i * 8 + j] + v37 * eps34[i * 4 + j];
            const vae_real v41 = vae_exp(logvar33[i * 8 + j]);
            t41[i * 4 + j] = v41;
            const vae_real v45 = mean32[i * 8 + j] * mean32[i * 8 + j] + v41 - 1.0f - logvar33[i * 8 + j];
            t47_sum += 0.5f * v45;
        }
        t47[i] = t47_sum;
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   z39: [n, 4]
//   w48: [4, 4]
//   h52: [n, 4]
//   b49: [4]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *z39,
    const vae_real *w48, vae_real *h52, const vae_real *b49) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 4, z39 + begin * 4, 4, w48, 4, h52 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v50 = h52[i * 4 + j];
            h52[i * 4 + j] = vae_tanh(v50 + b49[j]);
        }
    }
}

// nested.vae:16  dense(4)
// nested.vae:16  tanh
// kernel 8, train: product by panels over rows of [4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h52 = s->arena + 14848; // [n, 4]
    const vae_real *w53 = s->param + 432; // [4, 4]
    vae_real *h57 = s->arena + 14336; // [n, 4]
    const vae_real *b54 = s->param + 448; // [4]
    vae_real *h58 = s->arena + 13824; // [n, 4]
    const vae_real *z39 = s->arena + 15872; // [n, 4]
    vae_gemm_nn((int)(end - begin), 4, 4, h52 + begin * 4, 4, w53, 4, h57 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v55 = h57[i * 4 + j];
            const vae_real v57 = vae_tanh(v55 + b54[j]);
            h57[i * 4 + j] = v57;
            h58[i * 4 + j] = z39[i * 4 + j] + v57;
        }
    }
}

// nested.vae:17  dense(6)
// nested.vae:20  likelihood = mse
// nested.vae:20  gradient of likelihood = mse
// kernel 9, train: product by panels over rows of [6]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h58 = s->arena + 13824; // [n, 4]
    const vae_real *w59 = s->param + 464; // [4, 6]
    vae_real *d78 = s->arena + 8192; // [n, 6]
    const vae_real *b60 = s->param + 496; // [6]
    const vae_real *x0 = s->arena + 8960; // [n, 6]
    vae_real *t65 = s->arena + 17408; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c76 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 4, h58 + begin * 4, 4, w59, 6, d78 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t65_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v61 = d78[i * 6 + j];
            const vae_real v63 = x0[i * 6 + j] - (v61 + b60[j]);
            t65_sum += v63 * v63;
            d78[i * 6 + j] = -(c76 * v63);
        }
        t65[i] = t65_sum;
    }
}

// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t67 = s->arena + 17728; // [1]
    const vae_real *t65 = s->arena + 17408; // [n, 1]
    vae_real *t69 = s->arena + 17696; // [1]
    const vae_real *t47 = s->arena + 17536; // [n, 1]
    vae_real t67_sum = 0.0f;
    vae_real t69_sum = 0.0f;
    VAE_SIMD_SUM(t67_sum, t69_sum)
    for (size_t i = 0; i < rows; i++) {
        t67_sum += t65[i];
        t69_sum += t47[i];
    }
    t67[0] = t67_sum;
    t69[0] = t69_sum;
}

// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t68 = s->arena + 17712; // [1]
    const vae_real *t67 = s->arena + 17728; // [1]
    vae_real *t70 = s->arena + 17680; // [1]
    const vae_real *t69 = s->arena + 17696; // [1]
    vae_real *t73 = s->arena + 17664; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v68 = t67[0] * inv_n;
    t68[0] = v68;
    const vae_real v70 = t69[0] * inv_n;
    t70[0] = v70;
    t73[0] = v68 + beta * v70;
}

// nested.vae:20  gradient of dense(6)
// nested.vae:17  gradient of dense(6)
// kernel 12, train: weight gradient over [4, 6]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h58 = s->arena + 13824; // [n, 4]
    const vae_real *d78 = s->arena + 8192; // [n, 6]
    vae_real *d_param80 = s->grad + 464; // [4, 6]
    if (tile == 1) {
        vae_real *d_param79 = s->grad + 496; // [6]
        vae_column_sums(s->n, 6, d78, 6, d_param79);
        return;
    }
    vae_gemm_tn(4, 6, s->n, h58, 4, d78, 6, d_param80, 6);
}

// nested.vae:17  gradient of dense(6)
// nested.vae:16  gradient of tanh
// kernel 13, train: product by panels over rows of [4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d78 = s->arena + 8192; // [n, 6]
    const vae_real *w59 = s->param + 464; // [4, 6]
    vae_real *d81 = s->arena + 13312; // [n, 4]
    const vae_real *h57 = s->arena + 14336; // [n, 4]
    vae_real *d84 = s->arena + 12800; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 6, d78 + begin * 6, 6, w59, 6, d81 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v81 = d81[i * 4 + j];
            d84[i * 4 + j] = v81 * (1.0f - h57[i * 4 + j] * h57[i * 4 + j]);
        }
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   h52: [n, 4]
//   d84: [n, 4]
//   d_param86: [4, 4]
//   d_param85: [4]
VAE_SHARED_1(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *h52,
    const vae_real *d84, vae_real *d_param86, vae_real *d_param85) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 4, d84, 4, d_param85);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h52, 4, d84, 4, d_param86, 4);
}

// nested.vae:16  gradient of dense(4)
// kernel 14, train: weight gradient over [4, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 14848, s->arena + 12800, s->grad + 432,
        s->grad + 448);
}

// nested.vae:16  gradient of dense(4)
// nested.vae:16  gradient of tanh
// kernel 15, train: product by panels over rows of [4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d84 = s->arena + 12800; // [n, 4]
    const vae_real *w53 = s->param + 432; // [4, 4]
    vae_real *d90 = s->arena + 12288; // [n, 4]
    const vae_real *h52 = s->arena + 14848; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d84 + begin * 4, 4, w53, 4, d90 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v87 = d90[i * 4 + j];
            d90[i * 4 + j] = v87 * (1.0f - h52[i * 4 + j] * h52[i * 4 + j]);
        }
    }
}

// nested.vae:16  gradient of dense(4)
// kernel 16, train: weight gradient over [4, 4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 15872, s->arena + 12288, s->grad + 400,
        s->grad + 416);
}

// nested.vae:16  gradient of dense(4)
// nested.vae:5  gradient of sampling and KL
// kernel 17, train: product by panels over rows of [4]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d90 = s->arena + 12288; // [n, 4]
    const vae_real *w48 = s->param + 400; // [4, 4]
    vae_real *d99 = s->arena + 3072; // [n, 4] in rows of 8
    const vae_real *d81 = s->arena + 13312; // [n, 4]
    const vae_real *t41 = s->arena + 15360; // [n, 4]
    const vae_real *mean32 = s->arena + 4096; // [n, 4] in rows of 8
    const vae_real *eps34 = s->arena + 16896; // [n, 4]
    const vae_real *t37 = s->arena + 16384; // [n, 4]
    vae_real *d103 = s->arena + 3076; // [n, 4] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c74 = beta * inv_n;
    const vae_real c95 = 0.5f * c74;
    vae_gemm_nt((int)(end - begin), 4, 4, d90 + begin * 4, 4, w48, 4, d99 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v93 = d99[i * 8 + j];
            const vae_real v94 = d81[i * 4 + j] + v93;
            d99[i * 8 + j] = c74 * mean32[i * 8 + j] + v94;
            d103[i * 8 + j] = c95 * t41[i * 4 + j] - c95 + 0.5f * (v94 * eps34[i * 4 + j] * t37[i * 4 + j]);
        }
    }
}

// nested.vae:5  gradient of posterior heads (added by the compiler)
// kernel 18, train: weight gradient over [8, 8]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h27 = s->arena + 5120; // [n, 8]
    const vae_real *d104 = s->arena + 3072; // [n, 8]
    vae_real *d_param106 = s->grad + 320; // [8, 8]
    if (tile == 1) {
        vae_real *d_param105 = s->grad + 384; // [8]
        vae_column_sums(s->n, 8, d104, 8, d_param105);
        return;
    }
    vae_gemm_tn(8, 8, s->n, h27, 8, d104, 8, d_param106, 8);
}

// nested.vae:5  gradient of posterior heads (added by the compiler)
// nested.vae:11  gradient of relu
// kernel 19, train: product by panels over rows of [8]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d104 = s->arena + 3072; // [n, 8]
    const vae_real *w28 = s->param + 320; // [8, 8]
    vae_real *d109 = s->arena + 2048; // [n, 8]
    const vae_real *h27 = s->arena + 5120; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d104 + begin * 8, 8, w28, 8, d109 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v107 = d109[i * 8 + j];
            d109[i * 8 + j] = vae_where(h27[i * 8 + j], v107, 0.0f);
        }
    }
}

// What kernel 20 of train and 1 other do, each with buffers of its own:
//   h21: [n, 5]
//   d109: [n, 8]
//   d_param111: [5, 8]
//   d_param110: [8]
VAE_SHARED_1(like_train_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *h21,
    const vae_real *d109, vae_real *d_param111, vae_real *d_param110) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 8, d109, 8, d_param110);
        return;
    }
    vae_gemm_tn(5, 8, s->n, h21, 5, d109, 8, d_param111, 8);
}

// nested.vae:11  gradient of dense(8)
// nested.vae:10  gradient of dense(8)
// kernel 20, train: weight gradient over [5, 8]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 11008, s->arena + 2048, s->grad + 256,
        s->grad + 304);
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   d109: [n, 8]
//   w22: [5, 8]
//   d113: [n, 5]
//   h21: [n, 5]
VAE_SHARED_1(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *d109,
    const vae_real *w22, vae_real *d113, const vae_real *h21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nt((int)(end - begin), 5, 8, d109 + begin * 8, 8, w22, 8, d113 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v112 = d113[i * 5 + j];
            d113[i * 5 + j] = vae_where(h21[i * 5 + j], v112, 0.0f);
        }
    }
}

// What kernel 22 of train and 1 other do, each with buffers of its own:
//   h16: [n, 8]
//   d113: [n, 5]
//   d_param115: [8, 5]
//   d_param114: [5]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *h16,
    const vae_real *d113, vae_real *d_param115, vae_real *d_param114) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 5, d113, 5, d_param114);
        return;
    }
    vae_gemm_tn(8, 5, s->n, h16, 8, d113, 5, d_param115, 5);
}

// nested.vae:10  gradient of dense(5)
// kernel 22, train: weight gradient over [8, 5]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 6144, s->arena + 10368, s->grad + 192,
        s->grad + 240);
}

// What kernel 23 of train and 1 other do, each with buffers of its own:
//   d113: [n, 5]
//   w17: [8, 5]
//   d118: [n, 8]
//   d109: [n, 8]
//   h16: [n, 8]
VAE_SHARED_1(like_train_k23, const VaeState *s, int tile, vae_real *scratch, const vae_real *d113,
    const vae_real *w17, vae_real *d118, const vae_real *d109, const vae_real *h16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nt((int)(end - begin), 8, 5, d113 + begin * 5, 5, w17, 5, d118 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v116 = d118[i * 8 + j];
            d118[i * 8 + j] = vae_where(h16[i * 8 + j], d109[i * 8 + j] + v116, 0.0f);
        }
    }
}

// nested.vae:11  gradient of dense(8)
// nested.vae:10  gradient of dense(8)
// kernel 24, train: weight gradient over [5, 8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 11648, s->arena + 1024, s->grad + 128,
        s->grad + 176);
}

// nested.vae:10  gradient of dense(5)
// kernel 26, train: weight gradient over [8, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 7168, s->arena + 9728, s->grad + 64, s->grad + 112);
}

// nested.vae:8  gradient of dense(8)
// kernel 28, train: weight gradient over [6, 8]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 8960; // [n, 6]
    const vae_real *d127 = s->arena + 0; // [n, 8]
    vae_real *d_param129 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param128 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d127, 8, d_param128);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d127, 8, d_param129, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // nested.vae:8  dense(8)
    // nested.vae:8  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 8960, s->param + 0, s->arena + 7168, s->param + 48);
    // nested.vae:10  dense(5)
    // nested.vae:10  relu
    // kernel 1, train: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 7168, s->param + 64, s->arena + 11648,
        s->param + 112);
    // nested.vae:10  dense(8)
    // nested.vae:11  relu
    // kernel 2, train: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 11648, s->param + 128, s->arena + 6144,
        s->param + 176, s->arena + 7168);
    // nested.vae:10  dense(5)
    // nested.vae:10  relu
    // kernel 3, train: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 6144, s->param + 192, s->arena + 11008,
        s->param + 240);
    // nested.vae:10  dense(8)
    // nested.vae:11  relu
    // kernel 4, train: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 11008, s->param + 256, s->arena + 5120,
        s->param + 304, s->arena + 6144);
    // nested.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: product by panels over rows of [8]
    like_train_k5(s, tile, scratch, s->arena + 5120, s->param + 320, s->arena + 4096,
        s->param + 384);
    train_k6(s, tile, scratch);
    // nested.vae:16  dense(4)
    // nested.vae:16  tanh
    // kernel 7, train: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 15872, s->param + 400, s->arena + 14848,
        s->param + 416);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    // nested.vae:10  gradient of dense(8)
    // nested.vae:10  gradient of relu
    // kernel 21, train: product by panels over rows of [5]
    like_train_k21(s, tile, scratch, s->arena + 2048, s->param + 256, s->arena + 10368,
        s->arena + 11008);
    // nested.vae:10  gradient of dense(5)
    // nested.vae:11  gradient of relu
    // kernel 23, train: product by panels over rows of [8]
    like_train_k23(s, tile, scratch, s->arena + 10368, s->param + 192, s->arena + 1024,
        s->arena + 2048, s->arena + 6144);
    // nested.vae:10  gradient of dense(8)
    // nested.vae:10  gradient of relu
    // kernel 25, train: product by panels over rows of [5]
    like_train_k21(s, tile, scratch, s->arena + 1024, s->param + 128, s->arena + 9728,
        s->arena + 11648);
    // nested.vae:10  gradient of dense(5)
    // nested.vae:8  gradient of relu
    // kernel 27, train: product by panels over rows of [8]
    like_train_k23(s, tile, scratch, s->arena + 9728, s->param + 64, s->arena + 0, s->arena + 1024,
        s->arena + 7168);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 8}, // d127
    {9728, 5}, // d122
    {1024, 8}, // d118
    {10368, 5}, // d113
    {2048, 8}, // d109
    {3072, 8}, // d99
    {12288, 4}, // d90
    {12800, 4}, // d84
    {8192, 6}, // d78
    {17408, 1}, // t65
    {13824, 4}, // h58
    {14848, 4}, // h52
    {17536, 1}, // t47
    {15872, 4}, // z39
    {5120, 8}, // h27
    {11008, 5}, // h21
    {6144, 8}, // h16
    {11648, 5}, // h10
    {7168, 8}, // h5
    {8960, 6}, // x0
};
static const VaeShown train_u0_shown = {20, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k18, 2, {.weights = true, .first = 320, .each = 128, .end = 384}},
        {train_k28, 2, {.weights = true}},
        {train_k20, 2, {.weights = true}},
        {train_k22, 2, {.weights = true}},
        {train_k24, 2, {.weights = true}},
        {train_k26, 2, {.weights = true}},
        {train_k12, 2, {.weights = true}},
        {train_k14, 2, {.weights = true, .first = 432, .each = 64, .end = 448}},
        {train_k16, 2, {.weights = true, .first = 400, .each = 64, .end = 416}},
        {train_u1, 1, {0}}}, 10);
}

// nested.vae:5  sampling and KL
// kernel 6, eval: loop over rows of [4]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar33 = s->arena + 4; // [n, 4] in rows of 8
    const vae_real *eps34 = s->arena + 8192; // [n, 4]
    vae_real *z39 = s->arena + 7680; // [n, 4]
    const vae_real *mean32 = s->arena + 0; // [n, 4] in rows of 8
    vae_real *t53 = s->arena + 7168; // [n, 4]
    vae_real *t54 = s->arena + 9088; // [n, 1]
    vae_real *t57 = s->arena + 8960; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = 0.0f;
        vae_real t57_sum = 0.0f;
        VAE_SIMD_SUM(t54_sum, t57_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v39 = mean32[i * 8 + j] + vae_exp(0.5f * logvar33[i * 8 + j]) * eps34[i * 4 + j];
            z39[i * 4 + j] = v39;
            const vae_real v42 = eps34[i * 4 + j] * eps34[i * 4 + j] + logvar33[i * 8 + j];
            const vae_real v49 = mean32[i * 8 + j] * mean32[i * 8 + j] + vae_exp(logvar33[i * 8 + j]);
            const vae_real v53 = 0.5f * (v49 - 1.0f - logvar33[i * 8 + j]);
            t53[i * 4 + j] = v53;
            t54_sum += v53;
            const vae_real v56 = (-0.5f) * (v39 * v39 + 1.83787707f - (v42 + 1.83787707f));
            t57_sum += v56;
        }
        t54[i] = t54_sum;
        t57[i] = t57_sum;
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   h62: [n, 4]
//   w63: [4, 4]
//   h68: [n, 4]
//   b64: [4]
//   z39: [n, 4]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h62,
    const vae_real *w63, vae_real *h68, const vae_real *b64, const vae_real *z39) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 4, h62 + begin * 4, 4, w63, 4, h68 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v65 = h68[i * 4 + j];
            h68[i * 4 + j] = z39[i * 4 + j] + vae_tanh(v65 + b64[j]);
        }
    }
}

// nested.vae:17  dense(6)
// nested.vae:20  likelihood = mse
// kernel 9, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h68 = s->arena + 6144; // [n, 4]
    const vae_real *w69 = s->param + 464; // [4, 6]
    vae_real *t71 = scratch; // [end - begin, 6]
    const vae_real *b70 = s->param + 496; // [6]
    const vae_real *x0 = s->arena + 4096; // [n, 6]
    vae_real *t75 = s->arena + 8832; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 4, h68 + begin * 4, 4, w69, 6, t71, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t75_sum = 0.0f;
        VAE_SIMD_SUM(t75_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v71 = t71[(i - begin) * 6 + j];
            const vae_real v73 = x0[i * 6 + j] - (v71 + b70[j]);
            t75_sum += v73 * v73;
        }
        t75[i] = t75_sum;
    }
}

// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t76 = s->arena + 8704; // [n, 1]
    const vae_real *t57 = s->arena + 8960; // [n, 1]
    const vae_real *t75 = s->arena + 8832; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t76[i] = t57[i] - t75[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // nested.vae:8  dense(8)
    // nested.vae:8  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 4096, s->param + 0, s->arena + 3072, s->param + 48);
    // nested.vae:10  dense(5)
    // nested.vae:10  relu
    // kernel 1, eval: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 3072, s->param + 64, s->arena + 5504, s->param + 112);
    // nested.vae:10  dense(8)
    // nested.vae:11  relu
    // kernel 2, eval: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 5504, s->param + 128, s->arena + 2048,
        s->param + 176, s->arena + 3072);
    // nested.vae:10  dense(5)
    // nested.vae:10  relu
    // kernel 3, eval: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 2048, s->param + 192, s->arena + 4864,
        s->param + 240);
    // nested.vae:10  dense(8)
    // nested.vae:11  relu
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 4864, s->param + 256, s->arena + 1024,
        s->param + 304, s->arena + 2048);
    // nested.vae:5  posterior heads (added by the compiler)
    // kernel 5, eval: product by panels over rows of [8]
    like_train_k5(s, tile, scratch, s->arena + 1024, s->param + 320, s->arena + 0, s->param + 384);
    eval_k6(s, tile, scratch);
    // nested.vae:16  dense(4)
    // nested.vae:16  tanh
    // kernel 7, eval: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 7680, s->param + 400, s->arena + 6656,
        s->param + 416);
    // nested.vae:16  dense(4)
    // nested.vae:16  tanh
    // kernel 8, eval: product by panels over rows of [4]
    like_eval_k8(s, tile, scratch, s->arena + 6656, s->param + 432, s->arena + 6144, s->param + 448,
        s->arena + 7680);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// nested.vae:5  posterior heads (added by the compiler)
// kernel 6, encode: loop over rows of [4]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t34 = s->arena + 6656; // [n, 4]
    const vae_real *mean32 = s->arena + 0; // [n, 4] in rows of 8
    vae_real *t35 = s->arena + 6144; // [n, 4]
    const vae_real *logvar33 = s->arena + 4; // [n, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t34[i * 4 + j] = mean32[i * 8 + j];
            t35[i * 4 + j] = logvar33[i * 8 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // nested.vae:8  dense(8)
    // nested.vae:8  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 4096, s->param + 0, s->arena + 3072, s->param + 48);
    // nested.vae:10  dense(5)
    // nested.vae:10  relu
    // kernel 1, encode: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 3072, s->param + 64, s->arena + 5504, s->param + 112);
    // nested.vae:10  dense(8)
    // nested.vae:11  relu
    // kernel 2, encode: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 5504, s->param + 128, s->arena + 2048,
        s->param + 176, s->arena + 3072);
    // nested.vae:10  dense(5)
    // nested.vae:10  relu
    // kernel 3, encode: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 2048, s->param + 192, s->arena + 4864,
        s->param + 240);
    // nested.vae:10  dense(8)
    // nested.vae:11  relu
    // kernel 4, encode: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 4864, s->param + 256, s->arena + 1024,
        s->param + 304, s->arena + 2048);
    // nested.vae:5  posterior heads (added by the compiler)
    // kernel 5, encode: product by panels over rows of [8]
    like_train_k5(s, tile, scratch, s->arena + 1024, s->param + 320, s->arena + 0, s->param + 384);
    encode_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// nested.vae:17  dense(6)
// kernel 2, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h11 = s->arena + 2304; // [n, 4]
    const vae_real *w12 = s->param + 464; // [4, 6]
    vae_real *p15 = s->arena + 1536; // [n, 6]
    const vae_real *b13 = s->param + 496; // [6]
    vae_real *t18 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 4, h11 + begin * 4, 4, w12, 6, p15 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v14 = p15[i * 6 + j];
            const vae_real v15 = v14 + b13[j];
            p15[i * 6 + j] = v15;
            t18[i * 6 + j] = v15;
        }
    }
}

// kernel 3, decode: loop over rows of [6]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t17 = s->arena + 768; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t17[i * 6 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // nested.vae:16  dense(4)
    // nested.vae:16  tanh
    // kernel 0, decode: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 3328, s->param + 400, s->arena + 2816,
        s->param + 416);
    // nested.vae:16  dense(4)
    // nested.vae:16  tanh
    // kernel 1, decode: product by panels over rows of [4]
    like_eval_k8(s, tile, scratch, s->arena + 2816, s->param + 432, s->arena + 2304, s->param + 448,
        s->arena + 3328);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k3, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 8960, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 16896, 4}, // [n, 4]
    {"loss", VAE_OUT_SCALAR, 0, 17664, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 17712, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 17680, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4096, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 8192, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 8832, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 9088, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 8704, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 7168, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 4096, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 6656, 4}, // [n, 4]
    {"z.logvar", VAE_OUT_ROW, 0, 6144, 4}, // [n, 4]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 3328, 4}, // [n, 4]
    {"x.mean", VAE_OUT_ROW, 0, 1536, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.0.0.weight", 2, {5, 8}, {1, 5}, 64, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"encoder.2.0.0.bias", 1, {5}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.0.2.weight", 2, {8, 5}, {1, 8}, 128, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"encoder.2.0.2.bias", 1, {8}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.2.0.weight", 2, {5, 8}, {1, 5}, 192, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"encoder.2.2.0.bias", 1, {5}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.2.2.weight", 2, {8, 5}, {1, 8}, 256, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"encoder.2.2.2.bias", 1, {8}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {4, 8}, {1, 8}, 320, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.z.mean.bias", 1, {4}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {4, 8}, {1, 8}, 324, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.z.logvar.bias", 1, {4}, {1}, 388, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.0.0.weight", 2, {4, 4}, {1, 4}, 400, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.0.0.0.bias", 1, {4}, {1}, 416, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.0.2.weight", 2, {4, 4}, {1, 4}, 432, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.0.0.2.bias", 1, {4}, {1}, 448, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {6, 4}, {1, 6}, 464, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.1.bias", 1, {6}, {1}, 496, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 4, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "repeat(2)", "[8]", 0},
    {VAE_STAGE_ENCODER, 1, "residual", "[8]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(5)", "[5]", 45},
    {VAE_STAGE_ENCODER, 2, "relu", "[5]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(8)", "[8]", 48},
    {VAE_STAGE_ENCODER, 1, "relu", "[8]", 0},
    {VAE_STAGE_ENCODER, 1, "residual", "[8]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(5)", "[5]", 45},
    {VAE_STAGE_ENCODER, 2, "relu", "[5]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(8)", "[8]", 48},
    {VAE_STAGE_ENCODER, 1, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[4]", 72},
    {VAE_STAGE_DECODER, 0, "residual", "[4]", 0},
    {VAE_STAGE_DECODER, 1, "repeat(2)", "[4]", 0},
    {VAE_STAGE_DECODER, 2, "dense(4)", "[4]", 20},
    {VAE_STAGE_DECODER, 2, "tanh", "[4]", 0},
    {VAE_STAGE_DECODER, 2, "dense(4)", "[4]", 20},
    {VAE_STAGE_DECODER, 2, "tanh", "[4]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 30},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 320},
    {384, 400},
    {416, 432},
    {448, 512},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "nested", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model nested\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    relu                            [8]                         -              -\n"
        "    repeat(2)                       [8]                         -              -\n"
        "      residual                      [8]                         -              -\n"
        "        dense(5)                    [5]                        45             80\n"
        "        relu                        [5]                         -              -\n"
        "        dense(8)                    [8]                        48             80\n"
        "      relu                          [8]                         -              -\n"
        "      residual                      [8]                         -              -\n"
        "        dense(5)                    [5]                        45             80\n"
        "        relu                        [5]                         -              -\n"
        "        dense(8)                    [8]                        48             80\n"
        "      relu                          [8]                         -              -\n"
        "  z: mean, logvar heads             [4]                        72            128\n"
        "  decoder                           [4]                         -              -\n"
        "    residual                        [4]                         -              -\n"
        "      repeat(2)                     [4]                         -              -\n"
        "        dense(4)                    [4]                        20             32\n"
        "        tanh                        [4]                         -              -\n"
        "        dense(4)                    [4]                        20             32\n"
        "        tanh                        [4]                         -              -\n"
        "    dense(6)                        [6]                        30             48\n"
        "\n"
        "  384 parameters; one training step of 128 rows: 239,616 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          29       98        70,976       70,976\n"
        "  eval           11       51        36,864       36,864\n"
        "  encode          7       21        28,672       28,672\n"
        "  decode          4       11        15,360       15,360\n",
    .batch = 128, .n_param = 512, .n_state = 0, .n_arena = 17744,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 1872.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 32,
    .tensor = tensors, .n_tensors = 20,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 23,
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
