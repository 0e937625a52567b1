// attention -- written by vaec 0.1.0 from attention.vae; do not edit.
//
// model attention
//
//   layer                             output             parameters      flops/row
//   network told(y)                   [4]                         -              -
//     embed(4)                        [4, 4]                     28              -
//     positions                       [4, 4]                     16              -
//     residual                        [4, 4]                      -              -
//       layernorm                     [4, 4]                      8              -
//       attention(2)                  [4, 4]                     80            608
//   encoder(x, told)                  [6]                         -              -
//     embed(4)                        [6, 4]                     36              -
//     attention(2, over=told)         [6, 4]                     80            912
//     attention(1, over=words)        [6, 4]                     80            912
//     pool(mean)                      [4]                         -              -
//   z: mean, logvar heads             [2]                        20             32
//   decoder(previous, z, told)        [6]                         -              -
//     embed(6)                        [6, 6]                     54              -
//     concat(z)                       [6, 8]                      -              -
//     positions                       [6, 8]                     48              -
//     residual                        [6, 8]                      -              -
//       layernorm                     [6, 8]                     16              -
//       attention(2, causal=true)     [6, 8]                    288          3,360
//     residual                        [6, 8]                      -              -
//       layernorm                     [6, 8]                     16              -
//       attention(4, over=told)       [6, 8]                    224          2,592
//     dense(9)                        [6, 9]                     81            864
//
//   1,075 parameters; one training step of 128 rows: 7,108,608 flops
//   likelihood categorical
//   objective iwae(samples=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         163      350     1,203,904    2,980,160
//   eval           49      136       151,040      717,824
//   encode         22       47       220,672      220,672
//   decode         35       83       134,144      604,160
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_steps.h"
#include "vae_attention.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w2: [9, 4]
//   h3: [n, 6, 4]
VAE_SHARED void like_train_k0(const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 6, 4, x0 + begin * 6, 6, w2, 4, h3 + begin * 24, 4);
}

// attention.vae:9  embed(4)
// kernel 0, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 295936, s->param + 0, s->arena + 273664);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   w4: [7, 4]
//   h7: [n, 4, 4]
//   w6: [4, 4]
//   t10: [n, 4, 1]
VAE_SHARED void like_train_k1(const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w4, vae_real *h7, const vae_real *w6, vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 4, 4, x1 + begin * 4, 4, w4, 4, h7 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t10_sum = 0.0f;
            VAE_SIMD_SUM(t10_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v5 = h7[i * 16 + j * 4 + k];
                const vae_real v7 = v5 + w6[j * 4 + k];
                h7[i * 16 + j * 4 + k] = v7;
                t10_sum += v7;
            }
            t10[i * 4 + j] = t10_sum;
        }
    }
}

// attention.vae:8  embed(4)
// attention.vae:8  positions
// attention.vae:8  layernorm
// kernel 1, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 299776, s->param + 48, s->arena + 282880,
        s->param + 80, s->arena + 0);
}

// What kernel 2 of train and 3 others do, each with buffers of its own:
//   t12: [n, 4, 1]
//   t10: [n, 4, 1]
VAE_SHARED void like_train_k2(const VaeState *s, int tile, vae_real *scratch, vae_real *t12,
    const vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v10 = t10[i * 4 + j];
            t12[i * 4 + j] = 0.25f * v10;
        }
    }
}

// attention.vae:8  layernorm
// kernel 2, train: loop over rows of [4, 1]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t13: [n, 4, 4]
//   h7: [n, 4, 4]
//   t12: [n, 4, 1]
//   t15: [n, 4, 1]
VAE_SHARED void like_train_k3(const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *h7, const vae_real *t12, vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t15_sum = 0.0f;
            VAE_SIMD_SUM(t15_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v13 = h7[i * 16 + j * 4 + k] - t12[i * 4 + j];
                t13[i * 16 + j * 4 + k] = v13;
                t15_sum += v13 * v13;
            }
            t15[i * 4 + j] = t15_sum;
        }
    }
}

// attention.vae:8  layernorm
// kernel 3, train: loop over rows of [4, 4]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 280832, s->arena + 282880, s->arena + 0,
        s->arena + 299264);
}

// attention.vae:8  layernorm
// kernel 4, train: loop over rows of [4, 1]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 299264; // [n, 4, 1]
    vae_real *t20 = s->arena + 299264; // [n, 4, 1], in place of t15
    vae_real *t21 = s->arena + 298752; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v15 = t15[i * 4 + j];
            const vae_real v20 = vae_sqrt(0.25f * v15 + 1e-05f);
            t20[i * 4 + j] = v20;
            t21[i * 4 + j] = 1.0f / v20;
        }
    }
}

// attention.vae:8  layernorm
// kernel 5, train: loop over rows of [4, 4]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t22 = s->arena + 278784; // [n, 4, 4]
    const vae_real *t13 = s->arena + 280832; // [n, 4, 4]
    const vae_real *t21 = s->arena + 298752; // [n, 4, 1]
    const vae_real *t8 = s->param + 96; // [4]
    vae_real *h24 = s->arena + 276736; // [n, 4, 4]
    const vae_real *t9 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v22 = t13[i * 16 + j * 4 + k] * t21[i * 4 + j];
                t22[i * 16 + j * 4 + k] = v22;
                h24[i * 16 + j * 4 + k] = v22 * t8[k] + t9[k];
            }
        }
    }
}

// What kernel 6 of train and 3 others do, each with buffers of its own:
//   h24: [n, 4, 4]
//   w25: [4, 12]
//   t28: [n, 4, 12]
//   b26: [12]
VAE_SHARED void like_train_k6(const VaeState *s, int tile, vae_real *scratch, const vae_real *h24,
    const vae_real *w25, vae_real *t28, const vae_real *b26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 4, 12, 4, h24 + begin * 16, 4, w25, 12, t28 + begin * 48, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v27 = t28[i * 48 + j * 12 + k];
                t28[i * 48 + j * 12 + k] = v27 + b26[k];
            }
        }
    }
}

// attention.vae:8  attention(2)
// kernel 6, train: product by panels over rows of [4, 12]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 276736, s->param + 128, s->arena + 238592,
        s->param + 176);
}

// attention.vae:5  attention(2)
// kernel 7, train: loop over rows of [4]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    vae_real *mask34 = s->arena + 298240; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            mask34[i * 4 + j] = vae_step(x1[i * 4 + j] - 0.5f);
        }
    }
}

// What kernel 8 of train and 3 others do, each with buffers of its own:
//   t29: [n, 4, 4] in rows of 12
//   t30: [n, 4, 4] in rows of 12
//   t31: [n, 4, 4] in rows of 12
//   mask34: [n, 4]
//   t35: [n, 4, 6]
VAE_SHARED void like_train_k8(const VaeState *s, int tile, vae_real *scratch, const vae_real *t29,
    const vae_real *t30, const vae_real *t31, const vae_real *mask34, vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention35 = {4, 4, 2, 2, false, .q_pitch = 12, .k_pitch = 12, .v_pitch = 12, .keys_pitch = 4, .queries_pitch = 4, .y_pitch = 6};
    vae_attention(&attention35, (int)(end - begin), t29 + begin * 48, t30 + begin * 48, t31 + begin * 48, mask34 + begin * 4, mask34 + begin * 4, t35 + begin * 24);
}

// attention.vae:8  attention(2)
// kernel 8, train: product by panels over rows of [4, 6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 238592, s->arena + 238596, s->arena + 238600,
        s->arena + 298240, s->arena + 270592);
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t36: [n, 4, 4] in rows of 6
//   w37: [4, 4]
//   b38: [4]
//   h41: [n, 4, 4]
//   h7: [n, 4, 4]
VAE_SHARED void like_train_k9(const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
    const vae_real *w37, const vae_real *b38, vae_real *h41, const vae_real *h7) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t39 = scratch; // [end - begin, 4, 4]
    vae_gemm_nn((int)(end - begin) * 4, 4, 4, t36 + begin * 24, 6, w37, 4, t39, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v7 = h7[i * 16 + j * 4 + k];
                const vae_real v39 = t39[(i - begin) * 16 + j * 4 + k];
                h41[i * 16 + j * 4 + k] = v7 + (v39 + b38[k]);
            }
        }
    }
}

// attention.vae:8  attention(2)
// kernel 9, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 270592, s->param + 192, s->param + 208,
        s->arena + 282880, s->arena + 282880);
}

// What kernel 10 of train and 4 others do, each with buffers of its own:
//   h3: [n, 6, 4]
//   t46: [4, 4] in rows of 12
//   t48: [n, 6, 4]
//   t43: [4] in rows of 12
VAE_SHARED void like_train_k10(const VaeState *s, int tile, vae_real *scratch, const vae_real *h3,
    const vae_real *t46, vae_real *t48, const vae_real *t43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 6, 4, 4, h3 + begin * 24, 4, t46, 12, t48 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v47 = t48[i * 24 + j * 4 + k];
                t48[i * 24 + j * 4 + k] = v47 + t43[k];
            }
        }
    }
}

// kernel 10, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 273664, s->param + 240, s->arena + 267520,
        s->param + 224);
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   h41: [n, 4, 4]
//   t49: [4, 8] in rows of 12
//   t51: [n, 4, 8]
//   t44: [8] in rows of 12
VAE_SHARED void like_train_k11(const VaeState *s, int tile, vae_real *scratch, const vae_real *h41,
    const vae_real *t49, vae_real *t51, const vae_real *t44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 4, 8, 4, h41 + begin * 16, 4, t49, 12, t51 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v50 = t51[i * 32 + j * 8 + k];
                t51[i * 32 + j * 8 + k] = v50 + t44[k];
            }
        }
    }
}

// kernel 11, train: product by panels over rows of [4, 8]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 282880, s->param + 244, s->arena + 253440,
        s->param + 228);
}

// attention.vae:9  pool(mean)
// kernel 12, train: loop over rows of [6]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *mask55 = s->arena + 295168; // [n, 6]
    vae_real *t83 = s->arena + 300800; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v55 = vae_step(x0[i * 6 + j] - 0.5f);
            mask55[i * 6 + j] = v55;
            t83_sum += v55;
        }
        t83[i] = t83_sum;
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   t48: [n, 6, 4]
//   t52: [n, 4, 4] in rows of 8
//   t53: [n, 4, 4] in rows of 8
//   mask34: [n, 4]
//   mask55: [n, 6]
//   t56: [n, 6, 6]
VAE_SHARED void like_train_k13(const VaeState *s, int tile, vae_real *scratch, const vae_real *t48,
    const vae_real *t52, const vae_real *t53, const vae_real *mask34, const vae_real *mask55,
    vae_real *t56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention56 = {6, 4, 2, 2, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 6};
    vae_attention(&attention56, (int)(end - begin), t48 + begin * 24, t52 + begin * 32, t53 + begin * 32, mask34 + begin * 4, mask55 + begin * 6, t56 + begin * 36);
}

// kernel 13, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 267520, s->arena + 253440, s->arena + 253444,
        s->arena + 298240, s->arena + 295168, s->arena + 244736);
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   t57: [n, 6, 4] in rows of 6
//   w58: [4, 4]
//   h61: [n, 6, 4]
//   b59: [4]
VAE_SHARED void like_train_k14(const VaeState *s, int tile, vae_real *scratch, const vae_real *t57,
    const vae_real *w58, vae_real *h61, const vae_real *b59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 6, 4, 4, t57 + begin * 36, 6, w58, 4, h61 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v60 = h61[i * 24 + j * 4 + k];
                h61[i * 24 + j * 4 + k] = v60 + b59[k];
            }
        }
    }
}

// kernel 14, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 244736, s->param + 288, s->arena + 264448,
        s->param + 304);
}

// attention.vae:9  attention(1, over=words)
// kernel 15, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 264448, s->param + 336, s->arena + 261376,
        s->param + 320);
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   h3: [n, 6, 4]
//   t69: [4, 8] in rows of 12
//   t71: [n, 6, 8]
//   t64: [8] in rows of 12
VAE_SHARED void like_train_k16(const VaeState *s, int tile, vae_real *scratch, const vae_real *h3,
    const vae_real *t69, vae_real *t71, const vae_real *t64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 6, 8, 4, h3 + begin * 24, 4, t69, 12, t71 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v70 = t71[i * 48 + j * 8 + k];
                t71[i * 48 + j * 8 + k] = v70 + t64[k];
            }
        }
    }
}

// attention.vae:9  attention(1, over=words)
// kernel 16, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 273664, s->param + 340, s->arena + 232448,
        s->param + 324);
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   t68: [n, 6, 4]
//   t72: [n, 6, 4] in rows of 8
//   t73: [n, 6, 4] in rows of 8
//   mask55: [n, 6]
//   t74: [n, 6, 5]
VAE_SHARED void like_train_k17(const VaeState *s, int tile, vae_real *scratch, const vae_real *t68,
    const vae_real *t72, const vae_real *t73, const vae_real *mask55, vae_real *t74) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention74 = {6, 6, 1, 4, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 5};
    vae_attention(&attention74, (int)(end - begin), t68 + begin * 24, t72 + begin * 48, t73 + begin * 48, mask55 + begin * 6, mask55 + begin * 6, t74 + begin * 30);
}

// attention.vae:9  attention(1, over=words)
// kernel 17, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 261376, s->arena + 232448, s->arena + 232452,
        s->arena + 295168, s->arena + 257536);
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   t75: [n, 6, 4] in rows of 5
//   w76: [4, 4]
//   b77: [4]
//   mask55: [n, 6, 1]
//   t82: [n, 1, 4]
VAE_SHARED void like_train_k18(const VaeState *s, int tile, vae_real *scratch, const vae_real *t75,
    const vae_real *w76, const vae_real *b77, const vae_real *mask55, vae_real *t82) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t78 = scratch; // [end - begin, 6, 4]
    vae_gemm_nn((int)(end - begin) * 6, 4, 4, t75 + begin * 30, 5, w76, 4, t78, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t82[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v78 = t78[(i - begin) * 24 + j * 4 + k];
                t82[i * 4 + k] += (v78 + b77[k]) * mask55[i * 6 + j];
            }
        }
    }
}

// attention.vae:9  attention(1, over=words)
// attention.vae:9  pool(mean)
// kernel 18, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 257536, s->param + 384, s->param + 400,
        s->arena + 295168, s->arena + 297728);
}

// attention.vae:9  pool(mean)
// kernel 19, train: loop over rows of [1, 4]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t84 = s->arena + 297728; // [n, 1, 4], in place of t82
    const vae_real *t82 = s->arena + 297728; // [n, 1, 4]
    const vae_real *t83 = s->arena + 300800; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v82 = t82[i * 4 + j];
            t84[i * 4 + j] = v82 / t83[i];
        }
    }
}

// attention.vae:6  posterior heads (added by the compiler)
// kernel 20, train: product by panels over rows of [4]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h85 = s->arena + 297728; // [n, 4]
    const vae_real *w86 = s->param + 416; // [4, 4]
    vae_real *heads89 = s->arena + 0; // [n, 4]
    const vae_real *b87 = s->param + 432; // [4]
    vae_gemm_nn((int)(end - begin), 4, 4, h85 + begin * 4, 4, w86, 4, heads89 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v88 = heads89[i * 4 + j];
            heads89[i * 4 + j] = v88 + b87[j];
        }
    }
}

// attention.vae:6  sampling and KL
// kernel 21, train: loop over rows of [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar91 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t94 = s->arena + 300544; // [n, 2]
    const vae_real *mean90 = s->arena + 0; // [n, 2] in rows of 4
    vae_real *t112 = s->arena + 28544; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t112_sum = 0.0f;
        VAE_SIMD_SUM(t112_sum)
        for (size_t j = 0; j < 2; j++) {
            t94[i * 2 + j] = vae_exp(0.5f * logvar91[i * 4 + j]);
            const vae_real v107 = mean90[i * 4 + j] * mean90[i * 4 + j] + vae_exp(logvar91[i * 4 + j]);
            t112_sum += 0.5f * (v107 - 1.0f - logvar91[i * 4 + j]);
        }
        t112[i] = t112_sum;
    }
}

// attention.vae:6  sampling and KL
// kernel 22, train: loop over rows of [2, 2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t94 = s->arena + 300544; // [n, 2]
    const vae_real *eps92 = s->arena + 297216; // [n, 2, 2]
    vae_real *z96 = s->arena + 296704; // [n, 2, 2]
    const vae_real *mean90 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *logvar91 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t115 = s->arena + 27904; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t115_sum = 0.0f;
            VAE_SIMD_SUM(t115_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v96 = mean90[i * 4 + k] + t94[i * 2 + k] * eps92[i * 4 + j * 2 + k];
                z96[i * 4 + j * 2 + k] = v96;
                const vae_real v99 = eps92[i * 4 + j * 2 + k] * eps92[i * 4 + j * 2 + k] + logvar91[i * 4 + k];
                const vae_real v114 = (-0.5f) * (v96 * v96 + 1.83787707f - (v99 + 1.83787707f));
                t115_sum += v114;
            }
            t115[i * 2 + j] = t115_sum;
        }
    }
}

// What kernel 23 of train and 2 others do, each with buffers of its own:
//   t117: [n, 2, 6]
//   x0: [n, 1, 6]
VAE_SHARED void like_train_k23(const VaeState *s, int tile, vae_real *scratch, vae_real *t117,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t117[i * 12 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// kernel 23, train: loop over rows of [2, 6]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 1536, s->arena + 295936);
}

// kernel 24, train: loop over rows of [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t118 = s->arena + 3072; // [n, 1] in rows of 6
    vae_real *d256 = s->arena + 28160; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t118[i * 6] = 1.0f;
        d256[i] = inv_n;
    }
}

// What kernel 25 of train and 2 others do, each with buffers of its own:
//   t120: [n, 5] in rows of 6
//   t119: [n, 5] in rows of 6
VAE_SHARED void like_train_k25(const VaeState *s, int tile, vae_real *scratch, vae_real *t120,
    const vae_real *t119) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t120[i * 6 + j] = t119[i * 6 + j];
        }
    }
}

// kernel 25, train: loop over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k25(s, tile, scratch, s->arena + 3073, s->arena + 295936);
}

// kernel 26, train: loop over rows of [2, 6]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 292608, s->arena + 3072);
}

// attention.vae:11  embed(6)
// kernel 27, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *before124 = s->arena + 292608; // [n*2, 6]
    const vae_real *w125 = s->param + 448; // [9, 6]
    vae_real *h126 = s->arena + 125952; // [n*2, 6, 6] in rows of 8
    vae_lookup(end - begin, 6, 6, before124 + begin * 6, 6, w125, 6, h126 + begin * 48, 8);
}

// attention.vae:11  concat(z)
// kernel 28, train: loop over rows of [6, 2]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t127 = s->arena + 125958; // [n*2, 6, 2] in rows of 8
    const vae_real *z96 = s->arena + 296704; // [n*2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t127[i * 48 + j * 8 + k] = z96[i * 2 + k];
            }
        }
    }
}

// attention.vae:11  positions
// attention.vae:12  layernorm
// kernel 29, train: loop over rows of [6, 8]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *h130 = s->arena + 125952; // [n*2, 6, 8], in place of h126
    const vae_real *h128 = s->arena + 125952; // [n*2, 6, 8]
    const vae_real *w129 = s->param + 512; // [6, 8]
    vae_real *t133 = s->arena + 0; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t133_sum = 0.0f;
            VAE_SIMD_SUM(t133_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v128 = h128[i * 48 + j * 8 + k];
                const vae_real v130 = v128 + w129[j * 8 + k];
                h130[i * 48 + j * 8 + k] = v130;
                t133_sum += v130;
            }
            t133[i * 6 + j] = t133_sum;
        }
    }
}

