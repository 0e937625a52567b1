// recurrent -- written by vaec 0.1.0 from recurrent.vae; do not edit.
//
// model recurrent
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [5]                         -              -
//     embed(4)                        [5, 4]                     36              -
//     lstm(3)                         [5, 3]                    108          1,050
//     residual                        [5, 3]                      -              -
//       dense(3)                      [5, 3]                     12             90
//     concat(told)                    [5, 6]                      -              -
//     gru(4)                          [5, 4]                    144          1,400
//     pool(last)                      [4]                         -              -
//   z: mean, logvar heads             [2]                        20             32
//   decoder(previous, z, y)           [5]                         -              -
//     word_dropout(0.3)               [5]                         -              -
//     embed(4)                        [5, 4]                     36              -
//     dropout(0.1)                    [5, 4]                      -              -
//     concat(y)                       [5, 7]                      -              -
//     lstm(3, start=z)                [5, 3]                    162          1,590
//     gru(3, start=y)                 [5, 3]                     84            810
//     concat(z)                       [5, 5]                      -              -
//     dense(9)                        [5, 9]                     54            450
//
//   656 parameters; one training step of 128 rows: 2,816,256 flops
//   likelihood categorical
//   objective iwae(samples=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         104      201       599,552    1,554,816
//   eval           31       83       305,152      305,152
//   encode         15       24       134,144      134,144
//   decode         16       31       191,488      191,488
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_steps.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   w2: [9, 4]
//   h3: [n, 5, 4]
VAE_SHARED void like_train_k0(const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 5, 4, x0 + begin * 5, 5, w2, 4, h3 + begin * 20, 4);
}

// recurrent.vae:8  embed(4)
// kernel 0, train: product by panels over rows of [5, 4]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 146688, s->param + 0, s->arena + 136960);
}

// recurrent.vae:8  lstm(3)
// kernel 1, train: loop over rows of [6]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t9 = s->arena + 116480; // [n, 6] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t9[i * 30 + j] = 0.0f;
        }
    }
}

// recurrent.vae:4  lstm(3)
// kernel 2, train: loop over rows of [5]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 146688; // [n, 5]
    vae_real *mask12 = s->arena + 146048; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask12[i * 5 + j] = vae_step(x0[i * 5 + j] - 0.5f);
        }
    }
}

// What kernel 3 of train and 3 others do, each with buffers of its own:
//   h3: [n, 5, 4]
//   w4: [4, 12]
//   t14: [n, 5, 12]
//   b6: [12]
VAE_SHARED void like_train_k3(const VaeState *s, int tile, vae_real *scratch, const vae_real *h3,
    const vae_real *w4, vae_real *t14, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 5, 12, 4, h3 + begin * 20, 4, w4, 12, t14 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v13 = t14[i * 60 + j * 12 + k];
                t14[i * 60 + j * 12 + k] = v13 + b6[k];
            }
        }
    }
}

// recurrent.vae:8  lstm(3)
// kernel 3, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 136960, s->param + 48, s->arena + 97280,
        s->param + 144);
}

// recurrent.vae:8  lstm(3)
// kernel 4, train: product by panels over rows of [5, 6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t14 = s->arena + 97280; // [n, 5, 12]
    const vae_real *t9 = s->arena + 116480; // [n, 6] in rows of 30
    const vae_real *w5 = s->param + 96; // [3, 12]
    const vae_real *b7 = s->param + 160; // [12]
    const vae_real *mask12 = s->arena + 146048; // [n, 5]
    vae_real *t15 = s->arena + 128000; // [n, 5, 6]
    static const VaeSteps steps15 = {5, 3, .x_pitch = 12, .from_pitch = 30, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 6};
    vae_lstm(&steps15, (int)(end - begin), t14 + begin * 60, t9 + begin * 30, w5, b7, mask12 + begin * 5, t15 + begin * 30, scratch);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h16: [n, 5, 3] in rows of 6
//   w17: [3, 3]
//   h21: [n, 5, 3] in rows of 6
//   b18: [3]
//   t22: [n, 5, 3] in rows of 6
VAE_SHARED void like_train_k5(const VaeState *s, int tile, vae_real *scratch, const vae_real *h16,
    const vae_real *w17, vae_real *h21, const vae_real *b18, vae_real *t22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 5, 3, 3, h16 + begin * 30, 6, w17, 3, h21 + begin * 30, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v19 = h21[i * 30 + j * 6 + k];
                h21[i * 30 + j * 6 + k] = h16[i * 30 + j * 6 + k] + (v19 + b18[k]);
                t22[i * 30 + j * 6 + k] = h16[i * 30 + j * 6 + k];
            }
        }
    }
}

// recurrent.vae:8  dense(3)
// recurrent.vae:8  lstm(3)
// kernel 5, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 128000, s->param + 176, s->arena + 124160,
        s->param + 192, s->arena + 124163);
}

// recurrent.vae:8  gru(4)
// kernel 6, train: loop over rows of [4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t28 = s->arena + 131840; // [n, 4] in rows of 20
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t28[i * 20 + j] = 0.0f;
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h23: [n, 5, 6]
//   w24: [6, 12]
//   t30: [n, 5, 12]
//   b26: [12]
VAE_SHARED void like_train_k7(const VaeState *s, int tile, vae_real *scratch, const vae_real *h23,
    const vae_real *w24, vae_real *t30, const vae_real *b26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 5, 12, 6, h23 + begin * 30, 6, w24, 12, t30 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v29 = t30[i * 60 + j * 12 + k];
                t30[i * 60 + j * 12 + k] = v29 + b26[k];
            }
        }
    }
}

// recurrent.vae:8  gru(4)
// kernel 7, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 124160, s->param + 208, s->arena + 89600,
        s->param + 336);
}

// recurrent.vae:8  gru(4)
// kernel 8, train: product by panels over rows of [5, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t30 = s->arena + 89600; // [n, 5, 12]
    const vae_real *t28 = s->arena + 131840; // [n, 4] in rows of 20
    const vae_real *w25 = s->param + 288; // [4, 12]
    const vae_real *b27 = s->param + 352; // [12]
    const vae_real *mask12 = s->arena + 146048; // [n, 5]
    vae_real *h31 = s->arena + 134400; // [n, 5, 4]
    static const VaeSteps steps31 = {5, 4, .x_pitch = 12, .from_pitch = 20, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 4};
    vae_gru(&steps31, (int)(end - begin), t30 + begin * 60, t28 + begin * 20, w25, b27, mask12 + begin * 5, h31 + begin * 20, scratch);
}

// recurrent.vae:8  pool(last)
// kernel 9, train: loop over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t32 = s->arena + 145412; // [n, 1] in rows of 5
    vae_real *t74 = s->arena + 6400; // [n, 1] in rows of 5
    vae_real *d181 = s->arena + 149632; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t32[i * 5] = 0.0f;
        t74[i * 5] = 1.0f;
        d181[i] = inv_n;
    }
}

// What kernel 10 of train and 5 others do, each with buffers of its own:
//   t34: [n, 4] in rows of 5
//   t33: [n, 4] in rows of 5
VAE_SHARED void like_train_k10(const VaeState *s, int tile, vae_real *scratch, vae_real *t34,
    const vae_real *t33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t34[i * 5 + j] = t33[i * 5 + j];
        }
    }
}

// recurrent.vae:8  pool(last)
// kernel 10, train: loop over rows of [4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 145408, s->arena + 146049);
}

// recurrent.vae:8  pool(last)
// kernel 11, train: loop over rows of [5]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t36 = s->arena + 145408; // [n, 5], in place of t32
    const vae_real *mask12 = s->arena + 146048; // [n, 5]
    const vae_real *t35 = s->arena + 145408; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v35 = t35[i * 5 + j];
            t36[i * 5 + j] = mask12[i * 5 + j] - v35;
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   h31: [n, 5, 4]
//   t36: [n, 5, 1]
//   t39: [n, 1, 4]
VAE_SHARED void like_train_k12(const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *t36, vae_real *t39) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t39[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t39[i * 4 + k] += h31[i * 20 + j * 4 + k] * t36[i * 5 + j];
            }
        }
    }
}

// recurrent.vae:8  pool(last)
// kernel 12, train: loop over rows of [5, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 134400, s->arena + 145408, s->arena + 148352);
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   h40: [n, 4]
//   w41: [4, 4]
//   heads44: [n, 4]
//   b42: [4]
VAE_SHARED void like_train_k13(const VaeState *s, int tile, vae_real *scratch, const vae_real *h40,
    const vae_real *w41, vae_real *heads44, const vae_real *b42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 4, h40 + begin * 4, 4, w41, 4, heads44 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v43 = heads44[i * 4 + j];
            heads44[i * 4 + j] = v43 + b42[j];
        }
    }
}

// recurrent.vae:6  posterior heads (added by the compiler)
// kernel 13, train: product by panels over rows of [4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 148352, s->param + 368, s->arena + 0,
        s->param + 384);
}

// recurrent.vae:6  sampling and KL
// kernel 14, train: loop over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar46 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t49 = s->arena + 149376; // [n, 2]
    const vae_real *mean45 = s->arena + 0; // [n, 2] in rows of 4
    vae_real *t68 = s->arena + 149760; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t68_sum = 0.0f;
        VAE_SIMD_SUM(t68_sum)
        for (size_t j = 0; j < 2; j++) {
            t49[i * 2 + j] = vae_exp(0.5f * logvar46[i * 4 + j]);
            const vae_real v62 = mean45[i * 4 + j] * mean45[i * 4 + j] + vae_exp(logvar46[i * 4 + j]);
            t68_sum += 0.5f * (v62 - 1.0f - logvar46[i * 4 + j]);
        }
        t68[i] = t68_sum;
    }
}

// recurrent.vae:6  sampling and KL
// kernel 15, train: loop over rows of [2, 2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t49 = s->arena + 149376; // [n, 2]
    const vae_real *eps47 = s->arena + 147840; // [n, 2, 2]
    vae_real *z51 = s->arena + 147328; // [n, 2, 2]
    const vae_real *mean45 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *logvar46 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t71 = s->arena + 149120; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t71_sum = 0.0f;
            VAE_SIMD_SUM(t71_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v51 = mean45[i * 4 + k] + t49[i * 2 + k] * eps47[i * 4 + j * 2 + k];
                z51[i * 4 + j * 2 + k] = v51;
                const vae_real v54 = eps47[i * 4 + j * 2 + k] * eps47[i * 4 + j * 2 + k] + logvar46[i * 4 + k];
                const vae_real v70 = (-0.5f) * (v51 * v51 + 1.83787707f - (v54 + 1.83787707f));
                t71_sum += v70;
            }
            t71[i * 2 + j] = t71_sum;
        }
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t73: [n, 2, 5]
//   x0: [n, 1, 5]
VAE_SHARED void like_train_k16(const VaeState *s, int tile, vae_real *scratch, vae_real *t73,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                t73[i * 10 + j * 5 + k] = x0[i * 5 + k];
            }
        }
    }
}

// kernel 16, train: loop over rows of [2, 5]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 5120, s->arena + 146688);
}

// kernel 17, train: loop over rows of [4]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 6401, s->arena + 146688);
}

// kernel 18, train: loop over rows of [2, 5]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 0, s->arena + 6400);
}

// recurrent.vae:9  word_dropout(0.3)
// kernel 19, train: loop over rows of [5]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *u81 = s->arena + 143360; // [n*2, 5]
    const vae_real *before80 = s->arena + 0; // [n*2, 5]
    vae_real *h86 = s->arena + 143360; // [n*2, 5], in place of u81
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v81 = u81[i * 5 + j];
            h86[i * 5 + j] = vae_where(v81 - 0.3f, before80[i * 5 + j], vae_min(before80[i * 5 + j], 3.0f));
        }
    }
}

