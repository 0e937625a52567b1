// vqgan -- written by vaec 0.1.0 from vqgan.vae; do not edit.
//
// model vqgan
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 4, 1]                   -              -
//     conv(4, stride=2)               [2, 2, 4]                  40            288
//     relu                            [2, 2, 4]                   -              -
//   z: heads                          [2, 2, 3]                  33            264
//   decoder                           [2, 2, 3]                   -              -
//     upsample(2)                     [4, 4, 3]                   -              -
//     conv(1)                         [4, 4, 1]                  28            864
//   critic judge                      [4, 4, 1]                   -              -
//     conv(3, stride=2)               [2, 2, 3]                  30            216
//     leaky_relu(0.2)                 [2, 2, 3]                   -              -
//     conv(1)                         [2, 2, 1]                  28            216
//
//   159 parameters; one training step of 8 rows: 51,840 flops
//   likelihood bernoulli
//   binarize dynamic
//   objective vqgan(critic=judge, features=none, weight=0.1, game=least_squares)
//   latent z vq(codes=6, dim=3, n=1, commitment=0.25, grid=2x2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          54      158        17,920       17,920
//   eval           15       34         7,744        7,744
//   encode         10       25         5,376        5,376
//   decode          2        5         2,944        2,944
//   prior           3        8         1,408        1,408
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   x0: [n, 4, 4, 1]
//   u1: [n, 4, 4, 1]
//   t3: [n, 4, 4, 1]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *u1, vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            t3[i * 16 + j] = vae_step(x0[i * 16 + j] - u1[i * 16 + j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t3: [n, 4, 4, 1]
//   w4: [3, 3, 1, 4]
//   h8: [n, 2, 2, 4]
//   b6: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *t3,
    const vae_real *w4, vae_real *h8, const vae_real *b6) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeConv conv5 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv(&conv5, (int)(end - begin), t3 + begin * 16, w4, h8 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v5 = h8[i * 16 + j * 4 + k];
                h8[i * 16 + j * 4 + k] = vae_max(v5 + b6[k], 0.0f);
            }
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h8: [n, 2, 2, 4]
//   w9: [4, 3]
//   heads12: [n, 2, 2, 3]
//   b10: [3]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h8,
    const vae_real *w9, vae_real *heads12, const vae_real *b10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 4, 3, 4, h8 + begin * 16, 4, w9, 3, heads12 + begin * 12, 3);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v11 = heads12[i * 12 + j * 3 + k];
                heads12[i * 12 + j * 3 + k] = v11 + b10[k];
            }
        }
    }
}

// What kernel 3 of train and 3 others do, each with buffers of its own:
//   t14: [n, 2, 2, 3]
//   t13: [n, 2, 2, 3]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t14,
    const vae_real *t13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t14[i * 12 + j] = t13[i * 12 + j];
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   t14: [n, 4, 3]
//   codebook16: [3, 6]
//   t17: [n, 4, 6]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t14,
    const vae_real *codebook16, vae_real *t17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 4, 6, 3, t14 + begin * 12, 3, codebook16, 6, t17 + begin * 24, 6);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   codebook16: [3, 6]
//   t19: [1, 6]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *codebook16, vae_real *t19) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 6; k++) {
        t19[k] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            t19[k] += codebook16[j * 6 + k] * codebook16[j * 6 + k];
        }
    }
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 5, train: loop over [3, 6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->param + 96, s->arena + 4464);
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t17: [n, 4, 6]
//   t22: [n, 4, 6]
//   t19: [1, 6]
//   t24: [n, 4, 1]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t17,
    vae_real *t22, const vae_real *t19, vae_real *t24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t24_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t24_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v22 = 2.0f * t17[i * 24 + j * 6 + k] - t19[k];
                t22[i * 24 + j * 6 + k] = v22;
                t24_sum = vae_max(t24_sum, v22);
            }
            t24[i * 4 + j] = t24_sum;
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t27: [6]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t27) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        const vae_real v23 = (vae_real)(j);
        t27[j] = -v23;
    }
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 7, train: loop over [6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 4448);
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   t24: [n, 4, 1]
//   t22: [n, 4, 6]
//   t27: [6]
//   t29: [n, 4, 1]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t24,
    const vae_real *t22, const vae_real *t27, vae_real *t29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t29_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t29_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v28 = vae_where(t24[i * 4 + j] - t22[i * 24 + j * 6 + k], (-6.0f), t27[k]);
                t29_sum = vae_max(t29_sum, v28);
            }
            t29[i * 4 + j] = t29_sum;
        }
    }
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   t29: [n, 4, 1]
//   t36: [n, 4, 6]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t29,
    vae_real *t36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v23 = (vae_real)(k);
                t36[i * 24 + j * 6 + k] = 1.0f - vae_step(vae_abs(v23 + t29[i * 4 + j]) - 0.5f);
            }
        }
    }
}

// vqgan.vae:4  posterior heads (added by the compiler)
// vqgan.vae:8  posterior heads (added by the compiler)
// kernel 10, train: product by panels over rows of [4, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t36 = s->arena + 768; // [n, 4, 6]
    const vae_real *codebook16 = s->param + 96; // [3, 6]
    vae_real *t37 = s->arena + 3200; // [n, 4, 3]
    vae_real *t39 = s->arena + 3104; // [n, 4, 3]
    const vae_real *t14 = s->arena + 3296; // [n, 4, 3]
    vae_real *t43 = s->arena + 4432; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 4, 3, 6, t36 + begin * 24, 6, codebook16, 6, t37 + begin * 12, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v37 = t37[i * 12 + j];
            const vae_real v39 = t14[i * 12 + j] - v37;
            t39[i * 12 + j] = v39;
            const vae_real v40 = v39 * v39;
            t43_sum += v40 + 0.25f * v40;
        }
        t43[i] = t43_sum;
    }
}

