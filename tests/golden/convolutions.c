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
//   train          96      271        89,536      212,096
//   eval           27       88        37,056       86,592
//   encode         19       47        27,712       49,536
//   decode          7       21        32,256       46,016
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_conv.h"
#include "vae_gemm.h"
#include "vae_math.h"
#include "vae_pool.h"
#include "vae_winograd.h"

// convolutions.vae:8  conv(3)
// convolutions.vae:8  batchnorm
// kernel 0, train: product by panels over rows of [12, 12, 3]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *x0 = s->arena + 12672; // [n, 12, 12, 2]
    const vae_real *w1 = s->param + 0; // [3, 3, 2, 3]
    vae_real *h4 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *b3 = s->param + 64; // [3]
    vae_real *t9 = s->arena + 3456; // [n, 1, 1, 3]
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

// convolutions.vae:8  batchnorm
// kernel 1, train: sum over the batch over rows of [3]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t11 = s->arena + 3504; // [3]
    const vae_real *t9 = s->arena + 3456; // [n, 3]
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
    vae_real *t15 = s->arena + 3488; // [3]
    const vae_real *t11 = s->arena + 3504; // [3]
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
    vae_real *t16 = s->arena + 6912; // [n, 12, 12, 3]
    const vae_real *h4 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *t15 = s->arena + 3488; // [3]
    vae_real *t18 = s->arena + 3456; // [n, 1, 1, 3]
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
// kernel 4, train: sum over the batch over rows of [3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t20 = s->arena + 16; // [3]
    const vae_real *t18 = s->arena + 3456; // [n, 3]
    for (size_t j = 0; j < 3; j++) {
        t20[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t20[j] += t18[i * 3 + j];
        }
    }
}

// convolutions.vae:8  batchnorm
// kernel 5, train: loop over [3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t21 = s->arena + 0; // [3]
    const vae_real *t20 = s->arena + 16; // [3]
    vae_real *t37 = s->arena + 22368; // [3]
    vae_real *t38 = s->arena + 22352; // [3]
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
    const vae_real *t15 = s->arena + 3488; // [3]
    vae_real *t26 = s->param + 1024; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t26[j] = 0.9f * t7[j] + 0.1f * t15[j];
    }
}

// convolutions.vae:8  batchnorm
// kernel 7, train: loop over [3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t21 = s->arena + 0; // [3]
    const vae_real *t8 = s->param + 1040; // [3]
    vae_real *t34 = s->param + 1040; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    const vae_real c28 = 1.0f - c14;
    const vae_real c30 = vae_max(c28, 1e-06f);
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t34[j] = 0.9f * t8[j] + 0.1f * (t21[j] / c30);
    }
}

// convolutions.vae:8  batchnorm
// convolutions.vae:8  relu
// kernel 8, train: loop over rows of [12, 12, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t16 = s->arena + 6912; // [n, 12, 12, 3]
    const vae_real *t38 = s->arena + 22352; // [3]
    const vae_real *t6 = s->param + 96; // [3]
    vae_real *h41 = s->arena + 3456; // [n, 12, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                h41[i * 432 + j * 3 + k] = vae_max(t16[i * 432 + j * 3 + k] * t38[k] + t6[k], 0.0f);
            }
        }
    }
}

// convolutions.vae:8  maxpool
// kernel 9, train: product by panels over rows of [6, 6, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h41 = s->arena + 3456; // [n, 12, 12, 3]
    vae_real *h42 = s->arena + 19008; // [n, 6, 6, 3]
    static const VaePool pool42 = {
        .height = 12, .width = 12, .channels = 3,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 3, .y_pitch = 3
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool(&pool42, h41 + i * 432, h42 + i * 108);
    }
}

// convolutions.vae:9  conv(4, kernel=2, stride=2, pad=valid)
// kernel 10, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h42 = s->arena + 19008; // [n, 6, 6, 3]
    const vae_real *w43 = s->param + 112; // [2, 2, 3, 4]
    vae_real *h46 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *b45 = s->param + 160; // [4]
    static const VaeConv conv44 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv(&conv44, (int)(end - begin), h42 + begin * 108, w43, h46 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v44 = h46[i * 36 + j * 4 + k];
                h46[i * 36 + j * 4 + k] = v44 + b45[k];
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 11, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t52 = s->arena + 288; // [n, 1, 1, 2, 1]
    const vae_real *h46 = s->arena + 0; // [n, 3, 3, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t52[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t52_sum = 0.0f;
                VAE_SIMD_SUM(t52_sum)
                for (size_t l = 0; l < 2; l++) {
                    t52_sum += h46[i * 36 + j * 4 + k * 2 + l];
                }
                t52[i * 2 + k] += t52_sum;
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 12, train: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t54 = s->arena + 304; // [n, 1, 1, 2, 1]
    const vae_real *t52 = s->arena + 288; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t54[i * 2 + j] = 0.0555555556f * t52[i * 2 + j];
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 13, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t55 = s->arena + 21312; // [n, 3, 3, 2, 2]
    const vae_real *h46 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *t54 = s->arena + 304; // [n, 1, 1, 2, 1]
    vae_real *t57 = s->arena + 288; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t57[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t57_sum = 0.0f;
                VAE_SIMD_SUM(t57_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v55 = h46[i * 36 + j * 4 + k * 2 + l] - t54[i * 2 + k];
                    t55[i * 36 + j * 4 + k * 2 + l] = v55;
                    t57_sum += v55 * v55;
                }
                t57[i * 2 + k] += t57_sum;
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 14, train: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t57 = s->arena + 288; // [n, 1, 1, 2, 1]
    vae_real *t60 = s->arena + 22336; // [n, 1, 1, 2, 1]
    vae_real *t61 = s->arena + 22320; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v60 = vae_sqrt(0.0555555556f * t57[i * 2 + j] + 1e-05f);
            t60[i * 2 + j] = v60;
            t61[i * 2 + j] = 1.0f / v60;
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// convolutions.vae:9  leaky_relu
// kernel 15, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t62 = s->arena + 21024; // [n, 3, 3, 2, 2]
    const vae_real *t55 = s->arena + 21312; // [n, 3, 3, 2, 2]
    const vae_real *t61 = s->arena + 22320; // [n, 1, 1, 2, 1]
    const vae_real *t47 = s->param + 176; // [2, 2]
    vae_real *t64 = s->arena + 20736; // [n, 3, 3, 2, 2]
    const vae_real *t48 = s->param + 192; // [2, 2]
    vae_real *h68 = s->arena + 0; // [n, 3, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v62 = t55[i * 36 + j * 4 + k * 2 + l] * t61[i * 2 + k];
                    t62[i * 36 + j * 4 + k * 2 + l] = v62;
                    const vae_real v64 = v62 * t47[k * 2 + l] + t48[k * 2 + l];
                    t64[i * 36 + j * 4 + k * 2 + l] = v64;
                    h68[i * 36 + j * 4 + k * 2 + l] = vae_where(v64, v64, 0.01f * v64);
                }
            }
        }
    }
}

// convolutions.vae:9  avgpool(kernel=3, stride=1)
// kernel 16, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h68 = s->arena + 0; // [n, 3, 3, 4]
    vae_real *h69 = s->arena + 20448; // [n, 3, 3, 4]
    static const VaePool pool69 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool(&pool69, h68 + i * 36, h69 + i * 36);
    }
}

// convolutions.vae:10  conv(4, pad=1)
// convolutions.vae:10  layernorm
// kernel 17, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h69 = s->arena + 20448; // [n, 3, 3, 4]
    const vae_real *w70 = s->param + 208; // [3, 3, 4, 4]
    vae_real *h73 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *b72 = s->param + 352; // [4]
    vae_real *t76 = s->arena + 288; // [n, 3, 3, 1]
    static const VaeConv conv71 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv(&conv71, (int)(end - begin), h69 + begin * 36, w70, h73 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t76_sum = 0.0f;
            VAE_SIMD_SUM(t76_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v71 = h73[i * 36 + j * 4 + k];
                const vae_real v73 = v71 + b72[k];
                h73[i * 36 + j * 4 + k] = v73;
                t76_sum += v73;
            }
            t76[i * 9 + j] = t76_sum;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 18, train: loop over rows of [3, 3, 1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t78 = s->arena + 368; // [n, 3, 3, 1]
    const vae_real *t76 = s->arena + 288; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t78[i * 9 + j] = 0.25f * t76[i * 9 + j];
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 19, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t79 = s->arena + 20160; // [n, 3, 3, 4]
    const vae_real *h73 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *t78 = s->arena + 368; // [n, 3, 3, 1]
    vae_real *t81 = s->arena + 288; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t81_sum = 0.0f;
            VAE_SIMD_SUM(t81_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v79 = h73[i * 36 + j * 4 + k] - t78[i * 9 + j];
                t79[i * 36 + j * 4 + k] = v79;
                t81_sum += v79 * v79;
            }
            t81[i * 9 + j] = t81_sum;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 20, train: loop over rows of [3, 3, 1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t81 = s->arena + 288; // [n, 3, 3, 1]
    vae_real *t84 = s->arena + 21904; // [n, 3, 3, 1]
    vae_real *t85 = s->arena + 21824; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v84 = vae_sqrt(0.25f * t81[i * 9 + j] + 1e-05f);
            t84[i * 9 + j] = v84;
            t85[i * 9 + j] = 1.0f / v84;
        }
    }
}

// convolutions.vae:10  layernorm
// convolutions.vae:10  globalavgpool
// kernel 21, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t86 = s->arena + 19872; // [n, 3, 3, 4]
    const vae_real *t79 = s->arena + 20160; // [n, 3, 3, 4]
    const vae_real *t85 = s->arena + 21824; // [n, 3, 3, 1]
    const vae_real *t74 = s->param + 368; // [4]
    const vae_real *t75 = s->param + 384; // [4]
    vae_real *t89 = s->arena + 0; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t89[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v86 = t79[i * 36 + j * 4 + k] * t85[i * 9 + j];
                t86[i * 36 + j * 4 + k] = v86;
                t89[i * 4 + k] += v86 * t74[k] + t75[k];
            }
        }
    }
}

// convolutions.vae:10  globalavgpool
// kernel 22, train: loop over rows of [1, 1, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t91 = s->arena + 22160; // [n, 1, 1, 4]
    const vae_real *t89 = s->arena + 0; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t91[i * 4 + j] = 0.111111111f * t89[i * 4 + j];
        }
    }
}

// convolutions.vae:5  posterior heads (added by the compiler)
// kernel 23, train: product by panels over rows of [6]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h92 = s->arena + 22160; // [n, 4]
    const vae_real *w93 = s->param + 400; // [4, 6]
    vae_real *heads96 = s->arena + 21984; // [n, 6]
    const vae_real *b94 = s->param + 432; // [6]
    vae_gemm_nn((int)(end - begin), 6, 4, h92 + begin * 4, 4, w93, 6, heads96 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v95 = heads96[i * 6 + j];
            heads96[i * 6 + j] = v95 + b94[j];
        }
    }
}

