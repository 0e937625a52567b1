// strided -- written by vaec 0.1.0 from strided.vae; do not edit.
//
// model strided
//
//   layer                             output             parameters      flops/row
//   encoder                           [15, 20, 3]                 -              -
//     conv(16, kernel=4, stride=2)    [8, 10, 16]               784        122,880
//     relu                            [8, 10, 16]                 -              -
//     conv(20, kernel=4, stride=2)    [4, 5, 20]              5,140        204,800
//     tanh                            [4, 5, 20]                  -              -
//     flatten                         [400]                       -              -
//   z: mean, logvar heads             [4]                     3,208          6,400
//   decoder                           [4]                         -              -
//     dense(720)                      [720]                   3,600          5,760
//     relu                            [720]                       -              -
//     reshape(4, 5, 36)               [4, 5, 36]                  -              -
//     deconv(17, kernel=4, stride=2, pad=1)  [8, 10, 17]             9,809        391,680
//     relu                            [8, 10, 17]                 -              -
//     deconv(3, kernel=4, stride=2, pad=(1, 1))  [16, 20, 3]               819        130,560
//     conv(3, kernel=(2, 1), pad=0)   [15, 20, 3]                21         10,800
//
//   23,381 parameters; one training step of 36 rows: 89,847,360 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          35       89     1,138,368    2,035,072
//   eval           11       47       552,768      947,136
//   encode          5       11       419,904      419,904
//   decode          6       13       551,808      915,264
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_strided.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 15, 20, 3]
//   w1: [4, 4, 3, 16]
//   h5: [n, 8, 10, 16]
//   b3: [16]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv2 = {
        .height = 15, .width = 20, .channels = 3,
        .out_height = 8, .out_width = 10, .out_channels = 16,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 16
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 900, w1, h5 + begin * 1280, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 80; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                const vae_real v2 = h5[i * 1280 + j * 16 + k];
                h5[i * 1280 + j * 16 + k] = vae_max(v2 + b3[k], 0.0f);
            }
        }
    }
}

// strided.vae:7  conv(16, kernel=4, stride=2)
// strided.vae:7  relu
// kernel 0, train: product by panels over rows of [8, 10, 16]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 210960, s->param + 0, s->arena + 97920,
        s->param + 768);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   w6: [4, 4, 16, 20]
//   u7: [36, 16, 20]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *w6,
    vae_real *u7) {
    (void)s;
    (void)scratch;
    static const VaeConv conv7 = {
        .height = 0, .width = 0, .channels = 16,
        .out_height = 0, .out_width = 0, .out_channels = 20,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_strided_pack(&conv7, w6, u7, false, tile);
}

// strided.vae:8  conv(20, kernel=4, stride=2)
// kernel 1, train: product by panels over [36, 16, 20]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 784, s->arena + 0);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h5: [n, 8, 10, 16]
//   u7: [36, 16, 20]
//   h11: [n, 4, 5, 20]
//   b9: [20]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *u7, vae_real *h11, const vae_real *b9) {
    const size_t begin = (size_t)tile * 3, end = vae_panel_end(s, tile, 3);
    static const VaeConv conv8 = {
        .height = 8, .width = 10, .channels = 16,
        .out_height = 4, .out_width = 5, .out_channels = 20,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 16, .y_pitch = 20
    };
    vae_strided(&conv8, (int)(end - begin), h5 + begin * 1280, u7, h11 + begin * 400, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 20; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 20; k++) {
                const vae_real v8 = h11[i * 400 + j * 20 + k];
                h11[i * 400 + j * 20 + k] = vae_tanh(v8 + b9[k]);
            }
        }
    }
}

// strided.vae:8  conv(20, kernel=4, stride=2)
// strided.vae:8  tanh
// kernel 2, train: product by panels over rows of [4, 5, 20]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 97920, s->arena + 0, s->arena + 269280,
        s->param + 5904);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h12: [n, 400]
//   w13: [400, 8]
//   heads16: [n, 8]
//   b14: [8]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h12,
    const vae_real *w13, vae_real *heads16, const vae_real *b14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 400, h12 + begin * 400, 400, w13, 8, heads16 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v15 = heads16[i * 8 + j];
            heads16[i * 8 + j] = v15 + b14[j];
        }
    }
}

