// topdown -- written by vaec 0.1.0 from topdown.vae; do not edit.
//
// model topdown
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [8, 8, 1]                   -              -
//     conv(3, stride=2)               [4, 4, 3]                  30            864
//     tanh                            [4, 4, 3]                   -              -
//     conv(4, stride=2)               [2, 2, 4]                 112            864
//     tanh                            [2, 2, 4]                   -              -
//     flatten                         [16]                        -              -
//     dense(6)                        [6]                       102            192
//     tanh                            [6]                         -              -
//   z1: mean, logvar heads            [2]                        28             48
//   z3: mean, logvar heads, from e3   [4, 4, 2]                  32          1,024
//   z2: mean, logvar heads, from e2   [2, 2, 3]                  54            432
//   z3: prior drawn                   [4, 4, 2]                  20            640
//   z2: prior drawn                   [2, 2, 3]                  30            240
//   decoder(z1, y)                    [2]                         -              -
//     concat(y)                       [5]                         -              -
//     dense(2 * 2 * 4)                [16]                       96            160
//     reshape(2, 2, 4)                [2, 2, 4]                   -              -
//     tanh                            [2, 2, 4]                   -              -
//     draw(z2)                        [2, 2, 7]                   -              -
//     upsample(2)                     [4, 4, 7]                   -              -
//     conv(4)                         [4, 4, 4]                 256          8,064
//     tanh                            [4, 4, 4]                   -              -
//     residual                        [4, 4, 4]                   -              -
//       draw(z3)                      [4, 4, 6]                   -              -
//       conv(4)                       [4, 4, 4]                 220          6,912
//       tanh                          [4, 4, 4]                   -              -
//     deconv(1, kernel=4, stride=2)   [8, 8, 1]                  65          2,048
//
//   1,045 parameters; one training step of 6 rows: 375,264 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          77      253        58,560       58,560
//   eval           21      130        22,848       22,848
//   encode         22       66        25,920       25,920
//   decode         10       19        12,096       12,096
//   prior          11       32        11,392       11,392
//   code           20       41        18,816       18,816
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 8, 8, 1]
//   w2: [3, 3, 1, 3]
//   h6: [n, 4, 4, 3] in rows of 7
//   b4: [3]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h6, const vae_real *b4) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv3 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 7
    };
    vae_conv(&conv3, (int)(end - begin), x0 + begin * 64, w2, h6 + begin * 112, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v3 = h6[i * 112 + j * 7 + k];
                h6[i * 112 + j * 7 + k] = vae_tanh(v3 + b4[k]);
            }
        }
    }
}

// topdown.vae:12  conv(3, stride=2)
// topdown.vae:12  tanh
// kernel 0, train: product by panels over rows of [4, 4, 3]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 7680, s->param + 0, s->arena + 1348, s->param + 32);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 4, 4, 3] in rows of 7
//   w7: [3, 3, 3, 4]
//   h11: [n, 2, 2, 4]
//   b9: [4]
//   t56: [n, 2, 2, 4] in rows of 8
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *h11, const vae_real *b9, vae_real *t56) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    static const VaeConv conv8 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 4
    };
    vae_conv(&conv8, (int)(end - begin), h6 + begin * 112, w7, h11 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v8 = h11[i * 16 + j * 4 + k];
                const vae_real v11 = vae_tanh(v8 + b9[k]);
                h11[i * 16 + j * 4 + k] = v11;
                t56[i * 32 + j * 8 + k] = v11;
            }
        }
    }
}

// What kernel 2 of train and 3 others do, each with buffers of its own:
//   h12: [n, 16]
//   w13: [16, 6]
//   h17: [n, 6]
//   b14: [6]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h12,
    const vae_real *w13, vae_real *h17, const vae_real *b14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 6, 16, h12 + begin * 16, 16, w13, 6, h17 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v15 = h17[i * 6 + j];
            h17[i * 6 + j] = vae_tanh(v15 + b14[j]);
        }
    }
}

// What kernel 3 of train and 3 others do, each with buffers of its own:
//   h17: [n, 6]
//   w18: [6, 4]
//   heads21: [n, 4]
//   b19: [4]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h17,
    const vae_real *w18, vae_real *heads21, const vae_real *b19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 6, h17 + begin * 6, 6, w18, 4, heads21 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v20 = heads21[i * 4 + j];
            heads21[i * 4 + j] = v20 + b19[j];
        }
    }
}

// topdown.vae:7  sampling and KL
// kernel 4, train: loop over rows of [2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar23 = s->arena + 14226; // [n, 2] in rows of 4
    vae_real *t27 = s->arena + 14608; // [n, 2]
    const vae_real *eps24 = s->arena + 14624; // [n, 2]
    vae_real *z29 = s->arena + 14192; // [n, 2] in rows of 5
    const vae_real *mean22 = s->arena + 14224; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 14592; // [n, 2]
    vae_real *t36 = s->arena + 14576; // [n, 2]
    vae_real *t37 = s->arena + 14560; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v27 = vae_exp(0.5f * logvar23[i * 4 + j]);
            t27[i * 2 + j] = v27;
            z29[i * 5 + j] = mean22[i * 4 + j] + v27 * eps24[i * 2 + j];
            const vae_real v31 = vae_exp(logvar23[i * 4 + j]);
            t31[i * 2 + j] = v31;
            const vae_real v35 = mean22[i * 4 + j] * mean22[i * 4 + j] + v31 - 1.0f - logvar23[i * 4 + j];
            const vae_real v36 = 0.5f * v35;
            t36[i * 2 + j] = v36;
            t37_sum += v36;
        }
        t37[i] = t37_sum;
    }
}

// What kernel 5 of train and 4 others do, each with buffers of its own:
//   t38: [n, 3] in rows of 5
//   x1: [n, 3]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t38,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t38[i * 5 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 6 of train and 6 others do, each with buffers of its own:
//   h39: [n, 5]
//   w40: [5, 16]
//   h43: [n, 16]
//   b41: [16]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *h39,
    const vae_real *w40, vae_real *h43, const vae_real *b41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 16, 5, h39 + begin * 5, 5, w40, 16, h43 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v42 = h43[i * 16 + j];
            h43[i * 16 + j] = v42 + b41[j];
        }
    }
}

// What kernel 7 of train and 4 others do, each with buffers of its own:
//   h45: [n, 2, 2, 4] in rows of 8
//   h44: [n, 2, 2, 4]
//   t86: [n, 2, 2, 4] in rows of 7
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *h45,
    const vae_real *h44, vae_real *t86) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v45 = vae_tanh(h44[i * 16 + j * 4 + k]);
                h45[i * 32 + j * 8 + k] = v45;
                t86[i * 28 + j * 7 + k] = v45;
            }
        }
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   h45: [n, 2, 2, 4] in rows of 8
//   w46: [4, 6]
//   heads49: [n, 2, 2, 6]
//   b47: [6]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h45,
    const vae_real *w46, vae_real *heads49, const vae_real *b47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin) * 4, 6, 4, h45 + begin * 32, 8, w46, 6, heads49 + begin * 24, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v48 = heads49[i * 24 + j * 6 + k];
                heads49[i * 24 + j * 6 + k] = v48 + b47[k];
            }
        }
    }
}

// topdown.vae:9  sampling and KL
// kernel 9, train: loop over rows of [2, 2, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t51 = s->arena + 13600; // [n, 2, 2, 3]
    const vae_real *t50 = s->arena + 12016; // [n, 2, 2, 3] in rows of 6
    vae_real *t54 = s->arena + 13520; // [n, 2, 2, 3]
    const vae_real *t53 = s->arena + 12019; // [n, 2, 2, 3] in rows of 6
    vae_real *t78 = s->arena + 13040; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t51[i * 12 + j * 3 + k] = t50[i * 24 + j * 6 + k];
                const vae_real v54 = t53[i * 24 + j * 6 + k];
                t54[i * 12 + j * 3 + k] = v54;
                t78[i * 12 + j * 3 + k] = vae_exp(-v54);
            }
        }
    }
}

// What kernel 10 of train and 4 others do, each with buffers of its own:
//   t57: [n, 2, 2, 8]
//   w58: [8, 6]
//   heads61: [n, 2, 2, 6]
//   b59: [6]
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t57,
    const vae_real *w58, vae_real *heads61, const vae_real *b59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin) * 4, 6, 8, t57 + begin * 32, 8, w58, 6, heads61 + begin * 24, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v60 = heads61[i * 24 + j * 6 + k];
                heads61[i * 24 + j * 6 + k] = v60 + b59[k];
            }
        }
    }
}

// topdown.vae:9  sampling and KL
// kernel 11, train: loop over rows of [2, 2, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t62 = s->arena + 11872; // [n, 2, 2, 3] in rows of 6
    const vae_real *t65 = s->arena + 11875; // [n, 2, 2, 3] in rows of 6
    vae_real *t70 = s->arena + 13360; // [n, 12]
    const vae_real *eps68 = s->arena + 13440; // [n, 12]
    const vae_real *logvar55 = s->arena + 13520; // [n, 12]
    vae_real *t74 = s->arena + 13280; // [n, 12]
    vae_real *t75 = s->arena + 13200; // [n, 12]
    const vae_real *mean52 = s->arena + 13600; // [n, 12]
    vae_real *t76 = s->arena + 13120; // [n, 12]
    const vae_real *t78 = s->arena + 13040; // [n, 12]
    vae_real *t84 = s->arena + 12960; // [n, 12]
    vae_real *t87 = s->arena + 11412; // [n, 2, 2, 3] in rows of 7
    vae_real *t155 = s->arena + 14528; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t155_sum = 0.0f;
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD_SUM(t155_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v63 = t62[i * 24 + j * 6 + k];
                const vae_real v66 = t65[i * 24 + j * 6 + k];
                const vae_real v70 = vae_exp(0.5f * v66);
                t70[i * 12 + j * 3 + k] = v70;
                const vae_real v74 = vae_exp(v66 - logvar55[i * 12 + j * 3 + k]);
                t74[i * 12 + j * 3 + k] = v74;
                const vae_real v75 = v63 - mean52[i * 12 + j * 3 + k];
                t75[i * 12 + j * 3 + k] = v75;
                const vae_real v76 = v75 * v75;
                t76[i * 12 + j * 3 + k] = v76;
                const vae_real v82 = v74 + v76 * t78[i * 12 + j * 3 + k] - 1.0f + logvar55[i * 12 + j * 3 + k];
                const vae_real v84 = 0.5f * (v82 - v66);
                t84[i * 12 + j * 3 + k] = v84;
                t87[i * 28 + j * 7 + k] = v63 + v70 * eps68[i * 12 + j * 3 + k];
                t155_sum += v84;
            }
        }
        t155[i] = t155_sum;
    }
}

// What kernel 12 of train and 6 others do, each with buffers of its own:
//   t90: [n, 2, 2, 2, 2, 7]
//   h88: [n, 2, 1, 2, 1, 7]
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t90,
    const vae_real *h88) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 2; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 7; q++) {
                            t90[i * 112 + j * 56 + k * 28 + l * 14 + m * 7 + q] = h88[i * 28 + j * 14 + l * 7 + q];
                        }
                    }
                }
            }
        }
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   h91: [n, 4, 4, 7]
//   w92: [3, 3, 7, 4]
//   h96: [n, 4, 4, 4] in rows of 7
//   b94: [4]
//   t136: [n, 4, 4, 4] in rows of 6
VAE_SHARED_1(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *h91,
    const vae_real *w92, vae_real *h96, const vae_real *b94, vae_real *t136) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv93 = {
        .height = 4, .width = 4, .channels = 7,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 7
    };
    vae_conv(&conv93, (int)(end - begin), h91 + begin * 112, w92, h96 + begin * 112, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v93 = h96[i * 112 + j * 7 + k];
                const vae_real v96 = vae_tanh(v93 + b94[k]);
                h96[i * 112 + j * 7 + k] = v96;
                t136[i * 96 + j * 6 + k] = v96;
            }
        }
    }
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   h96: [n, 4, 4, 4] in rows of 7
//   w97: [4, 4]
//   heads100: [n, 4, 4, 4]
//   b98: [4]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *h96,
    const vae_real *w97, vae_real *heads100, const vae_real *b98) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin) * 16, 4, 4, h96 + begin * 112, 7, w97, 4, heads100 + begin * 64, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v99 = heads100[i * 64 + j * 4 + k];
                heads100[i * 64 + j * 4 + k] = v99 + b98[k];
            }
        }
    }
}

// topdown.vae:8  sampling and KL
// kernel 15, train: loop over rows of [4, 4, 2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t102 = s->arena + 10848; // [n, 4, 4, 2]
    const vae_real *t101 = s->arena + 7296; // [n, 4, 4, 2] in rows of 4
    vae_real *t105 = s->arena + 10656; // [n, 4, 4, 2]
    const vae_real *t104 = s->arena + 7298; // [n, 4, 4, 2] in rows of 4
    vae_real *t128 = s->arena + 9504; // [n, 32]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t102[i * 32 + j * 2 + k] = t101[i * 64 + j * 4 + k];
                const vae_real v105 = t104[i * 64 + j * 4 + k];
                t105[i * 32 + j * 2 + k] = v105;
                t128[i * 32 + j * 2 + k] = vae_exp(-v105);
            }
        }
    }
}

// What kernel 16 of train and 4 others do, each with buffers of its own:
//   t107: [n, 4, 4, 7]
//   w108: [7, 4]
//   heads111: [n, 4, 4, 4]
//   b109: [4]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *t107,
    const vae_real *w108, vae_real *heads111, const vae_real *b109) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin) * 16, 4, 7, t107 + begin * 112, 7, w108, 4, heads111 + begin * 64, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v110 = heads111[i * 64 + j * 4 + k];
                heads111[i * 64 + j * 4 + k] = v110 + b109[k];
            }
        }
    }
}