// convolutions.vae:5  sampling and KL
// kernel 24, train: loop over rows of [3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar98 = s->arena + 21987; // [n, 3] in rows of 6
    vae_real *t102 = s->arena + 22096; // [n, 3]
    const vae_real *eps99 = s->arena + 22128; // [n, 3]
    vae_real *z104 = s->arena + 22064; // [n, 3]
    const vae_real *mean97 = s->arena + 21984; // [n, 3] in rows of 6
    vae_real *t106 = s->arena + 22032; // [n, 3]
    vae_real *t111 = s->arena + 22224; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t111_sum = 0.0f;
        VAE_SIMD_SUM(t111_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v102 = vae_exp(0.5f * logvar98[i * 6 + j]);
            t102[i * 3 + j] = v102;
            z104[i * 3 + j] = mean97[i * 6 + j] + v102 * eps99[i * 3 + j];
            const vae_real v106 = vae_exp(logvar98[i * 6 + j]);
            t106[i * 3 + j] = v106;
            const vae_real v109 = mean97[i * 6 + j] * mean97[i * 6 + j] + v106 - 1.0f - logvar98[i * 6 + j];
            t111_sum += 0.5f * v109;
        }
        t111[i] = t111_sum;
    }
}

// convolutions.vae:14  dense(3 * 3 * 3)
// convolutions.vae:14  relu
// kernel 25, train: product by panels over rows of [27]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z104 = s->arena + 22064; // [n, 3]
    const vae_real *w112 = s->param + 448; // [3, 27]
    vae_real *h116 = s->arena + 21600; // [n, 27]
    const vae_real *b113 = s->param + 544; // [27]
    vae_gemm_nn((int)(end - begin), 27, 3, z104 + begin * 3, 3, w112, 27, h116 + begin * 27, 27);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v114 = h116[i * 27 + j];
            h116[i * 27 + j] = vae_max(v114 + b113[j], 0.0f);
        }
    }
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// convolutions.vae:15  batchnorm
// kernel 26, train: product by panels over rows of [6, 6, 4]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h117 = s->arena + 21600; // [n, 3, 3, 3]
    const vae_real *w118 = s->param + 576; // [4, 4, 4, 3]
    vae_real *h121 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *b120 = s->param + 768; // [4]
    vae_real *t126 = s->arena + 1152; // [n, 1, 1, 4]
    static const VaeConv conv119 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_t(&conv119, (int)(end - begin), h117 + begin * 27, w118, h121 + begin * 144, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t126[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v119 = h121[i * 144 + j * 4 + k];
                const vae_real v121 = v119 + b120[k];
                h121[i * 144 + j * 4 + k] = v121;
                t126[i * 4 + k] += v121;
            }
        }
    }
}

// convolutions.vae:15  batchnorm
// kernel 27, train: sum over the batch over rows of [4]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t128 = s->arena + 1200; // [4]
    const vae_real *t126 = s->arena + 1152; // [n, 4]
    for (size_t j = 0; j < 4; j++) {
        t128[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t128[j] += t126[i * 4 + j];
        }
    }
}

// convolutions.vae:15  batchnorm
// kernel 28, train: loop over [4]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t131 = s->arena + 1184; // [4]
    const vae_real *t128 = s->arena + 1200; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c130 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t131[j] = c130 * t128[j];
    }
}

// convolutions.vae:15  batchnorm
// kernel 29, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t132 = s->arena + 16128; // [n, 6, 6, 4]
    const vae_real *h121 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *t131 = s->arena + 1184; // [4]
    vae_real *t134 = s->arena + 1152; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t134[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v132 = h121[i * 144 + j * 4 + k] - t131[k];
                t132[i * 144 + j * 4 + k] = v132;
                t134[i * 4 + k] += v132 * v132;
            }
        }
    }
}

// convolutions.vae:15  batchnorm
// kernel 30, train: sum over the batch over rows of [4]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t136 = s->arena + 16; // [4]
    const vae_real *t134 = s->arena + 1152; // [n, 4]
    for (size_t j = 0; j < 4; j++) {
        t136[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t136[j] += t134[i * 4 + j];
        }
    }
}

// convolutions.vae:15  batchnorm
// kernel 31, train: loop over [4]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t137 = s->arena + 0; // [4]
    const vae_real *t136 = s->arena + 16; // [4]
    vae_real *t148 = s->arena + 22304; // [4]
    vae_real *t149 = s->arena + 22288; // [4]
    const vae_real *t122 = s->param + 784; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c130 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v137 = c130 * t136[j];
        t137[j] = v137;
        const vae_real v148 = vae_sqrt(v137 + 1e-05f);
        t148[j] = v148;
        t149[j] = t122[j] / v148;
    }
}

// convolutions.vae:15  batchnorm
// kernel 32, train: loop over [4]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t124 = s->param + 1056; // [4]
    const vae_real *t131 = s->arena + 1184; // [4]
    vae_real *t140 = s->param + 1056; // [4]
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t140[j] = 0.9f * t124[j] + 0.1f * t131[j];
    }
}

// convolutions.vae:15  batchnorm
// kernel 33, train: loop over [4]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t137 = s->arena + 0; // [4]
    const vae_real *t125 = s->param + 1072; // [4]
    vae_real *t146 = s->param + 1072; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c130 = 0.0277777778f * inv_n;
    const vae_real c141 = 1.0f - c130;
    const vae_real c142 = vae_max(c141, 1e-06f);
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t146[j] = 0.9f * t125[j] + 0.1f * (t137[j] / c142);
    }
}

// convolutions.vae:15  batchnorm
// convolutions.vae:15  relu
// kernel 34, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t132 = s->arena + 16128; // [n, 6, 6, 4]
    const vae_real *t149 = s->arena + 22288; // [4]
    const vae_real *t123 = s->param + 800; // [4]
    vae_real *h152 = s->arena + 14976; // [n, 6, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                h152[i * 144 + j * 4 + k] = vae_max(t132[i * 144 + j * 4 + k] * t149[k] + t123[k], 0.0f);
            }
        }
    }
}

// convolutions.vae:16  conv(3)
// convolutions.vae:16  silu
// kernel 35, train: product by panels over rows of [6, 6, 3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h152 = s->arena + 14976; // [n, 6, 6, 4]
    const vae_real *w153 = s->param + 816; // [3, 3, 4, 3]
    vae_real *h156 = s->arena + 18144; // [n, 6, 6, 3]
    const vae_real *b155 = s->param + 928; // [3]
    vae_real *t157 = s->arena + 17280; // [n, 6, 6, 3]
    vae_real *h158 = s->arena + 10368; // [n, 6, 6, 3]
    static const VaeConv conv154 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv(&conv154, (int)(end - begin), h152 + begin * 144, w153, h156 + begin * 108, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v154 = h156[i * 108 + j * 3 + k];
                const vae_real v156 = v154 + b155[k];
                h156[i * 108 + j * 3 + k] = v156;
                const vae_real v157 = vae_sigmoid(v156);
                t157[i * 108 + j * 3 + k] = v157;
                h158[i * 108 + j * 3 + k] = v156 * v157;
            }
        }
    }
}

// convolutions.vae:16  upsample
// kernel 36, train: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t160 = s->arena + 0; // [n, 6, 2, 6, 2, 3]
    const vae_real *h158 = s->arena + 10368; // [n, 6, 1, 6, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 6; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            t160[i * 432 + j * 72 + k * 36 + l * 6 + m * 3 + q] = h158[i * 108 + j * 18 + l * 3 + q];
                        }
                    }
                }
            }
        }
    }
}

// convolutions.vae:17  deconv(2)
// convolutions.vae:20  likelihood = bernoulli
// convolutions.vae:20  gradient of likelihood = bernoulli
// convolutions.vae:20  gradient of deconv(2)
// kernel 37, train: product by panels over rows of [12, 12, 2]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h161 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *w162 = s->param + 944; // [3, 3, 2, 3]
    vae_real *d182 = s->arena + 10368; // [n, 288]
    const vae_real *b164 = s->param + 1008; // [2]
    const vae_real *x0 = s->arena + 12672; // [n, 288]
    vae_real *t171 = s->arena + 22208; // [n, 1]
    vae_real *d184 = s->arena + 22192; // [n, 1, 1, 2]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv163 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_t(&conv163, (int)(end - begin), h161 + begin * 432, w162, d182 + begin * 288, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d184[i * 2 + k] = 0.0f;
        }
        vae_real t171_sum = 0.0f;
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD_SUM(t171_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v163 = d182[i * 288 + j * 2 + k];
                const vae_real v165 = v163 + b164[k];
                t171_sum += vae_softplus(v165) - x0[i * 288 + j * 2 + k] * v165;
                const vae_real v182 = inv_n * (vae_sigmoid(v165) - x0[i * 288 + j * 2 + k]);
                d182[i * 288 + j * 2 + k] = v182;
                d184[i * 2 + k] += v182;
            }
        }
        t171[i] = t171_sum;
    }
}

// kernel 38, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t172 = s->arena + 22272; // [1]
    const vae_real *t171 = s->arena + 22208; // [n, 1]
    vae_real *t174 = s->arena + 22240; // [1]
    const vae_real *t111 = s->arena + 22224; // [n, 1]
    vae_real t172_sum = 0.0f;
    vae_real t174_sum = 0.0f;
    VAE_SIMD_SUM(t172_sum, t174_sum)
    for (size_t i = 0; i < rows; i++) {
        t172_sum += t171[i];
        t174_sum += t111[i];
    }
    t172[0] = t172_sum;
    t174[0] = t174_sum;
}

// kernel 39, train: loop over [1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t173 = s->arena + 22256; // [1]
    const vae_real *t172 = s->arena + 22272; // [1]
    vae_real *t175 = s->arena + 22224; // [1]
    const vae_real *t174 = s->arena + 22240; // [1]
    vae_real *t178 = s->arena + 22208; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v173 = t172[0] * inv_n;
    t173[0] = v173;
    const vae_real v175 = t174[0] * inv_n;
    t175[0] = v175;
    t178[0] = v173 + beta * v175;
}

// convolutions.vae:20  gradient of deconv(2)
// kernel 40, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param185 = s->grad + 1008; // [1, 1, 2]
    const vae_real *d184 = s->arena + 22192; // [n, 1, 1, 2]
    for (size_t j = 0; j < 2; j++) {
        d_param185[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param185[j] += d184[i * 2 + j];
        }
    }
}

// convolutions.vae:17  gradient of deconv(2)
// kernel 41, train: weight gradient over [3, 3, 2, 3]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d182 = s->arena + 10368; // [n, 12, 12, 2]
    const vae_real *h161 = s->arena + 0; // [n, 12, 12, 3]
    vae_real *d_param187 = s->grad + 944; // [3, 3, 2, 3]
    static const VaeConv conv187 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_w(&conv187, s->n, d182, h161, d_param187, tile, scratch);
}

// convolutions.vae:17  gradient of deconv(2)
// kernel 42, train: product by panels over rows of [12, 12, 3]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d182 = s->arena + 10368; // [n, 12, 12, 2]
    const vae_real *w162 = s->param + 944; // [3, 3, 2, 3]
    vae_real *d188 = s->arena + 0; // [n, 12, 12, 3]
    static const VaeConv conv188 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv(&conv188, (int)(end - begin), d182 + begin * 288, w162, d188 + begin * 432, scratch);
}

// convolutions.vae:16  gradient of upsample
// kernel 43, train: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d190 = s->arena + 10368; // [n, 6, 1, 6, 1, 3]
    const vae_real *d188 = s->arena + 0; // [n, 6, 2, 6, 2, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t l = 0; l < 6; l++) {
                for (size_t q = 0; q < 3; q++) {
                    d190[i * 108 + j * 18 + l * 3 + q] = 0.0f;
                }
            }
        }
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 6; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            d190[i * 108 + j * 18 + l * 3 + q] += d188[i * 432 + j * 72 + k * 36 + l * 6 + m * 3 + q];
                        }
                    }
                }
            }
        }
    }
}

