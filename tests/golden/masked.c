// masked -- written by vaec 0.1.0 from masked.vae; do not edit.
//
// model masked
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 6, 2]                   -              -
//     mask(0.6, block=2)              [4, 6, 2]                   -              -
//     conv(4, stride=2)               [2, 3, 4]                  76            864
//     relu                            [2, 3, 4]                   -              -
//     flatten                         [24]                        -              -
//   z: mean, logvar heads             [3]                       150            288
//   decoder                           [3]                         -              -
//     dense(48)                       [48]                      192            288
//     reshape(4, 6, 2)                [4, 6, 2]                   -              -
//
//   418 parameters; one training step of 6 rows: 20,736 flops
//   likelihood gaussian(sigma=optimal, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          23      107        17,152       17,152
//   eval            8       42         6,144        6,144
//   encode          4       10         4,480        4,480
//   decode          3        8         3,648        3,648
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// kernel 0, train: loop over rows of [4, 6, 2]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x0 = s->arena + 2880; // [n, 4, 6, 2]
    const vae_real *mean1 = s->param + 448; // [4, 6, 2]
    const vae_real *known2 = s->arena + 2592; // [n, 4, 6, 2]
    vae_real *x5 = s->arena + 2304; // [n, 4, 6, 2]
    vae_real *d102 = s->arena + 576; // [n, 48]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            x5[i * 48 + j] = mean1[j] + known2[i * 48 + j] * (x0[i * 48 + j] - mean1[j]);
            d102[i * 48 + j] = inv_n * known2[i * 48 + j];
        }
    }
}

// masked.vae:7  mask(0.6, block=2)
// kernel 1, train: loop over rows of [2, 1, 3, 1]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *u6 = s->arena + 3792; // [n, 2, 1, 3, 1]
    vae_real *keep9 = s->arena + 3744; // [n, 2, 1, 3, 1]
    vae_real *t11 = s->arena + 3696; // [n, 2, 1, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v9 = vae_step(u6[i * 6 + j] - 0.6f);
            keep9[i * 6 + j] = v9;
            t11[i * 6 + j] = 1.0f - v9;
        }
    }
}

// masked.vae:7  mask(0.6, block=2)
// kernel 2, train: loop over rows of [2, 2, 3, 2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t12 = s->arena + 3456; // [n, 2, 2, 3, 2]
    const vae_real *t11 = s->arena + 3696; // [n, 2, 1, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 3; l++) {
                    VAE_SIMD
                    for (size_t m = 0; m < 2; m++) {
                        t12[i * 24 + j * 12 + k * 6 + l * 2 + m] = t11[i * 6 + j * 3 + l];
                    }
                }
            }
        }
    }
}

// masked.vae:7  mask(0.6, block=2)
// kernel 3, train: loop over rows of [2, 2, 3, 4]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x5 = s->arena + 2304; // [n, 2, 2, 3, 4]
    const vae_real *mean14 = s->param + 448; // [2, 2, 3, 4]
    const vae_real *keep9 = s->arena + 3744; // [n, 2, 1, 3, 1]
    vae_real *t18 = s->arena + 2016; // [n, 2, 2, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 3; l++) {
                    VAE_SIMD
                    for (size_t m = 0; m < 4; m++) {
                        const vae_real v16 = x5[i * 48 + j * 24 + k * 12 + l * 4 + m] - mean14[j * 24 + k * 12 + l * 4 + m];
                        t18[i * 48 + j * 24 + k * 12 + l * 4 + m] = mean14[j * 24 + k * 12 + l * 4 + m] + keep9[i * 6 + j * 3 + l] * v16;
                    }
                }
            }
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h19: [n, 4, 6, 2]
//   w20: [3, 3, 2, 4]
//   h24: [n, 2, 3, 4]
//   b22: [4]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h19,
    const vae_real *w20, vae_real *h24, const vae_real *b22) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    static const VaeConv conv21 = {
        .height = 4, .width = 6, .channels = 2,
        .out_height = 2, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv(&conv21, (int)(end - begin), h19 + begin * 48, w20, h24 + begin * 24, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v21 = h24[i * 24 + j * 4 + k];
                h24[i * 24 + j * 4 + k] = vae_max(v21 + b22[k], 0.0f);
            }
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h25: [n, 24]
//   w26: [24, 6]
//   heads29: [n, 6]
//   b27: [6]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h25,
    const vae_real *w26, vae_real *heads29, const vae_real *b27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 6, 24, h25 + begin * 24, 24, w26, 6, heads29 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v28 = heads29[i * 6 + j];
            heads29[i * 6 + j] = v28 + b27[j];
        }
    }
}

