// vocabulary -- written by vaec 0.1.0 from vocabulary.vae; do not edit.
//
// model vocabulary
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     embed(5)                        [6, 5]                  3,000              -
//     gru(4)                          [6, 4]                    132          1,536
//     pool(last)                      [4]                         -              -
//   z: mean, logvar heads             [3]                        30             48
//   decoder                           [6]                         -              -
//     embed(5)                        [6, 5]                  3,000              -
//     concat(z)                       [6, 8]                      -              -
//     gru(4, start=z)                 [6, 4]                    184          2,160
//     dense(600)                      [6, 600]                3,000         28,800
//
//   9,346 parameters; one training step of 40 rows: 4,981,920 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          45       84       183,936      183,936
//   eval           19       47        53,376       53,376
//   encode         11       17        27,264       27,264
//   decode         12       25       580,800    1,757,952
//   step           11       19       295,616      295,616
//
// n is the number of rows in the batch, at most 40; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [600, 5]
//   h2: [n, 6, 5]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 5, x0 + i * 6, 6, w1, 5, h2 + i * 30, 5);
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t8: [n, 4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t8[i * 4 + j] = 0.0f;
        }
    }
}

// vocabulary.vae:5  gru(4)
// kernel 1, train: loop over rows of [4]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 44880);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   mask11: [n, 6]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask11[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
        }
    }
}

// vocabulary.vae:3  gru(4)
// kernel 2, train: loop over rows of [6]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 44160, s->arena + 43920);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   h2: [n, 6, 5]
//   w3: [5, 12]
//   t13: [n, 6, 12]
//   b5: [12]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h2, const vae_real *w3, vae_real *t13, const vae_real *b5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 12, 5, h2 + begin * 30, 5, w3, 12, t13 + begin * 72, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v12 = t13[i * 72 + j * 12 + k];
                t13[i * 72 + j * 12 + k] = v12 + b5[k];
            }
        }
    }
}

// What kernel 4 of train and 1 other do, each with buffers of its own:
//   t13: [n, 6, 12]
//   t8: [n, 4]
//   w4: [4, 12]
//   b6: [12]
//   mask11: [n, 6]
//   d14: [n, 6, 24]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t13,
    const vae_real *t8, const vae_real *w4, const vae_real *b6, const vae_real *mask11,
    vae_real *d14) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    static const VaeSteps steps14 = {6, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 24, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps14, (int)(end - begin), t13 + begin * 72, t8 + begin * 4, w4, b6, mask11 + begin * 6, d14 + begin * 144, scratch);
}

// vocabulary.vae:5  gradient of gru(4)
// kernel 4, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 27840, s->arena + 44880, s->param + 3072,
        s->param + 3136, s->arena + 43920, s->arena + 19200);
}

// What kernel 5 of train and 1 other do, each with buffers of its own:
//   t16: [n, 1] in rows of 6
//   t45: [n, 1] in rows of 6
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t16,
    vae_real *t45) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t16[i * 6] = 0.0f;
        t45[i * 6] = 1.0f;
    }
}

// What kernel 6 of train and 5 others do, each with buffers of its own:
//   t18: [n, 5] in rows of 6
//   t17: [n, 5] in rows of 6
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t18,
    const vae_real *t17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t18[i * 6 + j] = t17[i * 6 + j];
        }
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t19: [n, 6]
//   t22: [n, 6]
//   mask11: [n, 6]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t19, vae_real *t22, const vae_real *mask11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t22[i * 6 + j] = mask11[i * 6 + j] * (1.0f - t19[i * 6 + j]);
        }
    }
}

// vocabulary.vae:5  pool(last)
// kernel 8, train: loop over rows of [6, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *t15 = s->arena + 19200; // [n, 6, 4] in rows of 24
    const vae_real *t22 = s->arena + 43440; // [n, 6, 1]
    vae_real *t25 = s->arena + 44720; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t25[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t25[i * 4 + k] += t15[i * 144 + j * 24 + k] * t22[i * 6 + j];
            }
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   h26: [n, 4]
//   w27: [4, 6]
//   heads30: [n, 6]
//   b28: [6]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *h26,
    const vae_real *w27, vae_real *heads30, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 6, 4, h26 + begin * 4, 4, w27, 6, heads30 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v29 = heads30[i * 6 + j];
            heads30[i * 6 + j] = v29 + b28[j];
        }
    }
}

// vocabulary.vae:4  sampling and KL
// kernel 10, train: loop over rows of [3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar32 = s->arena + 43203; // [n, 3] in rows of 6
    vae_real *t35 = s->arena + 45552; // [n, 3]
    const vae_real *eps33 = s->arena + 45680; // [n, 3]
    vae_real *z37 = s->arena + 45424; // [n, 3]
    const vae_real *mean31 = s->arena + 43200; // [n, 3] in rows of 6
    vae_real *t39 = s->arena + 45296; // [n, 3]
    vae_real *t44 = s->arena + 45856; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v35 = vae_exp(0.5f * logvar32[i * 6 + j]);
            t35[i * 3 + j] = v35;
            z37[i * 3 + j] = mean31[i * 6 + j] + v35 * eps33[i * 3 + j];
            const vae_real v39 = vae_exp(logvar32[i * 6 + j]);
            t39[i * 3 + j] = v39;
            const vae_real v42 = mean31[i * 6 + j] * mean31[i * 6 + j] + v39 - 1.0f - logvar32[i * 6 + j];
            t44_sum += 0.5f * v42;
        }
        t44[i] = t44_sum;
    }
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   before48: [n, 6]
//   w49: [600, 5]
//   h50: [n, 6, 5] in rows of 8
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *before48, const vae_real *w49, vae_real *h50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 5, before48 + i * 6, 6, w49, 5, h50 + i * 48, 8);
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t51: [n, 6, 3] in rows of 8
//   z37: [n, 3]
VAE_SHARED_1(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t51, const vae_real *z37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t51[i * 48 + j * 8 + k] = z37[i * 3 + k];
            }
        }
    }
}

// What kernel 14 of train and 3 others do, each with buffers of its own:
//   z37: [n, 3]
//   w57: [3, 4]
//   t60: [n, 4]
//   b58: [4]
VAE_SHARED_1(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *z37,
    const vae_real *w57, vae_real *t60, const vae_real *b58) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 4, 3, z37 + begin * 3, 3, w57, 4, t60 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v59 = t60[i * 4 + j];
            t60[i * 4 + j] = v59 + b58[j];
        }
    }
}

