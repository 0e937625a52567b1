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
//   train         165      326     1,203,904    2,782,528
//   eval           47      115       150,016      674,816
//   encode         23       47       220,672      220,672
//   decode         35       83       134,144      604,160
//   step           35       85       310,272      310,272
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"
#include "vae_attention.h"

// attention.vae:9  embed(4)
// kernel 0, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *w2 = s->param + 0; // [9, 4]
    vae_real *h3 = s->arena + 273664; // [n, 6, 4]
    vae_lookup(end - begin, 6, 4, x0 + begin * 6, 6, w2, 4, h3 + begin * 24, 4);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   w4: [7, 4]
//   h7: [n, 4, 4]
//   w6: [4, 4]
//   t10: [n, 4, 1]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
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

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t12: [n, 4, 1]
//   t10: [n, 4, 1]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t12,
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

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t13: [n, 4, 4]
//   h7: [n, 4, 4]
//   t12: [n, 4, 1]
//   t15: [n, 4, 1]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
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
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    vae_real *t22 = s->arena + 278784; // [n, 4, 4]
    const vae_real *t13 = s->arena + 280832; // [n, 4, 4]
    const vae_real *t21 = s->arena + 298752; // [n, 4, 1]
    const vae_real *t8 = s->param + 96; // [4]
    vae_real *h24 = s->arena + 276736; // [n, 4, 4]
    const vae_real *t9 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v22 = t13[i * 16 + j * 4 + k] * t21[i * 4 + j];
                t22[i * 16 + j * 4 + k] = v22;
                h24[i * 16 + j * 4 + k] = v22 * t8[k] + t9[k];
            }
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   h24: [n, 4, 4]
//   w25: [4, 12]
//   t28: [n, 4, 12]
//   b26: [12]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *h24, const vae_real *w25, vae_real *t28, const vae_real *b26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nn(&ragged, 12, 4, h24 + begin * 16, 4, w25, 12, t28 + begin * 48, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v27 = t28[i * 48 + j * 12 + k];
                t28[i * 48 + j * 12 + k] = v27 + b26[k];
            }
        }
    }
}

// What kernel 7 of train and 3 others do, each with buffers of its own:
//   x1: [n, 4]
//   mask34: [n, 4]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    vae_real *mask34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            mask34[i * 4 + j] = vae_step(x1[i * 4 + j] - 0.5f);
        }
    }
}

// What kernel 8 of train and 4 others do, each with buffers of its own:
//   t29: [n, 4, 4] in rows of 12
//   t30: [n, 4, 4] in rows of 12
//   t31: [n, 4, 4] in rows of 12
//   mask34: [n, 4]
//   t35: [n, 4, 6]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t29,
    const vae_real *t30, const vae_real *t31, const vae_real *mask34, vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention35 = {4, 4, 2, 2, false, .q_pitch = 12, .k_pitch = 12, .v_pitch = 12, .keys_pitch = 4, .queries_pitch = 4, .y_pitch = 6};
    vae_attention(&attention35, (int)(end - begin), t29 + begin * 48, t30 + begin * 48, t31 + begin * 48, mask34 + begin * 4, mask34 + begin * 4, t35 + begin * 24);
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   t36: [n, 4, 4] in rows of 6
//   w37: [4, 4]
//   b38: [4]
//   h41: [n, 4, 4]
//   h7: [n, 4, 4]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
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

// What kernel 10 of train and 4 others do, each with buffers of its own:
//   x0: [n, 6]
//   h3: [n, 6, 4]
//   t46: [4, 4] in rows of 12
//   t48: [n, 6, 4]
//   t43: [4] in rows of 12
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h3, const vae_real *t46, vae_real *t48, const vae_real *t43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 4, 4, h3 + begin * 24, 4, t46, 12, t48 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v47 = t48[i * 24 + j * 4 + k];
                t48[i * 24 + j * 4 + k] = v47 + t43[k];
            }
        }
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   h41: [n, 4, 4]
//   t49: [4, 8] in rows of 12
//   t51: [n, 4, 8]
//   t44: [8] in rows of 12
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *h41, const vae_real *t49, vae_real *t51, const vae_real *t44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nn(&ragged, 8, 4, h41 + begin * 16, 4, t49, 12, t51 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v50 = t51[i * 32 + j * 8 + k];
                t51[i * 32 + j * 8 + k] = v50 + t44[k];
            }
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   mask55: [n, 6]
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask55) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask55[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   t48: [n, 6, 4]
//   t52: [n, 4, 4] in rows of 8
//   t53: [n, 4, 4] in rows of 8
//   mask34: [n, 4]
//   mask55: [n, 6]
//   t56: [n, 6, 6]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *t48,
    const vae_real *t52, const vae_real *t53, const vae_real *mask34, const vae_real *mask55,
    vae_real *t56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention56 = {6, 4, 2, 2, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 6};
    vae_attention(&attention56, (int)(end - begin), t48 + begin * 24, t52 + begin * 32, t53 + begin * 32, mask34 + begin * 4, mask55 + begin * 6, t56 + begin * 36);
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   t57: [n, 6, 4] in rows of 6
//   w58: [4, 4]
//   h61: [n, 6, 4]
//   b59: [4]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t57, const vae_real *w58, vae_real *h61, const vae_real *b59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 4, 4, t57 + begin * 36, 6, w58, 4, h61 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v60 = h61[i * 24 + j * 4 + k];
                h61[i * 24 + j * 4 + k] = v60 + b59[k];
            }
        }
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   h3: [n, 6, 4]
//   t69: [4, 8] in rows of 12
//   t71: [n, 6, 8]
//   t64: [8] in rows of 12
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h3, const vae_real *t69, vae_real *t71, const vae_real *t64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 8, 4, h3 + begin * 24, 4, t69, 12, t71 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v70 = t71[i * 48 + j * 8 + k];
                t71[i * 48 + j * 8 + k] = v70 + t64[k];
            }
        }
    }
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   t68: [n, 6, 4]
//   t72: [n, 6, 4] in rows of 8
//   t73: [n, 6, 4] in rows of 8
//   mask55: [n, 6]
//   t74: [n, 6, 5]
VAE_SHARED_1(like_train_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *t68,
    const vae_real *t72, const vae_real *t73, const vae_real *mask55, vae_real *t74) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention74 = {6, 6, 1, 4, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 5};
    vae_attention(&attention74, (int)(end - begin), t68 + begin * 24, t72 + begin * 48, t73 + begin * 48, mask55 + begin * 6, mask55 + begin * 6, t74 + begin * 30);
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   t75: [n, 6, 4] in rows of 5
//   w76: [4, 4]
//   b77: [4]
//   mask55: [n, 6, 1]
//   t82: [n, 1, 4]
VAE_SHARED_2(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t75, const vae_real *w76, const vae_real *b77, const vae_real *mask55,
    vae_real *t82) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t78 = scratch; // [end - begin, 6, 4]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 4, 4, t75 + begin * 30, 5, w76, 4, t78, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t82[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v78 = t78[(i - begin) * 24 + j * 4 + k];
                t82[i * 4 + k] += (v78 + b77[k]) * mask55[i * 6 + j];
            }
        }
    }
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t83: [n, 1, 1]
//   mask55: [n, 6, 1]
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t83, const vae_real *mask55) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < steps; j++) {
            t83_sum += mask55[i * 6 + j];
        }
        t83[i] = t83_sum;
    }
}

// What kernel 20 of train and 1 other do, each with buffers of its own:
//   t84: [n, 1, 4]
//   t82: [n, 1, 4]
//   t83: [n, 1, 1]
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, vae_real *t84,
    const vae_real *t82, const vae_real *t83) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v82 = t82[i * 4 + j];
            t84[i * 4 + j] = v82 / t83[i];
        }
    }
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   h85: [n, 4]
//   w86: [4, 4]
//   heads89: [n, 4]
//   b87: [4]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *h85,
    const vae_real *w86, vae_real *heads89, const vae_real *b87) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
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
// kernel 22, train: loop over rows of [2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar91 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t94 = s->arena + 300544; // [n, 2]
    const vae_real *mean90 = s->arena + 0; // [n, 2] in rows of 4
    vae_real *t112 = s->arena + 1920; // [n, 1]
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
// kernel 23, train: loop over rows of [2, 2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t94 = s->arena + 300544; // [n, 2]
    const vae_real *eps92 = s->arena + 297216; // [n, 2, 2]
    vae_real *z96 = s->arena + 296704; // [n, 2, 2]
    const vae_real *mean90 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *logvar91 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t115 = s->arena + 1536; // [n, 2, 1]
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

// What kernel 24 of train and 2 others do, each with buffers of its own:
//   t117: [n, 2, 6]
//   x0: [n, 1, 6]
VAE_SHARED_2(like_train_k24, const VaeState *s, int tile, vae_real *scratch, vae_real *t117,
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

// kernel 24, train: loop over rows of [2, 6]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k24(s, tile, scratch, s->arena + 87552, s->arena + 295936);
}

// kernel 25, train: loop over rows of [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t119 = s->arena + 0; // [n, 1] in rows of 6
    vae_real *d234 = s->arena + 1792; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t119[i * 6] = 1.0f;
        d234[i] = inv_n;
    }
}

// What kernel 26 of train and 2 others do, each with buffers of its own:
//   t121: [n, 5] in rows of 6
//   t120: [n, 5] in rows of 6
VAE_SHARED_2(like_train_k26, const VaeState *s, int tile, vae_real *scratch, vae_real *t121,
    const vae_real *t120) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t121[i * 6 + j] = t120[i * 6 + j];
        }
    }
}

// attention.vae:11  embed(6)
// kernel 28, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *before125 = s->arena + 292608; // [n*2, 6]
    const vae_real *w126 = s->param + 448; // [9, 6]
    vae_real *h127 = s->arena + 73728; // [n*2, 6, 6] in rows of 8
    vae_lookup(end - begin, 6, 6, before125 + begin * 6, 6, w126, 6, h127 + begin * 48, 8);
}

// attention.vae:11  concat(z)
// kernel 29, train: loop over rows of [6, 2]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t128 = s->arena + 73734; // [n*2, 6, 2] in rows of 8
    const vae_real *z96 = s->arena + 296704; // [n*2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t128[i * 48 + j * 8 + k] = z96[i * 2 + k];
            }
        }
    }
}

// attention.vae:11  positions
// attention.vae:12  layernorm
// kernel 30, train: loop over rows of [6, 8]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *h131 = s->arena + 73728; // [n*2, 6, 8], in place of h127
    const vae_real *h129 = s->arena + 73728; // [n*2, 6, 8]
    const vae_real *w130 = s->param + 512; // [6, 8]
    vae_real *t134 = s->arena + 0; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t134_sum = 0.0f;
            VAE_SIMD_SUM(t134_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v129 = h129[i * 48 + j * 8 + k];
                const vae_real v131 = v129 + w130[j * 8 + k];
                h131[i * 48 + j * 8 + k] = v131;
                t134_sum += v131;
            }
            t134[i * 6 + j] = t134_sum;
        }
    }
}

// What kernel 31 of train and 3 others do, each with buffers of its own:
//   t136: [n*2, 6, 1]
//   t134: [n*2, 6, 1]
VAE_SHARED_1(like_train_k31, const VaeState *s, int tile, vae_real *scratch, vae_real *t136,
    const vae_real *t134) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v134 = t134[i * 6 + j];
            t136[i * 6 + j] = 0.125f * v134;
        }
    }
}

// What kernel 32 of train and 1 other do, each with buffers of its own:
//   t137: [n*2, 6, 8]
//   h131: [n*2, 6, 8]
//   t136: [n*2, 6, 1]
//   t139: [n*2, 6, 1]
VAE_SHARED_2(like_train_k32, const VaeState *s, int tile, vae_real *scratch, vae_real *t137,
    const vae_real *h131, const vae_real *t136, vae_real *t139) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t139_sum = 0.0f;
            VAE_SIMD_SUM(t139_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v137 = h131[i * 48 + j * 8 + k] - t136[i * 6 + j];
                t137[i * 48 + j * 8 + k] = v137;
                t139_sum += v137 * v137;
            }
            t139[i * 6 + j] = t139_sum;
        }
    }
}

// What kernel 33 of train and 1 other do, each with buffers of its own:
//   t139: [n*2, 6, 1]
//   t142: [n*2, 6, 1]
//   t143: [n*2, 6, 1]
VAE_SHARED_2(like_train_k33, const VaeState *s, int tile, vae_real *scratch, const vae_real *t139,
    vae_real *t142, vae_real *t143) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v139 = t139[i * 6 + j];
            const vae_real v142 = vae_sqrt(0.125f * v139 + 1e-05f);
            t142[i * 6 + j] = v142;
            t143[i * 6 + j] = 1.0f / v142;
        }
    }
}

// attention.vae:12  layernorm
// kernel 34, train: loop over rows of [6, 8]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *t144 = s->arena + 199680; // [n*2, 6, 8]
    const vae_real *t137 = s->arena + 211968; // [n*2, 6, 8]
    const vae_real *t143 = s->arena + 289536; // [n*2, 6, 1]
    const vae_real *t132 = s->param + 560; // [8]
    vae_real *h146 = s->arena + 187392; // [n*2, 6, 8]
    const vae_real *t133 = s->param + 576; // [8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v144 = t137[i * 48 + j * 8 + k] * t143[i * 6 + j];
                t144[i * 48 + j * 8 + k] = v144;
                h146[i * 48 + j * 8 + k] = v144 * t132[k] + t133[k];
            }
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 35, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *h146 = s->arena + 187392; // [n*2, 6, 8]
    const vae_real *w147 = s->param + 592; // [8, 24]
    vae_real *t150 = s->arena + 36864; // [n*2, 6, 24]
    const vae_real *b148 = s->param + 784; // [24]
    const VaeRagged ragged = {x0 + begin / 2 * 6, end - begin, 2, 6};
    vae_ragged_nn(&ragged, 24, 8, h146 + begin * 48, 8, w147, 24, t150 + begin * 144, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v149 = t150[i * 144 + j * 24 + k];
                t150[i * 144 + j * 24 + k] = v149 + b148[k];
            }
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 37, train: product by panels over rows of [6, 10]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t151 = s->arena + 36864; // [n*2, 6, 8] in rows of 24
    const vae_real *t152 = s->arena + 36872; // [n*2, 6, 8] in rows of 24
    const vae_real *t153 = s->arena + 36880; // [n*2, 6, 8] in rows of 24
    const vae_real *mask156 = s->arena + 288000; // [n*2, 6]
    vae_real *t157 = s->arena + 110592; // [n*2, 6, 10]
    static const VaeAttention attention157 = {6, 6, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 10};
    vae_attention(&attention157, (int)(end - begin), t151 + begin * 144, t152 + begin * 144, t153 + begin * 144, mask156 + begin * 6, mask156 + begin * 6, t157 + begin * 60);
}

// attention.vae:12  attention(2, causal=true)
// attention.vae:13  layernorm
// kernel 38, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t158 = s->arena + 110592; // [n*2, 6, 8] in rows of 10
    const vae_real *w159 = s->param + 816; // [8, 8]
    vae_real *t161 = scratch; // [end - begin, 6, 8]
    const vae_real *b160 = s->param + 880; // [8]
    vae_real *h163 = s->arena + 73728; // [n*2, 6, 8], in place of h131
    const vae_real *h131 = s->arena + 73728; // [n*2, 6, 8]
    vae_real *t166 = s->arena + 0; // [n*2, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 8, 8, t158 + begin * 60, 10, w159, 8, t161, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t166_sum = 0.0f;
            VAE_SIMD_SUM(t166_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v131 = h131[i * 48 + j * 8 + k];
                const vae_real v161 = t161[(i - begin) * 48 + j * 8 + k];
                const vae_real v163 = v131 + (v161 + b160[k]);
                h163[i * 48 + j * 8 + k] = v163;
                t166_sum += v163;
            }
            t166[i * 6 + j] = t166_sum;
        }
    }
}

// attention.vae:13  layernorm
// kernel 42, train: loop over rows of [6, 8]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t175 = s->arena + 162816; // [n*2, 6, 8]
    const vae_real *t168 = s->arena + 175104; // [n*2, 6, 8]
    const vae_real *t174 = s->arena + 284928; // [n*2, 6, 1]
    const vae_real *t164 = s->param + 896; // [8]
    vae_real *h177 = s->arena + 150528; // [n*2, 6, 8]
    const vae_real *t165 = s->param + 912; // [8]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v175 = t168[i * 48 + j * 8 + k] * t174[i * 6 + j];
                t175[i * 48 + j * 8 + k] = v175;
                h177[i * 48 + j * 8 + k] = v175 * t164[k] + t165[k];
            }
        }
    }
}

// attention.vae:17  attention(4, over=told)
// kernel 43, train: loop over rows of [2, 4, 4]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t179 = s->arena + 249344; // [n, 2, 4, 4]
    const vae_real *h41 = s->arena + 282880; // [n, 1, 4, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                t179[i * 32 + j * 16 + k] = h41[i * 16 + k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 44, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *h177 = s->arena + 150528; // [n*2, 6, 8]
    const vae_real *w184 = s->param + 960; // [8, 8]
    vae_real *t186 = s->arena + 138240; // [n*2, 6, 8]
    const vae_real *t182 = s->param + 928; // [8] in rows of 24
    const VaeRagged ragged = {x0 + begin / 2 * 6, end - begin, 2, 6};
    vae_ragged_nn(&ragged, 8, 8, h177 + begin * 48, 8, w184, 8, t186 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v185 = t186[i * 48 + j * 8 + k];
                t186[i * 48 + j * 8 + k] = v185 + t182[k];
            }
        }
    }
}

// What kernel 45 of train and 1 other do, each with buffers of its own:
//   x1: [n, 4]
//   h180: [n*2, 4, 4]
//   w188: [4, 8]
//   t190: [n*2, 4, 8]
//   t187: [8] in rows of 24
VAE_SHARED_2(like_train_k45, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *h180, const vae_real *w188, vae_real *t190, const vae_real *t187) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const VaeRagged ragged = {x1 + begin / 2 * 4, end - begin, 2, 4};
    vae_ragged_nn(&ragged, 8, 4, h180 + begin * 16, 4, w188, 8, t190 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i / 2 * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v189 = t190[i * 32 + j * 8 + k];
                t190[i * 32 + j * 8 + k] = v189 + t187[k];
            }
        }
    }
}

// attention.vae:5  attention(4, over=told)
// kernel 47, train: loop over rows of [2, 4]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t196 = s->arena + 294144; // [n, 2, 4]
    const vae_real *mask34 = s->arena + 298240; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t196[i * 8 + j * 4 + k] = mask34[i * 4 + k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 48, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t186 = s->arena + 138240; // [n*2, 6, 8]
    const vae_real *t190 = s->arena + 224256; // [n*2, 4, 8]
    const vae_real *t194 = s->arena + 28672; // [n*2, 4, 8]
    const vae_real *mask197 = s->arena + 294144; // [n*2, 4]
    const vae_real *mask156 = s->arena + 288000; // [n*2, 6]
    vae_real *t198 = s->arena + 92160; // [n*2, 6, 12]
    static const VaeAttention attention198 = {6, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 12};
    vae_attention(&attention198, (int)(end - begin), t186 + begin * 48, t190 + begin * 32, t194 + begin * 32, mask197 + begin * 4, mask156 + begin * 6, t198 + begin * 72);
}

