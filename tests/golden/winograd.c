// winograd -- written by vaec 0.1.0 from winograd.vae; do not edit.
//
// model winograd
//
//   layer                             output             parameters      flops/row
//   encoder                           [7, 9, 3]                   -              -
//     conv(16, kernel=3)              [7, 9, 16]                448         54,432
//     relu                            [7, 9, 16]                  -              -
//     conv(20, kernel=3)              [7, 9, 20]              2,900        362,880
//     tanh                            [7, 9, 20]                  -              -
//     conv(20, kernel=3, stride=2)    [4, 5, 20]              3,620        144,000
//     relu                            [4, 5, 20]                  -              -
//     flatten                         [400]                       -              -
//   z: mean, logvar heads             [4]                     3,208          6,400
//   decoder                           [4]                         -              -
//     dense(160)                      [160]                     800          1,280
//     relu                            [160]                       -              -
//     reshape(2, 5, 16)               [2, 5, 16]                  -              -
//     deconv(18, kernel=3, stride=1, pad=0)  [4, 7, 18]              2,610         51,840
//     relu                            [4, 7, 18]                  -              -
//     conv(17, kernel=3)              [4, 7, 17]              2,771        154,224
//     relu                            [4, 7, 17]                  -              -
//     conv(3, kernel=(4, 1), pad=(3, 1))  [7, 9, 3]                 207         25,704
//
//   16,564 parameters; one training step of 6 rows: 14,646,960 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          40      100       334,400      334,400
//   eval           13       52       155,328      155,328
//   encode          6       14        89,536       89,536
//   decode          7       15        79,168       79,168
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_winograd.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 7, 9, 3]
//   w1: [3, 3, 3, 16]
//   h5: [n, 7, 9, 16]
//   b3: [16]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv2 = {
        .height = 7, .width = 9, .channels = 3,
        .out_height = 7, .out_width = 9, .out_channels = 16,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 16
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 189, w1, h5 + begin * 1008, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 63; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                const vae_real v2 = h5[i * 1008 + j * 16 + k];
                h5[i * 1008 + j * 16 + k] = vae_max(v2 + b3[k], 0.0f);
            }
        }
    }
}

// winograd.vae:7  conv(16, kernel=3)
// winograd.vae:7  relu
// kernel 0, train: product by panels over rows of [7, 9, 16]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 79600, s->param + 0, s->arena + 21184,
        s->param + 432);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   w6: [3, 3, 16, 20]
//   u7: [16, 16, 20]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *w6,
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
    vae_winograd_pack(&conv7, w6, u7, false, tile);
}

// winograd.vae:8  conv(20, kernel=3)
// kernel 1, train: product by panels over [16, 16, 20]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 448, s->arena + 37472);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h5: [n, 7, 9, 16]
//   u7: [16, 16, 20]
//   h11: [n, 7, 9, 20]
//   b9: [20]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *u7, vae_real *h11, const vae_real *b9) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv8 = {
        .height = 7, .width = 9, .channels = 16,
        .out_height = 7, .out_width = 9, .out_channels = 20,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 16, .y_pitch = 20
    };
    vae_winograd(&conv8, (int)(end - begin), h5 + begin * 1008, u7, h11 + begin * 1260, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 63; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 20; k++) {
                const vae_real v8 = h11[i * 1260 + j * 20 + k];
                h11[i * 1260 + j * 20 + k] = vae_tanh(v8 + b9[k]);
            }
        }
    }
}

// winograd.vae:8  conv(20, kernel=3)
// winograd.vae:8  tanh
// kernel 2, train: product by panels over rows of [7, 9, 20]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 21184, s->arena + 37472, s->arena + 7568,
        s->param + 3328);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h11: [n, 7, 9, 20]
//   w12: [3, 3, 20, 20]
//   h16: [n, 4, 5, 20]
//   b14: [20]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *h16, const vae_real *b14) {
    const size_t begin = (size_t)tile * 3, end = vae_panel_end(s, tile, 3);
    static const VaeConv conv13 = {
        .height = 7, .width = 9, .channels = 20,
        .out_height = 4, .out_width = 5, .out_channels = 20,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 20, .y_pitch = 20
    };
    vae_conv(&conv13, (int)(end - begin), h11 + begin * 1260, w12, h16 + begin * 400, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 20; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 20; k++) {
                const vae_real v13 = h16[i * 400 + j * 20 + k];
                h16[i * 400 + j * 20 + k] = vae_max(v13 + b14[k], 0.0f);
            }
        }
    }
}

// winograd.vae:9  conv(20, kernel=3, stride=2)
// winograd.vae:9  relu
// kernel 3, train: product by panels over rows of [4, 5, 20]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 7568, s->param + 3360, s->arena + 76064,
        s->param + 6960);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h17: [n, 400]
//   w18: [400, 8]
//   heads21: [n, 8]
//   b19: [8]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h17,
    const vae_real *w18, vae_real *heads21, const vae_real *b19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 8, 400, h17 + begin * 400, 400, w18, 8, heads21 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v20 = heads21[i * 8 + j];
            heads21[i * 8 + j] = v20 + b19[j];
        }
    }
}