// What kernel 15 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   h52: [n, 6, 8]
//   w53: [8, 12]
//   t62: [n, 6, 12]
//   b55: [12]
VAE_SHARED_1(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h52, const vae_real *w53, vae_real *t62, const vae_real *b55) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 12, 8, h52 + begin * 48, 8, w53, 12, t62 + begin * 72, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v61 = t62[i * 72 + j * 12 + k];
                t62[i * 72 + j * 12 + k] = v61 + b55[k];
            }
        }
    }
}

// vocabulary.vae:6  gradient of dense(600)
// kernel 17, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t64 = s->arena + 13440; // [n, 6, 4] in rows of 24
    const vae_real *w65 = s->param + 6416; // [4, 600]
    const vae_real *b66 = s->param + 8816; // [600]
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    vae_real *d67 = s->arena + 34560; // [n, 6, 6]
    static const VaeLogits words67 = {6, 4, 600, .h_pitch = 24, .w_pitch = 600, .x_pitch = 6};
    vae_vocabulary(&words67, end - begin, true, t64 + begin * 144, w65, b66, x0 + begin * 6, d67 + begin * 36, 6, scratch);
}

// kernel 18, train: loop over rows of [6, 1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *t68 = s->arena + 34560; // [n, 6, 1] in rows of 6
    vae_real *t71 = s->arena + 45808; // [n, 1]
    vae_real *t86 = s->arena + 42480; // [n, 6, 1]
    const vae_real *d85 = s->arena + 34561; // [n, 6, 1] in rows of 6
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < steps; j++) {
            t71_sum += t68[i * 36 + j * 6];
            t86[i * 6 + j] = d85[i * 36 + j * 6];
        }
        t71[i] = t71_sum;
    }
}

// kernel 19, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t73 = s->arena + 45968; // [1]
    const vae_real *t71 = s->arena + 45808; // [n, 1]
    vae_real *t75 = s->arena + 45936; // [1]
    const vae_real *t44 = s->arena + 45856; // [n, 1]
    vae_real t73_sum = 0.0f;
    vae_real t75_sum = 0.0f;
    VAE_SIMD_SUM(t73_sum, t75_sum)
    for (size_t i = 0; i < rows; i++) {
        t73_sum += t71[i];
        t75_sum += t44[i];
    }
    t73[0] = t73_sum;
    t75[0] = t75_sum;
}

// kernel 20, train: loop over [1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t74 = s->arena + 45952; // [1]
    const vae_real *t73 = s->arena + 45968; // [1]
    vae_real *t76 = s->arena + 45920; // [1]
    const vae_real *t75 = s->arena + 45936; // [1]
    vae_real *t79 = s->arena + 45904; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v74 = t73[0] * inv_n;
    t74[0] = v74;
    const vae_real v76 = t75[0] * inv_n;
    t76[0] = v76;
    t79[0] = v74 + beta * v76;
}

// kernel 21, train: loop over rows of [6]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    vae_real *d81 = s->arena + 42720; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d81[i * 6 + j] = inv_n;
        }
    }
}

// vocabulary.vae:6  gradient of dense(600)
// kernel 22, train: loop over rows of [6, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    vae_real *d84 = s->arena + 39360; // [n, 6, 4]
    const vae_real *d83 = s->arena + 34562; // [n, 6, 4] in rows of 6
    const vae_real *d81 = s->arena + 42720; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d84[i * 24 + j * 4 + k] = d83[i * 36 + j * 6 + k] * d81[i * 6 + j];
            }
        }
    }
}

// vocabulary.vae:6  gradient of dense(600)
// kernel 23, train: weight gradient over [4, 600]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *t64 = s->arena + 13440; // [n, 6, 4] in rows of 24
    const vae_real *w65 = s->param + 6416; // [4, 600]
    const vae_real *b66 = s->param + 8816; // [600]
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *t86 = s->arena + 42480; // [n, 6]
    const vae_real *d81 = s->arena + 42720; // [n, 6]
    vae_real *d_param88 = s->grad + 6416; // [4, 600]
    vae_real *d_param89 = s->grad + 8816; // [600]
    static const VaeLogits words88 = {6, 4, 600, .h_pitch = 24, .w_pitch = 600, .x_pitch = 6};
    vae_vocabulary_w(&words88, (size_t)s->n * 1, tile, t64, w65, b66, x0, t86, 6, d81, 6, d_param88, 600, d_param89, scratch);
}

// What kernel 24 of train and 1 other do, each with buffers of its own:
//   d84: [n, 6, 4]
//   d63: [n, 6, 24]
//   w54: [4, 12]
//   mask11: [n, 6]
//   d90: [n, 6, 28]
VAE_SHARED_1(like_train_k24, const VaeState *s, int tile, vae_real *scratch, const vae_real *d84,
    const vae_real *d63, const vae_real *w54, const vae_real *mask11, vae_real *d90) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    static const VaeSteps steps90 = {6, 4, .x_pitch = 24, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 28, .d_pitch = 4, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps90, (int)(end - begin), d84 + begin * 24, d63 + begin * 144, w54, mask11 + begin * 6, d90 + begin * 168, scratch);
}

// What kernel 25 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   d93: [n, 6, 4] in rows of 24
//   d92: [n, 6, 12] in rows of 28
//   d_param94: [4, 12]
VAE_SHARED_1(like_train_k25, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *d93, const vae_real *d92, vae_real *d_param94) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 12, d93, 24, d92, 28, d_param94, 12);
}

// vocabulary.vae:6  gradient of gru(4, start=z)
// kernel 25, train: weight gradient over [4, 12]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k25(s, tile, scratch, s->arena + 44160, s->arena + 13444, s->arena + 6732,
        s->grad + 6304);
}

// What kernel 26 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   d97: [n, 1, 12]
//   d92: [n, 6, 12] in rows of 28
//   d100: [n, 1, 12]
//   d91: [n, 6, 12] in rows of 28
VAE_SHARED_1(like_train_k26, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *d97, const vae_real *d92, vae_real *d100, const vae_real *d91) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 12; k++) {
            d97[i * 12 + k] = 0.0f;
        }
        for (size_t k = 0; k < 12; k++) {
            d100[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d97[i * 12 + k] += d92[i * 168 + j * 28 + k];
                d100[i * 12 + k] += d91[i * 168 + j * 28 + k];
            }
        }
    }
}

// What kernel 27 of train and 1 other do, each with buffers of its own:
//   d_param98: [1, 12]
//   d97: [n, 1, 12]
//   d_param101: [1, 12]
//   d100: [n, 1, 12]
VAE_SHARED_1(like_train_k27, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param98,
    const vae_real *d97, vae_real *d_param101, const vae_real *d100) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 12; j++) {
        d_param98[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d_param101[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param98[j] += d97[i * 12 + j];
            d_param101[j] += d100[i * 12 + j];
        }
    }
}