// masked.vae:5  sampling and KL
// kernel 6, train: loop over rows of [3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar31 = s->arena + 3651; // [n, 3] in rows of 6
    vae_real *t35 = s->arena + 3936; // [n, 3]
    const vae_real *eps32 = s->arena + 3968; // [n, 3]
    vae_real *z37 = s->arena + 3904; // [n, 3]
    const vae_real *mean30 = s->arena + 3648; // [n, 3] in rows of 6
    vae_real *t39 = s->arena + 3872; // [n, 3]
    vae_real *t44 = s->arena + 4272; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v35 = vae_exp(0.5f * logvar31[i * 6 + j]);
            t35[i * 3 + j] = v35;
            z37[i * 3 + j] = mean30[i * 6 + j] + v35 * eps32[i * 3 + j];
            const vae_real v39 = vae_exp(logvar31[i * 6 + j]);
            t39[i * 3 + j] = v39;
            const vae_real v42 = mean30[i * 6 + j] * mean30[i * 6 + j] + v39 - 1.0f - logvar31[i * 6 + j];
            t44_sum += 0.5f * v42;
        }
        t44[i] = t44_sum;
    }
}

// masked.vae:8  dense(48)
// masked.vae:10  likelihood = gaussian
// kernel 7, train: product by panels over rows of [48]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z37 = s->arena + 3904; // [n, 3]
    const vae_real *w45 = s->param + 256; // [3, 48]
    vae_real *t51 = s->arena + 1728; // [n, 48]
    const vae_real *b46 = s->param + 400; // [48]
    const vae_real *x5 = s->arena + 2304; // [n, 48]
    vae_real *t52 = s->arena + 1440; // [n, 48]
    vae_gemm_nn((int)(end - begin), 48, 3, z37 + begin * 3, 3, w45, 48, t51 + begin * 48, 48);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v47 = t51[i * 48 + j];
            const vae_real v51 = x5[i * 48 + j] - (v47 + b46[j]);
            t51[i * 48 + j] = v51;
            t52[i * 48 + j] = v51 * v51;
        }
    }
}

// kernel 8, train: loop over rows of [48]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t53 = s->arena + 1152; // [n, 48]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t53[i * 48 + j] = 1.0f;
        }
    }
}

// masked.vae:10  gradient of likelihood = gaussian
// kernel 9, train: loop over rows of [24, 2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t53 = s->arena + 1152; // [n, 24, 2]
    const vae_real *t12 = s->arena + 3456; // [n, 24, 1]
    const vae_real *known2 = s->arena + 2592; // [n, 48]
    vae_real *t60 = s->arena + 4256; // [n, 1]
    const vae_real *t52 = s->arena + 1440; // [n, 24, 2]
    vae_real *t68 = s->arena + 4224; // [n, 1]
    const vae_real *d102 = s->arena + 576; // [n, 24, 2]
    vae_real *d106 = s->arena + 288; // [n, 48]
    vae_real *d107 = s->arena + 4064; // [n, 1]
    vae_real *d111 = s->arena + 4032; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t60_sum = 0.0f;
        vae_real t68_sum = 0.0f;
        vae_real d107_sum = 0.0f;
        vae_real d111_sum = 0.0f;
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD_SUM(t60_sum, t68_sum, d107_sum, d111_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v59 = t53[i * 48 + j * 2 + k] * t12[i * 24 + j] * known2[i * 48 + j * 2 + k];
                t60_sum += v59;
                const vae_real v67 = t52[i * 48 + j * 2 + k] * t12[i * 24 + j] * known2[i * 48 + j * 2 + k];
                t68_sum += v67;
                const vae_real v106 = 0.5f * (d102[i * 48 + j * 2 + k] * t12[i * 24 + j]);
                d106[i * 48 + j * 2 + k] = v106;
                d107_sum += v106;
                d111_sum += v106 * t52[i * 48 + j * 2 + k];
            }
        }
        t60[i] = t60_sum;
        t68[i] = t68_sum;
        d107[i] = d107_sum;
        d111[i] = d111_sum;
    }
}

