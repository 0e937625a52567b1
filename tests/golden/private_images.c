// private_images -- written by vaec 0.1.0 from private_images.vae; do not edit.
//
// model private_images
//
//   layer                             output             parameters      flops/row
//   encoder                           [8, 8, 2]                   -              -
//     conv(4, kernel=3, stride=2)     [4, 4, 4]                  76          2,304
//     relu                            [4, 4, 4]                   -              -
//     conv(6, groups=2)               [4, 4, 6]                 114          3,456
//     groupnorm(groups=3)             [4, 4, 6]                  12              -
//     silu                            [4, 4, 6]                   -              -
//     flatten                         [96]                        -              -
//     dense(7)                        [7]                       679          1,344
//     relu                            [7]                         -              -
//   z: mean, logvar heads             [3]                        48             84
//   decoder                           [3]                         -              -
//     dense(4 * 4 * 6)                [96]                      384            576
//     relu                            [96]                        -              -
//     reshape(4, 4, 6)                [4, 4, 6]                   -              -
//     deconv(4, stride=2)             [8, 8, 4]                 220          6,912
//     relu                            [8, 8, 4]                   -              -
//     conv(2)                         [8, 8, 2]                  74          9,216
//
//   1,607 parameters; one training step of 5 rows: 790,470 flops
//   likelihood bernoulli
//   objective elbo(samples=2)
//   privacy dp: gradients of rows at most 2 long, noise 1.1 times that; room for 46 rows a step
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          77      193       443,392      822,784
//   eval           14       56       160,384      160,384
//   encode         10       26        94,272       94,272
//   decode          3       10       112,448      112,448
//
// n is the number of rows in the batch, at most 46; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_norm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 8, 8, 2]
//   w1: [3, 3, 2, 4]
//   h5: [n, 4, 4, 4]
//   b3: [4]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv2 = {
        .height = 8, .width = 8, .channels = 2,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 128, w1, h5 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v2 = h5[i * 64 + j * 4 + k];
                h5[i * 64 + j * 4 + k] = vae_max(v2 + b3[k], 0.0f);
            }
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 4, 4, 4]
//   w6: [3, 3, 2, 6]
//   h9: [n, 4, 4, 6]
//   b8: [6]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *h9, const vae_real *b8) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv7 = {
        .height = 4, .width = 4, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv(&conv7, (int)(end - begin), h5 + begin * 64, w6, h9 + begin * 96, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v7 = h9[i * 96 + j * 6 + k];
                h9[i * 96 + j * 6 + k] = v7 + b8[k];
            }
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t15: [n, 1, 1, 3, 1]
//   h9: [n, 4, 4, 3, 2]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t15,
    const vae_real *h9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t15[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real t15_sum = 0.0f;
                VAE_SIMD_SUM(t15_sum)
                for (size_t l = 0; l < 2; l++) {
                    t15_sum += h9[i * 96 + j * 6 + k * 2 + l];
                }
                t15[i * 3 + k] += t15_sum;
            }
        }
    }
}

// What kernel 3 of train and 1 other do, each with buffers of its own:
//   t17: [n, 1, 1, 3, 1]
//   t15: [n, 1, 1, 3, 1]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t17,
    const vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v15 = t15[i * 3 + j];
            t17[i * 3 + j] = 0.03125f * v15;
        }
    }
}

// private_images.vae:6  groupnorm(groups=3)
// kernel 4, train: loop over rows of [4, 4, 3, 2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t18 = s->arena + 100096; // [n, 4, 4, 3, 2], in place of h9
    const vae_real *h9 = s->arena + 100096; // [n, 4, 4, 3, 2]
    const vae_real *t17 = s->arena + 0; // [n, 1, 1, 3, 1]
    vae_real *t20 = s->arena + 110560; // [n, 1, 1, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t20[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real t20_sum = 0.0f;
                VAE_SIMD_SUM(t20_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v9 = h9[i * 96 + j * 6 + k * 2 + l];
                    const vae_real v18 = v9 - t17[i * 3 + k];
                    t18[i * 96 + j * 6 + k * 2 + l] = v18;
                    t20_sum += v18 * v18;
                }
                t20[i * 3 + k] += t20_sum;
            }
        }
    }
}

// private_images.vae:6  groupnorm(groups=3)
// kernel 5, train: loop over rows of [1, 1, 3, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t20 = s->arena + 110560; // [n, 1, 1, 3, 1]
    vae_real *t25 = s->arena + 110560; // [n, 1, 1, 3, 1], in place of t20
    vae_real *t26 = s->arena + 110416; // [n, 1, 1, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v20 = t20[i * 3 + j];
            const vae_real v25 = vae_sqrt(0.03125f * v20 + 1e-05f);
            t25[i * 3 + j] = v25;
            t26[i * 3 + j] = 1.0f / v25;
        }
    }
}

// private_images.vae:6  groupnorm(groups=3)
// private_images.vae:6  silu
// kernel 6, train: loop over rows of [4, 4, 3, 2]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t27 = s->arena + 95680; // [n, 4, 4, 3, 2]
    const vae_real *t18 = s->arena + 100096; // [n, 4, 4, 3, 2]
    const vae_real *t26 = s->arena + 110416; // [n, 1, 1, 3, 1]
    const vae_real *t10 = s->param + 224; // [3, 2]
    vae_real *t29 = s->arena + 86848; // [n, 4, 4, 3, 2]
    const vae_real *t11 = s->param + 240; // [3, 2]
    vae_real *t31 = s->arena + 82432; // [n, 4, 4, 6]
    vae_real *h32 = s->arena + 91264; // [n, 4, 4, 6]
    vae_real *d189 = s->arena + 110752; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d189_sum = 0.0f;
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD_SUM(d189_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v27 = t18[i * 96 + j * 6 + k * 2 + l] * t26[i * 3 + k];
                    t27[i * 96 + j * 6 + k * 2 + l] = v27;
                    const vae_real v29 = v27 * t10[k * 2 + l] + t11[k * 2 + l];
                    t29[i * 96 + j * 6 + k * 2 + l] = v29;
                    const vae_real v31 = vae_sigmoid(v29);
                    t31[i * 96 + j * 6 + k * 2 + l] = v31;
                    const vae_real v32 = v29 * v31;
                    h32[i * 96 + j * 6 + k * 2 + l] = v32;
                    d189_sum += v32 * v32;
                }
            }
        }
        d189[i] = d189_sum;
    }
}

// private_images.vae:6  dense(7)
// private_images.vae:6  relu
// kernel 7, train: product by panels over rows of [7]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h33 = s->arena + 91264; // [n, 96]
    const vae_real *w34 = s->param + 256; // [96, 7]
    vae_real *h38 = s->arena + 108160; // [n, 7]
    const vae_real *b35 = s->param + 928; // [7]
    vae_real *d196 = s->arena + 110704; // [n, 1]
    vae_gemm_nn((int)(end - begin), 7, 96, h33 + begin * 96, 96, w34, 7, h38 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real d196_sum = 0.0f;
        VAE_SIMD_SUM(d196_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v36 = h38[i * 7 + j];
            const vae_real v38 = vae_max(v36 + b35[j], 0.0f);
            h38[i * 7 + j] = v38;
            d196_sum += v38 * v38;
        }
        d196[i] = d196_sum;
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   h38: [n, 7]
//   w39: [7, 6]
//   heads42: [n, 6]
//   b40: [6]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h38,
    const vae_real *w39, vae_real *heads42, const vae_real *b40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 6, 7, h38 + begin * 7, 7, w39, 6, heads42 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v41 = heads42[i * 6 + j];
            heads42[i * 6 + j] = v41 + b40[j];
        }
    }
}

// private_images.vae:5  sampling and KL
// kernel 9, train: loop over rows of [3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar44 = s->arena + 108787; // [n, 3] in rows of 6
    vae_real *t48 = s->arena + 110272; // [n, 3]
    const vae_real *mean43 = s->arena + 108784; // [n, 3] in rows of 6
    vae_real *t52 = s->arena + 110128; // [n, 3]
    vae_real *t58 = s->arena + 11968; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum)
        for (size_t j = 0; j < 3; j++) {
            t48[i * 3 + j] = vae_exp(0.5f * logvar44[i * 6 + j]);
            const vae_real v52 = vae_exp(logvar44[i * 6 + j]);
            t52[i * 3 + j] = v52;
            const vae_real v55 = mean43[i * 6 + j] * mean43[i * 6 + j] + v52 - 1.0f - logvar44[i * 6 + j];
            t58_sum += 0.5f * v55;
        }
        t58[i] = t58_sum;
    }
}

