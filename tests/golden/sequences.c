// sequences -- written by vaec 0.1.0 from sequences.vae; do not edit.
//
// model sequences
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [6]                         -              -
//     mask(0.3, block=2)              [6]                         -              -
//     embed(4)                        [6, 4]                     36              -
//     positions(sinusoid)             [6, 4]                      -              -
//     conv(6, kernel=3, groups=2)     [6, 6]                     42            432
//     tanh                            [6, 6]                      -              -
//     gru(3, both=true, start=y)      [6, 6]                    222          2,592
//     lstm(2, both=true)              [6, 4]                    160          1,872
//     pool(last)                      [4]                         -              -
//   z: mean, logvar heads             [2]                        20             32
//   decoder(previous, z)              [6]                         -              -
//     embed(4)                        [6, 4]                     36              -
//     concat(z)                       [6, 6]                      -              -
//     conv(6, kernel=2, dilation=2, causal=true)  [6, 6]                     78            864
//     tanh                            [6, 6]                      -              -
//     positions(sinusoid)             [6, 6]                      -              -
//     conv(5, causal=true)            [6, 5]                     95          1,080
//     dense(9)                        [6, 9]                     54            540
//
//   743 parameters; one training step of 128 rows: 2,483,712 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         101      163       416,448    1,106,560
//   eval           36       72       387,392      387,392
//   encode         24       36       248,448      248,448
//   decode         15       29       207,040      207,040
//   step           18       47       148,480      148,480
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"

// sequences.vae:9  mask(0.3, block=2)
// kernel 0, train: loop over rows of [3, 1]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u2 = s->arena + 384; // [n, 3, 1]
    vae_real *keep5 = s->arena + 384; // [n, 3, 1], in place of u2
    vae_real *t9 = s->arena + 0; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v2 = u2[i * 3 + j];
            const vae_real v5 = vae_step(v2 - 0.3f);
            keep5[i * 3 + j] = v5;
            t9[i * 3 + j] = 1.0f - v5;
        }
    }
}

// sequences.vae:9  mask(0.3, block=2)
// sequences.vae:4  conv(6, kernel=3, groups=2)
// kernel 1, train: loop over rows of [3, 2]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 3, 2]
    vae_real *t14 = s->arena + 100608; // [n, 3, 2]
    const vae_real *t9 = s->arena + 0; // [n, 3, 1]
    vae_real *t16 = s->arena + 99840; // [n, 3, 2]
    const vae_real *keep5 = s->arena + 384; // [n, 3, 1]
    vae_real *mask27 = s->arena + 99072; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t14[i * 6 + j * 2 + k] = t9[i * 3 + j] * vae_step(x0[i * 6 + j * 2 + k] - 3.0f + 0.5f);
                t16[i * 6 + j * 2 + k] = vae_where(keep5[i * 3 + j], x0[i * 6 + j * 2 + k], vae_min(x0[i * 6 + j * 2 + k], 3.0f));
                mask27[i * 6 + j * 2 + k] = vae_step(x0[i * 6 + j * 2 + k] - 0.5f);
            }
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h17: [n, 6]
//   w18: [9, 4]
//   h19: [n, 6, 4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h17,
    const vae_real *w18, vae_real *h19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 6, 4, h17 + begin * 6, 6, w18, 4, h19 + begin * 24, 4);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t23: [6, 4]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t23) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 6; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            const vae_real v20 = (vae_real)(j);
            const vae_real v21 = (vae_real)(k);
            t23[j * 4 + k] = vae_sinusoid(v20, v21, 4.0f);
        }
    }
}

// sequences.vae:9  positions(sinusoid)
// kernel 3, train: loop over [6, 4]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 0);
}

// sequences.vae:9  positions(sinusoid)
// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 4, train: loop over rows of [6, 4]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h19 = s->arena + 94464; // [n, 6, 4]
    const vae_real *t23 = s->arena + 0; // [6, 4]
    vae_real *t29 = s->arena + 94464; // [n, 6, 4], in place of h19
    const vae_real *mask27 = s->arena + 99072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v19 = h19[i * 24 + j * 4 + k];
                t29[i * 24 + j * 4 + k] = (v19 + t23[j * 4 + k]) * mask27[i * 6 + j];
            }
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t29: [n, 6, 1, 4]
//   w25: [3, 1, 2, 6]
//   t31: [n, 6, 1, 6]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t29,
    const vae_real *w25, vae_real *t31) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    static const VaeConv conv31 = {
        .height = 6, .width = 1, .channels = 4,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv(&conv31, (int)(end - begin), t29 + begin * 24, w25, t31 + begin * 36, scratch);
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 5, train: product by panels over rows of [6, 1, 6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 94464, s->param + 48, s->arena + 86016);
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   t31: [n, 6, 6]
//   b33: [6]
//   h35: [n, 6, 6]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t31,
    const vae_real *b33, vae_real *h35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v31 = t31[i * 36 + j * 6 + k];
                h35[i * 36 + j * 6 + k] = vae_tanh(v31 + b33[k]);
            }
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   x1: [n, 3]
//   w40: [3, 6]
//   t43: [n, 6]
//   b41: [6]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w40, vae_real *t43, const vae_real *b41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 3, x1 + begin * 3, 3, w40, 6, t43 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v42 = t43[i * 6 + j];
            t43[i * 6 + j] = v42 + b41[j];
        }
    }
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 7, train: product by panels over rows of [6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 103168, s->param + 240, s->arena + 20736,
        s->param + 272);
}

// What kernel 8 of train and 5 others do, each with buffers of its own:
//   x0: [n, 6]
//   h35: [n, 6, 6]
//   w36: [6, 9]
//   t46: [n, 6, 9]
//   b38: [9]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h35, const vae_real *w36, vae_real *t46, const vae_real *b38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 9, 6, h35 + begin * 36, 6, w36, 9, t46 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v45 = t46[i * 54 + j * 9 + k];
                t46[i * 54 + j * 9 + k] = v45 + b38[k];
            }
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 9, train: product by panels over rows of [6, 18]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t46 = s->arena + 0; // [n, 6, 9]
    const vae_real *t44 = s->arena + 20736; // [n, 3] in rows of 6
    const vae_real *w37 = s->param + 176; // [3, 9]
    const vae_real *b39 = s->param + 224; // [9]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d47 = s->arena + 32256; // [n, 6, 18]
    static const VaeSteps steps47 = {6, 3, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 18, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps47, (int)(end - begin), t46 + begin * 54, t44 + begin * 6, w37, b39, mask27 + begin * 6, d47 + begin * 108, scratch);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 11, train: product by panels over rows of [6, 18]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t55 = s->arena + 13824; // [n, 6, 9]
    const vae_real *t53 = s->arena + 20739; // [n, 3] in rows of 6
    const vae_real *w50 = s->param + 352; // [3, 9]
    const vae_real *b52 = s->param + 400; // [9]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d56 = s->arena + 0; // [n, 6, 18]
    static const VaeSteps steps56 = {6, 3, .reverse = true, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 18, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps56, (int)(end - begin), t55 + begin * 54, t53 + begin * 6, w50, b52, mask27 + begin * 6, d56 + begin * 108, scratch);
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t58: [n, 6, 3] in rows of 6
//   t48: [n, 6, 3] in rows of 18
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t58, const vae_real *t48) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t58[i * 36 + j * 6 + k] = t48[i * 108 + j * 18 + k];
            }
        }
    }
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   t66: [n, 8]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t66[i * 8 + j] = 0.0f;
        }
    }
}

// sequences.vae:10  lstm(2, both=true)
// kernel 14, train: loop over rows of [8]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 58368);
}

// What kernel 15 of train and 5 others do, each with buffers of its own:
//   x0: [n, 6]
//   h60: [n, 6, 6]
//   w61: [6, 8]
//   t69: [n, 6, 8]
//   b63: [8]
VAE_SHARED_1(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h60, const vae_real *w61, vae_real *t69, const vae_real *b63) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 8, 6, h60 + begin * 36, 6, w61, 8, t69 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v68 = t69[i * 48 + j * 8 + k];
                t69[i * 48 + j * 8 + k] = v68 + b63[k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 16, train: product by panels over rows of [6, 16]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t69 = s->arena + 13824; // [n, 6, 8]
    const vae_real *t67 = s->arena + 58368; // [n, 4] in rows of 8
    const vae_real *w62 = s->param + 464; // [2, 8]
    const vae_real *b64 = s->param + 496; // [8]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d70 = s->arena + 46080; // [n, 6, 16]
    static const VaeSteps steps70 = {6, 2, .x_pitch = 8, .from_pitch = 8, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 16, .keeps = true, .bounded = true};
    vae_recurrent(&vae_lstm, &steps70, (int)(end - begin), t69 + begin * 48, t67 + begin * 8, w62, b64, mask27 + begin * 6, d70 + begin * 96, scratch);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 18, train: product by panels over rows of [6, 16]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t79 = s->arena + 26112; // [n, 6, 8]
    const vae_real *t77 = s->arena + 58372; // [n, 4] in rows of 8
    const vae_real *w74 = s->param + 560; // [2, 8]
    const vae_real *b76 = s->param + 592; // [8]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d80 = s->arena + 13824; // [n, 6, 16]
    static const VaeSteps steps80 = {6, 2, .reverse = true, .x_pitch = 8, .from_pitch = 8, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 16, .keeps = true, .bounded = true};
    vae_recurrent(&vae_lstm, &steps80, (int)(end - begin), t79 + begin * 48, t77 + begin * 8, w74, b76, mask27 + begin * 6, d80 + begin * 96, scratch);
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t83: [n, 6, 2] in rows of 4
//   t72: [n, 6, 2] in rows of 16
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t83, const vae_real *t72) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t83[i * 24 + j * 4 + k] = t72[i * 96 + j * 16 + k];
            }
        }
    }
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   t86: [n, 1] in rows of 6
//   t114: [n, 1] in rows of 6
VAE_SHARED_1(like_train_k21, const VaeState *s, int tile, vae_real *scratch, vae_real *t86,
    vae_real *t114) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t86[i * 6] = 0.0f;
        t114[i * 6] = 1.0f;
    }
}

// What kernel 22 of train and 5 others do, each with buffers of its own:
//   t88: [n, 5] in rows of 6
//   t87: [n, 5] in rows of 6
VAE_SHARED_1(like_train_k22, const VaeState *s, int tile, vae_real *scratch, vae_real *t88,
    const vae_real *t87) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t88[i * 6 + j] = t87[i * 6 + j];
        }
    }
}

// sequences.vae:10  pool(last)
// kernel 23, train: loop over rows of [6]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t89 = s->arena + 98304; // [n, 6]
    vae_real *t91 = s->arena + 98304; // [n, 6], in place of t86
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v89 = t89[i * 6 + j];
            t91[i * 6 + j] = mask27[i * 6 + j] * (1.0f - v89);
        }
    }
}

// What kernel 24 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   h85: [n, 6, 4]
//   t91: [n, 6, 1]
//   t94: [n, 1, 4]
VAE_SHARED_1(like_train_k24, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h85, const vae_real *t91, vae_real *t94) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t94[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t94[i * 4 + k] += h85[i * 24 + j * 4 + k] * t91[i * 6 + j];
            }
        }
    }
}

// What kernel 25 of train and 2 others do, each with buffers of its own:
//   h95: [n, 4]
//   w96: [4, 4]
//   heads99: [n, 4]
//   b97: [4]
VAE_SHARED_2(like_train_k25, const VaeState *s, int tile, vae_real *scratch, const vae_real *h95,
    const vae_real *w96, vae_real *heads99, const vae_real *b97) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 4, h95 + begin * 4, 4, w96, 4, heads99 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v98 = heads99[i * 4 + j];
            heads99[i * 4 + j] = v98 + b97[j];
        }
    }
}

