// previous_series -- written by vaec 0.1.0 from previous_series.vae; do not edit.
//
// model previous_series
//
//   layer                             output             parameters      flops/row
//   network seen(y)                   [5, 1]                      -              -
//     gru(6)                          [5, 6]                    162          1,560
//   encoder(x, seen)                  [12, 2]                     -              -
//     dense(6)                        [12, 6]                    18            288
//     attention(2, over=seen)         [12, 6]                   168          3,888
//     gru(8)                          [12, 8]                   384          9,024
//     pool(last)                      [8]                         -              -
//   z: mean, logvar heads             [3]                        54             96
//   decoder(previous, z, seen)        [12, 2]                     -              -
//     positions                       [12, 2]                    24              -
//     concat(z)                       [12, 5]                     -              -
//     gru(8, start=z)                 [12, 8]                   392          9,216
//     residual                        [12, 8]                     -              -
//       layernorm                     [12, 8]                    16              -
//       attention(2, causal=true)     [12, 8]                   288          6,720
//     attention(2, over=seen)         [12, 8]                   256          5,952
//     residual                        [12, 8]                     -              -
//       conv(8, 3, causal=true, dilation=2)  [12, 8]                   200          4,608
//       tanh                          [12, 8]                     -              -
//     dense(2)                        [12, 2]                    18            384
//   likelihood: logvar                                           18             36
//
//   1,998 parameters; one training step of 16 rows: 2,001,408 flops
//   data x is standardized, column by column: losses are those of the standardized values
//   likelihood gaussian(sigma=learned, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         140      259       222,976      570,368
//   eval           45      110       191,232      191,232
//   encode         20       32        66,880       66,880
//   decode         28       58       137,728      137,728
//   step           34       86        70,464       70,464
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_steps.h"
#include "vae_attention.h"

// kernel 0, train: loop over rows of [12, 2]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *x3 = s->arena + 53696; // [n, 12, 2], in place of x0
    const vae_real *known2 = s->arena + 32832; // [n, 12, 2]
    const vae_real *x0 = s->arena + 53696; // [n, 12, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v0 = x0[i * 24 + j];
            x3[i * 24 + j] = known2[i * 24 + j] * v0;
        }
    }
}

// previous_series.vae:14  dense(6)
// kernel 1, train: product by panels over rows of [12, 6]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x3 = s->arena + 53696; // [n, 12, 2]
    const vae_real *w6 = s->param + 0; // [2, 6]
    vae_real *h9 = s->arena + 49344; // [n, 12, 6]
    const vae_real *b7 = s->param + 16; // [6]
    vae_gemm_nn((int)(end - begin) * 12, 6, 2, x3 + begin * 24, 2, w6, 6, h9 + begin * 72, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v8 = h9[i * 72 + j * 6 + k];
                h9[i * 72 + j * 6 + k] = v8 + b7[k];
            }
        }
    }
}

// What kernel 2 of train and 4 others do, each with buffers of its own:
//   t15: [n, 6]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t15[i * 6 + j] = 0.0f;
        }
    }
}

// previous_series.vae:10  gru(6)
// kernel 2, train: loop over rows of [6]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 1440);
}

// What kernel 3 of train and 4 others do, each with buffers of its own:
//   ends5: [n, 5]
//   mask18: [n, 5]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends5,
    vae_real *mask18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask18[i * 5 + j] = vae_step(ends5[i * 5 + j] - 0.5f);
        }
    }
}

// previous_series.vae:6  gru(6)
// kernel 3, train: loop over rows of [5]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 55344, s->arena + 55264);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   ends5: [n, 5]
//   x4: [n, 5, 1]
//   w10: [1, 18]
//   t20: [n, 5, 18]
//   b12: [18]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends5,
    const vae_real *x4, const vae_real *w10, vae_real *t20, const vae_real *b12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends5 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 18, 1, x4 + begin * 5, 1, w10, 18, t20 + begin * 90, 18);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends5 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                const vae_real v19 = t20[i * 90 + j * 18 + k];
                t20[i * 90 + j * 18 + k] = v19 + b12[k];
            }
        }
    }
}

// previous_series.vae:10  gru(6)
// kernel 4, train: product by panels over rows of [5, 18]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 55344, s->arena + 55424, s->param + 32, s->arena + 0,
        s->param + 176);
}

// previous_series.vae:10  gradient of gru(6)
// kernel 5, train: product by panels over rows of [5, 36]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t20 = s->arena + 0; // [n, 5, 18]
    const vae_real *t15 = s->arena + 1440; // [n, 6]
    const vae_real *w11 = s->param + 64; // [6, 18]
    const vae_real *b13 = s->param + 208; // [18]
    const vae_real *mask18 = s->arena + 55264; // [n, 5]
    vae_real *d21 = s->arena + 29184; // [n, 5, 36]
    static const VaeSteps steps21 = {5, 6, .x_pitch = 18, .from_pitch = 6, .w_pitch = 18, .mask_pitch = 5, .y_pitch = 36, .keeps = true, .bounded = false};
    vae_recurrent(&vae_gru, &steps21, (int)(end - begin), t20 + begin * 90, t15 + begin * 6, w11, b13, mask18 + begin * 5, d21 + begin * 180, scratch);
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 12]
//   h9: [n, 12, 6]
//   t27: [6, 6] in rows of 18
//   t29: [n, 12, 6]
//   t24: [6] in rows of 18
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h9, const vae_real *t27, vae_real *t29, const vae_real *t24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 6, 6, h9 + begin * 72, 6, t27, 18, t29 + begin * 72, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v28 = t29[i * 72 + j * 6 + k];
                t29[i * 72 + j * 6 + k] = v28 + t24[k];
            }
        }
    }
}

// kernel 7, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends5 = s->arena + 55344; // [n, 5]
    const vae_real *t22 = s->arena + 29184; // [n, 5, 6] in rows of 36
    const vae_real *t30 = s->param + 278; // [6, 12] in rows of 18
    vae_real *t32 = s->arena + 51456; // [n, 5, 12]
    const vae_real *t25 = s->param + 246; // [12] in rows of 18
    const VaeRagged ragged = {ends5 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 12, 6, t22 + begin * 180, 36, t30, 18, t32 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends5 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v31 = t32[i * 60 + j * 12 + k];
                t32[i * 60 + j * 12 + k] = v31 + t25[k];
            }
        }
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 12]
//   mask36: [n, 12]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *mask36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            mask36[i * 12 + j] = vae_step(ends1[i * 12 + j] - 0.5f);
        }
    }
}

// kernel 8, train: loop over rows of [12]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 54848, s->arena + 54656);
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t29: [n, 12, 6]
//   t33: [n, 5, 6] in rows of 12
//   t34: [n, 5, 6] in rows of 12
//   mask18: [n, 5]
//   mask36: [n, 12]
//   t37: [n, 12, 8]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t29,
    const vae_real *t33, const vae_real *t34, const vae_real *mask18, const vae_real *mask36,
    vae_real *t37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeAttention attention37 = {12, 5, 2, 3, false, .q_pitch = 6, .k_pitch = 12, .v_pitch = 12, .keys_pitch = 5, .queries_pitch = 12, .y_pitch = 8};
    vae_attention(&attention37, (int)(end - begin), t29 + begin * 72, t33 + begin * 60, t34 + begin * 60, mask18 + begin * 5, mask36 + begin * 12, t37 + begin * 96);
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 12]
//   t38: [n, 12, 6] in rows of 8
//   w39: [6, 6]
//   h42: [n, 12, 6]
//   b40: [6]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *t38, const vae_real *w39, vae_real *h42, const vae_real *b40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 6, 6, t38 + begin * 96, 8, w39, 6, h42 + begin * 72, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v41 = h42[i * 72 + j * 6 + k];
                h42[i * 72 + j * 6 + k] = v41 + b40[k];
            }
        }
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t47: [n, 8]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t47[i * 8 + j] = 0.0f;
        }
    }
}

// previous_series.vae:14  gru(8)
// kernel 11, train: loop over rows of [8]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 4608);
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 12]
//   h42: [n, 12, 6]
//   w43: [6, 24]
//   t49: [n, 12, 24]
//   b45: [24]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h42, const vae_real *w43, vae_real *t49, const vae_real *b45) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 24, 6, h42 + begin * 72, 6, w43, 24, t49 + begin * 288, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v48 = t49[i * 288 + j * 24 + k];
                t49[i * 288 + j * 24 + k] = v48 + b45[k];
            }
        }
    }
}

// previous_series.vae:14  gradient of gru(8)
// kernel 13, train: product by panels over rows of [12, 48]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t49 = s->arena + 0; // [n, 12, 24]
    const vae_real *t47 = s->arena + 4608; // [n, 8]
    const vae_real *w44 = s->param + 592; // [8, 24]
    const vae_real *b46 = s->param + 816; // [24]
    const vae_real *mask36 = s->arena + 54656; // [n, 12]
    vae_real *d50 = s->arena + 19968; // [n, 12, 48]
    static const VaeSteps steps50 = {12, 8, .x_pitch = 24, .from_pitch = 8, .w_pitch = 24, .mask_pitch = 12, .y_pitch = 48, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps50, (int)(end - begin), t49 + begin * 288, t47 + begin * 8, w44, b46, mask36 + begin * 12, d50 + begin * 576, scratch);
}

// previous_series.vae:14  pool(last)
// kernel 14, train: loop over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t52 = s->arena + 54475; // [n, 1] in rows of 12
    vae_real *d198 = s->arena + 33216; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t52[i * 12] = 0.0f;
        d198[i] = inv_n;
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   t54: [n, 11] in rows of 12
//   t53: [n, 11] in rows of 12
VAE_SHARED_1(like_train_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *t54,
    const vae_real *t53) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 11; j++) {
            t54[i * 12 + j] = t53[i * 12 + j];
        }
    }
}

// previous_series.vae:14  pool(last)
// kernel 16, train: loop over rows of [12]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *t55 = s->arena + 54464; // [n, 12]
    vae_real *t58 = s->arena + 54464; // [n, 12], in place of t52
    const vae_real *mask36 = s->arena + 54656; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v55 = t55[i * 12 + j];
            t58[i * 12 + j] = mask36[i * 12 + j] * (1.0f - v55);
        }
    }
}

// previous_series.vae:14  pool(last)
// kernel 17, train: loop over rows of [12, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *t51 = s->arena + 19968; // [n, 12, 8] in rows of 48
    const vae_real *t58 = s->arena + 54464; // [n, 12, 1]
    vae_real *t61 = s->arena + 55040; // [n, 1, 8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 8; k++) {
            t61[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                t61[i * 8 + k] += t51[i * 576 + j * 48 + k] * t58[i * 12 + j];
            }
        }
    }
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   h62: [n, 8]
//   w63: [8, 6]
//   heads66: [n, 6]
//   b64: [6]
VAE_SHARED_1(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *h62,
    const vae_real *w63, vae_real *heads66, const vae_real *b64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 8, h62 + begin * 8, 8, w63, 6, heads66 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v65 = heads66[i * 6 + j];
            heads66[i * 6 + j] = v65 + b64[j];
        }
    }
}

// previous_series.vae:7  sampling and KL
// kernel 19, train: loop over rows of [3]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar68 = s->arena + 55171; // [n, 3] in rows of 6
    vae_real *t71 = s->arena + 55600; // [n, 3]
    const vae_real *eps69 = s->arena + 55648; // [n, 3]
    vae_real *z73 = s->arena + 55552; // [n, 3]
    const vae_real *mean67 = s->arena + 55168; // [n, 3] in rows of 6
    vae_real *t75 = s->arena + 55504; // [n, 3]
    vae_real *t80 = s->arena + 33232; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        VAE_SIMD_SUM(t80_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v71 = vae_exp(0.5f * logvar68[i * 6 + j]);
            t71[i * 3 + j] = v71;
            z73[i * 3 + j] = mean67[i * 6 + j] + v71 * eps69[i * 3 + j];
            const vae_real v75 = vae_exp(logvar68[i * 6 + j]);
            t75[i * 3 + j] = v75;
            const vae_real v78 = mean67[i * 6 + j] * mean67[i * 6 + j] + v75 - 1.0f - logvar68[i * 6 + j];
            t80_sum += 0.5f * v78;
        }
        t80[i] = t80_sum;
    }
}

// What kernel 20 of train and 2 others do, each with buffers of its own:
//   t82: [n, 2] in rows of 24
VAE_SHARED_1(like_train_k20, const VaeState *s, int tile, vae_real *scratch, vae_real *t82) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t82[i * 24 + j] = 0.0f;
        }
    }
}

// What kernel 21 of train and 2 others do, each with buffers of its own:
//   t84: [n, 22] in rows of 24
//   t83: [n, 22] in rows of 24
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, vae_real *t84,
    const vae_real *t83) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 22; j++) {
            t84[i * 24 + j] = t83[i * 24 + j];
        }
    }
}

// What kernel 22 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   h88: [n, 12, 2] in rows of 5
//   before86: [n, 12, 2]
//   w87: [12, 2]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *h88, const vae_real *before86, const vae_real *w87) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                h88[i * 60 + j * 5 + k] = before86[i * 24 + j * 2 + k] + w87[j * 2 + k];
            }
        }
    }
}

// What kernel 23 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   t89: [n, 12, 3] in rows of 5
//   z73: [n, 3]
VAE_SHARED_2(like_train_k23, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *t89, const vae_real *z73) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t89[i * 60 + j * 5 + k] = z73[i * 3 + k];
            }
        }
    }
}

// What kernel 24 of train and 3 others do, each with buffers of its own:
//   z73: [n, 3]
//   w95: [3, 8]
//   t98: [n, 8]
//   b96: [8]
VAE_SHARED_1(like_train_k24, const VaeState *s, int tile, vae_real *scratch, const vae_real *z73,
    const vae_real *w95, vae_real *t98, const vae_real *b96) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 3, z73 + begin * 3, 3, w95, 8, t98 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v97 = t98[i * 8 + j];
            t98[i * 8 + j] = v97 + b96[j];
        }
    }
}

// What kernel 25 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   h90: [n, 12, 5]
//   w91: [5, 24]
//   t100: [n, 12, 24]
//   b93: [24]
VAE_SHARED_2(like_train_k25, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h90, const vae_real *w91, vae_real *t100, const vae_real *b93) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 24, 5, h90 + begin * 60, 5, w91, 24, t100 + begin * 288, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v99 = t100[i * 288 + j * 24 + k];
                t100[i * 288 + j * 24 + k] = v99 + b93[k];
            }
        }
    }
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 26, train: product by panels over rows of [12, 48]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t100 = s->arena + 0; // [n, 12, 24]
    const vae_real *t98 = s->arena + 4608; // [n, 8]
    const vae_real *w92 = s->param + 1072; // [8, 24]
    const vae_real *b94 = s->param + 1296; // [24]
    const vae_real *mask36 = s->arena + 54656; // [n, 12]
    vae_real *d101 = s->arena + 10752; // [n, 12, 48]
    static const VaeSteps steps101 = {12, 8, .x_pitch = 24, .from_pitch = 8, .w_pitch = 24, .mask_pitch = 12, .y_pitch = 48, .keeps = true, .bounded = false};
    vae_recurrent(&vae_gru, &steps101, (int)(end - begin), t100 + begin * 288, t98 + begin * 8, w92, b94, mask36 + begin * 12, d101 + begin * 576, scratch);
}

// previous_series.vae:20  layernorm
// kernel 27, train: loop over rows of [12, 8]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t105 = s->arena + 0; // [n, 12, 1]
    const vae_real *t102 = s->arena + 10752; // [n, 12, 8] in rows of 48
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t105_sum = 0.0f;
            VAE_SIMD_SUM(t105_sum)
            for (size_t k = 0; k < 8; k++) {
                t105_sum += t102[i * 576 + j * 48 + k];
            }
            t105[i * 12 + j] = t105_sum;
        }
    }
}

// What kernel 28 of train and 1 other do, each with buffers of its own:
//   t107: [n, 12, 1]
//   t105: [n, 12, 1]
VAE_SHARED_2(like_train_k28, const VaeState *s, int tile, vae_real *scratch, vae_real *t107,
    const vae_real *t105) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v105 = t105[i * 12 + j];
            t107[i * 12 + j] = 0.125f * v105;
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 29, train: loop over rows of [12, 8]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t108 = s->arena + 43968; // [n, 12, 8]
    const vae_real *t102 = s->arena + 10752; // [n, 12, 8] in rows of 48
    const vae_real *t107 = s->arena + 0; // [n, 12, 1]
    vae_real *t110 = s->arena + 54272; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t110_sum = 0.0f;
            VAE_SIMD_SUM(t110_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v108 = t102[i * 576 + j * 48 + k] - t107[i * 12 + j];
                t108[i * 96 + j * 8 + k] = v108;
                t110_sum += v108 * v108;
            }
            t110[i * 12 + j] = t110_sum;
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 30, train: loop over rows of [12, 1]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t110 = s->arena + 54272; // [n, 12, 1]
    vae_real *t114 = s->arena + 54272; // [n, 12, 1], in place of t110
    vae_real *t115 = s->arena + 54080; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v110 = t110[i * 12 + j];
            const vae_real v114 = vae_sqrt(0.125f * v110 + 1e-05f);
            t114[i * 12 + j] = v114;
            t115[i * 12 + j] = 1.0f / v114;
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 31, train: loop over rows of [12, 8]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *t116 = s->arena + 42432; // [n, 12, 8]
    const vae_real *t108 = s->arena + 43968; // [n, 12, 8]
    const vae_real *t115 = s->arena + 54080; // [n, 12, 1]
    const vae_real *t103 = s->param + 1376; // [8]
    vae_real *h118 = s->arena + 40896; // [n, 12, 8]
    const vae_real *t104 = s->param + 1392; // [8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v116 = t108[i * 96 + j * 8 + k] * t115[i * 12 + j];
                t116[i * 96 + j * 8 + k] = v116;
                h118[i * 96 + j * 8 + k] = v116 * t103[k] + t104[k];
            }
        }
    }
}

// What kernel 32 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   h118: [n, 12, 8]
//   w119: [8, 24]
//   t122: [n, 12, 24]
//   b120: [24]
VAE_SHARED_2(like_train_k32, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h118, const vae_real *w119, vae_real *t122, const vae_real *b120) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 24, 8, h118 + begin * 96, 8, w119, 24, t122 + begin * 288, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v121 = t122[i * 288 + j * 24 + k];
                t122[i * 288 + j * 24 + k] = v121 + b120[k];
            }
        }
    }
}

// What kernel 33 of train and 2 others do, each with buffers of its own:
//   t123: [n, 12, 8] in rows of 24
//   t124: [n, 12, 8] in rows of 24
//   t125: [n, 12, 8] in rows of 24
//   mask36: [n, 12]
//   t126: [n, 12, 10]
VAE_SHARED_2(like_train_k33, const VaeState *s, int tile, vae_real *scratch, const vae_real *t123,
    const vae_real *t124, const vae_real *t125, const vae_real *mask36, vae_real *t126) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeAttention attention126 = {12, 12, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 12, .queries_pitch = 12, .y_pitch = 10};
    vae_attention(&attention126, (int)(end - begin), t123 + begin * 288, t124 + begin * 288, t125 + begin * 288, mask36 + begin * 12, mask36 + begin * 12, t126 + begin * 120);
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 34, train: product by panels over rows of [12, 8]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t127 = s->arena + 35904; // [n, 12, 8] in rows of 10
    const vae_real *w128 = s->param + 1632; // [8, 8]
    vae_real *h132 = s->arena + 39360; // [n, 12, 8]
    const vae_real *b129 = s->param + 1696; // [8]
    const vae_real *t102 = s->arena + 10752; // [n, 12, 8] in rows of 48
    vae_gemm_nn((int)(end - begin) * 12, 8, 8, t127 + begin * 120, 10, w128, 8, h132 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v130 = h132[i * 96 + j * 8 + k];
                h132[i * 96 + j * 8 + k] = t102[i * 576 + j * 48 + k] + (v130 + b129[k]);
            }
        }
    }
}