// vqgan.vae:4  sampling and KL
// kernel 11, train: loop over rows of [4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t47 = s->arena + 4416; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t47_sum)
        for (size_t j = 0; j < 4; j++) {
            t47_sum += 1.79175947f;
        }
        t47[i] = t47_sum;
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   t49: [n, 2, 2, 2, 2, 3]
//   t37: [n, 2, 1, 2, 1, 3]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t49,
    const vae_real *t37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 2; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            t49[i * 48 + j * 24 + k * 12 + l * 6 + m * 3 + q] = t37[i * 12 + j * 6 + l * 3 + q];
                        }
                    }
                }
            }
        }
    }
}

// vqgan.vae:6  conv(1)
// vqgan.vae:8  likelihood = bernoulli
// kernel 13, train: product by panels over rows of [4, 4, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h50 = s->arena + 384; // [n, 4, 4, 3]
    const vae_real *w51 = s->param + 128; // [3, 3, 3, 1]
    vae_real *t61 = s->arena + 1600; // [n, 16]
    const vae_real *b53 = s->param + 160; // [1]
    const vae_real *t3 = s->arena + 1856; // [n, 16]
    vae_real *t60 = s->arena + 4400; // [n, 1]
    static const VaeConv conv52 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 4, .out_width = 4, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv(&conv52, (int)(end - begin), h50 + begin * 48, w51, t61 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t60_sum = 0.0f;
        VAE_SIMD_SUM(t60_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v52 = t61[i * 16 + j];
            const vae_real v54 = v52 + b53[0];
            t60_sum += vae_softplus(v54) - t3[i * 16 + j] * v54;
            t61[i * 16 + j] = vae_sigmoid(v54);
        }
        t60[i] = t60_sum;
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   x0: [n, 4, 4, 1]
//   w63: [3, 3, 1, 3]
//   h69: [n, 2, 2, 3]
//   b65: [3]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w63, vae_real *h69, const vae_real *b65) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeConv conv64 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv64, (int)(end - begin), x0 + begin * 16, w63, h69 + begin * 12, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v64 = h69[i * 12 + j * 3 + k];
                const vae_real v66 = v64 + b65[k];
                h69[i * 12 + j * 3 + k] = vae_where(v66, v66, 0.2f * v66);
            }
        }
    }
}

// What kernel 15 of train and 1 other do, each with buffers of its own:
//   h69: [n, 2, 2, 3]
//   w70: [3, 3, 3, 1]
//   b72: [1]
//   t74: [n, 1, 1, 1]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *h69,
    const vae_real *w70, const vae_real *b72, vae_real *t74) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t71 = scratch + 384; // [end - begin, 2, 2, 1]
    static const VaeConv conv71 = {
        .height = 2, .width = 2, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv(&conv71, (int)(end - begin), h69 + begin * 12, w70, t71, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t74_sum = 0.0f;
        VAE_SIMD_SUM(t74_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v71 = t71[(i - begin) * 4 + j];
            t74_sum += v71 + b72[0];
        }
        t74[i] = t74_sum;
    }
}

// kernel 16, train: loop over rows of [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t76 = s->arena + 4368; // [n, 1]
    const vae_real *t74 = s->arena + 4384; // [n, 1]
    vae_real *t86 = s->arena + 4320; // [n, 1]
    vae_real *d120 = s->arena + 4064; // [n, 1]
    vae_real *d190 = s->arena + 3952; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v76 = 0.25f * t74[i];
        t76[i] = v76;
        const vae_real v86 = v76 - 1.0f;
        t86[i] = v86;
        d120[i] = inv_n;
        d190[i] = 0.25f * (inv_n * v86);
    }
}

// kernel 19, train: loop over rows of [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t85 = s->arena + 4336; // [n, 1]
    const vae_real *t83 = s->arena + 4352; // [n, 1]
    vae_real *t109 = s->arena + 4144; // [n, 1]
    vae_real *d123 = s->arena + 4048; // [n, 1]
    vae_real *d175 = s->arena + 4016; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c121 = 0.1f * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v85 = 0.25f * t83[i];
        t85[i] = v85;
        const vae_real v109 = v85 - 1.0f;
        t109[i] = v109;
        d123[i] = 0.25f * (c121 * v109);
        d175[i] = 0.25f * (inv_n * v85);
    }
}

// kernel 20, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t86 = s->arena + 4320; // [n, 1]
    const vae_real *t76 = s->arena + 4368; // [n, 1]
    vae_real *t91 = s->arena + 4304; // [1]
    const vae_real *t85 = s->arena + 4336; // [n, 1]
    vae_real *t98 = s->arena + 4272; // [1]
    vae_real *t100 = s->arena + 4240; // [1]
    vae_real *t102 = s->arena + 4208; // [1]
    const vae_real *t47 = s->arena + 4416; // [n, 1]
    vae_real *t104 = s->arena + 4176; // [1]
    const vae_real *t60 = s->arena + 4400; // [n, 1]
    const vae_real *t109 = s->arena + 4144; // [n, 1]
    vae_real *t113 = s->arena + 4128; // [1]
    vae_real *t117 = s->arena + 4096; // [1]
    const vae_real *t43 = s->arena + 4432; // [n, 1]
    vae_real t91_sum = 0.0f;
    vae_real t98_sum = 0.0f;
    vae_real t100_sum = 0.0f;
    vae_real t102_sum = 0.0f;
    vae_real t104_sum = 0.0f;
    vae_real t113_sum = 0.0f;
    vae_real t117_sum = 0.0f;
    VAE_SIMD_SUM(t91_sum, t98_sum, t100_sum, t102_sum, t104_sum, t113_sum, t117_sum)
    for (size_t i = 0; i < rows; i++) {
        t91_sum += vae_step(t76[i] - 0.5f);
        t98_sum += 0.5f * (t86[i] * t86[i] + t85[i] * t85[i]);
        t100_sum += vae_step(0.5f - t85[i]);
        t102_sum += t47[i];
        t104_sum += t60[i];
        t113_sum += 0.5f * (t109[i] * t109[i]);
        t117_sum += t43[i];
    }
    t91[0] = t91_sum;
    t98[0] = t98_sum;
    t100[0] = t100_sum;
    t102[0] = t102_sum;
    t104[0] = t104_sum;
    t113[0] = t113_sum;
    t117[0] = t117_sum;
}