// private_images.vae:5  sampling and KL
// kernel 10, train: loop over rows of [2, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t48 = s->arena + 110272; // [n, 3]
    const vae_real *eps45 = s->arena + 108496; // [n, 2, 3]
    vae_real *z50 = s->arena + 109360; // [n, 2, 3]
    const vae_real *mean43 = s->arena + 108784; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                z50[i * 6 + j * 3 + k] = mean43[i * 6 + k] + t48[i * 3 + k] * eps45[i * 6 + j * 3 + k];
            }
        }
    }
}

// kernel 11, train: loop over rows of [2, 8, 8, 2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t60 = s->arena + 0; // [n, 2, 8, 8, 2]
    const vae_real *x0 = s->arena + 76544; // [n, 1, 8, 8, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 128; k++) {
                t60[i * 256 + j * 128 + k] = x0[i * 128 + k];
            }
        }
    }
}

// private_images.vae:7  dense(4 * 4 * 6)
// private_images.vae:7  relu
// kernel 12, train: product by panels over rows of [96]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *z50 = s->arena + 109360; // [n*2, 3]
    const vae_real *w61 = s->param + 1008; // [3, 96]
    vae_real *h65 = s->arena + 67712; // [n*2, 96]
    const vae_real *b62 = s->param + 1296; // [96]
    vae_gemm_nn((int)(end - begin), 96, 3, z50 + begin * 3, 3, w61, 96, h65 + begin * 96, 96);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            const vae_real v63 = h65[i * 96 + j];
            h65[i * 96 + j] = vae_max(v63 + b62[j], 0.0f);
        }
    }
}

// private_images.vae:7  deconv(4, stride=2)
// private_images.vae:7  relu
// kernel 13, train: product by panels over rows of [8, 8, 4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1 * 2, end = vae_panel_end(s, tile, 1) * 2;
    const vae_real *h66 = s->arena + 67712; // [n*2, 4, 4, 6]
    const vae_real *w67 = s->param + 1392; // [3, 3, 4, 6]
    vae_real *h71 = s->arena + 23552; // [n*2, 8, 8, 4]
    const vae_real *b69 = s->param + 1616; // [4]
    static const VaeConv conv68 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_t(&conv68, (int)(end - begin), h66 + begin * 96, w67, h71 + begin * 256, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v68 = h71[i * 256 + j * 4 + k];
                h71[i * 256 + j * 4 + k] = vae_max(v68 + b69[k], 0.0f);
            }
        }
    }
}

// private_images.vae:7  conv(2)
// private_images.vae:8  likelihood = bernoulli
// kernel 14, train: product by panels over rows of [8, 8, 2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1 * 2, end = vae_panel_end(s, tile, 1) * 2;
    const vae_real *h71 = s->arena + 23552; // [n*2, 8, 8, 4]
    const vae_real *w72 = s->param + 1632; // [3, 3, 4, 2]
    vae_real *h75 = s->arena + 47104; // [n*2, 8, 8, 2]
    const vae_real *b74 = s->param + 1712; // [2]
    const vae_real *t60 = s->arena + 0; // [n*2, 128]
    vae_real *t81 = s->arena + 11776; // [n*2, 1]
    static const VaeConv conv73 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 8, .out_width = 8, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 2
    };
    vae_conv(&conv73, (int)(end - begin), h71 + begin * 256, w72, h75 + begin * 128, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = 0.0f;
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD_SUM(t81_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v73 = h75[i * 128 + j * 2 + k];
                const vae_real v75 = v73 + b74[k];
                h75[i * 128 + j * 2 + k] = v75;
                t81_sum += vae_softplus(v75) - t60[i * 128 + j * 2 + k] * v75;
            }
        }
        t81[i] = t81_sum;
    }
}

// kernel 15, train: loop over rows of [2, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t83 = s->arena + 11920; // [n, 1, 1]
    const vae_real *t81 = s->arena + 11776; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 2; j++) {
            t83_sum += t81[i * 2 + j];
        }
        t83[i] = t83_sum;
    }
}

// kernel 16, train: loop over rows of [1, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t84 = s->arena + 11920; // [n, 1, 1], in place of t83
    const vae_real *t83 = s->arena + 11920; // [n, 1, 1]
    vae_real *d97 = s->arena + 11872; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v83 = t83[i];
        t84[i] = 0.5f * v83;
        d97[i] = 0.5f * inv_n;
    }
}

// kernel 17, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t87 = s->arena + 11792; // [1]
    const vae_real *t84 = s->arena + 11920; // [n, 1]
    vae_real *t89 = s->arena + 11776; // [1]
    const vae_real *t58 = s->arena + 11968; // [n, 1]
    vae_real t87_sum = 0.0f;
    vae_real t89_sum = 0.0f;
    VAE_SIMD_SUM(t87_sum, t89_sum)
    for (size_t i = 0; i < rows; i++) {
        t87_sum += t84[i];
        t89_sum += t58[i];
    }
    t87[0] = t87_sum;
    t89[0] = t89_sum;
}

// kernel 18, train: loop over [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t88 = s->arena + 110832; // [1]
    const vae_real *t87 = s->arena + 11792; // [1]
    vae_real *t90 = s->arena + 110816; // [1]
    const vae_real *t89 = s->arena + 11776; // [1]
    vae_real *t93 = s->arena + 110800; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v88 = t87[0] * inv_n;
    t88[0] = v88;
    const vae_real v90 = t89[0] * inv_n;
    t90[0] = v90;
    t93[0] = v88 + beta * v90;
}

// kernel 19, train: loop over rows of [2, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d98 = s->arena + 11776; // [n, 2, 1]
    const vae_real *d97 = s->arena + 11872; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d98[i * 2 + j] = d97[i];
        }
    }
}

// private_images.vae:8  gradient of likelihood = bernoulli
// kernel 20, train: loop over rows of [128]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *d98 = s->arena + 11776; // [n*2, 1]
    const vae_real *t60 = s->arena + 0; // [n*2, 128]
    const vae_real *p76 = s->arena + 47104; // [n*2, 128]
    vae_real *d103 = s->arena + 47104; // [n*2, 128], in place of h75
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 128; j++) {
            const vae_real v75 = p76[i * 128 + j];
            d103[i * 128 + j] = d98[i] * vae_sigmoid(v75) - d98[i] * t60[i * 128 + j];
        }
    }
}

// private_images.vae:8  gradient of conv(2)
// kernel 21, train: loop over rows of [8, 8, 2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    vae_real *d105 = s->arena + 109648; // [n*2, 1, 1, 2]
    const vae_real *d103 = s->arena + 47104; // [n*2, 8, 8, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d105[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d105[i * 2 + k] += d103[i * 128 + j * 2 + k];
            }
        }
    }
}

// private_images.vae:7  gradient of conv(2)
// private_images.vae:7  gradient of relu
// private_images.vae:7  gradient of deconv(4, stride=2)
// kernel 22, train: product by panels over rows of [8, 8, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1 * 2, end = vae_panel_end(s, tile, 1) * 2;
    const vae_real *d103 = s->arena + 47104; // [n*2, 8, 8, 2]
    const vae_real *w72 = s->param + 1632; // [3, 3, 4, 2]
    vae_real *d108 = s->arena + 0; // [n*2, 8, 8, 4]
    const vae_real *h71 = s->arena + 23552; // [n*2, 8, 8, 4]
    vae_real *d109 = s->arena + 107456; // [n*2, 1, 1, 4]
    static const VaeConv conv106 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 8, .out_width = 8, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 2
    };
    vae_conv_t(&conv106, (int)(end - begin), d103 + begin * 128, w72, d108 + begin * 256, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d109[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v106 = d108[i * 256 + j * 4 + k];
                const vae_real v108 = vae_where(h71[i * 256 + j * 4 + k], v106, 0.0f);
                d108[i * 256 + j * 4 + k] = v108;
                d109[i * 4 + k] += v108;
            }
        }
    }
}

// private_images.vae:7  gradient of deconv(4, stride=2)
// private_images.vae:7  gradient of relu
// kernel 23, train: product by panels over rows of [4, 4, 6]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2 * 2, end = vae_panel_end(s, tile, 2) * 2;
    const vae_real *d108 = s->arena + 0; // [n*2, 8, 8, 4]
    const vae_real *w67 = s->param + 1392; // [3, 3, 4, 6]
    vae_real *d112 = s->arena + 58880; // [n*2, 96]
    const vae_real *h65 = s->arena + 67712; // [n*2, 96]
    static const VaeConv conv110 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv(&conv110, (int)(end - begin), d108 + begin * 256, w67, d112 + begin * 96, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            const vae_real v110 = d112[i * 96 + j];
            d112[i * 96 + j] = vae_where(h65[i * 96 + j], v110, 0.0f);
        }
    }
}

