// tokens -- written by vaec 0.1.0 from tokens.vae; do not edit.
//
// model tokens
//
//   layer                             output             parameters      flops/row
//   network told(y)                   [4]                         -              -
//     embed(4)                        [4, 4]                     36              -
//     gru(3)                          [4, 3]                     81            624
//     pool(max)                       [3]                         -              -
//   encoder(x, told)                  [6]                         -              -
//     word_dropout(0.1)               [6]                         -              -
//     embed(5)                        [6, 5]                     60              -
//     positions                       [6, 5]                     30              -
//     dense(4)                        [6, 4]                     24            240
//     layernorm                       [6, 4]                      8              -
//     tanh                            [6, 4]                      -              -
//     pool(mean)                      [4]                         -              -
//     concat(told)                    [7]                         -              -
//   z: mean, logvar heads             [3]                        48             84
//   decoder(z, told)                  [3]                         -              -
//     concat(told)                    [6]                         -              -
//     dense(6 * 12)                   [72]                      504            864
//     reshape(6, 12)                  [6, 12]                     -              -
//
//   791 parameters; one training step of 128 rows: 655,616 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          55      128       431,936      431,936
//   eval           21       62       155,136      155,136
//   encode         18       38       112,640      112,640
//   decode         12       20       158,208      158,208
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"

// tokens.vae:10  word_dropout(0.1)
// kernel 0, train: loop over rows of [6]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u2 = s->arena + 98816; // [n, 6]
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    vae_real *h7 = s->arena + 98048; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            h7[i * 6 + j] = vae_where(u2[i * 6 + j] - 0.1f, x0[i * 6 + j], vae_min(x0[i * 6 + j], 3.0f));
        }
    }
}

// tokens.vae:10  embed(5)
// tokens.vae:10  positions
// kernel 1, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *h7 = s->arena + 98048; // [n, 6]
    const vae_real *w8 = s->param + 0; // [12, 5]
    vae_real *h11 = s->arena + 46848; // [n, 6, 5]
    const vae_real *w10 = s->param + 64; // [6, 5]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 5, h7 + i * 6, 6, w8, 5, h11 + i * 30, 5);
    }
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps * 5; j++) {
            const vae_real v9 = h11[i * 30 + j];
            h11[i * 30 + j] = v9 + w10[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   h11: [n, 6, 5]
//   w12: [5, 4]
//   h15: [n, 6, 4]
//   b13: [4]
//   t18: [n, 6, 1]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h11, const vae_real *w12, vae_real *h15, const vae_real *b13, vae_real *t18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 4, 5, h11 + begin * 30, 5, w12, 4, h15 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            vae_real t18_sum = 0.0f;
            VAE_SIMD_SUM(t18_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v14 = h15[i * 24 + j * 4 + k];
                const vae_real v15 = v14 + b13[k];
                h15[i * 24 + j * 4 + k] = v15;
                t18_sum += v15;
            }
            t18[i * 6 + j] = t18_sum;
        }
    }
}

// What kernel 3 of train and 3 others do, each with buffers of its own:
//   x0: [n, 6]
//   t20: [n, 6, 1]
//   t18: [n, 6, 1]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t20, const vae_real *t18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t20[i * 6 + j] = 0.25f * t18[i * 6 + j];
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   t21: [n, 6, 4]
//   h15: [n, 6, 4]
//   t20: [n, 6, 1]
//   t23: [n, 6, 1]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t21, const vae_real *h15, const vae_real *t20, vae_real *t23) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            vae_real t23_sum = 0.0f;
            VAE_SIMD_SUM(t23_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v21 = h15[i * 24 + j * 4 + k] - t20[i * 6 + j];
                t21[i * 24 + j * 4 + k] = v21;
                t23_sum += v21 * v21;
            }
            t23[i * 6 + j] = t23_sum;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 5, train: loop over rows of [6, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *t23 = s->arena + 95744; // [n, 6, 1]
    vae_real *t28 = s->arena + 94976; // [n, 6, 1]
    vae_real *t29 = s->arena + 94208; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v28 = vae_sqrt(0.25f * t23[i * 6 + j] + 1e-05f);
            t28[i * 6 + j] = v28;
            t29[i * 6 + j] = 1.0f / v28;
        }
    }
}

// tokens.vae:10  layernorm
// tokens.vae:10  tanh
// kernel 6, train: loop over rows of [6, 4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    vae_real *t30 = s->arena + 62976; // [n, 6, 4]
    const vae_real *t21 = s->arena + 66048; // [n, 6, 4]
    const vae_real *t29 = s->arena + 94208; // [n, 6, 1]
    const vae_real *t16 = s->param + 144; // [4]
    const vae_real *t17 = s->param + 160; // [4]
    vae_real *h33 = s->arena + 59904; // [n, 6, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v30 = t21[i * 24 + j * 4 + k] * t29[i * 6 + j];
                t30[i * 24 + j * 4 + k] = v30;
                h33[i * 24 + j * 4 + k] = vae_tanh(v30 * t16[k] + t17[k]);
            }
        }
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   mask36: [n, 6]
//   t40: [n, 1, 1]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask36, vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v36 = vae_step(x0[i * 6 + j] - 0.5f);
            mask36[i * 6 + j] = v36;
            t40_sum += v36;
        }
        t40[i] = t40_sum;
    }
}

// tokens.vae:4  pool(mean)
// tokens.vae:10  pool(mean)
// kernel 7, train: loop over rows of [6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 99584, s->arena + 93440, s->arena + 107776);
}

// tokens.vae:10  pool(mean)
// kernel 8, train: loop over rows of [6, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *h33 = s->arena + 59904; // [n, 6, 4]
    const vae_real *mask36 = s->arena + 93440; // [n, 6, 1]
    vae_real *t39 = s->arena + 103424; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t39[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t39[i * 4 + k] += h33[i * 24 + j * 4 + k] * mask36[i * 6 + j];
            }
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t41: [n, 1, 4]
//   t39: [n, 1, 4]
//   t40: [n, 1, 1]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t41,
    const vae_real *t39, const vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t41[i * 4 + j] = t39[i * 4 + j] / t40[i];
        }
    }
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   w43: [9, 4]
//   h44: [n, 4, 4]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w43, vae_real *h44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        vae_lookup(1, (int)steps, 4, x1 + i * 4, 4, w43, 4, h44 + i * 16, 4);
    }
}

// What kernel 11 of train and 3 others do, each with buffers of its own:
//   t50: [n, 3]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t50[i * 3 + j] = 0.0f;
        }
    }
}

// tokens.vae:8  gru(3)
// kernel 11, train: loop over rows of [3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 107136);
}

// What kernel 12 of train and 3 others do, each with buffers of its own:
//   x1: [n, 4]
//   mask52: [n, 4]
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    vae_real *mask52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            mask52[i * 4 + j] = vae_step(x1[i * 4 + j] - 0.5f);
        }
    }
}