// strided.vae:5  sampling and KL
// kernel 4, train: loop over rows of [4]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar18 = s->arena + 283684; // [n, 4] in rows of 8
    vae_real *t22 = s->arena + 284256; // [n, 4]
    const vae_real *eps19 = s->arena + 284400; // [n, 4]
    vae_real *z24 = s->arena + 284112; // [n, 4]
    const vae_real *mean17 = s->arena + 283680; // [n, 4] in rows of 8
    vae_real *t26 = s->arena + 283968; // [n, 4]
    vae_real *t32 = s->arena + 34720; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v22 = vae_exp(0.5f * logvar18[i * 8 + j]);
            t22[i * 4 + j] = v22;
            z24[i * 4 + j] = mean17[i * 8 + j] + v22 * eps19[i * 4 + j];
            const vae_real v26 = vae_exp(logvar18[i * 8 + j]);
            t26[i * 4 + j] = v26;
            const vae_real v30 = mean17[i * 8 + j] * mean17[i * 8 + j] + v26 - 1.0f - logvar18[i * 8 + j];
            t32_sum += 0.5f * v30;
        }
        t32[i] = t32_sum;
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   z24: [n, 4]
//   w33: [4, 720]
//   h37: [n, 720]
//   b34: [720]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *z24,
    const vae_real *w33, vae_real *h37, const vae_real *b34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 720, 4, z24 + begin * 4, 4, w33, 720, h37 + begin * 720, 720);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 720; j++) {
            const vae_real v35 = h37[i * 720 + j];
            h37[i * 720 + j] = vae_max(v35 + b34[j], 0.0f);
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   w39: [4, 4, 17, 36]
//   u40: [36, 36, 17]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *w39,
    vae_real *u40) {
    (void)s;
    (void)scratch;
    static const VaeConv conv40 = {
        .height = 0, .width = 0, .channels = 17,
        .out_height = 0, .out_width = 0, .out_channels = 36,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_strided_pack(&conv40, w39, u40, true, tile);
}

// strided.vae:14  deconv(17, kernel=4, stride=2, pad=1)
// kernel 6, train: product by panels over [36, 36, 17]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->param + 12752, s->arena + 144000);
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h38: [n, 4, 5, 36]
//   u40: [36, 36, 17]
//   h44: [n, 8, 10, 17]
//   b42: [17]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h38,
    const vae_real *u40, vae_real *h44, const vae_real *b42) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv41 = {
        .height = 8, .width = 10, .channels = 17,
        .out_height = 4, .out_width = 5, .out_channels = 36,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 36
    };
    vae_strided_t(&conv41, (int)(end - begin), h38 + begin * 720, u40, h44 + begin * 1360, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 80; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 17; k++) {
                const vae_real v41 = h44[i * 1360 + j * 17 + k];
                h44[i * 1360 + j * 17 + k] = vae_max(v41 + b42[k], 0.0f);
            }
        }
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   h44: [n, 8, 10, 17]
//   w45: [4, 4, 3, 17]
//   h48: [n, 16, 20, 3]
//   b47: [3]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h44,
    const vae_real *w45, vae_real *h48, const vae_real *b47) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv46 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 8, .out_width = 10, .out_channels = 17,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 17
    };
    vae_conv_t(&conv46, (int)(end - begin), h44 + begin * 1360, w45, h48 + begin * 960, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 320; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v46 = h48[i * 960 + j * 3 + k];
                h48[i * 960 + j * 3 + k] = v46 + b47[k];
            }
        }
    }
}

// strided.vae:16  conv(3, kernel=(2, 1), pad=0)
// strided.vae:18  likelihood = gaussian
// strided.vae:18  gradient of likelihood = gaussian
// strided.vae:18  gradient of conv(3, kernel=(2, 1), pad=0)
// kernel 9, train: product by panels over rows of [15, 20, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h48 = s->arena + 0; // [n, 16, 20, 3]
    const vae_real *w49 = s->param + 23408; // [2, 1, 3, 3]
    vae_real *d76 = s->arena + 178560; // [n, 900]
    const vae_real *b51 = s->param + 23440; // [3]
    const vae_real *x0 = s->arena + 210960; // [n, 900]
    vae_real *t64 = s->arena + 34672; // [n, 1]
    vae_real *d78 = s->arena + 34560; // [n, 1, 1, 3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c74 = 4.0f * inv_n;
    static const VaeConv conv50 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 15, .out_width = 20, .out_channels = 3,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv(&conv50, (int)(end - begin), h48 + begin * 960, w49, d76 + begin * 900, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d78[i * 3 + k] = 0.0f;
        }
        vae_real t64_sum = 0.0f;
        for (size_t j = 0; j < 300; j++) {
            VAE_SIMD_SUM(t64_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v50 = d76[i * 900 + j * 3 + k];
                const vae_real v56 = x0[i * 900 + j * 3 + k] - (v50 + b51[k]);
                const vae_real v63 = 0.5f * ((-1.38629436f) + 4.0f * (v56 * v56) + 1.83787707f);
                t64_sum += v63;
                const vae_real v76 = -(c74 * v56);
                d76[i * 900 + j * 3 + k] = v76;
                d78[i * 3 + k] += v76;
            }
        }
        t64[i] = t64_sum;
    }
}

// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t66 = s->arena + 34784; // [1]
    const vae_real *t64 = s->arena + 34672; // [n, 1]
    vae_real *t68 = s->arena + 34768; // [1]
    const vae_real *t32 = s->arena + 34720; // [n, 1]
    vae_real t66_sum = 0.0f;
    vae_real t68_sum = 0.0f;
    VAE_SIMD_SUM(t66_sum, t68_sum)
    for (size_t i = 0; i < rows; i++) {
        t66_sum += t64[i];
        t68_sum += t32[i];
    }
    t66[0] = t66_sum;
    t68[0] = t68_sum;
}

// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t67 = s->arena + 284576; // [1]
    const vae_real *t66 = s->arena + 34784; // [1]
    vae_real *t69 = s->arena + 284560; // [1]
    const vae_real *t68 = s->arena + 34768; // [1]
    vae_real *t72 = s->arena + 284544; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v67 = t66[0] * inv_n;
    t67[0] = v67;
    const vae_real v69 = t68[0] * inv_n;
    t69[0] = v69;
    t72[0] = v67 + beta * v69;
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   d_param79: [1, 1, 3]
//   d78: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param79,
    const vae_real *d78) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d_param79[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param79[j] += d78[i * 3 + j];
        }
    }
}