// vocabulary.vae:6  gradient of gru(4, start=z)
// kernel 27, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k27(s, tile, scratch, s->grad + 6368, s->arena + 41760, s->grad + 6352,
        s->arena + 41280);
}

// vocabulary.vae:6  gradient of gru(4, start=z)
// kernel 28, train: weight gradient over [8, 12]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *h52 = s->arena + 32640; // [n, 6, 8]
    const vae_real *d91 = s->arena + 6720; // [n, 6, 12] in rows of 28
    vae_real *d_param103 = s->grad + 6208; // [8, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 8, 12, h52, 8, d91, 28, d_param103, 12);
}

// vocabulary.vae:6  gradient of gru(4, start=z)
// kernel 29, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *d91 = s->arena + 6720; // [n, 6, 12] in rows of 28
    const vae_real *w53 = s->param + 6208; // [8, 12]
    vae_real *d104 = s->arena + 30720; // [n, 6, 8]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nt(&ragged, 8, 12, d91 + begin * 168, 28, w53, 12, d104 + begin * 48, 8);
}

// vocabulary.vae:6  gradient of gru(4, start=z)
// kernel 30, train: weight gradient over [3, 4]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z37 = s->arena + 45424; // [n, 3]
    const vae_real *d96 = s->arena + 6744; // [n, 4] in rows of 168
    vae_real *d_param106 = s->grad + 6384; // [3, 4]
    if (tile == 1) {
        vae_real *d_param105 = s->grad + 6400; // [4]
        vae_column_sums(s->n, 4, d96, 168, d_param105);
        return;
    }
    vae_gemm_tn(3, 4, s->n, z37, 3, d96, 168, d_param106, 4);
}

// vocabulary.vae:6  gradient of gru(4, start=z)
// kernel 31, train: product by panels over rows of [3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d96 = s->arena + 6744; // [n, 4] in rows of 168
    const vae_real *w57 = s->param + 6384; // [3, 4]
    vae_real *d107 = s->arena + 45168; // [n, 3]
    vae_gemm_nt((int)(end - begin), 3, 4, d96 + begin * 168, 168, w57, 4, d107 + begin * 3, 3);
}

// vocabulary.vae:6  gradient of concat(z)
// kernel 32, train: loop over rows of [6, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    vae_real *d110 = s->arena + 45040; // [n, 1, 3]
    const vae_real *d109 = s->arena + 30725; // [n, 6, 3] in rows of 8
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 3; k++) {
            d110[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d110[i * 3 + k] += d109[i * 48 + j * 8 + k];
            }
        }
    }
}

// vocabulary.vae:6  gradient of concat(z)
// vocabulary.vae:4  gradient of sampling and KL
// kernel 33, train: loop over rows of [3]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d107 = s->arena + 45168; // [n, 3]
    const vae_real *d110 = s->arena + 45040; // [n, 3]
    const vae_real *t39 = s->arena + 45296; // [n, 3]
    const vae_real *mean31 = s->arena + 43200; // [n, 3] in rows of 6
    vae_real *d118 = s->arena + 42240; // [n, 3] in rows of 6
    const vae_real *eps33 = s->arena + 45680; // [n, 3]
    const vae_real *t35 = s->arena + 45552; // [n, 3]
    vae_real *d122 = s->arena + 42243; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c80 = beta * inv_n;
    const vae_real c114 = 0.5f * c80;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v112 = d107[i * 3 + j] + d110[i * 3 + j];
            d118[i * 6 + j] = c80 * mean31[i * 6 + j] + v112;
            d122[i * 6 + j] = c114 * t39[i * 3 + j] - c114 + 0.5f * (v112 * eps33[i * 3 + j] * t35[i * 3 + j]);
        }
    }
}

// vocabulary.vae:6  gradient of embed(5)
// kernel 34, train: weight gradient over [600, 5]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *before48 = s->arena + 42960; // [n, 6]
    const vae_real *d108 = s->arena + 30720; // [n, 6, 5] in rows of 8
    vae_real *d_param113 = s->grad + 3200; // [600, 5]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_lookup_w((size_t)s->n * 1, 6, 5, before48, 6, &ragged, d108, 8, d_param113, 0, 600);
}

// vocabulary.vae:4  gradient of posterior heads (added by the compiler)
// kernel 35, train: weight gradient over [4, 6]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h26 = s->arena + 44720; // [n, 4]
    const vae_real *d123 = s->arena + 42240; // [n, 6]
    vae_real *d_param125 = s->grad + 3152; // [4, 6]
    if (tile == 1) {
        vae_real *d_param124 = s->grad + 3184; // [6]
        vae_column_sums(s->n, 6, d123, 6, d_param124);
        return;
    }
    vae_gemm_tn(4, 6, s->n, h26, 4, d123, 6, d_param125, 6);
}

// vocabulary.vae:4  gradient of posterior heads (added by the compiler)
// kernel 36, train: product by panels over rows of [4]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d123 = s->arena + 42240; // [n, 6]
    const vae_real *w27 = s->param + 3152; // [4, 6]
    vae_real *d126 = s->arena + 44400; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 6, d123 + begin * 6, 6, w27, 6, d126 + begin * 4, 4);
}

// vocabulary.vae:5  gradient of pool(last)
// kernel 37, train: loop over rows of [6, 4]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    vae_real *d128 = s->arena + 38400; // [n, 6, 4]
    const vae_real *d126 = s->arena + 44400; // [n, 1, 4]
    const vae_real *t22 = s->arena + 43440; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d128[i * 24 + j * 4 + k] = d126[i * 4 + k] * t22[i * 6 + j];
            }
        }
    }
}

// vocabulary.vae:5  gradient of gru(4)
// kernel 39, train: weight gradient over [4, 12]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k25(s, tile, scratch, s->arena + 44160, s->arena + 19204, s->arena + 12,
        s->grad + 3072);
}

// vocabulary.vae:5  gradient of gru(4)
// kernel 41, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k27(s, tile, scratch, s->grad + 3136, s->arena + 40800, s->grad + 3120,
        s->arena + 40320);
}

// vocabulary.vae:5  gradient of gru(4)
// kernel 42, train: weight gradient over [5, 12]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *h2 = s->arena + 37200; // [n, 6, 5]
    const vae_real *d130 = s->arena + 0; // [n, 6, 12] in rows of 28
    vae_real *d_param140 = s->grad + 3008; // [5, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 5, 12, h2, 5, d130, 28, d_param140, 12);
}