// tokens.vae:5  gru(3)
// kernel 12, train: loop over rows of [4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 103936, s->arena + 102400);
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   h44: [n, 4, 4]
//   w45: [4, 9]
//   t54: [n, 4, 9]
//   b47: [9]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *h44, const vae_real *w45, vae_real *t54, const vae_real *b47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nn(&ragged, 9, 4, h44 + begin * 16, 4, w45, 9, t54 + begin * 36, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v53 = t54[i * 36 + j * 9 + k];
                t54[i * 36 + j * 9 + k] = v53 + b47[k];
            }
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 14, train: product by panels over rows of [4, 18]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t54 = s->arena + 38400; // [n, 4, 9]
    const vae_real *t50 = s->arena + 107136; // [n, 3]
    const vae_real *w46 = s->param + 272; // [3, 9]
    const vae_real *b48 = s->param + 320; // [9]
    const vae_real *mask52 = s->arena + 102400; // [n, 4]
    vae_real *d55 = s->arena + 29184; // [n, 4, 18]
    static const VaeSteps steps55 = {4, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 4, .y_pitch = 18, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps55, (int)(end - begin), t54 + begin * 36, t50 + begin * 3, w46, b48, mask52 + begin * 4, d55 + begin * 72, scratch);
}

// tokens.vae:8  pool(max)
// kernel 15, train: loop over rows of [4, 3]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t59 = s->arena + 80896; // [n, 4, 3]
    const vae_real *mask52 = s->arena + 102400; // [n, 4, 1]
    const vae_real *t56 = s->arena + 29184; // [n, 4, 3] in rows of 18
    vae_real *t60 = s->arena + 106752; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t60[i * 3 + k] = -VAE_INFINITY;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v59 = vae_where(mask52[i * 4 + j], t56[i * 72 + j * 18 + k], (-1e+30f));
                t59[i * 12 + j * 3 + k] = v59;
                t60[i * 3 + k] = vae_max(t60[i * 3 + k], v59);
            }
        }
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t62: [n, 4] in rows of 7
//   h42: [n, 4]
VAE_SHARED_1(like_train_k16, const VaeState *s, int tile, vae_real *scratch, vae_real *t62,
    const vae_real *h42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t62[i * 7 + j] = h42[i * 4 + j];
        }
    }
}

// What kernel 17 of train and 1 other do, each with buffers of its own:
//   t63: [n, 3] in rows of 7
//   h61: [n, 3]
//   t83: [n, 3] in rows of 6
VAE_SHARED_2(like_train_k17, const VaeState *s, int tile, vae_real *scratch, vae_real *t63,
    const vae_real *h61, vae_real *t83) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t63[i * 7 + j] = h61[i * 3 + j];
            t83[i * 6 + j] = h61[i * 3 + j];
        }
    }
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   h64: [n, 7]
//   w65: [7, 6]
//   heads68: [n, 6]
//   b66: [6]
VAE_SHARED_1(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *h64,
    const vae_real *w65, vae_real *heads68, const vae_real *b66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 7, h64 + begin * 7, 7, w65, 6, heads68 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v67 = heads68[i * 6 + j];
            heads68[i * 6 + j] = v67 + b66[j];
        }
    }
}

// tokens.vae:6  sampling and KL
// kernel 19, train: loop over rows of [3]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar70 = s->arena + 92675; // [n, 3] in rows of 6
    vae_real *t73 = s->arena + 105984; // [n, 3]
    const vae_real *eps71 = s->arena + 106368; // [n, 3]
    vae_real *z75 = s->arena + 91904; // [n, 3] in rows of 6
    const vae_real *mean69 = s->arena + 92672; // [n, 3] in rows of 6
    vae_real *t77 = s->arena + 105600; // [n, 3]
    vae_real *t82 = s->arena + 107648; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t82_sum = 0.0f;
        VAE_SIMD_SUM(t82_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v73 = vae_exp(0.5f * logvar70[i * 6 + j]);
            t73[i * 3 + j] = v73;
            z75[i * 6 + j] = mean69[i * 6 + j] + v73 * eps71[i * 3 + j];
            const vae_real v77 = vae_exp(logvar70[i * 6 + j]);
            t77[i * 3 + j] = v77;
            const vae_real v80 = mean69[i * 6 + j] * mean69[i * 6 + j] + v77 - 1.0f - logvar70[i * 6 + j];
            t82_sum += 0.5f * v80;
        }
        t82[i] = t82_sum;
    }
}

// What kernel 20 of train and 2 others do, each with buffers of its own:
//   h84: [n, 6]
//   w85: [6, 72]
//   h88: [n, 72]
//   b86: [72]
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *h84,
    const vae_real *w85, vae_real *h88, const vae_real *b86) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 72, 6, h84 + begin * 6, 6, w85, 72, h88 + begin * 72, 72);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 72; j++) {
            const vae_real v87 = h88[i * 72 + j];
            h88[i * 72 + j] = v87 + b86[j];
        }
    }
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   p89: [n, 6, 12]
//   x0: [n, 6]
//   t91: [n, 1]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *p89,
    const vae_real *x0, vae_real *t91) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t90 = scratch; // [end - begin, 6]
    vae_token_nll(end - begin, 6, 12, p89 + begin * 72, 12, x0 + begin * 6, 6, t90, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t91_sum = 0.0f;
        VAE_SIMD_SUM(t91_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v90 = t90[(i - begin) * 6 + j];
            t91_sum += v90;
        }
        t91[i] = t91_sum;
    }
}

// kernel 22, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t93 = s->arena + 107968; // [1]
    const vae_real *t91 = s->arena + 107520; // [n, 1]
    vae_real *t95 = s->arena + 107936; // [1]
    const vae_real *t82 = s->arena + 107648; // [n, 1]
    vae_real t93_sum = 0.0f;
    vae_real t95_sum = 0.0f;
    VAE_SIMD_SUM(t93_sum, t95_sum)
    for (size_t i = 0; i < rows; i++) {
        t93_sum += t91[i];
        t95_sum += t82[i];
    }
    t93[0] = t93_sum;
    t95[0] = t95_sum;
}

// kernel 23, train: loop over [1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t94 = s->arena + 107952; // [1]
    const vae_real *t93 = s->arena + 107968; // [1]
    vae_real *t96 = s->arena + 107920; // [1]
    const vae_real *t95 = s->arena + 107936; // [1]
    vae_real *t99 = s->arena + 107904; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v94 = t93[0] * inv_n;
    t94[0] = v94;
    const vae_real v96 = t95[0] * inv_n;
    t96[0] = v96;
    t99[0] = v94 + beta * v96;
}

// kernel 24, train: loop over rows of [6]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    vae_real *d101 = s->arena + 91136; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d101[i * 6 + j] = inv_n;
        }
    }
}

// kernel 25, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *p89 = s->arena + 19968; // [n, 6, 12]
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *d101 = s->arena + 91136; // [n, 6]
    vae_real *d102 = s->arena + 10752; // [n, 6, 12]
    vae_token_nll_back(end - begin, 6, 12, p89 + begin * 72, 12, x0 + begin * 6, 6, d101 + begin * 6, 6, d102 + begin * 72, 12);
}

// tokens.vae:11  gradient of dense(6 * 12)
// kernel 26, train: weight gradient over [6, 72]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h84 = s->arena + 91904; // [n, 6]
    const vae_real *d102 = s->arena + 10752; // [n, 72]
    vae_real *d_param105 = s->grad + 400; // [6, 72]
    if (tile == 2) {
        vae_real *d_param104 = s->grad + 832; // [72]
        vae_column_sums(s->n, 72, d102, 72, d_param104);
        return;
    }
    const size_t begin = (size_t)tile * 32;
    const size_t end = tile < 1 ? begin + 32 : 72;
    vae_gemm_tn(6, (int)(end - begin), s->n, h84, 6, d102 + begin, 72, d_param105 + begin, 72);
}

