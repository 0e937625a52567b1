// spectral -- written by vaec 0.1.0 from spectral.vae; do not edit.
//
// model spectral
//
//   layer                             output             parameters      flops/row
//   encoder                           [6, 6, 1]                   -              -
//     conv(4, kernel=3, stride=2, norm=spectral)  [3, 3, 4]                  53            882
//     relu                            [3, 3, 4]                   -              -
//     flatten                         [36]                        -              -
//     dense(5, norm=spectral)         [5]                       226            442
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [2]                        24             40
//   decoder                           [2]                         -              -
//     dense(3 * 3 * 4, norm=spectral)  [36]                      146            220
//     reshape(3, 3, 4)                [3, 3, 4]                   -              -
//     tanh                            [3, 3, 4]                   -              -
//     deconv(2, kernel=4, stride=2, groups=2, norm=spectral)  [6, 6, 2]                 131    ...
//     tanh                            [6, 6, 2]                   -              -
//     conv(1)                         [6, 6, 1]                  19          1,296
//   critic judge                      [6, 6, 1]                   -              -
//     conv(3, stride=2, norm=spectral)  [3, 3, 3]                  42            702
//     leaky_relu(0.2)                 [3, 3, 3]                   -              -
//     flatten                         [27]                        -              -
//     dense(1, norm=spectral)         [1]                        56            110
//
//   500 parameters; one training step of 8 rows: 222,864 flops
//   likelihood gaussian(sigma=optimal, floor=0.001)
//   objective vae_gan(critic=judge, features=deep, weight=0.001, game=hinge)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         145      411        57,216       57,216
//   eval           18       63         9,600        9,600
//   encode          8       18         3,840        3,840
//   decode          9       22         7,744        7,744
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// kernel 0, train: loop over [3, 3, 1, 4]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w1 = s->param + 0; // [3, 3, 1, 4]
    const vae_real *v3 = s->param + 688; // [3, 3, 1, 1]
    vae_real *t5 = s->arena + 14288; // [1, 1, 1, 4]
    for (size_t k = 0; k < 4; k++) {
        t5[k] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            t5[k] += w1[j * 4 + k] * v3[j];
        }
    }
}

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// kernel 1, train: loop over [1, 1, 1, 4]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t5 = s->arena + 14288; // [1, 1, 1, 4]
    vae_real *t7 = s->arena + 14272; // [1, 1, 1, 1]
    vae_real t7_sum = 0.0f;
    VAE_SIMD_SUM(t7_sum)
    for (size_t j = 0; j < 4; j++) {
        t7_sum += t5[j] * t5[j];
    }
    t7[0] = t7_sum;
}

// What kernel 2 of train and 4 others do, each with buffers of its own:
//   t7: [1, 1, 1, 1]
//   t10: [1, 1, 1, 1]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *t7,
    vae_real *t10) {
    (void)s;
    (void)tile, (void)scratch;
    t10[0] = vae_max(vae_sqrt(t7[0]), 1e-12f);
}

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// kernel 3, train: loop over [1, 1, 1, 4]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t5 = s->arena + 14288; // [1, 1, 1, 4]
    const vae_real *t10 = s->arena + 14256; // [1, 1, 1, 1]
    vae_real *t13 = s->param + 672; // [1, 1, 1, 4]
    const vae_real *u2 = s->param + 672; // [1, 1, 1, 4]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t13[j] = vae_where(power, t5[j] / t10[0], u2[j]);
    }
}

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// kernel 4, train: loop over [3, 3, 1, 4]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t14 = s->arena + 11968; // [3, 3, 1, 4]
    const vae_real *w1 = s->param + 0; // [3, 3, 1, 4]
    const vae_real *t13 = s->param + 672; // [1, 1, 1, 4]
    vae_real *t15 = s->arena + 14240; // [3, 3, 1, 1]
    for (size_t j = 0; j < 9; j++) {
        vae_real t15_sum = 0.0f;
        VAE_SIMD_SUM(t15_sum)
        for (size_t k = 0; k < 4; k++) {
            const vae_real v14 = w1[j * 4 + k] * t13[k];
            t14[j * 4 + k] = v14;
            t15_sum += v14;
        }
        t15[j] = t15_sum;
    }
}

// What kernel 5 of train and 1 other do, each with buffers of its own:
//   t15: [3, 3, 1, 1]
//   t17: [1, 1, 1, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t15,
    vae_real *t17) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t17_sum = 0.0f;
    VAE_SIMD_SUM(t17_sum)
    for (size_t j = 0; j < 9; j++) {
        t17_sum += t15[j] * t15[j];
    }
    t17[0] = t17_sum;
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   t15: [3, 3, 1, 1]
//   t19: [1, 1, 1, 1]
//   t21: [3, 3, 1, 1]
//   v3: [3, 3, 1, 1]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t15,
    const vae_real *t19, vae_real *t21, const vae_real *v3) {
    (void)tile, (void)scratch;
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 9; j++) {
        t21[j] = vae_where(power, t15[j] / t19[0], v3[j]);
    }
}

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// kernel 8, train: loop over [3, 3, 1, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t14 = s->arena + 11968; // [3, 3, 1, 4]
    const vae_real *t21 = s->param + 688; // [3, 3, 1, 1]
    vae_real *sigma23 = s->arena + 14192; // [1, 1, 1, 1]
    vae_real sigma23_sum = 0.0f;
    for (size_t j = 0; j < 9; j++) {
        VAE_SIMD_SUM(sigma23_sum)
        for (size_t k = 0; k < 4; k++) {
            sigma23_sum += t14[j * 4 + k] * t21[j];
        }
    }
    sigma23[0] = sigma23_sum;
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   w24: [3, 3, 1, 4]
//   w1: [3, 3, 1, 4]
//   sigma23: [1, 1, 1, 1]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *w24,
    const vae_real *w1, const vae_real *sigma23) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        w24[j] = w1[j] / sigma23[0];
    }
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6, 6, 1]
//   w24: [3, 3, 1, 4]
//   h28: [n, 3, 3, 4]
//   b26: [4]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w24, vae_real *h28, const vae_real *b26) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    static const VaeConv conv25 = {
        .height = 6, .width = 6, .channels = 1,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv(&conv25, (int)(end - begin), x0 + begin * 36, w24, h28 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v25 = h28[i * 36 + j * 4 + k];
                h28[i * 36 + j * 4 + k] = vae_max(v25 + b26[k], 0.0f);
            }
        }
    }
}

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// spectral.vae:5  relu
// kernel 10, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 7488, s->arena + 11920, s->arena + 7200,
        s->param + 48);
}

// spectral.vae:5  dense(5, norm=spectral)
// kernel 11, train: loop over [36, 5]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w30 = s->param + 64; // [36, 5]
    const vae_real *v33 = s->param + 720; // [36, 1]
    vae_real *t35 = s->arena + 14176; // [1, 5]
    for (size_t k = 0; k < 5; k++) {
        t35[k] = 0.0f;
    }
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            t35[k] += w30[j * 5 + k] * v33[j];
        }
    }
}

// spectral.vae:5  dense(5, norm=spectral)
// kernel 12, train: loop over [1, 5]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t35 = s->arena + 14176; // [1, 5]
    vae_real *t37 = s->arena + 14160; // [1, 1]
    vae_real t37_sum = 0.0f;
    VAE_SIMD_SUM(t37_sum)
    for (size_t j = 0; j < 5; j++) {
        t37_sum += t35[j] * t35[j];
    }
    t37[0] = t37_sum;
}

// What kernel 13 of train and 4 others do, each with buffers of its own:
//   t37: [1, 1]
//   t39: [1, 1]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *t37,
    vae_real *t39) {
    (void)s;
    (void)tile, (void)scratch;
    t39[0] = vae_max(vae_sqrt(t37[0]), 1e-12f);
}

// spectral.vae:5  dense(5, norm=spectral)
// kernel 14, train: loop over [1, 5]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t35 = s->arena + 14176; // [1, 5]
    const vae_real *t39 = s->arena + 14144; // [1, 1]
    vae_real *t41 = s->param + 704; // [1, 5]
    const vae_real *u32 = s->param + 704; // [1, 5]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        t41[j] = vae_where(power, t35[j] / t39[0], u32[j]);
    }
}

// spectral.vae:5  dense(5, norm=spectral)
// kernel 15, train: loop over [36, 5]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t42 = s->arena + 10368; // [36, 5]
    const vae_real *w30 = s->param + 64; // [36, 5]
    const vae_real *t41 = s->param + 704; // [1, 5]
    vae_real *t43 = s->arena + 11872; // [36, 1]
    for (size_t j = 0; j < 36; j++) {
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum)
        for (size_t k = 0; k < 5; k++) {
            const vae_real v42 = w30[j * 5 + k] * t41[k];
            t42[j * 5 + k] = v42;
            t43_sum += v42;
        }
        t43[j] = t43_sum;
    }
}

// spectral.vae:5  dense(5, norm=spectral)
// kernel 16, train: loop over [36, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t43 = s->arena + 11872; // [36, 1]
    vae_real *t45 = s->arena + 14128; // [1, 1]
    vae_real t45_sum = 0.0f;
    VAE_SIMD_SUM(t45_sum)
    for (size_t j = 0; j < 36; j++) {
        t45_sum += t43[j] * t43[j];
    }
    t45[0] = t45_sum;
}

// spectral.vae:5  dense(5, norm=spectral)
// kernel 18, train: loop over [36, 1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t43 = s->arena + 11872; // [36, 1]
    const vae_real *t47 = s->arena + 14112; // [1, 1]
    vae_real *t49 = s->param + 720; // [36, 1]
    const vae_real *v33 = s->param + 720; // [36, 1]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        t49[j] = vae_where(power, t43[j] / t47[0], v33[j]);
    }
}

// spectral.vae:5  dense(5, norm=spectral)
// kernel 19, train: loop over [36, 5]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t42 = s->arena + 10368; // [36, 5]
    const vae_real *t49 = s->param + 720; // [36, 1]
    vae_real *sigma51 = s->arena + 14096; // [1, 1]
    vae_real sigma51_sum = 0.0f;
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD_SUM(sigma51_sum)
        for (size_t k = 0; k < 5; k++) {
            sigma51_sum += t42[j * 5 + k] * t49[j];
        }
    }
    sigma51[0] = sigma51_sum;
}

// What kernel 20 of train and 2 others do, each with buffers of its own:
//   w52: [36, 5]
//   w30: [36, 5]
//   sigma51: [1, 1]
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, vae_real *w52,
    const vae_real *w30, const vae_real *sigma51) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 180; j++) {
        w52[j] = w30[j] / sigma51[0];
    }
}

// What kernel 21 of train and 2 others do, each with buffers of its own:
//   h29: [n, 36]
//   w52: [36, 5]
//   h55: [n, 5]
//   b31: [5]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *h29,
    const vae_real *w52, vae_real *h55, const vae_real *b31) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 5, 36, h29 + begin * 36, 36, w52, 5, h55 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v53 = h55[i * 5 + j];
            h55[i * 5 + j] = vae_tanh(v53 + b31[j]);
        }
    }
}

// What kernel 22 of train and 2 others do, each with buffers of its own:
//   h55: [n, 5]
//   w56: [5, 4]
//   heads59: [n, 4]
//   b57: [4]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *h55,
    const vae_real *w56, vae_real *heads59, const vae_real *b57) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 4, 5, h55 + begin * 5, 5, w56, 4, heads59 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v58 = heads59[i * 4 + j];
            heads59[i * 4 + j] = v58 + b57[j];
        }
    }
}

