// previous -- written by vaec 0.1.0 from previous.vae; do not edit.
//
// model previous
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [8, 6, 2]                   -              -
//     conv(4, stride=2)               [4, 3, 4]                  76          1,728
//     relu                            [4, 3, 4]                   -              -
//     flatten                         [48]                        -              -
//     dense(8)                        [8]                       392            768
//   z: mean, logvar heads             [3]                        54             96
//   network trunk(z)                  [3]                         -              -
//     dense(12)                       [12]                       48             72
//     reshape(4, 3, 1)                [4, 3, 1]                   -              -
//     upsample(2)                     [8, 6, 1]                   -              -
//   decoder(previous, z, trunk)       [8, 6, 2]                   -              -
//     conv(6, 5, causal=true)         [8, 6, 6]                 162         14,976
//     relu                            [8, 6, 6]                   -              -
//     concat(trunk)                   [8, 6, 7]                   -              -
//     conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)  [8, 6, 6]                 300      ...
//     residual                        [8, 6, 6]                   -              -
//       layernorm                     [8, 6, 6]                  12              -
//       positions                     [8, 6, 6]                 288              -
//       attention(2, causal=true)     [8, 6, 6]                 168         15,552
//     concat(z)                       [8, 6, 9]                   -              -
//     dense(2)                        [8, 6, 2]                  20          1,728
//   likelihood: logvar                                           20             40
//
//   1,540 parameters; one training step of 16 rows: 4,311,936 flops
//   likelihood gaussian(sigma=learned, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          72      166       288,896      644,224
//   eval           26       78       297,408      297,408
//   encode          4        9        10,496       10,496
//   decode         21       45       305,088      305,088
//   step           34       98       121,024      121,024
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_attention.h"
#include "vae_steps.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 8, 6, 2]
//   w1: [3, 3, 2, 4]
//   h5: [n, 4, 3, 4]
//   b3: [4]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 5, end = vae_panel_end(s, tile, 5);
    static const VaeConv conv2 = {
        .height = 8, .width = 6, .channels = 2,
        .out_height = 4, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 96, w1, h5 + begin * 48, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v2 = h5[i * 48 + j * 4 + k];
                h5[i * 48 + j * 4 + k] = vae_max(v2 + b3[k], 0.0f);
            }
        }
    }
}

// previous.vae:12  conv(4, stride=2)
// previous.vae:12  relu
// kernel 0, train: product by panels over rows of [4, 3, 4]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 67584, s->param + 0, s->arena + 70656, s->param + 80);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 48]
//   w7: [48, 8]
//   h10: [n, 8]
//   b8: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *h10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 48, h6 + begin * 48, 48, w7, 8, h10 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v9 = h10[i * 8 + j];
            h10[i * 8 + j] = v9 + b8[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h10: [n, 8]
//   w11: [8, 6]
//   heads14: [n, 6]
//   b12: [6]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h10,
    const vae_real *w11, vae_real *heads14, const vae_real *b12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 8, h10 + begin * 8, 8, w11, 6, heads14 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v13 = heads14[i * 6 + j];
            heads14[i * 6 + j] = v13 + b12[j];
        }
    }
}

// previous.vae:5  sampling and KL
// kernel 3, train: loop over rows of [3]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar16 = s->arena + 71843; // [n, 3] in rows of 6
    vae_real *t20 = s->arena + 72080; // [n, 3]
    const vae_real *eps17 = s->arena + 72128; // [n, 3]
    vae_real *z22 = s->arena + 72032; // [n, 3]
    const vae_real *mean15 = s->arena + 71840; // [n, 3] in rows of 6
    vae_real *t24 = s->arena + 71984; // [n, 3]
    vae_real *t30 = s->arena + 11520; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t30_sum = 0.0f;
        VAE_SIMD_SUM(t30_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v20 = vae_exp(0.5f * logvar16[i * 6 + j]);
            t20[i * 3 + j] = v20;
            z22[i * 3 + j] = mean15[i * 6 + j] + v20 * eps17[i * 3 + j];
            const vae_real v24 = vae_exp(logvar16[i * 6 + j]);
            t24[i * 3 + j] = v24;
            const vae_real v28 = mean15[i * 6 + j] * mean15[i * 6 + j] + v24 - 1.0f - logvar16[i * 6 + j];
            t30_sum += 0.5f * v28;
        }
        t30[i] = t30_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   t33: [n, 2] in rows of 96
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t33[i * 96 + j] = 0.0f;
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t35: [n, 94] in rows of 96
//   t34: [n, 94] in rows of 96
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t35,
    const vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 94; j++) {
            t35[i * 96 + j] = t34[i * 96 + j];
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   before37: [n, 8, 6, 2]
//   w38: [1, 3, 2, 6]
//   t39: [n, 8, 6, 6]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *before37, const vae_real *w38, vae_real *t39) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv39 = {
        .height = 8, .width = 6, .channels = 2,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 6
    };
    vae_conv(&conv39, (int)(end - begin), before37 + begin * 96, w38, t39 + begin * 288, scratch);
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   before37: [n, 8, 6, 2]
//   w40: [2, 5, 2, 6]
//   h45: [n, 8, 6, 6] in rows of 7
//   t39: [n, 8, 6, 6]
//   b43: [6]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *before37, const vae_real *w40, vae_real *h45, const vae_real *t39,
    const vae_real *b43) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv41 = {
        .height = 8, .width = 6, .channels = 2,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 5, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 7
    };
    vae_conv(&conv41, (int)(end - begin), before37 + begin * 96, w40, h45 + begin * 336, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v41 = h45[i * 336 + j * 7 + k];
                h45[i * 336 + j * 7 + k] = vae_max(t39[i * 288 + j * 6 + k] + v41 + b43[k], 0.0f);
            }
        }
    }
}

// What kernel 8 of train and 3 others do, each with buffers of its own:
//   z22: [n, 3]
//   w46: [3, 12]
//   h49: [n, 12]
//   b47: [12]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *z22,
    const vae_real *w46, vae_real *h49, const vae_real *b47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 12, 3, z22 + begin * 3, 3, w46, 12, h49 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v48 = h49[i * 12 + j];
            h49[i * 12 + j] = v48 + b47[j];
        }
    }
}

// What kernel 9 of train and 3 others do, each with buffers of its own:
//   t51: [n, 4, 2, 3, 2, 1]
//   h49: [n, 4, 1, 3, 1, 1]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t51,
    const vae_real *h49) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 3; l++) {
                    VAE_SIMD
                    for (size_t m = 0; m < 2; m++) {
                        t51[i * 48 + j * 12 + k * 6 + l * 2 + m] = h49[i * 12 + j * 3 + l];
                    }
                }
            }
        }
    }
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   t53: [n, 8, 6, 1] in rows of 7
//   h52: [n, 8, 6, 1]
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, vae_real *t53,
    const vae_real *h52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t53[i * 336 + j * 7] = h52[i * 48 + j];
        }
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   h54: [n, 8, 6, 7]
//   w55: [1, 3, 7, 6]
//   t56: [n, 8, 6, 6]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *h54,
    const vae_real *w55, vae_real *t56) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv56 = {
        .height = 8, .width = 6, .channels = 7,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv(&conv56, (int)(end - begin), h54 + begin * 336, w55, t56 + begin * 288, scratch);
}

// previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// previous.vae:19  layernorm
// kernel 12, train: product by panels over rows of [8, 6, 6]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h54 = s->arena + 46848; // [n, 8, 6, 7]
    const vae_real *w57 = s->param + 944; // [1, 4, 7, 6]
    vae_real *t58 = scratch + 512; // [end - begin, 8, 6, 6]
    const vae_real *t56 = s->arena + 27648; // [n, 8, 6, 6]
    vae_real *h61 = s->arena + 27648; // [n, 8, 6, 6], in place of t56
    const vae_real *b60 = s->param + 1120; // [6]
    vae_real *t64 = s->arena + 0; // [n, 8, 6, 1]
    static const VaeConv conv58 = {
        .height = 8, .width = 6, .channels = 7,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 4, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv(&conv58, (int)(end - begin), h54 + begin * 336, w57, t58, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            vae_real t64_sum = 0.0f;
            VAE_SIMD_SUM(t64_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v56 = t56[i * 288 + j * 6 + k];
                const vae_real v58 = t58[(i - begin) * 288 + j * 6 + k];
                const vae_real v61 = v56 + v58 + b60[k];
                h61[i * 288 + j * 6 + k] = v61;
                t64_sum += v61;
            }
            t64[i * 48 + j] = t64_sum;
        }
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   t66: [n, 8, 6, 1]
//   t64: [n, 8, 6, 1]
VAE_SHARED_1(like_train_k13, const VaeState *s, int tile, vae_real *scratch, vae_real *t66,
    const vae_real *t64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v64 = t64[i * 48 + j];
            t66[i * 48 + j] = 0.166666667f * v64;
        }
    }
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   t67: [n, 8, 6, 6]
//   h61: [n, 8, 6, 6]
//   t66: [n, 8, 6, 1]
//   t69: [n, 8, 6, 1]
VAE_SHARED_1(like_train_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t67,
    const vae_real *h61, const vae_real *t66, vae_real *t69) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            vae_real t69_sum = 0.0f;
            VAE_SIMD_SUM(t69_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v67 = h61[i * 288 + j * 6 + k] - t66[i * 48 + j];
                t67[i * 288 + j * 6 + k] = v67;
                t69_sum += v67 * v67;
            }
            t69[i * 48 + j] = t69_sum;
        }
    }
}

// previous.vae:19  layernorm
// kernel 15, train: loop over rows of [8, 6, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t69 = s->arena + 69888; // [n, 8, 6, 1]
    vae_real *t73 = s->arena + 69888; // [n, 8, 6, 1], in place of t69
    vae_real *t74 = s->arena + 69120; // [n, 8, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v69 = t69[i * 48 + j];
            const vae_real v73 = vae_sqrt(0.166666667f * v69 + 1e-05f);
            t73[i * 48 + j] = v73;
            t74[i * 48 + j] = 1.0f / v73;
        }
    }
}

// previous.vae:19  layernorm
// kernel 16, train: loop over rows of [8, 6, 6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t75 = s->arena + 56832; // [n, 8, 6, 6]
    const vae_real *t67 = s->arena + 61440; // [n, 8, 6, 6]
    const vae_real *t74 = s->arena + 69120; // [n, 8, 6, 1]
    const vae_real *t62 = s->param + 1136; // [6]
    vae_real *h77 = s->arena + 52224; // [n, 8, 6, 6]
    const vae_real *t63 = s->param + 1152; // [6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v75 = t67[i * 288 + j * 6 + k] * t74[i * 48 + j];
                t75[i * 288 + j * 6 + k] = v75;
                h77[i * 288 + j * 6 + k] = v75 * t62[k] + t63[k];
            }
        }
    }
}

// previous.vae:19  positions
// kernel 17, train: loop over rows of [48, 6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t80 = s->arena + 52224; // [n, 48, 6], in place of h77
    const vae_real *h77 = s->arena + 52224; // [n, 48, 6]
    const vae_real *w79 = s->param + 1168; // [48, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 288; j++) {
            const vae_real v77 = h77[i * 288 + j];
            t80[i * 288 + j] = v77 + w79[j];
        }
    }
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   t80: [n, 48, 6]
//   w81: [6, 18]
//   t84: [n, 48, 18]
//   b82: [18]
VAE_SHARED_2(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *t80,
    const vae_real *w81, vae_real *t84, const vae_real *b82) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 48, 18, 6, t80 + begin * 288, 6, w81, 18, t84 + begin * 864, 18);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                const vae_real v83 = t84[i * 864 + j * 18 + k];
                t84[i * 864 + j * 18 + k] = v83 + b82[k];
            }
        }
    }
}

// What kernel 19 of train and 2 others do, each with buffers of its own:
//   t85: [n, 48, 6] in rows of 18
//   t86: [n, 48, 6] in rows of 18
//   t87: [n, 48, 6] in rows of 18
//   t88: [n, 48, 8]
VAE_SHARED_2(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *t85,
    const vae_real *t86, const vae_real *t87, vae_real *t88) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeAttention attention88 = {48, 48, 2, 3, true, .q_pitch = 18, .k_pitch = 18, .v_pitch = 18, .keys_pitch = 0, .queries_pitch = 0, .y_pitch = 8};
    vae_attention(&attention88, (int)(end - begin), t85 + begin * 864, t86 + begin * 864, t87 + begin * 864, NULL, NULL, t88 + begin * 384);
}