// What kernel 35 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   h132: [n, 12, 8]
//   w136: [8, 8]
//   t138: [n, 12, 8]
//   t134: [8] in rows of 24
VAE_SHARED_2(like_train_k35, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h132, const vae_real *w136, vae_real *t138, const vae_real *t134) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 8, 8, h132 + begin * 96, 8, w136, 8, t138 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v137 = t138[i * 96 + j * 8 + k];
                t138[i * 96 + j * 8 + k] = v137 + t134[k];
            }
        }
    }
}

// What kernel 36 of train and 1 other do, each with buffers of its own:
//   ends5: [n, 5]
//   t22: [n, 5, 6] in rows of 36
//   w140: [6, 8]
//   t142: [n, 5, 8]
//   t139: [8] in rows of 24
VAE_SHARED_1(like_train_k36, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends5,
    const vae_real *t22, const vae_real *w140, vae_real *t142, const vae_real *t139) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends5 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 8, 6, t22 + begin * 180, 36, w140, 8, t142 + begin * 40, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends5 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v141 = t142[i * 40 + j * 8 + k];
                t142[i * 40 + j * 8 + k] = v141 + t139[k];
            }
        }
    }
}

// What kernel 38 of train and 2 others do, each with buffers of its own:
//   t138: [n, 12, 8]
//   t142: [n, 5, 8]
//   t146: [n, 5, 8]
//   mask18: [n, 5]
//   mask36: [n, 12]
//   t147: [n, 12, 10]
VAE_SHARED_1(like_train_k38, const VaeState *s, int tile, vae_real *scratch, const vae_real *t138,
    const vae_real *t142, const vae_real *t146, const vae_real *mask18, const vae_real *mask36,
    vae_real *t147) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeAttention attention147 = {12, 5, 2, 4, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 5, .queries_pitch = 12, .y_pitch = 10};
    vae_attention(&attention147, (int)(end - begin), t138 + begin * 96, t142 + begin * 40, t146 + begin * 40, mask18 + begin * 5, mask36 + begin * 12, t147 + begin * 120);
}

// What kernel 39 of train and 2 others do, each with buffers of its own:
//   t148: [n, 12, 8] in rows of 10
//   w149: [8, 8]
//   h152: [n, 12, 8]
//   b150: [8]
//   t155: [n, 12, 8]
//   mask36: [n, 12, 1]
VAE_SHARED_1(like_train_k39, const VaeState *s, int tile, vae_real *scratch, const vae_real *t148,
    const vae_real *w149, vae_real *h152, const vae_real *b150, vae_real *t155,
    const vae_real *mask36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 12, 8, 8, t148 + begin * 120, 10, w149, 8, h152 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v151 = h152[i * 96 + j * 8 + k];
                const vae_real v152 = v151 + b150[k];
                h152[i * 96 + j * 8 + k] = v152;
                t155[i * 96 + j * 8 + k] = v152 * mask36[i * 12 + j];
            }
        }
    }
}

// previous_series.vae:21  attention(2, over=seen)
// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// kernel 39, train: product by panels over rows of [12, 8]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 33984, s->param + 1904, s->arena + 9216,
        s->param + 1968, s->arena + 0, s->arena + 54656);
}

// What kernel 40 of train and 2 others do, each with buffers of its own:
//   t155: [n, 12, 1, 8]
//   w153: [3, 1, 8, 8]
//   t157: [n, 12, 1, 8]
VAE_SHARED_1(like_train_k40, const VaeState *s, int tile, vae_real *scratch, const vae_real *t155,
    const vae_real *w153, vae_real *t157) {
    const size_t begin = (size_t)tile * 5, end = vae_panel_end(s, tile, 5);
    static const VaeConv conv157 = {
        .height = 12, .width = 1, .channels = 8,
        .out_height = 12, .out_width = 1, .out_channels = 8,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 4, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 8
    };
    vae_conv(&conv157, (int)(end - begin), t155 + begin * 96, w153, t157 + begin * 96, scratch);
}

// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// kernel 40, train: product by panels over rows of [12, 1, 8]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k40(s, tile, scratch, s->arena + 0, s->param + 1984, s->arena + 3072);
}

// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// previous_series.vae:22  tanh
// kernel 41, train: loop over rows of [12, 8]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t157 = s->arena + 3072; // [n, 12, 8]
    const vae_real *b159 = s->param + 2176; // [8]
    vae_real *h161 = s->arena + 3072; // [n, 12, 8], in place of t157
    vae_real *h162 = s->arena + 9216; // [n, 12, 8], in place of h152
    const vae_real *h152 = s->arena + 9216; // [n, 12, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v157 = t157[i * 96 + j * 8 + k];
                const vae_real v152 = h152[i * 96 + j * 8 + k];
                const vae_real v161 = vae_tanh(v157 + b159[k]);
                h161[i * 96 + j * 8 + k] = v161;
                h162[i * 96 + j * 8 + k] = v152 + v161;
            }
        }
    }
}

// previous_series.vae:23  dense(2)
// previous_series.vae:26  likelihood = gaussian
// kernel 42, train: product by panels over rows of [12, 2]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h162 = s->arena + 9216; // [n, 12, 8]
    const vae_real *w163 = s->param + 2192; // [8, 2]
    vae_real *t176 = s->arena + 1536; // [n, 12, 2]
    const vae_real *b164 = s->param + 2208; // [2]
    const vae_real *x3 = s->arena + 53696; // [n, 12, 2]
    vae_real *t177 = s->arena + 32448; // [n, 12, 2]
    vae_gemm_nn((int)(end - begin) * 12, 2, 8, h162 + begin * 96, 8, w163, 2, t176 + begin * 24, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v165 = t176[i * 24 + j * 2 + k];
                const vae_real v176 = x3[i * 24 + j * 2 + k] - (v165 + b164[k]);
                t176[i * 24 + j * 2 + k] = v176;
                t177[i * 24 + j * 2 + k] = v176 * v176;
            }
        }
    }
}

// previous_series.vae:23  dense(2)
// previous_series.vae:26  likelihood = gaussian
// kernel 43, train: product by panels over rows of [12, 2]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h162 = s->arena + 9216; // [n, 12, 8]
    const vae_real *w167 = s->param + 2224; // [8, 2]
    vae_real *t173 = s->arena + 2304; // [n, 12, 2]
    const vae_real *b168 = s->param + 2240; // [2]
    vae_real *logvar175 = s->arena + 1920; // [n, 12, 2]
    vae_real *t179 = s->arena + 32064; // [n, 12, 2]
    vae_gemm_nn((int)(end - begin) * 12, 2, 8, h162 + begin * 96, 8, w167, 2, t173 + begin * 24, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v169 = t173[i * 24 + j * 2 + k];
                const vae_real v173 = v169 + b168[k] - (-13.8155106f);
                t173[i * 24 + j * 2 + k] = v173;
                const vae_real v175 = (-13.8155106f) + vae_softplus(v173);
                logvar175[i * 24 + j * 2 + k] = v175;
                t179[i * 24 + j * 2 + k] = vae_exp(-v175);
            }
        }
    }
}

// previous_series.vae:26  likelihood = gaussian
// kernel 44, train: loop over rows of [12, 2]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *t177 = s->arena + 32448; // [n, 12, 2]
    const vae_real *t179 = s->arena + 32064; // [n, 12, 2]
    const vae_real *logvar175 = s->arena + 1920; // [n, 12, 2]
    const vae_real *known2 = s->arena + 32832; // [n, 12, 2]
    const vae_real *mask36 = s->arena + 54656; // [n, 12, 1]
    vae_real *t187 = s->arena + 2688; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        vae_real t187_sum = 0.0f;
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD_SUM(t187_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v181 = logvar175[i * 24 + j * 2 + k] + t177[i * 24 + j * 2 + k] * t179[i * 24 + j * 2 + k];
                const vae_real v186 = 0.5f * (v181 + 1.83787707f) * known2[i * 24 + j * 2 + k] * mask36[i * 12 + j];
                t187_sum += v186;
            }
        }
        t187[i] = t187_sum;
    }
}

// kernel 45, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t190 = s->arena + 1936; // [1]
    const vae_real *t187 = s->arena + 2688; // [n, 1]
    vae_real *t192 = s->arena + 1920; // [1]
    const vae_real *t80 = s->arena + 33232; // [n, 1]
    vae_real t190_sum = 0.0f;
    vae_real t192_sum = 0.0f;
    VAE_SIMD_SUM(t190_sum, t192_sum)
    for (size_t i = 0; i < rows; i++) {
        t190_sum += t187[i];
        t192_sum += t80[i];
    }
    t190[0] = t190_sum;
    t192[0] = t192_sum;
}

// kernel 46, train: loop over [1]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t191 = s->arena + 55728; // [1]
    const vae_real *t190 = s->arena + 1936; // [1]
    vae_real *t193 = s->arena + 55712; // [1]
    const vae_real *t192 = s->arena + 1920; // [1]
    vae_real *t196 = s->arena + 55696; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v191 = t190[0] * inv_n;
    t191[0] = v191;
    const vae_real v193 = t192[0] * inv_n;
    t193[0] = v193;
    t196[0] = v191 + beta * v193;
}

// previous_series.vae:26  gradient of likelihood = gaussian
// kernel 47, train: loop over rows of [12, 2]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d198 = s->arena + 33216; // [n, 1, 1]
    const vae_real *mask36 = s->arena + 54656; // [n, 12, 1]
    const vae_real *known2 = s->arena + 32832; // [n, 12, 2]
    const vae_real *t179 = s->arena + 32064; // [n, 12, 2]
    const vae_real *t177 = s->arena + 32448; // [n, 12, 2]
    const vae_real *t176 = s->arena + 1536; // [n, 12, 2]
    vae_real *d210 = s->arena + 32064; // [n, 12, 2], in place of t179
    const vae_real *t173 = s->arena + 2304; // [n, 12, 2]
    vae_real *d212 = s->arena + 32448; // [n, 12, 2], in place of t177
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v179 = t179[i * 24 + j * 2 + k];
                const vae_real v177 = t177[i * 24 + j * 2 + k];
                const vae_real v202 = d198[i] * mask36[i * 12 + j] * known2[i * 24 + j * 2 + k];
                const vae_real v203 = 0.5f * v202;
                d210[i * 24 + j * 2 + k] = -(2.0f * (v203 * v179) * t176[i * 24 + j * 2 + k]);
                d212[i * 24 + j * 2 + k] = (v203 - v203 * v177 * v179) * vae_sigmoid(t173[i * 24 + j * 2 + k]);
            }
        }
    }
}

// What kernel 48 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   d213: [n, 1, 2]
//   d212: [n, 12, 2]
VAE_SHARED_2(like_train_k48, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *d213, const vae_real *d212) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 2; k++) {
            d213[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d213[i * 2 + k] += d212[i * 24 + j * 2 + k];
            }
        }
    }
}

// previous_series.vae:26  gradient of dense(2)
// kernel 48, train: loop over rows of [12, 2]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k48(s, tile, scratch, s->arena + 54848, s->arena + 1536, s->arena + 32448);
}

// What kernel 49 of train and 1 other do, each with buffers of its own:
//   d_param214: [1, 2]
//   d213: [n, 1, 2]
VAE_SHARED_2(like_train_k49, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param214,
    const vae_real *d213) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 2; j++) {
        d_param214[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param214[j] += d213[i * 2 + j];
        }
    }
}

// previous_series.vae:26  gradient of dense(2)
// kernel 49, train: sum over the batch over rows of [1, 2]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k49(s, tile, scratch, s->grad + 2240, s->arena + 1536);
}

// What kernel 50 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   h162: [n, 12, 8]
//   d212: [n, 12, 2]
//   d_param216: [8, 2]
VAE_SHARED_1(like_train_k50, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h162, const vae_real *d212, vae_real *d_param216) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 12};
    vae_ragged_tn(&ragged, 8, 2, h162, 8, d212, 2, d_param216, 2);
}

// previous_series.vae:23  gradient of dense(2)
// kernel 50, train: weight gradient over [8, 2]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k50(s, tile, scratch, s->arena + 54848, s->arena + 9216, s->arena + 32448,
        s->grad + 2224);
}

// previous_series.vae:23  gradient of dense(2)
// kernel 51, train: product by panels over rows of [12, 8]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d212 = s->arena + 32448; // [n, 12, 2]
    const vae_real *w167 = s->param + 2224; // [8, 2]
    vae_real *d217 = s->arena + 1536; // [n, 12, 8]
    vae_gemm_nt((int)(end - begin) * 12, 8, 2, d212 + begin * 24, 2, w167, 2, d217 + begin * 96, 8);
}

// previous_series.vae:26  gradient of dense(2)
// kernel 52, train: loop over rows of [12, 2]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k48(s, tile, scratch, s->arena + 54848, s->arena + 32448, s->arena + 32064);
}

// previous_series.vae:26  gradient of dense(2)
// kernel 53, train: sum over the batch over rows of [1, 2]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k49(s, tile, scratch, s->grad + 2208, s->arena + 32448);
}

// previous_series.vae:23  gradient of dense(2)
// kernel 54, train: weight gradient over [8, 2]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k50(s, tile, scratch, s->arena + 54848, s->arena + 9216, s->arena + 32064,
        s->grad + 2192);
}

// previous_series.vae:23  gradient of dense(2)
// previous_series.vae:22  gradient of tanh
// kernel 55, train: product by panels over rows of [12, 8]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d210 = s->arena + 32064; // [n, 12, 2]
    const vae_real *w163 = s->param + 2192; // [8, 2]
    vae_real *d222 = scratch; // [end - begin, 12, 8]
    vae_real *d223 = s->arena + 1536; // [n, 12, 8], in place of d217
    const vae_real *d217 = s->arena + 1536; // [n, 12, 8]
    const vae_real *h161 = s->arena + 3072; // [n, 12, 8]
    vae_real *d226 = s->arena + 3072; // [n, 12, 8], in place of h161
    vae_gemm_nt((int)(end - begin) * 12, 8, 2, d210 + begin * 24, 2, w163, 2, d222, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            const vae_real v217 = d217[i * 96 + j];
            const vae_real v161 = h161[i * 96 + j];
            const vae_real v222 = d222[(i - begin) * 96 + j];
            const vae_real v223 = v217 + v222;
            d223[i * 96 + j] = v223;
            d226[i * 96 + j] = v223 * (1.0f - v161 * v161);
        }
    }
}

// previous_series.vae:22  gradient of conv(8, 3, causal=true, dilation=2)
// kernel 56, train: loop over rows of [12, 8]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *d227 = s->arena + 9216; // [n, 1, 8]
    const vae_real *d226 = s->arena + 3072; // [n, 12, 8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 8; k++) {
            d227[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d227[i * 8 + k] += d226[i * 96 + j * 8 + k];
            }
        }
    }
}

// What kernel 57 of train and 3 others do, each with buffers of its own:
//   d_param228: [1, 8]
//   d227: [n, 1, 8]
VAE_SHARED_1(like_train_k57, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param228,
    const vae_real *d227) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d_param228[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param228[j] += d227[i * 8 + j];
        }
    }
}

// previous_series.vae:22  gradient of conv(8, 3, causal=true, dilation=2)
// kernel 57, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k57(s, tile, scratch, s->grad + 2176, s->arena + 9216);
}

// previous_series.vae:22  gradient of conv(8, 3, causal=true, dilation=2)
// kernel 58, train: weight gradient over [3, 1, 8, 8]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t155 = s->arena + 0; // [n, 12, 1, 8]
    const vae_real *d226 = s->arena + 3072; // [n, 12, 1, 8]
    vae_real *d_param231 = s->grad + 1984; // [3, 1, 8, 8]
    static const VaeConv conv231 = {
        .height = 12, .width = 1, .channels = 8,
        .out_height = 12, .out_width = 1, .out_channels = 8,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 4, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 8
    };
    vae_conv_w(&conv231, s->n, t155, d226, d_param231, tile, scratch);
}

// previous_series.vae:22  gradient of conv(8, 3, causal=true, dilation=2)
// kernel 59, train: product by panels over rows of [12, 1, 8]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 5, end = vae_panel_end(s, tile, 5);
    const vae_real *d226 = s->arena + 3072; // [n, 12, 1, 8]
    const vae_real *w153 = s->param + 1984; // [3, 1, 8, 8]
    vae_real *d232 = s->arena + 0; // [n, 12, 1, 8]
    static const VaeConv conv232 = {
        .height = 12, .width = 1, .channels = 8,
        .out_height = 12, .out_width = 1, .out_channels = 8,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 4, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 8
    };
    vae_conv_t(&conv232, (int)(end - begin), d226 + begin * 96, w153, d232 + begin * 96, scratch);
}

// previous_series.vae:22  gradient of conv(8, 3, causal=true, dilation=2)
// previous_series.vae:22  gradient of attention(2, over=seen)
// kernel 60, train: loop over rows of [12, 8]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *d232 = s->arena + 0; // [n, 12, 8]
    const vae_real *mask36 = s->arena + 54656; // [n, 12, 1]
    vae_real *d235 = s->arena + 0; // [n, 12, 8], in place of d232
    const vae_real *d223 = s->arena + 1536; // [n, 12, 8]
    vae_real *d236 = s->arena + 3072; // [n, 1, 8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 8; k++) {
            d236[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v232 = d232[i * 96 + j * 8 + k];
                const vae_real v235 = d223[i * 96 + j * 8 + k] + v232 * mask36[i * 12 + j];
                d235[i * 96 + j * 8 + k] = v235;
                d236[i * 8 + k] += v235;
            }
        }
    }
}

// previous_series.vae:22  gradient of attention(2, over=seen)
// kernel 61, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k57(s, tile, scratch, s->grad + 1968, s->arena + 3072);
}

// What kernel 62 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   t148: [n, 12, 8] in rows of 10
//   d235: [n, 12, 8]
//   d_param239: [8, 8]
VAE_SHARED_2(like_train_k62, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *t148, const vae_real *d235, vae_real *d_param239) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 12};
    vae_ragged_tn(&ragged, 8, 8, t148, 10, d235, 8, d_param239, 8);
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 62, train: weight gradient over [8, 8]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k62(s, tile, scratch, s->arena + 54848, s->arena + 33984, s->arena + 0,
        s->grad + 1904);
}

// What kernel 63 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   d235: [n, 12, 8]
//   w149: [8, 8]
//   d240: [n, 12, 8] in rows of 10
VAE_SHARED_2(like_train_k63, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *d235, const vae_real *w149, vae_real *d240) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nt(&ragged, 8, 8, d235 + begin * 96, 8, w149, 8, d240 + begin * 120, 10);
}