// recurrent.vae:9  embed(4)
// kernel 20, train: product by panels over rows of [5, 4]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h86 = s->arena + 143360; // [n*2, 5]
    const vae_real *w87 = s->param + 400; // [9, 4]
    vae_real *h88 = s->arena + 0; // [n*2, 5, 4]
    vae_lookup(end - begin, 5, 4, h86 + begin * 5, 5, w87, 4, h88 + begin * 20, 4);
}

// recurrent.vae:9  dropout(0.1)
// kernel 21, train: loop over rows of [5, 4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *u89 = s->arena + 111360; // [n*2, 5, 4]
    vae_real *t93 = s->arena + 111360; // [n*2, 5, 4], in place of u89
    vae_real *h94 = s->arena + 65280; // [n*2, 5, 4] in rows of 7
    const vae_real *h88 = s->arena + 0; // [n*2, 5, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v89 = u89[i * 20 + j * 4 + k];
                const vae_real v93 = vae_where(v89 - 0.1f, 1.11111111f, 0.0f);
                t93[i * 20 + j * 4 + k] = v93;
                h94[i * 35 + j * 7 + k] = h88[i * 20 + j * 4 + k] * v93;
            }
        }
    }
}

// recurrent.vae:11  concat(y)
// kernel 22, train: loop over rows of [2, 3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t96 = s->arena + 144640; // [n, 2, 3]
    const vae_real *x1 = s->arena + 7040; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t96[i * 6 + j * 3 + k] = x1[i * 3 + k];
            }
        }
    }
}

// recurrent.vae:9  concat(y)
// kernel 23, train: loop over rows of [5, 3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t98 = s->arena + 65284; // [n*2, 5, 3] in rows of 7
    const vae_real *x97 = s->arena + 144640; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t98[i * 35 + j * 7 + k] = x97[i * 3 + k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 24, train: product by panels over rows of [6]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *z51 = s->arena + 147328; // [n*2, 2]
    const vae_real *w104 = s->param + 624; // [2, 6]
    vae_real *t107 = s->arena + 74240; // [n*2, 6] in rows of 30
    const vae_real *b105 = s->param + 640; // [6]
    vae_gemm_nn((int)(end - begin), 6, 2, z51 + begin * 2, 2, w104, 6, t107 + begin * 30, 30);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v106 = t107[i * 30 + j];
            t107[i * 30 + j] = v106 + b105[j];
        }
    }
}

// recurrent.vae:4  lstm(3, start=z)
// kernel 25, train: loop over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before77 = s->arena + 6400; // [n, 5]
    vae_real *mask114 = s->arena + 6400; // [n, 5], in place of t74
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v77 = before77[i * 5 + j];
            mask114[i * 5 + j] = vae_step(v77 - 0.5f) * vae_step(vae_abs(v77 - 2.0f) - 0.5f);
        }
    }
}

// recurrent.vae:4  lstm(3, start=z)
// kernel 26, train: loop over rows of [2, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 142080, s->arena + 6400);
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 27, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h99 = s->arena + 65280; // [n*2, 5, 7]
    const vae_real *w100 = s->param + 448; // [7, 12]
    vae_real *t119 = s->arena + 38400; // [n*2, 5, 12]
    const vae_real *b102 = s->param + 592; // [12]
    vae_gemm_nn((int)(end - begin) * 5, 12, 7, h99 + begin * 35, 7, w100, 12, t119 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v118 = t119[i * 60 + j * 12 + k];
                t119[i * 60 + j * 12 + k] = v118 + b102[k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 28, train: product by panels over rows of [5, 6]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t119 = s->arena + 38400; // [n*2, 5, 12]
    const vae_real *t107 = s->arena + 74240; // [n*2, 6] in rows of 30
    const vae_real *w101 = s->param + 544; // [3, 12]
    const vae_real *b103 = s->param + 608; // [12]
    const vae_real *mask117 = s->arena + 142080; // [n*2, 5]
    vae_real *t120 = s->arena + 81920; // [n*2, 5, 6]
    static const VaeSteps steps120 = {5, 3, .x_pitch = 12, .from_pitch = 30, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 6};
    vae_lstm(&steps120, (int)(end - begin), t119 + begin * 60, t107 + begin * 30, w101, b103, mask117 + begin * 5, t120 + begin * 30, scratch);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 29, train: product by panels over rows of [3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x97 = s->arena + 144640; // [n*2, 3]
    const vae_real *w126 = s->param + 752; // [3, 3]
    vae_real *t129 = s->arena + 120320; // [n*2, 3] in rows of 15
    const vae_real *b127 = s->param + 768; // [3]
    vae_gemm_nn((int)(end - begin), 3, 3, x97 + begin * 3, 3, w126, 3, t129 + begin * 15, 15);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v128 = t129[i * 15 + j];
            t129[i * 15 + j] = v128 + b127[j];
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 30, train: product by panels over rows of [5, 9]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h121 = s->arena + 81920; // [n*2, 5, 3] in rows of 6
    const vae_real *w122 = s->param + 656; // [3, 9]
    vae_real *t131 = s->arena + 53760; // [n*2, 5, 9]
    const vae_real *b124 = s->param + 720; // [9]
    vae_gemm_nn((int)(end - begin) * 5, 9, 3, h121 + begin * 30, 6, w122, 9, t131 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v130 = t131[i * 45 + j * 9 + k];
                t131[i * 45 + j * 9 + k] = v130 + b124[k];
            }
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 31, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t131 = s->arena + 53760; // [n*2, 5, 9]
    const vae_real *t129 = s->arena + 120320; // [n*2, 3] in rows of 15
    const vae_real *w123 = s->param + 688; // [3, 9]
    const vae_real *b125 = s->param + 736; // [9]
    const vae_real *mask117 = s->arena + 142080; // [n*2, 5]
    vae_real *h132 = s->arena + 34560; // [n*2, 5, 3]
    vae_real *t134 = s->arena + 104960; // [n*2, 5, 3] in rows of 5
    static const VaeSteps steps132 = {5, 3, .x_pitch = 9, .from_pitch = 15, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 3};
    vae_gru(&steps132, (int)(end - begin), t131 + begin * 45, t129 + begin * 15, w123, b125, mask117 + begin * 5, h132 + begin * 15, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v132 = h132[i * 15 + j * 3 + k];
                t134[i * 25 + j * 5 + k] = v132;
            }
        }
    }
}

// recurrent.vae:9  concat(z)
// kernel 32, train: loop over rows of [5, 2]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t133 = s->arena + 104963; // [n*2, 5, 2] in rows of 5
    const vae_real *z51 = s->arena + 147328; // [n*2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t133[i * 25 + j * 5 + k] = z51[i * 2 + k];
            }
        }
    }
}

// recurrent.vae:9  dense(9)
// recurrent.vae:11  likelihood = categorical
// kernel 33, train: product by panels over rows of [5, 9]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h135 = s->arena + 104960; // [n*2, 5, 5]
    const vae_real *w136 = s->param + 784; // [5, 9]
    vae_real *p139 = s->arena + 23040; // [n*2, 5, 9]
    const vae_real *b137 = s->param + 832; // [9]
    vae_real *t149 = s->arena + 139520; // [n*2, 5, 1]
    vae_gemm_nn((int)(end - begin) * 5, 9, 5, h135 + begin * 25, 5, w136, 9, p139 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t149_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v138 = p139[i * 45 + j * 9 + k];
                const vae_real v139 = v138 + b137[k];
                p139[i * 45 + j * 9 + k] = v139;
                t149_sum = vae_max(t149_sum, v139);
            }
            t149[i * 5 + j] = t149_sum;
        }
    }
}

// kernel 34, train: loop over rows of [5, 1]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t73 = s->arena + 5120; // [n*2, 5, 1]
    vae_real *t147 = s->arena + 0; // [n*2, 5, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t147[i * 5 + j] = vae_step(t73[i * 5 + j] - 0.5f);
        }
    }
}

// kernel 35, train: loop over rows of [5, 9]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t73 = s->arena + 5120; // [n*2, 5, 1]
    vae_real *t148 = s->arena + 11520; // [n*2, 5, 9]
    const vae_real *t147 = s->arena + 0; // [n*2, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v141 = (vae_real)(k);
                t148[i * 45 + j * 9 + k] = vae_step(0.5f - vae_abs(t73[i * 5 + j] - v141)) * t147[i * 5 + j];
            }
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 36, train: loop over rows of [5, 9]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t150 = s->arena + 23040; // [n*2, 5, 9], in place of p139
    const vae_real *p139 = s->arena + 23040; // [n*2, 5, 9]
    const vae_real *t149 = s->arena + 139520; // [n*2, 5, 1]
    vae_real *t151 = s->arena + 0; // [n*2, 5, 9]
    vae_real *t152 = s->arena + 140800; // [n*2, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t152_sum = 0.0f;
            VAE_SIMD_SUM(t152_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v139 = p139[i * 45 + j * 9 + k];
                const vae_real v150 = v139 - t149[i * 5 + j];
                t150[i * 45 + j * 9 + k] = v150;
                const vae_real v151 = vae_exp(v150);
                t151[i * 45 + j * 9 + k] = v151;
                t152_sum += v151;
            }
            t152[i * 5 + j] = t152_sum;
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 37, train: loop over rows of [5, 1]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t153 = s->arena + 139520; // [n*2, 5, 1]
    const vae_real *t152 = s->arena + 140800; // [n*2, 5, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t153[i * 5 + j] = vae_log(t152[i * 5 + j]);
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 38, train: loop over rows of [5, 9]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t150 = s->arena + 23040; // [n*2, 5, 9]
    const vae_real *t153 = s->arena + 139520; // [n*2, 5, 1]
    const vae_real *t148 = s->arena + 11520; // [n*2, 5, 9]
    vae_real *t157 = s->arena + 148864; // [n*2, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t157_sum = 0.0f;
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD_SUM(t157_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v155 = t148[i * 45 + j * 9 + k] * (t150[i * 45 + j * 9 + k] - t153[i * 5 + j]);
                t157_sum += -v155;
            }
        }
        t157[i] = t157_sum;
    }
}

// kernel 39, train: loop over rows of [2, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t71 = s->arena + 149120; // [n, 2, 1]
    vae_real *t161 = s->arena + 148864; // [n, 2, 1], in place of t157
    const vae_real *t157 = s->arena + 148864; // [n, 2, 1]
    vae_real *t162 = s->arena + 23296; // [n, 1, 1]
    vae_real *t174 = s->arena + 23040; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t162_sum = -VAE_INFINITY;
        vae_real t174_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            const vae_real v157 = t157[i * 2 + j];
            const vae_real v161 = beta * t71[i * 2 + j] - v157;
            t161[i * 2 + j] = v161;
            t162_sum = vae_max(t162_sum, v161);
            t174_sum += v157;
        }
        t162[i] = t162_sum;
        t174[i] = t174_sum;
    }
}

// kernel 40, train: loop over rows of [2, 1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t161 = s->arena + 148864; // [n, 2, 1]
    const vae_real *t162 = s->arena + 23296; // [n, 1, 1]
    vae_real *t164 = s->arena + 148864; // [n, 2, 1], in place of t161
    vae_real *t165 = s->arena + 23168; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t165_sum = 0.0f;
        VAE_SIMD_SUM(t165_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v161 = t161[i * 2 + j];
            const vae_real v164 = vae_exp(v161 - t162[i]);
            t164[i * 2 + j] = v164;
            t165_sum += v164;
        }
        t165[i] = t165_sum;
    }
}