// convolutions.vae:16  gradient of silu
// convolutions.vae:16  gradient of conv(3)
// kernel 44, train: loop over rows of [6, 6, 3]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d190 = s->arena + 10368; // [n, 6, 6, 3]
    const vae_real *t157 = s->arena + 17280; // [n, 6, 6, 3]
    const vae_real *h156 = s->arena + 18144; // [n, 6, 6, 3]
    vae_real *d197 = s->arena + 1152; // [n, 6, 6, 3]
    vae_real *d198 = s->arena + 0; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d198[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v195 = t157[i * 108 + j * 3 + k] * (1.0f - t157[i * 108 + j * 3 + k]);
                const vae_real v196 = d190[i * 108 + j * 3 + k] * h156[i * 108 + j * 3 + k] * v195;
                const vae_real v197 = d190[i * 108 + j * 3 + k] * t157[i * 108 + j * 3 + k] + v196;
                d197[i * 108 + j * 3 + k] = v197;
                d198[i * 3 + k] += v197;
            }
        }
    }
}

// convolutions.vae:16  gradient of conv(3)
// kernel 45, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param199 = s->grad + 928; // [1, 1, 3]
    const vae_real *d198 = s->arena + 0; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param199[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param199[j] += d198[i * 3 + j];
        }
    }
}

// convolutions.vae:16  gradient of conv(3)
// kernel 46, train: weight gradient over [3, 3, 4, 3]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h152 = s->arena + 14976; // [n, 6, 6, 4]
    const vae_real *d197 = s->arena + 1152; // [n, 6, 6, 3]
    vae_real *d_param201 = s->grad + 816; // [3, 3, 4, 3]
    static const VaeConv conv201 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_w(&conv201, s->n, h152, d197, d_param201, tile, scratch);
}

// convolutions.vae:16  gradient of conv(3)
// convolutions.vae:15  gradient of relu
// convolutions.vae:15  gradient of batchnorm
// kernel 47, train: product by panels over rows of [6, 6, 4]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d197 = s->arena + 1152; // [n, 6, 6, 3]
    const vae_real *w153 = s->param + 816; // [3, 3, 4, 3]
    vae_real *d208 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *h152 = s->arena + 14976; // [n, 6, 6, 4]
    vae_real *d205 = s->arena + 2080; // [n, 1, 1, 4]
    const vae_real *t149 = s->arena + 22288; // [4]
    const vae_real *t132 = s->arena + 16128; // [n, 6, 6, 4]
    vae_real *d210 = s->arena + 2048; // [n, 1, 1, 4]
    vae_real *d219 = s->arena + 2016; // [n, 1, 1, 4]
    static const VaeConv conv202 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_t(&conv202, (int)(end - begin), d197 + begin * 108, w153, d208 + begin * 144, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d205[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d210[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d219[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v202 = d208[i * 144 + j * 4 + k];
                const vae_real v204 = vae_where(h152[i * 144 + j * 4 + k], v202, 0.0f);
                d205[i * 4 + k] += v204;
                const vae_real v208 = v204 * t149[k];
                d208[i * 144 + j * 4 + k] = v208;
                d210[i * 4 + k] += v204 * t132[i * 144 + j * 4 + k];
                d219[i * 4 + k] += -v208;
            }
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 48, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param206 = s->grad + 800; // [1, 1, 4]
    const vae_real *d205 = s->arena + 2080; // [n, 1, 1, 4]
    vae_real *d211 = s->arena + 1168; // [1, 1, 4]
    const vae_real *d210 = s->arena + 2048; // [n, 1, 1, 4]
    vae_real *d220 = s->arena + 2368; // [1, 1, 4]
    const vae_real *d219 = s->arena + 2016; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param206[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d211[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d220[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param206[j] += d205[i * 4 + j];
            d211[j] += d210[i * 4 + j];
            d220[j] += d219[i * 4 + j];
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 49, train: loop over [4]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param213 = s->grad + 784; // [4]
    const vae_real *d211 = s->arena + 1168; // [4]
    const vae_real *t148 = s->arena + 22304; // [4]
    const vae_real *t149 = s->arena + 22288; // [4]
    vae_real *d222 = s->arena + 1152; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c130 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v213 = d211[j] / t148[j];
        d_param213[j] = v213;
        d222[j] = -(0.5f * (v213 * t149[j])) / t148[j] * c130;
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 50, train: loop over rows of [4]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d223 = s->arena + 2336; // [n, 4]
    const vae_real *d222 = s->arena + 1152; // [4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d223[i * 4 + j] = d222[j];
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 51, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d223 = s->arena + 2336; // [n, 1, 1, 4]
    const vae_real *t132 = s->arena + 16128; // [n, 6, 6, 4]
    vae_real *d230 = s->arena + 1152; // [n, 6, 6, 4]
    const vae_real *d208 = s->arena + 0; // [n, 6, 6, 4]
    vae_real *d231 = s->arena + 2304; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d231[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v228 = 2.0f * d223[i * 4 + k] * t132[i * 144 + j * 4 + k];
                d230[i * 144 + j * 4 + k] = d208[i * 144 + j * 4 + k] + v228;
                d231[i * 4 + k] += -v228;
            }
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 52, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d232 = s->arena + 16; // [1, 1, 4]
    const vae_real *d231 = s->arena + 2304; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d232[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d232[j] += d231[i * 4 + j];
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 53, train: loop over [4]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d220 = s->arena + 2368; // [4]
    const vae_real *d232 = s->arena + 16; // [4]
    vae_real *d235 = s->arena + 0; // [4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c130 = 0.0277777778f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        d235[j] = (d220[j] + d232[j]) * c130;
    }
}

// convolutions.vae:15  gradient of batchnorm
// kernel 54, train: loop over rows of [4]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d236 = s->arena + 2336; // [n, 4]
    const vae_real *d235 = s->arena + 0; // [4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d236[i * 4 + j] = d235[j];
        }
    }
}

// convolutions.vae:15  gradient of batchnorm
// convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
// kernel 55, train: loop over rows of [6, 6, 4]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d238 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *d230 = s->arena + 1152; // [n, 6, 6, 4]
    const vae_real *d236 = s->arena + 2336; // [n, 1, 1, 4]
    vae_real *d239 = s->arena + 2304; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d239[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v238 = d230[i * 144 + j * 4 + k] + d236[i * 4 + k];
                d238[i * 144 + j * 4 + k] = v238;
                d239[i * 4 + k] += v238;
            }
        }
    }
}

// convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
// kernel 56, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param240 = s->grad + 768; // [1, 1, 4]
    const vae_real *d239 = s->arena + 2304; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param240[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param240[j] += d239[i * 4 + j];
        }
    }
}

// convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
// kernel 57, train: weight gradient over [4, 4, 4, 3]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d238 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *h117 = s->arena + 21600; // [n, 3, 3, 3]
    vae_real *d_param242 = s->grad + 576; // [4, 4, 4, 3]
    static const VaeConv conv242 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_w(&conv242, s->n, d238, h117, d_param242, tile, scratch);
}

// convolutions.vae:15  gradient of deconv(4, kernel=4, stride=2)
// convolutions.vae:14  gradient of relu
// kernel 58, train: product by panels over rows of [3, 3, 3]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d238 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *w118 = s->param + 576; // [4, 4, 4, 3]
    vae_real *d245 = s->arena + 1152; // [n, 27]
    const vae_real *h116 = s->arena + 21600; // [n, 27]
    static const VaeConv conv243 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv(&conv243, (int)(end - begin), d238 + begin * 144, w118, d245 + begin * 27, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v243 = d245[i * 27 + j];
            d245[i * 27 + j] = vae_where(h116[i * 27 + j], v243, 0.0f);
        }
    }
}

// convolutions.vae:14  gradient of dense(3 * 3 * 3)
// kernel 59, train: weight gradient over [3, 27]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z104 = s->arena + 22064; // [n, 3]
    const vae_real *d245 = s->arena + 1152; // [n, 27]
    vae_real *d_param247 = s->grad + 448; // [3, 27]
    if (tile == 1) {
        vae_real *d_param246 = s->grad + 544; // [27]
        vae_column_sums(s->n, 27, d245, 27, d_param246);
        return;
    }
    const int begin = tile * 64, end = begin + 64 < 27 ? begin + 64 : 27;
    vae_gemm_tn(3, end - begin, s->n, z104, 3, d245 + begin, 27, d_param247 + begin, 27);
}

// convolutions.vae:14  gradient of dense(3 * 3 * 3)
// convolutions.vae:5  gradient of sampling and KL
// kernel 60, train: product by panels over rows of [3]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d245 = s->arena + 1152; // [n, 27]
    const vae_real *w112 = s->param + 448; // [3, 27]
    vae_real *d253 = s->arena + 0; // [n, 3] in rows of 6
    const vae_real *t106 = s->arena + 22032; // [n, 3]
    const vae_real *mean97 = s->arena + 21984; // [n, 3] in rows of 6
    const vae_real *eps99 = s->arena + 22128; // [n, 3]
    const vae_real *t102 = s->arena + 22096; // [n, 3]
    vae_real *d257 = s->arena + 3; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c179 = beta * inv_n;
    const vae_real c249 = 0.5f * c179;
    vae_gemm_nt((int)(end - begin), 3, 27, d245 + begin * 27, 27, w112, 27, d253 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v248 = d253[i * 6 + j];
            d253[i * 6 + j] = c179 * mean97[i * 6 + j] + v248;
            d257[i * 6 + j] = c249 * t106[i * 3 + j] - c249 + 0.5f * (v248 * eps99[i * 3 + j] * t102[i * 3 + j]);
        }
    }
}

// convolutions.vae:5  gradient of posterior heads (added by the compiler)
// kernel 61, train: weight gradient over [4, 6]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h92 = s->arena + 22160; // [n, 4]
    const vae_real *d258 = s->arena + 0; // [n, 6]
    vae_real *d_param260 = s->grad + 400; // [4, 6]
    if (tile == 1) {
        vae_real *d_param259 = s->grad + 432; // [6]
        vae_column_sums(s->n, 6, d258, 6, d_param259);
        return;
    }
    const int begin = tile * 64, end = begin + 64 < 6 ? begin + 64 : 6;
    vae_gemm_tn(4, end - begin, s->n, h92, 4, d258 + begin, 6, d_param260 + begin, 6);
}

// convolutions.vae:5  gradient of posterior heads (added by the compiler)
// convolutions.vae:10  gradient of globalavgpool
// kernel 62, train: product by panels over rows of [4]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d258 = s->arena + 0; // [n, 6]
    const vae_real *w93 = s->param + 400; // [4, 6]
    vae_real *d263 = s->arena + 144; // [n, 1, 1, 4]
    vae_gemm_nt((int)(end - begin), 4, 6, d258 + begin * 6, 6, w93, 6, d263 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v261 = d263[i * 4 + j];
            d263[i * 4 + j] = 0.111111111f * v261;
        }
    }
}