// What kernel 64 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   t242: [n, 12, 2] in rows of 10
VAE_SHARED_2(like_train_k64, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *t242) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t242[i * 120 + j * 10 + k] = 0.0f;
            }
        }
    }
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 65, train: product by panels over rows of [176]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d243 = s->arena + 32064; // [n, 12, 10]
    const vae_real *t147 = s->arena + 33984; // [n, 12, 10]
    const vae_real *t138 = s->arena + 37824; // [n, 12, 8]
    const vae_real *t142 = s->arena + 53056; // [n, 5, 8]
    const vae_real *t146 = s->arena + 52416; // [n, 5, 8]
    const vae_real *mask18 = s->arena + 55264; // [n, 5]
    const vae_real *mask36 = s->arena + 54656; // [n, 12]
    vae_real *d244 = s->arena + 0; // [n, 176]
    static const VaeAttention attention244 = {12, 5, 2, 4, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 5, .queries_pitch = 12, .y_pitch = 10, .d_pitch = 10, .dq_pitch = 8, .dk_pitch = 16, .dv_pitch = 16, .row = 176};
    vae_attention_back(&attention244, (int)(end - begin), d243 + begin * 120, t147 + begin * 120, t138 + begin * 96, t142 + begin * 40, t146 + begin * 40, mask18 + begin * 5, mask36 + begin * 12, d244 + begin * 176, d244 + begin * 176 + 96, d244 + begin * 176 + 104);
}

// kernel 66, train: loop over rows of [96]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t246 = s->arena + 2816; // [n, 96]
    const vae_real *d245 = s->arena + 0; // [n, 96] in rows of 176
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            t246[i * 96 + j] = d245[i * 176 + j];
        }
    }
}

// kernel 67, train: loop over rows of [80]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t249 = s->arena + 9216; // [n, 80]
    const vae_real *d248 = s->arena + 96; // [n, 80] in rows of 176
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 80; j++) {
            t249[i * 80 + j] = d248[i * 176 + j];
        }
    }
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 68, train: loop over rows of [5, 8]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d253 = s->arena + 128; // [n, 1, 8]
    const vae_real *d252 = s->arena + 9224; // [n, 5, 8] in rows of 16
    vae_real *d258 = s->arena + 0; // [n, 1, 8]
    const vae_real *d251 = s->arena + 9216; // [n, 5, 8] in rows of 16
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d253[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d258[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d253[i * 8 + k] += d252[i * 80 + j * 16 + k];
                d258[i * 8 + k] += d251[i * 80 + j * 16 + k];
            }
        }
    }
}

// What kernel 69 of train and 1 other do, each with buffers of its own:
//   d254: [1, 8]
//   d253: [n, 1, 8]
//   d259: [1, 8]
//   d258: [n, 1, 8]
VAE_SHARED_2(like_train_k69, const VaeState *s, int tile, vae_real *scratch, vae_real *d254,
    const vae_real *d253, vae_real *d259, const vae_real *d258) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d254[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d259[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d254[j] += d253[i * 8 + j];
            d259[j] += d258[i * 8 + j];
        }
    }
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 69, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k69(s, tile, scratch, s->arena + 272, s->arena + 128, s->arena + 256, s->arena + 0);
}

// What kernel 70 of train and 1 other do, each with buffers of its own:
//   t22: [n, 5, 6] in rows of 36
//   d252: [n, 5, 8] in rows of 16
//   d_param256: [6, 8]
VAE_SHARED_1(like_train_k70, const VaeState *s, int tile, vae_real *scratch, const vae_real *t22,
    const vae_real *d252, vae_real *d_param256) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(6, 8, s->n * 5, t22, 36, d252, 16, d_param256, 8);
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 70, train: weight gradient over [6, 8]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k70(s, tile, scratch, s->arena + 29184, s->arena + 9224, s->grad + 1856);
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 71, train: product by panels over rows of [5, 6]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d252 = s->arena + 9224; // [n, 5, 8] in rows of 16
    const vae_real *w144 = s->param + 1856; // [6, 8]
    vae_real *d257 = s->arena + 33984; // [n, 5, 6]
    vae_gemm_nt((int)(end - begin) * 5, 6, 8, d252 + begin * 80, 16, w144, 8, d257 + begin * 30, 6);
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 72, train: weight gradient over [6, 8]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k70(s, tile, scratch, s->arena + 29184, s->arena + 9216, s->grad + 1808);
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 73, train: product by panels over rows of [5, 6]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d251 = s->arena + 9216; // [n, 5, 8] in rows of 16
    const vae_real *w140 = s->param + 1808; // [6, 8]
    vae_real *d262 = scratch; // [end - begin, 5, 6]
    vae_real *d263 = s->arena + 33984; // [n, 5, 6], in place of d257
    const vae_real *d257 = s->arena + 33984; // [n, 5, 6]
    vae_gemm_nt((int)(end - begin) * 5, 6, 8, d251 + begin * 80, 16, w140, 8, d262, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 30; j++) {
            const vae_real v257 = d257[i * 30 + j];
            const vae_real v262 = d262[(i - begin) * 30 + j];
            d263[i * 30 + j] = v257 + v262;
        }
    }
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 74, train: loop over rows of [12, 8]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d264 = s->arena + 0; // [n, 1, 8]
    const vae_real *t246 = s->arena + 2816; // [n, 12, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d264[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d264[i * 8 + k] += t246[i * 96 + j * 8 + k];
            }
        }
    }
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// kernel 76, train: weight gradient over [8, 8]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h132 = s->arena + 39360; // [n, 12, 8]
    const vae_real *t246 = s->arena + 2816; // [n, 12, 8]
    vae_real *d_param267 = s->grad + 1744; // [8, 8]
    vae_gemm_tn(8, 8, s->n * 12, h132, 8, t246, 8, d_param267, 8);
}

// previous_series.vae:21  gradient of attention(2, over=seen)
// previous_series.vae:21  gradient of attention(2, causal=true)
// kernel 77, train: product by panels over rows of [12, 8]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t246 = s->arena + 2816; // [n, 12, 8]
    const vae_real *w136 = s->param + 1744; // [8, 8]
    vae_real *d268 = s->arena + 9216; // [n, 12, 8]
    vae_real *d273 = s->arena + 0; // [n, 1, 8]
    vae_gemm_nt((int)(end - begin) * 12, 8, 8, t246 + begin * 96, 8, w136, 8, d268 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d273[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v268 = d268[i * 96 + j * 8 + k];
                d273[i * 8 + k] += v268;
            }
        }
    }
}

// What kernel 78 of train and 2 others do, each with buffers of its own:
//   d_param269: [8] in rows of 24
//   d265: [8]
VAE_SHARED_2(like_train_k78, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param269,
    const vae_real *d265) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param269[j] = d265[j];
    }
}

// previous_series.vae:21  gradient of attention(2, causal=true)
// kernel 81, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k57(s, tile, scratch, s->grad + 1696, s->arena + 0);
}

// previous_series.vae:20  gradient of attention(2, causal=true)
// kernel 82, train: weight gradient over [8, 8]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k62(s, tile, scratch, s->arena + 54848, s->arena + 35904, s->arena + 9216,
        s->grad + 1632);
}

// previous_series.vae:20  gradient of attention(2, causal=true)
// kernel 85, train: product by panels over rows of [12, 24]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d280 = s->arena + 32064; // [n, 12, 10]
    const vae_real *t126 = s->arena + 35904; // [n, 12, 10]
    const vae_real *t123 = s->arena + 4608; // [n, 12, 8] in rows of 24
    const vae_real *t124 = s->arena + 4616; // [n, 12, 8] in rows of 24
    const vae_real *t125 = s->arena + 4624; // [n, 12, 8] in rows of 24
    const vae_real *mask36 = s->arena + 54656; // [n, 12]
    vae_real *d281 = s->arena + 0; // [n, 12, 24]
    static const VaeAttention attention281 = {12, 12, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 12, .queries_pitch = 12, .y_pitch = 10, .d_pitch = 10, .dq_pitch = 24, .dk_pitch = 24, .dv_pitch = 24, .row = 288};
    vae_attention_back(&attention281, (int)(end - begin), d280 + begin * 120, t126 + begin * 120, t123 + begin * 288, t124 + begin * 288, t125 + begin * 288, mask36 + begin * 12, mask36 + begin * 12, d281 + begin * 288, d281 + begin * 288 + 8, d281 + begin * 288 + 16);
}

// previous_series.vae:20  gradient of attention(2, causal=true)
// kernel 86, train: loop over rows of [12, 24]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *d282 = s->arena + 4608; // [n, 1, 24]
    const vae_real *d281 = s->arena + 0; // [n, 12, 24]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 24; k++) {
            d282[i * 24 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                d282[i * 24 + k] += d281[i * 288 + j * 24 + k];
            }
        }
    }
}

// previous_series.vae:20  gradient of attention(2, causal=true)
// kernel 87, train: sum over the batch over rows of [1, 24]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param283 = s->grad + 1600; // [1, 24]
    const vae_real *d282 = s->arena + 4608; // [n, 1, 24]
    for (size_t j = 0; j < 24; j++) {
        d_param283[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d_param283[j] += d282[i * 24 + j];
        }
    }
}

// previous_series.vae:20  gradient of attention(2, causal=true)
// kernel 88, train: weight gradient over [8, 24]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *h118 = s->arena + 40896; // [n, 12, 8]
    const vae_real *d281 = s->arena + 0; // [n, 12, 24]
    vae_real *d_param285 = s->grad + 1408; // [8, 24]
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 12};
    vae_ragged_tn(&ragged, 8, 24, h118, 8, d281, 24, d_param285, 24);
}

// previous_series.vae:20  gradient of attention(2, causal=true)
// previous_series.vae:20  gradient of layernorm
// kernel 89, train: product by panels over rows of [12, 8]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d281 = s->arena + 0; // [n, 12, 24]
    const vae_real *w119 = s->param + 1408; // [8, 24]
    vae_real *d286 = s->arena + 4608; // [n, 12, 8]
    vae_real *d290 = s->arena + 32064; // [n, 12, 8]
    const vae_real *t103 = s->param + 1376; // [8]
    const vae_real *t108 = s->arena + 43968; // [n, 12, 8]
    vae_real *d297 = s->arena + 6144; // [n, 12, 1]
    vae_gemm_nt((int)(end - begin) * 12, 8, 24, d281 + begin * 288, 24, w119, 24, d286 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real d297_sum = 0.0f;
            VAE_SIMD_SUM(d297_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v286 = d286[i * 96 + j * 8 + k];
                const vae_real v290 = v286 * t103[k];
                d290[i * 96 + j * 8 + k] = v290;
                d297_sum += v290 * t108[i * 96 + j * 8 + k];
            }
            d297[i * 12 + j] = d297_sum;
        }
    }
}

// previous_series.vae:20  gradient of layernorm
// kernel 90, train: loop over rows of [12, 8]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *d287 = s->arena + 128; // [n, 1, 8]
    const vae_real *d286 = s->arena + 4608; // [n, 12, 8]
    const vae_real *t116 = s->arena + 42432; // [n, 12, 8]
    vae_real *d292 = s->arena + 0; // [n, 1, 8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 8; k++) {
            d287[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            d292[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d287[i * 8 + k] += d286[i * 96 + j * 8 + k];
                d292[i * 8 + k] += d286[i * 96 + j * 8 + k] * t116[i * 96 + j * 8 + k];
            }
        }
    }
}

// previous_series.vae:20  gradient of layernorm
// kernel 91, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k69(s, tile, scratch, s->grad + 1392, s->arena + 128, s->grad + 1376, s->arena + 0);
}

// previous_series.vae:20  gradient of layernorm
// kernel 92, train: loop over rows of [12, 1]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d297 = s->arena + 6144; // [n, 12, 1]
    const vae_real *t114 = s->arena + 54272; // [n, 12, 1]
    const vae_real *t115 = s->arena + 54080; // [n, 12, 1]
    vae_real *d303 = s->arena + 6144; // [n, 12, 1], in place of d297
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v297 = d297[i * 12 + j];
            const vae_real v302 = -(0.5f * (v297 / t114[i * 12 + j] * t115[i * 12 + j])) / t114[i * 12 + j];
            d303[i * 12 + j] = 0.125f * v302;
        }
    }
}

// previous_series.vae:20  gradient of layernorm
// kernel 93, train: loop over rows of [12, 8]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d290 = s->arena + 32064; // [n, 12, 8]
    const vae_real *t115 = s->arena + 54080; // [n, 12, 1]
    const vae_real *d303 = s->arena + 6144; // [n, 12, 1]
    const vae_real *t108 = s->arena + 43968; // [n, 12, 8]
    vae_real *d309 = s->arena + 32064; // [n, 12, 8], in place of d290
    const vae_real *d268 = s->arena + 9216; // [n, 12, 8]
    vae_real *d310 = s->arena + 0; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real d310_sum = 0.0f;
            VAE_SIMD_SUM(d310_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v290 = d290[i * 96 + j * 8 + k];
                const vae_real v307 = v290 * t115[i * 12 + j] + 2.0f * d303[i * 12 + j] * t108[i * 96 + j * 8 + k];
                d309[i * 96 + j * 8 + k] = d268[i * 96 + j * 8 + k] + v307;
                d310_sum += -v307;
            }
            d310[i * 12 + j] = d310_sum;
        }
    }
}

// previous_series.vae:20  gradient of layernorm
// kernel 95, train: loop over rows of [12, 8]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d312 = s->arena + 32064; // [n, 12, 8], in place of d309
    const vae_real *d309 = s->arena + 32064; // [n, 12, 8]
    const vae_real *d311 = s->arena + 0; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v309 = d309[i * 96 + j * 8 + k];
                d312[i * 96 + j * 8 + k] = v309 + d311[i * 12 + j];
            }
        }
    }
}

// What kernel 96 of train and 1 other do, each with buffers of its own:
//   d312: [n, 12, 8]
//   d101: [n, 12, 48]
//   w92: [8, 24]
//   mask36: [n, 12]
//   d313: [n, 12, 56]
VAE_SHARED_1(like_train_k96, const VaeState *s, int tile, vae_real *scratch, const vae_real *d312,
    const vae_real *d101, const vae_real *w92, const vae_real *mask36, vae_real *d313) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps313 = {12, 8, .x_pitch = 48, .w_pitch = 24, .mask_pitch = 12, .y_pitch = 56, .d_pitch = 8, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps313, (int)(end - begin), d312 + begin * 96, d101 + begin * 576, w92, mask36 + begin * 12, d313 + begin * 672, scratch);
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 96, train: product by panels over rows of [12, 56]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k96(s, tile, scratch, s->arena + 32064, s->arena + 10752, s->param + 1072,
        s->arena + 54656, s->arena + 0);
}

// What kernel 97 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   d316: [n, 12, 8] in rows of 48
//   d315: [n, 12, 24] in rows of 56
//   d_param317: [8, 24]
VAE_SHARED_2(like_train_k97, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *d316, const vae_real *d315, vae_real *d_param317) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 12};
    vae_ragged_tn(&ragged, 8, 24, d316, 48, d315, 56, d_param317, 24);
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 97, train: weight gradient over [8, 24]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k97(s, tile, scratch, s->arena + 54848, s->arena + 10760, s->arena + 24,
        s->grad + 1072);
}

// What kernel 98 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   d320: [n, 1, 24]
//   d315: [n, 12, 24] in rows of 56
//   d323: [n, 1, 24]
//   d314: [n, 12, 24] in rows of 56
VAE_SHARED_2(like_train_k98, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *d320, const vae_real *d315, vae_real *d323, const vae_real *d314) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 24; k++) {
            d320[i * 24 + k] = 0.0f;
        }
        for (size_t k = 0; k < 24; k++) {
            d323[i * 24 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                d320[i * 24 + k] += d315[i * 672 + j * 56 + k];
                d323[i * 24 + k] += d314[i * 672 + j * 56 + k];
            }
        }
    }
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 98, train: loop over rows of [12, 24]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k98(s, tile, scratch, s->arena + 54848, s->arena + 11136, s->arena + 24,
        s->arena + 10752, s->arena + 0);
}

// What kernel 99 of train and 1 other do, each with buffers of its own:
//   d_param321: [1, 24]
//   d320: [n, 1, 24]
//   d_param324: [1, 24]
//   d323: [n, 1, 24]
VAE_SHARED_2(like_train_k99, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param321,
    const vae_real *d320, vae_real *d_param324, const vae_real *d323) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 24; j++) {
        d_param321[j] = 0.0f;
    }
    for (size_t j = 0; j < 24; j++) {
        d_param324[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d_param321[j] += d320[i * 24 + j];
            d_param324[j] += d323[i * 24 + j];
        }
    }
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 99, train: sum over the batch over rows of [1, 24]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k99(s, tile, scratch, s->grad + 1296, s->arena + 11136, s->grad + 1264,
        s->arena + 10752);
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 100, train: weight gradient over [5, 24]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *h90 = s->arena + 50496; // [n, 12, 5]
    const vae_real *d314 = s->arena + 0; // [n, 12, 24] in rows of 56
    vae_real *d_param326 = s->grad + 944; // [5, 24]
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 12};
    vae_ragged_tn(&ragged, 5, 24, h90, 5, d314, 56, d_param326, 24);
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 101, train: product by panels over rows of [12, 5]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *d314 = s->arena + 0; // [n, 12, 24] in rows of 56
    const vae_real *w91 = s->param + 944; // [5, 24]
    vae_real *d327 = s->arena + 10752; // [n, 12, 5]
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nt(&ragged, 5, 24, d314 + begin * 672, 56, w91, 24, d327 + begin * 60, 5);
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 102, train: weight gradient over [3, 8]
VAE_KERNEL void train_k102(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z73 = s->arena + 55552; // [n, 3]
    const vae_real *d319 = s->arena + 48; // [n, 8] in rows of 672
    vae_real *d_param329 = s->grad + 1328; // [3, 8]
    if (tile == 1) {
        vae_real *d_param328 = s->grad + 1360; // [8]
        vae_column_sums(s->n, 8, d319, 672, d_param328);
        return;
    }
    vae_gemm_tn(3, 8, s->n, z73, 3, d319, 672, d_param329, 8);
}

// previous_series.vae:19  gradient of gru(8, start=z)
// kernel 103, train: product by panels over rows of [3]
VAE_KERNEL void train_k103(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d319 = s->arena + 48; // [n, 8] in rows of 672
    const vae_real *w95 = s->param + 1328; // [3, 8]
    vae_real *d330 = s->arena + 11712; // [n, 3]
    vae_gemm_nt((int)(end - begin), 3, 8, d319 + begin * 672, 672, w95, 8, d330 + begin * 3, 3);
}

// previous_series.vae:18  gradient of concat(z)
// kernel 104, train: loop over rows of [12, 3]
VAE_KERNEL void train_k104(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *d333 = s->arena + 0; // [n, 1, 3]
    const vae_real *d332 = s->arena + 10754; // [n, 12, 3] in rows of 5
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 3; k++) {
            d333[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d333[i * 3 + k] += d332[i * 60 + j * 5 + k];
            }
        }
    }
}

// previous_series.vae:18  gradient of concat(z)
// previous_series.vae:7  gradient of sampling and KL
// kernel 105, train: loop over rows of [3]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d330 = s->arena + 11712; // [n, 3]
    const vae_real *d333 = s->arena + 0; // [n, 3]
    const vae_real *t75 = s->arena + 55504; // [n, 3]
    const vae_real *mean67 = s->arena + 55168; // [n, 3] in rows of 6
    vae_real *d341 = s->arena + 128; // [n, 3] in rows of 6
    const vae_real *eps69 = s->arena + 55648; // [n, 3]
    const vae_real *t71 = s->arena + 55600; // [n, 3]
    vae_real *d345 = s->arena + 131; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c197 = beta * inv_n;
    const vae_real c337 = 0.5f * c197;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v335 = d330[i * 3 + j] + d333[i * 3 + j];
            d341[i * 6 + j] = c197 * mean67[i * 6 + j] + v335;
            d345[i * 6 + j] = c337 * t75[i * 3 + j] - c337 + 0.5f * (v335 * eps69[i * 3 + j] * t71[i * 3 + j]);
        }
    }
}