// private_images.vae:7  gradient of dense(4 * 4 * 6)
// kernel 24, train: product by panels over rows of [3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *d112 = s->arena + 58880; // [n*2, 96]
    const vae_real *w61 = s->param + 1008; // [3, 96]
    vae_real *d113 = s->arena + 107824; // [n*2, 3]
    vae_gemm_nt((int)(end - begin), 3, 96, d112 + begin * 96, 96, w61, 96, d113 + begin * 3, 3);
}

// private_images.vae:5  gradient of sampling and KL
// kernel 25, train: loop over rows of [2, 3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d120 = s->arena + 109984; // [n, 1, 3]
    const vae_real *d113 = s->arena + 107824; // [n, 2, 3]
    const vae_real *eps45 = s->arena + 108496; // [n, 2, 3]
    vae_real *d124 = s->arena + 109840; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d120[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d124[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d120[i * 3 + k] += d113[i * 6 + j * 3 + k];
                d124[i * 3 + k] += d113[i * 6 + j * 3 + k] * eps45[i * 6 + j * 3 + k];
            }
        }
    }
}

// private_images.vae:5  gradient of sampling and KL
// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *mean43 = s->arena + 108784; // [n, 3] in rows of 6
    vae_real *d122 = s->arena + 109072; // [n, 3] in rows of 6
    const vae_real *d120 = s->arena + 109984; // [n, 3]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c94 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d122[i * 6 + j] = c94 * mean43[i * 6 + j] + d120[i * 3 + j];
        }
    }
}

// private_images.vae:5  gradient of sampling and KL
// kernel 27, train: loop over rows of [3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t52 = s->arena + 110128; // [n, 3]
    const vae_real *d124 = s->arena + 109840; // [n, 3]
    const vae_real *t48 = s->arena + 110272; // [n, 3]
    vae_real *d128 = s->arena + 109075; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c94 = beta * inv_n;
    const vae_real c115 = 0.5f * c94;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d128[i * 6 + j] = c115 * t52[i * 3 + j] - c115 + 0.5f * (d124[i * 3 + j] * t48[i * 3 + j]);
        }
    }
}

// private_images.vae:5  gradient of posterior heads (added by the compiler)
// private_images.vae:6  gradient of relu
// kernel 28, train: product by panels over rows of [7]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d129 = s->arena + 109072; // [n, 6]
    const vae_real *w39 = s->param + 944; // [7, 6]
    vae_real *d131 = s->arena + 107824; // [n, 7]
    const vae_real *h38 = s->arena + 108160; // [n, 7]
    vae_real *d187 = s->arena + 109984; // [n, 1]
    vae_gemm_nt((int)(end - begin), 7, 6, d129 + begin * 6, 6, w39, 6, d131 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real d187_sum = 0.0f;
        VAE_SIMD_SUM(d187_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v130 = d131[i * 7 + j];
            const vae_real v131 = vae_where(h38[i * 7 + j], v130, 0.0f);
            d131[i * 7 + j] = v131;
            d187_sum += v131 * v131;
        }
        d187[i] = d187_sum;
    }
}

// private_images.vae:6  gradient of dense(7)
// private_images.vae:6  gradient of silu
// kernel 29, train: product by panels over rows of [96]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d131 = s->arena + 107824; // [n, 7]
    const vae_real *w34 = s->param + 256; // [96, 7]
    vae_real *d132 = scratch; // [end - begin, 96]
    const vae_real *t31 = s->arena + 82432; // [n, 4, 4, 6]
    const vae_real *h30 = s->arena + 86848; // [n, 4, 4, 6]
    vae_real *d139 = s->arena + 82432; // [n, 4, 4, 6], in place of t31
    vae_gemm_nt((int)(end - begin), 96, 7, d131 + begin * 7, 7, w34, 7, d132, 96);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            const vae_real v31 = t31[i * 96 + j];
            const vae_real v132 = d132[(i - begin) * 96 + j];
            d139[i * 96 + j] = v132 * v31 + v132 * h30[i * 96 + j] * (v31 * (1.0f - v31));
        }
    }
}

// private_images.vae:6  gradient of groupnorm(groups=3)
// kernel 30, train: loop over rows of [4, 4, 3, 2]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d141 = s->arena + 108784; // [n, 1, 1, 3, 2]
    const vae_real *d139 = s->arena + 82432; // [n, 4, 4, 3, 2]
    vae_real *d142 = s->arena + 86848; // [n, 4, 4, 3, 2]
    const vae_real *t10 = s->param + 224; // [3, 2]
    const vae_real *t18 = s->arena + 100096; // [n, 4, 4, 3, 2]
    vae_real *d147 = s->arena + 109840; // [n, 1, 1, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 2; l++) {
                d141[i * 6 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 3; k++) {
            d147[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real d147_sum = 0.0f;
                VAE_SIMD_SUM(d147_sum)
                for (size_t l = 0; l < 2; l++) {
                    d141[i * 6 + k * 2 + l] += d139[i * 96 + j * 6 + k * 2 + l];
                    const vae_real v142 = d139[i * 96 + j * 6 + k * 2 + l] * t10[k * 2 + l];
                    d142[i * 96 + j * 6 + k * 2 + l] = v142;
                    d147_sum += v142 * t18[i * 96 + j * 6 + k * 2 + l];
                }
                d147[i * 3 + k] += d147_sum;
            }
        }
    }
}

// private_images.vae:6  gradient of groupnorm(groups=3)
// kernel 31, train: loop over rows of [4, 4, 3, 2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d139 = s->arena + 82432; // [n, 4, 4, 3, 2]
    const vae_real *t27 = s->arena + 95680; // [n, 4, 4, 3, 2]
    vae_real *d144 = s->arena + 108496; // [n, 1, 1, 3, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d144[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d144[i * 6 + k] += d139[i * 96 + j * 6 + k] * t27[i * 96 + j * 6 + k];
            }
        }
    }
}

// private_images.vae:6  gradient of groupnorm(groups=3)
// kernel 32, train: loop over rows of [1, 1, 3, 1]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d147 = s->arena + 109840; // [n, 1, 1, 3, 1]
    const vae_real *t25 = s->arena + 110560; // [n, 1, 1, 3, 1]
    const vae_real *t26 = s->arena + 110416; // [n, 1, 1, 3, 1]
    vae_real *d153 = s->arena + 109840; // [n, 1, 1, 3, 1], in place of d147
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v147 = d147[i * 3 + j];
            const vae_real v152 = -(0.5f * (v147 / t25[i * 3 + j] * t26[i * 3 + j])) / t25[i * 3 + j];
            d153[i * 3 + j] = 0.03125f * v152;
        }
    }
}

// private_images.vae:6  gradient of groupnorm(groups=3)
// kernel 33, train: loop over rows of [4, 4, 3, 2]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d142 = s->arena + 86848; // [n, 4, 4, 3, 2]
    const vae_real *t26 = s->arena + 110416; // [n, 1, 1, 3, 1]
    const vae_real *d153 = s->arena + 109840; // [n, 1, 1, 3, 1]
    const vae_real *t18 = s->arena + 100096; // [n, 4, 4, 3, 2]
    vae_real *d157 = s->arena + 86848; // [n, 4, 4, 3, 2], in place of d142
    vae_real *d159 = s->arena + 82432; // [n, 1, 1, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d159[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real d159_sum = 0.0f;
                VAE_SIMD_SUM(d159_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v142 = d142[i * 96 + j * 6 + k * 2 + l];
                    const vae_real v157 = v142 * t26[i * 3 + k] + 2.0f * d153[i * 3 + k] * t18[i * 96 + j * 6 + k * 2 + l];
                    d157[i * 96 + j * 6 + k * 2 + l] = v157;
                    d159_sum += -v157;
                }
                d159[i * 3 + k] += d159_sum;
            }
        }
    }
}

// private_images.vae:6  gradient of groupnorm(groups=3)
// kernel 35, train: loop over rows of [4, 4, 3, 2]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d161 = s->arena + 86848; // [n, 4, 4, 3, 2], in place of d157
    const vae_real *d157 = s->arena + 86848; // [n, 4, 4, 3, 2]
    const vae_real *d160 = s->arena + 82432; // [n, 1, 1, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v157 = d157[i * 96 + j * 6 + k * 2 + l];
                    d161[i * 96 + j * 6 + k * 2 + l] = v157 + d160[i * 3 + k];
                }
            }
        }
    }
}

