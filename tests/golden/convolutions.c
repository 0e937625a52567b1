// convolutions -- written by vaec 0.1.0 from convolutions.vae; do not edit.
//
// model convolutions
//
//   layer                             output             parameters      flops/row
//   encoder                           [12, 12, 2]                 -              -
//     conv(3)                         [12, 12, 3]                57         15,552
//     batchnorm                       [12, 12, 3]                12              -
//     relu                            [12, 12, 3]                 -              -
//     maxpool                         [6, 6, 3]                   -              -
//     conv(4, kernel=2, stride=2, pad=valid)  [3, 3, 4]                  52            864
//     groupnorm(2)                    [3, 3, 4]                   8              -
//     leaky_relu                      [3, 3, 4]                   -              -
//     avgpool(kernel=3, stride=1)     [3, 3, 4]                   -              -
//     conv(4, pad=1)                  [3, 3, 4]                 148          2,592
//     layernorm                       [3, 3, 4]                   8              -
//     upsample(2, mode=bilinear)      [6, 6, 4]                   -              -
//     globalavgpool                   [4]                         -              -
//   z: mean, logvar heads             [3]                        30             48
//   decoder                           [3]                         -              -
//     dense(3 * 3 * 3)                [27]                      108            162
//     relu                            [27]                        -              -
//     reshape(3, 3, 3)                [3, 3, 3]                   -              -
//     deconv(4, kernel=4, stride=2)   [6, 6, 4]                 196          3,456
//     batchnorm                       [6, 6, 4]                  16              -
//     relu                            [6, 6, 4]                   -              -
//     conv(3)                         [6, 6, 3]                 111          7,776
//     silu                            [6, 6, 3]                   -              -
//     upsample                        [12, 12, 3]                 -              -
//     deconv(2)                       [12, 12, 2]                56         15,552
//
//   788 parameters; one training step of 8 rows: 979,632 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         100      274       220,160      220,160
//   eval           28       89        78,528       78,528
//   encode         20       48        50,688       50,688
//   decode          7       21        46,016       46,016
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_pool.h"

// convolutions.vae:8  conv(3)
// convolutions.vae:8  batchnorm
// kernel 0, train: product by panels over rows of [12, 12, 3]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *x0 = s->arena + 29952; // [n, 12, 12, 2]
    const vae_real *w1 = s->param + 0; // [3, 3, 2, 3]
    vae_real *h4 = s->arena + 24192; // [n, 12, 12, 3]
    const vae_real *b3 = s->param + 64; // [3]
    vae_real *t9 = s->arena + 54384; // [n, 1, 1, 3]
    static const VaeConv conv2 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 288, w1, h4 + begin * 432, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t9[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v2 = h4[i * 432 + j * 3 + k];
                const vae_real v4 = v2 + b3[k];
                h4[i * 432 + j * 3 + k] = v4;
                t9[i * 3 + k] += v4;
            }
        }
    }
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   t11: [3]
//   t9: [n, 3]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t11,
    const vae_real *t9) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        t11[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t11[j] += t9[i * 3 + j];
        }
    }
}

// convolutions.vae:8  batchnorm
// kernel 2, train: loop over [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t15 = s->arena + 55008; // [3]
    const vae_real *t11 = s->arena + 55024; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t15[j] = c14 * t11[j];
    }
}

// convolutions.vae:8  batchnorm
// kernel 3, train: loop over rows of [12, 12, 3]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t16 = s->arena + 20736; // [n, 12, 12, 3]
    const vae_real *h4 = s->arena + 24192; // [n, 12, 12, 3]
    const vae_real *t15 = s->arena + 55008; // [3]
    vae_real *t18 = s->arena + 54352; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t18[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v16 = h4[i * 432 + j * 3 + k] - t15[k];
                t16[i * 432 + j * 3 + k] = v16;
                t18[i * 3 + k] += v16 * v16;
            }
        }
    }
}

// convolutions.vae:8  batchnorm
// kernel 5, train: loop over [3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t21 = s->arena + 54976; // [3]
    const vae_real *t20 = s->arena + 54992; // [3]
    vae_real *t37 = s->arena + 54960; // [3]
    vae_real *t38 = s->arena + 54944; // [3]
    const vae_real *t5 = s->param + 80; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v21 = c14 * t20[j];
        t21[j] = v21;
        const vae_real v37 = vae_sqrt(v21 + 1e-05f);
        t37[j] = v37;
        t38[j] = t5[j] / v37;
    }
}

// convolutions.vae:8  batchnorm
// kernel 6, train: loop over [3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t7 = s->param + 1024; // [3]
    const vae_real *t15 = s->arena + 55008; // [3]
    vae_real *t31 = s->param + 1024; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t31[j] = 0.9f * t7[j] + 0.1f * t15[j];
    }
}

// convolutions.vae:8  batchnorm
// kernel 7, train: loop over [3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t21 = s->arena + 54976; // [3]
    const vae_real *t8 = s->param + 1040; // [3]
    vae_real *t34 = s->param + 1040; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    const vae_real c23 = 1.0f - c14;
    const vae_real c25 = vae_max(c23, 1e-06f);
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t34[j] = 0.9f * t8[j] + 0.1f * (t21[j] / c25);
    }
}

// convolutions.vae:8  batchnorm
// kernel 8, train: loop over rows of [12, 12, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t39 = s->arena + 17280; // [n, 12, 12, 3]
    const vae_real *t16 = s->arena + 20736; // [n, 12, 12, 3]
    const vae_real *t38 = s->arena + 54944; // [3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t39[i * 432 + j * 3 + k] = t16[i * 432 + j * 3 + k] * t38[k];
            }
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t39: [n, 12, 12, 3]
//   h43: [n, 6, 6, 3]
//   t6: [3]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t39,
    vae_real *h43, const vae_real *t6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaePool pool40 = {
        .height = 12, .width = 12, .channels = 3,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 3, .y_pitch = 3
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool(&pool40, t39 + i * 432, h43 + i * 108);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v40 = h43[i * 108 + j * 3 + k];
                h43[i * 108 + j * 3 + k] = vae_max(v40 + t6[k], 0.0f);
            }
        }
    }
}

// convolutions.vae:8  maxpool
// convolutions.vae:8  batchnorm
// convolutions.vae:8  relu
// kernel 9, train: product by panels over rows of [6, 6, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 17280, s->arena + 45504, s->param + 96);
}

// convolutions.vae:8  gradient of maxpool
// kernel 10, train: product by panels over rows of [6, 6, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *t39 = s->arena + 17280; // [n, 12, 12, 3]
    vae_real *d41 = s->arena + 46368; // [n, 6, 6, 3]
    static const VaePool pool41 = {
        .height = 12, .width = 12, .channels = 3,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 3, .y_pitch = 3
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool_at(&pool41, t39 + i * 432, d41 + i * 108);
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   h43: [n, 6, 6, 3]
//   w44: [2, 2, 3, 4]
//   h47: [n, 3, 3, 4]
//   b46: [4]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *h43,
    const vae_real *w44, vae_real *h47, const vae_real *b46) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    static const VaeConv conv45 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv(&conv45, (int)(end - begin), h43 + begin * 108, w44, h47 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v45 = h47[i * 36 + j * 4 + k];
                h47[i * 36 + j * 4 + k] = v45 + b46[k];
            }
        }
    }
}

// convolutions.vae:9  conv(4, kernel=2, stride=2, pad=valid)
// kernel 11, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 45504, s->param + 112, s->arena + 51840,
        s->param + 160);
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   t53: [n, 1, 1, 2, 1]
//   h47: [n, 3, 3, 2, 2]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t53,
    const vae_real *h47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t53[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t53_sum = 0.0f;
                VAE_SIMD_SUM(t53_sum)
                for (size_t l = 0; l < 2; l++) {
                    t53_sum += h47[i * 36 + j * 4 + k * 2 + l];
                }
                t53[i * 2 + k] += t53_sum;
            }
        }
    }
}

// What kernel 13 of train and 3 others do, each with buffers of its own:
//   t55: [n, 1, 1, 2, 1]
//   t53: [n, 1, 1, 2, 1]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, vae_real *t55,
    const vae_real *t53) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t55[i * 2 + j] = 0.0555555556f * t53[i * 2 + j];
        }
    }
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   t56: [n, 3, 3, 2, 2]
//   h47: [n, 3, 3, 2, 2]
//   t55: [n, 1, 1, 2, 1]
//   t58: [n, 1, 1, 2, 1]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t56,
    const vae_real *h47, const vae_real *t55, vae_real *t58) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t58[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t58_sum = 0.0f;
                VAE_SIMD_SUM(t58_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v56 = h47[i * 36 + j * 4 + k * 2 + l] - t55[i * 2 + k];
                    t56[i * 36 + j * 4 + k * 2 + l] = v56;
                    t58_sum += v56 * v56;
                }
                t58[i * 2 + k] += t58_sum;
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 15, train: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t58 = s->arena + 54896; // [n, 1, 1, 2, 1]
    vae_real *t61 = s->arena + 54880; // [n, 1, 1, 2, 1]
    vae_real *t62 = s->arena + 54864; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v61 = vae_sqrt(0.0555555556f * t58[i * 2 + j] + 1e-05f);
            t61[i * 2 + j] = v61;
            t62[i * 2 + j] = 1.0f / v61;
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// convolutions.vae:9  leaky_relu
// kernel 16, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t63 = s->arena + 51264; // [n, 3, 3, 2, 2]
    const vae_real *t56 = s->arena + 51552; // [n, 3, 3, 2, 2]
    const vae_real *t62 = s->arena + 54864; // [n, 1, 1, 2, 1]
    const vae_real *t48 = s->param + 176; // [2, 2]
    const vae_real *t49 = s->param + 192; // [2, 2]
    vae_real *h69 = s->arena + 50976; // [n, 3, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v63 = t56[i * 36 + j * 4 + k * 2 + l] * t62[i * 2 + k];
                    t63[i * 36 + j * 4 + k * 2 + l] = v63;
                    const vae_real v65 = v63 * t48[k * 2 + l] + t49[k * 2 + l];
                    h69[i * 36 + j * 4 + k * 2 + l] = vae_where(v65, v65, 0.01f * v65);
                }
            }
        }
    }
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   h69: [n, 3, 3, 4]
//   h70: [n, 3, 3, 4]
VAE_SHARED_2(like_train_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *h69,
    vae_real *h70) {
    (void)scratch;
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    static const VaePool pool70 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool(&pool70, h69 + i * 36, h70 + i * 36);
    }
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   h70: [n, 3, 3, 4]
//   w71: [3, 3, 4, 4]
//   h74: [n, 3, 3, 4]
//   b73: [4]
//   t77: [n, 3, 3, 1]
VAE_SHARED_2(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *h70,
    const vae_real *w71, vae_real *h74, const vae_real *b73, vae_real *t77) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    static const VaeConv conv72 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv(&conv72, (int)(end - begin), h70 + begin * 36, w71, h74 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t77_sum = 0.0f;
            VAE_SIMD_SUM(t77_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v72 = h74[i * 36 + j * 4 + k];
                const vae_real v74 = v72 + b73[k];
                h74[i * 36 + j * 4 + k] = v74;
                t77_sum += v74;
            }
            t77[i * 9 + j] = t77_sum;
        }
    }
}

// What kernel 19 of train and 3 others do, each with buffers of its own:
//   t79: [n, 3, 3, 1]
//   t77: [n, 3, 3, 1]
VAE_SHARED_2(like_train_k19, const VaeState *s, int tile, vae_real *scratch, vae_real *t79,
    const vae_real *t77) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t79[i * 9 + j] = 0.25f * t77[i * 9 + j];
        }
    }
}

