// ssim -- written by vaec 0.1.0 from ssim.vae; do not edit.
//
// model ssim
//
//   layer                             output             parameters      flops/row
//   encoder                           [8, 7, 2]                   -              -
//     flatten                         [112]                       -              -
//     dense(5)                        [5]                       565          1,120
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [2]                        24             40
//   decoder                           [2]                         -              -
//     dense(112)                      [112]                     336            448
//     reshape(8, 7, 2)                [8, 7, 2]                   -              -
//   likelihood: logvar                                            1              -
//
//   926 parameters; one training step of 8 rows: 106,432 flops
//   likelihood gaussian(sigma=shared, floor=0.001)
//   objective ssim(weight=30, nll=0.2, scales=2, window=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          41      204       127,808      127,808
//   eval            7       39         8,064        8,064
//   encode          3        7         4,032        4,032
//   decode          3        9        10,880       10,880
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_pool.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 112]
//   w2: [112, 5]
//   h6: [n, 5]
//   b3: [5]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 5, 112, h1 + begin * 112, 112, w2, 5, h6 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v4 = h6[i * 5 + j];
            h6[i * 5 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 5]
//   w7: [5, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 4, 5, h6 + begin * 5, 5, w7, 4, heads10 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v9 = heads10[i * 4 + j];
            heads10[i * 4 + j] = v9 + b8[j];
        }
    }
}

// ssim.vae:4  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar12 = s->arena + 31458; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 31920; // [n, 2]
    const vae_real *eps13 = s->arena + 31936; // [n, 2]
    vae_real *z18 = s->arena + 31904; // [n, 2]
    const vae_real *mean11 = s->arena + 31456; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 31888; // [n, 2]
    vae_real *t26 = s->arena + 31872; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = 0.0f;
        VAE_SIMD_SUM(t26_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v16 = vae_exp(0.5f * logvar12[i * 4 + j]);
            t16[i * 2 + j] = v16;
            z18[i * 2 + j] = mean11[i * 4 + j] + v16 * eps13[i * 2 + j];
            const vae_real v20 = vae_exp(logvar12[i * 4 + j]);
            t20[i * 2 + j] = v20;
            const vae_real v24 = mean11[i * 4 + j] * mean11[i * 4 + j] + v20 - 1.0f - logvar12[i * 4 + j];
            t26_sum += 0.5f * v24;
        }
        t26[i] = t26_sum;
    }
}

// ssim.vae:6  dense(112)
// ssim.vae:8  likelihood = gaussian
// ssim.vae:8  gradient of likelihood = gaussian
// kernel 3, train: product by panels over rows of [112]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z18 = s->arena + 31904; // [n, 2]
    const vae_real *w27 = s->param + 624; // [2, 112]
    vae_real *h30 = s->arena + 26880; // [n, 112]
    const vae_real *b28 = s->param + 848; // [112]
    vae_real *t38 = s->arena + 25984; // [n, 112]
    const vae_real *h1 = s->arena + 27776; // [n, 112]
    vae_real *t39 = s->arena + 25088; // [n, 112]
    vae_real *d239 = s->arena + 31520; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c233 = 0.1f * inv_n;
    vae_gemm_nn((int)(end - begin), 112, 2, z18 + begin * 2, 2, w27, 112, h30 + begin * 112, 112);
    for (size_t i = begin; i < end; i++) {
        vae_real d239_sum = 0.0f;
        VAE_SIMD_SUM(d239_sum)
        for (size_t j = 0; j < 112; j++) {
            const vae_real v29 = h30[i * 112 + j];
            const vae_real v30 = v29 + b28[j];
            h30[i * 112 + j] = v30;
            const vae_real v38 = h1[i * 112 + j] - v30;
            t38[i * 112 + j] = v38;
            const vae_real v39 = v38 * v38;
            t39[i * 112 + j] = v39;
            d239_sum += c233 * v39;
        }
        d239[i] = d239_sum;
    }
}

// ssim.vae:8  likelihood = gaussian
// ssim.vae:8  gradient of likelihood = gaussian
// kernel 4, train: loop over [1]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t35 = s->arena + 31856; // [1]
    const vae_real *t32 = s->param + 960; // [1]
    vae_real *logvar37 = s->arena + 31840; // [1]
    vae_real *t41 = s->arena + 31824; // [1]
    vae_real *d243 = s->arena + 31488; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c233 = 0.1f * inv_n;
    const vae_real v35 = t32[0] - (-13.8155106f);
    t35[0] = v35;
    const vae_real v37 = (-13.8155106f) + vae_softplus(v35);
    logvar37[0] = v37;
    const vae_real v41 = vae_exp(-v37);
    t41[0] = v41;
    d243[0] = 2.0f * (c233 * v41);
}

// What kernel 5 of train and 1 other do, each with buffers of its own:
//   t39: [n, 112]
//   t41: [1]
//   logvar37: [1]
//   t47: [n, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t39,
    const vae_real *t41, const vae_real *logvar37, vae_real *t47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t47_sum)
        for (size_t j = 0; j < 112; j++) {
            const vae_real v46 = 0.5f * (logvar37[0] + t39[i * 112 + j] * t41[0] + 1.83787707f);
            t47_sum += v46;
        }
        t47[i] = t47_sum;
    }
}

// ssim.vae:8  likelihood = gaussian
// kernel 5, train: loop over rows of [112]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 25088, s->arena + 31824, s->arena + 31840,
        s->arena + 31808);
}