// What kernel 20 of train and 2 others do, each with buffers of its own:
//   t89: [n, 48, 6] in rows of 8
//   w90: [6, 6]
//   t93: [n, 48, 6]
//   b91: [6]
VAE_SHARED_1(like_train_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *t89,
    const vae_real *w90, vae_real *t93, const vae_real *b91) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 48, 6, 6, t89 + begin * 384, 8, w90, 6, t93 + begin * 288, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v92 = t93[i * 288 + j * 6 + k];
                t93[i * 288 + j * 6 + k] = v92 + b91[k];
            }
        }
    }
}

// What kernel 21 of train and 2 others do, each with buffers of its own:
//   h95: [n, 8, 6, 6] in rows of 9
//   h61: [n, 8, 6, 6]
//   h94: [n, 8, 6, 6]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, vae_real *h95,
    const vae_real *h61, const vae_real *h94) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                h95[i * 432 + j * 9 + k] = h61[i * 288 + j * 6 + k] + h94[i * 288 + j * 6 + k];
            }
        }
    }
}

// What kernel 22 of train and 2 others do, each with buffers of its own:
//   t96: [n, 8, 6, 3] in rows of 9
//   z22: [n, 3]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, vae_real *t96,
    const vae_real *z22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t96[i * 432 + j * 9 + k] = z22[i * 3 + k];
            }
        }
    }
}

// What kernel 23 of train and 1 other do, each with buffers of its own:
//   h97: [n, 8, 6, 9]
//   w98: [9, 2]
//   h101: [n, 8, 6, 2]
//   b99: [2]
VAE_SHARED_2(like_train_k23, const VaeState *s, int tile, vae_real *scratch, const vae_real *h97,
    const vae_real *w98, vae_real *h101, const vae_real *b99) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    vae_gemm_nn((int)(end - begin) * 48, 2, 9, h97 + begin * 432, 9, w98, 2, h101 + begin * 96, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v100 = h101[i * 96 + j * 2 + k];
                h101[i * 96 + j * 2 + k] = v100 + b99[k];
            }
        }
    }
}

// previous.vae:20  dense(2)
// previous.vae:23  likelihood = gaussian
// previous.vae:23  gradient of likelihood = gaussian
// previous.vae:23  gradient of dense(2)
// kernel 24, train: product by panels over rows of [8, 6, 2]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h97 = s->arena + 0; // [n, 8, 6, 9]
    const vae_real *w103 = s->param + 1712; // [9, 2]
    vae_real *t105 = scratch; // [end - begin, 8, 6, 2]
    const vae_real *b104 = s->param + 1744; // [2]
    const vae_real *x0 = s->arena + 67584; // [n, 96]
    const vae_real *p102 = s->arena + 8448; // [n, 96]
    vae_real *t122 = s->arena + 10080; // [n, 1]
    vae_real *d139 = s->arena + 8448; // [n, 96], in place of h101
    vae_real *d141 = s->arena + 6912; // [n, 96]
    vae_real *d143 = s->arena + 10016; // [n, 1, 1, 2]
    vae_real *d149 = s->arena + 9984; // [n, 1, 1, 2]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c132 = 0.5f * inv_n;
    vae_gemm_nn((int)(end - begin) * 48, 2, 9, h97 + begin * 432, 9, w103, 2, t105, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d143[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d149[i * 2 + k] = 0.0f;
        }
        vae_real t122_sum = 0.0f;
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD_SUM(t122_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v101 = p102[i * 96 + j * 2 + k];
                const vae_real v105 = t105[(i - begin) * 96 + j * 2 + k];
                const vae_real v110 = v105 + b104[k] - (-13.8155106f);
                const vae_real v112 = (-13.8155106f) + vae_softplus(v110);
                const vae_real v113 = x0[i * 96 + j * 2 + k] - v101;
                const vae_real v114 = v113 * v113;
                const vae_real v116 = vae_exp(-v112);
                t122_sum += 0.5f * (v112 + v114 * v116 + 1.83787707f);
                const vae_real v139 = -(2.0f * (c132 * v116) * v113);
                d139[i * 96 + j * 2 + k] = v139;
                const vae_real v141 = (c132 - c132 * v114 * v116) * vae_sigmoid(v110);
                d141[i * 96 + j * 2 + k] = v141;
                d143[i * 2 + k] += v141;
                d149[i * 2 + k] += v139;
            }
        }
        t122[i] = t122_sum;
    }
}

// kernel 25, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t124 = s->arena + 10064; // [1]
    const vae_real *t122 = s->arena + 10080; // [n, 1]
    vae_real *t126 = s->arena + 10048; // [1]
    const vae_real *t30 = s->arena + 11520; // [n, 1]
    vae_real t124_sum = 0.0f;
    vae_real t126_sum = 0.0f;
    VAE_SIMD_SUM(t124_sum, t126_sum)
    for (size_t i = 0; i < rows; i++) {
        t124_sum += t122[i];
        t126_sum += t30[i];
    }
    t124[0] = t124_sum;
    t126[0] = t126_sum;
}

// kernel 26, train: loop over [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t125 = s->arena + 72208; // [1]
    const vae_real *t124 = s->arena + 10064; // [1]
    vae_real *t127 = s->arena + 72192; // [1]
    const vae_real *t126 = s->arena + 10048; // [1]
    vae_real *t130 = s->arena + 72176; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v125 = t124[0] * inv_n;
    t125[0] = v125;
    const vae_real v127 = t126[0] * inv_n;
    t127[0] = v127;
    t130[0] = v125 + beta * v127;
}

// previous.vae:23  gradient of dense(2)
// kernel 27, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param144 = s->grad + 1744; // [1, 1, 2]
    const vae_real *d143 = s->arena + 10016; // [n, 1, 1, 2]
    vae_real *d_param150 = s->grad + 1696; // [1, 1, 2]
    const vae_real *d149 = s->arena + 9984; // [n, 1, 1, 2]
    for (size_t j = 0; j < 2; j++) {
        d_param144[j] = 0.0f;
    }
    for (size_t j = 0; j < 2; j++) {
        d_param150[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param144[j] += d143[i * 2 + j];
            d_param150[j] += d149[i * 2 + j];
        }
    }
}

// What kernel 28 of train and 1 other do, each with buffers of its own:
//   h97: [n, 8, 6, 9]
//   d141: [n, 8, 6, 2]
//   d_param146: [9, 2]
VAE_SHARED_2(like_train_k28, const VaeState *s, int tile, vae_real *scratch, const vae_real *h97,
    const vae_real *d141, vae_real *d_param146) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(9, 2, s->n * 48, h97, 9, d141, 2, d_param146, 2);
}

// previous.vae:20  gradient of dense(2)
// kernel 28, train: weight gradient over [9, 2]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k28(s, tile, scratch, s->arena + 0, s->arena + 6912, s->grad + 1712);
}

// previous.vae:20  gradient of dense(2)
// kernel 29, train: product by panels over rows of [8, 6, 9]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d141 = s->arena + 6912; // [n, 8, 6, 2]
    const vae_real *w103 = s->param + 1712; // [9, 2]
    vae_real *d147 = s->arena + 27648; // [n, 8, 6, 9]
    vae_gemm_nt((int)(end - begin) * 48, 9, 2, d141 + begin * 96, 2, w103, 2, d147 + begin * 432, 9);
}

// previous.vae:20  gradient of dense(2)
// kernel 30, train: weight gradient over [9, 2]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k28(s, tile, scratch, s->arena + 0, s->arena + 8448, s->grad + 1664);
}

// previous.vae:20  gradient of dense(2)
// kernel 31, train: product by panels over rows of [8, 6, 9]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d139 = s->arena + 8448; // [n, 8, 6, 2]
    const vae_real *w98 = s->param + 1664; // [9, 2]
    vae_real *d153 = scratch; // [end - begin, 8, 6, 9]
    vae_real *d154 = s->arena + 27648; // [n, 8, 6, 9], in place of d147
    const vae_real *d147 = s->arena + 27648; // [n, 8, 6, 9]
    vae_gemm_nt((int)(end - begin) * 48, 9, 2, d139 + begin * 96, 2, w98, 2, d153, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 432; j++) {
            const vae_real v147 = d147[i * 432 + j];
            const vae_real v153 = d153[(i - begin) * 432 + j];
            d154[i * 432 + j] = v147 + v153;
        }
    }
}

// previous.vae:20  gradient of concat(z)
// kernel 32, train: loop over rows of [8, 6, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d157 = s->arena + 71936; // [n, 1, 1, 3]
    const vae_real *d156 = s->arena + 27654; // [n, 8, 6, 3] in rows of 9
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d157[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d157[i * 3 + k] += d156[i * 432 + j * 9 + k];
            }
        }
    }
}

// kernel 33, train: loop over rows of [8, 6, 6]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t159 = s->arena + 0; // [n, 8, 6, 6]
    const vae_real *d155 = s->arena + 27648; // [n, 8, 6, 6] in rows of 9
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t159[i * 288 + j * 6 + k] = d155[i * 432 + j * 9 + k];
            }
        }
    }
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 34, train: loop over rows of [48, 6]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d161 = s->arena + 4608; // [n, 1, 6]
    const vae_real *t159 = s->arena + 0; // [n, 48, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d161[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d161[i * 6 + k] += t159[i * 288 + j * 6 + k];
            }
        }
    }
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 35, train: sum over the batch over rows of [1, 6]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param162 = s->grad + 1648; // [1, 6]
    const vae_real *d161 = s->arena + 4608; // [n, 1, 6]
    for (size_t j = 0; j < 6; j++) {
        d_param162[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param162[j] += d161[i * 6 + j];
        }
    }
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 36, train: weight gradient over [6, 6]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t89 = s->arena + 40704; // [n, 48, 6] in rows of 8
    const vae_real *t159 = s->arena + 0; // [n, 48, 6]
    vae_real *d_param164 = s->grad + 1600; // [6, 6]
    vae_gemm_tn(6, 6, s->n * 48, t89, 8, t159, 6, d_param164, 6);
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 37, train: product by panels over rows of [48, 6]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t159 = s->arena + 0; // [n, 48, 6]
    const vae_real *w90 = s->param + 1600; // [6, 6]
    vae_real *d165 = s->arena + 34560; // [n, 48, 6] in rows of 8
    vae_gemm_nt((int)(end - begin) * 48, 6, 6, t159 + begin * 288, 6, w90, 6, d165 + begin * 384, 8);
}

// kernel 38, train: loop over rows of [48, 2]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t167 = s->arena + 34566; // [n, 48, 2] in rows of 8
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t167[i * 384 + j * 8 + k] = 0.0f;
            }
        }
    }
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 39, train: product by panels over rows of [48, 18]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d168 = s->arena + 34560; // [n, 48, 8]
    const vae_real *t88 = s->arena + 40704; // [n, 48, 8]
    const vae_real *t85 = s->arena + 13824; // [n, 48, 6] in rows of 18
    const vae_real *t86 = s->arena + 13830; // [n, 48, 6] in rows of 18
    const vae_real *t87 = s->arena + 13836; // [n, 48, 6] in rows of 18
    vae_real *d169 = s->arena + 0; // [n, 48, 18]
    vae_real *d170 = s->arena + 71424; // [n, 1, 18]
    static const VaeAttention attention169 = {48, 48, 2, 3, true, .q_pitch = 18, .k_pitch = 18, .v_pitch = 18, .keys_pitch = 0, .queries_pitch = 0, .y_pitch = 8, .d_pitch = 8, .dq_pitch = 18, .dk_pitch = 18, .dv_pitch = 18, .row = 864};
    vae_attention_back(&attention169, (int)(end - begin), d168 + begin * 384, t88 + begin * 384, t85 + begin * 864, t86 + begin * 864, t87 + begin * 864, NULL, NULL, d169 + begin * 864, d169 + begin * 864 + 6, d169 + begin * 864 + 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 18; k++) {
            d170[i * 18 + k] = 0.0f;
        }
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                const vae_real v169 = d169[i * 864 + j * 18 + k];
                d170[i * 18 + k] += v169;
            }
        }
    }
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 40, train: sum over the batch over rows of [1, 18]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param171 = s->grad + 1568; // [1, 18]
    const vae_real *d170 = s->arena + 71424; // [n, 1, 18]
    for (size_t j = 0; j < 18; j++) {
        d_param171[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            d_param171[j] += d170[i * 18 + j];
        }
    }
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 41, train: weight gradient over [6, 18]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t80 = s->arena + 52224; // [n, 48, 6]
    const vae_real *d169 = s->arena + 0; // [n, 48, 18]
    vae_real *d_param173 = s->grad + 1456; // [6, 18]
    vae_gemm_tn(6, 18, s->n * 48, t80, 6, d169, 18, d_param173, 18);
}