// kernel 41, train: loop over rows of [1, 1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t165 = s->arena + 23168; // [n, 1, 1]
    const vae_real *t162 = s->arena + 23296; // [n, 1, 1]
    vae_real *t169 = s->arena + 149632; // [n, 1, 1]
    vae_real *t175 = s->arena + 23040; // [n, 1, 1], in place of t174
    const vae_real *t174 = s->arena + 23040; // [n, 1, 1]
    const vae_real *d181 = s->arena + 149632; // [n, 1, 1]
    vae_real *d184 = s->arena + 23168; // [n, 1, 1], in place of t165
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v165 = t165[i];
        const vae_real v174 = t174[i];
        const vae_real v181 = d181[i];
        t169[i] = 0.693147181f - (vae_log(v165) + t162[i]);
        t175[i] = 0.5f * v174;
        d184[i] = -v181 / v165;
    }
}

// kernel 42, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t172 = s->arena + 23328; // [1]
    const vae_real *t169 = s->arena + 149632; // [n, 1]
    vae_real *t177 = s->arena + 23312; // [1]
    const vae_real *t175 = s->arena + 23040; // [n, 1]
    vae_real *t179 = s->arena + 23296; // [1]
    const vae_real *t68 = s->arena + 149760; // [n, 1]
    vae_real t172_sum = 0.0f;
    vae_real t177_sum = 0.0f;
    vae_real t179_sum = 0.0f;
    VAE_SIMD_SUM(t172_sum, t177_sum, t179_sum)
    for (size_t i = 0; i < rows; i++) {
        t172_sum += t169[i];
        t177_sum += t175[i];
        t179_sum += t68[i];
    }
    t172[0] = t172_sum;
    t177[0] = t177_sum;
    t179[0] = t179_sum;
}

// kernel 43, train: loop over [1]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t173 = s->arena + 140320; // [1]
    const vae_real *t172 = s->arena + 23328; // [1]
    vae_real *t178 = s->arena + 140304; // [1]
    const vae_real *t177 = s->arena + 23312; // [1]
    vae_real *t180 = s->arena + 140288; // [1]
    const vae_real *t179 = s->arena + 23296; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t173[0] = t172[0] * inv_n;
    t178[0] = t177[0] * inv_n;
    t180[0] = t179[0] * inv_n;
}

// kernel 44, train: loop over rows of [2, 1]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d184 = s->arena + 23168; // [n, 1, 1]
    const vae_real *t164 = s->arena + 148864; // [n, 2, 1]
    vae_real *d186 = s->arena + 148864; // [n, 2, 1], in place of t164
    vae_real *d187 = s->arena + 140032; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v164 = t164[i * 2 + j];
            const vae_real v185 = d184[i] * v164;
            d186[i * 2 + j] = -v185;
            d187[i * 2 + j] = v185 * beta;
        }
    }
}

// recurrent.vae:11  gradient of likelihood = categorical
// kernel 45, train: loop over rows of [5, 9]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d189 = s->arena + 11520; // [n*2, 5, 9], in place of t148
    const vae_real *d186 = s->arena + 148864; // [n*2, 1, 1]
    const vae_real *t148 = s->arena + 11520; // [n*2, 5, 9]
    vae_real *d190 = s->arena + 25344; // [n*2, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real d190_sum = 0.0f;
            VAE_SIMD_SUM(d190_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v148 = t148[i * 45 + j * 9 + k];
                const vae_real v189 = d186[i] * v148;
                d189[i * 45 + j * 9 + k] = v189;
                d190_sum += v189;
            }
            d190[i * 5 + j] = d190_sum;
        }
    }
}

// recurrent.vae:11  gradient of likelihood = categorical
// kernel 46, train: loop over rows of [5, 1]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d191 = s->arena + 25344; // [n*2, 5, 1], in place of d190
    const vae_real *d190 = s->arena + 25344; // [n*2, 5, 1]
    const vae_real *t152 = s->arena + 140800; // [n*2, 5, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v190 = d190[i * 5 + j];
            d191[i * 5 + j] = v190 / t152[i * 5 + j];
        }
    }
}

// recurrent.vae:11  gradient of likelihood = categorical
// recurrent.vae:11  gradient of dense(9)
// kernel 47, train: loop over rows of [5, 9]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d191 = s->arena + 25344; // [n*2, 5, 1]
    const vae_real *t151 = s->arena + 0; // [n*2, 5, 9]
    vae_real *d193 = s->arena + 11520; // [n*2, 5, 9], in place of d189
    const vae_real *d189 = s->arena + 11520; // [n*2, 5, 9]
    vae_real *d194 = s->arena + 23040; // [n*2, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d194[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v189 = d189[i * 45 + j * 9 + k];
                const vae_real v193 = d191[i * 5 + j] * t151[i * 45 + j * 9 + k] - v189;
                d193[i * 45 + j * 9 + k] = v193;
                d194[i * 9 + k] += v193;
            }
        }
    }
}

// recurrent.vae:11  gradient of dense(9)
// kernel 48, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param195 = s->grad + 832; // [1, 9]
    const vae_real *d194 = s->arena + 23040; // [n*2, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param195[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param195[j] += d194[i * 9 + j];
        }
    }
}

// recurrent.vae:9  gradient of dense(9)
// kernel 49, train: weight gradient over [5, 9]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h135 = s->arena + 104960; // [n*2, 5, 5]
    const vae_real *d193 = s->arena + 11520; // [n*2, 5, 9]
    vae_real *d_param197 = s->grad + 784; // [5, 9]
    vae_gemm_tn(5, 9, s->n * 10, h135, 5, d193, 9, d_param197, 9);
}

// recurrent.vae:9  gradient of dense(9)
// kernel 50, train: product by panels over rows of [5, 5]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d193 = s->arena + 11520; // [n*2, 5, 9]
    const vae_real *w136 = s->param + 784; // [5, 9]
    vae_real *d198 = s->arena + 104960; // [n*2, 5, 5]
    vae_gemm_nt((int)(end - begin) * 5, 5, 9, d193 + begin * 45, 9, w136, 9, d198 + begin * 25, 5);
}

// recurrent.vae:9  gradient of concat(z)
// kernel 51, train: loop over rows of [5, 2]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d201 = s->arena + 139520; // [n*2, 1, 2]
    const vae_real *d200 = s->arena + 104963; // [n*2, 5, 2] in rows of 5
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d201[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d201[i * 2 + k] += d200[i * 25 + j * 5 + k];
            }
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 52, train: loop over rows of [12]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d205 = s->arena + 120323; // [n*2, 12] in rows of 15
    const vae_real *d204 = s->arena + 34560; // [n*2, 12] in rows of 15
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d205[i * 15 + j] = d204[i * 15 + j];
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 53, train: product by panels over rows of [5, 9]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d206 = s->arena + 120320; // [n*2, 5, 3]
    const vae_real *w123 = s->param + 688; // [3, 9]
    vae_real *d209 = s->arena + 26880; // [n*2, 5, 9]
    const vae_real *b125 = s->param + 736; // [9]
    vae_gemm_nn((int)(end - begin) * 5, 9, 3, d206 + begin * 15, 3, w123, 9, d209 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v208 = d209[i * 45 + j * 9 + k];
                d209[i * 45 + j * 9 + k] = v208 + b125[k];
            }
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 54, train: product by panels over rows of [5, 21]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d199 = s->arena + 104960; // [n*2, 5, 3] in rows of 5
    const vae_real *d206 = s->arena + 120320; // [n*2, 5, 3]
    const vae_real *t131 = s->arena + 53760; // [n*2, 5, 9]
    const vae_real *d209 = s->arena + 26880; // [n*2, 5, 9]
    const vae_real *w123 = s->param + 688; // [3, 9]
    const vae_real *mask117 = s->arena + 142080; // [n*2, 5]
    vae_real *d210 = s->arena + 0; // [n*2, 5, 21]
    static const VaeSteps steps210 = {5, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 21, .d_pitch = 5, .h_pitch = 9};
    vae_gru_back(&steps210, (int)(end - begin), d199 + begin * 25, d206 + begin * 15, t131 + begin * 45, d209 + begin * 45, w123, mask117 + begin * 5, d210 + begin * 105);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 55, train: weight gradient over [3, 9]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d206 = s->arena + 120320; // [n*2, 5, 3]
    const vae_real *d212 = s->arena + 9; // [n*2, 5, 9] in rows of 21
    vae_real *d_param213 = s->grad + 688; // [3, 9]
    vae_gemm_tn(3, 9, s->n * 10, d206, 3, d212, 21, d_param213, 9);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 56, train: loop over rows of [5, 9]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d216 = s->arena + 29184; // [n*2, 1, 9]
    const vae_real *d212 = s->arena + 9; // [n*2, 5, 9] in rows of 21
    vae_real *d219 = s->arena + 26880; // [n*2, 1, 9]
    const vae_real *d211 = s->arena + 0; // [n*2, 5, 9] in rows of 21
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d216[i * 9 + k] = 0.0f;
        }
        for (size_t k = 0; k < 9; k++) {
            d219[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d216[i * 9 + k] += d212[i * 105 + j * 21 + k];
                d219[i * 9 + k] += d211[i * 105 + j * 21 + k];
            }
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 57, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param217 = s->grad + 736; // [1, 9]
    const vae_real *d216 = s->arena + 29184; // [n*2, 1, 9]
    vae_real *d_param220 = s->grad + 720; // [1, 9]
    const vae_real *d219 = s->arena + 26880; // [n*2, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param217[j] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        d_param220[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param217[j] += d216[i * 9 + j];
            d_param220[j] += d219[i * 9 + j];
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 58, train: weight gradient over [3, 9]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h121 = s->arena + 81920; // [n*2, 5, 3] in rows of 6
    const vae_real *d211 = s->arena + 0; // [n*2, 5, 9] in rows of 21
    vae_real *d_param222 = s->grad + 656; // [3, 9]
    vae_gemm_tn(3, 9, s->n * 10, h121, 6, d211, 21, d_param222, 9);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 59, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d211 = s->arena + 0; // [n*2, 5, 9] in rows of 21
    const vae_real *w122 = s->param + 656; // [3, 9]
    vae_real *d223 = s->arena + 53760; // [n*2, 5, 3] in rows of 6
    vae_gemm_nt((int)(end - begin) * 5, 3, 9, d211 + begin * 105, 21, w122, 9, d223 + begin * 30, 6);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 60, train: weight gradient over [3, 3]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x97 = s->arena + 144640; // [n*2, 3]
    const vae_real *d215 = s->arena + 18; // [n*2, 3] in rows of 105
    vae_real *d_param225 = s->grad + 752; // [3, 3]
    if (tile == 1) {
        vae_real *d_param224 = s->grad + 768; // [3]
        vae_column_sums(s->n * 2, 3, d215, 105, d_param224);
        return;
    }
    vae_gemm_tn(3, 3, s->n * 2, x97, 3, d215, 105, d_param225, 3);
}