// winograd.vae:5  sampling and KL
// kernel 5, train: loop over rows of [4]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar23 = s->arena + 83284; // [n, 4] in rows of 8
    vae_real *t27 = s->arena + 83424; // [n, 4]
    const vae_real *eps24 = s->arena + 83456; // [n, 4]
    vae_real *z29 = s->arena + 83392; // [n, 4]
    const vae_real *mean22 = s->arena + 83280; // [n, 4] in rows of 8
    vae_real *t31 = s->arena + 83360; // [n, 4]
    vae_real *t37 = s->arena + 83584; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v27 = vae_exp(0.5f * logvar23[i * 8 + j]);
            t27[i * 4 + j] = v27;
            z29[i * 4 + j] = mean22[i * 8 + j] + v27 * eps24[i * 4 + j];
            const vae_real v31 = vae_exp(logvar23[i * 8 + j]);
            t31[i * 4 + j] = v31;
            const vae_real v35 = mean22[i * 8 + j] * mean22[i * 8 + j] + v31 - 1.0f - logvar23[i * 8 + j];
            t37_sum += 0.5f * v35;
        }
        t37[i] = t37_sum;
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   z29: [n, 4]
//   w38: [4, 160]
//   h42: [n, 160]
//   b39: [160]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *z29,
    const vae_real *w38, vae_real *h42, const vae_real *b39) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 160, 4, z29 + begin * 4, 4, w38, 160, h42 + begin * 160, 160);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 160; j++) {
            const vae_real v40 = h42[i * 160 + j];
            h42[i * 160 + j] = vae_max(v40 + b39[j], 0.0f);
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   w44: [3, 3, 18, 16]
//   u45: [16, 16, 18]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *w44,
    vae_real *u45) {
    (void)s;
    (void)scratch;
    static const VaeConv conv45 = {
        .height = 0, .width = 0, .channels = 16,
        .out_height = 0, .out_width = 0, .out_channels = 18,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd_pack(&conv45, w44, u45, true, tile);
}

// winograd.vae:15  deconv(18, kernel=3, stride=1, pad=0)
// kernel 7, train: product by panels over [16, 16, 18]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->param + 11008, s->arena + 57280);
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   h43: [n, 2, 5, 16]
//   u45: [16, 16, 18]
//   h49: [n, 4, 7, 18]
//   b47: [18]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h43,
    const vae_real *u45, vae_real *h49, const vae_real *b47) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    static const VaeConv conv46 = {
        .height = 2, .width = 5, .channels = 16,
        .out_height = 4, .out_width = 7, .out_channels = 18,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 16, .y_pitch = 18
    };
    vae_winograd(&conv46, (int)(end - begin), h43 + begin * 160, u45, h49 + begin * 504, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 28; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                const vae_real v46 = h49[i * 504 + j * 18 + k];
                h49[i * 504 + j * 18 + k] = vae_max(v46 + b47[k], 0.0f);
            }
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   w50: [3, 3, 18, 17]
//   u51: [16, 18, 17]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *w50,
    vae_real *u51) {
    (void)s;
    (void)scratch;
    static const VaeConv conv51 = {
        .height = 0, .width = 0, .channels = 18,
        .out_height = 0, .out_width = 0, .out_channels = 17,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd_pack(&conv51, w50, u51, false, tile);
}

// winograd.vae:16  conv(17, kernel=3)
// kernel 9, train: product by panels over [16, 18, 17]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->param + 13632, s->arena + 52384);
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   h49: [n, 4, 7, 18]
//   u51: [16, 18, 17]
//   h55: [n, 4, 7, 17]
//   b53: [17]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *h49,
    const vae_real *u51, vae_real *h55, const vae_real *b53) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    static const VaeConv conv52 = {
        .height = 4, .width = 7, .channels = 18,
        .out_height = 4, .out_width = 7, .out_channels = 17,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 18, .y_pitch = 17
    };
    vae_winograd(&conv52, (int)(end - begin), h49 + begin * 504, u51, h55 + begin * 476, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 28; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 17; k++) {
                const vae_real v52 = h55[i * 476 + j * 17 + k];
                h55[i * 476 + j * 17 + k] = vae_max(v52 + b53[k], 0.0f);
            }
        }
    }
}

// winograd.vae:17  conv(3, kernel=(4, 1), pad=(3, 1))
// winograd.vae:19  likelihood = gaussian
// winograd.vae:19  gradient of likelihood = gaussian
// winograd.vae:19  gradient of conv(3, kernel=(4, 1), pad=(3, 1))
// kernel 11, train: product by panels over rows of [7, 9, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h55 = s->arena + 70800; // [n, 4, 7, 17]
    const vae_real *w56 = s->param + 16432; // [4, 1, 17, 3]
    vae_real *d83 = s->arena + 78464; // [n, 189]
    const vae_real *b58 = s->param + 16640; // [3]
    const vae_real *x0 = s->arena + 79600; // [n, 189]
    vae_real *t71 = s->arena + 83568; // [n, 1]
    vae_real *d85 = s->arena + 83328; // [n, 1, 1, 3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c81 = 4.0f * inv_n;
    static const VaeConv conv57 = {
        .height = 4, .width = 7, .channels = 17,
        .out_height = 7, .out_width = 9, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 3, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 3
    };
    vae_conv(&conv57, (int)(end - begin), h55 + begin * 476, w56, d83 + begin * 189, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d85[i * 3 + k] = 0.0f;
        }
        vae_real t71_sum = 0.0f;
        for (size_t j = 0; j < 63; j++) {
            VAE_SIMD_SUM(t71_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v57 = d83[i * 189 + j * 3 + k];
                const vae_real v63 = x0[i * 189 + j * 3 + k] - (v57 + b58[k]);
                const vae_real v70 = 0.5f * ((-1.38629436f) + 4.0f * (v63 * v63) + 1.83787707f);
                t71_sum += v70;
                const vae_real v83 = -(c81 * v63);
                d83[i * 189 + j * 3 + k] = v83;
                d85[i * 3 + k] += v83;
            }
        }
        t71[i] = t71_sum;
    }
}

// kernel 12, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t73 = s->arena + 83552; // [1]
    const vae_real *t71 = s->arena + 83568; // [n, 1]
    vae_real *t75 = s->arena + 83520; // [1]
    const vae_real *t37 = s->arena + 83584; // [n, 1]
    vae_real t73_sum = 0.0f;
    vae_real t75_sum = 0.0f;
    VAE_SIMD_SUM(t73_sum, t75_sum)
    for (size_t i = 0; i < rows; i++) {
        t73_sum += t71[i];
        t75_sum += t37[i];
    }
    t73[0] = t73_sum;
    t75[0] = t75_sum;
}

// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t74 = s->arena + 83536; // [1]
    const vae_real *t73 = s->arena + 83552; // [1]
    vae_real *t76 = s->arena + 83504; // [1]
    const vae_real *t75 = s->arena + 83520; // [1]
    vae_real *t79 = s->arena + 83488; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v74 = t73[0] * inv_n;
    t74[0] = v74;
    const vae_real v76 = t75[0] * inv_n;
    t76[0] = v76;
    t79[0] = v74 + beta * v76;
}

// winograd.vae:19  gradient of conv(3, kernel=(4, 1), pad=(3, 1))
// kernel 14, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param86 = s->grad + 16640; // [1, 1, 3]
    const vae_real *d85 = s->arena + 83328; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param86[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param86[j] += d85[i * 3 + j];
        }
    }
}