// private_images.vae:6  gradient of conv(6, groups=2)
// kernel 36, train: loop over rows of [4, 4, 6]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d163 = s->arena + 98624; // [n, 1, 1, 6]
    const vae_real *d161 = s->arena + 86848; // [n, 4, 4, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d163[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d163[i * 6 + k] += d161[i * 96 + j * 6 + k];
            }
        }
    }
}

// private_images.vae:6  gradient of conv(6, groups=2)
// private_images.vae:6  gradient of relu
// private_images.vae:6  gradient of conv(4, kernel=3, stride=2)
// kernel 37, train: product by panels over rows of [4, 4, 4]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d161 = s->arena + 86848; // [n, 4, 4, 6]
    const vae_real *w6 = s->param + 96; // [3, 3, 2, 6]
    vae_real *d165 = s->arena + 95680; // [n, 4, 4, 4]
    const vae_real *h5 = s->arena + 104512; // [n, 4, 4, 4]
    vae_real *d166 = s->arena + 98912; // [n, 1, 1, 4]
    static const VaeConv conv164 = {
        .height = 4, .width = 4, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_t(&conv164, (int)(end - begin), d161 + begin * 96, w6, d165 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d166[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v164 = d165[i * 64 + j * 4 + k];
                const vae_real v165 = vae_where(h5[i * 64 + j * 4 + k], v164, 0.0f);
                d165[i * 64 + j * 4 + k] = v165;
                d166[i * 4 + k] += v165;
            }
        }
    }
}

// private_images.vae:6  gradient of conv(4, kernel=3, stride=2)
// kernel 38, train: product by panels over rows of [1]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 76544; // [n, 8, 8, 2]
    const vae_real *d165 = s->arena + 95680; // [n, 4, 4, 4]
    vae_real *d167 = s->arena + 82432; // [n, 1]
    static const VaeConv conv167 = {
        .height = 8, .width = 8, .channels = 2,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        (d167 + begin * 1)[(i - begin) * 1] = vae_conv_norm(&conv167, 1, x0 + i * 128, d165 + i * 64, scratch);
    }
}

// What kernel 39 of train and 1 other do, each with buffers of its own:
//   d166: [n, 4]
//   d170: [n, 1]
VAE_SHARED_2(like_train_k39, const VaeState *s, int tile, vae_real *scratch, const vae_real *d166,
    vae_real *d170) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        vae_real d170_sum = 0.0f;
        VAE_SIMD_SUM(d170_sum)
        for (size_t j = 0; j < 4; j++) {
            d170_sum += d166[i * 4 + j] * d166[i * 4 + j];
        }
        d170[i] = d170_sum;
    }
}

// kernel 39, train: loop over rows of [4]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 98912, s->arena + 82576);
}

// private_images.vae:6  gradient of conv(6, groups=2)
// kernel 40, train: product by panels over rows of [1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h5 = s->arena + 104512; // [n, 4, 4, 4]
    const vae_real *d161 = s->arena + 86848; // [n, 4, 4, 6]
    vae_real *d172 = scratch + 976; // [end - begin, 1]
    const vae_real *d167 = s->arena + 82432; // [n, 1]
    const vae_real *d170 = s->arena + 82576; // [n, 1]
    vae_real *d173 = s->arena + 82576; // [n, 1], in place of d170
    static const VaeConv conv172 = {
        .height = 4, .width = 4, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    for (size_t i = begin; i < end; i++) {
        (d172)[(i - begin) * 1] = vae_conv_norm(&conv172, 1, h5 + i * 64, d161 + i * 96, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v170 = d170[i];
        const vae_real v172 = d172[(i - begin)];
        d173[i] = d167[i] + v170 + v172;
    }
}

// What kernel 41 of train and 3 others do, each with buffers of its own:
//   d163: [n, 6]
//   d176: [n, 1]
VAE_SHARED_2(like_train_k41, const VaeState *s, int tile, vae_real *scratch, const vae_real *d163,
    vae_real *d176) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        vae_real d176_sum = 0.0f;
        VAE_SIMD_SUM(d176_sum)
        for (size_t j = 0; j < 6; j++) {
            d176_sum += d163[i * 6 + j] * d163[i * 6 + j];
        }
        d176[i] = d176_sum;
    }
}

// kernel 41, train: loop over rows of [6]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k41(s, tile, scratch, s->arena + 98624, s->arena + 82528);
}

// kernel 42, train: loop over rows of [6]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k41(s, tile, scratch, s->arena + 108496, s->arena + 82480);
}

// kernel 44, train: loop over rows of [1]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d173 = s->arena + 82576; // [n, 1]
    const vae_real *d176 = s->arena + 82528; // [n, 1]
    const vae_real *d180 = s->arena + 82480; // [n, 1]
    const vae_real *d184 = s->arena + 82432; // [n, 1]
    const vae_real *d189 = s->arena + 110752; // [n, 1]
    const vae_real *d187 = s->arena + 109984; // [n, 1]
    vae_real *d192 = s->arena + 110752; // [n, 1], in place of d189
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v189 = d189[i];
        d192[i] = d173[i] + d176[i] + d180[i] + d184[i] + v189 * d187[i] + d187[i];
    }
}

// kernel 46, train: loop over rows of [1]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d196 = s->arena + 110704; // [n, 1]
    const vae_real *d194 = s->arena + 82432; // [n, 1]
    const vae_real *d192 = s->arena + 110752; // [n, 1]
    vae_real *d199 = s->arena + 110704; // [n, 1], in place of d196
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v196 = d196[i];
        d199[i] = d192[i] + v196 * d194[i] + d194[i];
    }
}

// private_images.vae:7  gradient of dense(4 * 4 * 6)
// kernel 47, train: product by panels over rows of [1]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *z50 = s->arena + 109360; // [n, 2, 3]
    const vae_real *d112 = s->arena + 58880; // [n, 2, 96]
    vae_real *d201 = scratch + 16; // [end - begin, 1]
    vae_real *d202 = s->arena + 110704; // [n, 1], in place of d199
    const vae_real *d199 = s->arena + 110704; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {z50 + i * 6, d112 + i * 192, 2, 3, 96},
        };
        (d201)[(i - begin) * 1] = vae_gram_norm(1, f, 3, 96, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v199 = d199[i];
        const vae_real v201 = d201[(i - begin)];
        d202[i] = v199 + v201;
    }
}

// kernel 48, train: loop over rows of [2, 96]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d203 = s->arena + 82432; // [n, 1, 96]
    const vae_real *d112 = s->arena + 58880; // [n, 2, 96]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 96; k++) {
            d203[i * 96 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 96; k++) {
                d203[i * 96 + k] += d112[i * 192 + j * 96 + k];
            }
        }
    }
}

// kernel 49, train: loop over rows of [96]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d203 = s->arena + 82432; // [n, 96]
    vae_real *d206 = s->arena + 99104; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d206_sum = 0.0f;
        VAE_SIMD_SUM(d206_sum)
        for (size_t j = 0; j < 96; j++) {
            d206_sum += d203[i * 96 + j] * d203[i * 96 + j];
        }
        d206[i] = d206_sum;
    }
}

// private_images.vae:7  gradient of deconv(4, stride=2)
// kernel 50, train: product by panels over rows of [1]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d108 = s->arena + 0; // [n, 2, 8, 8, 4]
    const vae_real *h65 = s->arena + 67712; // [n, 2, 4, 4, 6]
    vae_real *d210 = scratch + 4112; // [end - begin, 1]
    const vae_real *d202 = s->arena + 110704; // [n, 1]
    const vae_real *d206 = s->arena + 99104; // [n, 1]
    vae_real *d211 = s->arena + 99104; // [n, 1], in place of d206
    static const VaeConv conv210 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 6
    };
    for (size_t i = begin; i < end; i++) {
        (d210)[(i - begin) * 1] = vae_conv_norm(&conv210, 2, d108 + i * 512, h65 + i * 192, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v206 = d206[i];
        const vae_real v210 = d210[(i - begin)];
        d211[i] = d202[i] + v206 + v210;
    }
}

// kernel 51, train: loop over rows of [2, 1, 1, 4]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d213 = s->arena + 82432; // [n, 1, 1, 1, 4]
    const vae_real *d109 = s->arena + 107456; // [n, 2, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d213[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d213[i * 4 + k] += d109[i * 8 + j * 4 + k];
            }
        }
    }
}

