// places -- written by vaec 0.1.0 from places.vae; do not edit.
//
// model places
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6, 4, 2]                   -              -
//     conv(5, stride=2)               [3, 2, 5]                  95          1,080
//     tanh                            [3, 2, 5]                   -              -
//   z: mean, logvar heads             [3, 2, 3]                  36            360
//   y: mean, logvar heads             [3, 2, 1]                  12            120
//   y: prior mixture                  [3, 2, 1]                  26              -
//   decoder(z, y)                     [3, 2, 4]                   -              -
//     deconv(3, kernel=2, stride=2)   [6, 4, 3]                  51            576
//     tanh                            [6, 4, 3]                   -              -
//     conv(2)                         [6, 4, 2]                  56          2,592
//
//   276 parameters; one training step of 9 rows: 117,936 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          43      135        25,280       25,280
//   eval           16       76        11,200       11,200
//   encode          4        9         6,464        6,464
//   decode          4        9         7,936        7,936
//   prior           9       22         2,688        2,688
//
// n is the number of rows in the batch, at most 9; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6, 4, 2]
//   w1: [3, 3, 2, 5]
//   h5: [n, 3, 2, 5]
//   b3: [5]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    static const VaeConv conv2 = {
        .height = 6, .width = 4, .channels = 2,
        .out_height = 3, .out_width = 2, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 5
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 48, w1, h5 + begin * 30, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v2 = h5[i * 30 + j * 5 + k];
                h5[i * 30 + j * 5 + k] = vae_tanh(v2 + b3[k]);
            }
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 3, 2, 5]
//   w6: [5, 8]
//   heads9: [n, 3, 2, 8]
//   b7: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_gemm_nn((int)(end - begin) * 6, 8, 5, h5 + begin * 30, 5, w6, 8, heads9 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v8 = heads9[i * 48 + j * 8 + k];
                heads9[i * 48 + j * 8 + k] = v8 + b7[k];
            }
        }
    }
}

// places.vae:5  sampling and KL
// kernel 2, train: loop over rows of [3, 2, 3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t11 = s->arena + 4560; // [n, 3, 2, 3]
    const vae_real *t10 = s->arena + 2176; // [n, 3, 2, 3] in rows of 8
    const vae_real *t13 = s->arena + 2179; // [n, 3, 2, 3] in rows of 8
    vae_real *t25 = s->arena + 4208; // [n, 18]
    const vae_real *eps22 = s->arena + 4384; // [n, 18]
    vae_real *t29 = s->arena + 4032; // [n, 18]
    vae_real *t36 = s->arena + 6304; // [n, 1]
    vae_real *t81 = s->arena + 3808; // [n, 3, 2, 3] in rows of 4
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t36_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v11 = t10[i * 48 + j * 8 + k];
                t11[i * 18 + j * 3 + k] = v11;
                const vae_real v14 = t13[i * 48 + j * 8 + k];
                const vae_real v25 = vae_exp(0.5f * v14);
                t25[i * 18 + j * 3 + k] = v25;
                const vae_real v29 = vae_exp(v14);
                t29[i * 18 + j * 3 + k] = v29;
                t36_sum += 0.5f * (v11 * v11 + v29 - 1.0f - v14);
                t81[i * 24 + j * 4 + k] = v11 + v25 * eps22[i * 18 + j * 3 + k];
            }
        }
        t36[i] = t36_sum;
    }
}

// places.vae:6  sampling and KL
// places.vae:17  sampling and KL
// kernel 3, train: loop over rows of [3, 2, 1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t16 = s->arena + 2182; // [n, 3, 2, 1] in rows of 8
    const vae_real *t19 = s->arena + 2183; // [n, 3, 2, 1] in rows of 8
    vae_real *t39 = s->arena + 5584; // [n, 6]
    const vae_real *eps37 = s->arena + 5648; // [n, 6]
    vae_real *z41 = s->arena + 5520; // [n, 6]
    vae_real *t77 = s->arena + 6160; // [n, 1]
    vae_real *t82 = s->arena + 3811; // [n, 3, 2, 1] in rows of 4
    for (size_t i = begin; i < end; i++) {
        vae_real t77_sum = 0.0f;
        VAE_SIMD_SUM(t77_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v20 = t19[i * 48 + j * 8];
            const vae_real v39 = vae_exp(0.5f * v20);
            t39[i * 6 + j] = v39;
            const vae_real v41 = t16[i * 48 + j * 8] + v39 * eps37[i * 6 + j];
            z41[i * 6 + j] = v41;
            const vae_real v48 = (-0.5f) * (eps37[i * 6 + j] * eps37[i * 6 + j] + v20 + 1.83787707f);
            t77_sum += v48;
            t82[i * 24 + j * 4] = v41;
        }
        t77[i] = t77_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   t52: [1]
//   t51: [2]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t52,
    const vae_real *t51) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t52_sum = -VAE_INFINITY;
    VAE_SIMD_MAX(t52_sum)
    for (size_t j = 0; j < 2; j++) {
        t52_sum = vae_max(t52_sum, t51[j]);
    }
    t52[0] = t52_sum;
}

// places.vae:6  sampling and KL
// kernel 5, train: loop over [2]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t51 = s->param + 208; // [2]
    const vae_real *t52 = s->arena + 6288; // [1]
    vae_real *t54 = s->arena + 6272; // [2]
    vae_real *t55 = s->arena + 6256; // [1]
    vae_real t55_sum = 0.0f;
    VAE_SIMD_SUM(t55_sum)
    for (size_t j = 0; j < 2; j++) {
        const vae_real v54 = vae_exp(t51[j] - t52[0]);
        t54[j] = v54;
        t55_sum += v54;
    }
    t55[0] = t55_sum;
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t55: [1]
//   t57: [1]
//   t52: [1]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t55,
    vae_real *t57, const vae_real *t52) {
    (void)s;
    (void)tile, (void)scratch;
    t57[0] = vae_log(t55[0]) + t52[0];
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t58: [2]
//   t51: [2]
//   t57: [1]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t58,
    const vae_real *t51, const vae_real *t57) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        t58[j] = t51[j] - t57[0];
    }
}