// strided.vae:18  gradient of conv(3, kernel=(2, 1), pad=0)
// kernel 12, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->grad + 23440, s->arena + 34560);
}

// strided.vae:16  gradient of conv(3, kernel=(2, 1), pad=0)
// kernel 13, train: weight gradient over [2, 1, 3, 3]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h48 = s->arena + 0; // [n, 16, 20, 3]
    const vae_real *d76 = s->arena + 178560; // [n, 15, 20, 3]
    vae_real *d_param81 = s->grad + 23408; // [2, 1, 3, 3]
    static const VaeConv conv81 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 15, .out_width = 20, .out_channels = 3,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv_w(&conv81, s->n, h48, d76, d_param81, tile, scratch);
}

// strided.vae:16  gradient of conv(3, kernel=(2, 1), pad=0)
// strided.vae:16  gradient of deconv(3, kernel=4, stride=2, pad=(1, 1))
// kernel 14, train: product by panels over rows of [16, 20, 3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d76 = s->arena + 178560; // [n, 15, 20, 3]
    const vae_real *w49 = s->param + 23408; // [2, 1, 3, 3]
    vae_real *d82 = s->arena + 144000; // [n, 16, 20, 3]
    vae_real *d83 = s->arena + 0; // [n, 1, 1, 3]
    static const VaeConv conv82 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 15, .out_width = 20, .out_channels = 3,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv_t(&conv82, (int)(end - begin), d76 + begin * 900, w49, d82 + begin * 960, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d83[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 320; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v82 = d82[i * 960 + j * 3 + k];
                d83[i * 3 + k] += v82;
            }
        }
    }
}

// strided.vae:16  gradient of deconv(3, kernel=4, stride=2, pad=(1, 1))
// kernel 15, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->grad + 23392, s->arena + 0);
}

// strided.vae:15  gradient of deconv(3, kernel=4, stride=2, pad=(1, 1))
// kernel 16, train: weight gradient over [4, 4, 3, 17]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d82 = s->arena + 144000; // [n, 16, 20, 3]
    const vae_real *h44 = s->arena + 48960; // [n, 8, 10, 17]
    vae_real *d_param86 = s->grad + 22576; // [4, 4, 3, 17]
    static const VaeConv conv86 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 8, .out_width = 10, .out_channels = 17,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 17
    };
    vae_conv_w(&conv86, s->n, d82, h44, d_param86, tile, scratch);
}

// strided.vae:15  gradient of deconv(3, kernel=4, stride=2, pad=(1, 1))
// strided.vae:14  gradient of relu
// strided.vae:14  gradient of deconv(17, kernel=4, stride=2, pad=1)
// kernel 17, train: product by panels over rows of [8, 10, 17]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d82 = s->arena + 144000; // [n, 16, 20, 3]
    const vae_real *w45 = s->param + 22576; // [4, 4, 3, 17]
    vae_real *d89 = s->arena + 0; // [n, 8, 10, 17]
    const vae_real *h44 = s->arena + 48960; // [n, 8, 10, 17]
    vae_real *d90 = s->arena + 178560; // [n, 1, 1, 17]
    static const VaeConv conv87 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 8, .out_width = 10, .out_channels = 17,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 17
    };
    vae_conv(&conv87, (int)(end - begin), d82 + begin * 960, w45, d89 + begin * 1360, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 17; k++) {
            d90[i * 17 + k] = 0.0f;
        }
        for (size_t j = 0; j < 80; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 17; k++) {
                const vae_real v87 = d89[i * 1360 + j * 17 + k];
                const vae_real v89 = vae_where(h44[i * 1360 + j * 17 + k], v87, 0.0f);
                d89[i * 1360 + j * 17 + k] = v89;
                d90[i * 17 + k] += v89;
            }
        }
    }
}

// strided.vae:14  gradient of deconv(17, kernel=4, stride=2, pad=1)
// kernel 18, train: sum over the batch over rows of [1, 1, 17]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param91 = s->grad + 22544; // [1, 1, 17]
    const vae_real *d90 = s->arena + 178560; // [n, 1, 1, 17]
    for (size_t j = 0; j < 17; j++) {
        d_param91[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 17; j++) {
            d_param91[j] += d90[i * 17 + j];
        }
    }
}

// strided.vae:14  gradient of deconv(17, kernel=4, stride=2, pad=1)
// kernel 19, train: weight gradient over [36, 17, 36]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *d89 = s->arena + 0; // [n, 8, 10, 17]
    const vae_real *h38 = s->arena + 243360; // [n, 4, 5, 36]
    vae_real *d_u93 = s->arena + 48960; // [36, 17, 36]
    static const VaeConv conv93 = {
        .height = 8, .width = 10, .channels = 17,
        .out_height = 4, .out_width = 5, .out_channels = 36,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 36
    };
    vae_strided_w(&conv93, s->n, d89, h38, d_u93, tile, scratch);
}

// strided.vae:14  gradient of deconv(17, kernel=4, stride=2, pad=1)
// kernel 20, train: product by panels over [4, 4, 17, 36]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *d_u93 = s->arena + 48960; // [36, 17, 36]
    vae_real *d_param94 = s->grad + 12752; // [4, 4, 17, 36]
    static const VaeConv conv94 = {
        .height = 0, .width = 0, .channels = 17,
        .out_height = 0, .out_width = 0, .out_channels = 36,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_strided_unpack(&conv94, d_u93, d_param94, tile);
}