// sequences.vae:6  sampling and KL
// kernel 26, train: loop over rows of [2]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar101 = s->arena + 102146; // [n, 2] in rows of 4
    vae_real *t104 = s->arena + 103552; // [n, 2]
    const vae_real *eps102 = s->arena + 103808; // [n, 2]
    vae_real *z106 = s->arena + 26112; // [n, 2]
    const vae_real *mean100 = s->arena + 102144; // [n, 2] in rows of 4
    vae_real *t108 = s->arena + 31872; // [n, 2]
    vae_real *t113 = s->arena + 30848; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t113_sum = 0.0f;
        VAE_SIMD_SUM(t113_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v104 = vae_exp(0.5f * logvar101[i * 4 + j]);
            t104[i * 2 + j] = v104;
            z106[i * 2 + j] = mean100[i * 4 + j] + v104 * eps102[i * 2 + j];
            const vae_real v108 = vae_exp(logvar101[i * 4 + j]);
            t108[i * 2 + j] = v108;
            const vae_real v111 = mean100[i * 4 + j] * mean100[i * 4 + j] + v108 - 1.0f - logvar101[i * 4 + j];
            t113_sum += 0.5f * v111;
        }
        t113[i] = t113_sum;
    }
}

// What kernel 28 of train and 2 others do, each with buffers of its own:
//   before117: [n, 6]
//   w118: [9, 4]
//   h119: [n, 6, 4] in rows of 6
VAE_SHARED_2(like_train_k28, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *before117, const vae_real *w118, vae_real *h119) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 6, 4, before117 + begin * 6, 6, w118, 4, h119 + begin * 36, 6);
}

// What kernel 29 of train and 2 others do, each with buffers of its own:
//   t120: [n, 6, 2] in rows of 6
//   z106: [n, 2]
VAE_SHARED_1(like_train_k29, const VaeState *s, int tile, vae_real *scratch, vae_real *t120,
    const vae_real *z106) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t120[i * 36 + j * 6 + k] = z106[i * 2 + k];
            }
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 30, train: loop over rows of [6, 6]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t123 = s->arena + 76800; // [n, 6, 6], in place of h119
    const vae_real *h121 = s->arena + 76800; // [n, 6, 6]
    const vae_real *mask27 = s->arena + 99072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v121 = h121[i * 36 + j * 6 + k];
                t123[i * 36 + j * 6 + k] = v121 * mask27[i * 6 + j];
            }
        }
    }
}

// What kernel 31 of train and 2 others do, each with buffers of its own:
//   t123: [n, 6, 1, 6]
//   w122: [2, 1, 6, 6]
//   t125: [n, 6, 1, 6]
VAE_SHARED_2(like_train_k31, const VaeState *s, int tile, vae_real *scratch, const vae_real *t123,
    const vae_real *w122, vae_real *t125) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    static const VaeConv conv125 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 6
    };
    vae_conv(&conv125, (int)(end - begin), t123 + begin * 36, w122, t125 + begin * 36, scratch);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 31, train: product by panels over rows of [6, 1, 6]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 76800, s->param + 688, s->arena + 72192);
}

// What kernel 33 of train and 2 others do, each with buffers of its own:
//   t132: [6, 6]
VAE_SHARED_1(like_train_k33, const VaeState *s, int tile, vae_real *scratch, vae_real *t132) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 6; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            const vae_real v20 = (vae_real)(j);
            const vae_real v130 = (vae_real)(k);
            t132[j * 6 + k] = vae_sinusoid(v20, v130, 6.0f);
        }
    }
}

// sequences.vae:13  positions(sinusoid)
// kernel 33, train: loop over [6, 6]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k33(s, tile, scratch, s->arena + 30720);
}

// sequences.vae:13  positions(sinusoid)
// sequences.vae:13  conv(5, causal=true)
// kernel 34, train: loop over rows of [6, 6]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h129 = s->arena + 72192; // [n, 6, 6]
    const vae_real *t132 = s->arena + 30720; // [6, 6]
    vae_real *t135 = s->arena + 26112; // [n, 6, 6]
    const vae_real *mask27 = s->arena + 99072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t135[i * 36 + j * 6 + k] = (h129[i * 36 + j * 6 + k] + t132[j * 6 + k]) * mask27[i * 6 + j];
            }
        }
    }
}

// What kernel 35 of train and 2 others do, each with buffers of its own:
//   t135: [n, 6, 1, 6]
//   w134: [3, 1, 6, 5]
//   t137: [n, 6, 1, 5]
VAE_SHARED_1(like_train_k35, const VaeState *s, int tile, vae_real *scratch, const vae_real *t135,
    const vae_real *w134, vae_real *t137) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    static const VaeConv conv137 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 5
    };
    vae_conv(&conv137, (int)(end - begin), t135 + begin * 36, w134, t137 + begin * 30, scratch);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 35, train: product by panels over rows of [6, 1, 5]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->arena + 26112, s->param + 784, s->arena + 90624);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 36, train: loop over rows of [6, 5]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *h140 = s->arena + 90624; // [n, 6, 5], in place of t137
    const vae_real *t137 = s->arena + 90624; // [n, 6, 5]
    const vae_real *b139 = s->param + 880; // [5]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v137 = t137[i * 30 + j * 5 + k];
                h140[i * 30 + j * 5 + k] = v137 + b139[k];
            }
        }
    }
}

// What kernel 37 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   h140: [n, 6, 5]
//   w141: [5, 9]
//   p144: [n, 6, 9]
//   b142: [9]
VAE_SHARED_2(like_train_k37, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h140, const vae_real *w141, vae_real *p144, const vae_real *b142) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 9, 5, h140 + begin * 30, 5, w141, 9, p144 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v143 = p144[i * 54 + j * 9 + k];
                p144[i * 54 + j * 9 + k] = v143 + b142[k];
            }
        }
    }
}

// kernel 38, train: product by panels over rows of [6]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *p144 = s->arena + 65280; // [n, 6, 9]
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *t145 = scratch; // [end - begin, 6]
    const vae_real *t14 = s->arena + 100608; // [n, 6, 1]
    vae_real *t150 = s->arena + 30720; // [n, 1]
    vae_token_nll(end - begin, 6, 9, p144 + begin * 54, 9, x0 + begin * 6, 6, t145, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t150_sum = 0.0f;
        VAE_SIMD_SUM(t150_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v145 = t145[(i - begin) * 6 + j];
            t150_sum += v145 * t14[i * 6 + j];
        }
        t150[i] = t150_sum;
    }
}

// kernel 39, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t152 = s->arena + 30992; // [1]
    const vae_real *t150 = s->arena + 30720; // [n, 1]
    vae_real *t154 = s->arena + 30976; // [1]
    const vae_real *t113 = s->arena + 30848; // [n, 1]
    vae_real t152_sum = 0.0f;
    vae_real t154_sum = 0.0f;
    VAE_SIMD_SUM(t152_sum, t154_sum)
    for (size_t i = 0; i < rows; i++) {
        t152_sum += t150[i];
        t154_sum += t113[i];
    }
    t152[0] = t152_sum;
    t154[0] = t154_sum;
}

// kernel 40, train: loop over [1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t153 = s->arena + 104096; // [1]
    const vae_real *t152 = s->arena + 30992; // [1]
    vae_real *t155 = s->arena + 104080; // [1]
    const vae_real *t154 = s->arena + 30976; // [1]
    vae_real *t158 = s->arena + 104064; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v153 = t152[0] * inv_n;
    t153[0] = v153;
    const vae_real v155 = t154[0] * inv_n;
    t155[0] = v155;
    t158[0] = v153 + beta * v155;
}

// kernel 41, train: loop over rows of [6]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *d162 = s->arena + 100608; // [n, 6, 1], in place of t14
    const vae_real *t14 = s->arena + 100608; // [n, 6, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v14 = t14[i * 6 + j];
            d162[i * 6 + j] = inv_n * v14;
        }
    }
}

// kernel 42, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *p144 = s->arena + 65280; // [n, 6, 9]
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    const vae_real *d162 = s->arena + 100608; // [n, 6]
    vae_real *d164 = s->arena + 58368; // [n, 6, 9]
    vae_token_nll_back(end - begin, 6, 9, p144 + begin * 54, 9, x0 + begin * 6, 6, d162 + begin * 6, 6, d164 + begin * 54, 9);
}

// sequences.vae:16  gradient of dense(9)
// kernel 43, train: loop over rows of [6, 9]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *d165 = s->arena + 30720; // [n, 1, 9]
    const vae_real *d164 = s->arena + 58368; // [n, 6, 9]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 9; k++) {
            d165[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d165[i * 9 + k] += d164[i * 54 + j * 9 + k];
            }
        }
    }
}

// sequences.vae:16  gradient of dense(9)
// kernel 44, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param166 = s->grad + 944; // [1, 9]
    const vae_real *d165 = s->arena + 30720; // [n, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param166[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param166[j] += d165[i * 9 + j];
        }
    }
}

// sequences.vae:13  gradient of dense(9)
// kernel 45, train: weight gradient over [5, 9]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    const vae_real *h140 = s->arena + 90624; // [n, 6, 5]
    const vae_real *d164 = s->arena + 58368; // [n, 6, 9]
    vae_real *d_param168 = s->grad + 896; // [5, 9]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 5, 9, h140, 5, d164, 9, d_param168, 9);
}

// sequences.vae:13  gradient of dense(9)
// kernel 46, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d164 = s->arena + 58368; // [n, 6, 9]
    const vae_real *w141 = s->param + 896; // [5, 9]
    vae_real *d169 = s->arena + 65280; // [n, 6, 5]
    vae_gemm_nt((int)(end - begin) * 6, 5, 9, d164 + begin * 54, 9, w141, 9, d169 + begin * 30, 5);
}

// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 47, train: loop over rows of [6, 5]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *d170 = s->arena + 30720; // [n, 1, 5]
    const vae_real *d169 = s->arena + 65280; // [n, 6, 5]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 5; k++) {
            d170[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                d170[i * 5 + k] += d169[i * 30 + j * 5 + k];
            }
        }
    }
}

// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 48, train: sum over the batch over rows of [1, 5]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param171 = s->grad + 880; // [1, 5]
    const vae_real *d170 = s->arena + 30720; // [n, 1, 5]
    for (size_t j = 0; j < 5; j++) {
        d_param171[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d_param171[j] += d170[i * 5 + j];
        }
    }
}

// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 49, train: weight gradient over [3, 1, 6, 5]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t135 = s->arena + 26112; // [n, 6, 1, 6]
    const vae_real *d169 = s->arena + 65280; // [n, 6, 1, 5]
    vae_real *d_param174 = s->grad + 784; // [3, 1, 6, 5]
    static const VaeConv conv174 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 5
    };
    vae_conv_w(&conv174, s->n, t135, d169, d_param174, tile, scratch);
}

// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 50, train: product by panels over rows of [6, 1, 6]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d169 = s->arena + 65280; // [n, 6, 1, 5]
    const vae_real *w134 = s->param + 784; // [3, 1, 6, 5]
    vae_real *d175 = s->arena + 58368; // [n, 6, 1, 6]
    static const VaeConv conv175 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 5
    };
    vae_conv_t(&conv175, (int)(end - begin), d169 + begin * 30, w134, d175 + begin * 36, scratch);
}

// sequences.vae:13  gradient of conv(5, causal=true)
// sequences.vae:13  gradient of tanh
// kernel 51, train: loop over rows of [6, 6]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d175 = s->arena + 58368; // [n, 6, 6]
    const vae_real *mask27 = s->arena + 99072; // [n, 6, 1]
    const vae_real *h129 = s->arena + 72192; // [n, 6, 6]
    vae_real *d180 = s->arena + 58368; // [n, 6, 6], in place of d175
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v175 = d175[i * 36 + j * 6 + k];
                const vae_real v179 = 1.0f - h129[i * 36 + j * 6 + k] * h129[i * 36 + j * 6 + k];
                d180[i * 36 + j * 6 + k] = v175 * mask27[i * 6 + j] * v179;
            }
        }
    }
}