// kernel 21, train: loop over [1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t92 = s->arena + 4288; // [1]
    const vae_real *t91 = s->arena + 4304; // [1]
    vae_real *t99 = s->arena + 4256; // [1]
    const vae_real *t98 = s->arena + 4272; // [1]
    vae_real *t101 = s->arena + 4224; // [1]
    const vae_real *t100 = s->arena + 4240; // [1]
    vae_real *t103 = s->arena + 4192; // [1]
    const vae_real *t102 = s->arena + 4208; // [1]
    vae_real *t105 = s->arena + 4160; // [1]
    const vae_real *t104 = s->arena + 4176; // [1]
    vae_real *t114 = s->arena + 4112; // [1]
    const vae_real *t113 = s->arena + 4128; // [1]
    const vae_real *t117 = s->arena + 4096; // [1]
    vae_real *t119 = s->arena + 4080; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    t92[0] = t91[0] * inv_n;
    t99[0] = t98[0] * inv_n;
    t101[0] = t100[0] * inv_n;
    const vae_real v103 = t102[0] * inv_n;
    t103[0] = v103;
    const vae_real v105 = t104[0] * inv_n;
    t105[0] = v105;
    const vae_real v114 = t113[0] * inv_n;
    t114[0] = v114;
    t119[0] = v105 + beta * v103 + 0.1f * v114 + t117[0] * inv_n;
}

// kernel 22, train: loop over rows of [2, 2, 1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d125 = s->arena + 3808; // [n, 2, 2, 1]
    const vae_real *d123 = s->arena + 4048; // [n, 1, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d125[i * 4 + j] = d123[i];
        }
    }
}

// vqgan.vae:7  gradient of conv(1)
// vqgan.vae:7  gradient of leaky_relu(0.2)
// kernel 23, train: product by panels over rows of [2, 2, 3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d125 = s->arena + 3808; // [n, 2, 2, 1]
    const vae_real *w70 = s->param + 224; // [3, 3, 3, 1]
    vae_real *d131 = s->arena + 2816; // [n, 2, 2, 3]
    const vae_real *h80 = s->arena + 2912; // [n, 2, 2, 3]
    static const VaeConv conv126 = {
        .height = 2, .width = 2, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv_t(&conv126, (int)(end - begin), d125 + begin * 4, w70, d131 + begin * 12, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v126 = d131[i * 12 + j];
            d131[i * 12 + j] = vae_where(h80[i * 12 + j], v126, 0.0f) + 0.2f * vae_where(h80[i * 12 + j], 0.0f, v126);
        }
    }
}

// vqgan.vae:7  gradient of conv(3, stride=2)
// vqgan.vae:8  gradient of likelihood = bernoulli
// vqgan.vae:8  gradient of conv(1)
// kernel 24, train: product by panels over rows of [4, 4, 1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d131 = s->arena + 2816; // [n, 2, 2, 3]
    const vae_real *w63 = s->param + 176; // [3, 3, 1, 3]
    vae_real *d140 = s->arena + 1472; // [n, 16]
    const vae_real *t61 = s->arena + 1600; // [n, 16]
    const vae_real *t3 = s->arena + 1856; // [n, 16]
    vae_real *d142 = s->arena + 4032; // [n, 1, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv132 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv132, (int)(end - begin), d131 + begin * 12, w63, d140 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real d142_sum = 0.0f;
        VAE_SIMD_SUM(d142_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v132 = d140[i * 16 + j];
            const vae_real v138 = v132 * (t61[i * 16 + j] * (1.0f - t61[i * 16 + j])) - inv_n * t3[i * 16 + j];
            const vae_real v140 = v138 + inv_n * t61[i * 16 + j];
            d140[i * 16 + j] = v140;
            d142_sum += v140;
        }
        d142[i] = d142_sum;
    }
}

// What kernel 25 of train and 2 others do, each with buffers of its own:
//   d_param143: [1, 1, 1]
//   d142: [n, 1, 1, 1]
VAE_SHARED_2(like_train_k25, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param143,
    const vae_real *d142) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real d_param143_sum = 0.0f;
    VAE_SIMD_SUM(d_param143_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param143_sum += d142[i];
    }
    d_param143[0] = d_param143_sum;
}

// vqgan.vae:8  gradient of conv(1)
// kernel 25, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k25(s, tile, scratch, s->grad + 160, s->arena + 4032);
}

// vqgan.vae:6  gradient of conv(1)
// kernel 26, train: weight gradient over [3, 3, 3, 1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h50 = s->arena + 384; // [n, 4, 4, 3]
    const vae_real *d140 = s->arena + 1472; // [n, 4, 4, 1]
    vae_real *d_param145 = s->grad + 128; // [3, 3, 3, 1]
    static const VaeConv conv145 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 4, .out_width = 4, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv_w(&conv145, s->n, h50, d140, d_param145, tile, scratch);
}

// vqgan.vae:6  gradient of conv(1)
// kernel 27, train: product by panels over rows of [4, 4, 3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d140 = s->arena + 1472; // [n, 4, 4, 1]
    const vae_real *w51 = s->param + 128; // [3, 3, 3, 1]
    vae_real *d146 = s->arena + 0; // [n, 4, 4, 3]
    static const VaeConv conv146 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 4, .out_width = 4, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv_t(&conv146, (int)(end - begin), d140 + begin * 16, w51, d146 + begin * 48, scratch);
}