// masked.vae:10  gradient of likelihood = gaussian
// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t62 = s->arena + 4240; // [1]
    const vae_real *t60 = s->arena + 4256; // [n, 1]
    vae_real *t69 = s->arena + 4208; // [1]
    const vae_real *t68 = s->arena + 4224; // [n, 1]
    vae_real *t96 = s->arena + 4112; // [1]
    const vae_real *t44 = s->arena + 4272; // [n, 1]
    vae_real *d108 = s->arena + 4048; // [1]
    const vae_real *d107 = s->arena + 4064; // [n, 1]
    vae_real *d112 = s->arena + 4016; // [1]
    const vae_real *d111 = s->arena + 4032; // [n, 1]
    vae_real t62_sum = 0.0f;
    vae_real t69_sum = 0.0f;
    vae_real t96_sum = 0.0f;
    vae_real d108_sum = 0.0f;
    vae_real d112_sum = 0.0f;
    VAE_SIMD_SUM(t62_sum, t69_sum, t96_sum, d108_sum, d112_sum)
    for (size_t i = 0; i < rows; i++) {
        t62_sum += t60[i];
        t69_sum += t68[i];
        t96_sum += t44[i];
        d108_sum += d107[i];
        d112_sum += d111[i];
    }
    t62[0] = t62_sum;
    t69[0] = t69_sum;
    t96[0] = t96_sum;
    d108[0] = d108_sum;
    d112[0] = d112_sum;
}

// masked.vae:10  likelihood = gaussian
// masked.vae:10  gradient of likelihood = gaussian
// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t62 = s->arena + 4240; // [1]
    const vae_real *t69 = s->arena + 4208; // [1]
    const vae_real *t49 = s->param + 496; // [1]
    vae_real *t78 = s->param + 496; // [1]
    vae_real *logvar80 = s->arena + 4192; // [1]
    vae_real *t82 = s->arena + 4176; // [1]
    vae_real *t97 = s->arena + 4096; // [1]
    const vae_real *t96 = s->arena + 4112; // [1]
    const vae_real *d112 = s->arena + 4016; // [1]
    const vae_real *d108 = s->arena + 4048; // [1]
    vae_real *d124 = s->arena + 4000; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real v63 = t62[0] * inv_n;
    const vae_real v72 = vae_max(v63, 1e-06f);
    const vae_real v74 = vae_where(v63, t69[0] * inv_n / v72, t49[0]);
    t78[0] = t49[0] + 0.1f * (v74 - t49[0]);
    const vae_real v79 = vae_max(v74, 1e-06f);
    const vae_real v80 = vae_log(v79);
    logvar80[0] = v80;
    const vae_real v82 = vae_exp(-v80);
    t82[0] = v82;
    t97[0] = t96[0] * inv_n;
    const vae_real v121 = vae_where(1e-06f - v74, 0.0f, (d108[0] - d112[0] * v82) / v79);
    d124[0] = vae_where(v63, v121, 0.0f) / v72 * inv_n;
}

// masked.vae:10  likelihood = gaussian
// kernel 12, train: loop over rows of [48]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t52 = s->arena + 1440; // [n, 48]
    const vae_real *t82 = s->arena + 4176; // [1]
    const vae_real *logvar80 = s->arena + 4192; // [1]
    vae_real *t88 = s->arena + 864; // [n, 48]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t88[i * 48 + j] = 0.5f * (logvar80[0] + t52[i * 48 + j] * t82[0] + 1.83787707f);
        }
    }
}