// What kernel 52 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   d181: [n, 1, 6]
//   d180: [n, 6, 6]
VAE_SHARED_1(like_train_k52, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *d181, const vae_real *d180) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 6; k++) {
            d181[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d181[i * 6 + k] += d180[i * 36 + j * 6 + k];
            }
        }
    }
}

// What kernel 53 of train and 1 other do, each with buffers of its own:
//   d_param182: [1, 6]
//   d181: [n, 1, 6]
VAE_SHARED_1(like_train_k53, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param182,
    const vae_real *d181) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 6; j++) {
        d_param182[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param182[j] += d181[i * 6 + j];
        }
    }
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 53, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k53(s, tile, scratch, s->grad + 768, s->arena + 26112);
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 54, train: weight gradient over [2, 1, 6, 6]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t123 = s->arena + 76800; // [n, 6, 1, 6]
    const vae_real *d180 = s->arena + 58368; // [n, 6, 1, 6]
    vae_real *d_param185 = s->grad + 688; // [2, 1, 6, 6]
    static const VaeConv conv185 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 6
    };
    vae_conv_w(&conv185, s->n, t123, d180, d_param185, tile, scratch);
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 55, train: product by panels over rows of [6, 1, 6]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d180 = s->arena + 58368; // [n, 6, 1, 6]
    const vae_real *w122 = s->param + 688; // [2, 1, 6, 6]
    vae_real *d186 = s->arena + 26112; // [n, 6, 1, 6]
    static const VaeConv conv186 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 6
    };
    vae_conv_t(&conv186, (int)(end - begin), d180 + begin * 36, w122, d186 + begin * 36, scratch);
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 56, train: loop over rows of [6, 6]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *d188 = s->arena + 26112; // [n, 6, 6], in place of d186
    const vae_real *d186 = s->arena + 26112; // [n, 6, 6]
    const vae_real *mask27 = s->arena + 99072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v186 = d186[i * 36 + j * 6 + k];
                d188[i * 36 + j * 6 + k] = v186 * mask27[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  gradient of concat(z)
// kernel 57, train: loop over rows of [6, 2]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *d191 = s->arena + 30720; // [n, 1, 2]
    const vae_real *d190 = s->arena + 26116; // [n, 6, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 2; k++) {
            d191[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d191[i * 2 + k] += d190[i * 36 + j * 6 + k];
            }
        }
    }
}

// sequences.vae:13  gradient of embed(4)
// kernel 58, train: weight gradient over [9, 4]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    const vae_real *before117 = s->arena + 97536; // [n, 6]
    const vae_real *d189 = s->arena + 26112; // [n, 6, 4] in rows of 6
    vae_real *d_param193 = s->grad + 640; // [9, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_lookup_w((size_t)s->n * 1, 6, 4, before117, 6, &ragged, d189, 6, d_param193, 0, 9);
}

// sequences.vae:6  gradient of sampling and KL
// kernel 59, train: loop over rows of [2]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t108 = s->arena + 31872; // [n, 2]
    const vae_real *mean100 = s->arena + 102144; // [n, 2] in rows of 4
    vae_real *d198 = s->arena + 26624; // [n, 2] in rows of 4
    const vae_real *d191 = s->arena + 30720; // [n, 2]
    const vae_real *eps102 = s->arena + 103808; // [n, 2]
    const vae_real *t104 = s->arena + 103552; // [n, 2]
    vae_real *d202 = s->arena + 26626; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c159 = beta * inv_n;
    const vae_real c194 = 0.5f * c159;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d198[i * 4 + j] = c159 * mean100[i * 4 + j] + d191[i * 2 + j];
            const vae_real v201 = 0.5f * (d191[i * 2 + j] * eps102[i * 2 + j] * t104[i * 2 + j]);
            d202[i * 4 + j] = c194 * t108[i * 2 + j] - c194 + v201;
        }
    }
}

// sequences.vae:6  gradient of posterior heads (added by the compiler)
// kernel 60, train: weight gradient over [4, 4]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h95 = s->arena + 102656; // [n, 4]
    const vae_real *d203 = s->arena + 26624; // [n, 4]
    vae_real *d_param205 = s->grad + 608; // [4, 4]
    if (tile == 1) {
        vae_real *d_param204 = s->grad + 624; // [4]
        vae_column_sums(s->n, 4, d203, 4, d_param204);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h95, 4, d203, 4, d_param205, 4);
}

// sequences.vae:6  gradient of posterior heads (added by the compiler)
// kernel 61, train: product by panels over rows of [4]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d203 = s->arena + 26624; // [n, 4]
    const vae_real *w96 = s->param + 608; // [4, 4]
    vae_real *d206 = s->arena + 26112; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d203 + begin * 4, 4, w96, 4, d206 + begin * 4, 4);
}

// sequences.vae:10  gradient of pool(last)
// kernel 62, train: loop over rows of [6, 4]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d208 = s->arena + 58368; // [n, 6, 4]
    const vae_real *d206 = s->arena + 26112; // [n, 1, 4]
    const vae_real *t91 = s->arena + 98304; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d208[i * 24 + j * 4 + k] = d206[i * 4 + k] * t91[i * 6 + j];
            }
        }
    }
}

// What kernel 63 of train and 1 other do, each with buffers of its own:
//   t212: [n, 6, 2] in rows of 4
VAE_SHARED_2(like_train_k63, const VaeState *s, int tile, vae_real *scratch, vae_real *t212) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t212[i * 24 + j * 4 + k] = 0.0f;
            }
        }
    }
}

// kernel 63, train: loop over rows of [6, 2]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k63(s, tile, scratch, s->arena + 29186);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 64, train: loop over rows of [6, 2]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d213 = s->arena + 29184; // [n, 6, 2] in rows of 4
    const vae_real *d210 = s->arena + 58370; // [n, 6, 2] in rows of 4
    vae_real *d226 = s->arena + 26112; // [n, 6, 2] in rows of 4
    const vae_real *d209 = s->arena + 58368; // [n, 6, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d213[i * 24 + j * 4 + k] = d210[i * 24 + j * 4 + k];
                d226[i * 24 + j * 4 + k] = d209[i * 24 + j * 4 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 65, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d214 = s->arena + 29184; // [n, 6, 4]
    const vae_real *d80 = s->arena + 13824; // [n, 6, 16]
    const vae_real *w74 = s->param + 560; // [2, 8]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d215 = s->arena + 58368; // [n, 6, 12]
    static const VaeSteps steps215 = {6, 2, .reverse = true, .x_pitch = 16, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 12, .d_pitch = 4, .bounded = false};
    vae_recurrent_back(&vae_lstm, &steps215, (int)(end - begin), d214 + begin * 24, d80 + begin * 96, w74, mask27 + begin * 6, d215 + begin * 72, scratch);
}

// What kernel 66 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   d217: [n, 6, 2] in rows of 16
//   d216: [n, 6, 8] in rows of 12
//   d_param218: [2, 8]
VAE_SHARED_2(like_train_k66, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *d217, const vae_real *d216, vae_real *d_param218) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 2, 8, d217, 16, d216, 12, d_param218, 8);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 66, train: weight gradient over [2, 8]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k66(s, tile, scratch, s->arena + 101376, s->arena + 13828, s->arena + 58368,
        s->grad + 560);
}

// What kernel 67 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   d219: [n, 1, 8]
//   d216: [n, 6, 8] in rows of 12
VAE_SHARED_2(like_train_k67, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *d219, const vae_real *d216) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 8; k++) {
            d219[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d219[i * 8 + k] += d216[i * 72 + j * 12 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 67, train: loop over rows of [6, 8]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k67(s, tile, scratch, s->arena + 101376, s->arena + 13824, s->arena + 58368);
}

// What kernel 68 of train and 1 other do, each with buffers of its own:
//   d_param220: [1, 8]
//   d219: [n, 1, 8]
VAE_SHARED_2(like_train_k68, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param220,
    const vae_real *d219) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d_param220[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param220[j] += d219[i * 8 + j];
        }
    }
}

// What kernel 69 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   h60: [n, 6, 6]
//   d216: [n, 6, 8] in rows of 12
//   d_param222: [6, 8]
VAE_SHARED_2(like_train_k69, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h60, const vae_real *d216, vae_real *d_param222) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 6, 8, h60, 6, d216, 12, d_param222, 8);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 69, train: weight gradient over [6, 8]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k69(s, tile, scratch, s->arena + 101376, s->arena + 81408, s->arena + 58368,
        s->grad + 512);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 70, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d216 = s->arena + 58368; // [n, 6, 8] in rows of 12
    const vae_real *w73 = s->param + 512; // [6, 8]
    vae_real *d223 = s->arena + 67584; // [n, 6, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 8, d216 + begin * 72, 12, w73, 8, d223 + begin * 36, 6);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 72, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d227 = s->arena + 26112; // [n, 6, 4]
    const vae_real *d70 = s->arena + 46080; // [n, 6, 16]
    const vae_real *w62 = s->param + 464; // [2, 8]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d228 = s->arena + 13824; // [n, 6, 12]
    static const VaeSteps steps228 = {6, 2, .x_pitch = 16, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 12, .d_pitch = 4, .bounded = false};
    vae_recurrent_back(&vae_lstm, &steps228, (int)(end - begin), d227 + begin * 24, d70 + begin * 96, w62, mask27 + begin * 6, d228 + begin * 72, scratch);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 73, train: weight gradient over [2, 8]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k66(s, tile, scratch, s->arena + 101376, s->arena + 46084, s->arena + 13824,
        s->grad + 464);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 76, train: weight gradient over [6, 8]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k69(s, tile, scratch, s->arena + 101376, s->arena + 81408, s->arena + 13824,
        s->grad + 416);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 77, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d229 = s->arena + 13824; // [n, 6, 8] in rows of 12
    const vae_real *w61 = s->param + 416; // [6, 8]
    vae_real *d236 = scratch; // [end - begin, 6, 6]
    vae_real *d237 = s->arena + 67584; // [n, 6, 6], in place of d223
    const vae_real *d223 = s->arena + 67584; // [n, 6, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 8, d229 + begin * 72, 12, w61, 8, d236, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v223 = d223[i * 36 + j];
            const vae_real v236 = d236[(i - begin) * 36 + j];
            d237[i * 36 + j] = v223 + v236;
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 78, train: product by panels over rows of [6, 21]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d239 = s->arena + 67587; // [n, 6, 3] in rows of 6
    const vae_real *d56 = s->arena + 0; // [n, 6, 18]
    const vae_real *w50 = s->param + 352; // [3, 9]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d240 = s->arena + 16128; // [n, 6, 21]
    static const VaeSteps steps240 = {6, 3, .reverse = true, .x_pitch = 18, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 21, .d_pitch = 6, .bounded = false};
    vae_recurrent_back(&vae_gru, &steps240, (int)(end - begin), d239 + begin * 36, d56 + begin * 108, w50, mask27 + begin * 6, d240 + begin * 126, scratch);
}

// What kernel 79 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   d243: [n, 6, 3] in rows of 18
//   d242: [n, 6, 9] in rows of 21
//   d_param244: [3, 9]
VAE_SHARED_1(like_train_k79, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *d243, const vae_real *d242, vae_real *d_param244) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 3, 9, d243, 18, d242, 21, d_param244, 9);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 79, train: weight gradient over [3, 9]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k79(s, tile, scratch, s->arena + 101376, s->arena + 3, s->arena + 16137,
        s->grad + 352);
}