// attention.vae:13  attention(4, over=told)
// kernel 49, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *t199 = s->arena + 92160; // [n*2, 6, 8] in rows of 12
    const vae_real *w200 = s->param + 1088; // [8, 8]
    vae_real *t202 = scratch; // [end - begin, 6, 8]
    const vae_real *b201 = s->param + 1152; // [8]
    vae_real *h204 = s->arena + 73728; // [n*2, 6, 8], in place of h163
    const vae_real *h163 = s->arena + 73728; // [n*2, 6, 8]
    const VaeRagged ragged = {x0 + begin / 2 * 6, end - begin, 2, 6};
    vae_ragged_nn(&ragged, 8, 8, t199 + begin * 72, 12, w200, 8, t202, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v163 = h163[i * 48 + j * 8 + k];
                const vae_real v202 = t202[(i - begin) * 48 + j * 8 + k];
                h204[i * 48 + j * 8 + k] = v163 + (v202 + b201[k]);
            }
        }
    }
}

// attention.vae:14  dense(9)
// kernel 50, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *h204 = s->arena + 73728; // [n*2, 6, 8]
    const vae_real *w205 = s->param + 1168; // [8, 9]
    vae_real *p208 = s->arena + 13824; // [n*2, 6, 9]
    const vae_real *b206 = s->param + 1248; // [9]
    const VaeRagged ragged = {x0 + begin / 2 * 6, end - begin, 2, 6};
    vae_ragged_nn(&ragged, 9, 8, h204 + begin * 48, 8, w205, 9, p208 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v207 = p208[i * 54 + j * 9 + k];
                p208[i * 54 + j * 9 + k] = v207 + b206[k];
            }
        }
    }
}

// kernel 51, train: product by panels over rows of [6]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *p208 = s->arena + 13824; // [n*2, 6, 9]
    const vae_real *x118 = s->arena + 87552; // [n*2, 6]
    vae_real *t209 = scratch; // [end - begin, 6]
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *t210 = s->arena + 0; // [n*2, 1]
    vae_token_nll(end - begin, 6, 9, p208 + begin * 54, 9, x118 + begin * 6, 6, t209, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        vae_real t210_sum = 0.0f;
        VAE_SIMD_SUM(t210_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v209 = t209[(i - begin) * 6 + j];
            t210_sum += v209;
        }
        t210[i] = t210_sum;
    }
}

// kernel 52, train: loop over rows of [2, 1]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t115 = s->arena + 1536; // [n, 2, 1]
    vae_real *t214 = s->arena + 0; // [n, 2, 1], in place of t210
    const vae_real *t210 = s->arena + 0; // [n, 2, 1]
    vae_real *t215 = s->arena + 512; // [n, 1, 1]
    vae_real *t227 = s->arena + 256; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t215_sum = -VAE_INFINITY;
        vae_real t227_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            const vae_real v210 = t210[i * 2 + j];
            const vae_real v214 = beta * t115[i * 2 + j] - v210;
            t214[i * 2 + j] = v214;
            t215_sum = vae_max(t215_sum, v214);
            t227_sum += v210;
        }
        t215[i] = t215_sum;
        t227[i] = t227_sum;
    }
}

// kernel 53, train: loop over rows of [2, 1]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t214 = s->arena + 0; // [n, 2, 1]
    const vae_real *t215 = s->arena + 512; // [n, 1, 1]
    vae_real *t217 = s->arena + 0; // [n, 2, 1], in place of t214
    vae_real *t218 = s->arena + 384; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t218_sum = 0.0f;
        VAE_SIMD_SUM(t218_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v214 = t214[i * 2 + j];
            const vae_real v217 = vae_exp(v214 - t215[i]);
            t217[i * 2 + j] = v217;
            t218_sum += v217;
        }
        t218[i] = t218_sum;
    }
}

// kernel 54, train: loop over rows of [1, 1]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t218 = s->arena + 384; // [n, 1, 1]
    const vae_real *t215 = s->arena + 512; // [n, 1, 1]
    vae_real *t222 = s->arena + 1792; // [n, 1, 1]
    vae_real *t228 = s->arena + 256; // [n, 1, 1], in place of t227
    const vae_real *t227 = s->arena + 256; // [n, 1, 1]
    const vae_real *d234 = s->arena + 1792; // [n, 1, 1]
    vae_real *d237 = s->arena + 384; // [n, 1, 1], in place of t218
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v218 = t218[i];
        const vae_real v227 = t227[i];
        const vae_real v234 = d234[i];
        t222[i] = 0.693147181f - (vae_log(v218) + t215[i]);
        t228[i] = 0.5f * v227;
        d237[i] = -v234 / v218;
    }
}

// kernel 55, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t225 = s->arena + 544; // [1]
    const vae_real *t222 = s->arena + 1792; // [n, 1]
    vae_real *t230 = s->arena + 528; // [1]
    const vae_real *t228 = s->arena + 256; // [n, 1]
    vae_real *t232 = s->arena + 512; // [1]
    const vae_real *t112 = s->arena + 1920; // [n, 1]
    vae_real t225_sum = 0.0f;
    vae_real t230_sum = 0.0f;
    vae_real t232_sum = 0.0f;
    VAE_SIMD_SUM(t225_sum, t230_sum, t232_sum)
    for (size_t i = 0; i < rows; i++) {
        t225_sum += t222[i];
        t230_sum += t228[i];
        t232_sum += t112[i];
    }
    t225[0] = t225_sum;
    t230[0] = t230_sum;
    t232[0] = t232_sum;
}

// kernel 56, train: loop over [1]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t226 = s->arena + 300960; // [1]
    const vae_real *t225 = s->arena + 544; // [1]
    vae_real *t231 = s->arena + 300944; // [1]
    const vae_real *t230 = s->arena + 528; // [1]
    vae_real *t233 = s->arena + 300928; // [1]
    const vae_real *t232 = s->arena + 512; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t226[0] = t225[0] * inv_n;
    t231[0] = t230[0] * inv_n;
    t233[0] = t232[0] * inv_n;
}

// kernel 57, train: loop over rows of [2, 1]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d237 = s->arena + 384; // [n, 1, 1]
    const vae_real *t217 = s->arena + 0; // [n, 2, 1]
    vae_real *d239 = s->arena + 0; // [n, 2, 1], in place of t217
    vae_real *d240 = s->arena + 300288; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v217 = t217[i * 2 + j];
            const vae_real v238 = d237[i] * v217;
            d239[i * 2 + j] = -v238;
            d240[i * 2 + j] = v238 * beta;
        }
    }
}

// kernel 58, train: loop over rows of [6]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d242 = s->arena + 86016; // [n*2, 6]
    const vae_real *d239 = s->arena + 0; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d242[i * 6 + j] = d239[i];
        }
    }
}

// kernel 59, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *p208 = s->arena + 13824; // [n*2, 6, 9]
    const vae_real *x118 = s->arena + 87552; // [n*2, 6]
    const vae_real *d242 = s->arena + 86016; // [n*2, 6]
    vae_real *d243 = s->arena + 0; // [n*2, 6, 9]
    vae_token_nll_back(end - begin, 6, 9, p208 + begin * 54, 9, x118 + begin * 6, 6, d242 + begin * 6, 6, d243 + begin * 54, 9);
}

// attention.vae:17  gradient of dense(9)
// kernel 60, train: loop over rows of [6, 9]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d244 = s->arena + 13824; // [n*2, 1, 9]
    const vae_real *d243 = s->arena + 0; // [n*2, 6, 9]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t k = 0; k < 9; k++) {
            d244[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d244[i * 9 + k] += d243[i * 54 + j * 9 + k];
            }
        }
    }
}

// attention.vae:17  gradient of dense(9)
// kernel 61, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param245 = s->grad + 1248; // [1, 9]
    const vae_real *d244 = s->arena + 13824; // [n*2, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param245[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param245[j] += d244[i * 9 + j];
        }
    }
}

// attention.vae:14  gradient of dense(9)
// kernel 62, train: weight gradient over [8, 9]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *h204 = s->arena + 73728; // [n*2, 6, 8]
    const vae_real *d243 = s->arena + 0; // [n*2, 6, 9]
    vae_real *d_param247 = s->grad + 1168; // [8, 9]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 6};
    vae_ragged_tn(&ragged, 8, 9, h204, 8, d243, 9, d_param247, 9);
}

// attention.vae:14  gradient of dense(9)
// kernel 63, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d243 = s->arena + 0; // [n*2, 6, 9]
    const vae_real *w205 = s->param + 1168; // [8, 9]
    vae_real *d248 = s->arena + 125952; // [n*2, 6, 8]
    vae_gemm_nt((int)(end - begin) * 6, 8, 9, d243 + begin * 54, 9, w205, 9, d248 + begin * 48, 8);
}

// attention.vae:14  gradient of attention(4, over=told)
// kernel 64, train: loop over rows of [6, 8]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d249 = s->arena + 0; // [n*2, 1, 8]
    const vae_real *d248 = s->arena + 125952; // [n*2, 6, 8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t k = 0; k < 8; k++) {
            d249[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d249[i * 8 + k] += d248[i * 48 + j * 8 + k];
            }
        }
    }
}

// What kernel 65 of train and 2 others do, each with buffers of its own:
//   d_param250: [1, 8]
//   d249: [n*2, 1, 8]
VAE_SHARED_1(like_train_k65, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param250,
    const vae_real *d249) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    for (size_t j = 0; j < 8; j++) {
        d_param250[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param250[j] += d249[i * 8 + j];
        }
    }
}

// attention.vae:14  gradient of attention(4, over=told)
// kernel 65, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k65(s, tile, scratch, s->grad + 1152, s->arena + 0);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 66, train: weight gradient over [8, 8]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *t199 = s->arena + 92160; // [n*2, 6, 8] in rows of 12
    const vae_real *d248 = s->arena + 125952; // [n*2, 6, 8]
    vae_real *d_param252 = s->grad + 1088; // [8, 8]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 6};
    vae_ragged_tn(&ragged, 8, 8, t199, 12, d248, 8, d_param252, 8);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 67, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *d248 = s->arena + 125952; // [n*2, 6, 8]
    const vae_real *w200 = s->param + 1088; // [8, 8]
    vae_real *d253 = s->arena + 73728; // [n*2, 6, 8] in rows of 12
    const VaeRagged ragged = {x0 + begin / 2 * 6, end - begin, 2, 6};
    vae_ragged_nt(&ragged, 8, 8, d248 + begin * 48, 8, w200, 8, d253 + begin * 72, 12);
}

// kernel 68, train: loop over rows of [6, 4]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *t255 = s->arena + 73736; // [n*2, 6, 4] in rows of 12
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t255[i * 72 + j * 12 + k] = 0.0f;
            }
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 69, train: product by panels over rows of [112]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d256 = s->arena + 73728; // [n*2, 6, 12]
    const vae_real *t198 = s->arena + 92160; // [n*2, 6, 12]
    const vae_real *t186 = s->arena + 138240; // [n*2, 6, 8]
    const vae_real *t190 = s->arena + 224256; // [n*2, 4, 8]
    const vae_real *t194 = s->arena + 28672; // [n*2, 4, 8]
    const vae_real *mask197 = s->arena + 294144; // [n*2, 4]
    const vae_real *mask156 = s->arena + 288000; // [n*2, 6]
    vae_real *d257 = s->arena + 0; // [n*2, 112]
    static const VaeAttention attention257 = {6, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 12, .d_pitch = 12, .dq_pitch = 8, .dk_pitch = 16, .dv_pitch = 16, .row = 112};
    vae_attention_back(&attention257, (int)(end - begin), d256 + begin * 72, t198 + begin * 72, t186 + begin * 48, t190 + begin * 32, t194 + begin * 32, mask197 + begin * 4, mask156 + begin * 6, d257 + begin * 112, d257 + begin * 112 + 48, d257 + begin * 112 + 56);
}

// kernel 70, train: loop over rows of [48]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t259 = s->arena + 90112; // [n*2, 48]
    const vae_real *d258 = s->arena + 0; // [n*2, 48] in rows of 112
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t259[i * 48 + j] = d258[i * 112 + j];
        }
    }
}

// kernel 71, train: loop over rows of [64]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t262 = s->arena + 73728; // [n*2, 64]
    const vae_real *d261 = s->arena + 48; // [n*2, 64] in rows of 112
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            t262[i * 64 + j] = d261[i * 112 + j];
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 72, train: loop over rows of [4, 8]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d266 = s->arena + 2048; // [n*2, 1, 8]
    const vae_real *d265 = s->arena + 73736; // [n*2, 4, 8] in rows of 16
    vae_real *d271 = s->arena + 0; // [n*2, 1, 8]
    const vae_real *d264 = s->arena + 73728; // [n*2, 4, 8] in rows of 16
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d266[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d271[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d266[i * 8 + k] += d265[i * 64 + j * 16 + k];
                d271[i * 8 + k] += d264[i * 64 + j * 16 + k];
            }
        }
    }
}

// What kernel 73 of train and 2 others do, each with buffers of its own:
//   d267: [1, 8]
//   d266: [n*2, 1, 8]
//   d272: [1, 8]
//   d271: [n*2, 1, 8]
VAE_SHARED_2(like_train_k73, const VaeState *s, int tile, vae_real *scratch, vae_real *d267,
    const vae_real *d266, vae_real *d272, const vae_real *d271) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    for (size_t j = 0; j < 8; j++) {
        d267[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d272[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d267[j] += d266[i * 8 + j];
            d272[j] += d271[i * 8 + j];
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 73, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k73(s, tile, scratch, s->arena + 9760, s->arena + 2048, s->arena + 9744,
        s->arena + 0);
}

// What kernel 74 of train and 1 other do, each with buffers of its own:
//   h180: [n*2, 4, 4]
//   d265: [n*2, 4, 8] in rows of 16
//   d_param269: [4, 8]
VAE_SHARED_2(like_train_k74, const VaeState *s, int tile, vae_real *scratch, const vae_real *h180,
    const vae_real *d265, vae_real *d_param269) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(4, 8, s->n * 8, h180, 4, d265, 16, d_param269, 8);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 74, train: weight gradient over [4, 8]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k74(s, tile, scratch, s->arena + 249344, s->arena + 73736, s->grad + 1056);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 75, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d265 = s->arena + 73736; // [n*2, 4, 8] in rows of 16
    const vae_real *w192 = s->param + 1056; // [4, 8]
    vae_real *d270 = s->arena + 0; // [n*2, 4, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 8, d265 + begin * 64, 16, w192, 8, d270 + begin * 16, 4);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 76, train: weight gradient over [4, 8]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k74(s, tile, scratch, s->arena + 249344, s->arena + 73728, s->grad + 1024);
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 77, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d264 = s->arena + 73728; // [n*2, 4, 8] in rows of 16
    const vae_real *w188 = s->param + 1024; // [4, 8]
    vae_real *d275 = scratch; // [end - begin, 4, 4]
    vae_real *d276 = s->arena + 0; // [n*2, 4, 4], in place of d270
    const vae_real *d270 = s->arena + 0; // [n*2, 4, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 8, d264 + begin * 64, 16, w188, 8, d275, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v270 = d270[i * 16 + j];
            const vae_real v275 = d275[(i - begin) * 16 + j];
            d276[i * 16 + j] = v270 + v275;
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 78, train: loop over rows of [6, 8]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d277 = s->arena + 4096; // [n*2, 1, 8]
    const vae_real *t259 = s->arena + 90112; // [n*2, 6, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d277[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d277[i * 8 + k] += t259[i * 48 + j * 8 + k];
            }
        }
    }
}

// attention.vae:13  gradient of attention(4, over=told)
// kernel 80, train: weight gradient over [8, 8]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h177 = s->arena + 150528; // [n*2, 6, 8]
    const vae_real *t259 = s->arena + 90112; // [n*2, 6, 8]
    vae_real *d_param280 = s->grad + 960; // [8, 8]
    vae_gemm_tn(8, 8, s->n * 12, h177, 8, t259, 8, d_param280, 8);
}

// attention.vae:13  gradient of attention(4, over=told)
// attention.vae:13  gradient of layernorm
// kernel 81, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t259 = s->arena + 90112; // [n*2, 6, 8]
    const vae_real *w184 = s->param + 960; // [8, 8]
    vae_real *d281 = scratch; // [end - begin, 6, 8]
    vae_real *d289 = s->arena + 6144; // [n*2, 1, 8]
    vae_real *d292 = s->arena + 162816; // [n*2, 6, 8], in place of t175
    const vae_real *t164 = s->param + 896; // [8]
    const vae_real *t175 = s->arena + 162816; // [n*2, 6, 8]
    vae_real *d294 = s->arena + 4096; // [n*2, 1, 8]
    const vae_real *t168 = s->arena + 175104; // [n*2, 6, 8]
    vae_real *d299 = s->arena + 8192; // [n*2, 6, 1]
    vae_gemm_nt((int)(end - begin) * 6, 8, 8, t259 + begin * 48, 8, w184, 8, d281, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d289[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d294[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            vae_real d299_sum = 0.0f;
            VAE_SIMD_SUM(d299_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v175 = t175[i * 48 + j * 8 + k];
                const vae_real v281 = d281[(i - begin) * 48 + j * 8 + k];
                d289[i * 8 + k] += v281;
                const vae_real v292 = v281 * t164[k];
                d292[i * 48 + j * 8 + k] = v292;
                d294[i * 8 + k] += v281 * v175;
                d299_sum += v292 * t168[i * 48 + j * 8 + k];
            }
            d299[i * 6 + j] = d299_sum;
        }
    }
}

// What kernel 82 of train and 2 others do, each with buffers of its own:
//   d_param282: [8] in rows of 24
//   d278: [8]
VAE_SHARED_2(like_train_k82, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param282,
    const vae_real *d278) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param282[j] = d278[j];
    }
}

// attention.vae:17  gradient of attention(4, over=told)
// kernel 85, train: loop over rows of [2, 4, 4]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d287 = s->arena + 89088; // [n, 1, 4, 4]
    const vae_real *d276 = s->arena + 0; // [n, 2, 4, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 16; k++) {
            d287[i * 16 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                d287[i * 16 + k] += d276[i * 32 + j * 16 + k];
            }
        }
    }
}

// attention.vae:13  gradient of layernorm
// kernel 86, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k73(s, tile, scratch, s->grad + 912, s->arena + 6144, s->grad + 896, s->arena + 4096);
}

// What kernel 87 of train and 1 other do, each with buffers of its own:
//   d299: [n*2, 6, 1]
//   t173: [n*2, 6, 1]
//   t174: [n*2, 6, 1]
//   d305: [n*2, 6, 1]
VAE_SHARED_1(like_train_k87, const VaeState *s, int tile, vae_real *scratch, const vae_real *d299,
    const vae_real *t173, const vae_real *t174, vae_real *d305) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v299 = d299[i * 6 + j];
            const vae_real v304 = -(0.5f * (v299 / t173[i * 6 + j] * t174[i * 6 + j])) / t173[i * 6 + j];
            d305[i * 6 + j] = 0.125f * v304;
        }
    }
}

