// spectral_steps -- written by vaec 0.1.0 from spectral_steps.vae; do not edit.
//
// model spectral_steps
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6, 2]                      -              -
//     conv(4, kernel=3, dilation=2, norm=spectral)  [6, 4]                     38            408
//     relu                            [6, 4]                      -              -
//     pool(mean)                      [4]                         -              -
//     two(5)                          [5]                         -              -
//       dense(n, norm=spectral)       [5]                        34             58
//       tanh                          [5]                         -              -
//   z: mean, logvar heads             [3]                        36             60
//   decoder x(z)                      [3]                         -              -
//     dense(18, norm=spectral)        [18]                       93            150
//     tanh                            [18]                        -              -
//     reshape(6, 3)                   [6, 3]                      -              -
//     dense(4, norm=spectral)         [6, 4]                     23            228
//     relu                            [6, 4]                      -              -
//     dense(2, norm=spectral)         [6, 2]                     16            168
//   likelihood: logvar                                           16             32
//   decoder y(z)                      [3]                         -              -
//     two(4)                          [4]                         -              -
//       dense(n, norm=spectral)       [4]                        23             38
//       tanh                          [4]                         -              -
//     dense(5)                        [5]                        25             40
//
//   238 parameters; one training step of 8 rows: 19,200 flops
//   x: likelihood gaussian(sigma=learned, floor=0.001)
//   y: likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         131      323        19,776       19,776
//   eval           31       97         6,848        6,848
//   encode         13       25         3,264        3,264
//   decode         16       43         3,968        3,968
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_steps.h"

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 0, train: loop over [3, 1, 2, 4]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w3 = s->param + 0; // [3, 1, 2, 4]
    const vae_real *v5 = s->param + 432; // [3, 1, 2, 1]
    vae_real *t7 = s->arena + 4928; // [1, 1, 1, 4]
    for (size_t k = 0; k < 4; k++) {
        t7[k] = 0.0f;
    }
    for (size_t j = 0; j < 6; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            t7[k] += w3[j * 4 + k] * v5[j];
        }
    }
}

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 1, train: loop over [1, 1, 1, 4]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t7 = s->arena + 4928; // [1, 1, 1, 4]
    vae_real *t9 = s->arena + 4912; // [1, 1, 1, 1]
    vae_real t9_sum = 0.0f;
    VAE_SIMD_SUM(t9_sum)
    for (size_t j = 0; j < 4; j++) {
        t9_sum += t7[j] * t7[j];
    }
    t9[0] = t9_sum;
}

// What kernel 2 of train and 1 other do, each with buffers of its own:
//   t9: [1, 1, 1, 1]
//   t12: [1, 1, 1, 1]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *t9,
    vae_real *t12) {
    (void)s;
    (void)tile, (void)scratch;
    t12[0] = vae_max(vae_sqrt(t9[0]), 1e-12f);
}

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 3, train: loop over [1, 1, 1, 4]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t7 = s->arena + 4928; // [1, 1, 1, 4]
    const vae_real *t12 = s->arena + 4896; // [1, 1, 1, 1]
    vae_real *t15 = s->param + 416; // [1, 1, 1, 4]
    const vae_real *u4 = s->param + 416; // [1, 1, 1, 4]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t15[j] = vae_where(power, t7[j] / t12[0], u4[j]);
    }
}

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 4, train: loop over [3, 1, 2, 4]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t16 = s->arena + 3584; // [3, 1, 2, 4]
    const vae_real *w3 = s->param + 0; // [3, 1, 2, 4]
    const vae_real *t15 = s->param + 416; // [1, 1, 1, 4]
    vae_real *t17 = s->arena + 4880; // [3, 1, 2, 1]
    for (size_t j = 0; j < 6; j++) {
        vae_real t17_sum = 0.0f;
        VAE_SIMD_SUM(t17_sum)
        for (size_t k = 0; k < 4; k++) {
            const vae_real v16 = w3[j * 4 + k] * t15[k];
            t16[j * 4 + k] = v16;
            t17_sum += v16;
        }
        t17[j] = t17_sum;
    }
}

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 5, train: loop over [3, 1, 2, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t17 = s->arena + 4880; // [3, 1, 2, 1]
    vae_real *t19 = s->arena + 4864; // [1, 1, 1, 1]
    vae_real t19_sum = 0.0f;
    VAE_SIMD_SUM(t19_sum)
    for (size_t j = 0; j < 6; j++) {
        t19_sum += t17[j] * t17[j];
    }
    t19[0] = t19_sum;
}

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 7, train: loop over [3, 1, 2, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t17 = s->arena + 4880; // [3, 1, 2, 1]
    const vae_real *t21 = s->arena + 4848; // [1, 1, 1, 1]
    vae_real *t23 = s->param + 432; // [3, 1, 2, 1]
    const vae_real *v5 = s->param + 432; // [3, 1, 2, 1]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        t23[j] = vae_where(power, t17[j] / t21[0], v5[j]);
    }
}

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 8, train: loop over [3, 1, 2, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t16 = s->arena + 3584; // [3, 1, 2, 4]
    const vae_real *t23 = s->param + 432; // [3, 1, 2, 1]
    vae_real *sigma25 = s->arena + 4832; // [1, 1, 1, 1]
    vae_real sigma25_sum = 0.0f;
    for (size_t j = 0; j < 6; j++) {
        VAE_SIMD_SUM(sigma25_sum)
        for (size_t k = 0; k < 4; k++) {
            sigma25_sum += t16[j * 4 + k] * t23[j];
        }
    }
    sigma25[0] = sigma25_sum;
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   w26: [3, 1, 2, 4]
//   w3: [3, 1, 2, 4]
//   sigma25: [1, 1, 1, 1]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *w26,
    const vae_real *w3, const vae_real *sigma25) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 24; j++) {
        w26[j] = w3[j] / sigma25[0];
    }
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 6]
//   mask29: [n, 6]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *mask29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask29[i * 6 + j] = vae_step(ends1[i * 6 + j] - 0.5f);
        }
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t31: [n, 6, 2]
//   x0: [n, 6, 2]
//   mask29: [n, 6, 1]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t31,
    const vae_real *x0, const vae_real *mask29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t31[i * 12 + j * 2 + k] = x0[i * 12 + j * 2 + k] * mask29[i * 6 + j];
            }
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   t31: [n, 6, 1, 2]
//   w26: [3, 1, 2, 4]
//   t33: [n, 6, 1, 4]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t31,
    const vae_real *w26, vae_real *t33) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeConv conv33 = {
        .height = 6, .width = 1, .channels = 2,
        .out_height = 6, .out_width = 1, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv(&conv33, (int)(end - begin), t31 + begin * 12, w26, t33 + begin * 24, scratch);
}

// spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
// spectral_steps.vae:7  relu
// kernel 13, train: loop over rows of [6, 4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t33 = s->arena + 960; // [n, 6, 4]
    const vae_real *b35 = s->param + 32; // [4]
    vae_real *h37 = s->arena + 768; // [n, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h37[i * 24 + j * 4 + k] = vae_max(t33[i * 24 + j * 4 + k] + b35[k], 0.0f);
            }
        }
    }
}

// spectral_steps.vae:7  pool(mean)
// kernel 14, train: loop over rows of [6, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 2896; // [n, 6]
    const vae_real *h37 = s->arena + 768; // [n, 6, 4]
    const vae_real *mask29 = s->arena + 2800; // [n, 6, 1]
    vae_real *t39 = s->arena + 3520; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t39[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t39[i * 4 + k] += h37[i * 24 + j * 4 + k] * mask29[i * 6 + j];
            }
        }
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 6]
//   t40: [n, 1, 1]
//   mask29: [n, 6, 1]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *t40, const vae_real *mask29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < steps; j++) {
            t40_sum += mask29[i * 6 + j];
        }
        t40[i] = t40_sum;
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t41: [n, 1, 4]
//   t39: [n, 1, 4]
//   t40: [n, 1, 1]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, vae_real *t41,
    const vae_real *t39, const vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t41[i * 4 + j] = t39[i * 4 + j] / t40[i];
        }
    }
}

// spectral_steps.vae:6  dense(n, norm=spectral)
// kernel 17, train: loop over [4, 5]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w43 = s->param + 48; // [4, 5]
    const vae_real *v46 = s->param + 464; // [4, 1]
    vae_real *t48 = s->arena + 4800; // [1, 5]
    for (size_t k = 0; k < 5; k++) {
        t48[k] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            t48[k] += w43[j * 5 + k] * v46[j];
        }
    }
}

// spectral_steps.vae:6  dense(n, norm=spectral)
// kernel 18, train: loop over [1, 5]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t48 = s->arena + 4800; // [1, 5]
    vae_real *t50 = s->arena + 4784; // [1, 1]
    vae_real t50_sum = 0.0f;
    VAE_SIMD_SUM(t50_sum)
    for (size_t j = 0; j < 5; j++) {
        t50_sum += t48[j] * t48[j];
    }
    t50[0] = t50_sum;
}

// What kernel 19 of train and 11 others do, each with buffers of its own:
//   t50: [1, 1]
//   t52: [1, 1]
VAE_SHARED_2(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *t50,
    vae_real *t52) {
    (void)s;
    (void)tile, (void)scratch;
    t52[0] = vae_max(vae_sqrt(t50[0]), 1e-12f);
}

// spectral_steps.vae:6  dense(n, norm=spectral)
// kernel 20, train: loop over [1, 5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t48 = s->arena + 4800; // [1, 5]
    const vae_real *t52 = s->arena + 4768; // [1, 1]
    vae_real *t54 = s->param + 448; // [1, 5]
    const vae_real *u45 = s->param + 448; // [1, 5]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        t54[j] = vae_where(power, t48[j] / t52[0], u45[j]);
    }
}

// spectral_steps.vae:6  dense(n, norm=spectral)
// kernel 21, train: loop over [4, 5]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t55 = s->arena + 3456; // [4, 5]
    const vae_real *w43 = s->param + 48; // [4, 5]
    const vae_real *t54 = s->param + 448; // [1, 5]
    vae_real *t56 = s->arena + 4752; // [4, 1]
    for (size_t j = 0; j < 4; j++) {
        vae_real t56_sum = 0.0f;
        VAE_SIMD_SUM(t56_sum)
        for (size_t k = 0; k < 5; k++) {
            const vae_real v55 = w43[j * 5 + k] * t54[k];
            t55[j * 5 + k] = v55;
            t56_sum += v55;
        }
        t56[j] = t56_sum;
    }
}

// What kernel 22 of train and 2 others do, each with buffers of its own:
//   t56: [4, 1]
//   t58: [1, 1]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *t56,
    vae_real *t58) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t58_sum = 0.0f;
    VAE_SIMD_SUM(t58_sum)
    for (size_t j = 0; j < 4; j++) {
        t58_sum += t56[j] * t56[j];
    }
    t58[0] = t58_sum;
}

// What kernel 24 of train and 2 others do, each with buffers of its own:
//   t56: [4, 1]
//   t60: [1, 1]
//   t62: [4, 1]
//   v46: [4, 1]
VAE_SHARED_1(like_train_k24, const VaeState *s, int tile, vae_real *scratch, const vae_real *t56,
    const vae_real *t60, vae_real *t62, const vae_real *v46) {
    (void)tile, (void)scratch;
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t62[j] = vae_where(power, t56[j] / t60[0], v46[j]);
    }
}

// spectral_steps.vae:6  dense(n, norm=spectral)
// kernel 25, train: loop over [4, 5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t55 = s->arena + 3456; // [4, 5]
    const vae_real *t62 = s->param + 464; // [4, 1]
    vae_real *sigma64 = s->arena + 4704; // [1, 1]
    vae_real sigma64_sum = 0.0f;
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD_SUM(sigma64_sum)
        for (size_t k = 0; k < 5; k++) {
            sigma64_sum += t55[j * 5 + k] * t62[j];
        }
    }
    sigma64[0] = sigma64_sum;
}