// strided.vae:14  gradient of deconv(17, kernel=4, stride=2, pad=1)
// kernel 21, train: product by panels over [36, 17, 36]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *w39 = s->param + 12752; // [4, 4, 17, 36]
    vae_real *u95 = s->arena + 74880; // [36, 17, 36]
    static const VaeConv conv95 = {
        .height = 0, .width = 0, .channels = 17,
        .out_height = 0, .out_width = 0, .out_channels = 36,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_strided_pack(&conv95, w39, u95, false, tile);
}

// strided.vae:14  gradient of deconv(17, kernel=4, stride=2, pad=1)
// strided.vae:12  gradient of relu
// kernel 22, train: product by panels over rows of [4, 5, 36]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 3, end = vae_panel_end(s, tile, 3);
    const vae_real *d89 = s->arena + 0; // [n, 8, 10, 17]
    const vae_real *u95 = s->arena + 74880; // [36, 17, 36]
    vae_real *d98 = s->arena + 48960; // [n, 720]
    const vae_real *h37 = s->arena + 243360; // [n, 720]
    static const VaeConv conv96 = {
        .height = 8, .width = 10, .channels = 17,
        .out_height = 4, .out_width = 5, .out_channels = 36,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 36
    };
    vae_strided(&conv96, (int)(end - begin), d89 + begin * 1360, u95, d98 + begin * 720, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 720; j++) {
            const vae_real v96 = d98[i * 720 + j];
            d98[i * 720 + j] = vae_where(h37[i * 720 + j], v96, 0.0f);
        }
    }
}

// strided.vae:12  gradient of dense(720)
// kernel 23, train: weight gradient over [4, 720]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z24 = s->arena + 284112; // [n, 4]
    const vae_real *d98 = s->arena + 48960; // [n, 720]
    vae_real *d_param100 = s->grad + 9152; // [4, 720]
    if (tile == 10) {
        vae_real *d_param99 = s->grad + 12032; // [720]
        vae_column_sums(s->n, 720, d98, 720, d_param99);
        return;
    }
    const size_t begin = (size_t)tile * 15 / 10 * 48;
    const size_t end = tile < 9 ? ((size_t)tile + 1) * 15 / 10 * 48 : 720;
    vae_gemm_tn(4, (int)(end - begin), s->n, z24, 4, d98 + begin, 720, d_param100 + begin, 720);
}

// strided.vae:12  gradient of dense(720)
// strided.vae:5  gradient of sampling and KL
// kernel 24, train: product by panels over rows of [4]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d98 = s->arena + 48960; // [n, 720]
    const vae_real *w33 = s->param + 9152; // [4, 720]
    vae_real *d106 = s->arena + 0; // [n, 4] in rows of 8
    const vae_real *t26 = s->arena + 283968; // [n, 4]
    const vae_real *mean17 = s->arena + 283680; // [n, 4] in rows of 8
    const vae_real *eps19 = s->arena + 284400; // [n, 4]
    const vae_real *t22 = s->arena + 284256; // [n, 4]
    vae_real *d110 = s->arena + 4; // [n, 4] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c73 = beta * inv_n;
    const vae_real c102 = 0.5f * c73;
    vae_gemm_nt((int)(end - begin), 4, 720, d98 + begin * 720, 720, w33, 720, d106 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v101 = d106[i * 8 + j];
            d106[i * 8 + j] = c73 * mean17[i * 8 + j] + v101;
            d110[i * 8 + j] = c102 * t26[i * 4 + j] - c102 + 0.5f * (v101 * eps19[i * 4 + j] * t22[i * 4 + j]);
        }
    }
}

// strided.vae:5  gradient of posterior heads (added by the compiler)
// kernel 25, train: weight gradient over [400, 8]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h12 = s->arena + 269280; // [n, 400]
    const vae_real *d111 = s->arena + 0; // [n, 8]
    vae_real *d_param113 = s->grad + 5936; // [400, 8]
    if (tile == 7) {
        vae_real *d_param112 = s->grad + 9136; // [8]
        vae_column_sums(s->n, 8, d111, 8, d_param112);
        return;
    }
    const size_t begin = (size_t)tile * 64;
    const size_t end = begin + 64 < 400 ? begin + 64 : 400;
    vae_gemm_tn((int)(end - begin), 8, s->n, h12 + begin, 400, d111, 8, d_param113 + begin * 8, 8);
}

// strided.vae:5  gradient of posterior heads (added by the compiler)
// strided.vae:8  gradient of tanh
// kernel 26, train: product by panels over rows of [400]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d111 = s->arena + 0; // [n, 8]
    const vae_real *w13 = s->param + 5936; // [400, 8]
    vae_real *d118 = s->arena + 46080; // [n, 4, 5, 20]
    const vae_real *h11 = s->arena + 269280; // [n, 4, 5, 20]
    vae_gemm_nt((int)(end - begin), 400, 8, d111 + begin * 8, 8, w13, 8, d118 + begin * 400, 400);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 400; j++) {
            const vae_real v114 = d118[i * 400 + j];
            d118[i * 400 + j] = v114 * (1.0f - h11[i * 400 + j] * h11[i * 400 + j]);
        }
    }
}

// strided.vae:8  gradient of conv(20, kernel=4, stride=2)
// kernel 27, train: loop over rows of [4, 5, 20]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d119 = s->arena + 0; // [n, 1, 1, 20]
    const vae_real *d118 = s->arena + 46080; // [n, 4, 5, 20]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 20; k++) {
            d119[i * 20 + k] = 0.0f;
        }
        for (size_t j = 0; j < 20; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 20; k++) {
                d119[i * 20 + k] += d118[i * 400 + j * 20 + k];
            }
        }
    }
}