// kernel 61, train: loop over rows of [5, 3]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *t227 = s->arena + 53763; // [n*2, 5, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t227[i * 30 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 62, train: loop over rows of [24]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d231 = s->arena + 74246; // [n*2, 24] in rows of 30
    const vae_real *d230 = s->arena + 81920; // [n*2, 24] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d231[i * 30 + j] = d230[i * 30 + j];
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 63, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d234 = s->arena + 74240; // [n*2, 5, 3] in rows of 6
    const vae_real *w101 = s->param + 544; // [3, 12]
    vae_real *d236 = s->arena + 23040; // [n*2, 5, 12]
    const vae_real *b103 = s->param + 608; // [12]
    vae_gemm_nn((int)(end - begin) * 5, 12, 3, d234 + begin * 30, 6, w101, 12, d236 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v235 = d236[i * 60 + j * 12 + k];
                d236[i * 60 + j * 12 + k] = v235 + b103[k];
            }
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 64, train: product by panels over rows of [5, 18]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d228 = s->arena + 53760; // [n*2, 5, 6]
    const vae_real *d232 = s->arena + 74240; // [n*2, 5, 6]
    const vae_real *t119 = s->arena + 38400; // [n*2, 5, 12]
    const vae_real *d236 = s->arena + 23040; // [n*2, 5, 12]
    const vae_real *w101 = s->param + 544; // [3, 12]
    const vae_real *mask117 = s->arena + 142080; // [n*2, 5]
    vae_real *d237 = s->arena + 0; // [n*2, 5, 18]
    static const VaeSteps steps237 = {5, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 18, .d_pitch = 6, .h_pitch = 12};
    vae_lstm_back(&steps237, (int)(end - begin), d228 + begin * 30, d232 + begin * 30, t119 + begin * 60, d236 + begin * 60, w101, mask117 + begin * 5, d237 + begin * 90);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 65, train: weight gradient over [3, 12]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d234 = s->arena + 74240; // [n*2, 5, 3] in rows of 6
    const vae_real *d238 = s->arena + 0; // [n*2, 5, 12] in rows of 18
    vae_real *d_param239 = s->grad + 544; // [3, 12]
    vae_gemm_tn(3, 12, s->n * 10, d234, 6, d238, 18, d_param239, 12);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 66, train: loop over rows of [5, 12]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d242 = s->arena + 23040; // [n*2, 1, 12]
    const vae_real *d238 = s->arena + 0; // [n*2, 5, 12] in rows of 18
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d242[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d242[i * 12 + k] += d238[i * 90 + j * 18 + k];
            }
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 67, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param243 = s->grad + 592; // [1, 12]
    const vae_real *d242 = s->arena + 23040; // [n*2, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param243[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param243[j] += d242[i * 12 + j];
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 68, train: weight gradient over [7, 12]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h99 = s->arena + 65280; // [n*2, 5, 7]
    const vae_real *d238 = s->arena + 0; // [n*2, 5, 12] in rows of 18
    vae_real *d_param245 = s->grad + 448; // [7, 12]
    vae_gemm_tn(7, 12, s->n * 10, h99, 7, d238, 18, d_param245, 12);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 69, train: product by panels over rows of [5, 7]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d238 = s->arena + 0; // [n*2, 5, 12] in rows of 18
    const vae_real *w100 = s->param + 448; // [7, 12]
    vae_real *d246 = s->arena + 23040; // [n*2, 5, 7]
    vae_gemm_nt((int)(end - begin) * 5, 7, 12, d238 + begin * 90, 18, w100, 12, d246 + begin * 35, 7);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 70, train: weight gradient over [2, 6]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z51 = s->arena + 147328; // [n*2, 2]
    const vae_real *d241 = s->arena + 12; // [n*2, 6] in rows of 90
    vae_real *d_param248 = s->grad + 624; // [2, 6]
    if (tile == 1) {
        vae_real *d_param247 = s->grad + 640; // [6]
        vae_column_sums(s->n * 2, 6, d241, 90, d_param247);
        return;
    }
    vae_gemm_tn(2, 6, s->n * 2, z51, 2, d241, 90, d_param248, 6);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 71, train: product by panels over rows of [2]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d241 = s->arena + 12; // [n*2, 6] in rows of 90
    const vae_real *w104 = s->param + 624; // [2, 6]
    vae_real *d249 = scratch; // [end - begin, 2]
    vae_real *d250 = s->arena + 139520; // [n*2, 2], in place of d201
    const vae_real *d201 = s->arena + 139520; // [n*2, 2]
    vae_gemm_nt((int)(end - begin), 2, 6, d241 + begin * 90, 90, w104, 6, d249, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v201 = d201[i * 2 + j];
            const vae_real v249 = d249[(i - begin) * 2 + j];
            d250[i * 2 + j] = v201 + v249;
        }
    }
}

// recurrent.vae:9  gradient of dropout(0.1)
// kernel 72, train: loop over rows of [5, 4]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    vae_real *d252 = s->arena + 111360; // [n*2, 5, 4], in place of t93
    const vae_real *d251 = s->arena + 23040; // [n*2, 5, 4] in rows of 7
    const vae_real *t93 = s->arena + 111360; // [n*2, 5, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v93 = t93[i * 20 + j * 4 + k];
                d252[i * 20 + j * 4 + k] = d251[i * 35 + j * 7 + k] * v93;
            }
        }
    }
}

// recurrent.vae:9  gradient of embed(4)
// kernel 73, train: weight gradient over [9, 4]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h86 = s->arena + 143360; // [n*2, 5]
    const vae_real *d252 = s->arena + 111360; // [n*2, 5, 4]
    vae_real *d_param253 = s->grad + 400; // [9, 4]
    vae_lookup_w((size_t)s->n * 2, 5, 4, h86, 5, d252, 4, d_param253, 0, 9);
}

// recurrent.vae:6  gradient of sampling and KL
// kernel 74, train: loop over rows of [2, 2]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d187 = s->arena + 140032; // [n, 2, 1]
    const vae_real *z51 = s->arena + 147328; // [n, 2, 2]
    const vae_real *d250 = s->arena + 139520; // [n, 2, 2]
    vae_real *d260 = s->arena + 1024; // [n, 1, 2]
    vae_real *d262 = s->arena + 256; // [n, 1, 2]
    const vae_real *eps47 = s->arena + 147840; // [n, 2, 2]
    vae_real *d265 = s->arena + 0; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d260[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d262[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d265[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v257 = d250[i * 4 + j * 2 + k] - d187[i * 2 + j] * z51[i * 4 + j * 2 + k];
                d260[i * 2 + k] += -((-0.5f) * d187[i * 2 + j]);
                d262[i * 2 + k] += v257;
                d265[i * 2 + k] += v257 * eps47[i * 4 + j * 2 + k];
            }
        }
    }
}

// recurrent.vae:6  gradient of sampling and KL
// kernel 75, train: loop over rows of [2]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d265 = s->arena + 0; // [n, 2]
    const vae_real *t49 = s->arena + 149376; // [n, 2]
    vae_real *d269 = s->arena + 514; // [n, 2] in rows of 4
    const vae_real *d260 = s->arena + 1024; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d269[i * 4 + j] = d260[i * 2 + j] + 0.5f * (d265[i * 2 + j] * t49[i * 2 + j]);
        }
    }
}

// kernel 76, train: loop over rows of [2]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t270 = s->arena + 512; // [n, 2] in rows of 4
    const vae_real *d262 = s->arena + 256; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t270[i * 4 + j] = d262[i * 2 + j];
        }
    }
}

// recurrent.vae:6  gradient of posterior heads (added by the compiler)
// kernel 77, train: weight gradient over [4, 4]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h40 = s->arena + 148352; // [n, 4]
    const vae_real *d271 = s->arena + 512; // [n, 4]
    vae_real *d_param273 = s->grad + 368; // [4, 4]
    if (tile == 1) {
        vae_real *d_param272 = s->grad + 384; // [4]
        vae_column_sums(s->n, 4, d271, 4, d_param272);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h40, 4, d271, 4, d_param273, 4);
}

// recurrent.vae:6  gradient of posterior heads (added by the compiler)
// kernel 78, train: product by panels over rows of [4]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d271 = s->arena + 512; // [n, 4]
    const vae_real *w41 = s->param + 368; // [4, 4]
    vae_real *d274 = s->arena + 0; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d271 + begin * 4, 4, w41, 4, d274 + begin * 4, 4);
}

// recurrent.vae:8  gradient of pool(last)
// kernel 79, train: loop over rows of [5, 4]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d276 = s->arena + 25600; // [n, 5, 4]
    const vae_real *d274 = s->arena + 0; // [n, 1, 4]
    const vae_real *t36 = s->arena + 145408; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d276[i * 20 + j * 4 + k] = d274[i * 4 + k] * t36[i * 5 + j];
            }
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 80, train: loop over rows of [16]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d279 = s->arena + 131844; // [n, 16] in rows of 20
    const vae_real *d278 = s->arena + 134400; // [n, 16] in rows of 20
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d279[i * 20 + j] = d278[i * 20 + j];
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 81, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 131840, s->param + 288, s->arena + 17920,
        s->param + 352);
}

// recurrent.vae:8  gradient of gru(4)
// kernel 82, train: product by panels over rows of [5, 28]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d276 = s->arena + 25600; // [n, 5, 4]
    const vae_real *d280 = s->arena + 131840; // [n, 5, 4]
    const vae_real *t30 = s->arena + 89600; // [n, 5, 12]
    const vae_real *d283 = s->arena + 17920; // [n, 5, 12]
    const vae_real *w25 = s->param + 288; // [4, 12]
    const vae_real *mask12 = s->arena + 146048; // [n, 5]
    vae_real *d284 = s->arena + 0; // [n, 5, 28]
    static const VaeSteps steps284 = {5, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 28, .d_pitch = 4, .h_pitch = 12};
    vae_gru_back(&steps284, (int)(end - begin), d276 + begin * 20, d280 + begin * 20, t30 + begin * 60, d283 + begin * 60, w25, mask12 + begin * 5, d284 + begin * 140);
}

// recurrent.vae:8  gradient of gru(4)
// kernel 83, train: weight gradient over [4, 12]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d280 = s->arena + 131840; // [n, 5, 4]
    const vae_real *d286 = s->arena + 12; // [n, 5, 12] in rows of 28
    vae_real *d_param287 = s->grad + 288; // [4, 12]
    vae_gemm_tn(4, 12, s->n * 5, d280, 4, d286, 28, d_param287, 12);
}

// recurrent.vae:8  gradient of gru(4)
// kernel 84, train: loop over rows of [5, 12]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d288 = s->arena + 19456; // [n, 1, 12]
    const vae_real *d286 = s->arena + 12; // [n, 5, 12] in rows of 28
    vae_real *d291 = s->arena + 17920; // [n, 1, 12]
    const vae_real *d285 = s->arena + 0; // [n, 5, 12] in rows of 28
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d288[i * 12 + k] = 0.0f;
        }
        for (size_t k = 0; k < 12; k++) {
            d291[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d288[i * 12 + k] += d286[i * 140 + j * 28 + k];
                d291[i * 12 + k] += d285[i * 140 + j * 28 + k];
            }
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 85, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param289 = s->grad + 352; // [1, 12]
    const vae_real *d288 = s->arena + 19456; // [n, 1, 12]
    vae_real *d_param292 = s->grad + 336; // [1, 12]
    const vae_real *d291 = s->arena + 17920; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param289[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d_param292[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param289[j] += d288[i * 12 + j];
            d_param292[j] += d291[i * 12 + j];
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 86, train: weight gradient over [6, 12]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h23 = s->arena + 124160; // [n, 5, 6]
    const vae_real *d285 = s->arena + 0; // [n, 5, 12] in rows of 28
    vae_real *d_param294 = s->grad + 208; // [6, 12]
    vae_gemm_tn(6, 12, s->n * 5, h23, 6, d285, 28, d_param294, 12);
}

// recurrent.vae:8  gradient of gru(4)
// kernel 87, train: product by panels over rows of [5, 6]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d285 = s->arena + 0; // [n, 5, 12] in rows of 28
    const vae_real *w24 = s->param + 208; // [6, 12]
    vae_real *d295 = s->arena + 23040; // [n, 5, 6]
    vae_gemm_nt((int)(end - begin) * 5, 6, 12, d285 + begin * 140, 28, w24, 12, d295 + begin * 30, 6);
}

// recurrent.vae:8  gradient of dense(3)
// kernel 88, train: loop over rows of [5, 3]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d299 = s->arena + 0; // [n, 1, 3]
    const vae_real *d296 = s->arena + 23040; // [n, 5, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d299[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d299[i * 3 + k] += d296[i * 30 + j * 6 + k];
            }
        }
    }
}