// What kernel 30 of train and 3 others do, each with buffers of its own:
//   t135: [n*2, 6, 1]
//   t133: [n*2, 6, 1]
VAE_SHARED void like_train_k30(const VaeState *s, int tile, vae_real *scratch, vae_real *t135,
    const vae_real *t133) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v133 = t133[i * 6 + j];
            t135[i * 6 + j] = 0.125f * v133;
        }
    }
}

// attention.vae:12  layernorm
// kernel 30, train: loop over rows of [6, 1]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// attention.vae:12  layernorm
// kernel 31, train: loop over rows of [6, 8]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t136 = s->arena + 211968; // [n*2, 6, 8]
    const vae_real *h130 = s->arena + 125952; // [n*2, 6, 8]
    const vae_real *t135 = s->arena + 0; // [n*2, 6, 1]
    vae_real *t138 = s->arena + 291072; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t138_sum = 0.0f;
            VAE_SIMD_SUM(t138_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v136 = h130[i * 48 + j * 8 + k] - t135[i * 6 + j];
                t136[i * 48 + j * 8 + k] = v136;
                t138_sum += v136 * v136;
            }
            t138[i * 6 + j] = t138_sum;
        }
    }
}

// attention.vae:12  layernorm
// kernel 32, train: loop over rows of [6, 1]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t138 = s->arena + 291072; // [n*2, 6, 1]
    vae_real *t141 = s->arena + 291072; // [n*2, 6, 1], in place of t138
    vae_real *t142 = s->arena + 289536; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v138 = t138[i * 6 + j];
            const vae_real v141 = vae_sqrt(0.125f * v138 + 1e-05f);
            t141[i * 6 + j] = v141;
            t142[i * 6 + j] = 1.0f / v141;
        }
    }
}

// attention.vae:12  layernorm
// kernel 33, train: loop over rows of [6, 8]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t143 = s->arena + 199680; // [n*2, 6, 8]
    const vae_real *t136 = s->arena + 211968; // [n*2, 6, 8]
    const vae_real *t142 = s->arena + 289536; // [n*2, 6, 1]
    const vae_real *t131 = s->param + 560; // [8]
    vae_real *h145 = s->arena + 187392; // [n*2, 6, 8]
    const vae_real *t132 = s->param + 576; // [8]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v143 = t136[i * 48 + j * 8 + k] * t142[i * 6 + j];
                t143[i * 48 + j * 8 + k] = v143;
                h145[i * 48 + j * 8 + k] = v143 * t131[k] + t132[k];
            }
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 34, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h145 = s->arena + 187392; // [n*2, 6, 8]
    const vae_real *w146 = s->param + 592; // [8, 24]
    vae_real *t149 = s->arena + 36864; // [n*2, 6, 24]
    const vae_real *b147 = s->param + 784; // [24]
    vae_gemm_nn((int)(end - begin) * 6, 24, 8, h145 + begin * 48, 8, w146, 24, t149 + begin * 144, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v148 = t149[i * 144 + j * 24 + k];
                t149[i * 144 + j * 24 + k] = v148 + b147[k];
            }
        }
    }
}

// What kernel 35 of train and 2 others do, each with buffers of its own:
//   before121: [n, 6]
//   mask159: [n, 6]
VAE_SHARED void like_train_k35(const VaeState *s, int tile, vae_real *scratch,
    const vae_real *before121, vae_real *mask159) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v121 = before121[i * 6 + j];
            mask159[i * 6 + j] = vae_step(v121 - 0.5f) * vae_step(vae_abs(v121 - 2.0f) - 0.5f);
        }
    }
}

// attention.vae:4  attention(2, causal=true)
// kernel 35, train: loop over rows of [6]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->arena + 3072, s->arena + 3072);
}

// attention.vae:4  attention(2, causal=true)
// kernel 36, train: loop over rows of [2, 6]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 288000, s->arena + 3072);
}

// attention.vae:12  attention(2, causal=true)
// kernel 37, train: product by panels over rows of [6, 10]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t150 = s->arena + 36864; // [n*2, 6, 8] in rows of 24
    const vae_real *t151 = s->arena + 36872; // [n*2, 6, 8] in rows of 24
    const vae_real *t152 = s->arena + 36880; // [n*2, 6, 8] in rows of 24
    const vae_real *mask162 = s->arena + 288000; // [n*2, 6]
    vae_real *t163 = s->arena + 110592; // [n*2, 6, 10]
    static const VaeAttention attention163 = {6, 6, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 10};
    vae_attention(&attention163, (int)(end - begin), t150 + begin * 144, t151 + begin * 144, t152 + begin * 144, mask162 + begin * 6, mask162 + begin * 6, t163 + begin * 60);
}

// attention.vae:12  attention(2, causal=true)
// attention.vae:13  layernorm
// kernel 38, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t164 = s->arena + 110592; // [n*2, 6, 8] in rows of 10
    const vae_real *w165 = s->param + 816; // [8, 8]
    vae_real *t167 = scratch; // [end - begin, 6, 8]
    const vae_real *b166 = s->param + 880; // [8]
    vae_real *h169 = s->arena + 125952; // [n*2, 6, 8], in place of h130
    const vae_real *h130 = s->arena + 125952; // [n*2, 6, 8]
    vae_real *t172 = s->arena + 0; // [n*2, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, t164 + begin * 60, 10, w165, 8, t167, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t172_sum = 0.0f;
            VAE_SIMD_SUM(t172_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v130 = h130[i * 48 + j * 8 + k];
                const vae_real v167 = t167[(i - begin) * 48 + j * 8 + k];
                const vae_real v169 = v130 + (v167 + b166[k]);
                h169[i * 48 + j * 8 + k] = v169;
                t172_sum += v169;
            }
            t172[i * 6 + j] = t172_sum;
        }
    }
}

// attention.vae:13  layernorm
// kernel 39, train: loop over rows of [6, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// attention.vae:13  layernorm
// kernel 40, train: loop over rows of [6, 8]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t174 = s->arena + 175104; // [n*2, 6, 8]
    const vae_real *h169 = s->arena + 125952; // [n*2, 6, 8]
    const vae_real *t173 = s->arena + 0; // [n*2, 6, 1]
    vae_real *t176 = s->arena + 286464; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t176_sum = 0.0f;
            VAE_SIMD_SUM(t176_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v174 = h169[i * 48 + j * 8 + k] - t173[i * 6 + j];
                t174[i * 48 + j * 8 + k] = v174;
                t176_sum += v174 * v174;
            }
            t176[i * 6 + j] = t176_sum;
        }
    }
}

// attention.vae:13  layernorm
// kernel 41, train: loop over rows of [6, 1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t176 = s->arena + 286464; // [n*2, 6, 1]
    vae_real *t179 = s->arena + 286464; // [n*2, 6, 1], in place of t176
    vae_real *t180 = s->arena + 284928; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v176 = t176[i * 6 + j];
            const vae_real v179 = vae_sqrt(0.125f * v176 + 1e-05f);
            t179[i * 6 + j] = v179;
            t180[i * 6 + j] = 1.0f / v179;
        }
    }
}

// attention.vae:13  layernorm
// kernel 42, train: loop over rows of [6, 8]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t181 = s->arena + 162816; // [n*2, 6, 8]
    const vae_real *t174 = s->arena + 175104; // [n*2, 6, 8]
    const vae_real *t180 = s->arena + 284928; // [n*2, 6, 1]
    const vae_real *t170 = s->param + 896; // [8]
    vae_real *h183 = s->arena + 150528; // [n*2, 6, 8]
    const vae_real *t171 = s->param + 912; // [8]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v181 = t174[i * 48 + j * 8 + k] * t180[i * 6 + j];
                t181[i * 48 + j * 8 + k] = v181;
                h183[i * 48 + j * 8 + k] = v181 * t170[k] + t171[k];
            }
        }
    }
}

// attention.vae:17  attention(4, over=told)
// kernel 43, train: loop over rows of [2, 4, 4]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t185 = s->arena + 249344; // [n, 2, 4, 4]
    const vae_real *h41 = s->arena + 282880; // [n, 1, 4, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                t185[i * 32 + j * 16 + k] = h41[i * 16 + k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 44, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h183 = s->arena + 150528; // [n*2, 6, 8]
    const vae_real *w190 = s->param + 960; // [8, 8]
    vae_real *t192 = s->arena + 138240; // [n*2, 6, 8]
    const vae_real *t188 = s->param + 928; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, h183 + begin * 48, 8, w190, 8, t192 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v191 = t192[i * 48 + j * 8 + k];
                t192[i * 48 + j * 8 + k] = v191 + t188[k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 45, train: product by panels over rows of [4, 8]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h186 = s->arena + 249344; // [n*2, 4, 4]
    const vae_real *w194 = s->param + 1024; // [4, 8]
    vae_real *t196 = s->arena + 224256; // [n*2, 4, 8]
    const vae_real *t193 = s->param + 936; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin) * 4, 8, 4, h186 + begin * 16, 4, w194, 8, t196 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v195 = t196[i * 32 + j * 8 + k];
                t196[i * 32 + j * 8 + k] = v195 + t193[k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 46, train: product by panels over rows of [4, 8]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h186 = s->arena + 249344; // [n*2, 4, 4]
    const vae_real *w198 = s->param + 1056; // [4, 8]
    vae_real *t200 = s->arena + 28672; // [n*2, 4, 8]
    const vae_real *t197 = s->param + 944; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin) * 4, 8, 4, h186 + begin * 16, 4, w198, 8, t200 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v199 = t200[i * 32 + j * 8 + k];
                t200[i * 32 + j * 8 + k] = v199 + t197[k];
            }
        }
    }
}

// attention.vae:5  attention(4, over=told)
// kernel 47, train: loop over rows of [2, 4]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t202 = s->arena + 294144; // [n, 2, 4]
    const vae_real *mask34 = s->arena + 298240; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t202[i * 8 + j * 4 + k] = mask34[i * 4 + k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 48, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t192 = s->arena + 138240; // [n*2, 6, 8]
    const vae_real *t196 = s->arena + 224256; // [n*2, 4, 8]
    const vae_real *t200 = s->arena + 28672; // [n*2, 4, 8]
    const vae_real *mask203 = s->arena + 294144; // [n*2, 4]
    const vae_real *mask162 = s->arena + 288000; // [n*2, 6]
    vae_real *t204 = s->arena + 92160; // [n*2, 6, 12]
    static const VaeAttention attention204 = {6, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 12};
    vae_attention(&attention204, (int)(end - begin), t192 + begin * 48, t196 + begin * 32, t200 + begin * 32, mask203 + begin * 4, mask162 + begin * 6, t204 + begin * 72);
}

// attention.vae:13  attention(4, over=told)
// kernel 49, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t205 = s->arena + 92160; // [n*2, 6, 8] in rows of 12
    const vae_real *w206 = s->param + 1088; // [8, 8]
    vae_real *t208 = scratch; // [end - begin, 6, 8]
    const vae_real *b207 = s->param + 1152; // [8]
    vae_real *h210 = s->arena + 125952; // [n*2, 6, 8], in place of h169
    const vae_real *h169 = s->arena + 125952; // [n*2, 6, 8]
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, t205 + begin * 72, 12, w206, 8, t208, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v169 = h169[i * 48 + j * 8 + k];
                const vae_real v208 = t208[(i - begin) * 48 + j * 8 + k];
                h210[i * 48 + j * 8 + k] = v169 + (v208 + b207[k]);
            }
        }
    }
}

// attention.vae:14  dense(9)
// attention.vae:17  likelihood = categorical
// kernel 50, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h210 = s->arena + 125952; // [n*2, 6, 8]
    const vae_real *w211 = s->param + 1168; // [8, 9]
    vae_real *p214 = s->arena + 73728; // [n*2, 6, 9]
    const vae_real *b212 = s->param + 1248; // [9]
    vae_real *t224 = s->arena + 87552; // [n*2, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 9, 8, h210 + begin * 48, 8, w211, 9, p214 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t224_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v213 = p214[i * 54 + j * 9 + k];
                const vae_real v214 = v213 + b212[k];
                p214[i * 54 + j * 9 + k] = v214;
                t224_sum = vae_max(t224_sum, v214);
            }
            t224[i * 6 + j] = t224_sum;
        }
    }
}

// kernel 51, train: loop over rows of [6, 1]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t117 = s->arena + 1536; // [n*2, 6, 1]
    vae_real *t222 = s->arena + 0; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t222[i * 6 + j] = vae_step(t117[i * 6 + j] - 0.5f);
        }
    }
}

// kernel 52, train: loop over rows of [6, 9]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t117 = s->arena + 1536; // [n*2, 6, 1]
    vae_real *t223 = s->arena + 13824; // [n*2, 6, 9]
    const vae_real *t222 = s->arena + 0; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v216 = (vae_real)(k);
                t223[i * 54 + j * 9 + k] = vae_step(0.5f - vae_abs(t117[i * 6 + j] - v216)) * t222[i * 6 + j];
            }
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 53, train: loop over rows of [6, 9]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t225 = s->arena + 73728; // [n*2, 6, 9], in place of p214
    const vae_real *p214 = s->arena + 73728; // [n*2, 6, 9]
    const vae_real *t224 = s->arena + 87552; // [n*2, 6, 1]
    vae_real *t226 = s->arena + 0; // [n*2, 6, 9]
    vae_real *t227 = s->arena + 89088; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t227_sum = 0.0f;
            VAE_SIMD_SUM(t227_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v214 = p214[i * 54 + j * 9 + k];
                const vae_real v225 = v214 - t224[i * 6 + j];
                t225[i * 54 + j * 9 + k] = v225;
                const vae_real v226 = vae_exp(v225);
                t226[i * 54 + j * 9 + k] = v226;
                t227_sum += v226;
            }
            t227[i * 6 + j] = t227_sum;
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 54, train: loop over rows of [6, 1]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t228 = s->arena + 87552; // [n*2, 6, 1]
    const vae_real *t227 = s->arena + 89088; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t228[i * 6 + j] = vae_log(t227[i * 6 + j]);
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 55, train: loop over rows of [6, 9]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t225 = s->arena + 73728; // [n*2, 6, 9]
    const vae_real *t228 = s->arena + 87552; // [n*2, 6, 1]
    const vae_real *t223 = s->arena + 13824; // [n*2, 6, 9]
    vae_real *t232 = s->arena + 27648; // [n*2, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t232_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t232_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v230 = t223[i * 54 + j * 9 + k] * (t225[i * 54 + j * 9 + k] - t228[i * 6 + j]);
                t232_sum += -v230;
            }
        }
        t232[i] = t232_sum;
    }
}

// kernel 56, train: loop over rows of [2, 1]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t115 = s->arena + 27904; // [n, 2, 1]
    vae_real *t236 = s->arena + 27648; // [n, 2, 1], in place of t232
    const vae_real *t232 = s->arena + 27648; // [n, 2, 1]
    vae_real *t237 = s->arena + 28416; // [n, 1, 1]
    vae_real *t249 = s->arena + 28288; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t237_sum = -VAE_INFINITY;
        vae_real t249_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            const vae_real v232 = t232[i * 2 + j];
            const vae_real v236 = beta * t115[i * 2 + j] - v232;
            t236[i * 2 + j] = v236;
            t237_sum = vae_max(t237_sum, v236);
            t249_sum += v232;
        }
        t237[i] = t237_sum;
        t249[i] = t249_sum;
    }
}

// kernel 57, train: loop over rows of [2, 1]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t236 = s->arena + 27648; // [n, 2, 1]
    const vae_real *t237 = s->arena + 28416; // [n, 1, 1]
    vae_real *t239 = s->arena + 27648; // [n, 2, 1], in place of t236
    vae_real *t240 = s->arena + 27904; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t240_sum = 0.0f;
        VAE_SIMD_SUM(t240_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v236 = t236[i * 2 + j];
            const vae_real v239 = vae_exp(v236 - t237[i]);
            t239[i * 2 + j] = v239;
            t240_sum += v239;
        }
        t240[i] = t240_sum;
    }
}

// kernel 58, train: loop over rows of [1, 1]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t240 = s->arena + 27904; // [n, 1, 1]
    const vae_real *t237 = s->arena + 28416; // [n, 1, 1]
    vae_real *t244 = s->arena + 28160; // [n, 1, 1]
    vae_real *t250 = s->arena + 28288; // [n, 1, 1], in place of t249
    const vae_real *t249 = s->arena + 28288; // [n, 1, 1]
    const vae_real *d256 = s->arena + 28160; // [n, 1, 1]
    vae_real *d259 = s->arena + 27904; // [n, 1, 1], in place of t240
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v240 = t240[i];
        const vae_real v249 = t249[i];
        const vae_real v256 = d256[i];
        t244[i] = 0.693147181f - (vae_log(v240) + t237[i]);
        t250[i] = 0.5f * v249;
        d259[i] = -v256 / v240;
    }
}

// kernel 59, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t247 = s->arena + 28064; // [1]
    const vae_real *t244 = s->arena + 28160; // [n, 1]
    vae_real *t252 = s->arena + 28048; // [1]
    const vae_real *t250 = s->arena + 28288; // [n, 1]
    vae_real *t254 = s->arena + 28032; // [1]
    const vae_real *t112 = s->arena + 28544; // [n, 1]
    vae_real t247_sum = 0.0f;
    vae_real t252_sum = 0.0f;
    vae_real t254_sum = 0.0f;
    VAE_SIMD_SUM(t247_sum, t252_sum, t254_sum)
    for (size_t i = 0; i < rows; i++) {
        t247_sum += t244[i];
        t252_sum += t250[i];
        t254_sum += t112[i];
    }
    t247[0] = t247_sum;
    t252[0] = t252_sum;
    t254[0] = t254_sum;
}

// kernel 60, train: loop over [1]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t248 = s->arena + 300960; // [1]
    const vae_real *t247 = s->arena + 28064; // [1]
    vae_real *t253 = s->arena + 300944; // [1]
    const vae_real *t252 = s->arena + 28048; // [1]
    vae_real *t255 = s->arena + 300928; // [1]
    const vae_real *t254 = s->arena + 28032; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t248[0] = t247[0] * inv_n;
    t253[0] = t252[0] * inv_n;
    t255[0] = t254[0] * inv_n;
}

// kernel 61, train: loop over rows of [2, 1]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d259 = s->arena + 27904; // [n, 1, 1]
    const vae_real *t239 = s->arena + 27648; // [n, 2, 1]
    vae_real *d261 = s->arena + 27648; // [n, 2, 1], in place of t239
    vae_real *d262 = s->arena + 300288; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v239 = t239[i * 2 + j];
            const vae_real v260 = d259[i] * v239;
            d261[i * 2 + j] = -v260;
            d262[i * 2 + j] = v260 * beta;
        }
    }
}