// vocabulary.vae:5  gradient of gru(4)
// kernel 43, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *d130 = s->arena + 0; // [n, 6, 12] in rows of 28
    const vae_real *w3 = s->param + 3008; // [5, 12]
    vae_real *d141 = s->arena + 36000; // [n, 6, 5]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nt(&ragged, 5, 12, d130 + begin * 168, 28, w3, 12, d141 + begin * 30, 5);
}

// vocabulary.vae:5  gradient of embed(5)
// kernel 44, train: weight gradient over [600, 5]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 44160; // [n, 6]
    const vae_real *d141 = s->arena + 36000; // [n, 6, 5]
    vae_real *d_param142 = s->grad + 0; // [600, 5]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_lookup_w((size_t)s->n * 1, 6, 5, x0, 6, &ragged, d141, 5, d_param142, 0, 600);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  embed(5)
    // kernel 0, train: product by panels over rows of [6, 5]
    like_train_k0(s, tile, scratch, s->arena + 44160, s->param + 0, s->arena + 37200);
    // vocabulary.vae:5  gru(4)
    // kernel 3, train: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 44160, s->arena + 37200, s->param + 3008,
        s->arena + 27840, s->param + 3120);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {37200, 30}, // h2
    {44160, 6}, // x0
};
static const VaeShown train_u0_shown = {2, train_u0_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  pool(last)
    // kernel 5, train: loop over rows of [1]
    like_train_k5(s, tile, scratch, s->arena + 43685, s->arena + 42960);
    // kernel 11, train: loop over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 42961, s->arena + 44160);
    // vocabulary.vae:6  embed(5)
    // kernel 12, train: product by panels over rows of [6, 5]
    like_train_k12(s, tile, scratch, s->arena + 44160, s->arena + 42960, s->param + 3200,
        s->arena + 32640);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u4_rows[] = {
    {32640, 48}, // h50
    {42960, 6}, // t45
};
static const VaeShown train_u4_shown = {2, train_u4_rows};

static const VaeShown train_k2_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k21_rows[] = {
    {42720, 6}, // d81
};
static const VaeShown train_k21_shown = {1, train_k21_rows};

static const VaeShown train_k1_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k4_rows[] = {
    {19200, 144}, // d14
};
static const VaeShown train_k4_shown = {1, train_k4_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  pool(last)
    // kernel 6, train: loop over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 43680, s->arena + 43921);
    // vocabulary.vae:5  pool(last)
    // kernel 7, train: loop over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 44160, s->arena + 43680, s->arena + 43440,
        s->arena + 43920);
}

static const VaeShown train_u5_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    // vocabulary.vae:4  posterior heads (added by the compiler)
    // kernel 9, train: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 44720, s->param + 3152, s->arena + 43200,
        s->param + 3184);
    train_k10(s, tile, scratch);
    // vocabulary.vae:6  concat(z)
    // kernel 13, train: loop over rows of [6, 3]
    like_train_k13(s, tile, scratch, s->arena + 44160, s->arena + 32645, s->arena + 45424);
    // vocabulary.vae:6  gru(4, start=z)
    // kernel 14, train: product by panels over rows of [4]
    like_train_k14(s, tile, scratch, s->arena + 45424, s->param + 6384, s->arena + 44560,
        s->param + 6400);
    // vocabulary.vae:6  gru(4, start=z)
    // kernel 15, train: product by panels over rows of [6, 12]
    like_train_k15(s, tile, scratch, s->arena + 44160, s->arena + 32640, s->param + 6208,
        s->arena + 24960, s->param + 6352);
    // vocabulary.vae:6  gradient of gru(4, start=z)
    // kernel 16, train: product by panels over rows of [6, 24]
    like_train_k4(s, tile, scratch, s->arena + 24960, s->arena + 44560, s->param + 6304,
        s->param + 6368, s->arena + 43920, s->arena + 13440);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k22(s, tile, scratch);
    // vocabulary.vae:6  gradient of gru(4, start=z)
    // kernel 24, train: product by panels over rows of [6, 28]
    like_train_k24(s, tile, scratch, s->arena + 39360, s->arena + 13440, s->param + 6304,
        s->arena + 43920, s->arena + 6720);
    // vocabulary.vae:6  gradient of gru(4, start=z)
    // kernel 26, train: loop over rows of [6, 12]
    like_train_k26(s, tile, scratch, s->arena + 44160, s->arena + 41760, s->arena + 6732,
        s->arena + 41280, s->arena + 6720);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    // vocabulary.vae:5  gradient of gru(4)
    // kernel 38, train: product by panels over rows of [6, 28]
    like_train_k24(s, tile, scratch, s->arena + 38400, s->arena + 19200, s->param + 3072,
        s->arena + 43920, s->arena + 0);
    // vocabulary.vae:5  gradient of gru(4)
    // kernel 40, train: loop over rows of [6, 12]
    like_train_k26(s, tile, scratch, s->arena + 44160, s->arena + 40800, s->arena + 12,
        s->arena + 40320, s->arena + 0);
    train_k43(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u6_rows[] = {
    {36000, 30}, // d141
    {40320, 12}, // d137
    {40800, 12}, // d134
    {0, 168}, // d129
    {42240, 6}, // d118
    {30720, 48}, // d104
    {41280, 12}, // d100
    {41760, 12}, // d97
    {6720, 168}, // d90
    {42480, 6}, // t86
    {45808, 1}, // t71
    {13440, 144}, // d63
    {32640, 48}, // h50
    {45856, 1}, // t44
    {45424, 3}, // z37
    {44720, 4}, // t25
};
static const VaeShown train_u6_shown = {16, train_u6_rows};

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_u4, panels, {.shown = &train_u4_shown}},
        {train_k2, panels, {.shown = &train_k2_shown}},
        {train_k21, panels, {.shown = &train_k21_shown}},
        {train_k1, panels, {.shown = &train_k1_shown}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_k4, panels, {.shown = &train_k4_shown}},
        {train_u5, panels, {.shown = &train_u5_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u6, panels, {.shown = &train_u6_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k23, 4, {.weights = true}},
        {train_k28, 1, {.weights = true}},
        {train_k42, 1, {.weights = true}},
        {train_k25, 1, {.weights = true}},
        {train_k39, 1, {.weights = true}},
        {train_k35, 2, {.weights = true}},
        {train_k34, 1, {.weights = true}},
        {train_k44, 1, {.weights = true}},
        {train_k27, 1, {0}},
        {train_k30, 2, {.weights = true}},
        {train_k41, 1, {0}},
        {train_u7, 1, {0}}}, 12);
}

// vocabulary.vae:5  gru(4)
// kernel 1, eval: loop over rows of [4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 12560);
}

