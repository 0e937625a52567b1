// winograd4 -- written by vaec 0.1.0 from winograd4.vae; do not edit.
//
// model winograd4
//
//   layer                             output             parameters      flops/row
//   encoder                           [8, 11, 3]                  -              -
//     conv(32, kernel=3)              [8, 11, 32]               896        152,064
//     relu                            [8, 11, 32]                 -              -
//     conv(33, kernel=3)              [8, 11, 33]             9,537      1,672,704
//     tanh                            [8, 11, 33]                 -              -
//     maxpool(4)                      [2, 3, 33]                  -              -
//     flatten                         [198]                       -              -
//   z: mean, logvar heads             [4]                     1,592          3,168
//   decoder                           [4]                         -              -
//     dense(2816)                     [2816]                 14,080         22,528
//     relu                            [2816]                      -              -
//     reshape(8, 11, 32)              [8, 11, 32]                 -              -
//     deconv(36, kernel=3, stride=1)  [8, 11, 36]            10,404      1,824,768
//     relu                            [8, 11, 36]                 -              -
//     conv(3, kernel=3)               [8, 11, 3]                975        171,072
//
//   37,484 parameters; one training step of 6 rows: 68,321,088 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          34       86       476,288    1,546,688
//   eval           11       46       316,224      610,816
//   encode          6       12       300,928      300,928
//   decode          5       11       328,640      328,640
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_winograd4.h"
#include "vae_pool.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 8, 11, 3]
//   w1: [3, 3, 3, 32]
//   h5: [n, 8, 11, 32]
//   b3: [32]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv2 = {
        .height = 8, .width = 11, .channels = 3,
        .out_height = 8, .out_width = 11, .out_channels = 32,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 32
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 264, w1, h5 + begin * 2816, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 88; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 32; k++) {
                const vae_real v2 = h5[i * 2816 + j * 32 + k];
                h5[i * 2816 + j * 32 + k] = vae_max(v2 + b3[k], 0.0f);
            }
        }
    }
}

// winograd4.vae:6  conv(32, kernel=3)
// winograd4.vae:6  relu
// kernel 0, train: product by panels over rows of [8, 11, 32]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 114864, s->param + 0, s->arena + 96384,
        s->param + 864);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   w6: [3, 3, 32, 33]
//   u7: [36, 32, 33]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *w6,
    vae_real *u7) {
    (void)s;
    (void)scratch;
    static const VaeConv conv7 = {
        .height = 0, .width = 0, .channels = 32,
        .out_height = 0, .out_width = 0, .out_channels = 33,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd4_pack(&conv7, w6, u7, false, tile);
}

// winograd4.vae:7  conv(33, kernel=3)
// kernel 1, train: product by panels over [36, 32, 33]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 896, s->arena + 0);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h5: [n, 8, 11, 32]
//   u7: [36, 32, 33]
//   t8: [n, 8, 11, 33]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *u7, vae_real *t8) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv8 = {
        .height = 8, .width = 11, .channels = 32,
        .out_height = 8, .out_width = 11, .out_channels = 33,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 32, .y_pitch = 33
    };
    vae_winograd4(&conv8, (int)(end - begin), h5 + begin * 2816, u7, t8 + begin * 2904, scratch);
}

// winograd4.vae:7  conv(33, kernel=3)
// kernel 2, train: product by panels over rows of [8, 11, 33]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 96384, s->arena + 0, s->arena + 38016);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t8: [n, 8, 11, 33]
//   h13: [n, 2, 3, 33]
//   b9: [33]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t8,
    vae_real *h13, const vae_real *b9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    static const VaePool pool10 = {
        .height = 8, .width = 11, .channels = 33,
        .out_height = 2, .out_width = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 4, .stride_w = 4,
        .pad_h = 0, .pad_w = 0, .x_pitch = 33, .y_pitch = 33
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool(&pool10, t8 + i * 2904, h13 + i * 198);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 33; k++) {
                const vae_real v10 = h13[i * 198 + j * 33 + k];
                h13[i * 198 + j * 33 + k] = vae_tanh(v10 + b9[k]);
            }
        }
    }
}

// winograd4.vae:8  gradient of maxpool(4)
// kernel 4, train: product by panels over rows of [2, 3, 33]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t8 = s->arena + 38016; // [n, 8, 11, 33]
    vae_real *d11 = s->arena + 117648; // [n, 2, 3, 33]
    static const VaePool pool11 = {
        .height = 8, .width = 11, .channels = 33,
        .out_height = 2, .out_width = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 4, .stride_w = 4,
        .pad_h = 0, .pad_w = 0, .x_pitch = 33, .y_pitch = 33
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool_at(&pool11, t8 + i * 2904, d11 + i * 198);
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h14: [n, 198]
//   w15: [198, 8]
//   heads18: [n, 8]
//   b16: [8]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h14,
    const vae_real *w15, vae_real *heads18, const vae_real *b16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 8, 198, h14 + begin * 198, 198, w15, 8, heads18 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v17 = heads18[i * 8 + j];
            heads18[i * 8 + j] = v17 + b16[j];
        }
    }
}