// What kernel 88 of train and 1 other do, each with buffers of its own:
//   d292: [n*2, 6, 8]
//   t174: [n*2, 6, 1]
//   d305: [n*2, 6, 1]
//   t168: [n*2, 6, 8]
//   d311: [n*2, 6, 8]
//   d248: [n*2, 6, 8]
//   d312: [n*2, 6, 1]
VAE_SHARED_2(like_train_k88, const VaeState *s, int tile, vae_real *scratch, const vae_real *d292,
    const vae_real *t174, const vae_real *d305, const vae_real *t168, vae_real *d311,
    const vae_real *d248, vae_real *d312) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d312_sum = 0.0f;
            VAE_SIMD_SUM(d312_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v292 = d292[i * 48 + j * 8 + k];
                const vae_real v309 = v292 * t174[i * 6 + j] + 2.0f * d305[i * 6 + j] * t168[i * 48 + j * 8 + k];
                d311[i * 48 + j * 8 + k] = d248[i * 48 + j * 8 + k] + v309;
                d312_sum += -v309;
            }
            d312[i * 6 + j] = d312_sum;
        }
    }
}

// attention.vae:13  gradient of layernorm
// attention.vae:13  gradient of attention(2, causal=true)
// kernel 90, train: loop over rows of [6, 8]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d314 = s->arena + 162816; // [n*2, 6, 8], in place of d311
    const vae_real *d311 = s->arena + 162816; // [n*2, 6, 8]
    const vae_real *d313 = s->arena + 2048; // [n*2, 6, 1]
    vae_real *d315 = s->arena + 0; // [n*2, 1, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d315[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v311 = d311[i * 48 + j * 8 + k];
                const vae_real v314 = v311 + d313[i * 6 + j];
                d314[i * 48 + j * 8 + k] = v314;
                d315[i * 8 + k] += v314;
            }
        }
    }
}

// attention.vae:13  gradient of attention(2, causal=true)
// kernel 91, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k65(s, tile, scratch, s->grad + 880, s->arena + 0);
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 92, train: weight gradient over [8, 8]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *t158 = s->arena + 110592; // [n*2, 6, 8] in rows of 10
    const vae_real *d314 = s->arena + 162816; // [n*2, 6, 8]
    vae_real *d_param318 = s->grad + 816; // [8, 8]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 6};
    vae_ragged_tn(&ragged, 8, 8, t158, 10, d314, 8, d_param318, 8);
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 93, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *d314 = s->arena + 162816; // [n*2, 6, 8]
    const vae_real *w159 = s->param + 816; // [8, 8]
    vae_real *d319 = s->arena + 73728; // [n*2, 6, 8] in rows of 10
    const VaeRagged ragged = {x0 + begin / 2 * 6, end - begin, 2, 6};
    vae_ragged_nt(&ragged, 8, 8, d314 + begin * 48, 8, w159, 8, d319 + begin * 60, 10);
}

// kernel 94, train: loop over rows of [6, 2]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *t321 = s->arena + 73736; // [n*2, 6, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t321[i * 60 + j * 10 + k] = 0.0f;
            }
        }
    }
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 95, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d322 = s->arena + 73728; // [n*2, 6, 10]
    const vae_real *t157 = s->arena + 110592; // [n*2, 6, 10]
    const vae_real *t151 = s->arena + 36864; // [n*2, 6, 8] in rows of 24
    const vae_real *t152 = s->arena + 36872; // [n*2, 6, 8] in rows of 24
    const vae_real *t153 = s->arena + 36880; // [n*2, 6, 8] in rows of 24
    const vae_real *mask156 = s->arena + 288000; // [n*2, 6]
    vae_real *d323 = s->arena + 0; // [n*2, 6, 24]
    static const VaeAttention attention323 = {6, 6, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 10, .d_pitch = 10, .dq_pitch = 24, .dk_pitch = 24, .dv_pitch = 24, .row = 144};
    vae_attention_back(&attention323, (int)(end - begin), d322 + begin * 60, t157 + begin * 60, t151 + begin * 144, t152 + begin * 144, t153 + begin * 144, mask156 + begin * 6, mask156 + begin * 6, d323 + begin * 144, d323 + begin * 144 + 8, d323 + begin * 144 + 16);
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 96, train: loop over rows of [6, 24]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d324 = s->arena + 36864; // [n*2, 1, 24]
    const vae_real *d323 = s->arena + 0; // [n*2, 6, 24]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t k = 0; k < 24; k++) {
            d324[i * 24 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                d324[i * 24 + k] += d323[i * 144 + j * 24 + k];
            }
        }
    }
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 97, train: sum over the batch over rows of [1, 24]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param325 = s->grad + 784; // [1, 24]
    const vae_real *d324 = s->arena + 36864; // [n*2, 1, 24]
    for (size_t j = 0; j < 24; j++) {
        d_param325[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d_param325[j] += d324[i * 24 + j];
        }
    }
}

// attention.vae:12  gradient of attention(2, causal=true)
// kernel 98, train: weight gradient over [8, 24]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *h146 = s->arena + 187392; // [n*2, 6, 8]
    const vae_real *d323 = s->arena + 0; // [n*2, 6, 24]
    vae_real *d_param327 = s->grad + 592; // [8, 24]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 6};
    vae_ragged_tn(&ragged, 8, 24, h146, 8, d323, 24, d_param327, 24);
}

// attention.vae:12  gradient of attention(2, causal=true)
// attention.vae:12  gradient of layernorm
// kernel 99, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d323 = s->arena + 0; // [n*2, 6, 24]
    const vae_real *w147 = s->param + 592; // [8, 24]
    vae_real *d328 = s->arena + 49152; // [n*2, 6, 8]
    vae_real *d332 = s->arena + 36864; // [n*2, 6, 8]
    const vae_real *t132 = s->param + 560; // [8]
    const vae_real *t137 = s->arena + 211968; // [n*2, 6, 8]
    vae_real *d339 = s->arena + 61440; // [n*2, 6, 1]
    vae_gemm_nt((int)(end - begin) * 6, 8, 24, d323 + begin * 144, 24, w147, 24, d328 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d339_sum = 0.0f;
            VAE_SIMD_SUM(d339_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v328 = d328[i * 48 + j * 8 + k];
                const vae_real v332 = v328 * t132[k];
                d332[i * 48 + j * 8 + k] = v332;
                d339_sum += v332 * t137[i * 48 + j * 8 + k];
            }
            d339[i * 6 + j] = d339_sum;
        }
    }
}

// attention.vae:12  gradient of layernorm
// kernel 100, train: loop over rows of [6, 8]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d329 = s->arena + 2048; // [n*2, 1, 8]
    const vae_real *d328 = s->arena + 49152; // [n*2, 6, 8]
    const vae_real *t144 = s->arena + 199680; // [n*2, 6, 8]
    vae_real *d334 = s->arena + 0; // [n*2, 1, 8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 6, 6);
        for (size_t k = 0; k < 8; k++) {
            d329[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d334[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d329[i * 8 + k] += d328[i * 48 + j * 8 + k];
                d334[i * 8 + k] += d328[i * 48 + j * 8 + k] * t144[i * 48 + j * 8 + k];
            }
        }
    }
}

// attention.vae:12  gradient of layernorm
// kernel 101, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k73(s, tile, scratch, s->grad + 576, s->arena + 2048, s->grad + 560, s->arena + 0);
}

// attention.vae:12  gradient of layernorm
// kernel 105, train: loop over rows of [6, 8]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d354 = s->arena + 36864; // [n*2, 6, 8], in place of d351
    const vae_real *d351 = s->arena + 36864; // [n*2, 6, 8]
    const vae_real *d353 = s->arena + 0; // [n*2, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v351 = d351[i * 48 + j * 8 + k];
                d354[i * 48 + j * 8 + k] = v351 + d353[i * 6 + j];
            }
        }
    }
}

// attention.vae:12  gradient of positions
// kernel 106, train: sum over the batch over rows of [6, 8]
VAE_KERNEL void train_k106(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param355 = s->grad + 512; // [6, 8]
    const vae_real *d354 = s->arena + 36864; // [n*2, 6, 8]
    for (size_t j = 0; j < 48; j++) {
        d_param355[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            d_param355[j] += d354[i * 48 + j];
        }
    }
}

// attention.vae:11  gradient of concat(z)
// kernel 107, train: loop over rows of [6, 2]
VAE_KERNEL void train_k107(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d358 = s->arena + 0; // [n*2, 1, 2]
    const vae_real *d357 = s->arena + 36870; // [n*2, 6, 2] in rows of 8
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d358[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d358[i * 2 + k] += d357[i * 48 + j * 8 + k];
            }
        }
    }
}

// attention.vae:11  gradient of embed(6)
// kernel 108, train: weight gradient over [9, 6]
VAE_KERNEL void train_k108(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *before125 = s->arena + 292608; // [n*2, 6]
    const vae_real *d356 = s->arena + 36864; // [n*2, 6, 6] in rows of 8
    vae_real *d_param359 = s->grad + 448; // [9, 6]
    vae_lookup_w((size_t)s->n * 2, 6, 6, before125, 6, NULL, d356, 8, d_param359, 0, 9);
}

// attention.vae:6  gradient of sampling and KL
// kernel 109, train: loop over rows of [2, 2]
VAE_KERNEL void train_k109(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d240 = s->arena + 300288; // [n, 2, 1]
    const vae_real *z96 = s->arena + 296704; // [n, 2, 2]
    const vae_real *d358 = s->arena + 0; // [n, 2, 2]
    vae_real *d366 = s->arena + 1024; // [n, 1, 2]
    vae_real *d368 = s->arena + 768; // [n, 1, 2]
    const vae_real *eps92 = s->arena + 297216; // [n, 2, 2]
    vae_real *d371 = s->arena + 512; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d366[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d368[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d371[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v363 = d358[i * 4 + j * 2 + k] - d240[i * 2 + j] * z96[i * 4 + j * 2 + k];
                d366[i * 2 + k] += -((-0.5f) * d240[i * 2 + j]);
                d368[i * 2 + k] += v363;
                d371[i * 2 + k] += v363 * eps92[i * 4 + j * 2 + k];
            }
        }
    }
}

// attention.vae:6  gradient of sampling and KL
// kernel 110, train: loop over rows of [2]
VAE_KERNEL void train_k110(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d371 = s->arena + 512; // [n, 2]
    const vae_real *t94 = s->arena + 300544; // [n, 2]
    vae_real *d375 = s->arena + 2; // [n, 2] in rows of 4
    const vae_real *d366 = s->arena + 1024; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d375[i * 4 + j] = d366[i * 2 + j] + 0.5f * (d371[i * 2 + j] * t94[i * 2 + j]);
        }
    }
}

// kernel 111, train: loop over rows of [2]
VAE_KERNEL void train_k111(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t376 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *d368 = s->arena + 768; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t376[i * 4 + j] = d368[i * 2 + j];
        }
    }
}

// attention.vae:6  gradient of posterior heads (added by the compiler)
// kernel 112, train: weight gradient over [4, 4]
VAE_KERNEL void train_k112(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h85 = s->arena + 297728; // [n, 4]
    const vae_real *d377 = s->arena + 0; // [n, 4]
    vae_real *d_param379 = s->grad + 416; // [4, 4]
    if (tile == 1) {
        vae_real *d_param378 = s->grad + 432; // [4]
        vae_column_sums(s->n, 4, d377, 4, d_param378);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h85, 4, d377, 4, d_param379, 4);
}

// attention.vae:6  gradient of posterior heads (added by the compiler)
// attention.vae:9  gradient of pool(mean)
// kernel 113, train: product by panels over rows of [4]
VAE_KERNEL void train_k113(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d377 = s->arena + 0; // [n, 4]
    const vae_real *w86 = s->param + 416; // [4, 4]
    vae_real *d382 = s->arena + 3584; // [n, 1, 4]
    const vae_real *t83 = s->arena + 300800; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin), 4, 4, d377 + begin * 4, 4, w86, 4, d382 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v380 = d382[i * 4 + j];
            d382[i * 4 + j] = v380 / t83[i];
        }
    }
}

// attention.vae:9  gradient of pool(mean)
// attention.vae:9  gradient of attention(1, over=words)
// kernel 114, train: loop over rows of [6, 4]
VAE_KERNEL void train_k114(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d383 = s->arena + 0; // [n, 6, 4]
    const vae_real *d382 = s->arena + 3584; // [n, 1, 4]
    const vae_real *mask55 = s->arena + 295168; // [n, 6, 1]
    vae_real *d384 = s->arena + 3072; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            d384[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v383 = d382[i * 4 + k] * mask55[i * 6 + j];
                d383[i * 24 + j * 4 + k] = v383;
                d384[i * 4 + k] += v383;
            }
        }
    }
}

// What kernel 115 of train and 2 others do, each with buffers of its own:
//   d_param385: [1, 4]
//   d384: [n, 1, 4]
VAE_SHARED_2(like_train_k115, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param385,
    const vae_real *d384) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d_param385[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param385[j] += d384[i * 4 + j];
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 115, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k115(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k115(s, tile, scratch, s->grad + 400, s->arena + 3072);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 116, train: weight gradient over [4, 4]
VAE_KERNEL void train_k116(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *t75 = s->arena + 257536; // [n, 6, 4] in rows of 5
    const vae_real *d383 = s->arena + 0; // [n, 6, 4]
    vae_real *d_param387 = s->grad + 384; // [4, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 4, t75, 5, d383, 4, d_param387, 4);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 117, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k117(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *d383 = s->arena + 0; // [n, 6, 4]
    const vae_real *w76 = s->param + 384; // [4, 4]
    vae_real *d388 = s->arena + 9216; // [n, 6, 4] in rows of 5
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nt(&ragged, 4, 4, d383 + begin * 24, 4, w76, 4, d388 + begin * 30, 5);
}

// kernel 118, train: loop over rows of [6, 1]
VAE_KERNEL void train_k118(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *t390 = s->arena + 9220; // [n, 6, 1] in rows of 5
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t390[i * 30 + j * 5] = 0.0f;
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 119, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k119(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d391 = s->arena + 9216; // [n, 6, 5]
    const vae_real *t74 = s->arena + 257536; // [n, 6, 5]
    const vae_real *t68 = s->arena + 261376; // [n, 6, 4]
    const vae_real *t72 = s->arena + 232448; // [n, 6, 4] in rows of 8
    const vae_real *t73 = s->arena + 232452; // [n, 6, 4] in rows of 8
    const vae_real *mask55 = s->arena + 295168; // [n, 6]
    vae_real *d392 = s->arena + 0; // [n, 6, 12]
    static const VaeAttention attention392 = {6, 6, 1, 4, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 5, .d_pitch = 5, .dq_pitch = 12, .dk_pitch = 12, .dv_pitch = 12, .row = 72};
    vae_attention_back(&attention392, (int)(end - begin), d391 + begin * 30, t74 + begin * 30, t68 + begin * 24, t72 + begin * 48, t73 + begin * 48, mask55 + begin * 6, mask55 + begin * 6, d392 + begin * 72, d392 + begin * 72 + 4, d392 + begin * 72 + 8);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 120, train: loop over rows of [6, 4]
VAE_KERNEL void train_k120(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d396 = s->arena + 9216; // [n, 6, 4] in rows of 8
    const vae_real *d394 = s->arena + 4; // [n, 6, 4] in rows of 12
    vae_real *d397 = s->arena + 9220; // [n, 6, 4] in rows of 8
    const vae_real *d395 = s->arena + 8; // [n, 6, 4] in rows of 12
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d396[i * 48 + j * 8 + k] = d394[i * 72 + j * 12 + k];
                d397[i * 48 + j * 8 + k] = d395[i * 72 + j * 12 + k];
            }
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 121, train: loop over rows of [6, 8]
VAE_KERNEL void train_k121(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d399 = s->arena + 15360; // [n, 1, 8]
    const vae_real *d398 = s->arena + 9216; // [n, 6, 8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 8; k++) {
            d399[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d399[i * 8 + k] += d398[i * 48 + j * 8 + k];
            }
        }
    }
}

// What kernel 122 of train and 1 other do, each with buffers of its own:
//   d400: [1, 8]
//   d399: [n, 1, 8]
VAE_SHARED_1(like_train_k122, const VaeState *s, int tile, vae_real *scratch, vae_real *d400,
    const vae_real *d399) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d400[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d400[j] += d399[i * 8 + j];
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 122, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k122(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k122(s, tile, scratch, s->arena + 18432, s->arena + 15360);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 123, train: weight gradient over [4, 8]
VAE_KERNEL void train_k123(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *h3 = s->arena + 273664; // [n, 6, 4]
    const vae_real *d398 = s->arena + 9216; // [n, 6, 8]
    vae_real *d_param402 = s->grad + 340; // [4, 8] in rows of 12
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 8, h3, 4, d398, 8, d_param402, 12);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 124, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k124(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d398 = s->arena + 9216; // [n, 6, 8]
    const vae_real *t69 = s->param + 340; // [4, 8] in rows of 12
    vae_real *d403 = s->arena + 15360; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 8, d398 + begin * 48, 8, t69, 12, d403 + begin * 24, 4);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 125, train: loop over rows of [6, 4]
VAE_KERNEL void train_k125(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *d404 = s->arena + 9216; // [n, 1, 4]
    const vae_real *d393 = s->arena + 0; // [n, 6, 4] in rows of 12
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            d404[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d404[i * 4 + k] += d393[i * 72 + j * 12 + k];
            }
        }
    }
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 127, train: weight gradient over [4, 4]
VAE_KERNEL void train_k127(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *h61 = s->arena + 264448; // [n, 6, 4]
    const vae_real *d393 = s->arena + 0; // [n, 6, 4] in rows of 12
    vae_real *d_param407 = s->grad + 336; // [4, 4] in rows of 12
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 4, h61, 4, d393, 12, d_param407, 12);
}

// attention.vae:9  gradient of attention(1, over=words)
// kernel 128, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k128(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *d393 = s->arena + 0; // [n, 6, 4] in rows of 12
    const vae_real *t66 = s->param + 336; // [4, 4] in rows of 12
    vae_real *d408 = s->arena + 11776; // [n, 6, 4]
    vae_real *d413 = s->arena + 9216; // [n, 1, 4]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nt(&ragged, 4, 4, d393 + begin * 72, 12, t66, 12, d408 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            d413[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v408 = d408[i * 24 + j * 4 + k];
                d413[i * 4 + k] += v408;
            }
        }
    }
}

// What kernel 129 of train and 1 other do, each with buffers of its own:
//   d_param410: [4] in rows of 12
//   d405: [4]
VAE_SHARED_2(like_train_k129, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param410,
    const vae_real *d405) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        d_param410[j] = d405[j];
    }
}

// What kernel 130 of train and 1 other do, each with buffers of its own:
//   d_param411: [8] in rows of 12
//   d400: [8]
VAE_SHARED_1(like_train_k130, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param411,
    const vae_real *d400) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param411[j] = d400[j];
    }
}

// kernel 131, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k131(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k115(s, tile, scratch, s->grad + 304, s->arena + 9216);
}

