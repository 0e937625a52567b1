// rae_gradient -- written by vaec 0.1.0 from rae_gradient.vae; do not edit.
//
// model rae_gradient
//
//   layer                             output             parameters      flops/row
//   encoder                           [8, 8, 1]                   -              -
//     conv(2, stride=2)               [4, 4, 2]                  20            576
//     relu                            [4, 4, 2]                   -              -
//     flatten                         [32]                        -              -
//   z: heads                          [3]                        99            198
//   decoder                           [3]                         -              -
//     dense(16)                       [16]                       64             96
//     relu                            [16]                        -              -
//     reshape(4, 4, 1)                [4, 4, 1]                   -              -
//     upsample                        [8, 8, 1]                   -              -
//     conv(3)                         [8, 8, 3]                  30          3,456
//     groupnorm(1)                    [8, 8, 3]                   6              -
//     silu                            [8, 8, 3]                   -              -
//     residual                        [8, 8, 3]                   -              -
//       conv(3)                       [8, 8, 3]                  84         10,368
//       tanh                          [8, 8, 3]                   -              -
//     deconv(1, kernel=3)             [8, 8, 1]                  28          3,456
//
//   331 parameters; one training step of 8 rows: 847,872 flops
//   likelihood bernoulli
//   objective rae(regularizer=gradient, weight=0.02, embedding=0.01)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          74      224       243,776      243,776
//   eval           13       38        30,848       30,848
//   encode          3        7         3,456        3,456
//   decode          9       28        31,616       31,616
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 8, 8, 1]
//   w1: [3, 3, 1, 2]
//   h5: [n, 4, 4, 2]
//   b3: [2]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv2 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 2
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 64, w1, h5 + begin * 32, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v2 = h5[i * 32 + j * 2 + k];
                h5[i * 32 + j * 2 + k] = vae_max(v2 + b3[k], 0.0f);
            }
        }
    }
}

// rae_gradient.vae:5  conv(2, stride=2)
// rae_gradient.vae:5  relu
// kernel 0, train: product by panels over rows of [4, 4, 2]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 57856, s->param + 0, s->arena + 58624, s->param + 32);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 32]
//   w7: [32, 3]
//   heads10: [n, 3]
//   b8: [3]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 3, 32, h6 + begin * 32, 32, w7, 3, heads10 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v9 = heads10[i * 3 + j];
            heads10[i * 3 + j] = v9 + b8[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   z11: [n, 3]
//   w14: [3, 16]
//   h18: [n, 16]
//   b15: [16]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *z11,
    const vae_real *w14, vae_real *h18, const vae_real *b15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 16, 3, z11 + begin * 3, 3, w14, 16, h18 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v16 = h18[i * 16 + j];
            h18[i * 16 + j] = vae_max(v16 + b15[j], 0.0f);
        }
    }
}

// What kernel 3 of train and 3 others do, each with buffers of its own:
//   t20: [n, 4, 2, 4, 2, 1]
//   h18: [n, 4, 1, 4, 1, 1]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t20,
    const vae_real *h18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 4; l++) {
                    VAE_SIMD
                    for (size_t m = 0; m < 2; m++) {
                        t20[i * 64 + j * 16 + k * 8 + l * 2 + m] = h18[i * 16 + j * 4 + l];
                    }
                }
            }
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h21: [n, 8, 8, 1]
//   w22: [3, 3, 1, 3]
//   h25: [n, 8, 8, 3]
//   b24: [3]
//   t31: [n, 1, 1, 1, 1]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h21,
    const vae_real *w22, vae_real *h25, const vae_real *b24, vae_real *t31) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv23 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv23, (int)(end - begin), h21 + begin * 64, w22, h25 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t31_sum = 0.0f;
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD_SUM(t31_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v23 = h25[i * 192 + j * 3 + k];
                const vae_real v25 = v23 + b24[k];
                h25[i * 192 + j * 3 + k] = v25;
                t31_sum += v25;
            }
        }
        t31[i] = t31_sum;
    }
}

// rae_gradient.vae:8  conv(3)
// rae_gradient.vae:8  groupnorm(1)
// kernel 4, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 57344, s->param + 224, s->arena + 50688,
        s->param + 256, s->arena + 60928);
}

// What kernel 5 of train and 5 others do, each with buffers of its own:
//   t33: [n, 1, 1, 1, 1]
//   t31: [n, 1, 1, 1, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t33,
    const vae_real *t31) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t33[i] = 0.00520833333f * t31[i];
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t34: [n, 8, 8, 1, 3]
//   h25: [n, 8, 8, 1, 3]
//   t33: [n, 1, 1, 1, 1]
//   t36: [n, 1, 1, 1, 1]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t34,
    const vae_real *h25, const vae_real *t33, vae_real *t36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum)
        for (size_t j = 0; j < 192; j++) {
            const vae_real v34 = h25[i * 192 + j] - t33[i];
            t34[i * 192 + j] = v34;
            t36_sum += v34 * v34;
        }
        t36[i] = t36_sum;
    }
}

// rae_gradient.vae:8  groupnorm(1)
// kernel 7, train: loop over rows of [1, 1, 1, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t36 = s->arena + 60896; // [n, 1, 1, 1, 1]
    vae_real *t41 = s->arena + 60880; // [n, 1, 1, 1, 1]
    vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v41 = vae_sqrt(0.00520833333f * t36[i] + 1e-05f);
        t41[i] = v41;
        t42[i] = 1.0f / v41;
    }
}

// rae_gradient.vae:8  groupnorm(1)
// rae_gradient.vae:8  silu
// rae_gradient.vae:8  gradient of silu
// kernel 8, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t43 = s->arena + 47616; // [n, 8, 8, 1, 3]
    const vae_real *t34 = s->arena + 49152; // [n, 8, 8, 1, 3]
    const vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    const vae_real *t26 = s->param + 272; // [1, 3]
    vae_real *t45 = s->arena + 46080; // [n, 8, 8, 1, 3]
    const vae_real *t27 = s->param + 288; // [1, 3]
    vae_real *t47 = s->arena + 44544; // [n, 8, 8, 3]
    vae_real *h48 = s->arena + 43008; // [n, 8, 8, 3]
    vae_real *d88 = s->arena + 30720; // [n, 8, 8, 3]
    vae_real *d89 = s->arena + 29184; // [n, 8, 8, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v43 = t34[i * 192 + j * 3 + k] * t42[i];
                t43[i * 192 + j * 3 + k] = v43;
                const vae_real v45 = v43 * t26[k] + t27[k];
                t45[i * 192 + j * 3 + k] = v45;
                const vae_real v47 = vae_sigmoid(v45);
                t47[i * 192 + j * 3 + k] = v47;
                h48[i * 192 + j * 3 + k] = v45 * v47;
                const vae_real v88 = 1.0f - v47;
                d88[i * 192 + j * 3 + k] = v88;
                d89[i * 192 + j * 3 + k] = v47 * v88;
            }
        }
    }
}

// rae_gradient.vae:8  conv(3)
// rae_gradient.vae:8  tanh
// rae_gradient.vae:8  gradient of tanh
// kernel 9, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h48 = s->arena + 43008; // [n, 8, 8, 3]
    const vae_real *w49 = s->param + 304; // [3, 3, 3, 3]
    vae_real *h53 = s->arena + 41472; // [n, 8, 8, 3]
    const vae_real *b51 = s->param + 400; // [3]
    vae_real *h54 = s->arena + 39936; // [n, 8, 8, 3]
    vae_real *d82 = s->arena + 36864; // [n, 8, 8, 3]
    static const VaeConv conv50 = {
        .height = 8, .width = 8, .channels = 3,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv(&conv50, (int)(end - begin), h48 + begin * 192, w49, h53 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v50 = h53[i * 192 + j * 3 + k];
                const vae_real v53 = vae_tanh(v50 + b51[k]);
                h53[i * 192 + j * 3 + k] = v53;
                h54[i * 192 + j * 3 + k] = h48[i * 192 + j * 3 + k] + v53;
                d82[i * 192 + j * 3 + k] = 1.0f - v53 * v53;
            }
        }
    }
}