// attention.vae:17  gradient of likelihood = categorical
// kernel 62, train: loop over rows of [6, 9]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d264 = s->arena + 13824; // [n*2, 6, 9], in place of t223
    const vae_real *d261 = s->arena + 27648; // [n*2, 1, 1]
    const vae_real *t223 = s->arena + 13824; // [n*2, 6, 9]
    vae_real *d265 = s->arena + 76032; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d265_sum = 0.0f;
            VAE_SIMD_SUM(d265_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v223 = t223[i * 54 + j * 9 + k];
                const vae_real v264 = d261[i] * v223;
                d264[i * 54 + j * 9 + k] = v264;
                d265_sum += v264;
            }
            d265[i * 6 + j] = d265_sum;
        }
    }
}

// attention.vae:17  gradient of likelihood = categorical
// kernel 63, train: loop over rows of [6, 1]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d266 = s->arena + 76032; // [n*2, 6, 1], in place of d265
    const vae_real *d265 = s->arena + 76032; // [n*2, 6, 1]
    const vae_real *t227 = s->arena + 89088; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v265 = d265[i * 6 + j];
            d266[i * 6 + j] = v265 / t227[i * 6 + j];
        }
    }
}

// attention.vae:17  gradient of likelihood = categorical
// attention.vae:17  gradient of dense(9)
// kernel 64, train: loop over rows of [6, 9]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d266 = s->arena + 76032; // [n*2, 6, 1]
    const vae_real *t226 = s->arena + 0; // [n*2, 6, 9]
    vae_real *d268 = s->arena + 13824; // [n*2, 6, 9], in place of d264
    const vae_real *d264 = s->arena + 13824; // [n*2, 6, 9]
    vae_real *d269 = s->arena + 73728; // [n*2, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d269[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v264 = d264[i * 54 + j * 9 + k];
                const vae_real v268 = d266[i * 6 + j] * t226[i * 54 + j * 9 + k] - v264;
                d268[i * 54 + j * 9 + k] = v268;
                d269[i * 9 + k] += v268;
            }
        }
    }
}

// attention.vae:17  gradient of dense(9)
// kernel 65, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param270 = s->grad + 1248; // [1, 9]
    const vae_real *d269 = s->arena + 73728; // [n*2, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param270[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param270[j] += d269[i * 9 + j];
        }
    }
}

// attention.vae:14  gradient of dense(9)
// kernel 66, train: weight gradient over [8, 9]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h210 = s->arena + 125952; // [n*2, 6, 8]
    const vae_real *d268 = s->arena + 13824; // [n*2, 6, 9]
    vae_real *d_param272 = s->grad + 1168; // [8, 9]
    vae_gemm_tn(8, 9, s->n * 12, h210, 8, d268, 9, d_param272, 9);
}

// attention.vae:14  gradient of dense(9)
// attention.vae:14  gradient of attention(4, over=told)
// kernel 67, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d268 = s->arena + 13824; // [n*2, 6, 9]
    const vae_real *w211 = s->param + 1168; // [8, 9]
    vae_real *d273 = s->arena + 125952; // [n*2, 6, 8]
    vae_real *d274 = s->arena + 0; // [n*2, 1, 8]
    vae_gemm_nt((int)(end - begin) * 6, 8, 9, d268 + begin * 54, 9, w211, 9, d273 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d274[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v273 = d273[i * 48 + j * 8 + k];
                d274[i * 8 + k] += v273;
            }
        }
    }
}

// What kernel 68 of train and 2 others do, each with buffers of its own:
//   d_param275: [1, 8]
//   d274: [n*2, 1, 8]
VAE_SHARED void like_train_k68(const VaeState *s, int tile, vae_real *scratch,
    vae_real *d_param275, const vae_real *d274) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    for (size_t j = 0; j < 8; j++) {
        d_param275[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param275[j] += d274[i * 8 + j];
        }
    }
}

// attention.vae:14  gradient of attention(4, over=told)
// kernel 68, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k68(s, tile, scratch, s->grad + 1152, s->arena + 0);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 69, train: weight gradient over [8, 8]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t205 = s->arena + 92160; // [n*2, 6, 8] in rows of 12
    const vae_real *d273 = s->arena + 125952; // [n*2, 6, 8]
    vae_real *d_param277 = s->grad + 1088; // [8, 8]
    vae_gemm_tn(8, 8, s->n * 12, t205, 12, d273, 8, d_param277, 8);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 70, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d273 = s->arena + 125952; // [n*2, 6, 8]
    const vae_real *w206 = s->param + 1088; // [8, 8]
    vae_real *d278 = s->arena + 73728; // [n*2, 6, 8] in rows of 12
    vae_gemm_nt((int)(end - begin) * 6, 8, 8, d273 + begin * 48, 8, w206, 8, d278 + begin * 72, 12);
}

// kernel 71, train: loop over rows of [6, 4]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t280 = s->arena + 73736; // [n*2, 6, 4] in rows of 12
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t280[i * 72 + j * 12 + k] = 0.0f;
            }
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 72, train: product by panels over rows of [112]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d281 = s->arena + 73728; // [n*2, 6, 12]
    const vae_real *t204 = s->arena + 92160; // [n*2, 6, 12]
    const vae_real *t192 = s->arena + 138240; // [n*2, 6, 8]
    const vae_real *t196 = s->arena + 224256; // [n*2, 4, 8]
    const vae_real *t200 = s->arena + 28672; // [n*2, 4, 8]
    const vae_real *mask203 = s->arena + 294144; // [n*2, 4]
    const vae_real *mask162 = s->arena + 288000; // [n*2, 6]
    vae_real *d282 = s->arena + 0; // [n*2, 112]
    static const VaeAttention attention282 = {6, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 12, .d_pitch = 12, .dq_pitch = 8, .dk_pitch = 16, .dv_pitch = 16, .row = 112};
    vae_attention_back(&attention282, (int)(end - begin), d281 + begin * 72, t204 + begin * 72, t192 + begin * 48, t196 + begin * 32, t200 + begin * 32, mask203 + begin * 4, mask162 + begin * 6, d282 + begin * 112, d282 + begin * 112 + 48, d282 + begin * 112 + 56);
}

// kernel 73, train: loop over rows of [48]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t284 = s->arena + 90112; // [n*2, 48]
    const vae_real *d283 = s->arena + 0; // [n*2, 48] in rows of 112
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t284[i * 48 + j] = d283[i * 112 + j];
        }
    }
}

// kernel 74, train: loop over rows of [64]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t287 = s->arena + 73728; // [n*2, 64]
    const vae_real *d286 = s->arena + 48; // [n*2, 64] in rows of 112
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            t287[i * 64 + j] = d286[i * 112 + j];
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 75, train: loop over rows of [4, 8]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d291 = s->arena + 2048; // [n*2, 1, 8]
    const vae_real *d290 = s->arena + 73736; // [n*2, 4, 8] in rows of 16
    vae_real *d296 = s->arena + 0; // [n*2, 1, 8]
    const vae_real *d289 = s->arena + 73728; // [n*2, 4, 8] in rows of 16
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d291[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d296[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d291[i * 8 + k] += d290[i * 64 + j * 16 + k];
                d296[i * 8 + k] += d289[i * 64 + j * 16 + k];
            }
        }
    }
}

// What kernel 76 of train and 2 others do, each with buffers of its own:
//   d292: [1, 8]
//   d291: [n*2, 1, 8]
//   d297: [1, 8]
//   d296: [n*2, 1, 8]
VAE_SHARED void like_train_k76(const VaeState *s, int tile, vae_real *scratch, vae_real *d292,
    const vae_real *d291, vae_real *d297, const vae_real *d296) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    for (size_t j = 0; j < 8; j++) {
        d292[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d297[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d292[j] += d291[i * 8 + j];
            d297[j] += d296[i * 8 + j];
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 76, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k76(s, tile, scratch, s->arena + 9760, s->arena + 2048, s->arena + 9744,
        s->arena + 0);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 77, train: weight gradient over [4, 8]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h186 = s->arena + 249344; // [n*2, 4, 4]
    const vae_real *d290 = s->arena + 73736; // [n*2, 4, 8] in rows of 16
    vae_real *d_param294 = s->grad + 1056; // [4, 8]
    vae_gemm_tn(4, 8, s->n * 8, h186, 4, d290, 16, d_param294, 8);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 78, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d290 = s->arena + 73736; // [n*2, 4, 8] in rows of 16
    const vae_real *w198 = s->param + 1056; // [4, 8]
    vae_real *d295 = s->arena + 0; // [n*2, 4, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 8, d290 + begin * 64, 16, w198, 8, d295 + begin * 16, 4);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 79, train: weight gradient over [4, 8]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h186 = s->arena + 249344; // [n*2, 4, 4]
    const vae_real *d289 = s->arena + 73728; // [n*2, 4, 8] in rows of 16
    vae_real *d_param299 = s->grad + 1024; // [4, 8]
    vae_gemm_tn(4, 8, s->n * 8, h186, 4, d289, 16, d_param299, 8);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 80, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d289 = s->arena + 73728; // [n*2, 4, 8] in rows of 16
    const vae_real *w194 = s->param + 1024; // [4, 8]
    vae_real *d300 = scratch; // [end - begin, 4, 4]
    vae_real *d301 = s->arena + 0; // [n*2, 4, 4], in place of d295
    const vae_real *d295 = s->arena + 0; // [n*2, 4, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 8, d289 + begin * 64, 16, w194, 8, d300, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v295 = d295[i * 16 + j];
            const vae_real v300 = d300[(i - begin) * 16 + j];
            d301[i * 16 + j] = v295 + v300;
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 81, train: loop over rows of [6, 8]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d302 = s->arena + 4096; // [n*2, 1, 8]
    const vae_real *t284 = s->arena + 90112; // [n*2, 6, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d302[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d302[i * 8 + k] += t284[i * 48 + j * 8 + k];
            }
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 82, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k68(s, tile, scratch, s->arena + 9728, s->arena + 4096);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 83, train: weight gradient over [8, 8]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h183 = s->arena + 150528; // [n*2, 6, 8]
    const vae_real *t284 = s->arena + 90112; // [n*2, 6, 8]
    vae_real *d_param305 = s->grad + 960; // [8, 8]
    vae_gemm_tn(8, 8, s->n * 12, h183, 8, t284, 8, d_param305, 8);
}

// attention.vae:13  gradient of attention(4, over=told)
// attention.vae:13  gradient of layernorm
// kernel 84, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t284 = s->arena + 90112; // [n*2, 6, 8]
    const vae_real *w190 = s->param + 960; // [8, 8]
    vae_real *d306 = scratch; // [end - begin, 6, 8]
    vae_real *d314 = s->arena + 6144; // [n*2, 1, 8]
    vae_real *d317 = s->arena + 162816; // [n*2, 6, 8], in place of t181
    const vae_real *t170 = s->param + 896; // [8]
    const vae_real *t181 = s->arena + 162816; // [n*2, 6, 8]
    vae_real *d319 = s->arena + 4096; // [n*2, 1, 8]
    const vae_real *t174 = s->arena + 175104; // [n*2, 6, 8]
    vae_real *d324 = s->arena + 8192; // [n*2, 6, 1]
    vae_gemm_nt((int)(end - begin) * 6, 8, 8, t284 + begin * 48, 8, w190, 8, d306, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d314[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d319[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            vae_real d324_sum = 0.0f;
            VAE_SIMD_SUM(d324_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v181 = t181[i * 48 + j * 8 + k];
                const vae_real v306 = d306[(i - begin) * 48 + j * 8 + k];
                d314[i * 8 + k] += v306;
                const vae_real v317 = v306 * t170[k];
                d317[i * 48 + j * 8 + k] = v317;
                d319[i * 8 + k] += v306 * v181;
                d324_sum += v317 * t174[i * 48 + j * 8 + k];
            }
            d324[i * 6 + j] = d324_sum;
        }
    }
}

// What kernel 85 of train and 2 others do, each with buffers of its own:
//   d_param307: [8] in rows of 24
//   d303: [8]
VAE_SHARED void like_train_k85(const VaeState *s, int tile, vae_real *scratch,
    vae_real *d_param307, const vae_real *d303) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param307[j] = d303[j];
    }
}

// kernel 85, train: loop over [8]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k85(s, tile, scratch, s->grad + 928, s->arena + 9728);
}

// kernel 86, train: loop over [8]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k85(s, tile, scratch, s->grad + 936, s->arena + 9744);
}

// kernel 87, train: loop over [8]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k85(s, tile, scratch, s->grad + 944, s->arena + 9760);
}

// attention.vae:17  gradient of attention(4, over=told)
// kernel 88, train: loop over rows of [2, 4, 4]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d312 = s->arena + 95232; // [n, 1, 4, 4]
    const vae_real *d301 = s->arena + 0; // [n, 2, 4, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 16; k++) {
            d312[i * 16 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                d312[i * 16 + k] += d301[i * 32 + j * 16 + k];
            }
        }
    }
}

// attention.vae:13  gradient of layernorm
// kernel 89, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k76(s, tile, scratch, s->grad + 912, s->arena + 6144, s->grad + 896, s->arena + 4096);
}

// attention.vae:13  gradient of layernorm
// kernel 90, train: loop over rows of [6, 1]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d324 = s->arena + 8192; // [n*2, 6, 1]
    const vae_real *t179 = s->arena + 286464; // [n*2, 6, 1]
    const vae_real *t180 = s->arena + 284928; // [n*2, 6, 1]
    vae_real *d330 = s->arena + 8192; // [n*2, 6, 1], in place of d324
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v324 = d324[i * 6 + j];
            const vae_real v329 = -(0.5f * (v324 / t179[i * 6 + j] * t180[i * 6 + j])) / t179[i * 6 + j];
            d330[i * 6 + j] = 0.125f * v329;
        }
    }
}

// attention.vae:13  gradient of layernorm
// kernel 91, train: loop over rows of [6, 8]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d317 = s->arena + 162816; // [n*2, 6, 8]
    const vae_real *t180 = s->arena + 284928; // [n*2, 6, 1]
    const vae_real *d330 = s->arena + 8192; // [n*2, 6, 1]
    const vae_real *t174 = s->arena + 175104; // [n*2, 6, 8]
    vae_real *d336 = s->arena + 162816; // [n*2, 6, 8], in place of d317
    const vae_real *d273 = s->arena + 125952; // [n*2, 6, 8]
    vae_real *d337 = s->arena + 2048; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d337_sum = 0.0f;
            VAE_SIMD_SUM(d337_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v317 = d317[i * 48 + j * 8 + k];
                const vae_real v334 = v317 * t180[i * 6 + j] + 2.0f * d330[i * 6 + j] * t174[i * 48 + j * 8 + k];
                d336[i * 48 + j * 8 + k] = d273[i * 48 + j * 8 + k] + v334;
                d337_sum += -v334;
            }
            d337[i * 6 + j] = d337_sum;
        }
    }
}

// attention.vae:13  gradient of layernorm
// kernel 92, train: loop over rows of [6, 1]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->arena + 2048, s->arena + 2048);
}

// attention.vae:13  gradient of layernorm
// attention.vae:13  gradient of attention(2, causal=true)
// kernel 93, train: loop over rows of [6, 8]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d339 = s->arena + 162816; // [n*2, 6, 8], in place of d336
    const vae_real *d336 = s->arena + 162816; // [n*2, 6, 8]
    const vae_real *d338 = s->arena + 2048; // [n*2, 6, 1]
    vae_real *d340 = s->arena + 0; // [n*2, 1, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d340[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v336 = d336[i * 48 + j * 8 + k];
                const vae_real v339 = v336 + d338[i * 6 + j];
                d339[i * 48 + j * 8 + k] = v339;
                d340[i * 8 + k] += v339;
            }
        }
    }
}

// attention.vae:13  gradient of attention(2, causal=true)
// kernel 94, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k68(s, tile, scratch, s->grad + 880, s->arena + 0);
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 95, train: weight gradient over [8, 8]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t164 = s->arena + 110592; // [n*2, 6, 8] in rows of 10
    const vae_real *d339 = s->arena + 162816; // [n*2, 6, 8]
    vae_real *d_param343 = s->grad + 816; // [8, 8]
    vae_gemm_tn(8, 8, s->n * 12, t164, 10, d339, 8, d_param343, 8);
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 96, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d339 = s->arena + 162816; // [n*2, 6, 8]
    const vae_real *w165 = s->param + 816; // [8, 8]
    vae_real *d344 = s->arena + 73728; // [n*2, 6, 8] in rows of 10
    vae_gemm_nt((int)(end - begin) * 6, 8, 8, d339 + begin * 48, 8, w165, 8, d344 + begin * 60, 10);
}

// kernel 97, train: loop over rows of [6, 2]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t346 = s->arena + 73736; // [n*2, 6, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t346[i * 60 + j * 10 + k] = 0.0f;
            }
        }
    }
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 98, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d347 = s->arena + 73728; // [n*2, 6, 10]
    const vae_real *t163 = s->arena + 110592; // [n*2, 6, 10]
    const vae_real *t150 = s->arena + 36864; // [n*2, 6, 8] in rows of 24
    const vae_real *t151 = s->arena + 36872; // [n*2, 6, 8] in rows of 24
    const vae_real *t152 = s->arena + 36880; // [n*2, 6, 8] in rows of 24
    const vae_real *mask162 = s->arena + 288000; // [n*2, 6]
    vae_real *d348 = s->arena + 0; // [n*2, 6, 24]
    vae_real *d349 = s->arena + 89088; // [n*2, 1, 24]
    static const VaeAttention attention348 = {6, 6, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 10, .d_pitch = 10, .dq_pitch = 24, .dk_pitch = 24, .dv_pitch = 24, .row = 144};
    vae_attention_back(&attention348, (int)(end - begin), d347 + begin * 60, t163 + begin * 60, t150 + begin * 144, t151 + begin * 144, t152 + begin * 144, mask162 + begin * 6, mask162 + begin * 6, d348 + begin * 144, d348 + begin * 144 + 8, d348 + begin * 144 + 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 24; k++) {
            d349[i * 24 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v348 = d348[i * 144 + j * 24 + k];
                d349[i * 24 + k] += v348;
            }
        }
    }
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 99, train: sum over the batch over rows of [1, 24]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param350 = s->grad + 784; // [1, 24]
    const vae_real *d349 = s->arena + 89088; // [n*2, 1, 24]
    for (size_t j = 0; j < 24; j++) {
        d_param350[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d_param350[j] += d349[i * 24 + j];
        }
    }
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 100, train: weight gradient over [8, 24]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h145 = s->arena + 187392; // [n*2, 6, 8]
    const vae_real *d348 = s->arena + 0; // [n*2, 6, 24]
    vae_real *d_param352 = s->grad + 592; // [8, 24]
    vae_gemm_tn(8, 24, s->n * 12, h145, 8, d348, 24, d_param352, 24);
}

// attention.vae:12  gradient of attention(2, causal=true)
// attention.vae:12  gradient of layernorm
// kernel 101, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d348 = s->arena + 0; // [n*2, 6, 24]
    const vae_real *w146 = s->param + 592; // [8, 24]
    vae_real *d353 = scratch; // [end - begin, 6, 8]
    vae_real *d354 = s->arena + 38912; // [n*2, 1, 8]
    vae_real *d357 = s->arena + 199680; // [n*2, 6, 8], in place of t143
    const vae_real *t131 = s->param + 560; // [8]
    const vae_real *t143 = s->arena + 199680; // [n*2, 6, 8]
    vae_real *d359 = s->arena + 36864; // [n*2, 1, 8]
    const vae_real *t136 = s->arena + 211968; // [n*2, 6, 8]
    vae_real *d364 = s->arena + 40960; // [n*2, 6, 1]
    vae_gemm_nt((int)(end - begin) * 6, 8, 24, d348 + begin * 144, 24, w146, 24, d353, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d354[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d359[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            vae_real d364_sum = 0.0f;
            VAE_SIMD_SUM(d364_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v143 = t143[i * 48 + j * 8 + k];
                const vae_real v353 = d353[(i - begin) * 48 + j * 8 + k];
                d354[i * 8 + k] += v353;
                const vae_real v357 = v353 * t131[k];
                d357[i * 48 + j * 8 + k] = v357;
                d359[i * 8 + k] += v353 * v143;
                d364_sum += v357 * t136[i * 48 + j * 8 + k];
            }
            d364[i * 6 + j] = d364_sum;
        }
    }
}