// What kernel 26 of train and 2 others do, each with buffers of its own:
//   w65: [4, 5]
//   w43: [4, 5]
//   sigma64: [1, 1]
VAE_SHARED_2(like_train_k26, const VaeState *s, int tile, vae_real *scratch, vae_real *w65,
    const vae_real *w43, const vae_real *sigma64) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 20; j++) {
        w65[j] = w43[j] / sigma64[0];
    }
}

// What kernel 27 of train and 2 others do, each with buffers of its own:
//   h42: [n, 4]
//   w65: [4, 5]
//   h68: [n, 5]
//   b44: [5]
VAE_SHARED_2(like_train_k27, const VaeState *s, int tile, vae_real *scratch, const vae_real *h42,
    const vae_real *w65, vae_real *h68, const vae_real *b44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 5, 4, h42 + begin * 4, 4, w65, 5, h68 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v66 = h68[i * 5 + j];
            h68[i * 5 + j] = vae_tanh(v66 + b44[j]);
        }
    }
}

// What kernel 28 of train and 2 others do, each with buffers of its own:
//   h68: [n, 5]
//   w69: [5, 6]
//   heads72: [n, 6]
//   b70: [6]
VAE_SHARED_2(like_train_k28, const VaeState *s, int tile, vae_real *scratch, const vae_real *h68,
    const vae_real *w69, vae_real *heads72, const vae_real *b70) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 5, h68 + begin * 5, 5, w69, 6, heads72 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v71 = heads72[i * 6 + j];
            heads72[i * 6 + j] = v71 + b70[j];
        }
    }
}

// spectral_steps.vae:5  sampling and KL
// kernel 29, train: loop over rows of [3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar74 = s->arena + 2707; // [n, 3] in rows of 6
    vae_real *t77 = s->arena + 3360; // [n, 3]
    const vae_real *eps75 = s->arena + 3392; // [n, 3]
    vae_real *z79 = s->arena + 3328; // [n, 3]
    const vae_real *mean73 = s->arena + 2704; // [n, 3] in rows of 6
    vae_real *t81 = s->arena + 3296; // [n, 3]
    vae_real *t87 = s->arena + 4688; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t87_sum = 0.0f;
        VAE_SIMD_SUM(t87_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v77 = vae_exp(0.5f * logvar74[i * 6 + j]);
            t77[i * 3 + j] = v77;
            z79[i * 3 + j] = mean73[i * 6 + j] + v77 * eps75[i * 3 + j];
            const vae_real v81 = vae_exp(logvar74[i * 6 + j]);
            t81[i * 3 + j] = v81;
            const vae_real v85 = mean73[i * 6 + j] * mean73[i * 6 + j] + v81 - 1.0f - logvar74[i * 6 + j];
            t87_sum += 0.5f * v85;
        }
        t87[i] = t87_sum;
    }
}

// spectral_steps.vae:10  dense(18, norm=spectral)
// kernel 30, train: loop over [3, 18]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w88 = s->param + 144; // [3, 18]
    const vae_real *v91 = s->param + 512; // [3, 1]
    vae_real *t93 = s->arena + 3264; // [1, 18]
    for (size_t k = 0; k < 18; k++) {
        t93[k] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 18; k++) {
            t93[k] += w88[j * 18 + k] * v91[j];
        }
    }
}

// spectral_steps.vae:10  dense(18, norm=spectral)
// kernel 31, train: loop over [1, 18]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t93 = s->arena + 3264; // [1, 18]
    vae_real *t95 = s->arena + 4672; // [1, 1]
    vae_real t95_sum = 0.0f;
    VAE_SIMD_SUM(t95_sum)
    for (size_t j = 0; j < 18; j++) {
        t95_sum += t93[j] * t93[j];
    }
    t95[0] = t95_sum;
}

// spectral_steps.vae:10  dense(18, norm=spectral)
// kernel 33, train: loop over [1, 18]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t93 = s->arena + 3264; // [1, 18]
    const vae_real *t97 = s->arena + 4656; // [1, 1]
    vae_real *t99 = s->param + 480; // [1, 18]
    const vae_real *u90 = s->param + 480; // [1, 18]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 18; j++) {
        t99[j] = vae_where(power, t93[j] / t97[0], u90[j]);
    }
}

// spectral_steps.vae:10  dense(18, norm=spectral)
// kernel 34, train: loop over [3, 18]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t100 = s->arena + 2496; // [3, 18]
    const vae_real *w88 = s->param + 144; // [3, 18]
    const vae_real *t99 = s->param + 480; // [1, 18]
    vae_real *t101 = s->arena + 4640; // [3, 1]
    for (size_t j = 0; j < 3; j++) {
        vae_real t101_sum = 0.0f;
        VAE_SIMD_SUM(t101_sum)
        for (size_t k = 0; k < 18; k++) {
            const vae_real v100 = w88[j * 18 + k] * t99[k];
            t100[j * 18 + k] = v100;
            t101_sum += v100;
        }
        t101[j] = t101_sum;
    }
}

// What kernel 35 of train and 2 others do, each with buffers of its own:
//   t101: [3, 1]
//   t103: [1, 1]
VAE_SHARED_1(like_train_k35, const VaeState *s, int tile, vae_real *scratch, const vae_real *t101,
    vae_real *t103) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t103_sum = 0.0f;
    VAE_SIMD_SUM(t103_sum)
    for (size_t j = 0; j < 3; j++) {
        t103_sum += t101[j] * t101[j];
    }
    t103[0] = t103_sum;
}

// What kernel 37 of train and 2 others do, each with buffers of its own:
//   t101: [3, 1]
//   t105: [1, 1]
//   t107: [3, 1]
//   v91: [3, 1]
VAE_SHARED_2(like_train_k37, const VaeState *s, int tile, vae_real *scratch, const vae_real *t101,
    const vae_real *t105, vae_real *t107, const vae_real *v91) {
    (void)tile, (void)scratch;
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t107[j] = vae_where(power, t101[j] / t105[0], v91[j]);
    }
}

// spectral_steps.vae:10  dense(18, norm=spectral)
// kernel 38, train: loop over [3, 18]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t100 = s->arena + 2496; // [3, 18]
    const vae_real *t107 = s->param + 512; // [3, 1]
    vae_real *sigma109 = s->arena + 4592; // [1, 1]
    vae_real sigma109_sum = 0.0f;
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD_SUM(sigma109_sum)
        for (size_t k = 0; k < 18; k++) {
            sigma109_sum += t100[j * 18 + k] * t107[j];
        }
    }
    sigma109[0] = sigma109_sum;
}

// What kernel 39 of train and 2 others do, each with buffers of its own:
//   w110: [3, 18]
//   w88: [3, 18]
//   sigma109: [1, 1]
VAE_SHARED_2(like_train_k39, const VaeState *s, int tile, vae_real *scratch, vae_real *w110,
    const vae_real *w88, const vae_real *sigma109) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 54; j++) {
        w110[j] = w88[j] / sigma109[0];
    }
}

// What kernel 40 of train and 2 others do, each with buffers of its own:
//   z79: [n, 3]
//   w110: [3, 18]
//   h113: [n, 18]
//   b89: [18]
VAE_SHARED_2(like_train_k40, const VaeState *s, int tile, vae_real *scratch, const vae_real *z79,
    const vae_real *w110, vae_real *h113, const vae_real *b89) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 18, 3, z79 + begin * 3, 3, w110, 18, h113 + begin * 18, 18);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v111 = h113[i * 18 + j];
            h113[i * 18 + j] = vae_tanh(v111 + b89[j]);
        }
    }
}

// What kernel 41 of train and 1 other do, each with buffers of its own:
//   w115: [3, 4]
//   v118: [3, 1]
//   t120: [1, 4]
VAE_SHARED_2(like_train_k41, const VaeState *s, int tile, vae_real *scratch, const vae_real *w115,
    const vae_real *v118, vae_real *t120) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 4; k++) {
        t120[k] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            t120[k] += w115[j * 4 + k] * v118[j];
        }
    }
}

// What kernel 42 of train and 1 other do, each with buffers of its own:
//   t120: [1, 4]
//   t122: [1, 1]
VAE_SHARED_2(like_train_k42, const VaeState *s, int tile, vae_real *scratch, const vae_real *t120,
    vae_real *t122) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t122_sum = 0.0f;
    VAE_SIMD_SUM(t122_sum)
    for (size_t j = 0; j < 4; j++) {
        t122_sum += t120[j] * t120[j];
    }
    t122[0] = t122_sum;
}

// What kernel 44 of train and 1 other do, each with buffers of its own:
//   t120: [1, 4]
//   t124: [1, 1]
//   t126: [1, 4]
//   u117: [1, 4]
VAE_SHARED_2(like_train_k44, const VaeState *s, int tile, vae_real *scratch, const vae_real *t120,
    const vae_real *t124, vae_real *t126, const vae_real *u117) {
    (void)tile, (void)scratch;
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t126[j] = vae_where(power, t120[j] / t124[0], u117[j]);
    }
}

// What kernel 45 of train and 1 other do, each with buffers of its own:
//   t127: [3, 4]
//   w115: [3, 4]
//   t126: [1, 4]
//   t128: [3, 1]
VAE_SHARED_2(like_train_k45, const VaeState *s, int tile, vae_real *scratch, vae_real *t127,
    const vae_real *w115, const vae_real *t126, vae_real *t128) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 3; j++) {
        vae_real t128_sum = 0.0f;
        VAE_SIMD_SUM(t128_sum)
        for (size_t k = 0; k < 4; k++) {
            const vae_real v127 = w115[j * 4 + k] * t126[k];
            t127[j * 4 + k] = v127;
            t128_sum += v127;
        }
        t128[j] = t128_sum;
    }
}

// What kernel 49 of train and 1 other do, each with buffers of its own:
//   t127: [3, 4]
//   t134: [3, 1]
//   sigma136: [1, 1]
VAE_SHARED_2(like_train_k49, const VaeState *s, int tile, vae_real *scratch, const vae_real *t127,
    const vae_real *t134, vae_real *sigma136) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma136_sum = 0.0f;
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD_SUM(sigma136_sum)
        for (size_t k = 0; k < 4; k++) {
            sigma136_sum += t127[j * 4 + k] * t134[j];
        }
    }
    sigma136[0] = sigma136_sum;
}

// What kernel 50 of train and 5 others do, each with buffers of its own:
//   w137: [3, 4]
//   w115: [3, 4]
//   sigma136: [1, 1]
VAE_SHARED_1(like_train_k50, const VaeState *s, int tile, vae_real *scratch, vae_real *w137,
    const vae_real *w115, const vae_real *sigma136) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        w137[j] = w115[j] / sigma136[0];
    }
}

// What kernel 51 of train and 2 others do, each with buffers of its own:
//   h114: [n, 6, 3]
//   w137: [3, 4]
//   h140: [n, 6, 4]
//   b116: [4]
VAE_SHARED_2(like_train_k51, const VaeState *s, int tile, vae_real *scratch, const vae_real *h114,
    const vae_real *w137, vae_real *h140, const vae_real *b116) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 6, 4, 3, h114 + begin * 18, 3, w137, 4, h140 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v138 = h140[i * 24 + j * 4 + k];
                h140[i * 24 + j * 4 + k] = vae_max(v138 + b116[k], 0.0f);
            }
        }
    }
}

// What kernel 52 of train and 1 other do, each with buffers of its own:
//   w141: [4, 2]
//   v144: [4, 1]
//   t146: [1, 2]
VAE_SHARED_1(like_train_k52, const VaeState *s, int tile, vae_real *scratch, const vae_real *w141,
    const vae_real *v144, vae_real *t146) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 2; k++) {
        t146[k] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 2; k++) {
            t146[k] += w141[j * 2 + k] * v144[j];
        }
    }
}

// What kernel 53 of train and 1 other do, each with buffers of its own:
//   t146: [1, 2]
//   t148: [1, 1]
VAE_SHARED_1(like_train_k53, const VaeState *s, int tile, vae_real *scratch, const vae_real *t146,
    vae_real *t148) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t148_sum = 0.0f;
    VAE_SIMD_SUM(t148_sum)
    for (size_t j = 0; j < 2; j++) {
        t148_sum += t146[j] * t146[j];
    }
    t148[0] = t148_sum;
}