// winograd.vae:17  gradient of conv(3, kernel=(4, 1), pad=(3, 1))
// kernel 15, train: weight gradient over [4, 1, 17, 3]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h55 = s->arena + 70800; // [n, 4, 7, 17]
    const vae_real *d83 = s->arena + 78464; // [n, 7, 9, 3]
    vae_real *d_param88 = s->grad + 16432; // [4, 1, 17, 3]
    static const VaeConv conv88 = {
        .height = 4, .width = 7, .channels = 17,
        .out_height = 7, .out_width = 9, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 3, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 3
    };
    vae_conv_w(&conv88, s->n, h55, d83, d_param88, tile, scratch);
}

// winograd.vae:17  gradient of conv(3, kernel=(4, 1), pad=(3, 1))
// winograd.vae:16  gradient of relu
// winograd.vae:16  gradient of conv(17, kernel=3)
// kernel 16, train: product by panels over rows of [4, 7, 17]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *d83 = s->arena + 78464; // [n, 7, 9, 3]
    const vae_real *w56 = s->param + 16432; // [4, 1, 17, 3]
    vae_real *d91 = s->arena + 67936; // [n, 4, 7, 17]
    const vae_real *h55 = s->arena + 70800; // [n, 4, 7, 17]
    vae_real *d92 = s->arena + 83024; // [n, 1, 1, 17]
    static const VaeConv conv89 = {
        .height = 4, .width = 7, .channels = 17,
        .out_height = 7, .out_width = 9, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 3, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 3
    };
    vae_conv_t(&conv89, (int)(end - begin), d83 + begin * 189, w56, d91 + begin * 476, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 17; k++) {
            d92[i * 17 + k] = 0.0f;
        }
        for (size_t j = 0; j < 28; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 17; k++) {
                const vae_real v89 = d91[i * 476 + j * 17 + k];
                const vae_real v91 = vae_where(h55[i * 476 + j * 17 + k], v89, 0.0f);
                d91[i * 476 + j * 17 + k] = v91;
                d92[i * 17 + k] += v91;
            }
        }
    }
}

// winograd.vae:16  gradient of conv(17, kernel=3)
// kernel 17, train: sum over the batch over rows of [1, 1, 17]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param93 = s->grad + 16400; // [1, 1, 17]
    const vae_real *d92 = s->arena + 83024; // [n, 1, 1, 17]
    for (size_t j = 0; j < 17; j++) {
        d_param93[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 17; j++) {
            d_param93[j] += d92[i * 17 + j];
        }
    }
}

// winograd.vae:16  gradient of conv(17, kernel=3)
// kernel 18, train: weight gradient over [16, 18, 17]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h49 = s->arena + 64912; // [n, 4, 7, 18]
    const vae_real *d91 = s->arena + 67936; // [n, 4, 7, 17]
    vae_real *d_u95 = s->arena + 47488; // [16, 18, 17]
    static const VaeConv conv95 = {
        .height = 4, .width = 7, .channels = 18,
        .out_height = 4, .out_width = 7, .out_channels = 17,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 18, .y_pitch = 17
    };
    vae_winograd_w(&conv95, s->n, h49, d91, d_u95, tile, scratch);
}

// winograd.vae:16  gradient of conv(17, kernel=3)
// kernel 19, train: product by panels over [3, 3, 18, 17]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *d_u95 = s->arena + 47488; // [16, 18, 17]
    vae_real *d_param96 = s->grad + 13632; // [3, 3, 18, 17]
    static const VaeConv conv96 = {
        .height = 0, .width = 0, .channels = 18,
        .out_height = 0, .out_width = 0, .out_channels = 17,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd_unpack(&conv96, d_u95, d_param96, tile);
}

// winograd.vae:16  gradient of conv(17, kernel=3)
// kernel 20, train: product by panels over [16, 17, 18]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *w50 = s->param + 13632; // [3, 3, 18, 17]
    vae_real *u97 = s->arena + 42592; // [16, 17, 18]
    static const VaeConv conv97 = {
        .height = 0, .width = 0, .channels = 17,
        .out_height = 0, .out_width = 0, .out_channels = 18,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd_pack(&conv97, w50, u97, true, tile);
}

// winograd.vae:16  gradient of conv(17, kernel=3)
// winograd.vae:15  gradient of relu
// winograd.vae:15  gradient of deconv(18, kernel=3, stride=1, pad=0)
// kernel 21, train: product by panels over rows of [4, 7, 18]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *d91 = s->arena + 67936; // [n, 4, 7, 17]
    const vae_real *u97 = s->arena + 42592; // [16, 17, 18]
    vae_real *d99 = s->arena + 61888; // [n, 4, 7, 18]
    const vae_real *h49 = s->arena + 64912; // [n, 4, 7, 18]
    vae_real *d100 = s->arena + 82912; // [n, 1, 1, 18]
    static const VaeConv conv98 = {
        .height = 4, .width = 7, .channels = 17,
        .out_height = 4, .out_width = 7, .out_channels = 18,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 18
    };
    vae_winograd(&conv98, (int)(end - begin), d91 + begin * 476, u97, d99 + begin * 504, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 18; k++) {
            d100[i * 18 + k] = 0.0f;
        }
        for (size_t j = 0; j < 28; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                const vae_real v98 = d99[i * 504 + j * 18 + k];
                const vae_real v99 = vae_where(h49[i * 504 + j * 18 + k], v98, 0.0f);
                d99[i * 504 + j * 18 + k] = v99;
                d100[i * 18 + k] += v99;
            }
        }
    }
}

// winograd.vae:15  gradient of deconv(18, kernel=3, stride=1, pad=0)
// kernel 22, train: sum over the batch over rows of [1, 1, 18]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param101 = s->grad + 13600; // [1, 1, 18]
    const vae_real *d100 = s->arena + 82912; // [n, 1, 1, 18]
    for (size_t j = 0; j < 18; j++) {
        d_param101[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            d_param101[j] += d100[i * 18 + j];
        }
    }
}

// winograd.vae:15  gradient of deconv(18, kernel=3, stride=1, pad=0)
// kernel 23, train: weight gradient over [3, 3, 18, 16]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *d99 = s->arena + 61888; // [n, 4, 7, 18]
    const vae_real *h43 = s->arena + 81696; // [n, 2, 5, 16]
    vae_real *d_param103 = s->grad + 11008; // [3, 3, 18, 16]
    static const VaeConv conv103 = {
        .height = 4, .width = 7, .channels = 18,
        .out_height = 2, .out_width = 5, .out_channels = 16,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 18, .y_pitch = 16
    };
    vae_conv_w(&conv103, s->n, d99, h43, d_param103, tile, scratch);
}