// private_images.vae:7  gradient of conv(2)
// kernel 53, train: product by panels over rows of [1]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h71 = s->arena + 23552; // [n, 2, 8, 8, 4]
    const vae_real *d103 = s->arena + 47104; // [n, 2, 8, 8, 2]
    vae_real *d220 = scratch + 1280; // [end - begin, 1]
    const vae_real *d211 = s->arena + 99104; // [n, 1]
    const vae_real *d216 = s->arena + 82624; // [n, 1]
    vae_real *d221 = s->arena + 82624; // [n, 1], in place of d216
    static const VaeConv conv220 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 8, .out_width = 8, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 2
    };
    for (size_t i = begin; i < end; i++) {
        (d220)[(i - begin) * 1] = vae_conv_norm(&conv220, 2, h71 + i * 512, d103 + i * 256, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v216 = d216[i];
        const vae_real v220 = d220[(i - begin)];
        d221[i] = d211[i] + v216 + v220;
    }
}

// kernel 54, train: loop over rows of [2, 1, 1, 2]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d223 = s->arena + 82432; // [n, 1, 1, 1, 2]
    const vae_real *d105 = s->arena + 109648; // [n, 2, 1, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d223[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d223[i * 2 + k] += d105[i * 4 + j * 2 + k];
            }
        }
    }
}

// kernel 55, train: loop over rows of [2]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d223 = s->arena + 82432; // [n, 2]
    vae_real *d226 = s->arena + 82528; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d226_sum = 0.0f;
        VAE_SIMD_SUM(d226_sum)
        for (size_t j = 0; j < 2; j++) {
            d226_sum += d223[i * 2 + j] * d223[i * 2 + j];
        }
        d226[i] = d226_sum;
    }
}

// kernel 56, train: loop over rows of [1]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d221 = s->arena + 82624; // [n, 1]
    const vae_real *d226 = s->arena + 82528; // [n, 1]
    vae_real *d232 = s->arena + 82528; // [n, 1], in place of d226
    const vae_real clip = s->scalar[VAE_CLIP];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c229 = clip * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v226 = d226[i];
        d232[i] = c229 / vae_max(vae_sqrt(d221[i] + v226), c229);
    }
}

// kernel 57, train: loop over rows of [4, 4, 4]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d234 = s->arena + 95680; // [n, 4, 4, 4], in place of d165
    const vae_real *d165 = s->arena + 95680; // [n, 4, 4, 4]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            const vae_real v165 = d165[i * 64 + j];
            d234[i * 64 + j] = v165 * d232[i];
        }
    }
}

// private_images.vae:6  gradient of conv(4, kernel=3, stride=2)
// kernel 58, train: weight gradient over [3, 3, 2, 4]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 76544; // [n, 8, 8, 2]
    const vae_real *d234 = s->arena + 95680; // [n, 4, 4, 4]
    vae_real *d_param235 = s->grad + 0; // [3, 3, 2, 4]
    static const VaeConv conv235 = {
        .height = 8, .width = 8, .channels = 2,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv_w(&conv235, s->n, x0, d234, d_param235, tile, scratch);
}

// kernel 59, train: loop over rows of [1, 1, 4]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d272 = s->arena + 109648; // [n, 2, 1, 1, 2], in place of d105
    const vae_real *d105 = s->arena + 109648; // [n, 2, 1, 1, 2]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v105 = d105[i * 4 + j];
            d272[i * 4 + j] = v105 * d232[i];
        }
    }
}

// private_images.vae:6  gradient of conv(4, kernel=3, stride=2)
// kernel 60, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d166 = s->arena + 98912; // [n, 1, 1, 4]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1]
    vae_real *d_param237 = s->grad + 80; // [1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param237[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param237[j] += d166[i * 4 + j] * d232[i];
        }
    }
}

// kernel 61, train: loop over rows of [4, 4, 6]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d239 = s->arena + 86848; // [n, 4, 4, 6], in place of d161
    const vae_real *d161 = s->arena + 86848; // [n, 4, 4, 6]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            const vae_real v161 = d161[i * 96 + j];
            d239[i * 96 + j] = v161 * d232[i];
        }
    }
}

// private_images.vae:6  gradient of conv(6, groups=2)
// kernel 62, train: weight gradient over [3, 3, 2, 6]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h5 = s->arena + 104512; // [n, 4, 4, 4]
    const vae_real *d239 = s->arena + 86848; // [n, 4, 4, 6]
    vae_real *d_param240 = s->grad + 96; // [3, 3, 2, 6]
    static const VaeConv conv240 = {
        .height = 4, .width = 4, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_w(&conv240, s->n, h5, d239, d_param240, tile, scratch);
}

// kernel 63, train: loop over rows of [1, 1, 6]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d254 = s->arena + 109072; // [n, 6], in place of d122
    const vae_real *d129 = s->arena + 109072; // [n, 6]
    const vae_real *d232 = s->arena + 82528; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v129 = d129[i * 6 + j];
            d254[i * 6 + j] = v129 * d232[i];
        }
    }
}

// private_images.vae:6  gradient of conv(6, groups=2)
// kernel 64, train: sum over the batch over rows of [1, 1, 6]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d163 = s->arena + 98624; // [n, 1, 1, 6]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1]
    vae_real *d_param242 = s->grad + 208; // [1, 1, 6]
    for (size_t j = 0; j < 6; j++) {
        d_param242[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param242[j] += d163[i * 6 + j] * d232[i];
        }
    }
}

// private_images.vae:6  gradient of groupnorm(groups=3)
// kernel 65, train: sum over the batch over rows of [1, 1, 3, 2]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d144 = s->arena + 108496; // [n, 1, 1, 3, 2]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1, 1]
    vae_real *d_param246 = s->grad + 224; // [1, 1, 3, 2]
    const vae_real *d141 = s->arena + 108784; // [n, 1, 1, 3, 2]
    vae_real *d_param249 = s->grad + 240; // [1, 1, 3, 2]
    for (size_t j = 0; j < 6; j++) {
        d_param246[j] = 0.0f;
    }
    for (size_t j = 0; j < 6; j++) {
        d_param249[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param246[j] += d144[i * 6 + j] * d232[i];
            d_param249[j] += d141[i * 6 + j] * d232[i];
        }
    }
}

// kernel 66, train: loop over rows of [7]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d251 = s->arena + 107824; // [n, 7], in place of d131
    const vae_real *d131 = s->arena + 107824; // [n, 7]
    const vae_real *d232 = s->arena + 82528; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v131 = d131[i * 7 + j];
            d251[i * 7 + j] = v131 * d232[i];
        }
    }
}

// private_images.vae:6  gradient of dense(7)
// kernel 67, train: weight gradient over [96, 7]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h33 = s->arena + 91264; // [n, 96]
    const vae_real *d251 = s->arena + 107824; // [n, 7]
    vae_real *d_param252 = s->grad + 256; // [96, 7]
    if (tile == 6) {
        vae_real *d_param253 = s->grad + 928; // [7]
        vae_column_sums(s->n, 7, d251, 7, d_param253);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 96 ? begin + 16 : 96;
    vae_gemm_tn_claim((int)(end - begin), 7, s->n, h33 + begin, 96, d251, 7, d_param252 + begin * 7, 7,
        vae_claimed(s, d_param252 + begin * 7));
}

// private_images.vae:5  gradient of posterior heads (added by the compiler)
// kernel 68, train: weight gradient over [7, 6]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h38 = s->arena + 108160; // [n, 7]
    const vae_real *d254 = s->arena + 109072; // [n, 6]
    vae_real *d_param255 = s->grad + 944; // [7, 6]
    if (tile == 1) {
        vae_real *d_param256 = s->grad + 992; // [6]
        vae_column_sums(s->n, 6, d254, 6, d_param256);
        return;
    }
    vae_gemm_tn(7, 6, s->n, h38, 7, d254, 6, d_param255, 6);
}

// kernel 69, train: loop over rows of [2, 96]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d258 = s->arena + 58880; // [n, 2, 96], in place of d112
    const vae_real *d112 = s->arena + 58880; // [n, 2, 96]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1]
    vae_real *d262 = s->arena + 67712; // [n, 2, 4, 4, 6], in place of h65
    const vae_real *h65 = s->arena + 67712; // [n, 2, 4, 4, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 192; j++) {
            const vae_real v112 = d112[i * 192 + j];
            const vae_real v65 = h65[i * 192 + j];
            d258[i * 192 + j] = v112 * d232[i];
            d262[i * 192 + j] = v65 * d232[i];
        }
    }
}