// spectral.vae:4  sampling and KL
// kernel 23, train: loop over rows of [2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar61 = s->arena + 12690; // [n, 2] in rows of 4
    vae_real *t65 = s->arena + 14064; // [n, 2]
    const vae_real *eps62 = s->arena + 14080; // [n, 2]
    vae_real *z67 = s->arena + 14048; // [n, 2]
    const vae_real *mean60 = s->arena + 12688; // [n, 2] in rows of 4
    vae_real *t69 = s->arena + 14032; // [n, 2]
    vae_real *t75 = s->arena + 14016; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t75_sum = 0.0f;
        VAE_SIMD_SUM(t75_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v65 = vae_exp(0.5f * logvar61[i * 4 + j]);
            t65[i * 2 + j] = v65;
            z67[i * 2 + j] = mean60[i * 4 + j] + v65 * eps62[i * 2 + j];
            const vae_real v69 = vae_exp(logvar61[i * 4 + j]);
            t69[i * 2 + j] = v69;
            const vae_real v73 = mean60[i * 4 + j] * mean60[i * 4 + j] + v69 - 1.0f - logvar61[i * 4 + j];
            t75_sum += 0.5f * v73;
        }
        t75[i] = t75_sum;
    }
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// kernel 24, train: loop over [2, 36]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w76 = s->param + 320; // [2, 36]
    const vae_real *v79 = s->param + 816; // [2, 1]
    vae_real *t81 = s->arena + 11776; // [1, 36]
    for (size_t k = 0; k < 36; k++) {
        t81[k] = 0.0f;
    }
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 36; k++) {
            t81[k] += w76[j * 36 + k] * v79[j];
        }
    }
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// kernel 25, train: loop over [1, 36]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t81 = s->arena + 11776; // [1, 36]
    vae_real *t83 = s->arena + 14000; // [1, 1]
    vae_real t83_sum = 0.0f;
    VAE_SIMD_SUM(t83_sum)
    for (size_t j = 0; j < 36; j++) {
        t83_sum += t81[j] * t81[j];
    }
    t83[0] = t83_sum;
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// kernel 27, train: loop over [1, 36]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t81 = s->arena + 11776; // [1, 36]
    const vae_real *t85 = s->arena + 13984; // [1, 1]
    vae_real *t87 = s->param + 768; // [1, 36]
    const vae_real *u78 = s->param + 768; // [1, 36]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        t87[j] = vae_where(power, t81[j] / t85[0], u78[j]);
    }
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// kernel 28, train: loop over [2, 36]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t88 = s->arena + 10960; // [2, 36]
    const vae_real *w76 = s->param + 320; // [2, 36]
    const vae_real *t87 = s->param + 768; // [1, 36]
    vae_real *t89 = s->arena + 13968; // [2, 1]
    for (size_t j = 0; j < 2; j++) {
        vae_real t89_sum = 0.0f;
        VAE_SIMD_SUM(t89_sum)
        for (size_t k = 0; k < 36; k++) {
            const vae_real v88 = w76[j * 36 + k] * t87[k];
            t88[j * 36 + k] = v88;
            t89_sum += v88;
        }
        t89[j] = t89_sum;
    }
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// kernel 29, train: loop over [2, 1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t89 = s->arena + 13968; // [2, 1]
    vae_real *t91 = s->arena + 13952; // [1, 1]
    vae_real t91_sum = 0.0f;
    VAE_SIMD_SUM(t91_sum)
    for (size_t j = 0; j < 2; j++) {
        t91_sum += t89[j] * t89[j];
    }
    t91[0] = t91_sum;
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// kernel 31, train: loop over [2, 1]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t89 = s->arena + 13968; // [2, 1]
    const vae_real *t93 = s->arena + 13936; // [1, 1]
    vae_real *t95 = s->param + 816; // [2, 1]
    const vae_real *v79 = s->param + 816; // [2, 1]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        t95[j] = vae_where(power, t89[j] / t93[0], v79[j]);
    }
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// kernel 32, train: loop over [2, 36]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t88 = s->arena + 10960; // [2, 36]
    const vae_real *t95 = s->param + 816; // [2, 1]
    vae_real *sigma97 = s->arena + 13920; // [1, 1]
    vae_real sigma97_sum = 0.0f;
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD_SUM(sigma97_sum)
        for (size_t k = 0; k < 36; k++) {
            sigma97_sum += t88[j * 36 + k] * t95[j];
        }
    }
    sigma97[0] = sigma97_sum;
}

// What kernel 33 of train and 2 others do, each with buffers of its own:
//   w98: [2, 36]
//   w76: [2, 36]
//   sigma97: [1, 1]
VAE_SHARED_2(like_train_k33, const VaeState *s, int tile, vae_real *scratch, vae_real *w98,
    const vae_real *w76, const vae_real *sigma97) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 72; j++) {
        w98[j] = w76[j] / sigma97[0];
    }
}

// spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
// spectral.vae:6  tanh
// spectral.vae:6  gradient of tanh
// kernel 34, train: product by panels over rows of [36]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z67 = s->arena + 14048; // [n, 2]
    const vae_real *w98 = s->arena + 10880; // [2, 36]
    vae_real *h102 = s->arena + 6912; // [n, 3, 3, 4]
    const vae_real *b77 = s->param + 400; // [36]
    vae_real *d332 = s->arena + 4608; // [n, 3, 3, 4]
    vae_gemm_nn((int)(end - begin), 36, 2, z67 + begin * 2, 2, w98, 36, h102 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v99 = h102[i * 36 + j];
            const vae_real v102 = vae_tanh(v99 + b77[j]);
            h102[i * 36 + j] = v102;
            d332[i * 36 + j] = 1.0f - v102 * v102;
        }
    }
}

// spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 35, train: loop over [4, 4, 1, 4]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w103 = s->param + 448; // [4, 4, 1, 4]
    const vae_real *v105 = s->param + 848; // [4, 4, 1, 4]
    vae_real *t107 = s->arena + 13904; // [1, 1, 1, 1]
    vae_real t107_sum = 0.0f;
    VAE_SIMD_SUM(t107_sum)
    for (size_t j = 0; j < 64; j++) {
        t107_sum += w103[j] * v105[j];
    }
    t107[0] = t107_sum;
}

// spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 36, train: loop over [1, 1, 1, 1]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t107 = s->arena + 13904; // [1, 1, 1, 1]
    vae_real *t109 = s->arena + 13888; // [1, 1, 1, 1]
    t109[0] = t107[0] * t107[0];
}

// spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 37, train: loop over [1, 1, 1, 1]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t109 = s->arena + 13888; // [1, 1, 1, 1]
    const vae_real *t107 = s->arena + 13904; // [1, 1, 1, 1]
    vae_real *t113 = s->param + 832; // [1, 1, 1, 1]
    const vae_real *u104 = s->param + 832; // [1, 1, 1, 1]
    const vae_real power = s->scalar[VAE_POWER];
    t113[0] = vae_where(power, t107[0] / vae_max(vae_sqrt(t109[0]), 1e-12f), u104[0]);
}

// spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 38, train: loop over [4, 4, 1, 4]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t114 = s->arena + 11424; // [4, 4, 1, 4]
    const vae_real *w103 = s->param + 448; // [4, 4, 1, 4]
    const vae_real *t113 = s->param + 832; // [1, 1, 1, 1]
    vae_real *t115 = s->arena + 11360; // [4, 4, 1, 4]
    VAE_SIMD
    for (size_t j = 0; j < 64; j++) {
        const vae_real v114 = w103[j] * t113[0];
        t114[j] = v114;
        t115[j] = v114;
    }
}

// spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 39, train: loop over [4, 4, 1, 4]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t115 = s->arena + 11360; // [4, 4, 1, 4]
    vae_real *t117 = s->arena + 13872; // [1, 1, 1, 1]
    vae_real t117_sum = 0.0f;
    VAE_SIMD_SUM(t117_sum)
    for (size_t j = 0; j < 64; j++) {
        t117_sum += t115[j] * t115[j];
    }
    t117[0] = t117_sum;
}

// spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 41, train: loop over [4, 4, 1, 4]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t115 = s->arena + 11360; // [4, 4, 1, 4]
    const vae_real *t119 = s->arena + 13856; // [1, 1, 1, 1]
    vae_real *t121 = s->param + 848; // [4, 4, 1, 4]
    const vae_real *v105 = s->param + 848; // [4, 4, 1, 4]
    const vae_real *t114 = s->arena + 11424; // [4, 4, 1, 4]
    vae_real *sigma123 = s->arena + 13840; // [1, 1, 1, 1]
    const vae_real power = s->scalar[VAE_POWER];
    vae_real sigma123_sum = 0.0f;
    VAE_SIMD_SUM(sigma123_sum)
    for (size_t j = 0; j < 64; j++) {
        const vae_real v121 = vae_where(power, t115[j] / t119[0], v105[j]);
        t121[j] = v121;
        sigma123_sum += t114[j] * v121;
    }
    sigma123[0] = sigma123_sum;
}

// What kernel 42 of train and 2 others do, each with buffers of its own:
//   w124: [4, 4, 1, 4]
//   w103: [4, 4, 1, 4]
//   sigma123: [1, 1, 1, 1]
VAE_SHARED_2(like_train_k42, const VaeState *s, int tile, vae_real *scratch, vae_real *w124,
    const vae_real *w103, const vae_real *sigma123) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 64; j++) {
        w124[j] = w103[j] / sigma123[0];
    }
}

// spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// spectral.vae:6  tanh
// spectral.vae:6  gradient of tanh
// kernel 43, train: product by panels over rows of [6, 6, 2]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h102 = s->arena + 6912; // [n, 3, 3, 4]
    const vae_real *w124 = s->arena + 11296; // [4, 4, 1, 4]
    vae_real *h128 = s->arena + 2880; // [n, 6, 6, 2]
    const vae_real *b126 = s->param + 512; // [2]
    vae_real *d323 = s->arena + 1152; // [n, 6, 6, 2]
    static const VaeConv conv125 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv_t(&conv125, (int)(end - begin), h102 + begin * 36, w124, h128 + begin * 72, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v125 = h128[i * 72 + j * 2 + k];
                const vae_real v128 = vae_tanh(v125 + b126[k]);
                h128[i * 72 + j * 2 + k] = v128;
                d323[i * 72 + j * 2 + k] = 1.0f - v128 * v128;
            }
        }
    }
}

// spectral.vae:6  conv(1)
// spectral.vae:8  likelihood = gaussian
// kernel 44, train: product by panels over rows of [6, 6, 1]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h128 = s->arena + 2880; // [n, 6, 6, 2]
    const vae_real *w129 = s->param + 528; // [3, 3, 2, 1]
    vae_real *h132 = s->arena + 6624; // [n, 6, 6, 1]
    const vae_real *b131 = s->param + 560; // [1]
    const vae_real *x0 = s->arena + 7488; // [n, 36]
    vae_real *t138 = s->arena + 6336; // [n, 36]
    vae_real *t139 = s->arena + 13824; // [n, 1]
    static const VaeConv conv130 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 6, .out_width = 6, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 1
    };
    vae_conv(&conv130, (int)(end - begin), h128 + begin * 72, w129, h132 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t139_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v130 = h132[i * 36 + j];
            const vae_real v132 = v130 + b131[0];
            h132[i * 36 + j] = v132;
            const vae_real v137 = x0[i * 36 + j] - v132;
            const vae_real v138 = v137 * v137;
            t138[i * 36 + j] = v138;
            t139_sum += v138;
        }
        t139[i] = t139_sum;
    }
}

// kernel 45, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t141 = s->arena + 13808; // [1]
    const vae_real *t139 = s->arena + 13824; // [n, 1]
    vae_real *t270 = s->arena + 13280; // [1]
    const vae_real *t75 = s->arena + 14016; // [n, 1]
    vae_real *d282 = s->arena + 13168; // [n, 1]
    vae_real *d287 = s->arena + 13152; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c280 = 0.001f * inv_n;
    const vae_real c286 = -c280;
    vae_real t141_sum = 0.0f;
    vae_real t270_sum = 0.0f;
    VAE_SIMD_SUM(t141_sum, t270_sum)
    for (size_t i = 0; i < rows; i++) {
        t141_sum += t139[i];
        t270_sum += t75[i];
        d282[i] = inv_n;
        d287[i] = c286;
    }
    t141[0] = t141_sum;
    t270[0] = t270_sum;
}

// spectral.vae:8  likelihood = gaussian
// kernel 46, train: loop over [1]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t141 = s->arena + 13808; // [1]
    const vae_real *t135 = s->param + 912; // [1]
    vae_real *t148 = s->param + 912; // [1]
    vae_real *logvar151 = s->arena + 13792; // [1]
    vae_real *t153 = s->arena + 13776; // [1]
    vae_real *t271 = s->arena + 13264; // [1]
    const vae_real *t270 = s->arena + 13280; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real v144 = 0.0277777778f * (t141[0] * inv_n);
    t148[0] = t135[0] + 0.1f * (v144 - t135[0]);
    const vae_real v151 = vae_log(vae_max(v144, 1e-06f));
    logvar151[0] = v151;
    t153[0] = vae_exp(-v151);
    t271[0] = t270[0] * inv_n;
}

// spectral.vae:8  likelihood = gaussian
// kernel 47, train: loop over rows of [36]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t138 = s->arena + 6336; // [n, 36]
    const vae_real *t153 = s->arena + 13776; // [1]
    const vae_real *logvar151 = s->arena + 13792; // [1]
    vae_real *t159 = s->arena + 13760; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t159_sum = 0.0f;
        VAE_SIMD_SUM(t159_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v158 = 0.5f * (logvar151[0] + t138[i * 36 + j] * t153[0] + 1.83787707f);
            t159_sum += v158;
        }
        t159[i] = t159_sum;
    }
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// kernel 48, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w160 = s->param + 576; // [3, 3, 1, 3]
    const vae_real *v162 = s->param + 944; // [3, 3, 1, 1]
    vae_real *t164 = s->arena + 13744; // [1, 1, 1, 3]
    for (size_t k = 0; k < 3; k++) {
        t164[k] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            t164[k] += w160[j * 3 + k] * v162[j];
        }
    }
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// kernel 49, train: loop over [1, 1, 1, 3]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t164 = s->arena + 13744; // [1, 1, 1, 3]
    vae_real *t166 = s->arena + 13728; // [1, 1, 1, 1]
    vae_real t166_sum = 0.0f;
    VAE_SIMD_SUM(t166_sum)
    for (size_t j = 0; j < 3; j++) {
        t166_sum += t164[j] * t164[j];
    }
    t166[0] = t166_sum;
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// kernel 51, train: loop over [1, 1, 1, 3]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t164 = s->arena + 13744; // [1, 1, 1, 3]
    const vae_real *t168 = s->arena + 13712; // [1, 1, 1, 1]
    vae_real *t170 = s->param + 928; // [1, 1, 1, 3]
    const vae_real *u161 = s->param + 928; // [1, 1, 1, 3]
    const vae_real power = s->scalar[VAE_POWER];
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t170[j] = vae_where(power, t164[j] / t168[0], u161[j]);
    }
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// kernel 52, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t171 = s->arena + 12656; // [3, 3, 1, 3]
    const vae_real *w160 = s->param + 576; // [3, 3, 1, 3]
    const vae_real *t170 = s->param + 928; // [1, 1, 1, 3]
    vae_real *t172 = s->arena + 13696; // [3, 3, 1, 1]
    for (size_t j = 0; j < 9; j++) {
        vae_real t172_sum = 0.0f;
        VAE_SIMD_SUM(t172_sum)
        for (size_t k = 0; k < 3; k++) {
            const vae_real v171 = w160[j * 3 + k] * t170[k];
            t171[j * 3 + k] = v171;
            t172_sum += v171;
        }
        t172[j] = t172_sum;
    }
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// kernel 56, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t171 = s->arena + 12656; // [3, 3, 1, 3]
    const vae_real *t178 = s->param + 944; // [3, 3, 1, 1]
    vae_real *sigma180 = s->arena + 13648; // [1, 1, 1, 1]
    vae_real sigma180_sum = 0.0f;
    for (size_t j = 0; j < 9; j++) {
        VAE_SIMD_SUM(sigma180_sum)
        for (size_t k = 0; k < 3; k++) {
            sigma180_sum += t171[j * 3 + k] * t178[j];
        }
    }
    sigma180[0] = sigma180_sum;
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// kernel 57, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *w181 = s->arena + 12624; // [3, 3, 1, 3]
    const vae_real *w160 = s->param + 576; // [3, 3, 1, 3]
    const vae_real *sigma180 = s->arena + 13648; // [1, 1, 1, 1]
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        w181[j] = w160[j] / sigma180[0];
    }
}