// masked.vae:10  gradient of likelihood = gaussian
// kernel 13, train: loop over rows of [24, 2]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t88 = s->arena + 864; // [n, 24, 2]
    const vae_real *t12 = s->arena + 3456; // [n, 24, 1]
    const vae_real *known2 = s->arena + 2592; // [n, 48]
    vae_real *t93 = s->arena + 4160; // [n, 1]
    const vae_real *d106 = s->arena + 288; // [n, 48]
    const vae_real *t82 = s->arena + 4176; // [1]
    const vae_real *t51 = s->arena + 1728; // [n, 48]
    const vae_real *d124 = s->arena + 4000; // [1]
    vae_real *d131 = s->arena + 0; // [n, 48]
    for (size_t i = begin; i < end; i++) {
        vae_real t93_sum = 0.0f;
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD_SUM(t93_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v92 = t88[i * 48 + j * 2 + k] * t12[i * 24 + j] * known2[i * 48 + j * 2 + k];
                t93_sum += v92;
                const vae_real v116 = 2.0f * (d106[i * 48 + j * 2 + k] * t82[0]) * t51[i * 48 + j * 2 + k];
                const vae_real v129 = 2.0f * (d124[0] * known2[i * 48 + j * 2 + k] * t12[i * 24 + j]);
                d131[i * 48 + j * 2 + k] = -v116 - v129 * t51[i * 48 + j * 2 + k];
            }
        }
        t93[i] = t93_sum;
    }
}

// kernel 14, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t94 = s->arena + 4144; // [1]
    const vae_real *t93 = s->arena + 4160; // [n, 1]
    vae_real t94_sum = 0.0f;
    VAE_SIMD_SUM(t94_sum)
    for (size_t i = 0; i < rows; i++) {
        t94_sum += t93[i];
    }
    t94[0] = t94_sum;
}

// kernel 15, train: loop over [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t95 = s->arena + 4128; // [1]
    const vae_real *t94 = s->arena + 4144; // [1]
    const vae_real *t97 = s->arena + 4096; // [1]
    vae_real *t100 = s->arena + 4080; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v95 = t94[0] * inv_n;
    t95[0] = v95;
    t100[0] = v95 + beta * t97[0];
}

// masked.vae:8  gradient of dense(48)
// kernel 16, train: weight gradient over [3, 48]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z37 = s->arena + 3904; // [n, 3]
    const vae_real *d131 = s->arena + 0; // [n, 48]
    vae_real *d_param133 = s->grad + 256; // [3, 48]
    if (tile == 1) {
        vae_real *d_param132 = s->grad + 400; // [48]
        vae_column_sums(s->n, 48, d131, 48, d_param132);
        return;
    }
    vae_gemm_tn(3, 48, s->n, z37, 3, d131, 48, d_param133, 48);
}

// masked.vae:8  gradient of dense(48)
// masked.vae:5  gradient of sampling and KL
// kernel 17, train: product by panels over rows of [3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d131 = s->arena + 0; // [n, 48]
    const vae_real *w45 = s->param + 256; // [3, 48]
    vae_real *d139 = s->arena + 3600; // [n, 3] in rows of 6
    const vae_real *t39 = s->arena + 3872; // [n, 3]
    const vae_real *mean30 = s->arena + 3648; // [n, 3] in rows of 6
    const vae_real *eps32 = s->arena + 3968; // [n, 3]
    const vae_real *t35 = s->arena + 3936; // [n, 3]
    vae_real *d143 = s->arena + 3603; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = beta * inv_n;
    const vae_real c135 = 0.5f * c101;
    vae_gemm_nt((int)(end - begin), 3, 48, d131 + begin * 48, 48, w45, 48, d139 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v134 = d139[i * 6 + j];
            d139[i * 6 + j] = c101 * mean30[i * 6 + j] + v134;
            d143[i * 6 + j] = c135 * t39[i * 3 + j] - c135 + 0.5f * (v134 * eps32[i * 3 + j] * t35[i * 3 + j]);
        }
    }
}

// masked.vae:5  gradient of posterior heads (added by the compiler)
// kernel 18, train: weight gradient over [24, 6]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h25 = s->arena + 3312; // [n, 24]
    const vae_real *d144 = s->arena + 3600; // [n, 6]
    vae_real *d_param146 = s->grad + 96; // [24, 6]
    if (tile == 2) {
        vae_real *d_param145 = s->grad + 240; // [6]
        vae_column_sums(s->n, 6, d144, 6, d_param145);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 24 ? begin + 16 : 24;
    vae_gemm_tn_claim((int)(end - begin), 6, s->n, h25 + begin, 24, d144, 6, d_param146 + begin * 6, 6,
        vae_claimed(s, d_param146 + begin * 6));
}