// vqgan.vae:6  gradient of upsample(2)
// kernel 28, train: loop over rows of [2, 2, 2, 2, 3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d148 = s->arena + 2720; // [n, 2, 1, 2, 1, 3]
    const vae_real *d146 = s->arena + 0; // [n, 2, 2, 2, 2, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t l = 0; l < 2; l++) {
                for (size_t q = 0; q < 3; q++) {
                    d148[i * 12 + j * 6 + l * 3 + q] = 0.0f;
                }
            }
        }
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 2; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            d148[i * 12 + j * 6 + l * 3 + q] += d146[i * 48 + j * 24 + k * 12 + l * 6 + m * 3 + q];
                        }
                    }
                }
            }
        }
    }
}

// vqgan.vae:8  gradient of posterior heads (added by the compiler)
// vqgan.vae:4  gradient of posterior heads (added by the compiler)
// kernel 29, train: loop over rows of [4, 3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d120 = s->arena + 4064; // [n, 1, 1]
    const vae_real *t39 = s->arena + 3104; // [n, 4, 3]
    vae_real *d156 = s->arena + 2624; // [n, 4, 3]
    vae_real *d159 = s->arena + 2528; // [n, 12]
    const vae_real *d148 = s->arena + 2720; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v151 = d120[i];
            d156[i * 12 + j] = -(2.0f * v151 * t39[i * 12 + j]);
            d159[i * 12 + j] = d148[i * 12 + j] + 0.5f * v151 * t39[i * 12 + j];
        }
    }
}

// vqgan.vae:4  gradient of posterior heads (added by the compiler)
// kernel 30, train: weight gradient over [3, 6]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d156 = s->arena + 2624; // [n, 4, 3]
    const vae_real *t36 = s->arena + 768; // [n, 4, 6]
    vae_real *d_param157 = s->grad + 96; // [3, 6]
    vae_gemm_tn(3, 6, s->n * 4, d156, 3, t36, 6, d_param157, 6);
}

// vqgan.vae:4  gradient of posterior heads (added by the compiler)
// kernel 32, train: loop over rows of [2, 2, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d163 = s->arena + 3776; // [n, 1, 1, 3]
    const vae_real *d162 = s->arena + 2432; // [n, 2, 2, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d163[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d163[i * 3 + k] += d162[i * 12 + j * 3 + k];
            }
        }
    }
}

// What kernel 33 of train and 2 others do, each with buffers of its own:
//   d_param164: [1, 1, 3]
//   d163: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k33, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param164,
    const vae_real *d163) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d_param164[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param164[j] += d163[i * 3 + j];
        }
    }
}

// vqgan.vae:4  gradient of posterior heads (added by the compiler)
// kernel 34, train: weight gradient over [4, 3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h8 = s->arena + 1728; // [n, 2, 2, 4]
    const vae_real *d162 = s->arena + 2432; // [n, 2, 2, 3]
    vae_real *d_param166 = s->grad + 64; // [4, 3]
    vae_gemm_tn(4, 3, s->n * 4, h8, 4, d162, 3, d_param166, 3);
}

// vqgan.vae:4  gradient of posterior heads (added by the compiler)
// vqgan.vae:5  gradient of relu
// vqgan.vae:5  gradient of conv(4, stride=2)
// kernel 35, train: product by panels over rows of [2, 2, 4]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d162 = s->arena + 2432; // [n, 2, 2, 3]
    const vae_real *w9 = s->param + 64; // [4, 3]
    vae_real *d168 = s->arena + 1344; // [n, 2, 2, 4]
    const vae_real *h8 = s->arena + 1728; // [n, 2, 2, 4]
    vae_real *d169 = s->arena + 3744; // [n, 1, 1, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 3, d162 + begin * 12, 3, w9, 3, d168 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d169[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v167 = d168[i * 16 + j * 4 + k];
                const vae_real v168 = vae_where(h8[i * 16 + j * 4 + k], v167, 0.0f);
                d168[i * 16 + j * 4 + k] = v168;
                d169[i * 4 + k] += v168;
            }
        }
    }
}

// vqgan.vae:5  gradient of conv(4, stride=2)
// kernel 36, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param170 = s->grad + 48; // [1, 1, 4]
    const vae_real *d169 = s->arena + 3744; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param170[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param170[j] += d169[i * 4 + j];
        }
    }
}

// vqgan.vae:5  gradient of conv(4, stride=2)
// kernel 37, train: weight gradient over [3, 3, 1, 4]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t3 = s->arena + 1856; // [n, 4, 4, 1]
    const vae_real *d168 = s->arena + 1344; // [n, 2, 2, 4]
    vae_real *d_param172 = s->grad + 0; // [3, 3, 1, 4]
    static const VaeConv conv172 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_w(&conv172, s->n, t3, d168, d_param172, tile, scratch);
}

// What kernel 38 of train and 1 other do, each with buffers of its own:
//   d177: [n, 2, 2, 1]
//   d175: [n, 1, 1, 1]
//   d178: [n, 1, 1, 1]
VAE_SHARED_1(like_train_k38, const VaeState *s, int tile, vae_real *scratch, vae_real *d177,
    const vae_real *d175, vae_real *d178) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real d178_sum = 0.0f;
        VAE_SIMD_SUM(d178_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v177 = d175[i];
            d177[i * 4 + j] = v177;
            d178_sum += v177;
        }
        d178[i] = d178_sum;
    }
}