// topdown.vae:8  sampling and KL
// kernel 17, train: loop over rows of [4, 4, 2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t112 = s->arena + 6912; // [n, 4, 4, 2] in rows of 4
    const vae_real *t115 = s->arena + 6914; // [n, 4, 4, 2] in rows of 4
    vae_real *t120 = s->arena + 10272; // [n, 32]
    const vae_real *eps118 = s->arena + 10464; // [n, 32]
    const vae_real *logvar106 = s->arena + 10656; // [n, 32]
    vae_real *t124 = s->arena + 10080; // [n, 32]
    vae_real *t125 = s->arena + 9888; // [n, 32]
    const vae_real *mean103 = s->arena + 10848; // [n, 32]
    vae_real *t126 = s->arena + 9696; // [n, 32]
    const vae_real *t128 = s->arena + 9504; // [n, 32]
    vae_real *t134 = s->arena + 9312; // [n, 32]
    vae_real *t137 = s->arena + 3268; // [n, 4, 4, 2] in rows of 6
    vae_real *t157 = s->arena + 14512; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t157_sum = 0.0f;
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD_SUM(t157_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v113 = t112[i * 64 + j * 4 + k];
                const vae_real v116 = t115[i * 64 + j * 4 + k];
                const vae_real v120 = vae_exp(0.5f * v116);
                t120[i * 32 + j * 2 + k] = v120;
                const vae_real v124 = vae_exp(v116 - logvar106[i * 32 + j * 2 + k]);
                t124[i * 32 + j * 2 + k] = v124;
                const vae_real v125 = v113 - mean103[i * 32 + j * 2 + k];
                t125[i * 32 + j * 2 + k] = v125;
                const vae_real v126 = v125 * v125;
                t126[i * 32 + j * 2 + k] = v126;
                const vae_real v132 = v124 + v126 * t128[i * 32 + j * 2 + k] - 1.0f + logvar106[i * 32 + j * 2 + k];
                const vae_real v134 = 0.5f * (v132 - v116);
                t134[i * 32 + j * 2 + k] = v134;
                t137[i * 96 + j * 6 + k] = v113 + v120 * eps118[i * 32 + j * 2 + k];
                t157_sum += v134;
            }
        }
        t157[i] = t157_sum;
    }
}

// topdown.vae:23  conv(4)
// topdown.vae:23  tanh
// kernel 18, train: product by panels over rows of [4, 4, 4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h138 = s->arena + 3264; // [n, 4, 4, 6]
    const vae_real *w139 = s->param + 896; // [3, 3, 6, 4]
    vae_real *h143 = s->arena + 6528; // [n, 4, 4, 4]
    const vae_real *b141 = s->param + 1120; // [4]
    vae_real *h144 = s->arena + 6144; // [n, 4, 4, 4]
    const vae_real *h96 = s->arena + 1344; // [n, 4, 4, 4] in rows of 7
    static const VaeConv conv140 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 4
    };
    vae_conv(&conv140, (int)(end - begin), h138 + begin * 96, w139, h143 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v140 = h143[i * 64 + j * 4 + k];
                const vae_real v143 = vae_tanh(v140 + b141[k]);
                h143[i * 64 + j * 4 + k] = v143;
                h144[i * 64 + j * 4 + k] = h96[i * 112 + j * 7 + k] + v143;
            }
        }
    }
}

// topdown.vae:24  deconv(1, kernel=4, stride=2)
// topdown.vae:27  likelihood = bernoulli
// topdown.vae:27  gradient of likelihood = bernoulli
// topdown.vae:27  gradient of deconv(1, kernel=4, stride=2)
// kernel 19, train: product by panels over rows of [8, 8, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h144 = s->arena + 6144; // [n, 4, 4, 4]
    const vae_real *w145 = s->param + 1136; // [4, 4, 1, 4]
    vae_real *d197 = s->arena + 5760; // [n, 64]
    const vae_real *b147 = s->param + 1200; // [1]
    const vae_real *x0 = s->arena + 7680; // [n, 64]
    vae_real *t154 = s->arena + 14544; // [n, 1]
    vae_real *d199 = s->arena + 14288; // [n, 1, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv146 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_t(&conv146, (int)(end - begin), h144 + begin * 64, w145, d197 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t154_sum = 0.0f;
        vae_real d199_sum = 0.0f;
        VAE_SIMD_SUM(t154_sum, d199_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v146 = d197[i * 64 + j];
            const vae_real v148 = v146 + b147[0];
            t154_sum += vae_softplus(v148) - x0[i * 64 + j] * v148;
            const vae_real v197 = inv_n * (vae_sigmoid(v148) - x0[i * 64 + j]);
            d197[i * 64 + j] = v197;
            d199_sum += v197;
        }
        t154[i] = t154_sum;
        d199[i] = d199_sum;
    }
}

// kernel 20, train: loop over rows of [1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t37 = s->arena + 14560; // [n, 1]
    const vae_real *t155 = s->arena + 14528; // [n, 1]
    vae_real *t158 = s->arena + 14496; // [n, 1]
    const vae_real *t157 = s->arena + 14512; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t158[i] = t37[i] + t155[i] + t157[i];
    }
}

// kernel 21, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t160 = s->arena + 14480; // [1]
    const vae_real *t154 = s->arena + 14544; // [n, 1]
    vae_real *t180 = s->arena + 14352; // [1]
    const vae_real *t158 = s->arena + 14496; // [n, 1]
    vae_real t160_sum = 0.0f;
    vae_real t180_sum = 0.0f;
    VAE_SIMD_SUM(t160_sum, t180_sum)
    for (size_t i = 0; i < rows; i++) {
        t160_sum += t154[i];
        t180_sum += t158[i];
    }
    t160[0] = t160_sum;
    t180[0] = t180_sum;
}

// kernel 22, train: loop over [1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t161 = s->arena + 14464; // [1]
    const vae_real *t160 = s->arena + 14480; // [1]
    vae_real *t181 = s->arena + 14336; // [1]
    const vae_real *t180 = s->arena + 14352; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t161[0] = t160[0] * inv_n;
    t181[0] = t180[0] * inv_n;
}

// kernel 23, train: sum over the batch over rows of [2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t163 = s->arena + 14448; // [2]
    const vae_real *t36 = s->arena + 14576; // [n, 2]
    for (size_t j = 0; j < 2; j++) {
        t163[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t163[j] += t36[i * 2 + j];
        }
    }
}

// kernel 24, train: loop over [2]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t163 = s->arena + 14448; // [2]
    vae_real *t166 = s->arena + 14432; // [1]
    vae_real *d193 = s->arena + 14304; // [2]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real free_bits = s->scalar[VAE_FREE_BITS];
    const vae_real beta = s->scalar[VAE_BETA];
    vae_real t166_sum = 0.0f;
    VAE_SIMD_SUM(t166_sum)
    for (size_t j = 0; j < 2; j++) {
        const vae_real v164 = t163[j] * inv_n;
        t166_sum += vae_max(v164, free_bits);
        d193[j] = vae_where(free_bits - v164, 0.0f, beta) * inv_n;
    }
    t166[0] = t166_sum;
}

// kernel 25, train: sum over the batch over rows of [32]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t167 = s->arena + 14160; // [32]
    const vae_real *t134 = s->arena + 9312; // [n, 32]
    for (size_t j = 0; j < 32; j++) {
        t167[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            t167[j] += t134[i * 32 + j];
        }
    }
}

// kernel 26, train: loop over [32]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t167 = s->arena + 14160; // [32]
    vae_real *t170 = s->arena + 14416; // [1]
    vae_real *d189 = s->arena + 14128; // [32]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real free_bits = s->scalar[VAE_FREE_BITS];
    const vae_real beta = s->scalar[VAE_BETA];
    vae_real t170_sum = 0.0f;
    VAE_SIMD_SUM(t170_sum)
    for (size_t j = 0; j < 32; j++) {
        const vae_real v168 = t167[j] * inv_n;
        t170_sum += vae_max(v168, free_bits);
        d189[j] = vae_where(free_bits - v168, 0.0f, beta) * inv_n;
    }
    t170[0] = t170_sum;
}

// kernel 27, train: sum over the batch over rows of [12]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t172 = s->arena + 14400; // [12]
    const vae_real *t84 = s->arena + 12960; // [n, 12]
    for (size_t j = 0; j < 12; j++) {
        t172[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t172[j] += t84[i * 12 + j];
        }
    }
}

// kernel 28, train: loop over [12]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t172 = s->arena + 14400; // [12]
    vae_real *t175 = s->arena + 14384; // [1]
    vae_real *d185 = s->arena + 14320; // [12]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real free_bits = s->scalar[VAE_FREE_BITS];
    const vae_real beta = s->scalar[VAE_BETA];
    vae_real t175_sum = 0.0f;
    VAE_SIMD_SUM(t175_sum)
    for (size_t j = 0; j < 12; j++) {
        const vae_real v173 = t172[j] * inv_n;
        t175_sum += vae_max(v173, free_bits);
        d185[j] = vae_where(free_bits - v173, 0.0f, beta) * inv_n;
    }
    t175[0] = t175_sum;
}

// kernel 29, train: loop over [1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t166 = s->arena + 14432; // [1]
    const vae_real *t170 = s->arena + 14416; // [1]
    const vae_real *t175 = s->arena + 14384; // [1]
    vae_real *t179 = s->arena + 14368; // [1]
    const vae_real *t161 = s->arena + 14464; // [1]
    const vae_real beta = s->scalar[VAE_BETA];
    t179[0] = t161[0] + beta * (t166[0] + t170[0] + t175[0]);
}

// topdown.vae:9  gradient of sampling and KL
// kernel 30, train: loop over rows of [12]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d185 = s->arena + 14320; // [12]
    const vae_real *t78 = s->arena + 13040; // [n, 12]
    const vae_real *t76 = s->arena + 13120; // [n, 12]
    vae_real *d279 = s->arena + 12880; // [n, 12]
    const vae_real *t75 = s->arena + 13200; // [n, 12]
    vae_real *d280 = s->arena + 12800; // [n, 12]
    const vae_real *t74 = s->arena + 13280; // [n, 12]
    vae_real *d282 = s->arena + 12720; // [n, 12]
    vae_real *d283 = s->arena + 12640; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v273 = 0.5f * d185[j];
            const vae_real v279 = 2.0f * (v273 * t78[i * 12 + j]) * t75[i * 12 + j];
            d279[i * 12 + j] = v279;
            d280[i * 12 + j] = -v279;
            const vae_real v281 = v273 * t74[i * 12 + j];
            d282[i * 12 + j] = v281 - v273;
            d283[i * 12 + j] = v273 - v273 * t76[i * 12 + j] * t78[i * 12 + j] - v281;
        }
    }
}

// topdown.vae:8  gradient of sampling and KL
// kernel 31, train: loop over rows of [32]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d189 = s->arena + 14128; // [32]
    const vae_real *t128 = s->arena + 9504; // [n, 32]
    const vae_real *t126 = s->arena + 9696; // [n, 32]
    vae_real *d224 = s->arena + 9120; // [n, 32]
    const vae_real *t125 = s->arena + 9888; // [n, 32]
    vae_real *d225 = s->arena + 8928; // [n, 32]
    const vae_real *t124 = s->arena + 10080; // [n, 32]
    vae_real *d227 = s->arena + 8736; // [n, 32]
    vae_real *d228 = s->arena + 8544; // [n, 32]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            const vae_real v217 = 0.5f * d189[j];
            const vae_real v224 = 2.0f * (v217 * t128[i * 32 + j]) * t125[i * 32 + j];
            d224[i * 32 + j] = v224;
            d225[i * 32 + j] = -v224;
            const vae_real v226 = v217 * t124[i * 32 + j];
            d227[i * 32 + j] = v226 - v217;
            d228[i * 32 + j] = v217 - v217 * t126[i * 32 + j] * t128[i * 32 + j] - v226;
        }
    }
}

// topdown.vae:27  gradient of deconv(1, kernel=4, stride=2)
// kernel 32, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param200 = s->grad + 1200; // [1, 1, 1]
    const vae_real *d199 = s->arena + 14288; // [n, 1, 1, 1]
    vae_real d_param200_sum = 0.0f;
    VAE_SIMD_SUM(d_param200_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param200_sum += d199[i];
    }
    d_param200[0] = d_param200_sum;
}

// topdown.vae:24  gradient of deconv(1, kernel=4, stride=2)
// kernel 33, train: weight gradient over [4, 4, 1, 4]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d197 = s->arena + 5760; // [n, 8, 8, 1]
    const vae_real *h144 = s->arena + 6144; // [n, 4, 4, 4]
    vae_real *d_param202 = s->grad + 1136; // [4, 4, 1, 4]
    static const VaeConv conv202 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_w(&conv202, s->n, d197, h144, d_param202, tile, scratch);
}

// topdown.vae:24  gradient of deconv(1, kernel=4, stride=2)
// topdown.vae:23  gradient of tanh
// topdown.vae:23  gradient of conv(4)
// kernel 34, train: product by panels over rows of [4, 4, 4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d197 = s->arena + 5760; // [n, 8, 8, 1]
    const vae_real *w145 = s->param + 1136; // [4, 4, 1, 4]
    vae_real *d203 = s->arena + 5376; // [n, 4, 4, 4]
    const vae_real *h143 = s->arena + 6528; // [n, 4, 4, 4]
    vae_real *d206 = s->arena + 4992; // [n, 4, 4, 4]
    vae_real *d207 = s->arena + 14096; // [n, 1, 1, 4]
    static const VaeConv conv203 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv(&conv203, (int)(end - begin), d197 + begin * 64, w145, d203 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d207[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v203 = d203[i * 64 + j * 4 + k];
                const vae_real v205 = 1.0f - h143[i * 64 + j * 4 + k] * h143[i * 64 + j * 4 + k];
                const vae_real v206 = v203 * v205;
                d206[i * 64 + j * 4 + k] = v206;
                d207[i * 4 + k] += v206;
            }
        }
    }
}