// rae_gradient.vae:9  deconv(1, kernel=3)
// rae_gradient.vae:11  likelihood = bernoulli
// rae_gradient.vae:11  gradient of likelihood = bernoulli
// kernel 10, train: product by panels over rows of [8, 8, 1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h54 = s->arena + 39936; // [n, 8, 8, 3]
    const vae_real *w55 = s->param + 416; // [3, 3, 1, 3]
    vae_real *t72 = s->arena + 56832; // [n, 64]
    const vae_real *b57 = s->param + 448; // [1]
    const vae_real *x0 = s->arena + 57856; // [n, 64]
    vae_real *t64 = s->arena + 60848; // [n, 1]
    vae_real *d76 = s->arena + 55296; // [n, 64]
    vae_real *d77 = s->arena + 54784; // [n, 64]
    static const VaeConv conv56 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv56, (int)(end - begin), h54 + begin * 192, w55, t72 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v56 = t72[i * 64 + j];
            const vae_real v58 = v56 + b57[0];
            t64_sum += vae_softplus(v58) - x0[i * 64 + j] * v58;
            const vae_real v72 = vae_sigmoid(v58);
            t72[i * 64 + j] = v72;
            const vae_real v76 = 1.0f - v72;
            d76[i * 64 + j] = v76;
            d77[i * 64 + j] = v72 * v76;
        }
        t64[i] = t64_sum;
    }
}

// kernel 11, train: loop over rows of [3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z11 = s->arena + 60288; // [n, 3]
    vae_real *t66 = s->arena + 60832; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t66_sum = 0.0f;
        VAE_SIMD_SUM(t66_sum)
        for (size_t j = 0; j < 3; j++) {
            t66_sum += z11[i * 3 + j] * z11[i * 3 + j];
        }
        t66[i] = t66_sum;
    }
}

// rae_gradient.vae:4  sampling and KL
// kernel 12, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t68 = s->arena + 60816; // [1]
    const vae_real *t66 = s->arena + 60832; // [n, 1]
    vae_real *t123 = s->arena + 60640; // [1]
    const vae_real *t64 = s->arena + 60848; // [n, 1]
    vae_real *t133 = s->arena + 60576; // [1]
    vae_real t68_sum = 0.0f;
    vae_real t123_sum = 0.0f;
    vae_real t133_sum = 0.0f;
    VAE_SIMD_SUM(t68_sum, t123_sum, t133_sum)
    for (size_t i = 0; i < rows; i++) {
        t68_sum += t66[i];
        t123_sum += t64[i];
        t133_sum += 0.0f;
    }
    t68[0] = t68_sum;
    t123[0] = t123_sum;
    t133[0] = t133_sum;
}

// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t68 = s->arena + 60816; // [1]
    vae_real *t71 = s->arena + 60800; // [1]
    vae_real *t124 = s->arena + 60624; // [1]
    const vae_real *t123 = s->arena + 60640; // [1]
    vae_real *t131 = s->arena + 60608; // [1]
    vae_real *t134 = s->arena + 60560; // [1]
    const vae_real *t133 = s->arena + 60576; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v69 = t68[0] * inv_n;
    t71[0] = 0.5f * v69;
    const vae_real v124 = t123[0] * inv_n;
    t124[0] = v124;
    t131[0] = v124 + beta * (0.005f * v69);
    t134[0] = t133[0] * inv_n;
}

// rae_gradient.vae:11  gradient of likelihood = bernoulli
// kernel 14, train: loop over rows of [64]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d75 = s->arena + 55808; // [n, 64]
    const vae_real *eps73 = s->arena + 56320; // [n, 64]
    vae_real *d78 = s->arena + 54272; // [n, 64]
    const vae_real *d77 = s->arena + 54784; // [n, 64]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            const vae_real v75 = 1.0f * eps73[i * 64 + j];
            d75[i * 64 + j] = v75;
            d78[i * 64 + j] = v75 * d77[i * 64 + j];
        }
    }
}

// rae_gradient.vae:9  gradient of deconv(1, kernel=3)
// rae_gradient.vae:8  gradient of tanh
// kernel 15, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d78 = s->arena + 54272; // [n, 8, 8, 1]
    const vae_real *w55 = s->param + 416; // [3, 3, 1, 3]
    vae_real *d80 = s->arena + 38400; // [n, 8, 8, 3]
    vae_real *d83 = s->arena + 35328; // [n, 8, 8, 3]
    const vae_real *d82 = s->arena + 36864; // [n, 8, 8, 3]
    static const VaeConv conv80 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv80, (int)(end - begin), d78 + begin * 64, w55, d80 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 192; j++) {
            const vae_real v80 = d80[i * 192 + j];
            d83[i * 192 + j] = v80 * d82[i * 192 + j];
        }
    }
}

// rae_gradient.vae:8  gradient of conv(3)
// rae_gradient.vae:8  gradient of silu
// kernel 16, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d83 = s->arena + 35328; // [n, 8, 8, 3]
    const vae_real *w49 = s->param + 304; // [3, 3, 3, 3]
    vae_real *d85 = s->arena + 33792; // [n, 8, 8, 3]
    const vae_real *d80 = s->arena + 38400; // [n, 8, 8, 3]
    const vae_real *t47 = s->arena + 44544; // [n, 8, 8, 3]
    vae_real *d87 = s->arena + 32256; // [n, 8, 8, 3]
    const vae_real *h46 = s->arena + 46080; // [n, 8, 8, 3]
    const vae_real *d89 = s->arena + 29184; // [n, 8, 8, 3]
    vae_real *d91 = s->arena + 27648; // [n, 8, 8, 3]
    static const VaeConv conv84 = {
        .height = 8, .width = 8, .channels = 3,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv_t(&conv84, (int)(end - begin), d83 + begin * 192, w49, d85 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 192; j++) {
            const vae_real v84 = d85[i * 192 + j];
            const vae_real v85 = d80[i * 192 + j] + v84;
            d85[i * 192 + j] = v85;
            const vae_real v87 = v85 * h46[i * 192 + j];
            d87[i * 192 + j] = v87;
            d91[i * 192 + j] = v85 * t47[i * 192 + j] + v87 * d89[i * 192 + j];
        }
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 17, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d93 = s->arena + 26112; // [n, 8, 8, 1, 3]
    const vae_real *d91 = s->arena + 27648; // [n, 8, 8, 1, 3]
    const vae_real *t26 = s->param + 272; // [1, 3]
    const vae_real *t34 = s->arena + 49152; // [n, 8, 8, 1, 3]
    vae_real *d96 = s->arena + 60784; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d96_sum = 0.0f;
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD_SUM(d96_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v93 = d91[i * 192 + j * 3 + k] * t26[k];
                d93[i * 192 + j * 3 + k] = v93;
                d96_sum += v93 * t34[i * 192 + j * 3 + k];
            }
        }
        d96[i] = d96_sum;
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 18, train: loop over rows of [1, 1, 1, 1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d97 = s->arena + 60768; // [n, 1, 1, 1, 1]
    const vae_real *d96 = s->arena + 60784; // [n, 1, 1, 1, 1]
    const vae_real *t41 = s->arena + 60880; // [n, 1, 1, 1, 1]
    const vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    vae_real *d101 = s->arena + 60752; // [n, 1, 1, 1, 1]
    vae_real *d102 = s->arena + 60736; // [n, 1, 1, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v97 = d96[i] / t41[i];
        d97[i] = v97;
        const vae_real v101 = -(0.5f * (v97 * t42[i])) / t41[i];
        d101[i] = v101;
        d102[i] = 0.00520833333f * v101;
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 19, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d93 = s->arena + 26112; // [n, 8, 8, 1, 3]
    const vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    const vae_real *d102 = s->arena + 60736; // [n, 1, 1, 1, 1]
    vae_real *d105 = s->arena + 24576; // [n, 8, 8, 1, 3]
    const vae_real *t34 = s->arena + 49152; // [n, 8, 8, 1, 3]
    vae_real *d107 = s->arena + 23040; // [n, 8, 8, 1, 3]
    vae_real *d109 = s->arena + 60720; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d109_sum = 0.0f;
        VAE_SIMD_SUM(d109_sum)
        for (size_t j = 0; j < 192; j++) {
            const vae_real v105 = 2.0f * d102[i];
            d105[i * 192 + j] = v105;
            const vae_real v107 = d93[i * 192 + j] * t42[i] + v105 * t34[i * 192 + j];
            d107[i * 192 + j] = v107;
            d109_sum += -v107;
        }
        d109[i] = d109_sum;
    }
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   d111: [n, 8, 8, 1, 3]
//   d107: [n, 8, 8, 1, 3]
//   d110: [n, 1, 1, 1, 1]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, vae_real *d111,
    const vae_real *d107, const vae_real *d110) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 192; j++) {
            d111[i * 192 + j] = d107[i * 192 + j] + d110[i];
        }
    }
}