// previous.vae:19  gradient of attention(2, causal=true)
// kernel 42, train: product by panels over rows of [48, 6]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d169 = s->arena + 0; // [n, 48, 18]
    const vae_real *w81 = s->param + 1456; // [6, 18]
    vae_real *d174 = s->arena + 13824; // [n, 48, 6]
    vae_gemm_nt((int)(end - begin) * 48, 6, 18, d169 + begin * 864, 18, w81, 18, d174 + begin * 288, 6);
}

// previous.vae:19  gradient of positions
// kernel 43, train: sum over the batch over rows of [48, 6]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param176 = s->grad + 1168; // [48, 6]
    const vae_real *d174 = s->arena + 13824; // [n, 48, 6]
    for (size_t j = 0; j < 288; j++) {
        d_param176[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 288; j++) {
            d_param176[j] += d174[i * 288 + j];
        }
    }
}

// previous.vae:19  gradient of layernorm
// kernel 44, train: loop over rows of [8, 6, 6]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d177 = s->arena + 0; // [n, 1, 1, 6]
    const vae_real *d174 = s->arena + 13824; // [n, 8, 6, 6]
    vae_real *d180 = s->arena + 5376; // [n, 8, 6, 6]
    const vae_real *t62 = s->param + 1136; // [6]
    const vae_real *t67 = s->arena + 61440; // [n, 8, 6, 6]
    vae_real *d187 = s->arena + 768; // [n, 8, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d177[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 48; j++) {
            vae_real d187_sum = 0.0f;
            VAE_SIMD_SUM(d187_sum)
            for (size_t k = 0; k < 6; k++) {
                d177[i * 6 + k] += d174[i * 288 + j * 6 + k];
                const vae_real v180 = d174[i * 288 + j * 6 + k] * t62[k];
                d180[i * 288 + j * 6 + k] = v180;
                d187_sum += v180 * t67[i * 288 + j * 6 + k];
            }
            d187[i * 48 + j] = d187_sum;
        }
    }
}

// What kernel 45 of train and 3 others do, each with buffers of its own:
//   d_param178: [1, 1, 6]
//   d177: [n, 1, 1, 6]
VAE_SHARED_1(like_train_k45, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param178,
    const vae_real *d177) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 6; j++) {
        d_param178[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param178[j] += d177[i * 6 + j];
        }
    }
}

// previous.vae:19  gradient of layernorm
// kernel 45, train: sum over the batch over rows of [1, 1, 6]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 1152, s->arena + 0);
}

// previous.vae:19  gradient of layernorm
// kernel 46, train: loop over rows of [8, 6, 6]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d174 = s->arena + 13824; // [n, 8, 6, 6]
    const vae_real *t75 = s->arena + 56832; // [n, 8, 6, 6]
    vae_real *d182 = s->arena + 0; // [n, 1, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d182[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d182[i * 6 + k] += d174[i * 288 + j * 6 + k] * t75[i * 288 + j * 6 + k];
            }
        }
    }
}

// previous.vae:19  gradient of layernorm
// kernel 47, train: sum over the batch over rows of [1, 1, 6]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 1136, s->arena + 0);
}

// previous.vae:19  gradient of layernorm
// kernel 48, train: loop over rows of [8, 6, 1]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d187 = s->arena + 768; // [n, 8, 6, 1]
    const vae_real *t73 = s->arena + 69888; // [n, 8, 6, 1]
    const vae_real *t74 = s->arena + 69120; // [n, 8, 6, 1]
    vae_real *d193 = s->arena + 768; // [n, 8, 6, 1], in place of d187
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v187 = d187[i * 48 + j];
            const vae_real v192 = -(0.5f * (v187 / t73[i * 48 + j] * t74[i * 48 + j])) / t73[i * 48 + j];
            d193[i * 48 + j] = 0.166666667f * v192;
        }
    }
}

// previous.vae:19  gradient of layernorm
// kernel 49, train: loop over rows of [8, 6, 6]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d180 = s->arena + 5376; // [n, 8, 6, 6]
    const vae_real *t74 = s->arena + 69120; // [n, 8, 6, 1]
    const vae_real *d193 = s->arena + 768; // [n, 8, 6, 1]
    const vae_real *t67 = s->arena + 61440; // [n, 8, 6, 6]
    vae_real *d199 = s->arena + 5376; // [n, 8, 6, 6], in place of d180
    const vae_real *d155 = s->arena + 27648; // [n, 8, 6, 6] in rows of 9
    vae_real *d200 = s->arena + 0; // [n, 8, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            vae_real d200_sum = 0.0f;
            VAE_SIMD_SUM(d200_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v180 = d180[i * 288 + j * 6 + k];
                const vae_real v197 = v180 * t74[i * 48 + j] + 2.0f * d193[i * 48 + j] * t67[i * 288 + j * 6 + k];
                d199[i * 288 + j * 6 + k] = d155[i * 432 + j * 9 + k] + v197;
                d200_sum += -v197;
            }
            d200[i * 48 + j] = d200_sum;
        }
    }
}

// previous.vae:19  gradient of layernorm
// previous.vae:19  gradient of conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 51, train: loop over rows of [8, 6, 6]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d202 = s->arena + 5376; // [n, 8, 6, 6], in place of d199
    const vae_real *d199 = s->arena + 5376; // [n, 8, 6, 6]
    const vae_real *d201 = s->arena + 0; // [n, 8, 6, 1]
    vae_real *d203 = s->arena + 768; // [n, 1, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d203[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v199 = d199[i * 288 + j * 6 + k];
                const vae_real v202 = v199 + d201[i * 48 + j];
                d202[i * 288 + j * 6 + k] = v202;
                d203[i * 6 + k] += v202;
            }
        }
    }
}

// previous.vae:19  gradient of conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 52, train: sum over the batch over rows of [1, 1, 6]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 1120, s->arena + 768);
}

// previous.vae:18  gradient of conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 53, train: weight gradient over [1, 4, 7, 6]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h54 = s->arena + 46848; // [n, 8, 6, 7]
    const vae_real *d202 = s->arena + 5376; // [n, 8, 6, 6]
    vae_real *d_param206 = s->grad + 944; // [1, 4, 7, 6]
    static const VaeConv conv206 = {
        .height = 8, .width = 6, .channels = 7,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 4, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv_w(&conv206, s->n, h54, d202, d_param206, tile, scratch);
}

// previous.vae:18  gradient of conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 54, train: product by panels over rows of [8, 6, 7]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d202 = s->arena + 5376; // [n, 8, 6, 6]
    const vae_real *w57 = s->param + 944; // [1, 4, 7, 6]
    vae_real *d207 = s->arena + 0; // [n, 8, 6, 7]
    static const VaeConv conv207 = {
        .height = 8, .width = 6, .channels = 7,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 4, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv_t(&conv207, (int)(end - begin), d202 + begin * 288, w57, d207 + begin * 336, scratch);
}

// previous.vae:18  gradient of conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 55, train: weight gradient over [1, 3, 7, 6]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h54 = s->arena + 46848; // [n, 8, 6, 7]
    const vae_real *d202 = s->arena + 5376; // [n, 8, 6, 6]
    vae_real *d_param208 = s->grad + 816; // [1, 3, 7, 6]
    static const VaeConv conv208 = {
        .height = 8, .width = 6, .channels = 7,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv_w(&conv208, s->n, h54, d202, d_param208, tile, scratch);
}

// previous.vae:18  gradient of conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 56, train: product by panels over rows of [8, 6, 7]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d202 = s->arena + 5376; // [n, 8, 6, 6]
    const vae_real *w55 = s->param + 816; // [1, 3, 7, 6]
    vae_real *d209 = scratch + 384; // [end - begin, 8, 6, 7]
    vae_real *d210 = s->arena + 0; // [n, 8, 6, 7], in place of d207
    const vae_real *d207 = s->arena + 0; // [n, 8, 6, 7]
    static const VaeConv conv209 = {
        .height = 8, .width = 6, .channels = 7,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv_t(&conv209, (int)(end - begin), d202 + begin * 288, w55, d209, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 336; j++) {
            const vae_real v207 = d207[i * 336 + j];
            const vae_real v209 = d209[(i - begin) * 336 + j];
            d210[i * 336 + j] = v207 + v209;
        }
    }
}

// kernel 57, train: loop over rows of [8, 6, 1]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t213 = s->arena + 5376; // [n, 8, 6, 1]
    const vae_real *d212 = s->arena + 6; // [n, 8, 6, 1] in rows of 7
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t213[i * 48 + j] = d212[i * 336 + j * 7];
        }
    }
}

// previous.vae:8  gradient of upsample(2)
// kernel 58, train: loop over rows of [4, 2, 3, 2, 1]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d215 = s->arena + 6144; // [n, 4, 1, 3, 1, 1]
    const vae_real *t213 = s->arena + 5376; // [n, 4, 2, 3, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            for (size_t l = 0; l < 3; l++) {
                d215[i * 12 + j * 3 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 4; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 3; l++) {
                    vae_real d215_sum = 0.0f;
                    VAE_SIMD_SUM(d215_sum)
                    for (size_t m = 0; m < 2; m++) {
                        d215_sum += t213[i * 48 + j * 12 + k * 6 + l * 2 + m];
                    }
                    d215[i * 12 + j * 3 + l] += d215_sum;
                }
            }
        }
    }
}

// previous.vae:8  gradient of dense(12)
// kernel 59, train: weight gradient over [3, 12]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z22 = s->arena + 72032; // [n, 3]
    const vae_real *d215 = s->arena + 6144; // [n, 12]
    vae_real *d_param218 = s->grad + 752; // [3, 12]
    if (tile == 1) {
        vae_real *d_param217 = s->grad + 800; // [12]
        vae_column_sums(s->n, 12, d215, 12, d_param217);
        return;
    }
    vae_gemm_tn(3, 12, s->n, z22, 3, d215, 12, d_param218, 12);
}

// previous.vae:8  gradient of dense(12)
// previous.vae:5  gradient of sampling and KL
// kernel 60, train: product by panels over rows of [3]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d215 = s->arena + 6144; // [n, 12]
    const vae_real *w46 = s->param + 752; // [3, 12]
    vae_real *d231 = s->arena + 9984; // [n, 3] in rows of 6
    const vae_real *d157 = s->arena + 71936; // [n, 3]
    const vae_real *t24 = s->arena + 71984; // [n, 3]
    const vae_real *mean15 = s->arena + 71840; // [n, 3] in rows of 6
    const vae_real *eps17 = s->arena + 72128; // [n, 3]
    const vae_real *t20 = s->arena + 72080; // [n, 3]
    vae_real *d235 = s->arena + 9987; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c131 = beta * inv_n;
    const vae_real c227 = 0.5f * c131;
    vae_gemm_nt((int)(end - begin), 3, 12, d215 + begin * 12, 12, w46, 12, d231 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v219 = d231[i * 6 + j];
            const vae_real v220 = d157[i * 3 + j] + v219;
            d231[i * 6 + j] = c131 * mean15[i * 6 + j] + v220;
            d235[i * 6 + j] = c227 * t24[i * 3 + j] - c227 + 0.5f * (v220 * eps17[i * 3 + j] * t20[i * 3 + j]);
        }
    }
}

// previous.vae:16  gradient of relu
// previous.vae:16  gradient of conv(6, 5, causal=true)
// kernel 61, train: loop over rows of [8, 6, 6]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d221 = s->arena + 5376; // [n, 8, 6, 6]
    const vae_real *h45 = s->arena + 46848; // [n, 8, 6, 6] in rows of 7
    const vae_real *d211 = s->arena + 0; // [n, 8, 6, 6] in rows of 7
    vae_real *d222 = s->arena + 10080; // [n, 1, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d222[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v221 = vae_where(h45[i * 336 + j * 7 + k], d211[i * 336 + j * 7 + k], 0.0f);
                d221[i * 288 + j * 6 + k] = v221;
                d222[i * 6 + k] += v221;
            }
        }
    }
}