// private_images.vae:7  gradient of dense(4 * 4 * 6)
// kernel 70, train: weight gradient over [3, 96]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z50 = s->arena + 109360; // [n*2, 3]
    const vae_real *d258 = s->arena + 58880; // [n*2, 96]
    vae_real *d_param260 = s->grad + 1008; // [3, 96]
    if (tile == 2) {
        vae_real *d_param261 = s->grad + 1296; // [96]
        vae_column_sums(s->n * 2, 96, d258, 96, d_param261);
        return;
    }
    const size_t begin = (size_t)tile * 48;
    const size_t end = tile < 1 ? begin + 48 : 96;
    vae_gemm_tn(3, (int)(end - begin), s->n * 2, z50, 3, d258 + begin, 96, d_param260 + begin, 96);
}

// private_images.vae:7  gradient of deconv(4, stride=2)
// kernel 71, train: weight gradient over [3, 3, 4, 6]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d108 = s->arena + 0; // [n*2, 8, 8, 4]
    const vae_real *d262 = s->arena + 67712; // [n*2, 4, 4, 6]
    vae_real *d_param264 = s->grad + 1392; // [3, 3, 4, 6]
    static const VaeConv conv264 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_w(&conv264, s->n * 2, d108, d262, d_param264, tile, scratch);
}

// kernel 72, train: loop over rows of [2, 1, 1, 4]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d265 = s->arena + 107456; // [n, 2, 1, 1, 4], in place of d109
    const vae_real *d109 = s->arena + 107456; // [n, 2, 1, 1, 4]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v109 = d109[i * 8 + j];
            d265[i * 8 + j] = v109 * d232[i];
        }
    }
}

// private_images.vae:7  gradient of deconv(4, stride=2)
// kernel 73, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param267 = s->grad + 1616; // [1, 1, 4]
    const vae_real *d265 = s->arena + 107456; // [n*2, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param267[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param267[j] += d265[i * 4 + j];
        }
    }
}

// kernel 74, train: loop over rows of [2, 8, 8, 2]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d269 = s->arena + 47104; // [n, 2, 8, 8, 2], in place of d103
    const vae_real *d103 = s->arena + 47104; // [n, 2, 8, 8, 2]
    const vae_real *d232 = s->arena + 82528; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 256; j++) {
            const vae_real v103 = d103[i * 256 + j];
            d269[i * 256 + j] = v103 * d232[i];
        }
    }
}

// private_images.vae:7  gradient of conv(2)
// kernel 75, train: weight gradient over [3, 3, 4, 2]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h71 = s->arena + 23552; // [n*2, 8, 8, 4]
    const vae_real *d269 = s->arena + 47104; // [n*2, 8, 8, 2]
    vae_real *d_param271 = s->grad + 1632; // [3, 3, 4, 2]
    static const VaeConv conv271 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 8, .out_width = 8, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 2
    };
    vae_conv_w(&conv271, s->n * 2, h71, d269, d_param271, tile, scratch);
}

// private_images.vae:8  gradient of conv(2)
// kernel 76, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param274 = s->grad + 1712; // [1, 1, 2]
    const vae_real *d272 = s->arena + 109648; // [n*2, 1, 1, 2]
    for (size_t j = 0; j < 2; j++) {
        d_param274[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param274[j] += d272[i * 2 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:6  conv(4, kernel=3, stride=2)
    // private_images.vae:6  relu
    // kernel 0, train: product by panels over rows of [4, 4, 4]
    like_train_k0(s, tile, scratch, s->arena + 76544, s->param + 0, s->arena + 104512,
        s->param + 80);
    // private_images.vae:6  conv(6, groups=2)
    // kernel 1, train: product by panels over rows of [4, 4, 6]
    like_train_k1(s, tile, scratch, s->arena + 104512, s->param + 96, s->arena + 100096,
        s->param + 208);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 2, train: loop over rows of [4, 4, 3, 2]
    like_train_k2(s, tile, scratch, s->arena + 0, s->arena + 100096);
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 3, train: loop over rows of [1, 1, 3, 1]
    like_train_k3(s, tile, scratch, s->arena + 0, s->arena + 0);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    // private_images.vae:5  posterior heads (added by the compiler)
    // kernel 8, train: product by panels over rows of [6]
    like_train_k8(s, tile, scratch, s->arena + 108160, s->param + 944, s->arena + 108784,
        s->param + 992);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    train_k33(s, tile, scratch);
    // private_images.vae:6  gradient of groupnorm(groups=3)
    // kernel 34, train: loop over rows of [1, 1, 3, 1]
    like_train_k3(s, tile, scratch, s->arena + 82432, s->arena + 82432);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u16(const VaeState *s, int tile, vae_real *scratch) {
    train_k40(s, tile, scratch);
    // kernel 43, train: loop over rows of [6]
    like_train_k41(s, tile, scratch, s->arena + 108784, s->arena + 82432);
    train_k44(s, tile, scratch);
    // kernel 45, train: loop over rows of [6]
    like_train_k41(s, tile, scratch, s->arena + 109072, s->arena + 82432);
    train_k46(s, tile, scratch);
    train_k47(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u19(const VaeState *s, int tile, vae_real *scratch) {
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k50(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u20(const VaeState *s, int tile, vae_real *scratch) {
    train_k51(s, tile, scratch);
    // kernel 52, train: loop over rows of [4]
    like_train_k39(s, tile, scratch, s->arena + 82432, s->arena + 82624);
    train_k53(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u21(const VaeState *s, int tile, vae_real *scratch) {
    train_k54(s, tile, scratch);
    train_k55(s, tile, scratch);
    train_k56(s, tile, scratch);
    train_k57(s, tile, scratch);
    train_k59(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k63(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k69(s, tile, scratch);
    train_k72(s, tile, scratch);
    train_k74(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, train_u0, (s->n + 3) / 4);
    vae_run_one(me, s, train_u1, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k11, panels, {0}},
        {train_k13, s->n, {0}}}, 2);
    vae_run_one(me, s, train_k14, s->n);
    vae_run_one(me, s, train_u5, panels);
    vae_run_one(me, s, train_u6, 1);
    vae_run_one(me, s, train_u7, panels);
    vae_run_one(me, s, train_k22, s->n);
    vae_run_one(me, s, train_k23, (s->n + 1) / 2);
    vae_run_one(me, s, train_u10, panels);
    vae_run_one(me, s, train_u11, panels);
    vae_run_one(me, s, train_u12, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k37, (s->n + 3) / 4, {0}},
        {train_k41, panels, {0}},
        {train_k42, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k38, panels, {0}},
        {train_k39, panels, {0}}}, 2);
    vae_run_one(me, s, train_u16, panels);
    vae_run_one(me, s, train_u19, panels);
    vae_run_one(me, s, train_u20, panels);
    vae_run_one(me, s, train_u21, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k75, 1, {0}},
        {train_k71, 1, {0}},
        {train_k62, 1, {0}},
        {train_k58, 1, {0}},
        {train_k70, 3, {0}},
        {train_k67, 7, {.weights = true, .first = 256, .each = 112, .end = 928}},
        {train_k68, 2, {0}},
        {train_k73, 1, {0}},
        {train_k64, 1, {0}},
        {train_k65, 1, {0}},
        {train_k60, 1, {0}},
        {train_k76, 1, {0}}}, 12);
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   t17: [n, 1, 1, 3, 1]
//   t15: [n, 1, 1, 3, 1]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t17,
    const vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t17[i * 3 + j] = 0.03125f * t15[i * 3 + j];
        }
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t18: [n, 4, 4, 3, 2]
//   h9: [n, 4, 4, 3, 2]
//   t17: [n, 1, 1, 3, 1]
//   t20: [n, 1, 1, 3, 1]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t18,
    const vae_real *h9, const vae_real *t17, vae_real *t20) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t20[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real t20_sum = 0.0f;
                VAE_SIMD_SUM(t20_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v18 = h9[i * 96 + j * 6 + k * 2 + l] - t17[i * 3 + k];
                    t18[i * 96 + j * 6 + k * 2 + l] = v18;
                    t20_sum += v18 * v18;
                }
                t20[i * 3 + k] += t20_sum;
            }
        }
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   t20: [n, 1, 1, 3, 1]
//   t26: [n, 1, 1, 3, 1]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t20,
    vae_real *t26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t26[i * 3 + j] = 1.0f / vae_sqrt(0.03125f * t20[i * 3 + j] + 1e-05f);
        }
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   t18: [n, 4, 4, 3, 2]
//   t26: [n, 1, 1, 3, 1]
//   t10: [3, 2]
//   t11: [3, 2]
//   h32: [n, 4, 4, 6]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t18,
    const vae_real *t26, const vae_real *t10, const vae_real *t11, vae_real *h32) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v28 = t18[i * 96 + j * 6 + k * 2 + l] * t26[i * 3 + k] * t10[k * 2 + l];
                    const vae_real v29 = v28 + t11[k * 2 + l];
                    h32[i * 96 + j * 6 + k * 2 + l] = v29 * vae_sigmoid(v29);
                }
            }
        }
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   h33: [n, 96]
//   w34: [96, 7]
//   h38: [n, 7]
//   b35: [7]
VAE_SHARED_2(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h33,
    const vae_real *w34, vae_real *h38, const vae_real *b35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 7, 96, h33 + begin * 96, 96, w34, 7, h38 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v36 = h38[i * 7 + j];
            h38[i * 7 + j] = vae_max(v36 + b35[j], 0.0f);
        }
    }
}