// strided.vae:8  gradient of conv(20, kernel=4, stride=2)
// kernel 28, train: sum over the batch over rows of [1, 1, 20]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param120 = s->grad + 5904; // [1, 1, 20]
    const vae_real *d119 = s->arena + 0; // [n, 1, 1, 20]
    for (size_t j = 0; j < 20; j++) {
        d_param120[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 20; j++) {
            d_param120[j] += d119[i * 20 + j];
        }
    }
}

// strided.vae:8  gradient of conv(20, kernel=4, stride=2)
// kernel 29, train: weight gradient over [36, 16, 20]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h5 = s->arena + 97920; // [n, 8, 10, 16]
    const vae_real *d118 = s->arena + 46080; // [n, 4, 5, 20]
    vae_real *d_u122 = s->arena + 0; // [36, 16, 20]
    static const VaeConv conv122 = {
        .height = 8, .width = 10, .channels = 16,
        .out_height = 4, .out_width = 5, .out_channels = 20,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 16, .y_pitch = 20
    };
    vae_strided_w(&conv122, s->n, h5, d118, d_u122, tile, scratch);
}

// strided.vae:8  gradient of conv(20, kernel=4, stride=2)
// kernel 30, train: product by panels over [4, 4, 16, 20]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *d_u122 = s->arena + 0; // [36, 16, 20]
    vae_real *d_param123 = s->grad + 784; // [4, 4, 16, 20]
    static const VaeConv conv123 = {
        .height = 0, .width = 0, .channels = 16,
        .out_height = 0, .out_width = 0, .out_channels = 20,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_strided_unpack(&conv123, d_u122, d_param123, tile);
}

// strided.vae:8  gradient of conv(20, kernel=4, stride=2)
// kernel 31, train: product by panels over [36, 20, 16]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *w6 = s->param + 784; // [4, 4, 16, 20]
    vae_real *u124 = s->arena + 60480; // [36, 20, 16]
    static const VaeConv conv124 = {
        .height = 0, .width = 0, .channels = 16,
        .out_height = 0, .out_width = 0, .out_channels = 20,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_strided_pack(&conv124, w6, u124, true, tile);
}

// strided.vae:8  gradient of conv(20, kernel=4, stride=2)
// strided.vae:7  gradient of relu
// strided.vae:7  gradient of conv(16, kernel=4, stride=2)
// kernel 32, train: product by panels over rows of [8, 10, 16]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d118 = s->arena + 46080; // [n, 4, 5, 20]
    const vae_real *u124 = s->arena + 60480; // [36, 20, 16]
    vae_real *d126 = s->arena + 0; // [n, 8, 10, 16]
    const vae_real *h5 = s->arena + 97920; // [n, 8, 10, 16]
    vae_real *d127 = s->arena + 72000; // [n, 1, 1, 16]
    static const VaeConv conv125 = {
        .height = 8, .width = 10, .channels = 16,
        .out_height = 4, .out_width = 5, .out_channels = 20,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 16, .y_pitch = 20
    };
    vae_strided_t(&conv125, (int)(end - begin), d118 + begin * 400, u124, d126 + begin * 1280, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 16; k++) {
            d127[i * 16 + k] = 0.0f;
        }
        for (size_t j = 0; j < 80; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                const vae_real v125 = d126[i * 1280 + j * 16 + k];
                const vae_real v126 = vae_where(h5[i * 1280 + j * 16 + k], v125, 0.0f);
                d126[i * 1280 + j * 16 + k] = v126;
                d127[i * 16 + k] += v126;
            }
        }
    }
}

// strided.vae:7  gradient of conv(16, kernel=4, stride=2)
// kernel 33, train: sum over the batch over rows of [1, 1, 16]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param128 = s->grad + 768; // [1, 1, 16]
    const vae_real *d127 = s->arena + 72000; // [n, 1, 1, 16]
    for (size_t j = 0; j < 16; j++) {
        d_param128[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d_param128[j] += d127[i * 16 + j];
        }
    }
}