// convolutions.vae:10  gradient of globalavgpool
// convolutions.vae:10  gradient of layernorm
// kernel 63, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d263 = s->arena + 144; // [n, 1, 1, 4]
    vae_real *d265 = s->arena + 112; // [n, 1, 1, 4]
    vae_real *d268 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *t74 = s->param + 368; // [4]
    const vae_real *t86 = s->arena + 19872; // [n, 3, 3, 4]
    vae_real *d270 = s->arena + 80; // [n, 1, 1, 4]
    const vae_real *t79 = s->arena + 20160; // [n, 3, 3, 4]
    vae_real *d275 = s->arena + 0; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d265[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d270[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            vae_real d275_sum = 0.0f;
            VAE_SIMD_SUM(d275_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v264 = d263[i * 4 + k];
                d265[i * 4 + k] += v264;
                const vae_real v268 = v264 * t74[k];
                d268[i * 36 + j * 4 + k] = v268;
                d270[i * 4 + k] += d263[i * 4 + k] * t86[i * 36 + j * 4 + k];
                d275_sum += v268 * t79[i * 36 + j * 4 + k];
            }
            d275[i * 9 + j] = d275_sum;
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// kernel 64, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param266 = s->grad + 384; // [1, 1, 4]
    const vae_real *d265 = s->arena + 112; // [n, 1, 1, 4]
    vae_real *d_param271 = s->grad + 368; // [1, 1, 4]
    const vae_real *d270 = s->arena + 80; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param266[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d_param271[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param266[j] += d265[i * 4 + j];
            d_param271[j] += d270[i * 4 + j];
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// kernel 65, train: loop over rows of [3, 3, 1]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d275 = s->arena + 0; // [n, 3, 3, 1]
    const vae_real *t84 = s->arena + 21904; // [n, 3, 3, 1]
    const vae_real *t85 = s->arena + 21824; // [n, 3, 3, 1]
    vae_real *d281 = s->arena + 576; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v278 = 0.5f * (d275[i * 9 + j] / t84[i * 9 + j] * t85[i * 9 + j]);
            d281[i * 9 + j] = 0.25f * (-v278 / t84[i * 9 + j]);
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// kernel 66, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d268 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *t85 = s->arena + 21824; // [n, 3, 3, 1]
    const vae_real *d281 = s->arena + 576; // [n, 3, 3, 1]
    const vae_real *t79 = s->arena + 20160; // [n, 3, 3, 4]
    vae_real *d285 = s->arena + 0; // [n, 3, 3, 4]
    vae_real *d287 = s->arena + 656; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real d287_sum = 0.0f;
            VAE_SIMD_SUM(d287_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v285 = d268[i * 36 + j * 4 + k] * t85[i * 9 + j] + 2.0f * d281[i * 9 + j] * t79[i * 36 + j * 4 + k];
                d285[i * 36 + j * 4 + k] = v285;
                d287_sum += -v285;
            }
            d287[i * 9 + j] = d287_sum;
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// kernel 67, train: loop over rows of [3, 3, 1]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d288 = s->arena + 576; // [n, 3, 3, 1]
    const vae_real *d287 = s->arena + 656; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d288[i * 9 + j] = 0.25f * d287[i * 9 + j];
        }
    }
}

// convolutions.vae:10  gradient of layernorm
// convolutions.vae:10  gradient of conv(4, pad=1)
// kernel 68, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d289 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *d285 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *d288 = s->arena + 576; // [n, 3, 3, 1]
    vae_real *d290 = s->arena + 656; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d290[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v289 = d285[i * 36 + j * 4 + k] + d288[i * 9 + j];
                d289[i * 36 + j * 4 + k] = v289;
                d290[i * 4 + k] += v289;
            }
        }
    }
}

// convolutions.vae:10  gradient of conv(4, pad=1)
// kernel 69, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param291 = s->grad + 352; // [1, 1, 4]
    const vae_real *d290 = s->arena + 656; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param291[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param291[j] += d290[i * 4 + j];
        }
    }
}

// convolutions.vae:10  gradient of conv(4, pad=1)
// kernel 70, train: weight gradient over [3, 3, 4, 4]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h69 = s->arena + 20448; // [n, 3, 3, 4]
    const vae_real *d289 = s->arena + 288; // [n, 3, 3, 4]
    vae_real *d_param293 = s->grad + 208; // [3, 3, 4, 4]
    static const VaeConv conv293 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv_w(&conv293, s->n, h69, d289, d_param293, tile, scratch);
}

// convolutions.vae:10  gradient of conv(4, pad=1)
// kernel 71, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d289 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *w70 = s->param + 208; // [3, 3, 4, 4]
    vae_real *d294 = s->arena + 0; // [n, 3, 3, 4]
    static const VaeConv conv294 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv_t(&conv294, (int)(end - begin), d289 + begin * 36, w70, d294 + begin * 36, scratch);
}

// convolutions.vae:9  gradient of avgpool(kernel=3, stride=1)
// convolutions.vae:9  gradient of leaky_relu
// kernel 72, train: product by panels over rows of [3, 3, 4]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *d294 = s->arena + 0; // [n, 3, 3, 4]
    vae_real *d299 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *h65 = s->arena + 20736; // [n, 3, 3, 4]
    static const VaePool pool295 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool_t(&pool295, d294 + i * 36, d299 + i * 36);
    }
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v295 = d299[i * 36 + j];
            d299[i * 36 + j] = vae_where(h65[i * 36 + j], v295, 0.0f) + 0.01f * vae_where(h65[i * 36 + j], 0.0f, v295);
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 73, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d301 = s->arena + 576; // [n, 1, 1, 2, 2]
    const vae_real *d299 = s->arena + 288; // [n, 3, 3, 2, 2]
    vae_real *d303 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *t47 = s->param + 176; // [2, 2]
    const vae_real *t55 = s->arena + 21312; // [n, 3, 3, 2, 2]
    vae_real *d309 = s->arena + 608; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            for (size_t l = 0; l < 2; l++) {
                d301[i * 4 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 2; k++) {
            d309[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real d309_sum = 0.0f;
                VAE_SIMD_SUM(d309_sum)
                for (size_t l = 0; l < 2; l++) {
                    d301[i * 4 + k * 2 + l] += d299[i * 36 + j * 4 + k * 2 + l];
                    const vae_real v303 = d299[i * 36 + j * 4 + k * 2 + l] * t47[k * 2 + l];
                    d303[i * 36 + j * 4 + k * 2 + l] = v303;
                    d309_sum += v303 * t55[i * 36 + j * 4 + k * 2 + l];
                }
                d309[i * 2 + k] += d309_sum;
            }
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 74, train: sum over the batch over rows of [1, 1, 2, 2]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param302 = s->grad + 192; // [1, 1, 2, 2]
    const vae_real *d301 = s->arena + 576; // [n, 1, 1, 2, 2]
    for (size_t j = 0; j < 4; j++) {
        d_param302[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param302[j] += d301[i * 4 + j];
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 75, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d299 = s->arena + 288; // [n, 3, 3, 2, 2]
    const vae_real *t62 = s->arena + 21024; // [n, 3, 3, 2, 2]
    vae_real *d305 = s->arena + 576; // [n, 1, 1, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d305[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d305[i * 4 + k] += d299[i * 36 + j * 4 + k] * t62[i * 36 + j * 4 + k];
            }
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 76, train: sum over the batch over rows of [1, 1, 2, 2]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param306 = s->grad + 176; // [1, 1, 2, 2]
    const vae_real *d305 = s->arena + 576; // [n, 1, 1, 2, 2]
    for (size_t j = 0; j < 4; j++) {
        d_param306[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param306[j] += d305[i * 4 + j];
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 77, train: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d309 = s->arena + 608; // [n, 1, 1, 2, 1]
    const vae_real *t60 = s->arena + 22336; // [n, 1, 1, 2, 1]
    const vae_real *t61 = s->arena + 22320; // [n, 1, 1, 2, 1]
    vae_real *d315 = s->arena + 576; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v312 = 0.5f * (d309[i * 2 + j] / t60[i * 2 + j] * t61[i * 2 + j]);
            d315[i * 2 + j] = 0.0555555556f * (-v312 / t60[i * 2 + j]);
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 78, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d303 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *t61 = s->arena + 22320; // [n, 1, 1, 2, 1]
    const vae_real *d315 = s->arena + 576; // [n, 1, 1, 2, 1]
    const vae_real *t55 = s->arena + 21312; // [n, 3, 3, 2, 2]
    vae_real *d319 = s->arena + 288; // [n, 3, 3, 2, 2]
    vae_real *d321 = s->arena + 592; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d321[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real d321_sum = 0.0f;
                VAE_SIMD_SUM(d321_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v319 = d303[i * 36 + j * 4 + k * 2 + l] * t61[i * 2 + k] + 2.0f * d315[i * 2 + k] * t55[i * 36 + j * 4 + k * 2 + l];
                    d319[i * 36 + j * 4 + k * 2 + l] = v319;
                    d321_sum += -v319;
                }
                d321[i * 2 + k] += d321_sum;
            }
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 79, train: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d322 = s->arena + 576; // [n, 1, 1, 2, 1]
    const vae_real *d321 = s->arena + 592; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d322[i * 2 + j] = 0.0555555556f * d321[i * 2 + j];
        }
    }
}

// convolutions.vae:9  gradient of groupnorm(2)
// kernel 80, train: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d323 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *d319 = s->arena + 288; // [n, 3, 3, 2, 2]
    const vae_real *d322 = s->arena + 576; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    d323[i * 36 + j * 4 + k * 2 + l] = d319[i * 36 + j * 4 + k * 2 + l] + d322[i * 2 + k];
                }
            }
        }
    }
}

// convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
// kernel 81, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d327 = s->arena + 288; // [n, 1, 1, 4]
    const vae_real *d323 = s->arena + 0; // [n, 3, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d327[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d327[i * 4 + k] += d323[i * 36 + j * 4 + k];
            }
        }
    }
}

// convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
// kernel 82, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param328 = s->grad + 160; // [1, 1, 4]
    const vae_real *d327 = s->arena + 288; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param328[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param328[j] += d327[i * 4 + j];
        }
    }
}

// convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
// kernel 83, train: weight gradient over [2, 2, 3, 4]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h42 = s->arena + 19008; // [n, 6, 6, 3]
    const vae_real *d323 = s->arena + 0; // [n, 3, 3, 4]
    vae_real *d_param330 = s->grad + 112; // [2, 2, 3, 4]
    static const VaeConv conv330 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv_w(&conv330, s->n, h42, d323, d_param330, tile, scratch);
}

// convolutions.vae:9  gradient of conv(4, kernel=2, stride=2, pad=valid)
// kernel 84, train: product by panels over rows of [6, 6, 3]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d323 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *w43 = s->param + 112; // [2, 2, 3, 4]
    vae_real *d331 = s->arena + 10368; // [n, 6, 6, 3]
    static const VaeConv conv331 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv_t(&conv331, (int)(end - begin), d323 + begin * 36, w43, d331 + begin * 108, scratch);
}