// recurrent.vae:8  gradient of dense(3)
// kernel 89, train: sum over the batch over rows of [1, 3]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param300 = s->grad + 192; // [1, 3]
    const vae_real *d299 = s->arena + 0; // [n, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param300[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param300[j] += d299[i * 3 + j];
        }
    }
}

// recurrent.vae:8  gradient of dense(3)
// kernel 90, train: weight gradient over [3, 3]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h16 = s->arena + 128000; // [n, 5, 3] in rows of 6
    const vae_real *d296 = s->arena + 23040; // [n, 5, 3] in rows of 6
    vae_real *d_param302 = s->grad + 176; // [3, 3]
    vae_gemm_tn(3, 3, s->n * 5, h16, 6, d296, 6, d_param302, 3);
}

// recurrent.vae:8  gradient of dense(3)
// kernel 91, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d296 = s->arena + 23040; // [n, 5, 3] in rows of 6
    const vae_real *w17 = s->param + 176; // [3, 3]
    vae_real *d304 = s->arena + 19200; // [n, 5, 3] in rows of 6
    const vae_real *d297 = s->arena + 23043; // [n, 5, 3] in rows of 6
    vae_gemm_nt((int)(end - begin) * 5, 3, 3, d296 + begin * 30, 6, w17, 3, d304 + begin * 30, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v303 = d304[i * 30 + j * 6 + k];
                d304[i * 30 + j * 6 + k] = d297[i * 30 + j * 6 + k] + d296[i * 30 + j * 6 + k] + v303;
            }
        }
    }
}

// kernel 92, train: loop over rows of [5, 3]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t306 = s->arena + 19203; // [n, 5, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t306[i * 30 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 93, train: loop over rows of [24]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d310 = s->arena + 116486; // [n, 24] in rows of 30
    const vae_real *d309 = s->arena + 128000; // [n, 24] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d310[i * 30 + j] = d309[i * 30 + j];
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 94, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d313 = s->arena + 116480; // [n, 5, 3] in rows of 6
    const vae_real *w5 = s->param + 96; // [3, 12]
    vae_real *d315 = s->arena + 11520; // [n, 5, 12]
    const vae_real *b7 = s->param + 160; // [12]
    vae_gemm_nn((int)(end - begin) * 5, 12, 3, d313 + begin * 30, 6, w5, 12, d315 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v314 = d315[i * 60 + j * 12 + k];
                d315[i * 60 + j * 12 + k] = v314 + b7[k];
            }
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 95, train: product by panels over rows of [5, 18]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d307 = s->arena + 19200; // [n, 5, 6]
    const vae_real *d311 = s->arena + 116480; // [n, 5, 6]
    const vae_real *t14 = s->arena + 97280; // [n, 5, 12]
    const vae_real *d315 = s->arena + 11520; // [n, 5, 12]
    const vae_real *w5 = s->param + 96; // [3, 12]
    const vae_real *mask12 = s->arena + 146048; // [n, 5]
    vae_real *d316 = s->arena + 0; // [n, 5, 18]
    static const VaeSteps steps316 = {5, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 18, .d_pitch = 6, .h_pitch = 12};
    vae_lstm_back(&steps316, (int)(end - begin), d307 + begin * 30, d311 + begin * 30, t14 + begin * 60, d315 + begin * 60, w5, mask12 + begin * 5, d316 + begin * 90);
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 96, train: weight gradient over [3, 12]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d313 = s->arena + 116480; // [n, 5, 3] in rows of 6
    const vae_real *d317 = s->arena + 0; // [n, 5, 12] in rows of 18
    vae_real *d_param318 = s->grad + 96; // [3, 12]
    vae_gemm_tn(3, 12, s->n * 5, d313, 6, d317, 18, d_param318, 12);
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 97, train: loop over rows of [5, 12]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d319 = s->arena + 11520; // [n, 1, 12]
    const vae_real *d317 = s->arena + 0; // [n, 5, 12] in rows of 18
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d319[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d319[i * 12 + k] += d317[i * 90 + j * 18 + k];
            }
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 98, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param320 = s->grad + 144; // [1, 12]
    const vae_real *d319 = s->arena + 11520; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param320[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param320[j] += d319[i * 12 + j];
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 99, train: weight gradient over [4, 12]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h3 = s->arena + 136960; // [n, 5, 4]
    const vae_real *d317 = s->arena + 0; // [n, 5, 12] in rows of 18
    vae_real *d_param322 = s->grad + 48; // [4, 12]
    vae_gemm_tn(4, 12, s->n * 5, h3, 4, d317, 18, d_param322, 12);
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 100, train: product by panels over rows of [5, 4]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d317 = s->arena + 0; // [n, 5, 12] in rows of 18
    const vae_real *w4 = s->param + 48; // [4, 12]
    vae_real *d323 = s->arena + 11520; // [n, 5, 4]
    vae_gemm_nt((int)(end - begin) * 5, 4, 12, d317 + begin * 90, 18, w4, 12, d323 + begin * 20, 4);
}

