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
//   743 parameters; one training step of 128 rows: 2,615,808 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         110      204       392,192    1,217,664
//   eval           39       92       430,400      430,400
//   encode         24       35       248,448      248,448
//   decode         15       29       207,040      207,040
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
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
    const vae_real *x0 = s->arena + 3840; // [n, 3, 2]
    vae_real *t14 = s->arena + 94720; // [n, 3, 2]
    const vae_real *t9 = s->arena + 0; // [n, 3, 1]
    vae_real *t16 = s->arena + 93952; // [n, 3, 2]
    const vae_real *keep5 = s->arena + 384; // [n, 3, 1]
    vae_real *mask27 = s->arena + 93184; // [n, 6]
    vae_real *t156 = s->arena + 3072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t14[i * 6 + j * 2 + k] = t9[i * 3 + j] * vae_step(x0[i * 6 + j * 2 + k] - 3.0f + 0.5f);
                t16[i * 6 + j * 2 + k] = vae_where(keep5[i * 3 + j], x0[i * 6 + j * 2 + k], vae_min(x0[i * 6 + j * 2 + k], 3.0f));
                mask27[i * 6 + j * 2 + k] = vae_step(x0[i * 6 + j * 2 + k] - 0.5f);
                t156[i * 6 + j * 2 + k] = vae_step(x0[i * 6 + j * 2 + k] - 0.5f);
            }
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h17: [n, 6]
//   w18: [9, 4]
//   h19: [n, 6, 4]
VAE_SHARED void like_train_k2(const VaeState *s, int tile, vae_real *scratch, const vae_real *h17,
    const vae_real *w18, vae_real *h19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 6, 4, h17 + begin * 6, 6, w18, 4, h19 + begin * 24, 4);
}

// sequences.vae:9  embed(4)
// kernel 2, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 93952, s->param + 0, s->arena + 80640);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t23: [6, 4]
VAE_SHARED void like_train_k3(const VaeState *s, int tile, vae_real *scratch, vae_real *t23) {
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
    const vae_real *h19 = s->arena + 80640; // [n, 6, 4]
    const vae_real *t23 = s->arena + 0; // [6, 4]
    vae_real *t29 = s->arena + 80640; // [n, 6, 4], in place of h19
    const vae_real *mask27 = s->arena + 93184; // [n, 6, 1]
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
VAE_SHARED void like_train_k5(const VaeState *s, int tile, vae_real *scratch, const vae_real *t29,
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
    like_train_k5(s, tile, scratch, s->arena + 80640, s->param + 48, s->arena + 66048);
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// sequences.vae:10  tanh
// kernel 6, train: loop over rows of [6, 6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t31 = s->arena + 66048; // [n, 6, 6]
    const vae_real *b33 = s->param + 96; // [6]
    vae_real *h35 = s->arena + 66048; // [n, 6, 6], in place of t31
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
VAE_SHARED void like_train_k7(const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
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
    like_train_k7(s, tile, scratch, s->arena + 96512, s->param + 240, s->arena + 92416,
        s->param + 272);
}

// What kernel 8 of train and 5 others do, each with buffers of its own:
//   h35: [n, 6, 6]
//   w36: [6, 9]
//   t46: [n, 6, 9]
//   b38: [9]
VAE_SHARED void like_train_k8(const VaeState *s, int tile, vae_real *scratch, const vae_real *h35,
    const vae_real *w36, vae_real *t46, const vae_real *b38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 6, 9, 6, h35 + begin * 36, 6, w36, 9, t46 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v45 = t46[i * 54 + j * 9 + k];
                t46[i * 54 + j * 9 + k] = v45 + b38[k];
            }
        }
    }
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 8, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 66048, s->param + 112, s->arena + 39168,
        s->param + 208);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 9, train: product by panels over rows of [6, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t46 = s->arena + 39168; // [n, 6, 9]
    const vae_real *t44 = s->arena + 92416; // [n, 3] in rows of 6
    const vae_real *w37 = s->param + 176; // [3, 9]
    const vae_real *b39 = s->param + 224; // [9]
    const vae_real *mask27 = s->arena + 93184; // [n, 6]
    vae_real *t47 = s->arena + 86016; // [n, 6, 3]
    vae_real *t56 = s->arena + 61440; // [n, 6, 3] in rows of 6
    static const VaeSteps steps47 = {6, 3, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 3};
    vae_gru(&steps47, (int)(end - begin), t46 + begin * 54, t44 + begin * 6, w37, b39, mask27 + begin * 6, t47 + begin * 18, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v47 = t47[i * 18 + j * 3 + k];
                t56[i * 36 + j * 6 + k] = v47;
            }
        }
    }
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 10, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 66048, s->param + 288, s->arena + 32256,
        s->param + 384);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 11, train: product by panels over rows of [6, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t54 = s->arena + 32256; // [n, 6, 9]
    const vae_real *t52 = s->arena + 92419; // [n, 3] in rows of 6
    const vae_real *w49 = s->param + 352; // [3, 9]
    const vae_real *b51 = s->param + 400; // [9]
    const vae_real *mask27 = s->arena + 93184; // [n, 6]
    vae_real *t55 = s->arena + 83712; // [n, 6, 3]
    vae_real *t57 = s->arena + 61443; // [n, 6, 3] in rows of 6
    static const VaeSteps steps55 = {6, 3, .reverse = true, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 3};
    vae_gru(&steps55, (int)(end - begin), t54 + begin * 54, t52 + begin * 6, w49, b51, mask27 + begin * 6, t55 + begin * 18, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v55 = t55[i * 18 + j * 3 + k];
                t57[i * 36 + j * 6 + k] = v55;
            }
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   t64: [n, 8]
VAE_SHARED void like_train_k12(const VaeState *s, int tile, vae_real *scratch, vae_real *t64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t64[i * 8 + j] = 0.0f;
        }
    }
}

// sequences.vae:10  lstm(2, both=true)
// kernel 12, train: loop over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 88320);
}

// What kernel 13 of train and 5 others do, each with buffers of its own:
//   h58: [n, 6, 6]
//   w59: [6, 8]
//   t67: [n, 6, 8]
//   b61: [8]
VAE_SHARED void like_train_k13(const VaeState *s, int tile, vae_real *scratch, const vae_real *h58,
    const vae_real *w59, vae_real *t67, const vae_real *b61) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 6, 8, 6, h58 + begin * 36, 6, w59, 8, t67 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v66 = t67[i * 48 + j * 8 + k];
                t67[i * 48 + j * 8 + k] = v66 + b61[k];
            }
        }
    }
}

// sequences.vae:10  lstm(2, both=true)
// kernel 13, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 61440, s->param + 416, s->arena + 46080,
        s->param + 480);
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   t67: [n, 6, 8]
//   t65: [n, 4] in rows of 8
//   w60: [2, 8]
//   b62: [8]
//   mask27: [n, 6]
//   t68: [n, 6, 4]
VAE_SHARED void like_train_k14(const VaeState *s, int tile, vae_real *scratch, const vae_real *t67,
    const vae_real *t65, const vae_real *w60, const vae_real *b62, const vae_real *mask27,
    vae_real *t68) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps68 = {6, 2, .x_pitch = 8, .from_pitch = 8, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 4};
    vae_lstm(&steps68, (int)(end - begin), t67 + begin * 48, t65 + begin * 8, w60, b62, mask27 + begin * 6, t68 + begin * 24, scratch);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 14, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 46080, s->arena + 88320, s->param + 464,
        s->param + 496, s->arena + 93184, s->arena + 77568);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 15, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 61440, s->param + 512, s->arena + 20736,
        s->param + 576);
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t76: [n, 6, 8]
//   t74: [n, 4] in rows of 8
//   w71: [2, 8]
//   b73: [8]
//   mask27: [n, 6]
//   t77: [n, 6, 4]
VAE_SHARED void like_train_k16(const VaeState *s, int tile, vae_real *scratch, const vae_real *t76,
    const vae_real *t74, const vae_real *w71, const vae_real *b73, const vae_real *mask27,
    vae_real *t77) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps77 = {6, 2, .reverse = true, .x_pitch = 8, .from_pitch = 8, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 4};
    vae_lstm(&steps77, (int)(end - begin), t76 + begin * 48, t74 + begin * 8, w71, b73, mask27 + begin * 6, t77 + begin * 24, scratch);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 16, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 20736, s->arena + 88324, s->param + 560,
        s->param + 592, s->arena + 93184, s->arena + 74496);
}

// What kernel 17 of train and 5 others do, each with buffers of its own:
//   t79: [n, 6, 2] in rows of 4
//   t69: [n, 6, 2] in rows of 4
VAE_SHARED void like_train_k17(const VaeState *s, int tile, vae_real *scratch, vae_real *t79,
    const vae_real *t69) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t79[i * 24 + j * 4 + k] = t69[i * 24 + j * 4 + k];
            }
        }
    }
}

// sequences.vae:10  lstm(2, both=true)
// kernel 17, train: loop over rows of [6, 2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 0, s->arena + 77568);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 18, train: loop over rows of [6, 2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 2, s->arena + 74496);
}

// sequences.vae:10  pool(last)
// kernel 19, train: loop over rows of [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t82 = s->arena + 91653; // [n, 1] in rows of 6
    vae_real *t109 = s->arena + 90880; // [n, 1] in rows of 6
    vae_real *d179 = s->arena + 97664; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t82[i * 6] = 0.0f;
        t109[i * 6] = 1.0f;
        d179[i] = inv_n;
    }
}

// What kernel 20 of train and 5 others do, each with buffers of its own:
//   t84: [n, 5] in rows of 6
//   t83: [n, 5] in rows of 6
VAE_SHARED void like_train_k20(const VaeState *s, int tile, vae_real *scratch, vae_real *t84,
    const vae_real *t83) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t84[i * 6 + j] = t83[i * 6 + j];
        }
    }
}

// sequences.vae:10  pool(last)
// kernel 20, train: loop over rows of [5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 91648, s->arena + 93185);
}