// previous.vae:16  gradient of conv(6, 5, causal=true)
// kernel 62, train: sum over the batch over rows of [1, 1, 6]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 736, s->arena + 10080);
}

// previous.vae:16  gradient of conv(6, 5, causal=true)
// kernel 63, train: weight gradient over [2, 5, 2, 6]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *before37 = s->arena + 66048; // [n, 8, 6, 2]
    const vae_real *d221 = s->arena + 5376; // [n, 8, 6, 6]
    vae_real *d_param225 = s->grad + 608; // [2, 5, 2, 6]
    static const VaeConv conv225 = {
        .height = 8, .width = 6, .channels = 2,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 5, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 6
    };
    vae_conv_w(&conv225, s->n, before37, d221, d_param225, tile, scratch);
}

// previous.vae:16  gradient of conv(6, 5, causal=true)
// kernel 64, train: weight gradient over [1, 3, 2, 6]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *before37 = s->arena + 66048; // [n, 8, 6, 2]
    const vae_real *d221 = s->arena + 5376; // [n, 8, 6, 6]
    vae_real *d_param226 = s->grad + 560; // [1, 3, 2, 6]
    static const VaeConv conv226 = {
        .height = 8, .width = 6, .channels = 2,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 6
    };
    vae_conv_w(&conv226, s->n, before37, d221, d_param226, tile, scratch);
}

// previous.vae:5  gradient of posterior heads (added by the compiler)
// kernel 65, train: weight gradient over [8, 6]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h10 = s->arena + 71712; // [n, 8]
    const vae_real *d236 = s->arena + 9984; // [n, 6]
    vae_real *d_param238 = s->grad + 496; // [8, 6]
    if (tile == 1) {
        vae_real *d_param237 = s->grad + 544; // [6]
        vae_column_sums(s->n, 6, d236, 6, d_param237);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h10, 8, d236, 6, d_param238, 6);
}

// previous.vae:5  gradient of posterior heads (added by the compiler)
// kernel 66, train: product by panels over rows of [8]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d236 = s->arena + 9984; // [n, 6]
    const vae_real *w11 = s->param + 496; // [8, 6]
    vae_real *d239 = s->arena + 768; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d236 + begin * 6, 6, w11, 6, d239 + begin * 8, 8);
}

// previous.vae:5  gradient of dense(8)
// previous.vae:12  gradient of dense(8)
// kernel 67, train: weight gradient over [48, 8]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 70656; // [n, 48]
    const vae_real *d239 = s->arena + 768; // [n, 8]
    vae_real *d_param241 = s->grad + 96; // [48, 8]
    if (tile == 3) {
        vae_real *d_param240 = s->grad + 480; // [8]
        vae_column_sums(s->n, 8, d239, 8, d_param240);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 48 ? begin + 16 : 48;
    vae_gemm_tn_claim((int)(end - begin), 8, s->n, h6 + begin, 48, d239, 8, d_param241 + begin * 8, 8,
        vae_claimed(s, d_param241 + begin * 8));
}

// previous.vae:12  gradient of dense(8)
// previous.vae:12  gradient of relu
// kernel 68, train: product by panels over rows of [48]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d239 = s->arena + 768; // [n, 8]
    const vae_real *w7 = s->param + 96; // [48, 8]
    vae_real *d244 = s->arena + 0; // [n, 4, 3, 4]
    const vae_real *h5 = s->arena + 70656; // [n, 4, 3, 4]
    vae_gemm_nt((int)(end - begin), 48, 8, d239 + begin * 8, 8, w7, 8, d244 + begin * 48, 48);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v242 = d244[i * 48 + j];
            d244[i * 48 + j] = vae_where(h5[i * 48 + j], v242, 0.0f);
        }
    }
}

// previous.vae:12  gradient of conv(4, stride=2)
// kernel 69, train: loop over rows of [4, 3, 4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d245 = s->arena + 768; // [n, 1, 1, 4]
    const vae_real *d244 = s->arena + 0; // [n, 4, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d245[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d245[i * 4 + k] += d244[i * 48 + j * 4 + k];
            }
        }
    }
}

// previous.vae:12  gradient of conv(4, stride=2)
// kernel 70, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param246 = s->grad + 80; // [1, 1, 4]
    const vae_real *d245 = s->arena + 768; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param246[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param246[j] += d245[i * 4 + j];
        }
    }
}

// previous.vae:12  gradient of conv(4, stride=2)
// kernel 71, train: weight gradient over [3, 3, 2, 4]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 67584; // [n, 8, 6, 2]
    const vae_real *d244 = s->arena + 0; // [n, 4, 3, 4]
    vae_real *d_param248 = s->grad + 0; // [3, 3, 2, 4]
    static const VaeConv conv248 = {
        .height = 8, .width = 6, .channels = 2,
        .out_height = 4, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv_w(&conv248, s->n, x0, d244, d_param248, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 4, train: loop over rows of [2]
    like_train_k4(s, tile, scratch, s->arena + 66048);
    // kernel 5, train: loop over rows of [94]
    like_train_k5(s, tile, scratch, s->arena + 66050, s->arena + 67584);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:16  conv(6, 5, causal=true)
    // kernel 6, train: product by panels over rows of [8, 6, 6]
    like_train_k6(s, tile, scratch, s->arena + 66048, s->param + 560, s->arena + 0);
    // previous.vae:16  conv(6, 5, causal=true)
    // previous.vae:16  relu
    // kernel 7, train: product by panels over rows of [8, 6, 6]
    like_train_k7(s, tile, scratch, s->arena + 66048, s->param + 608, s->arena + 46848,
        s->arena + 0, s->param + 736);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:12  dense(8)
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 70656, s->param + 96, s->arena + 71712,
        s->param + 480);
    // previous.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 71712, s->param + 496, s->arena + 71840,
        s->param + 544);
    train_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:8  dense(12)
    // kernel 8, train: product by panels over rows of [12]
    like_train_k8(s, tile, scratch, s->arena + 72032, s->param + 752, s->arena + 768,
        s->param + 800);
    // previous.vae:8  upsample(2)
    // kernel 9, train: loop over rows of [4, 2, 3, 2, 1]
    like_train_k9(s, tile, scratch, s->arena + 0, s->arena + 768);
    // kernel 10, train: loop over rows of [8, 6, 1]
    like_train_k10(s, tile, scratch, s->arena + 46854, s->arena + 0);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
    // kernel 11, train: product by panels over rows of [8, 6, 6]
    like_train_k11(s, tile, scratch, s->arena + 46848, s->param + 816, s->arena + 27648);
    train_k12(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:19  layernorm
    // kernel 13, train: loop over rows of [8, 6, 1]
    like_train_k13(s, tile, scratch, s->arena + 0, s->arena + 0);
    // previous.vae:19  layernorm
    // kernel 14, train: loop over rows of [8, 6, 6]
    like_train_k14(s, tile, scratch, s->arena + 61440, s->arena + 27648, s->arena + 0,
        s->arena + 69888);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    // previous.vae:19  attention(2, causal=true)
    // kernel 18, train: product by panels over rows of [48, 18]
    like_train_k18(s, tile, scratch, s->arena + 52224, s->param + 1456, s->arena + 13824,
        s->param + 1568);
    // previous.vae:19  attention(2, causal=true)
    // kernel 19, train: product by panels over rows of [48, 8]
    like_train_k19(s, tile, scratch, s->arena + 13824, s->arena + 13830, s->arena + 13836,
        s->arena + 40704);
    // previous.vae:19  attention(2, causal=true)
    // kernel 20, train: product by panels over rows of [48, 6]
    like_train_k20(s, tile, scratch, s->arena + 40704, s->param + 1600, s->arena + 6912,
        s->param + 1648);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 21, train: loop over rows of [8, 6, 6]
    like_train_k21(s, tile, scratch, s->arena + 0, s->arena + 27648, s->arena + 6912);
    // previous.vae:20  concat(z)
    // kernel 22, train: loop over rows of [8, 6, 3]
    like_train_k22(s, tile, scratch, s->arena + 6, s->arena + 72032);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:20  dense(2)
    // kernel 23, train: product by panels over rows of [8, 6, 2]
    like_train_k23(s, tile, scratch, s->arena + 0, s->param + 1664, s->arena + 8448,
        s->param + 1696);
    train_k24(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u22(const VaeState *s, int tile, vae_real *scratch) {
    train_k44(s, tile, scratch);
    train_k48(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u26(const VaeState *s, int tile, vae_real *scratch) {
    train_k49(s, tile, scratch);
    // previous.vae:19  gradient of layernorm
    // kernel 50, train: loop over rows of [8, 6, 1]
    like_train_k13(s, tile, scratch, s->arena + 0, s->arena + 0);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u30(const VaeState *s, int tile, vae_real *scratch) {
    train_k54(s, tile, scratch);
    train_k56(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u32(const VaeState *s, int tile, vae_real *scratch) {
    train_k57(s, tile, scratch);
    train_k58(s, tile, scratch);
    train_k60(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u39(const VaeState *s, int tile, vae_real *scratch) {
    train_k66(s, tile, scratch);
    train_k68(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {train_k0, (s->n + 4) / 5, {0}},
        {train_u2, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u3, s->n, {0}},
        {train_u1, panels, {0}}}, 2);
    vae_run_one(me, s, train_u4, panels);
    vae_run_one(me, s, train_u5, s->n);
    vae_run_one(me, s, train_u6, panels);
    vae_run_one(me, s, train_u7, panels);
    vae_run_one(me, s, train_u8, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k28, 1, {0}},
        {train_k30, 1, {0}},
        {train_k32, panels, {0}},
        {train_k27, 1, {0}},
        {train_u9, 1, {0}}}, 5);
    vae_run_one(me, s, train_u14, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k36, 1, {0}},
        {train_k35, 1, {0}}}, 2);
    vae_run_one(me, s, train_k39, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k41, 1, {0}},
        {train_k42, panels, {0}},
        {train_k40, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u22, panels, {0}},
        {train_k43, 1, {0}}}, 2);
    vae_run_one(me, s, train_k45, 1);
    vae_run_one(me, s, train_k46, panels);
    vae_run_one(me, s, train_k47, 1);
    vae_run_one(me, s, train_u26, panels);
    vae_run_one(me, s, train_k51, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k53, 1, {0}},
        {train_k55, 1, {0}},
        {train_k52, 1, {0}}}, 3);
    vae_run_one(me, s, train_u30, s->n);
    vae_run_one(me, s, train_u32, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k65, 2, {.weights = true, .first = 496, .each = 96, .end = 544}},
        {train_k59, 2, {0}}}, 2);
    vae_run_one(me, s, train_k61, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k63, 1, {0}},
        {train_k64, 1, {0}},
        {train_u39, panels, {0}},
        {train_k62, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k71, 1, {0}},
        {train_k67, 4, {.weights = true, .first = 96, .each = 128, .end = 480}}}, 2);
    vae_run_one(me, s, train_k69, panels);
    vae_run_one(me, s, train_k70, 1);
}

// previous.vae:12  conv(4, stride=2)
// previous.vae:12  relu
// kernel 0, eval: product by panels over rows of [4, 3, 4]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 67584, s->param + 0, s->arena + 72960, s->param + 80);
}

// previous.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [3]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar16 = s->arena + 74051; // [n, 3] in rows of 6
    const vae_real *eps17 = s->arena + 74240; // [n, 3]
    vae_real *z22 = s->arena + 74192; // [n, 3]
    const vae_real *mean15 = s->arena + 74048; // [n, 3] in rows of 6
    vae_real *t36 = s->arena + 74144; // [n, 3]
    vae_real *t37 = s->arena + 74336; // [n, 1]
    vae_real *t40 = s->arena + 74320; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum, t40_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v22 = mean15[i * 6 + j] + vae_exp(0.5f * logvar16[i * 6 + j]) * eps17[i * 3 + j];
            z22[i * 3 + j] = v22;
            const vae_real v25 = eps17[i * 3 + j] * eps17[i * 3 + j] + logvar16[i * 6 + j];
            const vae_real v32 = mean15[i * 6 + j] * mean15[i * 6 + j] + vae_exp(logvar16[i * 6 + j]);
            const vae_real v36 = 0.5f * (v32 - 1.0f - logvar16[i * 6 + j]);
            t36[i * 3 + j] = v36;
            t37_sum += v36;
            const vae_real v39 = (-0.5f) * (v22 * v22 + 1.83787707f - (v25 + 1.83787707f));
            t40_sum += v39;
        }
        t37[i] = t37_sum;
        t40[i] = t40_sum;
    }
}