// What kernel 55 of train and 1 other do, each with buffers of its own:
//   t146: [1, 2]
//   t150: [1, 1]
//   t152: [1, 2]
//   u143: [1, 2]
VAE_SHARED_1(like_train_k55, const VaeState *s, int tile, vae_real *scratch, const vae_real *t146,
    const vae_real *t150, vae_real *t152, const vae_real *u143) {
    (void)tile, (void)scratch;
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        t152[j] = vae_where(power, t146[j] / t150[0], u143[j]);
    }
}

// What kernel 56 of train and 1 other do, each with buffers of its own:
//   t153: [4, 2]
//   w141: [4, 2]
//   t152: [1, 2]
//   t154: [4, 1]
VAE_SHARED_2(like_train_k56, const VaeState *s, int tile, vae_real *scratch, vae_real *t153,
    const vae_real *w141, const vae_real *t152, vae_real *t154) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 4; j++) {
        vae_real t154_sum = 0.0f;
        VAE_SIMD_SUM(t154_sum)
        for (size_t k = 0; k < 2; k++) {
            const vae_real v153 = w141[j * 2 + k] * t152[k];
            t153[j * 2 + k] = v153;
            t154_sum += v153;
        }
        t154[j] = t154_sum;
    }
}

// What kernel 60 of train and 1 other do, each with buffers of its own:
//   t153: [4, 2]
//   t160: [4, 1]
//   sigma162: [1, 1]
VAE_SHARED_1(like_train_k60, const VaeState *s, int tile, vae_real *scratch, const vae_real *t153,
    const vae_real *t160, vae_real *sigma162) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma162_sum = 0.0f;
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD_SUM(sigma162_sum)
        for (size_t k = 0; k < 2; k++) {
            sigma162_sum += t153[j * 2 + k] * t160[j];
        }
    }
    sigma162[0] = sigma162_sum;
}

// What kernel 61 of train and 5 others do, each with buffers of its own:
//   w163: [4, 2]
//   w141: [4, 2]
//   sigma162: [1, 1]
VAE_SHARED_1(like_train_k61, const VaeState *s, int tile, vae_real *scratch, vae_real *w163,
    const vae_real *w141, const vae_real *sigma162) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        w163[j] = w141[j] / sigma162[0];
    }
}

// spectral_steps.vae:10  dense(2, norm=spectral)
// spectral_steps.vae:14  likelihood = gaussian
// kernel 62, train: product by panels over rows of [6, 2]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h140 = s->arena + 576; // [n, 6, 4]
    const vae_real *w163 = s->arena + 4304; // [4, 2]
    vae_real *t196 = s->arena + 1824; // [n, 6, 2]
    const vae_real *b142 = s->param + 288; // [2]
    const vae_real *x0 = s->arena + 2208; // [n, 6, 2]
    vae_real *t197 = s->arena + 1728; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h140 + begin * 24, 4, w163, 2, t196 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v164 = t196[i * 12 + j * 2 + k];
                const vae_real v196 = x0[i * 12 + j * 2 + k] - (v164 + b142[k]);
                t196[i * 12 + j * 2 + k] = v196;
                t197[i * 12 + j * 2 + k] = v196 * v196;
            }
        }
    }
}

// spectral_steps.vae:10  dense(2, norm=spectral)
// spectral_steps.vae:14  likelihood = gaussian
// kernel 73, train: product by panels over rows of [6, 2]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h140 = s->arena + 576; // [n, 6, 4]
    const vae_real *w188 = s->arena + 4160; // [4, 2]
    vae_real *t193 = s->arena + 2016; // [n, 6, 2]
    const vae_real *b167 = s->param + 320; // [2]
    vae_real *logvar195 = s->arena + 1920; // [n, 6, 2]
    vae_real *t199 = s->arena + 1632; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h140 + begin * 24, 4, w188, 2, t193 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v189 = t193[i * 12 + j * 2 + k];
                const vae_real v193 = v189 + b167[k] - (-13.8155106f);
                t193[i * 12 + j * 2 + k] = v193;
                const vae_real v195 = (-13.8155106f) + vae_softplus(v193);
                logvar195[i * 12 + j * 2 + k] = v195;
                t199[i * 12 + j * 2 + k] = vae_exp(-v195);
            }
        }
    }
}

// spectral_steps.vae:14  likelihood = gaussian
// kernel 74, train: loop over rows of [6, 2]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 2896; // [n, 6]
    const vae_real *t197 = s->arena + 1728; // [n, 6, 2]
    const vae_real *t199 = s->arena + 1632; // [n, 6, 2]
    const vae_real *logvar195 = s->arena + 1920; // [n, 6, 2]
    const vae_real *mask29 = s->arena + 2800; // [n, 6, 1]
    vae_real *t206 = s->arena + 4144; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        vae_real t206_sum = 0.0f;
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD_SUM(t206_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v201 = logvar195[i * 12 + j * 2 + k] + t197[i * 12 + j * 2 + k] * t199[i * 12 + j * 2 + k];
                t206_sum += 0.5f * (v201 + 1.83787707f) * mask29[i * 6 + j];
            }
        }
        t206[i] = t206_sum;
    }
}

// What kernel 85 of train and 2 others do, each with buffers of its own:
//   z79: [n, 3]
//   w230: [3, 4]
//   h233: [n, 4]
//   b209: [4]
VAE_SHARED_2(like_train_k85, const VaeState *s, int tile, vae_real *scratch, const vae_real *z79,
    const vae_real *w230, vae_real *h233, const vae_real *b209) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 4, 3, z79 + begin * 3, 3, w230, 4, h233 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v231 = h233[i * 4 + j];
            h233[i * 4 + j] = vae_tanh(v231 + b209[j]);
        }
    }
}

// spectral_steps.vae:13  dense(5)
// spectral_steps.vae:15  likelihood = bernoulli
// spectral_steps.vae:15  gradient of likelihood = bernoulli
// kernel 86, train: product by panels over rows of [5]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h233 = s->arena + 3232; // [n, 4]
    const vae_real *w234 = s->param + 368; // [4, 5]
    vae_real *d255 = s->arena + 2656; // [n, 5]
    const vae_real *b235 = s->param + 400; // [5]
    const vae_real *x2 = s->arena + 2848; // [n, 5]
    vae_real *t241 = s->arena + 3984; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 5, 4, h233 + begin * 4, 4, w234, 5, d255 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real t241_sum = 0.0f;
        VAE_SIMD_SUM(t241_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v236 = d255[i * 5 + j];
            const vae_real v237 = v236 + b235[j];
            t241_sum += vae_softplus(v237) - x2[i * 5 + j] * v237;
            d255[i * 5 + j] = inv_n * (vae_sigmoid(v237) - x2[i * 5 + j]);
        }
        t241[i] = t241_sum;
    }
}

// kernel 87, train: loop over rows of [1]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d252 = s->arena + 3888; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d252[i] = inv_n;
    }
}

// kernel 88, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t206 = s->arena + 4144; // [n, 1]
    const vae_real *t241 = s->arena + 3984; // [n, 1]
    vae_real *t244 = s->arena + 3968; // [1]
    vae_real *t246 = s->arena + 3936; // [1]
    const vae_real *t87 = s->arena + 4688; // [n, 1]
    vae_real t244_sum = 0.0f;
    vae_real t246_sum = 0.0f;
    VAE_SIMD_SUM(t244_sum, t246_sum)
    for (size_t i = 0; i < rows; i++) {
        t244_sum += t206[i] + t241[i];
        t246_sum += t87[i];
    }
    t244[0] = t244_sum;
    t246[0] = t246_sum;
}

// kernel 89, train: loop over [1]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t245 = s->arena + 3952; // [1]
    const vae_real *t244 = s->arena + 3968; // [1]
    vae_real *t247 = s->arena + 3920; // [1]
    const vae_real *t246 = s->arena + 3936; // [1]
    vae_real *t250 = s->arena + 3904; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v245 = t244[0] * inv_n;
    t245[0] = v245;
    const vae_real v247 = t246[0] * inv_n;
    t247[0] = v247;
    t250[0] = v245 + beta * v247;
}

// What kernel 90 of train and 1 other do, each with buffers of its own:
//   h233: [n, 4]
//   d255: [n, 5]
//   d_param257: [4, 5]
//   d_param256: [5]
VAE_SHARED_2(like_train_k90, const VaeState *s, int tile, vae_real *scratch, const vae_real *h233,
    const vae_real *d255, vae_real *d_param257, vae_real *d_param256) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 5, d255, 5, d_param256);
        return;
    }
    vae_gemm_tn(4, 5, s->n, h233, 4, d255, 5, d_param257, 5);
}

// spectral_steps.vae:15  gradient of dense(5)
// spectral_steps.vae:13  gradient of dense(5)
// kernel 90, train: weight gradient over [4, 5]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k90(s, tile, scratch, s->arena + 3232, s->arena + 2656, s->grad + 368, s->grad + 400);
}

// spectral_steps.vae:13  gradient of dense(5)
// spectral_steps.vae:6  gradient of tanh
// kernel 91, train: product by panels over rows of [4]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d255 = s->arena + 2656; // [n, 5]
    const vae_real *w234 = s->param + 368; // [4, 5]
    vae_real *d261 = s->arena + 3200; // [n, 4]
    const vae_real *h233 = s->arena + 3232; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 5, d255 + begin * 5, 5, w234, 5, d261 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v258 = d261[i * 4 + j];
            d261[i * 4 + j] = v258 * (1.0f - h233[i * 4 + j] * h233[i * 4 + j]);
        }
    }
}

// spectral_steps.vae:6  gradient of dense(n, norm=spectral)
// kernel 92, train: weight gradient over [3, 4]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z79 = s->arena + 3328; // [n, 3]
    const vae_real *d261 = s->arena + 3200; // [n, 4]
    vae_real *d263 = s->arena + 3872; // [3, 4]
    if (tile == 1) {
        vae_real *d_param262 = s->grad + 352; // [4]
        vae_column_sums(s->n, 4, d261, 4, d_param262);
        return;
    }
    vae_gemm_tn(3, 4, s->n, z79, 3, d261, 4, d263, 4);
}

// spectral_steps.vae:6  gradient of dense(n, norm=spectral)
// kernel 93, train: product by panels over rows of [3]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d261 = s->arena + 3200; // [n, 4]
    const vae_real *w230 = s->arena + 4000; // [3, 4]
    vae_real *d264 = s->arena + 3168; // [n, 3]
    vae_gemm_nt((int)(end - begin), 3, 4, d261 + begin * 4, 4, w230, 4, d264 + begin * 3, 3);
}

// What kernel 94 of train and 1 other do, each with buffers of its own:
//   d265: [3, 4]
//   d263: [3, 4]
//   sigma229: [1, 1]
//   w230: [3, 4]
//   d268: [1, 1]
VAE_SHARED_2(like_train_k94, const VaeState *s, int tile, vae_real *scratch, vae_real *d265,
    const vae_real *d263, const vae_real *sigma229, const vae_real *w230, vae_real *d268) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real d268_sum = 0.0f;
    VAE_SIMD_SUM(d268_sum)
    for (size_t j = 0; j < 12; j++) {
        const vae_real v265 = d263[j] / sigma229[0];
        d265[j] = v265;
        d268_sum += -(v265 * w230[j]);
    }
    d268[0] = d268_sum;
}

// What kernel 95 of train and 1 other do, each with buffers of its own:
//   d268: [1, 1]
//   t227: [3, 1]
//   t219: [1, 4]
//   d_param272: [3, 4]
//   d265: [3, 4]
VAE_SHARED_2(like_train_k95, const VaeState *s, int tile, vae_real *scratch, const vae_real *d268,
    const vae_real *t227, const vae_real *t219, vae_real *d_param272, const vae_real *d265) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            d_param272[j * 4 + k] = d265[j * 4 + k] + d268[0] * t227[j] * t219[k];
        }
    }
}