// places.vae:6  sampling and KL
// kernel 8, train: loop over rows of [2, 6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t60 = s->arena + 5072; // [n, 2, 6]
    const vae_real *z41 = s->arena + 5520; // [n, 1, 6]
    const vae_real *mean49 = s->param + 176; // [2, 6]
    vae_real *t61 = s->arena + 4960; // [n, 2, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v60 = z41[i * 6 + k] - mean49[j * 6 + k];
                t60[i * 12 + j * 6 + k] = v60;
                t61[i * 12 + j * 6 + k] = v60 * v60;
            }
        }
    }
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   logvar50: [2, 6]
//   t63: [2, 6]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar50, vae_real *t63) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        t63[j] = vae_exp(-logvar50[j]);
    }
}

// places.vae:6  sampling and KL
// kernel 9, train: loop over [2, 6]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->param + 192, s->arena + 6208);
}

// places.vae:6  sampling and KL
// kernel 10, train: loop over rows of [2, 6]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t61 = s->arena + 4960; // [n, 2, 6]
    const vae_real *t63 = s->arena + 6208; // [2, 6]
    const vae_real *logvar50 = s->param + 192; // [2, 6]
    vae_real *t68 = s->arena + 5920; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t68_sum = 0.0f;
            VAE_SIMD_SUM(t68_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v65 = t61[i * 12 + j * 6 + k] * t63[j * 6 + k] + logvar50[j * 6 + k];
                t68_sum += (-0.5f) * (v65 + 1.83787707f);
            }
            t68[i * 2 + j] = t68_sum;
        }
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t70: [n, 2]
//   t68: [n, 2]
//   t58: [2]
//   t71: [n, 1]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t70,
    const vae_real *t68, const vae_real *t58, vae_real *t71) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t71_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v70 = t68[i * 2 + j] + t58[j];
            t70[i * 2 + j] = v70;
            t71_sum = vae_max(t71_sum, v70);
        }
        t71[i] = t71_sum;
    }
}

// places.vae:6  sampling and KL
// kernel 12, train: loop over rows of [2]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t70 = s->arena + 5888; // [n, 2]
    const vae_real *t71 = s->arena + 6192; // [n, 1]
    vae_real *t73 = s->arena + 5856; // [n, 2]
    vae_real *t74 = s->arena + 6176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t74_sum = 0.0f;
        VAE_SIMD_SUM(t74_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v73 = vae_exp(t70[i * 2 + j] - t71[i]);
            t73[i * 2 + j] = v73;
            t74_sum += v73;
        }
        t74[i] = t74_sum;
    }
}

// places.vae:6  sampling and KL
// places.vae:6  gradient of sampling and KL
// kernel 13, train: loop over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t74 = s->arena + 6176; // [n, 1]
    const vae_real *t71 = s->arena + 6192; // [n, 1]
    const vae_real *t77 = s->arena + 6160; // [n, 1]
    vae_real *t80 = s->arena + 6144; // [n, 1]
    const vae_real *t36 = s->arena + 6304; // [n, 1]
    vae_real *d130 = s->arena + 6032; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c107 = beta * inv_n;
    const vae_real c129 = -c107;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t80[i] = t36[i] - (vae_log(t74[i]) + t71[i] - t77[i]);
        d130[i] = c129 / t74[i];
    }
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   z83: [n, 3, 2, 4]
//   w84: [2, 2, 3, 4]
//   h88: [n, 6, 4, 3]
//   b86: [3]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *z83,
    const vae_real *w84, vae_real *h88, const vae_real *b86) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    static const VaeConv conv85 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 3, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv_t(&conv85, (int)(end - begin), z83 + begin * 24, w84, h88 + begin * 72, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v85 = h88[i * 72 + j * 3 + k];
                h88[i * 72 + j * 3 + k] = vae_tanh(v85 + b86[k]);
            }
        }
    }
}

// places.vae:14  conv(2)
// places.vae:17  likelihood = bernoulli
// places.vae:17  gradient of likelihood = bernoulli
// places.vae:17  gradient of conv(2)
// kernel 15, train: product by panels over rows of [6, 4, 2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *h88 = s->arena + 656; // [n, 6, 4, 3]
    const vae_real *w89 = s->param + 288; // [3, 3, 3, 2]
    vae_real *d110 = s->arena + 1744; // [n, 48]
    const vae_real *b91 = s->param + 352; // [2]
    const vae_real *x0 = s->arena + 2608; // [n, 48]
    vae_real *t98 = s->arena + 6128; // [n, 1]
    vae_real *d112 = s->arena + 5824; // [n, 1, 1, 2]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv90 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 6, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 2
    };
    vae_conv(&conv90, (int)(end - begin), h88 + begin * 72, w89, d110 + begin * 48, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d112[i * 2 + k] = 0.0f;
        }
        vae_real t98_sum = 0.0f;
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD_SUM(t98_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v90 = d110[i * 48 + j * 2 + k];
                const vae_real v92 = v90 + b91[k];
                t98_sum += vae_softplus(v92) - x0[i * 48 + j * 2 + k] * v92;
                const vae_real v110 = inv_n * (vae_sigmoid(v92) - x0[i * 48 + j * 2 + k]);
                d110[i * 48 + j * 2 + k] = v110;
                d112[i * 2 + k] += v110;
            }
        }
        t98[i] = t98_sum;
    }
}

// kernel 16, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t100 = s->arena + 6112; // [1]
    const vae_real *t98 = s->arena + 6128; // [n, 1]
    vae_real *t102 = s->arena + 6080; // [1]
    const vae_real *t80 = s->arena + 6144; // [n, 1]
    vae_real t100_sum = 0.0f;
    vae_real t102_sum = 0.0f;
    VAE_SIMD_SUM(t100_sum, t102_sum)
    for (size_t i = 0; i < rows; i++) {
        t100_sum += t98[i];
        t102_sum += t80[i];
    }
    t100[0] = t100_sum;
    t102[0] = t102_sum;
}