// What kernel 40 of train and 1 other do, each with buffers of its own:
//   h80: [n, 2, 2, 3]
//   d177: [n, 2, 2, 1]
//   d180: [3, 3, 3, 1]
VAE_SHARED_1(like_train_k40, const VaeState *s, int tile, vae_real *scratch, const vae_real *h80,
    const vae_real *d177, vae_real *d180) {
    (void)tile;
    static const VaeConv conv180 = {
        .height = 2, .width = 2, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv_w(&conv180, s->n, h80, d177, d180, tile, scratch);
}

// vqgan.vae:7  gradient of conv(1)
// kernel 40, train: weight gradient over [3, 3, 3, 1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k40(s, tile, scratch, s->arena + 2912, s->arena + 3712, s->arena + 3680);
}

// What kernel 41 of train and 1 other do, each with buffers of its own:
//   d177: [n, 2, 2, 1]
//   w70: [3, 3, 3, 1]
//   d185: [n, 2, 2, 3]
//   h80: [n, 2, 2, 3]
//   d186: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k41, const VaeState *s, int tile, vae_real *scratch, const vae_real *d177,
    const vae_real *w70, vae_real *d185, const vae_real *h80, vae_real *d186) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeConv conv181 = {
        .height = 2, .width = 2, .channels = 3,
        .out_height = 2, .out_width = 2, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv_t(&conv181, (int)(end - begin), d177 + begin * 4, w70, d185 + begin * 12, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d186[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v181 = d185[i * 12 + j * 3 + k];
                const vae_real v185 = vae_where(h80[i * 12 + j * 3 + k], v181, 0.0f) + 0.2f * vae_where(h80[i * 12 + j * 3 + k], 0.0f, v181);
                d185[i * 12 + j * 3 + k] = v185;
                d186[i * 3 + k] += v185;
            }
        }
    }
}

// What kernel 43 of train and 1 other do, each with buffers of its own:
//   t61: [n, 4, 4, 1]
//   d185: [n, 2, 2, 3]
//   d189: [3, 3, 1, 3]
VAE_SHARED_2(like_train_k43, const VaeState *s, int tile, vae_real *scratch, const vae_real *t61,
    const vae_real *d185, vae_real *d189) {
    (void)tile;
    static const VaeConv conv189 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_w(&conv189, s->n, t61, d185, d189, tile, scratch);
}

// vqgan.vae:7  gradient of conv(3, stride=2)
// kernel 43, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->arena + 1600, s->arena + 2336, s->arena + 3616);
}

// vqgan.vae:7  gradient of conv(1)
// kernel 46, train: weight gradient over [3, 3, 3, 1]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k40(s, tile, scratch, s->arena + 3008, s->arena + 3584, s->arena + 3552);
}

// vqgan.vae:7  gradient of conv(3, stride=2)
// kernel 49, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->arena + 2112, s->arena + 2240, s->arena + 3488);
}

// vqgan.vae:7  gradient of conv(3, stride=2)
// kernel 50, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param205 = s->grad + 176; // [3, 3, 1, 3]
    const vae_real *d204 = s->arena + 3488; // [3, 3, 1, 3]
    const vae_real *d189 = s->arena + 3616; // [3, 3, 1, 3]
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        d_param205[j] = d204[j] + d189[j];
    }
}

// vqgan.vae:7  gradient of conv(3, stride=2)
// kernel 51, train: loop over [3]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param206 = s->grad + 208; // [3]
    const vae_real *d202 = s->arena + 3904; // [3]
    const vae_real *d187 = s->arena + 3968; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d_param206[j] = d202[j] + d187[j];
    }
}

// vqgan.vae:7  gradient of conv(3, stride=2)
// kernel 52, train: loop over [3, 3, 3, 1]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param207 = s->grad + 224; // [3, 3, 3, 1]
    const vae_real *d195 = s->arena + 3552; // [3, 3, 3, 1]
    const vae_real *d180 = s->arena + 3680; // [3, 3, 3, 1]
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        d_param207[j] = d195[j] + d180[j];
    }
}