// winograd4.vae:4  sampling and KL
// kernel 6, train: loop over rows of [4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar20 = s->arena + 118852; // [n, 4] in rows of 8
    vae_real *t24 = s->arena + 118960; // [n, 4]
    const vae_real *eps21 = s->arena + 118992; // [n, 4]
    vae_real *z26 = s->arena + 118928; // [n, 4]
    const vae_real *mean19 = s->arena + 118848; // [n, 4] in rows of 8
    vae_real *t28 = s->arena + 118896; // [n, 4]
    vae_real *t34 = s->arena + 41520; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v24 = vae_exp(0.5f * logvar20[i * 8 + j]);
            t24[i * 4 + j] = v24;
            z26[i * 4 + j] = mean19[i * 8 + j] + v24 * eps21[i * 4 + j];
            const vae_real v28 = vae_exp(logvar20[i * 8 + j]);
            t28[i * 4 + j] = v28;
            const vae_real v32 = mean19[i * 8 + j] * mean19[i * 8 + j] + v28 - 1.0f - logvar20[i * 8 + j];
            t34_sum += 0.5f * v32;
        }
        t34[i] = t34_sum;
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   z26: [n, 4]
//   w35: [4, 2816]
//   h39: [n, 2816]
//   b36: [2816]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *z26,
    const vae_real *w35, vae_real *h39, const vae_real *b36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 2816, 4, z26 + begin * 4, 4, w35, 2816, h39 + begin * 2816, 2816);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2816; j++) {
            const vae_real v37 = h39[i * 2816 + j];
            h39[i * 2816 + j] = vae_max(v37 + b36[j], 0.0f);
        }
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   w41: [3, 3, 36, 32]
//   u42: [36, 32, 36]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *w41,
    vae_real *u42) {
    (void)s;
    (void)scratch;
    static const VaeConv conv42 = {
        .height = 0, .width = 0, .channels = 32,
        .out_height = 0, .out_width = 0, .out_channels = 36,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd4_pack(&conv42, w41, u42, true, tile);
}

// winograd4.vae:14  deconv(36, kernel=3, stride=1)
// kernel 8, train: product by panels over [36, 32, 36]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->param + 26128, s->arena + 0);
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   h40: [n, 8, 11, 32]
//   u42: [36, 32, 36]
//   h46: [n, 8, 11, 36]
//   b44: [36]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *h40,
    const vae_real *u42, vae_real *h46, const vae_real *b44) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv43 = {
        .height = 8, .width = 11, .channels = 32,
        .out_height = 8, .out_width = 11, .out_channels = 36,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 32, .y_pitch = 36
    };
    vae_winograd4(&conv43, (int)(end - begin), h40 + begin * 2816, u42, h46 + begin * 3168, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 88; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 36; k++) {
                const vae_real v43 = h46[i * 3168 + j * 36 + k];
                h46[i * 3168 + j * 36 + k] = vae_max(v43 + b44[k], 0.0f);
            }
        }
    }
}

// winograd4.vae:15  conv(3, kernel=3)
// winograd4.vae:17  likelihood = gaussian
// winograd4.vae:17  gradient of likelihood = gaussian
// winograd4.vae:17  gradient of conv(3, kernel=3)
// kernel 10, train: product by panels over rows of [8, 11, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h46 = s->arena + 60480; // [n, 8, 11, 36]
    const vae_real *w47 = s->param + 36544; // [3, 3, 36, 3]
    vae_real *d74 = s->arena + 113280; // [n, 264]
    const vae_real *b49 = s->param + 37520; // [3]
    const vae_real *x0 = s->arena + 114864; // [n, 264]
    vae_real *t62 = s->arena + 41504; // [n, 1]
    vae_real *d76 = s->arena + 41472; // [n, 1, 1, 3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c72 = 4.0f * inv_n;
    static const VaeConv conv48 = {
        .height = 8, .width = 11, .channels = 36,
        .out_height = 8, .out_width = 11, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 36, .y_pitch = 3
    };
    vae_conv(&conv48, (int)(end - begin), h46 + begin * 3168, w47, d74 + begin * 264, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d76[i * 3 + k] = 0.0f;
        }
        vae_real t62_sum = 0.0f;
        for (size_t j = 0; j < 88; j++) {
            VAE_SIMD_SUM(t62_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v48 = d74[i * 264 + j * 3 + k];
                const vae_real v54 = x0[i * 264 + j * 3 + k] - (v48 + b49[k]);
                const vae_real v61 = 0.5f * ((-1.38629436f) + 4.0f * (v54 * v54) + 1.83787707f);
                t62_sum += v61;
                const vae_real v74 = -(c72 * v54);
                d74[i * 264 + j * 3 + k] = v74;
                d76[i * 3 + k] += v74;
            }
        }
        t62[i] = t62_sum;
    }
}

// kernel 11, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t64 = s->arena + 16; // [1]
    const vae_real *t62 = s->arena + 41504; // [n, 1]
    vae_real *t66 = s->arena + 0; // [1]
    const vae_real *t34 = s->arena + 41520; // [n, 1]
    vae_real t64_sum = 0.0f;
    vae_real t66_sum = 0.0f;
    VAE_SIMD_SUM(t64_sum, t66_sum)
    for (size_t i = 0; i < rows; i++) {
        t64_sum += t62[i];
        t66_sum += t34[i];
    }
    t64[0] = t64_sum;
    t66[0] = t66_sum;
}

// kernel 12, train: loop over [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t65 = s->arena + 119056; // [1]
    const vae_real *t64 = s->arena + 16; // [1]
    vae_real *t67 = s->arena + 119040; // [1]
    const vae_real *t66 = s->arena + 0; // [1]
    vae_real *t70 = s->arena + 119024; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v65 = t64[0] * inv_n;
    t65[0] = v65;
    const vae_real v67 = t66[0] * inv_n;
    t67[0] = v67;
    t70[0] = v65 + beta * v67;
}