// spectral_steps.vae:14  gradient of likelihood = gaussian
// kernel 96, train: loop over rows of [6, 2]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d252 = s->arena + 3888; // [n, 1, 1]
    const vae_real *mask29 = s->arena + 2800; // [n, 6, 1]
    const vae_real *t199 = s->arena + 1632; // [n, 6, 2]
    const vae_real *t197 = s->arena + 1728; // [n, 6, 2]
    const vae_real *t196 = s->arena + 1824; // [n, 6, 2]
    vae_real *d283 = s->arena + 1536; // [n, 6, 2]
    const vae_real *t193 = s->arena + 2016; // [n, 6, 2]
    vae_real *d285 = s->arena + 1440; // [n, 6, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v276 = 0.5f * (d252[i] * mask29[i * 6 + j]);
                const vae_real v279 = v276 * t197[i * 12 + j * 2 + k] * t199[i * 12 + j * 2 + k];
                const vae_real v282 = 2.0f * (v276 * t199[i * 12 + j * 2 + k]) * t196[i * 12 + j * 2 + k];
                d283[i * 12 + j * 2 + k] = -v282;
                d285[i * 12 + j * 2 + k] = (v276 - v279) * vae_sigmoid(t193[i * 12 + j * 2 + k]);
            }
        }
    }
}

// What kernel 97 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   d286: [n, 1, 2]
//   d285: [n, 6, 2]
VAE_SHARED_2(like_train_k97, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *d286, const vae_real *d285) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t k = 0; k < 2; k++) {
            d286[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d286[i * 2 + k] += d285[i * 12 + j * 2 + k];
            }
        }
    }
}

// What kernel 98 of train and 1 other do, each with buffers of its own:
//   d_param287: [1, 2]
//   d286: [n, 1, 2]
VAE_SHARED_2(like_train_k98, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param287,
    const vae_real *d286) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 2; j++) {
        d_param287[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param287[j] += d286[i * 2 + j];
        }
    }
}

// What kernel 99 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   h140: [n, 6, 4]
//   d285: [n, 6, 2]
//   d289: [4, 2]
VAE_SHARED_1(like_train_k99, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h140, const vae_real *d285, vae_real *d289) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 2, h140, 4, d285, 2, d289, 2);
}

// spectral_steps.vae:10  gradient of dense(2, norm=spectral)
// kernel 99, train: weight gradient over [4, 2]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k99(s, tile, scratch, s->arena + 2896, s->arena + 576, s->arena + 1440,
        s->arena + 3808);
}

// spectral_steps.vae:10  gradient of dense(2, norm=spectral)
// kernel 100, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d285 = s->arena + 1440; // [n, 6, 2]
    const vae_real *w188 = s->arena + 4160; // [4, 2]
    vae_real *d290 = s->arena + 384; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 2, d285 + begin * 12, 2, w188, 2, d290 + begin * 24, 4);
}

// What kernel 101 of train and 1 other do, each with buffers of its own:
//   d291: [4, 2]
//   d289: [4, 2]
//   sigma187: [1, 1]
//   w188: [4, 2]
//   d294: [1, 1]
VAE_SHARED_1(like_train_k101, const VaeState *s, int tile, vae_real *scratch, vae_real *d291,
    const vae_real *d289, const vae_real *sigma187, const vae_real *w188, vae_real *d294) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real d294_sum = 0.0f;
    VAE_SIMD_SUM(d294_sum)
    for (size_t j = 0; j < 8; j++) {
        const vae_real v291 = d289[j] / sigma187[0];
        d291[j] = v291;
        d294_sum += -(v291 * w188[j]);
    }
    d294[0] = d294_sum;
}

// What kernel 102 of train and 1 other do, each with buffers of its own:
//   d294: [1, 1]
//   t185: [4, 1]
//   t177: [1, 2]
//   d_param298: [4, 2]
//   d291: [4, 2]
VAE_SHARED_1(like_train_k102, const VaeState *s, int tile, vae_real *scratch, const vae_real *d294,
    const vae_real *t185, const vae_real *t177, vae_real *d_param298, const vae_real *d291) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 2; k++) {
            d_param298[j * 2 + k] = d291[j * 2 + k] + d294[0] * t185[j] * t177[k];
        }
    }
}

// spectral_steps.vae:10  gradient of dense(2, norm=spectral)
// kernel 105, train: weight gradient over [4, 2]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k99(s, tile, scratch, s->arena + 2896, s->arena + 576, s->arena + 1536,
        s->arena + 3744);
}

// spectral_steps.vae:10  gradient of dense(2, norm=spectral)
// spectral_steps.vae:10  gradient of relu
// kernel 106, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k106(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d283 = s->arena + 1536; // [n, 6, 2]
    const vae_real *w163 = s->arena + 4304; // [4, 2]
    vae_real *d314 = s->arena + 192; // [n, 6, 4]
    const vae_real *d290 = s->arena + 384; // [n, 6, 4]
    const vae_real *h140 = s->arena + 576; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 2, d283 + begin * 12, 2, w163, 2, d314 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v303 = d314[i * 24 + j];
            d314[i * 24 + j] = vae_where(h140[i * 24 + j], d290[i * 24 + j] + v303, 0.0f);
        }
    }
}

// What kernel 109 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   d315: [n, 1, 4]
//   d314: [n, 6, 4]
VAE_SHARED_2(like_train_k109, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *ends1, vae_real *d315, const vae_real *d314) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            d315[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d315[i * 4 + k] += d314[i * 24 + j * 4 + k];
            }
        }
    }
}

// What kernel 110 of train and 1 other do, each with buffers of its own:
//   d_param316: [1, 4]
//   d315: [n, 1, 4]
VAE_SHARED_2(like_train_k110, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param316,
    const vae_real *d315) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d_param316[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param316[j] += d315[i * 4 + j];
        }
    }
}

// spectral_steps.vae:10  gradient of dense(4, norm=spectral)
// kernel 111, train: weight gradient over [3, 4]
VAE_KERNEL void train_k111(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends1 = s->arena + 2896; // [n, 6]
    const vae_real *h114 = s->arena + 1296; // [n, 6, 3]
    const vae_real *d314 = s->arena + 192; // [n, 6, 4]
    vae_real *d318 = s->arena + 3696; // [3, 4]
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 3, 4, h114, 3, d314, 4, d318, 4);
}

// spectral_steps.vae:10  gradient of dense(4, norm=spectral)
// spectral_steps.vae:10  gradient of tanh
// kernel 112, train: product by panels over rows of [6, 3]
VAE_KERNEL void train_k112(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d314 = s->arena + 192; // [n, 6, 4]
    const vae_real *w137 = s->arena + 4448; // [3, 4]
    vae_real *d331 = s->arena + 1152; // [n, 18]
    const vae_real *h113 = s->arena + 1296; // [n, 18]
    vae_gemm_nt((int)(end - begin) * 6, 3, 4, d314 + begin * 24, 4, w137, 4, d331 + begin * 18, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v319 = d331[i * 18 + j];
            d331[i * 18 + j] = v319 * (1.0f - h113[i * 18 + j] * h113[i * 18 + j]);
        }
    }
}

// spectral_steps.vae:10  gradient of dense(18, norm=spectral)
// kernel 115, train: weight gradient over [3, 18]
VAE_KERNEL void train_k115(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z79 = s->arena + 3328; // [n, 3]
    const vae_real *d331 = s->arena + 1152; // [n, 18]
    vae_real *d333 = s->arena + 2368; // [3, 18]
    if (tile == 1) {
        vae_real *d_param332 = s->grad + 208; // [18]
        vae_column_sums(s->n, 18, d331, 18, d_param332);
        return;
    }
    vae_gemm_tn(3, 18, s->n, z79, 3, d331, 18, d333, 18);
}

// spectral_steps.vae:10  gradient of dense(18, norm=spectral)
// spectral_steps.vae:5  gradient of sampling and KL
// kernel 116, train: product by panels over rows of [3]
VAE_KERNEL void train_k116(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d331 = s->arena + 1152; // [n, 18]
    const vae_real *w110 = s->arena + 2432; // [3, 18]
    vae_real *d348 = s->arena + 2608; // [n, 3] in rows of 6
    const vae_real *d264 = s->arena + 3168; // [n, 3]
    const vae_real *t81 = s->arena + 3296; // [n, 3]
    const vae_real *mean73 = s->arena + 2704; // [n, 3] in rows of 6
    const vae_real *eps75 = s->arena + 3392; // [n, 3]
    const vae_real *t77 = s->arena + 3360; // [n, 3]
    vae_real *d352 = s->arena + 2611; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c251 = beta * inv_n;
    const vae_real c344 = 0.5f * c251;
    vae_gemm_nt((int)(end - begin), 3, 18, d331 + begin * 18, 18, w110, 18, d348 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v334 = d348[i * 6 + j];
            const vae_real v335 = d264[i * 3 + j] + v334;
            d348[i * 6 + j] = c251 * mean73[i * 6 + j] + v335;
            d352[i * 6 + j] = c344 * t81[i * 3 + j] - c344 + 0.5f * (v335 * eps75[i * 3 + j] * t77[i * 3 + j]);
        }
    }
}

// spectral_steps.vae:10  gradient of dense(18, norm=spectral)
// kernel 117, train: loop over [3, 18]
VAE_KERNEL void train_k117(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d336 = s->arena + 2304; // [3, 18]
    const vae_real *d333 = s->arena + 2368; // [3, 18]
    const vae_real *sigma109 = s->arena + 4592; // [1, 1]
    const vae_real *w110 = s->arena + 2432; // [3, 18]
    vae_real *d339 = s->arena + 3648; // [1, 1]
    vae_real d339_sum = 0.0f;
    VAE_SIMD_SUM(d339_sum)
    for (size_t j = 0; j < 54; j++) {
        const vae_real v336 = d333[j] / sigma109[0];
        d336[j] = v336;
        d339_sum += -(v336 * w110[j]);
    }
    d339[0] = d339_sum;
}

// spectral_steps.vae:10  gradient of dense(18, norm=spectral)
// kernel 118, train: loop over [3, 18]
VAE_KERNEL void train_k118(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d339 = s->arena + 3648; // [1, 1]
    const vae_real *t107 = s->param + 512; // [3, 1]
    const vae_real *t99 = s->param + 480; // [1, 18]
    vae_real *d_param343 = s->grad + 144; // [3, 18]
    const vae_real *d336 = s->arena + 2304; // [3, 18]
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 18; k++) {
            d_param343[j * 18 + k] = d336[j * 18 + k] + d339[0] * t107[j] * t99[k];
        }
    }
}

// spectral_steps.vae:5  gradient of posterior heads (added by the compiler)
// kernel 119, train: weight gradient over [5, 6]
VAE_KERNEL void train_k119(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h68 = s->arena + 2752; // [n, 5]
    const vae_real *d353 = s->arena + 2608; // [n, 6]
    vae_real *d_param355 = s->grad + 96; // [5, 6]
    if (tile == 1) {
        vae_real *d_param354 = s->grad + 128; // [6]
        vae_column_sums(s->n, 6, d353, 6, d_param354);
        return;
    }
    vae_gemm_tn(5, 6, s->n, h68, 5, d353, 6, d_param355, 6);
}

// spectral_steps.vae:5  gradient of posterior heads (added by the compiler)
// spectral_steps.vae:6  gradient of tanh
// kernel 120, train: product by panels over rows of [5]
VAE_KERNEL void train_k120(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d353 = s->arena + 2608; // [n, 6]
    const vae_real *w69 = s->param + 96; // [5, 6]
    vae_real *d359 = s->arena + 2560; // [n, 5]
    const vae_real *h68 = s->arena + 2752; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d353 + begin * 6, 6, w69, 6, d359 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v356 = d359[i * 5 + j];
            d359[i * 5 + j] = v356 * (1.0f - h68[i * 5 + j] * h68[i * 5 + j]);
        }
    }
}

// spectral_steps.vae:6  gradient of dense(n, norm=spectral)
// kernel 121, train: weight gradient over [4, 5]
VAE_KERNEL void train_k121(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k90(s, tile, scratch, s->arena + 3488, s->arena + 2560, s->arena + 3104,
        s->grad + 80);
}