// What kernel 35 of train and 4 others do, each with buffers of its own:
//   d_param208: [1, 1, 4]
//   d207: [n, 1, 1, 4]
VAE_SHARED_1(like_train_k35, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param208,
    const vae_real *d207) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d_param208[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param208[j] += d207[i * 4 + j];
        }
    }
}

// topdown.vae:23  gradient of conv(4)
// kernel 35, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->grad + 1120, s->arena + 14096);
}

// topdown.vae:23  gradient of conv(4)
// kernel 36, train: weight gradient over [3, 3, 6, 4]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h138 = s->arena + 3264; // [n, 4, 4, 6]
    const vae_real *d206 = s->arena + 4992; // [n, 4, 4, 4]
    vae_real *d_param210 = s->grad + 896; // [3, 3, 6, 4]
    static const VaeConv conv210 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 4
    };
    vae_conv_w(&conv210, s->n, h138, d206, d_param210, tile, scratch);
}

// topdown.vae:23  gradient of conv(4)
// kernel 37, train: product by panels over rows of [4, 4, 6]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d206 = s->arena + 4992; // [n, 4, 4, 4]
    const vae_real *w139 = s->param + 896; // [3, 3, 6, 4]
    vae_real *d211 = s->arena + 2688; // [n, 4, 4, 6]
    static const VaeConv conv211 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 4
    };
    vae_conv_t(&conv211, (int)(end - begin), d206 + begin * 64, w139, d211 + begin * 96, scratch);
}

// topdown.vae:8  gradient of sampling and KL
// kernel 38, train: loop over rows of [4, 4, 2]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d213 = s->arena + 2692; // [n, 4, 4, 2] in rows of 6
    const vae_real *d224 = s->arena + 9120; // [n, 32]
    const vae_real *eps118 = s->arena + 10464; // [n, 32]
    const vae_real *t120 = s->arena + 10272; // [n, 32]
    const vae_real *d227 = s->arena + 8736; // [n, 32]
    vae_real *t236 = s->arena + 4608; // [n, 4, 4, 2] in rows of 4
    vae_real *t237 = s->arena + 4610; // [n, 4, 4, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v215 = d213[i * 96 + j * 6 + k];
                const vae_real v231 = v215 * eps118[i * 32 + j * 2 + k] * t120[i * 32 + j * 2 + k];
                t236[i * 64 + j * 4 + k] = d224[i * 32 + j * 2 + k] + v215;
                t237[i * 64 + j * 4 + k] = d227[i * 32 + j * 2 + k] + 0.5f * v231;
            }
        }
    }
}

// What kernel 39 of train and 1 other do, each with buffers of its own:
//   d239: [n, 1, 1, 4]
//   d238: [n, 4, 4, 4]
VAE_SHARED_2(like_train_k39, const VaeState *s, int tile, vae_real *scratch, vae_real *d239,
    const vae_real *d238) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d239[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d239[i * 4 + k] += d238[i * 64 + j * 4 + k];
            }
        }
    }
}

// topdown.vae:8  gradient of draw(z3)
// kernel 41, train: weight gradient over [7, 4]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t107 = s->arena + 1344; // [n, 4, 4, 7]
    const vae_real *d238 = s->arena + 4608; // [n, 4, 4, 4]
    vae_real *d_param242 = s->grad + 848; // [7, 4]
    vae_gemm_tn(7, 4, s->n * 16, t107, 7, d238, 4, d_param242, 4);
}

// topdown.vae:8  gradient of draw(z3)
// kernel 42, train: product by panels over rows of [4, 4, 7]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d238 = s->arena + 4608; // [n, 4, 4, 4]
    const vae_real *w108 = s->param + 848; // [7, 4]
    vae_real *d243 = s->arena + 672; // [n, 4, 4, 7]
    vae_gemm_nt((int)(end - begin) * 16, 7, 4, d238 + begin * 64, 4, w108, 4, d243 + begin * 112, 7);
}

// What kernel 43 of train and 1 other do, each with buffers of its own:
//   t249: [n, 4, 4, 2] in rows of 4
//   d225: [n, 4, 4, 2]
VAE_SHARED_2(like_train_k43, const VaeState *s, int tile, vae_real *scratch, vae_real *t249,
    const vae_real *d225) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t249[i * 64 + j * 4 + k] = d225[i * 32 + j * 2 + k];
            }
        }
    }
}

// topdown.vae:8  gradient of draw(z3)
// kernel 47, train: weight gradient over [4, 4]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h96 = s->arena + 1344; // [n, 4, 4, 4] in rows of 7
    const vae_real *d251 = s->arena + 4224; // [n, 4, 4, 4]
    vae_real *d_param255 = s->grad + 816; // [4, 4]
    vae_gemm_tn(4, 4, s->n * 16, h96, 7, d251, 4, d_param255, 4);
}

// topdown.vae:23  gradient of draw(z3)
// topdown.vae:8  gradient of draw(z3)
// topdown.vae:22  gradient of tanh
// topdown.vae:22  gradient of conv(4)
// kernel 48, train: product by panels over rows of [4, 4, 4]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d251 = s->arena + 4224; // [n, 4, 4, 4]
    const vae_real *w97 = s->param + 816; // [4, 4]
    vae_real *d260 = s->arena + 3840; // [n, 4, 4, 4]
    const vae_real *d203 = s->arena + 5376; // [n, 4, 4, 4]
    const vae_real *d212 = s->arena + 2688; // [n, 4, 4, 4] in rows of 6
    const vae_real *d244 = s->arena + 672; // [n, 4, 4, 4] in rows of 7
    const vae_real *h96 = s->arena + 1344; // [n, 4, 4, 4] in rows of 7
    vae_real *d261 = s->arena + 14000; // [n, 1, 1, 4]
    vae_gemm_nt((int)(end - begin) * 16, 4, 4, d251 + begin * 64, 4, w97, 4, d260 + begin * 64, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d261[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v246 = d203[i * 64 + j * 4 + k] + d212[i * 96 + j * 6 + k] + d244[i * 112 + j * 7 + k];
                const vae_real v256 = d260[i * 64 + j * 4 + k];
                const vae_real v259 = 1.0f - h96[i * 112 + j * 7 + k] * h96[i * 112 + j * 7 + k];
                const vae_real v260 = (v246 + v256) * v259;
                d260[i * 64 + j * 4 + k] = v260;
                d261[i * 4 + k] += v260;
            }
        }
    }
}

// topdown.vae:22  gradient of conv(4)
// kernel 49, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k35(s, tile, scratch, s->grad + 800, s->arena + 14000);
}

// topdown.vae:22  gradient of conv(4)
// kernel 50, train: weight gradient over [3, 3, 7, 4]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h91 = s->arena + 2016; // [n, 4, 4, 7]
    const vae_real *d260 = s->arena + 3840; // [n, 4, 4, 4]
    vae_real *d_param264 = s->grad + 544; // [3, 3, 7, 4]
    static const VaeConv conv264 = {
        .height = 4, .width = 4, .channels = 7,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 4
    };
    vae_conv_w(&conv264, s->n, h91, d260, d_param264, tile, scratch);
}

// topdown.vae:22  gradient of conv(4)
// kernel 51, train: product by panels over rows of [4, 4, 7]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d260 = s->arena + 3840; // [n, 4, 4, 4]
    const vae_real *w92 = s->param + 544; // [3, 3, 7, 4]
    vae_real *d265 = s->arena + 0; // [n, 4, 4, 7]
    static const VaeConv conv265 = {
        .height = 4, .width = 4, .channels = 7,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 4
    };
    vae_conv_t(&conv265, (int)(end - begin), d260 + begin * 64, w92, d265 + begin * 112, scratch);
}

// topdown.vae:21  gradient of upsample(2)
// kernel 52, train: loop over rows of [2, 2, 2, 2, 7]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d267 = s->arena + 11232; // [n, 2, 1, 2, 1, 7]
    const vae_real *d265 = s->arena + 0; // [n, 2, 2, 2, 2, 7]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t l = 0; l < 2; l++) {
                for (size_t q = 0; q < 7; q++) {
                    d267[i * 28 + j * 14 + l * 7 + q] = 0.0f;
                }
            }
        }
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 2; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 7; q++) {
                            d267[i * 28 + j * 14 + l * 7 + q] += d265[i * 112 + j * 56 + k * 28 + l * 14 + m * 7 + q];
                        }
                    }
                }
            }
        }
    }
}

// topdown.vae:9  gradient of sampling and KL
// kernel 53, train: loop over rows of [2, 2, 3]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d270 = s->arena + 11236; // [n, 2, 2, 3] in rows of 7
    const vae_real *d279 = s->arena + 12880; // [n, 12]
    const vae_real *eps68 = s->arena + 13440; // [n, 12]
    const vae_real *t70 = s->arena + 13360; // [n, 12]
    const vae_real *d282 = s->arena + 12720; // [n, 12]
    vae_real *t291 = s->arena + 11728; // [n, 2, 2, 3] in rows of 6
    vae_real *t292 = s->arena + 11731; // [n, 2, 2, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v271 = d270[i * 28 + j * 7 + k];
                const vae_real v286 = v271 * eps68[i * 12 + j * 3 + k] * t70[i * 12 + j * 3 + k];
                t291[i * 24 + j * 6 + k] = d279[i * 12 + j * 3 + k] + v271;
                t292[i * 24 + j * 6 + k] = d282[i * 12 + j * 3 + k] + 0.5f * v286;
            }
        }
    }
}

// What kernel 54 of train and 1 other do, each with buffers of its own:
//   d294: [n, 1, 1, 6]
//   d293: [n, 2, 2, 6]
VAE_SHARED_1(like_train_k54, const VaeState *s, int tile, vae_real *scratch, vae_real *d294,
    const vae_real *d293) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d294[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d294[i * 6 + k] += d293[i * 24 + j * 6 + k];
            }
        }
    }
}

// What kernel 55 of train and 1 other do, each with buffers of its own:
//   d_param295: [1, 1, 6]
//   d294: [n, 1, 1, 6]
VAE_SHARED_1(like_train_k55, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param295,
    const vae_real *d294) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 6; j++) {
        d_param295[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param295[j] += d294[i * 6 + j];
        }
    }
}

// topdown.vae:9  gradient of draw(z2)
// kernel 56, train: weight gradient over [8, 6]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t57 = s->arena + 11040; // [n, 2, 2, 8]
    const vae_real *d293 = s->arena + 11728; // [n, 2, 2, 6]
    vae_real *d_param297 = s->grad + 480; // [8, 6]
    vae_gemm_tn(8, 6, s->n * 4, t57, 8, d293, 6, d_param297, 6);
}

// topdown.vae:9  gradient of draw(z2)
// kernel 57, train: product by panels over rows of [2, 2, 8]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d293 = s->arena + 11728; // [n, 2, 2, 6]
    const vae_real *w58 = s->param + 480; // [8, 6]
    vae_real *d298 = s->arena + 8352; // [n, 2, 2, 8]
    vae_gemm_nt((int)(end - begin) * 4, 8, 6, d293 + begin * 24, 6, w58, 6, d298 + begin * 32, 8);
}

// What kernel 58 of train and 1 other do, each with buffers of its own:
//   t304: [n, 2, 2, 3] in rows of 6
//   d280: [n, 2, 2, 3]
VAE_SHARED_1(like_train_k58, const VaeState *s, int tile, vae_real *scratch, vae_real *t304,
    const vae_real *d280) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t304[i * 24 + j * 6 + k] = d280[i * 12 + j * 3 + k];
            }
        }
    }
}

// topdown.vae:9  gradient of draw(z2)
// kernel 62, train: weight gradient over [4, 6]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h45 = s->arena + 11040; // [n, 2, 2, 4] in rows of 8
    const vae_real *d306 = s->arena + 11584; // [n, 2, 2, 6]
    vae_real *d_param310 = s->grad + 432; // [4, 6]
    vae_gemm_tn(4, 6, s->n * 4, h45, 8, d306, 6, d_param310, 6);
}

// topdown.vae:9  gradient of draw(z2)
// topdown.vae:19  gradient of tanh
// kernel 63, train: product by panels over rows of [2, 2, 4]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d306 = s->arena + 11584; // [n, 2, 2, 6]
    const vae_real *w46 = s->param + 432; // [4, 6]
    vae_real *d315 = s->arena + 12352; // [n, 2, 2, 4]
    const vae_real *d269 = s->arena + 11232; // [n, 2, 2, 4] in rows of 7
    const vae_real *d299 = s->arena + 8352; // [n, 2, 2, 4] in rows of 8
    const vae_real *h45 = s->arena + 11040; // [n, 2, 2, 4] in rows of 8
    vae_gemm_nt((int)(end - begin) * 4, 4, 6, d306 + begin * 24, 6, w46, 6, d315 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v311 = d315[i * 16 + j * 4 + k];
                const vae_real v312 = d269[i * 28 + j * 7 + k] + d299[i * 32 + j * 8 + k] + v311;
                d315[i * 16 + j * 4 + k] = v312 * (1.0f - h45[i * 32 + j * 8 + k] * h45[i * 32 + j * 8 + k]);
            }
        }
    }
}