// previous_series.vae:18  gradient of positions
// kernel 106, train: sum over the batch over rows of [12, 2]
VAE_KERNEL void train_k106(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *d_param336 = s->grad + 912; // [12, 2]
    const vae_real *d331 = s->arena + 10752; // [n, 12, 2] in rows of 5
    for (size_t j = 0; j < 12; j++) {
        for (size_t k = 0; k < 2; k++) {
            d_param336[j * 2 + k] = 0.0f;
        }
    }
    for (size_t i = 0; i < rows; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d_param336[j * 2 + k] += d331[i * 60 + j * 5 + k];
            }
        }
    }
}

// previous_series.vae:7  gradient of posterior heads (added by the compiler)
// kernel 107, train: weight gradient over [8, 6]
VAE_KERNEL void train_k107(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h62 = s->arena + 55040; // [n, 8]
    const vae_real *d346 = s->arena + 128; // [n, 6]
    vae_real *d_param348 = s->grad + 848; // [8, 6]
    if (tile == 1) {
        vae_real *d_param347 = s->grad + 896; // [6]
        vae_column_sums(s->n, 6, d346, 6, d_param347);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h62, 8, d346, 6, d_param348, 6);
}

// previous_series.vae:7  gradient of posterior heads (added by the compiler)
// kernel 108, train: product by panels over rows of [8]
VAE_KERNEL void train_k108(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d346 = s->arena + 128; // [n, 6]
    const vae_real *w63 = s->param + 848; // [8, 6]
    vae_real *d349 = s->arena + 0; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d346 + begin * 6, 6, w63, 6, d349 + begin * 8, 8);
}

// previous_series.vae:14  gradient of pool(last)
// kernel 109, train: loop over rows of [12, 8]
VAE_KERNEL void train_k109(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *d351 = s->arena + 10752; // [n, 12, 8]
    const vae_real *d349 = s->arena + 0; // [n, 1, 8]
    const vae_real *t58 = s->arena + 54464; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d351[i * 96 + j * 8 + k] = d349[i * 8 + k] * t58[i * 12 + j];
            }
        }
    }
}

// previous_series.vae:14  gradient of gru(8)
// kernel 110, train: product by panels over rows of [12, 56]
VAE_KERNEL void train_k110(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k96(s, tile, scratch, s->arena + 10752, s->arena + 19968, s->param + 592,
        s->arena + 54656, s->arena + 0);
}

// previous_series.vae:14  gradient of gru(8)
// kernel 111, train: weight gradient over [8, 24]
VAE_KERNEL void train_k111(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k97(s, tile, scratch, s->arena + 54848, s->arena + 19976, s->arena + 24,
        s->grad + 592);
}

// previous_series.vae:14  gradient of gru(8)
// kernel 112, train: loop over rows of [12, 24]
VAE_KERNEL void train_k112(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k98(s, tile, scratch, s->arena + 54848, s->arena + 11136, s->arena + 24,
        s->arena + 10752, s->arena + 0);
}

// previous_series.vae:14  gradient of gru(8)
// kernel 113, train: sum over the batch over rows of [1, 24]
VAE_KERNEL void train_k113(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k99(s, tile, scratch, s->grad + 816, s->arena + 11136, s->grad + 784,
        s->arena + 10752);
}

// previous_series.vae:14  gradient of gru(8)
// kernel 114, train: weight gradient over [6, 24]
VAE_KERNEL void train_k114(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *h42 = s->arena + 47040; // [n, 12, 6]
    const vae_real *d353 = s->arena + 0; // [n, 12, 24] in rows of 56
    vae_real *d_param363 = s->grad + 448; // [6, 24]
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 12};
    vae_ragged_tn(&ragged, 6, 24, h42, 6, d353, 56, d_param363, 24);
}

// previous_series.vae:14  gradient of gru(8)
// kernel 115, train: product by panels over rows of [12, 6]
VAE_KERNEL void train_k115(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *d353 = s->arena + 0; // [n, 12, 24] in rows of 56
    const vae_real *w43 = s->param + 448; // [6, 24]
    vae_real *d364 = s->arena + 10752; // [n, 12, 6]
    vae_real *d365 = s->arena + 11904; // [n, 1, 6]
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nt(&ragged, 6, 24, d353 + begin * 672, 56, w43, 24, d364 + begin * 72, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 6; k++) {
            d365[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v364 = d364[i * 72 + j * 6 + k];
                d365[i * 6 + k] += v364;
            }
        }
    }
}

// What kernel 116 of train and 2 others do, each with buffers of its own:
//   d_param366: [1, 6]
//   d365: [n, 1, 6]
VAE_SHARED_2(like_train_k116, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param366,
    const vae_real *d365) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 6; j++) {
        d_param366[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param366[j] += d365[i * 6 + j];
        }
    }
}

// kernel 116, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k116(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k116(s, tile, scratch, s->grad + 432, s->arena + 11904);
}

// kernel 117, train: weight gradient over [6, 6]
VAE_KERNEL void train_k117(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *t38 = s->arena + 45504; // [n, 12, 6] in rows of 8
    const vae_real *d364 = s->arena + 10752; // [n, 12, 6]
    vae_real *d_param368 = s->grad + 384; // [6, 6]
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 12};
    vae_ragged_tn(&ragged, 6, 6, t38, 8, d364, 6, d_param368, 6);
}

// kernel 118, train: product by panels over rows of [12, 6]
VAE_KERNEL void train_k118(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    const vae_real *d364 = s->arena + 10752; // [n, 12, 6]
    const vae_real *w39 = s->param + 384; // [6, 6]
    vae_real *d369 = s->arena + 2112; // [n, 12, 6] in rows of 8
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nt(&ragged, 6, 6, d364 + begin * 72, 6, w39, 6, d369 + begin * 96, 8);
}

// kernel 119, train: loop over rows of [12, 2]
VAE_KERNEL void train_k119(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 54848; // [n, 12]
    vae_real *t371 = s->arena + 2118; // [n, 12, 2] in rows of 8
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t371[i * 96 + j * 8 + k] = 0.0f;
            }
        }
    }
}

// kernel 120, train: product by panels over rows of [132]
VAE_KERNEL void train_k120(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d372 = s->arena + 2112; // [n, 12, 8]
    const vae_real *t37 = s->arena + 45504; // [n, 12, 8]
    const vae_real *t29 = s->arena + 48192; // [n, 12, 6]
    const vae_real *t33 = s->arena + 51456; // [n, 5, 6] in rows of 12
    const vae_real *t34 = s->arena + 51462; // [n, 5, 6] in rows of 12
    const vae_real *mask18 = s->arena + 55264; // [n, 5]
    const vae_real *mask36 = s->arena + 54656; // [n, 12]
    vae_real *d373 = s->arena + 0; // [n, 132]
    static const VaeAttention attention373 = {12, 5, 2, 3, false, .q_pitch = 6, .k_pitch = 12, .v_pitch = 12, .keys_pitch = 5, .queries_pitch = 12, .y_pitch = 8, .d_pitch = 8, .dq_pitch = 6, .dk_pitch = 12, .dv_pitch = 12, .row = 132};
    vae_attention_back(&attention373, (int)(end - begin), d372 + begin * 96, t37 + begin * 96, t29 + begin * 72, t33 + begin * 60, t34 + begin * 60, mask18 + begin * 5, mask36 + begin * 12, d373 + begin * 132, d373 + begin * 132 + 72, d373 + begin * 132 + 78);
}

// kernel 121, train: loop over rows of [72]
VAE_KERNEL void train_k121(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t375 = s->arena + 2112; // [n, 72]
    const vae_real *d374 = s->arena + 0; // [n, 72] in rows of 132
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 72; j++) {
            t375[i * 72 + j] = d374[i * 132 + j];
        }
    }
}

// kernel 122, train: loop over rows of [60]
VAE_KERNEL void train_k122(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t378 = s->arena + 3264; // [n, 60]
    const vae_real *d377 = s->arena + 72; // [n, 60] in rows of 132
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 60; j++) {
            t378[i * 60 + j] = d377[i * 132 + j];
        }
    }
}

// kernel 123, train: loop over rows of [5, 12]
VAE_KERNEL void train_k123(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d380 = s->arena + 0; // [n, 1, 12]
    const vae_real *t378 = s->arena + 3264; // [n, 5, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d380[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d380[i * 12 + k] += t378[i * 60 + j * 12 + k];
            }
        }
    }
}

// kernel 124, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k124(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d381 = s->arena + 192; // [1, 12]
    const vae_real *d380 = s->arena + 0; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d381[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d381[j] += d380[i * 12 + j];
        }
    }
}

// kernel 125, train: weight gradient over [6, 12]
VAE_KERNEL void train_k125(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t22 = s->arena + 29184; // [n, 5, 6] in rows of 36
    const vae_real *t378 = s->arena + 3264; // [n, 5, 12]
    vae_real *d_param383 = s->grad + 278; // [6, 12] in rows of 18
    vae_gemm_tn(6, 12, s->n * 5, t22, 36, t378, 12, d_param383, 18);
}

// kernel 126, train: product by panels over rows of [5, 6]
VAE_KERNEL void train_k126(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t378 = s->arena + 3264; // [n, 5, 12]
    const vae_real *t30 = s->param + 278; // [6, 12] in rows of 18
    vae_real *d384 = scratch; // [end - begin, 5, 6]
    vae_real *d385 = s->arena + 33984; // [n, 5, 6], in place of d263
    const vae_real *d263 = s->arena + 33984; // [n, 5, 6]
    vae_gemm_nt((int)(end - begin) * 5, 6, 12, t378 + begin * 60, 12, t30, 18, d384, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 30; j++) {
            const vae_real v263 = d263[i * 30 + j];
            const vae_real v384 = d384[(i - begin) * 30 + j];
            d385[i * 30 + j] = v263 + v384;
        }
    }
}

// kernel 127, train: loop over rows of [12, 6]
VAE_KERNEL void train_k127(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d386 = s->arena + 0; // [n, 1, 6]
    const vae_real *t375 = s->arena + 2112; // [n, 12, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d386[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d386[i * 6 + k] += t375[i * 72 + j * 6 + k];
            }
        }
    }
}

// kernel 129, train: weight gradient over [6, 6]
VAE_KERNEL void train_k129(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h9 = s->arena + 49344; // [n, 12, 6]
    const vae_real *t375 = s->arena + 2112; // [n, 12, 6]
    vae_real *d_param389 = s->grad + 272; // [6, 6] in rows of 18
    vae_gemm_tn(6, 6, s->n * 12, h9, 6, t375, 6, d_param389, 18);
}

// previous_series.vae:14  gradient of dense(6)
// kernel 130, train: product by panels over rows of [12, 6]
VAE_KERNEL void train_k130(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t375 = s->arena + 2112; // [n, 12, 6]
    const vae_real *t27 = s->param + 272; // [6, 6] in rows of 18
    vae_real *d390 = s->arena + 3360; // [n, 12, 6]
    vae_real *d407 = s->arena + 5088; // [n, 1, 6]
    vae_gemm_nt((int)(end - begin) * 12, 6, 6, t375 + begin * 72, 6, t27, 18, d390 + begin * 72, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d407[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v390 = d390[i * 72 + j * 6 + k];
                d407[i * 6 + k] += v390;
            }
        }
    }
}

// kernel 131, train: loop over [6]
VAE_KERNEL void train_k131(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param392 = s->grad + 240; // [6] in rows of 18
    const vae_real *d387 = s->arena + 96; // [6]
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        d_param392[j] = d387[j];
    }
}

// kernel 132, train: loop over [12]
VAE_KERNEL void train_k132(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param393 = s->grad + 246; // [12] in rows of 18
    const vae_real *d381 = s->arena + 192; // [12]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param393[j] = d381[j];
    }
}

// previous_series.vae:10  gradient of gru(6)
// kernel 133, train: product by panels over rows of [5, 42]
VAE_KERNEL void train_k133(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d385 = s->arena + 33984; // [n, 5, 6]
    const vae_real *d21 = s->arena + 29184; // [n, 5, 36]
    const vae_real *w11 = s->param + 64; // [6, 18]
    const vae_real *mask18 = s->arena + 55264; // [n, 5]
    vae_real *d395 = s->arena + 0; // [n, 5, 42]
    static const VaeSteps steps395 = {5, 6, .x_pitch = 36, .w_pitch = 18, .mask_pitch = 5, .y_pitch = 42, .d_pitch = 6, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps395, (int)(end - begin), d385 + begin * 30, d21 + begin * 180, w11, mask18 + begin * 5, d395 + begin * 210, scratch);
}

// previous_series.vae:10  gradient of gru(6)
// kernel 134, train: weight gradient over [6, 18]
VAE_KERNEL void train_k134(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends5 = s->arena + 55344; // [n, 5]
    const vae_real *d398 = s->arena + 29190; // [n, 5, 6] in rows of 36
    const vae_real *d397 = s->arena + 18; // [n, 5, 18] in rows of 42
    vae_real *d_param399 = s->grad + 64; // [6, 18]
    const VaeRagged ragged = {ends5, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 6, 18, d398, 36, d397, 42, d_param399, 18);
}

// previous_series.vae:10  gradient of gru(6)
// kernel 135, train: loop over rows of [5, 18]
VAE_KERNEL void train_k135(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends5 = s->arena + 55344; // [n, 5]
    vae_real *d400 = s->arena + 4800; // [n, 1, 18]
    const vae_real *d397 = s->arena + 18; // [n, 5, 18] in rows of 42
    vae_real *d403 = s->arena + 4512; // [n, 1, 18]
    const vae_real *d396 = s->arena + 0; // [n, 5, 18] in rows of 42
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends5 + i * 5, 5);
        for (size_t k = 0; k < 18; k++) {
            d400[i * 18 + k] = 0.0f;
        }
        for (size_t k = 0; k < 18; k++) {
            d403[i * 18 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                d400[i * 18 + k] += d397[i * 210 + j * 42 + k];
                d403[i * 18 + k] += d396[i * 210 + j * 42 + k];
            }
        }
    }
}

// previous_series.vae:10  gradient of gru(6)
// kernel 136, train: sum over the batch over rows of [1, 18]
VAE_KERNEL void train_k136(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param401 = s->grad + 208; // [1, 18]
    const vae_real *d400 = s->arena + 4800; // [n, 1, 18]
    vae_real *d_param404 = s->grad + 176; // [1, 18]
    const vae_real *d403 = s->arena + 4512; // [n, 1, 18]
    for (size_t j = 0; j < 18; j++) {
        d_param401[j] = 0.0f;
    }
    for (size_t j = 0; j < 18; j++) {
        d_param404[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            d_param401[j] += d400[i * 18 + j];
            d_param404[j] += d403[i * 18 + j];
        }
    }
}

// previous_series.vae:10  gradient of gru(6)
// kernel 137, train: weight gradient over [1, 18]
VAE_KERNEL void train_k137(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends5 = s->arena + 55344; // [n, 5]
    const vae_real *x4 = s->arena + 55424; // [n, 5, 1]
    const vae_real *d396 = s->arena + 0; // [n, 5, 18] in rows of 42
    vae_real *d_param406 = s->grad + 32; // [1, 18]
    const VaeRagged ragged = {ends5, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 1, 18, x4, 1, d396, 42, d_param406, 18);
}

// previous_series.vae:14  gradient of dense(6)
// kernel 138, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k138(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k116(s, tile, scratch, s->grad + 16, s->arena + 5088);
}