// attention.vae:12  gradient of layernorm
// kernel 102, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k102(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k76(s, tile, scratch, s->grad + 576, s->arena + 38912, s->grad + 560,
        s->arena + 36864);
}

// attention.vae:12  gradient of layernorm
// kernel 103, train: loop over rows of [6, 1]
VAE_KERNEL void train_k103(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d364 = s->arena + 40960; // [n*2, 6, 1]
    const vae_real *t141 = s->arena + 291072; // [n*2, 6, 1]
    const vae_real *t142 = s->arena + 289536; // [n*2, 6, 1]
    vae_real *d370 = s->arena + 40960; // [n*2, 6, 1], in place of d364
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v364 = d364[i * 6 + j];
            const vae_real v369 = -(0.5f * (v364 / t141[i * 6 + j] * t142[i * 6 + j])) / t141[i * 6 + j];
            d370[i * 6 + j] = 0.125f * v369;
        }
    }
}

// attention.vae:12  gradient of layernorm
// kernel 104, train: loop over rows of [6, 8]
VAE_KERNEL void train_k104(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d357 = s->arena + 199680; // [n*2, 6, 8]
    const vae_real *t142 = s->arena + 289536; // [n*2, 6, 1]
    const vae_real *d370 = s->arena + 40960; // [n*2, 6, 1]
    const vae_real *t136 = s->arena + 211968; // [n*2, 6, 8]
    vae_real *d376 = s->arena + 199680; // [n*2, 6, 8], in place of d357
    const vae_real *d339 = s->arena + 162816; // [n*2, 6, 8]
    vae_real *d377 = s->arena + 0; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d377_sum = 0.0f;
            VAE_SIMD_SUM(d377_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v357 = d357[i * 48 + j * 8 + k];
                const vae_real v374 = v357 * t142[i * 6 + j] + 2.0f * d370[i * 6 + j] * t136[i * 48 + j * 8 + k];
                d376[i * 48 + j * 8 + k] = d339[i * 48 + j * 8 + k] + v374;
                d377_sum += -v374;
            }
            d377[i * 6 + j] = d377_sum;
        }
    }
}

// attention.vae:12  gradient of layernorm
// kernel 105, train: loop over rows of [6, 1]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// attention.vae:12  gradient of layernorm
// kernel 106, train: loop over rows of [6, 8]
VAE_KERNEL void train_k106(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d379 = s->arena + 199680; // [n*2, 6, 8], in place of d376
    const vae_real *d376 = s->arena + 199680; // [n*2, 6, 8]
    const vae_real *d378 = s->arena + 0; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v376 = d376[i * 48 + j * 8 + k];
                d379[i * 48 + j * 8 + k] = v376 + d378[i * 6 + j];
            }
        }
    }
}

// attention.vae:12  gradient of positions
// kernel 107, train: sum over the batch over rows of [6, 8]
VAE_KERNEL void train_k107(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param380 = s->grad + 512; // [6, 8]
    const vae_real *d379 = s->arena + 199680; // [n*2, 6, 8]
    for (size_t j = 0; j < 48; j++) {
        d_param380[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            d_param380[j] += d379[i * 48 + j];
        }
    }
}

// attention.vae:11  gradient of concat(z)
// kernel 108, train: loop over rows of [6, 2]
VAE_KERNEL void train_k108(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d383 = s->arena + 0; // [n*2, 1, 2]
    const vae_real *d382 = s->arena + 199686; // [n*2, 6, 2] in rows of 8
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d383[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d383[i * 2 + k] += d382[i * 48 + j * 8 + k];
            }
        }
    }
}

// attention.vae:11  gradient of embed(6)
// kernel 109, train: weight gradient over [9, 6]
VAE_KERNEL void train_k109(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *before124 = s->arena + 292608; // [n*2, 6]
    const vae_real *d381 = s->arena + 199680; // [n*2, 6, 6] in rows of 8
    vae_real *d_param384 = s->grad + 448; // [9, 6]
    vae_lookup_w((size_t)s->n * 2, 6, 6, before124, 6, d381, 8, d_param384, 0, 9);
}

// attention.vae:6  gradient of sampling and KL
// kernel 110, train: loop over rows of [2, 2]
VAE_KERNEL void train_k110(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d262 = s->arena + 300288; // [n, 2, 1]
    const vae_real *z96 = s->arena + 296704; // [n, 2, 2]
    const vae_real *d383 = s->arena + 0; // [n, 2, 2]
    vae_real *d391 = s->arena + 1024; // [n, 1, 2]
    vae_real *d393 = s->arena + 768; // [n, 1, 2]
    const vae_real *eps92 = s->arena + 297216; // [n, 2, 2]
    vae_real *d396 = s->arena + 512; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d391[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d393[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d396[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v388 = d383[i * 4 + j * 2 + k] - d262[i * 2 + j] * z96[i * 4 + j * 2 + k];
                d391[i * 2 + k] += -((-0.5f) * d262[i * 2 + j]);
                d393[i * 2 + k] += v388;
                d396[i * 2 + k] += v388 * eps92[i * 4 + j * 2 + k];
            }
        }
    }
}

// attention.vae:6  gradient of sampling and KL
// kernel 111, train: loop over rows of [2]
VAE_KERNEL void train_k111(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d396 = s->arena + 512; // [n, 2]
    const vae_real *t94 = s->arena + 300544; // [n, 2]
    vae_real *d400 = s->arena + 2; // [n, 2] in rows of 4
    const vae_real *d391 = s->arena + 1024; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d400[i * 4 + j] = d391[i * 2 + j] + 0.5f * (d396[i * 2 + j] * t94[i * 2 + j]);
        }
    }
}

// kernel 112, train: loop over rows of [2]
VAE_KERNEL void train_k112(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t401 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *d393 = s->arena + 768; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t401[i * 4 + j] = d393[i * 2 + j];
        }
    }
}

// attention.vae:6  gradient of posterior heads (added by the compiler)
// kernel 113, train: weight gradient over [4, 4]
VAE_KERNEL void train_k113(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h85 = s->arena + 297728; // [n, 4]
    const vae_real *d402 = s->arena + 0; // [n, 4]
    vae_real *d_param404 = s->grad + 416; // [4, 4]
    if (tile == 1) {
        vae_real *d_param403 = s->grad + 432; // [4]
        vae_column_sums(s->n, 4, d402, 4, d_param403);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h85, 4, d402, 4, d_param404, 4);
}

// attention.vae:6  gradient of posterior heads (added by the compiler)
// attention.vae:9  gradient of pool(mean)
// kernel 114, train: product by panels over rows of [4]
VAE_KERNEL void train_k114(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d402 = s->arena + 0; // [n, 4]
    const vae_real *w86 = s->param + 416; // [4, 4]
    vae_real *d407 = s->arena + 3584; // [n, 1, 4]
    const vae_real *t83 = s->arena + 300800; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin), 4, 4, d402 + begin * 4, 4, w86, 4, d407 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v405 = d407[i * 4 + j];
            d407[i * 4 + j] = v405 / t83[i];
        }
    }
}

// attention.vae:9  gradient of pool(mean)
// attention.vae:9  gradient of attention(1, over=words)
// kernel 115, train: loop over rows of [6, 4]
VAE_KERNEL void train_k115(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d408 = s->arena + 0; // [n, 6, 4]
    const vae_real *d407 = s->arena + 3584; // [n, 1, 4]
    const vae_real *mask55 = s->arena + 295168; // [n, 6, 1]
    vae_real *d409 = s->arena + 3072; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d409[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v408 = d407[i * 4 + k] * mask55[i * 6 + j];
                d408[i * 24 + j * 4 + k] = v408;
                d409[i * 4 + k] += v408;
            }
        }
    }
}

// What kernel 116 of train and 2 others do, each with buffers of its own:
//   d_param410: [1, 4]
//   d409: [n, 1, 4]
VAE_SHARED void like_train_k116(const VaeState *s, int tile, vae_real *scratch,
    vae_real *d_param410, const vae_real *d409) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d_param410[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param410[j] += d409[i * 4 + j];
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 116, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k116(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k116(s, tile, scratch, s->grad + 400, s->arena + 3072);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 117, train: weight gradient over [4, 4]
VAE_KERNEL void train_k117(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t75 = s->arena + 257536; // [n, 6, 4] in rows of 5
    const vae_real *d408 = s->arena + 0; // [n, 6, 4]
    vae_real *d_param412 = s->grad + 384; // [4, 4]
    vae_gemm_tn(4, 4, s->n * 6, t75, 5, d408, 4, d_param412, 4);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 118, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k118(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d408 = s->arena + 0; // [n, 6, 4]
    const vae_real *w76 = s->param + 384; // [4, 4]
    vae_real *d413 = s->arena + 9216; // [n, 6, 4] in rows of 5
    vae_gemm_nt((int)(end - begin) * 6, 4, 4, d408 + begin * 24, 4, w76, 4, d413 + begin * 30, 5);
}

// kernel 119, train: loop over rows of [6, 1]
VAE_KERNEL void train_k119(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t415 = s->arena + 9220; // [n, 6, 1] in rows of 5
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t415[i * 30 + j * 5] = 0.0f;
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 120, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k120(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d416 = s->arena + 9216; // [n, 6, 5]
    const vae_real *t74 = s->arena + 257536; // [n, 6, 5]
    const vae_real *t68 = s->arena + 261376; // [n, 6, 4]
    const vae_real *t72 = s->arena + 232448; // [n, 6, 4] in rows of 8
    const vae_real *t73 = s->arena + 232452; // [n, 6, 4] in rows of 8
    const vae_real *mask55 = s->arena + 295168; // [n, 6]
    vae_real *d417 = s->arena + 0; // [n, 6, 12]
    static const VaeAttention attention417 = {6, 6, 1, 4, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 5, .d_pitch = 5, .dq_pitch = 12, .dk_pitch = 12, .dv_pitch = 12, .row = 72};
    vae_attention_back(&attention417, (int)(end - begin), d416 + begin * 30, t74 + begin * 30, t68 + begin * 24, t72 + begin * 48, t73 + begin * 48, mask55 + begin * 6, mask55 + begin * 6, d417 + begin * 72, d417 + begin * 72 + 4, d417 + begin * 72 + 8);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 121, train: loop over rows of [6, 4]
VAE_KERNEL void train_k121(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d421 = s->arena + 9216; // [n, 6, 4] in rows of 8
    const vae_real *d419 = s->arena + 4; // [n, 6, 4] in rows of 12
    vae_real *d422 = s->arena + 9220; // [n, 6, 4] in rows of 8
    const vae_real *d420 = s->arena + 8; // [n, 6, 4] in rows of 12
    vae_real *d429 = s->arena + 18432; // [n, 1, 4]
    const vae_real *d418 = s->arena + 0; // [n, 6, 4] in rows of 12
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d429[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d421[i * 48 + j * 8 + k] = d419[i * 72 + j * 12 + k];
                d422[i * 48 + j * 8 + k] = d420[i * 72 + j * 12 + k];
                d429[i * 4 + k] += d418[i * 72 + j * 12 + k];
            }
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 122, train: loop over rows of [6, 8]
VAE_KERNEL void train_k122(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d424 = s->arena + 15360; // [n, 1, 8]
    const vae_real *d423 = s->arena + 9216; // [n, 6, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d424[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d424[i * 8 + k] += d423[i * 48 + j * 8 + k];
            }
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 123, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k123(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d425 = s->arena + 18944; // [1, 8]
    const vae_real *d424 = s->arena + 15360; // [n, 1, 8]
    for (size_t j = 0; j < 8; j++) {
        d425[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d425[j] += d424[i * 8 + j];
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 124, train: weight gradient over [4, 8]
VAE_KERNEL void train_k124(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h3 = s->arena + 273664; // [n, 6, 4]
    const vae_real *d423 = s->arena + 9216; // [n, 6, 8]
    vae_real *d_param427 = s->grad + 340; // [4, 8] in rows of 12
    vae_gemm_tn(4, 8, s->n * 6, h3, 4, d423, 8, d_param427, 12);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 125, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k125(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d423 = s->arena + 9216; // [n, 6, 8]
    const vae_real *t69 = s->param + 340; // [4, 8] in rows of 12
    vae_real *d428 = s->arena + 15360; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 8, d423 + begin * 48, 8, t69, 12, d428 + begin * 24, 4);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 126, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k126(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k116(s, tile, scratch, s->arena + 9728, s->arena + 18432);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 127, train: weight gradient over [4, 4]
VAE_KERNEL void train_k127(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h61 = s->arena + 264448; // [n, 6, 4]
    const vae_real *d418 = s->arena + 0; // [n, 6, 4] in rows of 12
    vae_real *d_param432 = s->grad + 336; // [4, 4] in rows of 12
    vae_gemm_tn(4, 4, s->n * 6, h61, 4, d418, 12, d_param432, 12);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 128, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k128(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d418 = s->arena + 0; // [n, 6, 4] in rows of 12
    const vae_real *t66 = s->param + 336; // [4, 4] in rows of 12
    vae_real *d433 = s->arena + 11776; // [n, 6, 4]
    vae_real *d438 = s->arena + 9216; // [n, 1, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 4, d418 + begin * 72, 12, t66, 12, d433 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d438[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v433 = d433[i * 24 + j * 4 + k];
                d438[i * 4 + k] += v433;
            }
        }
    }
}

// kernel 129, train: loop over [4]
VAE_KERNEL void train_k129(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param435 = s->grad + 320; // [4] in rows of 12
    const vae_real *d430 = s->arena + 9728; // [4]
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        d_param435[j] = d430[j];
    }
}

// kernel 130, train: loop over [8]
VAE_KERNEL void train_k130(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param436 = s->grad + 324; // [8] in rows of 12
    const vae_real *d425 = s->arena + 18944; // [8]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param436[j] = d425[j];
    }
}

// kernel 131, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k131(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k116(s, tile, scratch, s->grad + 304, s->arena + 9216);
}

// kernel 132, train: weight gradient over [4, 4]
VAE_KERNEL void train_k132(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t57 = s->arena + 244736; // [n, 6, 4] in rows of 6
    const vae_real *d433 = s->arena + 11776; // [n, 6, 4]
    vae_real *d_param441 = s->grad + 288; // [4, 4]
    vae_gemm_tn(4, 4, s->n * 6, t57, 6, d433, 4, d_param441, 4);
}

// kernel 133, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k133(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d433 = s->arena + 11776; // [n, 6, 4]
    const vae_real *w58 = s->param + 288; // [4, 4]
    vae_real *d442 = s->arena + 7168; // [n, 6, 4] in rows of 6
    vae_gemm_nt((int)(end - begin) * 6, 4, 4, d433 + begin * 24, 4, w58, 4, d442 + begin * 36, 6);
}

// kernel 134, train: loop over rows of [6, 2]
VAE_KERNEL void train_k134(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t444 = s->arena + 7172; // [n, 6, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t444[i * 36 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// kernel 135, train: product by panels over rows of [56]
VAE_KERNEL void train_k135(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d445 = s->arena + 7168; // [n, 6, 6]
    const vae_real *t56 = s->arena + 244736; // [n, 6, 6]
    const vae_real *t48 = s->arena + 267520; // [n, 6, 4]
    const vae_real *t52 = s->arena + 253440; // [n, 4, 4] in rows of 8
    const vae_real *t53 = s->arena + 253444; // [n, 4, 4] in rows of 8
    const vae_real *mask34 = s->arena + 298240; // [n, 4]
    const vae_real *mask55 = s->arena + 295168; // [n, 6]
    vae_real *d446 = s->arena + 0; // [n, 56]
    static const VaeAttention attention446 = {6, 4, 2, 2, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 6, .d_pitch = 6, .dq_pitch = 4, .dk_pitch = 8, .dv_pitch = 8, .row = 56};
    vae_attention_back(&attention446, (int)(end - begin), d445 + begin * 36, t56 + begin * 36, t48 + begin * 24, t52 + begin * 32, t53 + begin * 32, mask34 + begin * 4, mask55 + begin * 6, d446 + begin * 56, d446 + begin * 56 + 24, d446 + begin * 56 + 28);
}

// kernel 136, train: loop over rows of [24]
VAE_KERNEL void train_k136(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t448 = s->arena + 11264; // [n, 24]
    const vae_real *d447 = s->arena + 0; // [n, 24] in rows of 56
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            t448[i * 24 + j] = d447[i * 56 + j];
        }
    }
}

// kernel 137, train: loop over rows of [32]
VAE_KERNEL void train_k137(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t451 = s->arena + 7168; // [n, 32]
    const vae_real *d450 = s->arena + 24; // [n, 32] in rows of 56
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            t451[i * 32 + j] = d450[i * 56 + j];
        }
    }
}

// kernel 138, train: loop over rows of [4, 8]
VAE_KERNEL void train_k138(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d453 = s->arena + 0; // [n, 1, 8]
    const vae_real *t451 = s->arena + 7168; // [n, 4, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d453[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d453[i * 8 + k] += t451[i * 32 + j * 8 + k];
            }
        }
    }
}

// kernel 139, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k139(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d454 = s->arena + 1040; // [1, 8]
    const vae_real *d453 = s->arena + 0; // [n, 1, 8]
    for (size_t j = 0; j < 8; j++) {
        d454[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d454[j] += d453[i * 8 + j];
        }
    }
}

// kernel 140, train: weight gradient over [4, 8]
VAE_KERNEL void train_k140(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h41 = s->arena + 282880; // [n, 4, 4]
    const vae_real *t451 = s->arena + 7168; // [n, 4, 8]
    vae_real *d_param456 = s->grad + 244; // [4, 8] in rows of 12
    vae_gemm_tn(4, 8, s->n * 4, h41, 4, t451, 8, d_param456, 12);
}

// attention.vae:9  gradient of attention(2)
// kernel 141, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k141(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t451 = s->arena + 7168; // [n, 4, 8]
    const vae_real *t49 = s->param + 244; // [4, 8] in rows of 12
    vae_real *d457 = scratch; // [end - begin, 4, 4]
    vae_real *d458 = s->arena + 95232; // [n, 4, 4], in place of d312
    const vae_real *d312 = s->arena + 95232; // [n, 4, 4]
    vae_real *d469 = s->arena + 0; // [n, 1, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 8, t451 + begin * 32, 8, t49, 12, d457, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d469[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v312 = d312[i * 16 + j * 4 + k];
                const vae_real v457 = d457[(i - begin) * 16 + j * 4 + k];
                const vae_real v458 = v312 + v457;
                d458[i * 16 + j * 4 + k] = v458;
                d469[i * 4 + k] += v458;
            }
        }
    }
}