// kernel 17, train: loop over [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t101 = s->arena + 6096; // [1]
    const vae_real *t100 = s->arena + 6112; // [1]
    vae_real *t103 = s->arena + 6064; // [1]
    const vae_real *t102 = s->arena + 6080; // [1]
    vae_real *t106 = s->arena + 6048; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v101 = t100[0] * inv_n;
    t101[0] = v101;
    const vae_real v103 = t102[0] * inv_n;
    t103[0] = v103;
    t106[0] = v101 + beta * v103;
}

// places.vae:17  gradient of conv(2)
// kernel 18, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param113 = s->grad + 352; // [1, 1, 2]
    const vae_real *d112 = s->arena + 5824; // [n, 1, 1, 2]
    for (size_t j = 0; j < 2; j++) {
        d_param113[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param113[j] += d112[i * 2 + j];
        }
    }
}

// places.vae:14  gradient of conv(2)
// kernel 19, train: weight gradient over [3, 3, 3, 2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h88 = s->arena + 656; // [n, 6, 4, 3]
    const vae_real *d110 = s->arena + 1744; // [n, 6, 4, 2]
    vae_real *d_param115 = s->grad + 288; // [3, 3, 3, 2]
    static const VaeConv conv115 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 6, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 2
    };
    vae_conv_w(&conv115, s->n, h88, d110, d_param115, tile, scratch);
}

// places.vae:14  gradient of conv(2)
// places.vae:13  gradient of tanh
// places.vae:13  gradient of deconv(3, kernel=2, stride=2)
// kernel 20, train: product by panels over rows of [6, 4, 3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *d110 = s->arena + 1744; // [n, 6, 4, 2]
    const vae_real *w89 = s->param + 288; // [3, 3, 3, 2]
    vae_real *d119 = s->arena + 0; // [n, 6, 4, 3]
    const vae_real *h88 = s->arena + 656; // [n, 6, 4, 3]
    vae_real *d120 = s->arena + 5792; // [n, 1, 1, 3]
    static const VaeConv conv116 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 6, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 2
    };
    vae_conv_t(&conv116, (int)(end - begin), d110 + begin * 48, w89, d119 + begin * 72, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d120[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v116 = d119[i * 72 + j * 3 + k];
                const vae_real v119 = v116 * (1.0f - h88[i * 72 + j * 3 + k] * h88[i * 72 + j * 3 + k]);
                d119[i * 72 + j * 3 + k] = v119;
                d120[i * 3 + k] += v119;
            }
        }
    }
}

// places.vae:13  gradient of deconv(3, kernel=2, stride=2)
// kernel 21, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param121 = s->grad + 272; // [1, 1, 3]
    const vae_real *d120 = s->arena + 5792; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param121[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param121[j] += d120[i * 3 + j];
        }
    }
}

// places.vae:13  gradient of deconv(3, kernel=2, stride=2)
// kernel 22, train: weight gradient over [2, 2, 3, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d119 = s->arena + 0; // [n, 6, 4, 3]
    const vae_real *z83 = s->arena + 3808; // [n, 3, 2, 4]
    vae_real *d_param123 = s->grad + 224; // [2, 2, 3, 4]
    static const VaeConv conv123 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 3, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv_w(&conv123, s->n, d119, z83, d_param123, tile, scratch);
}

// places.vae:13  gradient of deconv(3, kernel=2, stride=2)
// kernel 23, train: product by panels over rows of [3, 2, 4]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d119 = s->arena + 0; // [n, 6, 4, 3]
    const vae_real *w84 = s->param + 224; // [2, 2, 3, 4]
    vae_real *d124 = s->arena + 3584; // [n, 3, 2, 4]
    static const VaeConv conv124 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 3, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv(&conv124, (int)(end - begin), d119 + begin * 72, w84, d124 + begin * 24, scratch);
}

// kernel 24, train: loop over rows of [3, 2, 1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t127 = s->arena + 5456; // [n, 3, 2, 1]
    const vae_real *d126 = s->arena + 3587; // [n, 3, 2, 1] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t127[i * 6 + j] = d126[i * 24 + j * 4];
        }
    }
}

// places.vae:6  gradient of sampling and KL
// kernel 25, train: loop over rows of [2]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *d131 = s->arena + 5760; // [n, 2]
    const vae_real *d130 = s->arena + 6032; // [n, 1]
    const vae_real *t73 = s->arena + 5856; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d131[i * 2 + j] = d130[i] * t73[i * 2 + j];
        }
    }
}

// places.vae:6  gradient of sampling and KL
// kernel 26, train: sum over the batch over rows of [2]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d132 = s->arena + 6016; // [2]
    const vae_real *d131 = s->arena + 5760; // [n, 2]
    for (size_t j = 0; j < 2; j++) {
        d132[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d132[j] += d131[i * 2 + j];
        }
    }
}

// places.vae:6  gradient of sampling and KL
// kernel 27, train: loop over rows of [2, 6]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d131 = s->arena + 5760; // [n, 2, 1]
    vae_real *d135 = s->arena + 4848; // [n, 2, 6]
    const vae_real *t63 = s->arena + 6208; // [2, 6]
    vae_real *d143 = s->arena + 4736; // [n, 2, 6]
    const vae_real *t60 = s->arena + 5072; // [n, 2, 6]
    vae_real *d145 = s->arena + 5392; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d145[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v135 = (-0.5f) * d131[i * 2 + j];
                d135[i * 12 + j * 6 + k] = v135;
                const vae_real v143 = 2.0f * (v135 * t63[j * 6 + k]) * t60[i * 12 + j * 6 + k];
                d143[i * 12 + j * 6 + k] = v143;
                d145[i * 6 + k] += v143;
            }
        }
    }
}