// winograd.vae:15  gradient of deconv(18, kernel=3, stride=1, pad=0)
// winograd.vae:13  gradient of relu
// kernel 24, train: product by panels over rows of [2, 5, 16]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d99 = s->arena + 61888; // [n, 4, 7, 18]
    const vae_real *w44 = s->param + 11008; // [3, 3, 18, 16]
    vae_real *d106 = s->arena + 80736; // [n, 160]
    const vae_real *h42 = s->arena + 81696; // [n, 160]
    static const VaeConv conv104 = {
        .height = 4, .width = 7, .channels = 18,
        .out_height = 2, .out_width = 5, .out_channels = 16,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 18, .y_pitch = 16
    };
    vae_conv(&conv104, (int)(end - begin), d99 + begin * 504, w44, d106 + begin * 160, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 160; j++) {
            const vae_real v104 = d106[i * 160 + j];
            d106[i * 160 + j] = vae_where(h42[i * 160 + j], v104, 0.0f);
        }
    }
}

// winograd.vae:13  gradient of dense(160)
// kernel 25, train: weight gradient over [4, 160]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z29 = s->arena + 83392; // [n, 4]
    const vae_real *d106 = s->arena + 80736; // [n, 160]
    vae_real *d_param108 = s->grad + 10208; // [4, 160]
    if (tile == 2) {
        vae_real *d_param107 = s->grad + 10848; // [160]
        vae_column_sums(s->n, 160, d106, 160, d_param107);
        return;
    }
    const size_t begin = (size_t)tile * 80;
    const size_t end = tile < 1 ? begin + 80 : 160;
    vae_gemm_tn(4, (int)(end - begin), s->n, z29, 4, d106 + begin, 160, d_param108 + begin, 160);
}

// winograd.vae:13  gradient of dense(160)
// winograd.vae:5  gradient of sampling and KL
// kernel 26, train: product by panels over rows of [4]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d106 = s->arena + 80736; // [n, 160]
    const vae_real *w38 = s->param + 10208; // [4, 160]
    vae_real *d114 = s->arena + 83232; // [n, 4] in rows of 8
    const vae_real *t31 = s->arena + 83360; // [n, 4]
    const vae_real *mean22 = s->arena + 83280; // [n, 4] in rows of 8
    const vae_real *eps24 = s->arena + 83456; // [n, 4]
    const vae_real *t27 = s->arena + 83424; // [n, 4]
    vae_real *d118 = s->arena + 83236; // [n, 4] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c80 = beta * inv_n;
    const vae_real c110 = 0.5f * c80;
    vae_gemm_nt((int)(end - begin), 4, 160, d106 + begin * 160, 160, w38, 160, d114 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v109 = d114[i * 8 + j];
            d114[i * 8 + j] = c80 * mean22[i * 8 + j] + v109;
            d118[i * 8 + j] = c110 * t31[i * 4 + j] - c110 + 0.5f * (v109 * eps24[i * 4 + j] * t27[i * 4 + j]);
        }
    }
}

// winograd.vae:5  gradient of posterior heads (added by the compiler)
// kernel 27, train: weight gradient over [400, 8]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h17 = s->arena + 76064; // [n, 400]
    const vae_real *d119 = s->arena + 83232; // [n, 8]
    vae_real *d_param121 = s->grad + 6992; // [400, 8]
    if (tile == 7) {
        vae_real *d_param120 = s->grad + 10192; // [8]
        vae_column_sums(s->n, 8, d119, 8, d_param120);
        return;
    }
    const size_t begin = (size_t)tile * 64;
    const size_t end = begin + 64 < 400 ? begin + 64 : 400;
    vae_gemm_tn_claim((int)(end - begin), 8, s->n, h17 + begin, 400, d119, 8, d_param121 + begin * 8, 8,
        vae_claimed(s, d_param121 + begin * 8));
}

// winograd.vae:5  gradient of posterior heads (added by the compiler)
// winograd.vae:9  gradient of relu
// kernel 28, train: product by panels over rows of [400]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d119 = s->arena + 83232; // [n, 8]
    const vae_real *w18 = s->param + 6992; // [400, 8]
    vae_real *d124 = s->arena + 73664; // [n, 4, 5, 20]
    const vae_real *h16 = s->arena + 76064; // [n, 4, 5, 20]
    vae_gemm_nt((int)(end - begin), 400, 8, d119 + begin * 8, 8, w18, 8, d124 + begin * 400, 400);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 400; j++) {
            const vae_real v122 = d124[i * 400 + j];
            d124[i * 400 + j] = vae_where(h16[i * 400 + j], v122, 0.0f);
        }
    }
}

// winograd.vae:9  gradient of conv(20, kernel=3, stride=2)
// kernel 29, train: loop over rows of [4, 5, 20]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d125 = s->arena + 82784; // [n, 1, 1, 20]
    const vae_real *d124 = s->arena + 73664; // [n, 4, 5, 20]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 20; k++) {
            d125[i * 20 + k] = 0.0f;
        }
        for (size_t j = 0; j < 20; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 20; k++) {
                d125[i * 20 + k] += d124[i * 400 + j * 20 + k];
            }
        }
    }
}

// What kernel 30 of train and 1 other do, each with buffers of its own:
//   d_param126: [1, 1, 20]
//   d125: [n, 1, 1, 20]
VAE_SHARED_1(like_train_k30, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param126,
    const vae_real *d125) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 20; j++) {
        d_param126[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 20; j++) {
            d_param126[j] += d125[i * 20 + j];
        }
    }
}

// winograd.vae:9  gradient of conv(20, kernel=3, stride=2)
// kernel 31, train: weight gradient over [3, 3, 20, 20]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h11 = s->arena + 7568; // [n, 7, 9, 20]
    const vae_real *d124 = s->arena + 73664; // [n, 4, 5, 20]
    vae_real *d_param128 = s->grad + 3360; // [3, 3, 20, 20]
    static const VaeConv conv128 = {
        .height = 7, .width = 9, .channels = 20,
        .out_height = 4, .out_width = 5, .out_channels = 20,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 20, .y_pitch = 20
    };
    vae_conv_w(&conv128, s->n, h11, d124, d_param128, tile, scratch);
}