// previous_series.vae:14  gradient of dense(6)
// kernel 139, train: weight gradient over [2, 6]
VAE_KERNEL void train_k139(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x3 = s->arena + 53696; // [n, 12, 2]
    const vae_real *d390 = s->arena + 3360; // [n, 12, 6]
    vae_real *d_param410 = s->grad + 0; // [2, 6]
    vae_gemm_tn(2, 6, s->n * 12, x3, 2, d390, 6, d_param410, 6);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    // kernel 6, train: product by panels over rows of [12, 6]
    like_train_k6(s, tile, scratch, s->arena + 54848, s->arena + 49344, s->param + 272,
        s->arena + 48192, s->param + 240);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    train_k7(s, tile, scratch);
    // kernel 9, train: product by panels over rows of [12, 8]
    like_train_k9(s, tile, scratch, s->arena + 48192, s->arena + 51456, s->arena + 51462,
        s->arena + 55264, s->arena + 54656, s->arena + 45504);
    // kernel 10, train: product by panels over rows of [12, 6]
    like_train_k10(s, tile, scratch, s->arena + 54848, s->arena + 45504, s->param + 384,
        s->arena + 47040, s->param + 432);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 36, train: product by panels over rows of [5, 8]
    like_train_k36(s, tile, scratch, s->arena + 55344, s->arena + 29184, s->param + 1808,
        s->arena + 53056, s->param + 1720);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 37, train: product by panels over rows of [5, 8]
    like_train_k36(s, tile, scratch, s->arena + 55344, s->arena + 29184, s->param + 1856,
        s->arena + 52416, s->param + 1728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:14  pool(last)
    // kernel 15, train: loop over rows of [11]
    like_train_k15(s, tile, scratch, s->arena + 54464, s->arena + 54657);
    train_k16(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:14  gru(8)
    // kernel 12, train: product by panels over rows of [12, 24]
    like_train_k12(s, tile, scratch, s->arena + 54848, s->arena + 47040, s->param + 448,
        s->arena + 0, s->param + 784);
    train_k13(s, tile, scratch);
    train_k17(s, tile, scratch);
    // previous_series.vae:7  posterior heads (added by the compiler)
    // kernel 18, train: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 55040, s->param + 848, s->arena + 55168,
        s->param + 896);
    train_k19(s, tile, scratch);
    // previous_series.vae:19  gru(8, start=z)
    // kernel 24, train: product by panels over rows of [8]
    like_train_k24(s, tile, scratch, s->arena + 55552, s->param + 1328, s->arena + 4608,
        s->param + 1360);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 20, train: loop over rows of [2]
    like_train_k20(s, tile, scratch, s->arena + 0);
    // kernel 21, train: loop over rows of [22]
    like_train_k21(s, tile, scratch, s->arena + 2, s->arena + 53696);
    // previous_series.vae:18  positions
    // kernel 22, train: loop over rows of [12, 2]
    like_train_k22(s, tile, scratch, s->arena + 54848, s->arena + 50496, s->arena + 0,
        s->param + 912);
    // previous_series.vae:18  concat(z)
    // kernel 23, train: loop over rows of [12, 3]
    like_train_k23(s, tile, scratch, s->arena + 54848, s->arena + 50498, s->arena + 55552);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:19  gru(8, start=z)
    // kernel 25, train: product by panels over rows of [12, 24]
    like_train_k25(s, tile, scratch, s->arena + 54848, s->arena + 50496, s->param + 944,
        s->arena + 0, s->param + 1264);
    train_k26(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    train_k27(s, tile, scratch);
    // previous_series.vae:20  layernorm
    // kernel 28, train: loop over rows of [12, 1]
    like_train_k28(s, tile, scratch, s->arena + 0, s->arena + 0);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    // previous_series.vae:20  attention(2, causal=true)
    // kernel 32, train: product by panels over rows of [12, 24]
    like_train_k32(s, tile, scratch, s->arena + 54848, s->arena + 40896, s->param + 1408,
        s->arena + 4608, s->param + 1600);
    // previous_series.vae:20  attention(2, causal=true)
    // kernel 33, train: product by panels over rows of [12, 10]
    like_train_k33(s, tile, scratch, s->arena + 4608, s->arena + 4616, s->arena + 4624,
        s->arena + 54656, s->arena + 35904);
    train_k34(s, tile, scratch);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 35, train: product by panels over rows of [12, 8]
    like_train_k35(s, tile, scratch, s->arena + 54848, s->arena + 39360, s->param + 1744,
        s->arena + 37824, s->param + 1712);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 38, train: product by panels over rows of [12, 10]
    like_train_k38(s, tile, scratch, s->arena + 37824, s->arena + 53056, s->arena + 52416,
        s->arena + 55264, s->arena + 54656, s->arena + 33984);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k47(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u16(const VaeState *s, int tile, vae_real *scratch) {
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u20(const VaeState *s, int tile, vae_real *scratch) {
    train_k51(s, tile, scratch);
    train_k55(s, tile, scratch);
    train_k56(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u27(const VaeState *s, int tile, vae_real *scratch) {
    train_k60(s, tile, scratch);
    // previous_series.vae:21  gradient of attention(2, over=seen)
    // kernel 63, train: product by panels over rows of [12, 8]
    like_train_k63(s, tile, scratch, s->arena + 54848, s->arena + 0, s->param + 1904,
        s->arena + 32064);
    // kernel 64, train: loop over rows of [12, 2]
    like_train_k64(s, tile, scratch, s->arena + 54848, s->arena + 32072);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u30(const VaeState *s, int tile, vae_real *scratch) {
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k67(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u34(const VaeState *s, int tile, vae_real *scratch) {
    train_k71(s, tile, scratch);
    train_k73(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u37(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:21  gradient of attention(2, over=seen)
    // kernel 75, train: sum over the batch over rows of [1, 8]
    like_train_k57(s, tile, scratch, s->arena + 128, s->arena + 0);
    // kernel 78, train: loop over [8]
    like_train_k78(s, tile, scratch, s->grad + 1712, s->arena + 128);
    // kernel 79, train: loop over [8]
    like_train_k78(s, tile, scratch, s->grad + 1720, s->arena + 256);
    // kernel 80, train: loop over [8]
    like_train_k78(s, tile, scratch, s->grad + 1728, s->arena + 272);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u39(const VaeState *s, int tile, vae_real *scratch) {
    train_k77(s, tile, scratch);
    // previous_series.vae:20  gradient of attention(2, causal=true)
    // kernel 83, train: product by panels over rows of [12, 8]
    like_train_k63(s, tile, scratch, s->arena + 54848, s->arena + 9216, s->param + 1632,
        s->arena + 32064);
    // kernel 84, train: loop over rows of [12, 2]
    like_train_k64(s, tile, scratch, s->arena + 54848, s->arena + 32072);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u46(const VaeState *s, int tile, vae_real *scratch) {
    train_k89(s, tile, scratch);
    train_k92(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u49(const VaeState *s, int tile, vae_real *scratch) {
    train_k93(s, tile, scratch);
    // previous_series.vae:20  gradient of layernorm
    // kernel 94, train: loop over rows of [12, 1]
    like_train_k28(s, tile, scratch, s->arena + 0, s->arena + 0);
    train_k95(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u58(const VaeState *s, int tile, vae_real *scratch) {
    train_k104(s, tile, scratch);
    train_k105(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u61(const VaeState *s, int tile, vae_real *scratch) {
    train_k108(s, tile, scratch);
    train_k109(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u70(const VaeState *s, int tile, vae_real *scratch) {
    train_k118(s, tile, scratch);
    train_k119(s, tile, scratch);
    train_k120(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u72(const VaeState *s, int tile, vae_real *scratch) {
    train_k122(s, tile, scratch);
    train_k126(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u77(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 128, train: sum over the batch over rows of [1, 6]
    like_train_k116(s, tile, scratch, s->arena + 96, s->arena + 0);
    train_k131(s, tile, scratch);
    train_k132(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u80(const VaeState *s, int tile, vae_real *scratch) {
    train_k133(s, tile, scratch);
    train_k135(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k4, panels, {0}},
        {train_k8, panels, {0}},
        {train_k11, panels, {0}},
        {train_k2, panels, {0}},
        {train_k3, panels, {0}},
        {train_k14, panels, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_u4, panels, {0}},
        {train_u9, panels, {0}}}, 2);
    vae_run_one(me, s, train_u7, panels);
    vae_run_one(me, s, train_u10, panels);
    vae_run_one(me, s, train_u11, panels);
    vae_run_one(me, s, train_u12, panels);
    vae_run_one(me, s, train_k39, panels);
    vae_run_one(me, s, train_k40, (s->n + 4) / 5);
    vae_run_one(me, s, train_u15, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k50, 1, {.weights = true, .first = 2224, .each = 32, .end = 2240}},
        {train_k54, 1, {.weights = true, .first = 2192, .each = 32, .end = 2208}},
        {train_k48, panels, {0}},
        {train_u16, 1, {0}}}, 4);
    vae_run_one(me, s, train_k49, 1);
    vae_run_one(me, s, train_u20, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k58, 1, {0}},
        {train_k52, panels, {0}},
        {train_k57, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k59, (s->n + 4) / 5, {0}},
        {train_k53, 1, {0}}}, 2);
    vae_run_one(me, s, train_u27, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k62, 1, {.weights = true, .first = 1904, .each = 128, .end = 1968}},
        {train_k61, 1, {0}}}, 2);
    vae_run_one(me, s, train_u30, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k76, 1, {.weights = true, .first = 1744, .each = 128, .end = 1808}},
        {train_u34, panels, {0}},
        {train_k70, 1, {0}},
        {train_k72, 1, {0}},
        {train_k68, panels, {0}}}, 5);
    vae_run_one(me, s, train_k69, 1);
    vae_run_one(me, s, train_k74, panels);
    vae_run_one(me, s, train_u37, 1);
    vae_run_one(me, s, train_u39, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k82, 1, {.weights = true, .first = 1632, .each = 128, .end = 1696}},
        {train_k81, 1, {0}}}, 2);
    vae_run_one(me, s, train_k85, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k88, 1, {0}},
        {train_k86, panels, {0}}}, 2);
    vae_run_one(me, s, train_k87, 1);
    vae_run_one(me, s, train_u46, panels);
    vae_run_one(me, s, train_k90, panels);
    vae_run_one(me, s, train_k91, 1);
    vae_run_one(me, s, train_u49, panels);
    vae_run_one(me, s, train_k96, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k97, 1, {0}},
        {train_k100, 1, {0}},
        {train_k102, 2, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k98, panels, {0}},
        {train_k103, panels, {0}}}, 2);
    vae_run_one(me, s, train_k99, 1);
    vae_run_one(me, s, train_k101, panels);
    vae_run(me, s, (VaeWork[]){
        {train_u58, panels, {0}},
        {train_k106, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u61, panels, {0}},
        {train_k107, 2, {.weights = true, .first = 848, .each = 96, .end = 896}}}, 2);
    vae_run_one(me, s, train_k110, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k111, 1, {0}},
        {train_k114, 1, {0}},
        {train_k112, panels, {0}}}, 3);
    vae_run_one(me, s, train_k113, 1);
    vae_run_one(me, s, train_k115, panels);
    vae_run(me, s, (VaeWork[]){
        {train_u70, panels, {0}},
        {train_k117, 1, {0}},
        {train_k116, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u72, panels, {0}},
        {train_k121, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k125, 1, {0}},
        {train_k123, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k130, panels, {0}},
        {train_k129, 1, {0}},
        {train_k124, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k127, panels, {0}},
        {train_k139, 1, {0}},
        {train_k138, 1, {0}}}, 3);
    vae_run_one(me, s, train_u77, 1);
    vae_run_one(me, s, train_u80, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k134, 1, {0}},
        {train_k137, 1, {0}},
        {train_k136, 1, {0}}}, 3);
}

// kernel 0, eval: loop over rows of [12, 2]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *x3 = s->arena + 43904; // [n, 12, 2]
    const vae_real *known2 = s->arena + 44288; // [n, 12, 2]
    const vae_real *x0 = s->arena + 44672; // [n, 12, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            x3[i * 24 + j] = known2[i * 24 + j] * x0[i * 24 + j];
        }
    }
}

// What kernel 1 of eval and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   x3: [n, 12, 2]
//   w6: [2, 6]
//   h9: [n, 12, 6]
//   b7: [6]
VAE_SHARED_2(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *x3, const vae_real *w6, vae_real *h9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 6, 2, x3 + begin * 24, 2, w6, 6, h9 + begin * 72, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v8 = h9[i * 72 + j * 6 + k];
                h9[i * 72 + j * 6 + k] = v8 + b7[k];
            }
        }
    }
}

// previous_series.vae:10  gru(6)
// kernel 2, eval: loop over rows of [6]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 47264);
}

// previous_series.vae:6  gru(6)
// kernel 3, eval: loop over rows of [5]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 47440, s->arena + 47360);
}

// previous_series.vae:10  gru(6)
// kernel 4, eval: product by panels over rows of [5, 18]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 47440, s->arena + 47520, s->param + 32,
        s->arena + 34560, s->param + 176);
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   t20: [n, 5, 18]
//   t15: [n, 6]
//   w11: [6, 18]
//   b13: [18]
//   mask18: [n, 5]
//   h21: [n, 5, 6]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t20,
    const vae_real *t15, const vae_real *w11, const vae_real *b13, const vae_real *mask18,
    vae_real *h21) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps21 = {5, 6, .x_pitch = 18, .from_pitch = 6, .w_pitch = 18, .mask_pitch = 5, .y_pitch = 6, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps21, (int)(end - begin), t20 + begin * 90, t15 + begin * 6, w11, b13, mask18 + begin * 5, h21 + begin * 30, scratch);
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   ends5: [n, 5]
//   h21: [n, 5, 6]
//   t29: [6, 12] in rows of 18
//   t31: [n, 5, 12]
//   t24: [12] in rows of 18
VAE_SHARED_1(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends5,
    const vae_real *h21, const vae_real *t29, vae_real *t31, const vae_real *t24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends5 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 12, 6, h21 + begin * 30, 6, t29, 18, t31 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends5 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v30 = t31[i * 60 + j * 12 + k];
                t31[i * 60 + j * 12 + k] = v30 + t24[k];
            }
        }
    }
}

// kernel 8, eval: loop over rows of [12]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 46592, s->arena + 46400);
}

// previous_series.vae:14  gru(8)
// kernel 11, eval: loop over rows of [8]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 47040);
}

// What kernel 13 of eval and 1 other do, each with buffers of its own:
//   t48: [n, 12, 24]
//   t46: [n, 8]
//   w43: [8, 24]
//   b45: [24]
//   mask35: [n, 12]
//   h49: [n, 12, 8]
VAE_SHARED_1(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *t48,
    const vae_real *t46, const vae_real *w43, const vae_real *b45, const vae_real *mask35,
    vae_real *h49) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps49 = {12, 8, .x_pitch = 24, .from_pitch = 8, .w_pitch = 24, .mask_pitch = 12, .y_pitch = 8, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps49, (int)(end - begin), t48 + begin * 288, t46 + begin * 8, w43, b45, mask35 + begin * 12, h49 + begin * 96, scratch);
}

// What kernel 14 of eval and 1 other do, each with buffers of its own:
//   t50: [n, 1] in rows of 12
VAE_SHARED_1(like_eval_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t50[i * 12] = 0.0f;
    }
}

// previous_series.vae:14  pool(last)
// kernel 14, eval: loop over rows of [1]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k14(s, tile, scratch, s->arena + 46219);
}

// What kernel 16 of eval and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   t53: [n, 12]
//   t56: [n, 12]
//   mask35: [n, 12]
VAE_SHARED_1(like_eval_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *t53, vae_real *t56, const vae_real *mask35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t56[i * 12 + j] = mask35[i * 12 + j] * (1.0f - t53[i * 12 + j]);
        }
    }
}

// What kernel 17 of eval and 1 other do, each with buffers of its own:
//   ends1: [n, 12]
//   h49: [n, 12, 8]
//   t56: [n, 12, 1]
//   t59: [n, 1, 8]
VAE_SHARED_2(like_eval_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h49, const vae_real *t56, vae_real *t59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t k = 0; k < 8; k++) {
            t59[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                t59[i * 8 + k] += h49[i * 96 + j * 8 + k] * t56[i * 12 + j];
            }
        }
    }
}

// previous_series.vae:7  sampling and KL
// kernel 19, eval: loop over rows of [3]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar66 = s->arena + 47171; // [n, 3] in rows of 6
    const vae_real *eps67 = s->arena + 47696; // [n, 3]
    vae_real *z71 = s->arena + 47648; // [n, 3]
    const vae_real *mean65 = s->arena + 47168; // [n, 3] in rows of 6
    vae_real *t84 = s->arena + 47600; // [n, 3]
    vae_real *t85 = s->arena + 47792; // [n, 1]
    vae_real *t88 = s->arena + 47776; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t85_sum = 0.0f;
        vae_real t88_sum = 0.0f;
        VAE_SIMD_SUM(t85_sum, t88_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v71 = mean65[i * 6 + j] + vae_exp(0.5f * logvar66[i * 6 + j]) * eps67[i * 3 + j];
            z71[i * 3 + j] = v71;
            const vae_real v74 = eps67[i * 3 + j] * eps67[i * 3 + j] + logvar66[i * 6 + j];
            const vae_real v81 = mean65[i * 6 + j] * mean65[i * 6 + j] + vae_exp(logvar66[i * 6 + j]);
            const vae_real v84 = 0.5f * (v81 - 1.0f - logvar66[i * 6 + j]);
            t84[i * 3 + j] = v84;
            t85_sum += v84;
            const vae_real v87 = (-0.5f) * (v71 * v71 + 1.83787707f - (v74 + 1.83787707f));
            t88_sum += v87;
        }
        t85[i] = t85_sum;
        t88[i] = t88_sum;
    }
}

// kernel 20, eval: loop over rows of [2]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 43520);
}

// previous_series.vae:19  gru(8, start=z)
// previous_series.vae:20  layernorm
// kernel 26, eval: product by panels over rows of [12, 8]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t108 = s->arena + 4608; // [n, 12, 24]
    const vae_real *t106 = s->arena + 46784; // [n, 8]
    const vae_real *w100 = s->param + 1072; // [8, 24]
    const vae_real *b102 = s->param + 1296; // [24]
    const vae_real *mask35 = s->arena + 46400; // [n, 12]
    vae_real *h109 = s->arena + 29952; // [n, 12, 8]
    const vae_real *ends1 = s->arena + 46592; // [n, 12]
    vae_real *t112 = s->arena + 45824; // [n, 12, 1]
    static const VaeSteps steps109 = {12, 8, .x_pitch = 24, .from_pitch = 8, .w_pitch = 24, .mask_pitch = 12, .y_pitch = 8, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps109, (int)(end - begin), t108 + begin * 288, t106 + begin * 8, w100, b102, mask35 + begin * 12, h109 + begin * 96, scratch);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            vae_real t112_sum = 0.0f;
            VAE_SIMD_SUM(t112_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v109 = h109[i * 96 + j * 8 + k];
                t112_sum += v109;
            }
            t112[i * 12 + j] = t112_sum;
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 27, eval: loop over rows of [12, 1]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 46592; // [n, 12]
    vae_real *t114 = s->arena + 45632; // [n, 12, 1]
    const vae_real *t112 = s->arena + 45824; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t114[i * 12 + j] = 0.125f * t112[i * 12 + j];
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 28, eval: loop over rows of [12, 8]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 46592; // [n, 12]
    vae_real *t115 = s->arena + 28416; // [n, 12, 8]
    const vae_real *h109 = s->arena + 29952; // [n, 12, 8]
    const vae_real *t114 = s->arena + 45632; // [n, 12, 1]
    vae_real *t117 = s->arena + 45440; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            vae_real t117_sum = 0.0f;
            VAE_SIMD_SUM(t117_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v115 = h109[i * 96 + j * 8 + k] - t114[i * 12 + j];
                t115[i * 96 + j * 8 + k] = v115;
                t117_sum += v115 * v115;
            }
            t117[i * 12 + j] = t117_sum;
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 29, eval: loop over rows of [12, 1]
VAE_KERNEL void eval_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 46592; // [n, 12]
    const vae_real *t117 = s->arena + 45440; // [n, 12, 1]
    vae_real *t122 = s->arena + 45248; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t122[i * 12 + j] = 1.0f / vae_sqrt(0.125f * t117[i * 12 + j] + 1e-05f);
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 30, eval: loop over rows of [12, 8]
VAE_KERNEL void eval_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 46592; // [n, 12]
    const vae_real *t115 = s->arena + 28416; // [n, 12, 8]
    const vae_real *t122 = s->arena + 45248; // [n, 12, 1]
    const vae_real *t110 = s->param + 1376; // [8]
    vae_real *h125 = s->arena + 26880; // [n, 12, 8]
    const vae_real *t111 = s->param + 1392; // [8]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                h125[i * 96 + j * 8 + k] = t115[i * 96 + j * 8 + k] * t122[i * 12 + j] * t110[k] + t111[k];
            }
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 33, eval: product by panels over rows of [12, 8]
VAE_KERNEL void eval_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 46592; // [n, 12]
    const vae_real *t134 = s->arena + 15744; // [n, 12, 8] in rows of 10
    const vae_real *w135 = s->param + 1632; // [8, 8]
    vae_real *h139 = s->arena + 25344; // [n, 12, 8]
    const vae_real *b136 = s->param + 1696; // [8]
    const vae_real *h109 = s->arena + 29952; // [n, 12, 8]
    const VaeRagged ragged = {ends1 + begin * 12, end - begin, 1, 12};
    vae_ragged_nn(&ragged, 8, 8, t134 + begin * 120, 10, w135, 8, h139 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v137 = h139[i * 96 + j * 8 + k];
                h139[i * 96 + j * 8 + k] = h109[i * 96 + j * 8 + k] + (v137 + b136[k]);
            }
        }
    }
}

// What kernel 35 of eval and 1 other do, each with buffers of its own:
//   ends5: [n, 5]
//   h21: [n, 5, 6]
//   w147: [6, 8]
//   t149: [n, 5, 8]
//   t146: [8] in rows of 24
VAE_SHARED_2(like_eval_k35, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends5,
    const vae_real *h21, const vae_real *w147, vae_real *t149, const vae_real *t146) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends5 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 8, 6, h21 + begin * 30, 6, w147, 8, t149 + begin * 40, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends5 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v148 = t149[i * 40 + j * 8 + k];
                t149[i * 40 + j * 8 + k] = v148 + t146[k];
            }
        }
    }
}

// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// kernel 39, eval: product by panels over rows of [12, 1, 8]
VAE_KERNEL void eval_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k40(s, tile, scratch, s->arena + 20736, s->param + 1984, s->arena + 19200);
}

// What kernel 40 of eval and 1 other do, each with buffers of its own:
//   t164: [n, 12, 8]
//   b166: [8]
//   h169: [n, 12, 8]
//   h159: [n, 12, 8]
VAE_SHARED_1(like_eval_k40, const VaeState *s, int tile, vae_real *scratch, const vae_real *t164,
    const vae_real *b166, vae_real *h169, const vae_real *h159) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                h169[i * 96 + j * 8 + k] = h159[i * 96 + j * 8 + k] + vae_tanh(t164[i * 96 + j * 8 + k] + b166[k]);
            }
        }
    }
}

// previous_series.vae:23  dense(2)
// previous_series.vae:26  likelihood = gaussian
// kernel 41, eval: product by panels over rows of [12, 2]
VAE_KERNEL void eval_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h169 = s->arena + 17664; // [n, 12, 8]
    const vae_real *w170 = s->param + 2192; // [8, 2]
    vae_real *t183 = s->arena + 43136; // [n, 12, 2]
    const vae_real *b171 = s->param + 2208; // [2]
    const vae_real *x3 = s->arena + 43904; // [n, 12, 2]
    vae_gemm_nn((int)(end - begin) * 12, 2, 8, h169 + begin * 96, 8, w170, 2, t183 + begin * 24, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v172 = t183[i * 24 + j * 2 + k];
                const vae_real v182 = x3[i * 24 + j * 2 + k] - (v172 + b171[k]);
                t183[i * 24 + j * 2 + k] = v182 * v182;
            }
        }
    }
}