// places.vae:6  gradient of sampling and KL
// kernel 28, train: sum over the batch over rows of [2, 6]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d136 = s->arena + 6000; // [2, 6]
    const vae_real *d135 = s->arena + 4848; // [n, 2, 6]
    const vae_real *t61 = s->arena + 4960; // [n, 2, 6]
    vae_real *d139 = s->arena + 5984; // [2, 6]
    const vae_real *d143 = s->arena + 4736; // [n, 2, 6]
    vae_real *d_param146 = s->grad + 176; // [2, 6]
    for (size_t j = 0; j < 12; j++) {
        d136[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d139[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d_param146[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d136[j] += d135[i * 12 + j];
            d139[j] += d135[i * 12 + j] * t61[i * 12 + j];
            d_param146[j] += -d143[i * 12 + j];
        }
    }
}

// places.vae:6  gradient of sampling and KL
// kernel 29, train: loop over [2, 6]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d139 = s->arena + 5984; // [2, 6]
    const vae_real *t63 = s->arena + 6208; // [2, 6]
    vae_real *d_param141 = s->grad + 192; // [2, 6]
    const vae_real *d136 = s->arena + 6000; // [2, 6]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param141[j] = d136[j] - d139[j] * t63[j];
    }
}

// places.vae:6  gradient of sampling and KL
// kernel 30, train: loop over rows of [6]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *d148 = s->arena + 5328; // [n, 6]
    const vae_real *t127 = s->arena + 5456; // [n, 6]
    const vae_real *d145 = s->arena + 5392; // [n, 6]
    const vae_real *eps37 = s->arena + 5648; // [n, 6]
    const vae_real *t39 = s->arena + 5584; // [n, 6]
    vae_real *d158 = s->arena + 5264; // [n, 6]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c107 = beta * inv_n;
    const vae_real c154 = (-0.5f) * c107;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v148 = t127[i * 6 + j] + d145[i * 6 + j];
            d148[i * 6 + j] = v148;
            d158[i * 6 + j] = c154 + 0.5f * (v148 * eps37[i * 6 + j] * t39[i * 6 + j]);
        }
    }
}

// places.vae:6  gradient of sampling and KL
// kernel 31, train: loop over [2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d132 = s->arena + 6016; // [2]
    vae_real *d150 = s->arena + 5968; // [1]
    vae_real d150_sum = 0.0f;
    VAE_SIMD_SUM(d150_sum)
    for (size_t j = 0; j < 2; j++) {
        d150_sum += -d132[j];
    }
    d150[0] = d150_sum;
}

// places.vae:6  gradient of sampling and KL
// kernel 32, train: loop over [1]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d151 = s->arena + 5952; // [1]
    const vae_real *d150 = s->arena + 5968; // [1]
    const vae_real *t55 = s->arena + 6256; // [1]
    d151[0] = d150[0] / t55[0];
}

// places.vae:6  gradient of sampling and KL
// kernel 33, train: loop over [2]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d151 = s->arena + 5952; // [1]
    const vae_real *t54 = s->arena + 6272; // [2]
    vae_real *d_param153 = s->grad + 208; // [2]
    const vae_real *d132 = s->arena + 6016; // [2]
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        d_param153[j] = d132[j] + d151[0] * t54[j];
    }
}

// places.vae:5  gradient of sampling and KL
// kernel 34, train: loop over rows of [3, 2, 3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d125 = s->arena + 3584; // [n, 3, 2, 3] in rows of 4
    const vae_real *t29 = s->arena + 4032; // [n, 18]
    const vae_real *mean12 = s->arena + 4560; // [n, 18]
    const vae_real *eps22 = s->arena + 4384; // [n, 18]
    const vae_real *t25 = s->arena + 4208; // [n, 18]
    vae_real *t174 = s->arena + 1312; // [n, 3, 2, 3] in rows of 8
    vae_real *t175 = s->arena + 1315; // [n, 3, 2, 3] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c107 = beta * inv_n;
    const vae_real c161 = 0.5f * c107;
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v159 = d125[i * 24 + j * 4 + k];
                const vae_real v167 = v159 * eps22[i * 18 + j * 3 + k] * t25[i * 18 + j * 3 + k];
                t174[i * 48 + j * 8 + k] = c107 * mean12[i * 18 + j * 3 + k] + v159;
                t175[i * 48 + j * 8 + k] = c161 * t29[i * 18 + j * 3 + k] - c161 + 0.5f * v167;
            }
        }
    }
}

// What kernel 35 of train and 1 other do, each with buffers of its own:
//   t176: [n, 3, 2, 1] in rows of 8
//   d148: [n, 3, 2, 1]
VAE_SHARED_1(like_train_k35, const VaeState *s, int tile, vae_real *scratch, vae_real *t176,
    const vae_real *d148) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t176[i * 48 + j * 8] = d148[i * 6 + j];
        }
    }
}

// places.vae:5  gradient of posterior heads (added by the compiler)
// kernel 37, train: loop over rows of [3, 2, 8]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *d179 = s->arena + 5184; // [n, 1, 1, 8]
    const vae_real *d178 = s->arena + 1312; // [n, 3, 2, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d179[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d179[i * 8 + k] += d178[i * 48 + j * 8 + k];
            }
        }
    }
}

// places.vae:5  gradient of posterior heads (added by the compiler)
// kernel 38, train: sum over the batch over rows of [1, 1, 8]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param180 = s->grad + 160; // [1, 1, 8]
    const vae_real *d179 = s->arena + 5184; // [n, 1, 1, 8]
    for (size_t j = 0; j < 8; j++) {
        d_param180[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param180[j] += d179[i * 8 + j];
        }
    }
}

// places.vae:5  gradient of posterior heads (added by the compiler)
// kernel 39, train: weight gradient over [5, 8]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h5 = s->arena + 3312; // [n, 3, 2, 5]
    const vae_real *d178 = s->arena + 1312; // [n, 3, 2, 8]
    vae_real *d_param182 = s->grad + 112; // [5, 8]
    vae_gemm_tn(5, 8, s->n * 6, h5, 5, d178, 8, d_param182, 8);
}