// sequences.vae:10  pool(last)
// kernel 21, train: loop over rows of [6]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t86 = s->arena + 91648; // [n, 6], in place of t82
    const vae_real *mask27 = s->arena + 93184; // [n, 6]
    const vae_real *t85 = s->arena + 91648; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v85 = t85[i * 6 + j];
            t86[i * 6 + j] = mask27[i * 6 + j] - v85;
        }
    }
}

// What kernel 22 of train and 2 others do, each with buffers of its own:
//   h81: [n, 6, 4]
//   t86: [n, 6, 1]
//   t89: [n, 1, 4]
VAE_SHARED void like_train_k22(const VaeState *s, int tile, vae_real *scratch, const vae_real *h81,
    const vae_real *t86, vae_real *t89) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t89[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t89[i * 4 + k] += h81[i * 24 + j * 4 + k] * t86[i * 6 + j];
            }
        }
    }
}

// sequences.vae:10  pool(last)
// kernel 22, train: loop over rows of [6, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 0, s->arena + 91648, s->arena + 96000);
}

// What kernel 23 of train and 2 others do, each with buffers of its own:
//   h90: [n, 4]
//   w91: [4, 4]
//   heads94: [n, 4]
//   b92: [4]
VAE_SHARED void like_train_k23(const VaeState *s, int tile, vae_real *scratch, const vae_real *h90,
    const vae_real *w91, vae_real *heads94, const vae_real *b92) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 4, h90 + begin * 4, 4, w91, 4, heads94 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v93 = heads94[i * 4 + j];
            heads94[i * 4 + j] = v93 + b92[j];
        }
    }
}

// sequences.vae:6  posterior heads (added by the compiler)
// kernel 23, train: product by panels over rows of [4]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 96000, s->param + 608, s->arena + 95488,
        s->param + 624);
}

// sequences.vae:6  sampling and KL
// kernel 24, train: loop over rows of [2]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar96 = s->arena + 95490; // [n, 2] in rows of 4
    vae_real *t99 = s->arena + 97152; // [n, 2]
    const vae_real *eps97 = s->arena + 97408; // [n, 2]
    vae_real *z101 = s->arena + 0; // [n, 2]
    const vae_real *mean95 = s->arena + 95488; // [n, 2] in rows of 4
    vae_real *t103 = s->arena + 96896; // [n, 2]
    vae_real *t108 = s->arena + 97920; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t108_sum = 0.0f;
        VAE_SIMD_SUM(t108_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v99 = vae_exp(0.5f * logvar96[i * 4 + j]);
            t99[i * 2 + j] = v99;
            z101[i * 2 + j] = mean95[i * 4 + j] + v99 * eps97[i * 2 + j];
            const vae_real v103 = vae_exp(logvar96[i * 4 + j]);
            t103[i * 2 + j] = v103;
            const vae_real v106 = mean95[i * 4 + j] * mean95[i * 4 + j] + v103 - 1.0f - logvar96[i * 4 + j];
            t108_sum += 0.5f * v106;
        }
        t108[i] = t108_sum;
    }
}

// kernel 25, train: loop over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 90881, s->arena + 3840);
}

// What kernel 26 of train and 2 others do, each with buffers of its own:
//   before112: [n, 6]
//   w113: [9, 4]
//   h114: [n, 6, 4] in rows of 6
VAE_SHARED void like_train_k26(const VaeState *s, int tile, vae_real *scratch,
    const vae_real *before112, const vae_real *w113, vae_real *h114) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 6, 4, before112 + begin * 6, 6, w113, 4, h114 + begin * 36, 6);
}

// sequences.vae:13  embed(4)
// kernel 26, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k26(s, tile, scratch, s->arena + 90880, s->param + 640, s->arena + 56832);
}

// What kernel 27 of train and 2 others do, each with buffers of its own:
//   t115: [n, 6, 2] in rows of 6
//   z101: [n, 2]
VAE_SHARED void like_train_k27(const VaeState *s, int tile, vae_real *scratch, vae_real *t115,
    const vae_real *z101) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t115[i * 36 + j * 6 + k] = z101[i * 2 + k];
            }
        }
    }
}

// sequences.vae:13  concat(z)
// kernel 27, train: loop over rows of [6, 2]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k27(s, tile, scratch, s->arena + 56836, s->arena + 0);
}

// What kernel 28 of train and 2 others do, each with buffers of its own:
//   before112: [n, 6]
//   mask125: [n, 6]
VAE_SHARED void like_train_k28(const VaeState *s, int tile, vae_real *scratch,
    const vae_real *before112, vae_real *mask125) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask125[i * 6 + j] = vae_step(before112[i * 6 + j] - 0.5f) * vae_step(vae_abs(before112[i * 6 + j] - 2.0f) - 0.5f);
        }
    }
}

// sequences.vae:4  conv(6, kernel=2, dilation=2, causal=true)
// kernel 28, train: loop over rows of [6]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k28(s, tile, scratch, s->arena + 90880, s->arena + 90112);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 29, train: loop over rows of [6, 6]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t127 = s->arena + 56832; // [n, 6, 6], in place of h114
    const vae_real *h116 = s->arena + 56832; // [n, 6, 6]
    const vae_real *mask125 = s->arena + 90112; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v116 = h116[i * 36 + j * 6 + k];
                t127[i * 36 + j * 6 + k] = v116 * mask125[i * 6 + j];
            }
        }
    }
}

// What kernel 30 of train and 2 others do, each with buffers of its own:
//   t127: [n, 6, 1, 6]
//   w117: [2, 1, 6, 6]
//   t129: [n, 6, 1, 6]
VAE_SHARED void like_train_k30(const VaeState *s, int tile, vae_real *scratch,
    const vae_real *t127, const vae_real *w117, vae_real *t129) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    static const VaeConv conv129 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 6
    };
    vae_conv(&conv129, (int)(end - begin), t127 + begin * 36, w117, t129 + begin * 36, scratch);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 30, train: product by panels over rows of [6, 1, 6]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->arena + 56832, s->param + 688, s->arena + 52224);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// sequences.vae:13  tanh
// kernel 31, train: loop over rows of [6, 6]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t129 = s->arena + 52224; // [n, 6, 6]
    const vae_real *b131 = s->param + 768; // [6]
    vae_real *h133 = s->arena + 52224; // [n, 6, 6], in place of t129
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v129 = t129[i * 36 + j * 6 + k];
                h133[i * 36 + j * 6 + k] = vae_tanh(v129 + b131[k]);
            }
        }
    }
}

// What kernel 32 of train and 2 others do, each with buffers of its own:
//   t136: [6, 6]
VAE_SHARED void like_train_k32(const VaeState *s, int tile, vae_real *scratch, vae_real *t136) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 6; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            const vae_real v20 = (vae_real)(j);
            const vae_real v134 = (vae_real)(k);
            t136[j * 6 + k] = vae_sinusoid(v20, v134, 6.0f);
        }
    }
}

// sequences.vae:13  positions(sinusoid)
// kernel 32, train: loop over [6, 6]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k32(s, tile, scratch, s->arena + 0);
}

// sequences.vae:13  positions(sinusoid)
// sequences.vae:13  conv(5, causal=true)
// kernel 33, train: loop over rows of [6, 6]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h133 = s->arena + 52224; // [n, 6, 6]
    const vae_real *t136 = s->arena + 0; // [6, 6]
    vae_real *t139 = s->arena + 26880; // [n, 6, 6]
    const vae_real *mask125 = s->arena + 90112; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t139[i * 36 + j * 6 + k] = (h133[i * 36 + j * 6 + k] + t136[j * 6 + k]) * mask125[i * 6 + j];
            }
        }
    }
}

// What kernel 34 of train and 2 others do, each with buffers of its own:
//   t139: [n, 6, 1, 6]
//   w138: [3, 1, 6, 5]
//   t141: [n, 6, 1, 5]
VAE_SHARED void like_train_k34(const VaeState *s, int tile, vae_real *scratch,
    const vae_real *t139, const vae_real *w138, vae_real *t141) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    static const VaeConv conv141 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 5
    };
    vae_conv(&conv141, (int)(end - begin), t139 + begin * 36, w138, t141 + begin * 30, scratch);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 34, train: product by panels over rows of [6, 1, 5]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k34(s, tile, scratch, s->arena + 26880, s->param + 784, s->arena + 70656);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 35, train: loop over rows of [6, 5]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *h144 = s->arena + 70656; // [n, 6, 5], in place of t141
    const vae_real *t141 = s->arena + 70656; // [n, 6, 5]
    const vae_real *b143 = s->param + 880; // [5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v141 = t141[i * 30 + j * 5 + k];
                h144[i * 30 + j * 5 + k] = v141 + b143[k];
            }
        }
    }
}

// sequences.vae:13  dense(9)
// sequences.vae:16  likelihood = categorical
// kernel 36, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h144 = s->arena + 70656; // [n, 6, 5]
    const vae_real *w145 = s->param + 896; // [5, 9]
    vae_real *p148 = s->arena + 13824; // [n, 6, 9]
    const vae_real *b146 = s->param + 944; // [9]
    vae_real *t158 = s->arena + 31488; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 9, 5, h144 + begin * 30, 5, w145, 9, p148 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t158_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v147 = p148[i * 54 + j * 9 + k];
                const vae_real v148 = v147 + b146[k];
                p148[i * 54 + j * 9 + k] = v148;
                t158_sum = vae_max(t158_sum, v148);
            }
            t158[i * 6 + j] = t158_sum;
        }
    }
}

// kernel 37, train: loop over rows of [6, 9]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 3840; // [n, 6, 1]
    vae_real *t157 = s->arena + 6912; // [n, 6, 9]
    const vae_real *t156 = s->arena + 3072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v150 = (vae_real)(k);
                t157[i * 54 + j * 9 + k] = vae_step(0.5f - vae_abs(x0[i * 6 + j] - v150)) * t156[i * 6 + j];
            }
        }
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 38, train: loop over rows of [6, 9]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t159 = s->arena + 13824; // [n, 6, 9], in place of p148
    const vae_real *p148 = s->arena + 13824; // [n, 6, 9]
    const vae_real *t158 = s->arena + 31488; // [n, 6, 1]
    vae_real *t160 = s->arena + 0; // [n, 6, 9]
    vae_real *t161 = s->arena + 89344; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t161_sum = 0.0f;
            VAE_SIMD_SUM(t161_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v148 = p148[i * 54 + j * 9 + k];
                const vae_real v159 = v148 - t158[i * 6 + j];
                t159[i * 54 + j * 9 + k] = v159;
                const vae_real v160 = vae_exp(v159);
                t160[i * 54 + j * 9 + k] = v160;
                t161_sum += v160;
            }
            t161[i * 6 + j] = t161_sum;
        }
    }
}