// What kernel 58 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6, 6, 1]
//   w181: [3, 3, 1, 3]
//   h187: [n, 3, 3, 3]
//   b183: [3]
VAE_SHARED_2(like_train_k58, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w181, vae_real *h187, const vae_real *b183) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    static const VaeConv conv182 = {
        .height = 6, .width = 6, .channels = 1,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv182, (int)(end - begin), x0 + begin * 36, w181, h187 + begin * 27, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v182 = h187[i * 27 + j * 3 + k];
                const vae_real v184 = v182 + b183[k];
                h187[i * 27 + j * 3 + k] = vae_where(v184, v184, 0.2f * v184);
            }
        }
    }
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// spectral.vae:7  leaky_relu(0.2)
// kernel 58, train: product by panels over rows of [3, 3, 3]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k58(s, tile, scratch, s->arena + 7488, s->arena + 12624, s->arena + 9568,
        s->param + 608);
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 59, train: loop over [27, 1]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w189 = s->param + 624; // [27, 1]
    const vae_real *v192 = s->param + 976; // [27, 1]
    vae_real *t194 = s->arena + 13632; // [1, 1]
    vae_real t194_sum = 0.0f;
    VAE_SIMD_SUM(t194_sum)
    for (size_t j = 0; j < 27; j++) {
        t194_sum += w189[j] * v192[j];
    }
    t194[0] = t194_sum;
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 60, train: loop over [1, 1]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t194 = s->arena + 13632; // [1, 1]
    vae_real *t196 = s->arena + 13616; // [1, 1]
    t196[0] = t194[0] * t194[0];
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 61, train: loop over [1, 1]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t196 = s->arena + 13616; // [1, 1]
    const vae_real *t194 = s->arena + 13632; // [1, 1]
    vae_real *t200 = s->param + 960; // [1, 1]
    const vae_real *u191 = s->param + 960; // [1, 1]
    const vae_real power = s->scalar[VAE_POWER];
    t200[0] = vae_where(power, t194[0] / vae_max(vae_sqrt(t196[0]), 1e-12f), u191[0]);
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 62, train: loop over [27, 1]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t201 = s->arena + 12592; // [27, 1]
    const vae_real *w189 = s->param + 624; // [27, 1]
    const vae_real *t200 = s->param + 960; // [1, 1]
    vae_real *t202 = s->arena + 12560; // [27, 1]
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        const vae_real v201 = w189[j] * t200[0];
        t201[j] = v201;
        t202[j] = v201;
    }
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 63, train: loop over [27, 1]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t202 = s->arena + 12560; // [27, 1]
    vae_real *t204 = s->arena + 13600; // [1, 1]
    vae_real t204_sum = 0.0f;
    VAE_SIMD_SUM(t204_sum)
    for (size_t j = 0; j < 27; j++) {
        t204_sum += t202[j] * t202[j];
    }
    t204[0] = t204_sum;
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 65, train: loop over [27, 1]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t202 = s->arena + 12560; // [27, 1]
    const vae_real *t206 = s->arena + 13584; // [1, 1]
    vae_real *t208 = s->param + 976; // [27, 1]
    const vae_real *v192 = s->param + 976; // [27, 1]
    const vae_real *t201 = s->arena + 12592; // [27, 1]
    vae_real *sigma210 = s->arena + 13568; // [1, 1]
    const vae_real power = s->scalar[VAE_POWER];
    vae_real sigma210_sum = 0.0f;
    VAE_SIMD_SUM(sigma210_sum)
    for (size_t j = 0; j < 27; j++) {
        const vae_real v208 = vae_where(power, t202[j] / t206[0], v192[j]);
        t208[j] = v208;
        sigma210_sum += t201[j] * v208;
    }
    sigma210[0] = sigma210_sum;
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 66, train: loop over [27, 1]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *w211 = s->arena + 12528; // [27, 1]
    const vae_real *w189 = s->param + 624; // [27, 1]
    const vae_real *sigma210 = s->arena + 13568; // [1, 1]
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        w211[j] = w189[j] / sigma210[0];
    }
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 67, train: product by panels over rows of [1]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h188 = s->arena + 9568; // [n, 27]
    const vae_real *w211 = s->arena + 12528; // [27, 1]
    vae_real *h213 = s->arena + 13552; // [n, 1]
    const vae_real *b190 = s->param + 656; // [1]
    vae_real *t239 = s->arena + 13504; // [n, 1]
    vae_real *d428 = s->arena + 12848; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 1, 27, h188 + begin * 27, 27, w211, 1, h213 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v212 = h213[i];
        const vae_real v213 = v212 + b190[0];
        h213[i] = v213;
        const vae_real v239 = vae_max(1.0f - v213, 0.0f);
        t239[i] = v239;
        d428[i] = -vae_where(v239, inv_n, 0.0f);
    }
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// spectral.vae:7  leaky_relu(0.2)
// spectral.vae:7  gradient of leaky_relu(0.2)
// kernel 68, train: product by panels over rows of [3, 3, 3]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h132 = s->arena + 6624; // [n, 6, 6, 1]
    const vae_real *w181 = s->arena + 12624; // [3, 3, 1, 3]
    vae_real *h217 = s->arena + 9344; // [n, 3, 3, 3]
    const vae_real *b183 = s->param + 608; // [3]
    const vae_real *h187 = s->arena + 9568; // [n, 3, 3, 3]
    vae_real *t265 = s->arena + 13328; // [n, 1, 1, 1]
    const vae_real *d282 = s->arena + 13168; // [n, 1, 1, 1]
    vae_real *d341 = s->arena + 8448; // [n, 3, 3, 3]
    static const VaeConv conv214 = {
        .height = 6, .width = 6, .channels = 1,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv214, (int)(end - begin), h132 + begin * 36, w181, h217 + begin * 27, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t265_sum = 0.0f;
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD_SUM(t265_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v214 = h217[i * 27 + j * 3 + k];
                const vae_real v215 = v214 + b183[k];
                const vae_real v217 = vae_where(v215, v215, 0.2f * v215);
                h217[i * 27 + j * 3 + k] = v217;
                const vae_real v262 = h187[i * 27 + j * 3 + k] - v217;
                t265_sum += 0.5f * (v262 * v262);
                const vae_real v285 = -(d282[i] * v262);
                d341[i * 27 + j * 3 + k] = vae_where(v217, v285, 0.0f) + 0.2f * vae_where(v217, 0.0f, v285);
            }
        }
        t265[i] = t265_sum;
    }
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 69, train: product by panels over rows of [1]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h219 = s->arena + 9344; // [n, 27]
    const vae_real *w211 = s->arena + 12528; // [27, 1]
    vae_real *h221 = s->arena + 13520; // [n, 1]
    const vae_real *b190 = s->param + 656; // [1]
    vae_real *t245 = s->arena + 13456; // [n, 1]
    vae_real *d426 = s->arena + 12864; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 1, 27, h219 + begin * 27, 27, w211, 1, h221 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v220 = h221[i];
        const vae_real v221 = v220 + b190[0];
        h221[i] = v221;
        const vae_real v245 = vae_max(1.0f + v221, 0.0f);
        t245[i] = v245;
        d426[i] = vae_where(v245, inv_n, 0.0f);
    }
}

// What kernel 70 of train and 2 others do, each with buffers of its own:
//   eps218: [n, 2]
//   w98: [2, 36]
//   h225: [n, 3, 3, 4]
//   b77: [36]
VAE_SHARED_2(like_train_k70, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *eps218, const vae_real *w98, vae_real *h225, const vae_real *b77) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 36, 2, eps218 + begin * 2, 2, w98, 36, h225 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v222 = h225[i * 36 + j];
            h225[i * 36 + j] = vae_tanh(v222 + b77[j]);
        }
    }
}

// What kernel 71 of train and 2 others do, each with buffers of its own:
//   h225: [n, 3, 3, 4]
//   w124: [4, 4, 1, 4]
//   h228: [n, 6, 6, 2]
//   b126: [2]
VAE_SHARED_2(like_train_k71, const VaeState *s, int tile, vae_real *scratch, const vae_real *h225,
    const vae_real *w124, vae_real *h228, const vae_real *b126) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv226 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv_t(&conv226, (int)(end - begin), h225 + begin * 36, w124, h228 + begin * 72, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v226 = h228[i * 72 + j * 2 + k];
                h228[i * 72 + j * 2 + k] = vae_tanh(v226 + b126[k]);
            }
        }
    }
}

// What kernel 72 of train and 1 other do, each with buffers of its own:
//   h228: [n, 6, 6, 2]
//   w129: [3, 3, 2, 1]
//   h230: [n, 6, 6, 1]
//   b131: [1]
VAE_SHARED_2(like_train_k72, const VaeState *s, int tile, vae_real *scratch, const vae_real *h228,
    const vae_real *w129, vae_real *h230, const vae_real *b131) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv229 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 6, .out_width = 6, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 1
    };
    vae_conv(&conv229, (int)(end - begin), h228 + begin * 72, w129, h230 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v229 = h230[i * 36 + j];
            h230[i * 36 + j] = v229 + b131[0];
        }
    }
}

// spectral.vae:7  conv(3, stride=2, norm=spectral)
// spectral.vae:7  leaky_relu(0.2)
// kernel 73, train: product by panels over rows of [3, 3, 3]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k58(s, tile, scratch, s->arena + 5760, s->arena + 12624, s->arena + 9120,
        s->param + 608);
}

// spectral.vae:7  dense(1, norm=spectral)
// kernel 74, train: product by panels over rows of [1]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h235 = s->arena + 9120; // [n, 27]
    const vae_real *w211 = s->arena + 12528; // [27, 1]
    vae_real *t251 = s->arena + 13440; // [n, 1]
    const vae_real *b190 = s->param + 656; // [1]
    const vae_real *t239 = s->arena + 13504; // [n, 1]
    const vae_real *t245 = s->arena + 13456; // [n, 1]
    const vae_real *h221 = s->arena + 13520; // [n, 1]
    vae_real *t255 = s->arena + 13424; // [n, 1]
    vae_real *t261 = s->arena + 13344; // [n, 1]
    vae_real *d425 = s->arena + 12880; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 1, 27, h235 + begin * 27, 27, w211, 1, t251 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v236 = t251[i];
        const vae_real v237 = v236 + b190[0];
        const vae_real v250 = vae_max(1.0f + v237, 0.0f);
        t251[i] = t239[i] + t245[i] + v250;
        t255[i] = 0.5f * (vae_step(0.0f - h221[i]) + vae_step(0.0f - v237));
        t261[i] = -h221[i] - v237;
        d425[i] = vae_where(v250, inv_n, 0.0f);
    }
}