// recurrent.vae:8  gradient of embed(4)
// kernel 101, train: weight gradient over [9, 4]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 146688; // [n, 5]
    const vae_real *d323 = s->arena + 11520; // [n, 5, 4]
    vae_real *d_param324 = s->grad + 0; // [9, 4]
    vae_lookup_w((size_t)s->n * 1, 5, 4, x0, 5, d323, 4, d_param324, 0, 9);
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 102, train: loop over [12]
VAE_KERNEL void train_k102(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param325 = s->grad + 160; // [12]
    const vae_real *d_param320 = s->grad + 144; // [12]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param325[j] = d_param320[j];
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 103, train: loop over [12]
VAE_KERNEL void train_k103(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param326 = s->grad + 608; // [12]
    const vae_real *d_param243 = s->grad + 592; // [12]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param326[j] = d_param243[j];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k3(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {136960, 20}, // h3
    {146688, 5}, // x0
};
static const VaeShown train_u0_shown = {2, train_u0_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    train_k22(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u11_rows[] = {
    {120320, 30}, // t129
    {144640, 6}, // t96
};
static const VaeShown train_u11_shown = {2, train_u11_rows};

static const VaeShown train_k16_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k1_rows[] = {
    {116480, 30}, // t9
};
static const VaeShown train_k1_shown = {1, train_k1_rows};

static const VaeShown train_k2_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    train_k17(s, tile, scratch);
}

static const VaeShown train_u5_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k6_rows[] = {
    {131840, 20}, // t28
};
static const VaeShown train_k6_shown = {1, train_k6_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k80(s, tile, scratch);
    train_k93(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {116480, 30}, // t9
    {131840, 20}, // t28
    {124160, 30}, // h21
    {128000, 30}, // t15
};
static const VaeShown train_u3_shown = {4, train_u3_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
}

static const VaeShown train_u6_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u7_rows[] = {
    {74240, 60}, // t107
    {149760, 1}, // t68
    {147328, 4}, // z51
    {148352, 4}, // t39
};
static const VaeShown train_u7_shown = {4, train_u7_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u9_rows[] = {
    {143360, 10}, // h86
};
static const VaeShown train_u9_shown = {1, train_u9_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k52(s, tile, scratch);
    train_k62(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u10_rows[] = {
    {74240, 60}, // t107
    {120320, 30}, // t129
    {104960, 50}, // t133
    {81920, 60}, // t120
    {65280, 70}, // h94
};
static const VaeShown train_u10_shown = {5, train_u10_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
}

static const VaeShown train_u12_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
}

static const VaeShown train_u13_shown = {0, NULL};

static const VaeShown train_k53_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u14_rows[] = {
    {23040, 1}, // t175
    {149632, 1}, // t169
};
static const VaeShown train_u14_shown = {2, train_u14_rows};

// One thread does all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k42(s, tile, scratch);
    train_k43(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k47_rows[] = {
    {23040, 18}, // d194
    {11520, 90}, // d193
};
static const VaeShown train_k47_shown = {2, train_k47_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u19(const VaeState *s, int tile, vae_real *scratch) {
    train_k50(s, tile, scratch);
    train_k51(s, tile, scratch);
}

static const VaeShown train_u19_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k54_rows[] = {
    {0, 210}, // d210
};
static const VaeShown train_k54_shown = {1, train_k54_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u26(const VaeState *s, int tile, vae_real *scratch) {
    train_k59(s, tile, scratch);
    train_k61(s, tile, scratch);
}

static const VaeShown train_u26_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k56_rows[] = {
    {26880, 18}, // d219
    {29184, 18}, // d216
};
static const VaeShown train_k56_shown = {2, train_k56_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u28(const VaeState *s, int tile, vae_real *scratch) {
    train_k63(s, tile, scratch);
    train_k64(s, tile, scratch);
    train_k71(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u28_rows[] = {
    {0, 180}, // d237
};
static const VaeShown train_u28_shown = {1, train_u28_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k66_rows[] = {
    {23040, 24}, // d242
};
static const VaeShown train_k66_shown = {1, train_k66_rows};

// One thread does all of these.
VAE_KERNEL void train_u31(const VaeState *s, int tile, vae_real *scratch) {
    train_k67(s, tile, scratch);
    train_k103(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u33(const VaeState *s, int tile, vae_real *scratch) {
    train_k69(s, tile, scratch);
    train_k72(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u33_rows[] = {
    {111360, 40}, // d252
};
static const VaeShown train_u33_shown = {1, train_u33_rows};

static const VaeShown train_k81_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u36(const VaeState *s, int tile, vae_real *scratch) {
    train_k74(s, tile, scratch);
    train_k75(s, tile, scratch);
    train_k76(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u36_rows[] = {
    {512, 4}, // d269
};
static const VaeShown train_u36_shown = {1, train_u36_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u38(const VaeState *s, int tile, vae_real *scratch) {
    train_k78(s, tile, scratch);
    train_k79(s, tile, scratch);
}

static const VaeShown train_u38_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k82_rows[] = {
    {0, 140}, // d284
};
static const VaeShown train_k82_shown = {1, train_k82_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k87_rows[] = {
    {23040, 30}, // d295
};
static const VaeShown train_k87_shown = {1, train_k87_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k84_rows[] = {
    {17920, 12}, // d291
    {19456, 12}, // d288
};
static const VaeShown train_k84_shown = {2, train_k84_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k88_rows[] = {
    {0, 3}, // d299
};
static const VaeShown train_k88_shown = {1, train_k88_rows};

static const VaeShown train_k94_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u49(const VaeState *s, int tile, vae_real *scratch) {
    train_k91(s, tile, scratch);
    train_k92(s, tile, scratch);
}

static const VaeShown train_u49_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k95_rows[] = {
    {0, 90}, // d316
};
static const VaeShown train_k95_shown = {1, train_k95_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k97_rows[] = {
    {11520, 12}, // d319
};
static const VaeShown train_k97_shown = {1, train_k97_rows};

// One thread does all of these.
VAE_KERNEL void train_u54(const VaeState *s, int tile, vae_real *scratch) {
    train_k98(s, tile, scratch);
    train_k102(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k100_rows[] = {
    {11520, 20}, // d323
};
static const VaeShown train_k100_shown = {1, train_k100_rows};

// Every member of the team calls this; vae_run shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_u11, panels, {.shown = &train_u11_shown}},
        {train_k16, panels, {.shown = &train_k16_shown}},
        {train_k1, panels, {.shown = &train_k1_shown}},
        {train_k2, panels, {.shown = &train_k2_shown}},
        {train_u5, panels, {.shown = &train_u5_shown}},
        {train_k6, panels, {.shown = &train_k6_shown}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_u3, panels, {.shown = &train_u3_shown}},
        {train_u6, panels, {.shown = &train_u6_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u7, panels, {.shown = &train_u7_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u9, panels, {.shown = &train_u9_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u10, panels, {.shown = &train_u10_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u12, panels, {.shown = &train_u12_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u13, panels, {.shown = &train_u13_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k53, panels, {.shown = &train_k53_shown}},
        {train_u14, panels, {.shown = &train_u14_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u15, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k47, panels, {.shown = &train_k47_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k49, 1, {.weights = true}},
        {train_k48, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u19, panels, {.shown = &train_u19_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k54, panels, {.shown = &train_k54_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k55, 1, {.weights = true}},
        {train_k58, 1, {.weights = true}},
        {train_u26, panels, {.shown = &train_u26_shown}},
        {train_k56, panels, {.shown = &train_k56_shown}},
        {train_k60, 2, {.weights = true}}}, 5);
    vae_run(me, s, (VaeWork[]){{train_k57, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u28, panels, {.shown = &train_u28_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k68, 1, {.weights = true}},
        {train_k65, 1, {.weights = true}},
        {train_k66, panels, {.shown = &train_k66_shown}},
        {train_k70, 2, {.weights = true}}}, 4);
    vae_run(me, s, (VaeWork[]){{train_u31, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u33, panels, {.shown = &train_u33_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k81, panels, {.shown = &train_k81_shown}},
        {train_k73, 1, {.weights = true}},
        {train_u36, panels, {.shown = &train_u36_shown}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u38, panels, {.shown = &train_u38_shown}},
        {train_k77, 2, {.weights = true, .first = 368, .each = 64, .end = 384}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k82, panels, {.shown = &train_k82_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k86, 1, {.weights = true}},
        {train_k83, 1, {.weights = true}},
        {train_k87, panels, {.shown = &train_k87_shown}},
        {train_k84, panels, {.shown = &train_k84_shown}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k90, 1, {.weights = true}},
        {train_k88, panels, {.shown = &train_k88_shown}},
        {train_k85, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k94, panels, {.shown = &train_k94_shown}},
        {train_u49, panels, {.shown = &train_u49_shown}},
        {train_k89, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k95, panels, {.shown = &train_k95_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k99, 1, {.weights = true}},
        {train_k96, 1, {.weights = true}},
        {train_k97, panels, {.shown = &train_k97_shown}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_u54, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k100, panels, {.shown = &train_k100_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k101, 1, {.weights = true}}}, 1);
}

// recurrent.vae:8  embed(4)
// kernel 0, eval: product by panels over rows of [5, 4]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 71936, s->param + 0, s->arena + 62080);
}

// recurrent.vae:8  lstm(3)
// kernel 1, eval: loop over rows of [6]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t9 = s->arena + 65408; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t9[i * 6 + j] = 0.0f;
        }
    }
}

// recurrent.vae:4  lstm(3)
// kernel 2, eval: loop over rows of [5]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 71936; // [n, 5]
    vae_real *mask12 = s->arena + 71296; // [n, 5]
    vae_real *t122 = s->arena + 68096; // [n, 5, 1]
    vae_real *t135 = s->arena + 75648; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t135_sum = 0.0f;
        VAE_SIMD_SUM(t135_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v12 = vae_step(x0[i * 5 + j] - 0.5f);
            mask12[i * 5 + j] = v12;
            t122[i * 5 + j] = vae_step(x0[i * 5 + j] - 0.5f);
            t135_sum += v12;
        }
        t135[i] = t135_sum;
    }
}

// recurrent.vae:8  lstm(3)
// kernel 3, eval: product by panels over rows of [5, 12]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 62080, s->param + 48, s->arena + 15360,
        s->param + 144);
}

// What kernel 4 of eval and 3 others do, each with buffers of its own:
//   t14: [n, 5, 12]
//   t9: [n, 6]
//   w5: [3, 12]
//   b7: [12]
//   mask12: [n, 5]
//   t15: [n, 5, 6]
VAE_SHARED void like_eval_k4(const VaeState *s, int tile, vae_real *scratch, const vae_real *t14,
    const vae_real *t9, const vae_real *w5, const vae_real *b7, const vae_real *mask12,
    vae_real *t15) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps15 = {5, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 6};
    vae_lstm(&steps15, (int)(end - begin), t14 + begin * 60, t9 + begin * 6, w5, b7, mask12 + begin * 5, t15 + begin * 30, scratch);
}

// recurrent.vae:8  lstm(3)
// kernel 4, eval: product by panels over rows of [5, 6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 15360, s->arena + 65408, s->param + 96,
        s->param + 160, s->arena + 71296, s->arena + 52480);
}

// recurrent.vae:8  dense(3)
// recurrent.vae:8  lstm(3)
// kernel 5, eval: product by panels over rows of [5, 3]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 52480, s->param + 176, s->arena + 48640,
        s->param + 192, s->arena + 48643);
}

// recurrent.vae:8  gru(4)
// kernel 6, eval: loop over rows of [4]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t28 = s->arena + 73600; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t28[i * 4 + j] = 0.0f;
        }
    }
}

// recurrent.vae:8  gru(4)
// kernel 7, eval: product by panels over rows of [5, 12]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 48640, s->param + 208, s->arena + 7680,
        s->param + 336);
}

// recurrent.vae:8  gru(4)
// kernel 8, eval: product by panels over rows of [5, 4]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t30 = s->arena + 7680; // [n, 5, 12]
    const vae_real *t28 = s->arena + 73600; // [n, 4]
    const vae_real *w25 = s->param + 288; // [4, 12]
    const vae_real *b27 = s->param + 352; // [12]
    const vae_real *mask12 = s->arena + 71296; // [n, 5]
    vae_real *h31 = s->arena + 59520; // [n, 5, 4]
    static const VaeSteps steps31 = {5, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 4};
    vae_gru(&steps31, (int)(end - begin), t30 + begin * 60, t28 + begin * 4, w25, b27, mask12 + begin * 5, h31 + begin * 20, scratch);
}

// recurrent.vae:8  pool(last)
// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t32 = s->arena + 70660; // [n, 1] in rows of 5
    vae_real *t71 = s->arena + 69376; // [n, 1] in rows of 5
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t32[i * 5] = 0.0f;
        t71[i * 5] = 1.0f;
    }
}

// recurrent.vae:8  pool(last)
// kernel 10, eval: loop over rows of [4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 70656, s->arena + 71297);
}

// recurrent.vae:8  pool(last)
// kernel 11, eval: loop over rows of [5]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t36 = s->arena + 70016; // [n, 5]
    const vae_real *mask12 = s->arena + 71296; // [n, 5]
    const vae_real *t35 = s->arena + 70656; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t36[i * 5 + j] = mask12[i * 5 + j] - t35[i * 5 + j];
        }
    }
}

// recurrent.vae:8  pool(last)
// kernel 12, eval: loop over rows of [5, 4]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 59520, s->arena + 70016, s->arena + 73088);
}

// recurrent.vae:6  posterior heads (added by the compiler)
// kernel 13, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 73088, s->param + 368, s->arena + 72576,
        s->param + 384);
}

// recurrent.vae:6  sampling and KL
// kernel 14, eval: loop over rows of [2]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar46 = s->arena + 72578; // [n, 2] in rows of 4
    const vae_real *eps47 = s->arena + 75392; // [n, 2]
    vae_real *z51 = s->arena + 75136; // [n, 2]
    const vae_real *mean45 = s->arena + 72576; // [n, 2] in rows of 4
    vae_real *t66 = s->arena + 74880; // [n, 2]
    vae_real *t67 = s->arena + 76160; // [n, 1]
    vae_real *t70 = s->arena + 76032; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum, t70_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v51 = mean45[i * 4 + j] + vae_exp(0.5f * logvar46[i * 4 + j]) * eps47[i * 2 + j];
            z51[i * 2 + j] = v51;
            const vae_real v54 = eps47[i * 2 + j] * eps47[i * 2 + j] + logvar46[i * 4 + j];
            const vae_real v62 = mean45[i * 4 + j] * mean45[i * 4 + j] + vae_exp(logvar46[i * 4 + j]);
            const vae_real v66 = 0.5f * (v62 - 1.0f - logvar46[i * 4 + j]);
            t66[i * 2 + j] = v66;
            t67_sum += v66;
            const vae_real v69 = (-0.5f) * (v51 * v51 + 1.83787707f - (v54 + 1.83787707f));
            t70_sum += v69;
        }
        t67[i] = t67_sum;
        t70[i] = t70_sum;
    }
}

// kernel 15, eval: loop over rows of [4]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 69377, s->arena + 71936);
}

// recurrent.vae:9  embed(4)
// kernel 16, eval: product by panels over rows of [5, 4]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before74 = s->arena + 69376; // [n, 5]
    const vae_real *w75 = s->param + 400; // [9, 4]
    vae_real *h76 = s->arena + 40320; // [n, 5, 4] in rows of 7
    vae_lookup(end - begin, 5, 4, before74 + begin * 5, 5, w75, 4, h76 + begin * 35, 7);
}

// recurrent.vae:9  concat(y)
// kernel 17, eval: loop over rows of [5, 3]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t77 = s->arena + 40324; // [n, 5, 3] in rows of 7
    const vae_real *x1 = s->arena + 74496; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t77[i * 35 + j * 7 + k] = x1[i * 3 + k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 18, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z51 = s->arena + 75136; // [n, 2]
    const vae_real *w83 = s->param + 624; // [2, 6]
    vae_real *t86 = s->arena + 64640; // [n, 6]
    const vae_real *b84 = s->param + 640; // [6]
    vae_gemm_nn((int)(end - begin), 6, 2, z51 + begin * 2, 2, w83, 6, t86 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v85 = t86[i * 6 + j];
            t86[i * 6 + j] = v85 + b84[j];
        }
    }
}

// recurrent.vae:4  lstm(3, start=z)
// kernel 19, eval: loop over rows of [5]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before74 = s->arena + 69376; // [n, 5]
    vae_real *mask93 = s->arena + 68736; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask93[i * 5 + j] = vae_step(before74[i * 5 + j] - 0.5f) * vae_step(vae_abs(before74[i * 5 + j] - 2.0f) - 0.5f);
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 20, eval: product by panels over rows of [5, 12]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h78 = s->arena + 40320; // [n, 5, 7]
    const vae_real *w79 = s->param + 448; // [7, 12]
    vae_real *t95 = s->arena + 0; // [n, 5, 12]
    const vae_real *b81 = s->param + 592; // [12]
    vae_gemm_nn((int)(end - begin) * 5, 12, 7, h78 + begin * 35, 7, w79, 12, t95 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v94 = t95[i * 60 + j * 12 + k];
                t95[i * 60 + j * 12 + k] = v94 + b81[k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 21, eval: product by panels over rows of [5, 6]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 0, s->arena + 64640, s->param + 544, s->param + 608,
        s->arena + 68736, s->arena + 44800);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 22, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 74496; // [n, 3]
    const vae_real *w102 = s->param + 752; // [3, 3]
    vae_real *t105 = s->arena + 74112; // [n, 3]
    const vae_real *b103 = s->param + 768; // [3]
    vae_gemm_nn((int)(end - begin), 3, 3, x1 + begin * 3, 3, w102, 3, t105 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v104 = t105[i * 3 + j];
            t105[i * 3 + j] = v104 + b103[j];
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 23, eval: product by panels over rows of [5, 9]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h97 = s->arena + 44800; // [n, 5, 3] in rows of 6
    const vae_real *w98 = s->param + 656; // [3, 9]
    vae_real *t107 = s->arena + 34560; // [n, 5, 9]
    const vae_real *b100 = s->param + 720; // [9]
    vae_gemm_nn((int)(end - begin) * 5, 9, 3, h97 + begin * 30, 6, w98, 9, t107 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v106 = t107[i * 45 + j * 9 + k];
                t107[i * 45 + j * 9 + k] = v106 + b100[k];
            }
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 24, eval: product by panels over rows of [5, 3]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t107 = s->arena + 34560; // [n, 5, 9]
    const vae_real *t105 = s->arena + 74112; // [n, 3]
    const vae_real *w99 = s->param + 688; // [3, 9]
    const vae_real *b101 = s->param + 736; // [9]
    const vae_real *mask93 = s->arena + 68736; // [n, 5]
    vae_real *h108 = s->arena + 56320; // [n, 5, 3] in rows of 5
    static const VaeSteps steps108 = {5, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 5};
    vae_gru(&steps108, (int)(end - begin), t107 + begin * 45, t105 + begin * 3, w99, b101, mask93 + begin * 5, h108 + begin * 25, scratch);
}

// recurrent.vae:9  concat(z)
// kernel 25, eval: loop over rows of [5, 2]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t109 = s->arena + 56323; // [n, 5, 2] in rows of 5
    const vae_real *z51 = s->arena + 75136; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t109[i * 25 + j * 5 + k] = z51[i * 2 + k];
            }
        }
    }
}