// previous_series.vae:23  dense(2)
// previous_series.vae:26  likelihood = gaussian
// kernel 42, eval: product by panels over rows of [12, 2]
VAE_KERNEL void eval_k42(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h169 = s->arena + 17664; // [n, 12, 8]
    const vae_real *w174 = s->param + 2224; // [8, 2]
    vae_real *t176 = scratch; // [end - begin, 12, 2]
    const vae_real *b175 = s->param + 2240; // [2]
    const vae_real *t183 = s->arena + 43136; // [n, 12, 2]
    const vae_real *known2 = s->arena + 44288; // [n, 12, 2]
    const vae_real *mask35 = s->arena + 46400; // [n, 12, 1]
    vae_real *t192 = s->arena + 45056; // [n, 12, 1]
    vae_gemm_nn((int)(end - begin) * 12, 2, 8, h169 + begin * 96, 8, w174, 2, t176, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t192_sum = 0.0f;
            VAE_SIMD_SUM(t192_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v176 = t176[(i - begin) * 24 + j * 2 + k];
                const vae_real v181 = (-13.8155106f) + vae_softplus(v176 + b175[k] - (-13.8155106f));
                const vae_real v188 = v181 + t183[i * 24 + j * 2 + k] * vae_exp(-v181) + 1.83787707f;
                const vae_real v191 = 0.5f * v188 * known2[i * 24 + j * 2 + k] * mask35[i * 12 + j];
                t192_sum += v191;
            }
            t192[i * 12 + j] = t192_sum;
        }
    }
}

// kernel 43, eval: loop over rows of [12]
VAE_KERNEL void eval_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 46592; // [n, 12]
    vae_real *t194 = s->arena + 47760; // [n, 1]
    const vae_real *t192 = s->arena + 45056; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        vae_real t194_sum = 0.0f;
        VAE_SIMD_SUM(t194_sum)
        for (size_t j = 0; j < steps; j++) {
            t194_sum += t192[i * 12 + j];
        }
        t194[i] = t194_sum;
    }
}

// kernel 44, eval: loop over rows of [1]
VAE_KERNEL void eval_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t195 = s->arena + 47744; // [n, 1]
    const vae_real *t88 = s->arena + 47776; // [n, 1]
    const vae_real *t194 = s->arena + 47760; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t195[i] = t88[i] - t194[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    eval_k0(s, tile, scratch);
    // previous_series.vae:14  dense(6)
    // kernel 1, eval: product by panels over rows of [12, 6]
    like_eval_k1(s, tile, scratch, s->arena + 46592, s->arena + 43904, s->param + 0,
        s->arena + 38304, s->param + 16);
    // kernel 6, eval: product by panels over rows of [12, 6]
    like_train_k6(s, tile, scratch, s->arena + 46592, s->arena + 38304, s->param + 272,
        s->arena + 37152, s->param + 240);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:10  gru(6)
    // kernel 5, eval: product by panels over rows of [5, 6]
    like_eval_k5(s, tile, scratch, s->arena + 34560, s->arena + 47264, s->param + 64,
        s->param + 208, s->arena + 47360, s->arena + 42656);
    // kernel 7, eval: product by panels over rows of [5, 12]
    like_eval_k7(s, tile, scratch, s->arena + 47440, s->arena + 42656, s->param + 278,
        s->arena + 40416, s->param + 246);
    // kernel 9, eval: product by panels over rows of [12, 8]
    like_train_k9(s, tile, scratch, s->arena + 37152, s->arena + 40416, s->arena + 40422,
        s->arena + 47360, s->arena + 46400, s->arena + 33024);
    // kernel 10, eval: product by panels over rows of [12, 6]
    like_train_k10(s, tile, scratch, s->arena + 46592, s->arena + 33024, s->param + 384,
        s->arena + 36000, s->param + 432);
    // previous_series.vae:14  gru(8)
    // kernel 12, eval: product by panels over rows of [12, 24]
    like_train_k12(s, tile, scratch, s->arena + 46592, s->arena + 36000, s->param + 448,
        s->arena + 9216, s->param + 784);
    // previous_series.vae:14  gru(8)
    // kernel 13, eval: product by panels over rows of [12, 8]
    like_eval_k13(s, tile, scratch, s->arena + 9216, s->arena + 47040, s->param + 592,
        s->param + 816, s->arena + 46400, s->arena + 31488);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 35, eval: product by panels over rows of [5, 8]
    like_eval_k35(s, tile, scratch, s->arena + 47440, s->arena + 42656, s->param + 1808,
        s->arena + 42016, s->param + 1720);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 36, eval: product by panels over rows of [5, 8]
    like_eval_k35(s, tile, scratch, s->arena + 47440, s->arena + 42656, s->param + 1856,
        s->arena + 41376, s->param + 1728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u11(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 21, eval: loop over rows of [22]
    like_train_k21(s, tile, scratch, s->arena + 43522, s->arena + 43904);
    // previous_series.vae:18  positions
    // kernel 22, eval: loop over rows of [12, 2]
    like_train_k22(s, tile, scratch, s->arena + 46592, s->arena + 39456, s->arena + 43520,
        s->param + 912);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:14  pool(last)
    // kernel 15, eval: loop over rows of [11]
    like_train_k15(s, tile, scratch, s->arena + 46208, s->arena + 46401);
    // previous_series.vae:14  pool(last)
    // kernel 16, eval: loop over rows of [12]
    like_eval_k16(s, tile, scratch, s->arena + 46592, s->arena + 46208, s->arena + 46016,
        s->arena + 46400);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:14  pool(last)
    // kernel 17, eval: loop over rows of [12, 8]
    like_eval_k17(s, tile, scratch, s->arena + 46592, s->arena + 31488, s->arena + 46016,
        s->arena + 46912);
    // previous_series.vae:7  posterior heads (added by the compiler)
    // kernel 18, eval: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 46912, s->param + 848, s->arena + 47168,
        s->param + 896);
    eval_k19(s, tile, scratch);
    // previous_series.vae:18  concat(z)
    // kernel 23, eval: loop over rows of [12, 3]
    like_train_k23(s, tile, scratch, s->arena + 46592, s->arena + 39458, s->arena + 47648);
    // previous_series.vae:19  gru(8, start=z)
    // kernel 24, eval: product by panels over rows of [8]
    like_train_k24(s, tile, scratch, s->arena + 47648, s->param + 1328, s->arena + 46784,
        s->param + 1360);
    // previous_series.vae:19  gru(8, start=z)
    // kernel 25, eval: product by panels over rows of [12, 24]
    like_train_k25(s, tile, scratch, s->arena + 46592, s->arena + 39456, s->param + 944,
        s->arena + 4608, s->param + 1264);
    eval_k26(s, tile, scratch);
    eval_k27(s, tile, scratch);
    eval_k28(s, tile, scratch);
    eval_k29(s, tile, scratch);
    eval_k30(s, tile, scratch);
    // previous_series.vae:20  attention(2, causal=true)
    // kernel 31, eval: product by panels over rows of [12, 24]
    like_train_k32(s, tile, scratch, s->arena + 46592, s->arena + 26880, s->param + 1408,
        s->arena + 0, s->param + 1600);
    // previous_series.vae:20  attention(2, causal=true)
    // kernel 32, eval: product by panels over rows of [12, 10]
    like_train_k33(s, tile, scratch, s->arena + 0, s->arena + 8, s->arena + 16, s->arena + 46400,
        s->arena + 15744);
    eval_k33(s, tile, scratch);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 34, eval: product by panels over rows of [12, 8]
    like_train_k35(s, tile, scratch, s->arena + 46592, s->arena + 25344, s->param + 1744,
        s->arena + 23808, s->param + 1712);
    // previous_series.vae:21  attention(2, over=seen)
    // kernel 37, eval: product by panels over rows of [12, 10]
    like_train_k38(s, tile, scratch, s->arena + 23808, s->arena + 42016, s->arena + 41376,
        s->arena + 47360, s->arena + 46400, s->arena + 13824);
    // previous_series.vae:21  attention(2, over=seen)
    // previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
    // kernel 38, eval: product by panels over rows of [12, 8]
    like_train_k39(s, tile, scratch, s->arena + 13824, s->param + 1904, s->arena + 22272,
        s->param + 1968, s->arena + 20736, s->arena + 46400);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u13(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
    // previous_series.vae:22  tanh
    // kernel 40, eval: loop over rows of [12, 8]
    like_eval_k40(s, tile, scratch, s->arena + 19200, s->param + 2176, s->arena + 17664,
        s->arena + 22272);
    eval_k41(s, tile, scratch);
    eval_k42(s, tile, scratch);
    eval_k43(s, tile, scratch);
    eval_k44(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_k4, panels, {0}},
        {eval_k8, panels, {0}},
        {eval_k11, panels, {0}},
        {eval_k2, panels, {0}},
        {eval_k3, panels, {0}},
        {eval_k20, panels, {0}},
        {eval_k14, panels, {0}}}, 8);
    vae_run(me, s, (VaeWork[]){
        {eval_u4, panels, {0}},
        {eval_u11, panels, {0}},
        {eval_u8, panels, {0}}}, 3);
    vae_run_one(me, s, eval_u9, panels);
    vae_run_one(me, s, eval_k39, (s->n + 4) / 5);
    vae_run_one(me, s, eval_u13, panels);
}

// kernel 0, encode: loop over rows of [12, 2]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 15744; // [n, 12]
    vae_real *x3 = s->arena + 14016; // [n, 12, 2]
    const vae_real *known2 = s->arena + 14400; // [n, 12, 2]
    const vae_real *x0 = s->arena + 14784; // [n, 12, 2]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 12, 12);
        VAE_SIMD
        for (size_t j = 0; j < steps * 2; j++) {
            x3[i * 24 + j] = known2[i * 24 + j] * x0[i * 24 + j];
        }
    }
}

// previous_series.vae:10  gru(6)
// kernel 2, encode: loop over rows of [6]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 16288);
}

// previous_series.vae:6  gru(6)
// kernel 3, encode: loop over rows of [5]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 16464, s->arena + 16384);
}

// previous_series.vae:10  gru(6)
// kernel 4, encode: product by panels over rows of [5, 18]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 16464, s->arena + 16544, s->param + 32,
        s->arena + 7680, s->param + 176);
}

// kernel 8, encode: loop over rows of [12]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 15744, s->arena + 15552);
}

// previous_series.vae:14  gru(8)
// kernel 11, encode: loop over rows of [8]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 16064);
}

// previous_series.vae:14  pool(last)
// kernel 14, encode: loop over rows of [1]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k14(s, tile, scratch, s->arena + 15371);
}

// previous_series.vae:7  posterior heads (added by the compiler)
// kernel 19, encode: loop over rows of [3]
VAE_KERNEL void encode_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t67 = s->arena + 16672; // [n, 3]
    const vae_real *mean65 = s->arena + 16192; // [n, 3] in rows of 6
    vae_real *t68 = s->arena + 16624; // [n, 3]
    const vae_real *logvar66 = s->arena + 16195; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t67[i * 3 + j] = mean65[i * 6 + j];
            t68[i * 3 + j] = logvar66[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    // previous_series.vae:14  dense(6)
    // kernel 1, encode: product by panels over rows of [12, 6]
    like_eval_k1(s, tile, scratch, s->arena + 15744, s->arena + 14016, s->param + 0,
        s->arena + 11424, s->param + 16);
    // kernel 6, encode: product by panels over rows of [12, 6]
    like_train_k6(s, tile, scratch, s->arena + 15744, s->arena + 11424, s->param + 272,
        s->arena + 10272, s->param + 240);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u4(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:10  gru(6)
    // kernel 5, encode: product by panels over rows of [5, 6]
    like_eval_k5(s, tile, scratch, s->arena + 7680, s->arena + 16288, s->param + 64, s->param + 208,
        s->arena + 16384, s->arena + 13536);
    // kernel 7, encode: product by panels over rows of [5, 12]
    like_eval_k7(s, tile, scratch, s->arena + 16464, s->arena + 13536, s->param + 278,
        s->arena + 12576, s->param + 246);
    // kernel 9, encode: product by panels over rows of [12, 8]
    like_train_k9(s, tile, scratch, s->arena + 10272, s->arena + 12576, s->arena + 12582,
        s->arena + 16384, s->arena + 15552, s->arena + 6144);
    // kernel 10, encode: product by panels over rows of [12, 6]
    like_train_k10(s, tile, scratch, s->arena + 15744, s->arena + 6144, s->param + 384,
        s->arena + 9120, s->param + 432);
    // previous_series.vae:14  gru(8)
    // kernel 12, encode: product by panels over rows of [12, 24]
    like_train_k12(s, tile, scratch, s->arena + 15744, s->arena + 9120, s->param + 448,
        s->arena + 0, s->param + 784);
    // previous_series.vae:14  gru(8)
    // kernel 13, encode: product by panels over rows of [12, 8]
    like_eval_k13(s, tile, scratch, s->arena + 0, s->arena + 16064, s->param + 592, s->param + 816,
        s->arena + 15552, s->arena + 4608);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u8(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:14  pool(last)
    // kernel 15, encode: loop over rows of [11]
    like_train_k15(s, tile, scratch, s->arena + 15360, s->arena + 15553);
    // previous_series.vae:14  pool(last)
    // kernel 16, encode: loop over rows of [12]
    like_eval_k16(s, tile, scratch, s->arena + 15744, s->arena + 15360, s->arena + 15168,
        s->arena + 15552);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u9(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:14  pool(last)
    // kernel 17, encode: loop over rows of [12, 8]
    like_eval_k17(s, tile, scratch, s->arena + 15744, s->arena + 4608, s->arena + 15168,
        s->arena + 15936);
    // previous_series.vae:7  posterior heads (added by the compiler)
    // kernel 18, encode: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 15936, s->param + 848, s->arena + 16192,
        s->param + 896);
    encode_k19(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k4, panels, {0}},
        {encode_k8, panels, {0}},
        {encode_k11, panels, {0}},
        {encode_k2, panels, {0}},
        {encode_k3, panels, {0}},
        {encode_k14, panels, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {encode_u4, panels, {0}},
        {encode_u8, panels, {0}}}, 2);
    vae_run_one(me, s, encode_u9, panels);
}

// previous_series.vae:18  positions
// kernel 2, decode: loop over rows of [12, 2]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *h12 = s->arena + 28320; // [n, 12, 2] in rows of 5
    const vae_real *before10 = s->arena + 32192; // [n, 12, 2]
    const vae_real *w11 = s->param + 912; // [12, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                h12[i * 60 + j * 5 + k] = before10[i * 24 + j * 2 + k] + w11[j * 2 + k];
            }
        }
    }
}

// previous_series.vae:18  concat(z)
// kernel 3, decode: loop over rows of [12, 3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 28322; // [n, 12, 3] in rows of 5
    const vae_real *z3 = s->arena + 34384; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t13[i * 60 + j * 5 + k] = z3[i * 3 + k];
            }
        }
    }
}

// previous_series.vae:19  gru(8, start=z)
// kernel 4, decode: product by panels over rows of [8]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k24(s, tile, scratch, s->arena + 34384, s->param + 1328, s->arena + 33920,
        s->param + 1360);
}

// previous_series.vae:5  gru(8, start=z)
// kernel 5, decode: loop over rows of [12]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t24 = s->arena + 33728; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t24[i * 12 + j] = 1.0f;
        }
    }
}

// previous_series.vae:19  gru(8, start=z)
// kernel 6, decode: product by panels over rows of [12, 24]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h14 = s->arena + 28320; // [n, 12, 5]
    const vae_real *w15 = s->param + 944; // [5, 24]
    vae_real *t26 = s->arena + 4608; // [n, 12, 24]
    const vae_real *b17 = s->param + 1264; // [24]
    vae_gemm_nn((int)(end - begin) * 12, 24, 5, h14 + begin * 60, 5, w15, 24, t26 + begin * 288, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v25 = t26[i * 288 + j * 24 + k];
                t26[i * 288 + j * 24 + k] = v25 + b17[k];
            }
        }
    }
}

// previous_series.vae:19  gru(8, start=z)
// previous_series.vae:20  layernorm
// kernel 7, decode: product by panels over rows of [12, 8]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t26 = s->arena + 4608; // [n, 12, 24]
    const vae_real *t22 = s->arena + 33920; // [n, 8]
    const vae_real *w16 = s->param + 1072; // [8, 24]
    const vae_real *b18 = s->param + 1296; // [24]
    const vae_real *t24 = s->arena + 33728; // [n, 12]
    vae_real *h27 = s->arena + 25344; // [n, 12, 8]
    vae_real *t30 = s->arena + 33536; // [n, 12, 1]
    static const VaeSteps steps27 = {12, 8, .x_pitch = 24, .from_pitch = 8, .w_pitch = 24, .mask_pitch = 12, .y_pitch = 8, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps27, (int)(end - begin), t26 + begin * 288, t22 + begin * 8, w16, b18, t24 + begin * 12, h27 + begin * 96, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t30_sum = 0.0f;
            VAE_SIMD_SUM(t30_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v27 = h27[i * 96 + j * 8 + k];
                t30_sum += v27;
            }
            t30[i * 12 + j] = t30_sum;
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 8, decode: loop over rows of [12, 1]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t32 = s->arena + 33344; // [n, 12, 1]
    const vae_real *t30 = s->arena + 33536; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t32[i * 12 + j] = 0.125f * t30[i * 12 + j];
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 9, decode: loop over rows of [12, 8]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t33 = s->arena + 23808; // [n, 12, 8]
    const vae_real *h27 = s->arena + 25344; // [n, 12, 8]
    const vae_real *t32 = s->arena + 33344; // [n, 12, 1]
    vae_real *t35 = s->arena + 33152; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t35_sum = 0.0f;
            VAE_SIMD_SUM(t35_sum)
            for (size_t k = 0; k < 8; k++) {
                const vae_real v33 = h27[i * 96 + j * 8 + k] - t32[i * 12 + j];
                t33[i * 96 + j * 8 + k] = v33;
                t35_sum += v33 * v33;
            }
            t35[i * 12 + j] = t35_sum;
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 10, decode: loop over rows of [12, 1]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t35 = s->arena + 33152; // [n, 12, 1]
    vae_real *t40 = s->arena + 32960; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t40[i * 12 + j] = 1.0f / vae_sqrt(0.125f * t35[i * 12 + j] + 1e-05f);
        }
    }
}