// kernel 132, train: weight gradient over [4, 4]
VAE_KERNEL void train_k132(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *t57 = s->arena + 244736; // [n, 6, 4] in rows of 6
    const vae_real *d408 = s->arena + 11776; // [n, 6, 4]
    vae_real *d_param416 = s->grad + 288; // [4, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 4, t57, 6, d408, 4, d_param416, 4);
}

// kernel 133, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k133(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *d408 = s->arena + 11776; // [n, 6, 4]
    const vae_real *w58 = s->param + 288; // [4, 4]
    vae_real *d417 = s->arena + 7168; // [n, 6, 4] in rows of 6
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nt(&ragged, 4, 4, d408 + begin * 24, 4, w58, 4, d417 + begin * 36, 6);
}

// kernel 134, train: loop over rows of [6, 2]
VAE_KERNEL void train_k134(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    vae_real *t419 = s->arena + 7172; // [n, 6, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t419[i * 36 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// kernel 135, train: product by panels over rows of [56]
VAE_KERNEL void train_k135(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d420 = s->arena + 7168; // [n, 6, 6]
    const vae_real *t56 = s->arena + 244736; // [n, 6, 6]
    const vae_real *t48 = s->arena + 267520; // [n, 6, 4]
    const vae_real *t52 = s->arena + 253440; // [n, 4, 4] in rows of 8
    const vae_real *t53 = s->arena + 253444; // [n, 4, 4] in rows of 8
    const vae_real *mask34 = s->arena + 298240; // [n, 4]
    const vae_real *mask55 = s->arena + 295168; // [n, 6]
    vae_real *d421 = s->arena + 0; // [n, 56]
    static const VaeAttention attention421 = {6, 4, 2, 2, false, .q_pitch = 4, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 6, .d_pitch = 6, .dq_pitch = 4, .dk_pitch = 8, .dv_pitch = 8, .row = 56};
    vae_attention_back(&attention421, (int)(end - begin), d420 + begin * 36, t56 + begin * 36, t48 + begin * 24, t52 + begin * 32, t53 + begin * 32, mask34 + begin * 4, mask55 + begin * 6, d421 + begin * 56, d421 + begin * 56 + 24, d421 + begin * 56 + 28);
}

// kernel 136, train: loop over rows of [24]
VAE_KERNEL void train_k136(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t423 = s->arena + 11264; // [n, 24]
    const vae_real *d422 = s->arena + 0; // [n, 24] in rows of 56
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            t423[i * 24 + j] = d422[i * 56 + j];
        }
    }
}

// kernel 137, train: loop over rows of [32]
VAE_KERNEL void train_k137(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t426 = s->arena + 7168; // [n, 32]
    const vae_real *d425 = s->arena + 24; // [n, 32] in rows of 56
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            t426[i * 32 + j] = d425[i * 56 + j];
        }
    }
}

// kernel 138, train: loop over rows of [4, 8]
VAE_KERNEL void train_k138(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d428 = s->arena + 0; // [n, 1, 8]
    const vae_real *t426 = s->arena + 7168; // [n, 4, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d428[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d428[i * 8 + k] += t426[i * 32 + j * 8 + k];
            }
        }
    }
}

// kernel 139, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k139(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k122(s, tile, scratch, s->arena + 1040, s->arena + 0);
}

// kernel 140, train: weight gradient over [4, 8]
VAE_KERNEL void train_k140(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h41 = s->arena + 282880; // [n, 4, 4]
    const vae_real *t426 = s->arena + 7168; // [n, 4, 8]
    vae_real *d_param431 = s->grad + 244; // [4, 8] in rows of 12
    vae_gemm_tn(4, 8, s->n * 4, h41, 4, t426, 8, d_param431, 12);
}

// attention.vae:9  gradient of attention(2)
// kernel 141, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k141(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t426 = s->arena + 7168; // [n, 4, 8]
    const vae_real *t49 = s->param + 244; // [4, 8] in rows of 12
    vae_real *d432 = scratch; // [end - begin, 4, 4]
    vae_real *d433 = s->arena + 89088; // [n, 4, 4], in place of d287
    const vae_real *d287 = s->arena + 89088; // [n, 4, 4]
    vae_real *d444 = s->arena + 0; // [n, 1, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 8, t426 + begin * 32, 8, t49, 12, d432, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d444[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v287 = d287[i * 16 + j * 4 + k];
                const vae_real v432 = d432[(i - begin) * 16 + j * 4 + k];
                const vae_real v433 = v287 + v432;
                d433[i * 16 + j * 4 + k] = v433;
                d444[i * 4 + k] += v433;
            }
        }
    }
}

// kernel 142, train: loop over rows of [6, 4]
VAE_KERNEL void train_k142(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d434 = s->arena + 512; // [n, 1, 4]
    const vae_real *t423 = s->arena + 11264; // [n, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d434[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d434[i * 4 + k] += t423[i * 24 + j * 4 + k];
            }
        }
    }
}

// What kernel 143 of train and 1 other do, each with buffers of its own:
//   d435: [1, 4]
//   d434: [n, 1, 4]
//   d_param445: [1, 4]
//   d444: [n, 1, 4]
VAE_SHARED_1(like_train_k143, const VaeState *s, int tile, vae_real *scratch, vae_real *d435,
    const vae_real *d434, vae_real *d_param445, const vae_real *d444) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d435[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d_param445[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d435[j] += d434[i * 4 + j];
            d_param445[j] += d444[i * 4 + j];
        }
    }
}

// kernel 144, train: weight gradient over [4, 4]
VAE_KERNEL void train_k144(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h3 = s->arena + 273664; // [n, 6, 4]
    const vae_real *t423 = s->arena + 11264; // [n, 6, 4]
    vae_real *d_param437 = s->grad + 240; // [4, 4] in rows of 12
    vae_gemm_tn(4, 4, s->n * 6, h3, 4, t423, 4, d_param437, 12);
}

// kernel 145, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k145(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t423 = s->arena + 11264; // [n, 6, 4]
    const vae_real *t46 = s->param + 240; // [4, 4] in rows of 12
    vae_real *d438 = scratch; // [end - begin, 6, 4]
    vae_real *d439 = s->arena + 15360; // [n, 6, 4], in place of d403
    const vae_real *d403 = s->arena + 15360; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 4, t423 + begin * 24, 4, t46, 12, d438, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v403 = d403[i * 24 + j];
            const vae_real v438 = d438[(i - begin) * 24 + j];
            d439[i * 24 + j] = v403 + v438;
        }
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 148, train: weight gradient over [4, 4]
VAE_KERNEL void train_k148(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    const vae_real *t36 = s->arena + 270592; // [n, 4, 4] in rows of 6
    const vae_real *d433 = s->arena + 89088; // [n, 4, 4]
    vae_real *d_param447 = s->grad + 192; // [4, 4]
    const VaeRagged ragged = {x1, (size_t)s->n * 1, 1, 4};
    vae_ragged_tn(&ragged, 4, 4, t36, 6, d433, 4, d_param447, 4);
}

// attention.vae:8  gradient of attention(2)
// kernel 149, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k149(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    const vae_real *d433 = s->arena + 89088; // [n, 4, 4]
    const vae_real *w37 = s->param + 192; // [4, 4]
    vae_real *d448 = s->arena + 6144; // [n, 4, 4] in rows of 6
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nt(&ragged, 4, 4, d433 + begin * 16, 4, w37, 4, d448 + begin * 24, 6);
}

// kernel 150, train: loop over rows of [4, 2]
VAE_KERNEL void train_k150(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    vae_real *t450 = s->arena + 6148; // [n, 4, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t450[i * 24 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 151, train: product by panels over rows of [4, 12]
VAE_KERNEL void train_k151(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d451 = s->arena + 6144; // [n, 4, 6]
    const vae_real *t35 = s->arena + 270592; // [n, 4, 6]
    const vae_real *t29 = s->arena + 238592; // [n, 4, 4] in rows of 12
    const vae_real *t30 = s->arena + 238596; // [n, 4, 4] in rows of 12
    const vae_real *t31 = s->arena + 238600; // [n, 4, 4] in rows of 12
    const vae_real *mask34 = s->arena + 298240; // [n, 4]
    vae_real *d452 = s->arena + 0; // [n, 4, 12]
    static const VaeAttention attention452 = {4, 4, 2, 2, false, .q_pitch = 12, .k_pitch = 12, .v_pitch = 12, .keys_pitch = 4, .queries_pitch = 4, .y_pitch = 6, .d_pitch = 6, .dq_pitch = 12, .dk_pitch = 12, .dv_pitch = 12, .row = 48};
    vae_attention_back(&attention452, (int)(end - begin), d451 + begin * 24, t35 + begin * 24, t29 + begin * 48, t30 + begin * 48, t31 + begin * 48, mask34 + begin * 4, mask34 + begin * 4, d452 + begin * 48, d452 + begin * 48 + 4, d452 + begin * 48 + 8);
}

// attention.vae:8  gradient of attention(2)
// kernel 152, train: loop over rows of [4, 12]
VAE_KERNEL void train_k152(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    vae_real *d453 = s->arena + 6144; // [n, 1, 12]
    const vae_real *d452 = s->arena + 0; // [n, 4, 12]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t k = 0; k < 12; k++) {
            d453[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d453[i * 12 + k] += d452[i * 48 + j * 12 + k];
            }
        }
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 153, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k153(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param454 = s->grad + 176; // [1, 12]
    const vae_real *d453 = s->arena + 6144; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param454[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param454[j] += d453[i * 12 + j];
        }
    }
}

// attention.vae:8  gradient of attention(2)
// kernel 154, train: weight gradient over [4, 12]
VAE_KERNEL void train_k154(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    const vae_real *h24 = s->arena + 276736; // [n, 4, 4]
    const vae_real *d452 = s->arena + 0; // [n, 4, 12]
    vae_real *d_param456 = s->grad + 128; // [4, 12]
    const VaeRagged ragged = {x1, (size_t)s->n * 1, 1, 4};
    vae_ragged_tn(&ragged, 4, 12, h24, 4, d452, 12, d_param456, 12);
}

// attention.vae:8  gradient of attention(2)
// attention.vae:8  gradient of layernorm
// kernel 155, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k155(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d452 = s->arena + 0; // [n, 4, 12]
    const vae_real *w25 = s->param + 128; // [4, 12]
    vae_real *d457 = s->arena + 8192; // [n, 4, 4]
    vae_real *d461 = s->arena + 6144; // [n, 4, 4]
    const vae_real *t8 = s->param + 96; // [4]
    const vae_real *t13 = s->arena + 280832; // [n, 4, 4]
    vae_real *d468 = s->arena + 10240; // [n, 4, 1]
    vae_gemm_nt((int)(end - begin) * 4, 4, 12, d452 + begin * 48, 12, w25, 12, d457 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real d468_sum = 0.0f;
            VAE_SIMD_SUM(d468_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v457 = d457[i * 16 + j * 4 + k];
                const vae_real v461 = v457 * t8[k];
                d461[i * 16 + j * 4 + k] = v461;
                d468_sum += v461 * t13[i * 16 + j * 4 + k];
            }
            d468[i * 4 + j] = d468_sum;
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 156, train: loop over rows of [4, 4]
VAE_KERNEL void train_k156(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    vae_real *d458 = s->arena + 512; // [n, 1, 4]
    const vae_real *d457 = s->arena + 8192; // [n, 4, 4]
    const vae_real *t22 = s->arena + 278784; // [n, 4, 4]
    vae_real *d463 = s->arena + 0; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t k = 0; k < 4; k++) {
            d458[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d463[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d458[i * 4 + k] += d457[i * 16 + j * 4 + k];
                d463[i * 4 + k] += d457[i * 16 + j * 4 + k] * t22[i * 16 + j * 4 + k];
            }
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 157, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k157(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k143(s, tile, scratch, s->grad + 112, s->arena + 512, s->grad + 96, s->arena + 0);
}

// attention.vae:8  gradient of layernorm
// kernel 158, train: loop over rows of [4, 1]
VAE_KERNEL void train_k158(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d468 = s->arena + 10240; // [n, 4, 1]
    const vae_real *t20 = s->arena + 299264; // [n, 4, 1]
    const vae_real *t21 = s->arena + 298752; // [n, 4, 1]
    vae_real *d474 = s->arena + 10240; // [n, 4, 1], in place of d468
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v468 = d468[i * 4 + j];
            const vae_real v473 = -(0.5f * (v468 / t20[i * 4 + j] * t21[i * 4 + j])) / t20[i * 4 + j];
            d474[i * 4 + j] = 0.25f * v473;
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 159, train: loop over rows of [4, 4]
VAE_KERNEL void train_k159(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d461 = s->arena + 6144; // [n, 4, 4]
    const vae_real *t21 = s->arena + 298752; // [n, 4, 1]
    const vae_real *d474 = s->arena + 10240; // [n, 4, 1]
    const vae_real *t13 = s->arena + 280832; // [n, 4, 4]
    vae_real *d480 = s->arena + 6144; // [n, 4, 4], in place of d461
    const vae_real *d433 = s->arena + 89088; // [n, 4, 4]
    vae_real *d481 = s->arena + 0; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real d481_sum = 0.0f;
            VAE_SIMD_SUM(d481_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v461 = d461[i * 16 + j * 4 + k];
                const vae_real v478 = v461 * t21[i * 4 + j] + 2.0f * d474[i * 4 + j] * t13[i * 16 + j * 4 + k];
                d480[i * 16 + j * 4 + k] = d433[i * 16 + j * 4 + k] + v478;
                d481_sum += -v478;
            }
            d481[i * 4 + j] = d481_sum;
        }
    }
}

// attention.vae:8  gradient of layernorm
// kernel 161, train: loop over rows of [4, 4]
VAE_KERNEL void train_k161(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d483 = s->arena + 6144; // [n, 4, 4], in place of d480
    const vae_real *d480 = s->arena + 6144; // [n, 4, 4]
    const vae_real *d482 = s->arena + 0; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v480 = d480[i * 16 + j * 4 + k];
                d483[i * 16 + j * 4 + k] = v480 + d482[i * 4 + j];
            }
        }
    }
}

// attention.vae:8  gradient of positions
// kernel 162, train: sum over the batch over rows of [4, 4]
VAE_KERNEL void train_k162(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param484 = s->grad + 80; // [4, 4]
    const vae_real *d483 = s->arena + 6144; // [n, 4, 4]
    for (size_t j = 0; j < 16; j++) {
        d_param484[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d_param484[j] += d483[i * 16 + j];
        }
    }
}

// attention.vae:8  gradient of embed(4)
// kernel 163, train: weight gradient over [7, 4]
VAE_KERNEL void train_k163(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 299776; // [n, 4]
    const vae_real *d483 = s->arena + 6144; // [n, 4, 4]
    vae_real *d_param485 = s->grad + 48; // [7, 4]
    vae_lookup_w((size_t)s->n * 1, 4, 4, x1, 4, NULL, d483, 4, d_param485, 0, 7);
}

// attention.vae:9  gradient of embed(4)
// kernel 164, train: weight gradient over [9, 4]
VAE_KERNEL void train_k164(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 295936; // [n, 6]
    const vae_real *d439 = s->arena + 15360; // [n, 6, 4]
    vae_real *d_param486 = s->grad + 0; // [9, 4]
    vae_lookup_w((size_t)s->n * 1, 6, 4, x0, 6, NULL, d439, 4, d_param486, 0, 9);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    // kernel 10, train: product by panels over rows of [6, 4]
    like_train_k10(s, tile, scratch, s->arena + 295936, s->arena + 273664, s->param + 240,
        s->arena + 267520, s->param + 224);
    // attention.vae:9  attention(1, over=words)
    // kernel 16, train: product by panels over rows of [6, 8]
    like_train_k16(s, tile, scratch, s->arena + 295936, s->arena + 273664, s->param + 340,
        s->arena + 232448, s->param + 324);
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
    // attention.vae:8  embed(4)
    // attention.vae:8  positions
    // attention.vae:8  layernorm
    // kernel 1, train: product by panels over rows of [4, 4]
    like_train_k1(s, tile, scratch, s->arena + 299776, s->param + 48, s->arena + 282880,
        s->param + 80, s->arena + 0);
    // attention.vae:8  layernorm
    // kernel 2, train: loop over rows of [4, 1]
    like_train_k2(s, tile, scratch, s->arena + 0, s->arena + 0);
    // attention.vae:8  layernorm
    // kernel 3, train: loop over rows of [4, 4]
    like_train_k3(s, tile, scratch, s->arena + 280832, s->arena + 282880, s->arena + 0,
        s->arena + 299264);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    // attention.vae:8  attention(2)
    // kernel 6, train: product by panels over rows of [4, 12]
    like_train_k6(s, tile, scratch, s->arena + 299776, s->arena + 276736, s->param + 128,
        s->arena + 238592, s->param + 176);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u1_rows[] = {
    {276736, 16}, // h24
};
static const VaeShown train_u1_shown = {1, train_u1_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 12, train: loop over rows of [6]
    like_train_k12(s, tile, scratch, s->arena + 295936, s->arena + 295168);
    // attention.vae:9  pool(mean)
    // kernel 19, train: loop over rows of [6, 1]
    like_train_k19(s, tile, scratch, s->arena + 295936, s->arena + 300800, s->arena + 295168);
    // attention.vae:4  attention(2, causal=true)
    // kernel 36, train: loop over rows of [2, 6]
    like_train_k24(s, tile, scratch, s->arena + 288000, s->arena + 295168);
}

static const VaeShown train_u4_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:5  attention(2)
    // kernel 7, train: loop over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 299776, s->arena + 298240);
    train_k47(s, tile, scratch);
}

static const VaeShown train_u2_shown = {0, NULL};