// topdown.vae:19  gradient of dense(2 * 2 * 4)
// kernel 64, train: weight gradient over [5, 16]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h39 = s->arena + 14192; // [n, 5]
    const vae_real *d315 = s->arena + 12352; // [n, 16]
    vae_real *d_param318 = s->grad + 336; // [5, 16]
    if (tile == 1) {
        vae_real *d_param317 = s->grad + 416; // [16]
        vae_column_sums(s->n, 16, d315, 16, d_param317);
        return;
    }
    vae_gemm_tn(5, 16, s->n, h39, 5, d315, 16, d_param318, 16);
}

// topdown.vae:19  gradient of dense(2 * 2 * 4)
// kernel 65, train: product by panels over rows of [5]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d315 = s->arena + 12352; // [n, 16]
    const vae_real *w40 = s->param + 336; // [5, 16]
    vae_real *d319 = s->arena + 13968; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 16, d315 + begin * 16, 16, w40, 16, d319 + begin * 5, 5);
}

// topdown.vae:7  gradient of sampling and KL
// kernel 66, train: loop over rows of [2]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d193 = s->arena + 14304; // [2]
    const vae_real *t31 = s->arena + 14592; // [n, 2]
    const vae_real *mean22 = s->arena + 14224; // [n, 2] in rows of 4
    vae_real *d325 = s->arena + 13936; // [n, 2] in rows of 4
    const vae_real *d320 = s->arena + 13968; // [n, 2] in rows of 5
    const vae_real *eps24 = s->arena + 14624; // [n, 2]
    const vae_real *t27 = s->arena + 14608; // [n, 2]
    vae_real *d329 = s->arena + 13938; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v321 = 0.5f * d193[j];
            d325[i * 4 + j] = d193[j] * mean22[i * 4 + j] + d320[i * 5 + j];
            const vae_real v328 = 0.5f * (d320[i * 5 + j] * eps24[i * 2 + j] * t27[i * 2 + j]);
            d329[i * 4 + j] = v321 * t31[i * 2 + j] - v321 + v328;
        }
    }
}

// topdown.vae:7  gradient of posterior heads (added by the compiler)
// kernel 67, train: weight gradient over [6, 4]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h17 = s->arena + 13824; // [n, 6]
    const vae_real *d330 = s->arena + 13936; // [n, 4]
    vae_real *d_param332 = s->grad + 288; // [6, 4]
    if (tile == 1) {
        vae_real *d_param331 = s->grad + 320; // [4]
        vae_column_sums(s->n, 4, d330, 4, d_param331);
        return;
    }
    vae_gemm_tn(6, 4, s->n, h17, 6, d330, 4, d_param332, 4);
}

// topdown.vae:7  gradient of posterior heads (added by the compiler)
// topdown.vae:14  gradient of tanh
// kernel 68, train: product by panels over rows of [6]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d330 = s->arena + 13936; // [n, 4]
    const vae_real *w18 = s->param + 288; // [6, 4]
    vae_real *d336 = s->arena + 13680; // [n, 6]
    const vae_real *h17 = s->arena + 13824; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 4, d330 + begin * 4, 4, w18, 4, d336 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v333 = d336[i * 6 + j];
            d336[i * 6 + j] = v333 * (1.0f - h17[i * 6 + j] * h17[i * 6 + j]);
        }
    }
}

// topdown.vae:14  gradient of dense(6)
// kernel 69, train: weight gradient over [16, 6]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h12 = s->arena + 12544; // [n, 16]
    const vae_real *d336 = s->arena + 13680; // [n, 6]
    vae_real *d_param338 = s->grad + 176; // [16, 6]
    if (tile == 1) {
        vae_real *d_param337 = s->grad + 272; // [6]
        vae_column_sums(s->n, 6, d336, 6, d_param337);
        return;
    }
    vae_gemm_tn(16, 6, s->n, h12, 16, d336, 6, d_param338, 6);
}

// topdown.vae:14  gradient of dense(6)
// kernel 70, train: product by panels over rows of [16]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d336 = s->arena + 13680; // [n, 6]
    const vae_real *w13 = s->param + 176; // [16, 6]
    vae_real *d339 = s->arena + 12256; // [n, 16]
    vae_gemm_nt((int)(end - begin), 16, 6, d336 + begin * 6, 6, w13, 6, d339 + begin * 16, 16);
}

// topdown.vae:14  gradient of flatten
// topdown.vae:13  gradient of tanh
// topdown.vae:13  gradient of conv(4, stride=2)
// kernel 71, train: loop over rows of [2, 2, 4]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d300 = s->arena + 8356; // [n, 2, 2, 4] in rows of 8
    const vae_real *d339 = s->arena + 12256; // [n, 2, 2, 4]
    const vae_real *h11 = s->arena + 12544; // [n, 2, 2, 4]
    vae_real *d344 = s->arena + 12160; // [n, 2, 2, 4]
    vae_real *d345 = s->arena + 13904; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d345[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v344 = (d300[i * 32 + j * 8 + k] + d339[i * 16 + j * 4 + k]) * (1.0f - h11[i * 16 + j * 4 + k] * h11[i * 16 + j * 4 + k]);
                d344[i * 16 + j * 4 + k] = v344;
                d345[i * 4 + k] += v344;
            }
        }
    }
}

// topdown.vae:13  gradient of conv(4, stride=2)
// kernel 73, train: weight gradient over [3, 3, 3, 4]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h6 = s->arena + 1348; // [n, 4, 4, 3] in rows of 7
    const vae_real *d344 = s->arena + 12160; // [n, 2, 2, 4]
    vae_real *d_param348 = s->grad + 48; // [3, 3, 3, 4]
    static const VaeConv conv348 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 4
    };
    vae_conv_w(&conv348, s->n, h6, d344, d_param348, tile, scratch);
}

// topdown.vae:13  gradient of conv(4, stride=2)
// topdown.vae:12  gradient of tanh
// topdown.vae:12  gradient of conv(3, stride=2)
// kernel 74, train: product by panels over rows of [4, 4, 3]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d344 = s->arena + 12160; // [n, 2, 2, 4]
    const vae_real *w7 = s->param + 48; // [3, 3, 3, 4]
    vae_real *d353 = s->arena + 8064; // [n, 4, 4, 3]
    const vae_real *d245 = s->arena + 676; // [n, 4, 4, 3] in rows of 7
    const vae_real *h6 = s->arena + 1348; // [n, 4, 4, 3] in rows of 7
    vae_real *d354 = s->arena + 13872; // [n, 1, 1, 3]
    static const VaeConv conv349 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv_t(&conv349, (int)(end - begin), d344 + begin * 16, w7, d353 + begin * 48, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d354[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v349 = d353[i * 48 + j * 3 + k];
                const vae_real v353 = (d245[i * 112 + j * 7 + k] + v349) * (1.0f - h6[i * 112 + j * 7 + k] * h6[i * 112 + j * 7 + k]);
                d353[i * 48 + j * 3 + k] = v353;
                d354[i * 3 + k] += v353;
            }
        }
    }
}

// topdown.vae:12  gradient of conv(3, stride=2)
// kernel 75, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param355 = s->grad + 32; // [1, 1, 3]
    const vae_real *d354 = s->arena + 13872; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param355[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param355[j] += d354[i * 3 + j];
        }
    }
}

// topdown.vae:12  gradient of conv(3, stride=2)
// kernel 76, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 7680; // [n, 8, 8, 1]
    const vae_real *d353 = s->arena + 8064; // [n, 4, 4, 3]
    vae_real *d_param357 = s->grad + 0; // [3, 3, 1, 3]
    static const VaeConv conv357 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_w(&conv357, s->n, x0, d353, d_param357, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:13  conv(4, stride=2)
    // topdown.vae:13  tanh
    // kernel 1, train: product by panels over rows of [2, 2, 4]
    like_train_k1(s, tile, scratch, s->arena + 1348, s->param + 48, s->arena + 12544,
        s->param + 160, s->arena + 11044);
    // topdown.vae:14  dense(6)
    // topdown.vae:14  tanh
    // kernel 2, train: product by panels over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 12544, s->param + 176, s->arena + 13824,
        s->param + 272);
    // topdown.vae:7  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 13824, s->param + 288, s->arena + 14224,
        s->param + 320);
    train_k4(s, tile, scratch);
    // topdown.vae:6  y
    // kernel 5, train: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 14194, s->arena + 14256);
    // topdown.vae:19  dense(2 * 2 * 4)
    // kernel 6, train: product by panels over rows of [16]
    like_train_k6(s, tile, scratch, s->arena + 14192, s->param + 336, s->arena + 12448,
        s->param + 416);
    // topdown.vae:19  tanh
    // kernel 7, train: loop over rows of [2, 2, 4]
    like_train_k7(s, tile, scratch, s->arena + 11040, s->arena + 12448, s->arena + 11408);
    // topdown.vae:9  draw(z2)
    // kernel 8, train: product by panels over rows of [2, 2, 6]
    like_train_k8(s, tile, scratch, s->arena + 11040, s->param + 432, s->arena + 12016,
        s->param + 464);
    train_k9(s, tile, scratch);
    // topdown.vae:9  draw(z2)
    // kernel 10, train: product by panels over rows of [2, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 11040, s->param + 480, s->arena + 11872,
        s->param + 528);
    train_k11(s, tile, scratch);
    // topdown.vae:21  upsample(2)
    // kernel 12, train: loop over rows of [2, 2, 2, 2, 7]
    like_train_k12(s, tile, scratch, s->arena + 2016, s->arena + 11408);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k30(s, tile, scratch);
    // kernel 58, train: loop over rows of [2, 2, 3]
    like_train_k58(s, tile, scratch, s->arena + 11584, s->arena + 12800);
    // kernel 59, train: loop over rows of [2, 2, 3]
    like_train_k58(s, tile, scratch, s->arena + 11587, s->arena + 12640);
    // topdown.vae:9  gradient of draw(z2)
    // kernel 60, train: loop over rows of [2, 2, 6]
    like_train_k54(s, tile, scratch, s->arena + 13728, s->arena + 11584);
    // topdown.vae:9  gradient of draw(z2)
    // kernel 61, train: sum over the batch over rows of [1, 1, 6]
    like_train_k55(s, tile, scratch, s->grad + 464, s->arena + 13728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:22  conv(4)
    // topdown.vae:22  tanh
    // kernel 13, train: product by panels over rows of [4, 4, 4]
    like_train_k13(s, tile, scratch, s->arena + 2016, s->param + 544, s->arena + 1344,
        s->param + 800, s->arena + 3264);
    // topdown.vae:8  draw(z3)
    // kernel 14, train: product by panels over rows of [4, 4, 4]
    like_train_k14(s, tile, scratch, s->arena + 1344, s->param + 816, s->arena + 7296,
        s->param + 832);
    // topdown.vae:8  draw(z3)
    // kernel 16, train: product by panels over rows of [4, 4, 4]
    like_train_k16(s, tile, scratch, s->arena + 1344, s->param + 848, s->arena + 6912,
        s->param + 880);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k31(s, tile, scratch);
    // kernel 43, train: loop over rows of [4, 4, 2]
    like_train_k43(s, tile, scratch, s->arena + 4224, s->arena + 8928);
    // kernel 44, train: loop over rows of [4, 4, 2]
    like_train_k43(s, tile, scratch, s->arena + 4226, s->arena + 8544);
    // topdown.vae:8  gradient of draw(z3)
    // kernel 45, train: loop over rows of [4, 4, 4]
    like_train_k39(s, tile, scratch, s->arena + 14032, s->arena + 4224);
    // topdown.vae:8  gradient of draw(z3)
    // kernel 46, train: sum over the batch over rows of [1, 1, 4]
    like_train_k35(s, tile, scratch, s->grad + 832, s->arena + 14032);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k34(s, tile, scratch);
    train_k37(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    train_k38(s, tile, scratch);
    // topdown.vae:8  gradient of draw(z3)
    // kernel 39, train: loop over rows of [4, 4, 4]
    like_train_k39(s, tile, scratch, s->arena + 14064, s->arena + 4608);
    // topdown.vae:8  gradient of draw(z3)
    // kernel 40, train: sum over the batch over rows of [1, 1, 4]
    like_train_k35(s, tile, scratch, s->grad + 880, s->arena + 14064);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k42(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k51(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u18(const VaeState *s, int tile, vae_real *scratch) {
    train_k52(s, tile, scratch);
    train_k53(s, tile, scratch);
    // topdown.vae:9  gradient of draw(z2)
    // kernel 54, train: loop over rows of [2, 2, 6]
    like_train_k54(s, tile, scratch, s->arena + 13776, s->arena + 11728);
    // topdown.vae:9  gradient of draw(z2)
    // kernel 55, train: sum over the batch over rows of [1, 1, 6]
    like_train_k55(s, tile, scratch, s->grad + 528, s->arena + 13776);
    train_k57(s, tile, scratch);
    train_k63(s, tile, scratch);
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k68(s, tile, scratch);
    train_k70(s, tile, scratch);
    train_k71(s, tile, scratch);
    // topdown.vae:13  gradient of conv(4, stride=2)
    // kernel 72, train: sum over the batch over rows of [1, 1, 4]
    like_train_k35(s, tile, scratch, s->grad + 160, s->arena + 13904);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_k0, (s->n + 3) / 4);
    vae_run_one(me, s, train_u1, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u2, (s->n + 3) / 4, {0}},
        {train_k62, 1, {0}}}, 2);
    vae_run_one(me, s, train_u3, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k18, (s->n + 3) / 4, {0}},
        {train_k47, 1, {.weights = true, .first = 816, .each = 64, .end = 832}}}, 2);
    vae_run_one(me, s, train_k19, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_u9, (s->n + 3) / 4, {0}},
        {train_k33, 1, {0}},
        {train_u6, 1, {0}},
        {train_k32, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k36, 1, {0}},
        {train_u12, 1, {0}},
        {train_k35, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u14, (s->n + 3) / 4, {0}},
        {train_k41, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k50, 1, {0}},
        {train_u18, 1, {0}},
        {train_k49, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k74, (s->n + 3) / 4, {0}},
        {train_k73, 1, {0}},
        {train_k56, 1, {.weights = true, .first = 480, .each = 96, .end = 528}},
        {train_k69, 2, {.weights = true, .first = 176, .each = 96, .end = 272}},
        {train_k64, 2, {0}},
        {train_k67, 2, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_k76, 1, {0}},
        {train_k75, 1, {0}}}, 2);
}