// kernel 6, train: loop over rows of [8, 7, 2]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t48 = s->arena + 4484; // [n, 8, 7, 2] in rows of 10
    const vae_real *x0 = s->arena + 27776; // [n, 8, 7, 2]
    vae_real *t50 = s->arena + 4488; // [n, 8, 7, 2] in rows of 10
    const vae_real *h31 = s->arena + 26880; // [n, 8, 7, 2]
    vae_real *t51 = s->arena + 4480; // [n, 8, 7, 2] in rows of 10
    vae_real *t52 = s->arena + 4482; // [n, 8, 7, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 56; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t48[i * 560 + j * 10 + k] = x0[i * 112 + j * 2 + k] * x0[i * 112 + j * 2 + k];
                t50[i * 560 + j * 10 + k] = x0[i * 112 + j * 2 + k] * h31[i * 112 + j * 2 + k];
                t51[i * 560 + j * 10 + k] = x0[i * 112 + j * 2 + k];
                t52[i * 560 + j * 10 + k] = h31[i * 112 + j * 2 + k];
            }
        }
    }
}

// kernel 7, train: loop over rows of [8, 7, 2]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t49 = s->arena + 4486; // [n, 8, 7, 2] in rows of 10
    const vae_real *h31 = s->arena + 26880; // [n, 8, 7, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 56; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t49[i * 560 + j * 10 + k] = h31[i * 112 + j * 2 + k] * h31[i * 112 + j * 2 + k];
            }
        }
    }
}

// kernel 8, train: loop over [3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t60 = s->arena + 31792; // [3]
    vae_real *t61 = s->arena + 31776; // [1]
    vae_real t61_sum = 0.0f;
    VAE_SIMD_SUM(t61_sum)
    for (size_t j = 0; j < 3; j++) {
        const vae_real v54 = (vae_real)(j);
        const vae_real v55 = v54 - 1.0f;
        const vae_real v60 = vae_exp(-(0.222222222f * (v55 * v55)));
        t60[j] = v60;
        t61_sum += v60;
    }
    t61[0] = t61_sum;
}

// kernel 9, train: loop over [3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t62 = s->arena + 31760; // [3]
    const vae_real *t60 = s->arena + 31792; // [3]
    const vae_real *t61 = s->arena + 31776; // [1]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t62[j] = t60[j] / t61[0];
    }
}

// kernel 10, train: loop over [3, 1, 1, 10]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t64 = s->arena + 31424; // [3, 1, 1, 10]
    const vae_real *t62 = s->arena + 31760; // [3, 1, 1, 1]
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 10; k++) {
            t64[j * 10 + k] = t62[j];
        }
    }
}

// kernel 11, train: product by panels over rows of [6, 7, 10]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *t53 = s->arena + 4480; // [n, 8, 7, 10]
    const vae_real *t64 = s->arena + 31424; // [3, 1, 1, 10]
    vae_real *t65 = s->arena + 12320; // [n, 6, 7, 10]
    static const VaeConv conv65 = {
        .height = 8, .width = 7, .channels = 10,
        .out_height = 6, .out_width = 7, .out_channels = 10,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv(&conv65, (int)(end - begin), t53 + begin * 560, t64, t65 + begin * 420, scratch);
}

// kernel 12, train: loop over [1, 3, 1, 10]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t67 = s->arena + 31392; // [1, 3, 1, 10]
    const vae_real *t62 = s->arena + 31760; // [1, 3, 1, 1]
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 10; k++) {
            t67[j * 10 + k] = t62[j];
        }
    }
}

// kernel 13, train: product by panels over rows of [6, 5, 10]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *t65 = s->arena + 12320; // [n, 6, 7, 10]
    const vae_real *t67 = s->arena + 31392; // [1, 3, 1, 10]
    vae_real *t68 = s->arena + 18080; // [n, 6, 5, 10]
    static const VaeConv conv68 = {
        .height = 6, .width = 7, .channels = 10,
        .out_height = 6, .out_width = 5, .out_channels = 10,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv(&conv68, (int)(end - begin), t65 + begin * 420, t67, t68 + begin * 300, scratch);
}

// kernel 14, train: loop over rows of [6, 5, 2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t69 = s->arena + 18080; // [n, 6, 5, 2] in rows of 10
    const vae_real *t70 = s->arena + 18082; // [n, 6, 5, 2] in rows of 10
    const vae_real *t73 = s->arena + 18088; // [n, 6, 5, 2] in rows of 10
    const vae_real *t71 = s->arena + 18084; // [n, 6, 5, 2] in rows of 10
    const vae_real *t72 = s->arena + 18086; // [n, 6, 5, 2] in rows of 10
    vae_real *t84 = s->arena + 30112; // [n, 6, 5, 2]
    vae_real *t85 = s->arena + 29632; // [n, 6, 5, 2]
    vae_real *t86 = s->arena + 31744; // [n, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t86_sum = 0.0f;
        for (size_t j = 0; j < 30; j++) {
            VAE_SIMD_SUM(t86_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v76 = t73[i * 300 + j * 10 + k] - t69[i * 300 + j * 10 + k] * t70[i * 300 + j * 10 + k];
                const vae_real v80 = t71[i * 300 + j * 10 + k] - t69[i * 300 + j * 10 + k] * t69[i * 300 + j * 10 + k];
                const vae_real v83 = v80 + t72[i * 300 + j * 10 + k] - t70[i * 300 + j * 10 + k] * t70[i * 300 + j * 10 + k];
                const vae_real v84 = v83 + 0.0009f;
                t84[i * 60 + j * 2 + k] = v84;
                const vae_real v85 = (2.0f * v76 + 0.0009f) / v84;
                t85[i * 60 + j * 2 + k] = v85;
                t86_sum += v85;
            }
        }
        t86[i] = t86_sum;
    }
}