// places.vae:5  gradient of posterior heads (added by the compiler)
// places.vae:9  gradient of tanh
// places.vae:9  gradient of conv(5, stride=2)
// kernel 40, train: product by panels over rows of [3, 2, 5]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d178 = s->arena + 1312; // [n, 3, 2, 8]
    const vae_real *w6 = s->param + 112; // [5, 8]
    vae_real *d186 = s->arena + 3040; // [n, 3, 2, 5]
    const vae_real *h5 = s->arena + 3312; // [n, 3, 2, 5]
    vae_real *d187 = s->arena + 5712; // [n, 1, 1, 5]
    vae_gemm_nt((int)(end - begin) * 6, 5, 8, d178 + begin * 48, 8, w6, 8, d186 + begin * 30, 5);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            d187[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v183 = d186[i * 30 + j * 5 + k];
                const vae_real v186 = v183 * (1.0f - h5[i * 30 + j * 5 + k] * h5[i * 30 + j * 5 + k]);
                d186[i * 30 + j * 5 + k] = v186;
                d187[i * 5 + k] += v186;
            }
        }
    }
}

// places.vae:9  gradient of conv(5, stride=2)
// kernel 41, train: sum over the batch over rows of [1, 1, 5]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param188 = s->grad + 96; // [1, 1, 5]
    const vae_real *d187 = s->arena + 5712; // [n, 1, 1, 5]
    for (size_t j = 0; j < 5; j++) {
        d_param188[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d_param188[j] += d187[i * 5 + j];
        }
    }
}

// places.vae:9  gradient of conv(5, stride=2)
// kernel 42, train: weight gradient over [3, 3, 2, 5]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 2608; // [n, 6, 4, 2]
    const vae_real *d186 = s->arena + 3040; // [n, 3, 2, 5]
    vae_real *d_param190 = s->grad + 0; // [3, 3, 2, 5]
    static const VaeConv conv190 = {
        .height = 6, .width = 4, .channels = 2,
        .out_height = 3, .out_width = 2, .out_channels = 5,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 5
    };
    vae_conv_w(&conv190, s->n, x0, d186, d_param190, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:9  conv(5, stride=2)
    // places.vae:9  tanh
    // kernel 0, train: product by panels over rows of [3, 2, 5]
    like_train_k0(s, tile, scratch, s->arena + 2608, s->param + 0, s->arena + 3312, s->param + 96);
    // places.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [3, 2, 8]
    like_train_k1(s, tile, scratch, s->arena + 3312, s->param + 112, s->arena + 2176,
        s->param + 160);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:6  sampling and KL
    // kernel 4, train: loop over [2]
    like_train_k4(s, tile, scratch, s->arena + 6288, s->param + 208);
    train_k5(s, tile, scratch);
    // places.vae:6  sampling and KL
    // kernel 6, train: loop over [1]
    like_train_k6(s, tile, scratch, s->arena + 6256, s->arena + 6240, s->arena + 6288);
    // places.vae:6  sampling and KL
    // kernel 7, train: loop over [2]
    like_train_k7(s, tile, scratch, s->arena + 6224, s->param + 208, s->arena + 6240);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:13  deconv(3, kernel=2, stride=2)
    // places.vae:13  tanh
    // kernel 14, train: product by panels over rows of [6, 4, 3]
    like_train_k14(s, tile, scratch, s->arena + 3808, s->param + 224, s->arena + 656,
        s->param + 272);
    train_k15(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    // places.vae:6  sampling and KL
    // kernel 11, train: loop over rows of [2]
    like_train_k11(s, tile, scratch, s->arena + 5888, s->arena + 5920, s->arena + 6224,
        s->arena + 6192);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k34(s, tile, scratch);
    // kernel 35, train: loop over rows of [3, 2, 1]
    like_train_k35(s, tile, scratch, s->arena + 1318, s->arena + 5328);
    // kernel 36, train: loop over rows of [3, 2, 1]
    like_train_k35(s, tile, scratch, s->arena + 1319, s->arena + 5264);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k9, 1, {0}},
        {train_u1, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u4, (s->n + 1) / 2, {0}},
        {train_u3, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u10, 1, {0}},
        {train_k19, 1, {0}},
        {train_k22, 1, {0}},
        {train_k21, 1, {0}},
        {train_k18, 1, {0}},
        {train_u5, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_k42, 1, {0}},
        {train_k39, 1, {0}}}, 2);
}

// places.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [3, 2, 3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t10 = s->arena + 656; // [n, 3, 2, 3] in rows of 8
    const vae_real *t13 = s->arena + 659; // [n, 3, 2, 3] in rows of 8
    const vae_real *eps22 = s->arena + 2192; // [n, 18]
    vae_real *t41 = s->arena + 2016; // [n, 18]
    vae_real *t43 = s->arena + 2784; // [n, 1]
    vae_real *t46 = s->arena + 2768; // [n, 1]
    vae_real *t90 = s->arena + 1792; // [n, 3, 2, 3] in rows of 4
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        vae_real t46_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t43_sum, t46_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v11 = t10[i * 48 + j * 8 + k];
                const vae_real v14 = t13[i * 48 + j * 8 + k];
                const vae_real v27 = v11 + vae_exp(0.5f * v14) * eps22[i * 18 + j * 3 + k];
                const vae_real v30 = eps22[i * 18 + j * 3 + k] * eps22[i * 18 + j * 3 + k] + v14;
                const vae_real v41 = 0.5f * (v11 * v11 + vae_exp(v14) - 1.0f - v14);
                t41[i * 18 + j * 3 + k] = v41;
                t43_sum += v41;
                const vae_real v45 = (-0.5f) * (v27 * v27 + 1.83787707f - (v30 + 1.83787707f));
                t46_sum += v45;
                t90[i * 24 + j * 4 + k] = v27;
            }
        }
        t43[i] = t43_sum;
        t46[i] = t46_sum;
    }
}