// What kernel 80 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   d247: [n, 1, 9]
//   d242: [n, 6, 9] in rows of 21
//   d250: [n, 1, 9]
//   d241: [n, 6, 9] in rows of 21
VAE_SHARED_2(like_train_k80, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *d247, const vae_real *d242, vae_real *d250, const vae_real *d241) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 9; k++) {
            d247[i * 9 + k] = 0.0f;
        }
        for (size_t k = 0; k < 9; k++) {
            d250[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d247[i * 9 + k] += d242[i * 126 + j * 21 + k];
                d250[i * 9 + k] += d241[i * 126 + j * 21 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 80, train: loop over rows of [6, 9]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k80(s, tile, scratch, s->arena + 101376, s->arena + 1152, s->arena + 16137,
        s->arena + 0, s->arena + 16128);
}

// What kernel 81 of train and 1 other do, each with buffers of its own:
//   d_param248: [1, 9]
//   d247: [n, 1, 9]
//   d_param251: [1, 9]
//   d250: [n, 1, 9]
VAE_SHARED_2(like_train_k81, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param248,
    const vae_real *d247, vae_real *d_param251, const vae_real *d250) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 9; j++) {
        d_param248[j] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        d_param251[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param248[j] += d247[i * 9 + j];
            d_param251[j] += d250[i * 9 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 81, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k81(s, tile, scratch, s->grad + 400, s->arena + 1152, s->grad + 384, s->arena + 0);
}

// What kernel 82 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   h35: [n, 6, 6]
//   d241: [n, 6, 9] in rows of 21
//   d_param253: [6, 9]
VAE_SHARED_1(like_train_k82, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h35, const vae_real *d241, vae_real *d_param253) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 6, 9, h35, 6, d241, 21, d_param253, 9);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 82, train: weight gradient over [6, 9]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k82(s, tile, scratch, s->arena + 101376, s->arena + 86016, s->arena + 16128,
        s->grad + 288);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 83, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d241 = s->arena + 16128; // [n, 6, 9] in rows of 21
    const vae_real *w49 = s->param + 288; // [6, 9]
    vae_real *d254 = s->arena + 46080; // [n, 6, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 9, d241 + begin * 126, 21, w49, 9, d254 + begin * 36, 6);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 84, train: product by panels over rows of [6, 21]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d238 = s->arena + 67584; // [n, 6, 3] in rows of 6
    const vae_real *d47 = s->arena + 32256; // [n, 6, 18]
    const vae_real *w37 = s->param + 176; // [3, 9]
    const vae_real *mask27 = s->arena + 99072; // [n, 6]
    vae_real *d255 = s->arena + 0; // [n, 6, 21]
    static const VaeSteps steps255 = {6, 3, .x_pitch = 18, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 21, .d_pitch = 6, .bounded = false};
    vae_recurrent_back(&vae_gru, &steps255, (int)(end - begin), d238 + begin * 36, d47 + begin * 108, w37, mask27 + begin * 6, d255 + begin * 126, scratch);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 85, train: weight gradient over [3, 9]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k79(s, tile, scratch, s->arena + 101376, s->arena + 32259, s->arena + 9,
        s->grad + 176);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 86, train: loop over rows of [6, 9]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k80(s, tile, scratch, s->arena + 101376, s->arena + 33408, s->arena + 9,
        s->arena + 32256, s->arena + 0);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 87, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k81(s, tile, scratch, s->grad + 224, s->arena + 33408, s->grad + 208,
        s->arena + 32256);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 88, train: weight gradient over [6, 9]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k82(s, tile, scratch, s->arena + 101376, s->arena + 86016, s->arena + 0,
        s->grad + 112);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// sequences.vae:10  gradient of tanh
// kernel 89, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d256 = s->arena + 0; // [n, 6, 9] in rows of 21
    const vae_real *w36 = s->param + 112; // [6, 9]
    vae_real *d269 = scratch; // [end - begin, 6, 6]
    const vae_real *d254 = s->arena + 46080; // [n, 6, 6]
    const vae_real *h35 = s->arena + 86016; // [n, 6, 6]
    vae_real *d278 = s->arena + 46080; // [n, 6, 6], in place of d254
    vae_gemm_nt((int)(end - begin) * 6, 6, 9, d256 + begin * 126, 21, w36, 9, d269, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v254 = d254[i * 36 + j];
            const vae_real v269 = d269[(i - begin) * 36 + j];
            d278[i * 36 + j] = (v254 + v269) * (1.0f - h35[i * 36 + j] * h35[i * 36 + j]);
        }
    }
}

// What kernel 90 of train and 1 other do, each with buffers of its own:
//   d271: [n, 3] in rows of 6
//   d261: [n, 3] in rows of 126
VAE_SHARED_2(like_train_k90, const VaeState *s, int tile, vae_real *scratch, vae_real *d271,
    const vae_real *d261) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d271[i * 6 + j] = d261[i * 126 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 92, train: weight gradient over [3, 6]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x1 = s->arena + 103168; // [n, 3]
    const vae_real *d273 = s->arena + 32256; // [n, 6]
    vae_real *d_param275 = s->grad + 240; // [3, 6]
    if (tile == 1) {
        vae_real *d_param274 = s->grad + 272; // [6]
        vae_column_sums(s->n, 6, d273, 6, d_param274);
        return;
    }
    vae_gemm_tn(3, 6, s->n, x1, 3, d273, 6, d_param275, 6);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 93, train: loop over rows of [6, 6]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k52(s, tile, scratch, s->arena + 101376, s->arena + 0, s->arena + 46080);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 94, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k53(s, tile, scratch, s->grad + 96, s->arena + 0);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 95, train: weight gradient over [3, 1, 2, 6]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t29 = s->arena + 94464; // [n, 6, 1, 4]
    const vae_real *d278 = s->arena + 46080; // [n, 6, 1, 6]
    vae_real *d_param283 = s->grad + 48; // [3, 1, 2, 6]
    static const VaeConv conv283 = {
        .height = 6, .width = 1, .channels = 4,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_w(&conv283, s->n, t29, d278, d_param283, tile, scratch);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 96, train: product by panels over rows of [6, 1, 4]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d278 = s->arena + 46080; // [n, 6, 1, 6]
    const vae_real *w25 = s->param + 48; // [3, 1, 2, 6]
    vae_real *d284 = s->arena + 0; // [n, 6, 1, 4]
    static const VaeConv conv284 = {
        .height = 6, .width = 1, .channels = 4,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_t(&conv284, (int)(end - begin), d278 + begin * 36, w25, d284 + begin * 24, scratch);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 97, train: loop over rows of [6, 4]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    vae_real *d286 = s->arena + 0; // [n, 6, 4], in place of d284
    const vae_real *d284 = s->arena + 0; // [n, 6, 4]
    const vae_real *mask27 = s->arena + 99072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v284 = d284[i * 24 + j * 4 + k];
                d286[i * 24 + j * 4 + k] = v284 * mask27[i * 6 + j];
            }
        }
    }
}

// sequences.vae:9  gradient of embed(4)
// kernel 98, train: weight gradient over [9, 4]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 101376; // [n, 6]
    const vae_real *h17 = s->arena + 99840; // [n, 6]
    const vae_real *d286 = s->arena + 0; // [n, 6, 4]
    vae_real *d_param287 = s->grad + 0; // [9, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_lookup_w((size_t)s->n * 1, 6, 4, h17, 6, &ragged, d286, 4, d_param287, 0, 9);
}