// vocabulary.vae:3  gru(4)
// kernel 2, eval: loop over rows of [6]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 12000, s->arena + 11760);
}

// What kernel 4 of eval and 2 others do, each with buffers of its own:
//   t13: [n, 6, 12]
//   t8: [n, 4]
//   w4: [4, 12]
//   b6: [12]
//   mask11: [n, 6]
//   h14: [n, 6, 4]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t13,
    const vae_real *t8, const vae_real *w4, const vae_real *b6, const vae_real *mask11,
    vae_real *h14) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    static const VaeSteps steps14 = {6, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 4, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps14, (int)(end - begin), t13 + begin * 72, t8 + begin * 4, w4, b6, mask11 + begin * 6, h14 + begin * 24, scratch);
}

// vocabulary.vae:5  gru(4)
// kernel 4, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 2880, s->arena + 12560, s->param + 3072,
        s->param + 3136, s->arena + 11760, s->arena + 9840);
}

// vocabulary.vae:5  pool(last)
// kernel 7, eval: loop over rows of [6]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 12000; // [n, 6]
    const vae_real *t18 = s->arena + 11520; // [n, 6]
    vae_real *t21 = s->arena + 11280; // [n, 6]
    const vae_real *mask11 = s->arena + 11760; // [n, 6]
    vae_real *t79 = s->arena + 13104; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t79_sum = 0.0f;
        VAE_SIMD_SUM(t79_sum)
        for (size_t j = 0; j < steps; j++) {
            t21[i * 6 + j] = mask11[i * 6 + j] * (1.0f - t18[i * 6 + j]);
            t79_sum += mask11[i * 6 + j];
        }
        t79[i] = t79_sum;
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   h14: [n, 6, 4]
//   t21: [n, 6, 1]
//   t24: [n, 1, 4]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h14, const vae_real *t21, vae_real *t24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t24[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t24[i * 4 + k] += h14[i * 24 + j * 4 + k] * t21[i * 6 + j];
            }
        }
    }
}

// vocabulary.vae:4  sampling and KL
// kernel 10, eval: loop over rows of [3]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar31 = s->arena + 11043; // [n, 3] in rows of 6
    const vae_real *eps32 = s->arena + 12976; // [n, 3]
    vae_real *z36 = s->arena + 12848; // [n, 3]
    const vae_real *mean30 = s->arena + 11040; // [n, 3] in rows of 6
    vae_real *t49 = s->arena + 12720; // [n, 3]
    vae_real *t50 = s->arena + 13296; // [n, 1]
    vae_real *t53 = s->arena + 13248; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t50_sum = 0.0f;
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t50_sum, t53_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v36 = mean30[i * 6 + j] + vae_exp(0.5f * logvar31[i * 6 + j]) * eps32[i * 3 + j];
            z36[i * 3 + j] = v36;
            const vae_real v39 = eps32[i * 3 + j] * eps32[i * 3 + j] + logvar31[i * 6 + j];
            const vae_real v46 = mean30[i * 6 + j] * mean30[i * 6 + j] + vae_exp(logvar31[i * 6 + j]);
            const vae_real v49 = 0.5f * (v46 - 1.0f - logvar31[i * 6 + j]);
            t49[i * 3 + j] = v49;
            t50_sum += v49;
            const vae_real v52 = (-0.5f) * (v36 * v36 + 1.83787707f - (v39 + 1.83787707f));
            t53_sum += v52;
        }
        t50[i] = t50_sum;
        t53[i] = t53_sum;
    }
}

// vocabulary.vae:6  dense(600)
// kernel 17, eval: product by panels over rows of [6, 1]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h72 = s->arena + 8880; // [n, 6, 4]
    const vae_real *w73 = s->param + 6416; // [4, 600]
    const vae_real *b74 = s->param + 8816; // [600]
    const vae_real *x0 = s->arena + 12000; // [n, 6]
    vae_real *t75 = scratch + 38400; // [end - begin, 6, 1]
    vae_real *t77 = s->arena + 13200; // [n, 1]
    static const VaeLogits words75 = {6, 4, 600, .h_pitch = 4, .w_pitch = 600, .x_pitch = 6};
    vae_vocabulary(&words75, end - begin, false, h72 + begin * 24, w73, b74, x0 + begin * 6, t75, 1, scratch);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t77_sum = 0.0f;
        VAE_SIMD_SUM(t77_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v75 = t75[(i - begin) * 6 + j];
            t77_sum += v75;
        }
        t77[i] = t77_sum;
    }
}

// kernel 18, eval: loop over rows of [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t78 = s->arena + 13152; // [n, 1]
    const vae_real *t53 = s->arena + 13248; // [n, 1]
    const vae_real *t77 = s->arena + 13200; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t78[i] = t53[i] - t77[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  embed(5)
    // kernel 0, eval: product by panels over rows of [6, 5]
    like_train_k0(s, tile, scratch, s->arena + 12000, s->param + 0, s->arena + 7680);
    // vocabulary.vae:5  gru(4)
    // kernel 3, eval: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 12000, s->arena + 7680, s->param + 3008,
        s->arena + 2880, s->param + 3120);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  pool(last)
    // kernel 5, eval: loop over rows of [1]
    like_train_k5(s, tile, scratch, s->arena + 11525, s->arena + 10800);
    // kernel 11, eval: loop over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 10801, s->arena + 12000);
    // vocabulary.vae:6  embed(5)
    // kernel 12, eval: product by panels over rows of [6, 5]
    like_train_k12(s, tile, scratch, s->arena + 12000, s->arena + 10800, s->param + 3200,
        s->arena + 5760);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  pool(last)
    // kernel 6, eval: loop over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 11520, s->arena + 11761);
    eval_k7(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  pool(last)
    // kernel 8, eval: loop over rows of [6, 4]
    like_eval_k8(s, tile, scratch, s->arena + 12000, s->arena + 9840, s->arena + 11280,
        s->arena + 12400);
    // vocabulary.vae:4  posterior heads (added by the compiler)
    // kernel 9, eval: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 12400, s->param + 3152, s->arena + 11040,
        s->param + 3184);
    eval_k10(s, tile, scratch);
    // vocabulary.vae:6  concat(z)
    // kernel 13, eval: loop over rows of [6, 3]
    like_train_k13(s, tile, scratch, s->arena + 12000, s->arena + 5765, s->arena + 12848);
    // vocabulary.vae:6  gru(4, start=z)
    // kernel 14, eval: product by panels over rows of [4]
    like_train_k14(s, tile, scratch, s->arena + 12848, s->param + 6384, s->arena + 12240,
        s->param + 6400);
    // vocabulary.vae:6  gru(4, start=z)
    // kernel 15, eval: product by panels over rows of [6, 12]
    like_train_k15(s, tile, scratch, s->arena + 12000, s->arena + 5760, s->param + 6208,
        s->arena + 0, s->param + 6352);
    // vocabulary.vae:6  gru(4, start=z)
    // kernel 16, eval: product by panels over rows of [6, 4]
    like_eval_k4(s, tile, scratch, s->arena + 0, s->arena + 12240, s->param + 6304, s->param + 6368,
        s->arena + 11760, s->arena + 8880);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_u4, panels, {0}},
        {eval_k2, panels, {0}},
        {eval_k1, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {eval_k4, panels, {0}},
        {eval_u5, panels, {0}}}, 2);
    vae_run_one(me, s, eval_u6, panels);
}