// spectral.vae:8  gradient of dense(1, norm=spectral)
// kernel 75, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *h213 = s->arena + 13552; // [n, 1]
    vae_real *t242 = s->arena + 13488; // [1]
    vae_real *t256 = s->arena + 13408; // [1]
    const vae_real *t251 = s->arena + 13440; // [n, 1]
    vae_real *t258 = s->arena + 13376; // [1]
    const vae_real *t255 = s->arena + 13424; // [n, 1]
    vae_real *t267 = s->arena + 13312; // [1]
    const vae_real *t265 = s->arena + 13328; // [n, 1]
    vae_real *t274 = s->arena + 13248; // [1]
    const vae_real *t261 = s->arena + 13344; // [n, 1]
    vae_real *t278 = s->arena + 13200; // [1]
    const vae_real *t159 = s->arena + 13760; // [n, 1]
    vae_real *d429 = s->arena + 12832; // [1]
    const vae_real *d425 = s->arena + 12880; // [n, 1]
    vae_real *d441 = s->arena + 12800; // [1]
    const vae_real *d426 = s->arena + 12864; // [n, 1]
    vae_real *d455 = s->arena + 12768; // [1]
    const vae_real *d428 = s->arena + 12848; // [n, 1]
    vae_real t242_sum = 0.0f;
    vae_real t256_sum = 0.0f;
    vae_real t258_sum = 0.0f;
    vae_real t267_sum = 0.0f;
    vae_real t274_sum = 0.0f;
    vae_real t278_sum = 0.0f;
    vae_real d429_sum = 0.0f;
    vae_real d441_sum = 0.0f;
    vae_real d455_sum = 0.0f;
    VAE_SIMD_SUM(t242_sum, t256_sum, t258_sum, t267_sum, t274_sum, t278_sum, d429_sum, d441_sum, d455_sum)
    for (size_t i = 0; i < rows; i++) {
        t242_sum += vae_step(h213[i]);
        t256_sum += t251[i];
        t258_sum += t255[i];
        t267_sum += t265[i];
        t274_sum += t261[i];
        t278_sum += t159[i];
        d429_sum += d425[i];
        d441_sum += d426[i];
        d455_sum += d428[i];
    }
    t242[0] = t242_sum;
    t256[0] = t256_sum;
    t258[0] = t258_sum;
    t267[0] = t267_sum;
    t274[0] = t274_sum;
    t278[0] = t278_sum;
    d429[0] = d429_sum;
    d441[0] = d441_sum;
    d455[0] = d455_sum;
}

// spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
// kernel 76, train: loop over [1]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t243 = s->arena + 13472; // [1]
    const vae_real *t242 = s->arena + 13488; // [1]
    vae_real *t257 = s->arena + 13392; // [1]
    const vae_real *t256 = s->arena + 13408; // [1]
    vae_real *t259 = s->arena + 13360; // [1]
    const vae_real *t258 = s->arena + 13376; // [1]
    vae_real *t268 = s->arena + 13296; // [1]
    const vae_real *t267 = s->arena + 13312; // [1]
    const vae_real *t271 = s->arena + 13264; // [1]
    vae_real *t275 = s->arena + 13232; // [1]
    const vae_real *t274 = s->arena + 13248; // [1]
    vae_real *t277 = s->arena + 13216; // [1]
    vae_real *t279 = s->arena + 13184; // [1]
    const vae_real *t278 = s->arena + 13200; // [1]
    const vae_real *d455 = s->arena + 12768; // [1]
    const vae_real *d441 = s->arena + 12800; // [1]
    vae_real *d_param487 = s->grad + 656; // [1]
    const vae_real *d429 = s->arena + 12832; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    t243[0] = t242[0] * inv_n;
    t257[0] = t256[0] * inv_n;
    t259[0] = t258[0] * inv_n;
    const vae_real v268 = t267[0] * inv_n;
    t268[0] = v268;
    const vae_real v275 = t274[0] * inv_n;
    t275[0] = v275;
    t277[0] = v268 + beta * t271[0] + 0.001f * v275;
    t279[0] = t278[0] * inv_n;
    d_param487[0] = d455[0] + d441[0] + d429[0];
}

// spectral.vae:7  gradient of dense(1, norm=spectral)
// spectral.vae:7  gradient of leaky_relu(0.2)
// kernel 77, train: product by panels over rows of [27]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d287 = s->arena + 13152; // [n, 1]
    const vae_real *w211 = s->arena + 12528; // [27, 1]
    vae_real *d293 = s->arena + 8896; // [n, 3, 3, 3]
    const vae_real *h234 = s->arena + 9120; // [n, 3, 3, 3]
    const vae_real *h217 = s->arena + 9344; // [n, 3, 3, 3]
    vae_real *d316 = s->arena + 8672; // [n, 3, 3, 3]
    vae_gemm_nt((int)(end - begin), 27, 1, d287 + begin * 1, 1, w211, 1, d293 + begin * 27, 27);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v288 = d293[i * 27 + j];
            d293[i * 27 + j] = vae_where(h234[i * 27 + j], v288, 0.0f) + 0.2f * vae_where(h234[i * 27 + j], 0.0f, v288);
            d316[i * 27 + j] = vae_where(h217[i * 27 + j], v288, 0.0f) + 0.2f * vae_where(h217[i * 27 + j], 0.0f, v288);
        }
    }
}

// What kernel 78 of train and 2 others do, each with buffers of its own:
//   d293: [n, 3, 3, 3]
//   w181: [3, 3, 1, 3]
//   d294: [n, 6, 6, 1]
//   d295: [n, 1, 1, 1]
VAE_SHARED_2(like_train_k78, const VaeState *s, int tile, vae_real *scratch, const vae_real *d293,
    const vae_real *w181, vae_real *d294, vae_real *d295) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv294 = {
        .height = 6, .width = 6, .channels = 1,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv294, (int)(end - begin), d293 + begin * 27, w181, d294 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real d295_sum = 0.0f;
        VAE_SIMD_SUM(d295_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v294 = d294[i * 36 + j];
            d295_sum += v294;
        }
        d295[i] = d295_sum;
    }
}

// What kernel 79 of train and 2 others do, each with buffers of its own:
//   d296: [1, 1, 1]
//   d295: [n, 1, 1, 1]
VAE_SHARED_2(like_train_k79, const VaeState *s, int tile, vae_real *scratch, vae_real *d296,
    const vae_real *d295) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real d296_sum = 0.0f;
    VAE_SIMD_SUM(d296_sum)
    for (size_t i = 0; i < rows; i++) {
        d296_sum += d295[i];
    }
    d296[0] = d296_sum;
}

// spectral.vae:8  gradient of conv(1)
// kernel 79, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k79(s, tile, scratch, s->arena + 13120, s->arena + 13136);
}

// What kernel 80 of train and 2 others do, each with buffers of its own:
//   h228: [n, 6, 6, 2]
//   d294: [n, 6, 6, 1]
//   d297: [3, 3, 2, 1]
VAE_SHARED_2(like_train_k80, const VaeState *s, int tile, vae_real *scratch, const vae_real *h228,
    const vae_real *d294, vae_real *d297) {
    (void)tile;
    static const VaeConv conv297 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 6, .out_width = 6, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 1
    };
    vae_conv_w(&conv297, s->n, h228, d294, d297, tile, scratch);
}

// spectral.vae:6  gradient of conv(1)
// kernel 80, train: weight gradient over [3, 3, 2, 1]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k80(s, tile, scratch, s->arena + 2304, s->arena + 5472, s->arena + 12496);
}

// spectral.vae:6  gradient of conv(1)
// spectral.vae:6  gradient of tanh
// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 81, train: product by panels over rows of [6, 6, 2]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d294 = s->arena + 5472; // [n, 6, 6, 1]
    const vae_real *w129 = s->param + 528; // [3, 3, 2, 1]
    vae_real *d301 = s->arena + 1728; // [n, 6, 6, 2]
    const vae_real *h228 = s->arena + 2304; // [n, 6, 6, 2]
    vae_real *d302 = s->arena + 13104; // [n, 1, 1, 2]
    static const VaeConv conv298 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 6, .out_width = 6, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 1
    };
    vae_conv_t(&conv298, (int)(end - begin), d294 + begin * 36, w129, d301 + begin * 72, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d302[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v298 = d301[i * 72 + j * 2 + k];
                const vae_real v300 = 1.0f - h228[i * 72 + j * 2 + k] * h228[i * 72 + j * 2 + k];
                const vae_real v301 = v298 * v300;
                d301[i * 72 + j * 2 + k] = v301;
                d302[i * 2 + k] += v301;
            }
        }
    }
}

// What kernel 82 of train and 2 others do, each with buffers of its own:
//   d303: [1, 1, 2]
//   d302: [n, 1, 1, 2]
VAE_SHARED_2(like_train_k82, const VaeState *s, int tile, vae_real *scratch, vae_real *d303,
    const vae_real *d302) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 2; j++) {
        d303[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d303[j] += d302[i * 2 + j];
        }
    }
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 82, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k82(s, tile, scratch, s->arena + 13088, s->arena + 13104);
}

// What kernel 83 of train and 2 others do, each with buffers of its own:
//   d301: [n, 6, 6, 2]
//   h225: [n, 3, 3, 4]
//   d305: [4, 4, 1, 4]
VAE_SHARED_2(like_train_k83, const VaeState *s, int tile, vae_real *scratch, const vae_real *d301,
    const vae_real *h225, vae_real *d305) {
    (void)tile;
    static const VaeConv conv305 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv_w(&conv305, s->n, d301, h225, d305, tile, scratch);
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 83, train: weight gradient over [4, 4, 1, 4]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k83(s, tile, scratch, s->arena + 1728, s->arena + 6048, s->arena + 11232);
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// spectral.vae:6  gradient of tanh
// kernel 84, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d301 = s->arena + 1728; // [n, 6, 6, 2]
    const vae_real *w124 = s->arena + 11296; // [4, 4, 1, 4]
    vae_real *d309 = s->arena + 5184; // [n, 3, 3, 4]
    const vae_real *h225 = s->arena + 6048; // [n, 3, 3, 4]
    static const VaeConv conv306 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv(&conv306, (int)(end - begin), d301 + begin * 72, w124, d309 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v306 = d309[i * 36 + j];
            d309[i * 36 + j] = v306 * (1.0f - h225[i * 36 + j] * h225[i * 36 + j]);
        }
    }
}

// What kernel 85 of train and 2 others do, each with buffers of its own:
//   d311: [36]
//   d309: [n, 36]
VAE_SHARED_2(like_train_k85, const VaeState *s, int tile, vae_real *scratch, vae_real *d311,
    const vae_real *d309) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 36; j++) {
        d311[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d311[j] += d309[i * 36 + j];
        }
    }
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 85, train: sum over the batch over rows of [36]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k85(s, tile, scratch, s->arena + 11728, s->arena + 5184);
}

// What kernel 86 of train and 2 others do, each with buffers of its own:
//   eps218: [n, 2]
//   d309: [n, 36]
//   d312: [2, 36]
VAE_SHARED_2(like_train_k86, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *eps218, const vae_real *d309, vae_real *d312) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(2, 36, s->n, eps218, 2, d309, 36, d312, 36);
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 86, train: weight gradient over [2, 36]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k86(s, tile, scratch, s->arena + 13536, s->arena + 5184, s->arena + 10800);
}

// spectral.vae:8  gradient of conv(1)
// kernel 88, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k79(s, tile, scratch, s->arena + 13056, s->arena + 13072);
}

// spectral.vae:6  gradient of conv(1)
// kernel 89, train: weight gradient over [3, 3, 2, 1]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k80(s, tile, scratch, s->arena + 2880, s->arena + 4896, s->arena + 12464);
}

// What kernel 90 of train and 1 other do, each with buffers of its own:
//   d317: [n, 6, 6, 1]
//   w129: [3, 3, 2, 1]
//   d324: [n, 6, 6, 2]
//   d323: [n, 6, 6, 2]
//   d325: [n, 1, 1, 2]
VAE_SHARED_2(like_train_k90, const VaeState *s, int tile, vae_real *scratch, const vae_real *d317,
    const vae_real *w129, vae_real *d324, const vae_real *d323, vae_real *d325) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv321 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 6, .out_width = 6, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 1
    };
    vae_conv_t(&conv321, (int)(end - begin), d317 + begin * 36, w129, d324 + begin * 72, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d325[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v321 = d324[i * 72 + j * 2 + k];
                const vae_real v324 = v321 * d323[i * 72 + j * 2 + k];
                d324[i * 72 + j * 2 + k] = v324;
                d325[i * 2 + k] += v324;
            }
        }
    }
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 91, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k82(s, tile, scratch, s->arena + 13024, s->arena + 13040);
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 92, train: weight gradient over [4, 4, 1, 4]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k83(s, tile, scratch, s->arena + 576, s->arena + 6912, s->arena + 11168);
}

// What kernel 93 of train and 1 other do, each with buffers of its own:
//   d324: [n, 6, 6, 2]
//   w124: [4, 4, 1, 4]
//   d333: [n, 3, 3, 4]
//   d332: [n, 3, 3, 4]
VAE_SHARED_2(like_train_k93, const VaeState *s, int tile, vae_real *scratch, const vae_real *d324,
    const vae_real *w124, vae_real *d333, const vae_real *d332) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    static const VaeConv conv329 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 2,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv(&conv329, (int)(end - begin), d324 + begin * 72, w124, d333 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v329 = d333[i * 36 + j];
            d333[i * 36 + j] = v329 * d332[i * 36 + j];
        }
    }
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// spectral.vae:6  gradient of tanh
// kernel 93, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k93(s, tile, scratch, s->arena + 576, s->arena + 11296, s->arena + 4320,
        s->arena + 4608);
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 94, train: sum over the batch over rows of [36]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k85(s, tile, scratch, s->arena + 11680, s->arena + 4320);
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 95, train: weight gradient over [2, 36]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k86(s, tile, scratch, s->arena + 14048, s->arena + 4320, s->arena + 10720);
}

// spectral.vae:8  gradient of conv(1)
// kernel 97, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k79(s, tile, scratch, s->arena + 12992, s->arena + 13008);
}