// What kernel 20 of train and 2 others do, each with buffers of its own:
//   t80: [n, 3, 3, 4]
//   h74: [n, 3, 3, 4]
//   t79: [n, 3, 3, 1]
//   t82: [n, 3, 3, 1]
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, vae_real *t80,
    const vae_real *h74, const vae_real *t79, vae_real *t82) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t82_sum = 0.0f;
            VAE_SIMD_SUM(t82_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v80 = h74[i * 36 + j * 4 + k] - t79[i * 9 + j];
                t80[i * 36 + j * 4 + k] = v80;
                t82_sum += v80 * v80;
            }
            t82[i * 9 + j] = t82_sum;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 21, train: loop over rows of [3, 3, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t82 = s->arena + 53056; // [n, 3, 3, 1]
    vae_real *t85 = s->arena + 52976; // [n, 3, 3, 1]
    vae_real *t86 = s->arena + 52896; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v85 = vae_sqrt(0.25f * t82[i * 9 + j] + 1e-05f);
            t85[i * 9 + j] = v85;
            t86[i * 9 + j] = 1.0f / v85;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 22, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t87 = s->arena + 49824; // [n, 3, 3, 4]
    const vae_real *t80 = s->arena + 50112; // [n, 3, 3, 4]
    const vae_real *t86 = s->arena + 52896; // [n, 3, 3, 1]
    const vae_real *t75 = s->param + 368; // [4]
    vae_real *h89 = s->arena + 49536; // [n, 3, 3, 4]
    const vae_real *t76 = s->param + 384; // [4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v87 = t80[i * 36 + j * 4 + k] * t86[i * 9 + j];
                t87[i * 36 + j * 4 + k] = v87;
                h89[i * 36 + j * 4 + k] = v87 * t75[k] + t76[k];
            }
        }
    }
}

// What kernel 23 of train and 2 others do, each with buffers of its own:
//   h89: [n, 3, 3, 4]
//   t91: [n, 1, 1, 4]
VAE_SHARED_2(like_train_k23, const VaeState *s, int tile, vae_real *scratch, const vae_real *h89,
    vae_real *t91) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    vae_real *h90 = scratch; // [end - begin, 6, 6, 4]
    static const VaePool pool90 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_bilinear(&pool90, h89 + i * 36, h90 + (i - begin) * 144);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t91[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v90 = h90[(i - begin) * 144 + j * 4 + k];
                t91[i * 4 + k] += v90;
            }
        }
    }
}

// convolutions.vae:10  upsample(2, mode=bilinear)
// convolutions.vae:10  globalavgpool
// kernel 23, train: product by panels over rows of [6, 6, 4]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 49536, s->arena + 54320);
}

// What kernel 24 of train and 2 others do, each with buffers of its own:
//   t93: [n, 1, 1, 4]
//   t91: [n, 1, 1, 4]
VAE_SHARED_2(like_train_k24, const VaeState *s, int tile, vae_real *scratch, vae_real *t93,
    const vae_real *t91) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t93[i * 4 + j] = 0.0277777778f * t91[i * 4 + j];
        }
    }
}

// What kernel 25 of train and 2 others do, each with buffers of its own:
//   h94: [n, 4]
//   w95: [4, 6]
//   heads98: [n, 6]
//   b96: [6]
VAE_SHARED_2(like_train_k25, const VaeState *s, int tile, vae_real *scratch, const vae_real *h94,
    const vae_real *w95, vae_real *heads98, const vae_real *b96) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 4, h94 + begin * 4, 4, w95, 6, heads98 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v97 = heads98[i * 6 + j];
            heads98[i * 6 + j] = v97 + b96[j];
        }
    }
}

// convolutions.vae:5  sampling and KL
// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar100 = s->arena + 53347; // [n, 3] in rows of 6
    vae_real *t104 = s->arena + 54224; // [n, 3]
    const vae_real *eps101 = s->arena + 54256; // [n, 3]
    vae_real *z106 = s->arena + 54192; // [n, 3]
    const vae_real *mean99 = s->arena + 53344; // [n, 3] in rows of 6
    vae_real *t108 = s->arena + 54160; // [n, 3]
    vae_real *t113 = s->arena + 54848; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t113_sum = 0.0f;
        VAE_SIMD_SUM(t113_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v104 = vae_exp(0.5f * logvar100[i * 6 + j]);
            t104[i * 3 + j] = v104;
            z106[i * 3 + j] = mean99[i * 6 + j] + v104 * eps101[i * 3 + j];
            const vae_real v108 = vae_exp(logvar100[i * 6 + j]);
            t108[i * 3 + j] = v108;
            const vae_real v111 = mean99[i * 6 + j] * mean99[i * 6 + j] + v108 - 1.0f - logvar100[i * 6 + j];
            t113_sum += 0.5f * v111;
        }
        t113[i] = t113_sum;
    }
}

// What kernel 27 of train and 2 others do, each with buffers of its own:
//   z106: [n, 3]
//   w114: [3, 27]
//   h118: [n, 27]
//   b115: [27]
VAE_SHARED_2(like_train_k27, const VaeState *s, int tile, vae_real *scratch, const vae_real *z106,
    const vae_real *w114, vae_real *h118, const vae_real *b115) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 27, 3, z106 + begin * 3, 3, w114, 27, h118 + begin * 27, 27);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v116 = h118[i * 27 + j];
            h118[i * 27 + j] = vae_max(v116 + b115[j], 0.0f);
        }
    }
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// convolutions.vae:15  batchnorm
// kernel 28, train: product by panels over rows of [6, 6, 4]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h119 = s->arena + 52352; // [n, 3, 3, 3]
    const vae_real *w120 = s->param + 576; // [4, 4, 4, 3]
    vae_real *h123 = s->arena + 39168; // [n, 6, 6, 4]
    const vae_real *b122 = s->param + 768; // [4]
    vae_real *t128 = s->arena + 54128; // [n, 1, 1, 4]
    static const VaeConv conv121 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_t(&conv121, (int)(end - begin), h119 + begin * 27, w120, h123 + begin * 144, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t128[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v121 = h123[i * 144 + j * 4 + k];
                const vae_real v123 = v121 + b122[k];
                h123[i * 144 + j * 4 + k] = v123;
                t128[i * 4 + k] += v123;
            }
        }
    }
}

// What kernel 29 of train and 1 other do, each with buffers of its own:
//   t130: [4]
//   t128: [n, 4]
VAE_SHARED_2(like_train_k29, const VaeState *s, int tile, vae_real *scratch, vae_real *t130,
    const vae_real *t128) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        t130[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t130[j] += t128[i * 4 + j];
        }
    }
}

// convolutions.vae:15  batchnorm
// kernel 30, train: loop over [4]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t132 = s->arena + 54816; // [4]
    const vae_real *t130 = s->arena + 54832; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c131 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t132[j] = c131 * t130[j];
    }
}

// convolutions.vae:15  batchnorm
// kernel 31, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t133 = s->arena + 38016; // [n, 6, 6, 4]
    const vae_real *h123 = s->arena + 39168; // [n, 6, 6, 4]
    const vae_real *t132 = s->arena + 54816; // [4]
    vae_real *t135 = s->arena + 54096; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t135[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v133 = h123[i * 144 + j * 4 + k] - t132[k];
                t133[i * 144 + j * 4 + k] = v133;
                t135[i * 4 + k] += v133 * v133;
            }
        }
    }
}

// convolutions.vae:15  batchnorm
// kernel 33, train: loop over [4]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t138 = s->arena + 54784; // [4]
    const vae_real *t137 = s->arena + 54800; // [4]
    vae_real *t149 = s->arena + 54768; // [4]
    vae_real *t150 = s->arena + 54752; // [4]
    const vae_real *t124 = s->param + 784; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c131 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v138 = c131 * t137[j];
        t138[j] = v138;
        const vae_real v149 = vae_sqrt(v138 + 1e-05f);
        t149[j] = v149;
        t150[j] = t124[j] / v149;
    }
}

// convolutions.vae:15  batchnorm
// kernel 34, train: loop over [4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t126 = s->param + 1056; // [4]
    const vae_real *t132 = s->arena + 54816; // [4]
    vae_real *t144 = s->param + 1056; // [4]
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t144[j] = 0.9f * t126[j] + 0.1f * t132[j];
    }
}

// convolutions.vae:15  batchnorm
// kernel 35, train: loop over [4]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t138 = s->arena + 54784; // [4]
    const vae_real *t127 = s->param + 1072; // [4]
    vae_real *t147 = s->param + 1072; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c131 = 0.0277777778f * inv_n;
    const vae_real c139 = 1.0f - c131;
    const vae_real c140 = vae_max(c139, 1e-06f);
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t147[j] = 0.9f * t127[j] + 0.1f * (t138[j] / c140);
    }
}

// convolutions.vae:15  batchnorm
// convolutions.vae:15  relu
// kernel 36, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t133 = s->arena + 38016; // [n, 6, 6, 4]
    const vae_real *t150 = s->arena + 54752; // [4]
    const vae_real *t125 = s->param + 800; // [4]
    vae_real *h153 = s->arena + 36864; // [n, 6, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h153[i * 144 + j * 4 + k] = vae_max(t133[i * 144 + j * 4 + k] * t150[k] + t125[k], 0.0f);
            }
        }
    }
}

// convolutions.vae:16  conv(3)
// convolutions.vae:16  silu
// kernel 37, train: product by panels over rows of [6, 6, 3]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h153 = s->arena + 36864; // [n, 6, 6, 4]
    const vae_real *w154 = s->param + 816; // [3, 3, 4, 3]
    vae_real *h157 = s->arena + 44640; // [n, 6, 6, 3]
    const vae_real *b156 = s->param + 928; // [3]
    vae_real *t158 = s->arena + 43776; // [n, 6, 6, 3]
    vae_real *h159 = s->arena + 42912; // [n, 6, 6, 3]
    static const VaeConv conv155 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv(&conv155, (int)(end - begin), h153 + begin * 144, w154, h157 + begin * 108, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v155 = h157[i * 108 + j * 3 + k];
                const vae_real v157 = v155 + b156[k];
                h157[i * 108 + j * 3 + k] = v157;
                const vae_real v158 = vae_sigmoid(v157);
                t158[i * 108 + j * 3 + k] = v158;
                h159[i * 108 + j * 3 + k] = v157 * v158;
            }
        }
    }
}

// What kernel 38 of train and 2 others do, each with buffers of its own:
//   t161: [n, 6, 2, 6, 2, 3]
//   h159: [n, 6, 1, 6, 1, 3]
VAE_SHARED_2(like_train_k38, const VaeState *s, int tile, vae_real *scratch, vae_real *t161,
    const vae_real *h159) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 6; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            t161[i * 432 + j * 72 + k * 36 + l * 6 + m * 3 + q] = h159[i * 108 + j * 18 + l * 3 + q];
                        }
                    }
                }
            }
        }
    }
}

// convolutions.vae:16  upsample
// kernel 38, train: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k38(s, tile, scratch, s->arena + 13824, s->arena + 42912);
}