// topdown.vae:12  conv(3, stride=2)
// topdown.vae:12  tanh
// kernel 0, eval: product by panels over rows of [4, 4, 3]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 3072, s->param + 0, s->arena + 4, s->param + 32);
}

// topdown.vae:7  sampling and KL
// kernel 4, eval: loop over rows of [2]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar23 = s->arena + 5474; // [n, 2] in rows of 4
    const vae_real *eps24 = s->arena + 5696; // [n, 2]
    vae_real *z29 = s->arena + 5440; // [n, 2] in rows of 5
    const vae_real *mean22 = s->arena + 5472; // [n, 2] in rows of 4
    vae_real *t43 = s->arena + 5680; // [n, 2]
    vae_real *t44 = s->arena + 5664; // [n, 1]
    vae_real *t47 = s->arena + 5648; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum, t47_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v29 = mean22[i * 4 + j] + vae_exp(0.5f * logvar23[i * 4 + j]) * eps24[i * 2 + j];
            z29[i * 5 + j] = v29;
            const vae_real v32 = eps24[i * 2 + j] * eps24[i * 2 + j] + logvar23[i * 4 + j];
            const vae_real v39 = mean22[i * 4 + j] * mean22[i * 4 + j] + vae_exp(logvar23[i * 4 + j]);
            const vae_real v43 = 0.5f * (v39 - 1.0f - logvar23[i * 4 + j]);
            t43[i * 2 + j] = v43;
            t44_sum += v43;
            const vae_real v46 = (-0.5f) * (v29 * v29 + 1.83787707f - (v32 + 1.83787707f));
            t47_sum += v46;
        }
        t44[i] = t44_sum;
        t47[i] = t47_sum;
    }
}

// What kernel 9 of eval and 2 others do, each with buffers of its own:
//   t61: [n, 2, 2, 3]
//   t60: [n, 2, 2, 3] in rows of 6
//   t64: [n, 2, 2, 3]
//   t63: [n, 2, 2, 3] in rows of 6
VAE_SHARED_1(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t61,
    const vae_real *t60, vae_real *t64, const vae_real *t63) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t61[i * 12 + j * 3 + k] = t60[i * 24 + j * 6 + k];
                t64[i * 12 + j * 3 + k] = t63[i * 24 + j * 6 + k];
            }
        }
    }
}

// topdown.vae:9  sampling and KL
// kernel 11, eval: loop over rows of [2, 2, 3]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t72 = s->arena + 4592; // [n, 2, 2, 3] in rows of 6
    const vae_real *t75 = s->arena + 4595; // [n, 2, 2, 3] in rows of 6
    const vae_real *eps78 = s->arena + 5152; // [n, 12]
    const vae_real *mean62 = s->arena + 5312; // [n, 12]
    const vae_real *logvar65 = s->arena + 5232; // [n, 12]
    vae_real *t102 = s->arena + 5072; // [n, 12]
    vae_real *t105 = s->arena + 4420; // [n, 2, 2, 3] in rows of 7
    vae_real *t181 = s->arena + 5616; // [n, 1]
    vae_real *t185 = s->arena + 5600; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t181_sum = 0.0f;
        vae_real t185_sum = 0.0f;
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD_SUM(t181_sum, t185_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v73 = t72[i * 24 + j * 6 + k];
                const vae_real v76 = t75[i * 24 + j * 6 + k];
                const vae_real v82 = v73 + vae_exp(0.5f * v76) * eps78[i * 12 + j * 3 + k];
                const vae_real v84 = eps78[i * 12 + j * 3 + k] * eps78[i * 12 + j * 3 + k] + v76;
                const vae_real v86 = v82 - mean62[i * 12 + j * 3 + k];
                const vae_real v89 = vae_exp(-logvar65[i * 12 + j * 3 + k]);
                const vae_real v92 = v86 * v86 * v89 + logvar65[i * 12 + j * 3 + k] + 1.83787707f;
                const vae_real v95 = v73 - mean62[i * 12 + j * 3 + k];
                const vae_real v98 = vae_exp(v76 - logvar65[i * 12 + j * 3 + k]) + v95 * v95 * v89;
                const vae_real v102 = 0.5f * (v98 - 1.0f + logvar65[i * 12 + j * 3 + k] - v76);
                t102[i * 12 + j * 3 + k] = v102;
                t105[i * 28 + j * 7 + k] = v82;
                t181_sum += v102;
                t185_sum += (-0.5f) * (v92 - (v84 + 1.83787707f));
            }
        }
        t181[i] = t181_sum;
        t185[i] = t185_sum;
    }
}

// What kernel 15 of eval and 3 others do, each with buffers of its own:
//   t120: [n, 4, 4, 2]
//   t119: [n, 4, 4, 2] in rows of 4
//   t123: [n, 4, 4, 2]
//   t122: [n, 4, 4, 2] in rows of 4
VAE_SHARED_2(like_eval_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *t120,
    const vae_real *t119, vae_real *t123, const vae_real *t122) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t120[i * 32 + j * 2 + k] = t119[i * 64 + j * 4 + k];
                t123[i * 32 + j * 2 + k] = t122[i * 64 + j * 4 + k];
            }
        }
    }
}

// topdown.vae:8  sampling and KL
// kernel 17, eval: loop over rows of [4, 4, 2]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t130 = s->arena + 2304; // [n, 4, 4, 2] in rows of 4
    const vae_real *t133 = s->arena + 2306; // [n, 4, 4, 2] in rows of 4
    const vae_real *eps136 = s->arena + 3648; // [n, 32]
    const vae_real *mean121 = s->arena + 4032; // [n, 32]
    const vae_real *logvar124 = s->arena + 3840; // [n, 32]
    vae_real *t160 = s->arena + 3456; // [n, 32]
    vae_real *t163 = s->arena + 1348; // [n, 4, 4, 2] in rows of 6
    vae_real *t187 = s->arena + 5584; // [n, 1]
    vae_real *t191 = s->arena + 5552; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t187_sum = 0.0f;
        vae_real t191_sum = 0.0f;
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD_SUM(t187_sum, t191_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v131 = t130[i * 64 + j * 4 + k];
                const vae_real v134 = t133[i * 64 + j * 4 + k];
                const vae_real v140 = v131 + vae_exp(0.5f * v134) * eps136[i * 32 + j * 2 + k];
                const vae_real v142 = eps136[i * 32 + j * 2 + k] * eps136[i * 32 + j * 2 + k] + v134;
                const vae_real v144 = v140 - mean121[i * 32 + j * 2 + k];
                const vae_real v147 = vae_exp(-logvar124[i * 32 + j * 2 + k]);
                const vae_real v150 = v144 * v144 * v147 + logvar124[i * 32 + j * 2 + k] + 1.83787707f;
                const vae_real v153 = v131 - mean121[i * 32 + j * 2 + k];
                const vae_real v156 = vae_exp(v134 - logvar124[i * 32 + j * 2 + k]) + v153 * v153 * v147;
                const vae_real v160 = 0.5f * (v156 - 1.0f + logvar124[i * 32 + j * 2 + k] - v134);
                t160[i * 32 + j * 2 + k] = v160;
                t163[i * 96 + j * 6 + k] = v140;
                t187_sum += v160;
                t191_sum += (-0.5f) * (v150 - (v142 + 1.83787707f));
            }
        }
        t187[i] = t187_sum;
        t191[i] = t191_sum;
    }
}

// topdown.vae:23  conv(4)
// topdown.vae:23  tanh
// kernel 18, eval: product by panels over rows of [4, 4, 4]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h164 = s->arena + 1344; // [n, 4, 4, 6]
    const vae_real *w165 = s->param + 896; // [3, 3, 6, 4]
    vae_real *h170 = s->arena + 1920; // [n, 4, 4, 4]
    const vae_real *b167 = s->param + 1120; // [4]
    const vae_real *h114 = s->arena + 0; // [n, 4, 4, 4] in rows of 7
    static const VaeConv conv166 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 4
    };
    vae_conv(&conv166, (int)(end - begin), h164 + begin * 96, w165, h170 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v166 = h170[i * 64 + j * 4 + k];
                h170[i * 64 + j * 4 + k] = h114[i * 112 + j * 7 + k] + vae_tanh(v166 + b167[k]);
            }
        }
    }
}

// topdown.vae:24  deconv(1, kernel=4, stride=2)
// topdown.vae:27  likelihood = bernoulli
// kernel 19, eval: product by panels over rows of [8, 8, 1]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h170 = s->arena + 1920; // [n, 4, 4, 4]
    const vae_real *w171 = s->param + 1136; // [4, 4, 1, 4]
    vae_real *t172 = scratch + 144; // [end - begin, 8, 8, 1]
    const vae_real *b173 = s->param + 1200; // [1]
    const vae_real *x0 = s->arena + 3072; // [n, 64]
    vae_real *t180 = s->arena + 5632; // [n, 1]
    static const VaeConv conv172 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_t(&conv172, (int)(end - begin), h170 + begin * 64, w171, t172, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t180_sum = 0.0f;
        VAE_SIMD_SUM(t180_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v172 = t172[(i - begin) * 64 + j];
            const vae_real v174 = v172 + b173[0];
            t180_sum += vae_softplus(v174) - x0[i * 64 + j] * v174;
        }
        t180[i] = t180_sum;
    }
}

// kernel 20, eval: loop over rows of [1]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t44 = s->arena + 5664; // [n, 1]
    const vae_real *t181 = s->arena + 5616; // [n, 1]
    const vae_real *t47 = s->arena + 5648; // [n, 1]
    const vae_real *t185 = s->arena + 5600; // [n, 1]
    vae_real *t188 = s->arena + 5568; // [n, 1]
    const vae_real *t187 = s->arena + 5584; // [n, 1]
    const vae_real *t191 = s->arena + 5552; // [n, 1]
    vae_real *t193 = s->arena + 5536; // [n, 1]
    const vae_real *t180 = s->arena + 5632; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t188[i] = t44[i] + t181[i] + t187[i];
        t193[i] = t47[i] + t185[i] + t191[i] - t180[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:13  conv(4, stride=2)
    // topdown.vae:13  tanh
    // kernel 1, eval: product by panels over rows of [2, 2, 4]
    like_train_k1(s, tile, scratch, s->arena + 4, s->param + 48, s->arena + 4976, s->param + 160,
        s->arena + 4228);
    // topdown.vae:14  dense(6)
    // topdown.vae:14  tanh
    // kernel 2, eval: product by panels over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 4976, s->param + 176, s->arena + 5392,
        s->param + 272);
    // topdown.vae:7  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 5392, s->param + 288, s->arena + 5472,
        s->param + 320);
    eval_k4(s, tile, scratch);
    // topdown.vae:6  y
    // kernel 5, eval: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 5442, s->arena + 5504);
    // topdown.vae:19  dense(2 * 2 * 4)
    // kernel 6, eval: product by panels over rows of [16]
    like_train_k6(s, tile, scratch, s->arena + 5440, s->param + 336, s->arena + 4880,
        s->param + 416);
    // topdown.vae:19  tanh
    // kernel 7, eval: loop over rows of [2, 2, 4]
    like_train_k7(s, tile, scratch, s->arena + 4224, s->arena + 4880, s->arena + 4416);
    // topdown.vae:9  draw(z2)
    // kernel 8, eval: product by panels over rows of [2, 2, 6]
    like_train_k8(s, tile, scratch, s->arena + 4224, s->param + 432, s->arena + 4736,
        s->param + 464);
    // kernel 9, eval: loop over rows of [2, 2, 3]
    like_eval_k9(s, tile, scratch, s->arena + 5312, s->arena + 4736, s->arena + 5232,
        s->arena + 4739);
    // topdown.vae:9  draw(z2)
    // kernel 10, eval: product by panels over rows of [2, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 4224, s->param + 480, s->arena + 4592,
        s->param + 528);
    eval_k11(s, tile, scratch);
    // topdown.vae:21  upsample(2)
    // kernel 12, eval: loop over rows of [2, 2, 2, 2, 7]
    like_train_k12(s, tile, scratch, s->arena + 672, s->arena + 4416);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:22  conv(4)
    // topdown.vae:22  tanh
    // kernel 13, eval: product by panels over rows of [4, 4, 4]
    like_train_k13(s, tile, scratch, s->arena + 672, s->param + 544, s->arena + 0, s->param + 800,
        s->arena + 1344);
    // topdown.vae:8  draw(z3)
    // kernel 14, eval: product by panels over rows of [4, 4, 4]
    like_train_k14(s, tile, scratch, s->arena + 0, s->param + 816, s->arena + 2688, s->param + 832);
    // topdown.vae:8  draw(z3)
    // kernel 16, eval: product by panels over rows of [4, 4, 4]
    like_train_k16(s, tile, scratch, s->arena + 0, s->param + 848, s->arena + 2304, s->param + 880);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 15, eval: loop over rows of [4, 4, 2]
    like_eval_k15(s, tile, scratch, s->arena + 4032, s->arena + 2688, s->arena + 3840,
        s->arena + 2690);
    eval_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_k0, (s->n + 3) / 4);
    vae_run_one(me, s, eval_u1, 1);
    vae_run_one(me, s, eval_u2, (s->n + 3) / 4);
    vae_run_one(me, s, eval_u3, 1);
    vae_run_one(me, s, eval_k18, (s->n + 3) / 4);
    vae_run_one(me, s, eval_k19, s->n);
    vae_run_one(me, s, eval_k20, 1);
}