// spectral.vae:6  gradient of conv(1)
// kernel 98, train: weight gradient over [3, 3, 2, 1]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k80(s, tile, scratch, s->arena + 2880, s->arena + 4032, s->arena + 12432);
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 100, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k82(s, tile, scratch, s->arena + 12960, s->arena + 12976);
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 101, train: weight gradient over [4, 4, 1, 4]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k83(s, tile, scratch, s->arena + 0, s->arena + 6912, s->arena + 11104);
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// spectral.vae:6  gradient of tanh
// kernel 102, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k102(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k93(s, tile, scratch, s->arena + 0, s->arena + 11296, s->arena + 3744,
        s->arena + 4608);
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 103, train: loop over [4, 4, 1, 4]
VAE_KERNEL void train_k103(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d305 = s->arena + 11232; // [4, 4, 1, 4]
    const vae_real *d328 = s->arena + 11168; // [4, 4, 1, 4]
    const vae_real *d351 = s->arena + 11104; // [4, 4, 1, 4]
    vae_real *d354 = s->arena + 11040; // [4, 4, 1, 4]
    const vae_real *sigma123 = s->arena + 13840; // [1, 1, 1, 1]
    const vae_real *w124 = s->arena + 11296; // [4, 4, 1, 4]
    vae_real *d357 = s->arena + 12944; // [1, 1, 1, 1]
    vae_real d357_sum = 0.0f;
    VAE_SIMD_SUM(d357_sum)
    for (size_t j = 0; j < 64; j++) {
        const vae_real v354 = (d305[j] + d328[j] + d351[j]) / sigma123[0];
        d354[j] = v354;
        d357_sum += -(v354 * w124[j]);
    }
    d357[0] = d357_sum;
}

// spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
// kernel 104, train: loop over [4, 4, 1, 4]
VAE_KERNEL void train_k104(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d357 = s->arena + 12944; // [1, 1, 1, 1]
    const vae_real *t121 = s->param + 848; // [4, 4, 1, 4]
    const vae_real *t113 = s->param + 832; // [1, 1, 1, 1]
    vae_real *d_param360 = s->grad + 448; // [4, 4, 1, 4]
    const vae_real *d354 = s->arena + 11040; // [4, 4, 1, 4]
    VAE_SIMD
    for (size_t j = 0; j < 64; j++) {
        d_param360[j] = d354[j] + d357[0] * t121[j] * t113[0];
    }
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 105, train: sum over the batch over rows of [36]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k85(s, tile, scratch, s->arena + 11632, s->arena + 3744);
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 106, train: weight gradient over [2, 36]
VAE_KERNEL void train_k106(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k86(s, tile, scratch, s->arena + 14048, s->arena + 3744, s->arena + 10640);
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// spectral.vae:4  gradient of sampling and KL
// kernel 107, train: product by panels over rows of [2]
VAE_KERNEL void train_k107(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d361 = s->arena + 3744; // [n, 36]
    const vae_real *w98 = s->arena + 10880; // [2, 36]
    vae_real *d379 = s->arena + 12400; // [n, 2] in rows of 4
    const vae_real *t69 = s->arena + 14032; // [n, 2]
    const vae_real *mean60 = s->arena + 12688; // [n, 2] in rows of 4
    const vae_real *eps62 = s->arena + 14080; // [n, 2]
    const vae_real *t65 = s->arena + 14064; // [n, 2]
    vae_real *d383 = s->arena + 12402; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c281 = beta * inv_n;
    const vae_real c375 = 0.5f * c281;
    vae_gemm_nt((int)(end - begin), 2, 36, d361 + begin * 36, 36, w98, 36, d379 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v365 = d379[i * 4 + j];
            d379[i * 4 + j] = c281 * mean60[i * 4 + j] + v365;
            d383[i * 4 + j] = c375 * t69[i * 2 + j] - c375 + 0.5f * (v365 * eps62[i * 2 + j] * t65[i * 2 + j]);
        }
    }
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 108, train: loop over [2, 36]
VAE_KERNEL void train_k108(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d312 = s->arena + 10800; // [2, 36]
    const vae_real *d336 = s->arena + 10720; // [2, 36]
    const vae_real *d364 = s->arena + 10640; // [2, 36]
    vae_real *d367 = s->arena + 10560; // [2, 36]
    const vae_real *sigma97 = s->arena + 13920; // [1, 1]
    const vae_real *w98 = s->arena + 10880; // [2, 36]
    vae_real *d370 = s->arena + 12928; // [1, 1]
    vae_real d370_sum = 0.0f;
    VAE_SIMD_SUM(d370_sum)
    for (size_t j = 0; j < 72; j++) {
        const vae_real v367 = (d312[j] + d336[j] + d364[j]) / sigma97[0];
        d367[j] = v367;
        d370_sum += -(v367 * w98[j]);
    }
    d370[0] = d370_sum;
}

// spectral.vae:6  gradient of dense(3 * 3 * 4, norm=spectral)
// kernel 109, train: loop over [2, 36]
VAE_KERNEL void train_k109(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d370 = s->arena + 12928; // [1, 1]
    const vae_real *t95 = s->param + 816; // [2, 1]
    const vae_real *t87 = s->param + 768; // [1, 36]
    vae_real *d_param374 = s->grad + 320; // [2, 36]
    const vae_real *d367 = s->arena + 10560; // [2, 36]
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 36; k++) {
            d_param374[j * 36 + k] = d367[j * 36 + k] + d370[0] * t95[j] * t87[k];
        }
    }
}

// spectral.vae:4  gradient of posterior heads (added by the compiler)
// kernel 110, train: weight gradient over [5, 4]
VAE_KERNEL void train_k110(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h55 = s->arena + 11824; // [n, 5]
    const vae_real *d384 = s->arena + 12400; // [n, 4]
    vae_real *d_param386 = s->grad + 272; // [5, 4]
    if (tile == 1) {
        vae_real *d_param385 = s->grad + 304; // [4]
        vae_column_sums(s->n, 4, d384, 4, d_param385);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h55, 5, d384, 4, d_param386, 4);
}

// spectral.vae:4  gradient of posterior heads (added by the compiler)
// spectral.vae:5  gradient of tanh
// kernel 111, train: product by panels over rows of [5]
VAE_KERNEL void train_k111(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d384 = s->arena + 12400; // [n, 4]
    const vae_real *w56 = s->param + 272; // [5, 4]
    vae_real *d390 = s->arena + 11584; // [n, 5]
    const vae_real *h55 = s->arena + 11824; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d384 + begin * 4, 4, w56, 4, d390 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v387 = d390[i * 5 + j];
            d390[i * 5 + j] = v387 * (1.0f - h55[i * 5 + j] * h55[i * 5 + j]);
        }
    }
}

// spectral.vae:5  gradient of dense(5, norm=spectral)
// kernel 112, train: weight gradient over [36, 5]
VAE_KERNEL void train_k112(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h29 = s->arena + 7200; // [n, 36]
    const vae_real *d390 = s->arena + 11584; // [n, 5]
    vae_real *d392 = s->arena + 9984; // [36, 5]
    if (tile == 3) {
        vae_real *d_param391 = s->grad + 256; // [5]
        vae_column_sums(s->n, 5, d390, 5, d_param391);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 36 ? begin + 16 : 36;
    vae_gemm_tn((int)(end - begin), 5, s->n, h29 + begin, 36, d390, 5, d392 + begin * 5, 5);
}

// spectral.vae:5  gradient of dense(5, norm=spectral)
// spectral.vae:5  gradient of relu
// kernel 113, train: product by panels over rows of [36]
VAE_KERNEL void train_k113(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d390 = s->arena + 11584; // [n, 5]
    const vae_real *w52 = s->arena + 10176; // [36, 5]
    vae_real *d403 = s->arena + 3456; // [n, 3, 3, 4]
    const vae_real *h28 = s->arena + 7200; // [n, 3, 3, 4]
    vae_gemm_nt((int)(end - begin), 36, 5, d390 + begin * 5, 5, w52, 5, d403 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v393 = d403[i * 36 + j];
            d403[i * 36 + j] = vae_where(h28[i * 36 + j], v393, 0.0f);
        }
    }
}

// spectral.vae:5  gradient of dense(5, norm=spectral)
// kernel 114, train: loop over [36, 5]
VAE_KERNEL void train_k114(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d394 = s->arena + 9792; // [36, 5]
    const vae_real *d392 = s->arena + 9984; // [36, 5]
    const vae_real *sigma51 = s->arena + 14096; // [1, 1]
    const vae_real *w52 = s->arena + 10176; // [36, 5]
    vae_real *d397 = s->arena + 12912; // [1, 1]
    vae_real d397_sum = 0.0f;
    VAE_SIMD_SUM(d397_sum)
    for (size_t j = 0; j < 180; j++) {
        const vae_real v394 = d392[j] / sigma51[0];
        d394[j] = v394;
        d397_sum += -(v394 * w52[j]);
    }
    d397[0] = d397_sum;
}

// spectral.vae:5  gradient of dense(5, norm=spectral)
// kernel 115, train: loop over [36, 5]
VAE_KERNEL void train_k115(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d397 = s->arena + 12912; // [1, 1]
    const vae_real *t49 = s->param + 720; // [36, 1]
    const vae_real *t41 = s->param + 704; // [1, 5]
    vae_real *d_param401 = s->grad + 64; // [36, 5]
    const vae_real *d394 = s->arena + 9792; // [36, 5]
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            d_param401[j * 5 + k] = d394[j * 5 + k] + d397[0] * t49[j] * t41[k];
        }
    }
}

// spectral.vae:5  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 116, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k116(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d404 = s->arena + 12368; // [n, 1, 1, 4]
    const vae_real *d403 = s->arena + 3456; // [n, 3, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d404[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d404[i * 4 + k] += d403[i * 36 + j * 4 + k];
            }
        }
    }
}

// spectral.vae:5  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 117, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k117(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param405 = s->grad + 48; // [1, 1, 4]
    const vae_real *d404 = s->arena + 12368; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param405[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param405[j] += d404[i * 4 + j];
        }
    }
}

// spectral.vae:5  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 118, train: weight gradient over [3, 3, 1, 4]
VAE_KERNEL void train_k118(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 7488; // [n, 6, 6, 1]
    const vae_real *d403 = s->arena + 3456; // [n, 3, 3, 4]
    vae_real *d407 = s->arena + 11536; // [3, 3, 1, 4]
    static const VaeConv conv407 = {
        .height = 6, .width = 6, .channels = 1,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_w(&conv407, s->n, x0, d403, d407, tile, scratch);
}

// spectral.vae:5  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 119, train: loop over [3, 3, 1, 4]
VAE_KERNEL void train_k119(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d408 = s->arena + 11488; // [3, 3, 1, 4]
    const vae_real *d407 = s->arena + 11536; // [3, 3, 1, 4]
    const vae_real *sigma23 = s->arena + 14192; // [1, 1, 1, 1]
    const vae_real *w24 = s->arena + 11920; // [3, 3, 1, 4]
    vae_real *d411 = s->arena + 12896; // [1, 1, 1, 1]
    vae_real d411_sum = 0.0f;
    VAE_SIMD_SUM(d411_sum)
    for (size_t j = 0; j < 36; j++) {
        const vae_real v408 = d407[j] / sigma23[0];
        d408[j] = v408;
        d411_sum += -(v408 * w24[j]);
    }
    d411[0] = d411_sum;
}

// spectral.vae:5  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 120, train: loop over [3, 3, 1, 4]
VAE_KERNEL void train_k120(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d411 = s->arena + 12896; // [1, 1, 1, 1]
    const vae_real *t21 = s->param + 688; // [3, 3, 1, 1]
    const vae_real *t13 = s->param + 672; // [1, 1, 1, 4]
    vae_real *d_param415 = s->grad + 0; // [3, 3, 1, 4]
    const vae_real *d408 = s->arena + 11488; // [3, 3, 1, 4]
    for (size_t j = 0; j < 9; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            d_param415[j * 4 + k] = d408[j * 4 + k] + d411[0] * t21[j] * t13[k];
        }
    }
}

// spectral.vae:6  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 121, train: loop over [36]
VAE_KERNEL void train_k121(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d363 = s->arena + 11632; // [36]
    const vae_real *d335 = s->arena + 11680; // [36]
    vae_real *d_param420 = s->grad + 400; // [36]
    const vae_real *d311 = s->arena + 11728; // [36]
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        d_param420[j] = d363[j] + d335[j] + d311[j];
    }
}

// spectral.vae:6  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 122, train: loop over [2]
VAE_KERNEL void train_k122(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d349 = s->arena + 12960; // [2]
    const vae_real *d326 = s->arena + 13024; // [2]
    vae_real *d_param421 = s->grad + 512; // [2]
    const vae_real *d303 = s->arena + 13088; // [2]
    VAE_SIMD
    for (size_t j = 0; j < 2; j++) {
        d_param421[j] = d349[j] + d326[j] + d303[j];
    }
}

// spectral.vae:6  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 123, train: loop over [3, 3, 2, 1]
VAE_KERNEL void train_k123(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d345 = s->arena + 12432; // [3, 3, 2, 1]
    const vae_real *d320 = s->arena + 12464; // [3, 3, 2, 1]
    vae_real *d_param422 = s->grad + 528; // [3, 3, 2, 1]
    const vae_real *d297 = s->arena + 12496; // [3, 3, 2, 1]
    VAE_SIMD
    for (size_t j = 0; j < 18; j++) {
        d_param422[j] = d345[j] + d320[j] + d297[j];
    }
}