// What kernel 99 of train and 1 other do, each with buffers of its own:
//   d_param288: [8]
//   d_param233: [8]
VAE_SHARED_2(like_train_k99, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param288,
    const vae_real *d_param233) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param288[j] = d_param233[j];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    // sequences.vae:9  embed(4)
    // kernel 2, train: product by panels over rows of [6, 4]
    like_train_k2(s, tile, scratch, s->arena + 99840, s->param + 0, s->arena + 94464);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  pool(last)
    // kernel 21, train: loop over rows of [1]
    like_train_k21(s, tile, scratch, s->arena + 98309, s->arena + 97536);
    // kernel 27, train: loop over rows of [5]
    like_train_k22(s, tile, scratch, s->arena + 97537, s->arena + 101376);
    // sequences.vae:13  embed(4)
    // kernel 28, train: product by panels over rows of [6, 4]
    like_train_k28(s, tile, scratch, s->arena + 97536, s->param + 640, s->arena + 76800);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  pool(last)
    // kernel 22, train: loop over rows of [5]
    like_train_k22(s, tile, scratch, s->arena + 98304, s->arena + 99073);
    train_k23(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  conv(6, kernel=3, groups=2)
    // sequences.vae:10  tanh
    // kernel 6, train: loop over rows of [6, 6]
    like_train_k6(s, tile, scratch, s->arena + 86016, s->param + 96, s->arena + 86016);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 8, train: product by panels over rows of [6, 9]
    like_train_k8(s, tile, scratch, s->arena + 101376, s->arena + 86016, s->param + 112,
        s->arena + 0, s->param + 208);
    train_k9(s, tile, scratch);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 10, train: product by panels over rows of [6, 9]
    like_train_k8(s, tile, scratch, s->arena + 101376, s->arena + 86016, s->param + 288,
        s->arena + 13824, s->param + 384);
    // kernel 12, train: loop over rows of [6, 3]
    like_train_k12(s, tile, scratch, s->arena + 101376, s->arena + 81408, s->arena + 32256);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    // kernel 13, train: loop over rows of [6, 3]
    like_train_k12(s, tile, scratch, s->arena + 101376, s->arena + 81411, s->arena + 0);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 17, train: product by panels over rows of [6, 8]
    like_train_k15(s, tile, scratch, s->arena + 101376, s->arena + 81408, s->param + 512,
        s->arena + 26112, s->param + 576);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  lstm(2, both=true)
    // kernel 15, train: product by panels over rows of [6, 8]
    like_train_k15(s, tile, scratch, s->arena + 101376, s->arena + 81408, s->param + 416,
        s->arena + 13824, s->param + 480);
    train_k16(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  lstm(2, both=true)
    // kernel 19, train: loop over rows of [6, 2]
    like_train_k19(s, tile, scratch, s->arena + 101376, s->arena + 26112, s->arena + 46080);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 20, train: loop over rows of [6, 2]
    like_train_k19(s, tile, scratch, s->arena + 101376, s->arena + 26114, s->arena + 13824);
    // sequences.vae:10  pool(last)
    // kernel 24, train: loop over rows of [6, 4]
    like_train_k24(s, tile, scratch, s->arena + 101376, s->arena + 26112, s->arena + 98304,
        s->arena + 102656);
    // sequences.vae:6  posterior heads (added by the compiler)
    // kernel 25, train: product by panels over rows of [4]
    like_train_k25(s, tile, scratch, s->arena + 102656, s->param + 608, s->arena + 102144,
        s->param + 624);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    train_k26(s, tile, scratch);
    // sequences.vae:13  concat(z)
    // kernel 29, train: loop over rows of [6, 2]
    like_train_k29(s, tile, scratch, s->arena + 76804, s->arena + 26112);
    train_k30(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
    // sequences.vae:13  tanh
    // kernel 32, train: loop over rows of [6, 6]
    like_train_k6(s, tile, scratch, s->arena + 72192, s->param + 768, s->arena + 72192);
    train_k34(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u18(const VaeState *s, int tile, vae_real *scratch) {
    train_k36(s, tile, scratch);
    // sequences.vae:13  dense(9)
    // kernel 37, train: product by panels over rows of [6, 9]
    like_train_k37(s, tile, scratch, s->arena + 101376, s->arena + 90624, s->param + 896,
        s->arena + 65280, s->param + 944);
    train_k38(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u19(const VaeState *s, int tile, vae_real *scratch) {
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u28(const VaeState *s, int tile, vae_real *scratch) {
    train_k51(s, tile, scratch);
    // sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
    // kernel 52, train: loop over rows of [6, 6]
    like_train_k52(s, tile, scratch, s->arena + 101376, s->arena + 26112, s->arena + 58368);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u32(const VaeState *s, int tile, vae_real *scratch) {
    train_k56(s, tile, scratch);
    train_k57(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u34(const VaeState *s, int tile, vae_real *scratch) {
    train_k59(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k62(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u37(const VaeState *s, int tile, vae_real *scratch) {
    train_k64(s, tile, scratch);
    // kernel 71, train: loop over rows of [6, 2]
    like_train_k63(s, tile, scratch, s->arena + 26114);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u38(const VaeState *s, int tile, vae_real *scratch) {
    train_k65(s, tile, scratch);
    train_k70(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u41(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  gradient of lstm(2, both=true)
    // kernel 68, train: sum over the batch over rows of [1, 8]
    like_train_k68(s, tile, scratch, s->grad + 576, s->arena + 13824);
    // sequences.vae:10  gradient of lstm(2, both=true)
    // kernel 100, train: loop over [8]
    like_train_k99(s, tile, scratch, s->grad + 592, s->grad + 576);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u43(const VaeState *s, int tile, vae_real *scratch) {
    train_k72(s, tile, scratch);
    // sequences.vae:10  gradient of lstm(2, both=true)
    // kernel 74, train: loop over rows of [6, 8]
    like_train_k67(s, tile, scratch, s->arena + 101376, s->arena + 23040, s->arena + 13824);
    train_k77(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u45(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  gradient of lstm(2, both=true)
    // kernel 75, train: sum over the batch over rows of [1, 8]
    like_train_k68(s, tile, scratch, s->grad + 480, s->arena + 23040);
    // sequences.vae:10  gradient of lstm(2, both=true)
    // kernel 99, train: loop over [8]
    like_train_k99(s, tile, scratch, s->grad + 496, s->grad + 480);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u47(const VaeState *s, int tile, vae_real *scratch) {
    train_k78(s, tile, scratch);
    train_k83(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u52(const VaeState *s, int tile, vae_real *scratch) {
    train_k84(s, tile, scratch);
    train_k89(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u57(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  gradient of gru(3, both=true, start=y)
    // kernel 90, train: loop over rows of [3]
    like_train_k90(s, tile, scratch, s->arena + 32256, s->arena + 18);
    // sequences.vae:10  gradient of gru(3, both=true, start=y)
    // kernel 91, train: loop over rows of [3]
    like_train_k90(s, tile, scratch, s->arena + 32259, s->arena + 16146);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_u11, panels, {0}},
        {train_k7, panels, {0}},
        {train_k14, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u12, panels, {0}},
        {train_k3, 1, {0}}}, 2);
    vae_run_one(me, s, train_k4, panels);
    vae_run_one(me, s, train_k5, (s->n + 9) / 10);
    vae_run_one(me, s, train_u4, panels);
    vae_run_one(me, s, train_u6, panels);
    vae_run_one(me, s, train_u8, panels);
    vae_run_one(me, s, train_k18, panels);
    vae_run(me, s, (VaeWork[]){
        {train_u10, panels, {0}},
        {train_k33, 1, {0}}}, 2);
    vae_run_one(me, s, train_u13, panels);
    vae_run_one(me, s, train_k31, (s->n + 9) / 10);
    vae_run_one(me, s, train_u15, panels);
    vae_run_one(me, s, train_k35, (s->n + 9) / 10);
    vae_run_one(me, s, train_u18, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k45, 1, {0}},
        {train_k46, panels, {0}},
        {train_u19, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k49, 1, {0}},
        {train_k43, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k50, (s->n + 9) / 10, {0}},
        {train_k44, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u28, panels, {0}},
        {train_k47, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k54, 1, {0}},
        {train_k53, 1, {0}},
        {train_k48, 1, {0}}}, 3);
    vae_run_one(me, s, train_k55, (s->n + 9) / 10);
    vae_run_one(me, s, train_u32, panels);
    vae_run_one(me, s, train_k58, 1);
    vae_run_one(me, s, train_u34, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k63, panels, {0}},
        {train_k60, 2, {.weights = true, .first = 608, .each = 64, .end = 624}}}, 2);
    vae_run_one(me, s, train_u37, panels);
    vae_run_one(me, s, train_u38, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k69, 1, {0}},
        {train_k66, 1, {0}}}, 2);
    vae_run_one(me, s, train_k67, panels);
    vae_run_one(me, s, train_u41, 1);
    vae_run_one(me, s, train_u43, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k76, 1, {0}},
        {train_k73, 1, {0}},
        {train_u45, 1, {0}}}, 3);
    vae_run_one(me, s, train_u47, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k82, 1, {0}},
        {train_k79, 1, {0}}}, 2);
    vae_run_one(me, s, train_k80, panels);
    vae_run_one(me, s, train_k81, 1);
    vae_run_one(me, s, train_u52, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k88, 1, {0}},
        {train_k95, 1, {0}},
        {train_k85, 1, {0}}}, 3);
    vae_run_one(me, s, train_k86, panels);
    vae_run_one(me, s, train_k87, 1);
    vae_run_one(me, s, train_u57, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k93, panels, {0}},
        {train_k92, 2, {0}}}, 2);
    vae_run_one(me, s, train_k94, 1);
    vae_run_one(me, s, train_k96, (s->n + 9) / 10);
    vae_run_one(me, s, train_k97, panels);
    vae_run_one(me, s, train_k98, 1);
}

// sequences.vae:9  embed(4)
// kernel 0, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 93184, s->param + 0, s->arena + 85248);
}

// sequences.vae:9  positions(sinusoid)
// kernel 1, eval: loop over [6, 4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 96816);
}

// What kernel 2 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   mask12: [n, 6]
VAE_SHARED_1(like_eval_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask12[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
        }
    }
}

// sequences.vae:4  conv(6, kernel=3, groups=2)
// kernel 2, eval: loop over rows of [6]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k2(s, tile, scratch, s->arena + 93184, s->arena + 92416);
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   h3: [n, 6, 4]
//   t7: [6, 4]
//   t14: [n, 6, 4]
//   mask12: [n, 6, 1]
VAE_SHARED_1(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h3,
    const vae_real *t7, vae_real *t14, const vae_real *mask12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t14[i * 24 + j * 4 + k] = (h3[i * 24 + j * 4 + k] + t7[j * 4 + k]) * mask12[i * 6 + j];
            }
        }
    }
}

// sequences.vae:9  positions(sinusoid)
// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 3, eval: loop over rows of [6, 4]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k3(s, tile, scratch, s->arena + 85248, s->arena + 96816, s->arena + 82176,
        s->arena + 92416);
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 4, eval: product by panels over rows of [6, 1, 6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 82176, s->param + 48, s->arena + 60672);
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t16: [n, 6, 6]
//   b18: [6]
//   h20: [n, 6, 6]
VAE_SHARED_1(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t16, const vae_real *b18, vae_real *h20) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                h20[i * 36 + j * 6 + k] = vae_tanh(t16[i * 36 + j * 6 + k] + b18[k]);
            }
        }
    }
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 6, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 94976, s->param + 240, s->arena + 91648,
        s->param + 272);
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t31: [n, 6, 9]
//   t29: [n, 3] in rows of 6
//   w22: [3, 9]
//   b24: [9]
//   mask12: [n, 6]
//   t32: [n, 6, 3] in rows of 6
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t31,
    const vae_real *t29, const vae_real *w22, const vae_real *b24, const vae_real *mask12,
    vae_real *t32) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps32 = {6, 3, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 6, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps32, (int)(end - begin), t31 + begin * 54, t29 + begin * 6, w22, b24, mask12 + begin * 6, t32 + begin * 36, scratch);
}

// What kernel 10 of eval and 1 other do, each with buffers of its own:
//   t39: [n, 6, 9]
//   t37: [n, 3] in rows of 6
//   w34: [3, 9]
//   b36: [9]
//   mask12: [n, 6]
//   t40: [n, 6, 3] in rows of 6
VAE_SHARED_1(like_eval_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t39,
    const vae_real *t37, const vae_real *w34, const vae_real *b36, const vae_real *mask12,
    vae_real *t40) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps40 = {6, 3, .reverse = true, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 6, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps40, (int)(end - begin), t39 + begin * 54, t37 + begin * 6, w34, b36, mask12 + begin * 6, t40 + begin * 36, scratch);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 11, eval: loop over rows of [8]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 88320);
}

// What kernel 13 of eval and 1 other do, each with buffers of its own:
//   t50: [n, 6, 8]
//   t48: [n, 4] in rows of 8
//   w43: [2, 8]
//   b45: [8]
//   mask12: [n, 6]
//   t51: [n, 6, 4]
VAE_SHARED_1(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *t50,
    const vae_real *t48, const vae_real *w43, const vae_real *b45, const vae_real *mask12,
    vae_real *t51) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps51 = {6, 2, .x_pitch = 8, .from_pitch = 8, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 4, .keeps = false, .bounded = true};
    vae_recurrent(&vae_lstm, &steps51, (int)(end - begin), t50 + begin * 48, t48 + begin * 8, w43, b45, mask12 + begin * 6, t51 + begin * 24, scratch);
}

// What kernel 15 of eval and 1 other do, each with buffers of its own:
//   t59: [n, 6, 8]
//   t57: [n, 4] in rows of 8
//   w54: [2, 8]
//   b56: [8]
//   mask12: [n, 6]
//   t60: [n, 6, 4]
VAE_SHARED_2(like_eval_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *t59,
    const vae_real *t57, const vae_real *w54, const vae_real *b56, const vae_real *mask12,
    vae_real *t60) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps60 = {6, 2, .reverse = true, .x_pitch = 8, .from_pitch = 8, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 4, .keeps = false, .bounded = true};
    vae_recurrent(&vae_lstm, &steps60, (int)(end - begin), t59 + begin * 48, t57 + begin * 8, w54, b56, mask12 + begin * 6, t60 + begin * 24, scratch);
}

// What kernel 16 of eval and 3 others do, each with buffers of its own:
//   x0: [n, 6]
//   t62: [n, 6, 2] in rows of 4
//   t52: [n, 6, 2] in rows of 4
VAE_SHARED_2(like_eval_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t62, const vae_real *t52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t62[i * 24 + j * 4 + k] = t52[i * 24 + j * 4 + k];
            }
        }
    }
}

// sequences.vae:10  pool(last)
// kernel 20, eval: loop over rows of [6]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 93184; // [n, 6]
    const vae_real *t68 = s->arena + 90880; // [n, 6]
    vae_real *t71 = s->arena + 90112; // [n, 6]
    const vae_real *mask12 = s->arena + 92416; // [n, 6]
    vae_real *t138 = s->arena + 96128; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t138_sum = 0.0f;
        VAE_SIMD_SUM(t138_sum)
        for (size_t j = 0; j < steps; j++) {
            t71[i * 6 + j] = mask12[i * 6 + j] * (1.0f - t68[i * 6 + j]);
            t138_sum += mask12[i * 6 + j];
        }
        t138[i] = t138_sum;
    }
}

// sequences.vae:6  sampling and KL
// kernel 23, eval: loop over rows of [2]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar81 = s->arena + 93954; // [n, 2] in rows of 4
    const vae_real *eps82 = s->arena + 95872; // [n, 2]
    vae_real *z86 = s->arena + 95616; // [n, 2]
    const vae_real *mean80 = s->arena + 93952; // [n, 2] in rows of 4
    vae_real *t99 = s->arena + 95360; // [n, 2]
    vae_real *t100 = s->arena + 96640; // [n, 1]
    vae_real *t103 = s->arena + 96512; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t100_sum = 0.0f;
        vae_real t103_sum = 0.0f;
        VAE_SIMD_SUM(t100_sum, t103_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v86 = mean80[i * 4 + j] + vae_exp(0.5f * logvar81[i * 4 + j]) * eps82[i * 2 + j];
            z86[i * 2 + j] = v86;
            const vae_real v89 = eps82[i * 2 + j] * eps82[i * 2 + j] + logvar81[i * 4 + j];
            const vae_real v96 = mean80[i * 4 + j] * mean80[i * 4 + j] + vae_exp(logvar81[i * 4 + j]);
            const vae_real v99 = 0.5f * (v96 - 1.0f - logvar81[i * 4 + j]);
            t99[i * 2 + j] = v99;
            t100_sum += v99;
            const vae_real v102 = (-0.5f) * (v86 * v86 + 1.83787707f - (v89 + 1.83787707f));
            t103_sum += v102;
        }
        t100[i] = t100_sum;
        t103[i] = t103_sum;
    }
}