// kernel 10, eval: loop over rows of [8, 6, 1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 26886, s->arena + 72192);
}

// What kernel 12 of eval and 1 other do, each with buffers of its own:
//   h64: [n, 8, 6, 7]
//   w67: [1, 4, 7, 6]
//   h71: [n, 8, 6, 6]
//   t66: [n, 8, 6, 6]
//   b70: [6]
//   t74: [n, 8, 6, 1]
VAE_SHARED_1(like_eval_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *h64,
    const vae_real *w67, vae_real *h71, const vae_real *t66, const vae_real *b70, vae_real *t74) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv68 = {
        .height = 8, .width = 6, .channels = 7,
        .out_height = 8, .out_width = 6, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 4, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv(&conv68, (int)(end - begin), h64 + begin * 336, w67, h71 + begin * 288, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            vae_real t74_sum = 0.0f;
            VAE_SIMD_SUM(t74_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v68 = h71[i * 288 + j * 6 + k];
                const vae_real v71 = t66[i * 288 + j * 6 + k] + v68 + b70[k];
                h71[i * 288 + j * 6 + k] = v71;
                t74_sum += v71;
            }
            t74[i * 48 + j] = t74_sum;
        }
    }
}

// What kernel 13 of eval and 1 other do, each with buffers of its own:
//   t76: [n, 8, 6, 1]
//   t74: [n, 8, 6, 1]
VAE_SHARED_1(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, vae_real *t76,
    const vae_real *t74) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t76[i * 48 + j] = 0.166666667f * t74[i * 48 + j];
        }
    }
}

// What kernel 15 of eval and 1 other do, each with buffers of its own:
//   t79: [n, 8, 6, 1]
//   t84: [n, 8, 6, 1]
VAE_SHARED_2(like_eval_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *t79,
    vae_real *t84) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t84[i * 48 + j] = 1.0f / vae_sqrt(0.166666667f * t79[i * 48 + j] + 1e-05f);
        }
    }
}

// What kernel 16 of eval and 1 other do, each with buffers of its own:
//   t77: [n, 8, 6, 6]
//   t84: [n, 8, 6, 1]
//   t72: [6]
//   h87: [n, 8, 6, 6]
//   t73: [6]
VAE_SHARED_1(like_eval_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *t77,
    const vae_real *t84, const vae_real *t72, vae_real *h87, const vae_real *t73) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                h87[i * 288 + j * 6 + k] = t77[i * 288 + j * 6 + k] * t84[i * 48 + j] * t72[k] + t73[k];
            }
        }
    }
}

// What kernel 17 of eval and 1 other do, each with buffers of its own:
//   t90: [n, 48, 6]
//   h87: [n, 48, 6]
//   w89: [48, 6]
VAE_SHARED_2(like_eval_k17, const VaeState *s, int tile, vae_real *scratch, vae_real *t90,
    const vae_real *h87, const vae_real *w89) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 288; j++) {
            t90[i * 288 + j] = h87[i * 288 + j] + w89[j];
        }
    }
}

// previous.vae:20  dense(2)
// previous.vae:23  likelihood = gaussian
// kernel 24, eval: product by panels over rows of [8, 6, 2]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h107 = s->arena + 13824; // [n, 8, 6, 9]
    const vae_real *w113 = s->param + 1712; // [9, 2]
    vae_real *t115 = scratch; // [end - begin, 8, 6, 2]
    const vae_real *b114 = s->param + 1744; // [2]
    const vae_real *x0 = s->arena + 67584; // [n, 96]
    const vae_real *p112 = s->arena + 64512; // [n, 96]
    vae_real *t130 = s->arena + 74304; // [n, 1]
    vae_gemm_nn((int)(end - begin) * 48, 2, 9, h107 + begin * 432, 9, w113, 2, t115, 2);
    for (size_t i = begin; i < end; i++) {
        vae_real t130_sum = 0.0f;
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD_SUM(t130_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v115 = t115[(i - begin) * 96 + j * 2 + k];
                const vae_real v121 = (-13.8155106f) + vae_softplus(v115 + b114[k] - (-13.8155106f));
                const vae_real v122 = x0[i * 96 + j * 2 + k] - p112[i * 96 + j * 2 + k];
                const vae_real v129 = 0.5f * (v121 + v122 * v122 * vae_exp(-v121) + 1.83787707f);
                t130_sum += v129;
            }
        }
        t130[i] = t130_sum;
    }
}

// kernel 25, eval: loop over rows of [1]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t131 = s->arena + 74288; // [n, 1]
    const vae_real *t40 = s->arena + 74320; // [n, 1]
    const vae_real *t130 = s->arena + 74304; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t131[i] = t40[i] - t130[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 4, eval: loop over rows of [2]
    like_train_k4(s, tile, scratch, s->arena + 66048);
    // kernel 5, eval: loop over rows of [94]
    like_train_k5(s, tile, scratch, s->arena + 66050, s->arena + 67584);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:16  conv(6, 5, causal=true)
    // kernel 6, eval: product by panels over rows of [8, 6, 6]
    like_train_k6(s, tile, scratch, s->arena + 66048, s->param + 560, s->arena + 59904);
    // previous.vae:16  conv(6, 5, causal=true)
    // previous.vae:16  relu
    // kernel 7, eval: product by panels over rows of [8, 6, 6]
    like_train_k7(s, tile, scratch, s->arena + 66048, s->param + 608, s->arena + 26880,
        s->arena + 59904, s->param + 736);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:12  dense(8)
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 72960, s->param + 96, s->arena + 73920,
        s->param + 480);
    // previous.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 73920, s->param + 496, s->arena + 74048,
        s->param + 544);
    eval_k3(s, tile, scratch);
    // previous.vae:8  dense(12)
    // kernel 8, eval: product by panels over rows of [12]
    like_train_k8(s, tile, scratch, s->arena + 74192, s->param + 752, s->arena + 73728,
        s->param + 800);
    // previous.vae:8  upsample(2)
    // kernel 9, eval: loop over rows of [4, 2, 3, 2, 1]
    like_train_k9(s, tile, scratch, s->arena + 72192, s->arena + 73728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
    // kernel 11, eval: product by panels over rows of [8, 6, 6]
    like_train_k11(s, tile, scratch, s->arena + 26880, s->param + 816, s->arena + 55296);
    // previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
    // previous.vae:19  layernorm
    // kernel 12, eval: product by panels over rows of [8, 6, 6]
    like_eval_k12(s, tile, scratch, s->arena + 26880, s->param + 944, s->arena + 50688,
        s->arena + 55296, s->param + 1120, s->arena + 71424);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:19  layernorm
    // kernel 13, eval: loop over rows of [8, 6, 1]
    like_eval_k13(s, tile, scratch, s->arena + 70656, s->arena + 71424);
    // previous.vae:19  layernorm
    // kernel 14, eval: loop over rows of [8, 6, 6]
    like_train_k14(s, tile, scratch, s->arena + 46080, s->arena + 50688, s->arena + 70656,
        s->arena + 69888);
    // previous.vae:19  layernorm
    // kernel 15, eval: loop over rows of [8, 6, 1]
    like_eval_k15(s, tile, scratch, s->arena + 69888, s->arena + 69120);
    // previous.vae:19  layernorm
    // kernel 16, eval: loop over rows of [8, 6, 6]
    like_eval_k16(s, tile, scratch, s->arena + 46080, s->arena + 69120, s->param + 1136,
        s->arena + 41472, s->param + 1152);
    // previous.vae:19  positions
    // kernel 17, eval: loop over rows of [48, 6]
    like_eval_k17(s, tile, scratch, s->arena + 36864, s->arena + 41472, s->param + 1168);
    // previous.vae:19  attention(2, causal=true)
    // kernel 18, eval: product by panels over rows of [48, 18]
    like_train_k18(s, tile, scratch, s->arena + 36864, s->param + 1456, s->arena + 0,
        s->param + 1568);
    // previous.vae:19  attention(2, causal=true)
    // kernel 19, eval: product by panels over rows of [48, 8]
    like_train_k19(s, tile, scratch, s->arena + 0, s->arena + 6, s->arena + 12, s->arena + 20736);
    // previous.vae:19  attention(2, causal=true)
    // kernel 20, eval: product by panels over rows of [48, 6]
    like_train_k20(s, tile, scratch, s->arena + 20736, s->param + 1600, s->arena + 32256,
        s->param + 1648);
    // kernel 21, eval: loop over rows of [8, 6, 6]
    like_train_k21(s, tile, scratch, s->arena + 13824, s->arena + 50688, s->arena + 32256);
    // previous.vae:20  concat(z)
    // kernel 22, eval: loop over rows of [8, 6, 3]
    like_train_k22(s, tile, scratch, s->arena + 13830, s->arena + 74192);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:20  dense(2)
    // kernel 23, eval: product by panels over rows of [8, 6, 2]
    like_train_k23(s, tile, scratch, s->arena + 13824, s->param + 1664, s->arena + 64512,
        s->param + 1696);
    eval_k24(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {eval_k0, (s->n + 4) / 5, {0}},
        {eval_u2, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {eval_u3, s->n, {0}},
        {eval_u1, panels, {0}}}, 2);
    vae_run_one(me, s, eval_k10, panels);
    vae_run_one(me, s, eval_u5, s->n);
    vae_run_one(me, s, eval_u6, panels);
    vae_run_one(me, s, eval_u7, s->n);
    vae_run_one(me, s, eval_k25, panels);
}

// previous.vae:12  conv(4, stride=2)
// previous.vae:12  relu
// kernel 0, encode: product by panels over rows of [4, 3, 4]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 1536, s->param + 80);
}

// previous.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [3]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t17 = s->arena + 2576; // [n, 3]
    const vae_real *mean15 = s->arena + 2432; // [n, 3] in rows of 6
    vae_real *t18 = s->arena + 2528; // [n, 3]
    const vae_real *logvar16 = s->arena + 2435; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t17[i * 3 + j] = mean15[i * 6 + j];
            t18[i * 3 + j] = logvar16[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:12  dense(8)
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 1536, s->param + 96, s->arena + 2304, s->param + 480);
    // previous.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 2304, s->param + 496, s->arena + 2432,
        s->param + 544);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run_one(me, s, encode_k0, (s->n + 4) / 5);
    vae_run_one(me, s, encode_u1, panels);
}

// kernel 6, decode: loop over rows of [8, 6, 1]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 26886, s->arena + 75264);
}

// previous.vae:20  dense(2)
// kernel 19, decode: product by panels over rows of [8, 6, 2]
VAE_KERNEL void decode_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h69 = s->arena + 13824; // [n, 8, 6, 9]
    const vae_real *w70 = s->param + 1664; // [9, 2]
    vae_real *h73 = s->arena + 67584; // [n, 8, 6, 2]
    const vae_real *b71 = s->param + 1696; // [2]
    vae_real *t87 = s->arena + 64512; // [n, 96]
    vae_gemm_nn((int)(end - begin) * 48, 2, 9, h69 + begin * 432, 9, w70, 2, h73 + begin * 96, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v72 = h73[i * 96 + j * 2 + k];
                const vae_real v73 = v72 + b71[k];
                h73[i * 96 + j * 2 + k] = v73;
                t87[i * 96 + j * 2 + k] = v73;
            }
        }
    }
}