// masked.vae:5  gradient of posterior heads (added by the compiler)
// masked.vae:7  gradient of relu
// kernel 19, train: product by panels over rows of [24]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d144 = s->arena + 3600; // [n, 6]
    const vae_real *w26 = s->param + 96; // [24, 6]
    vae_real *d149 = s->arena + 3168; // [n, 2, 3, 4]
    const vae_real *h24 = s->arena + 3312; // [n, 2, 3, 4]
    vae_gemm_nt((int)(end - begin), 24, 6, d144 + begin * 6, 6, w26, 6, d149 + begin * 24, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v147 = d149[i * 24 + j];
            d149[i * 24 + j] = vae_where(h24[i * 24 + j], v147, 0.0f);
        }
    }
}

// masked.vae:7  gradient of conv(4, stride=2)
// kernel 20, train: loop over rows of [2, 3, 4]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d150 = s->arena + 3840; // [n, 1, 1, 4]
    const vae_real *d149 = s->arena + 3168; // [n, 2, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d150[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d150[i * 4 + k] += d149[i * 24 + j * 4 + k];
            }
        }
    }
}

// masked.vae:7  gradient of conv(4, stride=2)
// kernel 21, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param151 = s->grad + 80; // [1, 1, 4]
    const vae_real *d150 = s->arena + 3840; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param151[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param151[j] += d150[i * 4 + j];
        }
    }
}

// masked.vae:7  gradient of conv(4, stride=2)
// kernel 22, train: weight gradient over [3, 3, 2, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h19 = s->arena + 2016; // [n, 4, 6, 2]
    const vae_real *d149 = s->arena + 3168; // [n, 2, 3, 4]
    vae_real *d_param153 = s->grad + 0; // [3, 3, 2, 4]
    static const VaeConv conv153 = {
        .height = 4, .width = 6, .channels = 2,
        .out_height = 2, .out_width = 3, .out_channels = 4,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 2, .y_pitch = 4
    };
    vae_conv_w(&conv153, s->n, h19, d149, d_param153, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k3(s, tile, scratch);
    // masked.vae:7  conv(4, stride=2)
    // masked.vae:7  relu
    // kernel 4, train: product by panels over rows of [2, 3, 4]
    like_train_k4(s, tile, scratch, s->arena + 2016, s->param + 0, s->arena + 3312, s->param + 80);
    // masked.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: product by panels over rows of [6]
    like_train_k5(s, tile, scratch, s->arena + 3312, s->param + 96, s->arena + 3648, s->param + 240);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_k0, 1, {0}},
        {train_k8, 1, {0}},
        {train_u1, 1, {0}}}, 3);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k22, 1, {0}},
        {train_k16, 2, {0}},
        {train_k18, 3, {.weights = true, .first = 96, .each = 96, .end = 240}}}, 3);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 4, 6, 2]
//   mean1: [4, 6, 2]
//   known2: [n, 4, 6, 2]
//   x5: [n, 4, 6, 2]
VAE_SHARED_2(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *mean1, const vae_real *known2, vae_real *x5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            x5[i * 48 + j] = mean1[j] + known2[i * 48 + j] * (x0[i * 48 + j] - mean1[j]);
        }
    }
}

// masked.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [3]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar17 = s->arena + 1299; // [n, 3] in rows of 6
    const vae_real *eps18 = s->arena + 1408; // [n, 3]
    vae_real *z23 = s->arena + 1376; // [n, 3]
    const vae_real *mean16 = s->arena + 1296; // [n, 3] in rows of 6
    vae_real *t37 = s->arena + 1344; // [n, 3]
    vae_real *t38 = s->arena + 1520; // [n, 1]
    vae_real *t41 = s->arena + 1504; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum, t41_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v23 = mean16[i * 6 + j] + vae_exp(0.5f * logvar17[i * 6 + j]) * eps18[i * 3 + j];
            z23[i * 3 + j] = v23;
            const vae_real v26 = eps18[i * 3 + j] * eps18[i * 3 + j] + logvar17[i * 6 + j];
            const vae_real v33 = mean16[i * 6 + j] * mean16[i * 6 + j] + vae_exp(logvar17[i * 6 + j]);
            const vae_real v37 = 0.5f * (v33 - 1.0f - logvar17[i * 6 + j]);
            t37[i * 3 + j] = v37;
            t38_sum += v37;
            const vae_real v40 = (-0.5f) * (v23 * v23 + 1.83787707f - (v26 + 1.83787707f));
            t41_sum += v40;
        }
        t38[i] = t38_sum;
        t41[i] = t41_sum;
    }
}