// What kernel 27 of eval and 1 other do, each with buffers of its own:
//   t113: [n, 6, 6]
//   h111: [n, 6, 6]
//   mask12: [n, 6, 1]
VAE_SHARED_2(like_eval_k27, const VaeState *s, int tile, vae_real *scratch, vae_real *t113,
    const vae_real *h111, const vae_real *mask12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t113[i * 36 + j * 6 + k] = h111[i * 36 + j * 6 + k] * mask12[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 28, eval: product by panels over rows of [6, 1, 6]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 42240, s->param + 688, s->arena + 37632);
}

// sequences.vae:13  positions(sinusoid)
// kernel 29, eval: loop over [6, 6]
VAE_KERNEL void eval_k29(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k33(s, tile, scratch, s->arena + 96768);
}

// What kernel 30 of eval and 1 other do, each with buffers of its own:
//   t115: [n, 6, 6]
//   b117: [6]
//   t122: [6, 6]
//   t125: [n, 6, 6]
//   mask12: [n, 6, 1]
VAE_SHARED_2(like_eval_k30, const VaeState *s, int tile, vae_real *scratch, const vae_real *t115,
    const vae_real *b117, const vae_real *t122, vae_real *t125, const vae_real *mask12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v123 = vae_tanh(t115[i * 36 + j * 6 + k] + b117[k]) + t122[j * 6 + k];
                t125[i * 36 + j * 6 + k] = v123 * mask12[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// sequences.vae:13  tanh
// sequences.vae:13  positions(sinusoid)
// sequences.vae:13  conv(5, causal=true)
// kernel 30, eval: loop over rows of [6, 6]
VAE_KERNEL void eval_k30(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k30(s, tile, scratch, s->arena + 37632, s->param + 768, s->arena + 96768,
        s->arena + 33024, s->arena + 92416);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 31, eval: product by panels over rows of [6, 1, 5]
VAE_KERNEL void eval_k31(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->arena + 33024, s->param + 784, s->arena + 69120);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 32, eval: loop over rows of [6, 5]
VAE_KERNEL void eval_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 93184; // [n, 6]
    vae_real *h130 = s->arena + 65280; // [n, 6, 5]
    const vae_real *t127 = s->arena + 69120; // [n, 6, 5]
    const vae_real *b129 = s->param + 880; // [5]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                h130[i * 30 + j * 5 + k] = t127[i * 30 + j * 5 + k] + b129[k];
            }
        }
    }
}

// kernel 34, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k34(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *p134 = s->arena + 0; // [n, 6, 9]
    const vae_real *x0 = s->arena + 93184; // [n, 6]
    vae_real *t135 = scratch; // [end - begin, 6]
    vae_real *t136 = s->arena + 96384; // [n, 1]
    vae_token_nll(end - begin, 6, 9, p134 + begin * 54, 9, x0 + begin * 6, 6, t135, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t136_sum = 0.0f;
        VAE_SIMD_SUM(t136_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v135 = t135[(i - begin) * 6 + j];
            t136_sum += v135;
        }
        t136[i] = t136_sum;
    }
}

// kernel 35, eval: loop over rows of [1]
VAE_KERNEL void eval_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t137 = s->arena + 96256; // [n, 1]
    const vae_real *t103 = s->arena + 96512; // [n, 1]
    const vae_real *t136 = s->arena + 96384; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t137[i] = t103[i] - t136[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  pool(last)
    // kernel 18, eval: loop over rows of [1]
    like_train_k21(s, tile, scratch, s->arena + 90885, s->arena + 89344);
    // kernel 24, eval: loop over rows of [5]
    like_train_k22(s, tile, scratch, s->arena + 89345, s->arena + 93184);
    // sequences.vae:13  embed(4)
    // kernel 25, eval: product by panels over rows of [6, 4]
    like_train_k28(s, tile, scratch, s->arena + 89344, s->param + 640, s->arena + 46848);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  pool(last)
    // kernel 19, eval: loop over rows of [5]
    like_train_k22(s, tile, scratch, s->arena + 90880, s->arena + 92417);
    eval_k20(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  conv(6, kernel=3, groups=2)
    // sequences.vae:10  tanh
    // kernel 5, eval: loop over rows of [6, 6]
    like_eval_k5(s, tile, scratch, s->arena + 93184, s->arena + 60672, s->param + 96,
        s->arena + 56064);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 7, eval: product by panels over rows of [6, 9]
    like_train_k8(s, tile, scratch, s->arena + 93184, s->arena + 56064, s->param + 112,
        s->arena + 13824, s->param + 208);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 8, eval: product by panels over rows of [6, 3]
    like_eval_k8(s, tile, scratch, s->arena + 13824, s->arena + 91648, s->param + 176,
        s->param + 224, s->arena + 92416, s->arena + 51456);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 9, eval: product by panels over rows of [6, 9]
    like_train_k8(s, tile, scratch, s->arena + 93184, s->arena + 56064, s->param + 288,
        s->arena + 6912, s->param + 384);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 10, eval: product by panels over rows of [6, 3]
    like_eval_k10(s, tile, scratch, s->arena + 6912, s->arena + 91651, s->param + 352,
        s->param + 400, s->arena + 92416, s->arena + 51459);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 12, eval: product by panels over rows of [6, 8]
    like_train_k15(s, tile, scratch, s->arena + 93184, s->arena + 51456, s->param + 416,
        s->arena + 26880, s->param + 480);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 13, eval: product by panels over rows of [6, 4]
    like_eval_k13(s, tile, scratch, s->arena + 26880, s->arena + 88320, s->param + 464,
        s->param + 496, s->arena + 92416, s->arena + 79104);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 14, eval: product by panels over rows of [6, 8]
    like_train_k15(s, tile, scratch, s->arena + 93184, s->arena + 51456, s->param + 512,
        s->arena + 20736, s->param + 576);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 15, eval: product by panels over rows of [6, 4]
    like_eval_k15(s, tile, scratch, s->arena + 20736, s->arena + 88324, s->param + 560,
        s->param + 592, s->arena + 92416, s->arena + 76032);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 16, eval: loop over rows of [6, 2]
    like_eval_k16(s, tile, scratch, s->arena + 93184, s->arena + 72960, s->arena + 79104);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 17, eval: loop over rows of [6, 2]
    like_eval_k16(s, tile, scratch, s->arena + 93184, s->arena + 72962, s->arena + 76032);
    // sequences.vae:10  pool(last)
    // kernel 21, eval: loop over rows of [6, 4]
    like_train_k24(s, tile, scratch, s->arena + 93184, s->arena + 72960, s->arena + 90112,
        s->arena + 94464);
    // sequences.vae:6  posterior heads (added by the compiler)
    // kernel 22, eval: product by panels over rows of [4]
    like_train_k25(s, tile, scratch, s->arena + 94464, s->param + 608, s->arena + 93952,
        s->param + 624);
    eval_k23(s, tile, scratch);
    // sequences.vae:13  concat(z)
    // kernel 26, eval: loop over rows of [6, 2]
    like_train_k29(s, tile, scratch, s->arena + 46852, s->arena + 95616);
    // sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
    // kernel 27, eval: loop over rows of [6, 6]
    like_eval_k27(s, tile, scratch, s->arena + 42240, s->arena + 46848, s->arena + 92416);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u14(const VaeState *s, int tile, vae_real *scratch) {
    eval_k32(s, tile, scratch);
    // sequences.vae:13  dense(9)
    // kernel 33, eval: product by panels over rows of [6, 9]
    like_train_k37(s, tile, scratch, s->arena + 93184, s->arena + 65280, s->param + 896,
        s->arena + 0, s->param + 944);
    eval_k34(s, tile, scratch);
    eval_k35(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u8, panels, {0}},
        {eval_k0, panels, {0}},
        {eval_k6, panels, {0}},
        {eval_k11, panels, {0}},
        {eval_k2, panels, {0}},
        {eval_k29, 1, {0}},
        {eval_k1, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {eval_k3, panels, {0}},
        {eval_u9, panels, {0}}}, 2);
    vae_run_one(me, s, eval_k4, (s->n + 9) / 10);
    vae_run_one(me, s, eval_u5, panels);
    vae_run_one(me, s, eval_k28, (s->n + 9) / 10);
    vae_run_one(me, s, eval_k30, panels);
    vae_run_one(me, s, eval_k31, (s->n + 9) / 10);
    vae_run_one(me, s, eval_u14, panels);
}

// sequences.vae:9  embed(4)
// kernel 0, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 59392, s->param + 0, s->arena + 52224);
}

// sequences.vae:9  positions(sinusoid)
// kernel 1, encode: loop over [6, 4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 62080);
}

// sequences.vae:4  conv(6, kernel=3, groups=2)
// kernel 2, encode: loop over rows of [6]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k2(s, tile, scratch, s->arena + 59392, s->arena + 58624);
}

// sequences.vae:9  positions(sinusoid)
// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 3, encode: loop over rows of [6, 4]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k3(s, tile, scratch, s->arena + 52224, s->arena + 62080, s->arena + 49152,
        s->arena + 58624);
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 4, encode: product by panels over rows of [6, 1, 6]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 49152, s->param + 48, s->arena + 35328);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 6, encode: product by panels over rows of [6]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 61184, s->param + 240, s->arena + 57856,
        s->param + 272);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 11, encode: loop over rows of [8]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 55296);
}

// sequences.vae:10  pool(last)
// kernel 18, encode: loop over rows of [1]
VAE_KERNEL void encode_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t65 = s->arena + 57093; // [n, 1] in rows of 6
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t65[i * 6] = 0.0f;
    }
}

// sequences.vae:10  pool(last)
// kernel 20, encode: loop over rows of [6]
VAE_KERNEL void encode_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 59392; // [n, 6]
    const vae_real *t68 = s->arena + 57088; // [n, 6]
    vae_real *t71 = s->arena + 56320; // [n, 6]
    const vae_real *mask12 = s->arena + 58624; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t71[i * 6 + j] = mask12[i * 6 + j] * (1.0f - t68[i * 6 + j]);
        }
    }
}