// What kernel 39 of train and 2 others do, each with buffers of its own:
//   t162: [n, 6, 1]
//   t161: [n, 6, 1]
VAE_SHARED void like_train_k39(const VaeState *s, int tile, vae_real *scratch, vae_real *t162,
    const vae_real *t161) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t162[i * 6 + j] = vae_log(t161[i * 6 + j]);
        }
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 39, train: loop over rows of [6, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 31488, s->arena + 89344);
}

// sequences.vae:16  likelihood = categorical
// kernel 40, train: loop over rows of [6, 9]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t159 = s->arena + 13824; // [n, 6, 9]
    const vae_real *t162 = s->arena + 31488; // [n, 6, 1]
    const vae_real *t157 = s->arena + 6912; // [n, 6, 9]
    const vae_real *t14 = s->arena + 94720; // [n, 6, 1]
    vae_real *t168 = s->arena + 97792; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t168_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t168_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v164 = t157[i * 54 + j * 9 + k] * (t159[i * 54 + j * 9 + k] - t162[i * 6 + j]);
                t168_sum += -(v164 * t14[i * 6 + j]);
            }
        }
        t168[i] = t168_sum;
    }
}

// kernel 41, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t171 = s->arena + 13840; // [1]
    const vae_real *t168 = s->arena + 97792; // [n, 1]
    vae_real *t173 = s->arena + 13824; // [1]
    const vae_real *t108 = s->arena + 97920; // [n, 1]
    vae_real t171_sum = 0.0f;
    vae_real t173_sum = 0.0f;
    VAE_SIMD_SUM(t171_sum, t173_sum)
    for (size_t i = 0; i < rows; i++) {
        t171_sum += t168[i];
        t173_sum += t108[i];
    }
    t171[0] = t171_sum;
    t173[0] = t173_sum;
}

// kernel 42, train: loop over [1]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t172 = s->arena + 97824; // [1]
    const vae_real *t171 = s->arena + 13840; // [1]
    vae_real *t174 = s->arena + 97808; // [1]
    const vae_real *t173 = s->arena + 13824; // [1]
    vae_real *t177 = s->arena + 97792; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v172 = t171[0] * inv_n;
    t172[0] = v172;
    const vae_real v174 = t173[0] * inv_n;
    t174[0] = v174;
    t177[0] = v172 + beta * v174;
}

// sequences.vae:16  gradient of likelihood = categorical
// kernel 43, train: loop over rows of [6, 9]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d179 = s->arena + 97664; // [n, 1, 1]
    const vae_real *t14 = s->arena + 94720; // [n, 6, 1]
    vae_real *d183 = s->arena + 6912; // [n, 6, 9], in place of t157
    const vae_real *t157 = s->arena + 6912; // [n, 6, 9]
    vae_real *d184 = s->arena + 14976; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d184_sum = 0.0f;
            VAE_SIMD_SUM(d184_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v157 = t157[i * 54 + j * 9 + k];
                const vae_real v183 = d179[i] * t14[i * 6 + j] * v157;
                d183[i * 54 + j * 9 + k] = v183;
                d184_sum += v183;
            }
            d184[i * 6 + j] = d184_sum;
        }
    }
}

// sequences.vae:16  gradient of likelihood = categorical
// kernel 44, train: loop over rows of [6, 1]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d185 = s->arena + 14976; // [n, 6, 1], in place of d184
    const vae_real *d184 = s->arena + 14976; // [n, 6, 1]
    const vae_real *t161 = s->arena + 89344; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v184 = d184[i * 6 + j];
            d185[i * 6 + j] = v184 / t161[i * 6 + j];
        }
    }
}

// sequences.vae:16  gradient of likelihood = categorical
// sequences.vae:16  gradient of dense(9)
// kernel 45, train: loop over rows of [6, 9]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d185 = s->arena + 14976; // [n, 6, 1]
    const vae_real *t160 = s->arena + 0; // [n, 6, 9]
    vae_real *d187 = s->arena + 6912; // [n, 6, 9], in place of d183
    const vae_real *d183 = s->arena + 6912; // [n, 6, 9]
    vae_real *d188 = s->arena + 13824; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d188[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v183 = d183[i * 54 + j * 9 + k];
                const vae_real v187 = d185[i * 6 + j] * t160[i * 54 + j * 9 + k] - v183;
                d187[i * 54 + j * 9 + k] = v187;
                d188[i * 9 + k] += v187;
            }
        }
    }
}

// sequences.vae:16  gradient of dense(9)
// kernel 46, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param189 = s->grad + 944; // [1, 9]
    const vae_real *d188 = s->arena + 13824; // [n, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param189[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param189[j] += d188[i * 9 + j];
        }
    }
}

// sequences.vae:13  gradient of dense(9)
// kernel 47, train: weight gradient over [5, 9]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h144 = s->arena + 70656; // [n, 6, 5]
    const vae_real *d187 = s->arena + 6912; // [n, 6, 9]
    vae_real *d_param191 = s->grad + 896; // [5, 9]
    vae_gemm_tn(5, 9, s->n * 6, h144, 5, d187, 9, d_param191, 9);
}

// sequences.vae:13  gradient of dense(9)
// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 48, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d187 = s->arena + 6912; // [n, 6, 9]
    const vae_real *w145 = s->param + 896; // [5, 9]
    vae_real *d192 = s->arena + 0; // [n, 6, 5]
    vae_real *d193 = s->arena + 3840; // [n, 1, 5]
    vae_gemm_nt((int)(end - begin) * 6, 5, 9, d187 + begin * 54, 9, w145, 9, d192 + begin * 30, 5);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            d193[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v192 = d192[i * 30 + j * 5 + k];
                d193[i * 5 + k] += v192;
            }
        }
    }
}

// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 49, train: sum over the batch over rows of [1, 5]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param194 = s->grad + 880; // [1, 5]
    const vae_real *d193 = s->arena + 3840; // [n, 1, 5]
    for (size_t j = 0; j < 5; j++) {
        d_param194[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d_param194[j] += d193[i * 5 + j];
        }
    }
}

// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 50, train: weight gradient over [3, 1, 6, 5]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t139 = s->arena + 26880; // [n, 6, 1, 6]
    const vae_real *d192 = s->arena + 0; // [n, 6, 1, 5]
    vae_real *d_param197 = s->grad + 784; // [3, 1, 6, 5]
    static const VaeConv conv197 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 5
    };
    vae_conv_w(&conv197, s->n, t139, d192, d_param197, tile, scratch);
}

// sequences.vae:13  gradient of conv(5, causal=true)
// kernel 51, train: product by panels over rows of [6, 1, 6]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d192 = s->arena + 0; // [n, 6, 1, 5]
    const vae_real *w138 = s->param + 784; // [3, 1, 6, 5]
    vae_real *d198 = s->arena + 4608; // [n, 6, 1, 6]
    static const VaeConv conv198 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 5
    };
    vae_conv_t(&conv198, (int)(end - begin), d192 + begin * 30, w138, d198 + begin * 36, scratch);
}

// sequences.vae:13  gradient of conv(5, causal=true)
// sequences.vae:13  gradient of tanh
// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 52, train: loop over rows of [6, 6]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d198 = s->arena + 4608; // [n, 6, 6]
    const vae_real *mask125 = s->arena + 90112; // [n, 6, 1]
    const vae_real *h133 = s->arena + 52224; // [n, 6, 6]
    vae_real *d203 = s->arena + 4608; // [n, 6, 6], in place of d198
    vae_real *d204 = s->arena + 0; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d204[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v198 = d198[i * 36 + j * 6 + k];
                const vae_real v202 = 1.0f - h133[i * 36 + j * 6 + k] * h133[i * 36 + j * 6 + k];
                const vae_real v203 = v198 * mask125[i * 6 + j] * v202;
                d203[i * 36 + j * 6 + k] = v203;
                d204[i * 6 + k] += v203;
            }
        }
    }
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 53, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param205 = s->grad + 768; // [1, 6]
    const vae_real *d204 = s->arena + 0; // [n, 1, 6]
    for (size_t j = 0; j < 6; j++) {
        d_param205[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param205[j] += d204[i * 6 + j];
        }
    }
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 54, train: weight gradient over [2, 1, 6, 6]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t127 = s->arena + 56832; // [n, 6, 1, 6]
    const vae_real *d203 = s->arena + 4608; // [n, 6, 1, 6]
    vae_real *d_param208 = s->grad + 688; // [2, 1, 6, 6]
    static const VaeConv conv208 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 6
    };
    vae_conv_w(&conv208, s->n, t127, d203, d_param208, tile, scratch);
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 55, train: product by panels over rows of [6, 1, 6]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d203 = s->arena + 4608; // [n, 6, 1, 6]
    const vae_real *w117 = s->param + 688; // [2, 1, 6, 6]
    vae_real *d209 = s->arena + 0; // [n, 6, 1, 6]
    static const VaeConv conv209 = {
        .height = 6, .width = 1, .channels = 6,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 6
    };
    vae_conv_t(&conv209, (int)(end - begin), d203 + begin * 36, w117, d209 + begin * 36, scratch);
}

// sequences.vae:13  gradient of conv(6, kernel=2, dilation=2, causal=true)
// kernel 56, train: loop over rows of [6, 6]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d211 = s->arena + 0; // [n, 6, 6], in place of d209
    const vae_real *d209 = s->arena + 0; // [n, 6, 6]
    const vae_real *mask125 = s->arena + 90112; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v209 = d209[i * 36 + j * 6 + k];
                d211[i * 36 + j * 6 + k] = v209 * mask125[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  gradient of concat(z)
// kernel 57, train: loop over rows of [6, 2]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d214 = s->arena + 4608; // [n, 1, 2]
    const vae_real *d213 = s->arena + 4; // [n, 6, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d214[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d214[i * 2 + k] += d213[i * 36 + j * 6 + k];
            }
        }
    }
}