// masked.vae:8  dense(48)
// masked.vae:10  likelihood = gaussian
// kernel 4, eval: product by panels over rows of [48]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z23 = s->arena + 1376; // [n, 3]
    const vae_real *w42 = s->param + 256; // [3, 48]
    vae_real *t52 = s->arena + 0; // [n, 48]
    const vae_real *b43 = s->param + 400; // [48]
    const vae_real *x5 = s->arena + 288; // [n, 48]
    vae_gemm_nn((int)(end - begin), 48, 3, z23 + begin * 3, 3, w42, 48, t52 + begin * 48, 48);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v44 = t52[i * 48 + j];
            const vae_real v51 = x5[i * 48 + j] - (v44 + b43[j]);
            t52[i * 48 + j] = v51 * v51;
        }
    }
}

// masked.vae:10  likelihood = gaussian
// kernel 5, eval: loop over [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t46 = s->param + 496; // [1]
    vae_real *logvar49 = s->arena + 1488; // [1]
    vae_real *t54 = s->arena + 1472; // [1]
    const vae_real v49 = vae_log(vae_max(t46[0], 1e-06f));
    logvar49[0] = v49;
    t54[0] = vae_exp(-v49);
}

// masked.vae:10  likelihood = gaussian
// kernel 6, eval: loop over rows of [48]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t52 = s->arena + 0; // [n, 48]
    const vae_real *t54 = s->arena + 1472; // [1]
    const vae_real *logvar49 = s->arena + 1488; // [1]
    const vae_real *known2 = s->arena + 576; // [n, 48]
    vae_real *t61 = s->arena + 1456; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 48; j++) {
            const vae_real v58 = 0.5f * (logvar49[0] + t52[i * 48 + j] * t54[0] + 1.83787707f);
            t61_sum += v58 * known2[i * 48 + j];
        }
        t61[i] = t61_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t62 = s->arena + 1440; // [n, 1]
    const vae_real *t41 = s->arena + 1504; // [n, 1]
    const vae_real *t61 = s->arena + 1456; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t62[i] = t41[i] - t61[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [4, 6, 2]
    like_eval_k0(s, tile, scratch, s->arena + 864, s->param + 448, s->arena + 576, s->arena + 288);
    // masked.vae:7  conv(4, stride=2)
    // masked.vae:7  relu
    // kernel 1, eval: product by panels over rows of [2, 3, 4]
    like_train_k4(s, tile, scratch, s->arena + 288, s->param + 0, s->arena + 1152, s->param + 80);
    // masked.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [6]
    like_train_k5(s, tile, scratch, s->arena + 1152, s->param + 96, s->arena + 1296, s->param + 240);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k5, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// masked.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [3]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t18 = s->arena + 1088; // [n, 3]
    const vae_real *mean16 = s->arena + 1008; // [n, 3] in rows of 6
    vae_real *t19 = s->arena + 1056; // [n, 3]
    const vae_real *logvar17 = s->arena + 1011; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t18[i * 3 + j] = mean16[i * 6 + j];
            t19[i * 3 + j] = logvar17[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [4, 6, 2]
    like_eval_k0(s, tile, scratch, s->arena + 576, s->param + 448, s->arena + 288, s->arena + 0);
    // masked.vae:7  conv(4, stride=2)
    // masked.vae:7  relu
    // kernel 1, encode: product by panels over rows of [2, 3, 4]
    like_train_k4(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 864, s->param + 80);
    // masked.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [6]
    like_train_k5(s, tile, scratch, s->arena + 864, s->param + 96, s->arena + 1008, s->param + 240);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// masked.vae:8  dense(48)
// kernel 0, decode: product by panels over rows of [48]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z0 = s->arena + 864; // [n, 3]
    const vae_real *w1 = s->param + 256; // [3, 48]
    vae_real *h4 = s->arena + 576; // [n, 48]
    const vae_real *b2 = s->param + 400; // [48]
    vae_real *t13 = s->arena + 0; // [n, 48]
    vae_gemm_nn((int)(end - begin), 48, 3, z0 + begin * 3, 3, w1, 48, h4 + begin * 48, 48);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v3 = h4[i * 48 + j];
            const vae_real v4 = v3 + b2[j];
            h4[i * 48 + j] = v4;
            t13[i * 48 + j] = v4;
        }
    }
}