// kernel 15, train: product by panels over rows of [4, 3, 2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 5, end = vae_panel_end(s, tile, 5);
    const vae_real *x0 = s->arena + 27776; // [n, 8, 7, 2]
    vae_real *t95 = s->arena + 21440; // [n, 4, 3, 2] in rows of 10
    vae_real *t97 = s->arena + 21444; // [n, 4, 3, 2] in rows of 10
    static const VaePool pool95 = {
        .height = 8, .width = 7, .channels = 2,
        .out_height = 4, .out_width = 3,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 2, .y_pitch = 10
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool(&pool95, x0 + i * 112, t95 + i * 120);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v95 = t95[i * 120 + j * 10 + k];
                t97[i * 120 + j * 10 + k] = v95 * v95;
            }
        }
    }
}

// kernel 16, train: product by panels over rows of [4, 3, 2]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 5, end = vae_panel_end(s, tile, 5);
    const vae_real *h31 = s->arena + 26880; // [n, 8, 7, 2]
    vae_real *t96 = s->arena + 21442; // [n, 4, 3, 2] in rows of 10
    vae_real *t98 = s->arena + 21446; // [n, 4, 3, 2] in rows of 10
    vae_real *t99 = s->arena + 21448; // [n, 4, 3, 2] in rows of 10
    const vae_real *t95 = s->arena + 21440; // [n, 4, 3, 2] in rows of 10
    static const VaePool pool96 = {
        .height = 8, .width = 7, .channels = 2,
        .out_height = 4, .out_width = 3,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 2, .y_pitch = 10
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool(&pool96, h31 + i * 112, t96 + i * 120);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v96 = t96[i * 120 + j * 10 + k];
                t98[i * 120 + j * 10 + k] = v96 * v96;
                t99[i * 120 + j * 10 + k] = t95[i * 120 + j * 10 + k] * v96;
            }
        }
    }
}

// kernel 17, train: product by panels over rows of [2, 3, 10]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t100 = s->arena + 21440; // [n, 4, 3, 10]
    const vae_real *t64 = s->arena + 31424; // [3, 1, 1, 10]
    vae_real *t101 = s->arena + 29152; // [n, 2, 3, 10]
    static const VaeConv conv101 = {
        .height = 4, .width = 3, .channels = 10,
        .out_height = 2, .out_width = 3, .out_channels = 10,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv(&conv101, (int)(end - begin), t100 + begin * 120, t64, t101 + begin * 60, scratch);
}

// kernel 18, train: product by panels over rows of [2, 1, 10]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t101 = s->arena + 29152; // [n, 2, 3, 10]
    const vae_real *t67 = s->arena + 31392; // [1, 3, 1, 10]
    vae_real *t102 = s->arena + 30944; // [n, 2, 1, 10]
    static const VaeConv conv102 = {
        .height = 2, .width = 3, .channels = 10,
        .out_height = 2, .out_width = 1, .out_channels = 10,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv(&conv102, (int)(end - begin), t101 + begin * 60, t67, t102 + begin * 20, scratch);
}

// kernel 19, train: loop over rows of [2, 1, 2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t103 = s->arena + 30944; // [n, 2, 1, 2] in rows of 10
    const vae_real *t104 = s->arena + 30946; // [n, 2, 1, 2] in rows of 10
    const vae_real *t107 = s->arena + 30952; // [n, 2, 1, 2] in rows of 10
    const vae_real *t105 = s->arena + 30948; // [n, 2, 1, 2] in rows of 10
    const vae_real *t106 = s->arena + 30950; // [n, 2, 1, 2] in rows of 10
    vae_real *t117 = s->arena + 31360; // [n, 2, 1, 2]
    vae_real *t118 = s->arena + 31328; // [n, 2, 1, 2]
    vae_real *t119 = s->arena + 31296; // [n, 2, 1, 2]
    vae_real *t123 = s->arena + 31264; // [n, 2, 1, 2]
    vae_real *t124 = s->arena + 31232; // [n, 2, 1, 2]
    vae_real *t126 = s->arena + 31728; // [n, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t126_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD_SUM(t126_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v109 = t107[i * 20 + j * 10 + k] - t103[i * 20 + j * 10 + k] * t104[i * 20 + j * 10 + k];
                const vae_real v112 = t103[i * 20 + j * 10 + k] * t103[i * 20 + j * 10 + k];
                const vae_real v114 = t105[i * 20 + j * 10 + k] - v112 + t106[i * 20 + j * 10 + k];
                const vae_real v115 = t104[i * 20 + j * 10 + k] * t104[i * 20 + j * 10 + k];
                const vae_real v117 = v114 - v115 + 0.0009f;
                t117[i * 4 + j * 2 + k] = v117;
                const vae_real v118 = (2.0f * v109 + 0.0009f) / v117;
                t118[i * 4 + j * 2 + k] = v118;
                const vae_real v119 = 2.0f * t103[i * 20 + j * 10 + k];
                t119[i * 4 + j * 2 + k] = v119;
                const vae_real v123 = v112 + v115 + 0.0001f;
                t123[i * 4 + j * 2 + k] = v123;
                const vae_real v124 = (v119 * t104[i * 20 + j * 10 + k] + 0.0001f) / v123;
                t124[i * 4 + j * 2 + k] = v124;
                t126_sum += v118 * v124;
            }
        }
        t126[i] = t126_sum;
    }
}