// sequences.vae:13  gradient of embed(4)
// kernel 58, train: weight gradient over [9, 4]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *before112 = s->arena + 90880; // [n, 6]
    const vae_real *d212 = s->arena + 0; // [n, 6, 4] in rows of 6
    vae_real *d_param216 = s->grad + 640; // [9, 4]
    vae_lookup_w((size_t)s->n * 1, 6, 4, before112, 6, d212, 6, d_param216, 0, 9);
}

// sequences.vae:6  gradient of sampling and KL
// kernel 59, train: loop over rows of [2]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t103 = s->arena + 96896; // [n, 2]
    const vae_real *mean95 = s->arena + 95488; // [n, 2] in rows of 4
    vae_real *d221 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *d214 = s->arena + 4608; // [n, 2]
    const vae_real *eps97 = s->arena + 97408; // [n, 2]
    const vae_real *t99 = s->arena + 97152; // [n, 2]
    vae_real *d225 = s->arena + 2; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c178 = beta * inv_n;
    const vae_real c217 = 0.5f * c178;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d221[i * 4 + j] = c178 * mean95[i * 4 + j] + d214[i * 2 + j];
            const vae_real v224 = 0.5f * (d214[i * 2 + j] * eps97[i * 2 + j] * t99[i * 2 + j]);
            d225[i * 4 + j] = c217 * t103[i * 2 + j] - c217 + v224;
        }
    }
}

// sequences.vae:6  gradient of posterior heads (added by the compiler)
// kernel 60, train: weight gradient over [4, 4]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h90 = s->arena + 96000; // [n, 4]
    const vae_real *d226 = s->arena + 0; // [n, 4]
    vae_real *d_param228 = s->grad + 608; // [4, 4]
    if (tile == 1) {
        vae_real *d_param227 = s->grad + 624; // [4]
        vae_column_sums(s->n, 4, d226, 4, d_param227);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h90, 4, d226, 4, d_param228, 4);
}

// sequences.vae:6  gradient of posterior heads (added by the compiler)
// kernel 61, train: product by panels over rows of [4]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d226 = s->arena + 0; // [n, 4]
    const vae_real *w91 = s->param + 608; // [4, 4]
    vae_real *d229 = s->arena + 3072; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d226 + begin * 4, 4, w91, 4, d229 + begin * 4, 4);
}

// sequences.vae:10  gradient of pool(last)
// kernel 62, train: loop over rows of [6, 4]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d231 = s->arena + 0; // [n, 6, 4]
    const vae_real *d229 = s->arena + 3072; // [n, 1, 4]
    const vae_real *t86 = s->arena + 91648; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d231[i * 24 + j * 4 + k] = d229[i * 4 + k] * t86[i * 6 + j];
            }
        }
    }
}

// kernel 63, train: loop over rows of [6, 2]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t235 = s->arena + 55298; // [n, 6, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t235[i * 24 + j * 4 + k] = 0.0f;
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 64, train: loop over rows of [6, 2]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d236 = s->arena + 55296; // [n, 6, 2] in rows of 4
    const vae_real *d233 = s->arena + 2; // [n, 6, 2] in rows of 4
    vae_real *d257 = s->arena + 26880; // [n, 6, 2] in rows of 4
    const vae_real *d232 = s->arena + 0; // [n, 6, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d236[i * 24 + j * 4 + k] = d233[i * 24 + j * 4 + k];
                d257[i * 24 + j * 4 + k] = d232[i * 24 + j * 4 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 65, train: loop over rows of [20]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d240 = s->arena + 52224; // [n, 20] in rows of 24
    const vae_real *d239 = s->arena + 74500; // [n, 20] in rows of 24
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 20; j++) {
            d240[i * 24 + j] = d239[i * 24 + j];
        }
    }
}