// topdown.vae:12  conv(3, stride=2)
// topdown.vae:12  tanh
// kernel 0, encode: product by panels over rows of [4, 4, 3]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *x0 = s->arena + 3456; // [n, 8, 8, 1]
    const vae_real *w2 = s->param + 0; // [3, 3, 1, 3]
    vae_real *h6 = s->arena + 1348; // [n, 4, 4, 3] in rows of 7
    const vae_real *b4 = s->param + 32; // [3]
    vae_real *t104 = s->arena + 4; // [n, 4, 4, 3] in rows of 7
    static const VaeConv conv3 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 7
    };
    vae_conv(&conv3, (int)(end - begin), x0 + begin * 64, w2, h6 + begin * 112, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v3 = h6[i * 112 + j * 7 + k];
                const vae_real v6 = vae_tanh(v3 + b4[k]);
                h6[i * 112 + j * 7 + k] = v6;
                t104[i * 112 + j * 7 + k] = v6;
            }
        }
    }
}

// topdown.vae:13  conv(4, stride=2)
// topdown.vae:13  tanh
// kernel 1, encode: product by panels over rows of [2, 2, 4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h6 = s->arena + 1348; // [n, 4, 4, 3] in rows of 7
    const vae_real *w7 = s->param + 48; // [3, 3, 3, 4]
    vae_real *h11 = s->arena + 5824; // [n, 2, 2, 4]
    const vae_real *b9 = s->param + 160; // [4]
    vae_real *t39 = s->arena + 4804; // [n, 2, 2, 4] in rows of 8
    vae_real *t79 = s->arena + 4228; // [n, 2, 2, 4] in rows of 8
    static const VaeConv conv8 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 4
    };
    vae_conv(&conv8, (int)(end - begin), h6 + begin * 112, w7, h11 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v8 = h11[i * 16 + j * 4 + k];
                const vae_real v11 = vae_tanh(v8 + b9[k]);
                h11[i * 16 + j * 4 + k] = v11;
                t39[i * 32 + j * 8 + k] = v11;
                t79[i * 32 + j * 8 + k] = v11;
            }
        }
    }
}

// topdown.vae:7  sampling and KL
// topdown.vae:7  posterior heads (added by the compiler)
// topdown.vae:7  sampling and KL
// kernel 4, encode: loop over rows of [2]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar23 = s->arena + 6354; // [n, 2] in rows of 4
    const vae_real *eps24 = s->arena + 6464; // [n, 2]
    vae_real *z29 = s->arena + 6288; // [n, 2] in rows of 5
    const vae_real *mean22 = s->arena + 6352; // [n, 2] in rows of 4
    vae_real *t30 = s->arena + 6320; // [n, 2] in rows of 5
    vae_real *t119 = s->arena + 6448; // [n, 2]
    vae_real *t120 = s->arena + 6432; // [n, 2]
    vae_real *t121 = s->arena + 6416; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v29 = mean22[i * 4 + j] + vae_exp(0.5f * logvar23[i * 4 + j]) * eps24[i * 2 + j];
            z29[i * 5 + j] = v29;
            t30[i * 5 + j] = mean22[i * 4 + j];
            t119[i * 2 + j] = mean22[i * 4 + j];
            t120[i * 2 + j] = logvar23[i * 4 + j];
            t121[i * 2 + j] = v29;
        }
    }
}

// topdown.vae:6  y
// kernel 5, encode: loop over rows of [3]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t31 = s->arena + 6322; // [n, 3] in rows of 5
    const vae_real *x1 = s->arena + 6384; // [n, 3]
    vae_real *t73 = s->arena + 6290; // [n, 3] in rows of 5
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t31[i * 5 + j] = x1[i * 3 + j];
            t73[i * 5 + j] = x1[i * 3 + j];
        }
    }
}

// kernel 9, encode: loop over rows of [2, 2, 3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t46 = s->arena + 6160; // [n, 2, 2, 3]
    const vae_real *t45 = s->arena + 5488; // [n, 2, 2, 3] in rows of 6
    vae_real *t49 = s->arena + 6080; // [n, 2, 2, 3]
    const vae_real *t48 = s->arena + 5491; // [n, 2, 2, 3] in rows of 6
    vae_real *t52 = s->arena + 5172; // [n, 2, 2, 3] in rows of 7
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t46[i * 12 + j * 3 + k] = t45[i * 24 + j * 6 + k];
                t49[i * 12 + j * 3 + k] = t48[i * 24 + j * 6 + k];
                t52[i * 28 + j * 7 + k] = t45[i * 24 + j * 6 + k];
            }
        }
    }
}

// What kernel 11 of encode and 2 others do, each with buffers of its own:
//   h56: [n, 4, 4, 7]
//   w57: [3, 3, 7, 4]
//   h61: [n, 4, 4, 4] in rows of 7
//   b59: [4]
VAE_SHARED_1(like_encode_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *h56,
    const vae_real *w57, vae_real *h61, const vae_real *b59) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv58 = {
        .height = 4, .width = 4, .channels = 7,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 7
    };
    vae_conv(&conv58, (int)(end - begin), h56 + begin * 112, w57, h61 + begin * 112, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v58 = h61[i * 112 + j * 7 + k];
                h61[i * 112 + j * 7 + k] = vae_tanh(v58 + b59[k]);
            }
        }
    }
}

// kernel 13, encode: loop over rows of [4, 4, 2]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k15(s, tile, scratch, s->arena + 4608, s->arena + 3072, s->arena + 4416,
        s->arena + 3074);
}

// topdown.vae:9  sampling and KL
// kernel 17, encode: loop over rows of [2, 2, 3]
VAE_KERNEL void encode_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t83 = s->arena + 5344; // [n, 2, 2, 3] in rows of 6
    const vae_real *t86 = s->arena + 5347; // [n, 2, 2, 3] in rows of 6
    const vae_real *eps89 = s->arena + 6000; // [n, 12]
    vae_real *z93 = s->arena + 5920; // [n, 12]
    vae_real *t96 = s->arena + 4996; // [n, 2, 2, 3] in rows of 7
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v92 = vae_exp(0.5f * t86[i * 24 + j * 6 + k]) * eps89[i * 12 + j * 3 + k];
                const vae_real v93 = t83[i * 24 + j * 6 + k] + v92;
                z93[i * 12 + j * 3 + k] = v93;
                t96[i * 28 + j * 7 + k] = v93;
            }
        }
    }
}

// topdown.vae:8  sampling and KL
// kernel 21, encode: loop over rows of [4, 4, 2]
VAE_KERNEL void encode_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t108 = s->arena + 2688; // [n, 4, 4, 2] in rows of 4
    const vae_real *t111 = s->arena + 2690; // [n, 4, 4, 2] in rows of 4
    const vae_real *eps114 = s->arena + 4032; // [n, 32]
    vae_real *z118 = s->arena + 3840; // [n, 32]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v117 = vae_exp(0.5f * t111[i * 64 + j * 4 + k]) * eps114[i * 32 + j * 2 + k];
                z118[i * 32 + j * 2 + k] = t108[i * 64 + j * 4 + k] + v117;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    encode_k1(s, tile, scratch);
    // topdown.vae:14  dense(6)
    // topdown.vae:14  tanh
    // kernel 2, encode: product by panels over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 5824, s->param + 176, s->arena + 6240,
        s->param + 272);
    // topdown.vae:7  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 6240, s->param + 288, s->arena + 6352,
        s->param + 320);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    // topdown.vae:19  dense(2 * 2 * 4)
    // kernel 6, encode: product by panels over rows of [16]
    like_train_k6(s, tile, scratch, s->arena + 6320, s->param + 336, s->arena + 5728,
        s->param + 416);
    // topdown.vae:19  tanh
    // kernel 7, encode: loop over rows of [2, 2, 4]
    like_train_k7(s, tile, scratch, s->arena + 4800, s->arena + 5728, s->arena + 5168);
    // topdown.vae:9  draw(z2)
    // kernel 8, encode: product by panels over rows of [2, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 4800, s->param + 480, s->arena + 5488,
        s->param + 528);
    encode_k9(s, tile, scratch);
    // topdown.vae:21  upsample(2)
    // kernel 10, encode: loop over rows of [2, 2, 2, 2, 7]
    like_train_k12(s, tile, scratch, s->arena + 2016, s->arena + 5168);
    // topdown.vae:19  dense(2 * 2 * 4)
    // kernel 14, encode: product by panels over rows of [16]
    like_train_k6(s, tile, scratch, s->arena + 6288, s->param + 336, s->arena + 5632,
        s->param + 416);
    // topdown.vae:19  tanh
    // kernel 15, encode: loop over rows of [2, 2, 4]
    like_train_k7(s, tile, scratch, s->arena + 4224, s->arena + 5632, s->arena + 4992);
    // topdown.vae:9  draw(z2)
    // kernel 16, encode: product by panels over rows of [2, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 4224, s->param + 480, s->arena + 5344,
        s->param + 528);
    encode_k17(s, tile, scratch);
    // topdown.vae:21  upsample(2)
    // kernel 18, encode: loop over rows of [2, 2, 2, 2, 7]
    like_train_k12(s, tile, scratch, s->arena + 672, s->arena + 4992);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:22  conv(4)
    // topdown.vae:22  tanh
    // kernel 11, encode: product by panels over rows of [4, 4, 4]
    like_encode_k11(s, tile, scratch, s->arena + 2016, s->param + 544, s->arena + 1344,
        s->param + 800);
    // topdown.vae:8  draw(z3)
    // kernel 12, encode: product by panels over rows of [4, 4, 4]
    like_train_k16(s, tile, scratch, s->arena + 1344, s->param + 848, s->arena + 3072,
        s->param + 880);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u4(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:22  conv(4)
    // topdown.vae:22  tanh
    // kernel 19, encode: product by panels over rows of [4, 4, 4]
    like_encode_k11(s, tile, scratch, s->arena + 672, s->param + 544, s->arena + 0, s->param + 800);
    // topdown.vae:8  draw(z3)
    // kernel 20, encode: product by panels over rows of [4, 4, 4]
    like_train_k16(s, tile, scratch, s->arena + 0, s->param + 848, s->arena + 2688, s->param + 880);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_k0, (s->n + 3) / 4);
    vae_run_one(me, s, encode_u1, 1);
    vae_run(me, s, (VaeWork[]){
        {encode_u2, (s->n + 3) / 4, {0}},
        {encode_u4, (s->n + 3) / 4, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {encode_k13, 1, {0}},
        {encode_k21, 1, {0}}}, 2);
}

// What kernel 0 of decode and 1 other do, each with buffers of its own:
//   t6: [n, 2] in rows of 5
//   z1: [n, 2]
VAE_SHARED_2(like_decode_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t6,
    const vae_real *z1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t6[i * 5 + j] = z1[i * 2 + j];
        }
    }
}

// What kernel 3 of decode and 1 other do, each with buffers of its own:
//   h14: [n, 2, 2, 4] in rows of 7
//   h13: [n, 2, 2, 4]
VAE_SHARED_1(like_decode_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *h14,
    const vae_real *h13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h14[i * 28 + j * 7 + k] = vae_tanh(h13[i * 16 + j * 4 + k]);
            }
        }
    }
}

// What kernel 4 of decode and 1 other do, each with buffers of its own:
//   t15: [n, 2, 2, 3] in rows of 7
//   z4: [n, 2, 2, 3]
VAE_SHARED_2(like_decode_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t15,
    const vae_real *z4) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t15[i * 28 + j * 7 + k] = z4[i * 12 + j * 3 + k];
            }
        }
    }
}

// topdown.vae:22  conv(4)
// topdown.vae:22  tanh
// kernel 6, decode: product by panels over rows of [4, 4, 4]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h19 = s->arena + 0; // [n, 4, 4, 7]
    const vae_real *w20 = s->param + 544; // [3, 3, 7, 4]
    vae_real *h24 = s->arena + 672; // [n, 4, 4, 4] in rows of 6
    const vae_real *b22 = s->param + 800; // [4]
    static const VaeConv conv21 = {
        .height = 4, .width = 4, .channels = 7,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 6
    };
    vae_conv(&conv21, (int)(end - begin), h19 + begin * 112, w20, h24 + begin * 96, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v21 = h24[i * 96 + j * 6 + k];
                h24[i * 96 + j * 6 + k] = vae_tanh(v21 + b22[k]);
            }
        }
    }
}

// kernel 7, decode: loop over rows of [4, 4, 2]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t25 = s->arena + 676; // [n, 4, 4, 2] in rows of 6
    const vae_real *z2 = s->arena + 2400; // [n, 4, 4, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t25[i * 96 + j * 6 + k] = z2[i * 32 + j * 2 + k];
            }
        }
    }
}

// topdown.vae:23  conv(4)
// topdown.vae:23  tanh
// kernel 8, decode: product by panels over rows of [4, 4, 4]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h26 = s->arena + 672; // [n, 4, 4, 6]
    const vae_real *w27 = s->param + 896; // [3, 3, 6, 4]
    vae_real *h32 = s->arena + 2016; // [n, 4, 4, 4]
    const vae_real *b29 = s->param + 1120; // [4]
    const vae_real *h24 = s->arena + 672; // [n, 4, 4, 4] in rows of 6
    static const VaeConv conv28 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 4
    };
    vae_conv(&conv28, (int)(end - begin), h26 + begin * 96, w27, h32 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v28 = h32[i * 64 + j * 4 + k];
                h32[i * 64 + j * 4 + k] = h24[i * 96 + j * 6 + k] + vae_tanh(v28 + b29[k]);
            }
        }
    }
}