// vqgan.vae:7  gradient of conv(3, stride=2)
// kernel 53, train: loop over [1, 1, 1]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d194 = s->arena + 3920; // [1, 1, 1]
    const vae_real *d179 = s->arena + 3984; // [1, 1, 1]
    vae_real *d_param209 = s->grad + 256; // [1]
    d_param209[0] = d194[0] + d179[0];
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [4, 4, 1]
    like_train_k0(s, tile, scratch, s->arena + 2112, s->arena + 1984, s->arena + 1856);
    // vqgan.vae:5  conv(4, stride=2)
    // vqgan.vae:5  relu
    // kernel 1, train: product by panels over rows of [2, 2, 4]
    like_train_k1(s, tile, scratch, s->arena + 1856, s->param + 0, s->arena + 1728, s->param + 48);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [2, 2, 3]
    like_train_k2(s, tile, scratch, s->arena + 1728, s->param + 64, s->arena + 3392, s->param + 80);
    // kernel 3, train: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 3296, s->arena + 3392);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [4, 6]
    like_train_k4(s, tile, scratch, s->arena + 3296, s->param + 96, s->arena + 1152);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    // vqgan.vae:7  conv(3, stride=2)
    // vqgan.vae:7  leaky_relu(0.2)
    // kernel 14, train: product by panels over rows of [2, 2, 3]
    like_train_k14(s, tile, scratch, s->arena + 2112, s->param + 176, s->arena + 3008,
        s->param + 208);
    // vqgan.vae:7  conv(1)
    // kernel 15, train: product by panels over rows of [2, 2, 1]
    like_train_k15(s, tile, scratch, s->arena + 3008, s->param + 224, s->param + 256,
        s->arena + 4384);
    train_k16(s, tile, scratch);
    // vqgan.vae:8  gradient of conv(1)
    // kernel 44, train: loop over rows of [2, 2, 1]
    like_train_k38(s, tile, scratch, s->arena + 3584, s->arena + 3952, s->arena + 3936);
    // vqgan.vae:8  gradient of conv(1)
    // kernel 45, train: sum over the batch over rows of [1, 1, 1]
    like_train_k25(s, tile, scratch, s->arena + 3920, s->arena + 3936);
    // vqgan.vae:7  gradient of conv(1)
    // vqgan.vae:7  gradient of leaky_relu(0.2)
    // vqgan.vae:7  gradient of conv(3, stride=2)
    // kernel 47, train: product by panels over rows of [2, 2, 3]
    like_train_k41(s, tile, scratch, s->arena + 3584, s->param + 224, s->arena + 2240,
        s->arena + 3008, s->arena + 3520);
    // vqgan.vae:7  gradient of conv(3, stride=2)
    // kernel 48, train: sum over the batch over rows of [1, 1, 3]
    like_train_k33(s, tile, scratch, s->arena + 3904, s->arena + 3520);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 6, train: loop over rows of [4, 6]
    like_train_k6(s, tile, scratch, s->arena + 1152, s->arena + 960, s->arena + 4464,
        s->arena + 3872);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 8, train: loop over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 3872, s->arena + 960, s->arena + 4448,
        s->arena + 3840);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 9, train: loop over rows of [4, 6]
    like_train_k9(s, tile, scratch, s->arena + 3840, s->arena + 768);
    train_k10(s, tile, scratch);
    // vqgan.vae:6  upsample(2)
    // kernel 12, train: loop over rows of [2, 2, 2, 2, 3]
    like_train_k12(s, tile, scratch, s->arena + 384, s->arena + 3200);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // vqgan.vae:7  conv(3, stride=2)
    // vqgan.vae:7  leaky_relu(0.2)
    // kernel 17, train: product by panels over rows of [2, 2, 3]
    like_train_k14(s, tile, scratch, s->arena + 1600, s->param + 176, s->arena + 2912,
        s->param + 208);
    // vqgan.vae:7  conv(1)
    // kernel 18, train: product by panels over rows of [2, 2, 1]
    like_train_k15(s, tile, scratch, s->arena + 2912, s->param + 224, s->param + 256,
        s->arena + 4352);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    // vqgan.vae:8  gradient of conv(1)
    // kernel 38, train: loop over rows of [2, 2, 1]
    like_train_k38(s, tile, scratch, s->arena + 3712, s->arena + 4016, s->arena + 4000);
    // vqgan.vae:8  gradient of conv(1)
    // kernel 39, train: sum over the batch over rows of [1, 1, 1]
    like_train_k25(s, tile, scratch, s->arena + 3984, s->arena + 4000);
    // vqgan.vae:7  gradient of conv(1)
    // vqgan.vae:7  gradient of leaky_relu(0.2)
    // vqgan.vae:7  gradient of conv(3, stride=2)
    // kernel 41, train: product by panels over rows of [2, 2, 3]
    like_train_k41(s, tile, scratch, s->arena + 3712, s->param + 224, s->arena + 2336,
        s->arena + 2912, s->arena + 3648);
    // vqgan.vae:7  gradient of conv(3, stride=2)
    // kernel 42, train: sum over the batch over rows of [1, 1, 3]
    like_train_k33(s, tile, scratch, s->arena + 3968, s->arena + 3648);
    train_k51(s, tile, scratch);
    train_k53(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k27(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    // kernel 31, train: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 2432, s->arena + 2528);
    train_k32(s, tile, scratch);
    // vqgan.vae:4  gradient of posterior heads (added by the compiler)
    // kernel 33, train: sum over the batch over rows of [1, 1, 3]
    like_train_k33(s, tile, scratch, s->grad + 80, s->arena + 3776);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u6, 1, {0}},
        {train_k11, 1, {0}},
        {train_k5, 1, {0}},
        {train_k7, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k46, 1, {0}},
        {train_k49, 1, {0}}}, 3);
    vae_run_one(me, s, train_k13, (s->n + 3) / 4);
    vae_run_one(me, s, train_u7, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u8, (s->n + 3) / 4, {0}},
        {train_k40, 1, {0}},
        {train_k43, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u11, 1, {0}},
        {train_k26, 1, {0}},
        {train_k50, 1, {0}},
        {train_k52, 1, {0}},
        {train_k25, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_k37, 1, {0}},
        {train_k30, 1, {0}},
        {train_k34, 1, {0}}}, 3);
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 5, eval: loop over [3, 6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->param + 96, s->arena + 1920);
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 7, eval: loop over [6]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 1904);
}

// What kernel 10 of eval and 1 other do, each with buffers of its own:
//   t36: [n, 4, 6]
//   codebook16: [3, 6]
//   t37: [n, 4, 3]
VAE_SHARED_2(like_eval_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
    const vae_real *codebook16, vae_real *t37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nt((int)(end - begin) * 4, 3, 6, t36 + begin * 24, 6, codebook16, 6, t37 + begin * 12, 3);
}

// vqgan.vae:4  sampling and KL
// kernel 11, eval: loop over rows of [4]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t40 = s->arena + 1760; // [n, 4]
    vae_real *t41 = s->arena + 1888; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t41_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v40 = 1.79175947f;
            t40[i * 4 + j] = v40;
            t41_sum += v40;
        }
        t41[i] = t41_sum;
    }
}

// vqgan.vae:6  conv(1)
// vqgan.vae:8  likelihood = bernoulli
// kernel 13, eval: product by panels over rows of [4, 4, 1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h44 = s->arena + 0; // [n, 4, 4, 3]
    const vae_real *w45 = s->param + 128; // [3, 3, 3, 1]
    vae_real *t46 = scratch + 432; // [end - begin, 4, 4, 1]
    const vae_real *b47 = s->param + 160; // [1]
    const vae_real *t3 = s->arena + 1088; // [n, 16]
    vae_real *t54 = s->arena + 1872; // [n, 1]
    static const VaeConv conv46 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 4, .out_width = 4, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv(&conv46, (int)(end - begin), h44 + begin * 48, w45, t46, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = 0.0f;
        VAE_SIMD_SUM(t54_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v46 = t46[(i - begin) * 16 + j];
            const vae_real v48 = v46 + b47[0];
            t54_sum += vae_softplus(v48) - t3[i * 16 + j] * v48;
        }
        t54[i] = t54_sum;
    }
}