// kernel 20, train: loop over rows of [1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t86 = s->arena + 31744; // [n, 1]
    const vae_real *t126 = s->arena + 31728; // [n, 1]
    vae_real *t135 = s->arena + 31712; // [n, 1]
    vae_real *d161 = s->arena + 31584; // [n, 1]
    vae_real *d205 = s->arena + 31568; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c154 = (-30.0f) * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v89 = 0.0166666667f * t86[i];
        const vae_real v92 = vae_max(v89, 0.0001f);
        const vae_real v129 = 0.25f * t126[i];
        const vae_real v131 = vae_max(v129, 0.0001f);
        const vae_real v135 = vae_exp(0.13559322f * vae_log(v92) + 0.86440678f * vae_log(v131));
        t135[i] = v135;
        const vae_real v155 = c154 * v135;
        const vae_real v160 = vae_where(0.0001f - v129, 0.0f, 0.86440678f * v155 / v131);
        d161[i] = 0.25f * v160;
        d205[i] = 0.0166666667f * vae_where(0.0001f - v89, 0.0f, 0.13559322f * v155 / v92);
    }
}

// ssim.vae:8  gradient of likelihood = gaussian
// kernel 21, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t137 = s->arena + 31696; // [1]
    const vae_real *t135 = s->arena + 31712; // [n, 1]
    vae_real *t139 = s->arena + 31664; // [1]
    const vae_real *t26 = s->arena + 31872; // [n, 1]
    vae_real *t145 = s->arena + 31632; // [1]
    const vae_real *t47 = s->arena + 31808; // [n, 1]
    vae_real *d240 = s->arena + 31504; // [1]
    const vae_real *d239 = s->arena + 31520; // [n, 1]
    vae_real t137_sum = 0.0f;
    vae_real t139_sum = 0.0f;
    vae_real t145_sum = 0.0f;
    vae_real d240_sum = 0.0f;
    VAE_SIMD_SUM(t137_sum, t139_sum, t145_sum, d240_sum)
    for (size_t i = 0; i < rows; i++) {
        t137_sum += t135[i];
        t139_sum += t26[i];
        t145_sum += t47[i];
        d240_sum += d239[i];
    }
    t137[0] = t137_sum;
    t139[0] = t139_sum;
    t145[0] = t145_sum;
    d240[0] = d240_sum;
}

// kernel 22, train: loop over [1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t138 = s->arena + 31680; // [1]
    const vae_real *t137 = s->arena + 31696; // [1]
    vae_real *t140 = s->arena + 31648; // [1]
    const vae_real *t139 = s->arena + 31664; // [1]
    vae_real *t146 = s->arena + 31616; // [1]
    const vae_real *t145 = s->arena + 31632; // [1]
    vae_real *t151 = s->arena + 31600; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v138 = t137[0] * inv_n;
    t138[0] = v138;
    const vae_real v140 = t139[0] * inv_n;
    t140[0] = v140;
    const vae_real v146 = t145[0] * inv_n;
    t146[0] = v146;
    t151[0] = 0.2f * v146 + beta * v140 + 30.0f * (1.0f - v138);
}

// kernel 23, train: loop over rows of [2, 1, 2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d161 = s->arena + 31584; // [n, 1, 1, 1]
    const vae_real *t124 = s->arena + 31232; // [n, 2, 1, 2]
    const vae_real *t118 = s->arena + 31328; // [n, 2, 1, 2]
    const vae_real *t123 = s->arena + 31264; // [n, 2, 1, 2]
    const vae_real *t104 = s->arena + 30946; // [n, 2, 1, 2] in rows of 10
    const vae_real *t103 = s->arena + 30944; // [n, 2, 1, 2] in rows of 10
    const vae_real *t119 = s->arena + 31296; // [n, 2, 1, 2]
    const vae_real *t117 = s->arena + 31360; // [n, 2, 1, 2]
    vae_real *d177 = s->arena + 30788; // [n, 2, 1, 2] in rows of 10
    vae_real *d183 = s->arena + 30792; // [n, 2, 1, 2] in rows of 10
    vae_real *d186 = s->arena + 30784; // [n, 2, 1, 2] in rows of 10
    vae_real *d187 = s->arena + 30786; // [n, 2, 1, 2] in rows of 10
    vae_real *d188 = s->arena + 30790; // [n, 2, 1, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v165 = d161[i] * t118[i * 4 + j * 2 + k] / t123[i * 4 + j * 2 + k];
                const vae_real v167 = 2.0f * (v165 * t124[i * 4 + j * 2 + k]);
                const vae_real v172 = v165 * t119[i * 4 + j * 2 + k] - v167 * t104[i * 20 + j * 10 + k];
                const vae_real v174 = 2.0f * (v165 * t104[i * 20 + j * 10 + k]) - v167 * t103[i * 20 + j * 10 + k];
                const vae_real v175 = d161[i] * t124[i * 4 + j * 2 + k] / t117[i * 4 + j * 2 + k];
                const vae_real v176 = v175 * t118[i * 4 + j * 2 + k];
                const vae_real v177 = -v176;
                d177[i * 20 + j * 10 + k] = v177;
                const vae_real v178 = 2.0f * v176;
                const vae_real v183 = 2.0f * v175;
                d183[i * 20 + j * 10 + k] = v183;
                d186[i * 20 + j * 10 + k] = v174 + v178 * t103[i * 20 + j * 10 + k] - v183 * t104[i * 20 + j * 10 + k];
                d187[i * 20 + j * 10 + k] = v172 + v178 * t104[i * 20 + j * 10 + k] - v183 * t103[i * 20 + j * 10 + k];
                d188[i * 20 + j * 10 + k] = v177;
            }
        }
    }
}