// spectral.vae:6  gradient of conv(4, kernel=3, stride=2, norm=spectral)
// kernel 124, train: loop over [1, 1, 1]
VAE_KERNEL void train_k124(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d344 = s->arena + 12992; // [1, 1, 1]
    const vae_real *d319 = s->arena + 13056; // [1, 1, 1]
    const vae_real *d296 = s->arena + 13120; // [1, 1, 1]
    vae_real *d_param424 = s->grad + 560; // [1]
    d_param424[0] = d344[0] + d319[0] + d296[0];
}

// What kernel 125 of train and 2 others do, each with buffers of its own:
//   h235: [n, 27]
//   d425: [n, 1]
//   d430: [27, 1]
VAE_SHARED_2(like_train_k125, const VaeState *s, int tile, vae_real *scratch, const vae_real *h235,
    const vae_real *d425, vae_real *d430) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 27 ? begin + 16 : 27;
    vae_gemm_tn((int)(end - begin), 1, s->n, h235 + begin, 27, d425, 1, d430 + begin * 1, 1);
}

// spectral.vae:7  gradient of dense(1, norm=spectral)
// kernel 125, train: weight gradient over [27, 1]
VAE_KERNEL void train_k125(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k125(s, tile, scratch, s->arena + 9120, s->arena + 12880, s->arena + 12336);
}

// What kernel 126 of train and 2 others do, each with buffers of its own:
//   d425: [n, 1]
//   w211: [27, 1]
//   d436: [n, 3, 3, 3]
//   h234: [n, 3, 3, 3]
VAE_SHARED_2(like_train_k126, const VaeState *s, int tile, vae_real *scratch, const vae_real *d425,
    const vae_real *w211, vae_real *d436, const vae_real *h234) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nt((int)(end - begin), 27, 1, d425 + begin * 1, 1, w211, 1, d436 + begin * 27, 27);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v431 = d436[i * 27 + j];
            d436[i * 27 + j] = vae_where(h234[i * 27 + j], v431, 0.0f) + 0.2f * vae_where(h234[i * 27 + j], 0.0f, v431);
        }
    }
}

// What kernel 127 of train and 2 others do, each with buffers of its own:
//   d437: [n, 1, 1, 3]
//   d436: [n, 3, 3, 3]
VAE_SHARED_2(like_train_k127, const VaeState *s, int tile, vae_real *scratch, vae_real *d437,
    const vae_real *d436) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d437[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d437[i * 3 + k] += d436[i * 27 + j * 3 + k];
            }
        }
    }
}

// What kernel 128 of train and 2 others do, each with buffers of its own:
//   d438: [1, 1, 3]
//   d437: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k128, const VaeState *s, int tile, vae_real *scratch, vae_real *d438,
    const vae_real *d437) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d438[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d438[j] += d437[i * 3 + j];
        }
    }
}

// What kernel 129 of train and 2 others do, each with buffers of its own:
//   h230: [n, 6, 6, 1]
//   d436: [n, 3, 3, 3]
//   d440: [3, 3, 1, 3]
VAE_SHARED_2(like_train_k129, const VaeState *s, int tile, vae_real *scratch, const vae_real *h230,
    const vae_real *d436, vae_real *d440) {
    (void)tile;
    static const VaeConv conv440 = {
        .height = 6, .width = 6, .channels = 1,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_w(&conv440, s->n, h230, d436, d440, tile, scratch);
}

// spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
// kernel 129, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k129(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k129(s, tile, scratch, s->arena + 5760, s->arena + 8224, s->arena + 12272);
}

// spectral.vae:7  gradient of dense(1, norm=spectral)
// kernel 130, train: weight gradient over [27, 1]
VAE_KERNEL void train_k130(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k125(s, tile, scratch, s->arena + 9344, s->arena + 12864, s->arena + 12240);
}

// spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
// kernel 134, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k134(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k129(s, tile, scratch, s->arena + 6624, s->arena + 8000, s->arena + 12176);
}

// spectral.vae:7  gradient of dense(1, norm=spectral)
// kernel 135, train: weight gradient over [27, 1]
VAE_KERNEL void train_k135(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k125(s, tile, scratch, s->arena + 9568, s->arena + 12848, s->arena + 12144);
}

// spectral.vae:7  gradient of dense(1, norm=spectral)
// kernel 137, train: loop over [27, 1]
VAE_KERNEL void train_k137(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d430 = s->arena + 12336; // [27, 1]
    const vae_real *d442 = s->arena + 12240; // [27, 1]
    const vae_real *d456 = s->arena + 12144; // [27, 1]
    vae_real *d459 = s->arena + 12112; // [27, 1]
    const vae_real *sigma210 = s->arena + 13568; // [1, 1]
    const vae_real *w211 = s->arena + 12528; // [27, 1]
    vae_real *d462 = s->arena + 12752; // [1, 1]
    vae_real d462_sum = 0.0f;
    VAE_SIMD_SUM(d462_sum)
    for (size_t j = 0; j < 27; j++) {
        const vae_real v459 = (d430[j] + d442[j] + d456[j]) / sigma210[0];
        d459[j] = v459;
        d462_sum += -(v459 * w211[j]);
    }
    d462[0] = d462_sum;
}

// spectral.vae:7  gradient of dense(1, norm=spectral)
// kernel 138, train: loop over [27, 1]
VAE_KERNEL void train_k138(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d462 = s->arena + 12752; // [1, 1]
    const vae_real *t208 = s->param + 976; // [27, 1]
    const vae_real *t200 = s->param + 960; // [1, 1]
    vae_real *d_param465 = s->grad + 624; // [27, 1]
    const vae_real *d459 = s->arena + 12112; // [27, 1]
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        d_param465[j] = d459[j] + d462[0] * t208[j] * t200[0];
    }
}

// spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
// kernel 141, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k141(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k129(s, tile, scratch, s->arena + 7488, s->arena + 7776, s->arena + 12048);
}

// spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
// kernel 142, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k142(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d440 = s->arena + 12272; // [3, 3, 1, 3]
    const vae_real *d453 = s->arena + 12176; // [3, 3, 1, 3]
    const vae_real *d474 = s->arena + 12048; // [3, 3, 1, 3]
    vae_real *d476 = s->arena + 12016; // [3, 3, 1, 3]
    const vae_real *sigma180 = s->arena + 13648; // [1, 1, 1, 1]
    const vae_real *w181 = s->arena + 12624; // [3, 3, 1, 3]
    vae_real *d479 = s->arena + 12720; // [1, 1, 1, 1]
    vae_real d479_sum = 0.0f;
    VAE_SIMD_SUM(d479_sum)
    for (size_t j = 0; j < 27; j++) {
        const vae_real v476 = (d440[j] + d453[j] + d474[j]) / sigma180[0];
        d476[j] = v476;
        d479_sum += -(v476 * w181[j]);
    }
    d479[0] = d479_sum;
}

// spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
// kernel 143, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k143(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d479 = s->arena + 12720; // [1, 1, 1, 1]
    const vae_real *t178 = s->param + 944; // [3, 3, 1, 1]
    const vae_real *t170 = s->param + 928; // [1, 1, 1, 3]
    vae_real *d_param483 = s->grad + 576; // [3, 3, 1, 3]
    const vae_real *d476 = s->arena + 12016; // [3, 3, 1, 3]
    for (size_t j = 0; j < 9; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            d_param483[j * 3 + k] = d476[j * 3 + k] + d479[0] * t178[j] * t170[k];
        }
    }
}

// spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
// kernel 144, train: loop over [3]
VAE_KERNEL void train_k144(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d472 = s->arena + 12736; // [3]
    const vae_real *d451 = s->arena + 12784; // [3]
    vae_real *d_param486 = s->grad + 608; // [3]
    const vae_real *d438 = s->arena + 12816; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d_param486[j] = d472[j] + d451[j] + d438[j];
    }
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    // spectral.vae:5  dense(5, norm=spectral)
    // kernel 13, train: loop over [1, 1]
    like_train_k13(s, tile, scratch, s->arena + 14160, s->arena + 14144);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    // spectral.vae:5  dense(5, norm=spectral)
    // kernel 17, train: loop over [1, 1]
    like_train_k13(s, tile, scratch, s->arena + 14128, s->arena + 14112);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    // spectral.vae:5  dense(5, norm=spectral)
    // kernel 20, train: loop over [36, 5]
    like_train_k20(s, tile, scratch, s->arena + 10176, s->param + 64, s->arena + 14096);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // kernel 26, train: loop over [1, 1]
    like_train_k13(s, tile, scratch, s->arena + 14000, s->arena + 13984);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // kernel 30, train: loop over [1, 1]
    like_train_k13(s, tile, scratch, s->arena + 13952, s->arena + 13936);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // kernel 33, train: loop over [2, 36]
    like_train_k33(s, tile, scratch, s->arena + 10880, s->param + 320, s->arena + 13920);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // spectral.vae:6  tanh
    // kernel 70, train: product by panels over rows of [36]
    like_train_k70(s, tile, scratch, s->arena + 13536, s->arena + 10880, s->arena + 6048,
        s->param + 400);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 40, train: loop over [1, 1, 1, 1]
    like_train_k2(s, tile, scratch, s->arena + 13872, s->arena + 13856);
    train_k41(s, tile, scratch);
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 42, train: loop over [4, 4, 1, 4]
    like_train_k42(s, tile, scratch, s->arena + 11296, s->param + 448, s->arena + 13840);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 2, train: loop over [1, 1, 1, 1]
    like_train_k2(s, tile, scratch, s->arena + 14272, s->arena + 14256);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 5, train: loop over [3, 3, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 14240, s->arena + 14224);
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 6, train: loop over [1, 1, 1, 1]
    like_train_k2(s, tile, scratch, s->arena + 14224, s->arena + 14208);
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 7, train: loop over [3, 3, 1, 1]
    like_train_k7(s, tile, scratch, s->arena + 14240, s->arena + 14208, s->param + 688,
        s->param + 688);
    train_k8(s, tile, scratch);
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 9, train: loop over [3, 3, 1, 4]
    like_train_k9(s, tile, scratch, s->arena + 11920, s->param + 0, s->arena + 14192);
}