// kernel 14, eval: loop over rows of [1]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t55 = s->arena + 1856; // [n, 1]
    const vae_real *t54 = s->arena + 1872; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = (-7.16703788f) - t54[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [4, 4, 1]
    like_train_k0(s, tile, scratch, s->arena + 1344, s->arena + 1216, s->arena + 1088);
    // vqgan.vae:5  conv(4, stride=2)
    // vqgan.vae:5  relu
    // kernel 1, eval: product by panels over rows of [2, 2, 4]
    like_train_k1(s, tile, scratch, s->arena + 1088, s->param + 0, s->arena + 960, s->param + 48);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [2, 2, 3]
    like_train_k2(s, tile, scratch, s->arena + 960, s->param + 64, s->arena + 1664, s->param + 80);
    // kernel 3, eval: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 1568, s->arena + 1664);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [4, 6]
    like_train_k4(s, tile, scratch, s->arena + 1568, s->param + 96, s->arena + 768);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 6, eval: loop over rows of [4, 6]
    like_train_k6(s, tile, scratch, s->arena + 768, s->arena + 576, s->arena + 1920,
        s->arena + 1824);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 8, eval: loop over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 1824, s->arena + 576, s->arena + 1904,
        s->arena + 1792);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 9, eval: loop over rows of [4, 6]
    like_train_k9(s, tile, scratch, s->arena + 1792, s->arena + 384);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 10, eval: product by panels over rows of [4, 3]
    like_eval_k10(s, tile, scratch, s->arena + 384, s->param + 96, s->arena + 1472);
    // vqgan.vae:6  upsample(2)
    // kernel 12, eval: loop over rows of [2, 2, 2, 2, 3]
    like_train_k12(s, tile, scratch, s->arena + 0, s->arena + 1472);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k11, 1, {0}},
        {eval_k5, 1, {0}},
        {eval_k7, 1, {0}}}, 4);
    vae_run_one(me, s, eval_u2, 1);
    vae_run_one(me, s, eval_k13, (s->n + 3) / 4);
    vae_run_one(me, s, eval_k14, 1);
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 4, encode: loop over [3, 6]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->param + 96, s->arena + 1328);
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 6, encode: loop over [6]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 1312);
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [4, 6]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t26 = s->arena + 1248; // [n, 4, 1]
    vae_real *t33 = s->arena + 0; // [n, 4, 6]
    vae_real *t35 = s->arena + 1216; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t35_sum = 0.0f;
            VAE_SIMD_SUM(t35_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v20 = (vae_real)(k);
                const vae_real v33 = 1.0f - vae_step(vae_abs(v20 + t26[i * 4 + j]) - 0.5f);
                t33[i * 24 + j * 6 + k] = v33;
                t35_sum += v33 * v20;
            }
            t35[i * 4 + j] = t35_sum;
        }
    }
}

// vqgan.vae:4  posterior heads (added by the compiler)
// kernel 9, encode: product by panels over rows of [4, 3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t33 = s->arena + 0; // [n, 4, 6]
    const vae_real *codebook13 = s->param + 96; // [3, 6]
    vae_real *t37 = s->arena + 928; // [n, 4, 3]
    vae_real *t39 = s->arena + 832; // [n, 12]
    vae_gemm_nt((int)(end - begin) * 4, 3, 6, t33 + begin * 24, 6, codebook13, 6, t37 + begin * 12, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v37 = t37[i * 12 + j];
            t39[i * 12 + j] = v37;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vqgan.vae:5  conv(4, stride=2)
    // vqgan.vae:5  relu
    // kernel 0, encode: product by panels over rows of [2, 2, 4]
    like_train_k1(s, tile, scratch, s->arena + 704, s->param + 0, s->arena + 576, s->param + 48);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [2, 2, 3]
    like_train_k2(s, tile, scratch, s->arena + 576, s->param + 64, s->arena + 1120, s->param + 80);
    // kernel 2, encode: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 1024, s->arena + 1120);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [4, 6]
    like_train_k4(s, tile, scratch, s->arena + 1024, s->param + 96, s->arena + 384);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [4, 6]
    like_train_k6(s, tile, scratch, s->arena + 384, s->arena + 192, s->arena + 1328,
        s->arena + 1280);
    // vqgan.vae:4  posterior heads (added by the compiler)
    // kernel 7, encode: loop over rows of [4, 6]
    like_train_k8(s, tile, scratch, s->arena + 1280, s->arena + 192, s->arena + 1312,
        s->arena + 1248);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_k4, 1, {0}},
        {encode_k6, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u2, 1);
}

// vqgan.vae:6  upsample(2)
// kernel 0, decode: loop over rows of [2, 2, 2, 2, 3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 0, s->arena + 640);
}

// vqgan.vae:6  conv(1)
// vqgan.vae:8  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [4, 4, 1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h3 = s->arena + 0; // [n, 4, 4, 3]
    const vae_real *w4 = s->param + 128; // [3, 3, 3, 1]
    vae_real *t9 = s->arena + 512; // [n, 16]
    const vae_real *b6 = s->param + 160; // [1]
    vae_real *t10 = s->arena + 384; // [n, 16]
    static const VaeConv conv5 = {
        .height = 4, .width = 4, .channels = 3,
        .out_height = 4, .out_width = 4, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 1
    };
    vae_conv(&conv5, (int)(end - begin), h3 + begin * 48, w4, t9 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v5 = t9[i * 16 + j];
            const vae_real v9 = vae_sigmoid(v5 + b6[0]);
            t9[i * 16 + j] = v9;
            t10[i * 16 + j] = v9;
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_k0, 1);
    vae_run_one(me, s, decode_k1, (s->n + 3) / 4);
}