// kernel 142, train: loop over rows of [6, 4]
VAE_KERNEL void train_k142(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d459 = s->arena + 512; // [n, 1, 4]
    const vae_real *t448 = s->arena + 11264; // [n, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d459[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d459[i * 4 + k] += t448[i * 24 + j * 4 + k];
            }
        }
    }
}

// attention.vae:9  gradient of attention(2)
// kernel 143, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k143(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d460 = s->arena + 1024; // [1, 4]
    const vae_real *d459 = s->arena + 512; // [n, 1, 4]
    vae_real *d_param470 = s->grad + 208; // [1, 4]
    const vae_real *d469 = s->arena + 0; // [n, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d460[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d_param470[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d460[j] += d459[i * 4 + j];
            d_param470[j] += d469[i * 4 + j];
        }
    }
}

// kernel 144, train: weight gradient over [4, 4]
VAE_KERNEL void train_k144(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h3 = s->arena + 273664; // [n, 6, 4]
    const vae_real *t448 = s->arena + 11264; // [n, 6, 4]
    vae_real *d_param462 = s->grad + 240; // [4, 4] in rows of 12
    vae_gemm_tn(4, 4, s->n * 6, h3, 4, t448, 4, d_param462, 12);
}

// kernel 145, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k145(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t448 = s->arena + 11264; // [n, 6, 4]
    const vae_real *t46 = s->param + 240; // [4, 4] in rows of 12
    vae_real *d463 = scratch; // [end - begin, 6, 4]
    vae_real *d464 = s->arena + 15360; // [n, 6, 4], in place of d428
    const vae_real *d428 = s->arena + 15360; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 4, t448 + begin * 24, 4, t46, 12, d463, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v428 = d428[i * 24 + j];
            const vae_real v463 = d463[(i - begin) * 24 + j];
            d464[i * 24 + j] = v428 + v463;
        }
    }
}

// kernel 146, train: loop over [4]
VAE_KERNEL void train_k146(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param466 = s->grad + 224; // [4] in rows of 12
    const vae_real *d460 = s->arena + 1024; // [4]
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        d_param466[j] = d460[j];
    }
}

// kernel 147, train: loop over [8]
VAE_KERNEL void train_k147(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param467 = s->grad + 228; // [8] in rows of 12
    const vae_real *d454 = s->arena + 1040; // [8]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param467[j] = d454[j];
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 148, train: weight gradient over [4, 4]
VAE_KERNEL void train_k148(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t36 = s->arena + 270592; // [n, 4, 4] in rows of 6
    const vae_real *d458 = s->arena + 95232; // [n, 4, 4]
    vae_real *d_param472 = s->grad + 192; // [4, 4]
    vae_gemm_tn(4, 4, s->n * 4, t36, 6, d458, 4, d_param472, 4);
}

// attention.vae:8  gradient of attention(2)
// kernel 149, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k149(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d458 = s->arena + 95232; // [n, 4, 4]
    const vae_real *w37 = s->param + 192; // [4, 4]
    vae_real *d473 = s->arena + 6144; // [n, 4, 4] in rows of 6
    vae_gemm_nt((int)(end - begin) * 4, 4, 4, d458 + begin * 16, 4, w37, 4, d473 + begin * 24, 6);
}

// kernel 150, train: loop over rows of [4, 2]
VAE_KERNEL void train_k150(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t475 = s->arena + 6148; // [n, 4, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t475[i * 24 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 151, train: product by panels over rows of [4, 12]
VAE_KERNEL void train_k151(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d476 = s->arena + 6144; // [n, 4, 6]
    const vae_real *t35 = s->arena + 270592; // [n, 4, 6]
    const vae_real *t29 = s->arena + 238592; // [n, 4, 4] in rows of 12
    const vae_real *t30 = s->arena + 238596; // [n, 4, 4] in rows of 12
    const vae_real *t31 = s->arena + 238600; // [n, 4, 4] in rows of 12
    const vae_real *mask34 = s->arena + 298240; // [n, 4]
    vae_real *d477 = s->arena + 0; // [n, 4, 12]
    vae_real *d478 = s->arena + 9216; // [n, 1, 12]
    static const VaeAttention attention477 = {4, 4, 2, 2, false, .q_pitch = 12, .k_pitch = 12, .v_pitch = 12, .keys_pitch = 4, .queries_pitch = 4, .y_pitch = 6, .d_pitch = 6, .dq_pitch = 12, .dk_pitch = 12, .dv_pitch = 12, .row = 48};
    vae_attention_back(&attention477, (int)(end - begin), d476 + begin * 24, t35 + begin * 24, t29 + begin * 48, t30 + begin * 48, t31 + begin * 48, mask34 + begin * 4, mask34 + begin * 4, d477 + begin * 48, d477 + begin * 48 + 4, d477 + begin * 48 + 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d478[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v477 = d477[i * 48 + j * 12 + k];
                d478[i * 12 + k] += v477;
            }
        }
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 152, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k152(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param479 = s->grad + 176; // [1, 12]
    const vae_real *d478 = s->arena + 9216; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param479[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param479[j] += d478[i * 12 + j];
        }
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 153, train: weight gradient over [4, 12]
VAE_KERNEL void train_k153(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h24 = s->arena + 276736; // [n, 4, 4]
    const vae_real *d477 = s->arena + 0; // [n, 4, 12]
    vae_real *d_param481 = s->grad + 128; // [4, 12]
    vae_gemm_tn(4, 12, s->n * 4, h24, 4, d477, 12, d_param481, 12);
}

// attention.vae:8  gradient of attention(2)
// attention.vae:8  gradient of layernorm
// kernel 154, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k154(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d477 = s->arena + 0; // [n, 4, 12]
    const vae_real *w25 = s->param + 128; // [4, 12]
    vae_real *d482 = scratch; // [end - begin, 4, 4]
    vae_real *d483 = s->arena + 7168; // [n, 1, 4]
    vae_real *d486 = s->arena + 278784; // [n, 4, 4], in place of t22
    const vae_real *t8 = s->param + 96; // [4]
    const vae_real *t22 = s->arena + 278784; // [n, 4, 4]
    vae_real *d488 = s->arena + 6656; // [n, 1, 4]
    const vae_real *t13 = s->arena + 280832; // [n, 4, 4]
    vae_real *d493 = s->arena + 6144; // [n, 4, 1]
    vae_gemm_nt((int)(end - begin) * 4, 4, 12, d477 + begin * 48, 12, w25, 12, d482, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d483[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d488[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            vae_real d493_sum = 0.0f;
            VAE_SIMD_SUM(d493_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v22 = t22[i * 16 + j * 4 + k];
                const vae_real v482 = d482[(i - begin) * 16 + j * 4 + k];
                d483[i * 4 + k] += v482;
                const vae_real v486 = v482 * t8[k];
                d486[i * 16 + j * 4 + k] = v486;
                d488[i * 4 + k] += v482 * v22;
                d493_sum += v486 * t13[i * 16 + j * 4 + k];
            }
            d493[i * 4 + j] = d493_sum;
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 155, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k155(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param484 = s->grad + 112; // [1, 4]
    const vae_real *d483 = s->arena + 7168; // [n, 1, 4]
    vae_real *d_param489 = s->grad + 96; // [1, 4]
    const vae_real *d488 = s->arena + 6656; // [n, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param484[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d_param489[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param484[j] += d483[i * 4 + j];
            d_param489[j] += d488[i * 4 + j];
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 156, train: loop over rows of [4, 1]
VAE_KERNEL void train_k156(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d493 = s->arena + 6144; // [n, 4, 1]
    const vae_real *t20 = s->arena + 299264; // [n, 4, 1]
    const vae_real *t21 = s->arena + 298752; // [n, 4, 1]
    vae_real *d499 = s->arena + 6144; // [n, 4, 1], in place of d493
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v493 = d493[i * 4 + j];
            const vae_real v498 = -(0.5f * (v493 / t20[i * 4 + j] * t21[i * 4 + j])) / t20[i * 4 + j];
            d499[i * 4 + j] = 0.25f * v498;
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 157, train: loop over rows of [4, 4]
VAE_KERNEL void train_k157(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d486 = s->arena + 278784; // [n, 4, 4]
    const vae_real *t21 = s->arena + 298752; // [n, 4, 1]
    const vae_real *d499 = s->arena + 6144; // [n, 4, 1]
    const vae_real *t13 = s->arena + 280832; // [n, 4, 4]
    vae_real *d505 = s->arena + 278784; // [n, 4, 4], in place of d486
    const vae_real *d458 = s->arena + 95232; // [n, 4, 4]
    vae_real *d506 = s->arena + 0; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real d506_sum = 0.0f;
            VAE_SIMD_SUM(d506_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v486 = d486[i * 16 + j * 4 + k];
                const vae_real v503 = v486 * t21[i * 4 + j] + 2.0f * d499[i * 4 + j] * t13[i * 16 + j * 4 + k];
                d505[i * 16 + j * 4 + k] = d458[i * 16 + j * 4 + k] + v503;
                d506_sum += -v503;
            }
            d506[i * 4 + j] = d506_sum;
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 158, train: loop over rows of [4, 1]
VAE_KERNEL void train_k158(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// attention.vae:8  gradient of layernorm
// kernel 159, train: loop over rows of [4, 4]
VAE_KERNEL void train_k159(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d508 = s->arena + 278784; // [n, 4, 4], in place of d505
    const vae_real *d505 = s->arena + 278784; // [n, 4, 4]
    const vae_real *d507 = s->arena + 0; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v505 = d505[i * 16 + j * 4 + k];
                d508[i * 16 + j * 4 + k] = v505 + d507[i * 4 + j];
            }
        }
    }
}

// attention.vae:8  gradient of positions
// kernel 160, train: sum over the batch over rows of [4, 4]
VAE_KERNEL void train_k160(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param509 = s->grad + 80; // [4, 4]
    const vae_real *d508 = s->arena + 278784; // [n, 4, 4]
    for (size_t j = 0; j < 16; j++) {
        d_param509[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d_param509[j] += d508[i * 16 + j];
        }
    }
}

// attention.vae:8  gradient of embed(4)
// kernel 161, train: weight gradient over [7, 4]
VAE_KERNEL void train_k161(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    const vae_real *d508 = s->arena + 278784; // [n, 4, 4]
    vae_real *d_param510 = s->grad + 48; // [7, 4]
    vae_lookup_w((size_t)s->n * 1, 4, 4, x1, 4, d508, 4, d_param510, 0, 7);
}

// attention.vae:9  gradient of embed(4)
// kernel 162, train: weight gradient over [9, 4]
VAE_KERNEL void train_k162(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *d464 = s->arena + 15360; // [n, 6, 4]
    vae_real *d_param511 = s->grad + 0; // [9, 4]
    vae_lookup_w((size_t)s->n * 1, 6, 4, x0, 6, d464, 4, d_param511, 0, 9);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {273664, 24}, // h3
    {299776, 4}, // x1
    {295936, 6}, // x0
};
static const VaeShown train_u0_shown = {3, train_u0_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u1_rows[] = {
    {276736, 16}, // h24
};
static const VaeShown train_u1_shown = {1, train_u1_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u6_rows[] = {
    {292608, 12}, // t123
};
static const VaeShown train_u6_shown = {1, train_u6_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    train_k47(s, tile, scratch);
}

static const VaeShown train_u2_shown = {0, NULL};

static const VaeShown train_k23_shown = {0, NULL};

static const VaeShown train_k12_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {249344, 32}, // t185
    {28544, 1}, // t112
    {297728, 4}, // t84
    {257536, 30}, // t74
    {264448, 24}, // h61
    {244736, 36}, // t56
    {282880, 16}, // h41
    {270592, 24}, // t35
};
static const VaeShown train_u3_shown = {8, train_u3_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k50(s, tile, scratch);
    train_k51(s, tile, scratch);
    train_k52(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u7_rows[] = {
    {125952, 96}, // h210
    {92160, 144}, // t204
    {150528, 96}, // h183
    {110592, 120}, // t163
    {187392, 96}, // h145
};
static const VaeShown train_u7_shown = {5, train_u7_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k53(s, tile, scratch);
    train_k54(s, tile, scratch);
    train_k55(s, tile, scratch);
    train_k56(s, tile, scratch);
}

static const VaeShown train_u8_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k57(s, tile, scratch);
    train_k58(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k62(s, tile, scratch);
    train_k63(s, tile, scratch);
    train_k64(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u9_rows[] = {
    {73728, 18}, // d269
    {13824, 108}, // d268
    {28288, 1}, // t250
    {28160, 1}, // t244
};
static const VaeShown train_u9_shown = {4, train_u9_rows};

// One thread does all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k59(s, tile, scratch);
    train_k60(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    train_k67(s, tile, scratch);
    train_k70(s, tile, scratch);
    train_k71(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u13_rows[] = {
    {0, 16}, // d274
    {125952, 96}, // d273
};
static const VaeShown train_u13_shown = {2, train_u13_rows};

static const VaeShown train_k72_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k74_rows[] = {
    {73728, 128}, // t287
};
static const VaeShown train_k74_shown = {1, train_k74_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k73_rows[] = {
    {90112, 96}, // t284
};
static const VaeShown train_k73_shown = {1, train_k73_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k81_rows[] = {
    {4096, 16}, // d302
};
static const VaeShown train_k81_shown = {1, train_k81_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k75_rows[] = {
    {0, 16}, // d296
    {2048, 16}, // d291
};
static const VaeShown train_k75_shown = {2, train_k75_rows};

// One thread does all of these.
VAE_KERNEL void train_u25(const VaeState *s, int tile, vae_real *scratch) {
    train_k82(s, tile, scratch);
    train_k85(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u27(const VaeState *s, int tile, vae_real *scratch) {
    train_k84(s, tile, scratch);
    train_k90(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u27_rows[] = {
    {4096, 16}, // d319
    {6144, 16}, // d314
};
static const VaeShown train_u27_shown = {2, train_u27_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u22(const VaeState *s, int tile, vae_real *scratch) {
    train_k78(s, tile, scratch);
    train_k80(s, tile, scratch);
}

static const VaeShown train_u22_shown = {0, NULL};

// One thread does all of these.
VAE_KERNEL void train_u28(const VaeState *s, int tile, vae_real *scratch) {
    train_k86(s, tile, scratch);
    train_k87(s, tile, scratch);
}

static const VaeShown train_k88_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u31(const VaeState *s, int tile, vae_real *scratch) {
    train_k91(s, tile, scratch);
    train_k92(s, tile, scratch);
    train_k93(s, tile, scratch);
    train_k96(s, tile, scratch);
    train_k97(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u31_rows[] = {
    {0, 16}, // d340
    {162816, 96}, // d339
};
static const VaeShown train_u31_shown = {2, train_u31_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k98_rows[] = {
    {89088, 48}, // d349
    {0, 288}, // d348
};
static const VaeShown train_k98_shown = {2, train_k98_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u37(const VaeState *s, int tile, vae_real *scratch) {
    train_k101(s, tile, scratch);
    train_k103(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u37_rows[] = {
    {36864, 16}, // d359
    {38912, 16}, // d354
};
static const VaeShown train_u37_shown = {2, train_u37_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u39(const VaeState *s, int tile, vae_real *scratch) {
    train_k104(s, tile, scratch);
    train_k105(s, tile, scratch);
    train_k106(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u39_rows[] = {
    {199680, 96}, // d379
};
static const VaeShown train_u39_shown = {1, train_u39_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u41(const VaeState *s, int tile, vae_real *scratch) {
    train_k108(s, tile, scratch);
    train_k110(s, tile, scratch);
    train_k111(s, tile, scratch);
    train_k112(s, tile, scratch);
    train_k114(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u41_rows[] = {
    {0, 4}, // d400
};
static const VaeShown train_u41_shown = {1, train_u41_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u44(const VaeState *s, int tile, vae_real *scratch) {
    train_k115(s, tile, scratch);
    train_k118(s, tile, scratch);
    train_k119(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u44_rows[] = {
    {3072, 4}, // d409
    {0, 24}, // d408
};
static const VaeShown train_u44_shown = {2, train_u44_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k120_rows[] = {
    {0, 72}, // d417
};
static const VaeShown train_k120_shown = {1, train_k120_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u48(const VaeState *s, int tile, vae_real *scratch) {
    train_k121(s, tile, scratch);
    train_k122(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u48_rows[] = {
    {18432, 4}, // d429
    {15360, 8}, // d424
    {9216, 48}, // d421
};
static const VaeShown train_u48_shown = {3, train_u48_rows};

static const VaeShown train_k125_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k128_rows[] = {
    {9216, 4}, // d438
    {11776, 24}, // d433
};
static const VaeShown train_k128_shown = {2, train_k128_rows};

// One thread does all of these.
VAE_KERNEL void train_u52(const VaeState *s, int tile, vae_real *scratch) {
    train_k126(s, tile, scratch);
    train_k129(s, tile, scratch);
    train_k130(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u57(const VaeState *s, int tile, vae_real *scratch) {
    train_k133(s, tile, scratch);
    train_k134(s, tile, scratch);
    train_k135(s, tile, scratch);
}

static const VaeShown train_u57_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u58(const VaeState *s, int tile, vae_real *scratch) {
    train_k136(s, tile, scratch);
    train_k145(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u58_rows[] = {
    {15360, 24}, // d464
    {11264, 24}, // t448
};
static const VaeShown train_u58_shown = {2, train_u58_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k137_rows[] = {
    {7168, 32}, // t451
};
static const VaeShown train_k137_shown = {1, train_k137_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k138_rows[] = {
    {0, 8}, // d453
};
static const VaeShown train_k138_shown = {1, train_k138_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k141_rows[] = {
    {0, 4}, // d469
    {95232, 16}, // d458
};
static const VaeShown train_k141_shown = {2, train_k141_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k142_rows[] = {
    {512, 4}, // d459
};
static const VaeShown train_k142_shown = {1, train_k142_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u68(const VaeState *s, int tile, vae_real *scratch) {
    train_k149(s, tile, scratch);
    train_k150(s, tile, scratch);
}

static const VaeShown train_u68_shown = {0, NULL};

// One thread does all of these.
VAE_KERNEL void train_u65(const VaeState *s, int tile, vae_real *scratch) {
    train_k143(s, tile, scratch);
    train_k146(s, tile, scratch);
    train_k147(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k151_rows[] = {
    {9216, 12}, // d478
    {0, 48}, // d477
};
static const VaeShown train_k151_shown = {2, train_k151_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u72(const VaeState *s, int tile, vae_real *scratch) {
    train_k154(s, tile, scratch);
    train_k156(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u72_rows[] = {
    {6656, 4}, // d488
    {7168, 4}, // d483
};
static const VaeShown train_u72_shown = {2, train_u72_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u74(const VaeState *s, int tile, vae_real *scratch) {
    train_k157(s, tile, scratch);
    train_k158(s, tile, scratch);
    train_k159(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u74_rows[] = {
    {278784, 16}, // d508
};
static const VaeShown train_u74_shown = {1, train_u74_rows};

// Every member of the team calls this; vae_run shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_u1, panels, {.shown = &train_u1_shown}},
        {train_u6, panels, {.shown = &train_u6_shown}},
        {train_u2, panels, {.shown = &train_u2_shown}},
        {train_k23, panels, {.shown = &train_k23_shown}},
        {train_k12, panels, {.shown = &train_k12_shown}}}, 6);
    vae_run(me, s, (VaeWork[]){{train_u3, panels, {.shown = &train_u3_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u7, panels, {.shown = &train_u7_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u8, panels, {.shown = &train_u8_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u9, panels, {.shown = &train_u9_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k66, 1, {.weights = true}},
        {train_k65, 1, {0}},
        {train_u10, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_u13, panels, {.shown = &train_u13_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k69, 1, {.weights = true, .first = 1088, .each = 128, .end = 1152}},
        {train_k68, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k72, panels, {.shown = &train_k72_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k74, panels, {.shown = &train_k74_shown}},
        {train_k73, panels, {.shown = &train_k73_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k83, 1, {.weights = true, .first = 960, .each = 128, .end = 1024}},
        {train_k77, 1, {.weights = true}},
        {train_k79, 1, {.weights = true}},
        {train_k81, panels, {.shown = &train_k81_shown}},
        {train_k75, panels, {.shown = &train_k75_shown}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_u25, 1, {0}},
        {train_k76, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u27, panels, {.shown = &train_u27_shown}},
        {train_u22, panels, {.shown = &train_u22_shown}},
        {train_u28, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k88, panels, {.shown = &train_k88_shown}},
        {train_k89, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u31, panels, {.shown = &train_u31_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k95, 1, {.weights = true, .first = 816, .each = 128, .end = 880}},
        {train_k94, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k98, panels, {.shown = &train_k98_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k100, 1, {.weights = true}},
        {train_u37, panels, {.shown = &train_u37_shown}},
        {train_k99, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u39, panels, {.shown = &train_u39_shown}},
        {train_k102, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k107, 1, {0}},
        {train_u41, panels, {.shown = &train_u41_shown}},
        {train_k109, 1, {.weights = true}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k113, 2, {.weights = true, .first = 416, .each = 64, .end = 432}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u44, panels, {.shown = &train_u44_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k117, 1, {.weights = true, .first = 384, .each = 64, .end = 400}},
        {train_k116, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k120, panels, {.shown = &train_k120_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u48, panels, {.shown = &train_u48_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k124, 1, {.weights = true}},
        {train_k123, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k125, panels, {.shown = &train_k125_shown}},
        {train_k127, 1, {.weights = true}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k128, panels, {.shown = &train_k128_shown}},
        {train_u52, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k132, 1, {.weights = true, .first = 288, .each = 64, .end = 304}},
        {train_k131, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u57, panels, {.shown = &train_u57_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u58, panels, {.shown = &train_u58_shown}},
        {train_k137, panels, {.shown = &train_k137_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k140, 1, {.weights = true}},
        {train_k138, panels, {.shown = &train_k138_shown}},
        {train_k162, 1, {.weights = true}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k144, 1, {.weights = true}},
        {train_k139, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k141, panels, {.shown = &train_k141_shown}},
        {train_k142, panels, {.shown = &train_k142_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k148, 1, {.weights = true, .first = 192, .each = 64, .end = 208}},
        {train_u68, panels, {.shown = &train_u68_shown}},
        {train_u65, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k151, panels, {.shown = &train_k151_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k153, 1, {.weights = true}},
        {train_u72, panels, {.shown = &train_u72_shown}},
        {train_k152, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u74, panels, {.shown = &train_u74_shown}},
        {train_k155, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k160, 1, {0}},
        {train_k161, 1, {.weights = true}}}, 2);
}

// attention.vae:9  embed(4)
// kernel 0, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 35840, s->param + 0, s->arena + 13056);
}

// attention.vae:8  embed(4)
// attention.vae:8  positions
// attention.vae:8  layernorm
// kernel 1, eval: product by panels over rows of [4, 4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 36608, s->param + 48, s->arena + 32256,
        s->param + 80, s->arena + 512);
}

// attention.vae:8  layernorm
// kernel 2, eval: loop over rows of [4, 1]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 512, s->arena + 512);
}

// attention.vae:8  layernorm
// kernel 3, eval: loop over rows of [4, 4]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 6144, s->arena + 32256, s->arena + 512, s->arena + 0);
}

// attention.vae:8  layernorm
// kernel 4, eval: loop over rows of [4, 1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 0; // [n, 4, 1]
    vae_real *t21 = s->arena + 0; // [n, 4, 1], in place of t15
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v15 = t15[i * 4 + j];
            t21[i * 4 + j] = 1.0f / vae_sqrt(0.25f * v15 + 1e-05f);
        }
    }
}

// attention.vae:8  layernorm
// kernel 5, eval: loop over rows of [4, 4]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t13 = s->arena + 6144; // [n, 4, 4]
    const vae_real *t21 = s->arena + 0; // [n, 4, 1]
    const vae_real *t8 = s->param + 96; // [4]
    vae_real *h24 = s->arena + 6144; // [n, 4, 4], in place of t13
    const vae_real *t9 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v13 = t13[i * 16 + j * 4 + k];
                h24[i * 16 + j * 4 + k] = v13 * t21[i * 4 + j] * t8[k] + t9[k];
            }
        }
    }
}

// attention.vae:8  attention(2)
// kernel 6, eval: product by panels over rows of [4, 12]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 6144, s->param + 128, s->arena + 0, s->param + 176);
}

// attention.vae:5  attention(2)
// kernel 7, eval: loop over rows of [4]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 36608; // [n, 4]
    vae_real *mask34 = s->arena + 36608; // [n, 4], in place of x1
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v1 = x1[i * 4 + j];
            mask34[i * 4 + j] = vae_step(v1 - 0.5f);
        }
    }
}

// attention.vae:8  attention(2)
// kernel 8, eval: product by panels over rows of [4, 6]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 4, s->arena + 8, s->arena + 36608,
        s->arena + 6144);
}

// attention.vae:8  attention(2)
// kernel 9, eval: product by panels over rows of [4, 4]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 6144, s->param + 192, s->param + 208,
        s->arena + 32256, s->arena + 32256);
}

// kernel 10, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 13056, s->param + 240, s->arena + 8704,
        s->param + 224);
}

// kernel 11, eval: product by panels over rows of [4, 8]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 32256, s->param + 244, s->arena + 4608,
        s->param + 228);
}

// attention.vae:9  pool(mean)
// kernel 12, eval: loop over rows of [6]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35840; // [n, 6]
    vae_real *mask55 = s->arena + 16128; // [n, 6]
    vae_real *t83 = s->arena + 17152; // [n, 1, 1]
    vae_real *t207 = s->arena + 34304; // [n, 6, 1]
    vae_real *t220 = s->arena + 37376; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        vae_real t220_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum, t220_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v55 = vae_step(x0[i * 6 + j] - 0.5f);
            mask55[i * 6 + j] = v55;
            t83_sum += v55;
            t207[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
            t220_sum += v55;
        }
        t83[i] = t83_sum;
        t220[i] = t220_sum;
    }
}

// kernel 13, eval: product by panels over rows of [6, 6]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 8704, s->arena + 4608, s->arena + 4612,
        s->arena + 36608, s->arena + 16128, s->arena + 0);
}

// kernel 14, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 0, s->param + 288, s->arena + 9984, s->param + 304);
}

// attention.vae:9  attention(1, over=words)
// kernel 15, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h61 = s->arena + 9984; // [n, 6, 4]
    const vae_real *t66 = s->param + 336; // [4, 4] in rows of 12
    vae_real *t67 = scratch; // [end - begin, 6, 4]
    vae_real *t68 = s->arena + 9984; // [n, 6, 4], in place of h61
    const vae_real *t63 = s->param + 320; // [4] in rows of 12
    vae_gemm_nn((int)(end - begin) * 6, 4, 4, h61 + begin * 24, 4, t66, 12, t67, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v67 = t67[(i - begin) * 24 + j * 4 + k];
                t68[i * 24 + j * 4 + k] = v67 + t63[k];
            }
        }
    }
}

// attention.vae:9  attention(1, over=words)
// kernel 16, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 13056, s->param + 340, s->arena + 0, s->param + 324);
}

// attention.vae:9  attention(1, over=words)
// kernel 17, eval: product by panels over rows of [6, 5]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 9984, s->arena + 0, s->arena + 4, s->arena + 16128,
        s->arena + 6144);
}

// attention.vae:9  attention(1, over=words)
// attention.vae:9  pool(mean)
// kernel 18, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 6144, s->param + 384, s->param + 400,
        s->arena + 16128, s->arena + 0);
}

// attention.vae:9  pool(mean)
// kernel 19, eval: loop over rows of [1, 4]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t84 = s->arena + 0; // [n, 1, 4], in place of t82
    const vae_real *t82 = s->arena + 0; // [n, 1, 4]
    const vae_real *t83 = s->arena + 17152; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v82 = t82[i * 4 + j];
            t84[i * 4 + j] = v82 / t83[i];
        }
    }
}

// attention.vae:6  posterior heads (added by the compiler)
// kernel 20, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h85 = s->arena + 0; // [n, 4]
    const vae_real *w86 = s->param + 416; // [4, 4]
    vae_real *t88 = scratch; // [end - begin, 4]
    vae_real *heads89 = s->arena + 0; // [n, 4], in place of t84
    const vae_real *b87 = s->param + 432; // [4]
    vae_gemm_nn((int)(end - begin), 4, 4, h85 + begin * 4, 4, w86, 4, t88, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v88 = t88[(i - begin) * 4 + j];
            heads89[i * 4 + j] = v88 + b87[j];
        }
    }
}

// attention.vae:6  sampling and KL
// kernel 21, eval: loop over rows of [2]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar91 = s->arena + 2; // [n, 2] in rows of 4
    const vae_real *eps92 = s->arena + 16896; // [n, 2]
    vae_real *z96 = s->arena + 16896; // [n, 2], in place of eps92
    const vae_real *mean90 = s->arena + 0; // [n, 2] in rows of 4
    vae_real *t110 = s->arena + 37120; // [n, 2]
    vae_real *t111 = s->arena + 37632; // [n, 1]
    vae_real *t114 = s->arena + 37504; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t111_sum = 0.0f;
        vae_real t114_sum = 0.0f;
        VAE_SIMD_SUM(t111_sum, t114_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v92 = eps92[i * 2 + j];
            const vae_real v96 = mean90[i * 4 + j] + vae_exp(0.5f * logvar91[i * 4 + j]) * v92;
            z96[i * 2 + j] = v96;
            const vae_real v107 = mean90[i * 4 + j] * mean90[i * 4 + j] + vae_exp(logvar91[i * 4 + j]);
            const vae_real v110 = 0.5f * (v107 - 1.0f - logvar91[i * 4 + j]);
            t110[i * 2 + j] = v110;
            t111_sum += v110;
            const vae_real v112 = v96 * v96 + 1.83787707f - (v92 * v92 + logvar91[i * 4 + j] + 1.83787707f);
            t114_sum += (-0.5f) * v112;
        }
        t111[i] = t111_sum;
        t114[i] = t114_sum;
    }
}

// kernel 22, eval: loop over rows of [1]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t115 = s->arena + 35072; // [n, 1] in rows of 6
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t115[i * 6] = 1.0f;
    }
}

// kernel 23, eval: loop over rows of [5]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k25(s, tile, scratch, s->arena + 35073, s->arena + 35840);
}

// attention.vae:11  embed(6)
// kernel 24, eval: product by panels over rows of [6, 6]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before118 = s->arena + 35072; // [n, 6]
    const vae_real *w119 = s->param + 448; // [9, 6]
    vae_real *h120 = s->arena + 26112; // [n, 6, 6] in rows of 8
    vae_lookup(end - begin, 6, 6, before118 + begin * 6, 6, w119, 6, h120 + begin * 48, 8);
}

// attention.vae:11  concat(z)
// kernel 25, eval: loop over rows of [6, 2]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t121 = s->arena + 26118; // [n, 6, 2] in rows of 8
    const vae_real *z96 = s->arena + 16896; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t121[i * 48 + j * 8 + k] = z96[i * 2 + k];
            }
        }
    }
}

// attention.vae:11  positions
// attention.vae:12  layernorm
// kernel 26, eval: loop over rows of [6, 8]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *h124 = s->arena + 26112; // [n, 6, 8], in place of h120
    const vae_real *h122 = s->arena + 26112; // [n, 6, 8]
    const vae_real *w123 = s->param + 512; // [6, 8]
    vae_real *t127 = s->arena + 768; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t127_sum = 0.0f;
            VAE_SIMD_SUM(t127_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v122 = h122[i * 48 + j * 8 + k];
                const vae_real v124 = v122 + w123[j * 8 + k];
                h124[i * 48 + j * 8 + k] = v124;
                t127_sum += v124;
            }
            t127[i * 6 + j] = t127_sum;
        }
    }
}

// What kernel 27 of eval and 3 others do, each with buffers of its own:
//   t129: [n, 6, 1]
//   t127: [n, 6, 1]
VAE_SHARED void like_eval_k27(const VaeState *s, int tile, vae_real *scratch, vae_real *t129,
    const vae_real *t127) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v127 = t127[i * 6 + j];
            t129[i * 6 + j] = 0.125f * v127;
        }
    }
}

// attention.vae:12  layernorm
// kernel 27, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k27(s, tile, scratch, s->arena + 768, s->arena + 768);
}

// attention.vae:12  layernorm
// kernel 28, eval: loop over rows of [6, 8]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t130 = s->arena + 18432; // [n, 6, 8]
    const vae_real *h124 = s->arena + 26112; // [n, 6, 8]
    const vae_real *t129 = s->arena + 768; // [n, 6, 1]
    vae_real *t132 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t132_sum = 0.0f;
            VAE_SIMD_SUM(t132_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v130 = h124[i * 48 + j * 8 + k] - t129[i * 6 + j];
                t130[i * 48 + j * 8 + k] = v130;
                t132_sum += v130 * v130;
            }
            t132[i * 6 + j] = t132_sum;
        }
    }
}

// What kernel 29 of eval and 3 others do, each with buffers of its own:
//   t132: [n, 6, 1]
//   t136: [n, 6, 1]
VAE_SHARED void like_eval_k29(const VaeState *s, int tile, vae_real *scratch, const vae_real *t132,
    vae_real *t136) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v132 = t132[i * 6 + j];
            t136[i * 6 + j] = 1.0f / vae_sqrt(0.125f * v132 + 1e-05f);
        }
    }
}

// attention.vae:12  layernorm
// kernel 29, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k29(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k29(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// What kernel 30 of eval and 3 others do, each with buffers of its own:
//   t130: [n, 6, 8]
//   t136: [n, 6, 1]
//   t125: [8]
//   h139: [n, 6, 8]
//   t126: [8]
VAE_SHARED void like_eval_k30(const VaeState *s, int tile, vae_real *scratch, const vae_real *t130,
    const vae_real *t136, const vae_real *t125, vae_real *h139, const vae_real *t126) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v130 = t130[i * 48 + j * 8 + k];
                h139[i * 48 + j * 8 + k] = v130 * t136[i * 6 + j] * t125[k] + t126[k];
            }
        }
    }
}

// attention.vae:12  layernorm
// kernel 30, eval: loop over rows of [6, 8]
VAE_KERNEL void eval_k30(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k30(s, tile, scratch, s->arena + 18432, s->arena + 0, s->param + 560,
        s->arena + 18432, s->param + 576);
}

// attention.vae:12  attention(2, causal=true)
// kernel 31, eval: product by panels over rows of [6, 24]
VAE_KERNEL void eval_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h139 = s->arena + 18432; // [n, 6, 8]
    const vae_real *w140 = s->param + 592; // [8, 24]
    vae_real *t143 = s->arena + 0; // [n, 6, 24]
    const vae_real *b141 = s->param + 784; // [24]
    vae_gemm_nn((int)(end - begin) * 6, 24, 8, h139 + begin * 48, 8, w140, 24, t143 + begin * 144, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v142 = t143[i * 144 + j * 24 + k];
                t143[i * 144 + j * 24 + k] = v142 + b141[k];
            }
        }
    }
}