// kernel 24, train: product by panels over rows of [2, 3, 10]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d189 = s->arena + 30784; // [n, 2, 1, 10]
    const vae_real *t67 = s->arena + 31392; // [1, 3, 1, 10]
    vae_real *d190 = s->arena + 28672; // [n, 2, 3, 10]
    static const VaeConv conv190 = {
        .height = 2, .width = 3, .channels = 10,
        .out_height = 2, .out_width = 1, .out_channels = 10,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv_t(&conv190, (int)(end - begin), d189 + begin * 20, t67, d190 + begin * 60, scratch);
}

// kernel 25, train: product by panels over rows of [4, 3, 10]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 5, end = vae_panel_end(s, tile, 5);
    const vae_real *d190 = s->arena + 28672; // [n, 2, 3, 10]
    const vae_real *t64 = s->arena + 31424; // [3, 1, 1, 10]
    vae_real *d191 = s->arena + 20480; // [n, 4, 3, 10]
    static const VaeConv conv191 = {
        .height = 4, .width = 3, .channels = 10,
        .out_height = 2, .out_width = 3, .out_channels = 10,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv_t(&conv191, (int)(end - begin), d190 + begin * 60, t64, d191 + begin * 120, scratch);
}

// kernel 26, train: loop over rows of [4, 3, 2]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d194 = s->arena + 20488; // [n, 4, 3, 2] in rows of 10
    const vae_real *t95 = s->arena + 21440; // [n, 4, 3, 2] in rows of 10
    const vae_real *d192 = s->arena + 20482; // [n, 4, 3, 2] in rows of 10
    const vae_real *d193 = s->arena + 20486; // [n, 4, 3, 2] in rows of 10
    const vae_real *t96 = s->arena + 21442; // [n, 4, 3, 2] in rows of 10
    vae_real *d199 = s->arena + 30592; // [n, 4, 3, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v196 = d192[i * 120 + j * 10 + k] + d194[i * 120 + j * 10 + k] * t95[i * 120 + j * 10 + k];
                const vae_real v198 = 2.0f * d193[i * 120 + j * 10 + k] * t96[i * 120 + j * 10 + k];
                d199[i * 24 + j * 2 + k] = v196 + v198;
            }
        }
    }
}

// kernel 27, train: product by panels over rows of [8, 7, 2]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d199 = s->arena + 30592; // [n, 4, 3, 2]
    vae_real *d200 = s->arena + 24192; // [n, 8, 7, 2]
    static const VaePool pool200 = {
        .height = 8, .width = 7, .channels = 2,
        .out_height = 4, .out_width = 3,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 2, .y_pitch = 2
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool_t(&pool200, d199 + i * 24, d200 + i * 112);
    }
}

// kernel 28, train: loop over rows of [6, 5, 2]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d205 = s->arena + 31568; // [n, 1, 1, 1]
    const vae_real *t84 = s->arena + 30112; // [n, 6, 5, 2]
    const vae_real *t85 = s->arena + 29632; // [n, 6, 5, 2]
    vae_real *d209 = s->arena + 15684; // [n, 6, 5, 2] in rows of 10
    const vae_real *t70 = s->arena + 18082; // [n, 6, 5, 2] in rows of 10
    const vae_real *t69 = s->arena + 18080; // [n, 6, 5, 2] in rows of 10
    vae_real *d213 = s->arena + 15688; // [n, 6, 5, 2] in rows of 10
    vae_real *d216 = s->arena + 15680; // [n, 6, 5, 2] in rows of 10
    vae_real *d217 = s->arena + 15682; // [n, 6, 5, 2] in rows of 10
    vae_real *d218 = s->arena + 15686; // [n, 6, 5, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 30; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v207 = d205[i] / t84[i * 60 + j * 2 + k];
                const vae_real v208 = v207 * t85[i * 60 + j * 2 + k];
                const vae_real v209 = -v208;
                d209[i * 300 + j * 10 + k] = v209;
                const vae_real v210 = 2.0f * v208;
                const vae_real v213 = 2.0f * v207;
                d213[i * 300 + j * 10 + k] = v213;
                d216[i * 300 + j * 10 + k] = v210 * t69[i * 300 + j * 10 + k] - v213 * t70[i * 300 + j * 10 + k];
                d217[i * 300 + j * 10 + k] = v210 * t70[i * 300 + j * 10 + k] - v213 * t69[i * 300 + j * 10 + k];
                d218[i * 300 + j * 10 + k] = v209;
            }
        }
    }
}

// kernel 29, train: product by panels over rows of [6, 7, 10]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d219 = s->arena + 15680; // [n, 6, 5, 10]
    const vae_real *t67 = s->arena + 31392; // [1, 3, 1, 10]
    vae_real *d220 = s->arena + 8960; // [n, 6, 7, 10]
    static const VaeConv conv220 = {
        .height = 6, .width = 7, .channels = 10,
        .out_height = 6, .out_width = 5, .out_channels = 10,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv_t(&conv220, (int)(end - begin), d219 + begin * 300, t67, d220 + begin * 420, scratch);
}