// places.vae:6  sampling and KL
// places.vae:17  sampling and KL
// kernel 3, eval: loop over rows of [3, 2, 1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t16 = s->arena + 662; // [n, 3, 2, 1] in rows of 8
    const vae_real *t19 = s->arena + 663; // [n, 3, 2, 1] in rows of 8
    const vae_real *eps47 = s->arena + 2432; // [n, 6]
    vae_real *z51 = s->arena + 2368; // [n, 6]
    vae_real *t84 = s->arena + 2640; // [n, 1]
    vae_real *t91 = s->arena + 1795; // [n, 3, 2, 1] in rows of 4
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t84_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v20 = t19[i * 48 + j * 8];
            const vae_real v51 = t16[i * 48 + j * 8] + vae_exp(0.5f * v20) * eps47[i * 6 + j];
            z51[i * 6 + j] = v51;
            const vae_real v55 = (-0.5f) * (eps47[i * 6 + j] * eps47[i * 6 + j] + v20 + 1.83787707f);
            t84_sum += v55;
            t91[i * 24 + j * 4] = v51;
        }
        t84[i] = t84_sum;
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   t58: [2]
//   t59: [1]
//   t62: [1]
VAE_SHARED_1(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t58,
    const vae_real *t59, vae_real *t62) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t62_sum = 0.0f;
    VAE_SIMD_SUM(t62_sum)
    for (size_t j = 0; j < 2; j++) {
        t62_sum += vae_exp(t58[j] - t59[0]);
    }
    t62[0] = t62_sum;
}

// places.vae:6  sampling and KL
// kernel 8, eval: loop over [2, 6]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->param + 192, s->arena + 2688);
}

// places.vae:6  sampling and KL
// kernel 9, eval: loop over rows of [2, 6]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *z51 = s->arena + 2368; // [n, 1, 6]
    const vae_real *mean56 = s->param + 176; // [2, 6]
    const vae_real *t70 = s->arena + 2688; // [2, 6]
    const vae_real *logvar57 = s->param + 192; // [2, 6]
    vae_real *t75 = s->arena + 2528; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t75_sum = 0.0f;
            VAE_SIMD_SUM(t75_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v67 = z51[i * 6 + k] - mean56[j * 6 + k];
                const vae_real v73 = v67 * v67 * t70[j * 6 + k] + logvar57[j * 6 + k] + 1.83787707f;
                t75_sum += (-0.5f) * v73;
            }
            t75[i * 2 + j] = t75_sum;
        }
    }
}

// places.vae:6  sampling and KL
// kernel 11, eval: loop over rows of [2]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t77 = s->arena + 2496; // [n, 2]
    const vae_real *t78 = s->arena + 2672; // [n, 1]
    vae_real *t81 = s->arena + 2656; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = 0.0f;
        VAE_SIMD_SUM(t81_sum)
        for (size_t j = 0; j < 2; j++) {
            t81_sum += vae_exp(t77[i * 2 + j] - t78[i]);
        }
        t81[i] = t81_sum;
    }
}

// places.vae:6  sampling and KL
// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t81 = s->arena + 2656; // [n, 1]
    const vae_real *t78 = s->arena + 2672; // [n, 1]
    const vae_real *t84 = s->arena + 2640; // [n, 1]
    vae_real *t86 = s->arena + 2624; // [n, 1]
    vae_real *t88 = s->arena + 2608; // [n, 1]
    const vae_real *t43 = s->arena + 2784; // [n, 1]
    vae_real *t89 = s->arena + 2592; // [n, 1]
    const vae_real *t46 = s->arena + 2768; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v85 = vae_log(t81[i]) + t78[i] - t84[i];
        t86[i] = -v85;
        t88[i] = t43[i] - v85;
        t89[i] = t46[i] + v85;
    }
}

// places.vae:14  conv(2)
// places.vae:17  likelihood = bernoulli
// kernel 14, eval: product by panels over rows of [6, 4, 2]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *h97 = s->arena + 0; // [n, 6, 4, 3]
    const vae_real *w98 = s->param + 288; // [3, 3, 3, 2]
    vae_real *t99 = scratch + 288; // [end - begin, 6, 4, 2]
    const vae_real *b100 = s->param + 352; // [2]
    const vae_real *x0 = s->arena + 1088; // [n, 48]
    vae_real *t107 = s->arena + 2576; // [n, 1]
    static const VaeConv conv99 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 6, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 2
    };
    vae_conv(&conv99, (int)(end - begin), h97 + begin * 72, w98, t99, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t107_sum = 0.0f;
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD_SUM(t107_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v99 = t99[(i - begin) * 48 + j * 2 + k];
                const vae_real v101 = v99 + b100[k];
                t107_sum += vae_softplus(v101) - x0[i * 48 + j * 2 + k] * v101;
            }
        }
        t107[i] = t107_sum;
    }
}

// kernel 15, eval: loop over rows of [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t108 = s->arena + 2560; // [n, 1]
    const vae_real *t89 = s->arena + 2592; // [n, 1]
    const vae_real *t107 = s->arena + 2576; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t108[i] = t89[i] - t107[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:9  conv(5, stride=2)
    // places.vae:9  tanh
    // kernel 0, eval: product by panels over rows of [3, 2, 5]
    like_train_k0(s, tile, scratch, s->arena + 1088, s->param + 0, s->arena + 1520, s->param + 96);
    // places.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [3, 2, 8]
    like_train_k1(s, tile, scratch, s->arena + 1520, s->param + 112, s->arena + 656, s->param + 160);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:6  sampling and KL
    // kernel 4, eval: loop over [2]
    like_train_k4(s, tile, scratch, s->arena + 2752, s->param + 208);
    // places.vae:6  sampling and KL
    // kernel 5, eval: loop over [2]
    like_eval_k5(s, tile, scratch, s->param + 208, s->arena + 2752, s->arena + 2736);
    // places.vae:6  sampling and KL
    // kernel 6, eval: loop over [1]
    like_train_k6(s, tile, scratch, s->arena + 2736, s->arena + 2720, s->arena + 2752);
    // places.vae:6  sampling and KL
    // kernel 7, eval: loop over [2]
    like_train_k7(s, tile, scratch, s->arena + 2704, s->param + 208, s->arena + 2720);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:13  deconv(3, kernel=2, stride=2)
    // places.vae:13  tanh
    // kernel 13, eval: product by panels over rows of [6, 4, 3]
    like_train_k14(s, tile, scratch, s->arena + 1792, s->param + 224, s->arena + 0, s->param + 272);
    eval_k14(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    eval_k9(s, tile, scratch);
    // places.vae:6  sampling and KL
    // kernel 10, eval: loop over rows of [2]
    like_train_k11(s, tile, scratch, s->arena + 2496, s->arena + 2528, s->arena + 2704,
        s->arena + 2672);
    eval_k11(s, tile, scratch);
    eval_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k8, 1, {0}},
        {eval_u1, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {eval_u4, (s->n + 1) / 2, {0}},
        {eval_u3, 1, {0}}}, 2);
    vae_run_one(me, s, eval_k15, 1);
}