// tokens.vae:11  gradient of dense(6 * 12)
// kernel 27, train: product by panels over rows of [6]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d102 = s->arena + 10752; // [n, 72]
    const vae_real *w85 = s->param + 400; // [6, 72]
    vae_real *d106 = s->arena + 90368; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 72, d102 + begin * 72, 72, w85, 72, d106 + begin * 6, 6);
}

// tokens.vae:6  gradient of sampling and KL
// kernel 28, train: loop over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t77 = s->arena + 105600; // [n, 3]
    const vae_real *mean69 = s->arena + 92672; // [n, 3] in rows of 6
    vae_real *d114 = s->arena + 89600; // [n, 3] in rows of 6
    const vae_real *d107 = s->arena + 90368; // [n, 3] in rows of 6
    const vae_real *eps71 = s->arena + 106368; // [n, 3]
    const vae_real *t73 = s->arena + 105984; // [n, 3]
    vae_real *d118 = s->arena + 89603; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c100 = beta * inv_n;
    const vae_real c109 = 0.5f * c100;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d114[i * 6 + j] = c100 * mean69[i * 6 + j] + d107[i * 6 + j];
            const vae_real v117 = 0.5f * (d107[i * 6 + j] * eps71[i * 3 + j] * t73[i * 3 + j]);
            d118[i * 6 + j] = c109 * t77[i * 3 + j] - c109 + v117;
        }
    }
}

// tokens.vae:6  gradient of posterior heads (added by the compiler)
// kernel 29, train: weight gradient over [7, 6]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h64 = s->arena + 85632; // [n, 7]
    const vae_real *d119 = s->arena + 89600; // [n, 6]
    vae_real *d_param121 = s->grad + 336; // [7, 6]
    if (tile == 1) {
        vae_real *d_param120 = s->grad + 384; // [6]
        vae_column_sums(s->n, 6, d119, 6, d_param120);
        return;
    }
    vae_gemm_tn(7, 6, s->n, h64, 7, d119, 6, d_param121, 6);
}

// tokens.vae:6  gradient of posterior heads (added by the compiler)
// kernel 30, train: product by panels over rows of [7]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d119 = s->arena + 89600; // [n, 6]
    const vae_real *w65 = s->param + 336; // [7, 6]
    vae_real *d122 = s->arena + 84736; // [n, 7]
    vae_gemm_nt((int)(end - begin), 7, 6, d119 + begin * 6, 6, w65, 6, d122 + begin * 7, 7);
}

// kernel 31, train: loop over rows of [3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d125 = s->arena + 105216; // [n, 3]
    const vae_real *d108 = s->arena + 90371; // [n, 3] in rows of 6
    const vae_real *d124 = s->arena + 84740; // [n, 3] in rows of 7
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d125[i * 3 + j] = d108[i * 6 + j] + d124[i * 7 + j];
        }
    }
}

// tokens.vae:8  gradient of pool(max)
// kernel 32, train: loop over rows of [4, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d127 = s->arena + 79360; // [n, 4, 3]
    const vae_real *t60 = s->arena + 106752; // [n, 1, 3]
    const vae_real *t59 = s->arena + 80896; // [n, 4, 3]
    vae_real *d129 = s->arena + 104832; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d129[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v127 = t60[i * 3 + k] - t59[i * 12 + j * 3 + k];
                d127[i * 12 + j * 3 + k] = v127;
                d129[i * 3 + k] += vae_where(v127, 0.0f, 1.0f);
            }
        }
    }
}

// tokens.vae:8  gradient of pool(max)
// kernel 33, train: loop over rows of [1, 3]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d130 = s->arena + 104448; // [n, 1, 3]
    const vae_real *d125 = s->arena + 105216; // [n, 1, 3]
    const vae_real *d129 = s->arena + 104832; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d130[i * 3 + j] = d125[i * 3 + j] / d129[i * 3 + j];
        }
    }
}

// tokens.vae:8  gradient of pool(max)
// kernel 34, train: loop over rows of [4, 3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 103936; // [n, 4]
    vae_real *d131 = s->arena + 77824; // [n, 4, 3]
    const vae_real *d127 = s->arena + 79360; // [n, 4, 3]
    const vae_real *d130 = s->arena + 104448; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d131[i * 12 + j * 3 + k] = vae_where(d127[i * 12 + j * 3 + k], 0.0f, d130[i * 3 + k]);
            }
        }
    }
}

// tokens.vae:8  gradient of pool(max)
// kernel 35, train: loop over rows of [4, 3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d132 = s->arena + 76288; // [n, 4, 3]
    const vae_real *mask52 = s->arena + 102400; // [n, 4, 1]
    const vae_real *d131 = s->arena + 77824; // [n, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d132[i * 12 + j * 3 + k] = vae_where(mask52[i * 4 + j], d131[i * 12 + j * 3 + k], 0.0f);
            }
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 36, train: product by panels over rows of [4, 21]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d132 = s->arena + 76288; // [n, 4, 3]
    const vae_real *d55 = s->arena + 29184; // [n, 4, 18]
    const vae_real *w46 = s->param + 272; // [3, 9]
    const vae_real *mask52 = s->arena + 102400; // [n, 4]
    vae_real *d133 = s->arena + 0; // [n, 4, 21]
    static const VaeSteps steps133 = {4, 3, .x_pitch = 18, .w_pitch = 9, .mask_pitch = 4, .y_pitch = 21, .d_pitch = 3, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps133, (int)(end - begin), d132 + begin * 12, d55 + begin * 72, w46, mask52 + begin * 4, d133 + begin * 84, scratch);
}

// tokens.vae:8  gradient of gru(3)
// kernel 37, train: weight gradient over [3, 9]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 103936; // [n, 4]
    const vae_real *d136 = s->arena + 29187; // [n, 4, 3] in rows of 18
    const vae_real *d135 = s->arena + 9; // [n, 4, 9] in rows of 21
    vae_real *d_param137 = s->grad + 272; // [3, 9]
    const VaeRagged ragged = {x1, (size_t)s->n * 1, 1, 4};
    vae_ragged_tn(&ragged, 3, 9, d136, 18, d135, 21, d_param137, 9);
}

// tokens.vae:8  gradient of gru(3)
// kernel 38, train: loop over rows of [4, 9]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 103936; // [n, 4]
    vae_real *d138 = s->arena + 83584; // [n, 1, 9]
    const vae_real *d135 = s->arena + 9; // [n, 4, 9] in rows of 21
    vae_real *d141 = s->arena + 82432; // [n, 1, 9]
    const vae_real *d134 = s->arena + 0; // [n, 4, 9] in rows of 21
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t k = 0; k < 9; k++) {
            d138[i * 9 + k] = 0.0f;
        }
        for (size_t k = 0; k < 9; k++) {
            d141[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d138[i * 9 + k] += d135[i * 84 + j * 21 + k];
                d141[i * 9 + k] += d134[i * 84 + j * 21 + k];
            }
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 39, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param139 = s->grad + 320; // [1, 9]
    const vae_real *d138 = s->arena + 83584; // [n, 1, 9]
    vae_real *d_param142 = s->grad + 304; // [1, 9]
    const vae_real *d141 = s->arena + 82432; // [n, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param139[j] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        d_param142[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param139[j] += d138[i * 9 + j];
            d_param142[j] += d141[i * 9 + j];
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 40, train: weight gradient over [4, 9]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 103936; // [n, 4]
    const vae_real *h44 = s->arena + 74240; // [n, 4, 4]
    const vae_real *d134 = s->arena + 0; // [n, 4, 9] in rows of 21
    vae_real *d_param144 = s->grad + 224; // [4, 9]
    const VaeRagged ragged = {x1, (size_t)s->n * 1, 1, 4};
    vae_ragged_tn(&ragged, 4, 9, h44, 4, d134, 21, d_param144, 9);
}