// One thread does all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k59(s, tile, scratch);
    train_k60(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k62(s, tile, scratch);
    train_k63(s, tile, scratch);
    // spectral.vae:7  dense(1, norm=spectral)
    // kernel 64, train: loop over [1, 1]
    like_train_k13(s, tile, scratch, s->arena + 13600, s->arena + 13584);
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    // spectral.vae:7  conv(3, stride=2, norm=spectral)
    // kernel 50, train: loop over [1, 1, 1, 1]
    like_train_k2(s, tile, scratch, s->arena + 13728, s->arena + 13712);
    train_k51(s, tile, scratch);
    train_k52(s, tile, scratch);
    // spectral.vae:7  conv(3, stride=2, norm=spectral)
    // kernel 53, train: loop over [3, 3, 1, 1]
    like_train_k5(s, tile, scratch, s->arena + 13696, s->arena + 13680);
    // spectral.vae:7  conv(3, stride=2, norm=spectral)
    // kernel 54, train: loop over [1, 1, 1, 1]
    like_train_k2(s, tile, scratch, s->arena + 13680, s->arena + 13664);
    // spectral.vae:7  conv(3, stride=2, norm=spectral)
    // kernel 55, train: loop over [3, 3, 1, 1]
    like_train_k7(s, tile, scratch, s->arena + 13696, s->arena + 13664, s->param + 944,
        s->param + 944);
    train_k56(s, tile, scratch);
    train_k57(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // spectral.vae:6  tanh
    // kernel 71, train: product by panels over rows of [6, 6, 2]
    like_train_k71(s, tile, scratch, s->arena + 6048, s->arena + 11296, s->arena + 2304,
        s->param + 512);
    // spectral.vae:6  conv(1)
    // kernel 72, train: product by panels over rows of [6, 6, 1]
    like_train_k72(s, tile, scratch, s->arena + 2304, s->param + 528, s->arena + 5760,
        s->param + 560);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:5  dense(5, norm=spectral)
    // spectral.vae:5  tanh
    // kernel 21, train: product by panels over rows of [5]
    like_train_k21(s, tile, scratch, s->arena + 7200, s->arena + 10176, s->arena + 11824,
        s->param + 256);
    // spectral.vae:4  posterior heads (added by the compiler)
    // kernel 22, train: product by panels over rows of [4]
    like_train_k22(s, tile, scratch, s->arena + 11824, s->param + 272, s->arena + 12688,
        s->param + 304);
    train_k23(s, tile, scratch);
    train_k34(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    train_k67(s, tile, scratch);
    // spectral.vae:7  gradient of dense(1, norm=spectral)
    // spectral.vae:7  gradient of leaky_relu(0.2)
    // kernel 136, train: product by panels over rows of [27]
    like_train_k126(s, tile, scratch, s->arena + 12848, s->arena + 12528, s->arena + 7776,
        s->arena + 9568);
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // kernel 139, train: loop over rows of [3, 3, 3]
    like_train_k127(s, tile, scratch, s->arena + 12080, s->arena + 7776);
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // kernel 140, train: sum over the batch over rows of [1, 1, 3]
    like_train_k128(s, tile, scratch, s->arena + 12736, s->arena + 12080);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k47(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    train_k69(s, tile, scratch);
    train_k74(s, tile, scratch);
    train_k75(s, tile, scratch);
    train_k76(s, tile, scratch);
    // spectral.vae:7  gradient of dense(1, norm=spectral)
    // spectral.vae:7  gradient of leaky_relu(0.2)
    // kernel 126, train: product by panels over rows of [27]
    like_train_k126(s, tile, scratch, s->arena + 12880, s->arena + 12528, s->arena + 8224,
        s->arena + 9120);
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // kernel 127, train: loop over rows of [3, 3, 3]
    like_train_k127(s, tile, scratch, s->arena + 12304, s->arena + 8224);
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // kernel 128, train: sum over the batch over rows of [1, 1, 3]
    like_train_k128(s, tile, scratch, s->arena + 12816, s->arena + 12304);
    // spectral.vae:7  gradient of dense(1, norm=spectral)
    // spectral.vae:7  gradient of leaky_relu(0.2)
    // kernel 131, train: product by panels over rows of [27]
    like_train_k126(s, tile, scratch, s->arena + 12864, s->arena + 12528, s->arena + 8000,
        s->arena + 9344);
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // kernel 132, train: loop over rows of [3, 3, 3]
    like_train_k127(s, tile, scratch, s->arena + 12208, s->arena + 8000);
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // kernel 133, train: sum over the batch over rows of [1, 1, 3]
    like_train_k128(s, tile, scratch, s->arena + 12784, s->arena + 12208);
    train_k144(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u33(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // spectral.vae:8  gradient of conv(1)
    // kernel 96, train: product by panels over rows of [6, 6, 1]
    like_train_k78(s, tile, scratch, s->arena + 8448, s->arena + 12624, s->arena + 4032,
        s->arena + 13008);
    // spectral.vae:6  gradient of conv(1)
    // spectral.vae:6  gradient of tanh
    // spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 99, train: product by panels over rows of [6, 6, 2]
    like_train_k90(s, tile, scratch, s->arena + 4032, s->param + 528, s->arena + 0, s->arena + 1152,
        s->arena + 12976);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u17(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // spectral.vae:8  gradient of conv(1)
    // kernel 78, train: product by panels over rows of [6, 6, 1]
    like_train_k78(s, tile, scratch, s->arena + 8896, s->arena + 12624, s->arena + 5472,
        s->arena + 13136);
    train_k81(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u25(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:7  gradient of conv(3, stride=2, norm=spectral)
    // spectral.vae:8  gradient of conv(1)
    // kernel 87, train: product by panels over rows of [6, 6, 1]
    like_train_k78(s, tile, scratch, s->arena + 8672, s->arena + 12624, s->arena + 4896,
        s->arena + 13072);
    // spectral.vae:6  gradient of conv(1)
    // spectral.vae:6  gradient of tanh
    // spectral.vae:6  gradient of deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 90, train: product by panels over rows of [6, 6, 2]
    like_train_k90(s, tile, scratch, s->arena + 4896, s->param + 528, s->arena + 576,
        s->arena + 1152, s->arena + 13040);
}

// One thread does all of these.
VAE_KERNEL void train_u42(const VaeState *s, int tile, vae_real *scratch) {
    train_k107(s, tile, scratch);
    train_k111(s, tile, scratch);
    train_k113(s, tile, scratch);
    train_k116(s, tile, scratch);
    train_k117(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u58(const VaeState *s, int tile, vae_real *scratch) {
    train_k137(s, tile, scratch);
    train_k138(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u60(const VaeState *s, int tile, vae_real *scratch) {
    train_k142(s, tile, scratch);
    train_k143(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u39(const VaeState *s, int tile, vae_real *scratch) {
    train_k103(s, tile, scratch);
    train_k104(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u46(const VaeState *s, int tile, vae_real *scratch) {
    train_k114(s, tile, scratch);
    train_k115(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u43(const VaeState *s, int tile, vae_real *scratch) {
    train_k108(s, tile, scratch);
    train_k109(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u48(const VaeState *s, int tile, vae_real *scratch) {
    train_k119(s, tile, scratch);
    train_k120(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_u4, 1, {0}},
        {train_u5, 1, {0}},
        {train_u0, 1, {0}},
        {train_u10, 1, {0}},
        {train_u8, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_k10, (s->n + 6) / 7, {0}},
        {train_k58, (s->n + 6) / 7, {0}},
        {train_u14, s->n, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u3, 1, {0}},
        {train_u11, 1, {0}},
        {train_k73, (s->n + 6) / 7, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u6, s->n, {0}},
        {train_k141, 1, {0}},
        {train_k135, 2, {0}}}, 3);
    vae_run_one(me, s, train_u7, 1);
    vae_run_one(me, s, train_k68, (s->n + 6) / 7);
    vae_run(me, s, (VaeWork[]){
        {train_u13, 1, {0}},
        {train_k77, 1, {0}},
        {train_u33, s->n, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k102, (s->n + 6) / 7, {0}},
        {train_k98, 1, {0}},
        {train_k101, 1, {0}},
        {train_k129, 1, {0}},
        {train_k134, 1, {0}},
        {train_u17, s->n, {0}},
        {train_u25, s->n, {0}},
        {train_k125, 2, {0}},
        {train_k130, 2, {0}},
        {train_k100, 1, {0}},
        {train_k97, 1, {0}}}, 11);
    vae_run(me, s, (VaeWork[]){
        {train_u42, 1, {0}},
        {train_k84, (s->n + 6) / 7, {0}},
        {train_k93, (s->n + 6) / 7, {0}},
        {train_k80, 1, {0}},
        {train_k89, 1, {0}},
        {train_k83, 1, {0}},
        {train_k92, 1, {0}},
        {train_k106, 1, {0}},
        {train_u58, 1, {0}},
        {train_u60, 1, {0}},
        {train_k105, 1, {0}},
        {train_k82, 1, {0}},
        {train_k91, 1, {0}},
        {train_k79, 1, {0}},
        {train_k88, 1, {0}}}, 15);
    vae_run(me, s, (VaeWork[]){
        {train_k118, 1, {0}},
        {train_u39, 1, {0}},
        {train_k86, 1, {0}},
        {train_k95, 1, {0}},
        {train_k112, 4, {0}},
        {train_k85, 1, {0}},
        {train_k94, 1, {0}},
        {train_k110, 2, {0}},
        {train_k123, 1, {0}},
        {train_k122, 1, {0}},
        {train_k124, 1, {0}}}, 11);
    vae_run(me, s, (VaeWork[]){
        {train_u46, 1, {0}},
        {train_u43, 1, {0}},
        {train_u48, 1, {0}},
        {train_k121, 1, {0}}}, 4);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   w1: [3, 3, 1, 4]
//   u2: [1, 1, 1, 4]
//   v3: [3, 3, 1, 1]
//   sigma6: [1, 1, 1, 1]
VAE_SHARED_2(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *w1,
    const vae_real *u2, const vae_real *v3, vae_real *sigma6) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma6_sum = 0.0f;
    for (size_t j = 0; j < 9; j++) {
        VAE_SIMD_SUM(sigma6_sum)
        for (size_t k = 0; k < 4; k++) {
            sigma6_sum += w1[j * 4 + k] * u2[k] * v3[j];
        }
    }
    sigma6[0] = sigma6_sum;
}

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// spectral.vae:5  relu
// kernel 2, eval: product by panels over rows of [3, 3, 4]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 1440, s->arena + 2112, s->arena + 1152,
        s->param + 48);
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   w13: [36, 5]
//   u15: [1, 5]
//   v16: [36, 1]
//   sigma19: [1, 1]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *w13,
    const vae_real *u15, const vae_real *v16, vae_real *sigma19) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma19_sum = 0.0f;
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD_SUM(sigma19_sum)
        for (size_t k = 0; k < 5; k++) {
            sigma19_sum += w13[j * 5 + k] * u15[k] * v16[j];
        }
    }
    sigma19[0] = sigma19_sum;
}

// spectral.vae:4  sampling and KL
// kernel 7, eval: loop over rows of [2]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar29 = s->arena + 2162; // [n, 2] in rows of 4
    const vae_real *eps30 = s->arena + 2352; // [n, 2]
    vae_real *z35 = s->arena + 2336; // [n, 2]
    const vae_real *mean28 = s->arena + 2160; // [n, 2] in rows of 4
    vae_real *t49 = s->arena + 2320; // [n, 2]
    vae_real *t50 = s->arena + 2304; // [n, 1]
    vae_real *t53 = s->arena + 2288; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t50_sum = 0.0f;
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t50_sum, t53_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v35 = mean28[i * 4 + j] + vae_exp(0.5f * logvar29[i * 4 + j]) * eps30[i * 2 + j];
            z35[i * 2 + j] = v35;
            const vae_real v38 = eps30[i * 2 + j] * eps30[i * 2 + j] + logvar29[i * 4 + j];
            const vae_real v45 = mean28[i * 4 + j] * mean28[i * 4 + j] + vae_exp(logvar29[i * 4 + j]);
            const vae_real v49 = 0.5f * (v45 - 1.0f - logvar29[i * 4 + j]);
            t49[i * 2 + j] = v49;
            t50_sum += v49;
            const vae_real v52 = (-0.5f) * (v35 * v35 + 1.83787707f - (v38 + 1.83787707f));
            t53_sum += v52;
        }
        t50[i] = t50_sum;
        t53[i] = t53_sum;
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   w54: [2, 36]
//   u56: [1, 36]
//   v57: [2, 1]
//   sigma60: [1, 1]
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *w54,
    const vae_real *u56, const vae_real *v57, vae_real *sigma60) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma60_sum = 0.0f;
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD_SUM(sigma60_sum)
        for (size_t k = 0; k < 36; k++) {
            sigma60_sum += w54[j * 36 + k] * u56[k] * v57[j];
        }
    }
    sigma60[0] = sigma60_sum;
}

// What kernel 11 of eval and 1 other do, each with buffers of its own:
//   w66: [4, 4, 1, 4]
//   u67: [1, 1, 1, 1]
//   v68: [4, 4, 1, 4]
//   sigma71: [1, 1, 1, 1]
VAE_SHARED_2(like_eval_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *w66,
    const vae_real *u67, const vae_real *v68, vae_real *sigma71) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real sigma71_sum = 0.0f;
    VAE_SIMD_SUM(sigma71_sum)
    for (size_t j = 0; j < 64; j++) {
        sigma71_sum += w66[j] * u67[0] * v68[j];
    }
    sigma71[0] = sigma71_sum;
}

// spectral.vae:8  likelihood = gaussian
// kernel 15, eval: loop over [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t82 = s->param + 912; // [1]
    vae_real *logvar85 = s->arena + 2240; // [1]
    vae_real *t90 = s->arena + 2224; // [1]
    const vae_real v85 = vae_log(vae_max(t82[0], 1e-06f));
    logvar85[0] = v85;
    t90[0] = vae_exp(-v85);
}

// spectral.vae:8  likelihood = gaussian
// kernel 16, eval: loop over rows of [36]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x0 = s->arena + 1440; // [n, 36]
    const vae_real *p81 = s->arena + 576; // [n, 36]
    const vae_real *t90 = s->arena + 2224; // [1]
    const vae_real *logvar85 = s->arena + 2240; // [1]
    vae_real *t95 = s->arena + 2208; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t95_sum = 0.0f;
        VAE_SIMD_SUM(t95_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v87 = x0[i * 36 + j] - p81[i * 36 + j];
            t95_sum += 0.5f * (logvar85[0] + v87 * v87 * t90[0] + 1.83787707f);
        }
        t95[i] = t95_sum;
    }
}

// kernel 17, eval: loop over rows of [1]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t96 = s->arena + 2192; // [n, 1]
    const vae_real *t53 = s->arena + 2288; // [n, 1]
    const vae_real *t95 = s->arena + 2208; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t96[i] = t53[i] - t95[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:5  dense(5, norm=spectral)
    // kernel 3, eval: loop over [36, 5]
    like_eval_k3(s, tile, scratch, s->param + 64, s->param + 704, s->param + 720, s->arena + 2368);
    // spectral.vae:5  dense(5, norm=spectral)
    // kernel 4, eval: loop over [36, 5]
    like_train_k20(s, tile, scratch, s->arena + 1728, s->param + 64, s->arena + 2368);
}

// One thread does all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // kernel 8, eval: loop over [2, 36]
    like_eval_k8(s, tile, scratch, s->param + 320, s->param + 768, s->param + 816, s->arena + 2272);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // kernel 9, eval: loop over [2, 36]
    like_train_k33(s, tile, scratch, s->arena + 1920, s->param + 320, s->arena + 2272);
}

// One thread does all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 11, eval: loop over [4, 4, 1, 4]
    like_eval_k11(s, tile, scratch, s->param + 448, s->param + 832, s->param + 848, s->arena + 2256);
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 12, eval: loop over [4, 4, 1, 4]
    like_train_k42(s, tile, scratch, s->arena + 2000, s->param + 448, s->arena + 2256);
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 0, eval: loop over [3, 3, 1, 4]
    like_eval_k0(s, tile, scratch, s->param + 0, s->param + 672, s->param + 688, s->arena + 2384);
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 1, eval: loop over [3, 3, 1, 4]
    like_train_k9(s, tile, scratch, s->arena + 2112, s->param + 0, s->arena + 2384);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:5  dense(5, norm=spectral)
    // spectral.vae:5  tanh
    // kernel 5, eval: product by panels over rows of [5]
    like_train_k21(s, tile, scratch, s->arena + 1152, s->arena + 1728, s->arena + 2064,
        s->param + 256);
    // spectral.vae:4  posterior heads (added by the compiler)
    // kernel 6, eval: product by panels over rows of [4]
    like_train_k22(s, tile, scratch, s->arena + 2064, s->param + 272, s->arena + 2160,
        s->param + 304);
    eval_k7(s, tile, scratch);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // spectral.vae:6  tanh
    // kernel 10, eval: product by panels over rows of [36]
    like_train_k70(s, tile, scratch, s->arena + 2336, s->arena + 1920, s->arena + 864,
        s->param + 400);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // spectral.vae:6  tanh
    // kernel 13, eval: product by panels over rows of [6, 6, 2]
    like_train_k71(s, tile, scratch, s->arena + 864, s->arena + 2000, s->arena + 0, s->param + 512);
    // spectral.vae:6  conv(1)
    // kernel 14, eval: product by panels over rows of [6, 6, 1]
    like_train_k72(s, tile, scratch, s->arena + 0, s->param + 528, s->arena + 576, s->param + 560);
}

// One thread does all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u2, 1, {0}},
        {eval_u4, 1, {0}},
        {eval_u5, 1, {0}},
        {eval_u0, 1, {0}},
        {eval_k15, 1, {0}}}, 5);
    vae_run_one(me, s, eval_k2, (s->n + 6) / 7);
    vae_run_one(me, s, eval_u3, 1);
    vae_run_one(me, s, eval_u6, s->n);
    vae_run_one(me, s, eval_u8, 1);
}

// spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
// spectral.vae:5  relu
// kernel 2, encode: product by panels over rows of [3, 3, 4]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 288, s->arena + 816, s->arena + 0, s->param + 48);
}