// winograd.vae:9  gradient of conv(20, kernel=3, stride=2)
// winograd.vae:8  gradient of tanh
// winograd.vae:8  gradient of conv(20, kernel=3)
// kernel 32, train: product by panels over rows of [7, 9, 20]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d124 = s->arena + 73664; // [n, 4, 5, 20]
    const vae_real *w12 = s->param + 3360; // [3, 3, 20, 20]
    vae_real *d132 = s->arena + 0; // [n, 7, 9, 20]
    const vae_real *h11 = s->arena + 7568; // [n, 7, 9, 20]
    vae_real *d133 = s->arena + 82656; // [n, 1, 1, 20]
    static const VaeConv conv129 = {
        .height = 7, .width = 9, .channels = 20,
        .out_height = 4, .out_width = 5, .out_channels = 20,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 20, .y_pitch = 20
    };
    vae_conv_t(&conv129, (int)(end - begin), d124 + begin * 400, w12, d132 + begin * 1260, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 20; k++) {
            d133[i * 20 + k] = 0.0f;
        }
        for (size_t j = 0; j < 63; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 20; k++) {
                const vae_real v129 = d132[i * 1260 + j * 20 + k];
                const vae_real v131 = 1.0f - h11[i * 1260 + j * 20 + k] * h11[i * 1260 + j * 20 + k];
                const vae_real v132 = v129 * v131;
                d132[i * 1260 + j * 20 + k] = v132;
                d133[i * 20 + k] += v132;
            }
        }
    }
}

// winograd.vae:8  gradient of conv(20, kernel=3)
// kernel 33, train: sum over the batch over rows of [1, 1, 20]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k30(s, tile, scratch, s->grad + 3328, s->arena + 82656);
}

// winograd.vae:8  gradient of conv(20, kernel=3)
// kernel 34, train: weight gradient over [16, 16, 20]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h5 = s->arena + 21184; // [n, 7, 9, 16]
    const vae_real *d132 = s->arena + 0; // [n, 7, 9, 20]
    vae_real *d_u136 = s->arena + 32352; // [16, 16, 20]
    static const VaeConv conv136 = {
        .height = 7, .width = 9, .channels = 16,
        .out_height = 7, .out_width = 9, .out_channels = 20,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 16, .y_pitch = 20
    };
    vae_winograd_w(&conv136, s->n, h5, d132, d_u136, tile, scratch);
}

// winograd.vae:8  gradient of conv(20, kernel=3)
// kernel 35, train: product by panels over [3, 3, 16, 20]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *d_u136 = s->arena + 32352; // [16, 16, 20]
    vae_real *d_param137 = s->grad + 448; // [3, 3, 16, 20]
    static const VaeConv conv137 = {
        .height = 0, .width = 0, .channels = 16,
        .out_height = 0, .out_width = 0, .out_channels = 20,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd_unpack(&conv137, d_u136, d_param137, tile);
}

// winograd.vae:8  gradient of conv(20, kernel=3)
// kernel 36, train: product by panels over [16, 20, 16]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *w6 = s->param + 448; // [3, 3, 16, 20]
    vae_real *u138 = s->arena + 27232; // [16, 20, 16]
    static const VaeConv conv138 = {
        .height = 0, .width = 0, .channels = 20,
        .out_height = 0, .out_width = 0, .out_channels = 16,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd_pack(&conv138, w6, u138, true, tile);
}

// winograd.vae:8  gradient of conv(20, kernel=3)
// winograd.vae:7  gradient of relu
// winograd.vae:7  gradient of conv(16, kernel=3)
// kernel 37, train: product by panels over rows of [7, 9, 16]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d132 = s->arena + 0; // [n, 7, 9, 20]
    const vae_real *u138 = s->arena + 27232; // [16, 20, 16]
    vae_real *d140 = s->arena + 15136; // [n, 7, 9, 16]
    const vae_real *h5 = s->arena + 21184; // [n, 7, 9, 16]
    vae_real *d141 = s->arena + 83136; // [n, 1, 1, 16]
    static const VaeConv conv139 = {
        .height = 7, .width = 9, .channels = 20,
        .out_height = 7, .out_width = 9, .out_channels = 16,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 20, .y_pitch = 16
    };
    vae_winograd(&conv139, (int)(end - begin), d132 + begin * 1260, u138, d140 + begin * 1008, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 16; k++) {
            d141[i * 16 + k] = 0.0f;
        }
        for (size_t j = 0; j < 63; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                const vae_real v139 = d140[i * 1008 + j * 16 + k];
                const vae_real v140 = vae_where(h5[i * 1008 + j * 16 + k], v139, 0.0f);
                d140[i * 1008 + j * 16 + k] = v140;
                d141[i * 16 + k] += v140;
            }
        }
    }
}

// winograd.vae:7  gradient of conv(16, kernel=3)
// kernel 38, train: sum over the batch over rows of [1, 1, 16]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param142 = s->grad + 432; // [1, 1, 16]
    const vae_real *d141 = s->arena + 83136; // [n, 1, 1, 16]
    for (size_t j = 0; j < 16; j++) {
        d_param142[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d_param142[j] += d141[i * 16 + j];
        }
    }
}