// winograd4.vae:17  gradient of conv(3, kernel=3)
// kernel 13, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param77 = s->grad + 37520; // [1, 1, 3]
    const vae_real *d76 = s->arena + 41472; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param77[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param77[j] += d76[i * 3 + j];
        }
    }
}

// winograd4.vae:15  gradient of conv(3, kernel=3)
// kernel 14, train: weight gradient over [3, 3, 36, 3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h46 = s->arena + 60480; // [n, 8, 11, 36]
    const vae_real *d74 = s->arena + 113280; // [n, 8, 11, 3]
    vae_real *d_param79 = s->grad + 36544; // [3, 3, 36, 3]
    static const VaeConv conv79 = {
        .height = 8, .width = 11, .channels = 36,
        .out_height = 8, .out_width = 11, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 36, .y_pitch = 3
    };
    vae_conv_w(&conv79, s->n, h46, d74, d_param79, tile, scratch);
}

// winograd4.vae:15  gradient of conv(3, kernel=3)
// winograd4.vae:14  gradient of relu
// winograd4.vae:14  gradient of deconv(36, kernel=3, stride=1)
// kernel 15, train: product by panels over rows of [8, 11, 36]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d74 = s->arena + 113280; // [n, 8, 11, 3]
    const vae_real *w47 = s->param + 36544; // [3, 3, 36, 3]
    vae_real *d82 = s->arena + 41472; // [n, 8, 11, 36]
    const vae_real *h46 = s->arena + 60480; // [n, 8, 11, 36]
    vae_real *d83 = s->arena + 0; // [n, 1, 1, 36]
    static const VaeConv conv80 = {
        .height = 8, .width = 11, .channels = 36,
        .out_height = 8, .out_width = 11, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 36, .y_pitch = 3
    };
    vae_conv_t(&conv80, (int)(end - begin), d74 + begin * 264, w47, d82 + begin * 3168, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 36; k++) {
            d83[i * 36 + k] = 0.0f;
        }
        for (size_t j = 0; j < 88; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 36; k++) {
                const vae_real v80 = d82[i * 3168 + j * 36 + k];
                const vae_real v82 = vae_where(h46[i * 3168 + j * 36 + k], v80, 0.0f);
                d82[i * 3168 + j * 36 + k] = v82;
                d83[i * 36 + k] += v82;
            }
        }
    }
}

// winograd4.vae:14  gradient of deconv(36, kernel=3, stride=1)
// kernel 16, train: sum over the batch over rows of [1, 1, 36]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param84 = s->grad + 36496; // [1, 1, 36]
    const vae_real *d83 = s->arena + 0; // [n, 1, 1, 36]
    for (size_t j = 0; j < 36; j++) {
        d_param84[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d_param84[j] += d83[i * 36 + j];
        }
    }
}

// winograd4.vae:14  gradient of deconv(36, kernel=3, stride=1)
// kernel 17, train: weight gradient over [36, 36, 32]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *d82 = s->arena + 41472; // [n, 8, 11, 36]
    const vae_real *h40 = s->arena + 79488; // [n, 8, 11, 32]
    vae_real *d_u86 = s->arena + 0; // [36, 36, 32]
    static const VaeConv conv86 = {
        .height = 8, .width = 11, .channels = 36,
        .out_height = 8, .out_width = 11, .out_channels = 32,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 36, .y_pitch = 32
    };
    vae_winograd4_w(&conv86, s->n, d82, h40, d_u86, tile, scratch);
}

// winograd4.vae:14  gradient of deconv(36, kernel=3, stride=1)
// kernel 18, train: product by panels over [3, 3, 36, 32]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *d_u86 = s->arena + 0; // [36, 36, 32]
    vae_real *d_param87 = s->grad + 26128; // [3, 3, 36, 32]
    static const VaeConv conv87 = {
        .height = 0, .width = 0, .channels = 36,
        .out_height = 0, .out_width = 0, .out_channels = 32,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd4_unpack(&conv87, d_u86, d_param87, tile);
}

// winograd4.vae:14  gradient of deconv(36, kernel=3, stride=1)
// kernel 19, train: product by panels over [36, 36, 32]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *w41 = s->param + 26128; // [3, 3, 36, 32]
    vae_real *u88 = s->arena + 0; // [36, 36, 32]
    static const VaeConv conv88 = {
        .height = 0, .width = 0, .channels = 36,
        .out_height = 0, .out_width = 0, .out_channels = 32,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd4_pack(&conv88, w41, u88, false, tile);
}

// winograd4.vae:14  gradient of deconv(36, kernel=3, stride=1)
// winograd4.vae:12  gradient of relu
// kernel 20, train: product by panels over rows of [8, 11, 32]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d82 = s->arena + 41472; // [n, 8, 11, 36]
    const vae_real *u88 = s->arena + 0; // [36, 36, 32]
    vae_real *d91 = s->arena + 60480; // [n, 2816]
    const vae_real *h39 = s->arena + 79488; // [n, 2816]
    static const VaeConv conv89 = {
        .height = 8, .width = 11, .channels = 36,
        .out_height = 8, .out_width = 11, .out_channels = 32,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 36, .y_pitch = 32
    };
    vae_winograd4(&conv89, (int)(end - begin), d82 + begin * 3168, u88, d91 + begin * 2816, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2816; j++) {
            const vae_real v89 = d91[i * 2816 + j];
            d91[i * 2816 + j] = vae_where(h39[i * 2816 + j], v89, 0.0f);
        }
    }
}