// attention.vae:4  attention(2, causal=true)
// kernel 32, eval: loop over rows of [6]
VAE_KERNEL void eval_k32(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->arena + 35072, s->arena + 35072);
}

// attention.vae:12  attention(2, causal=true)
// kernel 33, eval: product by panels over rows of [6, 10]
VAE_KERNEL void eval_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t144 = s->arena + 0; // [n, 6, 8] in rows of 24
    const vae_real *t145 = s->arena + 8; // [n, 6, 8] in rows of 24
    const vae_real *t146 = s->arena + 16; // [n, 6, 8] in rows of 24
    const vae_real *mask153 = s->arena + 35072; // [n, 6]
    vae_real *t154 = s->arena + 18432; // [n, 6, 10]
    static const VaeAttention attention154 = {6, 6, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 10};
    vae_attention(&attention154, (int)(end - begin), t144 + begin * 144, t145 + begin * 144, t146 + begin * 144, mask153 + begin * 6, mask153 + begin * 6, t154 + begin * 60);
}

// attention.vae:12  attention(2, causal=true)
// attention.vae:13  layernorm
// kernel 34, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k34(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t155 = s->arena + 18432; // [n, 6, 8] in rows of 10
    const vae_real *w156 = s->param + 816; // [8, 8]
    vae_real *t158 = scratch; // [end - begin, 6, 8]
    const vae_real *b157 = s->param + 880; // [8]
    vae_real *h160 = s->arena + 26112; // [n, 6, 8], in place of h124
    const vae_real *h124 = s->arena + 26112; // [n, 6, 8]
    vae_real *t163 = s->arena + 768; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, t155 + begin * 60, 10, w156, 8, t158, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t163_sum = 0.0f;
            VAE_SIMD_SUM(t163_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v124 = h124[i * 48 + j * 8 + k];
                const vae_real v158 = t158[(i - begin) * 48 + j * 8 + k];
                const vae_real v160 = v124 + (v158 + b157[k]);
                h160[i * 48 + j * 8 + k] = v160;
                t163_sum += v160;
            }
            t163[i * 6 + j] = t163_sum;
        }
    }
}

// attention.vae:13  layernorm
// kernel 35, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k35(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k27(s, tile, scratch, s->arena + 768, s->arena + 768);
}

// attention.vae:13  layernorm
// kernel 36, eval: loop over rows of [6, 8]
VAE_KERNEL void eval_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t165 = s->arena + 9216; // [n, 6, 8]
    const vae_real *h160 = s->arena + 26112; // [n, 6, 8]
    const vae_real *t164 = s->arena + 768; // [n, 6, 1]
    vae_real *t167 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t167_sum = 0.0f;
            VAE_SIMD_SUM(t167_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v165 = h160[i * 48 + j * 8 + k] - t164[i * 6 + j];
                t165[i * 48 + j * 8 + k] = v165;
                t167_sum += v165 * v165;
            }
            t167[i * 6 + j] = t167_sum;
        }
    }
}

// attention.vae:13  layernorm
// kernel 37, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k37(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k29(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// attention.vae:13  layernorm
// kernel 38, eval: loop over rows of [6, 8]
VAE_KERNEL void eval_k38(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k30(s, tile, scratch, s->arena + 9216, s->arena + 0, s->param + 896, s->arena + 9216,
        s->param + 912);
}

// attention.vae:13  attention(4, over=told)
// kernel 39, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k39(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h174 = s->arena + 9216; // [n, 6, 8]
    const vae_real *w178 = s->param + 960; // [8, 8]
    vae_real *t179 = scratch; // [end - begin, 6, 8]
    vae_real *t180 = s->arena + 9216; // [n, 6, 8], in place of h174
    const vae_real *t176 = s->param + 928; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, h174 + begin * 48, 8, w178, 8, t179, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v179 = t179[(i - begin) * 48 + j * 8 + k];
                t180[i * 48 + j * 8 + k] = v179 + t176[k];
            }
        }
    }
}