// winograd.vae:7  gradient of conv(16, kernel=3)
// kernel 39, train: weight gradient over [3, 3, 3, 16]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 79600; // [n, 7, 9, 3]
    const vae_real *d140 = s->arena + 15136; // [n, 7, 9, 16]
    vae_real *d_param144 = s->grad + 0; // [3, 3, 3, 16]
    static const VaeConv conv144 = {
        .height = 7, .width = 9, .channels = 3,
        .out_height = 7, .out_width = 9, .out_channels = 16,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 16
    };
    vae_conv_w(&conv144, s->n, x0, d140, d_param144, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // winograd.vae:5  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 76064, s->param + 6992, s->arena + 83280,
        s->param + 10192);
    train_k5(s, tile, scratch);
    // winograd.vae:13  dense(160)
    // winograd.vae:13  relu
    // kernel 6, train: product by panels over rows of [160]
    like_train_k6(s, tile, scratch, s->arena + 83392, s->param + 10208, s->arena + 81696,
        s->param + 10848);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    // winograd.vae:15  deconv(18, kernel=3, stride=1, pad=0)
    // winograd.vae:15  relu
    // kernel 8, train: product by panels over rows of [4, 7, 18]
    like_train_k8(s, tile, scratch, s->arena + 81696, s->arena + 57280, s->arena + 64912,
        s->param + 13600);
    // winograd.vae:16  conv(17, kernel=3)
    // winograd.vae:16  relu
    // kernel 10, train: product by panels over rows of [4, 7, 17]
    like_train_k10(s, tile, scratch, s->arena + 64912, s->arena + 52384, s->arena + 70800,
        s->param + 16400);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    train_k16(s, tile, scratch);
    train_k21(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u19(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    // winograd.vae:9  gradient of conv(20, kernel=3, stride=2)
    // kernel 30, train: sum over the batch over rows of [1, 1, 20]
    like_train_k30(s, tile, scratch, s->grad + 6960, s->arena + 82784);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u23(const VaeState *s, int tile, vae_real *scratch) {
    train_k32(s, tile, scratch);
    train_k37(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_k1, 1, {0}},
        {train_k36, 1, {0}},
        {train_k9, 1, {0}},
        {train_k20, 1, {0}},
        {train_k7, 1, {0}},
        {train_k0, s->n, {0}}}, 6);
    vae_run_one(me, s, train_k2, s->n);
    vae_run_one(me, s, train_k3, (s->n + 2) / 3);
    vae_run_one(me, s, train_u4, 1);
    vae_run_one(me, s, train_u6, (s->n + 1) / 2);
    vae_run_one(me, s, train_k11, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_u12, (s->n + 1) / 2, {0}},
        {train_k15, 3, {0}},
        {train_k14, 1, {0}},
        {train_u9, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u19, 1, {0}},
        {train_k18, 4, {0}},
        {train_k23, 3, {0}},
        {train_k22, 1, {0}},
        {train_k17, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_u23, s->n, {0}},
        {train_k31, 3, {0}},
        {train_k19, 1, {0}},
        {train_k27, 8, {.weights = true, .first = 6992, .each = 512, .end = 10192}},
        {train_k25, 3, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_k34, 4, {0}},
        {train_k39, 1, {0}},
        {train_k33, 1, {0}},
        {train_k38, 1, {0}}}, 4);
    vae_run_one(me, s, train_k35, 1);
}

// winograd.vae:7  conv(16, kernel=3)
// winograd.vae:7  relu
// kernel 0, eval: product by panels over rows of [7, 9, 16]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 36528, s->param + 0, s->arena + 7568, s->param + 432);
}

// winograd.vae:8  conv(20, kernel=3)
// kernel 1, eval: product by panels over [16, 16, 20]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 448, s->arena + 13616);
}

// winograd.vae:8  conv(20, kernel=3)
// winograd.vae:8  tanh
// kernel 2, eval: product by panels over rows of [7, 9, 20]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 7568, s->arena + 13616, s->arena + 0,
        s->param + 3328);
}

// winograd.vae:9  conv(20, kernel=3, stride=2)
// winograd.vae:9  relu
// kernel 3, eval: product by panels over rows of [4, 5, 20]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 3360, s->arena + 34128,
        s->param + 6960);
}

// winograd.vae:5  sampling and KL
// kernel 5, eval: loop over rows of [4]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar23 = s->arena + 38628; // [n, 4] in rows of 8
    const vae_real *eps24 = s->arena + 38736; // [n, 4]
    vae_real *z29 = s->arena + 38704; // [n, 4]
    const vae_real *mean22 = s->arena + 38624; // [n, 4] in rows of 8
    vae_real *t43 = s->arena + 38672; // [n, 4]
    vae_real *t44 = s->arena + 38816; // [n, 1]
    vae_real *t47 = s->arena + 38800; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum, t47_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v29 = mean22[i * 8 + j] + vae_exp(0.5f * logvar23[i * 8 + j]) * eps24[i * 4 + j];
            z29[i * 4 + j] = v29;
            const vae_real v32 = eps24[i * 4 + j] * eps24[i * 4 + j] + logvar23[i * 8 + j];
            const vae_real v39 = mean22[i * 8 + j] * mean22[i * 8 + j] + vae_exp(logvar23[i * 8 + j]);
            const vae_real v43 = 0.5f * (v39 - 1.0f - logvar23[i * 8 + j]);
            t43[i * 4 + j] = v43;
            t44_sum += v43;
            const vae_real v46 = (-0.5f) * (v29 * v29 + 1.83787707f - (v32 + 1.83787707f));
            t47_sum += v46;
        }
        t44[i] = t44_sum;
        t47[i] = t47_sum;
    }
}

// winograd.vae:15  deconv(18, kernel=3, stride=1, pad=0)
// kernel 7, eval: product by panels over [16, 16, 18]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->param + 11008, s->arena + 23632);
}

// winograd.vae:16  conv(17, kernel=3)
// kernel 9, eval: product by panels over [16, 18, 17]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->param + 13632, s->arena + 18736);
}

// winograd.vae:17  conv(3, kernel=(4, 1), pad=(3, 1))
// winograd.vae:19  likelihood = gaussian
// kernel 11, eval: product by panels over rows of [7, 9, 3]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h65 = s->arena + 31264; // [n, 4, 7, 17]
    const vae_real *w66 = s->param + 16432; // [4, 1, 17, 3]
    vae_real *t67 = scratch + 1536; // [end - begin, 7, 9, 3]
    const vae_real *b68 = s->param + 16640; // [3]
    const vae_real *x0 = s->arena + 36528; // [n, 189]
    vae_real *t80 = s->arena + 38784; // [n, 1]
    static const VaeConv conv67 = {
        .height = 4, .width = 7, .channels = 17,
        .out_height = 7, .out_width = 9, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 3, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 3
    };
    vae_conv(&conv67, (int)(end - begin), h65 + begin * 476, w66, t67, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        for (size_t j = 0; j < 63; j++) {
            VAE_SIMD_SUM(t80_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v67 = t67[(i - begin) * 189 + j * 3 + k];
                const vae_real v73 = x0[i * 189 + j * 3 + k] - (v67 + b68[k]);
                const vae_real v79 = 0.5f * ((-1.38629436f) + 4.0f * (v73 * v73) + 1.83787707f);
                t80_sum += v79;
            }
        }
        t80[i] = t80_sum;
    }
}

// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t81 = s->arena + 38768; // [n, 1]
    const vae_real *t47 = s->arena + 38800; // [n, 1]
    const vae_real *t80 = s->arena + 38784; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t81[i] = t47[i] - t80[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // winograd.vae:5  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 34128, s->param + 6992, s->arena + 38624,
        s->param + 10192);
    eval_k5(s, tile, scratch);
    // winograd.vae:13  dense(160)
    // winograd.vae:13  relu
    // kernel 6, eval: product by panels over rows of [160]
    like_train_k6(s, tile, scratch, s->arena + 38704, s->param + 10208, s->arena + 37664,
        s->param + 10848);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // winograd.vae:15  deconv(18, kernel=3, stride=1, pad=0)
    // winograd.vae:15  relu
    // kernel 8, eval: product by panels over rows of [4, 7, 18]
    like_train_k8(s, tile, scratch, s->arena + 37664, s->arena + 23632, s->arena + 28240,
        s->param + 13600);
    // winograd.vae:16  conv(17, kernel=3)
    // winograd.vae:16  relu
    // kernel 10, eval: product by panels over rows of [4, 7, 17]
    like_train_k10(s, tile, scratch, s->arena + 28240, s->arena + 18736, s->arena + 31264,
        s->param + 16400);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_k1, 1, {0}},
        {eval_k9, 1, {0}},
        {eval_k7, 1, {0}},
        {eval_k0, s->n, {0}}}, 4);
    vae_run_one(me, s, eval_k2, s->n);
    vae_run_one(me, s, eval_k3, (s->n + 2) / 3);
    vae_run_one(me, s, eval_u4, 1);
    vae_run_one(me, s, eval_u6, (s->n + 1) / 2);
    vae_run_one(me, s, eval_k11, s->n);
    vae_run_one(me, s, eval_k12, 1);
}

// winograd.vae:7  conv(16, kernel=3)
// winograd.vae:7  relu
// kernel 0, encode: product by panels over rows of [7, 9, 16]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 21136, s->param + 0, s->arena + 7568, s->param + 432);
}

// winograd.vae:8  conv(20, kernel=3)
// kernel 1, encode: product by panels over [16, 16, 20]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 448, s->arena + 13616);
}

// winograd.vae:8  conv(20, kernel=3)
// winograd.vae:8  tanh
// kernel 2, encode: product by panels over rows of [7, 9, 20]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 7568, s->arena + 13616, s->arena + 0,
        s->param + 3328);
}

// winograd.vae:9  conv(20, kernel=3, stride=2)
// winograd.vae:9  relu
// kernel 3, encode: product by panels over rows of [4, 5, 20]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 3360, s->arena + 18736,
        s->param + 6960);
}

// winograd.vae:5  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [4]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t24 = s->arena + 22352; // [n, 4]
    const vae_real *mean22 = s->arena + 22272; // [n, 4] in rows of 8
    vae_real *t25 = s->arena + 22320; // [n, 4]
    const vae_real *logvar23 = s->arena + 22276; // [n, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t24[i * 4 + j] = mean22[i * 8 + j];
            t25[i * 4 + j] = logvar23[i * 8 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u4(const VaeState *s, int tile, vae_real *scratch) {
    // winograd.vae:5  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 18736, s->param + 6992, s->arena + 22272,
        s->param + 10192);
    encode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_k1, 1, {0}},
        {encode_k0, s->n, {0}}}, 2);
    vae_run_one(me, s, encode_k2, s->n);
    vae_run_one(me, s, encode_k3, (s->n + 2) / 3);
    vae_run_one(me, s, encode_u4, 1);
}

// winograd.vae:13  dense(160)
// winograd.vae:13  relu
// kernel 0, decode: product by panels over rows of [160]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 19760, s->param + 10208, s->arena + 18800,
        s->param + 10848);
}

// winograd.vae:15  deconv(18, kernel=3, stride=1, pad=0)
// kernel 1, decode: product by panels over [16, 16, 18]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->param + 11008, s->arena + 4896);
}

// winograd.vae:16  conv(17, kernel=3)
// kernel 3, decode: product by panels over [16, 18, 17]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->param + 13632, s->arena + 0);
}

// winograd.vae:17  conv(3, kernel=(4, 1), pad=(3, 1))
// kernel 5, decode: product by panels over rows of [7, 9, 3]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h18 = s->arena + 12528; // [n, 4, 7, 17]
    const vae_real *w19 = s->param + 16432; // [4, 1, 17, 3]
    vae_real *h22 = s->arena + 17664; // [n, 7, 9, 3]
    const vae_real *b21 = s->param + 16640; // [3]
    vae_real *t26 = s->arena + 15392; // [n, 189]
    static const VaeConv conv20 = {
        .height = 4, .width = 7, .channels = 17,
        .out_height = 7, .out_width = 9, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 3, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 17, .y_pitch = 3
    };
    vae_conv(&conv20, (int)(end - begin), h18 + begin * 476, w19, h22 + begin * 189, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 63; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v20 = h22[i * 189 + j * 3 + k];
                const vae_real v22 = v20 + b21[k];
                h22[i * 189 + j * 3 + k] = v22;
                t26[i * 189 + j * 3 + k] = v22;
            }
        }
    }
}