// convolutions.vae:17  deconv(2)
// convolutions.vae:20  likelihood = bernoulli
// convolutions.vae:20  gradient of likelihood = bernoulli
// convolutions.vae:20  gradient of deconv(2)
// kernel 39, train: product by panels over rows of [12, 12, 2]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h162 = s->arena + 13824; // [n, 12, 12, 3]
    const vae_real *w163 = s->param + 944; // [3, 3, 2, 3]
    vae_real *d183 = s->arena + 27648; // [n, 288]
    const vae_real *b165 = s->param + 1008; // [2]
    const vae_real *x0 = s->arena + 29952; // [n, 288]
    vae_real *t172 = s->arena + 54736; // [n, 1]
    vae_real *d185 = s->arena + 54640; // [n, 1, 1, 2]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv164 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_t(&conv164, (int)(end - begin), h162 + begin * 432, w163, d183 + begin * 288, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d185[i * 2 + k] = 0.0f;
        }
        vae_real t172_sum = 0.0f;
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD_SUM(t172_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v164 = d183[i * 288 + j * 2 + k];
                const vae_real v166 = v164 + b165[k];
                t172_sum += vae_softplus(v166) - x0[i * 288 + j * 2 + k] * v166;
                const vae_real v183 = inv_n * (vae_sigmoid(v166) - x0[i * 288 + j * 2 + k]);
                d183[i * 288 + j * 2 + k] = v183;
                d185[i * 2 + k] += v183;
            }
        }
        t172[i] = t172_sum;
    }
}

// kernel 40, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t173 = s->arena + 54720; // [1]
    const vae_real *t172 = s->arena + 54736; // [n, 1]
    vae_real *t175 = s->arena + 54688; // [1]
    const vae_real *t113 = s->arena + 54848; // [n, 1]
    vae_real t173_sum = 0.0f;
    vae_real t175_sum = 0.0f;
    VAE_SIMD_SUM(t173_sum, t175_sum)
    for (size_t i = 0; i < rows; i++) {
        t173_sum += t172[i];
        t175_sum += t113[i];
    }
    t173[0] = t173_sum;
    t175[0] = t175_sum;
}

// kernel 41, train: loop over [1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t174 = s->arena + 54704; // [1]
    const vae_real *t173 = s->arena + 54720; // [1]
    vae_real *t176 = s->arena + 54672; // [1]
    const vae_real *t175 = s->arena + 54688; // [1]
    vae_real *t179 = s->arena + 54656; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v174 = t173[0] * inv_n;
    t174[0] = v174;
    const vae_real v176 = t175[0] * inv_n;
    t176[0] = v176;
    t179[0] = v174 + beta * v176;
}

// convolutions.vae:20  gradient of deconv(2)
// kernel 42, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param186 = s->grad + 1008; // [1, 1, 2]
    const vae_real *d185 = s->arena + 54640; // [n, 1, 1, 2]
    for (size_t j = 0; j < 2; j++) {
        d_param186[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param186[j] += d185[i * 2 + j];
        }
    }
}

// What kernel 43 of train and 1 other do, each with buffers of its own:
//   d183: [n, 12, 12, 2]
//   h162: [n, 12, 12, 3]
//   d_param188: [3, 3, 2, 3]
VAE_SHARED_2(like_train_k43, const VaeState *s, int tile, vae_real *scratch, const vae_real *d183,
    const vae_real *h162, vae_real *d_param188) {
    (void)tile;
    static const VaeConv conv188 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_w(&conv188, s->n, d183, h162, d_param188, tile, scratch);
}

// convolutions.vae:17  gradient of deconv(2)
// kernel 43, train: weight gradient over [3, 3, 2, 3]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->arena + 27648, s->arena + 13824, s->grad + 944);
}

// What kernel 44 of train and 2 others do, each with buffers of its own:
//   d183: [n, 12, 12, 2]
//   w163: [3, 3, 2, 3]
//   d189: [n, 12, 12, 3]
VAE_SHARED_2(like_train_k44, const VaeState *s, int tile, vae_real *scratch, const vae_real *d183,
    const vae_real *w163, vae_real *d189) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv189 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv(&conv189, (int)(end - begin), d183 + begin * 288, w163, d189 + begin * 432, scratch);
}

// convolutions.vae:16  gradient of upsample
// kernel 45, train: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d191 = s->arena + 42048; // [n, 6, 1, 6, 1, 3]
    const vae_real *d189 = s->arena + 10368; // [n, 6, 2, 6, 2, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t l = 0; l < 6; l++) {
                for (size_t q = 0; q < 3; q++) {
                    d191[i * 108 + j * 18 + l * 3 + q] = 0.0f;
                }
            }
        }
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 6; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            d191[i * 108 + j * 18 + l * 3 + q] += d189[i * 432 + j * 72 + k * 36 + l * 6 + m * 3 + q];
                        }
                    }
                }
            }
        }
    }
}

// convolutions.vae:16  gradient of silu
// convolutions.vae:16  gradient of conv(3)
// kernel 46, train: loop over rows of [6, 6, 3]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d191 = s->arena + 42048; // [n, 6, 6, 3]
    const vae_real *t158 = s->arena + 43776; // [n, 6, 6, 3]
    const vae_real *h157 = s->arena + 44640; // [n, 6, 6, 3]
    vae_real *d198 = s->arena + 41184; // [n, 6, 6, 3]
    vae_real *d199 = s->arena + 54064; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d199[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v196 = t158[i * 108 + j * 3 + k] * (1.0f - t158[i * 108 + j * 3 + k]);
                const vae_real v197 = d191[i * 108 + j * 3 + k] * h157[i * 108 + j * 3 + k] * v196;
                const vae_real v198 = d191[i * 108 + j * 3 + k] * t158[i * 108 + j * 3 + k] + v197;
                d198[i * 108 + j * 3 + k] = v198;
                d199[i * 3 + k] += v198;
            }
        }
    }
}

// What kernel 47 of train and 3 others do, each with buffers of its own:
//   d_param200: [1, 1, 3]
//   d199: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k47, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param200,
    const vae_real *d199) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d_param200[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param200[j] += d199[i * 3 + j];
        }
    }
}

// convolutions.vae:16  gradient of conv(3)
// kernel 48, train: weight gradient over [3, 3, 4, 3]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h153 = s->arena + 36864; // [n, 6, 6, 4]
    const vae_real *d198 = s->arena + 41184; // [n, 6, 6, 3]
    vae_real *d_param202 = s->grad + 816; // [3, 3, 4, 3]
    static const VaeConv conv202 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_w(&conv202, s->n, h153, d198, d_param202, tile, scratch);
}

// convolutions.vae:16  gradient of conv(3)
// convolutions.vae:15  gradient of relu
// convolutions.vae:15  gradient of batchnorm
// kernel 49, train: product by panels over rows of [6, 6, 4]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d198 = s->arena + 41184; // [n, 6, 6, 3]
    const vae_real *w154 = s->param + 816; // [3, 3, 4, 3]
    vae_real *d209 = s->arena + 35712; // [n, 6, 6, 4]
    const vae_real *h153 = s->arena + 36864; // [n, 6, 6, 4]
    vae_real *d206 = s->arena + 54032; // [n, 1, 1, 4]
    const vae_real *t150 = s->arena + 54752; // [4]
    const vae_real *t133 = s->arena + 38016; // [n, 6, 6, 4]
    vae_real *d211 = s->arena + 54000; // [n, 1, 1, 4]
    vae_real *d220 = s->arena + 53968; // [n, 1, 1, 4]
    static const VaeConv conv203 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_t(&conv203, (int)(end - begin), d198 + begin * 108, w154, d209 + begin * 144, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d206[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d211[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d220[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v203 = d209[i * 144 + j * 4 + k];
                const vae_real v205 = vae_where(h153[i * 144 + j * 4 + k], v203, 0.0f);
                d206[i * 4 + k] += v205;
                const vae_real v209 = v205 * t150[k];
                d209[i * 144 + j * 4 + k] = v209;
                d211[i * 4 + k] += v205 * t133[i * 144 + j * 4 + k];
                d220[i * 4 + k] += -v209;
            }
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 50, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param207 = s->grad + 800; // [1, 1, 4]
    const vae_real *d206 = s->arena + 54032; // [n, 1, 1, 4]
    vae_real *d212 = s->arena + 54624; // [1, 1, 4]
    const vae_real *d211 = s->arena + 54000; // [n, 1, 1, 4]
    vae_real *d221 = s->arena + 54608; // [1, 1, 4]
    const vae_real *d220 = s->arena + 53968; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param207[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d212[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d221[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param207[j] += d206[i * 4 + j];
            d212[j] += d211[i * 4 + j];
            d221[j] += d220[i * 4 + j];
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 51, train: loop over [4]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param214 = s->grad + 784; // [4]
    const vae_real *d212 = s->arena + 54624; // [4]
    const vae_real *t149 = s->arena + 54768; // [4]
    const vae_real *t150 = s->arena + 54752; // [4]
    vae_real *d223 = s->arena + 54592; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c131 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v214 = d212[j] / t149[j];
        d_param214[j] = v214;
        d223[j] = -(0.5f * (v214 * t150[j])) / t149[j] * c131;
    }
}

// What kernel 52 of train and 1 other do, each with buffers of its own:
//   d224: [n, 4]
//   d223: [4]
VAE_SHARED_2(like_train_k52, const VaeState *s, int tile, vae_real *scratch, vae_real *d224,
    const vae_real *d223) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d224[i * 4 + j] = d223[j];
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 53, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d224 = s->arena + 53936; // [n, 1, 1, 4]
    const vae_real *t133 = s->arena + 38016; // [n, 6, 6, 4]
    vae_real *d231 = s->arena + 34560; // [n, 6, 6, 4]
    const vae_real *d209 = s->arena + 35712; // [n, 6, 6, 4]
    vae_real *d232 = s->arena + 53904; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d232[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v229 = 2.0f * d224[i * 4 + k] * t133[i * 144 + j * 4 + k];
                d231[i * 144 + j * 4 + k] = d209[i * 144 + j * 4 + k] + v229;
                d232[i * 4 + k] += -v229;
            }
        }
    }
}

// What kernel 54 of train and 3 others do, each with buffers of its own:
//   d233: [1, 1, 4]
//   d232: [n, 1, 1, 4]
VAE_SHARED_2(like_train_k54, const VaeState *s, int tile, vae_real *scratch, vae_real *d233,
    const vae_real *d232) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d233[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d233[j] += d232[i * 4 + j];
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 55, train: loop over [4]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d221 = s->arena + 54608; // [4]
    const vae_real *d233 = s->arena + 54576; // [4]
    vae_real *d236 = s->arena + 54560; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c131 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        d236[j] = (d221[j] + d233[j]) * c131;
    }
}

// convolutions.vae:15  gradient of batchnorm
// convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
// kernel 57, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d239 = s->arena + 33408; // [n, 6, 6, 4]
    const vae_real *d231 = s->arena + 34560; // [n, 6, 6, 4]
    const vae_real *d237 = s->arena + 53872; // [n, 1, 1, 4]
    vae_real *d240 = s->arena + 53840; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d240[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v239 = d231[i * 144 + j * 4 + k] + d237[i * 4 + k];
                d239[i * 144 + j * 4 + k] = v239;
                d240[i * 4 + k] += v239;
            }
        }
    }
}

// convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
// kernel 59, train: weight gradient over [4, 4, 4, 3]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d239 = s->arena + 33408; // [n, 6, 6, 4]
    const vae_real *h119 = s->arena + 52352; // [n, 3, 3, 3]
    vae_real *d_param243 = s->grad + 576; // [4, 4, 4, 3]
    static const VaeConv conv243 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_w(&conv243, s->n, d239, h119, d_param243, tile, scratch);
}

// convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
// convolutions.vae:14  gradient of relu
// kernel 60, train: product by panels over rows of [3, 3, 3]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d239 = s->arena + 33408; // [n, 6, 6, 4]
    const vae_real *w120 = s->param + 576; // [4, 4, 4, 3]
    vae_real *d246 = s->arena + 52128; // [n, 27]
    const vae_real *h118 = s->arena + 52352; // [n, 27]
    static const VaeConv conv244 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv(&conv244, (int)(end - begin), d239 + begin * 144, w120, d246 + begin * 27, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v244 = d246[i * 27 + j];
            d246[i * 27 + j] = vae_where(h118[i * 27 + j], v244, 0.0f);
        }
    }
}