// spectral_steps.vae:6  gradient of dense(n, norm=spectral)
// spectral_steps.vae:7  gradient of pool(mean)
// kernel 122, train: product by panels over rows of [4]
VAE_KERNEL void train_k122(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d359 = s->arena + 2560; // [n, 5]
    const vae_real *w65 = s->arena + 3424; // [4, 5]
    vae_real *d372 = s->arena + 3040; // [n, 1, 4]
    const vae_real *t40 = s->arena + 4816; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin), 4, 5, d359 + begin * 5, 5, w65, 5, d372 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v362 = d372[i * 4 + j];
            d372[i * 4 + j] = v362 / t40[i];
        }
    }
}

// spectral_steps.vae:6  gradient of dense(n, norm=spectral)
// kernel 123, train: loop over [4, 5]
VAE_KERNEL void train_k123(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d363 = s->arena + 3072; // [4, 5]
    const vae_real *d361 = s->arena + 3104; // [4, 5]
    const vae_real *sigma64 = s->arena + 4704; // [1, 1]
    const vae_real *w65 = s->arena + 3424; // [4, 5]
    vae_real *d366 = s->arena + 3632; // [1, 1]
    vae_real d366_sum = 0.0f;
    VAE_SIMD_SUM(d366_sum)
    for (size_t j = 0; j < 20; j++) {
        const vae_real v363 = d361[j] / sigma64[0];
        d363[j] = v363;
        d366_sum += -(v363 * w65[j]);
    }
    d366[0] = d366_sum;
}

// spectral_steps.vae:6  gradient of dense(n, norm=spectral)
// kernel 124, train: loop over [4, 5]
VAE_KERNEL void train_k124(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d366 = s->arena + 3632; // [1, 1]
    const vae_real *t62 = s->param + 464; // [4, 1]
    const vae_real *t54 = s->param + 448; // [1, 5]
    vae_real *d_param370 = s->grad + 48; // [4, 5]
    const vae_real *d363 = s->arena + 3072; // [4, 5]
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            d_param370[j * 5 + k] = d363[j * 5 + k] + d366[0] * t62[j] * t54[k];
        }
    }
}

// spectral_steps.vae:7  gradient of pool(mean)
// spectral_steps.vae:7  gradient of relu
// kernel 125, train: loop over rows of [6, 4]
VAE_KERNEL void train_k125(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d372 = s->arena + 3040; // [n, 1, 4]
    const vae_real *mask29 = s->arena + 2800; // [n, 6, 1]
    vae_real *d374 = s->arena + 0; // [n, 6, 4]
    const vae_real *h37 = s->arena + 768; // [n, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d374[i * 24 + j * 4 + k] = vae_where(h37[i * 24 + j * 4 + k], d372[i * 4 + k] * mask29[i * 6 + j], 0.0f);
            }
        }
    }
}

// spectral_steps.vae:7  gradient of conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 128, train: weight gradient over [3, 1, 2, 4]
VAE_KERNEL void train_k128(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *t31 = s->arena + 2112; // [n, 6, 1, 2]
    const vae_real *d374 = s->arena + 0; // [n, 6, 1, 4]
    vae_real *d379 = s->arena + 2976; // [3, 1, 2, 4]
    static const VaeConv conv379 = {
        .height = 6, .width = 1, .channels = 2,
        .out_height = 6, .out_width = 1, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 1, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 0, .dilation_h = 2, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv_w(&conv379, s->n, t31, d374, d379, tile, scratch);
}

// spectral_steps.vae:7  gradient of conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 129, train: loop over [3, 1, 2, 4]
VAE_KERNEL void train_k129(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d380 = s->arena + 2944; // [3, 1, 2, 4]
    const vae_real *d379 = s->arena + 2976; // [3, 1, 2, 4]
    const vae_real *sigma25 = s->arena + 4832; // [1, 1, 1, 1]
    const vae_real *w26 = s->arena + 3552; // [3, 1, 2, 4]
    vae_real *d383 = s->arena + 3616; // [1, 1, 1, 1]
    vae_real d383_sum = 0.0f;
    VAE_SIMD_SUM(d383_sum)
    for (size_t j = 0; j < 24; j++) {
        const vae_real v380 = d379[j] / sigma25[0];
        d380[j] = v380;
        d383_sum += -(v380 * w26[j]);
    }
    d383[0] = d383_sum;
}

// spectral_steps.vae:7  gradient of conv(4, kernel=3, dilation=2, norm=spectral)
// kernel 130, train: loop over [3, 1, 2, 4]
VAE_KERNEL void train_k130(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d383 = s->arena + 3616; // [1, 1, 1, 1]
    const vae_real *t23 = s->param + 432; // [3, 1, 2, 1]
    const vae_real *t15 = s->param + 416; // [1, 1, 1, 4]
    vae_real *d_param387 = s->grad + 0; // [3, 1, 2, 4]
    const vae_real *d380 = s->arena + 2944; // [3, 1, 2, 4]
    for (size_t j = 0; j < 6; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            d_param387[j * 4 + k] = d380[j * 4 + k] + d383[0] * t23[j] * t15[k];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 32, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4672, s->arena + 4656);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 35, train: loop over [3, 1]
    like_train_k35(s, tile, scratch, s->arena + 4640, s->arena + 4624);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 36, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4624, s->arena + 4608);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 37, train: loop over [3, 1]
    like_train_k37(s, tile, scratch, s->arena + 4640, s->arena + 4608, s->param + 512,
        s->param + 512);
    train_k38(s, tile, scratch);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 39, train: loop over [3, 18]
    like_train_k39(s, tile, scratch, s->arena + 2432, s->param + 144, s->arena + 4592);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:3  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 10, train: loop over rows of [6]
    like_train_k10(s, tile, scratch, s->arena + 2896, s->arena + 2800);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 11, train: loop over rows of [6, 2]
    like_train_k11(s, tile, scratch, s->arena + 2112, s->arena + 2208, s->arena + 2800);
    // spectral_steps.vae:7  pool(mean)
    // kernel 15, train: loop over rows of [6, 1]
    like_train_k15(s, tile, scratch, s->arena + 2896, s->arena + 4816, s->arena + 2800);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 2, train: loop over [1, 1, 1, 1]
    like_train_k2(s, tile, scratch, s->arena + 4912, s->arena + 4896);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 6, train: loop over [1, 1, 1, 1]
    like_train_k2(s, tile, scratch, s->arena + 4864, s->arena + 4848);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 9, train: loop over [3, 1, 2, 4]
    like_train_k9(s, tile, scratch, s->arena + 3552, s->param + 0, s->arena + 4832);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 19, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4784, s->arena + 4768);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 22, train: loop over [4, 1]
    like_train_k22(s, tile, scratch, s->arena + 4752, s->arena + 4736);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 23, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4736, s->arena + 4720);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 24, train: loop over [4, 1]
    like_train_k24(s, tile, scratch, s->arena + 4752, s->arena + 4720, s->param + 464,
        s->param + 464);
    train_k25(s, tile, scratch);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 26, train: loop over [4, 5]
    like_train_k26(s, tile, scratch, s->arena + 3424, s->param + 48, s->arena + 4704);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 41, train: loop over [3, 4]
    like_train_k41(s, tile, scratch, s->param + 240, s->param + 544, s->arena + 4576);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 42, train: loop over [1, 4]
    like_train_k42(s, tile, scratch, s->arena + 4576, s->arena + 4560);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 43, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4560, s->arena + 4544);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 44, train: loop over [1, 4]
    like_train_k44(s, tile, scratch, s->arena + 4576, s->arena + 4544, s->param + 528,
        s->param + 528);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 45, train: loop over [3, 4]
    like_train_k45(s, tile, scratch, s->arena + 4528, s->param + 240, s->param + 528,
        s->arena + 4512);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 46, train: loop over [3, 1]
    like_train_k35(s, tile, scratch, s->arena + 4512, s->arena + 4496);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 47, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4496, s->arena + 4480);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 48, train: loop over [3, 1]
    like_train_k37(s, tile, scratch, s->arena + 4512, s->arena + 4480, s->param + 544,
        s->param + 544);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 49, train: loop over [3, 4]
    like_train_k49(s, tile, scratch, s->arena + 4528, s->param + 544, s->arena + 4464);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 50, train: loop over [3, 4]
    like_train_k50(s, tile, scratch, s->arena + 4448, s->param + 240, s->arena + 4464);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 75, train: loop over [3, 4]
    like_train_k41(s, tile, scratch, s->param + 336, s->param + 640, s->arena + 4128);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 76, train: loop over [1, 4]
    like_train_k42(s, tile, scratch, s->arena + 4128, s->arena + 4112);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 77, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4112, s->arena + 4096);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 78, train: loop over [1, 4]
    like_train_k44(s, tile, scratch, s->arena + 4128, s->arena + 4096, s->param + 624,
        s->param + 624);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 79, train: loop over [3, 4]
    like_train_k45(s, tile, scratch, s->arena + 4080, s->param + 336, s->param + 624,
        s->arena + 4064);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 80, train: loop over [3, 1]
    like_train_k35(s, tile, scratch, s->arena + 4064, s->arena + 4048);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 81, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4048, s->arena + 4032);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 82, train: loop over [3, 1]
    like_train_k37(s, tile, scratch, s->arena + 4064, s->arena + 4032, s->param + 640,
        s->param + 640);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 83, train: loop over [3, 4]
    like_train_k49(s, tile, scratch, s->arena + 4080, s->param + 640, s->arena + 4016);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 84, train: loop over [3, 4]
    like_train_k50(s, tile, scratch, s->arena + 4000, s->param + 336, s->arena + 4016);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 52, train: loop over [4, 2]
    like_train_k52(s, tile, scratch, s->param + 272, s->param + 576, s->arena + 4432);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 53, train: loop over [1, 2]
    like_train_k53(s, tile, scratch, s->arena + 4432, s->arena + 4416);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 54, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4416, s->arena + 4400);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 55, train: loop over [1, 2]
    like_train_k55(s, tile, scratch, s->arena + 4432, s->arena + 4400, s->param + 560,
        s->param + 560);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 56, train: loop over [4, 2]
    like_train_k56(s, tile, scratch, s->arena + 4384, s->param + 272, s->param + 560,
        s->arena + 4368);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 57, train: loop over [4, 1]
    like_train_k22(s, tile, scratch, s->arena + 4368, s->arena + 4352);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 58, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4352, s->arena + 4336);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 59, train: loop over [4, 1]
    like_train_k24(s, tile, scratch, s->arena + 4368, s->arena + 4336, s->param + 576,
        s->param + 576);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 60, train: loop over [4, 2]
    like_train_k60(s, tile, scratch, s->arena + 4384, s->param + 576, s->arena + 4320);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 61, train: loop over [4, 2]
    like_train_k61(s, tile, scratch, s->arena + 4304, s->param + 272, s->arena + 4320);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 63, train: loop over [4, 2]
    like_train_k52(s, tile, scratch, s->param + 304, s->param + 608, s->arena + 4288);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 64, train: loop over [1, 2]
    like_train_k53(s, tile, scratch, s->arena + 4288, s->arena + 4272);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 65, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4272, s->arena + 4256);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 66, train: loop over [1, 2]
    like_train_k55(s, tile, scratch, s->arena + 4288, s->arena + 4256, s->param + 592,
        s->param + 592);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 67, train: loop over [4, 2]
    like_train_k56(s, tile, scratch, s->arena + 4240, s->param + 304, s->param + 592,
        s->arena + 4224);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 68, train: loop over [4, 1]
    like_train_k22(s, tile, scratch, s->arena + 4224, s->arena + 4208);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 69, train: loop over [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 4208, s->arena + 4192);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 70, train: loop over [4, 1]
    like_train_k24(s, tile, scratch, s->arena + 4224, s->arena + 4192, s->param + 608,
        s->param + 608);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 71, train: loop over [4, 2]
    like_train_k60(s, tile, scratch, s->arena + 4240, s->param + 608, s->arena + 4176);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 72, train: loop over [4, 2]
    like_train_k61(s, tile, scratch, s->arena + 4160, s->param + 304, s->arena + 4176);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 12, train: product by panels over rows of [6, 1, 4]
    like_train_k12(s, tile, scratch, s->arena + 2112, s->arena + 3552, s->arena + 960);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    // spectral_steps.vae:7  pool(mean)
    // kernel 16, train: loop over rows of [1, 4]
    like_train_k16(s, tile, scratch, s->arena + 3488, s->arena + 3520, s->arena + 4816);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // spectral_steps.vae:6  tanh
    // kernel 27, train: product by panels over rows of [5]
    like_train_k27(s, tile, scratch, s->arena + 3488, s->arena + 3424, s->arena + 2752,
        s->param + 80);
    // spectral_steps.vae:5  posterior heads (added by the compiler)
    // kernel 28, train: product by panels over rows of [6]
    like_train_k28(s, tile, scratch, s->arena + 2752, s->param + 96, s->arena + 2704,
        s->param + 128);
    train_k29(s, tile, scratch);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // spectral_steps.vae:10  tanh
    // kernel 40, train: product by panels over rows of [18]
    like_train_k40(s, tile, scratch, s->arena + 3328, s->arena + 2432, s->arena + 1296,
        s->param + 208);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // spectral_steps.vae:10  relu
    // kernel 51, train: product by panels over rows of [6, 4]
    like_train_k51(s, tile, scratch, s->arena + 1296, s->arena + 4448, s->arena + 576,
        s->param + 256);
    train_k62(s, tile, scratch);
    train_k73(s, tile, scratch);
    train_k74(s, tile, scratch);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // spectral_steps.vae:6  tanh
    // kernel 85, train: product by panels over rows of [4]
    like_train_k85(s, tile, scratch, s->arena + 3328, s->arena + 4000, s->arena + 3232,
        s->param + 352);
    train_k86(s, tile, scratch);
    train_k88(s, tile, scratch);
    train_k89(s, tile, scratch);
    train_k91(s, tile, scratch);
    train_k93(s, tile, scratch);
    train_k96(s, tile, scratch);
    // spectral_steps.vae:14  gradient of dense(2, norm=spectral)
    // kernel 97, train: loop over rows of [6, 2]
    like_train_k97(s, tile, scratch, s->arena + 2896, s->arena + 3824, s->arena + 1440);
    // spectral_steps.vae:14  gradient of dense(2, norm=spectral)
    // kernel 98, train: sum over the batch over rows of [1, 2]
    like_train_k98(s, tile, scratch, s->grad + 320, s->arena + 3824);
    train_k100(s, tile, scratch);
    // spectral_steps.vae:14  gradient of dense(2, norm=spectral)
    // kernel 103, train: loop over rows of [6, 2]
    like_train_k97(s, tile, scratch, s->arena + 2896, s->arena + 3760, s->arena + 1536);
    // spectral_steps.vae:14  gradient of dense(2, norm=spectral)
    // kernel 104, train: sum over the batch over rows of [1, 2]
    like_train_k98(s, tile, scratch, s->grad + 288, s->arena + 3760);
    train_k106(s, tile, scratch);
    // spectral_steps.vae:10  gradient of dense(4, norm=spectral)
    // kernel 109, train: loop over rows of [6, 4]
    like_train_k109(s, tile, scratch, s->arena + 2896, s->arena + 3136, s->arena + 192);
    // spectral_steps.vae:10  gradient of dense(4, norm=spectral)
    // kernel 110, train: sum over the batch over rows of [1, 4]
    like_train_k110(s, tile, scratch, s->grad + 256, s->arena + 3136);
    train_k112(s, tile, scratch);
    train_k116(s, tile, scratch);
    train_k120(s, tile, scratch);
    train_k122(s, tile, scratch);
    train_k125(s, tile, scratch);
    // spectral_steps.vae:7  gradient of conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 126, train: loop over rows of [6, 4]
    like_train_k109(s, tile, scratch, s->arena + 2896, s->arena + 3008, s->arena + 0);
    // spectral_steps.vae:7  gradient of conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 127, train: sum over the batch over rows of [1, 4]
    like_train_k110(s, tile, scratch, s->grad + 32, s->arena + 3008);
}