// spectral.vae:4  posterior heads (added by the compiler)
// kernel 7, encode: loop over rows of [2]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t30 = s->arena + 912; // [n, 2]
    const vae_real *mean28 = s->arena + 864; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 896; // [n, 2]
    const vae_real *logvar29 = s->arena + 866; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t30[i * 2 + j] = mean28[i * 4 + j];
            t31[i * 2 + j] = logvar29[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:5  dense(5, norm=spectral)
    // kernel 3, encode: loop over [36, 5]
    like_eval_k3(s, tile, scratch, s->param + 64, s->param + 704, s->param + 720, s->arena + 928);
    // spectral.vae:5  dense(5, norm=spectral)
    // kernel 4, encode: loop over [36, 5]
    like_train_k20(s, tile, scratch, s->arena + 576, s->param + 64, s->arena + 928);
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 0, encode: loop over [3, 3, 1, 4]
    like_eval_k0(s, tile, scratch, s->param + 0, s->param + 672, s->param + 688, s->arena + 944);
    // spectral.vae:5  conv(4, kernel=3, stride=2, norm=spectral)
    // kernel 1, encode: loop over [3, 3, 1, 4]
    like_train_k9(s, tile, scratch, s->arena + 816, s->param + 0, s->arena + 944);
}

// One thread does all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:5  dense(5, norm=spectral)
    // spectral.vae:5  tanh
    // kernel 5, encode: product by panels over rows of [5]
    like_train_k21(s, tile, scratch, s->arena + 0, s->arena + 576, s->arena + 768, s->param + 256);
    // spectral.vae:4  posterior heads (added by the compiler)
    // kernel 6, encode: product by panels over rows of [4]
    like_train_k22(s, tile, scratch, s->arena + 768, s->param + 272, s->arena + 864, s->param + 304);
    encode_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u2, 1, {0}},
        {encode_u0, 1, {0}}}, 2);
    vae_run_one(me, s, encode_k2, (s->n + 6) / 7);
    vae_run_one(me, s, encode_u3, 1);
}

// spectral.vae:6  conv(1)
// kernel 6, decode: product by panels over rows of [6, 6, 1]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h23 = s->arena + 0; // [n, 6, 6, 2]
    const vae_real *w24 = s->param + 528; // [3, 3, 2, 1]
    vae_real *h27 = s->arena + 1152; // [n, 6, 6, 1]
    const vae_real *b26 = s->param + 560; // [1]
    vae_real *t37 = s->arena + 576; // [n, 36]
    static const VaeConv conv25 = {
        .height = 6, .width = 6, .channels = 2,
        .out_height = 6, .out_width = 6, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 1
    };
    vae_conv(&conv25, (int)(end - begin), h23 + begin * 72, w24, h27 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v25 = h27[i * 36 + j];
            const vae_real v27 = v25 + b26[0];
            h27[i * 36 + j] = v27;
            t37[i * 36 + j] = v27;
        }
    }
}

// spectral.vae:8  likelihood = gaussian
// kernel 7, decode: loop over [1]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t29 = s->param + 912; // [1]
    vae_real *t35 = s->arena + 1872; // [1]
    t35[0] = vae_exp(0.5f * vae_log(vae_max(t29[0], 1e-06f)));
}

// kernel 8, decode: loop over rows of [36]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t36 = s->arena + 864; // [n, 36]
    const vae_real *t35 = s->arena + 1872; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            t36[i * 36 + j] = t35[0];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // kernel 0, decode: loop over [2, 36]
    like_eval_k8(s, tile, scratch, s->param + 320, s->param + 768, s->param + 816, s->arena + 1904);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // kernel 1, decode: loop over [2, 36]
    like_train_k33(s, tile, scratch, s->arena + 1728, s->param + 320, s->arena + 1904);
    // spectral.vae:6  dense(3 * 3 * 4, norm=spectral)
    // spectral.vae:6  tanh
    // kernel 2, decode: product by panels over rows of [36]
    like_train_k70(s, tile, scratch, s->arena + 1920, s->arena + 1728, s->arena + 1440,
        s->param + 400);
}

// One thread does all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 3, decode: loop over [4, 4, 1, 4]
    like_eval_k11(s, tile, scratch, s->param + 448, s->param + 832, s->param + 848, s->arena + 1888);
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // kernel 4, decode: loop over [4, 4, 1, 4]
    like_train_k42(s, tile, scratch, s->arena + 1808, s->param + 448, s->arena + 1888);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // spectral.vae:6  deconv(2, kernel=4, stride=2, groups=2, norm=spectral)
    // spectral.vae:6  tanh
    // kernel 5, decode: product by panels over rows of [6, 6, 2]
    like_train_k71(s, tile, scratch, s->arena + 1440, s->arena + 1808, s->arena + 0, s->param + 512);
    decode_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_u3, 1, {0}},
        {decode_u1, 1, {0}}}, 3);
    vae_run_one(me, s, decode_u2, s->n);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 7488, 36}, // [n, 6, 6, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 14080, 2}, // [n, 2]
    {"z.prior", VAE_IN_NORMAL, 8, 13536, 2}, // [n, 2]
    {"critic.real", VAE_OUT_SCALAR, 0, 13472, 1}, // [1]
    {"critic", VAE_OUT_SCALAR, 0, 13392, 1}, // [1]
    {"critic.made", VAE_OUT_SCALAR, 0, 13360, 1}, // [1]
    {"features", VAE_OUT_SCALAR, 0, 13296, 1}, // [1]
    {"adversary", VAE_OUT_SCALAR, 0, 13232, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 13216, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 13184, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 13264, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1440, 36}, // [n, 6, 6, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 2352, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 2208, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2304, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2192, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 2320, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 288, 36}, // [n, 6, 6, 1]
    {"z.mean", VAE_OUT_ROW, 0, 912, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 896, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1920, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1152, 36}, // [n, 36]
    {"x.draw0", VAE_OUT_ROW, 0, 576, 36}, // [n, 36]
    {"x.draw1", VAE_OUT_ROW, 0, 864, 36}, // [n, 36]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {4, 1, 3, 3}, {1, 4, 12, 4}, 0, VAE_INIT_UNIFORM, 0.365148365f, true, true, true},
    {"encoder.0.weight_u", 1, {4}, {1}, 672, VAE_INIT_SINGULAR, 0.0f, false, false, true},
    {"encoder.0.weight_v", 3, {1, 3, 3}, {1, 3, 1}, 688, VAE_INIT_SINGULAR, 0.0f, false, false, true},
    {"encoder.0.bias", 1, {4}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"encoder.3.weight", 2, {5, 36}, {1, 5}, 64, VAE_INIT_UNIFORM, 0.382546037f, true, true, true},
    {"encoder.3.bias", 1, {5}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"encoder.3.weight_u", 1, {5}, {1}, 704, VAE_INIT_SINGULAR, 0.0f, false, false, true},
    {"encoder.3.weight_v", 1, {36}, {1}, 720, VAE_INIT_SINGULAR, 0.0f, false, false, true},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 4}, 272, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.z.mean.bias", 1, {2}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.logvar.weight", 2, {2, 5}, {1, 4}, 274, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 306, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"decoder.0.weight", 2, {36, 2}, {1, 36}, 320, VAE_INIT_UNIFORM, 0.397359699f, true, true, false},
    {"decoder.0.bias", 1, {36}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight_u", 1, {36}, {1}, 768, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.0.weight_v", 1, {2}, {1}, 816, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.3.weight", 4, {4, 1, 4, 4}, {1, 4, 16, 4}, 448, VAE_INIT_UNIFORM, 0.273861289f, true, true, false},
    {"decoder.3.weight_u", 1, {1}, {1}, 832, VAE_INIT_SINGULAR, 1.0f, false, false, false},
    {"decoder.3.weight_v", 3, {4, 4, 4}, {1, 16, 4}, 848, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"decoder.3.bias", 1, {2}, {1}, 512, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 4, {1, 2, 3, 3}, {1, 1, 6, 2}, 528, VAE_INIT_UNIFORM, 0.471404523f, true, true, false},
    {"decoder.5.bias", 1, {1}, {1}, 560, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.variance", 1, {1}, {1}, 912, VAE_INIT_CONST, 1.0f, false, false, false},
    {"critic.judge.0.weight", 4, {3, 1, 3, 3}, {1, 3, 9, 3}, 576, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"critic.judge.0.weight_u", 1, {3}, {1}, 928, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"critic.judge.0.weight_v", 3, {1, 3, 3}, {1, 3, 1}, 944, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"critic.judge.0.bias", 1, {3}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.3.weight", 2, {1, 27}, {1, 1}, 624, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"critic.judge.3.bias", 1, {1}, {1}, 656, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.3.weight_u", 1, {1}, {1}, 960, VAE_INIT_SINGULAR, 0.0f, false, false, false},
    {"critic.judge.3.weight_v", 1, {27}, {1}, 976, VAE_INIT_SINGULAR, 0.0f, false, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 6, 6, 1, 36, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 6, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, kernel=3, stride=2, norm=spectral)", "[3, 3, 4]", 53},
    {VAE_STAGE_ENCODER, 0, "relu", "[3, 3, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[36]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5, norm=spectral)", "[5]", 226},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "dense(3 * 3 * 4, norm=spectral)", "[36]", 146},
    {VAE_STAGE_DECODER, 0, "reshape(3, 3, 4)", "[3, 3, 4]", 0},
    {VAE_STAGE_DECODER, 0, "tanh", "[3, 3, 4]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(2, kernel=4, stride=2, groups=2, norm=spectral)", "[6, 6, 2]", 131},
    {VAE_STAGE_DECODER, 0, "tanh", "[6, 6, 2]", 0},
    {VAE_STAGE_DECODER, 0, "conv(1)", "[6, 6, 1]", 19},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6, 6, 1]", 1},
};

static const VaeStretch rest[] = {
    {0, 672},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "spectral", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model spectral\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6, 6, 1]                   -              -\n"
        "    conv(4, kernel=3, stride=2, norm=spectral)  [3, 3, 4]                  53            882\n"
        "    relu                            [3, 3, 4]                   -              -\n"
        "    flatten                         [36]                        -              -\n"
        "    dense(5, norm=spectral)         [5]                       226            442\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [2]                        24             40\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(3 * 3 * 4, norm=spectral)  [36]                      146            220\n"
        "    reshape(3, 3, 4)                [3, 3, 4]                   -              -\n"
        "    tanh                            [3, 3, 4]                   -              -\n"
        "    deconv(2, kernel=4, stride=2, groups=2, norm=spectral)  [6, 6, 2]                 131          2,322\n"
        "    tanh                            [6, 6, 2]                   -              -\n"
        "    conv(1)                         [6, 6, 1]                  19          1,296\n"
        "  critic judge                      [6, 6, 1]                   -              -\n"
        "    conv(3, stride=2, norm=spectral)  [3, 3, 3]                  42            702\n"
        "    leaky_relu(0.2)                 [3, 3, 3]                   -              -\n"
        "    flatten                         [27]                        -              -\n"
        "    dense(1, norm=spectral)         [1]                        56            110\n"
        "\n"
        "  500 parameters; one training step of 8 rows: 222,864 flops\n"
        "  likelihood gaussian(sigma=optimal, floor=0.001)\n"
        "  objective vae_gan(critic=judge, features=deep, weight=0.001, game=hinge)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         145      411        57,216       57,216\n"
        "  eval           18       63         9,600        9,600\n"
        "  encode          8       18         3,840        3,840\n"
        "  decode          9       22         7,744        7,744\n",
    .batch = 8, .n_param = 672, .n_state = 336, .n_arena = 14304,
    .n_scratch = 1344,
    .max_threads = 1, .flops_per_row = 27858.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .critic = {576, 672},
    .panel = 0,
    .tensor = tensors, .n_tensors = 31,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 14,
    .train = {"train", train_run, train_ports, 11},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .critic = {
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
        .over_batch = 1,
        .off_likelihood = true,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