// tokens.vae:8  gradient of gru(3)
// kernel 41, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 103936; // [n, 4]
    const vae_real *d134 = s->arena + 0; // [n, 4, 9] in rows of 21
    const vae_real *w45 = s->param + 224; // [4, 9]
    vae_real *d145 = s->arena + 72192; // [n, 4, 4]
    const VaeRagged ragged = {x1 + begin * 4, end - begin, 1, 4};
    vae_ragged_nt(&ragged, 4, 9, d134 + begin * 84, 21, w45, 9, d145 + begin * 16, 4);
}

// tokens.vae:8  gradient of embed(4)
// kernel 42, train: weight gradient over [9, 4]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 103936; // [n, 4]
    const vae_real *d145 = s->arena + 72192; // [n, 4, 4]
    vae_real *d_param146 = s->grad + 176; // [9, 4]
    const VaeRagged ragged = {x1, (size_t)s->n * 1, 1, 4};
    vae_lookup_w((size_t)s->n * 1, 4, 4, x1, 4, &ragged, d145, 4, d_param146, 0, 9);
}

// tokens.vae:10  gradient of pool(mean)
// kernel 43, train: loop over rows of [4]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d123 = s->arena + 84736; // [n, 4] in rows of 7
    vae_real *d149 = s->arena + 101888; // [n, 1, 4]
    const vae_real *t40 = s->arena + 107776; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d149[i * 4 + j] = d123[i * 7 + j] / t40[i];
        }
    }
}

// tokens.vae:10  gradient of pool(mean)
// tokens.vae:10  gradient of tanh
// tokens.vae:10  gradient of layernorm
// kernel 44, train: loop over rows of [6, 4]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *d149 = s->arena + 101888; // [n, 1, 4]
    const vae_real *mask36 = s->arena + 93440; // [n, 6, 1]
    const vae_real *h33 = s->arena + 59904; // [n, 6, 4]
    vae_real *d154 = s->arena + 101376; // [n, 1, 4]
    vae_real *d157 = s->arena + 56832; // [n, 6, 4]
    const vae_real *t16 = s->param + 144; // [4]
    const vae_real *t30 = s->arena + 62976; // [n, 6, 4]
    vae_real *d159 = s->arena + 100864; // [n, 1, 4]
    const vae_real *t21 = s->arena + 66048; // [n, 6, 4]
    vae_real *d164 = s->arena + 88832; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            d154[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d159[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            vae_real d164_sum = 0.0f;
            VAE_SIMD_SUM(d164_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v153 = d149[i * 4 + k] * mask36[i * 6 + j] * (1.0f - h33[i * 24 + j * 4 + k] * h33[i * 24 + j * 4 + k]);
                d154[i * 4 + k] += v153;
                const vae_real v157 = v153 * t16[k];
                d157[i * 24 + j * 4 + k] = v157;
                d159[i * 4 + k] += v153 * t30[i * 24 + j * 4 + k];
                d164_sum += v157 * t21[i * 24 + j * 4 + k];
            }
            d164[i * 6 + j] = d164_sum;
        }
    }
}

// tokens.vae:10  gradient of layernorm
// kernel 45, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param155 = s->grad + 160; // [1, 4]
    const vae_real *d154 = s->arena + 101376; // [n, 1, 4]
    vae_real *d_param160 = s->grad + 144; // [1, 4]
    const vae_real *d159 = s->arena + 100864; // [n, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param155[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d_param160[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param155[j] += d154[i * 4 + j];
            d_param160[j] += d159[i * 4 + j];
        }
    }
}

// tokens.vae:10  gradient of layernorm
// kernel 46, train: loop over rows of [6, 1]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *d164 = s->arena + 88832; // [n, 6, 1]
    const vae_real *t28 = s->arena + 94976; // [n, 6, 1]
    const vae_real *t29 = s->arena + 94208; // [n, 6, 1]
    vae_real *d170 = s->arena + 88064; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v167 = 0.5f * (d164[i * 6 + j] / t28[i * 6 + j] * t29[i * 6 + j]);
            d170[i * 6 + j] = 0.25f * (-v167 / t28[i * 6 + j]);
        }
    }
}

// tokens.vae:10  gradient of layernorm
// kernel 47, train: loop over rows of [6, 4]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *d157 = s->arena + 56832; // [n, 6, 4]
    const vae_real *t29 = s->arena + 94208; // [n, 6, 1]
    const vae_real *d170 = s->arena + 88064; // [n, 6, 1]
    const vae_real *t21 = s->arena + 66048; // [n, 6, 4]
    vae_real *d174 = s->arena + 53760; // [n, 6, 4]
    vae_real *d176 = s->arena + 87296; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            vae_real d176_sum = 0.0f;
            VAE_SIMD_SUM(d176_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v174 = d157[i * 24 + j * 4 + k] * t29[i * 6 + j] + 2.0f * d170[i * 6 + j] * t21[i * 24 + j * 4 + k];
                d174[i * 24 + j * 4 + k] = v174;
                d176_sum += -v174;
            }
            d176[i * 6 + j] = d176_sum;
        }
    }
}

// tokens.vae:10  gradient of layernorm
// tokens.vae:10  gradient of dense(4)
// kernel 49, train: loop over rows of [6, 4]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    vae_real *d178 = s->arena + 50688; // [n, 6, 4]
    const vae_real *d174 = s->arena + 53760; // [n, 6, 4]
    const vae_real *d177 = s->arena + 86528; // [n, 6, 1]
    vae_real *d179 = s->arena + 100352; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            d179[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v178 = d174[i * 24 + j * 4 + k] + d177[i * 6 + j];
                d178[i * 24 + j * 4 + k] = v178;
                d179[i * 4 + k] += v178;
            }
        }
    }
}

// tokens.vae:10  gradient of dense(4)
// kernel 50, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param180 = s->grad + 128; // [1, 4]
    const vae_real *d179 = s->arena + 100352; // [n, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param180[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param180[j] += d179[i * 4 + j];
        }
    }
}

// tokens.vae:10  gradient of dense(4)
// kernel 51, train: weight gradient over [5, 4]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *h11 = s->arena + 46848; // [n, 6, 5]
    const vae_real *d178 = s->arena + 50688; // [n, 6, 4]
    vae_real *d_param182 = s->grad + 96; // [5, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 5, 4, h11, 5, d178, 4, d_param182, 4);
}

// tokens.vae:10  gradient of dense(4)
// kernel 52, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *d178 = s->arena + 50688; // [n, 6, 4]
    const vae_real *w12 = s->param + 96; // [5, 4]
    vae_real *d183 = s->arena + 43008; // [n, 6, 5]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nt(&ragged, 5, 4, d178 + begin * 24, 4, w12, 4, d183 + begin * 30, 5);
}