// One thread does all of these.
VAE_KERNEL void train_u20(const VaeState *s, int tile, vae_real *scratch) {
    train_k117(s, tile, scratch);
    train_k118(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u25(const VaeState *s, int tile, vae_real *scratch) {
    train_k129(s, tile, scratch);
    train_k130(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u23(const VaeState *s, int tile, vae_real *scratch) {
    train_k123(s, tile, scratch);
    train_k124(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:6  gradient of dense(n, norm=spectral)
    // kernel 94, train: loop over [3, 4]
    like_train_k94(s, tile, scratch, s->arena + 3856, s->arena + 3872, s->arena + 4016,
        s->arena + 4000, s->arena + 3840);
    // spectral_steps.vae:6  gradient of dense(n, norm=spectral)
    // kernel 95, train: loop over [3, 4]
    like_train_k95(s, tile, scratch, s->arena + 3840, s->param + 640, s->param + 624, s->grad + 336,
        s->arena + 3856);
}

// One thread does all of these.
VAE_KERNEL void train_u18(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  gradient of dense(4, norm=spectral)
    // kernel 113, train: loop over [3, 4]
    like_train_k94(s, tile, scratch, s->arena + 3680, s->arena + 3696, s->arena + 4464,
        s->arena + 4448, s->arena + 3664);
    // spectral_steps.vae:10  gradient of dense(4, norm=spectral)
    // kernel 114, train: loop over [3, 4]
    like_train_k95(s, tile, scratch, s->arena + 3664, s->param + 544, s->param + 528, s->grad + 240,
        s->arena + 3680);
}

// One thread does all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  gradient of dense(2, norm=spectral)
    // kernel 101, train: loop over [4, 2]
    like_train_k101(s, tile, scratch, s->arena + 3792, s->arena + 3808, s->arena + 4176,
        s->arena + 4160, s->arena + 3776);
    // spectral_steps.vae:10  gradient of dense(2, norm=spectral)
    // kernel 102, train: loop over [4, 2]
    like_train_k102(s, tile, scratch, s->arena + 3776, s->param + 608, s->param + 592,
        s->grad + 304, s->arena + 3792);
}

// One thread does all of these.
VAE_KERNEL void train_u16(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  gradient of dense(2, norm=spectral)
    // kernel 107, train: loop over [4, 2]
    like_train_k101(s, tile, scratch, s->arena + 3728, s->arena + 3744, s->arena + 4320,
        s->arena + 4304, s->arena + 3712);
    // spectral_steps.vae:10  gradient of dense(2, norm=spectral)
    // kernel 108, train: loop over [4, 2]
    like_train_k102(s, tile, scratch, s->arena + 3712, s->param + 576, s->param + 560,
        s->grad + 272, s->arena + 3728);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u4, 1, {0}},
        {train_u1, 1, {0}},
        {train_u0, 1, {0}},
        {train_u3, 1, {0}},
        {train_u5, 1, {0}},
        {train_u8, 1, {0}},
        {train_u6, 1, {0}},
        {train_u7, 1, {0}},
        {train_k87, 1, {0}}}, 9);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k128, 1, {0}},
        {train_k111, 1, {0}},
        {train_k115, 2, {0}},
        {train_k99, 1, {0}},
        {train_k105, 1, {0}},
        {train_k119, 2, {0}},
        {train_k90, 2, {0}},
        {train_k121, 2, {0}},
        {train_k92, 2, {0}}}, 9);
    vae_run(me, s, (VaeWork[]){
        {train_u20, 1, {0}},
        {train_u25, 1, {0}},
        {train_u23, 1, {0}},
        {train_u12, 1, {0}},
        {train_u18, 1, {0}},
        {train_u14, 1, {0}},
        {train_u16, 1, {0}}}, 7);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   w3: [3, 1, 2, 4]
//   u4: [1, 1, 1, 4]
//   v5: [3, 1, 2, 1]
//   sigma8: [1, 1, 1, 1]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *w3,
    const vae_real *u4, const vae_real *v5, vae_real *sigma8) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma8_sum = 0.0f;
    for (size_t j = 0; j < 6; j++) {
        VAE_SIMD_SUM(sigma8_sum)
        for (size_t k = 0; k < 4; k++) {
            sigma8_sum += w3[j * 4 + k] * u4[k] * v5[j];
        }
    }
    sigma8[0] = sigma8_sum;
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   t16: [n, 6, 4]
//   b18: [4]
//   mask12: [n, 6, 1]
//   t22: [n, 1, 4]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *t16, const vae_real *b18, const vae_real *mask12, vae_real *t22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t k = 0; k < 4; k++) {
            t22[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v21 = vae_max(t16[i * 24 + j * 4 + k] + b18[k], 0.0f) * mask12[i * 6 + j];
                t22[i * 4 + k] += v21;
            }
        }
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   w26: [4, 5]
//   u28: [1, 5]
//   v29: [4, 1]
//   sigma32: [1, 1]
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *w26,
    const vae_real *u28, const vae_real *v29, vae_real *sigma32) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma32_sum = 0.0f;
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD_SUM(sigma32_sum)
        for (size_t k = 0; k < 5; k++) {
            sigma32_sum += w26[j * 5 + k] * u28[k] * v29[j];
        }
    }
    sigma32[0] = sigma32_sum;
}

// spectral_steps.vae:5  sampling and KL
// kernel 12, eval: loop over rows of [3]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar42 = s->arena + 931; // [n, 3] in rows of 6
    const vae_real *eps43 = s->arena + 1264; // [n, 3]
    vae_real *z47 = s->arena + 1232; // [n, 3]
    const vae_real *mean41 = s->arena + 928; // [n, 3] in rows of 6
    vae_real *t61 = s->arena + 1200; // [n, 3]
    vae_real *t62 = s->arena + 1648; // [n, 1]
    vae_real *t65 = s->arena + 1632; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t62_sum = 0.0f;
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t62_sum, t65_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v47 = mean41[i * 6 + j] + vae_exp(0.5f * logvar42[i * 6 + j]) * eps43[i * 3 + j];
            z47[i * 3 + j] = v47;
            const vae_real v50 = eps43[i * 3 + j] * eps43[i * 3 + j] + logvar42[i * 6 + j];
            const vae_real v57 = mean41[i * 6 + j] * mean41[i * 6 + j] + vae_exp(logvar42[i * 6 + j]);
            const vae_real v61 = 0.5f * (v57 - 1.0f - logvar42[i * 6 + j]);
            t61[i * 3 + j] = v61;
            t62_sum += v61;
            const vae_real v64 = (-0.5f) * (v47 * v47 + 1.83787707f - (v50 + 1.83787707f));
            t65_sum += v64;
        }
        t62[i] = t62_sum;
        t65[i] = t65_sum;
    }
}

// What kernel 13 of eval and 1 other do, each with buffers of its own:
//   w66: [3, 18]
//   u68: [1, 18]
//   v69: [3, 1]
//   sigma72: [1, 1]
VAE_SHARED_2(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *w66,
    const vae_real *u68, const vae_real *v69, vae_real *sigma72) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma72_sum = 0.0f;
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD_SUM(sigma72_sum)
        for (size_t k = 0; k < 18; k++) {
            sigma72_sum += w66[j * 18 + k] * u68[k] * v69[j];
        }
    }
    sigma72[0] = sigma72_sum;
}

// What kernel 16 of eval and 3 others do, each with buffers of its own:
//   w78: [3, 4]
//   u80: [1, 4]
//   v81: [3, 1]
//   sigma84: [1, 1]
VAE_SHARED_2(like_eval_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *w78,
    const vae_real *u80, const vae_real *v81, vae_real *sigma84) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma84_sum = 0.0f;
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD_SUM(sigma84_sum)
        for (size_t k = 0; k < 4; k++) {
            sigma84_sum += w78[j * 4 + k] * u80[k] * v81[j];
        }
    }
    sigma84[0] = sigma84_sum;
}

// What kernel 19 of eval and 3 others do, each with buffers of its own:
//   w89: [4, 2]
//   u91: [1, 2]
//   v92: [4, 1]
//   sigma95: [1, 1]
VAE_SHARED_2(like_eval_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *w89,
    const vae_real *u91, const vae_real *v92, vae_real *sigma95) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma95_sum = 0.0f;
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD_SUM(sigma95_sum)
        for (size_t k = 0; k < 2; k++) {
            sigma95_sum += w89[j * 2 + k] * u91[k] * v92[j];
        }
    }
    sigma95[0] = sigma95_sum;
}