// previous.vae:20  dense(2)
// previous.vae:23  likelihood = gaussian
// kernel 20, decode: product by panels over rows of [8, 6, 2]
VAE_KERNEL void decode_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h69 = s->arena + 13824; // [n, 8, 6, 9]
    const vae_real *w75 = s->param + 1712; // [9, 2]
    vae_real *t86 = s->arena + 66048; // [n, 96]
    const vae_real *b76 = s->param + 1744; // [2]
    vae_gemm_nn((int)(end - begin) * 48, 2, 9, h69 + begin * 432, 9, w75, 2, t86 + begin * 96, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v77 = t86[i * 96 + j * 2 + k];
                const vae_real v83 = (-13.8155106f) + vae_softplus(v77 + b76[k] - (-13.8155106f));
                t86[i * 96 + j * 2 + k] = vae_exp(0.5f * v83);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [2]
    like_train_k4(s, tile, scratch, s->arena + 69120);
    // kernel 1, decode: loop over rows of [94]
    like_train_k5(s, tile, scratch, s->arena + 69122, s->arena + 70656);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:8  dense(12)
    // kernel 4, decode: product by panels over rows of [12]
    like_train_k8(s, tile, scratch, s->arena + 76224, s->param + 752, s->arena + 76032,
        s->param + 800);
    // previous.vae:8  upsample(2)
    // kernel 5, decode: loop over rows of [4, 2, 3, 2, 1]
    like_train_k9(s, tile, scratch, s->arena + 75264, s->arena + 76032);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:16  conv(6, 5, causal=true)
    // kernel 2, decode: product by panels over rows of [8, 6, 6]
    like_train_k6(s, tile, scratch, s->arena + 69120, s->param + 560, s->arena + 59904);
    // previous.vae:16  conv(6, 5, causal=true)
    // previous.vae:16  relu
    // kernel 3, decode: product by panels over rows of [8, 6, 6]
    like_train_k7(s, tile, scratch, s->arena + 69120, s->param + 608, s->arena + 26880,
        s->arena + 59904, s->param + 736);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u4(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
    // kernel 7, decode: product by panels over rows of [8, 6, 6]
    like_train_k11(s, tile, scratch, s->arena + 26880, s->param + 816, s->arena + 55296);
    // previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
    // previous.vae:19  layernorm
    // kernel 8, decode: product by panels over rows of [8, 6, 6]
    like_eval_k12(s, tile, scratch, s->arena + 26880, s->param + 944, s->arena + 50688,
        s->arena + 55296, s->param + 1120, s->arena + 74496);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:19  layernorm
    // kernel 9, decode: loop over rows of [8, 6, 1]
    like_eval_k13(s, tile, scratch, s->arena + 73728, s->arena + 74496);
    // previous.vae:19  layernorm
    // kernel 10, decode: loop over rows of [8, 6, 6]
    like_train_k14(s, tile, scratch, s->arena + 46080, s->arena + 50688, s->arena + 73728,
        s->arena + 72960);
    // previous.vae:19  layernorm
    // kernel 11, decode: loop over rows of [8, 6, 1]
    like_eval_k15(s, tile, scratch, s->arena + 72960, s->arena + 72192);
    // previous.vae:19  layernorm
    // kernel 12, decode: loop over rows of [8, 6, 6]
    like_eval_k16(s, tile, scratch, s->arena + 46080, s->arena + 72192, s->param + 1136,
        s->arena + 41472, s->param + 1152);
    // previous.vae:19  positions
    // kernel 13, decode: loop over rows of [48, 6]
    like_eval_k17(s, tile, scratch, s->arena + 36864, s->arena + 41472, s->param + 1168);
    // previous.vae:19  attention(2, causal=true)
    // kernel 14, decode: product by panels over rows of [48, 18]
    like_train_k18(s, tile, scratch, s->arena + 36864, s->param + 1456, s->arena + 0,
        s->param + 1568);
    // previous.vae:19  attention(2, causal=true)
    // kernel 15, decode: product by panels over rows of [48, 8]
    like_train_k19(s, tile, scratch, s->arena + 0, s->arena + 6, s->arena + 12, s->arena + 20736);
    // previous.vae:19  attention(2, causal=true)
    // kernel 16, decode: product by panels over rows of [48, 6]
    like_train_k20(s, tile, scratch, s->arena + 20736, s->param + 1600, s->arena + 32256,
        s->param + 1648);
    // kernel 17, decode: loop over rows of [8, 6, 6]
    like_train_k21(s, tile, scratch, s->arena + 13824, s->arena + 50688, s->arena + 32256);
    // previous.vae:20  concat(z)
    // kernel 18, decode: loop over rows of [8, 6, 3]
    like_train_k22(s, tile, scratch, s->arena + 13830, s->arena + 76224);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_u2, panels, {0}}}, 2);
    vae_run_one(me, s, decode_u1, s->n);
    vae_run_one(me, s, decode_k6, panels);
    vae_run_one(me, s, decode_u4, s->n);
    vae_run_one(me, s, decode_u5, panels);
    vae_run(me, s, (VaeWork[]){
        {decode_k19, s->n, {0}},
        {decode_k20, s->n, {0}}}, 2);
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 0, step: loop over rows of [1]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t7 = s->arena + 30224; // [n, 1]
    const vae_real *t1 = s->arena + 30240; // [n, 1]
    vae_real *t14 = s->arena + 30208; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t7[i] = t1[i] - 0.5f;
        t14[i] = t1[i] + 0.5f;
    }
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 1, step: loop over rows of [28]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *state8 = s->arena + 25552; // [n, 28] in rows of 30
    const vae_real *t7 = s->arena + 30224; // [n, 1]
    const vae_real *t5 = s->arena + 26928; // [n, 28]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 28; j++) {
            state8[i * 30 + j] = vae_where(t7[i], t5[i * 28 + j], 0.0f);
        }
    }
}

// kernel 2, step: loop over rows of [2]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t9 = s->arena + 25580; // [n, 2] in rows of 30
    const vae_real *t2 = s->arena + 30000; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t9[i * 30 + j] = t2[i * 2 + j];
        }
    }
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 3, step: loop over [7]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t17 = s->arena + 30192; // [7]
    VAE_SIMD
    for (size_t j = 0; j < 7; j++) {
        const vae_real v13 = (vae_real)(j);
        t17[j] = 6.0f * (v13 + 1.0f);
    }
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 4, step: loop over rows of [7]
VAE_KERNEL void step_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t14 = s->arena + 30208; // [n, 1]
    const vae_real *t17 = s->arena + 30192; // [7]
    vae_real *t20 = s->arena + 30176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t20_sum = 0.0f;
        VAE_SIMD_SUM(t20_sum)
        for (size_t j = 0; j < 7; j++) {
            t20_sum += vae_step(t14[i] - t17[j]);
        }
        t20[i] = t20_sum;
    }
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 5, step: loop over rows of [1]
VAE_KERNEL void step_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t20 = s->arena + 30176; // [n, 1]
    const vae_real *t1 = s->arena + 30240; // [n, 1]
    vae_real *t27 = s->arena + 30160; // [n, 1]
    vae_real *t32 = s->arena + 30144; // [n, 1]
    vae_real *t52 = s->arena + 30128; // [n, 1]
    vae_real *t58 = s->arena + 30112; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v22 = t1[i] - 6.0f * t20[i];
        t27[i] = v22 + (-2.0f) + 0.5f;
        t32[i] = v22 + (-1.0f) + 0.5f;
        const vae_real v50 = 6.0f - v22;
        t52[i] = v50 - 1.0f - 0.5f;
        t58[i] = v50 - 2.0f - 0.5f;
    }
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 6, step: loop over rows of [2]
VAE_KERNEL void step_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t28 = s->arena + 29760; // [n, 2] in rows of 6
    const vae_real *t27 = s->arena + 30160; // [n, 1]
    const vae_real *t24 = s->arena + 25576; // [n, 2] in rows of 30
    vae_real *t33 = s->arena + 29762; // [n, 2] in rows of 6
    const vae_real *t32 = s->arena + 30144; // [n, 1]
    const vae_real *t29 = s->arena + 25578; // [n, 2] in rows of 30
    vae_real *t36 = s->arena + 29764; // [n, 2] in rows of 6
    const vae_real *t35 = s->arena + 25580; // [n, 2] in rows of 30
    vae_real *t42 = s->arena + 27712; // [n, 2] in rows of 20
    const vae_real *t41 = s->arena + 25552; // [n, 2] in rows of 30
    vae_real *t44 = s->arena + 27714; // [n, 2] in rows of 20
    const vae_real *t43 = s->arena + 25554; // [n, 2] in rows of 30
    vae_real *t47 = s->arena + 27716; // [n, 2] in rows of 20
    const vae_real *t46 = s->arena + 25556; // [n, 2] in rows of 30
    vae_real *t53 = s->arena + 27718; // [n, 2] in rows of 20
    const vae_real *t52 = s->arena + 30128; // [n, 1]
    const vae_real *t49 = s->arena + 25558; // [n, 2] in rows of 30
    vae_real *t59 = s->arena + 27720; // [n, 2] in rows of 20
    const vae_real *t58 = s->arena + 30112; // [n, 1]
    const vae_real *t55 = s->arena + 25560; // [n, 2] in rows of 30
    vae_real *t62 = s->arena + 27722; // [n, 2] in rows of 20
    const vae_real *t61 = s->arena + 25564; // [n, 2] in rows of 30
    vae_real *t65 = s->arena + 27724; // [n, 2] in rows of 20
    const vae_real *t64 = s->arena + 25566; // [n, 2] in rows of 30
    vae_real *t68 = s->arena + 27726; // [n, 2] in rows of 20
    const vae_real *t67 = s->arena + 25568; // [n, 2] in rows of 30
    vae_real *t71 = s->arena + 27728; // [n, 2] in rows of 20
    const vae_real *t70 = s->arena + 25570; // [n, 2] in rows of 30
    vae_real *t74 = s->arena + 27730; // [n, 2] in rows of 20
    const vae_real *t73 = s->arena + 25572; // [n, 2] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t28[i * 6 + j] = vae_where(t27[i], t24[i * 30 + j], 0.0f);
            t33[i * 6 + j] = vae_where(t32[i], t29[i * 30 + j], 0.0f);
            t36[i * 6 + j] = t35[i * 30 + j];
            t42[i * 20 + j] = vae_where(t27[i], t41[i * 30 + j], 0.0f);
            t44[i * 20 + j] = vae_where(t32[i], t43[i * 30 + j], 0.0f);
            t47[i * 20 + j] = t46[i * 30 + j];
            t53[i * 20 + j] = vae_where(t52[i], t49[i * 30 + j], 0.0f);
            t59[i * 20 + j] = vae_where(t58[i], t55[i * 30 + j], 0.0f);
            t62[i * 20 + j] = vae_where(t27[i], t61[i * 30 + j], 0.0f);
            t65[i * 20 + j] = vae_where(t32[i], t64[i * 30 + j], 0.0f);
            t68[i * 20 + j] = t67[i * 30 + j];
            t71[i * 20 + j] = vae_where(t52[i], t70[i * 30 + j], 0.0f);
            t74[i * 20 + j] = vae_where(t58[i], t73[i * 30 + j], 0.0f);
        }
    }
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 7, step: product by panels over rows of [1, 1, 6]
VAE_KERNEL void step_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t37 = s->arena + 29760; // [n, 1, 3, 2]
    const vae_real *w23 = s->param + 560; // [1, 3, 2, 6]
    vae_real *t39 = s->arena + 29664; // [n, 1, 1, 6]
    static const VaeConv conv39 = {
        .height = 1, .width = 3, .channels = 2,
        .out_height = 1, .out_width = 1, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 6
    };
    vae_conv(&conv39, (int)(end - begin), t37 + begin * 6, w23, t39 + begin * 6, scratch);
}

// previous.vae:16  conv(6, 5, causal=true)
// previous.vae:16  relu
// kernel 8, step: product by panels over rows of [1, 1, 6]
VAE_KERNEL void step_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t75 = s->arena + 27712; // [n, 2, 5, 2]
    const vae_real *w40 = s->param + 608; // [2, 5, 2, 6]
    vae_real *h81 = s->arena + 28976; // [n, 1, 1, 6] in rows of 7
    const vae_real *t39 = s->arena + 29664; // [n, 1, 1, 6]
    const vae_real *b79 = s->param + 736; // [6]
    static const VaeConv conv77 = {
        .height = 2, .width = 5, .channels = 2,
        .out_height = 1, .out_width = 1, .out_channels = 6,
        .kernel_h = 2, .kernel_w = 5, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 7
    };
    vae_conv(&conv77, (int)(end - begin), t75 + begin * 20, w40, h81 + begin * 7, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v77 = h81[i * 7 + j];
            h81[i * 7 + j] = vae_max(t39[i * 6 + j] + v77 + b79[j], 0.0f);
        }
    }
}