// strided.vae:7  gradient of conv(16, kernel=4, stride=2)
// kernel 34, train: weight gradient over [4, 4, 3, 16]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 210960; // [n, 15, 20, 3]
    const vae_real *d126 = s->arena + 0; // [n, 8, 10, 16]
    vae_real *d_param130 = s->grad + 0; // [4, 4, 3, 16]
    static const VaeConv conv130 = {
        .height = 15, .width = 20, .channels = 3,
        .out_height = 8, .out_width = 10, .out_channels = 16,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 16
    };
    vae_conv_w(&conv130, s->n, x0, d126, d_param130, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // strided.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 269280, s->param + 5936, s->arena + 283680,
        s->param + 9136);
    train_k4(s, tile, scratch);
    // strided.vae:12  dense(720)
    // strided.vae:12  relu
    // kernel 5, train: product by panels over rows of [720]
    like_train_k5(s, tile, scratch, s->arena + 284112, s->param + 9152, s->arena + 243360,
        s->param + 12032);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // strided.vae:14  deconv(17, kernel=4, stride=2, pad=1)
    // strided.vae:14  relu
    // kernel 7, train: product by panels over rows of [8, 10, 17]
    like_train_k7(s, tile, scratch, s->arena + 243360, s->arena + 144000, s->arena + 48960,
        s->param + 22544);
    // strided.vae:15  deconv(3, kernel=4, stride=2, pad=(1, 1))
    // kernel 8, train: product by panels over rows of [16, 20, 3]
    like_train_k8(s, tile, scratch, s->arena + 48960, s->param + 22576, s->arena + 0,
        s->param + 23392);
    train_k9(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_k6, 1, {0}},
        {train_k1, 1, {0}},
        {train_k0, s->n, {0}}}, 3);
    vae_run_one(me, s, train_k2, (s->n + 2) / 3);
    vae_run_one(me, s, train_u3, panels);
    vae_run_one(me, s, train_u5, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k13, 1, {0}},
        {train_k12, 1, {0}},
        {train_u6, 1, {0}}}, 3);
    vae_run_one(me, s, train_k14, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k16, 1, {0}},
        {train_k15, 1, {0}}}, 2);
    vae_run_one(me, s, train_k17, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k19, 6, {0}},
        {train_k21, 1, {0}},
        {train_k18, 1, {0}}}, 3);
    vae_run_one(me, s, train_k20, 1);
    vae_run_one(me, s, train_k22, (s->n + 2) / 3);
    vae_run(me, s, (VaeWork[]){
        {train_k24, panels, {0}},
        {train_k23, 11, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k26, panels, {0}},
        {train_k31, 1, {0}},
        {train_k25, 8, {.weights = true, .first = 5936, .each = 512, .end = 9136}}}, 3);
    vae_run_one(me, s, train_k27, panels);
    vae_run_one(me, s, train_k28, 1);
    vae_run_one(me, s, train_k29, 3);
    vae_run_one(me, s, train_k30, 1);
    vae_run_one(me, s, train_k32, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k34, 1, {0}},
        {train_k33, 1, {0}}}, 2);
}

// strided.vae:7  conv(16, kernel=4, stride=2)
// strided.vae:7  relu
// kernel 0, eval: product by panels over rows of [8, 10, 16]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 83520, s->param + 0, s->arena + 0, s->param + 768);
}

// strided.vae:8  conv(20, kernel=4, stride=2)
// kernel 1, eval: product by panels over [36, 16, 20]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 784, s->arena + 60480);
}

// strided.vae:8  conv(20, kernel=4, stride=2)
// strided.vae:8  tanh
// kernel 2, eval: product by panels over rows of [4, 5, 20]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 0, s->arena + 60480, s->arena + 46080,
        s->param + 5904);
}

// strided.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [4]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar18 = s->arena + 4; // [n, 4] in rows of 8
    const vae_real *eps19 = s->arena + 74880; // [n, 4]
    vae_real *z24 = s->arena + 74880; // [n, 4], in place of eps19
    const vae_real *mean17 = s->arena + 0; // [n, 4] in rows of 8
    vae_real *t38 = s->arena + 137952; // [n, 4]
    vae_real *t39 = s->arena + 138144; // [n, 1]
    vae_real *t42 = s->arena + 138096; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t39_sum = 0.0f;
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t39_sum, t42_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v19 = eps19[i * 4 + j];
            const vae_real v24 = mean17[i * 8 + j] + vae_exp(0.5f * logvar18[i * 8 + j]) * v19;
            z24[i * 4 + j] = v24;
            const vae_real v34 = mean17[i * 8 + j] * mean17[i * 8 + j] + vae_exp(logvar18[i * 8 + j]);
            const vae_real v38 = 0.5f * (v34 - 1.0f - logvar18[i * 8 + j]);
            t38[i * 4 + j] = v38;
            t39_sum += v38;
            const vae_real v40 = v24 * v24 + 1.83787707f - (v19 * v19 + logvar18[i * 8 + j] + 1.83787707f);
            t42_sum += (-0.5f) * v40;
        }
        t39[i] = t39_sum;
        t42[i] = t42_sum;
    }
}

// strided.vae:12  dense(720)
// strided.vae:12  relu
// kernel 5, eval: product by panels over rows of [720]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 74880, s->param + 9152, s->arena + 48960,
        s->param + 12032);
}

// strided.vae:14  deconv(17, kernel=4, stride=2, pad=1)
// kernel 6, eval: product by panels over [36, 36, 17]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->param + 12752, s->arena + 115920);
}

// strided.vae:14  deconv(17, kernel=4, stride=2, pad=1)
// strided.vae:14  relu
// kernel 7, eval: product by panels over rows of [8, 10, 17]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 48960, s->arena + 115920, s->arena + 0,
        s->param + 22544);
}

// strided.vae:15  deconv(3, kernel=4, stride=2, pad=(1, 1))
// kernel 8, eval: product by panels over rows of [16, 20, 3]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 0, s->param + 22576, s->arena + 48960,
        s->param + 23392);
}