// topdown.vae:24  deconv(1, kernel=4, stride=2)
// topdown.vae:27  likelihood = bernoulli
// kernel 9, decode: product by panels over rows of [8, 8, 1]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h32 = s->arena + 2016; // [n, 4, 4, 4]
    const vae_real *w33 = s->param + 1136; // [4, 4, 1, 4]
    vae_real *t38 = s->arena + 1632; // [n, 64]
    const vae_real *b35 = s->param + 1200; // [1]
    vae_real *t39 = s->arena + 1248; // [n, 64]
    static const VaeConv conv34 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_t(&conv34, (int)(end - begin), h32 + begin * 64, w33, t38 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            const vae_real v34 = t38[i * 64 + j];
            const vae_real v38 = vae_sigmoid(v34 + b35[0]);
            t38[i * 64 + j] = v38;
            t39[i * 64 + j] = v38;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:7  z1
    // kernel 0, decode: loop over rows of [2]
    like_decode_k0(s, tile, scratch, s->arena + 2944, s->arena + 3008);
    // topdown.vae:6  y
    // kernel 1, decode: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 2946, s->arena + 2976);
    // topdown.vae:19  dense(2 * 2 * 4)
    // kernel 2, decode: product by panels over rows of [16]
    like_train_k6(s, tile, scratch, s->arena + 2944, s->param + 336, s->arena + 2768,
        s->param + 416);
    // topdown.vae:19  tanh
    // kernel 3, decode: loop over rows of [2, 2, 4]
    like_decode_k3(s, tile, scratch, s->arena + 2592, s->arena + 2768);
    // kernel 4, decode: loop over rows of [2, 2, 3]
    like_decode_k4(s, tile, scratch, s->arena + 2596, s->arena + 2864);
    // topdown.vae:21  upsample(2)
    // kernel 5, decode: loop over rows of [2, 2, 2, 2, 7]
    like_train_k12(s, tile, scratch, s->arena + 0, s->arena + 2592);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
    vae_run_one(me, s, decode_k6, (s->n + 3) / 4);
    vae_run_one(me, s, decode_k7, 1);
    vae_run_one(me, s, decode_k8, (s->n + 3) / 4);
    vae_run_one(me, s, decode_k9, s->n);
}

// topdown.vae:9  draw(z2)
// topdown.vae:8  draw(z3)
// kernel 0, prior: loop over rows of [1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t5 = s->arena + 2784; // [n, 1]
    const vae_real *t3 = s->arena + 2800; // [n, 1]
    vae_real *t32 = s->arena + 2768; // [n, 1]
    vae_real *t62 = s->arena + 2752; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t5[i] = t3[i] - 0.5f;
        t32[i] = t3[i] - 1.5f;
        t62[i] = t3[i] - 2.5f;
    }
}

// kernel 1, prior: loop over rows of [2]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t6 = s->arena + 2672; // [n, 2] in rows of 5
    const vae_real *t5 = s->arena + 2784; // [n, 1]
    const vae_real *t2 = s->arena + 2816; // [n, 2]
    const vae_real *eps1 = s->arena + 2832; // [n, 2]
    vae_real *t64 = s->arena + 2736; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v6 = vae_where(t5[i], t2[i * 2 + j], eps1[i * 2 + j]);
            t6[i * 5 + j] = v6;
            t64[i * 2 + j] = v6;
        }
    }
}

// topdown.vae:9  draw(z2)
// kernel 5, prior: product by panels over rows of [2, 2, 6]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h14 = s->arena + 2016; // [n, 2, 2, 4] in rows of 7
    const vae_real *w15 = s->param + 432; // [4, 6]
    vae_real *heads18 = s->arena + 2192; // [n, 2, 2, 6]
    const vae_real *b16 = s->param + 464; // [6]
    vae_gemm_nn((int)(end - begin) * 4, 6, 4, h14 + begin * 28, 7, w15, 6, heads18 + begin * 24, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v17 = heads18[i * 24 + j * 6 + k];
                heads18[i * 24 + j * 6 + k] = v17 + b16[k];
            }
        }
    }
}

// topdown.vae:9  draw(z2)
// kernel 6, prior: loop over rows of [2, 2, 3]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t19 = s->arena + 2192; // [n, 2, 2, 3] in rows of 6
    const vae_real *t22 = s->arena + 2195; // [n, 2, 2, 3] in rows of 6
    const vae_real *eps25 = s->arena + 2592; // [n, 12]
    vae_real *t33 = s->arena + 2432; // [n, 12]
    const vae_real *t32 = s->arena + 2768; // [n, 1]
    const vae_real *t30 = s->arena + 2512; // [n, 12]
    vae_real *t35 = s->arena + 2020; // [n, 2, 2, 3] in rows of 7
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v28 = vae_exp(0.5f * t22[i * 24 + j * 6 + k]) * eps25[i * 12 + j * 3 + k];
                const vae_real v33 = vae_where(t32[i], t30[i * 12 + j * 3 + k], t19[i * 24 + j * 6 + k] + v28);
                t33[i * 12 + j * 3 + k] = v33;
                t35[i * 28 + j * 7 + k] = v33;
            }
        }
    }
}

// topdown.vae:22  conv(4)
// topdown.vae:22  tanh
// kernel 8, prior: product by panels over rows of [4, 4, 4]
VAE_KERNEL void prior_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h39 = s->arena + 0; // [n, 4, 4, 7]
    const vae_real *w40 = s->param + 544; // [3, 3, 7, 4]
    vae_real *h44 = s->arena + 1056; // [n, 4, 4, 4]
    const vae_real *b42 = s->param + 800; // [4]
    static const VaeConv conv41 = {
        .height = 4, .width = 4, .channels = 7,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 7, .y_pitch = 4
    };
    vae_conv(&conv41, (int)(end - begin), h39 + begin * 112, w40, h44 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v41 = h44[i * 64 + j * 4 + k];
                h44[i * 64 + j * 4 + k] = vae_tanh(v41 + b42[k]);
            }
        }
    }
}

// topdown.vae:8  draw(z3)
// kernel 9, prior: product by panels over rows of [4, 4, 4]
VAE_KERNEL void prior_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h44 = s->arena + 1056; // [n, 4, 4, 4]
    const vae_real *w45 = s->param + 816; // [4, 4]
    vae_real *heads48 = s->arena + 672; // [n, 4, 4, 4]
    const vae_real *b46 = s->param + 832; // [4]
    vae_gemm_nn((int)(end - begin) * 16, 4, 4, h44 + begin * 64, 4, w45, 4, heads48 + begin * 64, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v47 = heads48[i * 64 + j * 4 + k];
                heads48[i * 64 + j * 4 + k] = v47 + b46[k];
            }
        }
    }
}

// topdown.vae:8  draw(z3)
// kernel 10, prior: loop over rows of [4, 4, 2]
VAE_KERNEL void prior_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t49 = s->arena + 672; // [n, 4, 4, 2] in rows of 4
    const vae_real *t52 = s->arena + 674; // [n, 4, 4, 2] in rows of 4
    const vae_real *eps55 = s->arena + 1824; // [n, 32]
    vae_real *t63 = s->arena + 1440; // [n, 32]
    const vae_real *t62 = s->arena + 2752; // [n, 1]
    const vae_real *t60 = s->arena + 1632; // [n, 32]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v58 = vae_exp(0.5f * t52[i * 64 + j * 4 + k]) * eps55[i * 32 + j * 2 + k];
                t63[i * 32 + j * 2 + k] = vae_where(t62[i], t60[i * 32 + j * 2 + k], t49[i * 64 + j * 4 + k] + v58);
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    // topdown.vae:6  y
    // kernel 2, prior: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 2674, s->arena + 2704);
    // topdown.vae:19  dense(2 * 2 * 4)
    // kernel 3, prior: product by panels over rows of [16]
    like_train_k6(s, tile, scratch, s->arena + 2672, s->param + 336, s->arena + 2336,
        s->param + 416);
    // topdown.vae:19  tanh
    // kernel 4, prior: loop over rows of [2, 2, 4]
    like_decode_k3(s, tile, scratch, s->arena + 2016, s->arena + 2336);
    prior_k5(s, tile, scratch);
    prior_k6(s, tile, scratch);
    // topdown.vae:21  upsample(2)
    // kernel 7, prior: loop over rows of [2, 2, 2, 2, 7]
    like_train_k12(s, tile, scratch, s->arena + 0, s->arena + 2016);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u1(const VaeState *s, int tile, vae_real *scratch) {
    prior_k8(s, tile, scratch);
    prior_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, prior_u0, 1);
    vae_run_one(me, s, prior_u1, (s->n + 3) / 4);
    vae_run_one(me, s, prior_k10, 1);
}

// topdown.vae:12  conv(3, stride=2)
// topdown.vae:12  tanh
// kernel 0, code: product by panels over rows of [4, 4, 3]
VAE_KERNEL void code_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 2112, s->param + 0, s->arena + 4, s->param + 32);
}

// kernel 16, code: loop over rows of [4, 4, 2]
VAE_KERNEL void code_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k15(s, tile, scratch, s->arena + 3072, s->arena + 1728, s->arena + 2880,
        s->arena + 1730);
}

// kernel 18, code: loop over rows of [4, 4, 2]
VAE_KERNEL void code_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k15(s, tile, scratch, s->arena + 2688, s->arena + 1344, s->arena + 2496,
        s->arena + 1346);
}