// sequences.vae:6  posterior heads (added by the compiler)
// kernel 23, encode: loop over rows of [2]
VAE_KERNEL void encode_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t82 = s->arena + 61824; // [n, 2]
    const vae_real *mean80 = s->arena + 60160; // [n, 2] in rows of 4
    vae_real *t83 = s->arena + 61568; // [n, 2]
    const vae_real *logvar81 = s->arena + 60162; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t82[i * 2 + j] = mean80[i * 4 + j];
            t83[i * 2 + j] = logvar81[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u9(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  pool(last)
    // kernel 19, encode: loop over rows of [5]
    like_train_k22(s, tile, scratch, s->arena + 57088, s->arena + 58625);
    encode_k20(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // sequences.vae:10  conv(6, kernel=3, groups=2)
    // sequences.vae:10  tanh
    // kernel 5, encode: loop over rows of [6, 6]
    like_eval_k5(s, tile, scratch, s->arena + 59392, s->arena + 35328, s->param + 96,
        s->arena + 30720);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 7, encode: product by panels over rows of [6, 9]
    like_train_k8(s, tile, scratch, s->arena + 59392, s->arena + 30720, s->param + 112,
        s->arena + 6912, s->param + 208);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 8, encode: product by panels over rows of [6, 3]
    like_eval_k8(s, tile, scratch, s->arena + 6912, s->arena + 57856, s->param + 176,
        s->param + 224, s->arena + 58624, s->arena + 26112);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 9, encode: product by panels over rows of [6, 9]
    like_train_k8(s, tile, scratch, s->arena + 59392, s->arena + 30720, s->param + 288,
        s->arena + 0, s->param + 384);
    // sequences.vae:10  gru(3, both=true, start=y)
    // kernel 10, encode: product by panels over rows of [6, 3]
    like_eval_k10(s, tile, scratch, s->arena + 0, s->arena + 57859, s->param + 352, s->param + 400,
        s->arena + 58624, s->arena + 26115);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 12, encode: product by panels over rows of [6, 8]
    like_train_k15(s, tile, scratch, s->arena + 59392, s->arena + 26112, s->param + 416,
        s->arena + 19968, s->param + 480);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 13, encode: product by panels over rows of [6, 4]
    like_eval_k13(s, tile, scratch, s->arena + 19968, s->arena + 55296, s->param + 464,
        s->param + 496, s->arena + 58624, s->arena + 46080);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 14, encode: product by panels over rows of [6, 8]
    like_train_k15(s, tile, scratch, s->arena + 59392, s->arena + 26112, s->param + 512,
        s->arena + 13824, s->param + 576);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 15, encode: product by panels over rows of [6, 4]
    like_eval_k15(s, tile, scratch, s->arena + 13824, s->arena + 55300, s->param + 560,
        s->param + 592, s->arena + 58624, s->arena + 43008);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 16, encode: loop over rows of [6, 2]
    like_eval_k16(s, tile, scratch, s->arena + 59392, s->arena + 39936, s->arena + 46080);
    // sequences.vae:10  lstm(2, both=true)
    // kernel 17, encode: loop over rows of [6, 2]
    like_eval_k16(s, tile, scratch, s->arena + 59392, s->arena + 39938, s->arena + 43008);
    // sequences.vae:10  pool(last)
    // kernel 21, encode: loop over rows of [6, 4]
    like_train_k24(s, tile, scratch, s->arena + 59392, s->arena + 39936, s->arena + 56320,
        s->arena + 60672);
    // sequences.vae:6  posterior heads (added by the compiler)
    // kernel 22, encode: product by panels over rows of [4]
    like_train_k25(s, tile, scratch, s->arena + 60672, s->param + 608, s->arena + 60160,
        s->param + 624);
    encode_k23(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_k0, panels, {0}},
        {encode_k6, panels, {0}},
        {encode_k11, panels, {0}},
        {encode_k2, panels, {0}},
        {encode_k18, panels, {0}},
        {encode_k1, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {encode_k3, panels, {0}},
        {encode_u9, panels, {0}}}, 2);
    vae_run_one(me, s, encode_k4, (s->n + 9) / 10);
    vae_run_one(me, s, encode_u5, panels);
}

// kernel 0, decode: loop over rows of [1]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t3 = s->arena + 49920; // [n, 1] in rows of 6
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t3[i * 6] = 1.0f;
    }
}

// sequences.vae:4  conv(6, kernel=2, dilation=2, causal=true)
// kernel 4, decode: loop over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before6 = s->arena + 49920; // [n, 6]
    vae_real *mask20 = s->arena + 49152; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask20[i * 6 + j] = vae_step(before6[i * 6 + j] - 0.5f) * vae_step(vae_abs(before6[i * 6 + j] - 2.0f) - 0.5f);
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 6, decode: product by panels over rows of [6, 1, 6]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 29952, s->param + 688, s->arena + 25344);
}

// sequences.vae:13  positions(sinusoid)
// kernel 7, decode: loop over [6, 6]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k33(s, tile, scratch, s->arena + 51712);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// sequences.vae:13  tanh
// sequences.vae:13  positions(sinusoid)
// sequences.vae:13  conv(5, causal=true)
// kernel 8, decode: loop over rows of [6, 6]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k30(s, tile, scratch, s->arena + 25344, s->param + 768, s->arena + 51712,
        s->arena + 20736, s->arena + 49152);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 9, decode: product by panels over rows of [6, 1, 5]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->arena + 20736, s->param + 784, s->arena + 43008);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 10, decode: loop over rows of [6, 5]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *h40 = s->arena + 39168; // [n, 6, 5]
    const vae_real *t37 = s->arena + 43008; // [n, 6, 5]
    const vae_real *b39 = s->param + 880; // [5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                h40[i * 30 + j * 5 + k] = t37[i * 30 + j * 5 + k] + b39[k];
            }
        }
    }
}

// sequences.vae:13  dense(9)
// sequences.vae:16  likelihood = categorical
// kernel 11, decode: product by panels over rows of [6, 9]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h40 = s->arena + 39168; // [n, 6, 5]
    const vae_real *w41 = s->param + 896; // [5, 9]
    vae_real *p44 = s->arena + 13824; // [n, 6, 9]
    const vae_real *b42 = s->param + 944; // [9]
    vae_real *t45 = s->arena + 48384; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 9, 5, h40 + begin * 30, 5, w41, 9, p44 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t45_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t45_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v43 = p44[i * 54 + j * 9 + k];
                const vae_real v44 = v43 + b42[k];
                p44[i * 54 + j * 9 + k] = v44;
                t45_sum = vae_max(t45_sum, v44);
            }
            t45[i * 6 + j] = t45_sum;
        }
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 12, decode: loop over rows of [6, 9]
VAE_KERNEL void decode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t46 = s->arena + 6912; // [n, 6, 9]
    const vae_real *p44 = s->arena + 13824; // [n, 6, 9]
    const vae_real *t45 = s->arena + 48384; // [n, 6, 1]
    vae_real *t48 = s->arena + 47616; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t48_sum = 0.0f;
            VAE_SIMD_SUM(t48_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v46 = p44[i * 54 + j * 9 + k] - t45[i * 6 + j];
                t46[i * 54 + j * 9 + k] = v46;
                t48_sum += vae_exp(v46);
            }
            t48[i * 6 + j] = t48_sum;
        }
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 13, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t49 = s->arena + 46848; // [n, 6, 1]
    const vae_real *t48 = s->arena + 47616; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t49[i * 6 + j] = vae_log(t48[i * 6 + j]);
        }
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 14, decode: loop over rows of [6, 9]
VAE_KERNEL void decode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t46 = s->arena + 6912; // [n, 6, 9]
    const vae_real *t49 = s->arena + 46848; // [n, 6, 1]
    vae_real *t51 = s->arena + 0; // [n, 6, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t51[i * 54 + j * 9 + k] = vae_exp(t46[i * 54 + j * 9 + k] - t49[i * 6 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    // kernel 1, decode: loop over rows of [5]
    like_train_k22(s, tile, scratch, s->arena + 49921, s->arena + 50688);
    // sequences.vae:13  embed(4)
    // kernel 2, decode: product by panels over rows of [6, 4]
    like_train_k28(s, tile, scratch, s->arena + 49920, s->param + 640, s->arena + 34560);
    // sequences.vae:13  concat(z)
    // kernel 3, decode: loop over rows of [6, 2]
    like_train_k29(s, tile, scratch, s->arena + 34564, s->arena + 51456);
    decode_k4(s, tile, scratch);
    // sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
    // kernel 5, decode: loop over rows of [6, 6]
    like_eval_k27(s, tile, scratch, s->arena + 29952, s->arena + 34560, s->arena + 49152);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u5(const VaeState *s, int tile, vae_real *scratch) {
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
    decode_k12(s, tile, scratch);
    decode_k13(s, tile, scratch);
    decode_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k7, 1, {0}}}, 2);
    vae_run_one(me, s, decode_k6, (s->n + 9) / 10);
    vae_run_one(me, s, decode_k8, panels);
    vae_run_one(me, s, decode_k9, (s->n + 9) / 10);
    vae_run_one(me, s, decode_u5, panels);
}

// sequences.vae:13  embed(4)
// kernel 0, step: product by panels over rows of [1, 4]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t2 = s->arena + 36864; // [n, 1]
    const vae_real *w3 = s->param + 640; // [9, 4]
    vae_real *h4 = s->arena + 34176; // [n, 1, 4] in rows of 6
    vae_lookup(end - begin, 1, 4, t2 + begin * 1, 1, w3, 4, h4 + begin * 6, 6);
}

// sequences.vae:13  concat(z)
// kernel 1, step: loop over rows of [1, 2]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t5 = s->arena + 34180; // [n, 1, 2] in rows of 6
    const vae_real *z0 = s->arena + 36224; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t5[i * 6 + j] = z0[i * 2 + j];
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// sequences.vae:13  conv(5, causal=true)
// kernel 2, step: loop over rows of [6, 1]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t1 = s->arena + 36992; // [n, 1]
    vae_real *t14 = s->arena + 33408; // [n, 6, 1]
    vae_real *t21 = s->arena + 32640; // [n, 6, 1]
    vae_real *t25 = s->arena + 31104; // [n, 6, 1]
    vae_real *t55 = s->arena + 27264; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = (vae_real)(j);
            const vae_real v12 = v8 - t1[i];
            const vae_real v14 = 0.5f - vae_abs(v12);
            t14[i * 6 + j] = v14;
            t21[i * 6 + j] = vae_step(0.5f - vae_abs(v12 + 2.0f));
            t25[i * 6 + j] = vae_step(v14);
            t55[i * 6 + j] = vae_step(0.5f - vae_abs(v12 + 1.0f));
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 3, step: loop over rows of [6, 6]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t15 = s->arena + 9216; // [n, 6, 6]
    const vae_real *t14 = s->arena + 33408; // [n, 6, 1]
    const vae_real *h6 = s->arena + 34176; // [n, 1, 6]
    const vae_real *t9 = s->arena + 13824; // [n, 6, 6]
    const vae_real *t21 = s->arena + 32640; // [n, 6, 1]
    vae_real *t23 = s->arena + 31872; // [n, 1, 6]
    const vae_real *t25 = s->arena + 31104; // [n, 6, 1]
    vae_real *t27 = s->arena + 30336; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            t23[i * 6 + k] = 0.0f;
        }
        for (size_t k = 0; k < 6; k++) {
            t27[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v15 = vae_where(t14[i * 6 + j], h6[i * 6 + k], t9[i * 36 + j * 6 + k]);
                t15[i * 36 + j * 6 + k] = v15;
                t23[i * 6 + k] += v15 * t21[i * 6 + j];
                t27[i * 6 + k] += v15 * t25[i * 6 + j];
            }
        }
    }
}

// What kernel 4 of step and 1 other do, each with buffers of its own:
//   t29: [n, 6] in rows of 12
//   t23: [n, 6]
VAE_SHARED_1(like_step_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t29,
    const vae_real *t23) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t29[i * 12 + j] = t23[i * 6 + j];
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 6, step: product by panels over rows of [1, 1, 6]
VAE_KERNEL void step_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t31 = s->arena + 20736; // [n, 2, 1, 6]
    const vae_real *w7 = s->param + 688; // [2, 1, 6, 6]
    vae_real *t33 = s->arena + 29568; // [n, 1, 1, 6]
    static const VaeConv conv33 = {
        .height = 2, .width = 1, .channels = 6,
        .out_height = 1, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 6
    };
    vae_conv(&conv33, (int)(end - begin), t31 + begin * 12, w7, t33 + begin * 6, scratch);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// sequences.vae:13  tanh
// sequences.vae:13  positions(sinusoid)
// kernel 7, step: loop over rows of [1, 6]
VAE_KERNEL void step_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t33 = s->arena + 29568; // [n, 1, 6]
    const vae_real *b35 = s->param + 768; // [6]
    const vae_real *t1 = s->arena + 36992; // [n, 1, 1]
    vae_real *h42 = s->arena + 28800; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v39 = (vae_real)(j);
            h42[i * 6 + j] = vae_tanh(t33[i * 6 + j] + b35[j]) + vae_sinusoid(t1[i], v39, 6.0f);
        }
    }
}