// strided.vae:16  conv(3, kernel=(2, 1), pad=0)
// strided.vae:18  likelihood = gaussian
// kernel 9, eval: product by panels over rows of [15, 20, 3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h58 = s->arena + 48960; // [n, 16, 20, 3]
    const vae_real *w59 = s->param + 23408; // [2, 1, 3, 3]
    vae_real *t60 = scratch; // [end - begin, 15, 20, 3]
    const vae_real *b61 = s->param + 23440; // [3]
    const vae_real *x0 = s->arena + 83520; // [n, 900]
    vae_real *t73 = s->arena + 0; // [n, 1]
    static const VaeConv conv60 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 15, .out_width = 20, .out_channels = 3,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv(&conv60, (int)(end - begin), h58 + begin * 960, w59, t60, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t73_sum = 0.0f;
        for (size_t j = 0; j < 300; j++) {
            VAE_SIMD_SUM(t73_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v60 = t60[(i - begin) * 900 + j * 3 + k];
                const vae_real v66 = x0[i * 900 + j * 3 + k] - (v60 + b61[k]);
                const vae_real v72 = 0.5f * ((-1.38629436f) + 4.0f * (v66 * v66) + 1.83787707f);
                t73_sum += v72;
            }
        }
        t73[i] = t73_sum;
    }
}

// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t74 = s->arena + 138096; // [n, 1], in place of t42
    const vae_real *t42 = s->arena + 138096; // [n, 1]
    const vae_real *t73 = s->arena + 0; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v42 = t42[i];
        t74[i] = v42 - t73[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // strided.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 46080, s->param + 5936, s->arena + 0,
        s->param + 9136);
    eval_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_k6, 1, {0}},
        {eval_k1, 1, {0}},
        {eval_k0, s->n, {0}}}, 3);
    vae_run_one(me, s, eval_k2, (s->n + 2) / 3);
    vae_run_one(me, s, eval_u3, panels);
    vae_run_one(me, s, eval_k5, panels);
    vae_run_one(me, s, eval_k7, s->n);
    vae_run_one(me, s, eval_k8, s->n);
    vae_run_one(me, s, eval_k9, s->n);
    vae_run_one(me, s, eval_k10, panels);
}

// strided.vae:7  conv(16, kernel=4, stride=2)
// strided.vae:7  relu
// kernel 0, encode: product by panels over rows of [8, 10, 16]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 46080, s->param + 0, s->arena + 0, s->param + 768);
}

// strided.vae:8  conv(20, kernel=4, stride=2)
// kernel 1, encode: product by panels over [36, 16, 20]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 784, s->arena + 92880);
}

// strided.vae:8  conv(20, kernel=4, stride=2)
// strided.vae:8  tanh
// kernel 2, encode: product by panels over rows of [4, 5, 20]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 0, s->arena + 92880, s->arena + 78480,
        s->param + 5904);
}

// strided.vae:5  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [4]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t19 = s->arena + 104832; // [n, 4]
    const vae_real *mean17 = s->arena + 104400; // [n, 4] in rows of 8
    vae_real *t20 = s->arena + 104688; // [n, 4]
    const vae_real *logvar18 = s->arena + 104404; // [n, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t19[i * 4 + j] = mean17[i * 8 + j];
            t20[i * 4 + j] = logvar18[i * 8 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // strided.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 78480, s->param + 5936, s->arena + 104400,
        s->param + 9136);
    encode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {encode_k1, 1, {0}},
        {encode_k0, s->n, {0}}}, 2);
    vae_run_one(me, s, encode_k2, (s->n + 2) / 3);
    vae_run_one(me, s, encode_u3, panels);
}

// strided.vae:12  dense(720)
// strided.vae:12  relu
// kernel 0, decode: product by panels over rows of [720]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 0, s->param + 9152, s->arena + 48960,
        s->param + 12032);
}

// strided.vae:14  deconv(17, kernel=4, stride=2, pad=1)
// kernel 1, decode: product by panels over [36, 36, 17]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->param + 12752, s->arena + 115920);
}

// strided.vae:14  deconv(17, kernel=4, stride=2, pad=1)
// strided.vae:14  relu
// kernel 2, decode: product by panels over rows of [8, 10, 17]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 48960, s->arena + 115920, s->arena + 0,
        s->param + 22544);
}

// strided.vae:15  deconv(3, kernel=4, stride=2, pad=(1, 1))
// kernel 3, decode: product by panels over rows of [16, 20, 3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 0, s->param + 22576, s->arena + 48960,
        s->param + 23392);
}

// strided.vae:16  conv(3, kernel=(2, 1), pad=0)
// kernel 4, decode: product by panels over rows of [15, 20, 3]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h16 = s->arena + 48960; // [n, 16, 20, 3]
    const vae_real *w17 = s->param + 23408; // [2, 1, 3, 3]
    vae_real *h20 = s->arena + 83520; // [n, 15, 20, 3]
    const vae_real *b19 = s->param + 23440; // [3]
    vae_real *t24 = s->arena + 0; // [n, 900]
    static const VaeConv conv18 = {
        .height = 16, .width = 20, .channels = 3,
        .out_height = 15, .out_width = 20, .out_channels = 3,
        .kernel_h = 2, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 3
    };
    vae_conv(&conv18, (int)(end - begin), h16 + begin * 960, w17, h20 + begin * 900, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 300; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v18 = h20[i * 900 + j * 3 + k];
                const vae_real v20 = v18 + b19[k];
                h20[i * 900 + j * 3 + k] = v20;
                t24[i * 900 + j * 3 + k] = v20;
            }
        }
    }
}