// tokens.vae:10  gradient of positions
// kernel 53, train: sum over the batch over rows of [6, 5]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    vae_real *d_param184 = s->grad + 64; // [6, 5]
    const vae_real *d183 = s->arena + 43008; // [n, 6, 5]
    for (size_t j = 0; j < 30; j++) {
        d_param184[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps * 5; j++) {
            d_param184[j] += d183[i * 30 + j];
        }
    }
}

// tokens.vae:10  gradient of embed(5)
// kernel 54, train: weight gradient over [12, 5]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 99584; // [n, 6]
    const vae_real *h7 = s->arena + 98048; // [n, 6]
    const vae_real *d183 = s->arena + 43008; // [n, 6, 5]
    vae_real *d_param185 = s->grad + 0; // [12, 5]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_lookup_w((size_t)s->n * 1, 6, 5, h7, 6, &ragged, d183, 5, d_param185, 0, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    // tokens.vae:10  dense(4)
    // tokens.vae:10  layernorm
    // kernel 2, train: product by panels over rows of [6, 4]
    like_train_k2(s, tile, scratch, s->arena + 99584, s->arena + 46848, s->param + 96,
        s->arena + 69120, s->param + 128, s->arena + 97280);
    // tokens.vae:10  layernorm
    // kernel 3, train: loop over rows of [6, 1]
    like_train_k3(s, tile, scratch, s->arena + 99584, s->arena + 96512, s->arena + 97280);
    // tokens.vae:10  layernorm
    // kernel 4, train: loop over rows of [6, 4]
    like_train_k4(s, tile, scratch, s->arena + 99584, s->arena + 66048, s->arena + 69120,
        s->arena + 96512, s->arena + 95744);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {46848, 30}, // h11
    {98048, 6}, // h7
    {103936, 4}, // x1
    {99584, 6}, // x0
};
static const VaeShown train_u0_shown = {4, train_u0_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:8  embed(4)
    // kernel 10, train: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 103936, s->param + 176, s->arena + 74240);
    // tokens.vae:8  gru(3)
    // kernel 13, train: product by panels over rows of [4, 9]
    like_train_k13(s, tile, scratch, s->arena + 103936, s->arena + 74240, s->param + 224,
        s->arena + 38400, s->param + 304);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {74240, 16}, // h44
};
static const VaeShown train_u3_shown = {1, train_u3_rows};

static const VaeShown train_k7_shown = {0, NULL};

static const VaeShown train_k24_shown = {0, NULL};

static const VaeShown train_k12_shown = {0, NULL};

static const VaeShown train_k11_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k32(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u6_rows[] = {
    {29184, 72}, // d55
};
static const VaeShown train_u6_shown = {1, train_u6_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    // tokens.vae:10  pool(mean)
    // kernel 9, train: loop over rows of [1, 4]
    like_train_k9(s, tile, scratch, s->arena + 102912, s->arena + 103424, s->arena + 107776);
    // kernel 16, train: loop over rows of [4]
    like_train_k16(s, tile, scratch, s->arena + 85632, s->arena + 102912);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u2_rows[] = {
    {85632, 7}, // t62
};
static const VaeShown train_u2_shown = {1, train_u2_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 17, train: loop over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 85636, s->arena + 106752, s->arena + 91907);
    // tokens.vae:6  posterior heads (added by the compiler)
    // kernel 18, train: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 85632, s->param + 336, s->arena + 92672,
        s->param + 384);
    train_k19(s, tile, scratch);
    // tokens.vae:11  dense(6 * 12)
    // kernel 20, train: product by panels over rows of [72]
    like_train_k20(s, tile, scratch, s->arena + 91904, s->param + 400, s->arena + 19968,
        s->param + 832);
    // kernel 21, train: product by panels over rows of [6]
    like_train_k21(s, tile, scratch, s->arena + 19968, s->arena + 99584, s->arena + 107520);
    train_k25(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k47(s, tile, scratch);
    // tokens.vae:10  gradient of layernorm
    // kernel 48, train: loop over rows of [6, 1]
    like_train_k3(s, tile, scratch, s->arena + 99584, s->arena + 86528, s->arena + 87296);
    train_k49(s, tile, scratch);
    train_k52(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u7_rows[] = {
    {43008, 30}, // d183
    {100352, 4}, // d179
    {50688, 24}, // d178
    {100864, 4}, // d159
    {101376, 4}, // d154
    {72192, 16}, // d145
    {82432, 9}, // d141
    {83584, 9}, // d138
    {0, 84}, // d133
    {89600, 6}, // d114
    {10752, 72}, // d102
    {107520, 1}, // t91
    {91904, 6}, // z75
    {107648, 1}, // t82
    {85632, 7}, // t62
};
static const VaeShown train_u7_shown = {15, train_u7_rows};

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_u3, panels, {.shown = &train_u3_shown}},
        {train_k7, panels, {.shown = &train_k7_shown}},
        {train_k24, panels, {.shown = &train_k24_shown}},
        {train_k12, panels, {.shown = &train_k12_shown}},
        {train_k11, panels, {.shown = &train_k11_shown}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_u6, panels, {.shown = &train_u6_shown}},
        {train_u2, panels, {.shown = &train_u2_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u7, panels, {.shown = &train_u7_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k26, 3, {.weights = true}},
        {train_k40, 1, {.weights = true}},
        {train_k51, 1, {.weights = true}},
        {train_k37, 1, {.weights = true}},
        {train_k29, 2, {.weights = true}},
        {train_k53, 1, {0}},
        {train_k54, 1, {.weights = true}},
        {train_k39, 1, {0}},
        {train_k42, 1, {.weights = true}},
        {train_k45, 1, {0}},
        {train_k50, 1, {0}},
        {train_u8, 1, {0}}}, 12);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   w2: [12, 5]
//   h5: [n, 6, 5]
//   w4: [6, 5]
VAE_SHARED_2(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h5, const vae_real *w4) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 5, x0 + i * 6, 6, w2, 5, h5 + i * 30, 5);
    }
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps * 5; j++) {
            const vae_real v3 = h5[i * 30 + j];
            h5[i * 30 + j] = v3 + w4[j];
        }
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t17: [n, 6, 1]
//   t23: [n, 6, 1]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t17, vae_real *t23) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t23[i * 6 + j] = 1.0f / vae_sqrt(0.25f * t17[i * 6 + j] + 1e-05f);
        }
    }
}

// tokens.vae:4  pool(mean)
// tokens.vae:10  pool(mean)
// kernel 5, eval: loop over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 33664; // [n, 6]
    vae_real *mask30 = s->arena + 29824; // [n, 6]
    vae_real *t34 = s->arena + 38656; // [n, 1, 1]
    vae_real *t96 = s->arena + 38016; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t34_sum = 0.0f;
        vae_real t96_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum, t96_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v30 = vae_step(x0[i * 6 + j] - 0.5f);
            mask30[i * 6 + j] = v30;
            t34_sum += v30;
            t96_sum += v30;
        }
        t34[i] = t34_sum;
        t96[i] = t96_sum;
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t15: [n, 6, 4]
//   t23: [n, 6, 1]
//   t10: [4]
//   t11: [4]
//   mask30: [n, 6, 1]
//   t33: [n, 1, 4]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t15, const vae_real *t23, const vae_real *t10, const vae_real *t11,
    const vae_real *mask30, vae_real *t33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t33[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v26 = t15[i * 24 + j * 4 + k] * t23[i * 6 + j] * t10[k] + t11[k];
                t33[i * 4 + k] += vae_tanh(v26) * mask30[i * 6 + j];
            }
        }
    }
}