// vocabulary.vae:5  gru(4)
// kernel 1, encode: loop over rows of [4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 6400);
}

// vocabulary.vae:3  gru(4)
// kernel 2, encode: loop over rows of [6]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 6000, s->arena + 5760);
}

// vocabulary.vae:5  gru(4)
// kernel 4, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 0, s->arena + 6400, s->param + 3072, s->param + 3136,
        s->arena + 5760, s->arena + 4080);
}

// vocabulary.vae:5  pool(last)
// kernel 5, encode: loop over rows of [1]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t15 = s->arena + 5525; // [n, 1] in rows of 6
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t15[i * 6] = 0.0f;
    }
}

// vocabulary.vae:4  posterior heads (added by the compiler)
// kernel 10, encode: loop over rows of [3]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t32 = s->arena + 6688; // [n, 3]
    const vae_real *mean30 = s->arena + 5040; // [n, 3] in rows of 6
    vae_real *t33 = s->arena + 6560; // [n, 3]
    const vae_real *logvar31 = s->arena + 5043; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t32[i * 3 + j] = mean30[i * 6 + j];
            t33[i * 3 + j] = logvar31[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  embed(5)
    // kernel 0, encode: product by panels over rows of [6, 5]
    like_train_k0(s, tile, scratch, s->arena + 6000, s->param + 0, s->arena + 2880);
    // vocabulary.vae:5  gru(4)
    // kernel 3, encode: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 6000, s->arena + 2880, s->param + 3008, s->arena + 0,
        s->param + 3120);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  pool(last)
    // kernel 6, encode: loop over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 5520, s->arena + 5761);
    // vocabulary.vae:5  pool(last)
    // kernel 7, encode: loop over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 6000, s->arena + 5520, s->arena + 5280,
        s->arena + 5760);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u6(const VaeState *s, int tile, vae_real *scratch) {
    // vocabulary.vae:5  pool(last)
    // kernel 8, encode: loop over rows of [6, 4]
    like_eval_k8(s, tile, scratch, s->arena + 6000, s->arena + 4080, s->arena + 5280,
        s->arena + 6240);
    // vocabulary.vae:4  posterior heads (added by the compiler)
    // kernel 9, encode: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 6240, s->param + 3152, s->arena + 5040,
        s->param + 3184);
    encode_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k2, panels, {0}},
        {encode_k1, panels, {0}},
        {encode_k5, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {encode_k4, panels, {0}},
        {encode_u5, panels, {0}}}, 2);
    vae_run_one(me, s, encode_u6, panels);
}

// kernel 0, decode: loop over rows of [1]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t3 = s->arena + 4800; // [n, 1] in rows of 6
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t3[i * 6] = 1.0f;
    }
}

// vocabulary.vae:6  embed(5)
// kernel 2, decode: product by panels over rows of [6, 5]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *before6 = s->arena + 4800; // [n, 6]
    const vae_real *w7 = s->param + 3200; // [600, 5]
    vae_real *h8 = s->arena + 2880; // [n, 6, 5] in rows of 8
    vae_lookup(end - begin, 6, 5, before6 + begin * 6, 6, w7, 5, h8 + begin * 48, 8);
}

// vocabulary.vae:6  concat(z)
// kernel 3, decode: loop over rows of [6, 3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t9 = s->arena + 2885; // [n, 6, 3] in rows of 8
    const vae_real *z1 = s->arena + 240; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t9[i * 48 + j * 8 + k] = z1[i * 3 + k];
            }
        }
    }
}

// vocabulary.vae:6  gru(4, start=z)
// kernel 4, decode: product by panels over rows of [4]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 240, s->param + 6384, s->arena + 5040,
        s->param + 6400);
}

// vocabulary.vae:3  gru(4, start=z)
// kernel 5, decode: loop over rows of [6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *before6 = s->arena + 4800; // [n, 6]
    vae_real *mask27 = s->arena + 4800; // [n, 6], in place of t3
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v6 = before6[i * 6 + j];
            mask27[i * 6 + j] = vae_step(v6 - 0.5f) * vae_step(vae_abs(v6 - 2.0f) - 0.5f);
        }
    }
}

// vocabulary.vae:6  gru(4, start=z)
// kernel 6, decode: product by panels over rows of [6, 12]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h10 = s->arena + 2880; // [n, 6, 8]
    const vae_real *w11 = s->param + 6208; // [8, 12]
    vae_real *t29 = s->arena + 0; // [n, 6, 12]
    const vae_real *b13 = s->param + 6352; // [12]
    vae_gemm_nn((int)(end - begin) * 6, 12, 8, h10 + begin * 48, 8, w11, 12, t29 + begin * 72, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v28 = t29[i * 72 + j * 12 + k];
                t29[i * 72 + j * 12 + k] = v28 + b13[k];
            }
        }
    }
}

// vocabulary.vae:6  gru(4, start=z)
// kernel 7, decode: product by panels over rows of [6, 4]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t29 = s->arena + 0; // [n, 6, 12]
    const vae_real *t18 = s->arena + 5040; // [n, 4]
    const vae_real *w12 = s->param + 6304; // [4, 12]
    const vae_real *b14 = s->param + 6368; // [12]
    const vae_real *mask27 = s->arena + 4800; // [n, 6]
    vae_real *h30 = s->arena + 144000; // [n, 6, 4]
    static const VaeSteps steps30 = {6, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 4, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps30, (int)(end - begin), t29 + begin * 72, t18 + begin * 4, w12, b14, mask27 + begin * 6, h30 + begin * 24, scratch);
}