// winograd4.vae:12  gradient of dense(2816)
// kernel 21, train: weight gradient over [4, 2816]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z26 = s->arena + 118928; // [n, 4]
    const vae_real *d91 = s->arena + 60480; // [n, 2816]
    vae_real *d_param93 = s->grad + 12048; // [4, 2816]
    if (tile == 36) {
        vae_real *d_param92 = s->grad + 23312; // [2816]
        vae_column_sums(s->n, 2816, d91, 2816, d_param92);
        return;
    }
    const size_t begin = (size_t)tile * 58 / 36 * 48;
    const size_t end = tile < 35 ? ((size_t)tile + 1) * 58 / 36 * 48 : 2816;
    vae_gemm_tn(4, (int)(end - begin), s->n, z26, 4, d91 + begin, 2816, d_param93 + begin, 2816);
}

// winograd4.vae:12  gradient of dense(2816)
// winograd4.vae:4  gradient of sampling and KL
// kernel 22, train: product by panels over rows of [4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d91 = s->arena + 60480; // [n, 2816]
    const vae_real *w35 = s->param + 12048; // [4, 2816]
    vae_real *d99 = s->arena + 1200; // [n, 4] in rows of 8
    const vae_real *t28 = s->arena + 118896; // [n, 4]
    const vae_real *mean19 = s->arena + 118848; // [n, 4] in rows of 8
    const vae_real *eps21 = s->arena + 118992; // [n, 4]
    const vae_real *t24 = s->arena + 118960; // [n, 4]
    vae_real *d103 = s->arena + 1204; // [n, 4] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c71 = beta * inv_n;
    const vae_real c95 = 0.5f * c71;
    vae_gemm_nt((int)(end - begin), 4, 2816, d91 + begin * 2816, 2816, w35, 2816, d99 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v94 = d99[i * 8 + j];
            d99[i * 8 + j] = c71 * mean19[i * 8 + j] + v94;
            d103[i * 8 + j] = c95 * t28[i * 4 + j] - c95 + 0.5f * (v94 * eps21[i * 4 + j] * t24[i * 4 + j]);
        }
    }
}

// winograd4.vae:4  gradient of posterior heads (added by the compiler)
// kernel 23, train: weight gradient over [198, 8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h14 = s->arena + 116448; // [n, 198]
    const vae_real *d104 = s->arena + 1200; // [n, 8]
    vae_real *d_param106 = s->grad + 10448; // [198, 8]
    if (tile == 7) {
        vae_real *d_param105 = s->grad + 12032; // [8]
        vae_column_sums(s->n, 8, d104, 8, d_param105);
        return;
    }
    const size_t begin = (size_t)tile * 32;
    const size_t end = begin + 32 < 198 ? begin + 32 : 198;
    vae_gemm_tn_claim((int)(end - begin), 8, s->n, h14 + begin, 198, d104, 8, d_param106 + begin * 8, 8,
        vae_claimed(s, d_param106 + begin * 8));
}

// winograd4.vae:4  gradient of posterior heads (added by the compiler)
// winograd4.vae:7  gradient of tanh
// kernel 24, train: product by panels over rows of [198]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d104 = s->arena + 1200; // [n, 8]
    const vae_real *w15 = s->param + 10448; // [198, 8]
    vae_real *d111 = s->arena + 0; // [n, 2, 3, 33]
    const vae_real *h13 = s->arena + 116448; // [n, 2, 3, 33]
    vae_gemm_nt((int)(end - begin), 198, 8, d104 + begin * 8, 8, w15, 8, d111 + begin * 198, 198);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 198; j++) {
            const vae_real v107 = d111[i * 198 + j];
            d111[i * 198 + j] = v107 * (1.0f - h13[i * 198 + j] * h13[i * 198 + j]);
        }
    }
}

// winograd4.vae:7  gradient of conv(33, kernel=3)
// kernel 25, train: loop over rows of [2, 3, 33]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d112 = s->arena + 1200; // [n, 1, 1, 33]
    const vae_real *d111 = s->arena + 0; // [n, 2, 3, 33]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 33; k++) {
            d112[i * 33 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 33; k++) {
                d112[i * 33 + k] += d111[i * 198 + j * 33 + k];
            }
        }
    }
}

// winograd4.vae:7  gradient of conv(33, kernel=3)
// kernel 26, train: sum over the batch over rows of [1, 1, 33]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param113 = s->grad + 10400; // [1, 1, 33]
    const vae_real *d112 = s->arena + 1200; // [n, 1, 1, 33]
    for (size_t j = 0; j < 33; j++) {
        d_param113[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 33; j++) {
            d_param113[j] += d112[i * 33 + j];
        }
    }
}

// winograd4.vae:8  gradient of maxpool(4)
// kernel 27, train: product by panels over rows of [8, 11, 33]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d11 = s->arena + 117648; // [n, 2, 3, 33]
    const vae_real *d111 = s->arena + 0; // [n, 2, 3, 33]
    vae_real *d115 = s->arena + 38016; // [n, 8, 11, 33]
    static const VaePool pool115 = {
        .height = 8, .width = 11, .channels = 33,
        .out_height = 2, .out_width = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 4, .stride_w = 4,
        .pad_h = 0, .pad_w = 0, .x_pitch = 33, .y_pitch = 33
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool_put(&pool115, d11 + i * 198, d111 + i * 198, 33, d115 + i * 2904);
    }
}