// topdown.vae:7  posterior heads (added by the compiler)
// kernel 19, code: loop over rows of [2]
VAE_KERNEL void code_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t90 = s->arena + 4672; // [n, 2]
    const vae_real *mean22 = s->arena + 4592; // [n, 2] in rows of 4
    vae_real *t91 = s->arena + 4656; // [n, 2]
    const vae_real *logvar23 = s->arena + 4594; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t90[i * 2 + j] = mean22[i * 4 + j];
            t91[i * 2 + j] = logvar23[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void code_u2(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:7  z1
    // kernel 4, code: loop over rows of [2]
    like_decode_k0(s, tile, scratch, s->arena + 4560, s->arena + 4688);
    // topdown.vae:6  y
    // kernel 5, code: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 4562, s->arena + 4624);
    // topdown.vae:19  dense(2 * 2 * 4)
    // kernel 6, code: product by panels over rows of [16]
    like_train_k6(s, tile, scratch, s->arena + 4560, s->param + 336, s->arena + 3920,
        s->param + 416);
}

// One thread does all of these.
VAE_KERNEL void code_u1(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:13  conv(4, stride=2)
    // topdown.vae:13  tanh
    // kernel 1, code: product by panels over rows of [2, 2, 4]
    like_train_k1(s, tile, scratch, s->arena + 4, s->param + 48, s->arena + 4016, s->param + 160,
        s->arena + 3268);
    // topdown.vae:14  dense(6)
    // topdown.vae:14  tanh
    // kernel 2, code: product by panels over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 4016, s->param + 176, s->arena + 4512,
        s->param + 272);
    // topdown.vae:7  posterior heads (added by the compiler)
    // kernel 3, code: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 4512, s->param + 288, s->arena + 4592,
        s->param + 320);
    // topdown.vae:19  tanh
    // kernel 7, code: loop over rows of [2, 2, 4]
    like_train_k7(s, tile, scratch, s->arena + 3264, s->arena + 3920, s->arena + 3456);
    // topdown.vae:9  draw(z2)
    // kernel 8, code: product by panels over rows of [2, 2, 6]
    like_train_k8(s, tile, scratch, s->arena + 3264, s->param + 432, s->arena + 3776,
        s->param + 464);
    // kernel 9, code: loop over rows of [2, 2, 3]
    like_eval_k9(s, tile, scratch, s->arena + 4352, s->arena + 3776, s->arena + 4272,
        s->arena + 3779);
    // topdown.vae:9  draw(z2)
    // kernel 10, code: product by panels over rows of [2, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 3264, s->param + 480, s->arena + 3632,
        s->param + 528);
    // kernel 11, code: loop over rows of [2, 2, 3]
    like_eval_k9(s, tile, scratch, s->arena + 4192, s->arena + 3632, s->arena + 4112,
        s->arena + 3635);
    // kernel 12, code: loop over rows of [2, 2, 3]
    like_decode_k4(s, tile, scratch, s->arena + 3460, s->arena + 4432);
    // topdown.vae:21  upsample(2)
    // kernel 13, code: loop over rows of [2, 2, 2, 2, 7]
    like_train_k12(s, tile, scratch, s->arena + 672, s->arena + 3456);
    code_k19(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void code_u3(const VaeState *s, int tile, vae_real *scratch) {
    // topdown.vae:22  conv(4)
    // topdown.vae:22  tanh
    // kernel 14, code: product by panels over rows of [4, 4, 4]
    like_encode_k11(s, tile, scratch, s->arena + 672, s->param + 544, s->arena + 0, s->param + 800);
    // topdown.vae:8  draw(z3)
    // kernel 15, code: product by panels over rows of [4, 4, 4]
    like_train_k14(s, tile, scratch, s->arena + 0, s->param + 816, s->arena + 1728, s->param + 832);
    // topdown.vae:8  draw(z3)
    // kernel 17, code: product by panels over rows of [4, 4, 4]
    like_train_k16(s, tile, scratch, s->arena + 0, s->param + 848, s->arena + 1344, s->param + 880);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void code_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {code_k0, (s->n + 3) / 4, {0}},
        {code_u2, 1, {0}}}, 2);
    vae_run_one(me, s, code_u1, 1);
    vae_run_one(me, s, code_u3, (s->n + 3) / 4);
    vae_run(me, s, (VaeWork[]){
        {code_k16, 1, {0}},
        {code_k18, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 7680, 64}, // [n, 8, 8, 1]
    {"y", VAE_IN_DATA, 1, 14256, 3}, // [n, 3]
    {"z1.eps", VAE_IN_NORMAL, 0, 14624, 2}, // [n, 2]
    {"z2.eps", VAE_IN_NORMAL, 2, 13440, 12}, // [n, 12]
    {"z3.eps", VAE_IN_NORMAL, 1, 10464, 32}, // [n, 32]
    {"loss", VAE_OUT_SCALAR, 0, 14368, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 14464, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 14336, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 3072, 64}, // [n, 8, 8, 1]
    {"y", VAE_IN_DATA, 1, 5504, 3}, // [n, 3]
    {"z1.eps", VAE_IN_NORMAL, 0, 5696, 2}, // [n, 2]
    {"z2.eps", VAE_IN_NORMAL, 2, 5152, 12}, // [n, 12]
    {"z3.eps", VAE_IN_NORMAL, 1, 3648, 32}, // [n, 32]
    {"reconstruction", VAE_OUT_ROW, 0, 5632, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 5568, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 5536, 1}, // [n, 1]
    {"z1.kl", VAE_OUT_ROW, 0, 5680, 2}, // [n, 2]
    {"z3.kl", VAE_OUT_ROW, 0, 3456, 32}, // [n, 32]
    {"z2.kl", VAE_OUT_ROW, 0, 5072, 12}, // [n, 12]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 3456, 64}, // [n, 8, 8, 1]
    {"y", VAE_IN_DATA, 1, 6384, 3}, // [n, 3]
    {"z1.eps", VAE_IN_NORMAL, 0, 6464, 2}, // [n, 2]
    {"z2.eps", VAE_IN_NORMAL, 2, 6000, 12}, // [n, 12]
    {"z3.eps", VAE_IN_NORMAL, 1, 4032, 32}, // [n, 32]
    {"z1.mean", VAE_OUT_ROW, 0, 6448, 2}, // [n, 2]
    {"z1.logvar", VAE_OUT_ROW, 0, 6432, 2}, // [n, 2]
    {"z1.sample", VAE_OUT_ROW, 0, 6416, 2}, // [n, 2]
    {"z3.mean", VAE_OUT_ROW, 0, 4608, 32}, // [n, 32]
    {"z3.logvar", VAE_OUT_ROW, 0, 4416, 32}, // [n, 32]
    {"z3.sample", VAE_OUT_ROW, 0, 3840, 32}, // [n, 32]
    {"z2.mean", VAE_OUT_ROW, 0, 6160, 12}, // [n, 12]
    {"z2.logvar", VAE_OUT_ROW, 0, 6080, 12}, // [n, 12]
    {"z2.sample", VAE_OUT_ROW, 0, 5920, 12}, // [n, 12]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 2976, 3}, // [n, 3]
    {"z1", VAE_IN_LATENT, 0, 3008, 2}, // [n, 2]
    {"z3", VAE_IN_LATENT, 1, 2400, 32}, // [n, 32]
    {"z2", VAE_IN_LATENT, 2, 2864, 12}, // [n, 12]
    {"x.mean", VAE_OUT_ROW, 0, 1632, 64}, // [n, 64]
    {"x.draw0", VAE_OUT_ROW, 0, 1248, 64}, // [n, 64]
};

static const VaePort prior_ports[] = {
    {"y", VAE_IN_DATA, 1, 2704, 3}, // [n, 3]
    {"z1.prior", VAE_IN_NORMAL, 8, 2832, 2}, // [n, 2]
    {"z1", VAE_IN_LATENT, 0, 2816, 2}, // [n, 2]
    {"known", VAE_IN_KNOWN, 0, 2800, 1}, // [n, 1]
    {"z2.prior", VAE_IN_NORMAL, 9, 2592, 12}, // [n, 12]
    {"z2", VAE_IN_LATENT, 2, 2512, 12}, // [n, 12]
    {"z3.prior", VAE_IN_NORMAL, 10, 1824, 32}, // [n, 32]
    {"z3", VAE_IN_LATENT, 1, 1632, 32}, // [n, 32]
    {"z1.sample", VAE_OUT_ROW, 0, 2736, 2}, // [n, 2]
    {"z3.sample", VAE_OUT_ROW, 0, 1440, 32}, // [n, 32]
    {"z2.sample", VAE_OUT_ROW, 0, 2432, 12}, // [n, 12]
};

static const VaePort code_ports[] = {
    {"x", VAE_IN_DATA, 0, 2112, 64}, // [n, 8, 8, 1]
    {"y", VAE_IN_DATA, 1, 4624, 3}, // [n, 3]
    {"z1", VAE_IN_LATENT, 0, 4688, 2}, // [n, 2]
    {"z2", VAE_IN_LATENT, 2, 4432, 12}, // [n, 12]
    {"z1.mean", VAE_OUT_ROW, 0, 4672, 2}, // [n, 2]
    {"z1.logvar", VAE_OUT_ROW, 0, 4656, 2}, // [n, 2]
    {"z3.mean", VAE_OUT_ROW, 0, 2688, 32}, // [n, 32]
    {"z3.logvar", VAE_OUT_ROW, 0, 2496, 32}, // [n, 32]
    {"z3.prior_mean", VAE_OUT_ROW, 0, 3072, 32}, // [n, 32]
    {"z3.prior_logvar", VAE_OUT_ROW, 0, 2880, 32}, // [n, 32]
    {"z2.mean", VAE_OUT_ROW, 0, 4192, 12}, // [n, 12]
    {"z2.logvar", VAE_OUT_ROW, 0, 4112, 12}, // [n, 12]
    {"z2.prior_mean", VAE_OUT_ROW, 0, 4352, 12}, // [n, 12]
    {"z2.prior_logvar", VAE_OUT_ROW, 0, 4272, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {3, 1, 3, 3}, {1, 3, 9, 3}, 0, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"encoder.0.bias", 1, {3}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 4, {4, 3, 3, 3}, {1, 4, 36, 12}, 48, VAE_INIT_UNIFORM, 0.308606714f, true, true, false},
    {"encoder.2.bias", 1, {4}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.weight", 2, {6, 16}, {1, 6}, 176, VAE_INIT_UNIFORM, 0.52223295f, true, true, false},
    {"encoder.5.bias", 1, {6}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z1.mean.weight", 2, {2, 6}, {1, 4}, 288, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z1.mean.bias", 1, {2}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z1.logvar.weight", 2, {2, 6}, {1, 4}, 290, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z1.logvar.bias", 1, {2}, {1}, 322, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {16, 5}, {1, 16}, 336, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.1.bias", 1, {16}, {1}, 416, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z2.mean.weight", 2, {3, 4}, {1, 6}, 432, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z2.mean.bias", 1, {3}, {1}, 464, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z2.logvar.weight", 2, {3, 4}, {1, 6}, 435, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z2.logvar.bias", 1, {3}, {1}, 467, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z2.mean.weight", 2, {3, 8}, {1, 6}, 480, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z2.mean.bias", 1, {3}, {1}, 528, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z2.logvar.weight", 2, {3, 8}, {1, 6}, 483, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z2.logvar.bias", 1, {3}, {1}, 531, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.6.weight", 4, {4, 7, 3, 3}, {1, 4, 84, 28}, 544, VAE_INIT_UNIFORM, 0.246182978f, true, true, false},
    {"decoder.6.bias", 1, {4}, {1}, 800, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z3.mean.weight", 2, {2, 4}, {1, 4}, 816, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"prior.z3.mean.bias", 1, {2}, {1}, 832, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z3.logvar.weight", 2, {2, 4}, {1, 4}, 818, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"prior.z3.logvar.bias", 1, {2}, {1}, 834, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z3.mean.weight", 2, {2, 7}, {1, 4}, 848, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z3.mean.bias", 1, {2}, {1}, 880, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z3.logvar.weight", 2, {2, 7}, {1, 4}, 850, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z3.logvar.bias", 1, {2}, {1}, 882, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.8.1.weight", 4, {4, 6, 3, 3}, {1, 4, 72, 24}, 896, VAE_INIT_UNIFORM, 0.258198887f, true, true, false},
    {"decoder.8.1.bias", 1, {4}, {1}, 1120, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.9.weight", 4, {4, 1, 4, 4}, {1, 4, 16, 4}, 1136, VAE_INIT_UNIFORM, 0.273861289f, true, true, false},
    {"decoder.9.bias", 1, {1}, {1}, 1200, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 8, 8, 1, 64, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z1", 2, 0},
    {"z3", 32, 0},
    {"z2", 12, 0},
};
static const int drawn[] = {0, 2, 1};
static const VaeCoded coded[] = {
    {0, 0, NULL},
    {0, 2, NULL},
    {0, 1, NULL},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8, 8, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(3, stride=2)", "[4, 4, 3]", 30},
    {VAE_STAGE_ENCODER, 0, "tanh", "[4, 4, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, stride=2)", "[2, 2, 4]", 112},
    {VAE_STAGE_ENCODER, 0, "tanh", "[2, 2, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[16]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(6)", "[6]", 102},
    {VAE_STAGE_ENCODER, 0, "tanh", "[6]", 0},
    {VAE_STAGE_LATENT, 0, "z1: normal", "[2]", 28},
    {VAE_STAGE_LATENT, 0, "z3: normal", "[4, 4, 2]", 32},
    {VAE_STAGE_LATENT, 0, "z2: normal", "[2, 2, 3]", 54},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(2 * 2 * 4)", "[16]", 96},
    {VAE_STAGE_DECODER, 0, "reshape(2, 2, 4)", "[2, 2, 4]", 0},
    {VAE_STAGE_DECODER, 0, "tanh", "[2, 2, 4]", 0},
    {VAE_STAGE_DECODER, 0, "draw(z2)", "[2, 2, 7]", 0},
    {VAE_STAGE_DECODER, 0, "upsample(2)", "[4, 4, 7]", 0},
    {VAE_STAGE_DECODER, 0, "conv(4)", "[4, 4, 4]", 256},
    {VAE_STAGE_DECODER, 0, "tanh", "[4, 4, 4]", 0},
    {VAE_STAGE_DECODER, 0, "residual", "[4, 4, 4]", 0},
    {VAE_STAGE_DECODER, 1, "draw(z3)", "[4, 4, 6]", 0},
    {VAE_STAGE_DECODER, 1, "conv(4)", "[4, 4, 4]", 220},
    {VAE_STAGE_DECODER, 1, "tanh", "[4, 4, 4]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(1, kernel=4, stride=2)", "[8, 8, 1]", 65},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[8, 8, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 176},
    {272, 480},
    {528, 816},
    {832, 1216},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "topdown", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model topdown\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [8, 8, 1]                   -              -\n"
        "    conv(3, stride=2)               [4, 4, 3]                  30            864\n"
        "    tanh                            [4, 4, 3]                   -              -\n"
        "    conv(4, stride=2)               [2, 2, 4]                 112            864\n"
        "    tanh                            [2, 2, 4]                   -              -\n"
        "    flatten                         [16]                        -              -\n"
        "    dense(6)                        [6]                       102            192\n"
        "    tanh                            [6]                         -              -\n"
        "  z1: mean, logvar heads            [2]                        28             48\n"
        "  z3: mean, logvar heads, from e3   [4, 4, 2]                  32          1,024\n"
        "  z2: mean, logvar heads, from e2   [2, 2, 3]                  54            432\n"
        "  z3: prior drawn                   [4, 4, 2]                  20            640\n"
        "  z2: prior drawn                   [2, 2, 3]                  30            240\n"
        "  decoder(z1, y)                    [2]                         -              -\n"
        "    concat(y)                       [5]                         -              -\n"
        "    dense(2 * 2 * 4)                [16]                       96            160\n"
        "    reshape(2, 2, 4)                [2, 2, 4]                   -              -\n"
        "    tanh                            [2, 2, 4]                   -              -\n"
        "    draw(z2)                        [2, 2, 7]                   -              -\n"
        "    upsample(2)                     [4, 4, 7]                   -              -\n"
        "    conv(4)                         [4, 4, 4]                 256          8,064\n"
        "    tanh                            [4, 4, 4]                   -              -\n"
        "    residual                        [4, 4, 4]                   -              -\n"
        "      draw(z3)                      [4, 4, 6]                   -              -\n"
        "      conv(4)                       [4, 4, 4]                 220          6,912\n"
        "      tanh                          [4, 4, 4]                   -              -\n"
        "    deconv(1, kernel=4, stride=2)   [8, 8, 1]                  65          2,048\n"
        "\n"
        "  1,045 parameters; one training step of 6 rows: 375,264 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          77      253        58,560       58,560\n"
        "  eval           21      130        22,848       22,848\n"
        "  encode         22       66        25,920       25,920\n"
        "  decode         10       19        12,096       12,096\n"
        "  prior          11       32        11,392       11,392\n"
        "  code           20       41        18,816       18,816\n",
    .batch = 6, .n_param = 1216, .n_state = 0, .n_arena = 14640,
    .n_scratch = 3600,
    .max_threads = 1, .flops_per_row = 62544.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 0,
    .tensor = tensors, .n_tensors = 34,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 3, .drawn = drawn,
    .coded = coded,
    .stage = stages, .n_stages = 26,
    .train = {"train", train_run, train_ports, 8},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 11},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 14},
    .decode = {"decode", decode_run, decode_ports, 6},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 11},
    .code = {"code", VAE_UNCHECKED(code_run), code_ports, 14},
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
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.1, 0.1, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