// kernel 30, train: product by panels over rows of [8, 7, 10]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d220 = s->arena + 8960; // [n, 6, 7, 10]
    const vae_real *t64 = s->arena + 31424; // [3, 1, 1, 10]
    vae_real *d221 = s->arena + 0; // [n, 8, 7, 10]
    static const VaeConv conv221 = {
        .height = 8, .width = 7, .channels = 10,
        .out_height = 6, .out_width = 7, .out_channels = 10,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 10,
        .x_pitch = 10, .y_pitch = 10
    };
    vae_conv_t(&conv221, (int)(end - begin), d220 + begin * 420, t64, d221 + begin * 560, scratch);
}

// kernel 31, train: loop over rows of [8, 7, 2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d200 = s->arena + 24192; // [n, 8, 7, 2]
    const vae_real *d222 = s->arena + 2; // [n, 8, 7, 2] in rows of 10
    const vae_real *d224 = s->arena + 8; // [n, 8, 7, 2] in rows of 10
    const vae_real *x0 = s->arena + 27776; // [n, 8, 7, 2]
    const vae_real *d223 = s->arena + 6; // [n, 8, 7, 2] in rows of 10
    const vae_real *h31 = s->arena + 26880; // [n, 8, 7, 2]
    vae_real *d230 = s->arena + 23296; // [n, 8, 7, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 56; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v227 = d200[i * 112 + j * 2 + k] + d222[i * 560 + j * 10 + k] + d224[i * 560 + j * 10 + k] * x0[i * 112 + j * 2 + k];
                const vae_real v229 = 2.0f * d223[i * 560 + j * 10 + k] * h31[i * 112 + j * 2 + k];
                d230[i * 112 + j * 2 + k] = v227 + v229;
            }
        }
    }
}

// ssim.vae:8  gradient of likelihood = gaussian
// kernel 32, train: loop over rows of [112]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d235 = s->arena + 31552; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c233 = 0.1f * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real d235_sum = 0.0f;
        VAE_SIMD_SUM(d235_sum)
        for (size_t j = 0; j < 112; j++) {
            d235_sum += c233;
        }
        d235[i] = d235_sum;
    }
}

// ssim.vae:8  gradient of likelihood = gaussian
// kernel 33, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d236 = s->arena + 31536; // [1]
    const vae_real *d235 = s->arena + 31552; // [n, 1]
    vae_real d236_sum = 0.0f;
    VAE_SIMD_SUM(d236_sum)
    for (size_t i = 0; i < rows; i++) {
        d236_sum += d235[i];
    }
    d236[0] = d236_sum;
}

// ssim.vae:8  gradient of likelihood = gaussian
// kernel 34, train: loop over [1]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d240 = s->arena + 31504; // [1]
    const vae_real *t41 = s->arena + 31824; // [1]
    const vae_real *d236 = s->arena + 31536; // [1]
    const vae_real *t35 = s->arena + 31856; // [1]
    vae_real *d_param247 = s->grad + 960; // [1]
    d_param247[0] = (d236[0] - d240[0] * t41[0]) * vae_sigmoid(t35[0]);
}

// ssim.vae:8  gradient of likelihood = gaussian
// kernel 35, train: loop over rows of [112]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d243 = s->arena + 31488; // [1]
    const vae_real *t38 = s->arena + 25984; // [n, 112]
    vae_real *d245 = s->arena + 22400; // [n, 112]
    const vae_real *d230 = s->arena + 23296; // [n, 112]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 112; j++) {
            d245[i * 112 + j] = d230[i * 112 + j] - d243[0] * t38[i * 112 + j];
        }
    }
}

// ssim.vae:6  gradient of dense(112)
// kernel 36, train: weight gradient over [2, 112]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 31904; // [n, 2]
    const vae_real *d245 = s->arena + 22400; // [n, 112]
    vae_real *d_param249 = s->grad + 624; // [2, 112]
    if (tile == 2) {
        vae_real *d_param248 = s->grad + 848; // [112]
        vae_column_sums(s->n, 112, d245, 112, d_param248);
        return;
    }
    const size_t begin = (size_t)tile * 7 / 2 * 16;
    const size_t end = tile < 1 ? ((size_t)tile + 1) * 7 / 2 * 16 : 112;
    vae_gemm_tn(2, (int)(end - begin), s->n, z18, 2, d245 + begin, 112, d_param249 + begin, 112);
}