// kernel 2, encode: loop over rows of [3, 2, 3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t11 = s->arena + 1312; // [n, 3, 2, 3]
    const vae_real *t10 = s->arena + 0; // [n, 3, 2, 3] in rows of 8
    vae_real *t14 = s->arena + 1136; // [n, 3, 2, 3]
    const vae_real *t13 = s->arena + 3; // [n, 3, 2, 3] in rows of 8
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t11[i * 18 + j * 3 + k] = t10[i * 48 + j * 8 + k];
                t14[i * 18 + j * 3 + k] = t13[i * 48 + j * 8 + k];
            }
        }
    }
}

// kernel 3, encode: loop over rows of [3, 2, 1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t17 = s->arena + 1552; // [n, 3, 2, 1]
    const vae_real *t16 = s->arena + 6; // [n, 3, 2, 1] in rows of 8
    vae_real *t20 = s->arena + 1488; // [n, 3, 2, 1]
    const vae_real *t19 = s->arena + 7; // [n, 3, 2, 1] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t17[i * 6 + j] = t16[i * 48 + j * 8];
            t20[i * 6 + j] = t19[i * 48 + j * 8];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:9  conv(5, stride=2)
    // places.vae:9  tanh
    // kernel 0, encode: product by panels over rows of [3, 2, 5]
    like_train_k0(s, tile, scratch, s->arena + 432, s->param + 0, s->arena + 864, s->param + 96);
    // places.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [3, 2, 8]
    like_train_k1(s, tile, scratch, s->arena + 864, s->param + 112, s->arena + 0, s->param + 160);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// kernel 0, decode: loop over rows of [3, 2, 3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t4 = s->arena + 1520; // [n, 3, 2, 3] in rows of 4
    const vae_real *z0 = s->arena + 1744; // [n, 3, 2, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t4[i * 24 + j * 4 + k] = z0[i * 18 + j * 3 + k];
            }
        }
    }
}

// kernel 1, decode: loop over rows of [3, 2, 1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t5 = s->arena + 1523; // [n, 3, 2, 1] in rows of 4
    const vae_real *z2 = s->arena + 1920; // [n, 3, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t5[i * 24 + j * 4] = z2[i * 6 + j];
        }
    }
}

// places.vae:14  conv(2)
// places.vae:17  likelihood = bernoulli
// kernel 3, decode: product by panels over rows of [6, 4, 2]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *h11 = s->arena + 0; // [n, 6, 4, 3]
    const vae_real *w12 = s->param + 288; // [3, 3, 3, 2]
    vae_real *t17 = s->arena + 1088; // [n, 48]
    const vae_real *b14 = s->param + 352; // [2]
    vae_real *t18 = s->arena + 656; // [n, 48]
    static const VaeConv conv13 = {
        .height = 6, .width = 4, .channels = 3,
        .out_height = 6, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 2
    };
    vae_conv(&conv13, (int)(end - begin), h11 + begin * 72, w12, t17 + begin * 48, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v13 = t17[i * 48 + j * 2 + k];
                const vae_real v17 = vae_sigmoid(v13 + b14[k]);
                t17[i * 48 + j * 2 + k] = v17;
                t18[i * 48 + j * 2 + k] = v17;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // places.vae:13  deconv(3, kernel=2, stride=2)
    // places.vae:13  tanh
    // kernel 2, decode: product by panels over rows of [6, 4, 3]
    like_train_k14(s, tile, scratch, s->arena + 1520, s->param + 224, s->arena + 0, s->param + 272);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
    vae_run_one(me, s, decode_u1, (s->n + 1) / 2);
}

// kernel 4, prior: loop over rows of [2]
VAE_KERNEL void prior_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *u11 = s->arena + 544; // [n, 2]
    vae_real *t15 = s->arena + 512; // [n, 2]
    const vae_real *t10 = s->arena + 608; // [2]
    vae_real *t16 = s->arena + 592; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t16_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t16_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v15 = t10[j] - vae_log(-vae_log(u11[i * 2 + j]));
            t15[i * 2 + j] = v15;
            t16_sum = vae_max(t16_sum, v15);
        }
        t16[i] = t16_sum;
    }
}

// kernel 5, prior: loop over rows of [2]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t16 = s->arena + 592; // [n, 1]
    const vae_real *t15 = s->arena + 512; // [n, 2]
    vae_real *t20 = s->arena + 480; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t20[i * 2 + j] = 1.0f - vae_step(t16[i] - t15[i * 2 + j]);
        }
    }
}

// kernel 6, prior: loop over [2, 6]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *logvar2 = s->param + 192; // [2, 6]
    vae_real *t26 = s->arena + 576; // [2, 6]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        t26[j] = vae_exp(0.5f * logvar2[j]);
    }
}

// kernel 7, prior: loop over rows of [2, 6]
VAE_KERNEL void prior_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t26 = s->arena + 576; // [2, 6]
    const vae_real *eps22 = s->arena + 416; // [n, 1, 6]
    const vae_real *mean1 = s->param + 176; // [2, 6]
    const vae_real *t20 = s->arena + 480; // [n, 2, 1]
    vae_real *t30 = s->arena + 352; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            t30[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v29 = t20[i * 2 + j] * (mean1[j * 6 + k] + t26[j * 6 + k] * eps22[i * 6 + k]);
                t30[i * 6 + k] += v29;
            }
        }
    }
}