// private_images.vae:5  sampling and KL
// kernel 9, eval: loop over rows of [3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar44 = s->arena + 38611; // [n, 3] in rows of 6
    const vae_real *eps45 = s->arena + 39184; // [n, 3]
    vae_real *z50 = s->arena + 39040; // [n, 3]
    const vae_real *mean43 = s->arena + 38608; // [n, 3] in rows of 6
    vae_real *t63 = s->arena + 38896; // [n, 3]
    vae_real *t64 = s->arena + 40048; // [n, 1]
    vae_real *t67 = s->arena + 40000; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum, t67_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v50 = mean43[i * 6 + j] + vae_exp(0.5f * logvar44[i * 6 + j]) * eps45[i * 3 + j];
            z50[i * 3 + j] = v50;
            const vae_real v53 = eps45[i * 3 + j] * eps45[i * 3 + j] + logvar44[i * 6 + j];
            const vae_real v60 = mean43[i * 6 + j] * mean43[i * 6 + j] + vae_exp(logvar44[i * 6 + j]);
            const vae_real v63 = 0.5f * (v60 - 1.0f - logvar44[i * 6 + j]);
            t63[i * 3 + j] = v63;
            t64_sum += v63;
            const vae_real v66 = (-0.5f) * (v50 * v50 + 1.83787707f - (v53 + 1.83787707f));
            t67_sum += v66;
        }
        t64[i] = t64_sum;
        t67[i] = t67_sum;
    }
}

// What kernel 10 of eval and 1 other do, each with buffers of its own:
//   z50: [n, 3]
//   w68: [3, 96]
//   h72: [n, 96]
//   b69: [96]
VAE_SHARED_2(like_eval_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *z50,
    const vae_real *w68, vae_real *h72, const vae_real *b69) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 96, 3, z50 + begin * 3, 3, w68, 96, h72 + begin * 96, 96);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            const vae_real v70 = h72[i * 96 + j];
            h72[i * 96 + j] = vae_max(v70 + b69[j], 0.0f);
        }
    }
}

// What kernel 11 of eval and 1 other do, each with buffers of its own:
//   h73: [n, 4, 4, 6]
//   w74: [3, 3, 4, 6]
//   h78: [n, 8, 8, 4]
//   b76: [4]
VAE_SHARED_2(like_eval_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *h73,
    const vae_real *w74, vae_real *h78, const vae_real *b76) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv75 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 4, .out_width = 4, .out_channels = 6,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 6
    };
    vae_conv_t(&conv75, (int)(end - begin), h73 + begin * 96, w74, h78 + begin * 256, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v75 = h78[i * 256 + j * 4 + k];
                h78[i * 256 + j * 4 + k] = vae_max(v75 + b76[k], 0.0f);
            }
        }
    }
}

// private_images.vae:7  conv(2)
// private_images.vae:8  likelihood = bernoulli
// kernel 12, eval: product by panels over rows of [8, 8, 2]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h78 = s->arena + 0; // [n, 8, 8, 4]
    const vae_real *w79 = s->param + 1632; // [3, 3, 4, 2]
    vae_real *t80 = scratch + 400; // [end - begin, 8, 8, 2]
    const vae_real *b81 = s->param + 1712; // [2]
    const vae_real *x0 = s->arena + 11776; // [n, 128]
    vae_real *t88 = s->arena + 39952; // [n, 1]
    static const VaeConv conv80 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 8, .out_width = 8, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 2
    };
    vae_conv(&conv80, (int)(end - begin), h78 + begin * 256, w79, t80, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t88_sum = 0.0f;
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD_SUM(t88_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v80 = t80[(i - begin) * 128 + j * 2 + k];
                const vae_real v82 = v80 + b81[k];
                t88_sum += vae_softplus(v82) - x0[i * 128 + j * 2 + k] * v82;
            }
        }
        t88[i] = t88_sum;
    }
}

// kernel 13, eval: loop over rows of [1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t89 = s->arena + 39904; // [n, 1]
    const vae_real *t67 = s->arena + 40000; // [n, 1]
    const vae_real *t88 = s->arena + 39952; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t89[i] = t67[i] - t88[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:6  conv(4, kernel=3, stride=2)
    // private_images.vae:6  relu
    // kernel 0, eval: product by panels over rows of [4, 4, 4]
    like_train_k0(s, tile, scratch, s->arena + 11776, s->param + 0, s->arena + 35328, s->param + 80);
    // private_images.vae:6  conv(6, groups=2)
    // kernel 1, eval: product by panels over rows of [4, 4, 6]
    like_train_k1(s, tile, scratch, s->arena + 35328, s->param + 96, s->arena + 30912,
        s->param + 208);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 2, eval: loop over rows of [4, 4, 3, 2]
    like_train_k2(s, tile, scratch, s->arena + 39760, s->arena + 30912);
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 3, eval: loop over rows of [1, 1, 3, 1]
    like_eval_k3(s, tile, scratch, s->arena + 39616, s->arena + 39760);
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 4, eval: loop over rows of [4, 4, 3, 2]
    like_eval_k4(s, tile, scratch, s->arena + 26496, s->arena + 30912, s->arena + 39616,
        s->arena + 39472);
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 5, eval: loop over rows of [1, 1, 3, 1]
    like_eval_k5(s, tile, scratch, s->arena + 39472, s->arena + 39328);
    // private_images.vae:6  groupnorm(groups=3)
    // private_images.vae:6  silu
    // kernel 6, eval: loop over rows of [4, 4, 3, 2]
    like_eval_k6(s, tile, scratch, s->arena + 26496, s->arena + 39328, s->param + 224,
        s->param + 240, s->arena + 22080);
    // private_images.vae:6  dense(7)
    // private_images.vae:6  relu
    // kernel 7, eval: product by panels over rows of [7]
    like_eval_k7(s, tile, scratch, s->arena + 22080, s->param + 256, s->arena + 38272,
        s->param + 928);
    // private_images.vae:5  posterior heads (added by the compiler)
    // kernel 8, eval: product by panels over rows of [6]
    like_train_k8(s, tile, scratch, s->arena + 38272, s->param + 944, s->arena + 38608,
        s->param + 992);
    eval_k9(s, tile, scratch);
    // private_images.vae:7  dense(4 * 4 * 6)
    // private_images.vae:7  relu
    // kernel 10, eval: product by panels over rows of [96]
    like_eval_k10(s, tile, scratch, s->arena + 39040, s->param + 1008, s->arena + 17664,
        s->param + 1296);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:7  deconv(4, stride=2)
    // private_images.vae:7  relu
    // kernel 11, eval: product by panels over rows of [8, 8, 4]
    like_eval_k11(s, tile, scratch, s->arena + 17664, s->param + 1392, s->arena + 0,
        s->param + 1616);
    eval_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, eval_u0, (s->n + 3) / 4);
    vae_run_one(me, s, eval_u1, panels);
    vae_run_one(me, s, eval_u2, s->n);
    vae_run_one(me, s, eval_k13, panels);
}