// sequences.vae:10  lstm(2, both=true)
// kernel 66, train: loop over rows of [4]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t241 = s->arena + 52244; // [n, 4] in rows of 24
    const vae_real *t74 = s->arena + 88324; // [n, 4] in rows of 8
    vae_real *t261 = s->arena + 15360; // [n, 4] in rows of 24
    const vae_real *t65 = s->arena + 88320; // [n, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t241[i * 24 + j] = t74[i * 8 + j];
            t261[i * 24 + j] = t65[i * 8 + j];
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 67, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d244 = s->arena + 52224; // [n, 6, 2] in rows of 4
    const vae_real *w71 = s->param + 560; // [2, 8]
    vae_real *d246 = s->arena + 9216; // [n, 6, 8]
    const vae_real *b73 = s->param + 592; // [8]
    vae_gemm_nn((int)(end - begin) * 6, 8, 2, d244 + begin * 24, 4, w71, 8, d246 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v245 = d246[i * 48 + j * 8 + k];
                d246[i * 48 + j * 8 + k] = v245 + b73[k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 68, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d237 = s->arena + 55296; // [n, 6, 4]
    const vae_real *d242 = s->arena + 52224; // [n, 6, 4]
    const vae_real *t76 = s->arena + 20736; // [n, 6, 8]
    const vae_real *d246 = s->arena + 9216; // [n, 6, 8]
    const vae_real *w71 = s->param + 560; // [2, 8]
    const vae_real *mask27 = s->arena + 93184; // [n, 6]
    vae_real *d247 = s->arena + 0; // [n, 6, 12]
    static const VaeSteps steps247 = {6, 2, .reverse = true, .x_pitch = 8, .from_pitch = 4, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 12, .d_pitch = 4, .h_pitch = 8};
    vae_lstm_back(&steps247, (int)(end - begin), d237 + begin * 24, d242 + begin * 24, t76 + begin * 48, d246 + begin * 48, w71, mask27 + begin * 6, d247 + begin * 72);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 69, train: weight gradient over [2, 8]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d244 = s->arena + 52224; // [n, 6, 2] in rows of 4
    const vae_real *d248 = s->arena + 0; // [n, 6, 8] in rows of 12
    vae_real *d_param249 = s->grad + 560; // [2, 8]
    vae_gemm_tn(2, 8, s->n * 6, d244, 4, d248, 12, d_param249, 8);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 70, train: loop over rows of [6, 8]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d250 = s->arena + 9216; // [n, 1, 8]
    const vae_real *d248 = s->arena + 0; // [n, 6, 8] in rows of 12
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d250[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d250[i * 8 + k] += d248[i * 72 + j * 12 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 71, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param251 = s->grad + 576; // [1, 8]
    const vae_real *d250 = s->arena + 9216; // [n, 1, 8]
    for (size_t j = 0; j < 8; j++) {
        d_param251[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param251[j] += d250[i * 8 + j];
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 72, train: weight gradient over [6, 8]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h58 = s->arena + 61440; // [n, 6, 6]
    const vae_real *d248 = s->arena + 0; // [n, 6, 8] in rows of 12
    vae_real *d_param253 = s->grad + 512; // [6, 8]
    vae_gemm_tn(6, 8, s->n * 6, h58, 6, d248, 12, d_param253, 8);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 73, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d248 = s->arena + 0; // [n, 6, 8] in rows of 12
    const vae_real *w70 = s->param + 512; // [6, 8]
    vae_real *d254 = s->arena + 52224; // [n, 6, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 8, d248 + begin * 72, 12, w70, 8, d254 + begin * 36, 6);
}

// kernel 74, train: loop over rows of [6, 2]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t256 = s->arena + 26882; // [n, 6, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t256[i * 24 + j * 4 + k] = 0.0f;
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 75, train: loop over rows of [20]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d262 = s->arena + 15364; // [n, 20] in rows of 24
    const vae_real *d260 = s->arena + 77568; // [n, 20] in rows of 24
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 20; j++) {
            d262[i * 24 + j] = d260[i * 24 + j];
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 76, train: product by panels over rows of [6, 8]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d265 = s->arena + 15360; // [n, 6, 2] in rows of 4
    const vae_real *w60 = s->param + 464; // [2, 8]
    vae_real *d267 = s->arena + 9216; // [n, 6, 8]
    const vae_real *b62 = s->param + 496; // [8]
    vae_gemm_nn((int)(end - begin) * 6, 8, 2, d265 + begin * 24, 4, w60, 8, d267 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v266 = d267[i * 48 + j * 8 + k];
                d267[i * 48 + j * 8 + k] = v266 + b62[k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 77, train: product by panels over rows of [6, 12]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d258 = s->arena + 26880; // [n, 6, 4]
    const vae_real *d263 = s->arena + 15360; // [n, 6, 4]
    const vae_real *t67 = s->arena + 46080; // [n, 6, 8]
    const vae_real *d267 = s->arena + 9216; // [n, 6, 8]
    const vae_real *w60 = s->param + 464; // [2, 8]
    const vae_real *mask27 = s->arena + 93184; // [n, 6]
    vae_real *d268 = s->arena + 0; // [n, 6, 12]
    static const VaeSteps steps268 = {6, 2, .x_pitch = 8, .from_pitch = 4, .w_pitch = 8, .mask_pitch = 6, .y_pitch = 12, .d_pitch = 4, .h_pitch = 8};
    vae_lstm_back(&steps268, (int)(end - begin), d258 + begin * 24, d263 + begin * 24, t67 + begin * 48, d267 + begin * 48, w60, mask27 + begin * 6, d268 + begin * 72);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 78, train: weight gradient over [2, 8]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d265 = s->arena + 15360; // [n, 6, 2] in rows of 4
    const vae_real *d269 = s->arena + 0; // [n, 6, 8] in rows of 12
    vae_real *d_param270 = s->grad + 464; // [2, 8]
    vae_gemm_tn(2, 8, s->n * 6, d265, 4, d269, 12, d_param270, 8);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 79, train: loop over rows of [6, 8]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d271 = s->arena + 9216; // [n, 1, 8]
    const vae_real *d269 = s->arena + 0; // [n, 6, 8] in rows of 12
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d271[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d271[i * 8 + k] += d269[i * 72 + j * 12 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 80, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param272 = s->grad + 480; // [1, 8]
    const vae_real *d271 = s->arena + 9216; // [n, 1, 8]
    for (size_t j = 0; j < 8; j++) {
        d_param272[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param272[j] += d271[i * 8 + j];
        }
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 81, train: weight gradient over [6, 8]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h58 = s->arena + 61440; // [n, 6, 6]
    const vae_real *d269 = s->arena + 0; // [n, 6, 8] in rows of 12
    vae_real *d_param274 = s->grad + 416; // [6, 8]
    vae_gemm_tn(6, 8, s->n * 6, h58, 6, d269, 12, d_param274, 8);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 82, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d269 = s->arena + 0; // [n, 6, 8] in rows of 12
    const vae_real *w59 = s->param + 416; // [6, 8]
    vae_real *d275 = scratch; // [end - begin, 6, 6]
    vae_real *d276 = s->arena + 52224; // [n, 6, 6], in place of d254
    const vae_real *d254 = s->arena + 52224; // [n, 6, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 8, d269 + begin * 72, 12, w59, 8, d275, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v254 = d254[i * 36 + j];
            const vae_real v275 = d275[(i - begin) * 36 + j];
            d276[i * 36 + j] = v254 + v275;
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 83, train: loop over rows of [15]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d281 = s->arena + 6912; // [n, 15] in rows of 18
    const vae_real *d280 = s->arena + 83715; // [n, 15] in rows of 18
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 15; j++) {
            d281[i * 18 + j] = d280[i * 18 + j];
        }
    }
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 84, train: loop over rows of [3]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t282 = s->arena + 6927; // [n, 3] in rows of 18
    const vae_real *t52 = s->arena + 92419; // [n, 3] in rows of 6
    vae_real *t303 = s->arena + 56832; // [n, 3] in rows of 18
    const vae_real *t44 = s->arena + 92416; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t282[i * 18 + j] = t52[i * 6 + j];
            t303[i * 18 + j] = t44[i * 6 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 85, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d283 = s->arena + 6912; // [n, 6, 3]
    const vae_real *w49 = s->param + 352; // [3, 9]
    vae_real *d286 = s->arena + 0; // [n, 6, 9]
    const vae_real *b51 = s->param + 400; // [9]
    vae_gemm_nn((int)(end - begin) * 6, 9, 3, d283 + begin * 18, 3, w49, 9, d286 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v285 = d286[i * 54 + j * 9 + k];
                d286[i * 54 + j * 9 + k] = v285 + b51[k];
            }
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 86, train: product by panels over rows of [6, 21]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d278 = s->arena + 52227; // [n, 6, 3] in rows of 6
    const vae_real *d283 = s->arena + 6912; // [n, 6, 3]
    const vae_real *t54 = s->arena + 32256; // [n, 6, 9]
    const vae_real *d286 = s->arena + 0; // [n, 6, 9]
    const vae_real *w49 = s->param + 352; // [3, 9]
    const vae_real *mask27 = s->arena + 93184; // [n, 6]
    vae_real *d287 = s->arena + 16128; // [n, 6, 21]
    static const VaeSteps steps287 = {6, 3, .reverse = true, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 21, .d_pitch = 6, .h_pitch = 9};
    vae_gru_back(&steps287, (int)(end - begin), d278 + begin * 36, d283 + begin * 18, t54 + begin * 54, d286 + begin * 54, w49, mask27 + begin * 6, d287 + begin * 126);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 87, train: weight gradient over [3, 9]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d283 = s->arena + 6912; // [n, 6, 3]
    const vae_real *d289 = s->arena + 16137; // [n, 6, 9] in rows of 21
    vae_real *d_param290 = s->grad + 352; // [3, 9]
    vae_gemm_tn(3, 9, s->n * 6, d283, 3, d289, 21, d_param290, 9);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 88, train: loop over rows of [6, 9]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d293 = s->arena + 1152; // [n, 1, 9]
    const vae_real *d289 = s->arena + 16137; // [n, 6, 9] in rows of 21
    vae_real *d296 = s->arena + 0; // [n, 1, 9]
    const vae_real *d288 = s->arena + 16128; // [n, 6, 9] in rows of 21
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d293[i * 9 + k] = 0.0f;
        }
        for (size_t k = 0; k < 9; k++) {
            d296[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d293[i * 9 + k] += d289[i * 126 + j * 21 + k];
                d296[i * 9 + k] += d288[i * 126 + j * 21 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 89, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param294 = s->grad + 400; // [1, 9]
    const vae_real *d293 = s->arena + 1152; // [n, 1, 9]
    vae_real *d_param297 = s->grad + 384; // [1, 9]
    const vae_real *d296 = s->arena + 0; // [n, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param294[j] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        d_param297[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param294[j] += d293[i * 9 + j];
            d_param297[j] += d296[i * 9 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 90, train: weight gradient over [6, 9]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h35 = s->arena + 66048; // [n, 6, 6]
    const vae_real *d288 = s->arena + 16128; // [n, 6, 9] in rows of 21
    vae_real *d_param299 = s->grad + 288; // [6, 9]
    vae_gemm_tn(6, 9, s->n * 6, h35, 6, d288, 21, d_param299, 9);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 91, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d288 = s->arena + 16128; // [n, 6, 9] in rows of 21
    const vae_real *w48 = s->param + 288; // [6, 9]
    vae_real *d300 = s->arena + 46080; // [n, 6, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 9, d288 + begin * 126, 21, w48, 9, d300 + begin * 36, 6);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 92, train: loop over rows of [15]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d304 = s->arena + 56835; // [n, 15] in rows of 18
    const vae_real *d302 = s->arena + 86016; // [n, 15] in rows of 18
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 15; j++) {
            d304[i * 18 + j] = d302[i * 18 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 93, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d305 = s->arena + 56832; // [n, 6, 3]
    const vae_real *w37 = s->param + 176; // [3, 9]
    vae_real *d308 = s->arena + 32256; // [n, 6, 9]
    const vae_real *b39 = s->param + 224; // [9]
    vae_gemm_nn((int)(end - begin) * 6, 9, 3, d305 + begin * 18, 3, w37, 9, d308 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v307 = d308[i * 54 + j * 9 + k];
                d308[i * 54 + j * 9 + k] = v307 + b39[k];
            }
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 94, train: product by panels over rows of [6, 21]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d277 = s->arena + 52224; // [n, 6, 3] in rows of 6
    const vae_real *d305 = s->arena + 56832; // [n, 6, 3]
    const vae_real *t46 = s->arena + 39168; // [n, 6, 9]
    const vae_real *d308 = s->arena + 32256; // [n, 6, 9]
    const vae_real *w37 = s->param + 176; // [3, 9]
    const vae_real *mask27 = s->arena + 93184; // [n, 6]
    vae_real *d309 = s->arena + 0; // [n, 6, 21]
    static const VaeSteps steps309 = {6, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 21, .d_pitch = 6, .h_pitch = 9};
    vae_gru_back(&steps309, (int)(end - begin), d277 + begin * 36, d305 + begin * 18, t46 + begin * 54, d308 + begin * 54, w37, mask27 + begin * 6, d309 + begin * 126);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 95, train: weight gradient over [3, 9]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d305 = s->arena + 56832; // [n, 6, 3]
    const vae_real *d311 = s->arena + 9; // [n, 6, 9] in rows of 21
    vae_real *d_param312 = s->grad + 176; // [3, 9]
    vae_gemm_tn(3, 9, s->n * 6, d305, 3, d311, 21, d_param312, 9);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 96, train: loop over rows of [6, 9]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d315 = s->arena + 33408; // [n, 1, 9]
    const vae_real *d311 = s->arena + 9; // [n, 6, 9] in rows of 21
    vae_real *d318 = s->arena + 32256; // [n, 1, 9]
    const vae_real *d310 = s->arena + 0; // [n, 6, 9] in rows of 21
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d315[i * 9 + k] = 0.0f;
        }
        for (size_t k = 0; k < 9; k++) {
            d318[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d315[i * 9 + k] += d311[i * 126 + j * 21 + k];
                d318[i * 9 + k] += d310[i * 126 + j * 21 + k];
            }
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 97, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param316 = s->grad + 224; // [1, 9]
    const vae_real *d315 = s->arena + 33408; // [n, 1, 9]
    vae_real *d_param319 = s->grad + 208; // [1, 9]
    const vae_real *d318 = s->arena + 32256; // [n, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param316[j] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        d_param319[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param316[j] += d315[i * 9 + j];
            d_param319[j] += d318[i * 9 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 98, train: weight gradient over [6, 9]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h35 = s->arena + 66048; // [n, 6, 6]
    const vae_real *d310 = s->arena + 0; // [n, 6, 9] in rows of 21
    vae_real *d_param321 = s->grad + 112; // [6, 9]
    vae_gemm_tn(6, 9, s->n * 6, h35, 6, d310, 21, d_param321, 9);
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// sequences.vae:10  gradient of tanh
// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 99, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d310 = s->arena + 0; // [n, 6, 9] in rows of 21
    const vae_real *w36 = s->param + 112; // [6, 9]
    vae_real *d322 = scratch; // [end - begin, 6, 6]
    const vae_real *d300 = s->arena + 46080; // [n, 6, 6]
    const vae_real *h35 = s->arena + 66048; // [n, 6, 6]
    vae_real *d331 = s->arena + 46080; // [n, 6, 6], in place of d300
    vae_real *d332 = s->arena + 32256; // [n, 1, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 9, d310 + begin * 126, 21, w36, 9, d322, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d332[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v300 = d300[i * 36 + j * 6 + k];
                const vae_real v322 = d322[(i - begin) * 36 + j * 6 + k];
                const vae_real v331 = (v300 + v322) * (1.0f - h35[i * 36 + j * 6 + k] * h35[i * 36 + j * 6 + k]);
                d331[i * 36 + j * 6 + k] = v331;
                d332[i * 6 + k] += v331;
            }
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 100, train: loop over rows of [3]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d324 = s->arena + 33024; // [n, 3] in rows of 6
    const vae_real *d314 = s->arena + 18; // [n, 3] in rows of 126
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d324[i * 6 + j] = d314[i * 126 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 101, train: loop over rows of [3]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d325 = s->arena + 33027; // [n, 3] in rows of 6
    const vae_real *d292 = s->arena + 16251; // [n, 3] in rows of 126
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d325[i * 6 + j] = d292[i * 126 + j];
        }
    }
}

// sequences.vae:10  gradient of gru(3, both=true, start=y)
// kernel 102, train: weight gradient over [3, 6]
VAE_KERNEL void train_k102(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x1 = s->arena + 96512; // [n, 3]
    const vae_real *d326 = s->arena + 33024; // [n, 6]
    vae_real *d_param328 = s->grad + 240; // [3, 6]
    if (tile == 1) {
        vae_real *d_param327 = s->grad + 272; // [6]
        vae_column_sums(s->n, 6, d326, 6, d_param327);
        return;
    }
    vae_gemm_tn(3, 6, s->n, x1, 3, d326, 6, d_param328, 6);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 103, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k103(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param333 = s->grad + 96; // [1, 6]
    const vae_real *d332 = s->arena + 32256; // [n, 1, 6]
    for (size_t j = 0; j < 6; j++) {
        d_param333[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param333[j] += d332[i * 6 + j];
        }
    }
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 104, train: weight gradient over [3, 1, 2, 6]
VAE_KERNEL void train_k104(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t29 = s->arena + 80640; // [n, 6, 1, 4]
    const vae_real *d331 = s->arena + 46080; // [n, 6, 1, 6]
    vae_real *d_param336 = s->grad + 48; // [3, 1, 2, 6]
    static const VaeConv conv336 = {
        .height = 6, .width = 1, .channels = 4,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_w(&conv336, s->n, t29, d331, d_param336, tile, scratch);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 105, train: product by panels over rows of [6, 1, 4]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d331 = s->arena + 46080; // [n, 6, 1, 6]
    const vae_real *w25 = s->param + 48; // [3, 1, 2, 6]
    vae_real *d337 = s->arena + 0; // [n, 6, 1, 4]
    static const VaeConv conv337 = {
        .height = 6, .width = 1, .channels = 4,
        .out_height = 6, .out_width = 1, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_t(&conv337, (int)(end - begin), d331 + begin * 36, w25, d337 + begin * 24, scratch);
}

// sequences.vae:10  gradient of conv(6, kernel=3, groups=2)
// kernel 106, train: loop over rows of [6, 4]
VAE_KERNEL void train_k106(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d339 = s->arena + 0; // [n, 6, 4], in place of d337
    const vae_real *d337 = s->arena + 0; // [n, 6, 4]
    const vae_real *mask27 = s->arena + 93184; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v337 = d337[i * 24 + j * 4 + k];
                d339[i * 24 + j * 4 + k] = v337 * mask27[i * 6 + j];
            }
        }
    }
}

// sequences.vae:9  gradient of embed(4)
// kernel 107, train: weight gradient over [9, 4]
VAE_KERNEL void train_k107(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h17 = s->arena + 93952; // [n, 6]
    const vae_real *d339 = s->arena + 0; // [n, 6, 4]
    vae_real *d_param340 = s->grad + 0; // [9, 4]
    vae_lookup_w((size_t)s->n * 1, 6, 4, h17, 6, d339, 4, d_param340, 0, 9);
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 108, train: loop over [8]
VAE_KERNEL void train_k108(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param341 = s->grad + 496; // [8]
    const vae_real *d_param272 = s->grad + 480; // [8]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param341[j] = d_param272[j];
    }
}

// sequences.vae:10  gradient of lstm(2, both=true)
// kernel 109, train: loop over [8]
VAE_KERNEL void train_k109(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param342 = s->grad + 592; // [8]
    const vae_real *d_param251 = s->grad + 576; // [8]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param342[j] = d_param251[j];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k37(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k19(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k28(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u16(const VaeState *s, int tile, vae_real *scratch) {
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u34(const VaeState *s, int tile, vae_real *scratch) {
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k67(s, tile, scratch);
    train_k75(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u28(const VaeState *s, int tile, vae_real *scratch) {
    train_k56(s, tile, scratch);
    train_k57(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u30(const VaeState *s, int tile, vae_real *scratch) {
    train_k59(s, tile, scratch);
    train_k61(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u32(const VaeState *s, int tile, vae_real *scratch) {
    train_k62(s, tile, scratch);
    train_k64(s, tile, scratch);
    train_k74(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u38(const VaeState *s, int tile, vae_real *scratch) {
    train_k71(s, tile, scratch);
    train_k109(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u41(const VaeState *s, int tile, vae_real *scratch) {
    train_k76(s, tile, scratch);
    train_k77(s, tile, scratch);
    train_k82(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u46(const VaeState *s, int tile, vae_real *scratch) {
    train_k83(s, tile, scratch);
    train_k84(s, tile, scratch);
    train_k85(s, tile, scratch);
    train_k86(s, tile, scratch);
    train_k91(s, tile, scratch);
    train_k92(s, tile, scratch);
    train_k93(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u44(const VaeState *s, int tile, vae_real *scratch) {
    train_k80(s, tile, scratch);
    train_k108(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u57(const VaeState *s, int tile, vae_real *scratch) {
    train_k100(s, tile, scratch);
    train_k101(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_u7, panels, {0}},
        {train_k7, panels, {0}},
        {train_k12, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u8, panels, {0}},
        {train_k3, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k4, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k5, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u4, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u9, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k30, (s->n + 9) / 10, {0}},
        {train_k32, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u11, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k34, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u14, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u16, panels, {0}},
        {train_u15, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k45, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k47, 1, {0}},
        {train_k48, panels, {0}},
        {train_k46, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k50, 1, {0}},
        {train_k51, (s->n + 9) / 10, {0}},
        {train_k49, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k52, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k54, 1, {0}},
        {train_u34, panels, {0}},
        {train_k53, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k55, (s->n + 9) / 10, {0}},
        {train_k63, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u28, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k58, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u30, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k60, 2, {.weights = true, .first = 608, .each = 64, .end = 624}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u32, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k68, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k72, 1, {0}},
        {train_k69, 1, {0}},
        {train_k70, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k73, panels, {0}},
        {train_u38, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u41, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k81, 1, {0}},
        {train_k78, 1, {0}},
        {train_k79, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u46, panels, {0}},
        {train_u44, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k90, 1, {0}},
        {train_k87, 1, {0}},
        {train_k88, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k89, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k94, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k98, 1, {0}},
        {train_k95, 1, {0}},
        {train_k96, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k97, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k99, panels, {0}},
        {train_u57, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k104, 1, {0}},
        {train_k105, (s->n + 9) / 10, {0}},
        {train_k102, 2, {0}},
        {train_k103, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){{train_k106, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k107, 1, {0}}}, 1);
}

// sequences.vae:9  embed(4)
// kernel 0, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 103936, s->param + 0, s->arena + 92160);
}

// sequences.vae:9  positions(sinusoid)
// kernel 1, eval: loop over [6, 4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 107568);
}

// sequences.vae:4  conv(6, kernel=3, groups=2)
// kernel 2, eval: loop over rows of [6]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 103936; // [n, 6]
    vae_real *mask12 = s->arena + 103168; // [n, 6]
    vae_real *t150 = s->arena + 98560; // [n, 6, 1]
    vae_real *t163 = s->arena + 106880; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t163_sum = 0.0f;
        VAE_SIMD_SUM(t163_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v12 = vae_step(x0[i * 6 + j] - 0.5f);
            mask12[i * 6 + j] = v12;
            t150[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
            t163_sum += v12;
        }
        t163[i] = t163_sum;
    }
}

// sequences.vae:9  positions(sinusoid)
// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 3, eval: loop over rows of [6, 4]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h3 = s->arena + 92160; // [n, 6, 4]
    const vae_real *t7 = s->arena + 107568; // [6, 4]
    vae_real *t14 = s->arena + 89088; // [n, 6, 4]
    const vae_real *mask12 = s->arena + 103168; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t14[i * 24 + j * 4 + k] = (h3[i * 24 + j * 4 + k] + t7[j * 4 + k]) * mask12[i * 6 + j];
            }
        }
    }
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 4, eval: product by panels over rows of [6, 1, 6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 89088, s->param + 48, s->arena + 67584);
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// sequences.vae:10  tanh
// kernel 5, eval: loop over rows of [6, 6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t16 = s->arena + 67584; // [n, 6, 6]
    const vae_real *b18 = s->param + 96; // [6]
    vae_real *h20 = s->arena + 62976; // [n, 6, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
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
    like_train_k7(s, tile, scratch, s->arena + 105728, s->param + 240, s->arena + 102400,
        s->param + 272);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 7, eval: product by panels over rows of [6, 9]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 62976, s->param + 112, s->arena + 20736,
        s->param + 208);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 8, eval: product by panels over rows of [6, 3]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t31 = s->arena + 20736; // [n, 6, 9]
    const vae_real *t29 = s->arena + 102400; // [n, 3] in rows of 6
    const vae_real *w22 = s->param + 176; // [3, 9]
    const vae_real *b24 = s->param + 224; // [9]
    const vae_real *mask12 = s->arena + 103168; // [n, 6]
    vae_real *t32 = s->arena + 58368; // [n, 6, 3] in rows of 6
    static const VaeSteps steps32 = {6, 3, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 6};
    vae_gru(&steps32, (int)(end - begin), t31 + begin * 54, t29 + begin * 6, w22, b24, mask12 + begin * 6, t32 + begin * 36, scratch);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 9, eval: product by panels over rows of [6, 9]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 62976, s->param + 288, s->arena + 13824,
        s->param + 384);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 10, eval: product by panels over rows of [6, 3]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t39 = s->arena + 13824; // [n, 6, 9]
    const vae_real *t37 = s->arena + 102403; // [n, 3] in rows of 6
    const vae_real *w34 = s->param + 352; // [3, 9]
    const vae_real *b36 = s->param + 400; // [9]
    const vae_real *mask12 = s->arena + 103168; // [n, 6]
    vae_real *t40 = s->arena + 58371; // [n, 6, 3] in rows of 6
    static const VaeSteps steps40 = {6, 3, .reverse = true, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 6};
    vae_gru(&steps40, (int)(end - begin), t39 + begin * 54, t37 + begin * 6, w34, b36, mask12 + begin * 6, t40 + begin * 36, scratch);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 11, eval: loop over rows of [8]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 95232);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 12, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 58368, s->param + 416, s->arena + 33792,
        s->param + 480);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 13, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 33792, s->arena + 95232, s->param + 464,
        s->param + 496, s->arena + 103168, s->arena + 86016);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 14, eval: product by panels over rows of [6, 8]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 58368, s->param + 512, s->arena + 27648,
        s->param + 576);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 15, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 27648, s->arena + 95236, s->param + 560,
        s->param + 592, s->arena + 103168, s->arena + 82944);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 16, eval: loop over rows of [6, 2]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 79872, s->arena + 86016);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 17, eval: loop over rows of [6, 2]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 79874, s->arena + 82944);
}

// sequences.vae:10  pool(last)
// kernel 18, eval: loop over rows of [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t65 = s->arena + 101637; // [n, 1] in rows of 6
    vae_real *t104 = s->arena + 100096; // [n, 1] in rows of 6
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t65[i * 6] = 0.0f;
        t104[i * 6] = 1.0f;
    }
}

// sequences.vae:10  pool(last)
// kernel 19, eval: loop over rows of [5]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 101632, s->arena + 103169);
}

// sequences.vae:10  pool(last)
// kernel 20, eval: loop over rows of [6]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t69 = s->arena + 100864; // [n, 6]
    const vae_real *mask12 = s->arena + 103168; // [n, 6]
    const vae_real *t68 = s->arena + 101632; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t69[i * 6 + j] = mask12[i * 6 + j] - t68[i * 6 + j];
        }
    }
}

// sequences.vae:10  pool(last)
// kernel 21, eval: loop over rows of [6, 4]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 79872, s->arena + 100864, s->arena + 105216);
}

// sequences.vae:6  posterior heads (added by the compiler)
// kernel 22, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 105216, s->param + 608, s->arena + 104704,
        s->param + 624);
}

// sequences.vae:6  sampling and KL
// kernel 23, eval: loop over rows of [2]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar79 = s->arena + 104706; // [n, 2] in rows of 4
    const vae_real *eps80 = s->arena + 106624; // [n, 2]
    vae_real *z84 = s->arena + 106368; // [n, 2]
    const vae_real *mean78 = s->arena + 104704; // [n, 2] in rows of 4
    vae_real *t99 = s->arena + 106112; // [n, 2]
    vae_real *t100 = s->arena + 107392; // [n, 1]
    vae_real *t103 = s->arena + 107264; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t100_sum = 0.0f;
        vae_real t103_sum = 0.0f;
        VAE_SIMD_SUM(t100_sum, t103_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v84 = mean78[i * 4 + j] + vae_exp(0.5f * logvar79[i * 4 + j]) * eps80[i * 2 + j];
            z84[i * 2 + j] = v84;
            const vae_real v87 = eps80[i * 2 + j] * eps80[i * 2 + j] + logvar79[i * 4 + j];
            const vae_real v95 = mean78[i * 4 + j] * mean78[i * 4 + j] + vae_exp(logvar79[i * 4 + j]);
            const vae_real v99 = 0.5f * (v95 - 1.0f - logvar79[i * 4 + j]);
            t99[i * 2 + j] = v99;
            t100_sum += v99;
            const vae_real v102 = (-0.5f) * (v84 * v84 + 1.83787707f - (v87 + 1.83787707f));
            t103_sum += v102;
        }
        t100[i] = t100_sum;
        t103[i] = t103_sum;
    }
}

// kernel 24, eval: loop over rows of [5]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 100097, s->arena + 103936);
}