// tokens.vae:8  gru(3)
// kernel 9, eval: loop over rows of [3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 37632);
}

// tokens.vae:5  gru(3)
// kernel 10, eval: loop over rows of [4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 35968, s->arena + 34432);
}

// What kernel 12 of eval and 1 other do, each with buffers of its own:
//   t48: [n, 4, 9]
//   t44: [n, 3]
//   w40: [3, 9]
//   b42: [9]
//   mask46: [n, 4]
//   h49: [n, 4, 3]
VAE_SHARED_1(like_eval_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t48,
    const vae_real *t44, const vae_real *w40, const vae_real *b42, const vae_real *mask46,
    vae_real *h49) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps49 = {4, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 4, .y_pitch = 3, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps49, (int)(end - begin), t48 + begin * 36, t44 + begin * 3, w40, b42, mask46 + begin * 4, h49 + begin * 12, scratch);
}

// What kernel 13 of eval and 1 other do, each with buffers of its own:
//   mask46: [n, 4, 1]
//   h49: [n, 4, 3]
//   t53: [n, 1, 3]
VAE_SHARED_1(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *mask46,
    const vae_real *h49, vae_real *t53) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t53[i * 3 + k] = -VAE_INFINITY;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v52 = vae_where(mask46[i * 4 + j], h49[i * 12 + j * 3 + k], (-1e+30f));
                t53[i * 3 + k] = vae_max(t53[i * 3 + k], v52);
            }
        }
    }
}

// tokens.vae:6  sampling and KL
// kernel 17, eval: loop over rows of [3]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar63 = s->arena + 29059; // [n, 3] in rows of 6
    const vae_real *eps64 = s->arena + 36864; // [n, 3]
    vae_real *z68 = s->arena + 28288; // [n, 3] in rows of 6
    const vae_real *mean62 = s->arena + 29056; // [n, 3] in rows of 6
    vae_real *t81 = s->arena + 36480; // [n, 3]
    vae_real *t82 = s->arena + 38528; // [n, 1]
    vae_real *t85 = s->arena + 38400; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t82_sum = 0.0f;
        vae_real t85_sum = 0.0f;
        VAE_SIMD_SUM(t82_sum, t85_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v68 = mean62[i * 6 + j] + vae_exp(0.5f * logvar63[i * 6 + j]) * eps64[i * 3 + j];
            z68[i * 6 + j] = v68;
            const vae_real v71 = eps64[i * 3 + j] * eps64[i * 3 + j] + logvar63[i * 6 + j];
            const vae_real v78 = mean62[i * 6 + j] * mean62[i * 6 + j] + vae_exp(logvar63[i * 6 + j]);
            const vae_real v81 = 0.5f * (v78 - 1.0f - logvar63[i * 6 + j]);
            t81[i * 3 + j] = v81;
            t82_sum += v81;
            const vae_real v84 = (-0.5f) * (v68 * v68 + 1.83787707f - (v71 + 1.83787707f));
            t85_sum += v84;
        }
        t82[i] = t82_sum;
        t85[i] = t85_sum;
    }
}

// kernel 20, eval: loop over rows of [1]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t95 = s->arena + 38144; // [n, 1]
    const vae_real *t85 = s->arena + 38400; // [n, 1]
    const vae_real *t94 = s->arena + 38272; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t95[i] = t85[i] - t94[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:10  embed(5)
    // tokens.vae:10  positions
    // kernel 0, eval: product by panels over rows of [6, 5]
    like_eval_k0(s, tile, scratch, s->arena + 33664, s->param + 0, s->arena + 13824, s->param + 64);
    // tokens.vae:10  dense(4)
    // tokens.vae:10  layernorm
    // kernel 1, eval: product by panels over rows of [6, 4]
    like_train_k2(s, tile, scratch, s->arena + 33664, s->arena + 13824, s->param + 96,
        s->arena + 20736, s->param + 128, s->arena + 32896);
    // tokens.vae:10  layernorm
    // kernel 2, eval: loop over rows of [6, 1]
    like_train_k3(s, tile, scratch, s->arena + 33664, s->arena + 32128, s->arena + 32896);
    // tokens.vae:10  layernorm
    // kernel 3, eval: loop over rows of [6, 4]
    like_train_k4(s, tile, scratch, s->arena + 33664, s->arena + 17664, s->arena + 20736,
        s->arena + 32128, s->arena + 31360);
    // tokens.vae:10  layernorm
    // kernel 4, eval: loop over rows of [6, 1]
    like_eval_k4(s, tile, scratch, s->arena + 33664, s->arena + 31360, s->arena + 30592);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:8  embed(4)
    // kernel 8, eval: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 35968, s->param + 176, s->arena + 23808);
    // tokens.vae:8  gru(3)
    // kernel 11, eval: product by panels over rows of [4, 9]
    like_train_k13(s, tile, scratch, s->arena + 35968, s->arena + 23808, s->param + 224,
        s->arena + 9216, s->param + 304);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:8  gru(3)
    // kernel 12, eval: product by panels over rows of [4, 3]
    like_eval_k12(s, tile, scratch, s->arena + 9216, s->arena + 37632, s->param + 272,
        s->param + 320, s->arena + 34432, s->arena + 25856);
    // tokens.vae:8  pool(max)
    // kernel 13, eval: loop over rows of [4, 3]
    like_eval_k13(s, tile, scratch, s->arena + 34432, s->arena + 25856, s->arena + 37248);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:10  layernorm
    // tokens.vae:10  tanh
    // tokens.vae:10  pool(mean)
    // kernel 6, eval: loop over rows of [6, 4]
    like_eval_k6(s, tile, scratch, s->arena + 33664, s->arena + 17664, s->arena + 30592,
        s->param + 144, s->param + 160, s->arena + 29824, s->arena + 35456);
    // tokens.vae:10  pool(mean)
    // kernel 7, eval: loop over rows of [1, 4]
    like_train_k9(s, tile, scratch, s->arena + 34944, s->arena + 35456, s->arena + 38656);
    // kernel 14, eval: loop over rows of [4]
    like_train_k16(s, tile, scratch, s->arena + 27392, s->arena + 34944);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 15, eval: loop over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 27396, s->arena + 37248, s->arena + 28291);
    // tokens.vae:6  posterior heads (added by the compiler)
    // kernel 16, eval: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 27392, s->param + 336, s->arena + 29056,
        s->param + 384);
    eval_k17(s, tile, scratch);
    // tokens.vae:11  dense(6 * 12)
    // kernel 18, eval: product by panels over rows of [72]
    like_train_k20(s, tile, scratch, s->arena + 28288, s->param + 400, s->arena + 0, s->param + 832);
    // kernel 19, eval: product by panels over rows of [6]
    like_train_k21(s, tile, scratch, s->arena + 0, s->arena + 33664, s->arena + 38272);
    eval_k20(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_u3, panels, {0}},
        {eval_k5, panels, {0}},
        {eval_k10, panels, {0}},
        {eval_k9, panels, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {eval_u6, panels, {0}},
        {eval_u2, panels, {0}}}, 2);
    vae_run_one(me, s, eval_u7, panels);
}