// winograd4.vae:7  gradient of conv(33, kernel=3)
// kernel 28, train: weight gradient over [36, 32, 33]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h5 = s->arena + 96384; // [n, 8, 11, 32]
    const vae_real *d115 = s->arena + 38016; // [n, 8, 11, 33]
    vae_real *d_u116 = s->arena + 0; // [36, 32, 33]
    static const VaeConv conv116 = {
        .height = 8, .width = 11, .channels = 32,
        .out_height = 8, .out_width = 11, .out_channels = 33,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 32, .y_pitch = 33
    };
    vae_winograd4_w(&conv116, s->n, h5, d115, d_u116, tile, scratch);
}

// winograd4.vae:7  gradient of conv(33, kernel=3)
// kernel 29, train: product by panels over [3, 3, 32, 33]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *d_u116 = s->arena + 0; // [36, 32, 33]
    vae_real *d_param117 = s->grad + 896; // [3, 3, 32, 33]
    static const VaeConv conv117 = {
        .height = 0, .width = 0, .channels = 32,
        .out_height = 0, .out_width = 0, .out_channels = 33,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd4_unpack(&conv117, d_u116, d_param117, tile);
}

// winograd4.vae:7  gradient of conv(33, kernel=3)
// kernel 30, train: product by panels over [36, 33, 32]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *w6 = s->param + 896; // [3, 3, 32, 33]
    vae_real *u118 = s->arena + 0; // [36, 33, 32]
    static const VaeConv conv118 = {
        .height = 0, .width = 0, .channels = 33,
        .out_height = 0, .out_width = 0, .out_channels = 32,
        .kernel_h = 0, .kernel_w = 0, .stride_h = 0, .stride_w = 0,
        .pad_h = 0, .pad_w = 0, .dilation_h = 0, .dilation_w = 0, .groups = 1,
        .x_pitch = 0, .y_pitch = 0
    };
    vae_winograd4_pack(&conv118, w6, u118, true, tile);
}

// winograd4.vae:7  gradient of conv(33, kernel=3)
// winograd4.vae:6  gradient of relu
// winograd4.vae:6  gradient of conv(32, kernel=3)
// kernel 31, train: product by panels over rows of [8, 11, 32]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d115 = s->arena + 38016; // [n, 8, 11, 33]
    const vae_real *u118 = s->arena + 0; // [36, 33, 32]
    vae_real *d120 = s->arena + 55440; // [n, 8, 11, 32]
    const vae_real *h5 = s->arena + 96384; // [n, 8, 11, 32]
    vae_real *d121 = s->arena + 72336; // [n, 1, 1, 32]
    static const VaeConv conv119 = {
        .height = 8, .width = 11, .channels = 33,
        .out_height = 8, .out_width = 11, .out_channels = 32,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 33, .y_pitch = 32
    };
    vae_winograd4(&conv119, (int)(end - begin), d115 + begin * 2904, u118, d120 + begin * 2816, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 32; k++) {
            d121[i * 32 + k] = 0.0f;
        }
        for (size_t j = 0; j < 88; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 32; k++) {
                const vae_real v119 = d120[i * 2816 + j * 32 + k];
                const vae_real v120 = vae_where(h5[i * 2816 + j * 32 + k], v119, 0.0f);
                d120[i * 2816 + j * 32 + k] = v120;
                d121[i * 32 + k] += v120;
            }
        }
    }
}

// winograd4.vae:6  gradient of conv(32, kernel=3)
// kernel 32, train: sum over the batch over rows of [1, 1, 32]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param122 = s->grad + 864; // [1, 1, 32]
    const vae_real *d121 = s->arena + 72336; // [n, 1, 1, 32]
    for (size_t j = 0; j < 32; j++) {
        d_param122[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            d_param122[j] += d121[i * 32 + j];
        }
    }
}