// sequences.vae:13  embed(4)
// kernel 25, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k26(s, tile, scratch, s->arena + 100096, s->param + 640, s->arena + 53760);
}

// sequences.vae:13  concat(z)
// kernel 26, eval: loop over rows of [6, 2]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k27(s, tile, scratch, s->arena + 53764, s->arena + 106368);
}

// sequences.vae:4  conv(6, kernel=2, dilation=2, causal=true)
// kernel 27, eval: loop over rows of [6]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k28(s, tile, scratch, s->arena + 100096, s->arena + 99328);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 28, eval: loop over rows of [6, 6]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t121 = s->arena + 49152; // [n, 6, 6]
    const vae_real *h111 = s->arena + 53760; // [n, 6, 6]
    const vae_real *mask119 = s->arena + 99328; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t121[i * 36 + j * 6 + k] = h111[i * 36 + j * 6 + k] * mask119[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 29, eval: product by panels over rows of [6, 1, 6]
VAE_KERNEL void eval_k29(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->arena + 49152, s->param + 688, s->arena + 44544);
}

// sequences.vae:13  positions(sinusoid)
// kernel 30, eval: loop over [6, 6]
VAE_KERNEL void eval_k30(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k32(s, tile, scratch, s->arena + 107520);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// sequences.vae:13  tanh
// sequences.vae:13  positions(sinusoid)
// sequences.vae:13  conv(5, causal=true)
// kernel 31, eval: loop over rows of [6, 6]
VAE_KERNEL void eval_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t123 = s->arena + 44544; // [n, 6, 6]
    const vae_real *b125 = s->param + 768; // [6]
    const vae_real *t130 = s->arena + 107520; // [6, 6]
    vae_real *t133 = s->arena + 39936; // [n, 6, 6]
    const vae_real *mask119 = s->arena + 99328; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v131 = vae_tanh(t123[i * 36 + j * 6 + k] + b125[k]) + t130[j * 6 + k];
                t133[i * 36 + j * 6 + k] = v131 * mask119[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  conv(5, causal=true)
// kernel 32, eval: product by panels over rows of [6, 1, 5]
VAE_KERNEL void eval_k32(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k34(s, tile, scratch, s->arena + 39936, s->param + 784, s->arena + 76032);
}

// sequences.vae:13  conv(5, causal=true)
// kernel 33, eval: loop over rows of [6, 5]
VAE_KERNEL void eval_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *h138 = s->arena + 72192; // [n, 6, 5]
    const vae_real *t135 = s->arena + 76032; // [n, 6, 5]
    const vae_real *b137 = s->param + 880; // [5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                h138[i * 30 + j * 5 + k] = t135[i * 30 + j * 5 + k] + b137[k];
            }
        }
    }
}