// What kernel 22 of train and 1 other do, each with buffers of its own:
//   d111: [n, 8, 8, 3]
//   w22: [3, 3, 1, 3]
//   d113: [n, 8, 8, 1]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *d111,
    const vae_real *w22, vae_real *d113) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv113 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv113, (int)(end - begin), d111 + begin * 192, w22, d113 + begin * 64, scratch);
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 22, train: product by panels over rows of [8, 8, 1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 21504, s->param + 224, s->arena + 53760);
}

// What kernel 23 of train and 1 other do, each with buffers of its own:
//   d115: [n, 4, 1, 4, 1, 1]
//   d113: [n, 4, 2, 4, 2, 1]
VAE_SHARED_2(like_train_k23, const VaeState *s, int tile, vae_real *scratch, vae_real *d115,
    const vae_real *d113) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            for (size_t l = 0; l < 4; l++) {
                d115[i * 16 + j * 4 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 4; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 4; l++) {
                    vae_real d115_sum = 0.0f;
                    VAE_SIMD_SUM(d115_sum)
                    for (size_t m = 0; m < 2; m++) {
                        d115_sum += d113[i * 64 + j * 16 + k * 8 + l * 2 + m];
                    }
                    d115[i * 16 + j * 4 + l] += d115_sum;
                }
            }
        }
    }
}

// What kernel 24 of train and 1 other do, each with buffers of its own:
//   d117: [n, 16]
//   h18: [n, 16]
//   d115: [n, 16]
VAE_SHARED_2(like_train_k24, const VaeState *s, int tile, vae_real *scratch, vae_real *d117,
    const vae_real *h18, const vae_real *d115) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d117[i * 16 + j] = vae_where(h18[i * 16 + j], d115[i * 16 + j], 0.0f);
        }
    }
}

// rae_gradient.vae:7  gradient of dense(16)
// kernel 25, train: product by panels over rows of [3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d117 = s->arena + 59264; // [n, 16]
    const vae_real *w14 = s->param + 160; // [3, 16]
    vae_real *d137 = s->arena + 60256; // [n, 3]
    vae_real *t120 = s->arena + 60688; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c136 = 0.04f * inv_n;
    vae_gemm_nt((int)(end - begin), 3, 16, d117 + begin * 16, 16, w14, 16, d137 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t120_sum = 0.0f;
        VAE_SIMD_SUM(t120_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v118 = d137[i * 3 + j];
            t120_sum += v118 * v118;
            d137[i * 3 + j] = c136 * v118;
        }
        t120[i] = t120_sum;
    }
}

// kernel 26, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t121 = s->arena + 60672; // [1]
    const vae_real *t120 = s->arena + 60688; // [n, 1]
    vae_real t121_sum = 0.0f;
    VAE_SIMD_SUM(t121_sum)
    for (size_t i = 0; i < rows; i++) {
        t121_sum += t120[i];
    }
    t121[0] = t121_sum;
}

// kernel 27, train: loop over [1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t122 = s->arena + 60656; // [1]
    const vae_real *t121 = s->arena + 60672; // [1]
    vae_real *t132 = s->arena + 60592; // [1]
    const vae_real *t131 = s->arena + 60608; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real v122 = t121[0] * inv_n;
    t122[0] = v122;
    t132[0] = t131[0] + 0.02f * v122;
}

// rae_gradient.vae:7  gradient of dense(16)
// kernel 28, train: weight gradient over [3, 16]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d137 = s->arena + 60256; // [n, 3]
    const vae_real *d117 = s->arena + 59264; // [n, 16]
    vae_real *d138 = s->arena + 59888; // [3, 16]
    vae_gemm_tn(3, 16, s->n, d137, 3, d117, 16, d138, 16);
}

// rae_gradient.vae:7  gradient of dense(16)
// rae_gradient.vae:7  gradient of relu
// kernel 29, train: product by panels over rows of [16]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d137 = s->arena + 60256; // [n, 3]
    const vae_real *w14 = s->param + 160; // [3, 16]
    vae_real *d140 = s->arena + 59136; // [n, 16]
    const vae_real *h18 = s->arena + 59520; // [n, 16]
    vae_gemm_nn((int)(end - begin), 16, 3, d137 + begin * 3, 3, w14, 16, d140 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v139 = d140[i * 16 + j];
            d140[i * 16 + j] = vae_where(h18[i * 16 + j], v139, 0.0f);
        }
    }
}

// What kernel 31 of train and 3 others do, each with buffers of its own:
//   d142: [n, 8, 8, 1]
//   d111: [n, 8, 8, 3]
//   d144: [3, 3, 1, 3]
VAE_SHARED_2(like_train_k31, const VaeState *s, int tile, vae_real *scratch, const vae_real *d142,
    const vae_real *d111, vae_real *d144) {
    (void)tile;
    static const VaeConv conv144 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_w(&conv144, s->n, d142, d111, d144, tile, scratch);
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 31, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 53248, s->arena + 21504, s->arena + 60224);
}