// recurrent.vae:9  dense(9)
// recurrent.vae:11  likelihood = categorical
// kernel 26, eval: product by panels over rows of [5, 9]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h110 = s->arena + 56320; // [n, 5, 5]
    const vae_real *w111 = s->param + 784; // [5, 9]
    vae_real *p114 = s->arena + 28800; // [n, 5, 9]
    const vae_real *b112 = s->param + 832; // [9]
    vae_real *t124 = s->arena + 67456; // [n, 5, 1]
    vae_gemm_nn((int)(end - begin) * 5, 9, 5, h110 + begin * 25, 5, w111, 9, p114 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t124_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v113 = p114[i * 45 + j * 9 + k];
                const vae_real v114 = v113 + b112[k];
                p114[i * 45 + j * 9 + k] = v114;
                t124_sum = vae_max(t124_sum, v114);
            }
            t124[i * 5 + j] = t124_sum;
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 27, eval: loop over rows of [5, 9]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t125 = s->arena + 23040; // [n, 5, 9]
    const vae_real *p114 = s->arena + 28800; // [n, 5, 9]
    const vae_real *t124 = s->arena + 67456; // [n, 5, 1]
    vae_real *t127 = s->arena + 66816; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t127_sum = 0.0f;
            VAE_SIMD_SUM(t127_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v125 = p114[i * 45 + j * 9 + k] - t124[i * 5 + j];
                t125[i * 45 + j * 9 + k] = v125;
                t127_sum += vae_exp(v125);
            }
            t127[i * 5 + j] = t127_sum;
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 28, eval: loop over rows of [5, 1]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t128 = s->arena + 66176; // [n, 5, 1]
    const vae_real *t127 = s->arena + 66816; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t128[i * 5 + j] = vae_log(t127[i * 5 + j]);
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 29, eval: loop over rows of [5, 9]
VAE_KERNEL void eval_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 71936; // [n, 5, 1]
    const vae_real *t122 = s->arena + 68096; // [n, 5, 1]
    const vae_real *t125 = s->arena + 23040; // [n, 5, 9]
    const vae_real *t128 = s->arena + 66176; // [n, 5, 1]
    vae_real *t132 = s->arena + 75904; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t132_sum = 0.0f;
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD_SUM(t132_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v116 = (vae_real)(k);
                const vae_real v123 = vae_step(0.5f - vae_abs(x0[i * 5 + j] - v116)) * t122[i * 5 + j];
                t132_sum += -(v123 * (t125[i * 45 + j * 9 + k] - t128[i * 5 + j]));
            }
        }
        t132[i] = t132_sum;
    }
}

// kernel 30, eval: loop over rows of [1]
VAE_KERNEL void eval_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t134 = s->arena + 75776; // [n, 1]
    const vae_real *t70 = s->arena + 76032; // [n, 1]
    const vae_real *t132 = s->arena + 75904; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t134[i] = t70[i] - t132[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    eval_k9(s, tile, scratch);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    eval_k0(s, tile, scratch);
    eval_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    eval_k12(s, tile, scratch);
    eval_k13(s, tile, scratch);
    eval_k14(s, tile, scratch);
    eval_k18(s, tile, scratch);
    eval_k21(s, tile, scratch);
    eval_k23(s, tile, scratch);
    eval_k24(s, tile, scratch);
    eval_k25(s, tile, scratch);
    eval_k26(s, tile, scratch);
    eval_k27(s, tile, scratch);
    eval_k28(s, tile, scratch);
    eval_k29(s, tile, scratch);
    eval_k30(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u5, panels, {0}},
        {eval_u0, panels, {0}},
        {eval_k1, panels, {0}},
        {eval_k2, panels, {0}},
        {eval_k22, panels, {0}},
        {eval_k6, panels, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {eval_u3, panels, {0}},
        {eval_u6, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{eval_u7, panels, {0}}}, 1);
}

// recurrent.vae:8  embed(4)
// kernel 0, encode: product by panels over rows of [5, 4]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 30848, s->param + 0, s->arena + 25600);
}

// recurrent.vae:8  lstm(3)
// kernel 1, encode: loop over rows of [6]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t8 = s->arena + 28160; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t8[i * 6 + j] = 0.0f;
        }
    }
}

// recurrent.vae:4  lstm(3)
// kernel 2, encode: loop over rows of [5]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 30848; // [n, 5]
    vae_real *mask11 = s->arena + 30208; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask11[i * 5 + j] = vae_step(x0[i * 5 + j] - 0.5f);
        }
    }
}

// recurrent.vae:8  lstm(3)
// kernel 3, encode: product by panels over rows of [5, 12]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 25600, s->param + 48, s->arena + 7680,
        s->param + 144);
}

// recurrent.vae:8  lstm(3)
// kernel 4, encode: product by panels over rows of [5, 6]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 7680, s->arena + 28160, s->param + 96, s->param + 160,
        s->arena + 30208, s->arena + 19200);
}

// recurrent.vae:8  dense(3)
// recurrent.vae:8  lstm(3)
// kernel 5, encode: product by panels over rows of [5, 3]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 19200, s->param + 176, s->arena + 15360,
        s->param + 192, s->arena + 15363);
}

// recurrent.vae:8  gru(4)
// kernel 6, encode: loop over rows of [4]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t27 = s->arena + 32512; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t27[i * 4 + j] = 0.0f;
        }
    }
}

// recurrent.vae:8  gru(4)
// kernel 7, encode: product by panels over rows of [5, 12]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 15360, s->param + 208, s->arena + 0, s->param + 336);
}

// recurrent.vae:8  gru(4)
// kernel 8, encode: product by panels over rows of [5, 4]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t29 = s->arena + 0; // [n, 5, 12]
    const vae_real *t27 = s->arena + 32512; // [n, 4]
    const vae_real *w24 = s->param + 288; // [4, 12]
    const vae_real *b26 = s->param + 352; // [12]
    const vae_real *mask11 = s->arena + 30208; // [n, 5]
    vae_real *h30 = s->arena + 23040; // [n, 5, 4]
    static const VaeSteps steps30 = {5, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 4};
    vae_gru(&steps30, (int)(end - begin), t29 + begin * 60, t27 + begin * 4, w24, b26, mask11 + begin * 5, h30 + begin * 20, scratch);
}

// recurrent.vae:8  pool(last)
// kernel 9, encode: loop over rows of [1]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t31 = s->arena + 29572; // [n, 1] in rows of 5
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t31[i * 5] = 0.0f;
    }
}

// recurrent.vae:8  pool(last)
// kernel 10, encode: loop over rows of [4]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 29568, s->arena + 30209);
}

// recurrent.vae:8  pool(last)
// kernel 11, encode: loop over rows of [5]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t35 = s->arena + 28928; // [n, 5]
    const vae_real *mask11 = s->arena + 30208; // [n, 5]
    const vae_real *t34 = s->arena + 29568; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t35[i * 5 + j] = mask11[i * 5 + j] - t34[i * 5 + j];
        }
    }
}

// recurrent.vae:8  pool(last)
// kernel 12, encode: loop over rows of [5, 4]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 23040, s->arena + 28928, s->arena + 32000);
}

// recurrent.vae:6  posterior heads (added by the compiler)
// kernel 13, encode: product by panels over rows of [4]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 32000, s->param + 368, s->arena + 31488,
        s->param + 384);
}

// recurrent.vae:6  posterior heads (added by the compiler)
// kernel 14, encode: loop over rows of [2]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t46 = s->arena + 33280; // [n, 2]
    const vae_real *mean44 = s->arena + 31488; // [n, 2] in rows of 4
    vae_real *t47 = s->arena + 33024; // [n, 2]
    const vae_real *logvar45 = s->arena + 31490; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t46[i * 2 + j] = mean44[i * 4 + j];
            t47[i * 2 + j] = logvar45[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    encode_k7(s, tile, scratch);
    encode_k8(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u6(const VaeState *s, int tile, vae_real *scratch) {
    encode_k10(s, tile, scratch);
    encode_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u7(const VaeState *s, int tile, vae_real *scratch) {
    encode_k12(s, tile, scratch);
    encode_k13(s, tile, scratch);
    encode_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k1, panels, {0}},
        {encode_k2, panels, {0}},
        {encode_k6, panels, {0}},
        {encode_k9, panels, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {encode_u3, panels, {0}},
        {encode_u6, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{encode_u7, panels, {0}}}, 1);
}

// kernel 0, decode: loop over rows of [1]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t4 = s->arena + 45568; // [n, 1] in rows of 5
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t4[i * 5] = 1.0f;
    }
}

// kernel 1, decode: loop over rows of [4]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 45569, s->arena + 46208);
}

// recurrent.vae:9  embed(4)
// kernel 2, decode: product by panels over rows of [5, 4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before7 = s->arena + 45568; // [n, 5]
    const vae_real *w8 = s->param + 400; // [9, 4]
    vae_real *h9 = s->arena + 30720; // [n, 5, 4] in rows of 7
    vae_lookup(end - begin, 5, 4, before7 + begin * 5, 5, w8, 4, h9 + begin * 35, 7);
}

// recurrent.vae:9  concat(y)
// kernel 3, decode: loop over rows of [5, 3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t10 = s->arena + 30724; // [n, 5, 3] in rows of 7
    const vae_real *x1 = s->arena + 47232; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t10[i * 35 + j * 7 + k] = x1[i * 3 + k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 4, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z2 = s->arena + 47616; // [n, 2]
    const vae_real *w16 = s->param + 624; // [2, 6]
    vae_real *t19 = s->arena + 42240; // [n, 6]
    const vae_real *b17 = s->param + 640; // [6]
    vae_gemm_nn((int)(end - begin), 6, 2, z2 + begin * 2, 2, w16, 6, t19 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v18 = t19[i * 6 + j];
            t19[i * 6 + j] = v18 + b17[j];
        }
    }
}