static const VaeShown train_k24_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  attention(2)
    // kernel 8, train: product by panels over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 238592, s->arena + 238596, s->arena + 238600,
        s->arena + 298240, s->arena + 270592);
    // attention.vae:8  attention(2)
    // kernel 9, train: product by panels over rows of [4, 4]
    like_train_k9(s, tile, scratch, s->arena + 270592, s->param + 192, s->param + 208,
        s->arena + 282880, s->arena + 282880);
    // kernel 11, train: product by panels over rows of [4, 8]
    like_train_k11(s, tile, scratch, s->arena + 299776, s->arena + 282880, s->param + 244,
        s->arena + 253440, s->param + 228);
    // kernel 13, train: product by panels over rows of [6, 6]
    like_train_k13(s, tile, scratch, s->arena + 267520, s->arena + 253440, s->arena + 253444,
        s->arena + 298240, s->arena + 295168, s->arena + 244736);
    // kernel 14, train: product by panels over rows of [6, 4]
    like_train_k14(s, tile, scratch, s->arena + 295936, s->arena + 244736, s->param + 288,
        s->arena + 264448, s->param + 304);
    // attention.vae:9  attention(1, over=words)
    // kernel 15, train: product by panels over rows of [6, 4]
    like_train_k10(s, tile, scratch, s->arena + 295936, s->arena + 264448, s->param + 336,
        s->arena + 261376, s->param + 320);
    // attention.vae:9  attention(1, over=words)
    // kernel 17, train: product by panels over rows of [6, 5]
    like_train_k17(s, tile, scratch, s->arena + 261376, s->arena + 232448, s->arena + 232452,
        s->arena + 295168, s->arena + 257536);
    // attention.vae:9  attention(1, over=words)
    // attention.vae:9  pool(mean)
    // kernel 18, train: product by panels over rows of [6, 4]
    like_train_k18(s, tile, scratch, s->arena + 295936, s->arena + 257536, s->param + 384,
        s->param + 400, s->arena + 295168, s->arena + 297728);
    // attention.vae:9  pool(mean)
    // kernel 20, train: loop over rows of [1, 4]
    like_train_k20(s, tile, scratch, s->arena + 297728, s->arena + 297728, s->arena + 300800);
    // attention.vae:6  posterior heads (added by the compiler)
    // kernel 21, train: product by panels over rows of [4]
    like_train_k21(s, tile, scratch, s->arena + 297728, s->param + 416, s->arena + 0,
        s->param + 432);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k43(s, tile, scratch);
    // attention.vae:13  attention(4, over=told)
    // kernel 45, train: product by panels over rows of [4, 8]
    like_train_k45(s, tile, scratch, s->arena + 299776, s->arena + 249344, s->param + 1024,
        s->arena + 224256, s->param + 936);
    // attention.vae:13  attention(4, over=told)
    // kernel 46, train: product by panels over rows of [4, 8]
    like_train_k45(s, tile, scratch, s->arena + 299776, s->arena + 249344, s->param + 1056,
        s->arena + 28672, s->param + 944);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {249344, 32}, // t179
    {1920, 1}, // t112
    {297728, 4}, // t84
    {257536, 30}, // t74
    {264448, 24}, // h61
    {244736, 36}, // t56
    {282880, 16}, // h41
    {270592, 24}, // t35
};
static const VaeShown train_u3_shown = {8, train_u3_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k25(s, tile, scratch);
    // kernel 26, train: loop over rows of [5]
    like_train_k26(s, tile, scratch, s->arena + 1, s->arena + 295936);
    // kernel 27, train: loop over rows of [2, 6]
    like_train_k24(s, tile, scratch, s->arena + 292608, s->arena + 0);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u6_rows[] = {
    {292608, 12}, // t124
};
static const VaeShown train_u6_shown = {1, train_u6_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k30(s, tile, scratch);
    // attention.vae:12  layernorm
    // kernel 31, train: loop over rows of [6, 1]
    like_train_k31(s, tile, scratch, s->arena + 0, s->arena + 0);
    // attention.vae:12  layernorm
    // kernel 32, train: loop over rows of [6, 8]
    like_train_k32(s, tile, scratch, s->arena + 211968, s->arena + 73728, s->arena + 0,
        s->arena + 291072);
    // attention.vae:12  layernorm
    // kernel 33, train: loop over rows of [6, 1]
    like_train_k33(s, tile, scratch, s->arena + 291072, s->arena + 291072, s->arena + 289536);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    // attention.vae:13  layernorm
    // kernel 39, train: loop over rows of [6, 1]
    like_train_k31(s, tile, scratch, s->arena + 0, s->arena + 0);
    // attention.vae:13  layernorm
    // kernel 40, train: loop over rows of [6, 8]
    like_train_k32(s, tile, scratch, s->arena + 175104, s->arena + 73728, s->arena + 0,
        s->arena + 286464);
    // attention.vae:13  layernorm
    // kernel 41, train: loop over rows of [6, 1]
    like_train_k33(s, tile, scratch, s->arena + 286464, s->arena + 286464, s->arena + 284928);
    train_k42(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k50(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u7_rows[] = {
    {73728, 96}, // h204
    {92160, 144}, // t198
    {150528, 96}, // h177
    {110592, 120}, // t157
    {187392, 96}, // h146
};
static const VaeShown train_u7_shown = {5, train_u7_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k51(s, tile, scratch);
    train_k52(s, tile, scratch);
    train_k53(s, tile, scratch);
    train_k54(s, tile, scratch);
    train_k57(s, tile, scratch);
    train_k58(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u8_rows[] = {
    {256, 1}, // t228
    {1792, 1}, // t222
};
static const VaeShown train_u8_shown = {2, train_u8_rows};

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k55(s, tile, scratch);
    train_k56(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k59(s, tile, scratch);
    train_k63(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u10_rows[] = {
    {125952, 96}, // d248
    {0, 108}, // d243
};
static const VaeShown train_u10_shown = {2, train_u10_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k60_rows[] = {
    {13824, 18}, // d244
};
static const VaeShown train_k60_shown = {1, train_k60_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u17(const VaeState *s, int tile, vae_real *scratch) {
    train_k67(s, tile, scratch);
    train_k68(s, tile, scratch);
}

static const VaeShown train_u17_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k64_rows[] = {
    {0, 16}, // d249
};
static const VaeShown train_k64_shown = {1, train_k64_rows};

static const VaeShown train_k69_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k71_rows[] = {
    {73728, 128}, // t262
};
static const VaeShown train_k71_shown = {1, train_k71_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k70_rows[] = {
    {90112, 96}, // t259
};
static const VaeShown train_k70_shown = {1, train_k70_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k78_rows[] = {
    {4096, 16}, // d277
};
static const VaeShown train_k78_shown = {1, train_k78_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k72_rows[] = {
    {0, 16}, // d271
    {2048, 16}, // d266
};
static const VaeShown train_k72_shown = {2, train_k72_rows};

// One thread does all of these.
VAE_KERNEL void train_u27(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:13  gradient of attention(4, over=told)
    // kernel 79, train: sum over the batch over rows of [1, 8]
    like_train_k65(s, tile, scratch, s->arena + 9728, s->arena + 4096);
    // kernel 82, train: loop over [8]
    like_train_k82(s, tile, scratch, s->grad + 928, s->arena + 9728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u29(const VaeState *s, int tile, vae_real *scratch) {
    train_k81(s, tile, scratch);
    // attention.vae:13  gradient of layernorm
    // kernel 87, train: loop over rows of [6, 1]
    like_train_k87(s, tile, scratch, s->arena + 8192, s->arena + 286464, s->arena + 284928,
        s->arena + 8192);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u29_rows[] = {
    {4096, 16}, // d294
    {6144, 16}, // d289
};
static const VaeShown train_u29_shown = {2, train_u29_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u24(const VaeState *s, int tile, vae_real *scratch) {
    train_k75(s, tile, scratch);
    train_k77(s, tile, scratch);
}

static const VaeShown train_u24_shown = {0, NULL};

// One thread does all of these.
VAE_KERNEL void train_u30(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 83, train: loop over [8]
    like_train_k82(s, tile, scratch, s->grad + 936, s->arena + 9744);
    // kernel 84, train: loop over [8]
    like_train_k82(s, tile, scratch, s->grad + 944, s->arena + 9760);
}

static const VaeShown train_k85_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u33(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:13  gradient of layernorm
    // kernel 88, train: loop over rows of [6, 8]
    like_train_k88(s, tile, scratch, s->arena + 162816, s->arena + 284928, s->arena + 8192,
        s->arena + 175104, s->arena + 162816, s->arena + 125952, s->arena + 2048);
    // attention.vae:13  gradient of layernorm
    // kernel 89, train: loop over rows of [6, 1]
    like_train_k31(s, tile, scratch, s->arena + 2048, s->arena + 2048);
    train_k90(s, tile, scratch);
    train_k93(s, tile, scratch);
    train_k94(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u33_rows[] = {
    {0, 16}, // d315
    {162816, 96}, // d314
};
static const VaeShown train_u33_shown = {2, train_u33_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k95_rows[] = {
    {0, 288}, // d323
};
static const VaeShown train_k95_shown = {1, train_k95_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k96_rows[] = {
    {36864, 48}, // d324
};
static const VaeShown train_k96_shown = {1, train_k96_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u40(const VaeState *s, int tile, vae_real *scratch) {
    train_k99(s, tile, scratch);
    // attention.vae:12  gradient of layernorm
    // kernel 102, train: loop over rows of [6, 1]
    like_train_k87(s, tile, scratch, s->arena + 61440, s->arena + 291072, s->arena + 289536,
        s->arena + 61440);
}

static const VaeShown train_u40_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k100_rows[] = {
    {0, 16}, // d334
    {2048, 16}, // d329
};
static const VaeShown train_k100_shown = {2, train_k100_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u43(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:12  gradient of layernorm
    // kernel 103, train: loop over rows of [6, 8]
    like_train_k88(s, tile, scratch, s->arena + 36864, s->arena + 289536, s->arena + 61440,
        s->arena + 211968, s->arena + 36864, s->arena + 162816, s->arena + 0);
    // attention.vae:12  gradient of layernorm
    // kernel 104, train: loop over rows of [6, 1]
    like_train_k31(s, tile, scratch, s->arena + 0, s->arena + 0);
    train_k105(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u43_rows[] = {
    {36864, 96}, // d354
};
static const VaeShown train_u43_shown = {1, train_u43_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u45(const VaeState *s, int tile, vae_real *scratch) {
    train_k107(s, tile, scratch);
    train_k109(s, tile, scratch);
    train_k110(s, tile, scratch);
    train_k111(s, tile, scratch);
    train_k113(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u45_rows[] = {
    {0, 4}, // d375
};
static const VaeShown train_u45_shown = {1, train_u45_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u48(const VaeState *s, int tile, vae_real *scratch) {
    train_k114(s, tile, scratch);
    train_k117(s, tile, scratch);
    train_k118(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u48_rows[] = {
    {3072, 4}, // d384
    {0, 24}, // d383
};
static const VaeShown train_u48_shown = {2, train_u48_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k119_rows[] = {
    {0, 72}, // d392
};
static const VaeShown train_k119_shown = {1, train_k119_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u52(const VaeState *s, int tile, vae_real *scratch) {
    train_k120(s, tile, scratch);
    train_k121(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u52_rows[] = {
    {15360, 8}, // d399
    {9216, 48}, // d396
};
static const VaeShown train_u52_shown = {2, train_u52_rows};

static const VaeShown train_k124_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k125_rows[] = {
    {9216, 4}, // d404
};
static const VaeShown train_k125_shown = {1, train_k125_rows};

// One thread does all of these.
VAE_KERNEL void train_u57(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:9  gradient of attention(1, over=words)
    // kernel 126, train: sum over the batch over rows of [1, 4]
    like_train_k115(s, tile, scratch, s->arena + 9728, s->arena + 9216);
    // kernel 129, train: loop over [4]
    like_train_k129(s, tile, scratch, s->grad + 320, s->arena + 9728);
    // kernel 130, train: loop over [8]
    like_train_k130(s, tile, scratch, s->grad + 324, s->arena + 18432);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k128_rows[] = {
    {9216, 4}, // d413
    {11776, 24}, // d408
};
static const VaeShown train_k128_shown = {2, train_k128_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u62(const VaeState *s, int tile, vae_real *scratch) {
    train_k133(s, tile, scratch);
    train_k134(s, tile, scratch);
    train_k135(s, tile, scratch);
}

static const VaeShown train_u62_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u63(const VaeState *s, int tile, vae_real *scratch) {
    train_k136(s, tile, scratch);
    train_k145(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u63_rows[] = {
    {15360, 24}, // d439
    {11264, 24}, // t423
};
static const VaeShown train_u63_shown = {2, train_u63_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k137_rows[] = {
    {7168, 32}, // t426
};
static const VaeShown train_k137_shown = {1, train_k137_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k138_rows[] = {
    {0, 8}, // d428
};
static const VaeShown train_k138_shown = {1, train_k138_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k141_rows[] = {
    {0, 4}, // d444
    {89088, 16}, // d433
};
static const VaeShown train_k141_shown = {2, train_k141_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k142_rows[] = {
    {512, 4}, // d434
};
static const VaeShown train_k142_shown = {1, train_k142_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u73(const VaeState *s, int tile, vae_real *scratch) {
    train_k149(s, tile, scratch);
    train_k150(s, tile, scratch);
}

static const VaeShown train_u73_shown = {0, NULL};

// One thread does all of these.
VAE_KERNEL void train_u70(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:9  gradient of attention(2)
    // kernel 143, train: sum over the batch over rows of [1, 4]
    like_train_k143(s, tile, scratch, s->arena + 1024, s->arena + 512, s->grad + 208, s->arena + 0);
    // kernel 146, train: loop over [4]
    like_train_k129(s, tile, scratch, s->grad + 224, s->arena + 1024);
    // kernel 147, train: loop over [8]
    like_train_k130(s, tile, scratch, s->grad + 228, s->arena + 1040);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k151_rows[] = {
    {0, 48}, // d452
};
static const VaeShown train_k151_shown = {1, train_k151_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k152_rows[] = {
    {6144, 12}, // d453
};
static const VaeShown train_k152_shown = {1, train_k152_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u78(const VaeState *s, int tile, vae_real *scratch) {
    train_k155(s, tile, scratch);
    train_k158(s, tile, scratch);
}

static const VaeShown train_u78_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k156_rows[] = {
    {0, 4}, // d463
    {512, 4}, // d458
};
static const VaeShown train_k156_shown = {2, train_k156_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u81(const VaeState *s, int tile, vae_real *scratch) {
    train_k159(s, tile, scratch);
    // attention.vae:8  gradient of layernorm
    // kernel 160, train: loop over rows of [4, 1]
    like_train_k2(s, tile, scratch, s->arena + 0, s->arena + 0);
    train_k161(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u81_rows[] = {
    {6144, 16}, // d483
};
static const VaeShown train_u81_shown = {1, train_u81_rows};

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_u1, panels, {.shown = &train_u1_shown}},
        {train_u4, panels, {.shown = &train_u4_shown}},
        {train_u2, panels, {.shown = &train_u2_shown}},
        {train_k24, panels, {.shown = &train_k24_shown}}}, 5);
    vae_run(me, s, (VaeWork[]){{train_u3, panels, {.shown = &train_u3_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u6, panels, {.shown = &train_u6_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u7, panels, {.shown = &train_u7_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u8, panels, {.shown = &train_u8_shown}}}, 1);
    vae_run_one(me, s, train_u9, 1);
    vae_run(me, s, (VaeWork[]){{train_u10, panels, {.shown = &train_u10_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k62, 1, {.weights = true}},
        {train_k66, 1, {.weights = true, .first = 1088, .each = 128, .end = 1152}},
        {train_k60, panels, {.shown = &train_k60_shown}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u17, panels, {.shown = &train_u17_shown}},
        {train_k64, panels, {.shown = &train_k64_shown}},
        {train_k61, 1, {0}}}, 3);
    vae_run_one(me, s, train_k65, 1);
    vae_run(me, s, (VaeWork[]){{train_k69, panels, {.shown = &train_k69_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k71, panels, {.shown = &train_k71_shown}},
        {train_k70, panels, {.shown = &train_k70_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k80, 1, {.weights = true, .first = 960, .each = 128, .end = 1024}},
        {train_k74, 1, {.weights = true}},
        {train_k76, 1, {.weights = true}},
        {train_k78, panels, {.shown = &train_k78_shown}},
        {train_k72, panels, {.shown = &train_k72_shown}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_u27, 1, {0}},
        {train_k73, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u29, panels, {.shown = &train_u29_shown}},
        {train_u24, panels, {.shown = &train_u24_shown}},
        {train_u30, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k85, panels, {.shown = &train_k85_shown}},
        {train_k86, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u33, panels, {.shown = &train_u33_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k92, 1, {.weights = true, .first = 816, .each = 128, .end = 880}},
        {train_k91, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k95, panels, {.shown = &train_k95_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k98, 1, {.weights = true}},
        {train_k96, panels, {.shown = &train_k96_shown}}}, 2);
    vae_run_one(me, s, train_k97, 1);
    vae_run(me, s, (VaeWork[]){{train_u40, panels, {.shown = &train_u40_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k100, panels, {.shown = &train_k100_shown}}}, 1);
    vae_run_one(me, s, train_k101, 1);
    vae_run(me, s, (VaeWork[]){{train_u43, panels, {.shown = &train_u43_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k106, 1, {0}},
        {train_u45, panels, {.shown = &train_u45_shown}},
        {train_k108, 1, {.weights = true}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k112, 2, {.weights = true, .first = 416, .each = 64, .end = 432}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u48, panels, {.shown = &train_u48_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k116, 1, {.weights = true, .first = 384, .each = 64, .end = 400}},
        {train_k115, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k119, panels, {.shown = &train_k119_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u52, panels, {.shown = &train_u52_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k123, 1, {.weights = true}},
        {train_k122, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k124, panels, {.shown = &train_k124_shown}},
        {train_k127, 1, {.weights = true}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k125, panels, {.shown = &train_k125_shown}}}, 1);
    vae_run_one(me, s, train_u57, 1);
    vae_run(me, s, (VaeWork[]){{train_k128, panels, {.shown = &train_k128_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k132, 1, {.weights = true, .first = 288, .each = 64, .end = 304}},
        {train_k131, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u62, panels, {.shown = &train_u62_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u63, panels, {.shown = &train_u63_shown}},
        {train_k137, panels, {.shown = &train_k137_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k140, 1, {.weights = true}},
        {train_k138, panels, {.shown = &train_k138_shown}},
        {train_k164, 1, {.weights = true}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k144, 1, {.weights = true}},
        {train_k139, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k141, panels, {.shown = &train_k141_shown}},
        {train_k142, panels, {.shown = &train_k142_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k148, 1, {.weights = true, .first = 192, .each = 64, .end = 208}},
        {train_u73, panels, {.shown = &train_u73_shown}},
        {train_u70, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k151, panels, {.shown = &train_k151_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k154, 1, {.weights = true}},
        {train_k152, panels, {.shown = &train_k152_shown}}}, 2);
    vae_run_one(me, s, train_k153, 1);
    vae_run(me, s, (VaeWork[]){{train_u78, panels, {.shown = &train_u78_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k156, panels, {.shown = &train_k156_shown}}}, 1);
    vae_run_one(me, s, train_k157, 1);
    vae_run(me, s, (VaeWork[]){{train_u81, panels, {.shown = &train_u81_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k162, 1, {0}},
        {train_k163, 1, {.weights = true}}}, 2);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   w2: [9, 4]
//   h3: [n, 6, 4]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 4, x0 + i * 6, 6, w2, 4, h3 + i * 24, 4);
    }
}

// attention.vae:9  embed(4)
// kernel 0, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k0(s, tile, scratch, s->arena + 35072, s->param + 0, s->arena + 13056);
}

// What kernel 1 of eval and 1 other do, each with buffers of its own:
//   x1: [n, 4]
//   w4: [7, 4]
//   h7: [n, 4, 4]
//   w6: [4, 4]
//   t10: [n, 4, 1]
VAE_SHARED_2(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w4, vae_real *h7, const vae_real *w6, vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        vae_lookup(1, (int)steps, 4, x1 + i * 4, 4, w4, 4, h7 + i * 16, 4);
    }
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
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

// attention.vae:8  layernorm
// kernel 2, eval: loop over rows of [4, 1]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 36352; // [n, 4]
    vae_real *t12 = s->arena + 512; // [n, 4, 1], in place of t10
    const vae_real *t10 = s->arena + 512; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v10 = t10[i * 4 + j];
            t12[i * 4 + j] = 0.25f * v10;
        }
    }
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   x1: [n, 4]
//   t13: [n, 4, 4]
//   h7: [n, 4, 4]
//   t12: [n, 4, 1]
//   t15: [n, 4, 1]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    vae_real *t13, const vae_real *h7, const vae_real *t12, vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
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
// kernel 4, eval: loop over rows of [4, 1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 36352; // [n, 4]
    const vae_real *t15 = s->arena + 0; // [n, 4, 1]
    vae_real *t21 = s->arena + 0; // [n, 4, 1], in place of t15
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
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
    const vae_real *x1 = s->arena + 36352; // [n, 4]
    const vae_real *t13 = s->arena + 6144; // [n, 4, 4]
    const vae_real *t21 = s->arena + 0; // [n, 4, 1]
    const vae_real *t8 = s->param + 96; // [4]
    vae_real *h24 = s->arena + 6144; // [n, 4, 4], in place of t13
    const vae_real *t9 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
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
    like_train_k6(s, tile, scratch, s->arena + 36352, s->arena + 6144, s->param + 128, s->arena + 0,
        s->param + 176);
}

// attention.vae:5  attention(2)
// kernel 7, eval: loop over rows of [4]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 36352, s->arena + 35840);
}

// attention.vae:8  attention(2)
// kernel 9, eval: product by panels over rows of [4, 4]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 36352; // [n, 4]
    const vae_real *t36 = s->arena + 6144; // [n, 4, 4] in rows of 6
    const vae_real *w37 = s->param + 192; // [4, 4]
    vae_real *t39 = scratch; // [end - begin, 4, 4]
    const vae_real *b38 = s->param + 208; // [4]
    vae_real *h41 = s->arena + 32256; // [n, 4, 4], in place of h7
    const vae_real *h7 = s->arena + 32256; // [n, 4, 4]
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nn(&ragged, 4, 4, t36 + begin * 24, 6, w37, 4, t39, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v7 = h7[i * 16 + j * 4 + k];
                const vae_real v39 = t39[(i - begin) * 16 + j * 4 + k];
                h41[i * 16 + j * 4 + k] = v7 + (v39 + b38[k]);
            }
        }
    }
}

// kernel 10, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 35072, s->arena + 13056, s->param + 240,
        s->arena + 8704, s->param + 224);
}

// kernel 11, eval: product by panels over rows of [4, 8]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 36352, s->arena + 32256, s->param + 244,
        s->arena + 4608, s->param + 228);
}

// kernel 12, eval: loop over rows of [6]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 35072, s->arena + 34304);
}

// kernel 13, eval: product by panels over rows of [6, 6]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 8704, s->arena + 4608, s->arena + 4612,
        s->arena + 35840, s->arena + 34304, s->arena + 0);
}

// attention.vae:9  attention(1, over=words)
// kernel 15, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    const vae_real *h61 = s->arena + 9984; // [n, 6, 4]
    const vae_real *t66 = s->param + 336; // [4, 4] in rows of 12
    vae_real *t67 = scratch; // [end - begin, 6, 4]
    vae_real *t68 = s->arena + 9984; // [n, 6, 4], in place of h61
    const vae_real *t63 = s->param + 320; // [4] in rows of 12
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 4, 4, h61 + begin * 24, 4, t66, 12, t67, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v67 = t67[(i - begin) * 24 + j * 4 + k];
                t68[i * 24 + j * 4 + k] = v67 + t63[k];
            }
        }
    }
}

// attention.vae:9  attention(1, over=words)
// attention.vae:9  pool(mean)
// kernel 18, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 35072, s->arena + 6144, s->param + 384,
        s->param + 400, s->arena + 34304, s->arena + 0);
}

// attention.vae:9  pool(mean)
// kernel 19, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    vae_real *t83 = s->arena + 512; // [n, 1, 1]
    const vae_real *mask55 = s->arena + 34304; // [n, 6, 1]
    vae_real *t195 = s->arena + 37120; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t83_sum = 0.0f;
        vae_real t195_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum, t195_sum)
        for (size_t j = 0; j < steps; j++) {
            t83_sum += mask55[i * 6 + j];
            t195_sum += mask55[i * 6 + j];
        }
        t83[i] = t83_sum;
        t195[i] = t195_sum;
    }
}

// attention.vae:6  posterior heads (added by the compiler)
// kernel 21, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
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
// kernel 22, eval: loop over rows of [2]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar91 = s->arena + 2; // [n, 2] in rows of 4
    const vae_real *eps92 = s->arena + 16128; // [n, 2]
    vae_real *z96 = s->arena + 16128; // [n, 2], in place of eps92
    const vae_real *mean90 = s->arena + 0; // [n, 2] in rows of 4
    vae_real *t109 = s->arena + 36864; // [n, 2]
    vae_real *t110 = s->arena + 37376; // [n, 1]
    vae_real *t113 = s->arena + 37248; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t110_sum = 0.0f;
        vae_real t113_sum = 0.0f;
        VAE_SIMD_SUM(t110_sum, t113_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v92 = eps92[i * 2 + j];
            const vae_real v96 = mean90[i * 4 + j] + vae_exp(0.5f * logvar91[i * 4 + j]) * v92;
            z96[i * 2 + j] = v96;
            const vae_real v106 = mean90[i * 4 + j] * mean90[i * 4 + j] + vae_exp(logvar91[i * 4 + j]);
            const vae_real v109 = 0.5f * (v106 - 1.0f - logvar91[i * 4 + j]);
            t109[i * 2 + j] = v109;
            t110_sum += v109;
            const vae_real v111 = v96 * v96 + 1.83787707f - (v92 * v92 + logvar91[i * 4 + j] + 1.83787707f);
            t113_sum += (-0.5f) * v111;
        }
        t110[i] = t110_sum;
        t113[i] = t113_sum;
    }
}

// What kernel 23 of eval and 1 other do, each with buffers of its own:
//   t114: [n, 1] in rows of 6
VAE_SHARED_1(like_eval_k23, const VaeState *s, int tile, vae_real *scratch, vae_real *t114) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t114[i * 6] = 1.0f;
    }
}

// attention.vae:11  embed(6)
// kernel 25, eval: product by panels over rows of [6, 6]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    const vae_real *before117 = s->arena + 0; // [n, 6]
    const vae_real *w118 = s->param + 448; // [9, 6]
    vae_real *h119 = s->arena + 26112; // [n, 6, 6] in rows of 8
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 6, before117 + i * 6, 6, w118, 6, h119 + i * 48, 8);
    }
}

// attention.vae:11  concat(z)
// kernel 26, eval: loop over rows of [6, 2]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    vae_real *t120 = s->arena + 26118; // [n, 6, 2] in rows of 8
    const vae_real *z96 = s->arena + 16128; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t120[i * 48 + j * 8 + k] = z96[i * 2 + k];
            }
        }
    }
}

// attention.vae:11  positions
// attention.vae:12  layernorm
// kernel 27, eval: loop over rows of [6, 8]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    vae_real *h123 = s->arena + 26112; // [n, 6, 8], in place of h119
    const vae_real *h121 = s->arena + 26112; // [n, 6, 8]
    const vae_real *w122 = s->param + 512; // [6, 8]
    vae_real *t126 = s->arena + 768; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            vae_real t126_sum = 0.0f;
            VAE_SIMD_SUM(t126_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v121 = h121[i * 48 + j * 8 + k];
                const vae_real v123 = v121 + w122[j * 8 + k];
                h123[i * 48 + j * 8 + k] = v123;
                t126_sum += v123;
            }
            t126[i * 6 + j] = t126_sum;
        }
    }
}

// What kernel 28 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t128: [n, 6, 1]
//   t126: [n, 6, 1]
VAE_SHARED_1(like_eval_k28, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t128, const vae_real *t126) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v126 = t126[i * 6 + j];
            t128[i * 6 + j] = 0.125f * v126;
        }
    }
}

// What kernel 29 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t129: [n, 6, 8]
//   h123: [n, 6, 8]
//   t128: [n, 6, 1]
//   t131: [n, 6, 1]
VAE_SHARED_2(like_eval_k29, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t129, const vae_real *h123, const vae_real *t128, vae_real *t131) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            vae_real t131_sum = 0.0f;
            VAE_SIMD_SUM(t131_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v129 = h123[i * 48 + j * 8 + k] - t128[i * 6 + j];
                t129[i * 48 + j * 8 + k] = v129;
                t131_sum += v129 * v129;
            }
            t131[i * 6 + j] = t131_sum;
        }
    }
}

// What kernel 30 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t131: [n, 6, 1]
//   t135: [n, 6, 1]
VAE_SHARED_2(like_eval_k30, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t131, vae_real *t135) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v131 = t131[i * 6 + j];
            t135[i * 6 + j] = 1.0f / vae_sqrt(0.125f * v131 + 1e-05f);
        }
    }
}

// What kernel 31 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t129: [n, 6, 8]
//   t135: [n, 6, 1]
//   t124: [8]
//   h138: [n, 6, 8]
//   t125: [8]
VAE_SHARED_2(like_eval_k31, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t129, const vae_real *t135, const vae_real *t124, vae_real *h138,
    const vae_real *t125) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v129 = t129[i * 48 + j * 8 + k];
                h138[i * 48 + j * 8 + k] = v129 * t135[i * 6 + j] * t124[k] + t125[k];
            }
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 32, eval: product by panels over rows of [6, 24]
VAE_KERNEL void eval_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    const vae_real *h138 = s->arena + 18432; // [n, 6, 8]
    const vae_real *w139 = s->param + 592; // [8, 24]
    vae_real *t142 = s->arena + 0; // [n, 6, 24]
    const vae_real *b140 = s->param + 784; // [24]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 24, 8, h138 + begin * 48, 8, w139, 24, t142 + begin * 144, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v141 = t142[i * 144 + j * 24 + k];
                t142[i * 144 + j * 24 + k] = v141 + b140[k];
            }
        }
    }
}

// What kernel 33 of eval and 1 other do, each with buffers of its own:
//   t143: [n, 6, 8] in rows of 24
//   t144: [n, 6, 8] in rows of 24
//   t145: [n, 6, 8] in rows of 24
//   mask55: [n, 6]
//   t146: [n, 6, 10]
VAE_SHARED_1(like_eval_k33, const VaeState *s, int tile, vae_real *scratch, const vae_real *t143,
    const vae_real *t144, const vae_real *t145, const vae_real *mask55, vae_real *t146) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention146 = {6, 6, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 6, .queries_pitch = 6, .y_pitch = 10};
    vae_attention(&attention146, (int)(end - begin), t143 + begin * 144, t144 + begin * 144, t145 + begin * 144, mask55 + begin * 6, mask55 + begin * 6, t146 + begin * 60);
}

// attention.vae:12  attention(2, causal=true)
// kernel 33, eval: product by panels over rows of [6, 10]
VAE_KERNEL void eval_k33(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k33(s, tile, scratch, s->arena + 0, s->arena + 8, s->arena + 16, s->arena + 34304,
        s->arena + 18432);
}

// attention.vae:12  attention(2, causal=true)
// attention.vae:13  layernorm
// kernel 34, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k34(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    const vae_real *t147 = s->arena + 18432; // [n, 6, 8] in rows of 10
    const vae_real *w148 = s->param + 816; // [8, 8]
    vae_real *t150 = scratch; // [end - begin, 6, 8]
    const vae_real *b149 = s->param + 880; // [8]
    vae_real *h152 = s->arena + 26112; // [n, 6, 8], in place of h123
    const vae_real *h123 = s->arena + 26112; // [n, 6, 8]
    vae_real *t155 = s->arena + 768; // [n, 6, 1]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 8, 8, t147 + begin * 60, 10, w148, 8, t150, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            vae_real t155_sum = 0.0f;
            VAE_SIMD_SUM(t155_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v123 = h123[i * 48 + j * 8 + k];
                const vae_real v150 = t150[(i - begin) * 48 + j * 8 + k];
                const vae_real v152 = v123 + (v150 + b149[k]);
                h152[i * 48 + j * 8 + k] = v152;
                t155_sum += v152;
            }
            t155[i * 6 + j] = t155_sum;
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 39, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k39(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    const vae_real *h166 = s->arena + 9216; // [n, 6, 8]
    const vae_real *w170 = s->param + 960; // [8, 8]
    vae_real *t171 = scratch; // [end - begin, 6, 8]
    vae_real *t172 = s->arena + 9216; // [n, 6, 8], in place of h166
    const vae_real *t168 = s->param + 928; // [8] in rows of 24
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 8, 8, h166 + begin * 48, 8, w170, 8, t171, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v171 = t171[(i - begin) * 48 + j * 8 + k];
                t172[i * 48 + j * 8 + k] = v171 + t168[k];
            }
        }
    }
}

// What kernel 40 of eval and 1 other do, each with buffers of its own:
//   x1: [n, 4]
//   h41: [n, 4, 4]
//   w174: [4, 8]
//   t176: [n, 4, 8]
//   t173: [8] in rows of 24
VAE_SHARED_2(like_eval_k40, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *h41, const vae_real *w174, vae_real *t176, const vae_real *t173) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nn(&ragged, 8, 4, h41 + begin * 16, 4, w174, 8, t176 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v175 = t176[i * 32 + j * 8 + k];
                t176[i * 32 + j * 8 + k] = v175 + t173[k];
            }
        }
    }
}

// attention.vae:13  attention(4, over=told)
// kernel 40, eval: product by panels over rows of [4, 8]
VAE_KERNEL void eval_k40(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k40(s, tile, scratch, s->arena + 36352, s->arena + 32256, s->param + 1024,
        s->arena + 19456, s->param + 936);
}

// attention.vae:13  attention(4, over=told)
// kernel 41, eval: product by panels over rows of [4, 8]
VAE_KERNEL void eval_k41(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k40(s, tile, scratch, s->arena + 36352, s->arena + 32256, s->param + 1056,
        s->arena + 15360, s->param + 944);
}

// What kernel 42 of eval and 1 other do, each with buffers of its own:
//   t172: [n, 6, 8]
//   t176: [n, 4, 8]
//   t180: [n, 4, 8]
//   mask34: [n, 4]
//   mask55: [n, 6]
//   t181: [n, 6, 12]
VAE_SHARED_2(like_eval_k42, const VaeState *s, int tile, vae_real *scratch, const vae_real *t172,
    const vae_real *t176, const vae_real *t180, const vae_real *mask34, const vae_real *mask55,
    vae_real *t181) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeAttention attention181 = {6, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 6, .y_pitch = 12};
    vae_attention(&attention181, (int)(end - begin), t172 + begin * 48, t176 + begin * 32, t180 + begin * 32, mask34 + begin * 4, mask55 + begin * 6, t181 + begin * 72);
}

// attention.vae:13  attention(4, over=told)
// kernel 43, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k43(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    const vae_real *t182 = s->arena + 0; // [n, 6, 8] in rows of 12
    const vae_real *w183 = s->param + 1088; // [8, 8]
    vae_real *t185 = scratch; // [end - begin, 6, 8]
    const vae_real *b184 = s->param + 1152; // [8]
    vae_real *h187 = s->arena + 26112; // [n, 6, 8], in place of h152
    const vae_real *h152 = s->arena + 26112; // [n, 6, 8]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 8, 8, t182 + begin * 72, 12, w183, 8, t185, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v152 = h152[i * 48 + j * 8 + k];
                const vae_real v185 = t185[(i - begin) * 48 + j * 8 + k];
                h187[i * 48 + j * 8 + k] = v152 + (v185 + b184[k]);
            }
        }
    }
}

// attention.vae:14  dense(9)
// kernel 44, eval: product by panels over rows of [6, 9]
VAE_KERNEL void eval_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    const vae_real *h187 = s->arena + 26112; // [n, 6, 8]
    const vae_real *w188 = s->param + 1168; // [8, 9]
    vae_real *p191 = s->arena + 0; // [n, 6, 9]
    const vae_real *b189 = s->param + 1248; // [9]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 9, 8, h187 + begin * 48, 8, w188, 9, p191 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v190 = p191[i * 54 + j * 9 + k];
                p191[i * 54 + j * 9 + k] = v190 + b189[k];
            }
        }
    }
}