// convolutions.vae:14  gradient of dense(3 * 3 * 3)
// kernel 61, train: weight gradient over [3, 27]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z106 = s->arena + 54192; // [n, 3]
    const vae_real *d246 = s->arena + 52128; // [n, 27]
    vae_real *d_param248 = s->grad + 448; // [3, 27]
    if (tile == 1) {
        vae_real *d_param247 = s->grad + 544; // [27]
        vae_column_sums(s->n, 27, d246, 27, d_param247);
        return;
    }
    vae_gemm_tn(3, 27, s->n, z106, 3, d246, 27, d_param248, 27);
}

// convolutions.vae:14  gradient of dense(3 * 3 * 3)
// convolutions.vae:5  gradient of sampling and KL
// kernel 62, train: product by panels over rows of [3]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d246 = s->arena + 52128; // [n, 27]
    const vae_real *w114 = s->param + 448; // [3, 27]
    vae_real *d254 = s->arena + 53296; // [n, 3] in rows of 6
    const vae_real *t108 = s->arena + 54160; // [n, 3]
    const vae_real *mean99 = s->arena + 53344; // [n, 3] in rows of 6
    const vae_real *eps101 = s->arena + 54256; // [n, 3]
    const vae_real *t104 = s->arena + 54224; // [n, 3]
    vae_real *d258 = s->arena + 53299; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c180 = beta * inv_n;
    const vae_real c250 = 0.5f * c180;
    vae_gemm_nt((int)(end - begin), 3, 27, d246 + begin * 27, 27, w114, 27, d254 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v249 = d254[i * 6 + j];
            d254[i * 6 + j] = c180 * mean99[i * 6 + j] + v249;
            d258[i * 6 + j] = c250 * t108[i * 3 + j] - c250 + 0.5f * (v249 * eps101[i * 3 + j] * t104[i * 3 + j]);
        }
    }
}

// convolutions.vae:5  gradient of posterior heads (added by the compiler)
// kernel 63, train: weight gradient over [4, 6]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h94 = s->arena + 54288; // [n, 4]
    const vae_real *d259 = s->arena + 53296; // [n, 6]
    vae_real *d_param261 = s->grad + 400; // [4, 6]
    if (tile == 1) {
        vae_real *d_param260 = s->grad + 432; // [6]
        vae_column_sums(s->n, 6, d259, 6, d_param260);
        return;
    }
    vae_gemm_tn(4, 6, s->n, h94, 4, d259, 6, d_param261, 6);
}

// convolutions.vae:5  gradient of posterior heads (added by the compiler)
// convolutions.vae:10  gradient of globalavgpool
// kernel 64, train: product by panels over rows of [4]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d259 = s->arena + 53296; // [n, 6]
    const vae_real *w95 = s->param + 400; // [4, 6]
    vae_real *d264 = s->arena + 53808; // [n, 1, 1, 4]
    vae_gemm_nt((int)(end - begin), 4, 6, d259 + begin * 6, 6, w95, 6, d264 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v262 = d264[i * 4 + j];
            d264[i * 4 + j] = 0.0277777778f * v262;
        }
    }
}

// convolutions.vae:10  gradient of globalavgpool
// kernel 65, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d265 = s->arena + 32256; // [n, 6, 6, 4]
    const vae_real *d264 = s->arena + 53808; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d265[i * 144 + j * 4 + k] = d264[i * 4 + k];
            }
        }
    }
}

// convolutions.vae:10  gradient of upsample(2, mode=bilinear)
// convolutions.vae:10  gradient of layernorm
// kernel 66, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d265 = s->arena + 32256; // [n, 6, 6, 4]
    vae_real *d270 = s->arena + 49248; // [n, 3, 3, 4]
    vae_real *d267 = s->arena + 53776; // [n, 1, 1, 4]
    const vae_real *t75 = s->param + 368; // [4]
    const vae_real *t87 = s->arena + 49824; // [n, 3, 3, 4]
    vae_real *d272 = s->arena + 53744; // [n, 1, 1, 4]
    const vae_real *t80 = s->arena + 50112; // [n, 3, 3, 4]
    vae_real *d277 = s->arena + 52816; // [n, 3, 3, 1]
    static const VaePool pool266 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_bilinear_t(&pool266, d265 + i * 144, d270 + i * 36);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d267[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d272[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            vae_real d277_sum = 0.0f;
            VAE_SIMD_SUM(d277_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v266 = d270[i * 36 + j * 4 + k];
                d267[i * 4 + k] += v266;
                const vae_real v270 = v266 * t75[k];
                d270[i * 36 + j * 4 + k] = v270;
                d272[i * 4 + k] += v266 * t87[i * 36 + j * 4 + k];
                d277_sum += v270 * t80[i * 36 + j * 4 + k];
            }
            d277[i * 9 + j] = d277_sum;
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// kernel 67, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param268 = s->grad + 384; // [1, 1, 4]
    const vae_real *d267 = s->arena + 53776; // [n, 1, 1, 4]
    vae_real *d_param273 = s->grad + 368; // [1, 1, 4]
    const vae_real *d272 = s->arena + 53744; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param268[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d_param273[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param268[j] += d267[i * 4 + j];
            d_param273[j] += d272[i * 4 + j];
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// kernel 68, train: loop over rows of [3, 3, 1]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d277 = s->arena + 52816; // [n, 3, 3, 1]
    const vae_real *t85 = s->arena + 52976; // [n, 3, 3, 1]
    const vae_real *t86 = s->arena + 52896; // [n, 3, 3, 1]
    vae_real *d283 = s->arena + 52736; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v280 = 0.5f * (d277[i * 9 + j] / t85[i * 9 + j] * t86[i * 9 + j]);
            d283[i * 9 + j] = 0.25f * (-v280 / t85[i * 9 + j]);
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// kernel 69, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d270 = s->arena + 49248; // [n, 3, 3, 4]
    const vae_real *t86 = s->arena + 52896; // [n, 3, 3, 1]
    const vae_real *d283 = s->arena + 52736; // [n, 3, 3, 1]
    const vae_real *t80 = s->arena + 50112; // [n, 3, 3, 4]
    vae_real *d287 = s->arena + 48960; // [n, 3, 3, 4]
    vae_real *d289 = s->arena + 52656; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real d289_sum = 0.0f;
            VAE_SIMD_SUM(d289_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v287 = d270[i * 36 + j * 4 + k] * t86[i * 9 + j] + 2.0f * d283[i * 9 + j] * t80[i * 36 + j * 4 + k];
                d287[i * 36 + j * 4 + k] = v287;
                d289_sum += -v287;
            }
            d289[i * 9 + j] = d289_sum;
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// convolutions.vae:10  gradient of conv(4, pad=1)
// kernel 71, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d291 = s->arena + 48672; // [n, 3, 3, 4]
    const vae_real *d287 = s->arena + 48960; // [n, 3, 3, 4]
    const vae_real *d290 = s->arena + 52576; // [n, 3, 3, 1]
    vae_real *d292 = s->arena + 53712; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d292[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v291 = d287[i * 36 + j * 4 + k] + d290[i * 9 + j];
                d291[i * 36 + j * 4 + k] = v291;
                d292[i * 4 + k] += v291;
            }
        }
    }
}

// convolutions.vae:10  gradient of conv(4, pad=1)
// kernel 73, train: weight gradient over [3, 3, 4, 4]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h70 = s->arena + 50688; // [n, 3, 3, 4]
    const vae_real *d291 = s->arena + 48672; // [n, 3, 3, 4]
    vae_real *d_param295 = s->grad + 208; // [3, 3, 4, 4]
    static const VaeConv conv295 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv_w(&conv295, s->n, h70, d291, d_param295, tile, scratch);
}

// convolutions.vae:10  gradient of conv(4, pad=1)
// kernel 74, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d291 = s->arena + 48672; // [n, 3, 3, 4]
    const vae_real *w71 = s->param + 208; // [3, 3, 4, 4]
    vae_real *d296 = s->arena + 48384; // [n, 3, 3, 4]
    static const VaeConv conv296 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv_t(&conv296, (int)(end - begin), d291 + begin * 36, w71, d296 + begin * 36, scratch);
}

// convolutions.vae:9  gradient of avgpool(kernel=3, stride=1)
// convolutions.vae:9  gradient of leaky_relu
// kernel 75, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d296 = s->arena + 48384; // [n, 3, 3, 4]
    vae_real *d301 = s->arena + 48096; // [n, 3, 3, 4]
    const vae_real *h69 = s->arena + 50976; // [n, 3, 3, 4]
    static const VaePool pool297 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool_t(&pool297, d296 + i * 36, d301 + i * 36);
    }
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v297 = d301[i * 36 + j];
            d301[i * 36 + j] = vae_where(h69[i * 36 + j], v297, 0.0f) + 0.01f * vae_where(h69[i * 36 + j], 0.0f, v297);
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 76, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d303 = s->arena + 53680; // [n, 1, 1, 2, 2]
    const vae_real *d301 = s->arena + 48096; // [n, 3, 3, 2, 2]
    vae_real *d305 = s->arena + 47808; // [n, 3, 3, 2, 2]
    const vae_real *t48 = s->param + 176; // [2, 2]
    const vae_real *t56 = s->arena + 51552; // [n, 3, 3, 2, 2]
    vae_real *d311 = s->arena + 54544; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            for (size_t l = 0; l < 2; l++) {
                d303[i * 4 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 2; k++) {
            d311[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real d311_sum = 0.0f;
                VAE_SIMD_SUM(d311_sum)
                for (size_t l = 0; l < 2; l++) {
                    d303[i * 4 + k * 2 + l] += d301[i * 36 + j * 4 + k * 2 + l];
                    const vae_real v305 = d301[i * 36 + j * 4 + k * 2 + l] * t48[k * 2 + l];
                    d305[i * 36 + j * 4 + k * 2 + l] = v305;
                    d311_sum += v305 * t56[i * 36 + j * 4 + k * 2 + l];
                }
                d311[i * 2 + k] += d311_sum;
            }
        }
    }
}

// What kernel 77 of train and 1 other do, each with buffers of its own:
//   d_param304: [1, 1, 2, 2]
//   d303: [n, 1, 1, 2, 2]
VAE_SHARED_2(like_train_k77, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param304,
    const vae_real *d303) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d_param304[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param304[j] += d303[i * 4 + j];
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 78, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d301 = s->arena + 48096; // [n, 3, 3, 2, 2]
    const vae_real *t63 = s->arena + 51264; // [n, 3, 3, 2, 2]
    vae_real *d307 = s->arena + 53648; // [n, 1, 1, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d307[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d307[i * 4 + k] += d301[i * 36 + j * 4 + k] * t63[i * 36 + j * 4 + k];
            }
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 80, train: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d311 = s->arena + 54544; // [n, 1, 1, 2, 1]
    const vae_real *t61 = s->arena + 54880; // [n, 1, 1, 2, 1]
    const vae_real *t62 = s->arena + 54864; // [n, 1, 1, 2, 1]
    vae_real *d317 = s->arena + 54528; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v314 = 0.5f * (d311[i * 2 + j] / t61[i * 2 + j] * t62[i * 2 + j]);
            d317[i * 2 + j] = 0.0555555556f * (-v314 / t61[i * 2 + j]);
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 81, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d305 = s->arena + 47808; // [n, 3, 3, 2, 2]
    const vae_real *t62 = s->arena + 54864; // [n, 1, 1, 2, 1]
    const vae_real *d317 = s->arena + 54528; // [n, 1, 1, 2, 1]
    const vae_real *t56 = s->arena + 51552; // [n, 3, 3, 2, 2]
    vae_real *d321 = s->arena + 47520; // [n, 3, 3, 2, 2]
    vae_real *d323 = s->arena + 54512; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d323[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real d323_sum = 0.0f;
                VAE_SIMD_SUM(d323_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v321 = d305[i * 36 + j * 4 + k * 2 + l] * t62[i * 2 + k] + 2.0f * d317[i * 2 + k] * t56[i * 36 + j * 4 + k * 2 + l];
                    d321[i * 36 + j * 4 + k * 2 + l] = v321;
                    d323_sum += -v321;
                }
                d323[i * 2 + k] += d323_sum;
            }
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 83, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d325 = s->arena + 47232; // [n, 3, 3, 2, 2]
    const vae_real *d321 = s->arena + 47520; // [n, 3, 3, 2, 2]
    const vae_real *d324 = s->arena + 54496; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    d325[i * 36 + j * 4 + k * 2 + l] = d321[i * 36 + j * 4 + k * 2 + l] + d324[i * 2 + k];
                }
            }
        }
    }
}

// convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
// kernel 84, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d329 = s->arena + 53616; // [n, 1, 1, 4]
    const vae_real *d325 = s->arena + 47232; // [n, 3, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d329[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d329[i * 4 + k] += d325[i * 36 + j * 4 + k];
            }
        }
    }
}

// convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
// kernel 86, train: weight gradient over [2, 2, 3, 4]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h43 = s->arena + 45504; // [n, 6, 6, 3]
    const vae_real *d325 = s->arena + 47232; // [n, 3, 3, 4]
    vae_real *d_param332 = s->grad + 112; // [2, 2, 3, 4]
    static const VaeConv conv332 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv_w(&conv332, s->n, h43, d325, d_param332, tile, scratch);
}

// convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
// convolutions.vae:8  gradient of relu
// convolutions.vae:8  gradient of batchnorm
// kernel 87, train: product by panels over rows of [6, 6, 3]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d325 = s->arena + 47232; // [n, 3, 3, 4]
    const vae_real *w44 = s->param + 112; // [2, 2, 3, 4]
    vae_real *d334 = s->arena + 40320; // [n, 6, 6, 3]
    const vae_real *h43 = s->arena + 45504; // [n, 6, 6, 3]
    vae_real *d335 = s->arena + 53584; // [n, 1, 1, 3]
    static const VaeConv conv333 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv_t(&conv333, (int)(end - begin), d325 + begin * 36, w44, d334 + begin * 108, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d335[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v333 = d334[i * 108 + j * 3 + k];
                const vae_real v334 = vae_where(h43[i * 108 + j * 3 + k], v333, 0.0f);
                d334[i * 108 + j * 3 + k] = v334;
                d335[i * 3 + k] += v334;
            }
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 88, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k47(s, tile, scratch, s->grad + 96, s->arena + 53584);
}

// convolutions.vae:8  gradient of maxpool
// convolutions.vae:8  gradient of batchnorm
// kernel 89, train: product by panels over rows of [12, 12, 3]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d41 = s->arena + 46368; // [n, 6, 6, 3]
    const vae_real *d334 = s->arena + 40320; // [n, 6, 6, 3]
    vae_real *d339 = s->arena + 6912; // [n, 12, 12, 3]
    const vae_real *t38 = s->arena + 54944; // [3]
    const vae_real *t16 = s->arena + 20736; // [n, 12, 12, 3]
    vae_real *d341 = s->arena + 53552; // [n, 1, 1, 3]
    vae_real *d350 = s->arena + 53520; // [n, 1, 1, 3]
    static const VaePool pool338 = {
        .height = 12, .width = 12, .channels = 3,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 3, .y_pitch = 3
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool_put(&pool338, d41 + i * 108, d334 + i * 108, 3, d339 + i * 432);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d341[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d350[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v338 = d339[i * 432 + j * 3 + k];
                const vae_real v339 = v338 * t38[k];
                d339[i * 432 + j * 3 + k] = v339;
                d341[i * 3 + k] += v338 * t16[i * 432 + j * 3 + k];
                d350[i * 3 + k] += -v339;
            }
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 90, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d342 = s->arena + 54480; // [1, 1, 3]
    const vae_real *d341 = s->arena + 53552; // [n, 1, 1, 3]
    vae_real *d351 = s->arena + 54464; // [1, 1, 3]
    const vae_real *d350 = s->arena + 53520; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d342[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d351[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d342[j] += d341[i * 3 + j];
            d351[j] += d350[i * 3 + j];
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 91, train: loop over [3]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param344 = s->grad + 80; // [3]
    const vae_real *d342 = s->arena + 54480; // [3]
    const vae_real *t37 = s->arena + 54960; // [3]
    const vae_real *t38 = s->arena + 54944; // [3]
    vae_real *d353 = s->arena + 54448; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v344 = d342[j] / t37[j];
        d_param344[j] = v344;
        d353[j] = -(0.5f * (v344 * t38[j])) / t37[j] * c14;
    }
}

// What kernel 92 of train and 1 other do, each with buffers of its own:
//   d354: [n, 3]
//   d353: [3]
VAE_SHARED_2(like_train_k92, const VaeState *s, int tile, vae_real *scratch, vae_real *d354,
    const vae_real *d353) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d354[i * 3 + j] = d353[j];
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 93, train: loop over rows of [12, 12, 3]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d354 = s->arena + 53488; // [n, 1, 1, 3]
    const vae_real *t16 = s->arena + 20736; // [n, 12, 12, 3]
    vae_real *d360 = s->arena + 3456; // [n, 12, 12, 3]
    const vae_real *d339 = s->arena + 6912; // [n, 12, 12, 3]
    vae_real *d361 = s->arena + 53456; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d361[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v358 = 2.0f * d354[i * 3 + k] * t16[i * 432 + j * 3 + k];
                d360[i * 432 + j * 3 + k] = d339[i * 432 + j * 3 + k] + v358;
                d361[i * 3 + k] += -v358;
            }
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 95, train: loop over [3]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d351 = s->arena + 54464; // [3]
    const vae_real *d362 = s->arena + 54432; // [3]
    vae_real *d365 = s->arena + 54416; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d365[j] = (d351[j] + d362[j]) * c14;
    }
}

// convolutions.vae:8  gradient of batchnorm
// convolutions.vae:8  gradient of conv(3)
// kernel 97, train: loop over rows of [12, 12, 3]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d368 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *d360 = s->arena + 3456; // [n, 12, 12, 3]
    const vae_real *d366 = s->arena + 53424; // [n, 1, 1, 3]
    vae_real *d369 = s->arena + 53392; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d369[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v368 = d360[i * 432 + j * 3 + k] + d366[i * 3 + k];
                d368[i * 432 + j * 3 + k] = v368;
                d369[i * 3 + k] += v368;
            }
        }
    }
}

// convolutions.vae:8  gradient of conv(3)
// kernel 99, train: weight gradient over [3, 3, 2, 3]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->arena + 29952, s->arena + 0, s->grad + 0);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:8  batchnorm
    // kernel 1, train: sum over the batch over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 55024, s->arena + 54384);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    // convolutions.vae:8  batchnorm
    // kernel 4, train: sum over the batch over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 54992, s->arena + 54352);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:9  groupnorm(2)
    // kernel 12, train: loop over rows of [3, 3, 2, 2]
    like_train_k12(s, tile, scratch, s->arena + 54928, s->arena + 51840);
    // convolutions.vae:9  groupnorm(2)
    // kernel 13, train: loop over rows of [1, 1, 2, 1]
    like_train_k13(s, tile, scratch, s->arena + 54912, s->arena + 54928);
    // convolutions.vae:9  groupnorm(2)
    // kernel 14, train: loop over rows of [3, 3, 2, 2]
    like_train_k14(s, tile, scratch, s->arena + 51552, s->arena + 51840, s->arena + 54912,
        s->arena + 54896);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:9  avgpool(kernel=3, stride=1)
    // kernel 17, train: product by panels over rows of [3, 3, 4]
    like_train_k17(s, tile, scratch, s->arena + 50976, s->arena + 50688);
    // convolutions.vae:10  conv(4, pad=1)
    // convolutions.vae:10  layernorm
    // kernel 18, train: product by panels over rows of [3, 3, 4]
    like_train_k18(s, tile, scratch, s->arena + 50688, s->param + 208, s->arena + 50400,
        s->param + 352, s->arena + 53216);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:10  layernorm
    // kernel 19, train: loop over rows of [3, 3, 1]
    like_train_k19(s, tile, scratch, s->arena + 53136, s->arena + 53216);
    // convolutions.vae:10  layernorm
    // kernel 20, train: loop over rows of [3, 3, 4]
    like_train_k20(s, tile, scratch, s->arena + 50112, s->arena + 50400, s->arena + 53136,
        s->arena + 53056);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:10  globalavgpool
    // kernel 24, train: loop over rows of [1, 1, 4]
    like_train_k24(s, tile, scratch, s->arena + 54288, s->arena + 54320);
    // convolutions.vae:5  posterior heads (added by the compiler)
    // kernel 25, train: product by panels over rows of [6]
    like_train_k25(s, tile, scratch, s->arena + 54288, s->param + 400, s->arena + 53344,
        s->param + 432);
    train_k26(s, tile, scratch);
    // convolutions.vae:14  dense(3 * 3 * 3)
    // convolutions.vae:14  relu
    // kernel 27, train: product by panels over rows of [27]
    like_train_k27(s, tile, scratch, s->arena + 54192, s->param + 448, s->arena + 52352,
        s->param + 544);
}

// One thread does all of these.
VAE_KERNEL void train_u11(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:15  batchnorm
    // kernel 29, train: sum over the batch over rows of [4]
    like_train_k29(s, tile, scratch, s->arena + 54832, s->arena + 54128);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    // convolutions.vae:15  batchnorm
    // kernel 32, train: sum over the batch over rows of [4]
    like_train_k29(s, tile, scratch, s->arena + 54800, s->arena + 54096);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k39(s, tile, scratch);
    // convolutions.vae:17  gradient of deconv(2)
    // kernel 44, train: product by panels over rows of [12, 12, 3]
    like_train_k44(s, tile, scratch, s->arena + 27648, s->param + 944, s->arena + 10368);
}

// One thread does all of these.
VAE_KERNEL void train_u18(const VaeState *s, int tile, vae_real *scratch) {
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
    // convolutions.vae:16  gradient of conv(3)
    // kernel 47, train: sum over the batch over rows of [1, 1, 3]
    like_train_k47(s, tile, scratch, s->grad + 928, s->arena + 54064);
}

// One thread does all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u21(const VaeState *s, int tile, vae_real *scratch) {
    train_k50(s, tile, scratch);
    train_k51(s, tile, scratch);
    // convolutions.vae:15  gradient of batchnorm
    // kernel 52, train: loop over rows of [4]
    like_train_k52(s, tile, scratch, s->arena + 53936, s->arena + 54592);
    train_k53(s, tile, scratch);
    // convolutions.vae:15  gradient of batchnorm
    // kernel 54, train: sum over the batch over rows of [1, 1, 4]
    like_train_k54(s, tile, scratch, s->arena + 54576, s->arena + 53904);
    train_k55(s, tile, scratch);
    // convolutions.vae:15  gradient of batchnorm
    // kernel 56, train: loop over rows of [4]
    like_train_k52(s, tile, scratch, s->arena + 53872, s->arena + 54560);
    train_k57(s, tile, scratch);
    // convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
    // kernel 58, train: sum over the batch over rows of [1, 1, 4]
    like_train_k54(s, tile, scratch, s->grad + 768, s->arena + 53840);
}