// kernel 6, decode: loop over rows of [189]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t25 = s->arena + 16528; // [n, 189]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 189; j++) {
            t25[i * 189 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // winograd.vae:15  deconv(18, kernel=3, stride=1, pad=0)
    // winograd.vae:15  relu
    // kernel 2, decode: product by panels over rows of [4, 7, 18]
    like_train_k8(s, tile, scratch, s->arena + 18800, s->arena + 4896, s->arena + 9504,
        s->param + 13600);
    // winograd.vae:16  conv(17, kernel=3)
    // winograd.vae:16  relu
    // kernel 4, decode: product by panels over rows of [4, 7, 17]
    like_train_k10(s, tile, scratch, s->arena + 9504, s->arena + 0, s->arena + 12528,
        s->param + 16400);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k3, 1, {0}},
        {decode_k1, 1, {0}},
        {decode_k0, 1, {0}},
        {decode_k6, 1, {0}}}, 4);
    vae_run_one(me, s, decode_u2, (s->n + 1) / 2);
    vae_run_one(me, s, decode_k5, s->n);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 79600, 189}, // [n, 7, 9, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 83456, 4}, // [n, 4]
    {"loss", VAE_OUT_SCALAR, 0, 83488, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 83536, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 83504, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 36528, 189}, // [n, 7, 9, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 38736, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 38784, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 38816, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 38768, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 38672, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 21136, 189}, // [n, 7, 9, 3]
    {"z.mean", VAE_OUT_ROW, 0, 22352, 4}, // [n, 4]
    {"z.logvar", VAE_OUT_ROW, 0, 22320, 4}, // [n, 4]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 19760, 4}, // [n, 4]
    {"x.mean", VAE_OUT_ROW, 0, 17664, 189}, // [n, 189]
    {"x.draw0", VAE_OUT_ROW, 0, 15392, 189}, // [n, 189]
    {"x.draw1", VAE_OUT_ROW, 0, 16528, 189}, // [n, 189]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {16, 3, 3, 3}, {1, 16, 144, 48}, 0, VAE_INIT_UNIFORM, 0.187317163f, true, true, false},
    {"encoder.0.bias", 1, {16}, {1}, 432, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 4, {20, 16, 3, 3}, {1, 20, 960, 320}, 448, VAE_INIT_UNIFORM, 0.136082768f, true, true, false},
    {"encoder.2.bias", 1, {20}, {1}, 3328, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.weight", 4, {20, 20, 3, 3}, {1, 20, 1200, 400}, 3360, VAE_INIT_UNIFORM, 0.129099444f, true, true, false},
    {"encoder.4.bias", 1, {20}, {1}, 6960, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {4, 400}, {1, 8}, 6992, VAE_INIT_UNIFORM, 0.121866673f, true, true, false},
    {"posterior.z.mean.bias", 1, {4}, {1}, 10192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {4, 400}, {1, 8}, 6996, VAE_INIT_UNIFORM, 0.121866673f, true, true, false},
    {"posterior.z.logvar.bias", 1, {4}, {1}, 10196, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {160, 4}, {1, 160}, 10208, VAE_INIT_UNIFORM, 0.191273019f, true, true, false},
    {"decoder.0.bias", 1, {160}, {1}, 10848, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 4, {16, 18, 3, 3}, {1, 16, 864, 288}, 11008, VAE_INIT_UNIFORM, 0.140028015f, true, true, false},
    {"decoder.3.bias", 1, {18}, {1}, 13600, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 4, {17, 18, 3, 3}, {1, 17, 918, 306}, 13632, VAE_INIT_UNIFORM, 0.13801311f, true, true, false},
    {"decoder.5.bias", 1, {17}, {1}, 16400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.7.weight", 4, {3, 17, 4, 1}, {1, 3, 51, 51}, 16432, VAE_INIT_UNIFORM, 0.273861289f, true, true, false},
    {"decoder.7.bias", 1, {3}, {1}, 16640, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 7, 9, 3, 189, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 4, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[7, 9, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(16, kernel=3)", "[7, 9, 16]", 448},
    {VAE_STAGE_ENCODER, 0, "relu", "[7, 9, 16]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(20, kernel=3)", "[7, 9, 20]", 2900},
    {VAE_STAGE_ENCODER, 0, "tanh", "[7, 9, 20]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(20, kernel=3, stride=2)", "[4, 5, 20]", 3620},
    {VAE_STAGE_ENCODER, 0, "relu", "[4, 5, 20]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[400]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[4]", 3208},
    {VAE_STAGE_DECODER, 0, "dense(160)", "[160]", 800},
    {VAE_STAGE_DECODER, 0, "relu", "[160]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(2, 5, 16)", "[2, 5, 16]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(18, kernel=3, stride=1, pad=0)", "[4, 7, 18]", 2610},
    {VAE_STAGE_DECODER, 0, "relu", "[4, 7, 18]", 0},
    {VAE_STAGE_DECODER, 0, "conv(17, kernel=3)", "[4, 7, 17]", 2771},
    {VAE_STAGE_DECODER, 0, "relu", "[4, 7, 17]", 0},
    {VAE_STAGE_DECODER, 0, "conv(3, kernel=(4, 1), pad=(3, 1))", "[7, 9, 3]", 207},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[7, 9, 3]", 0},
};

static const VaeStretch rest[] = {
    {0, 6992},
    {10192, 16656},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "winograd", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model winograd\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [7, 9, 3]                   -              -\n"
        "    conv(16, kernel=3)              [7, 9, 16]                448         54,432\n"
        "    relu                            [7, 9, 16]                  -              -\n"
        "    conv(20, kernel=3)              [7, 9, 20]              2,900        362,880\n"
        "    tanh                            [7, 9, 20]                  -              -\n"
        "    conv(20, kernel=3, stride=2)    [4, 5, 20]              3,620        144,000\n"
        "    relu                            [4, 5, 20]                  -              -\n"
        "    flatten                         [400]                       -              -\n"
        "  z: mean, logvar heads             [4]                     3,208          6,400\n"
        "  decoder                           [4]                         -              -\n"
        "    dense(160)                      [160]                     800          1,280\n"
        "    relu                            [160]                       -              -\n"
        "    reshape(2, 5, 16)               [2, 5, 16]                  -              -\n"
        "    deconv(18, kernel=3, stride=1, pad=0)  [4, 7, 18]              2,610         51,840\n"
        "    relu                            [4, 7, 18]                  -              -\n"
        "    conv(17, kernel=3)              [4, 7, 17]              2,771        154,224\n"
        "    relu                            [4, 7, 17]                  -              -\n"
        "    conv(3, kernel=(4, 1), pad=(3, 1))  [7, 9, 3]                 207         25,704\n"
        "\n"
        "  16,564 parameters; one training step of 6 rows: 14,646,960 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          40      100       334,400      334,400\n"
        "  eval           13       52       155,328      155,328\n"
        "  encode          6       14        89,536       89,536\n"
        "  decode          7       15        79,168       79,168\n",
    .batch = 6, .n_param = 16656, .n_state = 0, .n_arena = 83600,
    .n_scratch = 21780,
    .max_threads = 7, .flops_per_row = 2441160.0,
    .n_weight_tiles = 7, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 18,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 18,
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