// spectral_steps.vae:10  dense(2, norm=spectral)
// spectral_steps.vae:14  likelihood = gaussian
// kernel 21, eval: product by panels over rows of [6, 2]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h88 = s->arena + 0; // [n, 6, 4]
    const vae_real *w96 = s->arena + 1552; // [4, 2]
    vae_real *t114 = s->arena + 528; // [n, 6, 2]
    const vae_real *b90 = s->param + 288; // [2]
    const vae_real *x0 = s->arena + 720; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h88 + begin * 24, 4, w96, 2, t114 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v97 = t114[i * 12 + j * 2 + k];
                const vae_real v113 = x0[i * 12 + j * 2 + k] - (v97 + b90[k]);
                t114[i * 12 + j * 2 + k] = v113 * v113;
            }
        }
    }
}

// spectral_steps.vae:10  dense(2, norm=spectral)
// spectral_steps.vae:14  likelihood = gaussian
// kernel 24, eval: product by panels over rows of [6, 2]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h88 = s->arena + 0; // [n, 6, 4]
    const vae_real *w106 = s->arena + 1520; // [4, 2]
    vae_real *t107 = scratch; // [end - begin, 6, 2]
    const vae_real *b100 = s->param + 320; // [2]
    const vae_real *t114 = s->arena + 528; // [n, 6, 2]
    const vae_real *mask12 = s->arena + 1024; // [n, 6, 1]
    vae_real *t122 = s->arena + 880; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h88 + begin * 24, 4, w106, 2, t107, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t122_sum = 0.0f;
            VAE_SIMD_SUM(t122_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v107 = t107[(i - begin) * 12 + j * 2 + k];
                const vae_real v112 = (-13.8155106f) + vae_softplus(v107 + b100[k] - (-13.8155106f));
                const vae_real v119 = v112 + t114[i * 12 + j * 2 + k] * vae_exp(-v112) + 1.83787707f;
                t122_sum += 0.5f * v119 * mask12[i * 6 + j];
            }
            t122[i * 6 + j] = t122_sum;
        }
    }
}

// kernel 25, eval: loop over rows of [6]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 1120; // [n, 6]
    vae_real *t124 = s->arena + 1504; // [n, 1]
    const vae_real *t122 = s->arena + 880; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        vae_real t124_sum = 0.0f;
        VAE_SIMD_SUM(t124_sum)
        for (size_t j = 0; j < steps; j++) {
            t124_sum += t122[i * 6 + j];
        }
        t124[i] = t124_sum;
    }
}

// spectral_steps.vae:13  dense(5)
// spectral_steps.vae:15  likelihood = bernoulli
// kernel 29, eval: product by panels over rows of [5]
VAE_KERNEL void eval_k29(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h135 = s->arena + 1168; // [n, 4]
    const vae_real *w136 = s->param + 368; // [4, 5]
    vae_real *t138 = scratch; // [end - begin, 5]
    const vae_real *b137 = s->param + 400; // [5]
    const vae_real *x2 = s->arena + 1072; // [n, 5]
    vae_real *t143 = s->arena + 1456; // [n, 1]
    vae_gemm_nn((int)(end - begin), 5, 4, h135 + begin * 4, 4, w136, 5, t138, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real t143_sum = 0.0f;
        VAE_SIMD_SUM(t143_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v138 = t138[(i - begin) * 5 + j];
            const vae_real v139 = v138 + b137[j];
            t143_sum += vae_softplus(v139) - x2[i * 5 + j] * v139;
        }
        t143[i] = t143_sum;
    }
}

// kernel 30, eval: loop over rows of [1]
VAE_KERNEL void eval_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t144 = s->arena + 1440; // [n, 1]
    const vae_real *t124 = s->arena + 1504; // [n, 1]
    const vae_real *t143 = s->arena + 1456; // [n, 1]
    vae_real *t145 = s->arena + 1424; // [n, 1]
    const vae_real *t65 = s->arena + 1632; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v144 = t124[i] + t143[i];
        t144[i] = v144;
        t145[i] = t65[i] - v144;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:3  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 2, eval: loop over rows of [6]
    like_train_k10(s, tile, scratch, s->arena + 1120, s->arena + 1024);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 3, eval: loop over rows of [6, 2]
    like_train_k11(s, tile, scratch, s->arena + 624, s->arena + 720, s->arena + 1024);
    // spectral_steps.vae:7  pool(mean)
    // kernel 6, eval: loop over rows of [6, 1]
    like_train_k15(s, tile, scratch, s->arena + 1120, s->arena + 1680, s->arena + 1024);
}

// One thread does all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 13, eval: loop over [3, 18]
    like_eval_k13(s, tile, scratch, s->param + 144, s->param + 480, s->param + 512, s->arena + 1616);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 14, eval: loop over [3, 18]
    like_train_k39(s, tile, scratch, s->arena + 816, s->param + 144, s->arena + 1616);
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 0, eval: loop over [3, 1, 2, 4]
    like_eval_k0(s, tile, scratch, s->param + 0, s->param + 416, s->param + 432, s->arena + 1696);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 1, eval: loop over [3, 1, 2, 4]
    like_train_k9(s, tile, scratch, s->arena + 1392, s->param + 0, s->arena + 1696);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 8, eval: loop over [4, 5]
    like_eval_k8(s, tile, scratch, s->param + 48, s->param + 448, s->param + 464, s->arena + 1664);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 9, eval: loop over [4, 5]
    like_train_k26(s, tile, scratch, s->arena + 1296, s->param + 48, s->arena + 1664);
}

// One thread does all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 16, eval: loop over [3, 4]
    like_eval_k16(s, tile, scratch, s->param + 240, s->param + 528, s->param + 544, s->arena + 1600);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 17, eval: loop over [3, 4]
    like_train_k50(s, tile, scratch, s->arena + 1584, s->param + 240, s->arena + 1600);
}

// One thread does all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 26, eval: loop over [3, 4]
    like_eval_k16(s, tile, scratch, s->param + 336, s->param + 624, s->param + 640, s->arena + 1488);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 27, eval: loop over [3, 4]
    like_train_k50(s, tile, scratch, s->arena + 1472, s->param + 336, s->arena + 1488);
}

// One thread does all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 19, eval: loop over [4, 2]
    like_eval_k19(s, tile, scratch, s->param + 272, s->param + 560, s->param + 576, s->arena + 1568);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 20, eval: loop over [4, 2]
    like_train_k61(s, tile, scratch, s->arena + 1552, s->param + 272, s->arena + 1568);
}

// One thread does all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 22, eval: loop over [4, 2]
    like_eval_k19(s, tile, scratch, s->param + 304, s->param + 592, s->param + 608, s->arena + 1536);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 23, eval: loop over [4, 2]
    like_train_k61(s, tile, scratch, s->arena + 1520, s->param + 304, s->arena + 1536);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 4, eval: product by panels over rows of [6, 1, 4]
    like_train_k12(s, tile, scratch, s->arena + 624, s->arena + 1392, s->arena + 192);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // spectral_steps.vae:7  relu
    // spectral_steps.vae:7  pool(mean)
    // kernel 5, eval: loop over rows of [6, 4]
    like_eval_k5(s, tile, scratch, s->arena + 1120, s->arena + 192, s->param + 32, s->arena + 1024,
        s->arena + 1360);
    // spectral_steps.vae:7  pool(mean)
    // kernel 7, eval: loop over rows of [1, 4]
    like_train_k16(s, tile, scratch, s->arena + 1328, s->arena + 1360, s->arena + 1680);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // spectral_steps.vae:6  tanh
    // kernel 10, eval: product by panels over rows of [5]
    like_train_k27(s, tile, scratch, s->arena + 1328, s->arena + 1296, s->arena + 976,
        s->param + 80);
    // spectral_steps.vae:5  posterior heads (added by the compiler)
    // kernel 11, eval: product by panels over rows of [6]
    like_train_k28(s, tile, scratch, s->arena + 976, s->param + 96, s->arena + 928, s->param + 128);
    eval_k12(s, tile, scratch);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // spectral_steps.vae:10  tanh
    // kernel 15, eval: product by panels over rows of [18]
    like_train_k40(s, tile, scratch, s->arena + 1232, s->arena + 816, s->arena + 384,
        s->param + 208);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // spectral_steps.vae:10  relu
    // kernel 18, eval: product by panels over rows of [6, 4]
    like_train_k51(s, tile, scratch, s->arena + 384, s->arena + 1584, s->arena + 0, s->param + 256);
    eval_k21(s, tile, scratch);
    eval_k24(s, tile, scratch);
    eval_k25(s, tile, scratch);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // spectral_steps.vae:6  tanh
    // kernel 28, eval: product by panels over rows of [4]
    like_train_k85(s, tile, scratch, s->arena + 1232, s->arena + 1472, s->arena + 1168,
        s->param + 352);
    eval_k29(s, tile, scratch);
    eval_k30(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u1, 1, {0}},
        {eval_u4, 1, {0}},
        {eval_u0, 1, {0}},
        {eval_u3, 1, {0}},
        {eval_u5, 1, {0}},
        {eval_u8, 1, {0}},
        {eval_u6, 1, {0}},
        {eval_u7, 1, {0}}}, 8);
    vae_run_one(me, s, eval_u2, 1);
}

// spectral_steps.vae:5  posterior heads (added by the compiler)
// kernel 12, encode: loop over rows of [3]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t42 = s->arena + 608; // [n, 3]
    const vae_real *mean40 = s->arena + 384; // [n, 3] in rows of 6
    vae_real *t43 = s->arena + 576; // [n, 3]
    const vae_real *logvar41 = s->arena + 387; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t42[i * 3 + j] = mean40[i * 6 + j];
            t43[i * 3 + j] = logvar41[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:3  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 2, encode: loop over rows of [6]
    like_train_k10(s, tile, scratch, s->arena + 528, s->arena + 480);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 3, encode: loop over rows of [6, 2]
    like_train_k11(s, tile, scratch, s->arena + 192, s->arena + 288, s->arena + 480);
    // spectral_steps.vae:7  pool(mean)
    // kernel 6, encode: loop over rows of [6, 1]
    like_train_k15(s, tile, scratch, s->arena + 528, s->arena + 784, s->arena + 480);
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 0, encode: loop over [3, 1, 2, 4]
    like_eval_k0(s, tile, scratch, s->param + 0, s->param + 416, s->param + 432, s->arena + 800);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 1, encode: loop over [3, 1, 2, 4]
    like_train_k9(s, tile, scratch, s->arena + 736, s->param + 0, s->arena + 800);
}

// One thread does all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 8, encode: loop over [4, 5]
    like_eval_k8(s, tile, scratch, s->param + 48, s->param + 448, s->param + 464, s->arena + 768);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 9, encode: loop over [4, 5]
    like_train_k26(s, tile, scratch, s->arena + 640, s->param + 48, s->arena + 768);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // kernel 4, encode: product by panels over rows of [6, 1, 4]
    like_train_k12(s, tile, scratch, s->arena + 192, s->arena + 736, s->arena + 0);
    // spectral_steps.vae:7  conv(4, kernel=3, dilation=2, norm=spectral)
    // spectral_steps.vae:7  relu
    // spectral_steps.vae:7  pool(mean)
    // kernel 5, encode: loop over rows of [6, 4]
    like_eval_k5(s, tile, scratch, s->arena + 528, s->arena + 0, s->param + 32, s->arena + 480,
        s->arena + 704);
    // spectral_steps.vae:7  pool(mean)
    // kernel 7, encode: loop over rows of [1, 4]
    like_train_k16(s, tile, scratch, s->arena + 672, s->arena + 704, s->arena + 784);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // spectral_steps.vae:6  tanh
    // kernel 10, encode: product by panels over rows of [5]
    like_train_k27(s, tile, scratch, s->arena + 672, s->arena + 640, s->arena + 432, s->param + 80);
    // spectral_steps.vae:5  posterior heads (added by the compiler)
    // kernel 11, encode: product by panels over rows of [6]
    like_train_k28(s, tile, scratch, s->arena + 432, s->param + 96, s->arena + 384, s->param + 128);
    encode_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u1, 1, {0}},
        {encode_u0, 1, {0}},
        {encode_u3, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u2, 1);
}