// One thread does all of these.
VAE_KERNEL void train_u25(const VaeState *s, int tile, vae_real *scratch) {
    train_k62(s, tile, scratch);
    train_k64(s, tile, scratch);
    train_k65(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u29(const VaeState *s, int tile, vae_real *scratch) {
    train_k68(s, tile, scratch);
    train_k69(s, tile, scratch);
    // convolutions.vae:10  gradient of layernorm
    // kernel 70, train: loop over rows of [3, 3, 1]
    like_train_k19(s, tile, scratch, s->arena + 52576, s->arena + 52656);
    train_k71(s, tile, scratch);
    // convolutions.vae:10  gradient of conv(4, pad=1)
    // kernel 72, train: sum over the batch over rows of [1, 1, 4]
    like_train_k54(s, tile, scratch, s->grad + 352, s->arena + 53712);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u31(const VaeState *s, int tile, vae_real *scratch) {
    train_k74(s, tile, scratch);
    train_k75(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u32(const VaeState *s, int tile, vae_real *scratch) {
    train_k76(s, tile, scratch);
    // convolutions.vae:9  gradient of groupnorm(2)
    // kernel 77, train: sum over the batch over rows of [1, 1, 2, 2]
    like_train_k77(s, tile, scratch, s->grad + 192, s->arena + 53680);
    train_k80(s, tile, scratch);
    train_k81(s, tile, scratch);
    // convolutions.vae:9  gradient of groupnorm(2)
    // kernel 82, train: loop over rows of [1, 1, 2, 1]
    like_train_k13(s, tile, scratch, s->arena + 54496, s->arena + 54512);
    train_k83(s, tile, scratch);
    train_k84(s, tile, scratch);
    // convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
    // kernel 85, train: sum over the batch over rows of [1, 1, 4]
    like_train_k54(s, tile, scratch, s->grad + 160, s->arena + 53616);
}

// One thread does all of these.
VAE_KERNEL void train_u33(const VaeState *s, int tile, vae_real *scratch) {
    train_k78(s, tile, scratch);
    // convolutions.vae:9  gradient of groupnorm(2)
    // kernel 79, train: sum over the batch over rows of [1, 1, 2, 2]
    like_train_k77(s, tile, scratch, s->grad + 176, s->arena + 53648);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u35(const VaeState *s, int tile, vae_real *scratch) {
    train_k87(s, tile, scratch);
    train_k89(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u37(const VaeState *s, int tile, vae_real *scratch) {
    train_k90(s, tile, scratch);
    train_k91(s, tile, scratch);
    // convolutions.vae:8  gradient of batchnorm
    // kernel 92, train: loop over rows of [3]
    like_train_k92(s, tile, scratch, s->arena + 53488, s->arena + 54448);
    train_k93(s, tile, scratch);
    // convolutions.vae:8  gradient of batchnorm
    // kernel 94, train: sum over the batch over rows of [1, 1, 3]
    like_train_k47(s, tile, scratch, s->arena + 54432, s->arena + 53456);
    train_k95(s, tile, scratch);
    // convolutions.vae:8  gradient of batchnorm
    // kernel 96, train: loop over rows of [3]
    like_train_k92(s, tile, scratch, s->arena + 53424, s->arena + 54416);
    train_k97(s, tile, scratch);
    // convolutions.vae:8  gradient of conv(3)
    // kernel 98, train: sum over the batch over rows of [1, 1, 3]
    like_train_k47(s, tile, scratch, s->grad + 64, s->arena + 53392);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_k0, s->n);
    vae_run_one(me, s, train_u1, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k9, s->n, {0}},
        {train_k10, s->n, {0}}}, 2);
    vae_run_one(me, s, train_k11, (s->n + 6) / 7);
    vae_run_one(me, s, train_u5, 1);
    vae_run_one(me, s, train_u6, (s->n + 6) / 7);
    vae_run_one(me, s, train_u7, 1);
    vae_run_one(me, s, train_k23, s->n);
    vae_run_one(me, s, train_u9, 1);
    vae_run_one(me, s, train_k28, s->n);
    vae_run_one(me, s, train_u11, 1);
    vae_run_one(me, s, train_k37, s->n);
    vae_run_one(me, s, train_k38, 1);
    vae_run_one(me, s, train_u14, s->n);
    vae_run(me, s, (VaeWork[]){
        {train_k43, 1, {0}},
        {train_u18, 1, {0}},
        {train_u15, 1, {0}},
        {train_k42, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k48, 1, {0}},
        {train_k49, s->n, {0}}}, 2);
    vae_run_one(me, s, train_u21, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k59, 1, {0}},
        {train_k60, (s->n + 6) / 7, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u25, 1, {0}},
        {train_k61, 2, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k66, (s->n + 6) / 7, {0}},
        {train_k63, 2, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u29, 1, {0}},
        {train_k67, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u31, (s->n + 6) / 7, {0}},
        {train_k73, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u32, 1, {0}},
        {train_u33, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u35, s->n, {0}},
        {train_k86, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u37, 1, {0}},
        {train_k88, 1, {0}}}, 2);
    vae_run_one(me, s, train_k99, 1);
}

// convolutions.vae:8  conv(3)
// kernel 0, eval: product by panels over rows of [12, 12, 3]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k44(s, tile, scratch, s->arena + 10368, s->param + 0, s->arena + 6912);
}

// What kernel 1 of eval and 1 other do, each with buffers of its own:
//   t8: [3]
//   t13: [3]
//   t5: [3]
VAE_SHARED_2(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *t8,
    vae_real *t13, const vae_real *t5) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t13[j] = t5[j] / vae_sqrt(t8[j] + 1e-05f);
    }
}

// convolutions.vae:8  batchnorm
// kernel 1, eval: loop over [3]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k1(s, tile, scratch, s->param + 1040, s->arena + 19616, s->param + 80);
}

// What kernel 2 of eval and 1 other do, each with buffers of its own:
//   t2: [n, 12, 12, 3]
//   b3: [3]
//   t7: [3]
//   t14: [n, 12, 12, 3]
//   t13: [3]
VAE_SHARED_2(like_eval_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *t2,
    const vae_real *b3, const vae_real *t7, vae_real *t14, const vae_real *t13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t14[i * 432 + j * 3 + k] = (t2[i * 432 + j * 3 + k] + b3[k] - t7[k]) * t13[k];
            }
        }
    }
}

// convolutions.vae:8  conv(3)
// convolutions.vae:8  batchnorm
// kernel 2, eval: loop over rows of [12, 12, 3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k2(s, tile, scratch, s->arena + 6912, s->param + 64, s->param + 1024, s->arena + 3456,
        s->arena + 19616);
}

// convolutions.vae:8  maxpool
// convolutions.vae:8  batchnorm
// convolutions.vae:8  relu
// kernel 3, eval: product by panels over rows of [6, 6, 3]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 3456, s->arena + 15840, s->param + 96);
}

// convolutions.vae:9  conv(4, kernel=2, stride=2, pad=valid)
// kernel 4, eval: product by panels over rows of [3, 3, 4]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 15840, s->param + 112, s->arena + 18432,
        s->param + 160);
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t32: [n, 1, 1, 2, 1]
//   t37: [n, 1, 1, 2, 1]
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t32,
    vae_real *t37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t37[i * 2 + j] = 1.0f / vae_sqrt(0.0555555556f * t32[i * 2 + j] + 1e-05f);
        }
    }
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t30: [n, 3, 3, 2, 2]
//   t37: [n, 1, 1, 2, 1]
//   t22: [2, 2]
//   t23: [2, 2]
//   h44: [n, 3, 3, 4]
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t30,
    const vae_real *t37, const vae_real *t22, const vae_real *t23, vae_real *h44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v39 = t30[i * 36 + j * 4 + k * 2 + l] * t37[i * 2 + k] * t22[k * 2 + l];
                    const vae_real v40 = v39 + t23[k * 2 + l];
                    h44[i * 36 + j * 4 + k * 2 + l] = vae_where(v40, v40, 0.01f * v40);
                }
            }
        }
    }
}

// What kernel 14 of eval and 1 other do, each with buffers of its own:
//   t57: [n, 3, 3, 1]
//   t61: [n, 3, 3, 1]
VAE_SHARED_2(like_eval_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *t57,
    vae_real *t61) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t61[i * 9 + j] = 1.0f / vae_sqrt(0.25f * t57[i * 9 + j] + 1e-05f);
        }
    }
}

// What kernel 15 of eval and 1 other do, each with buffers of its own:
//   t55: [n, 3, 3, 4]
//   t61: [n, 3, 3, 1]
//   t50: [4]
//   h64: [n, 3, 3, 4]
//   t51: [4]
VAE_SHARED_2(like_eval_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *t55,
    const vae_real *t61, const vae_real *t50, vae_real *h64, const vae_real *t51) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h64[i * 36 + j * 4 + k] = t55[i * 36 + j * 4 + k] * t61[i * 9 + j] * t50[k] + t51[k];
            }
        }
    }
}

// convolutions.vae:10  upsample(2, mode=bilinear)
// convolutions.vae:10  globalavgpool
// kernel 16, eval: product by panels over rows of [6, 6, 4]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 16704, s->arena + 19440);
}

// convolutions.vae:5  sampling and KL
// kernel 19, eval: loop over rows of [3]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar75 = s->arena + 19267; // [n, 3] in rows of 6
    const vae_real *eps76 = s->arena + 19376; // [n, 3]
    vae_real *z81 = s->arena + 19344; // [n, 3]
    const vae_real *mean74 = s->arena + 19264; // [n, 3] in rows of 6
    vae_real *t94 = s->arena + 19312; // [n, 3]
    vae_real *t95 = s->arena + 19536; // [n, 1]
    vae_real *t98 = s->arena + 19520; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t95_sum = 0.0f;
        vae_real t98_sum = 0.0f;
        VAE_SIMD_SUM(t95_sum, t98_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v81 = mean74[i * 6 + j] + vae_exp(0.5f * logvar75[i * 6 + j]) * eps76[i * 3 + j];
            z81[i * 3 + j] = v81;
            const vae_real v84 = eps76[i * 3 + j] * eps76[i * 3 + j] + logvar75[i * 6 + j];
            const vae_real v91 = mean74[i * 6 + j] * mean74[i * 6 + j] + vae_exp(logvar75[i * 6 + j]);
            const vae_real v94 = 0.5f * (v91 - 1.0f - logvar75[i * 6 + j]);
            t94[i * 3 + j] = v94;
            t95_sum += v94;
            const vae_real v97 = (-0.5f) * (v81 * v81 + 1.83787707f - (v84 + 1.83787707f));
            t98_sum += v97;
        }
        t95[i] = t95_sum;
        t98[i] = t98_sum;
    }
}

// What kernel 21 of eval and 1 other do, each with buffers of its own:
//   h104: [n, 3, 3, 3]
//   w105: [4, 4, 4, 3]
//   t106: [n, 6, 6, 4]
VAE_SHARED_2(like_eval_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *h104,
    const vae_real *w105, vae_real *t106) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv106 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_t(&conv106, (int)(end - begin), h104 + begin * 27, w105, t106 + begin * 144, scratch);
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// kernel 21, eval: product by panels over rows of [6, 6, 4]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k21(s, tile, scratch, s->arena + 18720, s->param + 576, s->arena + 13824);
}

// What kernel 22 of eval and 1 other do, each with buffers of its own:
//   t112: [4]
//   t116: [4]
//   t109: [4]
VAE_SHARED_2(like_eval_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *t112,
    vae_real *t116, const vae_real *t109) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t116[j] = t109[j] / vae_sqrt(t112[j] + 1e-05f);
    }
}