// convolutions.vae:8  gradient of maxpool
// convolutions.vae:8  gradient of relu
// convolutions.vae:8  gradient of batchnorm
// kernel 85, train: product by panels over rows of [12, 12, 3]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h41 = s->arena + 3456; // [n, 12, 12, 3]
    const vae_real *h42 = s->arena + 19008; // [n, 6, 6, 3]
    const vae_real *d331 = s->arena + 10368; // [n, 6, 6, 3]
    vae_real *d337 = s->arena + 0; // [n, 12, 12, 3]
    vae_real *d334 = s->arena + 11296; // [n, 1, 1, 3]
    const vae_real *t38 = s->arena + 22352; // [3]
    const vae_real *t16 = s->arena + 6912; // [n, 12, 12, 3]
    vae_real *d339 = s->arena + 11264; // [n, 1, 1, 3]
    vae_real *d348 = s->arena + 11232; // [n, 1, 1, 3]
    static const VaePool pool332 = {
        .height = 12, .width = 12, .channels = 3,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 3, .y_pitch = 3
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool_t(&pool332, h41 + i * 432, h42 + i * 108, d331 + i * 108, 3, d337 + i * 432, 3);
    }
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d334[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d339[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d348[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v332 = d337[i * 432 + j * 3 + k];
                const vae_real v333 = vae_where(h41[i * 432 + j * 3 + k], v332, 0.0f);
                d334[i * 3 + k] += v333;
                const vae_real v337 = v333 * t38[k];
                d337[i * 432 + j * 3 + k] = v337;
                d339[i * 3 + k] += v333 * t16[i * 432 + j * 3 + k];
                d348[i * 3 + k] += -v337;
            }
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 86, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param335 = s->grad + 96; // [1, 1, 3]
    const vae_real *d334 = s->arena + 11296; // [n, 1, 1, 3]
    vae_real *d340 = s->arena + 3472; // [1, 1, 3]
    const vae_real *d339 = s->arena + 11264; // [n, 1, 1, 3]
    vae_real *d349 = s->arena + 10432; // [1, 1, 3]
    const vae_real *d348 = s->arena + 11232; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param335[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d340[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d349[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param335[j] += d334[i * 3 + j];
            d340[j] += d339[i * 3 + j];
            d349[j] += d348[i * 3 + j];
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 87, train: loop over [3]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param342 = s->grad + 80; // [3]
    const vae_real *d340 = s->arena + 3472; // [3]
    const vae_real *t37 = s->arena + 22368; // [3]
    const vae_real *t38 = s->arena + 22352; // [3]
    vae_real *d351 = s->arena + 3456; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v342 = d340[j] / t37[j];
        d_param342[j] = v342;
        d351[j] = -(0.5f * (v342 * t38[j])) / t37[j] * c14;
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 88, train: loop over rows of [3]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d352 = s->arena + 10400; // [n, 3]
    const vae_real *d351 = s->arena + 3456; // [3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d352[i * 3 + j] = d351[j];
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 89, train: loop over rows of [12, 12, 3]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d352 = s->arena + 10400; // [n, 1, 1, 3]
    const vae_real *t16 = s->arena + 6912; // [n, 12, 12, 3]
    vae_real *d358 = s->arena + 3456; // [n, 12, 12, 3]
    const vae_real *d337 = s->arena + 0; // [n, 12, 12, 3]
    vae_real *d359 = s->arena + 10368; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d359[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v356 = 2.0f * d352[i * 3 + k] * t16[i * 432 + j * 3 + k];
                d358[i * 432 + j * 3 + k] = d337[i * 432 + j * 3 + k] + v356;
                d359[i * 3 + k] += -v356;
            }
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 90, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k90(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d360 = s->arena + 16; // [1, 1, 3]
    const vae_real *d359 = s->arena + 10368; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d360[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d360[j] += d359[i * 3 + j];
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 91, train: loop over [3]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d349 = s->arena + 10432; // [3]
    const vae_real *d360 = s->arena + 16; // [3]
    vae_real *d363 = s->arena + 0; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c14 = 0.00694444444f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d363[j] = (d349[j] + d360[j]) * c14;
    }
}

// convolutions.vae:8  gradient of batchnorm
// kernel 92, train: loop over rows of [3]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d364 = s->arena + 6944; // [n, 3]
    const vae_real *d363 = s->arena + 0; // [3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d364[i * 3 + j] = d363[j];
        }
    }
}

// convolutions.vae:8  gradient of batchnorm
// convolutions.vae:8  gradient of conv(3)
// kernel 93, train: loop over rows of [12, 12, 3]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d366 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *d358 = s->arena + 3456; // [n, 12, 12, 3]
    const vae_real *d364 = s->arena + 6944; // [n, 1, 1, 3]
    vae_real *d367 = s->arena + 6912; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d367[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v366 = d358[i * 432 + j * 3 + k] + d364[i * 3 + k];
                d366[i * 432 + j * 3 + k] = v366;
                d367[i * 3 + k] += v366;
            }
        }
    }
}

// convolutions.vae:8  gradient of conv(3)
// kernel 94, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param368 = s->grad + 64; // [1, 1, 3]
    const vae_real *d367 = s->arena + 6912; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param368[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param368[j] += d367[i * 3 + j];
        }
    }
}

// convolutions.vae:8  gradient of conv(3)
// kernel 95, train: weight gradient over [3, 3, 2, 3]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 12672; // [n, 12, 12, 2]
    const vae_real *d366 = s->arena + 0; // [n, 12, 12, 3]
    vae_real *d_param370 = s->grad + 0; // [3, 3, 2, 3]
    static const VaeConv conv370 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_w(&conv370, s->n, x0, d366, d_param370, tile, scratch);
}

// Group 3: nothing here waits for anything else here.
VAE_KERNEL void train_g3(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k3(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k6(s, tile, scratch);
}

// Group 6: nothing here waits for anything else here.
VAE_KERNEL void train_g6(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k8(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k7(s, tile, scratch);
}

// Group 9: each panel of rows goes through all of these.
VAE_KERNEL void train_g9(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
}

// Group 10: each panel of rows goes through all of these.
VAE_KERNEL void train_g10(const VaeState *s, int tile, vae_real *scratch) {
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
}

// Group 11: each panel of rows goes through all of these.
VAE_KERNEL void train_g11(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// Group 12: each panel of rows goes through all of these.
VAE_KERNEL void train_g12(const VaeState *s, int tile, vae_real *scratch) {
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// Group 16: nothing here waits for anything else here.
VAE_KERNEL void train_g16(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k29(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k32(s, tile, scratch);
}

// Group 19: nothing here waits for anything else here.
VAE_KERNEL void train_g19(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k34(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k33(s, tile, scratch);
}

// Group 23: nothing here waits for anything else here.
VAE_KERNEL void train_g23(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k41(s, tile, scratch);
        return;
    }
    tile -= 1;
    if (tile < 1) {
        train_k40(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k38(s, tile, scratch);
}

// Group 24: nothing here waits for anything else here.
VAE_KERNEL void train_g24(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < s->n) {
        train_k42(s, tile, scratch);
        return;
    }
    tile -= s->n;
    train_k39(s, tile, scratch);
}

// Group 27: nothing here waits for anything else here.
VAE_KERNEL void train_g27(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k46(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k45(s, tile, scratch);
}

// Group 37: nothing here waits for anything else here.
VAE_KERNEL void train_g37(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k57(s, tile, scratch);
        return;
    }
    tile -= 1;
    if (tile < (s->n + 6) / 7) {
        train_k58(s, tile, scratch);
        return;
    }
    tile -= (s->n + 6) / 7;
    train_k56(s, tile, scratch);
}

// Group 38: nothing here waits for anything else here.
VAE_KERNEL void train_g38(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k60(s, tile, scratch);
        train_k62(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k59(s, tile, scratch);
}

// Group 40: each panel of rows goes through all of these.
VAE_KERNEL void train_g40(const VaeState *s, int tile, vae_real *scratch) {
    train_k63(s, tile, scratch);
    train_k65(s, tile, scratch);
}

// Group 42: each panel of rows goes through all of these.
VAE_KERNEL void train_g42(const VaeState *s, int tile, vae_real *scratch) {
    train_k66(s, tile, scratch);
    train_k67(s, tile, scratch);
}

// Group 44: nothing here waits for anything else here.
VAE_KERNEL void train_g44(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < (s->n + 6) / 7) {
        train_k71(s, tile, scratch);
        return;
    }
    tile -= (s->n + 6) / 7;
    if (tile < 1) {
        train_k70(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k69(s, tile, scratch);
}

// Group 50: each panel of rows goes through all of these.
VAE_KERNEL void train_g50(const VaeState *s, int tile, vae_real *scratch) {
    train_k77(s, tile, scratch);
    train_k78(s, tile, scratch);
    train_k79(s, tile, scratch);
    train_k80(s, tile, scratch);
}

// Group 51: nothing here waits for anything else here.
VAE_KERNEL void train_g51(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k83(s, tile, scratch);
        return;
    }
    tile -= 1;
    if (tile < 1) {
        train_k81(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k84(s, tile, scratch);
}

// Group 62: nothing here waits for anything else here.
VAE_KERNEL void train_g62(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        train_k95(s, tile, scratch);
        return;
    }
    tile -= 1;
    train_k94(s, tile, scratch);
}

// Every member of the team calls this; vae_tiles shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    vae_tiles(me, train_k0, s, s->n);
    vae_tiles(me, train_k1, s, 1);
    vae_tiles(me, train_k2, s, 1);
    vae_tiles(me, train_g3, s, 1 + 1);
    vae_tiles(me, train_k4, s, 1);
    vae_tiles(me, train_k5, s, 1);
    vae_tiles(me, train_g6, s, 1 + 1);
    vae_tiles(me, train_k9, s, s->n);
    vae_tiles(me, train_k10, s, (s->n + 6) / 7);
    vae_tiles(me, train_g9, s, 1);
    vae_tiles(me, train_g10, s, (s->n + 6) / 7);
    vae_tiles(me, train_g11, s, 1);
    vae_tiles(me, train_g12, s, 1);
    vae_tiles(me, train_k26, s, s->n);
    vae_tiles(me, train_k27, s, 1);
    vae_tiles(me, train_k28, s, 1);
    vae_tiles(me, train_g16, s, 1 + 1);
    vae_tiles(me, train_k30, s, 1);
    vae_tiles(me, train_k31, s, 1);
    vae_tiles(me, train_g19, s, 1 + 1);
    vae_tiles(me, train_k35, s, s->n);
    vae_tiles(me, train_k36, s, 1);
    vae_tiles(me, train_k37, s, s->n);
    vae_tiles(me, train_g23, s, 1 + 1 + 1);
    vae_tiles(me, train_g24, s, s->n + 1);
    vae_tiles(me, train_k43, s, 1);
    vae_tiles(me, train_k44, s, 1);
    vae_tiles(me, train_g27, s, 1 + 1);
    vae_tiles(me, train_k47, s, s->n);
    vae_tiles(me, train_k48, s, 1);
    vae_tiles(me, train_k49, s, 1);
    vae_tiles(me, train_k50, s, 1);
    vae_tiles(me, train_k51, s, 1);
    vae_tiles(me, train_k52, s, 1);
    vae_tiles(me, train_k53, s, 1);
    vae_tiles(me, train_k54, s, 1);
    vae_tiles(me, train_k55, s, 1);
    vae_tiles(me, train_g37, s, 1 + (s->n + 6) / 7 + 1);
    vae_tiles(me, train_g38, s, 1 + 2);
    vae_tiles(me, train_k61, s, 2);
    vae_tiles(me, train_g40, s, 1);
    vae_tiles(me, train_k64, s, 1);
    vae_tiles(me, train_g42, s, 1);
    vae_tiles(me, train_k68, s, 1);
    vae_tiles(me, train_g44, s, (s->n + 6) / 7 + 1 + 1);
    vae_tiles(me, train_k72, s, (s->n + 6) / 7);
    vae_tiles(me, train_k73, s, 1);
    vae_tiles(me, train_k74, s, 1);
    vae_tiles(me, train_k75, s, 1);
    vae_tiles(me, train_k76, s, 1);
    vae_tiles(me, train_g50, s, 1);
    vae_tiles(me, train_g51, s, 1 + 1 + s->n);
    vae_tiles(me, train_k82, s, 1);
    vae_tiles(me, train_k85, s, s->n);
    vae_tiles(me, train_k86, s, 1);
    vae_tiles(me, train_k87, s, 1);
    vae_tiles(me, train_k88, s, 1);
    vae_tiles(me, train_k89, s, 1);
    vae_tiles(me, train_k90, s, 1);
    vae_tiles(me, train_k91, s, 1);
    vae_tiles(me, train_k92, s, 1);
    vae_tiles(me, train_k93, s, 1);
    vae_tiles(me, train_g62, s, 1 + 1);
}

// convolutions.vae:8  conv(3)
// kernel 0, eval: product by panels over rows of [12, 12, 3]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *x0 = s->arena + 6912; // [n, 12, 12, 2]
    const vae_real *w1 = s->param + 0; // [3, 3, 2, 3]
    vae_real *t2 = s->arena + 3456; // [n, 12, 12, 3]
    static const VaeConv conv2 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 288, w1, t2 + begin * 432, scratch);
}

// convolutions.vae:8  batchnorm
// kernel 1, eval: loop over [3]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t8 = s->param + 1040; // [3]
    vae_real *t13 = s->arena + 9248; // [3]
    const vae_real *t5 = s->param + 80; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t13[j] = t5[j] / vae_sqrt(t8[j] + 1e-05f);
    }
}

// convolutions.vae:8  conv(3)
// convolutions.vae:8  batchnorm
// convolutions.vae:8  relu
// kernel 2, eval: loop over rows of [12, 12, 3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t2 = s->arena + 3456; // [n, 12, 12, 3]
    const vae_real *b3 = s->param + 64; // [3]
    const vae_real *t7 = s->param + 1024; // [3]
    const vae_real *t13 = s->arena + 9248; // [3]
    const vae_real *t6 = s->param + 96; // [3]
    vae_real *h16 = s->arena + 0; // [n, 12, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v15 = (t2[i * 432 + j * 3 + k] + b3[k] - t7[k]) * t13[k] + t6[k];
                h16[i * 432 + j * 3 + k] = vae_max(v15, 0.0f);
            }
        }
    }
}