// rae_gradient.vae:8  gradient of conv(3)
// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 32, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d142 = s->arena + 53248; // [n, 8, 8, 1]
    const vae_real *w22 = s->param + 224; // [3, 3, 1, 3]
    vae_real *d145 = s->arena + 19968; // [n, 8, 8, 3]
    vae_real *d147 = s->arena + 60544; // [n, 1, 1, 1, 1]
    static const VaeConv conv145 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv145, (int)(end - begin), d142 + begin * 64, w22, d145 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real d147_sum = 0.0f;
        VAE_SIMD_SUM(d147_sum)
        for (size_t j = 0; j < 192; j++) {
            const vae_real v145 = d145[i * 192 + j];
            d147_sum += v145;
        }
        d147[i] = d147_sum;
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 34, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d149 = s->arena + 18432; // [n, 8, 8, 1, 3]
    const vae_real *d145 = s->arena + 19968; // [n, 8, 8, 1, 3]
    const vae_real *d148 = s->arena + 60528; // [n, 1, 1, 1, 1]
    const vae_real *t34 = s->arena + 49152; // [n, 8, 8, 1, 3]
    vae_real *d151 = s->arena + 16896; // [n, 8, 8, 1, 3]
    const vae_real *d105 = s->arena + 24576; // [n, 8, 8, 1, 3]
    vae_real *d153 = s->arena + 60512; // [n, 1, 1, 1, 1]
    const vae_real *d93 = s->arena + 26112; // [n, 8, 8, 1, 3]
    vae_real *d171 = s->arena + 60464; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d153_sum = 0.0f;
        vae_real d171_sum = 0.0f;
        VAE_SIMD_SUM(d153_sum, d171_sum)
        for (size_t j = 0; j < 192; j++) {
            const vae_real v149 = d145[i * 192 + j] - d148[i];
            d149[i * 192 + j] = v149;
            d151[i * 192 + j] = v149 * d105[i * 192 + j];
            d153_sum += 2.0f * (v149 * t34[i * 192 + j]);
            d171_sum += v149 * d93[i * 192 + j];
        }
        d153[i] = d153_sum;
        d171[i] = d171_sum;
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 35, train: loop over rows of [1, 1, 1, 1]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d153 = s->arena + 60512; // [n, 1, 1, 1, 1]
    const vae_real *t41 = s->arena + 60880; // [n, 1, 1, 1, 1]
    const vae_real *d101 = s->arena + 60752; // [n, 1, 1, 1, 1]
    const vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    const vae_real *d97 = s->arena + 60768; // [n, 1, 1, 1, 1]
    vae_real *d162 = s->arena + 60496; // [n, 1, 1, 1, 1]
    vae_real *d164 = s->arena + 60480; // [n, 1, 1, 1, 1]
    vae_real *d172 = s->arena + 60448; // [n, 1, 1, 1, 1]
    const vae_real *d171 = s->arena + 60464; // [n, 1, 1, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v155 = 0.00520833333f * d153[i] / t41[i];
        const vae_real v158 = 0.5f * v155;
        const vae_real v162 = -(v158 * t42[i]) / t41[i];
        d162[i] = v162;
        d164[i] = -(v155 * d101[i]) - v162 * d97[i];
        d172[i] = d171[i] - v158 * d97[i];
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// rae_gradient.vae:8  gradient of silu
// kernel 36, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d162 = s->arena + 60496; // [n, 1, 1, 1, 1]
    const vae_real *t34 = s->arena + 49152; // [n, 8, 8, 1, 3]
    const vae_real *d149 = s->arena + 18432; // [n, 8, 8, 1, 3]
    const vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    const vae_real *t26 = s->param + 272; // [1, 3]
    const vae_real *d91 = s->arena + 27648; // [n, 8, 8, 1, 3]
    vae_real *d175 = s->arena + 60192; // [n, 1, 1, 1, 3]
    const vae_real *d89 = s->arena + 29184; // [n, 8, 8, 3]
    const vae_real *d87 = s->arena + 32256; // [n, 8, 8, 3]
    const vae_real *d88 = s->arena + 30720; // [n, 8, 8, 3]
    const vae_real *t47 = s->arena + 44544; // [n, 8, 8, 3]
    const vae_real *h46 = s->arena + 46080; // [n, 8, 8, 3]
    vae_real *d185 = s->arena + 15360; // [n, 8, 8, 3]
    const vae_real *d85 = s->arena + 33792; // [n, 8, 8, 3]
    vae_real *d188 = s->arena + 13824; // [n, 8, 8, 3]
    vae_real *d189 = s->arena + 12288; // [n, 8, 8, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d175[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v170 = d162[i] * t34[i * 192 + j * 3 + k] + d149[i * 192 + j * 3 + k] * t42[i];
                const vae_real v173 = v170 * t26[k];
                d175[i * 3 + k] += v170 * d91[i * 192 + j * 3 + k];
                const vae_real v179 = v173 * d89[i * 192 + j * 3 + k];
                const vae_real v180 = v173 * d87[i * 192 + j * 3 + k];
                const vae_real v183 = v180 * d88[i * 192 + j * 3 + k] - v180 * t47[i * 192 + j * 3 + k];
                d185[i * 192 + j * 3 + k] = v179 * d85[i * 192 + j * 3 + k];
                d188[i * 192 + j * 3 + k] = v179 * h46[i * 192 + j * 3 + k] + v173 * t47[i * 192 + j * 3 + k];
                d189[i * 192 + j * 3 + k] = v183 + v173 * d85[i * 192 + j * 3 + k];
            }
        }
    }
}

// What kernel 37 of train and 2 others do, each with buffers of its own:
//   d176: [1, 1, 1, 3]
//   d175: [n, 1, 1, 1, 3]
VAE_SHARED_2(like_train_k37, const VaeState *s, int tile, vae_real *scratch, vae_real *d176,
    const vae_real *d175) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d176[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d176[j] += d175[i * 3 + j];
        }
    }
}

// What kernel 38 of train and 1 other do, each with buffers of its own:
//   d188: [n, 8, 8, 3]
//   d83: [n, 8, 8, 3]
//   d190: [3, 3, 3, 3]
VAE_SHARED_2(like_train_k38, const VaeState *s, int tile, vae_real *scratch, const vae_real *d188,
    const vae_real *d83, vae_real *d190) {
    (void)tile;
    static const VaeConv conv190 = {
        .height = 8, .width = 8, .channels = 3,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv_w(&conv190, s->n, d188, d83, d190, tile, scratch);
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 38, train: weight gradient over [3, 3, 3, 3]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k38(s, tile, scratch, s->arena + 13824, s->arena + 35328, s->arena + 59744);
}

// rae_gradient.vae:8  gradient of conv(3)
// rae_gradient.vae:8  gradient of tanh
// kernel 39, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d188 = s->arena + 13824; // [n, 8, 8, 3]
    const vae_real *w49 = s->param + 304; // [3, 3, 3, 3]
    vae_real *d194 = s->arena + 10752; // [n, 8, 8, 3]
    const vae_real *d82 = s->arena + 36864; // [n, 8, 8, 3]
    const vae_real *d80 = s->arena + 38400; // [n, 8, 8, 3]
    vae_real *d196 = s->arena + 9216; // [n, 8, 8, 3]
    const vae_real *h53 = s->arena + 41472; // [n, 8, 8, 3]
    static const VaeConv conv191 = {
        .height = 8, .width = 8, .channels = 3,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv(&conv191, (int)(end - begin), d188 + begin * 192, w49, d194 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 192; j++) {
            const vae_real v191 = d194[i * 192 + j];
            d194[i * 192 + j] = d188[i * 192 + j] + v191 * d82[i * 192 + j];
            d196[i * 192 + j] = 2.0f * (v191 * d80[i * 192 + j]) * h53[i * 192 + j];
        }
    }
}

// rae_gradient.vae:9  gradient of deconv(1, kernel=3)
// kernel 40, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 54272, s->arena + 10752, s->arena + 60160);
}

// rae_gradient.vae:9  gradient of deconv(1, kernel=3)
// rae_gradient.vae:11  gradient of likelihood = bernoulli
// rae_gradient.vae:11  gradient of deconv(1, kernel=3)
// kernel 41, train: product by panels over rows of [8, 8, 1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d194 = s->arena + 10752; // [n, 8, 8, 3]
    const vae_real *w55 = s->param + 416; // [3, 3, 1, 3]
    vae_real *d212 = s->arena + 52736; // [n, 64]
    const vae_real *d75 = s->arena + 55808; // [n, 64]
    const vae_real *d76 = s->arena + 55296; // [n, 64]
    const vae_real *t72 = s->arena + 56832; // [n, 64]
    const vae_real *d77 = s->arena + 54784; // [n, 64]
    const vae_real *x0 = s->arena + 57856; // [n, 64]
    vae_real *d214 = s->arena + 60416; // [n, 1, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv198 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv198, (int)(end - begin), d194 + begin * 192, w55, d212 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real d214_sum = 0.0f;
        VAE_SIMD_SUM(d214_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v198 = d212[i * 64 + j];
            const vae_real v200 = v198 * d75[i * 64 + j];
            const vae_real v204 = (v200 * d76[i * 64 + j] - v200 * t72[i * 64 + j]) * d77[i * 64 + j];
            const vae_real v212 = v204 - inv_n * x0[i * 64 + j] + inv_n * t72[i * 64 + j];
            d212[i * 64 + j] = v212;
            d214_sum += v212;
        }
        d214[i] = d214_sum;
    }
}

// rae_gradient.vae:11  gradient of deconv(1, kernel=3)
// kernel 42, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param215 = s->grad + 448; // [1, 1, 1]
    const vae_real *d214 = s->arena + 60416; // [n, 1, 1, 1]
    vae_real d_param215_sum = 0.0f;
    VAE_SIMD_SUM(d_param215_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param215_sum += d214[i];
    }
    d_param215[0] = d_param215_sum;
}