// winograd4.vae:6  gradient of conv(32, kernel=3)
// kernel 33, train: weight gradient over [3, 3, 3, 32]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 114864; // [n, 8, 11, 3]
    const vae_real *d120 = s->arena + 55440; // [n, 8, 11, 32]
    vae_real *d_param124 = s->grad + 0; // [3, 3, 3, 32]
    static const VaeConv conv124 = {
        .height = 8, .width = 11, .channels = 3,
        .out_height = 8, .out_width = 11, .out_channels = 32,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 32
    };
    vae_conv_w(&conv124, s->n, x0, d120, d_param124, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // winograd4.vae:8  maxpool(4)
    // winograd4.vae:7  conv(33, kernel=3)
    // winograd4.vae:7  tanh
    // kernel 3, train: product by panels over rows of [2, 3, 33]
    like_train_k3(s, tile, scratch, s->arena + 38016, s->arena + 116448, s->param + 10400);
    // winograd4.vae:4  posterior heads (added by the compiler)
    // kernel 5, train: product by panels over rows of [8]
    like_train_k5(s, tile, scratch, s->arena + 116448, s->param + 10448, s->arena + 118848,
        s->param + 12032);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    // winograd4.vae:12  dense(2816)
    // winograd4.vae:12  relu
    // kernel 7, train: product by panels over rows of [2816]
    like_train_k7(s, tile, scratch, s->arena + 118928, s->param + 12048, s->arena + 79488,
        s->param + 23312);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // winograd4.vae:14  deconv(36, kernel=3, stride=1)
    // winograd4.vae:14  relu
    // kernel 9, train: product by panels over rows of [8, 11, 36]
    like_train_k9(s, tile, scratch, s->arena + 79488, s->arena + 0, s->arena + 60480,
        s->param + 36496);
    train_k10(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u17(const VaeState *s, int tile, vae_real *scratch) {
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u19(const VaeState *s, int tile, vae_real *scratch) {
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u22(const VaeState *s, int tile, vae_real *scratch) {
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_k1, 1, {0}},
        {train_k0, s->n, {0}}}, 2);
    vae_run_one(me, s, train_k2, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_u3, 1, {0}},
        {train_k4, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k8, 1, {0}},
        {train_u5, 1, {0}}}, 2);
    vae_run_one(me, s, train_u7, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k14, 5, {0}},
        {train_k13, 1, {0}},
        {train_u8, 1, {0}}}, 3);
    vae_run_one(me, s, train_k15, s->n);
    vae_run_one(me, s, train_k16, 1);
    vae_run_one(me, s, train_k17, 6);
    vae_run_one(me, s, train_u14, 1);
    vae_run_one(me, s, train_k20, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_u17, 1, {0}},
        {train_k21, 37, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k27, s->n, {0}},
        {train_k23, 8, {.weights = true, .first = 10448, .each = 256, .end = 12032}}}, 2);
    vae_run_one(me, s, train_u19, 1);
    vae_run_one(me, s, train_k28, 6);
    vae_run_one(me, s, train_u22, 1);
    vae_run_one(me, s, train_k31, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k33, 1, {0}},
        {train_k32, 1, {0}}}, 2);
}

// winograd4.vae:6  conv(32, kernel=3)
// winograd4.vae:6  relu
// kernel 0, eval: product by panels over rows of [8, 11, 32]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 77376, s->param + 0, s->arena + 55440,
        s->param + 864);
}

// winograd4.vae:7  conv(33, kernel=3)
// kernel 1, eval: product by panels over [36, 32, 33]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 896, s->arena + 0);
}

// winograd4.vae:7  conv(33, kernel=3)
// kernel 2, eval: product by panels over rows of [8, 11, 33]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 55440, s->arena + 0, s->arena + 38016);
}

// winograd4.vae:4  sampling and KL
// kernel 5, eval: loop over rows of [4]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar19 = s->arena + 1204; // [n, 4] in rows of 8
    const vae_real *eps20 = s->arena + 78992; // [n, 4]
    vae_real *z25 = s->arena + 78992; // [n, 4], in place of eps20
    const vae_real *mean18 = s->arena + 1200; // [n, 4] in rows of 8
    vae_real *t39 = s->arena + 78960; // [n, 4]
    vae_real *t40 = s->arena + 79040; // [n, 1]
    vae_real *t43 = s->arena + 79024; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = 0.0f;
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum, t43_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v20 = eps20[i * 4 + j];
            const vae_real v25 = mean18[i * 8 + j] + vae_exp(0.5f * logvar19[i * 8 + j]) * v20;
            z25[i * 4 + j] = v25;
            const vae_real v35 = mean18[i * 8 + j] * mean18[i * 8 + j] + vae_exp(logvar19[i * 8 + j]);
            const vae_real v39 = 0.5f * (v35 - 1.0f - logvar19[i * 8 + j]);
            t39[i * 4 + j] = v39;
            t40_sum += v39;
            const vae_real v41 = v25 * v25 + 1.83787707f - (v20 * v20 + logvar19[i * 8 + j] + 1.83787707f);
            t43_sum += (-0.5f) * v41;
        }
        t40[i] = t40_sum;
        t43[i] = t43_sum;
    }
}

// winograd4.vae:14  deconv(36, kernel=3, stride=1)
// winograd4.vae:14  relu
// kernel 8, eval: product by panels over rows of [8, 11, 36]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 60480, s->arena + 0, s->arena + 41472,
        s->param + 36496);
}

// winograd4.vae:15  conv(3, kernel=3)
// winograd4.vae:17  likelihood = gaussian
// kernel 9, eval: product by panels over rows of [8, 11, 3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h55 = s->arena + 41472; // [n, 8, 11, 36]
    const vae_real *w56 = s->param + 36544; // [3, 3, 36, 3]
    vae_real *t57 = scratch + 4688; // [end - begin, 8, 11, 3]
    const vae_real *b58 = s->param + 37520; // [3]
    const vae_real *x0 = s->arena + 77376; // [n, 264]
    vae_real *t70 = s->arena + 60480; // [n, 1]
    static const VaeConv conv57 = {
        .height = 8, .width = 11, .channels = 36,
        .out_height = 8, .out_width = 11, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 36, .y_pitch = 3
    };
    vae_conv(&conv57, (int)(end - begin), h55 + begin * 3168, w56, t57, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t70_sum = 0.0f;
        for (size_t j = 0; j < 88; j++) {
            VAE_SIMD_SUM(t70_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v57 = t57[(i - begin) * 264 + j * 3 + k];
                const vae_real v63 = x0[i * 264 + j * 3 + k] - (v57 + b58[k]);
                const vae_real v69 = 0.5f * ((-1.38629436f) + 4.0f * (v63 * v63) + 1.83787707f);
                t70_sum += v69;
            }
        }
        t70[i] = t70_sum;
    }
}

// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t71 = s->arena + 79024; // [n, 1], in place of t43
    const vae_real *t43 = s->arena + 79024; // [n, 1]
    const vae_real *t70 = s->arena + 60480; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v43 = t43[i];
        t71[i] = v43 - t70[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // winograd4.vae:8  maxpool(4)
    // winograd4.vae:7  conv(33, kernel=3)
    // winograd4.vae:7  tanh
    // kernel 3, eval: product by panels over rows of [2, 3, 33]
    like_train_k3(s, tile, scratch, s->arena + 38016, s->arena + 0, s->param + 10400);
    // winograd4.vae:4  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k5(s, tile, scratch, s->arena + 0, s->param + 10448, s->arena + 1200,
        s->param + 12032);
    eval_k5(s, tile, scratch);
    // winograd4.vae:12  dense(2816)
    // winograd4.vae:12  relu
    // kernel 6, eval: product by panels over rows of [2816]
    like_train_k7(s, tile, scratch, s->arena + 78992, s->param + 12048, s->arena + 60480,
        s->param + 23312);
    // winograd4.vae:14  deconv(36, kernel=3, stride=1)
    // kernel 7, eval: product by panels over [36, 32, 36]
    like_train_k8(s, tile, scratch, s->param + 26128, s->arena + 0);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_k1, 1, {0}},
        {eval_k0, s->n, {0}}}, 2);
    vae_run_one(me, s, eval_k2, s->n);
    vae_run_one(me, s, eval_u3, 1);
    vae_run_one(me, s, eval_k8, s->n);
    vae_run_one(me, s, eval_k9, s->n);
    vae_run_one(me, s, eval_k10, 1);
}

// winograd4.vae:6  conv(32, kernel=3)
// winograd4.vae:6  relu
// kernel 0, encode: product by panels over rows of [8, 11, 32]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 72336, s->param + 0, s->arena + 55440,
        s->param + 864);
}

// winograd4.vae:7  conv(33, kernel=3)
// kernel 1, encode: product by panels over [36, 32, 33]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->param + 896, s->arena + 0);
}

// winograd4.vae:7  conv(33, kernel=3)
// kernel 2, encode: product by panels over rows of [8, 11, 33]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 55440, s->arena + 0, s->arena + 38016);
}

// winograd4.vae:4  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [4]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t20 = s->arena + 75200; // [n, 4]
    const vae_real *mean18 = s->arena + 75120; // [n, 4] in rows of 8
    vae_real *t21 = s->arena + 75168; // [n, 4]
    const vae_real *logvar19 = s->arena + 75124; // [n, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t20[i * 4 + j] = mean18[i * 8 + j];
            t21[i * 4 + j] = logvar19[i * 8 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // winograd4.vae:8  maxpool(4)
    // winograd4.vae:7  conv(33, kernel=3)
    // winograd4.vae:7  tanh
    // kernel 3, encode: product by panels over rows of [2, 3, 33]
    like_train_k3(s, tile, scratch, s->arena + 38016, s->arena + 73920, s->param + 10400);
    // winograd4.vae:4  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [8]
    like_train_k5(s, tile, scratch, s->arena + 73920, s->param + 10448, s->arena + 75120,
        s->param + 12032);
    encode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_k1, 1, {0}},
        {encode_k0, s->n, {0}}}, 2);
    vae_run_one(me, s, encode_k2, s->n);
    vae_run_one(me, s, encode_u3, 1);
}

// winograd4.vae:12  dense(2816)
// winograd4.vae:12  relu
// kernel 0, decode: product by panels over rows of [2816]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 82128, s->param + 12048, s->arena + 60480,
        s->param + 23312);
}

// winograd4.vae:14  deconv(36, kernel=3, stride=1)
// kernel 1, decode: product by panels over [36, 32, 36]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->param + 26128, s->arena + 0);
}

// winograd4.vae:15  conv(3, kernel=3)
// kernel 3, decode: product by panels over rows of [8, 11, 3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h12 = s->arena + 41472; // [n, 8, 11, 36]
    const vae_real *w13 = s->param + 36544; // [3, 3, 36, 3]
    vae_real *h16 = s->arena + 80544; // [n, 8, 11, 3]
    const vae_real *b15 = s->param + 37520; // [3]
    vae_real *t20 = s->arena + 77376; // [n, 264]
    static const VaeConv conv14 = {
        .height = 8, .width = 11, .channels = 36,
        .out_height = 8, .out_width = 11, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 36, .y_pitch = 3
    };
    vae_conv(&conv14, (int)(end - begin), h12 + begin * 3168, w13, h16 + begin * 264, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 88; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v14 = h16[i * 264 + j * 3 + k];
                const vae_real v16 = v14 + b15[k];
                h16[i * 264 + j * 3 + k] = v16;
                t20[i * 264 + j * 3 + k] = v16;
            }
        }
    }
}