// masked.vae:10  likelihood = gaussian
// kernel 1, decode: loop over [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t5 = s->param + 496; // [1]
    vae_real *t11 = s->arena + 896; // [1]
    t11[0] = vae_exp(0.5f * vae_log(vae_max(t5[0], 1e-06f)));
}

// kernel 2, decode: loop over rows of [48]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t12 = s->arena + 288; // [n, 48]
    const vae_real *t11 = s->arena + 896; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t12[i * 48 + j] = t11[0];
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
    {"x", VAE_IN_DATA, 0, 2880, 48}, // [n, 4, 6, 2]
    {"x.observed", VAE_IN_MASK, 0, 2592, 48}, // [n, 4, 6, 2]
    {"encoder.0.u", VAE_IN_UNIFORM, 8, 3792, 6}, // [n, 2, 1, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 3968, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 4080, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 4128, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 4096, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 864, 48}, // [n, 4, 6, 2]
    {"x.observed", VAE_IN_MASK, 0, 576, 48}, // [n, 4, 6, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 1408, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 1456, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1520, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1440, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1344, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 576, 48}, // [n, 4, 6, 2]
    {"x.observed", VAE_IN_MASK, 0, 288, 48}, // [n, 4, 6, 2]
    {"z.mean", VAE_OUT_ROW, 0, 1088, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 1056, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 864, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 576, 48}, // [n, 48]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 48}, // [n, 48]
    {"x.draw1", VAE_OUT_ROW, 0, 288, 48}, // [n, 48]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.x.mean", 1, {48}, {1}, 448, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.1.weight", 4, {4, 2, 3, 3}, {1, 4, 24, 8}, 0, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"encoder.1.bias", 1, {4}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 24}, {1, 6}, 96, VAE_INIT_UNIFORM, 0.471404523f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 24}, {1, 6}, 99, VAE_INIT_UNIFORM, 0.471404523f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 243, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {48, 3}, {1, 48}, 256, VAE_INIT_UNIFORM, 0.342997164f, true, true, false},
    {"decoder.0.bias", 1, {48}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.variance", 1, {1}, {1}, 496, VAE_INIT_CONST, 1.0f, false, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 6, 2, 48, VAE_DOMAIN_ANY, "gaussian", false, true, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 6, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "mask(0.6, block=2)", "[4, 6, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, stride=2)", "[2, 3, 4]", 76},
    {VAE_STAGE_ENCODER, 0, "relu", "[2, 3, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[24]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 150},
    {VAE_STAGE_DECODER, 0, "dense(48)", "[48]", 192},
    {VAE_STAGE_DECODER, 0, "reshape(4, 6, 2)", "[4, 6, 2]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[4, 6, 2]", 1},
};

static const VaeStretch rest[] = {
    {0, 96},
    {240, 448},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "masked", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model masked\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 6, 2]                   -              -\n"
        "    mask(0.6, block=2)              [4, 6, 2]                   -              -\n"
        "    conv(4, stride=2)               [2, 3, 4]                  76            864\n"
        "    relu                            [2, 3, 4]                   -              -\n"
        "    flatten                         [24]                        -              -\n"
        "  z: mean, logvar heads             [3]                       150            288\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(48)                       [48]                      192            288\n"
        "    reshape(4, 6, 2)                [4, 6, 2]                   -              -\n"
        "\n"
        "  418 parameters; one training step of 6 rows: 20,736 flops\n"
        "  likelihood gaussian(sigma=optimal, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          23      107        17,152       17,152\n"
        "  eval            8       42         6,144        6,144\n"
        "  encode          4       10         4,480        4,480\n"
        "  decode          3        8         3,648        3,648\n",
    .batch = 6, .n_param = 448, .n_state = 64, .n_arena = 4288,
    .n_scratch = 2240,
    .max_threads = 1, .flops_per_row = 3456.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
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
        .over_batch = 1,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