// rae_gradient.vae:9  gradient of deconv(1, kernel=3)
// kernel 43, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 52736, s->arena + 39936, s->arena + 60128);
}

// rae_gradient.vae:9  gradient of deconv(1, kernel=3)
// rae_gradient.vae:8  gradient of tanh
// rae_gradient.vae:8  gradient of conv(3)
// kernel 44, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d212 = s->arena + 52736; // [n, 8, 8, 1]
    const vae_real *w55 = s->param + 416; // [3, 3, 1, 3]
    vae_real *d218 = s->arena + 7680; // [n, 8, 8, 3]
    const vae_real *d196 = s->arena + 9216; // [n, 8, 8, 3]
    vae_real *d221 = s->arena + 6144; // [n, 8, 8, 3]
    const vae_real *d82 = s->arena + 36864; // [n, 8, 8, 3]
    vae_real *d222 = s->arena + 60096; // [n, 1, 1, 3]
    static const VaeConv conv218 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv218, (int)(end - begin), d212 + begin * 64, w55, d218 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d222[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v218 = d218[i * 192 + j * 3 + k];
                const vae_real v221 = (v218 - d196[i * 192 + j * 3 + k]) * d82[i * 192 + j * 3 + k];
                d221[i * 192 + j * 3 + k] = v221;
                d222[i * 3 + k] += v221;
            }
        }
    }
}

// What kernel 45 of train and 1 other do, each with buffers of its own:
//   d_param219: [3, 3, 1, 3]
//   d197: [3, 3, 1, 3]
//   d217: [3, 3, 1, 3]
VAE_SHARED_2(like_train_k45, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param219,
    const vae_real *d197, const vae_real *d217) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        d_param219[j] = d197[j] + d217[j];
    }
}

// rae_gradient.vae:9  gradient of deconv(1, kernel=3)
// kernel 45, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 416, s->arena + 60160, s->arena + 60128);
}

// What kernel 46 of train and 1 other do, each with buffers of its own:
//   d_param223: [1, 1, 3]
//   d222: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k46, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param223,
    const vae_real *d222) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d_param223[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param223[j] += d222[i * 3 + j];
        }
    }
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 46, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k46(s, tile, scratch, s->grad + 400, s->arena + 60096);
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 47, train: weight gradient over [3, 3, 3, 3]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k38(s, tile, scratch, s->arena + 43008, s->arena + 6144, s->arena + 59648);
}

// rae_gradient.vae:8  gradient of conv(3)
// rae_gradient.vae:8  gradient of silu
// kernel 48, train: product by panels over rows of [8, 8, 3]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d221 = s->arena + 6144; // [n, 8, 8, 3]
    const vae_real *w49 = s->param + 304; // [3, 3, 3, 3]
    vae_real *d234 = s->arena + 4608; // [n, 8, 8, 3]
    const vae_real *d218 = s->arena + 7680; // [n, 8, 8, 3]
    const vae_real *t47 = s->arena + 44544; // [n, 8, 8, 3]
    const vae_real *h46 = s->arena + 46080; // [n, 8, 8, 3]
    const vae_real *d185 = s->arena + 15360; // [n, 8, 8, 3]
    const vae_real *d189 = s->arena + 12288; // [n, 8, 8, 3]
    const vae_real *d89 = s->arena + 29184; // [n, 8, 8, 3]
    static const VaeConv conv226 = {
        .height = 8, .width = 8, .channels = 3,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv_t(&conv226, (int)(end - begin), d221 + begin * 192, w49, d234 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 192; j++) {
            const vae_real v226 = d234[i * 192 + j];
            const vae_real v227 = d218[i * 192 + j] + v226;
            const vae_real v233 = (d189[i * 192 + j] + v227 * h46[i * 192 + j]) * d89[i * 192 + j];
            d234[i * 192 + j] = d185[i * 192 + j] + v227 * t47[i * 192 + j] + v233;
        }
    }
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 49, train: loop over [3, 3, 3, 3]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param228 = s->grad + 304; // [3, 3, 3, 3]
    const vae_real *d190 = s->arena + 59744; // [3, 3, 3, 3]
    const vae_real *d225 = s->arena + 59648; // [3, 3, 3, 3]
    VAE_SIMD
    for (size_t j = 0; j < 81; j++) {
        d_param228[j] = d190[j] + d225[j];
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 50, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d162 = s->arena + 60496; // [n, 1, 1, 1, 1]
    const vae_real *d93 = s->arena + 26112; // [n, 8, 8, 1, 3]
    const vae_real *d151 = s->arena + 16896; // [n, 8, 8, 1, 3]
    vae_real *d236 = s->arena + 60064; // [n, 1, 1, 1, 3]
    const vae_real *d234 = s->arena + 4608; // [n, 8, 8, 1, 3]
    const vae_real *t26 = s->param + 272; // [1, 3]
    const vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    const vae_real *t34 = s->arena + 49152; // [n, 8, 8, 1, 3]
    vae_real *d246 = s->arena + 3072; // [n, 8, 8, 1, 3]
    vae_real *d247 = s->arena + 60384; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d236[i * 3 + k] = 0.0f;
        }
        vae_real d247_sum = 0.0f;
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD_SUM(d247_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v167 = d151[i * 192 + j * 3 + k] + d162[i] * d93[i * 192 + j * 3 + k];
                d236[i * 3 + k] += d234[i * 192 + j * 3 + k];
                const vae_real v238 = d234[i * 192 + j * 3 + k] * t26[k];
                d246[i * 192 + j * 3 + k] = v167 + v238 * t42[i];
                d247_sum += v238 * t34[i * 192 + j * 3 + k];
            }
        }
        d247[i] = d247_sum;
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 52, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d234 = s->arena + 4608; // [n, 8, 8, 1, 3]
    const vae_real *t43 = s->arena + 47616; // [n, 8, 8, 1, 3]
    vae_real *d240 = s->arena + 60032; // [n, 1, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d240[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d240[i * 3 + k] += d234[i * 192 + j * 3 + k] * t43[i * 192 + j * 3 + k];
            }
        }
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 54, train: loop over [1, 3]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param243 = s->grad + 272; // [1, 3]
    const vae_real *d176 = s->arena + 60432; // [1, 3]
    const vae_real *d241 = s->arena + 60400; // [1, 3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d_param243[j] = d176[j] + d241[j];
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 55, train: loop over rows of [1, 1, 1, 1]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d172 = s->arena + 60448; // [n, 1, 1, 1, 1]
    const vae_real *d247 = s->arena + 60384; // [n, 1, 1, 1, 1]
    const vae_real *t41 = s->arena + 60880; // [n, 1, 1, 1, 1]
    const vae_real *t42 = s->arena + 60864; // [n, 1, 1, 1, 1]
    const vae_real *d164 = s->arena + 60480; // [n, 1, 1, 1, 1]
    vae_real *d254 = s->arena + 60368; // [n, 1, 1, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v253 = 0.5f * (d164[i] - (d172[i] + d247[i]) / t41[i] * t42[i]) / t41[i];
        d254[i] = 0.00520833333f * v253;
    }
}

// rae_gradient.vae:8  gradient of groupnorm(1)
// kernel 56, train: loop over rows of [8, 8, 1, 3]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d254 = s->arena + 60368; // [n, 1, 1, 1, 1]
    const vae_real *t34 = s->arena + 49152; // [n, 8, 8, 1, 3]
    vae_real *d258 = s->arena + 1536; // [n, 8, 8, 1, 3]
    const vae_real *d246 = s->arena + 3072; // [n, 8, 8, 1, 3]
    vae_real *d260 = s->arena + 60352; // [n, 1, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d260_sum = 0.0f;
        VAE_SIMD_SUM(d260_sum)
        for (size_t j = 0; j < 192; j++) {
            const vae_real v258 = d246[i * 192 + j] + 2.0f * d254[i] * t34[i * 192 + j];
            d258[i * 192 + j] = v258;
            d260_sum += -v258;
        }
        d260[i] = d260_sum;
    }
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 59, train: loop over rows of [8, 8, 3]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d266 = s->arena + 60000; // [n, 1, 1, 3]
    const vae_real *d262 = s->arena + 0; // [n, 8, 8, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d266[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d266[i * 3 + k] += d262[i * 192 + j * 3 + k];
            }
        }
    }
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 61, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 57344, s->arena + 0, s->arena + 59968);
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 62, train: product by panels over rows of [8, 8, 1]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 0, s->param + 224, s->arena + 52224);
}