// spectral_steps.vae:10  dense(2, norm=spectral)
// kernel 8, decode: product by panels over rows of [6, 2]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h23 = s->arena + 0; // [n, 6, 4]
    const vae_real *w31 = s->arena + 912; // [4, 2]
    vae_real *p33 = s->arena + 528; // [n, 6, 2]
    const vae_real *b25 = s->param + 288; // [2]
    vae_real *t67 = s->arena + 336; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h23 + begin * 24, 4, w31, 2, p33 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v32 = p33[i * 12 + j * 2 + k];
                const vae_real v33 = v32 + b25[k];
                p33[i * 12 + j * 2 + k] = v33;
                t67[i * 12 + j * 2 + k] = v33;
            }
        }
    }
}

// spectral_steps.vae:10  dense(2, norm=spectral)
// spectral_steps.vae:14  likelihood = gaussian
// kernel 11, decode: product by panels over rows of [6, 2]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h23 = s->arena + 0; // [n, 6, 4]
    const vae_real *w41 = s->arena + 880; // [4, 2]
    vae_real *t50 = s->arena + 432; // [n, 6, 2]
    const vae_real *b35 = s->param + 320; // [2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h23 + begin * 24, 4, w41, 2, t50 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v42 = t50[i * 12 + j * 2 + k];
                const vae_real v47 = (-13.8155106f) + vae_softplus(v42 + b35[k] - (-13.8155106f));
                t50[i * 12 + j * 2 + k] = vae_exp(0.5f * v47);
            }
        }
    }
}

// spectral_steps.vae:13  dense(5)
// spectral_steps.vae:15  likelihood = bernoulli
// kernel 15, decode: product by panels over rows of [5]
VAE_KERNEL void decode_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h61 = s->arena + 784; // [n, 4]
    const vae_real *w62 = s->param + 368; // [4, 5]
    vae_real *t66 = s->arena + 736; // [n, 5]
    const vae_real *b63 = s->param + 400; // [5]
    vae_real *t68 = s->arena + 688; // [n, 5]
    vae_gemm_nn((int)(end - begin), 5, 4, h61 + begin * 4, 4, w62, 5, t66 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v64 = t66[i * 5 + j];
            const vae_real v66 = vae_sigmoid(v64 + b63[j]);
            t66[i * 5 + j] = v66;
            t68[i * 5 + j] = v66;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 0, decode: loop over [3, 18]
    like_eval_k13(s, tile, scratch, s->param + 144, s->param + 480, s->param + 512, s->arena + 976);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // kernel 1, decode: loop over [3, 18]
    like_train_k39(s, tile, scratch, s->arena + 624, s->param + 144, s->arena + 976);
    // spectral_steps.vae:10  dense(18, norm=spectral)
    // spectral_steps.vae:10  tanh
    // kernel 2, decode: product by panels over rows of [18]
    like_train_k40(s, tile, scratch, s->arena + 816, s->arena + 624, s->arena + 192, s->param + 208);
}

// One thread does all of these.
VAE_KERNEL void decode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 12, decode: loop over [3, 4]
    like_eval_k16(s, tile, scratch, s->param + 336, s->param + 624, s->param + 640, s->arena + 864);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // kernel 13, decode: loop over [3, 4]
    like_train_k50(s, tile, scratch, s->arena + 848, s->param + 336, s->arena + 864);
    // spectral_steps.vae:6  dense(n, norm=spectral)
    // spectral_steps.vae:6  tanh
    // kernel 14, decode: product by panels over rows of [4]
    like_train_k85(s, tile, scratch, s->arena + 816, s->arena + 848, s->arena + 784, s->param + 352);
    decode_k15(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 3, decode: loop over [3, 4]
    like_eval_k16(s, tile, scratch, s->param + 240, s->param + 528, s->param + 544, s->arena + 960);
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // kernel 4, decode: loop over [3, 4]
    like_train_k50(s, tile, scratch, s->arena + 944, s->param + 240, s->arena + 960);
}

// One thread does all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 6, decode: loop over [4, 2]
    like_eval_k19(s, tile, scratch, s->param + 272, s->param + 560, s->param + 576, s->arena + 928);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 7, decode: loop over [4, 2]
    like_train_k61(s, tile, scratch, s->arena + 912, s->param + 272, s->arena + 928);
}

// One thread does all of these.
VAE_KERNEL void decode_u4(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 9, decode: loop over [4, 2]
    like_eval_k19(s, tile, scratch, s->param + 304, s->param + 592, s->param + 608, s->arena + 896);
    // spectral_steps.vae:10  dense(2, norm=spectral)
    // kernel 10, decode: loop over [4, 2]
    like_train_k61(s, tile, scratch, s->arena + 880, s->param + 304, s->arena + 896);
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // spectral_steps.vae:10  dense(4, norm=spectral)
    // spectral_steps.vae:10  relu
    // kernel 5, decode: product by panels over rows of [6, 4]
    like_train_k51(s, tile, scratch, s->arena + 192, s->arena + 944, s->arena + 0, s->param + 256);
    decode_k8(s, tile, scratch);
    decode_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_u5, 1, {0}},
        {decode_u1, 1, {0}},
        {decode_u3, 1, {0}},
        {decode_u4, 1, {0}}}, 5);
    vae_run_one(me, s, decode_u2, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2208, 12}, // [n, 6, 2]
    {"x.ends", VAE_IN_ENDS, 0, 2896, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 2848, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 3392, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 3904, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 3952, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 3920, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 720, 12}, // [n, 6, 2]
    {"x.ends", VAE_IN_ENDS, 0, 1120, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 1072, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 1264, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 1440, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1648, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1424, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1200, 3}, // [n, 3]
    {"x.reconstruction", VAE_OUT_ROW, 0, 1504, 1}, // [n, 1]
    {"y.reconstruction", VAE_OUT_ROW, 0, 1456, 1}, // [n, 1]
    {"x.steps", VAE_OUT_ROW, 0, 880, 6}, // [n, 6]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 288, 12}, // [n, 6, 2]
    {"x.ends", VAE_IN_ENDS, 0, 528, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 608, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 576, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 816, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 528, 12}, // [n, 6, 2]
    {"x.draw0", VAE_OUT_ROW, 0, 336, 12}, // [n, 6, 2]
    {"x.draw1", VAE_OUT_ROW, 0, 432, 12}, // [n, 6, 2]
    {"y.mean", VAE_OUT_ROW, 0, 736, 5}, // [n, 5]
    {"y.draw0", VAE_OUT_ROW, 0, 688, 5}, // [n, 5]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 3, {4, 2, 3}, {1, 4, 8}, 0, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"encoder.0.weight_u", 1, {4}, {1}, 416, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"encoder.0.weight_v", 2, {2, 3}, {1, 2}, 432, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"encoder.0.bias", 1, {4}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.0.weight", 2, {5, 4}, {1, 5}, 48, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.3.0.bias", 1, {5}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.0.weight_u", 1, {5}, {1}, 448, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"encoder.3.0.weight_v", 1, {4}, {1}, 464, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"posterior.z.mean.weight", 2, {3, 5}, {1, 6}, 96, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 5}, {1, 6}, 99, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 131, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.0.weight", 2, {18, 3}, {1, 18}, 144, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.x.0.bias", 1, {18}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.0.weight_u", 1, {18}, {1}, 480, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.x.0.weight_v", 1, {3}, {1}, 512, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.x.3.weight", 2, {4, 3}, {1, 4}, 240, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"decoder.x.3.bias", 1, {4}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.3.weight_u", 1, {4}, {1}, 528, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.x.3.weight_v", 1, {3}, {1}, 544, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.x.5.weight", 2, {2, 4}, {1, 2}, 272, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.x.5.bias", 1, {2}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.5.weight_u", 1, {2}, {1}, 560, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.x.5.weight_v", 1, {4}, {1}, 576, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"likelihood.x.logvar.weight", 2, {2, 4}, {1, 2}, 304, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {2}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight_u", 1, {2}, {1}, 592, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"likelihood.x.logvar.weight_v", 1, {4}, {1}, 608, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.y.0.0.weight", 2, {4, 3}, {1, 4}, 336, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"decoder.y.0.0.bias", 1, {4}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.y.0.0.weight_u", 1, {4}, {1}, 624, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.y.0.0.weight_v", 1, {3}, {1}, 640, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.y.1.weight", 2, {5, 4}, {1, 5}, 368, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"decoder.y.1.bias", 1, {5}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_SERIES, 6, 1, 2, 12, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0, .draw = VAE_DRAW_NORMAL, .draw_total = 0, .scale = 1.0},
    {"y", VAE_VECTOR, 1, 1, 5, 5, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0, .draw = VAE_DRAW_BERNOULLI, .draw_total = 0, .scale = 1.0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, kernel=3, dilation=2, norm=spectral)", "[6, 4]", 38},
    {VAE_STAGE_ENCODER, 0, "relu", "[6, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "two(5)", "[5]", 0},
    {VAE_STAGE_ENCODER, 1, "dense(n, norm=spectral)", "[5]", 34},
    {VAE_STAGE_ENCODER, 1, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 36},
    {VAE_STAGE_DECODER, 0, "dense(18, norm=spectral)", "[18]", 93},
    {VAE_STAGE_DECODER, 0, "tanh", "[18]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(6, 3)", "[6, 3]", 0},
    {VAE_STAGE_DECODER, 0, "dense(4, norm=spectral)", "[6, 4]", 23},
    {VAE_STAGE_DECODER, 0, "relu", "[6, 4]", 0},
    {VAE_STAGE_DECODER, 0, "dense(2, norm=spectral)", "[6, 2]", 16},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6, 2]", 16},
    {VAE_STAGE_DECODER, 0, "two(4)", "[4]", 0},
    {VAE_STAGE_DECODER, 1, "dense(n, norm=spectral)", "[4]", 23},
    {VAE_STAGE_DECODER, 1, "tanh", "[4]", 0},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 25},
    {VAE_STAGE_OUTPUT, 0, "y: bernoulli", "[5]", 0},
};

static const VaeStretch rest[] = {
    {0, 416},
};

static const VaeStepWork step_work[] = {
    {0, -1, 56.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "spectral_steps", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model spectral_steps\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6, 2]                      -              -\n"
        "    conv(4, kernel=3, dilation=2, norm=spectral)  [6, 4]                     38            408\n"
        "    relu                            [6, 4]                      -              -\n"
        "    pool(mean)                      [4]                         -              -\n"
        "    two(5)                          [5]                         -              -\n"
        "      dense(n, norm=spectral)       [5]                        34             58\n"
        "      tanh                          [5]                         -              -\n"
        "  z: mean, logvar heads             [3]                        36             60\n"
        "  decoder x(z)                      [3]                         -              -\n"
        "    dense(18, norm=spectral)        [18]                       93            150\n"
        "    tanh                            [18]                        -              -\n"
        "    reshape(6, 3)                   [6, 3]                      -              -\n"
        "    dense(4, norm=spectral)         [6, 4]                     23            228\n"
        "    relu                            [6, 4]                      -              -\n"
        "    dense(2, norm=spectral)         [6, 2]                     16            168\n"
        "  likelihood: logvar                                           16             32\n"
        "  decoder y(z)                      [3]                         -              -\n"
        "    two(4)                          [4]                         -              -\n"
        "      dense(n, norm=spectral)       [4]                        23             38\n"
        "      tanh                          [4]                         -              -\n"
        "    dense(5)                        [5]                        25             40\n"
        "\n"
        "  238 parameters; one training step of 8 rows: 19,200 flops\n"
        "  x: likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  y: likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         131      323        19,776       19,776\n"
        "  eval           31       97         6,848        6,848\n"
        "  encode         13       25         3,264        3,264\n"
        "  decode         16       43         3,968        3,968\n",
    .batch = 8, .n_param = 416, .n_state = 240, .n_arena = 4944,
    .n_scratch = 640,
    .max_threads = 1, .flops_per_row = 2400.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 34,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 20,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 11},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 6},
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