// previous.vae:19  attention(2, causal=true)
// kernel 11, step: loop over rows of [48, 1]
VAE_KERNEL void step_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t1 = s->arena + 30240; // [n, 1]
    vae_real *t92 = s->arena + 24016; // [n, 48, 1]
    const vae_real *t87 = s->arena + 24784; // [n, 48, 1]
    vae_real *t94 = s->arena + 30096; // [n, 1, 1]
    const vae_real *t14 = s->arena + 30208; // [n, 1]
    vae_real *t163 = s->arena + 23248; // [n, 48, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t94_sum = 0.0f;
        VAE_SIMD_SUM(t94_sum)
        for (size_t j = 0; j < 48; j++) {
            const vae_real v88 = (vae_real)(j);
            const vae_real v92 = 0.5f - vae_abs(v88 - t1[i]);
            t92[i * 48 + j] = v92;
            t94_sum += vae_where(v92, t87[i * 48 + j], 0.0f);
            t163[i * 48 + j] = vae_step(t14[i] - v88);
        }
        t94[i] = t94_sum;
    }
}

// kernel 12, step: loop over rows of [1, 1, 1]
VAE_KERNEL void step_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t96 = s->arena + 28982; // [n, 1, 1, 1] in rows of 7
    const vae_real *t94 = s->arena + 30096; // [n, 1, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t96[i * 7] = t94[i];
    }
}

// previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 13, step: loop over rows of [98]
VAE_KERNEL void step_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *state100 = s->arena + 18432; // [n, 98] in rows of 105
    const vae_real *t7 = s->arena + 30224; // [n, 1]
    const vae_real *t99 = s->arena + 21680; // [n, 98]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 98; j++) {
            state100[i * 105 + j] = vae_where(t7[i], t99[i * 98 + j], 0.0f);
        }
    }
}

// kernel 14, step: loop over rows of [7]
VAE_KERNEL void step_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t101 = s->arena + 18530; // [n, 7] in rows of 105
    const vae_real *h97 = s->arena + 28976; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            t101[i * 105 + j] = h97[i * 7 + j];
        }
    }
}

// previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 15, step: loop over rows of [7]
VAE_KERNEL void step_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t106 = s->arena + 27376; // [n, 7] in rows of 21
    const vae_real *t27 = s->arena + 30160; // [n, 1]
    const vae_real *t105 = s->arena + 18516; // [n, 7] in rows of 105
    vae_real *t108 = s->arena + 27383; // [n, 7] in rows of 21
    const vae_real *t32 = s->arena + 30144; // [n, 1]
    const vae_real *t107 = s->arena + 18523; // [n, 7] in rows of 105
    vae_real *t111 = s->arena + 27390; // [n, 7] in rows of 21
    const vae_real *t110 = s->arena + 18530; // [n, 7] in rows of 105
    vae_real *t117 = s->arena + 26480; // [n, 7] in rows of 28
    const vae_real *t116 = s->arena + 18432; // [n, 7] in rows of 105
    vae_real *t119 = s->arena + 26487; // [n, 7] in rows of 28
    const vae_real *t118 = s->arena + 18439; // [n, 7] in rows of 105
    vae_real *t122 = s->arena + 26494; // [n, 7] in rows of 28
    const vae_real *t121 = s->arena + 18446; // [n, 7] in rows of 105
    vae_real *t125 = s->arena + 26501; // [n, 7] in rows of 28
    const vae_real *t52 = s->arena + 30128; // [n, 1]
    const vae_real *t124 = s->arena + 18453; // [n, 7] in rows of 105
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            t106[i * 21 + j] = vae_where(t27[i], t105[i * 105 + j], 0.0f);
            t108[i * 21 + j] = vae_where(t32[i], t107[i * 105 + j], 0.0f);
            t111[i * 21 + j] = t110[i * 105 + j];
            t117[i * 28 + j] = vae_where(t27[i], t116[i * 105 + j], 0.0f);
            t119[i * 28 + j] = vae_where(t32[i], t118[i * 105 + j], 0.0f);
            t122[i * 28 + j] = t121[i * 105 + j];
            t125[i * 28 + j] = vae_where(t52[i], t124[i * 105 + j], 0.0f);
        }
    }
}

// previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 16, step: product by panels over rows of [1, 1, 6]
VAE_KERNEL void step_k16(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t112 = s->arena + 27376; // [n, 1, 3, 7]
    const vae_real *w104 = s->param + 816; // [1, 3, 7, 6]
    vae_real *t114 = s->arena + 29568; // [n, 1, 1, 6]
    static const VaeConv conv114 = {
        .height = 1, .width = 3, .channels = 7,
        .out_height = 1, .out_width = 1, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv(&conv114, (int)(end - begin), t112 + begin * 21, w104, t114 + begin * 6, scratch);
}

// previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// previous.vae:19  layernorm
// kernel 17, step: product by panels over rows of [1, 1, 6]
VAE_KERNEL void step_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t126 = s->arena + 26480; // [n, 1, 4, 7]
    const vae_real *w115 = s->param + 944; // [1, 4, 7, 6]
    vae_real *h131 = s->arena + 29472; // [n, 1, 1, 6]
    const vae_real *t114 = s->arena + 29568; // [n, 1, 1, 6]
    const vae_real *b130 = s->param + 1120; // [6]
    vae_real *t134 = s->arena + 30080; // [n, 1, 1, 1]
    static const VaeConv conv128 = {
        .height = 1, .width = 4, .channels = 7,
        .out_height = 1, .out_width = 1, .out_channels = 6,
        .kernel_h = 1, .kernel_w = 4, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv(&conv128, (int)(end - begin), t126 + begin * 28, w115, h131 + begin * 6, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t134_sum = 0.0f;
        VAE_SIMD_SUM(t134_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v128 = h131[i * 6 + j];
            const vae_real v131 = t114[i * 6 + j] + v128 + b130[j];
            h131[i * 6 + j] = v131;
            t134_sum += v131;
        }
        t134[i] = t134_sum;
    }
}

// previous.vae:19  layernorm
// kernel 18, step: loop over rows of [1, 1, 1]
VAE_KERNEL void step_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t136 = s->arena + 30064; // [n, 1, 1, 1]
    const vae_real *t134 = s->arena + 30080; // [n, 1, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t136[i] = 0.166666667f * t134[i];
    }
}

// previous.vae:19  layernorm
// kernel 19, step: loop over rows of [1, 1, 6]
VAE_KERNEL void step_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t137 = s->arena + 29376; // [n, 1, 1, 6]
    const vae_real *h131 = s->arena + 29472; // [n, 1, 1, 6]
    const vae_real *t136 = s->arena + 30064; // [n, 1, 1, 1]
    vae_real *t139 = s->arena + 30048; // [n, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t139_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v137 = h131[i * 6 + j] - t136[i];
            t137[i * 6 + j] = v137;
            t139_sum += v137 * v137;
        }
        t139[i] = t139_sum;
    }
}

// previous.vae:19  layernorm
// kernel 20, step: loop over rows of [1, 1, 1]
VAE_KERNEL void step_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t139 = s->arena + 30048; // [n, 1, 1, 1]
    vae_real *t144 = s->arena + 30032; // [n, 1, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t144[i] = 1.0f / vae_sqrt(0.166666667f * t139[i] + 1e-05f);
    }
}

// previous.vae:19  layernorm
// kernel 21, step: loop over rows of [1, 1, 6]
VAE_KERNEL void step_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t137 = s->arena + 29376; // [n, 1, 1, 6]
    const vae_real *t144 = s->arena + 30032; // [n, 1, 1, 1]
    const vae_real *t132 = s->param + 1136; // [6]
    vae_real *h147 = s->arena + 29280; // [n, 1, 1, 6]
    const vae_real *t133 = s->param + 1152; // [6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            h147[i * 6 + j] = t137[i * 6 + j] * t144[i] * t132[j] + t133[j];
        }
    }
}

// previous.vae:19  positions
// kernel 22, step: product by panels over rows of [1, 6]
VAE_KERNEL void step_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t1 = s->arena + 30240; // [n, 1]
    const vae_real *w149 = s->param + 1168; // [48, 6]
    vae_real *t151 = s->arena + 29184; // [n, 1, 6]
    const vae_real *h147 = s->arena + 29280; // [n, 1, 6]
    vae_lookup(end - begin, 1, 6, t1 + begin * 1, 1, w149, 6, t151 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v150 = t151[i * 6 + j];
            t151[i * 6 + j] = h147[i * 6 + j] + v150;
        }
    }
}

// previous.vae:19  attention(2, causal=true)
// kernel 23, step: product by panels over rows of [1, 18]
VAE_KERNEL void step_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t151 = s->arena + 29184; // [n, 1, 6]
    const vae_real *w152 = s->param + 1456; // [6, 18]
    vae_real *t155 = s->arena + 28032; // [n, 1, 18]
    const vae_real *b153 = s->param + 1568; // [18]
    vae_gemm_nn((int)(end - begin), 18, 6, t151 + begin * 6, 6, w152, 18, t155 + begin * 18, 18);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v154 = t155[i * 18 + j];
            t155[i * 18 + j] = v154 + b153[j];
        }
    }
}

// previous.vae:19  attention(2, causal=true)
// kernel 24, step: loop over rows of [1, 6]
VAE_KERNEL void step_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t159 = s->arena + 28320; // [n, 1, 6] in rows of 12
    const vae_real *t157 = s->arena + 28038; // [n, 1, 6] in rows of 18
    vae_real *t160 = s->arena + 28326; // [n, 1, 6] in rows of 12
    const vae_real *t158 = s->arena + 28044; // [n, 1, 6] in rows of 18
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t159[i * 12 + j] = t157[i * 18 + j];
            t160[i * 12 + j] = t158[i * 18 + j];
        }
    }
}

// previous.vae:19  attention(2, causal=true)
// kernel 25, step: loop over rows of [48, 12]
VAE_KERNEL void step_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t167 = s->arena + 0; // [n, 48, 12]
    const vae_real *t92 = s->arena + 24016; // [n, 48, 1]
    const vae_real *t161 = s->arena + 28320; // [n, 1, 12]
    const vae_real *t165 = s->arena + 9216; // [n, 48, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 48; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                t167[i * 576 + j * 12 + k] = vae_where(t92[i * 48 + j], t161[i * 12 + k], t165[i * 576 + j * 12 + k]);
            }
        }
    }
}

// previous.vae:19  attention(2, causal=true)
// kernel 26, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t156 = s->arena + 28032; // [n, 1, 6] in rows of 18
    const vae_real *t169 = s->arena + 0; // [n, 48, 6] in rows of 12
    const vae_real *t170 = s->arena + 6; // [n, 48, 6] in rows of 12
    const vae_real *t163 = s->arena + 23248; // [n, 48]
    vae_real *t171 = s->arena + 28848; // [n, 1, 8]
    static const VaeAttention attention171 = {1, 48, 2, 3, false, .q_pitch = 18, .k_pitch = 12, .v_pitch = 12, .keys_pitch = 48, .queries_pitch = 0, .y_pitch = 8};
    vae_attention(&attention171, (int)(end - begin), t156 + begin * 18, t169 + begin * 576, t170 + begin * 576, t163 + begin * 48, NULL, t171 + begin * 8);
}

// previous.vae:19  attention(2, causal=true)
// kernel 27, step: product by panels over rows of [1, 6]
VAE_KERNEL void step_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t172 = s->arena + 28848; // [n, 1, 6] in rows of 8
    const vae_real *w173 = s->param + 1600; // [6, 6]
    vae_real *t176 = s->arena + 29088; // [n, 1, 6]
    const vae_real *b174 = s->param + 1648; // [6]
    vae_gemm_nn((int)(end - begin), 6, 6, t172 + begin * 8, 8, w173, 6, t176 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v175 = t176[i * 6 + j];
            t176[i * 6 + j] = v175 + b174[j];
        }
    }
}

// kernel 28, step: loop over rows of [1, 1, 6]
VAE_KERNEL void step_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *h178 = s->arena + 28704; // [n, 1, 1, 6] in rows of 9
    const vae_real *h131 = s->arena + 29472; // [n, 1, 1, 6]
    const vae_real *h177 = s->arena + 29088; // [n, 1, 1, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            h178[i * 9 + j] = h131[i * 6 + j] + h177[i * 6 + j];
        }
    }
}