// rae_gradient.vae:8  gradient of conv(3)
// kernel 63, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 224, s->arena + 60224, s->arena + 59968);
}

// rae_gradient.vae:7  gradient of dense(16)
// kernel 66, train: weight gradient over [3, 16]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z11 = s->arena + 60288; // [n, 3]
    const vae_real *d275 = s->arena + 58880; // [n, 16]
    vae_real *d277 = s->arena + 59840; // [3, 16]
    if (tile == 1) {
        vae_real *d_param276 = s->grad + 208; // [16]
        vae_column_sums(s->n, 16, d275, 16, d_param276);
        return;
    }
    vae_gemm_tn(3, 16, s->n, z11, 3, d275, 16, d277, 16);
}

// rae_gradient.vae:7  gradient of dense(16)
// kernel 67, train: product by panels over rows of [3]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d275 = s->arena + 58880; // [n, 16]
    const vae_real *w14 = s->param + 160; // [3, 16]
    vae_real *d279 = s->arena + 59936; // [n, 3]
    const vae_real *z11 = s->arena + 60288; // [n, 3]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c205 = 0.005f * beta;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c206 = c205 * inv_n;
    const vae_real c207 = 2.0f * c206;
    vae_gemm_nt((int)(end - begin), 3, 16, d275 + begin * 16, 16, w14, 16, d279 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v278 = d279[i * 3 + j];
            d279[i * 3 + j] = c207 * z11[i * 3 + j] + v278;
        }
    }
}

// rae_gradient.vae:7  gradient of dense(16)
// kernel 68, train: loop over [3, 16]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param280 = s->grad + 160; // [3, 16]
    const vae_real *d138 = s->arena + 59888; // [3, 16]
    const vae_real *d277 = s->arena + 59840; // [3, 16]
    VAE_SIMD
    for (size_t j = 0; j < 48; j++) {
        d_param280[j] = d138[j] + d277[j];
    }
}

// rae_gradient.vae:4  gradient of posterior heads (added by the compiler)
// kernel 69, train: weight gradient over [32, 3]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 58624; // [n, 32]
    const vae_real *d281 = s->arena + 59936; // [n, 3]
    vae_real *d_param283 = s->grad + 48; // [32, 3]
    if (tile == 2) {
        vae_real *d_param282 = s->grad + 144; // [3]
        vae_column_sums(s->n, 3, d281, 3, d_param282);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 32 ? begin + 16 : 32;
    vae_gemm_tn_claim((int)(end - begin), 3, s->n, h6 + begin, 32, d281, 3, d_param283 + begin * 3, 3,
        vae_claimed(s, d_param283 + begin * 3));
}

// rae_gradient.vae:4  gradient of posterior heads (added by the compiler)
// rae_gradient.vae:5  gradient of relu
// kernel 70, train: product by panels over rows of [32]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d281 = s->arena + 59936; // [n, 3]
    const vae_real *w7 = s->param + 48; // [32, 3]
    vae_real *d286 = s->arena + 58368; // [n, 4, 4, 2]
    const vae_real *h5 = s->arena + 58624; // [n, 4, 4, 2]
    vae_gemm_nt((int)(end - begin), 32, 3, d281 + begin * 3, 3, w7, 3, d286 + begin * 32, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            const vae_real v284 = d286[i * 32 + j];
            d286[i * 32 + j] = vae_where(h5[i * 32 + j], v284, 0.0f);
        }
    }
}

// rae_gradient.vae:5  gradient of conv(2, stride=2)
// kernel 71, train: loop over rows of [4, 4, 2]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d287 = s->arena + 60320; // [n, 1, 1, 2]
    const vae_real *d286 = s->arena + 58368; // [n, 4, 4, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d287[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d287[i * 2 + k] += d286[i * 32 + j * 2 + k];
            }
        }
    }
}

// rae_gradient.vae:5  gradient of conv(2, stride=2)
// kernel 72, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param288 = s->grad + 32; // [1, 1, 2]
    const vae_real *d287 = s->arena + 60320; // [n, 1, 1, 2]
    for (size_t j = 0; j < 2; j++) {
        d_param288[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param288[j] += d287[i * 2 + j];
        }
    }
}

// rae_gradient.vae:5  gradient of conv(2, stride=2)
// kernel 73, train: weight gradient over [3, 3, 1, 2]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 57856; // [n, 8, 8, 1]
    const vae_real *d286 = s->arena + 58368; // [n, 4, 4, 2]
    vae_real *d_param290 = s->grad + 0; // [3, 3, 1, 2]
    static const VaeConv conv290 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 2
    };
    vae_conv_w(&conv290, s->n, x0, d286, d_param290, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 58624, s->param + 48, s->arena + 60288,
        s->param + 144);
    // rae_gradient.vae:7  dense(16)
    // rae_gradient.vae:7  relu
    // kernel 2, train: product by panels over rows of [16]
    like_train_k2(s, tile, scratch, s->arena + 60288, s->param + 160, s->arena + 59520,
        s->param + 208);
    // rae_gradient.vae:8  upsample
    // kernel 3, train: loop over rows of [4, 2, 4, 2, 1]
    like_train_k3(s, tile, scratch, s->arena + 57344, s->arena + 59520);
    train_k11(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 5, train: loop over rows of [1, 1, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 60912, s->arena + 60928);
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 6, train: loop over rows of [8, 8, 1, 3]
    like_train_k6(s, tile, scratch, s->arena + 49152, s->arena + 50688, s->arena + 60912,
        s->arena + 60896);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 20, train: loop over rows of [1, 1, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 60704, s->arena + 60720);
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 21, train: loop over rows of [8, 8, 1, 3]
    like_train_k21(s, tile, scratch, s->arena + 21504, s->arena + 23040, s->arena + 60704);
}

// One thread does all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  gradient of upsample
    // kernel 23, train: loop over rows of [4, 2, 4, 2, 1]
    like_train_k23(s, tile, scratch, s->arena + 59392, s->arena + 53760);
    // rae_gradient.vae:7  gradient of relu
    // kernel 24, train: loop over rows of [16]
    like_train_k24(s, tile, scratch, s->arena + 59264, s->arena + 59520, s->arena + 59392);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
    // rae_gradient.vae:8  gradient of upsample
    // kernel 30, train: loop over rows of [4, 2, 4, 2, 1]
    like_train_k3(s, tile, scratch, s->arena + 53248, s->arena + 59136);
}