// convolutions.vae:8  maxpool
// kernel 3, eval: product by panels over rows of [6, 6, 3]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h16 = s->arena + 0; // [n, 12, 12, 3]
    vae_real *h17 = s->arena + 3456; // [n, 6, 6, 3]
    static const VaePool pool17 = {
        .height = 12, .width = 12, .channels = 3,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 3, .y_pitch = 3
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool(&pool17, h16 + i * 432, h17 + i * 108);
    }
}

// convolutions.vae:9  conv(4, kernel=2, stride=2, pad=valid)
// kernel 4, eval: product by panels over rows of [3, 3, 4]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h17 = s->arena + 3456; // [n, 6, 6, 3]
    const vae_real *w18 = s->param + 112; // [2, 2, 3, 4]
    vae_real *h21 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *b20 = s->param + 160; // [4]
    static const VaeConv conv19 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv(&conv19, (int)(end - begin), h17 + begin * 108, w18, h21 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v19 = h21[i * 36 + j * 4 + k];
                h21[i * 36 + j * 4 + k] = v19 + b20[k];
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 5, eval: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t27 = s->arena + 0; // [n, 1, 1, 2, 1]
    const vae_real *h21 = s->arena + 288; // [n, 3, 3, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t27[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t27_sum = 0.0f;
                VAE_SIMD_SUM(t27_sum)
                for (size_t l = 0; l < 2; l++) {
                    t27_sum += h21[i * 36 + j * 4 + k * 2 + l];
                }
                t27[i * 2 + k] += t27_sum;
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 6, eval: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t29 = s->arena + 576; // [n, 1, 1, 2, 1]
    const vae_real *t27 = s->arena + 0; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t29[i * 2 + j] = 0.0555555556f * t27[i * 2 + j];
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 7, eval: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t30 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *h21 = s->arena + 288; // [n, 3, 3, 2, 2]
    const vae_real *t29 = s->arena + 576; // [n, 1, 1, 2, 1]
    vae_real *t32 = s->arena + 592; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t32[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t32_sum = 0.0f;
                VAE_SIMD_SUM(t32_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v30 = h21[i * 36 + j * 4 + k * 2 + l] - t29[i * 2 + k];
                    t30[i * 36 + j * 4 + k * 2 + l] = v30;
                    t32_sum += v30 * v30;
                }
                t32[i * 2 + k] += t32_sum;
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 8, eval: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t32 = s->arena + 592; // [n, 1, 1, 2, 1]
    vae_real *t37 = s->arena + 576; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t37[i * 2 + j] = 1.0f / vae_sqrt(0.0555555556f * t32[i * 2 + j] + 1e-05f);
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// convolutions.vae:9  leaky_relu
// kernel 9, eval: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t30 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *t37 = s->arena + 576; // [n, 1, 1, 2, 1]
    const vae_real *t22 = s->param + 176; // [2, 2]
    const vae_real *t23 = s->param + 192; // [2, 2]
    vae_real *h44 = s->arena + 288; // [n, 3, 3, 4]
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

// convolutions.vae:9  avgpool(kernel=3, stride=1)
// kernel 10, eval: product by panels over rows of [3, 3, 4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h44 = s->arena + 288; // [n, 3, 3, 4]
    vae_real *h45 = s->arena + 0; // [n, 3, 3, 4]
    static const VaePool pool45 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool(&pool45, h44 + i * 36, h45 + i * 36);
    }
}

// convolutions.vae:10  conv(4, pad=1)
// convolutions.vae:10  layernorm
// kernel 11, eval: product by panels over rows of [3, 3, 4]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h45 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *w46 = s->param + 208; // [3, 3, 4, 4]
    vae_real *h49 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *b48 = s->param + 352; // [4]
    vae_real *t52 = s->arena + 576; // [n, 3, 3, 1]
    static const VaeConv conv47 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv(&conv47, (int)(end - begin), h45 + begin * 36, w46, h49 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t52_sum = 0.0f;
            VAE_SIMD_SUM(t52_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v47 = h49[i * 36 + j * 4 + k];
                const vae_real v49 = v47 + b48[k];
                h49[i * 36 + j * 4 + k] = v49;
                t52_sum += v49;
            }
            t52[i * 9 + j] = t52_sum;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 12, eval: loop over rows of [3, 3, 1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t54 = s->arena + 656; // [n, 3, 3, 1]
    const vae_real *t52 = s->arena + 576; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t54[i * 9 + j] = 0.25f * t52[i * 9 + j];
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 13, eval: loop over rows of [3, 3, 4]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t55 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *h49 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *t54 = s->arena + 656; // [n, 3, 3, 1]
    vae_real *t57 = s->arena + 576; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t57_sum = 0.0f;
            VAE_SIMD_SUM(t57_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v55 = h49[i * 36 + j * 4 + k] - t54[i * 9 + j];
                t55[i * 36 + j * 4 + k] = v55;
                t57_sum += v55 * v55;
            }
            t57[i * 9 + j] = t57_sum;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 14, eval: loop over rows of [3, 3, 1]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t57 = s->arena + 576; // [n, 3, 3, 1]
    vae_real *t61 = s->arena + 288; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t61[i * 9 + j] = 1.0f / vae_sqrt(0.25f * t57[i * 9 + j] + 1e-05f);
        }
    }
}

// convolutions.vae:10  layernorm
// convolutions.vae:10  globalavgpool
// kernel 15, eval: loop over rows of [3, 3, 4]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t55 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *t61 = s->arena + 288; // [n, 3, 3, 1]
    const vae_real *t50 = s->param + 368; // [4]
    const vae_real *t51 = s->param + 384; // [4]
    vae_real *t65 = s->arena + 368; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t65[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v64 = t55[i * 36 + j * 4 + k] * t61[i * 9 + j] * t50[k] + t51[k];
                t65[i * 4 + k] += v64;
            }
        }
    }
}

// convolutions.vae:10  globalavgpool
// kernel 16, eval: loop over rows of [1, 1, 4]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t67 = s->arena + 48; // [n, 1, 1, 4]
    const vae_real *t65 = s->arena + 368; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t67[i * 4 + j] = 0.111111111f * t65[i * 4 + j];
        }
    }
}

// convolutions.vae:5  posterior heads (added by the compiler)
// kernel 17, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h68 = s->arena + 48; // [n, 4]
    const vae_real *w69 = s->param + 400; // [4, 6]
    vae_real *heads72 = s->arena + 0; // [n, 6]
    const vae_real *b70 = s->param + 432; // [6]
    vae_gemm_nn((int)(end - begin), 6, 4, h68 + begin * 4, 4, w69, 6, heads72 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v71 = heads72[i * 6 + j];
            heads72[i * 6 + j] = v71 + b70[j];
        }
    }
}

// convolutions.vae:5  sampling and KL
// kernel 18, eval: loop over rows of [3]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar74 = s->arena + 3; // [n, 3] in rows of 6
    const vae_real *eps75 = s->arena + 9216; // [n, 3]
    vae_real *z80 = s->arena + 224; // [n, 3]
    const vae_real *mean73 = s->arena + 0; // [n, 3] in rows of 6
    vae_real *t93 = s->arena + 5760; // [n, 3]
    vae_real *t94 = s->arena + 5824; // [n, 1]
    vae_real *t97 = s->arena + 5808; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t94_sum = 0.0f;
        vae_real t97_sum = 0.0f;
        VAE_SIMD_SUM(t94_sum, t97_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v80 = mean73[i * 6 + j] + vae_exp(0.5f * logvar74[i * 6 + j]) * eps75[i * 3 + j];
            z80[i * 3 + j] = v80;
            const vae_real v83 = eps75[i * 3 + j] * eps75[i * 3 + j] + logvar74[i * 6 + j];
            const vae_real v90 = mean73[i * 6 + j] * mean73[i * 6 + j] + vae_exp(logvar74[i * 6 + j]);
            const vae_real v93 = 0.5f * (v90 - 1.0f - logvar74[i * 6 + j]);
            t93[i * 3 + j] = v93;
            t94_sum += v93;
            const vae_real v96 = (-0.5f) * (v80 * v80 + 1.83787707f - (v83 + 1.83787707f));
            t97_sum += v96;
        }
        t94[i] = t94_sum;
        t97[i] = t97_sum;
    }
}

// convolutions.vae:14  dense(3 * 3 * 3)
// convolutions.vae:14  relu
// kernel 19, eval: product by panels over rows of [27]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z80 = s->arena + 224; // [n, 3]
    const vae_real *w98 = s->param + 448; // [3, 27]
    vae_real *h102 = s->arena + 0; // [n, 27]
    const vae_real *b99 = s->param + 544; // [27]
    vae_gemm_nn((int)(end - begin), 27, 3, z80 + begin * 3, 3, w98, 27, h102 + begin * 27, 27);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v100 = h102[i * 27 + j];
            h102[i * 27 + j] = vae_max(v100 + b99[j], 0.0f);
        }
    }
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// kernel 20, eval: product by panels over rows of [6, 6, 4]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h103 = s->arena + 0; // [n, 3, 3, 3]
    const vae_real *w104 = s->param + 576; // [4, 4, 4, 3]
    vae_real *t105 = s->arena + 1152; // [n, 6, 6, 4]
    static const VaeConv conv105 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_t(&conv105, (int)(end - begin), h103 + begin * 27, w104, t105 + begin * 144, scratch);
}