// places.vae:5  z.prior
// kernel 8, prior: loop over rows of [18]
VAE_KERNEL void prior_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t32 = s->arena + 0; // [n, 18]
    const vae_real *eps0 = s->arena + 176; // [n, 18]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            t32[i * 18 + j] = eps0[i * 18 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: loop over [2]
    like_train_k4(s, tile, scratch, s->arena + 656, s->param + 208);
    // kernel 1, prior: loop over [2]
    like_eval_k5(s, tile, scratch, s->param + 208, s->arena + 656, s->arena + 640);
    // kernel 2, prior: loop over [1]
    like_train_k6(s, tile, scratch, s->arena + 640, s->arena + 624, s->arena + 656);
    // kernel 3, prior: loop over [2]
    like_train_k7(s, tile, scratch, s->arena + 608, s->param + 208, s->arena + 624);
    prior_k4(s, tile, scratch);
    prior_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {prior_k8, 1, {0}},
        {prior_u0, 1, {0}},
        {prior_k6, 1, {0}}}, 3);
    vae_run_one(me, s, prior_k7, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2608, 48}, // [n, 6, 4, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 4384, 18}, // [n, 18]
    {"y.eps", VAE_IN_NORMAL, 1, 5648, 6}, // [n, 6]
    {"loss", VAE_OUT_SCALAR, 0, 6048, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 6096, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 6064, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1088, 48}, // [n, 6, 4, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 2192, 18}, // [n, 18]
    {"y.eps", VAE_IN_NORMAL, 1, 2432, 6}, // [n, 6]
    {"reconstruction", VAE_OUT_ROW, 0, 2576, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2608, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2560, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 2016, 18}, // [n, 18]
    {"y.kl", VAE_OUT_ROW, 0, 2624, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 432, 48}, // [n, 6, 4, 2]
    {"z.mean", VAE_OUT_ROW, 0, 1312, 18}, // [n, 18]
    {"z.logvar", VAE_OUT_ROW, 0, 1136, 18}, // [n, 18]
    {"y.mean", VAE_OUT_ROW, 0, 1552, 6}, // [n, 6]
    {"y.logvar", VAE_OUT_ROW, 0, 1488, 6}, // [n, 6]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1744, 18}, // [n, 18]
    {"y", VAE_IN_LATENT, 1, 1920, 6}, // [n, 6]
    {"x.mean", VAE_OUT_ROW, 0, 1088, 48}, // [n, 48]
    {"x.draw0", VAE_OUT_ROW, 0, 656, 48}, // [n, 48]
};

static const VaePort prior_ports[] = {
    {"z.prior", VAE_IN_NORMAL, 8, 176, 18}, // [n, 18]
    {"y.part", VAE_IN_UNIFORM, 9, 544, 2}, // [n, 2]
    {"y.prior", VAE_IN_NORMAL, 10, 416, 6}, // [n, 6]
    {"z.sample", VAE_OUT_ROW, 0, 0, 18}, // [n, 18]
    {"y.sample", VAE_OUT_ROW, 0, 352, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {5, 2, 3, 3}, {1, 5, 30, 10}, 0, VAE_INIT_UNIFORM, 0.308606714f, true, true, false},
    {"encoder.0.bias", 1, {5}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 5}, {1, 8}, 112, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 5}, {1, 8}, 115, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 163, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.y.mean.weight", 2, {1, 5}, {1, 8}, 118, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.y.mean.bias", 1, {1}, {1}, 166, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.y.logvar.weight", 2, {1, 5}, {1, 8}, 119, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.y.logvar.bias", 1, {1}, {1}, 167, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.y.mean", 2, {2, 6}, {6, 1}, 176, VAE_INIT_NORMAL, 1.0f, true, false, false},
    {"prior.y.logvar", 2, {2, 6}, {6, 1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.y.logits", 1, {2}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 4, {4, 3, 2, 2}, {1, 4, 24, 12}, 224, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"decoder.0.bias", 1, {3}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 4, {2, 3, 3, 3}, {1, 2, 18, 6}, 288, VAE_INIT_UNIFORM, 0.365148365f, true, true, false},
    {"decoder.2.bias", 1, {2}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 6, 4, 2, 48, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 18, 0},
    {"y", 6, 0},
};
static const VaeCoded coded[] = {
    {0, 0, NULL},
    {0, 0, "has a prior that is no normal"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 4, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(5, stride=2)", "[3, 2, 5]", 95},
    {VAE_STAGE_ENCODER, 0, "tanh", "[3, 2, 5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3, 2, 3]", 36},
    {VAE_STAGE_LATENT, 0, "y: normal", "[3, 2, 1]", 12},
    {VAE_STAGE_DECODER, 0, "deconv(3, kernel=2, stride=2)", "[6, 4, 3]", 51},
    {VAE_STAGE_DECODER, 0, "tanh", "[6, 4, 3]", 0},
    {VAE_STAGE_DECODER, 0, "conv(2)", "[6, 4, 2]", 56},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6, 4, 2]", 0},
};

static const VaeStretch rest[] = {
    {0, 368},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "places", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model places\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6, 4, 2]                   -              -\n"
        "    conv(5, stride=2)               [3, 2, 5]                  95          1,080\n"
        "    tanh                            [3, 2, 5]                   -              -\n"
        "  z: mean, logvar heads             [3, 2, 3]                  36            360\n"
        "  y: mean, logvar heads             [3, 2, 1]                  12            120\n"
        "  y: prior mixture                  [3, 2, 1]                  26              -\n"
        "  decoder(z, y)                     [3, 2, 4]                   -              -\n"
        "    deconv(3, kernel=2, stride=2)   [6, 4, 3]                  51            576\n"
        "    tanh                            [6, 4, 3]                   -              -\n"
        "    conv(2)                         [6, 4, 2]                  56          2,592\n"
        "\n"
        "  276 parameters; one training step of 9 rows: 117,936 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          43      135        25,280       25,280\n"
        "  eval           16       76        11,200       11,200\n"
        "  encode          4        9         6,464        6,464\n"
        "  decode          4        9         7,936        7,936\n"
        "  prior           9       22         2,688        2,688\n",
    .batch = 9, .n_param = 368, .n_state = 0, .n_arena = 6320,
    .n_scratch = 2304,
    .max_threads = 1, .flops_per_row = 13104.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 5},
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