// previous_series.vae:20  layernorm
// kernel 11, decode: loop over rows of [12, 8]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t33 = s->arena + 23808; // [n, 12, 8]
    const vae_real *t40 = s->arena + 32960; // [n, 12, 1]
    const vae_real *t28 = s->param + 1376; // [8]
    vae_real *h43 = s->arena + 22272; // [n, 12, 8]
    const vae_real *t29 = s->param + 1392; // [8]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                h43[i * 96 + j * 8 + k] = t33[i * 96 + j * 8 + k] * t40[i * 12 + j] * t28[k] + t29[k];
            }
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 12, decode: product by panels over rows of [12, 24]
VAE_KERNEL void decode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h43 = s->arena + 22272; // [n, 12, 8]
    const vae_real *w44 = s->param + 1408; // [8, 24]
    vae_real *t47 = s->arena + 0; // [n, 12, 24]
    const vae_real *b45 = s->param + 1600; // [24]
    vae_gemm_nn((int)(end - begin) * 12, 24, 8, h43 + begin * 96, 8, w44, 24, t47 + begin * 288, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v46 = t47[i * 288 + j * 24 + k];
                t47[i * 288 + j * 24 + k] = v46 + b45[k];
            }
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 14, decode: product by panels over rows of [12, 8]
VAE_KERNEL void decode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t52 = s->arena + 11136; // [n, 12, 8] in rows of 10
    const vae_real *w53 = s->param + 1632; // [8, 8]
    vae_real *h57 = s->arena + 20736; // [n, 12, 8]
    const vae_real *b54 = s->param + 1696; // [8]
    const vae_real *h27 = s->arena + 25344; // [n, 12, 8]
    vae_gemm_nn((int)(end - begin) * 12, 8, 8, t52 + begin * 120, 10, w53, 8, h57 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v55 = h57[i * 96 + j * 8 + k];
                h57[i * 96 + j * 8 + k] = h27[i * 96 + j * 8 + k] + (v55 + b54[k]);
            }
        }
    }
}

// previous_series.vae:10  gru(6)
// kernel 15, decode: loop over rows of [6]
VAE_KERNEL void decode_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 34048);
}

// previous_series.vae:6  gru(6)
// kernel 16, decode: loop over rows of [5]
VAE_KERNEL void decode_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 34224, s->arena + 34144);
}

// What kernel 17 of decode and 1 other do, each with buffers of its own:
//   x1: [n, 5, 1]
//   w58: [1, 18]
//   t67: [n, 5, 18]
//   b60: [18]
VAE_SHARED_1(like_decode_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w58, vae_real *t67, const vae_real *b60) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 5, 18, 1, x1 + begin * 5, 1, w58, 18, t67 + begin * 90, 18);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                const vae_real v66 = t67[i * 90 + j * 18 + k];
                t67[i * 90 + j * 18 + k] = v66 + b60[k];
            }
        }
    }
}

// previous_series.vae:10  gru(6)
// kernel 17, decode: product by panels over rows of [5, 18]
VAE_KERNEL void decode_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_decode_k17(s, tile, scratch, s->arena + 34304, s->param + 32, s->arena + 26880,
        s->param + 176);
}

// What kernel 18 of decode and 1 other do, each with buffers of its own:
//   t67: [n, 5, 18]
//   t62: [n, 6]
//   w59: [6, 18]
//   b61: [18]
//   mask65: [n, 5]
//   h68: [n, 5, 6]
VAE_SHARED_2(like_decode_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *t67,
    const vae_real *t62, const vae_real *w59, const vae_real *b61, const vae_real *mask65,
    vae_real *h68) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps68 = {5, 6, .x_pitch = 18, .from_pitch = 6, .w_pitch = 18, .mask_pitch = 5, .y_pitch = 6, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps68, (int)(end - begin), t67 + begin * 90, t62 + begin * 6, w59, b61, mask65 + begin * 5, h68 + begin * 30, scratch);
}

// kernel 19, decode: product by panels over rows of [12, 8]
VAE_KERNEL void decode_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h57 = s->arena + 20736; // [n, 12, 8]
    const vae_real *w72 = s->param + 1744; // [8, 8]
    vae_real *t74 = s->arena + 19200; // [n, 12, 8]
    const vae_real *t70 = s->param + 1712; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin) * 12, 8, 8, h57 + begin * 96, 8, w72, 8, t74 + begin * 96, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v73 = t74[i * 96 + j * 8 + k];
                t74[i * 96 + j * 8 + k] = v73 + t70[k];
            }
        }
    }
}

// What kernel 20 of decode and 3 others do, each with buffers of its own:
//   h68: [n, 5, 6]
//   w76: [6, 8]
//   t78: [n, 5, 8]
//   t75: [8] in rows of 24
VAE_SHARED_1(like_decode_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *h68,
    const vae_real *w76, vae_real *t78, const vae_real *t75) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 5, 8, 6, h68 + begin * 30, 6, w76, 8, t78 + begin * 40, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v77 = t78[i * 40 + j * 8 + k];
                t78[i * 40 + j * 8 + k] = v77 + t75[k];
            }
        }
    }
}

// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// kernel 24, decode: product by panels over rows of [12, 1, 8]
VAE_KERNEL void decode_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k40(s, tile, scratch, s->arena + 16128, s->param + 1984, s->arena + 14592);
}

// previous_series.vae:23  dense(2)
// kernel 26, decode: product by panels over rows of [12, 2]
VAE_KERNEL void decode_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h98 = s->arena + 13056; // [n, 12, 8]
    const vae_real *w99 = s->param + 2192; // [8, 2]
    vae_real *p102 = s->arena + 31808; // [n, 12, 2]
    const vae_real *b100 = s->param + 2208; // [2]
    vae_real *t113 = s->arena + 31040; // [n, 12, 2]
    vae_gemm_nn((int)(end - begin) * 12, 2, 8, h98 + begin * 96, 8, w99, 2, p102 + begin * 24, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v101 = p102[i * 24 + j * 2 + k];
                const vae_real v102 = v101 + b100[k];
                p102[i * 24 + j * 2 + k] = v102;
                t113[i * 24 + j * 2 + k] = v102;
            }
        }
    }
}

// previous_series.vae:23  dense(2)
// previous_series.vae:26  likelihood = gaussian
// kernel 27, decode: product by panels over rows of [12, 2]
VAE_KERNEL void decode_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h98 = s->arena + 13056; // [n, 12, 8]
    const vae_real *w103 = s->param + 2224; // [8, 2]
    vae_real *t112 = s->arena + 31424; // [n, 12, 2]
    const vae_real *b104 = s->param + 2240; // [2]
    vae_gemm_nn((int)(end - begin) * 12, 2, 8, h98 + begin * 96, 8, w103, 2, t112 + begin * 24, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v105 = t112[i * 24 + j * 2 + k];
                const vae_real v110 = (-13.8155106f) + vae_softplus(v105 + b104[k] - (-13.8155106f));
                t112[i * 24 + j * 2 + k] = vae_exp(0.5f * v110);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [2]
    like_train_k20(s, tile, scratch, s->arena + 32192);
    // kernel 1, decode: loop over rows of [22]
    like_train_k21(s, tile, scratch, s->arena + 32194, s->arena + 32576);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
    decode_k9(s, tile, scratch);
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
    decode_k12(s, tile, scratch);
    // previous_series.vae:20  attention(2, causal=true)
    // kernel 13, decode: product by panels over rows of [12, 10]
    like_train_k33(s, tile, scratch, s->arena + 0, s->arena + 8, s->arena + 16, s->arena + 33728,
        s->arena + 11136);
    decode_k14(s, tile, scratch);
    decode_k19(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u7(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:10  gru(6)
    // kernel 18, decode: product by panels over rows of [5, 6]
    like_decode_k18(s, tile, scratch, s->arena + 26880, s->arena + 34048, s->param + 64,
        s->param + 208, s->arena + 34144, s->arena + 30560);
    // kernel 20, decode: product by panels over rows of [5, 8]
    like_decode_k20(s, tile, scratch, s->arena + 30560, s->param + 1808, s->arena + 29920,
        s->param + 1720);
    // kernel 21, decode: product by panels over rows of [5, 8]
    like_decode_k20(s, tile, scratch, s->arena + 30560, s->param + 1856, s->arena + 29280,
        s->param + 1728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u8(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 22, decode: product by panels over rows of [12, 10]
    like_train_k38(s, tile, scratch, s->arena + 19200, s->arena + 29920, s->arena + 29280,
        s->arena + 34144, s->arena + 33728, s->arena + 9216);
    // previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
    // kernel 23, decode: product by panels over rows of [12, 8]
    like_train_k39(s, tile, scratch, s->arena + 9216, s->param + 1904, s->arena + 17664,
        s->param + 1968, s->arena + 16128, s->arena + 33728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u10(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
    // previous_series.vae:22  tanh
    // kernel 25, decode: loop over rows of [12, 8]
    like_eval_k40(s, tile, scratch, s->arena + 14592, s->param + 2176, s->arena + 13056,
        s->arena + 17664);
    decode_k26(s, tile, scratch);
    decode_k27(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k17, panels, {0}},
        {decode_k5, panels, {0}},
        {decode_k4, panels, {0}},
        {decode_k15, panels, {0}},
        {decode_k16, panels, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {decode_u3, panels, {0}},
        {decode_u7, panels, {0}}}, 2);
    vae_run_one(me, s, decode_u8, panels);
    vae_run_one(me, s, decode_k24, (s->n + 4) / 5);
    vae_run_one(me, s, decode_u10, panels);
}

// previous_series.vae:18  positions
// kernel 0, step: product by panels over rows of [1, 2]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t3 = s->arena + 17600; // [n, 1]
    const vae_real *w5 = s->param + 912; // [12, 2]
    vae_real *h7 = s->arena + 17072; // [n, 1, 2] in rows of 5
    const vae_real *t4 = s->arena + 17456; // [n, 1, 2]
    vae_lookup(end - begin, 1, 2, t3 + begin * 1, 1, w5, 2, h7 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v6 = h7[i * 5 + j];
            h7[i * 5 + j] = t4[i * 2 + j] + v6;
        }
    }
}

// previous_series.vae:18  concat(z)
// kernel 1, step: loop over rows of [1, 3]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t8 = s->arena + 17074; // [n, 1, 3] in rows of 5
    const vae_real *z2 = s->arena + 17312; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t8[i * 5 + j] = z2[i * 3 + j];
        }
    }
}

// previous_series.vae:19  gru(8, start=z)
// kernel 2, step: product by panels over rows of [8]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k24(s, tile, scratch, s->arena + 17312, s->param + 1328, s->arena + 16768,
        s->param + 1360);
}

// previous_series.vae:19  gru(8, start=z)
// previous_series.vae:5  gru(8, start=z)
// previous_series.vae:20  attention(2, causal=true)
// kernel 3, step: loop over rows of [1]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t20 = s->arena + 17584; // [n, 1]
    const vae_real *t3 = s->arena + 17600; // [n, 1]
    vae_real *t23 = s->arena + 17568; // [n, 1]
    vae_real *t55 = s->arena + 17488; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t20[i] = t3[i] - 0.5f;
        t23[i] = 1.0f;
        t55[i] = t3[i] + 0.5f;
    }
}

// previous_series.vae:19  gru(8, start=z)
// kernel 4, step: loop over rows of [8]
VAE_KERNEL void step_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *state21 = s->arena + 16512; // [n, 8]
    const vae_real *t20 = s->arena + 17584; // [n, 1]
    const vae_real *t18 = s->arena + 16640; // [n, 8]
    const vae_real *t17 = s->arena + 16768; // [n, 8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            state21[i * 8 + j] = vae_where(t20[i], t18[i * 8 + j], t17[i * 8 + j]);
        }
    }
}

// previous_series.vae:19  gru(8, start=z)
// kernel 5, step: product by panels over rows of [1, 24]
VAE_KERNEL void step_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h9 = s->arena + 17072; // [n, 1, 5]
    const vae_real *w10 = s->param + 944; // [5, 24]
    vae_real *t25 = s->arena + 13184; // [n, 1, 24]
    const vae_real *b12 = s->param + 1264; // [24]
    vae_gemm_nn((int)(end - begin), 24, 5, h9 + begin * 5, 5, w10, 24, t25 + begin * 24, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v24 = t25[i * 24 + j];
            t25[i * 24 + j] = v24 + b12[j];
        }
    }
}

// previous_series.vae:19  gru(8, start=z)
// previous_series.vae:20  layernorm
// kernel 6, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t25 = s->arena + 13184; // [n, 1, 24]
    const vae_real *state21 = s->arena + 16512; // [n, 8]
    const vae_real *w11 = s->param + 1072; // [8, 24]
    const vae_real *b13 = s->param + 1296; // [24]
    const vae_real *t23 = s->arena + 17568; // [n, 1]
    vae_real *h26 = s->arena + 16384; // [n, 1, 8]
    vae_real *t30 = s->arena + 17552; // [n, 1, 1]
    static const VaeSteps steps26 = {1, 8, .x_pitch = 24, .from_pitch = 8, .w_pitch = 24, .mask_pitch = 1, .y_pitch = 8, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps26, (int)(end - begin), t25 + begin * 24, state21 + begin * 8, w11, b13, t23 + begin * 1, h26 + begin * 8, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t30_sum = 0.0f;
        VAE_SIMD_SUM(t30_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v26 = h26[i * 8 + j];
            t30_sum += v26;
        }
        t30[i] = t30_sum;
    }
}

// previous_series.vae:20  layernorm
// kernel 7, step: loop over rows of [1, 1]
VAE_KERNEL void step_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t32 = s->arena + 17536; // [n, 1, 1]
    const vae_real *t30 = s->arena + 17552; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t32[i] = 0.125f * t30[i];
    }
}

// previous_series.vae:20  layernorm
// kernel 8, step: loop over rows of [1, 8]
VAE_KERNEL void step_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t33 = s->arena + 16256; // [n, 1, 8]
    const vae_real *h26 = s->arena + 16384; // [n, 1, 8]
    const vae_real *t32 = s->arena + 17536; // [n, 1, 1]
    vae_real *t35 = s->arena + 17520; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v33 = h26[i * 8 + j] - t32[i];
            t33[i * 8 + j] = v33;
            t35_sum += v33 * v33;
        }
        t35[i] = t35_sum;
    }
}

// previous_series.vae:20  layernorm
// kernel 9, step: loop over rows of [1, 1]
VAE_KERNEL void step_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t35 = s->arena + 17520; // [n, 1, 1]
    vae_real *t40 = s->arena + 17504; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t40[i] = 1.0f / vae_sqrt(0.125f * t35[i] + 1e-05f);
    }
}

// previous_series.vae:20  layernorm
// kernel 10, step: loop over rows of [1, 8]
VAE_KERNEL void step_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t33 = s->arena + 16256; // [n, 1, 8]
    const vae_real *t40 = s->arena + 17504; // [n, 1, 1]
    const vae_real *t28 = s->param + 1376; // [8]
    vae_real *h43 = s->arena + 16128; // [n, 1, 8]
    const vae_real *t29 = s->param + 1392; // [8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            h43[i * 8 + j] = t33[i * 8 + j] * t40[i] * t28[j] + t29[j];
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 11, step: product by panels over rows of [1, 24]
VAE_KERNEL void step_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h43 = s->arena + 16128; // [n, 1, 8]
    const vae_real *w44 = s->param + 1408; // [8, 24]
    vae_real *t47 = s->arena + 12800; // [n, 1, 24]
    const vae_real *b45 = s->param + 1600; // [24]
    vae_gemm_nn((int)(end - begin), 24, 8, h43 + begin * 8, 8, w44, 24, t47 + begin * 24, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v46 = t47[i * 24 + j];
            t47[i * 24 + j] = v46 + b45[j];
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 12, step: loop over rows of [1, 8]
VAE_KERNEL void step_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t51 = s->arena + 13568; // [n, 1, 8] in rows of 16
    const vae_real *t49 = s->arena + 12808; // [n, 1, 8] in rows of 24
    vae_real *t52 = s->arena + 13576; // [n, 1, 8] in rows of 16
    const vae_real *t50 = s->arena + 12816; // [n, 1, 8] in rows of 24
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t51[i * 16 + j] = t49[i * 24 + j];
            t52[i * 16 + j] = t50[i * 24 + j];
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// kernel 13, step: loop over rows of [12, 1]
VAE_KERNEL void step_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t55 = s->arena + 17488; // [n, 1]
    vae_real *t57 = s->arena + 14592; // [n, 12, 1]
    const vae_real *t3 = s->arena + 17600; // [n, 1]
    vae_real *t63 = s->arena + 14400; // [n, 12, 1]
    vae_real *t115 = s->arena + 14208; // [n, 12, 1]
    vae_real *t123 = s->arena + 14016; // [n, 12, 1]
    vae_real *t130 = s->arena + 13824; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v54 = (vae_real)(j);
            t57[i * 12 + j] = vae_step(t55[i] - v54);
            const vae_real v61 = v54 - t3[i];
            const vae_real v63 = 0.5f - vae_abs(v61);
            t63[i * 12 + j] = v63;
            t115[i * 12 + j] = vae_step(0.5f - vae_abs(v61 + 4.0f));
            t123[i * 12 + j] = vae_step(0.5f - vae_abs(v61 + 2.0f));
            t130[i * 12 + j] = vae_step(v63);
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 14, step: loop over rows of [12, 16]
VAE_KERNEL void step_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t64 = s->arena + 0; // [n, 12, 16]
    const vae_real *t63 = s->arena + 14400; // [n, 12, 1]
    const vae_real *t53 = s->arena + 13568; // [n, 1, 16]
    const vae_real *t59 = s->arena + 3072; // [n, 12, 16]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                t64[i * 192 + j * 16 + k] = vae_where(t63[i * 12 + j], t53[i * 16 + k], t59[i * 192 + j * 16 + k]);
            }
        }
    }
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 15, step: product by panels over rows of [1, 10]
VAE_KERNEL void step_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t48 = s->arena + 12800; // [n, 1, 8] in rows of 24
    const vae_real *t66 = s->arena + 0; // [n, 12, 8] in rows of 16
    const vae_real *t67 = s->arena + 8; // [n, 12, 8] in rows of 16
    const vae_real *t57 = s->arena + 14592; // [n, 12]
    const vae_real *t23 = s->arena + 17568; // [n, 1]
    vae_real *t68 = s->arena + 14944; // [n, 1, 10]
    static const VaeAttention attention68 = {1, 12, 2, 4, false, .q_pitch = 24, .k_pitch = 16, .v_pitch = 16, .keys_pitch = 12, .queries_pitch = 1, .y_pitch = 10};
    vae_attention(&attention68, (int)(end - begin), t48 + begin * 24, t66 + begin * 192, t67 + begin * 192, t57 + begin * 12, t23 + begin * 1, t68 + begin * 10);
}

// previous_series.vae:20  attention(2, causal=true)
// kernel 16, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t69 = s->arena + 14944; // [n, 1, 8] in rows of 10
    const vae_real *w70 = s->param + 1632; // [8, 8]
    vae_real *h74 = s->arena + 16000; // [n, 1, 8]
    const vae_real *b71 = s->param + 1696; // [8]
    const vae_real *h26 = s->arena + 16384; // [n, 1, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, t69 + begin * 10, 10, w70, 8, h74 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v72 = h74[i * 8 + j];
            h74[i * 8 + j] = h26[i * 8 + j] + (v72 + b71[j]);
        }
    }
}

// previous_series.vae:10  gru(6)
// kernel 17, step: loop over rows of [6]
VAE_KERNEL void step_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 16896);
}

// previous_series.vae:6  gru(6)
// kernel 18, step: loop over rows of [5]
VAE_KERNEL void step_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 17152, s->arena + 16992);
}

// previous_series.vae:10  gru(6)
// kernel 19, step: product by panels over rows of [5, 18]
VAE_KERNEL void step_k19(const VaeState *s, int tile, vae_real *scratch) {
    like_decode_k17(s, tile, scratch, s->arena + 17232, s->param + 32, s->arena + 9216,
        s->param + 176);
}

// kernel 21, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h74 = s->arena + 16000; // [n, 1, 8]
    const vae_real *w89 = s->param + 1744; // [8, 8]
    vae_real *t91 = s->arena + 15872; // [n, 1, 8]
    const vae_real *t87 = s->param + 1712; // [8] in rows of 24
    vae_gemm_nn((int)(end - begin), 8, 8, h74 + begin * 8, 8, w89, 8, t91 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v90 = t91[i * 8 + j];
            t91[i * 8 + j] = v90 + t87[j];
        }
    }
}