// tokens.vae:4  pool(mean)
// tokens.vae:10  pool(mean)
// kernel 5, encode: loop over rows of [6]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 23680, s->arena + 19840, s->arena + 28032);
}

// tokens.vae:8  gru(3)
// kernel 9, encode: loop over rows of [3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 27648);
}

// tokens.vae:5  gru(3)
// kernel 10, encode: loop over rows of [4]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 25984, s->arena + 24448);
}

// kernel 15, encode: loop over rows of [3]
VAE_KERNEL void encode_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t56 = s->arena + 18180; // [n, 3] in rows of 7
    const vae_real *h54 = s->arena + 27264; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t56[i * 7 + j] = h54[i * 3 + j];
        }
    }
}

// tokens.vae:6  posterior heads (added by the compiler)
// kernel 17, encode: loop over rows of [3]
VAE_KERNEL void encode_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t64 = s->arena + 26880; // [n, 3]
    const vae_real *mean62 = s->arena + 19072; // [n, 3] in rows of 6
    vae_real *t65 = s->arena + 26496; // [n, 3]
    const vae_real *logvar63 = s->arena + 19075; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t64[i * 3 + j] = mean62[i * 6 + j];
            t65[i * 3 + j] = logvar63[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:10  embed(5)
    // tokens.vae:10  positions
    // kernel 0, encode: product by panels over rows of [6, 5]
    like_eval_k0(s, tile, scratch, s->arena + 23680, s->param + 0, s->arena + 4608, s->param + 64);
    // tokens.vae:10  dense(4)
    // tokens.vae:10  layernorm
    // kernel 1, encode: product by panels over rows of [6, 4]
    like_train_k2(s, tile, scratch, s->arena + 23680, s->arena + 4608, s->param + 96,
        s->arena + 11520, s->param + 128, s->arena + 22912);
    // tokens.vae:10  layernorm
    // kernel 2, encode: loop over rows of [6, 1]
    like_train_k3(s, tile, scratch, s->arena + 23680, s->arena + 22144, s->arena + 22912);
    // tokens.vae:10  layernorm
    // kernel 3, encode: loop over rows of [6, 4]
    like_train_k4(s, tile, scratch, s->arena + 23680, s->arena + 8448, s->arena + 11520,
        s->arena + 22144, s->arena + 21376);
    // tokens.vae:10  layernorm
    // kernel 4, encode: loop over rows of [6, 1]
    like_eval_k4(s, tile, scratch, s->arena + 23680, s->arena + 21376, s->arena + 20608);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:8  embed(4)
    // kernel 8, encode: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 25984, s->param + 176, s->arena + 14592);
    // tokens.vae:8  gru(3)
    // kernel 11, encode: product by panels over rows of [4, 9]
    like_train_k13(s, tile, scratch, s->arena + 25984, s->arena + 14592, s->param + 224,
        s->arena + 0, s->param + 304);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u6(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:8  gru(3)
    // kernel 12, encode: product by panels over rows of [4, 3]
    like_eval_k12(s, tile, scratch, s->arena + 0, s->arena + 27648, s->param + 272, s->param + 320,
        s->arena + 24448, s->arena + 16640);
    // tokens.vae:8  pool(max)
    // kernel 13, encode: loop over rows of [4, 3]
    like_eval_k13(s, tile, scratch, s->arena + 24448, s->arena + 16640, s->arena + 27264);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // tokens.vae:10  layernorm
    // tokens.vae:10  tanh
    // tokens.vae:10  pool(mean)
    // kernel 6, encode: loop over rows of [6, 4]
    like_eval_k6(s, tile, scratch, s->arena + 23680, s->arena + 8448, s->arena + 20608,
        s->param + 144, s->param + 160, s->arena + 19840, s->arena + 25472);
    // tokens.vae:10  pool(mean)
    // kernel 7, encode: loop over rows of [1, 4]
    like_train_k9(s, tile, scratch, s->arena + 24960, s->arena + 25472, s->arena + 28032);
    // kernel 14, encode: loop over rows of [4]
    like_train_k16(s, tile, scratch, s->arena + 18176, s->arena + 24960);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u7(const VaeState *s, int tile, vae_real *scratch) {
    encode_k15(s, tile, scratch);
    // tokens.vae:6  posterior heads (added by the compiler)
    // kernel 16, encode: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 18176, s->param + 336, s->arena + 19072,
        s->param + 384);
    encode_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_u3, panels, {0}},
        {encode_k5, panels, {0}},
        {encode_k10, panels, {0}},
        {encode_k9, panels, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {encode_u6, panels, {0}},
        {encode_u2, panels, {0}}}, 2);
    vae_run_one(me, s, encode_u7, panels);
}

// tokens.vae:8  embed(4)
// kernel 0, decode: product by panels over rows of [4, 4]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 37888; // [n, 4]
    const vae_real *w2 = s->param + 176; // [9, 4]
    vae_real *h3 = s->arena + 32256; // [n, 4, 4]
    vae_lookup(end - begin, 4, 4, x0 + begin * 4, 4, w2, 4, h3 + begin * 16, 4);
}

// tokens.vae:8  gru(3)
// kernel 1, decode: loop over rows of [3]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 38784);
}

// tokens.vae:5  gru(3)
// kernel 2, decode: loop over rows of [4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 37888, s->arena + 37376);
}

// tokens.vae:8  gru(3)
// kernel 3, decode: product by panels over rows of [4, 9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h3 = s->arena + 32256; // [n, 4, 4]
    const vae_real *w4 = s->param + 224; // [4, 9]
    vae_real *t14 = s->arena + 27648; // [n, 4, 9]
    const vae_real *b6 = s->param + 304; // [9]
    vae_gemm_nn((int)(end - begin) * 4, 9, 4, h3 + begin * 16, 4, w4, 9, t14 + begin * 36, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v13 = t14[i * 36 + j * 9 + k];
                t14[i * 36 + j * 9 + k] = v13 + b6[k];
            }
        }
    }
}

// tokens.vae:8  gru(3)
// tokens.vae:8  pool(max)
// kernel 4, decode: product by panels over rows of [4, 3]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t14 = s->arena + 27648; // [n, 4, 9]
    const vae_real *t9 = s->arena + 38784; // [n, 3]
    const vae_real *w5 = s->param + 272; // [3, 9]
    const vae_real *b7 = s->param + 320; // [9]
    const vae_real *mask12 = s->arena + 37376; // [n, 4]
    vae_real *h15 = scratch + 1952; // [end - begin, 4, 3]
    vae_real *t19 = s->arena + 38400; // [n, 1, 3]
    static const VaeSteps steps15 = {4, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 4, .y_pitch = 3, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps15, (int)(end - begin), t14 + begin * 36, t9 + begin * 3, w5, b7, mask12 + begin * 4, h15, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t19[i * 3 + k] = -VAE_INFINITY;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v15 = h15[(i - begin) * 12 + j * 3 + k];
                t19[i * 3 + k] = vae_max(t19[i * 3 + k], vae_where(mask12[i * 4 + j], v15, (-1e+30f)));
            }
        }
    }
}