// sequences.vae:13  conv(5, causal=true)
// kernel 8, step: loop over rows of [6, 6]
VAE_KERNEL void step_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t46 = s->arena + 0; // [n, 6, 6]
    const vae_real *t14 = s->arena + 33408; // [n, 6, 1]
    const vae_real *h42 = s->arena + 28800; // [n, 1, 6]
    const vae_real *t44 = s->arena + 4608; // [n, 6, 6]
    const vae_real *t21 = s->arena + 32640; // [n, 6, 1]
    vae_real *t49 = s->arena + 28032; // [n, 1, 6]
    const vae_real *t55 = s->arena + 27264; // [n, 6, 1]
    vae_real *t57 = s->arena + 26496; // [n, 1, 6]
    const vae_real *t25 = s->arena + 31104; // [n, 6, 1]
    vae_real *t63 = s->arena + 25728; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            t49[i * 6 + k] = 0.0f;
        }
        for (size_t k = 0; k < 6; k++) {
            t57[i * 6 + k] = 0.0f;
        }
        for (size_t k = 0; k < 6; k++) {
            t63[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v46 = vae_where(t14[i * 6 + j], h42[i * 6 + k], t44[i * 36 + j * 6 + k]);
                t46[i * 36 + j * 6 + k] = v46;
                t49[i * 6 + k] += v46 * t21[i * 6 + j];
                t57[i * 6 + k] += v46 * t55[i * 6 + j];
                t63[i * 6 + k] += v46 * t25[i * 6 + j];
            }
        }
    }
}

// What kernel 9 of step and 2 others do, each with buffers of its own:
//   t59: [n, 6] in rows of 18
//   t49: [n, 6]
VAE_SHARED_2(like_step_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t59,
    const vae_real *t49) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t59[i * 18 + j] = t49[i * 6 + j];
        }
    }
}

// sequences.vae:13  conv(5, causal=true)
// kernel 12, step: product by panels over rows of [1, 1, 5]
VAE_KERNEL void step_k12(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t66 = s->arena + 18432; // [n, 3, 1, 6]
    const vae_real *w43 = s->param + 784; // [3, 1, 6, 5]
    vae_real *t68 = s->arena + 35584; // [n, 1, 1, 5]
    static const VaeConv conv68 = {
        .height = 3, .width = 1, .channels = 6,
        .out_height = 1, .out_width = 1, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 5
    };
    vae_conv(&conv68, (int)(end - begin), t66 + begin * 18, w43, t68 + begin * 5, scratch);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 13, step: loop over rows of [1, 5]
VAE_KERNEL void step_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *h71 = s->arena + 34944; // [n, 1, 5]
    const vae_real *t68 = s->arena + 35584; // [n, 1, 5]
    const vae_real *b70 = s->param + 880; // [5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            h71[i * 5 + j] = t68[i * 5 + j] + b70[j];
        }
    }
}

// sequences.vae:13  dense(9)
// sequences.vae:16  likelihood = categorical
// kernel 14, step: product by panels over rows of [1, 9]
VAE_KERNEL void step_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h71 = s->arena + 34944; // [n, 1, 5]
    const vae_real *w72 = s->param + 896; // [5, 9]
    vae_real *h75 = s->arena + 24576; // [n, 1, 9]
    const vae_real *b73 = s->param + 944; // [9]
    vae_real *t76 = s->arena + 36736; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 9, 5, h71 + begin * 5, 5, w72, 9, h75 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t76_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t76_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v74 = h75[i * 9 + j];
            const vae_real v75 = v74 + b73[j];
            h75[i * 9 + j] = v75;
            t76_sum = vae_max(t76_sum, v75);
        }
        t76[i] = t76_sum;
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 15, step: loop over rows of [1, 9]
VAE_KERNEL void step_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t77 = s->arena + 23424; // [n, 1, 9]
    const vae_real *h75 = s->arena + 24576; // [n, 1, 9]
    const vae_real *t76 = s->arena + 36736; // [n, 1, 1]
    vae_real *t79 = s->arena + 36608; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t79_sum = 0.0f;
        VAE_SIMD_SUM(t79_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v77 = h75[i * 9 + j] - t76[i];
            t77[i * 9 + j] = v77;
            t79_sum += vae_exp(v77);
        }
        t79[i] = t79_sum;
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 16, step: loop over rows of [1, 1]
VAE_KERNEL void step_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t80 = s->arena + 36480; // [n, 1, 1]
    const vae_real *t79 = s->arena + 36608; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t80[i] = vae_log(t79[i]);
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 17, step: loop over rows of [1, 9]
VAE_KERNEL void step_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t77 = s->arena + 23424; // [n, 1, 9]
    const vae_real *t80 = s->arena + 36480; // [n, 1, 1]
    vae_real *t82 = s->arena + 22272; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t82[i * 9 + j] = vae_exp(t77[i * 9 + j] - t80[i]);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u0(const VaeState *s, int tile, vae_real *scratch) {
    step_k0(s, tile, scratch);
    step_k1(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u2(const VaeState *s, int tile, vae_real *scratch) {
    step_k3(s, tile, scratch);
    // kernel 4, step: loop over rows of [6]
    like_step_k4(s, tile, scratch, s->arena + 20736, s->arena + 31872);
    // kernel 5, step: loop over rows of [6]
    like_step_k4(s, tile, scratch, s->arena + 20742, s->arena + 30336);
    step_k6(s, tile, scratch);
    step_k7(s, tile, scratch);
    step_k8(s, tile, scratch);
    // kernel 9, step: loop over rows of [6]
    like_step_k9(s, tile, scratch, s->arena + 18432, s->arena + 28032);
    // kernel 10, step: loop over rows of [6]
    like_step_k9(s, tile, scratch, s->arena + 18438, s->arena + 26496);
    // kernel 11, step: loop over rows of [6]
    like_step_k9(s, tile, scratch, s->arena + 18444, s->arena + 25728);
    step_k12(s, tile, scratch);
    step_k13(s, tile, scratch);
    step_k14(s, tile, scratch);
    step_k15(s, tile, scratch);
    step_k16(s, tile, scratch);
    step_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {step_u0, panels, {0}},
        {step_k2, panels, {0}}}, 2);
    vae_run_one(me, s, step_u2, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 101376, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 103168, 3}, // [n, 3]
    {"encoder.0.u", VAE_IN_UNIFORM, 8, 384, 3}, // [n, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 103808, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 104064, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 104096, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 104080, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 93184, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 94976, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 95872, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 96384, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 96640, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 96256, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 95360, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 96128, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 59392, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 61184, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 61824, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 61568, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 50688, 6}, // [n, 6]
    {"z", VAE_IN_LATENT, 0, 51456, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 0, 54}, // [n, 6, 9]
};

static const VaePort step_ports[] = {
    {"z", VAE_IN_LATENT, 0, 36224, 2}, // [n, 2]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 36992, 1}, // [n, 1]
    {"x.token", VAE_IN_STEP, 0, 36864, 1}, // [n, 1]
    {"state.decoder.2", VAE_IN_STEP, VAE_STEP_STATE, 13824, 36}, // [n, 36]
    {"state.decoder.5", VAE_IN_STEP, VAE_STEP_STATE, 4608, 36}, // [n, 36]
    {"next.decoder.2", VAE_OUT_ROW, 0, 9216, 36}, // [n, 36]
    {"next.decoder.5", VAE_OUT_ROW, 0, 0, 36}, // [n, 36]
    {"x.logits", VAE_OUT_ROW, 0, 24576, 9}, // [n, 1, 9]
    {"x.mean", VAE_OUT_ROW, 0, 22272, 9}, // [n, 1, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {9, 4}, {4, 1}, 0, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.3.weight", 3, {6, 2, 3}, {1, 6, 12}, 48, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"encoder.3.bias", 1, {6}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.weight_ih_l0", 2, {9, 6}, {1, 9}, 112, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.5.weight_hh_l0", 2, {9, 3}, {1, 9}, 176, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.5.bias_ih_l0", 1, {9}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.bias_hh_l0", 1, {9}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.start.weight", 2, {6, 3}, {1, 6}, 240, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.5.start.bias", 1, {6}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.weight_ih_l0_reverse", 2, {9, 6}, {1, 9}, 288, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.5.weight_hh_l0_reverse", 2, {9, 3}, {1, 9}, 352, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.5.bias_ih_l0_reverse", 1, {9}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.bias_hh_l0_reverse", 1, {9}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.6.weight_ih_l0", 2, {8, 6}, {1, 8}, 416, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.6.weight_hh_l0", 2, {8, 2}, {1, 8}, 464, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"encoder.6.bias_ih_l0", 1, {8}, {1}, 480, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.6.bias_hh_l0", 1, {8}, {1}, 496, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.6.weight_ih_l0_reverse", 2, {8, 6}, {1, 8}, 512, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.6.weight_hh_l0_reverse", 2, {8, 2}, {1, 8}, 560, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"encoder.6.bias_ih_l0_reverse", 1, {8}, {1}, 576, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.6.bias_hh_l0_reverse", 1, {8}, {1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 4}, {1, 4}, 608, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 624, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 4}, {1, 4}, 610, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 626, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {9, 4}, {4, 1}, 640, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.2.weight", 3, {6, 6, 2}, {1, 6, 36}, 688, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 3, {5, 6, 3}, {1, 5, 30}, 784, VAE_INIT_UNIFORM, 0.426401436f, true, true, false},
    {"decoder.5.bias", 1, {5}, {1}, 880, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.6.weight", 2, {9, 5}, {1, 9}, 896, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.6.bias", 1, {9}, {1}, 944, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 6, 6, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 9, .unit = VAE_UNIT_WORD, .truncate = false},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "mask(0.3, block=2)", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(4)", "[6, 4]", 36},
    {VAE_STAGE_ENCODER, 0, "positions(sinusoid)", "[6, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(6, kernel=3, groups=2)", "[6, 6]", 42},
    {VAE_STAGE_ENCODER, 0, "tanh", "[6, 6]", 0},
    {VAE_STAGE_ENCODER, 0, "gru(3, both=true, start=y)", "[6, 6]", 222},
    {VAE_STAGE_ENCODER, 0, "lstm(2, both=true)", "[6, 4]", 160},
    {VAE_STAGE_ENCODER, 0, "pool(last)", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 20},
    {VAE_STAGE_DECODER, 0, "embed(4)", "[6, 4]", 36},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[6, 6]", 0},
    {VAE_STAGE_DECODER, 0, "conv(6, kernel=2, dilation=2, causal=true)", "[6, 6]", 78},
    {VAE_STAGE_DECODER, 0, "tanh", "[6, 6]", 0},
    {VAE_STAGE_DECODER, 0, "positions(sinusoid)", "[6, 6]", 0},
    {VAE_STAGE_DECODER, 0, "conv(5, causal=true)", "[6, 5]", 95},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[6, 9]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 608},
    {624, 960},
};

static const VaeStepWork step_work[] = {
    {0, -1, 1520.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "sequences", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model sequences\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [6]                         -              -\n"
        "    mask(0.3, block=2)              [6]                         -              -\n"
        "    embed(4)                        [6, 4]                     36              -\n"
        "    positions(sinusoid)             [6, 4]                      -              -\n"
        "    conv(6, kernel=3, groups=2)     [6, 6]                     42            432\n"
        "    tanh                            [6, 6]                      -              -\n"
        "    gru(3, both=true, start=y)      [6, 6]                    222          2,592\n"
        "    lstm(2, both=true)              [6, 4]                    160          1,872\n"
        "    pool(last)                      [4]                         -              -\n"
        "  z: mean, logvar heads             [2]                        20             32\n"
        "  decoder(previous, z)              [6]                         -              -\n"
        "    embed(4)                        [6, 4]                     36              -\n"
        "    concat(z)                       [6, 6]                      -              -\n"
        "    conv(6, kernel=2, dilation=2, causal=true)  [6, 6]                     78            864\n"
        "    tanh                            [6, 6]                      -              -\n"
        "    positions(sinusoid)             [6, 6]                      -              -\n"
        "    conv(5, causal=true)            [6, 5]                     95          1,080\n"
        "    dense(9)                        [6, 9]                     54            540\n"
        "\n"
        "  743 parameters; one training step of 128 rows: 2,483,712 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         101      163       416,448    1,106,560\n"
        "  eval           36       72       387,392      387,392\n"
        "  encode         24       36       248,448      248,448\n"
        "  decode         15       29       207,040      207,040\n"
        "  step           18       47       148,480      148,480\n",
    .batch = 128, .n_param = 960, .n_state = 0, .n_arena = 104112,
    .n_scratch = 2016,
    .max_threads = 1, .flops_per_row = 19404.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 32,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 19,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 3},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 9},
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