// convolutions.vae:15  batchnorm
// kernel 21, eval: loop over [4]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t111 = s->param + 1072; // [4]
    vae_real *t115 = s->arena + 2304; // [4]
    const vae_real *t108 = s->param + 784; // [4]
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t115[j] = t108[j] / vae_sqrt(t111[j] + 1e-05f);
    }
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// convolutions.vae:15  batchnorm
// convolutions.vae:15  relu
// kernel 22, eval: loop over rows of [6, 6, 4]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t105 = s->arena + 1152; // [n, 6, 6, 4]
    const vae_real *b106 = s->param + 768; // [4]
    const vae_real *t110 = s->param + 1056; // [4]
    const vae_real *t115 = s->arena + 2304; // [4]
    const vae_real *t109 = s->param + 800; // [4]
    vae_real *h118 = s->arena + 0; // [n, 6, 6, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v116 = (t105[i * 144 + j * 4 + k] + b106[k] - t110[k]) * t115[k];
                h118[i * 144 + j * 4 + k] = vae_max(v116 + t109[k], 0.0f);
            }
        }
    }
}

// convolutions.vae:16  conv(3)
// convolutions.vae:16  silu
// kernel 23, eval: product by panels over rows of [6, 6, 3]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h118 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *w119 = s->param + 816; // [3, 3, 4, 3]
    vae_real *h124 = s->arena + 3456; // [n, 6, 6, 3]
    const vae_real *b121 = s->param + 928; // [3]
    static const VaeConv conv120 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv(&conv120, (int)(end - begin), h118 + begin * 144, w119, h124 + begin * 108, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v120 = h124[i * 108 + j * 3 + k];
                const vae_real v122 = v120 + b121[k];
                h124[i * 108 + j * 3 + k] = v122 * vae_sigmoid(v122);
            }
        }
    }
}

// convolutions.vae:16  upsample
// kernel 24, eval: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t126 = s->arena + 0; // [n, 6, 2, 6, 2, 3]
    const vae_real *h124 = s->arena + 3456; // [n, 6, 1, 6, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 6; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            t126[i * 432 + j * 72 + k * 36 + l * 6 + m * 3 + q] = h124[i * 108 + j * 18 + l * 3 + q];
                        }
                    }
                }
            }
        }
    }
}

// convolutions.vae:17  deconv(2)
// convolutions.vae:20  likelihood = bernoulli
// kernel 25, eval: product by panels over rows of [12, 12, 2]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h127 = s->arena + 0; // [n, 12, 12, 3]
    const vae_real *w128 = s->param + 944; // [3, 3, 2, 3]
    vae_real *t129 = s->arena + 3456; // [n, 12, 12, 2]
    const vae_real *b130 = s->param + 1008; // [2]
    const vae_real *x0 = s->arena + 6912; // [n, 288]
    vae_real *t137 = s->arena + 5792; // [n, 1]
    static const VaeConv conv129 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv_t(&conv129, (int)(end - begin), h127 + begin * 432, w128, t129 + begin * 288, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t137_sum = 0.0f;
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD_SUM(t137_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v129 = t129[i * 288 + j * 2 + k];
                const vae_real v131 = v129 + b130[k];
                t137_sum += vae_softplus(v131) - x0[i * 288 + j * 2 + k] * v131;
            }
        }
        t137[i] = t137_sum;
    }
}

// kernel 26, eval: loop over rows of [1]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t138 = s->arena + 0; // [n, 1]
    const vae_real *t97 = s->arena + 5808; // [n, 1]
    const vae_real *t137 = s->arena + 5792; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t138[i] = t97[i] - t137[i];
    }
}

// Group 0: nothing here waits for anything else here.
VAE_KERNEL void eval_g0(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < s->n) {
        eval_k0(s, tile, scratch);
        return;
    }
    tile -= s->n;
    eval_k1(s, tile, scratch);
}

// Group 3: nothing here waits for anything else here.
VAE_KERNEL void eval_g3(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < (s->n + 6) / 7) {
        eval_k4(s, tile, scratch);
        return;
    }
    tile -= (s->n + 6) / 7;
    eval_k21(s, tile, scratch);
}

// Group 4: each panel of rows goes through all of these.
VAE_KERNEL void eval_g4(const VaeState *s, int tile, vae_real *scratch) {
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Group 5: each panel of rows goes through all of these.
VAE_KERNEL void eval_g5(const VaeState *s, int tile, vae_real *scratch) {
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
}

// Group 6: each panel of rows goes through all of these.
VAE_KERNEL void eval_g6(const VaeState *s, int tile, vae_real *scratch) {
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
}

// Group 7: each panel of rows goes through all of these.
VAE_KERNEL void eval_g7(const VaeState *s, int tile, vae_real *scratch) {
    eval_k12(s, tile, scratch);
    eval_k13(s, tile, scratch);
}

// Group 8: each panel of rows goes through all of these.
VAE_KERNEL void eval_g8(const VaeState *s, int tile, vae_real *scratch) {
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
}

// Group 9: each panel of rows goes through all of these.
VAE_KERNEL void eval_g9(const VaeState *s, int tile, vae_real *scratch) {
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
}

// Every member of the team calls this; vae_tiles shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_tiles(me, eval_g0, s, s->n + 1);
    vae_tiles(me, eval_k2, s, 1);
    vae_tiles(me, eval_k3, s, s->n);
    vae_tiles(me, eval_g3, s, (s->n + 6) / 7 + 1);
    vae_tiles(me, eval_g4, s, 1);
    vae_tiles(me, eval_g5, s, 1);
    vae_tiles(me, eval_g6, s, (s->n + 6) / 7);
    vae_tiles(me, eval_g7, s, 1);
    vae_tiles(me, eval_g8, s, 1);
    vae_tiles(me, eval_g9, s, 1);
    vae_tiles(me, eval_k19, s, 1);
    vae_tiles(me, eval_k20, s, s->n);
    vae_tiles(me, eval_k22, s, 1);
    vae_tiles(me, eval_k23, s, s->n);
    vae_tiles(me, eval_k24, s, 1);
    vae_tiles(me, eval_k25, s, s->n);
    vae_tiles(me, eval_k26, s, 1);
}

// convolutions.vae:8  conv(3)
// kernel 0, encode: product by panels over rows of [12, 12, 3]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *x0 = s->arena + 0; // [n, 12, 12, 2]
    const vae_real *w1 = s->param + 0; // [3, 3, 2, 3]
    vae_real *t2 = s->arena + 3456; // [n, 12, 12, 3]
    static const VaeConv conv2 = {
        .height = 12, .width = 12, .channels = 2,
        .out_height = 12, .out_width = 12, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 3
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 288, w1, t2 + begin * 432, scratch);
}

// convolutions.vae:8  batchnorm
// kernel 1, encode: loop over [3]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t8 = s->param + 1040; // [3]
    vae_real *t13 = s->arena + 6912; // [3]
    const vae_real *t5 = s->param + 80; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t13[j] = t5[j] / vae_sqrt(t8[j] + 1e-05f);
    }
}

// convolutions.vae:8  conv(3)
// convolutions.vae:8  batchnorm
// convolutions.vae:8  relu
// kernel 2, encode: loop over rows of [12, 12, 3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t2 = s->arena + 3456; // [n, 12, 12, 3]
    const vae_real *b3 = s->param + 64; // [3]
    const vae_real *t7 = s->param + 1024; // [3]
    const vae_real *t13 = s->arena + 6912; // [3]
    const vae_real *t6 = s->param + 96; // [3]
    vae_real *h16 = s->arena + 0; // [n, 12, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 144; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v15 = (t2[i * 432 + j * 3 + k] + b3[k] - t7[k]) * t13[k] + t6[k];
                h16[i * 432 + j * 3 + k] = vae_max(v15, 0.0f);
            }
        }
    }
}

// convolutions.vae:8  maxpool
// kernel 3, encode: product by panels over rows of [6, 6, 3]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h16 = s->arena + 0; // [n, 12, 12, 3]
    vae_real *h17 = s->arena + 3456; // [n, 6, 6, 3]
    static const VaePool pool17 = {
        .height = 12, .width = 12, .channels = 3,
        .out_height = 6, .out_width = 6,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .x_pitch = 3, .y_pitch = 3
    };
    for (size_t i = begin; i < end; i++) {
        vae_maxpool(&pool17, h16 + i * 432, h17 + i * 108);
    }
}

// convolutions.vae:9  conv(4, kernel=2, stride=2, pad=valid)
// kernel 4, encode: product by panels over rows of [3, 3, 4]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h17 = s->arena + 3456; // [n, 6, 6, 3]
    const vae_real *w18 = s->param + 112; // [2, 2, 3, 4]
    vae_real *h21 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *b20 = s->param + 160; // [4]
    static const VaeConv conv19 = {
        .height = 6, .width = 6, .channels = 3,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 3, .y_pitch = 4
    };
    vae_conv(&conv19, (int)(end - begin), h17 + begin * 108, w18, h21 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v19 = h21[i * 36 + j * 4 + k];
                h21[i * 36 + j * 4 + k] = v19 + b20[k];
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 5, encode: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t27 = s->arena + 0; // [n, 1, 1, 2, 1]
    const vae_real *h21 = s->arena + 288; // [n, 3, 3, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t27[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t27_sum = 0.0f;
                VAE_SIMD_SUM(t27_sum)
                for (size_t l = 0; l < 2; l++) {
                    t27_sum += h21[i * 36 + j * 4 + k * 2 + l];
                }
                t27[i * 2 + k] += t27_sum;
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 6, encode: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t29 = s->arena + 576; // [n, 1, 1, 2, 1]
    const vae_real *t27 = s->arena + 0; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t29[i * 2 + j] = 0.0555555556f * t27[i * 2 + j];
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 7, encode: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t30 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *h21 = s->arena + 288; // [n, 3, 3, 2, 2]
    const vae_real *t29 = s->arena + 576; // [n, 1, 1, 2, 1]
    vae_real *t32 = s->arena + 592; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t32[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t32_sum = 0.0f;
                VAE_SIMD_SUM(t32_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v30 = h21[i * 36 + j * 4 + k * 2 + l] - t29[i * 2 + k];
                    t30[i * 36 + j * 4 + k * 2 + l] = v30;
                    t32_sum += v30 * v30;
                }
                t32[i * 2 + k] += t32_sum;
            }
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// kernel 8, encode: loop over rows of [1, 1, 2, 1]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t32 = s->arena + 592; // [n, 1, 1, 2, 1]
    vae_real *t37 = s->arena + 576; // [n, 1, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t37[i * 2 + j] = 1.0f / vae_sqrt(0.0555555556f * t32[i * 2 + j] + 1e-05f);
        }
    }
}

// convolutions.vae:9  groupnorm(2)
// convolutions.vae:9  leaky_relu
// kernel 9, encode: loop over rows of [3, 3, 2, 2]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t30 = s->arena + 0; // [n, 3, 3, 2, 2]
    const vae_real *t37 = s->arena + 576; // [n, 1, 1, 2, 1]
    const vae_real *t22 = s->param + 176; // [2, 2]
    const vae_real *t23 = s->param + 192; // [2, 2]
    vae_real *h44 = s->arena + 288; // [n, 3, 3, 4]
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

// convolutions.vae:9  avgpool(kernel=3, stride=1)
// kernel 10, encode: product by panels over rows of [3, 3, 4]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h44 = s->arena + 288; // [n, 3, 3, 4]
    vae_real *h45 = s->arena + 0; // [n, 3, 3, 4]
    static const VaePool pool45 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .x_pitch = 4, .y_pitch = 4
    };
    for (size_t i = begin; i < end; i++) {
        vae_avgpool(&pool45, h44 + i * 36, h45 + i * 36);
    }
}