// previous.vae:20  concat(z)
// kernel 29, step: loop over rows of [1, 1, 3]
VAE_KERNEL void step_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t179 = s->arena + 28710; // [n, 1, 1, 3] in rows of 9
    const vae_real *z0 = s->arena + 29856; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t179[i * 9 + j] = z0[i * 3 + j];
        }
    }
}

// previous.vae:20  dense(2)
// kernel 30, step: product by panels over rows of [1, 1, 2]
VAE_KERNEL void step_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h180 = s->arena + 28704; // [n, 1, 1, 9]
    const vae_real *w181 = s->param + 1664; // [9, 2]
    vae_real *h184 = s->arena + 29968; // [n, 1, 1, 2]
    const vae_real *b182 = s->param + 1696; // [2]
    vae_real *t199 = s->arena + 29904; // [n, 2]
    vae_gemm_nn((int)(end - begin), 2, 9, h180 + begin * 9, 9, w181, 2, h184 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v183 = h184[i * 2 + j];
            const vae_real v184 = v183 + b182[j];
            h184[i * 2 + j] = v184;
            t199[i * 2 + j] = v184;
        }
    }
}

// previous.vae:20  dense(2)
// previous.vae:23  likelihood = gaussian
// kernel 31, step: product by panels over rows of [1, 1, 2]
VAE_KERNEL void step_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h180 = s->arena + 28704; // [n, 1, 1, 9]
    const vae_real *w186 = s->param + 1712; // [9, 2]
    vae_real *t196 = s->arena + 29936; // [n, 2]
    const vae_real *b187 = s->param + 1744; // [2]
    vae_gemm_nn((int)(end - begin), 2, 9, h180 + begin * 9, 9, w186, 2, t196 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v188 = t196[i * 2 + j];
            const vae_real v194 = (-13.8155106f) + vae_softplus(v188 + b187[j] - (-13.8155106f));
            t196[i * 2 + j] = vae_exp(0.5f * v194);
        }
    }
}

// previous.vae:16  conv(6, 5, causal=true)
// kernel 32, step: loop over rows of [28]
VAE_KERNEL void step_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t197 = s->arena + 26032; // [n, 28]
    const vae_real *t11 = s->arena + 25554; // [n, 28] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 28; j++) {
            t197[i * 28 + j] = t11[i * 30 + j];
        }
    }
}

// previous.vae:18  conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)
// kernel 33, step: loop over rows of [98]
VAE_KERNEL void step_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t198 = s->arena + 20112; // [n, 98]
    const vae_real *t103 = s->arena + 18439; // [n, 98] in rows of 105
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 98; j++) {
            t198[i * 98 + j] = t103[i * 105 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u0(const VaeState *s, int tile, vae_real *scratch) {
    step_k0(s, tile, scratch);
    step_k1(s, tile, scratch);
    step_k2(s, tile, scratch);
    step_k13(s, tile, scratch);
    step_k32(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u3(const VaeState *s, int tile, vae_real *scratch) {
    // previous.vae:8  dense(12)
    // kernel 9, step: product by panels over rows of [12]
    like_train_k8(s, tile, scratch, s->arena + 29856, s->param + 752, s->arena + 28512,
        s->param + 800);
    // previous.vae:8  upsample(2)
    // kernel 10, step: loop over rows of [4, 2, 3, 2, 1]
    like_train_k9(s, tile, scratch, s->arena + 24784, s->arena + 28512);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u2(const VaeState *s, int tile, vae_real *scratch) {
    step_k4(s, tile, scratch);
    step_k5(s, tile, scratch);
    step_k6(s, tile, scratch);
    step_k7(s, tile, scratch);
    step_k8(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u5(const VaeState *s, int tile, vae_real *scratch) {
    step_k12(s, tile, scratch);
    step_k14(s, tile, scratch);
    step_k15(s, tile, scratch);
    step_k16(s, tile, scratch);
    step_k17(s, tile, scratch);
    step_k18(s, tile, scratch);
    step_k19(s, tile, scratch);
    step_k20(s, tile, scratch);
    step_k21(s, tile, scratch);
    step_k22(s, tile, scratch);
    step_k23(s, tile, scratch);
    step_k24(s, tile, scratch);
    step_k25(s, tile, scratch);
    step_k26(s, tile, scratch);
    step_k27(s, tile, scratch);
    step_k28(s, tile, scratch);
    step_k29(s, tile, scratch);
    step_k30(s, tile, scratch);
    step_k31(s, tile, scratch);
    step_k33(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {step_u0, panels, {0}},
        {step_u3, panels, {0}},
        {step_k3, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {step_k11, panels, {0}},
        {step_u2, panels, {0}}}, 2);
    vae_run_one(me, s, step_u5, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 67584, 96}, // [n, 8, 6, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 72128, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 72176, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 72208, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 72192, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 67584, 96}, // [n, 8, 6, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 74240, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 74304, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 74336, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 74288, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 74144, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 96}, // [n, 8, 6, 2]
    {"z.mean", VAE_OUT_ROW, 0, 2576, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 2528, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 70656, 96}, // [n, 8, 6, 2]
    {"z", VAE_IN_LATENT, 0, 76224, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 67584, 96}, // [n, 96]
    {"x.draw0", VAE_OUT_ROW, 0, 64512, 96}, // [n, 96]
    {"x.draw1", VAE_OUT_ROW, 0, 66048, 96}, // [n, 96]
};

static const VaePort step_ports[] = {
    {"z", VAE_IN_LATENT, 0, 29856, 3}, // [n, 3]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 30240, 1}, // [n, 1]
    {"x.place", VAE_IN_STEP, 0, 30000, 2}, // [n, 1, 1, 2]
    {"state.decoder.0", VAE_IN_STEP, VAE_STEP_STATE, 26928, 28}, // [n, 28]
    {"state.decoder.3", VAE_IN_STEP, VAE_STEP_STATE, 21680, 98}, // [n, 98]
    {"state.decoder.4.2", VAE_IN_STEP, VAE_STEP_STATE, 9216, 576}, // [n, 576]
    {"next.decoder.0", VAE_OUT_ROW, 0, 26032, 28}, // [n, 28]
    {"next.decoder.3", VAE_OUT_ROW, 0, 20112, 98}, // [n, 98]
    {"next.decoder.4.2", VAE_OUT_ROW, 0, 0, 576}, // [n, 576]
    {"x.mean", VAE_OUT_ROW, 0, 29968, 2}, // [n, 2]
    {"x.draw0", VAE_OUT_ROW, 0, 29904, 2}, // [n, 2]
    {"x.draw1", VAE_OUT_ROW, 0, 29936, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {4, 2, 3, 3}, {1, 4, 24, 8}, 0, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"encoder.0.bias", 1, {4}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.weight", 2, {8, 48}, {1, 8}, 96, VAE_INIT_UNIFORM, 0.327326834f, true, true, false},
    {"encoder.3.bias", 1, {8}, {1}, 480, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 8}, {1, 6}, 496, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 544, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 8}, {1, 6}, 499, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 547, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.row", 4, {6, 2, 1, 3}, {1, 6, 36, 12}, 560, VAE_INIT_UNIFORM, 0.240192235f, true, true, false},
    {"decoder.0.above", 4, {6, 2, 2, 5}, {1, 6, 60, 12}, 608, VAE_INIT_UNIFORM, 0.240192235f, true, true, false},
    {"decoder.0.bias", 1, {6}, {1}, 736, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.trunk.0.weight", 2, {12, 3}, {1, 12}, 752, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"network.trunk.0.bias", 1, {12}, {1}, 800, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.row", 4, {6, 7, 1, 3}, {1, 6, 126, 42}, 816, VAE_INIT_UNIFORM, 0.256776303f, true, true, false},
    {"decoder.3.above", 4, {6, 7, 1, 4}, {1, 6, 168, 42}, 944, VAE_INIT_UNIFORM, 0.256776303f, true, true, false},
    {"decoder.3.bias", 1, {6}, {1}, 1120, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.0.weight", 1, {6}, {1}, 1136, VAE_INIT_CONST, 1.0f, true, false, false},
    {"decoder.4.0.bias", 1, {6}, {1}, 1152, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.1.weight", 2, {48, 6}, {6, 1}, 1168, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.4.2.in_proj_weight", 2, {18, 6}, {1, 18}, 1456, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.4.2.in_proj_bias", 1, {18}, {1}, 1568, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.2.out_proj.weight", 2, {6, 6}, {1, 6}, 1600, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.4.2.out_proj.bias", 1, {6}, {1}, 1648, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.6.weight", 2, {2, 9}, {1, 2}, 1664, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.6.bias", 1, {2}, {1}, 1696, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight", 2, {2, 9}, {1, 2}, 1712, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {2}, {1}, 1744, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 8, 6, 2, 96, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8, 6, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, stride=2)", "[4, 3, 4]", 76},
    {VAE_STAGE_ENCODER, 0, "relu", "[4, 3, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[48]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 392},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 54},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 48},
    {VAE_STAGE_DECODER, 0, "reshape(4, 3, 1)", "[4, 3, 1]", 0},
    {VAE_STAGE_DECODER, 0, "upsample(2)", "[8, 6, 1]", 0},
    {VAE_STAGE_DECODER, 0, "conv(6, 5, causal=true)", "[8, 6, 6]", 162},
    {VAE_STAGE_DECODER, 0, "relu", "[8, 6, 6]", 0},
    {VAE_STAGE_DECODER, 0, "concat(trunk)", "[8, 6, 7]", 0},
    {VAE_STAGE_DECODER, 0, "conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)", "[8, 6, 6]", 300},
    {VAE_STAGE_DECODER, 0, "residual", "[8, 6, 6]", 0},
    {VAE_STAGE_DECODER, 1, "layernorm", "[8, 6, 6]", 12},
    {VAE_STAGE_DECODER, 1, "positions", "[8, 6, 6]", 288},
    {VAE_STAGE_DECODER, 1, "attention(2, causal=true)", "[8, 6, 6]", 168},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[8, 6, 9]", 0},
    {VAE_STAGE_DECODER, 0, "dense(2)", "[8, 6, 2]", 20},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[8, 6, 2]", 20},
};

static const VaeStretch rest[] = {
    {0, 96},
    {480, 496},
    {544, 1760},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "previous", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model previous\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [8, 6, 2]                   -              -\n"
        "    conv(4, stride=2)               [4, 3, 4]                  76          1,728\n"
        "    relu                            [4, 3, 4]                   -              -\n"
        "    flatten                         [48]                        -              -\n"
        "    dense(8)                        [8]                       392            768\n"
        "  z: mean, logvar heads             [3]                        54             96\n"
        "  network trunk(z)                  [3]                         -              -\n"
        "    dense(12)                       [12]                       48             72\n"
        "    reshape(4, 3, 1)                [4, 3, 1]                   -              -\n"
        "    upsample(2)                     [8, 6, 1]                   -              -\n"
        "  decoder(previous, z, trunk)       [8, 6, 2]                   -              -\n"
        "    conv(6, 5, causal=true)         [8, 6, 6]                 162         14,976\n"
        "    relu                            [8, 6, 6]                   -              -\n"
        "    concat(trunk)                   [8, 6, 7]                   -              -\n"
        "    conv(6, kernel=(3, 4), dilation=(2, 1), causal=true)  [8, 6, 6]                 300         28,224\n"
        "    residual                        [8, 6, 6]                   -              -\n"
        "      layernorm                     [8, 6, 6]                  12              -\n"
        "      positions                     [8, 6, 6]                 288              -\n"
        "      attention(2, causal=true)     [8, 6, 6]                 168         15,552\n"
        "    concat(z)                       [8, 6, 9]                   -              -\n"
        "    dense(2)                        [8, 6, 2]                  20          1,728\n"
        "  likelihood: logvar                                           20             40\n"
        "\n"
        "  1,540 parameters; one training step of 16 rows: 4,311,936 flops\n"
        "  likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          72      166       288,896      644,224\n"
        "  eval           26       78       297,408      297,408\n"
        "  encode          4        9        10,496       10,496\n"
        "  decode         21       45       305,088      305,088\n"
        "  step           34       98       121,024      121,024\n",
    .batch = 16, .n_param = 1760, .n_state = 0, .n_arena = 76272,
    .n_scratch = 2016,
    .max_threads = 1, .flops_per_row = 269496.0,
    .n_weight_tiles = 4, .rest = rest, .n_rest = 3,
    .panel = 0,
    .tensor = tensors, .n_tensors = 27,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 20,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 5},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 12},
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