// kernel 4, decode: loop over rows of [264]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t19 = s->arena + 78960; // [n, 264]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 264; j++) {
            t19[i * 264 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // winograd4.vae:14  deconv(36, kernel=3, stride=1)
    // winograd4.vae:14  relu
    // kernel 2, decode: product by panels over rows of [8, 11, 36]
    like_train_k9(s, tile, scratch, s->arena + 60480, s->arena + 0, s->arena + 41472,
        s->param + 36496);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k1, 1, {0}},
        {decode_k0, 1, {0}},
        {decode_k4, 1, {0}}}, 3);
    vae_run_one(me, s, decode_u2, s->n);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 114864, 264}, // [n, 8, 11, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 118992, 4}, // [n, 4]
    {"loss", VAE_OUT_SCALAR, 0, 119024, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 119056, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 119040, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 77376, 264}, // [n, 8, 11, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 78992, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 60480, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 79040, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 79024, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 78960, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 72336, 264}, // [n, 8, 11, 3]
    {"z.mean", VAE_OUT_ROW, 0, 75200, 4}, // [n, 4]
    {"z.logvar", VAE_OUT_ROW, 0, 75168, 4}, // [n, 4]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 82128, 4}, // [n, 4]
    {"x.mean", VAE_OUT_ROW, 0, 80544, 264}, // [n, 264]
    {"x.draw0", VAE_OUT_ROW, 0, 77376, 264}, // [n, 264]
    {"x.draw1", VAE_OUT_ROW, 0, 78960, 264}, // [n, 264]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {32, 3, 3, 3}, {1, 32, 288, 96}, 0, VAE_INIT_UNIFORM, 0.13801311f, true, true, false},
    {"encoder.0.bias", 1, {32}, {1}, 864, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 4, {33, 32, 3, 3}, {1, 33, 3168, 1056}, 896, VAE_INIT_UNIFORM, 0.101273939f, true, true, false},
    {"encoder.2.bias", 1, {33}, {1}, 10400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {4, 198}, {1, 8}, 10448, VAE_INIT_UNIFORM, 0.172345504f, true, true, false},
    {"posterior.z.mean.bias", 1, {4}, {1}, 12032, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {4, 198}, {1, 8}, 10452, VAE_INIT_UNIFORM, 0.172345504f, true, true, false},
    {"posterior.z.logvar.bias", 1, {4}, {1}, 12036, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {2816, 4}, {1, 2816}, 12048, VAE_INIT_UNIFORM, 0.0461265594f, true, true, false},
    {"decoder.0.bias", 1, {2816}, {1}, 23312, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 4, {32, 36, 3, 3}, {1, 32, 3456, 1152}, 26128, VAE_INIT_UNIFORM, 0.0990147516f, true, true, false},
    {"decoder.3.bias", 1, {36}, {1}, 36496, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 4, {3, 36, 3, 3}, {1, 3, 324, 108}, 36544, VAE_INIT_UNIFORM, 0.130744085f, true, true, false},
    {"decoder.5.bias", 1, {3}, {1}, 37520, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 8, 11, 3, 264, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 4, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8, 11, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(32, kernel=3)", "[8, 11, 32]", 896},
    {VAE_STAGE_ENCODER, 0, "relu", "[8, 11, 32]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(33, kernel=3)", "[8, 11, 33]", 9537},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8, 11, 33]", 0},
    {VAE_STAGE_ENCODER, 0, "maxpool(4)", "[2, 3, 33]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[198]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[4]", 1592},
    {VAE_STAGE_DECODER, 0, "dense(2816)", "[2816]", 14080},
    {VAE_STAGE_DECODER, 0, "relu", "[2816]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(8, 11, 32)", "[8, 11, 32]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(36, kernel=3, stride=1)", "[8, 11, 36]", 10404},
    {VAE_STAGE_DECODER, 0, "relu", "[8, 11, 36]", 0},
    {VAE_STAGE_DECODER, 0, "conv(3, kernel=3)", "[8, 11, 3]", 975},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[8, 11, 3]", 0},
};

static const VaeStretch rest[] = {
    {0, 10448},
    {12032, 37536},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "winograd4", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model winograd4\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [8, 11, 3]                  -              -\n"
        "    conv(32, kernel=3)              [8, 11, 32]               896        152,064\n"
        "    relu                            [8, 11, 32]                 -              -\n"
        "    conv(33, kernel=3)              [8, 11, 33]             9,537      1,672,704\n"
        "    tanh                            [8, 11, 33]                 -              -\n"
        "    maxpool(4)                      [2, 3, 33]                  -              -\n"
        "    flatten                         [198]                       -              -\n"
        "  z: mean, logvar heads             [4]                     1,592          3,168\n"
        "  decoder                           [4]                         -              -\n"
        "    dense(2816)                     [2816]                 14,080         22,528\n"
        "    relu                            [2816]                      -              -\n"
        "    reshape(8, 11, 32)              [8, 11, 32]                 -              -\n"
        "    deconv(36, kernel=3, stride=1)  [8, 11, 36]            10,404      1,824,768\n"
        "    relu                            [8, 11, 36]                 -              -\n"
        "    conv(3, kernel=3)               [8, 11, 3]                975        171,072\n"
        "\n"
        "  37,484 parameters; one training step of 6 rows: 68,321,088 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          34       86       476,288    1,546,688\n"
        "  eval           11       46       316,224      610,816\n"
        "  encode          6       12       300,928      300,928\n"
        "  decode          5       11       328,640      328,640\n",
    .batch = 6, .n_param = 37536, .n_state = 0, .n_arena = 119072,
    .n_scratch = 18180,
    .max_threads = 22, .flops_per_row = 11386848.0,
    .n_weight_tiles = 7, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
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