// vocabulary.vae:6  dense(600)
// vocabulary.vae:7  likelihood = categorical
// kernel 8, decode: product by panels over rows of [6, 600]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h30 = s->arena + 144000; // [n, 6, 4]
    const vae_real *w31 = s->param + 6416; // [4, 600]
    vae_real *p34 = s->arena + 0; // [n, 6, 600]
    const vae_real *b32 = s->param + 8816; // [600]
    vae_real *t35 = s->arena + 144960; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 600, 4, h30 + begin * 24, 4, w31, 600, p34 + begin * 3600, 600);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t35_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t35_sum)
            for (size_t k = 0; k < 600; k++) {
                const vae_real v33 = p34[i * 3600 + j * 600 + k];
                const vae_real v34 = v33 + b32[k];
                p34[i * 3600 + j * 600 + k] = v34;
                t35_sum = vae_max(t35_sum, v34);
            }
            t35[i * 6 + j] = t35_sum;
        }
    }
}

// vocabulary.vae:7  likelihood = categorical
// kernel 9, decode: loop over rows of [6, 600]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t36 = s->arena + 0; // [n, 6, 600], in place of p34
    const vae_real *p34 = s->arena + 0; // [n, 6, 600]
    const vae_real *t35 = s->arena + 144960; // [n, 6, 1]
    vae_real *t38 = s->arena + 144000; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t38_sum = 0.0f;
            VAE_SIMD_SUM(t38_sum)
            for (size_t k = 0; k < 600; k++) {
                const vae_real v34 = p34[i * 3600 + j * 600 + k];
                const vae_real v36 = v34 - t35[i * 6 + j];
                t36[i * 3600 + j * 600 + k] = v36;
                t38_sum += vae_exp(v36);
            }
            t38[i * 6 + j] = t38_sum;
        }
    }
}

// vocabulary.vae:7  likelihood = categorical
// kernel 10, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t39 = s->arena + 144000; // [n, 6, 1], in place of t38
    const vae_real *t38 = s->arena + 144000; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v38 = t38[i * 6 + j];
            t39[i * 6 + j] = vae_log(v38);
        }
    }
}

// vocabulary.vae:7  likelihood = categorical
// kernel 11, decode: loop over rows of [6, 600]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t36 = s->arena + 0; // [n, 6, 600]
    const vae_real *t39 = s->arena + 144000; // [n, 6, 1]
    vae_real *t41 = s->arena + 0; // [n, 6, 600], in place of t36
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 600; k++) {
                const vae_real v36 = t36[i * 3600 + j * 600 + k];
                t41[i * 3600 + j * 600 + k] = vae_exp(v36 - t39[i * 6 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    // kernel 1, decode: loop over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 4801, s->arena + 0);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k5(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    decode_k6(s, tile, scratch);
    decode_k7(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u4(const VaeState *s, int tile, vae_real *scratch) {
    decode_k9(s, tile, scratch);
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
    vae_run_one(me, s, decode_u2, panels);
    vae_run_one(me, s, decode_k8, panels);
    vae_run_one(me, s, decode_u4, panels);
}

// vocabulary.vae:6  embed(5)
// kernel 0, step: product by panels over rows of [1, 5]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t2 = s->arena + 73808; // [n, 1]
    const vae_real *w3 = s->param + 3200; // [600, 5]
    vae_real *h4 = s->arena + 72480; // [n, 1, 5] in rows of 8
    vae_lookup(end - begin, 1, 5, t2 + begin * 1, 1, w3, 5, h4 + begin * 8, 8);
}

// vocabulary.vae:6  concat(z)
// kernel 1, step: loop over rows of [1, 3]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t5 = s->arena + 72485; // [n, 1, 3] in rows of 8
    const vae_real *z0 = s->arena + 73440; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t5[i * 8 + j] = z0[i * 3 + j];
        }
    }
}

// vocabulary.vae:6  gru(4, start=z)
// kernel 2, step: product by panels over rows of [4]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 73440, s->param + 6384, s->arena + 73280,
        s->param + 6400);
}

// vocabulary.vae:6  gru(4, start=z)
// vocabulary.vae:3  gru(4, start=z)
// kernel 3, step: loop over rows of [1]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t17 = s->arena + 73760; // [n, 1]
    const vae_real *t1 = s->arena + 73856; // [n, 1]
    vae_real *t20 = s->arena + 73712; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t17[i] = t1[i] - 0.5f;
        t20[i] = 1.0f;
    }
}

// vocabulary.vae:6  gru(4, start=z)
// kernel 4, step: loop over rows of [4]
VAE_KERNEL void step_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *state18 = s->arena + 72960; // [n, 4]
    const vae_real *t17 = s->arena + 73760; // [n, 1]
    const vae_real *t15 = s->arena + 73120; // [n, 4]
    const vae_real *t14 = s->arena + 73280; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            state18[i * 4 + j] = vae_where(t17[i], t15[i * 4 + j], t14[i * 4 + j]);
        }
    }
}

// vocabulary.vae:6  gru(4, start=z)
// kernel 5, step: product by panels over rows of [1, 12]
VAE_KERNEL void step_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h6 = s->arena + 72480; // [n, 1, 8]
    const vae_real *w7 = s->param + 6208; // [8, 12]
    vae_real *t22 = s->arena + 72000; // [n, 1, 12]
    const vae_real *b9 = s->param + 6352; // [12]
    vae_gemm_nn((int)(end - begin), 12, 8, h6 + begin * 8, 8, w7, 12, t22 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v21 = t22[i * 12 + j];
            t22[i * 12 + j] = v21 + b9[j];
        }
    }
}

// vocabulary.vae:6  gru(4, start=z)
// kernel 6, step: product by panels over rows of [1, 4]
VAE_KERNEL void step_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t22 = s->arena + 72000; // [n, 1, 12]
    const vae_real *state18 = s->arena + 72960; // [n, 4]
    const vae_real *w8 = s->param + 6304; // [4, 12]
    const vae_real *b10 = s->param + 6368; // [12]
    const vae_real *t20 = s->arena + 73712; // [n, 1]
    vae_real *h23 = s->arena + 72800; // [n, 1, 4]
    static const VaeSteps steps23 = {1, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 1, .y_pitch = 4, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps23, (int)(end - begin), t22 + begin * 12, state18 + begin * 4, w8, b10, t20 + begin * 1, h23 + begin * 4, scratch);
}