// kernel 45, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k45(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *p191 = s->arena + 0; // [n, 6, 9]
    const vae_real *x0 = s->arena + 35072; // [n, 6]
    vae_real *t192 = scratch; // [end - begin, 6]
    vae_real *t193 = s->arena + 6912; // [n, 1]
    vae_token_nll(end - begin, 6, 9, p191 + begin * 54, 9, x0 + begin * 6, 6, t192, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t193_sum = 0.0f;
        VAE_SIMD_SUM(t193_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v192 = t192[(i - begin) * 6 + j];
            t193_sum += v192;
        }
        t193[i] = t193_sum;
    }
}

// kernel 46, eval: loop over rows of [1]
VAE_KERNEL void eval_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t194 = s->arena + 37248; // [n, 1], in place of t113
    const vae_real *t113 = s->arena + 37248; // [n, 1]
    const vae_real *t193 = s->arena + 6912; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v113 = t113[i];
        t194[i] = v113 - t193[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  embed(4)
    // attention.vae:8  positions
    // attention.vae:8  layernorm
    // kernel 1, eval: product by panels over rows of [4, 4]
    like_eval_k1(s, tile, scratch, s->arena + 36352, s->param + 48, s->arena + 32256, s->param + 80,
        s->arena + 512);
    eval_k2(s, tile, scratch);
    // attention.vae:8  layernorm
    // kernel 3, eval: loop over rows of [4, 4]
    like_eval_k3(s, tile, scratch, s->arena + 36352, s->arena + 6144, s->arena + 32256,
        s->arena + 512, s->arena + 0);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  attention(2)
    // kernel 8, eval: product by panels over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 4, s->arena + 8, s->arena + 35840,
        s->arena + 6144);
    eval_k9(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 14, eval: product by panels over rows of [6, 4]
    like_train_k14(s, tile, scratch, s->arena + 35072, s->arena + 0, s->param + 288,
        s->arena + 9984, s->param + 304);
    eval_k15(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u10(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:9  attention(1, over=words)
    // kernel 16, eval: product by panels over rows of [6, 8]
    like_train_k16(s, tile, scratch, s->arena + 35072, s->arena + 13056, s->param + 340,
        s->arena + 0, s->param + 324);
    // attention.vae:9  attention(1, over=words)
    // kernel 17, eval: product by panels over rows of [6, 5]
    like_train_k17(s, tile, scratch, s->arena + 9984, s->arena + 0, s->arena + 4, s->arena + 34304,
        s->arena + 6144);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u13(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:9  pool(mean)
    // kernel 20, eval: loop over rows of [1, 4]
    like_train_k20(s, tile, scratch, s->arena + 0, s->arena + 0, s->arena + 512);
    eval_k21(s, tile, scratch);
    eval_k22(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u14(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 23, eval: loop over rows of [1]
    like_eval_k23(s, tile, scratch, s->arena + 0);
    // kernel 24, eval: loop over rows of [5]
    like_train_k26(s, tile, scratch, s->arena + 1, s->arena + 35072);
    eval_k25(s, tile, scratch);
    eval_k26(s, tile, scratch);
    eval_k27(s, tile, scratch);
    // attention.vae:12  layernorm
    // kernel 28, eval: loop over rows of [6, 1]
    like_eval_k28(s, tile, scratch, s->arena + 35072, s->arena + 768, s->arena + 768);
    // attention.vae:12  layernorm
    // kernel 29, eval: loop over rows of [6, 8]
    like_eval_k29(s, tile, scratch, s->arena + 35072, s->arena + 18432, s->arena + 26112,
        s->arena + 768, s->arena + 0);
    // attention.vae:12  layernorm
    // kernel 30, eval: loop over rows of [6, 1]
    like_eval_k30(s, tile, scratch, s->arena + 35072, s->arena + 0, s->arena + 0);
    // attention.vae:12  layernorm
    // kernel 31, eval: loop over rows of [6, 8]
    like_eval_k31(s, tile, scratch, s->arena + 35072, s->arena + 18432, s->arena + 0,
        s->param + 560, s->arena + 18432, s->param + 576);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u17(const VaeState *s, int tile, vae_real *scratch) {
    eval_k34(s, tile, scratch);
    // attention.vae:13  layernorm
    // kernel 35, eval: loop over rows of [6, 1]
    like_eval_k28(s, tile, scratch, s->arena + 35072, s->arena + 768, s->arena + 768);
    // attention.vae:13  layernorm
    // kernel 36, eval: loop over rows of [6, 8]
    like_eval_k29(s, tile, scratch, s->arena + 35072, s->arena + 9216, s->arena + 26112,
        s->arena + 768, s->arena + 0);
    // attention.vae:13  layernorm
    // kernel 37, eval: loop over rows of [6, 1]
    like_eval_k30(s, tile, scratch, s->arena + 35072, s->arena + 0, s->arena + 0);
    // attention.vae:13  layernorm
    // kernel 38, eval: loop over rows of [6, 8]
    like_eval_k31(s, tile, scratch, s->arena + 35072, s->arena + 9216, s->arena + 0, s->param + 896,
        s->arena + 9216, s->param + 912);
    eval_k39(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u20(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:13  attention(4, over=told)
    // kernel 42, eval: product by panels over rows of [6, 12]
    like_eval_k42(s, tile, scratch, s->arena + 9216, s->arena + 19456, s->arena + 15360,
        s->arena + 35840, s->arena + 34304, s->arena + 0);
    eval_k43(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u21(const VaeState *s, int tile, vae_real *scratch) {
    eval_k44(s, tile, scratch);
    eval_k45(s, tile, scratch);
    eval_k46(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u1, panels, {0}},
        {eval_k0, panels, {0}},
        {eval_k12, panels, {0}},
        {eval_k7, panels, {0}}}, 4);
    vae_run_one(me, s, eval_k6, panels);
    vae_run_one(me, s, eval_u4, panels);
    vae_run(me, s, (VaeWork[]){
        {eval_k11, panels, {0}},
        {eval_k10, panels, {0}}}, 2);
    vae_run_one(me, s, eval_k13, panels);
    vae_run_one(me, s, eval_u9, panels);
    vae_run_one(me, s, eval_u10, panels);
    vae_run(me, s, (VaeWork[]){
        {eval_k18, panels, {0}},
        {eval_k19, panels, {0}}}, 2);
    vae_run_one(me, s, eval_u13, panels);
    vae_run_one(me, s, eval_u14, panels);
    vae_run_one(me, s, eval_k32, panels);
    vae_run_one(me, s, eval_k33, panels);
    vae_run_one(me, s, eval_u17, panels);
    vae_run(me, s, (VaeWork[]){
        {eval_k40, panels, {0}},
        {eval_k41, panels, {0}}}, 2);
    vae_run_one(me, s, eval_u20, panels);
    vae_run_one(me, s, eval_u21, panels);
}

// attention.vae:8  layernorm
// kernel 2, encode: loop over rows of [4, 1]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 54016; // [n, 4]
    vae_real *t12 = s->arena + 52992; // [n, 4, 1]
    const vae_real *t10 = s->arena + 53504; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t12[i * 4 + j] = 0.25f * t10[i * 4 + j];
        }
    }
}

// attention.vae:8  layernorm
// kernel 4, encode: loop over rows of [4, 1]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 54016; // [n, 4]
    const vae_real *t15 = s->arena + 52480; // [n, 4, 1]
    vae_real *t21 = s->arena + 51968; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t21[i * 4 + j] = 1.0f / vae_sqrt(0.25f * t15[i * 4 + j] + 1e-05f);
        }
    }
}

// attention.vae:8  layernorm
// kernel 5, encode: loop over rows of [4, 4]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 54016; // [n, 4]
    const vae_real *t13 = s->arena + 44288; // [n, 4, 4]
    const vae_real *t21 = s->arena + 51968; // [n, 4, 1]
    const vae_real *t8 = s->param + 96; // [4]
    vae_real *h24 = s->arena + 42240; // [n, 4, 4]
    const vae_real *t9 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h24[i * 16 + j * 4 + k] = t13[i * 16 + j * 4 + k] * t21[i * 4 + j] * t8[k] + t9[k];
            }
        }
    }
}