// ssim.vae:6  gradient of dense(112)
// ssim.vae:4  gradient of sampling and KL
// kernel 37, train: product by panels over rows of [2]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d245 = s->arena + 22400; // [n, 112]
    const vae_real *w27 = s->param + 624; // [2, 112]
    vae_real *d255 = s->arena + 31200; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 31888; // [n, 2]
    const vae_real *mean11 = s->arena + 31456; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 31936; // [n, 2]
    const vae_real *t16 = s->arena + 31920; // [n, 2]
    vae_real *d259 = s->arena + 31202; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c153 = beta * inv_n;
    const vae_real c251 = 0.5f * c153;
    vae_gemm_nt((int)(end - begin), 2, 112, d245 + begin * 112, 112, w27, 112, d255 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v250 = d255[i * 4 + j];
            d255[i * 4 + j] = c153 * mean11[i * 4 + j] + v250;
            d259[i * 4 + j] = c251 * t20[i * 2 + j] - c251 + 0.5f * (v250 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// ssim.vae:4  gradient of posterior heads (added by the compiler)
// kernel 38, train: weight gradient over [5, 4]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 31152; // [n, 5]
    const vae_real *d260 = s->arena + 31200; // [n, 4]
    vae_real *d_param262 = s->grad + 576; // [5, 4]
    if (tile == 1) {
        vae_real *d_param261 = s->grad + 608; // [4]
        vae_column_sums(s->n, 4, d260, 4, d_param261);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h6, 5, d260, 4, d_param262, 4);
}

// ssim.vae:4  gradient of posterior heads (added by the compiler)
// ssim.vae:5  gradient of tanh
// kernel 39, train: product by panels over rows of [5]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d260 = s->arena + 31200; // [n, 4]
    const vae_real *w7 = s->param + 576; // [5, 4]
    vae_real *d266 = s->arena + 31104; // [n, 5]
    const vae_real *h6 = s->arena + 31152; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d260 + begin * 4, 4, w7, 4, d266 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v263 = d266[i * 5 + j];
            d266[i * 5 + j] = v263 * (1.0f - h6[i * 5 + j] * h6[i * 5 + j]);
        }
    }
}

// ssim.vae:5  gradient of dense(5)
// kernel 40, train: weight gradient over [112, 5]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 27776; // [n, 112]
    const vae_real *d266 = s->arena + 31104; // [n, 5]
    vae_real *d_param268 = s->grad + 0; // [112, 5]
    if (tile == 7) {
        vae_real *d_param267 = s->grad + 560; // [5]
        vae_column_sums(s->n, 5, d266, 5, d_param267);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 112 ? begin + 16 : 112;
    vae_gemm_tn_claim((int)(end - begin), 5, s->n, h1 + begin, 112, d266, 5, d_param268 + begin * 5, 5,
        vae_claimed(s, d_param268 + begin * 5));
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // ssim.vae:5  dense(5)
    // ssim.vae:5  tanh
    // kernel 0, train: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 27776, s->param + 0, s->arena + 31152,
        s->param + 560);
    // ssim.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 31152, s->param + 576, s->arena + 31456,
        s->param + 608);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k14(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k34(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k31(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k39(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u15, 1, {0}},
        {train_k15, (s->n + 4) / 5, {0}},
        {train_u3, 1, {0}},
        {train_k4, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_k5, 1, {0}},
        {train_k11, s->n, {0}},
        {train_k16, (s->n + 4) / 5, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u9, 1, {0}},
        {train_k13, (s->n + 1) / 2, {0}}}, 2);
    vae_run_one(me, s, train_u6, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u13, s->n, {0}},
        {train_k25, (s->n + 4) / 5, {0}}}, 2);
    vae_run_one(me, s, train_k26, 1);
    vae_run_one(me, s, train_k27, s->n);
    vae_run_one(me, s, train_u14, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k36, 3, {0}},
        {train_k40, 8, {.weights = true, .first = 0, .each = 80, .end = 560}},
        {train_k38, 2, {0}}}, 3);
}

// ssim.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar12 = s->arena + 1842; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 2000; // [n, 2]
    vae_real *z18 = s->arena + 1984; // [n, 2]
    const vae_real *mean11 = s->arena + 1840; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 1968; // [n, 2]
    vae_real *t33 = s->arena + 1952; // [n, 1]
    vae_real *t36 = s->arena + 1936; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t36_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v18 = mean11[i * 4 + j] + vae_exp(0.5f * logvar12[i * 4 + j]) * eps13[i * 2 + j];
            z18[i * 2 + j] = v18;
            const vae_real v21 = eps13[i * 2 + j] * eps13[i * 2 + j] + logvar12[i * 4 + j];
            const vae_real v28 = mean11[i * 4 + j] * mean11[i * 4 + j] + vae_exp(logvar12[i * 4 + j]);
            const vae_real v32 = 0.5f * (v28 - 1.0f - logvar12[i * 4 + j]);
            t32[i * 2 + j] = v32;
            t33_sum += v32;
            const vae_real v35 = (-0.5f) * (v18 * v18 + 1.83787707f - (v21 + 1.83787707f));
            t36_sum += v35;
        }
        t33[i] = t33_sum;
        t36[i] = t36_sum;
    }
}

// ssim.vae:6  dense(112)
// ssim.vae:8  likelihood = gaussian
// kernel 3, eval: product by panels over rows of [112]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z18 = s->arena + 1984; // [n, 2]
    const vae_real *w37 = s->param + 624; // [2, 112]
    vae_real *t47 = s->arena + 0; // [n, 112]
    const vae_real *b38 = s->param + 848; // [112]
    const vae_real *h1 = s->arena + 896; // [n, 112]
    vae_gemm_nn((int)(end - begin), 112, 2, z18 + begin * 2, 2, w37, 112, t47 + begin * 112, 112);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 112; j++) {
            const vae_real v39 = t47[i * 112 + j];
            const vae_real v46 = h1[i * 112 + j] - (v39 + b38[j]);
            t47[i * 112 + j] = v46 * v46;
        }
    }
}