// sequences.vae:13  dense(9)
// sequences.vae:16  likelihood = categorical
// kernel 34, eval: product by panels over rows of [6, 9]
VAE_KERNEL void eval_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h138 = s->arena + 72192; // [n, 6, 5]
    const vae_real *w139 = s->param + 896; // [5, 9]
    vae_real *p142 = s->arena + 6912; // [n, 6, 9]
    const vae_real *b140 = s->param + 944; // [9]
    vae_real *t152 = s->arena + 97792; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 9, 5, h138 + begin * 30, 5, w139, 9, p142 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t152_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 9; k++) {
                const vae_real v141 = p142[i * 54 + j * 9 + k];
                const vae_real v142 = v141 + b140[k];
                p142[i * 54 + j * 9 + k] = v142;
                t152_sum = vae_max(t152_sum, v142);
            }
            t152[i * 6 + j] = t152_sum;
        }
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 35, eval: loop over rows of [6, 9]
VAE_KERNEL void eval_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t153 = s->arena + 0; // [n, 6, 9]
    const vae_real *p142 = s->arena + 6912; // [n, 6, 9]
    const vae_real *t152 = s->arena + 97792; // [n, 6, 1]
    vae_real *t155 = s->arena + 97024; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t155_sum = 0.0f;
            VAE_SIMD_SUM(t155_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v153 = p142[i * 54 + j * 9 + k] - t152[i * 6 + j];
                t153[i * 54 + j * 9 + k] = v153;
                t155_sum += vae_exp(v153);
            }
            t155[i * 6 + j] = t155_sum;
        }
    }
}

// sequences.vae:16  likelihood = categorical
// kernel 36, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k36(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 96256, s->arena + 97024);
}

// sequences.vae:16  likelihood = categorical
// kernel 37, eval: loop over rows of [6, 9]
VAE_KERNEL void eval_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 103936; // [n, 6, 1]
    const vae_real *t150 = s->arena + 98560; // [n, 6, 1]
    const vae_real *t153 = s->arena + 0; // [n, 6, 9]
    const vae_real *t156 = s->arena + 96256; // [n, 6, 1]
    vae_real *t160 = s->arena + 107136; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t160_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t160_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v144 = (vae_real)(k);
                const vae_real v151 = vae_step(0.5f - vae_abs(x0[i * 6 + j] - v144)) * t150[i * 6 + j];
                t160_sum += -(v151 * (t153[i * 54 + j * 9 + k] - t156[i * 6 + j]));
            }
        }
        t160[i] = t160_sum;
    }
}

// kernel 38, eval: loop over rows of [1]
VAE_KERNEL void eval_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t162 = s->arena + 107008; // [n, 1]
    const vae_real *t103 = s->arena + 107264; // [n, 1]
    const vae_real *t160 = s->arena + 107136; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t162[i] = t103[i] - t160[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    eval_k18(s, tile, scratch);
    eval_k24(s, tile, scratch);
    eval_k25(s, tile, scratch);
    eval_k27(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    eval_k5(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    eval_k12(s, tile, scratch);
    eval_k13(s, tile, scratch);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    eval_k21(s, tile, scratch);
    eval_k22(s, tile, scratch);
    eval_k23(s, tile, scratch);
    eval_k26(s, tile, scratch);
    eval_k28(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u14(const VaeState *s, int tile, vae_real *scratch) {
    eval_k33(s, tile, scratch);
    eval_k34(s, tile, scratch);
    eval_k35(s, tile, scratch);
    eval_k36(s, tile, scratch);
    eval_k37(s, tile, scratch);
    eval_k38(s, tile, scratch);
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
        {eval_k30, 1, {0}},
        {eval_k1, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {eval_k3, panels, {0}},
        {eval_u9, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{eval_k4, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u5, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_k29, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_k31, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_k32, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{eval_u14, panels, {0}}}, 1);
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
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 59392; // [n, 6]
    vae_real *mask12 = s->arena + 58624; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask12[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
        }
    }
}

// sequences.vae:9  positions(sinusoid)
// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 3, encode: loop over rows of [6, 4]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h3 = s->arena + 52224; // [n, 6, 4]
    const vae_real *t7 = s->arena + 62080; // [6, 4]
    vae_real *t14 = s->arena + 49152; // [n, 6, 4]
    const vae_real *mask12 = s->arena + 58624; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t14[i * 24 + j * 4 + k] = (h3[i * 24 + j * 4 + k] + t7[j * 4 + k]) * mask12[i * 6 + j];
            }
        }
    }
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// kernel 4, encode: product by panels over rows of [6, 1, 6]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 49152, s->param + 48, s->arena + 35328);
}