// kernel 5, decode: loop over rows of [900]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t23 = s->arena + 32400; // [n, 900]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 900; j++) {
            t23[i * 900 + j] = 0.5f;
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_k1, 1, {0}},
        {decode_k0, panels, {0}}}, 2);
    vae_run_one(me, s, decode_k2, s->n);
    vae_run_one(me, s, decode_k3, s->n);
    vae_run_one(me, s, decode_k4, s->n);
    vae_run_one(me, s, decode_k5, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 210960, 900}, // [n, 15, 20, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 284400, 4}, // [n, 4]
    {"loss", VAE_OUT_SCALAR, 0, 284544, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 284576, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 284560, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 83520, 900}, // [n, 15, 20, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 74880, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 0, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 138144, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 138096, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 137952, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 46080, 900}, // [n, 15, 20, 3]
    {"z.mean", VAE_OUT_ROW, 0, 104832, 4}, // [n, 4]
    {"z.logvar", VAE_OUT_ROW, 0, 104688, 4}, // [n, 4]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 0, 4}, // [n, 4]
    {"x.mean", VAE_OUT_ROW, 0, 83520, 900}, // [n, 900]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 900}, // [n, 900]
    {"x.draw1", VAE_OUT_ROW, 0, 32400, 900}, // [n, 900]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {16, 3, 4, 4}, {1, 16, 192, 48}, 0, VAE_INIT_UNIFORM, 0.140487865f, true, true, false},
    {"encoder.0.bias", 1, {16}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 4, {20, 16, 4, 4}, {1, 20, 1280, 320}, 784, VAE_INIT_UNIFORM, 0.102062076f, true, true, false},
    {"encoder.2.bias", 1, {20}, {1}, 5904, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {4, 400}, {1, 8}, 5936, VAE_INIT_UNIFORM, 0.121866673f, true, true, false},
    {"posterior.z.mean.bias", 1, {4}, {1}, 9136, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {4, 400}, {1, 8}, 5940, VAE_INIT_UNIFORM, 0.121866673f, true, true, false},
    {"posterior.z.logvar.bias", 1, {4}, {1}, 9140, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {720, 4}, {1, 720}, 9152, VAE_INIT_UNIFORM, 0.0910345688f, true, true, false},
    {"decoder.0.bias", 1, {720}, {1}, 12032, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 4, {36, 17, 4, 4}, {1, 36, 2448, 612}, 12752, VAE_INIT_UNIFORM, 0.0841158256f, true, true, false},
    {"decoder.3.bias", 1, {17}, {1}, 22544, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 4, {17, 3, 4, 4}, {1, 17, 204, 51}, 22576, VAE_INIT_UNIFORM, 0.136930645f, true, true, false},
    {"decoder.5.bias", 1, {3}, {1}, 23392, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.6.weight", 4, {3, 3, 2, 1}, {1, 3, 9, 9}, 23408, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.6.bias", 1, {3}, {1}, 23440, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 15, 20, 3, 900, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 4, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[15, 20, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(16, kernel=4, stride=2)", "[8, 10, 16]", 784},
    {VAE_STAGE_ENCODER, 0, "relu", "[8, 10, 16]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(20, kernel=4, stride=2)", "[4, 5, 20]", 5140},
    {VAE_STAGE_ENCODER, 0, "tanh", "[4, 5, 20]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[400]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[4]", 3208},
    {VAE_STAGE_DECODER, 0, "dense(720)", "[720]", 3600},
    {VAE_STAGE_DECODER, 0, "relu", "[720]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(4, 5, 36)", "[4, 5, 36]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(17, kernel=4, stride=2, pad=1)", "[8, 10, 17]", 9809},
    {VAE_STAGE_DECODER, 0, "relu", "[8, 10, 17]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(3, kernel=4, stride=2, pad=(1, 1))", "[16, 20, 3]", 819},
    {VAE_STAGE_DECODER, 0, "conv(3, kernel=(2, 1), pad=0)", "[15, 20, 3]", 21},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[15, 20, 3]", 0},
};

static const VaeStretch rest[] = {
    {0, 5936},
    {9136, 23456},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "strided", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model strided\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [15, 20, 3]                 -              -\n"
        "    conv(16, kernel=4, stride=2)    [8, 10, 16]               784        122,880\n"
        "    relu                            [8, 10, 16]                 -              -\n"
        "    conv(20, kernel=4, stride=2)    [4, 5, 20]              5,140        204,800\n"
        "    tanh                            [4, 5, 20]                  -              -\n"
        "    flatten                         [400]                       -              -\n"
        "  z: mean, logvar heads             [4]                     3,208          6,400\n"
        "  decoder                           [4]                         -              -\n"
        "    dense(720)                      [720]                   3,600          5,760\n"
        "    relu                            [720]                       -              -\n"
        "    reshape(4, 5, 36)               [4, 5, 36]                  -              -\n"
        "    deconv(17, kernel=4, stride=2, pad=1)  [8, 10, 17]             9,809        391,680\n"
        "    relu                            [8, 10, 17]                 -              -\n"
        "    deconv(3, kernel=4, stride=2, pad=(1, 1))  [16, 20, 3]               819        130,560\n"
        "    conv(3, kernel=(2, 1), pad=0)   [15, 20, 3]                21         10,800\n"
        "\n"
        "  23,381 parameters; one training step of 36 rows: 89,847,360 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          35       89     1,138,368    2,035,072\n"
        "  eval           11       47       552,768      947,136\n"
        "  encode          5       11       419,904      419,904\n"
        "  decode          6       13       551,808      915,264\n",
    .batch = 36, .n_param = 23456, .n_state = 0, .n_arena = 284592,
    .n_scratch = 64900,
    .max_threads = 28, .flops_per_row = 2495760.0,
    .n_weight_tiles = 7, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 16,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 15,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
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