// What kernel 40 of eval and 3 others do, each with buffers of its own:
//   h41: [n, 4, 4]
//   w182: [4, 8]
//   t184: [n, 4, 8]
//   t181: [8] in rows of 24
VAE_SHARED void like_eval_k40(const VaeState *s, int tile, vae_real *scratch, const vae_real *h41,
    const vae_real *w182, vae_real *t184, const vae_real *t181) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 4, 8, 4, h41 + begin * 16, 4, w182, 8, t184 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v183 = t184[i * 32 + j * 8 + k];
                t184[i * 32 + j * 8 + k] = v183 + t181[k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 40, eval: product by panels over rows of [4, 8]
VAE_KERNEL void eval_k40(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k40(s, tile, scratch, s->arena + 32256, s->param + 1024, s->arena + 19456,
        s->param + 936);
}

// attention.vae:13  attention(4, over=told)
// kernel 41, eval: product by panels over rows of [4, 8]
VAE_KERNEL void eval_k41(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k40(s, tile, scratch, s->arena + 32256, s->param + 1056, s->arena + 15360,
        s->param + 944);
}

// attention.vae:13  attention(4, over=told)
// kernel 42, eval: product by panels over rows of [6, 12]
VAE_KERNEL void eval_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t180 = s->arena + 9216; // [n, 6, 8]
    const vae_real *t184 = s->arena + 19456; // [n, 4, 8]
    const vae_real *t188 = s->arena + 15360; // [n, 4, 8]
    const vae_real *mask34 = s->arena + 36608; // [n, 4]
    const vae_real *mask153 = s->arena + 35072; // [n, 6]
    vae_real *t189 = s->arena + 0; // [n, 6, 12]
    static const VaeAttention attention189 = {6, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 12};
    vae_attention(&attention189, (int)(end - begin), t180 + begin * 48, t184 + begin * 32, t188 + begin * 32, mask34 + begin * 4, mask153 + begin * 6, t189 + begin * 72);
}

// attention.vae:13  attention(4, over=told)
// kernel 43, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k43(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t190 = s->arena + 0; // [n, 6, 8] in rows of 12
    const vae_real *w191 = s->param + 1088; // [8, 8]
    vae_real *t193 = scratch; // [end - begin, 6, 8]
    const vae_real *b192 = s->param + 1152; // [8]
    vae_real *h195 = s->arena + 26112; // [n, 6, 8], in place of h160
    const vae_real *h160 = s->arena + 26112; // [n, 6, 8]
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, t190 + begin * 72, 12, w191, 8, t193, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v160 = h160[i * 48 + j * 8 + k];
                const vae_real v193 = t193[(i - begin) * 48 + j * 8 + k];
                h195[i * 48 + j * 8 + k] = v160 + (v193 + b192[k]);
            }
        }
    }
}

// attention.vae:14  dense(9)
// attention.vae:17  likelihood = categorical
// kernel 44, eval: product by panels over rows of [6, 9]
VAE_KERNEL void eval_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h195 = s->arena + 26112; // [n, 6, 8]
    const vae_real *w196 = s->param + 1168; // [8, 9]
    vae_real *p199 = s->arena + 0; // [n, 6, 9]
    const vae_real *b197 = s->param + 1248; // [9]
    vae_real *t209 = s->arena + 7680; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 9, 8, h195 + begin * 48, 8, w196, 9, p199 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t209_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v198 = p199[i * 54 + j * 9 + k];
                const vae_real v199 = v198 + b197[k];
                p199[i * 54 + j * 9 + k] = v199;
                t209_sum = vae_max(t209_sum, v199);
            }
            t209[i * 6 + j] = t209_sum;
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 45, eval: loop over rows of [6, 9]
VAE_KERNEL void eval_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t210 = s->arena + 0; // [n, 6, 9], in place of p199
    const vae_real *p199 = s->arena + 0; // [n, 6, 9]
    const vae_real *t209 = s->arena + 7680; // [n, 6, 1]
    vae_real *t212 = s->arena + 6912; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t212_sum = 0.0f;
            VAE_SIMD_SUM(t212_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v199 = p199[i * 54 + j * 9 + k];
                const vae_real v210 = v199 - t209[i * 6 + j];
                t210[i * 54 + j * 9 + k] = v210;
                t212_sum += vae_exp(v210);
            }
            t212[i * 6 + j] = t212_sum;
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 46, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t213 = s->arena + 6912; // [n, 6, 1], in place of t212
    const vae_real *t212 = s->arena + 6912; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v212 = t212[i * 6 + j];
            t213[i * 6 + j] = vae_log(v212);
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 47, eval: loop over rows of [6, 9]
VAE_KERNEL void eval_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35840; // [n, 6, 1]
    const vae_real *t207 = s->arena + 34304; // [n, 6, 1]
    const vae_real *t210 = s->arena + 0; // [n, 6, 9]
    const vae_real *t213 = s->arena + 6912; // [n, 6, 1]
    vae_real *t217 = s->arena + 7680; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t217_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t217_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v201 = (vae_real)(k);
                const vae_real v208 = vae_step(0.5f - vae_abs(x0[i * 6 + j] - v201)) * t207[i * 6 + j];
                t217_sum += -(v208 * (t210[i * 54 + j * 9 + k] - t213[i * 6 + j]));
            }
        }
        t217[i] = t217_sum;
    }
}

// kernel 48, eval: loop over rows of [1]
VAE_KERNEL void eval_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t219 = s->arena + 37504; // [n, 1], in place of t114
    const vae_real *t114 = s->arena + 37504; // [n, 1]
    const vae_real *t217 = s->arena + 7680; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v114 = t114[i];
        t219[i] = v114 - t217[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    eval_k1(s, tile, scratch);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u11(const VaeState *s, int tile, vae_real *scratch) {
    eval_k22(s, tile, scratch);
    eval_k23(s, tile, scratch);
    eval_k24(s, tile, scratch);
    eval_k32(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u10(const VaeState *s, int tile, vae_real *scratch) {
    eval_k18(s, tile, scratch);
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
    eval_k21(s, tile, scratch);
    eval_k25(s, tile, scratch);
    eval_k26(s, tile, scratch);
    eval_k27(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u12(const VaeState *s, int tile, vae_real *scratch) {
    eval_k28(s, tile, scratch);
    eval_k29(s, tile, scratch);
    eval_k30(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u15(const VaeState *s, int tile, vae_real *scratch) {
    eval_k34(s, tile, scratch);
    eval_k35(s, tile, scratch);
    eval_k36(s, tile, scratch);
    eval_k37(s, tile, scratch);
    eval_k38(s, tile, scratch);
    eval_k39(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u18(const VaeState *s, int tile, vae_real *scratch) {
    eval_k42(s, tile, scratch);
    eval_k43(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u19(const VaeState *s, int tile, vae_real *scratch) {
    eval_k44(s, tile, scratch);
    eval_k45(s, tile, scratch);
    eval_k46(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u20(const VaeState *s, int tile, vae_real *scratch) {
    eval_k47(s, tile, scratch);
    eval_k48(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u1, panels, {0}},
        {eval_u11, panels, {0}},
        {eval_k0, panels, {0}},
        {eval_k12, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){{eval_k6, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u3, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {eval_k11, panels, {0}},
        {eval_k10, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{eval_k13, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u8, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u9, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u10, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u12, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_k31, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_k33, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u15, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {eval_k40, panels, {0}},
        {eval_k41, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{eval_u18, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u19, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u20, panels, {0}}}, 1);
}

// attention.vae:9  embed(4)
// kernel 0, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 49152, s->param + 0, s->arena + 37120);
}

// attention.vae:8  embed(4)
// attention.vae:8  positions
// attention.vae:8  layernorm
// kernel 1, encode: product by panels over rows of [4, 4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 54016, s->param + 48, s->arena + 46336,
        s->param + 80, s->arena + 53504);
}

// attention.vae:8  layernorm
// kernel 2, encode: loop over rows of [4, 1]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t12 = s->arena + 52992; // [n, 4, 1]
    const vae_real *t10 = s->arena + 53504; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t12[i * 4 + j] = 0.25f * t10[i * 4 + j];
        }
    }
}

// attention.vae:8  layernorm
// kernel 3, encode: loop over rows of [4, 4]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 44288, s->arena + 46336, s->arena + 52992,
        s->arena + 52480);
}

// attention.vae:8  layernorm
// kernel 4, encode: loop over rows of [4, 1]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 52480; // [n, 4, 1]
    vae_real *t21 = s->arena + 51968; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t21[i * 4 + j] = 1.0f / vae_sqrt(0.25f * t15[i * 4 + j] + 1e-05f);
        }
    }
}

// attention.vae:8  layernorm
// kernel 5, encode: loop over rows of [4, 4]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t13 = s->arena + 44288; // [n, 4, 4]
    const vae_real *t21 = s->arena + 51968; // [n, 4, 1]
    const vae_real *t8 = s->param + 96; // [4]
    vae_real *h24 = s->arena + 42240; // [n, 4, 4]
    const vae_real *t9 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h24[i * 16 + j * 4 + k] = t13[i * 16 + j * 4 + k] * t21[i * 4 + j] * t8[k] + t9[k];
            }
        }
    }
}

// attention.vae:8  attention(2)
// kernel 6, encode: product by panels over rows of [4, 12]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 42240, s->param + 128, s->arena + 6144,
        s->param + 176);
}

// attention.vae:5  attention(2)
// kernel 7, encode: loop over rows of [4]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 54016; // [n, 4]
    vae_real *mask34 = s->arena + 51456; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            mask34[i * 4 + j] = vae_step(x1[i * 4 + j] - 0.5f);
        }
    }
}

// attention.vae:8  attention(2)
// kernel 8, encode: product by panels over rows of [4, 6]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 6144, s->arena + 6148, s->arena + 6152,
        s->arena + 51456, s->arena + 34048);
}

// attention.vae:8  attention(2)
// kernel 9, encode: product by panels over rows of [4, 4]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t36 = s->arena + 34048; // [n, 4, 4] in rows of 6
    const vae_real *w37 = s->param + 192; // [4, 4]
    vae_real *h41 = s->arena + 40192; // [n, 4, 4]
    const vae_real *b38 = s->param + 208; // [4]
    const vae_real *h7 = s->arena + 46336; // [n, 4, 4]
    vae_gemm_nn((int)(end - begin) * 4, 4, 4, t36 + begin * 24, 6, w37, 4, h41 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v39 = h41[i * 16 + j * 4 + k];
                h41[i * 16 + j * 4 + k] = h7[i * 16 + j * 4 + k] + (v39 + b38[k]);
            }
        }
    }
}

// kernel 10, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 37120, s->param + 240, s->arena + 30976,
        s->param + 224);
}

// kernel 11, encode: product by panels over rows of [4, 8]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 40192, s->param + 244, s->arena + 16896,
        s->param + 228);
}

// attention.vae:9  pool(mean)
// kernel 12, encode: loop over rows of [6]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 49152; // [n, 6]
    vae_real *mask55 = s->arena + 48384; // [n, 6]
    vae_real *t83 = s->arena + 55040; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v55 = vae_step(x0[i * 6 + j] - 0.5f);
            mask55[i * 6 + j] = v55;
            t83_sum += v55;
        }
        t83[i] = t83_sum;
    }
}

// kernel 13, encode: product by panels over rows of [6, 6]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 30976, s->arena + 16896, s->arena + 16900,
        s->arena + 51456, s->arena + 48384, s->arena + 12288);
}

// kernel 14, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 12288, s->param + 288, s->arena + 27904,
        s->param + 304);
}

// attention.vae:9  attention(1, over=words)
// kernel 15, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 27904, s->param + 336, s->arena + 24832,
        s->param + 320);
}

// attention.vae:9  attention(1, over=words)
// kernel 16, encode: product by panels over rows of [6, 8]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 37120, s->param + 340, s->arena + 0, s->param + 324);
}

// attention.vae:9  attention(1, over=words)
// kernel 17, encode: product by panels over rows of [6, 5]
VAE_KERNEL void encode_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 24832, s->arena + 0, s->arena + 4, s->arena + 48384,
        s->arena + 20992);
}

// attention.vae:9  attention(1, over=words)
// attention.vae:9  pool(mean)
// kernel 18, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 20992, s->param + 384, s->param + 400,
        s->arena + 48384, s->arena + 50944);
}

// attention.vae:9  pool(mean)
// kernel 19, encode: loop over rows of [1, 4]
VAE_KERNEL void encode_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t84 = s->arena + 50432; // [n, 1, 4]
    const vae_real *t82 = s->arena + 50944; // [n, 1, 4]
    const vae_real *t83 = s->arena + 55040; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t84[i * 4 + j] = t82[i * 4 + j] / t83[i];
        }
    }
}

// attention.vae:6  posterior heads (added by the compiler)
// kernel 20, encode: product by panels over rows of [4]
VAE_KERNEL void encode_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h85 = s->arena + 50432; // [n, 4]
    const vae_real *w86 = s->param + 416; // [4, 4]
    vae_real *heads89 = s->arena + 49920; // [n, 4]
    const vae_real *b87 = s->param + 432; // [4]
    vae_gemm_nn((int)(end - begin), 4, 4, h85 + begin * 4, 4, w86, 4, heads89 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v88 = heads89[i * 4 + j];
            heads89[i * 4 + j] = v88 + b87[j];
        }
    }
}

// attention.vae:6  posterior heads (added by the compiler)
// kernel 21, encode: loop over rows of [2]
VAE_KERNEL void encode_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t92 = s->arena + 54784; // [n, 2]
    const vae_real *mean90 = s->arena + 49920; // [n, 2] in rows of 4
    vae_real *t93 = s->arena + 54528; // [n, 2]
    const vae_real *logvar91 = s->arena + 49922; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t92[i * 2 + j] = mean90[i * 4 + j];
            t93[i * 2 + j] = logvar91[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k10(s, tile, scratch);
    encode_k16(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    encode_k1(s, tile, scratch);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    encode_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
    encode_k11(s, tile, scratch);
    encode_k13(s, tile, scratch);
    encode_k14(s, tile, scratch);
    encode_k15(s, tile, scratch);
    encode_k17(s, tile, scratch);
    encode_k18(s, tile, scratch);
    encode_k19(s, tile, scratch);
    encode_k20(s, tile, scratch);
    encode_k21(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_u1, panels, {0}},
        {encode_k12, panels, {0}},
        {encode_k7, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){{encode_u3, panels, {0}}}, 1);
}

// kernel 0, decode: loop over rows of [1]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t4 = s->arena + 32256; // [n, 1] in rows of 6
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t4[i * 6] = 1.0f;
    }
}

// kernel 1, decode: loop over rows of [5]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k25(s, tile, scratch, s->arena + 32257, s->arena + 0);
}

// attention.vae:11  embed(6)
// kernel 2, decode: product by panels over rows of [6, 6]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before7 = s->arena + 32256; // [n, 6]
    const vae_real *w8 = s->param + 448; // [9, 6]
    vae_real *h9 = s->arena + 26112; // [n, 6, 6] in rows of 8
    vae_lookup(end - begin, 6, 6, before7 + begin * 6, 6, w8, 6, h9 + begin * 48, 8);
}

// attention.vae:11  concat(z)
// kernel 3, decode: loop over rows of [6, 2]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t10 = s->arena + 26118; // [n, 6, 2] in rows of 8
    const vae_real *z2 = s->arena + 768; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t10[i * 48 + j * 8 + k] = z2[i * 2 + k];
            }
        }
    }
}

// attention.vae:11  positions
// attention.vae:12  layernorm
// kernel 4, decode: loop over rows of [6, 8]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *h13 = s->arena + 26112; // [n, 6, 8], in place of h9
    const vae_real *h11 = s->arena + 26112; // [n, 6, 8]
    const vae_real *w12 = s->param + 512; // [6, 8]
    vae_real *t16 = s->arena + 768; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t16_sum = 0.0f;
            VAE_SIMD_SUM(t16_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v11 = h11[i * 48 + j * 8 + k];
                const vae_real v13 = v11 + w12[j * 8 + k];
                h13[i * 48 + j * 8 + k] = v13;
                t16_sum += v13;
            }
            t16[i * 6 + j] = t16_sum;
        }
    }
}

// attention.vae:12  layernorm
// kernel 5, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k27(s, tile, scratch, s->arena + 768, s->arena + 768);
}

// attention.vae:12  layernorm
// kernel 6, decode: loop over rows of [6, 8]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t19 = s->arena + 18432; // [n, 6, 8]
    const vae_real *h13 = s->arena + 26112; // [n, 6, 8]
    const vae_real *t18 = s->arena + 768; // [n, 6, 1]
    vae_real *t21 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t21_sum = 0.0f;
            VAE_SIMD_SUM(t21_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v19 = h13[i * 48 + j * 8 + k] - t18[i * 6 + j];
                t19[i * 48 + j * 8 + k] = v19;
                t21_sum += v19 * v19;
            }
            t21[i * 6 + j] = t21_sum;
        }
    }
}

// attention.vae:12  layernorm
// kernel 7, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k29(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// attention.vae:12  layernorm
// kernel 8, decode: loop over rows of [6, 8]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k30(s, tile, scratch, s->arena + 18432, s->arena + 0, s->param + 560,
        s->arena + 18432, s->param + 576);
}

// attention.vae:12  attention(2, causal=true)
// kernel 9, decode: product by panels over rows of [6, 24]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h29 = s->arena + 18432; // [n, 6, 8]
    const vae_real *w30 = s->param + 592; // [8, 24]
    vae_real *t33 = s->arena + 0; // [n, 6, 24]
    const vae_real *b31 = s->param + 784; // [24]
    vae_gemm_nn((int)(end - begin) * 6, 24, 8, h29 + begin * 48, 8, w30, 24, t33 + begin * 144, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v32 = t33[i * 144 + j * 24 + k];
                t33[i * 144 + j * 24 + k] = v32 + b31[k];
            }
        }
    }
}

// attention.vae:4  attention(2, causal=true)
// kernel 10, decode: loop over rows of [6]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->arena + 32256, s->arena + 32256);
}

// attention.vae:12  attention(2, causal=true)
// kernel 11, decode: product by panels over rows of [6, 10]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t34 = s->arena + 0; // [n, 6, 8] in rows of 24
    const vae_real *t35 = s->arena + 8; // [n, 6, 8] in rows of 24
    const vae_real *t36 = s->arena + 16; // [n, 6, 8] in rows of 24
    const vae_real *mask45 = s->arena + 32256; // [n, 6]
    vae_real *t46 = s->arena + 18432; // [n, 6, 10]
    static const VaeAttention attention46 = {6, 6, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 10};
    vae_attention(&attention46, (int)(end - begin), t34 + begin * 144, t35 + begin * 144, t36 + begin * 144, mask45 + begin * 6, mask45 + begin * 6, t46 + begin * 60);
}