// vocabulary.vae:6  dense(600)
// vocabulary.vae:7  likelihood = categorical
// kernel 7, step: product by panels over rows of [1, 600]
VAE_KERNEL void step_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h23 = s->arena + 72800; // [n, 1, 4]
    const vae_real *w25 = s->param + 6416; // [4, 600]
    vae_real *h28 = s->arena + 48000; // [n, 1, 600]
    const vae_real *b26 = s->param + 8816; // [600]
    vae_real *t29 = s->arena + 73664; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 600, 4, h23 + begin * 4, 4, w25, 600, h28 + begin * 600, 600);
    for (size_t i = begin; i < end; i++) {
        vae_real t29_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t29_sum)
        for (size_t j = 0; j < 600; j++) {
            const vae_real v27 = h28[i * 600 + j];
            const vae_real v28 = v27 + b26[j];
            h28[i * 600 + j] = v28;
            t29_sum = vae_max(t29_sum, v28);
        }
        t29[i] = t29_sum;
    }
}

// vocabulary.vae:7  likelihood = categorical
// kernel 8, step: loop over rows of [1, 600]
VAE_KERNEL void step_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t30 = s->arena + 24000; // [n, 1, 600]
    const vae_real *h28 = s->arena + 48000; // [n, 1, 600]
    const vae_real *t29 = s->arena + 73664; // [n, 1, 1]
    vae_real *t32 = s->arena + 73616; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum)
        for (size_t j = 0; j < 600; j++) {
            const vae_real v30 = h28[i * 600 + j] - t29[i];
            t30[i * 600 + j] = v30;
            t32_sum += vae_exp(v30);
        }
        t32[i] = t32_sum;
    }
}

// vocabulary.vae:7  likelihood = categorical
// kernel 9, step: loop over rows of [1, 1]
VAE_KERNEL void step_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t33 = s->arena + 73568; // [n, 1, 1]
    const vae_real *t32 = s->arena + 73616; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t33[i] = vae_log(t32[i]);
    }
}

// vocabulary.vae:7  likelihood = categorical
// kernel 10, step: loop over rows of [1, 600]
VAE_KERNEL void step_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t30 = s->arena + 24000; // [n, 1, 600]
    const vae_real *t33 = s->arena + 73568; // [n, 1, 1]
    vae_real *t35 = s->arena + 0; // [n, 1, 600]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 600; j++) {
            t35[i * 600 + j] = vae_exp(t30[i * 600 + j] - t33[i]);
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
VAE_KERNEL void step_u3(const VaeState *s, int tile, vae_real *scratch) {
    step_k4(s, tile, scratch);
    step_k6(s, tile, scratch);
    step_k7(s, tile, scratch);
    step_k8(s, tile, scratch);
    step_k9(s, tile, scratch);
    step_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {step_u0, panels, {0}},
        {step_k2, panels, {0}},
        {step_k3, panels, {0}}}, 3);
    vae_run_one(me, s, step_u3, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 44160, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 45680, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 45904, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 45952, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 45920, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 12000, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 12976, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 13200, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 13296, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 13152, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 12720, 3}, // [n, 3]
    {"x.tokens", VAE_OUT_ROW, 0, 13104, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 6000, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 6688, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 6560, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"z", VAE_IN_LATENT, 0, 240, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 0, 3600}, // [n, 6, 600]
};

static const VaePort step_ports[] = {
    {"z", VAE_IN_LATENT, 0, 73440, 3}, // [n, 3]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 73856, 1}, // [n, 1]
    {"x.token", VAE_IN_STEP, 0, 73808, 1}, // [n, 1]
    {"state.decoder.2", VAE_IN_STEP, VAE_STEP_STATE, 73120, 4}, // [n, 4]
    {"next.decoder.2", VAE_OUT_ROW, 0, 72800, 4}, // [n, 4]
    {"x.logits", VAE_OUT_ROW, 0, 48000, 600}, // [n, 1, 600]
    {"x.mean", VAE_OUT_ROW, 0, 0, 600}, // [n, 1, 600]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {600, 5}, {5, 1}, 0, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.1.weight_ih_l0", 2, {12, 5}, {1, 12}, 3008, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.1.weight_hh_l0", 2, {12, 4}, {1, 12}, 3072, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.1.bias_ih_l0", 1, {12}, {1}, 3120, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.bias_hh_l0", 1, {12}, {1}, 3136, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 4}, {1, 6}, 3152, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 3184, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 4}, {1, 6}, 3155, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 3187, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {600, 5}, {5, 1}, 3200, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.2.weight_ih_l0", 2, {12, 8}, {1, 12}, 6208, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.2.weight_hh_l0", 2, {12, 4}, {1, 12}, 6304, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.2.bias_ih_l0", 1, {12}, {1}, 6352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.bias_hh_l0", 1, {12}, {1}, 6368, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.start.weight", 2, {4, 3}, {1, 4}, 6384, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"decoder.2.start.bias", 1, {4}, {1}, 6400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {600, 4}, {1, 600}, 6416, VAE_INIT_UNIFORM, 0.099668324f, true, true, false},
    {"decoder.3.bias", 1, {600}, {1}, 8816, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 6, 6, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 600, .unit = VAE_UNIT_WORD, .truncate = false},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(5)", "[6, 5]", 3000},
    {VAE_STAGE_ENCODER, 0, "gru(4)", "[6, 4]", 132},
    {VAE_STAGE_ENCODER, 0, "pool(last)", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 30},
    {VAE_STAGE_DECODER, 0, "embed(5)", "[6, 5]", 3000},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[6, 8]", 0},
    {VAE_STAGE_DECODER, 0, "gru(4, start=z)", "[6, 4]", 184},
    {VAE_STAGE_DECODER, 0, "dense(600)", "[6, 600]", 3000},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 9424},
};

static const VaeStepWork step_work[] = {
    {0, -1, 20722.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "vocabulary", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model vocabulary\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    embed(5)                        [6, 5]                  3,000              -\n"
        "    gru(4)                          [6, 4]                    132          1,536\n"
        "    pool(last)                      [4]                         -              -\n"
        "  z: mean, logvar heads             [3]                        30             48\n"
        "  decoder                           [6]                         -              -\n"
        "    embed(5)                        [6, 5]                  3,000              -\n"
        "    concat(z)                       [6, 8]                      -              -\n"
        "    gru(4, start=z)                 [6, 4]                    184          2,160\n"
        "    dense(600)                      [6, 600]                3,000         28,800\n"
        "\n"
        "  9,346 parameters; one training step of 40 rows: 4,981,920 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          45       84       183,936      183,936\n"
        "  eval           19       47        53,376       53,376\n"
        "  encode         11       17        27,264       27,264\n"
        "  decode         12       25       580,800    1,757,952\n"
        "  step           11       19       295,616      295,616\n",
    .batch = 40, .n_param = 9424, .n_state = 0, .n_arena = 145200,
    .n_scratch = 38544,
    .max_threads = 5, .flops_per_row = 124548.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 24,
    .tensor = tensors, .n_tensors = 18,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 7},
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