// What kernel 5 of decode and 1 other do, each with buffers of its own:
//   t21: [n, 3] in rows of 6
//   z1: [n, 3]
VAE_SHARED_1(like_decode_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t21,
    const vae_real *z1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t21[i * 6 + j] = z1[i * 3 + j];
        }
    }
}

// tokens.vae:6  z
// kernel 5, decode: loop over rows of [3]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_decode_k5(s, tile, scratch, s->arena + 36608, s->arena + 39168);
}

// tokens.vae:13  likelihood = categorical
// kernel 8, decode: loop over rows of [6, 12]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t29 = s->arena + 35840; // [n, 6, 1]
    const vae_real *p28 = s->arena + 18432; // [n, 6, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t29_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t29_sum)
            for (size_t k = 0; k < 12; k++) {
                t29_sum = vae_max(t29_sum, p28[i * 72 + j * 12 + k]);
            }
            t29[i * 6 + j] = t29_sum;
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 9, decode: loop over rows of [6, 12]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t30 = s->arena + 9216; // [n, 6, 12]
    const vae_real *p28 = s->arena + 18432; // [n, 6, 12]
    const vae_real *t29 = s->arena + 35840; // [n, 6, 1]
    vae_real *t32 = s->arena + 35072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t32_sum = 0.0f;
            VAE_SIMD_SUM(t32_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v30 = p28[i * 72 + j * 12 + k] - t29[i * 6 + j];
                t30[i * 72 + j * 12 + k] = v30;
                t32_sum += vae_exp(v30);
            }
            t32[i * 6 + j] = t32_sum;
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 10, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t33 = s->arena + 34304; // [n, 6, 1]
    const vae_real *t32 = s->arena + 35072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t33[i * 6 + j] = vae_log(t32[i * 6 + j]);
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 11, decode: loop over rows of [6, 12]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t30 = s->arena + 9216; // [n, 6, 12]
    const vae_real *t33 = s->arena + 34304; // [n, 6, 1]
    vae_real *t35 = s->arena + 0; // [n, 6, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                t35[i * 72 + j * 12 + k] = vae_exp(t30[i * 72 + j * 12 + k] - t33[i * 6 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    decode_k4(s, tile, scratch);
    // kernel 6, decode: loop over rows of [3]
    like_decode_k5(s, tile, scratch, s->arena + 36611, s->arena + 38400);
    // tokens.vae:11  dense(6 * 12)
    // kernel 7, decode: product by panels over rows of [72]
    like_train_k20(s, tile, scratch, s->arena + 36608, s->param + 400, s->arena + 18432,
        s->param + 832);
    decode_k8(s, tile, scratch);
    decode_k9(s, tile, scratch);
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}},
        {decode_k1, panels, {0}},
        {decode_k5, panels, {0}}}, 4);
    vae_run_one(me, s, decode_u3, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 99584, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 103936, 4}, // [n, 4]
    {"encoder.0.u", VAE_IN_UNIFORM, 8, 98816, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 106368, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 107904, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 107952, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 107920, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 33664, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 35968, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 36864, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 38272, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 38528, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 38144, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 36480, 3}, // [n, 3]
    {"x.tokens", VAE_OUT_ROW, 0, 38016, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 23680, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 25984, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 26880, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 26496, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 37888, 4}, // [n, 4]
    {"z", VAE_IN_LATENT, 0, 39168, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 0, 72}, // [n, 6, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {12, 5}, {5, 1}, 0, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.2.weight", 2, {6, 5}, {5, 1}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.3.weight", 2, {4, 5}, {1, 4}, 96, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.3.bias", 1, {4}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.weight", 1, {4}, {1}, 144, VAE_INIT_CONST, 1.0f, true, false, false},
    {"encoder.4.bias", 1, {4}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.0.weight", 2, {9, 4}, {4, 1}, 176, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.1.weight_ih_l0", 2, {9, 4}, {1, 9}, 224, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"network.told.1.weight_hh_l0", 2, {9, 3}, {1, 9}, 272, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"network.told.1.bias_ih_l0", 1, {9}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.1.bias_hh_l0", 1, {9}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 7}, {1, 6}, 336, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 7}, {1, 6}, 339, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 387, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {72, 6}, {1, 72}, 400, VAE_INIT_UNIFORM, 0.277350098f, true, true, false},
    {"decoder.1.bias", 1, {72}, {1}, 832, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 6, 6, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 12, .unit = VAE_UNIT_CHAR, .truncate = false},
    {"y", VAE_TOKENS, 1, 1, 4, 4, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0, .words = 9, .unit = VAE_UNIT_WORD, .truncate = true},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "y", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(4)", "[4, 4]", 36},
    {VAE_STAGE_ENCODER, 0, "gru(3)", "[4, 3]", 81},
    {VAE_STAGE_ENCODER, 0, "pool(max)", "[3]", 0},
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "word_dropout(0.1)", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(5)", "[6, 5]", 60},
    {VAE_STAGE_ENCODER, 0, "positions", "[6, 5]", 30},
    {VAE_STAGE_ENCODER, 0, "dense(4)", "[6, 4]", 24},
    {VAE_STAGE_ENCODER, 0, "layernorm", "[6, 4]", 8},
    {VAE_STAGE_ENCODER, 0, "tanh", "[6, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(told)", "[7]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 48},
    {VAE_STAGE_DECODER, 0, "concat(told)", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6 * 12)", "[72]", 504},
    {VAE_STAGE_DECODER, 0, "reshape(6, 12)", "[6, 12]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 912},
};

static const VaeStepWork step_work[] = {
    {0, -1, 125.0},
    {1, -1, 382.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "tokens", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model tokens\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  network told(y)                   [4]                         -              -\n"
        "    embed(4)                        [4, 4]                     36              -\n"
        "    gru(3)                          [4, 3]                     81            624\n"
        "    pool(max)                       [3]                         -              -\n"
        "  encoder(x, told)                  [6]                         -              -\n"
        "    word_dropout(0.1)               [6]                         -              -\n"
        "    embed(5)                        [6, 5]                     60              -\n"
        "    positions                       [6, 5]                     30              -\n"
        "    dense(4)                        [6, 4]                     24            240\n"
        "    layernorm                       [6, 4]                      8              -\n"
        "    tanh                            [6, 4]                      -              -\n"
        "    pool(mean)                      [4]                         -              -\n"
        "    concat(told)                    [7]                         -              -\n"
        "  z: mean, logvar heads             [3]                        48             84\n"
        "  decoder(z, told)                  [3]                         -              -\n"
        "    concat(told)                    [6]                         -              -\n"
        "    dense(6 * 12)                   [72]                      504            864\n"
        "    reshape(6, 12)                  [6, 12]                     -              -\n"
        "\n"
        "  791 parameters; one training step of 128 rows: 655,616 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          55      128       431,936      431,936\n"
        "  eval           21       62       155,136      155,136\n"
        "  encode         18       38       112,640      112,640\n"
        "  decode         12       20       158,208      158,208\n",
    .batch = 128, .n_param = 912, .n_state = 0, .n_arena = 107984,
    .n_scratch = 2336,
    .max_threads = 1, .flops_per_row = 5122.0,
    .step_work = step_work, .n_step_work = 2,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 32,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 18,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 3},
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