// private_images.vae:5  posterior heads (added by the compiler)
// kernel 9, encode: loop over rows of [3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t45 = s->arena + 22848; // [n, 3]
    const vae_real *mean43 = s->arena + 22416; // [n, 3] in rows of 6
    vae_real *t46 = s->arena + 22704; // [n, 3]
    const vae_real *logvar44 = s->arena + 22419; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t45[i * 3 + j] = mean43[i * 6 + j];
            t46[i * 3 + j] = logvar44[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:6  conv(4, kernel=3, stride=2)
    // private_images.vae:6  relu
    // kernel 0, encode: product by panels over rows of [4, 4, 4]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 19136, s->param + 80);
    // private_images.vae:6  conv(6, groups=2)
    // kernel 1, encode: product by panels over rows of [4, 4, 6]
    like_train_k1(s, tile, scratch, s->arena + 19136, s->param + 96, s->arena + 14720,
        s->param + 208);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 2, encode: loop over rows of [4, 4, 3, 2]
    like_train_k2(s, tile, scratch, s->arena + 23424, s->arena + 14720);
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 3, encode: loop over rows of [1, 1, 3, 1]
    like_eval_k3(s, tile, scratch, s->arena + 23280, s->arena + 23424);
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 4, encode: loop over rows of [4, 4, 3, 2]
    like_eval_k4(s, tile, scratch, s->arena + 10304, s->arena + 14720, s->arena + 23280,
        s->arena + 23136);
    // private_images.vae:6  groupnorm(groups=3)
    // kernel 5, encode: loop over rows of [1, 1, 3, 1]
    like_eval_k5(s, tile, scratch, s->arena + 23136, s->arena + 22992);
    // private_images.vae:6  groupnorm(groups=3)
    // private_images.vae:6  silu
    // kernel 6, encode: loop over rows of [4, 4, 3, 2]
    like_eval_k6(s, tile, scratch, s->arena + 10304, s->arena + 22992, s->param + 224,
        s->param + 240, s->arena + 5888);
    // private_images.vae:6  dense(7)
    // private_images.vae:6  relu
    // kernel 7, encode: product by panels over rows of [7]
    like_eval_k7(s, tile, scratch, s->arena + 5888, s->param + 256, s->arena + 22080,
        s->param + 928);
    // private_images.vae:5  posterior heads (added by the compiler)
    // kernel 8, encode: product by panels over rows of [6]
    like_train_k8(s, tile, scratch, s->arena + 22080, s->param + 944, s->arena + 22416,
        s->param + 992);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, encode_u0, (s->n + 3) / 4);
    vae_run_one(me, s, encode_u1, panels);
}

// private_images.vae:7  dense(4 * 4 * 6)
// private_images.vae:7  relu
// kernel 0, decode: product by panels over rows of [96]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k10(s, tile, scratch, s->arena + 27968, s->param + 1008, s->arena + 23552,
        s->param + 1296);
}

// private_images.vae:7  conv(2)
// private_images.vae:8  likelihood = bernoulli
// kernel 2, decode: product by panels over rows of [8, 8, 2]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h11 = s->arena + 0; // [n, 8, 8, 4]
    const vae_real *w12 = s->param + 1632; // [3, 3, 4, 2]
    vae_real *t17 = s->arena + 17664; // [n, 128]
    const vae_real *b14 = s->param + 1712; // [2]
    vae_real *t18 = s->arena + 11776; // [n, 128]
    static const VaeConv conv13 = {
        .height = 8, .width = 8, .channels = 4,
        .out_height = 8, .out_width = 8, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 2
    };
    vae_conv(&conv13, (int)(end - begin), h11 + begin * 256, w12, t17 + begin * 128, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v13 = t17[i * 128 + j * 2 + k];
                const vae_real v17 = vae_sigmoid(v13 + b14[k]);
                t17[i * 128 + j * 2 + k] = v17;
                t18[i * 128 + j * 2 + k] = v17;
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // private_images.vae:7  deconv(4, stride=2)
    // private_images.vae:7  relu
    // kernel 1, decode: product by panels over rows of [8, 8, 4]
    like_eval_k11(s, tile, scratch, s->arena + 23552, s->param + 1392, s->arena + 0,
        s->param + 1616);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, decode_k0, panels);
    vae_run_one(me, s, decode_u1, s->n);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 76544, 128}, // [n, 8, 8, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 108496, 6}, // [n, 2, 3]
    {"loss", VAE_OUT_SCALAR, 0, 110800, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 110832, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 110816, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 11776, 128}, // [n, 8, 8, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 39184, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 39952, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 40048, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 39904, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 38896, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 128}, // [n, 8, 8, 2]
    {"z.mean", VAE_OUT_ROW, 0, 22848, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 22704, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 27968, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 17664, 128}, // [n, 128]
    {"x.draw0", VAE_OUT_ROW, 0, 11776, 128}, // [n, 128]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {4, 2, 3, 3}, {1, 4, 24, 8}, 0, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"encoder.0.bias", 1, {4}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 4, {6, 2, 3, 3}, {1, 6, 36, 12}, 96, VAE_INIT_UNIFORM, 0.288675129f, true, true, false},
    {"encoder.2.bias", 1, {6}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.weight", 1, {6}, {1}, 224, VAE_INIT_CONST, 1.0f, true, false, false},
    {"encoder.3.bias", 1, {6}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.6.weight", 2, {7, 96}, {1, 7}, 256, VAE_INIT_UNIFORM, 0.241355389f, true, true, false},
    {"encoder.6.bias", 1, {7}, {1}, 928, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 7}, {1, 6}, 944, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 992, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 7}, {1, 6}, 947, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 995, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {96, 3}, {1, 96}, 1008, VAE_INIT_UNIFORM, 0.246182978f, true, true, false},
    {"decoder.0.bias", 1, {96}, {1}, 1296, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 4, {6, 4, 3, 3}, {1, 6, 72, 24}, 1392, VAE_INIT_UNIFORM, 0.258198887f, true, true, false},
    {"decoder.3.bias", 1, {4}, {1}, 1616, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 4, {2, 4, 3, 3}, {1, 2, 24, 8}, 1632, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"decoder.5.bias", 1, {2}, {1}, 1712, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 8, 8, 2, 128, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8, 8, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, kernel=3, stride=2)", "[4, 4, 4]", 76},
    {VAE_STAGE_ENCODER, 0, "relu", "[4, 4, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(6, groups=2)", "[4, 4, 6]", 114},
    {VAE_STAGE_ENCODER, 0, "groupnorm(groups=3)", "[4, 4, 6]", 12},
    {VAE_STAGE_ENCODER, 0, "silu", "[4, 4, 6]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[96]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(7)", "[7]", 679},
    {VAE_STAGE_ENCODER, 0, "relu", "[7]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 48},
    {VAE_STAGE_DECODER, 0, "dense(4 * 4 * 6)", "[96]", 384},
    {VAE_STAGE_DECODER, 0, "relu", "[96]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(4, 4, 6)", "[4, 4, 6]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(4, stride=2)", "[8, 8, 4]", 220},
    {VAE_STAGE_DECODER, 0, "relu", "[8, 8, 4]", 0},
    {VAE_STAGE_DECODER, 0, "conv(2)", "[8, 8, 2]", 74},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[8, 8, 2]", 0},
};

static const VaeStretch rest[] = {
    {0, 256},
    {928, 1728},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "private_images", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model private_images\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [8, 8, 2]                   -              -\n"
        "    conv(4, kernel=3, stride=2)     [4, 4, 4]                  76          2,304\n"
        "    relu                            [4, 4, 4]                   -              -\n"
        "    conv(6, groups=2)               [4, 4, 6]                 114          3,456\n"
        "    groupnorm(groups=3)             [4, 4, 6]                  12              -\n"
        "    silu                            [4, 4, 6]                   -              -\n"
        "    flatten                         [96]                        -              -\n"
        "    dense(7)                        [7]                       679          1,344\n"
        "    relu                            [7]                         -              -\n"
        "  z: mean, logvar heads             [3]                        48             84\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(4 * 4 * 6)                [96]                      384            576\n"
        "    relu                            [96]                        -              -\n"
        "    reshape(4, 4, 6)                [4, 4, 6]                   -              -\n"
        "    deconv(4, stride=2)             [8, 8, 4]                 220          6,912\n"
        "    relu                            [8, 8, 4]                   -              -\n"
        "    conv(2)                         [8, 8, 2]                  74          9,216\n"
        "\n"
        "  1,607 parameters; one training step of 5 rows: 790,470 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=2)\n"
        "  privacy dp: gradients of rows at most 2 long, noise 1.1 times that; room for 46 rows a step\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          77      193       443,392      822,784\n"
        "  eval           14       56       160,384      160,384\n"
        "  encode         10       26        94,272       94,272\n"
        "  decode          3       10       112,448      112,448\n",
    .batch = 46, .n_param = 1728, .n_state = 0, .n_arena = 110848,
    .n_scratch = 4144,
    .max_threads = 2, .flops_per_row = 158094.0,
    .n_weight_tiles = 6, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 18,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 17,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .step_rows = 5, .shards = 1,
    .training = {
        .optimizer = {
            .kind = VAE_SGD, .lr = 0.05, .beta1 = 0.0, .beta2 = 0.0, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .privacy = {.clip = 2.0, .noise = 1.1, .epsilon = 0.0, .delta = 0.001, .batch = 5},
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 2, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