// One thread does all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 33, train: loop over rows of [1, 1, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 60528, s->arena + 60544);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 37, train: sum over the batch over rows of [1, 1, 1, 3]
    like_train_k37(s, tile, scratch, s->arena + 60432, s->arena + 60192);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u16(const VaeState *s, int tile, vae_real *scratch) {
    train_k39(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k48(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u24(const VaeState *s, int tile, vae_real *scratch) {
    train_k50(s, tile, scratch);
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 51, train: sum over the batch over rows of [1, 1, 1, 3]
    like_train_k37(s, tile, scratch, s->grad + 288, s->arena + 60064);
    train_k55(s, tile, scratch);
    train_k56(s, tile, scratch);
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 57, train: loop over rows of [1, 1, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 60336, s->arena + 60352);
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 58, train: loop over rows of [8, 8, 1, 3]
    like_train_k21(s, tile, scratch, s->arena + 0, s->arena + 1536, s->arena + 60336);
    train_k59(s, tile, scratch);
    // rae_gradient.vae:8  gradient of conv(3)
    // kernel 60, train: sum over the batch over rows of [1, 1, 3]
    like_train_k46(s, tile, scratch, s->grad + 256, s->arena + 60000);
}

// One thread does all of these.
VAE_KERNEL void train_u25(const VaeState *s, int tile, vae_real *scratch) {
    train_k52(s, tile, scratch);
    // rae_gradient.vae:8  gradient of groupnorm(1)
    // kernel 53, train: sum over the batch over rows of [1, 1, 1, 3]
    like_train_k37(s, tile, scratch, s->arena + 60400, s->arena + 60032);
    train_k54(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u29(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  gradient of upsample
    // kernel 64, train: loop over rows of [4, 2, 4, 2, 1]
    like_train_k23(s, tile, scratch, s->arena + 59008, s->arena + 52224);
    // rae_gradient.vae:7  gradient of relu
    // kernel 65, train: loop over rows of [16]
    like_train_k24(s, tile, scratch, s->arena + 58880, s->arena + 59520, s->arena + 59008);
    train_k67(s, tile, scratch);
    train_k70(s, tile, scratch);
    train_k71(s, tile, scratch);
    train_k72(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_k0, (s->n + 3) / 4);
    vae_run_one(me, s, train_u1, 1);
    vae_run_one(me, s, train_k4, s->n);
    vae_run_one(me, s, train_u3, 1);
    vae_run_one(me, s, train_u4, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k14, 1, {0}},
        {train_u5, 1, {0}}}, 2);
    vae_run_one(me, s, train_u7, s->n);
    vae_run_one(me, s, train_u8, 1);
    vae_run_one(me, s, train_k22, s->n);
    vae_run_one(me, s, train_u10, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k31, 1, {0}},
        {train_k32, s->n, {0}},
        {train_k28, 1, {0}}}, 3);
    vae_run_one(me, s, train_u14, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k38, 1, {0}},
        {train_u16, s->n, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u24, 1, {0}},
        {train_k47, 1, {0}},
        {train_k40, 1, {0}},
        {train_k43, 1, {0}},
        {train_u25, 1, {0}},
        {train_k46, 1, {0}},
        {train_k42, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_k61, 1, {0}},
        {train_k62, s->n, {0}},
        {train_k49, 1, {0}},
        {train_k45, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u29, 1, {0}},
        {train_k63, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k73, 1, {0}},
        {train_k66, 2, {0}},
        {train_k69, 3, {.weights = true, .first = 48, .each = 48, .end = 144}}}, 3);
    vae_run_one(me, s, train_k68, 1);
}

// rae_gradient.vae:5  conv(2, stride=2)
// rae_gradient.vae:5  relu
// kernel 0, eval: product by panels over rows of [4, 4, 2]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 6656, s->param + 0, s->arena + 7168, s->param + 32);
}

// rae_gradient.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [1]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 7696; // [n, 1]
    vae_real *t66 = s->arena + 7584; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v13 = 0.0f;
        t13[i] = v13;
        t66[i] = v13;
    }
}

// rae_gradient.vae:8  conv(3)
// rae_gradient.vae:8  groupnorm(1)
// kernel 5, eval: product by panels over rows of [8, 8, 3]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 6144, s->param + 224, s->arena + 4608,
        s->param + 256, s->arena + 7680);
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t36: [n, 1, 1, 1, 1]
//   t42: [n, 1, 1, 1, 1]
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
    vae_real *t42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t42[i] = 1.0f / vae_sqrt(0.00520833333f * t36[i] + 1e-05f);
    }
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t34: [n, 8, 8, 1, 3]
//   t42: [n, 1, 1, 1, 1]
//   t26: [1, 3]
//   t27: [1, 3]
//   h48: [n, 8, 8, 3]
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t34,
    const vae_real *t42, const vae_real *t26, const vae_real *t27, vae_real *h48) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v45 = t34[i * 192 + j * 3 + k] * t42[i] * t26[k] + t27[k];
                h48[i * 192 + j * 3 + k] = v45 * vae_sigmoid(v45);
            }
        }
    }
}

// What kernel 10 of eval and 1 other do, each with buffers of its own:
//   h48: [n, 8, 8, 3]
//   w49: [3, 3, 3, 3]
//   h54: [n, 8, 8, 3]
//   b51: [3]
VAE_SHARED_2(like_eval_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *h48,
    const vae_real *w49, vae_real *h54, const vae_real *b51) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv50 = {
        .height = 8, .width = 8, .channels = 3,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv(&conv50, (int)(end - begin), h48 + begin * 192, w49, h54 + begin * 192, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v50 = h54[i * 192 + j * 3 + k];
                h54[i * 192 + j * 3 + k] = h48[i * 192 + j * 3 + k] + vae_tanh(v50 + b51[k]);
            }
        }
    }
}

// rae_gradient.vae:9  deconv(1, kernel=3)
// rae_gradient.vae:11  likelihood = bernoulli
// kernel 11, eval: product by panels over rows of [8, 8, 1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h54 = s->arena + 0; // [n, 8, 8, 3]
    const vae_real *w55 = s->param + 416; // [3, 3, 1, 3]
    vae_real *t56 = scratch + 304; // [end - begin, 8, 8, 1]
    const vae_real *b57 = s->param + 448; // [1]
    const vae_real *x0 = s->arena + 6656; // [n, 64]
    vae_real *t64 = s->arena + 7616; // [n, 1]
    static const VaeConv conv56 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv56, (int)(end - begin), h54 + begin * 192, w55, t56, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v56 = t56[(i - begin) * 64 + j];
            const vae_real v58 = v56 + b57[0];
            t64_sum += vae_softplus(v58) - x0[i * 64 + j] * v58;
        }
        t64[i] = t64_sum;
    }
}

// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t65 = s->arena + 7600; // [n, 1]
    const vae_real *t64 = s->arena + 7616; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t65[i] = 0.0f - t64[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 7168, s->param + 48, s->arena + 7552, s->param + 144);
    // rae_gradient.vae:7  dense(16)
    // rae_gradient.vae:7  relu
    // kernel 3, eval: product by panels over rows of [16]
    like_train_k2(s, tile, scratch, s->arena + 7552, s->param + 160, s->arena + 7424,
        s->param + 208);
    // rae_gradient.vae:8  upsample
    // kernel 4, eval: loop over rows of [4, 2, 4, 2, 1]
    like_train_k3(s, tile, scratch, s->arena + 6144, s->arena + 7424);
}

// One thread does all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 6, eval: loop over rows of [1, 1, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 7664, s->arena + 7680);
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 7, eval: loop over rows of [8, 8, 1, 3]
    like_train_k6(s, tile, scratch, s->arena + 3072, s->arena + 4608, s->arena + 7664,
        s->arena + 7648);
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 8, eval: loop over rows of [1, 1, 1, 1]
    like_eval_k8(s, tile, scratch, s->arena + 7648, s->arena + 7632);
    // rae_gradient.vae:8  groupnorm(1)
    // rae_gradient.vae:8  silu
    // kernel 9, eval: loop over rows of [8, 8, 1, 3]
    like_eval_k9(s, tile, scratch, s->arena + 3072, s->arena + 7632, s->param + 272, s->param + 288,
        s->arena + 1536);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  conv(3)
    // rae_gradient.vae:8  tanh
    // kernel 10, eval: product by panels over rows of [8, 8, 3]
    like_eval_k10(s, tile, scratch, s->arena + 1536, s->param + 304, s->arena + 0, s->param + 400);
    eval_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_k0, (s->n + 3) / 4, {0}},
        {eval_k2, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u1, 1);
    vae_run_one(me, s, eval_k5, s->n);
    vae_run_one(me, s, eval_u4, 1);
    vae_run_one(me, s, eval_u5, s->n);
    vae_run_one(me, s, eval_k12, 1);
}

// rae_gradient.vae:5  conv(2, stride=2)
// rae_gradient.vae:5  relu
// kernel 0, encode: product by panels over rows of [4, 4, 2]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 512, s->param + 32);
}