// attention.vae:12  attention(2, causal=true)
// attention.vae:13  layernorm
// kernel 12, decode: product by panels over rows of [6, 8]
VAE_KERNEL void decode_k12(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t47 = s->arena + 18432; // [n, 6, 8] in rows of 10
    const vae_real *w48 = s->param + 816; // [8, 8]
    vae_real *t50 = scratch; // [end - begin, 6, 8]
    const vae_real *b49 = s->param + 880; // [8]
    vae_real *h52 = s->arena + 26112; // [n, 6, 8], in place of h13
    const vae_real *h13 = s->arena + 26112; // [n, 6, 8]
    vae_real *t55 = s->arena + 768; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, t47 + begin * 60, 10, w48, 8, t50, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t55_sum = 0.0f;
            VAE_SIMD_SUM(t55_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v13 = h13[i * 48 + j * 8 + k];
                const vae_real v50 = t50[(i - begin) * 48 + j * 8 + k];
                const vae_real v52 = v13 + (v50 + b49[k]);
                h52[i * 48 + j * 8 + k] = v52;
                t55_sum += v52;
            }
            t55[i * 6 + j] = t55_sum;
        }
    }
}

// attention.vae:13  layernorm
// kernel 13, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k27(s, tile, scratch, s->arena + 768, s->arena + 768);
}

// attention.vae:13  layernorm
// kernel 14, decode: loop over rows of [6, 8]
VAE_KERNEL void decode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t57 = s->arena + 9216; // [n, 6, 8]
    const vae_real *h52 = s->arena + 26112; // [n, 6, 8]
    const vae_real *t56 = s->arena + 768; // [n, 6, 1]
    vae_real *t59 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t59_sum = 0.0f;
            VAE_SIMD_SUM(t59_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v57 = h52[i * 48 + j * 8 + k] - t56[i * 6 + j];
                t57[i * 48 + j * 8 + k] = v57;
                t59_sum += v57 * v57;
            }
            t59[i * 6 + j] = t59_sum;
        }
    }
}

// attention.vae:13  layernorm
// kernel 15, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k29(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// attention.vae:13  layernorm
// kernel 16, decode: loop over rows of [6, 8]
VAE_KERNEL void decode_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k30(s, tile, scratch, s->arena + 9216, s->arena + 0, s->param + 896, s->arena + 9216,
        s->param + 912);
}

// attention.vae:8  embed(4)
// attention.vae:8  positions
// attention.vae:8  layernorm
// kernel 17, decode: product by panels over rows of [4, 4]
VAE_KERNEL void decode_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 33024; // [n, 4]
    const vae_real *w67 = s->param + 48; // [7, 4]
    vae_real *h70 = s->arena + 23552; // [n, 4, 4]
    const vae_real *w69 = s->param + 80; // [4, 4]
    vae_real *t73 = s->arena + 512; // [n, 4, 1]
    vae_lookup(end - begin, 4, 4, x1 + begin * 4, 4, w67, 4, h70 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t73_sum = 0.0f;
            VAE_SIMD_SUM(t73_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v68 = h70[i * 16 + j * 4 + k];
                const vae_real v70 = v68 + w69[j * 4 + k];
                h70[i * 16 + j * 4 + k] = v70;
                t73_sum += v70;
            }
            t73[i * 4 + j] = t73_sum;
        }
    }
}

// attention.vae:8  layernorm
// kernel 18, decode: loop over rows of [4, 1]
VAE_KERNEL void decode_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 512, s->arena + 512);
}

// attention.vae:8  layernorm
// kernel 19, decode: loop over rows of [4, 4]
VAE_KERNEL void decode_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t76 = s->arena + 6144; // [n, 4, 4]
    const vae_real *h70 = s->arena + 23552; // [n, 4, 4]
    const vae_real *t75 = s->arena + 512; // [n, 4, 1]
    vae_real *t78 = s->arena + 0; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t78_sum = 0.0f;
            VAE_SIMD_SUM(t78_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v76 = h70[i * 16 + j * 4 + k] - t75[i * 4 + j];
                t76[i * 16 + j * 4 + k] = v76;
                t78_sum += v76 * v76;
            }
            t78[i * 4 + j] = t78_sum;
        }
    }
}

// attention.vae:8  layernorm
// kernel 20, decode: loop over rows of [4, 1]
VAE_KERNEL void decode_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t78 = s->arena + 0; // [n, 4, 1]
    vae_real *t82 = s->arena + 0; // [n, 4, 1], in place of t78
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v78 = t78[i * 4 + j];
            t82[i * 4 + j] = 1.0f / vae_sqrt(0.25f * v78 + 1e-05f);
        }
    }
}

// attention.vae:8  layernorm
// kernel 21, decode: loop over rows of [4, 4]
VAE_KERNEL void decode_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t76 = s->arena + 6144; // [n, 4, 4]
    const vae_real *t82 = s->arena + 0; // [n, 4, 1]
    const vae_real *t71 = s->param + 96; // [4]
    vae_real *h85 = s->arena + 6144; // [n, 4, 4], in place of t76
    const vae_real *t72 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v76 = t76[i * 16 + j * 4 + k];
                h85[i * 16 + j * 4 + k] = v76 * t82[i * 4 + j] * t71[k] + t72[k];
            }
        }
    }
}

// attention.vae:8  attention(2)
// kernel 22, decode: product by panels over rows of [4, 12]
VAE_KERNEL void decode_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 6144, s->param + 128, s->arena + 0, s->param + 176);
}

// attention.vae:5  attention(2)
// kernel 23, decode: loop over rows of [4]
VAE_KERNEL void decode_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 33024; // [n, 4]
    vae_real *mask94 = s->arena + 33024; // [n, 4], in place of x1
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v1 = x1[i * 4 + j];
            mask94[i * 4 + j] = vae_step(v1 - 0.5f);
        }
    }
}

// attention.vae:8  attention(2)
// kernel 24, decode: product by panels over rows of [4, 6]
VAE_KERNEL void decode_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 4, s->arena + 8, s->arena + 33024,
        s->arena + 6144);
}

// attention.vae:8  attention(2)
// kernel 25, decode: product by panels over rows of [4, 4]
VAE_KERNEL void decode_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 6144, s->param + 192, s->param + 208,
        s->arena + 23552, s->arena + 23552);
}

// kernel 26, decode: product by panels over rows of [6, 8]
VAE_KERNEL void decode_k26(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h66 = s->arena + 9216; // [n, 6, 8]
    const vae_real *w105 = s->param + 960; // [8, 8]
    vae_real *t106 = scratch; // [end - begin, 6, 8]
    vae_real *t107 = s->arena + 9216; // [n, 6, 8], in place of h66
    const vae_real *t103 = s->param + 928; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, h66 + begin * 48, 8, w105, 8, t106, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v106 = t106[(i - begin) * 48 + j * 8 + k];
                t107[i * 48 + j * 8 + k] = v106 + t103[k];
            }
        }
    }
}

// kernel 27, decode: product by panels over rows of [4, 8]
VAE_KERNEL void decode_k27(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k40(s, tile, scratch, s->arena + 23552, s->param + 1024, s->arena + 19456,
        s->param + 936);
}

// kernel 28, decode: product by panels over rows of [4, 8]
VAE_KERNEL void decode_k28(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k40(s, tile, scratch, s->arena + 23552, s->param + 1056, s->arena + 15360,
        s->param + 944);
}

// kernel 29, decode: product by panels over rows of [6, 12]
VAE_KERNEL void decode_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t107 = s->arena + 9216; // [n, 6, 8]
    const vae_real *t111 = s->arena + 19456; // [n, 4, 8]
    const vae_real *t115 = s->arena + 15360; // [n, 4, 8]
    const vae_real *mask94 = s->arena + 33024; // [n, 4]
    const vae_real *mask45 = s->arena + 32256; // [n, 6]
    vae_real *t116 = s->arena + 0; // [n, 6, 12]
    static const VaeAttention attention116 = {6, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 12};
    vae_attention(&attention116, (int)(end - begin), t107 + begin * 48, t111 + begin * 32, t115 + begin * 32, mask94 + begin * 4, mask45 + begin * 6, t116 + begin * 72);
}

// kernel 30, decode: product by panels over rows of [6, 8]
VAE_KERNEL void decode_k30(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t117 = s->arena + 0; // [n, 6, 8] in rows of 12
    const vae_real *w118 = s->param + 1088; // [8, 8]
    vae_real *t120 = scratch; // [end - begin, 6, 8]
    const vae_real *b119 = s->param + 1152; // [8]
    vae_real *h122 = s->arena + 26112; // [n, 6, 8], in place of h52
    const vae_real *h52 = s->arena + 26112; // [n, 6, 8]
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, t117 + begin * 72, 12, w118, 8, t120, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v52 = h52[i * 48 + j * 8 + k];
                const vae_real v120 = t120[(i - begin) * 48 + j * 8 + k];
                h122[i * 48 + j * 8 + k] = v52 + (v120 + b119[k]);
            }
        }
    }
}

// attention.vae:14  dense(9)
// attention.vae:17  likelihood = categorical
// kernel 31, decode: product by panels over rows of [6, 9]
VAE_KERNEL void decode_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h122 = s->arena + 26112; // [n, 6, 8]
    const vae_real *w123 = s->param + 1168; // [8, 9]
    vae_real *p126 = s->arena + 0; // [n, 6, 9]
    const vae_real *b124 = s->param + 1248; // [9]
    vae_real *t127 = s->arena + 7680; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 9, 8, h122 + begin * 48, 8, w123, 9, p126 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t127_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v125 = p126[i * 54 + j * 9 + k];
                const vae_real v126 = v125 + b124[k];
                p126[i * 54 + j * 9 + k] = v126;
                t127_sum = vae_max(t127_sum, v126);
            }
            t127[i * 6 + j] = t127_sum;
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 32, decode: loop over rows of [6, 9]
VAE_KERNEL void decode_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t128 = s->arena + 0; // [n, 6, 9], in place of p126
    const vae_real *p126 = s->arena + 0; // [n, 6, 9]
    const vae_real *t127 = s->arena + 7680; // [n, 6, 1]
    vae_real *t130 = s->arena + 6912; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t130_sum = 0.0f;
            VAE_SIMD_SUM(t130_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v126 = p126[i * 54 + j * 9 + k];
                const vae_real v128 = v126 - t127[i * 6 + j];
                t128[i * 54 + j * 9 + k] = v128;
                t130_sum += vae_exp(v128);
            }
            t130[i * 6 + j] = t130_sum;
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 33, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t131 = s->arena + 6912; // [n, 6, 1], in place of t130
    const vae_real *t130 = s->arena + 6912; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v130 = t130[i * 6 + j];
            t131[i * 6 + j] = vae_log(v130);
        }
    }
}

// attention.vae:17  likelihood = categorical
// kernel 34, decode: loop over rows of [6, 9]
VAE_KERNEL void decode_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t128 = s->arena + 0; // [n, 6, 9]
    const vae_real *t131 = s->arena + 6912; // [n, 6, 1]
    vae_real *t133 = s->arena + 0; // [n, 6, 9], in place of t128
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v128 = t128[i * 54 + j * 9 + k];
                t133[i * 54 + j * 9 + k] = vae_exp(v128 - t131[i * 6 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k10(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    decode_k4(s, tile, scratch);
    decode_k5(s, tile, scratch);
    decode_k6(s, tile, scratch);
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u4(const VaeState *s, int tile, vae_real *scratch) {
    decode_k12(s, tile, scratch);
    decode_k13(s, tile, scratch);
    decode_k14(s, tile, scratch);
    decode_k15(s, tile, scratch);
    decode_k16(s, tile, scratch);
    decode_k26(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u5(const VaeState *s, int tile, vae_real *scratch) {
    decode_k17(s, tile, scratch);
    decode_k18(s, tile, scratch);
    decode_k19(s, tile, scratch);
    decode_k20(s, tile, scratch);
    decode_k21(s, tile, scratch);
    decode_k23(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u7(const VaeState *s, int tile, vae_real *scratch) {
    decode_k24(s, tile, scratch);
    decode_k25(s, tile, scratch);
    decode_k27(s, tile, scratch);
    decode_k28(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u8(const VaeState *s, int tile, vae_real *scratch) {
    decode_k29(s, tile, scratch);
    decode_k30(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u9(const VaeState *s, int tile, vae_real *scratch) {
    decode_k31(s, tile, scratch);
    decode_k32(s, tile, scratch);
    decode_k33(s, tile, scratch);
    decode_k34(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{decode_u0, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_u1, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_k9, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_k11, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_u4, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_u5, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_k22, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_u7, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_u8, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_u9, panels, {0}}}, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 295936, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 299776, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 297216, 4}, // [n, 2, 2]
    {"loss", VAE_OUT_SCALAR, 0, 300960, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 300944, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 300928, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 35840, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 36608, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 16896, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 7680, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 37632, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 37504, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 37120, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 37376, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 49152, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 54016, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 54784, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 54528, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 33024, 4}, // [n, 4]
    {"z", VAE_IN_LATENT, 0, 768, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 0, 54}, // [n, 6, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {9, 4}, {4, 1}, 0, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.0.weight", 2, {7, 4}, {4, 1}, 48, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.1.weight", 2, {4, 4}, {4, 1}, 80, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.2.0.weight", 1, {4}, {1}, 96, VAE_INIT_CONST, 1.0f, true, false, false},
    {"network.told.2.0.bias", 1, {4}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.2.1.in_proj_weight", 2, {12, 4}, {1, 12}, 128, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.2.1.in_proj_bias", 1, {12}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.2.1.out_proj.weight", 2, {4, 4}, {1, 4}, 192, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.2.1.out_proj.bias", 1, {4}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.in_proj_bias", 1, {12}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.in_proj_weight", 2, {12, 4}, {1, 12}, 240, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.1.out_proj.weight", 2, {4, 4}, {1, 4}, 288, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.1.out_proj.bias", 1, {4}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.in_proj_bias", 1, {12}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.in_proj_weight", 2, {12, 4}, {1, 12}, 336, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.2.out_proj.weight", 2, {4, 4}, {1, 4}, 384, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.2.out_proj.bias", 1, {4}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 4}, {1, 4}, 416, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 432, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 4}, {1, 4}, 418, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 434, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {9, 6}, {6, 1}, 448, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.2.weight", 2, {6, 8}, {8, 1}, 512, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.3.0.weight", 1, {8}, {1}, 560, VAE_INIT_CONST, 1.0f, true, false, false},
    {"decoder.3.0.bias", 1, {8}, {1}, 576, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.1.in_proj_weight", 2, {24, 8}, {1, 24}, 592, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.3.1.in_proj_bias", 1, {24}, {1}, 784, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.1.out_proj.weight", 2, {8, 8}, {1, 8}, 816, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.3.1.out_proj.bias", 1, {8}, {1}, 880, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.0.weight", 1, {8}, {1}, 896, VAE_INIT_CONST, 1.0f, true, false, false},
    {"decoder.4.0.bias", 1, {8}, {1}, 912, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.1.in_proj_bias", 1, {24}, {1}, 928, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.1.q_proj_weight", 2, {8, 8}, {1, 8}, 960, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.4.1.k_proj_weight", 2, {8, 4}, {1, 8}, 1024, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.4.1.v_proj_weight", 2, {8, 4}, {1, 8}, 1056, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.4.1.out_proj.weight", 2, {8, 8}, {1, 8}, 1088, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.4.1.out_proj.bias", 1, {8}, {1}, 1152, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 2, {9, 8}, {1, 9}, 1168, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"decoder.5.bias", 1, {9}, {1}, 1248, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 6, 6, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 9, .unit = VAE_UNIT_WORD, .truncate = false},
    {"y", VAE_TOKENS, 1, 1, 4, 4, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0, .words = 7, .unit = VAE_UNIT_CHAR, .truncate = false},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "y", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(4)", "[4, 4]", 28},
    {VAE_STAGE_ENCODER, 0, "positions", "[4, 4]", 16},
    {VAE_STAGE_ENCODER, 0, "residual", "[4, 4]", 0},
    {VAE_STAGE_ENCODER, 1, "layernorm", "[4, 4]", 8},
    {VAE_STAGE_ENCODER, 1, "attention(2)", "[4, 4]", 80},
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(4)", "[6, 4]", 36},
    {VAE_STAGE_ENCODER, 0, "attention(2, over=told)", "[6, 4]", 80},
    {VAE_STAGE_ENCODER, 0, "attention(1, over=words)", "[6, 4]", 80},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 20},
    {VAE_STAGE_DECODER, 0, "embed(6)", "[6, 6]", 54},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[6, 8]", 0},
    {VAE_STAGE_DECODER, 0, "positions", "[6, 8]", 48},
    {VAE_STAGE_DECODER, 0, "residual", "[6, 8]", 0},
    {VAE_STAGE_DECODER, 1, "layernorm", "[6, 8]", 16},
    {VAE_STAGE_DECODER, 1, "attention(2, causal=true)", "[6, 8]", 288},
    {VAE_STAGE_DECODER, 0, "residual", "[6, 8]", 0},
    {VAE_STAGE_DECODER, 1, "layernorm", "[6, 8]", 16},
    {VAE_STAGE_DECODER, 1, "attention(4, over=told)", "[6, 8]", 224},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[6, 9]", 81},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 192},
    {208, 288},
    {304, 384},
    {400, 416},
    {432, 816},
    {880, 960},
    {1024, 1088},
    {1152, 1264},
};

const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "attention", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model attention\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  network told(y)                   [4]                         -              -\n"
        "    embed(4)                        [4, 4]                     28              -\n"
        "    positions                       [4, 4]                     16              -\n"
        "    residual                        [4, 4]                      -              -\n"
        "      layernorm                     [4, 4]                      8              -\n"
        "      attention(2)                  [4, 4]                     80            608\n"
        "  encoder(x, told)                  [6]                         -              -\n"
        "    embed(4)                        [6, 4]                     36              -\n"
        "    attention(2, over=told)         [6, 4]                     80            912\n"
        "    attention(1, over=words)        [6, 4]                     80            912\n"
        "    pool(mean)                      [4]                         -              -\n"
        "  z: mean, logvar heads             [2]                        20             32\n"
        "  decoder(previous, z, told)        [6]                         -              -\n"
        "    embed(6)                        [6, 6]                     54              -\n"
        "    concat(z)                       [6, 8]                      -              -\n"
        "    positions                       [6, 8]                     48              -\n"
        "    residual                        [6, 8]                      -              -\n"
        "      layernorm                     [6, 8]                     16              -\n"
        "      attention(2, causal=true)     [6, 8]                    288          3,360\n"
        "    residual                        [6, 8]                      -              -\n"
        "      layernorm                     [6, 8]                     16              -\n"
        "      attention(4, over=told)       [6, 8]                    224          2,592\n"
        "    dense(9)                        [6, 9]                     81            864\n"
        "\n"
        "  1,075 parameters; one training step of 128 rows: 7,108,608 flops\n"
        "  likelihood categorical\n"
        "  objective iwae(samples=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         163      350     1,203,904    2,980,160\n"
        "  eval           49      136       151,040      717,824\n"
        "  encode         22       47       220,672      220,672\n"
        "  decode         35       83       134,144      604,160\n",
    .batch = 128, .n_param = 1264, .n_state = 0, .n_arena = 300976,
    .n_scratch = 3072,
    .max_threads = 1, .flops_per_row = 55536.0,
    .n_weight_tiles = 7, .rest = rest, .n_rest = 8,
    .panel = 32,
    .tensor = tensors, .n_tensors = 39,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 23,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", eval_run, eval_ports, 8},
    .encode = {"encode", encode_run, encode_ports, 4},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 2
    },
};