// convolutions.vae:15  batchnorm
// kernel 22, eval: loop over [4]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k22(s, tile, scratch, s->param + 1072, s->arena + 19504, s->param + 784);
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// convolutions.vae:15  batchnorm
// convolutions.vae:15  relu
// kernel 23, eval: loop over rows of [6, 6, 4]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t106 = s->arena + 13824; // [n, 6, 6, 4]
    const vae_real *b107 = s->param + 768; // [4]
    const vae_real *t111 = s->param + 1056; // [4]
    const vae_real *t116 = s->arena + 19504; // [4]
    const vae_real *t110 = s->param + 800; // [4]
    vae_real *h119 = s->arena + 12672; // [n, 6, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v117 = (t106[i * 144 + j * 4 + k] + b107[k] - t111[k]) * t116[k];
                h119[i * 144 + j * 4 + k] = vae_max(v117 + t110[k], 0.0f);
            }
        }
    }
}

// What kernel 24 of eval and 1 other do, each with buffers of its own:
//   h119: [n, 6, 6, 4]
//   w120: [3, 3, 4, 3]
//   h125: [n, 6, 6, 3]
//   b122: [3]
VAE_SHARED_2(like_eval_k24, const VaeState *s, int tile, vae_real *scratch, const vae_real *h119,
    const vae_real *w120, vae_real *h125, const vae_real *b122) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv121 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv(&conv121, (int)(end - begin), h119 + begin * 144, w120, h125 + begin * 108, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v121 = h125[i * 108 + j * 3 + k];
                const vae_real v123 = v121 + b122[k];
                h125[i * 108 + j * 3 + k] = v123 * vae_sigmoid(v123);
            }
        }
    }
}

// convolutions.vae:16  conv(3)
// convolutions.vae:16  silu
// kernel 24, eval: product by panels over rows of [6, 6, 3]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k24(s, tile, scratch, s->arena + 12672, s->param + 816, s->arena + 14976,
        s->param + 928);
}

// convolutions.vae:16  upsample
// kernel 25, eval: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k38(s, tile, scratch, s->arena + 0, s->arena + 14976);
}

// convolutions.vae:17  deconv(2)
// convolutions.vae:20  likelihood = bernoulli
// kernel 26, eval: product by panels over rows of [12, 12, 2]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h128 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *w129 = s->param + 944; // [3, 3, 2, 3]
    vae_real *t130 = scratch + 592; // [end - begin, 12, 12, 2]
    const vae_real *b131 = s->param + 1008; // [2]
    const vae_real *x0 = s->arena + 10368; // [n, 288]
    vae_real *t138 = s->arena + 19488; // [n, 1]
    static const VaeConv conv130 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_t(&conv130, (int)(end - begin), h128 + begin * 432, w129, t130, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t138_sum = 0.0f;
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD_SUM(t138_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v130 = t130[(i - begin) * 288 + j * 2 + k];
                const vae_real v132 = v130 + b131[k];
                t138_sum += vae_softplus(v132) - x0[i * 288 + j * 2 + k] * v132;
            }
        }
        t138[i] = t138_sum;
    }
}

// kernel 27, eval: loop over rows of [1]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t139 = s->arena + 19472; // [n, 1]
    const vae_real *t98 = s->arena + 19520; // [n, 1]
    const vae_real *t138 = s->arena + 19488; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t139[i] = t98[i] - t138[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:9  groupnorm(2)
    // kernel 5, eval: loop over rows of [3, 3, 2, 2]
    like_train_k12(s, tile, scratch, s->arena + 19600, s->arena + 18432);
    // convolutions.vae:9  groupnorm(2)
    // kernel 6, eval: loop over rows of [1, 1, 2, 1]
    like_train_k13(s, tile, scratch, s->arena + 19584, s->arena + 19600);
    // convolutions.vae:9  groupnorm(2)
    // kernel 7, eval: loop over rows of [3, 3, 2, 2]
    like_train_k14(s, tile, scratch, s->arena + 18144, s->arena + 18432, s->arena + 19584,
        s->arena + 19568);
    // convolutions.vae:9  groupnorm(2)
    // kernel 8, eval: loop over rows of [1, 1, 2, 1]
    like_eval_k8(s, tile, scratch, s->arena + 19568, s->arena + 19552);
    // convolutions.vae:9  groupnorm(2)
    // convolutions.vae:9  leaky_relu
    // kernel 9, eval: loop over rows of [3, 3, 2, 2]
    like_eval_k9(s, tile, scratch, s->arena + 18144, s->arena + 19552, s->param + 176,
        s->param + 192, s->arena + 17856);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:9  avgpool(kernel=3, stride=1)
    // kernel 10, eval: product by panels over rows of [3, 3, 4]
    like_train_k17(s, tile, scratch, s->arena + 17856, s->arena + 17568);
    // convolutions.vae:10  conv(4, pad=1)
    // convolutions.vae:10  layernorm
    // kernel 11, eval: product by panels over rows of [3, 3, 4]
    like_train_k18(s, tile, scratch, s->arena + 17568, s->param + 208, s->arena + 17280,
        s->param + 352, s->arena + 19184);
}

// One thread does all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:10  layernorm
    // kernel 12, eval: loop over rows of [3, 3, 1]
    like_train_k19(s, tile, scratch, s->arena + 19104, s->arena + 19184);
    // convolutions.vae:10  layernorm
    // kernel 13, eval: loop over rows of [3, 3, 4]
    like_train_k20(s, tile, scratch, s->arena + 16992, s->arena + 17280, s->arena + 19104,
        s->arena + 19024);
    // convolutions.vae:10  layernorm
    // kernel 14, eval: loop over rows of [3, 3, 1]
    like_eval_k14(s, tile, scratch, s->arena + 19024, s->arena + 18944);
    // convolutions.vae:10  layernorm
    // kernel 15, eval: loop over rows of [3, 3, 4]
    like_eval_k15(s, tile, scratch, s->arena + 16992, s->arena + 18944, s->param + 368,
        s->arena + 16704, s->param + 384);
}

// One thread does all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:10  globalavgpool
    // kernel 17, eval: loop over rows of [1, 1, 4]
    like_train_k24(s, tile, scratch, s->arena + 19408, s->arena + 19440);
    // convolutions.vae:5  posterior heads (added by the compiler)
    // kernel 18, eval: product by panels over rows of [6]
    like_train_k25(s, tile, scratch, s->arena + 19408, s->param + 400, s->arena + 19264,
        s->param + 432);
    eval_k19(s, tile, scratch);
    // convolutions.vae:14  dense(3 * 3 * 3)
    // convolutions.vae:14  relu
    // kernel 20, eval: product by panels over rows of [27]
    like_train_k27(s, tile, scratch, s->arena + 19344, s->param + 448, s->arena + 18720,
        s->param + 544);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_k0, s->n, {0}},
        {eval_k22, 1, {0}},
        {eval_k1, 1, {0}}}, 3);
    vae_run_one(me, s, eval_k2, 1);
    vae_run_one(me, s, eval_k3, s->n);
    vae_run_one(me, s, eval_k4, (s->n + 6) / 7);
    vae_run_one(me, s, eval_u5, 1);
    vae_run_one(me, s, eval_u6, (s->n + 6) / 7);
    vae_run_one(me, s, eval_u7, 1);
    vae_run_one(me, s, eval_k16, s->n);
    vae_run_one(me, s, eval_u9, 1);
    vae_run_one(me, s, eval_k21, s->n);
    vae_run_one(me, s, eval_k23, 1);
    vae_run_one(me, s, eval_k24, s->n);
    vae_run_one(me, s, eval_k25, 1);
    vae_run_one(me, s, eval_k26, s->n);
    vae_run_one(me, s, eval_k27, 1);
}

// convolutions.vae:8  conv(3)
// kernel 0, encode: product by panels over rows of [12, 12, 3]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k44(s, tile, scratch, s->arena + 6912, s->param + 0, s->arena + 3456);
}

// convolutions.vae:8  batchnorm
// kernel 1, encode: loop over [3]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k1(s, tile, scratch, s->param + 1040, s->arena + 12656, s->param + 80);
}

// convolutions.vae:8  conv(3)
// convolutions.vae:8  batchnorm
// kernel 2, encode: loop over rows of [12, 12, 3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k2(s, tile, scratch, s->arena + 3456, s->param + 64, s->param + 1024, s->arena + 0,
        s->arena + 12656);
}

// convolutions.vae:8  maxpool
// convolutions.vae:8  batchnorm
// convolutions.vae:8  relu
// kernel 3, encode: product by panels over rows of [6, 6, 3]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 0, s->arena + 9216, s->param + 96);
}

// convolutions.vae:9  conv(4, kernel=2, stride=2, pad=valid)
// kernel 4, encode: product by panels over rows of [3, 3, 4]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 9216, s->param + 112, s->arena + 11808,
        s->param + 160);
}

// convolutions.vae:10  upsample(2, mode=bilinear)
// convolutions.vae:10  globalavgpool
// kernel 16, encode: product by panels over rows of [6, 6, 4]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 10080, s->arena + 12560);
}

// convolutions.vae:5  posterior heads (added by the compiler)
// kernel 19, encode: loop over rows of [3]
VAE_KERNEL void encode_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t76 = s->arena + 12496; // [n, 3]
    const vae_real *mean74 = s->arena + 12416; // [n, 3] in rows of 6
    vae_real *t77 = s->arena + 12464; // [n, 3]
    const vae_real *logvar75 = s->arena + 12419; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t76[i * 3 + j] = mean74[i * 6 + j];
            t77[i * 3 + j] = logvar75[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:9  groupnorm(2)
    // kernel 5, encode: loop over rows of [3, 3, 2, 2]
    like_train_k12(s, tile, scratch, s->arena + 12640, s->arena + 11808);
    // convolutions.vae:9  groupnorm(2)
    // kernel 6, encode: loop over rows of [1, 1, 2, 1]
    like_train_k13(s, tile, scratch, s->arena + 12624, s->arena + 12640);
    // convolutions.vae:9  groupnorm(2)
    // kernel 7, encode: loop over rows of [3, 3, 2, 2]
    like_train_k14(s, tile, scratch, s->arena + 11520, s->arena + 11808, s->arena + 12624,
        s->arena + 12608);
    // convolutions.vae:9  groupnorm(2)
    // kernel 8, encode: loop over rows of [1, 1, 2, 1]
    like_eval_k8(s, tile, scratch, s->arena + 12608, s->arena + 12592);
    // convolutions.vae:9  groupnorm(2)
    // convolutions.vae:9  leaky_relu
    // kernel 9, encode: loop over rows of [3, 3, 2, 2]
    like_eval_k9(s, tile, scratch, s->arena + 11520, s->arena + 12592, s->param + 176,
        s->param + 192, s->arena + 11232);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u6(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:9  avgpool(kernel=3, stride=1)
    // kernel 10, encode: product by panels over rows of [3, 3, 4]
    like_train_k17(s, tile, scratch, s->arena + 11232, s->arena + 10944);
    // convolutions.vae:10  conv(4, pad=1)
    // convolutions.vae:10  layernorm
    // kernel 11, encode: product by panels over rows of [3, 3, 4]
    like_train_k18(s, tile, scratch, s->arena + 10944, s->param + 208, s->arena + 10656,
        s->param + 352, s->arena + 12336);
}

// One thread does all of these.
VAE_KERNEL void encode_u7(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:10  layernorm
    // kernel 12, encode: loop over rows of [3, 3, 1]
    like_train_k19(s, tile, scratch, s->arena + 12256, s->arena + 12336);
    // convolutions.vae:10  layernorm
    // kernel 13, encode: loop over rows of [3, 3, 4]
    like_train_k20(s, tile, scratch, s->arena + 10368, s->arena + 10656, s->arena + 12256,
        s->arena + 12176);
    // convolutions.vae:10  layernorm
    // kernel 14, encode: loop over rows of [3, 3, 1]
    like_eval_k14(s, tile, scratch, s->arena + 12176, s->arena + 12096);
    // convolutions.vae:10  layernorm
    // kernel 15, encode: loop over rows of [3, 3, 4]
    like_eval_k15(s, tile, scratch, s->arena + 10368, s->arena + 12096, s->param + 368,
        s->arena + 10080, s->param + 384);
}

// One thread does all of these.
VAE_KERNEL void encode_u9(const VaeState *s, int tile, vae_real *scratch) {
    // convolutions.vae:10  globalavgpool
    // kernel 17, encode: loop over rows of [1, 1, 4]
    like_train_k24(s, tile, scratch, s->arena + 12528, s->arena + 12560);
    // convolutions.vae:5  posterior heads (added by the compiler)
    // kernel 18, encode: product by panels over rows of [6]
    like_train_k25(s, tile, scratch, s->arena + 12528, s->param + 400, s->arena + 12416,
        s->param + 432);
    encode_k19(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_k0, s->n, {0}},
        {encode_k1, 1, {0}}}, 2);
    vae_run_one(me, s, encode_k2, 1);
    vae_run_one(me, s, encode_k3, s->n);
    vae_run_one(me, s, encode_k4, (s->n + 6) / 7);
    vae_run_one(me, s, encode_u5, 1);
    vae_run_one(me, s, encode_u6, (s->n + 6) / 7);
    vae_run_one(me, s, encode_u7, 1);
    vae_run_one(me, s, encode_k16, s->n);
    vae_run_one(me, s, encode_u9, 1);
}