// convolutions.vae:10  conv(4, pad=1)
// convolutions.vae:10  layernorm
// kernel 11, encode: product by panels over rows of [3, 3, 4]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 7, end = vae_panel_end(s, tile, 7);
    const vae_real *h45 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *w46 = s->param + 208; // [3, 3, 4, 4]
    vae_real *h49 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *b48 = s->param + 352; // [4]
    vae_real *t52 = s->arena + 576; // [n, 3, 3, 1]
    static const VaeConv conv47 = {
        .height = 3, .width = 3, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 4
    };
    vae_conv(&conv47, (int)(end - begin), h45 + begin * 36, w46, h49 + begin * 36, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t52_sum = 0.0f;
            VAE_SIMD_SUM(t52_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v47 = h49[i * 36 + j * 4 + k];
                const vae_real v49 = v47 + b48[k];
                h49[i * 36 + j * 4 + k] = v49;
                t52_sum += v49;
            }
            t52[i * 9 + j] = t52_sum;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 12, encode: loop over rows of [3, 3, 1]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t54 = s->arena + 656; // [n, 3, 3, 1]
    const vae_real *t52 = s->arena + 576; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t54[i * 9 + j] = 0.25f * t52[i * 9 + j];
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 13, encode: loop over rows of [3, 3, 4]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t55 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *h49 = s->arena + 288; // [n, 3, 3, 4]
    const vae_real *t54 = s->arena + 656; // [n, 3, 3, 1]
    vae_real *t57 = s->arena + 576; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t57_sum = 0.0f;
            VAE_SIMD_SUM(t57_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v55 = h49[i * 36 + j * 4 + k] - t54[i * 9 + j];
                t55[i * 36 + j * 4 + k] = v55;
                t57_sum += v55 * v55;
            }
            t57[i * 9 + j] = t57_sum;
        }
    }
}

// convolutions.vae:10  layernorm
// kernel 14, encode: loop over rows of [3, 3, 1]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t57 = s->arena + 576; // [n, 3, 3, 1]
    vae_real *t61 = s->arena + 288; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t61[i * 9 + j] = 1.0f / vae_sqrt(0.25f * t57[i * 9 + j] + 1e-05f);
        }
    }
}

// convolutions.vae:10  layernorm
// convolutions.vae:10  globalavgpool
// kernel 15, encode: loop over rows of [3, 3, 4]
VAE_KERNEL void encode_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t55 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *t61 = s->arena + 288; // [n, 3, 3, 1]
    const vae_real *t50 = s->param + 368; // [4]
    const vae_real *t51 = s->param + 384; // [4]
    vae_real *t65 = s->arena + 368; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t65[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v64 = t55[i * 36 + j * 4 + k] * t61[i * 9 + j] * t50[k] + t51[k];
                t65[i * 4 + k] += v64;
            }
        }
    }
}

// convolutions.vae:10  globalavgpool
// kernel 16, encode: loop over rows of [1, 1, 4]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t67 = s->arena + 48; // [n, 1, 1, 4]
    const vae_real *t65 = s->arena + 368; // [n, 1, 1, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t67[i * 4 + j] = 0.111111111f * t65[i * 4 + j];
        }
    }
}

// convolutions.vae:5  posterior heads (added by the compiler)
// kernel 17, encode: product by panels over rows of [6]
VAE_KERNEL void encode_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h68 = s->arena + 48; // [n, 4]
    const vae_real *w69 = s->param + 400; // [4, 6]
    vae_real *heads72 = s->arena + 0; // [n, 6]
    const vae_real *b70 = s->param + 432; // [6]
    vae_gemm_nn((int)(end - begin), 6, 4, h68 + begin * 4, 4, w69, 6, heads72 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v71 = heads72[i * 6 + j];
            heads72[i * 6 + j] = v71 + b70[j];
        }
    }
}

// convolutions.vae:5  posterior heads (added by the compiler)
// kernel 18, encode: loop over rows of [3]
VAE_KERNEL void encode_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t75 = s->arena + 80; // [n, 3]
    const vae_real *mean73 = s->arena + 0; // [n, 3] in rows of 6
    vae_real *t76 = s->arena + 48; // [n, 3]
    const vae_real *logvar74 = s->arena + 3; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t75[i * 3 + j] = mean73[i * 6 + j];
            t76[i * 3 + j] = logvar74[i * 6 + j];
        }
    }
}

// Group 0: nothing here waits for anything else here.
VAE_KERNEL void encode_g0(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < s->n) {
        encode_k0(s, tile, scratch);
        return;
    }
    tile -= s->n;
    encode_k1(s, tile, scratch);
}

// Group 4: each panel of rows goes through all of these.
VAE_KERNEL void encode_g4(const VaeState *s, int tile, vae_real *scratch) {
    encode_k5(s, tile, scratch);
    encode_k6(s, tile, scratch);
}

// Group 5: each panel of rows goes through all of these.
VAE_KERNEL void encode_g5(const VaeState *s, int tile, vae_real *scratch) {
    encode_k7(s, tile, scratch);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
}

// Group 6: each panel of rows goes through all of these.
VAE_KERNEL void encode_g6(const VaeState *s, int tile, vae_real *scratch) {
    encode_k10(s, tile, scratch);
    encode_k11(s, tile, scratch);
}

// Group 7: each panel of rows goes through all of these.
VAE_KERNEL void encode_g7(const VaeState *s, int tile, vae_real *scratch) {
    encode_k12(s, tile, scratch);
    encode_k13(s, tile, scratch);
}

// Group 8: each panel of rows goes through all of these.
VAE_KERNEL void encode_g8(const VaeState *s, int tile, vae_real *scratch) {
    encode_k14(s, tile, scratch);
    encode_k15(s, tile, scratch);
}

// Group 9: each panel of rows goes through all of these.
VAE_KERNEL void encode_g9(const VaeState *s, int tile, vae_real *scratch) {
    encode_k16(s, tile, scratch);
    encode_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_tiles shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_tiles(me, encode_g0, s, s->n + 1);
    vae_tiles(me, encode_k2, s, 1);
    vae_tiles(me, encode_k3, s, s->n);
    vae_tiles(me, encode_k4, s, (s->n + 6) / 7);
    vae_tiles(me, encode_g4, s, 1);
    vae_tiles(me, encode_g5, s, 1);
    vae_tiles(me, encode_g6, s, (s->n + 6) / 7);
    vae_tiles(me, encode_g7, s, 1);
    vae_tiles(me, encode_g8, s, 1);
    vae_tiles(me, encode_g9, s, 1);
    vae_tiles(me, encode_k18, s, 1);
}

// convolutions.vae:14  dense(3 * 3 * 3)
// convolutions.vae:14  relu
// kernel 0, decode: product by panels over rows of [27]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z0 = s->arena + 224; // [n, 3]
    const vae_real *w1 = s->param + 448; // [3, 27]
    vae_real *h5 = s->arena + 0; // [n, 27]
    const vae_real *b2 = s->param + 544; // [27]
    vae_gemm_nn((int)(end - begin), 27, 3, z0 + begin * 3, 3, w1, 27, h5 + begin * 27, 27);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 27; j++) {
            const vae_real v3 = h5[i * 27 + j];
            h5[i * 27 + j] = vae_max(v3 + b2[j], 0.0f);
        }
    }
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// kernel 1, decode: product by panels over rows of [6, 6, 4]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h6 = s->arena + 0; // [n, 3, 3, 3]
    const vae_real *w7 = s->param + 576; // [4, 4, 4, 3]
    vae_real *t8 = s->arena + 1152; // [n, 6, 6, 4]
    static const VaeConv conv8 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 3, .out_width = 3, .out_channels = 3,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv_t(&conv8, (int)(end - begin), h6 + begin * 27, w7, t8 + begin * 144, scratch);
}

// convolutions.vae:15  batchnorm
// kernel 2, decode: loop over [4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t14 = s->param + 1072; // [4]
    vae_real *t19 = s->arena + 2304; // [4]
    const vae_real *t11 = s->param + 784; // [4]
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t19[j] = t11[j] / vae_sqrt(t14[j] + 1e-05f);
    }
}

// convolutions.vae:15  deconv(4, kernel=4, stride=2)
// convolutions.vae:15  batchnorm
// convolutions.vae:15  relu
// kernel 3, decode: loop over rows of [6, 6, 4]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t8 = s->arena + 1152; // [n, 6, 6, 4]
    const vae_real *b9 = s->param + 768; // [4]
    const vae_real *t13 = s->param + 1056; // [4]
    const vae_real *t19 = s->arena + 2304; // [4]
    const vae_real *t12 = s->param + 800; // [4]
    vae_real *h22 = s->arena + 0; // [n, 6, 6, 4]
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
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h22 = s->arena + 0; // [n, 6, 6, 4]
    const vae_real *w23 = s->param + 816; // [3, 3, 4, 3]
    vae_real *h28 = s->arena + 3456; // [n, 6, 6, 3]
    const vae_real *b25 = s->param + 928; // [3]
    static const VaeConv conv24 = {
        .height = 6, .width = 6, .channels = 4,
        .out_height = 6, .out_width = 6, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 4, .y_pitch = 3
    };
    vae_conv(&conv24, (int)(end - begin), h22 + begin * 144, w23, h28 + begin * 108, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v24 = h28[i * 108 + j * 3 + k];
                const vae_real v26 = v24 + b25[k];
                h28[i * 108 + j * 3 + k] = v26 * vae_sigmoid(v26);
            }
        }
    }
}

// convolutions.vae:16  upsample
// kernel 5, decode: loop over rows of [6, 2, 6, 2, 3]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t30 = s->arena + 0; // [n, 6, 2, 6, 2, 3]
    const vae_real *h28 = s->arena + 3456; // [n, 6, 1, 6, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 6; l++) {
                    for (size_t m = 0; m < 2; m++) {
                        VAE_SIMD
                        for (size_t q = 0; q < 3; q++) {
                            t30[i * 432 + j * 72 + k * 36 + l * 6 + m * 3 + q] = h28[i * 108 + j * 18 + l * 3 + q];
                        }
                    }
                }
            }
        }
    }
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

// Group 0: nothing here waits for anything else here.
VAE_KERNEL void decode_g0(const VaeState *s, int tile, vae_real *scratch) {
    if (tile < 1) {
        decode_k0(s, tile, scratch);
        return;
    }
    tile -= 1;
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_tiles shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_tiles(me, decode_g0, s, 1 + 1);
    vae_tiles(me, decode_k1, s, s->n);
    vae_tiles(me, decode_k3, s, 1);
    vae_tiles(me, decode_k4, s, s->n);
    vae_tiles(me, decode_k5, s, 1);
    vae_tiles(me, decode_k6, s, s->n);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 12672, 288}, // [n, 12, 12, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 22128, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 22208, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 22256, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 22224, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 6912, 288}, // [n, 12, 12, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 9216, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 5792, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 5824, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 0, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5760, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 288}, // [n, 12, 12, 2]
    {"z.mean", VAE_OUT_ROW, 0, 80, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 48, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 224, 3}, // [n, 3]
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
    {"x", VAE_IMAGE, 12, 12, 2, 288, VAE_DOMAIN_UNIT, "bernoulli", false, false, 0},
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

const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "convolutions",
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
        "  train          96      271        89,536      212,096\n"
        "  eval           27       88        37,056       86,592\n"
        "  encode         19       47        27,712       49,536\n"
        "  decode          7       21        32,256       46,016\n",
    .batch = 8, .n_param = 1024, .n_state = 64, .n_arena = 22384,
    .n_scratch = 1792,
    .max_threads = 1, .flops_per_row = 122454.0,
    .tensor = tensors, .n_tensors = 30,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 24,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", eval_run, eval_ports, 6},
    .encode = {"encode", encode_run, encode_ports, 3},
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