// kernel 24, step: product by panels over rows of [1, 10]
VAE_KERNEL void step_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t91 = s->arena + 15872; // [n, 1, 8]
    const vae_real *t95 = s->arena + 11296; // [n, 5, 8]
    const vae_real *t99 = s->arena + 10656; // [n, 5, 8]
    const vae_real *mask82 = s->arena + 16992; // [n, 5]
    const vae_real *t23 = s->arena + 17568; // [n, 1]
    vae_real *t100 = s->arena + 14784; // [n, 1, 10]
    static const VaeAttention attention100 = {1, 5, 2, 4, false, .q_pitch = 8, .k_pitch = 8, .v_pitch = 8, .keys_pitch = 5, .queries_pitch = 1, .y_pitch = 10};
    vae_attention(&attention100, (int)(end - begin), t91 + begin * 8, t95 + begin * 40, t99 + begin * 40, mask82 + begin * 5, t23 + begin * 1, t100 + begin * 10);
}

// kernel 25, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t101 = s->arena + 14784; // [n, 1, 8] in rows of 10
    const vae_real *w102 = s->param + 1904; // [8, 8]
    vae_real *h105 = s->arena + 15744; // [n, 1, 8]
    const vae_real *b103 = s->param + 1968; // [8]
    vae_gemm_nn((int)(end - begin), 8, 8, t101 + begin * 10, 10, w102, 8, h105 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v104 = h105[i * 8 + j];
            h105[i * 8 + j] = v104 + b103[j];
        }
    }
}

// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// kernel 26, step: loop over rows of [12, 8]
VAE_KERNEL void step_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t109 = s->arena + 6144; // [n, 12, 8]
    const vae_real *t63 = s->arena + 14400; // [n, 12, 1]
    const vae_real *h105 = s->arena + 15744; // [n, 1, 8]
    const vae_real *t107 = s->arena + 7680; // [n, 12, 8]
    const vae_real *t115 = s->arena + 14208; // [n, 12, 1]
    vae_real *t117 = s->arena + 15616; // [n, 1, 8]
    const vae_real *t123 = s->arena + 14016; // [n, 12, 1]
    vae_real *t125 = s->arena + 15488; // [n, 1, 8]
    const vae_real *t130 = s->arena + 13824; // [n, 12, 1]
    vae_real *t132 = s->arena + 15360; // [n, 1, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            t117[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            t125[i * 8 + k] = 0.0f;
        }
        for (size_t k = 0; k < 8; k++) {
            t132[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v109 = vae_where(t63[i * 12 + j], h105[i * 8 + k], t107[i * 96 + j * 8 + k]);
                t109[i * 96 + j * 8 + k] = v109;
                t117[i * 8 + k] += v109 * t115[i * 12 + j];
                t125[i * 8 + k] += v109 * t123[i * 12 + j];
                t132[i * 8 + k] += v109 * t130[i * 12 + j];
            }
        }
    }
}

// What kernel 27 of step and 2 others do, each with buffers of its own:
//   t127: [n, 8] in rows of 24
//   t117: [n, 8]
VAE_SHARED_1(like_step_k27, const VaeState *s, int tile, vae_real *scratch, vae_real *t127,
    const vae_real *t117) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t127[i * 24 + j] = t117[i * 8 + j];
        }
    }
}

// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// kernel 30, step: product by panels over rows of [1, 1, 8]
VAE_KERNEL void step_k30(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t135 = s->arena + 12416; // [n, 3, 1, 8]
    const vae_real *w106 = s->param + 1984; // [3, 1, 8, 8]
    vae_real *t137 = s->arena + 15232; // [n, 1, 1, 8]
    static const VaeConv conv137 = {
        .height = 3, .width = 1, .channels = 8,
        .out_height = 1, .out_width = 1, .out_channels = 8,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 8
    };
    vae_conv(&conv137, (int)(end - begin), t135 + begin * 24, w106, t137 + begin * 8, scratch);
}

// previous_series.vae:22  conv(8, 3, causal=true, dilation=2)
// previous_series.vae:22  tanh
// kernel 31, step: loop over rows of [1, 8]
VAE_KERNEL void step_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t137 = s->arena + 15232; // [n, 1, 8]
    const vae_real *b139 = s->param + 2176; // [8]
    vae_real *h142 = s->arena + 15104; // [n, 1, 8]
    const vae_real *h105 = s->arena + 15744; // [n, 1, 8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            h142[i * 8 + j] = h105[i * 8 + j] + vae_tanh(t137[i * 8 + j] + b139[j]);
        }
    }
}

// previous_series.vae:23  dense(2)
// kernel 32, step: product by panels over rows of [1, 2]
VAE_KERNEL void step_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h142 = s->arena + 15104; // [n, 1, 8]
    const vae_real *w143 = s->param + 2192; // [8, 2]
    vae_real *p146 = s->arena + 17424; // [n, 1, 2]
    const vae_real *b144 = s->param + 2208; // [2]
    vae_real *t157 = s->arena + 17360; // [n, 1, 2]
    vae_gemm_nn((int)(end - begin), 2, 8, h142 + begin * 8, 8, w143, 2, p146 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v145 = p146[i * 2 + j];
            const vae_real v146 = v145 + b144[j];
            p146[i * 2 + j] = v146;
            t157[i * 2 + j] = v146;
        }
    }
}

// previous_series.vae:23  dense(2)
// previous_series.vae:26  likelihood = gaussian
// kernel 33, step: product by panels over rows of [1, 2]
VAE_KERNEL void step_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h142 = s->arena + 15104; // [n, 1, 8]
    const vae_real *w147 = s->param + 2224; // [8, 2]
    vae_real *t156 = s->arena + 17392; // [n, 1, 2]
    const vae_real *b148 = s->param + 2240; // [2]
    vae_gemm_nn((int)(end - begin), 2, 8, h142 + begin * 8, 8, w147, 2, t156 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v149 = t156[i * 2 + j];
            const vae_real v154 = (-13.8155106f) + vae_softplus(v149 + b148[j] - (-13.8155106f));
            t156[i * 2 + j] = vae_exp(0.5f * v154);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u0(const VaeState *s, int tile, vae_real *scratch) {
    step_k0(s, tile, scratch);
    step_k1(s, tile, scratch);
    step_k5(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u2(const VaeState *s, int tile, vae_real *scratch) {
    step_k3(s, tile, scratch);
    step_k13(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u3(const VaeState *s, int tile, vae_real *scratch) {
    step_k4(s, tile, scratch);
    step_k6(s, tile, scratch);
    step_k7(s, tile, scratch);
    step_k8(s, tile, scratch);
    step_k9(s, tile, scratch);
    step_k10(s, tile, scratch);
    step_k11(s, tile, scratch);
    step_k12(s, tile, scratch);
    step_k14(s, tile, scratch);
    step_k15(s, tile, scratch);
    step_k16(s, tile, scratch);
    step_k21(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u7(const VaeState *s, int tile, vae_real *scratch) {
    // previous_series.vae:10  gru(6)
    // kernel 20, step: product by panels over rows of [5, 6]
    like_decode_k18(s, tile, scratch, s->arena + 9216, s->arena + 16896, s->param + 64,
        s->param + 208, s->arena + 16992, s->arena + 11936);
    // kernel 22, step: product by panels over rows of [5, 8]
    like_decode_k20(s, tile, scratch, s->arena + 11936, s->param + 1808, s->arena + 11296,
        s->param + 1720);
    // kernel 23, step: product by panels over rows of [5, 8]
    like_decode_k20(s, tile, scratch, s->arena + 11936, s->param + 1856, s->arena + 10656,
        s->param + 1728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u8(const VaeState *s, int tile, vae_real *scratch) {
    step_k24(s, tile, scratch);
    step_k25(s, tile, scratch);
    step_k26(s, tile, scratch);
    // kernel 27, step: loop over rows of [8]
    like_step_k27(s, tile, scratch, s->arena + 12416, s->arena + 15616);
    // kernel 28, step: loop over rows of [8]
    like_step_k27(s, tile, scratch, s->arena + 12424, s->arena + 15488);
    // kernel 29, step: loop over rows of [8]
    like_step_k27(s, tile, scratch, s->arena + 12432, s->arena + 15360);
    step_k30(s, tile, scratch);
    step_k31(s, tile, scratch);
    step_k32(s, tile, scratch);
    step_k33(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {step_k19, panels, {0}},
        {step_u0, panels, {0}},
        {step_u2, panels, {0}},
        {step_k2, panels, {0}},
        {step_k17, panels, {0}},
        {step_k18, panels, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {step_u3, panels, {0}},
        {step_u7, panels, {0}}}, 2);
    vae_run_one(me, s, step_u8, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 53696, 24}, // [n, 12, 2]
    {"x.ends", VAE_IN_ENDS, 0, 54848, 12}, // [n, 12]
    {"x.observed", VAE_IN_MASK, 0, 32832, 24}, // [n, 12, 2]
    {"y", VAE_IN_DATA, 1, 55424, 5}, // [n, 5, 1]
    {"y.ends", VAE_IN_ENDS, 1, 55344, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 55648, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 55696, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 55728, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 55712, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 44672, 24}, // [n, 12, 2]
    {"x.ends", VAE_IN_ENDS, 0, 46592, 12}, // [n, 12]
    {"x.observed", VAE_IN_MASK, 0, 44288, 24}, // [n, 12, 2]
    {"y", VAE_IN_DATA, 1, 47520, 5}, // [n, 5, 1]
    {"y.ends", VAE_IN_ENDS, 1, 47440, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 47696, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 47760, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 47792, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 47744, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 47600, 3}, // [n, 3]
    {"x.steps", VAE_OUT_ROW, 0, 45056, 12}, // [n, 12]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 14784, 24}, // [n, 12, 2]
    {"x.ends", VAE_IN_ENDS, 0, 15744, 12}, // [n, 12]
    {"x.observed", VAE_IN_MASK, 0, 14400, 24}, // [n, 12, 2]
    {"y", VAE_IN_DATA, 1, 16544, 5}, // [n, 5, 1]
    {"y.ends", VAE_IN_ENDS, 1, 16464, 5}, // [n, 5]
    {"z.mean", VAE_OUT_ROW, 0, 16672, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 16624, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 32576, 24}, // [n, 12, 2]
    {"y", VAE_IN_DATA, 1, 34304, 5}, // [n, 5, 1]
    {"y.ends", VAE_IN_ENDS, 1, 34224, 5}, // [n, 5]
    {"z", VAE_IN_LATENT, 0, 34384, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 31808, 24}, // [n, 12, 2]
    {"x.draw0", VAE_OUT_ROW, 0, 31040, 24}, // [n, 12, 2]
    {"x.draw1", VAE_OUT_ROW, 0, 31424, 24}, // [n, 12, 2]
};

static const VaePort step_ports[] = {
    {"y", VAE_IN_DATA, 1, 17232, 5}, // [n, 5, 1]
    {"y.ends", VAE_IN_ENDS, 1, 17152, 5}, // [n, 5]
    {"z", VAE_IN_LATENT, 0, 17312, 3}, // [n, 3]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 17600, 1}, // [n, 1]
    {"x.place", VAE_IN_STEP, 0, 17456, 2}, // [n, 1, 2]
    {"state.decoder.2", VAE_IN_STEP, VAE_STEP_STATE, 16640, 8}, // [n, 8]
    {"state.decoder.3.1", VAE_IN_STEP, VAE_STEP_STATE, 3072, 192}, // [n, 192]
    {"state.decoder.5.0", VAE_IN_STEP, VAE_STEP_STATE, 7680, 96}, // [n, 96]
    {"next.decoder.2", VAE_OUT_ROW, 0, 16384, 8}, // [n, 8]
    {"next.decoder.3.1", VAE_OUT_ROW, 0, 0, 192}, // [n, 192]
    {"next.decoder.5.0", VAE_OUT_ROW, 0, 6144, 96}, // [n, 96]
    {"x.mean", VAE_OUT_ROW, 0, 17424, 2}, // [n, 1, 2]
    {"x.draw0", VAE_OUT_ROW, 0, 17360, 2}, // [n, 1, 2]
    {"x.draw1", VAE_OUT_ROW, 0, 17392, 2}, // [n, 1, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.x.mean", 1, {24}, {1}, 2256, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.x.mean_low", 1, {24}, {1}, 2288, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.x.std", 1, {24}, {1}, 2320, VAE_INIT_CONST, 1.0f, false, false, false},
    {"encoder.0.weight", 2, {6, 2}, {1, 6}, 0, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.0.bias", 1, {6}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.seen.0.weight_ih_l0", 2, {18, 1}, {1, 18}, 32, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"network.seen.0.weight_hh_l0", 2, {18, 6}, {1, 18}, 64, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"network.seen.0.bias_ih_l0", 1, {18}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.seen.0.bias_hh_l0", 1, {18}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.in_proj_bias", 1, {18}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.in_proj_weight", 2, {18, 6}, {1, 18}, 272, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.1.out_proj.weight", 2, {6, 6}, {1, 6}, 384, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.1.out_proj.bias", 1, {6}, {1}, 432, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight_ih_l0", 2, {24, 6}, {1, 24}, 448, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.2.weight_hh_l0", 2, {24, 8}, {1, 24}, 592, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"encoder.2.bias_ih_l0", 1, {24}, {1}, 784, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.bias_hh_l0", 1, {24}, {1}, 816, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 8}, {1, 6}, 848, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 896, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 8}, {1, 6}, 851, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 899, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 2}, {2, 1}, 912, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"decoder.2.weight_ih_l0", 2, {24, 5}, {1, 24}, 944, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"decoder.2.weight_hh_l0", 2, {24, 8}, {1, 24}, 1072, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.2.bias_ih_l0", 1, {24}, {1}, 1264, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.bias_hh_l0", 1, {24}, {1}, 1296, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.start.weight", 2, {8, 3}, {1, 8}, 1328, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.2.start.bias", 1, {8}, {1}, 1360, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.0.weight", 1, {8}, {1}, 1376, VAE_INIT_CONST, 1.0f, true, false, false},
    {"decoder.3.0.bias", 1, {8}, {1}, 1392, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.1.in_proj_weight", 2, {24, 8}, {1, 24}, 1408, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.3.1.in_proj_bias", 1, {24}, {1}, 1600, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.1.out_proj.weight", 2, {8, 8}, {1, 8}, 1632, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.3.1.out_proj.bias", 1, {8}, {1}, 1696, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.in_proj_bias", 1, {24}, {1}, 1712, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.q_proj_weight", 2, {8, 8}, {1, 8}, 1744, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.4.k_proj_weight", 2, {8, 6}, {1, 8}, 1808, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.4.v_proj_weight", 2, {8, 6}, {1, 8}, 1856, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.4.out_proj.weight", 2, {8, 8}, {1, 8}, 1904, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.4.out_proj.bias", 1, {8}, {1}, 1968, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.0.weight", 3, {8, 8, 3}, {1, 8, 64}, 1984, VAE_INIT_UNIFORM, 0.353553385f, true, true, false},
    {"decoder.5.0.bias", 1, {8}, {1}, 2176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.6.weight", 2, {2, 8}, {1, 2}, 2192, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.6.bias", 1, {2}, {1}, 2208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight", 2, {2, 8}, {1, 2}, 2224, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {2}, {1}, 2240, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_SERIES, 12, 1, 2, 24, VAE_DOMAIN_ANY, "gaussian", true, true, .levels = 0},
    {"y", VAE_SERIES, 5, 1, 1, 5, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "y", "[5, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "gru(6)", "[5, 6]", 162},
    {VAE_STAGE_DATA, 0, "x", "[12, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(6)", "[12, 6]", 18},
    {VAE_STAGE_ENCODER, 0, "attention(2, over=seen)", "[12, 6]", 168},
    {VAE_STAGE_ENCODER, 0, "gru(8)", "[12, 8]", 384},
    {VAE_STAGE_ENCODER, 0, "pool(last)", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 54},
    {VAE_STAGE_DECODER, 0, "positions", "[12, 2]", 24},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[12, 5]", 0},
    {VAE_STAGE_DECODER, 0, "gru(8, start=z)", "[12, 8]", 392},
    {VAE_STAGE_DECODER, 0, "residual", "[12, 8]", 0},
    {VAE_STAGE_DECODER, 1, "layernorm", "[12, 8]", 16},
    {VAE_STAGE_DECODER, 1, "attention(2, causal=true)", "[12, 8]", 288},
    {VAE_STAGE_DECODER, 0, "attention(2, over=seen)", "[12, 8]", 256},
    {VAE_STAGE_DECODER, 0, "residual", "[12, 8]", 0},
    {VAE_STAGE_DECODER, 1, "conv(8, 3, causal=true, dilation=2)", "[12, 8]", 200},
    {VAE_STAGE_DECODER, 1, "tanh", "[12, 8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(2)", "[12, 2]", 18},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[12, 2]", 18},
};

static const VaeStretch rest[] = {
    {0, 848},
    {896, 1632},
    {1696, 1744},
    {1808, 1904},
    {1968, 2192},
    {2208, 2224},
    {2240, 2256},
};

static const VaeStepWork step_work[] = {
    {1, -1, 1056.0},
    {0, -1, 5648.0},
    {0, 1, 196.0},
    {0, 0, 56.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "previous_series", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model previous_series\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  network seen(y)                   [5, 1]                      -              -\n"
        "    gru(6)                          [5, 6]                    162          1,560\n"
        "  encoder(x, seen)                  [12, 2]                     -              -\n"
        "    dense(6)                        [12, 6]                    18            288\n"
        "    attention(2, over=seen)         [12, 6]                   168          3,888\n"
        "    gru(8)                          [12, 8]                   384          9,024\n"
        "    pool(last)                      [8]                         -              -\n"
        "  z: mean, logvar heads             [3]                        54             96\n"
        "  decoder(previous, z, seen)        [12, 2]                     -              -\n"
        "    positions                       [12, 2]                    24              -\n"
        "    concat(z)                       [12, 5]                     -              -\n"
        "    gru(8, start=z)                 [12, 8]                   392          9,216\n"
        "    residual                        [12, 8]                     -              -\n"
        "      layernorm                     [12, 8]                    16              -\n"
        "      attention(2, causal=true)     [12, 8]                   288          6,720\n"
        "    attention(2, over=seen)         [12, 8]                   256          5,952\n"
        "    residual                        [12, 8]                     -              -\n"
        "      conv(8, 3, causal=true, dilation=2)  [12, 8]                   200          4,608\n"
        "      tanh                          [12, 8]                     -              -\n"
        "    dense(2)                        [12, 2]                    18            384\n"
        "  likelihood: logvar                                           18             36\n"
        "\n"
        "  1,998 parameters; one training step of 16 rows: 2,001,408 flops\n"
        "  data x is standardized, column by column: losses are those of the standardized values\n"
        "  likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         140      259       222,976      570,368\n"
        "  eval           45      110       191,232      191,232\n"
        "  encode         20       32        66,880       66,880\n"
        "  decode         28       58       137,728      137,728\n"
        "  step           34       86        70,464       70,464\n",
    .batch = 16, .n_param = 2256, .n_state = 96, .n_arena = 55744,
    .n_scratch = 3392,
    .max_threads = 1, .flops_per_row = 125088.0,
    .step_work = step_work, .n_step_work = 4,
    .n_weight_tiles = 6, .rest = rest, .n_rest = 7,
    .panel = 0,
    .tensor = tensors, .n_tensors = 46,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 20,
    .train = {"train", train_run, train_ports, 9},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 11},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 7},
    .decode = {"decode", decode_run, decode_ports, 7},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 14},
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