// recurrent.vae:4  lstm(3, start=z)
// kernel 5, decode: loop over rows of [5]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before7 = s->arena + 45568; // [n, 5]
    vae_real *mask28 = s->arena + 44928; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask28[i * 5 + j] = vae_step(before7[i * 5 + j] - 0.5f) * vae_step(vae_abs(before7[i * 5 + j] - 2.0f) - 0.5f);
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 6, decode: product by panels over rows of [5, 12]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h11 = s->arena + 30720; // [n, 5, 7]
    const vae_real *w12 = s->param + 448; // [7, 12]
    vae_real *t30 = s->arena + 0; // [n, 5, 12]
    const vae_real *b14 = s->param + 592; // [12]
    vae_gemm_nn((int)(end - begin) * 5, 12, 7, h11 + begin * 35, 7, w12, 12, t30 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v29 = t30[i * 60 + j * 12 + k];
                t30[i * 60 + j * 12 + k] = v29 + b14[k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 7, decode: product by panels over rows of [5, 6]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 0, s->arena + 42240, s->param + 544, s->param + 608,
        s->arena + 44928, s->arena + 35200);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 8, decode: product by panels over rows of [3]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x1 = s->arena + 47232; // [n, 3]
    const vae_real *w37 = s->param + 752; // [3, 3]
    vae_real *t40 = s->arena + 46848; // [n, 3]
    const vae_real *b38 = s->param + 768; // [3]
    vae_gemm_nn((int)(end - begin), 3, 3, x1 + begin * 3, 3, w37, 3, t40 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v39 = t40[i * 3 + j];
            t40[i * 3 + j] = v39 + b38[j];
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 9, decode: product by panels over rows of [5, 9]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h32 = s->arena + 35200; // [n, 5, 3] in rows of 6
    const vae_real *w33 = s->param + 656; // [3, 9]
    vae_real *t42 = s->arena + 24960; // [n, 5, 9]
    const vae_real *b35 = s->param + 720; // [9]
    vae_gemm_nn((int)(end - begin) * 5, 9, 3, h32 + begin * 30, 6, w33, 9, t42 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v41 = t42[i * 45 + j * 9 + k];
                t42[i * 45 + j * 9 + k] = v41 + b35[k];
            }
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 10, decode: product by panels over rows of [5, 3]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t42 = s->arena + 24960; // [n, 5, 9]
    const vae_real *t40 = s->arena + 46848; // [n, 3]
    const vae_real *w34 = s->param + 688; // [3, 9]
    const vae_real *b36 = s->param + 736; // [9]
    const vae_real *mask28 = s->arena + 44928; // [n, 5]
    vae_real *h43 = s->arena + 39040; // [n, 5, 3] in rows of 5
    static const VaeSteps steps43 = {5, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 5};
    vae_gru(&steps43, (int)(end - begin), t42 + begin * 45, t40 + begin * 3, w34, b36, mask28 + begin * 5, h43 + begin * 25, scratch);
}

// recurrent.vae:9  concat(z)
// kernel 11, decode: loop over rows of [5, 2]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t44 = s->arena + 39043; // [n, 5, 2] in rows of 5
    const vae_real *z2 = s->arena + 47616; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t44[i * 25 + j * 5 + k] = z2[i * 2 + k];
            }
        }
    }
}

// recurrent.vae:9  dense(9)
// recurrent.vae:11  likelihood = categorical
// kernel 12, decode: product by panels over rows of [5, 9]
VAE_KERNEL void decode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h45 = s->arena + 39040; // [n, 5, 5]
    const vae_real *w46 = s->param + 784; // [5, 9]
    vae_real *p49 = s->arena + 19200; // [n, 5, 9]
    const vae_real *b47 = s->param + 832; // [9]
    vae_real *t50 = s->arena + 44288; // [n, 5, 1]
    vae_gemm_nn((int)(end - begin) * 5, 9, 5, h45 + begin * 25, 5, w46, 9, p49 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t50_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v48 = p49[i * 45 + j * 9 + k];
                const vae_real v49 = v48 + b47[k];
                p49[i * 45 + j * 9 + k] = v49;
                t50_sum = vae_max(t50_sum, v49);
            }
            t50[i * 5 + j] = t50_sum;
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 13, decode: loop over rows of [5, 9]
VAE_KERNEL void decode_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t51 = s->arena + 13440; // [n, 5, 9]
    const vae_real *p49 = s->arena + 19200; // [n, 5, 9]
    const vae_real *t50 = s->arena + 44288; // [n, 5, 1]
    vae_real *t53 = s->arena + 43648; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t53_sum = 0.0f;
            VAE_SIMD_SUM(t53_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v51 = p49[i * 45 + j * 9 + k] - t50[i * 5 + j];
                t51[i * 45 + j * 9 + k] = v51;
                t53_sum += vae_exp(v51);
            }
            t53[i * 5 + j] = t53_sum;
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 14, decode: loop over rows of [5, 1]
VAE_KERNEL void decode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t54 = s->arena + 43008; // [n, 5, 1]
    const vae_real *t53 = s->arena + 43648; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t54[i * 5 + j] = vae_log(t53[i * 5 + j]);
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 15, decode: loop over rows of [5, 9]
VAE_KERNEL void decode_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t51 = s->arena + 13440; // [n, 5, 9]
    const vae_real *t54 = s->arena + 43008; // [n, 5, 1]
    vae_real *t56 = s->arena + 7680; // [n, 5, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t56[i * 45 + j * 9 + k] = vae_exp(t51[i * 45 + j * 9 + k] - t54[i * 5 + j]);
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
    decode_k5(s, tile, scratch);
    decode_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    decode_k7(s, tile, scratch);
    decode_k9(s, tile, scratch);
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
    decode_k12(s, tile, scratch);
    decode_k13(s, tile, scratch);
    decode_k14(s, tile, scratch);
    decode_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}},
        {decode_k8, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{decode_u2, panels, {0}}}, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 146688, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 7040, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 147840, 4}, // [n, 2, 2]
    {"decoder.0.u", VAE_IN_UNIFORM, 8, 143360, 10}, // [n*2, 5]
    {"decoder.2.u", VAE_IN_UNIFORM, 9, 111360, 40}, // [n*2, 5, 4]
    {"loss", VAE_OUT_SCALAR, 0, 140320, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 140304, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 140288, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 71936, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 74496, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 75392, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 75904, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 76160, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 75776, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 74880, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 75648, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 30848, 5}, // [n, 5]
    {"z.mean", VAE_OUT_ROW, 0, 33280, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 33024, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 46208, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 47232, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 0, 47616, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 7680, 45}, // [n, 5, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {9, 4}, {4, 1}, 0, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.1.weight_ih_l0", 2, {12, 4}, {1, 12}, 48, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"encoder.1.weight_hh_l0", 2, {12, 3}, {1, 12}, 96, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.1.bias_ih_l0", 1, {12}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.bias_hh_l0", 1, {12}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.0.weight", 2, {3, 3}, {1, 3}, 176, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.2.0.bias", 1, {3}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.weight_ih_l0", 2, {12, 6}, {1, 12}, 208, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.4.weight_hh_l0", 2, {12, 4}, {1, 12}, 288, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.4.bias_ih_l0", 1, {12}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.bias_hh_l0", 1, {12}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 4}, {1, 4}, 368, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 4}, {1, 4}, 370, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 386, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {9, 4}, {4, 1}, 400, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.4.weight_ih_l0", 2, {12, 7}, {1, 12}, 448, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.4.weight_hh_l0", 2, {12, 3}, {1, 12}, 544, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.4.bias_ih_l0", 1, {12}, {1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.bias_hh_l0", 1, {12}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.start.weight", 2, {6, 2}, {1, 6}, 624, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.4.start.bias", 1, {6}, {1}, 640, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight_ih_l0", 2, {9, 3}, {1, 9}, 656, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.5.weight_hh_l0", 2, {9, 3}, {1, 9}, 688, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.5.bias_ih_l0", 1, {9}, {1}, 720, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.bias_hh_l0", 1, {9}, {1}, 736, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.start.weight", 2, {3, 3}, {1, 3}, 752, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.5.start.bias", 1, {3}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.7.weight", 2, {9, 5}, {1, 9}, 784, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.7.bias", 1, {9}, {1}, 832, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 5, 5, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 9, .unit = VAE_UNIT_WORD, .truncate = false},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[5]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(4)", "[5, 4]", 36},
    {VAE_STAGE_ENCODER, 0, "lstm(3)", "[5, 3]", 108},
    {VAE_STAGE_ENCODER, 0, "residual", "[5, 3]", 0},
    {VAE_STAGE_ENCODER, 1, "dense(3)", "[5, 3]", 12},
    {VAE_STAGE_ENCODER, 0, "concat(told)", "[5, 6]", 0},
    {VAE_STAGE_ENCODER, 0, "gru(4)", "[5, 4]", 144},
    {VAE_STAGE_ENCODER, 0, "pool(last)", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 20},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "word_dropout(0.3)", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "embed(4)", "[5, 4]", 36},
    {VAE_STAGE_DECODER, 0, "dropout(0.1)", "[5, 4]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[5, 7]", 0},
    {VAE_STAGE_DECODER, 0, "lstm(3, start=z)", "[5, 3]", 162},
    {VAE_STAGE_DECODER, 0, "gru(3, start=y)", "[5, 3]", 84},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[5, 5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[5, 9]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[5]", 0},
};

static const VaeStretch rest[] = {
    {0, 368},
    {384, 848},
};

const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "recurrent", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model recurrent\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [5]                         -              -\n"
        "    embed(4)                        [5, 4]                     36              -\n"
        "    lstm(3)                         [5, 3]                    108          1,050\n"
        "    residual                        [5, 3]                      -              -\n"
        "      dense(3)                      [5, 3]                     12             90\n"
        "    concat(told)                    [5, 6]                      -              -\n"
        "    gru(4)                          [5, 4]                    144          1,400\n"
        "    pool(last)                      [4]                         -              -\n"
        "  z: mean, logvar heads             [2]                        20             32\n"
        "  decoder(previous, z, y)           [5]                         -              -\n"
        "    word_dropout(0.3)               [5]                         -              -\n"
        "    embed(4)                        [5, 4]                     36              -\n"
        "    dropout(0.1)                    [5, 4]                      -              -\n"
        "    concat(y)                       [5, 7]                      -              -\n"
        "    lstm(3, start=z)                [5, 3]                    162          1,590\n"
        "    gru(3, start=y)                 [5, 3]                     84            810\n"
        "    concat(z)                       [5, 5]                      -              -\n"
        "    dense(9)                        [5, 9]                     54            450\n"
        "\n"
        "  656 parameters; one training step of 128 rows: 2,816,256 flops\n"
        "  likelihood categorical\n"
        "  objective iwae(samples=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         104      201       599,552    1,554,816\n"
        "  eval           31       83       305,152      305,152\n"
        "  encode         15       24       134,144      134,144\n"
        "  decode         16       31       191,488      191,488\n",
    .batch = 128, .n_param = 848, .n_state = 0, .n_arena = 149888,
    .n_scratch = 768,
    .max_threads = 1, .flops_per_row = 22002.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 32,
    .tensor = tensors, .n_tensors = 30,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 19,
    .train = {"train", train_run, train_ports, 8},
    .eval = {"eval", eval_run, eval_ports, 8},
    .encode = {"encode", encode_run, encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_LINEAR, 0.0, 1.0, 0.0, 2.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 2
    },
};