// attention.vae:5  attention(2)
// kernel 7, encode: loop over rows of [4]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 54016, s->arena + 51456);
}

// attention.vae:8  attention(2)
// kernel 9, encode: product by panels over rows of [4, 4]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 54016; // [n, 4]
    const vae_real *t36 = s->arena + 34048; // [n, 4, 4] in rows of 6
    const vae_real *w37 = s->param + 192; // [4, 4]
    vae_real *h41 = s->arena + 40192; // [n, 4, 4]
    const vae_real *b38 = s->param + 208; // [4]
    const vae_real *h7 = s->arena + 46336; // [n, 4, 4]
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nn(&ragged, 4, 4, t36 + begin * 24, 6, w37, 4, h41 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v39 = h41[i * 16 + j * 4 + k];
                h41[i * 16 + j * 4 + k] = h7[i * 16 + j * 4 + k] + (v39 + b38[k]);
            }
        }
    }
}

// attention.vae:9  pool(mean)
// kernel 20, encode: loop over rows of [1, 4]
VAE_KERNEL void encode_k20(const VaeState *s, int tile, vae_real *scratch) {
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
// kernel 22, encode: loop over rows of [2]
VAE_KERNEL void encode_k22(const VaeState *s, int tile, vae_real *scratch) {
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
    // attention.vae:9  embed(4)
    // kernel 0, encode: product by panels over rows of [6, 4]
    like_eval_k0(s, tile, scratch, s->arena + 49152, s->param + 0, s->arena + 37120);
    // kernel 10, encode: product by panels over rows of [6, 4]
    like_train_k10(s, tile, scratch, s->arena + 49152, s->arena + 37120, s->param + 240,
        s->arena + 30976, s->param + 224);
    // attention.vae:9  attention(1, over=words)
    // kernel 16, encode: product by panels over rows of [6, 8]
    like_train_k16(s, tile, scratch, s->arena + 49152, s->arena + 37120, s->param + 340,
        s->arena + 0, s->param + 324);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  embed(4)
    // attention.vae:8  positions
    // attention.vae:8  layernorm
    // kernel 1, encode: product by panels over rows of [4, 4]
    like_eval_k1(s, tile, scratch, s->arena + 54016, s->param + 48, s->arena + 46336, s->param + 80,
        s->arena + 53504);
    encode_k2(s, tile, scratch);
    // attention.vae:8  layernorm
    // kernel 3, encode: loop over rows of [4, 4]
    like_eval_k3(s, tile, scratch, s->arena + 54016, s->arena + 44288, s->arena + 46336,
        s->arena + 52992, s->arena + 52480);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    // attention.vae:8  attention(2)
    // kernel 6, encode: product by panels over rows of [4, 12]
    like_train_k6(s, tile, scratch, s->arena + 54016, s->arena + 42240, s->param + 128,
        s->arena + 6144, s->param + 176);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u4(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 12, encode: loop over rows of [6]
    like_train_k12(s, tile, scratch, s->arena + 49152, s->arena + 48384);
    // attention.vae:9  pool(mean)
    // kernel 19, encode: loop over rows of [6, 1]
    like_train_k19(s, tile, scratch, s->arena + 49152, s->arena + 55040, s->arena + 48384);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  attention(2)
    // kernel 8, encode: product by panels over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 6144, s->arena + 6148, s->arena + 6152,
        s->arena + 51456, s->arena + 34048);
    encode_k9(s, tile, scratch);
    // kernel 11, encode: product by panels over rows of [4, 8]
    like_train_k11(s, tile, scratch, s->arena + 54016, s->arena + 40192, s->param + 244,
        s->arena + 16896, s->param + 228);
    // kernel 13, encode: product by panels over rows of [6, 6]
    like_train_k13(s, tile, scratch, s->arena + 30976, s->arena + 16896, s->arena + 16900,
        s->arena + 51456, s->arena + 48384, s->arena + 12288);
    // kernel 14, encode: product by panels over rows of [6, 4]
    like_train_k14(s, tile, scratch, s->arena + 49152, s->arena + 12288, s->param + 288,
        s->arena + 27904, s->param + 304);
    // attention.vae:9  attention(1, over=words)
    // kernel 15, encode: product by panels over rows of [6, 4]
    like_train_k10(s, tile, scratch, s->arena + 49152, s->arena + 27904, s->param + 336,
        s->arena + 24832, s->param + 320);
    // attention.vae:9  attention(1, over=words)
    // kernel 17, encode: product by panels over rows of [6, 5]
    like_train_k17(s, tile, scratch, s->arena + 24832, s->arena + 0, s->arena + 4, s->arena + 48384,
        s->arena + 20992);
    // attention.vae:9  attention(1, over=words)
    // attention.vae:9  pool(mean)
    // kernel 18, encode: product by panels over rows of [6, 4]
    like_train_k18(s, tile, scratch, s->arena + 49152, s->arena + 20992, s->param + 384,
        s->param + 400, s->arena + 48384, s->arena + 50944);
    encode_k20(s, tile, scratch);
    // attention.vae:6  posterior heads (added by the compiler)
    // kernel 21, encode: product by panels over rows of [4]
    like_train_k21(s, tile, scratch, s->arena + 50432, s->param + 416, s->arena + 49920,
        s->param + 432);
    encode_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_u1, panels, {0}},
        {encode_u4, panels, {0}},
        {encode_k7, panels, {0}}}, 4);
    vae_run_one(me, s, encode_u3, panels);
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

// What kernel 5 of decode and 1 other do, each with buffers of its own:
//   t18: [n, 6, 1]
//   t16: [n, 6, 1]
VAE_SHARED_2(like_decode_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t18,
    const vae_real *t16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v16 = t16[i * 6 + j];
            t18[i * 6 + j] = 0.125f * v16;
        }
    }
}

// What kernel 6 of decode and 1 other do, each with buffers of its own:
//   t19: [n, 6, 8]
//   h13: [n, 6, 8]
//   t18: [n, 6, 1]
//   t21: [n, 6, 1]
VAE_SHARED_1(like_decode_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t19,
    const vae_real *h13, const vae_real *t18, vae_real *t21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
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

// What kernel 7 of decode and 1 other do, each with buffers of its own:
//   t21: [n, 6, 1]
//   t26: [n, 6, 1]
VAE_SHARED_2(like_decode_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t21,
    vae_real *t26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v21 = t21[i * 6 + j];
            t26[i * 6 + j] = 1.0f / vae_sqrt(0.125f * v21 + 1e-05f);
        }
    }
}

// What kernel 8 of decode and 1 other do, each with buffers of its own:
//   t19: [n, 6, 8]
//   t26: [n, 6, 1]
//   t14: [8]
//   h29: [n, 6, 8]
//   t15: [8]
VAE_SHARED_1(like_decode_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t19,
    const vae_real *t26, const vae_real *t14, vae_real *h29, const vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v19 = t19[i * 48 + j * 8 + k];
                h29[i * 48 + j * 8 + k] = v19 * t26[i * 6 + j] * t14[k] + t15[k];
            }
        }
    }
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
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before7 = s->arena + 32256; // [n, 6]
    vae_real *mask45 = s->arena + 32256; // [n, 6], in place of t4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v7 = before7[i * 6 + j];
            mask45[i * 6 + j] = vae_step(v7 - 0.5f) * vae_step(vae_abs(v7 - 2.0f) - 0.5f);
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 11, decode: product by panels over rows of [6, 10]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k33(s, tile, scratch, s->arena + 0, s->arena + 8, s->arena + 16, s->arena + 32256,
        s->arena + 18432);
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

// What kernel 22 of decode and 1 other do, each with buffers of its own:
//   h85: [n, 4, 4]
//   w86: [4, 12]
//   t89: [n, 4, 12]
//   b87: [12]
VAE_SHARED_1(like_decode_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *h85,
    const vae_real *w86, vae_real *t89, const vae_real *b87) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 4, 12, 4, h85 + begin * 16, 4, w86, 12, t89 + begin * 48, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v88 = t89[i * 48 + j * 12 + k];
                t89[i * 48 + j * 12 + k] = v88 + b87[k];
            }
        }
    }
}

// attention.vae:8  attention(2)
// kernel 22, decode: product by panels over rows of [4, 12]
VAE_KERNEL void decode_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_decode_k22(s, tile, scratch, s->arena + 6144, s->param + 128, s->arena + 0, s->param + 176);
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

// What kernel 27 of decode and 3 others do, each with buffers of its own:
//   h101: [n, 4, 4]
//   w109: [4, 8]
//   t111: [n, 4, 8]
//   t108: [8] in rows of 24
VAE_SHARED_1(like_decode_k27, const VaeState *s, int tile, vae_real *scratch, const vae_real *h101,
    const vae_real *w109, vae_real *t111, const vae_real *t108) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 4, 8, 4, h101 + begin * 16, 4, w109, 8, t111 + begin * 32, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v110 = t111[i * 32 + j * 8 + k];
                t111[i * 32 + j * 8 + k] = v110 + t108[k];
            }
        }
    }
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
            VAE_SIMD_MAX(t127_sum)
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
    // kernel 0, decode: loop over rows of [1]
    like_eval_k23(s, tile, scratch, s->arena + 32256);
    // kernel 1, decode: loop over rows of [5]
    like_train_k26(s, tile, scratch, s->arena + 32257, s->arena + 0);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k10(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    decode_k4(s, tile, scratch);
    // attention.vae:12  layernorm
    // kernel 5, decode: loop over rows of [6, 1]
    like_decode_k5(s, tile, scratch, s->arena + 768, s->arena + 768);
    // attention.vae:12  layernorm
    // kernel 6, decode: loop over rows of [6, 8]
    like_decode_k6(s, tile, scratch, s->arena + 18432, s->arena + 26112, s->arena + 768,
        s->arena + 0);
    // attention.vae:12  layernorm
    // kernel 7, decode: loop over rows of [6, 1]
    like_decode_k7(s, tile, scratch, s->arena + 0, s->arena + 0);
    // attention.vae:12  layernorm
    // kernel 8, decode: loop over rows of [6, 8]
    like_decode_k8(s, tile, scratch, s->arena + 18432, s->arena + 0, s->param + 560,
        s->arena + 18432, s->param + 576);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u4(const VaeState *s, int tile, vae_real *scratch) {
    decode_k12(s, tile, scratch);
    // attention.vae:13  layernorm
    // kernel 13, decode: loop over rows of [6, 1]
    like_decode_k5(s, tile, scratch, s->arena + 768, s->arena + 768);
    // attention.vae:13  layernorm
    // kernel 14, decode: loop over rows of [6, 8]
    like_decode_k6(s, tile, scratch, s->arena + 9216, s->arena + 26112, s->arena + 768,
        s->arena + 0);
    // attention.vae:13  layernorm
    // kernel 15, decode: loop over rows of [6, 1]
    like_decode_k7(s, tile, scratch, s->arena + 0, s->arena + 0);
    // attention.vae:13  layernorm
    // kernel 16, decode: loop over rows of [6, 8]
    like_decode_k8(s, tile, scratch, s->arena + 9216, s->arena + 0, s->param + 896, s->arena + 9216,
        s->param + 912);
    decode_k26(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  embed(4)
    // attention.vae:8  positions
    // attention.vae:8  layernorm
    // kernel 17, decode: product by panels over rows of [4, 4]
    like_train_k1(s, tile, scratch, s->arena + 33024, s->param + 48, s->arena + 23552,
        s->param + 80, s->arena + 512);
    // attention.vae:8  layernorm
    // kernel 18, decode: loop over rows of [4, 1]
    like_train_k2(s, tile, scratch, s->arena + 512, s->arena + 512);
    // attention.vae:8  layernorm
    // kernel 19, decode: loop over rows of [4, 4]
    like_train_k3(s, tile, scratch, s->arena + 6144, s->arena + 23552, s->arena + 512, s->arena + 0);
    decode_k20(s, tile, scratch);
    decode_k21(s, tile, scratch);
    decode_k23(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u7(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  attention(2)
    // kernel 24, decode: product by panels over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 4, s->arena + 8, s->arena + 33024,
        s->arena + 6144);
    // attention.vae:8  attention(2)
    // kernel 25, decode: product by panels over rows of [4, 4]
    like_train_k9(s, tile, scratch, s->arena + 6144, s->param + 192, s->param + 208,
        s->arena + 23552, s->arena + 23552);
    // kernel 27, decode: product by panels over rows of [4, 8]
    like_decode_k27(s, tile, scratch, s->arena + 23552, s->param + 1024, s->arena + 19456,
        s->param + 936);
    // kernel 28, decode: product by panels over rows of [4, 8]
    like_decode_k27(s, tile, scratch, s->arena + 23552, s->param + 1056, s->arena + 15360,
        s->param + 944);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u8(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 29, decode: product by panels over rows of [6, 12]
    like_eval_k42(s, tile, scratch, s->arena + 9216, s->arena + 19456, s->arena + 15360,
        s->arena + 33024, s->arena + 32256, s->arena + 0);
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
    vae_run_one(me, s, decode_u0, panels);
    vae_run_one(me, s, decode_u1, panels);
    vae_run_one(me, s, decode_k9, panels);
    vae_run_one(me, s, decode_k11, panels);
    vae_run_one(me, s, decode_u4, panels);
    vae_run_one(me, s, decode_u5, panels);
    vae_run_one(me, s, decode_k22, panels);
    vae_run_one(me, s, decode_u7, panels);
    vae_run_one(me, s, decode_u8, panels);
    vae_run_one(me, s, decode_u9, panels);
}

// attention.vae:11  embed(6)
// kernel 0, step: product by panels over rows of [1, 6]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t3 = s->arena + 77312; // [n, 1]
    const vae_real *w4 = s->param + 448; // [9, 6]
    vae_real *h5 = s->arena + 69760; // [n, 1, 6] in rows of 8
    vae_lookup(end - begin, 1, 6, t3 + begin * 1, 1, w4, 6, h5 + begin * 8, 8);
}

// attention.vae:11  concat(z)
// kernel 1, step: loop over rows of [1, 2]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t6 = s->arena + 69766; // [n, 1, 2] in rows of 8
    const vae_real *z1 = s->arena + 75392; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t6[i * 8 + j] = z1[i * 2 + j];
        }
    }
}