// rae_gradient.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t12 = s->arena + 800; // [n, 3]
    const vae_real *z11 = s->arena + 832; // [n, 3]
    vae_real *t13 = s->arena + 768; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t12[i * 3 + j] = z11[i * 3 + j];
            t13[i * 3 + j] = z11[i * 3 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 512, s->param + 48, s->arena + 832, s->param + 144);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_k0, (s->n + 3) / 4);
    vae_run_one(me, s, encode_u1, 1);
}

// rae_gradient.vae:8  conv(3)
// rae_gradient.vae:8  groupnorm(1)
// kernel 2, decode: product by panels over rows of [8, 8, 3]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 7168, s->param + 224, s->arena + 4608,
        s->param + 256, s->arena + 7888);
}

// rae_gradient.vae:9  deconv(1, kernel=3)
// rae_gradient.vae:11  likelihood = bernoulli
// kernel 8, decode: product by panels over rows of [8, 8, 1]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h41 = s->arena + 0; // [n, 8, 8, 3]
    const vae_real *w42 = s->param + 416; // [3, 3, 1, 3]
    vae_real *t47 = s->arena + 6656; // [n, 64]
    const vae_real *b44 = s->param + 448; // [1]
    vae_real *t48 = s->arena + 6144; // [n, 64]
    static const VaeConv conv43 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 8, .out_width = 8, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv43, (int)(end - begin), h41 + begin * 192, w42, t47 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            const vae_real v43 = t47[i * 64 + j];
            const vae_real v47 = vae_sigmoid(v43 + b44[0]);
            t47[i * 64 + j] = v47;
            t48[i * 64 + j] = v47;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:7  dense(16)
    // rae_gradient.vae:7  relu
    // kernel 0, decode: product by panels over rows of [16]
    like_train_k2(s, tile, scratch, s->arena + 7808, s->param + 160, s->arena + 7680,
        s->param + 208);
    // rae_gradient.vae:8  upsample
    // kernel 1, decode: loop over rows of [4, 2, 4, 2, 1]
    like_train_k3(s, tile, scratch, s->arena + 7168, s->arena + 7680);
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 3, decode: loop over rows of [1, 1, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 7872, s->arena + 7888);
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 4, decode: loop over rows of [8, 8, 1, 3]
    like_train_k6(s, tile, scratch, s->arena + 3072, s->arena + 4608, s->arena + 7872,
        s->arena + 7856);
    // rae_gradient.vae:8  groupnorm(1)
    // kernel 5, decode: loop over rows of [1, 1, 1, 1]
    like_eval_k8(s, tile, scratch, s->arena + 7856, s->arena + 7840);
    // rae_gradient.vae:8  groupnorm(1)
    // rae_gradient.vae:8  silu
    // kernel 6, decode: loop over rows of [8, 8, 1, 3]
    like_eval_k9(s, tile, scratch, s->arena + 3072, s->arena + 7840, s->param + 272, s->param + 288,
        s->arena + 1536);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // rae_gradient.vae:8  conv(3)
    // rae_gradient.vae:8  tanh
    // kernel 7, decode: product by panels over rows of [8, 8, 3]
    like_eval_k10(s, tile, scratch, s->arena + 1536, s->param + 304, s->arena + 0, s->param + 400);
    decode_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
    vae_run_one(me, s, decode_k2, s->n);
    vae_run_one(me, s, decode_u2, 1);
    vae_run_one(me, s, decode_u3, s->n);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 57856, 64}, // [n, 8, 8, 1]
    {"x.direction", VAE_IN_NORMAL, 8, 56320, 64}, // [n, 64]
    {"embedding", VAE_OUT_SCALAR, 0, 60800, 1}, // [1]
    {"regularizer", VAE_OUT_SCALAR, 0, 60656, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 60592, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 60624, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 60560, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 6656, 64}, // [n, 8, 8, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 7616, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 7696, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 7600, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 7584, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 64}, // [n, 8, 8, 1]
    {"z.mean", VAE_OUT_ROW, 0, 800, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 768, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 7808, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 6656, 64}, // [n, 64]
    {"x.draw0", VAE_OUT_ROW, 0, 6144, 64}, // [n, 64]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {2, 1, 3, 3}, {1, 2, 6, 2}, 0, VAE_INIT_UNIFORM, 0.471404523f, true, true, false},
    {"encoder.0.bias", 1, {2}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 32}, {1, 3}, 48, VAE_INIT_UNIFORM, 0.414039344f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {16, 3}, {1, 16}, 160, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"decoder.0.bias", 1, {16}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.weight", 4, {3, 1, 3, 3}, {1, 3, 9, 3}, 224, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"decoder.4.bias", 1, {3}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 1, {3}, {1}, 272, VAE_INIT_CONST, 1.0f, true, false, false},
    {"decoder.5.bias", 1, {3}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.7.0.weight", 4, {3, 3, 3, 3}, {1, 3, 27, 9}, 304, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"decoder.7.0.bias", 1, {3}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.8.weight", 4, {3, 1, 3, 3}, {1, 3, 9, 3}, 416, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"decoder.8.bias", 1, {1}, {1}, 448, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 8, 8, 1, 64, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "is deterministic: it has no distribution"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8, 8, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(2, stride=2)", "[4, 4, 2]", 20},
    {VAE_STAGE_ENCODER, 0, "relu", "[4, 4, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[32]", 0},
    {VAE_STAGE_LATENT, 0, "z: deterministic", "[3]", 99},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 64},
    {VAE_STAGE_DECODER, 0, "relu", "[16]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(4, 4, 1)", "[4, 4, 1]", 0},
    {VAE_STAGE_DECODER, 0, "upsample", "[8, 8, 1]", 0},
    {VAE_STAGE_DECODER, 0, "conv(3)", "[8, 8, 3]", 30},
    {VAE_STAGE_DECODER, 0, "groupnorm(1)", "[8, 8, 3]", 6},
    {VAE_STAGE_DECODER, 0, "silu", "[8, 8, 3]", 0},
    {VAE_STAGE_DECODER, 0, "residual", "[8, 8, 3]", 0},
    {VAE_STAGE_DECODER, 1, "conv(3)", "[8, 8, 3]", 84},
    {VAE_STAGE_DECODER, 1, "tanh", "[8, 8, 3]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(1, kernel=3)", "[8, 8, 1]", 28},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[8, 8, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 48},
    {144, 464},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "rae_gradient", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model rae_gradient\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [8, 8, 1]                   -              -\n"
        "    conv(2, stride=2)               [4, 4, 2]                  20            576\n"
        "    relu                            [4, 4, 2]                   -              -\n"
        "    flatten                         [32]                        -              -\n"
        "  z: heads                          [3]                        99            198\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(16)                       [16]                       64             96\n"
        "    relu                            [16]                        -              -\n"
        "    reshape(4, 4, 1)                [4, 4, 1]                   -              -\n"
        "    upsample                        [8, 8, 1]                   -              -\n"
        "    conv(3)                         [8, 8, 3]                  30          3,456\n"
        "    groupnorm(1)                    [8, 8, 3]                   6              -\n"
        "    silu                            [8, 8, 3]                   -              -\n"
        "    residual                        [8, 8, 3]                   -              -\n"
        "      conv(3)                       [8, 8, 3]                  84         10,368\n"
        "      tanh                          [8, 8, 3]                   -              -\n"
        "    deconv(1, kernel=3)             [8, 8, 1]                  28          3,456\n"
        "\n"
        "  331 parameters; one training step of 8 rows: 847,872 flops\n"
        "  likelihood bernoulli\n"
        "  objective rae(regularizer=gradient, weight=0.02, embedding=0.01)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          74      224       243,776      243,776\n"
        "  eval           13       38        30,848       30,848\n"
        "  encode          3        7         3,456        3,456\n"
        "  decode          9       28        31,616       31,616\n",
    .batch = 8, .n_param = 464, .n_state = 0, .n_arena = 60944,
    .n_scratch = 972,
    .max_threads = 1, .flops_per_row = 105984.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 17,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 5},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
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