// kernel 0, prior: loop over rows of [4, 1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t3 = s->arena + 288; // [n, 4, 1]
    const vae_real *u0 = s->arena + 320; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t3[i * 4 + j] = 6.0f * u0[i * 4 + j];
        }
    }
}

// kernel 1, prior: loop over rows of [4, 6]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t3 = s->arena + 288; // [n, 4, 1]
    vae_real *t10 = s->arena + 0; // [n, 4, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v2 = (vae_real)(k);
                const vae_real v4 = t3[i * 4 + j] - v2;
                t10[i * 24 + j * 6 + k] = vae_step(v4) * (1.0f - vae_step(v4 - 1.0f));
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    // kernel 2, prior: product by panels over rows of [4, 3]
    like_eval_k10(s, tile, scratch, s->arena + 0, s->param + 96, s->arena + 192);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, prior_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2112, 16}, // [n, 4, 4, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 1984, 16}, // [n, 4, 4, 1]
    {"critic.real", VAE_OUT_SCALAR, 0, 4288, 1}, // [1]
    {"critic", VAE_OUT_SCALAR, 0, 4256, 1}, // [1]
    {"critic.made", VAE_OUT_SCALAR, 0, 4224, 1}, // [1]
    {"adversary", VAE_OUT_SCALAR, 0, 4112, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 4080, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 4160, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 4192, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1344, 16}, // [n, 4, 4, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 1216, 16}, // [n, 4, 4, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 1872, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1888, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1856, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1760, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 704, 16}, // [n, 4, 4, 1]
    {"z.mean", VAE_OUT_ROW, 0, 928, 12}, // [n, 12]
    {"z.code", VAE_OUT_ROW, 0, 1216, 4}, // [n, 4]
    {"z.sample", VAE_OUT_ROW, 0, 832, 12}, // [n, 12]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 640, 12}, // [n, 12]
    {"x.mean", VAE_OUT_ROW, 0, 512, 16}, // [n, 16]
    {"x.draw0", VAE_OUT_ROW, 0, 384, 16}, // [n, 16]
};

static const VaePort prior_ports[] = {
    {"z.prior", VAE_IN_UNIFORM, 8, 320, 4}, // [n, 4, 1]
    {"z.sample", VAE_OUT_ROW, 0, 192, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {4, 1, 3, 3}, {1, 4, 12, 4}, 0, VAE_INIT_UNIFORM, 0.365148365f, true, true, true},
    {"encoder.0.bias", 1, {4}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.vector.weight", 2, {3, 4}, {1, 3}, 64, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.z.vector.bias", 1, {3}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.codebook", 2, {6, 3}, {1, 6}, 96, VAE_INIT_NORMAL, 1.0f, true, false, true},
    {"decoder.1.weight", 4, {1, 3, 3, 3}, {1, 1, 9, 3}, 128, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"decoder.1.bias", 1, {1}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.0.weight", 4, {3, 1, 3, 3}, {1, 3, 9, 3}, 176, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"critic.judge.0.bias", 1, {3}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.2.weight", 4, {1, 3, 3, 3}, {1, 1, 9, 3}, 224, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"critic.judge.2.bias", 1, {1}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 4, 1, 16, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 12, 6},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, stride=2)", "[2, 2, 4]", 40},
    {VAE_STAGE_ENCODER, 0, "relu", "[2, 2, 4]", 0},
    {VAE_STAGE_LATENT, 0, "z: vq", "[2, 2, 3]", 33},
    {VAE_STAGE_DECODER, 0, "upsample(2)", "[4, 4, 3]", 0},
    {VAE_STAGE_DECODER, 0, "conv(1)", "[4, 4, 1]", 28},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 272},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "vqgan", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model vqgan\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 4, 1]                   -              -\n"
        "    conv(4, stride=2)               [2, 2, 4]                  40            288\n"
        "    relu                            [2, 2, 4]                   -              -\n"
        "  z: heads                          [2, 2, 3]                  33            264\n"
        "  decoder                           [2, 2, 3]                   -              -\n"
        "    upsample(2)                     [4, 4, 3]                   -              -\n"
        "    conv(1)                         [4, 4, 1]                  28            864\n"
        "  critic judge                      [4, 4, 1]                   -              -\n"
        "    conv(3, stride=2)               [2, 2, 3]                  30            216\n"
        "    leaky_relu(0.2)                 [2, 2, 3]                   -              -\n"
        "    conv(1)                         [2, 2, 1]                  28            216\n"
        "\n"
        "  159 parameters; one training step of 8 rows: 51,840 flops\n"
        "  likelihood bernoulli\n"
        "  binarize dynamic\n"
        "  objective vqgan(critic=judge, features=none, weight=0.1, game=least_squares)\n"
        "  latent z vq(codes=6, dim=3, n=1, commitment=0.25, grid=2x2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          54      158        17,920       17,920\n"
        "  eval           15       34         7,744        7,744\n"
        "  encode         10       25         5,376        5,376\n"
        "  decode          2        5         2,944        2,944\n"
        "  prior           3        8         1,408        1,408\n",
    .batch = 8, .n_param = 272, .n_state = 0, .n_arena = 4480,
    .n_scratch = 2304,
    .max_threads = 1, .flops_per_row = 6480.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .critic = {176, 272},
    .panel = 0,
    .tensor = tensors, .n_tensors = 11,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 7,
    .train = {"train", train_run, train_ports, 9},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 3},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 2},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .critic = {
            .kind = VAE_ADAMW, .lr = 0.0001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.01
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