// attention.vae:11  positions
// attention.vae:12  layernorm
// kernel 2, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t2 = s->arena + 77440; // [n, 1]
    const vae_real *w8 = s->param + 512; // [6, 8]
    vae_real *h10 = s->arena + 68736; // [n, 1, 8]
    const vae_real *h7 = s->arena + 69760; // [n, 1, 8]
    vae_real *t13 = s->arena + 77184; // [n, 1, 1]
    vae_lookup(end - begin, 1, 8, t2 + begin * 1, 1, w8, 8, h10 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t13_sum = 0.0f;
        VAE_SIMD_SUM(t13_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v9 = h10[i * 8 + j];
            const vae_real v10 = h7[i * 8 + j] + v9;
            h10[i * 8 + j] = v10;
            t13_sum += v10;
        }
        t13[i] = t13_sum;
    }
}

// attention.vae:12  layernorm
// attention.vae:12  attention(2, causal=true)
// attention.vae:4  attention(2, causal=true)
// kernel 3, step: loop over rows of [1, 1]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t15 = s->arena + 77056; // [n, 1, 1]
    const vae_real *t13 = s->arena + 77184; // [n, 1, 1]
    vae_real *t40 = s->arena + 76672; // [n, 1]
    const vae_real *t2 = s->arena + 77440; // [n, 1]
    vae_real *t53 = s->arena + 76544; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t15[i] = 0.125f * t13[i];
        t40[i] = t2[i] + 0.5f;
        t53[i] = 1.0f;
    }
}

// What kernel 4 of step and 1 other do, each with buffers of its own:
//   t16: [n, 1, 8]
//   h10: [n, 1, 8]
//   t15: [n, 1, 1]
//   t18: [n, 1, 1]
VAE_SHARED_1(like_step_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t16,
    const vae_real *h10, const vae_real *t15, vae_real *t18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        vae_real t18_sum = 0.0f;
        VAE_SIMD_SUM(t18_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v16 = h10[i * 8 + j] - t15[i];
            t16[i * 8 + j] = v16;
            t18_sum += v16 * v16;
        }
        t18[i] = t18_sum;
    }
}

// What kernel 5 of step and 1 other do, each with buffers of its own:
//   t18: [n, 1, 1]
//   t24: [n, 1, 1]
VAE_SHARED_1(like_step_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t18,
    vae_real *t24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t24[i] = 1.0f / vae_sqrt(0.125f * t18[i] + 1e-05f);
    }
}

// What kernel 6 of step and 1 other do, each with buffers of its own:
//   t16: [n, 1, 8]
//   t24: [n, 1, 1]
//   t11: [8]
//   h27: [n, 1, 8]
//   t12: [8]
VAE_SHARED_2(like_step_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t16,
    const vae_real *t24, const vae_real *t11, vae_real *h27, const vae_real *t12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            h27[i * 8 + j] = t16[i * 8 + j] * t24[i] * t11[j] + t12[j];
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 7, step: product by panels over rows of [1, 24]
VAE_KERNEL void step_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h27 = s->arena + 66688; // [n, 1, 8]
    const vae_real *w28 = s->param + 592; // [8, 24]
    vae_real *t31 = s->arena + 41984; // [n, 1, 24]
    const vae_real *b29 = s->param + 784; // [24]
    vae_gemm_nn((int)(end - begin), 24, 8, h27 + begin * 8, 8, w28, 24, t31 + begin * 24, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v30 = t31[i * 24 + j];
            t31[i * 24 + j] = v30 + b29[j];
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 8, step: loop over rows of [1, 8]
VAE_KERNEL void step_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t35 = s->arena + 53248; // [n, 1, 8] in rows of 16
    const vae_real *t33 = s->arena + 41992; // [n, 1, 8] in rows of 24
    vae_real *t36 = s->arena + 53256; // [n, 1, 8] in rows of 16
    const vae_real *t34 = s->arena + 42000; // [n, 1, 8] in rows of 24
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t35[i * 16 + j] = t33[i * 24 + j];
            t36[i * 16 + j] = t34[i * 24 + j];
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 9, step: loop over rows of [6, 1]
VAE_KERNEL void step_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t40 = s->arena + 76672; // [n, 1]
    vae_real *t42 = s->arena + 71552; // [n, 6, 1]
    const vae_real *t2 = s->arena + 77440; // [n, 1]
    vae_real *t48 = s->arena + 70784; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v38 = (vae_real)(j);
            t42[i * 6 + j] = vae_step(t40[i] - v38);
            t48[i * 6 + j] = 0.5f - vae_abs(v38 - t2[i]);
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 10, step: loop over rows of [6, 16]
VAE_KERNEL void step_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t49 = s->arena + 0; // [n, 6, 16]
    const vae_real *t48 = s->arena + 70784; // [n, 6, 1]
    const vae_real *t37 = s->arena + 53248; // [n, 1, 16]
    const vae_real *t44 = s->arena + 12288; // [n, 6, 16]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                t49[i * 96 + j * 16 + k] = vae_where(t48[i * 6 + j], t37[i * 16 + k], t44[i * 96 + j * 16 + k]);
            }
        }
    }
}

// attention.vae:12  attention(2, causal=true)
// kernel 11, step: product by panels over rows of [1, 10]
VAE_KERNEL void step_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t32 = s->arena + 41984; // [n, 1, 8] in rows of 24
    const vae_real *t51 = s->arena + 0; // [n, 6, 8] in rows of 16
    const vae_real *t52 = s->arena + 8; // [n, 6, 8] in rows of 16
    const vae_real *t42 = s->arena + 71552; // [n, 6]
    const vae_real *t53 = s->arena + 76544; // [n, 1]
    vae_real *t54 = s->arena + 56832; // [n, 1, 10]
    static const VaeAttention attention54 = {1, 6, 2, 4, false, .q_pitch = 24, .k_pitch = 16, .v_pitch = 16, .keys_pitch = 6, .queries_pitch = 1, .y_pitch = 10};
    vae_attention(&attention54, (int)(end - begin), t32 + begin * 24, t51 + begin * 96, t52 + begin * 96, t42 + begin * 6, t53 + begin * 1, t54 + begin * 10);
}

// attention.vae:12  attention(2, causal=true)
// attention.vae:13  layernorm
// kernel 12, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t55 = s->arena + 56832; // [n, 1, 8] in rows of 10
    const vae_real *w56 = s->param + 816; // [8, 8]
    vae_real *h60 = s->arena + 65664; // [n, 1, 8]
    const vae_real *b57 = s->param + 880; // [8]
    const vae_real *h10 = s->arena + 68736; // [n, 1, 8]
    vae_real *t63 = s->arena + 76416; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 8, 8, t55 + begin * 10, 10, w56, 8, h60 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t63_sum = 0.0f;
        VAE_SIMD_SUM(t63_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v58 = h60[i * 8 + j];
            const vae_real v60 = h10[i * 8 + j] + (v58 + b57[j]);
            h60[i * 8 + j] = v60;
            t63_sum += v60;
        }
        t63[i] = t63_sum;
    }
}

// attention.vae:13  layernorm
// kernel 13, step: loop over rows of [1, 1]
VAE_KERNEL void step_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t64 = s->arena + 76288; // [n, 1, 1]
    const vae_real *t63 = s->arena + 76416; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t64[i] = 0.125f * t63[i];
    }
}

// attention.vae:8  layernorm
// kernel 18, step: loop over rows of [4, 1]
VAE_KERNEL void step_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t83 = s->arena + 73856; // [n, 4, 1]
    const vae_real *t81 = s->arena + 74368; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t83[i * 4 + j] = 0.25f * t81[i * 4 + j];
        }
    }
}

// attention.vae:8  layernorm
// kernel 20, step: loop over rows of [4, 1]
VAE_KERNEL void step_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t86 = s->arena + 73344; // [n, 4, 1]
    vae_real *t90 = s->arena + 72832; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t90[i * 4 + j] = 1.0f / vae_sqrt(0.25f * t86[i * 4 + j] + 1e-05f);
        }
    }
}

// attention.vae:8  layernorm
// kernel 21, step: loop over rows of [4, 4]
VAE_KERNEL void step_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t84 = s->arena + 49152; // [n, 4, 4]
    const vae_real *t90 = s->arena + 72832; // [n, 4, 1]
    const vae_real *t79 = s->param + 96; // [4]
    vae_real *h93 = s->arena + 47104; // [n, 4, 4]
    const vae_real *t80 = s->param + 112; // [4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h93[i * 16 + j * 4 + k] = t84[i * 16 + j * 4 + k] * t90[i * 4 + j] * t79[k] + t80[k];
            }
        }
    }
}

// attention.vae:5  attention(2)
// kernel 23, step: loop over rows of [4]
VAE_KERNEL void step_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 74880, s->arena + 72320);
}

// attention.vae:8  attention(2)
// kernel 25, step: product by panels over rows of [4, 4]
VAE_KERNEL void step_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t104 = s->arena + 38912; // [n, 4, 4] in rows of 6
    const vae_real *w105 = s->param + 192; // [4, 4]
    vae_real *h109 = s->arena + 45056; // [n, 4, 4]
    const vae_real *b106 = s->param + 208; // [4]
    const vae_real *h78 = s->arena + 51200; // [n, 4, 4]
    vae_gemm_nn((int)(end - begin) * 4, 4, 4, t104 + begin * 24, 6, w105, 4, h109 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v107 = h109[i * 16 + j * 4 + k];
                h109[i * 16 + j * 4 + k] = h78[i * 16 + j * 4 + k] + (v107 + b106[k]);
            }
        }
    }
}

// kernel 26, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h74 = s->arena + 63616; // [n, 1, 8]
    const vae_real *w113 = s->param + 960; // [8, 8]
    vae_real *t115 = s->arena + 62592; // [n, 1, 8]
    const vae_real *t111 = s->param + 928; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin), 8, 8, h74 + begin * 8, 8, w113, 8, t115 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v114 = t115[i * 8 + j];
            t115[i * 8 + j] = v114 + t111[j];
        }
    }
}

// kernel 29, step: product by panels over rows of [1, 12]
VAE_KERNEL void step_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t115 = s->arena + 62592; // [n, 1, 8]
    const vae_real *t119 = s->arena + 34816; // [n, 4, 8]
    const vae_real *t123 = s->arena + 30720; // [n, 4, 8]
    const vae_real *mask102 = s->arena + 72320; // [n, 4]
    const vae_real *t53 = s->arena + 76544; // [n, 1]
    vae_real *t124 = s->arena + 55296; // [n, 1, 12]
    static const VaeAttention attention124 = {1, 4, 4, 2, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 4, .queries_pitch = 1, .y_pitch = 12};
    vae_attention(&attention124, (int)(end - begin), t115 + begin * 8, t119 + begin * 32, t123 + begin * 32, mask102 + begin * 4, t53 + begin * 1, t124 + begin * 12);
}

// kernel 30, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t125 = s->arena + 55296; // [n, 1, 8] in rows of 12
    const vae_real *w126 = s->param + 1088; // [8, 8]
    vae_real *h130 = s->arena + 61568; // [n, 1, 8]
    const vae_real *b127 = s->param + 1152; // [8]
    const vae_real *h60 = s->arena + 65664; // [n, 1, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, t125 + begin * 12, 12, w126, 8, h130 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v128 = h130[i * 8 + j];
            h130[i * 8 + j] = h60[i * 8 + j] + (v128 + b127[j]);
        }
    }
}

// attention.vae:14  dense(9)
// attention.vae:17  likelihood = categorical
// kernel 31, step: product by panels over rows of [1, 9]
VAE_KERNEL void step_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h130 = s->arena + 61568; // [n, 1, 8]
    const vae_real *w131 = s->param + 1168; // [8, 9]
    vae_real *h134 = s->arena + 60416; // [n, 1, 9]
    const vae_real *b132 = s->param + 1248; // [9]
    vae_real *t135 = s->arena + 75904; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 9, 8, h130 + begin * 8, 8, w131, 9, h134 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t135_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t135_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v133 = h134[i * 9 + j];
            const vae_real v134 = v133 + b132[j];
            h134[i * 9 + j] = v134;
            t135_sum = vae_max(t135_sum, v134);
        }
        t135[i] = t135_sum;
    }
}

// attention.vae:17  likelihood = categorical
// kernel 32, step: loop over rows of [1, 9]
VAE_KERNEL void step_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t136 = s->arena + 59264; // [n, 1, 9]
    const vae_real *h134 = s->arena + 60416; // [n, 1, 9]
    const vae_real *t135 = s->arena + 75904; // [n, 1, 1]
    vae_real *t138 = s->arena + 75776; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t138_sum = 0.0f;
        VAE_SIMD_SUM(t138_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v136 = h134[i * 9 + j] - t135[i];
            t136[i * 9 + j] = v136;
            t138_sum += vae_exp(v136);
        }
        t138[i] = t138_sum;
    }
}

// attention.vae:17  likelihood = categorical
// kernel 33, step: loop over rows of [1, 1]
VAE_KERNEL void step_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t139 = s->arena + 75648; // [n, 1, 1]
    const vae_real *t138 = s->arena + 75776; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t139[i] = vae_log(t138[i]);
    }
}

// attention.vae:17  likelihood = categorical
// kernel 34, step: loop over rows of [1, 9]
VAE_KERNEL void step_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t136 = s->arena + 59264; // [n, 1, 9]
    const vae_real *t139 = s->arena + 75648; // [n, 1, 1]
    vae_real *t141 = s->arena + 58112; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t141[i * 9 + j] = vae_exp(t136[i * 9 + j] - t139[i]);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u0(const VaeState *s, int tile, vae_real *scratch) {
    step_k0(s, tile, scratch);
    step_k1(s, tile, scratch);
    step_k2(s, tile, scratch);
    step_k3(s, tile, scratch);
    // attention.vae:12  layernorm
    // kernel 4, step: loop over rows of [1, 8]
    like_step_k4(s, tile, scratch, s->arena + 67712, s->arena + 68736, s->arena + 77056,
        s->arena + 76928);
    // attention.vae:12  layernorm
    // kernel 5, step: loop over rows of [1, 1]
    like_step_k5(s, tile, scratch, s->arena + 76928, s->arena + 76800);
    // attention.vae:12  layernorm
    // kernel 6, step: loop over rows of [1, 8]
    like_step_k6(s, tile, scratch, s->arena + 67712, s->arena + 76800, s->param + 560,
        s->arena + 66688, s->param + 576);
    step_k7(s, tile, scratch);
    step_k8(s, tile, scratch);
    step_k9(s, tile, scratch);
    step_k10(s, tile, scratch);
    step_k11(s, tile, scratch);
    step_k12(s, tile, scratch);
    step_k13(s, tile, scratch);
    // attention.vae:13  layernorm
    // kernel 14, step: loop over rows of [1, 8]
    like_step_k4(s, tile, scratch, s->arena + 64640, s->arena + 65664, s->arena + 76288,
        s->arena + 76160);
    // attention.vae:13  layernorm
    // kernel 15, step: loop over rows of [1, 1]
    like_step_k5(s, tile, scratch, s->arena + 76160, s->arena + 76032);
    // attention.vae:13  layernorm
    // kernel 16, step: loop over rows of [1, 8]
    like_step_k6(s, tile, scratch, s->arena + 64640, s->arena + 76032, s->param + 896,
        s->arena + 63616, s->param + 912);
    step_k26(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u1(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  embed(4)
    // attention.vae:8  positions
    // attention.vae:8  layernorm
    // kernel 17, step: product by panels over rows of [4, 4]
    like_train_k1(s, tile, scratch, s->arena + 74880, s->param + 48, s->arena + 51200,
        s->param + 80, s->arena + 74368);
    step_k18(s, tile, scratch);
    // attention.vae:8  layernorm
    // kernel 19, step: loop over rows of [4, 4]
    like_train_k3(s, tile, scratch, s->arena + 49152, s->arena + 51200, s->arena + 73856,
        s->arena + 73344);
    step_k20(s, tile, scratch);
    step_k21(s, tile, scratch);
    // attention.vae:8  attention(2)
    // kernel 22, step: product by panels over rows of [4, 12]
    like_decode_k22(s, tile, scratch, s->arena + 47104, s->param + 128, s->arena + 24576,
        s->param + 176);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u3(const VaeState *s, int tile, vae_real *scratch) {
    // attention.vae:8  attention(2)
    // kernel 24, step: product by panels over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 24576, s->arena + 24580, s->arena + 24584,
        s->arena + 72320, s->arena + 38912);
    step_k25(s, tile, scratch);
    // kernel 27, step: product by panels over rows of [4, 8]
    like_decode_k27(s, tile, scratch, s->arena + 45056, s->param + 1024, s->arena + 34816,
        s->param + 936);
    // kernel 28, step: product by panels over rows of [4, 8]
    like_decode_k27(s, tile, scratch, s->arena + 45056, s->param + 1056, s->arena + 30720,
        s->param + 944);
    step_k29(s, tile, scratch);
    step_k30(s, tile, scratch);
    step_k31(s, tile, scratch);
    step_k32(s, tile, scratch);
    step_k33(s, tile, scratch);
    step_k34(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {step_u0, panels, {0}},
        {step_u1, panels, {0}},
        {step_k23, panels, {0}}}, 3);
    vae_run_one(me, s, step_u3, panels);
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
    {"x", VAE_IN_DATA, 0, 35072, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 36352, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 16128, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 6912, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 37376, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 37248, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 36864, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 37120, 1}, // [n, 1]
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

static const VaePort step_ports[] = {
    {"y", VAE_IN_DATA, 1, 74880, 4}, // [n, 4]
    {"z", VAE_IN_LATENT, 0, 75392, 2}, // [n, 2]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 77440, 1}, // [n, 1]
    {"x.token", VAE_IN_STEP, 0, 77312, 1}, // [n, 1]
    {"state.decoder.3.1", VAE_IN_STEP, VAE_STEP_STATE, 12288, 96}, // [n, 96]
    {"next.decoder.3.1", VAE_OUT_ROW, 0, 0, 96}, // [n, 96]
    {"x.logits", VAE_OUT_ROW, 0, 60416, 9}, // [n, 1, 9]
    {"x.mean", VAE_OUT_ROW, 0, 58112, 9}, // [n, 1, 9]
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

static const VaeStepWork step_work[] = {
    {1, -1, 576.0},
    {1, 1, 56.0},
    {0, -1, 4096.0},
    {0, 1, 280.0},
    {0, 0, 168.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
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
        "  train         165      326     1,203,904    2,782,528\n"
        "  eval           47      115       150,016      674,816\n"
        "  encode         23       47       220,672      220,672\n"
        "  decode         35       83       134,144      604,160\n"
        "  step           35       85       310,272      310,272\n",
    .batch = 128, .n_param = 1264, .n_state = 0, .n_arena = 300976,
    .n_scratch = 3072,
    .max_threads = 1, .flops_per_row = 55536.0,
    .step_work = step_work, .n_step_work = 5,
    .n_weight_tiles = 7, .rest = rest, .n_rest = 8,
    .panel = 32,
    .tensor = tensors, .n_tensors = 39,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 23,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 4},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 8},
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