// convolutions.vae:14  dense(3 * 3 * 3)
// convolutions.vae:14  relu
// kernel 0, decode: product by panels over rows of [27]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k27(s, tile, scratch, s->arena + 11456, s->param + 448, s->arena + 11232,
        s->param + 544);
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// kernel 1, decode: product by panels over rows of [6, 6, 4]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k21(s, tile, scratch, s->arena + 11232, s->param + 576, s->arena + 9216);
}

// convolutions.vae:15  batchnorm
// kernel 2, decode: loop over [4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k22(s, tile, scratch, s->param + 1072, s->arena + 11488, s->param + 784);
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// convolutions.vae:15  batchnorm
// convolutions.vae:15  relu
// kernel 3, decode: loop over rows of [6, 6, 4]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t8 = s->arena + 9216; // [n, 6, 6, 4]
    const vae_real *b9 = s->param + 768; // [4]
    const vae_real *t13 = s->param + 1056; // [4]
    const vae_real *t19 = s->arena + 11488; // [4]
    const vae_real *t12 = s->param + 800; // [4]
    vae_real *h22 = s->arena + 8064; // [n, 6, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v21 = (t8[i * 144 + j * 4 + k] + b9[k] - t13[k]) * t19[k] + t12[k];
                h22[i * 144 + j * 4 + k] = vae_max(v21, 0.0f);
            }
        }
    }
}

// convolutions.vae:16  conv(3)
// convolutions.vae:16  silu
// kernel 4, decode: product by panels over rows of [6, 6, 3]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k24(s, tile, scratch, s->arena + 8064, s->param + 816, s->arena + 10368,
        s->param + 928);
}

// convolutions.vae:16  upsample
// kernel 5, decode: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k38(s, tile, scratch, s->arena + 0, s->arena + 10368);
}

// convolutions.vae:17  deconv(2)
// convolutions.vae:20  likelihood = bernoulli
// kernel 6, decode: product by panels over rows of [12, 12, 2]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h31 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *w32 = s->param + 944; // [3, 3, 2, 3]
    vae_real *t37 = s->arena + 5760; // [n, 288]
    const vae_real *b34 = s->param + 1008; // [2]
    vae_real *t38 = s->arena + 3456; // [n, 288]
    static const VaeConv conv33 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_t(&conv33, (int)(end - begin), h31 + begin * 432, w32, t37 + begin * 288, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v33 = t37[i * 288 + j * 2 + k];
                const vae_real v37 = vae_sigmoid(v33 + b34[k]);
                t37[i * 288 + j * 2 + k] = v37;
                t38[i * 288 + j * 2 + k] = v37;
            }
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k0, 1, {0}},
        {decode_k2, 1, {0}}}, 2);
    vae_run_one(me, s, decode_k1, s->n);
    vae_run_one(me, s, decode_k3, 1);
    vae_run_one(me, s, decode_k4, s->n);
    vae_run_one(me, s, decode_k5, 1);
    vae_run_one(me, s, decode_k6, s->n);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 29952, 288}, // [n, 12, 12, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 54256, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 54656, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 54704, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 54672, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 10368, 288}, // [n, 12, 12, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 19376, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 19488, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 19536, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 19472, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 19312, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 6912, 288}, // [n, 12, 12, 2]
    {"z.mean", VAE_OUT_ROW, 0, 12496, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 12464, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 11456, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 5760, 288}, // [n, 288]
    {"x.draw0", VAE_OUT_ROW, 0, 3456, 288}, // [n, 288]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {3, 2, 3, 3}, {1, 3, 18, 6}, 0, VAE_INIT_UNIFORM, 0.365148365f, true, true, false},
    {"encoder.0.bias", 1, {3}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.weight", 1, {3}, {1}, 80, VAE_INIT_CONST, 1.0f, true, false, false},
    {"encoder.1.bias", 1, {3}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.running_mean", 1, {3}, {1}, 1024, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.1.running_var", 1, {3}, {1}, 1040, VAE_INIT_CONST, 1.0f, false, false, false},
    {"encoder.4.weight", 4, {4, 3, 2, 2}, {1, 4, 24, 12}, 112, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"encoder.4.bias", 1, {4}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.weight", 1, {4}, {1}, 176, VAE_INIT_CONST, 1.0f, true, false, false},
    {"encoder.5.bias", 1, {4}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.8.weight", 4, {4, 4, 3, 3}, {1, 4, 48, 16}, 208, VAE_INIT_UNIFORM, 0.288675129f, true, true, false},
    {"encoder.8.bias", 1, {4}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.9.weight", 1, {4}, {1}, 368, VAE_INIT_CONST, 1.0f, true, false, false},
    {"encoder.9.bias", 1, {4}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 4}, {1, 6}, 400, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 432, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 4}, {1, 6}, 403, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 435, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {27, 3}, {1, 27}, 448, VAE_INIT_UNIFORM, 0.44721359f, true, true, false},
    {"decoder.0.bias", 1, {27}, {1}, 544, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 4, {3, 4, 4, 4}, {1, 3, 48, 12}, 576, VAE_INIT_UNIFORM, 0.231455028f, true, true, false},
    {"decoder.3.bias", 1, {4}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.weight", 1, {4}, {1}, 784, VAE_INIT_CONST, 1.0f, true, false, false},
    {"decoder.4.bias", 1, {4}, {1}, 800, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.running_mean", 1, {4}, {1}, 1056, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"decoder.4.running_var", 1, {4}, {1}, 1072, VAE_INIT_CONST, 1.0f, false, false, false},
    {"decoder.6.weight", 4, {3, 4, 3, 3}, {1, 3, 36, 12}, 816, VAE_INIT_UNIFORM, 0.308606714f, true, true, false},
    {"decoder.6.bias", 1, {3}, {1}, 928, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.9.weight", 4, {3, 2, 3, 3}, {1, 3, 18, 6}, 944, VAE_INIT_UNIFORM, 0.365148365f, true, true, false},
    {"decoder.9.bias", 1, {2}, {1}, 1008, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 12, 12, 2, 288, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[12, 12, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(3)", "[12, 12, 3]", 57},
    {VAE_STAGE_ENCODER, 0, "batchnorm", "[12, 12, 3]", 12},
    {VAE_STAGE_ENCODER, 0, "relu", "[12, 12, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "maxpool", "[6, 6, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, kernel=2, stride=2, pad=valid)", "[3, 3, 4]", 52},
    {VAE_STAGE_ENCODER, 0, "groupnorm(2)", "[3, 3, 4]", 8},
    {VAE_STAGE_ENCODER, 0, "leaky_relu", "[3, 3, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "avgpool(kernel=3, stride=1)", "[3, 3, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, pad=1)", "[3, 3, 4]", 148},
    {VAE_STAGE_ENCODER, 0, "layernorm", "[3, 3, 4]", 8},
    {VAE_STAGE_ENCODER, 0, "upsample(2, mode=bilinear)", "[6, 6, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "globalavgpool", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 30},
    {VAE_STAGE_DECODER, 0, "dense(3 * 3 * 3)", "[27]", 108},
    {VAE_STAGE_DECODER, 0, "relu", "[27]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(3, 3, 3)", "[3, 3, 3]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(4, kernel=4, stride=2)", "[6, 6, 4]", 196},
    {VAE_STAGE_DECODER, 0, "batchnorm", "[6, 6, 4]", 16},
    {VAE_STAGE_DECODER, 0, "relu", "[6, 6, 4]", 0},
    {VAE_STAGE_DECODER, 0, "conv(3)", "[6, 6, 3]", 111},
    {VAE_STAGE_DECODER, 0, "silu", "[6, 6, 3]", 0},
    {VAE_STAGE_DECODER, 0, "upsample", "[12, 12, 3]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(2)", "[12, 12, 2]", 56},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[12, 12, 2]", 0},
};

static const VaeStretch rest[] = {
    {0, 1024},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "convolutions", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model convolutions\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [12, 12, 2]                 -              -\n"
        "    conv(3)                         [12, 12, 3]                57         15,552\n"
        "    batchnorm                       [12, 12, 3]                12              -\n"
        "    relu                            [12, 12, 3]                 -              -\n"
        "    maxpool                         [6, 6, 3]                   -              -\n"
        "    conv(4, kernel=2, stride=2, pad=valid)  [3, 3, 4]                  52            864\n"
        "    groupnorm(2)                    [3, 3, 4]                   8              -\n"
        "    leaky_relu                      [3, 3, 4]                   -              -\n"
        "    avgpool(kernel=3, stride=1)     [3, 3, 4]                   -              -\n"
        "    conv(4, pad=1)                  [3, 3, 4]                 148          2,592\n"
        "    layernorm                       [3, 3, 4]                   8              -\n"
        "    upsample(2, mode=bilinear)      [6, 6, 4]                   -              -\n"
        "    globalavgpool                   [4]                         -              -\n"
        "  z: mean, logvar heads             [3]                        30             48\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(3 * 3 * 3)                [27]                      108            162\n"
        "    relu                            [27]                        -              -\n"
        "    reshape(3, 3, 3)                [3, 3, 3]                   -              -\n"
        "    deconv(4, kernel=4, stride=2)   [6, 6, 4]                 196          3,456\n"
        "    batchnorm                       [6, 6, 4]                  16              -\n"
        "    relu                            [6, 6, 4]                   -              -\n"
        "    conv(3)                         [6, 6, 3]                 111          7,776\n"
        "    silu                            [6, 6, 3]                   -              -\n"
        "    upsample                        [12, 12, 3]                 -              -\n"
        "    deconv(2)                       [12, 12, 2]                56         15,552\n"
        "\n"
        "  788 parameters; one training step of 8 rows: 979,632 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         100      274       220,160      220,160\n"
        "  eval           28       89        78,528       78,528\n"
        "  encode         20       48        50,688       50,688\n"
        "  decode          7       21        46,016       46,016\n",
    .batch = 8, .n_param = 1024, .n_state = 64, .n_arena = 55040,
    .n_scratch = 5376,
    .max_threads = 1, .flops_per_row = 122454.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 30,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 25,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
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
        .over_batch = 1,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