// sequences.vae:10  conv(6, kernel=3, groups=2)
// sequences.vae:10  tanh
// kernel 5, encode: loop over rows of [6, 6]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t16 = s->arena + 35328; // [n, 6, 6]
    const vae_real *b18 = s->param + 96; // [6]
    vae_real *h20 = s->arena + 30720; // [n, 6, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                h20[i * 36 + j * 6 + k] = vae_tanh(t16[i * 36 + j * 6 + k] + b18[k]);
            }
        }
    }
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 6, encode: product by panels over rows of [6]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 61184, s->param + 240, s->arena + 57856,
        s->param + 272);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 7, encode: product by panels over rows of [6, 9]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 30720, s->param + 112, s->arena + 6912,
        s->param + 208);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 8, encode: product by panels over rows of [6, 3]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t31 = s->arena + 6912; // [n, 6, 9]
    const vae_real *t29 = s->arena + 57856; // [n, 3] in rows of 6
    const vae_real *w22 = s->param + 176; // [3, 9]
    const vae_real *b24 = s->param + 224; // [9]
    const vae_real *mask12 = s->arena + 58624; // [n, 6]
    vae_real *t32 = s->arena + 26112; // [n, 6, 3] in rows of 6
    static const VaeSteps steps32 = {6, 3, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 6};
    vae_gru(&steps32, (int)(end - begin), t31 + begin * 54, t29 + begin * 6, w22, b24, mask12 + begin * 6, t32 + begin * 36, scratch);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 9, encode: product by panels over rows of [6, 9]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 30720, s->param + 288, s->arena + 0, s->param + 384);
}

// sequences.vae:10  gru(3, both=true, start=y)
// kernel 10, encode: product by panels over rows of [6, 3]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t39 = s->arena + 0; // [n, 6, 9]
    const vae_real *t37 = s->arena + 57859; // [n, 3] in rows of 6
    const vae_real *w34 = s->param + 352; // [3, 9]
    const vae_real *b36 = s->param + 400; // [9]
    const vae_real *mask12 = s->arena + 58624; // [n, 6]
    vae_real *t40 = s->arena + 26115; // [n, 6, 3] in rows of 6
    static const VaeSteps steps40 = {6, 3, .reverse = true, .x_pitch = 9, .from_pitch = 6, .w_pitch = 9, .mask_pitch = 6, .y_pitch = 6};
    vae_gru(&steps40, (int)(end - begin), t39 + begin * 54, t37 + begin * 6, w34, b36, mask12 + begin * 6, t40 + begin * 36, scratch);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 11, encode: loop over rows of [8]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 55296);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 12, encode: product by panels over rows of [6, 8]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 26112, s->param + 416, s->arena + 19968,
        s->param + 480);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 13, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 19968, s->arena + 55296, s->param + 464,
        s->param + 496, s->arena + 58624, s->arena + 46080);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 14, encode: product by panels over rows of [6, 8]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 26112, s->param + 512, s->arena + 13824,
        s->param + 576);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 15, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 13824, s->arena + 55300, s->param + 560,
        s->param + 592, s->arena + 58624, s->arena + 43008);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 16, encode: loop over rows of [6, 2]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 39936, s->arena + 46080);
}

// sequences.vae:10  lstm(2, both=true)
// kernel 17, encode: loop over rows of [6, 2]
VAE_KERNEL void encode_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 39938, s->arena + 43008);
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
// kernel 19, encode: loop over rows of [5]
VAE_KERNEL void encode_k19(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 57088, s->arena + 58625);
}

// sequences.vae:10  pool(last)
// kernel 20, encode: loop over rows of [6]
VAE_KERNEL void encode_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t69 = s->arena + 56320; // [n, 6]
    const vae_real *mask12 = s->arena + 58624; // [n, 6]
    const vae_real *t68 = s->arena + 57088; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t69[i * 6 + j] = mask12[i * 6 + j] - t68[i * 6 + j];
        }
    }
}

// sequences.vae:10  pool(last)
// kernel 21, encode: loop over rows of [6, 4]
VAE_KERNEL void encode_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 39936, s->arena + 56320, s->arena + 60672);
}

// sequences.vae:6  posterior heads (added by the compiler)
// kernel 22, encode: product by panels over rows of [4]
VAE_KERNEL void encode_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 60672, s->param + 608, s->arena + 60160,
        s->param + 624);
}

// sequences.vae:6  posterior heads (added by the compiler)
// kernel 23, encode: loop over rows of [2]
VAE_KERNEL void encode_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t80 = s->arena + 61824; // [n, 2]
    const vae_real *mean78 = s->arena + 60160; // [n, 2] in rows of 4
    vae_real *t81 = s->arena + 61568; // [n, 2]
    const vae_real *logvar79 = s->arena + 60162; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t80[i * 2 + j] = mean78[i * 4 + j];
            t81[i * 2 + j] = logvar79[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u9(const VaeState *s, int tile, vae_real *scratch) {
    encode_k19(s, tile, scratch);
    encode_k20(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u5(const VaeState *s, int tile, vae_real *scratch) {
    encode_k5(s, tile, scratch);
    encode_k7(s, tile, scratch);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
    encode_k10(s, tile, scratch);
    encode_k12(s, tile, scratch);
    encode_k13(s, tile, scratch);
    encode_k14(s, tile, scratch);
    encode_k15(s, tile, scratch);
    encode_k16(s, tile, scratch);
    encode_k17(s, tile, scratch);
    encode_k21(s, tile, scratch);
    encode_k22(s, tile, scratch);
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
    vae_run(me, s, (VaeWork[]){{encode_k4, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{encode_u5, panels, {0}}}, 1);
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

// kernel 1, decode: loop over rows of [5]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k20(s, tile, scratch, s->arena + 49921, s->arena + 50688);
}

// sequences.vae:13  embed(4)
// kernel 2, decode: product by panels over rows of [6, 4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k26(s, tile, scratch, s->arena + 49920, s->param + 640, s->arena + 34560);
}

// sequences.vae:13  concat(z)
// kernel 3, decode: loop over rows of [6, 2]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k27(s, tile, scratch, s->arena + 34564, s->arena + 51456);
}

// sequences.vae:4  conv(6, kernel=2, dilation=2, causal=true)
// kernel 4, decode: loop over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k28(s, tile, scratch, s->arena + 49920, s->arena + 49152);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 5, decode: loop over rows of [6, 6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t22 = s->arena + 29952; // [n, 6, 6]
    const vae_real *h10 = s->arena + 34560; // [n, 6, 6]
    const vae_real *mask20 = s->arena + 49152; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t22[i * 36 + j * 6 + k] = h10[i * 36 + j * 6 + k] * mask20[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// kernel 6, decode: product by panels over rows of [6, 1, 6]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->arena + 29952, s->param + 688, s->arena + 25344);
}

// sequences.vae:13  positions(sinusoid)
// kernel 7, decode: loop over [6, 6]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k32(s, tile, scratch, s->arena + 51712);
}

// sequences.vae:13  conv(6, kernel=2, dilation=2, causal=true)
// sequences.vae:13  tanh
// sequences.vae:13  positions(sinusoid)
// sequences.vae:13  conv(5, causal=true)
// kernel 8, decode: loop over rows of [6, 6]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t24 = s->arena + 25344; // [n, 6, 6]
    const vae_real *b26 = s->param + 768; // [6]
    const vae_real *t32 = s->arena + 51712; // [6, 6]
    vae_real *t35 = s->arena + 20736; // [n, 6, 6]
    const vae_real *mask20 = s->arena + 49152; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v33 = vae_tanh(t24[i * 36 + j * 6 + k] + b26[k]) + t32[j * 6 + k];
                t35[i * 36 + j * 6 + k] = v33 * mask20[i * 6 + j];
            }
        }
    }
}

// sequences.vae:13  conv(5, causal=true)
// kernel 9, decode: product by panels over rows of [6, 1, 5]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k34(s, tile, scratch, s->arena + 20736, s->param + 784, s->arena + 43008);
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
    like_train_k39(s, tile, scratch, s->arena + 46848, s->arena + 47616);
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
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k4(s, tile, scratch);
    decode_k5(s, tile, scratch);
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
    vae_run(me, s, (VaeWork[]){{decode_k6, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_k8, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_k9, (s->n + 9) / 10, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{decode_u5, panels, {0}}}, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 3840, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 96512, 3}, // [n, 3]
    {"encoder.0.u", VAE_IN_UNIFORM, 8, 384, 3}, // [n, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 97408, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 97792, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 97824, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 97808, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 103936, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 105728, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 106624, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 107136, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 107392, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 107008, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 106112, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 106880, 1}, // [n, 1]
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

const VaeModel vae_model = {
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
        "  743 parameters; one training step of 128 rows: 2,615,808 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         110      204       392,192    1,217,664\n"
        "  eval           39       92       430,400      430,400\n"
        "  encode         24       35       248,448      248,448\n"
        "  decode         15       29       207,040      207,040\n",
    .batch = 128, .n_param = 960, .n_state = 0, .n_arena = 107600,
    .n_scratch = 1152,
    .max_threads = 1, .flops_per_row = 20436.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 32,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 19,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", eval_run, eval_ports, 8},
    .encode = {"encode", encode_run, encode_ports, 4},
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