// ssim.vae:8  likelihood = gaussian
// kernel 4, eval: loop over [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t41 = s->param + 960; // [1]
    vae_real *logvar45 = s->arena + 1920; // [1]
    vae_real *t49 = s->arena + 1904; // [1]
    const vae_real v45 = (-13.8155106f) + vae_softplus(t41[0] - (-13.8155106f));
    logvar45[0] = v45;
    t49[0] = vae_exp(-v45);
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t55 = s->arena + 1872; // [n, 1]
    const vae_real *t36 = s->arena + 1936; // [n, 1]
    const vae_real *t54 = s->arena + 1888; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = t36[i] - t54[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // ssim.vae:5  dense(5)
    // ssim.vae:5  tanh
    // kernel 0, eval: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 896, s->param + 0, s->arena + 1792, s->param + 560);
    // ssim.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1792, s->param + 576, s->arena + 1840,
        s->param + 608);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // ssim.vae:8  likelihood = gaussian
    // kernel 5, eval: loop over rows of [112]
    like_train_k5(s, tile, scratch, s->arena + 0, s->arena + 1904, s->arena + 1920, s->arena + 1888);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k4, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// ssim.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 992; // [n, 2]
    const vae_real *mean11 = s->arena + 944; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 976; // [n, 2]
    const vae_real *logvar12 = s->arena + 946; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t13[i * 2 + j] = mean11[i * 4 + j];
            t14[i * 2 + j] = logvar12[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // ssim.vae:5  dense(5)
    // ssim.vae:5  tanh
    // kernel 0, encode: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 896, s->param + 560);
    // ssim.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 896, s->param + 576, s->arena + 944, s->param + 608);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// ssim.vae:6  dense(112)
// kernel 0, decode: product by panels over rows of [112]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z0 = s->arena + 2704; // [n, 2]
    const vae_real *w1 = s->param + 624; // [2, 112]
    vae_real *h4 = s->arena + 1792; // [n, 112]
    const vae_real *b2 = s->param + 848; // [112]
    vae_real *t14 = s->arena + 0; // [n, 112]
    vae_gemm_nn((int)(end - begin), 112, 2, z0 + begin * 2, 2, w1, 112, h4 + begin * 112, 112);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 112; j++) {
            const vae_real v3 = h4[i * 112 + j];
            const vae_real v4 = v3 + b2[j];
            h4[i * 112 + j] = v4;
            t14[i * 112 + j] = v4;
        }
    }
}

// ssim.vae:8  likelihood = gaussian
// kernel 1, decode: loop over [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t5 = s->param + 960; // [1]
    vae_real *t12 = s->arena + 2688; // [1]
    const vae_real v11 = 0.5f * ((-13.8155106f) + vae_softplus(t5[0] - (-13.8155106f)));
    t12[0] = vae_exp(v11);
}

// kernel 2, decode: loop over rows of [112]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 896; // [n, 112]
    const vae_real *t12 = s->arena + 2688; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 112; j++) {
            t13[i * 112 + j] = t12[0];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k0, 1, {0}},
        {decode_u1, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 27776, 112}, // [n, 8, 7, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 31936, 2}, // [n, 2]
    {"ssim", VAE_OUT_SCALAR, 0, 31680, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 31600, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 31616, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 31648, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 896, 112}, // [n, 8, 7, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 2000, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 1888, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1952, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1872, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1968, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 112}, // [n, 8, 7, 2]
    {"z.mean", VAE_OUT_ROW, 0, 992, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 976, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2704, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1792, 112}, // [n, 112]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 112}, // [n, 112]
    {"x.draw1", VAE_OUT_ROW, 0, 896, 112}, // [n, 112]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {5, 112}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.226455405f, true, true, false},
    {"encoder.1.bias", 1, {5}, {1}, 560, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 4}, 576, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 5}, {1, 4}, 578, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 610, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {112, 2}, {1, 112}, 624, VAE_INIT_UNIFORM, 0.22941573f, true, true, false},
    {"decoder.0.bias", 1, {112}, {1}, 848, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar", 1, {1}, {1}, 960, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 8, 7, 2, 112, VAE_DOMAIN_UNIT, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8, 7, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[112]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 565},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "dense(112)", "[112]", 336},
    {VAE_STAGE_DECODER, 0, "reshape(8, 7, 2)", "[8, 7, 2]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[8, 7, 2]", 1},
};

static const VaeStretch rest[] = {
    {560, 976},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "ssim", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model ssim\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [8, 7, 2]                   -              -\n"
        "    flatten                         [112]                       -              -\n"
        "    dense(5)                        [5]                       565          1,120\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [2]                        24             40\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(112)                      [112]                     336            448\n"
        "    reshape(8, 7, 2)                [8, 7, 2]                   -              -\n"
        "  likelihood: logvar                                            1              -\n"
        "\n"
        "  926 parameters; one training step of 8 rows: 106,432 flops\n"
        "  likelihood gaussian(sigma=shared, floor=0.001)\n"
        "  objective ssim(weight=30, nll=0.2, scales=2, window=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          41      204       127,808      127,808\n"
        "  eval            7       39         8,064        8,064\n"
        "  encode          3        7         4,032        4,032\n"
        "  decode          3        9        10,880       10,880\n",
    .batch = 8, .n_param = 976, .n_state = 0, .n_arena = 31952,
    .n_scratch = 900,
    .max_threads = 1, .flops_per_row = 13304.0,
    .n_weight_tiles = 7, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 9,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
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
            [VAE_BETA] = {VAE_CONSTANT, 2.0, 2.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
